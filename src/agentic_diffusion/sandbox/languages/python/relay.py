"""Between the worker with the code under test and the worker with the tests: one message at a time, each one checked.

Exactly one side has the word. It asks or answers, and the word goes over; an answer must be to the last question that
is open, whose number and side are kept here. Anything else from the side of the code ends the case at hand as an error.
"""

import select
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from agentic_diffusion.sandbox.inside.operations import CALLBACKS, OPERATIONS
from agentic_diffusion.sandbox.inside.runner import DETAIL_CHARS
from agentic_diffusion.sandbox.languages.contract import Report
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Malformed, decode

MAX_MESSAGES = 200_000
MAX_OPEN = 500
"""Questions that wait for an answer: calls back and forth, nested."""
_LARGEST = 8
"""All messages together, in units of Limits.output_bytes."""
_LIMITS = frozenset(("memory", "processes", "files", "disk"))
_OUTCOMES = frozenset(("passed", "failed", "error", "memory", "rejected"))


@dataclass(frozen=True, slots=True)
class Relayed:
    """`loaded` is how the code under test loaded (None: it never said); `cases` one report for each test that ended.

    `ended` is "" if all tests were reported, else who broke off: "code", "tests" or "deadline". The last report is then
    that of the case at hand, and the tests after it are still to be run.
    """

    loaded: Report | None
    cases: tuple[Report, ...]
    ended: str = ""


class _Broken(Exception):
    """A side ended, or sent what it must not send: `side`, and the reason."""

    def __init__(self, side: str, reason: str) -> None:
        super().__init__(reason)
        self.side = side


@dataclass(slots=True)
class _Channel:
    """One side's socket and what of a frame has come in."""

    side: str
    socket: socket.socket
    largest: int
    data: bytearray = field(default_factory=bytearray)

    def fill(self) -> None:
        try:
            received = self.socket.recv(1 << 16)
        except ConnectionError:
            received = b""
        if not received:
            raise _Broken(self.side, "")
        self.data += received

    def frame(self) -> bytes | None:
        """The next whole frame, if it is there."""
        if len(self.data) < 4:
            return None
        size = int.from_bytes(self.data[:4], "big")
        if size > self.largest:
            raise _Broken(self.side, "a message is too large")
        if len(self.data) < 4 + size:
            return None
        body = bytes(self.data[4 : 4 + size])
        del self.data[: 4 + size]
        return body

    def send(self, body: bytes, deadline: float) -> None:
        self.socket.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            self.socket.sendall(len(body).to_bytes(4, "big") + body)
        except TimeoutError:
            raise _Broken("deadline", "") from None
        except OSError:
            raise _Broken(self.side, "") from None


