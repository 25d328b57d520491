"""Syntax trees of Go, a test in its parts, and the names that a program declares.

A test is a file with functions `TestX(t *testing.T)`, or statements and expressions without a function around them.
Not covered: methods declared in a test (refused), several packages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import tree_sitter_go
from tree_sitter import Language, Node, Parser

_LANGUAGE = Language(tree_sitter_go.language())
RESERVED = "judge__"
COMPARISONS = frozenset("== != < > <= >=".split())
_DECLARATIONS = frozenset(
    "package_clause import_declaration function_declaration method_declaration type_declaration".split()
)


class NoGo(ValueError):
    """The text cannot be parsed; `line` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"the test is no Go (line {line})")
        self.line = line


@dataclass(slots=True)
class Source:
    """A test in its parts."""

    imports: dict[str, str] = field(default_factory=dict)
    """Name in the test to path."""
    functions: dict[str, Node] = field(default_factory=dict)
    types: dict[str, Node] = field(default_factory=dict)
    """Name to type_spec or type_alias."""
    globals: list[Node] = field(default_factory=list)
    """var and const declarations outside of functions."""
    tests: list[Node] = field(default_factory=list)
    """The functions TestX, or the one function that was put around loose statements."""
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What the code under test declares at its top."""

    values: frozenset[str] = frozenset()
    types: Mapping[str, Node] = field(default_factory=dict)


@lru_cache(maxsize=256)
def tree(source: str) -> Node:
    """The root node, with error nodes where the text is no Go."""
    return Parser(_LANGUAGE).parse(source.encode("utf-8", "replace") + b"\n").root_node


def text(node: Node) -> str:
    """The source of a node."""
    return (node.text or b"").decode("utf-8", "replace")


def line(node: Node) -> int:
    """1-based."""
    return node.start_point[0] + 1


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, parents first."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(found.children))


def children(node: Node) -> list[Node]:
    """Named children without comments."""
    return [child for child in node.named_children if child.type != "comment"]


def get(node: Node, name: str) -> Node:
    """A child that the grammar requires."""
    found = node.child_by_field_name(name)
    assert found is not None, f"{node.type} without {name}"
    return found


def bare(node: Node) -> Node:
    """Without parentheses and list of one element around it."""
    while node.type in ("parenthesized_expression", "expression_list", "literal_element", "parenthesized_type"):
        inner = children(node)
        if len(inner) != 1:
            break
        node = inner[0]
    return node


def operator(node: Node) -> str:
    """The operator of a unary or binary expression or of an assignment."""
    return text(get(node, "operator"))


def called(node: Node) -> tuple[str, list[Node]] | None:
    """("reflect.DeepEqual", arguments) of a call of a name or of name.name; None for anything else."""
    if node.type != "call_expression":
        return None
    name = dotted(get(node, "function"))
    return (name, children(get(node, "arguments"))) if name else None


def dotted(node: Node) -> str:
    """`a` or `a.b` as text, "" for anything else."""
    if node.type == "identifier":
        return text(node)
    if node.type != "selector_expression" or get(node, "operand").type != "identifier":
        return ""
    return f"{text(get(node, 'operand'))}.{text(get(node, 'field'))}"


def root_name(node: Node) -> str:
    """`a` of `a.b[0]`, `*a` and `(a)`, "" for anything that is not an access path of a name."""
    while node.type != "identifier":
        inner = node.child_by_field_name("operand")
        if node.type == "parenthesized_expression":
            inner = bare(node)
        if inner is None or inner == node or node.type not in _PATHS:
            return ""
        node = inner
    return text(node)


_PATHS = frozenset(
    "selector_expression index_expression slice_expression unary_expression parenthesized_expression".split()
)


def statements(block: Node) -> list[Node]:
    """The statements of a block."""
    lists = [child for child in children(block) if child.type == "statement_list"]
    return [statement for part in lists for statement in children(part) if statement.type != "empty_statement"]


def expressions(node: Node | None) -> list[Node]:
    """The members of an expression list, or the one expression."""
    if node is None:
        return []
    return children(node) if node.type == "expression_list" else [node]


def declared(statement: Node) -> list[str]:
    """The names that a statement binds around itself, without `_`."""
    found: list[str] = []
    if statement.type == "short_var_declaration":
        found = [text(name) for name in expressions(get(statement, "left")) if name.type == "identifier"]
    elif statement.type in ("var_declaration", "const_declaration"):
        found = [text(name) for spec in specs(statement) for name in spec.children_by_field_name("name")]
    return [name for name in found if name != "_"]


def specs(declaration: Node) -> list[Node]:
    """The single lines of a declaration, which may be grouped in parentheses."""
    found = []
    for child in children(declaration):
        found += children(child) if child.type.endswith("_spec_list") else [child]
    return found


def is_test(function: Node) -> bool:
    """`func TestX(t *testing.T)`."""
    name = text(get(function, "name"))
    return function.type == "function_declaration" and name.startswith("Test") and testing_name(function) is not None


def testing_name(function: Node) -> str | None:
    """The name of the parameter of type *testing.T (or testing.TB) of a function or function literal."""
    for parameter in children(get(function, "parameters")):
        kind = parameter.child_by_field_name("type")
        if kind is not None and text(kind).replace(" ", "") in ("*testing.T", "testing.TB", "*testing.B"):
            names = parameter.children_by_field_name("name")
            return text(names[0]) if names else "_"
    return None


def split(source: str) -> Source:
    """A test in its parts. Raises NoGo."""
    root = tree(source)
    found = Source()
    if not root.has_error and any(child.type == "function_declaration" and is_test(child) for child in root.children):
        found.is_file = True
        _sort(root, found)
        return found
    encoded = bytearray(source.encode("utf-8", "replace"))
    for child in root.children:
        if child.type in _DECLARATIONS and not child.has_error:
            for place in range(child.start_byte, min(child.end_byte, len(encoded))):
                if encoded[place] != ord("\n"):
                    encoded[place] = ord(" ")
    _sort(root, found)
    wrapped = tree(f"func {RESERVED}test() {{{encoded.decode('utf-8', 'replace')}\n}}")
    if wrapped.has_error:
        raise NoGo(_first_error(wrapped))
    found.tests = [child for child in wrapped.children if child.type == "function_declaration"]
    return found


def _sort(root: Node, found: Source) -> None:
    for child in root.children:
        if child.type not in _DECLARATIONS and not (
            found.is_file and child.type in ("var_declaration", "const_declaration")
        ):
            continue
        if child.has_error:
            continue
        if child.type == "import_declaration":
            found.imports |= _imports(child)
        elif child.type == "type_declaration":
            found.types |= {text(get(spec, "name")): spec for spec in specs(child)}
        elif child.type == "function_declaration" and is_test(child):
            found.tests.append(child)
        elif child.type == "function_declaration":
            found.functions[text(get(child, "name"))] = child
        elif child.type == "method_declaration":
            raise NoMethods(text(get(child, "name")))
        elif child.type != "package_clause":
            found.globals.append(child)


class NoMethods(ValueError):
    """The test declares a method, which cannot be kept apart from the code under test."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the test declares the method {name}; declare functions only")


