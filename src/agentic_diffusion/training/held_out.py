"""Held-out tasks: wordings, whole compositions and curated tasks that no training sample has, with tests.

The tests call the program by the name that `signature` gives. Without one the model chooses the name, and `bound` in
evaluation.py gives its answer the name that the tests call.
"""

import copy
from dataclasses import dataclass
from pathlib import Path
from random import Random

from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.training.compositions import compose, held_out
from agentic_diffusion.training.curated import read_curated
from agentic_diffusion.training.family import Task, fill
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.synthesis import all_families, defined, family_task, returned, twin_of
from agentic_diffusion.training.variants import canonical, signature_line
from agentic_diffusion.training.wording import render

NUM_TESTS = 5


@dataclass(frozen=True, slots=True)
class EvaluationItem:
    """One held-out task: `tests` call the program by the name that `signature` or, without one, `candidate` gives."""

    id: str
    prompt: str
    signature: str | None
    tests: tuple[str, ...]
    reference: str
    language: str = "python"


def evaluation_item(task: Task, prompt: str, rng: Random, identifier: str) -> EvaluationItem:
    """Tests from the task's own solution on fresh inputs, at least two different results if the inputs allow."""
    source = canonical(task.solution, hints=False)
    is_function = source.startswith("def ")
    single = is_function and "," not in signature_line(source)
    name = defined(source) if is_function else ""
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


def _item(task: Task, prompt: str, rng: Random, identifier: str, language: str) -> EvaluationItem | None:
    """The item in any language; None where the task has no twin in it."""
    if language == "python":
        return evaluation_item(task, prompt, rng, identifier)
    try:
        twin = twin_of(task, task.solution, language, rng, num_tests=NUM_TESTS)
    except Untranslatable:
        return None
    single = "," not in signature_line(canonical(task.solution, hints=False))
    reference = PARSERS[language]().complete(twin.code)
    return EvaluationItem(identifier, prompt, None if single else twin.signature, twin.tests, reference, language)


def held_out_wordings(num_items: int, seed: int, language: str = "python") -> list[EvaluationItem]:
    """Families in wordings that no training sample has."""
    rng = Random(f"wordings:{seed}")
    items: list[EvaluationItem] = []
    chosen = list(all_families())
    rng.shuffle(chosen)
    index = 0
    while len(items) < num_items:
        family = chosen[index % len(chosen)]
        task = family_task(family, rng)
        prompt = render(task, rng, held_out=True, language=language)
        item = _item(task, prompt, rng, f"wording-{index}-{family.name}", language)
        items += [item] if item else []
        index += 1
    return items


def held_out_compositions(num_items: int, seed: int, language: str = "python") -> list[EvaluationItem]:
    """Compositions whose whole structure no training sample has."""
    rng = Random(f"compositions:{seed}")
    items: list[EvaluationItem] = []
    while len(items) < num_items:
        key, task = compose(rng)
        if held_out(key):
            prompt = render(task, rng, held_out=False, language=language)
            item = _item(task, prompt, rng, f"composition-{len(items)}-{key}", language)
            items += [item] if item else []
    return items


def curated_items(folder: Path, seed: int, language: str = "python", split: str = "test") -> list[EvaluationItem]:
    """Each curated task of a split once, in one of its wordings as it was written. Raises InputError."""
    rng = Random(f"curated:{seed}")
    return [
        EvaluationItem(
            f"curated-{task.signature.name}",
            rng.choice(task.wordings),
            None,
            tuple(task.tests(language)),
            task.solutions[language],
            language,
        )
        for task in read_curated(folder)
        if task.split == split
    ]
