"""Importing the package does nothing and loads nothing heavy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("module", ["agentic_diffusion", "agentic_diffusion.types", "agentic_diffusion.cli"])
def test_an_import_prints_nothing_writes_nothing_and_leaves_torch_out(module: str, tmp_path: Path) -> None:
    heavy = ("torch", "tokenizers", "safetensors", "numpy", "tensorboard")
    program = f"import sys, {module}; sys.exit(','.join(name for name in {heavy} if name in sys.modules) or 0)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
