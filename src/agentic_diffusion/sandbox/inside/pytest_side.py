"""One test text through pytest, in this process, without any configuration, cache, terminal or plug-in of the machine.

pytest's exit code and its output count for nothing: the reports of the phases of every collected test do. Names that
the code under test brings into the module of the tests are never collected.
"""

import importlib
import os
import sys
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from agentic_diffusion.sandbox.inside import guard, remote
    from agentic_diffusion.sandbox.inside.test_side import Side
else:
    import guard
    import remote

OFF = (
    "cacheprovider", "faulthandler", "doctest", "terminal", "junitxml", "pastebin", "stepwise", "setuponly",
    "setupplan", "logging", "warnings", "legacypath", "threadexception",
    "unraisableexception",
)  # fmt: skip


class Recorder:
    """What pytest reports of one run: the tests collected, those that passed all phases, and what went wrong first."""

    def __init__(self) -> None:
        self.num_collected = 0
        self.passed: set[str] = set()
        self.broken: list[BaseException] = []
        self.reasons: list[str] = []

    def pytest_pycollect_makeitem(self, obj: object) -> "list[Any] | None":
        return [] if remote.is_remote(obj) else None

    def pytest_collection_finish(self, session: "Any") -> None:
        self.num_collected = len(session.items)

    def pytest_exception_interact(self, call: "Any") -> None:
        self.broken.append(call.excinfo.value)

    def pytest_keyboard_interrupt(self, excinfo: "Any") -> None:
        self.broken.append(excinfo.value)

    def pytest_internalerror(self, excinfo: "Any") -> bool:
        self.broken.append(excinfo.value)
        return True

    def pytest_collectreport(self, report: "Any") -> None:
        if report.skipped:
            self.reasons.append(reason_of(report))

    def pytest_runtest_logreport(self, report: "Any") -> None:
        if report.skipped or hasattr(report, "wasxfail"):
            self.reasons.append(reason_of(report))
        elif report.failed:
            self.passed.discard(report.nodeid)
            self.reasons.append("a part of the test failed")
        elif report.when == "call":
            self.passed.add(report.nodeid)


def reason_of(report: "Any") -> str:
    where = getattr(report, "longrepr", None)
    text = where[2] if isinstance(where, tuple) else getattr(report, "wasxfail", "")
    return f"skipped: {' '.join(str(text).removeprefix('Skipped: ').split())}".rstrip(": ")


def run(side: "Side", plan: "dict[str, Any]") -> "BaseException | None":
    """None if every collected test passed, else the exception that decides. Raises Rejected, ImportError."""
    pytest = importlib.import_module("pytest")
    pytest.hookimpl(tryfirst=True)(Recorder.pytest_pycollect_makeitem)
    folder = Path.cwd() / f"tests-{side.num_texts}"
    folder.mkdir()
    name = f"{guard.TEST_MODULE}_{side.num_texts}"
    (folder / f"{name}.py").write_text(plan["text"], encoding="utf-8")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    recorder = Recorder()
    options = [f"-p no:{plugin}" for plugin in OFF]
    options += ["-c", os.devnull, f"--rootdir={folder}", f"--basetemp={folder}/tmp", "--capture=sys"]
    streams = sys.stdin, sys.stdout, sys.stderr
    try:
        code = pytest.main([*options, "--import-mode=prepend", f"{folder}/{name}.py"], plugins=[recorder])
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
        sys.modules.pop(name, None)
        if str(folder) in sys.path:
            sys.path.remove(str(folder))
    if recorder.broken:
        return recorder.broken[0]
    if recorder.reasons:
        raise guard.Rejected(recorder.reasons[0])
    if code in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        raise RuntimeError("pytest could not run the test")
    if not recorder.num_collected:
        raise guard.Rejected("no test was collected")
    if len(recorder.passed) != recorder.num_collected:
        raise RuntimeError("the run of the tests was interrupted")
    return None
