"""The program inside the cell: run the code under test, evaluate what is asked for, hand out plain values.

It is started as a script by a bare interpreter and imports nothing of the package. It knows no expected value and
decides nothing; the program under test shares its interpreter and may do to it what it likes, which gains it nothing
but a result that is missing or malformed, and such a result is never a pass.

In, on standard input: `marshal` of (code, cases, limits), from the trusted side only; a case is a sequence of steps
("exec" or "eval", source) or ("bind", (name, value)). Out, on the descriptor named in argv[1]: frames of a 4-byte
length and an encoded list [index, outcome, values, detail, line]: index -2 "started", -1 the code under test itself,
then every case in order.

Encoding (decoded strictly by encoding.py): N T F, i<hex>; f<hex>; s<n>:utf8 b<n>:bytes, c<re>,<im>; and l t S Z d
followed by <n>: and the items. Only exact built-in types are encoded, besides three dict types of `collections`.
"""

import marshal
import os
import resource
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

MAX_DEPTH = 100
MAX_ITEMS = 200_000
MAX_KEYS = 10_000
MAX_PROBES = MAX_KEYS**2
"""Sum of squares of the sizes of all hash tables in one value: what keys that collide may cost the reader."""
MAX_INT_BITS = 1 << 18
DETAIL_CHARS = 300
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
        self.probes = 0

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
            if SEQUENCES[kind] in b"SZ":
                self.hash(len(items))
            self.put(b"%c%d:" % (SEQUENCES[kind], len(items)))
            for item in items:
                self.encode(item, depth + 1)
        elif kind is dict or is_plain_dict(kind):
            self.encode_dict(value, depth)  # type: ignore[arg-type]
        else:
            raise Unsupported(f"unsupported type {kind.__name__[:100]}")

    def hash(self, size: int) -> None:
        self.probes += size * size
        if self.probes > MAX_PROBES:
            raise Unsupported(f"sets and dicts of more than {MAX_KEYS} elements")

    def encode_dict(self, value: dict[object, object], depth: int) -> None:
        items = list(dict.items(value))
        self.hash(len(items))
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


def encode_str(value: str) -> bytes:
    raw = value.encode("utf-8", "surrogatepass")
    return b"s%d:%s" % (len(raw), raw)


SCALARS: "dict[type, Callable[[Any], bytes]]" = {
    type(None): lambda _: b"N",
    bool: lambda value: b"T" if value else b"F",
    int: encode_int,
    float: lambda value: b"f%s;" % value.hex().encode(),
    complex: lambda value: b"c%s,%s;" % (value.real.hex().encode(), value.imag.hex().encode()),
    str: encode_str,
    bytes: lambda value: b"b%d:%s" % (len(value), value),
}
SEQUENCES: dict[type, int] = {list: ord("l"), tuple: ord("t"), set: ord("S"), frozenset: ord("Z")}


def describe(error: BaseException) -> tuple[str, str, int | None]:
    """(outcome, one line, last line within the code under test). The program's own `__str__` may do anything."""
    try:
        message = str(error)
    except BaseException as inner:
        message = f"(its message raised {type(inner).__name__})"
    detail = " ".join(f"{type(error).__name__}: {message[: 4 * DETAIL_CHARS]}".split())[:DETAIL_CHARS].rstrip(": ")
    line = None
    if isinstance(error, SyntaxError) and error.filename == CANDIDATE:
        line = error.lineno
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == CANDIDATE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return ("memory" if isinstance(error, MemoryError) else "error"), detail, line


def run_case(namespace: dict[str, object], steps: list[tuple[str, object]], max_bytes: int) -> list[object]:
    """[outcome, values, detail, line]; `values` is the encoded list of what the eval steps returned."""
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
                values.encode(eval(compile(source, "<test>", "eval"), namespace))  # type: ignore[call-overload]
    except Unsupported as error:
        return ["unsupported", b"", str(error)[:DETAIL_CHARS], None]
    except BaseException as error:
        outcome, detail, line = describe(error)
        return [outcome, b"", detail, line]
    return ["passed", b"l%d:" % count + b"".join(values.parts), "", None]


def load(code: str) -> tuple[dict[str, object], list[object]]:
    """Run the code under test as a module of its own name; its namespace and the report on it."""
    module = type(sys)("candidate")
    sys.modules["candidate"] = module
    namespace = vars(module)
    return namespace, run_code(code, namespace)


def run_code(code: str, namespace: dict[str, object]) -> list[object]:
    try:
        exec(compile(code, CANDIDATE, "exec", dont_inherit=True), namespace)
    except BaseException as error:
        outcome, detail, line = describe(error)
        return [outcome, b"", detail, line]
    return ["passed", b"", "", None]


def send(descriptor: int, index: int, report: list[object], max_bytes: int) -> None:
    """Write one frame, whole."""
    frame = Encoder(max_bytes + 4096)
    frame.encode([index, *report])
    body = b"".join(frame.parts)
    data = len(body).to_bytes(4, "big") + body
    while data:
        data = data[os.write(descriptor, data) :]


def confine(limits: dict[str, int]) -> None:
    """Lower the kernel's limits for good: soft and hard."""
    for name, value in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_AS", limits["memory_bytes"]),
        ("RLIMIT_FSIZE", limits["file_bytes"]),
        ("RLIMIT_NOFILE", limits["max_files"]),
        ("RLIMIT_NPROC", limits["max_processes"]),
        ("RLIMIT_CPU", limits["cpu_s"]),
    ):
        resource.setrlimit(getattr(resource, name), (value, value))


def serve(code: str, cases: list[list[tuple[str, object]]], max_bytes: int, descriptor: int) -> None:
    """Report the start, the code under test and every case, in this order."""
    send(descriptor, -2, ["passed", b"", "", None], max_bytes)
    namespace, report = load(code)
    send(descriptor, -1, report, max_bytes)
    if report[0] == "passed":
        for index, steps in enumerate(cases):
            send(descriptor, index, run_case(dict(namespace), steps, max_bytes), max_bytes)


def main() -> None:
    descriptor = int(sys.argv[1])
    with open(0, "rb") as stream:
        code, cases, limits = marshal.load(stream)
    null = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    sys.argv[:] = [CANDIDATE]
    confine(limits)
    serve(code, cases, limits["output_bytes"], descriptor)
    os._exit(0)


if __name__ == "__main__":
    main()
