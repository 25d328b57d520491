"""The first process of a worker that builds and runs other programs: a compiler, then what it made, or an interpreter.

It is trusted, runs in the worker's walls (processes allowed, nothing else more), and never reads what the code under
test writes, but for the text that a script printed, which it hands on. The program gets a stricter filter of its own:
no new processes, no signals to anybody else.

channels[0] talks to the judge: 4-byte length and marshal inwards, frames in the encoding of wire.py outwards.
    in   the job: files, build, environment, limits, address_space, filtered
    out  ["built", exit code, output, cpu seconds]
    in   {"run": argv, "channel": n}   a program that talks on descriptor 0, which is channels[n]
         {"run": argv, "stdin": text}  a script
         {"end": True}                 kill the program that runs
    out  ["ended", status, cpu seconds, peak KiB, text that a script printed]
    out  ["failed", why] in place of either: no process could be started, which says nothing about the program
"""

import os
import select
import signal
import subprocess
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn, TypeVar

    from agentic_diffusion.sandbox.inside import channels as wire
    from agentic_diffusion.sandbox.inside import confinement

    T = TypeVar("T")
else:
    import channels as wire
    import confinement

MAX_BUILD_OUTPUT = 64 << 10
FORK_S, PAUSE_S = 2.0, 0.05
"""How long a fork is tried that the kernel refuses: others may use up what all share, for a moment."""


def serve(channels: "list[int]", job: "dict[str, Any]") -> None:
    """Build, then run what is asked for until the judge closes the channel."""
    try:
        obey(channels, job)
    except NotStarted as error:
        wire.send(channels[0], ["failed", str(error)])


class NotStarted(Exception):
    """The kernel gave no process. Any other OSError here is of the program's making: it shares this folder."""


def obey(channels: "list[int]", job: "dict[str, Any]") -> None:
    """`serve`, without a word about what fails. Raises NotStarted."""
    write_files(job["files"])
    if job["build"]:
        wire.send(channels[0], ["built", *build(job)])
    while True:
        order = wire.receive(channels[0])
        if "stdin" in order:
            wire.send(channels[0], ["ended", *run_script(channels, order, job)])
        elif "run" in order:
            wire.send(channels[0], ["ended", *start(channels, order, job), ""])


def write_files(files: "dict[str, bytes]") -> None:
    for name, content in files.items():
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "wb") as file:
            file.write(content)


def build(job: "dict[str, Any]") -> "tuple[int, str, float]":
    """(exit code, what the compiler said, processor seconds). Raises NotStarted."""
    with open("build.log", "w+b") as log:
        process = patiently(
            lambda: subprocess.Popen(
                job["build"], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=job["environment"], close_fds=True
            )
        )
        _, status, usage = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        said = log.read(MAX_BUILD_OUTPUT).decode("utf-8", "replace")
    return code, said, usage.ru_utime + usage.ru_stime


def patiently(fork: "Callable[[], T]") -> "T":
    """What `fork` makes. Raises NotStarted if it makes none."""
    deadline = time.monotonic() + FORK_S
    while True:
        try:
            return fork()
        except OSError as error:
            if not isinstance(error, BlockingIOError) or time.monotonic() > deadline:
                raise NotStarted(str(error)) from error
            time.sleep(PAUSE_S)


def start(channels: "list[int]", order: "dict[str, Any]", job: "dict[str, Any]") -> "tuple[int, float, int]":
    """(wait status, processor seconds, peak KiB) of one run of the program."""
    channel = channels[order["channel"]]
    pid = patiently(os.fork)
    if pid == 0:
        become(order["run"], channel, os.open("/dev/null", os.O_WRONLY), job)
    os.close(channel)
    return reap(pid, channels[0])


def run_script(channels: "list[int]", order: "dict[str, Any]", job: "dict[str, Any]") -> "tuple[int, float, int, str]":
    """The same for a program with a text as its input; and what it printed."""
    with open("stdin", "w", encoding="utf-8") as file:
        file.write(order["stdin"])
    source, output = os.open("stdin", os.O_RDONLY), os.open("stdout", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    pid = patiently(os.fork)
    if pid == 0:
        become(order["run"], source, output, job)
    ended = reap(pid, channels[0])
    with open(output, "rb") as file:
        file.seek(0)
        printed = file.read(job["limits"]["output_bytes"] + 1).decode("utf-8", "replace")
    os.close(source)
    return *ended, printed


def reap(pid: int, orders: int) -> "tuple[int, float, int]":
    """Wait for the program, or end it as soon as the judge says anything or is gone."""
    poller = select.poll()
    poller.register(orders, select.POLLIN)
    try:
        pidfd = os.pidfd_open(pid)
        poller.register(pidfd, select.POLLIN)
        pause_ms = None
    except OSError:  # gVisor has none
        pidfd, pause_ms = -1, 5
    ended = 0
    while not ended:
        ready = {descriptor for descriptor, _ in poller.poll(pause_ms)}
        if ready == {orders}:
            os.kill(pid, signal.SIGKILL)
            wire.receive(orders)
            ready.add(pidfd)
        ended, status, usage = os.wait4(pid, 0 if pidfd in ready else os.WNOHANG)
    if pidfd >= 0:
        os.close(pidfd)
    return status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def become(argv: "list[str]", stdin: int, stdout: int, job: "dict[str, Any]") -> "NoReturn":
    """Turn this child into the program: its descriptors, its limits, its filter."""
    try:
        os.dup2(stdin, 0)
        os.dup2(stdout, 1)
        os.dup2(os.open("/dev/null", os.O_WRONLY), 2)
        confinement.close_all_but([])
        for name in ("SIGPIPE", "SIGXFSZ"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        confinement.die_with_parent()
        confinement.limit(job["limits"], address_space=job["address_space"])
        if job["filtered"]:
            confinement.filter_calls(confinement.worker_filter(os.getpid(), may_exec=True))
        os.execve(argv[0], argv, job["environment"])
    finally:
        os._exit(127)
