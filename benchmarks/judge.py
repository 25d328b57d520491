"""The judge against what graders usually do, in one run on one machine: latency, throughput, memory, endurance.

python -m benchmarks judge                    Python, JavaScript, Java, Go (about eight minutes on two cores)
python -m benchmarks endurance                100,000 verdicts: what is left over afterwards (about six minutes)

Peers, with as many at a time as the judge: `python -c` per candidate (no isolation at all), evalplus' untrusted_check
(a fork per candidate, no isolation), bubblewrap with a fresh interpreter per candidate (the same walls). The programs
are the reference solutions of MBPP's development rows with their three asserts.
"""

import ast
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil

from agentic_diffusion.sandbox import Judge
from agentic_diffusion.sandbox.cells import walls
from agentic_diffusion.sandbox.languages.contract import MissingToolchain
from benchmarks.data_sets import DATA

EVALPLUS = "evalplus==0.3.1"
SUSTAINED_S = 60.0
PEER_S = 10.0


def tasks() -> list[tuple[str, list[str]]]:
    """(reference solution, its three asserts) of the MBPP rows whose asserts compare a call with a literal."""
    rows = [json.loads(line) for line in (DATA / "mbpp_dev.jsonl").read_text("utf-8").splitlines()]
    return [(row["code"], row["test_list"]) for row in rows if all(map(_call, row["test_list"]))]


def judge() -> dict[str, object]:
    """All rows of the judge."""
    with Judge() as sandbox:
        found = [(code, tests) for code, tests in tasks() if sandbox.judge(code, tests).passed]
        table: dict[str, object] = {
            "machine": {"isolation": sandbox.isolation, "slots": sandbox.slots, "programs": len(found)},
            "latency, pool idle": _latency(sandbox, found),
            "idle pool": _memory(),
        }
        ours = _rate(lambda item: sandbox.judge(*item).passed, found, sandbox.slots, SUSTAINED_S)
        table["sustained"] = {"verdicts_per_second": ours, "seconds": SUSTAINED_S}
        for name, work in _peers().items():
            theirs = _rate(work, found, sandbox.slots, PEER_S)
            table[f"peer: {name}"] = {"verdicts_per_second": theirs, "times_faster": ours / theirs}
        for language, (code, case) in PROGRAMS.items():
            try:
                table[language] = _other_language(sandbox, language, code, case)
            except MissingToolchain as error:
                table[language] = {"not measured": str(error)}
    return table


def _latency(sandbox: Judge, items: Sequence[tuple[str, list[str]]], num: int = 1000) -> dict[str, object]:
    """Dispatch to verdict with workers waiting, three cases each; a pause lets the pool fill up again."""
    taken = []
    for place in range(num):
        code, tests = items[place % len(items)]
        time.sleep(0.02)
        began = time.perf_counter()
        assert sandbox.judge(code, tests).passed
        taken.append(1000 * (time.perf_counter() - began))
    cuts = statistics.quantiles(taken, n=100)
    return {"p50_ms": cuts[49], "p95_ms": cuts[94], "p99_ms": cuts[98], "verdicts": num}


def _memory() -> dict[str, object]:
    """Proportional memory of all processes of the idle pool (shared pages counted once)."""
    time.sleep(1.0)
    sizes = []
    for child in psutil.Process().children(recursive=True):
        try:
            sizes.append(child.memory_full_info().pss)
        except psutil.Error:
            continue
    return {"megabytes": sum(sizes) / 1e6, "processes": len(sizes)}


def _rate(work: Callable[[Any], bool], items: Sequence[Any], num_threads: int, seconds: float) -> float:
    """Items per second over `seconds`, from `num_threads` threads; every one must pass."""
    stop = time.perf_counter() + seconds
    counts = [0] * num_threads
    began = time.perf_counter()

    def loop(thread: int) -> None:
        place = thread
        while time.perf_counter() < stop:
            assert work(items[place % len(items)])
            counts[thread] += 1
            place += num_threads

    with ThreadPoolExecutor(num_threads) as pool:
        list(pool.map(loop, range(num_threads)))
    return sum(counts) / (time.perf_counter() - began)


def _peers() -> dict[str, Callable[[tuple[str, list[str]]], bool]]:
    peers: dict[str, Callable[[tuple[str, list[str]]], bool]] = {"python -c per candidate": _plain_process}
    if shutil.which("bwrap"):
        peers["bubblewrap per candidate"] = _bubblewrap
    if check := _evalplus():
        peers["evalplus untrusted_check"] = check
    return peers


