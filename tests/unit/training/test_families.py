"""Laws of all task families: right by hand, many wordings, deterministic programs on plain values."""

import copy
import re
from random import Random

import pytest

from agentic_diffusion.training.family import Family, fill, instantiate
from agentic_diffusion.training.synthesis import all_families, family_task, returned

FAMILIES = all_families()


def is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(is_plain(part) for item in value.items() for part in item)
    if isinstance(value, (list, tuple, set)):
        return all(map(is_plain, value))
    return type(value) in (int, float, str, bool, type(None))


def same(value: object, expected: object) -> bool:
    """Equal in value and in type, all the way down; dicts in the same order."""
    if type(value) is not type(expected):
        return False
    if isinstance(value, dict) and isinstance(expected, dict):
        return same(list(value.items()), list(expected.items()))
    if isinstance(value, (list, tuple)) and isinstance(expected, (list, tuple)):
        return len(value) == len(expected) and all(map(same, value, expected))
    return value == expected


def each_family() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


def test_there_are_many_families_with_unique_names() -> None:
    names = [family.name for family in FAMILIES]
    assert len(names) >= 150
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)


def test_same_tells_types_apart() -> None:
    assert same({"a": [1, (2.0, None)]}, {"a": [1, (2.0, None)]})
    assert not same(1, True) and not same([1], [1.0]) and not same([1], (1,)) and not same({1: 2, 3: 4}, {3: 4, 1: 2})


@each_family()
def test_hand_worked_examples_hold_exactly(family: Family) -> None:
    task = instantiate(family, family.example_parameters)
    assert len(family.examples) >= 2
    for arguments, expected in family.examples:
        value = returned(task.solution, task.call, copy.deepcopy(arguments))
        assert same(value, expected), (arguments, value, expected)


@each_family()
def test_wordings_are_many_and_distinct(family: Family) -> None:
    assert len(set(family.imperative)) >= 10 and len(set(family.free)) >= 6
    wordings = family.imperative + family.free
    assert len(set(wordings)) == len(wordings)
    assert all(wording == wording.strip() and wording.isprintable() for wording in wordings)


@each_family()
def test_every_parameter_draw_fills_the_wordings(family: Family) -> None:
    rng = Random(1)
    for _ in range(8):
        names = family.parameters(rng)
        task = instantiate(family, names)
        left = re.compile("|".join(rf"\$\{{?{name}\b" for name in names) or r"\$\{")
        assert not [text for text in (*task.imperative, *task.free, task.solution) if left.search(text)]
        assert "$args" in task.call


@each_family()
def test_programs_are_deterministic_and_vary_with_the_input(family: Family) -> None:
    rng = Random(2)
    task = family_task(family, rng)
    values = set()
    for _ in range(25):
        arguments = task.inputs(rng)
        assert is_plain(arguments), arguments
        first = returned(task.solution, task.call, copy.deepcopy(arguments))
        assert is_plain(first), first
        assert same(first, returned(task.solution, task.call, copy.deepcopy(arguments)))
        values.add(repr(first))
    assert len(values) > 1


def test_a_parameter_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="n"):
        fill("add $n to every number", {})
