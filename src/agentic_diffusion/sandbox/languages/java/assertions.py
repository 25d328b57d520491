"""One call of JUnit (4 or 5) as decisions and places.

Messages are dropped; with JUnit 4 they come first. Known: assertEquals and assertNotEquals with and without a
tolerance, assertTrue, assertFalse, assertNull, assertNotNull, assertArrayEquals, assertIterableEquals, assertSame with
a constant, assertThrows, assertThrowsExactly, assertDoesNotThrow as a statement, assertAll. Time limits of
assertTimeout are not checked by this judge, so it is refused.
"""

from collections.abc import Callable

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import Compare, Constant, Decision, Every, Not, Operand, Place, Raised
from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.conditions import Conditions
from agentic_diffusion.sandbox.languages.java.operands import HARNESS
from agentic_diffusion.sandbox.languages.java.refusing import refuse_deciding
from agentic_diffusion.sandbox.languages.java.syntax import arguments, bare, child, children, short, text

_ADVICE = {
    "assertThat": "write assertEquals or a plain comparison",
    "assertInstanceOf": "compare the value itself",
    "assertTimeout": "time is limited by the judge; assert the value",
    "assertTimeoutPreemptively": "time is limited by the judge; assert the value",
    "assertLinesMatch": "write assertEquals(List.of(...), ...)",
    "assertNotSame": "write assertNotEquals",
    "fail": "write an assertion",
}
_OTHERWISE = "write assertEquals or assertTrue"
_BODIES = frozenset({"lambda_expression", "method_reference"})


class Assertions:
    """Lowers calls of JUnit."""

    def __init__(self, conditions: Conditions) -> None:
        self.conditions = conditions
        self.operands = conditions.operands
        self.scope = conditions.scope

    def lower(self, call: Node) -> Decision:
        """What holds where the assertion succeeds. Raises Unliftable."""
        name = text(child(call, "name"))
        handler = _HANDLERS.get(name)
        if handler is None:
            raise Unliftable(f"{name} cannot be decided outside; {_ADVICE.get(name, _OTHERWISE)}")
        return handler(self, arguments(call), call)

    def equals(self, given: list[Node], call: Node) -> Decision:
        left, right, tolerance = _with_tolerance(given, call)
        if tolerance is not None:
            return self.operands.compare("within", left, right, self._tolerance(tolerance))
        return self.operands.compare("assertEquals", left, right)

    def not_equals(self, given: list[Node], call: Node) -> Decision:
        return Not(self.equals(given, call))

    def arrays(self, given: list[Node], call: Node) -> Decision:
        left, right, tolerance = _with_tolerance(given, call)
        if tolerance is not None:
            return self.operands.compare("arraysWithin", left, right, self._tolerance(tolerance))
        return self.operands.compare("assertArrayEquals", left, right)

    def iterables(self, given: list[Node], call: Node) -> Decision:
        left, right, _ = _with_tolerance(given[:2], call)
        return self.operands.compare("iterables", left, right, wrap="ordered")

    def true(self, given: list[Node], call: Node) -> Decision:
        condition = _without_message(given, 1, call)[0] if len(given) != 1 else given[0]
        if condition.type == "lambda_expression" and child(condition, "body").type != "block":
            condition = child(condition, "body")
        return self.conditions.condition(condition)

    def false(self, given: list[Node], call: Node) -> Decision:
        return Not(self.true(given, call))

    def null(self, given: list[Node], call: Node) -> Decision:
        return self.operands.is_null(_without_message(given, 1, call)[0])

    def not_null(self, given: list[Node], call: Node) -> Decision:
        return Not(self.null(given, call))

    def same(self, given: list[Node], call: Node) -> Decision:
        left, right = _without_message(given, 2, call)
        for side in (left, right):
            if not self.scope.touches(side) and self.operands.has_identity(side):
                raise Unliftable(f"assertSame with {short(side)} compares identity; write assertEquals")
        if self.scope.touches(left) and self.scope.touches(right):
            raise Unliftable("assertSame between two values compares identity; write assertEquals")
        return self.operands.compare("==", left, right)

    def throws(self, given: list[Node], call: Node) -> Decision:
        return Raised(self.raised(_body(given, call)), expected_type(given, call))

    def throws_exactly(self, given: list[Node], call: Node) -> Decision:
        return Compare("throws", self.raised(_body(given, call)), Constant(expected_type(given, call)))

    def throws_nothing(self, given: list[Node], call: Node) -> Decision:
        bodies = [part for part in given if part.type in _BODIES]
        if len(bodies) != 1 or syntax.same_node(bodies[0], given[0]) is False:
            raise Unliftable(f"{short(call)}: the code that must not throw comes first")
        return Compare("==", self.raised(bodies[0]), Constant(None))

    def every(self, given: list[Node], _: Node) -> Decision:
        """assertAll: an assertion in each lambda."""
        parts: list[Decision] = []
        for part in given:
            if part.type == "string_literal":
                continue
            body = child(part, "body") if part.type == "lambda_expression" else part
            statements = children(body) if body.type == "block" else [body]
            inner = [children(found)[0] if found.type == "expression_statement" else found for found in statements]
            if not all(map(syntax.is_call, inner)):
                raise Unliftable("assertAll takes lambdas that hold assertions only")
            parts += [self.lower(found) for found in inner]
        return Every(tuple(parts))

    def raised(self, body: Node) -> Place:
        """The place of a step "raises" for a lambda or a method reference without arguments."""
        return self.raised_by(_statements(body, self.scope.qualified), body)

    def raised_by(self, source: str, node: Node) -> Place:
        """The same for statements; `node` is what they were written as."""
        refuse_deciding(node, self.scope)
        return self.operands.step("raises", source, node)

    def bound(self, name: str, given: list[Node], call: Node) -> Decision:
        """`X e = assertThrows(X.class, ...)`: the variable holds what was thrown, for later getMessage()."""
        body = _body(given, call)
        refuse_deciding(body, self.scope)
        source = _statements(body, self.scope.qualified)
        place = self.thrown_into(name, source, body)
        if text(child(call, "name")) == "assertThrowsExactly":
            return Compare("throws", place, Constant(expected_type(given, call)))
        return Raised(place, expected_type(given, call))

    def thrown_into(self, name: str, source: str, node: Node) -> Place:
        """Run `source` and keep what it throws in the variable `name`; the place of its message and types."""
        self.operands.test.steps.append(
            ("exec", f"java.lang.Throwable {name} = {HARNESS}.thrown(() -> {{ {source} }});")
        )
        return self.operands.step("eval", f"{HARNESS}.names({name})", node)

    def _tolerance(self, node: Node) -> Operand:
        if self.scope.touches(node):
            raise Unliftable(f"the tolerance {short(node)} must not depend on the code under test")
        return self.operands.pure(node)


