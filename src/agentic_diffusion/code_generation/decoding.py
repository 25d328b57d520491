"""From weights to tokens: four decoders with one signature, each a generator of its algorithm and nothing else.

* `autoregressive`: block size 1, one token per pass; the reference for quality.
* `draft_and_verify`: a block is drafted by diffusion in one go and verified by the same weights' autoregressive mode.
  Greedy output equals `autoregressive` to the token; sampled output has the same distribution (speculative sampling,
  arXiv:2211.17192; drafting inside one model: TiDAR arXiv:2511.08923, S2D2).
* `confidence_threshold`: plain block diffusion, all places above a threshold at once, at least one per pass.
* `whole_canvas`: the same with one block for the whole answer.

A request is a token list (see layout.py). Rows end at <eos> or after `limit` new tokens. Every step yields all rows.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Generator, Tensor

from agentic_diffusion.code_generation.clean_cache import Block, CleanCache
from agentic_diffusion.code_generation.code_denoiser import CodeDenoiser, PromptMemory
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer


@dataclass(frozen=True, slots=True)
class Step:
    """All rows after some passes: committed tokens, then the open block's tokens (masks included)."""

    rows: list[list[int]]
    """New tokens only, without <eos>."""
    open: list[list[int]]
    """Per row: what is drafted but not committed yet, and the masked places that come next."""
    log_probs: list[list[float]]
    """Of each committed token under the distribution it was chosen from, <eos> included at the end."""
    finished: list[bool]
    """Whether the row met <eos>."""
    num_passes: int


@dataclass(frozen=True, kw_only=True)
class Decoding:
    """What every decoder is given beside the requests."""

    model: CodeDenoiser
    tokenizer: CodeTokenizer
    memory: PromptMemory
    limit: int
    temperatures: Sequence[float]
    """One per row; 0 is greedy."""
    rng: Generator


MAX_DRAFT_PLACES = 192
"""Masked places in one pass up to which every possible stop of a draft gets a block of its own."""


class Decoder(Protocol):
    """Requests in, steps out."""

    def __call__(self, requests: Sequence[Sequence[int]], given: Decoding) -> Iterator[Step]: ...


class _Rows:
    """Bookkeeping of growing rows, some of which have ended."""

    def __init__(self, requests: Sequence[Sequence[int]], given: Decoding) -> None:
        self.given = given
        self.cache = CleanCache(given.model, given.memory, len(requests))
        self.pending: list[list[int]] = [list(request) for request in requests]
        """Known tokens of each active row that are not cached yet."""
        self.active = list(range(len(requests)))
        self.new: list[list[int]] = [[] for _ in requests]
        self.log_probs: list[list[float]] = [[] for _ in requests]
        self.finished = [False] * len(requests)

    def commit(self, row: int, token: int, log_prob: float) -> bool:
        """Add a token to a row; False once the row has ended and takes no more."""
        if self.finished[row] or len(self.new[row]) >= self.given.limit:
            return False
        self.log_probs[row].append(log_prob)
        if token >= self.given.tokenizer.num_text_tokens:
            self.finished[row] = token == self.given.tokenizer.eos_id
            return False
        self.new[row].append(token)
        return len(self.new[row]) < self.given.limit

    def drop(self, ended: Sequence[int]) -> None:
        """Take ended rows (absolute numbers) out of the cache and out of `pending`."""
        if ended:
            stay = [place for place, row in enumerate(self.active) if row not in ended]
            self.active = [self.active[place] for place in stay]
            self.pending = [self.pending[place] for place in stay]
            if stay:
                self.cache.select(stay)

    def step(self, open_blocks: dict[int, list[int]] | None = None) -> Step:
        """A snapshot of all rows."""
        return Step(
            [list(row) for row in self.new],
            [list((open_blocks or {}).get(row, ())) for row in range(len(self.new))],
            [list(row) for row in self.log_probs],
            list(self.finished),
            self.cache.num_passes,
        )


