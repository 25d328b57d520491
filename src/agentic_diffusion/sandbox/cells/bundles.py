"""What a container is told and shown: the bundle of an OCI runtime, the command line of docker or podman.

The root is read-only: nothing but places to mount on, and on them the interpreter without installed packages, inside/
and what the caller names. One tmpfs is the working folder. The environment is empty, the user is 65534, who has no
capabilities and gains none; there is no network. As root the container has a user namespace in which only root and
65534 exist, otherwise one in which this user is 65534. /start holds what the first process (inside/bridge.py) reads.
Not covered: what is mounted below a shown folder is shown as well, writable to those who may write there.

Source: Open Container Initiative, runtime specification 1.0. There is no filter of system calls here: its profiles name
calls where inside/seccomp.py has numbers, and cannot say "itself"; the first process lays that filter.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agentic_diffusion.sandbox.cells.walls import INSIDE, UNPRIVILEGED, interpreter
from agentic_diffusion.sandbox.limits import Limits

_WORK, _CELL, _START = "/tmp", "/cell", "/start"
_FIRST_PROCESS = ("-I", "-S", "-E", "-B", f"{_CELL}/bridge.py", _START)
_SUPERVISED_BYTES, _SUPERVISED_INODES = 256 << 20, 16_384
_SUPERVISED_PROCESSES, _SUPERVISED_FILES = 64, 1024
_PODMAN_PROCESSES = 4096
"""Of user 65534 in all containers together. Podman's default is more than some machines allow, and ends its start."""


@dataclass(frozen=True, slots=True)
class Family:
    """What is particular about one runtime."""

    kernel: str = ""
    """The kernel of its own that it gives a container; empty: the container shares the host's."""
    flags: tuple[str, ...] = ()
    rootless: tuple[str, ...] = ()
    """More flags where the user is not root; the runtime then makes the user namespace by itself."""
    overhead_bytes: int = 32 << 20
    """Memory of the runtime itself and of the first process."""
    threads: int = 16


FAMILIES: Mapping[str, Family] = {
    "runsc": Family(
        "gVisor", ("--network=none", "--ignore-cgroups"), ("--rootless",), overhead_bytes=192 << 20, threads=256
    ),
    # from version 2 on Kata has no command line for single containers, only a shim that Docker can use
    "kata": Family("Kata Containers", overhead_bytes=512 << 20, threads=256),
    "crun": Family(flags=("--cgroup-manager=disabled",)),
    "runc": Family(overhead_bytes=96 << 20, threads=32),
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What one container holds and may use. Raises ValueError for a file outside of the working folder."""

    argv: Sequence[str]
    files: Mapping[str, bytes]
    visible: Sequence[str]
    environment: Mapping[str, str]
    limits: Limits
    memory_bytes: int
    supervised: bool
    family: Family

    def __post_init__(self) -> None:
        for name in self.files:
            if Path(name).is_absolute() or ".." in Path(name).parts:
                raise ValueError(f"file {name!r} lies outside of the working folder")

    @property
    def all_bytes(self) -> int:
        """With the share of the runtime."""
        return self.memory_bytes + self.family.overhead_bytes

    @property
    def work_options(self) -> tuple[str, ...]:
        """Of the working folder's file system."""
        size = _SUPERVISED_BYTES if self.supervised else 2 * self.limits.file_bytes
        inodes = _SUPERVISED_INODES if self.supervised else 16 * self.limits.max_files
        return f"size={size}", f"nr_inodes={inodes}", "mode=1777"

    @property
    def max_files(self) -> int:
        return _SUPERVISED_FILES if self.supervised else self.limits.max_files

    @property
    def max_pids(self) -> int:
        return self.limits.max_processes + self.family.threads + (_SUPERVISED_PROCESSES if self.supervised else 0)


def write_start(folder: Path, contents: Contents) -> None:
    """What the first process reads: how to start the program, and its files."""
    start = {
        "argv": list(contents.argv),
        "environment": dict(contents.environment),
        "limits": None if contents.supervised else contents.limits.kernel(),
    }
    (folder / "files").mkdir(parents=True)
    for name, content in contents.files.items():
        path = folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / "start.json").write_text(json.dumps(start), "utf-8")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def docker_command(program: str, name: str, folder: Path, contents: Contents, image: str, runtime: str) -> list[str]:
    """The command line for docker or podman; the program's environment is the first process's to set."""
    is_podman = Path(program).name == "podman"
    work = [option for option in contents.work_options if not (is_podman and option.startswith("nr_inodes"))]
    options = {
        "--name": name, "--network": "none", "--cap-drop": "ALL", "--security-opt": "no-new-privileges",
        "--user": f"{UNPRIVILEGED}:{UNPRIVILEGED}", "--ipc": "none", "--hostname": "cell", "--workdir": _WORK,
        "--memory": str(contents.all_bytes), "--memory-swap": str(contents.all_bytes),
        "--pids-limit": str(contents.max_pids),
        "--log-driver": "none", "--pull": "never", "--entrypoint": "python3",
        "--tmpfs": ",".join((f"{_WORK}:rw,exec,nosuid,nodev", *work)),
    }  # fmt: skip
    if runtime:
        options["--runtime"] = runtime
    shown = {path: path for path in contents.visible} | {_CELL: str(INSIDE), _START: str(folder / "start")}
    numbers = {"core": 0, "nofile": contents.max_files, **({"nproc": _PODMAN_PROCESSES} if is_podman else {})}
    limits = [("--ulimit", f"{name}={value}:{value}") for name, value in numbers.items()]
    mounts = [("--mount", f"type=bind,source={source},target={target},readonly") for target, source in shown.items()]
    podman = ["--read-only-tmpfs=false", "--http-proxy=false"] if is_podman else []
    if is_podman and "runsc" in runtime:
        podman.append("--runtime-flag=network=none")
    return [
        program, "run", "--interactive", "--rm", "--read-only", *podman,
        *(word for option in (*options.items(), *limits, *mounts) for word in option), image, *_FIRST_PROCESS,
    ]  # fmt: skip


