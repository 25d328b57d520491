"""`adiff synthesize`, `adiff train` and `adiff evaluate`: make data, train a model on it, measure it."""

import json
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agentic_diffusion.cli import inputs, output
from agentic_diffusion.cli.batch import Interrupted
from agentic_diffusion.cli.options import (
    NOTHING_PASSED,
    AsJson,
    Candidates,
    Language,
    Model,
    Seed,
    Weights,
    load_generator,
)
from agentic_diffusion.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentic_diffusion.sandbox import Judge
    from agentic_diffusion.training.held_out import EvaluationItem
    from agentic_diffusion.training.trainer import RunConfig

EVALUATION_SEED = 2026
"""Of held-out tasks; checkpoints are chosen on another seed."""


def train(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for checkpoints, logs and the final weights.")],
    recipe: Annotated[
        str, typer.Option(help="code_tiny, smoke, code_gpu, a path such as mine.py:function, or module:function.")
    ] = "code_tiny",
    steps: Annotated[int | None, typer.Option(min=1, help="Optimiser steps, instead of the recipe's.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, max=2**63 - 1, help="Seed, instead of the recipe's.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the last checkpoint in DIR.")] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder for the finished weights, instead of OUT/weights.")
    ] = None,
    select: Annotated[
        int, typer.Option(min=0, help="Tasks on which the kept checkpoints are compared; 0 takes the last one.")
    ] = 100,
) -> None:
    """Train a model after a recipe; prints the folder of its weights, for generate --weights."""
    from agentic_diffusion.sandbox import isolation_level
    from agentic_diffusion.training.recipes import load_recipe
    from agentic_diffusion.training.trainer import require_new

    run = load_recipe(recipe)
    run = replace(run, num_steps=steps or run.num_steps, seed=run.seed if seed is None else seed)
    require_new(out, resume=resume)
    if select and run.keep_every:
        isolation_level()  # a machine that could not compare the checkpoints is found out before the training
    try:
        _train(run, out, resume)
        chosen = _choose(run, out, select)
        weights = _export(chosen, run, export or out / "weights")
    except KeyboardInterrupt:
        raise Interrupted(
            f"interrupted; run the same command with --resume to go on from the last checkpoint in {out}"
        ) from None
    output.emit(f"{weights}\n")


def _train(run: "RunConfig", out: Path, resume: bool) -> None:
    from agentic_diffusion.training import preparation, trainer

    with output.progress_to("shards", len(preparation.shard_sizes(run))) as reach:
        run = preparation.prepare(run, out / "corpus", on_progress=reach)
    with output.described_progress("steps", run.num_steps) as show:
        trainer.train(
            run,
            out=out,
            resume=resume,
            on_progress=lambda stats: show(
                stats.step, f"loss {stats.autoregressive_loss:.3f}, of blocks {stats.block_loss:.3f}"
            ),
        )


def _choose(run: "RunConfig", out: Path, num_items: int) -> Path:
    """The checkpoint with the best pass rate, if there are several; the table goes to OUT/selection.json."""
    from agentic_diffusion.sandbox import Judge
    from agentic_diffusion.training import selection, trainer

    checkpoints = trainer.kept_checkpoints(out)
    if not num_items or len(checkpoints) == 1:
        return out / trainer.CHECKPOINT
    items = selection.development_items(num_items, run.languages)
    with output.progress_to("tasks", len(checkpoints) * len(items)) as reach:
        best, table = selection.select(checkpoints, run, Judge(), items, on_progress=reach)
    for row in table:
        output.say(f"step {row['step']}: {row['passed']} of {row['items']} development tasks passed")
    (out / "selection.json").write_text(
        json.dumps({"chosen": best.name, "checkpoints": table}, indent=1) + "\n", "utf-8"
    )
    return best


def _export(checkpoint: Path, run: "RunConfig", out: Path) -> Path:
    from agentic_diffusion.training.export import export

    return export(checkpoint, run, out)


def synthesize(
    out: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="Where the pairs go; the file must not exist yet.")],
    num_samples: Annotated[int, typer.Option(min=1, help="How many pairs of prompt and program to make.")] = 1000,
    language: Annotated[
        list[str] | None, typer.Option(help="Language of the programs; may be repeated. Default: python.")
    ] = None,
    operations: Annotated[
        float, typer.Option(min=0, max=1, help="Share of pairs that repair, edit or translate a given program.")
    ] = 0.0,
    curated: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of curated tasks; those for training are used too.")
    ] = None,
    seed: Seed = 0,
) -> None:
    """Write training pairs of prompt and program, each one executed and checked."""
    languages = tuple(dict.fromkeys(inputs.known_language(name) for name in language or ["python"]))
    if out.is_file():
        raise ConfigError(f"{out} exists already: name another file as --out")
    if not out.parent.is_dir():
        raise InputError(f"there is no folder {out.parent}: create it or name another --out")
    from agentic_diffusion.training.curated import training_tasks
    from agentic_diffusion.training.synthesis import write_corpus

    tasks = training_tasks(curated) if curated else ()
    with _judge_for(languages) as judge, output.progress_to("samples", num_samples) as reach:
        counts = write_corpus(
            out,
            num_samples=num_samples,
            seed=seed,
            languages=languages,
            operations=operations,
            curated=tasks,
            judge=judge,
            on_progress=reach,
        )
    output.say(f"{out}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))


def _judge_for(languages: tuple[str, ...]) -> "AbstractContextManager[Judge | None]":
    """The project's own Python programs need no sandbox. Raises ConfigError where a toolchain is missing."""
    from agentic_diffusion.sandbox import Judge as Judge_
    from agentic_diffusion.sandbox.languages import language as toolchain_of
    from agentic_diffusion.sandbox.languages.contract import MissingToolchain

    others = [name for name in languages if name != "python"]
    for name in others:
        try:
            toolchain_of(name).toolchain()
        except MissingToolchain as error:
            raise ConfigError(f"language: {error}") from None
    return Judge_() if others else nullcontext()


def evaluate(
    tasks: Annotated[
        str, typer.Argument(metavar="TASKS", help="wordings, compositions, or a file (own rows, HumanEval, MBPP).")
    ],
    candidates: Candidates = 1,
    with_first_test: Annotated[
        bool, typer.Option("--with-first-test", help="Hand the first test of each task to the generator.")
    ] = False,
    samples: Annotated[
        int | None, typer.Option(min=1, max=256, help="Draw so many answers for each task and report pass@k.")
    ] = None,
    num_items: Annotated[int, typer.Option(min=1, help="How many held-out wordings or compositions.")] = 100,
    language: Language = "python",
    seed: Seed = 0,
    model: Model = "tiny",
    weights: Weights = None,
    as_json: AsJson = False,
) -> None:
    """Let the model answer held-out tasks and report how many answers pass tests that it did not see."""
    if samples and (with_first_test or candidates != 1):
        raise ConfigError("--samples draws answers without tests: leave --candidates and --with-first-test out")
    items, complaints = _tasks(tasks, inputs.known_language(language), num_items)
    for complaint in complaints:
        output.say(complaint)
    from agentic_diffusion.training import evaluation

    engine = load_generator(model, weights)
    with output.progress_to("tasks", len(items)) as reach:
        if samples:
            report = evaluation.sample_all(engine, items, num_samples=samples, seed=seed, on_progress=reach)
        else:
            report = evaluation.evaluate(
                engine, items, candidates=candidates, use_first_test=with_first_test, seed=seed, on_progress=reach
            )
    if as_json:
        output.emit_json(report)
    else:
        output.emit("".join(f"{name}: {value}\n" for name, value in report.items() if name != "results"))
    is_zero = report.get("pass_rate", report.get("pass@1")) == 0
    raise typer.Exit(2 if complaints else NOTHING_PASSED if is_zero else 0)


def _tasks(name: str, language: str, num_items: int) -> "tuple[Sequence[EvaluationItem], Sequence[str]]":
    """The tasks of that name or file, and a line for each row that is none."""
    from agentic_diffusion.training.formats import read_benchmark
    from agentic_diffusion.training.held_out import held_out_compositions, held_out_wordings

    sets = {"wordings": held_out_wordings, "compositions": held_out_compositions}
    if name in sets:
        return sets[name](num_items, EVALUATION_SEED, language), ()
    if not Path(name).suffix and not Path(name).is_file():
        raise InputError(f"there are no tasks {name!r}: write {', '.join(sets)}, or the name of a file")
    found = read_benchmark(Path(name))
    return found.items, found.complaints
