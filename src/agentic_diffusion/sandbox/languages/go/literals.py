"""Read expected values outside the cell: constant expressions and composite literals, as the harness would send them.

A value is `Tagged(type, tree)`, the type as reflect prints it or "untyped int", "untyped rune", "untyped float",
"untyped string", "untyped bool", "untyped nil". The forms of the tree are those of inside/harness.go.txt. Untyped
constants are exact, as in Go. Not covered, and left to a question or refused: calls, arithmetic on typed constants,
complex constants, and what types.py does not know.
"""

import codecs
import math
import re
import struct
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.go import library
from agentic_diffusion.sandbox.languages.go.syntax import bare, called, children, dotted, get, operator, text
from agentic_diffusion.sandbox.languages.go.types import NotLiteral, Type, Types, scalar
from agentic_diffusion.sandbox.wire import Tagged

_MAX_BITS = 4096
DEFAULTS = {"int": "int", "rune": "int32", "float": "float64", "string": "string", "bool": "bool"}
"""The type that an untyped constant takes where nothing says another."""
_SIMPLE = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "\\": 92, "'": 39, '"': 34}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))", re.DOTALL)


class Value(NamedTuple):
    """`type` is a Type, or the kind of an untyped constant."""

    type: Type | str
    tree: object


Lookup = Callable[[str], Value | None]
"""A variable or constant of the test that is bound once to such a value."""


FieldLookup = Callable[[Node], Value | None]
"""The same for `row.field`."""


