"""The first process in a cell: it forks workers that are confined before they learn what they have to run.

Started from a clean exec with an empty environment, one descriptor (the control socket) and no secrets; it never reads
anything that untrusted code has written. It keeps no worker for a second candidate: a worker gets one job and dies.

Control socket (SOCK_SEQPACKET, marshal, from and to the judge):
    in   settings; then ["next", old, new]: end worker `old` (0: none) and everything in its namespace, fork `new`
         (0: none). End of file: leave, and the process namespace with all workers goes too.
    out  ["hello"] before anything else, ["ready", facts], ["worker", id, pid] with its descriptors,
         ["unborn", id] if there was no process to be had for it, ["gone", id, status, cpu_s, peak_kib], ["broken", why]

Each worker at L3: own process, mount and IPC namespaces, its own small /tmp, no capabilities, Landlock, seccomp.
At L2: a folder of its own in place of the mounts and Landlock around it. At L1: the limits alone.
Each worker's processes are counted in a user namespace of its own, so that one that starts thousands of threads takes
none from the others.
"""

import array
import errno
import gc
import importlib
import marshal
import os
import select
import signal
import socket
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from agentic_diffusion.sandbox.inside import channels as wire
    from agentic_diffusion.sandbox.inside import confinement, runner, supervisor
else:
    import channels as wire
    import confinement
    import runner
    import supervisor

sys.path.pop(0)
ANY_PID = 0x7FFF_FFF1
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
PASSING = (errno.EAGAIN, errno.ENOMEM, errno.ENOSPC, errno.EMFILE, errno.ENFILE)
"""What the kernel says when it has no process, namespace or descriptor left, for now."""


class Zygote:
    """Holds the control socket and the workers by number; `settings` is what cells/walls.py makes."""

    def __init__(self, control: socket.socket, settings: "dict[str, object]") -> None:
        self.control = control
        self.settings = settings
        self.level = str(settings["level"])
        self.workers: dict[int, tuple[int, int]] = {}
        self.own_pidfd = -1
        self.filter = b""

    def prepare(self) -> "dict[str, object]":
        """Everything that all workers share; the facts that the judge reports."""
        confinement.use_small_pages()
        own = os.path.dirname(os.path.abspath(__file__))
        self.preload([own], self.settings["own"])  # type: ignore[arg-type]
        sys.path.remove(own)
        uid = int(self.settings["uid"])  # type: ignore[call-overload]
        if os.getuid() == 0:
            confinement.become(uid)
        if self.level == "L3":
            confinement.enter_user_namespace(os.getuid(), os.getgid())
            confinement.keep_mounts_private()
            confinement.cover("/proc")
            become_first_process()
        else:
            confinement.adopt_orphans()
        self.own_pidfd = os.pidfd_open(os.getpid())
        self.preload(self.settings["path"], self.settings["preload"])  # type: ignore[arg-type]
        gc.collect()
        gc.freeze()
        abi = confinement.landlock_abi()
        if self.level == "L2" and abi < 3:  # older ones do not keep a program from emptying files
            raise OSError(f"this kernel has Landlock ABI {abi}, L2 needs 3 (Linux 6.2)")
        if self.level != "L1":
            confinement.gain_nothing()
            confinement.filter_for_all(bare=self.level == "L2")
            commands = bool(self.settings["commands"])
            self.filter = confinement.worker_filter(ANY_PID, may_fork=commands, may_exec=commands)
        return {"landlock": abi, "uid": os.getuid(), "python": sys.version.split()[0]}

    def preload(self, path: "list[str]", names: "list[str]") -> None:
        """Import what programs ask for most, so that a fork has it already."""
        sys.path[:0] = path
        for name in names:
            try:
                importlib.import_module(name)
            except ImportError:
                continue

    def serve(self) -> None:
        """Until the judge closes the control socket."""
        poller = select.poll()
        poller.register(self.control, select.POLLIN)
        while True:
            for descriptor, _ in poller.poll():
                if descriptor != self.control.fileno():
                    poller.unregister(descriptor)
                    self.bury(descriptor)
                    continue
                message = self.control.recv(1 << 16)
                if not message:
                    return
                _, old, new = marshal.loads(message)
                self.end(old)
                if new and (pidfd := self.spawn(new)) >= 0:
                    poller.register(pidfd, select.POLLIN)

    def end(self, number: int) -> None:
        """Kill the worker, with its namespace at L3 and its whole session below."""
        pid, pidfd = self.workers.get(number, (0, 0))
        if not pid:
            return
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        if self.level != "L3":
            try:
                os.killpg(pid, signal.SIGKILL)
            except OSError:
                return  # it had ended by itself and nobody else was in it

    def bury(self, pidfd: int) -> None:
        """Collect a worker that has ended, and orphans that it left."""
        number = next(number for number, worker in self.workers.items() if worker[1] == pidfd)
        pid, _ = self.workers.pop(number)
        _, status, usage = os.wait4(pid, 0)
        os.close(pidfd)
        if self.level != "L3":
            self.end_session(pid)
        self.send(["gone", number, status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss])

    def end_session(self, pid: int) -> None:
        """What is left of the worker's session, and orphans that have become children of this process."""
        try:
            os.killpg(pid, signal.SIGKILL)
        except OSError:
            pass
        alive = {worker for worker, _ in self.workers.values()}
        while True:
            try:
                found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if found is None or found.si_pid in alive:
                return
            os.waitpid(found.si_pid, 0)

    def send(self, message: "list[object]", descriptors: "tuple[int, ...]" = ()) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
        self.control.sendmsg([marshal.dumps(message)], rights)

    def spawn(self, number: int) -> int:
        """Fork one worker; its pidfd. -1 if there is no process to be had at the moment, which the judge is told."""
        pairs: list[tuple[socket.socket, socket.socket]] = []
        try:
            pairs += [socket.socketpair() for _ in range(int(self.settings["channels"]))]  # type: ignore[call-overload]
            pid, pidfd = self.fork(number, [inner.fileno() for _, inner in pairs])
        except OSError as error:
            if error.errno not in PASSING:
                raise
            self.send(["unborn", number])
            return -1
        else:
            self.workers[number] = (pid, pidfd)
            self.send(["worker", number, pid], tuple(outer.fileno() for outer, _ in pairs))
            return pidfd
        finally:
            for pair in pairs:
                for end in pair:
                    end.close()

    def fork(self, number: int, channels: "list[int]") -> "tuple[int, int]":
        """(pid, pidfd) of a new worker, in a process namespace of its own at L3."""
        if self.level == "L3":
            confinement.unshare(confinement.NEW_PROCESSES)
        try:
            pid = os.fork()
            if pid == 0:
                self.live(number, channels)
        finally:
            if self.level == "L3":
                confinement.return_to_own_processes(self.own_pidfd)
        try:
            return pid, os.pidfd_open(pid)
        except OSError:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise

    def live(self, number: int, channels: "list[int]") -> "NoReturn":
        """The worker's whole life."""
        code = 1
        try:
            os.setsid()
            confinement.close_all_but(channels)
            self.confine(number)
            os.dup2(0, 2)
            run(channels)
            code = 0
        except OSError as error:
            os.write(2, f"{error}\n".encode())
        finally:
            os._exit(code)

    def confine(self, number: int) -> None:
        """Build the inner walls around this process; from here on it has no way back."""
        scratch = "/tmp"
        if self.level == "L3":
            confinement.unshare(confinement.NEW_MOUNTS | confinement.NEW_IPC)
            confinement.mount_scratch(scratch, self.settings["scratch_bytes"], self.settings["scratch_inodes"])  # type: ignore[arg-type]
        else:
            scratch = f"{self.settings['scratch']}/{number}"
            os.mkdir(scratch, 0o700)
            os.environ["TMPDIR"] = scratch
        os.environ.update(HOME=scratch, USER="nobody")
        os.chdir(scratch)
        if confinement.count_processes_alone(required=self.level == "L3"):
            confinement.lower("RLIMIT_NPROC", int(self.settings["worker_processes"]))  # type: ignore[call-overload]
        confinement.drop_privileges()
        confinement.die_with_parent()
        if self.level == "L1":
            return
        if self.level == "L3":  # the root file system holds nothing but what may be read
            confinement.landlock(["/"], [scratch], ["/dev"])
        else:
            confinement.landlock(self.settings["readable"], [scratch], DEVICES)  # type: ignore[arg-type]
        confinement.filter_calls(confinement.with_pid(self.filter, ANY_PID, os.getpid()))


