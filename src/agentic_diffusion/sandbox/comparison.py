"""Compare plain values, outside the sandbox.

`same` is Python's `==` made strict: bool is no number (True is not 1), list is not tuple, set equals frozenset,
int, float and complex compare by value (2 == 2.0), and NaN equals nothing, not even where Python's identity shortcut
would let `[nan] == [nan]` through. Only values that came through `wire.decode` or from a literal arrive here, so no
method of the program under test can run.

`Approx` is an expected value with a tolerance, as `pytest.approx` means it, alone or within lists, tuples and dicts. It
is as strict about types as `same`: True is not near 1, and a tuple is not near a list.
"""

import math
import operator
from collections.abc import Callable, Collection
from dataclasses import dataclass

_NUMBERS = (int, float, complex)
_REL, _ABS = 1e-6, 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Approx:
    """Near `value`: within the larger of `relative` times its size and `absolute` (alone if it alone is given)."""

    value: object
    relative: float | None = None
    absolute: float | None = None
    nan_ok: bool = False

    def __post_init__(self) -> None:
        for tolerance in (self.relative, self.absolute):
            if tolerance is not None and not tolerance >= 0:
                raise ValueError(f"a tolerance of {tolerance}")
        if isinstance(self.value, set | frozenset):
            raise TypeError("a set has no order to compare numbers by")

    def near(self, actual: object) -> bool:
        """Whether `actual` is of the same shape as the value, with every number within the tolerance."""
        expected = self.value
        if isinstance(expected, list | tuple):
            return (
                type(actual) is type(expected)
                and len(actual) == len(expected)
                and all(map(self._near, actual, expected))
            )
        if isinstance(expected, dict):
            near: dict[object, object] = {
                key: Approx(item, self.relative, self.absolute, self.nan_ok) for key, item in expected.items()
            }
            return isinstance(actual, dict) and _same_dicts(actual, near)
        return self._near_number(actual, expected)

    def _near(self, actual: object, expected: object) -> bool:
        return Approx(expected, self.relative, self.absolute, self.nan_ok).near(actual)

    def _near_number(self, actual: object, expected: object) -> bool:
        if not (_is_number(actual) and _is_number(expected)):
            return same(actual, expected)
        assert isinstance(actual, _NUMBERS)
        assert isinstance(expected, _NUMBERS)
        if actual == expected:
            return True
        if expected != expected:  # noqa: PLR0124
            return self.nan_ok and actual != actual  # noqa: PLR0124
        if math.isinf(abs(expected)):
            return False
        return abs(actual - expected) <= self._tolerance(abs(expected))

    def _tolerance(self, size: float) -> float:
        absolute = _ABS if self.absolute is None else self.absolute
        if self.relative is None and self.absolute is not None:
            return absolute
        return max((_REL if self.relative is None else self.relative) * size, absolute)


def _is_number(value: object) -> bool:
    return isinstance(value, _NUMBERS) and not isinstance(value, bool)


def same(left: object, right: object) -> bool:  # noqa: PLR0911
    """Strict equality of two plain values, either of which may be or hold an `Approx`."""
    for expected, actual in ((right, left), (left, right)):
        if isinstance(expected, Approx):
            return expected.near(actual)
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
