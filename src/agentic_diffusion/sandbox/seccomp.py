"""A system call filter for the cell, assembled as classic BPF; bubblewrap loads it.

Refused: new processes (threads are allowed), sockets, namespaces, mounts, tracing, kernel keys, io_uring, BPF, System V
and POSIX queues, anonymous memory files, handles to files, and everything an administrator would need. `clone3` answers
ENOSYS, upon which the C library falls back to `clone`, whose flags can be looked at. System calls of another
architecture end the program. A list of what is refused is weaker than a list of what is allowed; it comes on top of
the namespaces, and it is what stops a fork bomb when the judge runs as root (the kernel exempts root from
RLIMIT_NPROC).

Source: Linux, include/uapi/linux/{seccomp,filter,audit}.h and the system call tables of x86-64 and aarch64.
"""

import errno
import platform
import struct

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_CLONE_THREAD = 0x00010000
_X32_BIT = 0x40000000
_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435

_SHARED = (
    *range(425, 434),
    438,
    440,
    442,
    447,
)  # io_uring, new mount calls, pidfd_getfd, process_madvise, memfd_secret
_REFUSED = {
    "x86_64": (
        *(57, 58, 272, 308, 165, 166, 155, 161),  # fork vfork unshare setns mount umount2 pivot_root chroot
        *(
            101,
            310,
            311,
            321,
            298,
            323,
            250,
            248,
            249,
        ),  # ptrace process_vm_* bpf perf userfaultfd keyctl add/request_key
        *(41, 319, 322, 303, 304, 300),  # socket memfd_create execveat name_to_handle_at open_by_handle_at fanotify
        *(246, 320, 175, 313, 176, 169, 167, 168, 163, 179),  # kexec modules reboot swap acct quotactl
        *(135, 203, 133, 259, 29, 68, 64, 240, 172, 173),  # personality affinity mknod SysV/POSIX queues iopl ioperm
    ),
    "aarch64": (
        *(97, 268, 40, 39, 41, 51),
        *(117, 270, 271, 280, 241, 282, 219, 217, 218),
        *(198, 279, 281, 264, 265, 262),
        *(104, 294, 105, 273, 106, 142, 224, 225, 89, 60),
        *(92, 122, 33, 194, 186, 190, 180),
    ),
}


def _statement(code: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, 0, 0, value)


def _unless(code: int, value: int, skip: int) -> bytes:
    """Compare; where it does not hold, leave out the next `skip` instructions."""
    return struct.pack("=HBBI", code, 0, skip, value)


def _refuse(number: int, error: int) -> bytes:
    return _unless(_EQUAL, number, 1) + _statement(_RETURN, _ERRNO | error)


def program(machine: str | None = None) -> bytes | None:
    """The filter for this processor, ready for `bwrap --seccomp`; None where none is known."""
    machine = machine or platform.machine()
    if machine not in _AUDIT:
        return None
    parts = [
        _statement(_LOAD, _ARCHITECTURE),
        struct.pack("=HBBI", _EQUAL, 1, 0, _AUDIT[machine]),
        _statement(_RETURN, _KILL_PROCESS),
        _statement(_LOAD, _NUMBER),
    ]
    if machine == "x86_64":
        parts.append(_unless(_AT_LEAST, _X32_BIT, 1) + _statement(_RETURN, _ERRNO | errno.EPERM))
    parts.append(_refuse(_CLONE3, errno.ENOSYS))
    parts.extend(_refuse(number, errno.EPERM) for number in (*_REFUSED[machine], *_SHARED))
    parts.append(_unless(_EQUAL, _CLONE[machine], 3))
    parts.append(_statement(_LOAD, _FIRST_ARGUMENT))
    parts.append(struct.pack("=HBBI", _ANY_BIT, 1, 0, _CLONE_THREAD))
    parts.append(_statement(_RETURN, _ERRNO | errno.EAGAIN))
    parts.append(_statement(_RETURN, _ALLOW))
    return b"".join(parts)
