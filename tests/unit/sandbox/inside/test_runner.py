"""The program inside a Python worker, run here: what it reports of code, cases, exceptions and lines."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agentic_diffusion.sandbox.inside import runner
from agentic_diffusion.sandbox.wire import decode


@pytest.fixture(autouse=True)
def _own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner takes over sys.argv and sys.modules["candidate"]."""
    monkeypatch.setattr(sys, "argv", list(sys.argv))
    monkeypatch.delitem(sys.modules, "candidate", raising=False)


def test_cases_run_on_a_namespace_and_report_plain_values() -> None:
    namespace, report = runner.load("def f(x):\n    return 1 / x\n", script=False)
    assert report == ["passed", b"", "", [], [], ""]
    steps: list[tuple[str, object]] = [("bind", ("y", 4)), ("exec", "z = f(y)"), ("eval", "z"), ("eval", "f(2)")]
    outcome, values, *rest = runner.run_steps(dict(namespace), steps, 1000)
    assert (outcome, decode(values), rest) == ("passed", [0.25, 0.5], ["", [], [], ""])  # type: ignore[arg-type]
    assert runner.run_steps(dict(namespace), [("eval", "f(0)")], 1000) == [
        "error",
        b"",
        "ZeroDivisionError: division by zero",
        [2],
        [],
        "",
    ]
    unsupported = runner.run_steps(dict(namespace), [("eval", "f")], 1000)
    assert unsupported[0] == "unsupported"
    assert unsupported[2] == "unsupported type function"


def test_an_expected_exception_comes_back_as_its_message_and_its_types() -> None:
    namespace, _ = runner.load("class Own(KeyError): pass\ndef f(x):\n    if x: raise Own('k')\n", script=False)
    steps: list[tuple[str, object]] = [("raises", "f(1)"), ("raises", "f(0)")]
    raised, nothing = decode(runner.run_steps(dict(namespace), steps, 1000)[1])  # type: ignore[arg-type, misc]
    assert raised[:4] == ["'k'", "Own", "KeyError", "LookupError"]
    assert nothing is None


@pytest.mark.parametrize(
    ("error", "limit"),
    [
        (OSError(errno.ENOSPC, "full"), "disk"),
        (OSError(errno.EFBIG, "large"), "disk"),
        (OSError(errno.EMFILE, "many"), "files"),
        (BlockingIOError(errno.EAGAIN, "no fork"), "processes"),
        (RuntimeError("can't start new thread"), "processes"),
        (MemoryError(), "memory"),
        (ValueError("disk"), ""),
    ],
)
def test_an_exception_names_the_limit_that_it_speaks_of(error: BaseException, limit: str) -> None:
    assert runner.describe(error)[5] == limit


def test_the_lines_of_a_case_are_recorded_on_request(tmp_path: Path) -> None:
    code = "def f(x):\n    if x > 1:\n        return 1\n    return 2\n"
    reports = served(tmp_path, code, [[("eval", "f(2)")], [("eval", "f(0)")]], trace=True)
    assert [report[5] for report in reports[2:]] == [[2, 3], [2, 4]]
    assert [report[5] for report in served(tmp_path, code, [[("eval", "f(2)")]])[2:]] == [[]]


def unprintable() -> BaseException:
    class Shy(Exception):
        def __str__(self) -> str:
            raise RuntimeError("no")

    return Shy()


@pytest.mark.parametrize(
    ("error", "outcome", "detail"),
    [
        (MemoryError, "memory", "MemoryError"),
        (lambda: ValueError("a\nb"), "error", "ValueError: a b"),
        (lambda: SystemExit(0), "error", "SystemExit: 0"),
        (unprintable, "error", "Shy: (its message raised RuntimeError)"),
    ],
)
def test_an_exception_becomes_one_line(error: Callable[[], BaseException], outcome: str, detail: str) -> None:
    assert runner.describe(error())[::2][:2] == [outcome, detail]


def test_a_long_message_is_cut() -> None:
    assert len(runner.describe(ValueError("x" * 10**6))[2]) == 300  # type: ignore[arg-type]


def test_code_that_does_not_compile_names_its_line() -> None:
    assert runner.load("x = 1\ndef f(:\n", script=False)[1][3] == [2]
    assert runner.load("x = 1\n\nraise KeyError('k')\n", script=False)[1][2:4] == ["KeyError: 'k'", [3]]


def served(folder: Path, code: str, cases: list[list[tuple[str, str]]], *, trace: bool = False) -> list[list[object]]:
    """The frames of one job."""
    path = folder / "frames"
    with path.open("wb") as stream:
        job = {"code": code, "script": False, "limits": {"output_bytes": 1000}, "trace": trace}
        questions = iter([*({"steps": steps, "fresh": True} for steps in cases), {}])
        runner.serve(stream.fileno(), job, lambda _: next(questions))
    data, reports = path.read_bytes(), []
    while data:
        size = int.from_bytes(data[:4], "big")
        reports.append(decode(data[4 : 4 + size]))
        data = data[4 + size :]
    return reports  # type: ignore[return-value]


def test_the_runner_reports_start_code_and_every_case_in_order(tmp_path: Path) -> None:
    reports = served(tmp_path, "x = 3", [[("eval", "x")], [("eval", "y")]])
    assert [report[:2] for report in reports] == [[-2, "passed"], [-1, "passed"], [0, "passed"], [1, "error"]]
    assert decode(reports[0][2]) == [runner.WIRE_VERSION]  # type: ignore[arg-type]
    assert [report[:2] for report in served(tmp_path, "1 / 0", [[("eval", "x")]])] == [[-2, "passed"], [-1, "error"]]


def test_warming_up_leaves_nothing_behind() -> None:
    before = dict(sys.modules)
    runner.warm_up()
    assert dict(sys.modules) == before
