"""What Java's and JUnit's comparisons mean on decoded values.

`equals` is exact: an int is no double, a list no array, 0.0 is not -0.0 and NaN is NaN, as `Double.equals` has it. The
widths of integers and of floats are lost on the way out, so Integer equals Long here, alone and within collections.
assertEquals compares two numbers as JUnit's overloads do (2 and 2.0 are equal). `==` goes by value for numbers,
characters, booleans, constants of an enum and null, also where Java has boxed them; for everything else it would be
identity, which does not survive the way out, and raises TypeError. So does an order with NaN. What raises holds in no
decision, negated or not.
"""

import math
import operator
import struct
from collections.abc import Callable

from agentic_diffusion.sandbox.languages.decision import Comparator
from agentic_diffusion.sandbox.wire import Tagged

_IDENTITY = frozenset({"Collection", "object"})


def key(value: object, *, deep: bool = False) -> object:  # noqa: PLR0911
    """A hashable stand-in, the same for two values exactly where `equals` holds.

    Arrays have the equality of their content if `deep`; otherwise they raise TypeError, as do values that are equal
    only to themselves in Java.
    """
    match value:
        case bool() | None | str():
            return (type(value), value)
        case int():
            return ("int", value)
        case float():
            return ("float", b"NaN" if math.isnan(value) else struct.pack(">d", value))
        case list() | tuple():
            return ("list", *(key(item, deep=deep) for item in value))
        case set() | frozenset():
            return ("set", frozenset(key(item, deep=deep) for item in value))
        case dict():
            return ("map", frozenset((key(name), key(item, deep=deep)) for name, item in value.items()))
        case Tagged(kind, content):
            if kind in _IDENTITY or (kind == "array" and not deep):
                raise TypeError(_IDENTITY_MATTERS.get(kind, "Java compares these objects by identity"))
            return (kind, key(content, deep=deep))
    raise TypeError(f"a {type(value).__name__} is no value of Java")


_IDENTITY_MATTERS = {
    "array": "equals compares arrays by identity; write assertArrayEquals or Arrays.equals",
    "Collection": "a queue equals only itself; compare new ArrayList<>(...) of it",
}


def equal(left: object, right: object) -> bool:
    """`left.equals(right)`, or both are null."""
    return key(left) == key(right)


def calls_equals(left: object, right: object) -> bool:
    """`left.equals(right)`; null has no such method."""
    if left is None:
        raise TypeError("equals is called on null")
    return equal(left, right)


def assert_equals(left: object, right: object) -> bool:
    """JUnit's assertEquals without a tolerance."""
    if is_number(left) and is_number(right) and type(left) is not type(right):
        return key(_real(left)) == key(_real(right))
    return equal(left, right)


def within(left: object, right: object, tolerance: object) -> bool:
    """JUnit's assertEquals with a tolerance: equal bits, or not further apart."""
    size = _real(tolerance)
    if not size >= 0:
        raise ValueError("a tolerance must be a positive number")
    a, b = _real(left), _real(right)
    return key(a) == key(b) or abs(a - b) <= size


def arrays_within(left: object, right: object, tolerance: object) -> bool:
    """JUnit's assertArrayEquals with a tolerance."""
    a, b = _array(left), _array(right)
    return len(a) == len(b) and all(within(x, y, tolerance) for x, y in zip(a, b, strict=True))


def deep_arrays(left: object, right: object) -> bool:
    """JUnit's assertArrayEquals and Arrays.deepEquals: arrays of arrays by content."""
    if left is None or right is None:
        return left is right
    return key(Tagged("array", _array(left)), deep=True) == key(Tagged("array", _array(right)), deep=True)


def flat_arrays(left: object, right: object) -> bool:
    """Arrays.equals: the elements by `equals`, so arrays in arrays have no equal."""
    if left is None or right is None:
        return left is right
    return key(_array(left)) == key(_array(right))


def iterables(left: object, right: object) -> bool:
    """JUnit's assertIterableEquals; both sides come as lists, in the order of iteration."""
    for side in (left, right):
        if isinstance(side, set | frozenset):
            raise TypeError("a set has no order to compare by; write assertEquals")
        if not isinstance(side, list):
            raise TypeError("assertIterableEquals needs collections")
    return equal(left, right)


def is_true(value: object, _: object) -> bool:
    """Whether a condition holds; what is no boolean is neither true nor false."""
    if not isinstance(value, bool):
        raise TypeError("not a boolean")
    return value


def identical(left: object, right: object) -> bool:
    """`==`, by value where that is the same or where Java has only boxed the value."""
    if left is None or right is None:
        return left is right
    if isinstance(left, bool) or isinstance(right, bool):
        if type(left) is not type(right):
            raise TypeError("a boolean and something else have no ==")
        return left is right
    if _is_enum(left) and _is_enum(right):
        return left == right
    return _number(left) == _number(right)


def compare(left: object, right: object) -> int:
    """The sign of `left.compareTo(right)`."""
    if isinstance(left, str) and isinstance(right, str):
        a, b = (side.encode("utf-16-be", "surrogatepass") for side in (left, right))
        return (a > b) - (a < b)
    for kind in ("BigInteger", "BigDecimal"):
        if isinstance(left, Tagged) and isinstance(right, Tagged) and left.kind == right.kind == kind:
            (x, x_scale), (y, y_scale) = _exact(left), _exact(right)
            x, y = x * _power(y_scale, x_scale), y * _power(x_scale, y_scale)
            return (x > y) - (x < y)
    number_a, number_b = _ordered_number(left), _ordered_number(right)
    return (number_a > number_b) - (number_a < number_b)


