"""The Python parser says what will run, calmly, whatever it is given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentic_diffusion.code_generation.syntax_parsers import PARSERS, PythonSyntaxParser
from agentic_diffusion.code_generation.syntax_parsers.python_trees import defined_names, parse

PARSER = PythonSyntaxParser()
HOSTILE = ["x = '\0'", "\ud800", "(" * 10_000, "-" * 100_000 + "1", "x = " + "9" * 10_000, "\x80\xff", "return = 1"]


@pytest.mark.parametrize("code", ["", "x = 1\n", "def f(x):\n    return '\\d'\n", "x is 1", "é = '日本'"])
def test_programs_have_no_issue_and_are_left_alone(code: str) -> None:
    assert PARSER.check_syntax(code)
    assert PARSER.fix_syntax(code) == code


def test_an_issue_names_the_line() -> None:
    issue = PARSER.issue("x = 1\ny = = 2\n")
    assert issue is not None
    assert (issue.line, issue.message) == (2, "invalid syntax")
    assert PARSER.issue("def f():\n    x = 1\nreturn x\n") is not None  # parses, but does not compile


@pytest.mark.parametrize("code", HOSTILE)
def test_text_that_is_no_program_is_an_issue_and_never_an_exception(code: str) -> None:
    assert PARSER.issue(code) is not None
    assert defined_names(code) == []
    assert PARSER.fix_syntax(code) == code


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("def f(x):\n [{'\"\\#1"), max_size=40))
def test_repairs_never_break_a_program_and_never_raise(code: str) -> None:
    fixed = PARSER.fix_syntax(code)
    assert PARSER.check_syntax(fixed) or fixed == code


@pytest.mark.parametrize(
    ("broken", "fixed"),
    [
        ("print(max([1, 2]", "print(max([1, 2]))\n"),
        ("def f(x):\n    return x\n\ndef g(", "def f(x):\n    return x\n\n"),
        ("x = = 1", "x = = 1"),
    ],
)
def test_simple_repairs(broken: str, fixed: str) -> None:
    assert PARSER.fix_syntax(broken).rstrip() == fixed.rstrip()


def test_defined_names_are_those_of_the_top_level() -> None:
    code = "class A:\n    def method(self): pass\nasync def b(): pass\ndef c():\n    def inner(): pass\nx = 1\n"
    assert defined_names(code) == ["A", "b", "c"]


def test_parsing_prints_no_warnings() -> None:
    assert parse("x = '\\d'") is not None  # warnings are errors in this test run


def test_languages_are_named_in_one_place() -> None:
    assert isinstance(PARSERS["python"](), PythonSyntaxParser)
