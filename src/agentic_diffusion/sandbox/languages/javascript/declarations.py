"""Declarations and assignments of a test: what each name stands for from there on.

A result of the code stays in the cell under its name; a result that is worked on in the same breath becomes a derived
name. Patterns over a literal are taken apart element by element, so that a table of inputs and expected values never
enters the cell as a whole. `require` of node's assert, of a test library or of the program itself binds nothing new.
"""

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.javascript.literals import HOLE, UNDEFINED, NotLiteral, fold
from agentic_diffusion.sandbox.languages.javascript.program import import_lines
from agentic_diffusion.sandbox.languages.javascript.rendering import render
from agentic_diffusion.sandbox.languages.javascript.scope import Name
from agentic_diffusion.sandbox.languages.javascript.splitting import Splitter
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    bare,
    called,
    children,
    field,
    is_name,
    parse,
    pattern_names,
    text,
)

_TEST_LIBRARIES = frozenset({"test", "@jest/globals", "vitest", "mocha", "jest"})
WRAPPERS = frozenset(
    "test it describe suite context specify beforeEach beforeAll afterEach afterAll before after".split()
)
_PROGRAM = "__adiff.program()"


class Declarations:
    """Reads declarations into the scope of a splitter."""

    def __init__(self, splitter: Splitter) -> None:
        self.splitter = splitter
        self.scope = splitter.scope

    def statement(self, node: Node) -> None:
        """A statement with const, let or var."""
        keyword = text(node.children[0])
        for declarator in children(node):
            value = declarator.child_by_field_name("value")
            self.declare(keyword, field(declarator, "name"), None if value is None else bare(value))

    def imported(self, node: Node) -> None:
        """An import, as `const pattern = require(...)`."""
        for pattern, module in import_lines(node):
            if pattern:
                default = ".default" if is_name(pattern) and "'." in module.replace('"', "'") else ""
                self.statement(children(parse(f"const {pattern} = {module}{default};"))[0])

    def declare(self, keyword: str, pattern: Node, value: Node | None) -> None:
        """One name or pattern and its value."""
        if value is not None and self._is_module(keyword, pattern, value):
            return
        if pattern.type == "identifier":
            self._name(keyword, text(pattern), value)
        elif value is not None and pattern.type == "array_pattern" and value.type == "array" and _is_plain(pattern):
            self._pairwise(keyword, pattern, value)
        elif value is not None and not self.scope.touches(value):
            self._pattern(keyword, pattern, value)
        else:
            self._from_cell(keyword, pattern, value)

    def _name(self, keyword: str, name: str, value: Node | None) -> None:
        scope = self.scope
        if value is None:
            scope.add_known(keyword if keyword != "const" else "let", name, UNDEFINED, "undefined")
        elif not scope.touches(value):
            scope.add_expression(keyword, name, value)
        elif self.splitter.belonging.is_cell(value) or value.type in ("arrow_function", "function_expression", "class"):
            self.splitter.belonging.check(value)
            shown = scope.cell_text(value)
            scope.declare(name, Name("cell", is_object=self.splitter.belonging.is_object(value)))
            scope.steps.append(("exec", f"{keyword} {name} = {shown};"))
        else:
            scope.derive(name, self.splitter.operand(value))

    def _pairwise(self, keyword: str, pattern: Node, value: Node) -> None:
        """const [a, b] = [x, y]."""
        items = children(value)
        if any(item.type == "spread_element" for item in items) or len(items) < len(children(pattern)):
            self._pattern(keyword, pattern, value)
            return
        for part, item in zip(children(pattern), items, strict=False):
            self.declare(keyword, part, bare(item))

    def _pattern(self, keyword: str, pattern: Node, value: Node) -> None:
        """A pattern over something pure: name by name where the value can be read."""
        statement = parse(f"{keyword} {text(pattern)} = {text(value)};")
        try:
            known = fold(value, self.scope.known())
            parts = _matched(pattern, known)
        except NotLiteral:
            if self.scope.touches(value):
                self._from_cell(keyword, pattern, value)
            else:
                self.scope.add_pure(children(statement)[0])
            return
        for name, item in parts:
            self.scope.add_known(keyword, name, item, render(item))

    def _from_cell(self, keyword: str, pattern: Node, value: Node | None) -> None:
        if value is None or not self.splitter.belonging.is_cell(value):
            raise Unliftable("a pattern over a result that was worked on; give the result a name first")
        self.splitter.belonging.check(value)
        self.splitter.belonging.check(pattern)
        shown = self.scope.cell_text(value)
        for name in pattern_names(pattern):
            self.scope.declare(name, Name("cell"))
        self.scope.steps.append(("exec", f"{keyword} {text(pattern)} = {shown};"))

    # modules

    def _is_module(self, keyword: str, pattern: Node, value: Node) -> bool:
        """`require` of something that the test does not need to run; True if that was all."""
        path = ""
        while value.type == "member_expression":
            path = f".{text(field(value, 'property'))}{path}"
            value = bare(field(value, "object"))
        call = called(value)
        if call is None or call[0] not in ("require", "import") or len(call[1]) != 1 or call[1][0].type != "string":
            return False
        name = text(call[1][0])[1:-1].removeprefix("node:")
        if name in ("assert", "assert/strict"):
            self._bind_api(pattern, f"{name.replace('/', '.')}{path}")
        elif name in _TEST_LIBRARIES:
            self._bind_api(pattern, "")
        elif name.startswith((".", "/")) or _is_own_module(name):
            self._bind_program(keyword, pattern, path)
        else:
            return False
        return True

    def _bind_api(self, pattern: Node, path: str) -> None:
        for local, key in _keys(pattern):
            if path:
                self.scope.apis[local] = f"{path}.{key}" if key else path
            elif key == "expect":
                self.scope.apis[local] = "expect"
            elif key not in WRAPPERS and key:
                raise Unliftable(f"{key} of a test library is not known here; write assert or expect")

    def _bind_program(self, keyword: str, pattern: Node, path: str) -> None:
        names = self.scope.facts.names
        for local, key in _keys(pattern):
            if local in names and (key == local or not key):
                continue
            whole = f"{_PROGRAM}{path}" if not key else key if key in names else f"{_PROGRAM}{path}[{key!r}]"
            if "default" in (key, path.removeprefix(".")):
                whole = f"((all) => all.default === undefined ? all : all.default)({_PROGRAM})"
            self.scope.declare(local, Name("cell", is_object=True))
            self.scope.steps.append(("exec", f"{keyword} {local} = {whole};"))


