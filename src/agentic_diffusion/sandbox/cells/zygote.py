"""The judge's end of one cell: start its first process, ask for workers, hear of their ends.

A thread reads the control socket. Whatever happens to the first process, every worker that it had is told, so that
nobody waits for a result that cannot come any more.
"""

import contextlib
import marshal
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox.cells import walls
from agentic_diffusion.sandbox.cells.control_groups import ControlGroup
from agentic_diffusion.sandbox.cells.walls import Plan

START_S = 20.0
_MAX_MESSAGE = 1 << 16
_MAX_DESCRIPTORS = 16


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
    zygote: "Zygote"
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


class Zygote:
    """One running cell. It calls from its reading thread: `on_worker` with every new worker, `on_end` with every one
    that has ended, and `on_death` once, with itself."""

    def __init__(
        self,
        plan: Plan,
        on_worker: Callable[[Worker], None],
        on_death: Callable[["Zygote"], None],
        on_end: Callable[[Worker], None],
    ) -> None:
        """Start and wait until it is ready. Raises SandboxUnavailable with the reason where the walls cannot stand."""
        self.plan = plan
        self.facts: dict[str, object] = {}
        self.alive = False
        self.group: ControlGroup | None = None
        self.reason = "its first process ended"
        self._on_worker, self._on_death, self._on_end = on_worker, on_death, on_end
        self._workers: dict[int, Worker] = {}
        self._last_number = 0
        self._lock = threading.Lock()
        self._scratch = _scratch_folder() if plan.level in ("L1", "L2") else None
        self._start()
        self.alive = True
        self._reader = threading.Thread(target=self._read, name=f"sandbox {plan.level}", daemon=True)
        self._reader.start()
        _ALL.add(self)

    def _start(self) -> None:
        reasons = []
        for mapped in _ways(self.plan):
            try:
                self._launch(mapped=mapped)
            except SandboxUnavailable as error:
                reasons.append(str(error))
            else:
                return
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)
        raise SandboxUnavailable("; ".join(dict.fromkeys(reasons)))

    def _launch(self, *, mapped: bool) -> None:
        with contextlib.ExitStack() as undo:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            undo.callback(ours.close)
            self._errors = os.memfd_create("errors", os.MFD_CLOEXEC)
            weakref.finalize(self, os.close, self._errors)
            with theirs:
                self.process = self._run(theirs.fileno(), mapped=mapped)
            undo.callback(_put_down, self.process)
            self.control = ours
            try:
                self._greet()
            except (OSError, SandboxUnavailable, EOFError, ValueError) as error:
                reason = self.said() or str(error) or "the first process ended without a word"
                raise SandboxUnavailable(f"{self.plan.level}: {reason}") from None
            undo.pop_all()

    def _run(self, control: int, *, mapped: bool) -> subprocess.Popen[bytes]:
        if self.plan.level == "L3":
            command = walls.bubblewrap(self.plan, control, mapped=mapped)
        else:
            command = walls.plain(self.plan, control)
        try:
            return subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._errors,
                pass_fds=[control], env={}, cwd="/", start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise SandboxUnavailable(f"the sandbox could not be started: {error}") from error

    def said(self) -> str:
        """The end of what the first process wrote to its standard error, in one line."""
        try:
            size = os.fstat(self._errors).st_size
            text = os.pread(self._errors, 500, max(0, size - 500)).decode(errors="replace")
        except OSError:
            return ""
        return " ".join(text.split())

    def _greet(self) -> None:
        self.control.settimeout(START_S)
        if not self.control.recv(_MAX_MESSAGE):
            raise SandboxUnavailable("")
        self._enter_group()
        self.control.send(marshal.dumps(walls.settings(self.plan, str(self._scratch or ""))))
        match marshal.loads(self.control.recv(_MAX_MESSAGE) or b"N"):
            case ["ready", dict(facts)]:
                self.facts = facts
            case ["broken", str(reason)]:
                raise SandboxUnavailable(reason)
            case _:
                raise SandboxUnavailable("")
        self.control.settimeout(None)

    def _enter_group(self) -> None:
        """Put everything that the launch has started under one control group, where there are any."""
        self.group = ControlGroup.create(memory_bytes=self.plan.memory_bytes, max_pids=self.plan.max_processes)
        if self.group:
            for pid in _descendants(self.process.pid):
                self.group.add(pid)

    def _group_of_its_own(self, pid: int) -> ControlGroup | None:
        """A control group for a worker whose number is `pid` in its cell; it has started nothing yet."""
        if not self.plan.commands or self.group is None:
            return None
        place = -2 if self.plan.level == "L3" else -1
        first = _descendants(self.process.pid, deep=2 if self.plan.level == "L3" else 0)[-1]
        found = [child for child in _children(first) if _numbers(child)[place:][:1] == [pid]]
        group = ControlGroup.create(memory_bytes=self.plan.worker_memory_bytes, max_pids=self.plan.worker_processes)
        if group and found:
            group.add(found[0])
        return group

    def next(self, old: "Worker | None" = None, *, spawn: bool = True) -> None:
        """End `old` with all that it started, and fork a new worker. Raises SandboxBroken if the cell is gone."""
        with self._lock:
            new = self._last_number = self._last_number + 1 if spawn else self._last_number
            try:
                self.control.send(marshal.dumps(["next", old.number if old else 0, new if spawn else 0]))
            except OSError as error:
                raise SandboxBroken(f"the sandbox is gone: {error}") from error

    def close(self) -> None:
        """End the cell and everything in it. Idempotent; waits until it is gone."""
        with contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self._reader is not threading.current_thread():
            self._reader.join(5)

    def forget(self) -> None:
        """In a forked child: this process has no part in the cell any more."""
        self.alive = False
        self.control.close()
        for worker in self._workers.values():
            worker.close()

    def _read(self) -> None:
        try:
            while self._hear():
                pass
        except (OSError, EOFError, ValueError, TypeError):
            pass
        finally:
            self._die()

    def _hear(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self.control, _MAX_MESSAGE, _MAX_DESCRIPTORS)
        if not message:
            return False
        match marshal.loads(message):
            case ["worker", int(number), int(pid)]:
                worker = Worker(number, self, [socket.socket(fileno=descriptor) for descriptor in descriptors])
                worker.group = self._group_of_its_own(pid)
                self._workers[number] = worker
                self._on_worker(worker)
            case ["gone", int(number), int(status), float(cpu_s), int(peak_kib)]:
                worker = self._workers.pop(number)
                worker.ended = Ended(status, cpu_s, peak_kib)
                if worker.group:
                    worker.group.remove()
                worker.over.set()
                self._on_end(worker)
                self._clean(number)
            case ["broken", str(reason)]:
                self.reason = reason
                return False
            case _:
                return False
        return True

    def _clean(self, number: int) -> None:
        """Remove what a worker left in its folder (below L3; at L3 it was a mount of its own)."""
        if self._scratch is None:
            return
        folder = self._scratch / str(number)
        try:
            folder.rmdir()
        except FileNotFoundError:
            return
        except OSError:
            _remove(folder)

    def _die(self) -> None:
        """Everything that must happen once, however the first process ended."""
        self.alive = False
        self.reason = self.said() or self.reason
        with contextlib.ExitStack() as duties:  # the last one first, and none is left out
            duties.callback(self._on_death, self)
            duties.callback(self._close_control)
            if self._scratch:
                duties.callback(_remove, self._scratch)
            if self.group:
                duties.callback(self.group.remove)
            duties.callback(_put_down, self.process)
            for worker in list(self._workers.values()):
                worker.over.set()
            self._workers.clear()

    def _close_control(self) -> None:
        with self._lock:
            self.control.close()


