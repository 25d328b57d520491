"""Go by its tree-sitter grammar; imports are added as goimports does it, for packages of the standard library."""

from typing import ClassVar

import tree_sitter_go
from tree_sitter import Language, Node

from agentic_diffusion.code_generation.syntax_parsers.go_helpers import HELPERS
from agentic_diffusion.code_generation.syntax_parsers.tree_parser import TreeSyntaxParser, text, tree, walk

PATHS = """
    bufio bytes errors fmt math os regexp sort strconv strings sync time unicode html io path reflect
    container/heap container/list container/ring encoding/base64 encoding/csv encoding/hex encoding/json
    hash/crc32 hash/fnv crypto/md5 crypto/sha1 crypto/sha256 math/big math/bits math/cmplx math/rand net/url
    path/filepath text/tabwriter unicode/utf8
""".split()
PATH_OF = {path.rsplit("/", 1)[-1]: path for path in PATHS}
_DECLARING = frozenset({"parameter_declaration", "var_spec", "const_spec", "function_declaration", "type_spec"})


class GoSyntaxParser(TreeSyntaxParser):
    """Functions and types; methods belong to their types."""

    grammar: ClassVar = Language(tree_sitter_go.language())
    definitions: ClassVar = {"function_declaration": "name"}
    calls: ClassVar = {"call_expression": "function"}
    imports: ClassVar = frozenset({"import_declaration", "package_clause"})

    def bare(self, code: str) -> str:
        for helper in HELPERS.values():
            code = code.replace(helper, "")
        return super().bare(code)

    def with_imports(self, code: str) -> str:
        """And with the small functions (go_helpers.py) that it calls and lacks."""
        code = self._with_helpers(code)
        root = tree(self.grammar, code)
        strings = [node for node in walk(root) if node.type == "interpreted_string_literal"]
        present = {text(node).strip('"') for node in strings if _is_path(node)}
        paths = {PATH_OF[name] for name in _packages_used(root) if name in PATH_OF} - present
        if not paths or root.has_error:
            return code
        lines = "".join(f'\t"{path}"\n' for path in sorted(paths))
        block = f"import (\n{lines})\n\n" if len(paths) > 1 else f"import {lines.strip()}\n\n"
        head = next((node for node in root.children if node.type == "package_clause"), None)
        if head is None:
            return block + code
        data = code.encode("utf-8", "replace")
        return f"{data[: head.end_byte].decode()}\n\n{block}{data[head.end_byte :].decode().lstrip()}"

    def _with_helpers(self, code: str) -> str:
        root = tree(self.grammar, code)
        if root.has_error:
            return code
        called = {text(node.child_by_field_name("function")) for node in walk(root) if node.type == "call_expression"}
        declared = {text(node) for node in walk(root) if node.type == "identifier" and _is_declared(node)}
        missing = [name for name in HELPERS if name in called - declared - set(self.defined_names(code))]
        return code.rstrip("\n") + "\n" + "".join(HELPERS[name] for name in missing) if missing else code


def _is_path(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "import_spec"


def _packages_used(root: Node) -> set[str]:
    """What stands before a dot and is not declared by the program."""
    used, own = set(), set()
    for node in walk(root):
        if node.type == "selector_expression" and (operand := node.child_by_field_name("operand")):
            used.add(text(operand))
        elif node.type == "package_identifier":
            used.add(text(node))
        elif node.type == "identifier" and node.parent and _is_declared(node):
            own.add(text(node))
    return used - own


def _is_declared(node: Node) -> bool:
    parent = node.parent
    if parent is None:
        return False
    if parent.type in _DECLARING:
        return parent.child_by_field_name("value") != node
    holder = parent.parent
    is_left = parent.type == "expression_list" and holder is not None and holder.child_by_field_name("left") == parent
    return is_left and holder is not None and holder.type in ("short_var_declaration", "range_clause")
