"""Python's built-in functions in JavaScript."""

import ast
import re
from collections.abc import Callable, Mapping, Sequence

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.javascript.expressions import TEXTS
from agentic_diffusion.training.programs.printers.javascript.methods import Methods
from agentic_diffusion.training.programs.printers.printing import (
    CONDITION,
    NUMBERS,
    PRIMARY,
    PRODUCT,
    SUM,
    Pipeline,
    Text,
    is_constant,
    keywords,
    pipeline,
)  # fmt: skip

CONSTANT_MATH = {"pi": "Math.PI", "e": "Math.E", "inf": "Infinity", "tau": "2 * Math.PI"}
MATH = {
    "sqrt": "Math.sqrt({0})", "isqrt": "Math.floor(Math.sqrt({0}))", "floor": "Math.floor({0})",
    "ceil": "Math.ceil({0})",
    "hypot": "Math.hypot({0}, {1})", "log": "Math.log({0})", "log2": "Math.log2({0})", "log10": "Math.log10({0})",
    "sin": "Math.sin({0})", "cos": "Math.cos({0})", "pow": "{0} ** {1}", "fabs": "Math.abs({0})",
    "exp": "Math.exp({0})",
    "trunc": "Math.trunc({0})",
}  # fmt: skip


class Calls(Methods):
    """Calls of functions."""

    def call(self, node: ast.Call) -> Text:
        match node.func:
            case ast.Name(name) if name in self.program.returns:
                return Text(f"{self.name(name)}({', '.join(self.plain(argument) for argument in node.args)})")
            case ast.Name(name):
                return self._built_in(name, node)
            case ast.Attribute(ast.Name("math"), name):
                return self._math(name, node)
            case ast.Attribute(ast.Name("re"), name):
                return self.pattern_call(name, node.args)
            case ast.Attribute(ast.Name("dict"), "fromkeys"):
                return Text(f"new Set({self._unwrapped(node.args[0])})")
            case ast.Attribute(holder, name):
                return self.method(holder, name, node)
        raise Untranslatable(f"a call: {ast.unparse(node)}")

    def expression(self, node: ast.expr) -> Text:
        match node:
            case ast.Attribute(ast.Name("math"), name) if name in CONSTANT_MATH:
                return Text(CONSTANT_MATH[name])
            case ast.Name(name) if name in CONSTANT_MATH and name not in self.declared:
                return Text(CONSTANT_MATH[name])
        return super().expression(node)

    def items(self, node: ast.expr) -> str:
        match node:
            case ast.Call(ast.Attribute(ast.Name("dict"), "fromkeys"), [values]):
                return f"[...new Set({self._unwrapped(values)})]"
            case ast.Call(ast.Name("set"), [values]):
                return f"[...new Set({self._unwrapped(values)})]"
            case ast.Call(ast.Name("range"), arguments, []):
                start, stop, step = self.range_parts(arguments)
                if step != 1:
                    raise Untranslatable("a range with a step as a value")
                if start == "0":
                    return f"Array.from({{ length: {stop} }}, (_, i) => i)"
                size = stop if start == "0" else self._difference(arguments)
                return f"Array.from({{ length: {size} }}, (_, i) => i + {start})"
            case ast.Call(ast.Name("zip"), [first, second], []):
                return self._paired(first, second)
            case ast.Call(ast.Name("enumerate"), [values], []):
                return f"[...{self.items(values)}.entries()]"
            case ast.Call(ast.Name("reversed"), [values], []):
                return f"{self.copied(values)}.reverse()"
            case ast.Call(ast.Name("map"), [function, values], []):
                return self._mapped_by(function, values)
            case ast.Call(ast.Attribute(mapping, "items" | "keys" | "values" as name), [], []):
                if name != "values":
                    self.require_text_keys(mapping)
                return f"Object.{'entries' if name == 'items' else name}({self.plain(mapping)})"
        return super().items(node)

    def _paired(self, first: ast.expr, second: ast.expr) -> str:
        index, item = self.fresh("index", "i"), self.fresh("item", "value", "x")
        other = self.at(second, PRIMARY)
        return f"{self.items(first)}.slice(0, {other}.length).map(({item}, {index}) => [{item}, {other}[{index}]])"

    def mapped(self, pipe: Pipeline) -> str:
        match pipe.source, pipe.target:
            case (
                ast.Call(ast.Name("zip"), [first, ast.Subscript(again, ast.Slice(ast.Constant(1), None, None))], []),
                ast.Tuple([ast.Name(one), other]),
            ) if ast.dump(first) == ast.dump(again) and not pipe.conditions:
                index = self.fresh("index", "i")
                body = self._with(one, f"{self.at(first, PRIMARY)}[{index}]", pipe.element)
                return f"{self.at(first, PRIMARY)}.slice(1).map(({self.pattern(other)}, {index}) => {body})"
            case ast.Call(ast.Name("zip"), [first, second], []), ast.Tuple([one, ast.Name(other)]) if (
                not pipe.conditions
            ):
                index = self.fresh("index", "i")
                value = f"{self.at(second, PRIMARY)}[{index}]"
                body = self._with(other, value, pipe.element)
                return f"{self.items(first)}.map(({self.pattern(one)}, {index}) => {body})"
            case ast.Call(ast.Name("enumerate"), [values], []), ast.Tuple([ast.Name(index), item]):
                return self._numbered(values, index, item, pipe)
        return super().mapped(pipe)

    def _numbered(self, values: ast.expr, index: str, item: ast.expr, pipe: Pipeline) -> str:
        head = f"({self.pattern(item)}, {self.name(index)})"
        kept = self.items(values)
        if not pipe.conditions:
            return f"{kept}.map({head} => {self._closed(self.expression(pipe.element))})"
        if ast.dump(pipe.element) == ast.dump(_as_load(item)):
            used = {
                node.id for condition in pipe.conditions for node in ast.walk(condition) if isinstance(node, ast.Name)
            }
            first = self.pattern(item) if isinstance(item, ast.Name) and item.id in used else "_"
            return f"{kept}.filter(({first}, {self.name(index)}) => {self.test(pipe)})"
        return super().mapped(pipe)

    def _with(self, name: str, value: str, body: ast.expr) -> str:
        """The body with one variable replaced by an expression."""
        printed = self.expression(body).source
        written = self.name(name)
        shown = re.sub(rf"(?<![\w.]){re.escape(written)}(?!\w)", lambda _: value, printed)
        return f"({shown})" if shown.startswith("{") else shown

    @staticmethod
    def _closed(body: Text) -> str:
        return f"({body})" if body.source.startswith("{") else body.source

    def _unwrapped(self, values: ast.expr) -> str:
        """What a set is made from."""
        kind = self._kind_or(values)
        return (
            self.plain(values)
            if kind.name in ("str", "list") and not isinstance(values, ast.GeneratorExp)
            else self.items(values)
        )

    def _difference(self, arguments: Sequence[ast.expr]) -> str:
        start, stop = arguments[0], arguments[1]
        match start, stop:
            case ast.Constant(int() as low), ast.BinOp(left, ast.Add(), ast.Constant(int() as high)) if high == low:
                return self.plain(left)
            case ast.Constant(int() as low), ast.BinOp(left, ast.Add(), ast.Constant(int() as high)) if low > high:
                return f"{self.at(left, SUM)} - {low - high}"
        return f"{self.at(stop, SUM)} - {self.at(start, SUM + 1)}"

    def _mapped_by(self, function: ast.expr, values: ast.expr) -> str:
        match function:
            case ast.Name("int" | "float"):
                return f"{self.items(values)}.map(Number)"
            case ast.Name("str"):
                return f"{self.items(values)}.map(String)"
        return f"{self.items(values)}.map({self.function_value(function)})"

    # -- built-in functions

    def _built_in(self, name: str, node: ast.Call) -> Text:
        if name in MATH and name != "pow":
            return self._math(name, node)
        handler = BUILT_INS.get(name)
        if handler is None:
            raise Untranslatable(f"{name}()")
        return handler(self, node)

    def _len(self, node: ast.Call) -> Text:
        match node.args[0]:
            case ast.Call(ast.Name("set"), [values]):
                return Text(f"new Set({self._unwrapped(values)}).size")
            case ast.Call(ast.Attribute(ast.Name("dict"), "fromkeys"), [values]):
                return Text(f"new Set({self._unwrapped(values)}).size")
        return Text(self.length(node.args[0]))

    def _sum(self, node: ast.Call) -> Text:
        match node.args:
            case [ast.GeneratorExp(ast.Constant(1)) as values] if (found := pipeline(values)) and found.conditions:
                return Text(f"{self.filtered(found)}.length")
            case [ast.GeneratorExp() as values] if (found := pipeline(values)) and self._kind_or(
                found.element
            ).name == "bool":
                test = self.arrow(found.target, self.condition(found.element))
                return Text(f"{self.items(found.source)}.filter({test}).length")
            case [ast.GeneratorExp() as values] if (
                (found := pipeline(values)) and not found.conditions and not found.is_plain
            ):
                return self._added(found)
            case [values]:
                total, item = self.fresh("total", "sum", "acc"), self.fresh("number", "value", "n")
                return Text(f"{self.items(values)}.reduce(({total}, {item}) => {total} + {item}, 0)")
        raise Untranslatable("sum with a start")

    def _added(self, found: Pipeline) -> Text:
        total = self.fresh("total", "sum", "acc")
        if isinstance(found.target, ast.Name) and not isinstance(found.source, ast.Call):
            body = self.expression(found.element)
            shown = f"({body})" if body.level < SUM else body.source
            return Text(
                f"{self.items(found.source)}.reduce(({total}, {self.pattern(found.target)}) => {total} + {shown}, 0)"
            )
        item = self.fresh("value", "number", "n")
        return Text(f"{self.mapped(found)}.reduce(({total}, {item}) => {total} + {item}, 0)")

    def _extreme(self, node: ast.Call) -> Text:
        name = node.func.id  # type: ignore[attr-defined]
        words = keywords(node)
        if "key" in words:
            return self._extreme_by(node.args[0], words, is_max=name == "max")
        if len(node.args) > 1:
            if not all(self.kind(argument).name in NUMBERS for argument in node.args):
                raise Untranslatable("max of texts")
            return Text(f"Math.{name}({', '.join(self.spread(argument) for argument in node.args)})")
        values = node.args[0]
        if self._element_kind(values).name not in NUMBERS:
            raise Untranslatable("max of what is no number")
        if "default" in words:
            shown = self._bound(values)
            return Text(f"{shown}.length > 0 ? Math.{name}(...{shown}) : {self.plain(words['default'])}", CONDITION)
        return Text(f"Math.{name}(...{self.iterable(values)})")

    def _element_kind(self, values: ast.expr) -> ValueType:
        if isinstance(values, ast.GeneratorExp):
            return self.kind(values.elt)
        kind = self._kind_or(values)
        return kind.arguments[0] if kind.arguments else kind

    def _bound(self, values: ast.expr) -> str:
        """A name for the values; they are computed in a statement before."""
        if isinstance(values, ast.Name) and self.kind(values).name == "list":
            return self.plain(values)
        shown = self.items(values)
        name = self.fresh("found", "selected", "candidates")
        self.end(f"const {name} = {shown}")
        return name

    def _extreme_by(self, values: ast.expr, words: Mapping[str, ast.expr], *, is_max: bool) -> Text:
        best, item = self.fresh("best"), self.fresh("item", "value")
        one, other = self._keyed(words["key"], item), self._keyed(words["key"], best)
        test = f"{one} {'>' if is_max else '<'} {other} ? {item} : {best}"
        if "default" in words:
            shown = self._bound(values)
            return Text(
                f"{shown}.length > 0 ? {shown}.reduce(({best}, {item}) => ({test})) : {self.plain(words['default'])}",
                CONDITION,
            )
        return Text(f"{self.items(values)}.reduce(({best}, {item}) => ({test}))")

    def _keyed(self, key: ast.expr, name: str) -> str:
        """The key of the variable `name`."""
        match key:
            case ast.Name("len"):
                return f"{name}.length"
            case ast.Name("abs"):
                return f"Math.abs({name})"
            case ast.Attribute(ast.Name("str"), "lower"):
                return f"{name}.toLowerCase()"
            case ast.Attribute(ast.Name(mapping), "get"):
                return f"{self.name(mapping)}[{name}]"
            case ast.Attribute(values, "count") if self.kind(values).name == "str":
                return f"{self.at(values, PRIMARY)}.split({name}).length"
            case ast.Attribute(values, "count"):
                one = self.fresh("x", "other", "element")
                return f"{self.at(values, PRIMARY)}.filter(({one}) => {one} === {name}).length"
            case ast.Lambda(ast.arguments(args=[argument]), body):
                if isinstance(body, ast.Tuple):
                    raise Untranslatable("a key of several parts")
                return self._with(argument.arg, name, body)
            case ast.Name(function) if function in self.program.returns:
                return f"{self.name(function)}({name})"
        raise Untranslatable(f"a key: {ast.unparse(key)}")

    def _sorted(self, node: ast.Call) -> Text:
        words = keywords(node)
        is_reverse = is_constant(words.get("reverse"), value=True)
        copied = self.copied(node.args[0])
        kind = self._element_kind(node.args[0])
        key = words.get("key")
        if key is None and kind.name in TEXTS:
            return Text(f"{copied}.sort(){'.reverse()' if is_reverse else ''}")
        if key is None and kind.name not in NUMBERS:
            raise Untranslatable(f"sorting {kind}")
        one, other = self.fresh("a", "x", "first"), self.fresh("b", "y", "second")
        return Text(f"{copied}.sort(({one}, {other}) => {self._order(key, kind, one, other, is_reverse=is_reverse)})")

    def _order(self, key: ast.expr | None, kind: ValueType, one: str, other: str, *, is_reverse: bool) -> str:
        if is_reverse:
            one, other = other, one
        if key is None:
            return f"{one} - {other}"
        if isinstance(key, ast.Lambda) and isinstance(key.body, ast.Tuple):
            parts = [
                self._order(ast.Lambda(key.args, part), kind, one, other, is_reverse=False) for part in key.body.elts
            ]
            return " || ".join(f"({part})" if "?" in part else part for part in parts)
        if isinstance(key, ast.Lambda) and isinstance(key.body, ast.UnaryOp) and isinstance(key.body.op, ast.USub):
            return self._order(ast.Lambda(key.args, key.body.operand), kind, other, one, is_reverse=False)
        first, second = self._keyed(key, one), self._keyed(key, other)
        if self._key_kind(key, kind).name in NUMBERS:
            return f"{first} - {second}"
        return (
            f"{first}.localeCompare({second})"
            if self._is_lower(key)
            else f"{first} < {second} ? -1 : {first} > {second} ? 1 : 0"
        )

    @staticmethod
    def _is_lower(key: ast.expr) -> bool:
        return isinstance(key, ast.Attribute) and key.attr == "lower"

    def _key_kind(self, key: ast.expr, kind: ValueType) -> ValueType:
        match key:
            case ast.Name("len" | "abs") | ast.Attribute(attr="count"):
                return ValueType("int")
            case ast.Attribute(ast.Name("str")):
                return ValueType("str")
            case ast.Lambda(_, ast.Name()):
                return kind
            case ast.Lambda(_, body):
                return self.kind(body)
            case ast.Name(function) if function in self.program.returns:
                return self.program.returns[function]
            case ast.Attribute(mapping, "get"):
                return self.kind(mapping).arguments[1]
        raise Untranslatable(f"a key: {ast.unparse(key)}")

    def _every(self, node: ast.Call) -> Text:
        method = "every" if node.func.id == "all" else "some"  # type: ignore[attr-defined]
        found = pipeline(node.args[0])
        if found is None:
            return Text(f"{self.items(node.args[0])}.{method}(Boolean)")
        return Text(f"{self.filtered(found)}.{method}({self.arrow(found.target, self.condition(found.element))})")

    def _next(self, node: ast.Call) -> Text:
        default = self.plain(node.args[1]) if len(node.args) > 1 else None
        match node.args[0]:
            case ast.Call(ast.Name("iter"), [values]):
                shown = f"{self.items(values)}[0]"
            case ast.GeneratorExp() as values if (found := pipeline(values)) and found.is_plain and found.conditions:
                shown = f"{self.items(found.source)}.find({self.arrow(found.target, self.test(found))})"
            case ast.GeneratorExp() as values:
                shown = f"{self.items(values)}[0]"
            case _:
                raise Untranslatable("next of a special kind")
        return Text(shown) if default is None else Text(f"{shown} ?? {default}", CONDITION + 1)

    def _str(self, node: ast.Call) -> Text:
        if self.kind(node.args[0]).name not in ("int", "long", *TEXTS):
            raise Untranslatable("a text of what is written otherwise")
        return Text(f"String({self.plain(node.args[0])})")

    def _int(self, node: ast.Call) -> Text:
        if len(node.args) == 2:
            return Text(f"parseInt({self.plain(node.args[0])}, {self.plain(node.args[1])})")
        match node.args[0]:
            case ast.BinOp(left, ast.Pow(), ast.Constant(0.5)):
                return Text(f"Math.floor(Math.sqrt({self.plain(left)}))")
        kind = self.kind(node.args[0]).name
        if kind == "float":
            return Text(f"Math.trunc({self.plain(node.args[0])})")
        return Text(f"Number({self.plain(node.args[0])})")

    def _float(self, node: ast.Call) -> Text:
        if is_constant(node.args[0], "inf"):
            return Text("Infinity")
        return Text(f"Number({self.plain(node.args[0])})")

    def _abs(self, node: ast.Call) -> Text:
        return Text(f"Math.abs({self.plain(node.args[0])})")

    def _round(self, node: ast.Call) -> Text:
        if len(node.args) == 1:
            return Text(f"Math.round({self.plain(node.args[0])})")
        if is_constant(node.args[1], 2) or isinstance(node.args[1], ast.Constant):
            scale = 10 ** ast.literal_eval(node.args[1])
            return Text(f"Math.round({self.at(node.args[0], PRODUCT)} * {scale}) / {scale}", PRODUCT)
        return Text(f"Number({self.at(node.args[0], PRIMARY)}.toFixed({self.plain(node.args[1])}))")

    def _list(self, node: ast.Call) -> Text:
        if not node.args:
            return Text("[]")
        match node.args[0]:
            case ast.Name() as values if self.kind(values).name == "list":
                return Text(f"[...{self.plain(values)}]")
        return Text(self.items(node.args[0]))

    def _set(self, node: ast.Call) -> Text:
        return Text(f"new Set({self._unwrapped(node.args[0])})" if node.args else "new Set()")

    def _dict(self, node: ast.Call) -> Text:
        match node.args:
            case []:
                return Text("{}")
            case [ast.Call(ast.Name("zip")) as pairs]:
                return Text(f"Object.fromEntries({self.items(pairs)})")
            case [mapping] if self.kind(mapping).name == "dict":
                return Text(f"{{ ...{self.plain(mapping)} }}")
            case [pairs] if self.kind(pairs).name == "list":
                return Text(f"Object.fromEntries({self.items(pairs)})")
        raise Untranslatable("dict of a special kind")

    def _ord(self, node: ast.Call) -> Text:
        return Text(f"{self.at(node.args[0], PRIMARY)}.charCodeAt(0)")

    def _chr(self, node: ast.Call) -> Text:
        return Text(f"String.fromCharCode({self.plain(node.args[0])})")

    def _isinstance(self, node: ast.Call) -> Text:
        match node.args:
            case [value, ast.Name("list")]:
                return Text(f"Array.isArray({self.plain(value)})")
        raise Untranslatable("isinstance")

    def _values(self, node: ast.Call) -> Text:
        return Text(self.items(node))

    def _math(self, name: str, node: ast.Call) -> Text:
        if name not in MATH:
            raise Untranslatable(f"math.{name}")
        return Text(MATH[name].format(*(self.plain(argument) for argument in node.args)))

    def slice(self, value: ast.expr, part: ast.Slice) -> Text:
        match value, part:
            case ast.Call(ast.Name("bin" | "hex" | "oct" as base), [number]), ast.Slice(ast.Constant(2), None, None):
                return Text(f"{self.at(number, PRIMARY)}.toString({ {'bin': 2, 'oct': 8, 'hex': 16}[base] })")
        return super().slice(value, part)

    def _bool(self, node: ast.Call) -> Text:
        return self.condition(node.args[0])


BUILT_INS: Mapping[str, Callable[[Calls, ast.Call], Text]] = {
    "len": Calls._len, "sum": Calls._sum, "max": Calls._extreme, "min": Calls._extreme, "sorted": Calls._sorted,
    "all": Calls._every, "any": Calls._every, "next": Calls._next, "str": Calls._str, "int": Calls._int,
    "float": Calls._float, "abs": Calls._abs, "round": Calls._round, "list": Calls._list, "tuple": Calls._list,
    "set": Calls._set, "dict": Calls._dict, "ord": Calls._ord, "chr": Calls._chr, "isinstance": Calls._isinstance,
    "reversed": Calls._values, "map": Calls._values, "zip": Calls._values, "enumerate": Calls._values,
    "range": Calls._values, "bool": Calls._bool,
}  # fmt: skip
"""The table of functions that this printer knows."""


def _as_load(target: ast.expr) -> ast.expr:
    return ast.Name(target.id, ast.Load()) if isinstance(target, ast.Name) else target
