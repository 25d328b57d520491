"""Run candidates of languages that have a toolchain: build once, then one process for all cases.

A worker's first process (inside/supervisor.py) builds and starts the programs; a case that kills or blocks its process
costs the later ones a new process, not a new build. A case that does not compile against the code under test is left
out and reported; the others are built without it.
"""

import contextlib
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agentic_diffusion.errors import SandboxBroken
from agentic_diffusion.sandbox.cells.cell import Ended, Worker
from agentic_diffusion.sandbox.cells.frames import Reader, Run, collect, explain, interrupted, put, require_start
from agentic_diffusion.sandbox.cells.interview import Cases, interview
from agentic_diffusion.sandbox.cells.pool import Pool
from agentic_diffusion.sandbox.cells.running import GRACE_S, MAX_LOST, fill, send
from agentic_diffusion.sandbox.languages.contract import Language, Program, Report
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Malformed, decode

CHANNELS = 6
"""Of one worker: the supervisor's, and one for each process that it may start."""
_MAX_BUILDS = 4
_ANSWER_S = 5.0


class Lost(Exception):
    """The worker is of no use any more. `blame`: what its own program must have done, empty where the cell has died."""

    def __init__(self, blame: str = "") -> None:
        super().__init__(blame)
        self.blame = blame


class Supervised:
    """One worker and its supervisor."""

    def __init__(self, worker: Worker, program: Program, limits: Limits) -> None:
        self.worker = worker
        self.program = program
        self.limits = limits
        self._next_channel = 1
        self._answers = Reader(worker.channels[0], (limits.output_bytes + (1 << 20)) * CHANNELS)
        level = worker.cell.plan.level
        job = {
            "kind": "commands",
            "files": dict(program.files),
            "build": list(program.build or ()),
            "environment": dict(program.environment),
            "limits": limits.kernel(),
            "address_space": program.address_space,
            "filtered": level != "L1",
        }
        send(worker.channels[0], job)

    def built(self) -> tuple[int, str]:
        """(exit code, what the compiler said). Raises Lost."""
        match self._answer(self.limits.build_s):
            case ["built", int(code), str(output), float()]:
                return code, output
            case None:
                return 1, f"the compiler takes longer than {self.limits.build_s:g} s"
        raise SandboxBroken("the supervisor of the sandbox talks nonsense")

    def start(self) -> socket.socket | None:
        """Start the program; the channel that is its descriptor 0. None when all channels are used up."""
        if self._next_channel >= len(self.worker.channels):
            return None
        number = self._next_channel
        self._next_channel += 1
        send(self.worker.channels[0], {"run": list(self.program.run), "channel": number})
        return self.worker.channels[number]

    def end(self) -> Ended:
        """How the program that was started ended, by force if need be. Raises Lost."""
        send(self.worker.channels[0], {"end": True})
        try:
            return self._ended(_ANSWER_S)[0]
        except TimeoutError:
            raise Lost(f"the program could not be ended within {_ANSWER_S:g} s") from None

    def script(self, text: str) -> tuple[Ended, str] | None:
        """Run the program with `text` as its input: how it ended, what it printed; None: out of time. Raises Lost."""
        send(self.worker.channels[0], {"run": list(self.program.run), "stdin": text})
        try:
            return self._ended(self.limits.wall_s)
        except TimeoutError:
            self.end()
            return None

    def out_of_memory_kills(self) -> int:
        """How many processes of this worker the kernel has killed for want of memory."""
        return self.worker.group.oom_kills() if self.worker.group else 0

    def _ended(self, timeout_s: float) -> tuple[Ended, str]:
        match self._answer(timeout_s):
            case ["ended", int(status), float(cpu_s), int(peak_kib), str(printed)]:
                return Ended(status, cpu_s, peak_kib), printed
            case None:
                raise TimeoutError
        raise SandboxBroken("the supervisor of the sandbox talks nonsense")

    def _answer(self, timeout_s: float) -> object:
        """None: out of time. Raises Lost, and SandboxBroken where no process can be started for the program."""
        try:
            answer = decode(self._answers.frame(time.monotonic() + timeout_s))
        except TimeoutError:
            return None
        except (EOFError, Malformed) as error:
            raise Lost(self._blame()) from error
        match answer:
            case ["failed", str(why)]:
                raise SandboxBroken(f"no process can be started in the sandbox: {why}")
        return answer

    def _blame(self) -> str:
        """How the supervisor ended; empty if its cell ended with it."""
        self.worker.over.wait(GRACE_S)
        ended = self.worker.ended
        if ended is None:
            return "" if not self.worker.cell.alive else "the program took its supervisor's channel"
        run = Run()
        explain(run, ended, self.limits)
        return f"the program ended its supervisor: {run.detail}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A worker whose program runs already and reads the code as its job."""

    supervised: Supervised
    channel: socket.socket | None


