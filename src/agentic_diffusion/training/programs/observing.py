"""Types of a Python program by watching it run: the typed representation from which other languages are printed.

A program is Python's own syntax tree, CPython is its interpreter, and what the printers need beyond that is a type at
every expression. It is observed: each expression is wrapped in a call that notes the type of its value while the
program runs on sample inputs, and the notes are merged. So nothing has to be annotated, and a number that needs 64 bits
is known as one. Only the project's own programs are watched, in this process.

Types beyond those of value_types.py, as printers meet them: "tuple" (one argument each), "set", "char" (a str of length
one that comes from a str), "optional" (a value or None), "none", "any" (values of different types, as in records),
"unknown" (elements of what was always empty), "date" and "timedelta".
"""

import ast
import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.errors import AgenticDiffusionError

_BIG = 2**31
_TOO_BIG = 2**63
_SEE = "__see__"
_MAX_SEEN = 100_000
"""Values over all inputs: a broken program may run for ever."""
_NUMBERS = ("int", "long", "float")
UNKNOWN, NONE, ANY = ValueType("unknown"), ValueType("none"), ValueType("any")


class Untranslatable(AgenticDiffusionError):
    """The program has no natural twin in another language; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class TypedProgram:
    """A module of functions; the last one is what callers use, the others help it."""

    tree: ast.Module
    kinds: dict[ast.AST, ValueType]
    """Of every expression that was evaluated and is a value, and of every `ast.arg`."""
    returns: dict[str, ValueType]
    """By function name, inner functions included."""
    variables: dict[str, dict[str, ValueType]]
    """By function name: its local variables, loop variables and arguments, each with one type for its whole life."""
    negatives: frozenset[ast.AST] = frozenset()
    """The expressions that were below zero on some input."""

    @property
    def main(self) -> ast.FunctionDef:
        """The function that callers use."""
        functions = [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]
        return functions[-1]

    def kind(self, node: ast.AST) -> ValueType:
        """The type of an expression. Raises Untranslatable if no sample ever reached it."""
        if node not in self.kinds:
            raise Untranslatable(f"never evaluated: {ast.unparse(node)}")
        return self.kinds[node]


def kind_of(value: object) -> ValueType:  # noqa: PLR0911
    """The type of one value. Raises Untranslatable for a type that printers know nothing about."""
    match value:
        case None:
            return NONE
        case bool() | float() | str():
            return ValueType(type(value).__name__)
        case int():
            if abs(value) >= _TOO_BIG:
                raise Untranslatable("an integer beyond 64 bits")
            return ValueType("long" if abs(value) >= _BIG else "int")
        case list() | set() | frozenset():
            name = "list" if isinstance(value, list) else "set"
            return ValueType(name, (_merge_all(map(kind_of, value)),))
        case tuple():
            return ValueType("tuple", tuple(map(kind_of, value)))
        case dict():
            return ValueType("dict", (_merge_all(map(kind_of, value)), _merge_all(map(kind_of, value.values()))))
        case date() | timedelta():
            return ValueType(type(value).__name__)
    raise Untranslatable(f"a value of type {type(value).__name__}")


def merge(one: ValueType, other: ValueType) -> ValueType:  # noqa: PLR0911
    """The one type of a place that has held both; ANY if the two have nothing in common."""
    if other in (one, UNKNOWN):
        return one
    if one == UNKNOWN:
        return other
    names = {one.name, other.name}
    if names <= set(_NUMBERS):
        return max(one, other, key=lambda kind: _NUMBERS.index(kind.name))
    if names & {"none", "optional"}:
        inner = [kind.arguments[0] if kind.name == "optional" else kind for kind in (one, other)]
        left = [kind for kind in inner if kind != NONE]
        return ValueType("optional", (_merge_all(left),)) if left else NONE
    if one.name == other.name and len(one.arguments) == len(other.arguments) > 0:
        return ValueType(one.name, tuple(map(merge, one.arguments, other.arguments)))
    if names <= {"tuple", "list"}:  # tuples of different lengths are sequences
        return ValueType("list", (_merge_all((*one.arguments, *other.arguments)),))
    return ANY


def _merge_all(kinds: Iterable[ValueType]) -> ValueType:
    result = UNKNOWN
    for kind in kinds:
        result = merge(result, kind)
    return result


class _Wrapper(ast.NodeTransformer):
    """Puts `__see__(number, value)` around every expression that is read."""

    def __init__(self) -> None:
        self.nodes: list[ast.AST] = []

    def number(self, node: ast.AST) -> ast.Constant:
        self.nodes.append(node)
        return ast.Constant(len(self.nodes) - 1)

    def see(self, node: ast.AST, value: ast.expr) -> ast.expr:
        seen = ast.Call(ast.Name(_SEE, ast.Load()), [self.number(node), value], [])
        return ast.copy_location(seen, value)

    def visit(self, node: ast.AST) -> ast.AST:
        original = getattr(node, "original", node)
        if isinstance(node, ast.Call):  # what is called is no value of the program
            if isinstance(node.func, ast.Attribute):
                node.func.value = self.visit(node.func.value)  # type: ignore[assignment]
            node.args = [self.visit(argument) for argument in node.args]  # type: ignore[misc]
            for keyword in node.keywords:
                keyword.value = self.visit(keyword.value)  # type: ignore[assignment]
            return self.see(original, node)
        if isinstance(node, ast.FunctionDef):
            node.body = [self._entry(node), *(self.visit(statement) for statement in node.body)]  # type: ignore[list-item]
            node.returns = None
            return node
        if isinstance(node, ast.JoinedStr | ast.Starred | ast.Slice | ast.Lambda):
            self.generic_visit(node)
            return self.see(original, node) if isinstance(node, ast.JoinedStr) else node
        self.generic_visit(node)
        is_read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        return self.see(original, node) if isinstance(node, ast.expr) and is_read else node

    def _entry(self, node: ast.FunctionDef) -> ast.stmt:
        """Note the arguments when the function is entered."""
        arguments = [self.see(argument.original, ast.Name(argument.arg, ast.Load())) for argument in node.args.args]  # type: ignore[attr-defined]
        return ast.copy_location(ast.Expr(ast.Tuple(arguments, ast.Load())), node)


def observe(source: str, inputs: Sequence[tuple[object, ...]]) -> TypedProgram:
    """Run the last function of `source` on every tuple of arguments and give the types that were seen.

    Raises Untranslatable for values that no printer knows. Whatever the program raises on an input passes through.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if not isinstance(node, ast.expr_context | ast.operator | ast.boolop | ast.cmpop | ast.unaryop):
            node.original = node  # type: ignore[attr-defined]
    wrapper = _Wrapper()
    wrapped = _copied(tree)
    for statement in wrapped.body:
        wrapper.visit(statement)
    ast.fix_missing_locations(wrapped)
    kinds: dict[ast.AST, ValueType] = {}
    negatives: set[ast.AST] = set()
    scope: dict[str, object] = {_SEE: _observer(wrapper.nodes, kinds, negatives)}
    exec(compile(wrapped, "<watched>", "exec"), scope)
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    if not functions:
        raise Untranslatable("no function")
    for arguments in inputs:
        scope[functions[-1]](*copy.deepcopy(arguments))  # type: ignore[operator]
    return replace(_finish(tree, kinds), negatives=frozenset(negatives))


