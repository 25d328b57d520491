"""Inputs for functions of JavaScript, Java and Go come from their types, or from names where there are none."""

import shutil

import pytest

from agentic_diffusion.code_generation.consensus import find_consensus
from agentic_diffusion.code_generation.languages.brace_calls import brace_calls, equality, parameter_kinds
from agentic_diffusion.sandbox import Judge

TOOLS = {"javascript": "node", "java": "javac", "go": "gofmt"}


@pytest.mark.parametrize(
    ("language", "code", "kinds"),
    [
        ("go", "func f(a, b int, text string) int {}", [["number"], ["number"], ["text"]]),
        ("go", "func f(m map[string]int, rows [][]int) int {}", [["table"], ["matrix"]]),
        ("java", "static int f(Map<String, Integer> m, final List<List<Integer>> rows) {}", [["table"], ["matrix"]]),
        ("javascript", "function f(words) {}", [["words", "numbers", "text", "number"]]),
        ("javascript", "function f(inputString) {}", [["text", "numbers", "number", "words"]]),
        ("java", "static int f(Object o) {}", None),
        ("java", "static int f() {}", None),
        ("go", "func f(c chan int) {}", None),
        ("javascript", "function f({ a }) {}", None),
        ("javascript", "function g(a) {}", None),
    ],
)
def test_kinds_of_parameters(language: str, code: str, kinds: list[list[str]] | None) -> None:
    assert parameter_kinds(code, "f", language) == kinds


def test_calls_differ_are_the_same_again_and_stop_where_nothing_is_known() -> None:
    code = "func f(text string, n int) string {\n\treturn text\n}\n"
    calls = brace_calls(code, "f", "go")
    assert len(set(calls)) == len(calls) == 12
    assert brace_calls(code, "f", "go") == calls != brace_calls(code, "f", "go", seed=1)
    assert brace_calls("func f(a, b, c, d, e int) int {}", "f", "go") == []
    assert brace_calls("func g() {}", "f", "go") == []


@pytest.mark.parametrize(
    ("result", "language", "test"),
    [
        (3, "go", "f() == 3"),
        (3.0, "javascript", "f() === 3"),
        ("a", "java", 'f().equals("a")'),
        (True, "java", "f()"),
        (False, "go", "!f()"),
        (1.5, "go", None),
        ([1], "go", None),
        (2**40, "java", None),
        (None, "java", None),
    ],
)
def test_only_values_that_can_be_compared_for_sure_become_tests(
    result: object, language: str, test: str | None
) -> None:
    assert equality("f()", result, language) == test


PROGRAMS = {
    "javascript": ["function total(numbers) { return numbers.reduce((a, b) => a + b, 0); }",
                   "function sum(xs) { let t = 0; for (const x of xs) t += x; return t; }",
                   "function total(numbers) { return numbers.length; }"],
    "java": ["import java.util.*;\n\nclass Solution {\n    static int total(List<Integer> numbers) {\n"
             "        return numbers.stream().mapToInt(n -> n).sum();\n    }\n}\n",
             "import java.util.*;\n\nclass Solution {\n    static int sum(List<Integer> xs) {\n"
             "        int t = 0;\n        for (int x : xs) t += x;\n        return t;\n    }\n}\n",
             "import java.util.*;\n\nclass Solution {\n    static int total(List<Integer> xs) {\n"
             "        return xs.size();\n    }\n}\n"],
    "go": ["func total(numbers []int) int {\n\tt := 0\n\tfor _, n := range numbers {\n\t\tt += n\n\t}\n\treturn t\n}\n",
           "func sum(xs []int) int {\n\tif len(xs) == 0 {\n\t\treturn 0\n\t}\n\treturn xs[0] + sum(xs[1:])\n}\n",
           "func total(numbers []int) int {\n\treturn len(numbers)\n}\n"],
}  # fmt: skip


@pytest.mark.parametrize("language", PROGRAMS)
def test_programs_that_behave_alike_agree_whatever_they_are_called(language: str) -> None:
    if shutil.which(TOOLS[language]) is None:
        pytest.skip(f"{TOOLS[language]} is not installed")
    with Judge() as judge:
        names = ["total", "sum", "total"]
        found = find_consensus(PROGRAMS[language], [2, 1, 1], 4, names, judge, language)
        assert found is not None
        assert (found.winner, found.agreement) == (0, 0.75)
        assert found.tests
        tests = [report.source for report in found.tests]
        assert judge.judge(PROGRAMS[language][0], tests, language=language).passed
        assert not judge.judge(PROGRAMS[language][2], tests, language=language).passed
