"""A small corpus in the real format, made once: real samples, the shipped tokenizer and encoder, a tiny network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation.code_denoiser import DenoiserConfig
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.training import packing
from agentic_diffusion.training.packing import PackedCorpus
from agentic_diffusion.training.synthesis import Sample, samples
from agentic_diffusion.training.trainer import RunConfig


@pytest.fixture(autouse=True, scope="session")
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def tokenizer() -> CodeTokenizer:
    return CodeTokenizer.load(WEIGHTS / "code-tokenizer.json")


@pytest.fixture(scope="session")
def encoder() -> PromptEncoder:
    return PromptEncoder.load(WEIGHTS, digest=None)


@pytest.fixture(scope="session")
def pairs(tokenizer: CodeTokenizer) -> list[Sample]:
    """Short programs, with and without a given signature."""
    found = (sample for _, sample in samples(120, "tests") if sample is not None)
    return [sample for sample in found if len(tokenizer.encode(sample.code)) <= 60][:40]


@pytest.fixture(scope="session")
def folder(
    pairs: list[Sample],
    tokenizer: CodeTokenizer,
    encoder: PromptEncoder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    path = tmp_path_factory.mktemp("corpus")
    packing.write(path, pairs, tokenizer, encoder)
    return path


@pytest.fixture(scope="session")
def corpus(folder: Path) -> PackedCorpus:
    return packing.read([folder])


@pytest.fixture(scope="session")
def base_run(folder: Path, tokenizer: CodeTokenizer) -> RunConfig:
    return RunConfig(
        encoder=WEIGHTS,
        tokenizer=WEIGHTS / "code-tokenizer.json",
        model=DenoiserConfig(vocab_size=tokenizer.vocab_size, width=32, num_layers=2, num_heads=2, hidden=48),
        corpus=(folder,),
        num_steps=6,
        batch_size=8,
        warmup_steps=1,
        checkpoint_every=3,
    )


@pytest.fixture
def run(base_run: RunConfig) -> RunConfig:
    return replace(base_run)
