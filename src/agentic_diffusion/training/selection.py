"""Choose a checkpoint by what its answers do when they run, not by its loss.

Loss and pass rate part ways late in training: a model can still sharpen its probabilities while its greedy answers get
worse. So each candidate is exported, answers development tasks greedily, and the judge decides. The development tasks
come from a seed of their own; they share the held-out wordings and structures with the published test items, because
those pools are finite, but not their prompts, parameters and inputs.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.errors import InputError
from agentic_diffusion.training.evaluation import evaluate
from agentic_diffusion.training.export import export
from agentic_diffusion.training.held_out import EvaluationItem, held_out_compositions, held_out_wordings
from agentic_diffusion.training.trainer import RunConfig, step_of
from agentic_diffusion.types import Judge

DEVELOPMENT_SEED = 7_000_001
"""Of the tasks that checkpoints are chosen on; figures are published on other seeds."""
Row = dict[str, object]


def development_items(
    num_items: int, languages: Sequence[str] = ("python",), seed: int = DEVELOPMENT_SEED
) -> list[EvaluationItem]:
    """Held-out wordings and held-out compositions, half and half, in each of the languages in equal shares."""
    items: list[EvaluationItem] = []
    for place, language in enumerate(languages):
        share = num_items // len(languages) + (place < num_items % len(languages))
        items += held_out_wordings(share - share // 2, seed, language)
        items += held_out_compositions(share // 2, seed, language)
    return items


def select(
    checkpoints: Sequence[Path],
    run: RunConfig,
    judge: Judge,
    items: Sequence[EvaluationItem],
    on_progress: Callable[[int], None] = lambda _done: None,
) -> tuple[Path, list[Row]]:
    """(the checkpoint with the highest greedy pass rate, a row per checkpoint in the given order).

    Of equals the one with more steps wins. `on_progress` is told how many answers have been judged, over all
    checkpoints. Raises InputError if there is nothing to compare, SandboxUnavailable.
    """
    if not checkpoints or not items:
        raise InputError("select: there is nothing to compare; name at least one checkpoint and one task")
    table: list[Row] = []
    ranks: list[tuple[int, int]] = []
    for number, checkpoint in enumerate(checkpoints):
        with TemporaryDirectory(prefix="adiff-select-") as folder:
            weights = export(checkpoint, run, Path(folder))
            generator = CodeGenerator.load(judge=judge, weights=weights)
            before = number * len(items)
            report = evaluate(generator, items, on_progress=lambda done, before=before: on_progress(before + done))  # type: ignore[misc]
        step, passed = step_of(checkpoint), report["passed"]
        assert isinstance(passed, int)
        ranks.append((passed, step))
        rates = {name: report[name] for name in ("items", "passed", "pass_rate", "pass_rate_95", "valid_syntax")}
        table.append({"checkpoint": checkpoint.name, "step": step, **rates})
    return checkpoints[ranks.index(max(ranks))], table