def _exact(value: Tagged) -> tuple[int, int]:
    """(unscaled, scale) of a BigDecimal; scale 0 of a BigInteger."""
    match value.value:
        case int(whole):
            return whole, 0
        case (int(unscaled), int(scale)) if abs(scale) <= 10_000:
            return unscaled, scale
    raise TypeError("not a decimal number")


def _power(scale: int, other: int) -> int:
    """What a number of scale `other` must be multiplied by beside one of `scale`."""
    return int(10 ** max(scale - other, 0))


def contains(container: object, item: object) -> bool:
    """`container.contains(item)` of a string or a collection."""
    if isinstance(container, str):
        if isinstance(item, str):
            return item in container
        raise TypeError("a string contains only strings")
    wanted = key(item)
    return any(key(member) == wanted for member in _members(container))


def contains_all(container: object, items: object) -> bool:
    """`container.containsAll(items)` of two collections."""
    held = {key(member) for member in _members(container)}
    return all(key(item) in held for item in _members(items))


def contains_key(container: object, item: object) -> bool:
    """`map.containsKey(item)`."""
    if not isinstance(container, dict):
        raise TypeError("only a map has keys")
    wanted = key(item)
    return any(key(name) == wanted for name in container)


def contains_value(container: object, item: object) -> bool:
    """`map.containsValue(item)`."""
    if not isinstance(container, dict):
        raise TypeError("only a map has values")
    wanted = key(item)
    return any(key(member) == wanted for member in container.values())


def is_empty(container: object) -> bool:
    """`isEmpty()` of a string, collection, map or Optional."""
    if isinstance(container, Tagged) and container.kind.startswith("Optional"):
        return container.value is None
    if isinstance(container, str | dict):
        return not container
    return not _members(container)


def starts_with(word: object, part: object) -> bool:
    """`word.startsWith(part)`."""
    a, b = _words(word, part)
    return a.startswith(b)


def ends_with(word: object, part: object) -> bool:
    """`word.endsWith(part)`."""
    a, b = _words(word, part)
    return a.endswith(b)


def equal_ignoring_case(word: object, part: object) -> bool:
    """`word.equalsIgnoreCase(part)`, letter by letter as Java does it."""
    if part is None:
        return False
    a, b = _words(word, part)
    return len(a) == len(b) and all(x.upper() == y.upper() or x.lower() == y.lower() for x, y in zip(a, b, strict=True))


def throws_exactly(raised: object, name: object) -> bool:
    """Whether what a step "raises" returned names exactly this type."""
    return isinstance(raised, list) and len(raised) > 1 and raised[1] == name


def is_number(value: object) -> bool:
    """An int or a float; a character is none, and a boolean neither."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _real(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{type(value).__name__} is no number")
    return float(value)


def _number(value: object) -> int | float:
    """A number, or a character as the number that Java takes it for."""
    if isinstance(value, Tagged) and value.kind == "char" and isinstance(value.value, str) and len(value.value) == 1:
        return ord(value.value)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError("== and < compare numbers, characters and booleans; write .equals or assertEquals")
    return value


def _ordered_number(value: object) -> int | float:
    """A number that is not NaN: `!(NaN > 3)` holds in Java, which a wrong answer must not profit from."""
    number = _number(value)
    if number != number:  # noqa: PLR0124
        raise TypeError("NaN has no order; write Double.isNaN")
    return number


def _is_enum(value: object) -> bool:
    return isinstance(value, Tagged) and value.kind.startswith("enum ")


def _array(value: object) -> list[object]:
    if isinstance(value, Tagged) and value.kind == "array" and isinstance(value.value, list | tuple):
        return [*value.value]
    raise TypeError("not an array")


def _members(value: object) -> list[object]:
    if isinstance(value, Tagged) and value.kind == "Collection":
        value = value.value
    if isinstance(value, list | tuple | set | frozenset):
        return [*value]
    raise TypeError("not a collection")


def _words(left: object, right: object) -> tuple[str, str]:
    if isinstance(left, str) and isinstance(right, str):
        return left, right
    raise TypeError("not strings")


def _negated(comparator: Comparator) -> Comparator:
    return lambda *operands: not comparator(*operands)


def _of_numbers(test: Callable[[float, float], bool]) -> Comparator:
    return lambda left, right: test(_ordered_number(left), _ordered_number(right))


def _ordered(test: Callable[[int, int], bool]) -> Comparator:
    return lambda left, right: test(compare(left, right), 0)


def _apart(test: Callable[[float, float], bool]) -> Comparator:
    return lambda left, right, tolerance: test(
        abs(_ordered_number(left) - _ordered_number(right)), _ordered_number(tolerance)
    )


_SIGNS: dict[str, Callable[[float, float], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip

COMPARATORS: dict[str, Comparator] = {
    "==": identical,
    "isTrue": is_true,
    "!=": _negated(identical),
    **{sign: _of_numbers(_SIGNS[sign]) for sign in ("<", ">", "<=", ">=")},
    "assertEquals": assert_equals,
    "within": within,
    "arraysWithin": arrays_within,
    "assertArrayEquals": deep_arrays,
    "Arrays.equals": flat_arrays,
    "iterables": iterables,
    "equals": calls_equals,
    "Objects.equals": equal,
    "contains": contains,
    "containsAll": contains_all,
    "containsKey": contains_key,
    "containsValue": contains_value,
    "isEmpty": lambda container, _: is_empty(container),
    "startsWith": starts_with,
    "endsWith": ends_with,
    "equalsIgnoreCase": equal_ignoring_case,
    "throws": throws_exactly,
    **{f"compareTo {sign}": _ordered(test) for sign, test in _SIGNS.items()},
    **{f"apart {sign}": _apart(test) for sign, test in _SIGNS.items()},
}
"""By the name of the operation of a decision.Compare."""
