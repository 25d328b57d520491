"""Loops over literal tables and counted loops as one scope for each turn.

The table stays outside: of a row only what a call needs enters the cell, field by field.
"""

from collections.abc import Iterator
from typing import Protocol

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.go.operands import Operands
from agentic_diffusion.sandbox.languages.go.scope import Binding, Scope
from agentic_diffusion.sandbox.languages.go.syntax import (
    bare,
    children,
    expressions,
    get,
    literal,
    operator,
    text,
)

MAX_TURNS = 1000


class Declare(Protocol):
    """Lifter.declare."""

    def __call__(
        self, scope: Scope, name: str, kind: Node | None, value: Node | None, seen: Scope, *, is_constant: bool = False
    ) -> None: ...


def unrolled(loop: Node, scope: Scope, operands: Operands, declare: Declare) -> Iterator[Scope]:
    """One scope for each turn of the loop, with its variables. Raises Unliftable."""
    clause = next((child for child in children(loop) if child.type in ("range_clause", "for_clause")), None)
    if clause is None:
        raise Unliftable("a loop without a known number of turns; write the comparisons one by one")
    if clause.type == "for_clause":
        yield from _counted(clause, scope, operands, declare)
        return
    names = [text(name) for name in expressions(clause.child_by_field_name("left"))] + ["_", "_"]
    table, seen = table_of(get(clause, "right"), scope)
    if table is None:
        yield from _over_number(get(clause, "right"), names[0], scope, operands, declare)
        return
    rows = children(get(table, "body"))
    if len(rows) > MAX_TURNS:
        raise Unliftable(f"a table of more than {MAX_TURNS} rows; write several tests")
    kind = get(table, "type")
    for number, row in enumerate(rows):
        inner = Scope(scope)
        key, value = (get(row, "key"), get(row, "value")) if row.type == "keyed_element" else (None, row)
        if kind.type == "map_type":
            _bind(names[0], get(kind, "key"), key or value, inner, seen, operands, declare)
        elif names[0] != "_":
            declare(inner, names[0], None, literal(number), scope, is_constant=True)
        element = get(kind, "value" if kind.type == "map_type" else "element")
        _bind(names[1], element, value, inner, seen, operands, declare)
        yield inner


def table_of(node: Node, scope: Scope) -> tuple[Node | None, Scope]:
    """The composite literal that is looped over, and where it stands; None if it is no list or map."""
    node = bare(node)
    if node.type == "identifier" and (binding := scope.find(text(node))) is not None:
        if binding.kind != "pure" or binding.scope is None:
            raise Unliftable(
                f"a loop that compares over {text(node)}, which the code may change; compare it as a whole"
            )
        if binding.node is None:
            return None, scope
        return table_of(binding.node, binding.scope)
    if node.type != "composite_literal":
        return None, scope
    kind = get(node, "type").type
    return (node if kind in ("slice_type", "map_type", "array_type", "implicit_length_array_type") else None), scope


def _bind(
    name: str, kind: Node, element: Node, inner: Scope, seen: Scope, operands: Operands, declare: Declare
) -> None:
    if name == "_":
        return
    element = bare(element)
    under = kind.named_children[0] if kind.type == "pointer_type" else kind
    if under.type == "type_identifier" and text(under) in operands.cell.source.types:
        under = get(operands.cell.source.types[text(under)], "type")
    if under.type != "struct_type":
        declare(inner, name, kind, element, seen)
        return
    if name in operands.cell.mutable:
        raise Unliftable(f"a loop that changes {name}")
    if element.type == "unary_expression":
        element = bare(get(element, "operand"))
    body = get(element, "body") if element.type == "composite_literal" else element
    if body.type != "literal_value":
        raise Unliftable(f"a row that is no literal: {text(element)[:80]}")
    row = Binding("row", name, name)
    hidden = Scope(seen)
    for field, field_kind, value in _fields(under, body):
        declare(hidden, f"{name}_{field}", field_kind, value, seen)
        row.fields[field] = hidden.own[f"{name}_{field}"]
    inner.own[name] = row


def _fields(kind: Node, body: Node) -> Iterator[tuple[str, Node, Node | None]]:
    """(name, type, value) of each field of a row."""
    declared = [
        (text(name), get(declaration, "type"))
        for declaration in children(children(kind)[0])
        for name in declaration.children_by_field_name("name")
    ]
    items = children(body)
    if items and items[0].type != "keyed_element":
        if len(items) != len(declared):
            raise Unliftable(f"a row with {len(items)} values for {len(declared)} fields")
        given = {name: bare(item) for (name, _), item in zip(declared, items, strict=True)}
    else:
        given = {text(get(item, "key")): bare(get(item, "value")) for item in items}
    for name, field_kind in declared:
        yield name, field_kind, given.get(name)


def _over_number(node: Node, name: str, scope: Scope, operands: Operands, declare: Declare) -> Iterator[Scope]:
    """`for i := range 3`."""
    yield from _turns(name, 0, _number(node, scope, operands), scope, declare)


def _counted(clause: Node, scope: Scope, operands: Operands, declare: Declare) -> Iterator[Scope]:
    """`for i := a; i < b; i++`."""
    first, condition, update = (clause.child_by_field_name(label) for label in ("initializer", "condition", "update"))
    if (
        first is None
        or condition is None
        or update is None
        or first.type != "short_var_declaration"
        or update.type != "inc_statement"
        or condition.type != "binary_expression"
        or operator(condition) not in ("<", "<=")
    ):
        raise Unliftable("a loop without a known number of turns; write the comparisons one by one")
    name = text(get(first, "left"))
    if text(get(condition, "left")) != name or text(children(update)[0]) != name:
        raise Unliftable("a loop without a known number of turns; write the comparisons one by one")
    start = _number(bare(get(first, "right")), scope, operands)
    end = _number(get(condition, "right"), scope, operands) + (operator(condition) == "<=")
    yield from _turns(name, start, end, scope, declare)


def _turns(name: str, start: int, end: int, scope: Scope, declare: Declare) -> Iterator[Scope]:
    if end - start > MAX_TURNS:
        raise Unliftable(f"a loop of more than {MAX_TURNS} turns; write several tests")
    for number in range(start, end):
        inner = Scope(scope)
        if name != "_":
            declare(inner, name, None, literal(number), scope, is_constant=True)
        yield inner


def _number(node: Node, scope: Scope, operands: Operands) -> int:
    value = operands.constant(node, scope)
    if value is None or not isinstance(value.value, int) or isinstance(value.value, bool):
        raise Unliftable(f"a loop that compares over {text(node)[:60]}; compare the values as a whole")
    return value.value
