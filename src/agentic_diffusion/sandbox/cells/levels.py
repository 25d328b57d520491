"""The named levels of isolation, and how they are described in every verdict.

L0  nothing: refused.
L1  limits only: processor time, address space, file sizes, open files. Only if asked for by name.
L2  and Landlock and a system call filter, an unprivileged user where root runs the judge. Works in a plain container.
L3  and namespaces (processes, network, mounts, IPC, users), a read-only root, a small file system of its own per
    candidate: bubblewrap.
L4  another kernel: gVisor or a micro virtual machine, through a configured runtime (oci.py).
"""

from collections.abc import Mapping

from agentic_diffusion.errors import ConfigError
from agentic_diffusion.sandbox.cells import control_groups

LEVELS = ("L1", "L2", "L3", "L4")
DEFAULT_ORDER = ("L3", "L2")
"""What is tried where nobody asks for a level and no runtime is configured: the strongest first, never below L2."""


def known_level(name: str) -> str:
    """`name` in its usual spelling. Raises ConfigError for L0 and for what is no level."""
    level = name.strip().upper()
    if level == "L0":
        raise ConfigError("isolation L0 is refused: nothing is run without isolation; write L2, L3 or L4")
    if level not in LEVELS:
        raise ConfigError(f"isolation {name!r} is not known; write one of {', '.join(LEVELS)}")
    return level


def describe(level: str, facts: Mapping[str, object]) -> str:
    """The line that stands in every verdict: what is in force, from what the cell itself reported."""
    landlock = f"Landlock ABI {facts['landlock']}" if facts.get("landlock") else "no Landlock"
    user = "unprivileged user" if facts.get("uid") != 0 else "root without capabilities"
    groups = {"none": "no control groups"}.get(control_groups.support(), f"cgroup {control_groups.support()}")
    parts = {
        "L1": ("limits only", user, "rlimits"),
        "L2": ("Landlock and seccomp", user, landlock, "seccomp", "rlimits"),
        "L3": ("bubblewrap", "namespaces", "read-only root", user, "seccomp", landlock, "rlimits"),
    }[level]
    return f"{level} {parts[0]}: {', '.join((*parts[1:], groups))}"
