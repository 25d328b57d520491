"""Installed packages that a cell may show: their files and folders, nothing else of where they lie."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from agentic_diffusion.errors import ConfigError

TEST_PACKAGES = ("pytest", "pluggy", "iniconfig", "packaging", "pygments")
"""What test programs may import, where it is installed."""


def is_installed(package: str) -> bool:
    try:
        distribution(package)
    except PackageNotFoundError:
        return False
    return True


def package_files(packages: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(top-level files and folders, folders for sys.path) of installed distributions. Raises ConfigError."""
    visible: dict[str, None] = {}
    path: dict[str, None] = {}
    for package in packages:
        try:
            files = distribution(package).files or []
        except PackageNotFoundError:
            raise ConfigError(f"package {package!r} is not installed here: pip install {package}") from None
        for file in files:
            top = file.parts[0]
            if top in ("..", "__pycache__") or top.endswith(".dist-info"):
                continue
            folder = Path(str(file.locate())).parents[len(file.parts) - 1]
            visible[str(folder / top)] = None
            path[str(folder)] = None
    return tuple(visible), tuple(path)
