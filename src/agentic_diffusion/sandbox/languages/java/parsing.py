"""Split a file of Java tests into single tests that can be judged one by one.

Understood: classes with methods marked @Test (JUnit 4 and 5), their fields, @BeforeEach and @BeforeAll as set-up and
their helper methods; a class with a `main` that asserts; statements with assertions, as in the body of a method; one
condition in each line. Every test gets the imports and the set-up that it reads. Statements that call something have an
order to keep: from the first of them on, they are one test with several assertions.

Not covered, refused with the line: parameterised tests, nested test classes, fields that a test changes for the next.
Time limits of tests are the judge's own; @Disabled tests are left out; what is torn down afterwards is not run.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.conditions import is_condition
from agentic_diffusion.sandbox.languages.java.library import FOREIGN_PACKAGES
from agentic_diffusion.sandbox.languages.java.scope import is_assertion_name
from agentic_diffusion.sandbox.languages.java.syntax import NoJava, child, children, text

_SET_UP = frozenset({"Before", "BeforeEach", "BeforeClass", "BeforeAll"})
_AFTER = frozenset({"After", "AfterEach", "AfterClass", "AfterAll"})
_REFUSED = {
    "ParameterizedTest": "a parameterised test cannot be split; write one @Test for each row",
    "TestFactory": "a test factory cannot be split; write one @Test for each case",
    "Nested": "a nested test class cannot be split; write a class of its own",
    "Theory": "a theory cannot be split; write one @Test for each case",
}
_MEMBERS = frozenset({"method_declaration", *syntax.TYPES})
_CALLS = frozenset({"method_invocation", "object_creation_expression", "assignment_expression", "update_expression"})


def parse_tests(source: str) -> list[str]:
    """The tests in `source`, in order. Raises InputError where it is no Java, or a form that cannot be split."""
    lines = _conditions(source)
    if lines:
        return lines
    try:
        root = _parsed(source)
    except NoJava as error:
        raise InputError(f"tests, line {error.line}: {error}; write JUnit tests or assertions") from None
    nodes = [node for node in children(root) if node.type not in ("import_declaration", "package_declaration")]
    imports = [text(node) for node in children(root) if _is_kept_import(node)]
    try:
        tests = _of_nodes(nodes)
    except RecursionError:
        raise InputError("tests: too deeply nested") from None
    return ["\n".join([*imports, test]) for test in tests]


def _parsed(source: str) -> Node:
    try:
        return syntax.parse(source)
    except NoJava:
        try:
            return syntax.parse(source.rstrip() + "\n;")
        except NoJava:
            return syntax.parse(source)


def _conditions(source: str) -> list[str]:
    """The lines, if every one is a condition or an assertion of its own."""
    lines = [line.strip() for line in source.splitlines()]
    lines = [line for line in lines if line and not line.startswith("//")]
    return lines if all(map(_is_alone, lines)) else []


def _is_alone(line: str) -> bool:
    """Whether a line is a condition, a call of JUnit or an `assert`, with or without its semicolon."""
    try:
        node = syntax.parse_expression(line)
        if node is not None:
            return is_condition(node) or is_assertion_name(node)
        statements = children(syntax.parse(line + ";"))
    except NoJava:
        return False
    return len(statements) == 1 and statements[0].type == "assert_statement"


def _is_kept_import(node: Node) -> bool:
    if node.type != "import_declaration":
        return False
    name = text(node).removeprefix("import").strip().removeprefix("static").strip()
    return not name.startswith(FOREIGN_PACKAGES)


def _of_nodes(nodes: Sequence[Node]) -> list[str]:
    """The tests in the top level of a file, or in the body of a method."""
    types = [node for node in nodes if node.type == "class_declaration" and _tests_in(node)]
    if types:
        others = [node for node in nodes if node.type in syntax.TYPES and node not in types]
        loose = next((node for node in nodes if node.type not in syntax.TYPES), None)
        if loose is not None:
            raise InputError(f"tests, line {_line(loose)}: statements beside a test class; write them as a @Test")
        return [test for node in types for test in _Class(node, [text(other) for other in others]).tests()]
    methods = [node for node in nodes if node.type == "method_declaration" and _is_test(node)]
    if methods and all(node.type in _MEMBERS for node in nodes):
        return _Class.of_members(nodes).tests()
    return _of_statements(nodes)


def _of_statements(nodes: Sequence[Node]) -> list[str]:
    """One test for each assertion, while the set-up before it can be repeated; then one for the rest."""
    tests: list[str] = []
    set_up = [node for node in nodes if node.type in _MEMBERS]
    nodes = [node for node in nodes if node.type not in _MEMBERS]
    for place, node in enumerate(nodes):
        if _decides(node):
            tests.append(_joined([*set_up, node]))
        elif node.type == "local_variable_declaration" and not _calls(node):
            set_up.append(node)
        elif node.type == "block":
            tests += [_joined([*set_up, *children(node)])]
        else:
            rest = nodes[place:]
            return [*tests, _joined([*set_up, *rest])] if any(map(_decides, rest)) else tests
    return tests


def _decides(node: Node) -> bool:
    if node.type == "expression_statement" and is_condition(children(node)[0]):
        return True
    return any(
        is_assertion_name(part) or part.type in ("assert_statement", "throw_statement") for part in syntax.walk(node)
    )


def _calls(node: Node) -> bool:
    """Whether running `node` again might change something. Collections of the library may be made again."""
    names = {"of", "asList", "ArrayList", "HashMap", "HashSet", "LinkedList", "TreeMap", "TreeSet", "BigInteger"}
    return any(part.type in _CALLS and not names & set(_words(part)) for part in syntax.walk(node))


def _words(node: Node) -> list[str]:
    if node.type == "object_creation_expression":
        return [syntax.base_type(child(node, "type"))]
    return [text(child(node, "name"))] if node.type == "method_invocation" else []


def _joined(nodes: Sequence[Node]) -> str:
    return "\n".join(map(_dedented, nodes))


def _dedented(node: Node) -> str:
    """The text of a node with its first line's indentation taken off the others."""
    return textwrap.dedent(" " * node.start_point[1] + text(node))


