"""Go conditions as decisions: comparisons of values that came back, joined by and, or, not.

All values of a test are computed, but a value on the right of && or || and behind an `if` may panic as long as the
left-hand side protects it.
"""

from collections.abc import Callable

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import (
    Compare,
    Constant,
    Decision,
    Every,
    Not,
    Operand,
    Raised,
    Some,
)
from agentic_diffusion.sandbox.languages.go import library
from agentic_diffusion.sandbox.languages.go.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.go.operands import NIL, TRUE, Operands
from agentic_diffusion.sandbox.languages.go.scope import Binding, Cell, Scope
from agentic_diffusion.sandbox.languages.go.syntax import (
    COMPARISONS,
    bare,
    called,
    children,
    get,
    operator,
    statements,
    text,
)

Condition = Decision | bool
"""A bool where everything is known already."""
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def negated(condition: Condition) -> Condition:
    """Go's `!`."""
    if isinstance(condition, bool):
        return not condition
    return condition.part if isinstance(condition, Not) else Not(condition)


def joined(parts: list[Condition], *, all_of: bool) -> Condition:
    """Go's `&&` or `||`, in order."""
    kept: list[Decision] = []
    for part in parts:
        if isinstance(part, bool):
            if part != all_of:
                return part
            continue
        kept.append(part)
    if not kept:
        return all_of
    if len(kept) == 1:
        return kept[0]
    return Every(tuple(kept)) if all_of else Some(tuple(kept))