def write_bundle(folder: Path, contents: Contents) -> None:
    """An OCI bundle: config.json, and a root of nothing but places to mount on."""
    root = folder / "root"
    root.mkdir(mode=0o755)
    root.chmod(0o755)
    for name in ("lib", "lib32", "lib64"):
        if Path(f"/{name}").is_symlink():
            (root / name).symlink_to(str(Path(f"/{name}").readlink()).lstrip("/"))
    binds = _binds(folder, contents.visible)
    for target, source in binds.items():
        _place(root, target, Path(source))
    for target in ("/proc", "/dev", _WORK):
        _place(root, target, root)
    (root / _WORK.lstrip("/")).chmod(0o1777)  # runc gives the folder mounted there the mode of this one
    (folder / "config.json").write_text(json.dumps(configuration(contents, binds)), "utf-8")


def _binds(folder: Path, visible: Sequence[str]) -> dict[str, str]:
    """What is shown where, in the order of mounting: the interpreter without installed packages, then the rest."""
    python = interpreter()
    own = [path for path in (*python.folders, python.executable, "/etc/ld.so.cache") if Path(path).exists()]
    binds = {path: path for path in own}
    shown = [path for path in visible if Path(path).exists()]
    for number, hidden in enumerate(python.hidden):
        empty = folder / f"hidden-{number}"
        empty.mkdir()
        empty.chmod(0o755)
        binds[hidden] = str(empty)
        for path in shown:
            if Path(path).is_relative_to(hidden):
                _place(empty, str(Path(path).relative_to(hidden)), Path(path))
    for path in shown:
        covered = max((target for target in binds if Path(path).is_relative_to(target)), key=len, default="")
        if not covered or covered in python.hidden:
            binds[path] = path
    return {**binds, _CELL: str(INSIDE), _START: str(folder / "start")}


def _place(root: Path, target: str, like: Path) -> None:
    """An empty folder or file below `root` on which something can be mounted."""
    place = root
    parts = Path(target.lstrip("/")).parts
    for number, part in enumerate(parts):
        place /= part
        if number == len(parts) - 1 and not like.is_dir():
            place.touch()
        elif not place.is_dir():
            place.mkdir()
            place.chmod(0o755)


def configuration(contents: Contents, binds: Mapping[str, str]) -> dict[str, object]:
    """The config.json of a container (Open Container Initiative, runtime specification 1.0)."""
    mounts = [
        _mount("/proc", "proc", "proc", "noexec"),
        _mount("/dev", "tmpfs", "tmpfs", "noexec", "mode=755", "size=65536"),
        *(_mount(target, "bind", source, "rbind", "ro") for target, source in binds.items()),
        _mount(_WORK, "tmpfs", "tmpfs", *contents.work_options),
    ]
    limits = {"CORE": 0, "MEMLOCK": 0, "NOFILE": contents.max_files}
    process = {
        "terminal": False,
        "user": {"uid": UNPRIVILEGED, "gid": UNPRIVILEGED},
        "args": [interpreter().executable, *_FIRST_PROCESS],
        "env": [],
        "cwd": _WORK,
        "capabilities": {name: [] for name in ("bounding", "effective", "inheritable", "permitted", "ambient")},
        "rlimits": [{"type": f"RLIMIT_{name}", "hard": value, "soft": value} for name, value in limits.items()],
        "noNewPrivileges": True,
    }
    return {
        "ociVersion": "1.0.0",
        "process": process,
        "root": {"path": "root", "readonly": True},
        "hostname": "cell",
        "mounts": mounts,
        "linux": {
            **_namespaces(contents.family),
            "resources": {"memory": {"limit": contents.all_bytes}, "pids": {"limit": contents.max_pids}},
            "maskedPaths": ["/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug", "/proc/scsi", "/sys"],
            "readonlyPaths": ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"],
        },
    }


def _mount(target: str, kind: str, source: str, *options: str) -> dict[str, object]:
    return {"destination": target, "type": kind, "source": source, "options": ["nosuid", "nodev", *options]}


def _namespaces(family: Family) -> dict[str, object]:
    """All of them, and who exists in the container: 65534, and as root also root, who builds the walls."""
    names = ["pid", "network", "ipc", "uts", "mount"]
    user, group = os.geteuid(), os.getegid()
    if user and family.rootless:
        return {"namespaces": [{"type": name} for name in names]}
    mappings = {}
    for key, number in (("uidMappings", user), ("gidMappings", group)):
        pairs = [(UNPRIVILEGED, number)] if user else [(0, 0), (UNPRIVILEGED, UNPRIVILEGED)]
        mappings[key] = [{"containerID": inside, "hostID": outside, "size": 1} for inside, outside in pairs]
    return {"namespaces": [{"type": name} for name in (*names, "user")], **mappings}
