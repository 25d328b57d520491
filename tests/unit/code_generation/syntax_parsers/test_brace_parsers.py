"""The parsers of JavaScript, Java and Go: what they find, how they name, what `bare` leaves out and `complete` adds."""

from pathlib import Path

import pytest

from agentic_diffusion.code_generation.languages.literals import function_name
from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.code_generation.syntax_parsers.go_helpers import HELPERS
from agentic_diffusion.training.curated import CuratedTask, read_curated

TASKS = read_curated(Path(__file__).parents[4] / "data" / "curated")
PROGRAMS = {
    "javascript": "function square(x) {\n  return x * x;\n}\n",
    "java": "static int square(int x) {\n    return x * x;\n}\n",
    "go": "func square(x int) int {\n\treturn x * x\n}\n",
}
BRACES = tuple(PROGRAMS)


@pytest.fixture(params=[*BRACES, "python"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def wanted(task: CuratedTask, language: str) -> str:
    return function_name(task.signature.name, language)


def test_hand_written_programs_parse_and_their_main_function_is_found(language: str) -> None:
    parser = PARSERS[language]()
    for task in TASKS:
        code = task.solutions[language]
        assert parser.issue(code) is None, task.signature.name
        assert wanted(task, language) in parser.defined_names(code)
        if language != "python":
            assert parser.main_name(code) == wanted(task, language)


def test_completing_twice_changes_nothing_more_and_bare_undoes_it(language: str) -> None:
    parser = PARSERS[language]()
    for task in TASKS:
        bare = parser.bare(task.solutions[language])
        complete = parser.with_imports(bare)
        assert parser.with_imports(complete) == complete
        assert parser.bare(complete) == bare
        assert "\n\n" not in bare


@pytest.mark.parametrize("language", BRACES)
def test_unfinished_programs_have_an_issue_with_its_line_and_open_brackets_are_closed(language: str) -> None:
    parser, code = PARSERS[language](), PROGRAMS[language]
    unfinished = code.rstrip().removesuffix("}")
    issue = parser.issue(unfinished)
    assert issue is not None
    assert 1 <= issue.line <= 4
    assert parser.main_name(parser.fix_syntax(unfinished)) == "square"
    assert parser.fix_syntax(code) == code
    hopeless = code.replace("return", "return ) (")
    assert parser.fix_syntax(hopeless) == hopeless
    assert (parser.defined_names(hopeless), parser.main_name(hopeless)) == ([], None)


@pytest.mark.parametrize(
    ("language", "code", "named"),
    [
        ("javascript", "const twice = (f) => f(f);\n", "const g = (f) => f(f);\n"),
        ("javascript", "function f(n) { return n && f(n - 1); }", "function g(n) { return n && g(n - 1); }"),
        ("javascript", "function f(a) { return a.map(f); }", "function g(a) { return a.map(g); }"),
        ("javascript", "function f(a) { return a.map((f) => f.f); }", "function g(a) { return a.map((f) => f.f); }"),
        ("javascript", "export function f() { return o.f; }", "export function g() { return o.f; }"),
        ("java", "static int f(int f) { return f(f - 1); }", "static int g(int f) { return g(f - 1); }"),
        ("java", "static int f() { return h(); }\nstatic int h() { return 1; }",
         "static int g() { return h(); }\nstatic int h() { return 1; }"),
        ("go", "func f(n int) int { return f(n - 1) }", "func g(n int) int { return g(n - 1) }"),
        ("go", "func h() int { return 1 }\nfunc f() int { return h() }",
         "func h() int { return 1 }\nfunc g() int { return h() }"),
    ],
)  # fmt: skip
def test_the_main_function_gets_a_name_and_nothing_else_does(language: str, code: str, named: str) -> None:
    assert PARSERS[language]().with_name(code, "g") == named


@pytest.mark.parametrize("language", BRACES)
def test_a_name_that_is_taken_or_a_text_that_is_no_program_changes_nothing(language: str) -> None:
    parser = PARSERS[language]()
    assert parser.with_name(PROGRAMS[language], "x") == PROGRAMS[language]
    assert parser.with_name("}{", "square") == "}{"


@pytest.mark.parametrize(
    ("language", "code", "head"),
    [
        ("go", 'func f(s string) string {\n\treturn strings.ToUpper(s)\n}\n', 'import "strings"\n\nfunc f'),
        ("go", "func f(s string) int {\n\treturn len(strings.Fields(s)) + sort.SearchInts(nil, 1)\n}\n",
         'import (\n\t"sort"\n\t"strings"\n)\n\nfunc f'),
        ("go", "func f(r rand.Source) int64 {\n\treturn r.Int63()\n}\n", 'import "math/rand"\n\nfunc f'),
        ("go", "package main\n\nfunc f() float64 {\n\treturn math.Pi\n}\n", 'package main\n\nimport "math"\n\nfunc f'),
        ("go", "func f(sort []int) int {\n\treturn sort.x\n}\n", "func f"),
        ("java", "static List<Integer> f() {\n    return List.of();\n}\n", "import java.util.*;\n\nstatic"),
        ("java", "import java.util.List;\n\nstatic List<Integer> f() { return List.of(); }\n",
         "import java.util.List;\n\nstatic"),
        ("java", "static class Stack {}\nstatic Stack f() { return new Stack(); }\n", "static class"),
        ("python", "def f(x):\n    return math.sqrt(x)\n", "import math\n\n\ndef f"),
        ("python", "def f(x):\n    return Counter(x), gcd(1, 2)\n",
         "from collections import Counter\nfrom math import gcd\n\n\ndef f"),
        ("python", "from math import gcd\n\ndef f(x):\n    return gcd(x, 2)\n", "from math import gcd\n\ndef f"),
        ("python", "def f(math):\n    return math.pi\n", "def f"),
        ("python", "def f(:\n", "def f(:"),
    ],
)  # fmt: skip
def test_what_a_program_uses_is_imported_and_nothing_else(language: str, code: str, head: str) -> None:
    assert PARSERS[language]().with_imports(code).startswith(head)


def test_go_gets_the_small_functions_that_it_calls_and_lacks() -> None:
    parser = PARSERS["go"]()
    code = "func f(a, b int) int {\n\treturn max(abs(a), b)\n}\n"
    complete = parser.with_imports(code)
    assert set(parser.defined_names(complete)) == {"f", "max", "abs"}
    assert parser.bare(complete) == code
    own = "func f(a, b int) int {\n\treturn max(a, b)\n}\n\nfunc max(a, b int) int {\n\treturn a\n}\n"
    assert parser.with_imports(own) == own
    assert all(parser.check_syntax(helper) for helper in HELPERS.values())


def test_java_methods_get_a_class_around_them_and_classes_stay_as_they_are() -> None:
    parser = PARSERS["java"]()
    whole = parser.complete("static List<Integer> f() {\n    return List.of();\n}\n")
    assert whole == (
        "import java.util.*;\n\nclass Solution {\n    static List<Integer> f() {\n        return List.of();\n    }\n}\n"
    )
    assert parser.complete(whole) == whole
    assert parser.defined_names(whole) == ["Solution", "f"]
