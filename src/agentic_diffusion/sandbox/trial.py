"""One test on its way through the judge: the way it is run, what came back, the decision."""

import ast
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from agentic_diffusion.sandbox.languages.contract import Lifted, Report, Step
from agentic_diffusion.sandbox.languages.python.test_program import TestProgram
from agentic_diffusion.types import Case, Outcome

OUTCOMES: dict[str, Outcome] = {"error": "error", "memory": "memory", "timeout": "timeout", "unsupported": "error"}
_MAX_DETAIL = 300


@dataclass(slots=True)
class Trial:
    """`case` stays empty until something has settled the test."""

    test: str
    case: Case | None = None

    def receive(self, report: Report) -> None:
        """Take the report of the cell."""
        raise AssertionError(f"a {type(self).__name__} is never run: {report.detail}")

    def settle(self, outcome: Outcome, detail: str = "", report: Report | None = None) -> None:
        """Write the verdict on this test."""
        lines = (report.trace, report.covered) if report else ((), ())
        line = lines[0][-1] if lines[0] else None
        self.case = Case(self.test, outcome, detail[:_MAX_DETAIL], line, *lines, report.limit if report else "")

    def settle_failure(self, report: Report) -> None:
        """The cell gave no values: say why."""
        self.settle(OUTCOMES.get(report.outcome, "error"), report.detail, report)


@dataclass(slots=True)
class ValueTrial(Trial):
    """A test that was lifted: values come from the cell, the decision is taken here."""

    lifted: Lifted | None = None
    report: Report | None = None
    answers: Sequence[object] | None = None
    is_unsupported: bool = field(default=False)
    """A value came back that has no plain form."""

    @property
    def parts(self) -> Lifted:
        assert self.lifted is not None
        return self.lifted

    def receive(self, report: Report) -> None:
        """Take the report of the cell."""
        self.report = report
        if report.outcome == "unsupported":
            self.is_unsupported = True
            self.settle("failed", f"{self.parts.sources[0]}: {report.detail}", report)
        elif report.outcome != "passed":
            self.settle_failure(report)
        elif len(report.values) != len(self.parts.sources):
            self.settle("error", "the results are malformed: not as many values as calls", report)

    def questions(self) -> Sequence[Step]:
        """What must be computed without the code under test before this test can be decided."""
        if self.case is not None or self.report is None:
            return ()
        return self.parts.questions(self.report.values)

    def learn(self, report: Report) -> None:
        """Take the answers to the questions."""
        if report.outcome == "passed":
            self.answers = report.values
        elif self.report and self.parts.asks_about_values(self.report.values):
            self.settle("failed", f"{self.parts.sources[0]}: {report.detail}", self.report)
        else:
            self.settle("rejected", f"the expected value cannot be computed: {report.detail}")

    def decide(self) -> None:
        """Compare, if nothing has settled the test before."""
        if self.case is not None:
            return
        assert self.report is not None
        evidence = self.parts.decide(self.report.values, self.answers or ())
        self.settle("passed" if evidence is None else "failed", evidence or "", self.report)


@dataclass(slots=True)
class ScriptTrial(Trial):
    """A whole program: what it reads and what it should print, compared line by line without trailing blanks."""

    given: str = ""
    expected: str = ""

    @classmethod
    def of(cls, test: str) -> "ScriptTrial | None":
        """The trial of a test like {"stdin": "3 4\\n", "stdout": "7\\n"}; None for any other text."""
        if not test.lstrip().startswith("{"):
            return None
        try:
            row = json.loads(test)
        except (ValueError, RecursionError):
            return None
        match row:
            case {"stdin": str(given), "stdout": str(expected)} if len(row) == 2:
                return cls(test, None, given, expected)
            case {"stdout": str(expected)} if len(row) == 1:
                return cls(test, None, "", expected)
        return None

    def receive(self, report: Report) -> None:
        """Compare what was printed with what was expected."""
        if report.outcome != "passed" or len(report.values) != 1 or not isinstance(report.values[0], str):
            self.settle_failure(report)
            return
        printed = report.values[0]
        if _lines(printed) == _lines(self.expected):
            self.settle("passed", "", report)
        else:
            self.settle("failed", f"printed {_short(printed)}, expected {_short(self.expected)}", report)


@dataclass(slots=True)
class ProgramTrial(Trial):
    """A test that runs as a program in a second cell; the verdict comes from there."""

    program: TestProgram | None = None

    def receive(self, report: Report) -> None:
        if report.outcome in ("passed", "failed", "rejected"):
            self.settle(report.outcome, report.detail, report)  # type: ignore[arg-type]
        else:
            self.settle_failure(report)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def _short(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= 120 else shown[:117] + "..."


def expression_steps(source: str) -> list[Step]:
    """Python set-up lines, then the expression; what is no Python is left for the cell to report."""
    try:
        *set_up, last = ast.parse(source.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [("eval", source.strip())]
    if not isinstance(last, ast.Expr):
        return [("eval", source.strip())]
    return [*(("exec", ast.unparse(line)) for line in set_up), ("eval", ast.unparse(last))]
