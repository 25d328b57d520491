"""Level L4: one container per candidate, in an OCI runtime or through Docker's command line, as configured.

Runtimes with a kernel of their own (gVisor's runsc, Kata Containers) are L4, which `probe` checks by the kernel that a
container sees; crun and runc have the same face and are L3. What a container is shown is in bundles.py. Its first
process (inside/bridge.py) lays the filter of system calls and the limits of the program, the same for every runtime.

Not covered: a Docker daemon on another machine (folders are shown, not sent), pulling images, bugs of the runtime, side
channels. Memory and processes of an OCI runtime are bounded only where there are control groups.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from agentic_diffusion.errors import ConfigError, SandboxUnavailable
from agentic_diffusion.sandbox.cells import control_groups
from agentic_diffusion.sandbox.cells.bundles import (
    FAMILIES,
    Contents,
    Family,
    docker_command,
    write_bundle,
    write_start,
)
from agentic_diffusion.sandbox.cells.control_groups import ControlGroup
from agentic_diffusion.sandbox.cells.walls import UNPRIVILEGED, interpreter
from agentic_diffusion.sandbox.limits import Limits

DEFAULT_IMAGE = "python:3.11-slim"
_CHUNK = 1 << 16
_ORDER_S, _GRACE_S, _PROBE_S = 10.0, 2.0, 30.0
_PLAIN_NAME = re.compile(r"[A-Za-z0-9/][\w.\-/:@]*")
_PROBE = """
import json, os
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
facts = {name: status.get(name, "").strip() for name in ("CapEff", "CapBnd", "Seccomp")}
uname = os.uname()
os.write(0, json.dumps({"uid": os.getuid(), "kernel": uname.release + " " + uname.version, **facts}).encode())
"""


_PACKAGES = {"runsc": "runsc", "crun": "crun", "runc": "runc", "docker": "docker.io", "podman": "podman"}


@dataclass(frozen=True, slots=True)
class ContainerSettings:
    """Which program starts the containers."""

    runtime: str
    """Path or name: of an OCI runtime, or of docker or podman."""
    kind: Literal["oci", "docker"]
    image: str | None = None
    docker_runtime: str | None = None
    """The runtime that Docker is asked to use; None: its own default, which counts as L3."""

    @property
    def family(self) -> Family:
        name = self.docker_runtime if self.kind == "docker" else Path(self.runtime).name
        return next((family for key, family in FAMILIES.items() if key in (name or "")), Family())

    @property
    def level(self) -> Literal["L3", "L4"]:
        """Before it is tried out; `probe` does that."""
        return "L4" if self.family.kernel else "L3"

    @property
    def python(self) -> str:
        """The interpreter to name in `argv`: the judge's own, or the image's."""
        return "python3" if self.kind == "docker" else interpreter().executable

    def program(self) -> str:
        """Where the runtime is installed. Raises SandboxUnavailable."""
        found = shutil.which(self.runtime)
        if found is None:
            variable = "ADIFF_DOCKER" if self.kind == "docker" else "ADIFF_OCI_RUNTIME"
            package = _PACKAGES.get(Path(self.runtime).name)
            advice = f"apt-get install {package}, or set" if package else "install it, or set"
            raise SandboxUnavailable(f"{self.runtime} is not installed: {advice} {variable} to another one")
        return found


def from_environment(environment: Mapping[str, str] = os.environ) -> ContainerSettings | None:
    """From ADIFF_OCI_RUNTIME, or ADIFF_DOCKER with ADIFF_DOCKER_IMAGE and ADIFF_DOCKER_RUNTIME. None: not configured.

    Raises ConfigError.
    """
    names = ("ADIFF_OCI_RUNTIME", "ADIFF_DOCKER", "ADIFF_DOCKER_IMAGE", "ADIFF_DOCKER_RUNTIME")
    given = {name: environment[name].strip() for name in names if environment.get(name, "").strip()}
    oci, docker = given.get("ADIFF_OCI_RUNTIME"), given.get("ADIFF_DOCKER")
    if oci and docker:
        raise ConfigError("ADIFF_OCI_RUNTIME and ADIFF_DOCKER are both set; unset one of them")
    for name in names[2:]:
        if name in given and not docker:
            raise ConfigError(f"{name} is set without ADIFF_DOCKER; write ADIFF_DOCKER=docker as well")
        if name in given and not _PLAIN_NAME.fullmatch(given[name]):
            raise ConfigError(f"{name} is {given[name]!r}; write a plain name such as {DEFAULT_IMAGE} or runsc")
    if docker:
        if Path(docker).name not in ("docker", "podman"):
            raise ConfigError(f"ADIFF_DOCKER is {docker!r}; write docker, podman or a path to one of them")
        image = given.get("ADIFF_DOCKER_IMAGE", DEFAULT_IMAGE)
        return ContainerSettings(docker, "docker", image, given.get("ADIFF_DOCKER_RUNTIME"))
    if oci is None:
        return None
    if not Path(oci).name.startswith(tuple(FAMILIES)):
        raise ConfigError(
            f"ADIFF_OCI_RUNTIME is {oci!r}; write runsc, kata-runtime, crun, runc or a path to one of them"
        )
    return ContainerSettings(oci, "oci")


def probe(settings: ContainerSettings) -> str:
    """Start a container and look around in it: the line on isolation that stands in every verdict.

    Raises SandboxUnavailable with what to do if there is none, or if it isolates less than its name promises.
    """
    sweep()
    with start(settings, argv=(settings.python, "-I", "-S", "-c", _PROBE), limits=Limits()) as run:
        run.channel.settimeout(_PROBE_S)
        try:
            answer = run.channel.recv(1 << 16)
            run.wait(_ORDER_S)
        except OSError:
            answer = b""
        if not answer:
            reason = run.said() or "no reason given"
            raise SandboxUnavailable(f"{settings.runtime} could not start a container: {reason}{_advice(settings)}")
    return describe(settings, json.loads(answer))


def _advice(settings: ContainerSettings) -> str:
    if settings.kind == "docker":
        return f"; a missing image is fetched with: {settings.runtime} pull {settings.image or DEFAULT_IMAGE}"
    if settings.family is FAMILIES["kata"]:
        return "; Kata Containers 2 and later need ADIFF_DOCKER=docker, ADIFF_DOCKER_RUNTIME=io.containerd.kata.v2"
    return ""


def describe(settings: ContainerSettings, facts: Mapping[str, object]) -> str:
    """The line on isolation, from what the probe saw. Raises SandboxUnavailable if that is less than it must be."""
    uname = os.uname()
    lacks = {
        f"the user is {facts['uid']}": facts["uid"] != UNPRIVILEGED,
        f"capabilities {facts['CapEff']}": int(str(facts["CapEff"]) or "1", 16) != 0,
        "no system call filter": facts["Seccomp"] != "2",
        f"the kernel is the host's, not {settings.family.kernel}": bool(settings.family.kernel)
        and facts["kernel"] == f"{uname.release} {uname.version}",
    }
    if any(lacks.values()):
        found = ", ".join(lack for lack, is_so in lacks.items() if is_so)
        raise SandboxUnavailable(f"a container of {settings.runtime} isolates too little: {found}")
    ways = [Path(settings.runtime).name]
    if settings.kind == "docker":
        ways += [f"runtime {settings.docker_runtime}"] if settings.docker_runtime else []
        ways.append(f"image {settings.image or DEFAULT_IMAGE}")
    walls = ["its own kernel"] if settings.family.kernel else []
    walls += ["namespaces", "read-only root", "no network", "unprivileged user", "seccomp", "rlimits"]
    version = control_groups.support()
    groups = {"none": "no control groups"}.get(version, f"cgroup {version}")
    walls.append("control groups by the daemon" if settings.kind == "docker" else groups)
    return f"{settings.level} {settings.family.kernel or 'container'} ({', '.join(ways)}): {', '.join(walls)}"


def start(
    settings: ContainerSettings,
    *,
    argv: Sequence[str],
    files: Mapping[str, bytes] | None = None,
    visible: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    limits: Limits,
    memory_bytes: int | None = None,
    supervised: bool = False,
) -> "ContainerRun":
    """Start `argv` in a container of its own; its descriptor 0 is the other end of the result's `channel`.

    `files` lie in the working folder, `visible` are paths of the host, shown read-only under their own names.
    `memory_bytes` (default: that of `limits`) bounds the whole container, not counting the runtime. `supervised`:
    argv is the project's own supervisor, may start processes and lays `limits` on them itself; otherwise they are laid
    on argv, but for the address space. Raises SandboxUnavailable.
    """
    program = settings.program()
    memory_bytes = memory_bytes or limits.memory_mb << 20
    family = settings.family
    contents = Contents(argv, files or {}, visible, environment or {}, limits, memory_bytes, supervised, family)
    name = control_groups.new_name()
    folder = Path(tempfile.gettempdir()) / name
    group = None
    if settings.kind == "oci":
        group = ControlGroup.create(memory_bytes=contents.all_bytes, max_pids=contents.max_pids)
    try:
        folder.mkdir(mode=0o700)
        write_start(folder / "start", contents)
        if settings.kind == "docker":
            image = settings.image or DEFAULT_IMAGE
            command = docker_command(program, name, folder, contents, image, settings.docker_runtime or "")
            orders = [[program, "kill", "--signal", "KILL", name], [program, "rm", "--force", name]]
        else:
            write_bundle(folder, contents)
            rootless = family.rootless if os.geteuid() else ()
            front = [program, "--root", str(folder / "state"), *family.flags, *rootless]
            command = [*_enter(group), *front, "run", "--bundle", str(folder), name]
            orders = [[*front, "kill", "--all", name, "KILL"], [*front, "delete", "--force", name]]
        return ContainerRun(command, orders, folder, group)
    except OSError as error:
        if group:
            group.remove()
        shutil.rmtree(folder, ignore_errors=True)
        raise SandboxUnavailable(f"{settings.runtime} could not be started: {error}") from error


class ContainerRun:
    """One container from its start to its last trace. As a context manager it is closed at the end."""

    def __init__(
        self,
        command: Sequence[str],
        orders: Sequence[Sequence[str]],
        folder: Path,
        group: ControlGroup | None,
    ) -> None:
        """Run `command` in the foreground; `orders` end and remove the container. Raises OSError."""
        self.group = group
        self._orders = orders
        self._folder = folder
        self._killed = self._closed = False
        with (folder / "errors").open("wb") as errors:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=0,
                env=_own_environment(), cwd="/", start_new_session=True,
            )  # fmt: skip
        self.channel, self._theirs = socket.socketpair()
        self._carriers = [threading.Thread(target=carry, daemon=True) for carry in (self._carry_in, self._carry_out)]
        for carrier in self._carriers:
            carrier.start()

    def _carry_in(self) -> None:
        """To the container until the judge hangs up. Pipes, because Docker has no other, and gVisor loses wake-ups of
        sockets that it was handed."""
        assert self.process.stdin
        with contextlib.suppress(OSError), self.process.stdin as pipe:
            while data := self._theirs.recv(_CHUNK):
                while data:
                    data = data[pipe.write(data) :]

    def _carry_out(self) -> None:
        """From the container until it has ended."""
        assert self.process.stdout
        with contextlib.suppress(OSError), self.process.stdout as pipe:
            while data := pipe.read(_CHUNK):
                self._theirs.sendall(data)
        with contextlib.suppress(OSError):
            self._theirs.shutdown(socket.SHUT_RDWR)

    def wait(self, timeout_s: float) -> int:
        """Exit code of the program, 128 + n if signal n ended it (see inside/bridge.py). Raises TimeoutError."""
        try:
            code = self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"the container still runs after {timeout_s:g} s") from None
        return 128 - code if code < 0 else code

    @property
    def out_of_memory(self) -> bool:
        """Whether the container died for want of memory. Through Docker a guess: it was killed, and not by `kill`."""
        if self.group and self.group.oom_kills() > 0:
            return True
        was_killed = not self._killed and self.process.poll() in (-signal.SIGKILL, 128 + signal.SIGKILL)
        return was_killed and (self.group is None or self.group.was_full())

    def said(self) -> str:
        """The end of what the runtime and the first process had to complain about, in one line."""
        with contextlib.suppress(OSError):
            return " ".join((self._folder / "errors").read_bytes()[-500:].decode(errors="replace").split())
        return ""

    def kill(self) -> None:
        """End everything in the container: the runtime's own way, then its control group."""
        if self.process.poll() is None:
            self._killed = True
            self._order()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(_GRACE_S)
        if self.group:
            self.group.kill()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def close(self) -> None:
        """Kill what runs and leave nothing: no process, container, control group or folder. Idempotent."""
        if self._closed:
            return
        self._closed = True
        self.channel.close()
        self.kill()
        if self.process.returncode < 0 or self.process.returncode >= 125:
            self._order()  # it did not end by itself: what it would have removed may still be there
        if self.group:
            self.group.remove()
        for carrier in self._carriers:
            carrier.join(_GRACE_S)
        self._theirs.close()
        _remove(self._folder)

    def _order(self) -> None:
        for order in self._orders:
            with contextlib.suppress(subprocess.TimeoutExpired, OSError):
                subprocess.run(
                    order, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                    env=_own_environment(), cwd="/", timeout=_ORDER_S, check=False,
                )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def sweep() -> int:
    """Remove the folders that dead judges have left (their containers end by themselves); how many there were."""
    found = [path for path in Path(tempfile.gettempdir()).glob("adiff-*") if control_groups.is_abandoned(path.name)]
    for path in found:
        _remove(path)
    return len(found)


def _remove(folder: Path) -> None:
    """Remove a bundle, unless something is still mounted there: then its content is not ours to remove."""
    mounts = Path("/proc/self/mountinfo").read_text(errors="replace").splitlines()
    if not any(line.split()[4].startswith(f"{folder}/") for line in mounts):
        shutil.rmtree(folder, ignore_errors=True)


def _own_environment() -> dict[str, str]:
    """What the runtime's or Docker's program itself needs; none of it reaches the program under test."""
    kept = ("PATH", "HOME", "TMPDIR", "XDG_RUNTIME_DIR", "CONTAINERS_CONF", "CONTAINERS_STORAGE_CONF", "CONTAINER_HOST")
    return {name: value for name, value in os.environ.items() if name in kept or name.startswith("DOCKER_")}


def _enter(group: ControlGroup | None) -> list[str]:
    """The beginning of a command line whose rest runs in the group from its first moment."""
    if group is None:
        return []
    script = 'while [ "$1" != -- ]; do echo 0 > "$1" || exit 125; shift; done; shift; exec "$@"'
    return ["/bin/sh", "-c", script, "sh", *map(str, group.entrances), "--"]
