"""Take an expression apart: calls of the code under test for the cell, the rest for the outside.

`f([1, 2]).length === 2` becomes the place `f([1, 2]).length` and a comparison with 2. What the library does with a
result (`f(1).toFixed(2)`, `Math.abs(f(1) - 3)`, `f(1).includes(3)`) becomes a question over places, because in the cell
the library may have been patched and would be told what is expected (belonging.py). All values are computed: `&&`, `||`
and `?:` protect nothing. Where two answers of the code are compared, the cell says as well whether they are one object.
"""

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import (
    Compare,
    Constant,
    Decision,
    Every,
    Not,
    Operand,
    Place,
    Question,
    Some,
)
from agentic_diffusion.sandbox.languages.javascript.belonging import Belonging
from agentic_diffusion.sandbox.languages.javascript.deciding import place_source
from agentic_diffusion.sandbox.languages.javascript.methods import LIBRARY
from agentic_diffusion.sandbox.languages.javascript.rendering import render
from agentic_diffusion.sandbox.languages.javascript.scope import Name, Scope, is_called
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    COMPARISONS,
    FUNCTIONS,
    awaited,
    called,
    children,
    field,
    free,
    operator,
    rebound,
    replaced,
    scope_of,
    text,
)

_NEGATED = {"!==": "===", "!=": "=="}
_PREDICATES = {
    "Array.isArray": "isArray",
    "Number.isNaN": "Number.isNaN",
    "Number.isInteger": "Number.isInteger",
    "Number.isFinite": "Number.isFinite",
    "Number.isSafeInteger": "isSafe",
}
_EQUALITIES = {
    "Object.is": "Object.is",
    "isDeepStrictEqual": "deepStrictEqual",
    "util.isDeepStrictEqual": "deepStrictEqual",
}
_IDENTITY = frozenset({"===", "==", "Object.is", "equal"})
_ASSIGNMENTS = frozenset({"assignment_expression", "augmented_assignment_expression", "update_expression"})