class Conditions:
    """Turns the conditions of one test into decisions."""

    def __init__(self, cell: Cell, declare: Callable[[Scope, str, Node | None, Node, Scope], None]) -> None:
        self.cell = cell
        self.operands = Operands(cell)
        self._declare = declare
        self._inlined = 0

    def of(self, node: Node, scope: Scope, *, guarded: bool = False) -> Condition:
        """The decision that `node` makes. Raises Unliftable."""
        node = bare(node)
        if node.type == "unary_expression" and operator(node) == "!":
            return negated(self.of(get(node, "operand"), scope, guarded=guarded))
        if node.type == "binary_expression" and operator(node) in ("&&", "||"):
            return self._joined(node, scope, guarded=guarded)
        if node.type == "binary_expression" and operator(node) in COMPARISONS:
            return self._comparison(node, scope, guarded=guarded)
        if node.type == "identifier" and (binding := scope.find(text(node))) and binding.kind == "decision":
            assert binding.decision is not None
            return binding.decision
        if (call := called(node)) and (found := self._call(*call, scope, guarded=guarded)) is not None:
            return found
        return self.compare("==", self.operands.operand(node, scope, guarded=guarded), TRUE)

    def is_condition(self, node: Node, scope: Scope) -> bool:
        """Whether `node` decides something, so that it must not be computed in the cell."""
        node = bare(node)
        if node.type in ("unary_expression", "binary_expression"):
            return operator(node) in (*COMPARISONS, "&&", "||", "!")
        if node.type == "identifier":
            binding = scope.find(text(node))
            return binding is not None and binding.kind == "decision"
        call = called(node)
        return call is not None and (self._is_predicate(call[0], scope) or self._returned(call[0]) is not None)

    def _is_predicate(self, name: str, scope: Scope) -> bool:
        known = (*library.PREDICATES, *library.UNARY_PREDICATES, "errors.As", "panics")
        return name in known and scope.find(name.partition(".")[0]) is None

    def compare(self, operation: str, left: Operand, right: Operand, tolerance: Operand | None = None) -> Condition:
        """A comparison; made at once if nothing of it comes from a program."""
        decision = Compare(operation, left, right, tolerance)
        sides = [left, right, *([tolerance] if tolerance else [])]
        known = [side.value for side in sides if isinstance(side, Constant)]
        if len(known) < len(sides):
            return decision
        try:
            return COMPARATORS[operation](*known)
        except (TypeError, ValueError, ArithmeticError) as error:
            raise Unliftable(f"{operation} of two constants: {error}") from None

    def is_nil(self, node: Node, scope: Scope, *, guarded: bool = False) -> Condition:
        """`node == nil`."""
        return self.compare("==", self.operands.operand(node, scope, guarded=guarded, shallow=True), NIL)

    def _joined(self, node: Node, scope: Scope, *, guarded: bool) -> Condition:
        left = self.of(get(node, "left"), scope, guarded=guarded)
        is_and = operator(node) == "&&"
        if isinstance(left, bool):
            return self.of(get(node, "right"), scope, guarded=guarded) if left == is_and else left
        right = self.of(get(node, "right"), scope, guarded=True)
        return joined([left, right], all_of=is_and)

    def _comparison(self, node: Node, scope: Scope, *, guarded: bool) -> Condition:
        sign, left, right = operator(node), bare(get(node, "left")), bare(get(node, "right"))
        if sign in _FLIPPED:
            difference = self._difference(left, scope), self._difference(right, scope)
            if difference[1] is not None and difference[0] is None:
                sign, left, right, difference = _FLIPPED[sign], right, left, difference[::-1]
            if difference[0] is not None:
                first, second, seen = difference[0]
                one, other = (self.operands.operand(side, seen, guarded=guarded) for side in (first, second))
                return self.compare(f"abs{sign}", one, other, self.operands.operand(right, scope, guarded=guarded))
        elif "nil" in (left.type, right.type):
            found = self.is_nil(left if right.type == "nil" else right, scope, guarded=guarded)
            return found if sign == "==" else negated(found)
        elif self.is_condition(left, scope) or self.is_condition(right, scope):
            return self._same_truth(sign, left, right, scope, guarded=guarded)
        sums = not any(self.cell.fragment(side, scope).is_own for side in (left, right))
        one, other = (self.operands.operand(side, scope, guarded=guarded, sums=sums) for side in (left, right))
        return self.compare(sign, one, other)

    def _same_truth(self, sign: str, left: Node, right: Node, scope: Scope, *, guarded: bool) -> Condition:
        """`(err != nil) == wantErr`."""
        a, b = self.of(left, scope, guarded=guarded), self.of(right, scope, guarded=guarded)
        both = joined([a, b], all_of=True)
        neither = joined([negated(a), negated(b)], all_of=True)
        same = joined([both, neither], all_of=False)
        return same if sign == "==" else negated(same)

    def _difference(self, node: Node, scope: Scope) -> tuple[Node, Node, Scope] | None:
        """(a, b, where they are seen) of `math.Abs(a - b)`, also by a name that is bound to it."""
        node, scope = self._behind(node, scope)
        call = called(node)
        if call is None or call[0] != "math.Abs" or len(call[1]) != 1:
            return None
        inner, scope = self._behind(call[1][0], scope)
        while (conversion := called(inner)) and conversion[0] == "float64" and len(conversion[1]) == 1:
            inner, scope = self._behind(conversion[1][0], scope)
        if inner.type != "binary_expression" or operator(inner) != "-":
            return None
        return get(inner, "left"), get(inner, "right"), scope

    def _behind(self, node: Node, scope: Scope) -> tuple[Node, Scope]:
        node = bare(node)
        binding = scope.find(text(node)) if node.type == "identifier" else None
        if binding is None or binding.kind != "alias" or binding.node is None or binding.scope is None:
            return node, scope
        return bare(binding.node), binding.scope

    def _call(self, name: str, arguments: list[Node], scope: Scope, *, guarded: bool) -> Condition | None:
        if scope.find(name.partition(".")[0]) is not None:
            return None
        if name == "panics" and len(arguments) == 1:
            return Raised(self.operands.raised(arguments[0], scope))
        if name in library.PREDICATES and len(arguments) == 2:
            self._require_library(name)
            one, other = (self.operands.operand(side, scope, guarded=guarded) for side in arguments)
            return self.compare(library.PREDICATES[name], one, other)
        if name in library.UNARY_PREDICATES and len(arguments) == 1:
            side = self.operands.operand(arguments[0], scope, guarded=guarded)
            return self.compare(library.UNARY_PREDICATES[name], side, TRUE)
        if name == "errors.As" and len(arguments) == 2:
            return self._as(arguments, scope, guarded=guarded)
        body = self._returned(name)
        return None if body is None else self._inline(name, body, arguments, scope, guarded=guarded)

    def _require_library(self, name: str) -> None:
        front = name.partition(".")[0]
        if front in self.cell.program.values or front in self.cell.program.types:
            raise Unliftable(f"the code under test calls something {front}, which the test needs as a package")

    def _as(self, arguments: list[Node], scope: Scope, *, guarded: bool) -> Condition:
        """errors.As: the type is looked for outside; in the cell it only fills the variable."""
        target = bare(arguments[1])
        name = text(get(target, "operand")) if target.type == "unary_expression" else ""
        binding = scope.find(name)
        if binding is None or binding.type is None:
            raise Unliftable("errors.As needs the address of a variable declared as `var name Type`")
        kind = _type_name(binding.type, self.cell)
        error = self.operands.operand(arguments[0], scope, guarded=guarded)
        parts = [self.cell.fragment(argument, scope) for argument in arguments]
        self.cell.enter(parts[0].needs | parts[1].needs)
        self.cell.run(f"errors.As({parts[0].source}, {parts[1].source})")
        return self.compare("errors.As", error, Constant(kind))

    def _returned(self, name: str) -> Node | None:
        """The expression of a helper function of the test that only returns one and has bool as its result."""
        function = self.cell.source.functions.get(name)
        result = function.child_by_field_name("result") if function is not None else None
        if function is None or result is None or text(result) != "bool":
            return None
        body = statements(get(function, "body"))
        if len(body) != 1 or body[0].type != "return_statement":
            return None
        return children(body[0])[0] if children(body[0]) else None

    def _inline(self, name: str, body: Node, arguments: list[Node], scope: Scope, *, guarded: bool) -> Condition:
        """A helper that compares: its comparison is made outside, with its arguments."""
        self._inlined += 1
        if self._inlined > 200:
            raise Unliftable(f"the helper {name} calls itself")
        inner = Scope(self.cell.root)
        self.bind_arguments(self.cell.source.functions[name], arguments, inner, scope)
        return self.of(body, inner, guarded=guarded)

    def bind_arguments(self, function: Node, arguments: list[Node], inner: Scope, outer: Scope) -> None:
        """Declare the parameters of a helper with the arguments of a call."""
        parameters: list[tuple[str, Node]] = []
        for part in children(get(function, "parameters")):
            if part.type != "parameter_declaration":
                raise Unliftable(f"the helper {text(get(function, 'name'))} takes any number of arguments")
            kind = get(part, "type")
            parameters += [(text(name), kind) for name in part.children_by_field_name("name")]
        if len(parameters) != len(arguments):
            raise Unliftable(f"the helper {text(get(function, 'name'))} is called with other arguments than it takes")
        is_generic = function.child_by_field_name("type_parameters") is not None
        for (name, kind), argument in zip(parameters, arguments, strict=True):
            if text(kind).replace(" ", "") in ("*testing.T", "testing.TB"):
                inner.own[name] = Binding("testing", name)
            else:
                self._declare(inner, name, None if is_generic else kind, argument, outer)


def _type_name(node: Node, cell: Cell) -> str:
    """A type as reflect prints it, without looking into it."""
    if node.type == "pointer_type":
        return f"*{_type_name(children(node)[0], cell)}"
    name = text(node)
    return f"main.{name}" if name in cell.program.types or name in cell.source.types else name
