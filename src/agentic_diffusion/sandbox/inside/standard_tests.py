"""Test texts through the standard library: doctest, and unittest where there is no pytest."""

import doctest
import unittest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from agentic_diffusion.sandbox.inside import guard, remote
    from agentic_diffusion.sandbox.inside.test_side import Side
else:
    import guard
    import remote


def run_doctest(side: "Side", plan: "dict[str, Any]") -> "BaseException | None":
    """Examples with their output, as Python's own doctest compares them."""
    names: dict[str, Any] = {"__name__": "__main__"}
    side.fill(names)
    examples = doctest.DocTestParser().get_doctest(plan["text"], names, "tests", None, 0)
    try:
        doctest.DebugRunner(verbose=False).run(examples, out=len, clear_globs=False)
    except doctest.UnexpectedException as error:
        return error.exc_info[1]
    except doctest.DocTestFailure as error:
        source, want, got = (" ".join(text.split()) for text in (error.example.source, error.example.want, error.got))
        raise AssertionError(f">>> {source[:100]}: expected {want[:80] or 'nothing'}, got {got[:80]}") from None
    return None


class Result(unittest.TestResult):
    """Everything that is not a plain success, as exceptions, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: list[BaseException] = []

    def addError(self, _test: "Any", err: "Any") -> None:  # noqa: N802
        self.broken.append(err[1])

    def addFailure(self, _test: "Any", err: "Any") -> None:  # noqa: N802
        self.broken.append(err[1])

    def addSubTest(self, _test: "Any", _subtest: "Any", err: "Any") -> None:  # noqa: N802
        self.broken.extend([err[1]] if err else [])

    def addSkip(self, _test: "Any", reason: str) -> None:  # noqa: N802
        self.broken.append(guard.Rejected(f"skipped: {reason}"))

    def addExpectedFailure(self, _test: "Any", _err: "Any") -> None:  # noqa: N802
        self.broken.append(guard.Rejected("the test expects to fail"))

    def addUnexpectedSuccess(self, _test: "Any") -> None:  # noqa: N802
        self.broken.append(guard.Rejected("the test expects to fail"))


def run_unittest(side: "Side", plan: "dict[str, Any]") -> "BaseException | None":
    """Classes of unittest, plain test functions, and test methods of plain classes, without pytest."""
    module = side.module(plan, guard.TEST_MODULE)
    own = {name: thing for name, thing in vars(module).items() if not remote.is_remote(thing)}
    cases = [kind for kind in own.values() if isinstance(kind, type) and issubclass(kind, unittest.TestCase)]
    result = Result()
    num_run = 0
    for case in cases:
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
        num_run += suite.countTestCases()
        suite.run(result)
    if result.broken:
        return result.broken[0]
    plain = [kind for name, kind in own.items() if name.startswith("Test") and kind not in cases]
    calls = [own[name] for name in plan["functions"]]
    calls += [getattr(kind(), name) for kind in plain for name in dir(kind) if name.startswith("test")]
    for call in calls:
        call()
    if not num_run + len(calls):
        raise guard.Rejected("no test was collected")
    return None