class Splitter:
    """Adds to a scope what the cell has to evaluate, and answers with what is decided outside."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.belonging = Belonging(scope)
        self._pure_names: set[str] = set()

    def decision(self, node: Node) -> Decision:
        """What a condition of the test demands."""
        node = awaited(node)
        if not self.scope.touches(node):
            self.adopt(node)
        if node.type == "unary_expression" and operator(node) == "!":
            return Not(self.decision(field(node, "argument")))
        if node.type == "binary_expression":
            sign = operator(node)
            if sign in ("&&", "||"):
                parts = (self.decision(field(node, "left")), self.decision(field(node, "right")))
                return Every(parts) if sign == "&&" else Some(parts)
            if sign in COMPARISONS:
                return self._comparison(sign, node)
        return self._call_decision(node) or self.truthy(node)

    def truthy(self, node: Node) -> Decision:
        """The value counts as true; a function of the code does."""
        return Not(self.undefined(node)) if self.belonging.is_program(node) else self._holds(self.operand(node))

    def undefined(self, node: Node) -> Decision:
        """A name of the code means nothing."""
        return Compare("===", self.type_of(node), Constant("undefined"))

    def type_of(self, node: Node) -> Place:
        """`typeof`, by the cell."""
        self.belonging.check(node)
        return Place(self.scope.value_step("eval", f"typeof ({self.scope.cell_text(node)})"))

    def _holds(self, operand: Operand) -> Compare:
        return Compare("truthy", operand, Constant(True))

    def _call_decision(self, node: Node) -> Decision | None:
        call = called(node)
        if call is None or call[0].split(".")[0] in self.scope.redefined:
            return None
        name, arguments = call
        if name in _EQUALITIES and len(arguments) == 2:
            return self.compare(_EQUALITIES[name], *arguments)
        if name in _PREDICATES and len(arguments) == 1:
            return Compare(_PREDICATES[name], self.operand(arguments[0]), Constant(True))
        if name == "Boolean" and len(arguments) == 1:
            return self.decision(arguments[0])
        return None

    def _comparison(self, sign: str, node: Node) -> Decision:
        left, right = field(node, "left"), field(node, "right")
        if sign == "instanceof":
            return self.instance(left, right) or self._holds(self._question(node))
        if sign == "in":
            return self._holds(self._question(node))
        if sign in _NEGATED:
            return Not(self.compare(_NEGATED[sign], left, right))
        return self.compare(sign, left, right)

    def instance(self, value: Node, kind: Node) -> Decision | None:
        """`instanceof` a class of the code or Function; None for what node has to answer."""
        if text(kind) == "Promise":
            raise Unliftable("promises are awaited, their type is not seen; compare what they resolve to")
        if text(kind) == "Function" and self.scope.touches(value) and self.belonging.is_cell(value):
            return Compare("===", self.type_of(value), Constant("function"))
        if self.belonging.is_program(kind):
            return Compare("instanceof", self.operand(value), Constant(text(kind)))
        return None

    def compare(self, operation: str, left: Node, right: Node) -> Compare:
        """A comparison of two expressions, by its name in comparators.py."""
        if not self.scope.touches(left) and not self.scope.touches(right):
            self.adopt(left)
            self.adopt(right)
        elif operation in _IDENTITY:
            self._adopt_input(left, right)
            self._adopt_input(right, left)
        if operation in _IDENTITY and self._is_answer(left) and self._is_answer(right):
            return self._identity(operation, left, right)
        return Compare(operation, self.operand(left), self.operand(right))

    def _is_answer(self, node: Node) -> bool:
        return self.scope.touches(node) and self.belonging.is_cell(node)

    def _identity(self, operation: str, left: Node, right: Node) -> Compare:
        """Two answers of the code; whether they are one object is seen where they are."""
        scope, number = self.scope, len(self.scope.steps)
        names = [f"__adiff_left{number}", f"__adiff_right{number}"]
        shown = []
        for name, side in zip(names, (left, right), strict=True):
            self.belonging.check(side)
            shown.append(scope.cell_text(side))
            scope.steps.append(("exec", f"const {name} = await ({shown[-1]});"))
        places = [Place(scope.value_step("eval", name, source)) for name, source in zip(names, shown, strict=True)]
        same = scope.value_step("eval", f"{names[0]} === {names[1]}", f"{shown[0]} === {shown[1]}")
        return Compare(operation, places[0], places[1], Place(same))

    def _adopt_input(self, node: Node, other: Node) -> None:
        """An object that was handed in, beside an answer of the code: whether the answer is that very object."""
        node = awaited(node)
        if node.type != "identifier" or not self._is_answer(other) or text(node) not in self.scope.names:
            return
        name = text(node)
        is_object = self.scope.names[name].kind == "pure" and not self.scope.is_unchangeable(name)
        if is_object and (self.scope.is_handed(name) or name in free(other)):
            self.scope.hand_in(name)
            self.scope.names[name] = Name("cell")

    def adopt(self, node: Node) -> None:
        """Ask the cell for inputs that the code may have changed, where a comparison is about nothing else."""
        for name in free(node):
            is_pure = self.scope.is_handed(name) and self.scope.names[name].kind == "pure"
            if is_pure and not self.scope.is_unchangeable(name):
                self.scope.names[name] = Name("cell")

    # operands

    def operand(self, node: Node) -> Operand:
        """An expression as a value from the cell, a constant, or a question."""
        node = awaited(node)
        if node.type in ("identifier", "shorthand_property_identifier"):
            found = self.scope.names.get(text(node))
            if found is not None and found.operand is not None:
                return found.operand
        if not self.scope.touches(node):
            self.belonging.refuse_assertions(node)
            self._refuse_effects(node)
            return self.scope.constant(node) or Question(self.scope.outside(node))
        if node.type == "shorthand_property_identifier" or self.belonging.is_cell(node):
            return Place(self.place(node))
        return self._question(node)

    def place(self, node: Node) -> int:
        """Have the cell evaluate an expression."""
        self.belonging.check(node)
        return self.scope.evaluate(node)

    def execute(self, node: Node) -> None:
        """Have the cell execute a statement."""
        self.belonging.check(node)
        self.scope.execute(node)

    def source_of(self, operand: Operand) -> str:
        """An operand as a part of a question."""
        match operand:
            case Place(index):
                return place_source(index)
            case Constant(value):
                return render(value)
            case Question(source):
                return source

    def _refuse_effects(self, node: Node) -> None:
        """Outside, every expression is evaluated for itself: what it assigns would be lost."""
        names = (rebound(node) | self.scope.effects(node)) & self.scope.names.keys()
        if names:
            raise Unliftable(f"{min(names)} is changed within an expression; write that as a statement before")

    def _question(self, node: Node) -> Question:
        self._refuse_effects(node)
        outer, self._pure_names = self._pure_names, set()
        source = f"({self._residual(node, frozenset())})"
        names, self._pure_names = self._pure_names, outer
        return Question(self.scope.with_statements(source, names))

    def _residual(self, node: Node, inside: frozenset[str], *, in_function: bool = False) -> str:
        """The text of an expression with its places in it; `inside` are names that functions around it bind."""
        names = free(node) - inside
        if not any(self._is_of_code(name) for name in names):
            self.belonging.refuse_assertions(node)
            self._pure_names |= names
            return text(node)
        if node.type == "identifier":
            return self.source_of(self.operand(node))
        if node.type == "shorthand_property_identifier":
            return f"{text(node)}: {self.source_of(self.operand(node))}"
        if node.type == "await_expression":
            return self._residual(children(node)[0], inside, in_function=in_function)
        if node.type in _ASSIGNMENTS:
            raise Unliftable("a result is assigned within an expression; write the assignment as a statement")
        if not in_function and not is_called(node) and self.belonging.is_cell(node):
            return place_source(self.place(node))
        if in_function and self._calls_code(node, inside):
            raise Unliftable("a callback on results calls the code; compute its values first, in an array")
        bound, within = inside | scope_of(node), in_function or node.type in FUNCTIONS
        parts = [child for child in node.named_children if child.type not in ("property_identifier", "comment")]
        return replaced(node, [(part, self._residual(part, bound, in_function=within)) for part in parts])

    def _is_of_code(self, name: str) -> bool:
        return self.scope.of_program(name) or self.scope.is_result(name)

    def _calls_code(self, node: Node, inside: frozenset[str]) -> bool:
        if node.type not in ("call_expression", "new_expression"):
            return False
        callee = field(node, "function" if node.type == "call_expression" else "constructor")
        if callee.type == "member_expression" and text(field(callee, "property")) in LIBRARY:
            return False
        return any(self._is_of_code(name) for name in free(callee) - inside)
