"""Start the first process of a cell, with everything that the host holds for it: all of it is undone on a failure."""

import contextlib
import errno
import marshal
import os
import resource
import socket
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from agentic_diffusion.errors import SandboxUnavailable
from agentic_diffusion.sandbox.cells import walls
from agentic_diffusion.sandbox.cells.cleaning import remove_tree
from agentic_diffusion.sandbox.cells.control_groups import ControlGroup
from agentic_diffusion.sandbox.cells.walls import Plan

START_S = 20.0
MAX_MESSAGE = 1 << 16
_END_S = 5.0


@dataclass(slots=True)
class FirstProcess:
    """The first process of a cell, and what belongs to it on the host."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    errors: int
    """Its standard error, a file in memory."""
    scratch: Path | None = None
    """Where workers have their folders below L3."""
    group: ControlGroup | None = None
    facts: dict[str, object] = field(default_factory=dict)
    _scratch_identity: tuple[int, ...] = ()

    def said(self) -> str:
        """The end of what it wrote to its standard error, in one line."""
        try:
            size = os.fstat(self.errors).st_size
            text = os.pread(self.errors, 500, max(0, size - 500)).decode(errors="replace")
        except OSError:
            return ""
        return " ".join(text.split())

    def put_down(self) -> None:
        """Kill it; the kernel ends its workers with it."""
        self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_END_S)

    def has_scratch(self) -> bool:
        """Whether the scratch folder, if it needs one, is the one that was made for it, and as open as it was."""
        return self.scratch is None or _identity(self.scratch) == self._scratch_identity

    def keep_scratch(self, folder: Path) -> None:
        self.scratch, self._scratch_identity = folder, _identity(folder)


def launch(plan: Plan) -> FirstProcess:
    """A first process that is ready. Raises SandboxUnavailable with the reason where the walls cannot stand."""
    reasons = []
    for mapped in _ways(plan):
        try:
            return _launch(plan, mapped=mapped)
        except SandboxUnavailable as error:
            reasons.append(str(error))
        except OSError as error:
            reasons.append(f"{plan.level}: the sandbox could not be started: {explained(error)}")
    raise SandboxUnavailable("; ".join(dict.fromkeys(reasons)))


def _launch(plan: Plan, *, mapped: bool) -> FirstProcess:
    with contextlib.ExitStack() as undo:
        scratch = None
        if plan.level in ("L1", "L2"):
            scratch = Path(tempfile.mkdtemp(prefix="adiff-cell-"))
            undo.callback(remove_tree, scratch)
            if os.geteuid() == 0:
                os.chown(scratch, walls.UNPRIVILEGED, walls.UNPRIVILEGED)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        undo.callback(ours.close)
        with theirs:
            errors = os.memfd_create("errors", os.MFD_CLOEXEC)
            undo.callback(os.close, errors)
            process = _run(plan, theirs.fileno(), errors, mapped=mapped)
        first = FirstProcess(process, ours, errors)
        undo.callback(first.put_down)
        if scratch:
            first.keep_scratch(scratch)
        try:
            _greet(plan, first, undo.callback)
        except (OSError, SandboxUnavailable, EOFError, ValueError, TypeError) as error:
            reason = first.said() or explained(error) or "the first process ended without a word"
            raise SandboxUnavailable(f"{plan.level}: {reason}") from None
        undo.pop_all()
        return first


def _run(plan: Plan, control: int, errors: int, *, mapped: bool) -> subprocess.Popen[bytes]:
    command = walls.bubblewrap(plan, control, mapped=mapped) if plan.level == "L3" else walls.plain(plan, control)
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
        pass_fds=[control], env={}, cwd="/", start_new_session=True,
    )  # fmt: skip


def _greet(plan: Plan, first: FirstProcess, undo: Callable[[Callable[[], object]], object]) -> None:
    """Lay limits on the first process, tell it the plan, and wait until it is ready."""
    control = first.control
    control.settimeout(START_S)
    if not control.recv(MAX_MESSAGE):
        raise SandboxUnavailable("")
    first.group = ControlGroup.create(memory_bytes=plan.memory_bytes, max_pids=plan.max_processes)
    if first.group:
        undo(first.group.remove)
        for pid in descendants(first.process.pid):
            first.group.add(pid)
    control.send(marshal.dumps(walls.settings(plan, str(first.scratch or ""))))
    match marshal.loads(control.recv(MAX_MESSAGE) or b"N"):
        case ["ready", dict(facts)]:
            first.facts = facts
        case ["broken", str(reason)]:
            raise SandboxUnavailable(reason)
        case _:
            raise SandboxUnavailable("")
    control.settimeout(None)


def explained(error: Exception) -> str:
    """What the kernel refused, and which limit may be behind it."""
    text = str(error)
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.EMFILE, errno.ENFILE):
        return f"no file descriptor is left (ulimit -n): {text}"
    most = resource.getrlimit(resource.RLIMIT_NPROC)[0]
    if number == errno.EAGAIN or os.strerror(errno.EAGAIN) in text:
        return f"no process can be started (ulimit -u is {'unlimited' if most < 0 else most}): {text}"
    return text


def _ways(plan: Plan) -> tuple[bool, ...]:
    """Whether to map users: root tries without first, which gives the workers a user id of their own."""
    if plan.level != "L3":
        return (False,)
    return (False, True) if os.geteuid() == 0 else (True,)


def _identity(folder: Path) -> tuple[int, ...]:
    """Which folder a path leads to, and who may enter it; empty if to none."""
    try:
        found = folder.lstat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_uid, found.st_mode


def children(pid: int) -> list[int]:
    """What the process has started and is still there. The file is missing where the kernel has no such list."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def descendants(pid: int, deep: int = 9) -> list[int]:
    """`pid` and what it has started, first children first, at most `deep` generations."""
    found = [pid]
    for child in children(pid) if deep else ():
        found += descendants(child, deep - 1)
    return found


def numbers(pid: int) -> list[int]:
    """The process's numbers in all process namespaces that see it, from ours to its own."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("NSpid:"):
                return [int(number) for number in line.split()[1:]]
    return []
