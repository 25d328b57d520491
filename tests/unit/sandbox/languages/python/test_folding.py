"""The small interpreter computes what Python computes, or says that it does not."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentic_diffusion.sandbox.languages.python.folding import Folder, is_fixed, literal, unpack
from agentic_diffusion.sandbox.languages.python.functions import MAX_LENGTH, NotHere


def fold(source: str, *values: object) -> object:
    return Folder(values).fold(ast.parse(source, mode="eval").body)


COMPUTED = [
    "[1, 'a', (2.5, None), {3: b'x'}, {4}]",
    "-3 + 2 ** 10 // 7 % 5 - 1.5 * 2 / 4",
    "'ab' * 3 + 'c'",
    "[1] + [2] * 2",
    "[*range(3), *'ab']",
    "{**{1: 2}, 3: 4}",
    "[3, 1, 2][1:][0]",
    "{'a': [1, 2]}['a'][-1]",
    "'abc'[::-1]",
    "sorted([3, 1], reverse=True)",
    "sum(x * x for x in range(5))",
    "[x for x in range(9) if x % 2]",
    "{x: y for x, y in zip('ab', [1, 2])}",
    "{x % 3 for x in range(9)}",
    "[(i, x) for i, x in enumerate('ab', 1)]",
    "[x + y for x in (1, 2) for y in (10, 20)]",
    "list(reversed([1, 2]))",
    "sorted({'b': 1, 'a': 2}.items())",
    "list({'b': 1}.values())",
    "max(3, 1) - min([3, 1])",
    "round(2.567, 1)",
    "str(12) + repr('a') + f'{3}!'",
    "' a b '.strip().upper().split()",
    "'-'.join(['a', 'b'])",
    "1 if [] else 2",
    "1 < 2 < 3 and not (3 in [4]) or 0",
    "divmod(7, 2)",
    "float('inf') > 1e308",
    "len('abc'), abs(-2), bool([]), int('7'), ord('a'), chr(98)",
    "isinstance(1, (int, str)), type(1) is int",
    "dict([(1, 2)]), tuple([1]), set([1]), frozenset([1])",
]


@pytest.mark.parametrize("source", COMPUTED)
def test_it_agrees_with_python(source: str) -> None:
    value = fold(source)
    assert value == eval(source)
    assert type(value) is type(eval(source))


@pytest.mark.parametrize(
    "source",
    [
        "open('x')",
        "__import__('os')",
        "''.__class__",
        "(lambda: 1)()",
        "...",
        "'%s' % 1",
        "2 ** 10000",
        "10 ** 100 ** 2",
        f"[0] * {MAX_LENGTH + 1}",
        f"list(range({MAX_LENGTH + 1}))",
        "sorted([1], key=len)",
        "sum([[1]], [])",
        "round(1, 10 ** 9)",
        "{1: 2}[True]",
        "range(3)",
        "zip([1], [2])",
        "f'{1:>1000000000}'",
        "[x for x in range(9999) for y in range(9999)]",
    ],
)
def test_the_rest_is_left_to_a_cell(source: str) -> None:
    with pytest.raises(NotHere):
        fold(source)


@pytest.mark.parametrize(
    ("source", "error"),
    [("[1][5]", IndexError), ("{}['a']", KeyError), ("1 / 0", ZeroDivisionError), ("None[0]", TypeError)],
)
def test_errors_are_those_of_python(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        fold(source)


def test_colliding_keys_are_not_hashed_here() -> None:
    colliding = [(2**61 - 1) * n for n in range(MAX_LENGTH + 1)]
    for source in ("set(__value_0)", "{x for x in __value_0}", "{x: 1 for x in __value_0}", "dict(__value_0)"):
        with pytest.raises(NotHere):
            fold(source, colliding)


def test_going_through_a_long_value_again_and_again_is_left_to_a_cell() -> None:
    for source in ("[__value_0 + [x] for x in __value_0]", "[x in __value_0 for x in __value_0]"):
        assert fold(source, [1, 2])
        with pytest.raises(NotHere):
            fold(source, [0] * 9_000)


def test_comparisons_are_strict_and_can_be_left_alone() -> None:
    assert fold("__value_0 == 1", True) is False
    with pytest.raises(NotHere):
        Folder(compares=False).fold(ast.parse("1 == 1", mode="eval").body)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(plain)
def test_a_literal_has_the_value_it_was_made_from(value: object) -> None:
    source = ast.unparse(literal(value))
    assert eval(source) == value
    assert fold(source) == value


@given(plain)
def test_what_is_fixed_can_be_hashed(value: object) -> None:
    if is_fixed(value):
        hash(value)


def test_names_are_bound_as_an_assignment_would() -> None:
    target = ast.parse("(a, (b, c))", mode="eval").body
    assert unpack(target, [1, (2, 3)]) == {"a": 1, "b": 2, "c": 3}
    with pytest.raises(ValueError, match="as many"):
        unpack(target, [1])
