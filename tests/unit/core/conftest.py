"""Shared by the tests of the engine: one-threaded torch, and oracles whose answers are known in closed form."""

from collections.abc import Callable, Iterator

import pytest
import torch
from torch import Tensor

from agentic_diffusion.core import CosineNoiseSchedule, GaussianProcess, LinearNoiseSchedule


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def rng() -> torch.Generator:
    return torch.Generator().manual_seed(0)


@pytest.fixture(params=[LinearNoiseSchedule, CosineNoiseSchedule], ids=["linear", "cosine"])
def process(request: pytest.FixtureRequest) -> GaussianProcess:
    return GaussianProcess(request.param(1000))


@pytest.fixture
def normal_data() -> Callable[..., Callable[[Tensor, Tensor], Tensor]]:
    """Builds E[x_0 | x_t] for data that is N(mean, variance): the exact denoiser."""

    def build(process: GaussianProcess, mean: float, variance: float) -> Callable[[Tensor, Tensor], Tensor]:
        def denoise(x: Tensor, t: Tensor) -> Tensor:
            signal, noise = (f(t).to(x.dtype).reshape(-1, *[1] * (x.ndim - 1)) for f in (process.signal, process.noise))
            gain = signal * variance / (signal**2 * variance + noise**2)
            return mean + gain * (x - signal * mean)

        return denoise

    return build
