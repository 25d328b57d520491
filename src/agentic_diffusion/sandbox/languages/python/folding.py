"""A small interpreter for pure expressions over plain values.

It computes the common expected values (`[1, 2]`, `sorted(xs)`, `2 ** 10`, `abs(VALUE - 3) < 1e-3`) without a cell, and
folds what a test writes around its tables to literals. It knows literals, names of places, arithmetic on small numbers,
comparisons, subscripts, comprehensions, and the functions and methods of functions.py. Anything else raises NotHere.
The work is bounded: values come from a hostile program.
"""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized

from agentic_diffusion.sandbox.comparison import OPERATORS
from agentic_diffusion.sandbox.languages.python import functions
from agentic_diffusion.sandbox.languages.python.functions import NotHere
from agentic_diffusion.sandbox.languages.python.names import APPROX, RAISED, SEARCH, SLOT

_BUDGET = 50_000
_VIEWS = ("items", "keys", "values")
_INNER: dict[str, Callable[..., object]] = {
    APPROX: functions.approx,
    RAISED: functions.raised,
    SEARCH: functions.search,
}


class Folder:
    """Computes pure expressions with the `values` of places, and what is already `computed`, by the id of the node.

    Without `compares`, comparisons are left alone: they are strict here, and what enters a cell is to mean what Python
    means. Names of loops are held in `local`.
    """

    def __init__(
        self,
        values: Sequence[object] = (),
        computed: Mapping[int, object] | None = None,
        *,
        compares: bool = True,
        local: Mapping[str, object] | None = None,
    ) -> None:
        self.values = values
        self.computed = computed or {}
        self.compares = compares
        self.local = dict(local or {})
        self.left = _BUDGET
        self.rounds = 0

    def fold(self, node: ast.expr) -> object:
        """The value; raises NotHere, or what Python would raise."""
        if id(node) in self.computed:
            return self.computed[id(node)]
        self.left -= 1
        handler = _HANDLERS.get(type(node))
        if handler is None or self.left < 0:
            raise NotHere
        return handler(self, node)

    def _charge(self, *values: object) -> None:
        """Within a loop, long values cost their length every time they are gone through."""
        if self.rounds:
            self.left -= sum(len(value) for value in values if isinstance(value, Sized))

    def rows(self, node: ast.expr) -> list[object]:
        """What a loop over `node` goes through; raises NotHere."""
        match node:
            case ast.Call(func=ast.Attribute(value=table, attr=attr), args=[], keywords=[]) if attr in _VIEWS:
                return functions.view(self.fold(table), attr)
        items = functions.short(self._lazy(node))
        self._charge(items)
        return items

    def _constant(self, node: ast.Constant) -> object:
        if node.value is Ellipsis:
            raise NotHere
        return node.value

    def _name(self, node: ast.Name) -> object:
        if node.id in self.local:
            return self.local[node.id]
        if node.id.startswith(SLOT):
            return self.values[int(node.id.removeprefix(SLOT))]
        if node.id in functions.TYPES:
            return functions.TYPES[node.id]
        raise NotHere

    def _attribute(self, node: ast.Attribute) -> object:
        if isinstance(node.value, ast.Name) and node.value.id == "math" and node.attr in functions.MATH:
            return functions.MATH[node.attr]
        raise NotHere

    def _items(self, parts: Sequence[ast.expr]) -> list[object]:
        items: list[object] = []
        for part in parts:
            if isinstance(part, ast.Starred):
                items += self.rows(part.value)
            else:
                items.append(self.fold(part))
        return items

    def _list(self, node: ast.List) -> object:
        return self._items(node.elts)

    def _tuple(self, node: ast.Tuple) -> object:
        return tuple(self._items(node.elts))

    def _set(self, node: ast.Set) -> object:
        return set(functions.short(self._items(node.elts)))

    def _dict(self, node: ast.Dict) -> object:
        made: dict[object, object] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                inner = self.fold(value)
                if not isinstance(inner, dict):
                    raise NotHere
                made.update(inner)
            else:
                made[self.fold(key)] = self.fold(value)
        return made

    def _unary(self, node: ast.UnaryOp) -> object:
        if isinstance(node.op, ast.Not):
            return not self.fold(node.operand)
        value = functions.number(self.fold(node.operand))
        match node.op:
            case ast.USub():
                return -value  # type: ignore[operator]
            case ast.UAdd():
                return +value  # type: ignore[operator]
        raise NotHere

    def _binary(self, node: ast.BinOp) -> object:
        operation = functions.ARITHMETIC.get(type(node.op).__name__)
        if operation is None:
            raise NotHere
        left = self.fold(node.left)
        if isinstance(node.op, ast.Mod) and isinstance(left, str | bytes):
            raise NotHere
        result = operation(left, self.fold(node.right))
        self._charge(result)
        return result

    def _boolean(self, node: ast.BoolOp) -> object:
        wanted = isinstance(node.op, ast.Or)
        value: object = None
        for part in node.values:
            value = self.fold(part)
            if bool(value) is wanted:
                return value
        return value

    def _compare(self, node: ast.Compare) -> object:
        if not self.compares:
            raise NotHere
        operands = [self.fold(part) for part in (node.left, *node.comparators)]
        self._charge(*operands)
        pairs = zip(node.ops, operands, operands[1:], strict=False)
        return all(OPERATORS[type(operation).__name__](left, right) for operation, left, right in pairs)

    def _choice(self, node: ast.IfExp) -> object:
        return self.fold(node.body if self.fold(node.test) else node.orelse)

    def _subscript(self, node: ast.Subscript) -> object:
        part = functions.subscript(self.fold(node.value), self.fold(node.slice))
        self._charge(part)
        return part

    def _slice(self, node: ast.Slice) -> object:
        return slice(*(None if part is None else self.fold(part) for part in (node.lower, node.upper, node.step)))

    def _call(self, node: ast.Call) -> object:
        match node.func:
            case ast.Name(id=name) if name in functions.LAZY:
                raise NotHere
        return self._lazy(node)

    def _lazy(self, node: ast.expr) -> object:
        """A value, or one of those that only a loop or a conversion may see."""
        if isinstance(node, ast.GeneratorExp):
            return self._comprehension(node)
        if not isinstance(node, ast.Call):
            return self.fold(node)
        called = self._function(node.func)
        args = [self._argument(argument) for argument in node.args]
        named = {keyword.arg: self.fold(keyword.value) for keyword in node.keywords if keyword.arg}
        if len(named) != len(node.keywords) or callable(named.get("key")):
            raise NotHere
        self._charge(*args)
        return called(*args, **named)

    def _argument(self, node: ast.expr) -> object:
        if isinstance(node, ast.Starred):
            raise NotHere
        if isinstance(node, ast.Call):
            self.left -= 1
            return self._lazy(node) if isinstance(node.func, ast.Name) else self._viewed(node)
        return self._lazy(node)

    def _viewed(self, node: ast.Call) -> object:
        match node:
            case ast.Call(func=ast.Attribute(attr=attr), args=[]) if attr in _VIEWS:
                return self.rows(node)
        return self._lazy(node)

    def _function(self, node: ast.expr) -> Callable[..., object]:
        match node:
            case ast.Name(id=name) if name in functions.FUNCTIONS and name not in self.local:
                return functions.FUNCTIONS[name]
            case ast.Name(id=name) if name in _INNER:
                return _INNER[name]
            case ast.Attribute(value=ast.Name(id="math"), attr=attr) if callable(found := functions.MATH.get(attr)):
                return found
            case ast.Attribute(value=value, attr="join"):
                separator = self.fold(value)
                return lambda items: functions.join(separator, items)
            case ast.Attribute(value=value, attr=attr):
                return self._method(self.fold(value), attr)
        raise NotHere

    def _method(self, value: object, attr: str) -> Callable[..., object]:
        if attr not in functions.METHODS.get(type(value), ()):
            raise NotHere
        found: Callable[..., object] = getattr(value, attr)
        return found

    def _text(self, node: ast.JoinedStr) -> object:
        parts: list[str] = []
        for part in node.values:
            match part:
                case ast.Constant(value=str(text)):
                    parts.append(text)
                case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                    parts.append(str(self.fold(value)))
                case _:
                    raise NotHere
        return "".join(parts)

    def _comprehension(self, node: ast.ListComp | ast.GeneratorExp) -> object:
        return [self.fold(node.elt) for _ in self._loop(node.generators)]

    def _set_comprehension(self, node: ast.SetComp) -> object:
        return set(functions.short([self.fold(node.elt) for _ in self._loop(node.generators)]))

    def _dict_comprehension(self, node: ast.DictComp) -> object:
        pairs = [(self.fold(node.key), self.fold(node.value)) for _ in self._loop(node.generators)]
        functions.short(pairs)
        return dict(pairs)

    def _loop(self, generators: Sequence[ast.comprehension]) -> Iterator[None]:
        """Once for each round, with the names of the loop bound."""
        outer = dict(self.local)
        self.rounds += 1
        for item in self.rows(generators[0].iter):
            self.left -= 1
            if generators[0].is_async or self.left < 0:
                raise NotHere
            self.local.update(unpack(generators[0].target, item))
            if all(bool(self.fold(condition)) for condition in generators[0].ifs):
                yield from self._loop(generators[1:]) if generators[1:] else (None,)
        self.local = outer
        self.rounds -= 1


