"""Syntax trees of Java tests and the names in them, with tree-sitter.

Tests are parsed, the code under test is not (see candidate.py): a parser that recovers from errors is no match for
hostile text. Unicode escapes are read by javac before anything else, so outside of strings and characters, and where
one stands for a quote, a backslash or a line end, they are refused.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import tree_sitter_java
from tree_sitter import Language, Node, Parser

_LANGUAGE = Language(tree_sitter_java.language())
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_LITERALS = frozenset({"string_literal", "character_literal"})
_TOO_LONG = 1 << 20

TYPES = frozenset({"class_declaration", "record_declaration", "enum_declaration", "interface_declaration"})
LOOPS = frozenset({"for_statement", "enhanced_for_statement", "while_statement", "do_statement"})
NOTES = frozenset({"line_comment", "block_comment"})
COMPARISONS = frozenset({"==", "!=", "<", ">", "<=", ">="})


class NoJava(ValueError):
    """The text cannot be parsed; `line` and the message say where and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


@lru_cache(maxsize=256)
def parse(source: str) -> Node:
    """The `program` node of statements, members or a whole file. Raises NoJava."""
    root = _tree(source)
    if root.has_error:
        raise NoJava(first_error(root), "the text is no Java")
    _refuse_escapes(root)
    return root


@lru_cache(maxsize=256)
def parse_expression(source: str) -> Node | None:
    """The expression that `source` is as a whole, or None."""
    root = _tree(f"Object x = {source.rstrip().rstrip(';')}\n;")
    statements = children(root)
    if root.has_error or len(statements) != 1 or statements[0].type != "local_variable_declaration":
        return None
    declarators = statements[0].children_by_field_name("declarator")
    value = declarators[0].child_by_field_name("value")
    if len(declarators) != 1 or value is None or value.type == "array_initializer":
        return None
    _refuse_escapes(root)
    return value


def _tree(source: str) -> Node:
    if len(source) > _TOO_LONG:
        raise NoJava(1, "the test is too long")
    return Parser(_LANGUAGE).parse(source.encode("utf-8", "replace")).root_node


def first_error(root: Node) -> int:
    """The line of the first node that could not be parsed, counted from 1."""
    for node in walk(root):
        if node.is_error or node.is_missing:
            return node.start_point[0] + 1
    return 1


def _refuse_escapes(root: Node) -> None:
    source = text(root)
    if "\\u" not in source:
        return
    inside = sum(len(_ESCAPE.findall(text(node))) for node in walk(root) if node.type in _LITERALS)
    found = _ESCAPE.findall(source)
    if len(found) > inside or any(chr(int(code, 16)) in "\"'\\\n\r" for code in found):
        raise NoJava(1, "a unicode escape that is more than a letter of a string; write the character itself")


def text(node: Node) -> str:
    """The source of `node`."""
    return (node.text or b"").decode("utf-8", "replace")


def short(node: Node, width: int = 80) -> str:
    """The source on one line, for messages."""
    return " ".join(text(node).split())[:width]


