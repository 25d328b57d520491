"""Splitting files of Java tests. Needs no JDK."""

import pytest

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.java.lifting import lift
from agentic_diffusion.sandbox.languages.java.parsing import parse_tests

JUNIT = """
package x;
import static org.junit.jupiter.api.Assertions.*;
import org.junit.jupiter.api.*;
import java.util.*;

class StackTest {
    private Stack stack;
    private static final int[] XS = {1, 2};

    @BeforeEach
    void setUp() {
        stack = new Stack();
    }

    private static int sum(int[] xs) { int s = 0; for (int x : xs) s += x; return s; }

    @Test
    @DisplayName("pushes")
    void pushes() {
        stack.push(1);
        assertEquals(1, stack.pop());
    }

    @Test
    void sums() { assertEquals(sum(XS), Solution.add(1, 2)); }

    @Disabled @Test void off() { assertTrue(false); }
    @AfterEach void tearDown() { stack = null; }
}
"""
CODE = "class Stack { } class Solution { static int f(int x) { return x; } static int add(int a, int b) { return a; } }"


def test_a_test_class_is_split_into_its_methods_with_what_they_need():
    first, second = parse_tests(JUNIT)
    assert first.splitlines() == [
        "import java.util.*;",
        "Stack stack;",
        "stack = new Stack();",
        "stack.push(1);",
        "assertEquals(1, stack.pop());",
    ]
    assert "int[] XS = {1, 2};" in second
    assert "int sum(int[] xs)" in second
    for test in (first, second):
        assert lift(test, CODE).decisions


def test_an_expected_exception_of_junit_4_is_an_assertion():
    text = "public class T { @Test(expected = X.class) public void bad() { int n = -1; Solution.f(n); } }"
    (test,) = parse_tests(text)
    assert lift(test, CODE).decide([["", "X", "Throwable"]], []) is None
    assert lift(test, CODE).decide([None], []) is not None


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        (
            "f(1) == 2\n// a note\n\nf(2) == 3;\nassert f(3) == 4\nassertEquals(1, f(1))",
            ["f(1) == 2", "f(2) == 3;", "assert f(3) == 4", "assertEquals(1, f(1))"],
        ),
        (
            "assertEquals(1, f(1));\nassertEquals(\n    2,\n    f(2));",
            ["assertEquals(1, f(1));", "assertEquals(\n    2,\n    f(2));"],
        ),
        (
            "int[] a = {1};\nassertArrayEquals(a, f(1));\nassertEquals(1, f(a));",
            ["int[] a = {1};\nassertArrayEquals(a, f(1));", "int[] a = {1};\nassertEquals(1, f(a));"],
        ),
        (
            "assertEquals(1, f(1));\n"
            "Stack s = new Stack();\ns.push(1);\nassertEquals(1, s.pop());\nassertTrue(s.isEmpty());",
            [
                "assertEquals(1, f(1));",
                "Stack s = new Stack();\ns.push(1);\nassertEquals(1, s.pop());\nassertTrue(s.isEmpty());",
            ],
        ),
        (
            "class Main { public static void main(String[] args) { assert f(1) == 2; assert f(2) == 3; } }",
            ["assert f(1) == 2;", "assert f(2) == 3;"],
        ),
        (
            "@Test void t() { assertEquals(1, f(1)); }\n@Test void u() { assertTrue(f(2)); }",
            ["assertEquals(1, f(1));", "assertTrue(f(2));"],
        ),
        (
            "class A { @Test void t() { assertEquals(1, f(1)); } }\nclass B { @Test void u() { assertTrue(f(2)); } }",
            ["assertEquals(1, f(1));", "assertTrue(f(2));"],
        ),
        (
            "import java.util.*;\nimport org.junit.Test;\nassertEquals(1, f(1));",
            ["import java.util.*;\nassertEquals(1, f(1));"],
        ),
        ("", []),
        ("int x = 1;", []),
    ],
)
def test_files_are_split_into_single_tests(text, tests):
    assert parse_tests(text) == tests


def test_the_harness_of_a_benchmark_is_one_test():
    text = """public class Main {
    public static void main(String[] args) {
        Solution s = new Solution();
        List<Boolean> correct = Arrays.asList(s.f(1) == 2, s.f(2) == 3);
        if (correct.contains(false)) {
            throw new AssertionError();
        }
    }
}"""
    (test,) = parse_tests(text)
    assert lift(test, CODE).decide([2, 3], []) is None
    assert lift(test, CODE).decide([2, 4], []) is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\nint x = ;", "line 2"),
        ("class T {\n  @ParameterizedTest void t(int x) { assertTrue(f(x)); }\n}", "line 2: a parameterised test"),
        ("class T { @Nested class U { @Test void t() { assertTrue(f(1)); } } }", "nested"),
        ("class T { @BeforeEach void s() { assertTrue(f(1)); } @Test void t() { assertTrue(f(1)); } }", "set-up"),
        ("class T { @Test void t() { assertTrue(f(1)); } }\nint x = 1;", "line 2: statements beside"),
    ],
)
def test_what_cannot_be_split_is_an_input_error_with_its_line(text, reason):
    with pytest.raises(InputError, match=reason):
        parse_tests(text)
