"""Compare plain values, outside the sandbox.

`same` is Python's `==` made strict: bool is no number (True is not 1), list is not tuple, set equals frozenset,
int, float and complex compare by value (2 == 2.0), and NaN equals nothing, not even where Python's identity shortcut
would let `[nan] == [nan]` through. Only values that came through `encoding.decode` or from a literal arrive here, so no
method of the program under test can run.
"""

import operator
from collections.abc import Callable, Collection

_NUMBERS = (int, float, complex)


def same(left: object, right: object) -> bool:
    """Strict equality of two plain values."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, set | frozenset) and isinstance(right, set | frozenset):
        return len(left) == len(right) and {_key(item) for item in left} == {_key(item) for item in right}
    if type(left) is not type(right):
        return isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS) and left == right
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return _same_dicts(left, right)
    return left == right


def _same_dicts(left: dict[object, object], right: dict[object, object]) -> bool:
    keyed = {_key(key): item for key, item in right.items()}
    missing = object()
    return len(left) == len(right) and all(same(item, keyed.get(_key(key), missing)) for key, item in left.items())


def _key(value: object) -> object:
    """A hashable stand-in that is equal exactly where `same` holds."""
    if isinstance(value, bool) or value is None:
        return (type(value), value)
    if isinstance(value, _NUMBERS):
        return (int, value) if value == value else object()  # noqa: PLR0124
    if isinstance(value, tuple):
        return (tuple, *map(_key, value))
    if isinstance(value, frozenset):
        return (frozenset, frozenset(map(_key, value)))
    return (type(value), value)


def _contains(item: object, container: object) -> bool:
    if isinstance(container, str) and isinstance(item, str):
        return item in container
    if isinstance(container, list | tuple | set | frozenset | dict):
        members: Collection[object] = container
        return any(same(item, member) for member in members)
    return bool(operator.contains(container, item))  # type: ignore[arg-type]


def _identical(left: object, right: object) -> bool:
    return left is right


OPERATORS: dict[str, Callable[[object, object], bool]] = {
    "Eq": same,
    "NotEq": lambda left, right: not same(left, right),
    "Is": _identical,
    "IsNot": lambda left, right: left is not right,
    "In": _contains,
    "NotIn": lambda left, right: not _contains(left, right),
    "Lt": lambda left, right: bool(operator.lt(left, right)),  # type: ignore[arg-type]
    "LtE": lambda left, right: bool(operator.le(left, right)),  # type: ignore[arg-type]
    "Gt": lambda left, right: bool(operator.gt(left, right)),  # type: ignore[arg-type]
    "GtE": lambda left, right: bool(operator.ge(left, right)),  # type: ignore[arg-type]
}
"""By the name of the node in `ast`. The ordering operators raise TypeError as Python does."""
