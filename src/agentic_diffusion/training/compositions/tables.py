"""Constructors of the tables of filters and maps: phrases stand in "a|b|c" cells, adjectives or nouns first."""

from collections.abc import Callable
from typing import Any

from agentic_diffusion.training.compositions.operation import Element, Operation, Parameters, variants


def filter_over(
    takes: tuple[Element, ...],
    name: str,
    code: str,
    reference: Callable[..., bool],
    phrases: tuple[str, str],
    parameters: Parameters | None = None,
    **more: Any,
) -> Operation:
    return Operation(
        key=f"filter.{name}",
        kind="filter",
        code=code,
        reference=reference,
        takes=takes,
        adjectives=variants(phrases[0]),
        clauses=variants(phrases[1]),
        parameters=parameters or {},
        **more,
    )


def map_over(
    takes: tuple[Element, ...],
    name: str,
    code: str,
    reference: Callable[..., object],
    phrases: tuple[str, str],
    parameters: Parameters | None = None,
    **more: Any,
) -> Operation:
    return Operation(
        key=f"map.{name}",
        kind="map",
        code=code,
        reference=reference,
        takes=takes,
        nouns=variants(phrases[0]),
        verbs=variants(phrases[1]),
        parameters=parameters or {},
        **more,
    )


def unquoted(literal: str) -> str:
    """The characters of a parameter value that is written as a quoted literal."""
    return literal.strip("'")
