"""Split a file of Go tests into single tests that can be judged one by one.

Understood: functions TestX, one test each, or one for each row where a single loop goes over a literal table; and loose
statements, one test for each assertion. Set-up that calls nothing is repeated before each of them; set-up that does has
an order to keep, so from there on the text is one test.
"""

from collections.abc import Sequence

from tree_sitter import Node

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.go import library
from agentic_diffusion.sandbox.languages.go.lifting import is_assertion
from agentic_diffusion.sandbox.languages.go.scope import Scope, replaced
from agentic_diffusion.sandbox.languages.go.syntax import (
    COMPARISONS,
    NoGo,
    NoMethods,
    Source,
    bare,
    called,
    children,
    expressions,
    get,
    operator,
    split,
    statements,
    text,
    walk,
)

_DECLARATIONS = frozenset({"short_var_declaration", "var_declaration", "const_declaration", "type_declaration"})


def parse_tests(source: str) -> list[str]:
    """The tests in `source`, in order. Raises InputError where it is no Go (one line: where and what)."""
    try:
        found = split(source)
    except NoGo as error:
        raise InputError(f"tests, line {error.line}: no Go; write functions TestX or one comparison a line") from None
    except (NoMethods, RecursionError, AssertionError) as error:
        raise InputError(f"tests: {error or 'too deeply nested'}") from None
    prelude = _prelude(found)
    if found.is_file:
        return [_with(prelude, body) for function in found.tests for body in _rows(function)]
    return [_with(prelude, body) for function in found.tests for body in _loose(statements(get(function, "body")))]


def _prelude(found: Source) -> str:
    imports = [f'import {name} "{path}"' for name, path in found.imports.items()]
    types = [f"type {text(node)}" for node in found.types.values()]
    return "\n".join([*imports, *types, *map(text, found.globals), *map(text, found.functions.values())])


def _with(prelude: str, body: str) -> str:
    return f"{prelude}\n\n{body}" if prelude else body


def _rows(function: Node) -> list[str]:
    """The function once for each row of its table, or as it is."""
    body = statements(get(function, "body"))
    loops = [
        statement
        for statement in body
        if statement.type == "for_statement" and any(is_assertion(part, Scope()) for part in walk(statement))
    ]
    table = _table(loops[0], body) if len(loops) == 1 else None
    if table is None:
        return [text(function)]
    literal = get(table, "body")
    rows = children(literal)
    if len(rows) < 2:
        return [text(function)]
    return [replaced(function, [(literal, f"{{\n{text(row)},\n}}")]) for row in rows]


def _table(loop: Node, body: Sequence[Node]) -> Node | None:
    """The literal that a loop goes over, if it is written in the same function and used for nothing else."""
    clause = next((child for child in children(loop) if child.type == "range_clause"), None)
    if clause is None:
        return None
    index = expressions(clause.child_by_field_name("left"))
    right = bare(get(clause, "right"))
    if right.type == "identifier":
        name = text(right)
        mentioned = sum(part.type == "identifier" and text(part) == name for other in body for part in walk(other))
        right = next((value for other in body for value in _values(other, name)), right) if mentioned == 2 else right
    if right.type != "composite_literal":
        return None
    is_map = get(right, "type").type == "map_type"
    is_list = get(right, "type").type == "slice_type" and (not index or text(index[0]) == "_")
    return right if is_map or is_list else None


def _values(statement: Node, name: str) -> list[Node]:
    """What a declaration binds `name` to."""
    if statement.type == "short_var_declaration":
        pairs = zip(expressions(get(statement, "left")), expressions(get(statement, "right")), strict=False)
        return [bare(value) for target, value in pairs if text(target) == name]
    found = []
    for spec in walk(statement) if statement.type == "var_declaration" else ():
        value = spec.child_by_field_name("value") if spec.type == "var_spec" else None
        if value is not None and [text(target) for target in spec.children_by_field_name("name")] == [name]:
            found.append(bare(value))
    return found


def _loose(body: Sequence[Node]) -> list[str]:
    tests: list[str] = []
    set_up: list[str] = []
    only_calls = all(statement.type == "expression_statement" for statement in body)
    for place, statement in enumerate(body):
        if _is_assertion(statement, only_calls=only_calls):
            tests.append("\n".join([*set_up, text(statement)]))
        elif _is_repeatable(statement):
            set_up.append(text(statement))
        else:
            return [*tests, "\n".join([*set_up, *map(text, body[place:])])]
    return tests


def _is_assertion(statement: Node, *, only_calls: bool) -> bool:
    if statement.type in ("if_statement", "for_statement"):
        return any(is_assertion(part, Scope()) for part in walk(statement))
    if statement.type != "expression_statement":
        return False
    node = bare(children(statement)[0])
    if node.type in ("binary_expression", "unary_expression"):
        return operator(node) in (*COMPARISONS, "&&", "||", "!")
    call = called(node)
    return only_calls or is_assertion(statement, Scope()) or (call is not None and call[0] in library.PREDICATES)


def _is_repeatable(statement: Node) -> bool:
    """Running it again before another assertion changes nothing."""
    if statement.type not in _DECLARATIONS:
        return False
    harmless = (*library.SCALARS, *library.ALIASES, "make", "new", "len", "append")
    calls = [part for part in walk(statement) if part.type == "call_expression"]
    return all(
        (call := called(part)) is not None and (call[0] in harmless or call[0].partition(".")[0] in library.PACKAGES)
        for part in calls
    )
