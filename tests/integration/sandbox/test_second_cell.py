"""Test programs in a second cell, with real processes: the code on one side, the tests on the other, the relay between.

The two sides are plain processes here, without walls; what the walls hold is tested with the judge.
"""

import contextlib
import json
import marshal
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import agentic_diffusion.sandbox.inside
from agentic_diffusion.sandbox.languages.contract import Report, Unliftable
from agentic_diffusion.sandbox.languages.python.lifting import names_defined
from agentic_diffusion.sandbox.languages.python.relay import Relayed, relay
from agentic_diffusion.sandbox.languages.python.test_program import read
from agentic_diffusion.sandbox.limits import Limits

INSIDE = str(Path(agentic_diffusion.sandbox.inside.__file__).parent)
PACKAGES = str(Path(pytest.__file__).parent.parent)
DATA = Path(__file__).parent / "data"
LIMITS = Limits(wall_s=20.0)
WORKER = """
import marshal, os, sys
sys.path[:0] = sys.argv[2:]
import peer, test_side, runner
sys.path[:1] = []
fd = int(sys.argv[1])
job = marshal.loads(peer.Peer.read(type("", (), {"descriptor": fd}), int.from_bytes(os.read(fd, 4), "big")))
(peer.serve_code if job["kind"] == "code" else test_side.serve_tests)(fd, job)
"""


@contextlib.contextmanager
def worker(folder: Path, job: dict[str, object], *path: str) -> Iterator[socket.socket]:
    """One side as a process; our end of its channel."""
    folder.mkdir()
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-B", "-c", WORKER, str(theirs.fileno()), INSIDE, *path],
        pass_fds=[theirs.fileno()], cwd=folder, env={}, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    theirs.close()
    body = marshal.dumps({**job, "limits": {"output_bytes": LIMITS.output_bytes}})
    ours.sendall(len(body).to_bytes(4, "big") + body)
    try:
        yield ours
    finally:
        ours.close()
        process.kill()
        process.wait()


def run(
    folder: Path, code: str, tests: Sequence[str], *, packages: Sequence[str] = (PACKAGES,), wall_s: float = 20.0
) -> Relayed:
    names = names_defined(code)
    plans = [read(test, names).plan() for test in tests]
    with (
        worker(folder / "code", {"kind": "code", "code": code}) as ours,
        worker(folder / "tests", {"kind": "tests", "tests": plans}, *packages) as theirs,
    ):
        return relay(ours, theirs, time.monotonic() + wall_s, LIMITS, num_cases=len(tests))


def judge(folder: Path, code: str, *tests: str, **options: object) -> list[Report]:
    result = run(folder, code, tests, **options)  # type: ignore[arg-type]
    assert result.loaded is not None
    assert result.loaded.outcome == "passed", result.loaded
    return list(result.cases)


def outcomes(reports: Sequence[Report]) -> list[str]:
    return [report.outcome for report in reports]


CODE = (DATA / "second_cell_code.txt").read_text()
SECTIONS = re.findall(
    r"^#### (\w+) \| (.*)\n((?:(?!####).*\n?)*)", (DATA / "second_cell_tests.txt").read_text(), re.MULTILINE
)
"""Outcome; what it is about or, where the test does not pass, a part of the detail; the test."""


def test_test_programs_get_the_outcome_that_they_deserve(tmp_path: Path) -> None:
    reports = judge(tmp_path, CODE, *(test for _, _, test in SECTIONS))
    wrong = [
        (about, report)
        for (outcome, about, _), report in zip(SECTIONS, reports, strict=True)
        if report.outcome != outcome or (outcome != "passed" and about not in report.detail)
    ]
    assert wrong == []
    assert len(SECTIONS) > 50


def test_what_the_code_raised_is_told_from_what_the_test_asserts(tmp_path: Path) -> None:
    code = "def f(x):\n    return g(x)\ndef g(x):\n    raise AssertionError('6 == 6')\n"
    raised, asserted = judge(
        tmp_path, code, "for x in (1,):\n    assert f(x) == 1", "for x in (g,):\n    assert x == 1"
    )
    assert (raised.outcome, raised.detail, raised.trace) == ("error", "AssertionError: 6 == 6", (2, 4))
    assert (asserted.outcome, asserted.trace) == ("failed", ())


