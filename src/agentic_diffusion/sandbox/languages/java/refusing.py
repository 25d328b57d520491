"""What must not run beside the code under test: comparisons of its values.

A decision that the cell makes comes back as true or false, and true is what a liar would say. So comparison operators,
`equals` and its kin, `contains`, `matches`, `allMatch`, a choice by `? :` or `switch` are refused in everything that
enters the cell, if one of their sides is a value of the program. Allowed are comparisons that only drive a loop
(`i < result.length`, `node != null`), and methods of objects that the test declares as the program's own.
"""

from collections.abc import Iterator, Set

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.scope import Scope
from agentic_diffusion.sandbox.languages.java.syntax import arguments, bare, child, children, short, text

PREDICATES = {
    "equals": 1, "contains": 1, "containsAll": 1, "containsKey": 1, "containsValue": 1, "startsWith": 1, "endsWith": 1,
    "equalsIgnoreCase": 1, "isEmpty": 0,
}  # fmt: skip
"""Predicates of library objects, by their number of arguments; each is a comparator of its own name."""
PAIRS = {
    "Objects.equals": "Objects.equals",
    "Objects.deepEquals": "Objects.equals",
    "Arrays.equals": "Arrays.equals",
    "Arrays.deepEquals": "assertArrayEquals",
}
"""Static predicates of two values, with their comparators."""
ORDERS = frozenset({"Integer", "Long", "Double", "Float", "Character", "Short", "Byte"})
"""Classes whose `compare` is known outside."""
_INSIDE = {
    "matches": "compare the whole string",
    "contentEquals": "write .equals",
    "regionMatches": "compare the whole string",
    "compareTo": "write compareTo(...) == 0 or < 0 in the assertion",
    "compareToIgnoreCase": "write equalsIgnoreCase in the assertion",
    "compare": "write compare(...) == 0 or < 0 in the assertion",
    "anyMatch": "compare the whole collection",
    "allMatch": "compare the whole collection",
    "noneMatch": "compare the whole collection",
    "mismatch": "write Arrays.equals",
    "disjoint": "compare the whole collection",
    "removeAll": "compare the whole collection",
    "retainAll": "compare the whole collection",
}
"""Methods that decide something and have no counterpart outside."""
_JOINING = frozenset({"join", "format", "formatted", "concat"})
_IN_ASSERTION = "compare its value in the assertion"


def refuse_deciding(node: Node, scope: Scope) -> None:
    """Raises Unliftable if `node`, which is to enter the cell, compares a value of the program."""
    dirty = _values_of_program(node, scope)
    clean = syntax.binds(node) - dirty
    for part in syntax.walk(node):
        if (function := _function(part, scope, clean, dirty)) is not None:
            raise Unliftable(f"{short(function)} may decide beside the code under test; {_IN_ASSERTION}")
        for advice, sides in _comparisons(part, scope):
            if any(scope.touches(side, clean, dirty) for side in sides):
                raise Unliftable(f"{short(part)} would decide beside the code under test; {advice}")


def _function(part: Node, scope: Scope, clean: Set[str], dirty: Set[str]) -> Node | None:
    """An argument by which a library method would apply a function of the test's variables to values of the program."""
    owner = part.child_by_field_name("object") if syntax.is_call(part) else None
    if owner is None or scope.is_own_object(owner) or not scope.touches(owner, clean, dirty):
        return None
    for argument in arguments(part):
        if argument.type == "method_reference" and _is_written(children(argument)[0], scope):
            return argument
        if argument.type == "identifier" and text(argument) in scope.variables(argument):
            value = scope.declarations[text(argument)][2]
            if value is not None and value.type in ("lambda_expression", "method_reference"):
                return argument
    return None


