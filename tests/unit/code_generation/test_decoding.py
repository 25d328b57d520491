"""Laws of the decoders, on a random model: exactness, cache, batch, distribution."""

from collections import Counter
from functools import partial
from itertools import pairwise

import pytest
import torch

from agentic_diffusion.code_generation import decoding
from agentic_diffusion.code_generation.decoding import DECODERS, Step, decode

PREFIXES = ["def total(", "for item in", "x = 3", ""]


def requests(tokenizer):
    return [[tokenizer.language_tokens["python"], tokenizer.code_id, *tokenizer.encode(text)] for text in PREFIXES]


@pytest.mark.parametrize("block", [2, 5, 8])
@pytest.mark.parametrize("prompt", [1, 2, 3])
def test_greedy_draft_and_verify_equals_autoregression_to_the_token(given, tokenizer, block, prompt):
    rows = requests(tokenizer)
    reference = decode(decoding.autoregressive, rows, given(4, prompt=prompt))
    drafted = decode(partial(decoding.draft_and_verify, block=block), rows, given(4, prompt=prompt))
    assert drafted.rows == reference.rows
    assert drafted.finished == reference.finished
    assert drafted.num_passes <= reference.num_passes + 1


@pytest.mark.parametrize("name", DECODERS)
def test_batched_equals_single(name, given, tokenizer):
    rows = requests(tokenizer)
    together = decode(DECODERS[name], rows, given(4))
    apart = [decode(DECODERS[name], [row], given(1)).rows[0] for row in rows]
    assert together.rows == apart


def uncached_greedy(model, tokenizer, memory, request, limit):
    """Every pass over the whole sequence, with a plain causal mask and no cache."""
    tokens = list(request)
    while len(tokens) < len(request) + limit:
        ids = torch.tensor([tokens])
        causal = torch.ones(1, len(tokens), len(tokens), dtype=torch.bool).tril()
        states, _ = model(ids, torch.arange(len(tokens))[None], torch.zeros_like(ids), causal, memory)
        probabilities = decoding.distribution(model.logits(states[0, -1]), 0.0, tokenizer)
        token = int(probabilities.argmax())
        if token == tokenizer.eos_id:
            break
        tokens.append(token)
    return tokens[len(request) :]


def test_cached_equals_uncached(given, tokenizer, tiny_model):
    for request in requests(tokenizer):
        situation = given(1)
        with torch.no_grad():
            expected = uncached_greedy(tiny_model, tokenizer, situation.memory, request, situation.limit)
        assert decode(decoding.autoregressive, [request], situation).rows[0] == expected


def test_sampled_draft_and_verify_has_the_autoregressive_distribution(given, tokenizer):
    request = requests(tokenizer)[0]
    num_rows, limit = 600, 3

    def counts(decoder, seed):
        step = decode(decoder, [request] * num_rows, given(num_rows, temperature=1.0, limit=limit, seed=seed))
        return [Counter(row[place] if place < len(row) else -1 for row in step.rows) for place in range(limit)]

    reference, other = counts(decoding.autoregressive, 1), counts(decoding.autoregressive, 2)
    drafted = counts(partial(decoding.draft_and_verify, block=4), 3)
    for place in range(limit):
        tokens = reference[place].keys() | other[place].keys() | drafted[place].keys()
        noise = sum(abs(reference[place][token] - other[place][token]) for token in tokens) / (2 * num_rows)
        distance = sum(abs(reference[place][token] - drafted[place][token]) for token in tokens) / (2 * num_rows)
        assert distance < 1.5 * noise + 0.05


@pytest.mark.parametrize("name", DECODERS)
def test_same_seed_same_answer_and_other_seed_another(name, given, tokenizer):
    rows = requests(tokenizer)
    first, again, other = (decode(DECODERS[name], rows, given(4, temperature=1.5, seed=seed)) for seed in (5, 5, 6))
    assert first == again
    assert first.rows != other.rows


@pytest.mark.parametrize("name", DECODERS)
def test_answers_hold_text_only_and_respect_the_limit(name, given, tokenizer):
    steps: list[Step] = list(DECODERS[name](requests(tokenizer), given(4, temperature=2.0, limit=10)))
    for row in steps[-1].rows:
        assert len(row) <= 10
        assert all(token < tokenizer.num_text_tokens for token in row)
    for before, after in pairwise(steps):
        for old, new in zip(before.rows, after.rows, strict=True):
            assert new[: len(old)] == old  # committed tokens never change


def test_a_threshold_of_zero_reveals_a_whole_block_in_one_pass(given, tokenizer):
    request = requests(tokenizer)[0]
    decoder = partial(decoding.confidence_threshold, block=8, threshold=0.0)
    step = next(iter(decoder([request], given(1))))
    assert step.num_passes == 1
    assert len(step.rows[0]) + step.finished[0] > 0


@pytest.mark.parametrize("name", DECODERS)
def test_a_limit_of_one_gives_one_token_the_same_for_every_decoder_that_is_exact(name, given, tokenizer):
    rows = requests(tokenizer)
    step = decode(DECODERS[name], rows, given(4, limit=1))
    assert all(len(row) + finished == 1 for row, finished in zip(step.rows, step.finished, strict=True))
    if name == "draft_and_verify":
        assert step.rows == decode(decoding.autoregressive, rows, given(4, limit=1)).rows


@pytest.mark.parametrize("name", DECODERS)
def test_an_end_at_the_first_token_is_an_empty_finished_row(name, given, tokenizer, monkeypatch):
    def only_end(logits, temperature, tokenizer):
        sure = torch.zeros_like(logits, dtype=torch.float64)
        sure[..., tokenizer.eos_id] = 1
        return sure

    monkeypatch.setattr(decoding, "distribution", only_end)
    step = decode(DECODERS[name], requests(tokenizer), given(4))
    assert step.rows == [[]] * 4
    assert step.finished == [True] * 4
    assert all(len(log_probs) == 1 for log_probs in step.log_probs)


def test_rows_of_a_memory_are_those_of_their_prompts(tiny_model):
    features = torch.randn(2, 5, tiny_model.config.prompt_features, generator=torch.Generator().manual_seed(0))
    both = tiny_model.memory(features, torch.tensor([5, 3]))
    chosen = both.rows(torch.tensor([1, 1, 0]))
    alone = tiny_model.memory(features[1:], torch.tensor([3]))
    assert chosen.visible_B11S.shape[0] == 3
    assert torch.equal(chosen.visible_B11S[0], alone.visible_B11S[0])
    for (keys, values), (one_keys, one_values) in zip(chosen.layers, alone.layers, strict=True):
        torch.testing.assert_close(keys[1], one_keys[0])
        torch.testing.assert_close(values[1], one_values[0])
        assert not torch.equal(keys[0], keys[2])
