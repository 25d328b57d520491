"""Judge every curated task in its four languages: python scripts/check_curated.py [FOLDER OR FILE ...]

Prints one line for each solution that does not pass its own tests, and exits 1 if there is any.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from agentic_diffusion.code_generation.languages.literals import LANGUAGES
from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training.curated import CuratedTask, read_task

DATA = Path(__file__).parents[1] / "data" / "curated"


def problems(judge: Judge, task: CuratedTask) -> Iterator[str]:
    for language in LANGUAGES:
        verdict = judge.judge(task.solutions[language], task.tests(language), language=language)
        if not verdict.passed:
            case = next(case for case in verdict.cases if not case.passed)
            yield f"{language}: {case.outcome}: {case.source}: {case.detail}"


def main() -> None:
    given = [Path(name) for name in sys.argv[1:]] or [DATA]
    paths = [path for place in given for path in ([place] if place.is_file() else sorted(place.rglob("*.toml")))]
    wrong = 0
    with Judge() as judge:
        for path in paths:
            try:
                found = list(problems(judge, read_task(path)))
            except InputError as error:
                found = [str(error)]
            wrong += bool(found)
            for problem in found:
                sys.stdout.write(f"{path.stem}: {problem}\n")
    sys.stderr.write(f"{len(paths)} tasks, {wrong} with problems" + "\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
