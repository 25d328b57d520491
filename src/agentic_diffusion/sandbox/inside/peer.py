"""One side of a second cell: it calls objects of the other side by number and lets the other side call its own.

Both sides run the same loop and never meet: each has one socket, to the judge, which relays and checks every frame. A
side that waits for an answer serves the requests that come in the meantime. Messages are tuples:

    ("ask", number, operation, operands, keywords, printed, warned)
    ("answer", number, "value" | "raised" | "unsupported", payload, changes, printed, warned)

`printed` and `warned` are what the code under test has written to its standard output and error since its last message.
`changes` are the new contents of mutable arguments (messages.py). An object that has no plain form is a number and a
mask of protocols (operations.py); a raised exception carries its class, arguments, message, and the report of it that
runner.py would give.

The side of the tests is guarded (guard.py). What it refuses to ask, and assertions that failed in a callback, it
remembers: the code under test, or a test that catches everything, cannot make them disappear.
"""

import builtins
import io
import os
import sys
from _thread import RLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from agentic_diffusion.sandbox.inside import guard, messages, objects, operations, remote, runner
else:
    import guard
    import messages
    import objects
    import operations
    import remote
    import runner


class Peer:
    """`guarded` is the side of the tests; `max_bytes` bounds one message. The rest is the state of the present test."""

    def __init__(self, descriptor: int, max_bytes: int, *, guarded: bool) -> None:
        self.descriptor = descriptor
        self.max_bytes = max_bytes
        self.guarded = guarded
        self.lock = RLock()
        self.objects = objects.Objects(self)
        self.capture: Capture | None = None
        self.asked = 0
        self.refused = ""
        self.swallowed: BaseException | None = None
        self.may_suppress = True

    def ask(self, operation: str, *operands: object, **keywords: object) -> "Any":
        """Have the other side do it: the result, or the exception raised there. Raises Refusal, Violation."""
        if not self.guarded and operation not in operations.CALLBACKS:
            raise TypeError(f"{operation} is not supported by an object of the test program")
        with self.lock:
            self.asked += 1
            number = self.asked
            sent: list[Any] = []
            request = ("ask", number, operation, operands, tuple(keywords.items()), *self.output())
            try:
                self.send(request, sent, track=True)
            except messages.Unsupported as error:
                raise self.refuse(f"an argument cannot be sent: {error}") from None
            while True:
                message = self.receive(sent)
                if message[0] == "ask":
                    self.serve(message)
                    continue
                if len(message) != 7 or message[1] != number:
                    raise messages.Violation("an answer to nothing")
                break
        _, _, outcome, payload, changed, *_ = message
        messages.apply(sent, changed)
        if outcome == "value":
            return payload
        if outcome == "raised" and isinstance(payload, BaseException):
            raise payload from None
        raise self.refuse(f"a result cannot be sent: {payload}"[:300])

    def serve(self, message: "tuple[Any, ...]") -> None:
        """Do what the other side asks and answer."""
        _, number, operation, operands, keywords, received, *_ = message
        before = messages.snapshot(received)
        try:
            outcome, payload = "value", self.perform(operation, operands, dict(keywords))
        except (remote.Refusal, messages.Violation):
            raise
        except BaseException as error:
            if self.guarded and (guard.is_verdict(error) or guard.asserts(operands[0] if operands else None)):
                self.swallowed = self.swallowed or error
            outcome, payload = "raised", error
        with self.lock:
            try:
                changed = messages.changes(received, before)
                self.send(("answer", number, outcome, payload, changed, *self.output()), received, track=False)
            except messages.Unsupported as error:
                self.send(("answer", number, "unsupported", str(error)[:300], (), *self.output()), [], track=False)

    def perform(self, operation: str, operands: "tuple[Any, ...]", keywords: "dict[str, Any]") -> object:
        if self.guarded:
            guard.permit(operation, operands, self.objects.numbers)
            if operation in operations.INPUTS:
                return operations.INPUTS[operation](*operands)
        return operations.OPERATIONS[operation](*operands, **keywords)

    def send(self, message: "tuple[object, ...]", sent: "list[Any]", *, track: bool) -> None:
        writer = messages.Writer(self.max_bytes, self.objects.export, sent, track=track)
        writer.encode(message)
        body = writer.whole()
        data = len(body).to_bytes(4, "big") + body
        while data:
            data = data[os.write(self.descriptor, data) :]

    def receive(self, sent: "list[Any]") -> "tuple[Any, ...]":
        """The next message; a request gets the list of the mutable containers in it as its sixth element."""
        size = int.from_bytes(self.read(4), "big")
        if size > self.max_bytes + 4096:
            raise messages.Violation("a message is too large")
        data = self.read(size)
        is_request = data.startswith(b"t7:s3:ask")
        containers = [] if is_request else sent
        message: Any = messages.Reader(data, self.objects.resolve, containers, track=is_request).message()
        if type(message) is not tuple or len(message) != 7 or message[0] not in ("ask", "answer"):
            raise messages.Violation("no message")
        if self.guarded:
            self.show(*message[5:])
        return (*message[:5], containers, *message[5:]) if is_request else message

    def read(self, size: int) -> bytes:
        parts = []
        while size:
            part = os.read(self.descriptor, min(size, 1 << 20))
            if not part:
                os._exit(0)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def output(self) -> "tuple[str, str]":
        return self.capture.take() if self.capture else ("", "")

    def show(self, printed: object, warned: object) -> None:
        """Write what the code under test printed where the test program prints."""
        for text, stream in ((printed, sys.stdout), (warned, sys.stderr)):
            if type(text) is not str:
                raise messages.Violation("no text")
            if text and stream is not None:
                stream.write(text)

    # What the stand-ins need besides

    def refuse(self, reason: str) -> remote.Refusal:
        """Remember the reason: a test that swallows it has not passed either."""
        self.refused = self.refused or reason
        return remote.Refusal(reason)

    def leave(self, manager: object, error: "BaseException | None") -> object:
        """`__exit__` of an object of the other side, which cannot make a failed assertion of a test disappear."""
        verdict = self.guarded and error is not None and guard.is_verdict(error)
        kind = AssertionError if verdict else type(error)
        try:
            answer = self.ask("__exit__", manager, None if error is None else kind, error, None)
        except BaseException as raised:
            if raised is error:
                return False
            raise
        return answer if self.may_suppress and not verdict else False


