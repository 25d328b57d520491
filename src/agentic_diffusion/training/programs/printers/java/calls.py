"""Python's built-in functions and methods in Java."""

import ast
from collections.abc import Callable, Mapping, Sequence

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.java.expressions import PRIMITIVES, TEXTS
from agentic_diffusion.training.programs.printers.java.streams import Stream, Streams
from agentic_diffusion.training.programs.printers.printing import (
    NUMBERS,
    PRIMARY,
    PRODUCT,
    SUM,
    UNARY,
    Text,
    is_constant,
    keywords,
    pipeline,
)  # fmt: skip

OF_LETTERS = {
    "isdigit": "isDigit",
    "isalpha": "isLetter",
    "isalnum": "isLetterOrDigit",
    "isupper": "isUpperCase",
    "islower": "isLowerCase",
    "isspace": "isWhitespace",
    "upper": "toUpperCase",
    "lower": "toLowerCase",
}
TEXT_METHODS = {
    "upper": "{0}.toUpperCase()", "lower": "{0}.toLowerCase()", "strip": "{0}.strip()", "lstrip": "{0}.stripLeading()",
    "rstrip": "{0}.stripTrailing()", "startswith": "{0}.startsWith({1})", "endswith": "{0}.endsWith({1})",
    "find": "{0}.indexOf({1})", "index": "{0}.indexOf({1})", "rfind": "{0}.lastIndexOf({1})",
    "replace": "{0}.replace({1}, {2})",
}  # fmt: skip
MATH = {
    "sqrt": "Math.sqrt({0})",
    "floor": "(int) Math.floor({0})",
    "ceil": "(int) Math.ceil({0})",
    "hypot": "Math.hypot({0}, {1})",
    "isqrt": "(int) Math.sqrt({0})",
    "log": "Math.log({0})",
    "log10": "Math.log10({0})",
    "sin": "Math.sin({0})",
    "cos": "Math.cos({0})",
    "exp": "Math.exp({0})",
    "fabs": "Math.abs({0})",
}
CONSTANTS = {"pi": "Math.PI", "e": "Math.E", "inf": "Double.POSITIVE_INFINITY"}


