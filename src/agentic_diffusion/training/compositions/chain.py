"""A chain of operations over one source, and its meaning by reference.

`Chain.run` applies the reference callables one after another; it never looks at the rendered code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from agentic_diffusion.training.compositions.operation import Element, Step
from agentic_diffusion.training.inputs import integers, sentence, words

DomainName = Literal["int", "words", "text", "chars"]
RANGES = ((-20, 50), (-9, 9), (0, 120), (-300, 1200))
ODD_WORDS = (
    "r2d2",
    "42",
    "7",
    "Noon",
    "tattoo",
    "x",
    "engine",
    "ending",
    "under",
    "AI",
    "banana-split",
    "seeing",
    "stats",
)


@dataclass(frozen=True)
class Domain:
    """What the chain starts from. `source` is the iterable expression over the argument."""

    name: DomainName
    element: Element
    argument: str
    annotation: str
    source: str
    variable: str
    plural: str


DOMAINS: Mapping[DomainName, Domain] = {
    "int": Domain("int", "int", "numbers", "list[int]", "numbers", "number", "numbers"),
    "words": Domain("words", "word", "words", "list[str]", "words", "word", "words"),
    "text": Domain("text", "word", "text", "str", "text.split()", "word", "words"),
    "chars": Domain("chars", "char", "text", "str", "text", "char", "characters"),
}


@dataclass(frozen=True)
class Chain:
    """Steps over a domain; at most one step takes the second argument."""

    domain: Domain
    steps: tuple[Step, ...]

    @property
    def key(self) -> str:
        """Structure without parameters, e.g. "int:filter.multiple>map.square>reduce.sum"."""
        return f"{self.domain.name}:" + ">".join(step.key for step in self.steps)

    @property
    def argument_step(self) -> Step | None:
        """The step that takes the second argument; for predicates and keys the inner one."""
        for step in self.steps:
            for candidate in (step, step.inner):
                if candidate is not None and candidate.argument:
                    return candidate
        return None

    def run(self, data: Sequence[Any], argument: object = None) -> object:
        """What the chain means for `data` (and the second argument, where there is one)."""
        values: Any = list(data) if self.domain.name != "text" else str(data).split()
        quoted = repr(argument) if isinstance(argument, str) else argument
        for step in self.steps:
            values = _apply(step, values, quoted)
        return values

    def inputs(self, rng: Random) -> tuple[object, ...]:
        """One argument tuple, biased towards values that the parameters tell apart."""
        values = [value for step in self.steps for s in (step, step.inner) if s for value in s.values.values()]
        data = _data(self.domain, values, rng)
        step = self.argument_step
        if step is None:
            return (data,)
        drawn = next(iter(step.operation.parameters.values()))(rng)
        return (data, drawn.strip("'") if isinstance(drawn, str) else drawn)


def _apply(step: Step, values: Any, argument: object) -> Any:
    operation, own = step.operation, step.resolved(argument)
    if operation.kind == "filter":
        return [value for value in values if operation.reference(value, *own)]
    if operation.kind == "map":
        return [operation.reference(value, *own) for value in values]
    if step.inner is None:
        return operation.reference(values, *own)
    inner = step.inner
    results = [inner.operation.reference(value, *inner.resolved(argument)) for value in values]
    if operation.name in ("any", "all", "none"):
        return operation.reference([bool(result) for result in results])
    return operation.reference(list(zip(values, results, strict=True)))


def _data(domain: Domain, values: list[object], rng: Random) -> object:
    if domain.name == "int":
        low, high = rng.choice(RANGES)
        numbers = integers(rng, low, high, max_length=10)
        limits = [value for value in values if isinstance(value, int)]
        if limits and rng.random() < 0.7:
            limit = rng.choice(limits)
            numbers += [limit, limit + rng.choice((-1, 1)), limit * rng.randint(2, 5)][: rng.randint(1, 3)]
        rng.shuffle(numbers)
        return numbers
    if domain.name == "chars":
        return sentence(rng, max_words=4) + rng.choice(("", "", "AbC", "x9"))
    chosen = words(rng, max_length=7)
    chosen += rng.sample(ODD_WORDS, rng.randint(0, 3))
    chosen += [value.strip("'") + "en" for value in values if isinstance(value, str) and value[1:2].isalpha()]
    if rng.random() < 0.15:
        chosen = []
    rng.shuffle(chosen)
    return chosen if domain.name == "words" else " ".join(chosen)
