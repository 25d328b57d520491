"""Run the benchmarks and keep a dated result file.

python -m benchmarks                          all of them (about 40 minutes on two cores)
python -m benchmarks start_up decoders        some of them
python -m benchmarks --items 50               fewer items per set, for a first look
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.decoders import decoders
from benchmarks.infilling import infill
from benchmarks.judge import endurance, judge
from benchmarks.pass_rates import held_out, known_trusted, mbpp_rows, unknown
from benchmarks.start_up import start_up

RESULTS = Path(__file__).parent / "results"
BENCHMARKS: dict[str, Callable[[int], dict[str, object]]] = {
    "start_up": lambda _items: start_up(),
    "judge": lambda _items: judge(),
    "endurance": lambda _items: endurance(),
    "held_out": held_out,
    "decoders": decoders,
    "unknown": lambda _items: unknown(),
    "known_trusted": known_trusted,
    "infill": infill,
    "mbpp": mbpp_rows,
}


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    model = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), "unknown")
    return {
        "commit": commit.stdout.strip() or "unknown",
        "processor": model,
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "command": " ".join(["python -m benchmarks", *sys.argv[1:]]),
    }


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def show(name: str, table: dict[str, object]) -> None:
    """Print one benchmark's rows."""
    print(f"\n{name}")
    for label, row in table.items():
        fields = row.items() if isinstance(row, dict) else [("", row)]
        print(f"  {label}")
        for key, value in fields:
            if key != "failures":
                print(f"    {key:<36}{_short(value)}")


def _short(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, (tuple, list)):
        return " to ".join(_short(part) for part in value)
    return str(value)


def main() -> None:
    """Parse the command line, run, print, and write the result file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help=f"any of {', '.join(BENCHMARKS)} (default: all)")
    parser.add_argument("--items", type=int, default=200, help="items per generated set (default 200)")
    arguments = parser.parse_args()
    if unknown_names := [name for name in arguments.names if name not in BENCHMARKS]:
        parser.error(f"unknown benchmark {unknown_names[0]!r}; choose from {', '.join(BENCHMARKS)}")
    path = RESULTS / f"{date.today().isoformat()}.json"
    report = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name in arguments.names or BENCHMARKS:
        began = time.perf_counter()
        table = BENCHMARKS[name](arguments.items)
        show(name, table)
        report[name] = {"machine": machine(), "seconds": round(time.perf_counter() - began), "rows": table}
        path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten to {path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}")


if __name__ == "__main__":
    main()
