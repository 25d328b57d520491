"""Decisions in a form that no language owns: comparisons of operands, joined by and, or, not.

Used by the languages whose tests are parsed with tree-sitter; Python decides on its own syntax tree
(python/deciding.py). The meaning of a comparison is the language's: it hands in a table of comparators by name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from agentic_diffusion.sandbox.languages.contract import Step
from agentic_diffusion.sandbox.wire import brief

Comparator = Callable[..., bool]
"""(left, right) or (left, right, tolerance) on decoded values. May raise TypeError or ValueError: then it fails."""


@dataclass(frozen=True, slots=True)
class Place:
    """The value number `index` that came from the cell."""

    index: int


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the test, read outside."""

    value: object


@dataclass(frozen=True, slots=True)
class Question:
    """An expected value that needs the language itself: an expression over nothing but literals and its library."""

    source: str


Operand = Place | Constant | Question


@dataclass(frozen=True, slots=True)
class Compare:
    """`operation` is a name in the language's table of comparators, such as "strictEqual" or "<"."""

    operation: str
    left: Operand
    right: Operand
    tolerance: Operand | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where `part` does not."""

    part: "Decision"


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold (and)."""

    parts: "tuple[Decision, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds (or)."""

    parts: "tuple[Decision, ...]"


@dataclass(frozen=True, slots=True)
class Raised:
    """The step "raises" of this place threw `expected` or a subtype of it; "" stands for anything at all."""

    place: Place
    expected: str = ""


Decision = Compare | Not | Every | Some | Raised


@dataclass(slots=True)
class DecidedTest:
    """Implements contract.Lifted over these decisions. A test holds if all its decisions do."""

    comparators: Mapping[str, Comparator]
    steps: list[Step] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    set_up: list[Step] = field(default_factory=list)
    """Imports and pure definitions that the questions need as well."""

    def questions(self, values: Sequence[object]) -> list[Step]:  # noqa: ARG002
        """One "eval" step for each question, in the order in which `decide` takes the answers."""
        asked: list[Step] = [("eval", question.source) for question in self._questions()]
        return [*self.set_up, *asked] if asked else []

    def asks_about_values(self, values: Sequence[object]) -> bool:  # noqa: ARG002
        """Questions here never contain what came from the cell."""
        return False

    def decide(self, values: Sequence[object], answers: Sequence[object]) -> str | None:
        """None if every decision holds, else the first that does not, with its values."""
        known = dict(zip((question.source for question in self._questions()), answers, strict=True))
        for decision in self.decisions:
            try:
                held, reason = self._holds(decision, values, known), ""
            except (TypeError, ValueError, ArithmeticError) as error:
                held, reason = False, f": {error}"
            if not held:
                return f"{self._evidence(decision, values)}{reason}"[:300]
        return None

    def _questions(self) -> list[Question]:
        found = [operand for decision in self.decisions for operand in _operands(decision)]
        return list(dict.fromkeys(operand for operand in found if isinstance(operand, Question)))

    def _holds(self, decision: Decision, values: Sequence[object], known: Mapping[str, object]) -> bool:
        match decision:
            case Not(part):
                return not self._holds(part, values, known)
            case Every(parts):
                return all(self._holds(part, values, known) for part in parts)
            case Some(parts):
                return any(self._holds(part, values, known) for part in parts)
            case Raised(place, expected):
                raised = values[place.index]
                return isinstance(raised, list) and len(raised) > 1 and (not expected or expected in raised[1:])
        operands = [decision.left, decision.right, *([decision.tolerance] if decision.tolerance else [])]
        return self.comparators[decision.operation](*(_value(operand, values, known) for operand in operands))

    def _evidence(self, decision: Decision, values: Sequence[object]) -> str:
        places = dict.fromkeys(operand.index for operand in _operands(decision) if isinstance(operand, Place))
        shown = (f"{' '.join(self.sources[place].split())[:120]} is {brief(values[place])}" for place in places)
        return ", ".join(shown) or "the test does not hold"


def _value(operand: Operand, values: Sequence[object], known: Mapping[str, object]) -> object:
    match operand:
        case Place(index):
            return values[index]
        case Constant(value):
            return value
    return known[operand.source]


def _operands(decision: Decision) -> Iterator[Operand]:
    match decision:
        case Not(part):
            yield from _operands(part)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from _operands(part)
        case Raised(place):
            yield place
        case Compare(_, left, right, tolerance):
            yield from (left, right) if tolerance is None else (left, right, tolerance)
