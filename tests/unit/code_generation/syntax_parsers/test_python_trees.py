"""A wanted name is put into a program without changing what it does."""

import pytest

from agentic_diffusion.code_generation.syntax_parsers.python_trees import with_name

RECURSIVE = "def factorial(n):\n    return 1 if n < 2 else n * factorial(n - 1)\n"
FORMATTED = "def again(n):\n    return f'{again(n - 1)}!' if n else ''\n"
HELPER = "def helper(x):\n    return x + 1\n\n\ndef main(x):\n    return helper(x)\n"


@pytest.mark.parametrize(("code", "argument", "expected"), [(RECURSIVE, 5, 120), (FORMATTED, 2, "!!"), (HELPER, 1, 2)])
def test_the_last_function_answers_to_the_name(code: str, argument: int, expected: object) -> None:
    scope: dict[str, object] = {}
    exec(with_name(code, "wanted"), scope)
    assert scope["wanted"](argument) == expected  # type: ignore[operator]


def test_recursion_is_renamed_rather_than_aliased() -> None:
    assert "factorial" not in with_name(RECURSIVE, "wanted")


@pytest.mark.parametrize(
    "code",
    [
        "def wanted(x):\n    return x\n",
        "def f(wanted):\n    return wanted\n",
        "x = 1\n",
        "def f(:\n",
        "class A:\n    pass\n",
    ],
)
def test_a_program_that_has_the_name_or_no_function_stays(code: str) -> None:
    assert with_name(code, "wanted") == code
