"""One test on its way through the judge: lifted, run, questions answered, decided."""

import ast
from dataclasses import dataclass, field

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.cell import Report, Step
from agentic_diffusion.sandbox.deciding import Decision, has_place
from agentic_diffusion.sandbox.lifting import Lifted, Unliftable, lift
from agentic_diffusion.sandbox.parsing import as_asserts
from agentic_diffusion.types import Case, Outcome

OUTCOMES: dict[str, Outcome] = {"error": "error", "memory": "memory", "timeout": "timeout", "unsupported": "error"}


@dataclass(slots=True)
class Trial:
    """`verdict` stays empty until something other than the decisions has settled the case."""

    test: str
    lifted: Lifted | None
    verdict: Case | None = None
    decisions: list[Decision] = field(default_factory=list)

    @classmethod
    def of(cls, test: str, defined: frozenset[str]) -> "Trial":
        """Lift `test`; one that cannot be lifted is rejected with the reason."""
        try:
            return cls(test, lift(as_asserts(test), defined))
        except (Unliftable, InputError) as error:
            return cls(test, None, Case(test, "rejected", str(error)))

    @property
    def steps(self) -> list[Step]:
        return self.lifted.steps if self.lifted else []

    def receive(self, report: Report) -> None:
        """Take the report of the cell: values to decide on, or the reason why there are none."""
        lifted = self.lifted
        assert lifted is not None
        if report.outcome == "unsupported":
            self.verdict = Case(self.test, "failed", f"{lifted.sources[0]}: {report.detail}"[:300])
        elif report.outcome != "passed":
            self.verdict = Case(self.test, OUTCOMES.get(report.outcome, "error"), report.detail, report.line)
        elif len(report.values) != len(lifted.sources):
            self.verdict = Case(self.test, "error", "the results are malformed: not as many values as calls")
        else:
            self.decisions = [Decision(expression, report.values) for expression in lifted.decisions]

    def questions(self) -> list[Step]:
        """What the reference cell has to compute for this test."""
        if self.lifted is None or self.verdict is not None:
            return []
        leaves = [(decision, leaf) for decision in self.decisions for leaf in decision.unknown()]
        if not leaves:
            return []
        bound = {name: value for decision, leaf in leaves for name, value in decision.bindings(leaf).items()}
        return [
            *(("exec", line) for line in self.lifted.imports),
            *(("bind", binding) for binding in bound.items()),
            *(("eval", ast.unparse(ast.fix_missing_locations(leaf))) for _, leaf in leaves),
        ]

    def learn(self, report: Report) -> None:
        """Take the answers of the reference cell."""
        leaves = [(decision, leaf) for decision in self.decisions for leaf in decision.unknown()]
        if report.outcome == "passed" and len(report.values) == len(leaves):
            for (decision, leaf), value in zip(leaves, report.values, strict=True):
                decision.learn(leaf, value)
        elif any(has_place(leaf) for _, leaf in leaves):
            self.verdict = Case(
                self.test, "failed", f"{self.decisions[0].evidence(self._sources)}: {report.detail}"[:300]
            )
        else:
            self.verdict = Case(self.test, "rejected", f"the expected value cannot be computed: {report.detail}"[:300])

    def case(self) -> Case:
        """The verdict on this test."""
        if self.verdict is not None:
            return self.verdict
        for decision in self.decisions:
            try:
                held, reason = decision.holds(), ""
            except Exception as error:
                held, reason = False, f": {type(error).__name__}: {error}"
            if not held:
                return Case(self.test, "failed", f"{decision.evidence(self._sources)}{reason}"[:300])
        return Case(self.test, "passed")

    @property
    def _sources(self) -> list[str]:
        return self.lifted.sources if self.lifted else []
