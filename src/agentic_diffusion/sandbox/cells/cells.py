"""All cells of one judge: a pool for Python, one for test programs and one for each language, started when needed."""

import os
import threading
from collections.abc import Sequence, Set

from agentic_diffusion.sandbox.cells import control_groups, forks, levels
from agentic_diffusion.sandbox.cells.commands import CHANNELS, prepare_waiting, run_commands, run_scripts
from agentic_diffusion.sandbox.cells.interview import Cases
from agentic_diffusion.sandbox.cells.packages import TEST_PACKAGES, is_installed, package_files
from agentic_diffusion.sandbox.cells.pool import Pool, idle_workers
from agentic_diffusion.sandbox.cells.running import run_python
from agentic_diffusion.sandbox.cells.second_cell import run_test_programs
from agentic_diffusion.sandbox.cells.walls import COMMAND_OVERHEAD, PRELOADED, Level, Plan
from agentic_diffusion.sandbox.languages import language
from agentic_diffusion.sandbox.languages.contract import Report
from agentic_diffusion.sandbox.languages.python.test_program import TestProgram
from agentic_diffusion.sandbox.limits import Limits

_COMMAND_SCRATCH = 256 << 20
_PRELOADED_WITH_TESTS = (
    *PRELOADED, "doctest", "unittest", "pytest", "_pytest.config", "_pytest.main", "_pytest.python", "_pytest.unittest",
)  # fmt: skip


class Cells:
    """Cells at one level. Raises SandboxUnavailable where that level cannot be had.

    `packages` are installed distributions that Python programs may import (numpy), shown read-only.
    """

    def __init__(self, level: Level, limits: Limits, *, packages: Sequence[str] = (), slots: int) -> None:
        self.level = level
        self.limits = limits
        self._num_slots = slots
        self.after_fork()
        self._pools: dict[str, Pool] = {}
        self._packages = tuple(packages)
        control_groups.sweep()
        self.facts = self._pool("python").start()
        forks.renew_in_children(self)

    def after_fork(self) -> None:
        """In a child: all slots are free."""
        self._slots = threading.BoundedSemaphore(self._num_slots)
        self._lock = threading.Lock()

    @property
    def isolation(self) -> str:
        """The line that stands in every verdict."""
        return levels.describe(self.level, self.facts)

    def python(self, code: str, cases: Cases, *, trace: bool = False) -> list[Report]:
        """One report per case."""
        with self._slots:
            return run_python(self._pool("python"), code, cases, self.limits, trace=trace)

    def commands(self, name: str, code: str, cases: Cases) -> list[Report]:
        """One report per case, for a language with a toolchain. Raises MissingToolchain."""
        with self._slots:
            return run_commands(self._pool(name), language(name), code, cases, self.limits)

    def scripts(self, name: str, code: str, texts: Sequence[str]) -> list[Report]:
        """What the whole program prints for each input. Raises MissingToolchain."""
        with self._slots:
            if name == "python":
                pool = self._pool("python")
                return [run_python(pool, code, [[("stdin", text)]], self.limits)[0] for text in texts]  # type: ignore[list-item]
            return run_scripts(self._pool(name, waiting=False), language(name), code, texts, self.limits)

    def test_programs(self, code: str, programs: Sequence[TestProgram], names: Set[str]) -> list[Report]:
        """What became of Python tests that run in a second cell, one report each."""
        with self._slots:
            return run_test_programs(self._pool("python"), self._pool("tests"), code, programs, names, self.limits)

    def close(self) -> None:
        """End everything. The next use starts again."""
        for pool in list(self._pools.values()):
            pool.close()

    def _pool(self, name: str, *, waiting: bool = True) -> Pool:
        key = name if waiting else f"{name} scripts"
        with self._lock:
            if key not in self._pools:
                self._pools[key] = self._make_pool(name, waiting=waiting)
            return self._pools[key]

    def _make_pool(self, name: str, *, waiting: bool) -> Pool:
        per_worker = (self.limits.memory_mb << 20) + (64 << 20)
        if name in ("python", "tests"):
            idle = idle_workers() if name == "python" else 2
            extra = TEST_PACKAGES if name == "tests" else ()
            visible, path = package_files((*self._packages, *(found for found in extra if is_installed(found))))
            plan = Plan(
                self.level, visible=visible, path=path, own=("peer", "test_side")[: 1 + bool(extra)],
                preload=_PRELOADED_WITH_TESTS if extra else (*PRELOADED, *self._packages),
                scratch_bytes=2 * self.limits.file_bytes, scratch_inodes=16 * self.limits.max_files,
                memory_bytes=per_worker * (self._num_slots + 1),
                max_processes=(self.limits.max_processes + 1) * (self._num_slots + idle) + 16,
                worker_processes=self.limits.max_processes + 1,
            )  # fmt: skip
            return Pool(plan, idle)
        tool = language(name)
        plan = Plan(
            self.level, commands=True, channels=CHANNELS, visible=tool.toolchain().visible,
            preload=("subprocess",), scratch_bytes=_COMMAND_SCRATCH, scratch_inodes=16_384,
            memory_bytes=(per_worker + COMMAND_OVERHEAD) * (self._num_slots + 1),
            max_processes=(self.limits.max_processes + 64) * (self._num_slots + 3),
            worker_memory_bytes=per_worker + COMMAND_OVERHEAD, worker_processes=self.limits.max_processes + 64,
        )  # fmt: skip
        waits = tool.waits and waiting
        return Pool(plan, self._num_slots + 1 if waits else 1, prepare_waiting(tool, self.limits) if waits else None)


def default_slots() -> int:
    """As many programs at a time as there are processors: wall time is only fair then."""
    return len(os.sched_getaffinity(0))
