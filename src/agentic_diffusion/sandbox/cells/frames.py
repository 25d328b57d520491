"""Read what a program in a cell says, as bytes from an enemy: bounded in size, number and time, strictly in order.

Frames are those of languages/contract.py. One that is missing, doubled, out of order or malformed ends the reading;
what was read in good order before it stays.
"""

import signal
import socket
import time
from dataclasses import dataclass, field
from typing import Literal

from agentic_diffusion.errors import SandboxBroken
from agentic_diffusion.sandbox.cells.cell import Ended
from agentic_diffusion.sandbox.cells.interview import Interview
from agentic_diffusion.sandbox.inside.runner import DETAIL_CHARS, MAX_COVERED, MAX_TRACE, WIRE_VERSION
from agentic_diffusion.sandbox.languages.contract import Report
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Malformed, decode

Ending = Literal["done", "timeout", "died", "flood", "malformed", "lost", "cell lost"]
_OUTCOMES = ("passed", "error", "memory", "unsupported", "failed", "rejected")
_LIMITS = ("", "memory", "processes", "files", "disk")
_NEARLY_ALL_KIB = 900
"""Of each MiB of the memory limit."""
_FRAME_OVERHEAD = 16 << 10


@dataclass(slots=True)
class Run:
    """The reports of one process in order, and how it ended. `code` is None if the code under test never finished."""

    ending: Ending = "died"
    detail: str = ""
    limit: str = ""
    started: bool = False
    code: Report | None = None
    cases: list[Report] = field(default_factory=list)


class Reader:
    """Cuts a stream into frames. Raises Malformed for a frame that is too large."""

    def __init__(self, channel: socket.socket, max_bytes: int) -> None:
        self.channel = channel
        self.left = max_bytes
        self.buffer = bytearray()

    def frame(self, deadline: float) -> bytes:
        """The next whole frame. Raises TimeoutError, EOFError at the end, Malformed beyond the size allowed."""
        while len(self.buffer) < 4 or len(self.buffer) < 4 + int.from_bytes(self.buffer[:4], "big"):
            if len(self.buffer) >= 4 and int.from_bytes(self.buffer[:4], "big") > self.left + len(self.buffer):
                raise _Flood
            self._read(deadline)
        size = 4 + int.from_bytes(self.buffer[:4], "big")
        body = bytes(self.buffer[4:size])
        del self.buffer[:size]
        return body

    def _read(self, deadline: float) -> None:
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            raise TimeoutError
        self.channel.settimeout(left_s)
        try:
            chunk = self.channel.recv(1 << 16)
        except ConnectionError:
            chunk = b""
        if not chunk:
            raise EOFError
        self.left -= len(chunk)
        if self.left < 0:
            raise _Flood
        self.buffer += chunk


class _Flood(Exception):
    """More than the program may say."""


def collect(
    channel: socket.socket,
    interview: Interview,
    limits: Limits,
    *,
    first: int = 0,
    start_s: float = 0.0,
    tagged: bool = True,
) -> Run:
    """Read until the interview is over, the time is up or the channel ends; ask the questions after the first one.

    The time is `limits.wall_s` from now, or, where `start_s` grants that many seconds for it, from the frame that says
    that the program runs. Answers are numbered from `first`. Without `tagged`, values that no Python program has are
    malformed.
    """
    deadline = time.monotonic() + (start_s or limits.wall_s)
    run = Run(cases=interview.reports)
    reader = Reader(channel, limits.output_bytes + _FRAME_OVERHEAD * (interview.num_questions + 2))
    try:
        _require_version(_report(reader.frame(deadline), -2, tagged=tagged))
        run.started = True
        if start_s:
            deadline = time.monotonic() + limits.wall_s
        run.code = _report(reader.frame(deadline), -1, tagged=tagged)
        number = first
        while run.code.outcome == "passed" and not interview.is_over:
            interview.answer(_report(reader.frame(deadline), number, tagged=tagged))
            number += 1
            if not interview.is_over:
                put(channel, interview.question(), deadline=deadline)
        run.ending = "done"
    except TimeoutError:
        run.ending, run.limit, run.detail = "timeout", "wall", f"no result within {limits.wall_s:g} s"
    except _Flood:
        run.ending, run.limit, run.detail = "flood", "output", f"more than {limits.output_bytes} bytes of results"
    except Malformed as error:
        run.ending, run.detail = "malformed", f"the results are malformed: {error}"
    except EOFError:
        run.detail = "the program closed its result channel"
    return run


