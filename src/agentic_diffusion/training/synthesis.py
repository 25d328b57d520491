"""From task families and compositions to verified training samples: prompt, code, known prefix.

Each sample is executed before it is used: the program in the form the model will see must return on fresh inputs what
the family's own solution (held against hand-worked examples by the tests) or the composition's interpreter returns.
Python programs are the project's own, so they run in this process and not in the sandbox; their twins in other
languages (programs/) pass tests before the judge.

Deterministic: sample i of seed s is always the same, whatever ran before. Whole compositions and whole wordings are
held out by hash (`compositions.held_out`, `wording.held_out_wording`).
"""

import copy
import importlib
import json
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from types import ModuleType

from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.code_generation.syntax_parsers.python_trees import with_known_imports
from agentic_diffusion.errors import ConfigError, InputError
from agentic_diffusion.training import families, more_wordings
from agentic_diffusion.training.compositions import compose, held_out
from agentic_diffusion.training.curated import CuratedTask
from agentic_diffusion.training.family import Family, Task, fill, instantiate
from agentic_diffusion.training.operations import broken, edited, repair_request, translate_request
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.translating import Translation, translate
from agentic_diffusion.training.variants import canonical, renamed, signature_line
from agentic_diffusion.training.verification import Checkable, verified
from agentic_diffusion.training.wording import render
from agentic_diffusion.types import Judge

COMPOSITION_SHARE = 0.4
CURATED_SHARE = 0.15
"""Of samples, where curated tasks are given."""
PUBLIC_SHARE = 0.3
"""Of Java signatures that are given: how many say `public`."""
SIGNATURE_SHARE = 0.4
HINTS_SHARE = 0.4
NUM_CHECKS = 3
NUM_WATCHED = 24
"""Inputs on which a program is watched to learn its types."""
CHUNK = 400


@dataclass(frozen=True, slots=True)
class Sample:
    """One verified pair. `code` starts with `prefix`, which the user is taken to have given (may be empty)."""

    prompt: str
    code: str
    prefix: str
    family: str
    language: str = "python"
    source: str = ""
    """A program that is given, to be repaired, edited or translated; empty for plain generation."""
    source_language: str = "python"


@dataclass(frozen=True, slots=True)
class Draft:
    """A sample with programs in other languages than Python, which the judge has to pass before it is used."""

    sample: Sample
    checks: tuple[Checkable, ...]


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
    """Run one of the project's own programs, with the imports that it needs, on one argument tuple."""
    scope: dict[str, object] = {}
    exec(compile(with_known_imports(code), "<sample>", "exec"), scope)
    return eval(fill(call, {"args": ", ".join(map(repr, arguments))}), scope)


def agrees(task: Task, code: str, name: str, rng: Random, *, num_inputs: int = NUM_CHECKS) -> bool:
    """Whether `code` (its function called `name`) returns what the task's own solution returns on fresh inputs."""
    call = task.call.replace(f"{defined(task.solution)}(", f"{name}(", 1) if name else task.call
    for _ in range(num_inputs):
        arguments = task.inputs(rng)
        expected = returned(task.solution, task.call, copy.deepcopy(arguments))
        value = returned(code, call, copy.deepcopy(arguments))
        if value != expected or type(value) is not type(expected):
            return False
    return True


def defined(source: str) -> str:
    """The name of the first function or class."""
    return source.lstrip().split(None, 1)[1].split("(", 1)[0].split(":", 1)[0].strip()


def draw_task(
    rng: Random, *, compositions: float = COMPOSITION_SHARE, curated: Sequence[CuratedTask] = ()
) -> Task | CuratedTask:
    """A random training task: a family with parameters, a composition that is not held out, one of `curated`."""
    if curated and rng.random() < CURATED_SHARE:
        return rng.choice(curated)
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


