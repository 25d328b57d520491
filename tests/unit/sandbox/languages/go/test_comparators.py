"""Go's comparisons of plain values."""

import math

import pytest

from agentic_diffusion.sandbox.languages.go.comparators import COMPARATORS
from agentic_diffusion.sandbox.wire import Tagged


def untyped(value: object, kind: str) -> Tagged:
    return Tagged(f"untyped {kind}", value)


ONE, NIL = untyped(1, "int"), untyped(None, "nil")
POINT, OTHER = Tagged("main.Point", {"X": 1}), Tagged("main.Point", {"X": 2})
NO_ERROR = Tagged("error")


def chain(*links: list[str], kind: str = "error") -> Tagged:
    return Tagged(kind, Tagged("#error", list(links)))


EMPTY = ["*errors.errorString", "empty", "c000"]
WRAPPED = ["*fmt.wrapError", "first: empty", "c001"]


@pytest.mark.parametrize(
    ("operation", "left", "right"),
    [
        ("==", Tagged("int", 1), ONE),
        ("==", ONE, Tagged("int64", 1)),
        ("==", Tagged("float64", 1.0), ONE),
        ("==", Tagged("float32", Tagged("#float32", 0.10000000149011612)), untyped(0.1, "float")),
        ("==", Tagged("main.Color", 1), ONE),
        ("==", Tagged("interface {}", Tagged("int", 1)), ONE),
        ("==", Tagged("interface {}", Tagged("main.Point", {"X": 1})), POINT),
        ("==", POINT, Tagged("main.Point", {"X": 1})),
        ("==", Tagged("[]int"), NIL),
        ("==", NIL, NO_ERROR),
        ("==", chain(EMPTY), chain(EMPTY)),
        ("!=", Tagged("interface {}", Tagged("int64", 1)), ONE),
        ("!=", Tagged("[]int", []), NIL),
        ("!=", chain(EMPTY), NIL),
        ("!=", chain(EMPTY), chain(["*errors.errorString", "empty", "c111"])),
        ("!=", Tagged("float64", math.nan), Tagged("float64", math.nan)),
        ("<", Tagged("int", 0), ONE),
        ("<", Tagged("string", "Z"), untyped("a", "string")),
        (">=", Tagged("float64", 1.5), ONE),
        ("DeepEqual", Tagged("int", 1), ONE),
        ("DeepEqual", Tagged("[]int", [1]), Tagged("[]int", [1])),
        ("DeepEqual", Tagged("interface {}", Tagged("[]int", [1])), Tagged("[]int", [1])),
        ("DeepEqual", Tagged("map[string]int", {"a": 1}), Tagged("map[string]int", {"a": 1})),
        ("DeepEqual", Tagged("*main.P", Tagged("&", {"X": 1})), Tagged("*main.P", Tagged("&", {"X": 1}))),
        ("DeepEqual", NO_ERROR, NIL),
        ("DeepEqual", Tagged("map[[1]int]int", Tagged("#pairs", [[1], 1, [2], 2])),
         Tagged("map[[1]int]int", Tagged("#pairs", [[2], 2, [1], 1]))),
        ("sequences", Tagged("[]int"), Tagged("[]int", [])),
        ("errors.Is", chain(WRAPPED, EMPTY), chain(EMPTY)),
        ("errors.Is", NO_ERROR, NIL),
        ("EqualError", chain(EMPTY), untyped("empty", "string")),
        ("ErrorContains", chain(EMPTY), untyped("mpt", "string")),
        ("EqualValues", Tagged("int64", 1), ONE),
        ("Len", Tagged("[]int", [1, 2]), untyped(2, "int")),
        ("Len", Tagged("string", "é"), untyped(2, "int")),
        ("Empty", Tagged("[]int"), ONE),
        ("Empty", Tagged("main.P", {"X": 0}), ONE),
        ("Contains", Tagged("[]string", ["a"]), untyped("a", "string")),
        ("Contains", Tagged("map[string]int", {"a": 1}), untyped("a", "string")),
        ("Contains", Tagged("string", "abc"), untyped("b", "string")),
        ("ElementsMatch", Tagged("[]int", [1, 2, 1]), Tagged("[]int", [1, 1, 2])),
        ("strings.HasPrefix", Tagged("string", "abc"), untyped("ab", "string")),
        ("strings.EqualFold", Tagged("string", "É"), untyped("é", "string")),
        ("math.IsNaN", Tagged("float64", math.nan), ONE),
    ],
)  # fmt: skip
def test_what_holds_in_go_holds_here(operation: str, left: object, right: object) -> None:
    assert COMPARATORS[operation](left, right)


