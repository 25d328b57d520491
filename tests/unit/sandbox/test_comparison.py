"""The strict equality that verdicts rest on."""

import math

import pytest

from agentic_diffusion.sandbox.comparison import OPERATORS, same

EQUAL = [
    (1, 1),
    (2, 2.0),
    (1.5, 1.5 + 0j),
    (True, True),
    (None, None),
    ("a", "a"),
    (b"a", b"a"),
    ([1, [2.0]], [1.0, [2]]),
    ((1, "x"), (1, "x")),
    ({1, 2}, frozenset({2, 1.0})),
    ({(1, 2): [3]}, {(1.0, 2): [3]}),
    ({frozenset({1}): None}, {frozenset({1.0}): None}),
    (math.inf, math.inf),
]
DIFFERENT = [
    (1, True),
    (0, False),
    (0, None),
    ("1", 1),
    ("a", b"a"),
    ([1], (1,)),
    ([True], [1]),
    ({True}, {1}),
    ({1: "a"}, {True: "a"}),
    ({1: "a"}, {1: "b"}),
    ({1: "a"}, {2: "a"}),
    ({1: None}, {2: None}),
    ({1}, [1]),
    ([1, 2], [1]),
    ({1, 2}, {1}),
    (math.nan, math.nan),
]


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_equal_values_are_the_same_in_both_directions(left: object, right: object) -> None:
    assert same(left, right)
    assert same(right, left)
    assert not OPERATORS["NotEq"](left, right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_values_of_other_kind_or_content_are_not_the_same(left: object, right: object) -> None:
    assert not same(left, right)
    assert not same(right, left)
    assert OPERATORS["NotEq"](left, right)


@pytest.mark.parametrize("wrap", [lambda x: [x], lambda x: (x,), lambda x: {x}, lambda x: {x: 1}, lambda x: {1: x}])
def test_nan_equals_nothing_even_where_identity_would_say_so(wrap) -> None:
    assert not same(wrap(math.nan), wrap(math.nan))


def test_membership_uses_the_same_strictness() -> None:
    assert OPERATORS["In"](2.0, [1, 2])
    assert not OPERATORS["In"](True, [1, 2])
    assert OPERATORS["NotIn"](math.nan, [math.nan])
    assert OPERATORS["In"]("b", "abc")
    assert OPERATORS["In"]("k", {"k": 1})
    with pytest.raises(TypeError):
        OPERATORS["In"](1, 2)


def test_ordering_raises_where_python_raises() -> None:
    assert OPERATORS["Lt"](1, 2.5)
    assert OPERATORS["GtE"]("b", "a")
    assert OPERATORS["Is"](None, None)
    assert OPERATORS["IsNot"](0, None)
    with pytest.raises(TypeError):
        OPERATORS["LtE"](1, "a")
    with pytest.raises(TypeError):
        OPERATORS["Gt"](1, None)
