"""What the relay lets through between two sides, said by scripts: nothing of either side is run."""

import socket
import threading
import time

import pytest

from agentic_diffusion.sandbox.inside.runner import Encoder
from agentic_diffusion.sandbox.languages.python.relay import Relayed, relay
from agentic_diffusion.sandbox.limits import Limits

MAX_BYTES = 1 << 20
LIMITS = Limits(output_bytes=MAX_BYTES)


def frame(value: object) -> bytes:
    encoder = Encoder(2 * MAX_BYTES)
    encoder.encode(value)
    body = b"".join(encoder.parts)
    return len(body).to_bytes(4, "big") + body


def report(index: int, outcome: str = "passed") -> bytes:
    return frame([index, outcome, b"", "", [], [], ""])


def ask(number: int, operation: str = "__call__") -> bytes:
    return frame(("ask", number, operation, (), (), "", ""))


def answer(number: int) -> bytes:
    return frame(("answer", number, "value", None, (), "", ""))


def relayed(
    code: list[bytes], tests: list[bytes], *, num_cases: int = 1, wait_s: float = 10.0, end: bool = True
) -> Relayed:
    """What becomes of two sides that say the first thing at once, and each later one when they have been sent a frame.

    `end`: then they hang up.
    """
    pairs = [socket.socketpair() for _ in range(2)]
    speakers = [
        threading.Thread(target=_speak, args=(pair[1], script, end))
        for pair, script in zip(pairs, (code, tests), strict=True)
    ]
    for speaker in speakers:
        speaker.start()
    result = relay(pairs[0][0], pairs[1][0], time.monotonic() + wait_s, LIMITS, num_cases=num_cases)
    for outer, _ in pairs:
        outer.close()
    for speaker in speakers:
        speaker.join(5)
    for _, inner in pairs:
        inner.close()
    return result


def _speak(channel: socket.socket, script: list[bytes], end: bool) -> None:
    try:
        for place, data in enumerate(script):
            if place:
                size = int.from_bytes(channel.recv(4, socket.MSG_WAITALL), "big")
                channel.recv(size, socket.MSG_WAITALL)
            channel.sendall(data)
        if end:
            channel.shutdown(socket.SHUT_WR)
    except OSError:
        return


LOADED = report(-2) + report(-1)


def test_an_orderly_exchange_goes_through() -> None:
    code = [LOADED, ask(1), answer(1), answer(2)]
    tests = [report(-2) + ask(1), answer(1), ask(2), report(0, "failed") + report(1)]
    result = relayed(code, tests, num_cases=2, end=False)
    assert ([case.outcome for case in result.cases], result.ended) == (["failed", "passed"], "")


BROKEN = {
    "never loads": ([report(-2)], [report(0)], "code"),
    "a verdict of the code before it loads": ([report(-2) + report(0)], [report(0)], "code"),
    "a verdict of the code": ([LOADED, report(0)], [ask(1)], "code"),
    "a verdict of the code while the tests have the word": ([LOADED + report(0)], [b""], "code"),
    "an answer before the question": ([LOADED + answer(1)], [b""], "code"),
    "two questions at once": ([LOADED, ask(1) + ask(2)], [ask(1), b""], "code"),
    "an answer to nothing": ([LOADED, answer(7)], [ask(1)], "code"),
    "an answer twice": ([LOADED, answer(1) + answer(1)], [ask(1), b""], "code"),
    "an answer that skips a question": ([LOADED, ask(1), answer(1)], [ask(1), ask(2)], "code"),
    "an unknown request": ([LOADED, ask(1, "get_globals")], [ask(1)], "code"),
    "what no callback may": ([LOADED, ask(1, "delete")], [ask(1)], "code"),
    "a number that is none": ([LOADED, frame(("ask", True, "get", (), (), "", ""))], [ask(1)], "code"),
    "another kind": ([LOADED, frame(("tell", 1, "get", (), (), "", ""))], [ask(1)], "code"),
    "too few fields": ([LOADED, frame(("ask", 1))], [ask(1)], "code"),
    "garbage": ([LOADED, b"\x00\x00\x00\x03abc"], [ask(1)], "code"),
    "too large": ([LOADED, b"\xff\xff\xff\xff"], [ask(1)], "code"),
    "a verdict with a question open": ([LOADED], [ask(1) + report(0)], "tests"),
    "a verdict out of order": ([LOADED], [report(1)], "tests"),
    "an outcome that is none": ([LOADED], [report(0, "great")], "tests"),
    "questions without an end": ([LOADED, *map(ask, range(600))], [*map(ask, range(600))], "tests"),
    "more than all messages may hold": (
        [LOADED, *(frame(("answer", n, "value", "x" * (MAX_BYTES - 200), (), "", "")) for n in range(12))],
        [*map(ask, range(12))], "code",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_the_rules_ends_the_case(name: str) -> None:
    code, tests, ended = BROKEN[name]
    result = relayed(code, tests, end=name == "never loads")
    assert result.ended == ended
    assert [case.outcome for case in result.cases] == (["error"] if result.loaded else [])


@pytest.mark.parametrize(("code", "tests"), [([LOADED, answer(1)[:-3]], [ask(1)]), ([LOADED, b""], [ask(1)])])
def test_a_side_that_hangs_up_ends_the_case(code: list[bytes], tests: list[bytes]) -> None:
    pairs = [socket.socketpair() for _ in range(2)]
    pairs[0][1].sendall(b"".join(code))
    pairs[1][1].sendall(b"".join(tests))
    pairs[0][1].shutdown(socket.SHUT_WR)
    result = relay(pairs[0][0], pairs[1][0], time.monotonic() + 10, LIMITS, num_cases=1)
    for pair in pairs:
        for end in pair:
            end.close()
    assert (result.ended, [case.outcome for case in result.cases]) == ("code", ["error"])


def test_time_is_up() -> None:
    result = relayed([LOADED], [ask(1)], wait_s=0.2, end=False)
    assert ([case.outcome for case in result.cases], result.ended) == (["timeout"], "deadline")
