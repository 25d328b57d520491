"""Remove what programs have left, in a thread of its own: deep trees and processes that do not end take time."""

import contextlib
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

_MAX_WAITING = 64
_JOIN_S = 60.0


class Cleaner:
    """One thread that does tasks in order. Raises RuntimeError where no thread can be started."""

    def __init__(self, name: str) -> None:
        self._tasks: queue.Queue[Callable[[], object] | None] = queue.Queue(_MAX_WAITING)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def add(self, task: Callable[[], object]) -> None:
        """Have `task` done. Waits if too many are waiting: leftovers must not grow without bound."""
        self._tasks.put(task)

    def finish(self) -> None:
        """No task comes after this; the thread ends when all are done."""
        self._tasks.put(None)

    def join(self) -> None:
        """Wait until everything is done, after `finish`."""
        self._thread.join(_JOIN_S)

    def _work(self) -> None:
        while task := self._tasks.get():
            with contextlib.suppress(OSError):
                task()


def remove_tree(folder: Path) -> None:
    """Remove what hostile programs may have left: no depth of folders is too deep for `rm`, and it follows no links."""
    with contextlib.suppress(OSError):
        folder.rmdir()
        return
    command = ["/bin/rm", "-rf", "--one-file-system", "--", str(folder)]
    try:
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:  # no process or descriptor is to be had
        shutil.rmtree(folder, ignore_errors=True)
