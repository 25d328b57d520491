"""Syntax trees of JavaScript and the names in them.

`free_nodes` knows parameters, blocks, catch clauses and hoisting; within one function a declaration in an inner block
counts for the whole function. That can only hide a name that the same function also takes from outside; such a name is
then missing where the text runs, which is reported and never a pass.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_LANGUAGE = Language(tree_sitter_javascript.language())
FUNCTIONS = frozenset(
    "function_declaration function_expression arrow_function method_definition generator_function "
    "generator_function_declaration".split()
)
DECLARED_FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})
DECLARATIONS = frozenset({"lexical_declaration", "variable_declaration"})
LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
COMPARISONS = frozenset("== === != !== < > <= >= in instanceof".split())
_IDENTIFIERS = frozenset({"identifier", "shorthand_property_identifier"})
_CHANGES = frozenset(
    "call_expression new_expression assignment_expression augmented_assignment_expression update_expression "
    "yield_expression".split()
)
HARMLESS = frozenset(
    "map filter slice join concat split reduce reduceRight includes indexOf lastIndexOf find findIndex some every keys "
    "values entries at flat flatMap trim trimStart trimEnd toUpperCase toLowerCase repeat padStart padEnd replace "
    "replaceAll charAt charCodeAt codePointAt substring substr startsWith endsWith toString toFixed toSorted "
    "toReversed with getTime has get forEach match matchAll localeCompare normalize".split()
)
_HARMLESS_ROOTS = frozenset(
    "Math JSON Number String BigInt Boolean parseInt parseFloat isNaN isFinite require Symbol Date RegExp Set Map "
    "Error TypeError RangeError SyntaxError structuredClone".split()
)
_HARMLESS_CALLS = frozenset(
    "Object.keys Object.values Object.entries Object.fromEntries Array.from Array.of Array.isArray Buffer.from".split()
)


class NoJavaScript(ValueError):
    """The text cannot be parsed; the message says where."""


def parse(source: str) -> Node:
    """The program node. Raises NoJavaScript."""
    root = tree(source)
    if root.has_error:
        raise NoJavaScript(f"the text is no JavaScript (line {_first_error(root)})")
    return root


@lru_cache(maxsize=256)
def tree(source: str) -> Node:
    """The program node, with error nodes where the text is no JavaScript."""
    return Parser(_LANGUAGE).parse(source.encode("utf-8", "replace")).root_node


def _first_error(root: Node) -> int:
    found = [node.start_point[0] + 1 for node in walk(root) if node.is_error or node.is_missing]
    return min(found, default=1)


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


def field(node: Node, name: str) -> Node:
    """A child that the grammar requires."""
    found = node.child_by_field_name(name)
    assert found is not None, f"{node.type} without {name}"
    return found


def bare(node: Node) -> Node:
    """Without parentheses around it."""
    while node.type == "parenthesized_expression":
        node = children(node)[0]
    return node


def awaited(node: Node) -> Node:
    """Without parentheses and `await` around it."""
    node = bare(node)
    while node.type == "await_expression":
        node = bare(children(node)[0])
    return node


def operator(node: Node) -> str:
    """The operator of a unary, binary or update expression."""
    return text(field(node, "operator"))


def called(node: Node) -> tuple[str, list[Node]] | None:
    """("assert.equal", arguments) of a call of a dotted name; None for anything else."""
    if node.type != "call_expression":
        return None
    arguments = field(node, "arguments")
    name = dotted(field(node, "function"))
    return (name, children(arguments)) if name and arguments.type == "arguments" else None


def dotted(node: Node) -> str:
    """`a.b.c` as text, "" for anything that is not only names and dots."""
    if node.type == "identifier":
        return text(node)
    if node.type != "member_expression" or node.child_by_field_name("optional_chain"):
        return ""
    front, last = dotted(field(node, "object")), field(node, "property")
    return f"{front}.{text(last)}" if front and last.type == "property_identifier" else ""


def root_name(node: Node) -> str:
    """`a` of `a.b[0]`, "" for anything that is not an access path of a name."""
    while node.type in ("member_expression", "subscript_expression"):
        node = bare(field(node, "object"))
    return text(node) if node.type == "identifier" else ""


def pattern_names(node: Node) -> list[str]:
    """The names that a pattern binds."""
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        return [text(node)]
    if node.type in ("assignment_pattern", "object_assignment_pattern"):
        return pattern_names(field(node, "left"))
    if node.type == "pair_pattern":
        return pattern_names(field(node, "value"))
    if node.type in ("array_pattern", "object_pattern", "rest_pattern", "formal_parameters"):
        return [name for child in children(node) for name in pattern_names(child)]
    return []


def bound(statement: Node) -> set[str]:
    """The names that a statement binds around itself."""
    if statement.type in DECLARATIONS:
        return {
            name
            for child in children(statement)
            if child.type == "variable_declarator"
            for name in pattern_names(field(child, "name"))
        }
    if statement.type in DECLARED_FUNCTIONS or statement.type == "class_declaration":
        return {text(field(statement, "name"))}
    return set()


def _hoisted(body: Node) -> set[str]:
    """Everything declared within a function, but not in the functions inside it."""
    found = set(bound(body))
    if body.type not in FUNCTIONS:
        for child in body.named_children:
            found |= bound(child) if child.type in FUNCTIONS else _hoisted(child)
            if child.type == "for_in_statement" and child.child_by_field_name("kind"):
                found |= set(pattern_names(field(child, "left")))
    return found


def scope_of(node: Node) -> set[str]:
    """The names that a node binds within itself."""
    if node.type in FUNCTIONS:
        found = {"arguments"} if node.type != "arrow_function" else set[str]()
        name = node.child_by_field_name("name")
        if name is not None and name.type == "identifier":
            found.add(text(name))
        for label in ("parameters", "parameter"):
            if (parameters := node.child_by_field_name(label)) is not None:
                found |= set(pattern_names(parameters))
        return found | _hoisted(field(node, "body"))
    if node.type in ("statement_block", "switch_body", "program", "for_statement"):
        return {name for child in node.named_children for name in bound(child)}
    if node.type == "for_in_statement" and node.child_by_field_name("kind"):
        return set(pattern_names(field(node, "left")))
    if node.type == "catch_clause" and (parameter := node.child_by_field_name("parameter")):
        return set(pattern_names(parameter))
    if node.type in ("class", "class_declaration") and (name := node.child_by_field_name("name")):
        return {text(name)}
    return set()


def free_nodes(node: Node, inside: frozenset[str] = frozenset()) -> Iterator[Node]:
    """The identifiers that `node` takes from outside itself, in order; declared names are not among them."""
    if node.type in _IDENTIFIERS:
        if text(node) not in inside:
            yield node
        return
    own = scope_of(node)
    inside = inside | own if own else inside
    for child in node.children:
        if node.type == "variable_declarator" and child == node.child_by_field_name("name"):
            yield from _defaults(child, inside)
        elif not (node.type == "class_declaration" or node.type in DECLARED_FUNCTIONS) or child.type != "identifier":
            yield from free_nodes(child, inside)


def _defaults(pattern: Node, inside: frozenset[str]) -> Iterator[Node]:
    names = set(pattern_names(pattern))
    yield from free_nodes(pattern, inside | names)


def free(node: Node) -> frozenset[str]:
    """The names that `node` takes from outside itself."""
    return frozenset(text(found) for found in free_nodes(node))


def assigned(node: Node) -> set[str]:
    """Root names of what is assigned, counted up or deleted within `node`, and of receivers that may be changed."""
    found = set()
    for part in walk(node):
        if part.type in ("assignment_expression", "augmented_assignment_expression"):
            left = field(part, "left")
            found |= set(pattern_names(left)) or {root_name(left)}
        elif part.type == "update_expression" or (part.type == "unary_expression" and operator(part) == "delete"):
            found.add(root_name(bare(field(part, "argument"))))
        elif part.type == "call_expression" and (callee := field(part, "function")).type == "member_expression":
            if text(field(callee, "property")) not in HARMLESS:
                found.add(root_name(callee))
        elif part.type == "for_in_statement" and not part.child_by_field_name("kind"):
            found |= set(pattern_names(field(part, "left")))
    return (found - {""}) & (free(node) | bound(node))


def rebound(node: Node) -> frozenset[str]:
    """Names from outside that `node` gives another value, now or when a function in it is called."""
    found = set[str]()
    for part in walk(node):
        if part.type in ("assignment_expression", "augmented_assignment_expression"):
            found |= set(pattern_names(bare(field(part, "left"))))
        elif part.type == "update_expression":
            found |= set(pattern_names(bare(field(part, "argument"))))
        elif part.type == "for_in_statement" and not part.child_by_field_name("kind"):
            found |= set(pattern_names(field(part, "left")))
    return frozenset(found) & free(node)


def rebound_later(node: Node) -> frozenset[str]:
    """The part of `rebound` that happens whenever a function in `node` is called."""
    own = free(node)
    return frozenset().union(*(rebound(part) for part in walk(node) if part.type in FUNCTIONS)) & own


def changed(statement: Node) -> frozenset[str]:
    """Names whose values a statement without results may change: all it mentions, unless it only reads."""
    if statement.type in FUNCTIONS or statement.type == "class_declaration":
        return frozenset()
    return changed_by(statement) if statement.type in DECLARATIONS else free(statement)


def changed_by(value: Node) -> frozenset[str]:
    """The same for an expression."""
    if value.type in FUNCTIONS or all(_is_harmless(part) for part in walk(value) if part.type in _CHANGES):
        return frozenset()
    return free(value)


def _is_harmless(node: Node) -> bool:
    if node.type not in ("call_expression", "new_expression"):
        return False
    callee = field(node, "function" if node.type == "call_expression" else "constructor")
    name = dotted(callee)
    if name in _HARMLESS_CALLS or name.split(".")[0] in _HARMLESS_ROOTS:
        return True
    return callee.type == "member_expression" and text(field(callee, "property")) in HARMLESS


def replaced(node: Node, parts: Sequence[tuple[Node, str]]) -> str:
    """The text of `node` with the text of some of its parts exchanged; the parts do not overlap."""
    source, start = node.text or b"", node.start_byte
    result, at = [], 0
    for part, new in sorted(parts, key=lambda pair: pair[0].start_byte):
        result += [source[at : part.start_byte - start], new.encode("utf-8", "surrogatepass")]
        at = part.end_byte - start
    return b"".join([*result, source[at:]]).decode("utf-8", "replace")


def substituted(node: Node, names: Mapping[str, str]) -> str:
    """The text of `node` with free names exchanged for expressions."""
    parts = []
    for found in free_nodes(node):
        new = names.get(text(found))
        if new is not None:
            parts.append((found, f"{text(found)}: {new}" if found.type == "shorthand_property_identifier" else new))
    return replaced(node, parts)


def renamed(source: str, names: Mapping[str, str]) -> str:
    """`source` with every identifier of these names exchanged, declarations and all."""
    root = parse(source)
    parts = []
    for found in walk(root):
        new = names.get(text(found)) if found.type.endswith(("identifier", "identifier_pattern")) else None
        if new is None or found.type in ("property_identifier", "statement_identifier", "private_property_identifier"):
            continue
        parts.append((found, f"{text(found)}: {new}" if found.type.startswith("shorthand") else new))
    return replaced(root, parts)


def is_name(source: str) -> bool:
    """Whether a text is one plain identifier in ASCII."""
    return re.fullmatch(r"[A-Za-z_$][A-Za-z0-9_$]*", source) is not None
