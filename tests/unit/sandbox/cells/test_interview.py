"""In which portions a program learns what it is asked."""

import marshal

from agentic_diffusion.sandbox.cells.interview import Interview, interview, python_interview
from agentic_diffusion.sandbox.languages.contract import Report, Step


def asked(steps: list[Step]) -> list[list[Step]]:
    """The steps of each question about one case."""
    questions = python_interview([steps])
    found = []
    while not questions.is_over:
        body = questions.question()
        assert body is not None
        message = marshal.loads(body)
        assert message["fresh"] is (not found)
        found.append(message["steps"])
        questions.answer(Report("passed", (len(found),)))
    assert questions.reports == [Report("passed", tuple(range(1, len(found) + 1)))]
    return found


def test_no_question_holds_two_values() -> None:
    one: Step = ("eval", "f(1)")
    bind: Step = ("exec", "x = f(2)")
    two: Step = ("raises", "f(x)")
    last: Step = ("exec", "del x")
    assert asked([one]) == [[one]]
    assert asked([one, two]) == [[one], [two]]
    assert asked([bind, one, bind, two, last]) == [[bind, one], [bind, two, last]]
    assert asked([bind, last]) == [[bind, last]]


def test_a_case_ends_with_its_first_answer_that_is_no_pass() -> None:
    questions = Interview([[b"1", b"2", b"3"], [b"4"]])
    assert questions.question() == b"1"
    questions.answer(Report("passed", (1,), covered=(3, 5)))
    assert questions.question() == b"2"
    questions.answer(Report("error", (), "ValueError", trace=(7,), covered=(4, 5)))
    assert questions.reports == [Report("error", (), "ValueError", (7,), (3, 4, 5))]
    assert questions.question() == b"4"
    questions.answer(Report("passed", (4,)))
    assert questions.is_over
    assert questions.num_questions == 4


def test_a_program_that_was_built_with_its_cases_is_told_nothing() -> None:
    steps: list[list[Step]] = [[("eval", "f(1)")], [("eval", "f(2)")]]
    assert interview(steps, None).question() is None
    assert interview(steps, lambda steps: repr(steps).encode()).question() == b"[('eval', 'f(1)')]"
