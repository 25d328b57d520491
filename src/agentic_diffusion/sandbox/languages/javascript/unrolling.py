"""What a test spells out in another way: wrappers, loops over tables, functions that assert; as plain statements.

Everything here answers with source text, to be read as a block of its own: `for (const [a, b] of [[1, 2]])` becomes
`const [a, b] = [1, 2];` and the body, once per row. A table is an array literal, a name of a known value, or
Object.entries, keys or values of one.
"""

from collections.abc import Callable, Mapping

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.javascript.declarations import WRAPPERS
from agentic_diffusion.sandbox.languages.javascript.literals import NotLiteral, fold
from agentic_diffusion.sandbox.languages.javascript.rendering import render
from agentic_diffusion.sandbox.languages.javascript.scope import Scope
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    COMPARISONS,
    DECLARATIONS,
    FUNCTIONS,
    bare,
    bound,
    called,
    children,
    dotted,
    field,
    operator,
    text,
    tree,
)

HOOKS = frozenset({"beforeEach", "beforeAll", "before"})
_IGNORED = frozenset({"afterEach", "afterAll", "after"})
_MAX_ROUNDS = 2_000
Asserts = Callable[[Node], bool]


class Unroller:
    """Reads tables and counters in the light of a scope; `asserts` tells whether there is an assertion in a node."""

    def __init__(self, scope: Scope, asserts: Asserts) -> None:
        self.scope = scope
        self.asserts = asserts
        self.functions: dict[str, Node] = {}
        """Functions of the test that assert, by name."""

    def opened(self, node: Node) -> list[str] | None:
        """The blocks that a call stands for; None for any other expression. Hooks: see `hook`."""
        if node.type != "call_expression" or field(node, "arguments").type != "arguments":
            return None
        callee, arguments = bare(field(node, "function")), children(field(node, "arguments"))
        function = next((bare(argument) for argument in arguments if bare(argument).type in FUNCTIONS), None)
        name = dotted(callee)
        root = name.split(".", maxsplit=1)[0]
        if root in WRAPPERS and root not in self.scope.names and function is not None:
            is_left_out = root in _IGNORED or name.endswith((".skip", ".todo"))
            return [] if is_left_out else [_test_body(function)]
        if (table := _table(callee)) is not None and function is not None:
            return [_applied(function, row) for row in self.rows(table)]
        if callee.type == "member_expression":
            return self._of_method(bare(field(callee, "object")), text(field(callee, "property")), arguments)
        given = ", ".join(map(text, arguments))
        if callee.type in FUNCTIONS and self.asserts(callee):
            return [_called(callee, given)]
        return [_called(self.functions[name], given)] if name in self.functions else None

    def hook(self, node: Node) -> Node | None:
        """The body of beforeEach and its like, whose names are those around it."""
        call = called(node)
        if call is None or call[0] not in HOOKS or call[0] in self.scope.names:
            return None
        function = next((bare(argument) for argument in call[1] if bare(argument).type in FUNCTIONS), None)
        return None if function is None else field(function, "body")

    def _of_method(self, receiver: Node, method: str, arguments: list[Node]) -> list[str] | None:
        """A function of the test that asserts, called for each row of a table or by a promise."""
        if method in ("catch", "finally") and receiver.type == "call_expression":
            return self.opened(receiver)
        function = bare(arguments[0]) if len(arguments) == 1 else None
        if function is None or function.type not in FUNCTIONS or not self.asserts(function):
            return None
        if method == "then":
            return [_called(function, text(receiver))]
        if method == "forEach" and not self.scope.touches(receiver):
            return [_called(function, f"{row}, {number}") for number, row in enumerate(self.rows(receiver))]
        return None

    def rows(self, table: Node) -> list[str]:
        """The elements of a literal table, as source. Raises Unliftable."""
        table = bare(table)
        if table.type == "array" and all(child.type != "spread_element" for child in children(table)):
            return [text(child) for child in children(table)]
        known = _entries(table, self.scope)
        if known is None:
            raise Unliftable("a loop with assertions over something that is no literal table; write the values out")
        return [render(item) for item in known]

    def loop(self, node: Node) -> list[str]:
        """The rounds of a loop with assertions in it. Raises Unliftable."""
        source = _inside(field(node, "body"))
        if node.type == "for_statement":
            return [f"{line}\n{source}" for line in self._counted(node)]
        if text(field(node, "operator")) != "of" or not node.child_by_field_name("kind"):
            raise Unliftable("a loop with assertions; write for (const value of [...])")
        left = text(field(node, "left"))
        return [f"const {left} = {row};\n{source}" for row in self.rows(field(node, "right"))]

    def _counted(self, node: Node) -> list[str]:
        """The rounds of `for (let i = 0; i < 5; i++)`, as a declaration of the counter each."""
        start, condition = field(node, "initializer"), field(node, "condition")
        condition = bare(children(condition)[0] if condition.type == "expression_statement" else condition)
        names, step = list(bound(start)), node.child_by_field_name("increment")
        if start.type not in DECLARATIONS or len(names) != 1 or step is None:
            raise Unliftable("a loop with assertions; write for (let i = 0; i < 5; i++)")
        name, rounds, known = names[0], list[str](), dict(self.scope.known())
        try:
            value = fold(field(children(start)[0], "value"), known)
            while fold(condition, known | {name: value}) is True:
                rounds.append(f"const {name} = {render(value)};")
                value = _stepped(step, name, value, known)
                if len(rounds) > _MAX_ROUNDS:
                    raise Unliftable("a loop of too many rounds; write fewer assertions")
        except NotLiteral as error:
            raise Unliftable("a loop with assertions whose rounds are not clear; write the values out") from error
        return rounds


