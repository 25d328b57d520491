"""Warm workers of one kind: always a few that are confined and wait, each for one job, then it dies.

A cell whose first process has died is replaced; a worker lost with it is reported as lost, so that the judge runs its
candidate again. Whoever asks while all workers are busy waits: the number of those that work at the same time is the
judge's to bound (`slots`).
"""

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox.cells.walls import Plan
from agentic_diffusion.sandbox.cells.zygote import Worker, Zygote

_START_S = 20.0
_START_TRIES = 4
_MAX_EARLY_DEATHS = 8


class Pool:
    """Safe to share between threads. Starts its cell at the first use or at `start`."""

    def __init__(self, plan: Plan, idle: int, prepare: Callable[[Worker], object] | None = None) -> None:
        self.plan = plan
        self.idle = idle
        self.prepare = prepare
        self._changed = threading.Condition()
        self._ready: deque[Worker] = deque()
        self._num_coming = 0
        self._num_early_deaths = 0
        self._zygote: Zygote | None = None
        self._starting = self._has_worked = False
        self._owner = os.getpid()

    def start(self) -> dict[str, object]:
        """Start the cell if there is none; what it says of itself. Raises SandboxUnavailable with the reason."""
        return self._cell().facts

    @contextlib.contextmanager
    def worker(self) -> Iterator[Worker]:
        """A fresh worker, ended with everything that it started when the block is left.

        Raises SandboxUnavailable or SandboxBroken if there is none to be had.
        """
        worker = self._take()
        try:
            yield worker
        finally:
            self._replace(worker)

    def close(self) -> None:
        """End the cell and all workers. The next use starts a new one."""
        with self._changed:
            zygote, self._zygote = self._zygote, None
            self._discard()
        if zygote:
            zygote.close()

    def _take(self) -> Worker:
        deadline = time.monotonic() + _START_S
        while True:
            cell = self._cell()
            with self._changed:
                while not self._ready and cell.alive and self._zygote is cell:
                    if self._num_coming == 0:
                        self._ask(cell)
                    left = deadline - time.monotonic()
                    if left <= 0 or self._num_early_deaths > _MAX_EARLY_DEATHS:
                        raise SandboxBroken(f"no worker becomes ready in the sandbox: {cell.said() or 'no word why'}")
                    self._changed.wait(min(left, 1.0))
                while self._ready:
                    worker = self._ready.popleft()
                    if not worker.over.is_set():
                        return worker
                    worker.close()

    def _replace(self, worker: Worker) -> None:
        worker.close()
        with self._changed:
            if not worker.zygote.alive or self._zygote is not worker.zygote:
                return
            spawn = len(self._ready) + self._num_coming < self.idle
            with contextlib.suppress(SandboxBroken):
                worker.zygote.next(worker, spawn=spawn)
                self._num_coming += spawn

    def _ask(self, cell: Zygote) -> None:
        with contextlib.suppress(SandboxBroken):
            cell.next()
            self._num_coming += 1

    def _cell(self) -> Zygote:
        """The living cell; one thread starts it, the others wait."""
        with self._changed:
            if self._owner != os.getpid():
                self._forget_parent()
            while self._starting:
                self._changed.wait()
            if self._zygote and self._zygote.alive:
                return self._zygote
            self._starting = True
            self._discard()
            self._num_coming = self._num_early_deaths = 0
        cell: Zygote | None = None
        try:
            cell = self._start()
            self._has_worked = True
            return cell
        finally:
            with self._changed:
                self._zygote, self._starting = cell, False
                for _ in range(self.idle if cell else 0):
                    self._ask(cell)  # type: ignore[arg-type]
                self._changed.notify_all()

    def _start(self) -> Zygote:
        """A new cell. Where cells could be had before, a failure is bad luck (somebody killed it) and tried again."""
        for _ in range(_START_TRIES - 1 if self._has_worked else 0):
            with contextlib.suppress(SandboxUnavailable):
                return Zygote(self.plan, self._arrived, self._died, self._buried)
        return Zygote(self.plan, self._arrived, self._died, self._buried)

    def _discard(self) -> None:
        for worker in self._ready:
            worker.close()
        self._ready.clear()

    def _forget_parent(self) -> None:
        """This process was forked: the workers belong to its parent."""
        self._owner = os.getpid()
        self._zygote, self._starting = None, False
        self._discard()

    def _arrived(self, worker: Worker) -> None:
        if self.prepare:
            worker.prepared = self.prepare(worker)
        with self._changed:
            if worker.zygote is not self._zygote:  # the pool was closed meanwhile
                worker.close()
                return
            self._ready.append(worker)
            self._num_coming -= 1
            self._changed.notify()

    def _buried(self, worker: Worker) -> None:
        """A worker has ended; one that nobody had taken yet says that its walls could not be built."""
        with self._changed:
            if worker in self._ready:
                self._ready.remove(worker)
                worker.close()
                self._num_early_deaths += 1
                self._changed.notify_all()
            elif self._num_early_deaths:
                self._num_early_deaths -= 1

    def _died(self, cell: Zygote) -> None:
        with self._changed:
            if self._zygote is cell:
                self._discard()
            self._changed.notify_all()


def idle_workers() -> int:
    """How many workers wait, by default: enough that forking one hides behind running another."""
    return 2 * len(os.sched_getaffinity(0)) + 2
