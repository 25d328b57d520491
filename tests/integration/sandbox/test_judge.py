"""The judge with real cells: each verdict, and that evidence is exact."""

import resource

import pytest

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox import Limits, PythonJudge, isolation_level
from agentic_diffusion.sandbox.cell import run_cell
from agentic_diffusion.types import Case, Judge

ADD = "def add(a, b):\n    return a + b\n"


@pytest.fixture(scope="module")
def judge() -> PythonJudge:
    return PythonJudge(Limits(wall_s=3.0, cpu_s=2, memory_mb=256, restarts=2))


def test_the_isolation_is_named_in_every_verdict(judge: Judge) -> None:
    assert isolation_level().startswith("L3 bubblewrap")
    assert judge.isolation == isolation_level() == judge.judge(ADD, ["assert add(1, 2) == 3"]).isolation


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
    mixed = judge.judge(ADD, ["assert add(1, 2) == 3", "for i in range(add(1, 1)): assert add(i, 1)"])
    assert [case.outcome for case in mixed.cases] == ["passed", "rejected"]
    assert mixed.verdict == "rejected"


def test_another_language_is_rejected(judge: Judge) -> None:
    verdict = judge.judge("function f() {}", ["assert f() == 1"], language="javascript")
    assert verdict.verdict == "rejected"
    assert "javascript" in verdict.detail
    assert judge.evaluate("", ["1"], language="go")[0].outcome == "rejected"


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
    returned = judge.judge(code, ["assert Stack() == Stack()", "assert Stack()"])
    assert [case.outcome for case in returned.cases] == ["failed", "failed"]
    assert "unsupported type Stack" in returned.detail


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


def test_many_rows_keep_their_order(judge: PythonJudge) -> None:
    rows = [(ADD, [f"assert add({n}, 1) == {n + 1 + n % 2}"]) for n in range(6)]
    assert [verdict.passed for verdict in judge.judge_many(rows, workers=2)] == [True, False] * 3
    mappings = [{"code": ADD, "tests": ["assert add(1, 1) == 2"], "language": name} for name in ("python", "java")]
    assert [verdict.verdict for verdict in judge.judge_many(mappings)] == ["passed", "rejected"]


def test_an_endless_loop_times_out_and_later_cases_still_run() -> None:
    judge = PythonJudge(Limits(wall_s=0.8))
    code = "def f(x):\n    while x == 1:\n        pass\n    return x\n"
    verdict = judge.judge(code, ["assert f(0) == 0", "assert f(1) == 1", "assert f(2) == 2"])
    assert [case.outcome for case in verdict.cases] == ["passed", "timeout", "passed"]
    assert verdict.verdict == "timeout"
    assert judge.judge("while True: pass", ["assert f(1) == 1"]).verdict == "timeout"


def test_processor_time_is_limited_by_the_kernel() -> None:
    judge = PythonJudge(Limits(wall_s=20.0, cpu_s=1))
    code = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\ndef f():\n    while True: pass\n"
    verdict = judge.judge(code, ["assert f() == 1"])
    assert verdict.verdict == "timeout"
    assert verdict.elapsed_ms < 15_000


def test_memory_is_limited(judge: Judge) -> None:
    code = "def f(n):\n    return [0] * n\n"
    verdict = judge.judge(code, ["assert f(10 ** 9) == 1", "assert f(1) == [0]"])
    assert [case.outcome for case in verdict.cases] == ["memory", "passed"]
    assert verdict.verdict == "memory"


def test_too_much_output_is_no_pass(judge: Judge) -> None:
    code = "def f(n):\n    return 'x' * n\ndef shout(n):\n    print('x' * n)\n    return n\n"
    verdict = judge.judge(code, ["assert f(10 ** 7) == 'x' * 10 ** 7", "assert shout(10 ** 7) == 10 ** 7"])
    assert [case.outcome for case in verdict.cases] == ["failed", "passed"]
    assert "too large" in verdict.detail


def test_restarts_are_bounded() -> None:
    judge = PythonJudge(Limits(wall_s=3.0, restarts=1))
    verdict = judge.judge("import os\ndef f(x):\n    os._exit(0)\n", [f"assert f({n}) == {n}" for n in range(6)])
    assert {case.outcome for case in verdict.cases} == {"error"}
    assert len(verdict.cases) == 6


def test_no_bubblewrap_means_no_judge(monkeypatch: pytest.MonkeyPatch, judge: Judge) -> None:
    monkeypatch.setenv("PATH", "")
    for attempt in (isolation_level, PythonJudge, lambda: judge.judge(ADD, ["assert add(1, 2) == 3"])):
        with pytest.raises(SandboxUnavailable, match="apt-get install bubblewrap"):
            attempt()


@pytest.mark.parametrize("script", ["#!/bin/sh\necho no permission to make namespaces >&2\nexit 1\n", "#!/bin/sh\n"])
def test_a_bubblewrap_that_does_not_work_means_no_judge(monkeypatch: pytest.MonkeyPatch, tmp_path, script: str) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text(script)
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SandboxUnavailable, match="cannot start"):
        isolation_level()
    with pytest.raises(SandboxBroken):
        run_cell("", [[("eval", "1")]], Limits())


def test_a_host_without_descriptors_is_a_broken_sandbox_and_no_wrong_answer(judge: Judge) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        with pytest.raises(SandboxBroken, match="could not be started"):
            judge.judge(ADD, ["assert add(1, 2) == 3"])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_broken_doctest_is_rejected(judge: Judge) -> None:
    assert judge.judge(ADD, [">>>add(1, 2)\n3"]).verdict == "rejected"


def test_a_case_is_plain_data(judge: Judge) -> None:
    assert judge.judge(ADD, ["assert add(1, 2) == 3"]).cases == (Case("assert add(1, 2) == 3", "passed"),)
