"""A system call filter for the cell, assembled as classic BPF.

Refused: new processes (threads are allowed) unless asked for, sockets that lead anywhere, messages that carry
descriptors, namespaces, mounts, tracing, kernel keys, io_uring, BPF, System V and POSIX queues, anonymous memory files,
handles to files, locks that last and watches on files, flushing the disks, signals to anybody but the process itself,
and everything an administrator would need. With `bare` (no mount namespace) also what changes owners and attributes of
files, because Landlock does not cover it; changing modes and times does nothing there and says that it was done, for
the sake of honest programs that copy files. Calls newer than the list answer ENOSYS, as on an older kernel. `clone3`
answers ENOSYS, upon which the C library falls back to `clone`, whose flags can be looked at. Calls of another
architecture end the program.

Source: Linux, include/uapi/linux/{seccomp,filter,audit}.h and the system call tables of x86-64 and aarch64.
"""

import errno
import platform
import struct

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_CLONE_THREAD = 0x00010000
_X32_BIT = 0x40000000
_REFUSED_IOCTLS = (0x5412, 0x541C, 0x8901, 0x8902)  # TIOCSTI TIOCLINUX FIOSETOWN SIOCSPGRP
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_NEW_CALLS = 424
"""From here on the numbers are the same everywhere, and only what is listed here is known."""
_NEW_ALLOWED = (424 + 12, 424 + 15, 424 + 17, 424 + 25)  # close_range faccessat2 epoll_pwait2 futex_waitv
_LANDLOCK = (444, 445, 446)  # stacking a stricter ruleset is harmless

REFUSED = {
    "x86_64": (
        *(272, 308, 165, 166, 155, 161),  # unshare setns mount umount2 pivot_root chroot
        *(101, 310, 311, 312, 321, 298, 323),  # ptrace process_vm_* kcmp bpf perf_event_open userfaultfd
        *(248, 249, 250),  # add_key request_key keyctl
        *(41, 42, 43, 49, 50, 288),  # socket connect accept bind listen accept4
        *(46, 47, 299, 307),  # sendmsg recvmsg recvmmsg sendmmsg
        *(319, 322, 303, 304, 300, 301),  # memfd_create execveat name_to_handle_at open_by_handle_at fanotify_*
        *(246, 320, 175, 313, 176, 169, 167, 168, 163, 179),  # kexec modules reboot swap acct quotactl
        *(135, 203, 133, 259, 172, 173),  # personality sched_setaffinity mknod mknodat iopl ioperm
        *(29, 30, 31, 67, 64, 65, 66, 220, 68, 69, 70, 71),  # System V shared memory, semaphores, queues
        *range(240, 246),  # POSIX queues
        *(200, 129, 297, 424),  # tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal
        *(256, 279, 237, 238, 239),  # migrate_pages move_pages mbind set_mempolicy get_mempolicy
        *(170, 171, 164, 227, 305, 159, 103, 153),  # host and domain name, clocks, syslog, vhangup
        *(126, 105, 106, 113, 114, 117, 119, 116),  # capset set*id setgroups
        *(141, 251, 142, 144, 314),  # setpriority ioprio_set sched_setparam sched_setscheduler sched_setattr
        *(73, 253, 294, 254, 255),  # flock inotify_*
        *(162, 306, 154, 134),  # sync syncfs modify_ldt uselib
    ),
    "aarch64": (
        *(97, 268, 40, 39, 41, 51),
        *(117, 270, 271, 272, 280, 241, 282),
        *(217, 218, 219),
        *(198, 203, 202, 200, 201, 242),
        *(211, 212, 243, 269),
        *(279, 281, 264, 265, 262, 263),
        *(104, 294, 105, 273, 106, 142, 224, 225, 89, 60),
        *(92, 122, 33),
        *range(186, 198),
        *range(180, 186),
        *(130, 138, 240, 424),
        *(238, 239, 235, 237, 236),
        *(161, 162, 170, 112, 266, 171, 116, 58),
        *(91, 146, 144, 145, 143, 147, 149, 159),
        *(140, 30, 118, 119, 274),
        *(32, 26, 27, 28),
        *(81, 267),
    ),
}
"""Always refused with EPERM; the same groups in the same order for both."""
_BARE = {
    "x86_64": (
        *(92, 93, 94, 260),  # chown fchown lchown fchownat
        *(*range(188, 191), *range(197, 200)),  # set/removexattr
    ),
    "aarch64": (54, 55, 5, 6, 7, 14, 15, 16),
}
_IDLE = {
    "x86_64": (90, 91, 268, 132, 235, 261, 280),  # chmod fchmod fchmodat utime utimes futimesat utimensat
    "aarch64": (52, 53, 88),
}
_FORKS = {"x86_64": (57, 58), "aarch64": ()}  # fork vfork
_EXEC = {"x86_64": 59, "aarch64": 221}
_CLONE = {"x86_64": 56, "aarch64": 220}
_SENDTO = {"x86_64": 44, "aarch64": 206}
_IOCTL = {"x86_64": 16, "aarch64": 29}
_FCNTL = {"x86_64": 72, "aarch64": 25}
_REFUSED_FCNTLS = (8, 10, 15, 1024, 1026)
"""F_SETOWN F_SETSIG F_SETOWN_EX: signals to whoever is named as the owner of a file. F_SETLEASE F_NOTIFY: as flock."""
_TO_ITSELF = {"x86_64": (62, 234), "aarch64": (129, 131)}  # kill tgkill: the first argument is a process
_PRLIMIT = {"x86_64": 302, "aarch64": 261}
_PRCTL = {"x86_64": 157, "aarch64": 167}
_PR_SET_PDEATHSIG = 1
_CLONE3 = 435


