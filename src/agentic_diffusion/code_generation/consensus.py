"""Without tests: cluster candidates by behaviour and say how far they agree.

Two candidates behave alike if they return equal values on every generated input (an exception counts as a value).
The largest cluster, weighted by how many samples fell into it, wins. Agreement is evidence of understanding, not of
correctness, so the best it can give is `partly_verified`.
"""

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from agentic_diffusion.code_generation.languages.brace_calls import brace_calls, equality
from agentic_diffusion.code_generation.probing import calls
from agentic_diffusion.sandbox.comparison import same
from agentic_diffusion.types import CallResult, Judge, TestReport

MAX_DERIVED_TESTS = 5
MIN_USEFUL_CALLS = 3
MAX_VALUE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Consensus:
    """The winning behaviour."""

    winner: int
    """Index of the candidate that stands for its cluster: the first, and so the likeliest, of it."""
    agreement: float
    """Share of all samples (the unusable ones too) whose code behaves like the winner's, in [0, 1]."""
    tests: tuple[TestReport, ...]
    """What the winner returned, as derived tests: at most five, only values that have a short literal."""


def alike(first: Sequence[CallResult], second: Sequence[CallResult]) -> bool:
    """Whether the same came back from every call, by the judge's own strict comparison (True is not 1)."""
    return all(
        one.outcome == other.outcome and (one.outcome != "passed" or same(one.value, other.value))
        for one, other in zip(first, second, strict=True)
    )


def find_consensus(
    candidates: Sequence[str],
    weights: Sequence[int],
    num_samples: int,
    entry_points: Sequence[str],
    judge: Judge,
    language: str = "python",
) -> Consensus | None:
    """Compare distinct candidates (likeliest first; weights: samples that gave each). None if nothing can be run."""
    arguments = _arguments(candidates[0], entry_points[0], language) if candidates else []
    if not arguments:
        return None
    results: list[list[CallResult]] = []
    groups: list[list[int]] = []
    for index, (code, name) in enumerate(zip(candidates, entry_points, strict=True)):
        results.append(judge.evaluate(code, [name + argument for argument in arguments], language=language))
        group = next((group for group in groups if alike(results[group[0]], results[index])), None)
        if group is None:
            groups.append([index])
        else:
            group.append(index)
    useful = [group for group in groups if _is_useful(results[group[0]])]
    if not useful:
        return None
    best = max(useful, key=lambda group: (sum(weights[index] for index in group), -group[0]))
    agreement = sum(weights[index] for index in best) / num_samples
    tests = _derived_tests(entry_points[best[0]], arguments, results[best[0]], language)
    return Consensus(best[0], agreement, tests)


def _arguments(code: str, name: str, language: str) -> list[str]:
    """Argument lists in brackets, for the first candidate; the others are called with the same."""
    if language == "python":
        return [call.removeprefix(name) for call in calls(code, name)]
    return brace_calls(code, name, language)


def _is_useful(results: Sequence[CallResult]) -> bool:
    """Enough calls gave a value, and not only None: agreeing to do nothing is no evidence."""
    values = [result.value for result in results if result.outcome == "passed"]
    return len(values) >= MIN_USEFUL_CALLS and any(value is not None for value in values)


def _derived_tests(
    name: str, arguments: Sequence[str], results: Sequence[CallResult], language: str
) -> tuple[TestReport, ...]:
    """Tests of the first values that can be written down and read back."""
    found = [
        _derived(name + argument, result.value, language)
        for argument, result in zip(arguments, results, strict=True)
        if result.outcome == "passed"
    ]
    tests = [TestReport(test, "derived", "passed") for test in found if test]
    return tuple(tests[:MAX_DERIVED_TESTS])


def _derived(call: str, value: object, language: str) -> str | None:
    if language == "python":
        return f"assert {call} == {value!r}" if _is_readable(value) else None
    return equality(call, value, language) if len(repr(value)) <= MAX_VALUE_CHARS else None


def _is_readable(value: object) -> bool:
    """Whether the value's source is short and gives the value back (nan and inf do not)."""
    source = repr(value)
    try:
        return len(source) <= MAX_VALUE_CHARS and same(ast.literal_eval(source), value)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return False
