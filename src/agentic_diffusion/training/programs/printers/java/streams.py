"""Comprehensions and what consumes them as streams; dicts are filled by loops before the statement."""

import ast
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.java.expressions import CHAR, LISTS, TEXT, TEXTS, Expressions
from agentic_diffusion.training.programs.printers.printing import AND, PRIMARY, Pipeline, Text, pipeline

PRIMITIVE_STREAMS = {"int": ("mapToInt", "Integer::intValue"), "long": ("mapToLong", "Long::longValue"),
                     "float": ("mapToDouble", "Double::doubleValue")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream under construction: `kind` of its elements; `form` is "object", "int", "float" or "letters"."""

    source: str
    kind: ValueType
    form: str = "object"

    def then(self, call: str, **changes: object) -> "Stream":
        return replace(self, source=f"{self.source}.{call}", **changes)  # type: ignore[arg-type]


class Streams(Expressions):
    """Streams."""

    def stream(self, node: ast.expr) -> Stream:
        """A stream of the values of anything that can be iterated over."""
        match node:
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                found = self.piped(self.required(node))
                return found.then("distinct()") if isinstance(node, ast.SetComp) else found
            case ast.Call(ast.Name("range"), arguments, []):
                return self._range(arguments)
            case ast.Call(ast.Name("set") | ast.Attribute(ast.Name("dict"), "fromkeys"), [values]):
                return self.objects(self.stream(values)).then("distinct()")
            case ast.Call(ast.Name("list" | "sorted" | "iter") as function, [values], []):
                found = self.objects(self.stream(values))
                return found.then("sorted()") if function.id == "sorted" else found
            case ast.Call(ast.Attribute(holder, "split"), []) if self.kind(holder).name in TEXTS:
                word = self.fresh("word", "part")
                shown = f'Arrays.stream({self.at(holder, PRIMARY)}.split("\\\\s+")).filter({word} -> !{word}.isEmpty())'
                return Stream(shown, TEXT)
            case ast.Call(ast.Attribute(holder, "split"), [separator]) if isinstance(separator, ast.Constant):
                return Stream(f"Arrays.stream({self.split_call(holder, separator)})", TEXT)
            case ast.Call(ast.Attribute(mapping, "values"), [], []):
                return Stream(f"{self.at(mapping, PRIMARY)}.values().stream()", self.kind(mapping).arguments[1])
            case ast.Call(ast.Name("map"), [function, values], []):
                return self.mapped_by(function, self.stream(values))
            case ast.Subscript(value, ast.Slice(lower, upper, None)) if self.kind(value).name == "list":
                limited = self._limited(value, lower, upper)
                if limited is not None:
                    return limited
        kind = self.kind_or(node)
        if kind.name in TEXTS:
            return Stream(f"{self.text_at(node, PRIMARY)}.chars()", CHAR, "letters")
        if kind.name == "dict":
            return Stream(f"{self.at(node, PRIMARY)}.keySet().stream()", kind.arguments[0])
        if kind.name in (*LISTS, "set") and kind.arguments:
            return Stream(f"{self.at(node, PRIMARY)}.stream()", kind.arguments[0])
        raise Untranslatable(f"iterating: {ast.unparse(node)}")

    def _limited(self, value: ast.expr, lower: ast.expr | None, upper: ast.expr | None) -> Stream | None:
        """The first so many, or all after them."""
        if lower is None and upper is not None and self.is_non_negative(upper):
            return self.objects(self.stream(value)).then(f"limit({self.plain(upper)})")
        if upper is None and lower is not None and self.is_non_negative(lower):
            return self.objects(self.stream(value)).then(f"skip({self.plain(lower)})")
        return None

    def split_call(self, holder: ast.expr, separator: ast.expr) -> str:
        match separator:
            case ast.Constant(str() as sign) if len(sign) == 1 and sign in r".$|()[{^?*+\\":
                shown = f'"\\\\{sign}"'
            case _:
                shown = self.plain(separator)
        return f"{self.at(holder, PRIMARY)}.split({shown})"

    def mapped_by(self, function: ast.expr, values: Stream) -> Stream:
        match function:
            case ast.Name("int"):
                return self.objects(values).then("map(Integer::parseInt)", kind=ValueType("int"))
            case ast.Name("str"):
                return self.objects(values).then("map(String::valueOf)", kind=TEXT)
        raise Untranslatable(f"a function as a value: {ast.unparse(function)}")

    def _range(self, arguments: Sequence[ast.expr]) -> Stream:
        if len(arguments) == 3:
            raise Untranslatable("a range with a step as a value")
        start, stop = ("0", arguments[0]) if len(arguments) == 1 else (self.plain(arguments[0]), arguments[1])
        match stop:
            case ast.BinOp(last, ast.Add(), ast.Constant(1)):
                return Stream(f"IntStream.rangeClosed({start}, {self.plain(last)})", ValueType("int"), "int")
        return Stream(f"IntStream.range({start}, {self.plain(stop)})", ValueType("int"), "int")

    def objects(self, stream: Stream) -> Stream:
        """A stream of objects."""
        match stream.form:
            case "object":
                return stream
            case "letters":
                return stream.then("mapToObj(Character::toString)", kind=TEXT, form="object")
        return stream.then("boxed()", form="object")

    def numbers(self, stream: Stream) -> Stream:
        """A stream of primitive numbers."""
        if stream.form != "object":
            return stream
        if stream.kind.name not in PRIMITIVE_STREAMS:
            raise Untranslatable(f"a sum of {stream.kind}")
        method, reference = PRIMITIVE_STREAMS[stream.kind.name]
        return stream.then(f"{method}({reference})", form=stream.kind.name)

    def required(self, node: ast.expr) -> Pipeline:
        found = pipeline(node)
        if found is None:
            raise Untranslatable(f"no comprehension: {ast.unparse(node)}")
        return found

    @contextlib.contextmanager
    def inside(self, pipe: Pipeline, stream: Stream) -> Iterator[str]:
        """The lambda's variable; nothing in its body may need statements."""
        is_boxed = stream.form == "object" and stream.kind.name in ("int", "long", "float")
        if is_boxed:
            self.boxed.add(pipe.variable)
        before = len(self.lines)
        yield self.name(pipe.variable)
        self.boxed.discard(pipe.variable)
        if len(self.lines) != before:
            raise Untranslatable("a lambda that needs statements")

    def kept(self, pipe: Pipeline) -> Stream:
        """The elements that meet the conditions."""
        match pipe.source, pipe.target:
            case ast.Call(ast.Name("enumerate"), [values], []), ast.Tuple([ast.Name(index), ast.Name(item)]):
                raise Untranslatable(f"places of {ast.unparse(values)} in a stream: {index}, {item}")
        stream = self.stream(pipe.source)
        if not pipe.conditions:
            return stream
        with self.inside(pipe, stream) as variable:
            parts = [self.condition(condition) for condition in pipe.conditions]
        test = parts[0] if len(parts) == 1 else self.joined(ast.And(), parts)
        return stream.then(f"filter({variable} -> {test})")

    def piped(self, pipe: Pipeline) -> Stream:
        """The elements that meet the conditions, mapped."""
        stream = self.kept(pipe)
        if pipe.is_plain:
            return stream
        with self.inside(pipe, stream) as variable:
            body = self.value(pipe.element, None)
        kind = self.kind(pipe.element)
        kind = TEXT if kind == CHAR else kind
        if stream.form == "object":
            return stream.then(f"map({variable} -> {body})", kind=kind)
        if stream.form in ("int", "long") and kind.name == stream.form:
            return stream.then(f"map({variable} -> {body})")
        return stream.then(f"mapToObj({variable} -> {body})", kind=kind, form="object")

    def mapped_numbers(self, pipe: Pipeline) -> Stream:
        """As numbers, without a detour over boxes."""
        stream = self.kept(pipe)
        kind = self.kind(pipe.element)
        if pipe.is_plain or stream.form != "object" or kind.name not in PRIMITIVE_STREAMS:
            return self.numbers(self.piped(pipe))
        with self.inside(pipe, stream) as variable:
            body = self.plain(pipe.element)
        return stream.then(f"{PRIMITIVE_STREAMS[kind.name][0]}({variable} -> {body})", kind=kind, form=kind.name)

    def collected(self, node: ast.expr) -> str:
        if isinstance(node, ast.DictComp):
            return self._collected_map(node)
        if isinstance(node, ast.SetComp):
            return f"{self.objects(self.piped(self.required(node))).source}.collect(Collectors.toSet())"
        return self.as_list(self.stream(node))

    def as_list(self, stream: Stream) -> str:
        shown = self.objects(stream)
        return (
            f"{shown.source}.{'collect(Collectors.toCollection(ArrayList::new))' if self.is_variable else 'toList()'}"
        )

    def _collected_map(self, node: ast.DictComp) -> str:
        if len(node.generators) != 1 or node.generators[0].is_async:
            raise Untranslatable("a comprehension with two loops")
        loop, kind = node.generators[0], self.kind(node)
        name = self.fresh("result", "mapping", "table")
        self.end(f"{self.java_type(kind)} {name} = new LinkedHashMap<>()")
        self.loop(loop.target, loop.iter, [_Filling(name, node.key, node.value, kind, tuple(loop.ifs))])
        return name

    def test(self, conditions: Sequence[ast.expr]) -> Text:
        parts = [self.condition(condition) for condition in conditions]
        return parts[0] if len(parts) == 1 else Text(self.joined(ast.And(), parts).source, AND)


class _Filling(ast.stmt):
    """A statement that exists in no Python program: put a key and its value into a map."""

    _fields = ("key", "value", "conditions")

    def __init__(
        self, name: str, key: ast.expr, value: ast.expr, kind: ValueType, conditions: tuple[ast.expr, ...]
    ) -> None:
        super().__init__()
        self.name, self.key, self.value, self.kind, self.conditions = name, key, value, kind, list(conditions)


Filling = _Filling
