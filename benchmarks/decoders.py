"""Draft-and-verify beside its peers on the same weights and items: forward passes, time and pass rate, paired."""

import time
from functools import partial
from random import Random
from statistics import mean

from agentic_diffusion.code_generation.code_diffusion import CodeDiffusionModel
from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.code_generation.decoding import DECODERS
from agentic_diffusion.code_generation.prompts import understand
from agentic_diffusion.training.evaluation import bound
from agentic_diffusion.training.held_out import EvaluationItem
from benchmarks.data_sets import item_sets
from benchmarks.workers import spread

PEER = "autoregressive"
CANVAS_TOKENS = 48
Row = dict[str, tuple[bool, int, int, float]]


def _row(generator: CodeGenerator, item: EvaluationItem) -> Row:
    """Per decoder: passed, forward passes, generated tokens, milliseconds; greedy, batch 1."""
    request = understand(item.prompt, signature=item.signature)
    row: Row = {}
    for name, decoder in DECODERS.items():
        model = CodeDiffusionModel(generator.model.parts, decoder=decoder)
        limit = CANVAS_TOKENS if name == "whole_canvas" else 192
        began = time.perf_counter()
        sampled = model.sample(request.description, prefix=request.prefix, limit=limit)
        elapsed_ms = 1000 * (time.perf_counter() - began)
        code = bound(sampled.candidates[0].code, item.tests)
        passed = generator.judge.judge(code, item.tests).passed
        row[name] = (passed, sampled.forward_passes, sampled.generated_tokens, elapsed_ms)
    return row


def paired_interval(differences: list[int], *, num_resamples: int = 2000) -> tuple[float, float]:
    """95% bootstrap interval of the mean of paired differences."""
    rng = Random(0)
    means = sorted(mean(rng.choices(differences, k=len(differences))) for _ in range(num_resamples))
    return means[int(0.025 * num_resamples)], means[int(0.975 * num_resamples)]


def decoders(num_items: int) -> dict[str, object]:
    """One row per decoder, with its difference in pass rate to the autoregressive peer."""
    sets = item_sets(num_items)
    items = [item for name in ("held-out wordings", "held-out compositions") for item in sets[name]]
    rows: list[Row] = spread(partial(_row), items, "decoders")
    table: dict[str, object] = {}
    peer_passes = mean(row[PEER][1] for row in rows)
    for name in DECODERS:
        passes = mean(row[name][1] for row in rows)
        table[name] = {
            "items": len(rows),
            "pass_rate": mean(row[name][0] for row in rows),
            "difference_to_autoregressive_95": paired_interval([row[name][0] - row[PEER][0] for row in rows]),
            "forward_passes": passes,
            "share_of_autoregressive_passes": passes / peer_passes,
            "tokens_per_pass": mean(row[name][2] for row in rows) / passes,
            "ms_per_answer": mean(row[name][3] for row in rows),
        }
    return table
