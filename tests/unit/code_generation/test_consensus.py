"""Agreement by behaviour, with real cells."""

import pytest

from agentic_diffusion.code_generation.consensus import find_consensus
from agentic_diffusion.types import Judge

LOOP = "def total(numbers):\n    result = 0\n    for n in numbers:\n        result += n\n    return result\n"
SHORT = "def add_up(xs):\n    return sum(xs)\n"
WRONG = "def total(numbers):\n    return len(numbers)\n"
BROKEN = "def total(numbers):\n    return numbers.missing\n"


def test_different_programs_of_one_behaviour_win_together(judge: Judge) -> None:
    found = find_consensus([WRONG, LOOP, SHORT], [3, 2, 2], 8, ["total", "total", "add_up"], judge)
    assert found is not None
    assert (found.winner, found.agreement) == (1, 0.5)
    assert 3 <= len(found.tests) <= 5
    assert all(test.origin == "derived" and test.outcome == "passed" for test in found.tests)
    assert judge.judge(LOOP, [test.source for test in found.tests]).passed


def test_of_equal_groups_the_likelier_wins(judge: Judge) -> None:
    found = find_consensus([WRONG, LOOP], [1, 1], 2, ["total", "total"], judge)
    assert found is not None
    assert (found.winner, found.agreement) == (0, 0.5)


@pytest.mark.parametrize(
    "code", [BROKEN, "def total(numbers):\n    pass\n", "def total():\n    return 1\n", "total = 1"]
)
def test_failing_or_doing_nothing_together_is_no_agreement(judge: Judge, code: str) -> None:
    assert find_consensus([code], [8], 8, ["total"], judge) is None


def test_order_of_sets_and_dicts_does_not_matter(judge: Judge) -> None:
    up = "def f(numbers):\n    return {str(n): {str(m) for m in sorted(numbers)} for n in sorted(numbers)}\n"
    down = up.replace("sorted(numbers)", "sorted(numbers, reverse=True)")
    found = find_consensus([up, down], [1, 1], 2, ["f", "f"], judge)
    assert found is not None
    assert found.agreement == 1


def test_true_is_not_one(judge: Judge) -> None:
    codes = ["def f(n):\n    return n == n\n", "def f(n):\n    return 1\n"]
    found = find_consensus(codes, [1, 1], 2, ["f", "f"], judge)
    assert found is not None
    assert found.agreement == 0.5


@pytest.mark.parametrize("value", ["float('inf')", "'x' * 10_000"])
def test_values_without_a_short_literal_make_no_tests(judge: Judge, value: str) -> None:
    found = find_consensus([f"def f(n):\n    return {value}\n"], [1], 1, ["f"], judge)
    assert found is not None
    assert found.tests == ()


def test_no_candidates_no_consensus(judge: Judge) -> None:
    assert find_consensus([], [], 4, [], judge) is None
