"""What a process does to itself before it runs untrusted code: system calls that Python has no names for.

Used by zygote.py, inside the cell, after bubblewrap has built the outer walls (L3) or without it (L2). Every function
raises OSError if the kernel refuses; nothing is skipped silently. Numbers: Linux, include/uapi/linux/{sched,landlock,
prctl,mount}.h.
"""

import contextlib
import ctypes
import errno
import functools
import os
import platform
import resource
import signal
import struct
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentic_diffusion.sandbox.inside import seccomp
else:
    import seccomp

NEW_MOUNTS, NEW_IPC, NEW_USER, NEW_PROCESSES = 0x20000, 0x08000000, 0x10000000, 0x20000000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_PR_SET_CHILD_SUBREAPER, _PR_SET_THP_DISABLE = 36, 41
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REC, _MS_PRIVATE = 1, 2, 4, 8, 1 << 14, 1 << 18
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION = 0x20080522

_MACHINE = platform.machine()

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def _syscall(what: str, *arguments: object) -> int:
    return _checked(_libc.syscall(*arguments), what)


def _prctl(option: int, value: int, pointer: object = 0) -> None:
    _checked(_libc.prctl(option, ctypes.c_ulong(value), pointer, 0, 0), f"prctl {option}")


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags` for new ones; for processes that holds for the children only."""
    _checked(_libc.unshare(flags), "unshare")


def return_to_own_processes(pidfd: int) -> None:
    """Undo `unshare(NEW_PROCESSES)` for children to come. `pidfd` is one of this very process."""
    _checked(_libc.setns(pidfd, NEW_PROCESSES), "setns")


def mount_scratch(path: str, size_bytes: int, max_inodes: int) -> None:
    """A small, empty, writable file system of this mount namespace alone."""
    options = f"size={size_bytes},nr_inodes={max_inodes},mode=0700".encode()
    flags = _MS_NOSUID | _MS_NODEV
    _checked(_libc.mount(b"tmpfs", path.encode(), b"tmpfs", ctypes.c_ulong(flags), options), f"mount {path}")


def keep_mounts_private() -> None:
    """What is mounted from now on is seen in this mount namespace only."""
    _checked(_libc.mount(None, b"/", None, ctypes.c_ulong(_MS_REC | _MS_PRIVATE), None), "private mounts")


def cover(path: str) -> None:
    """Lay an empty, read-only file system over `path`."""
    flags = _MS_RDONLY | _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
    options = b"size=4k,nr_inodes=2,mode=0555"
    _checked(_libc.mount(b"tmpfs", path.encode(), b"tmpfs", ctypes.c_ulong(flags), options), f"cover {path}")


def become(uid: int) -> None:
    """Give up root for good, supplementary groups included."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    _prctl(_PR_SET_DUMPABLE, 1)  # the kernel took /proc/self from this process when it changed its user


def enter_user_namespace(uid: int, gid: int) -> None:
    """New user and mount namespaces in which this process may mount, with the same ids; /proc must be there."""
    outside = (os.getuid(), os.getgid())
    unshare(NEW_USER | NEW_MOUNTS)
    maps = (("setgroups", "deny"), ("uid_map", f"{uid} {outside[0]} 1"), ("gid_map", f"{gid} {outside[1]} 1"))
    for name, text in maps:
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def drop_privileges() -> None:
    """No capabilities, none to be had ever again, no core dumps through another process's eyes."""
    header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
    _syscall("capset", _CAPSET[_MACHINE], header, bytes(24))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _prctl(_PR_SET_DUMPABLE, 0)


def count_processes_alone(*, required: bool) -> bool:
    """Enter a user namespace, in which RLIMIT_NPROC counts nobody else's processes and threads (Linux 5.14).

    False where that cannot be had; raises OSError there if `required`, but for the kernel's age."""
    if tuple(int(part) for part in platform.release().split(".")[:2]) < (5, 14):
        return False
    try:
        unshare(NEW_USER)
    except OSError:
        if required:
            raise
        return False
    return True


def die_with_parent() -> None:
    """The kernel kills this process when its parent ends; the filter keeps a program from taking that back."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Grandchildren whose parent dies become children of this process."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def use_small_pages() -> None:
    """No huge pages from here on, children included: a worker that lives for milliseconds pays for every byte."""
    with contextlib.suppress(OSError):  # a kernel that has none
        _prctl(_PR_SET_THP_DISABLE, 1)


def gain_nothing() -> None:
    """No exec will ever give this process more rights than it has; the kernel asks for it before a filter."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def filter_calls(program: bytes) -> None:
    """Load a seccomp filter for all that this process will ever do."""
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("=HxxxxxxQ", len(program) // 8, ctypes.addressof(buffer))
    _prctl(_PR_SET_SECCOMP, 2, header)


@functools.cache
def landlock_abi() -> int:
    """The version of Landlock that this kernel has; 0 without."""
    try:
        return _syscall("landlock", _CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    except OSError as error:
        if error.errno in (errno.ENOSYS, errno.EOPNOTSUPP):
            return 0
        raise


_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_NUM_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_CONNECT_AND_BIND, _ABSTRACT_SOCKETS_AND_SIGNALS = 3, 3
# Devices, sockets and pipes with names are never made: bits 6, 9, 10, 11.
_NEVER = 1 << 6 | 1 << 9 | 1 << 10 | 1 << 11


def landlock(readable: "Iterable[str]", writable: "Iterable[str]", devices: "Iterable[str]") -> None:
    """From now on only these paths can be opened; no TCP, no abstract sockets and no signals to others (ABI 4, 6).

    Does nothing on a kernel without Landlock: the zygote refuses L2 there."""
    abi = landlock_abi()
    if not abi:
        return
    everything = (1 << _NUM_RIGHTS.get(abi, 16)) - 1
    attributes = struct.pack("=Q", everything)
    if abi >= 4:
        attributes += struct.pack("=Q", _CONNECT_AND_BIND)
    if abi >= 6:
        attributes += struct.pack("=Q", _ABSTRACT_SOCKETS_AND_SIGNALS)
    ruleset = _syscall("landlock", _CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    try:
        for path in readable:
            _allow(ruleset, path, _EXECUTE | _READ_FILE | _READ_DIR)
        for path in writable:
            _allow(ruleset, path, everything & ~_NEVER)
        for path in devices:
            _allow(ruleset, path, (_READ_FILE | _WRITE_FILE | _TRUNCATE) & everything)
        _syscall("landlock", _RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (FileNotFoundError, PermissionError):  # what this user cannot reach needs no permission
        return
    try:
        if not os.path.isdir(path):
            rights &= _OF_FILES
        rule = struct.pack("=Qi", rights, descriptor)
        _syscall(f"landlock {path}", _ADD_RULE, ruleset, 1, rule, 0)
    finally:
        os.close(descriptor)


def filter_for_all(*, bare: bool) -> None:
    """Load the filter that this process shares with all workers to come. Needs no_new_privileges."""
    filter_calls(_known(seccomp.outer_program(bare=bare)))


def worker_filter(pid: int, *, may_fork: bool = False, may_exec: bool = False) -> bytes:
    """The filter that a worker with this process id adds for itself; `pid` may be a placeholder (see `with_pid`)."""
    return _known(seccomp.inner_program(pid, may_fork=may_fork, may_exec=may_exec))


def with_pid(program: bytes, placeholder: int, pid: int) -> bytes:
    """A worker's filter for another process than it was assembled for."""
    return program.replace(struct.pack("=I", placeholder), struct.pack("=I", pid))


def _known(program: "bytes | None") -> bytes:
    if program is None:
        raise OSError(errno.ENOSYS, f"no system call filter is known for {platform.machine()}")
    return program


def limit(limits: "dict[str, int]", *, address_space: bool = True) -> None:
    """Lower the kernel's limits for good: soft and hard. `limits` is what limits.kernel() gives."""
    for name, value in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", limits["file_bytes"]),
        ("RLIMIT_NOFILE", limits["max_files"]),
        ("RLIMIT_CPU", limits["cpu_s"]),
        ("RLIMIT_MEMLOCK", 0),
        *([("RLIMIT_AS", limits["memory_bytes"])] if address_space else []),
    ):
        lower(name, value)


def lower(name: str, value: int) -> None:
    """Lower one limit, soft and hard, unless it is lower already."""
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (wanted, wanted))


def close_all_but(kept: "Iterable[int]") -> None:
    """Close every descriptor above 2 except `kept`."""
    lowest = 3
    for descriptor in [*sorted(kept), sys.maxsize]:
        if descriptor > lowest:
            os.closerange(lowest, min(descriptor, 1 << 20))
        lowest = descriptor + 1