def _remove(folder: Path) -> None:
    """Remove what hostile programs may have left: no depth of folders is too deep for `rm`, and it follows no links."""
    subprocess.run(["/bin/rm", "-rf", "--one-file-system", str(folder)], check=False, stderr=subprocess.DEVNULL)


def _put_down(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _ways(plan: Plan) -> tuple[bool, ...]:
    """Whether to map users: root tries without first, which gives the workers a user id of their own."""
    if plan.level != "L3":
        return (False,)
    return (False, True) if os.geteuid() == 0 else (True,)


def _children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def _descendants(pid: int, deep: int = 9) -> list[int]:
    """`pid` and what it has started, first children first, at most `deep` generations."""
    found = [pid]
    for child in _children(pid) if deep else ():
        found += _descendants(child, deep - 1)
    return found


def _numbers(pid: int) -> list[int]:
    """The process's numbers in all process namespaces that see it, from ours to its own."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("NSpid:"):
                return [int(number) for number in line.split()[1:]]
    return []


def _scratch_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="adiff-cell-"))
    if os.geteuid() == 0:
        os.chown(folder, walls.UNPRIVILEGED, walls.UNPRIVILEGED)
    return folder


_ALL: "weakref.WeakSet[Zygote]" = weakref.WeakSet()


def _after_fork() -> None:
    for zygote in list(_ALL):
        zygote.forget()


os.register_at_fork(after_in_child=_after_fork)
