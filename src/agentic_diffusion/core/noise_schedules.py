"""Noise schedules: how much of the data is left at time t.

A schedule is a function alpha(t). For a masked process alpha is the share of visible tokens, for a Gaussian process
it is alpha_bar, the squared share of signal. `linear` and `cosine` are such functions, and an instance of a class
below is one too (call it), so every sampler takes either. Slopes come from autodiff and are stated nowhere.

The classes carry the tables of the specification over `num_steps` discrete timesteps; timestep k stands for the time
t = (k + 1) / num_steps. Not covered: learned schedules.
"""

import math
from abc import ABC, abstractmethod

import torch
from torch import Tensor

from agentic_diffusion.core.protocols import Schedule
from agentic_diffusion.errors import ConfigError

MAX_BETA = 0.999
"""No single step may destroy more than this (arXiv:2102.09672, section 3.2)."""


def linear(t: Tensor) -> Tensor:
    """alpha(t) = 1 - t."""
    return 1 - t


def cosine(t: Tensor) -> Tensor:
    """alpha(t) = 1 - sin(pi t / 2): keeps more hidden than `linear` at every t, so late steps reveal little."""
    return 1 - torch.sin(t * (math.pi / 2))


def elbo_weight(alpha: Schedule, t: Tensor, *, cap: float | None = None) -> Tensor:
    """-alpha'(t) / (1 - alpha(t)), the weight of the masked evidence bound at time t; shaped like t.

    Without a cap it is exact, for evaluation. It grows like 1/t near 0, so training passes a cap.
    Source: arXiv:2406.07524, the continuous-time bound.
    """
    with torch.enable_grad():
        times = t.detach().clone().requires_grad_()
        visible = alpha(times)
        (slope,) = torch.autograd.grad(visible.sum(), times)
    weight = -slope / (1 - visible.detach())
    return weight if cap is None else weight.clamp(max=cap)


class NoiseSchedule(ABC):
    """A schedule over `num_steps` discrete timesteps 0 ... num_steps - 1.

    `betas`, `alphas`, `alphas_cumprod`, `sqrt_alphas_cumprod`, `sqrt_one_minus_alphas_cumprod`: float64 [num_steps].
    Calling the schedule gives alpha_bar at any t in [0, 1]: the table at its grid points, geometric in between.
    A subclass hands its betas to `_fill_tables` and says what the noise level of a timestep is.
    """

    betas: Tensor
    alphas: Tensor
    alphas_cumprod: Tensor
    sqrt_alphas_cumprod: Tensor
    sqrt_one_minus_alphas_cumprod: Tensor

    def __init__(self, num_steps: int) -> None:
        if num_steps < 1:
            raise ConfigError(f"num_steps is {num_steps}; a noise schedule needs at least 1")
        self.num_steps = num_steps

    @abstractmethod
    def get_noise_level(self, timestep: int | Tensor) -> Tensor:
        """Standard deviation of the noise at a timestep, in [0, 1]; shaped like `timestep`."""

    def __call__(self, t: Tensor) -> Tensor:
        """alpha_bar(t), differentiable in t; shaped like t. Times outside [0, 1] give the nearest end."""
        place = t.clamp(0, 1) * self.num_steps
        left = place.detach().long().clamp(max=self.num_steps - 1)
        table = self._log_alpha_bar.to(device=t.device, dtype=t.dtype)
        return torch.lerp(table[left], table[left + 1], place - left).exp()

    def time_of(self, timestep: int | Tensor) -> Tensor:
        """The time t in (0, 1] that a timestep stands for, float64."""
        return (self._checked(timestep).double() + 1) / self.num_steps

    def _fill_tables(self, betas: Tensor) -> None:
        self.betas = betas
        self.alphas = 1 - betas
        self.alphas_cumprod = self.alphas.cumprod(0)
        self.sqrt_alphas_cumprod = self.alphas_cumprod.sqrt()
        self.sqrt_one_minus_alphas_cumprod = (1 - self.alphas_cumprod).sqrt()
        self._log_alpha_bar = torch.cat([betas.new_zeros(1), self.alphas_cumprod.log()])

    def _checked(self, timestep: int | Tensor) -> Tensor:
        index = torch.as_tensor(timestep, dtype=torch.long)
        if index.numel() and not (index.min() >= 0 and index.max() < self.num_steps):
            raise ConfigError(f"timestep {timestep} lies outside 0 ... {self.num_steps - 1}")
        return index

    def _tabulated_noise_level(self, timestep: int | Tensor) -> Tensor:
        index = self._checked(timestep)
        return self.sqrt_one_minus_alphas_cumprod.to(index.device)[index]


class LinearNoiseSchedule(NoiseSchedule):
    """betas rise linearly from `beta_start` to `beta_end` (arXiv:2006.11239, section 4).

    By default the paper's 1e-4 ... 0.02 for 1000 steps, scaled by 1000 / num_steps, so that the last timestep is
    nearly pure noise for any number of steps.
    """

    def __init__(self, num_steps: int, beta_start: float | None = None, beta_end: float | None = None) -> None:
        super().__init__(num_steps)
        scale = 1000 / num_steps
        self.beta_start = min(1e-4 * scale, MAX_BETA) if beta_start is None else beta_start
        self.beta_end = min(0.02 * scale, MAX_BETA) if beta_end is None else beta_end
        if not 0 < self.beta_start <= self.beta_end < 1:
            raise ConfigError(f"need 0 < beta_start <= beta_end < 1, got {self.beta_start} and {self.beta_end}")
        self._fill_tables(torch.linspace(self.beta_start, self.beta_end, num_steps, dtype=torch.float64))

    def get_noise_level(self, timestep: int | Tensor) -> Tensor:
        return self._tabulated_noise_level(timestep)


class CosineNoiseSchedule(NoiseSchedule):
    """alpha_bar follows a squared cosine with offset `s` (arXiv:2102.09672, equation 17)."""

    def __init__(self, num_steps: int, s: float = 0.008) -> None:
        super().__init__(num_steps)
        if s < 0:
            raise ConfigError(f"s is {s}; the offset of the cosine schedule must not be negative")
        self.s = s
        grid = torch.linspace(0, 1, num_steps + 1, dtype=torch.float64)
        alpha_bar = torch.cos((grid + s) / (1 + s) * (math.pi / 2)) ** 2
        self._fill_tables((1 - alpha_bar[1:] / alpha_bar[:-1]).clamp(max=MAX_BETA))

    def get_noise_level(self, timestep: int | Tensor) -> Tensor:
        return self._tabulated_noise_level(timestep)


SCHEDULES: dict[str, type[LinearNoiseSchedule] | type[CosineNoiseSchedule]] = {
    "linear": LinearNoiseSchedule,
    "cosine": CosineNoiseSchedule,
}
"""The one place where a string names a schedule class."""