class Calls(Streams):
    """Calls of functions and methods."""

    def expression(self, node: ast.expr) -> Text:
        match node:
            case ast.Attribute(ast.Name("math"), name) if name in CONSTANTS:
                return Text(CONSTANTS[name])
            case ast.Name(name) if name in CONSTANTS and not self.is_local(name):
                return Text(CONSTANTS[name])
        return super().expression(node)

    def call(self, node: ast.Call) -> Text:
        match node.func:
            case ast.Name(name) if name in self.program.returns:
                return Text(f"{self.name(name)}({', '.join(self.value(argument) for argument in node.args)})")
            case ast.Name(name) if name in MATH:
                return self._math(name, node)
            case ast.Name(name) if name in BUILT_INS:
                return BUILT_INS[name](self, node)
            case ast.Attribute(ast.Name("math"), name):
                return self._math(name, node)
            case ast.Attribute(ast.Name("dict"), "fromkeys"):
                return Text(self.as_list(self.stream(node)))
            case ast.Attribute(holder, name):
                return self._method(holder, name, node)
        raise Untranslatable(f"a call: {ast.unparse(node)}")

    def stream(self, node: ast.expr) -> Stream:
        match node:
            case ast.Call(ast.Name("sorted")):
                return self._sorted_stream(node)
            case ast.Call(ast.Name("reversed"), [values]):
                return Stream(f"{self.reversed(values)}.stream()", self.kind(values).arguments[0])
        return super().stream(node)

    # -- functions

    def _len(self, node: ast.Call) -> Text:
        match node.args[0]:
            case ast.Call(ast.Name("set") | ast.Attribute(ast.Name("dict"), "fromkeys"), [values]):
                return Text(f"(int) {self.stream(values).source}.distinct().count()", UNARY)
            case ast.SetComp() | ast.ListComp() as values:
                return Text(f"(int) {self.stream(values).source}.count()", UNARY)
        return Text(self.length(node.args[0]))

    def _sum(self, node: ast.Call) -> Text:
        if len(node.args) != 1:
            raise Untranslatable("sum with a start")
        values, kind = node.args[0], self.kind(node)
        pipe = pipeline(values)
        if pipe is None:
            found = self.numbers(self.stream(values))
        elif is_constant(pipe.element, 1):
            return Text(f"(int) {self.kept(pipe).source}.count()", UNARY)
        elif self.kind(pipe.element).name == "bool":
            stream = self.kept(pipe)
            with self.inside(pipe, stream) as variable:
                test = self.condition(pipe.element)
            return Text(f"(int) {stream.then(f'filter({variable} -> {test})').source}.count()", UNARY)
        else:
            found = self.mapped_numbers(pipe)
        if kind.name == "long" and found.form == "int":
            found = found.then("asLongStream()", form="long")
        return Text(f"{found.source}.sum()")

    def _quantified(self, node: ast.Call) -> Text:
        method = "allMatch" if node.func.id == "all" else "anyMatch"  # type: ignore[attr-defined]
        pipe = self.required(node.args[0])
        stream = self.kept(pipe)
        with self.inside(pipe, stream) as variable:
            test = self.condition(pipe.element)
        return Text(f"{stream.source}.{method}({variable} -> {test})")

    def _extreme(self, node: ast.Call) -> Text:
        name, words = node.func.id, keywords(node)  # type: ignore[attr-defined]
        if len(node.args) > 1:
            if (
                "key" in words
                or self.kind(node).name not in NUMBERS
                or any(isinstance(a, ast.Starred) for a in node.args)
            ):
                raise Untranslatable(f"{name} of a special kind")
            text = self.plain(node.args[-1])
            for part in reversed(node.args[:-1]):
                text = f"Math.{name}({self.plain(part)}, {text})"
            return Text(text)
        if not words and isinstance(node.args[0], ast.Name) and self.kind(node.args[0]).name in ("list", "set"):
            return Text(f"Collections.{name}({self.plain(node.args[0])})")
        found = self.objects(self.stream(node.args[0]))
        if "key" in words:
            shown = f"{found.source}.{name}({self._comparator(words['key'], found.kind, is_reverse=False)})"
        else:
            shown = f"{found.source}.{name}(Comparator.naturalOrder())"
        if "default" in words:
            return Text(f"{shown}.orElse({self.plain(words['default'])})")
        return Text(f"{shown}.get()")

    def _comparator(self, key: ast.expr, kind: ValueType, *, is_reverse: bool) -> str:
        order = ", Comparator.reverseOrder()" if is_reverse else ""
        match key:
            case ast.Name("len") if kind.name in TEXTS and not is_reverse:
                return "Comparator.comparingInt(String::length)"
            case ast.Attribute(ast.Name("str"), "lower") if not is_reverse:
                return "Comparator.comparing(String::toLowerCase)"
            case ast.Lambda(_, ast.UnaryOp(ast.USub(), inner)) if not is_reverse:
                return self._comparator(ast.Lambda(key.args, inner), kind, is_reverse=True)
            case ast.Lambda(_, ast.Tuple([first, *others])) if not is_reverse:
                text = self._comparator(ast.Lambda(key.args, first), kind, is_reverse=False)
                for other in others:
                    text += f".thenComparing({self._comparator(ast.Lambda(key.args, other), kind, is_reverse=False)})"
                return text
        variable, body = self._key(key, kind)
        return f"Comparator.comparing(({self.java_type(kind, boxed=True)} {variable}) -> {body}{order})"

    def _key(self, key: ast.expr, kind: ValueType) -> tuple[str, str]:
        name = self.fresh("value", "item", "x")
        match key:
            case ast.Name("len"):
                return name, f"{name}.{'length' if kind.name in TEXTS else 'size'}()"
            case ast.Name("abs"):
                return name, f"Math.abs({name})"
            case ast.Attribute(ast.Name("str"), "lower"):
                return name, f"{name}.toLowerCase()"
            case ast.Attribute(ast.Name(mapping), "get"):
                return name, f"{self.name(mapping)}.get({name})"
            case ast.Name(function) if function in self.program.returns:
                return name, f"{self.name(function)}({name})"
            case ast.Lambda(ast.arguments(args=[argument]), body):
                before = len(self.lines)
                shown = self.plain(body)
                if len(self.lines) != before:
                    raise Untranslatable("a key that needs statements")
                return self.name(argument.arg), shown
        raise Untranslatable(f"a key: {ast.unparse(key)}")

    def _sorted(self, node: ast.Call) -> Text:
        return Text(self.as_list(self._sorted_stream(node)))

    def _sorted_stream(self, node: ast.Call) -> Stream:
        words = keywords(node)
        is_reverse = is_constant(words.get("reverse"), value=True)
        found = self.objects(self.stream(node.args[0]))
        if "key" in words:
            return found.then(f"sorted({self._comparator(words['key'], found.kind, is_reverse=is_reverse)})")
        if found.kind.name not in (*NUMBERS, *TEXTS):
            raise Untranslatable(f"sorting {found.kind}")
        return found.then("sorted(Comparator.reverseOrder())" if is_reverse else "sorted()")

    def _next(self, node: ast.Call) -> Text:
        match node.args:
            case [(ast.Call(ast.Name("iter")) | ast.GeneratorExp()) as values, default]:
                found = self.objects(self.stream(values))
                return Text(f"{found.source}.findFirst().orElse({self.plain(default)})")
        raise Untranslatable("next of a special kind")

    def _str(self, node: ast.Call) -> Text:
        kind = self.kind(node.args[0]).name
        if kind not in ("int", "long", *TEXTS):
            raise Untranslatable("a text of what is written otherwise")
        return Text(self.text(node.args[0]) if kind in TEXTS else f"String.valueOf({self.plain(node.args[0])})")

    def _int(self, node: ast.Call) -> Text:
        kind = self.kind(node.args[0]).name
        if kind == "float":
            return Text(f"({PRIMITIVES[self.kind(node).name]}) {self.at(node.args[0], UNARY)}", UNARY)
        if kind not in TEXTS:
            raise Untranslatable("int of a special kind")
        if self.is_letter(node.args[0]) and len(node.args) == 1:
            return Text(f"Character.getNumericValue({self.plain(node.args[0])})")
        box = "Long.parseLong" if self.kind(node).name == "long" else "Integer.parseInt"
        return Text(f"{box}({', '.join(self.text(argument) for argument in node.args)})")

    def _float(self, node: ast.Call) -> Text:
        if is_constant(node.args[0], "inf"):
            return Text("Double.POSITIVE_INFINITY")
        if self.kind(node.args[0]).name in TEXTS:
            return Text(f"Double.parseDouble({self.text(node.args[0])})")
        return Text(self.number(node.args[0], 0), UNARY)

    def _abs(self, node: ast.Call) -> Text:
        return Text(f"Math.abs({self.plain(node.args[0])})")

    def _round(self, node: ast.Call) -> Text:
        match node.args:
            case [value]:
                return Text(f"(int) Math.rint({self.plain(value)})", UNARY)
            case [value, ast.Constant(int() as digits)]:
                scale = 10**digits
                return Text(f"Math.round({self.at(value, PRODUCT)} * {scale}) / {scale}.0", PRODUCT)
        raise Untranslatable("round to a computed number of digits")

    def _list(self, node: ast.Call) -> Text:
        if not node.args:
            return Text("new ArrayList<>()")
        values = node.args[0]
        if isinstance(values, ast.Name) and self.kind(values).name in ("list", "set"):
            return Text(f"new ArrayList<>({self.plain(values)})")
        return Text(self.as_list(self.stream(values)))

    def _set(self, node: ast.Call) -> Text:
        if not node.args:
            return Text("new HashSet<>()")
        if self.kind_or(node.args[0]).name in ("list", "set"):
            return Text(f"new HashSet<>({self.plain(node.args[0])})")
        return Text(f"{self.objects(self.stream(node.args[0])).source}.collect(Collectors.toSet())")

    def _ord(self, node: ast.Call) -> Text:
        if self.is_letter(node.args[0]):
            return Text(f"(int) {self.at(node.args[0], UNARY)}", UNARY)
        return Text(f"{self.at(node.args[0], PRIMARY)}.codePointAt(0)")

    def _chr(self, node: ast.Call) -> Text:
        return Text(f"Character.toString({self.plain(node.args[0])})")

    def _math(self, name: str, node: ast.Call) -> Text:
        if name not in MATH:
            raise Untranslatable(f"math.{name}")
        return Text(MATH[name].format(*(self.plain(argument) for argument in node.args)), UNARY)

    # -- methods

    def slice(self, value: ast.expr, part: ast.Slice) -> Text:
        match value, part:
            case ast.Call(ast.Name("bin" | "hex" | "oct" as base), [number]), ast.Slice(ast.Constant(2), None, None):
                form = {"bin": "toBinaryString", "oct": "toOctalString", "hex": "toHexString"}[base]
                return Text(f"Integer.{form}({self.plain(number)})")
            case _, ast.Slice(None, None, None):
                pass
            case _, ast.Slice(lower, upper, None) if self.kind(value).name == "list" and not isinstance(
                value, ast.Name
            ):
                limited = self._limited(value, lower, upper)
                if limited is not None:
                    return Text(self.as_list(limited))
        return super().slice(value, part)

    def _method(self, holder: ast.expr, name: str, node: ast.Call) -> Text:
        match holder, name, node.args:
            case ast.Call(ast.Name("bin"), [number]), "count", [ast.Constant("1")]:
                return Text(f"Integer.bitCount({self.plain(number)})")
        kind = self.kind(holder)
        if self.is_letter(holder) and not node.args:
            return self._of_letter(holder, name)
        if kind.name in TEXTS:
            return self._of_text(holder, name, node.args)
        shown = self.at(holder, PRIMARY)
        match kind.name, name, node.args:
            case "dict", "get", [key]:
                return Text(f"{shown}.get({self.value(key)})")
            case "dict", "get", [key, default]:
                return Text(f"{shown}.getOrDefault({self.value(key)}, {self.value(default, kind.arguments[1])})")
            case "list", "count", [item]:
                return Text(f"Collections.frequency({shown}, {self.value(item)})")
            case "list", "index", [item]:
                return Text(f"{shown}.indexOf({self.value(item)})")
            case "list", "copy", []:
                return Text(f"new ArrayList<>({shown})")
            case "list", "pop", []:
                short = self.named(holder)
                return Text(f"{short}.remove({short}.size() - 1)")
            case "list", "pop", [ast.Constant(0)]:
                return Text(f"{shown}.remove(0)")
        raise Untranslatable(f"the method {kind}.{name}")

    def _of_letter(self, holder: ast.expr, name: str) -> Text:
        shown = self.plain(holder)
        if name in OF_LETTERS:
            return Text(f"Character.{OF_LETTERS[name]}({shown})")
        if name == "swapcase":
            test = f"Character.isUpperCase({shown})"
            return Text(f"Character.toString({test} ? Character.toLowerCase({shown}) : Character.toUpperCase({shown}))")
        raise Untranslatable(f"the method str.{name} of a letter")

    def _of_text(self, holder: ast.expr, name: str, arguments: Sequence[ast.expr]) -> Text:
        shown = self.text_at(holder, PRIMARY)
        match name, arguments:
            case "split", []:
                return Text(self.as_list(self.stream(ast.Call(ast.Attribute(holder, "split", ast.Load()), [], []))))
            case "split", [separator]:
                return Text(f"Arrays.asList({self.split_call(holder, separator)})")
            case "join", [values]:
                return self._join(holder, values)
            case "count", [item] if self.is_letter(item) or (
                isinstance(item, ast.Constant) and len(str(item.value)) == 1
            ):
                one = self.fresh("c", "letter")
                return Text(f"(int) {shown}.chars().filter({one} -> {one} == {self._letter(item)}).count()", UNARY)
            case "count", [item]:
                size = self.length(item)
                return Text(f'({shown}.length() - {shown}.replace({self.text(item)}, "").length()) / {size}', PRODUCT)
            case "isupper" | "islower", []:
                one, other = ("toUpperCase", "toLowerCase") if name == "isupper" else ("toLowerCase", "toUpperCase")
                return Text(f"{shown}.equals({shown}.{one}()) && !{shown}.equals({shown}.{other}())", 3)
            case "isdigit" | "isalpha" | "isalnum", []:
                test = f"{shown}.chars().allMatch(Character::{OF_LETTERS[name]})"
                return Text(f"!{shown}.isEmpty() && {test}", 3)
            case "capitalize", []:
                short = self.named(holder)
                return Text(f"{short}.substring(0, 1).toUpperCase() + {short}.substring(1).toLowerCase()", SUM)
            case "ljust" | "rjust" | "zfill", [width, *fill]:
                return self._padded(holder, name, width, fill)
        if name in TEXT_METHODS and TEXT_METHODS[name].count("{") == 1 + len(arguments):
            return Text(TEXT_METHODS[name].format(shown, *(self.text(argument) for argument in arguments)))
        raise Untranslatable(f"the method str.{name}")

    def _letter(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(str() as letter):
                return "'" + letter.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return self.plain(node)

    def _padded(self, holder: ast.expr, name: str, width: ast.expr, fill: Sequence[ast.expr]) -> Text:
        sign = '"0"' if name == "zfill" else self.text(fill[0]) if fill else '" "'
        short = self.named(holder)
        padding = f"{sign}.repeat(Math.max(0, {self.at(width, SUM)} - {short}.length()))"
        return Text(f"{short} + {padding}" if name == "ljust" else f"{padding} + {short}", SUM)

    def _join(self, separator: ast.expr, values: ast.expr) -> Text:
        if isinstance(values, ast.Name) and self.kind(values).name == "list":
            return Text(f"String.join({self.text(separator)}, {self.plain(values)})")
        found = self.objects(self.stream(values))
        if found.kind.name not in TEXTS:
            raise Untranslatable("joining what are no texts")
        inner = "" if is_constant(separator, "") else self.text(separator)
        return Text(f"{found.source}.collect(Collectors.joining({inner}))")


BUILT_INS: Mapping[str, Callable[[Calls, ast.Call], Text]] = {
    "len": Calls._len, "sum": Calls._sum, "any": Calls._quantified, "all": Calls._quantified, "max": Calls._extreme,
    "min": Calls._extreme, "sorted": Calls._sorted, "next": Calls._next, "str": Calls._str, "int": Calls._int,
    "float": Calls._float, "abs": Calls._abs, "round": Calls._round, "list": Calls._list, "tuple": Calls._list,
    "set": Calls._set, "ord": Calls._ord, "chr": Calls._chr,
}  # fmt: skip