class _Relay:
    def __init__(self, code: socket.socket, tests: socket.socket, deadline: float, limits: Limits) -> None:
        largest = limits.output_bytes + 4096
        self.code = _Channel("code", code, largest)
        self.tests = _Channel("tests", tests, largest)
        self.deadline = deadline
        self.bytes_left = _LARGEST * limits.output_bytes
        self.messages_left = MAX_MESSAGES
        self.open: list[tuple[str, int]] = []
        self.word = "tests"
        self.loaded: Report | None = None
        self.cases: list[Report] = []

    def run(self, num_cases: int) -> Relayed:
        try:
            while self.loaded is None:
                self.load(self.next(self.code))
            if self.loaded.outcome != "passed":
                return Relayed(self.loaded, ())
            while len(self.cases) < num_cases:
                channel = self.ready()
                self.take(channel, self.next(channel))
        except _Broken as broken:
            if self.loaded is not None:
                self.cases.append(_end_of_case(broken))
            return Relayed(self.loaded, tuple(self.cases), broken.side)
        return Relayed(self.loaded, tuple(self.cases))

    def ready(self) -> _Channel:
        """The side that has sent something; the code under test may only while it has the word."""
        for channel in (self.tests, self.code):
            if len(channel.data) >= 4:
                return channel
        return self.wait(self.tests, self.code)

    def wait(self, *channels: _Channel) -> _Channel:
        left = self.deadline - time.monotonic()
        poller = select.poll()
        for channel in channels:
            poller.register(channel.socket, select.POLLIN)
        readable = {descriptor for descriptor, _ in poller.poll(1000 * left)} if left > 0 else set()
        if not readable:
            raise _Broken("deadline", f"no answer in time from the {self.word}")
        return next(channel for channel in channels if channel.socket.fileno() in readable)

    def next(self, channel: _Channel) -> tuple[bytes, Sequence[object]]:
        """One frame, and the list or tuple that it is."""
        while (body := channel.frame()) is None:
            self.wait(channel)
            channel.fill()
        self.bytes_left -= len(body)
        self.messages_left -= 1
        if self.bytes_left < 0 or self.messages_left < 0:
            raise _Broken(channel.side, "too many messages")
        try:
            value = decode(body)
        except Malformed as error:
            raise _Broken(channel.side, f"a message is malformed: {error}") from None
        if not isinstance(value, list | tuple) or len(value) != 7:
            raise _Broken(channel.side, "no message")
        return body, value

    def load(self, frame: tuple[bytes, Sequence[object]]) -> None:
        """The first two frames of the side of the code."""
        index, report = _report(self.code, frame[1])
        if index == -1:
            self.loaded = report
        elif index != -2:
            raise _Broken("code", "a report that is not its own")

    def take(self, channel: _Channel, frame: tuple[bytes, Sequence[object]]) -> None:
        """One frame while the tests run."""
        body, message = frame
        if isinstance(message, list):
            self.take_report(channel, message)
            return
        if channel.side != self.word:
            raise _Broken(channel.side, "a message out of turn")
        kind, number = message[0], message[1]
        if not isinstance(number, int) or isinstance(number, bool):
            raise _Broken(channel.side, "no message")
        other = self.code if channel is self.tests else self.tests
        if kind == "ask" and len(self.open) < MAX_OPEN:
            allowed = CALLBACKS if channel is self.code else OPERATIONS
            if not isinstance(message[2], str) or message[2] not in allowed:
                raise _Broken(channel.side, "an unknown request")
            self.open.append((channel.side, number))
        elif kind == "answer" and self.open and self.open[-1] == (other.side, number):
            self.open.pop()
        else:
            raise _Broken(channel.side, "an answer to nothing")
        self.word = other.side
        other.send(body, self.deadline)

    def take_report(self, channel: _Channel, message: Sequence[object]) -> None:
        if channel is self.code or self.open:
            raise _Broken(channel.side, "a report that is not its own")
        index, report = _report(channel, message)
        if index == len(self.cases) and report.outcome in _OUTCOMES:
            self.cases.append(report)
        elif index != -2:
            raise _Broken(channel.side, "a report out of order")


def _report(channel: _Channel, message: Sequence[object]) -> tuple[int, Report]:
    match message:
        case [int(index), str(outcome), bytes(), str(detail), list(trace), list(covered), str(limit)]:
            lines = tuple(line for line in trace if type(line) is int)
            seen = tuple(line for line in covered if type(line) is int)
            detail = " ".join(detail[:DETAIL_CHARS].split())
            return index, Report(outcome, (), detail, lines, seen, limit if limit in _LIMITS else "")
    raise _Broken(channel.side, "a report is malformed")


def _end_of_case(broken: _Broken) -> Report:
    if broken.side == "deadline":
        return Report("timeout", detail=str(broken))
    who = "the code under test" if broken.side == "code" else "the test program"
    what = f"broke the rules of the exchange: {broken}" if str(broken) else "ended its process"
    return Report("error", detail=f"{who} {what}"[:DETAIL_CHARS])


def relay(
    code_channel: socket.socket, test_channel: socket.socket, deadline: float, limits: Limits, *, num_cases: int
) -> Relayed:
    """Let the two workers talk until `num_cases` tests are reported. Both have their jobs; `deadline` is monotonic."""
    return _Relay(code_channel, test_channel, deadline, limits).run(num_cases)
