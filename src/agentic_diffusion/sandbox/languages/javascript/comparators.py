"""What the comparisons of JavaScript, node's assert and Jest mean, on decoded values.

Whether two objects are one and the same only the cell can tell, and does where both are answers of the code; else
`===`, `==`, `Object.is` and toBe between two objects raise TypeError, and so fail, negated or not. Classes are compared
by the names of their constructors. Objects in a Map or Set are matched one by one, with a limit on the work.
Not covered: toJSON, symbols as keys.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agentic_diffusion.sandbox.languages.decision import Comparator
from agentic_diffusion.sandbox.languages.javascript.literals import (
    HOLE,
    UNDEFINED,
    NotLiteral,
    as_text,
    is_primitive,
    primitive_key,
    units,
)
from agentic_diffusion.sandbox.wire import Tagged

_MAX_PAIRINGS = 1_000_000
_BUILT_IN = frozenset("Map Set Date RegExp ArrayBuffer Number String Boolean".split())
_WHOLE = re.compile(r"[+-]?[0-9]*|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+")
_IDENTITY = "two objects are compared by identity; write a deep comparison"


@dataclass(frozen=True, slots=True)
class Shape:
    """An object taken apart: what it is built in as, that part's content, its own properties, its constructors."""

    kind: str
    content: object
    pairs: Mapping[str, object]
    names: tuple[str, ...]


def shape(value: object) -> Shape:  # noqa: PLR0911
    """Raises TypeError for what is no object."""
    match value:
        case list():
            return Shape("Array", value, {}, ("Array",))
        case dict():
            return Shape("Object", None, value, ())
        case Tagged("null", dict() as pairs):
            return Shape("Object", None, pairs, ("null",))
        case Tagged("extra", [dict() as pairs, base]):
            inner = shape(base)
            return Shape(inner.kind, inner.content, pairs, inner.names)
        case Tagged(kind, content) if kind.startswith("class "):
            names = tuple(kind.split()[1:])
            if isinstance(content, dict):
                return Shape("Object", None, content, names)
            if isinstance(content, list) and len(content) == 2 and isinstance(content[0], dict):
                inner = shape(content[1])
                return Shape(inner.kind, inner.content, content[0], names)
        case Tagged(kind, [str(), str()] as content) if kind.endswith("Error"):
            return Shape("Error", content, {}, (kind,))
        case Tagged("Buffer", bytes() as content):
            return Shape("Uint8Array", list(map(float, content)), {}, ("Buffer", "Uint8Array"))
        case Tagged(kind, content) if kind in _BUILT_IN or kind.endswith("Array"):
            return Shape(kind, content, {}, (kind,))
    raise TypeError(f"{value!r:.100} cannot be compared")


def identical(left: object, right: object, same: object = None) -> bool:
    """Object.is: NaN is itself, 0 is not -0. `same` is what the cell says of two objects, if it was asked."""
    if not (is_primitive(left) and is_primitive(right)):
        return _same_object(left, right, same)
    if isinstance(left, float) and isinstance(right, float) and left == right == 0.0:
        return math.copysign(1, left) == math.copysign(1, right)
    return primitive_key(left) == primitive_key(right)


def _same_object(left: object, right: object, same: object) -> bool:
    """An object is no primitive; whether it is another object only the cell knows."""
    if is_primitive(left) or is_primitive(right):
        return False
    if isinstance(same, bool):
        return same
    raise TypeError(_IDENTITY)


def strictly_equal(left: object, right: object, same: object = None) -> bool:
    """===."""
    if not (is_primitive(left) and is_primitive(right)):
        return _same_object(left, right, same)
    is_nan = any(isinstance(value, float) and math.isnan(value) for value in (left, right))
    return not is_nan and primitive_key(left) == primitive_key(right)


