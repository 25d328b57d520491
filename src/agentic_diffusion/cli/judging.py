"""`adiff judge`: run code against tests in the sandbox and say what became of each test."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agentic_diffusion.cli import inputs, output
from agentic_diffusion.cli.batch import Result, run_batch
from agentic_diffusion.cli.options import (
    NOTHING_PASSED,
    AsJson,
    Batch,
    Language,
    Out,
    Test,
    TestsFile,
    batch_files,
)
from agentic_diffusion.errors import InputError

if TYPE_CHECKING:
    from agentic_diffusion.types import Judge

ROW = {"code": inputs.NEEDED_TEXT, "language": inputs.TEXT, "tests": inputs.NEEDED_TEXTS}


def judge(
    code_file: Annotated[Path | None, typer.Argument(help="The code to judge; - reads it from stdin.")] = None,
    test: Test = None,
    tests: TestsFile = None,
    language: Language = "python",
    batch: Batch = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Run CODE_FILE against tests in the sandbox and print what became of each test."""
    inputs.known_language(language)
    single = {"CODE_FILE": code_file, "--test": test, "--tests": tests, "--json": as_json}
    files = batch_files(batch, out, single)
    if files:
        rows, complaints = inputs.read_rows(files[0], ROW)
        sandbox = _sandbox()

        def work(row: inputs.Row) -> Result:
            chosen = inputs.known_language(row.text("language", language))
            given = row.texts("tests")
            if not given:
                raise InputError('"tests" is empty: write at least one assert statement')
            return output.verdict_json(sandbox.judge(row.text("code"), given, language=chosen), row.id)

        exit_code = run_batch(
            rows,
            complaints,
            files[1],
            work,
            passed=lambda row: row.get("verdict") == "passed",
            num_workers=len(os.sched_getaffinity(0)),
        )
        raise typer.Exit(exit_code)
    if code_file is None:
        raise InputError("no code given: name a file, or --batch IN.jsonl --out OUT.jsonl")
    code = inputs.read_text(code_file, "code file")
    given = inputs.gather_tests(test or (), tests)
    if not given:
        raise InputError("no tests given: write --test 'assert f(1) == 2' or --tests FILE")
    verdict = _sandbox().judge(code, given, language=language)
    if as_json:
        output.emit_json(output.verdict_json(verdict, str(code_file)))
    else:
        output.emit(output.describe_verdict(verdict))
    raise typer.Exit(0 if verdict.passed else NOTHING_PASSED)


def _sandbox() -> "Judge":
    from agentic_diffusion.sandbox import PythonJudge

    return PythonJudge()
