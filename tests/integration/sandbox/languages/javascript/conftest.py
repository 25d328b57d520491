"""A small judge without walls: the parts of the language and a real node, joined by a socket."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from agentic_diffusion.sandbox.cells.frames import Run, collect, put
from agentic_diffusion.sandbox.cells.interview import Cases, interview
from agentic_diffusion.sandbox.languages.contract import Lifted, Program, Report, Step, Unliftable
from agentic_diffusion.sandbox.languages.javascript.language import JavaScript
from agentic_diffusion.sandbox.limits import Limits

LIMITS = Limits(wall_s=5.0, memory_mb=256, output_bytes=1 << 20)
OUTCOMES = {"unsupported": "failed"}


def once(program: Program, first: int, cases: Cases, folder: Path, limits: Limits = LIMITS) -> Run:
    """Start a process, give it its job, read what it says."""
    folder.mkdir()
    for name, content in program.files.items():
        (folder / name).write_bytes(content)
    ours, theirs = socket.socketpair()
    with (
        ours,
        subprocess.Popen(
            program.run, stdin=theirs, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, env={}
        ) as process,
    ):
        theirs.close()
        questions = interview(cases[first:], program.question)
        put(ours, program.job(first), questions.question(), deadline=time.monotonic() + 10)
        run = collect(ours, questions, limits, first=first)
        process.kill()
    return run


class SmallJudge:
    """What the real judge does with one candidate, and nothing about isolation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.language = JavaScript()
        self.num_runs = 0

    def run(self, code: str, cases: Sequence[Sequence[Step]], limits: Limits = LIMITS) -> list[Report]:
        """A report per case; what ends or blocks its process costs the later cases a new one."""
        program = self.language.program(code, cases, limits)
        reports: list[Report] = []
        while len(reports) < len(cases):
            self.num_runs += 1
            run = once(program, len(reports), cases, self.folder / str(self.num_runs), limits)
            assert run.started
            reports += run.cases
            if run.code is None or run.code.outcome != "passed":
                return [run.code or Report("error", detail=run.detail)] * len(cases)
            if len(reports) < len(cases):
                reports.append(Report("timeout" if run.ending == "timeout" else "error", detail=run.detail))
        return reports

    def judge(self, code: str, tests: Sequence[str], limits: Limits = LIMITS) -> list[tuple[str, str]]:
        """(outcome, detail) per test."""
        lifted = [self._lift(test, code) for test in tests]
        found = [part for part in lifted if not isinstance(part, str)]
        reports = iter(self.run(code, [part.steps for part in found], limits) if found else [])
        pairs = [(part, part if isinstance(part, str) else next(reports)) for part in lifted]
        return [
            ("rejected", str(part)) if isinstance(part, str) or isinstance(report, str) else self._decide(part, report)
            for part, report in pairs
        ]

    def _lift(self, test: str, code: str) -> Lifted | str:
        try:
            return self.language.lift(test, code)
        except Unliftable as error:
            return str(error)

    def _decide(self, lifted: Lifted, report: Report) -> tuple[str, str]:
        if report.outcome != "passed":
            return OUTCOMES.get(report.outcome, report.outcome), report.detail
        assert len(report.values) == len(lifted.sources)
        questions = lifted.questions(report.values)
        answers: Sequence[object] = ()
        if questions:
            answer = self.run("", [questions])[0]
            if answer.outcome != "passed":
                return "rejected", answer.detail
            answers = answer.values
        evidence = lifted.decide(report.values, answers)
        return ("passed", "") if evidence is None else ("failed", evidence)


@pytest.fixture
def judge(tmp_path: Path) -> Callable[..., list[tuple[str, str]]]:
    return SmallJudge(tmp_path).judge


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., list[Report]]:
    return SmallJudge(tmp_path).run


@pytest.fixture(autouse=True)
def _node() -> None:
    if shutil.which("node") is None and shutil.which("nodejs") is None:
        pytest.skip("Node.js is missing: apt-get install nodejs")
