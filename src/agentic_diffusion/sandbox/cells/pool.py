"""Warm workers of one kind: always a few that are confined and wait, each for one job, then it dies.

A cell that has died or lost its folder is replaced; a worker lost with it is reported as lost, so that the judge runs
its candidate again. Whoever asks while all workers are busy waits: the number of those that work at the same time is
the judge's to bound (`slots`).
"""

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox.cells import forks
from agentic_diffusion.sandbox.cells.cell import Cell, Worker
from agentic_diffusion.sandbox.cells.walls import Plan

_START_S = 20.0
_START_TRIES = 4
_MAX_UNFIT = 2
"""How many cells are given up for one worker."""
_MAX_FAILURES = 8
_FIRST_PAUSE_S = 0.025
"""After the first failed fork; twice as long after each further one, about 6 s in all."""
_RETRY_S = 0.01


class _Unfit(Exception):
    """A cell lives and is of no use."""


class Pool:
    """Safe to share between threads. Starts its cell at the first use or at `start`."""

    def __init__(self, plan: Plan, idle: int, prepare: Callable[[Worker], object] | None = None) -> None:
        self.plan = plan
        self.idle = idle
        self.prepare = prepare
        self._has_worked = False
        self._reset()
        forks.renew_in_children(self)

    def _reset(self) -> None:
        self._changed = threading.Condition()
        self._ready: deque[Worker] = deque()
        self._cell: Cell | None = None
        self._is_starting = False
        self._num_coming = 0
        self._clear_failures()

    def _clear_failures(self) -> None:
        self._num_failures = 0
        """In a row: workers that could not be forked, or that ended before anybody took them."""
        self._is_unborn: bool = False
        """Whether the last one was of the first kind."""
        self._failure: str = ""
        self._ask_at = 0.0
        """When the next worker may be asked for, after one that could not be forked."""

    def start(self) -> dict[str, object]:
        """Start the cell if there is none; what it says of itself. Raises SandboxUnavailable with the reason."""
        return self._living_cell().facts

    @contextlib.contextmanager
    def worker(self) -> Iterator[Worker]:
        """A fresh worker, ended with everything that it started when the block is left.

        Raises SandboxUnavailable or SandboxBroken if there is none to be had.
        """
        worker = self._take()
        try:
            yield worker
        finally:
            self._give_up(worker)

    def close(self) -> None:
        """End the cell and all workers. The next use starts a new one."""
        with self._changed:
            cell = self._cell
        if cell:
            self._retire(cell)

    def after_fork(self) -> None:
        """In a child: the workers belong to its parent."""
        self._discard()
        self._reset()

    def _take(self) -> Worker:
        deadline = time.monotonic() + _START_S
        num_unfit = 0
        while True:
            cell = self._living_cell()
            try:
                worker = self._wait_for_worker(cell, deadline)
            except _Unfit as error:
                self._retire(cell)
                num_unfit += 1
                why = cell.said() or str(error)
            else:
                if worker:
                    return worker
                why = cell.reason
            if num_unfit == _MAX_UNFIT or time.monotonic() >= deadline:
                raise SandboxBroken(f"no worker becomes ready in the sandbox: {why}")

    def _wait_for_worker(self, cell: Cell, deadline: float) -> Worker | None:
        """A worker of this cell, None if the cell is gone.

        Raises _Unfit where another cell may do better, SandboxBroken where it could not.
        """
        with self._changed:
            if self._num_failures > _MAX_FAILURES:  # in an earlier call: fewer tries are enough now
                self._num_failures, self._ask_at = _MAX_FAILURES - 2, 0.0
            while cell.alive and self._cell is cell:
                if self._ready and not cell.is_whole():
                    raise _Unfit("the folder of its workers was removed")
                if self._ready:
                    worker = self._ready.popleft()
                    if not worker.over.is_set():
                        return worker
                    worker.close()
                    continue
                now = time.monotonic()
                if self._num_failures > _MAX_FAILURES and self._is_unborn:
                    raise SandboxBroken(f"no process can be started in the sandbox: {self._failure}")
                if self._num_failures > _MAX_FAILURES or now >= deadline:
                    raise _Unfit(self._failure or "it does not answer")
                if self._num_coming == 0 and now >= self._ask_at:
                    self._ask(cell)
                wake_at = deadline if self._num_coming else max(self._ask_at, now + _RETRY_S)
                self._changed.wait(min(wake_at - now, 1.0))
        return None

    def _give_up(self, worker: Worker) -> None:
        """End a worker that has been used; others take its place until enough wait."""
        worker.close()
        cell = worker.cell
        with self._changed, contextlib.suppress(SandboxBroken):
            if not cell.alive or self._cell is not cell:
                return
            if self._num_failures or self._num_waiting() >= self.idle:
                cell.end(worker)
                return
            cell.replace(worker)
            self._num_coming += 1
            while self._num_waiting() < self.idle:
                cell.spawn()
                self._num_coming += 1

    def _num_waiting(self) -> int:
        return len(self._ready) + self._num_coming

    def _ask(self, cell: Cell) -> None:
        with contextlib.suppress(SandboxBroken):
            cell.spawn()
            self._num_coming += 1

    def _living_cell(self) -> Cell:
        """The cell, started if need be; one thread starts it, the others wait."""
        with self._changed:
            while self._is_starting:
                self._changed.wait()
            if self._cell and self._cell.alive:
                return self._cell
            self._is_starting = True
            self._discard()
            self._num_coming = 0
            self._clear_failures()
        cell: Cell | None = None
        try:
            cell = self._start()
            self._has_worked = True
            return cell
        finally:
            with self._changed:
                self._cell, self._is_starting = cell, False
                for _ in range(self.idle if cell else 0):
                    self._ask(cell)  # type: ignore[arg-type]
                self._changed.notify_all()

    def _start(self) -> Cell:
        """A new cell. Where cells could be had before, a failure is bad luck (somebody killed it) and tried again."""
        for _ in range(_START_TRIES - 1 if self._has_worked else 0):
            with contextlib.suppress(SandboxUnavailable):
                return Cell(self.plan, self)
        return Cell(self.plan, self)

    def _retire(self, cell: Cell) -> None:
        """End this cell; the next use starts a new one."""
        with self._changed:
            if self._cell is cell:
                self._cell = None
                self._discard()
            self._changed.notify_all()
        cell.close()

    def _discard(self) -> None:
        for worker in self._ready:
            worker.close()
        self._ready.clear()

    def arrived(self, worker: Worker) -> None:
        """A worker waits: hand it to whoever does."""
        if self.prepare:
            worker.prepared = self.prepare(worker)
        with self._changed:
            if worker.cell is not self._cell:  # the pool was closed meanwhile
                worker.close()
                return
            self._ready.append(worker)
            self._num_coming -= 1
            self._changed.notify()

    def unborn(self, cell: Cell, reason: str) -> None:
        """No worker comes, for want of something that may be there again soon. Asked for at once, all fail as one."""
        with self._changed:
            if cell is not self._cell:
                return
            self._num_coming -= 1
            now = time.monotonic()
            if now >= self._ask_at:
                self._ask_at = now + _FIRST_PAUSE_S * 2**self._num_failures
                self._num_failures += 1
            self._failure, self._is_unborn = reason, True
            self._changed.notify_all()

    def buried(self, worker: Worker) -> None:
        """A worker has ended; one that nobody had taken yet says that its walls could not be built."""
        with self._changed:
            if worker not in self._ready:
                self._clear_failures()
                return
            self._ready.remove(worker)
            worker.close()
            self._num_failures += 1
            self._failure, self._is_unborn = "its workers end before they have anything to do", False
            self._changed.notify_all()

    def died(self, cell: Cell) -> None:
        """Nobody may wait for this cell any more."""
        with self._changed:
            if self._cell is cell:
                self._discard()
            self._changed.notify_all()


def idle_workers() -> int:
    """How many workers wait, by default: enough that forking one hides behind running another."""
    return 2 * len(os.sched_getaffinity(0)) + 2