def make_sample(
    seed: int | str,
    index: int,
    *,
    languages: Sequence[str] = ("python",),
    operations: float = 0.0,
    curated: Sequence[CuratedTask] = (),
) -> Sample | Draft | None:
    """Sample `index` of `seed`; None if the program failed its check or has no twin in the language drawn.

    `operations` is the share of samples that repair, edit or translate a given program.
    """
    rng = Random(f"{seed}:{index}")
    drawn = draw_task(rng, curated=curated)
    language = _draw_language(languages, rng)
    task = curated_task(drawn) if isinstance(drawn, CuratedTask) else drawn
    prompt = render(task, rng, held_out=False, language=language)
    try:
        if operations and rng.random() < operations:
            return _operation(task, prompt, language, languages, rng)
        given = rng.random() < SIGNATURE_SHARE
        if isinstance(drawn, CuratedTask) and language != "python":
            return _by_hand(drawn, prompt, language, rng, given=given)
        is_one = task.solution.count("\ndef ") == 0
        given = given and is_one
        source, name = renamed(task.solution, rng) if given else (task.solution, _function_name(task.solution))
        if language != "python":
            twin = twin_of(task, source, language, rng)
            code, prefix = _with_signature(twin.code, language, rng, given=given)
            sample = Sample(prompt, code, prefix, task.family, language)
            return Draft(sample, (_checkable(language, code, twin.tests),))
        code = canonical(source, hints=given and rng.random() < HINTS_SHARE)
        if not agrees(task, code, name, rng):
            return None
    except Exception:  # any failure of a synthetic program only means that it is not used
        return None
    return Sample(prompt, code, signature_line(code).rstrip() if given else "", task.family)


def _draw_language(languages: Sequence[str], rng: Random) -> str:
    """Python twice as often as any other; no draw where there is no choice."""
    if len(languages) == 1:
        return languages[0]
    return rng.choices(languages, [2 if language == "python" else 1 for language in languages])[0]


def twin_of(task: Task, source: str, language: str, rng: Random, *, num_tests: int = NUM_CHECKS) -> Translation:
    """The task in another language; classes and special ways of calling stay in Python. Raises Untranslatable."""
    source = with_known_imports(source)
    if "def " not in source or "class " in source or "$args" not in task.call or task.call.count("(") != 1:
        raise Untranslatable("a class, or a call of a special kind")
    twin = translate(source, [task.inputs(rng) for _ in range(NUM_WATCHED)], language, num_tests=num_tests)
    return replace(twin, code=PARSERS[language]().bare(twin.code))


def _checkable(language: str, code: str, tests: Sequence[str]) -> Checkable:
    """What the judge is given: the program as it is handed over to users."""
    return Checkable(language, PARSERS[language]().with_imports(code), tuple(tests))


def _with_signature(code: str, language: str, rng: Random, *, given: bool) -> tuple[str, str]:
    """(program, its first line where that is given). In Java some users say `public`."""
    if not given:
        return code, ""
    if language == "java" and rng.random() < PUBLIC_SHARE:
        code = f"public {code}"
    return code, code.split("\n", 1)[0]


def _by_hand(task: CuratedTask, prompt: str, language: str, rng: Random, *, given: bool) -> Draft:
    """The solution that somebody wrote in this language."""
    code, prefix = _with_signature(PARSERS[language]().bare(task.solutions[language]), language, rng, given=given)
    sample = Sample(prompt, code, prefix, task.signature.name, language)
    return Draft(sample, (_checkable(language, code, task.tests(language)),))


def curated_task(task: CuratedTask) -> Task:
    """A curated task as a family without parameters; its inputs are those of its cases."""
    arguments = [example.arguments for example in task.examples]
    return Task(
        family=task.signature.name,
        imperative=(),
        free=task.wordings,
        solution=PARSERS["python"]().bare(task.solutions["python"]),
        call=f"{task.signature.name}($args)",
        inputs=lambda rng: copy.deepcopy(rng.choice(arguments)),
    )


