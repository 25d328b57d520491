"""Take a test apart: what must run beside the code under test, and what is decided outside.

`assert f([1, 2]) == 3` becomes the cell expression `f([1, 2])` and the decision `VALUE == 3` (splitting.py). The
statements before it are followed in order (scope.py): one enters the cell only if an expression of the cell needs it,
and what is expected never does. Loops over literal tables are written out; expected exceptions are steps of their own
(expecting.py).

This is the fast path, and a careful one: what is not obviously separable is refused with Unliftable and runs in a
second cell. That is so for set-up that computes with results or decides, functions and classes of the test that call
the program, blocks, `is` between two values, imports from outside the standard library. All values of a test are
computed, so `or` does not protect its right-hand side. A value that was handed to the program is compared in its
original form, unless a comparison is about nothing else (`f(xs); assert xs == [1, 3]`): then it is asked of the cell.
"""

import ast
from collections.abc import Sequence
from functools import lru_cache

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python import expecting
from agentic_diffusion.sandbox.languages.python.deciding import LiftedTest
from agentic_diffusion.sandbox.languages.python.doctests import as_asserts
from agentic_diffusion.sandbox.languages.python.entering import Cell
from agentic_diffusion.sandbox.languages.python.folding import literal
from agentic_diffusion.sandbox.languages.python.forms import flattened
from agentic_diffusion.sandbox.languages.python.names import (
    APPROX,
    BUILTINS,
    RESERVED,
    STDLIB,
    bound,
    free,
    names_defined,
    rebuild,
    walk_all,
)
from agentic_diffusion.sandbox.languages.python.scope import Scope
from agentic_diffusion.sandbox.languages.python.set_up import SetUp, asserts, reason
from agentic_diffusion.sandbox.languages.python.splitting import Splitter

_OWN_MODULES = frozenset({"solution", "candidate", "main", "your_module", "program", "answer", "submission"})
_SUSPECT = (*RESERVED, ":=", "await", "yield")
_MAX_STATEMENTS = 2_000


def lift(test: str, code: str = "") -> LiftedTest:
    """Take one test apart; `code` tells which built-in names the program redefines. Raises Unliftable."""
    found = _lifted(test, names_defined(code) & BUILTINS)
    if isinstance(found, str):
        raise Unliftable(found)
    return found


@lru_cache(maxsize=4096)
def _lifted(test: str, redefined: frozenset[str]) -> LiftedTest | str:
    try:
        source, body = flattened(as_asserts(test))
        _check(source, body)
        return _Lifter(source, _programs_own(body, redefined)).lift(body)
    except SyntaxError as error:
        return f"the test is no Python: {error.msg} (line {error.lineno})"
    except (ValueError, InputError, RecursionError, MemoryError) as error:
        return str(error) or "the test is too deeply nested"


def _check(source: str, body: Sequence[ast.stmt]) -> None:
    """Names and expressions that would upset what follows; the text tells where there can be none."""
    if not any(word in source for word in _SUSPECT):
        return
    for node in walk_all(list(body)):
        if isinstance(node, ast.Name) and node.id.startswith(RESERVED):
            raise Unliftable(f"the name {node.id} is reserved")
        if isinstance(node, ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom):
            raise Unliftable(f"{type(node).__name__} cannot be lifted")


def _programs_own(body: Sequence[ast.stmt], redefined: frozenset[str]) -> frozenset[str]:
    """Built-in names that mean the program's functions: only where the test is about no other name of the program.

    `assert sum(1, 2) == 3` tests the program's `sum`; in `assert abs(f(1) - 3) < 0.1` a redefined `abs` is ignored.
    """
    if not redefined:
        return redefined
    read = frozenset[str]().union(*map(free, body))
    own = redefined & read
    binds = frozenset[str]().union(*map(bound, body))
    if read - BUILTINS - binds - {"math", "pytest"}:
        return frozenset()
    if len(own) > 1:
        raise Unliftable(f"which of {', '.join(sorted(own))} is tested, and which is to be Python's, is not clear")
    return own


