"""Split one expression: what the cell has to compute, and the decision that is left.

`f([1, 2]) == 3` becomes the cell expression `f([1, 2])` and the decision `VALUE == 3`. Every largest expression that
starts from a name of the program goes into the cell; comparisons, arithmetic, `len`, `sorted`, `isinstance` stay.

The built-in functions beside the code under test are in its hands. So only conversions that any program could stand in
for by its result (`list`, `str`, `next`, ...) are made in the cell, and only where nothing else of the comparison comes
from there; `sorted(f(x))` is sorted outside. Loops over calls run in the cell where their values are compared with `==`
to something else; other loops are written out, or refused.
"""

import ast
from collections.abc import Iterator, Sequence

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.entering import Cell
from agentic_diffusion.sandbox.languages.python.folding import Folder, is_fixed, literal, unpack
from agentic_diffusion.sandbox.languages.python.functions import NotHere
from agentic_diffusion.sandbox.languages.python.names import bound, free, rebuild
from agentic_diffusion.sandbox.languages.python.scope import Pure, Scope

MAX_ROWS = 200
_DECIDING = frozenset({"isinstance", "issubclass", "all", "any", "bool", "callable", "hasattr"})
_CONVERTING = frozenset({"list", "tuple", "dict", "str", "repr", "iter", "next", "enumerate"})
_GATHERING = frozenset({"sum", "sorted", "set", "frozenset", "min", "max", "list", "tuple"})
_PREDICATES = frozenset(
    name
    for kind in (str, bytes, set, dict, list, float, int)
    for name in dir(kind)
    if name.startswith(("is", "__")) or name in ("startswith", "endswith")
)
_VIEWS = frozenset({"items", "keys", "values"})
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SINGLETONS = (None, True, False)