class Reader:
    """Reads expressions. `lookup` and `field` raise NotLiteral for a name that has no value to be had outside."""

    def __init__(self, types: Types, lookup: Lookup, field: FieldLookup) -> None:
        self.types = types
        self.lookup = lookup
        self.field = field

    def constant(self, node: Node, kind: Type | None = None) -> Tagged:
        """The value of an expression, of the given type if it is declared so. Raises NotLiteral."""
        value = self.value(node, kind)
        if kind is not None:
            return Tagged(kind.name, converted(value, kind))
        return tagged(value)

    def value(self, node: Node, kind: Type | None = None) -> Value:
        """The value of an expression; `kind` is the type of a composite literal that does not name its own."""
        node = bare(node)
        reader = _READERS.get(node.type)
        if reader is None:
            raise NotLiteral(f"{' '.join(text(node).split())[:60]} is no literal")
        if node.type == "literal_value":
            if kind is None:
                raise NotLiteral("a literal without a type")
            return self._elided(node, kind)
        return reader(self, node)

    def _name(self, node: Node) -> Value:
        name = dotted(node)
        if name in library.CONSTANTS:
            number = library.CONSTANTS[name]
            return Value("int" if isinstance(number, int) else "float", number)
        found = self.lookup(text(node)) if node.type == "identifier" else self.field(node)
        if found is None:
            raise NotLiteral(f"{text(node)[:60]} is no literal")
        return found

    def _unary(self, node: Node) -> Value:
        inner = self.value(get(node, "operand"))
        sign = operator(node)
        if sign == "&" and isinstance(inner.type, Type) and bare(get(node, "operand")).type == "composite_literal":
            return Value(Type(f"*{inner.type.name}", "pointer"), Tagged("&", inner.tree))
        if inner.type == "bool" and sign == "!":
            return Value("bool", not inner.tree)
        number = inner.tree
        if not isinstance(number, int | Fraction) or isinstance(number, bool) or not isinstance(inner.type, str):
            raise NotLiteral(f"{sign} of a typed value")
        if sign == "^" and isinstance(number, int):
            return Value(inner.type, ~number)
        if sign not in "+-":
            raise NotLiteral(f"the operator {sign}")
        return Value(inner.type, -number if sign == "-" else number)

    def _binary(self, node: Node) -> Value:
        left, right = self.value(get(node, "left")), self.value(get(node, "right"))
        if not (isinstance(left.type, str) and isinstance(right.type, str)):
            raise NotLiteral("arithmetic on typed values")
        return _fold(operator(node), left, right)

    def _composite(self, node: Node) -> Value:
        kind = self.types.of(get(node, "type"))
        return self._elided(get(node, "body"), kind)

    def _elided(self, body: Node, kind: Type) -> Value:
        """The content of the braces, for the type that stands before them or is understood."""
        if kind.kind == "pointer":
            inner = self._elided(body, kind.element)
            return Value(kind, Tagged("&", inner.tree))
        if kind.kind in ("slice", "array"):
            return self._sequence(body, kind)
        if kind.kind == "map":
            return Value(kind, self._map(body, kind))
        if kind.kind == "struct":
            return Value(kind, self._struct(body, kind))
        raise NotLiteral(f"braces after {kind.name}")

    def _sequence(self, body: Node, kind: Type) -> Value:
        items: dict[int, object] = {}
        place = 0
        for child in children(body):
            item = child
            if child.type == "keyed_element":
                index = self.value(get(child, "key")).tree
                if not isinstance(index, int) or not 0 <= index < 100_000:
                    raise NotLiteral("an index that is no small number")
                place, item = index, get(child, "value")
            items[place] = self._element(item, kind.element)
            place += 1
        size = max(items, default=-1) + 1
        if kind.kind == "array":
            size = kind.length if kind.length is not None else size
            if size > 100_000:
                raise NotLiteral("an array of more than 100000 elements")
            if kind.name.startswith("[...]"):
                kind = replace(kind, name=f"[{size}]{kind.element.name}")
        missing = None if len(items) == size else zero(kind.element)
        return Value(kind, _packed([items.get(index, missing) for index in range(size)], kind.element))

    def _element(self, node: Node, kind: Type) -> object:
        return converted(self.value(node, kind), kind)

    def _map(self, body: Node, kind: Type) -> object:
        pairs = []
        for child in children(body):
            if child.type != "keyed_element":
                raise NotLiteral("a map element without a key")
            pairs.append((self._element(get(child, "key"), kind.key), self._element(get(child, "value"), kind.element)))
        scalars = ("int", "uint", "float", "string", "bool")
        if kind.key.kind in scalars and not any(isinstance(key, Tagged) for key, _ in pairs):
            return dict(pairs)
        return Tagged("#pairs", [part for pair in pairs for part in pair])

    def _struct(self, body: Node, kind: Type) -> object:
        fields = kind.fields
        found: dict[str, object] = {}
        given = children(body)
        if given and given[0].type != "keyed_element":
            if len(given) != len(fields):
                raise NotLiteral(f"{len(given)} values for the {len(fields)} fields of {kind.name}")
            return {name: self._element(item, fields[name]) for name, item in zip(fields, given, strict=True)}
        for child in given:
            name = text(get(child, "key"))
            if name not in fields:
                raise NotLiteral(f"{kind.name} has no field {name[:60]}")
            found[name] = self._element(get(child, "value"), fields[name])
        return {name: found[name] if name in found else zero(field) for name, field in fields.items()}

    def _conversion(self, node: Node) -> Value:
        kind = self.types.of(get(node, "type"))
        return Value(kind, explicit(self.value(get(node, "operand")), kind))

    def _call(self, node: Node) -> Value:
        arguments = children(get(node, "arguments"))
        call = called(node)
        name = call[0] if call else ""
        if name == "math.Inf" and len(arguments) == 1:
            sign = self.value(arguments[0]).tree
            return Value(scalar("float64"), -math.inf if isinstance(sign, int) and sign < 0 else math.inf)
        if name == "math.NaN" and not arguments:
            return Value(scalar("float64"), math.nan)
        if name == "len" and len(arguments) == 1:
            return Value(scalar("int"), self._length(arguments[0]))
        if name == "make" and arguments:
            return self._make(arguments)
        kind = self._type_in_call(bare(get(node, "function")))
        if len(arguments) != 1:
            raise NotLiteral("a call")
        return Value(kind, explicit(self.value(arguments[0]), kind))

    def _type_in_call(self, function: Node) -> Type:
        """`T` of `T(x)` and `(*T)(nil)`, which the grammar takes for a call."""
        if function.type == "identifier":
            return self.types.named(text(function))
        if function.type == "unary_expression" and operator(function) == "*":
            inner = self.types.of(get(function, "operand"))
            return Type(f"*{inner.name}", "pointer")
        raise NotLiteral("a call")

    def _length(self, node: Node) -> int:
        value = self.value(node)
        if isinstance(value.tree, str):
            return len(value.tree.encode())
        if isinstance(value.tree, list | dict | bytes):
            return len(value.tree)
        raise NotLiteral("the length of this")

    def _make(self, arguments: list[Node]) -> Value:
        kind = self.types.of(arguments[0])
        size = self.value(arguments[1]).tree if len(arguments) > 1 else 0
        if kind.kind == "map":
            return Value(kind, {})
        if kind.kind != "slice" or not isinstance(size, int) or not 0 <= size <= 100_000:
            raise NotLiteral("make of this type or size")
        return Value(kind, _packed([zero(kind.element)] * size, kind.element))


