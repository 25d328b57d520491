"""Batches that survive: rows in, rows out, and a second run goes on where the first one stopped.

Every result is on the disk (flushed and synced) before the next one is taken up, so a crash or Ctrl-C loses only the
rows in work. A torn last line, left by a crash in the middle of a write, is cut off at the next start. Rows that cannot
be used are named on stderr and the others go on.

Not covered: a result written by another run with other options counts as finished, since ids alone are compared.
"""

import fcntl
import json
import os
import stat
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from agentic_diffusion.cli.inputs import Row, RowId
from agentic_diffusion.cli.output import progress, say
from agentic_diffusion.errors import AgenticDiffusionError, ConfigError, InputError, SandboxBroken, UserError

Result = Mapping[str, object]
Work = Callable[[Row], Result]
"""Turns one row into its result. UserError: the row is bad. SandboxBroken: this row could not be run."""


class Interrupted(Exception):
    """Ctrl-C; the message says how to go on."""


class OutputError(AgenticDiffusionError):
    """A result could not be written: the disk is full or gone."""


class ResultFile:
    """A JSONL file that only ever grows by whole rows. Holds an exclusive lock while open.

    `finished` maps the id of every row already there to the row.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise InputError(f"cannot write to {path}: {error.strerror}; name a file in a folder that exists") from None
        try:
            self._is_regular = stat.S_ISREG(os.fstat(self._file.fileno()).st_mode)
            self._lock()
            self.finished: dict[RowId, Result] = dict(self._recover()) if self._is_regular else {}
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def append(self, result: Result) -> None:
        """Write one row and wait until it is on the disk. Raises OutputError."""
        rest = memoryview((json.dumps(result, ensure_ascii=False) + "\n").encode("utf-8"))
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
            if self._is_regular:
                os.fsync(self._file.fileno())
        except OSError as error:
            raise OutputError(
                f"cannot write to {self.path}: {error.strerror}; make room, then run the same command again: "
                "finished rows are kept"
            ) from None

    def _lock(self) -> None:
        if self._is_regular:
            try:
                fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ConfigError(
                    f"another adiff is writing to {self.path}: wait for it or name another --out"
                ) from None
            except OSError:
                pass  # file systems without locks

    def _recover(self) -> Iterator[tuple[RowId, Result]]:
        """The finished rows; cuts a torn last row off and completes a last row that only lacks its line end."""
        good_bytes, line = 0, b"\n"
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                result = _result(line)
                if result is None:
                    self._cut_torn_row(line, number, good_bytes)
                    return
                good_bytes += len(line)
                yield result
        if not line.endswith(b"\n"):
            self._file.write(b"\n")

    def _cut_torn_row(self, line: bytes, number: int, good_bytes: int) -> None:
        start = b'{"id": '
        is_ours = line.startswith(start) or start.startswith(line)
        if line.endswith(b"\n") or not is_ours:
            raise InputError(f"{self.path}, line {number} is no result of a batch: name another file as --out")
        os.ftruncate(self._file.fileno(), good_bytes)


def _result(line: bytes) -> tuple[RowId, Result] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    identity = row.get("id") if isinstance(row, dict) else None
    return (identity, row) if isinstance(identity, str | int) else None


@dataclass
class Tally:
    """What became of the rows."""

    done: int = 0
    passed: int = 0
    broken: int = 0
    bad: int = field(default=0)

    @property
    def exit_code(self) -> int:
        """2: a row was bad. 1: the sandbox broke on a row. 3: nothing passed. 0: done."""
        if self.bad:
            return 2
        if self.broken:
            return 1
        return 0 if self.passed else 3


def run_batch(
    rows: Sequence[Row],
    complaints: Sequence[str],
    out: Path,
    work: Work,
    *,
    passed: Callable[[Result], bool],
    num_workers: int = 1,
) -> int:
    """Work off the rows that `out` does not hold yet; returns the exit code. Raises Interrupted on Ctrl-C.

    Results are written in the order of the rows. With several workers, `work` must be safe to call from threads.
    """
    tally = Tally(bad=len(complaints))
    for complaint in complaints:
        say(complaint)
    with ResultFile(out) as results:
        tally.passed = sum(passed(results.finished[row.id]) for row in rows if row.id in results.finished)
        todo = [row for row in rows if row.id not in results.finished]
        if len(todo) < len(rows):
            say(f"{len(rows) - len(todo)} of {len(rows)} rows are already in {out} and are skipped")
        try:
            with progress("rows", len(todo)) as advance:
                for row, outcome in _in_order(todo, work, num_workers):
                    _settle(row, outcome, results, tally, passed)
                    advance(1)
        except KeyboardInterrupt:
            left = len(todo) - tally.done
            raise Interrupted(
                f"interrupted; {tally.done} rows were finished now and are kept in {out}, "
                f"run the same command again for the other {left}"
            ) from None
    say(f"{tally.done} rows written to {out}, {tally.passed} of {len(rows)} passed, {tally.bad + tally.broken} not run")
    return tally.exit_code


def _settle(
    row: Row, outcome: Callable[[], Result], results: ResultFile, tally: Tally, passed: Callable[[Result], bool]
) -> None:
    try:
        result = outcome()
    except UserError as error:
        tally.bad += 1
        say(f"row {row.number} (id {row.id!r}): {error}")
    except SandboxBroken as error:
        tally.broken += 1
        say(f"row {row.number} (id {row.id!r}) could not be run: {error}")
    else:
        results.append(result)
        tally.done += 1
        tally.passed += passed(result)


def _in_order(rows: Sequence[Row], work: Work, num_workers: int) -> Iterator[tuple[Row, Callable[[], Result]]]:
    """(row, function that returns its result or raises), in the order of the rows."""
    if num_workers == 1:
        yield from ((row, lambda row=row: work(row)) for row in rows)
        return
    ahead: deque[tuple[Row, Future[Result]]] = deque()
    pool = ThreadPoolExecutor(num_workers)
    try:
        for row in rows:
            ahead.append((row, pool.submit(work, row)))
            if len(ahead) > 2 * num_workers:
                first, future = ahead.popleft()
                yield first, future.result
        while ahead:
            first, future = ahead.popleft()
            yield first, future.result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
