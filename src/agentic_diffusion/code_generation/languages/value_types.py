"""The types that all four languages share, written as Python hints: int, float, str, bool, list[T], dict[K, V].

`long` is an int that needs 64 bits in Java. There is no None and no tuple: what has them has no natural twin elsewhere.
"""

import ast
from dataclasses import dataclass

from agentic_diffusion.errors import InputError

SCALARS = ("int", "long", "float", "str", "bool")
_NUM_ARGUMENTS = {"list": 1, "dict": 2}
_MAX_INT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ValueType:
    """`name` is one of SCALARS, "list" or "dict"; `arguments` are the element type, or key and value type."""

    name: str
    arguments: tuple["ValueType", ...] = ()

    @property
    def element(self) -> "ValueType":
        """Of a list, or the value type of a dict."""
        return self.arguments[-1]

    def __str__(self) -> str:
        return f"{self.name}[{', '.join(map(str, self.arguments))}]" if self.arguments else self.name


def parse_type(hint: str) -> ValueType:
    """Read a hint. Raises InputError for anything that not all languages have."""
    try:
        return _read(ast.parse(hint, mode="eval").body)
    except SyntaxError:
        raise InputError(f"type: {hint!r} is no hint; write for example list[int]") from None


def _read(node: ast.expr) -> ValueType:
    match node:
        case ast.Name(name) if name in SCALARS:
            return ValueType(name)
        case ast.Subscript(ast.Name(name), inner) if name in _NUM_ARGUMENTS:
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            if len(parts) == _NUM_ARGUMENTS[name]:
                return ValueType(name, tuple(map(_read, parts)))
    raise InputError(f"type: {ast.unparse(node)} is not shared; use {', '.join(SCALARS)}, list[T] or dict[K, V]")


def fits(value: object, kind: ValueType) -> bool:
    """Whether the Python value is exactly of the type; an int is no float."""
    match kind.name:
        case "list":
            return type(value) is list and all(fits(item, kind.element) for item in value)
        case "dict":
            key, item = kind.arguments
            return type(value) is dict and all(fits(k, key) and fits(v, item) for k, v in value.items())
        case "int":
            return type(value) is int and abs(value) <= _MAX_INT
        case "long":
            return type(value) is int and abs(value) < 2**53  # beyond that JavaScript rounds
    return type(value) is {"float": float, "str": str, "bool": bool}[kind.name]
