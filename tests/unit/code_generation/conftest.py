"""A tiny random code model in the real format; enough for every law that does not need knowledge."""

import pytest
import torch

from agentic_diffusion.code_generation.code_denoiser import CodeDenoiser, DenoiserConfig
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.decoding import Decoding
from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.sandbox import Judge, Limits

CORPUS = [
    "def total(numbers):\n    return sum(number for number in numbers if number > 3)\n",
    "def shout(text):\n    return text.upper() + '!'\n",
    "for item in items:\n    if item % 2 == 0:\n        print(item)\n",
] * 4


@pytest.fixture(scope="session")
def tokenizer() -> CodeTokenizer:
    return CodeTokenizer.train(CORPUS, vocab_size=320)


@pytest.fixture(scope="session")
def tiny_model(tokenizer: CodeTokenizer) -> CodeDenoiser:
    torch.manual_seed(0)
    config = DenoiserConfig(vocab_size=tokenizer.vocab_size, width=32, num_layers=2, num_heads=2, hidden=48)
    model = CodeDenoiser(config).eval()
    for parameter in model.parameters():  # larger weights: peaked, varied predictions instead of near-uniform ones
        if parameter.ndim == 2:
            parameter.data *= 8
    return model


@pytest.fixture
def given(tokenizer: CodeTokenizer, tiny_model: CodeDenoiser):
    """Build a `Decoding` for some rows over random prompts."""

    def build(num_rows: int, *, temperature: float = 0.0, limit: int = 24, seed: int = 0, prompt: int = 1) -> Decoding:
        rng = torch.Generator().manual_seed(prompt)
        features = torch.randn(1, 5, tiny_model.config.prompt_features, generator=rng).expand(num_rows, -1, -1)
        memory = tiny_model.memory(features, torch.full((num_rows,), 5))
        return Decoding(
            model=tiny_model,
            tokenizer=tokenizer,
            memory=memory,
            limit=limit,
            temperatures=[temperature] * num_rows,
            rng=torch.Generator().manual_seed(seed),
        )

    return build


@pytest.fixture(scope="session")
def encoder() -> PromptEncoder:
    torch.set_num_threads(1)
    return PromptEncoder.load(WEIGHTS, digest=None)


@pytest.fixture(scope="session")
def judge() -> Judge:
    return Judge(Limits(wall_s=4.0, cpu_s=2, memory_mb=256, restarts=2))
