"""What the printers print and what was written by hand runs, in its language, before the judge."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from agentic_diffusion.code_generation.code_tokenizer import LANGUAGES
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training.compositions import compose
from agentic_diffusion.training.curated import training_tasks
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.translating import translate
from agentic_diffusion.training.synthesis import all_families, family_task, samples
from agentic_diffusion.training.verification import Checkable, verified

CURATED = Path(__file__).parents[3] / "data" / "curated"
TOOLS = {"javascript": "node", "java": "javac", "go": "gofmt"}
BRACES = LANGUAGES[1:]
ALL_TOOLS = pytest.mark.skipif(not all(map(shutil.which, TOOLS.values())), reason="a toolchain is not installed")


@pytest.fixture(autouse=True)
def toolchain(request: pytest.FixtureRequest) -> None:
    language = request.node.callspec.params.get("language") if hasattr(request.node, "callspec") else None
    if language in TOOLS and shutil.which(TOOLS[language]) is None:
        pytest.skip(f"{TOOLS[language]} is not installed")


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as made:
        yield made


def printed(language: str) -> list[Checkable]:
    rng = Random(5)
    tasks = [compose(rng)[1] for _ in range(40)] + [family_task(family, rng) for family in all_families()[::4]]
    found = []
    for task in tasks:
        if task.solution.startswith("def ") and "$args" in task.call and task.call.count("(") == 1:
            try:
                twin = translate(task.solution, [task.inputs(rng) for _ in range(24)], language)
            except Untranslatable:
                continue
            found.append(Checkable(language, twin.code, twin.tests))
    return found


@pytest.mark.parametrize("language", BRACES)
def test_most_programs_have_a_twin_and_nearly_all_twins_are_right(judge: Judge, language: str) -> None:
    twins = printed(language)
    assert len(twins) >= 85
    passed = verified(judge, twins)
    assert sum(passed) >= 0.97 * len(twins), [twin.code for twin, ok in zip(twins, passed, strict=True) if not ok]


@pytest.mark.parametrize("language", LANGUAGES)
def test_solutions_written_by_hand_pass_their_own_cases(judge: Judge, language: str) -> None:
    tasks = training_tasks(CURATED)[::9]
    programs = [Checkable(language, task.solutions[language], tuple(task.tests(language))) for task in tasks]
    passed = verified(judge, programs)
    assert all(passed), [task.signature.name for task, ok in zip(tasks, passed, strict=True) if not ok]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_program_is_found_among_right_ones_and_one_that_does_not_build_spoils_none(
    judge: Judge, language: str
) -> None:
    right = {
        "python": "def f(x):\n    return x + 1\n",
        "javascript": "function f(x) {\n  return x + 1;\n}\n",
        "java": "static int f(int x) {\n    return x + 1;\n}\n",
        "go": "func f(x int) int {\n\treturn x + 1\n}\n",
    }[language]
    test = {"python": "assert f(1) == 2", "javascript": "f(1) === 2"}.get(language, "f(1) == 2")
    codes = [right, right.replace("+ 1", "+ 2"), right, right.replace("return", "return )"), right]
    programs = [Checkable(language, code, (test,)) for code in codes]
    assert verified(judge, programs) == [True, False, True, False, True]


@ALL_TOOLS
def test_samples_of_every_language_and_operation_pass_and_are_the_same_again(judge: Judge) -> None:
    def drawn() -> list[object]:
        given = training_tasks(CURATED)
        found = samples(60, "twins", languages=LANGUAGES, operations=0.3, curated=given, judge=judge)
        return [sample for _, sample in found]

    first = drawn()
    kept = [sample for sample in first if sample is not None]
    assert len(kept) >= 40
    assert {sample.language for sample in kept} == set(LANGUAGES)  # type: ignore[attr-defined]
    assert all(sample.code.startswith(sample.prefix) for sample in kept)  # type: ignore[attr-defined]
    assert drawn() == first
