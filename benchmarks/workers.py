"""Items over all cores: one process per core, one thread and one loaded model each."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from rich.progress import track

_generator: Any = None


def _start() -> None:
    global _generator  # noqa: PLW0603
    import torch  # noqa: PLC0415

    from agentic_diffusion.code_generation.code_generator import CodeGenerator  # noqa: PLC0415
    from agentic_diffusion.sandbox import Judge  # noqa: PLC0415

    torch.set_num_threads(1)
    _generator = CodeGenerator.load("tiny", judge=Judge())


def _call(work: Callable[..., Any], item: Any) -> Any:
    return work(_generator, item)


def spread(work: Callable[..., Any], items: Sequence[Any], title: str) -> list[Any]:
    """`work(generator, item)` for every item, in order; `work` must be a module-level function or a partial of one."""
    num_workers = max(1, len(os.sched_getaffinity(0)))
    with ProcessPoolExecutor(num_workers, mp_context=get_context("spawn"), initializer=_start) as pool:
        results: Iterator[Any] = pool.map(_call, [work] * len(items), items, chunksize=4)
        return list(track(results, description=title, total=len(items)))