class Splitter:
    """Takes the expressions of one test apart, in order; what enters the cell is kept in `cell`."""

    def __init__(self, scope: Scope, cell: Cell) -> None:
        self.scope = scope
        self.cell = cell
        self.converting = False
        self.looping = False

    def decision(self, node: ast.expr) -> ast.expr:
        """`node`, which is asserted, with places for values of the program. Raises Unliftable."""
        if isinstance(node, ast.BoolOp):
            return ast.BoolOp(node.op, [self.decision(part) for part in node.values])
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return ast.UnaryOp(node.op, self.decision(node.operand))
        if (parts := self._every(node)) is not None:
            return parts
        return self.comparison(node)

    def comparison(self, node: ast.expr) -> ast.expr:
        """One comparison, or another expression that is no `and`, `or`, `not`."""
        scope = self.scope
        if not scope.touches(node):
            scope.check_whole(node)
        if not scope.touches(node) and (changed := scope.changeable(node)):
            with_cell = scope.inside
            scope.inside = with_cell | changed  # nothing else of the program is compared: it is about these
            try:
                return self._leaf(node)
            finally:
                scope.inside = with_cell
        return self._leaf(node)

    def _leaf(self, node: ast.expr) -> ast.expr:
        self.begin(node)
        return self.split(node)

    def begin(self, node: ast.expr) -> None:
        """See what may be converted in the cell, before `node` is split."""
        self.converting = self._roots(node) == 1
        self.looping = self.converting and isinstance(node, ast.Compare) and _is_equality(node)

    def keeps(self, node: ast.expr) -> bool:
        """Whether a set-up statement may compute `node` in the cell and leave the value there."""
        self.converting, self.looping = self._roots(node) == 1, False
        if not self._in_cell(node):
            return False
        self._check_inputs(node)
        return True

    def _roots(self, node: ast.AST) -> int:
        """How many separate parts of `node` come from the program."""
        if not self.scope.touches(node):
            return 0
        if isinstance(node, ast.expr) and (self._is_primary(node) or isinstance(node, _COMPREHENSIONS)):
            return 1
        return sum(self._roots(child) for child in ast.iter_child_nodes(node))

    def split(self, node: ast.expr) -> ast.expr:
        """`node` with places; raises Unliftable if a part cannot be computed on its own."""
        if not self.scope.touches(node):
            return self.scope.closed(node, decided=True)
        if isinstance(node, ast.Lambda):
            raise Unliftable(f"{type(node).__name__} around the code under test cannot be lifted")
        if isinstance(node, ast.Compare):
            _check_identity(node)
        if self._in_cell(node):
            return self.slot(node)
        if isinstance(node, _COMPREHENSIONS):
            return self._split_comprehension(node)
        if isinstance(node, ast.Call) and (gathered := self._gathered(node)) is not None:
            return gathered
        if not isinstance(node, ast.Compare):
            self.looping = False  # `all(...) == True` would hold for a loop of no rounds
        return rebuild(node, self.split)  # type: ignore[return-value]

    def slot(self, node: ast.expr) -> ast.expr:
        """A place for the value of `node`, which the cell computes."""
        if self.scope.touches(node):
            self._check_inputs(node)
        inner = ast.ListComp(node.elt, node.generators) if isinstance(node, ast.GeneratorExp) else node
        return self.cell.slot(inner, self.cell.enter(inner))

    def _check_inputs(self, node: ast.AST) -> None:
        """What is decided about a value of the program must not be decided beside it, as an argument of a call."""
        if is_decision(node):
            raise Unliftable(f"a decision inside of a call cannot be lifted: {ast.unparse(node)[:80]}")
        for child in ast.iter_child_nodes(node):
            if self.scope.touches(child):
                self._check_inputs(child)

    def _in_cell(self, node: ast.expr) -> bool:  # noqa: PLR0911
        """Whether `node` may be computed wholly inside: it starts from the program and decides nothing."""
        if isinstance(node, _COMPREHENSIONS):
            return self.looping and self._may_loop(node)
        if self._is_primary(node):
            return True
        if not isinstance(node, ast.Call) or not self.converting or node.keywords:
            return False
        match node:
            case ast.Call(func=ast.Name(id=name), args=[inner]) if name in _CONVERTING and self.scope.is_pure(name):
                return self._in_cell(inner) or self._is_map(inner)
            case ast.Call(func=ast.Name(id="next"), args=[inner, ast.Constant(value=None)]):
                return self.scope.is_pure("next") and self._in_cell(inner)
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()), attr="join"), args=[inner]):
                return self._in_cell(inner)
        return False

    def _is_map(self, node: ast.expr) -> bool:
        """`map(f, [1, 2])` with a function of the program."""
        match node:
            case ast.Call(func=ast.Name(id="map"), args=[function, *rest], keywords=[]) if self.scope.is_pure("map"):
                return self.looping and self._is_primary(function) and not any(map(self.scope.touches, rest))
        return False

    def _is_primary(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Lambda):
            return self._is_script(node.func)
        while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
            if isinstance(node, ast.Attribute) and node.attr in _PREDICATES:
                return False
            node = node.func if isinstance(node, ast.Call) else node.value
        return isinstance(node, ast.Name) and not self.scope.is_pure(node.id)

    def _is_script(self, function: ast.Lambda) -> bool:
        """Several calls on one object, in one expression: `(lambda s: (s.push(1), s.pop())[1])(S())`."""
        own = {argument.arg for argument in function.args.args}
        match function.body:
            case ast.Subscript(value=ast.Tuple(elts=parts), slice=ast.Constant() | ast.UnaryOp()):
                steps = parts
            case body:
                steps = [body]
        return bool(own) and all(_starts_from(step, own) for step in steps)

    def _may_loop(self, node: ast.expr) -> bool:
        """The loop's names are handed to the program as they are, and its rows hold nothing else."""
        if not isinstance(node, ast.ListComp | ast.GeneratorExp) or len(node.generators) != 1:
            return False
        loop = node.generators[0]
        if loop.ifs or loop.is_async or not isinstance(loop.target, ast.Name):
            return False
        if self.scope.touches(loop.iter):
            return isinstance(node.elt, ast.Attribute | ast.Call) and _starts_from(node.elt, {loop.target.id})
        if self.scope.valued(loop.iter):
            return False
        return self._is_primary(node.elt) and _hands_over(node.elt, loop.target.id)

    def _gathered(self, node: ast.Call) -> ast.expr | None:
        """`sorted(f(x).items())`, which is sorted outside, from a list; `sum(f(i) for i in range(3))` likewise."""
        match node:
            case ast.Call(func=ast.Name(id=name), args=[inner], keywords=keywords) if (
                name in _GATHERING and self.scope.is_pure(name) and not any(map(self.scope.touches, keywords))
            ):
                pass
            case _:
                return None
        match inner:
            case ast.Call(func=ast.Attribute(attr=attr), args=[]) if attr in _VIEWS and self._is_primary(inner):
                listed = ast.Call(ast.Name("list", ast.Load()), [inner], [])
                place: ast.expr = self.slot(listed)
            case ast.GeneratorExp():
                place = self.split(ast.ListComp(inner.elt, inner.generators))
            case _:
                return None
        own = [ast.keyword(given.arg, self.scope.closed(given.value, decided=True)) for given in keywords]
        return ast.Call(node.func, [place], own)

    def _split_comprehension(self, node: ast.expr) -> ast.expr:
        """Written out over literal rows; over a value of the program, decided outside."""
        assert isinstance(node, _COMPREHENSIONS)
        first = node.generators[0]
        if self.scope.touches(first.iter):
            copied = rebuild(node, lambda part: part)
            loop = ast.comprehension(first.target, self.split(first.iter), first.ifs, first.is_async)
            fields = dict(ast.iter_fields(copied)) | {"generators": [loop, *node.generators[1:]]}
            outside = type(node)(**fields)
            if self.scope.touches(outside):
                raise Unliftable(f"a loop that compares results cannot be lifted: {ast.unparse(node)[:80]}")
            return self.scope.closed(outside, decided=True)
        if isinstance(node, ast.DictComp):
            rows = [(self.split(node.key), self.split(node.value)) for _ in self._rows(node)]
            return ast.Dict([key for key, _ in rows], [value for _, value in rows])
        parts = [self.split(node.elt) for _ in self._rows(node)]
        return ast.Set(parts) if isinstance(node, ast.SetComp) and parts else ast.List(parts, ast.Load())

    def _rows(self, node: ast.expr) -> Iterator[None]:
        """Once for each row of a literal table, with the names of the loop bound."""
        assert isinstance(node, _COMPREHENSIONS)
        if any(is_decision(part) and self.scope.touches(part) for part in ast.walk(node) if isinstance(part, ast.expr)):
            raise Unliftable(f"a loop that compares results cannot be lifted: {ast.unparse(node)[:80]}")
        yield from self._unrolled(node.generators)

    def _unrolled(self, generators: Sequence[ast.comprehension]) -> Iterator[None]:
        loop = generators[0]
        if loop.ifs or loop.is_async:
            raise Unliftable("a loop with a condition cannot be lifted")
        for row in self.rows(loop.target, loop.iter):
            outer = {name: self.scope.values.get(name) for name in row}
            self.scope.values |= {name: Pure(literal(value), inline=True, value=value) for name, value in row.items()}
            yield from self._unrolled(generators[1:]) if generators[1:] else (None,)
            for name, pure in outer.items():
                self.scope.values.pop(name)
                if pure is not None:
                    self.scope.values[name] = pure

    def rows(self, target: ast.expr, table: ast.expr) -> list[dict[str, object]]:
        """The names bound by each round of a loop over a literal table; raises Unliftable for any other loop."""
        if self.scope.touches(table) or self.scope.changeable(table):
            raise Unliftable("a block or loop over results of the code under test cannot be lifted")
        self.scope.decided |= self.scope.valued(table)
        try:
            items = Folder(compares=False).rows(self.scope.closed(table, decided=True))
            rows = [unpack(target, item) for item in items]
            for row in rows:
                for value in row.values():
                    literal(value)
        except NotHere:
            raise Unliftable("a loop over anything but a literal table cannot be lifted") from None
        except Exception as error:
            raise Unliftable(f"a loop cannot be written out: {error}") from None
        if any(not is_fixed(value) for row in rows for value in row.values()):
            self.scope.parted |= self.scope.valued(table)
        if len(rows) > MAX_ROWS:
            raise Unliftable(f"a loop of more than {MAX_ROWS} rounds cannot be lifted")
        if any(name in self.scope.inside or name in self.scope.helpers for row in rows[:1] for name in row):
            raise Unliftable("the name of a loop is used for two things")
        return rows

    def _every(self, node: ast.expr) -> ast.expr | None:
        """`all(a == b for ...)`: in one comparison of lists where that leaks nothing, else row by row."""
        match node:
            case ast.Call(func=ast.Name(id="all"), args=[(ast.GeneratorExp() | ast.ListComp()) as loop], keywords=[]):
                pass
            case _:
                return None
        if not self.scope.is_pure("all") or not self.scope.touches(loop) or self.scope.touches(loop.generators[0].iter):
            return None
        match loop.elt:
            case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]) if len(loop.generators) == 1:
                for mine, other in ((left, right), (right, left)):
                    listed = ast.ListComp(mine, loop.generators)
                    if not self._touches_inside(loop, other) and self._may_loop(listed):
                        expected = ast.ListComp(other, loop.generators)
                        return self.comparison(ast.Compare(listed, [ast.Eq()], [expected]))
        return ast.BoolOp(
            ast.And(), [ast.Constant(True), *(self.decision(loop.elt) for _ in self._unrolled(loop.generators))]
        )

    def _touches_inside(self, loop: ast.ListComp | ast.GeneratorExp, node: ast.expr) -> bool:
        own = {name for inner in loop.generators for name in bound(inner.target)}
        return any(not self.scope.is_pure(name) for name in free(node) - own)


