"""Ask a program in a cell one question at a time: what it has not been asked yet it cannot know.

A program that saw the inputs of all cases at once could find the answer to one among the inputs of another, as in tests
of an encoder beside those of its decoder. So the next question is sent when the last answer has come back.
"""

import marshal
from collections.abc import Callable, Sequence

from agentic_diffusion.sandbox.languages.contract import Report, Step

Steps = Sequence[Step]
Cases = Sequence[Steps]
_GIVES_NO_VALUE = ("exec", "bind")


class Interview:
    """The questions of each case, and a report for each case that is finished.

    A question is what the program reads, or None where it knows all cases already because it was compiled with them.
    """

    def __init__(self, questions: Sequence[Sequence[bytes | None]]) -> None:
        self.reports: list[Report] = []
        self.num_questions = sum(map(len, questions))
        self._questions = questions
        self._answers: list[Report] = []
        """To the questions of the case at hand."""

    @property
    def is_over(self) -> bool:
        return len(self.reports) == len(self._questions)

    def question(self) -> bytes | None:
        """The one that is due."""
        return self._questions[len(self.reports)][len(self._answers)]

    def answer(self, report: Report) -> None:
        """Take the answer to it. The rest of a case is dropped with its first answer that is no pass."""
        self._answers.append(report)
        if report.outcome != "passed" or len(self._answers) == len(self._questions[len(self.reports)]):
            self.reports.append(_joined(self._answers))
            self._answers = []


def _joined(answers: Sequence[Report]) -> Report:
    if len(answers) == 1:
        return answers[0]
    last = answers[-1]
    values = tuple(value for answer in answers for value in answer.values) if last.outcome == "passed" else ()
    covered = tuple(sorted({line for answer in answers for line in answer.covered}))
    return Report(last.outcome, values, last.detail, last.trace, covered, last.limit)


def python_interview(cases: Cases) -> Interview:
    """Every value is a question of its own: the calls of one test do not know each other either."""
    return Interview([[marshal.dumps(question) for question in _portions(steps)] for steps in cases])


def _portions(steps: Steps) -> list[dict[str, object]]:
    portions: list[list[Step]] = [[]]
    for step in steps:
        if portions[-1] and portions[-1][-1][0] not in _GIVES_NO_VALUE:
            portions.append([])
        portions[-1].append(step)
    if len(portions) > 1 and portions[-1][-1][0] in _GIVES_NO_VALUE:
        trailing = portions.pop()
        portions[-1] += trailing
    return [{"steps": list(map(tuple, portion)), "fresh": place == 0} for place, portion in enumerate(portions)]


def interview(cases: Cases, question: Callable[[Steps], bytes] | None) -> Interview:
    """One question for each case, written by `question`; without it the program has its questions already."""
    return Interview([[question(steps) if question else None] for steps in cases])