def _table(callee: Node) -> Node | None:
    """The table of `test.each(table)`."""
    call = called(callee)
    if call is None or not call[0].endswith(".each") or call[0].split(".", maxsplit=1)[0] not in WRAPPERS:
        return None
    return call[1][0] if call[1] else None


def _inside(body: Node) -> str:
    """The statements of a block, or the one statement or expression that stands for it."""
    return text(body)[1:-1] if body.type == "statement_block" else text(body)


def _test_body(function: Node) -> str:
    parameters = function.child_by_field_name("parameters")
    names = {text(child) for child in children(parameters)} if parameters is not None else set()
    if "done" in names:
        raise Unliftable("a test with a done callback; write an async test with await")
    return _inside(field(function, "body"))


def _patterns(function: Node) -> list[str]:
    single, several = function.child_by_field_name("parameter"), function.child_by_field_name("parameters")
    if single is not None:
        return [text(single)]
    return [text(child) for child in children(several)] if several is not None else []


def _called(function: Node, arguments: str) -> str:
    """The body of a function with its parameters bound to arguments in front of it."""
    patterns, source = _patterns(function), _inside(field(function, "body"))
    if not patterns:
        return source
    return f"const [{', '.join(patterns)}] = [{arguments}];\n{source}"


def _applied(function: Node, row: str) -> str:
    """The same for one row of a table, whose elements are the arguments."""
    expression = bare(children(children(tree(f"({row})"))[0])[0])
    return _called(function, text(expression)[1:-1] if expression.type == "array" else row)


def is_condition(node: Node) -> bool:
    """Whether an expression as a statement can only be meant as an assertion."""
    if node.type == "unary_expression":
        return operator(node) == "!"
    return node.type == "binary_expression" and operator(node) in COMPARISONS | {"&&", "||"}


def refuted(node: Node) -> Node | None:
    """The condition of `if (...) throw ...`, which must not hold."""
    if node.child_by_field_name("alternative") is not None:
        return None
    body = field(node, "consequence")
    statements = children(body) if body.type == "statement_block" else [body]
    if not statements:
        return None
    last = statements[-1]
    call = called(children(last)[0]) if last.type == "expression_statement" else None
    ends = last.type == "throw_statement" or (call is not None and call[0] in ("assert.fail", "process.exit", "fail"))
    others = all(
        statement.type == "expression_statement"
        and (found := called(children(statement)[0]))
        and found[0].startswith("console.")
        for statement in statements[:-1]
    )
    return bare(field(node, "condition")) if ends and others else None


def _entries(table: Node, scope: Scope) -> list[object] | None:
    """A table of known values: a list, or Object.entries, keys or values of an object."""
    call = called(table)
    try:
        if call is not None and call[0] in ("Object.entries", "Object.keys", "Object.values") and len(call[1]) == 1:
            found = fold(call[1][0], scope.known())
            if not isinstance(found, dict):
                return None
            rows: dict[str, list[object]] = {
                "Object.entries": [[key, item] for key, item in found.items()],
                "Object.keys": list(found),
                "Object.values": list(found.values()),
            }
            return rows[call[0]]
        known = fold(table, scope.known())
    except NotLiteral:
        return None
    return known if isinstance(known, list) else None


def _stepped(step: Node, name: str, value: object, known: Mapping[str, object]) -> object:
    if not isinstance(value, float):
        raise NotLiteral(name)
    if step.type == "update_expression" and text(field(step, "argument")) == name:
        return value + (1 if operator(step) == "++" else -1)
    if step.type == "augmented_assignment_expression" and text(field(step, "left")) == name:
        by = fold(field(step, "right"), known)
        if isinstance(by, float) and operator(step) in ("+=", "-=", "*="):
            return value * by if operator(step) == "*=" else value + by if operator(step) == "+=" else value - by
    raise NotLiteral(name)
