"""JavaScript source of decoded values: what a question says about the results of the code.

The text says nothing but the value, whatever hostile text the value holds: strings are ASCII literals, keys are
computed, names of classes and kinds are plain identifiers. What cannot be rebuilt becomes an expression that throws.
"""

import json
import math
from collections.abc import Callable

from agentic_diffusion.sandbox.languages.javascript.literals import HOLE, is_primitive
from agentic_diffusion.sandbox.languages.javascript.syntax import is_name
from agentic_diffusion.sandbox.wire import Tagged


def render(value: object) -> str:
    """An expression with the value."""
    if isinstance(value, Tagged):
        return _tagged(value)
    renderer = _RENDERERS.get(type(value))
    return _throwing("a value of another language") if renderer is None else renderer(value)


def quoted(value: object) -> str:
    """A string literal in ASCII."""
    return json.dumps(str(value), ensure_ascii=True)


def _number(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "(-Infinity)" if value < 0 else "Infinity"
    is_minus_zero = value == 0 and math.copysign(1, value) < 0
    shown = str(int(value)) if value.is_integer() and abs(value) < 2**53 and not is_minus_zero else repr(value)
    return f"({shown})" if shown.startswith("-") else shown


def _list(value: list[object]) -> str:
    items = ["" if item == HOLE else render(item) for item in value]
    return f"[{','.join(items)}{',' if value and value[-1] == HOLE else ''}]"


def _dict(value: dict[object, object]) -> str:
    if not all(isinstance(key, str) for key in value):
        return _throwing("an object with keys that are no text cannot be rebuilt")
    return "({" + ",".join(f"[{quoted(key)}]:{render(item)}" for key, item in value.items()) + "})"


_RENDERERS: dict[type, Callable[..., str]] = {
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    float: _number,
    str: quoted,
    list: _list,
    dict: _dict,
}


def _throwing(reason: str) -> str:
    return f"(() => {{ throw new TypeError({quoted(reason)}) }})()"


def _tagged(value: Tagged) -> str:
    kind, content = value.kind, value.value
    if kind.startswith("class "):
        return _instance(kind.split()[1:], content)
    if (renderer := _KINDS.get(kind)) is not None:
        try:
            return renderer(content)
        except (TypeError, ValueError, AttributeError):
            return _throwing(f"a {kind} cannot be rebuilt")
    match content:
        case list() if kind.endswith("Array") and is_name(kind):
            return f"new {kind}({render(content)})"
        case [str(name), str(message)] if kind.endswith("Error") and is_name(kind):
            return _error(kind, name, message)
    return _throwing(f"a {kind} cannot be rebuilt")


def _map(content: list[object]) -> str:
    pairs = zip(content[::2], content[1::2], strict=True)
    return f"new Map([{','.join(f'[{render(key)},{render(item)}]' for key, item in pairs)}])"


def _regexp(content: list[object]) -> str:
    source, flags = content
    return f"new RegExp({quoted(source)}, {quoted(flags)})"


def _extra(content: list[object]) -> str:
    pairs, base = content
    return f"Object.assign({render(base)}, {render(pairs)})"


def _boxed(content: object) -> str:
    return f"Object({render(content)})" if is_primitive(content) else _throwing("a boxed object")


def _bigint(value: int) -> str:
    """In hexadecimal: Python refuses to write thousands of decimal digits."""
    return f"(-{-value:#x}n)" if value < 0 else f"({value:#x}n)"


def _bytes(content: bytes) -> str:
    return f"Buffer.from({quoted(content.hex())}, 'hex')"


_KINDS: dict[str, Callable[..., str]] = {
    "undefined": lambda _: "undefined",
    "bigint": lambda content: _bigint(int(content)),
    "null": lambda content: f"Object.assign(Object.create(null), {render(content)})",
    "Map": _map,
    "Set": lambda content: f"new Set({render(content)})",
    "Date": lambda content: f"new Date({render(content)})",
    "RegExp": _regexp,
    "Number": _boxed,
    "String": _boxed,
    "Boolean": _boxed,
    "extra": _extra,
    "Buffer": _bytes,
    "ArrayBuffer": lambda content: f"Uint8Array.from({_bytes(content)}).buffer",
}


def _error(kind: str, name: str, message: str) -> str:
    errors = "[], " if kind == "AggregateError" else ""
    made = f"new {kind}({errors}{quoted(message)})"
    if name == kind:
        return made
    return f"Object.defineProperty({made}, 'name', {{ value: {quoted(name)}, configurable: true, writable: true }})"


def _instance(names: list[str], content: object) -> str:
    """An object with a prototype chain of classes of these names; the last ones may be built in."""
    base, pairs = (content[1], content[0]) if isinstance(content, list) and len(content) == 2 else (None, content)
    if not isinstance(pairs, dict):
        return _throwing("an object cannot be rebuilt")
    made = "{}" if base is None else render(base)
    chain = "Object.prototype" if base is None else f"Object.getPrototypeOf({made})"
    for name in reversed(_own_classes(names, base)):
        chain = f"named({quoted(name)}, {chain})"
    maker = "{ constructor: { value: { [name]: class {} }[name] } }"
    build = f"const named = (name, above) => Object.create(above, {maker});"
    return f"(() => {{ {build} return Object.assign(Object.setPrototypeOf({made}, {chain}), {render(pairs)}) }})()"


def _own_classes(names: list[str], base: object) -> list[str]:
    """Without the names of the built-in prototypes that the base brings along."""
    if base is None:
        return names
    kind = base.kind if isinstance(base, Tagged) else "Array"
    return names[: names.index(kind)] if kind in names else names
