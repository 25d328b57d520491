"""The README's commands do what it says: each is run as written, in a folder that holds the files it names."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ").split("  #")[0].strip()
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ adiff")
]
LONG = ("train",)
"""Runs of hours; their options are checked in tests/unit/training and tests/unit/cli."""
ENDINGS = {"generate": {0, 3}, "infill": {0, 3}, "judge": {0}, "doctor": {0}, "synthesize": {0}, "evaluate": {0, 3}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wishes.jsonl").write_text(json.dumps({"id": 1, "prompt": "reverse a string"}) + "\n", "utf-8")
    (tmp_path / "broken.py").write_text("def total(numbers):\n    return <fill>\n", "utf-8")
    (tmp_path / "answer.py").write_text("def f(x):\n    return x + 1\n", "utf-8")
    item = {"id": "one", "prompt": "reverse a string", "tests": ["assert candidate('ab') == 'ba'"]}
    (tmp_path / "items.jsonl").write_text(json.dumps(item) + "\n", "utf-8")
    return tmp_path


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("command", [command for command in COMMANDS if "--weights" not in command])
def test_a_command_of_the_readme_runs(command: str, folder: Path) -> None:
    words = shlex.split(command)
    if words[1] in LONG:
        words = [*words[:2], "--help"]
    done = run(words, folder)
    assert done.returncode in ENDINGS.get(words[1], {0}), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() or "--out" in words


def test_the_python_example_of_the_readme_is_verified(folder: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = run([sys.executable, "-W", "error", "-c", example], folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("verified def rev(")


def test_the_first_screen_names_the_two_commands() -> None:
    assert "make demo" in README
    assert "make test" in README
    for target in re.findall(r"`make (\w+)`", README):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), target