def unpack(target: ast.expr, item: object) -> dict[str, object]:
    """The names that `target = item` binds; raises NotHere for anything but names and tuples of them."""
    match target:
        case ast.Name(id=name):
            return {name: item}
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if isinstance(item, list | tuple | str):
            if len(parts) != len(item):
                raise ValueError("not as many values as names")
            bound: dict[str, object] = {}
            for part, inner in zip(parts, item, strict=True):
                bound |= unpack(part, inner)
            return bound
    raise NotHere


_HANDLERS: dict[type[ast.expr], Callable[..., object]] = {
    ast.Constant: Folder._constant,
    ast.Name: Folder._name,
    ast.Attribute: Folder._attribute,
    ast.List: Folder._list,
    ast.Tuple: Folder._tuple,
    ast.Set: Folder._set,
    ast.Dict: Folder._dict,
    ast.UnaryOp: Folder._unary,
    ast.BinOp: Folder._binary,
    ast.BoolOp: Folder._boolean,
    ast.Compare: Folder._compare,
    ast.IfExp: Folder._choice,
    ast.Subscript: Folder._subscript,
    ast.Slice: Folder._slice,
    ast.Call: Folder._call,
    ast.JoinedStr: Folder._text,
    ast.ListComp: Folder._comprehension,
    ast.SetComp: Folder._set_comprehension,
    ast.DictComp: Folder._dict_comprehension,
}


def literal(value: object) -> ast.expr:
    """An expression for a plain value, over literals alone; raises NotHere."""
    match value:
        case list():
            return ast.List([literal(item) for item in value], ast.Load())
        case tuple():
            return ast.Tuple([literal(item) for item in value], ast.Load())
        case dict():
            return ast.Dict([literal(key) for key in value], [literal(item) for item in value.values()])
        case set() if value:
            return ast.Set([literal(item) for item in value])
        case float() | complex() if value != value:  # noqa: PLR0124
            raise NotHere
        case None | bool() | int() | float() | complex() | str() | bytes():
            return ast.Constant(value)
    raise NotHere


def is_fixed(value: object) -> bool:
    """Whether nothing within `value` can be changed in place."""
    if isinstance(value, tuple):
        return all(map(is_fixed, value))
    return value is None or isinstance(value, bool | int | float | complex | str | bytes | frozenset)