def test_code_that_does_not_load_decides_every_test(tmp_path: Path) -> None:
    result = run(tmp_path, "x = 1\nraise ValueError('no')", ["for _ in (1,):\n    assert x == 1"])
    assert result.loaded is not None
    assert (result.loaded.outcome, result.loaded.detail, result.loaded.trace) == ("error", "ValueError: no", (2,))
    assert result.cases == ()


def test_a_case_that_ends_the_code_under_test_leaves_those_before_it(tmp_path: Path) -> None:
    code = "import os\ndef f(x):\n    if x == 2: os._exit(0)\n    return x"
    tests = [f"for x in ({x},):\n    assert f(x) == x" for x in (1, 2, 3)]
    result = run(tmp_path, code, tests)
    assert (outcomes(result.cases), result.ended) == (["passed", "error"], "code")


def test_time_is_up(tmp_path: Path) -> None:
    code = "import time\ndef f(x):\n    if x == 2: time.sleep(60)\n    return x"
    tests = [f"for x in ({x},):\n    assert f(x) == x" for x in (1, 2, 3)]
    result = run(tmp_path, code, tests, wall_s=2.0)
    assert (outcomes(result.cases), result.ended) == (["passed", "timeout"], "deadline")


UNITTEST = "import unittest\nclass T(unittest.TestCase):\n    def test_it(self):\n        "
WITHOUT_PYTEST = {
    "for x in (1, 2):\n    assert double(x) == x + x": "passed",
    "def test_it():\n    assert double(1) == 2": "passed",
    UNITTEST + "self.assertEqual(double(1), 2)": "passed",
    UNITTEST + "self.assertEqual(double(1), 3)": "failed",
    UNITTEST + "double(-1)\n        self.fail()": "error",
    UNITTEST + "self.skipTest(double(1) or self.fail())": "rejected",
    "class TestIt:\n    def test_it(self):\n        assert double(1) == 2": "passed",
    "class TestIt:\n    def check(self):\n        assert double(1) == 2": "rejected",
    "import pytest\ndef test_it():\n    assert double(1) == 2": "rejected",
    "def test_it(tmp_path):\n    assert double(1) == 2": "rejected",
}  # fmt: skip


def test_without_pytest(tmp_path: Path) -> None:
    reports = judge(tmp_path, CODE, *WITHOUT_PYTEST, packages=())
    assert dict(zip(WITHOUT_PYTEST, outcomes(reports), strict=True)) == WITHOUT_PYTEST
    assert all("install pytest" in report.detail for report in reports[-2:])


ROWS = [json.loads(line) for line in (DATA / "attacks_second_cell.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_no_attack_passes(row: dict[str, object], tmp_path: Path) -> None:
    """And the same tests pass an honest program, so that they could."""
    tests = row["tests"]
    assert isinstance(tests, list)
    packages = (PACKAGES,) if any("pytest" in test for test in tests) else ()
    (tmp_path / "honest").mkdir()
    assert outcomes(judge(tmp_path / "honest", str(row["honest"]), *tests, packages=packages)) == ["passed"] * len(
        tests
    )
    num_done = 0
    while num_done < len(tests):
        (tmp_path / str(num_done)).mkdir()
        result = run(tmp_path / str(num_done), str(row["code"]), tests[num_done:], packages=packages, wall_s=2.0)
        assert "passed" not in outcomes(result.cases), result
        num_done += len(result.cases) or len(tests)


REFUSED = {
    "f(1)": "asserts nothing",
    "def test_f():\n    f(1)": "asserts nothing",
    "async def test_f():\n    assert f(1)": "async",
    "assert f(": "no Python",
    ">>> x = f(1)": "states no output",
    "judge_begin_()\nassert f(1)": "reserved",
    "for x in (1,):\n    assert sum([x]) == 1": "sum is a built-in",
}


@pytest.mark.parametrize("test", REFUSED)
def test_tests_that_are_refused_outside(test: str) -> None:
    with pytest.raises(Unliftable, match=REFUSED[test]):
        read(test, frozenset({"f", "sum"}))
