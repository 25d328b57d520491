"""The code under test as javac sees it, and whom the compiler's output blames. Needs no JDK."""

import pytest

from agentic_diffusion.errors import SandboxBroken
from agentic_diffusion.sandbox.languages.java.candidate import candidate
from agentic_diffusion.sandbox.languages.java.language import Java


def test_a_class_is_left_as_it_is():
    code = """import java.util.*;
public class Foo {
    static int f() { return 1; }
}
class Bar { static int g() { return 2; } }
"""
    found = candidate(code)
    assert (found.source, found.file, found.classes) == (code, "Foo.java", ("Foo", "Bar"))
    assert found.methods == {"f": "Foo", "g": "Bar"}


@pytest.mark.parametrize(
    "code",
    [
        "static int f(int x) {\n    return x;\n}",
        "import java.util.*;\n// f\nstatic int f(List<Integer> x) {\n return 1;\n}\nstatic final int[] T = {1, 2};\n",
        "public static <T extends Comparable<T>> T f(T x) throws Exception {\n    return x;\n}",
        "static int f(int x) { return new Node().n; }\nclass Node { int n; }\nstatic int g() { return 2; }",
        '@SuppressWarnings("unchecked")\nstatic int f() { return "class X {".length(); }',
    ],
)
def test_methods_without_a_class_are_put_into_one_on_the_same_lines(code):
    found = candidate(code)
    assert found.file == "Solution.java"
    assert "Solution" in found.classes
    assert found.methods["f"] == "Solution"
    assert found.source.count("\n") == code.count("\n")
    for line, wrapped in zip(code.splitlines(), found.source.splitlines(), strict=True):
        assert line.strip() in wrapped.replace("static class", "class") or line in wrapped


def test_a_package_is_blanked_out():
    found = candidate("package a.b;\npublic class Foo { }")
    assert found.source == "            \npublic class Foo { }"


@pytest.mark.parametrize(
    ("code", "classes"),
    [
        ("record Point(int x, int y) { }", ("Point",)),
        ("enum E { A, B { int f() { return 1; } }; int f() { return 0; } }", ("E",)),
        ("sealed interface S permits A { } final class A implements S { }", ("S", "A")),
        ("@FunctionalInterface interface F { int f(); }", ("F",)),
        ('@Wide(a = 1, b = {"x"}) class C { }', ("C",)),
        ("/* class X { */ class Y { String s = \"class Z {\"; char c = '{'; } // class W { }", ("Y",)),
        ('class A { String s = """\n class B { """; } class C { }', ("A", "C")),
        ("class A { Object o = A.class; class B { } }", ("A",)),
        ("class A {", ("A",)),
        ("", ()),
        ("}}} class A { }", ("A",)),
    ],
)
def test_top_level_types_are_found(code, classes):
    assert candidate(code).classes == classes


@pytest.mark.parametrize(
    "code", ["{" * 100_000, "(" * 100_000, "a(" * 100_000, '"' * 99_999, "/*" * 50_000, "class " * 50_000]
)
def test_hostile_code_is_read_in_one_pass(code):
    assert candidate(code).file.endswith(".java")


def test_a_file_never_has_the_name_of_a_case():
    assert candidate("class judge__Case0 { } class Solution { }").file == "Solution.java"
    assert candidate("public class judge__Case0 { }").file == "Solution.java"


CASE = """judge__Case3.java:11: error: cannot find symbol
  x
  ^
  symbol:   method g(int)
  location: class Solution
1 error
"""
OWN = "Solution.java:7: error: ';' expected\n  x\n"


def test_a_case_that_does_not_compile_is_to_blame_alone():
    blame = Java().blame(CASE + CASE.replace("Case3", "Case5"))
    assert blame.cases == {3, 5}
    assert blame.detail == "the test does not compile: cannot find symbol: method g(int)"
    assert blame.trace == ()


def test_an_error_of_the_code_outweighs_those_of_cases():
    blame = Java().blame(CASE + OWN)
    assert (blame.detail, blame.cases, blame.trace) == ("line 7: ';' expected", frozenset(), (7,))


def test_a_compiler_that_dies_on_the_code_blames_the_code_but_one_that_never_starts_blames_the_cell():
    assert Java().blame("The system is out of resources.\njava.lang.StackOverflowError").cases == frozenset()
    with pytest.raises(SandboxBroken):
        Java().blame("javac: error while loading shared libraries: libjli.so: cannot open shared object file")
