"""Held-out tasks in every language: their references pass, and what was learnt from is not among them."""

import shutil
from pathlib import Path

import pytest

from agentic_diffusion.code_generation.code_tokenizer import LANGUAGES
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training.curated import training_tasks
from agentic_diffusion.training.evaluation import bound, read_items, write_items
from agentic_diffusion.training.held_out import EvaluationItem, curated_items, held_out_compositions, held_out_wordings
from agentic_diffusion.training.selection import development_items

CURATED = Path(__file__).parents[3] / "data" / "curated"
TOOLS = {"javascript": "node", "java": "javac", "go": "gofmt"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if name in TOOLS and shutil.which(TOOLS[name]) is None:
        pytest.skip(f"{TOOLS[name]} is not installed")
    return name


def test_references_pass_under_the_name_that_the_tests_call(language: str) -> None:
    items = [
        *held_out_wordings(3, 1, language),
        *held_out_compositions(3, 1, language),
        *curated_items(CURATED, 1, language)[:3],
    ]
    with Judge() as judge:
        for item in items:
            assert item.language == language
            code = bound(item.reference, item.tests, language)
            verdict = judge.judge(code, item.tests, language=language)
            assert verdict.passed, (item, verdict)


def test_curated_items_are_those_that_no_model_learns_from() -> None:
    learnt = {task.signature.name for task in training_tasks(CURATED)}
    for split in ("dev", "test"):
        names = {item.id.removeprefix("curated-") for item in curated_items(CURATED, 1, split=split)}
        assert len(names) > 10
        assert not names & learnt


def test_development_items_are_shared_out_among_the_languages() -> None:
    items = development_items(8, ("python", "javascript"))
    assert [item.language for item in items].count("javascript") == 4
    assert {item.id.split("-")[0] for item in items} == {"wording", "composition"}


def test_items_keep_their_language_on_disk(tmp_path: Path) -> None:
    items = [EvaluationItem("a", "add", None, ("f(1) === 1",), "", "javascript")]
    write_items(tmp_path / "items.jsonl", items)
    assert read_items(tmp_path / "items.jsonl") == items


@pytest.mark.parametrize(
    ("language", "code", "tests", "name"),
    [
        ("python", "def g(x):\n    return x\n", ["assert candidate(1) == 1"], "candidate"),
        ("python", "def g(x):\n    return x\n", ["assert f(1) == 1"], "f"),
        ("javascript", "function g(x) {\n  return x;\n}\n", ["f(1) === 1"], "f"),
        ("java", "class Solution {\n    static int g(int x) {\n        return x;\n    }\n}\n", ["f(1) == 1"], "f"),
        ("go", "func g(x int) int {\n\treturn x\n}\n", ["f(1) == 1"], "f"),
    ],
)
def test_an_answer_is_bound_to_the_tested_name(language: str, code: str, tests: list[str], name: str) -> None:
    assert name in bound(code, tests, language)
    assert bound(code, [test.replace(f"{name}(", "g(") for test in tests], language) == code
