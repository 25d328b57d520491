"""Lifting Java tests: what enters the cell, what is decided outside, what is refused. Needs no JDK."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.java.lifting import lift
from agentic_diffusion.sandbox.wire import Tagged

CODE = """
import java.util.*;
public class Solution {
    static int f(int x) { return x + 1; }
    static int[] sorted(int[] a) { return a; }
    static void sort(int[] a) { }
}
class Stack { void push(int x) { } int pop() { return 1; } boolean isEmpty() { return true; } }
"""
THROWN = ["bad", "IllegalArgumentException", "RuntimeException", "Exception", "Throwable"]


def decided(test: str, *values: object) -> str | None:
    lifted = lift(test, CODE)
    assert len(values) == len(lifted.sources), lifted.steps
    answers = ["a\n" for kind, _ in lifted.questions(values) if kind == "eval"]
    return lifted.decide(values, answers)


def steps(test: str, code: str = CODE) -> list[object]:
    return list(lift(test, code).steps)


def array(*items: object) -> Tagged:
    return Tagged("array", [*items])


HOLDS = [
    ("Solution.f(1) == 2", 2, 3),
    ("f(1) == 2;", 2, 3),
    ('assert f(1) == 2 : "message";', 2, 1),
    ("assertEquals(2, f(1))", 2, 3),
    ('assertEquals(2, Solution.f(1), "message");', 2, 3),
    ('Assert.assertEquals("message", 2, Solution.f(1));', 2, 3),
    ('Assertions.assertEquals(2L, f(1), () -> "late " + 1);', 2, 3),
    ("assertEquals(0.5, f(1), 1e-3);", 0.5004, 0.502),
    ('assertEquals("message", 0.5, f(1), 1e-3);', 0.5004, 0.502),
    ("assertNotEquals(2, f(1));", 3, 2),
    ('assertTrue(f(1) > 2, "message");', 3, 2),
    ('assertTrue("message", f(1) >= 2);', 2, 1),
    ("assertFalse(f(1));", False, True),
    ("assertTrue(() -> f(1) > 2);", 3, 2),
    ("if (f(1) != 2) { System.out.println(f(1)); throw new Error(); }", 2, 3),
    ('assertEquals("a" + System.lineSeparator(), f(1));', "a\n", "a"),
    ("assertNull(f(1));", None, 1),
    ("assertNotNull(f(1));", Tagged("object", "Solution"), None),
    ("assertArrayEquals(new int[]{1, 2}, f(1));", array(1, 2), array(2, 1)),
    ("assertArrayEquals(new double[]{1, 2}, f(1), 0.1);", array(1.05, 2.0), array(1.2, 2.0)),
    ("assertArrayEquals(new int[][]{{1}, {}}, f(1));", array(array(1), array()), array(array(1))),
    ("assertIterableEquals(List.of(1, 2), f(1));", [1, 2], [2, 1]),
    ("assertSame(null, f(1));", None, 0),
    ("assertThrows(IllegalArgumentException.class, () -> f(-1));", THROWN, None),
    ("assertThrows(RuntimeException.class, () -> { f(-1); });", THROWN, None),
    ("assertThrowsExactly(IllegalArgumentException.class, () -> f(-1));", THROWN, ["", *THROWN[2:]]),
    ("assertDoesNotThrow(() -> f(-1));", None, THROWN),
    ('try { f(-1); fail("no"); } catch (IllegalArgumentException e) { }', THROWN, None),
    ("f(1).equals(List.of(1, 2))", [1, 2], [1]),
    ('"abc".equals(f(1))', "abc", "abd"),
    ("Objects.equals(f(1), null)", None, 1),
    ("Arrays.equals(f(1), new int[]{1})", array(1), array(2)),
    ("Arrays.deepEquals(f(1), new int[][]{{1}})", array(array(1)), array(array(2))),
    ("Math.abs(f(2) - 0.5) < 1e-9", 0.5, 0.6),
    ("if (f(1) != 2) throw new AssertionError();", 2, 3),
    ('if (f(1) != 2) { throw new RuntimeException("wrong"); }', 2, 3),
    ("f(1).isEmpty()", [], [1]),
    ('!f(1).contains("x")', "abc", "xyz"),
    ('f(1).compareTo(new BigDecimal("1.50")) == 0', Tagged("BigDecimal", (15, 1)), Tagged("BigDecimal", (16, 1))),
    ("Integer.compare(f(1), 2) < 0", 1, 2),
    ("2 < f(1)", 3, 2),
    ("f(1) == 'a'", Tagged("char", "a"), Tagged("char", "b")),
    ("(f(1) == 2) == false", 3, 2),
    ("boolean ok = f(1) == 2; assertTrue(ok);", 2, 3),
    ("int r = f(1); assertEquals(2, r);", 2, 3),
    ("int[] want = {1, 2}; assertArrayEquals(want, sorted(new int[]{2, 1}));", array(1, 2), array(2, 1)),
    ("int[] a = {2, 1}; Solution.sort(a); assertArrayEquals(new int[]{1, 2}, a);", array(1, 2), array(2, 1)),
    ("double want = 1; assertEquals(want, f(1));", 1.0, 2.0),
]


@pytest.mark.parametrize(("test", "right", "wrong"), HOLDS, ids=[row[0] for row in HOLDS])
def test_every_spelling_tells_right_from_wrong(test, right, wrong):
    assert decided(test, right) is None
    assert decided(test, wrong) is not None


TWO = [
    ("f(1) == 2 && f(2) == 3", (2, 3), (2, 4)),
    ("f(1) == 2 || f(2) == 3", (0, 3), (0, 0)),
    ("!(f(1) == 2 || f(2) == 3)", (0, 0), (0, 3)),
    ('assertAll("both", () -> assertEquals(2, f(1)), () -> assertTrue(f(2) > 2));', (2, 3), (2, 2)),
    ("assertEquals(f(1), f(2));", (5, 5), (5, 6)),
    (
        "List<Boolean> all = Arrays.asList(f(1) == 2, f(2) == 3); if (all.contains(false)) throw new Error();",
        (2, 3),
        (2, 4),
    ),
    (
        'var e = assertThrows(IllegalArgumentException.class, () -> f(0)); assertEquals("bad", e.getMessage());',
        (THROWN, "bad"),
        (THROWN, "good"),
    ),
    (
        'try { f(0); fail(); } catch (IllegalArgumentException e) { assertEquals("bad", e.getMessage()); }',
        (THROWN, "bad"),
        (None, "bad"),
    ),
    ("Stack s = new Stack(); s.push(1); assertEquals(1, s.pop()); assertTrue(s.isEmpty());", (1, True), (1, False)),
    ("int r = f(1); assertEquals(2, r); r = f(2); assertEquals(3, r);", (2, 3), (3, 3)),
]


@pytest.mark.parametrize(("test", "right", "wrong"), TWO, ids=[row[0][:40] for row in TWO])
def test_several_values_are_decided_together(test, right, wrong):
    assert decided(test, *right) is None
    assert decided(test, *wrong) is not None


SECRET = 712345


@pytest.mark.parametrize(
    "test",
    [
        f"f(1) == {SECRET}",
        f"assertEquals({SECRET}, f(1));",
        f"int want = {SECRET}; assertEquals(want, f(1));",
        f"List<Integer> want = new ArrayList<>(); want.add({SECRET}); assertEquals(want, f(1));",
        f'Map<String, Integer> want = Map.of("a", {SECRET}); assertEquals(want.get("a"), f(1));',
        f"boolean ok = f(1) == {SECRET}; assertTrue(ok);",
        f"assertTrue(f(1).contains({SECRET}));",
        f"assertTrue(List.of({SECRET}).contains(f(1)));",
        f"Math.abs(f(1) - {SECRET}) < 1e-9",
        f"f(1).compareTo(BigInteger.valueOf({SECRET})) == 0",
        f"int[] a = {{1}}; int[] want = {{{SECRET}}}; Solution.sort(a); assertArrayEquals(want, a);",
        f"static int want() {{ return {SECRET}; }} assertEquals(want(), f(1));",
        f'try {{ f(1); fail(); }} catch (IllegalArgumentException e) {{ assertEquals("{SECRET}", e.getMessage()); }}',
    ],
)
def test_an_expected_value_never_enters_the_cell(test):
    assert str(SECRET) not in str(steps(test))


def test_set_up_enters_the_cell_only_if_it_is_needed():
    test = "int[] input = {2, 1}; int[] want = {1, 2}; int n = 3; assertArrayEquals(want, sorted(input));"
    assert steps(test) == [("exec", "int[] input = {2, 1};"), ("eval", "Solution.sorted(input)")]


def test_what_is_expected_of_a_changed_input_is_computed_before_the_change():
    test = """int[] a = {3, 1}; int[] want = a.clone(); Arrays.sort(want);
