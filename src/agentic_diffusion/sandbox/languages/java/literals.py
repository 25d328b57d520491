"""Values that are written in a test: literals, arrays, and the collections that are built from them.

The result is what the harness would send for the same value: lists as list, sets as set of hashable values (lists in
them as tuple), arrays as Tagged("array"), characters as Tagged("char"). Where Java's own rules would be needed (an int
that overflows, float arithmetic, a set with two equal elements) it raises NotHere, and a virtual machine is asked.
"""

import math
import struct
from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.syntax import arguments, bare, child, children, text
from agentic_diffusion.sandbox.wire import Tagged

_INT_MAX, _LONG_MAX = (1 << 31) - 1, (1 << 63) - 1
_MAX_LENGTH = 10_000
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "s": " ", '"': '"', "'": "'", "\\": "\\"}
_CONSTANTS: dict[str, object] = {
    "Integer.MAX_VALUE": _INT_MAX,
    "Integer.MIN_VALUE": -_INT_MAX - 1,
    "Long.MAX_VALUE": _LONG_MAX,
    "Long.MIN_VALUE": -_LONG_MAX - 1,
    "Double.MAX_VALUE": 1.7976931348623157e308,
    "Double.MIN_VALUE": 5e-324,
    "Double.NaN": math.nan,
    "Double.POSITIVE_INFINITY": math.inf,
    "Double.NEGATIVE_INFINITY": -math.inf,
    "Float.NaN": math.nan,
    "Math.PI": math.pi,
    "Math.E": math.e,
    "Boolean.TRUE": True,
    "Boolean.FALSE": False,
    "BigInteger.ZERO": Tagged("BigInteger", 0),
    "BigInteger.ONE": Tagged("BigInteger", 1),
    "BigInteger.TWO": Tagged("BigInteger", 2),
    "BigInteger.TEN": Tagged("BigInteger", 10),
    "BigDecimal.ZERO": Tagged("BigDecimal", (0, 0)),
    "BigDecimal.ONE": Tagged("BigDecimal", (1, 0)),
    "BigDecimal.TEN": Tagged("BigDecimal", (10, 0)),
}
_BITS = {"byte": 8, "Byte": 8, "short": 16, "Short": 16, "int": 32, "Integer": 32, "long": 64, "Long": 64}
_FLOATS = frozenset({"float", "Float"})
_REALS = frozenset({"double", "Double", *_FLOATS})
_ZEROS: dict[str, object] = {
    **dict.fromkeys(("byte", "short", "int", "long"), 0),
    **dict.fromkeys(("float", "double"), 0.0),
    "boolean": False,
    "char": Tagged("char", "\0"),
}
_LISTS = frozenset({"ArrayList", "LinkedList"})
_SETS = frozenset({"HashSet", "LinkedHashSet", "TreeSet"})
_MAPS = frozenset({"HashMap", "LinkedHashMap", "TreeMap"})


class NotHere(ValueError):
    """Not a value that can be read without Java."""


