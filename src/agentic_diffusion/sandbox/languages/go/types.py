"""Types of Go as reflect prints them, as far as literals of them can be read outside.

Known are the predeclared types, slices, arrays, maps, pointers, structs and what the code under test or the test itself
declares from these. Not covered: generic types, embedded fields, functions, channels and types of the library other
than those in `_LIBRARY`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.go.library import ALIASES, SCALARS
from agentic_diffusion.sandbox.languages.go.syntax import children, get, text

_LIBRARY = {"time.Duration": "int", "time.Month": "int", "time.Weekday": "int", "big.Word": "uint"}


class NotLiteral(ValueError):
    """The expression or type cannot be read outside; says why."""


@dataclass(frozen=True, slots=True)
class Type:
    """`name` is what reflect prints; `kind` decides what a value looks like on the wire."""

    name: str
    kind: str
    """int uint float float32 complex string bool slice array map pointer struct interface"""
    node: Node | None = None
    """Of the underlying type, for kinds with parts."""
    types: "Types | None" = None
    underlying: str = ""
    """The name of the predeclared type below, for scalars."""

    @property
    def is_byte(self) -> bool:
        """Whether slices and arrays of it travel as bytes."""
        return self.underlying == "uint8"

    def _part(self, label: str) -> "Type":
        assert self.node is not None
        assert self.types is not None
        return self.types.of(get(self.node, label))

    @property
    def element(self) -> "Type":
        """Of a slice, array, map or pointer."""
        assert self.node is not None
        assert self.types is not None
        if self.kind == "pointer":
            return self.types.of(children(self.node)[0])
        return self._part("value" if self.kind == "map" else "element")

    @property
    def key(self) -> "Type":
        """Of a map."""
        return self._part("key")

    @property
    def length(self) -> int | None:
        """Of an array; None where the literal tells."""
        assert self.node is not None
        size = self.node.child_by_field_name("length")
        if size is None:
            return None
        if size.type != "int_literal":
            raise NotLiteral("an array whose length is an expression")
        return int(text(size), 0)

    @property
    def fields(self) -> "dict[str, Type]":
        """Of a struct, in order, without blank ones."""
        assert self.node is not None
        assert self.types is not None
        found: dict[str, Type] = {}
        for declaration in children(children(self.node)[0]):
            names = declaration.children_by_field_name("name")
            if not names:
                raise NotLiteral("a struct with an embedded field")
            kind = self.types.of(get(declaration, "type"))
            found |= {text(name): kind for name in names if text(name) != "_"}
        return found


def scalar(name: str) -> Type:
    """A predeclared type."""
    name = ALIASES.get(name, name)
    return Type(name, SCALARS[name], underlying=name)


ANY = Type("interface {}", "interface")
ERROR = Type("error", "interface")
_KINDS = {
    "slice_type": "slice",
    "array_type": "array",
    "implicit_length_array_type": "array",
    "map_type": "map",
    "pointer_type": "pointer",
    "struct_type": "struct",
}


class Types:
    """Resolves type expressions against the types that the program and the test declare."""

    def __init__(self, declared: Mapping[str, Node]) -> None:
        self.declared = dict(declared)

    def of(self, node: Node) -> Type:
        """The type that a type expression names. Raises NotLiteral."""
        if node.type in ("type_identifier", "identifier"):
            return self.named(text(node))
        if node.type == "parenthesized_type":
            return self.of(children(node)[0])
        if node.type == "interface_type" and not children(node):
            return ANY
        if node.type == "qualified_type" and text(node) in _LIBRARY:
            return Type(text(node), _LIBRARY[text(node)])
        if node.type not in _KINDS:
            raise NotLiteral(f"a value of the type {' '.join(text(node).split())[:60]}")
        kind = _KINDS[node.type]
        found = Type("", kind, node, self)
        return Type(self._print(found), kind, node, self)

    def _print(self, found: Type) -> str:
        match found.kind:
            case "slice":
                return f"[]{found.element.name}"
            case "array":
                length = found.length
                return f"[{'...' if length is None else length}]{found.element.name}"
            case "map":
                return f"map[{found.key.name}]{found.element.name}"
            case "pointer":
                return f"*{found.element.name}"
        inner = "; ".join(f"{name} {kind.name}" for name, kind in found.fields.items())
        return f"struct {{ {inner} }}" if inner else "struct {}"

    def named(self, name: str) -> Type:
        """A type by its name. Raises NotLiteral."""
        if name in self.declared:
            return self._declared(name)
        if name in SCALARS or name in ALIASES:
            return scalar(name)
        if name in ("any", "error"):
            return ANY if name == "any" else ERROR
        raise NotLiteral(f"the type {name}")

    def _declared(self, name: str) -> Type:
        spec = self.declared[name]
        if spec.child_by_field_name("type_parameters") is not None:
            raise NotLiteral(f"the generic type {name}")
        node = get(spec, "type")
        if spec.type == "type_alias":
            return self.of(node)
        if node.type == "interface_type":
            return Type(f"main.{name}", "interface")
        if node.type in _KINDS:  # not looked into yet: it may contain itself
            return Type(f"main.{name}", _KINDS[node.type], node, self)
        under = self._underlying(node, 10)
        return Type(f"main.{name}", under.kind, under.node, under.types, under.underlying)

    def _underlying(self, node: Node, left: int) -> Type:
        spec = self.declared.get(text(node))
        if spec is None or left == 0:
            return self.of(node)
        return self._underlying(get(spec, "type"), left - 1) if left else self.of(node)
