"""From task families and compositions to verified training samples: prompt, code, known prefix.

Each sample is executed before it is used: the program in the form the model will see must return on fresh inputs what
the family's own solution (held against hand-worked examples by the tests) or the composition's interpreter returns.
The programs are the project's own, so they run in this process and not in the sandbox.

Deterministic: sample i of seed s is always the same, whatever ran before. Whole compositions and whole wordings are
held out by hash (`compositions.held_out`, `wording.held_out_wording`).
"""

import copy
import importlib
import json
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from types import ModuleType

from agentic_diffusion.errors import InputError
from agentic_diffusion.training import families, more_wordings
from agentic_diffusion.training.compositions import compose, held_out
from agentic_diffusion.training.family import Family, Task, fill, instantiate
from agentic_diffusion.training.variants import canonical, renamed, signature_line
from agentic_diffusion.training.wording import render

COMPOSITION_SHARE = 0.4
SIGNATURE_SHARE = 0.4
HINTS_SHARE = 0.4
NUM_CHECKS = 3
NUM_TESTS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """One verified pair. `code` starts with `prefix`, which the user is taken to have given (may be empty)."""

    prompt: str
    code: str
    prefix: str
    family: str


@dataclass(frozen=True, slots=True)
class EvaluationItem:
    """One held-out task: `tests` call the program by the name that `signature` or, without one, `candidate` gives."""

    id: str
    prompt: str
    signature: str | None
    tests: tuple[str, ...]
    reference: str


@cache
def all_families() -> tuple[Family, ...]:
    """Every family of every module in training/families, with the further wordings of training/more_wordings."""
    more: dict[str, tuple[str, ...]] = {}
    for module in _modules(more_wordings):
        for name, wordings in module.WORDINGS.items():
            more[name] = more.get(name, ()) + wordings
    found = [family for module in _modules(families) for family in module.FAMILIES]
    return tuple(replace(family, free=family.free + more.get(family.name, ())) for family in found)


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def returned(code: str, call: str, arguments: tuple[object, ...]) -> object:
    """Run one of the project's own programs on one argument tuple."""
    scope: dict[str, object] = {}
    exec(compile(code, "<sample>", "exec"), scope)
    return eval(fill(call, {"args": ", ".join(map(repr, arguments))}), scope)


def agrees(task: Task, code: str, name: str, rng: Random, *, num_inputs: int = NUM_CHECKS) -> bool:
    """Whether `code` (its function called `name`) returns what the task's own solution returns on fresh inputs."""
    call = task.call.replace(f"{_defined(task.solution)}(", f"{name}(", 1) if name else task.call
    for _ in range(num_inputs):
        arguments = task.inputs(rng)
        expected = returned(task.solution, task.call, copy.deepcopy(arguments))
        value = returned(code, call, copy.deepcopy(arguments))
        if value != expected or type(value) is not type(expected):
            return False
    return True


def _defined(source: str) -> str:
    return source.lstrip().split(None, 1)[1].split("(", 1)[0].split(":", 1)[0].strip()


def draw_task(rng: Random, *, compositions: float = COMPOSITION_SHARE) -> Task:
    """A random training task: a family with parameters, or a composition that is not held out."""
    if rng.random() < compositions:
        while True:
            key, task = compose(rng)
            if not held_out(key):
                return task
    family = rng.choice(all_families())
    return family_task(family, rng)


def family_task(family: Family, rng: Random) -> Task:
    """A family with random parameters; wordings of classes stand for themselves and take no "write a function to"."""
    task = instantiate(family, family.parameters(rng))
    if task.solution.startswith("class "):
        return replace(task, imperative=(), free=task.imperative + task.free)
    return task


def make_sample(seed: int | str, index: int) -> Sample | None:
    """Sample `index` of `seed`; None if the program failed its check (it is then left out of every corpus)."""
    rng = Random(f"{seed}:{index}")
    task = draw_task(rng)
    prompt = render(task, rng, held_out=False)
    given = rng.random() < SIGNATURE_SHARE
    source, name = renamed(task.solution, rng) if given else (task.solution, _function_name(task.solution))
    code = canonical(source, hints=given and rng.random() < HINTS_SHARE)
    try:
        if not agrees(task, code, name, rng):
            return None
    except Exception:  # any failure of a synthetic program only means that it is not used
        return None
    return Sample(prompt, code, signature_line(code).rstrip() if given else "", task.family)


def _function_name(source: str) -> str:
    return _defined(source) if source.lstrip().startswith("def ") else ""


def samples(num_samples: int, seed: int | str) -> Iterator[tuple[int, Sample | None]]:
    """(index, sample) for the first `num_samples` indices."""
    for index in range(num_samples):
        yield index, make_sample(seed, index)


def write_corpus(
    path: Path, *, num_samples: int, seed: int, on_progress: Callable[[int], None] = lambda _done: None
) -> dict[str, int]:
    """Write verified samples as JSON lines; returns how many were asked for, kept, and left out.

    Raises InputError if the file cannot be written.
    """
    kept = 0
    try:
        with path.open("w", encoding="utf-8") as file:
            for index, sample in samples(num_samples, seed):
                if sample is not None:
                    kept += 1
                    file.write(json.dumps(asdict(sample), ensure_ascii=False) + "\n")
                on_progress(index + 1)
    except OSError as error:
        raise InputError(f"out: cannot write {path}: {error.strerror}; choose another file or free space") from error
    return {"asked": num_samples, "kept": kept, "left_out": num_samples - kept}


def evaluation_item(task: Task, prompt: str, rng: Random, identifier: str) -> EvaluationItem:
    """Tests from the task's own solution on fresh inputs, at least two different results if the inputs allow."""
    source = canonical(task.solution, hints=False)
    is_function = source.startswith("def ")
    single = is_function and "," not in signature_line(source)
    name = _defined(source) if is_function else ""
    call = task.call.replace(f"{name}(", "candidate(", 1) if single else task.call
    tests: dict[str, str] = {}
    for _ in range(10 * NUM_TESTS):
        arguments = task.inputs(rng)
        value = returned(task.solution, task.call, copy.deepcopy(arguments))
        expression = fill(call, {"args": ", ".join(map(repr, arguments))})
        if len(expression) + len(repr(value)) < 400:
            tests.setdefault(expression, f"assert {expression} == {value!r}")
        if len(tests) == NUM_TESTS and len({test.rsplit("==", 1)[1] for test in tests.values()}) > 1:
            break
        if len(tests) == NUM_TESTS:
            tests.pop(next(iter(tests)))
    return EvaluationItem(
        identifier, prompt, None if single else signature_line(source).rstrip(), tuple(tests.values()), source
    )


def held_out_wordings(num_items: int, seed: int) -> list[EvaluationItem]:
    """Families in wordings that no training sample has."""
    rng = Random(f"wordings:{seed}")
    items = []
    chosen = list(all_families())
    rng.shuffle(chosen)
    for index in range(num_items):
        family = chosen[index % len(chosen)]
        task = family_task(family, rng)
        items.append(evaluation_item(task, render(task, rng, held_out=True), rng, f"wording-{index}-{family.name}"))
    return items


def held_out_compositions(num_items: int, seed: int) -> list[EvaluationItem]:
    """Compositions whose whole structure no training sample has."""
    rng = Random(f"compositions:{seed}")
    items: list[EvaluationItem] = []
    while len(items) < num_items:
        key, task = compose(rng)
        if held_out(key):
            prompt = render(task, rng, held_out=False)
            items.append(evaluation_item(task, prompt, rng, f"composition-{len(items)}-{key}"))
    return items
