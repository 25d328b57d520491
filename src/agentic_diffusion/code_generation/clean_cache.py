"""The exact key/value cache over finished tokens, and the one forward pass that all decoders share.

Every row (one candidate) holds its known tokens. `predict` runs tokens that are not cached yet (clean stream) and any
number of blocks with masked places (noisy stream) together; `keep` then says how many of the new clean tokens stay.
Shapes: R rows, N new positions, P cached positions (padded), V vocabulary.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from agentic_diffusion.code_generation.code_denoiser import CLEAN, NOISY, CodeDenoiser, KeyValue, PromptMemory


@dataclass(frozen=True, slots=True)
class Block:
    """Tokens of one noisy block (some of them masks) that starts at absolute position `start`."""

    start: int
    tokens: Sequence[int]


@dataclass(frozen=True)
class Prediction:
    """Logits of one pass. `next[r][i]`: of the token after clean token i; `blocks[r][b]`: of block b's own places."""

    next: list[Tensor]
    blocks: list[list[Tensor]]


class CleanCache:
    """Rows of known tokens whose keys and values are kept."""

    def __init__(self, model: CodeDenoiser, memory: PromptMemory, num_rows: int) -> None:
        self.model, self.memory = model, memory
        self.lengths = [0] * num_rows
        self.layers: list[KeyValue] | None = None
        self.num_passes = 0
        self._fresh: list[KeyValue] = []

    @torch.no_grad()
    def predict(self, clean: Sequence[Sequence[int]], blocks: Sequence[Sequence[Block]] | None = None) -> Prediction:
        """One forward pass over each row's new clean tokens and noisy blocks. The cache itself does not change."""
        blocks = blocks or [()] * len(clean)
        num_clean = max(map(len, clean))
        num_new = num_clean + max(sum(len(block.tokens) for block in row) for row in blocks)
        tokens, positions, limits, group = (torch.zeros(len(clean), num_new, dtype=torch.long) for _ in range(4))
        group -= 1
        for r, (known, row) in enumerate(zip(clean, blocks, strict=True)):
            start, n = self.lengths[r], len(known)
            tokens[r, :n] = torch.as_tensor(known)
            positions[r, :n] = torch.arange(start, start + n)
            limits[r, :n] = positions[r, :n] + 1
            place = num_clean
            for b, block in enumerate(row):
                span = slice(place, place + len(block.tokens))
                tokens[r, span] = torch.as_tensor(block.tokens)
                positions[r, span] = torch.arange(block.start, block.start + len(block.tokens))
                limits[r, span], group[r, span] = block.start, b
                place = span.stop
        types = torch.full_like(tokens, CLEAN)
        types[:, num_clean:] = NOISY
        attend = self._attend(positions, limits, group, num_clean, [len(row) for row in clean])
        states, self._fresh = self.model(tokens, positions, types, attend, self.memory, self.layers)
        self.num_passes += 1
        return self._split(self.model.logits(states), clean, blocks, num_clean)

    def _attend(self, positions: Tensor, limits: Tensor, group: Tensor, num_clean: int, known: list[int]) -> Tensor:
        """bool [R, N, P + N]: clean positions before each query's limit, its own block, itself."""
        num_new = positions.shape[1]
        place = torch.arange(num_new)
        real = (place < num_clean) & (place < torch.tensor(known)[:, None])
        attend = real[:, None, :] & (positions[:, None, :] < limits[:, :, None])
        attend |= (group[:, None, :] == group[:, :, None]) & (group >= 0)[:, None, :]
        attend |= torch.eye(num_new, dtype=torch.bool)
        if self.layers is None:
            return attend
        cached = torch.arange(self.layers[0][0].shape[2])
        filled = cached < torch.tensor(self.lengths)[:, None]
        return torch.cat([(filled[:, None, :]) & (cached < limits[:, :, None]), attend], dim=2)

    def _split(
        self, logits: Tensor, clean: Sequence[Sequence[int]], blocks: Sequence[Sequence[Block]], num_clean: int
    ) -> Prediction:
        per_block = []
        for r, row in enumerate(blocks):
            place, parts = num_clean, []
            for block in row:
                parts.append(logits[r, place : place + len(block.tokens)])
                place += len(block.tokens)
            per_block.append(parts)
        return Prediction([logits[r, : len(known)] for r, known in enumerate(clean)], per_block)

    def keep(self, counts: Sequence[int]) -> None:
        """Append the first `counts[r]` new clean tokens of the last pass to row r's cache."""
        longest = max(length + count for length, count in zip(self.lengths, counts, strict=True))
        if self.layers is None or self.layers[0][0].shape[2] < longest:
            self._grow(longest + 32)
        assert self.layers is not None
        for r, (length, count) in enumerate(zip(self.lengths, counts, strict=True)):
            if count:
                for (keys, values), (fresh_keys, fresh_values) in zip(self.layers, self._fresh, strict=True):
                    keys[r, :, length : length + count] = fresh_keys[r, :, :count]
                    values[r, :, length : length + count] = fresh_values[r, :, :count]
        self.lengths = [length + count for length, count in zip(self.lengths, counts, strict=True)]

    def _grow(self, size: int) -> None:
        grown = []
        for index, (keys, values) in enumerate(self._fresh):
            shape = (*keys.shape[:2], size, keys.shape[3])
            pair = (keys.new_zeros(shape), values.new_zeros(shape))
            if self.layers is not None:
                for new, old in zip(pair, self.layers[index], strict=True):
                    new[:, :, : old.shape[2]] = old
            grown.append(pair)
        self.layers = grown

    def select(self, rows: Sequence[int]) -> None:
        """Go on with these rows only (in this order, repeats allowed)."""
        index = torch.tensor(list(rows))
        self.memory = self.memory.rows(index)
        self.lengths = [self.lengths[row] for row in rows]
        if self.layers is not None:
            self.layers = [(keys[index], values[index]) for keys, values in self.layers]
