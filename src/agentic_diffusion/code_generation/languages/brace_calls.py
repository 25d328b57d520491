"""Calls of a JavaScript, Java or Go function on generated inputs, by the types it declares or the names it uses.

Nothing here runs code. JavaScript declares no types: there names decide, as they do for Python without hints.
"""

import re
from random import Random

from agentic_diffusion.code_generation.languages.literals import literal
from agentic_diffusion.code_generation.languages.value_types import ValueType, fits, parse_type
from agentic_diffusion.code_generation.probing import KIND_OF_NAME, MAX_ARGUMENTS, value
from agentic_diffusion.sandbox.wire import Tagged

HINTS = {
    "number": "int", "decimal": "float", "text": "str", "flag": "bool", "numbers": "list[int]",
    "decimals": "list[float]", "words": "list[str]", "items": "list[int]", "table": "dict[str, int]",
    "matrix": "list[list[int]]",
}  # fmt: skip
"""Kinds of probing.py that all languages can write."""
DECLARED = {
    "java": {
        "int": "number", "long": "number", "Integer": "number", "double": "decimal", "String": "text",
        "boolean": "flag", "List<Integer>": "numbers", "List<Double>": "decimals", "List<String>": "words",
        "Map<String,Integer>": "table", "List<List<Integer>>": "matrix",
    },
    "go": {
        "int": "number", "int64": "number", "float64": "decimal", "string": "text", "bool": "flag", "[]int": "numbers",
        "[]float64": "decimals", "[]string": "words", "map[string]int": "table", "[][]int": "matrix",
    },
}  # fmt: skip


def parameter_kinds(code: str, name: str, language: str) -> list[list[str]] | None:
    """Kinds to try for each parameter, the likeliest first; None if the function or one of its types is not known."""
    head = re.search(rf"\b{re.escape(name)}[ \t]*\(([^)]*)\)", code)
    if head is None or not head[1].strip():
        return None
    parts = [" ".join(part.split()) for part in _split(head[1])]
    if language == "javascript":
        return [_by_name(part) for part in parts] if all(re.fullmatch(r"[\w$]+", part) for part in parts) else None
    types = _go_types(parts) if language == "go" else [part.rsplit(" ", 1)[0].removeprefix("final ") for part in parts]
    kinds = [DECLARED[language].get(kind.replace(" ", "")) for kind in types]
    return [[kind] for kind in kinds if kind] if all(kinds) else None


def brace_calls(code: str, name: str, language: str, *, num_calls: int = 12, seed: int = 0) -> list[str]:
    """Argument lists in brackets, such as `([1, 2], 3)`; [] unless it is a function of 1 to 4 known parameters."""
    kinds = parameter_kinds(code, name, language)
    if kinds is None or len(kinds) > MAX_ARGUMENTS:
        return []
    rng = Random(seed)
    found: dict[str, None] = {}
    for attempt in range(4 * num_calls):
        width = 1 + min(attempt // num_calls, 1)  # first the likeliest kinds only, then the next ones too
        shown = [_written(rng.choice(row[:width]), language, rng) for row in kinds]
        found.setdefault(f"({', '.join(shown)})")
        if len(found) == num_calls:
            break
    return list(found)


def equality(call: str, result: object, language: str) -> str | None:
    """A test that the call gives this plain value again; None where the value has no short equal form."""
    if isinstance(result, Tagged) and result.kind in ("int", "string", "bool"):
        result = result.value
    if isinstance(result, bool):
        return call if result else f"!{call}"
    if language == "javascript" and isinstance(result, float) and result.is_integer():
        result = int(result)  # JavaScript has one kind of number
    hint = {int: "int", str: "str"}.get(type(result))
    if hint is None or not fits(result, parse_type(hint)):
        return None
    shown = literal(result, ValueType(hint), language)
    if language == "java" and hint == "str":
        return f"{call}.equals({shown})"
    return f"{call} {'===' if language == 'javascript' else '=='} {shown}"


def _written(kind: str, language: str, rng: Random) -> str:
    return literal(value(kind, rng) if kind != "items" else value("numbers", rng), parse_type(HINTS[kind]), language)


def _by_name(name: str) -> list[str]:
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    likely = [KIND_OF_NAME[plain]] if KIND_OF_NAME.get(plain) in HINTS else []
    return list(dict.fromkeys([*likely, "numbers", "text", "number", "words"]))


def _split(parameters: str) -> list[str]:
    """At commas outside of brackets."""
    parts, depth = [""], 0
    for char in parameters:
        depth += (char in "<[{") - (char in ">]}")
        if char == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _go_types(parts: list[str]) -> list[str]:
    """`a, b int, text string`: a name without a type has that of the next one."""
    types: list[str] = []
    for part in reversed(parts):
        _, _, kind = part.partition(" ")
        types.append(kind or (types[-1] if types else ""))
    return types[::-1]
