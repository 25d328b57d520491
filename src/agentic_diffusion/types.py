"""Small frozen records and protocols that every floor shares. Nothing here imports anything of the package."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Status = Literal["verified", "partly_verified", "unverified", "failed"]
"""verified: every given test passed. partly_verified: only derived tests passed. unverified: nothing could be
run or compared. failed: a test failed."""

Origin = Literal["given", "derived"]
Outcome = Literal["passed", "failed", "error", "timeout", "memory", "rejected"]
"""Of one case. failed: another value than expected. error: the code raised. rejected: the case was never run."""


@dataclass(frozen=True, slots=True)
class Case:
    """One test and what became of it."""

    source: str
    outcome: Outcome
    detail: str = ""
    """One line of evidence: the value that came back, or the exception."""
    line: int | None = None
    """Line of the code under test (1-based) in which the exception arose, where there was one."""
    trace: tuple[int, ...] = ()
    """Lines of the code under test on the way to the exception, innermost last. For repair, never for a verdict."""
    covered: tuple[int, ...] = ()
    """Lines of the code under test that this case ran, where `trace` was asked for. For repair as well."""
    limit: str = ""
    """The limit that was hit, if any: cpu, wall, memory, processes, files, disk or output."""

    @property
    def passed(self) -> bool:
        return self.outcome == "passed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one program. `passed` only if every case passed and there was at least one."""

    verdict: Outcome
    cases: tuple[Case, ...]
    isolation: str
    elapsed_ms: float
    detail: str = ""

    @property
    def passed(self) -> bool:
        return self.verdict == "passed"

    @property
    def pass_rate(self) -> float:
        """Share of the cases that passed, in [0, 1]; 0 when there were none."""
        return sum(case.passed for case in self.cases) / len(self.cases) if self.cases else 0.0


@dataclass(frozen=True, slots=True)
class CallResult:
    """What one expression returned inside the sandbox: a plain built-in value, or why there is none."""

    outcome: Outcome
    """passed: `value` is what came back. Never `failed`, since nothing was expected."""
    value: object = None
    detail: str = ""
    line: int | None = None


class Judge(Protocol):
    """Runs untrusted programs. Expected values stay outside; raises SandboxUnavailable rather than guess."""

    isolation: str

    def judge(self, code: str, tests: Sequence[str], *, language: str = "python") -> Verdict:
        """Run `tests` (assert statements) against `code` in a fresh process."""
        ...

    def evaluate(self, code: str, expressions: Sequence[str], *, language: str = "python") -> list[CallResult]:
        """Evaluate each expression (such as `f([1, 2], 3)`) against `code`; one result each, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Profile:
    """What one generation cost."""

    elapsed_time_sec: float
    memory_current_bytes: int
    memory_peak_bytes: int
    forward_passes: int
    generated_tokens: int


@dataclass(frozen=True, slots=True)
class TestReport:
    """One row of `tests` in the JSON of `generate`."""

    source: str
    origin: Origin
    outcome: Outcome
    detail: str = ""

    __test__ = False  # not a test class, whatever pytest thinks of the name


@dataclass(frozen=True, slots=True)
class Generation:
    """One answer with its evidence: the object that `adiff generate --json` prints."""

    id: str
    prompt: str
    language: str
    code: str
    status: Status
    tests: tuple[TestReport, ...]
    isolation: str
    model: str
    seed: int
    profile: Profile
    review: dict[str, object] = field(default_factory=dict)
