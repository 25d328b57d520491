"""Samplers for Gaussian diffusion: generator functions with one shared signature.

    sampler(denoise, x, ts, process, *, rng) yields (s, x)

x: float [B, ...], noise at time ts[0]; ts falls, as a rule from 1 to 0. `denoise` predicts the data; wrap a network
that predicts noise with `GaussianProcess.denoiser_from_eps`. Guidance wraps the denoiser, progress wraps the loop.
Coefficients are float64 and 0-dim, so they never change the dtype of x. Not covered: solvers of order 3 and above.
"""

from itertools import pairwise

import torch
from torch import Tensor

from agentic_diffusion.core.processes import GaussianProcess
from agentic_diffusion.core.protocols import Denoiser, Steps
from agentic_diffusion.core.randomness import Rng, normal_like


@torch.no_grad()
def ddpm(denoise: Denoiser, x: Tensor, ts: Tensor, process: GaussianProcess, *, rng: Rng) -> Steps:
    """Draw from the posterior q(x_s | x_t, x_0) at the predicted x_0 (arXiv:2006.11239, algorithm 2)."""
    for t, s in pairwise(ts.double().cpu()):
        mean, std = process.posterior(denoise(x, _rows(t, x)), x, t, s)
        x = mean + std * normal_like(x, rng)
        yield s, x


@torch.no_grad()
def ddim(denoise: Denoiser, x: Tensor, ts: Tensor, process: GaussianProcess, *, rng: Rng, eta: float = 0.0) -> Steps:
    """Step along the predicted noise (arXiv:2010.02502, equation 12). eta 0 draws nothing, eta 1 is `ddpm`."""
    for t, s in pairwise(ts.double().cpu()):
        x0 = denoise(x, _rows(t, x))
        std = eta * process.posterior(x0, x, t, s)[1]
        along = (process.noise(s) ** 2 - std**2).clamp(min=0).sqrt()
        x = process.signal(s) * x0 + along * process.eps_from_x0(x0, x, t)
        if eta > 0:
            x = x + std * normal_like(x, rng)
        yield s, x


@torch.no_grad()
def dpm_solver_pp_2m(
    denoise: Denoiser,
    x: Tensor,
    ts: Tensor,
    process: GaussianProcess,
    *,
    rng: Rng,  # noqa: ARG001 (the shared signature)
) -> Steps:
    """DPM-Solver++(2M): second order, one call a step, draws nothing (arXiv:2211.01095, algorithm 2).

    The first step, and a last step to zero noise, are of first order, as the step there has no finite log-SNR.
    """
    last_x0, last_h = x, torch.tensor(0.0)
    for i, (t, s) in enumerate(pairwise(ts.double().cpu())):
        x0 = denoise(x, _rows(t, x))
        h = _half_log_snr(s, process) - _half_log_snr(t, process)
        second_order = i > 0 and bool(h.isfinite())
        x0_between = x0 + (h / (2 * last_h)) * (x0 - last_x0) if second_order else x0
        x = (process.noise(s) / process.noise(t)) * x - process.signal(s) * torch.expm1(-h) * x0_between
        last_x0, last_h = x0, h
        yield s, x


def _half_log_snr(t: Tensor, process: GaussianProcess) -> Tensor:
    return process.signal(t).log() - process.noise(t).log()


def _rows(t: Tensor, x: Tensor) -> Tensor:
    return t.to(device=x.device, dtype=x.dtype).expand(len(x))
