"""Familiarity tells tasks the model was trained on from anything else."""

from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation.code_generator import MIN_FAMILIARITY
from agentic_diffusion.code_generation.familiarity import (
    ANCHORS,
    familiarity,
    load_anchors,
    save_anchors,
    sentence_vectors,
)
from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.errors import WeightsError

KNOWN = ["reverse a string please", "How many vowels does the text have?", "sort the list from big to small"]
UNKNOWN = ["asdf qwer zxcv", "how do i bake sourdough bread", "write an operating system kernel", "tell me a joke"]


@pytest.fixture(scope="module")
def encoder() -> PromptEncoder:
    return PromptEncoder.load(WEIGHTS, digest=None)


def test_everyday_tasks_are_familiar_and_other_prompts_are_not(encoder: PromptEncoder) -> None:
    anchors = load_anchors(WEIGHTS / ANCHORS, None)
    assert familiarity(*encoder(KNOWN), anchors).min() > MIN_FAMILIARITY
    assert familiarity(*encoder(UNKNOWN), anchors).max() < MIN_FAMILIARITY


def test_padding_changes_no_score(encoder: PromptEncoder) -> None:
    anchors = load_anchors(WEIGHTS / ANCHORS, None)
    together = familiarity(*encoder(KNOWN), anchors)
    apart = torch.cat([familiarity(*encoder([prompt]), anchors) for prompt in KNOWN])
    torch.testing.assert_close(together, apart, rtol=1e-4, atol=1e-4)


def test_an_anchor_is_most_familiar_to_itself(encoder: PromptEncoder, tmp_path: Path) -> None:
    features, lengths = encoder(KNOWN)
    save_anchors(tmp_path / "own.safetensors", sentence_vectors(features, lengths))
    scores = familiarity(features, lengths, load_anchors(tmp_path / "own.safetensors", None))
    torch.testing.assert_close(scores, torch.ones(len(KNOWN)), rtol=0, atol=1e-3)


def test_altered_anchors_are_refused(tmp_path: Path) -> None:
    (tmp_path / ANCHORS).write_bytes(b"no anchors")
    with pytest.raises(WeightsError):
        load_anchors(tmp_path / ANCHORS, "0" * 64)
