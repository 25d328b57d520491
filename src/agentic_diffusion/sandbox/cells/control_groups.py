"""Control groups: the memory and the number of processes of all that a cell starts, bounded and killed together.

Version 2 is used where memory and pids are delegated to this user, else version 1 where both hierarchies are writable,
else nothing: `support` says which, `reason` why there is none. What is usable is found out by trying. Under version 1 a
group is made below the judge's own. Under version 2 a group that holds processes cannot hand limits down, so it is made
beside the judge's own, as in a slice of the user or a unit with delegation. Swap is off where there is a switch.

Not covered: shares of the processor and of the disk, and, under version 2, limits that an administrator has laid on
nothing but the judge's own group.
"""

import contextlib
import errno
import functools
import itertools
import os
import re
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from agentic_diffusion.errors import SandboxUnavailable

Version = Literal["v2", "v1", "none"]
_CONTROLLERS = ("memory", "pids")
_NAME = re.compile(r"adiff-(?P<owner>\d+)-\d+-(?P<namespace>[0-9a-f]+)")
"""Of a group, a container or its folder: which process made it, and in which namespace that has its number."""
_KILL_S, _REMOVE_S, _PAUSE_S = 5.0, 2.0, 0.01
_NEARLY_BYTES = 1 << 20
_PASSING = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Hierarchies:
    """Under which folder groups can be made, for each controller; why not, where there is none."""

    version: Version
    parents: Mapping[str, Path]
    reason: str = ""


def support() -> Version:
    """Which version is usable by this process. Tried out once."""
    return _survey().version


def reason() -> str:
    """Why there are no control groups, in one line; empty where there are."""
    return _survey().reason


class ControlGroup:
    """One group under each hierarchy; as a context manager it is removed at the end. See `create`."""

    def __init__(self, version: Version, folders: Mapping[str, Path]) -> None:
        self.version = version
        self.folders = dict(folders)
        self.memory_bytes = 0
        """The limit that was laid on it."""

    @classmethod
    def create(cls, *, memory_bytes: int, max_pids: int) -> Self | None:
        """An empty group with these limits. None where control groups are not usable (see `reason`).

        Raises SandboxUnavailable where they are usable, but not now: limits that were promised are not left out.
        """
        found = _survey()
        if found.version == "none":
            return None
        with contextlib.ExitStack() as undo:
            group = cls(found.version, {})
            undo.callback(group.remove)
            try:
                group._mkdir(found.parents)
                group.limit(memory_bytes=memory_bytes, max_pids=max_pids)
            except OSError as error:
                raise SandboxUnavailable(f"no control group can be made: {error}") from error
            undo.pop_all()
        return group

    def _mkdir(self, parents: Mapping[str, Path]) -> None:
        name = new_name()
        for controller, parent in parents.items():
            folder = parent / name
            if folder not in self.folders.values():
                with contextlib.suppress(FileExistsError):  # of an earlier process with this number, not swept yet
                    folder.mkdir()
            self.folders[controller] = folder

    def limit(self, *, memory_bytes: int, max_pids: int) -> None:
        """Lay limits on the group. Raises OSError where the kernel refuses; a missing switch for swap is no error."""
        self.memory_bytes = memory_bytes
        memory, pids = self.folders["memory"], self.folders["pids"]
        (pids / "pids.max").write_text(str(max_pids))
        if self.version == "v2":
            (memory / "memory.max").write_text(str(memory_bytes))
            swap = {"memory.swap.max": 0}
        else:
            (memory / "memory.limit_in_bytes").write_text(str(memory_bytes))
            swap = {"memory.swappiness": 0, "memory.memsw.limit_in_bytes": memory_bytes}
        for name, value in swap.items():
            if (memory / name).exists():
                (memory / name).write_text(str(value))

    @property
    def entrances(self) -> tuple[Path, ...]:
        """The files into which a process writes 0 to enter by itself, before it starts anything."""
        return tuple(folder / "cgroup.procs" for folder in dict.fromkeys(self.folders.values()))

    def add(self, pid: int) -> bool:
        """Put a process into the group; what it starts later follows. False if it is gone or may not be moved."""
        try:
            for entrance in self.entrances:
                entrance.write_text(str(pid))
        except OSError:
            return False
        return True

    def memory_peak(self) -> int | None:
        """The most bytes that the group ever had at once; None if this kernel does not tell."""
        name = "memory.peak" if self.version == "v2" else "memory.max_usage_in_bytes"
        try:
            return int((self.folders["memory"] / name).read_text())
        except (OSError, ValueError, KeyError):
            return None

    def was_full(self) -> bool:
        """Whether its memory, with that of groups below it, ever reached the limit."""
        return 0 < self.memory_bytes <= (self.memory_peak() or 0) + _NEARLY_BYTES

    def oom_kills(self) -> int:
        """How many of its processes the kernel has killed for want of memory; version 1 leaves out groups below it."""
        name = "memory.events" if self.version == "v2" else "memory.oom_control"
        try:
            lines = (self.folders["memory"] / name).read_text().splitlines()
        except (OSError, KeyError):
            return 0
        return sum(int(line.split()[1]) for line in lines if line.startswith("oom_kill "))

    def kill(self) -> bool:
        """Kill all that is in the group and below it. True when nothing is left."""
        for folder in self.folders.values():
            with contextlib.suppress(OSError):
                (folder / "pids.max").write_text("0")  # or a fork bomb outruns the loop
        deadline = time.monotonic() + _KILL_S
        while self._kill_once():
            if time.monotonic() > deadline:
                return False
            time.sleep(_PAUSE_S)
        return True

    def _kill_once(self) -> bool:
        """Send the signal to everybody; whether there was anybody."""
        if self.version == "v2":
            for folder in self.folders.values():
                with contextlib.suppress(OSError):  # kernels before 5.14 have no such file
                    _overwrite(folder / "cgroup.kill", "1")
        found = {pid for folder in self.folders.values() for pid in _processes(folder)}
        for pid in found - {0, os.getpid()}:  # 0: of another namespace; as an argument of kill, this process group
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        return bool(found)

    def remove(self) -> bool:
        """Kill, then remove the group and all below it. True when it is gone; idempotent."""
        self.kill()
        left = [folder for folder in dict.fromkeys(self.folders.values()) if not _remove_tree(folder)]
        return not left

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.remove()


