"""The judge with real cells: each verdict, and that evidence is exact."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agentic_diffusion.errors import ConfigError, SandboxUnavailable
from agentic_diffusion.sandbox import Judge, Limits, isolation_level
from agentic_diffusion.types import Case

ADD = "def add(a, b):\n    return a + b\n"


@pytest.fixture(scope="module", params=["L3", "L2"])
def judge(request: pytest.FixtureRequest) -> Iterator[Judge]:
    with Judge(Limits(wall_s=3.0, cpu_s=2, memory_mb=256, restarts=2), isolation=request.param) as made:
        yield made


def test_the_isolation_is_named_in_every_verdict(judge: Judge) -> None:
    assert judge.judge(ADD, ["assert add(1, 2) == 3"]).isolation == judge.isolation
    assert judge.isolation[:2] in ("L2", "L3")
    assert "cgroup" in judge.isolation or "control groups" in judge.isolation


def test_the_strongest_level_is_the_default() -> None:
    assert isolation_level().startswith("L3 bubblewrap")


@pytest.mark.parametrize(
    ("level", "said"), [("L0", "refused"), ("L7", "write one of L1"), ("strong", "write one of L1")]
)
def test_a_level_that_is_none_is_refused(level: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        Judge(isolation=level)


def test_l1_has_limits_and_says_that_it_has_no_more() -> None:
    with Judge(Limits(wall_s=2.0), isolation="L1") as judge:
        assert judge.isolation.startswith("L1 limits only")
        assert judge.judge(ADD, ["assert add(1, 2) == 3"]).passed
        assert judge.judge("def f(): return [0] * 10 ** 9", ["assert f()"]).verdict == "memory"


def test_right_passes_and_wrong_fails_with_the_value_that_came_back(judge: Judge) -> None:
    verdict = judge.judge(ADD, ["assert add(1, 2) == 3", "assert add(1, 2) == 4", "assert add('a', 'b') == 'ab'"])
    assert [case.outcome for case in verdict.cases] == ["passed", "failed", "passed"]
    assert verdict.verdict == "failed"
    assert not verdict.passed
    assert verdict.detail == verdict.cases[1].detail == "add(1, 2) is 3"
    assert verdict.pass_rate == pytest.approx(2 / 3)
    assert judge.judge(ADD, ["assert add(1, 2) == 3"]).passed


def test_an_exception_is_an_error_that_names_the_line(judge: Judge) -> None:
    verdict = judge.judge(ADD, ["assert add(1, None) == 3", "assert add(1, 2) == 3"])
    assert verdict.verdict == "error"
    assert verdict.cases[0].line == 2
    assert verdict.cases[0].detail.startswith("TypeError: unsupported operand")
    assert verdict.cases[1].passed


@pytest.mark.parametrize(
    ("code", "detail", "line"),
    [
        ("def add(a, b:\n", "SyntaxError", 1),
        ("x = 1\nraise RuntimeError('no')\n" + ADD, "RuntimeError: no", 2),
        ("import numpy\n" + ADD, "ModuleNotFoundError: No module named 'numpy'", 1),
    ],
)
def test_a_program_that_does_not_load_is_an_error_in_every_case(
    judge: Judge, code: str, detail: str, line: int
) -> None:
    verdict = judge.judge(code, ["assert add(1, 2) == 3", "assert add(1, 1) == 2"])
    assert {case.outcome for case in verdict.cases} == {"error"}
    assert all(case.detail.startswith(detail) and case.line == line for case in verdict.cases)


def test_nothing_to_test_is_rejected(judge: Judge) -> None:
    assert judge.judge(ADD, []).verdict == "rejected"
    assert judge.judge(ADD, ["add(1, 2)"]).verdict == "rejected"
    mixed = judge.judge(ADD, ["assert add(1, 2) == 3", "x = add(1, 2)"])
    assert [case.outcome for case in mixed.cases] == ["passed", "rejected"]
    assert mixed.verdict == "rejected"


def test_a_language_that_is_not_known_is_named() -> None:
    with Judge() as judge, pytest.raises(ConfigError, match="write one of python, javascript, java, go"):
        judge.judge("puts 1", ["assert 1"], language="ruby")


def test_a_whole_program_is_tested_by_what_it_prints(judge: Judge) -> None:
    code = "a, b = map(int, input().split())\nprint(a + b)\n"
    tests = [
        '{"stdin": "3 4\\n", "stdout": "7\\n"}',
        '{"stdin": "3 4", "stdout": "8"}',
        '{"stdin": "x", "stdout": "8"}',
    ]
    verdict = judge.judge(code, tests)
    assert [case.outcome for case in verdict.cases] == ["passed", "failed", "error"]
    assert verdict.cases[1].detail == "printed '7\\n', expected '8'"
    assert verdict.cases[2].line == 1
    leaver = "import sys\nprint(input())\nsys.exit(int(input()))"
    ends = ['{"stdin": "a\\n0", "stdout": "a"}', '{"stdin": "a\\n3", "stdout": "a"}']
    assert [case.outcome for case in judge.judge(leaver, ends).cases] == ["passed", "error"]


def test_lines_that_a_case_covered_are_recorded_on_request(judge: Judge) -> None:
    code = "def f(x):\n    if x:\n        return 1\n    raise KeyError(x)\n"
    tests = ["assert f(1) == 1", "assert f(0) == 1"]
    traced = judge.judge(code, tests, trace=True).cases
    assert [case.covered for case in traced] == [(2, 3), (2, 4)]
    assert traced[1].trace == (4,)
    assert [case.covered for case in judge.judge(code, tests).cases] == [(), ()]


def test_values_are_compared_strictly(judge: Judge) -> None:
    code = "def same(x):\n    return x\n"
    right = ["same(2) == 2.0", "same((1,)) == (1,)", "same({1, 2}) == {2, 1}", "same(True) is True"]
    wrong = ["same(True) == 1", "same(1) == True", "same([1]) == (1,)", "same(1) is True"]
    wrong += ["same(float('nan')) == float('nan')", "same(1) < 'a'"]
    verdict = judge.judge(code, [f"assert {test}" for test in right + wrong])
    assert [case.outcome for case in verdict.cases] == ["passed"] * len(right) + ["failed"] * len(wrong)


EXPRESSIVE = [
    "import math\nassert math.isclose(add(0.1, 0.2), 0.3)",
    "assert abs(add(0.1, 0.2) - 0.3) < 1e-9",
    "assert round(add(0.11, 0.2), 1) == 0.3",
    "assert add(1000, 24) == 2 ** 10",
    "assert add('a', 'b').startswith('a') and add('a', 'b').upper() == 'AB'",
    "assert isinstance(add(1, 2), int) and not isinstance(add(1, 2), str)",
    "assert type(add(1, 2)) is int",
    "assert len(add([1], [2])) == 2",
    "assert add([2], [1]) == list(reversed(sorted([1, 2])))",
    "assert all(add(i, 1) == i + 1 for i in range(5))",
    "assert all(x in 'ab' for x in add(['a'], ['b']))",
    "assert [add(i, i) for i in range(3)] == [0, 2, 4]",
    "def double(x):\n    return 2 * x\nassert add(4, 4) == double(4)",
    "from collections import Counter\nassert add(1, 1) == Counter('aab')['a']",
    "xs = [1]\nys = [2]\nassert add(xs, ys) == xs + ys",
    "xs = [1]\nxs.append(2)\nassert add(xs, []) == xs",
    "assert add(1, 2) == 3 != add(2, 2)",
    "assert add(1, 2) == add(2, 1)",
    "assert add(float('inf'), 1) == float('inf')",
    "assert -add(1, 2) == -3",
    "assert {**{1: add(1, 1)}} == {1: 2}",
    "assert f'{add(1, 2)}' == '3'",
    ">>> add(1, 2)\n3",
]


@pytest.mark.parametrize("wrong", [False, True])
def test_the_forms_of_tests_that_are_understood(judge: Judge, wrong: bool) -> None:
    code = "def add(a, b):\n    return 'zzz' if b != 99 else 0\n" if wrong else ADD
    verdict = judge.judge(code, EXPRESSIVE)
    symmetric = "assert add(1, 2) == add(2, 1)"
    assert [case for case in verdict.cases if case.passed is wrong and case.source != symmetric] == []


def test_objects_of_the_program_are_tested_through_plain_values(judge: Judge) -> None:
    code = "class Stack:\n    def __init__(self):\n        self.items = []\n    def push(self, x):\n"
    code += "        self.items.append(x)\n    def pop(self):\n        return self.items.pop()\n"
    test = "s = Stack()\ns.push(1)\ns.push(2)\nassert s.pop() == 2\nassert s.items == [1]\nassert len(s.items) == 1"
    assert judge.judge(code, [test, test.replace("[1]", "[2]")]).cases[0].passed
    returned = judge.judge(code, ["assert Stack() == Stack()", "assert Stack() == 3"])
    assert [case.outcome for case in returned.cases] == ["failed", "failed"]


def test_tests_do_not_see_the_set_up_of_others(judge: Judge) -> None:
    verdict = judge.judge(ADD, ["n = add(1, 1)\nassert n == 2", "assert add(n, 1) == 3"])
    assert [case.outcome for case in verdict.cases] == ["passed", "error"]
    assert "NameError" in verdict.detail


def test_an_expected_value_that_cannot_be_computed_is_rejected(judge: Judge) -> None:
    assert judge.judge(ADD, ["assert add(1, 2) == 'a' @ 3"]).verdict == "rejected"


def test_evaluate_returns_plain_values_in_order(judge: Judge) -> None:
    results = judge.evaluate(ADD, ["add(1, 2)", "add([1], [2])", "add", "add(1, '')", "1 +"])
    assert [result.outcome for result in results] == ["passed", "passed", "error", "error", "error"]
    assert [result.value for result in results[:2]] == [3, [1, 2]]
    assert "unsupported type function" in results[2].detail
    assert results[3].line == 2
    assert judge.evaluate(ADD, []) == []
    assert judge.evaluate(ADD, ["xs = [1]\nadd(xs, [2])"])[0].value == [1, 2]
    assert judge.evaluate(ADD, ["x = add(1, 2)", ""])[0].outcome == "error"


def test_many_rows_keep_their_order(judge: Judge) -> None:
    rows = [(ADD, [f"assert add({n}, 1) == {n + 1 + n % 2}"]) for n in range(6)]
    assert [verdict.passed for verdict in judge.judge_many(rows, workers=2)] == [True, False] * 3
    mappings = [{"code": ADD, "tests": ["assert add(1, 1) == 2"], "language": name} for name in ("python", "python")]
    assert [verdict.verdict for verdict in judge.judge_many(mappings)] == ["passed", "passed"]


@pytest.fixture(params=["L3", "L2"])
def level(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_an_endless_loop_times_out_and_later_cases_still_run(level: str) -> None:
    code = "def f(x):\n    while x == 1:\n        pass\n    return x\n"
    with Judge(Limits(wall_s=0.8), isolation=level) as judge:
        verdict = judge.judge(code, ["assert f(0) == 0", "assert f(1) == 1", "assert f(2) == 2"])
        assert [case.outcome for case in verdict.cases] == ["passed", "timeout", "passed"]
        assert verdict.verdict == "timeout"
        assert verdict.cases[1].limit == "wall"
        assert judge.judge("while True: pass", ["assert f(1) == 1"]).verdict == "timeout"


def test_processor_time_is_limited_by_the_kernel(level: str) -> None:
    code = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\ndef f():\n    while True: pass\n"
    with Judge(Limits(wall_s=20.0, cpu_s=1), isolation=level) as judge:
        verdict = judge.judge(code, ["assert f() == 1"])
    assert verdict.verdict == "timeout"
    assert verdict.cases[0].limit == "cpu"
    assert verdict.elapsed_ms < 15_000


LIMITED = {
    "memory": ("def f(): return [0] * 10 ** 9", "memory"),
    "processes": ("import os\ndef f(): return os.fork()", "error"),
    "files": ("def f(): return [open('/dev/null') for _ in range(1000)]", "error"),
    "disk": ("def f():\n    with open('big', 'wb') as s: return s.write(bytes(9 << 20)), s.flush()", "error"),
    "output": ("import os\ndef f():\n    for fd in range(3, 20):\n        try: os.write(fd, bytes([127]) * (9 << 20))\n"
               "        except OSError: pass", "error"),
}  # fmt: skip


@pytest.mark.parametrize("limit", LIMITED)
def test_every_limit_has_its_own_verdict(judge: Judge, limit: str) -> None:
    code, outcome = LIMITED[limit]
    case = judge.judge(code, ["assert f() == 1"]).cases[0]
    assert (case.outcome, case.limit) == (outcome, limit)
    assert judge.judge(ADD, ["assert add(1, 2) == 3"]).passed


def test_memory_is_limited_and_later_cases_still_run(judge: Judge) -> None:
    verdict = judge.judge("def f(n):\n    return [0] * n\n", ["assert f(10 ** 9) == 1", "assert f(1) == [0]"])
    assert [case.outcome for case in verdict.cases] == ["memory", "passed"]
    assert verdict.verdict == "memory"


def test_too_much_output_is_no_pass(judge: Judge) -> None:
    code = "def f(n):\n    return 'x' * n\ndef shout(n):\n    print('x' * n)\n    return n\n"
    verdict = judge.judge(code, ["assert f(10 ** 7) == 'x' * 10 ** 7", "assert shout(10 ** 7) == 10 ** 7"])
    assert [case.outcome for case in verdict.cases][1] == "passed"
    assert not verdict.cases[0].passed
    assert "too large" in verdict.detail


def test_restarts_are_bounded(level: str) -> None:
    with Judge(Limits(wall_s=3.0, restarts=1), isolation=level) as judge:
        verdict = judge.judge("import os\ndef f(x):\n    os._exit(0)\n", [f"assert f({n}) == {n}" for n in range(6)])
    assert {case.outcome for case in verdict.cases} == {"error"}
    assert len(verdict.cases) == 6


def test_without_bubblewrap_the_level_asked_for_is_missed_and_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SandboxUnavailable, match="apt-get install bubblewrap"):
        Judge(isolation="L3")
    assert isolation_level().startswith("L2")


@pytest.mark.parametrize("script", ["#!/bin/sh\necho no permission to make namespaces >&2\nexit 1\n", "#!/bin/sh\n"])
def test_a_bubblewrap_that_does_not_work_means_no_l3(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text(script)
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SandboxUnavailable, match=r"no permission|without a word"):
        Judge(isolation="L3")


def test_a_package_can_be_allowed(level: str) -> None:
    code = "import numpy\ndef f(n):\n    return int(numpy.arange(n).sum())\n"
    with Judge(packages=["numpy"], isolation=level) as judge:
        assert judge.judge(code, ["assert f(5) == 10"]).passed
        assert judge.judge("import torch\n" + code, ["assert f(5) == 10"]).verdict == "error"
    with pytest.raises(ConfigError, match="pip install nonsense-package"):
        Judge(packages=["nonsense-package"])


def test_a_broken_doctest_is_rejected(judge: Judge) -> None:
    assert judge.judge(ADD, [">>>add(1, 2)\n3"]).verdict == "rejected"


def test_a_case_is_plain_data(judge: Judge) -> None:
    assert judge.judge(ADD, ["assert add(1, 2) == 3"]).cases == (Case("assert add(1, 2) == 3", "passed"),)
