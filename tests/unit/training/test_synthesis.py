"""Laws of the data: reproducible, verified, and held-out material never reaches training."""

import json
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training import wording
from agentic_diffusion.training.compositions import held_out
from agentic_diffusion.training.evaluation import bound
from agentic_diffusion.training.family import Task
from agentic_diffusion.training.held_out import (
    EvaluationItem,
    evaluation_item,
    held_out_compositions,
    held_out_wordings,
)
from agentic_diffusion.training.packing import read_samples
from agentic_diffusion.training.synthesis import (
    Sample,
    agrees,
    all_families,
    draw_task,
    family_task,
    make_sample,
    samples,
    write_corpus,
)
from agentic_diffusion.training.variants import signature_line
from agentic_diffusion.training.wording import held_out_wording, render, wordings_of

NUM_SAMPLES = 2_000


@pytest.fixture(scope="module")
def by_index() -> dict[int, Sample]:
    kept = {index: sample for index, sample in samples(NUM_SAMPLES, 17) if sample is not None}
    assert len(kept) > 0.98 * NUM_SAMPLES
    return kept


@pytest.fixture(scope="module")
def drawn(by_index: dict[int, Sample]) -> list[Sample]:
    return list(by_index.values())


def plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".?!")


def split(task: Task) -> tuple[set[str], set[str]]:
    """(held-out, training) wordings in a form that letter case and full stops do not change."""
    unseen, seen = set(), set()
    for index, text in enumerate(wordings_of(task)):
        (unseen if held_out_wording(task.family, index) else seen).add(plain(text))
    return unseen, seen


def test_sample_i_of_a_seed_does_not_depend_on_what_ran_before() -> None:
    whole = list(samples(30, 5))
    Random(0).shuffle(whole)
    assert all(make_sample(5, index) == sample for index, sample in whole)
    assert make_sample(6, 3) != make_sample(5, 3)


def test_no_training_sample_is_a_held_out_composition(drawn: list[Sample]) -> None:
    keys = [sample.family for sample in drawn if ":" in sample.family]
    assert len(keys) > NUM_SAMPLES / 4
    assert not any(map(held_out, keys))


def redrawn(index: int) -> tuple[Task, str]:
    """The task and prompt of sample `index`, by the draws that `make_sample` documents."""
    rng = Random(f"17:{index}")
    task = draw_task(rng)
    return task, render(task, rng)


