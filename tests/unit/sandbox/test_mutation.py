"""First-order mutants: one change each, everything named in the module's docstring, always in the same order."""

import ast
import difflib

import pytest

from agentic_diffusion.sandbox.mutation import mutants

PROGRAM = '''
import math

def f(xs: list[int], n: int = 2) -> "list[int]":
    """Text of 2 words."""
    total = 0
    for i, x in enumerate(xs[1:n]):
        if not x or -x > 3 and xs[i] != "a":
            total += x ** 2
        elif x:
            return f"v{x + 1}"
    return math.pow(total, n) if xs else None
'''


def changes(source: str) -> list[str]:
    return [description.partition(": ")[2] for _, description in mutants(source)]


@pytest.mark.parametrize(
    ("source", "change"),
    [
        ("a + b", "a + b -> a - b"),
        ("a // b", "a // b -> a % b"),
        ("a << b", "a << b -> a >> b"),
        ("a & b", "a & b -> a | b"),
        ("x += y", "x += y -> x -= y"),
        ("a < b", "a < b -> a <= b"),
        ("a == b", "a == b -> a != b"),
        ("a in b", "a in b -> a not in b"),
        ("a is b", "a is b -> a is not b"),
        ("a < b < c", "a < b < c -> a < b <= c"),
        ("a and b", "a and b -> a or b"),
        ("not a", "not a -> not not a"),
        ("-a", "-a -> +a"),
        ("x = True", "True -> False"),
        ("x = 7", "7 -> 8"),
        ("x = 0.5", "0.5 -> 1.5"),
        ("x = 'ab'", "'ab' -> 'ab*'"),
        ("x[i]", "x[i] -> x[i + 1]"),
        ("x[3]", "3 -> 4"),
        ("x[a:b]", "a:b -> a:b + 1"),
        ("g(a, b, c)", "g(a, b, c) -> g(b, a, c)"),
        ("def f():\n    return x", "return x -> return None"),
        ("if a:\n    b", "a -> not a"),
        ("while a:\n    b", "a -> not a"),
    ],
)
def test_each_kind_of_place_is_changed(source: str, change: str) -> None:
    assert change in changes(source)


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import path",
        "'a docstring'",
        "def f(a: list[3]) -> dict[4, 5]: pass",
        "x: list[3]",
        "g(a)",
        "g(*a, b)",
        "x = None",
        "def f():\n    return None",
        "def f():\n    return",
    ],
)
def test_what_has_no_other_meaning_stays(source: str) -> None:
    assert changes(source) == []


def test_arguments_that_are_the_same_are_not_swapped() -> None:
    assert changes("g(a, a)") == []


def test_a_mutant_differs_in_one_place_and_is_a_program() -> None:
    original = ast.unparse(ast.parse(PROGRAM))
    for mutant, description in mutants(PROGRAM):
        compile(mutant, "<mutant>", "exec")
        lines = difflib.ndiff(original.splitlines(), mutant.splitlines())
        assert [line[0] for line in lines if line[0] in "+-"] == ["-", "+"], description


def test_mutants_are_distinct_named_and_in_a_fixed_order() -> None:
    first, second = list(mutants(PROGRAM)), list(mutants(PROGRAM))
    assert first == second
    assert len({mutant for mutant, _ in first}) == len({description for _, description in first}) == len(first) > 20
    lines = [int(description.split(",")[0].removeprefix("line ")) for _, description in first]
    assert lines == sorted(lines)


def test_text_that_is_no_program_is_refused() -> None:
    with pytest.raises(SyntaxError):
        list(mutants("def f("))
