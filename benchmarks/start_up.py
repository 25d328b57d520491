"""Whole processes as a user starts them: import, warm generation, memory peak."""

import os
import subprocess
import sys
import time
from statistics import median

PROMPT = "count the vowels in a string"
IMPORT = "import agentic_diffusion, sys; assert 'torch' not in sys.modules"


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def start_up(num_runs: int = 5) -> dict[str, object]:
    """Medians over whole processes, the first run (cold caches) left out; the bare interpreter is the peer."""
    python = sys.executable
    generate = [python, "-m", "agentic_diffusion.cli", "generate", PROMPT, "--test", "assert vowels('aeb') == 2"]
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "import agentic_diffusion": [python, "-c", IMPORT],
        "adiff generate (warm)": generate,
    }
    table: dict[str, object] = {}
    for name, command in commands.items():
        _seconds(command)
        table[name] = {"seconds_median": round(median(_seconds(command) for _ in range(num_runs)), 3)}
    table["memory peak of adiff generate"] = {"bytes": _peak_bytes(generate)}
    return table


def _peak_bytes(command: list[str]) -> int:
    """Peak resident memory of one whole run, as the kernel counts it for a finished child."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_maxrss * 1024
