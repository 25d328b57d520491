"""From nothing to a packed corpus: synthesise, verify, tokenize and encode, in one process per shard.

A shard that is complete is never made again, so an interrupted preparation goes on where it stopped.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import torch

from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.training import packing
from agentic_diffusion.training.synthesis import samples
from agentic_diffusion.training.trainer import RunConfig

SHARD_SIZE = 5_000
MAX_BODY_TOKENS = 120
"""Longer programs (about one in a thousand) would cost far more than they teach."""
COMPLETE = "complete"


def prepare(run: RunConfig, out: Path, on_progress: Callable[[int], None] = lambda shards: None) -> RunConfig:
    """The run with its corpus in place, made under `out` if the run names none."""
    if run.corpus:
        return run
    sizes = [SHARD_SIZE] * (run.num_samples // SHARD_SIZE)
    if run.num_samples % SHARD_SIZE:
        sizes.append(run.num_samples % SHARD_SIZE)
    folders = tuple(out / f"shard-{index:04d}" for index in range(len(sizes)))
    todo = [
        (run.encoder, run.tokenizer, folder, f"{run.seed}:{index}", size)
        for index, (folder, size) in enumerate(zip(folders, sizes, strict=True))
        if not (folder / COMPLETE).exists()
    ]
    if run.num_processes == 1 or len(todo) < 2:
        for done, task in enumerate(todo, start=1):
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
                    on_progress(len(todo) - len(pending))
    return replace(run, corpus=folders)


def write_shard(encoder: Path, tokenizer: Path, folder: Path, seed: str, num_samples: int) -> None:
    """Make one shard in this process, on one thread."""
    torch.set_num_threads(1)
    code_tokenizer = CodeTokenizer.load(tokenizer)
    kept = [
        sample
        for _, sample in samples(num_samples, seed)
        if sample is not None and len(code_tokenizer.encode(sample.code)) <= MAX_BODY_TOKENS
    ]
    packing.write(folder, kept, code_tokenizer, PromptEncoder.load(encoder, digest=None))
    (folder / COMPLETE).touch()
