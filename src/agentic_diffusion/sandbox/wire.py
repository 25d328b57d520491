"""Decode what came out of a cell. Version 2 of the encoding, shared by the harnesses of all languages.

N T F           none, true, false
i<hex>;         an integer, lower-case hexadecimal, `-` in front
f<16 hex>       a float: the bits of the IEEE double, big-endian;   c<16 hex><16 hex>  a complex number
s<n>:<utf-8>    text of n bytes (lone surrogates as WTF-8);           b<n>:<bytes>
l t S Z d <n>:  list, tuple, set, frozenset of n values; dict of n pairs: key, value, key, value, ...
o<n>:<kind><v>  a value only one language knows: n bytes of name, then one value (see Tagged)

The bytes were written by a hostile interpreter: every length is checked before use, every type is exact, nothing is
called, and keys that collide in a hash table are refused, because they would make the judge slow. Numbers arrive in
hexadecimal, where reading is linear.
"""

import re
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from agentic_diffusion.sandbox.inside.runner import MAX_DEPTH, MAX_INT_BITS, MAX_ITEMS

_HEADER = re.compile(rb"(\d{1,9}):")
_INT = re.compile(rb"(-?[0-9a-f]+);")
_BITS = re.compile(rb"([0-9a-f]{16})")
_KIND_CHARS = 200
_MAX_EQUAL_HASHES = 50


class Malformed(ValueError):
    """The bytes are not one complete value in the encoding of runner.py."""


class Decoder:
    """Reads values from the front of `data`."""

    def __init__(self, data: bytes, *, tagged: bool = True) -> None:
        self.data = data
        self.may_be_tagged = tagged
        self.at = 0
        self.items = 0

    def match(self, pattern: re.Pattern[bytes]) -> tuple[bytes, ...]:
        found = pattern.match(self.data, self.at)
        if found is None:
            raise Malformed(f"malformed value at byte {self.at}")
        self.at = found.end()
        return found.groups()

    def raw(self) -> bytes:
        size = int(self.match(_HEADER)[0])
        chunk = self.data[self.at : self.at + size]
        if len(chunk) != size:
            raise Malformed("a value is cut short")
        self.at += size
        return chunk

    def children(self, depth: int, factor: int = 1) -> list[object]:
        count = int(self.match(_HEADER)[0]) * factor
        if count > len(self.data) - self.at:
            raise Malformed("a value is cut short")
        return [self.value(depth + 1) for _ in range(count)]

    def value(self, depth: int = 0) -> object:
        """The next value; raises Malformed."""
        self.items += 1
        if depth > MAX_DEPTH + 2 or self.items > MAX_ITEMS + 10:
            raise Malformed("a value is too large or too deep")
        tag = self.data[self.at : self.at + 1]
        reader = _READERS.get(tag)
        if reader is None:
            raise Malformed(f"unknown tag at byte {self.at}")
        self.at += 1
        try:
            return reader(self, depth)
        except (TypeError, ValueError, OverflowError) as error:
            raise Malformed(str(error)) from None

    def integer(self) -> int:
        digits = self.match(_INT)[0]
        if len(digits) > MAX_INT_BITS // 4 + 2:
            raise Malformed("an int is too long")
        return int(digits, 16)

    def real(self) -> float:
        value: float = struct.unpack(">d", bytes.fromhex(self.match(_BITS)[0].decode()))[0]
        return value

    def tagged(self, depth: int) -> "Tagged":
        if not self.may_be_tagged:
            raise Malformed("a value that no Python program has")
        kind = self.raw().decode("utf-8")
        if len(kind) > _KIND_CHARS:
            raise Malformed("the name of a kind is too long")
        return Tagged(kind, self.value(depth + 1))

    def hashed(self, depth: int) -> frozenset[object]:
        items = self.children(depth)
        _require_spread(items)
        result = frozenset(items)
        if len(result) != len(items):
            raise Malformed("a set repeats an element")
        return result

    def mapping(self, depth: int) -> dict[object, object]:
        flat = self.children(depth, 2)
        keys = flat[::2]
        _require_spread(keys)
        result = dict(zip(keys, flat[1::2], strict=True))
        if len(result) != len(keys):
            raise Malformed("a dict repeats a key")
        return result


def _require_spread(keys: list[object]) -> None:
    """Keys chosen to have one hash would make every look-up a search through all of them."""
    if len(keys) > _MAX_EQUAL_HASHES and max(Counter(map(hash, keys)).values()) > _MAX_EQUAL_HASHES:
        raise Malformed("the keys of a set or dict collide")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value that only another language has (undefined, a char, a struct): what it is there, and its content.

    Equal only to the same kind with the same content; the languages' comparators know more.
    """

    kind: str
    value: object = None

    def __repr__(self) -> str:
        return self.kind if self.value is None else f"{self.kind}({self.value!r})"


_READERS: dict[bytes, Callable[[Decoder, int], object]] = {
    b"N": lambda _d, _n: None,
    b"T": lambda _d, _n: True,
    b"F": lambda _d, _n: False,
    b"i": lambda d, _n: d.integer(),
    b"f": lambda d, _n: d.real(),
    b"c": lambda d, _n: complex(d.real(), d.real()),
    b"s": lambda d, _n: d.raw().decode("utf-8", "surrogatepass"),
    b"b": lambda d, _n: d.raw(),
    b"l": lambda d, n: d.children(n),
    b"t": lambda d, n: tuple(d.children(n)),
    b"S": lambda d, n: set(d.hashed(n)),
    b"Z": lambda d, n: d.hashed(n),
    b"d": lambda d, n: d.mapping(n),
    b"o": lambda d, n: d.tagged(n),
}


def decode(data: bytes, *, tagged: bool = True) -> object:
    """One value that fills `data` exactly; raises Malformed. Without `tagged`, only values that Python has."""
    decoder = Decoder(data, tagged=tagged)
    value = decoder.value()
    if decoder.at != len(data):
        raise Malformed(f"{len(data) - decoder.at} bytes after the value")
    return value


def brief(value: object, width: int = 200) -> str:
    """`repr` on one line, bounded; for a number of thousands of digits its type."""
    try:
        text = repr(value)
    except ValueError:
        return f"a {type(value).__name__} with a very long number"
    return text if len(text) <= width else text[: width - 3] + "..."
