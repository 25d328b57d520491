"""Make the anchors that `code_generation.familiarity` compares prompts with, from training wordings only."""

from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F

from agentic_diffusion.code_generation.familiarity import save_anchors, sentence_vectors
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.training.compositions import compose, held_out
from agentic_diffusion.training.synthesis import all_families, family_task
from agentic_diffusion.training.wording import held_out_wording, render, wordings_of

WORDINGS_PER_FAMILY = 8
NUM_COMPOSITIONS = 200


def write_anchors(path: Path, encoder: PromptEncoder, *, seed: int = 1) -> int:
    """One anchor per family (mean of some training wordings) and per drawn composition; returns how many."""
    rng = Random(seed)
    anchors = []
    for family in all_families():
        wordings = wordings_of(family_task(family, rng))
        known = [text for index, text in enumerate(wordings) if not held_out_wording(family.name, index)]
        vectors = sentence_vectors(*encoder(rng.sample(known, min(WORDINGS_PER_FAMILY, len(known)))))
        anchors.append(F.normalize(vectors.mean(0), dim=0))
    while len(anchors) < len(all_families()) + NUM_COMPOSITIONS:
        key, task = compose(rng)
        if not held_out(key):
            anchors.append(sentence_vectors(*encoder([render(task, rng)]))[0])
    save_anchors(path, torch.stack(anchors))
    return len(anchors)
