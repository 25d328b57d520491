"""The messages of the two sides of a second cell: what goes by value, and how bytes become values again.

The encoding is that of wire.py. Exact built-in types and a few value types of the standard library (dates, decimals,
fractions, deques, ...) go by value under an `o` tag with their name; classes and functions that every interpreter has
go by name; everything else is left to the peer (peer.py), which hands out numbers for objects.

A request remembers the mutable containers that it carries, in the order in which they are written: the answer names
them by that number (`again`), so that a changed or returned argument stays the same object on the side that sent it.
"""

import builtins
import sys
from _struct import unpack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from agentic_diffusion.sandbox.inside import runner
else:
    import runner

Unsupported = runner.Unsupported
MAX_TEXT = 100_000
MUTABLE = (list, dict, set, bytearray)


class Violation(BaseException):
    """The other side sent something that no honest peer sends; nothing more can be learnt from it."""


TAKEN: "dict[tuple[str, str], Callable[[Any], tuple[object, ...]]]" = {
    ("builtins", "bytearray"): lambda v: (bytes(v),),
    ("builtins", "range"): lambda v: (v.start, v.stop, v.step),
    ("builtins", "slice"): lambda v: (v.start, v.stop, v.step),
    ("builtins", "ellipsis"): lambda _: (),
    ("builtins", "NotImplementedType"): lambda _: (),
    ("collections", "deque"): lambda v: (tuple(v), v.maxlen),
    ("collections", "Counter"): lambda v: (tuple(v.items()),),
    ("collections", "OrderedDict"): lambda v: (tuple(v.items()),),
    ("collections", "defaultdict"): lambda v: (v.default_factory, tuple(v.items())),
    ("datetime", "date"): lambda v: (v.year, v.month, v.day),
    ("datetime", "time"): lambda v: (v.hour, v.minute, v.second, v.microsecond, v.tzinfo),
    ("datetime", "datetime"): lambda v: (v.year, v.month, v.day, v.hour, v.minute, v.second, v.microsecond, v.tzinfo),
    ("datetime", "timedelta"): lambda v: (v.days, v.seconds, v.microseconds),
    ("datetime", "timezone"): lambda v: (v.utcoffset(None),),
    ("decimal", "Decimal"): lambda v: (str(v),),
    ("fractions", "Fraction"): lambda v: (v.numerator, v.denominator),
    ("pathlib", "PosixPath"): lambda v: (str(v),),
    ("pathlib", "PurePosixPath"): lambda v: (str(v),),
    ("uuid", "UUID"): lambda v: (str(v),),
}
"""The value types by module and name, and the parts that their constructors take (and check)."""

MADE: "dict[tuple[str, str], Callable[..., object]]" = {
    ("builtins", "ellipsis"): lambda: ...,
    ("builtins", "NotImplementedType"): lambda: NotImplemented,
    ("collections", "Counter"): lambda pairs: standard("collections", "Counter")(dict(pairs)),
}
"""Where the class itself is not the constructor."""

FUNCTIONS = (
    "abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format "
    "frozenset hash hex id int isinstance issubclass iter len list map max min next object oct ord pow print range "
    "repr reversed round set slice sorted staticmethod classmethod property str sum tuple zip"
)
"""Built-ins that may cross by name: none of them reaches a namespace, a file or code."""

STANDARD_ERRORS = frozenset(
    "json.decoder dataclasses decimal queue _queue statistics re struct binascii _csv csv asyncio.exceptions "
    "concurrent.futures._base concurrent.futures.process zoneinfo._common fractions string enum graphlib ipaddress "
    "configparser subprocess socket urllib.error zipfile zlib copy pickle _pickle shutil".split()
)
"""Modules whose exception classes are the same on both sides. None of those that test frameworks give a meaning to."""

PLAIN = (*runner.SCALARS, *runner.SEQUENCES, dict)
_KNOWN = {name: getattr(builtins, name) for name in FUNCTIONS.split()} | {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException) and kind.__name__ == name
}
_NAMES = {id(thing): name for name, thing in _KNOWN.items()} | {
    id(OSError): "OSError", id(type(None)): "NoneType",
}  # fmt: skip
_KNOWN["NoneType"] = type(None)


def standard(module: str, name: str) -> "Any":
    """An attribute of a module of the standard library, which is imported only when a value of it arrives."""
    __import__(module)
    return getattr(sys.modules[module], name)