Solution.sort(a); assertArrayEquals(want, a);"""
    lifted = lift(test, CODE)
    assert lifted.steps == [("exec", "int[] a = {3, 1};"), ("exec", "Solution.sort(a);"), ("eval", "a")]
    asked = lifted.questions([array(1, 3)])
    assert asked[-1] == ("eval", "want")
    assert ("exec", "Solution.sort(a);") not in asked


def test_another_name_for_an_input_is_read_in_the_cell():
    test = "int[] a = {3, 1}; int[] b = a; Solution.sort(b); assertArrayEquals(new int[]{3, 1}, a);"
    assert decided(test, array(1, 3)) is not None


def test_an_input_that_the_code_may_change_is_read_in_the_cell():
    test = "int[] a = {3, 1}; int[] r = sorted(a); assertArrayEquals(new int[]{3, 1}, a);"
    assert decided(test, array(1, 3)) is not None
    assert decided(test, array(3, 1)) is None


def test_a_pure_expression_becomes_a_question():
    lifted = lift("import java.time.LocalDate;\nassertEquals(LocalDate.of(2024, 1, 2), f(1));", CODE)
    assert lifted.questions([1]) == [("exec", "import java.time.LocalDate;"), ("eval", "LocalDate.of(2024, 1, 2)")]
    day = Tagged("LocalDate", "2024-01-02")
    assert lifted.decide([day], [day]) is None
    assert lifted.decide([Tagged("LocalDate", "2024-01-03")], [day]) is not None


@pytest.mark.parametrize("name", ["List", "Arrays", "Map", "Integer", "Math", "BigInteger"])
def test_the_code_cannot_take_over_the_names_of_expected_values(name):
    code = f"class {name} {{ static Object of(Object x) {{ return 42; }} }}\n{CODE}"
    assert steps(f"assertEquals({name}.of(1), f(1));", code) == [("eval", "Solution.f(1)")]


@pytest.mark.parametrize(
    "test",
    [
        "assertEquals(new LinkedList<>(), f(1));",
        "LinkedList<Integer> want = new LinkedList<>(); want.add(1); assertEquals(want, f(1));",
        "var want = new LinkedList<Integer>(); assertTrue(want.containsAll(f(1)));",
    ],
)
def test_a_name_of_the_library_that_the_code_took_over_is_no_expected_value(test):
    code = f"record LinkedList<T>() {{ }}\n{CODE}"
    with pytest.raises(Unliftable, match="LinkedList"):
        lift(test, code)
    assert steps(f"import java.util.LinkedList; {test}", code)[-1] == ("eval", "Solution.f(1)")


def test_a_static_import_of_everything_does_not_hide_whose_method_is_meant():
    test = "import static java.lang.Math.*; assertEquals(sqrt(2.0), f(1));"
    assert lift(test, CODE).questions([1])
    with pytest.raises(Unliftable, match="name of the library"):
        lift(test, "class Solution { static double sqrt(double x) { return 1; } static int f(int x) { return 1; } }")


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ('f(1) == "abc"', "write .equals"),
        ("f(1) == new int[]{1}", "write .equals"),
        ("assertSame(List.of(1), f(1));", "write assertEquals"),
        ("assertEquals(1, 1);", "calls nothing"),
        ("assertTrue(List.of(1).contains(1));", "calls nothing"),
        ("Solution.f(1);int x = 3;", "decides nothing"),
        ("for (int i = 0; i < 3; i++) assertEquals(i, f(i));", "one per value"),
        (
            "boolean ok = true; for (int i = 0; i < 3; i++) { if (f(i) != i) ok = false; } assertTrue(ok);",
            "decide beside",
        ),
        ("boolean ok = f(1) == 2; ok = true; assertTrue(ok);", "by a comparison"),
        ("BiPredicate<Integer, Integer> same = (a, b) -> a == b; assertTrue(same.test(f(1), 2));", "decide beside"),
        ("static boolean same(int a, int b) { return a == b; } assertTrue(same(f(1), 2));", "decide beside"),
        (
            "static boolean eq(int a, int b) { return same(a, b); } "
            "static boolean same(int a, int b) { return a == b; } assertTrue(eq(f(1), 2));",
            "decide beside",
        ),
        ("assertTrue(f(1).stream().allMatch(x -> x == 3));", "whole collection"),
        ("assertEquals(1, f(1).stream().filter(x -> x == 3).count());", "decide beside"),
        (
            "List<Integer> want = List.of(3); assertEquals(0, f(1).stream().filter(want::contains).count());",
            "decide beside",
        ),
        ("List<Integer> want = List.of(3); assertEquals(0, want.indexOf(f(1)));", "decide beside"),
        ("assertEquals(1, f(1) == 2 ? 1 : 0);", "decide beside"),
        ('assertTrue(f(1).matches("[a-z]+"));', "whole string"),
        ("f(2) - 5 == 0", "other side"),
        ("if (!f(1)) { int x = 1; throw new Error(); } assertTrue(f(2));", "decides by itself"),
        ('assertEquals("a" + System.nanoTime(), f(1));', "depends on the process"),
        ("assertTrue(f(1) instanceof Integer);", "compare the value"),
        ("assertThat(f(1)).isEqualTo(2);", "write assertEquals"),
        ("assertTimeout(null, () -> f(1));", "assert the value"),
        ("int judge__x = 1; assertEquals(judge__x, f(1));", "reserved"),
        ("int want = 1; assertEquals(want, f(1)); want = 2; assertEquals(want, f(2));", "changed after"),
        ("@Test void t() { assertEquals(1, f(1)); }", "without a method"),
        ("try { assertEquals(1, f(1)); } finally { f(2); }", "assertThrows"),
        ("var e = assertThrows(MyError.class, () -> f(1)); assertEquals(3, e.code());", "getMessage"),
        ("assertEquals(1, f(1)) assertEquals(2, f(2))", "no Java"),
        ('String s = "\\u0022; assertEquals(1, f(1)); //";', "unicode escape"),
        ("\\u0061ssertEquals(1, f(1));", "no Java|unicode escape"),
    ],
)
def test_what_cannot_be_split_is_refused_with_advice(test, reason):
    with pytest.raises(Unliftable, match=reason):
        lift(test, CODE)


@pytest.mark.parametrize(
    ("test", "values"),
    [
        ("!f(1)", [None]),
        ("assertFalse(f(1));", ["false"]),
        ("!(f(1) > 0.5)", [float("nan")]),
        ("if (Math.abs(f(1) - 0.5) > 1e-9) throw new Error();", [float("nan")]),
        ("f(1) != 2", ["2"]),
        ("!f(1).contains(3)", [Tagged("object", "Liar")]),
        ("!f(1).equals(3)", [None]),
        ("assertNotEquals(List.of(1), f(1));", [Tagged("Collection", [1])]),
        ("!(f(1) == 2 && f(2) == 3)", ["x", 3]),
    ],
)
def test_a_negation_does_not_profit_from_a_value_of_another_kind(test, values):
    assert decided(test, *values) is not None


def test_predicates_of_objects_that_the_test_makes_are_values():
    assert steps("Stack s = new Stack(); assertTrue(s.isEmpty());")[-1] == ("eval", "s.isEmpty()")
    assert steps("Trie t = new Trie(); t.add(1); assertTrue(t.contains(1));", "class Trie { }")[-1] == (
        "eval",
        "t.contains(1)",
    )


def test_predicates_of_what_the_code_returns_are_decided_outside():
    assert steps("var r = f(1); assertTrue(r.contains(1));")[-1] == ("eval", "r")
    assert steps("Set<Integer> r = f(1); assertTrue(r.contains(1));")[-1] == ("eval", "r")
    assert steps("Box b = new Box(); assertTrue(b.items().contains(1));", "class Box { }")[-1] == ("eval", "b.items()")


def test_equals_is_never_asked_of_the_code():
    found = steps("Queue2 q = new Queue2(); assertTrue(q.equals(new Queue2()));", "class Queue2 { }")
    assert found[-2:] == [("eval", "q"), ("eval", "new Queue2()")]


def test_methods_without_a_class_are_called_on_the_one_that_has_them():
    code = "class A { static int f(int x) { return 1; } } class B { static int g(int x) { return 2; } }"
    assert steps("g(f(1)) == 2", code) == [("eval", "B.g(A.f(1))")]
    assert steps("unknown(1) == 2", code) == [("eval", "A.unknown(1)")]


def test_helpers_of_the_test_go_where_they_are_needed():
    test = "static int[] input(int n) { return new int[n]; }\nassertEquals(0, f(input(3)));"
    assert steps(test)[0] == ("exec", "static int[] input(int n) { return new int[n]; }")
    recursive = "static int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }\nassertEquals(fact(5), f(5));"
    lifted = lift(recursive, CODE)
    assert lifted.steps == [("eval", "Solution.f(5)")]
    assert len(lifted.questions([1])) == 2


def test_imports_of_testing_frameworks_are_dropped():
    test = "import static org.junit.jupiter.api.Assertions.*;\nimport java.util.List;\nassertEquals(List.of(1), f(1));"
    assert steps(test) == [("exec", "import java.util.List;"), ("eval", "Solution.f(1)")]
