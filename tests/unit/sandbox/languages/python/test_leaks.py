"""What a test expects is never among the steps: every form either keeps it outside or is refused."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.lifting import lift

NEEDLE = "987654"

OUTSIDE = [
    "pairs = [(1, 987654), (2, 3)]\nassert f(pairs[0][0]) == pairs[0][1]",
    "table = {'in': 1, 'out': 987654}\nassert f(table['in']) == table['out']",
    "for x, want in [(1, 987654), (2, 3)]:\n    assert f(x) == want",
    "cases = [(1, 987654), (2, 3)]\nfor x, want in cases:\n    assert f(x) == want",
    "cases = [{'args': (1, 2), 'want': 987654}]\nfor case in cases:\n    assert f(*case['args']) == case['want']",
    "cases = {'a': 987654}\nfor key, want in cases.items():\n    r = f(key)\n    assert r == want",
    "for x, want in zip([1, 2], [987654, 3]):\n    assert f(x) == want",
    "assert all(f(x) == want for x, want in [(1, 987654)])",
    "assert all(f(row[0]) == row[1] for row in [(1, 987654)])",
    "assert all(a == b for a, b in zip(f(1), [987654]))",
    "assert all(x == 987654 for x in f(1))",
    "assert [f(x) for x, want in [(1, 987654)]] == [want for x, want in [(1, 987654)]]",
    "assert f(1) in [987654]",
    "assert sorted(f(1), key=lambda x: x - 987654) == [1]",
    "assert round(f(1), 987654) == 1",
    "expected = []\nexpected.append(987654)\nassert f(1) == expected",
    "expected = [987654]\nexpected.sort()\nassert f(1) == expected",
    "expected = 0\nfor i in range(3):\n    expected += 987654\nassert f(1) == expected",
    "want = {}\nwant['k'] = 987654\nassert f(1) == want",
    "r = f(1)\ndiff = r - 987654\nassert diff == 0",
    "total = 0\nfor x in [1, 2]:\n    total += f(x)\nassert total == 987654",
    "print('expected', 987654)\nassert f(1) == 987654",
    "assert f(1) == 987654, 'expected 987654'",
    "with pytest.raises(ValueError, match='987654'):\n    f(-1)",
    "with pytest.raises(ValueError) as e:\n    f(-1)\nassert '987654' in str(e.value)",
    "try:\n    f(-1)\n    assert False, '987654'\nexcept ValueError as e:\n    assert str(e) == '987654'",
    "assert f(1) == pytest.approx(987654)",
    "x, want = 1, 987654\nassert f(x) == want",
    "def helper(x, y=987654):\n    return x + y\nassert f(1) == helper(1)",
    "WANT = 987654\ndef helper(x):\n    return WANT\nassert f(1) == helper(1)",
    "import unittest\nclass TestF(unittest.TestCase):\n    def test(self):\n        self.assertEqual(f(1), 987654)",
    "def check(candidate):\n    assert candidate(1) == 987654\ncheck(f)",
    ">>> f(1)\n987654",
    "assert (lambda r: r == 987654)(f(1))",
    "assert (lambda s: 987654)(f(1)) == 987654",
    "table = {1: 987654}\nassert f(1) == table[g(1)]",
]
REFUSED = [
    "def oracle(x):\n    return 987654\nassert f(oracle(1)) == oracle(1)",
    "xs = [1]\nxs.append(987654)\nassert f(xs) == xs",
    "table = [(1, 987654)]\nassert f(table[g(0)]) == table[0][1]",
    "def first(t, i):\n    return t[i][0]\ntable = [(1, 987654)]\nassert f(first(table, g(0))) == table[0][1]",
    "def first(t):\n    return t[0][0]\ntable = [(1, 987654)]\nassert f(first(table)) == table[0][1]",
    "def first(t):\n    return t[0][0]\ntable = [(1, 987654)]\nx = first(table)\nassert f(x) == table[0][1]",
    "want = 987654\nassert f(lambda: want) == want",
    "want = [987654]\nassert f(lambda: want[0]) == want[0]",
    "want = 987654\nkey = lambda x: want\nassert f(key) == want",
    "want = 987654\nassert f(g(1) + want) == want",
    "class Case:\n    x, want = 1, 987654\nassert f(Case.x) == Case.want",
    "def check():\n    return f(1) - 987654\nassert check() == 0",
    "r = f(1) == 987654\nassert r",
    "assert g(f(1) == 987654)",
    "assert f(want := 987654) == want",
    "if f(1) == 987654:\n    ok = True\nassert ok",
    "import numpy\nassert f(1) == numpy.array([987654])",
    "for x in f(3):\n    assert x == 987654",
    "with pytest.raises(ValueError):\n    assert f(1) == 987654",
    "import helpers\nassert f(1) == helpers.want(987654)",
]


@pytest.mark.parametrize("test", OUTSIDE)
def test_what_is_expected_stays_outside(test: str) -> None:
    lifted = lift(test)
    assert lifted.sources
    assert NEEDLE not in repr(lifted.steps)


@pytest.mark.parametrize("test", REFUSED)
def test_what_cannot_stay_outside_is_refused(test: str) -> None:
    with pytest.raises(Unliftable) as caught:
        lift(test)
    assert str(caught.value)


@pytest.mark.parametrize(
    ("test", "name"),
    [
        ("r = f([3, 1])\nassert r == sorted(r)", "sorted"),
        ("assert len(f(3)) == 3", "len"),
        ("assert sum(f(3)) == 3 and max(f(3)) == 2", "sum"),
        ("assert set(f(3)) == {1}", "set"),
        ("assert all(f(i) for i in range(3))", "range"),
        ("assert all(f(i) for i in range(3)) == True", "range"),
        ("assert any(f(i) for i in range(3)) == False", "range"),
        ("assert [f(i) for i in range(3)] != []", "range"),
        ("assert all(f(i) == g(i) for i in range(3))", "range"),
        ("assert [f(i) for i in range(3)] == [g(i) for i in range(3)]", "range"),
        ("assert list(f(1)) == list(f(2))", "list"),
        ("assert isinstance(f(1), int)", "isinstance"),
        ("assert abs(f(1) - 3) < 1", "abs"),
        ("xs = [3]\nf(xs)\nassert xs == sorted(xs)", "sorted"),
    ],
)
def test_built_in_functions_that_could_be_patched_to_advantage_are_not_called_in_the_cell(test: str, name: str) -> None:
    steps = repr(lift(test).steps)
    assert "f(" in steps
    assert name not in steps


@pytest.mark.parametrize(
    "test",
    [
        "xs = [3, 1]\nf(xs)\ny = xs[0]\nassert y == 1",
        "d = {'a': [3, 1]}\nf(d['a'])\nassert d == {'a': [1, 3]}",
        "xs = [3, 1]\nf([xs])\nassert xs == [1, 3]",
        "table = [[3, 1]]\nfor xs in table:\n    f(xs)\nassert table == [[1, 3]]",
        "d = {'a': [3, 1]}\nf(d['a'])\nassert g(d) == 1",
        "xs = [3, 1]\nys = xs\nf(ys)\nassert xs == [1, 3]",
        "row = [0]\ngrid = [row, row]\nassert f(grid) == 1",
        "xs = [3, 1]\nf(xs)\nxs.append(2)\nassert xs == [1, 3, 2]",
        "xs = [3, 1]\ndef total():\n    return sum(xs)\nxs = [1]\nassert f(1) == total()",
        "try:\n    f(-1)\n    assert False\nexcept Exception:\n    pass",
        "assert f(1) is g(1)",
    ],
)
def test_what_a_change_in_place_would_make_ambiguous_is_refused(test: str) -> None:
    with pytest.raises(Unliftable):
        lift(test)


@pytest.mark.parametrize(
    "before", ["x = '\x0c\x1c\x85'", "x = 1\r", "x = '''\n'''", "x = 'é'", "if True:\n\tpass\x0c", "def h():\n    pass"]
)
def test_a_call_enters_as_it_was_written_and_nothing_beside_it(before: str) -> None:
    assert lift(f"{before}\nassert f(1)[0] == 987654, 'message'\n").sources == ("f(1)[0]",)


def test_a_redefined_built_in_does_not_decide() -> None:
    code = "def abs(x):\n    return 0\n\ndef isinstance(a, b):\n    return True\n\ndef f(x):\n    return 1\n"
    lifted = lift("assert abs(f(1) - 9) < 1 and isinstance(f(1), str)", code)
    assert set(lifted.sources) == {"f(1)"}
    assert lifted.decide([1, 1], []) is not None
    with pytest.raises(Unliftable, match="not clear"):
        lift("assert abs(isinstance(1, 2)) == 3", code)


def test_only_the_whole_value_of_a_name_that_is_also_compared_enters() -> None:
    assert lift("xs = [3, 1]\nassert f(xs) == sorted(xs)").steps == (("exec", "xs = [3, 1]"), ("eval", "f(xs)"))
    assert lift("x = 3\nassert f(x) == 2 * x").steps == (("eval", "f(3)"),)
    assert lift("xs = [3, 1]\nassert f(xs[0], len(xs)) == xs").steps == (("eval", "f(3, 2)"),)
    assert lift("ys = [9]\nxs = [1]\nassert f(xs, 2) == ys").steps == (("exec", "xs = [1]"), ("eval", "f(xs, 2)"))
