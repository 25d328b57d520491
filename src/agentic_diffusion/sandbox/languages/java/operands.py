"""The values that a decision compares: from the cell, from the test, or from a program of the library alone."""

from typing import Literal

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import (
    Compare,
    Constant,
    DecidedTest,
    Decision,
    Operand,
    Place,
    Question,
)
from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.flow import builders, origins
from agentic_diffusion.sandbox.languages.java.literals import NotHere, Reader
from agentic_diffusion.sandbox.languages.java.refusing import refuse_deciding
from agentic_diffusion.sandbox.languages.java.scope import Scope, is_assertion_name
from agentic_diffusion.sandbox.languages.java.syntax import bare, child, short, text
from agentic_diffusion.sandbox.wire import Tagged

HARNESS = "judge__.Harness"


class Operands:
    """Makes places, constants and questions of expressions, and appends the steps for the cell to `test`."""

    def __init__(self, scope: Scope, test: DecidedTest) -> None:
        self.scope = scope
        self.test = test
        self.named: dict[str, tuple[Decision, ...]] = {}
        """Variables of the test that stand for decisions."""
        self.asked: list[Node] = []
        """Expressions that became questions."""
        self.sent: list[Node] = []
        """Expressions that the cell evaluates."""

    def compare(
        self, operation: str, left: Node, right: Node, tolerance: Operand | None = None, wrap: str = ""
    ) -> Compare:
        """Two values by the comparator `operation`; `wrap` is a function of the harness around those from the cell."""
        left, right = bare(left), bare(right)
        touched = [side for side in (left, right) if self.scope.touches(side)]
        if len(touched) == 1:
            self._refuse_shift(touched[0])
        if len(touched) == 2:
            self.refuse_ambiguous(left, right)
            self._refuse_world(left, right)
        if not touched:
            touched = self._shared(left, right)
        operands = [self.place(side, wrap) if side in touched else self.pure(side) for side in (left, right)]
        return Compare(operation, operands[0], operands[1], tolerance)

    def _shared(self, left: Node, right: Node) -> list[Node]:
        """Of two pure sides, the one whose objects the program may have changed."""
        sides = [side for side in (left, right) if self.scope.variables(side) & self.scope.shared]
        if len(sides) == 2:
            raise Unliftable(f"{short(left)} and {short(right)} are both variables; compare with a value written out")
        return sides

    def is_null(self, node: Node) -> Decision:
        """Whether a value is null; any object will do for one that is not."""
        if not self.scope.touches(node):
            return Compare("==", self.pure(node), Constant(None))
        return Compare("==", self.place(node, "present"), Constant(None))

    def operand(self, node: Node) -> Operand:
        """A value that is compared: from the cell if it touches the program."""
        return self.place(node) if self.scope.touches(node) else self.pure(node)

    def pure(self, node: Node) -> Operand:
        """A value that the test writes down, or that a program without the code under test computes."""
        try:
            return Constant(self._read(node))
        except NotHere:
            pass
        for name in self.scope.variables(node):
            self._refuse_later_changes(name, node)
        self.asked.append(node)
        return Question(text(node))

    def place(self, node: Node, wrap: str = "") -> Place:
        """A value from the cell."""
        node = bare(node)
        if self.reads_named(node):
            raise Unliftable(f"{short(node)} uses a decision as a value; assert it directly")
        if any(map(is_assertion_name, syntax.walk(node))):
            raise Unliftable(f"{short(node)} cannot be decided outside; write assertEquals or a plain comparison")
        refuse_deciding(node, self.scope)
        source = self.scope.qualified(node)
        return self.step("eval", f"{HARNESS}.{wrap}({source})" if wrap else source, node)

    def step(self, kind: Literal["eval", "raises"], source: str, node: Node) -> Place:
        """The place of the value of `source`, which `node` stands for in the test."""
        self.sent.append(node)
        self.test.steps.append((kind, source))
        self.test.sources.append(text(node) if kind == "eval" else f"what {short(node)} throws")
        return Place(len(self.test.sources) - 1)

    def _read(self, node: Node) -> object:
        """Raises NotHere."""
        try:
            return Reader(self.scope.constants).read(node)
        except (ArithmeticError, ValueError, KeyError) as error:
            raise NotHere(str(error)) from None

    def has_identity(self, node: Node) -> bool:
        """Whether `==` with this pure value is no comparison of values."""
        try:
            value = self._read(node)
        except NotHere:
            return node.type in ("object_creation_expression", "array_creation_expression")
        if isinstance(value, Tagged):
            return value.kind != "char"
        return isinstance(value, str | list | set | dict)

    def reads_named(self, node: Node) -> bool:
        return bool(syntax.reads(node) & set(self.named))

    def _refuse_world(self, left: Node, right: Node) -> None:
        for side in (left, right):
            if not self.scope.touches_program(side):
                raise Unliftable(f"{short(side)} is expected and depends on the process; write the value out")

    def _refuse_shift(self, node: Node) -> None:
        """`f(2) - 5 == 0` would bring the expected 5 into the cell."""
        if node.type == "binary_expression" and syntax.operator(node) in ("+", "-", "^"):
            sides = [bare(child(node, "left")), bare(child(node, "right"))]
            if any(not self.scope.touches(side) and text(side) != "1" for side in sides):
                raise Unliftable(f"{short(node)} takes a constant into the cell; move it to the other side")

    def refuse_ambiguous(self, left: Node, right: Node) -> None:
        """Where both sides touch the program, one may do so only because the code took over a name of the library."""
        for name in sorted(origins(self.scope, left) | origins(self.scope, right)):
            if self.scope.is_ambiguous(name):
                raise Unliftable(
                    f"the code defines {name}, a name of the library; import it in the test, or compare items"
                )

    def _refuse_later_changes(self, name: str, node: Node) -> None:
        for place in builders(self.scope, name):
            if self.scope.statements[place].start_byte > node.start_byte:
                raise Unliftable(f"{name} is changed after it was compared; give each comparison its own variable")
