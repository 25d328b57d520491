"""Holes are cut where the failure points, and only there."""

import pytest

from agentic_diffusion.code_generation.code_diffusion import Candidate
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.repair import Hole, doubted_lines, hole_at_line, holes, implicated_lines
from agentic_diffusion.types import Case, Verdict

CODE = "def f(x):\n    y = x + 1\n\n    return y\n"


def verdict(*lines: int | None) -> Verdict:
    return Verdict("error", tuple(Case("assert f(1)", "error", line=line) for line in lines), "none", 1.0)


def candidate(tokenizer: CodeTokenizer, prefix: str, generated: str, suffix: str = "", *, doubt: str = "") -> Candidate:
    tokens = tokenizer.encode(generated)
    doubted = [-5.0 if doubt and doubt in tokenizer.decode([token]) else -0.1 for token in tokens]
    return Candidate(prefix + generated + suffix, generated, tuple(tokens), tuple(doubted), True, len(prefix))


@pytest.mark.parametrize("line", [2, 4])
def test_a_hole_is_one_line_without_its_indent(line: int) -> None:
    hole = hole_at_line(CODE, line)
    assert hole is not None
    text = CODE.split("\n")[line - 1].strip()
    assert hole.before + text + hole.after == CODE
    assert hole.before.endswith("\n    ")


@pytest.mark.parametrize("line", [-1, 0, 1, 3, 5, 99])
def test_the_head_and_empty_lines_are_never_holes(line: int) -> None:
    assert hole_at_line(CODE, line) is None


def test_what_the_prompt_gave_is_never_a_hole() -> None:
    assert hole_at_line(CODE, 2, first_line=3) is None
    assert hole_at_line(CODE, 4, first_line=3) is not None


def test_lines_of_failures_come_most_frequent_first() -> None:
    assert implicated_lines(verdict(4, 2, 4, None)) == [4, 2]
    passed = Verdict("passed", (Case("assert f(1)", "passed", line=2),), "none", 1.0)
    assert implicated_lines(passed) == []


def test_the_least_likely_token_marks_its_line(tokenizer: CodeTokenizer) -> None:
    doubtful = candidate(tokenizer, "def f(x):", CODE.removeprefix("def f(x):"), doubt="+")
    assert doubted_lines(doubtful, tokenizer)[0] == 2


def test_lines_of_a_filled_hole_are_counted_from_its_place(tokenizer: CodeTokenizer) -> None:
    filled = candidate(tokenizer, "def f(x):\n    y = 1\n    ", "z = y + x", "\n    return z\n", doubt="+")
    assert doubted_lines(filled, tokenizer) == [3]


def test_holes_keep_to_the_budget_without_repeats_and_the_evidence_goes_first(tokenizer: CodeTokenizer) -> None:
    broken = candidate(tokenizer, "def f(x):", CODE.removeprefix("def f(x):"), doubt="+")
    found = list(holes(broken, verdict(4, 4, 1), tokenizer, budget=3))
    assert found[0] == Hole("def f(x):\n    y = x + 1\n\n    ", "\n")
    assert found[1].before == "def f(x):\n    "
    assert len(found) == 2
    assert list(holes(broken, verdict(4), tokenizer, budget=1)) == found[:1]
    assert list(holes(broken, verdict(4), tokenizer, budget=3, first_line=5)) == []
