"""Failing spans become masks again: locate the lines that a failure implicates, and the holes to denoise.

Lines come from the traceback where the judge gives one, else from the model's own doubt (the least likely tokens).
The head of the program is never part of a hole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from agentic_diffusion.code_generation.code_diffusion import Candidate
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.types import Verdict


@dataclass(frozen=True, slots=True)
class Hole:
    """A span of a program to be denoised again: what stands before and after it."""

    before: str
    after: str


def hole_at_line(code: str, line: int, *, first_line: int = 2) -> Hole | None:
    """Mask the text of one line (1-based) but not its indentation; None before `first_line` or if there is no text."""
    lines = code.split("\n")
    if not first_line <= line <= len(lines) or not lines[line - 1].strip():
        return None
    text = lines[line - 1]
    indent = text[: len(text) - len(text.lstrip())]
    before = "\n".join(lines[: line - 1]) + "\n" + indent
    return Hole(before, "\n" + "\n".join(lines[line:]))


def implicated_lines(verdict: Verdict) -> list[int]:
    """Lines in which failing cases raised, most frequent first."""
    lines = [case.line for case in verdict.cases if not case.passed and case.line is not None]
    return sorted(set(lines), key=lambda line: -lines.count(line))


def doubted_lines(candidate: Candidate, tokenizer: CodeTokenizer) -> list[int]:
    """Lines of the program ordered by their least likely generated token."""
    line = candidate.code.count("\n", 0, candidate.start) + 1
    doubt: dict[int, float] = {}
    for token, log_prob in zip(candidate.tokens, candidate.log_probs, strict=False):
        line += tokenizer.decode([token]).count("\n")
        doubt[line] = min(doubt.get(line, 0.0), log_prob)
    return sorted(doubt, key=lambda number: doubt[number])


def holes(
    candidate: Candidate, verdict: Verdict, tokenizer: CodeTokenizer, *, budget: int, first_line: int = 2
) -> Iterator[Hole]:
    """At most `budget` holes, the best founded first; none before `first_line` (what the prompt gave)."""
    lines = dict.fromkeys([*implicated_lines(verdict), *doubted_lines(candidate, tokenizer)])
    found = (hole_at_line(candidate.code, line, first_line=first_line) for line in lines)
    yield from islice((hole for hole in found if hole is not None), budget)
