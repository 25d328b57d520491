"""Values that are written in a test, read without running anything; rendering.py writes values back.

Numbers are floats, objects without a class are dicts in their order, everything else that Python does not have is
Tagged as inside/values.js writes it. What `fold` does not know (calls of the library, functions, getters) raises
NotLiteral and becomes a question for a program without the code under test.
"""

import math
import operator
import re
from collections.abc import Callable, Mapping

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.javascript.syntax import bare, called, children, field, text
from agentic_diffusion.sandbox.languages.javascript.syntax import operator as sign_of
from agentic_diffusion.sandbox.wire import Tagged

UNDEFINED = Tagged("undefined")
HOLE = Tagged("hole")
_MAX_CHARS = 100_000
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_CONSTANTS = {
    "NaN": math.nan,
    "Infinity": math.inf,
    "Number.NaN": math.nan,
    "Number.POSITIVE_INFINITY": math.inf,
    "Number.NEGATIVE_INFINITY": -math.inf,
    "Number.MAX_SAFE_INTEGER": 2.0**53 - 1,
    "Number.MIN_SAFE_INTEGER": 1 - 2.0**53,
    "Number.MAX_VALUE": 1.7976931348623157e308,
    "Number.EPSILON": 2.0**-52,
    "Math.PI": math.pi,
    "Math.E": math.e,
}
Names = Mapping[str, object]


class NotLiteral(ValueError):
    """The value cannot be read from the text alone."""


def fold(node: Node, names: Names) -> object:
    """The value of an expression over literals and names of known values. Raises NotLiteral."""
    node = bare(node)
    reader = _READERS.get(node.type)
    if reader is None:
        raise NotLiteral(text(node))
    try:
        return reader(node, names)
    except (OverflowError, ZeroDivisionError, IndexError, KeyError, RecursionError) as error:
        raise NotLiteral(text(node)) from error


def _number(node: Node, _: Names) -> object:
    digits = text(node).replace("_", "").lower()
    if digits.endswith("n"):
        return Tagged("bigint", int(digits[:-1], 0))
    if re.match(r"0[xob]", digits):
        return float(int(digits, 0))
    if re.match(r"0\d", digits):
        raise NotLiteral("an octal number in the old notation")
    return float(digits)


def _string(node: Node, names: Names) -> str:
    parts = []
    for child in children(node):
        if child.type == "string_fragment":
            parts.append(text(child))
        elif child.type == "escape_sequence":
            parts.append(_escape(text(child)))
        else:
            parts.append(as_text(fold(children(child)[0], names)))
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _escape(sequence: str) -> str:
    body = sequence[1:]
    if found := re.fullmatch(r"(?:x|u)([0-9a-fA-F]{2,4})|u\{([0-9a-fA-F]{1,6})\}", body):
        return chr(int(found[1] or found[2], 16))
    if body[0].isdigit() and body != "0":
        raise NotLiteral("an octal escape")
    return _ESCAPES.get(body, body)


def as_text(value: object) -> str:
    """What String(value) is. Raises NotLiteral for objects."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case float():
            return number_text(value)
        case Tagged("undefined"):
            return "undefined"
        case Tagged("bigint", int(number)):
            return str(number)
    raise NotLiteral("an object as text")


def number_text(value: float) -> str:
    """String(value) for whole numbers below 1e21 and what is not finite; others raise NotLiteral."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    raise NotLiteral("a fraction as text")


def _array(node: Node, names: Names) -> list[object]:
    items: list[object] = []
    is_due = True
    for child in node.children[1:-1]:
        if child.type == "comment":
            continue
        if child.type == ",":
            items += [HOLE] if is_due else []
            is_due = True
            continue
        if child.type == "spread_element":
            items += _elements(fold(children(child)[0], names))
        else:
            items.append(fold(child, names))
        is_due = False
    return items


def _elements(value: object) -> list[object]:
    match value:
        case list():
            return [UNDEFINED if item == HOLE else item for item in value]
        case str():
            return list(value)
        case Tagged("Set", list(items)):
            return items
    raise NotLiteral("a spread of something else")


def _object(node: Node, names: Names) -> dict[str, object]:
    found: dict[str, object] = {}
    for child in children(node):
        if child.type == "pair":
            found[_key(field(child, "key"), names)] = fold(field(child, "value"), names)
        elif child.type == "shorthand_property_identifier":
            found[text(child)] = _name(child, names)
        elif child.type == "spread_element" and isinstance(spread := fold(children(child)[0], names), dict):
            found |= spread
        else:
            raise NotLiteral(text(child))
    if "__proto__" in found:
        raise NotLiteral("a prototype")
    indices = sorted((key for key in found if re.fullmatch(r"0|[1-9]\d{0,8}", key)), key=int)
    return {key: found[key] for key in indices} | found


def _key(node: Node, names: Names) -> str:
    if node.type == "property_identifier":
        return text(node)
    return as_text(fold(children(node)[0] if node.type == "computed_property_name" else node, names))


def _name(node: Node, names: Names) -> object:
    name = text(node)
    if name in names:
        return names[name]
    if name in _CONSTANTS:
        return _CONSTANTS[name]
    raise NotLiteral(name)


