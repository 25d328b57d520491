"""Random draws from explicit generators, for a whole batch or row by row.

A sampler is handed one generator, or one per row. With one per row, what a row becomes depends on its own generator
alone, so a batch gives the same answers as its rows one at a time. Draws are made on the generator's device and then
moved, so a seeded CPU generator gives the same numbers whatever device the model runs on.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

Rng = torch.Generator | Sequence[torch.Generator]
"""One generator for the batch, or one for each row."""


def seeded(seed: int) -> torch.Generator:
    """A fresh CPU generator."""
    return torch.Generator().manual_seed(seed)


def uniform(shape: Sequence[int], rng: Rng, *, device: torch.device | str = "cpu") -> Tensor:
    """Uniform on [0, 1) in float64, whose 53 bits keep far-tail events possible."""
    return _draw(torch.rand, shape, rng, torch.float64).to(device)


def normal_like(x: Tensor, rng: Rng) -> Tensor:
    """Standard normal noise with the shape, dtype and device of `x` [B, ...]."""
    return _draw(torch.randn, x.shape, rng, x.dtype).to(x.device)


def stratified_times(num: int, rng: torch.Generator, *, device: torch.device | str = "cpu") -> Tensor:
    """`num` times in [0, 1), one in each of `num` equal strata, float64 [num]. Lowers the variance of a batch's loss
    (arXiv:2107.00630, section on low-discrepancy sampling)."""
    return (uniform((num,), rng, device=device) + torch.arange(num, device=device)) / num


def _draw(draw: Callable[..., Tensor], shape: Sequence[int], rng: Rng, dtype: torch.dtype) -> Tensor:
    if isinstance(rng, torch.Generator):
        return draw(tuple(shape), generator=rng, device=rng.device, dtype=dtype)
    assert len(rng) == shape[0], f"{len(rng)} generators for {shape[0]} rows"
    return torch.stack([draw(tuple(shape[1:]), generator=row, device=row.device, dtype=dtype) for row in rng])
