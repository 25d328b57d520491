"""Does the judge on this machine hold? Ten attacks, ten honest programs, and tasks whose tests are known to be strong.

`run_self_test` is what `adiff doctor` shows: a few seconds, nothing beside the judge itself. `check_gold` reads a file
in HumanEval format and says of each row whether its own solution passes and which mutants of it pass as well; a mutant
that passes is a hole in the tests or behaves like the original. The package ships thirty tasks of its own for that.

Not covered: the full list of attacks, the other languages and the second cell; the test suite has those.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.python.parsing import parse_tests
from agentic_diffusion.sandbox.mutation import mutants as mutants_of
from agentic_diffusion.types import Judge

_NEEDED = ("task_id", "prompt", "entry_point", "canonical_solution", "test")
TASKS = "self_test_tasks.jsonl"
"""Beside this file; see `tasks`."""

ATTACKS: dict[str, tuple[str, str]] = {
    "reads a file of the host": ("def f():\n    return ':' in open('/etc/passwd').read()\n", "assert f() is True"),
    "reads the environment": (
        "import os\ndef f():\n    return bool({'PATH', 'LOGNAME', 'SHELL', 'PYTHONPATH'} & set(os.environ))\n",
        "assert f() is True",
    ),
    "makes a network socket": (
        "import socket\ndef f():\n    socket.socket(socket.AF_INET).close()\n    return True\n",
        "assert f() is True",
    ),
    "starts a process": (
        "import os\ndef f():\n    child = os.fork()\n    if not child:\n        os._exit(0)\n"
        "    return os.waitpid(child, 0)[1] == 0\n",
        "assert f() is True",
    ),
    "signals the process that made it": (
        "import os\ndef f():\n    os.kill(os.getppid() or -1, 0)\n    return True\n",
        "assert f() is True",
    ),
    "raises its own limits": (
        "import resource\ndef f():\n    resource.setrlimit(resource.RLIMIT_CPU, (10**6, 10**6))\n    return True\n",
        "assert f() is True",
    ),
    "is equal to everything": (
        "class A:\n    def __eq__(self, other): return True\n    __bool__ = lambda self: True\ndef f(): return A()\n",
        "assert f() == 313373137",
    ),
    "hides in a subclass": (
        "class I(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\ndef f(): return I(0)\n",
        "assert f() == 313373137",
    ),
    "looks for the expected value": (
        "import re, sys\ndef f():\n    frame = sys._getframe().f_back\n    while frame:\n"
        "        seen = repr(frame.f_code.co_consts) + repr(list(frame.f_locals.values()))\n"
        "        found = re.search(r'\\b31\\d{7}\\b', seen)\n"
        "        if found: return int(found.group())\n        frame = frame.f_back\n",
        "assert f() == 313373137",
    ),
    "leaves with exit code 0": ("import os\ndef f(): os._exit(0)\n", "assert f() == 313373137"),
}
"""By what it does: (program, test). The test passes only where the attack works."""

HONEST: dict[str, tuple[str, str]] = {
    "adds": ("def f(a, b): return a + b\n", "assert f(2, 3) == 5"),
    "returns nested values": (
        "def f(): return {'a': [1, (2.5, None)], 'b': {True, 'x'}}\n",
        "assert f() == {'a': [1, (2.5, None)], 'b': {True, 'x'}}",
    ),
    "changes its argument in place": ("def f(xs): xs.sort()\n", "xs = [3, 1]\nf(xs)\nassert xs == [1, 3]"),
    "raises as it should": (
        "def f(x):\n    if x < 0: raise ValueError('negative')\n",
        "try:\n    f(-1)\nexcept ValueError:\n    pass\nelse:\n    assert False",
    ),
    "imports the standard library": (
        "import math, re, collections\n"
        "def f(s): return collections.Counter(re.findall('.', s))['a'] + math.gcd(4, 6)\n",
        "assert f('banana') == 5",
    ),
    "keeps state in an object": (
        "class Counter:\n    n = 0\n    def up(self):\n        self.n += 1\n        return self.n\n",
        "c = Counter()\nc.up()\nassert c.up() == 2",
    ),
    "computes with floats": (
        "def f(x): return x / 3\n",
        "import math\nassert math.isclose(f(1.0), 0.333333, rel_tol=1e-5)",
    ),
    "yields": ("def f(n):\n    for i in range(n): yield i * i\n", "assert list(f(4)) == [0, 1, 4, 9]"),
    "writes and reads a file of its own": (
        "def f(text):\n    with open('note', 'w') as file: file.write(text)\n    return open('note').read()\n",
        "assert f('kept') == 'kept'",
    ),
    "starts threads": (
        "from concurrent.futures import ThreadPoolExecutor\ndef f(n):\n    with ThreadPoolExecutor(2) as pool:\n"
        "        return sum(pool.map(abs, range(-n, 0)))\n",
        "assert f(4) == 10",
    ),
}
"""By what it does: (program, test). Each must pass."""


@dataclass(frozen=True, slots=True)
class Check:
    """One program before the judge. `held`: an attack did not pass, an honest program did."""

    name: str
    kind: Literal["attack", "honest"]
    held: bool
    verdict: str
    detail: str


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What the judge did with all programs, attacks first."""

    isolation: str
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        return all(check.held for check in self.checks)

    @property
    def failures(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.held)


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One task: whether its own solution passes its tests, and what becomes of the mutants of the solution."""

    task_id: str
    passed: bool
    detail: str
    """Why the solution does not pass; empty if it does."""
    num_mutants: int = 0
    survivors: tuple[str, ...] = ()
    """Mutants that pass and are not listed as equivalent."""
    equivalent: tuple[str, ...] = ()
    """Mutants that pass and are listed."""
    stale: tuple[str, ...] = ()
    """Listed as equivalent, but no mutant of this description passes."""

    @property
    def held(self) -> bool:
        return self.passed and not self.survivors and not self.stale


def run_self_test(judge: Judge) -> SelfTest:
    """Judge every shipped program. Raises what the judge raises (SandboxUnavailable, SandboxBroken)."""
    checks = []
    for name, (code, test) in ATTACKS.items():
        verdict = judge.judge(code, [test])
        checks.append(Check(name, "attack", not verdict.passed, verdict.verdict, verdict.detail))
    for name, (code, test) in HONEST.items():
        verdict = judge.judge(code, [test])
        checks.append(Check(name, "honest", verdict.passed, verdict.verdict, verdict.detail))
    return SelfTest(judge.isolation, tuple(checks))


def tasks() -> list[dict[str, object]]:
    """The thirty tasks of the package, in HumanEval format.

    `equivalent` lists the mutants that behave like the solution, `why` gives the reason.
    """
    return list(_rows(resources.files("agentic_diffusion.sandbox").joinpath(TASKS).read_text("utf-8"), TASKS))


def read_tasks(path: Path | str) -> list[dict[str, object]]:
    """The rows of a file in HumanEval format. Raises InputError: file, line, what."""
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
    return list(_rows(text, str(path)))


def check_gold(
    judge: Judge, source: Path | str | Iterable[Mapping[str, object]], *, mutants: bool = True
) -> Iterator[GoldRow]:
    """Yield one row per task. Raises InputError for rows that cannot be used, before anything is judged."""
    rows = read_tasks(source) if isinstance(source, Path | str) else list(source)
    ready = [(row, *_program(row, f"task {number}")) for number, row in enumerate(rows, 1)]
    for row, code, tests in ready:
        yield _check(judge, row, code, tests, mutants=mutants)


def _check(judge: Judge, row: Mapping[str, object], code: str, tests: list[str], *, mutants: bool) -> GoldRow:
    name = str(row["task_id"])
    verdict = judge.judge(code, tests)
    if not verdict.passed or not mutants:
        return GoldRow(name, verdict.passed, verdict.detail)
    listed = set(_texts(row.get("equivalent")))
    passing, count = [], 0
    for mutant, description in mutants_of(code):
        count += 1
        if judge.judge(mutant, tests).passed:
            passing.append(description)
    return GoldRow(
        name,
        passed=True,
        detail="",
        num_mutants=count,
        survivors=tuple(found for found in passing if found not in listed),
        equivalent=tuple(found for found in passing if found in listed),
        stale=tuple(sorted(listed - set(passing))),
    )


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _rows(text: str, name: str) -> Iterator[dict[str, object]]:
    """The rows of `text`; blank lines are skipped."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{name}, line {number}: no JSON ({error.msg})") from None
        if not isinstance(row, dict):
            raise InputError(f"{name}, line {number}: a {type(row).__name__} where an object is needed")
        _program(row, f"{name}, line {number}")
        yield row


def _program(row: Mapping[str, object], where: str) -> tuple[str, list[str]]:
    """The solution as a program, and its tests one by one. Raises InputError that starts with `where`."""
    for field in _NEEDED:
        if not isinstance(row.get(field), str):
            raise InputError(f'{where}: "{field}" is missing or no text')
    code = f"{row['prompt']}{row['canonical_solution']}"
    try:
        compile(code, "<task>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{where}: prompt and canonical_solution together are no Python ({error})") from None
    try:
        tests = parse_tests(f"{row['test']}\ncheck({row['entry_point']})\n")
    except InputError as error:
        raise InputError(f"{where}: {error}") from None
    if not tests:
        raise InputError(f'{where}: "test" has no test')
    return code, tests
