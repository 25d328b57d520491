"""What has no natural twin is refused with a reason, never printed wrongly."""

import shutil

import pytest

from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.translating import PRINTERS, translate

needs_gofmt = pytest.mark.skipif(shutil.which("gofmt") is None, reason="gofmt is not installed")
REFUSED: dict[str, tuple[str, tuple[object, ...]]] = {
    "two loops": ("def f(a):\n    return {x: y for x in a for y in a}\n", ([1, 2],)),
    "optional arguments": ("def f(a, b=1):\n    return a + b\n", (1,)),
    "yielding": ("def f(a):\n    def g():\n        yield a\n    return list(g())\n", (1,)),
    "exceptions": (
        "def f(a):\n    try:\n        return 1 // a\n    except ZeroDivisionError:\n        return 0\n",
        (0,),
    ),
    "complex": ("def f(a):\n    return abs(a * 1j)\n", (1,)),
    "big": ("def f(a):\n    return a**200\n", (3,)),
    "with": ("def f(a):\n    with open(a) as file:\n        return 1\n", ("/dev/null",)),
    "unpacking": ("def f(a):\n    first, *rest = a\n    return rest\n", ([1, 2],)),
    "grouping": ("def f(a):\n    from itertools import groupby\n    return [k for k, _ in groupby(a)]\n", ("aab",)),
    "sets compared": ("def f(a):\n    return set(a) < set([1, 2, 3])\n", ([1],)),
}


@pytest.mark.parametrize("language", PRINTERS)
@pytest.mark.parametrize("name", REFUSED)
def test_a_program_without_a_twin_is_refused(name: str, language: str) -> None:
    source, arguments = REFUSED[name]
    with pytest.raises(Untranslatable) as raised:
        translate(source, [arguments], language)
    assert str(raised.value)


@pytest.mark.parametrize("language", ["java", "go"])
def test_values_of_several_types_have_no_signature(language: str) -> None:
    with pytest.raises(Untranslatable, match="has no"):
        translate("def f(a):\n    return a\n", [(1,), ("x",)], language)


def test_go_has_no_missing_values() -> None:
    with pytest.raises(Untranslatable, match="go has no optional"):
        translate("def f(a):\n    return a[0] if a else None\n", [([1],), ([],)], "go")


@needs_gofmt
def test_names_of_the_language_are_not_shadowed() -> None:
    source = "def f(func, new):\n    return func + new\n"
    assert "func f(f int" not in translate(source, [(1, 2)], "go").code
    assert "int new" not in translate(source, [(1, 2)], "java").code


@needs_gofmt
@pytest.mark.parametrize("language", PRINTERS)
def test_helpers_follow_the_function_that_needs_them(language: str) -> None:
    source = "def f(n):\n    def twice(x):\n        return 2 * x\n    return twice(n) + 1\n"
    code = translate(source, [(1,), (2,)], language).code
    assert 0 <= code.index("f(") < code.index("twice(", code.index("twice(") + 1)
