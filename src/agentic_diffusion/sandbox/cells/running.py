"""Run candidates in workers: one report per case, restarts for the cases after one that ended its process.

A cell whose first process died is never scored. A worker that somebody killed, perhaps its own program, is tried
again; a candidate whose workers are killed MAX_LOST times more is reported as killed.
"""

import contextlib
import marshal
import socket
import time
from collections.abc import Mapping

from agentic_diffusion.errors import SandboxBroken
from agentic_diffusion.sandbox.cells.cell import Worker
from agentic_diffusion.sandbox.cells.frames import Run, collect, explain, interrupted, put, require_start
from agentic_diffusion.sandbox.cells.interview import Cases, python_interview
from agentic_diffusion.sandbox.cells.pool import Pool
from agentic_diffusion.sandbox.languages.contract import Report
from agentic_diffusion.sandbox.limits import Limits

MAX_LOST = 2
"""How often a candidate is tried again whose worker somebody killed, perhaps itself."""
_MAX_NEVER_BEGUN = 20
GRACE_S = 1.0
_SEND_S = 10.0


def send(channel: socket.socket, message: Mapping[str, object], *more: bytes | None) -> None:
    """A trusted message to a worker, and what it reads after that."""
    with contextlib.suppress(TimeoutError):  # found out when its answer is read
        put(channel, marshal.dumps(dict(message)), *more, deadline=time.monotonic() + _SEND_S)


def run_python(pool: Pool, code: str, cases: Cases, limits: Limits, *, trace: bool = False) -> list[Report]:
    """One report per case. What ends the process is charged to the case it happened in, the rest run again.

    Raises SandboxBroken if the cell itself ends again and again.
    """
    reports: list[Report] = []
    num_runs = num_lost = num_never_begun = num_cells_lost = 0
    while len(reports) < len(cases) and num_runs <= limits.restarts:
        run = _python_once(pool, code, cases[len(reports) :], limits, trace=trace)
        reports += run.cases
        if run.ending == "cell lost":
            if (num_cells_lost := num_cells_lost + 1) > MAX_LOST:
                raise SandboxBroken("the sandbox is killed again and again while it runs a program")
            continue
        if run.ending == "lost" and not run.started and (num_never_begun := num_never_begun + 1) <= _MAX_NEVER_BEGUN:
            continue
        if run.ending == "lost" and (num_lost := num_lost + 1) <= MAX_LOST:
            continue
        num_runs += 1
        if len(reports) < len(cases):
            reports.append(interrupted(run))
        if run.code is None or run.code.outcome != "passed" or len(reports) > len(cases):
            break
    return fill(reports, len(cases))


def fill(reports: list[Report], num_cases: int) -> list[Report]:
    """The cases that were not run share the fate of the last one that was."""
    return reports + [reports[-1]] * (num_cases - len(reports)) if reports else []


def job_of(code: str, cases: Cases, limits: Limits, *, trace: bool) -> dict[str, object]:
    """What a Python worker has to know before the first question."""
    script = any(kind == "stdin" for steps in cases for kind, _ in steps)  # type: ignore[comparison-overlap]
    return {"kind": "run", "code": code, "script": script, "limits": limits.kernel(), "trace": trace}


def _python_once(pool: Pool, code: str, cases: Cases, limits: Limits, *, trace: bool) -> Run:
    interview = python_interview(cases)
    with pool.worker() as worker:
        send(worker.channels[0], job_of(code, cases, limits, trace=trace), interview.question())
        run = collect(worker.channels[0], interview, limits, tagged=False)
        if run.ending == "died":
            settle(run, worker, limits)
    require_start(run)
    return run


def settle(run: Run, worker: Worker, limits: Limits) -> None:
    """Find out how a worker ended whose channel is closed."""
    worker.over.wait(GRACE_S)
    if worker.ended is None and not worker.cell.alive:
        run.ending, run.detail = "cell lost", "the sandbox was killed"
    explain(run, worker.ended, limits)
