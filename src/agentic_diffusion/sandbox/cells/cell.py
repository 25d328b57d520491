"""One cell and its workers, as the judge sees them: ask for workers, hear of their ends.

A thread reads the control socket, another removes what workers leave. Whatever happens to the first process, every
worker that it had is told, so that nobody waits for a result that cannot come any more.
"""

import array
import contextlib
import functools
import marshal
import os
import socket
import subprocess
import threading
import weakref
from dataclasses import dataclass, field
from typing import Protocol

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox.cells import forks
from agentic_diffusion.sandbox.cells.cleaning import Cleaner, remove_tree
from agentic_diffusion.sandbox.cells.control_groups import ControlGroup
from agentic_diffusion.sandbox.cells.launch import MAX_MESSAGE, children, descendants, explained, launch, numbers
from agentic_diffusion.sandbox.cells.walls import Plan

_MAX_DESCRIPTORS = 16
_END_S = 5.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a worker ended, as its parent in the cell saw it."""

    status: int
    """As of waitpid."""
    cpu_s: float
    peak_kib: int


@dataclass(slots=True, eq=False)
class Worker:
    """One confined process that waits for its one job on `channels[0]`."""

    number: int
    cell: "Cell"
    channels: list[socket.socket]
    prepared: object = None
    """What the pool's `prepare` made of it when it arrived."""
    group: ControlGroup | None = None
    """Of this worker alone, where it starts other programs and there are control groups."""
    ended: Ended | None = None
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the worker has ended, or when nothing will ever be heard of it."""

    def close(self) -> None:
        for channel in self.channels:
            channel.close()


class Owner(Protocol):
    """Who is told what happens in a cell, by its reading thread."""

    def arrived(self, worker: Worker) -> None:
        """A new worker waits."""

    def unborn(self, cell: "Cell", reason: str) -> None:
        """A worker that was asked for does not come, for the moment's sake."""

    def buried(self, worker: Worker) -> None:
        """A worker has ended."""

    def died(self, cell: "Cell") -> None:
        """The cell is gone; told once."""


