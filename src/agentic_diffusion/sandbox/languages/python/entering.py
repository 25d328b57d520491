"""What enters the cell, and in what form.

A pure value enters the cell folded to a literal, or by its name where it is the whole argument of a call; where that
cannot be done, the names it was computed from are `carried`. A test in which a carried name takes part in a decision as
well is refused: nothing that is expected may lie beside the code under test.
"""

import ast
from collections.abc import Iterable
from typing import Literal

from agentic_diffusion.sandbox.languages.contract import Step, Unliftable
from agentic_diffusion.sandbox.languages.python.folding import Folder, is_fixed, literal
from agentic_diffusion.sandbox.languages.python.functions import NotHere
from agentic_diffusion.sandbox.languages.python.names import bound, free, has_place, name_of, rebuild
from agentic_diffusion.sandbox.languages.python.scope import Pure, Scope, parts_of


class Cell:
    """The steps of one test, whose text is `source`."""

    def __init__(self, scope: Scope, source: str) -> None:
        self.scope = scope
        self.steps: list[Step] = []
        self.sources: list[str] = []
        self.carried: set[str] = set()
        self.lines = source.split("\n") if source.isascii() and "\r" not in source else []

    def run(self, source: str) -> None:
        """Add a statement."""
        self.steps.append(("exec", source))

    def enter(self, node: ast.expr, *, whole: bool = False) -> ast.expr:
        """`node` as it may stand in the cell; `whole`: as one argument of a call. Raises Unliftable."""
        names = self.scope.valued(node)
        self._require(free(node) - names)
        if not names:
            return node
        if isinstance(node, ast.Name):
            return self._enter_name(node, whole)
        if isinstance(node, ast.Starred):
            return ast.Starred(self.enter(node.value), node.ctx)
        if self.scope.touches(node) or self.scope.changeable(node) or isinstance(node, ast.Lambda):
            if isinstance(node, ast.Call):
                return self._enter_call(node)
            if isinstance(node, ast.Lambda):
                self.carried |= names | self.scope.origins(names)
            if names & bound(node):
                raise Unliftable(f"a name is used for two things: {ast.unparse(node)[:80]}")
            return rebuild(node, self.enter)  # type: ignore[return-value]
        return self._enter_computed(node, names)

    def _enter_call(self, node: ast.Call) -> ast.expr:
        """A call of the program may have whole values for arguments; to a function of the test they are parts."""
        whole = self.scope.touches(node.func) or (isinstance(node.func, ast.Name) and node.func.id == "map")
        args = [self.enter(part, whole=whole) for part in node.args]
        keywords = [ast.keyword(given.arg, self.enter(given.value, whole=whole)) for given in node.keywords]
        return ast.Call(self.enter(node.func), args, keywords)

    def _enter_computed(self, node: ast.expr, names: frozenset[str]) -> ast.expr:
        """An expression over pure values alone: its value, or all it is made of."""
        closed = self.scope.closed(node, decided=False)
        try:
            value = Folder(compares=False).fold(closed)
            if not is_fixed(value):
                self.scope.parted |= names & set(parts_of(node))
            return literal(value)
        except NotHere:
            pass
        except Exception as error:
            raise Unliftable(f"an argument cannot be computed: {error}") from None
        self.carried |= names | self.scope.origins(names)
        for name in names:
            self._emit(name)
        return node

    def _enter_name(self, node: ast.Name, whole: bool) -> ast.expr:
        name = node.id
        if self.scope.was_handed(name):
            return node
        if not whole:
            self.carried |= {name} | self.scope.origins({name})
        pure = self.scope.values.get(name)
        if pure is not None and pure.folded and (pure.fixed or pure.inline or not whole):
            return literal(pure.value)
        self._emit(name)
        return node

    def _emit(self, name: str) -> None:
        """Bind `name` in the cell, with what its value is made of."""
        pure = self.scope.values.get(name)
        known: object = pure if pure is not None else True
        if self.scope.entered.get(name) is known:
            return
        self.scope.entered[name] = known
        if name in self.scope.built:
            self._emit_built(name)
            return
        if pure is None:
            helper = self.scope.helpers[name]
            self.carried |= self.scope.valued(helper) - {name}
            self._require(free(helper))
            for inner in self.scope.valued(helper) - {name}:
                self._emit(inner)
            self.run(ast.unparse(helper))
            return
        if has_place(pure.expression):
            raise Unliftable(f"{name} was computed from a result, outside, and cannot go back to the code under test")
        self._check_aliases(name, pure)
        self.run(f"{name} = {ast.unparse(self._written(name, pure))}")

    def _written(self, name: str, pure: Pure) -> ast.expr:
        if pure.folded:
            return literal(pure.value) if pure.made_of or free(pure.expression) else pure.expression
        self.carried |= pure.made_of - {name}
        names = self.scope.valued(pure.expression)
        self._require(free(pure.expression) - names)
        for helper in names:
            self._emit(helper)
        return _Written().visit(pure.expression)  # type: ignore[no-any-return]

    def _check_aliases(self, name: str, pure: Pure) -> None:
        """Two names for one object are two objects in the cell; that must not matter."""
        if (name in self.scope.shared or name in self.scope.parted) and not pure.fixed:
            raise Unliftable(f"{name} may share parts with another name of the test")
        others = [self.scope.values[other] for other in pure.made_of if other in self.scope.values and other != name]
        if not pure.fixed and any(not other.fixed and not _is_flat(other) for other in others):
            raise Unliftable(f"{name} may share parts with another name of the test")

    def _emit_built(self, name: str) -> None:
        """Everything that the test does to build `name` enters, and with it all it is built from."""
        needed = {name}
        for _ in self.scope.set_up:
            for statement in self.scope.set_up:
                if (bound(statement) | free(statement)) & needed:
                    needed |= {inner for inner in free(statement) if self.scope.is_value(inner)}
        self.carried |= needed
        for statement in self.scope.set_up:
            if (bound(statement) | free(statement)) & needed:
                self._require(free(statement))
                self.run(ast.unparse(statement))
        self.scope.entered |= dict.fromkeys(needed & self.scope.built, True)

    def _require(self, names: Iterable[str]) -> None:
        for name in names:
            if name in self.scope.imports and name not in self.scope.entered and name not in self.scope.inside:
                self.scope.entered[name] = True
                self.run(self.scope.imports[name])

    def slot(self, node: ast.expr, entered: ast.expr) -> ast.expr:
        """Ask the cell for the value of `entered`, which was written as `node`."""
        source = self.segment(node) if entered is node else ast.unparse(entered)
        return self.ask("eval", source)

    def ask(self, kind: Literal["eval", "raises"], source: str) -> ast.Name:
        """Add a step whose value comes back; the place of that value."""
        self.steps.append((kind, source))
        self.sources.append(source)
        return name_of(len(self.sources) - 1)

    def segment(self, node: ast.expr) -> str:
        """The text of `node` as it was written, where that is on one line."""
        if self.lines and getattr(node, "end_lineno", 0) == getattr(node, "lineno", -1):
            return self.lines[node.lineno - 1][node.col_offset : node.end_col_offset]
        return ast.unparse(node)

    def check(self) -> None:
        """Raises Unliftable if a value that is compared lies beside the code under test."""
        if leaked := sorted(self.carried & self.scope.decided):
            raise Unliftable(f"what the test compares with would lie beside the code under test: {', '.join(leaked)}")


def _is_flat(pure: Pure) -> bool:
    """A container of values that cannot change: a copy of it shares nothing."""
    value = pure.value
    if isinstance(value, dict):
        return all(map(is_fixed, value.values()))
    return isinstance(value, list | set) and all(map(is_fixed, value))


class _Written(ast.NodeTransformer):
    """Values that were put in the place of names, as literals."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return node if node.value is Ellipsis else literal(node.value)
