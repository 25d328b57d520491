"""Types are learnt by watching a program run."""

import ast

import pytest

from agentic_diffusion.code_generation.languages.value_types import ValueType, parse_type
from agentic_diffusion.training.programs.observing import ANY, NONE, UNKNOWN, Untranslatable, kind_of, merge, observe

INT, LONG, FLOAT, STR = (ValueType(name) for name in ("int", "long", "float", "str"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1, "int"), (True, "bool"), (2**31, "long"), (1.0, "float"), ("a", "str"), (None, "none"),
        ([1, 2**40], "list[long]"), ([], "list[unknown]"), ([1, "a"], "list[any]"),
        ({"a": [1.5]}, "dict[str, list[float]]"),
        ((1, "a"), "tuple[int, str]"), ({1}, "set[int]"), ([None, 1], "list[optional[int]]"),
        ([(1,), (1, 2)], "list[list[int]]"),
    ],
)  # fmt: skip
def test_every_value_has_a_type(value: object, shown: str) -> None:
    assert str(kind_of(value)) == shown


def test_merging_does_not_depend_on_the_order_and_knows_what_has_nothing_in_common() -> None:
    kinds = [INT, LONG, FLOAT, STR, NONE, UNKNOWN, parse_type("list[int]"), ValueType("optional", (INT,))]
    for one in kinds:
        assert merge(one, one) == one
        for other in kinds:
            assert merge(one, other) == merge(other, one)
    assert merge(INT, STR) == ANY
    assert merge(NONE, INT) == ValueType("optional", (INT,))


@pytest.mark.parametrize("value", [2**63, b"", 1j, object()])
def test_values_that_other_languages_lack_are_refused(value: object) -> None:
    with pytest.raises(Untranslatable):
        kind_of(value)


def test_variables_arguments_results_and_letters_are_typed() -> None:
    program = observe(
        "def helper(x: float):\n    return x / 2\n\n"
        "def main(text, scale: float):\n    total = 0\n"
        "    for place, char in enumerate(text):\n        total += helper(scale) if char == 'a' else 0\n"
        "    return total\n",
        [("abc", 3), ("", 1)],
    )
    variables = program.variables["main"]
    assert (variables["text"], variables["char"], variables["scale"]) == (STR, ValueType("char"), FLOAT)
    assert program.returns["helper"] == FLOAT
    assert program.main.name == "main"


def test_what_was_below_zero_is_known() -> None:
    program = observe("def f(a, b):\n    return a + b\n", [(1, -2), (3, 1)])
    names = {node.id: node in program.negatives for node in ast.walk(program.tree) if isinstance(node, ast.Name)}
    assert names == {"a": False, "b": True}


@pytest.mark.parametrize(
    ("source", "said"),
    [("x = 1\n", "no function"), ("def f(n):\n    while True:\n        n = n + 1 - 1\n", "it runs too long")],
)
def test_what_cannot_be_watched_is_refused(source: str, said: str) -> None:
    with pytest.raises(Untranslatable, match=said):
        observe(source, [(1,)])


def test_an_expression_that_no_input_reached_has_no_type() -> None:
    program = observe("def f(x):\n    return x if x else x + 1\n", [(1,)])
    choice = next(node for node in ast.walk(program.tree) if isinstance(node, ast.IfExp))
    with pytest.raises(Untranslatable, match="never evaluated"):
        program.kind(choice.orelse)
