"""Dict configurations become typed ones at the boundary.

Covered: flat dataclasses with fields of type int, float, bool, str, `Literal` and unions of those with None.
Not covered: nesting, environment variables and files (infrastructure/).
"""

import difflib
from collections.abc import Mapping
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from agentic_diffusion.errors import ConfigError

Config = TypeVar("Config")


def from_mapping(config_type: type[Config], values: Mapping[str, Any] | Config) -> Config:
    """Build the dataclass `config_type` from a mapping; an instance of it passes through.

    An unknown key, a missing one or a value of the wrong type is a ConfigError that names the key, and for an unknown
    key the nearest valid one.
    """
    if isinstance(values, config_type):
        return values
    assert isinstance(values, Mapping), f"expected a mapping or {config_type.__name__}"
    hints = {field.name: get_type_hints(config_type)[field.name] for field in fields(config_type)}  # type: ignore[arg-type]
    for key, value in values.items():
        if key not in hints:
            raise ConfigError(f"unknown key {key!r} in {config_type.__name__}; {_suggestion(key, list(hints))}")
        if not _fits(value, hints[key]):
            raise ConfigError(f"{key} is {value!r}; it must be {_describe(hints[key])}")
    try:
        return config_type(**values)
    except TypeError as error:
        raise ConfigError(f"{config_type.__name__}: {error}") from error


def _suggestion(key: str, valid: list[str]) -> str:
    near = difflib.get_close_matches(key, valid, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"valid keys are {', '.join(valid)}"


def _fits(value: object, hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if isinstance(hint, UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    if isinstance(value, bool):
        return hint is bool
    return isinstance(value, (int, float) if hint is float else hint)


def _describe(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(map(repr, get_args(hint)))
    if isinstance(hint, UnionType):
        return " or ".join(map(_describe, get_args(hint)))
    return "None" if hint is NoneType else str(hint.__name__)