def become_first_process() -> None:
    """Go on as the first process of a process namespace that belongs to this user namespace.

    Only in such a one can `return_to_own_processes` work. The parent waits, so that this process and the outer
    namespace end together.
    """
    confinement.unshare(confinement.NEW_PROCESSES)
    pid = os.fork()
    if pid:
        os.closerange(0, 1 << 10)
        os.waitpid(pid, 0)
        os._exit(0)


def run(channels: "list[int]") -> None:
    """Wait for the one job of this worker and do it."""
    if len(channels) == 1:
        runner.warm_up()
    job = wire.receive(channels[0])
    kind = job["kind"]
    if kind == "commands":
        supervisor.serve(channels, job)
        return
    confinement.limit(job["limits"])
    if kind == "run":
        runner.serve(channels[0], job, wire.receive)
    elif kind == "code":
        importlib.import_module("peer").serve_code(channels[0], job)
    else:
        importlib.import_module("test_side").serve_tests(channels[0], job)


def forget_parent() -> None:
    """What an exec does not reset: signals that the judge's process blocks or ignores, its mask for new files."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, signal.SIGPIPE, signal.SIGXFSZ}:
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    os.umask(0o077)


def main() -> None:
    forget_parent()
    control = socket.socket(fileno=int(sys.argv[1]))
    os.set_inheritable(control.fileno(), False)
    null = os.open("/dev/null", os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    control.send(marshal.dumps(["hello"]))
    message = control.recv(1 << 16)
    if not message:
        return
    zygote = Zygote(control, marshal.loads(message))
    try:
        facts = zygote.prepare()
    except OSError as error:
        zygote.send(["broken", str(error)])
        return
    os.close(null)
    zygote.send(["ready", facts])
    try:
        zygote.serve()
    except ConnectionError:
        return
    except OSError as error:
        zygote.send(["broken", str(error)])
    finally:
        for number in list(zygote.workers):
            zygote.end(number)


if __name__ == "__main__":
    main()
