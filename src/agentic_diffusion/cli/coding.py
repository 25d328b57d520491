"""`adiff generate` and `adiff infill`: from a prompt, or code with holes, to code with its evidence."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agentic_diffusion.cli import inputs, output
from agentic_diffusion.cli.batch import Result, run_batch
from agentic_diffusion.cli.options import (
    NOTHING_PASSED,
    AsJson,
    Batch,
    Candidates,
    JudgedLanguage,
    Language,
    Model,
    Out,
    Seed,
    Test,
    TestsFile,
    Weights,
    batch_files,
    load_generator,
)
from agentic_diffusion.errors import InputError

if TYPE_CHECKING:
    from agentic_diffusion.code_generation.code_generator import CodeGenerator
    from agentic_diffusion.types import Generation

PROVEN = ("verified", "partly_verified")
ROW = {"prompt": inputs.NEEDED_TEXT, "language": inputs.TEXT, "signature": inputs.TEXT, "tests": inputs.TEXTS}


def generate(
    prompt: Annotated[str | None, typer.Argument(help="What the code should do; - reads it from stdin.")] = None,
    language: Language = "python",
    signature: Annotated[str | None, typer.Option(help="For example 'def f(x: int) -> int:'.")] = None,
    test: Test = None,
    tests: TestsFile = None,
    candidates: Candidates = 8,
    seed: Seed = 0,
    model: Model = "tiny",
    weights: Weights = None,
    batch: Batch = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Write code for PROMPT to stdout; what is known about it goes to stderr.

    Exit code 0 means that every test passed, given or derived; 3 that one failed or that nothing could be run.
    """
    inputs.known_language(language)
    single = {"PROMPT": prompt, "--signature": signature, "--test": test, "--tests": tests, "--json": as_json}
    files = batch_files(batch, out, single)
    if files:

        @cache
        def generator() -> "CodeGenerator":
            return load_generator(model, weights)

        def work(row: inputs.Row) -> Result:
            answer = generator().generate(
                row.text("prompt"),
                language=inputs.known_language(row.text("language", language)),
                signature=row.text("signature") or None,
                tests=row.texts("tests"),
                candidates=candidates,
                seed=seed,
            )
            return output.generation_json(answer, row.id)

        rows, complaints = inputs.read_rows(files[0], ROW)
        raise typer.Exit(run_batch(rows, complaints, files[1], work, passed=lambda row: row.get("status") in PROVEN))
    if prompt is None:
        raise InputError("no prompt given: write what the code should do, or --batch IN.jsonl --out OUT.jsonl")
    text = inputs.read_text(Path(prompt), "prompt") if prompt == "-" else inputs.clean_text(prompt, "the prompt")
    given = inputs.gather_tests(test or (), tests, language)
    inputs.clean_text(signature or "", "--signature")
    engine = load_generator(model, weights)
    with output.draft_view() as on_draft:
        answer = engine.generate(
            text,
            language=language,
            signature=signature,
            tests=given,
            candidates=candidates,
            seed=seed,
            on_draft=on_draft,
        )
    _show(answer, as_json=as_json, line_end="\n")


def infill(
    file: Annotated[Path, typer.Argument(help="Code with holes written <fill>; - reads it from stdin.")],
    language: JudgedLanguage = None,
    test: Test = None,
    tests: TestsFile = None,
    candidates: Candidates = 8,
    seed: Seed = 0,
    model: Model = "tiny",
    weights: Weights = None,
    as_json: AsJson = False,
) -> None:
    """Fill the holes of FILE and print it; everything outside the holes is kept to the byte."""
    source = inputs.read_text(file, "file")
    if "<fill>" not in source:
        raise InputError(f"the file {file} has no hole: write <fill> where code is missing")
    chosen = inputs.known_language(language or inputs.JUDGED.get(file.suffix, "python"))
    given = inputs.gather_tests(test or (), tests, chosen)
    engine = load_generator(model, weights)
    with output.draft_view() as on_draft:
        answer = engine.infill(
            source, language=chosen, tests=given, candidates=candidates, seed=seed, on_draft=on_draft
        )
    _show(answer, as_json=as_json, line_end="")


def _show(answer: "Generation", *, as_json: bool, line_end: str) -> None:
    """Print the answer and end the command. `line_end` is added to code that has none at its end."""
    if as_json:
        output.emit_json(output.generation_json(answer))
    else:
        if answer.code:
            output.emit(answer.code.removesuffix(line_end) + line_end)
        for line in output.describe_generation(answer):
            output.note(line)
    raise typer.Exit(0 if answer.status in PROVEN else NOTHING_PASSED)