class Cell:
    """One running cell. Raises SandboxUnavailable with the reason where it cannot be started."""

    def __init__(self, plan: Plan, owner: Owner) -> None:
        self.plan = plan
        self.reason = "its first process ended"
        self._owner = owner
        self._workers: dict[int, Worker] = {}
        self._last_number = 0
        self._lock = threading.Lock()
        self._first = launch(plan)
        self.facts = self._first.facts
        self._close_errors = weakref.finalize(self, os.close, self._first.errors)
        self.alive = True
        forks.renew_in_children(self)
        with contextlib.ExitStack() as undo:
            undo.callback(self._abandon)
            try:
                self._cleaner = Cleaner(f"clean-up {plan.level}")
                undo.callback(self._cleaner.finish)
                self._reader = threading.Thread(target=self._read, name=f"sandbox {plan.level}", daemon=True)
                self._reader.start()
            except RuntimeError as error:  # as Python says that the kernel refuses a thread
                raise SandboxUnavailable(f"{plan.level}: no thread can be started (ulimit -u): {error}") from None
            undo.pop_all()

    def spawn(self) -> None:
        """Have a worker forked. Raises SandboxBroken if the cell is gone."""
        self._order(fork=True)

    def end(self, worker: Worker) -> None:
        """End a worker with all that it started. Raises SandboxBroken if the cell is gone."""
        self._order(worker)

    def replace(self, worker: Worker) -> None:
        """`end` and `spawn` in one message."""
        self._order(worker, fork=True)

    def said(self) -> str:
        """The end of what the first process wrote to its standard error, in one line."""
        return self._first.said()

    def is_whole(self) -> bool:
        """Whether it lives and its scratch folder has not been taken away."""
        return self.alive and self._first.has_scratch()

    def close(self) -> None:
        """End the cell and everything in it, and wait until nothing is left. Idempotent."""
        with contextlib.suppress(OSError):
            self._first.control.shutdown(socket.SHUT_RDWR)
        try:
            self._first.process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._first.put_down()
        if self._reader is not threading.current_thread():
            self._reader.join()
            self._cleaner.join()

    def after_fork(self) -> None:
        """A child has no part in its parent's cell."""
        self.alive = False
        self._lock = threading.Lock()
        self._first.control.close()
        for worker in list(self._workers.values()):
            worker.close()

    def _order(self, old: Worker | None = None, *, fork: bool = False) -> None:
        with self._lock:
            self._last_number += fork
            message = ["next", old.number if old else 0, self._last_number if fork else 0]
            try:
                self._first.control.send(marshal.dumps(message))
            except OSError as error:
                raise SandboxBroken(f"the sandbox is gone: {error}") from error

    def _read(self) -> None:
        try:
            while self._hear():
                pass
        except Exception as error:
            self.reason = explained(error)
        finally:
            self._die()

    def _hear(self) -> bool:
        room = socket.CMSG_LEN(_MAX_DESCRIPTORS * array.array("i").itemsize)
        message, rights, flags, _ = self._first.control.recvmsg(MAX_MESSAGE, room, socket.MSG_CMSG_CLOEXEC)
        if not message:
            return False
        descriptors = array.array("i")
        for _, _, given in rights:
            descriptors.frombytes(given[: len(given) - len(given) % descriptors.itemsize])
        channels = [socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=number) for number in descriptors]
        match marshal.loads(message):
            case ["worker", int(number), int(pid)]:
                is_cut = bool(flags & socket.MSG_CTRUNC) or len(channels) != self.plan.channels
                self._welcome(Worker(number, self, channels), pid, is_cut=is_cut)
            case ["unborn", int()]:
                self._owner.unborn(self, "too many processes or no memory")
            case ["gone", int(number), int(status), float(cpu_s), int(peak_kib)]:
                self._bury(number, Ended(status, cpu_s, peak_kib))
            case ["broken", str(reason)]:
                self.reason = reason
                return False
            case _:
                self.reason = "its first process talks nonsense"
                return False
        return True

    def _welcome(self, worker: Worker, pid: int, *, is_cut: bool) -> None:
        """Hand on a worker that has come whole; one without its channels or its limits is ended."""
        self._workers[worker.number] = worker
        try:
            if is_cut:
                raise OSError("no file descriptor is left for its channels (ulimit -n)")
            worker.group = self._group_of_its_own(pid)
        except (OSError, SandboxUnavailable) as error:
            worker.close()
            del self._workers[worker.number]
            with contextlib.suppress(SandboxBroken):
                self.end(worker)
            self._owner.unborn(self, explained(error))
        else:
            self._owner.arrived(worker)

    def _bury(self, number: int, ended: Ended) -> None:
        worker = self._workers.pop(number, None)
        if worker:
            worker.ended = ended
            worker.over.set()
            self._owner.buried(worker)
            if worker.group:
                self._cleaner.add(worker.group.remove)
        if self._first.scratch:
            self._cleaner.add(functools.partial(remove_tree, self._first.scratch / str(number)))

    def _group_of_its_own(self, pid: int) -> ControlGroup | None:
        """A control group for a worker whose number is `pid` in its cell; it has started nothing yet."""
        if not self.plan.commands or self._first.group is None:
            return None
        place = -2 if self.plan.level == "L3" else -1
        first = descendants(self._first.process.pid, deep=2 if self.plan.level == "L3" else 0)[-1]
        found = [child for child in children(first) if numbers(child)[place:][:1] == [pid]]
        group = ControlGroup.create(memory_bytes=self.plan.worker_memory_bytes, max_pids=self.plan.worker_processes)
        if group and not (found and group.add(found[0])):
            self._cleaner.add(group.remove)
            raise OSError("no limits could be laid on it")
        return group

    def _die(self) -> None:
        """Everything that must happen once, however the first process ended. Who waits is told before anything slow."""
        self.alive = False
        self.reason = self.said() or self.reason
        with contextlib.ExitStack() as duties:  # the last one first, and none is left out
            duties.callback(self._cleaner.finish)
            if self._first.scratch:
                duties.callback(self._cleaner.add, functools.partial(remove_tree, self._first.scratch))
            for group in (self._first.group, *(worker.group for worker in self._workers.values())):
                if group:
                    duties.callback(self._cleaner.add, group.remove)
            duties.callback(self._owner.died, self)
            duties.callback(self._close_control)
            duties.callback(self._first.put_down)
            for worker in self._workers.values():
                worker.over.set()
        self._workers.clear()

    def _close_control(self) -> None:
        with self._lock:
            self._first.control.close()

    def _abandon(self) -> None:
        """Undo a start that failed after the first process was ready; there may be no thread to do it."""
        self.alive = False
        self._first.put_down()
        self._first.control.close()
        self._close_errors()
        if self._first.group:
            self._first.group.remove()
        if self._first.scratch:
            remove_tree(self._first.scratch)
