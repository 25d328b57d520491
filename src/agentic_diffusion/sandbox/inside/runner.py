"""The program inside a Python worker: run the code under test, evaluate what is asked for, hand out plain values.

It imports nothing of the package. It knows no expected value and decides nothing; the program under test shares its
interpreter and may do to it what it likes, which gains it nothing but a result that is missing or malformed, and such a
result is never a pass.

A job (from the trusted side only) is a dict: code, script (whether it is only compiled, for a step "stdin"), limits,
trace. Then come questions, each when the one before it is answered: steps ("exec", "eval" or "raises" with a source,
"bind" with a name and a value, "stdin" with a text) and `fresh` (whether names bound before are forgotten). Out go the
frames of languages/contract.py in the encoding of wire.py. Only exact built-in types are encoded, besides three dict
types of `collections`.

`trace` records the lines that each case runs, for repair alone: whoever trusts them trusts the program under test.
"""

import errno
import os
import sys
from _struct import pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

WIRE_VERSION = 2
MAX_DEPTH = 100
MAX_ITEMS = 200_000
MAX_INT_BITS = 1 << 18
DETAIL_CHARS = 300
MAX_TRACE = 50
MAX_COVERED = 2000
CANDIDATE = "<candidate>"
PLAIN_DICTS = ("Counter", "OrderedDict", "defaultdict")


class Unsupported(Exception):
    """A value that has no plain form."""


class Encoder:
    """Turns one value into bytes; counts items over its whole life, so shared references cannot blow it up."""

    def __init__(self, max_bytes: int) -> None:
        self.parts: list[bytes] = []
        self.left = max_bytes
        self.items = 0

    def put(self, part: bytes) -> None:
        self.left -= len(part)
        if self.left < 0:
            raise Unsupported("the value is too large")
        self.parts.append(part)

    def encode(self, value: object, depth: int = 0) -> None:
        """Append `value`; raises Unsupported for any type, depth or size beyond the stated ones."""
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise Unsupported("the value is too large or too deep")
        kind = type(value)
        if kind in SCALARS:
            self.put(SCALARS[kind](value))
        elif kind in SEQUENCES:
            items: tuple[object, ...] = tuple(value)  # type: ignore[arg-type]
            self.put(b"%c%d:" % (SEQUENCES[kind], len(items)))
            for item in items:
                self.encode(item, depth + 1)
        elif kind is dict or is_plain_dict(kind):
            self.encode_dict(value, depth)  # type: ignore[arg-type]
        else:
            raise Unsupported(f"unsupported type {kind.__name__[:100]}")

    def encode_dict(self, value: dict[object, object], depth: int) -> None:
        items = list(dict.items(value))
        self.put(b"d%d:" % len(items))
        for key, item in items:
            self.encode(key, depth + 1)
            self.encode(item, depth + 1)


def is_plain_dict(kind: type) -> bool:
    """One of the dict types of `collections` that Python itself calls equal to a dict."""
    collections = sys.modules.get("collections")
    return collections is not None and any(kind is getattr(collections, name, None) for name in PLAIN_DICTS)


def encode_int(value: int) -> bytes:
    if value.bit_length() > MAX_INT_BITS:
        raise Unsupported(f"an int of {value.bit_length()} bits")
    return b"i%x;" % value


def real(value: float) -> bytes:
    return pack(">d", value).hex().encode()


def encode_str(value: str) -> bytes:
    raw = value.encode("utf-8", "surrogatepass")
    return b"s%d:%s" % (len(raw), raw)


SCALARS: "dict[type, Callable[[Any], bytes]]" = {
    type(None): lambda _: b"N",
    bool: lambda value: b"T" if value else b"F",
    int: encode_int,
    float: lambda value: b"f" + real(value),
    complex: lambda value: b"c" + real(value.real) + real(value.imag),
    str: encode_str,
    bytes: lambda value: b"b%d:%s" % (len(value), value),
}
SEQUENCES: dict[type, int] = {list: ord("l"), tuple: ord("t"), set: ord("S"), frozenset: ord("Z")}


