"""Conditionals with parameters: "return 'big' if the number is above 100, 'medium' if above 10, else 'small'"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from agentic_diffusion.training.family import Task
from agentic_diffusion.training.inputs import word

LABELS = (
    ("big", "medium", "small", "tiny"), ("high", "mid", "low", "none"), ("A", "B", "C", "D"),
    ("hot", "warm", "cool", "cold"),
    ("gold", "silver", "bronze", "nothing"), ("red", "yellow", "green", "blue"), ("many", "some", "few", "hardly any"),
    ("expert", "advanced", "beginner", "novice"), ("long", "normal", "short", "mini"), ("win", "draw", "loss", "skip"),
)  # fmt: skip
FIZZ = (("Fizz", "Buzz"), ("foo", "bar"), ("tick", "tock"), ("ping", "pong"), ("red", "blue"), ("flip", "flop"))


@dataclass(frozen=True)
class Branch:
    """One case: a condition in code and in words, its meaning, and the label it gives."""

    code: str
    words: tuple[str, ...]
    test: Callable[[Any], bool]
    label: str


@dataclass(frozen=True)
class Classification:
    """Branches in order of precedence; the first that holds decides."""

    key: str
    name: str
    argument: str
    annotation: str
    subject: tuple[str, ...]
    branches: tuple[Branch, ...]
    otherwise: str
    inputs: Callable[[Random], tuple[object, ...]]

    def run(self, value: object) -> str:
        return next((branch.label for branch in self.branches if branch.test(value)), self.otherwise)

    @property
    def source(self) -> str:
        lines = [f"def {self.name}({self.argument}: {self.annotation}) -> str:"]
        for branch in self.branches:
            lines += [f"    if {branch.code}:", f"        return {branch.label!r}"]
        return "\n".join([*lines, f"    return {self.otherwise!r}"]) + "\n"


def _thresholds(rng: Random, count: int, step: int) -> list[int]:
    start, limits = rng.choice((0, 0, 1, 5, 10)), []
    for _ in range(count):
        limits.append(start)
        start += rng.choice((1, 2, 3, 5, 10)) * step
    return limits


def _above(measure: str, what: str, limit: int, label: str, reading: Callable[[Any], int], closed: bool) -> Branch:
    if closed:
        phrases = (f"{what}is at least {limit}", f"{what}is {limit} or more", f"{what}is >= {limit}")
        return Branch(f"{measure} >= {limit}", phrases, lambda value: reading(value) - limit > -1, label)
    above = (
        f"{what}is greater than {limit}",
        f"{what}is above {limit}",
        f"{what}is over {limit}",
        f"{what}exceeds {limit}",
    )
    return Branch(f"{measure} > {limit}", above, lambda value: reading(value) - limit > 0, label)


def _below(measure: str, what: str, limit: int, label: str, reading: Callable[[Any], int], closed: bool) -> Branch:
    if closed:
        phrases = (f"{what}is at most {limit}", f"{what}is {limit} or less", f"{what}is <= {limit}")
        return Branch(f"{measure} <= {limit}", phrases, lambda value: limit - reading(value) > -1, label)
    phrases = (f"{what}is less than {limit}", f"{what}is below {limit}", f"{what}is under {limit}")
    return Branch(f"{measure} < {limit}", phrases, lambda value: limit - reading(value) > 0, label)


def _by_size(rng: Random) -> Classification:
    """Thresholds on a number or on the length of a string."""
    of_text = rng.random() < 0.35
    labels = list(rng.choice(LABELS))
    count = rng.choice((1, 2, 2, 2, 3))
    limits = (
        [max(1, n) for n in _thresholds(rng, count, 1)] if of_text else _thresholds(rng, count, rng.choice((1, 5, 10)))
    )
    if len(set(limits)) < count:
        limits = [limits[-1] + i for i in range(count)]
    falling, closed = rng.random() < 0.6, rng.random() < 0.5
    measure, what = ("len(text)", "its length ") if of_text else ("number", "it ")
    reading: Callable[[Any], int] = (lambda text: sum(1 for _ in text)) if of_text else (lambda number: number)
    make = _above if falling else _below
    ordered = limits[::-1] if falling else limits
    chosen = labels[: count + 1] if falling else labels[: count + 1][::-1]
    branches = tuple(make(measure, what, n, chosen[i], reading, closed) for i, n in enumerate(ordered))

    def numbers(source: Random) -> tuple[object, ...]:
        return (source.choice((source.choice(limits) + source.randint(-2, 2), source.randint(-20, 150))),)

    def texts(source: Random) -> tuple[object, ...]:
        return ((word(source) + " " + word(source) * 4)[: max(0, source.choice(limits) + source.randint(-2, 3))],)

    direction = f"{'above' if falling else 'below'}{'_closed' if closed else ''}"
    return Classification(
        key=f"if:{'length' if of_text else 'number'}.{direction}x{count}",
        name="classify_length" if of_text else "classify_number",
        argument="text" if of_text else "number",
        annotation="str" if of_text else "int",
        subject=("a string", "a text", "some text", "a given string")
        if of_text
        else ("a number", "an integer", "an int"),
        branches=branches,
        otherwise=chosen[count],
        inputs=texts if of_text else numbers,
    )


def _by_divisor(rng: Random) -> Classification:
    """Labels by divisibility, the common case first."""
    first, second = rng.choice(((3, 5), (2, 3), (2, 5), (3, 7), (4, 7), (5, 7), (3, 4)))
    one, two = rng.choice(FIZZ)
    neither = rng.choice(("none", "neither", "", "other", "nothing"))

    def divisible(*divisors: int) -> Callable[[Any], bool]:
        return lambda number: all((number // d) * d == number for d in divisors)

    def words(d: int) -> tuple[str, ...]:
        return (f"it is divisible by {d}", f"it is a multiple of {d}", f"{d} divides it")

    branches = [
        Branch(f"number % {first} == 0", words(first), divisible(first), one),
        Branch(f"number % {second} == 0", words(second), divisible(second), two),
    ]
    both = rng.random() < 0.7
    if both:
        phrases = (f"it is divisible by both {first} and {second}", f"it is a multiple of {first} and of {second}")
        code = f"number % {first} == 0 and number % {second} == 0"
        branches.insert(0, Branch(code, phrases, divisible(first, second), one + two))
    return Classification(
        key=f"if:number.divisible{'_both' if both else ''}",
        name="label_number",
        argument="number",
        annotation="int",
        subject=("a number", "an integer", "an int"),
        branches=tuple(branches),
        otherwise=neither,
        inputs=lambda source: (source.choice((first, second, first * second, 1)) * source.randint(-3, 12),),
    )


def _cases(c: Classification, rng: Random) -> list[tuple[str, str]]:
    return [(repr(b.label), rng.choice(b.words)) for b in c.branches]


def _result_first(c: Classification, rng: Random) -> str:
    cases = _cases(c, rng)
    (label, test), rest = cases[0], cases[1:]
    link = rng.choice((", otherwise {} if {}", ", else {} if {}", ", or else {} if {}"))
    return f"return {label} if {test}" + "".join(link.format(*case) for case in rest)


def _otherwise(c: Classification, rng: Random) -> str:
    return rng.choice((", else {}", ", otherwise {}", " and {} in all other cases")).format(repr(c.otherwise))


def _imperative(c: Classification, rng: Random) -> str:
    subject = rng.choice(c.subject)
    verb = rng.choice(("take", "take", "look at", "classify", "label", "check", "categorize", "inspect", "examine"))
    mark = (
        rng.choice((": ", " and ", ", then ")) if verb in ("take", "look at", "check", "inspect", "examine") else ": "
    )
    if rng.random() < 0.3:
        tests = ", ".join(f"{label} when {test}" for label, test in _cases(c, rng))
        turn = rng.choice(("turn", "convert", "map"))
        return f"{turn} {subject} into a label, first match wins: {tests}{_otherwise(c, rng)}"
    return f"{verb} {subject}{mark}{_result_first(c, rng)}{_otherwise(c, rng)}"


def _free(c: Classification, rng: Random) -> str:
    subject, cases = rng.choice(c.subject), _cases(c, rng)
    ordered = "; ".join(f"{test}: {label}" for label, test in cases)
    asked = ", ".join(f"{label} if {test}" for label, test in cases)
    started = ", else ".join(f"if {test} return {label}" for label, test in cases)
    last = repr(c.otherwise)
    return rng.choice((
        f"Given {subject}, {_result_first(c, rng)}{_otherwise(c, rng)}.",
        f"for {subject}: {started}, else return {last}",
        f"Rules for {subject}, in this order: {ordered}; anything else: {last}",
        f"I have {subject} and want {asked} (first rule that fits), and {last} otherwise",
        f"if-elif-else on {subject}: {ordered}; else {last}",
        f"What label does {subject} get? {asked[:1].upper()}{asked[1:]}, {last} if none of these, checked in order.",
        f"function with {subject} as argument. {started[:1].upper()}{started[1:]}. Otherwise return {last}.",
        f"{subject} -> {asked}, first match counts, else {last}",
    ))  # fmt: skip


def _distinct(
    say: Callable[[Classification, Random], str], c: Classification, rng: Random, count: int
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for _ in range(40):
        if len(found) < count:
            found.setdefault(say(c, rng))
    return tuple(found)


def draw_classification(rng: Random) -> Classification:
    """A random conditional over a number or a text."""
    makers: Sequence[Callable[[Random], Classification]] = (_by_size, _by_size, _by_divisor)
    return rng.choice(makers)(rng)


def to_task(c: Classification, rng: Random) -> Task:
    """Ten bare wordings and eight free ones."""
    return Task(
        family=c.key,
        imperative=_distinct(_imperative, c, rng, 10),
        free=_distinct(_free, c, rng, 8),
        solution=c.source,
        call=f"{c.name}($args)",
        inputs=c.inputs,
    )
