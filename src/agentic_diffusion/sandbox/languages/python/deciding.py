"""Decide a lifted test outside the sandbox, from plain values.

A decision is an expression over comparisons, `and`, `or` and `not`; their operands are literals, places for values that
came from the cell, and pure expressions. The small interpreter of folding.py computes what it can; everything else is a
question to a reference cell, which holds neither the code under test nor any other test.

Values that are not plain never arrive: a comparison of two objects of the program comes back "unsupported" from the
cell. Of the dict types of `collections` only the content arrives, so `type(f()) is dict` cannot tell them apart.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from agentic_diffusion.sandbox.languages.contract import Step
from agentic_diffusion.sandbox.languages.python.folding import Folder, literal
from agentic_diffusion.sandbox.languages.python.functions import NotHere
from agentic_diffusion.sandbox.languages.python.names import APPROX, RAISED, SEARCH, SLOT
from agentic_diffusion.sandbox.wire import brief

_SET_UP: tuple[Step, ...] = (("exec", "import math"), ("exec", f"from re import search as {SEARCH}"))
_DETAIL_CHARS = 300


@dataclass(frozen=True, slots=True)
class LiftedTest:
    """Implements contract.Lifted. Place n of the values that come back is the name `__value_n` in `decisions`."""

    steps: tuple[Step, ...] = ()
    sources: tuple[str, ...] = ()
    decisions: tuple[ast.expr, ...] = ()
    set_up: tuple[str, ...] = ()
    """Pure statements of the test (imports, helper functions, tables that are built up), for the questions."""

    def questions(self, values: Sequence[object]) -> list[Step]:
        """Steps of a program without the code under test; every "eval" is one answer that `decide` needs."""
        leaves = self._unknown(values)
        if not leaves:
            return []
        places = sorted({_place(node) for leaf in leaves for node in ast.walk(leaf) if _is_place(node)})
        return [
            *_SET_UP,
            *(("exec", source) for source in self.set_up),
            *(("bind", (f"{SLOT}{place}", values[place])) for place in places),
            *(("eval", _source(leaf)) for leaf in leaves),
        ]

    def asks_about_values(self, values: Sequence[object]) -> bool:
        """Whether some question depends on a value of the program, so that its failure may be the program's."""
        return any(_is_place(node) for leaf in self._unknown(values) for node in ast.walk(leaf))

    def decide(self, values: Sequence[object], answers: Sequence[object]) -> str | None:
        """None if every assert holds, else the first that does not, with its values; never raises."""
        leaves = self._unknown(values) if answers else []
        if len(leaves) != len(answers):
            return "the expected value could not be computed"
        computed = {id(leaf): answer for leaf, answer in zip(leaves, answers, strict=True)}
        for expression in self.decisions:
            folder = Folder(values, computed)
            folder.left *= 1 + sum(1 for _ in _leaves(expression))
            try:
                held, reason = bool(folder.fold(expression)), ""
            except NotHere:
                held, reason = False, ": the expected value was not computed"
            except Exception as error:
                held, reason = False, f": {type(error).__name__}: {error}"
            if not held:
                return f"{self._evidence(expression, values)}{reason}"[:_DETAIL_CHARS]
        return None

    def _unknown(self, values: Sequence[object]) -> list[ast.expr]:
        """Operands that the small interpreter cannot compute, in order."""
        return [leaf for decision in self.decisions for leaf in _leaves(decision) if not _is_here(leaf, values)]

    def _evidence(self, expression: ast.expr, values: Sequence[object]) -> str:
        shown: dict[str, None] = {}
        for node in ast.walk(expression):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Name() as place, *_]) if name == RAISED:
                    shown[_exception(self.sources[_place(place)], values[_place(place)])] = None
        if not shown:
            for node in ast.walk(expression):
                if _is_place(node):
                    shown[f"{_line(self.sources[_place(node)])} is {brief(values[_place(node)])}"] = None
        return ", ".join(shown) or f"{ast.unparse(expression)[:120]} does not hold"


def _is_place(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and node.id.startswith(SLOT)


def _place(node: ast.Name) -> int:
    return int(node.id.removeprefix(SLOT))


def _is_here(leaf: ast.expr, values: Sequence[object]) -> bool:
    try:
        Folder(values).fold(leaf)
    except NotHere:
        return False
    except Exception:
        return True  # the decision meets the same exception and reports it
    return True


def _leaves(node: ast.expr) -> Iterator[ast.expr]:
    """Operands of comparisons, whose comparison must not be left to a cell: only here is it strict."""
    match node:
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _leaves(part)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _leaves(operand)
        case ast.Compare(left=left, comparators=rest):
            for part in (left, *rest):
                yield from _leaves(part)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name == APPROX:
            for part in (*args, *(keyword.value for keyword in keywords)):
                yield from _leaves(part)
        case _:
            yield node


class _Literals(ast.NodeTransformer):
    """Writes out folded values, which stand in the tree as constants of any type."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return node if node.value is Ellipsis else _written(node.value)


def _written(value: object) -> ast.expr:
    try:
        return literal(value)
    except NotHere:
        return ast.parse(f"float({str(value)!r})" if isinstance(value, float) else repr(value), mode="eval").body


def _source(leaf: ast.expr) -> str:
    return ast.unparse(ast.fix_missing_locations(_Literals().visit(_copy(leaf))))


def _copy(node: Any) -> Any:
    """A tree of its own: parts of decisions are shared."""
    if isinstance(node, list):
        return [_copy(item) for item in node]
    if not isinstance(node, ast.AST):
        return node
    return type(node)(**{name: _copy(value) for name, value in ast.iter_fields(node)})


def _line(source: str) -> str:
    return " ".join(source.split())[:120]


def _exception(source: str, report: object) -> str:
    match report:
        case [str(message), str(name), *_]:
            return f"{_line(source)} raised {name}: {message}"[:200].rstrip(": ")
    return f"{_line(source)} raised nothing"
