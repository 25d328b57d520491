"""Test functions, classes and tables become plain statements where that means the same, and else stay as they are."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.lifting import lift
from agentic_diffusion.sandbox.languages.python.parsing import parse_tests

CASE = "import unittest\n\nclass TestF(unittest.TestCase):\n"


def method(body: str, before: str = "") -> str:
    lines = "".join(f"        {line}\n" for line in body.splitlines())
    return f"{CASE}{before}    def test_one(self):\n{lines}"


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ("self.assertEqual(f(1), 2)", "assert f(1) == 2"),
        ("self.assertEqual(f(1), 2, 'message')", "assert f(1) == 2"),
        ("self.assertNotEqual(f(1), 2)", "assert f(1) != 2"),
        ("self.assertTrue(f(1))", "assert f(1)"),
        ("self.assertFalse(f(1), msg='m')", "assert not f(1)"),
        ("self.assertIsNone(f(1))", "assert f(1) is None"),
        ("self.assertIn(2, f(1))", "assert 2 in f(1)"),
        ("self.assertGreaterEqual(f(1), 2)", "assert f(1) >= 2"),
        ("self.assertIsInstance(f(1), int)", "assert isinstance(f(1), int)"),
        ("self.assertAlmostEqual(f(1), 2)", "assert round(abs(f(1) - 2), 7) == 0"),
        ("self.assertAlmostEqual(f(1), 2, delta=0.5)", "assert abs(f(1) - 2) <= 0.5"),
        ("self.assertCountEqual(f(1), [2])", "assert sorted(f(1)) == sorted([2])"),
        ("with self.assertRaises(ValueError):\n    f(1)", "with self.assertRaises(ValueError):\n    f(1)"),
        ("self.assertRaises(ValueError, f, 1)", "with self.assertRaises(ValueError):\n    f(1)"),
        ("for x, y in [(1, 2)]:\n    self.assertEqual(f(x), y)", "for x, y in [(1, 2)]:\n    assert f(x) == y"),
    ],
)
def test_methods_of_a_test_case_become_asserts(call: str, written: str) -> None:
    assert parse_tests(method(call)) == [written]
    assert lift(method(call)).steps == lift(written).steps


def test_what_set_up_binds_is_a_plain_name() -> None:
    before = "    def setUp(self):\n        self.s = S()\n\n"
    assert parse_tests(method("self.s.push(1)\nself.assertEqual(self.s.pop(), 1)", before)) == [
        "self_s = S()\nself_s.push(1)\nassert self_s.pop() == 1"
    ]


@pytest.mark.parametrize(
    "text",
    [
        method("with self.subTest(1):\n    self.assertEqual(f(1), 2)"),
        method("self.helper(f(1))\nself.assertTrue(f(1))"),
        method("self.assertLogs(f(1))"),
        method("self.assertEqual(f(1), 2)", "    def tearDown(self):\n        pass\n\n"),
        method("self.assertEqual(f(1), self.want)", "    want = 2\n\n"),
        method("self.assertEqual(f(1), self.missing)"),
        "import pytest\n\n@pytest.mark.parametrize('x', [pytest.param(1)])\ndef test_one(x):\n    assert f(x)\n",
        method("if f(1):\n    self.assertEqual(f(1), 2)"),
        "import pytest\n\n@pytest.fixture\ndef s():\n    return S()\n\ndef test_one(s):\n    assert s.pop() == 1\n",
        "def test_one(monkeypatch):\n    assert f(1) == 2\n",
        "import pytest\n\n@pytest.mark.skip\ndef test_one():\n    assert f(1) == 2\n",
        "async def test_one():\n    assert f(1) == 2\n",
        "def test_one():\n    if f(0):\n        return\n    assert f(1) == 2\n",
        "def helper(x):\n    return f(x) + 1\n\ndef test_one():\n    assert helper(1) == 2\n",
        ">>> print(f(1))\n2",
        ">>> f(1)\nTraceback (most recent call last):\nValueError: x",
        ">>> f(1)  # doctest: +ELLIPSIS\n[1, ...]",
        ">>> f(1)\n<object>",
    ],
)
def test_what_needs_a_test_runner_is_one_test_for_the_second_cell(text: str) -> None:
    (single,) = parse_tests(text)
    with pytest.raises(Unliftable):
        lift(single)
    assert single == text if text.startswith(">>>") else "test_one" in single


def test_each_test_comes_with_what_it_needs_and_nothing_else() -> None:
    text = (
        "import pytest\nimport os\nDATA = [1]\nDATA.append(2)\nOTHER = 5\n\n"
        "def make(x):\n    return S(x, DATA)\n\n@pytest.fixture\ndef s():\n    return make(1)\n\n"
        "def test_a(s):\n    assert s.x == 1\n\ndef test_b():\n    assert f(OTHER) == 1\n\n"
        "class TestMore:\n    def test_c(self, s):\n        assert s\n    def test_d(self):\n        assert f(1)\n"
        "if __name__ == '__main__':\n    pytest.main()\n"
    )
    first, second, third, fourth = parse_tests(text)
    assert [line for line in first.splitlines() if "DATA" in line] == [
        "DATA = [1]",
        "DATA.append(2)",
        "    return S(x, DATA)",
    ]
    assert "@pytest.fixture" in first and "import os" not in first and "OTHER" not in first and "test_b" not in first
    assert second == "OTHER = 5\nassert f(OTHER) == 1"
    assert "test_c" in third and "test_d" not in third
    assert fourth == "assert f(1)"


def test_a_parametrised_test_is_a_loop_over_its_table() -> None:
    text = "import pytest\n\n@pytest.mark.parametrize('x, y', [(1, 2), (3, 4)])\n"
    text += "def test_one(x, y):\n    assert f(x) == y\n"
    (single,) = parse_tests(text)
    assert single == "for x, y in [(1, 2), (3, 4)]:\n    assert f(x) == y"
    assert lift(single).steps == lift(text).steps == (("eval", "f(1)"), ("eval", "f(3)"))
    one = text.replace("'x, y', [(1, 2), (3, 4)]", "['x'], [1, 2]").replace("(x, y)", "(x)").replace("== y", "== x")
    assert lift(one).steps == (("eval", "f(1)"), ("eval", "f(2)"))


def test_a_check_of_a_candidate_is_lifted_whole_and_in_parts() -> None:
    text = "METADATA = {'author': 'x'}\n\ndef check(candidate):\n    assert candidate(1) == 2\n"
    text += "    for x, y in [(2, 3), (3, 4)]:\n        assert candidate(x) == y\n\ncheck(f)\n"
    assert lift(text).sources == ("f(1)", "f(2)", "f(3)")
    assert [lift(single).sources for single in parse_tests(text)] == [("f(1)",), ("f(2)", "f(3)")]
