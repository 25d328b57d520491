"""What one untrusted program may use. Every limit belongs to one process; a candidate gets at most `restarts` more.

Memory, processor time, open files and file sizes are kernel limits, set inside the cell before the program is read;
wall time and the size of the answers are watched from outside, where the program cannot reach them.
"""

from dataclasses import dataclass, fields

from agentic_diffusion.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Raises ConfigError for a limit that is not positive (`restarts` may be 0)."""

    wall_s: float = 5.0
    cpu_s: int = 5
    memory_mb: int = 512
    """Python: address space, of which the interpreter itself takes about 30 MiB. Others: heap and control group."""
    output_bytes: int = 4 << 20
    """All results of one process together, encoded; what a script prints."""
    file_bytes: int = 8 << 20
    """One file; the temporary folder as a whole has twice as much."""
    max_files: int = 64
    """Open at the same time; a temporary folder holds at most 16 times as many."""
    max_processes: int = 32
    """Threads at a time; Python programs start no processes at all, other runtimes get 64 threads of their own more."""
    build_s: float = 60.0
    """Wall and processor time of the compiler; it stands outside of `wall_s`."""
    restarts: int = 3
    """New processes for the cases that follow one which killed or blocked its process."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name != "restarts" and value <= 0:
                raise ConfigError(f"limit {field.name} is {value}; write a number above 0")
        if self.restarts < 0:
            raise ConfigError(f"limit restarts is {self.restarts}; write 0 or more")

    def kernel(self) -> dict[str, int]:
        """What the process inside lays upon itself (inside/confinement.py)."""
        return {
            "memory_bytes": self.memory_mb << 20,
            "file_bytes": self.file_bytes,
            "max_files": self.max_files,
            "cpu_s": self.cpu_s,
            "output_bytes": self.output_bytes,
        }