def loosely_equal(left: object, right: object, same: object = None) -> bool:
    """==."""
    nothing = [value is None or value == UNDEFINED for value in (left, right)]
    if any(nothing):
        return all(nothing)
    if not is_primitive(left) and not is_primitive(right):
        return _same_object(left, right, same)
    left, right = primitive(left), primitive(right)
    if type(left) is type(right):
        return strictly_equal(left, right)
    first, second = _numbers(left, right)
    return first == second


def assert_equal(left: object, right: object, same: object = None) -> bool:
    """assert.equal: ==, and NaN equals NaN."""
    is_nan = all(isinstance(value, float) and math.isnan(value) for value in (left, right))
    return is_nan or loosely_equal(left, right, same)


def primitive(value: object, *, ordering: bool = False) -> object:
    """What an object counts as beside a primitive. Raises TypeError where the code might say otherwise."""
    if is_primitive(value):
        return value
    match value:
        case list():
            return ",".join(_joined(item) for item in value)
        case dict():
            return "[object Object]"
        case Tagged("Number" | "String" | "Boolean", content):
            return content
        case Tagged("Date", float() as time) if ordering:
            return time
    raise TypeError(f"{value!r:.100} as a primitive is not supported")


def _joined(item: object) -> str:
    if item is None or item in (UNDEFINED, HOLE):
        return ""
    try:
        return as_text(primitive(item))
    except NotLiteral:
        return repr(item)


def to_number(value: object) -> float | int:
    """Number(value) of a primitive."""
    match value:
        case bool():
            return int(value)
        case float():
            return value
        case None:
            return 0
        case Tagged("bigint", int(number)):
            return number
        case str():
            return _number_of(value.strip())
    return math.nan


def _numbers(left: object, right: object) -> list[float | int]:
    """Both as numbers; beside a bigint, a text counts if it is a whole number."""
    is_bigint = any(isinstance(value, Tagged) and value.kind == "bigint" for value in (left, right))
    return [
        math.nan if is_bigint and isinstance(value, str) and not _WHOLE.fullmatch(value.strip()) else to_number(value)
        for value in (left, right)
    ]


def _number_of(digits: str) -> float:
    if not digits:
        return 0.0
    try:
        if digits[:2].lower() in ("0x", "0o", "0b"):
            return float(int(digits, 0))
        if digits.lstrip("+-") == "Infinity":
            return -math.inf if digits.startswith("-") else math.inf
        return float(digits) if set(digits) <= set("0123456789+-.eE") else math.nan
    except ValueError:
        return math.nan


def _ordered(left: object, right: object, decide: Callable[[object, object], bool]) -> bool:
    left, right = primitive(left, ordering=True), primitive(right, ordering=True)
    if isinstance(left, str) and isinstance(right, str):
        return decide(*(value.encode("utf-16-be", "surrogatepass") for value in (left, right)))
    return decide(*_numbers(left, right))


def truthy(value: object, _: object = None) -> bool:
    """Whether a condition on the value holds."""
    if not is_primitive(value):
        return True
    if isinstance(value, Tagged):
        return value.kind == "bigint" and value.value != 0
    return bool(value) and value == value  # noqa: PLR0124


