"""A lifted test of JavaScript: decisions on values from the cell, some of which are worked on first.

What a test does with a result (`f(1).toFixed(2)`, `Math.abs(f(1) - 3) < 0.1`) is no business of the cell: there the
code under test may have replaced the library. Such an expression is a Question that names its places, and a second
program, without the code under test, computes it from the plain values.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agentic_diffusion.sandbox.languages.contract import Step
from agentic_diffusion.sandbox.languages.decision import (
    Compare,
    DecidedTest,
    Decision,
    Every,
    Not,
    Place,
    Question,
    Raised,
    Some,
)
from agentic_diffusion.sandbox.languages.javascript.rendering import render
from agentic_diffusion.sandbox.wire import Tagged, brief

_PLACE = re.compile(r"__adiff_place(\d+)\(\)")


def place_source(index: int) -> str:
    """How a question names the value number `index`: a call, so that every mention is a fresh copy."""
    return f"__adiff_place{index}()"


def places_of(source: str) -> list[int]:
    """The places that a question names."""
    return sorted({int(found) for found in _PLACE.findall(source)})


@dataclass(slots=True)
class JavaScriptTest(DecidedTest):
    """Implements contract.Lifted. A question that throws fails the comparison it is part of."""

    def questions(self, values: Sequence[object]) -> list[Step]:
        """One "eval" step for each question, with the values that came back written into it."""
        return [("eval", _asked(question.source, values)) for question in self._questions()]

    def asks_about_values(self, values: Sequence[object]) -> bool:  # noqa: ARG002
        """Whether a question names a place, so that its failure is the program's."""
        return any(places_of(question.source) for question in self._questions())

    def decide(self, values: Sequence[object], answers: Sequence[object]) -> str | None:
        """None if every decision holds, else the first that does not, with its values."""
        asked = self._questions()
        known = [_answer(question.source, answer) for question, answer in zip(asked, answers, strict=True)]
        return DecidedTest.decide(self, values, known)

    def _evidence(self, decision: Decision, values: Sequence[object]) -> str:
        places = list(dict.fromkeys(_mentioned(decision)))
        shown = (f"{' '.join(self.sources[at].split())[:120]} is {brief(values[at])}" for at in places)
        return ", ".join(shown) or "the test does not hold"


def _asked(source: str, values: Sequence[object]) -> str:
    places = places_of(source)
    if not places:
        return source
    given = "".join(f"const __adiff_place{at} = () => {render(values[at])};" for at in places)
    thrown = "return { __adiff_result: 'thrown', error: String(error) };"
    return f"(() => {{ {given} try {{ return [{source}]; }} catch (error) {{ {thrown} }} }})()"


def _answer(source: str, answer: object) -> object:
    """What `_asked` wrapped around the answer, taken off again."""
    if not places_of(source):
        return answer
    match answer:
        case [value]:
            return value
        case {"__adiff_result": "thrown", "error": str(error)}:
            return Tagged("thrown", error)
    return Tagged("thrown", "the answer is malformed")


def _mentioned(decision: Decision) -> Iterator[int]:
    match decision:
        case Not(part):
            yield from _mentioned(part)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from _mentioned(part)
        case Raised(place):
            yield place.index
        case Compare(_, left, right, tolerance):
            for operand in (left, right, tolerance):
                if isinstance(operand, Place):
                    yield operand.index
                elif isinstance(operand, Question):
                    yield from places_of(operand.source)
