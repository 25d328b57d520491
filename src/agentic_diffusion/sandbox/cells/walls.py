"""The outer walls of a cell: the command line that starts its first process.

L3: bubblewrap with a read-only root that holds the interpreter with its standard library, the system's shared libraries
and whatever the kind of cell needs, four harmless devices, no network, an empty environment. As root the first process
gives up root for user 65534 by itself; otherwise bubblewrap maps this user to 65534.
L2 and L1: the interpreter alone, in a scratch folder; Landlock and the filter come from inside.

Not covered: bugs of the kernel and side channels of the processor; for those use L4 (oci.py).
"""

import functools
import hashlib
import os
import shutil
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from agentic_diffusion.errors import SandboxUnavailable

UNPRIVILEGED = 65534
COMMAND_OVERHEAD = 512 << 20
"""Memory of a runtime beside its heap, and of a compiler."""
_SHARED = ("/etc/ld.so.cache", "/etc/mime.types", "/usr/share/zoneinfo")
"""What libraries look up: other libraries, kinds of files (mimetypes), time zones (zoneinfo)."""
_COPIES = Path("/var/cache/agentic-diffusion")
INSIDE = Path(__file__).parents[1] / "inside"
Level = Literal["L1", "L2", "L3", "L4"]
PRELOADED = (
    "abc", "array", "ast", "bisect", "cmath", "collections", "collections.abc", "contextlib",
    "copy", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "heapq", "inspect", "io",
    "itertools", "json", "math", "numbers", "operator", "queue", "random", "re", "statistics", "string", "struct",
    "textwrap", "threading", "time", "traceback", "typing", "warnings",
)  # fmt: skip
"""Imported once, before the forks, because programs ask for them all the time."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One kind of cell: what its first process is told, and what it can see."""

    level: Level
    commands: bool = False
    """Workers start other programs (a compiler, node) instead of running Python themselves."""
    channels: int = 1
    visible: tuple[str, ...] = ()
    """More files and folders of the host, read-only, under their own names."""
    path: tuple[str, ...] = ()
    """More entries for sys.path; must be visible."""
    preload: tuple[str, ...] = PRELOADED
    own: tuple[str, ...] = ()
    """Modules of inside/ that these workers need."""
    scratch_bytes: int = 16 << 20
    scratch_inodes: int = 1024
    memory_bytes: int = 4 << 30
    """Of the whole cell with all its workers, where control groups can bound it."""
    max_processes: int = 512
    worker_memory_bytes: int = 1 << 30
    """Of one worker that starts other programs."""
    worker_processes: int = 128
    """And threads, of one worker, itself among them."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The Python of the cell and the folders that it needs."""

    executable: str
    folders: tuple[str, ...]
    hidden: tuple[str, ...]
    """Folders below these that no program should see: installed packages."""


@functools.cache
def interpreter() -> Interpreter:
    """The interpreter that runs this process, without its virtual environment."""
    executable = Path(sys._base_executable).resolve()  # type: ignore[attr-defined]
    prefixes = {Path("/usr"), Path("/"), Path(sys.base_prefix).resolve(), Path(sys.base_exec_prefix).resolve()}
    folders = sorted({prefix / name for prefix in prefixes for name in ("lib", "lib32", "lib64")})
    stdlib = Path(sysconfig.get_path("stdlib", vars={"base": sys.base_prefix})).resolve()
    hidden = [stdlib / "site-packages", stdlib / "dist-packages", Path("/usr/lib/python3/dist-packages")]
    return Interpreter(
        str(executable),
        tuple(str(folder) for folder in folders if folder.is_dir() and not folder.is_symlink()),
        tuple(str(folder) for folder in hidden if folder.is_dir()),
    )


