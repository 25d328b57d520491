"""What the parts of the engine promise each other: schedules, denoisers, samplers, rewards.

Covered: call signatures with their shapes. Not covered: any behaviour; each promise is kept (and tested) elsewhere.

Legend for all of `core/`: B batch, L sequence length, D features of one position, V vocabulary, M condition tokens.
Time t lies in [0, 1]: t = 0 is data, t = 1 is noise (Gaussian) or all mask (tokens).
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from torch import Tensor

Schedule = Callable[[Tensor], Tensor]
"""alpha(t): falls from 1 at t = 0 towards 0 at t = 1; elementwise, differentiable, any shape."""

Steps = Iterator[tuple[Tensor, Tensor]]
"""(s, x) after each step: s a 0-dim float64 tensor, the time that x now stands at."""


class Denoiser(Protocol):
    """Estimates the data behind a corrupted x.

    Tokens: x int64 [B, L], t float [B] -> log-probabilities [B, L, V] (need not be normalised).
    Gaussian: x float [B, ...], t float [B] -> the expected data x0, shaped like x.
    """

    def __call__(self, x: Tensor, t: Tensor, /) -> Tensor: ...


class RewardFunction(Protocol):
    """Judges samples. samples [B, ...] -> float [B] in [0, 1]; differentiable where it is to guide."""

    def __call__(self, samples: Tensor, /) -> Tensor: ...