def _imports(declaration: Node) -> dict[str, str]:
    found = {}
    for spec in walk(declaration):
        if spec.type == "import_spec":
            path = text(get(spec, "path"))[1:-1]
            name = spec.child_by_field_name("name")
            found[text(name) if name else package_name(path)] = path
    return found


def package_name(path: str) -> str:
    """The name by which a package is known: the last part of its path that is no version."""
    parts = path.split("/")
    is_version = len(parts) > 1 and parts[-1][:1] == "v" and parts[-1][1:].isdigit()
    return parts[-2] if is_version else parts[-1]


def _first_error(root: Node) -> int:
    found = [line(node) for node in walk(root) if node.is_error or node.is_missing]
    return min(found, default=1)


def names_of(code: str) -> Names:
    """What `code` declares at its top; found even where it is no Go."""
    root = tree(code)
    values: set[str] = set()
    types: dict[str, Node] = {}
    for child in root.children:
        if child.type == "function_declaration":
            values.add(text(get(child, "name")))
        elif child.type in ("var_declaration", "const_declaration"):
            values.update(declared(child))
        elif child.type == "type_declaration":
            types |= {text(name): spec for spec in specs(child) if (name := spec.child_by_field_name("name"))}
    return Names(frozenset(values), types)


def literal(number: int) -> Node:
    """The node of a number."""
    return next(
        node
        for node in walk(tree(f"package p\nconst x = {number}"))
        if node.type in ("int_literal", "unary_expression")
    )
