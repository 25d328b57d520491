"""One bubblewrap cell: fresh namespaces, one bare interpreter, one program, then nothing is left.

In the cell: a read-only root that holds the interpreter with its standard library and the system's shared libraries
(no site-packages), four harmless devices, a small temporary folder, an unprivileged user, an empty environment, no
/proc, no network, no terminal, and one pipe to write results to. Wall time and the amount of output are watched from
here. Nothing is reused between two runs.

Not covered: bugs of the kernel and side channels of the processor; for those put the whole service into a machine of
its own. The number of files in the temporary folder is bounded by time alone.
"""

import contextlib
import fcntl
import functools
import marshal
import os
import select
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox import runner, seccomp
from agentic_diffusion.sandbox.encoding import Malformed, decode
from agentic_diffusion.sandbox.limits import Limits

Step = tuple[Literal["exec", "eval"], str] | tuple[Literal["bind"], tuple[str, object]]
Ending = Literal["done", "timeout", "died", "flood", "malformed"]
_GRACE_S = 1.0
_DRAIN_S = 5.0
_MISSING = "no sandbox on this machine: install bubblewrap (apt-get install bubblewrap), nothing is run without it"


@dataclass(frozen=True, slots=True)
class Report:
    """What the runner says of the code under test (index -1) or of one case; hostile, but well-formed."""

    outcome: str
    values: tuple[object, ...] = ()
    detail: str = ""
    line: int | None = None


@dataclass(slots=True)
class Run:
    """The reports of one process in order, and how it ended. `code` is None if the code under test never finished."""

    ending: Ending = "died"
    detail: str = ""
    started: bool = False
    code: Report | None = None
    cases: list[Report] = field(default_factory=list)


def find_bubblewrap() -> str:
    """The path of `bwrap`; raises SandboxUnavailable if there is none."""
    path = shutil.which("bwrap")
    if path is None:
        raise SandboxUnavailable(_MISSING)
    return path


@functools.cache
def _filesystem() -> tuple[str, ...]:
    """Binds of what the interpreter needs: resolved, read-only, without installed packages."""
    arguments: list[str] = []
    for name in ("/lib", "/lib32", "/lib64"):
        if Path(name).is_symlink():
            arguments += ["--symlink", str(Path(name).readlink()), name]
    executable = Path(sys._base_executable).resolve()  # type: ignore[attr-defined]
    prefixes = {Path("/usr"), Path("/"), Path(sys.base_prefix).resolve(), Path(sys.base_exec_prefix).resolve()}
    folders = sorted({prefix / name for prefix in prefixes for name in ("lib", "lib32", "lib64")})
    for folder in folders:
        if folder.is_dir() and not folder.is_symlink():
            arguments += ["--ro-bind", str(folder), str(folder)]
    stdlib = Path(sysconfig.get_path("stdlib", vars={"base": sys.base_prefix})).resolve()
    for packages in (stdlib / "site-packages", stdlib / "dist-packages"):
        if packages.is_dir():
            arguments += ["--tmpfs", str(packages)]
    for path in (executable, Path("/etc/ld.so.cache")):
        if path.exists():
            arguments += ["--ro-bind", str(path), str(path)]
    arguments += ["--ro-bind", str(Path(runner.__file__).resolve()), "/cell/runner.py"]
    for device in ("null", "zero", "random", "urandom"):
        arguments += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    return tuple(arguments)


