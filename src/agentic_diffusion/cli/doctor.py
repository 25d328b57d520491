"""`adiff doctor`: what of this machine the commands need, whether it is there, and how to mend what is not."""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

import typer

from agentic_diffusion.cli import output
from agentic_diffusion.cli.options import NOTHING_PASSED, AsJson
from agentic_diffusion.errors import AgenticDiffusionError

MIN_MEMORY_BYTES = 1 << 30
MIN_DISK_BYTES = 200 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `advice` says what to do where `ok` is false."""

    name: str
    ok: bool
    value: str
    advice: str = ""


def doctor(as_json: AsJson = False) -> None:
    """Say what this machine offers and what is missing; exit code 3 if something needed is missing."""
    findings = list(examine())
    healthy = all(finding.ok for finding in findings)
    if as_json:
        output.emit_json({"ok": healthy, "checks": [asdict(finding) for finding in findings]})
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            advice = f" -> {finding.advice}" if finding.advice and not finding.ok else ""
            output.emit(f"{'ok     ' if finding.ok else 'MISSING'}  {finding.name:<{width}}  {finding.value}{advice}\n")
    raise typer.Exit(0 if healthy else NOTHING_PASSED)


def examine() -> Iterator[Finding]:
    """Every finding, in the order in which a user would mend them."""
    yield Finding("python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or newer")
    for package in ("torch", "tokenizers", "safetensors"):
        yield _package(package)
    yield from _sandbox()
    yield from _models()
    yield Finding("cpus", True, str(len(os.sched_getaffinity(0))))
    yield _memory()
    yield _disk()


def _package(name: str) -> Finding:
    """The installed version from its metadata: importing torch would take seconds."""
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "not installed", "run `make setup`")


def _attempt(name: str, look: Callable[[], str], advice: str) -> Finding:
    try:
        return Finding(name, True, look())
    except (AgenticDiffusionError, ImportError, OSError) as error:
        return Finding(name, False, " ".join(str(error).split()), advice)


def _sandbox() -> Iterator[Finding]:
    """What isolation is in force, whether it holds ten attacks and lets ten honest programs pass, the toolchains."""
    from agentic_diffusion.sandbox import Judge, Limits
    from agentic_diffusion.sandbox.self_test import run_self_test

    advice = "install bubblewrap: apt-get install bubblewrap"
    try:
        with Judge(Limits(wall_s=2.0, cpu_s=2)) as judge:
            yield Finding("isolation", True, judge.isolation)
            with output.progress("self-test", None):
                result = run_self_test(judge)
    except (AgenticDiffusionError, ImportError, OSError) as error:
        yield Finding("isolation", False, " ".join(str(error).split()), advice)
        return
    for kind, what in (("attack", "attacks held"), ("honest", "honest programs passed")):
        checks = [check for check in result.checks if check.kind == kind]
        failed = [check.name for check in checks if not check.held]
        value = f"{len(checks) - len(failed)} of {len(checks)} {what}"
        value += f"; not so: {', '.join(failed)}" if failed else ""
        yield Finding(f"self-test, {kind}", not failed, value, "do not run untrusted code here; report this as a bug")
    yield from _toolchains()


def _toolchains() -> Iterator[Finding]:
    """What of the other languages can be judged here; none of them is needed."""
    from agentic_diffusion.sandbox.languages import LANGUAGES, language
    from agentic_diffusion.sandbox.languages.contract import MissingToolchain

    for name in LANGUAGES:
        try:
            yield Finding(name, True, language(name).toolchain().version)
        except MissingToolchain as error:
            yield Finding(name, True, f"not measured: {error}")


def _models() -> Iterator[Finding]:
    advice = "restore the package: `make setup`, or a fresh clone"
    try:
        from agentic_diffusion.code_generation.models import MODELS, check
    except ImportError as error:
        yield Finding("models", False, str(error), advice)
        return
    for name in MODELS:
        yield _attempt(f"model {name}", lambda name=name: check(name), advice)  # type: ignore[misc]


def _memory() -> Finding:
    import psutil

    memory = psutil.virtual_memory()
    value = f"{memory.available / 2**30:.1f} of {memory.total / 2**30:.1f} GB free"
    return Finding("memory", memory.available >= MIN_MEMORY_BYTES, value, "close other programs: 1 GB is needed")


def _disk() -> Finding:
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    return Finding(
        "disk", free >= MIN_DISK_BYTES, f"{free / 2**30:.1f} GB free in {folder}", "make room: 200 MB are needed"
    )
