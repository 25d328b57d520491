"""Start a training from the weights of another one that had another tokenizer.

Layers are taken as they are. A token's embedding is that of the same token, or the mean of the old embeddings that
spelled its text, which puts a new word near the words that it is made of.
"""

from pathlib import Path

import torch
from torch import Tensor

from agentic_diffusion.code_generation.code_denoiser import DenoiserConfig
from agentic_diffusion.code_generation.code_tokenizer import CONTROL_SYMBOLS, CodeTokenizer
from agentic_diffusion.code_generation.models import load_parts
from agentic_diffusion.errors import ConfigError

EMBEDDING = "token_embedding.weight"


def warm_start(folder: Path, config: DenoiserConfig, tokenizer: CodeTokenizer) -> dict[str, Tensor]:
    """Weights for a network of sizes `config`. Raises ConfigError if the old one has others, WeightsError."""
    parts = load_parts(folder=folder)
    old = {**parts.denoiser.config.as_dict(), "vocab_size": config.vocab_size}
    if old != config.as_dict():
        raise ConfigError(f"start: {folder} holds a network of other sizes ({old}); leave `start` out or use its sizes")
    weights = dict(parts.denoiser.state_dict())
    weights[EMBEDDING] = _embeddings(weights[EMBEDDING], parts.tokenizer, tokenizer)
    return weights


def _embeddings(old_VD: Tensor, old: CodeTokenizer, new: CodeTokenizer) -> Tensor:
    rows = []
    for token in range(new.num_text_tokens):
        pieces = old.encode(new.decode([token])) or [old.pad_id]
        rows.append(old_VD[torch.tensor(pieces)].mean(0))
    controls = old_VD[old.num_text_tokens : old.num_text_tokens + len(CONTROL_SYMBOLS)]
    return torch.cat([torch.stack(rows), controls])
