"""How values flow through the statements of a test: which variables are the program's, and what needs what.

A variable that gets a value of the program, or whose object a statement hands to it (`Solution.sort(a);`), is the
program's from there on. One that is only an argument of an expression (`int r = f(a);`) keeps the value that the test
wrote, where it is compared with a value of the program. Names for the same object are known by `int[] b = a;` alone.
"""

from collections.abc import Iterable, Sequence

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.candidate import Candidate
from agentic_diffusion.sandbox.languages.java.literals import NotHere, Reader
from agentic_diffusion.sandbox.languages.java.scope import Imports, Scope, is_assertion_name
from agentic_diffusion.sandbox.languages.java.syntax import text

_LOCAL = "local_variable_declaration"
_HANDS_OVER = frozenset({_LOCAL, "method_invocation", "object_creation_expression"})
_MEMBERS = ("method_declaration", *syntax.TYPES)


def scope_of(code: Candidate, imports: Imports, statements: Sequence[Node], deciding: Iterable[int]) -> Scope:
    """The names of one test, with what its variables hold. `deciding` are the places of its assertions."""
    scope = Scope(code, imports, statements, deciding)
    _taint(scope)
    scope.constants = _constants(scope)
    scope.shared = _shared(scope)
    return scope


def origins(scope: Scope, node: Node) -> frozenset[str]:
    """Names that the value of `node` may come from, also by way of the test's variables."""
    names, before = set(syntax.reads(node)), -1
    while len(names) != before:
        before = len(names)
        for statement in scope.statements:
            if names & (syntax.binds(statement) | syntax.assigns(statement)):
                names |= syntax.reads(statement)
    return frozenset(names)


def _taint(scope: Scope) -> None:
    """Note for each variable from where on the program may have had its hands on it."""
    before = -1
    while len(scope.tainted) != before:
        before = len(scope.tainted)
        for place, statement in enumerate(scope.statements):
            if place not in scope.deciding and statement.type not in _MEMBERS:
                for name in _given_away(scope, statement):
                    for other in aliases(scope, name):
                        scope.tainted.setdefault(other, statement.start_byte)


def _given_away(scope: Scope, statement: Node) -> set[str]:
    """Variables that get a value of the program, or whose objects are handed to it by a statement of its own."""
    if statement.type == _LOCAL:
        return {name for name, _, value in syntax.declared(statement) if value is not None and scope.touches(value)}
    if not scope.touches(statement):
        return set()
    changed = syntax.assigns(statement)
    mentioned = syntax.reads(statement) & set(scope.declarations)
    return {name for name in mentioned if name in changed or scope.is_mutable(name)}


def aliases(scope: Scope, name: str) -> frozenset[str]:
    """The variable and those that are the same object by a declaration like `int[] b = a;`."""
    group, before = {name}, -1
    while len(group) != before:
        before = len(group)
        for other, (_, _, value) in scope.declarations.items():
            if (
                value is not None
                and value.type == "identifier"
                and scope.is_mutable(other)
                and {other, text(value)} & group
            ):
                group |= {other, text(value)}
    return frozenset(group & set(scope.declarations) | {name})


def builders(scope: Scope, name: str) -> list[int]:
    """Places of statements, other than declarations and decisions, that may change what the variable holds."""
    names = aliases(scope, name)
    return [
        place
        for place, statement in enumerate(scope.statements)
        if place not in scope.deciding
        and statement.type not in (_LOCAL, *_MEMBERS)
        and (name in syntax.assigns(statement) or (scope.is_mutable(name) and names & syntax.reads(statement)))
    ]


def _shared(scope: Scope) -> set[str]:
    """Mutable variables whose objects, or parts of them, are arguments of the program somewhere in the test."""
    found: set[str] = set()
    for statement in scope.statements:
        for part in [statement] if statement.type == _LOCAL else syntax.walk(statement):
            if part.type in _HANDS_OVER and not _compares(part) and scope.touches(part):
                found |= {name for name in scope.variables(part) if scope.is_mutable(name)}
    before = -1
    while len(found) != before:
        before = len(found)
        for name, (_, _, value) in scope.declarations.items():
            inner = (
                {other for other in scope.variables(value) if scope.is_mutable(other)} if value is not None else set()
            )
            if scope.is_mutable(name) and found & {name, *inner}:
                found |= {name, *inner}
    return found


def _compares(part: Node) -> bool:
    return is_assertion_name(part) or syntax.is_call(part, "equals", "deepEquals", "contains", "containsAll")


def _constants(scope: Scope) -> dict[str, object]:
    """Variables that hold one value throughout the test, as far as it can be read here."""
    constants: dict[str, object] = {}
    for name, (kind, declarator, value) in scope.declarations.items():
        brackets = declarator.child_by_field_name("dimensions")
        if name in scope.tainted or value is None or brackets is not None or builders(scope, name):
            continue
        try:
            constants[name] = Reader(constants).read_as(value, kind)
        except (NotHere, ArithmeticError, ValueError, KeyError):
            continue
    return constants


def needed(scope: Scope, wanted: Iterable[str]) -> list[int]:
    """Places of the pure statements that the variables, helpers and types in `wanted` need, in order."""
    names, chosen = set(wanted), set[int]()
    before = -1
    while len(chosen) != before:
        before = len(chosen)
        names |= {other for name in names & set(scope.declarations) for other in aliases(scope, name)}
        for place, statement in enumerate(scope.statements):
            if place in scope.deciding or (statement.type not in _MEMBERS and scope.touches(statement)):
                continue
            own = syntax.binds(statement) if statement.type in (_LOCAL, *_MEMBERS) else syntax.reads(statement)
            if names & (own | syntax.assigns(statement)):
                chosen.add(place)
                names |= syntax.reads(statement)
    return sorted(chosen)