def _plain_process(item: tuple[str, list[str]]) -> bool:
    code, tests = item
    return subprocess.run([sys.executable, "-c", "\n".join([code, *tests])], check=False).returncode == 0


def _bubblewrap(item: tuple[str, list[str]]) -> bool:
    code, tests = item
    command = walls.bubblewrap(walls.Plan("L3"), 0, mapped=True)
    command = [*command[: command.index("--") + 1], walls.interpreter().executable, "-I", "-c"]
    return subprocess.run([*command, "\n".join([code, *tests])], check=False).returncode == 0


def _evalplus() -> Callable[[tuple[str, list[str]]], bool] | None:
    """evalplus' grader from a folder of its own; None where it cannot be installed."""
    folder = Path(__file__).parents[1] / ".venv" / "peers"
    if not (folder / "evalplus").is_dir():
        install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder), EVALPLUS]
        if subprocess.run(install, check=False).returncode:
            return None
    sys.path.append(str(folder))
    from evalplus.eval import untrusted_check  # noqa: PLC0415

    def check(item: tuple[str, list[str]]) -> bool:
        code, tests = item
        name, inputs, expected = zip(*filter(None, map(_call, tests)), strict=True)
        status, _ = untrusted_check("mbpp", code, inputs, name[0], expected, 0, [0.1] * len(tests))
        return bool(status != "timeout")

    return check


def _call(test: str) -> tuple[str, list[object], object] | None:
    """(function, arguments, expected value) of `assert f(a, b) == c`; None where the assert has another form."""
    match ast.parse(test).body[0]:
        case ast.Assert(ast.Compare(ast.Call(ast.Name(name), arguments, []), [ast.Eq()], [value])):
            try:
                return name, [ast.literal_eval(argument) for argument in arguments], ast.literal_eval(value)
            except ValueError:
                return None
    return None


PROGRAMS = {
    "javascript": ("function f(n) { return n * n + 1 }", "assert.strictEqual(f({0}), {1})"),
    "java": (
        "public class Solution {{ static int f(int n) {{ return n * n + 1; }} }}",
        "assertEquals({1}, Solution.f({0}))",
    ),
    "go": ("func f(n int) int {{ return n*n + 1 }}", "f({0}) == {1}"),
}


def _other_language(sandbox: Judge, language: str, code: str, case: str) -> dict[str, object]:
    """Verdicts of three cases, and cases per second: all in one process against one process per case."""
    code = code.replace("{{", "{").replace("}}", "}")
    few, many = ([case.format(n, n * n + 1) for n in range(count)] for count in (3, 200))

    def verdict(tests: list[str]) -> float:
        began = time.perf_counter()
        outcome = sandbox.judge(code, tests, language=language)
        assert outcome.passed, outcome
        return time.perf_counter() - began

    verdict(few)
    one_case = statistics.median(verdict(few[:1]) for _ in range(5))
    all_cases = statistics.median(verdict(many) for _ in range(3))
    return {
        "verdicts_per_second": _rate(lambda tests: verdict(tests) > 0, [few], sandbox.slots, PEER_S),
        "one_case_ms": 1000 * one_case,
        "cases_per_second_together": len(many) / all_cases,
        "cases_per_second_one_process_each": 1 / one_case,
        "times_faster": len(many) / all_cases * one_case,
    }


def endurance(num_verdicts: int = 100_000) -> dict[str, object]:
    """What is left after many verdicts: descriptors, threads, processes, memory of this process and of the pool."""
    with Judge() as sandbox:
        items = tasks()[:100]
        for item in items:
            sandbox.judge(*item)
        before, began = _left_over(), time.perf_counter()
        num_passed = sum(verdict.passed for verdict in sandbox.judge_many(items[n % 100] for n in range(num_verdicts)))
        seconds = time.perf_counter() - began
        time.sleep(1.0)
        after = _left_over()
    return {
        "verdicts": {"number": num_verdicts, "passed": num_passed, "per_second": num_verdicts / seconds},
        **{name: {"before": before[name], "after": after[name]} for name in before},
        "after closing": {"processes": len(psutil.Process().children(recursive=True))},
    }


def _left_over() -> dict[str, float]:
    own = psutil.Process()
    return {
        "descriptors": own.num_fds(),
        "threads": threading.active_count(),
        "processes": len(own.children(recursive=True)),
        "memory_mb": own.memory_info().rss / 1e6,
        "pool_mb": float(_memory()["megabytes"]),  # type: ignore[arg-type]
        "temporary_entries": len(list(Path(tempfile.gettempdir()).iterdir())),
    }
