"""Typed Python programs as modern JavaScript: array methods, `const` and `let`, plain objects for dicts."""

import ast
from collections.abc import Sequence
from typing import ClassVar

from agentic_diffusion.training.programs.observing import TypedProgram, Untranslatable
from agentic_diffusion.training.programs.printers.javascript.calls import Calls
from agentic_diffusion.training.programs.printers.printing import NUMBERS, change_by, is_constant, is_reassigned

AUGMENTED = {
    ast.Add: "+=", ast.Sub: "-=", ast.Mult: "*=", ast.Pow: "**=", ast.BitXor: "^=", ast.BitOr: "|=", ast.BitAnd: "&=",
    ast.LShift: "<<=", ast.RShift: ">>=", ast.Div: "/=",
}  # fmt: skip


def print_program(program: TypedProgram) -> str:
    """The program in JavaScript. Raises Untranslatable."""
    return _Statements(program).print()


class _Statements(Calls):
    """Functions and statements."""

    indent: ClassVar = "  "

    def head(self, function: ast.FunctionDef) -> str:
        arguments = ", ".join(self.name(argument.arg) for argument in function.args.args)
        return f"function {self.name(function.name)}({arguments})"

    def give_back(self, value: ast.expr) -> None:
        match value:
            case ast.Tuple(items):
                self.end(f"return [{', '.join(self.plain(item) for item in items)}]")
            case _:
                super().give_back(value)

    def loop(self, target: ast.expr, source: ast.expr, body: Sequence[ast.stmt]) -> None:
        before = set(self.declared)
        self.declared |= {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}
        with self.block(self._loop_head(target, source, body)):
            self.statements(body)
        self.declared = before

    def _loop_head(self, target: ast.expr, source: ast.expr, body: Sequence[ast.stmt]) -> str:
        match target, source:
            case ast.Name(name), ast.Call(ast.Name("range"), arguments, []):
                return self._range_head("i" if name == "_" else self.name(name), arguments)
            case ast.Tuple([ast.Name(index), item]), ast.Call(ast.Name("enumerate"), [values], []):
                return f"for (const [{self.name(index)}, {self.pattern(item)}] of {self._entries(values)}.entries())"
            case ast.Tuple([first, second]), ast.Call(ast.Attribute(mapping, "items"), [], []):
                self.require_text_keys(mapping)
                pair = f"[{self.pattern(first)}, {self.pattern(second)}]"
                return f"for (const {pair} of Object.entries({self.plain(mapping)}))"
        word = "const" if not any(self.changes(node, target) for node in body) else "let"
        return f"for ({word} {self.pattern(target)} of {self.iterable(source)})"

    def _entries(self, values: ast.expr) -> str:
        kind = self.kind(values)
        return f"[...{self.plain(values)}]" if kind.name != "list" else self.at(values, 14)

    @staticmethod
    def changes(node: ast.stmt, target: ast.expr) -> bool:
        names = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
        stored = (part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store))
        return any(name in names for name in stored)

    def _range_head(self, name: str, arguments: Sequence[ast.expr]) -> str:
        start, stop, step = self.range_parts(arguments)
        return f"for (let {name} = {start}; {name} {'<' if step > 0 else '>'} {stop}; {change_by(name, step)})"

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        match target:
            case ast.Name(name):
                self._assign_name(name, value)
            case ast.Subscript():
                self.end(f"{self.plain(target)} = {self.plain(value)}")
            case ast.Tuple(targets) if isinstance(value, ast.Tuple):
                self._assign_together(targets, value.elts)
            case ast.Tuple(targets):
                names = [part.id for part in targets if isinstance(part, ast.Name)]
                if any(isinstance(part, ast.Starred) for part in targets) or len(names) != len(targets):
                    raise Untranslatable("unpacking of a special kind")
                word = self._word(*names)
                self.end(f"{word}[{', '.join(map(self.name, names))}] = {self.sequence(value)}")
            case _:
                raise Untranslatable(f"an assignment: {ast.unparse(target)}")

    def _assign_name(self, name: str, value: ast.expr) -> None:
        word = self._word(name)
        if is_constant(value, None) and word:
            self.end(f"let {self.name(name)} = null")
        else:
            self.end(f"{word}{self.name(name)} = {self.plain(value)}")

    def _word(self, *names: str) -> str:
        """`const`, `let` or nothing before names that get a value; they count as declared from here on."""
        if all(name in self.declared for name in names):
            return ""
        if any(name in self.declared for name in names):
            raise Untranslatable("old and new names in one assignment")
        self.declared |= set(names)
        return "let " if any(is_reassigned(name, self.function) for name in names) else "const "

    def _assign_together(self, targets: Sequence[ast.expr], values: Sequence[ast.expr]) -> None:
        names = [part.id for part in targets if isinstance(part, ast.Name)]
        read = {node.id for value in values for node in ast.walk(value) if isinstance(node, ast.Name)}
        if len(names) == len(targets) and not set(names) & read and not set(names) & self.declared:
            for name, value in zip(names, values, strict=True):
                self._assign_name(name, value)
            return
        word = self._word(*names) if len(names) == len(targets) else ""
        left = ", ".join(self.plain(part) for part in targets)
        self.end(f"{word}[{left}] = [{', '.join(self.plain(value) for value in values)}]")

    def augment(self, target: ast.expr, operator: ast.operator, value: ast.expr) -> None:
        written = self.plain(target)
        kind = self.kind(value).name
        if isinstance(operator, ast.FloorDiv):
            self.end(f"{written} = Math.floor({written} / {self.at(value, 12)})")
        elif isinstance(operator, ast.Mod):
            self.end(f"{written} %= {self.plain(value)}")
        elif kind in ("list", "tuple"):
            self.end(f"{written}.push(...{self.plain(value)})")
        elif kind not in (*NUMBERS, "str", "char", "bool"):
            raise Untranslatable(f"{kind} changed in place")
        elif is_constant(value, 1) and isinstance(operator, ast.Add | ast.Sub):
            self.end(f"{written}{'++' if isinstance(operator, ast.Add) else '--'}")
        else:
            self.end(f"{written} {AUGMENTED[type(operator)]} {self.plain(value)}")

    def call_statement(self, call: ast.Call) -> None:
        match call:
            case ast.Call(
                ast.Attribute(ast.Call(ast.Attribute(mapping, "setdefault"), [key, empty]), "append"), [item]
            ):
                if not (isinstance(empty, ast.List) and not empty.elts):
                    raise Untranslatable("setdefault of a special kind")
                self.end(f"({self.element(mapping, key)} ??= []).push({self.plain(item)})")
            case ast.Call(ast.Attribute(values, "append"), [item]):
                self.end(f"{self.plain(values)}.push({self.plain(item)})")
            case ast.Call(ast.Attribute(values, "extend"), [items]):
                self.end(f"{self.plain(values)}.push(...{self.iterable(items)})")
            case ast.Call(ast.Attribute(values, "add"), [item]):
                self.end(f"{self.plain(values)}.add({self.plain(item)})")
            case ast.Call(ast.Attribute(values, "insert"), [place, item]):
                self.end(f"{self.plain(values)}.splice({self.plain(place)}, 0, {self.plain(item)})")
            case ast.Call(ast.Attribute(values, "pop" | "reverse")):
                self.end(self.plain(call))
            case ast.Call(ast.Name(name)) if name in self.program.returns:
                self.end(self.plain(call))
            case _:
                raise Untranslatable(f"a call for its effect: {ast.unparse(call)}")