def _copied(tree: ast.Module) -> ast.Module:
    """A copy whose nodes remember whom they were copied from."""
    wrapped = copy.deepcopy(tree)
    for mine, theirs in zip(ast.walk(wrapped), ast.walk(tree), strict=True):
        if hasattr(mine, "original"):
            mine.original = theirs
    return wrapped


def _observer(
    nodes: Sequence[ast.AST], kinds: dict[ast.AST, ValueType], negatives: set[ast.AST]
) -> Callable[[int, object], object]:
    num_seen = 0

    def see(number: int, value: object) -> object:
        nonlocal num_seen
        num_seen += 1
        if num_seen > _MAX_SEEN:
            raise Untranslatable("it runs too long")
        if callable(value) or hasattr(value, "__next__"):
            return value
        node = nodes[number]
        try:
            kind = kind_of(value)
        except Untranslatable:
            if isinstance(node, ast.Call | ast.Name | ast.Attribute):  # range, re.Match, dict views: the call says it
                return value
            raise
        kinds[node] = merge(kinds[node], kind) if node in kinds else kind
        if isinstance(value, int | float) and value < 0:
            negatives.add(node)
        return value

    return see


def _finish(tree: ast.Module, kinds: dict[ast.AST, ValueType]) -> TypedProgram:
    """Give variables one type each, mark characters, collect what functions return."""
    variables: dict[str, dict[str, ValueType]] = {}
    returns: dict[str, ValueType] = {}
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        own = list(_own_nodes(function))
        found: dict[str, ValueType] = {
            argument.arg: kinds[argument] for argument in function.args.args if argument in kinds
        }
        for node in own:
            for name, kind in _named(node, kinds):
                found[name] = merge(found[name], kind) if name in found else kind
        for name in _characters(own, kinds):
            if found.get(name) == ValueType("str"):
                found[name] = ValueType("char")
        for node in own:
            if isinstance(node, ast.Name) and node.id in found and node in kinds:
                kinds[node] = found[node.id]
            elif _is_letter_of_text(node, kinds):
                kinds[node] = ValueType("char")
        _spread_floats(function, own, found, kinds)
        values = [node.value for node in own if isinstance(node, ast.Return) and node.value is not None]
        returns[function.name] = _merge_all(kinds[value] for value in values if value in kinds)
        if _is_float(function.returns) and returns[function.name].name in _NUMBERS:
            returns[function.name] = ValueType("float")
        if returns[function.name].name == "char":
            returns[function.name] = ValueType("str")
        variables[function.name] = found
    return TypedProgram(tree, kinds, returns, variables)


