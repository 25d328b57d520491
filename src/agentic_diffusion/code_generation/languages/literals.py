"""Types, values and names as Python, JavaScript, Java and Go write them."""

import json
import re
from collections.abc import Callable
from typing import cast

from agentic_diffusion.code_generation.languages.value_types import ValueType

LANGUAGES = ("python", "javascript", "java", "go")
_JAVA_BOXES = {"int": "Integer", "long": "Long", "float": "Double", "bool": "Boolean", "str": "String"}
_JAVA = {"int": "int", "long": "long", "float": "double", "bool": "boolean", "str": "String"}
_GO = {"int": "int", "long": "int", "float": "float64", "bool": "bool", "str": "string"}
_JAVA_MAX_OF_ENTRIES = 10


def type_name(kind: ValueType, language: str) -> str:
    """The type as `language` writes it; empty for JavaScript."""
    match language:
        case "python":
            return str(kind).replace("long", "int")
        case "java":
            return _java_type(kind)
        case "go":
            return _go_type(kind)
    return ""


def _java_type(kind: ValueType, *, boxed: bool = False) -> str:
    match kind.name:
        case "optional":
            return _java_type(kind.arguments[0], boxed=True)
        case "list":
            return f"List<{_java_type(kind.element, boxed=True)}>"
        case "dict":
            return f"Map<{', '.join(_java_type(part, boxed=True) for part in kind.arguments)}>"
    return _JAVA_BOXES[kind.name] if boxed else _JAVA[kind.name]


def _go_type(kind: ValueType) -> str:
    match kind.name:
        case "list":
            return f"[]{_go_type(kind.element)}"
        case "dict":
            return f"map[{_go_type(kind.arguments[0])}]{_go_type(kind.arguments[1])}"
    return _GO[kind.name]


def function_name(name: str, language: str) -> str:
    """`count_vowels` as it is, or countVowels."""
    if language == "python":
        return name
    first, *others = [word for word in name.split("_") if word]
    return first + "".join(word[0].upper() + word[1:] for word in others)


def literal(value: object, kind: ValueType, language: str) -> str:
    """The value, which must fit the type (`types.fits`), as an expression of that type."""
    return _WRITERS[language](value, kind)


def _python(value: object, _: ValueType) -> str:
    return repr(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _scalar(value: object, kind: ValueType) -> str:
    if kind.name == "bool":
        return "true" if value else "false"
    if kind.name == "str":
        return _quoted(cast("str", value))
    return repr(value)


def _javascript(value: object, kind: ValueType) -> str:
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case list() | tuple():
            return f"[{', '.join(_javascript(item, kind) for item in value)}]"
        case dict():
            shown = ", ".join(f"{_property(key)}: {_javascript(item, kind)}" for key, item in value.items())
            return f"{{{shown}}}"
        case str():
            return "'" + _quoted(value)[1:-1].replace("'", "\\'").replace('\\"', '"') + "'"
    return repr(value)


def _property(key: object) -> str:
    text = str(key)
    return (
        text
        if re.fullmatch(r"[A-Za-z_]\w*|\d+", text, re.ASCII)
        else "'" + _quoted(text)[1:-1].replace("'", "\\'") + "'"
    )


def _java(value: object, kind: ValueType) -> str:  # noqa: PLR0911
    if value is None:
        return "null"
    match kind.name:
        case "optional":
            return _java(value, kind.arguments[0])
        case "list":
            items = cast("list[object]", value)
            if not items:
                return "List.of()"
            shown = ", ".join(_java(item, kind.element) for item in items)
            return f"List.of({shown})"
        case "dict":
            return _java_map(cast("dict[object, object]", value), kind)
        case "long":
            return f"{value}L"
    return _scalar(value, kind)


def _java_map(value: dict[object, object], kind: ValueType) -> str:
    key, item = kind.arguments
    pairs = [(_java(k, key), _java(v, item)) for k, v in value.items()]
    if len(pairs) <= _JAVA_MAX_OF_ENTRIES:
        return f"Map.of({', '.join(part for pair in pairs for part in pair)})"
    return f"Map.ofEntries({', '.join(f'Map.entry({k}, {v})' for k, v in pairs)})"


def _go(value: object, kind: ValueType) -> str:
    match kind.name:
        case "list" | "dict":
            return f"{_go_type(kind)}{{{_go_inside(value, kind)}}}"
    return _scalar(value, kind)


def _go_inside(value: object, kind: ValueType) -> str:
    if kind.name == "list":
        return ", ".join(_go_element(item, kind.element) for item in cast("list[object]", value))
    entries = cast("dict[object, object]", value).items()
    return ", ".join(f"{_go(key, kind.arguments[0])}: {_go_element(item, kind.element)}" for key, item in entries)


def _go_element(value: object, kind: ValueType) -> str:
    """Inside a composite literal the type of the elements is known."""
    return f"{{{_go_inside(value, kind)}}}" if kind.arguments else _go(value, kind)


_WRITERS: dict[str, Callable[[object, ValueType], str]] = {
    "python": _python, "javascript": _javascript, "java": _java, "go": _go,
}  # fmt: skip
