"""Names: what an expression reads, what a statement binds, what the code under test defines.

Scopes are followed for lambdas, comprehensions and functions. Not followed: `global`, `exec`, star imports.
"""

import ast
import builtins
import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache

SLOT = "__value_"
"""Prefix of the names that stand for a value from the cell: `__value_0` is the first."""
APPROX, RAISED, SEARCH = "__approx", "__raised", "__search"
"""Functions of decisions: pytest.approx, "this type was raised", "the message matches"."""
RESERVED = (SLOT, APPROX, RAISED, SEARCH)

BUILTINS = frozenset(dir(builtins))
STDLIB = frozenset(sys.stdlib_module_names)
_NOTHING: frozenset[str] = frozenset()
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_DEFINED = re.compile(r"^(?:(?:async\s+)?def|class)\s+(\w+)|^(\w+)\s*(?::[^=\n]*)?=(?!=)", re.MULTILINE)


@lru_cache(maxsize=256)
def names_defined(code: str) -> frozenset[str]:
    """Names bound at the left margin of `code`; found by pattern, so that hostile code costs nothing."""
    return frozenset(name for pair in _DEFINED.findall(code) for name in pair if name)


def free(node: ast.AST) -> frozenset[str]:
    """Names that `node` reads from outside itself; remembered on the node, which must not change afterwards."""
    known: frozenset[str] | None = node.__dict__.get("_free")
    if known is None:
        known = _free(node)
        node._free = known  # type: ignore[attr-defined]
    return known


def _free(node: ast.AST) -> frozenset[str]:  # noqa: PLR0911
    match node:
        case ast.Constant():
            return _NOTHING
        case ast.Name(id=name, ctx=ctx):
            return frozenset((name,)) if isinstance(ctx, ast.Load) else _NOTHING
        case ast.AugAssign(target=ast.Name(id=name), value=value):
            return free(value) | {name}
        case ast.Lambda(args=args, body=body):
            return (free(body) - _parameters(args)) | _children(args)
        case ast.For(target=target):
            return _children(node) - bound(target)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return _children(node) - bound(node)
    if isinstance(node, _COMPREHENSIONS):
        first = node.generators[0].iter
        return (_children(node) - bound(node)) | free(first)
    return _children(node)


def _children(node: ast.AST) -> frozenset[str]:
    names: set[str] = set()
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.Constant):
            names |= free(child)
    return frozenset(names)


def _parameters(args: ast.arguments) -> set[str]:
    return {node.arg for node in ast.walk(args) if isinstance(node, ast.arg)}


def bound(node: ast.AST) -> frozenset[str]:
    """Names that `node` binds anywhere within."""
    names: set[str] = set()
    for child in ast.walk(node):
        match child:
            case ast.arg(arg=name) | ast.ExceptHandler(name=str(name)):
                names.add(name)
            case ast.Name(id=name, ctx=ctx) if not isinstance(ctx, ast.Load):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.alias(name=name, asname=asname):
                names.add((asname or name).split(".")[0])
    return frozenset(names)


def walk_all(nodes: list[ast.stmt]) -> Iterator[ast.AST]:
    """Every node under every statement."""
    for node in nodes:
        yield from ast.walk(node)


def rebuild(node: ast.AST, change: Callable[[ast.expr], ast.expr]) -> ast.AST:
    """`node` with `change` applied to the expressions directly under it; the same object where nothing changed."""
    fields: dict[str, object] = {}
    changed = False
    for name, value in ast.iter_fields(node):
        new: object = value
        if isinstance(value, list):
            items = [_rebuilt(item, change) for item in value]
            if any(item is not old for item, old in zip(items, value, strict=True)):
                new = items
        elif isinstance(value, ast.AST):
            new = _rebuilt(value, change)
        changed |= new is not value
        fields[name] = new
    return type(node)(**fields) if changed else node


def _rebuilt(child: object, change: Callable[[ast.expr], ast.expr]) -> object:
    if isinstance(child, ast.expr):
        return change(child)
    if isinstance(child, ast.keyword | ast.comprehension):
        return rebuild(child, change)
    return child


def has_place(node: ast.AST) -> bool:
    """Whether a value of the program takes part in this expression."""
    return any(isinstance(inner, ast.Name) and inner.id.startswith(SLOT) for inner in ast.walk(node))


def name_of(place: int) -> ast.Name:
    """The name that stands for value number `place`."""
    return ast.Name(f"{SLOT}{place}", ast.Load())


def compares_objects(test: str) -> bool:
    """Whether every assert of `test` is a plain == or != of two calls: of objects, say, that the program makes.

    Only such a test may ask objects how they compare; truth, order and methods are asked of plain values.
    """
    try:
        asserts = [node.test for node in ast.walk(ast.parse(test)) if isinstance(node, ast.Assert)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return bool(asserts) and all(_compares_calls(node) for node in asserts)


def _compares_calls(node: ast.expr) -> bool:
    match node:
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq()], comparators=[right]):
            return all(_is_made_by_program(side) for side in (left, right))
    return False


def _is_made_by_program(node: ast.expr) -> bool:
    """A name, a call of the program's, or an operator between such."""
    match node:
        case ast.Name():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name not in BUILTINS
        case ast.Call(func=ast.Attribute(value=inner)):
            return _is_made_by_program(inner)
        case ast.BinOp(left=left, right=right):
            return _is_made_by_program(left) or _is_made_by_program(right)
        case ast.UnaryOp(operand=operand):
            return _is_made_by_program(operand)
    return False
