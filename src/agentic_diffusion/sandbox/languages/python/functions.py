"""The functions and methods that the small interpreter knows: of plain values, and of about linear cost.

A hostile program chooses the values. What could cost more than their size (hash tables of colliding keys, sums of very
long numbers, powers, repetition) is bounded here and raises NotHere beyond; the reference cell has limits of its own.
"""

import math
import operator
import re
from collections.abc import Callable, Collection, Iterable

from agentic_diffusion.sandbox.comparison import Approx


class NotHere(Exception):
    """The expression is beyond the small interpreter; the reference cell has to compute it."""


MAX_LENGTH = 10_000
"""Elements of a sequence or hash table that is made here."""
_SMALL_BITS = 4096
_MAX_DIGITS = 400
_MATCHED_CHARS = 1000
_REPEATS = re.compile(r"[*+{]")

TYPES: dict[str, type] = {
    kind.__name__: kind for kind in (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset)
}


def number(value: object) -> object:
    """Arithmetic happens here on small numbers only."""
    if isinstance(value, float | complex) or (isinstance(value, int) and value.bit_length() <= _SMALL_BITS):
        return value
    raise NotHere


def short(items: object) -> list[object]:
    """The items of a plain container or range that is not too long; a string by characters."""
    if not isinstance(items, list | tuple | set | frozenset | dict | str | bytes | range) or len(items) > MAX_LENGTH:
        raise NotHere
    return list(items)


def _add(left: object, right: object) -> object:
    if isinstance(left, list | tuple | str | bytes) and type(left) is type(right):
        return left + right  # type: ignore[operator]
    return operator.add(number(left), number(right))


def _multiply(left: object, right: object) -> object:
    for items, count in ((left, right), (right, left)):
        if isinstance(items, list | tuple | str | bytes) and isinstance(count, int):
            if len(items) * count > MAX_LENGTH:
                raise NotHere
            return items * count
    return operator.mul(number(left), number(right))


def _power(base: object, exponent: object) -> object:
    if isinstance(base, int) and isinstance(exponent, int) and not (abs(base) < 2**32 and 0 <= exponent <= 128):
        raise NotHere
    return operator.pow(number(base), number(exponent))


def _numeric(operation: Callable[[object, object], object]) -> Callable[[object, object], object]:
    return lambda left, right: operation(number(left), number(right))


ARITHMETIC: dict[str, Callable[[object, object], object]] = {
    "Add": _add, "Sub": _numeric(operator.sub), "Mult": _multiply, "Div": _numeric(operator.truediv),
    "FloorDiv": _numeric(operator.floordiv), "Mod": _numeric(operator.mod), "Pow": _power,
}  # fmt: skip


def _hashed(kind: Callable[[Iterable[object]], object]) -> Callable[..., object]:
    return lambda items=(): kind(short(items))


def _dict(items: object = ()) -> object:
    if isinstance(items, dict):
        return dict(items)
    return dict(short(items))  # type: ignore[arg-type]


def _copied(kind: type) -> Callable[..., object]:
    def copy(items: object = ()) -> object:
        return kind(short(items) if isinstance(items, range) else _plain(items))

    return copy


def _plain(items: object) -> Collection[object]:
    if isinstance(items, list | tuple | set | frozenset | dict | str | bytes):
        return items
    raise TypeError(f"{type(items).__name__} object is not iterable")


def _sum(items: object, start: object = 0) -> object:
    return sum((number(item) for item in _plain(items)), number(start))  # type: ignore[call-overload]


def _range(*bounds: object) -> object:
    made = range(*bounds)  # type: ignore[call-overload]
    if len(made) > MAX_LENGTH:
        raise NotHere
    return made


def _round(value: object, digits: object = None) -> object:
    if isinstance(digits, int) and abs(digits) > _MAX_DIGITS:
        raise NotHere
    return round(value, digits)  # type: ignore[call-overload]


def _type(value: object) -> object:
    return type(value)


