"""What the code under test may see of the test program, and which of its exceptions must not disappear."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from agentic_diffusion.sandbox.inside import operations
else:
    import operations

TEST_MODULE = "test_case"
"""How the module of a test program that pytest imports is called; a number may follow."""

_FRAMEWORKS = ("_pytest", "pytest", "unittest.case", "doctest", "importlib", "_frozen_importlib")
_READABLE = frozenset(("__main__", "unittest.mock", "types", "io", "_io"))
_OF_FUNCTIONS = frozenset(("__name__", "__doc__"))  # functools.wraps copies them


class Rejected(Exception):
    """The test cannot be run here, or says nothing about the code under test."""


def permit(operation: object, operands: "tuple[Any, ...]", known: "dict[int, int]") -> None:
    """Raises what the code under test gets to see when it goes beyond CALLBACKS. `known` has the ids of what it got."""
    if operation not in operations.CALLBACKS:
        raise TypeError("not supported by an object of the test program")
    if operation in operations.INPUTS:
        return
    target = operands[0] if operands else None
    if id(target) not in known:
        raise TypeError("not an object of the test program")
    if operation in ("get", "set") and not _may_reach(str(operation), target, operands[1]):
        raise AttributeError(f"{type(target).__name__!r} object of the test program has no attribute {operands[1]!r}")


def _may_reach(operation: str, target: "Any", name: object) -> bool:
    """Public attributes of instances of the test's own classes; existing ones may be set."""
    kind = type(target)
    if operation == "get" and name in _OF_FUNCTIONS:
        return callable(target)
    if type(name) is not str or name.startswith("_") or isinstance(target, type):
        return False
    own = kind.__module__ in _READABLE or str(kind.__module__).startswith(TEST_MODULE)
    if not own or is_private(kind):
        return False
    return operation == "get" or name in getattr(target, "__dict__", ())


def is_private(kind: type) -> bool:
    """Whether a class belongs to the test framework or is a test case: such objects hold the whole test program."""
    modules = [str(base.__module__) for base in kind.__mro__]
    return any(module == name or module.startswith(f"{name}.") for module in modules for name in _FRAMEWORKS)


def is_verdict(error: BaseException) -> bool:
    """Whether an exception of the test program is its verdict, or control flow of the test framework."""
    return isinstance(error, AssertionError) or is_private(type(error))


def asserts(target: "Any") -> bool:
    """Whether a function, method, generator or callable object of the test program contains an assertion."""
    function = getattr(target, "__func__", target)
    if not hasattr(function, "__code__") and not hasattr(function, "gi_code"):
        function = vars(type(function)).get("__call__")
    code = getattr(function, "__code__", None) or getattr(function, "gi_code", None)
    return operations.BEGIN in getattr(code, "co_names", ())
