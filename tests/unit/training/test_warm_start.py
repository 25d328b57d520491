"""A network that starts from another one knows what that one knew."""

from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation.code_denoiser import CodeDenoiser, DenoiserConfig
from agentic_diffusion.code_generation.code_tokenizer import CONTROL_SYMBOLS, CodeTokenizer
from agentic_diffusion.code_generation.models import WEIGHTS, load_parts
from agentic_diffusion.errors import ConfigError, WeightsError
from agentic_diffusion.training.warm_start import EMBEDDING, warm_start


@pytest.fixture(scope="module")
def other() -> CodeTokenizer:
    return CodeTokenizer.train(["function add(a, b) {\n\treturn a + b;\n}\n"] * 5, vocab_size=320)


def test_layers_stay_and_tokens_keep_their_meaning(other: CodeTokenizer) -> None:
    parts = load_parts()
    config = DenoiserConfig(**{**parts.denoiser.config.as_dict(), "vocab_size": other.vocab_size})
    weights = warm_start(WEIGHTS, config, other)
    CodeDenoiser(config).load_state_dict(weights)
    old = parts.denoiser.state_dict()
    assert all(torch.equal(weights[name], old[name]) for name in old if name != EMBEDDING)
    assert weights[EMBEDDING].shape == (other.vocab_size, config.width)
    new = other.encode(" return")[0]
    pieces = parts.tokenizer.encode(other.decode([new]))
    assert torch.allclose(weights[EMBEDDING][new], old[EMBEDDING][pieces].mean(0))
    assert torch.equal(weights[EMBEDDING][other.eos_id], old[EMBEDDING][parts.tokenizer.eos_id])
    assert len(weights[EMBEDDING]) - other.num_text_tokens == len(CONTROL_SYMBOLS)


def test_the_same_tokenizer_changes_nothing() -> None:
    parts = load_parts()
    weights = warm_start(WEIGHTS, parts.denoiser.config, parts.tokenizer)
    rows = [
        row
        for row in range(parts.tokenizer.num_text_tokens)
        if parts.tokenizer.encode(parts.tokenizer.decode([row])) == [row]
    ]
    old = parts.denoiser.state_dict()[EMBEDDING]
    assert len(rows) > parts.tokenizer.num_text_tokens - 140  # single bytes above 127 are no text of their own
    assert torch.allclose(weights[EMBEDDING][rows], old[rows])


def test_other_sizes_and_missing_folders_are_told(other: CodeTokenizer, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"start: .* other sizes"):
        warm_start(WEIGHTS, DenoiserConfig(vocab_size=other.vocab_size, width=64), other)
    with pytest.raises(WeightsError):
        warm_start(tmp_path, DenoiserConfig(vocab_size=other.vocab_size), other)
