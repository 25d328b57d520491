"""`adiff judge`: run code against tests in the sandbox and say what became of each test."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agentic_diffusion.cli import inputs, output
from agentic_diffusion.cli.batch import Result, run_batch
from agentic_diffusion.cli.options import (
    NOTHING_PASSED,
    AsJson,
    Batch,
    Isolation,
    JudgedLanguage,
    Out,
    Package,
    Test,
    TestsFile,
    batch_files,
)
from agentic_diffusion.errors import InputError

if TYPE_CHECKING:
    from agentic_diffusion.sandbox import Judge

ROW = {"code": inputs.NEEDED_TEXT, "language": inputs.TEXT, "tests": inputs.NEEDED_TEXTS}


def judge(
    code_file: Annotated[Path | None, typer.Argument(help="The code to judge; - reads it from stdin.")] = None,
    test: Test = None,
    tests: TestsFile = None,
    language: JudgedLanguage = None,
    batch: Batch = None,
    out: Out = None,
    as_json: AsJson = False,
    isolation: Isolation = None,
    package: Package = None,
    trace: Annotated[bool, typer.Option("--trace", help="Add the lines that each test covered (Python).")] = False,
) -> None:
    """Run CODE_FILE against tests in the sandbox and print what became of each test."""
    if language is not None:
        inputs.known_language(language)
    single = {"CODE_FILE": code_file, "--test": test, "--tests": tests, "--json": as_json}
    files = batch_files(batch, out, single)
    if files:
        raise typer.Exit(_batch(*files, language or "python", isolation, package or (), trace=trace))
    if code_file is None:
        raise InputError("no code given: name a file, or --batch IN.jsonl --out OUT.jsonl")
    language = language or inputs.JUDGED.get(code_file.suffix, "python")
    code = inputs.read_text(code_file, "code file")
    given = inputs.gather_tests(test or (), tests, language)
    if not given:
        raise InputError("no tests given: write --test 'assert f(1) == 2' or --tests FILE")
    with _sandbox(isolation, package or ()) as sandbox:
        verdict = sandbox.judge(code, given, language=language, trace=trace)
    if as_json:
        output.emit_json(output.verdict_json(verdict, str(code_file)))
    else:
        output.emit(output.describe_verdict(verdict))
    raise typer.Exit(0 if verdict.passed else NOTHING_PASSED)


def _batch(
    rows_file: Path, out: Path, language: str, isolation: str | None, packages: "list[str] | tuple[()]", *, trace: bool
) -> int:
    """Judge every row of a file; the exit code."""
    rows, complaints = inputs.read_rows(rows_file, ROW)
    with _sandbox(isolation, packages) as sandbox:

        def work(row: inputs.Row) -> Result:
            chosen = inputs.known_language(row.text("language", language))
            given = row.texts("tests")
            if not given:
                raise InputError('"tests" is empty: write at least one assert statement')
            return output.verdict_json(sandbox.judge(row.text("code"), given, language=chosen, trace=trace), row.id)

        return run_batch(
            rows,
            complaints,
            out,
            work,
            passed=lambda row: row.get("verdict") == "passed",
            num_workers=sandbox.slots + 1,
        )


def _sandbox(isolation: str | None, packages: "list[str] | tuple[()]") -> "Judge":
    from agentic_diffusion.sandbox import Judge

    return Judge(isolation=isolation, packages=packages)
