"""The command line `adiff`: results to stdout, everything else to stderr.

Exit codes: 0 done; 1 internal error; 2 bad input or configuration; 3 the job ran and nothing passed; 130 interrupted.
A problem that the user can solve is one line: what is wrong, where, and what to write instead. Torch is imported by the
command that needs it and not before, so `adiff --help` answers at once.
"""

import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from agentic_diffusion.cli.app import app
from agentic_diffusion.cli.batch import Interrupted
from agentic_diffusion.cli.output import say
from agentic_diffusion.errors import AgenticDiffusionError, UserError

INTERNAL, BAD_INPUT, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; the one place where the errors of the package are caught."""
    try:
        code = app(args=None if arguments is None else list(arguments), prog_name="adiff", standalone_mode=False) or 0
        sys.stdout.flush()
    except (AgenticDiffusionError, TyperException, Interrupted, typer.Abort, OSError) as error:
        code, message = explain(error)
        say(message)
    else:
        if code == INTERRUPTED:
            say("interrupted")
    return int(code)


def explain(error: Exception) -> tuple[int, str]:
    """(exit code, one line for stderr) of an error that reached the edge."""
    if isinstance(error, UserError):
        return BAD_INPUT, str(error)
    if isinstance(error, AgenticDiffusionError):
        return INTERNAL, str(error)
    if isinstance(error, Interrupted):
        return INTERRUPTED, str(error)
    if isinstance(error, TyperException):
        what = " ".join(error.format_message().split()).rstrip(".") or "no command given"
        return BAD_INPUT, f"{what}; `adiff --help` and `adiff COMMAND --help` list what there is"
    if isinstance(error, OSError):
        place = f": {error.filename}" if error.filename else ""
        return INTERNAL, f"{error.strerror or error}{place}"
    return INTERRUPTED, "interrupted"
