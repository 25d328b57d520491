"""The calls by which Go tests say that something is wrong: methods of testing.T, and assert and require of testify.

Not covered: suites, `Eventually` and the like, comparisons of JSON, times and files, and messages of panics.
"""

from collections.abc import Callable

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import Raised
from agentic_diffusion.sandbox.languages.go.conditions import Condition, Conditions, negated
from agentic_diffusion.sandbox.languages.go.operands import TRUE
from agentic_diffusion.sandbox.languages.go.scope import Scope
from agentic_diffusion.sandbox.languages.go.syntax import text

FAILS = frozenset({"Error", "Errorf", "Fail"})
ENDS = frozenset({"Fatal", "Fatalf", "FailNow"})
IGNORED = frozenset({"Log", "Logf", "Helper", "Parallel", "Cleanup", "Name"})
FATAL_CALLS = frozenset({"panic", "log.Fatal", "log.Fatalf", "log.Panic", "log.Panicf", "os.Exit"})

Assertion = Callable[[Conditions, list[Node], Scope], Condition]


def _pair(operation: str, *, negate: bool = False) -> Assertion:
    """Two values; testify writes the expected one first, which makes no difference outside."""

    def assertion(conditions: Conditions, arguments: list[Node], scope: Scope) -> Condition:
        left, right = (conditions.operands.operand(node, scope) for node in _first(arguments, 2))
        found = conditions.compare(operation, left, right)
        return negated(found) if negate else found

    return assertion


def _single(operation: str, *, negate: bool = False) -> Assertion:
    def assertion(conditions: Conditions, arguments: list[Node], scope: Scope) -> Condition:
        found = conditions.compare(operation, conditions.operands.operand(_first(arguments, 1)[0], scope), TRUE)
        return negated(found) if negate else found

    return assertion


def _near(operation: str) -> Assertion:
    def assertion(conditions: Conditions, arguments: list[Node], scope: Scope) -> Condition:
        return conditions.compare(
            operation, *(conditions.operands.operand(node, scope) for node in _first(arguments, 3))
        )

    return assertion


def _truth(wanted: bool) -> Assertion:
    def assertion(conditions: Conditions, arguments: list[Node], scope: Scope) -> Condition:
        found = conditions.of(_first(arguments, 1)[0], scope)
        return found if wanted else negated(found)

    return assertion


def _nil(wanted: bool) -> Assertion:
    def assertion(conditions: Conditions, arguments: list[Node], scope: Scope) -> Condition:
        found = conditions.is_nil(_first(arguments, 1)[0], scope)
        return found if wanted else negated(found)

    return assertion


def _panics(wanted: bool) -> Assertion:
    def assertion(conditions: Conditions, arguments: list[Node], scope: Scope) -> Condition:
        found = Raised(conditions.operands.raised(_first(arguments, 1)[0], scope))
        return found if wanted else negated(found)

    return assertion


def _first(arguments: list[Node], number: int) -> list[Node]:
    """Without the message."""
    if len(arguments) < number:
        raise Unliftable(f"an assertion with {len(arguments)} arguments where {number} are needed")
    return arguments[:number]


ASSERTIONS: dict[str, Assertion] = {
    "Equal": _pair("DeepEqual"),
    "Exactly": _pair("DeepEqual"),
    "NotEqual": _pair("DeepEqual", negate=True),
    "EqualValues": _pair("EqualValues"),
    "NotEqualValues": _pair("EqualValues", negate=True),
    "ElementsMatch": _pair("ElementsMatch"),
    "Contains": _pair("Contains"),
    "NotContains": _pair("Contains", negate=True),
    "Len": _pair("Len"),
    "EqualError": _pair("EqualError"),
    "ErrorContains": _pair("ErrorContains"),
    "ErrorIs": _pair("errors.Is"),
    "NotErrorIs": _pair("errors.Is", negate=True),
    "Greater": _pair(">"),
    "GreaterOrEqual": _pair(">="),
    "Less": _pair("<"),
    "LessOrEqual": _pair("<="),
    "InDelta": _near("InDelta"),
    "InEpsilon": _near("InEpsilon"),
    "Empty": _single("Empty"),
    "NotEmpty": _single("Empty", negate=True),
    "True": _truth(True),
    "False": _truth(False),
    "Nil": _nil(True),
    "NotNil": _nil(False),
    "NoError": _nil(True),
    "Error": _nil(False),
    "Panics": _panics(True),
    "NotPanics": _panics(False),
}


def assertion(name: str, node: Node) -> Assertion:
    """By the name in assert and require; the forms with f and a format are the same. Raises Unliftable."""
    found = ASSERTIONS.get(name) or ASSERTIONS.get(name.removesuffix("f"))
    if found is None:
        raise Unliftable(f"the assertion {name} is not known: {text(node)[:60]}; write it as a comparison")
    return found
