"""What the user sees: results on stdout; messages, progress and drafts on stderr, the latter two in a terminal only."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agentic_diffusion.code_generation.code_diffusion import Draft
    from agentic_diffusion.types import Case, Generation, Verdict

MASK = "▒"
CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""Characters with which a text could steer the terminal, and what is shown instead."""


def say(message: str) -> None:
    """One line on stderr, whatever the message holds."""
    note(f"adiff: {' '.join(message.split())}")


def note(line: str) -> None:
    """`line` to stderr, without anything that could steer a terminal."""
    sys.stderr.write(line.translate(CONTROLS).encode("utf-8", "replace").decode("utf-8") + "\n")
    sys.stderr.flush()


def emit(text: str) -> None:
    """`text` to stdout as UTF-8, to the byte: no line end is added or changed.

    Unbuffered, so that a full disk is met here and not once more when the interpreter ends. Raises OSError.
    """
    sys.stdout.flush()
    stream = getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)
    rest = memoryview(text.encode("utf-8"))
    while rest:
        rest = rest[stream.write(rest) :]


def emit_json(value: Mapping[str, object]) -> None:
    emit(json.dumps(value, ensure_ascii=False) + "\n")


def generation_json(answer: "Generation", row_id: str | int | None = None) -> dict[str, object]:
    """The object of `generate --json`; `row_id` replaces the id of the answer in a batch."""
    return {
        "id": answer.id if row_id is None else row_id,
        "prompt": answer.prompt,
        "language": answer.language,
        "code": answer.code,
        "status": answer.status,
        "tests": [{"source": test.source, "origin": test.origin, "outcome": test.outcome} for test in answer.tests],
        "review": answer.review,
        "isolation": answer.isolation,
        "model": answer.model,
        "seed": answer.seed,
        "profile": asdict(answer.profile),
    }


def verdict_json(verdict: "Verdict", row_id: str | int) -> dict[str, object]:
    """The object of `judge --json`."""
    return {
        "id": row_id,
        "verdict": verdict.verdict,
        "cases": [asdict(case) for case in verdict.cases],
        "isolation": verdict.isolation,
        "elapsed_ms": round(verdict.elapsed_ms, 1),
    }


def describe_generation(answer: "Generation") -> list[str]:
    """The evidence, one line for the whole and one for each test, for stderr."""
    passed = sum(test.outcome == "passed" for test in answer.tests)
    evidence = f"{passed} of {len(answer.tests)} tests passed" if answer.tests else "no tests were run"
    profile = answer.profile
    lines = [
        f"{answer.status}: {evidence} (isolation {answer.isolation}; {profile.elapsed_time_sec:.1f} s, "
        f"{profile.forward_passes} forward passes, {profile.memory_peak_bytes / 2**20:.0f} MB)"
    ]
    if "reason" in answer.review:
        lines.append(f"  {answer.review['reason']}")
    for test in answer.tests:
        reason = f" ({test.detail})" if test.detail and test.outcome != "passed" else ""
        lines.append(f"  {test.outcome}: {test.source}{reason}")
    return lines


def describe_verdict(verdict: "Verdict") -> str:
    """The verdict and one line per case, for stdout."""
    passed = sum(case.passed for case in verdict.cases)
    head = f"{verdict.verdict}: {passed} of {len(verdict.cases)} tests passed (isolation {verdict.isolation})"
    lines = [head + (f": {verdict.detail}" if verdict.detail else ""), *map(_case_line, verdict.cases)]
    return "\n".join(lines) + "\n"


def _case_line(case: "Case") -> str:
    place = f", line {case.line}" if case.line else ""
    reason = f" ({case.detail}{place})" if case.detail and not case.passed else ""
    return f"  {case.outcome}: {case.source}{reason}"


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Yields a function that advances a bar on stderr; outside a terminal it does nothing."""
    with _bar(what, total) as update:
        yield lambda steps: update(advance=steps)


@contextmanager
def described_progress(what: str, total: int | None) -> Iterator[Callable[[int, str], None]]:
    """Like `progress_to`, for callers that also say in a few words how things stand."""
    with _bar(what, total) as update:
        yield lambda so_far, words: update(completed=so_far, description=f"{what}: {words}")


@contextmanager
def _bar(what: str, total: int | None) -> Iterator[Callable[..., None]]:
    if not sys.stderr.isatty() or total == 0:
        yield lambda **_changes: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda **changes: bar.update(task, **changes)


@contextmanager
def progress_to(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Like `progress`, for callers that report how much is done so far instead of steps."""
    done = 0
    with progress(what, total) as advance:

        def reach(so_far: int) -> None:
            nonlocal done
            advance(so_far - done)
            done = so_far

        yield reach


@contextmanager
def draft_view() -> Iterator[Callable[["Draft"], None] | None]:
    """Yields a function that shows a draft in place on stderr while it is denoised; None outside a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    with Live(console=Console(stderr=True), transient=True, refresh_per_second=20, redirect_stdout=False) as live:

        def show(draft: "Draft") -> None:
            text = Text(f"{draft.phase}\n", style="dim")
            text.append(draft.text.translate(CONTROLS), style="default not dim")
            text.highlight_regex(MASK, "blue")
            live.update(text)

        yield show
