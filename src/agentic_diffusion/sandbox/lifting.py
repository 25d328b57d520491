"""Take a test apart: what must run beside the code under test, and what is decided outside.

`assert f([1, 2]) == 3` becomes the cell expression `f([1, 2])` and the decision `VALUE == 3`. Every largest expression
that starts from a name of the program or of the test's own set-up goes into the cell and comes back as a plain value;
what is left (comparisons, literals, `len`, `isinstance`, `math.isclose`, ...) never enters it. Names that the set-up
binds to pure expressions (`expected = [1, 2]`) are put into the decision itself and enter the cell only as inputs.

What cannot be separated is refused with a reason: comparisons inside loops and helper functions, `is` between two
values, an assert in a nested block. All values of a test are computed, so `or` does not protect its right-hand side.
"""

import ast
import builtins
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from copy import deepcopy
from dataclasses import dataclass, field

from agentic_diffusion.sandbox.cell import Step

SLOT = "__value_"
_BUILTINS = frozenset(dir(builtins))
_DECIDING = frozenset({"isinstance", "issubclass", "all", "any", "bool", "callable", "hasattr"})
_CONVERTING = frozenset(
    {
        *("list", "tuple", "set", "frozenset", "dict", "str", "repr", "ascii", "bytes", "int", "float", "round"),
        *("sorted", "reversed", "sum", "len", "next", "iter", "map", "zip", "enumerate", "filter", "max", "min"),
    }
)
_PREDICATES = frozenset(
    name
    for kind in (str, bytes, set, dict, list, float, int)
    for name in dir(kind)
    if name.startswith(("is", "__")) or name in ("startswith", "endswith")
)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_DEFINED = re.compile(r"^(?:(?:async\s+)?def|class)\s+(\w+)|^(\w+)\s*(?::[^=\n]*)?=(?!=)", re.MULTILINE)


class Unliftable(ValueError):
    """The test cannot be decided outside the sandbox; says why."""


@dataclass(slots=True)
class Lifted:
    """One test in two halves. Place n of the values that come back is the name `__value_n` in `decisions`."""

    steps: list[Step] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    decisions: list[ast.expr] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)
    """Imports and helper functions of the test, for expressions that are computed in a cell of their own."""


def names_defined(code: str) -> frozenset[str]:
    """Names bound at the left margin of `code`; found by pattern, so that hostile code costs nothing."""
    return frozenset(name for pair in _DEFINED.findall(code) for name in pair if name)


def lift(test: str, defined: frozenset[str] = frozenset()) -> Lifted:
    """Take one test apart; `defined` are the names of the code under test. Raises Unliftable."""
    try:
        body = ast.parse(test).body
        _check_shape(body)
        return _Lifter(body, defined).lift()
    except SyntaxError as error:
        raise Unliftable(f"the test is no Python: {error.msg} (line {error.lineno})") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unliftable(str(error) or "the test is too deeply nested") from None


def _check_shape(body: Sequence[ast.stmt]) -> None:
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assert) and node is not statement:
                raise Unliftable("an assert inside a block cannot be lifted; write one assert per case")
            if isinstance(node, ast.Name) and node.id.startswith(SLOT):
                raise Unliftable(f"the name {node.id} is reserved")
            if isinstance(node, ast.Compare) and isinstance(statement, ast.Assert):
                _check_identity(node)
    if not any(isinstance(statement, ast.Assert) for statement in body):
        raise Unliftable("the test has no assert statement")


def _check_identity(node: ast.Compare) -> None:
    """Identity of two values is lost on the way out; only None, True, False and types can be told by `is`."""
    operands = [node.left, *node.comparators]
    for place, operation in enumerate(node.ops):
        pair = operands[place : place + 2]
        if isinstance(operation, ast.Is | ast.IsNot) and not any(map(_is_singleton, pair)):
            raise Unliftable("`is` between two values cannot be lifted; write ==")