def _check_identity(node: ast.Compare) -> None:
    """Identity of two values is lost on the way out; only None, True, False and types can be told by `is`."""
    operands = [node.left, *node.comparators]
    for place, operation in enumerate(node.ops):
        pair = operands[place : place + 2]
        if isinstance(operation, ast.Is | ast.IsNot) and not any(map(_is_singleton, pair)):
            raise Unliftable("`is` between two values cannot be lifted; write ==")


def _is_singleton(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=value):
            return any(value is single for single in _SINGLETONS)
        case ast.Call(func=ast.Name(id="type")):
            return True
    return False


def is_decision(node: ast.AST) -> str:
    """What `node` itself decides by, or nothing."""
    match node:
        case ast.Compare() | ast.BoolOp() | ast.NamedExpr() | ast.IfExp() | ast.UnaryOp(op=ast.Not()):
            return type(node).__name__.lower()
        case ast.Call(func=ast.Name(id=name)) if name in _DECIDING:
            return name
        case ast.Attribute(attr=attr) if attr in _PREDICATES:
            return attr
    return ""


def _is_equality(node: ast.Compare) -> bool:
    return len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq)


def _starts_from(node: ast.expr, names: set[str]) -> bool:
    """Attributes, items and calls of one of `names`, whose arguments are no decisions."""
    if any(is_decision(child) for child in ast.walk(node)):
        return False
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id in names


def _hands_over(node: ast.expr, name: str) -> bool:
    """Whether `name` occurs in `node` as a whole argument of calls, and nowhere else."""
    if not any(isinstance(child, ast.Name) and child.id == name for child in ast.walk(node)):
        return False
    return all(not (isinstance(child, ast.Name) and child.id == name) for child in _not_handed(node))


def _not_handed(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.Call) and isinstance(child, ast.Name) and child is not node.func:
            continue
        yield child
        yield from _not_handed(child)