def describe(error: BaseException) -> "list[object]":
    """[outcome, no values, one line, lines of the code under test, no lines covered, limit]."""
    try:
        message = str(error)
    except BaseException as inner:
        message = f"(its message raised {type(inner).__name__})"
    detail = " ".join(f"{type(error).__name__}: {message[: 4 * DETAIL_CHARS]}".split())[:DETAIL_CHARS].rstrip(": ")
    lines = []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == CANDIDATE:
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == CANDIDATE and error.lineno:
        lines.append(error.lineno)
    limit = limit_of(error, message)
    return ["memory" if limit == "memory" else "error", b"", detail, lines[-MAX_TRACE:], [], limit]


def limit_of(error: BaseException, message: str) -> str:
    """Which limit of the cell the exception speaks of, if any."""
    if isinstance(error, MemoryError):
        return "memory"
    if isinstance(error, OSError):
        return LIMIT_ERRORS.get(error.errno or 0, "")
    return "processes" if isinstance(error, RuntimeError) and "start new thread" in message else ""


LIMIT_ERRORS = {
    errno.ENOSPC: "disk", errno.EDQUOT: "disk", errno.EFBIG: "disk", errno.EMFILE: "files", errno.ENFILE: "files",
    errno.EAGAIN: "processes", errno.ENOMEM: "memory",
}  # fmt: skip


def run_steps(namespace: "dict[str, object]", steps: "list[tuple[str, object]]", max_bytes: int) -> "list[object]":
    """The report, without the lines covered; its values are the encoded list of what came back."""
    values = Encoder(max_bytes)
    count = 0
    try:
        for kind, source in steps:
            if kind == "bind":
                name, namespace[name] = source  # type: ignore[misc]
            elif kind == "exec":
                exec(compile(source, "<test>", "exec"), namespace)  # type: ignore[call-overload]
            else:
                count += 1
                values.encode(STEPS[kind](source, namespace))
    except Unsupported as error:
        return ["unsupported", b"", str(error)[:DETAIL_CHARS], [], [], ""]
    except BaseException as error:
        return describe(error)
    return ["passed", b"l%d:" % count + b"".join(values.parts), "", [], [], ""]


def evaluate(source: str, namespace: "dict[str, object]") -> object:
    return eval(compile(source, "<test>", "eval"), namespace)


def raises(source: str, namespace: "dict[str, object]") -> object:
    """None, or [message, names of the exception's types, most specific first]."""
    try:
        exec(compile(source, "<test>", "exec"), namespace)
    except BaseException as error:
        try:
            message = str(error)
        except BaseException:
            message = ""
        return [message[:10_000], *(kind.__name__ for kind in type(error).__mro__[:50])]
    return None