@dataclass(slots=True)
class Deep:
    """One deep comparison. `types`: prototypes and exact primitives; `missing`: undefined is absent."""

    types: bool
    missing: bool = False
    jest: bool = False
    left_pairings: int = _MAX_PAIRINGS

    def same(self, left: object, right: object) -> bool:
        """Whether the values are equal all the way down."""
        if is_primitive(left) or is_primitive(right) or HOLE in (left, right):
            return self._same_primitives(left, right)
        first, second = shape(left), shape(right)
        if first.kind != second.kind or (self.types and first.names != second.names):
            return False
        return self._same_content(first, second) and self._same_pairs(first.pairs, second.pairs)

    def _same_primitives(self, left: object, right: object) -> bool:
        if HOLE in (left, right):
            nothing = (HOLE, UNDEFINED)
            return left == right or (self.missing and left in nothing and right in nothing)
        if self.types or self.jest:
            return is_primitive(left) and is_primitive(right) and identical(left, right)
        return is_primitive(left) and is_primitive(right) and assert_equal(left, right)

    def _same_content(self, first: Shape, second: Shape) -> bool:
        left, right = first.content, second.content
        if first.kind == "Date" and not self.jest:
            return left == right
        if not (isinstance(left, list) and isinstance(right, list)):
            return identical(left, right) if is_primitive(left) and is_primitive(right) else left == right
        match first.kind:
            case "Set":
                return self._matched([(item, None) for item in left], [(item, None) for item in right])
            case "Map":
                pairs = (list(zip(content[::2], content[1::2], strict=True)) for content in (left, right))
                return self._matched(*pairs)
            case "Error" if self.jest:
                return bool(left[1] == right[1])
        return len(left) == len(right) and all(map(self.same, left, right))

    def _same_pairs(self, left: Mapping[str, object], right: Mapping[str, object]) -> bool:
        if self.missing:
            left = {key: item for key, item in left.items() if item != UNDEFINED}
            right = {key: item for key, item in right.items() if item != UNDEFINED}
        return left.keys() == right.keys() and all(self.same(item, right[key]) for key, item in left.items())

    def _matched(self, left: list[tuple[object, object]], right: list[tuple[object, object]]) -> bool:
        """Entries of two maps or sets, in any order: primitive keys by value, objects one by one."""
        if len(left) != len(right):
            return False
        by_key = {primitive_key(key): item for key, item in right if is_primitive(key)}
        rest = [pair for pair in right if not is_primitive(pair[0])]
        for key, item in left:
            stand_in = primitive_key(key)
            if stand_in is not None and stand_in in by_key:
                if not self.same(item, by_key.pop(stand_in)):
                    return False
            elif not self._take(key, item, rest, by_key):
                return False
        return True

    def _take(
        self, key: object, item: object, rest: list[tuple[object, object]], by_key: dict[object | None, object]
    ) -> bool:
        if is_primitive(key):
            return not self.types and not self.jest and self._take_loosely(key, item, by_key)
        for at, (other, value) in enumerate(rest):
            self.left_pairings -= 1
            if self.left_pairings < 0:
                raise ValueError("too many objects in a Map or Set to be matched")
            if self.same(key, other) and self.same(item, value):
                del rest[at]
                return True
        return False

    def _take_loosely(self, key: object, item: object, by_key: dict[object | None, object]) -> bool:
        """Node's loose comparison lets the key 1 meet the key "1"."""
        self.left_pairings -= len(by_key)
        if self.left_pairings < 0:
            raise ValueError("too many keys in a Map or Set to be matched")
        for stand_in, value in by_key.items():
            other = stand_in[1] if isinstance(stand_in, tuple) else None
            if isinstance(other, float | str | bool) and assert_equal(key, other) and self.same(item, value):
                del by_key[stand_in]
                return True
        return False


def close(left: object, right: object, digits: object = 2.0) -> bool:
    """Jest's toBeCloseTo: within half a unit of the last digit."""
    if not (isinstance(left, float) and isinstance(right, float) and isinstance(digits, float)):
        raise TypeError("only numbers can be close")
    return left == right or abs(left - right) < 10.0**-digits / 2


def contains(container: object, item: object) -> bool:
    """Jest's toContain: a part of a text, or an element that is ===."""
    if isinstance(container, str) and isinstance(item, str):
        return item in container
    return any(strictly_equal(item, member) or identical(item, member) for member in _members(container))


def contains_equal(container: object, item: object) -> bool:
    """Jest's toContainEqual."""
    return any(Deep(types=False, missing=True, jest=True).same(item, member) for member in _members(container))


