"""Java's literals and comparisons, outside. Needs no JDK; test_harness.py holds them against one."""

import math

import pytest

from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.java.literals import NotHere, Reader
from agentic_diffusion.sandbox.wire import Tagged


def read(source: str) -> object:
    node = syntax.parse_expression(source)
    assert node is not None
    return Reader().read(node)


def array(*items: object) -> Tagged:
    return Tagged("array", [*items])


def entry(key: object, value: object) -> Tagged:
    return Tagged("Entry", [key, value])


LITERALS = [
    ("1_000", 1000),
    ("0x1F", 31),
    ("0b101", 5),
    ("017", 15),
    ("0xFFFFFFFF", -1),
    ("0xFFFFFFFFL", 0xFFFFFFFF),
    ("7L", 7),
    ("-2147483648", -(1 << 31)),
    ("1.5", 1.5),
    ("1e3", 1000.0),
    ("2d", 2.0),
    ("0.1f", 0.10000000149011612),
    (".5", 0.5),
    ("'a'", Tagged("char", "a")),
    ("'\\n'", Tagged("char", "\n")),
    ("'\\u0041'", Tagged("char", "A")),
    ("'\\0'", Tagged("char", "\0")),
    ('"a\\tb\\"c\\\\"', 'a\tb"c\\'),
    ('"\\u00e9\\101\\7x"', "éA\x07x"),
    ('"\\ud83d\\ude00"', "😀"),
    ('""', ""),
    ('"""\n    a\n      b\\\n    c\n    """', "a\n  bc\n"),
    ('"""\n  x\n  y"""', "x\ny"),
    ("true", True),
    ("null", None),
    ("!false", True),
    ("~5", -6),
    ("(1 + 2) * 3", 9),
    ("-7 / 2", -3),
    ("-7 % 2", -1),
    ("7.0 / 2", 3.5),
    ('"a" + "b" + 1', "ab1"),
    ("(long) 3", 3),
    ("(double) 3", 3.0),
    ("(int) 3.9", 3),
    ("(char) 97", Tagged("char", "a")),
    ("(byte) 200", -56),
    ("(int) 'a'", 97),
    ("Integer.MAX_VALUE", (1 << 31) - 1),
    ("Double.POSITIVE_INFINITY", math.inf),
    ("BigInteger.TEN", Tagged("BigInteger", 10)),
    ("new int[]{1, -2}", array(1, -2)),
    ("new int[][]{{1}, {}}", array(array(1), array())),
    ("new double[]{1, 2}", array(1.0, 2.0)),
    ("new char[]{'a', 98}", array(Tagged("char", "a"), Tagged("char", "b"))),
    ("new int[3]", array(0, 0, 0)),
    ("new String[2]", array(None, None)),
    ("new boolean[1]", array(False)),
    ("new Integer[]{1, null}", array(1, None)),
    ("new int[0]", array()),
    ("List.of(1, 2)", [1, 2]),
    ('Arrays.asList("a", null)', ["a", None]),
    ("new ArrayList<>(List.of(1))", [1]),
    ("new LinkedList<>()", []),
    ("List.of(List.of(1), List.of())", [[1], []]),
    ("Set.of(1, 2)", {1, 2}),
    ("Set.of(List.of(1))", {(1,)}),
    ("new HashSet<>(List.of(1, 1))", {1}),
    ('Map.of("a", 1)', {"a": 1}),
    ('Map.of("a", List.of(1))', {"a": [1]}),
    ("Map.ofEntries(Map.entry(1, 2))", {1: 2}),
    ('Map.entry("a", 1)', entry("a", 1)),
    ("new AbstractMap.SimpleEntry<>(1, 2)", entry(1, 2)),
    ("new TreeMap<>(Map.of(1, 2))", {1: 2}),
    ("Collections.emptyList()", []),
    ("Collections.nCopies(2, 0)", [0, 0]),
    ("Optional.of(1)", Tagged("Optional", 1)),
    ("Optional.empty()", Tagged("Optional")),
    ('new BigInteger("-12")', Tagged("BigInteger", -12)),
    ('new BigDecimal("-1.50")', Tagged("BigDecimal", (-150, 2))),
    ("BigInteger.valueOf(3)", Tagged("BigInteger", 3)),
    ("Long.valueOf(3)", 3),
    ('"ab".repeat(2)', "abab"),
    ("String.valueOf(true)", "true"),
]


