"""A bounded memory of good trajectories.

Covered: quality filter (an absolute floor and a quantile of what is held), eviction of the worst, diversity (a
near-duplicate competes with its neighbour for one place), sampling by priority, provenance for each entry, and a file
format without pickle: one safetensors file whose header carries settings and provenance as JSON, replaced atomically.
Not covered: sharing between processes. Trajectories are tensors of any shape and dtype and are kept on the CPU.
"""

import json
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from agentic_diffusion.core.randomness import seeded
from agentic_diffusion.errors import ConfigError, InputError, WeightsError

FORMAT = "agentic-diffusion-trajectories-1"
MIN_PRIORITY = 1e-3
"""Priority of an entry whose reward is 0 or less, so that nothing held is beyond reach."""

Distance = Callable[[Tensor, Tensor], float]


def trajectory_distance(a: Tensor, b: Tensor) -> float:
    """Root mean square difference; share of differing entries for integers; infinite between different shapes."""
    if a.shape != b.shape or a.is_floating_point() != b.is_floating_point():
        return float("inf")
    if a.numel() == 0:
        return 0.0
    if a.is_floating_point():
        return (a.double() - b.double()).square().mean().sqrt().item()
    return (a != b).double().mean().item()


@dataclass(frozen=True, kw_only=True)
class BufferConfig:
    """What a buffer lets in and how it samples."""

    capacity: int
    min_reward: float | None = None
    """Trajectories below this are refused."""
    quality_quantile: float = 0.0
    """Once half full, refuse what lies below this quantile of the rewards held; 0 turns it off."""
    min_distance: float = 0.0
    """Two entries closer than this are near-duplicates, of which the better one stays; 0 turns it off."""
    priority_exponent: float = 1.0
    """Sampling probability is proportional to priority ** priority_exponent; 0 is uniform."""

    def __post_init__(self) -> None:
        if self.capacity < 1:
            raise ConfigError(f"capacity is {self.capacity}; it must be at least 1")
        if not 0 <= self.quality_quantile <= 1:
            raise ConfigError(f"quality_quantile is {self.quality_quantile}; it must lie in [0, 1]")
        if self.min_distance < 0 or self.priority_exponent < 0:
            raise ConfigError("min_distance and priority_exponent must not be negative")


@dataclass(frozen=True)
class BufferSample:
    """What `sample` drew; row i of each field belongs together."""

    trajectories: list[Tensor]
    rewards: Tensor
    """float64 [N]."""
    indices: Tensor
    """int64 [N], places in the buffer until its next `add`."""
    weights: Tensor
    """float64 [N]: uniform probability / sampling probability, which undoes the priorities in an average."""


@dataclass
class _Entry:
    trajectory: Tensor
    reward: float
    priority: float
    provenance: dict[str, object] = field(default_factory=dict)


