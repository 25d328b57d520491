"""Comprehensions and what consumes them as loops before the statement."""

import ast
import contextlib
from collections.abc import Iterator, Sequence

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.go.expressions import CHAR, Expressions
from agentic_diffusion.training.programs.printers.printing import (
    NUMBERS,
    Pipeline,
    change_by,
    is_constant,
    pipeline,
    step_of,
)


class Loops(Expressions):
    """Loops of statements and comprehensions."""

    def take_name(self, *others: str) -> str:
        """The variable that the statement wants the value in, or a fresh one."""
        name, self.wanted_name = self.wanted_name, None
        return name or self.fresh(*others)

    def put_loop(self, target: ast.expr, source: ast.expr, reads: Sequence[ast.AST]) -> list[str]:
        """The head of a loop; the lines that the body has to start with. `reads`: what is in the body."""
        match target, source:
            case ast.Name(name), ast.Call(ast.Name("range"), arguments, []):
                self.put(f"{self._counting(self.fresh('i', 'k') if name == '_' else self.name(name), arguments)} {{")
                return []
            case ast.Tuple([ast.Name(index), item]), ast.Call(ast.Name("enumerate"), [values], []):
                return self._ranged(self._used(index, reads), item, self.sequence(values), reads)
            case ast.Tuple([ast.Name(one), ast.Name(other)]), ast.Call(ast.Name("zip"), [first, second], []):
                if "str" in (self.kind(first).name, self.kind(second).name):
                    raise Untranslatable("letters of two texts in pairs")
                index = self.fresh("i", "k")
                if _is_rest(second, first):
                    held = self.plain(first)
                    self.put(f"for {index} := 1; {index} < len({held}); {index}++ {{")
                    return [f"{self.name(one)}, {self.name(other)} := {held}[{index}-1], {held}[{index}]"]
                partner = self.named(second)
                self._ranged(index, ast.Name(one), self.plain(first), reads)
                return [f"{self.name(other)} := {partner}[{index}]"]
            case ast.Tuple([ast.Name(first_name), ast.Name(second_name)]), ast.Call(
                ast.Attribute(mapping, "items"), [], []
            ):
                pair = f"{self._used(first_name, reads)}, {self._used(second_name, reads)}"
                self.put(f"for {pair} := range {self.plain(mapping)} {{")
                return []
            case ast.Name(key), ast.Name(mapped) | ast.Attribute(attr=mapped) if self.kind_or(source).name in (
                "dict",
                "set",
            ) and not self.is_ordered(mapped):
                self.put(f"for {self.name(key)} := range {self.plain(source)} {{")
                return []
        return self._ranged("_", target, self.sequence(source), reads)

    def _ranged(self, index: str, item: ast.expr, values: str, reads: Sequence[ast.AST]) -> list[str]:
        match item:
            case ast.Name(name):
                shown = self._used(name, reads)
                self.put(f"for {index if shown == '_' else f'{index}, {shown}'} := range {values} {{")
                return []
            case ast.Tuple(parts) if all(isinstance(part, ast.Name) for part in parts):
                pair = self.fresh("pair", "row", "entry")
                self.put(f"for {index}, {pair} := range {values} {{")
                names = [part.id for part in parts if isinstance(part, ast.Name)]
                return [
                    f"{self.name(name)} := {pair}[{place}]"
                    for place, name in enumerate(names)
                    if self._used(name, reads) != "_"
                ]
        raise Untranslatable(f"a target: {ast.unparse(item)}")

    def _used(self, name: str, reads: Sequence[ast.AST]) -> str:
        used = any(isinstance(node, ast.Name) and node.id == name for part in reads for node in ast.walk(part))
        return self.name(name) if used and name != "_" else "_"

    def _counting(self, name: str, arguments: Sequence[ast.expr]) -> str:
        start, stop = ("0", arguments[0]) if len(arguments) == 1 else (self.plain(arguments[0]), arguments[1])
        step = step_of(arguments)
        change = change_by(name, step)
        return f"for {name} := {start}; {name} {'<' if step > 0 else '>'} {self.plain(stop)}; {change}"

    def sequence(self, node: ast.expr) -> str:
        """Something to range over whose values come second."""
        kind = self.kind_or(node)
        match node:
            case ast.Call(ast.Attribute(mapping, "values" | "keys"), [], []):
                raise Untranslatable(f"the order of a map: {ast.unparse(mapping)}")
        if kind.name in ("dict", "set"):
            raise Untranslatable("the order of a map")
        if isinstance(node, ast.Call | ast.GeneratorExp | ast.ListComp) or kind.name in (
            "list",
            "tuple",
            "str",
            "char",
        ):
            return self.plain(node)
        raise Untranslatable(f"iterating: {ast.unparse(node)}")

    @contextlib.contextmanager
    def looping(self, pipe: Pipeline) -> Iterator[None]:
        """A loop over the elements that meet the conditions."""
        wanted, self.wanted_name = self.wanted_name, None
        first = self.put_loop(pipe.target, pipe.source, [*pipe.conditions, pipe.element])
        self.depth += 1
        for line in first:
            self.put(line)
        test = self.test(pipe)
        if test:
            self.put(f"if {test} {{")
            self.depth += 1
        yield
        if test:
            self.depth -= 1
            self.put("}")
        self.depth -= 1
        self.put("}")
        self.wanted_name = wanted

    def test(self, pipe: Pipeline) -> str:
        parts = [self.condition(condition) for condition in pipe.conditions]
        if not parts:
            return ""
        return (parts[0] if len(parts) == 1 else self.joined(ast.And(), parts)).source

    def required(self, node: ast.expr) -> Pipeline:
        found = pipeline(node)
        if found is None:
            raise Untranslatable(f"no comprehension: {ast.unparse(node)}")
        return found

    def element_kind(self, pipe: Pipeline) -> ValueType:
        kind = self.kind(pipe.element)
        return ValueType("str") if kind == CHAR else kind

    def collected(self, node: ast.expr) -> str:
        """A list, set or dict that a loop fills."""
        if isinstance(node, ast.DictComp):
            return self._collected_map(node)
        pipe = self.required(node)
        kind = self.element_kind(pipe)
        if isinstance(node, ast.SetComp):
            name = self.take_name("seen", "found", "values")
            self.put(f"{name} := map[{self.go_type(kind)}]bool{{}}")
            with self.looping(pipe):
                self.put(f"{name}[{self.value(pipe.element)}] = true")
            return name
        name = self.take_name("result", "selected", "values")
        self.put(f"{name} := []{self.go_type(kind)}{{}}")
        with self.looping(pipe):
            self.put(f"{name} = append({name}, {self.value(pipe.element, kind)})")
        return name

    def _collected_map(self, node: ast.DictComp) -> str:
        if len(node.generators) != 1:
            raise Untranslatable("a comprehension with two loops")
        loop = node.generators[0]
        pipe = Pipeline(loop.target, loop.iter, tuple(loop.ifs), ast.Tuple([node.key, node.value], ast.Load()))
        kind = self.kind(node)
        name = self.take_name("result", "mapping", "table")
        self.put(f"{name} := {self.go_type(kind)}{{}}")
        with self.looping(pipe):
            self.put(f"{name}[{self.value(node.key)}] = {self.value(node.value, kind.arguments[1])}")
        return name

    def summed(self, values: ast.expr, kind: ValueType) -> str:
        """A sum, or a count where ones or truths are added."""
        pipe = pipeline(values)
        if pipe is None:
            item = self.fresh("value", "number", "n")
            name = self.take_name("total", "sum")
            self.put(f"{name} := {'0.0' if kind.name == 'float' else '0'}")
            with self._over(values, item):
                self.put(f"{name} += {item}")
            return name
        if is_constant(pipe.element, 1):
            name = self.take_name("count", "total")
            self.put(f"{name} := 0")
            with self.looping(pipe):
                self.put(f"{name}++")
            return name
        if self.kind(pipe.element).name == "bool":
            name = self.take_name("count", "total")
            self.put(f"{name} := 0")
            with self.looping(Pipeline(pipe.target, pipe.source, (*pipe.conditions, pipe.element), pipe.element)):
                self.put(f"{name}++")
            return name
        name = self.take_name("total", "sum")
        self.put(f"{name} := {'0.0' if kind.name == 'float' else '0'}")
        with self.looping(pipe):
            self.put(f"{name} += {self.value(pipe.element, kind)}")
        return name

    @contextlib.contextmanager
    def _over(self, values: ast.expr, item: str) -> Iterator[None]:
        match values:
            case ast.Call(ast.Name("set"), [inner]):
                shown = f"_, {item} := range {self.helper('unique')}({self.plain(inner)})"
            case ast.Call(ast.Attribute(mapping, "values"), [], []):
                shown = f"_, {item} := range {self.plain(mapping)}"
            case _ if self.kind_or(values).name in ("set", "dict"):
                shown = f"{item} := range {self.plain(values)}"
            case _:
                shown = f"_, {item} := range {self.sequence(values)}"
        with self.block(f"for {shown}"):
            yield

    def quantified(self, values: ast.expr, *, is_all: bool, is_returned: bool = False) -> str:
        """any or all: a loop that stops at the first that decides."""
        pipe = self.required(values)
        deciding = ast.UnaryOp(ast.Not(), pipe.element) if is_all else pipe.element
        if isinstance(deciding, ast.UnaryOp):
            ast.copy_location(deciding, pipe.element)
        decided = Pipeline(pipe.target, pipe.source, (*pipe.conditions, deciding), pipe.element)
        yes, no = ("false", "true") if is_all else ("true", "false")
        if is_returned:
            with self.looping(decided):
                self.put(f"return {yes}")
            return no
        name = self.take_name(*(("ok", "all") if is_all else ("found", "any")))
        self.put(f"{name} := {no}")
        with self.looping(decided):
            self.put(f"{name} = {yes}")
            self.put("break")
        return name

    def extreme(self, values: ast.expr, kind: ValueType, *, is_max: bool, key: str = "{0}") -> str:
        """The largest or smallest value, by a key; the first of equals."""
        if kind.name not in (*NUMBERS, "str"):
            raise Untranslatable(f"max of {kind}")
        best = self.take_name("best", "largest" if is_max else "smallest")
        name = self.named(values) if pipeline(values) is None else self.collected(values)
        item = self.fresh("value", "item", "candidate")
        self.put(f"{best} := {name}[0]")
        with self.block(f"for _, {item} := range {name}[1:]"):
            sign = ">" if is_max else "<"
            with self.block(f"if {key.format(item)} {sign} {key.format(best)}"):
                self.put(f"{best} = {item}")
        return best

    def is_ordered(self, name: str) -> bool:
        """Whether a variable of type dict is one of `dict.fromkeys`, printed as a slice."""
        for node in ast.walk(self.function):
            match node:
                case ast.Assign([ast.Name(found)], ast.Call(ast.Attribute(ast.Name("dict"), "fromkeys"))) if (
                    found == name
                ):
                    return True
        return False


def _is_rest(node: ast.expr, values: ast.expr) -> bool:
    """Whether the node is `values[1:]`."""
    match node:
        case ast.Subscript(again, ast.Slice(ast.Constant(1), None, None)):
            return isinstance(values, ast.Name) and ast.dump(again) == ast.dump(values)
    return False
