"""The program inside the worker that holds the tests: runs each single test, reports one frame for each, in order.

The code under test is not here: its names are stand-ins (remote.py) that ask the other side. The verdict is this side's
alone. `passed` needs more than an end without an exception: some assertion must have run, none may have begun without
coming to its end, nothing may have been refused, and the code under test must have been asked something.

outcome  "passed"; "failed", an assertion of the test does not hold; "error", the code under test or the test raised
         something else, or a question was refused; "memory"; "rejected", the test says nothing about the code (skipped,
         nothing collected, no assertion ran, a missing package)

A job is {"tests": [plans of test_program.py], "limits"}. pytest runs in this process (pytest_side.py) where it can be
imported; without it, unittest's classes, plain functions and classes of plain test methods still run.
"""

import builtins
import importlib.util
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from agentic_diffusion.sandbox.inside import guard, operations, peer, pytest_side, remote, runner, standard_tests
else:
    import guard
    import operations
    import peer
    import pytest_side
    import remote
    import runner
    import standard_tests

PACKAGES = frozenset(
    "numpy pandas scipy sympy matplotlib sklearn torch tensorflow requests httpx hypothesis pydantic networkx "
    "freezegun parameterized yaml PIL django flask fastapi sqlalchemy attr attrs pytest".split()
)
"""Packages that a test may need itself: never taken for a name of the code under test."""


class Finder:
    """Last on the path of imports: a module that nothing else finds is the code under test."""

    def __init__(self, side: peer.Peer) -> None:
        self.side = side
        self.names: frozenset[str] = frozenset()

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> object:
        if name not in self.names:
            return None
        return importlib.util.spec_from_loader(name, self, is_package=True)  # type: ignore[arg-type]

    def create_module(self, spec: "Any") -> "Any":
        return remote.RemoteModule(self.side, spec.name)

    def exec_module(self, module: object) -> None:
        """The module is elsewhere."""

    def forget(self) -> None:
        for name in [name for name, module in sys.modules.items() if type(module) is remote.RemoteModule]:
            del sys.modules[name]


class Side:
    """The tests of one job; `begun` and `done` count the assertions of the present test."""

    def __init__(self, side: peer.Peer) -> None:
        self.peer = side
        self.finder = Finder(side)
        self.num_texts = 0
        self.plan: dict[str, Any] = {}
        self.begun = 0
        self.done = 0

    def run(self, plan: "dict[str, Any]") -> "tuple[str, str, list[int], str]":
        """The verdict on one test."""
        self.num_texts += 1
        self.plan = plan
        self.begun = self.done = 0
        asked = self.peer.asked
        self.peer.refused, self.peer.swallowed, self.peer.may_suppress = "", None, plan["may_suppress"]
        self.finder.names = frozenset(name for name in plan["modules"] if name.partition(".")[0] not in PACKAGES)
        try:
            failed = WAYS[plan["way"]](self, plan)
        except BaseException as error:
            failed = error
        finally:
            self.finder.forget()
        failed = failed or self.peer.swallowed
        if self.peer.refused:
            return "error", self.peer.refused[: runner.DETAIL_CHARS], [], ""
        if failed is not None:
            return self.judge(failed)
        if self.begun != self.done:
            return "failed", "an assertion was cut short by an exception that then disappeared", [], ""
        if plan["counted"] and not self.begun:
            return "rejected", "no assertion of the test ran", [], ""
        if self.peer.asked == asked:
            return "rejected", "the test does not use the code under test", [], ""
        return "passed", "", [], ""

    def judge(self, error: BaseException) -> "tuple[str, str, list[int], str]":
        """The verdict that an exception is. One that came from the code under test is never a failed assertion."""
        known = self.peer.objects.foreign.get(id(error))
        if known is not None and known[0] is error:
            return of_code(known[3])
        outcome = type(error).__name__ if guard.is_private(type(error)) else ""
        if isinstance(error, guard.Rejected) or outcome in ("SkipTest", "Skipped"):
            return "rejected", one_line(error) or "skipped", [], ""
        if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] in PACKAGES:
            return "rejected", f"the test needs {error.name}, which the cell does not have", [], ""
        if isinstance(error, AssertionError) or outcome == "Failed":
            return "failed", one_line(error) or "an assertion of the test does not hold", [], ""
        report: Any = runner.describe(error)
        return report[0], report[2], report[3], report[5]

    def fill(self, namespace: "dict[str, Any]") -> None:
        """Bind the names of the code under test that the test uses without importing them."""
        module = remote.RemoteModule(self.peer, "candidate")
        for name in self.plan["free"]:
            try:
                namespace[name] = getattr(module, name)
            except AttributeError:
                continue

    def module(self, plan: "dict[str, Any]", name: str) -> "Any":
        """Run the test text as a module of that name."""
        module = type(sys)(name)
        sys.modules[name] = module
        exec(compile(plan["text"], "<tests>", "exec", dont_inherit=True), vars(module))
        return module

    def begin(self) -> None:
        self.begun += 1

    def finish(self) -> None:
        self.done += 1


