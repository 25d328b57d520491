"""One condition of a test as decisions, with a place for every value that has to come from the cell.

Decided outside are the comparison operators, `&&`, `||`, `!`, `equals` and its kin, `contains`, `isEmpty` and the like
(on anything but an object that the test itself declares as one of the code under test), `compareTo(...) == 0`,
`Math.abs(a - b) < c`. What is left of a condition is a boolean value. All values are computed: `a && b` asks for b even
where a is false. Refused, with what to write instead, is a comparison that could only run beside the code under test.
"""

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import Compare, Constant, Decision, Every, Not, Some
from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.operands import Operands
from agentic_diffusion.sandbox.languages.java.refusing import ORDERS, PAIRS, PREDICATES
from agentic_diffusion.sandbox.languages.java.syntax import arguments, bare, child, children, short, text

_FLIPPED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Conditions:
    """Lowers conditions, one after the other."""

    def __init__(self, operands: Operands) -> None:
        self.operands = operands
        self.scope = operands.scope

    def condition(self, node: Node) -> Decision:
        """What holds where the boolean expression `node` is true. Raises Unliftable."""
        node = bare(node)
        named = self._named(node)
        if named is not None:
            return named
        if not self.scope.touches(node) and not self.operands.reads_named(node):
            return Compare("isTrue", self.operands.pure(node), Constant(True))
        match node.type:
            case "unary_expression" if syntax.operator(node) == "!":
                return Not(self.condition(child(node, "operand")))
            case "binary_expression":
                return self._binary(node)
            case "method_invocation":
                return self._call(node)
            case "ternary_expression" | "instanceof_expression" | "switch_expression":
                raise Unliftable(f"cannot be decided outside: {short(node)}; compare the value itself")
        return Compare("isTrue", self.operands.place(node), Constant(True))

    def _named(self, node: Node) -> Decision | None:
        if node.type == "identifier" and text(node) in self.operands.named:
            return Every(self.operands.named[text(node)])
        if syntax.is_call(node, "contains") and node.child_by_field_name("object") is not None:
            owner = child(node, "object")
            match [text(argument) for argument in arguments(node)]:
                case ["false"] if text(owner) in self.operands.named:
                    return Not(Every(self.operands.named[text(owner)]))
        return None

    def _binary(self, node: Node) -> Decision:
        left, right, sign = bare(child(node, "left")), bare(child(node, "right")), syntax.operator(node)
        if sign in ("&&", "&"):
            return Every((self.condition(left), self.condition(right)))
        if sign in ("||", "|"):
            return Some((self.condition(left), self.condition(right)))
        if sign not in syntax.COMPARISONS:
            raise Unliftable(f"cannot be decided outside: {short(node)}; write a comparison")
        for truth, other in ((left, right), (right, left)):
            if truth.type in ("true", "false") and sign in ("==", "!=") and self.decides(other):
                decision = self.condition(other)
                return decision if (truth.type == "true") == (sign == "==") else Not(decision)
        return (
            self._ordered(left, right, sign)
            or self._ordered(right, left, _FLIPPED[sign])
            or self._plain(left, right, sign)
        )

    def _ordered(self, left: Node, right: Node, sign: str) -> Decision | None:
        """`a.compareTo(b) < 0`, `Integer.compare(a, b) < 0` and `Math.abs(a - b) < c`."""
        if not syntax.is_call(left) or left.child_by_field_name("object") is None or not self.scope.touches(left):
            return None
        owner, name, given = child(left, "object"), text(child(left, "name")), arguments(left)
        if text(right) == "0" and name == "compareTo" and len(given) == 1 and not self._is_own(left):
            return self.operands.compare(f"compareTo {sign}", owner, given[0])
        if text(right) == "0" and name == "compare" and text(owner) in ORDERS and len(given) == 2:
            return self.operands.compare(f"compareTo {sign}", given[0], given[1])
        if name == "abs" and text(owner) == "Math" and len(given) == 1:
            difference = bare(given[0])
            if difference.type == "binary_expression" and syntax.operator(difference) == "-":
                sides = child(difference, "left"), child(difference, "right")
                return self.operands.compare(f"apart {sign}", *sides, tolerance=self.operands.operand(right))
        return None

    def _plain(self, left: Node, right: Node, sign: str) -> Decision:
        """A comparison operator between two values."""
        if "null_literal" in (left.type, right.type) and sign in ("==", "!="):
            value = right if left.type == "null_literal" else left
            return self.operands.is_null(value) if sign == "==" else Not(self.operands.is_null(value))
        for side, other in ((left, right), (right, left)):
            if sign in ("==", "!=") and not self.scope.touches(side) and self.operands.has_identity(side):
                raise Unliftable(f"{short(other)} {sign} {short(side)} compares identity in Java; write .equals")
        return self.operands.compare(sign, left, right)

    def _call(self, node: Node) -> Decision:
        name, given = text(child(node, "name")), arguments(node)
        owner = node.child_by_field_name("object")
        if owner is None:
            return Compare("isTrue", self.operands.place(node), Constant(True))
        if (operation := PAIRS.get(f"{text(owner)}.{name}")) and len(given) == 2:
            return self.operands.compare(operation, given[0], given[1])
        if text(owner) == "Objects" and name in ("isNull", "nonNull") and len(given) == 1:
            return self.operands.is_null(given[0]) if name == "isNull" else Not(self.operands.is_null(given[0]))
        if PREDICATES.get(name) == len(given) and (name == "equals" or not self._is_own(node)):
            if not given:
                return Compare(name, self.operands.operand(owner), Constant(None))
            return self.operands.compare(name, owner, given[0])
        if given and self.scope.touches(given[0]):
            self.operands.refuse_ambiguous(owner, given[0])
        return Compare("isTrue", self.operands.place(node), Constant(True))

    def _is_own(self, call: Node) -> bool:
        return self.scope.is_own_object(child(call, "object"))

    def decides(self, node: Node) -> bool:
        """Whether `node` is a condition that has to be taken apart, not a value."""
        node = bare(node)
        if node.type == "binary_expression":
            return syntax.operator(node) in {*syntax.COMPARISONS, "&&", "||"}
        if node.type == "unary_expression":
            return syntax.operator(node) == "!"
        if not syntax.is_call(node) or node.child_by_field_name("object") is None:
            return node.type == "identifier" and text(node) in self.operands.named
        name = text(child(node, "name"))
        if f"{text(child(node, 'object'))}.{name}" in PAIRS:
            return True
        return PREDICATES.get(name) == len(arguments(node)) and (name == "equals" or not self._is_own(node))


def is_condition(node: Node) -> bool:
    """Whether an expression can only be meant as something to hold: as a statement it would do nothing."""
    node = bare(node)
    return node.type in ("binary_expression", "unary_expression", "identifier", "field_access", "true", "false") or (
        syntax.is_call(node, *PREDICATES)
        and len(children(child(node, "arguments"))) == PREDICATES[text(child(node, "name"))]
    )
