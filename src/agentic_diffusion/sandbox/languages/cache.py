"""Where the languages keep what is made once per user and shown to cells read-only: finished folders, moved in."""

import os
from pathlib import Path

_OF_ROOT = Path("/var/cache/agentic-diffusion")


def cache_folder() -> Path:
    """The folder of this user, made if need be: XDG_CACHE_HOME, else ~/.cache; for root one that its workers can read.

    Root's own folder is closed to others, and below L3 the workers that root starts have another user. Raises OSError.
    """
    named = os.environ.get("XDG_CACHE_HOME")
    is_shared = os.geteuid() == 0 and not named
    folder = _OF_ROOT if is_shared else Path(named or "~/.cache").expanduser() / "agentic-diffusion"
    folder.mkdir(parents=True, exist_ok=True, mode=0o755 if is_shared else 0o700)
    return folder


def is_own(folder: Path) -> bool:
    """A finished folder that nobody else can have written."""
    if not folder.is_dir():
        return False
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def move_in(made: Path, finished: Path) -> None:
    """At once, so that nobody sees half of it; another process may have been faster. Raises OSError."""
    made.chmod(0o755)
    try:
        made.rename(finished)
    except OSError:
        if not is_own(finished):
            raise
