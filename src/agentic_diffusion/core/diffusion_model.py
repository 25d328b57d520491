"""`DiffusionModel`: schedule, denoiser, samplers, guidance and buffer composed into the model of the specification.

Covered: Gaussian diffusion over x [B, L, D] or [B, D]; training, generation with classifier-free and reward guidance,
adaptation through a mechanism that is handed in (this floor imports nothing above it), checkpoints as plain dicts.
Not covered: tokens. Masked diffusion shares schedules, processes and samplers; its model is in code_generation/.
All randomness comes from `rng`, seeded by the configuration.
"""

import contextlib
import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from agentic_diffusion.core.configuration import from_mapping
from agentic_diffusion.core.denoiser_networks import ConditionalDenoiser, DenoiserNetwork, UnconditionalDenoiser
from agentic_diffusion.core.gaussian_samplers import ddim, ddpm, dpm_solver_pp_2m
from agentic_diffusion.core.guidance import classifier_free, reward_gradient
from agentic_diffusion.core.noise_schedules import SCHEDULES, NoiseSchedule
from agentic_diffusion.core.processes import GaussianProcess
from agentic_diffusion.core.protocols import Denoiser, RewardFunction, Steps
from agentic_diffusion.core.randomness import Rng, normal_like, seeded, stratified_times, uniform
from agentic_diffusion.core.trajectory_buffer import TrajectoryBuffer
from agentic_diffusion.errors import ConfigError, InputError, WeightsError

SAMPLERS: dict[str, Callable[..., Steps]] = {"ddpm": ddpm, "ddim": ddim, "dpm_solver_pp_2m": dpm_solver_pp_2m}
"""The one place where a string names a Gaussian sampler."""


@dataclass(frozen=True, kw_only=True)
class DiffusionConfig:
    """Everything that shapes a `DiffusionModel`."""

    embedding_dim: int
    """Features D of one position of x."""
    model_type: Literal["conditional", "unconditional"] = "unconditional"
    hidden_dim: int = 128
    num_layers: int = 4
    num_heads: int = 4
    dropout: float = 0.0
    condition_dim: int | None = None
    """Features of one condition token; None: as embedding_dim."""
    condition_dropout: float = 0.1
    """Share of training rows that lose their condition, which classifier-free guidance needs."""
    noise_schedule: Literal["linear", "cosine"] = "cosine"
    num_diffusion_steps: int = 1000
    predicts: Literal["x0", "eps"] = "x0"
    """What the network's output means. x0 is well behaved at all noise levels; eps is the older convention."""
    sampler: Literal["ddpm", "ddim", "dpm_solver_pp_2m"] = "dpm_solver_pp_2m"
    num_sampling_steps: int = 32
    buffer_capacity: int = 1000
    device: str = "cpu"
    precision: Literal["float32", "bfloat16"] = "float32"
    seed: int = 0

    def __post_init__(self) -> None:
        if self.num_sampling_steps < 1:
            raise ConfigError(f"num_sampling_steps is {self.num_sampling_steps}; it must be at least 1")
        if not 0 <= self.condition_dropout <= 1:
            raise ConfigError(f"condition_dropout is {self.condition_dropout}; it must lie in [0, 1]")


@dataclass(frozen=True, kw_only=True)
class OptimizerConfig:
    """AdamW with linear warm-up and, if `num_steps` is given, a cosine fall to zero at that step."""

    lr: float = 1e-3
    weight_decay: float = 0.0
    beta1: float = 0.9
    beta2: float = 0.99
    warmup_steps: int = 0
    num_steps: int | None = None
    max_grad_norm: float = 1.0

    def __post_init__(self) -> None:
        if self.lr <= 0 or self.max_grad_norm <= 0 or self.weight_decay < 0 or self.warmup_steps < 0:
            raise ConfigError("lr and max_grad_norm must be positive, weight_decay and warmup_steps not negative")
        if self.num_steps is not None and self.num_steps <= self.warmup_steps:
            raise ConfigError(f"num_steps is {self.num_steps}; it must exceed warmup_steps = {self.warmup_steps}")


@dataclass(frozen=True)
class TrainStats:
    """One optimizer step."""

    step: int
    loss: float
    grad_norm: float
    lr: float


@dataclass(frozen=True)
class EpochStats:
    """One pass over the data; `evaluation` is what `eval_fn` returned."""

    epoch: int
    mean_loss: float
    num_steps: int
    evaluation: object = None


