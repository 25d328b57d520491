"""Decide an assert outside the sandbox, from plain values.

A decision is an expression over comparisons, `and`, `or` and `not`; their operands are literals, places for values that
came from the cell, and pure expressions. The common pure expressions are computed here by a small interpreter that only
knows plain values and a few functions of linear cost. Everything else goes to a reference cell, which holds neither the
code under test nor any other test.
"""

import ast
import math
import operator
from collections.abc import Callable, Iterator, Sequence
from typing import TypeGuard

from agentic_diffusion.sandbox.comparison import OPERATORS
from agentic_diffusion.sandbox.encoding import brief
from agentic_diffusion.sandbox.lifting import SLOT


class NotHere(Exception):
    """The expression is beyond the small interpreter; the reference cell has to compute it."""


_TYPES: dict[str, type] = {
    kind.__name__: kind for kind in (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset)
}
_FUNCTIONS: dict[str, Callable[..., object]] = {
    "abs": abs, "len": len, "round": round, "sorted": sorted, "min": min, "max": max, "isinstance": isinstance,
    "type": type, "set": set, "frozenset": frozenset, "list": list, "tuple": tuple, "float": float,
}  # fmt: skip
_MATH: dict[str, object] = {
    name: getattr(math, name) for name in ("isclose", "isnan", "isinf", "inf", "nan", "pi", "e")
}


def _power(base: object, exponent: object) -> object:
    if isinstance(base, int) and isinstance(exponent, int) and not (abs(base) < 2**32 and 0 <= exponent <= 128):
        raise NotHere
    return operator.pow(base, exponent)


_ARITHMETIC: dict[type[ast.operator], Callable[[object, object], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_SMALL_BITS = 4096


class Decision:
    """One assert with the values that came back for its places."""

    def __init__(self, expression: ast.expr, values: Sequence[object]) -> None:
        self.expression = expression
        self.values = values
        self.computed: dict[int, object] = {}

    def unknown(self) -> list[ast.expr]:
        """Operands that the reference cell has to compute, in order."""
        return [leaf for leaf in _leaves(self.expression) if not self._is_here(leaf)]

    def bindings(self, leaf: ast.expr) -> dict[str, object]:
        """The values that `leaf` mentions, by the names of their places."""
        return {node.id: self.values[_place(node)] for node in ast.walk(leaf) if is_place(node)}

    def learn(self, leaf: ast.expr, value: object) -> None:
        """Record what the reference cell computed for `leaf`."""
        self.computed[id(leaf)] = value

    def holds(self) -> bool:
        """Whether the assert holds. Raises TypeError or another built-in exception where Python would."""
        return bool(self._decide(self.expression))

    def evidence(self, sources: Sequence[str]) -> str:
        """The values of this decision's places, one line."""
        places = [_place(node) for node in ast.walk(self.expression) if is_place(node)]
        return ", ".join(f"{' '.join(sources[place].split())[:120]} is {brief(self.values[place])}" for place in places)

    def _is_here(self, leaf: ast.expr) -> bool:
        try:
            self._fold(leaf)
        except NotHere:
            return False
        except Exception:
            return True  # `holds` meets the same exception and reports it
        return True

    def _decide(self, node: ast.expr) -> object:
        if isinstance(node, ast.BoolOp):
            results = map(self._decide, node.values)
            return all(results) if isinstance(node.op, ast.And) else any(results)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return not self._decide(node.operand)
        if isinstance(node, ast.Compare):
            operands = [self._decide(part) for part in (node.left, *node.comparators)]
            pairs = zip(node.ops, operands, operands[1:], strict=False)
            return all(OPERATORS[type(operation).__name__](left, right) for operation, left, right in pairs)
        return self.computed[id(node)] if id(node) in self.computed else self._fold(node)

    def _fold(self, node: ast.expr) -> object:  # noqa: PLR0911
        """The value of a pure expression; raises NotHere beyond the small interpreter."""
        match node:
            case ast.Constant(value=value) if value is not Ellipsis:
                return value
            case ast.Name() if is_place(node):
                return self.values[_place(node)]
            case ast.Name(id=name) if name in _TYPES:
                return _TYPES[name]
            case ast.Attribute(value=ast.Name(id="math"), attr=attr) if attr in _MATH and not callable(_MATH[attr]):
                return _MATH[attr]
            case ast.List(elts=parts):
                return [self._fold(part) for part in parts]
            case ast.Tuple(elts=parts):
                return tuple(self._fold(part) for part in parts)
            case ast.Set(elts=parts):
                return {self._fold(part) for part in parts}
            case ast.Dict(keys=keys, values=values):
                return {self._fold(_present(key)): self._fold(value) for key, value in zip(keys, values, strict=True)}
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=operand):
                number = _number(self._fold(operand))
                return -number if isinstance(sign, ast.USub) else +number  # type: ignore[operator]
            case ast.BinOp(left=left, op=operation, right=right) if type(operation) in _ARITHMETIC:
                return _ARITHMETIC[type(operation)](_number(self._fold(left)), _number(self._fold(right)))
            case ast.Call(func=function, args=args, keywords=keywords):
                return self._call(function, args, keywords)
        raise NotHere

    def _call(self, function: ast.expr, args: list[ast.expr], keywords: list[ast.keyword]) -> object:
        match function:
            case ast.Name(id=name) if name in _FUNCTIONS:
                called: object = _FUNCTIONS[name]
            case ast.Attribute(value=ast.Name(id="math"), attr=attr) if attr in _MATH:
                called = _MATH[attr]
            case _:
                raise NotHere
        named = {keyword.arg: self._fold(keyword.value) for keyword in keywords if keyword.arg}
        if len(named) != len(keywords) or not callable(called):
            raise NotHere
        return called(*map(self._fold, args), **named)


def is_place(node: ast.AST) -> TypeGuard[ast.Name]:
    """Whether `node` stands for a value that came from the cell."""
    return isinstance(node, ast.Name) and node.id.startswith(SLOT)


def _place(node: ast.Name) -> int:
    return int(node.id.removeprefix(SLOT))


def has_place(node: ast.AST) -> bool:
    """Whether a value of the program takes part in this expression."""
    return any(map(is_place, ast.walk(node)))


def _leaves(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _leaves(value)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from _leaves(node.operand)
    elif isinstance(node, ast.Compare):
        for part in (node.left, *node.comparators):
            yield from _leaves(part)
    else:
        yield node


def _present(key: ast.expr | None) -> ast.expr:
    if key is None:
        raise NotHere
    return key


def _number(value: object) -> object:
    """Arithmetic happens here on small numbers only: a string times a number may be large without end."""
    if isinstance(value, float | complex) or (isinstance(value, int) and value.bit_length() <= _SMALL_BITS):
        return value
    raise NotHere