class _Lifter:
    """Walks the statements of one test in order."""

    def __init__(self, source: str, redefined: frozenset[str]) -> None:
        self.scope = Scope(redefined)
        self.cell = Cell(self.scope, source)
        self.splitter = Splitter(self.scope, self.cell)
        self.decisions: list[ast.expr] = []
        self.caught: dict[str, ast.Name] = {}
        self.approx: set[str] = set()
        self.set_up = SetUp(self.scope, self.cell, self.splitter)
        self.left = _MAX_STATEMENTS

    def lift(self, body: Sequence[ast.stmt]) -> LiftedTest:
        scope = self.scope
        self._block(body)
        if not self.decisions:
            raise Unliftable("the test has no assert statement")
        self.cell.check()
        pure = tuple(scope.imports.values()) + tuple(map(ast.unparse, scope.set_up))
        return LiftedTest(tuple(self.cell.steps), tuple(self.cell.sources), tuple(self.decisions), pure)

    def _block(self, body: Sequence[ast.stmt]) -> None:
        for statement in body:
            self.left -= 1
            if self.left < 0:
                raise Unliftable(f"more than {_MAX_STATEMENTS} statements cannot be lifted")
            self._statement(statement)

    def _statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Assert(test=test):
                self.decisions.append(self.splitter.decision(self._prepared(test)))
            case ast.Expr(value=ast.Constant()) | ast.Pass():
                pass
            case ast.Import() | ast.ImportFrom():
                self._import(statement)
            case ast.Assign(targets=targets, value=value):
                self.set_up.assign(statement, targets, self._prepared(value))
            case ast.AnnAssign(target=ast.Name() as target, value=ast.expr() as value):
                self.set_up.assign(statement, [target], self._prepared(value))
            case ast.AugAssign(target=ast.Name(id=name) as target, op=operation, value=value):
                total = ast.BinOp(ast.Name(name, ast.Load()), operation, self._prepared(value))
                self.set_up.assign(statement, [target], total)
            case ast.Expr(value=value):
                self.set_up.expression(statement, value)
            case ast.For(target=target, iter=table, orelse=[]) if self.scope.touches(statement) or asserts(statement):
                self._loop(target, table, statement.body)
            case ast.With() | ast.Try() if (expected := expecting.expectation(statement)) is not None:
                self._expected(expected)
            case _ if not self.scope.touches(statement) and not asserts(statement):
                self.set_up.pure(statement)
            case _:
                raise Unliftable(reason(statement))

    def _prepared(self, node: ast.expr) -> ast.expr:
        """`node` with `pytest.approx` and the messages of caught exceptions in the words of decisions."""
        if self.caught:
            node = expecting.with_messages(node, self.caught)
            if names := free(node) & self.caught.keys():
                raise Unliftable(f"an exception as a value cannot be lifted ({', '.join(names)}); only its message can")
        if self.approx or "pytest" in free(node):
            node = _with_approx(node, frozenset(self.approx))
        return node

    def _import(self, statement: ast.Import | ast.ImportFrom) -> None:
        module = (statement.module or "") if isinstance(statement, ast.ImportFrom) else ""
        for alias in statement.names:
            root = (module or alias.name).split(".")[0]
            name = (alias.asname or alias.name).split(".")[0]
            if alias.name == "*" and root not in _OWN_MODULES:
                raise Unliftable("import * cannot be followed")
            if root == "pytest":
                if module and alias.name not in ("approx", "raises"):
                    raise Unliftable(f"{alias.name} of pytest cannot be lifted")
                if module and alias.name == "approx":
                    self.approx.add(name)
            elif module and root in _OWN_MODULES and alias.asname in (None, alias.name):
                pass  # a name of the program, which the cell knows
            elif root in STDLIB and getattr(statement, "level", 0) == 0:
                self.scope.forget(name)
                self.scope.imports[name] = ast.unparse(_single(statement, alias))
            else:
                raise Unliftable(f"an import of {root or 'a part of a package'} cannot be lifted")

    def _loop(self, target: ast.expr, table: ast.expr, body: Sequence[ast.stmt]) -> None:
        self.set_up.loops += 1
        for row in self.splitter.rows(target, self._prepared(table)):
            for name, value in row.items():
                self.scope.bind(name, literal(value))
            self._block(body)
        self.set_up.loops -= 1

    def _expected(self, expected: expecting.Expectation) -> None:
        """A step "raises" with the whole body, and the decision which exception that has to be."""
        scope = self.scope
        if any(map(asserts, expected.body)):
            raise Unliftable("an assert where an exception is expected cannot be lifted")
        kinds = scope.closed(expected.kinds, decided=True)
        pattern = expected.match and self._prepared(expected.match)
        if pattern is not None and scope.touches(pattern):
            raise Unliftable("a pattern for a message has to be written in the test")
        lines = [self._raising(statement) for statement in expected.body]
        source = "\n".join(lines)
        place = self.cell.ask("raises", source)
        closed = None if pattern is None else scope.closed(pattern, decided=True)
        self.decisions.append(expecting.decided(place, expecting.type_names(kinds), closed))
        outer = dict(self.caught)
        if expected.name:
            self.caught[expected.name] = place
        if expected.after:
            self._block(expected.after)
            self.caught = outer

    def _raising(self, statement: ast.stmt) -> str:
        """One statement of the body, as it may stand in the cell."""
        scope = self.scope
        match statement:
            case ast.Pass():
                return "pass"
            case ast.Expr(value=value):
                return ast.unparse(self.cell.enter(value))
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                entered = self.cell.enter(value)
                scope.forget(name)
                scope.inside.add(name)
                return f"{name} = {ast.unparse(entered)}"
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript() as target], value=value) if scope.touches(
                target
            ):
                return f"{ast.unparse(self.cell.enter(target))} = {ast.unparse(self.cell.enter(value, whole=True))}"
        raise Unliftable(reason(statement))


def _with_approx(node: ast.expr, names: frozenset[str]) -> ast.expr:
    """`node` with the decision's own function in the place of `pytest.approx`."""
    node = rebuild(node, lambda part: _with_approx(part, names))  # type: ignore[assignment]
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in names:
            return ast.Call(ast.Name(APPROX, ast.Load()), node.args, node.keywords)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="pytest"), attr="approx")):
            return ast.Call(ast.Name(APPROX, ast.Load()), node.args, node.keywords)
    return node


def _single(statement: ast.Import | ast.ImportFrom, alias: ast.alias) -> ast.stmt:
    if isinstance(statement, ast.ImportFrom):
        return ast.ImportFrom(statement.module, [alias], 0)
    return ast.Import([alias])