def _operation(task: Task, prompt: str, language: str, languages: Sequence[str], rng: Random) -> Sample | Draft | None:
    """A pair with a given program: most often one to repair."""
    kind = rng.choices(("repair", "translate", "edit"), (2, 1, 1))[0]
    others = [other for other in languages if other != language]
    if kind == "translate" and others:
        return _translation(task, language, rng.choice(others), rng)
    if kind == "edit" and language == "python" and task.solution.startswith("def "):
        edit = edited(task, rng)
        return Sample(edit[0], edit[2], "", task.family, source=edit[1]) if edit else None
    mutant = broken(task, task.solution, rng, lambda code, arguments: returned(code, task.call, arguments))
    if mutant is None:
        return None
    request = repair_request(prompt, rng)
    if language == "python":
        code = canonical(task.solution, hints=False)
        return Sample(request, code, "", task.family, source=canonical(mutant, hints=False))
    right, wrong = twin_of(task, task.solution, language, rng), twin_of(task, mutant, language, rng)
    if right.code == wrong.code:
        return None
    sample = Sample(request, right.code, "", task.family, language, wrong.code, language)
    return Draft(sample, (_checkable(language, right.code, right.tests),))


def _translation(task: Task, language: str, other: str, rng: Random) -> Draft:
    """The same program in `other`, given, and in `language`, to be written."""
    twins = {name: twin_of(task, task.solution, name, rng) for name in (language, other) if name != "python"}
    codes = {
        name: twins[name].code if name in twins else canonical(task.solution, hints=False) for name in (language, other)
    }
    sample = Sample(translate_request(language, rng), codes[language], "", task.family, language, codes[other], other)
    return Draft(sample, tuple(_checkable(name, twin.code, twin.tests) for name, twin in twins.items()))


def _function_name(source: str) -> str:
    return defined(source) if source.lstrip().startswith("def ") else ""


def samples(
    num_samples: int,
    seed: int | str,
    *,
    languages: Sequence[str] = ("python",),
    operations: float = 0.0,
    curated: Sequence[CuratedTask] = (),
    judge: Judge | None = None,
) -> Iterator[tuple[int, Sample | None]]:
    """(index, sample) for the first `num_samples` indices. Languages besides Python need a judge."""
    if judge is None and any(language != "python" for language in languages):
        raise ConfigError("languages: programs in other languages than Python need a judge")
    for start in range(0, num_samples, CHUNK):
        indices = range(start, min(start + CHUNK, num_samples))
        made = [
            make_sample(seed, index, languages=languages, operations=operations, curated=curated) for index in indices
        ]
        drafts = [draft for draft in made if isinstance(draft, Draft)]
        checks = [check for draft in drafts for check in draft.checks]
        results = iter(verified(judge, checks)) if judge and checks else iter(())
        for index, found in zip(indices, made, strict=True):
            if isinstance(found, Draft):
                passed = [next(results) for _ in found.checks]
                yield index, found.sample if all(passed) else None
            else:
                yield index, found


def write_corpus(
    path: Path,
    *,
    num_samples: int,
    seed: int,
    languages: Sequence[str] = ("python",),
    operations: float = 0.0,
    curated: Sequence[CuratedTask] = (),
    judge: Judge | None = None,
    on_progress: Callable[[int], None] = lambda _done: None,
) -> dict[str, int]:
    """Write verified samples as JSON lines; returns how many were asked for, kept, and left out.

    Raises InputError if the file cannot be written.
    """
    kept = 0
    try:
        with path.open("w", encoding="utf-8") as file:
            found = samples(num_samples, seed, languages=languages, operations=operations, curated=curated, judge=judge)
            for index, sample in found:
                if sample is not None:
                    kept += 1
                    file.write(json.dumps(asdict(sample), ensure_ascii=False) + "\n")
                on_progress(index + 1)
    except OSError as error:
        raise InputError(f"out: cannot write {path}: {error.strerror}; choose another file or free space") from error
    return {"asked": num_samples, "kept": kept, "left_out": num_samples - kept}
