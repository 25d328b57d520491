"""Pass rates: the interval is Wilson's, answers are judged on all tests, bad rows are named."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from agentic_diffusion.code_generation.code_diffusion import CodeDiffusionModel
from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training.evaluation import (
    Result,
    bound,
    evaluate,
    pass_at,
    read_items,
    summary,
    wilson,
    write_items,
)
from agentic_diffusion.training.export import export
from agentic_diffusion.training.held_out import EvaluationItem, held_out_wordings
from agentic_diffusion.training.trainer import CHECKPOINT, RunConfig, Trainer

RESULT = Result("a", "verified", True, 1.0, 10, 20, 0.5, "def f(): ...")


@pytest.mark.parametrize(
    ("successes", "total", "low", "high"),
    [  # worked out by hand from the formula, z = 1.96
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 100, 0.7222, 0.8749),
    ],
)
def test_wilson_intervals(successes: int, total: int, low: float, high: float) -> None:
    assert wilson(successes, total) == pytest.approx((low, high), abs=1e-4)


def test_no_items_say_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert summary([])["pass_rate"] == 0


def test_a_larger_sample_narrows_the_interval() -> None:
    widths = [wilson(3 * n, 4 * n)[1] - wilson(3 * n, 4 * n)[0] for n in (1, 5, 50)]
    assert widths == sorted(widths, reverse=True)


def test_the_summary_counts_and_averages() -> None:
    results = [RESULT, replace(RESULT, passed=False, forward_passes=30), replace(RESULT, status="failed", passed=False)]
    found = summary(results)
    assert (found["items"], found["passed"], found["verified"], found["verified_and_right"]) == (3, 1, 2, 1)
    assert found["pass_rate"] == pytest.approx(1 / 3) and found["forward_passes_mean"] == pytest.approx(50 / 3)


def test_candidate_is_bound_to_the_last_definition() -> None:
    code = "def helper(n):\n    return n\ndef double(n):\n    return 2 * helper(n)\n"
    tests = ("assert candidate(2) == 4",)
    assert bound(code, tests).endswith("\ncandidate = double\n")
    assert Judge().judge(bound(code, tests), tests).passed
    assert bound(code, ("assert double(2) == 4",)) == code
    assert bound("def candidate(n):\n    return n\n", tests) == "def candidate(n):\n    return n\n"
    assert bound("x = 1\n", tests) == "x = 1\n" or "candidate" in bound("x = 1\n", tests)


def test_an_untrained_model_is_evaluated_to_the_end(run: RunConfig, tmp_path: Path) -> None:
    Trainer(run).save(tmp_path / CHECKPOINT)
    folder = export(tmp_path / CHECKPOINT, run, tmp_path / "weights")
    generator = CodeGenerator.load(judge=Judge(), weights=folder)
    assert isinstance(generator.model, CodeDiffusionModel)
    items = held_out_wordings(2, 0)
    seen: list[int] = []
    report = evaluate(generator, items, on_progress=seen.append)
    assert seen == [1, 2] and report["items"] == 2
    assert report["passed"] == 0  # random weights
    results = report["results"]
    assert isinstance(results, list) and [row["id"] for row in results] == [item.id for item in items]
    given = evaluate(generator, items[:1], candidates=2, use_first_test=True)
    first = given["results"]
    assert isinstance(first, list) and first[0]["status"] == "failed"


def test_items_survive_the_disk(tmp_path: Path) -> None:
    items = [EvaluationItem("a", "add", "def add(a, b):", ("assert add(1, 2) == 3",), "def add(a, b): ...\n")]
    items.append(EvaluationItem("b", "größer", None, ("assert candidate(1)", "assert candidate(2)"), ""))
    write_items(tmp_path / "items.jsonl", items)
    assert read_items(tmp_path / "items.jsonl") == items


GOOD = json.dumps({"id": 1, "prompt": "add", "tests": ["assert add(1, 2) == 3"]})


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        "3",
        "{}",
        '{"id": 2, "prompt": "x"}',
        '{"id": 2, "tests": []}',
        '{"id": 2, "prompt": "x", "tests": 5}',
        '{"id": 2, "prompt": "x", "tests": "assert f()"}',
        '{"id": 2, "prompt": "x", "tests": []}',
        '{"id": 2, "prompt": "x", "signature": 5, "tests": ["assert f()"]}',
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text(f"{GOOD}\n\n{bad}\n", "utf-8")
    with pytest.raises(InputError, match="row 3"):
        read_items(path)


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"\xff\xfe"])
def test_a_file_without_items_is_an_input_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "items.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="file"):
        read_items(path)


@pytest.mark.parametrize(("k", "num_samples", "num_passed"), [(1, 4, 1), (2, 4, 1), (2, 5, 3), (3, 5, 0), (5, 5, 1)])
def test_pass_at_k_is_the_share_of_choices_with_a_right_answer(k: int, num_samples: int, num_passed: int) -> None:
    choices = list(itertools.combinations([True] * num_passed + [False] * (num_samples - num_passed), k))
    assert pass_at(k, num_samples, num_passed) == pytest.approx(sum(map(any, choices)) / len(choices))
