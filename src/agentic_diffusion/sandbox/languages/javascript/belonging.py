"""Which expressions belong into the cell, and which must not enter it.

An expression is one question to the code if nothing is done to the answer: calls of the code's functions and methods,
properties of what they return, `typeof`. What the library would do with a result stays outside, unless it only makes a
value of it and is told nothing (`JSON.stringify(f(1))`, `[...f(1)]`) or calls the code back (`[1, 2].map(f)`).
A method of the library's name is the code's own on objects that the test has made with `new`, and where the code
defines it and it does not ask about what is expected.
"""

from collections.abc import Sequence

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.javascript.methods import ASKING, CONVERSIONS, LIBRARY, VALUE_CALLS
from agentic_diffusion.sandbox.languages.javascript.scope import Scope
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    COMPARISONS,
    FUNCTIONS,
    awaited,
    bare,
    children,
    dotted,
    field,
    free,
    operator,
    scope_of,
    text,
    walk,
)

_SENTINELS = frozenset({"null", "undefined", "true", "false", "0"})


class Belonging:
    """Answers for the names of one scope."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def is_program(self, node: Node) -> bool:
        """Whether an expression is a name of the code."""
        return node.type == "identifier" and self.scope.of_program(text(node))

    def is_cell(self, node: Node) -> bool:
        """Whether an expression that touches the code is one question to the code."""
        node = awaited(node)
        match node.type:
            case "identifier":
                found = self.scope.names.get(text(node))
                return self.is_program(node) or (found is not None and found.kind == "cell")
            case "member_expression":
                return self._is_answer(field(node, "object"))
            case "subscript_expression":
                index = field(node, "index")
                is_plain = not self.scope.touches(index) or self.is_cell(index)
                return self._is_answer(field(node, "object")) and is_plain
            case "call_expression":
                return self._is_cell_call(node)
            case "new_expression":
                return self.scope.touches(field(node, "constructor"))
        return self._is_collection(node) or self._is_conversion(node)

    def _is_answer(self, node: Node) -> bool:
        return self.scope.touches(node) and self.is_cell(node)

    def _is_collection(self, node: Node) -> bool:
        """Several questions at once, in a literal."""
        if node.type == "array":
            return all(self._is_answer(unspread(child)) for child in children(node))
        if node.type == "object":
            return all(child.type == "pair" and self._is_answer(field(child, "value")) for child in children(node))
        return False

    def _is_conversion(self, node: Node) -> bool:
        """`typeof`, and objects that become text in a way that the code may have written itself."""
        if node.type == "unary_expression":
            return operator(node) == "typeof" and self._is_answer(field(node, "argument"))
        if node.type != "template_string" and not (node.type == "binary_expression" and operator(node) == "+"):
            return False
        parts = [unspread(child) for child in children(node)]
        touched = [part for part in parts if self.scope.touches(part)]
        return self.scope.facts.converts and all(map(self.is_cell, touched)) and any(map(self.is_object, touched))

    def is_object(self, node: Node) -> bool:
        """Whether an expression is an object of the code by the way it came about."""
        node = awaited(node)
        if node.type == "new_expression":
            return self.scope.touches(field(node, "constructor"))
        if node.type == "identifier":
            found = self.scope.names.get(text(node))
            return self.is_program(node) or (found is not None and found.is_object)
        if node.type == "call_expression" and (callee := field(node, "function")).type == "member_expression":
            own = text(field(callee, "property")) in self.scope.facts.methods
            return own and self.is_object(field(callee, "object"))
        return False

    def _is_cell_call(self, node: Node) -> bool:
        callee, arguments = bare(field(node, "function")), children(field(node, "arguments"))
        if callee.type != "member_expression":
            return self.scope.touches(callee) or self._is_library_call(text(callee), "", arguments)
        receiver, method = field(callee, "object"), text(field(callee, "property"))
        if not self.scope.touches(receiver):
            return self._is_library_call(dotted(callee), method, arguments)
        return self.is_program(receiver) or (self.is_cell(receiver) and self._is_own(receiver, method, arguments))

    def _is_own(self, receiver: Node, method: str, arguments: Sequence[Node]) -> bool:
        """Whether a method of an answer is the code's to execute."""
        if method not in LIBRARY or method in ("then", "catch", "finally"):
            return True
        is_defined = method in self.scope.facts.methods
        if method in ASKING and not self._has_callback(arguments):
            return is_defined and self.is_object(receiver)
        if self.is_object(receiver) or self._calls_back(method, arguments):
            return True
        return is_defined or (method in CONVERSIONS and not arguments)

    def _is_library_call(self, name: str, method: str, arguments: Sequence[Node]) -> bool:
        """Whether a call of the library may run beside the code."""
        if name in VALUE_CALLS and len(arguments) == 1 and self.is_cell(arguments[0]):
            return True
        return name.startswith("Promise.") or self._calls_back(method, arguments)

    def _has_callback(self, arguments: Sequence[Node]) -> bool:
        return any(
            (bare(argument).type in FUNCTIONS and self.scope.touches(argument)) or self.is_program(bare(argument))
            for argument in arguments
        )

    def _calls_back(self, method: str, arguments: Sequence[Node]) -> bool:
        if not self._has_callback(arguments):
            return False
        if method in ASKING:
            raise Unliftable(f".{method} with a function of the code decides in its reach; write one assertion a value")
        return True

    # what must not enter

    def check(self, node: Node) -> None:
        """Raises Unliftable if a verdict would be found inside: an assertion, a comparison of results."""
        self.refuse_assertions(node)
        self._check(node, frozenset(), is_input=False)

    def refuse_assertions(self, node: Node) -> None:
        """Raises Unliftable for an assertion in a place where it would not be seen."""
        for part in walk(node):
            if part.type == "call_expression" and dotted(field(part, "function")).split(".")[0] in self.scope.apis:
                raise Unliftable("an assertion inside a function or a loop over results; write it at the top")
            if part.type == "throw_statement" and not _in_function(part, node):
                raise Unliftable("the test throws in a place that is not understood; write an assertion")

    def _check(self, node: Node, inside: frozenset[str], *, is_input: bool) -> None:
        """`inside`: names bound by functions and loops on the way; `is_input`: within an argument of the code's."""
        if not is_input:
            self._check_part(node, inside)
        bound = inside | scope_of(node)
        for child in node.named_children:
            is_argument = child.type == "arguments" and self._calls_program(node)
            self._check(child, bound, is_input=is_input or is_argument)

    def _check_part(self, node: Node, inside: frozenset[str]) -> None:
        if node.type == "switch_statement":
            raise Unliftable("a switch over results; write one assertion a value")
        if node.type == "binary_expression" and operator(node) in COMPARISONS:
            sides = {text(bare(field(node, "left"))), text(bare(field(node, "right")))}
            if self._is_about_results(node, inside) and not sides & _SENTINELS and not _is_counter_bound(node):
                raise Unliftable("results are compared inside a function, a loop or set-up; write assertions instead")
        if node.type == "call_expression" and (callee := field(node, "function")).type == "member_expression":
            receiver, method = field(callee, "object"), text(field(callee, "property"))
            is_own = self.is_object(receiver) and method in self.scope.facts.methods
            if method in ASKING and not is_own and self._is_about_results(node, inside):
                raise Unliftable(f".{method} asks about results inside a function or set-up; write assertions instead")

    def _is_about_results(self, node: Node, inside: frozenset[str]) -> bool:
        return self.scope.touches(node) or bool(free(node) & inside)

    def _calls_program(self, node: Node) -> bool:
        if node.type not in ("call_expression", "new_expression"):
            return False
        callee = field(node, "function" if node.type == "call_expression" else "constructor")
        if callee.type == "member_expression" and text(field(callee, "property")) in LIBRARY:
            return self.is_object(field(callee, "object"))
        return self.scope.touches(callee)


def unspread(node: Node) -> Node:
    """What a spread or a substitution in a template holds."""
    return bare(children(node)[0] if node.type in ("spread_element", "template_substitution") else node)


def _in_function(node: Node, top: Node) -> bool:
    at: Node | None = node
    while at is not None and at != top:
        if at.type in FUNCTIONS:
            return True
        at = at.parent
    return at is not None and at.type in FUNCTIONS


def _is_counter_bound(node: Node) -> bool:
    """The limit of a counter in the condition of a for loop."""
    if operator(node) not in ("<", "<=", ">", ">="):
        return False
    parent = node.parent
    while parent is not None and parent.type in ("expression_statement", "binary_expression"):
        node, parent = parent, parent.parent
    return parent is not None and parent.type == "for_statement" and node == parent.child_by_field_name("condition")
