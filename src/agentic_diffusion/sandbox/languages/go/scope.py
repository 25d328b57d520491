"""The names of a test: what each stands for, and the text that enters the cell.

A name is pure while its value does not depend on the code under test. Pure definitions wait outside; they enter the
cell only when a statement or expression of the cell mentions them, and then those that the cell could change belong to
it. Names that are bound in several scopes get names of their own in the cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Step, Unliftable
from agentic_diffusion.sandbox.languages.decision import Decision
from agentic_diffusion.sandbox.languages.go import library
from agentic_diffusion.sandbox.languages.go.syntax import (
    RESERVED,
    Names,
    Source,
    bare,
    children,
    declared,
    expressions,
    get,
    root_name,
    specs,
    statements,
    text,
    walk,
)

ATTEMPT, SHALLOW = "/*attempt*/", "/*shallow*/"
"""Before the source of a step "eval": it may panic, as a condition protects it; only whether it is nil counts."""


@dataclass(slots=True)
class Binding:
    """What a name of the test stands for."""

    kind: Literal["pure", "cell", "decision", "alias", "row", "testing", "assertions"]
    name: str = ""
    """In the cell and in questions."""
    original: str = ""
    """In the test."""
    node: Node | None = None
    """The expression it is bound to (pure, alias); None for the zero value."""
    scope: "Scope | None" = None
    """Where `node` is to be read."""
    type: Node | None = None
    is_constant: bool = False
    needs_program: bool = False
    """It is written in types of the code under test, but read outside."""
    decision: "Decision | bool | None" = None
    fields: "dict[str, Binding]" = field(default_factory=dict)
    """Of a row of a table."""


class Scope:
    """The names of one block and of those around it."""

    def __init__(self, outer: "Scope | None" = None) -> None:
        self.outer = outer
        self.own: dict[str, Binding] = {}

    def find(self, name: str) -> Binding | None:
        """The binding of `name` that is seen from here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.own:
                return scope.own[name]
            scope = scope.outer
        return None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the test as it can be compiled."""

    source: str
    needs: frozenset[str]
    """Pure names, helper functions and types of the test, by their names in the cell."""
    is_pure: bool
    """It needs nothing of the code under test."""
    is_own: bool
    """It needs nothing of the code under test but its types; nothing of it is called."""

    @property
    def calls(self) -> bool:
        """Something of the code under test is called, or was before."""
        return not self.is_own


@dataclass(slots=True)
class _Definition:
    source: str
    defines: frozenset[str]
    needs: frozenset[str]
    is_pure: bool = True
    is_own: bool = True
    has_entered: bool = False


class Cell:
    """Collects the steps of one test."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.program = names
        self.steps: list[Step] = []
        self.sources: list[str] = []
        self.calls_program = False
        self.asked: set[str] = set()
        self._definitions: list[_Definition] = []
        self._bindings: dict[str, Binding] = {}
        self._taken: set[str] = set()
        self._defined: set[str] = set()
        self.root = Scope()
        self.mutable = _mutable(source)

    # Names

    def bind(self, scope: Scope, name: str, binding: Binding) -> Binding:
        """Enter a name into a scope under a name of its own in the cell."""
        binding.name = binding.original = name
        number = 2
        while binding.name in self._taken:
            binding.name, number = f"{name}_{number}", number + 1
        self._taken.add(binding.name)
        self._bindings[binding.name] = binding
        scope.own[name] = binding
        return binding

    def define(self, source: str, names: frozenset[str], needs: frozenset[str]) -> None:
        """A pure declaration or statement; it waits until somebody needs one of `names`."""
        if names & self.asked:
            raise Unliftable("a variable changes after it was compared; write one comparison per test")
        self._definitions.append(_Definition(source, names, needs))

    # Text

    def fragment(self, node: Node, scope: Scope) -> Fragment:
        """`node` with the names of the cell. Raises Unliftable where it mentions what cannot enter it."""
        parts: list[tuple[Node, str]] = []
        needs: set[str] = set()
        is_pure = is_own = True
        for found in free(node):
            binding = scope.find(text(_base(found)))
            if binding is None:
                pure, own = self._outer_name(found, needs)
                is_pure, is_own = is_pure and pure, is_own and own
                continue
            binding = self._usable(found, binding)
            if binding.kind == "pure":
                needs.add(binding.name)
            is_own = is_own and binding.kind == "pure"
            is_pure = is_pure and binding.kind == "pure" and not binding.needs_program
            part = found if text(found).partition(".")[0] != binding.original else _base(found)
            if text(part) != binding.name:
                parts.append((part, binding.name))
        is_own = is_own and (is_pure or not any(self._is_method_call(part) for part in walk(node)))
        return Fragment(replaced(node, parts), frozenset(needs), is_pure, is_own)

    def _is_method_call(self, node: Node) -> bool:
        if node.type != "call_expression" or get(node, "function").type != "selector_expression":
            return False
        return not self._is_package(get(node, "function"))

    def _usable(self, found: Node, binding: Binding) -> Binding:
        """A binding that has text in the cell."""
        if binding.kind == "row":
            if found.type != "selector_expression" or text(get(found, "field")) not in binding.fields:
                raise Unliftable(f"{text(found)[:60]}: use the fields of the row, not the row as a whole")
            return self._usable(found, binding.fields[text(get(found, "field"))])
        if binding.kind == "alias":
            assert binding.node is not None
            assert binding.scope is not None
            part = self.fragment(binding.node, binding.scope)
            self.enter(part.needs)
            self.run(f"{binding.name} := {part.source}\n_ = {binding.name}")
            binding.kind = "cell"
        if binding.kind not in ("pure", "cell"):
            raise Unliftable(f"{text(found)[:60]} is decided outside and cannot be used in a call")
        return binding

    def _outer_name(self, found: Node, needs: set[str]) -> tuple[bool, bool]:
        """Whether the name is free of the program, and whether it is at most a type of it."""
        name = text(_base(found))
        if name.startswith(RESERVED):
            raise Unliftable(f"names that begin with {RESERVED} are reserved; choose another one")
        if name in self.source.functions or name in self.source.types:
            needs.add(name)
            helper = self._helper(name)
            return helper.is_pure, helper.is_own
        if self._is_package(found):
            if name in self.program.values or name in self.program.types:
                raise Unliftable(f"the code under test calls something {name}, which the test needs as a package")
            return True, True
        is_type = name in self.program.types
        is_declared = is_type or name in self.program.values
        if not is_declared and (name in library.PREDECLARED or name in library.PREDECLARED_TYPES):
            return True, True
        return False, is_type

    def _is_package(self, found: Node) -> bool:
        name = text(_base(found))
        is_front = found.type in ("package_identifier", "selector_expression")
        return is_front and (name in self.source.imports or name in library.PACKAGES or name in library.TESTING)

    def _helper(self, name: str) -> _Definition:
        """The definition of a function or type of the test, made when it is first used."""
        if name in self._defined:
            return next(found for found in self._definitions if name in found.defines)
        self._defined.add(name)
        self._taken.add(name)
        found = _Definition("", frozenset({name}), frozenset())
        self._definitions.insert(0, found)
        node = self.source.functions.get(name) or self.source.types[name]
        if node.type == "function_declaration":
            found.source, fragment = self._closure(name, node)
        else:
            fragment = self.fragment(node, self.root)
            found.source = f"type {fragment.source}"
        found.needs, found.is_pure, found.is_own = fragment.needs - {name}, fragment.is_pure, fragment.is_own
        self._definitions.remove(found)
        self._definitions.insert(self._after(found.needs), found)
        return found

    def _after(self, needs: frozenset[str]) -> int:
        places = [place + 1 for place, found in enumerate(self._definitions) if found.defines & needs]
        return max(places, default=0)

    def _closure(self, name: str, node: Node) -> tuple[str, Fragment]:
        """A function of the test as a variable, which may stand inside another function."""
        if node.child_by_field_name("type_parameters") is not None:
            raise Unliftable(f"the helper {name} is generic; write it for one type")
        result = node.child_by_field_name("result")
        fragment = self.fragment(node, self.root)
        kind = f"func{text(get(node, 'parameters'))} {text(result) if result else ''}".rstrip()
        body = text(get(node, "body"))
        return f"var {name} {kind}\n{name} = {kind} {body}", fragment

    # Steps

    def closure(self, names: frozenset[str]) -> list[_Definition]:
        """The definitions that these names need, in order."""
        wanted = set(names)
        chosen: list[_Definition] = []
        for found in reversed(self._definitions):
            if found.defines & wanted:
                chosen.append(found)
                wanted |= found.needs | found.defines
        return chosen[::-1]

    def enter(self, names: frozenset[str]) -> None:
        """Define these names in the cell; what the cell can change is the cell's from now on."""
        for found in self.closure(names):
            if not found.has_entered:
                found.has_entered = True
                self.run(found.source)
            for name in found.defines:
                binding = self._bindings.get(name)
                if binding is not None and not self._stays(binding):
                    binding.kind = "cell"

    def _stays(self, binding: Binding) -> bool:
        """A scalar that is bound once means the same outside for good."""
        if binding.is_constant:
            return True
        if binding.original in self.mutable or binding.node is None:
            return False
        kind = binding.type
        if kind is not None and (kind.type != "type_identifier" or text(kind) not in library.SCALARS):
            return False
        return not any(part.type in _SHARED for part in walk(binding.node)) and not any(
            part.type == "identifier" and text(part) not in ("true", "false") for part in walk(binding.node)
        )

    def run(self, source: str) -> None:
        """Add a statement."""
        self.steps.append(("exec", source))

    def variables(self, names: frozenset[str]) -> frozenset[str]:
        """Those that are variables of the test, not its functions or types."""
        return names & self._bindings.keys()

    def forget(self, names: frozenset[str]) -> None:
        """What a pure statement may have changed can no longer be read from its declaration."""
        for name in names:
            binding = self._bindings.get(name)
            if binding is not None and not self._stays(binding):
                binding.scope = None

    def place(self, kind: Literal["eval", "raises"], fragment: Fragment, shown: str, mark: str = "") -> int:
        """Add an expression whose value comes back; its number."""
        self.enter(fragment.needs)
        self.calls_program = self.calls_program or fragment.calls
        self.steps.append((kind, mark + fragment.source))
        self.sources.append(shown)
        return len(self.sources) - 1