def distribution(logits: Tensor, temperature: float, tokenizer: CodeTokenizer) -> Tensor:
    """Probabilities [..., V] in float64; temperature 0 puts all on the best. Only text and <eos> can be drawn."""
    logits = logits.double().clone()
    logits[..., tokenizer.num_text_tokens : tokenizer.eos_id] = float("-inf")
    logits[..., tokenizer.eos_id + 1 :] = float("-inf")
    if temperature == 0:
        return torch.nn.functional.one_hot(logits.argmax(-1), logits.shape[-1]).double()
    return (logits / temperature).softmax(-1)


def draw(probabilities: Tensor, rng: Generator) -> int:
    """One token from float64 probabilities [V]."""
    return int(torch.multinomial(probabilities, 1, generator=rng))


def _log(probability: Tensor) -> float:
    return float(probability.clamp_min(1e-12).log())


def _plain_log(logits: Tensor, token: int) -> float:
    """Log-probability at temperature 1, whatever temperature drew the token: comparable between candidates."""
    return float(logits.double().log_softmax(-1)[token])


def autoregressive(requests: Sequence[Sequence[int]], given: Decoding) -> Iterator[Step]:
    """One token per pass and row."""
    rows = _Rows(requests, given)
    while rows.active:
        prediction = rows.cache.predict(rows.pending)
        rows.cache.keep([len(pending) for pending in rows.pending])
        ended = []
        for place, row in enumerate(rows.active):
            logits = prediction.next[place][-1]
            token = draw(distribution(logits, given.temperatures[row], given.tokenizer), given.rng)
            rows.pending[place] = [token]
            if not rows.commit(row, token, _plain_log(logits, token)):
                ended.append(row)
        rows.drop(ended)
        yield rows.step()


def draft_and_verify(requests: Sequence[Sequence[int]], given: Decoding, *, block: int = 8) -> Iterator[Step]:
    """Draft `block` tokens by diffusion, verify them autoregressively, keep the agreed ones and one more.

    One pass does both: beside the draft under verification it holds a fresh, fully masked block behind each place at
    which verification may stop, so that the next draft is ready whatever is accepted. With many rows that would cost
    more than it saves; then a block stands behind the whole draft only, and a row that stops earlier drafts anew.
    """
    rows = _Rows(requests, given)
    mask = [given.tokenizer.mask_id] * block
    stops: dict[int, list[int]] = {}
    drafts: list[list[tuple[int, Tensor]]] = [[] for _ in requests]  # (token, distribution it was drawn from)
    while rows.active:
        clean, blocks = [], []
        everywhere = len(rows.active) * block * block <= MAX_DRAFT_PLACES
        for place, row in enumerate(rows.active):
            draft = [token for token, _ in drafts[row]]
            known = rows.cache.lengths[place] + len(rows.pending[place])
            stops[row] = list(range(len(draft) + 1)) if everywhere else [len(draft)]
            clean.append(rows.pending[place] + draft)
            blocks.append([Block(known + accepted, mask) for accepted in stops[row]])
        prediction = rows.cache.predict(clean, blocks)
        kept, ended = [], []
        for place, row in enumerate(rows.active):
            first = len(rows.pending[place]) - 1
            chosen = _verify(prediction.next[place][first:], drafts[row], given, row)
            going = True
            for token, log_prob in chosen:
                going = going and rows.commit(row, token, log_prob)
            if not going:
                ended.append(row)
            accepted = len(chosen) - 1
            kept.append(first + 1 + accepted)
            rows.pending[place] = [chosen[-1][0]]
            ready = stops[row].index(accepted) if accepted in stops[row] else None
            drafts[row] = [] if ready is None else _draft(prediction.blocks[place][ready][1:], given, row)
        rows.cache.keep(kept)
        rows.drop(ended)
        yield rows.step({row: [*(token for token, _ in drafts[row]), *mask] for row in rows.active})


def _draft(logits: Tensor, given: Decoding, row: int) -> list[tuple[int, Tensor]]:
    """Tokens drawn independently at each place, up to and with the first <eos>."""
    drafted = []
    for probabilities in distribution(logits, given.temperatures[row], given.tokenizer):
        token = draw(probabilities, given.rng)
        drafted.append((token, probabilities))
        if token == given.tokenizer.eos_id:
            break
    return drafted