def _line(node: Node) -> int:
    return node.start_point[0] + 1


def _annotations(node: Node) -> dict[str, Node]:
    """Annotations of a declaration by their simple names."""
    modifiers = next((part for part in node.children if part.type == "modifiers"), None)
    found = [part for part in children(modifiers) if part.type.endswith("annotation")] if modifiers else []
    return {text(child(part, "name")).rsplit(".", 1)[-1]: part for part in found}


def _is_test(node: Node) -> bool:
    marks = _annotations(node)
    for name, advice in _REFUSED.items():
        if name in marks:
            raise InputError(f"tests, line {_line(node)}: {advice}")
    return bool({"Test", "RepeatedTest"} & set(marks))


def _tests_in(node: Node) -> bool:
    members = children(child(node, "body"))
    if any(member.type == "class_declaration" and "Nested" in _annotations(member) for member in members):
        raise InputError(f"tests, line {_line(node)}: {_REFUSED['Nested']}")
    methods = [member for member in members if member.type == "method_declaration"]
    if any(list(map(_is_test, methods))):
        return True
    return any(_is_main(method) and _decides(method) for method in methods)


def _is_main(method: Node) -> bool:
    return text(child(method, "name")) == "main"


@dataclass(slots=True)
class _Class:
    """A test class, or the members of one without the class around them."""

    node: Node | None
    others: list[str] = field(default_factory=list)
    """Other types of the file: helpers of the tests."""
    members: Sequence[Node] = ()

    @staticmethod
    def of_members(nodes: Sequence[Node]) -> "_Class":
        return _Class(None, [], nodes)

    def tests(self) -> list[str]:
        """One text for each test method."""
        members = children(child(self.node, "body")) if self.node is not None else self.members
        methods = [member for member in members if member.type == "method_declaration"]
        chosen = [method for method in methods if _is_test(method)]
        set_up = [method for method in methods if _SET_UP & set(_annotations(method))]
        helpers = [m for m in methods if m not in chosen and m not in set_up and not _AFTER & set(_annotations(m))]
        if not chosen:
            return [test for main in helpers if _is_main(main) for test in self._main(main, helpers)]
        fields = [member for member in members if member.type == "field_declaration"]
        types = [*self.others, *(text(member) for member in members if member.type in syntax.TYPES)]
        return [
            "\n".join([*types, *_needed(_body(method), _set_up_lines(set_up), helpers, fields)])
            for method in chosen
            if not {"Disabled", "Ignore"} & set(_annotations(method))
        ]

    def _main(self, main: Node, helpers: Sequence[Node]) -> list[str]:
        kept = [helper for helper in helpers if not _is_main(helper)]
        return _of_statements([*kept, *children(child(main, "body"))])


def _set_up_lines(methods: Sequence[Node]) -> list[str]:
    for method in methods:
        if any(part.type == "return_statement" or is_assertion_name(part) for part in syntax.walk(method)):
            raise InputError(f"tests, line {_line(method)}: the set-up does more than set up; write it into the tests")
    return [_dedented(node) for method in methods for node in children(child(method, "body"))]


def _body(method: Node) -> str:
    """The statements of a test; with @Test(expected = X.class) as an assertThrows."""
    statements = _joined(children(child(method, "body"))).replace("this.", "")
    mark = _annotations(method).get("Test")
    pairs = [part for part in syntax.walk(mark) if part.type == "element_value_pair"] if mark else []
    for pair in pairs:
        if text(child(pair, "key")) == "expected":
            return f"assertThrows({text(child(pair, 'value'))}, () -> {{\n{statements}\n}});"
    return statements


def _needed(body: str, set_up: list[str], helpers: Sequence[Node], fields: Sequence[Node]) -> list[str]:
    """The body with the fields and helpers that it or its set-up reads before it."""
    inner = "\n".join([*set_up, body])
    try:
        root = syntax.parse(inner)
    except NoJava as error:
        raise InputError(f"tests: {error}") from None
    wanted = set(syntax.reads(root))
    kept: list[Node] = []
    for _ in (*helpers, *fields):
        for node in (*helpers, *fields):
            if node not in kept and wanted & syntax.binds(node):
                kept.append(node)
                wanted |= syntax.reads(node)
    variables = [_as_local(node) for node in fields if node in kept]
    methods = [_dedented(node) for node in helpers if node in kept]
    return [*methods, *variables, *set_up, body]


def _as_local(node: Node) -> str:
    """A field as a local variable."""
    modifiers = next((part for part in node.children if part.type == "modifiers"), None)
    whole = node.text or b""
    start = modifiers.end_byte - node.start_byte if modifiers else 0
    return whole[start:].decode("utf-8", "replace").strip()
