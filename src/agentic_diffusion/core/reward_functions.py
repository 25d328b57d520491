"""Rewards: functions from samples [B, ...] to scores [B] in [0, 1].

The promise itself is `RewardFunction` in core/protocols.py; any function of that shape will do. Covered here: closeness
to a goal, sums and products of rewards, and a reward learned from comparisons. A bad sample scores 0; a reward that
cannot judge raises, and nobody here turns that into a score. Rewards that run code live in code_generation/.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from agentic_diffusion.core.protocols import RewardFunction
from agentic_diffusion.errors import ConfigError, InputError


@dataclass(frozen=True)
class GoalReward:
    """exp(-|sample - goal|^2 / (2 width^2)): 1 at the goal. `goal` broadcasts to a sample; `where` selects entries."""

    goal: Tensor
    width: float = 1.0
    where: Tensor | None = None

    def __call__(self, samples: Tensor) -> Tensor:
        difference = samples - self.goal.to(samples)
        if self.where is not None:
            difference = difference * self.where.to(samples)
        return torch.exp(-difference.flatten(1).square().sum(1) / (2 * self.width**2))


@dataclass(frozen=True)
class CompositeReward:
    """Several rewards as one: the weighted mean, or with `all_of` the weighted geometric mean (one 0 makes it 0)."""

    parts: Sequence[tuple[float, RewardFunction]]
    """(weight, reward); weights are positive and need not sum to 1."""
    all_of: bool = False

    def __post_init__(self) -> None:
        if not self.parts:
            raise ConfigError("a composite reward needs at least one part")
        if any(weight <= 0 for weight, _ in self.parts):
            raise ConfigError("the weights of a composite reward must be positive; leave out parts that do not count")

    def __call__(self, samples: Tensor) -> Tensor:
        scores = torch.stack([reward(samples) for _, reward in self.parts])
        weights = scores.new_tensor([weight for weight, _ in self.parts])
        shares = (weights / weights.sum())[:, None]
        return (scores**shares).prod(0) if self.all_of else (shares * scores).sum(0)


class PreferenceReward(nn.Module):
    """Bradley-Terry model of which of two samples is preferred (arXiv:1706.03741).

    P(a is preferred to b) = sigmoid(score(a) - score(b)). As a reward it is sigmoid(score), in (0, 1).
    `scorer` maps samples [B, ...] to [B] or [B, 1]; `mlp_scorer` makes a small one.
    """

    def __init__(self, scorer: nn.Module) -> None:
        super().__init__()
        self.scorer = scorer

    def forward(self, samples: Tensor) -> Tensor:
        return torch.sigmoid(self.score(samples))

    def score(self, samples: Tensor) -> Tensor:
        """Unbounded score, float [B]."""
        scores: Tensor = self.scorer(samples)
        return scores.reshape(len(samples))

    def preference_loss(self, preferred: Tensor, rejected: Tensor) -> Tensor:
        """Mean negative log-likelihood of the comparisons; row i of `preferred` was chosen over row i of `rejected`."""
        if preferred.shape != rejected.shape:
            shapes = f"{tuple(preferred.shape)} and {tuple(rejected.shape)}"
            raise InputError(f"preferred and rejected samples come in pairs of one shape, got {shapes}")
        return -F.logsigmoid(self.score(preferred) - self.score(rejected)).mean()

    def fit(self, preferred: Tensor, rejected: Tensor, *, num_steps: int = 200, lr: float = 1e-2) -> list[float]:
        """Learn from all comparisons at once; returns the loss before each step."""
        optimizer = torch.optim.AdamW(self.parameters(), lr=lr, weight_decay=1e-3)
        losses = []
        for _ in range(num_steps):
            loss = self.preference_loss(preferred, rejected)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            losses.append(loss.item())
        return losses


def mlp_scorer(num_features: int, *, rng: torch.Generator, hidden_dim: int = 64) -> nn.Module:
    """A two-layer network on the flattened sample. [B, ...] with `num_features` entries a row -> [B, 1]."""
    scorer = nn.Sequential(nn.Flatten(), nn.Linear(num_features, hidden_dim), nn.SiLU(), nn.Linear(hidden_dim, 1))
    for parameter in scorer.parameters():
        fan_in = parameter.shape[-1] if parameter.ndim == 2 else 1
        with torch.no_grad():
            parameter.copy_(torch.randn(parameter.shape, generator=rng) / fan_in**0.5 * (parameter.ndim == 2))
    return scorer