def walk(node: Node) -> Iterator[Node]:
    """`node` and all below it, in the order of the text."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.children))


def children(node: Node) -> list[Node]:
    """The named children that are no comments."""
    return [child for child in node.named_children if child.type not in NOTES]


def child(node: Node, name: str) -> Node:
    """The child in field `name`, which the grammar promises."""
    found = node.child_by_field_name(name)
    assert found is not None, f"{node.type} without {name}"
    return found


def bare(node: Node) -> Node:
    """`node` without the parentheses around it."""
    while node.type == "parenthesized_expression":
        node = children(node)[0]
    return node


def operator(node: Node) -> str:
    """The operator of a unary, binary, assignment or update expression."""
    found = node.child_by_field_name("operator")
    return text(found) if found else next(text(part) for part in node.children if not part.is_named)


def is_call(node: Node, *names: str) -> bool:
    """Whether `node` calls a method of one of these names, on whatever object; any name if none is given."""
    return node.type == "method_invocation" and (not names or text(child(node, "name")) in names)


def arguments(call: Node) -> list[Node]:
    """The arguments of a method call or an object creation."""
    return children(child(call, "arguments"))


def same_node(left: Node, right: Node) -> bool:
    return left.id == right.id


def replaced(node: Node, changes: list[tuple[int, int, str]]) -> str:
    """The source of `node` with the byte ranges of `changes` (of the whole text, not overlapping) replaced."""
    source = node.text or b""
    for start, end, new in sorted(changes, reverse=True):
        source = source[: start - node.start_byte] + new.encode() + source[end - node.start_byte :]
    return source.decode("utf-8", "replace")


def on_classes(node: Node, owner: Callable[[str], str]) -> str:
    """The source of `node`; methods without an object are called on the class that `owner` names, if any."""
    bound, changes = binds(node), []
    for part in walk(node):
        if is_call(part) and part.child_by_field_name("object") is None:
            name = text(child(part, "name"))
            kind = "" if name + "()" in bound else owner(name)
            changes += [(part.start_byte, part.start_byte, f"{kind}.")] if kind else []
    return replaced(node, changes)


def declared(statement: Node) -> list[tuple[str, Node, Node | None]]:
    """(name, declarator, value) of every variable of a local declaration or a field."""
    return [
        (text(child(part, "name")), part, part.child_by_field_name("value"))
        for part in statement.children_by_field_name("declarator")
    ]


def base_type(node: Node) -> str:
    """The name of a type without package, arguments and brackets: `Map.Entry<K, V>[]` is "Map.Entry"."""
    if node.type == "array_type":
        return base_type(child(node, "element"))
    if node.type == "generic_type":
        return base_type(children(node)[0])
    return text(node)


@lru_cache(maxsize=4096)
def _reads(node: Node) -> frozenset[str]:
    names: set[str] = set()
    for part in walk(node):
        if (part.type == "identifier" and not _is_label(part)) or (
            part.type == "type_identifier" and not _is_inner(part)
        ):
            names.add(text(part))
        elif is_call(part) and part.child_by_field_name("object") is None:
            names.add(text(child(part, "name")) + "()")
    return frozenset(names)


def reads(node: Node) -> frozenset[str]:
    """Names that `node` takes from outside: variables, types, and methods without an object as `name()`.

    A name that is bound somewhere in `node` (a lambda's parameter, a local variable of a block) counts as bound
    throughout it.
    """
    return _reads(node) - binds(node) - {"var"}


_NAME_FIELDS = {
    "method_invocation": "name", "field_access": "field", "variable_declarator": "name", "formal_parameter": "name",
    "catch_formal_parameter": "name", "method_declaration": "name", "class_declaration": "name",
    "record_declaration": "name", "enum_declaration": "name", "interface_declaration": "name",
    "enhanced_for_statement": "name", "enum_constant": "name", "element_value_pair": "key", "marker_annotation": "name",
    "annotation": "name", "constructor_declaration": "name", "resource": "name", "instanceof_expression": "name",
    "compact_constructor_declaration": "name",
}  # fmt: skip


def _is_label(node: Node) -> bool:
    """Whether an identifier names something of its own: a member, a declaration, a label."""
    parent = node.parent
    if parent is None:
        return False
    if parent.type in ("labeled_statement", "break_statement", "continue_statement", "inferred_parameters"):
        return not (parent.type == "labeled_statement" and not same_node(parent.children[0], node))
    if parent.type == "method_reference":
        return not same_node(parent.children[0], node)
    if parent.type == "scoped_identifier" and parent.child_by_field_name("name") == node:
        return True
    if parent.type == "lambda_expression" and parent.child_by_field_name("parameters") == node:
        return True
    field = _NAME_FIELDS.get(parent.type)
    return field is not None and any(same_node(found, node) for found in parent.children_by_field_name(field))


def _is_inner(node: Node) -> bool:
    """Whether a type's name is a member of another: `Entry` in `Map.Entry`."""
    parent = node.parent
    return parent is not None and parent.type == "scoped_type_identifier" and not same_node(parent.children[0], node)


_BINDING = frozenset(
    {
        "variable_declarator", "formal_parameter", "catch_formal_parameter", "enhanced_for_statement", "resource",
        "instanceof_expression", "class_declaration", "record_declaration", "enum_declaration", "interface_declaration",
        "method_declaration",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def binds(node: Node) -> frozenset[str]:
    """Names that `node` declares anywhere within; methods as `name()`."""
    names: set[str] = set()
    for part in walk(node):
        if part.type in _BINDING:
            found = part.child_by_field_name("name")
            names |= {text(found) + ("()" if part.type == "method_declaration" else "")} if found else set()
        elif part.type == "inferred_parameters":
            names |= {text(name) for name in children(part)}
        elif part.type == "lambda_expression" and child(part, "parameters").type == "identifier":
            names.add(text(child(part, "parameters")))
        elif part.type == "type_parameter":
            names.add(text(children(part)[0]))
    return frozenset(names)


def assigns(node: Node) -> frozenset[str]:
    """Variables that `node` gives a new value: by `=`, `+=`, `++`; or whose elements it does."""
    names: set[str] = set()
    for part in walk(node):
        if part.type in ("assignment_expression", "update_expression"):
            target = child(part, "left") if part.type == "assignment_expression" else children(part)[0]
            while target.type in ("array_access", "field_access", "parenthesized_expression"):
                target = children(target)[0]
            names |= {text(target)} if target.type == "identifier" else set()
    return frozenset(names)