def bubblewrap(plan: Plan, control: int, *, mapped: bool) -> list[str]:
    """The command line at L3. `mapped`: in a user namespace, as users other than root need it.

    Raises SandboxUnavailable without bubblewrap.
    """
    found = shutil.which("bwrap")
    if found is None:
        raise SandboxUnavailable("bubblewrap is not installed (apt-get install bubblewrap)")
    python = interpreter()
    walls = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    if mapped:
        walls += ["--unshare-user", "--uid", str(UNPRIVILEGED), "--gid", str(UNPRIVILEGED)]
    else:
        walls += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    arguments = ["--as-pid-1", "--new-session", "--clearenv", "--hostname", "cell"]
    for name in ("/lib", "/lib32", "/lib64"):
        if Path(name).is_symlink():
            arguments += ["--symlink", str(Path(name).readlink()), name]
    own = [path for path in (*python.folders, python.executable, *_SHARED) if Path(path).exists()]
    shown = [path for path in plan.visible if Path(path).exists()]
    places = [shown_as(path) for path in shown]
    parents = {str(parent) for path in (*own, *places) for parent in Path(path).parents} - {"/"}
    for parent in sorted(parents | {"/cell", "/dev"}):
        arguments += ["--perms", "0755", "--dir", parent]
    for path in own:
        arguments += ["--ro-bind", path, path]
    for path in python.hidden:
        arguments += ["--tmpfs", path]
    for path, place in zip(shown, places, strict=True):
        arguments += ["--ro-bind", path, place]
    for path in python.hidden:
        arguments += ["--remount-ro", path]
    arguments += ["--ro-bind", str(INSIDE), "/cell", "--proc", "/proc", "--tmpfs", "/tmp", "--chdir", "/tmp"]
    for device in ("null", "zero", "random", "urandom"):
        arguments += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    arguments += ["--remount-ro", "/"]
    return [found, *walls, *arguments, "--", *_python(python.executable, "/cell/zygote.py", control)]


def shown_as(path: str) -> str:
    """Where a file of the host is seen at L3: under its own name, unless each worker's own /tmp would hide it there."""
    return f"/shown{path}" if path.startswith("/tmp/") else path


def plain(plan: Plan, control: int) -> list[str]:
    """The command line at L2 and L1."""
    return _python(interpreter_for(plan).executable, str(INSIDE / "zygote.py"), control)


def _python(executable: str, script: str, control: int) -> list[str]:
    return [executable, "-I", "-S", "-E", "-B", script, str(control)]


def settings(plan: Plan, scratch: str) -> dict[str, object]:
    """What the first process reads from the control socket. `scratch`: a folder for the workers' own, below L3."""
    python = interpreter_for(plan)
    readable = [*python.folders, python.executable, *_SHARED, *plan.visible]
    return {
        "level": plan.level,
        "uid": UNPRIVILEGED,
        "commands": plan.commands,
        "channels": plan.channels,
        "path": [shown_as(folder) if plan.level == "L3" else folder for folder in plan.path],
        "preload": [*plan.preload],
        "own": [*plan.own],
        "worker_processes": plan.worker_processes,
        "scratch": scratch,
        "scratch_bytes": plan.scratch_bytes,
        "scratch_inodes": plan.scratch_inodes,
        "readable": readable,
    }


def reachable_by_others(path: str) -> bool:
    """Whether a user without any rights of his own can read `path`."""
    place = Path(path)
    needed = 0o005 if place.is_dir() else 0o004
    if place.stat().st_mode & needed != needed:
        return False
    return all(parent.stat().st_mode & 0o001 for parent in place.parents)


def interpreter_for(plan: Plan) -> Interpreter:
    """The interpreter as the first process will see it: at L2 it may have to be a copy.

    Without mounts, a library that only root may enter cannot be shown to an unprivileged user. Raises
    SandboxUnavailable if no copy can be made.
    """
    python = interpreter()
    stdlib = sysconfig.get_path("stdlib", vars={"base": sys.base_prefix})
    if plan.level == "L3" or os.geteuid() != 0 or reachable_by_others(stdlib):
        return python
    try:
        prefix = _copy(Path(stdlib), Path(python.executable))
    except OSError as error:
        raise SandboxUnavailable(f"only root can read {stdlib}, and it cannot be copied: {error}") from error
    shared = tuple(folder for folder in python.folders if reachable_by_others(folder))
    return Interpreter(str(prefix / "bin" / Path(python.executable).name), (str(prefix), *shared), ())


@functools.cache
def _copy(stdlib: Path, executable: Path) -> Path:
    """A copy of the interpreter that every user may read, made once and kept."""
    tag = hashlib.sha256(f"{sys.version} {stdlib} {stdlib.stat().st_mtime_ns}".encode()).hexdigest()[:16]
    target = _COPIES / f"python-{tag}"
    if target.is_dir():
        return target
    _COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
    _COPIES.chmod(0o755)
    half_done = Path(tempfile.mkdtemp(dir=_COPIES))
    unneeded = shutil.ignore_patterns("*-packages", "test", "idlelib", "ensurepip", "config-*", "lib2to3")
    shutil.copytree(stdlib, half_done / "lib" / stdlib.name, ignore=unneeded, symlinks=False)
    (half_done / "bin").mkdir()
    shutil.copy2(executable, half_done / "bin")
    half_done.chmod(0o755)
    try:
        half_done.rename(target)
    except OSError:
        shutil.rmtree(half_done)  # another process was faster
    return target
