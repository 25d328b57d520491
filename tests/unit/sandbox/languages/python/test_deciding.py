"""A lifted test holds exactly where plain Python says so, apart from the strictness that comparison.py states.

The steps run in this process, with the functions of the harness; the code is no threat.
"""

import random
from collections.abc import Sequence

import pytest

from agentic_diffusion.sandbox.inside.runner import run_steps
from agentic_diffusion.sandbox.languages.contract import Step
from agentic_diffusion.sandbox.languages.python.lifting import lift
from agentic_diffusion.sandbox.wire import decode

CODE = """
def f(x=1, *rest, **named):
    return x

def neg(x):
    if x < 0:
        raise ValueError("negative: %d" % x)
    return x

def put_in_order(xs):
    xs.sort()

def squares(n):
    return {i: i * i for i in range(n)}

def up_to(n):
    yield from range(n)

class Stack:
    def __init__(self, items=()):
        self.items = list(items)
    def push(self, x):
        self.items.append(x)
        return self
    def pop(self):
        return self.items.pop()
    def __str__(self):
        return "Stack"

class Missing(KeyError):
    pass

def find(key):
    raise Missing(key)
"""


def run(steps: Sequence[Step], code: str = "") -> list[object]:
    namespace: dict[str, object] = {"__name__": "candidate"}
    exec(code, namespace)
    report = run_steps(namespace, list(steps), 1 << 22)
    assert report[0] == "passed", report[2]
    values = decode(report[1])
    assert isinstance(values, list)
    return values


def evidence(test: str) -> str | None:
    lifted = lift(test, CODE)
    values = run(lifted.steps, CODE)
    questions = lifted.questions(values)
    return lifted.decide(values, run(questions) if questions else [])


def python_says(test: str) -> bool:
    namespace: dict[str, object] = {"pytest": pytest, "__name__": "candidate"}
    exec(CODE, namespace)
    state = random.getstate()
    try:
        exec(test, namespace)
    except (AssertionError, ValueError, KeyError, TypeError, pytest.fail.Exception):
        return False
    finally:
        random.setstate(state)
    return True


SAME = [
    "assert f(3) == 3",
    "assert f(3) == 4",
    "assert f(3) != 4 and not f(0)",
    "assert f([]) or f(0)",
    "assert 1 < f(2) < 3 < f(4)",
    "assert 1 < f(2) < 2",
    "assert f(3) in (1, 3) and f(3) not in [4]",
    "assert f(None) is None and f(0) is not None",
    "assert isinstance(f(True), int)",
    "assert type(f(True)) is int",
    "assert isinstance(f([1]), (list, tuple))",
    "assert abs(f(3.0001) - 3) < 1e-3",
    "assert abs(f(3.01) - 3) < 1e-3",
    "assert round(f(3.14159), 2) == 3.14",
    "import math\nassert math.isclose(f(0.1) + f(0.2), 0.3)",
    "assert f(0.1) + f(0.2) == 0.3",
    "assert f(3.0000000001) == pytest.approx(3)",
    "assert f([1.0, 2.0]) == pytest.approx([1.0, 2.0001], rel=1e-3)",
    "from pytest import approx\nassert f({'a': 1.0}) == approx({'a': 1.1}, abs=0.05)",
    "xs = [3, 1]\nput_in_order(xs)\nassert xs == [1, 3]",
    "xs = [3, 1]\nput_in_order(xs)\nassert xs == [3, 1]",
    "for xs, want in [([3, 1], [1, 3]), ([2], [2])]:\n    put_in_order(xs)\n    assert xs == want",
    "for x, y in [(1, 1), (2, 3)]:\n    assert f(x) == y",
    "for x in range(5):\n    y = f(x)\n    assert y == x",
    "assert all(f(x) == y for x, y in [(1, 1), (2, 2)])",
    "assert all(f(x) == y for x, y in [(1, 1), (2, 3)])",
    "assert all(f(x) for x in [1, 0])",
    "assert all(x > 0 for x in f([1, 2])) and any(x > 1 for x in f([1, 2]))",
    "assert [f(x) for x in (1, 2)] == [1, 2]",
    "assert {x: f(x) for x in (1, 2)} == {1: 1, 2: 2}",
    "assert sum(f(x) for x in range(4)) == 6",
    "assert sorted(squares(3).items()) == [(0, 0), (1, 1), (2, 4)]",
    "assert set(squares(3).keys()) == {0, 1, 2} and max(squares(3).values()) == 4",
    "assert list(up_to(3)) == [0, 1, 2]",
    "assert list(map(f, [1, 2])) == [1, 2]",
    "assert ''.join(f(['a', 'b'])) == 'ab'",
    "s = Stack()\ns.push(1).push(2)\nassert s.pop() == 2\nassert s.items == [1]\nassert str(s) == 'Stack'",
    "s = Stack()\nfor i in range(3):\n    s.push(i)\nassert s.items == [0, 1, 2] and len(s.items) == 3",
    "s = Stack()\ns.top = Stack([7])\nassert s.top.items[0] == 7",
    "seen = []\nfor x in (1, 2):\n    seen.append(f(x))\nassert seen == [1, 2]",
    "total = f(1) + f(2)\ntotal += 1\nassert total == 4",
    "expected = [3]\nexpected.append(1)\nassert f([3, 1]) == expected",
    "xs = []\nfor i in range(4):\n    xs.append(i * i)\nassert f(xs)[3] == 9",
    "k = 2\nassert f((lambda x: x * k)(3)) == 6",
    "table = {1: 'a', 2: 'b'}\nassert table[f(2)] == 'b'",
    "assert f('abc').upper() == 'ABC' and f('abc').startswith('ab')",
    "assert f'{f(1)}-{f(2)}' == '1-2'",
    "assert f([1, 2, 3])[1:] == [2, 3]",
    "from collections import Counter\nassert Counter(f('aab')) == {'a': 2, 'b': 1}",
    "from collections import Counter\nassert f(Counter('aab')) == {'a': 2, 'b': 1}",
    "def double(x):\n    return 2 * x\nassert f(6) == double(3)",
    "def double(x):\n    return 2 * x\nassert sorted(f([3, 1]), key=double) == [1, 3]",
    "import random\nrandom.seed(5)\nassert f(2) == 2",
    "grid = [[0] * 2] * 2\nassert f(grid) == [[0, 0], [0, 0]]",
    "with pytest.raises(ValueError):\n    neg(-1)",
    "with pytest.raises(ValueError):\n    neg(1)",
    "with pytest.raises(TypeError):\n    neg(-1)",
    "with pytest.raises((TypeError, ValueError)):\n    neg(-1)",
    "with pytest.raises(Exception, match='negative: -[0-9]+'):\n    neg(-1)",
    "with pytest.raises(ValueError, match='positive'):\n    neg(-1)",
    "with pytest.raises(ValueError, match='n.*g.*-1'):\n    neg(-1)",
    "with pytest.raises(ValueError) as info:\n    neg(-1)\nassert 'negative' in str(info.value)",
    "with pytest.raises(ValueError) as info:\n    neg(-1)\nassert str(info.value) == 'negative'",
    "with pytest.raises(Missing):\n    find(1)",
    "with pytest.raises(LookupError):\n    find(1)",
    "with pytest.raises(IndexError):\n    find(1)",
    "with pytest.raises(IndexError):\n    s = Stack()\n    s.pop()",
    "try:\n    neg(-1)\n    assert False\nexcept ValueError:\n    pass",
    "try:\n    neg(1)\n    assert False\nexcept ValueError:\n    pass",
    "try:\n    neg(1)\nexcept ValueError:\n    pass\nelse:\n    raise AssertionError('no error')",
    "try:\n    neg(-1)\nexcept ValueError as e:\n    assert str(e) == 'negative: -1'\nelse:\n    assert False",
    "try:\n    neg(1)\nexcept ValueError as e:\n    assert str(e) == 'negative: -1'\nelse:\n    assert False",
]