def _isinstance(value: object, kinds: object) -> object:
    return isinstance(value, kinds)  # type: ignore[arg-type]


def search(pattern: object, message: object) -> object:
    """`re.search`, where the pattern repeats at most once and so cannot be made slow by the message."""
    if not isinstance(pattern, str) or not isinstance(message, str):
        raise TypeError("no text to match")
    if len(_REPEATS.findall(pattern)) > 1 or len(message) > _MATCHED_CHARS:
        raise NotHere
    return re.search(pattern, message) is not None


def approx(expected: object, rel: object = None, abs: object = None, nan_ok: object = False) -> object:  # noqa: A002
    """`pytest.approx` of a plain value."""
    relative, absolute = (None if given is None else float(given) for given in (rel, abs))  # type: ignore[arg-type]
    return Approx(expected, relative, absolute, bool(nan_ok))


def raised(report: object, expected: object) -> object:
    """Whether the value of a "raises" step names one of the `expected` types; () stands for any."""
    if not isinstance(report, list) or len(report) < 2 or not isinstance(expected, tuple):
        return False
    return not expected or any(name in report[1:] for name in expected)


FUNCTIONS: dict[str, Callable[..., object]] = {
    "abs": abs, "len": len, "round": _round, "sorted": sorted, "min": min, "max": max, "isinstance": _isinstance,
    "type": _type, "set": _hashed(set), "frozenset": _hashed(frozenset), "list": _copied(list),
    "tuple": _copied(tuple), "float": float, "int": int, "str": str, "repr": repr, "bool": bool, "dict": _dict,
    "sum": _sum, "all": lambda items: all(_plain(items)), "any": lambda items: any(_plain(items)), "range": _range,
    "zip": lambda *parts: list(zip(*map(short, parts), strict=False)),
    "enumerate": lambda items, start=0: list(enumerate(short(items), start)),
    "reversed": lambda items: short(items)[::-1], "ord": ord, "chr": chr, "divmod": _numeric(divmod),
}  # fmt: skip
LAZY = frozenset({"zip", "enumerate", "reversed", "range"})
"""Functions whose result is no plain value: of use within a conversion or a loop, never compared."""

MATH: dict[str, object] = {
    name: getattr(math, name)
    for name in (
        *("isclose", "isnan", "isinf", "isfinite", "inf", "nan", "pi", "e", "tau", "sqrt", "exp", "log", "log2"),
        *("log10", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "hypot", "floor", "ceil", "trunc", "fabs"),
        *("degrees", "radians", "copysign"),
    )
}

METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        {
            *("startswith", "endswith", "upper", "lower", "strip", "lstrip", "rstrip", "split", "count", "find"),
            *("index", "title", "capitalize", "isdigit", "isalpha", "isalnum", "isupper", "islower", "isspace"),
            *("istitle", "isnumeric", "isdecimal", "isidentifier", "splitlines"),
        }
    ),
    list: frozenset({"copy"}),
    set: frozenset({"copy"}),
    dict: frozenset({"get", "copy"}),
    float: frozenset({"is_integer"}),
}
"""Methods of exact plain types. `==` in disguise (list.count, list.index, __eq__) would not be strict."""


def join(separator: object, items: object) -> object:
    """`separator.join(items)`."""
    if not isinstance(separator, str):
        raise NotHere
    return separator.join(short(items))  # type: ignore[arg-type]


def view(table: object, method: str) -> list[object]:
    """What a loop over `table.items()`, `.keys()` or `.values()` goes through."""
    if not isinstance(table, dict) or len(table) > MAX_LENGTH:
        raise NotHere
    return list(getattr(table, method)())


def subscript(container: object, index: object) -> object:
    """`container[index]`. Not here: a dict by True, which is the key 1 to Python."""
    if isinstance(container, dict):
        if isinstance(index, bool):
            raise NotHere
        return container[index]
    if isinstance(container, list | tuple | str | bytes) and isinstance(index, int | slice):
        return container[index]
    raise TypeError(f"a {type(container).__name__} has no item {index!r}"[:200])