def _members(container: object) -> list[object]:
    match container:
        case list():
            return [UNDEFINED if item == HOLE else item for item in container]
        case Tagged("Set", list(items)):
            return items
        case Tagged(kind, list(items)) if kind.endswith("Array"):
            return items
    raise TypeError(f"{container!r:.100} has no elements")


def has_length(value: object, length: object) -> bool:
    """Jest's toHaveLength."""
    match value:
        case str():
            return float(units(value)) == length
        case list():
            return float(len(value)) == length
    found = shape(value)
    if found.kind == "Array" and isinstance(found.content, list):
        return float(len(found.content)) == length
    return found.pairs.get("length") == length


def is_instance(value: object, name: object) -> bool:
    """instanceof a class of the code, by name."""
    return not is_primitive(value) and name in shape(value).names


def matches_object(value: object, pattern: object) -> bool:
    """Jest's toMatchObject: the properties of the pattern, however deep; arrays element by element."""
    if isinstance(pattern, dict) and not is_primitive(value):
        pairs = shape(value).pairs
        return all(key in pairs and matches_object(pairs[key], item) for key, item in pattern.items())
    if isinstance(pattern, list) and isinstance(value, list):
        return len(value) == len(pattern) and all(map(matches_object, value, pattern))
    return Deep(types=False, missing=True, jest=True).same(value, pattern)


def message_has(thrown: object, part: object) -> bool:
    """What a step "raises" gave has a message with this part."""
    return isinstance(thrown, list) and isinstance(thrown[0], str) and isinstance(part, str) and part in thrown[0]


def message_is(thrown: object, message: object) -> bool:
    """The same for the whole message."""
    return isinstance(thrown, list) and thrown[0] == message


def _guarded(compare: Comparator) -> Comparator:
    """An operand that could not be computed fails the comparison, negated or not."""

    def guarded(*operands: object) -> bool:
        for operand in operands:
            if isinstance(operand, Tagged) and operand.kind == "thrown":
                raise TypeError(str(operand.value))
        return compare(*operands)

    return guarded


def _less(left: object, right: object) -> bool:
    return left < right  # type: ignore[operator, no-any-return]


def _at_most(left: object, right: object) -> bool:
    return left <= right  # type: ignore[operator, no-any-return]


_MEANINGS: dict[str, Comparator] = {
    "Object.is": identical,
    "===": strictly_equal,
    "==": loosely_equal,
    "equal": assert_equal,
    "<": lambda left, right: _ordered(left, right, _less),
    "<=": lambda left, right: _ordered(left, right, _at_most),
    ">": lambda left, right: _ordered(right, left, _less),
    ">=": lambda left, right: _ordered(right, left, _at_most),
    "truthy": truthy,
    "deepEqual": lambda left, right: Deep(types=False).same(left, right),
    "deepStrictEqual": lambda left, right: Deep(types=True).same(left, right),
    "toEqual": lambda left, right: Deep(types=False, missing=True, jest=True).same(left, right),
    "toStrictEqual": lambda left, right: Deep(types=True, jest=True).same(left, right),
    "closeTo": close,
    "contains": contains,
    "containsEqual": contains_equal,
    "hasLength": has_length,
    "instanceof": is_instance,
    "matchesObject": matches_object,
    "messageHas": message_has,
    "messageIs": message_is,
    "isArray": lambda value, _: not is_primitive(value) and shape(value).kind == "Array",
    "Number.isNaN": lambda value, _: isinstance(value, float) and math.isnan(value),
    "Number.isInteger": lambda value, _: isinstance(value, float) and value.is_integer(),
    "Number.isFinite": lambda value, _: isinstance(value, float) and math.isfinite(value),
    "isSafe": lambda value, _: isinstance(value, float) and value.is_integer() and abs(value) < 2**53,
}
COMPARATORS: dict[str, Comparator] = {name: _guarded(meaning) for name, meaning in _MEANINGS.items()}
"""By the names that splitting.py and spellings.py use."""
