"""The judge: tests in, a verdict out, and the program under test never sees an expected value.

A test goes one of three ways. Lifted (languages/): its calls run beside the code, the values that come back are
compared here. Script: the whole program gets a text and what it prints is compared here. Test program (Python): it runs
in a second cell and calls the code in the first one by messages. One candidate gets fresh processes for all its cases;
a case that kills or blocks its process costs the later ones nothing. What is missing, doubled, malformed or late is
never a pass.
"""

import asyncio
import contextlib
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self, cast

from agentic_diffusion.errors import ConfigError, SandboxBusy, SandboxUnavailable
from agentic_diffusion.sandbox.cells import forks, levels, oci
from agentic_diffusion.sandbox.cells.cells import Cells, default_slots
from agentic_diffusion.sandbox.cells.containers import Containers
from agentic_diffusion.sandbox.cells.walls import Level
from agentic_diffusion.sandbox.languages import lift
from agentic_diffusion.sandbox.languages.contract import MissingToolchain, Report, Step, Unliftable
from agentic_diffusion.sandbox.languages.python.names import compares_objects, names_defined
from agentic_diffusion.sandbox.languages.python.test_program import TestProgram, read
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.separation import separate
from agentic_diffusion.sandbox.trial import (
    OUTCOMES,
    ProgramTrial,
    ScriptTrial,
    Trial,
    ValueTrial,
    expression_steps,
)
from agentic_diffusion.types import CallResult, Case, Outcome, Verdict

_GRAVITY: tuple[Outcome, ...] = ("timeout", "memory", "error", "failed", "rejected")
Row = Mapping[str, object] | tuple[str, Sequence[str]] | tuple[str, Sequence[str], str]


