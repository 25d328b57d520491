"""What a task family is: one everyday function, many ways to ask for it, and how to check it.

A family is data plus two small functions of a random generator. `instantiate` fills its parameters in and gives a
`Task`; `examples` (worked by hand for `example_parameters`) are what the tests hold each solution against.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from string import Template


def no_parameters(_rng: Random) -> Mapping[str, object]:
    """For families with nothing to vary."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Family:
    """One everyday programming task.

    `$name` in wordings, solution and call is replaced by the parameter of that name.
    """

    name: str
    """snake_case, unique over all families, and the name that the solution defines (classes: its snake_case)."""
    imperative: tuple[str, ...]
    """Wordings that start with a bare verb, without capital or full stop: "count the vowels in a string"."""
    free: tuple[str, ...]
    """Complete prompts in any other shape: questions, noun phrases, "Given a ...", chatty, terse."""
    solution: str
    """Python source. Starts with `def` or `class`; imports stand inside the body; type hints on the signature."""
    inputs: Callable[[Random], tuple[object, ...]]
    """One argument tuple; varied, edge cases included, plain built-in values only."""
    parameters: Callable[[Random], Mapping[str, object]] = no_parameters
    example_parameters: Mapping[str, object] = field(default_factory=dict)
    examples: tuple[tuple[tuple[object, ...], object], ...]
    """(arguments, expected value), worked out by hand for `example_parameters`; at least two."""
    call: str = ""
    """Expression that exercises the solution; `$args` is the argument list. Empty: `<name>($args)`."""


@dataclass(frozen=True)
class Task:
    """A family or composition with all parameters filled in: one meaning, one solution, many wordings."""

    family: str
    imperative: tuple[str, ...]
    free: tuple[str, ...]
    solution: str
    call: str
    inputs: Callable[[Random], tuple[object, ...]]


def lines(block: str) -> tuple[str, ...]:
    """The non-empty lines of a triple-quoted block, stripped: one wording a line."""
    return tuple(line.strip() for line in block.splitlines() if line.strip())


def fill(template: str, parameters: Mapping[str, object]) -> str:
    """Replace every `$name`; a name without a value is an error."""
    return Template(template).substitute({key: str(value) for key, value in parameters.items()})


def instantiate(family: Family, parameters: Mapping[str, object]) -> Task:
    """Fill the parameters into wordings, solution and call."""
    return Task(
        family=family.name,
        imperative=tuple(fill(wording, parameters) for wording in family.imperative),
        free=tuple(fill(wording, parameters) for wording in family.free),
        solution=fill(family.solution, parameters).strip() + "\n",
        call=fill(family.call or f"{family.name}($args)", {**parameters, "args": "$args"}),
        inputs=family.inputs,
    )
