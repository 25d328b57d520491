"""What one untrusted program may use. Every limit belongs to one process; a candidate gets at most `restarts` more.

Memory, processor time, open files and file sizes are kernel limits set inside the cell before the program is read;
wall time and the size of the answers are watched from outside, where the program cannot reach them.
"""

from dataclasses import dataclass

from agentic_diffusion.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Raises ConfigError for a limit that is not positive (`restarts` may be 0)."""

    wall_s: float = 5.0
    cpu_s: int = 5
    memory_mb: int = 512
    """Address space, not resident memory: the interpreter itself takes about 20 MiB of it."""
    output_bytes: int = 4 << 20
    """All results of one process together, encoded."""
    file_bytes: int = 8 << 20
    """One file; the temporary folder as a whole has twice as much."""
    max_files: int = 64
    max_processes: int = 32
    """Threads; new processes are refused altogether where the machine has a system call filter."""
    restarts: int = 3
    """New processes for the cases that follow one which killed or blocked its process."""

    def __post_init__(self) -> None:
        for name in ("wall_s", "cpu_s", "memory_mb", "output_bytes", "file_bytes", "max_files", "max_processes"):
            if getattr(self, name) <= 0:
                raise ConfigError(f"limit {name} is {getattr(self, name)}; write a number above 0")
        if self.restarts < 0:
            raise ConfigError(f"limit restarts is {self.restarts}; write 0 or more")