def sweep() -> int:
    """Remove the groups of judges that are dead, with what still runs in them; how many there were."""
    return _sweep(_survey())


def _sweep(found: Hierarchies) -> int:
    names = {folder.name for parent in found.parents.values() for folder in _children(parent)}
    dead = [name for name in names if is_abandoned(name)]
    for name in dead:
        ControlGroup(found.version, {key: parent / name for key, parent in found.parents.items()}).remove()
    return len(dead)


def new_name() -> str:
    """A name that no other judge on this machine uses, from which `is_abandoned` tells whose it is."""
    return f"adiff-{os.getpid()}-{next(_numbers)}-{_namespace()}"


def is_abandoned(name: str) -> bool:
    """Whether the owner named by a group's name is gone. Of other process namespaces nothing can be known."""
    match = _NAME.fullmatch(name)
    if match is None or match["namespace"] != _namespace():
        return False
    return not Path(f"/proc/{match['owner']}").exists()


def _namespace() -> str:
    """Which process namespace the numbers of processes belong to."""
    return f"{Path('/proc/self/ns/pid').stat().st_ino:x}"


@functools.cache
def _survey() -> Hierarchies:
    """Try what there is, remove what dead judges have left, and remember.

    Raises SandboxUnavailable where it fails for want of descriptors or memory: that must not be remembered.
    """
    reasons = []
    for version, find in FINDERS.items():
        try:
            found = Hierarchies(version, find(_own_folders()))
            _try(found)
        except OSError as error:
            if error.errno in _PASSING:
                raise SandboxUnavailable(f"control groups cannot be looked for: {error}") from error
            reasons.append(f"{version}: {error.strerror}{f': {error.filename}' if error.filename else ''}")
        else:
            _sweep(found)
            return found
    return Hierarchies("none", {}, f"no control groups ({'; '.join(reasons)})")


