"""JavaScript as the judge sees it: node, started before the code is known, reads the code as its job.

Nothing is built. Node reserves address space by the gigabyte, so memory is limited by its heap option (and by the
cell's control group); a heap that is full ends the process with SIGABRT or SIGTRAP.
"""

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from agentic_diffusion.sandbox.languages.contract import Blame, MissingToolchain, Program, Step, Toolchain
from agentic_diffusion.sandbox.languages.javascript.deciding import JavaScriptTest
from agentic_diffusion.sandbox.languages.javascript.lifting import lift
from agentic_diffusion.sandbox.languages.javascript.parsing import parse_tests
from agentic_diffusion.sandbox.languages.javascript.program import as_script, facts, is_module
from agentic_diffusion.sandbox.limits import Limits

_INSIDE = Path(__file__).parents[2] / "inside"
_HARNESS = ("harness.js", "values.js")
_ENVIRONMENT = {"OPENSSL_CONF": "/dev/null"}
"""Below L3 the system's file is there but closed, and node ends over it."""
_FLAGS = ("--no-warnings", "--v8-pool-size=1")
_SHARED = ("/usr/share/nodejs", "/usr/share/node_modules")
"""Where Debian keeps parts of node's own library."""


class JavaScript:
    """Implements contract.Language."""

    name = "javascript"
    waits = True

    def toolchain(self) -> Toolchain:
        """Raises MissingToolchain. Looked up once per process."""
        node = _node()
        shared = [folder for folder in _SHARED if Path(folder).is_dir()]
        return Toolchain(_version(node), (node, *shared))

    def lift(self, test: str, code: str) -> JavaScriptTest:
        """Take one test apart. Raises Unliftable."""
        return lift(test, code)

    def parse_tests(self, text: str) -> list[str]:
        """The single tests of a test file, in order. Raises InputError."""
        return parse_tests(text)

    def program(self, code: str, cases: Sequence[Sequence[Step]], limits: Limits) -> Program:  # noqa: ARG002
        """The harness; the code is its job, each case a question."""
        job: dict[str, object] = {
            "code": as_script(code),
            "names": sorted(facts(code).names),
            "output_bytes": limits.output_bytes,
        }

        def from_case(first: int) -> bytes:
            return json.dumps(job | {"first": first}).encode()

        return Program(
            (*_command(limits), "harness.js"), _harness(), environment=_ENVIRONMENT, job=from_case, question=_question
        )

    def script(self, code: str, limits: Limits) -> Program:
        """The code as a whole program: a CommonJS module, or an ES module if it is written as one."""
        name = "main.mjs" if is_module(code) else "main.js"
        return Program((*_command(limits), name), {name: code.encode("utf-8", "replace")}, environment=_ENVIRONMENT)

    def blame(self, output: str) -> Blame:
        """Nothing is built, so nothing can fail to be."""
        return Blame(output[:300])


def _question(steps: Sequence[Step]) -> bytes:
    return json.dumps([list(step) for step in steps]).encode()


def _command(limits: Limits) -> tuple[str, ...]:
    return _node(), *_FLAGS, f"--max-old-space-size={limits.memory_mb}"


@cache
def _harness() -> dict[str, bytes]:
    """The harness, and a package.json, or node would look for one in folders above, which a cell may not open."""
    return {"package.json": b'{"type": "commonjs"}'} | {name: (_INSIDE / name).read_bytes() for name in _HARNESS}


@cache
def _node() -> str:
    found = shutil.which("node") or shutil.which("nodejs")
    if found is None:
        raise MissingToolchain("Node.js is missing: apt-get install nodejs")
    return str(Path(found).resolve())


@cache
def _version(node: str) -> str:
    try:
        printed = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise MissingToolchain(f"Node.js does not run ({error}): apt-get install nodejs") from None
    return f"node {printed.strip().removeprefix('v')}"
