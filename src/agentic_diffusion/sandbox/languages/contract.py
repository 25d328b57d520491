"""What a language owes the judge: take tests apart, say what to build and run, and decide on plain values.

The judge calls `lift` for every test, asks for one `Program` that evaluates the steps of all of them, runs it in a
cell, and hands the values that came back to `Lifted.decide`. Nothing of a `Lifted` but its steps ever enters that cell;
what a decision still needs to know (`questions`) is computed by a second program without the code under test.

What the program of a language writes to the judge (its harness, see inside/): frames on descriptor 0, which is a
socket. A frame is a 4-byte big-endian length and one value in the encoding of wire.py:
    [index, outcome, values, detail, trace, covered, limit]
    index    -2 "the harness runs" (values: the encoding of [WIRE_VERSION]); -1 "the code under test is loaded"; then
             one frame per case, in order, from the first case asked for
    outcome  "passed" (all steps ran), "error", "memory" or "unsupported" (a value that has no plain form)
    values   bytes: the encoding of the list of what the steps "eval" and "raises" of the case returned, if it passed
    detail   one line, at most 300 characters: "ErrorName: message"
    trace    ints: lines of the code under test (1-based) on the way to the error, innermost last
    covered  ints: lines of the code under test that the case ran, where that was asked for
    limit    "" or the limit that was hit: "memory", "processes", "files", "disk"
After the last frame it ends with exit code 0. A step "raises" returns None if nothing was raised, else the list
[message, name, name, ...]: the exception's message, then the names of its types without module or package, most
specific first (in Python down to "BaseException"). Like any value it is only as true as the program.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from agentic_diffusion.sandbox.limits import Limits

Step = tuple[Literal["exec", "eval", "raises"], str] | tuple[Literal["bind"], tuple[str, object]]
"""exec: a statement. eval: an expression whose value comes back. raises: an expression or statement that should throw.
bind: a name and a plain value (Python only)."""


class Unliftable(ValueError):
    """The test cannot be decided outside the sandbox; the message says why, and what to write instead."""


class MissingToolchain(Exception):
    """The language cannot be run on this machine; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the program in the cell says of one case; hostile, but well-formed. The fields are those of a frame."""

    outcome: str
    values: tuple[object, ...] = ()
    detail: str = ""
    trace: tuple[int, ...] = ()
    covered: tuple[int, ...] = ()
    limit: str = ""


class Lifted(Protocol):
    """One test in two halves: `steps` for the cell, and a decision that stays outside."""

    @property
    def steps(self) -> Sequence[Step]:
        """What the cell has to do, in order."""
        ...

    @property
    def sources(self) -> Sequence[str]:
        """One expression for each value that comes back, for the evidence."""
        ...

    def questions(self, values: Sequence[object]) -> Sequence[Step]:
        """What a program without the code under test must compute before the decision; often nothing."""
        ...

    def asks_about_values(self, values: Sequence[object]) -> bool:
        """Whether a question contains what the program returned, so that its failure is the program's."""
        ...

    def decide(self, values: Sequence[object], answers: Sequence[object]) -> str | None:
        """None if the test holds, else the evidence in one line. `answers` are the values of `questions`."""
        ...


@dataclass(frozen=True, slots=True)
class Toolchain:
    """What of the host a cell must be able to read and execute, and the version for `adiff doctor`."""

    version: str
    visible: tuple[str, ...]
    """Absolute paths of files and folders, shown read-only under the same names; /usr/lib and /lib are there anyway."""


def _no_job(first: int) -> bytes:  # noqa: ARG001
    return b""


@dataclass(frozen=True, slots=True)
class Program:
    """One candidate, ready for a cell. Everything happens in an empty working folder of its own."""

    run: tuple[str, ...]
    """Absolute path of the executable (or ./name for what `build` made), then its arguments."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Written into the working folder first: relative path to content."""
    build: tuple[str, ...] | None = None
    """Run once before `run`; exit code 0 means built. May start processes. Its output is read by `blame`."""
    environment: Mapping[str, str] = field(default_factory=dict)
    job: Callable[[int], bytes] = _no_job
    """From the first case to run, counted from 0, what the harness reads from descriptor 0 after a 4-byte length."""
    question: Callable[[Sequence[Step]], bytes] | None = None
    """From the steps of a case, what the harness reads after the answer to the case before, after a 4-byte length.
    None: the program was built with all its cases."""
    address_space: bool = False
    """Whether the memory limit may be laid on the address space; runtimes that reserve much of it die of that."""


@dataclass(frozen=True, slots=True)
class Blame:
    """Why a build failed. `cases` empty: the code under test itself does not compile."""

    detail: str
    cases: frozenset[int] = frozenset()
    """Cases whose own steps do not compile against the code under test; the rest can be built without them."""
    trace: tuple[int, ...] = ()


class Language(Protocol):
    """A language is one implementation of this and one line in the table of languages/__init__.py."""

    name: str
    waits: bool
    """Whether `waiting` programs can be started before the code is known (an interpreter that reads it as its job)."""

    def toolchain(self) -> Toolchain:
        """Raises MissingToolchain. Looked up once per process."""
        ...

    def lift(self, test: str, code: str) -> Lifted:
        """Take one test apart; `code` tells which names are the program's. Raises Unliftable."""
        ...

    def parse_tests(self, text: str) -> list[str]:
        """The single tests in the text of a test file, in order. Raises InputError with file line and reason."""
        ...

    def program(self, code: str, cases: Sequence[Sequence[Step]], limits: Limits) -> Program:
        """A program that evaluates the steps of every case. `code` may be empty (for questions)."""
        ...

    def script(self, code: str, limits: Limits) -> Program:
        """`code` as a whole program with the usual standard input and output; no harness, no frames."""
        ...

    def blame(self, output: str) -> Blame:
        """Read the compiler's output after a failed build of `program`."""
        ...
