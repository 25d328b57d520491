"""Expected values, read outside as the harness would send them."""

import math

import pytest

from agentic_diffusion.sandbox.languages.go.literals import Reader
from agentic_diffusion.sandbox.languages.go.syntax import names_of, statements, tree
from agentic_diffusion.sandbox.languages.go.types import NotLiteral, Types
from agentic_diffusion.sandbox.wire import Tagged

CODE = """package main

type Point struct{ X, Y int }

type Color int

type Temp = float64

type Grid [][]Point

type Box struct {
	P    *Point
	Name string
	In   any
}

type Pair[T any] struct{ A, B T }

type Raw []byte
"""


def read(source: str) -> Tagged:
    names = names_of(CODE)
    body = tree(f"func f() {{\n_ = {source}\n}}").children[0].child_by_field_name("body")
    assert body is not None
    right = statements(body)[0].child_by_field_name("right")
    assert right is not None
    return Reader(Types(names.types), lambda _: None, lambda _: None).constant(right)


@pytest.mark.parametrize(
    ("source", "kind", "tree"),
    [
        ("3", "untyped int", 3),
        ("-0x_ff", "untyped int", -255),
        ("017", "untyped int", 15),
        ("0b101", "untyped int", 5),
        ("1 << 40", "untyped int", 1 << 40),
        ("-7 / 2", "untyped int", -3),
        ("-7 % 3", "untyped int", -1),
        ("7 / 2.0", "untyped float", 3.5),
        ("1e3", "untyped float", 1000.0),
        ("0.1 + 0.2", "untyped float", 0.3),
        ("'a'", "untyped rune", 97),
        ("'\\n'", "untyped rune", 10),
        ("'\\x41'", "untyped rune", 65),
        ("'世' + 1", "untyped rune", ord("世") + 1),
        ('"a\\tb\\u00e9"', "untyped string", "a\tbé"),
        ('"\\xff"', "untyped string", Tagged("#bytes", b"\xff")),
        ("`a\\n`", "untyped string", "a\\n"),
        ('"a" + "b"', "untyped string", "ab"),
        ("!true", "untyped bool", False),
        ("nil", "untyped nil", None),
        ("math.MaxInt64", "untyped int", 2**63 - 1),
        ("math.Inf(-1)", "float64", -math.inf),
        ("int64(5)", "int64", 5),
        ("float64(5)", "float64", 5.0),
        ("float32(0.1)", "float32", Tagged("#float32", 0.10000000149011612)),
        ("Color(2)", "main.Color", 2),
        ("Temp(2)", "float64", 2.0),
        ("[]byte(\"ab\")", "[]uint8", b"ab"),
        ("Raw{1, 2}", "main.Raw", b"\x01\x02"),
        ("[]rune(\"é\")", "[]int32", [233]),
        ("[]int(nil)", "[]int", None),
        ("(*Point)(nil)", "*main.Point", None),
        ("[]int{}", "[]int", []),
        ("[]float64{1, 2.5}", "[]float64", [1.0, 2.5]),
        ("[]int{2: 7}", "[]int", [0, 0, 7]),
        ("[...]string{\"a\", \"b\"}", "[2]string", ["a", "b"]),
        ("[3]int{1}", "[3]int", [1, 0, 0]),
        ("map[string][]int{\"a\": {1}}", "map[string][]int", {"a": [1]}),
        ("map[Point]bool{{1, 2}: true}", "map[main.Point]bool", Tagged("#pairs", [{"X": 1, "Y": 2}, True])),
        ("Point{1, 2}", "main.Point", {"X": 1, "Y": 2}),
        ("Point{Y: 2}", "main.Point", {"X": 0, "Y": 2}),
        ("&Point{1, 2}", "*main.Point", Tagged("&", {"X": 1, "Y": 2})),
        ("[]*Point{{1, 2}, nil}", "[]*main.Point", [Tagged("&", {"X": 1, "Y": 2}), None]),
        ("Grid{{{1, 2}}}", "main.Grid", [[{"X": 1, "Y": 2}]]),
        ("Box{Name: \"b\", In: 3}", "main.Box", {"P": None, "Name": "b", "In": Tagged("int", 3)}),
        ("[]any{1, \"a\", nil, 2.0, []int{1}}", "[]interface {}",
         [Tagged("int", 1), Tagged("string", "a"), None, Tagged("float64", 2.0), Tagged("[]int", [1])]),
        ("[]error{nil}", "[]error", [None]),
        ("struct{ A int }{1}", "struct { A int }", {"A": 1}),
        ("make([]int, 2)", "[]int", [0, 0]),
        ("len(\"é\")", "int", 2),
        ("[]time.Duration{5}", "[]time.Duration", [5]),
    ],
)  # fmt: skip
def test_a_literal_is_what_the_harness_would_send(source: str, kind: str, tree: object) -> None:
    assert read(source) == Tagged(kind, tree)


@pytest.mark.parametrize(
    "source",
    [
        "f(1)", "x", "1 / 0", "Point{1}", "Point{Z: 1}", "[]int{\"a\"}", "[]string{1}", "Pair[int]{1, 2}",
        "int64(5) * 2", "[]int{1.5}", "func() {}", "1 << 100000", "[]Unknown{1}", "[]byte{300}", "nil + 1",
        "[]int{99999999: 1}", "1e99999", "make([]int, 1<<40)", "xs[0]", "3i",
    ],
)  # fmt: skip
def test_what_is_no_literal_is_not_guessed(source: str) -> None:
    with pytest.raises(NotLiteral):
        read(source)
