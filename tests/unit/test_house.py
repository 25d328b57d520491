"""Rules that keep the project readable and portable: sizes, declared dependencies, nothing of one machine."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MAX_FILE_LINES, MAX_FUNCTION_LINES = 500, 60

REGISTRY = re.compile(
    r"\b(pypi|pythonhosted|npmjs|conda\.anaconda|download\.pytorch|deb\.debian|archive\.ubuntu)\.(org|com)\b"
)
MACHINE_PATH = re.compile(r"(?<![\w.~$}>/-])/(home|root|work|Users|opt|mnt|srv|data)/[\w.-]+")
BINARY = {".safetensors", ".png", ".gif", ".ico", ".woff2", ".gz"}
IMPORT_NAMES = {"pyyaml": "yaml", "scikit-learn": "sklearn"}


def tracked_files() -> list[Path]:
    """What git tracks or would track; every file of an unpacked archive, which has no git."""
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        hidden = {".venv", ".git", ".mypy_cache", ".ruff_cache", ".pytest_cache", "__pycache__"}
        return [path for path in ROOT.rglob("*") if path.is_file() and not hidden & set(path.parts)]
    return [path for path in map(ROOT.joinpath, listing.stdout.splitlines()) if path.is_file()]


def long_functions(source: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                yield node.name, length


def foreign_names(text: str) -> list[str]:
    """Hosts of package registries and absolute paths of somebody's machine."""
    return [match.group() for pattern in (REGISTRY, MACHINE_PATH) for match in pattern.finditer(text)]


def test_files_and_functions_stay_short() -> None:
    texts = {path: path.read_text("utf-8") for path in SOURCES}
    long_files = [
        f"{path.name}: {lines}" for path, text in texts.items() if (lines := text.count("\n")) > MAX_FILE_LINES
    ]
    too_long = [
        f"{path.name}: {name} {length}" for path, text in texts.items() for name, length in long_functions(text)
    ]
    assert (long_files, too_long) == ([], [])


def test_a_long_function_is_caught() -> None:
    body = "    x = 1\n" * MAX_FUNCTION_LINES
    assert list(long_functions(f"def long():\n{body}")) == [("long", MAX_FUNCTION_LINES + 1)]
    assert not list(long_functions(f"def fits():\n{body[:-10]}"))


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    found = {}
    for path in tracked_files():
        if path.suffix not in BINARY and path != Path(__file__):
            names = foreign_names(path.read_text("utf-8", errors="replace"))
            if names:
                found[str(path.relative_to(ROOT))] = names
    assert found == {}


@pytest.mark.parametrize("text", ["https://pypi" + ".org/simple", "open('/ho" + "me/me/x')", "cd /ro" + "ot/project"])
def test_a_foreign_name_is_caught(text: str) -> None:
    assert foreign_names(text)


@pytest.mark.parametrize(
    "text", ["src/data/rows.jsonl", "~/opt/notes", "$TMP/data/x", "https://example.org/work/x", "a /data b"]
)
def test_a_relative_path_is_left_alone(text: str) -> None:
    assert not foreign_names(text)


def test_what_the_sources_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    declared = {re.split(r"[<>=\[; ]", name)[0].lower() for name in wanted}
    known = {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in declared}
    imported = {
        name.split(".")[0]
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    siblings = {path.stem for path in SOURCES if path.parent.name == "inside"}  # in a cell they lie on sys.path
    assert imported - known - siblings - set(sys.stdlib_module_names) - {"agentic_diffusion", "recipes"} == set()


def test_every_declared_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    pins = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.]*", pin) for pin in pins)
    pinned = {pin.split("==")[0].lower() for pin in pins}
    assert {re.split(r"[<>=\[; ]", name)[0].lower() for name in wanted} <= pinned
