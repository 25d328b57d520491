"""A fork of the host process copies locks that other threads held, and cells that belong to its parent.

Whoever has such things registers with `renew_in_children` and makes them anew in the child, before anything else runs.
"""

import os
import weakref
from typing import Protocol


class Forked(Protocol):
    """Something that holds locks, threads or cells."""

    def after_fork(self) -> None:
        """Called in the child, which has one thread: no lock may be awaited, nothing of the parent ended."""


_ALL: "weakref.WeakSet[Forked]" = weakref.WeakSet()


def renew_in_children(holder: Forked) -> None:
    """Call `holder.after_fork()` in every child that this process forks, for as long as `holder` lives."""
    _ALL.add(holder)


def _renew_all() -> None:
    for holder in list(_ALL):
        holder.after_fork()


os.register_at_fork(after_in_child=_renew_all)
