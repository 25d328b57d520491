"""Anchors come from training wordings and are the same for the same seed."""

from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation.familiarity import load_anchors
from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.training import anchors
from agentic_diffusion.training.synthesis import all_families


def test_one_anchor_per_family_and_drawn_composition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "all_families", lambda: all_families()[:3])
    monkeypatch.setattr(anchors, "NUM_COMPOSITIONS", 2)
    encoder = PromptEncoder.load(WEIGHTS, digest=None)
    assert anchors.write_anchors(tmp_path / "one.safetensors", encoder) == 5
    anchors.write_anchors(tmp_path / "two.safetensors", encoder)
    first, second = (load_anchors(tmp_path / name, None) for name in ("one.safetensors", "two.safetensors"))
    assert first.shape == (5, 384)
    assert torch.equal(first, second)
