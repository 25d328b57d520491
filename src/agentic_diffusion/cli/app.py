"""The application that all commands hang on; each command lives in the module of its subject."""

from typing import Annotated

import typer

from agentic_diffusion import __version__
from agentic_diffusion.cli import coding, doctor, judging, learning, output

app = typer.Typer(
    name="adiff",
    help="Code with proof: a diffusion model writes it, a sandbox runs it, the evidence comes with it.\n\n"
    "Exit codes: 0 done; 1 internal error; 2 bad input; 3 the job ran and nothing passed; 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        output.emit(f"adiff {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Nothing of its own: the commands do the work."""


app.command()(coding.generate)
app.command()(judging.judge)
app.command()(coding.infill)
app.command()(learning.train)
app.command()(learning.synthesize)
app.command()(learning.evaluate)
app.command()(doctor.doctor)
