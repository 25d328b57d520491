"""`adiff synthesize`, `adiff train` and `adiff evaluate`: make data, train a model on it, measure it."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from agentic_diffusion.cli import inputs, output
from agentic_diffusion.cli.batch import Interrupted
from agentic_diffusion.cli.options import (
    NOTHING_PASSED,
    AsJson,
    Candidates,
    Model,
    Seed,
    Weights,
    load_generator,
)
from agentic_diffusion.errors import ConfigError, InputError

ITEM = {"prompt": inputs.NEEDED_TEXT, "signature": inputs.TEXT, "tests": inputs.NEEDED_TEXTS}


def train(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for checkpoints, logs and the final weights.")],
    recipe: Annotated[
        str, typer.Option(help="code_tiny, smoke, gpu, a path such as recipes/mine.py, or module:function.")
    ] = "code_tiny",
    steps: Annotated[int | None, typer.Option(min=1, help="Optimiser steps, instead of the recipe's.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, max=2**63 - 1, help="Seed, instead of the recipe's.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the last checkpoint in DIR.")] = False,
) -> None:
    """Train a model after a recipe; prints the path of its last checkpoint."""
    from agentic_diffusion.training.trainer import load_recipe
    from agentic_diffusion.training.trainer import train as run_training

    run = load_recipe(recipe)
    changes = {name: value for name, value in {"num_steps": steps, "seed": seed}.items() if value is not None}
    run = replace(run, **changes)
    try:
        with output.progress_to("steps", run.num_steps) as reach:
            checkpoint = run_training(run, out=out, resume=resume, on_progress=lambda stats: reach(stats.step))
    except KeyboardInterrupt:
        raise Interrupted(
            f"interrupted; run the same command with --resume to go on from the last checkpoint in {out}"
        ) from None
    output.emit(f"{checkpoint}\n")


def synthesize(
    out: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="Where the pairs go; the file must not exist yet.")],
    num_samples: Annotated[int, typer.Option(min=1, help="How many pairs of prompt and program to make.")] = 1000,
    seed: Seed = 0,
) -> None:
    """Write training pairs of prompt and program, each one executed and checked."""
    if out.is_file():
        raise ConfigError(f"{out} exists already: name another file as --out")
    if not out.parent.is_dir():
        raise InputError(f"there is no folder {out.parent}: create it or name another --out")
    from agentic_diffusion.training.synthesis import write_corpus

    with output.progress_to("samples", num_samples) as reach:
        counts = write_corpus(out, num_samples=num_samples, seed=seed, on_progress=reach)
    output.say(f"{out}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))


def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Rows with id, prompt, signature and tests.")],
    candidates: Candidates = 1,
    with_first_test: Annotated[
        bool, typer.Option("--with-first-test", help="Hand the first test of each row to the generator.")
    ] = False,
    seed: Seed = 0,
    model: Model = "tiny",
    weights: Weights = None,
    as_json: AsJson = False,
) -> None:
    """Let the model answer held-out tasks and report how many answers pass tests that it did not see."""
    rows, complaints = inputs.read_rows(file, ITEM)
    for complaint in complaints:
        output.say(complaint)
    if not rows:
        raise InputError(f'{file} has no usable row: write {{"id": ..., "prompt": ..., "tests": [...]}}')
    from agentic_diffusion.training import evaluation
    from agentic_diffusion.training.synthesis import EvaluationItem

    items = [
        EvaluationItem(str(row.id), row.text("prompt"), row.text("signature") or None, tuple(row.texts("tests")), "")
        for row in rows
    ]
    engine = load_generator(model, weights)
    with output.progress_to("tasks", len(items)) as reach:
        report = evaluation.evaluate(
            engine, items, candidates=candidates, use_first_test=with_first_test, seed=seed, on_progress=reach
        )
    if as_json:
        output.emit_json(report)
    else:
        output.emit("".join(f"{name}: {value}\n" for name, value in report.items()))
    raise typer.Exit(2 if complaints else NOTHING_PASSED if report.get("pass_rate") == 0 else 0)