def _is_own_module(name: str) -> bool:
    return name in ("solution", "candidate", "main", "program", "answer", "your_module", "your-module", "index")


def _keys(pattern: Node) -> list[tuple[str, str]]:
    """(local name, key) of `{a, b: c}`; (name, "") of a plain name. Raises Unliftable for other patterns."""
    if pattern.type == "identifier":
        return [(text(pattern), "")]
    found = []
    for child in children(pattern):
        if child.type == "shorthand_property_identifier_pattern":
            found.append((text(child), text(child)))
        elif child.type == "pair_pattern" and field(child, "value").type == "identifier":
            found.append((text(field(child, "value")), text(field(child, "key"))))
        else:
            raise Unliftable("what is taken from a module is not understood; write { name } or { name: other }")
    return found


def _is_plain(pattern: Node) -> bool:
    """A pattern of patterns and names only, without holes, rests and defaults."""
    parts = children(pattern)
    commas = sum(child.type == "," for child in pattern.children)
    plain = ("identifier", "array_pattern", "object_pattern")
    return commas <= len(parts) and commas >= len(parts) - 1 and all(part.type in plain for part in parts)


def _matched(pattern: Node, value: object) -> list[tuple[str, object]]:
    """The names of a pattern with their parts of a known value. Raises NotLiteral for what is not plain."""
    if pattern.type in ("identifier", "shorthand_property_identifier_pattern"):
        return [(text(pattern), UNDEFINED if value == HOLE else value)]
    if pattern.type == "array_pattern" and isinstance(value, list) and _is_plain(pattern):
        parts = children(pattern)
        items = [*value, *[UNDEFINED] * (len(parts) - len(value))]
        return [found for part, item in zip(parts, items, strict=False) for found in _matched(part, item)]
    if pattern.type == "object_pattern" and isinstance(value, dict):
        found = []
        for part in children(pattern):
            if part.type == "shorthand_property_identifier_pattern":
                found += _matched(part, value.get(text(part), UNDEFINED))
            elif part.type == "pair_pattern" and field(part, "key").type == "property_identifier":
                found += _matched(field(part, "value"), value.get(text(field(part, "key")), UNDEFINED))
            else:
                raise NotLiteral(text(part))
        return found
    raise NotLiteral(text(pattern))
