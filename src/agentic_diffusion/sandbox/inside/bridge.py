"""The first process of a container (cells/oci.py): lays out the working folder, starts the program, ends with it.

    python -I -S -E -B bridge.py FOLDER

FOLDER holds start.json (see `main`) and files/, both read-only. The program gets a socket as descriptor 0, whose bytes
are carried to and from descriptors 0 and 1 of the container, for some runtimes let nothing but pipes cross. When the
judge hangs up, this process ends, and the kernel ends everything else in the container.

Exit code: that of the program; 128 + n if signal n ended it, which is SIGXCPU for one that has used up its processor
time; 126 if it could not be started, with a line on standard error. The program cannot write there: its own standard
output and error go nowhere, and this process is not open to others.
"""

import contextlib
import json
import os
import queue
import shutil
import signal
import socket
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from agentic_diffusion.sandbox.inside import confinement
else:
    import confinement

sys.path.pop(0)
NOT_STARTED = 126
_CHUNK = 1 << 16


def main(folder: str) -> int:
    """`start.json`: argv, environment, limits (as of limits.kernel(), null for a supervisor)."""
    start = json.loads((Path(folder) / "start.json").read_text("utf-8"))
    confinement.drop_privileges()
    lay_out(Path(folder) / "files")
    start["argv"][0] = shutil.which(start["argv"][0]) or start["argv"][0]
    inner, channel = socket.socketpair()
    barrier = os.pipe()
    pid = os.fork()
    if pid == 0:
        become(start, channel.fileno(), barrier)
    channel.close()
    os.dup2(os.open("/dev/null", os.O_WRONLY), 2)  # not every kernel keeps the program from reopening what is open here
    for descriptor in barrier:
        os.close(descriptor)
    outwards = threading.Thread(target=carry_out, args=(inner,), daemon=True)
    outwards.start()
    threading.Thread(target=carry_in, args=(inner,), daemon=True).start()
    code = reap(pid, start["limits"])
    if os.getpid() == 1:
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)  # or what the program has left behind could hold the channel open
    outwards.join()
    return code


def lay_out(files: Path) -> None:
    """Copy what is below `files` into the working folder; it belongs to the program there."""
    for path in sorted(files.rglob("*")):
        target = path.relative_to(files)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        else:
            target.write_bytes(path.read_bytes())


def become(start: "dict[str, Any]", channel: int, barrier: "tuple[int, int]") -> "NoReturn":
    """Turn this child into the program: its descriptors, its limits, its filter. Waits until `barrier` is let go."""
    try:
        os.close(barrier[1])
        os.read(barrier[0], 1)
        nowhere, errors = os.open("/dev/null", os.O_WRONLY), os.dup(2)
        for number, descriptor in enumerate((channel, nowhere, nowhere)):
            os.dup2(descriptor, number)
        confinement.close_all_but([errors])
        for name in ("SIGPIPE", "SIGXFSZ"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        if start["limits"]:
            confinement.limit(start["limits"], address_space=False)
        supervisor = start["limits"] is None
        confinement.filter_for_all(bare=False)
        confinement.filter_calls(confinement.worker_filter(os.getpid(), may_fork=supervisor, may_exec=True))
        os.execve(start["argv"][0], start["argv"], start["environment"])
    except BaseException as error:
        os.write(errors, f"{start['argv'][0]} was not started: {error}\n".encode())
    os._exit(NOT_STARTED)


def reap(program: int, limits: "dict[str, int] | None") -> int:
    """Bury orphans until the program itself has ended; its exit code."""
    while True:
        pid, status, usage = os.wait3(0)
        if pid == program:
            break
    code = os.waitstatus_to_exitcode(status)
    out_of_time = limits is not None and usage.ru_utime + usage.ru_stime >= limits["cpu_s"] - 0.5
    if code == -signal.SIGKILL and out_of_time:
        return 128 + signal.SIGXCPU
    return 128 - code if code < 0 else code


def carry_in(inner: socket.socket) -> None:
    """From descriptor 0 to the program, however slowly it reads, until the judge hangs up; then end."""
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def hand_over() -> None:
        with contextlib.suppress(OSError):  # the program has closed its end; the judge's still counts
            while True:
                inner.sendall(waiting.get())

    threading.Thread(target=hand_over, daemon=True).start()
    with contextlib.suppress(ConnectionError):
        while data := os.read(0, _CHUNK):
            waiting.put(data)
    os._exit(0)


def carry_out(inner: socket.socket) -> None:
    """From the program to descriptor 1, until no process holds its end any more."""
    with contextlib.suppress(OSError):
        while data := inner.recv(_CHUNK):
            while data:
                data = data[os.write(1, data) :]


if __name__ == "__main__":
    try:
        code = main(sys.argv[1])
    except Exception as error:
        sys.stderr.write(f"the container could not be prepared: {error}\n")
        sys.stderr.flush()
        code = NOT_STARTED
    os._exit(code)
