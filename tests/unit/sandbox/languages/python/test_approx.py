"""Expected values with a tolerance mean what pytest means, with the strictness of `same`."""

import itertools
import math

import pytest

from agentic_diffusion.sandbox.comparison import OPERATORS, Approx, same

NUMBERS = [0, 1, -1, 3.0, 3.0000001, 3.001, 1e-13, 1e9, 1e9 + 500, 1e-6, math.inf, -math.inf, math.nan, 2 + 1e-7j]
TOLERANCES = [{}, {"rel": 1e-3}, {"abs": 0.01}, {"rel": 0.0, "abs": 1e-12}, {"rel": 1e-9, "abs": 1e3}]


@pytest.mark.parametrize("tolerance", TOLERANCES)
def test_numbers_are_near_where_pytest_says_so(tolerance: dict[str, float]) -> None:
    for actual, expected in itertools.product(NUMBERS, NUMBERS):
        near = Approx(expected, tolerance.get("rel"), tolerance.get("abs"))
        assert same(actual, near) is (actual == pytest.approx(expected, **tolerance)), (actual, expected)
        assert same(near, actual) is same(actual, near)


def test_nan_is_near_nan_only_where_that_is_asked_for() -> None:
    assert same(math.nan, Approx(math.nan, nan_ok=True))
    assert not same(1.0, Approx(math.nan, nan_ok=True))
    assert not same(math.nan, Approx(math.nan))


@pytest.mark.parametrize(
    ("actual", "expected"),
    [([1, 2.0], [1.0, 2]), ((1,), (1,)), ({"a": 1.0}, {"a": 1}), ([None, "x"], [None, "x"]), ([[1.0]], [[1]])],
)
def test_containers_are_compared_part_by_part(actual: object, expected: object) -> None:
    assert same(actual, Approx(expected))


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (True, 1),
        (1, True),
        ((1,), [1]),
        ([1], [1, 2]),
        ([1.1], [1]),
        ({"a": 1.1}, {"a": 1}),
        ({"b": 1}, {"a": 1}),
        ({1: 1}, {True: 1}),
        (None, 0),
        ("1", 1),
    ],
)
def test_other_kinds_and_shapes_are_not_near(actual: object, expected: object) -> None:
    assert not same(actual, Approx(expected))
    assert OPERATORS["NotEq"](actual, Approx(expected))


def test_a_tolerance_may_stand_within_a_plain_value() -> None:
    assert same([1.0000000001, "x"], [Approx(1), "x"])
    assert same({"a": 1.0000000001}, {"a": Approx(1)})
    assert not same([1.1], [Approx(1)])


def test_what_has_no_meaning_is_refused() -> None:
    with pytest.raises(ValueError, match="tolerance"):
        Approx(1, -1.0)
    with pytest.raises(TypeError, match="set"):
        Approx({1})
    with pytest.raises(TypeError):
        OPERATORS["Lt"](1, Approx(1))
