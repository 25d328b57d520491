"""How data is corrupted: tokens are masked, vectors are drowned in Gaussian noise.

A process holds a schedule and the algebra that follows from it; samplers and losses ask it. Covered: the absorbing
(masked) process of arXiv:2406.07524 and the variance-preserving Gaussian process of arXiv:2006.11239.
Not covered: uniform-state and other categorical corruptions. Shapes: see core/protocols.py.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from agentic_diffusion.core.noise_schedules import cosine, elbo_weight
from agentic_diffusion.core.protocols import Denoiser, Schedule
from agentic_diffusion.core.randomness import Rng, normal_like, uniform


@dataclass(frozen=True)
class MaskedProcess:
    """Each token is replaced by `mask_id` independently; a share alpha(t) stays visible."""

    mask_id: int
    alpha: Schedule = cosine

    def corrupt(self, x0_BL: Tensor, t_B: Tensor, *, rng: Rng, keep_BL: Tensor | None = None) -> Tensor:
        """Mask int64 [B, L] at times float [B]. Positions where `keep_BL` is true (prompt, clamped code) stay."""
        visible_BL = uniform(x0_BL.shape, rng, device=x0_BL.device) < self.alpha(t_B.double())[:, None]
        if keep_BL is not None:
            visible_BL = visible_BL | keep_BL
        return torch.where(visible_BL, x0_BL, self.mask_id)

    def reveal_probability(self, t: Tensor, s: Tensor) -> Tensor:
        """Chance that a token masked at t is visible at the earlier time s (arXiv:2406.07524)."""
        return (self.alpha(s) - self.alpha(t)) / (1 - self.alpha(t))

    def nelbo(
        self, log_probs_BLV: Tensor, x0_BL: Tensor, x_BL: Tensor, t_B: Tensor, *, cap: float | None = None
    ) -> Tensor:
        """Negative evidence bound in nats per token, float [B]: weighted cross-entropy over the masked positions.

        `log_probs_BLV` are normalised; `x_BL` is `x0_BL` corrupted at `t_B`; `cap` limits the weight (training).
        """
        log_p_BL = log_probs_BLV.gather(-1, x0_BL[..., None])[..., 0]
        masked_BL = x_BL == self.mask_id
        weight_B = elbo_weight(self.alpha, t_B.double(), cap=cap).to(log_p_BL.dtype)
        return -weight_B * torch.where(masked_BL, log_p_BL, 0.0).sum(1) / x0_BL.shape[1]


MIN_SIGNAL = 0.05
"""Nothing is divided by a signal smaller than this, as it would blow a network's error up without bound at t = 1.
The data estimated from noise is then a little too small, where next to nothing of it can be known anyway."""


@dataclass(frozen=True)
class GaussianProcess:
    """x_t = sqrt(alpha_bar(t)) x_0 + sqrt(1 - alpha_bar(t)) eps, with eps standard normal."""

    alpha_bar: Schedule

    def signal(self, t: Tensor) -> Tensor:
        """sqrt(alpha_bar(t)), float64, shaped like t."""
        return self.alpha_bar(t.double()).sqrt()

    def noise(self, t: Tensor) -> Tensor:
        """sqrt(1 - alpha_bar(t)): the noise level, float64, shaped like t."""
        return (1 - self.alpha_bar(t.double())).clamp(min=0).sqrt()

    def corrupt(self, x0: Tensor, t_B: Tensor, *, rng: Rng) -> tuple[Tensor, Tensor]:
        """(x_t, eps) for x0 float [B, ...] and times [B]."""
        eps = normal_like(x0, rng)
        return _per_row(self.signal(t_B), x0) * x0 + _per_row(self.noise(t_B), x0) * eps, eps

    def x0_from_eps(self, eps: Tensor, x: Tensor, t: Tensor) -> Tensor:
        """The data that x [B, ...] holds if its noise is `eps`. t: 0-dim or [B]; see MIN_SIGNAL for t near 1."""
        return (x - _per_row(self.noise(t), x) * eps) / _per_row(self.signal(t).clamp(min=MIN_SIGNAL), x)

    def eps_from_x0(self, x0: Tensor, x: Tensor, t: Tensor) -> Tensor:
        """The noise that x [B, ...] holds if its data is `x0`. t: 0-dim or [B]; t must not be 0."""
        return (x - _per_row(self.signal(t), x) * x0) / _per_row(self.noise(t), x)

    def posterior(self, x0: Tensor, x: Tensor, t: Tensor, s: Tensor) -> tuple[Tensor, Tensor]:
        """Mean (like x) and standard deviation (0-dim) of q(x_s | x_t, x_0), 0-dim times s < t.

        Source: arXiv:2006.11239, equations 6 and 7, for any two times.
        """
        kept_s, kept_t = self.alpha_bar(s.double()), self.alpha_bar(t.double())
        ratio, noise_s, noise_t = kept_t / kept_s, 1 - kept_s, 1 - kept_t
        mean = (kept_s.sqrt() * (1 - ratio) / noise_t) * x0 + (ratio.sqrt() * noise_s / noise_t) * x
        return mean, ((1 - ratio) * noise_s / noise_t).clamp(min=0).sqrt()

    def denoiser_from_eps(self, predict_eps: Denoiser) -> Denoiser:
        """Turn a network that predicts noise into the denoiser (predicts data) that samplers take."""
        return lambda x, t: self.x0_from_eps(predict_eps(x, t), x, t)


def _per_row(value: Tensor, x: Tensor) -> Tensor:
    """Shape a coefficient (0-dim, or one per row) so that it multiplies x [B, ...] in the dtype of x."""
    value = value.to(device=x.device, dtype=x.dtype)
    return value if value.ndim == 0 else value.reshape(-1, *[1] * (x.ndim - 1))
