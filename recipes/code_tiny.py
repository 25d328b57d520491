"""Recipes for the embedded code model: functions that return a complete run.

`code_tiny` trains the shipped model on two cores in about four hours; `smoke` runs in under a minute and is
what the tests use; `code_gpu` is the same code with a larger network for one GPU.
"""

from agentic_diffusion.code_generation.code_denoiser import DenoiserConfig
from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.training.trainer import RunConfig

VOCABULARY = 1536


def code_tiny() -> RunConfig:
    """6.2 M parameters, 188,000 samples, two processes with one thread each."""
    return RunConfig(
        encoder=WEIGHTS,
        tokenizer=WEIGHTS / "code-tokenizer.json",
        model=DenoiserConfig(vocab_size=VOCABULARY),
        num_samples=188_000,
        num_steps=7_400,
        autoregressive_share=0.75,
        keep_every=600,
        num_processes=2,
    )


def code_gpu() -> RunConfig:
    """54 M parameters, two million samples, bf16 on one GPU."""
    return RunConfig(
        encoder=WEIGHTS,
        tokenizer=WEIGHTS / "code-tokenizer.json",
        model=DenoiserConfig(vocab_size=VOCABULARY, width=640, num_layers=10, num_heads=10, hidden=1728),
        num_samples=2_000_000,
        num_steps=60_000,
        keep_every=6_000,
        batch_size=256,
        learning_rate=8e-4,
        device="cuda",
    )


def smoke() -> RunConfig:
    """A network too small to be useful: proves that the whole path works."""
    return RunConfig(
        encoder=WEIGHTS,
        tokenizer=WEIGHTS / "code-tokenizer.json",
        model=DenoiserConfig(vocab_size=VOCABULARY, width=64, num_layers=2, num_heads=2, hidden=96),
        num_samples=300,
        num_steps=12,
        batch_size=16,
        warmup_steps=2,
        checkpoint_every=6,
        keep_every=6,
    )
