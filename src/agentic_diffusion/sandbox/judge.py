"""The judge: tests in, a verdict out, and the program under test never sees an expected value.

Each test is lifted (lifting.py) into expressions for the cell and a decision that is taken here on the plain values
that came back. One candidate gets one fresh process for all its cases; a case that kills or blocks the process costs
the later ones nothing, they are run in another fresh process (at most `Limits.restarts` times). What is missing,
doubled, malformed or late is never a pass.
"""

import ast
import functools
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox import seccomp
from agentic_diffusion.sandbox.cell import Report, Run, Step, find_bubblewrap, run_cell
from agentic_diffusion.sandbox.lifting import names_defined
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.trial import OUTCOMES as _OUTCOMES
from agentic_diffusion.sandbox.trial import Trial as _Trial
from agentic_diffusion.types import CallResult, Case, Outcome, Verdict

_GRAVITY: tuple[Outcome, ...] = ("timeout", "memory", "error", "failed", "rejected")
Row = Mapping[str, object] | tuple[str, Sequence[str]] | tuple[str, Sequence[str], str]


def isolation_level() -> str:
    """The isolation in force, tried out once per process. Raises SandboxUnavailable if there is none."""
    return _probe(find_bubblewrap())


@functools.cache
def _probe(bwrap: str) -> str:
    try:
        run = run_cell("", [[("eval", "6 * 7")]], Limits(wall_s=20.0))
    except SandboxBroken as error:
        raise SandboxUnavailable(
            f"{bwrap} is installed but cannot start ({error}); allow user namespaces for it, nothing is run without it"
        ) from error
    if run.cases != [Report("passed", (42,))]:
        raise SandboxUnavailable(f"{bwrap} starts but the test program does not answer ({run.ending} {run.detail})")
    filtered = "" if seccomp.program() is None else "seccomp, "
    return f"L3 bubblewrap: namespaces, read-only root, unprivileged user, {filtered}rlimits"


class PythonJudge:
    """Implements `types.Judge` for Python. Safe to share between threads.

    Raises SandboxUnavailable at once on a machine that cannot isolate code.
    """

    def __init__(self, limits: Limits = Limits()) -> None:  # noqa: B008
        self.limits = limits
        self.isolation = isolation_level()

    def judge(self, code: str, tests: Sequence[str], *, language: str = "python") -> Verdict:
        """One case per test. `passed` only if there is a test and every one of them passed."""
        started = time.perf_counter()
        if language != "python":
            cases = [Case(test, "rejected", f"{language} programs cannot be run yet") for test in tests]
        else:
            cases = self._cases(code, tests)
        return Verdict(*_summary(cases), self.isolation, 1000 * (time.perf_counter() - started), _evidence(cases))

    def evaluate(self, code: str, expressions: Sequence[str], *, language: str = "python") -> list[CallResult]:
        """The plain value of each expression, which may be preceded by set-up lines; in order."""
        if language != "python":
            return [CallResult("rejected", detail=f"{language} programs cannot be run yet") for _ in expressions]
        reports = self._run(code, [_expression_steps(expression) for expression in expressions])
        return [_call_result(report) for report in reports]

    def judge_many(self, rows: Iterable[Row], workers: int = 1) -> Iterator[Verdict]:
        """Verdicts in the order of `rows`, which are read only a little ahead.

        A row is a mapping with `code`, `tests` and optionally `language`, or a tuple of these.
        """
        waiting: deque[Future[Verdict]] = deque()
        with ThreadPoolExecutor(max(1, workers)) as pool:
            for row in rows:
                waiting.append(pool.submit(self._judge_row, row))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _judge_row(self, row: Row) -> Verdict:
        if isinstance(row, Mapping):
            row = (str(row["code"]), list(row["tests"]), str(row.get("language", "python")))  # type: ignore[call-overload]
        code, tests, *language = row
        return self.judge(code, tests, language=language[0] if language else "python")

    def _cases(self, code: str, tests: Sequence[str]) -> list[Case]:
        """Lift, run, compute what the decisions still need, decide."""
        names = names_defined(code)
        trials = [_Trial.of(test, names) for test in tests]
        runnable = [trial for trial in trials if trial.lifted is not None]
        plans = [trial.steps for trial in runnable]
        for trial, report in zip(runnable, self._run(code, plans), strict=True):
            trial.receive(report)
        open_trials = [trial for trial in runnable if trial.questions()]
        if open_trials:
            answers = self._run("import math", [trial.questions() for trial in open_trials])
            for trial, report in zip(open_trials, answers, strict=True):
                trial.learn(report)
        return [trial.case() for trial in trials]

    def _run(self, code: str, cases: Sequence[Sequence[Step]]) -> list[Report]:
        """One report per case. What ends the process is charged to the case it happened in, the rest run again."""
        reports: list[Report] = []
        for _ in range(self.limits.restarts + 1):
            if len(reports) >= len(cases):
                break
            run = run_cell(code, cases[len(reports) :], self.limits)
            reports += run.cases
            if len(reports) < len(cases):
                reports.append(_interrupted(run))
            if run.code is None or run.code.outcome != "passed":
                break
        return reports + [reports[-1]] * (len(cases) - len(reports)) if reports else []


def _expression_steps(source: str) -> list[Step]:
    """Set-up lines, then the expression; what is no Python is left for the cell to report."""
    try:
        *set_up, last = ast.parse(source.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [("eval", source.strip())]
    if not isinstance(last, ast.Expr):
        return [("eval", source.strip())]
    return [*(("exec", ast.unparse(line)) for line in set_up), ("eval", ast.unparse(last))]


def _interrupted(run: Run) -> Report:
    """The report that the process itself can no longer give."""
    if run.code is not None and run.code.outcome != "passed":
        return run.code
    outcome = "timeout" if run.ending == "timeout" else "error"
    return Report(outcome, (), run.detail or "no result within the time limit")


def _call_result(report: Report) -> CallResult:
    if report.outcome == "passed" and len(report.values) == 1:
        return CallResult("passed", report.values[0])
    return CallResult(_OUTCOMES.get(report.outcome, "error"), None, report.detail, report.line)


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
