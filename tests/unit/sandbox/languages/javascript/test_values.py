"""Literals are read, values are written back, and comparisons have the meaning of JavaScript."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentic_diffusion.sandbox.languages.javascript.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.javascript.literals import HOLE, UNDEFINED, NotLiteral, fold
from agentic_diffusion.sandbox.languages.javascript.rendering import render
from agentic_diffusion.sandbox.languages.javascript.syntax import children, parse
from agentic_diffusion.sandbox.wire import Tagged


def read(source: str, names: dict[str, object] | None = None) -> object:
    statement = children(parse(f"({source})"))[0]
    return fold(children(statement)[0], names or {})


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1", 1.0),
        ("-1.5e3", -1500.0),
        ("0xff", 255.0),
        ("1_000", 1000.0),
        ("12n", Tagged("bigint", 12)),
        ("-0", -0.0),
        ("'a\\n\\u00e9\\x41\\u{1F600}'", "a\néA😀"),
        ("'\\ud83d\\ude00'", "😀"),
        ("'\\ud83d'", "\ud83d"),
        ("`a${1 + 1}b${'c'}`", "a2bc"),
        ("[1, , 2]", [1.0, HOLE, 2.0]),
        ("[1, 2,]", [1.0, 2.0]),
        ("[...[1], ...'ab']", [1.0, "a", "b"]),
        ("{ a: 1, 'b': [2], 3: 4, ['c']: null }", {"3": 4.0, "a": 1.0, "b": [2.0], "c": None}),
        ("undefined", UNDEFINED),
        ("void 0", UNDEFINED),
        ("Math.PI", math.pi),
        ("Number.MAX_SAFE_INTEGER", 2.0**53 - 1),
        ("new Set([1, 1, 2])", Tagged("Set", [1.0, 2.0])),
        ("new Map([['a', 1]])", Tagged("Map", ["a", 1.0])),
        ("2 ** 10 - 7 % 4", 1021.0),
        ("'a' + 'b'", "ab"),
        ("x.y[1]", "z"),
        ("xs.length", 2.0),
        ("!true", False),
    ],
)
def test_a_literal_is_read_without_running_it(source: str, value: object) -> None:
    names: dict[str, object] = {"x": {"y": ["a", "z"]}, "xs": [1.0, 2.0]}
    assert repr(read(source, names)) == repr(value)


@pytest.mark.parametrize(
    "source", ["f(1)", "x", "{ get a() { return 1; } }", "() => 1", "0.1 + 'a'", "010", "a.b", "1 / 0"]
)
def test_what_is_no_literal_is_left_to_node(source: str) -> None:
    with pytest.raises(NotLiteral):
        read(source)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.text(st.characters(codec=None, exclude_categories=[]), max_size=5)
    | st.just(UNDEFINED)
    | st.integers().map(lambda number: Tagged("bigint", number)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=3).filter(lambda key: key not in ("__proto__",) and not key.isdigit()), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@given(values)
def test_a_value_is_read_back_as_it_was_written(value: object) -> None:
    assert repr(read(render(value))) == repr(_joined(value))


def _joined(value: object) -> object:
    """Surrogates beside each other are one character in both worlds."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    if isinstance(value, list):
        return [_joined(item) for item in value]
    if isinstance(value, dict):
        return {_joined(key): _joined(item) for key, item in value.items()}
    return value


@given(values)
def test_deep_equality_is_reflexive_and_keeps_values_apart(value: object) -> None:
    for name in ("deepEqual", "deepStrictEqual", "toEqual", "toStrictEqual"):
        assert COMPARATORS[name](value, value)
        assert not COMPARATORS[name]([value, 1.0], [value, 2.0])
        assert not COMPARATORS[name](value, {"other": value})


@pytest.mark.parametrize("hostile", ["'; throw 1; //", "`${x}`", "\u2028", "\\", "*/", "</script>", "\ud800"])
def test_hostile_text_stays_text(hostile: str) -> None:
    source = render(
        {hostile: [hostile, Tagged(f"class {hostile}", {hostile: 1.0}), Tagged("RegExp", [hostile, hostile])]}
    )
    assert source.isascii()
    parse(f"({source})")
    assert render(Tagged(hostile, 1.0)).startswith("(() => { throw")


@pytest.mark.parametrize(
    ("name", "left", "right", "holds"),
    [
        ("toEqual", {"a": 1.0, "b": UNDEFINED}, {"a": 1.0}, True),
        ("toStrictEqual", {"a": 1.0, "b": UNDEFINED}, {"a": 1.0}, False),
        ("toEqual", Tagged("class P", {"x": 1.0}), {"x": 1.0}, True),
        ("toStrictEqual", Tagged("class P", {"x": 1.0}), {"x": 1.0}, False),
        ("toEqual", [HOLE, 1.0], [UNDEFINED, 1.0], True),
        ("toEqual", "1", 1.0, False),
        ("toEqual", 0.0, -0.0, False),
        ("closeTo", 0.3, 0.301, True),
        ("closeTo", 0.3, 0.31, False),
        ("closeTo", math.inf, math.inf, True),
        ("closeTo", math.nan, 0.0, False),
        ("contains", "abc", "bc", True),
        ("contains", [1.0, math.nan], math.nan, True),
        ("contains", ["1"], 1.0, False),
        ("contains", Tagged("Set", [1.0]), 1.0, True),
        ("containsEqual", [{"a": 1.0}], {"a": 1.0}, True),
        ("hasLength", "😀", 2.0, True),
        ("hasLength", [1.0], 2.0, False),
        ("hasLength", {"length": 3.0}, 3.0, True),
        ("matchesObject", {"a": {"b": 1.0, "c": 2.0}}, {"a": {"b": 1.0}}, True),
        ("matchesObject", {"a": {"b": 1.0}}, {"a": {"b": 2.0}}, False),
        ("matchesObject", [{"a": 1.0}], [{}, {}], False),
        ("instanceof", Tagged("class B A Error", [{}, Tagged("Error", ["Error", ""])]), "A", True),
        ("instanceof", {"a": 1.0}, "A", False),
        ("isArray", Tagged("class X Array", [{}, []]), True, True),
    ],
)
def test_jest_matchers_mean_what_jest_says(name: str, left: object, right: object, holds: bool) -> None:
    assert COMPARATORS[name](left, right) is holds


@pytest.mark.parametrize("name", ["===", "==", "Object.is", "equal"])
def test_identity_of_objects_is_not_guessed(name: str) -> None:
    with pytest.raises(TypeError, match="identity"):
        COMPARATORS[name]([1.0], [1.0])
    assert COMPARATORS[name]([1.0], [1.0], True)
    assert not COMPARATORS[name]([1.0], "x", True)


def test_sets_of_many_objects_cost_a_bounded_time() -> None:
    many: list[object] = [[float(number)] for number in range(3000)]
    assert COMPARATORS["deepEqual"](Tagged("Set", many), Tagged("Set", list(many)))
    with pytest.raises(ValueError, match="too many"):
        COMPARATORS["deepEqual"](Tagged("Set", many), Tagged("Set", many[::-1]))


@pytest.mark.parametrize("name", ["===", "deepEqual", "truthy", "<"])
def test_what_could_not_be_computed_is_not_compared(name: str) -> None:
    with pytest.raises(TypeError, match="why"):
        COMPARATORS[name](Tagged("thrown", "why"), 1.0)