_READERS: dict[str, Callable[[Reader, Node], Value]] = {
    "int_literal": lambda _r, node: Value("int", _integer(text(node))),
    "float_literal": lambda _r, node: Value("float", _float(text(node))),
    "rune_literal": lambda _r, node: Value("rune", _rune(text(node)[1:-1])),
    "interpreted_string_literal": lambda _r, node: Value("string", unquoted(text(node)[1:-1])),
    "raw_string_literal": lambda _r, node: Value("string", text(node)[1:-1].replace("\r", "")),
    "true": lambda _r, _n: Value("bool", True),
    "false": lambda _r, _n: Value("bool", False),
    "nil": lambda _r, _n: Value("nil", None),
    "identifier": Reader._name,
    "selector_expression": Reader._name,
    "unary_expression": Reader._unary,
    "binary_expression": Reader._binary,
    "composite_literal": Reader._composite,
    "literal_value": Reader._composite,
    "type_conversion_expression": Reader._conversion,
    "call_expression": Reader._call,
}


def tagged(value: Value) -> Tagged:
    """What stands for the value on one side of a comparison."""
    if isinstance(value.type, Type):
        return Tagged(value.type.name, value.tree)
    return Tagged(f"untyped {value.type}", _number(value.tree))


def converted(value: Value, kind: Type) -> object:
    """The tree of a value that is assigned to a variable of type `kind`. Raises NotLiteral where Go refuses it."""
    if kind.kind == "interface":
        return _boxed(value)
    if isinstance(value.type, Type):
        if value.type.name != kind.name:
            raise NotLiteral(f"{value.type.name} is not {kind.name}")
        return value.tree
    if value.type == "nil":
        if kind.kind not in ("slice", "map", "pointer"):
            raise NotLiteral(f"nil is no {kind.name}")
        return None
    if value.type in ("string", "bool"):
        if kind.kind != value.type:
            raise NotLiteral(f"a {value.type} is no {kind.name}")
        return value.tree
    return _as_number(value.tree, kind)


def explicit(value: Value, kind: Type) -> object:
    """The tree of a conversion `kind(value)` of a constant."""
    if isinstance(value.tree, str) and kind.kind == "slice" and kind.element.name in ("uint8", "int32"):
        return value.tree.encode() if kind.element.name == "uint8" else [ord(char) for char in value.tree]
    if isinstance(value.type, Type) and value.type.kind == kind.kind and kind.kind not in ("interface", "struct"):
        return value.tree
    return converted(value, kind)


def _boxed(value: Value) -> object:
    if isinstance(value.type, Type):
        return value.tree if value.type.kind == "interface" else Tagged(value.type.name, value.tree)
    if value.type == "nil":
        return None
    kind = scalar(DEFAULTS[value.type])
    return Tagged(kind.name, converted(value, kind))


def zero(kind: Type) -> object:
    """The tree of the zero value."""
    if kind.kind == "struct":
        return {name: zero(field) for name, field in kind.fields.items()}
    if kind.kind == "array":
        return _packed([zero(kind.element)] * (kind.length or 0), kind.element)
    if kind.kind == "float32":
        return Tagged("#float32", 0.0)
    return {"int": 0, "uint": 0, "float": 0.0, "complex": 0j, "string": "", "bool": False}.get(kind.kind)


def _packed(items: list[object], kind: Type) -> object:
    """Bytes travel as bytes."""
    if not kind.is_byte:
        return items
    try:
        return bytes(items)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise NotLiteral("a byte outside of 0 to 255") from None


def _as_number(number: object, kind: Type) -> object:
    if not isinstance(number, int | Fraction):
        raise NotLiteral(f"this is no {kind.name}")
    if kind.kind in ("int", "uint"):
        if number != int(number):
            raise NotLiteral(f"a fraction is no {kind.name}")
        return int(number)
    if kind.kind == "float":
        return _number(Fraction(number))
    if kind.kind == "float32":
        return Tagged("#float32", struct.unpack("f", struct.pack("f", float(number)))[0])
    if kind.kind == "complex":
        return complex(float(number))
    raise NotLiteral(f"a number is no {kind.name}")


