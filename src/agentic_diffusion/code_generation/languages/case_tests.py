"""One case, a call and the value it must have, as a test in the usual form of each language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agentic_diffusion.code_generation.languages.literals import function_name, literal, type_name
from agentic_diffusion.code_generation.languages.value_types import ValueType

TOLERANCE = "1e-6"


@dataclass(frozen=True, slots=True)
class Signature:
    """Name in snake_case, parameters in order, type of the result."""

    name: str
    parameters: tuple[tuple[str, ValueType], ...]
    returns: ValueType


@dataclass(frozen=True, slots=True)
class Example:
    """Arguments and the value that they must give."""

    arguments: tuple[object, ...]
    result: object


def write_test(signature: Signature, example: Example, language: str) -> str:
    """The test; floating-point results are compared within 1e-6."""
    kinds = [kind for _, kind in signature.parameters]
    arguments = ", ".join(literal(value, kind, language) for value, kind in zip(example.arguments, kinds, strict=True))
    call = f"{function_name(signature.name, language)}({arguments})"
    return _WRITERS[language](call, example.result, signature.returns)


def _python(call: str, result: object, kind: ValueType) -> str:
    if kind.name == "float":
        return f"assert abs({call} - {result!r}) < {TOLERANCE}"
    return f"assert {call} is {result!r}" if kind.name == "bool" else f"assert {call} == {result!r}"


def _javascript(call: str, result: object, kind: ValueType) -> str:
    expected = literal(result, kind, "javascript")
    if isinstance(result, float):
        return f"assert.ok(Math.abs({call} - {_operand(expected)}) < {TOLERANCE})"
    deep = isinstance(result, list | tuple | dict)
    return f"assert.{'deepStrictEqual' if deep else 'strictEqual'}({call}, {expected})"


def _java(call: str, result: object, kind: ValueType) -> str:
    expected = literal(result, kind, "java")
    if result is None:
        return f"{call} == null"
    match kind.name:
        case "float":
            return f"Math.abs({call} - {_operand(expected)}) < {TOLERANCE}"
        case "bool":
            return call if result else f"!{call}"
        case "int" | "long":
            return f"{call} == {expected}"
    return f"{call}.equals({expected})"


def _go(call: str, result: object, kind: ValueType) -> str:
    expected = literal(result, kind, "go")
    match kind.name:
        case "float":
            return f"math.Abs({call}-{_operand(expected)}) < {TOLERANCE}"
        case "bool":
            return call if result else f"!{call}"
        case "list" | "dict":
            return f"reflect.DeepEqual({call}, {expected})" if result else f"len({call}) == 0"
    return f"{call} == {expected}"


def _operand(number: str) -> str:
    return f"({number})" if number.startswith("-") else number


def write_signature(signature: Signature, language: str) -> str:
    """The first line of a function, as a user would give it."""
    name = function_name(signature.name, language)
    parameters = [(function_name(name, language), type_name(kind, language)) for name, kind in signature.parameters]
    returns = type_name(signature.returns, language)
    return _SIGNATURES[language](name, parameters, returns)


def _joined(parameters: Sequence[tuple[str, str]], form: str) -> str:
    return ", ".join(form.format(name=name, type=kind) for name, kind in parameters)


_WRITERS: dict[str, Callable[[str, object, ValueType], str]] = {
    "python": _python,
    "javascript": _javascript,
    "java": _java,
    "go": _go,
}
_SIGNATURES: dict[str, Callable[[str, Sequence[tuple[str, str]], str], str]] = {
    "python": lambda name, parameters, returns: f"def {name}({_joined(parameters, '{name}: {type}')}) -> {returns}:",
    "javascript": lambda name, parameters, _: f"function {name}({_joined(parameters, '{name}')}) {{",
    "java": lambda name, parameters, returns: f"static {returns} {name}({_joined(parameters, '{type} {name}')}) {{",
    "go": lambda name, parameters, returns: f"func {name}({_joined(parameters, '{name} {type}')}) {returns} {{",
}
