"""From nothing to a packed corpus: synthesise, verify, tokenize and encode, in one process per shard.

A shard that is complete is never made again, so an interrupted preparation goes on where it stopped; one that another
seed or size made is written anew.
"""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import torch

from agentic_diffusion.code_generation import weights_file
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training import packing
from agentic_diffusion.training.curated import training_tasks
from agentic_diffusion.training.synthesis import samples
from agentic_diffusion.training.trainer import RunConfig

SHARD_SIZE = 5_000
COMPLETE = "complete"


def prepare(run: RunConfig, out: Path, on_progress: Callable[[int], None] = lambda _shards: None) -> RunConfig:
    """The run with its corpus in place, made under `out` if the run names none.

    `on_progress` is told how many shards are complete, those of an earlier preparation included.
    """
    if run.corpus:
        return run
    sizes = shard_sizes(run)
    folders = tuple(out / f"shard-{index:04d}" for index in range(len(sizes)))
    todo = [
        (run, folder, f"{run.seed}:{index}", size)
        for index, (folder, size) in enumerate(zip(folders, sizes, strict=True))
        if not _is_complete(folder, _origin(run, f"{run.seed}:{index}", size))
    ]
    already = len(folders) - len(todo)
    on_progress(already)
    if run.num_processes == 1 or len(todo) < 2:
        for done, task in enumerate(todo, start=already + 1):
            write_shard(*task)
            on_progress(done)
    else:
        with get_context("spawn").Pool(run.num_processes) as pool:
            pending = [pool.apply_async(write_shard, task) for task in todo]
            while pending:
                time.sleep(0.2)
                for result in [result for result in pending if result.ready()]:
                    result.get()
                    pending.remove(result)
                    on_progress(len(folders) - len(pending))
    return replace(run, corpus=folders)


def shard_sizes(run: RunConfig) -> list[int]:
    """Samples per shard of the corpus that `prepare` makes; empty if the run names its own."""
    if run.corpus:
        return []
    full, rest = divmod(run.num_samples, SHARD_SIZE)
    return [SHARD_SIZE] * full + ([rest] if rest else [])


def _origin(run: RunConfig, seed: str, num_samples: int) -> str:
    """What a shard was made from, as its mark of completion says it."""
    tokenizer = weights_file.sha256(run.tokenizer)[:16]
    made = f"seed {seed}, {num_samples} samples, {'+'.join(run.languages)}, operations {run.operations}"
    return f"{made}, curated {run.curated is not None}, tokenizer {tokenizer}\n"


def _is_complete(folder: Path, origin: str) -> bool:
    mark = folder / COMPLETE
    return mark.is_file() and mark.read_text(encoding="utf-8") == origin


def write_shard(run: RunConfig, folder: Path, seed: str, num_samples: int) -> None:
    """Make one shard in this process, on one thread."""
    torch.set_num_threads(1)
    tokenizer = CodeTokenizer.load(run.tokenizer)
    (folder / COMPLETE).unlink(missing_ok=True)
    with Judge(slots=1) if set(run.languages) != {"python"} else nullcontext() as judge:
        found = samples(
            num_samples,
            seed,
            languages=run.languages,
            operations=run.operations,
            curated=training_tasks(run.curated) if run.curated else (),
            judge=judge,
        )
        kept = [
            sample
            for _, sample in found
            if sample is not None
            and len(tokenizer.encode(sample.code)) <= run.max_body_tokens
            and len(tokenizer.encode(sample.source)) <= run.max_body_tokens
        ]
    packing.write(folder, kept, tokenizer, PromptEncoder.load(run.encoder, digest=None))
    (folder / COMPLETE).write_text(_origin(run, seed, num_samples), encoding="utf-8")
