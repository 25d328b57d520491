"""The system call filter, run through a small interpreter of classic BPF."""

import errno
import struct

import pytest

from agentic_diffusion.sandbox.inside import seccomp

ALLOW, EPERM, ENOSYS, EAGAIN, DOES_NOTHING, KILL = (
    0x7FFF0000,
    0x50000 | errno.EPERM,
    0x50000 | errno.ENOSYS,
    0x50000 | errno.EAGAIN,
    0x50000,
    1 << 31,
)
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


OWN = 4242


def answer(filter_bytes: bytes | None, machine: str, number: int, *arguments: int, architecture: int = 0) -> int:
    """What one filter returns for one system call."""
    assert filter_bytes is not None
    code = list(struct.iter_unpack("=HBBI", filter_bytes))
    given = [*arguments, 0, 0, 0, 0, 0, 0][:6]
    data = struct.pack("=IIQ6Q", number, architecture or ARCHITECTURES[machine], 0, *given)
    at = accumulator = 0
    while True:
        operation, yes, no, value = code[at]
        at += 1
        match operation:
            case 0x20:
                (accumulator,) = struct.unpack_from("=I", data, value)
            case 0x06:
                return value
            case 0x15:
                at += yes if accumulator == value else no
            case 0x35:
                at += yes if accumulator >= value else no
            case 0x45:
                at += yes if accumulator & value else no


def worker(machine: str, number: int, *arguments: int, bare: bool = False, **allowed: bool) -> int:
    """What both filters of a worker with process id OWN say: the stricter one counts."""
    answers = {
        answer(seccomp.outer_program(machine, bare=bare), machine, number, *arguments),
        answer(seccomp.inner_program(OWN, machine, **allowed), machine, number, *arguments),
    }
    return next((found for found in (KILL, DOES_NOTHING, EPERM, EAGAIN, ENOSYS) if found in answers), ALLOW)


CALLS = {
    "x86_64": {
        "read": 0, "write": 1, "mmap": 9, "futex": 202, "exit_group": 231, "clone": 56, "execve": 59, "kill": 62,
        "tgkill": 234, "prctl": 157, "prlimit64": 302, "sendto": 44,
        "ioctl": 16, "socketpair": 53, "setrlimit": 160, "chmod": 90, "chown": 92, "flock": 73,
        "sync": 162, "inotify": 253,
        "socket": 41, "connect": 42, "bind": 49, "sendmsg": 46, "unshare": 272, "setns": 308, "mount": 165,
        "ptrace": 101, "bpf": 321, "keyctl": 250, "memfd_create": 319,
        "capset": 126, "setuid": 105, "tkill": 200, "setpriority": 141,
    },
    "aarch64": {
        "read": 63, "write": 64, "mmap": 222, "futex": 98, "exit_group": 94, "clone": 220, "execve": 221, "kill": 129,
        "tgkill": 131, "prctl": 167, "prlimit64": 261, "sendto": 206,
        "ioctl": 29, "socketpair": 199, "setrlimit": 164, "chmod": 53, "chown": 54, "flock": 32,
        "sync": 81, "inotify": 26,
        "socket": 198, "connect": 203, "bind": 200, "sendmsg": 211, "unshare": 97, "setns": 268, "mount": 40,
        "ptrace": 117, "bpf": 280, "keyctl": 219, "memfd_create": 279,
        "capset": 91, "setuid": 146, "tkill": 130, "setpriority": 140,
    },
}  # fmt: skip
REFUSED = (
    "socket", "connect", "bind", "sendmsg", "unshare", "setns", "mount", "ptrace", "bpf", "keyctl", "memfd_create",
    "capset", "setuid", "tkill", "setpriority", "execve", "flock", "sync", "inotify",
)  # fmt: skip


@pytest.mark.parametrize("machine", CALLS)
def test_computing_is_allowed_and_the_rest_refused(machine: str) -> None:
    numbers = CALLS[machine]
    for name in ("read", "write", "mmap", "futex", "exit_group", "socketpair", "setrlimit", "chmod"):
        assert worker(machine, numbers[name]) == ALLOW, name
    for name in REFUSED:
        assert worker(machine, numbers[name]) == EPERM, name
    assert {worker(machine, number) for number in (425, 428, 438, 447, 500, 9999)} == {ENOSYS}
    assert answer(seccomp.inner_program(OWN, machine), machine, 0, architecture=0x40000003) == KILL
    assert answer(seccomp.outer_program(machine), machine, 0, architecture=0x40000003) == KILL


@pytest.mark.parametrize("machine", CALLS)
def test_threads_may_start_and_processes_may_not(machine: str) -> None:
    clone = CALLS[machine]["clone"]
    assert worker(machine, clone, 0x10000 | 0x100) == ALLOW
    assert worker(machine, clone, 17) == EAGAIN
    assert worker(machine, clone, 17, may_fork=True) == ALLOW
    assert worker(machine, 435) == ENOSYS


@pytest.mark.parametrize("machine", CALLS)
def test_arguments_decide_where_a_call_has_two_faces(machine: str) -> None:
    numbers = CALLS[machine]
    for name in ("kill", "tgkill"):
        assert worker(machine, numbers[name], OWN) == ALLOW
        assert {worker(machine, numbers[name], target & 0xFFFFFFFF) for target in (0, 1, -1, OWN + 1)} == {EPERM}
    assert [worker(machine, numbers["prlimit64"], pid) for pid in (0, OWN, 1)] == [ALLOW, ALLOW, EPERM]
    assert [worker(machine, numbers["ioctl"], 0, command) for command in (0x5401, 0x5412, 0x541C)] == [
        ALLOW,
        EPERM,
        EPERM,
    ]
    fcntl = {"x86_64": 72, "aarch64": 25}[machine]
    assert [worker(machine, fcntl, 3, command) for command in (1, 5, 8, 10, 15, 1024, 1026)] == [
        *[ALLOW] * 2,
        *[EPERM] * 5,
    ]
    assert [worker(machine, numbers["prctl"], option) for option in (15, 1)] == [ALLOW, EPERM]
    sendto = numbers["sendto"]
    assert [worker(machine, sendto, 3, 0, 0, 0, address) for address in (0, 1, 1 << 40)] == [ALLOW, EPERM, EPERM]


@pytest.mark.parametrize("machine", CALLS)
def test_without_a_mount_namespace_what_landlock_does_not_cover_is_refused(machine: str) -> None:
    assert worker(machine, CALLS[machine]["chown"], bare=True) == EPERM
    assert worker(machine, CALLS[machine]["chmod"], bare=True) == DOES_NOTHING


def test_a_worker_that_starts_programs_may_exec() -> None:
    assert worker("x86_64", 59, may_exec=True) == ALLOW


def test_the_x32_calls_are_refused() -> None:
    assert worker("x86_64", 0x40000000) == EPERM


def test_a_processor_without_a_table_gets_no_filter() -> None:
    assert seccomp.outer_program("riscv64") is None
    assert seccomp.inner_program(1, "riscv64") is None


def test_both_tables_name_the_same_groups() -> None:
    assert len(seccomp.LATE["x86_64"]) == len(seccomp.LATE["aarch64"])
    assert set(seccomp.REFUSED) == set(CALLS) == set(seccomp.AUDIT)