def _statement(code: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, 0, 0, value)


def _jump(code: int, value: int, if_true: int, if_false: int) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _error(error: int) -> bytes:
    return _statement(_RETURN, _ERRNO | error)


def _load_argument(number: int, *, high: bool = False) -> bytes:
    return _statement(_LOAD, 16 + 8 * number + 4 * high)


def _only(number: int, check: bytes) -> bytes:
    """`check` looks at the arguments of call `number`; whatever it does not refuse is allowed."""
    body = check + _statement(_RETURN, _ALLOW)
    return _jump(_EQUAL, number, 0, len(body) // 8) + body


def _refuse(number: int, error: int = errno.EPERM) -> bytes:
    """Error 0: the call returns 0 and does nothing."""
    return _jump(_EQUAL, number, 0, 1) + _error(error)


def _argument_is(number: int, allowed: tuple[int, ...]) -> bytes:
    """Refuse unless the low half of an argument is one of `allowed`."""
    tests = b"".join(_jump(_EQUAL, value, len(allowed) - place, 0) for place, value in enumerate(allowed))
    return _load_argument(number) + tests + _error(errno.EPERM)


def _argument_is_not(number: int, refused: tuple[int, ...]) -> bytes:
    return _load_argument(number) + b"".join(_refuse(value) for value in refused)


LATE = {
    "x86_64": frozenset({272, 308, 165, 46, 47, 126}),  # unshare setns mount sendmsg recvmsg capset
    "aarch64": frozenset({97, 268, 40, 211, 212, 91}),
}
"""Of the calls refused, what the zygote still needs to make workers: only the inner filter refuses them."""
_PIDFD_SEND_SIGNAL, _PIDFD_OPEN = 424, 434


def _prologue(machine: str) -> list[bytes]:
    parts = [
        _statement(_LOAD, _ARCHITECTURE),
        _jump(_EQUAL, AUDIT[machine], 1, 0),
        _statement(_RETURN, _KILL_PROCESS),
        _statement(_LOAD, _NUMBER),
    ]
    if machine == "x86_64":
        parts.append(_jump(_AT_LEAST, _X32_BIT, 0, 1) + _error(errno.EPERM))
    return parts


def outer_program(machine: str | None = None, *, bare: bool = False) -> bytes | None:
    """What neither the zygote nor any worker ever needs, as an array of `struct sock_filter`; inherited by forks.

    None on a processor for which no filter is known.
    """
    machine = machine or platform.machine()
    if machine not in AUDIT:
        return None
    late = LATE[machine] | {_PIDFD_SEND_SIGNAL}
    refused = [number for number in (*REFUSED[machine], *(_BARE[machine] if bare else ())) if number not in late]
    allowed = (*_NEW_ALLOWED, *_LANDLOCK, _PIDFD_SEND_SIGNAL, _PIDFD_OPEN)
    parts = [*_prologue(machine), *(_refuse(number) for number in refused)]
    parts += [_refuse(number, error=0) for number in (_IDLE[machine] if bare else ())]
    parts.append(_only(_IOCTL[machine], _argument_is_not(1, _REFUSED_IOCTLS)))
    parts.append(_only(_FCNTL[machine], _argument_is_not(1, _REFUSED_FCNTLS)))
    no_address = b"".join(
        _load_argument(4, high=high) + _jump(_EQUAL, 0, 1, 0) + _error(errno.EPERM) for high in (False, True)
    )
    parts.append(_only(_SENDTO[machine], no_address))
    parts.append(_refuse(_CLONE3, errno.ENOSYS))
    parts += [_jump(_EQUAL, number, 0, 1) + _statement(_RETURN, _ALLOW) for number in allowed]
    parts.append(_jump(_AT_LEAST, _NEW_CALLS, 0, 1) + _error(errno.ENOSYS))
    parts.append(_statement(_RETURN, _ALLOW))
    return b"".join(parts)


def inner_program(
    pid: int, machine: str | None = None, *, may_fork: bool = False, may_exec: bool = False
) -> bytes | None:
    """What a worker with this process id may not do beyond that. Short: it is loaded for every single worker."""
    machine = machine or platform.machine()
    if machine not in AUDIT:
        return None
    parts = [*_prologue(machine), *(_refuse(number) for number in sorted(LATE[machine]))]
    if not may_fork:
        parts += [_refuse(number) for number in (_PIDFD_SEND_SIGNAL, _PIDFD_OPEN)]
        parts += [_refuse(number, errno.EAGAIN) for number in _FORKS[machine]]
        threads_only = _load_argument(0) + _jump(_ANY_BIT, _CLONE_THREAD, 1, 0) + _error(errno.EAGAIN)
        parts.append(_only(_CLONE[machine], threads_only))
        parts += [_only(number, _argument_is(0, (pid,))) for number in _TO_ITSELF[machine]]
        parts.append(_only(_PRCTL[machine], _argument_is_not(0, (_PR_SET_PDEATHSIG,))))
    if not may_exec:
        parts.append(_refuse(_EXEC[machine]))
    parts.append(_only(_PRLIMIT[machine], _argument_is(0, (0, pid))))
    parts.append(_statement(_RETURN, _ALLOW))
    return b"".join(parts)
