"""Learn a code tokenizer from the samples of a recipe: python scripts/train_tokenizer.py RECIPE VOCABULARY OUT.json

Programs are not judged for this; the merges only follow how often texts occur.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.training.curated import training_tasks
from agentic_diffusion.training.recipes import load_recipe
from agentic_diffusion.training.synthesis import Draft, make_sample
from agentic_diffusion.training.trainer import RunConfig

NUM_SAMPLES = 24_000


def texts(run: RunConfig) -> Iterator[str]:
    curated = training_tasks(run.curated) if run.curated else ()
    for index in range(NUM_SAMPLES):
        made = make_sample("tokenizer", index, languages=run.languages, operations=run.operations, curated=curated)
        sample = made.sample if isinstance(made, Draft) else made
        if sample is not None:
            yield sample.code
        if index % 1000 == 0:
            sys.stderr.write(f"\r{index} of {NUM_SAMPLES}")


def main() -> None:
    recipe, vocabulary, out = sys.argv[1:]
    tokenizer = CodeTokenizer.train(texts(load_recipe(recipe)), vocab_size=int(vocabulary))
    tokenizer.save(Path(out))
    sys.stderr.write(f"\n{tokenizer.vocab_size} tokens in {out}\n")


if __name__ == "__main__":
    main()
