"""Who may import whom: each floor of the package uses only the floors below it, and siblings leave each other alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "agentic_diffusion"
SOURCE = Path(__file__).parents[2] / "src" / PACKAGE

ROWS = (  # (floor, the parts that share this row of the table); a row sees the rows above it only
    (0, {"types", "errors"}),
    (0, {"infrastructure"}),
    (1, {"core"}),
    (1, {"sandbox"}),
    (2, {"adaptation"}),
    (2, {"tools"}),
    (3, {"code_generation"}),
    (3, {"planning"}),
    (3, {"testing"}),
    (4, {"models"}),
    (5, {"agents"}),
    (5, {"training"}),
    (6, {"api"}),
    (7, {"server"}),
    (7, {"cli"}),
)
FLOOR = {part: floor for floor, parts in ROWS for part in parts}
BASE = {"types", "errors"}


def part_of(module: str) -> str:
    """The part that a module of the package belongs to: `agentic_diffusion.core.samplers` is of `core`."""
    return module.split(".")[1] if "." in module else ""


def imports(source: str, module: str, *, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """(line, absolute module) of everything of this package that `source` imports, inside functions as well."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = module.split(".")[: len(module.split(".")) - node.level + is_package]
                base = ".".join([*parents, base] if base else parents)
            names = [f"{base}.{alias.name}" for alias in node.names] if base == PACKAGE else [base]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] == PACKAGE)


def violations(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """One line for each import that climbs the floors or reaches for a sibling."""
    own = part_of(module)
    found = []
    for line, name in imports(source, module, is_package=is_package):
        other = part_of(name)
        if other == own or other not in FLOOR:
            continue  # the package itself (its version) belongs to no floor
        if own not in FLOOR:
            found.append(f"{module}:{line} imports {other}, but {own or 'the package itself'} has no floor")
        elif FLOOR[other] > FLOOR[own] or (FLOOR[other] == FLOOR[own] and other not in BASE):
            found.append(f"{module}:{line} imports {other}: floor {FLOOR[own]} may not use floor {FLOOR[other]}")
    return found


def module_name(path: Path) -> str:
    relative = path.relative_to(SOURCE.parent).with_suffix("")
    return ".".join(relative.parts[:-1] if relative.name == "__init__" else relative.parts)


def test_no_import_climbs_the_floors() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 5
    found = [
        line
        for path in files
        for line in violations(path.read_text("utf-8"), module_name(path), is_package=path.name == "__init__.py")
    ]
    assert found == []


def test_every_folder_has_a_floor() -> None:
    parts = {part_of(module_name(path)) for path in SOURCE.rglob("*.py")} - {""}
    assert parts <= set(FLOOR)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("core.samplers", "from agentic_diffusion.sandbox import Judge"),
        ("core.samplers", "def f():\n    import agentic_diffusion.training.trainer"),
        ("core.samplers", "from ..code_generation import generator"),
        ("core.samplers", "from .. import code_generation"),
        ("core.samplers", "from agentic_diffusion import cli"),
        ("types", "from agentic_diffusion.core import samplers"),
        ("cli", "from agentic_diffusion.server import app"),
        ("agents.router", "from agentic_diffusion.training import trainer"),
        ("errors", "import agentic_diffusion.infrastructure"),
        ("unheard_of", "import agentic_diffusion.core"),
    ],
)
def test_a_violation_is_caught(module: str, source: str) -> None:
    assert len(violations(source, f"{PACKAGE}.{module}")) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("core.samplers", "from agentic_diffusion.types import Verdict\nfrom .schedules import linear"),
        ("infrastructure.journal", "from agentic_diffusion.errors import UserError"),
        ("code_generation.generator", "from ..core import samplers\nimport torch"),
        ("cli.app", "from agentic_diffusion import __version__\nfrom agentic_diffusion.training import trainer"),
    ],
)
def test_an_allowed_import_passes(module: str, source: str) -> None:
    assert violations(source, f"{PACKAGE}.{module}") == []