def name_of(thing: object) -> "tuple[str, str] | None":
    """Module and name of a function or class that both sides have under this name, else None."""
    name = _NAMES.get(id(thing))
    if name is not None:
        return "builtins", name
    if not isinstance(thing, type):
        return None
    place = thing.__module__, thing.__qualname__
    crosses = place in TAKEN or (place[0] in STANDARD_ERRORS and issubclass(thing, BaseException))
    return place if crosses and getattr(sys.modules.get(place[0]), place[1], None) is thing else None


def named(place: object) -> object:
    """The function or class of this side with that name; raises Violation for any that does not cross."""
    if type(place) is not tuple or len(place) != 2 or not all(type(part) is str for part in place):
        raise Violation("a name is malformed")
    module, name = place
    if module == "builtins" and name in _KNOWN:
        return _KNOWN[name]
    if module in STANDARD_ERRORS or place in TAKEN:
        thing = standard(module, name) if name.isidentifier() else None
        if isinstance(thing, type) and (place in TAKEN or issubclass(thing, BaseException)):
            return thing
    raise Violation("an unknown name")


class Writer(runner.Encoder):
    """Encodes one message. `export` turns what has no plain form into a tag and plain content; raises Unsupported.

    `sent` are the containers of an earlier request, by number; with `track`, those of this message are added to it.
    """

    def __init__(
        self, max_bytes: int, export: "Callable[[object], tuple[str, object]]", sent: "list[Any]", *, track: bool
    ) -> None:
        super().__init__(max_bytes)
        self.export = export
        self.sent = sent
        self.track = track
        self.places = {id(container): place for place, container in enumerate(sent)}

    def encode(self, value: object, depth: int = 0) -> None:
        kind = type(value)
        if kind in MUTABLE:
            place = self.places.get(id(value))
            if place is not None:
                self.tag("again", place, depth)
                return
            if self.track:
                self.places[id(value)] = len(self.sent)
                self.sent.append(value)
        if kind in PLAIN:
            super().encode(value, depth)
            return
        place_of_kind = kind.__module__, kind.__qualname__
        if place_of_kind in TAKEN and _is_own(kind, place_of_kind):
            self.tag("value", (place_of_kind, TAKEN[place_of_kind](value)), depth)
            return
        self.tag(*self.export(value), depth)

    def tag(self, name: str, content: object, depth: int) -> None:
        self.put(b"o%d:%s" % (len(name), name.encode()))
        self.encode(content, depth + 1)

    def whole(self) -> bytes:
        return b"".join(self.parts)


def _is_own(kind: type, place: "tuple[str, str]") -> bool:
    """Whether the class is the one of the standard library and no other that calls itself so."""
    if place[0] == "builtins":
        return kind in (bytearray, range, slice, type(...), type(NotImplemented))
    return getattr(sys.modules.get(place[0]), place[1], None) is kind


class Reader:
    """Decodes one message. `resolve` gets tag and content of what the peer has to make; `received` is `sent` of the
    Writer. Any malformed byte raises Violation."""

    def __init__(
        self, data: bytes, resolve: "Callable[[str, Any], object]", received: "list[Any]", *, track: bool
    ) -> None:
        self.data = data
        self.at = 0
        self.items = 0
        self.resolve = resolve
        self.received = received
        self.track = track

    def message(self) -> object:
        """The one value that fills the data."""
        try:
            value = self.value(0)
        except (
            ValueError,
            TypeError,
            OverflowError,
            ArithmeticError,
            LookupError,
            AttributeError,
            ImportError,
        ) as error:
            raise Violation(f"a message is malformed: {error}") from None
        if self.at != len(self.data):
            raise Violation("bytes after a message")
        return value

    def until(self, end: bytes) -> bytes:
        place = self.data.index(end, self.at)
        chunk = self.data[self.at : place]
        self.at = place + 1
        return chunk

    def raw(self) -> bytes:
        size = self.size()
        chunk = self.data[self.at : self.at + size]
        self.at += size
        return chunk

    def size(self) -> int:
        size = int(self.until(b":"))
        if not 0 <= size <= len(self.data) - self.at:
            raise Violation("a message is cut short")
        return size

    def real(self) -> float:
        chunk = self.data[self.at : self.at + 16]
        self.at += 16
        number: float = unpack(">d", bytes.fromhex(chunk.decode()))[0]
        return number

    def value(self, depth: int) -> object:
        self.items += 1
        if depth > runner.MAX_DEPTH + 2 or self.items > runner.MAX_ITEMS + 100:
            raise Violation("a message is too large or too deep")
        tag = self.data[self.at : self.at + 1]
        self.at += 1
        reader = _READERS.get(tag)
        if reader is None:
            raise Violation("an unknown tag")
        return reader(self, depth)

    def children(self, depth: int) -> "list[object]":
        return [self.value(depth + 1) for _ in range(self.size())]

    def keep(self, container: "Any") -> "Any":
        if self.track:
            self.received.append(container)
        return container

    def read_list(self, depth: int) -> object:
        result = self.keep([])
        result += self.children(depth)
        return result

    def read_set(self, depth: int) -> object:
        result = self.keep(set())
        result |= set(self.children(depth))
        return result

    def read_dict(self, depth: int) -> object:
        result = self.keep({})
        for _ in range(self.size()):
            key = self.value(depth + 1)
            result[key] = self.value(depth + 1)
        return result

    def tagged(self, depth: int) -> object:
        tag = self.raw().decode()
        content: Any = self.value(depth + 1)
        if tag == "again":
            return self.received[content if type(content) is int and content >= 0 else len(self.received)]
        if tag == "value":
            place, parts = content
            if place not in TAKEN:
                raise Violation("an unknown value type")
            value = (MADE.get(place) or standard(*place))(*parts)
            return self.keep(value) if type(value) is bytearray else value
        return self.resolve(tag, content)