def _is_singleton(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=None | True | False) | ast.Call(func=ast.Name(id="type")):
            return True
    return False


class _Lifter:
    """Walks the statements of one test in order."""

    def __init__(self, body: Sequence[ast.stmt], defined: frozenset[str]) -> None:
        self.body = body
        self.lifted = Lifted()
        self.pure_names = (_BUILTINS | {"math"}) - defined
        self.constants: dict[str, ast.expr] = {}
        self.helpers: set[str] = set()
        self._sort_names()

    def _sort_names(self) -> None:
        """Find imported names and names bound once, at the top, to a pure expression."""
        stores = Counter(
            node.id for node in _walk(self.body) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
        )
        for statement in self.body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                bound = {(alias.asname or alias.name).split(".")[0] for alias in statement.names}
                if isinstance(statement, ast.ImportFrom) and "*" in bound:
                    raise Unliftable("import * cannot be followed")
                self.pure_names |= bound
                self.lifted.imports.append(ast.unparse(statement))
        self.pure_names -= set(stores)
        for statement in self.body:
            if isinstance(statement, ast.FunctionDef) and self._is_pure(statement, {statement.name}):
                self.helpers.add(statement.name)
                self.pure_names |= {statement.name}
                self.lifted.imports.append(ast.unparse(statement))
        self._find_constants(stores)

    def _find_constants(self, stores: Counter[str]) -> None:
        """Names that stand for one pure expression throughout the test."""
        for statement in self.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if stores[name] == 1:
                    if self._is_pure(value):
                        self.constants[name] = _Inline(self.constants).visit(deepcopy(value))
        for statement in self.body:
            if not isinstance(statement, ast.Assert | ast.Assign) and not self._touches_program(statement):
                for name in _loads(statement) & set(self.constants):
                    del self.constants[name]  # changed by the test itself: only the cell knows its value

    def _touches_program(self, statement: ast.stmt) -> bool:
        return bool(_loads(statement) - self.pure_names - set(self.constants))

    def _is_pure(self, node: ast.AST, own: Set[str] = frozenset()) -> bool:
        bound = own | _bound_inside(node)
        if any(isinstance(child, ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom) for child in ast.walk(node)):
            return False
        return _loads(node) <= self.pure_names | set(self.constants) | bound

    def lift(self) -> Lifted:
        needed = self._needed_in_cell()
        for statement in self.body:
            if isinstance(statement, ast.Assert):
                self._lift_assert(statement.test)
            elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                continue
            elif not self._is_own(statement) or _names_of(statement) <= needed:
                self._set_up(statement)
        return self.lifted

    def _is_own(self, statement: ast.stmt) -> bool:
        """A constant or a helper function of the test: it can be computed without the program."""
        names = _names_of(statement)
        return bool(names) and names <= set(self.constants) | self.helpers

    def _needed_in_cell(self) -> set[str]:
        """Constants and helpers that the program gets as inputs, with those that they are built from."""
        needed: set[str] = set()
        for statement in self.body:
            if isinstance(statement, ast.Assert):
                splitter = self._splitter(statement.test)
                splitter.split(statement.test)
                for source in splitter.sources:
                    needed |= _loads(ast.parse(source))
            elif not self._is_own(statement):
                needed |= _loads(statement)
        for _ in self.body:
            for statement in self.body:
                if self._is_own(statement) and _names_of(statement) <= needed:
                    needed |= _loads(statement)
        return needed

    def _set_up(self, statement: ast.stmt) -> None:
        harmless = isinstance(statement, ast.Import | ast.ImportFrom) or self._is_own(statement)
        if not harmless and (reason := _decides(statement)):
            raise Unliftable(
                f"set-up that decides by itself ({reason}) cannot be lifted: {ast.unparse(statement)[:80]}"
            )
        self.lifted.steps.append(("exec", ast.unparse(statement)))

    def _splitter(self, test: ast.expr) -> "_Splitter":
        """Constants stand for their own value, unless nothing else of the assert comes from the cell."""
        program = _loads(test) - self.pure_names - _bound_inside(test)
        inlined = set(self.constants)
        if program and program <= inlined:
            shared = {name for name in program if self._is_input(name)}
            inlined -= shared
        return _Splitter(self.pure_names | inlined, len(self.lifted.sources))

    def _is_input(self, name: str) -> bool:
        """Whether some statement hands this constant to the program, which may change it in place."""
        for statement in self.body:
            if not self._is_own(statement) and name in _loads(statement) and self._touches_program(statement):
                return True
        return False

    def _lift_assert(self, test: ast.expr) -> None:
        splitter = self._splitter(test)
        decision = splitter.split(test)
        inlined = {name: node for name, node in self.constants.items() if name in splitter.pure_names}
        self.lifted.decisions.append(_Inline(inlined).visit(decision))
        self.lifted.steps += [("eval", source) for source in splitter.sources]
        self.lifted.sources += splitter.sources


