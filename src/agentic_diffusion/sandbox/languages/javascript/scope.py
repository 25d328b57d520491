"""The statements of a test in order: which names they bind, what each name stands for, what the cell needs of them.

A name is pure (its statements mention nothing of the code under test), of the cell (a result or an object of the code)
or derived (a result that was worked on: a decision's business). Pure statements enter the cell only when something of
the cell reads a name that they define or change; constants are written in instead. Whatever is expected stays outside:
a name that the cell got only because the statements are entangled may not be compared with.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Step, Unliftable
from agentic_diffusion.sandbox.languages.decision import Constant, Operand
from agentic_diffusion.sandbox.languages.javascript.literals import NotLiteral, fold, is_primitive
from agentic_diffusion.sandbox.languages.javascript.program import Facts
from agentic_diffusion.sandbox.languages.javascript.rendering import render
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    FUNCTIONS,
    assigned,
    bare,
    bound,
    changed,
    changed_by,
    free,
    free_nodes,
    rebound,
    rebound_later,
    replaced,
    text,
    walk,
)

BUILT_IN = frozenset(
    "Array ArrayBuffer AggregateError Atomics BigInt BigInt64Array BigUint64Array Boolean Buffer DataView Date Error "
    "EvalError Float32Array Float64Array Function Infinity Int8Array Int16Array Int32Array Intl JSON Map Math NaN "
    "Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TextDecoder "
    "TextEncoder TypeError URIError URL URLSearchParams Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap "
    "WeakSet clearInterval clearTimeout console decodeURI decodeURIComponent encodeURI encodeURIComponent escape "
    "globalThis global isFinite isNaN parseFloat parseInt process queueMicrotask require setImmediate setInterval "
    "setTimeout structuredClone undefined unescape eval module exports crypto performance".split()
)
RESERVED = "__adiff"
_UNKNOWN = object()


@dataclass(slots=True)
class Name:
    """What a name of the test stands for; `value` is known for literals alone."""

    kind: str
    value: object = _UNKNOWN
    operand: Operand | None = None
    is_object: bool = False

    @property
    def is_known(self) -> bool:
        return self.kind == "pure" and self.value is not _UNKNOWN


class Known(Mapping[str, object]):
    """The names of known values among all names of a scope."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> object:
        found = self._names[name]
        if not found.is_known:
            raise KeyError(name)
        return found.value

    def __iter__(self) -> Iterator[str]:
        return (name for name, found in self._names.items() if found.is_known)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that mentions nothing of the code under test."""

    source: str
    binds: frozenset[str]
    changes: frozenset[str]
    reads: frozenset[str]
    is_function: bool = False
    writes: frozenset[str] = frozenset()
    """Names that functions in it give another value, each time that somebody calls them."""


@dataclass(slots=True)
class Scope:
    """Grows statement by statement; `steps` and `sources` are what the cell gets."""

    facts: Facts
    redefined: frozenset[str] = frozenset()
    apis: dict[str, str] = field(default_factory=lambda: {"assert": "assert", "expect": "expect"})
    """Names of the test for the functions that assert, by what they are called in node and Jest."""
    names: dict[str, Name] = field(default_factory=dict)
    pure: list[Statement] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    calls: bool = False
    _in_cell: set[int] = field(default_factory=set)
    _handed: set[str] = field(default_factory=set)
    _outside: set[str] = field(default_factory=set)
    _opened: set[str] = field(default_factory=set)

    def of_program(self, name: str) -> bool:
        """Whether a free name means something of the code under test."""
        if name in self.names or name in self.apis:
            return False
        return name not in BUILT_IN or name in self.redefined

    def is_result(self, name: str) -> bool:
        """Whether a name holds what the code gave."""
        return name in self.names and self.names[name].kind != "pure"

    def touches(self, node: Node) -> bool:
        """Whether evaluating `node` needs the code under test or its results."""
        return any(self.of_program(name) or self.is_result(name) for name in free(node))

    def known(self) -> "Known":
        """The names whose values are read from the text."""
        return Known(self.names)

    def folded(self, node: Node) -> object:
        """The value of a pure expression. Raises NotLiteral."""
        hidden = {name for name in free(node) if name in self.names and not self.names[name].is_known}
        if hidden:
            raise NotLiteral(", ".join(hidden))
        self._outside |= free(node) & self.names.keys()
        return fold(node, self.known())

    def is_known(self, node: Node) -> bool:
        """Whether `folded` would succeed; leaves no mark."""
        try:
            fold(node, self.known())
        except NotLiteral:
            return False
        return not any(name in self.names and not self.names[name].is_known for name in free(node))

    def add_pure(self, statement: Node) -> None:
        """A statement without anything of the code whose values are not known."""
        binds = frozenset(bound(statement))
        changes = (changed(statement) & self.names.keys()) | self.effects(statement)
        for name in changes:
            self._forget(name)
        for name in binds:
            self.declare(name, Name("pure"))
        is_function = statement.type in FUNCTIONS or statement.type == "class_declaration"
        reads = free(statement) & self.names.keys()
        source = _without_comments(statement, [])
        writes = rebound_later(statement) & self.names.keys()
        self.pure.append(Statement(source, binds, frozenset(changes), frozenset(reads), is_function, writes))
        if any(self._is_in_cell(name) for name in changes):
            self._enter(len(self.pure) - 1)

    def add_known(self, keyword: str, name: str, value: object, source: str) -> None:
        """A declaration whose value was read; `source` mentions no other name of the test."""
        self.declare(name, Name("pure", value))
        self.pure.append(Statement(f"{keyword} {name} = {source};", frozenset({name}), frozenset(), frozenset()))

    def add_expression(self, keyword: str, name: str, value: Node) -> None:
        """A declaration of one name as a pure expression; functions are expressions as well."""
        if self.is_known(value):
            known = fold(value, self.known())
            if bare(value).type == "identifier" and not is_primitive(known):
                self.declare(name, Name("pure", known))
                source = f"{keyword} {name} = {_without_comments(value, [])};"
                self.pure.append(Statement(source, frozenset({name}), frozenset(), free(value)))
                return
            reads_names = bool(free(value) & self.names.keys())
            self.add_known(keyword, name, known, render(known) if reads_names else _without_comments(value, []))
            return
        reads, writes = free(value) & self.names.keys(), rebound_later(value) & self.names.keys()
        changes = (changed_by(value) & self.names.keys()) | self.effects(value)
        for other in changes:
            self._forget(other)
        self.declare(name, Name("pure"))
        source = f"{keyword} {name} = {_without_comments(value, [])};"
        is_function = bare(value).type in FUNCTIONS or bare(value).type == "class"
        self.pure.append(Statement(source, frozenset({name}), frozenset(changes), reads, is_function, writes))
        if any(self._is_in_cell(other) for other in changes):
            self._enter(len(self.pure) - 1)

    def declare(self, name: str, meaning: Name) -> None:
        """Bind a name. Raises Unliftable for reserved and doubled ones."""
        if name.startswith(RESERVED):
            raise Unliftable(f"the name {name} is reserved; write another one")
        if name in self.names:
            raise Unliftable(f"the name {name} is declared twice; write it once, or make two tests")
        self.names[name] = meaning

    def derive(self, name: str, operand: Operand) -> None:
        """Let a name stand for a result that was worked on."""
        self.declare(name, Name("derived", operand=operand))

    def set_value(self, name: str, value: object) -> None:
        """After an assignment of something that can be read."""
        self.names[name].value = value

    def _forget(self, name: str) -> None:
        """The value is no longer what was read, nor is that of anything made from it or holding it."""
        for statement in self.pure:
            if name in statement.binds or name in statement.changes:
                for other in statement.reads | statement.binds:
                    if other in self.names and self.names[other].is_known and not is_primitive(self.names[other].value):
                        self.names[other].value = _UNKNOWN
            elif name in statement.reads:
                for other in statement.binds:
                    if self.names[other].is_known and not is_primitive(self.names[other].value):
                        self.names[other].value = _UNKNOWN
        if self.names[name].kind == "pure":
            self.names[name].value = _UNKNOWN

    def effects(self, node: Node) -> frozenset[str]:
        """Names that evaluating `node` may give another value through functions of the test that it mentions."""
        waiting, seen, found = set(free(node)), set[str](), set[str]()
        while waiting:
            name = waiting.pop()
            seen.add(name)
            for statement in self.pure:
                if name in statement.binds and statement.writes | statement.reads:
                    found |= statement.writes
                    waiting |= statement.reads - seen
        return frozenset(found)

    def slice(self, names: frozenset[str] | set[str]) -> list[int]:
        """The pure statements that define or change these names, and what those need; in order."""
        wanted, chosen = set(names), list[int]()
        for at in range(len(self.pure) - 1, -1, -1):
            statement = self.pure[at]
            if wanted & (statement.binds | statement.changes):
                chosen.append(at)
                wanted |= statement.reads
        return chosen[::-1]

    def outside(self, node: Node, source: str | None = None) -> str:
        """A pure expression with everything it needs, as one expression for a program without the code."""
        return self.with_statements(f"({text(node) if source is None else source})", free(node))

    def with_statements(self, source: str, names: frozenset[str] | set[str]) -> str:
        """`source` with the pure statements that it needs in front of it."""
        needed = {name for name in names if name in self.names and self.names[name].kind == "pure"}
        self._outside |= needed
        before = self.slice(needed)
        if not before:
            return source
        lines = " ".join(_ended(self.pure[at].source) for at in before)
        return f"(() => {{ {lines}\nreturn {source}; }})()"

    def cell_text(self, node: Node) -> str:
        """The text of a piece for the cell, with constants written in, after handing in the names that it reads."""
        parts: list[tuple[Node, str]] = []
        targets = assigned(node)
        for found in free_nodes(node):
            name = text(found)
            if name not in self.names:
                self.calls |= self.of_program(name)
                continue
            meaning = self.names[name]
            if meaning.kind == "derived":
                raise Unliftable(
                    f"{name} was computed from a result and cannot go back into the code; write it as one call"
                )
            if meaning.kind == "cell":
                self.calls = True
                continue
            path = _path(found, node)
            if _is_accessed_call(found):
                self._opened.add(name)
            if name not in targets and (constant := self._constant(path, name)) is not None:
                shown = f"{name}: {constant}" if found.type == "shorthand_property_identifier" else constant
                parts.append((path, shown))
            else:
                self.hand_in(name, whole=not _is_accessed(found))
        self._leave_to_cell(rebound(node))
        return _without_comments(node, parts)

    def _leave_to_cell(self, names: frozenset[str]) -> None:
        """What functions in the cell give another value is known there alone."""
        for name in names & self.names.keys():
            if self.names[name].kind == "pure":
                self.hand_in(name)
                self.names[name] = Name("cell")

    def _constant(self, node: Node, name: str) -> str | None:
        """A path or name whose value is a primitive, or a part of a table that the code has not got, as source."""
        try:
            value = fold(node, self.known())
        except NotLiteral:
            return None
        is_part = node.type in ("member_expression", "subscript_expression")
        if is_part and self._is_in_cell(name):
            return None
        return render(value) if is_primitive(value) or is_part else None

    def hand_in(self, name: str, *, whole: bool = True) -> None:
        """Put what defines a pure name into the cell; `whole` if the test hands over all of it on purpose."""
        if whole:
            self._handed.add(name)
        for at in self.slice({name}):
            self._enter(at)

    def _enter(self, at: int) -> None:
        if at in self._in_cell:
            return
        missing = [other for other in self.slice(self.pure[at].reads) if other < at and other not in self._in_cell]
        self._in_cell |= {at, *missing}
        for other in [*missing, at]:
            self.steps.append(("exec", self.pure[other].source))
        for other in [*missing, at]:
            self._leave_to_cell(self.pure[other].writes)

    def _is_in_cell(self, name: str) -> bool:
        return any(name in self.pure[at].binds for at in self._in_cell)

    def is_handed(self, name: str) -> bool:
        """Whether the code has got hold of a pure name, so that it may have changed its value."""
        return name in self._handed or (
            name in self.names and self.names[name].kind == "pure" and self._is_in_cell(name)
        )

    def is_unchangeable(self, name: str) -> bool:
        """Whether no code can change what a pure name stands for."""
        meaning = self.names[name]
        is_function = any(statement.is_function and name in statement.binds for statement in self.pure)
        return is_function or (meaning.is_known and is_primitive(meaning.value))

    def execute(self, node: Node, source: str | None = None) -> None:
        """A statement for the cell; what it assigns is a result from now on."""
        shown = self.cell_text(node) if source is None else source
        for name in assigned(node):
            if name in self.names and self.names[name].kind == "pure":
                self.hand_in(name)
                self.names[name] = Name("cell")
        self.steps.append(("exec", shown))

    def evaluate(self, node: Node) -> int:
        """A value for the cell to send; the number of its place."""
        return self.value_step("eval", self.cell_text(node))

    def value_step(self, kind: Literal["eval", "raises"], source: str, shown: str = "") -> int:
        """A step whose value comes back; the number of its place. `shown` is what the evidence calls it."""
        self.steps.append((kind, source))
        self.sources.append(shown or source)
        return len(self.sources) - 1

    def check(self) -> None:
        """Raises Unliftable if something that is expected would be in the cell by accident."""
        for at in sorted(self._in_cell):
            statement = self.pure[at]
            for name in sorted(statement.binds & self._outside):
                is_given = name in self._handed or self.is_unchangeable(name)
                if name in self._opened or not is_given:
                    raise Unliftable(f"{name} holds inputs and expected values together; write them as two constants")

    def constant(self, node: Node) -> Constant | None:
        """A pure expression as a value, if it can be read."""
        try:
            return Constant(self.folded(node))
        except NotLiteral:
            return None


def _ended(source: str) -> str:
    return source if re.search(r"[;}]\s*$", source) else f"{source};"


def _path(found: Node, top: Node) -> Node:
    """The longest access path that starts with a name: `a.b[0]` around `a`."""
    node = found
    while node != top and (parent := node.parent) is not None:
        is_access = parent.type in ("member_expression", "subscript_expression")
        if not is_access or parent.child_by_field_name("object") != node or is_called(parent):
            break
        node = parent
    return node


def _without_comments(node: Node, parts: list[tuple[Node, str]]) -> str:
    """`replaced`, and no comments: they may tell what is expected."""
    taken = [(part.start_byte, part.end_byte) for part, _ in parts]
    comments = [
        (part, " ")
        for part in walk(node)
        if part.type == "comment" and not any(start <= part.start_byte < end for start, end in taken)
    ]
    return replaced(node, [*parts, *comments])


def _is_accessed_call(node: Node) -> bool:
    """`data` in `data().input`: a table behind a function."""
    call = node.parent
    return (
        call is not None
        and is_called(node)
        and _is_accessed(call)
        and call.parent is not None
        and not is_called(call.parent)
    )


def _is_accessed(node: Node) -> bool:
    parent = node.parent
    is_access = parent is not None and parent.type in ("member_expression", "subscript_expression")
    return is_access and parent is not None and parent.child_by_field_name("object") == node


def is_called(node: Node) -> bool:
    parent = node.parent
    return parent is not None and parent.type == "call_expression" and parent.child_by_field_name("function") == node
