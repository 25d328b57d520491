"""Tasks whose tests are strong: solutions pass, wrong variants fail, and the list of exceptions hides nothing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox import Judge, Limits
from agentic_diffusion.sandbox.self_test import (
    ATTACKS,
    HONEST,
    Check,
    SelfTest,
    check_gold,
    read_tasks,
    run_self_test,
    tasks,
)
from agentic_diffusion.types import CallResult, Case, Verdict

TASKS = tasks()
ROW: dict[str, object] = {
    "task_id": "t/1",
    "prompt": "def f(x):\n",
    "entry_point": "f",
    "canonical_solution": "    return x + 1\n",
    "test": "def check(candidate):\n    assert candidate(1) == 2\n",
}


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge(Limits(wall_s=2.0, cpu_s=2, memory_mb=256, restarts=0)) as judge:
        yield judge


@pytest.mark.parametrize("row", TASKS, ids=[str(row["entry_point"]) for row in TASKS])
def test_the_solution_passes_and_exactly_the_listed_mutants_do(judge: Judge, row: dict[str, object]) -> None:
    (result,) = check_gold(judge, [row])
    assert (result.passed, result.detail) == (True, "")
    assert (result.survivors, result.stale) == ((), ())
    assert result.num_mutants > len(result.equivalent)
    assert result.held


def test_there_are_thirty_tasks_and_every_exception_has_a_reason() -> None:
    assert len(TASKS) == len({row["task_id"] for row in TASKS}) == len({row["entry_point"] for row in TASKS}) == 30
    assert all(str(row.get("why", "")).strip() for row in TASKS if "equivalent" in row)


def test_a_weak_test_a_wrong_solution_and_a_stale_exception_are_found(judge: Judge) -> None:
    weak = {**ROW, "test": "def check(candidate):\n    assert candidate(0) != 5\n"}
    wrong = {**ROW, "canonical_solution": "    return x\n"}
    stale = {**ROW, "equivalent": ["line 2, column 4: return x + 1 -> return None"]}
    found, failed, listed = check_gold(judge, [weak, wrong, stale])
    assert "line 2, column 11: x + 1 -> x - 1" in found.survivors
    assert not found.held
    assert (failed.passed, failed.num_mutants) == (False, 0)
    assert failed.detail
    assert listed.stale == ("line 2, column 4: return x + 1 -> return None",)
    assert not listed.held


def test_solutions_alone_can_be_checked_from_a_file(judge: Judge, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n\n{json.dumps({**ROW, 'task_id': 't/2'})}\n")
    results = list(check_gold(judge, file, mutants=False))
    assert [(result.task_id, result.passed, result.num_mutants) for result in results] == [
        ("t/1", True, 0),
        ("t/2", True, 0),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: no JSON"),
        ("[1]", "line 2: a list where an object is needed"),
        (json.dumps({**ROW, "prompt": 3}), 'line 2: "prompt" is missing or no text'),
        (json.dumps({key: value for key, value in ROW.items() if key != "test"}), 'line 2: "test" is missing'),
        (json.dumps({**ROW, "canonical_solution": "return ("}), "together are no Python"),
        (json.dumps({**ROW, "test": "def check(candidate:"}), "line 2: tests, line 1"),
        (json.dumps({**ROW, "test": "x = 1"}), 'line 2: "test" has no test'),
    ],
)
def test_a_row_that_cannot_be_used_is_one_line_with_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n{line}\n")
    with pytest.raises(InputError) as raised:
        read_tasks(file)
    assert said in str(raised.value)
    assert str(file) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"):
        read_tasks(tmp_path / "none.jsonl")


def test_the_self_test_holds_here(judge: Judge) -> None:
    report = run_self_test(judge)
    assert report.failures == ()
    assert report.passed
    assert report.isolation == judge.isolation
    assert [check.kind for check in report.checks] == ["attack"] * 10 + ["honest"] * 10
    assert [check.name for check in report.checks] == [*ATTACKS, *HONEST]


class Answering:
    """A judge that says the same of everything."""

    isolation = "none"

    def __init__(self, outcome: str) -> None:
        self.verdict = Verdict(outcome, (Case("", outcome),), "none", 0.0, "why")  # type: ignore[arg-type]

    def judge(self, code: str, tests: object, *, language: str = "python") -> Verdict:
        return replace(self.verdict)

    def evaluate(self, code: str, expressions: object, *, language: str = "python") -> list[CallResult]:
        return []


@pytest.mark.parametrize(("outcome", "kind"), [("passed", "attack"), ("failed", "honest")])
def test_a_judge_that_says_the_same_of_everything_fails_the_self_test(outcome: str, kind: str) -> None:
    report = run_self_test(Answering(outcome))
    assert not report.passed
    assert [check.kind for check in report.failures] == [kind] * 10


def test_one_failure_is_enough() -> None:
    good = Check("a", "honest", held=True, verdict="passed", detail="")
    assert SelfTest("L3", (good,)).passed
    assert not SelfTest("L3", (good, replace(good, held=False))).passed