class _Splitter:
    """Replaces the parts of one expression that need the program by places for their values."""

    def __init__(self, pure_names: Iterable[str], first_slot: int) -> None:
        self.pure_names = frozenset(pure_names)
        self.first_slot = first_slot
        self.sources: list[str] = []

    def split(self, node: ast.expr) -> ast.expr:
        """`node` with places; raises Unliftable if a part cannot be computed on its own."""
        if not self._needs_program(node):
            return node
        if isinstance(node, ast.Lambda | ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom):
            raise Unliftable(f"{type(node).__name__} around the code under test cannot be lifted")
        rewritten = _all_equal(node)
        if rewritten is not None:
            return self.split(rewritten)
        if self._in_cell(node):
            return self._slot(node)
        if isinstance(node, _COMPREHENSIONS):
            return self._split_comprehension(node)
        return self._split_children(node)

    def _slot(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.GeneratorExp):
            node = ast.ListComp(node.elt, node.generators)
        self.sources.append(ast.unparse(node))
        return ast.Name(f"{SLOT}{self.first_slot + len(self.sources) - 1}", ast.Load())

    def _needs_program(self, node: ast.AST) -> bool:
        names = _loads(node) - self.pure_names - _bound_inside(node)
        return any(not name.startswith(SLOT) for name in names)

    def _in_cell(self, node: ast.expr) -> bool:  # noqa: PLR0911
        """Whether `node` may be computed wholly inside: it starts from the program and decides nothing."""
        match node:
            case ast.Name(id=name):
                return name not in self.pure_names
            case ast.Attribute() | ast.Subscript():
                return self._is_primary(node)
            case ast.Call(func=ast.Name(id=name)) if name in self.pure_names:
                return name in _CONVERTING and self._converts(node, name)
            case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[inner]):
                return self._in_cell(inner)
            case ast.Call(func=ast.Lambda()):
                return not _decides(node) and not _computes(node)  # several calls on one object, in one expression
            case ast.Call(func=func):
                return self._is_primary(func)
        return isinstance(node, _COMPREHENSIONS) and not _decides(node) and not _computes(node)

    def _is_primary(self, node: ast.expr) -> bool:
        while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
            if isinstance(node, ast.Attribute) and node.attr in _PREDICATES:
                return False
            node = node.func if isinstance(node, ast.Call) else node.value
        return isinstance(node, ast.Name) and node.id not in self.pure_names

    def _converts(self, call: ast.Call, name: str) -> bool:
        """A conversion of one value that comes from the program; the other arguments are pure."""
        if not call.args or any(_decides(argument) for argument in (*call.args[1:], *call.keywords)):
            return False
        first, rest = call.args[0], [*call.args[1:], *(keyword.value for keyword in call.keywords)]
        if name in ("map", "zip", "filter"):
            return all(self._in_cell(part) or not self._needs_program(part) for part in call.args)
        if rest and name in ("max", "min"):
            return False
        return self._in_cell(first) and not any(map(self._needs_program, rest))

    def _split_comprehension(self, node: ast.expr) -> ast.expr:
        """Only the first iterable may need the program; it is the one part outside the inner scope."""
        copied = deepcopy(node)
        first: ast.comprehension = copied.generators[0]  # type: ignore[attr-defined]
        first.iter = self.split(first.iter)
        if self._needs_program(copied):
            raise Unliftable(f"a loop that compares results cannot be lifted: {ast.unparse(node)[:80]}")
        return copied

    def _split_children(self, node: ast.expr) -> ast.expr:
        bound = _bound_inside(node)
        copied = deepcopy(node)
        for name, value in ast.iter_fields(copied):
            if isinstance(value, ast.expr):
                setattr(copied, name, self.split(value))
            elif isinstance(value, list):
                setattr(copied, name, [self._split_item(item) for item in value])
        if _loads(copied) & bound - self.pure_names - _bound_inside(copied):
            raise Unliftable(f"cannot be lifted: {ast.unparse(node)[:80]}")
        return copied

    def _split_item(self, item: object) -> object:
        if isinstance(item, ast.expr):
            return self.split(item)
        if isinstance(item, ast.keyword):
            return ast.keyword(item.arg, self.split(item.value))
        return item


