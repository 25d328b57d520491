"""Which names of a test are pure, which come from the code under test, and what touches what.

A statement touches the program if it reads a name of the code under test, a name that nobody knows, or a variable that
such a statement gave its value (flow.py).
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.java import library, syntax
from agentic_diffusion.sandbox.languages.java.candidate import Candidate
from agentic_diffusion.sandbox.languages.java.syntax import child, text

RESERVED = "judge__"
_IMMUTABLE = frozenset(
    "byte short int long float double boolean char Byte Short Integer Long Float Double Boolean Character String "
    "BigInteger BigDecimal".split()
)
_SIMPLE = frozenset(
    "decimal_integer_literal hex_integer_literal octal_integer_literal binary_integer_literal string_literal true "
    "false decimal_floating_point_literal character_literal null_literal unary_expression binary_expression".split()
)


@dataclass(slots=True)
class Imports:
    """What a test imports, apart from testing frameworks."""

    lines: list[str] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    """Simple names imported one by one from the library."""
    methods: set[str] = field(default_factory=set)
    """Methods and constants imported one by one from the library, methods as `name()` too."""
    wildcard: bool = False
    static_wildcard: bool = False

    def add(self, statement: Node) -> None:
        """Note one import; those of testing frameworks are dropped."""
        words = text(statement).rstrip(";").split()[1:]
        static = words[0] == "static"
        name = "".join(words[1:] if static else words)
        if name.startswith(library.FOREIGN_PACKAGES):
            return
        if "." not in name.removesuffix(".*"):
            return  # a class of the default package, whose names are there anyway
        self.lines.append(f"import {'static ' if static else ''}{name};")
        if name.split(".")[0] not in library.PACKAGES:
            return
        last = name.rsplit(".", 1)[1]
        if last == "*":
            self.static_wildcard |= static
            self.wildcard |= not static
        elif static:
            self.methods |= {last, last + "()"}
        else:
            self.types.add(last)


class Scope:
    """The names of one test. `statements` are all but imports; `deciding` are the places of those that decide."""

    def __init__(self, code: Candidate, imports: Imports, statements: Sequence[Node], deciding: Iterable[int]) -> None:
        self.code = code
        self.imports = imports
        self.statements = statements
        self.deciding = frozenset(deciding)
        self.types = {text(child(node, "name")): node for node in statements if node.type in syntax.TYPES}
        self.helpers = {
            text(child(node, "name")) + "()": node for node in statements if node.type == "method_declaration"
        }
        self.declarations: dict[str, tuple[Node, Node, Node | None]] = {}
        """Variables of the test: the type, the declarator and the initial value."""
        self._find_declarations()
        self.tainted: dict[str, int] = {}
        """Variables whose values are the program's, from which byte of the test on."""
        self.shared: set[str] = set()
        """Mutable variables whose objects the program gets to see."""
        self.constants: dict[str, object] = {}
        """Variables that hold one known value throughout."""

    def _find_declarations(self) -> None:
        for statement in self.statements:
            if statement.type != "local_variable_declaration":
                continue
            for name, declarator, value in syntax.declared(statement):
                if name in self.declarations:
                    raise Unliftable(f"the test declares {name} twice")
                self.declarations[name] = (child(statement, "type"), declarator, value)

    def is_known(self, name: str) -> bool:
        """Whether a name that the test takes from outside is the library's."""
        if name.endswith("()"):
            return name in self.imports.methods or (
                self.imports.static_wildcard and name.removesuffix("()") not in self.code.methods
            )
        if name in self.imports.types | self.imports.methods | library.CORE | library.PACKAGES:
            return True
        if name in self.code.classes:
            return False
        if name in library.OTHERS:
            return True
        return self.imports.wildcard and name[:1].isupper()

    def is_ambiguous(self, name: str) -> bool:
        """A class or method of the code under test with the name of one of the library, which the test may mean."""
        if name.endswith("()"):
            return self.imports.static_wildcard and name.removesuffix("()") in self.code.methods
        return name in self.code.classes and name in library.OTHERS and name not in self.imports.types

    def is_program(self, name: str, at: int = -1, seen: Set[str] = frozenset()) -> bool:
        """Whether reading `name` at that byte calls on the code under test, or on something that nobody knows."""
        if name in self.tainted and self.tainted[name] <= at:
            return True
        if name in self.declarations or name in library.WORLD or name in seen:
            return False
        own = self.types.get(name) or self.helpers.get(name)
        if own is not None:
            return any(self.is_program(inner, -1, seen | {name}) for inner in syntax.reads(own))
        return not self.is_known(name)

    def calls_code(self, node: Node) -> bool:
        """Whether `node` itself reads a name of the code under test; variables do not count."""
        return any(name not in self.declarations and self.is_program(name) for name in syntax.reads(node))

    def touches(self, node: Node, clean: Set[str] = frozenset(), dirty: Set[str] = frozenset()) -> bool:
        """Whether the value of `node` must come from the cell.

        `clean` and `dirty` are names that an outer lambda or block binds, without and with values of the program.
        """
        if syntax.reads(node) & dirty or self.touches_program(node, clean):
            return True
        return bool(syntax.reads(node) & library.WORLD - clean) and not _is_constant_world(node)

    def touches_program(self, node: Node, clean: Set[str] = frozenset()) -> bool:
        """The same without what depends on the process alone, such as the time."""
        return any(self.is_program(name, node.start_byte) for name in syntax.reads(node) - clean)

    def is_mutable(self, name: str) -> bool:
        """Whether a method may change what this variable of the test holds."""
        kind, _, value = self.declarations[name]
        if text(kind) == "var":
            return value is None or value.type not in _SIMPLE
        return text(kind) not in _IMMUTABLE

    def variables(self, node: Node) -> set[str]:
        """Pure variables of the test that `node` reads."""
        at = node.start_byte
        return {name for name in syntax.reads(node) if name in self.declarations and not self.is_program(name, at)}

    def is_own_object(self, node: Node) -> bool:
        """Whether the test itself says that `node` is an object of a class of the code under test."""
        node = syntax.bare(node)
        if node.type == "object_creation_expression":
            return self.is_program(syntax.base_type(child(node, "type")))
        if node.type == "cast_expression":
            return self._is_own_type(child(node, "type"))
        if node.type == "identifier" and text(node) in self.declarations:
            kind, _, value = self.declarations[text(node)]
            created = value is not None and value.type == "object_creation_expression"
            return self._is_own_type(kind) or (created and value is not None and self.is_own_object(value))
        return node.type == "identifier" and text(node) not in self.tainted and self.is_program(text(node))

    def _is_own_type(self, kind: Node) -> bool:
        name = syntax.base_type(kind)
        if name == "var":
            return False
        return (
            kind.type in ("type_identifier", "generic_type") and self.is_program(name) and not self.is_ambiguous(name)
        )

    def qualified(self, node: Node) -> str:
        """The source of `node`, with methods of the code under test called on their class."""
        return syntax.on_classes(node, self._owner)

    def _owner(self, name: str) -> str:
        """The class that a method without an object belongs to; "" for the test's own and the library's."""
        if name + "()" in self.helpers or self.is_known(name + "()"):
            return ""
        return self.code.methods.get(name, self.code.first)


def _is_constant_world(node: Node) -> bool:
    """Whether `System` stands in `node` for its line separator alone."""
    used = [part for part in syntax.walk(node) if part.type == "identifier" and text(part) in library.WORLD]
    return all(part.parent is not None and text(part.parent) == "System.lineSeparator()" for part in used)


def is_assertion_name(node: Node) -> bool:
    """Whether a call is one of JUnit's."""
    if not syntax.is_call(node):
        return False
    owner = node.child_by_field_name("object")
    name = text(child(node, "name"))
    return (name.startswith("assert") or name == "fail") and (owner is None or text(owner) in library.JUNIT_PREFIXES)


def check_names(root: Node) -> None:
    """Refuse names that belong to the harness. Raises Unliftable."""
    for node in syntax.walk(root):
        if node.type in ("identifier", "type_identifier") and text(node).startswith(RESERVED):
            raise Unliftable(f"the name {text(node)} is reserved")
