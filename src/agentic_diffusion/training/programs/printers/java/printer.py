"""Typed Python programs as Java 17: static methods, streams for comprehensions, plain loops for loops."""

import ast
from collections.abc import Sequence

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.code_generation.syntax_parsers import JavaSyntaxParser
from agentic_diffusion.training.programs.observing import TypedProgram, Untranslatable
from agentic_diffusion.training.programs.printers.java.calls import Calls
from agentic_diffusion.training.programs.printers.java.expressions import CHAR, TEXTS
from agentic_diffusion.training.programs.printers.java.streams import Filling
from agentic_diffusion.training.programs.printers.printing import NUMBERS, change_by, counted, is_constant, step_of

AUGMENTED = {ast.Add: "+=", ast.Sub: "-=", ast.Mult: "*=", ast.Div: "/=", ast.BitXor: "^=", ast.BitOr: "|=",
             ast.BitAnd: "&=", ast.LShift: "<<=", ast.RShift: ">>=", ast.FloorDiv: "/=", ast.Mod: "%="}  # fmt: skip


def print_program(program: TypedProgram) -> str:
    """The program in Java with its imports. Raises Untranslatable."""
    return JavaSyntaxParser().with_imports(_Statements(program).print())


class _Statements(Calls):
    """Methods and statements."""

    def head(self, function: ast.FunctionDef) -> str:
        arguments = ", ".join(
            f"{self.java_type(self._argument_kind(argument))} {self.name(argument.arg)}"
            for argument in function.args.args
        )
        return f"static {self.java_type(self.program.returns[function.name])} {self.name(function.name)}({arguments})"

    def _argument_kind(self, argument: ast.arg) -> ValueType:
        kind = self.kind(argument)
        is_float = isinstance(argument.annotation, ast.Name) and argument.annotation.id == "float"
        return ValueType("float") if is_float and kind.name in NUMBERS else kind

    def returned(self, value: ast.expr) -> str:
        kind = self.program.returns[self.function.name]
        if kind.name == "float" and self.kind_or(value).name in ("int", "long"):
            return self.plain(value)
        return self.value(value, None)

    def statement(self, node: ast.stmt) -> None:
        if isinstance(node, Filling):
            self._fill(node)
            return
        if isinstance(node, ast.While | ast.If):
            before, lines, taken = len(self.lines), list(self.lines), set(self.taken)
            self.condition(node.test)
            if len(self.lines) != before and isinstance(node, ast.While):
                raise Untranslatable("a loop whose test needs statements")
            self.lines, self.taken = lines, taken
        super().statement(node)

    def _fill(self, node: Filling) -> None:
        if node.conditions:
            with self.block(f"if ({self.test(node.conditions)})"):
                self._fill(Filling(node.name, node.key, node.value, node.kind, ()))
            return
        self.end(f"{node.name}.put({self.value(node.key)}, {self.value(node.value, node.kind.arguments[1])})")

    def loop(self, target: ast.expr, source: ast.expr, body: Sequence[ast.stmt]) -> None:
        before = set(self.declared)
        self.declared |= {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}
        head, first = self._loop_head(target, source)
        with self.block(head):
            for line in first:
                self.end(line)
            self.statements(body)
        self.declared = before

    def _loop_head(self, target: ast.expr, source: ast.expr) -> tuple[str, list[str]]:
        match target, source:
            case ast.Name(name), ast.Call(ast.Name("range"), arguments, []):
                return self._range_head(self.fresh("i", "k") if name == "_" else self.name(name), arguments), []
            case ast.Name(name), _ if self.kind_or(source).name == "str":
                return f"for (char {self.name(name)} : {self.at(source, 14)}.toCharArray())", []
            case ast.Name(name), _:
                kind = self.program.variables.get(self.function.name, {}).get(name) or self._element_kind(source)
                shown = "String" if kind == CHAR else self.java_type(kind)
                return f"for ({shown} {self.name(name)} : {self._iterable(source)})", []
            case ast.Tuple([ast.Name(index), ast.Name(item)]), ast.Call(ast.Name("enumerate"), [values], []):
                place, name = self.name(index), self.named(values)
                is_text = self.kind(values).name in TEXTS
                size, get = ("length", "charAt") if is_text else ("size", "get")
                type_ = "char" if is_text else self.java_type(self.kind(values).arguments[0])
                head = f"for (int {place} = 0; {place} < {name}.{size}(); {place}++)"
                return head, [f"{type_} {self.name(item)} = {name}.{get}({place})"]
            case ast.Tuple([ast.Name(one), ast.Name(other)]), ast.Call(ast.Name("zip"), [first, second], []):
                return self._zip_head(one, other, first, second)
            case ast.Tuple([ast.Name(one), ast.Name(other)]), ast.Call(ast.Attribute(mapping, "items"), [], []):
                kinds = [self.java_type(part, boxed=True) for part in self.kind(mapping).arguments]
                entry = self.fresh("entry", "pair")
                first_lines = [
                    f"{self.java_type(part)} {self.name(name)} = {entry}.get{word}()"
                    for part, name, word in zip(
                        self.kind(mapping).arguments, (one, other), ("Key", "Value"), strict=True
                    )
                ]
                return f"for (Map.Entry<{', '.join(kinds)}> {entry} : {self.plain(mapping)}.entrySet())", first_lines
        raise Untranslatable(f"a loop: {ast.unparse(target)} in {ast.unparse(source)}")

    def _zip_head(self, one: str, other: str, first: ast.expr, second: ast.expr) -> tuple[str, list[str]]:
        if "str" in (self.kind(first).name, self.kind(second).name):
            raise Untranslatable("letters of two texts in pairs")
        index, left, right = self.fresh("i", "k"), self.named(first), self.named(second)
        kinds = [self.java_type(self.kind(values).arguments[0]) for values in (first, second)]
        head = f"for (int {index} = 0; {index} < Math.min({left}.size(), {right}.size()); {index}++)"
        return head, [
            f"{kinds[0]} {self.name(one)} = {left}.get({index})",
            f"{kinds[1]} {self.name(other)} = {right}.get({index})",
        ]

    def _element_kind(self, source: ast.expr) -> ValueType:
        return self.stream(source).kind

    def _iterable(self, source: ast.expr) -> str:
        kind = self.kind_or(source)
        match source:
            case ast.Call(ast.Attribute(ast.Name("dict"), "fromkeys")) | ast.Call(ast.Name("set" | "reversed")):
                return self.as_list(self.stream(source))
            case ast.Call(ast.Attribute(mapping, "values"), [], []):
                return f"{self.at(mapping, 14)}.values()"
        if kind.name == "dict":
            return f"{self.at(source, 14)}.keySet()"
        return self.plain(source)

    def _range_head(self, name: str, arguments: Sequence[ast.expr]) -> str:
        start, stop = ("0", arguments[0]) if len(arguments) == 1 else (self.plain(arguments[0]), arguments[1])
        step = step_of(arguments)
        change = change_by(name, step)
        match stop:
            case ast.BinOp(last, ast.Add(), ast.Constant(1)) if step > 0:
                return f"for (int {name} = {start}; {name} <= {self.at(last, 9)}; {change})"
        return f"for (int {name} = {start}; {name} {'<' if step > 0 else '>'} {self.at(stop, 9)}; {change})"

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        match target:
            case ast.Name(name):
                self._assign_name(name, value)
            case ast.Subscript(holder, key) if self.kind(holder).name == "dict":
                added = counted(holder, key, value)
                if added is not None and self.kind(value).name == "int":
                    self.end(f"{self.plain(holder)}.merge({self.value(key)}, {self.plain(added)}, Integer::sum)")
                else:
                    shown = self.value(value, self.kind(holder).arguments[1])
                    self.end(f"{self.plain(holder)}.put({self.value(key)}, {shown})")
            case ast.Subscript(holder, key) if self.is_non_negative(key):
                shown = self.value(value, self.kind(holder).arguments[0])
                self.end(f"{self.plain(holder)}.set({self.plain(key)}, {shown})")
            case ast.Tuple(targets) if isinstance(value, ast.Tuple):
                self._assign_together(targets, value.elts)
            case ast.Tuple(targets) if all(isinstance(part, ast.Name) for part in targets):
                holder_name = self.named(value)
                for place, part in enumerate(targets):
                    assert isinstance(part, ast.Name)
                    self._store(part.id, f"{holder_name}.get({place})")
            case _:
                raise Untranslatable(f"an assignment: {ast.unparse(target)}")

    def _assign_name(self, name: str, value: ast.expr) -> None:
        kind = self.variable_kind(name)
        self.is_variable = self._is_changed(name)
        shown = self.value(value, kind)
        self.is_variable = False
        self._store(name, shown)

    def _is_changed(self, name: str) -> bool:
        """Whether the function changes the collection that a variable holds, or lets others do it."""
        for node in ast.walk(self.function):
            match node:
                case ast.Call(
                    ast.Attribute(ast.Name(found), "append" | "extend" | "insert" | "pop" | "add" | "reverse")
                ):
                    pass
                case ast.Call(ast.Attribute(ast.Name(found), "setdefault" | "sort" | "remove" | "update")):
                    pass
                case ast.Subscript(ast.Name(found), _, ast.Store()) | ast.AugAssign(ast.Name(found)):
                    pass
                case _:
                    continue
            if found == name:
                return True
        return False

    def _store(self, name: str, shown: str) -> None:
        kind = self.variable_kind(name)
        if name in self.declared:
            self.end(f"{self.name(name)} = {shown}")
            return
        self.declared.add(name)
        self.end(f"{self.java_type(kind)} {self.name(name)} = {shown}")

    def _assign_together(self, targets: Sequence[ast.expr], values: Sequence[ast.expr]) -> None:
        names = [part.id for part in targets if isinstance(part, ast.Name)]
        if len(names) != len(targets):
            raise Untranslatable("places assigned together")
        read = {node.id for value in values for node in ast.walk(value) if isinstance(node, ast.Name)}
        if not set(names) & read:
            for name, value in zip(names, values, strict=True):
                self._assign_name(name, value)
            return
        kept: list[tuple[str, str]] = []
        for place, (name, value) in enumerate(zip(names, values, strict=True)):
            later = {node.id for other in values[place + 1 :] for node in ast.walk(other) if isinstance(node, ast.Name)}
            shown = self.value(value, self.variable_kind(name))
            if name in later:
                spare = self.fresh(f"next_{name}", "following", "spare")
                self.end(f"{self.java_type(self.variable_kind(name))} {spare} = {shown}")
                kept.append((name, spare))
            else:
                self._store(name, shown)
        for name, spare in kept:
            self._store(name, spare)

    def augment(self, target: ast.expr, operator: ast.operator, value: ast.expr) -> None:
        kind = self.kind(value).name
        if not isinstance(target, ast.Name):
            self._augment_place(target, operator, value)
            return
        written = self.name(target.id)
        if kind in ("list", "tuple") and isinstance(operator, ast.Add):
            self.end(f"{written}.addAll({self.plain(value)})")
        elif is_constant(value, 1) and isinstance(operator, ast.Add | ast.Sub):
            self.end(f"{written}{'++' if isinstance(operator, ast.Add) else '--'}")
        elif isinstance(operator, ast.Pow) or type(operator) not in AUGMENTED or kind not in (*NUMBERS, *TEXTS):
            raise Untranslatable("an operator that changes a variable")
        else:
            self.end(f"{written} {AUGMENTED[type(operator)]} {self.text(value)}")

    def _augment_place(self, target: ast.expr, operator: ast.operator, value: ast.expr) -> None:
        match target:
            case ast.Subscript(holder, key) if isinstance(operator, ast.Add | ast.Sub):
                sign = "+" if isinstance(operator, ast.Add) else "-"
                old = self.element(holder, key)
                put = "put" if self.kind(holder).name == "dict" else "set"
                self.end(f"{self.plain(holder)}.{put}({self.value(key)}, {old} {sign} {self.at(value, 11)})")
            case _:
                raise Untranslatable("an operator that changes a place")

    def call_statement(self, call: ast.Call) -> None:
        match call:
            case ast.Call(
                ast.Attribute(ast.Call(ast.Attribute(mapping, "setdefault"), [key, ast.List([])]), "append"), [item]
            ):
                name = self.fresh("k", "key_", "unused")
                holder = f"{self.plain(mapping)}.computeIfAbsent({self.value(key)}, {name} -> new ArrayList<>())"
                self.end(f"{holder}.add({self.value(item)})")
            case ast.Call(ast.Attribute(values, "append" | "add"), [item]):
                kind = self.kind(values)
                self.end(f"{self.plain(values)}.add({self.value(item, kind.arguments[0] if kind.arguments else None)})")
            case ast.Call(ast.Attribute(values, "extend"), [items]):
                self.end(f"{self.plain(values)}.addAll({self.plain(items)})")
            case ast.Call(ast.Attribute(values, "insert"), [place, item]):
                self.end(f"{self.plain(values)}.add({self.plain(place)}, {self.value(item)})")
            case ast.Call(ast.Attribute(values, "pop" | "copy")):
                self.end(self.plain(call))
            case ast.Call(ast.Attribute(values, "reverse"), []):
                self.end(f"Collections.reverse({self.plain(values)})")
            case ast.Call(ast.Name(name)) if name in self.program.returns:
                self.end(self.plain(call))
            case _:
                raise Untranslatable(f"a call for its effect: {ast.unparse(call)}")
