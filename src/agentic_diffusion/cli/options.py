"""Options that several commands share, and the rules for those that belong together."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agentic_diffusion.errors import ConfigError

if TYPE_CHECKING:
    from agentic_diffusion.code_generation.code_generator import CodeGenerator

NOTHING_PASSED = 3

Language = Annotated[str, typer.Option(help="Language of the code.")]
JudgedLanguage = Annotated[
    str | None, typer.Option(help="python, javascript, java or go; by default what the ending of the file says.")
]
Isolation = Annotated[
    str | None,
    typer.Option(envvar="ADIFF_ISOLATION", help="The level of isolation that must be had: L2, L3, L4, or L1."),
]
Package = Annotated[
    list[str] | None,
    typer.Option("--package", metavar="NAME", help="An installed package that the code may import. May be repeated."),
]
Test = Annotated[list[str] | None, typer.Option(metavar="ASSERT", help="A test: 'assert f(1) == 2'. May be repeated.")]
TestsFile = Annotated[Path | None, typer.Option("--tests", metavar="FILE", help="A file of assert statements.")]
Candidates = Annotated[int, typer.Option(min=1, max=256, help="How many answers are tried at once.")]
Seed = Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Same seed, same answer.")]
Model = Annotated[str, typer.Option(help="Name of the model.")]
Weights = Annotated[
    Path | None, typer.Option(metavar="DIR", help="A folder of model files, instead of the shipped one.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Batch = Annotated[
    Path | None, typer.Option("--batch", metavar="IN.jsonl", help="Work off a file of JSON rows instead.")
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="OUT.jsonl", help="Where the results of a batch go; ids that are already there are skipped."),
]


def batch_files(batch: Path | None, out: Path | None, single: Mapping[str, object]) -> tuple[Path, Path] | None:
    """(rows, results) if a batch is asked for; `single` are the arguments that make no sense with one.

    Raises ConfigError where they do not fit together.
    """
    if batch is None and out is None:
        return None
    if batch is None or out is None:
        raise ConfigError("--batch and --out belong together: write --batch IN.jsonl --out OUT.jsonl")
    for name, value in single.items():
        if value:
            raise ConfigError(f"{name} does not go with --batch: write it into the rows of {batch}")
    if batch.exists() and out.exists() and batch.samefile(out):
        raise ConfigError(f"--batch and --out are both {out}: name another file as --out")
    return batch, out


def load_generator(model: str, weights: Path | None) -> "CodeGenerator":
    """The model with the sandbox as its judge; this is where torch comes in. Raises ConfigError, WeightsError."""
    from agentic_diffusion.code_generation.code_generator import CodeGenerator
    from agentic_diffusion.sandbox import Judge

    return CodeGenerator.load(model, judge=Judge(), weights=weights)