def _number(tree: object) -> object:
    if not isinstance(tree, Fraction):
        return tree
    try:
        return float(tree)
    except OverflowError:
        raise NotLiteral("a constant too large for float64") from None


def _integer(digits: str) -> int:
    if len(digits) > _MAX_BITS:
        raise NotLiteral("a very long number")
    digits = digits.replace("_", "").lower()
    if re.fullmatch(r"0[0-7]+", digits):
        return int(digits, 8)
    return int(digits, 0)


def _float(digits: str) -> Fraction:
    digits = digits.replace("_", "").lower()
    try:
        if digits.startswith("0x"):
            return Fraction(float.fromhex(digits))
        exponent = digits.partition("e")[2]
        if len(digits) > 400 or len(exponent) > 4:
            raise NotLiteral("a very long number")
        return Fraction(digits)
    except (ValueError, OverflowError):
        raise NotLiteral("a number in this form") from None


def unquoted(body: str) -> object:
    """The content of an interpreted string; `Tagged("#bytes")` if it is no UTF-8."""
    raw, at = bytearray(), 0
    for match in _ESCAPE.finditer(body):
        raw += body[at : match.start()].encode()
        raw += _escaped(match)
        at = match.end()
    raw += body[at:].encode()
    try:
        return codecs.decode(bytes(raw), "utf-8")
    except UnicodeDecodeError:
        return Tagged("#bytes", bytes(raw))


def _escaped(match: re.Match[str]) -> bytes:
    byte, short, long, octal, char = match.groups()
    if byte or octal:
        return bytes([int(byte, 16) if byte else int(octal, 8) & 255])
    if short or long:
        try:
            return chr(int(short or long, 16)).encode()
        except (ValueError, OverflowError):
            raise NotLiteral("an escape that is no character") from None
    if char not in _SIMPLE:
        raise NotLiteral(f"the escape \\{char}")
    return bytes([_SIMPLE[char]])


def _rune(body: str) -> int:
    if body.startswith("\\x") or re.match(r"\\[0-7]{3}", body):
        return int(body[2:], 16) if body[1] == "x" else int(body[1:], 8)
    content = unquoted(body)
    if not isinstance(content, str) or len(content) != 1:
        raise NotLiteral("a rune of more than one character")
    return ord(content)


def _fold(sign: str, left: Value, right: Value) -> Value:
    """An operation on two untyped constants."""
    a, b = left.tree, right.tree
    if sign == "+" and isinstance(a, str) and isinstance(b, str):
        return Value("string", a + b)
    if not (_is_number(left) and _is_number(right)):
        raise NotLiteral(f"the operator {sign} on these")
    assert isinstance(a, int | Fraction)
    assert isinstance(b, int | Fraction)
    kind = max(str(left.type), str(right.type), key=["int", "rune", "float"].index)
    if sign in ("<<", ">>", "&", "|", "^", "&^", "%"):
        return Value(kind, _bitwise(sign, a, b))
    if sign not in ("+", "-", "*", "/"):
        raise NotLiteral(f"the operator {sign}")
    if sign == "/":
        if b == 0:
            raise NotLiteral("a division by zero")
        quotient = Fraction(a) / Fraction(b)
        return Value(kind, quotient if kind == "float" else math.trunc(quotient))
    result = a + b if sign == "+" else a - b if sign == "-" else a * b
    if abs(result) >> _MAX_BITS if isinstance(result, int) else result.denominator.bit_length() > _MAX_BITS:
        raise NotLiteral("a very long number")
    return Value(kind, result)


def _bitwise(sign: str, a: int | Fraction, b: int | Fraction) -> int:
    if a != int(a) or b != int(b) or (sign in ("<<", ">>") and not 0 <= b <= _MAX_BITS) or (sign == "%" and b == 0):
        raise NotLiteral(f"the operator {sign} on these")
    left, right = int(a), int(b)
    operations: dict[str, Callable[[], int]] = {
        "<<": lambda: left << right,
        ">>": lambda: left >> right,
        "&": lambda: left & right,
        "|": lambda: left | right,
        "^": lambda: left ^ right,
        "&^": lambda: left & ~right,
        "%": lambda: left - right * math.trunc(Fraction(left, right)),
    }
    return operations[sign]()


def _is_number(value: Value) -> bool:
    return value.type in ("int", "rune", "float")
