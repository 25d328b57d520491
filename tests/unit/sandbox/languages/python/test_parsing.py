"""A file of tests becomes single tests, and none is lost."""

import pytest

from agentic_diffusion.errors import ConfigError, InputError
from agentic_diffusion.sandbox import Limits
from agentic_diffusion.sandbox.languages.python.doctests import as_asserts
from agentic_diffusion.sandbox.languages.python.parsing import parse_tests


def test_each_assert_is_a_test_with_the_set_up_before_it() -> None:
    text = "import math\nxs = [1]\nassert f(xs) == 1  # note\nassert f(2) == 2, 'msg'\n"
    assert parse_tests(text) == [
        "import math\nxs = [1]\nassert f(xs) == 1",
        "import math\nxs = [1]\nassert f(2) == 2, 'msg'",
    ]


def test_set_up_with_an_order_keeps_it_in_one_test() -> None:
    text = "assert S() is not None\ns = S()\ns.push(1)\nassert s.pop() == 1\nassert s.size() == 0\n"
    first, second = parse_tests(text)
    assert first == "assert S() is not None"
    assert second.count("assert") == 2
    assert second.startswith("s = S()")


def test_test_functions_and_checks_are_written_out() -> None:
    text = '"""Doc."""\ndef test_one():\n    assert f(1) == 2\n\n'
    text += "def check(candidate):\n    assert candidate(2) == 3\n\ncheck(f)\n"
    assert parse_tests(text) == ["assert f(1) == 2", "assert f(2) == 3"]
    stateful = "s = S()\nassert s.x == 1\ndef test_two():\n    assert f(1) == 2\n"
    assert parse_tests(stateful) == ["s = S()\nassert s.x == 1", "assert f(1) == 2"]


def test_doctest_examples_become_asserts() -> None:
    text = ">>> x = 3\n>>> f(x)\n4\n>>> f('a')\n'b'\n"
    assert parse_tests(text) == ["x = 3\nassert f(x) == 4", "x = 3\nassert f('a') == 'b'"]
    assert as_asserts(">>> f(1)\n2\n") == "assert (f(1)) == (2)"
    assert as_asserts("assert f(1) == 2") == "assert f(1) == 2"


def test_what_no_judge_can_lift_is_kept_to_be_rejected() -> None:
    assert len(parse_tests(">>> f(-1)\nTraceback (most recent call last):\nValueError: x\n")) == 1
    assert len(parse_tests("for i in names():\n    assert f(i) == i\n")) == 1
    assert len(parse_tests("def check(c):\n    assert c(1) == 2\n")) == 1


@pytest.mark.parametrize("text", ["assert (", "x\0", ">>>f(1)\n2"])
def test_a_file_that_is_no_python_is_named(text: str) -> None:
    with pytest.raises(InputError, match="tests"):
        parse_tests(text)


def test_an_empty_file_has_no_tests() -> None:
    assert parse_tests("# nothing\n") == []


@pytest.mark.parametrize("change", [{"wall_s": 0}, {"memory_mb": -1}, {"restarts": -1}])
def test_a_limit_that_cannot_hold_is_named(change: dict[str, int]) -> None:
    with pytest.raises(ConfigError, match=next(iter(change))):
        Limits(**change)
