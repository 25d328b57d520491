"""Run test programs: one worker holds the code under test, another the tests, and the judge passes their messages.

Only the side of the tests says what became of a test. A side that dies, hangs or breaks the rules costs the test at
hand; the tests after it get two new workers.
"""

import time
from collections.abc import Sequence, Set

from agentic_diffusion.errors import SandboxBroken
from agentic_diffusion.sandbox.cells.cell import Worker
from agentic_diffusion.sandbox.cells.frames import Run, explain, interrupted
from agentic_diffusion.sandbox.cells.pool import Pool
from agentic_diffusion.sandbox.cells.running import GRACE_S, MAX_LOST, fill, send
from agentic_diffusion.sandbox.languages.contract import Report
from agentic_diffusion.sandbox.languages.python.relay import Relayed, relay
from agentic_diffusion.sandbox.languages.python.test_program import TestProgram
from agentic_diffusion.sandbox.limits import Limits


def run_test_programs(
    code_pool: Pool, test_pool: Pool, code: str, programs: Sequence[TestProgram], names: Set[str], limits: Limits
) -> list[Report]:
    """One report per program, in order."""
    reports: list[Report] = []
    lost = 0
    for _ in range(limits.restarts + 1 + MAX_LOST):
        left = programs[len(reports) :]
        if not left:
            break
        with code_pool.worker() as code_side, test_pool.worker() as test_side:
            jobs = {"limits": limits.kernel()}
            plans = [program.plan() for program in left]
            send(code_side.channels[0], {"kind": "code", "code": code, **jobs})
            send(test_side.channels[0], {"kind": "tests", "tests": plans, "names": sorted(names), **jobs})
            deadline = time.monotonic() + limits.wall_s
            relayed = relay(code_side.channels[0], test_side.channels[0], deadline, limits, num_cases=len(left))
            if _is_lost(relayed, code_side, test_side):
                if (lost := lost + 1) > MAX_LOST:
                    raise SandboxBroken("the sandbox is killed again and again while it runs a test")
                continue
            found = _explained(relayed, code_side, limits)
        if relayed.loaded is None or relayed.loaded.outcome != "passed":
            return [found[-1]] * len(programs)
        reports += found
    return fill(reports, len(programs))


def _is_lost(relayed: Relayed, *sides: Worker) -> bool:
    return relayed.ended in ("code", "tests") and not all(side.cell.alive for side in sides)


def _explained(relayed: Relayed, code_side: Worker, limits: Limits) -> list[Report]:
    """The reports; one that speaks of an end of the process says which limit ended it."""
    found = list(relayed.cases)
    if relayed.loaded is not None and relayed.loaded.outcome != "passed":
        return [relayed.loaded]
    if relayed.ended == "deadline":
        found[-1:] = [Report("timeout", (), f"no result within {limits.wall_s:g} s", limit="wall")]
    elif relayed.ended == "code":
        code_side.over.wait(GRACE_S)
        run = Run(detail="the program closed its channel")
        explain(run, code_side.ended, limits)
        if run.limit or not found:
            found[-1:] = [interrupted(run)]
    return found