class Mechanism(Protocol):
    """An adaptation mechanism, bound to a model and its configuration."""

    def adapt(self, task: Any, reward_fn: RewardFunction | None, initial_samples: Any = None) -> Any: ...


MechanismFactory = Callable[["DiffusionModel", Mapping[str, Any]], Mechanism]
AdaptationHook = Callable[["DiffusionModel", Mapping[str, Any]], None]
Batch = Tensor | Sequence[Tensor]


class DiffusionModel:
    """Gaussian diffusion over continuous features; the class diagram of the specification, section 3.1.

    `config` is a mapping or a `DiffusionConfig`; `denoiser` replaces the network that the configuration describes.
    """

    def __init__(self, config: Mapping[str, Any] | DiffusionConfig, *, denoiser: DenoiserNetwork | None = None) -> None:
        self.config = from_mapping(DiffusionConfig, config)
        self.model_type = self.config.model_type
        self.num_diffusion_steps = self.config.num_diffusion_steps
        self.device = self.config.device
        self.precision = self.config.precision
        self.noise_schedule: NoiseSchedule = SCHEDULES[self.config.noise_schedule](self.num_diffusion_steps)
        self.process = GaussianProcess(self.noise_schedule)
        self.rng = seeded(self.config.seed)
        self.denoiser = (_build_denoiser(self.config) if denoiser is None else denoiser).to(self.device)
        self.optimizer: torch.optim.Optimizer | None = None
        self.lr_scheduler: torch.optim.lr_scheduler.LambdaLR | None = None
        self.training_step = 0
        self.adaptation_step = 0
        self.trajectory_buffer = TrajectoryBuffer(self.config.buffer_capacity)
        self.adaptation_hooks: list[AdaptationHook] = []
        self._optimizer_config = OptimizerConfig()

    def setup_training(self, optimizer_config: Mapping[str, Any] | OptimizerConfig | None = None) -> None:
        """Create the optimizer and its schedule; calling it again starts both afresh."""
        config = from_mapping(OptimizerConfig, optimizer_config or {})
        trainable = [parameter for parameter in self.denoiser.parameters() if parameter.requires_grad]
        self.optimizer = torch.optim.AdamW(
            trainable, lr=config.lr, betas=(config.beta1, config.beta2), weight_decay=config.weight_decay
        )
        self.lr_scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda step: _lr_factor(step, config))
        self._optimizer_config = config

    def forward_diffusion(
        self, x_0: Tensor, noise_level: Tensor | float, *, rng: Rng | None = None
    ) -> tuple[Tensor, Tensor]:
        """(x_t, eps) with noise of standard deviation `noise_level` in [0, 1], a number or [B]; x_0: float [B, ...]."""
        level = torch.as_tensor(noise_level, dtype=x_0.dtype, device=x_0.device)
        level = level if level.ndim == 0 else level.reshape(-1, *[1] * (x_0.ndim - 1))
        eps = normal_like(x_0, self.rng if rng is None else rng)
        return (1 - level**2).sqrt() * x_0 + level * eps, eps

    def single_denoising_step(
        self, x_t: Tensor, t: int, condition: Tensor | None = None, *, rng: Rng | None = None
    ) -> Tensor:
        """One ancestral step from timestep t in 0 ... num_diffusion_steps - 1 to the one before; t = 0 gives data."""
        start = self.noise_schedule.time_of(t)
        ts = torch.stack([start, torch.tensor(t / self.num_diffusion_steps, dtype=torch.float64)])
        with self._evaluating():
            return _last(ddpm(self.as_denoiser(condition), x_t, ts, self.process, rng=self.rng if rng is None else rng))

    def generate(
        self,
        shape: Sequence[int],
        condition: Tensor | None = None,
        use_guidance: bool = False,
        guidance_scale: float = 1.0,
        reward_fn: RewardFunction | None = None,
        *,
        reward_scale: float = 1.0,
        rng: Rng | None = None,
    ) -> Tensor:
        """Sample x [B, L, D] or [B, D] of the given shape.

        With `use_guidance`, a condition is applied with classifier-free scale `guidance_scale` (1: the plain
        conditional model, 0: unconditional) and `reward_fn` by its gradient, times `reward_scale`. Without, a
        `reward_fn` would go unused, so handing one in is a ConfigError. With one generator per row in `rng`, rows do
        not depend on the batch.
        """
        if reward_fn is not None and not use_guidance:
            raise ConfigError("generate got a reward_fn that would go unused; set use_guidance=True")
        denoise = self.as_denoiser(condition)
        if use_guidance and condition is not None:
            denoise = classifier_free(denoise, self.as_denoiser(None), scale=guidance_scale)
        if reward_fn is not None:
            denoise = reward_gradient(denoise, reward_fn, self.process, scale=reward_scale)
        with self._evaluating():
            return _last(self.steps(shape, denoise, rng=self.rng if rng is None else rng))

    def steps(self, shape: Sequence[int], denoise: Denoiser, *, rng: Rng) -> Steps:
        """The configured sampler's steps from pure noise, for streaming: yields (s, x)."""
        num_steps = self.config.num_sampling_steps
        ts = torch.arange(num_steps, -1, -1, dtype=torch.float64) / num_steps
        start = normal_like(torch.empty(tuple(shape), device=self.device), rng)
        return SAMPLERS[self.config.sampler](denoise, start, ts, self.process, rng=rng)

    def as_denoiser(self, condition: Tensor | None = None) -> Denoiser:
        """The network as a denoiser of the samplers: (x, t [B]) -> the expected data."""

        def predict(x: Tensor, t: Tensor) -> Tensor:
            return self._predict(x, self.process.noise(t).to(x.dtype), condition)

        return predict if self.config.predicts == "x0" else self.process.denoiser_from_eps(predict)

    def train_step(self, x_0: Tensor, condition: Tensor | None = None) -> TrainStats:
        """One optimizer step on a batch of data float [B, ...]; `setup_training` with defaults if it was not called."""
        if self.optimizer is None or self.lr_scheduler is None:
            self.setup_training()
        assert self.optimizer is not None and self.lr_scheduler is not None
        self.denoiser.train()
        loss = self.loss(x_0, condition)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        grad_norm = nn.utils.clip_grad_norm_(self.denoiser.parameters(), self._optimizer_config.max_grad_norm)
        lr = float(self.lr_scheduler.get_last_lr()[0])
        self.optimizer.step()
        self.lr_scheduler.step()
        self.training_step += 1
        return TrainStats(step=self.training_step, loss=loss.item(), grad_norm=grad_norm.item(), lr=lr)

    def loss(self, x_0: Tensor, condition: Tensor | None = None, *, rng: torch.Generator | None = None) -> Tensor:
        """Mean squared error of the prediction at stratified random times; a 0-dim tensor with gradient."""
        rng = self.rng if rng is None else rng
        x_0 = x_0.to(self.device)
        t_B = 1 - stratified_times(len(x_0), rng, device=self.device)
        noise_level = self.process.noise(t_B).to(x_0.dtype)
        x_t, eps = self.forward_diffusion(x_0, noise_level, rng=rng)
        visible_BM = None
        if condition is not None and self.denoiser.training:
            num_tokens = condition.shape[1] if condition.ndim == 3 else 1
            kept_B = uniform((len(x_0),), rng, device=self.device) >= self.config.condition_dropout
            visible_BM = kept_B[:, None].expand(-1, num_tokens)
        predicted = self._predict(x_t, noise_level, condition, visible_BM)
        return F.mse_loss(predicted, x_0 if self.config.predicts == "x0" else eps)

    def training_loop(
        self,
        dataloader: Iterable[Batch],
        num_epochs: int,
        condition_fn: Callable[[Batch], Tensor | None] | None = None,
        eval_fn: Callable[["DiffusionModel"], object] | None = None,
    ) -> list[EpochStats]:
        """Train for `num_epochs` passes over `dataloader`, whose batches are x_0 or (x_0, condition).

        `condition_fn` computes the condition from the batch instead; `eval_fn` is called after each pass.
        """
        history = []
        for epoch in range(num_epochs):
            losses = [self.train_step(*_split(batch, condition_fn)).loss for batch in dataloader]
            if not losses:
                raise InputError(
                    f"the dataloader gave no batches in epoch {epoch}; a used-up iterator cannot be reused"
                )
            with self._evaluating():
                evaluation = None if eval_fn is None else eval_fn(self)
            history.append(EpochStats(epoch, sum(losses) / len(losses), len(losses), evaluation))
        return history

    def adapt(
        self,
        task: Any,
        num_steps: int,
        reward_fn: RewardFunction | None = None,
        adaptation_config: Mapping[str, Any] | None = None,
        *,
        mechanism: MechanismFactory,
        initial_samples: Any = None,
    ) -> Any:
        """Adapt to `task` with a mechanism, such as a class of adaptation/, and return its result.

        The mechanism is built from this model and `adaptation_config` with `num_steps` in it.
        """
        bound = mechanism(self, {**(adaptation_config or {}), "num_steps": num_steps})
        return bound.adapt(task, reward_fn, initial_samples)

    def register_adaptation_hook(self, hook: AdaptationHook) -> Callable[[], None]:
        """Call `hook(model, metrics)` after each adaptation step; returns a function that takes it off again."""
        self.adaptation_hooks.append(hook)
        return lambda: self.adaptation_hooks.remove(hook)

    def finish_adaptation_step(self, metrics: Mapping[str, Any]) -> None:
        """For mechanisms: count one adaptation step and tell the hooks."""
        self.adaptation_step += 1
        for hook in list(self.adaptation_hooks):
            hook(self, metrics)

    def get_state_dict(self) -> dict[str, Any]:
        """Configuration, weights, optimizer, counters and generator state. The buffer saves itself."""
        state = {
            "config": asdict(self.config),
            "denoiser": self.denoiser.state_dict(),
            "optimizer": None if self.optimizer is None else self.optimizer.state_dict(),
            "lr_scheduler": None if self.lr_scheduler is None else self.lr_scheduler.state_dict(),
            "optimizer_config": asdict(self._optimizer_config),
            "training_step": self.training_step,
            "adaptation_step": self.adaptation_step,
            "rng": self.rng.get_state(),
        }
        return copy.deepcopy(state)

    def load_state_dict(self, state_dict: Mapping[str, Any]) -> None:
        """Take over what `get_state_dict` gave; training continues as if never stopped. Other weights: WeightsError."""
        try:
            self.denoiser.load_state_dict(state_dict["denoiser"])
            if state_dict["optimizer"] is not None:
                self.setup_training(state_dict["optimizer_config"])
                assert self.optimizer is not None and self.lr_scheduler is not None
                self.optimizer.load_state_dict(copy.deepcopy(state_dict["optimizer"]))
                self.lr_scheduler.load_state_dict(state_dict["lr_scheduler"])
            self.training_step = state_dict["training_step"]
            self.adaptation_step = state_dict["adaptation_step"]
            self.rng.set_state(state_dict["rng"])
        except (KeyError, RuntimeError, ValueError) as error:
            raise WeightsError(f"the state does not fit this model: {error}") from error

    def _predict(
        self, x: Tensor, noise_level: Tensor, condition: Tensor | None, visible_BM: Tensor | None = None
    ) -> Tensor:
        arguments = () if visible_BM is None or condition is None else (visible_BM,)
        condition = None if condition is None else condition.to(self.device)
        with torch.autocast(torch.device(self.device).type, torch.bfloat16, enabled=self.precision == "bfloat16"):
            predicted: Tensor = self.denoiser(x, noise_level, condition, *arguments)
        return predicted.to(x.dtype)

    @contextlib.contextmanager
    def _evaluating(self) -> Iterator[None]:
        was_training = self.denoiser.training
        self.denoiser.eval()
        try:
            yield
        finally:
            self.denoiser.train(was_training)


def _build_denoiser(config: DiffusionConfig) -> DenoiserNetwork:
    """The network of the configuration, its weights drawn from the configured seed without touching global state."""
    sizes = (config.embedding_dim, config.hidden_dim, config.num_layers, config.num_heads, config.dropout)
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(config.seed)
        if config.model_type == "conditional":
            return ConditionalDenoiser(*sizes, condition_dim=config.condition_dim)
        return UnconditionalDenoiser(*sizes)


def _lr_factor(step: int, config: OptimizerConfig) -> float:
    if step < config.warmup_steps:
        return (step + 1) / config.warmup_steps
    if config.num_steps is None:
        return 1.0
    done = min(1.0, (step - config.warmup_steps) / (config.num_steps - config.warmup_steps))
    return 0.5 * (1 + torch.cos(torch.tensor(done * torch.pi)).item())


def _split(batch: Batch, condition_fn: Callable[[Batch], Tensor | None] | None) -> tuple[Tensor, Tensor | None]:
    x_0, given = (batch, None) if isinstance(batch, Tensor) else (batch[0], batch[1] if len(batch) > 1 else None)
    return x_0, given if condition_fn is None else condition_fn(batch)


def _last(steps: Steps) -> Tensor:
    *_, (_, x) = steps
    return x
