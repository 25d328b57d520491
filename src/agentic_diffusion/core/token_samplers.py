"""Samplers for masked tokens: generator functions with one shared signature.

    sampler(denoise, x, ts, process, *, rng, ...) yields (s, x)

x: int64 [B, L], with `process.mask_id` wherever a token is wanted; all other tokens are clamped and never change, so
completion, infilling and repair need no special case. ts falls, as a rule from 1 to 0. What is drawn is never the mask
itself. Progress, streaming and early stop belong to the consumer's loop. Not covered: remasking of revealed tokens.
"""

from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

from agentic_diffusion.core.processes import MaskedProcess
from agentic_diffusion.core.protocols import Denoiser, Steps
from agentic_diffusion.core.randomness import Rng, uniform

Confidence = Callable[[Tensor], Tensor]
"""Log-probabilities [B, L, V] -> [B, L]; larger is surer."""


def invert_cdf(probs: Tensor, u: Tensor) -> Tensor:
    """The first outcome whose cumulative probability exceeds u. probs float64 [..., V], u [...] in [0, 1) -> [...].

    An outcome of probability 0 is never chosen.
    """
    cdf = probs.cumsum(-1)
    total = cdf[..., -1:]
    below_total = torch.nextafter(total, torch.zeros_like(total))
    chosen: Tensor = torch.searchsorted(cdf, torch.minimum(u[..., None] * total, below_total), right=True)[..., 0]
    return chosen


def categorical(log_probs: Tensor, rng: Rng, *, temperature: float = 1.0) -> Tensor:
    """One draw per position in float64. [B, L, V] -> int64 [B, L]. Temperature 0 is argmax and draws nothing.

    float32 noise would silently lower the temperature (arXiv:2409.02908).
    """
    if temperature == 0:
        likeliest: Tensor = log_probs.argmax(-1)
        return likeliest
    probs = torch.softmax(log_probs.double() / temperature, -1)
    return invert_cdf(probs, uniform(log_probs.shape[:-1], rng, device=log_probs.device))


def max_probability(log_probs: Tensor) -> Tensor:
    """Probability of the likeliest token, in [0, 1]."""
    return log_probs.amax(-1).exp()


def negative_entropy(log_probs: Tensor) -> Tensor:
    """Minus the entropy in nats: 0 when certain."""
    entropy: Tensor = torch.special.entr(log_probs.exp()).sum(-1)
    return -entropy


@torch.no_grad()
def ancestral(
    denoise: Denoiser, x: Tensor, ts: Tensor, process: MaskedProcess, *, rng: Rng, temperature: float = 1.0
) -> Steps:
    """Reveal each masked token with the posterior's probability (arXiv:2406.07524)."""
    for t, s in pairwise(ts.double().cpu()):
        drawn = categorical(_log_probs(denoise, x, t, process), rng, temperature=temperature)
        reveal = uniform(x.shape, rng, device=x.device) < process.reveal_probability(t, s)
        x = torch.where(reveal & (x == process.mask_id), drawn, x)
        yield s, x


def confidence_threshold(
    denoise: Denoiser,
    x: Tensor,
    ts: Tensor,
    process: MaskedProcess,
    *,
    rng: Rng,
    threshold: float = 0.9,
    temperature: float = 0.0,
) -> Steps:
    """Reveal every position whose likeliest token has at least probability `threshold`, and the surest one of each row.

    Stops as soon as nothing is masked; a step to s = 0 reveals what is left. Source: arXiv:2505.22618.
    """
    return _surest_first(denoise, x, ts, process, rng, temperature, (max_probability, threshold))


def entropy_threshold(
    denoise: Denoiser,
    x: Tensor,
    ts: Tensor,
    process: MaskedProcess,
    *,
    rng: Rng,
    max_entropy: float = 0.3,
    temperature: float = 0.0,
) -> Steps:
    """As `confidence_threshold`, for positions whose entropy is at most `max_entropy` nats."""
    return _surest_first(denoise, x, ts, process, rng, temperature, (negative_entropy, -max_entropy))


@torch.no_grad()
def _surest_first(
    denoise: Denoiser,
    x: Tensor,
    ts: Tensor,
    process: MaskedProcess,
    rng: Rng,
    temperature: float,
    rule: tuple[Confidence, float],
) -> Steps:
    confidence, threshold = rule
    for t, s in pairwise(ts.double().cpu()):
        masked = x == process.mask_id
        if not masked.any():
            return
        log_probs = _log_probs(denoise, x, t, process)
        score = confidence(log_probs).masked_fill(~masked, -torch.inf)
        surest = torch.zeros_like(masked).scatter(1, score.argmax(1, keepdim=True), True)
        reveal = masked & ((score >= threshold) | surest | (s == 0).to(x.device))
        x = torch.where(reveal, categorical(log_probs, rng, temperature=temperature), x)
        yield s, x


def _log_probs(denoise: Denoiser, x: Tensor, t: Tensor, process: MaskedProcess) -> Tensor:
    """Normalised log-probabilities [B, L, V] without the mask token."""
    raw = denoise(x, t.to(device=x.device, dtype=torch.float32).expand(len(x)))
    vocabulary = torch.arange(raw.shape[-1], device=raw.device)
    return torch.log_softmax(raw.masked_fill(vocabulary == process.mask_id, -torch.inf), -1)