_SHARED = frozenset("composite_literal call_expression slice_expression func_literal".split())
"""What may be changed through a copy of the value, or is not known to be a scalar."""
_SCOPES = frozenset(
    "func_literal function_declaration block for_statement if_statement expression_switch_statement "
    "type_switch_statement expression_case default_case communication_case".split()
)


def _mutable(source: Source) -> frozenset[str]:
    """Names that are assigned to again, counted up or whose address is taken, anywhere in the test."""
    found = set()
    for function in (*source.tests, *source.functions.values()):
        for node in walk(function):
            if node.type == "assignment_statement":
                found |= {root_name(target) for target in expressions(get(node, "left"))}
            elif node.type in ("inc_statement", "dec_statement"):
                found.add(root_name(children(node)[0]))
            elif node.type == "unary_expression" and text(get(node, "operator")) == "&":
                found.add(root_name(get(node, "operand")))
            elif node.type == "range_clause" and ":=" not in [child.type for child in node.children]:
                left = node.child_by_field_name("left")
                found |= {root_name(target) for target in expressions(left)}
    return frozenset(found - {"", "_"})


def _base(found: Node) -> Node:
    return get(found, "operand") if found.type == "selector_expression" else found


def _bound_in(node: Node) -> set[str]:
    """The names that a node binds within itself."""
    found: set[str] = set()
    if node.type in ("func_literal", "function_declaration"):
        for label in ("parameters", "result"):
            part = node.child_by_field_name(label)
            for parameter in children(part) if part is not None and part.type == "parameter_list" else []:
                found |= {text(name) for name in parameter.children_by_field_name("name")}
    elif node.type == "block":
        for statement in statements(node):
            found |= set(declared(statement))
            if statement.type == "type_declaration":
                found |= {text(get(spec, "name")) for spec in specs(statement)}
    for child in node.named_children:
        if child.type == "range_clause" and (left := child.child_by_field_name("left")):
            found |= {text(name) for name in expressions(left)}
        elif child.type == "for_clause" and (first := child.child_by_field_name("initializer")):
            found |= set(declared(first))
        elif child.type in ("short_var_declaration", "expression_list") and node.type != "block":
            found |= set(declared(child))
    alias = node.child_by_field_name("alias")
    return found | ({text(name) for name in expressions(alias)} if alias else set())


