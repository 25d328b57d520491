"""Training batches: the clean stream for autoregression, the noisy stream for blocks, and who may see whom.

Shapes: B rows, C clean positions, M noisy positions, N = C + M, S word pieces. Deterministic in (seed, step).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from agentic_diffusion.code_generation.code_denoiser import CLEAN, NOISY
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.core.noise_schedules import elbo_weight, linear
from agentic_diffusion.core.processes import MaskedProcess
from agentic_diffusion.training.packing import Integers, PackedCorpus

Booleans = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.floating[Any]]

BEYOND_END_WEIGHT = 0.1
"""Of noisy positions after the first <eos>: a block must learn its end, but not drown in end tokens."""


@dataclass(frozen=True, kw_only=True)
class NoiseConfig:
    """How samples become batches."""

    infill_share: float = 0.15
    without_prompt: float = 0.15
    """Share of the infilling samples that lose their prompt."""
    block_sizes: tuple[int, ...] = (4, 8, 8, 16, 16, 32)
    """One is drawn per batch; 32 is the whole canvas for most answers."""
    fully_masked: float = 0.5
    """Share of rows whose blocks are masked throughout, which is how drafting starts."""
    wrong_visible: float = 0.0
    """Share of a noisy block's visible tokens that are replaced by random ones, to be corrected."""
    max_weight: float = 2.0
    """Cap of the 1/t loss weight."""


@dataclass(frozen=True)
class Batch:
    """Inputs and targets of one step. Weights are zero where a position carries no loss."""

    tokens_BN: Tensor
    positions_BN: Tensor
    types_BN: Tensor
    attend_BNN: Tensor
    targets_BN: Tensor
    weights_BN: Tensor
    prompt_indices: Integers
    num_clean: int

    def to(self, device: torch.device) -> "Batch":
        """The same batch with its tensors on `device`."""
        return Batch(
            self.tokens_BN.to(device),
            self.positions_BN.to(device),
            self.types_BN.to(device),
            self.attend_BNN.to(device),
            self.targets_BN.to(device),
            self.weights_BN.to(device),
            self.prompt_indices,
            self.num_clean,
        )


