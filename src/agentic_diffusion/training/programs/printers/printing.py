"""What the three printers share: Python's tree walked once, operators with their precedence, statements with braces.

A printer gives every expression as text with the precedence of its outermost operator, so that brackets stand only
where they are needed. Expressions that need statements before them (`put`) get them in the block that is open.
Helpers that Python nests in the main function follow it.
"""

import ast
import contextlib
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from agentic_diffusion.code_generation.languages.literals import function_name
from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import TypedProgram, Untranslatable

ARROW, CONDITION, OR, AND, BIT_OR, BIT_XOR, BIT_AND, EQUALITY, ORDER, SHIFT, SUM, PRODUCT, UNARY, POWER, PRIMARY = (
    range(15)
)
NUMBERS = ("int", "long", "float")
MAX_LINE = 120
WRAP_AT = 92


class Text(NamedTuple):
    """Printed source and the precedence of its outermost operator."""

    source: str
    level: int = PRIMARY

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A comprehension with one loop: elements of `source` that meet the conditions, each mapped to `element`."""

    target: ast.expr
    source: ast.expr
    conditions: tuple[ast.expr, ...]
    element: ast.expr

    @property
    def is_plain(self) -> bool:
        """Whether the elements come through unchanged."""
        return isinstance(self.element, ast.Name) and ast.dump(self.element) == ast.dump(_loaded(self.target))

    @property
    def variable(self) -> str:
        """The one loop variable. Raises Untranslatable where there are several."""
        if not isinstance(self.target, ast.Name):
            raise Untranslatable(f"unpacking in a comprehension: {ast.unparse(self.target)}")
        return self.target.id


def _loaded(target: ast.expr) -> ast.expr:
    return ast.Name(target.id, ast.Load()) if isinstance(target, ast.Name) else target


def pipeline(node: ast.expr) -> Pipeline | None:
    """The node as a pipeline; None if it is no comprehension. Raises Untranslatable for nested loops."""
    if not isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp):
        return None
    if len(node.generators) != 1:
        raise Untranslatable("a comprehension with two loops")
    loop = node.generators[0]
    return Pipeline(loop.target, loop.iter, tuple(loop.ifs), node.elt)


def is_constant(node: ast.AST | None, value: object) -> bool:
    """Whether the node is this very constant."""
    return isinstance(node, ast.Constant) and type(node.value) is type(value) and node.value == value


def keywords(node: ast.Call) -> dict[str, ast.expr]:
    """Keyword arguments by name."""
    return {word.arg: word.value for word in node.keywords if word.arg}


class Printer:
    """One program. Subclasses print expressions and calls; everything with braces is here."""

    language: ClassVar[str]
    indent: ClassVar[str] = "    "
    semicolon: ClassVar[str] = ";"
    reserved: ClassVar[frozenset[str]] = frozenset()
    unused: ClassVar[str] = "_"
    """A variable that nobody reads."""

    def __init__(self, program: TypedProgram) -> None:
        self.program = program
        self.lines: list[str] = []
        self.depth = 0
        self.function = program.main
        self.helpers: list[ast.FunctionDef] = []
        self.declared: set[str] = set()
        self.taken = {node.id for node in ast.walk(program.tree) if isinstance(node, ast.Name)}
        self.taken |= {node.arg for node in ast.walk(program.tree) if isinstance(node, ast.arg)}
        self.taken |= {node.name for node in ast.walk(program.tree) if isinstance(node, ast.FunctionDef)}

    def print(self) -> str:
        """The whole program: the main function, then its helpers."""
        others = [node for node in self.program.tree.body if isinstance(node, ast.FunctionDef)][:-1]
        self.one_function(self.program.main)
        for helper in [*others, *self.helpers]:
            self.lines.append("")
            self.one_function(helper)
        if max(map(len, self.lines)) > MAX_LINE:
            raise Untranslatable("a long line")
        return "\n".join(self.lines) + "\n"

    def one_function(self, function: ast.FunctionDef) -> None:
        if function.args.defaults or function.args.vararg or function.decorator_list:
            raise Untranslatable("optional arguments or decorators")
        self.function = function
        self.declared = {argument.arg for argument in function.args.args}
        with self.block(self.head(function)):
            self.statements(function.body)

    def head(self, function: ast.FunctionDef) -> str:
        """The first line without its brace."""
        raise NotImplementedError

    # -- names and types

    def name(self, identifier: str) -> str:
        """The name as this language writes it."""
        if not identifier.strip("_"):
            return self.unused
        written = function_name(identifier, self.language) if "_" in identifier.strip("_") else identifier.strip("_")
        if written not in self.reserved:
            return written
        short = written[0]
        return short if short not in self.taken else f"{written}_"

    def fresh(self, *wanted: str) -> str:
        """The first of these names that the program does not use; from then on it does."""
        for identifier in (*wanted, *(f"{wanted[0]}{number}" for number in range(2, 9))):
            if identifier not in self.taken and self.name(identifier) not in self.taken:
                self.taken.add(identifier)
                return self.name(identifier)
        raise Untranslatable("no name is left")

    def kind(self, node: ast.AST) -> ValueType:
        return self.program.kind(node)

    def variable_kind(self, name: str) -> ValueType:
        """Raises Untranslatable if no sample ever gave it a value."""
        found = self.program.variables.get(self.function.name, {}).get(name)
        if found is None:
            raise Untranslatable(f"no value of {name} was seen")
        return found

    def is_local(self, name: str) -> bool:
        """Whether the function gives this name a value."""
        return any(
            (isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store))
            or (isinstance(node, ast.arg) and node.arg == name)
            for node in ast.walk(self.function)
        )

    def is_non_negative(self, node: ast.expr) -> bool:
        """Whether the value was never below zero."""
        return node in self.program.kinds and node not in self.program.negatives

    # -- text

    def put(self, line: str) -> None:
        self.lines.append(self.indent * self.depth + line if line else "")

    def end(self, line: str) -> None:
        """A statement; a chain of calls that would be too long stands on several lines."""
        line += self.semicolon
        parts = chain_parts(line) if len(line) + len(self.indent) * self.depth > WRAP_AT else []
        while len(parts) > 1 and parts[1].startswith((".stream(", ".chars()", ".range(", ".rangeClosed(")):
            parts[:2] = [parts[0] + parts[1]]
        if len(parts) < 3:
            self.put(line)
            return
        self.put(parts[0])
        self.depth += 1
        for part in parts[1:]:
            self.put(part)
        self.depth -= 1

    @contextlib.contextmanager
    def block(self, head: str) -> Iterator[None]:
        self.put(f"{head} {{")
        self.depth += 1
        yield
        self.depth -= 1
        self.put("}")

    def at(self, node: ast.expr, level: int) -> str:
        """The expression, in brackets if its operator binds less than `level`."""
        text = self.expression(node)
        return f"({text.source})" if text.level < level else text.source

    def plain(self, node: ast.expr) -> str:
        return self.expression(node).source

    def expression(self, node: ast.expr) -> Text:
        raise NotImplementedError

    def condition(self, node: ast.expr) -> Text:
        """The expression as something true or false."""
        raise NotImplementedError

    # -- statements

    def statements(self, body: Sequence[ast.stmt]) -> None:
        for statement in body:
            self.statement(statement)

    def statement(self, node: ast.stmt) -> None:
        match node:
            case ast.FunctionDef():
                self.helpers.append(node)
            case ast.Import() | ast.ImportFrom() | ast.Pass():
                return
            case ast.Expr(ast.Constant()):
                return
            case ast.Return(None):
                self.end("return")
            case ast.Return(value) if value is not None:
                self.give_back(value)
            case ast.If():
                self.conditional(node)
            case ast.While(test, body, []):
                with self.block(f"{self.loop_word} {self.bracketed(self.condition(test).source)}"):
                    self.statements(body)
            case ast.For(target, source, body, []):
                self.loop(target, source, body)
            case ast.Assign([target], value):
                self.assign(target, value)
            case ast.Assign(targets, ast.Constant() as value):
                for target in targets:
                    self.assign(target, value)
            case ast.AnnAssign(target, _, value) if value is not None:
                self.assign(target, value)
            case ast.AugAssign(target, operator, value):
                self.augment(target, operator, value)
            case ast.Expr(ast.Call() as call):
                self.call_statement(call)
            case ast.Break():
                self.end("break")
            case ast.Continue():
                self.end("continue")
            case _:
                raise Untranslatable(f"a statement: {ast.unparse(node).splitlines()[0]}")

    loop_word: ClassVar[str] = "while"

    def bracketed(self, test: str) -> str:
        """A condition after if or while."""
        return f"({test})"

    def give_back(self, value: ast.expr) -> None:
        if isinstance(value, ast.IfExp) and self.branches(value):
            with self.block(f"if {self.bracketed(self.condition(value.test).source)}"):
                self.give_back(value.body)
            self.give_back(value.orelse)
            return
        self.end(f"return {self.returned(value)}")

    def returned(self, value: ast.expr) -> str:
        return self.plain(value)

    def branches(self, value: ast.IfExp) -> bool:
        """Whether a conditional expression that is returned becomes two returns: a long one does."""
        lines, taken = list(self.lines), set(self.taken)
        is_long = len(self.plain(value)) > WRAP_AT - 20
        self.lines, self.taken = lines, taken
        return is_long

    def conditional(self, node: ast.If) -> None:
        word = "if"
        while True:
            self.put(f"{word} {self.bracketed(self.condition(node.test).source)} {{")
            self.inner(node.body)
            if not node.orelse:
                break
            if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
                node, word = node.orelse[0], "} else if"
                continue
            self.put("} else {")
            self.inner(node.orelse)
            break
        self.put("}")

    def inner(self, body: Sequence[ast.stmt]) -> None:
        before = set(self.declared)
        self.depth += 1
        self.statements(body)
        self.depth -= 1
        self.declared = before

    def loop(self, target: ast.expr, source: ast.expr, body: Sequence[ast.stmt]) -> None:
        raise NotImplementedError

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        raise NotImplementedError

    def augment(self, target: ast.expr, operator: ast.operator, value: ast.expr) -> None:
        raise NotImplementedError

    def call_statement(self, call: ast.Call) -> None:
        self.end(self.plain(call))


def counted(holder: ast.expr, key: ast.expr, value: ast.expr) -> ast.expr | None:
    """What is added in `table[key] = table.get(key, 0) + added`."""
    match value:
        case ast.BinOp(ast.Call(ast.Attribute(table, "get"), [again, ast.Constant(0)]), ast.Add(), added):
            same = ast.unparse(table) == ast.unparse(holder) and ast.unparse(again) == ast.unparse(key)
            return added if same else None
    return None


def whole_number(node: ast.expr) -> int | None:
    """The value of an integer that is written out, with its sign."""
    try:
        found = ast.literal_eval(node)
    except ValueError:
        return None
    return found if isinstance(found, int) else None


def step_of(arguments: Sequence[ast.expr]) -> int:
    """The step of a range. Raises Untranslatable if it is computed."""
    step = 1 if len(arguments) < 3 else whole_number(arguments[2])
    if not step:
        raise Untranslatable("a range with a computed step")
    return step


def change_by(name: str, step: int) -> str:
    """How a loop variable goes on: `i++`, `i -= 2`."""
    if abs(step) == 1:
        return f"{name}{'++' if step > 0 else '--'}"
    return f"{name} {'+' if step > 0 else '-'}= {abs(step)}"


def chain_parts(line: str) -> list[str]:
    """A statement parted before the calls of its outermost chain of methods."""
    depth, quote, cuts = 0, "", []
    for place, char in enumerate(line):
        if quote:
            quote = "" if char == quote and line[place - 1] != "\\" else quote
        elif char in "'\"`":
            quote = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char in "?&|" and depth == 0 and line[place - 1] == " ":  # an operator outside of the chain
            return [line]
        elif char == "." and depth == 0 and re.match(r"\.[a-zA-Z]\w*\(", line[place:]):
            cuts.append(place)
    bounds = [0, *cuts, len(line)]
    return [line[start:stop] for start, stop in itertools.pairwise(bounds)]


def is_reassigned(name: str, function: ast.FunctionDef) -> bool:
    """Whether a local variable gets a second value anywhere in the function."""
    stores = [node for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return sum(node.id == name for node in stores) > 1 or any(
        isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == name
        for node in ast.walk(function)
    )