class Reader:
    """Reads pure expressions. `constants`: names of the test that stand for one value throughout."""

    def __init__(self, constants: Mapping[str, object] | None = None) -> None:
        self.constants = constants or {}

    def read(self, node: Node) -> object:
        """The value; raises NotHere."""
        handler = _HANDLERS.get(node.type)
        if handler is None:
            raise NotHere(node.type)
        return handler(self, node)

    def read_as(self, node: Node, declared: Node) -> object:
        """The value as a variable of the type `declared` holds it."""
        if node.type == "array_initializer":
            return self._array(node, _element(declared))
        value = self.read(node)
        return convert(value, text(declared)) if declared.type in _PRIMITIVES else boxed(value, text(declared))

    def _name(self, node: Node) -> object:
        if text(node) not in self.constants:
            raise NotHere(text(node))
        return self.constants[text(node)]

    def _field(self, node: Node) -> object:
        if text(node) in _CONSTANTS:
            return _CONSTANTS[text(node)]
        raise NotHere(text(node))

    def _unary(self, node: Node) -> object:
        value, sign = self.read(child(node, "operand")), syntax.operator(node)
        if sign == "!" and isinstance(value, bool):
            return not value
        if isinstance(value, bool) or not isinstance(value, int | float) or sign == "!":
            raise NotHere(sign)
        if sign == "~" and isinstance(value, int):
            return ~value
        return {"-": -value, "+": value}[sign]

    def _binary(self, node: Node) -> object:
        left, right = self.read(child(node, "left")), self.read(child(node, "right"))
        sign = syntax.operator(node)
        if sign == "+" and isinstance(left, str) and type(right) in (str, int):
            return f"{left}{right}"
        return _arithmetic(sign, left, right, floats=_has_floats(node))

    def _cast(self, node: Node) -> object:
        return convert(self.read(child(node, "value")), text(child(node, "type")))

    def _new_array(self, node: Node) -> object:
        """`new int[]{1, 2}` or `new int[3]`."""
        element = text(child(node, "type"))
        initializer = node.child_by_field_name("value")
        sizes = node.children_by_field_name("dimensions")
        if initializer is not None:
            return self._array(initializer, element + "[]" * (text(sizes[0]).count("[") - 1))
        lengths = [self.read(children(size)[0]) for size in sizes if size.type == "dimensions_expr"]
        if len(lengths) != 1 or not isinstance(lengths[0], int) or not 0 <= lengths[0] <= _MAX_LENGTH or len(sizes) > 1:
            raise NotHere("an array of arrays")
        return Tagged("array", [_ZEROS.get(element)] * lengths[0])

    def _array(self, node: Node, element: str) -> Tagged:
        inner = element.removesuffix("[]")
        items: list[object] = []
        for item in children(node):
            if item.type == "array_initializer":
                items.append(self._array(item, inner))
            elif element in _ZEROS:
                items.append(convert(self.read(item), element))
            else:
                items.append(boxed(self.read(item), element))
        return Tagged("array", items)

    def _new(self, node: Node) -> object:
        kind, values = syntax.base_type(child(node, "type")), [self.read(item) for item in arguments(node)]
        if len(children(node)) > 2:
            raise NotHere("a class of its own")
        if kind == "BigDecimal" and len(values) == 1 and isinstance(values[0], str):
            return _decimal(values[0])
        return _build(kind, values)

    def _call(self, node: Node) -> object:
        owner = node.child_by_field_name("object")
        if owner is None:
            raise NotHere("a method of the test")
        name = text(child(node, "name"))
        if owner.type == "identifier" and (static := _STATIC.get(f"{text(owner)}.{name}")):
            return static([self.read(item) for item in arguments(node)])
        if name == "repeat" and owner.type == "string_literal":
            word, times = self.read(owner), self.read(arguments(node)[0])
            if isinstance(word, str) and isinstance(times, int) and 0 <= times * len(word) <= 10 * _MAX_LENGTH:
                return word * times
        raise NotHere(name)


def _element(declared: Node) -> str:
    return text(declared).removesuffix("[]")


def _integer(node: Node) -> int:
    digits = text(node).replace("_", "").lower()
    long = digits.endswith("l")
    digits = digits.removesuffix("l")
    base = {"0x": 16, "0b": 2}.get(digits[:2], 8 if len(digits) > 1 and digits[0] == "0" else 10)
    value = int(digits[2:] if base in (16, 2) else digits, base)
    bits = 64 if long else 32
    return value - (1 << bits) if base != 10 and value >> (bits - 1) == 1 else value


def _real(node: Node) -> float:
    digits = text(node).replace("_", "").lower()
    if digits.startswith("0x"):
        raise NotHere("a hexadecimal float")
    value = float(digits.rstrip("fd"))
    return _single(value) if digits.endswith("f") else value


