"""The code under test as a text: what it declares, and ES modules as scripts.

`as_script` keeps every line where it is, so that the lines of an error are the candidate's own. Covered: import of
modules, export of declarations, names, defaults and from other modules. Not covered: top-level await, import.meta,
`export *`; node reports these as syntax errors.
"""

from dataclasses import dataclass
from functools import lru_cache

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.javascript.syntax import (
    FUNCTIONS,
    bound,
    children,
    field,
    is_name,
    pattern_names,
    replaced,
    text,
    tree,
    walk,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a test may rely on."""

    names: frozenset[str]
    """Declared at the top level, or exported."""
    methods: frozenset[str]
    """Every property that the code gives a function, or may give one: methods, members of objects and classes."""
    converts: bool
    """Whether the code says how its objects become text or numbers (toString, toJSON, valueOf, toPrimitive)."""


@lru_cache(maxsize=1024)
def facts(code: str) -> Facts:
    """Read the code; what cannot be parsed is node's to report."""
    root = tree(code)
    names = set[str]()
    for child in root.named_children:
        names |= bound(child)
        if child.type == "export_statement":
            names |= _exported(child)
    methods = set[str]()
    for node in walk(root):
        if node.type in ("pair", "method_definition", "field_definition"):
            key = (
                node.child_by_field_name("name")
                or node.child_by_field_name("key")
                or node.child_by_field_name("property")
            )
            methods |= {text(key).strip("'\"")} if key is not None else set()
        elif node.type == "shorthand_property_identifier":
            methods.add(text(node))
        elif node.type == "assignment_expression" and field(node, "left").type == "member_expression":
            methods.add(text(field(field(node, "left"), "property")))
            names |= _assigned_export(field(node, "left"))
    converts = bool(methods & {"toString", "toJSON", "valueOf"}) or "toPrimitive" in code
    return Facts(frozenset(filter(is_name, names)), frozenset(methods), converts)


def _exported(statement: Node) -> set[str]:
    declaration = statement.child_by_field_name("declaration")
    if declaration is not None:
        return bound(declaration)
    return {
        text(specifier.child_by_field_name("alias") or field(specifier, "name"))
        for clause in children(statement)
        if clause.type == "export_clause"
        for specifier in children(clause)
    } - {"default"}


def _assigned_export(left: Node) -> set[str]:
    return {text(field(left, "property"))} if text(field(left, "object")) in ("exports", "module.exports") else set()


def is_module(code: str) -> bool:
    """Whether the code is written as an ES module."""
    return any(child.type in ("import_statement", "export_statement") for child in tree(code).named_children)


@lru_cache(maxsize=1024)
def as_script(code: str) -> str:
    """ES module syntax as CommonJS, line for line; other code as it is."""
    root = tree(code)
    if root.has_error or not is_module(code):
        return code
    parts, last = [], list[str]()
    for child in root.named_children:
        if child.type == "import_statement":
            parts.append((child, _padded(_imported(child), child)))
        elif child.type == "export_statement":
            parts.append((child, _padded(_declared(child, last), child)))
    if any(new is None for _, new in parts):
        return code
    body = replaced(root, [(node, new) for node, new in parts if new is not None])
    return f"'use strict';{body}\n{''.join(last)}"


def _padded(new: str | None, node: Node) -> str | None:
    if new is None:
        return None
    return new + "\n" * (text(node).count("\n") - new.count("\n"))


def _down(statement: Node, part: Node) -> str:
    """The line breaks between the start of a statement and a part of it."""
    return "\n" * (part.start_point[0] - statement.start_point[0])


def import_lines(statement: Node) -> list[tuple[str, str]]:
    """An import as (pattern, expression) pairs: `const pattern = expression`. An empty pattern binds nothing."""
    module = f"require({text(field(statement, 'source'))})"
    clauses = [child for child in children(statement) if child.type == "import_clause"]
    lines = []
    for part in children(clauses[0]) if clauses else []:
        if part.type == "identifier":
            lines.append((text(part), module))
        elif part.type == "namespace_import":
            lines.append((text(children(part)[0]), module))
        else:
            names = (
                text(field(item, "name")) + (f": {text(alias)}" if (alias := item.child_by_field_name("alias")) else "")
                for item in children(part)
            )
            lines.append((f"{{ {', '.join(names)} }}", module))
    return lines or [("", module)]


def _imported(statement: Node) -> str:
    return " ".join(
        f"const {pattern} = {module};" if pattern else f"{module};" for pattern, module in import_lines(statement)
    )


def _declared(statement: Node, last: list[str]) -> str | None:
    """The statement without `export`; what has to be exported goes to the end of the script."""
    declaration, value = statement.child_by_field_name("declaration"), statement.child_by_field_name("value")
    is_default = any(child.type == "default" for child in statement.children)
    if declaration is not None:
        if is_default:
            last += [f"exports.default = {name};" for name in bound(declaration)]
        return _down(statement, declaration) + text(declaration)
    if value is not None:
        name = value.child_by_field_name("name") if value.type in FUNCTIONS or value.type == "class" else None
        if name is not None and pattern_names(name):
            last.append(f"exports.default = {text(name)};")
            return _down(statement, value) + text(value)
        return f"exports.default = {_down(statement, value)}{text(value)};"
    clauses = [child for child in children(statement) if child.type == "export_clause"]
    if not clauses:
        return None
    source = statement.child_by_field_name("source")
    module = f"require({text(source)})." if source is not None else ""
    for item in children(clauses[0]):
        local = text(field(item, "name"))
        alias = text(item.child_by_field_name("alias") or field(item, "name"))
        last.append(f"exports[{alias!r}] = {module}{local};")
    return ""
