"""Set-up of a test: the statements before its asserts.

A statement over pure values is followed, or kept for the questions; one that needs the program runs in the cell, if it
is an assignment or a call of plain form (`s = S(3)`, `s.push(1)`, `root.left = Node(2)`). Refused: set-up that decides,
and set-up that would change in the cell what the test compares with.
"""

import ast
from collections.abc import Sequence

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.entering import Cell
from agentic_diffusion.sandbox.languages.python.folding import literal
from agentic_diffusion.sandbox.languages.python.functions import NotHere
from agentic_diffusion.sandbox.languages.python.names import RESERVED, bound
from agentic_diffusion.sandbox.languages.python.scope import Scope
from agentic_diffusion.sandbox.languages.python.splitting import Splitter, is_decision

_EFFECTS = frozenset({"seed", "setrecursionlimit", "setlocale"})
"""Functions of libraries that a test calls for the state they leave behind."""


class SetUp:
    """Follows assignments, calls and definitions; `loops` counts the loops around them that are written out."""

    def __init__(self, scope: Scope, cell: Cell, splitter: Splitter) -> None:
        self.scope = scope
        self.cell = cell
        self.splitter = splitter
        self.loops = 0

    def assign(self, statement: ast.stmt, targets: list[ast.expr], value: ast.expr) -> None:
        """`statement` binds `targets` to `value`."""
        scope = self.scope
        if scope.touches(value):
            self._assign_inside(statement, targets, value)
        elif changed := scope.changeable(value):
            raise Unliftable(f"{', '.join(sorted(changed))} may have been changed by the code under test")
        elif not all(isinstance(target, ast.Name) for target in targets):
            self._unpack(statement, targets, value)
        else:
            for target in targets:
                assert isinstance(target, ast.Name)
                scope.bind(target.id, value)
            if len(targets) > 1:
                scope.shared |= {target.id for target in targets if isinstance(target, ast.Name)}

    def _unpack(self, statement: ast.stmt, targets: list[ast.expr], value: ast.expr) -> None:
        """`a, b = 1, [2]`; any other target changes something in place."""
        match targets:
            case [ast.Tuple()]:
                try:
                    rows = self.splitter.rows(targets[0], ast.List([value], ast.Load()))
                except Unliftable:
                    raise Unliftable(f"cannot be taken apart: {ast.unparse(statement)[:80]}") from None
                for name, item in rows[0].items():
                    self.scope.bind(name, literal(item), self.scope.valued(value))
            case [target] if self.scope.touches(target):
                self._store(target, value)
            case _:
                self.pure(statement)

    def _store(self, target: ast.expr, value: ast.expr) -> None:
        """`root.left = Node(2)`: a part of an object of the program."""
        source = ast.unparse(self.cell.enter(value, whole=True))
        self.cell.run(f"{ast.unparse(self.cell.enter(target))} = {source}")

    def _assign_inside(self, statement: ast.stmt, targets: list[ast.expr], value: ast.expr) -> None:
        """`s = S()` in the cell; `total = f(1) + f(2)` outside, over the values that come back."""
        match targets:
            case [ast.Name(id=name)]:
                self._check_plain(statement, value)
                if self.splitter.keeps(value):
                    self._run(value, [name])
                else:
                    self.splitter.begin(value)
                    self.scope.bind(name, self.splitter.split(value))
            case [ast.Tuple(elts=parts)] if all(isinstance(part, ast.Name) for part in parts):
                self._check_plain(statement, value)
                if not self.splitter.keeps(value):
                    raise Unliftable(reason(statement))
                self._run(value, [part.id for part in parts if isinstance(part, ast.Name)])
            case [ast.Attribute() | ast.Subscript() as target] if self.scope.touches(target):
                self._check_plain(statement, value)
                if not self.splitter.keeps(value):
                    raise Unliftable(reason(statement))
                self._store(target, value)
            case _:
                raise Unliftable(reason(statement))

    def _check_plain(self, statement: ast.stmt, value: ast.expr) -> None:
        if decides := next(filter(None, map(is_decision, ast.walk(value))), ""):
            raise Unliftable(f"set-up that decides by itself ({decides}) cannot be lifted: {_short(statement)}")

    def _run(self, value: ast.expr, names: Sequence[str]) -> None:
        """A statement of the cell: `names` are bound to the value of `value` there."""
        entered = self.cell.enter(value)
        for name in names:
            self.scope.forget(name)
            self.scope.entered.pop(name, None)
            self.scope.inside.add(name)
        target = ", ".join(names)
        source = self.cell.segment(value) if entered is value else ast.unparse(entered)
        self.cell.run(f"{target} = {source}" if target else source)

    def expression(self, statement: ast.Expr, value: ast.expr) -> None:
        """A call for its effect: on the program, on a value of the test, or on a library."""
        scope = self.scope
        if scope.touches(value) or scope.changeable(value):
            self._check_plain(statement, value)
            if not self.splitter.keeps(value) and not self._collects(value):
                raise Unliftable(reason(statement))
            self._run(value, [])
            return
        match value:
            case ast.Call(func=ast.Name(id="print")):
                return
            case ast.Call(func=ast.Attribute(attr=attr), args=args, keywords=[]) if (
                attr in _EFFECTS and not scope.valued(value) and all(isinstance(part, ast.Constant) for part in args)
            ):
                self.cell.run(ast.unparse(self.cell.enter(value)))
                scope.set_up.append(statement)
                return
        self.pure(statement)

    def _collects(self, value: ast.expr) -> bool:
        """`seen.append(f(1))` on a list that starts empty; from then on the list is the cell's."""
        match value:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=name), attr="append" | "add"), args=[given], keywords=[]
            ):
                pure = self.scope.values.get(name)
                if self.splitter.keeps(given) and pure is not None and pure.folded and pure.value in ([], set()):
                    self.cell.run(f"{name} = {ast.unparse(pure.expression)}")
                    self.scope.forget(name)
                    self.scope.inside.add(name)
                    return True
        return False

    def pure(self, statement: ast.stmt) -> None:
        """A statement that only the test is concerned with: a helper function, a table that is built up."""
        scope = self.scope
        if isinstance(statement, ast.ClassDef | ast.AsyncFunctionDef) or self.loops:
            raise Unliftable(reason(statement))
        for name in scope.valued(statement):
            self._write_out(name)
        if isinstance(statement, ast.FunctionDef):
            scope.forget(statement.name)
            scope.helpers[statement.name] = statement
        else:
            changed = scope.valued(statement) | {name for name in bound(statement) if name not in scope.helpers}
            if any(name in scope.entered and scope.was_handed(name) for name in changed):
                raise Unliftable(f"what the code under test was given is changed later: {_short(statement)}")
            for name in changed - scope.helpers.keys():
                scope.forget(name)
                scope.built.add(name)
                scope.entered.pop(name, None)
        scope.set_up.append(statement)

    def _write_out(self, name: str) -> None:
        """Statements of the set-up need their names bound by statements."""
        pure = self.scope.values.get(name)
        if pure is None:
            return
        if any(isinstance(node, ast.Name) and node.id.startswith(RESERVED) for node in ast.walk(pure.expression)):
            raise Unliftable(f"{name} comes from the code under test")
        try:
            value = literal(pure.value) if pure.folded else pure.expression
        except NotHere:
            value = pure.expression
        self.scope.frozen.add(name)
        self.scope.set_up.append(ast.parse(f"{name} = {ast.unparse(value)}").body[0])


def asserts(statement: ast.AST) -> bool:
    """Whether an assert stands anywhere within."""
    return any(isinstance(node, ast.Assert) for node in ast.walk(statement))


def _short(statement: ast.stmt) -> str:
    return ast.unparse(statement)[:80]


def reason(statement: ast.stmt) -> str:
    """Why `statement` cannot be lifted."""
    if asserts(statement):
        return f"an assert inside a block cannot be lifted; write one assert per case: {_short(statement)}"
    decides = next(filter(None, map(is_decision, ast.walk(statement))), "")
    if decides or isinstance(statement, ast.Try | ast.If | ast.With | ast.While):
        return f"set-up that decides by itself ({decides or 'a block'}) cannot be lifted: {_short(statement)}"
    return f"set-up that computes beside the code under test cannot be lifted: {_short(statement)}"