def _is_float(hint: ast.expr | None) -> bool:
    return isinstance(hint, ast.Name) and hint.id == "float"


def _spread_floats(
    function: ast.FunctionDef, own: Sequence[ast.AST], found: dict[str, ValueType], kinds: dict[ast.AST, ValueType]
) -> None:
    """Arguments that are meant to be floats are, whatever the samples were, and so is what is computed with them."""
    for argument in function.args.args:
        if _is_float(argument.annotation) and found.get(argument.arg, UNKNOWN).name in _NUMBERS:
            found[argument.arg] = kinds[argument] = ValueType("float")
    for node in own:
        if isinstance(node, ast.Name) and node in kinds and node.id in found:
            kinds[node] = found[node.id]
    for node in reversed(own):
        is_number = isinstance(node, ast.BinOp) and kinds.get(node, UNKNOWN).name in _NUMBERS
        if is_number and ValueType("float") in (kinds.get(node.left), kinds.get(node.right)):  # type: ignore[attr-defined]
            kinds[node] = ValueType("float")


def _own_nodes(function: ast.FunctionDef) -> Iterable[ast.AST]:
    """All nodes of the body but those of inner functions."""
    waiting: list[ast.AST] = list(reversed(function.body))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _named(node: ast.AST, kinds: dict[ast.AST, ValueType]) -> Iterable[tuple[str, ValueType]]:
    """Names that this node gives a value or reads, with the type seen here."""
    match node:
        case ast.Name(name, ast.Load()) if node in kinds:
            yield name, kinds[node]
        case ast.Assign([ast.Name(name)], value) | ast.AugAssign(ast.Name(name), _, value) if value in kinds:
            kind = kinds[value]
            if isinstance(node, ast.Assign) or kind.name in _NUMBERS:
                yield name, kind


def _characters(nodes: Sequence[ast.AST], kinds: dict[ast.AST, ValueType]) -> set[str]:
    """Names that only ever hold letters of a text: loop variables over one."""
    found = set()
    for node in nodes:
        match node:
            case ast.For(ast.Name(name), source) | ast.comprehension(ast.Name(name), source):
                if kinds.get(source) == ValueType("str"):
                    found.add(name)
            case ast.For(
                ast.Tuple([_, ast.Name(name)]), ast.Call(ast.Name("enumerate"), [source, *_])
            ) | ast.comprehension(ast.Tuple([_, ast.Name(name)]), ast.Call(ast.Name("enumerate"), [source, *_])):
                if kinds.get(source) == ValueType("str"):
                    found.add(name)
    stored = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return found - stored


def _is_letter_of_text(node: ast.AST, kinds: dict[ast.AST, ValueType]) -> bool:
    return (
        isinstance(node, ast.Subscript)
        and not isinstance(node.slice, ast.Slice)
        and kinds.get(node.value) == ValueType("str")
        and node in kinds
    )