@pytest.mark.parametrize(
    ("operation", "left", "right"),
    [
        ("DeepEqual", Tagged("int64", 1), ONE),
        ("DeepEqual", Tagged("[]int", [1]), Tagged("[]int64", [1])),
        ("DeepEqual", Tagged("[]int"), Tagged("[]int", [])),
        ("DeepEqual", Tagged("[]int"), NIL),
        ("DeepEqual", Tagged("[]float64", [math.nan]), Tagged("[]float64", [math.nan])),
        ("DeepEqual", Tagged("[]bool", [True]), Tagged("[]bool", [1])),
        ("DeepEqual", POINT, OTHER),
        ("DeepEqual", Tagged("m", Tagged("#pairs", [[1], 1, [1], 1])), Tagged("m", Tagged("#pairs", [[1], 1, [2], 1]))),
        ("==", chain(WRAPPED, EMPTY), chain(EMPTY)),
        ("errors.Is", chain(WRAPPED, ["*errors.errorString", "empty", "c222"]), chain(EMPTY)),
        ("errors.Is", NO_ERROR, chain(EMPTY)),
        ("errors.As", chain(EMPTY), "*main.MyError"),
        ("ElementsMatch", Tagged("[]int", [1, 1, 2]), Tagged("[]int", [1, 2, 2])),
        ("Contains", Tagged("[]int", [1]), untyped(2, "int")),
    ],
)
def test_what_does_not_hold_in_go_does_not_hold_here(operation: str, left: object, right: object) -> None:
    assert not COMPARATORS[operation](left, right)


@pytest.mark.parametrize("operation", ["==", "!="])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Tagged("int", 1), untyped("1", "string")),
        (Tagged("int", 1), Tagged("int64", 1)),
        (Tagged("bool", True), ONE),
        (Tagged("int", 1), NIL),
        (Tagged("*main.P", Tagged("&", {})), Tagged("*main.P", Tagged("&", {}))),
        (Tagged("main.Q", {"P": Tagged("&", 1)}), Tagged("main.Q", {"P": Tagged("&", 1)})),
        (Tagged("#panicked"), ONE),
        (Tagged("#panicked"), NIL),
        (1, ONE),
        (None, NIL),
        (chain(EMPTY), ONE),
    ],
)
def test_what_go_would_not_compile_is_neither_equal_nor_unequal(operation: str, left: object, right: object) -> None:
    with pytest.raises(TypeError):
        COMPARATORS[operation](left, right)


@pytest.mark.parametrize("value", [[], [1], [["a"]], "x", None, 3])
def test_a_malformed_error_is_refused(value: object) -> None:
    forged = Tagged("error", Tagged("#error", value))
    with pytest.raises(TypeError):
        COMPARATORS["errors.Is"](forged, chain(EMPTY))


def test_many_elements_in_any_order_are_refused() -> None:
    many = Tagged("[]int", list(range(20_000)))
    with pytest.raises(ValueError, match="10000"):
        COMPARATORS["ElementsMatch"](many, many)


@pytest.mark.parametrize(
    ("operation", "expected", "near", "far", "tolerance"),
    [
        ("InDelta", 1, 1.05, 1.2, 0.1),
        ("InEpsilon", 100, 101.0, 103.0, 0.02),
        ("abs<", 0.5, 0.5, 0.6, 1e-9),
        ("abs<=", 0.5, 0.75, 0.8, 0.25),
    ],
)
def test_a_tolerance_lets_in_what_is_near_alone(
    operation: str, expected: float, near: float, far: float, tolerance: float
) -> None:
    sides = untyped(expected, "float"), untyped(tolerance, "float")
    assert COMPARATORS[operation](sides[0], Tagged("float64", near), sides[1])
    assert not COMPARATORS[operation](sides[0], Tagged("float64", far), sides[1])
    assert not COMPARATORS[operation](sides[0], Tagged("float64", math.nan), sides[1])