@pytest.mark.parametrize("test", SAME)
def test_a_lifted_test_says_what_python_says(test: str) -> None:
    assert (evidence(test) is None) == python_says(test)


@pytest.mark.parametrize(
    "test",
    [
        "assert f(True) == 1",
        "assert f((1, 2)) == pytest.approx([1, 2])",
        "assert f([float('nan')]) == f([float('nan')])",
        "assert 1 in f([True])",
        "xs = [3, 1]\nr = put_in_order(xs)\nassert f(xs) == xs",
    ],
)
def test_where_it_is_stricter_than_python(test: str) -> None:
    assert evidence(test) is not None


def test_the_evidence_names_the_call_and_what_came_of_it() -> None:
    assert evidence("assert f(2) == 3") == "f(2) is 2"
    assert evidence("with pytest.raises(ValueError):\n    neg(1)") == "neg(1) raised nothing"
    assert evidence("with pytest.raises(TypeError):\n    neg(-1)") == "neg(-1) raised ValueError: negative: -1"
    assert evidence("assert f(1) < 'a'") == (
        "f(1) is 1: TypeError: '<' not supported between instances of 'int' and 'str'"
    )
    assert len(evidence("assert f('x' * 9000) == 1") or "") <= 300


@pytest.mark.parametrize(
    "value",
    [None, [], ["ValueError"], ["", "TypeError"], ["ValueError", "TypeError"], "ValueError", {"ValueError": 1}, 1],
)
def test_only_the_report_of_the_right_exception_passes(value: object) -> None:
    assert lift("with pytest.raises(ValueError):\n    f(-1)").decide([value], []) is not None
    assert lift("with pytest.raises(ValueError):\n    f(-1)").decide([["m", "ValueError", "Exception"]], []) is None


def test_a_decision_without_its_answers_does_not_pass() -> None:
    lifted = lift("def double(x):\n    return 2 * x\nassert f(1) == double(1)")
    assert lifted.questions([2])[-1] == ("eval", "double(1)")
    assert lifted.decide([2], [2]) is None
    assert lifted.decide([2], []) is not None
    assert lifted.decide([2], [2, 2]) is not None
    assert not lifted.asks_about_values([2])
    assert lift("assert f(1) @ 2 == 3").asks_about_values([2])


def test_a_question_binds_the_values_it_is_about() -> None:
    lifted = lift("from collections import Counter\nassert Counter(f(1))['a'] == 2")
    questions = lifted.questions(["aab"])
    assert ("bind", ("__value_0", "aab")) in questions
    assert ("exec", "from collections import Counter") in questions


@pytest.mark.parametrize(
    "test",
    [
        "assert sum([y for y in range(9000)][0] for x in f(1)) == 0",
        "assert set(f(1)) == set()",
        "assert f(1) * 10 ** 9 == 1",
        "assert f(1) ** f(1) ** f(1) == 1",
    ],
)
def test_hostile_values_do_not_keep_the_judge_busy(test: str) -> None:
    """The work goes to a cell with limits of its own instead."""
    for value in ([2**61 * n for n in range(1, 20_000)], "x" * 20_000, 1 << 31):
        lifted = lift(test)
        values = [value] * len(lifted.sources)
        assert lifted.questions(values) or lifted.decide(values, []) is not None


def test_the_same_test_is_taken_apart_once() -> None:
    assert lift("assert f(1) == 2", "def f(): pass") is lift("assert f(1) == 2", "def f(x):\n    return x")
