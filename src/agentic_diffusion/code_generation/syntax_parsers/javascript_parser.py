"""JavaScript by its tree-sitter grammar."""

from collections.abc import Iterator
from typing import ClassVar

import tree_sitter_javascript
from tree_sitter import Language, Node

from agentic_diffusion.code_generation.syntax_parsers.tree_parser import TreeSyntaxParser, text, tree, walk


class JavaScriptSyntaxParser(TreeSyntaxParser):
    """Functions, classes and functions that are kept in constants."""

    grammar: ClassVar = Language(tree_sitter_javascript.language())
    definitions: ClassVar = {
        "function_declaration": "name",
        "generator_function_declaration": "name",
        "class_declaration": "name",
    }
    calls: ClassVar = {"call_expression": "function", "new_expression": "constructor"}

    def _names_of(self, node: Node) -> Iterator[Node]:
        yield from super()._names_of(node)
        if node.type == "export_statement" and (inner := node.child_by_field_name("declaration")):
            yield from self._names_of(inner)
        if node.type in ("lexical_declaration", "variable_declaration"):
            for part in node.children:
                value = part.child_by_field_name("value") if part.type == "variable_declarator" else None
                name = part.child_by_field_name("name")
                if value is not None and name is not None and value.type in ("arrow_function", "function_expression"):
                    yield name

    def _uses(self, code: str, name: Node) -> list[Node]:
        """Functions are values here: mentions count, such as `values.map(square)`, unless something hides the name."""
        found = super()._uses(code, name)
        mentions = [
            node
            for node in walk(tree(self.grammar, code))
            if node.type == "identifier" and text(node) == text(name) and node not in found
        ]
        hidden = any(_declares(node) for node in mentions)
        return found if hidden else found + mentions


def _declares(node: Node) -> bool:
    parent = node.parent
    if parent is None:
        return False
    return parent.type == "formal_parameters" or (
        parent.type in ("variable_declarator", "arrow_function") and parent.children[0] == node
    )
