"""How many families and compositions a printer gets right: python scripts/check_translations.py LANGUAGE [NAME ...]

Prints what cannot be printed or does not pass, with the reason, and a count. A name is a family, or "compositions".
"""

import sys
from collections.abc import Iterator
from random import Random

from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training.compositions import compose
from agentic_diffusion.training.family import Task
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.translating import translate
from agentic_diffusion.training.synthesis import all_families, family_task

NUM_COMPOSITIONS, NUM_INPUTS = 100, 40


def tasks(chosen: set[str]) -> Iterator[tuple[str, Task]]:
    for family in all_families():
        if not chosen or family.name in chosen:
            yield family.name, family_task(family, Random(family.name))
    if not chosen or "compositions" in chosen:
        rng = Random(1)
        for _ in range(NUM_COMPOSITIONS):
            yield compose(rng)


def problem(judge: Judge, task: Task, language: str, *, shown: bool) -> str:
    """Empty if the printed program passes."""
    if not task.solution.startswith("def ") or "$args" not in task.call:
        return "not printed: a class"
    rng = Random(7)
    try:
        twin = translate(task.solution, [task.inputs(rng) for _ in range(NUM_INPUTS)], language)
    except Untranslatable as error:
        return f"not printed: {error}"
    if shown:
        sys.stdout.write(f"{twin.signature}\n{twin.code}\n")
    verdict = judge.judge(twin.code, twin.tests, language=language)
    if verdict.passed:
        return ""
    case = next(case for case in verdict.cases if not case.passed)
    return f"{case.outcome}: {case.source}: {case.detail}\n{twin.code}"


def main() -> None:
    language, *chosen = sys.argv[1:]
    right = wrong = unprinted = 0
    with Judge() as judge:
        for name, task in tasks(set(chosen)):
            found = problem(judge, task, language, shown=bool(chosen))
            right += not found
            unprinted += found.startswith("not printed")
            wrong += bool(found) and not found.startswith("not printed")
            if found:
                sys.stdout.write(f"{name}: {found}\n")
    sys.stderr.write(f"{language}: {right} right, {wrong} wrong, {unprinted} not printed\n")


if __name__ == "__main__":
    main()
