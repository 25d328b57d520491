"""What the parsers of JavaScript, Java and Go share: a tree-sitter grammar, names found and changed in its trees."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

from tree_sitter import Language, Node, Parser

from agentic_diffusion.code_generation.syntax_parsers.base_parser import (
    SyntaxIssue,
    SyntaxParser,
    open_brackets,
    without_blank_lines,
)


@lru_cache(maxsize=512)
def tree(grammar: Language, code: str) -> Node:
    """The root node, with error nodes where the text is no program."""
    return Parser(grammar).parse(code.encode("utf-8", "replace")).root_node


def text(node: Node | None) -> str:
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in the order of the text."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting += reversed(found.children)


class TreeSyntaxParser(SyntaxParser):
    """A language by its grammar; the few differences are class variables."""

    grammar: ClassVar[Language]
    definitions: ClassVar[Mapping[str, str]]
    """Node types that define a function or type at the top, with the field that holds the name."""
    calls: ClassVar[Mapping[str, str]]
    """Node types of calls, with the field that holds what is called."""
    imports: ClassVar[frozenset[str]] = frozenset()
    """Node types of import statements."""

    def issue(self, code: str) -> SyntaxIssue | None:
        root = tree(self.grammar, code)
        if not root.has_error:
            return None
        for node in walk(root):
            if node.is_missing:
                return SyntaxIssue(node.start_point[0] + 1, f"expected {node.type!r}")
            if node.is_error:
                near = " ".join(text(node).split())[:40]
                return SyntaxIssue(node.start_point[0] + 1, f"unexpected {near!r}" if near else "unexpected end")
        return SyntaxIssue(1, "invalid syntax")

    def fix_syntax(self, code: str) -> str:
        """Close open brackets at the end, if that makes it a program."""
        if self.check_syntax(code):
            return code
        closed = code.rstrip() + "".join(f"\n{closer}" for closer in reversed(open_brackets(code))) + "\n"
        return closed if self.check_syntax(closed) else code

    def defined_names(self, code: str) -> list[str]:
        return [text(name) for name in self._defined(code)]

    def with_name(self, code: str, name: str) -> str:
        chosen = self._main(code)
        if chosen is None or any(text(node) == name for node in walk(tree(self.grammar, code)) if not node.children):
            return code
        data = code.encode("utf-8", "replace")
        for node in sorted(self._uses(code, chosen), key=lambda node: -node.start_byte):
            data = data[: node.start_byte] + name.encode() + data[node.end_byte :]
        return data.decode("utf-8", "replace")

    def main_name(self, code: str) -> str | None:
        return text(self._main(code)) or None

    def bare(self, code: str) -> str:
        data = code.encode("utf-8", "replace")
        for node in reversed(tree(self.grammar, code).children):
            if node.type in self.imports:
                data = data[: node.start_byte] + data[node.end_byte :]
        return without_blank_lines(data.decode("utf-8", "replace"))

    def _defined(self, code: str) -> list[Node]:
        """The nodes of the names that are defined at the top; none if the code does not parse."""
        root = tree(self.grammar, code)
        if root.has_error:
            return []
        return [name for node in root.children for name in self._names_of(node)]

    def _main(self, code: str) -> Node | None:
        """The last definition that no other one calls; if they all call each other, the last one."""
        defined = self._defined(code)
        heads = [node for node in defined if not self._is_called_by_others(code, node)]
        chosen = heads or defined
        return chosen[-1] if chosen else None

    def _is_called_by_others(self, code: str, name: Node) -> bool:
        definition = name.parent
        inside = {node.id for node in walk(definition)} if definition is not None else set()
        return any(node.id not in inside for node in self._uses(code, name))

    def _names_of(self, node: Node) -> Iterator[Node]:
        field = self.definitions.get(node.type)
        if field and (name := node.child_by_field_name(field)):
            yield name

    def _uses(self, code: str, name: Node) -> list[Node]:
        """The definition, its calls, and other mentions where nothing else goes by this name."""
        root, wanted = tree(self.grammar, code), text(name)
        called = [node.child_by_field_name(self.calls[node.type]) for node in walk(root) if node.type in self.calls]
        calls = {node.id: node for node in called if node is not None and text(node) == wanted}
        return [
            node
            for node in walk(root)
            if node.type == "identifier" and text(node) == wanted and (node.id in calls or node.id == name.id)
        ]