_READERS: "dict[bytes, Callable[[Reader, int], object]]" = {
    b"N": lambda _r, _d: None,
    b"T": lambda _r, _d: True,
    b"F": lambda _r, _d: False,
    b"i": lambda r, _d: int(r.until(b";"), 16),
    b"f": lambda r, _d: r.real(),
    b"c": lambda r, _d: complex(r.real(), r.real()),
    b"s": lambda r, _d: r.raw().decode("utf-8", "surrogatepass"),
    b"b": lambda r, _d: r.raw(),
    b"l": lambda r, d: r.read_list(d),
    b"t": lambda r, d: tuple(r.children(d)),
    b"S": lambda r, d: r.read_set(d),
    b"Z": lambda r, d: frozenset(r.children(d)),
    b"d": lambda r, d: r.read_dict(d),
    b"o": lambda r, d: r.tagged(d),
}


def snapshot(containers: "list[Any]") -> "list[object]":
    """The contents of every container, one level deep."""
    return [contents(container) for container in containers]


def contents(container: "Any") -> "tuple[object, ...] | bytes":
    if type(container) is bytearray:
        return bytes(container)
    return tuple(container.items()) if type(container) is dict else tuple(container)


def changes(containers: "list[Any]", before: "list[Any]") -> "tuple[tuple[int, object], ...]":
    """Number and new contents of every container whose elements are no longer the same objects."""
    found = []
    for place, (container, old) in enumerate(zip(containers, before, strict=True)):
        new = contents(container)
        if not _same(old, new, nested=type(container) is dict):
            found.append((place, new))
    return tuple(found)


def _same(old: "Any", new: "Any", *, nested: bool) -> bool:
    if type(old) is bytes:
        return old == new  # type: ignore[no-any-return]
    if len(old) != len(new):
        return False
    if nested:
        return all(a[0] is b[0] and a[1] is b[1] for a, b in zip(old, new, strict=True))
    return all(a is b for a, b in zip(old, new, strict=True))


def apply(containers: "list[Any]", changed: object) -> None:
    """Give the containers of a request the contents that the answer states; raises Violation."""
    if type(changed) is not tuple:
        raise Violation("malformed changes")
    for entry in changed:
        if type(entry) is not tuple or len(entry) != 2 or type(entry[0]) is not int:
            raise Violation("malformed changes")
        place, new = entry
        if not 0 <= place < len(containers):
            raise Violation("a change of something that was not sent")
        container = containers[place]
        if type(new) is not (bytes if type(container) is bytearray else tuple):
            raise Violation("malformed changes")
        try:
            _fill(container, new)
        except (TypeError, ValueError):
            raise Violation("malformed changes") from None


def _fill(container: "Any", new: "Any") -> None:
    if type(container) in (list, bytearray):
        container[:] = new
        return
    filled = dict(new) if type(container) is dict else set(new)
    container.clear()
    container.update(filled)
