"""First-order mutants of a Python program: one small change each, in a fixed order.

Changed, once per place: operators, comparisons, signs, and/or/not, numbers, texts, True and False, returned values,
indices and bounds of slices, bare conditions, the order of the first two arguments of a call. Not changed: docstrings,
annotations, imports, statements as a whole. A test suite that no mutant passes is a strong one; a mutant that behaves
like the original (an equivalent one) cannot fail, and telling those apart is left to the reader.
"""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mod,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
Change = Callable[[], None]
"""Alters one place of the tree that it was made for."""


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield (program, description) for each single change, in the order of the source.

    The description is "line 3, column 12: a + b -> a - b". Raises SyntaxError if `source` is no Python.
    """
    original = ast.parse(source)
    normal = ast.unparse(original)
    for place, node in enumerate(_places(original)):
        for number in range(len(_changes(deepcopy(node)))):
            tree = ast.parse(source)
            changed = _places(tree)[place]
            before = _text(changed)
            _changes(changed)[number]()
            mutant = ast.unparse(ast.fix_missing_locations(tree))
            if mutant != normal:
                at = f"line {getattr(node, 'lineno', 0)}, column {getattr(node, 'col_offset', 0)}"
                yield mutant, f"{at}: {before} -> {_text(changed)}"


def _text(node: ast.AST) -> str:
    shown = node.test if isinstance(node, ast.If | ast.While) else node
    return " ".join(ast.unparse(shown).split())[:80]


def _places(tree: ast.AST) -> list[ast.AST]:
    """All nodes that may be changed, parents before children, in the order of the source."""
    found: list[ast.AST] = []

    def visit(node: ast.AST) -> None:
        found.append(node)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "type_params"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _is_fixed(child):
                    visit(child)

    visit(tree)
    return found


def _is_fixed(node: ast.AST) -> bool:
    """Imports, and text that stands alone (docstrings)."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Import | ast.ImportFrom)


def _changes(node: ast.AST) -> list[Change]:  # noqa: PLR0911
    """The changes that can be made at `node` itself, not below it."""
    match node:
        case ast.BinOp() | ast.AugAssign() | ast.BoolOp():
            return _swap(node, "op", type(node.op))
        case ast.Compare():
            return [
                partial(node.ops.__setitem__, place, _SWAPPED[type(operator)]())
                for place, operator in enumerate(node.ops)
            ]
        case ast.UnaryOp(op=ast.USub()):
            return [lambda: setattr(node, "op", ast.UAdd())]
        case ast.UnaryOp(op=ast.Not()):
            return [lambda: setattr(node, "operand", _not(node.operand))]
        case ast.Constant():
            return _constant(node)
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            return [lambda: setattr(node, "value", ast.Constant(None))]
        case ast.Subscript(slice=ast.Constant() | ast.Slice()):
            return []  # the number is changed where it stands
        case ast.Subscript():
            return [lambda: setattr(node, "slice", _plus_one(node.slice))]
        case ast.Slice():
            return _bounds(node)
        case ast.Call(args=[first, second, *_]) if not isinstance(first, ast.Starred):
            return [lambda: node.args.__setitem__(slice(0, 2), [second, first])]
        case ast.If() | ast.While() | ast.IfExp() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            return [lambda: setattr(node, "test", _not(node.test))]
    return []


def _swap(node: ast.AST, name: str, kind: type[ast.AST]) -> list[Change]:
    return [lambda: setattr(node, name, _SWAPPED[kind]())] if kind in _SWAPPED else []


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _constant(node: ast.Constant) -> list[Change]:
    value = node.value
    if isinstance(value, bool):
        return [lambda: setattr(node, "value", not value)]
    if isinstance(value, int | float):
        return [lambda: setattr(node, "value", value + 1)]
    if isinstance(value, str):
        return [lambda: setattr(node, "value", value + "*")]
    return []


def _plus_one(node: ast.expr) -> ast.expr:
    return ast.BinOp(node, ast.Add(), ast.Constant(1))


def _not(node: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), node)


def _bounds(node: ast.Slice) -> list[Change]:
    """Bounds that are no plain numbers move by one."""
    bounds = {name: getattr(node, name) for name in ("lower", "upper")}
    return [
        partial(setattr, node, name, _plus_one(bound))
        for name, bound in bounds.items()
        if isinstance(bound, ast.expr) and not isinstance(bound, ast.Constant)
    ]