def whole_program(text: str, namespace: "dict[str, object]") -> object:
    """Run the code under test as a script with `text` as its input; what it printed."""
    fill_input(text)
    output = os.open("stdout", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(output, 1)
    sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")
    fresh: dict[str, object] = {"__name__": "__main__", "__builtins__": namespace["__builtins__"]}
    try:
        exec(namespace["__code__"], fresh)  # type: ignore[arg-type]
    except SystemExit as error:
        if error.code not in (None, 0):
            raise
    sys.stdout.flush()
    with open(output, "rb") as file:
        file.seek(0)
        return file.read().decode("utf-8", "replace")


def fill_input(text: str) -> None:
    with open("stdin", "w", encoding="utf-8") as file:
        file.write(text)
    source = os.open("stdin", os.O_RDONLY)
    os.dup2(source, 0)
    os.close(source)


STEPS: "dict[str, Callable[[Any, dict[str, object]], object]]" = {
    "eval": evaluate, "raises": raises, "stdin": whole_program,
}  # fmt: skip


def load(code: str, *, script: bool) -> "tuple[dict[str, object], list[object]]":
    """Run the code under test as a module of its own name (a script is only compiled); its namespace and the report."""
    module = type(sys)("candidate")
    sys.modules["candidate"] = module
    namespace = vars(module)
    namespace["__builtins__"] = __builtins__
    if "linecache" in sys.modules:  # for tracebacks and inspect.getsource
        sys.modules["linecache"].cache[CANDIDATE] = (len(code), None, code.splitlines(keepends=True), CANDIDATE)
    try:
        compiled = compile(code, CANDIDATE, "exec", dont_inherit=True)
        if script:
            namespace["__code__"] = compiled
        else:
            exec(compiled, namespace)
    except BaseException as error:
        return namespace, describe(error)
    return namespace, ["passed", b"", "", [], [], ""]


def warm_up() -> None:
    """Touch what every job touches, so that the pages that a fork shares are copied before there is a job."""
    null = os.open("/dev/null", os.O_WRONLY)
    questions = iter(({"steps": [("eval", "f([1, 2.5, 'a'])")], "fresh": True}, {}))
    job = {
        "code": "def f(x):\n    return [item for item in x], {'a': (1, {2})}\n",
        "script": False,
        "limits": {"output_bytes": 1 << 20},
        "trace": False,
    }
    serve(null, job, lambda _: next(questions))
    os.close(null)
    del sys.modules["candidate"]


class Covered:
    """The lines of the code under test that run between `start` and `stop`."""

    def __init__(self) -> None:
        self.lines: set[int] = set()
        self.before = sys.gettrace()
        """Whoever watches this process already, as in the project's own tests, is given back its place."""

    def start(self) -> None:
        self.lines = set()
        if sys.version_info >= (3, 12):
            monitoring = sys.monitoring
            if monitoring.get_tool(monitoring.COVERAGE_ID) is None:
                monitoring.use_tool_id(monitoring.COVERAGE_ID, "judge")
                monitoring.register_callback(monitoring.COVERAGE_ID, monitoring.events.LINE, self.line)
            monitoring.set_events(monitoring.COVERAGE_ID, monitoring.events.LINE)
            monitoring.restart_events()
        else:
            sys.settrace(self.call)

    def stop(self) -> "list[int]":
        if sys.version_info >= (3, 12):
            sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, 0)
        else:
            sys.settrace(self.before)
        return sorted(self.lines)[:MAX_COVERED]

    def line(self, code: "Any", number: int) -> object:
        """The callback of sys.monitoring: each line once, other files never again."""
        if code.co_filename == CANDIDATE:
            self.lines.add(number)
        if sys.version_info >= (3, 12):
            return sys.monitoring.DISABLE
        return None

    def call(self, frame: "Any", event: str, _: object) -> "Any":
        """The callback of sys.settrace."""
        if frame.f_code.co_filename != CANDIDATE:
            return None
        if event == "line":
            self.lines.add(frame.f_lineno)
        return self.call


def send(descriptor: int, index: int, report: "list[object]", max_bytes: int) -> None:
    """Write one frame, whole."""
    frame = Encoder(max_bytes + 4096)
    frame.encode([index, *report])
    body = b"".join(frame.parts)
    data = len(body).to_bytes(4, "big") + body
    while data:
        data = data[os.write(descriptor, data) :]


def serve(descriptor: int, job: "dict[str, Any]", ask: "Callable[[int], dict[str, Any]]") -> None:
    """Report the start, the code under test and then the answer to every question that comes, until none comes."""
    max_bytes = job["limits"]["output_bytes"]
    sys.argv[:] = [CANDIDATE]
    version = Encoder(100)
    version.encode([WIRE_VERSION])
    send(descriptor, -2, ["passed", b"".join(version.parts), "", [], [], ""], max_bytes)
    module, report = load(job["code"], script=job["script"])
    send(descriptor, -1, report, max_bytes)
    if report[0] != "passed":
        return
    covered = Covered() if job["trace"] else None
    namespace: dict[str, object] = {}
    index = 0
    while question := ask(descriptor):
        if question["fresh"]:
            namespace = dict(module)
        if covered:
            covered.start()
        report = run_steps(namespace, question["steps"], max_bytes)
        if covered:
            report[4] = covered.stop()
        send(descriptor, index, report, max_bytes)
        index += 1
