"""What a test knows while it is taken apart.

The statements of a test are followed in order. A name is one of the program's, unless the test binds it: to a pure
value (followed here), or in the cell. What of the pure values enters the cell is the matter of entering.py.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.folding import Folder, is_fixed, literal
from agentic_diffusion.sandbox.languages.python.functions import NotHere
from agentic_diffusion.sandbox.languages.python.names import BUILTINS, RESERVED, bound, free, has_place, rebuild

_LIBRARIES = frozenset({"math", "pytest"})
_UNKNOWN = object()


@dataclass(slots=True, eq=False)
class Pure:
    """A value of the test: `expression` mentions no names of pure values any more, `made_of` are those it had."""

    expression: ast.expr
    made_of: frozenset[str] = frozenset()
    inline: bool = False
    """A name of a comprehension: it is gone afterwards, so nothing can ask for it in the cell."""
    value: object = _UNKNOWN

    @property
    def folded(self) -> bool:
        """Whether the value is known here."""
        return self.value is not _UNKNOWN

    @property
    def fixed(self) -> bool:
        """Whether the program cannot change it in place."""
        return self.folded and is_fixed(self.value)


@dataclass(slots=True)
class Scope:
    """The names of one test; `redefined` are the built-in names that the code under test binds anew."""

    redefined: frozenset[str] = frozenset()
    values: dict[str, Pure] = field(default_factory=dict)
    built: set[str] = field(default_factory=set)
    """Pure names whose value is known to the statements of `set_up` alone, since the test changes it in place."""
    imports: dict[str, str] = field(default_factory=dict)
    helpers: dict[str, ast.stmt] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    """Names that are bound in the cell."""
    entered: dict[str, object] = field(default_factory=dict)
    """Pure names that the cell knows, with the value of that time."""
    frozen: set[str] = field(default_factory=set)
    """Pure names that statements of `set_up` read: they keep their values."""
    shared: set[str] = field(default_factory=set)
    """Pure names that may stand for parts of one another."""
    parted: set[str] = field(default_factory=set)
    """Pure names of which the program got a part, as a copy: it might have changed the part in place."""
    decided: set[str] = field(default_factory=set)
    """Pure names that take part in a decision, with those that they are made of."""
    set_up: list[ast.stmt] = field(default_factory=list)

    def is_pure(self, name: str) -> bool:
        """Whether `name` stands for something that the program has no part in."""
        if name in self.inside:
            return False
        if name in self.values or name in self.built or name in self.imports or name in self.helpers:
            return True
        return (name in BUILTINS or name in _LIBRARIES) and name not in self.redefined

    def touches(self, node: ast.AST) -> bool:
        """Whether `node` needs the program, or a name that is bound in the cell."""
        return any(not self.is_pure(name) and not name.startswith(RESERVED) for name in free(node))

    def valued(self, node: ast.AST) -> frozenset[str]:
        """The names of pure values in `node`."""
        return frozenset(name for name in free(node) if name not in self.inside and self.is_value(name))

    def is_value(self, name: str) -> bool:
        """Whether `name` is a value or a function of the test."""
        return name in self.values or name in self.built or name in self.helpers

    def changeable(self, node: ast.AST) -> frozenset[str]:
        """Names in `node` whose value the program has in its hands and may have changed."""
        return frozenset(name for name in self.valued(node) if self.was_handed(name))

    def check_whole(self, node: ast.AST) -> None:
        """Raises Unliftable if `node` is about a value of which the program may have changed a part."""
        if names := self.valued(node) & self.parted:
            raise Unliftable(f"a part of {', '.join(sorted(names))} may have been changed by the code under test")

    def was_handed(self, name: str) -> bool:
        """Whether the cell knows the present value of `name`, and the program may have changed it."""
        if name in self.values:
            pure = self.values[name]
            return self.entered.get(name) is pure and not pure.fixed and not isinstance(pure.expression, ast.Lambda)
        return name in self.built and name in self.entered

    def bind(self, name: str, value: ast.expr, made_of: Iterable[str] = ()) -> None:
        """The test binds `name` to a pure expression."""
        if name in self.frozen:
            raise Unliftable(f"{name} is bound anew after other set-up has used it")
        names = self.valued(value)
        closed = self.closed(value, decided=False)
        pure = Pure(closed, frozenset({*made_of, *names, *self.origins(names)}))
        try:
            if not has_place(closed):
                pure.value = Folder(compares=False).fold(closed)
                literal(pure.value)
        except NotHere:
            pure.value = _UNKNOWN
        except Exception as error:
            raise Unliftable(f"{name} cannot be computed: {error}") from None
        self.forget(name)
        self.values[name] = pure
        if others := {other for other in parts_of(value) if other in self.values and not self.values[other].fixed}:
            self.shared |= {name, *others}

    def forget(self, name: str) -> None:
        """`name` is about to be bound anew."""
        self.values.pop(name, None)
        self.built.discard(name)
        self.inside.discard(name)
        self.helpers.pop(name, None)
        self.parted.discard(name)

    def origins(self, names: Iterable[str]) -> frozenset[str]:
        """The names of pure values that the values of `names` were computed from."""
        found: set[str] = set()
        for name in names:
            if name in self.values:
                found |= self.values[name].made_of
            elif name in self.helpers:
                found |= self.valued(self.helpers[name]) - {name}
        return frozenset(found)

    def closed(self, node: ast.expr, *, decided: bool) -> ast.expr:
        """`node` with pure values in the place of their names; `decided` says that a decision needs it."""
        names = self.valued(node)
        if not names:
            return node
        if decided:
            self.decided |= names | self.origins(names)
        return _inlined(node, {name: self._stand_in(self.values[name]) for name in names if name in self.values})

    def _stand_in(self, pure: Pure) -> ast.expr:
        return ast.Constant(pure.value) if pure.folded else pure.expression  # type: ignore[arg-type]


def _inlined(node: ast.expr, values: Mapping[str, ast.expr]) -> ast.expr:
    if isinstance(node, ast.Name):
        return values.get(node.id, node) if isinstance(node.ctx, ast.Load) else node
    if not (free(node) & values.keys()):
        return node
    if bound(node) & values.keys():
        raise Unliftable(f"a name is used for two things: {ast.unparse(node)[:80]}")
    return rebuild(node, lambda part: _inlined(part, values))  # type: ignore[return-value]


def parts_of(node: ast.expr) -> Iterator[str]:
    """Names whose very value may be part of the value of `node`: not through a call."""
    if isinstance(node, ast.Name):
        yield node.id
    elif not isinstance(node, ast.Call | ast.Compare | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from parts_of(child)
