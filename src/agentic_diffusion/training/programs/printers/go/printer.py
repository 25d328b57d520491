"""Typed Python programs as Go 1.19: loops, slices and maps, the packages strings, sort, strconv and math."""

import ast
import shutil
import subprocess
from collections.abc import Sequence
from typing import ClassVar

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.code_generation.syntax_parsers import GoSyntaxParser
from agentic_diffusion.errors import ConfigError
from agentic_diffusion.training.programs.observing import TypedProgram, Untranslatable
from agentic_diffusion.training.programs.printers.go.calls import Calls
from agentic_diffusion.training.programs.printers.printing import counted, is_constant

AUGMENTED = {ast.Add: "+=", ast.Sub: "-=", ast.Mult: "*=", ast.BitXor: "^=", ast.BitOr: "|=", ast.BitAnd: "&=",
             ast.LShift: "<<=", ast.RShift: ">>="}  # fmt: skip


def print_program(program: TypedProgram) -> str:
    """The program in Go with its imports. Raises Untranslatable."""
    return formatted(GoSyntaxParser().with_imports(_Statements(program).print()))


def formatted(source: str) -> str:
    """The source as gofmt prints it. Raises ConfigError without gofmt, Untranslatable for what is no Go."""
    if shutil.which("gofmt") is None:
        raise ConfigError(
            "gofmt is not installed, and Go programs cannot be made without it (apt-get install golang-go)"
        )
    done = subprocess.run(["gofmt"], input=source, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Untranslatable(f"gofmt: {done.stderr.splitlines()[0]}")
    return done.stdout


class _Statements(Calls):
    """Functions and statements."""

    loop_word: ClassVar = "for"

    def bracketed(self, test: str) -> str:
        return test

    def head(self, function: ast.FunctionDef) -> str:
        groups: list[tuple[list[str], str]] = []
        for argument in function.args.args:
            kind = self.kind(argument)
            if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "float":
                kind = ValueType("float")
            groups.append(([self.name(argument.arg)], self.go_type(kind)))
        returns = self.go_type(self.program.returns[function.name])
        arguments = ", ".join(f"{names[0]} {kind}" for names, kind in groups)
        return f"func {self.name(function.name)}({arguments}) {returns}"

    def branches(self, _: ast.IfExp) -> bool:
        return True

    def give_back(self, value: ast.expr) -> None:
        match value:
            case ast.Call(ast.Name("any" | "all" as name), [ast.GeneratorExp() as values], []):
                self.put(f"return {self.quantified(values, is_all=name == 'all', is_returned=True)}")
            case ast.BoolOp(ast.And(), [*tests, ast.Call(ast.Name("any" | "all")) as last]):
                for test in tests:
                    with self.block(f"if {self.negated(test).source}"):
                        self.put("return false")
                self.give_back(last)
            case _:
                super().give_back(value)

    def returned(self, value: ast.expr) -> str:
        kind = self.program.returns[self.function.name]
        self.wanted_kind = kind
        shown = self.value(value, kind)
        self.wanted_kind = None
        return shown

    def conditional(self, node: ast.If) -> None:
        """A test that needs statements of its own cannot stand after else."""
        if node.orelse and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            before, lines = len(self.lines), list(self.lines)
            taken = set(self.taken)
            self.condition(node.orelse[0].test)
            if len(self.lines) != before:
                raise Untranslatable("a test after else that needs statements")
            self.lines, self.taken = lines, taken
        super().conditional(node)

    def statement(self, node: ast.stmt) -> None:
        if isinstance(node, ast.While):
            before, lines, taken = len(self.lines), list(self.lines), set(self.taken)
            self.condition(node.test)
            if len(self.lines) != before:
                raise Untranslatable("a loop whose test needs statements")
            self.lines, self.taken = lines, taken
        super().statement(node)

    def loop(self, target: ast.expr, source: ast.expr, body: Sequence[ast.stmt]) -> None:
        before = set(self.declared)
        self.declared |= {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}
        first = self.put_loop(target, source, body)
        self.depth += 1
        for line in first:
            self.put(line)
        self.statements(body)
        self.depth -= 1
        self.put("}")
        self.declared = before

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        match target:
            case ast.Name(name):
                self._assign_name(name, value)
            case ast.Subscript(holder, key) if (added := counted(holder, key, value)) is not None:
                shown = self.element(holder, key)
                self.put(f"{shown}++" if is_constant(added, 1) else f"{shown} += {self.plain(added)}")
            case ast.Subscript(holder):
                kind = self.kind(holder)
                self.put(f"{self.plain(target)} = {self.value(value, kind.arguments[-1])}")
            case ast.Tuple(targets) if isinstance(value, ast.Tuple):
                self._assign_together(targets, value.elts)
            case ast.Tuple(targets) if all(isinstance(part, ast.Name) for part in targets):
                holder_name = self.named(value)
                for place, part in enumerate(targets):
                    assert isinstance(part, ast.Name)
                    sign = "=" if part.id in self.declared else ":="
                    self.declared.add(part.id)
                    self.put(f"{self.name(part.id)} {sign} {holder_name}[{place}]")
            case _:
                raise Untranslatable(f"an assignment: {ast.unparse(target)}")

    def _assign_name(self, name: str, value: ast.expr) -> None:
        is_new = name not in self.declared
        kind = self.variable_kind(name)
        self.wanted_kind = kind
        self.wanted_name = self.name(name) if is_new and _gives_a_name(value) else None
        shown = self.value(value, kind)
        self.wanted_kind = self.wanted_name = None
        self.declared.add(name)
        if shown == self.name(name):
            return
        if is_new and kind.name == "float" and isinstance(value, ast.Constant) and "." not in shown:
            shown += ".0"
        self.put(f"{self.name(name)} {':=' if is_new else '='} {shown}")

    def _assign_together(self, targets: Sequence[ast.expr], values: Sequence[ast.expr]) -> None:
        names = [part.id for part in targets if isinstance(part, ast.Name)]
        kinds = [self.variable_kind(name) for name in names] if len(names) == len(targets) else [None] * len(targets)
        shown = ", ".join(self.value(value, kind) for value, kind in zip(values, kinds, strict=True))
        left = ", ".join(self.plain(part) for part in targets)
        is_new = len(names) == len(targets) and not any(name in self.declared for name in names)
        self.declared |= set(names)
        self.put(f"{left} {':=' if is_new else '='} {shown}")

    def augment(self, target: ast.expr, operator: ast.operator, value: ast.expr) -> None:
        kind, written = self.kind(value).name, self.plain(target)
        target_kind = self.variable_kind(target.id) if isinstance(target, ast.Name) else self.kind(value)
        if kind in ("list", "tuple") and isinstance(operator, ast.Add):
            self.put(f"{written} = append({written}, {self.plain(value)}...)")
        elif isinstance(operator, ast.FloorDiv | ast.Mod) and isinstance(target, ast.Name):
            sign = "/=" if isinstance(operator, ast.FloorDiv) else "%="
            if target_kind.name == "float":
                raise Untranslatable("floor division of a float")
            self.put(f"{written} {sign} {self.plain(value)}")
        elif is_constant(value, 1) and isinstance(operator, ast.Add | ast.Sub):
            self.put(f"{written}{'++' if isinstance(operator, ast.Add) else '--'}")
        elif type(operator) in AUGMENTED:
            self.put(f"{written} {AUGMENTED[type(operator)]} {self.value(value, target_kind)}")
        elif isinstance(operator, ast.Div):
            self.put(f"{written} /= {self.number(value, 0)}")
        else:
            raise Untranslatable("an operator that changes a variable")

    def call_statement(self, call: ast.Call) -> None:
        match call:
            case ast.Call(
                ast.Attribute(ast.Call(ast.Attribute(mapping, "setdefault"), [key, ast.List([])]), "append"), [item]
            ):
                place = self.element(mapping, key)
                self.put(f"{place} = append({place}, {self.value(item)})")
            case ast.Call(ast.Attribute(values, "append"), [item]):
                shown = self.plain(values)
                element = self.kind(values).arguments[0]
                self.put(f"{shown} = append({shown}, {self.value(item, element)})")
            case ast.Call(ast.Attribute(values, "extend"), [items]):
                self.put(f"{self.plain(values)} = append({self.plain(values)}, {self.plain(items)}...)")
            case ast.Call(ast.Attribute(values, "add"), [item]):
                self.put(f"{self.plain(values)}[{self.value(item)}] = true")
            case ast.Call(ast.Name(name)) if name in self.program.returns:
                self.put(self.plain(call))
            case _:
                raise Untranslatable(f"a call for its effect: {ast.unparse(call)}")


def _gives_a_name(value: ast.expr) -> bool:
    """Whether the loop before the statement can fill the variable that the statement assigns."""
    match value:
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.IfExp():
            return True
        case ast.Call(ast.Name("max" | "min"), arguments):
            return len(arguments) == 1
        case ast.Call(ast.Name("sum" | "any" | "all" | "sorted" | "set" | "int" | "float")):
            return True
    return False
