"""Tidying changes how code looks, never what it means."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentic_diffusion.code_generation.tidying import tidy

NESTED = "def f(x):\n    def g(y):\n        return y\n    return g(x)"
LINES = [
    "def f(x):",
    "    def g(y):",
    "        return y",
    "    return g(x)",
    "    x = '''",
    "'''",
    "    pass",
    "",
    "x = 1\\",
]


def test_a_nested_definition_gets_a_blank_line_and_the_end_one_line_break() -> None:
    assert tidy("\n" + NESTED + "\n\n\n") == NESTED.replace("return y\n", "return y\n\n") + "\n"


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    '''\n    def g(y):\n        return y\n    done'''\n    return 1\n",
        "TEXT = '''\n  def g(y):\n     return y\n  x\n'''\n",
        "def f():\n    return '''\n\n'''\n",
    ],
)
def test_strings_over_several_lines_are_kept(code: str) -> None:
    assert tidy(code) == code


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join))
def test_the_meaning_stays(code: str) -> None:
    try:
        meaning = ast.dump(ast.parse(code))
    except SyntaxError:
        assert tidy(code) == code
    else:
        assert ast.dump(ast.parse(tidy(code))) == meaning
        assert tidy(tidy(code)) == tidy(code)