def put(channel: socket.socket, *messages: bytes | None, deadline: float) -> None:
    """Send messages, each behind its length. A program that is gone is found out when its answer is read.

    Raises TimeoutError if the program does not read them in time.
    """
    data = b"".join(len(body).to_bytes(4, "big") + body for body in messages if body is not None)
    try:
        channel.settimeout(max(0.001, deadline - time.monotonic()))
        channel.sendall(data)
    except TimeoutError:
        raise
    except OSError:
        return


def _report(body: bytes, expected: int, *, tagged: bool) -> Report:
    report, index = read_report(body, tagged=tagged)
    if index != expected:
        raise Malformed(f"report {index} where {expected} was due")
    return report


def _require_version(report: Report) -> None:
    if report.values != (WIRE_VERSION,):
        raise Malformed("another version of the encoding")


def read_report(body: bytes, *, tagged: bool = True) -> tuple[Report, int]:
    """(report, its index) of one frame. Raises Malformed."""
    match decode(body, tagged=tagged):
        case [int(index), str(outcome), bytes(values), str(detail), list(trace), list(covered), str(limit)]:
            decoded = decode(values, tagged=tagged) if values else []
        case _:
            raise Malformed("not a report")
    if outcome not in _OUTCOMES or limit not in _LIMITS or not isinstance(decoded, list):
        raise Malformed("not a report")
    lines = _lines(trace, MAX_TRACE), _lines(covered, MAX_COVERED)
    return Report(outcome, tuple(decoded), printable(detail), *lines, limit), index


def printable(detail: str) -> str:
    """One line that any terminal and any file can take: hostile code chose the words."""
    text = " ".join(detail[:DETAIL_CHARS].split()).encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else "?" for char in text)


def _lines(values: list[object], most: int) -> tuple[int, ...]:
    if len(values) > most or not all(type(value) is int and 0 < value < 1 << 31 for value in values):
        raise Malformed("no line numbers")
    return tuple(values)  # type: ignore[arg-type]


def explain(run: Run, ended: Ended | None, limits: Limits, *, out_of_memory: bool = False) -> None:
    """Say why a process ended before its last report, from how its parent saw it end."""
    if run.ending != "died" or ended is None:
        return
    number = ended.status & 0x7F
    gave_up = number == signal.SIGABRT or ended.status >> 8 == 2  # how runtimes with a heap of their own end
    if out_of_memory or (gave_up and ended.peak_kib >= limits.memory_mb * _NEARLY_ALL_KIB):
        run.limit, run.detail = "memory", f"more than {limits.memory_mb} MiB of memory"
    elif number == signal.SIGXCPU or (number == signal.SIGKILL and ended.cpu_s >= limits.cpu_s - 0.5):
        run.ending, run.limit, run.detail = "timeout", "cpu", f"more than {limits.cpu_s} s of processor time"
    elif number == signal.SIGXFSZ:
        run.limit, run.detail = "disk", "a file larger than allowed"
    elif number == signal.SIGKILL:
        run.ending, run.detail = "lost", "the process was killed (SIGKILL)"
    elif number:
        run.detail = f"the process died of {_name(number)}"
    else:
        run.detail = f"the process ended early with exit code {ended.status >> 8}"


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def interrupted(run: Run) -> Report:
    """The report that the process itself can no longer give."""
    if run.code is not None and run.code.outcome != "passed":
        return run.code
    if run.ending == "timeout":
        return Report("timeout", (), run.detail, limit=run.limit)
    outcome = "memory" if run.limit == "memory" else "error"
    return Report(outcome, (), run.detail, limit=run.limit)


def require_start(run: Run) -> None:
    """A process that never said that it runs is no wrong answer. Raises SandboxBroken."""
    if not run.started and run.ending not in ("timeout", "lost", "cell lost"):
        raise SandboxBroken(f"the sandbox could not run a program: {run.detail or 'it ended without a word'}")