class _Inline(ast.NodeTransformer):
    """Puts pure expressions in the place of the names bound to them."""

    def __init__(self, constants: dict[str, ast.expr]) -> None:
        self.constants = constants

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if isinstance(node.ctx, ast.Load) and node.id in self.constants:
            return deepcopy(self.constants[node.id])
        return node


def _all_equal(node: ast.expr) -> ast.expr | None:
    """`all(a == b for x in xs)` as `[a for x in xs] == [b for x in xs]`, which can be compared outside."""
    match node:
        case ast.Call(
            func=ast.Name(id="all"),
            args=[
                (ast.GeneratorExp() | ast.ListComp()) as loop,
            ],
            keywords=[],
        ):
            match loop.elt:
                case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
                    sides = [ast.ListComp(deepcopy(side), deepcopy(loop.generators)) for side in (left, right)]
                    return ast.Compare(sides[0], [ast.Eq()], [sides[1]])
    return None


def _decides(node: ast.AST) -> str:
    """What in `node` turns values into a decision, or nothing. Such a thing must not run beside the program."""
    for child in ast.walk(node):
        if isinstance(child, ast.Compare | ast.BoolOp | ast.NamedExpr | ast.Match | ast.Assert | ast.Try | ast.With):
            return type(child).__name__.lower()
        if isinstance(child, ast.UnaryOp) and isinstance(child.op, ast.Not):
            return "not"
        if isinstance(child, ast.Name) and child.id in _DECIDING:
            return child.id
        if isinstance(child, ast.Attribute) and child.attr in _PREDICATES:
            return child.attr
    return ""


def _computes(node: ast.AST) -> bool:
    return any(isinstance(child, ast.BinOp) for child in ast.walk(node))


def _walk(nodes: Iterable[ast.AST]) -> Iterable[ast.AST]:
    for node in nodes:
        yield from ast.walk(node)


def _loads(node: ast.AST) -> set[str]:
    return {child.id for child in ast.walk(node) if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Load)}


def _bound_inside(node: ast.AST) -> set[str]:
    names: set[str] = set()
    for child in ast.walk(node):
        if isinstance(child, ast.arg):
            names.add(child.arg)
        elif isinstance(child, ast.Name) and not isinstance(child.ctx, ast.Load):
            names.add(child.id)
    return names


def _names_of(statement: ast.stmt) -> set[str]:
    """Names that an assignment or a function definition binds."""
    if isinstance(statement, ast.FunctionDef):
        return {statement.name}
    if not isinstance(statement, ast.Assign):
        return set()
    return {node.id for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)}
