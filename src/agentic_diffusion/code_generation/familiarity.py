"""How close a prompt is to anything the model was trained on: the plainest guard against confident nonsense.

A prompt's sentence vector (mean of its token states, as all-MiniLM-L6-v2 is meant to be pooled) is compared with
anchors: one per task family and some compositions. The score is the highest cosine. It says nothing of correctness.
Shapes: B prompts, S word pieces, A anchors, D = 384.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from agentic_diffusion.code_generation import weights_file
from agentic_diffusion.code_generation.prompt_encoder import WIDTH

ANCHORS = "anchors.safetensors"


def sentence_vectors(features_BSF: Tensor, lengths_B: Tensor) -> Tensor:
    """Unit vectors [B, D] from the encoder's features (zero where padded)."""
    return F.normalize(features_BSF[:, :, :WIDTH].sum(1) / lengths_B[:, None], dim=1)


def save_anchors(path: Path, anchors_AD: Tensor) -> None:
    """Store unit vectors in int8."""
    weights_file.save(path, {"anchors": anchors_AD}, int8=True)


def load_anchors(path: Path, digest: str | None) -> Tensor:
    """Unit vectors [A, D]. Raises WeightsError."""
    return F.normalize(weights_file.load(path, digest)["anchors"], dim=1)


def familiarity(features_BSF: Tensor, lengths_B: Tensor, anchors_AD: Tensor) -> Tensor:
    """Highest cosine to any anchor [B], in [-1, 1]."""
    return torch.amax(sentence_vectors(features_BSF, lengths_B) @ anchors_AD.T, dim=1)