def command(bwrap: str, limits: Limits, result_fd: int, filter_fd: int | None) -> list[str]:
    """The whole command line: bubblewrap, its walls, and the interpreter with the runner."""
    walls = ["--unshare-user", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    names = ["--uid", "65534", "--gid", "65534", "--hostname", "cell"]
    scratch = ["--size", str(2 * limits.file_bytes), "--tmpfs", "/tmp", "--chdir", "/tmp"]
    system_filter = [] if filter_fd is None else ["--seccomp", str(filter_fd)]
    python = [str(Path(sys._base_executable).resolve()), "-I", "-S", "-E", "-B"]  # type: ignore[attr-defined]
    return [
        *(bwrap, *walls, *names, *_filesystem(), *scratch, "--remount-ro", "/", *system_filter, "--"),
        *(*python, "/cell/runner.py", str(result_fd)),
    ]


def _sealed(data: bytes) -> int:
    """A descriptor of an anonymous read-only file that holds `data`, at its start."""
    descriptor = os.memfd_create("cell", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with open(descriptor, "wb", closefd=False) as stream:
        stream.write(data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
    return descriptor


def _payload(code: str, cases: Sequence[Sequence[Step]], limits: Limits) -> bytes:
    kernel = {
        "memory_bytes": limits.memory_mb << 20,
        "file_bytes": limits.file_bytes,
        "max_files": limits.max_files,
        "max_processes": limits.max_processes,
        "cpu_s": limits.cpu_s,
        "output_bytes": limits.output_bytes,
    }
    return marshal.dumps((code, [list(map(tuple, steps)) for steps in cases], kernel))


def run_cell(code: str, cases: Sequence[Sequence[Step]], limits: Limits) -> Run:
    """Run `code`, then the steps of each case, in a new cell.

    Raises SandboxUnavailable without bubblewrap and SandboxBroken if the cell could not be started.
    """
    bwrap = find_bubblewrap()
    deadline = time.monotonic() + limits.wall_s
    with contextlib.ExitStack() as stack:
        try:
            payload = _closing(stack, _sealed(_payload(code, cases, limits)))
            errors = _closing(stack, os.memfd_create("errors"))
            system_filter = seccomp.program()
            filter_fd = None if system_filter is None else _closing(stack, _sealed(system_filter))
            results, writer = os.pipe2(os.O_CLOEXEC)
            _closing(stack, results)
            try:
                process = subprocess.Popen(
                    command(bwrap, limits, writer, filter_fd),
                    stdin=payload,
                    stdout=subprocess.DEVNULL,
                    stderr=errors,
                    pass_fds=[writer] if filter_fd is None else [writer, filter_fd],
                    env={},
                    start_new_session=True,
                )
            finally:
                os.close(writer)
        except (OSError, ValueError) as error:
            raise SandboxBroken(f"the sandbox could not be started: {error}") from error
        run = _collect(process, results, len(cases), deadline, limits)
        if not run.started and run.ending != "timeout":
            reason = " ".join(os.pread(errors, 300, 0).decode(errors="replace").split())
            raise SandboxBroken(f"the sandbox could not be started: {reason or 'it ended without a word'}")
        return run


def _closing(stack: contextlib.ExitStack, descriptor: int) -> int:
    stack.callback(os.close, descriptor)
    return descriptor


def _collect(process: subprocess.Popen[bytes], results: int, num_cases: int, deadline: float, limits: Limits) -> Run:
    """Read frames until all are there, the time is up or the pipe ends; then make sure that nothing lives on."""
    run, reader = Run(), _Frames(num_cases)
    received = 0
    try:
        while run.ending == "died":
            chunk = _read(results, deadline)
            if chunk is None:
                run.ending = "timeout"
            elif not chunk:
                break
            elif (received := received + len(chunk)) > limits.output_bytes + 8192 * (num_cases + 2):
                run.ending, run.detail = "flood", f"more than {limits.output_bytes} bytes of results"
            else:
                reader.feed(chunk, run)
    finally:
        status = _end(process, results, killed=run.ending != "died")
    if run.ending == "died":
        run.detail = "the program closed its result channel"
        if status is not None:
            run.ending, run.detail = _cause(status)
    return run


def _read(descriptor: int, deadline: float) -> bytes | None:
    """The next bytes, b"" at the end, None when time is up."""
    poller = select.poll()
    poller.register(descriptor, select.POLLIN)
    left_s = deadline - time.monotonic()
    if left_s <= 0 or not poller.poll(left_s * 1000):
        return None
    return os.read(descriptor, 1 << 16)


def _end(process: subprocess.Popen[bytes], results: int, *, killed: bool) -> int | None:
    """The exit status, or None after having to kill bubblewrap, and the kernel the whole namespace with it.

    Waits until nobody holds the pipe any more; raises SandboxBroken if somebody still does.
    """
    status = None
    if not killed:
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = process.wait(_GRACE_S)
    if status is None:
        process.kill()
        process.wait()
    deadline = time.monotonic() + _DRAIN_S
    while (chunk := _read(results, deadline)) != b"":
        if chunk is None:
            raise SandboxBroken("a program of the sandbox outlived it")
    return status


def _cause(status: int) -> tuple[Ending, str]:
    """Why the process ended before its last report. bubblewrap reports a signal as 128 + its number."""
    number = -status if status < 0 else status - 128
    if number in (signal.SIGXCPU, signal.SIGKILL):
        return "timeout", "the processor time ran out"
    if number > 0:
        with contextlib.suppress(ValueError):
            return "died", f"the process died of {signal.Signals(number).name}"
    return "died", f"the process ended early with exit code {status}"


class _Frames:
    """Cuts the stream into frames and files them strictly in order: started, code, case 0, case 1, ..."""

    def __init__(self, num_cases: int) -> None:
        self.buffer = bytearray()
        self.num_cases = num_cases
        self.expected = -2

    def feed(self, chunk: bytes, run: Run) -> None:
        self.buffer += chunk
        while run.ending == "died" and len(self.buffer) >= 4:
            size = int.from_bytes(self.buffer[:4], "big")
            if len(self.buffer) < 4 + size:
                break
            body = bytes(self.buffer[4 : 4 + size])
            del self.buffer[: 4 + size]
            try:
                self.file(body, run)
            except Malformed as error:
                run.ending, run.detail = "malformed", f"the results are malformed: {error}"

    def file(self, body: bytes, run: Run) -> None:
        match decode(body):
            case [int(index), str(outcome), bytes(values), str(detail), int() | None as line]:
                decoded = decode(values) if values else []
            case _:
                raise Malformed("not a report")
        if index != self.expected or outcome not in ("passed", "error", "memory", "unsupported"):
            raise Malformed(f"report {index} where {self.expected} was due")
        if not isinstance(decoded, list):
            raise Malformed("values that are no list")
        report = Report(outcome, tuple(decoded), detail[: runner.DETAIL_CHARS], line)
        self.expected += 1
        if index == -2:
            run.started = True
        elif index == -1:
            run.code = report
        else:
            run.cases.append(report)
        if (index >= -1 and len(run.cases) == self.num_cases) or (index == -1 and outcome != "passed"):
            run.ending = "done"