def _single(value: float) -> float:
    """The nearest float of 32 bits."""
    try:
        rounded: float = struct.unpack(">f", struct.pack(">f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)
    return rounded


def _string(node: Node) -> str:
    source = text(node)
    if not source.startswith('"""'):
        return _unescaped(source[1:-1])
    body = source[3:-3].partition("\n")[2].replace("\r\n", "\n")
    lines = body.split("\n")
    counted = [line for line in lines[:-1] if line.strip()] + [lines[-1]]
    margin = min(len(line) - len(line.lstrip()) for line in counted)
    return _unescaped("\n".join(line[margin:].rstrip() for line in lines))


def _unescaped(source: str) -> str:
    """The text that escapes stand for; characters beyond the first plane as Java's pairs put together again."""
    parts, at = [], 0
    while at < len(source):
        letter = source[at + 1 : at + 2]
        if source[at] != "\\":
            parts.append(source[at])
            at += 1
        elif letter == "u":
            start = at + 1 + len(source[at + 1 :]) - len(source[at + 1 :].lstrip("u"))
            parts.append(chr(int(source[start : start + 4], 16)))
            at = start + 4
        elif letter in "01234567":
            most = 3 if letter in "0123" else 2
            digits = source[at + 1 : at + 1 + most]
            digits = digits[: len(digits) - len(digits.lstrip("01234567"))] or digits
            parts.append(chr(int(digits, 8)))
            at += 1 + len(digits)
        else:
            parts.append("" if letter == "\n" else _ESCAPES[letter])
            at += 2
    return "".join(parts).encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


def convert(value: object, kind: str) -> object:
    """`value` as a cast to a primitive type makes it, or as an assignment does. Raises NotHere."""
    if kind not in _BITS and kind not in _REALS and kind != "char":
        return value
    if isinstance(value, Tagged) and value.kind == "char" and kind != "char":
        value = _code(value)
    if isinstance(value, Tagged) and kind == "char" and value.kind == "char":
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotHere(kind)
    if kind in _REALS:
        return _single(float(value)) if kind in _FLOATS else float(value)
    if isinstance(value, float):
        if not abs(value) <= _INT_MAX:
            raise NotHere("a float beyond the ints")
        value = int(value)
    if kind == "char":
        return Tagged("char", chr(value & 0xFFFF))
    half = 1 << (_BITS[kind] - 1)
    return (value + half) % (2 * half) - half


def boxed(value: object, kind: str) -> object:
    """`value` as a variable of a class type holds it: `Double d = 3.0`. Java converts nothing there."""
    if kind in _REALS and type(value) is int:
        raise NotHere("javac refuses this")
    return _single(value) if kind == "Float" and isinstance(value, float) else value


def _code(value: Tagged) -> int:
    assert isinstance(value.value, str)
    return ord(value.value)


def _arithmetic(sign: str, left: object, right: object, *, floats: bool) -> object:
    """Where ints and longs, doubles and Python's floats agree. Raises NotHere."""
    if isinstance(left, bool) or isinstance(right, bool) or floats or sign not in ("+", "-", "*", "/", "%"):
        raise NotHere(sign)
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        raise NotHere(sign)
    if sign in ("/", "%"):
        if isinstance(left, int) and isinstance(right, int) and right:
            quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
            return quotient if sign == "/" else left - quotient * right
        if sign == "%" or not right:
            raise NotHere(sign)
        return left / right
    result = {"+": left + right, "-": left - right, "*": left * right}[sign]
    if isinstance(result, int) and abs(result) > _INT_MAX:
        raise NotHere("an int that may overflow")
    return result


def _has_floats(node: Node) -> bool:
    return any(
        (part.type == "decimal_floating_point_literal" and text(part)[-1] in "fF") or text(part) == "float"
        for part in syntax.walk(node)
    )


def frozen(value: object) -> object:
    """`value` in the form that it has as an element of a set or as a key. Raises NotHere."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, set):
        return frozenset(value)
    if isinstance(value, Tagged):
        if value.kind == "array":
            raise NotHere("an array in a set")
        return Tagged(value.kind, frozen(value.value))
    if isinstance(value, dict):
        raise NotHere("a map in a set")
    return value


def _set(values: Sequence[object]) -> set[object]:
    kept = {frozen(value) for value in values}
    if len(kept) != len(values) or len({type(value) for value in values}) > 1:
        raise NotHere("a set with equal elements")
    return kept


def _map(pairs: Sequence[tuple[object, object]]) -> dict[object, object]:
    kept = {frozen(key): value for key, value in pairs}
    if len(kept) != len(pairs) or len({type(key) for key, _ in pairs}) > 1:
        raise NotHere("a map with equal keys")
    return kept


def _build(kind: str, values: Sequence[object]) -> object:
    """`new ArrayList<>(values)` and its kin."""
    match kind, values:
        case "BigInteger", [str(digits)] if digits.removeprefix("-").isdecimal() and digits.isascii():
            return Tagged("BigInteger", int(digits))
        case "String", [str(word)]:
            return word
        case "AbstractMap.SimpleEntry", [key, value]:
            return Tagged("Entry", [key, value])
    source = values[0] if values else None
    if len(values) > 1 or (isinstance(source, int) and kind == "String"):
        raise NotHere(kind)
    if isinstance(source, int):
        source = None  # an initial capacity
    if kind in _LISTS and isinstance(source, list | None):
        return [*source] if source else []
    if kind in _SETS and isinstance(source, list | set | None):
        return _set(list(dict.fromkeys(map(frozen, source)))) if source else set()
    if kind in _MAPS and isinstance(source, dict | None):
        return {**source} if source else {}
    raise NotHere(kind)


def _decimal(digits: str) -> Tagged:
    whole, _, fraction = digits.partition(".")
    plain = (whole + fraction).removeprefix("-")
    if not plain.isdecimal() or not plain.isascii():
        raise NotHere("a decimal number with an exponent")
    return Tagged("BigDecimal", (int(whole + fraction), len(fraction)))


def _as_list(values: Sequence[object]) -> object:
    if len(values) == 1 and isinstance(values[0], Tagged) and values[0].kind == "array":
        raise NotHere("an array that is spread")
    return [*values]


def _pairs(values: Sequence[object]) -> object:
    return _map(list(zip(values[::2], values[1::2], strict=True)))


def _entries(values: Sequence[object]) -> object:
    pairs: list[tuple[object, object]] = []
    for entry in values:
        match entry:
            case Tagged("Entry", [name, value]):
                pairs.append((name, value))
            case _:
                raise NotHere("entries")
    return _map(pairs)


def _entry(values: Sequence[object]) -> object:
    return Tagged("Entry", [*values])


def _one(kinds: tuple[type, ...], make: Callable[[object], object]) -> Callable[[Sequence[object]], object]:
    """A function of one argument of one of these exact types."""

    def apply(values: Sequence[object]) -> object:
        if len(values) != 1 or type(values[0]) not in kinds:
            raise NotHere("another argument")
        return make(values[0])

    return apply


def _none(make: Callable[[], object]) -> Callable[[Sequence[object]], object]:
    def apply(values: Sequence[object]) -> object:
        if values:
            raise NotHere("arguments")
        return make()

    return apply


def _copies(values: Sequence[object]) -> object:
    match values:
        case [int(times), value] if 0 <= times <= _MAX_LENGTH:
            return [value] * times
    raise NotHere("nCopies")


def _as_text(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.value if isinstance(value, Tagged) and value.kind == "char" else str(value)


def _tagged(kind: str) -> Callable[[object], object]:
    return lambda value: Tagged(kind, value)


def _same(value: object) -> object:
    return value


_ANYTHING = (bool, int, float, str, list, set, dict, Tagged)
_STATIC: dict[str, Callable[[Sequence[object]], object]] = {
    **dict.fromkeys(("List.of", "Arrays.asList"), _as_list),
    "Set.of": _set,
    "Map.of": _pairs,
    "Map.ofEntries": _entries,
    "Map.entry": _entry,
    "Collections.singletonList": _one(_ANYTHING, lambda value: [value]),
    "List.copyOf": _one((list,), _same),
    "Collections.singleton": _one((bool, int, float, str, list, set, Tagged), lambda value: _set([value])),
    "Collections.emptyList": _none(list),
    "Collections.emptySet": _none(set),
    "Collections.emptyMap": _none(dict),
    "Collections.nCopies": _copies,
    "Optional.of": _one(_ANYTHING, _tagged("Optional")),
    "Optional.empty": _none(lambda: Tagged("Optional")),
    "OptionalInt.of": _one((int,), _tagged("OptionalInt")),
    "OptionalLong.of": _one((int,), _tagged("OptionalLong")),
    "OptionalDouble.of": _one((float,), _tagged("OptionalDouble")),
    "OptionalInt.empty": _none(lambda: Tagged("OptionalInt")),
    "OptionalLong.empty": _none(lambda: Tagged("OptionalLong")),
    "OptionalDouble.empty": _none(lambda: Tagged("OptionalDouble")),
    **dict.fromkeys(("Integer.valueOf", "Long.valueOf"), _one((int,), _same)),
    "Double.valueOf": _one((int, float), lambda value: convert(value, "double")),
    "Boolean.valueOf": _one((bool,), _same),
    "Character.valueOf": _one((Tagged,), _same),
    "String.valueOf": _one((bool, int, str, Tagged), _as_text),
    "BigInteger.valueOf": _one((int,), _tagged("BigInteger")),
    "BigDecimal.valueOf": _one((int,), lambda value: Tagged("BigDecimal", (value, 0))),
}


def _character(node: Node) -> Tagged:
    return Tagged("char", _unescaped(text(node)[1:-1]))


_PRIMITIVES = frozenset({"integral_type", "floating_point_type", "boolean_type"})
_HANDLERS: dict[str, Callable[[Reader, Node], object]] = {
    **dict.fromkeys(
        ("decimal_integer_literal", "hex_integer_literal", "octal_integer_literal", "binary_integer_literal"),
        lambda _r, node: _integer(node),
    ),
    **dict.fromkeys(("decimal_floating_point_literal", "hex_floating_point_literal"), lambda _r, node: _real(node)),
    "character_literal": lambda _r, node: _character(node),
    "string_literal": lambda _r, node: _string(node),
    "true": lambda _r, _n: True,
    "false": lambda _r, _n: False,
    "null_literal": lambda _r, _n: None,
    "parenthesized_expression": lambda reader, node: reader.read(bare(node)),
    "identifier": Reader._name,
    "field_access": Reader._field,
    "unary_expression": Reader._unary,
    "binary_expression": Reader._binary,
    "cast_expression": Reader._cast,
    "array_creation_expression": Reader._new_array,
    "object_creation_expression": Reader._new,
    "method_invocation": Reader._call,
}
