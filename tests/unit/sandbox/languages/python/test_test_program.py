"""How a test that cannot be lifted goes, and what it wants of the code under test."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.test_program import read

WAYS = {
    "for x in (1,):\n    assert f(x)": "script",
    "def test_f():\n    assert f(1)": "functions",
    "def test_f(tmp_path):\n    assert f(1)": "pytest",
    "@mark\ndef test_f():\n    assert f(1)": "pytest",
    "import pytest\nassert f(1) == pytest.approx(1)\ndef test_g(): pass": "pytest",
    "class TestF:\n    def test_f(self):\n        assert f(1)": "pytest",
    "from unittest import TestCase\nclass F(TestCase):\n    def test_f(self):\n        self.assertTrue(f(1))": "pytest",
    ">>> f(1)\n2": "doctest",
}


@pytest.mark.parametrize("test", WAYS)
def test_how_a_test_goes(test: str) -> None:
    assert read(test, frozenset({"f"})).way == WAYS[test]


@pytest.mark.parametrize(
    ("test", "free", "modules"),
    [
        ("for x in (1,):\n    assert f(x) == g.h", ("f", "g"), ()),
        ("from a.b import f\nassert [f(y) for y in (1,)] == [x for x in z]", ("z",), ("a", "a.b")),
        ("def test_f():\n    f = 1\n    assert all([f, g, k])", ("g", "k"), ()),
        ("def g():\n    global h\n    h = 1\nassert f(g, h, __name__)", ("f",), ()),
        (
            "from . import s\nfrom .t import u\nassert patch('v.w.x', s) == 'no.', f(u)",
            ("f", "patch"),
            ("s", "t", "v", "v.w"),
        ),
    ],
)
def test_what_a_test_wants_of_the_code(test: str, free: tuple[str, ...], modules: tuple[str, ...]) -> None:
    program = read(test, frozenset({"f", "g", "all"}))
    assert (program.free, program.modules) == (free, modules)


def test_a_built_in_stays_python_s() -> None:
    assert read("for x in (1,):\n    assert abs(f(x)) == 1", frozenset({"abs", "f"})).free == ("f",)
    with pytest.raises(Unliftable, match="from solution import abs"):
        read("for x in (1,):\n    assert abs(x) == 1", frozenset({"abs", "f"}))
