"""Split a file of tests into single tests that can be judged one by one.

Understood: assertions at the top of the file, each with the set-up before it; `test`, `it` and `describe` with hooks,
each test with the set-up and hooks around it; functions that assert and are called at the top. Set-up that only
imports, defines functions or binds names to expressions without calls is repeated. Set-up that does more has an order
to keep, so from there on the assertions at the top are one test. Skipped tests are left out.
"""

from collections.abc import Sequence

from tree_sitter import Node

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.javascript.declarations import WRAPPERS
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    DECLARATIONS,
    DECLARED_FUNCTIONS,
    FUNCTIONS,
    NoJavaScript,
    bare,
    called,
    children,
    dotted,
    field,
    parse,
    pattern_names,
    text,
    walk,
)
from agentic_diffusion.sandbox.languages.javascript.unrolling import is_condition, refuted

_TESTS = frozenset({"test", "it", "specify"})
_GROUPS = frozenset({"describe", "suite", "context"})
_HOOKS = WRAPPERS - _TESTS - _GROUPS


def parse_tests(source: str) -> list[str]:
    """The tests in `source`, in order. Raises InputError where it is no JavaScript (one line: where and what)."""
    try:
        root = parse(source)
        return _Parser(root).split(children(root), [])
    except NoJavaScript as error:
        raise InputError(f"tests: {error}; write JavaScript assertions, one per test") from None
    except RecursionError:
        raise InputError("tests: too deeply nested; write JavaScript assertions, one per test") from None


class _Parser:
    """`asserting` are the names whose calls assert."""

    def __init__(self, root: Node) -> None:
        self.asserting = {"assert", "expect"}
        for node in children(root):
            if node.type in (*DECLARATIONS, "import_statement") and "assert" in text(node):
                self.asserting |= _bound_to_assert(node)
        for node in children(root):
            if node.type in DECLARED_FUNCTIONS and self.asserts(node):
                self.asserting.add(text(field(node, "name")))

    def asserts(self, node: Node) -> bool:
        """Whether there is an assertion somewhere in a statement."""
        return any(self._is_assertion(part) for part in walk(node))

    def _is_assertion(self, node: Node) -> bool:
        if node.type == "if_statement":
            return refuted(node) is not None
        name = dotted(field(node, "function")) if node.type == "call_expression" else ""
        return name == "console.assert" or name.split(".")[0] in self.asserting

    def split(self, statements: Sequence[Node], around: list[str]) -> list[str]:
        """The tests of one level; `around` is the set-up of the levels above."""
        tests: list[str] = []
        set_up = list(around)
        hooks = [text(node) for node in statements if _wrapper(node) in _HOOKS]
        for place, node in enumerate(statements):
            kind = _wrapper(node)
            if kind in _TESTS:
                if not _is_skipped(node):
                    tests.append(_joined([*set_up, *hooks, text(node)]))
            elif kind in _GROUPS:
                if not _is_skipped(node):
                    tests += self.split(_body(node), [*set_up, *hooks])
            elif kind in _HOOKS or node.type == "empty_statement":
                continue
            elif self._is_test(node):
                tests.append(_joined([*set_up, text(node)]))
            elif _is_repeatable(node) or not any(self._is_test(later) for later in statements[place:]):
                set_up.append(text(node))
            else:
                return tests + self._rest(statements[place:], set_up, hooks)
        return tests

    def _rest(self, statements: Sequence[Node], set_up: list[str], hooks: list[str]) -> list[str]:
        """Everything from a statement with an effect on: the assertions as one test, wrapped tests on their own."""
        plain = [node for node in statements if not _wrapper(node)]
        tests = [_joined([*set_up, *map(text, plain)])]
        before = [text(node) for node in plain if not self._is_test(node)]
        for node in statements:
            if _wrapper(node) in _TESTS | _GROUPS:
                tests += self.split([node], [*set_up, *before, *hooks])
        return tests

    def _is_test(self, node: Node) -> bool:
        if node.type == "expression_statement":
            inner = bare(children(node)[0])
            return is_condition(inner) or self.asserts(node)
        declares = node.type in DECLARATIONS or node.type in DECLARED_FUNCTIONS or node.type == "class_declaration"
        return not declares and self.asserts(node)


def _bound_to_assert(node: Node) -> set[str]:
    """Names that an import or require of node's assert binds."""
    if node.type == "import_statement":
        is_assert = "assert" in text(field(node, "source"))
        return {text(part) for part in walk(node) if is_assert and part.type == "identifier"}
    found = set[str]()
    for declarator in children(node):
        value = declarator.child_by_field_name("value")
        if value is not None and "require" in text(value) and "assert" in text(value):
            found |= set(pattern_names(field(declarator, "name")))
    return found


def _wrapper(node: Node) -> str:
    """`it` for `it("...", () => {...})` and `it.each(...)(...)`, "" for anything else."""
    call = bare(children(node)[0]) if node.type == "expression_statement" and children(node) else None
    while call is not None and call.type == "await_expression":
        call = bare(children(call)[0])
    if call is None or call.type != "call_expression":
        return ""
    callee = field(call, "function")
    inner = called(callee)
    name = (inner[0] if inner is not None else dotted(callee)).split(".")[0]
    has_function = any(bare(child).type in FUNCTIONS for child in children(field(call, "arguments")))
    return name if name in WRAPPERS and has_function else ""


def _is_skipped(node: Node) -> bool:
    callee = field(bare(children(node)[0]), "function") if bare(children(node)[0]).type == "call_expression" else None
    return callee is not None and dotted(callee).endswith((".skip", ".todo"))


def _body(node: Node) -> list[Node]:
    """The statements of a describe."""
    call = bare(children(node)[0])
    for argument in children(field(call, "arguments")):
        if bare(argument).type in FUNCTIONS:
            body = field(bare(argument), "body")
            return children(body) if body.type == "statement_block" else []
    return []


def _is_repeatable(node: Node) -> bool:
    """Running it again before another assertion changes nothing."""
    if node.type in ("import_statement", "class_declaration") or node.type in DECLARED_FUNCTIONS:
        return True
    if node.type not in DECLARATIONS:
        return False
    calls = [
        part
        for part in walk(node)
        if part.type in ("call_expression", "new_expression") and not _in_function(part, node)
    ]
    return all((found := called(part)) is not None and found[0] == "require" for part in calls)


def _in_function(part: Node, top: Node) -> bool:
    at = part.parent
    while at is not None and at != top:
        if at.type in FUNCTIONS:
            return True
        at = at.parent
    return False


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(parts)
