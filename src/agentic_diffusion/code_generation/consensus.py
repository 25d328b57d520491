"""Without tests: cluster candidates by behaviour and say how far they agree.

Two candidates behave alike if they return equal values on every generated input (an exception counts as a value).
The largest cluster, weighted by how many samples fell into it, wins. Agreement is evidence of understanding, not of
correctness, so the best it can give is `partly_verified`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from agentic_diffusion.code_generation.probing import calls
from agentic_diffusion.types import CallResult, Judge, TestReport

MAX_DERIVED_TESTS = 5
MIN_USEFUL_CALLS = 3


@dataclass(frozen=True, slots=True)
class Consensus:
    """The winning behaviour."""

    winner: int
    """Index of the candidate that stands for its cluster: the first, and so the likeliest, of it."""
    agreement: float
    """Share of all samples (the unusable ones too) whose code behaves like the winner's, in [0, 1]."""
    tests: tuple[TestReport, ...]
    """What the winner returned, as derived tests; [] if fewer than three inputs gave a value."""


def behaviour(results: Sequence[CallResult]) -> tuple[str, ...]:
    """A comparable form of what came back."""
    return tuple(repr(result.value) if result.outcome == "passed" else result.outcome for result in results)


def find_consensus(
    candidates: Sequence[str], weights: Sequence[int], num_samples: int, entry_points: Sequence[str], judge: Judge
) -> Consensus | None:
    """Compare distinct candidates (likeliest first; weights: samples that gave each). None if no function can be run."""
    groups: dict[tuple[str, ...], list[int]] = {}
    results: dict[int, list[CallResult]] = {}
    reference = calls(candidates[0], entry_points[0]) if candidates else []
    if not reference:
        return None
    for index, (code, name) in enumerate(zip(candidates, entry_points, strict=True)):
        expressions = [name + call.removeprefix(entry_points[0]) for call in reference]
        results[index] = judge.evaluate(code, expressions)
        groups.setdefault(behaviour(results[index]), []).append(index)
    runnable = [members for members in groups.values() if _values(results[members[0]]) >= MIN_USEFUL_CALLS]
    if not runnable:
        return None
    best = max(runnable, key=lambda members: (sum(weights[index] for index in members), -members[0]))
    winner = best[0]
    agreement = sum(weights[index] for index in best) / num_samples
    name = entry_points[winner]
    tests = [
        TestReport(f"assert {name + call.removeprefix(entry_points[0])} == {result.value!r}", "derived", "passed")
        for call, result in zip(reference, results[winner], strict=True)
        if result.outcome == "passed"
    ]
    return Consensus(winner, agreement, tuple(tests[:MAX_DERIVED_TESTS]))


def _values(results: Sequence[CallResult]) -> int:
    return sum(result.outcome == "passed" for result in results)