def _try(found: Hierarchies) -> None:
    """Raises OSError with the file in the way, if groups cannot be made, limited or entered here."""
    group = ControlGroup(found.version, {})
    try:
        group._mkdir(found.parents)
        group.limit(memory_bytes=1 << 30, max_pids=16)
    finally:
        group.remove()
    if found.version == "v2" and not os.access(shared := found.parents["memory"] / "cgroup.procs", os.W_OK):
        raise PermissionError(0, "processes may not be moved here", str(shared))


def _v2_parents(own: Mapping[str, Path]) -> Mapping[str, Path]:
    """The group above the judge's own, or the only one there is, told to hand both controllers down."""
    if "" not in own:
        raise OSError(0, "not mounted")
    above = own[""].parent
    parent = above if (above / "cgroup.subtree_control").exists() else own[""]
    if not set(_CONTROLLERS) <= set((parent / "cgroup.controllers").read_text().split()):
        raise OSError(0, "memory and pids are not in", str(parent / "cgroup.controllers"))
    if not set(_CONTROLLERS) <= set((parent / "cgroup.subtree_control").read_text().split()):
        _overwrite(parent / "cgroup.subtree_control", "+memory +pids")
    return dict.fromkeys(_CONTROLLERS, parent)


def _v1_parents(own: Mapping[str, Path]) -> Mapping[str, Path]:
    if not all(controller in own for controller in _CONTROLLERS):
        raise OSError(0, "memory and pids are not mounted")
    return {controller: own[controller] for controller in _CONTROLLERS}


FINDERS: Mapping[Version, Callable[[Mapping[str, Path]], Mapping[str, Path]]] = {"v2": _v2_parents, "v1": _v1_parents}
"""In order of preference. Each raises OSError with the file in the way."""


def _own_folders() -> dict[str, Path]:
    return own_folders(Path("/proc/self/cgroup").read_text(), Path("/proc/self/mountinfo").read_text())


def own_folders(groups: str, mounts: str) -> dict[str, Path]:
    """This process's own group in each hierarchy: controller to folder, with "" for version 2.

    `groups` and `mounts` have the format of /proc/self/cgroup and /proc/self/mountinfo. Where a mount does not show the
    own group (a container without a namespace for groups), what it shows is taken.
    """
    paths: dict[str, str] = {}
    for line in groups.splitlines():
        _, controllers, path = line.split(":", 2)
        paths |= dict.fromkeys(controllers.split(","), path)
    found: dict[str, Path] = {}
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        _, _, _, root, point, *_ = left.split()
        kind, _, options = right.split(" ", 2)
        names = [""] if kind == "cgroup2" else options.split(",") if kind == "cgroup" else []
        for name in names:
            if name in paths and name not in found:
                found[name] = _below(Path(point), root, paths[name])
    return found


def _below(point: Path, root: str, path: str) -> Path:
    try:
        relative = Path(path).relative_to(root)
    except ValueError:
        return point
    return point if ".." in relative.parts else point / relative


def _children(folder: Path) -> list[Path]:
    try:
        return [child for child in folder.iterdir() if child.is_dir()]
    except OSError:
        return []


def _processes(folder: Path) -> Iterator[int]:
    with contextlib.suppress(OSError):
        yield from map(int, (folder / "cgroup.procs").read_text().split())
    for child in _children(folder):
        yield from _processes(child)


def _remove_tree(folder: Path) -> bool:
    """Remove a group and those below it; briefly again while the kernel still buries its processes."""
    for child in _children(folder):
        _remove_tree(child)
    deadline = time.monotonic() + _REMOVE_S
    while True:
        try:
            folder.rmdir()
        except FileNotFoundError:
            return True
        except OSError:
            if time.monotonic() > deadline:
                return False
            time.sleep(_PAUSE_S)
        else:
            return True


def _overwrite(path: Path, text: str) -> None:
    """Write to a file that must be there already."""
    with path.open("r+") as file:
        file.write(text)