def _comparisons(part: Node, scope: Scope) -> Iterator[tuple[str, list[Node]]]:
    """What `part` itself compares: (what to write instead, the sides)."""
    if part.type == "binary_expression" and syntax.operator(part) in syntax.COMPARISONS:
        sides = [bare(child(part, "left")), bare(child(part, "right"))]
        if not any(side.type == "null_literal" for side in sides) and not _drives_a_loop(part, sides):
            yield _IN_ASSERTION, sides
    elif part.type in ("ternary_expression", "switch_expression"):
        yield _IN_ASSERTION, [child(part, "condition")]
    elif syntax.is_call(part) and (owner := part.child_by_field_name("object")) is not None:
        name, given = text(child(part, "name")), arguments(part)
        if f"{text(owner)}.{name}" in PAIRS or name in ("compare", "mismatch", "disjoint"):
            yield _INSIDE.get(name, _IN_ASSERTION), given
        elif name == "equals" or (
            (name in _INSIDE or (name in PREDICATES and given)) and not scope.is_own_object(owner)
        ):
            yield _INSIDE.get(name, _IN_ASSERTION), [owner, *given]
        elif _is_written(owner, scope) and not (owner.type == "string_literal" and name in _JOINING):
            yield _IN_ASSERTION, given  # `expected.indexOf(f(1))`


def _is_written(node: Node, scope: Scope) -> bool:
    """Whether `node` is, or holds, something that the test writes down."""
    literal = any(part.type.endswith("_literal") for part in syntax.walk(node))
    return not scope.touches(node) and (literal or bool(scope.variables(node)))


def _drives_a_loop(part: Node, sides: list[Node]) -> bool:
    """Whether a comparison is the condition of a loop, between a variable and something that no literal is in."""
    outer = part.parent
    while outer is not None and (outer.type == "parenthesized_expression" or _joins(outer)):
        outer = outer.parent
    if outer is None or outer.type not in syntax.LOOPS:
        return False
    return any(side.type == "identifier" for side in sides) and not any(
        inner.type.endswith("_literal") for side in sides for inner in syntax.walk(side)
    )


def _joins(node: Node) -> bool:
    return node.type == "binary_expression" and syntax.operator(node) in ("&&", "||")


def _values_of_program(node: Node, scope: Scope) -> frozenset[str]:
    """Names bound within `node` that hold values of the program."""
    bound, dirty = syntax.binds(node), _parameters(node, scope)
    before = -1
    while len(dirty) != before:
        before = len(dirty)
        clean = bound - dirty
        for part in syntax.walk(node):
            names, source = _binding(part, scope, clean, dirty)
            if source is not None and names and scope.touches(source, clean, dirty):
                dirty |= names & bound
    return frozenset(dirty)


def _parameters(node: Node, scope: Scope) -> set[str]:
    """Parameters in a helper of the test that may get values of the program: always, in a class of the test."""
    if node.type == "method_declaration" and text(child(node, "name")) not in _fed_helpers(scope):
        return set()
    if node.type not in ("method_declaration", *syntax.TYPES):
        return set()
    return {text(child(part, "name")) for part in syntax.walk(node) if part.type == "formal_parameter"}


def _fed_helpers(scope: Scope) -> set[str]:
    """Helper methods of the test that are called with values of the program, by the test or by one another."""
    fed, before = set[str](), -1
    while len(fed) != before:
        before = len(fed)
        for statement in scope.statements:
            outer = text(child(statement, "name")) if statement.type == "method_declaration" else ""
            for part in syntax.walk(statement):
                if syntax.is_call(part) and f"{text(child(part, 'name'))}()" in scope.helpers:
                    clean = syntax.binds(statement)
                    if outer in fed or any(scope.touches(argument, clean) for argument in arguments(part)):
                        fed.add(text(child(part, "name")))
    return fed


def _binding(part: Node, scope: Scope, clean: Set[str], dirty: Set[str]) -> tuple[set[str], Node | None]:
    """(names, the expression that gives them their values) if `part` binds or assigns any."""
    match part.type:
        case "variable_declarator":
            return {text(child(part, "name"))}, part.child_by_field_name("value")
        case "enhanced_for_statement":
            return {text(child(part, "name"))}, child(part, "value")
        case "assignment_expression":
            return set(syntax.assigns(part)), child(part, "right")
        case "try_statement":
            caught = [inner for inner in syntax.walk(part) if inner.type == "catch_formal_parameter"]
            return {text(child(inner, "name")) for inner in caught}, child(part, "body")
        case "method_invocation" if (owner := part.child_by_field_name("object")) is not None:
            if not scope.is_own_object(owner) and scope.touches(owner, clean, dirty):
                lambdas = [argument for argument in arguments(part) if argument.type == "lambda_expression"]
                return {name for found in lambdas for name in syntax.binds(found)}, owner
    return set(), None