class Judge:
    """Implements `types.Judge` for four languages. Safe to share between threads and tasks; close it when done.

    `isolation` names a level (L2, L3, L4, or L1 for limits only) that must be had; None takes the strongest that this
    machine offers, at least L2. `slots` programs run at a time, by default one per processor; further callers wait, and
    beyond `max_waiting` of them SandboxBusy is raised. `packages` are installed distributions that Python programs may
    import. Raises SandboxUnavailable at once on a machine that cannot isolate code, ConfigError for a bad argument.
    """

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008
        *,
        isolation: str | None = None,
        slots: int | None = None,
        packages: Sequence[str] = (),
        max_waiting: int | None = None,
    ) -> None:
        if slots is not None and slots < 1:
            raise ConfigError(f"slots is {slots}; write 1 or more")
        self.limits = limits
        self.slots = slots or default_slots()
        self._max_running = None if max_waiting is None else self.slots + max_waiting
        self._num_running = 0
        self._lock = threading.Lock()
        self._cells = open_cells(isolation or os.environ.get("ADIFF_ISOLATION"), limits, packages, self.slots)
        self.isolation = self._cells.isolation
        self._threads: ThreadPoolExecutor | None = None
        """Of `ajudge`, started when needed."""
        weakref.finalize(self, self._cells.close)
        forks.renew_in_children(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Wait for calls of `ajudge` that have begun, end all cells and threads. A later call starts them again."""
        with self._lock:
            threads, self._threads = self._threads, None
        if threads:
            threads.shutdown()
        self._cells.close()

    def after_fork(self) -> None:
        """In a child: nobody is inside, and the threads are the parent's."""
        self._lock = threading.Lock()
        self._num_running = 0
        self._threads = None

    def judge(self, code: str, tests: Sequence[str], *, language: str = "python", trace: bool = False) -> Verdict:
        """One case per test. `passed` only if there is a test and every one of them passed.

        `trace` adds the lines that each case covered (Python), for repair. Raises SandboxBroken, SandboxUnavailable or
        SandboxBusy where the judge itself fails: that says nothing about the code. Raises ConfigError for a language
        that it does not know.
        """
        with self._running():
            return self._judge(code, tests, language, trace=trace)

    async def ajudge(
        self, code: str, tests: Sequence[str], *, language: str = "python", trace: bool = False
    ) -> Verdict:
        """`judge` for coroutines: the event loop goes on meanwhile. A program that runs is not cancelled."""
        self._enter()
        try:
            future = self._submit(lambda: self._judge(code, tests, language, trace=trace))
        except BaseException:
            self._leave()
            raise
        future.add_done_callback(lambda _: self._leave())
        return await asyncio.wrap_future(future)

    def _judge(self, code: str, tests: Sequence[str], language: str, *, trace: bool) -> Verdict:
        started = time.perf_counter()
        cases = self._cases(code, tests, language, trace=trace)
        return Verdict(*_summary(cases), self.isolation, 1000 * (time.perf_counter() - started), _evidence(cases))

    def _submit(self, work: Callable[[], Verdict]) -> Future[Verdict]:
        """Have it done in a thread. Raises SandboxUnavailable where none can be started."""
        with self._lock:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(self.slots, "judge")
            try:
                return self._threads.submit(work)
            except RuntimeError as error:
                raise SandboxUnavailable(f"no thread can be started (ulimit -u): {error}") from error

    def evaluate(self, code: str, expressions: Sequence[str], *, language: str = "python") -> list[CallResult]:
        """The plain value of each expression, which may be preceded by set-up lines; in order."""
        with self._running():
            if language == "python":
                reports = self._cells.python(code, [expression_steps(expression) for expression in expressions])
            else:
                steps: list[list[Step]] = [[("eval", expression)] for expression in expressions]
                try:
                    reports = self._cells.commands(language, code, steps)
                except MissingToolchain as error:
                    return [CallResult("rejected", detail=str(error)) for _ in expressions]
        return [_call_result(report) for report in reports]

    def judge_many(self, rows: Iterable[Row], workers: int | None = None) -> Iterator[Verdict]:
        """Verdicts in the order of `rows`, which are read only a little ahead.

        A row is a mapping with `code`, `tests` and optionally `language`, or a tuple of these.
        """
        waiting: deque[Future[Verdict]] = deque()
        num_workers = max(1, workers or self.slots)
        with ThreadPoolExecutor(num_workers) as pool:
            try:
                for row in rows:
                    waiting.append(pool.submit(self._judge_row, row))
                    if len(waiting) > 2 * num_workers:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:  # nobody waits for the rest
                for future in waiting:
                    future.cancel()

    def _judge_row(self, row: Row) -> Verdict:
        if isinstance(row, Mapping):
            row = (str(row["code"]), list(cast("Sequence[str]", row["tests"])), str(row.get("language", "python")))
        code, tests, *language = row
        return self.judge(code, tests, language=language[0] if language else "python")

    @contextlib.contextmanager
    def _running(self) -> Iterator[None]:
        """Counts the caller in while it runs or waits. Raises SandboxBusy if too many do."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        with self._lock:
            if self._max_running is not None and self._num_running >= self._max_running:
                raise SandboxBusy(f"{self._num_running} programs run or wait already; try again later")
            self._num_running += 1

    def _leave(self) -> None:
        with self._lock:
            self._num_running -= 1

    def _cases(self, code: str, tests: Sequence[str], language: str, *, trace: bool) -> list[Case]:
        """Sort the tests by the way they go, run each group once, decide."""
        try:
            trials = [self._trial(test, code, language) for test in tests]
            self._run_values(code, [trial for trial in trials if isinstance(trial, ValueTrial)], language, trace=trace)
            scripts = [trial for trial in trials if isinstance(trial, ScriptTrial)]
            if scripts:
                reports = self._cells.scripts(language, code, [trial.given for trial in scripts])
                _deal(scripts, reports)
            self._run_programs(code, trials)
        except MissingToolchain as error:
            return [Case(test, "rejected", str(error)) for test in tests]
        return [trial.case or Case(trial.test, "error", "no result") for trial in trials]

    def _trial(self, test: str, code: str, language: str) -> Trial:
        script = ScriptTrial.of(test)
        if script is not None:
            return script
        trial = ValueTrial(test)
        try:
            trial.lifted = lift(test, code, language)
            if not trial.lifted.sources:
                trial.settle("rejected", "the test asks nothing of the code: call what it should test")
        except Unliftable as error:
            program = _as_program(test, code) if language == "python" else str(error)
            if not isinstance(program, str):
                return ProgramTrial(test, program=program)
            trial.settle("rejected", program)
        return trial

    def _run_values(self, code: str, trials: Sequence[ValueTrial], language: str, *, trace: bool) -> None:
        """Run, compute what the decisions still need, decide."""
        runnable = [trial for trial in trials if trial.case is None]
        if not runnable:
            return
        for group in separate([(trial.test, trial.parts.steps) for trial in runnable]):
            together = [runnable[place] for place in group]
            steps = [trial.parts.steps for trial in together]
            _deal(together, self._run(language, code, steps, trace=trace))
        asking = [(trial, questions) for trial in runnable if (questions := trial.questions())]
        if asking:
            answers = self._run(language, "", [questions for _, questions in asking], trace=False)
            for (trial, _), report in zip(asking, answers, strict=True):
                trial.learn(report)
        for trial in runnable:
            trial.decide()

    def _run(self, language: str, code: str, steps: Sequence[Sequence[Step]], *, trace: bool) -> list[Report]:
        if language == "python":
            return self._cells.python(code, steps, trace=trace)
        return self._cells.commands(language, code, steps)

    def _run_programs(self, code: str, trials: list[Trial]) -> None:
        """What could not be lifted, and what was lifted but returned objects that have no plain form."""
        chosen: list[int] = []
        for place, trial in enumerate(trials):
            if isinstance(trial, ValueTrial) and trial.is_unsupported and compares_objects(trial.test):
                program = _as_program(trial.test, code)
                if not isinstance(program, str):
                    trials[place] = ProgramTrial(trial.test, program=program)
            if isinstance(trials[place], ProgramTrial):
                chosen.append(place)
        if chosen:
            programs = [trial for place in chosen if isinstance(trial := trials[place], ProgramTrial)]
            plans = [trial.program for trial in programs if trial.program is not None]
            _deal(programs, self._cells.test_programs(code, plans, names_defined(code)))


def open_cells(isolation: str | None, limits: Limits, packages: Sequence[str], slots: int) -> Cells | Containers:
    """Cells at the level asked for, or at the strongest one. Raises SandboxUnavailable with all reasons.

    A runtime that is configured (ADIFF_OCI_RUNTIME, ADIFF_DOCKER) is used, or nothing: whoever names it relies on it.
    """
    wanted = levels.known_level(isolation) if isolation else None
    settings = oci.from_environment()
    if settings and wanted in (None, settings.level):
        return Containers(settings, limits, packages=packages, slots=slots)
    if wanted == "L4":
        raise SandboxUnavailable(
            "L4 needs a runtime with a kernel of its own: install one (apt-get install runsc) and set "
            "ADIFF_OCI_RUNTIME=runsc, or ADIFF_DOCKER=docker with ADIFF_DOCKER_RUNTIME"
        )
    reasons = []
    for level in (wanted,) if wanted else levels.DEFAULT_ORDER:
        try:
            return Cells(cast("Level", level), limits, packages=packages, slots=slots)
        except SandboxUnavailable as error:
            reasons.append(f"{level}: {error}")
    raise SandboxUnavailable(
        f"no sandbox on this machine, nothing is run without it ({'; '.join(reasons)}); install bubblewrap "
        "(apt-get install bubblewrap) or use a kernel with Landlock"
    )


def isolation_level(isolation: str | None = None) -> str:
    """The isolation that a judge would have now, tried out. Raises SandboxUnavailable if there is none."""
    with Judge(isolation=isolation) as judge:
        return judge.isolation


def _as_program(test: str, code: str) -> TestProgram | str:
    """The test for the second cell, or why it cannot be decided at all."""
    try:
        return read(test, names_defined(code))
    except Unliftable as error:
        return str(error)


def _deal(trials: Sequence[Trial], reports: Sequence[Report]) -> None:
    for trial, report in zip(trials, reports, strict=True):
        trial.receive(report)


def _call_result(report: Report) -> CallResult:
    if report.outcome == "passed" and len(report.values) == 1:
        return CallResult("passed", report.values[0])
    line = report.trace[-1] if report.trace else None
    return CallResult(OUTCOMES.get(report.outcome, "error"), None, report.detail, line)


def _summary(cases: Sequence[Case]) -> tuple[Outcome, tuple[Case, ...]]:
    """Passed only if something was tested and all of it passed; else the gravest outcome."""
    found = {case.outcome for case in cases}
    if found == {"passed"}:
        return "passed", tuple(cases)
    return next((outcome for outcome in _GRAVITY if outcome in found), "rejected"), tuple(cases)


def _evidence(cases: Sequence[Case]) -> str:
    """The detail of the first case that did not pass."""
    if not cases:
        return "there are no tests"
    return next((case.detail for case in cases if not case.passed), "")