def test_no_training_sample_has_a_held_out_wording(
    by_index: dict[int, Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typos and synonyms come after the choice of a wording; without them that choice can be read off the prompt."""
    families = [index for index, sample in by_index.items() if ":" not in sample.family]
    assert all(redrawn(index)[1] == by_index[index].prompt for index in families)
    monkeypatch.setattr(wording, "TYPO_SHARE", 0.0)
    monkeypatch.setattr(wording, "SYNONYM_SHARE", 0.0)
    for index in families:
        task, prompt = redrawn(index)
        unseen, seen = split(task)
        used = [text for text in seen if text in plain(prompt)]
        assert used, prompt
        assert not [text for text in unseen if text in plain(prompt) and not any(text in other for other in used)]
    assert len(families) > NUM_SAMPLES / 2


def test_held_out_prompts_come_from_held_out_wordings() -> None:
    """The check above can see a leak: most held-out prompts hold one of the wordings it looks for."""
    families = {family.name: family for family in all_families()}
    found = 0
    for item in held_out_wordings(60, 1):
        name = item.id.split("-", 2)[2]
        prompt = plain(item.prompt)
        fixed = [
            plain(text)
            for index, text in enumerate(families[name].imperative + families[name].free)
            if held_out_wording(name, index) and "$" not in text
        ]
        found += any(text in prompt for text in fixed)
    assert found > 25


def test_held_out_compositions_are_held_out() -> None:
    for item in held_out_compositions(30, 1):
        assert held_out(item.id.split("-", 2)[2])


def test_the_code_starts_with_what_the_user_gave(drawn: list[Sample]) -> None:
    given = [sample for sample in drawn if sample.prefix]
    assert 0.3 < len(given) / len(drawn) < 0.5
    for sample in given:
        assert sample.code.startswith(sample.prefix + "\n")
        assert sample.prefix == signature_line(sample.code).rstrip()


def test_programs_and_prompts_vary(drawn: list[Sample]) -> None:
    assert len({sample.prompt for sample in drawn}) > 0.9 * len(drawn)
    assert len({sample.family for sample in drawn}) > 300


@pytest.mark.parametrize("make", [held_out_wordings, held_out_compositions])
def test_items_of_a_seed_are_always_the_same(make) -> None:
    assert make(5, 3) == make(5, 3)
    assert make(5, 3) != make(5, 4)


def test_every_item_has_tests_that_its_reference_passes_and_another_program_fails() -> None:
    judge = Judge()
    items = [*held_out_wordings(5, 2), *held_out_compositions(4, 2)]
    for item in items:
        assert 2 <= len(item.tests) <= 5
        right = judge.judge(bound(item.reference, item.tests), item.tests)
        assert right.passed, (item, right)
        head = signature_line(item.reference).rstrip()
        if head.startswith("def "):
            wrong = judge.judge(bound(f"{head}\n    return 'wrong', 'wrong'\n", item.tests), item.tests)
            assert wrong.cases and not wrong.passed, item


def test_items_of_one_argument_leave_the_name_to_the_model() -> None:
    free = Task(
        "double",
        (),
        (),
        "def double(n: int) -> int:\n    return 2 * n\n",
        "double($args)",
        lambda rng: (rng.randint(0, 9),),
    )
    item = evaluation_item(free, "double a number", Random(0), "x")
    assert item.signature is None and all(test.startswith("assert candidate(") for test in item.tests)
    pair = Task("add", (), (), "def add(a, b):\n    return a + b\n", "add($args)", lambda rng: (rng.randint(0, 9), 2))
    named = evaluation_item(pair, "add two numbers", Random(0), "x")
    assert named.signature == "def add(a, b):" and all(test.startswith("assert add(") for test in named.tests)


def test_a_program_that_differs_in_type_or_value_does_not_agree() -> None:
    task = next(family_task(f, Random(0)) for f in all_families() if f.name == "count_vowels")
    assert agrees(task, task.solution, "count_vowels", Random(0))
    assert not agrees(task, "def f(text):\n    return -1\n", "f", Random(0))
    assert not agrees(task, task.solution.replace("return ", "return 1.0 * "), "count_vowels", Random(0))


def test_a_program_that_fails_its_check_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "agentic_diffusion.training.synthesis.canonical", lambda source, *, hints: "def f(): return 0\n"
    )
    assert all(sample is None for _, sample in samples(10, 0))


def test_a_corpus_survives_the_disk(tmp_path: Path) -> None:
    seen: list[int] = []
    counts = write_corpus(tmp_path / "pairs.jsonl", num_samples=12, seed=9, on_progress=seen.append)
    assert counts["asked"] == 12 and counts["kept"] + counts["left_out"] == 12
    assert seen == list(range(1, 13))
    assert read_samples(tmp_path / "pairs.jsonl") == [sample for _, sample in samples(12, 9) if sample is not None]


def test_a_corpus_that_cannot_be_written_is_the_users_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        write_corpus(tmp_path / "nowhere" / "pairs.jsonl", num_samples=1, seed=0)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    good = json.dumps(asdict(Sample("p", "c", "", "f")))
    for bad in ("{", '{"prompt": "p"}', "[1]"):
        path.write_text(f"{good}\n{bad}\n", "utf-8")
        with pytest.raises(InputError, match="line 2"):
            read_samples(path)


def test_items_are_plain_records() -> None:
    item = held_out_wordings(1, 0)[0]
    assert isinstance(item, EvaluationItem) and item.prompt and item.id.startswith("wording-0-")