def free(node: Node, inside: frozenset[str] = frozenset()) -> Iterator[Node]:
    """The names that `node` takes from outside itself; a field of a name is given as `name.field`."""
    if node.type in ("identifier", "type_identifier", "package_identifier"):
        if text(node) not in inside and text(node) != "_":
            yield node
        return
    if node.type == "selector_expression" and get(node, "operand").type == "identifier":
        if text(get(node, "operand")) not in inside:
            yield node
        return
    if node.type in _SCOPES:
        inside |= _bound_in(node)
    is_function = node.type == "function_declaration"
    for child in node.children:
        if node.type == "keyed_element" and child == get(node, "key") and _is_field(child):
            continue
        if (is_function or node.type == "qualified_type") and child == get(node, "name"):
            continue
        yield from free(child, inside)


def _is_field(key: Node) -> bool:
    """Whether the key of an element is a field of a struct (and no variable used as key of a map)."""
    if bare(key).type != "identifier":
        return False
    literal = key.parent.parent if key.parent is not None else None
    around = literal.parent if literal is not None else None
    kind = around.child_by_field_name("type") if around is not None else None
    return kind is None or kind.type not in ("map_type", "slice_type", "array_type", "implicit_length_array_type")


def replaced(node: Node, parts: list[tuple[Node, str]]) -> str:
    """The text of `node` with the text of some of its parts exchanged; the parts do not overlap."""
    source, start = node.text or b"", node.start_byte
    result, at = [], 0
    for part, new in sorted(parts, key=lambda pair: pair[0].start_byte):
        result += [source[at : part.start_byte - start], new.encode()]
        at = part.end_byte - start
    return b"".join([*result, source[at:]]).decode("utf-8", "replace")