def arrange(
    corpus: PackedCorpus, index: int, tokenizer: CodeTokenizer, noise: NoiseConfig, rng: np.random.Generator
) -> tuple[Integers, int, int]:
    """One sample as (sequence, place of the first token to generate, prompt index); some become infilling tasks."""
    header, body = corpus.header[index], corpus.body[index]
    if rng.random() >= noise.infill_share or len(body) < 6:
        return np.concatenate([header, body]), len(header) + int(corpus.prefix_lengths[index]), index
    start = int(rng.integers(0, len(body) - 2))
    end = min(len(body) - 1, start + 1 + int(rng.integers(0, max(2, len(body) // 2))))
    suffix, code = header[-1:].copy(), header[-1:]
    suffix[0] = tokenizer.suffix_id
    sequence = np.concatenate([header[:-1], suffix, body[end:-1], code, body[:start], body[start:end], body[-1:]])
    first = len(header) + 1 + len(body) - 1 - end + start
    return sequence, first, corpus.empty_prompt if rng.random() < noise.without_prompt else index


def collate(
    corpus: PackedCorpus,
    indices: Integers,
    tokenizer: CodeTokenizer,
    noise: NoiseConfig,
    rng: np.random.Generator,
    *,
    with_blocks: bool,
) -> Batch:
    """Build one batch; without blocks it is plain autoregression."""
    rows = [arrange(corpus, int(index), tokenizer, noise, rng) for index in indices]
    size = int(rng.choice(noise.block_sizes)) if with_blocks else 1
    starts = [_block_start(first, len(sequence), size, rng) for sequence, first, _ in rows]
    num_clean = max(len(sequence) for sequence, _, _ in rows) - 1
    num_noisy = max(_rounded(len(sequence) - start, size) for (sequence, _, _), start in zip(rows, starts, strict=True))
    num_noisy = num_noisy if with_blocks else 0
    shape = (len(rows), num_clean + num_noisy)
    tokens, targets = np.full(shape, tokenizer.pad_id), np.full(shape, tokenizer.eos_id)
    positions, limits, blocks = np.zeros(shape, int), np.zeros(shape, int), np.full(shape, -1)
    weights, valid = np.zeros(shape), np.zeros(shape, bool)
    for row, ((sequence, first, _), start) in enumerate(zip(rows, starts, strict=True)):
        length = len(sequence) - 1
        tokens[row, :length], targets[row, :length] = sequence[:-1], sequence[1:]
        positions[row, :length] = np.arange(length)
        limits[row, :length] = np.arange(1, length + 1)
        valid[row, :length] = True
        weights[row, first - 1 : length] = 1.0
        if with_blocks:
            known = sequence[start:]
            part = slice(num_clean, num_clean + _rounded(len(known), size))
            targets[row, num_clean : num_clean + len(known)] = known
            weights[row, part] = BEYOND_END_WEIGHT
            weights[row, num_clean : num_clean + len(known)] = 1.0
            positions[row, part] = start + np.arange(part.stop - part.start)
            blocks[row, part] = np.arange(part.stop - part.start) // size
            limits[row, part] = start + blocks[row, part] * size
    if with_blocks:
        noisy = slice(num_clean, None)
        tokens[:, noisy], scale = _corrupt(targets[:, noisy], blocks[:, noisy] >= 0, tokenizer, noise, rng)
        weights[:, noisy] *= scale
    types = np.full(shape, CLEAN)
    types[:, num_clean:] = NOISY
    return Batch(
        torch.from_numpy(tokens),
        torch.from_numpy(positions),
        torch.from_numpy(types),
        attend_BNN=_attend(valid, positions, limits, blocks),
        targets_BN=torch.from_numpy(targets),
        weights_BN=torch.from_numpy(weights).float(),
        prompt_indices=np.array([prompt for _, _, prompt in rows]),
        num_clean=num_clean,
    )


def _block_start(first: int, length: int, size: int, rng: np.random.Generator) -> int:
    return first + int(rng.integers(0, min(size, max(1, length - first))))


def _rounded(length: int, size: int) -> int:
    return -(-length // size) * size


def _corrupt(
    targets_BM: Integers,
    real_BM: Booleans,
    tokenizer: CodeTokenizer,
    noise: NoiseConfig,
    rng: np.random.Generator,
) -> tuple[Integers, Floats]:
    """Noisy tokens and the capped loss weight of each place; times are low-discrepancy, some rows fully masked."""
    rows = np.arange(len(targets_BM))
    times_B = (rows + rng.random()) / len(rows)
    rng.shuffle(times_B)
    times_B[rng.random(len(rows)) < noise.fully_masked] = 1.0
    t_B = torch.from_numpy(times_B).float()
    process = MaskedProcess(tokenizer.mask_id, linear)
    generator = torch.Generator().manual_seed(int(rng.integers(2**62)))
    keep_BM = torch.from_numpy(~real_BM)
    noisy_BM: Integers = process.corrupt(torch.from_numpy(targets_BM), t_B, rng=generator, keep_BL=keep_BM).numpy()
    noisy_BM[rows, (rng.random(len(rows)) * real_BM.sum(1)).astype(int)] = tokenizer.mask_id  # one mask at least
    noisy_BM[~real_BM] = tokenizer.pad_id
    masked = noisy_BM == tokenizer.mask_id
    wrong = real_BM & ~masked & (rng.random(noisy_BM.shape) < noise.wrong_visible)
    noisy_BM[wrong] = rng.integers(0, tokenizer.num_text_tokens, int(wrong.sum()))
    return noisy_BM, (masked | wrong) * elbo_weight(linear, t_B, cap=noise.max_weight).numpy()[:, None]


def _attend(valid: Booleans, positions: Integers, limits: Integers, blocks: Integers) -> Tensor:
    """[B, N, N]: clean keys before each query's limit, and the query's own noisy block; at least itself."""
    is_clean, place, limit, block = (torch.from_numpy(array) for array in (valid, positions, limits, blocks))
    clean_BNN = is_clean[:, None, :] & (place[:, None, :] < limit[:, :, None])
    block_BNN = (block[:, None, :] == block[:, :, None]) & (block >= 0)[:, None, :]
    return clean_BNN | block_BNN | torch.eye(valid.shape[1], dtype=torch.bool)


def prompts(corpus: PackedCorpus, indices: Integers) -> tuple[Tensor, Tensor, Tensor]:
    """Encoder states [B, S, 384] (fp32), word-piece ids [B, S] and lengths [B] of the batch's prompts."""
    lengths = [len(corpus.word_pieces[index]) for index in indices]
    states = torch.zeros(len(indices), max(lengths), corpus.states.shape[1])
    ids = torch.zeros(len(indices), max(lengths), dtype=torch.long)
    for row, (index, length) in enumerate(zip(indices, lengths, strict=True)):
        states[row, :length] = torch.from_numpy(corpus.prompt_states(int(index)).astype(np.float32))
        ids[row, :length] = torch.from_numpy(corpus.word_pieces[index])
    return states, ids, torch.tensor(lengths)


def batch_indices(corpus: PackedCorpus, step: int, batch_size: int, seed: int, *, pool: int = 32) -> Integers:
    """Which samples step `step` uses: every epoch a new order, samples of similar length together."""
    per_epoch = len(corpus) // batch_size
    epoch, place = divmod(step, per_epoch)
    rng = np.random.default_rng((seed, epoch))
    order = rng.permutation(len(corpus))[: per_epoch * batch_size]
    span = pool * batch_size
    lengths = corpus.lengths[order]
    for start in range(0, len(order), span):
        part = slice(start, start + span)
        order[part] = order[part][np.argsort(lengths[part], kind="stable")]
    batches = order.reshape(per_epoch, batch_size)
    chosen: Integers = batches[rng.permutation(per_epoch)[place]]
    return chosen
