"""One side of a comparison: a value of the cell, a constant read here, or a question to a program of its own."""

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import Constant, Operand, Place, Question
from agentic_diffusion.sandbox.languages.go import library
from agentic_diffusion.sandbox.languages.go.literals import DEFAULTS, Reader, Value, converted, zero
from agentic_diffusion.sandbox.languages.go.scope import ATTEMPT, SHALLOW, Binding, Cell, Scope
from agentic_diffusion.sandbox.languages.go.syntax import (
    COMPARISONS,
    bare,
    called,
    children,
    get,
    operator,
    text,
    walk,
)
from agentic_diffusion.sandbox.languages.go.types import NotLiteral, Types, scalar
from agentic_diffusion.sandbox.wire import Tagged

TRUE = Constant(Tagged("untyped bool", True))
NIL = Constant(Tagged("untyped nil", None))
_LITERALS = frozenset(
    "int_literal float_literal rune_literal interpreted_string_literal raw_string_literal imaginary_literal".split()
)


class Operands:
    """Sorts the expressions of one test."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.types = Types({**cell.program.types, **cell.source.types})

    def reader(self, scope: Scope) -> Reader:
        """Reads expressions that are seen from `scope`."""
        return Reader(self.types, lambda name: self._known(name, scope), lambda node: self._field(node, scope))

    def _known(self, name: str, scope: Scope) -> Value | None:
        binding = scope.find(name)
        return None if binding is None else self._value(binding)

    def _field(self, node: Node, scope: Scope) -> Value | None:
        """`row.field`."""
        operand = get(node, "operand")
        binding = scope.find(text(operand)) if operand.type == "identifier" else None
        if binding is None or binding.kind != "row" or text(get(node, "field")) not in binding.fields:
            return None
        return self._value(binding.fields[text(get(node, "field"))])

    def _value(self, binding: Binding) -> Value:
        """What a name is bound to, once and for good. Raises NotLiteral."""
        if (
            binding.kind != "pure"
            or binding.scope is None
            or (binding.original in self.cell.mutable and not binding.is_constant)
        ):
            raise NotLiteral(f"{binding.original} is a variable")
        reader = self.reader(binding.scope)
        kind = self.types.of(binding.type) if binding.type is not None else None
        if binding.node is None:
            if kind is None:
                raise NotLiteral(f"{binding.original} has no value")
            return Value(kind, zero(kind))
        value = reader.value(binding.node, kind)
        if kind is not None:
            return Value(kind, converted(value, kind))
        if isinstance(value.type, str) and not binding.is_constant:
            if value.type == "nil":
                raise NotLiteral("nil without a type")
            kind = scalar(DEFAULTS[value.type])
            return Value(kind, converted(value, kind))
        return value

    def constant(self, node: Node, scope: Scope) -> Tagged | None:
        """The value of an expression that can be read here."""
        try:
            return self.reader(scope).constant(node)
        except NotLiteral:
            return None

    def operand(
        self, node: Node, scope: Scope, *, guarded: bool = False, shallow: bool = False, sums: bool = False
    ) -> Operand:
        """`guarded`: it may panic where a condition protects it. `shallow`: only whether it is nil counts.

        `sums`: numbers may be added to it, as the other side comes from the program as well.
        """
        node = bare(node)
        reason = ""
        try:
            return Constant(self.reader(scope).constant(node))
        except NotLiteral as error:
            reason = str(error)
        fragment = self.cell.fragment(node, scope)
        if fragment.is_pure:
            needed = self.cell.closure(fragment.needs)
            self.cell.asked |= {name for found in needed for name in found.defines}
            return Question(fragment.source)
        if fragment.is_own:
            raise Unliftable(f"an expected value that only the program's types can hold ({reason}): {text(node)[:80]}")
        self._check(node, scope, reason, sums=sums)
        mark = (ATTEMPT if guarded else "") + (SHALLOW if shallow else "")
        return Place(self.cell.place("eval", fragment, text(node), mark))

    def raised(self, function: Node, scope: Scope) -> Place:
        """The place of what the body of `func() { ... }` throws."""
        if function.type != "func_literal":
            raise Unliftable("what should panic must be written as func() { ... }")
        body = get(function, "body")
        self.check_statement(body, scope)
        fragment = self.cell.fragment(body, scope)
        return Place(self.cell.place("raises", fragment, text(body)))

    # What must not happen beside the code under test

    def _check(self, node: Node, scope: Scope, reason: str, *, sums: bool) -> None:
        self.check_statement(node, scope)
        if self._holds_expected(node):
            raise Unliftable(f"an expected value in the cell ({reason}): {text(node)[:80]}; compare its parts")
        if not sums and node.type == "binary_expression" and operator(node) in ("+", "-"):
            sides = [bare(get(node, side)) for side in ("left", "right")]
            if any(self.cell.fragment(side, scope).is_pure for side in sides):
                raise Unliftable(f"arithmetic with an expected value: {text(node)[:80]}; compare the result itself")

    def _holds_expected(self, node: Node) -> bool:
        """A composite literal with literals of its own, which is no call of the program."""
        node = bare(node)
        if node.type in _LITERALS:
            return True
        if node.type == "unary_expression":
            return self._holds_expected(get(node, "operand"))
        if node.type == "keyed_element":
            return self._holds_expected(get(node, "value"))
        if node.type == "composite_literal":
            node = get(node, "body")
        return node.type == "literal_value" and any(self._holds_expected(child) for child in children(node))

    def check_statement(self, node: Node, scope: Scope) -> None:
        """Refuse what decides by itself. Functions that are handed to the program may, about their own arguments."""
        if node.type == "func_literal" and not self._mentions_cell(node, scope):
            return
        reason = self._decides(node, scope)
        if reason:
            shown = " ".join(text(node).split())[:80]
            raise Unliftable(f"{reason} beside the code under test: {shown}; compare in the test itself")
        for child in children(node):
            if child.type != "for_clause":
                self.check_statement(child, scope)

    def _decides(self, node: Node, scope: Scope) -> str:
        if node.type == "binary_expression" and operator(node) in (*COMPARISONS, "&&", "||"):
            return "a comparison"
        if node.type in ("if_statement", "expression_switch_statement", "type_switch_statement", "select_statement"):
            return "a condition"
        if node.type == "unary_expression" and operator(node) == "!":
            return "a negation"
        call = called(node)
        if call and "." in call[0] and library.decides(call[0]) and self._is_library(call[0], scope):
            return f"{call[0]}"
        if node.type == "call_expression" and self._judges(node, scope):
            return "a comparison by the program's own method"
        return ""

    def _is_library(self, name: str, scope: Scope) -> bool:
        front = name.partition(".")[0]
        return scope.find(front) is None and (front in library.PACKAGES or front in self.cell.source.imports)

    def _judges(self, call: Node, scope: Scope) -> bool:
        """`f(1).Equal(expected)`: the program's own method is asked about a value that it must not see."""
        function = get(call, "function")
        if function.type != "selector_expression" or text(get(function, "field")) not in library.JUDGING_METHODS:
            return False
        if self.constant(get(function, "operand"), scope) is not None:
            return False  # the method itself is under test
        arguments = children(get(call, "arguments"))
        return any(
            self.constant(argument, scope) is not None or self._is_new(argument, scope) for argument in arguments
        )

    def _is_new(self, node: Node, scope: Scope) -> bool:
        return self.cell.fragment(node, scope).is_pure

    def _mentions_cell(self, node: Node, scope: Scope) -> bool:
        """Whether a function literal compares what the program returned."""
        for part in walk(node):
            binding = scope.find(text(part)) if part.type == "identifier" else None
            if binding is not None and binding.kind in ("cell", "decision", "alias"):
                return True
            call = called(part)
            if call is not None and call[0] in self.cell.program.values:
                return True
        return False