@pytest.mark.parametrize(("source", "value"), LITERALS, ids=[row[0] for row in LITERALS])
def test_literals_are_read_as_the_harness_would_send_them(source, value):
    found = read(source)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "source",
    [
        "2147483647 + 1",
        "1L << 40",
        "0.1f + 0.2f",
        "Set.of(1, 1)",
        "Math.sqrt(2)",
        "Arrays.asList(new Integer[]{1})",
        "1 / 0",
        "5 % 2.0",
        "Set.of(1, 1.0)",
        "Map.of(1, 2, 1, 3)",
        "new int[2][3]",
        'new BigDecimal("1e5")',
        "x",
        "f(1)",
        "a.b",
        "Set.of(new int[]{1})",
        "LocalDate.of(1, 2, 3)",
    ],
)
def test_what_needs_java_is_left_to_java(source):
    with pytest.raises((NotHere, ZeroDivisionError)):
        read(source)


CHAR, NAN = Tagged("char", "a"), float("nan")
EQUAL = [
    (2, 2),
    (2, 2.0),
    (NAN, NAN),
    ("a", "a"),
    (CHAR, Tagged("char", "a")),
    ([1, [2]], [1, (2,)]),
    ({1, 2}, frozenset({2, 1})),
    ({"a": 1}, {"a": 1}),
    (None, None),
    (Tagged("Optional", [1]), Tagged("Optional", (1,))),
    (Tagged("BigDecimal", (15, 1)), Tagged("BigDecimal", (15, 1))),
    (entry(1, 2), Tagged("Entry", (1, 2))),
    (Tagged("enum C", "A"), Tagged("enum C", "A")),
]
DIFFERENT = [
    (1, True),
    (0, False),
    ("a", CHAR),
    (97, CHAR),
    (0.0, -0.0),
    ([1], [1.0]),
    ([1], {1}),
    ([1], array(1)),
    (None, False),
    ("1", 1),
    ([True], [1]),
    (Tagged("BigDecimal", (15, 1)), Tagged("BigDecimal", (150, 2))),
    ({"a": 1}, {"a": 1.0}),
    (Tagged("Optional"), None),
    (Tagged("enum C", "A"), "A"),
    (Tagged("record P", [1]), Tagged("record Q", [1])),
    ({1}, {True}),
    ({0.0: 1}, {-0.0: 1}),
    (Tagged("BigInteger", 1), 1),
    ([NAN], [1.0]),
]


def holds(operation: str, *operands: object) -> bool:
    """A comparison that raises does not hold, negated or not."""
    try:
        return COMPARATORS[operation](*operands)
    except (TypeError, ValueError):
        return False


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_assert_equals_holds_as_in_junit(left, right):
    assert holds("assertEquals", left, right)
    assert holds("assertEquals", right, left)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_assert_equals_keeps_kinds_apart(left, right):
    for operation in ("assertEquals", "Objects.equals"):
        assert not holds(operation, left, right)
        assert not holds(operation, right, left)


def test_equals_keeps_ints_and_doubles_apart_where_junit_does_not():
    assert not holds("equals", 2, 2.0)
    assert not holds("equals", None, None)
    assert holds("Objects.equals", None, None)


@pytest.mark.parametrize("value", [array(1), [array(1)], Tagged("Collection", [1]), Tagged("object", "X")])
def test_identity_is_no_equality(value):
    with pytest.raises(TypeError):
        COMPARATORS["assertEquals"](value, value)
    with pytest.raises(TypeError):
        COMPARATORS["equals"](value, value)


