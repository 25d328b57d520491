"""What one operation of a composition is: a code template, a reference callable, and ways to say it.

Code and reference are written separately on purpose: `Chain.run` applies the references one after another, so it
is an independent account of what the rendered program has to return.

Code templates: `$x` is the element as an operand, `$y` the element alone inside a call, `$gen` a bare generator or
iterable, `$many` the same as a closed expression, `$list` a list, `$values` a name bound to a list, `$n` and other
names are parameters. Wordings: `$them` is the object, `$np` a noun phrase, `$n` and other names are parameters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

Kind = Literal["filter", "map", "order", "unique", "slice", "reduce"]
Element = Literal["int", "float", "word", "char", "label"]
"""Type of the elements. label: a string made from a number, fit for joining only."""
Parameters = Mapping[str, Callable[[Random], object]]


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One step over a list; a table entry without parameter values."""

    key: str
    """kind.name, e.g. "filter.even"; part of the structure key."""
    kind: Kind
    code: str
    reference: Callable[..., Any]
    """filter, map: of one element and the parameters; otherwise of the list and the parameters."""
    takes: tuple[Element, ...]
    gives: str = ""
    """map: type of the new elements. reduce: annotation of the result, `$t` is the element type."""
    adjectives: tuple[str, ...] = ()
    """filter, unique: words that stand before the noun."""
    clauses: tuple[str, ...] = ()
    """filter: plural predicates ("are even"). order: participles ("sorted in ascending order")."""
    nouns: tuple[str, ...] = ()
    """map: plural nouns ("squares"). slice, reduce: noun phrases around `$np`."""
    verbs: tuple[str, ...] = ()
    """Verb phrases around `$them`."""
    parameters: Parameters = field(default_factory=dict)
    argument: str = ""
    """Name of the argument that the first parameter may become; empty: it never does."""
    helper: str = ""
    """Source of a nested helper function."""
    attribute: str = ""
    """map: what the value is to its element, in the singular ("square"); empty: not for dictionaries."""
    loose: bool = False
    """map: the code has an operator outermost, so that it needs parentheses as an operand."""
    group: str = ""
    """At most one operation of a group stands in a chain."""

    @property
    def name(self) -> str:
        return self.key.split(".")[1]


@dataclass(frozen=True)
class Step:
    """An operation with its parameter values."""

    operation: Operation
    values: Mapping[str, object]
    argument: bool = False
    """The first parameter is the program's second argument, and its value here is ignored."""
    inner: "Step | None" = None
    """reduce: the predicate (any, all, first) or the key (dictionaries) that belongs to it."""

    @property
    def key(self) -> str:
        return self.operation.key + (f"({self.inner.operation.name})" if self.inner else "")

    @property
    def takes_argument(self) -> bool:
        return self.argument or (self.inner is not None and self.inner.argument)

    def resolved(self, argument: object) -> tuple[object, ...]:
        """Parameter values in order, the second argument of the program put in where it belongs."""
        values = tuple(self.values.values())
        return (argument, *values[1:]) if self.argument else values


def variants(block: str) -> tuple[str, ...]:
    """Phrases of a "a|b|c" cell; an empty cell gives none."""
    return tuple(part.strip() for part in block.split("|") if part.strip())