def of_code(report: "list[Any]") -> "tuple[str, str, list[int], str]":
    """The report that came with an exception of the code under test; it may be anything."""
    try:
        outcome, detail, trace, limit = report
        lines = [line for line in trace if type(line) is int][-runner.MAX_TRACE :]
        whole = type(detail) is str and type(limit) is str
    except (TypeError, ValueError):
        return "error", "the code under test raised something", [], ""
    if not whole:
        return "error", "the code under test raised something", [], ""
    return "memory" if outcome == "memory" else "error", detail[: runner.DETAIL_CHARS], lines, limit[:20]


def one_line(error: BaseException) -> str:
    try:
        text = str(error)
    except BaseException:
        text = ""
    return " ".join(text[: 4 * runner.DETAIL_CHARS].split())[: runner.DETAIL_CHARS]


def say(source: str, *values: object) -> str:
    """The message of an assertion that has none: what it says, and the values it compared."""
    shown = []
    for value in values:
        try:
            text = repr(value)
        except BaseException:
            text = f"a {type(value).__name__}"
        shown.append(text if len(text) <= 100 else text[:97] + "...")
    return f"assert {source}" + (f": {', '.join(shown)}" if shown else "")


def run_script(side: Side, plan: "dict[str, Any]") -> None:
    """Assertions at the left margin, in loops, in functions that the test calls itself."""
    main = sys.modules["__main__"]
    try:
        side.module(plan, "__main__")
    finally:
        sys.modules["__main__"] = main


def run_functions(side: Side, plan: "dict[str, Any]") -> None:
    """Test functions that take nothing and need nothing: called in order."""
    module = side.module(plan, guard.TEST_MODULE)
    for name in plan["functions"]:
        vars(module)[name]()


def run_pytest(side: Side, plan: "dict[str, Any]") -> "BaseException | None":
    """Anything that needs a framework: fixtures, parameters, classes."""
    if importlib.util.find_spec("pytest") is not None:
        return pytest_side.run(side, plan)
    if "pytest" in plan["modules"] or not plan["functions_take_nothing"]:
        raise guard.Rejected("the test needs pytest, which the cell does not have: install pytest")
    return standard_tests.run_unittest(side, plan)


def run_doctest(side: Side, plan: "dict[str, Any]") -> "BaseException | None":
    """Examples with their output."""
    return standard_tests.run_doctest(side, plan)


WAYS: "dict[str, Callable[[Side, dict[str, Any]], BaseException | None]]" = {
    "script": run_script, "functions": run_functions, "doctest": run_doctest, "pytest": run_pytest,
}  # fmt: skip


def serve_tests(descriptor: int, job: "dict[str, Any]") -> None:
    """Report the start and every test, in this order."""
    max_bytes = job["limits"]["output_bytes"]
    side = Side(peer.Peer(descriptor, max_bytes, guarded=True))
    peer.hide_modules()
    vars(builtins).update(
        {operations.FILL: side.fill, operations.BEGIN: side.begin, operations.DONE: side.finish, operations.SAY: say}
    )
    sys.meta_path.append(side.finder)  # type: ignore[arg-type]
    version = runner.Encoder(100)
    version.encode([runner.WIRE_VERSION])
    runner.send(descriptor, -2, ["passed", b"".join(version.parts), "", [], [], ""], max_bytes)
    for index, plan in enumerate(job["tests"]):
        outcome, detail, trace, limit = side.run(plan)
        runner.send(descriptor, index, [outcome, b"", detail, trace, [], limit], max_bytes)