def _verify(logits: Tensor, draft: Sequence[tuple[int, Tensor]], given: Decoding, row: int) -> list[tuple[int, float]]:
    """Accepted draft tokens, then one token from what is left: exactly the autoregressive distribution.

    logits [len(draft) + 1, V]: autoregressive, of the draft's places and the one after.
    """
    chosen = []
    for (token, drafted), line in zip(draft, logits, strict=False):
        wanted = distribution(line, given.temperatures[row], given.tokenizer)
        if torch.rand((), generator=given.rng, dtype=torch.float64) * drafted[token] < wanted[token]:
            chosen.append((token, _plain_log(line, token)))
            continue
        rest = (wanted - drafted).clamp_min(0)
        other = draw(rest if rest.sum() > 0 else wanted, given.rng)
        return [*chosen, (other, _plain_log(line, other))]
    token = draw(distribution(logits[-1], given.temperatures[row], given.tokenizer), given.rng)
    return [*chosen, (token, _plain_log(logits[-1], token))]


def confidence_threshold(
    requests: Sequence[Sequence[int]], given: Decoding, *, block: int = 16, threshold: float = 0.9
) -> Iterator[Step]:
    """Blocks left to right; inside a block every place whose best token reaches `threshold`, at least one a pass."""
    rows = _Rows(requests, given)
    mask_id = given.tokenizer.mask_id
    canvas = {row: [mask_id] * block for row in rows.active}
    sure: dict[int, list[float]] = {row: [0.0] * block for row in rows.active}
    while rows.active:
        starts = [rows.cache.lengths[place] + len(pending) for place, pending in enumerate(rows.pending)]
        blocks = [[Block(start, canvas[row])] for start, row in zip(starts, rows.active, strict=True)]
        prediction = rows.cache.predict(rows.pending, blocks)
        rows.cache.keep([len(pending) for pending in rows.pending])
        ended = []
        for place, row in enumerate(rows.active):
            rows.pending[place] = []
            _reveal(prediction.blocks[place][0], canvas[row], sure[row], threshold, given, row)
            if mask_id in canvas[row]:
                continue
            rows.pending[place] = list(canvas[row])
            going = True
            for token, log_prob in zip(canvas[row], sure[row], strict=True):
                going = going and rows.commit(row, token, log_prob)
            if not going:
                ended.append(row)
            canvas[row], sure[row] = [mask_id] * block, [0.0] * block
        rows.drop(ended)
        yield rows.step({row: canvas[row] for row in rows.active})


def _reveal(logits: Tensor, canvas: list[int], sure: list[float], threshold: float, given: Decoding, row: int) -> None:
    masked = [place for place, token in enumerate(canvas) if token == given.tokenizer.mask_id]
    probabilities = distribution(logits, given.temperatures[row], given.tokenizer)
    plain = distribution(logits, 1.0, given.tokenizer)
    tokens = {place: draw(probabilities[place], given.rng) for place in masked}
    confidence = {place: float(plain[place, tokens[place]]) for place in masked}
    best = max(masked, key=lambda place: confidence[place])
    for place in masked:
        if confidence[place] >= threshold or place == best:
            canvas[place] = tokens[place]
            sure[place] = _log(plain[place, tokens[place]])


def whole_canvas(requests: Sequence[Sequence[int]], given: Decoding, *, threshold: float = 0.9) -> Iterator[Step]:
    """One block as long as the longest answer."""
    return confidence_threshold(requests, given, block=given.limit, threshold=threshold)


DECODERS: dict[str, Decoder] = {
    "autoregressive": autoregressive,
    "draft_and_verify": draft_and_verify,
    "confidence_threshold": confidence_threshold,
    "whole_canvas": whole_canvas,
}
"""The one place where a string names a decoder."""


def decode(decoder: Decoder, requests: Sequence[Sequence[int]], given: Decoding) -> Step:
    """Run a decoder to its end and return the last step."""
    return deque(decoder(requests, given), maxlen=1)[0]