class TrajectoryBuffer:
    """Holds at most `capacity` trajectories, the best and not all alike."""

    def __init__(
        self, capacity: int, *, config: BufferConfig | None = None, distance: Distance = trajectory_distance
    ) -> None:
        self.config = BufferConfig(capacity=capacity) if config is None else config
        if self.config.capacity != capacity:
            raise ConfigError(f"capacity is given twice, as {capacity} and as {self.config.capacity}")
        self._distance = distance
        self._entries: list[_Entry] = []
        self._rng = seeded(0)

    @property
    def capacity(self) -> int:
        return self.config.capacity

    @property
    def trajectories(self) -> list[Tensor]:
        return [entry.trajectory for entry in self._entries]

    @property
    def rewards(self) -> list[float]:
        return [entry.reward for entry in self._entries]

    @property
    def priorities(self) -> list[float]:
        return [entry.priority for entry in self._entries]

    @property
    def provenance(self) -> list[dict[str, object]]:
        return [dict(entry.provenance) for entry in self._entries]

    def size(self) -> int:
        return len(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def add(
        self,
        trajectory: Tensor,
        reward: float,
        *,
        priority: float | None = None,
        provenance: Mapping[str, object] | None = None,
    ) -> bool:
        """Offer a trajectory; True if it was kept. The priority defaults to the reward.

        `provenance` (where it came from: task, seed, model) must be JSON. A NaN reward or a negative priority is an
        InputError.
        """
        reward = float(reward)
        priority = max(reward, MIN_PRIORITY) if priority is None else float(priority)
        if math.isnan(reward) or not 0 <= priority < float("inf"):
            raise InputError(f"reward {reward} and priority {priority} must be numbers, the priority not negative")
        entry = _Entry(trajectory.detach().cpu().clone(), reward, priority, dict(provenance or {}))
        if not self._good_enough(reward):
            return False
        near = self._near_duplicates(entry.trajectory)
        if any(self._entries[i].reward >= reward for i in near):
            return False
        for i in reversed(near):
            del self._entries[i]
        if len(self._entries) == self.capacity:
            worst = min(range(self.capacity), key=lambda i: self._entries[i].reward)
            if self._entries[worst].reward >= reward:
                return False
            del self._entries[worst]
        self._entries.append(entry)
        return True

    def sample(self, batch_size: int, *, rng: torch.Generator | None = None) -> BufferSample:
        """Draw with replacement, by priority. Without `rng`, from the buffer's own generator (seed 0)."""
        if not self._entries:
            raise InputError("the trajectory buffer is empty; add trajectories before sampling from it")
        probabilities = self.probabilities()
        indices = torch.multinomial(probabilities, batch_size, replacement=True, generator=rng or self._rng)
        return BufferSample(
            trajectories=[self._entries[i].trajectory for i in indices.tolist()],
            rewards=torch.tensor(self.rewards, dtype=torch.float64)[indices],
            indices=indices,
            weights=1 / (len(self._entries) * probabilities[indices]),
        )

    def probabilities(self) -> Tensor:
        """Sampling probability of each entry, float64 [size]."""
        powers = torch.tensor(self.priorities, dtype=torch.float64) ** self.config.priority_exponent
        return powers / powers.sum() if powers.sum() > 0 else torch.full_like(powers, 1 / len(powers))

    def update_priorities(self, indices: Tensor, priorities: Tensor) -> None:
        """Set new priorities at places that `sample` named."""
        if not bool(((priorities >= 0) & priorities.isfinite()).all()):
            raise InputError("priorities must be finite and not negative")
        for index, priority in zip(indices.tolist(), priorities.tolist(), strict=True):
            self._entries[index].priority = priority

    def diversity(self) -> float:
        """Mean distance of an entry to its nearest neighbour of the same shape; 0 if no two are comparable."""
        held = self.trajectories
        nearest = [min((self._distance(a, b) for b in held if b is not a), default=float("inf")) for a in held]
        finite = [distance for distance in nearest if distance < float("inf")]
        return sum(finite) / len(finite) if finite else 0.0

    def save(self, path: Path) -> None:
        """Write one file; a reader sees the old contents or the new, never half."""
        header = {"format": FORMAT, "config": vars(self.config), "provenance": self.provenance}
        tensors = {f"trajectory.{i:08d}": entry.trajectory.contiguous() for i, entry in enumerate(self._entries)}
        tensors["rewards"] = torch.tensor(self.rewards, dtype=torch.float64)
        tensors["priorities"] = torch.tensor(self.priorities, dtype=torch.float64)
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        try:
            with partial.open("wb") as file:
                file.write(save(tensors, metadata={"buffer": json.dumps(header)}))
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path, *, distance: Distance = trajectory_distance) -> Self:
        """Read what `save` wrote. A missing or foreign file is a WeightsError."""
        try:
            with safe_open(path, framework="pt") as file:
                header = json.loads((file.metadata() or {}).get("buffer", "{}"))
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a mapping)
        except (OSError, SafetensorError, json.JSONDecodeError) as error:
            raise WeightsError(f"{path} cannot be read as a trajectory buffer: {error}") from error
        if header.get("format") != FORMAT:
            raise WeightsError(f"{path} is no trajectory buffer of format {FORMAT}")
        config = BufferConfig(**header["config"])
        buffer = cls(config.capacity, config=config, distance=distance)
        rows = zip(
            tensors.pop("rewards").tolist(), tensors.pop("priorities").tolist(), header["provenance"], strict=True
        )
        trajectories = [tensors[name] for name in sorted(tensors)]
        buffer._entries = [_Entry(x, *row) for x, row in zip(trajectories, rows, strict=True)]
        return buffer

    def _good_enough(self, reward: float) -> bool:
        if self.config.min_reward is not None and reward < self.config.min_reward:
            return False
        if self.config.quality_quantile == 0 or 2 * len(self._entries) < self.capacity:
            return True
        held = torch.tensor(self.rewards, dtype=torch.float64)
        return reward >= torch.quantile(held, self.config.quality_quantile).item()

    def _near_duplicates(self, trajectory: Tensor) -> list[int]:
        if self.config.min_distance == 0:
            return []
        held = enumerate(self._entries)
        return [i for i, entry in held if self._distance(entry.trajectory, trajectory) < self.config.min_distance]