def _unary(node: Node, names: Names) -> object:
    value = fold(field(node, "argument"), names)
    match sign_of(node), value:
        case "-", float():
            return -value
        case "-", Tagged("bigint", int(number)):
            return Tagged("bigint", -number)
        case "+", float():
            return value
        case "!", bool():
            return not value
        case "void", _:
            return UNDEFINED
    raise NotLiteral(text(node))


def _binary(node: Node, names: Names) -> object:
    left, right = fold(field(node, "left"), names), fold(field(node, "right"), names)
    sign = sign_of(node)
    if sign == "+" and isinstance(left, str) and isinstance(right, str) and len(left) + len(right) <= _MAX_CHARS:
        return left + right
    if type(left) is float and type(right) is float and sign in _ARITHMETIC:
        return _ARITHMETIC[sign](left, right)
    raise NotLiteral(text(node))


def _remainder(left: float, right: float) -> float:
    if not (math.isfinite(left) and math.isfinite(right)):
        raise NotLiteral("a remainder of what is not finite")
    return math.fmod(left, right)


def _power(base: float, exponent: float) -> float:
    """Exact ones alone."""
    if not (base.is_integer() and exponent.is_integer() and 0 <= exponent <= 1100):
        raise NotLiteral("a power of fractions")
    result = int(base) ** int(exponent)
    if abs(result) >= 2**53:
        raise NotLiteral("a power that is not exact")
    return float(result)


def _member(node: Node, names: Names) -> object:
    if (name := text(node)) in _CONSTANTS and name.split(".", maxsplit=1)[0] not in names:
        return _CONSTANTS[name]
    value, key = fold(field(node, "object"), names), text(field(node, "property"))
    match value, key:
        case dict(), _:
            return value[key]
        case list(), "length":
            return float(len(value))
        case str(), "length":
            return float(units(value))
    raise NotLiteral(name)


def _subscript(node: Node, names: Names) -> object:
    value, key = fold(field(node, "object"), names), fold(field(node, "index"), names)
    match value, key:
        case list(), float() if key.is_integer() and 0 <= key < len(value):
            return UNDEFINED if value[int(key)] == HOLE else value[int(key)]
        case dict(), str() | float():
            return value[as_text(key)]
    raise NotLiteral(text(node))


def _new(node: Node, names: Names) -> object:
    constructor, arguments = text(field(node, "constructor")), node.child_by_field_name("arguments")
    values = [fold(child, names) for child in children(arguments)] if arguments is not None else []
    if constructor in names:
        raise NotLiteral(text(node))
    match constructor, values:
        case "Set", [list() | str() as items]:
            return Tagged("Set", distinct(_elements(items)))
        case "Set", []:
            return Tagged("Set", [])
        case "Map", []:
            return Tagged("Map", [])
        case "Map", [list(pairs)] if all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
            found = distinct([pair[0] for pair in pairs if isinstance(pair, list)])
            if len(found) == len(pairs):
                return Tagged("Map", [part for pair in pairs if isinstance(pair, list) for part in pair])
    raise NotLiteral(text(node))


def _call(node: Node, names: Names) -> object:
    match called(node):
        case ("BigInt", [argument]) if "BigInt" not in names:
            value = fold(argument, names)
            if isinstance(value, float) and value.is_integer():
                return Tagged("bigint", int(value))
            if isinstance(value, str) and re.fullmatch(r"-?\d+", value):
                return Tagged("bigint", int(value))
    raise NotLiteral(text(node))


_ARITHMETIC: dict[str, Callable[[float, float], object]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": _remainder,
    "**": _power,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_READERS: dict[str, Callable[[Node, Names], object]] = {
    "number": _number,
    "string": _string,
    "template_string": _string,
    "true": lambda _n, _s: True,
    "false": lambda _n, _s: False,
    "null": lambda _n, _s: None,
    "undefined": lambda _n, _s: UNDEFINED,
    "identifier": _name,
    "array": _array,
    "object": _object,
    "unary_expression": _unary,
    "binary_expression": _binary,
    "member_expression": _member,
    "subscript_expression": _subscript,
    "new_expression": _new,
    "call_expression": _call,
}


def units(value: str) -> int:
    """The length of a string in JavaScript: UTF-16 units."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2


def primitive_key(value: object) -> object | None:
    """A hashable stand-in for a primitive, equal where SameValueZero holds; None for objects."""
    if isinstance(value, float):
        return ("number", "NaN" if math.isnan(value) else value)
    if value is None or isinstance(value, bool | str):
        return (type(value).__name__, value)
    if isinstance(value, Tagged) and value.kind in ("undefined", "bigint", "hole"):
        return (value.kind, value.value)
    return None


def distinct(items: list[object]) -> list[object]:
    """Each primitive once, as a Set keeps them; objects are all different."""
    seen: set[object] = set()
    kept = []
    for item in items:
        key = primitive_key(item)
        if key is None or key not in seen:
            kept.append(item)
            seen.add(key)
    return kept


def is_primitive(value: object) -> bool:
    """Neither an object nor a hole."""
    return primitive_key(value) is not None and value != HOLE
