"""The engine: diffusion with no idea of code or mazes.

Schedules are functions, processes corrupt, denoisers estimate, samplers are generator functions, guidance turns
denoisers into denoisers. `DiffusionModel` composes them for continuous data. Nothing here imports from a floor above.
"""

from agentic_diffusion.core.configuration import from_mapping
from agentic_diffusion.core.denoiser_networks import ConditionalDenoiser, DenoiserNetwork, UnconditionalDenoiser
from agentic_diffusion.core.diffusion_model import (
    DiffusionConfig,
    DiffusionModel,
    EpochStats,
    OptimizerConfig,
    TrainStats,
)
from agentic_diffusion.core.gaussian_samplers import ddim, ddpm, dpm_solver_pp_2m
from agentic_diffusion.core.guidance import clamped, classifier_free, reward_gradient
from agentic_diffusion.core.noise_schedules import (
    CosineNoiseSchedule,
    LinearNoiseSchedule,
    NoiseSchedule,
    cosine,
    elbo_weight,
    linear,
)
from agentic_diffusion.core.processes import GaussianProcess, MaskedProcess
from agentic_diffusion.core.protocols import Denoiser, RewardFunction, Schedule, Steps
from agentic_diffusion.core.randomness import Rng, seeded
from agentic_diffusion.core.reward_functions import CompositeReward, GoalReward, PreferenceReward, mlp_scorer
from agentic_diffusion.core.token_samplers import ancestral, categorical, confidence_threshold, entropy_threshold
from agentic_diffusion.core.trajectory_buffer import BufferConfig, BufferSample, TrajectoryBuffer

__all__ = [
    "BufferConfig",
    "BufferSample",
    "CompositeReward",
    "ConditionalDenoiser",
    "CosineNoiseSchedule",
    "Denoiser",
    "DenoiserNetwork",
    "DiffusionConfig",
    "DiffusionModel",
    "EpochStats",
    "GaussianProcess",
    "GoalReward",
    "LinearNoiseSchedule",
    "MaskedProcess",
    "NoiseSchedule",
    "OptimizerConfig",
    "PreferenceReward",
    "RewardFunction",
    "Rng",
    "Schedule",
    "Steps",
    "TrainStats",
    "TrajectoryBuffer",
    "UnconditionalDenoiser",
    "ancestral",
    "categorical",
    "clamped",
    "classifier_free",
    "confidence_threshold",
    "cosine",
    "ddim",
    "ddpm",
    "dpm_solver_pp_2m",
    "elbo_weight",
    "entropy_threshold",
    "from_mapping",
    "linear",
    "mlp_scorer",
    "reward_gradient",
    "seeded",
]
