"""The system call filter, run through a small interpreter of classic BPF."""

import errno
import struct

import pytest

from agentic_diffusion.sandbox.seccomp import program

ALLOW, EPERM, ENOSYS, EAGAIN, KILL = (
    0x7FFF0000,
    0x50000 | errno.EPERM,
    0x50000 | errno.ENOSYS,
    0x50000 | errno.EAGAIN,
    1 << 31,
)
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


def answer(machine: str, number: int, first_argument: int = 0, architecture: int | None = None) -> int:
    """What the filter returns for one system call."""
    filter_bytes = program(machine)
    assert filter_bytes is not None
    code = list(struct.iter_unpack("=HBBI", filter_bytes))
    data = struct.pack("=IIQQ", number, architecture or ARCHITECTURES[machine], 0, first_argument)
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


@pytest.mark.parametrize(
    ("machine", "read", "clone", "unshare", "socket", "execve"),
    [("x86_64", 0, 56, 272, 41, 59), ("aarch64", 63, 220, 97, 198, 221)],
)
def test_computing_is_allowed_and_the_rest_refused(
    machine: str, read: int, clone: int, unshare: int, socket: int, execve: int
) -> None:
    assert answer(machine, read) == answer(machine, execve) == ALLOW
    assert answer(machine, clone, first_argument=0x10000 | 0x100) == ALLOW
    assert answer(machine, clone, first_argument=17) == EAGAIN
    assert answer(machine, 435) == ENOSYS
    assert answer(machine, unshare) == answer(machine, socket) == answer(machine, 425) == EPERM
    assert answer(machine, read, architecture=0x40000003) == KILL


def test_the_x32_calls_are_refused() -> None:
    assert answer("x86_64", 0x40000000) == EPERM


def test_a_processor_without_a_table_gets_no_filter() -> None:
    assert program("riscv64") is None
