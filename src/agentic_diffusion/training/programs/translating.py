"""A Python program with its inputs as a task in another language: source, signature and tests.

What the Python program returns is what the tests expect. Whether the printed program passes them is the judge's to say.
"""

import ast
import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from agentic_diffusion.code_generation.languages.case_tests import Example, Signature, write_signature, write_test
from agentic_diffusion.code_generation.languages.value_types import SCALARS, ValueType
from agentic_diffusion.training.programs.observing import TypedProgram, Untranslatable, kind_of, merge, observe
from agentic_diffusion.training.programs.printers import go, java, javascript

PRINTERS: Mapping[str, Callable[[TypedProgram], str]] = {
    "javascript": javascript.print_program,
    "java": java.print_program,
    "go": go.print_program,
}
_MAX_SAFE = 2**53
"""Beyond it JavaScript rounds."""


@dataclass(frozen=True, slots=True)
class Translation:
    """`signature` is the line that a user might give; `tests` hold for the Python program."""

    code: str
    signature: str
    tests: tuple[str, ...]


def translate(source: str, inputs: Sequence[tuple[object, ...]], language: str, *, num_tests: int = 5) -> Translation:
    """The last function of `source`, watched on `inputs`, in `language`.

    Raises Untranslatable if the program, its types or its values have no natural twin there.
    """
    program = observe(source, inputs)
    signature = signature_of(program, language)
    code = PRINTERS[language](program)
    examples = _examples(source, program.main.name, inputs, num_tests)
    tests = tuple(write_test(signature, example, language) for example in examples)
    return Translation(code, write_signature(signature, language), tests)


def signature_of(program: TypedProgram, language: str) -> Signature:
    """Name, parameters and result with the types that a test has to write. Raises Untranslatable."""
    parameters = []
    for argument in program.main.args.args:
        kind = program.kind(argument)
        if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "float":
            kind = merge(kind, ValueType("float"))
        parameters.append((argument.arg, shared(kind, language)))
    return Signature(program.main.name, tuple(parameters), shared(program.returns[program.main.name], language))


def shared(kind: ValueType, language: str) -> ValueType:
    """The type as `language` has it in signatures: tuples of one type are lists. Raises Untranslatable."""
    if language == "javascript" and kind.name in ("any", "unknown", "optional", "tuple"):
        return kind
    match kind.name:
        case "list" | "dict":
            return replace(kind, arguments=tuple(shared(part, language) for part in kind.arguments))
        case "tuple" if len(set(kind.arguments)) == 1:
            return ValueType("list", (shared(kind.arguments[0], language),))
        case "optional" if language == "java":
            return replace(kind, arguments=(shared(kind.arguments[0], language),))
    if kind.name not in SCALARS:
        raise Untranslatable(f"{language} has no {kind} in signatures")
    return kind


def _examples(source: str, name: str, inputs: Sequence[tuple[object, ...]], num: int) -> list[Example]:
    """Different inputs with what the program returns, results as different as may be."""
    scope: dict[str, object] = {}
    exec(compile(source, "<sample>", "exec"), scope)
    found: dict[str, Example] = {}
    for arguments in inputs:
        result = scope[name](*copy.deepcopy(arguments))  # type: ignore[operator]
        if _is_safe((arguments, result)) and len(repr(arguments)) < 200:
            found.setdefault(repr(arguments), Example(arguments, result))
    results: set[str] = set()
    news = []
    for example in found.values():
        if repr(example.result) not in results:
            results.add(repr(example.result))
            news.append(example)
    others = [example for example in found.values() if example not in news]
    return [*news, *others][:num]


def _is_safe(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_is_safe, value))
    if isinstance(value, dict):
        return all(map(_is_safe, [*value, *value.values()]))
    if isinstance(value, float):
        return value == value and abs(value) != float("inf")  # noqa: PLR0124
    kind_of(value)
    return not isinstance(value, int) or abs(value) < _MAX_SAFE