def test_arrays_compare_flat_or_deep():
    nested = array(array(1))
    assert holds("assertArrayEquals", nested, array(array(1)))
    assert not holds("Arrays.equals", nested, array(array(1)))
    assert holds("Arrays.equals", array(1), array(1))
    assert not holds("assertArrayEquals", array(1), [1])
    assert not holds("assertArrayEquals", array(1), array(1.0))
    assert holds("assertArrayEquals", None, None)
    assert not holds("assertArrayEquals", None, array())


@pytest.mark.parametrize(
    ("operation", "left", "right", "expected"),
    [
        ("==", 2, 2.0, True),
        ("==", NAN, NAN, False),
        ("==", 0.0, -0.0, True),
        ("==", CHAR, 97, True),
        ("!=", NAN, NAN, True),
        ("==", None, 1, False),
        ("==", None, None, True),
        ("==", True, True, True),
        ("<", 1, 2.5, True),
        ("<", CHAR, Tagged("char", "b"), True),
        (">=", 2, 2, True),
        ("==", Tagged("enum C", "A"), Tagged("enum C", "B"), False),
        ("compareTo <", "a", "b", True),
        ("compareTo <", "\U0001f600", "\uff5e", True),
        ("compareTo ==", Tagged("BigDecimal", (15, 1)), Tagged("BigDecimal", (150, 2)), True),
        ("compareTo >", Tagged("BigInteger", 3), Tagged("BigInteger", 2), True),
        ("startsWith", "abc", "ab", True),
        ("endsWith", "abc", "ab", False),
        ("equalsIgnoreCase", "aB", "Ab", True),
        ("equalsIgnoreCase", "a", None, False),
        ("contains", [1, 2], 2, True),
        ("contains", [1], 1.0, False),
        ("contains", {(1,)}, [1], True),
        ("contains", "abc", "b", True),
        ("containsKey", {"a": 1}, "a", True),
        ("containsValue", {"a": 1}, "a", False),
        ("containsAll", [1, 2], {2}, True),
        ("containsAll", {1}, [1, 2], False),
        ("isEmpty", {}, None, True),
        ("isEmpty", Tagged("Optional"), None, True),
        ("isEmpty", Tagged("Collection", [1]), None, False),
    ],
)
def test_operators_and_predicates_mean_what_they_do_in_java(operation, left, right, expected):
    assert COMPARATORS[operation](left, right) is expected


@pytest.mark.parametrize(
    ("operation", "operands"),
    [
        ("==", ("a", "a")),
        ("!=", ("a", "b")),
        ("==", ([1], [1])),
        ("!=", (True, 1)),
        ("<", ("a", "b")),
        ("<", (NAN, 1)),
        (">", (True, 0)),
        ("!=", (Tagged("BigInteger", 1), Tagged("BigInteger", 2))),
        ("compareTo ==", (NAN, NAN)),
        ("isTrue", (None, True)),
        ("isTrue", (1, True)),
        ("apart >", (NAN, 1, 1)),
        ("within", (1, 1, -1)),
        ("within", ("a", 1, 1)),
        ("iterables", ({1}, [1])),
        ("contains", ("abc", CHAR)),
        ("compareTo ==", (Tagged("BigDecimal", (1, 1 << 40)), Tagged("BigDecimal", (1, 0)))),
        ("contains", (5, 5)),
        ("startsWith", (None, "a")),
    ],
)
def test_what_java_would_not_compile_or_compares_by_identity_raises(operation, operands):
    with pytest.raises((TypeError, ValueError)):
        COMPARATORS[operation](*operands)


def test_tolerances_include_their_edge_and_equal_infinities():
    assert holds("within", 1.0, 1.5, 0.5)
    assert holds("within", math.inf, math.inf, 0.1)
    assert holds("within", NAN, NAN, 0.1)
    assert not holds("within", math.inf, 1.0, 1e9)
    assert holds("arraysWithin", array(1.0), array(1.05), 0.1)
    assert not holds("arraysWithin", array(1.0, 2.0), array(1.0), 0.1)
