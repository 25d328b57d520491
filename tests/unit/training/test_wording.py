"""Laws of prompts: literals survive, held-out wordings stay out, one seed gives one prompt."""

import re
from random import Random

import pytest

from agentic_diffusion.training import wording
from agentic_diffusion.training.compositions import compose
from agentic_diffusion.training.family import Task
from agentic_diffusion.training.wording import WRAPPERS, held_out_wording, render, wordings_of

QUOTED = "'a list of integers, every string'"


def family(name: str = "count_words", literal: str = QUOTED) -> Task:
    imperative = tuple(f"count{i} the elements of a list between {literal} and 1024 greater than 17" for i in range(12))
    free = tuple(f"how{i} many integers in a string follow {literal} or are less than 1024 and 17?" for i in range(8))
    return Task(name, imperative, free, "def f(): ...\n", "f($args)", lambda rng: ())


def index_of(prompt: str) -> int:
    found = re.search(r"(count|how)(\d+)", prompt, re.IGNORECASE)
    assert found is not None, prompt
    return int(found[2]) + (12 if found[1].lower() == "how" else 0)


def test_quotes_and_numbers_are_never_altered() -> None:
    for seed in range(1500):
        prompt = render(family(), Random(seed), held_out=seed % 7 == 0)
        assert QUOTED in prompt and "1024" in prompt and "17" in prompt


def test_typos_spare_literals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "TYPO_SHARE", 1.0)
    plain = 0
    for seed in range(500):
        prompt = render(family(), Random(seed))
        assert QUOTED in prompt and "1024" in prompt
        plain += "between" in prompt or "follow" in prompt
    assert 0 < plain < 500


def test_typos_are_rare() -> None:
    task = Task("f", ("abcdefghij klmnopqrst",) * 20, ("abcdefghij klmnopqrst",) * 10, "", "", lambda rng: ())
    slips = sum("abcdefghij klmnopqrst" not in render(task, Random(seed)).lower() for seed in range(3000))
    assert 0.02 < slips / 3000 < 0.06


def test_held_out_wordings_are_disjoint_from_training_wordings() -> None:
    rng = Random(0)
    training = {index_of(render(family(), rng)) for _ in range(800)}
    unseen = {index_of(render(family(), rng, held_out=True)) for _ in range(200)}
    assert len(unseen) in (1, 2) and len(training) == 20 - len(unseen)
    assert not training & unseen
    assert unseen == {index for index in range(20) if held_out_wording("count_words", index)}


def test_each_family_holds_two_of_twenty_wordings_out_and_not_always_the_same() -> None:
    chosen = [tuple(i for i in range(20) if held_out_wording(f"family_{n}", i)) for n in range(50)]
    assert {len(indices) for indices in chosen} == {2}
    assert len(set(chosen)) > 25


def test_compositions_ignore_held_out_wordings() -> None:
    _, task = compose(Random(4))
    assert render(task, Random(1), held_out=True) == render(task, Random(1), held_out=False)


def test_a_family_without_such_a_wording_is_an_error() -> None:
    task = Task("tiny", ("count things",), (), "", "", lambda rng: ())
    with pytest.raises(ValueError, match="tiny"):
        render(task, Random(0), held_out=not held_out_wording("tiny", 0))


def test_one_seed_gives_one_prompt_and_many_seeds_give_many() -> None:
    assert all(render(family(), Random(seed)) == render(family(), Random(seed)) for seed in range(50))
    assert len({render(family(), Random(seed)) for seed in range(300)}) > 200


def test_a_quarter_of_the_imperatives_stands_bare() -> None:
    task = Task("f", tuple(f"zip{i} xy" for i in range(20)), (), "", "", lambda rng: ())
    prompts = [render(task, Random(seed)).lower() for seed in range(2000)]
    bare = sum(re.fullmatch(r"zip\d+ xy\.?", prompt) is not None for prompt in prompts)
    assert 0.17 < bare / 2000 < 0.3


def test_wrappers_hold_one_place_each_and_are_many() -> None:
    assert len(set(WRAPPERS)) == len(WRAPPERS) >= 40
    assert all(wrapper.count("{x}") == 1 for wrapper in WRAPPERS)


def test_wordings_keep_their_order() -> None:
    task = family()
    assert wordings_of(task) == (*task.imperative, *task.free)
