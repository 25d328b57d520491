"""Guidance: functions that take denoisers and return one. Samplers know nothing of it.

Covered: classifier-free guidance for both processes, reward gradients and clamped values for the Gaussian one.
Not covered: gradients through discrete tokens; rewards of code are judged, not differentiated.
"""

import torch
from torch import Tensor

from agentic_diffusion.core.processes import GaussianProcess
from agentic_diffusion.core.protocols import Denoiser, RewardFunction

MIN_SIGNAL = 0.01
"""The reward's gradient is divided by the signal, but by no less than this: at t = 1 it is the network's error."""


def classifier_free(cond: Denoiser, uncond: Denoiser, *, scale: float) -> Denoiser:
    """Classifier-free guidance (arXiv:2207.12598). scale 1 is plain `cond`, scale 0 plain `uncond`.

    Beyond 1 it sharpens. At 0 and 1 the other model is not even called. A token that either model forbids (-inf) stays
    forbidden.
    """
    if scale in (0, 1):
        return cond if scale == 1 else uncond

    def denoise(x: Tensor, t: Tensor) -> Tensor:
        with_condition, without = cond(x, t), uncond(x, t)
        forbidden = with_condition.isneginf() | without.isneginf()
        return torch.lerp(without, with_condition, scale).masked_fill(forbidden, -torch.inf)

    return denoise


def reward_gradient(denoise: Denoiser, reward: RewardFunction, process: GaussianProcess, *, scale: float) -> Denoiser:
    """Tilt the model towards p(x_0) exp(scale * reward(x_0)). scale 0 is plain `denoise`.

    The reward is taken at the predicted data and differentiated through the denoiser, as in arXiv:2209.14687; for
    rewards linear in x_0 and Gaussian data that is exact. x: float [B, ...]; no gradient reaches model or caller.
    """
    if scale == 0:
        return denoise

    def guided(x: Tensor, t: Tensor) -> Tensor:
        with torch.enable_grad():
            x_in = x.detach().requires_grad_()
            x0 = denoise(x_in, t)
            (gradient,) = torch.autograd.grad(reward(x0).sum(), x_in)
        step = process.noise(t) ** 2 / process.signal(t).clamp(min=MIN_SIGNAL)
        return x0.detach() + scale * step.to(x.dtype).reshape(-1, *[1] * (x.ndim - 1)) * gradient

    return guided


def clamped(denoise: Denoiser, known: Tensor, where: Tensor) -> Denoiser:
    """Predict `known` wherever `where` is true: fixed start and goal states, given waypoints. Both broadcast to x."""
    return lambda x, t: torch.where(where, known, denoise(x, t))