def _is_text(node: Node) -> bool:
    """Whether an argument can only be a message: text, text joined to something, or a supplier of text."""
    node = bare(node)
    if node.type == "binary_expression" and syntax.operator(node) == "+":
        return _is_text(child(node, "left")) or _is_text(child(node, "right"))
    if syntax.is_call(node, "format", "formatted") and node.child_by_field_name("object") is not None:
        return True
    return node.type == "string_literal" or node.type in _BODIES


def _without_message(given: list[Node], count: int, call: Node) -> list[Node]:
    """The `count` arguments that are compared. Raises Unliftable."""
    if len(given) == count + 1:
        if _is_text(given[-1]) or not _is_text(given[0]):
            return given[:-1]
        return given[1:]
    if len(given) != count:
        raise Unliftable(f"{short(call)} has {len(given)} arguments")
    return given


def _with_tolerance(given: list[Node], call: Node) -> tuple[Node, Node, Node | None]:
    """(expected, actual, tolerance). Raises Unliftable."""
    if len(given) == 4 or (len(given) == 3 and (_is_text(given[2]) or _is_text(given[0]))):
        given = given[:-1] if _is_text(given[-1]) else given[1:]
    if len(given) not in (2, 3):
        raise Unliftable(f"{short(call)} has {len(given)} arguments")
    return given[0], given[1], given[2] if len(given) == 3 else None


def _body(given: list[Node], call: Node) -> Node:
    bodies = [part for part in given[1:] if part.type in _BODIES]
    if not bodies:
        raise Unliftable(f"{short(call)}: write assertThrows(X.class, () -> ...)")
    return bodies[0]


def expected_type(given: list[Node], call: Node) -> str:
    """The name of the class in `X.class`, without package. Raises Unliftable."""
    if not given or given[0].type != "class_literal":
        raise Unliftable(f"{short(call)}: write the exception as X.class")
    return text(children(given[0])[0]).rsplit(".", 1)[-1]


def _statements(body: Node, source: Callable[[Node], str]) -> str:
    """The body of a lambda without parameters, as statements."""
    if body.type == "method_reference":
        target, name = text(body).split("::", 1)
        return f"new {target}();" if name.strip() == "new" else f"{target}.{name.strip()}();"
    inner = child(body, "body")
    if inner.type == "block":
        if any(part.type == "return_statement" for part in syntax.walk(inner)):
            raise Unliftable(f"{short(body)}: leave out the return")
        return source(inner)[1:-1].strip()
    return f"{source(inner)};"


_Handler = Callable[[Assertions, list[Node], Node], Decision]
_HANDLERS: dict[str, _Handler] = {
    "assertEquals": Assertions.equals,
    "assertNotEquals": Assertions.not_equals,
    "assertArrayEquals": Assertions.arrays,
    "assertIterableEquals": Assertions.iterables,
    "assertTrue": Assertions.true,
    "assertFalse": Assertions.false,
    "assertNull": Assertions.null,
    "assertNotNull": Assertions.not_null,
    "assertSame": Assertions.same,
    "assertThrows": Assertions.throws,
    "assertThrowsExactly": Assertions.throws_exactly,
    "assertDoesNotThrow": Assertions.throws_nothing,
    "assertAll": Assertions.every,
}
