"""What enters the cell, what stays outside, and what is refused."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.lifting import lift
from agentic_diffusion.sandbox.languages.python.names import names_defined

LIFTED = [
    ("assert f(1) == 2", ["f(1)"]),
    ("assert 2 == f(1), 'msg'", ["f(1)"]),
    ("assert f(f(1)) == g(2)", ["f(f(1))", "g(2)"]),
    ("assert 0 < f(1) <= 10", ["f(1)"]),
    ("assert not f(1) and f(2) in [3, 4]", ["f(1)", "f(2)"]),
    ("assert f(1)", ["f(1)"]),
    ("assert f(1) is None", ["f(1)"]),
    ("assert f(1)['k'].x[0] == 7", ["f(1)['k'].x[0]"]),
    ("assert abs(f(2) - 3.14) < 1e-3", ["f(2)"]),
    ("import math\nassert math.isclose(f(2), 3.14, rel_tol=1e-3)", ["f(2)"]),
    ("assert math.isclose(f(2), 3.14)", ["f(2)"]),
    ("assert sorted(f([2, 1])) == [1, 2]", ["f([2, 1])"]),
    ("assert list(map(f, [1, 2])) == [2, 3]", ["list(map(f, [1, 2]))"]),
    ("assert ''.join(f('a')) == 'b'", ["''.join(f('a'))"]),
    ("assert isinstance(f(1), int)", ["f(1)"]),
    ("assert type(f(1)) is int", ["f(1)"]),
    ("assert f('a').startswith('b')", ["f('a')"]),
    ("assert f(1).__eq__(2)", ["f(1)"]),
    ("assert (f(1), f(2)) == (2, 3)", ["f(1)", "f(2)"]),
    ("assert [f(i) for i in range(3)] == [1, 2, 3]", ["[f(i) for i in range(3)]"]),
    ("assert sum(f(i) for i in range(3)) == 6", ["[f(i) for i in range(3)]"]),
    ("assert all(f(i) == i + 1 for i in range(3))", ["[f(i) for i in range(3)]"]),
    ("assert all(x > 0 for x in f(3))", ["f(3)"]),
    ("assert f(1) + 1 == 3", ["f(1)"]),
    ("assert f(3) == 2 ** 10", ["f(3)"]),
    ("expected = [1, 2]\nassert f(3) == expected", ["f(3)"]),
    ("def cube(x):\n    return x ** 3\nassert f(3) == cube(3)", ["f(3)"]),
    ("assert (lambda s: (s.push(1), s.pop())[1])(S()) == 1", ["(lambda s: (s.push(1), s.pop())[1])(S())"]),
    ("s = S()\ns.push(1)\nassert s.pop() == 1\nassert s.empty()", ["s.pop()", "s.empty()"]),
]


@pytest.mark.parametrize(("test", "sources"), LIFTED, ids=[test for test, _ in LIFTED])
def test_only_expressions_that_need_the_program_enter_the_cell(test: str, sources: list[str]) -> None:
    lifted = lift(test)
    assert list(lifted.sources) == sources
    assert [source for kind, source in lifted.steps if kind == "eval"] == sources
    assert len(lifted.decisions) == test.count("assert")


@pytest.mark.parametrize(
    "test",
    [
        "SECRET = 987654\nassert f(1) == SECRET",
        "assert f(1) == 987654",
        "assert 987654 in f(1)",
        "def oracle(x):\n    return 987654\nassert f(1) == oracle(1)",
        "assert all(f(i) == 987654 for i in range(3))",
        "assert f('x').startswith(str(987654))",
        "base = 987654\nexpected = [base]\nassert f(1) == expected",
        "assert abs(f(1) - 987654) < 1",
        "xs = [3]\nwant = [987654]\nf(xs)\nassert xs == want",
    ],
)
def test_the_expected_value_never_enters_the_cell(test: str) -> None:
    assert "987654" not in repr(lift(test).steps)
    assert "SECRET" not in repr(lift(test).steps)


def test_set_up_enters_the_cell_as_far_as_the_program_needs_it() -> None:
    lifted = lift("import math\nxs = [3, 1]\nbig = [9]\nn = len(xs)\nassert f(xs, n) == sorted(xs) + big")
    assert [source for _, source in lifted.steps] == ["xs = [3, 1]", "f(xs, 2)"]


def test_what_a_library_computes_enters_as_its_value_or_with_the_import() -> None:
    assert lift("import math\nxs = [math.floor(2.5)]\nassert f(xs) == 2").steps[0] == ("exec", "xs = [2]")
    steps = lift("from collections import Counter\nc = Counter('a')\nassert f(c) == 1").steps
    assert [source for _, source in steps] == ["from collections import Counter", "c = Counter('a')", "f(c)"]


def test_an_input_is_compared_in_its_original_form_unless_it_is_what_is_tested() -> None:
    assert lift("xs = [3, 1]\nassert f(xs) == xs").sources == ("f(xs)",)
    assert lift("xs = [3, 1]\nr = f(xs)\nassert r == sorted(xs)").sources == ("r",)
    assert lift("xs = [3, 1]\nf(xs)\nassert xs == [1, 3]").sources == ("xs",)


def test_a_name_that_the_program_defines_is_never_taken_for_the_built_in_one() -> None:
    assert lift("assert sum(1, 2) == 3").sources == ()
    assert lift("assert sum(1, 2) == 3", "def sum(a, b):\n    return a + b").sources == ("sum(1, 2)",)
    assert names_defined("x = 1\ny: int = 2\nclass A:\n    z = 3\nasync def g(): ...\nx == y") == {"x", "y", "A", "g"}


REFUSED = [
    ("f(1)", "no assert"),
    ("assert f(1) ==", "no Python"),
    ("for i in range(n()):\n    assert f(i) == i", "block"),
    ("if True:\n    assert f(1)", "block"),
    ("assert f(1) is f(2)", "is"),
    ("assert f(1) is x", "is"),
    ("ok = f(1) == 2\nassert ok", "decides"),
    ("ok = isinstance(f(1), int)\nassert ok", "decides"),
    ("def check():\n    return f(1) == 2\nassert check()", "decides"),
    ("try:\n    f(1)\nexcept ValueError:\n    ok = 1\nassert ok", "decides"),
    ("assert any(f(i) == i for i in range(3))", "cannot be lifted"),
    ("assert [f(i) == i for i in range(3)]", "cannot be lifted"),
    ("assert (y := f(1)) == 2", "cannot be lifted"),
    ("assert (lambda: f(1) == 2)()", "cannot be lifted"),
    ("assert (lambda x: f(1) - x)(3) == 0", "cannot be lifted"),
    ("assert __value_0 == f(1)", "reserved"),
    ("from os import *\nassert f(1)", "import"),
    ("assert " + "-" * 50_000 + "f(1)", "nested"),
    ("assert f(1)\0", "null"),
]


@pytest.mark.parametrize(("test", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_decided_outside_is_refused_with_a_reason(test: str, reason: str) -> None:
    with pytest.raises(Unliftable, match=reason) as caught:
        lift(test)
    assert str(caught.value)