def run_commands(pool: Pool, language: Language, code: str, cases: Cases, limits: Limits) -> list[Report]:
    """One report per case."""
    reports: dict[int, Report] = {}
    last = Report("error", (), "its process was ended too often by the cases before it")
    lost = builds = 0
    while (missing := [case for case in range(len(cases)) if case not in reports]) and builds < _MAX_BUILDS:
        try:
            _build_and_run(pool, language, code, cases, missing, reports, limits)
            builds += 1
        except Lost as error:
            lost += 1
            if lost > MAX_LOST:
                last = _charged(error)
                break
    return [reports.get(case, last) for case in range(len(cases))]


def _charged(lost: Lost) -> Report:
    """The report on a program whose workers are lost again and again. Raises SandboxBroken if it is not to blame."""
    if not lost.blame:
        raise SandboxBroken("the sandbox is killed again and again while it runs a program") from lost
    return Report("error", (), lost.blame)


def _build_and_run(
    pool: Pool,
    language: Language,
    code: str,
    cases: Cases,
    chosen: list[int],
    reports: dict[int, Report],
    limits: Limits,
) -> None:
    """Build a program of the chosen cases and run it; a failed build takes its guilty cases out and returns."""
    program = language.program(code, [cases[case] for case in chosen], limits)
    with pool.worker() as worker:
        if isinstance(worker.prepared, Waiting):
            supervised, channel = worker.prepared.supervised, worker.prepared.channel
        else:
            supervised, channel = Supervised(worker, program, limits), None
        if program.build:
            exit_code, output = supervised.built()
            if exit_code != 0:
                blame = language.blame(output)
                report = Report("error", (), blame.detail, blame.trace)
                guilty = [chosen[case] for case in blame.cases if case < len(chosen)] or chosen
                reports |= dict.fromkeys(guilty, report)
                return
        found = _run_all(supervised, channel, program, [cases[case] for case in chosen], limits)
    reports |= dict(zip(chosen, found, strict=False))


def _run_all(
    supervised: Supervised, channel: socket.socket | None, program: Program, cases: Cases, limits: Limits
) -> list[Report]:
    """The reports of a built program; may be fewer than there are cases if its processes are used up."""
    reports: list[Report] = []
    for _ in range(limits.restarts + 1):
        if len(reports) >= len(cases):
            break
        channel = channel or supervised.start()
        if channel is None:
            break
        run = _once(supervised, channel, program, cases, len(reports), limits)
        channel = None
        reports += run.cases
        if len(reports) < len(cases):
            reports.append(interrupted(run))
        if run.code is None or run.code.outcome != "passed":
            return fill(reports, len(cases))
    return fill(reports, len(cases))


def _once(
    supervised: Supervised, channel: socket.socket, program: Program, cases: Cases, first: int, limits: Limits
) -> Run:
    """One process for the cases from `first` on, as far as it comes."""
    questions = interview(cases[first:], program.question)
    killed_before = supervised.out_of_memory_kills()
    with contextlib.suppress(TimeoutError):  # it does not read: `collect` finds out
        put(channel, program.job(first), questions.question(), deadline=time.monotonic() + limits.wall_s)
    run = collect(channel, questions, limits, first=first)
    ended = supervised.end()
    explain(run, ended, limits, out_of_memory=supervised.out_of_memory_kills() > killed_before)
    if run.ending == "lost" and not supervised.worker.cell.alive:
        raise Lost
    if run.ending == "lost":
        run.ending = "died"
    require_start(run)
    return run


def run_scripts(pool: Pool, language: Language, code: str, texts: Sequence[str], limits: Limits) -> list[Report]:
    """What the whole program prints for each text on its standard input, one process each."""
    program = language.script(code, limits)
    reports: list[Report] = []
    lost = 0
    while len(reports) < len(texts):
        try:
            with pool.worker() as worker:
                supervised = Supervised(worker, program, limits)
                exit_code, output = supervised.built() if program.build else (0, "")
                if exit_code != 0:
                    blame = language.blame(output)
                    return [Report("error", (), blame.detail, blame.trace)] * len(texts)
                while len(reports) < len(texts):
                    reports.append(_script_report(supervised.script(texts[len(reports)]), limits))
        except Lost as error:
            lost += 1
            if lost > MAX_LOST:
                return fill([*reports, _charged(error)], len(texts))
    return reports


def _script_report(result: tuple[Ended, str] | None, limits: Limits) -> Report:
    if result is None:
        return Report("timeout", (), f"no result within {limits.wall_s:g} s", limit="wall")
    ended, printed = result
    if ended.status == 0 and len(printed.encode("utf-8", "surrogatepass")) <= limits.output_bytes:
        return Report("passed", (printed,))
    if ended.status == 0:
        return Report("error", (), f"more than {limits.output_bytes} bytes of output", limit="output")
    run = Run()
    explain(run, ended, limits)
    return interrupted(run)


def prepare_waiting(language: Language, limits: Limits) -> Callable[[Worker], object]:
    """What to do with every new worker of an interpreter that can wait: start it before there is code."""

    def prepare(worker: Worker) -> object:
        supervised = Supervised(worker, language.program("", [], limits), limits)
        return Waiting(supervised, supervised.start())

    return prepare
