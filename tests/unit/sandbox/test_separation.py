"""Which tests may share a process."""

import pytest

from agentic_diffusion.sandbox.languages import lift
from agentic_diffusion.sandbox.separation import separate


def groups(*tests: str, language: str = "python") -> list[list[int]]:
    code = {"python": "", "javascript": "function f(x) {}\nfunction g(x) {}"}[language]
    return separate([(test, lift(test, code, language).steps) for test in tests])


@pytest.mark.parametrize(
    "pair",
    [
        ("assert f('abc') == 'bcd'", "assert g('bcd') == 'abc'"),
        ("assert g('bcd') == 'abc'", "assert f('abc') == 'bcd'"),
        ("assert f([3, 1, 2]) == [1, 2, 3]", "assert f([1, 2, 3]) == [1, 2, 3]"),
        ("assert f(19) == 1234", "assert g(1234) == 19"),
        ('assert f("a b") == ["a", "b", "c d"]', "assert g('c d') == 0"),
    ],
)
def test_the_answer_to_one_among_the_inputs_of_another_parts_them(pair: tuple[str, str]) -> None:
    assert groups(*pair) == [[0], [1]]


@pytest.mark.parametrize(
    "tests",
    [
        ("assert f(1) == 2", "assert f(2) == 3", "assert f(3) == 4"),
        ("assert f('abc') == 3", "assert f('abc') != 4"),
        ("assert f([1, 2, 3]) == 6", "assert f([1, 2, 3, 4]) == 10"),
        ("assert f('a') == 'b'", "assert f('b') == 'c'"),
        ("assert f('abc') == 'abc'",),
        (),
    ],
)
def test_others_share_one(tests: tuple[str, ...]) -> None:
    assert groups(*tests) == [list(range(len(tests)))]


def test_a_third_joins_whom_it_can() -> None:
    tests = "assert f('abc') == 'bcd'", "assert g('bcd') == 'abc'", "assert f('xyz') == 'yza'"
    assert groups(*tests) == [[0, 2], [1]]


def test_other_languages_are_read_alike() -> None:
    tests = "assert.strictEqual(f(`abc`), 'bcd')", 'assert.strictEqual(g("bcd"), "abc")'
    assert groups(*tests, language="javascript") == [[0], [1]]
