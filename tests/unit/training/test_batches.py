"""Laws of training batches: who sees whom, what carries loss, and that every sample has its turn."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from agentic_diffusion.code_generation.code_denoiser import CLEAN, NOISY
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.training.batches import (
    BEYOND_END_WEIGHT,
    Batch,
    NoiseConfig,
    arrange,
    batch_indices,
    collate,
    prompts,
)
from agentic_diffusion.training.packing import PackedCorpus
from agentic_diffusion.training.trainer import RunConfig, Trainer

NOISE = NoiseConfig(infill_share=0.3)
ROWS = np.arange(12)


def batch_of(
    corpus: PackedCorpus, tokenizer: CodeTokenizer, noise: NoiseConfig = NOISE, *, seed: int = 0, blocks: bool = True
) -> Batch:
    return collate(corpus, ROWS, tokenizer, noise, np.random.default_rng(seed), with_blocks=blocks)


def sized(size: int, **changes: float) -> NoiseConfig:
    return replace(NOISE, block_sizes=(size,), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [1, 4, 32])
def test_a_noisy_position_sees_its_block_and_the_clean_tokens_before_it_and_nothing_else(
    corpus: PackedCorpus, tokenizer: CodeTokenizer, size: int
) -> None:
    batch = batch_of(corpus, tokenizer, sized(size))
    for row in range(len(ROWS)):
        noisy = (batch.positions_BN[row, batch.num_clean :] > 0).nonzero()[:, 0] + batch.num_clean
        first = int(batch.positions_BN[row, noisy[0]])
        for query in noisy.tolist():
            place = int(batch.positions_BN[row, query])
            block_start = first + (place - first) // size * size
            seen = batch.attend_BNN[row, query].nonzero()[:, 0]
            clean = seen[seen < batch.num_clean]
            assert batch.positions_BN[row, clean].tolist() == list(range(block_start))
            others = batch.positions_BN[row, seen[seen >= batch.num_clean]]
            assert others.tolist() == list(range(block_start, block_start + size))


def test_the_clean_stream_is_causal_and_never_sees_noise(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    batch = batch_of(corpus, tokenizer)
    clean = batch.num_clean
    assert not batch.attend_BNN[:, :clean, clean:].any()
    for row in range(len(ROWS)):
        length = int((batch.tokens_BN[row, :clean] != tokenizer.pad_id).sum())
        expected = torch.ones(length, length, dtype=torch.bool).tril()
        assert torch.equal(batch.attend_BNN[row, :length, :length], expected)
        assert torch.equal(batch.attend_BNN[row, :clean, length:clean].nonzero()[:, 0], torch.arange(length, clean))


def test_every_position_sees_at_least_itself(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    batch = batch_of(corpus, tokenizer)
    assert batch.attend_BNN.diagonal(dim1=1, dim2=2).all()


def test_noisy_targets_are_the_clean_tokens_of_their_places(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    batch = batch_of(corpus, tokenizer, sized(8, fully_masked=0.0))
    for row in range(len(ROWS)):
        for index in range(batch.num_clean, batch.tokens_BN.shape[1]):
            place, token = int(batch.positions_BN[row, index]), int(batch.tokens_BN[row, index])
            if place == 0:
                assert batch.weights_BN[row, index] == 0
                continue
            target = int(batch.targets_BN[row, index])
            # the clean stream ends one before the sequence does; from there on the target is <eos>
            inside = place < batch.num_clean and int(batch.tokens_BN[row, place]) != tokenizer.pad_id
            assert target == (int(batch.tokens_BN[row, place]) if inside else tokenizer.eos_id)
            assert (batch.weights_BN[row, index] > 0) == (token == tokenizer.mask_id)
            assert token in (tokenizer.mask_id, target)


def test_what_the_user_gave_carries_no_loss(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    noise = replace(NOISE, infill_share=0.0)
    assert corpus.prefix_lengths[ROWS].any() and not corpus.prefix_lengths[ROWS].all()
    batch = batch_of(corpus, tokenizer, noise)
    for row, index in enumerate(ROWS):
        given = len(corpus.header[index]) + int(corpus.prefix_lengths[index])
        end = len(corpus.header[index]) + len(corpus.body[index]) - 1
        clean = batch.weights_BN[row, : batch.num_clean]
        assert torch.equal(clean.nonzero()[:, 0], torch.arange(given - 1, end))
        noisy = slice(batch.num_clean, None)
        assert (batch.positions_BN[row, noisy][batch.weights_BN[row, noisy] > 0] >= given).all()


def test_weights_are_capped_and_small_beyond_the_end(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    noise = sized(32, infill_share=0.0, fully_masked=0.0)
    for seed in range(5):
        batch = batch_of(corpus, tokenizer, noise, seed=seed)
        for row, index in enumerate(ROWS):
            length = len(corpus.header[index]) + len(corpus.body[index])
            noisy = batch.weights_BN[row, batch.num_clean :]
            beyond = batch.positions_BN[row, batch.num_clean :] >= length
            assert noisy.max() <= noise.max_weight
            assert noisy[beyond].numel() == 0 or noisy[beyond].max() <= BEYOND_END_WEIGHT * noise.max_weight + 1e-6


def test_fully_masked_rows_show_no_token(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    batch = batch_of(corpus, tokenizer, sized(8, fully_masked=1.0))
    used = (batch.types_BN == NOISY) & (batch.positions_BN > 0)
    assert (batch.tokens_BN[used] == tokenizer.mask_id).all()


def test_wrong_visible_tokens_carry_loss(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    batch = batch_of(corpus, tokenizer, sized(16, fully_masked=0.0, wrong_visible=1.0))
    used = (batch.types_BN == NOISY) & (batch.positions_BN > 0)
    visible = used & (batch.tokens_BN != tokenizer.mask_id)
    assert visible.sum() > 20 and (batch.weights_BN[visible] > 0).all()
    assert (batch.tokens_BN[visible] < tokenizer.num_text_tokens).all()
    assert (batch.tokens_BN[visible] != batch.targets_BN[visible]).float().mean() > 0.95


def test_without_blocks_there_is_no_noisy_stream(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    batch = batch_of(corpus, tokenizer, blocks=False)
    assert batch.tokens_BN.shape[1] == batch.num_clean and (batch.types_BN == CLEAN).all()


def test_infilling_reconstructs_the_program(corpus: PackedCorpus, tokenizer: CodeTokenizer) -> None:
    noise = NoiseConfig(infill_share=1.0, without_prompt=0.5)
    rng = np.random.default_rng(0)
    empty = 0
    for index in ROWS.tolist() * 10:
        sequence, first, prompt = arrange(corpus, index, tokenizer, noise, rng)
        header, body = corpus.header[index], corpus.body[index]
        suffix_at = len(header) - 1
        code_at = sequence.tolist().index(tokenizer.code_id)
        assert sequence[:suffix_at].tolist() == header[:-1].tolist() and sequence[suffix_at] == tokenizer.suffix_id
        suffix, before, middle = sequence[suffix_at + 1 : code_at], sequence[code_at + 1 : first], sequence[first:-1]
        assert len(middle) > 0 and sequence[-1] == tokenizer.eos_id
        assert np.concatenate([before, middle, suffix, sequence[-1:]]).tolist() == body.tolist()
        assert prompt in (index, corpus.empty_prompt)
        empty += prompt == corpus.empty_prompt
    assert 30 < empty < 90


def test_an_epoch_covers_every_sample_once(corpus: PackedCorpus) -> None:
    per_epoch = len(corpus) // 8
    epochs = [[batch_indices(corpus, e * per_epoch + s, 8, 1) for s in range(per_epoch)] for e in range(2)]
    for epoch in epochs:
        assert sorted(np.concatenate(epoch).tolist()) == list(range(len(corpus)))
    assert np.concatenate(epochs[0]).tolist() != np.concatenate(epochs[1]).tolist()


def test_samples_of_similar_length_meet(corpus: PackedCorpus) -> None:
    lengths = np.array([len(body) + len(header) for body, header in zip(corpus.body, corpus.header, strict=True)])
    chosen = [lengths[batch_indices(corpus, step, 8, 1)] for step in range(len(corpus) // 8)]
    assert np.mean([batch.std() for batch in chosen]) < lengths.std() / 2


def test_a_step_of_a_seed_is_always_the_same_batch(base_run: RunConfig) -> None:
    first, second = Trainer(base_run), Trainer(base_run)
    first.batch(0)
    for step in (4, 1):
        (left, *left_prompts), (right, *right_prompts) = first.batch(step), second.batch(step)
        for name in ("tokens_BN", "positions_BN", "types_BN", "attend_BNN", "targets_BN", "weights_BN"):
            assert torch.equal(getattr(left, name), getattr(right, name))
        assert all(map(torch.equal, left_prompts, right_prompts))
    other = Trainer(replace(base_run, seed=1)).batch(1)[0]
    assert other.tokens_BN.shape != left.tokens_BN.shape or not torch.equal(other.tokens_BN, left.tokens_BN)


def test_prompts_are_padded_with_zeros(corpus: PackedCorpus) -> None:
    states, ids, lengths = prompts(corpus, np.array([3, corpus.empty_prompt]))
    assert lengths.tolist() == [len(corpus.word_pieces[3]), 2]
    assert states.shape[:2] == ids.shape == (2, int(lengths.max()))
    assert not states[1, 2:].any() and not ids[1, 2:].any() and states[0].any(dim=1).all()
