"""Free compositions of list operations, dictionary builders and conditionals, each with sampled wordings.

`compose` draws one; `held_out` says whether its structure is kept from training. Structure keys leave parameters
out, so that a held-out composition was never seen with any parameter. Every program has an independent account of
its meaning: `draw(rng).run`.
"""

import hashlib
from random import Random

from agentic_diffusion.training.compositions.chain import Chain
from agentic_diffusion.training.compositions.classification import Classification, draw_classification, to_task
from agentic_diffusion.training.compositions.sampling import draw_chain
from agentic_diffusion.training.compositions.sentences import BARE, FREE, sample
from agentic_diffusion.training.family import Task

__all__ = ["compose", "compose_with_reference", "held_out"]

CONDITIONAL_SHARE = 0.05
NUM_IMPERATIVE, NUM_FREE = 10, 8
HELD_OUT_PERCENT = 10


def held_out(key: str) -> bool:
    """Whether compositions of this structure are kept out of training: a stable tenth of all keys."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % 100 < HELD_OUT_PERCENT


def compose(rng: Random) -> tuple[str, Task]:
    """(structure key, task). The key names the operations in order, e.g. "int:filter.even>map.square>reduce.sum"."""
    key, task, _ = compose_with_reference(rng)
    return key, task


def compose_with_reference(rng: Random) -> tuple[str, Task, Chain | Classification]:
    """Like `compose`, with the object whose `run` says what the program has to return."""
    if rng.random() < CONDITIONAL_SHARE:
        classification = draw_classification(rng)
        return classification.key, to_task(classification, rng), classification
    while True:
        chain, name, source = draw_chain(rng)
        imperative = sample(chain, rng, BARE, NUM_IMPERATIVE)
        free = sample(chain, rng, FREE, NUM_FREE)
        if len(imperative) >= NUM_IMPERATIVE - 2 and len(free) >= NUM_FREE - 2:
            break
    return chain.key, Task(chain.key, imperative, free, source, f"{name}($args)", chain.inputs), chain