class Capture:
    """Standard output and error of the code under test, between two messages; longer texts are cut."""

    def __init__(self) -> None:
        self.buffers = [io.BytesIO(), io.BytesIO()]
        self.streams = [
            io.TextIOWrapper(buffer, encoding="utf-8", errors="backslashreplace", newline="", write_through=True)
            for buffer in self.buffers
        ]
        sys.stdout, sys.stderr = self.streams

    def take(self) -> "tuple[str, str]":
        texts = []
        for buffer in self.buffers:
            texts.append(buffer.getvalue()[: messages.MAX_TEXT].decode("utf-8", "replace"))
            buffer.seek(0)
            buffer.truncate()
        return texts[0], texts[1]


class Namespace:
    """The global names of the code under test as attributes: object number 0."""

    def __init__(self, names: "dict[str, object]") -> None:
        object.__setattr__(self, "_names", names)

    def __getattr__(self, name: str) -> object:
        names: dict[str, object] = object.__getattribute__(self, "_names")
        if name not in names:
            raise AttributeError(f"module 'candidate' has no attribute {name!r}")
        return names[name]

    def __setattr__(self, name: str, value: object) -> None:
        object.__getattribute__(self, "_names")[name] = value

    def __delattr__(self, name: str) -> None:
        names: dict[str, object] = object.__getattribute__(self, "_names")
        if name not in names:
            raise AttributeError(name)
        del names[name]

    def __dir__(self) -> "list[str]":
        return sorted(object.__getattribute__(self, "_names"))


class Input(io.TextIOBase):
    """Standard input of the code under test: that of the test program."""

    def __init__(self, peer: Peer) -> None:
        self.peer = peer

    def readline(self, size: int = -1) -> str:  # type: ignore[override]  # noqa: ARG002
        line: str = self.peer.ask("readline")
        return line

    def read(self, size: "int | None" = -1) -> str:  # noqa: ARG002
        return "".join(iter(self.readline, ""))


def hide_modules() -> None:
    """Forget the modules of this folder, so that no import of the code or of the tests finds them."""
    folder = __file__.rpartition("/")[0]
    for name, module in list(sys.modules.items()):
        place = getattr(module, "__file__", None) or ""
        if place.rpartition("/")[0] == folder and name != "__main__" and not name.startswith("agentic_diffusion"):
            del sys.modules[name]


def serve_code(descriptor: int, job: "dict[str, Any]") -> None:
    """Load the code under test, report it (frames -2 and -1 of contract.py), and do what the tests ask."""
    max_bytes = job["limits"]["output_bytes"]
    peer = Peer(descriptor, max_bytes, guarded=False)
    peer.capture = Capture()
    hide_modules()
    version = runner.Encoder(100)
    version.encode([runner.WIRE_VERSION])
    runner.send(descriptor, -2, ["passed", b"".join(version.parts), "", [], [], ""], max_bytes)
    sys.argv[:] = [runner.CANDIDATE]
    namespace, report = runner.load(job["code"], script=False)
    peer.objects.exported[objects.MODULE] = Namespace(namespace)
    runner.send(descriptor, -1, report, max_bytes)
    peer.capture.take()
    if report[0] != "passed":
        return
    sys.stdin = Input(peer)
    builtins.input = lambda prompt="": peer.ask("input", str(prompt))
    while True:
        with peer.lock:
            message = peer.receive([])
        peer.serve(message)
