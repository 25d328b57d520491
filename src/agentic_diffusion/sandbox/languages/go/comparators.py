"""What the comparisons of Go and of its test libraries mean for plain values, outside the cell.

The forms of the values are those of literals.py and inside/harness.go.txt. A comparison that Go would not compile
(an int with a string, two slices with ==) and one that cannot be made outside (two pointers with ==) raises TypeError,
and the test fails. Unlike in Go, errors.Is does not ask methods named Is: those are under test.
"""

import math
import struct
from collections.abc import Callable, Mapping

from agentic_diffusion.sandbox.languages.decision import Comparator
from agentic_diffusion.sandbox.languages.go.literals import DEFAULTS
from agentic_diffusion.sandbox.wire import Tagged

_UNTYPED = "untyped "
_MAX_KEYS = 10_000
_NIL = object()


def _typed(value: object) -> Tagged:
    """A value of a program or of a test; raises TypeError for anything that no harness sends."""
    if not isinstance(value, Tagged):
        raise TypeError("a value without a type")
    if value.kind == "#panicked":
        raise TypeError("it panicked")
    return value


def _untyped(value: Tagged) -> str:
    return value.kind.removeprefix(_UNTYPED) if value.kind.startswith(_UNTYPED) else ""


def _is_boxed(tree: object) -> bool:
    """Whether this is the content of an interface: a value with a type of its own, or an error."""
    return isinstance(tree, Tagged) and (tree.kind == "#error" or not tree.kind.startswith(("&", "#")))


def _unboxed(value: Tagged) -> Tagged:
    """The value in an interface; others as they are. An error stays in its chain."""
    tree = value.value
    if isinstance(tree, Tagged) and _is_boxed(tree) and not _untyped(value):
        return tree
    return value


def _default(value: Tagged) -> Tagged:
    """An untyped constant as an argument of type any gets it."""
    kind = _untyped(value)
    if not kind:
        return _unboxed(value)
    if kind == "nil":
        return value
    tree = value.value
    return Tagged(DEFAULTS[kind], float(tree) if kind == "float" and isinstance(tree, int | float) else tree)


def _is_number(tree: object) -> bool:
    return isinstance(tree, int | float | complex) and not isinstance(tree, bool)


def _as_type_of(constant: object, tree: object) -> object:
    """An untyped constant turned into the type of the other side; raises TypeError where Go would not compile."""
    if isinstance(tree, Tagged) and tree.kind == "#float32" and _is_number(constant):
        return Tagged("#float32", struct.unpack("f", struct.pack("f", constant))[0])
    if isinstance(tree, Tagged) and tree.kind == "#bytes" and isinstance(constant, str):
        return constant
    if isinstance(constant, Tagged) and constant.kind == "#bytes" and isinstance(tree, str):
        return constant
    if _is_number(tree) and _is_number(constant):
        return float(constant) if isinstance(tree, float) else constant  # type: ignore[arg-type]
    if type(tree) is type(constant):
        return constant
    raise TypeError("these types cannot be compared")


def _pair(left: object, right: object) -> tuple[object, object]:
    """The trees of two values whose types agree. Raises TypeError where they do not."""
    a, b = _typed(left), _typed(right)
    if _untyped(a) and not _untyped(b):
        other, one = _pair(b, a)
        return one, other
    if _untyped(b) and not _untyped(a) and not _is_boxed(a.value):
        return a.value, _as_type_of(b.value, a.value)
    if _untyped(a) and _untyped(b):
        return a.value, _as_type_of(b.value, a.value)
    first, second = _default(a), _default(b)
    if first.kind != second.kind:
        if _is_boxed(a.value) or _is_boxed(b.value):
            return _NIL, first.value  # an interface that holds another type: unequal
        raise TypeError(f"mismatched types {first.kind} and {second.kind}")
    return first.value, second.value


def equal(left: object, right: object) -> bool:
    """`==`."""
    for one, other in ((left, right), (right, left)):
        if _typed(one).kind == "untyped nil":
            return _is_nil(_typed(other))
    errors = [_is_error(_typed(side).value) for side in (left, right)]
    if all(errors):
        return _links(_typed(left).value)[0] == _links(_typed(right).value)[0]
    if any(errors):
        raise TypeError("an error and a value of another type")
    a, b = _pair(left, right)
    if a is _NIL:
        return False
    _refuse_identity([a, b])
    return _same(a, b)


def _is_error(tree: object) -> bool:
    return isinstance(tree, Tagged) and tree.kind == "#error"


def _is_nil(value: Tagged) -> bool:
    tree = value.value
    if tree is None:
        return True
    if isinstance(tree, list | dict | bytes) or (isinstance(tree, Tagged) and tree.kind != "#float32"):
        return False
    raise TypeError("a value of this type is never nil")


def _refuse_identity(tree: object) -> None:
    """What `==` compares by identity or not at all, anywhere but inside an error."""
    if isinstance(tree, Tagged):
        if tree.kind == "&":
            raise TypeError("two pointers; compare what they point to, or use reflect.DeepEqual")
        if tree.kind != "#error":
            _refuse_identity(tree.value)
    elif isinstance(tree, Mapping):
        for item in tree.values():
            _refuse_identity(item)
    elif isinstance(tree, list):
        for item in tree:
            _refuse_identity(item)


def deep_equal(left: object, right: object) -> bool:
    """reflect.DeepEqual: the same type and the same content; NaN equals nothing, a nil slice is not an empty one."""
    a, b = _default(_typed(left)), _default(_typed(right))
    if "untyped nil" in (a.kind, b.kind):
        other = b if a.kind == "untyped nil" else a
        return other.kind == "untyped nil" or (other.value is None and _may_be_interface(other.kind))
    return a.kind == b.kind and _same(a.value, b.value)


def _may_be_interface(kind: str) -> bool:
    """A nil of this type is an interface without content, not a typed nil within one."""
    return not kind.startswith(("*", "[", "map[", "func(", "chan "))


def _same(left: object, right: object) -> bool:
    """Two trees of one type. Numbers of one type have one form, but those from constants may be ints for floats."""
    if isinstance(left, Tagged) and isinstance(right, Tagged):
        return left.kind == right.kind and _same_tagged(left, right)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if type(left) is not type(right) and not (_is_number(left) and _is_number(right)):
        return False
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return len(left) == len(right) and all(key in right and _same(item, right[key]) for key, item in left.items())
    return left == right


def _same_tagged(left: Tagged, right: Tagged) -> bool:
    if left.kind == "#pairs":
        return _same_pairs(left.value, right.value)
    if left.kind == "#error":
        return [link[:2] for link in _links(left)] == [link[:2] for link in _links(right)]
    return _same(left.value, right.value)


def _key(tree: object) -> object:
    """A hashable stand-in, equal exactly where `_same` holds."""
    if isinstance(tree, bool) or tree is None:
        return (type(tree), tree)
    if _is_number(tree):
        return ("number", tree) if tree == tree else object()  # noqa: PLR0124
    if isinstance(tree, Tagged):
        return (tree.kind, _key(tree.value))
    if isinstance(tree, list):
        return ("list", *map(_key, tree))
    if isinstance(tree, dict):
        return ("dict", frozenset((_key(key), _key(item)) for key, item in tree.items()))
    return (type(tree), tree)


def _same_pairs(left: object, right: object) -> bool:
    if not (isinstance(left, list) and isinstance(right, list)) or len(left) != len(right) or len(left) % 2:
        return False
    if len(left) > 2 * _MAX_KEYS:
        raise ValueError("maps of more than 10000 elements")
    one, other = ({_key(key): item for key, item in zip(side[::2], side[1::2], strict=True)} for side in (left, right))
    return len(one) == len(left) // 2 and all(key in other and _same(item, other[key]) for key, item in one.items())


def _links(tree: object) -> list[list[object]]:
    """The chain of an error; raises TypeError for anything else."""
    if isinstance(tree, Tagged) and tree.kind == "#error":
        tree = tree.value
    if not isinstance(tree, list) or not tree:
        raise TypeError("this is no error")
    if not all(isinstance(link, list) and len(link) == 3 for link in tree):
        raise TypeError("this is no error")
    return tree


def error_is(left: object, right: object) -> bool:
    """errors.Is: the target is in the chain."""
    a, b = _typed(left), _typed(right)
    if a.value is None or b.value is None:
        return a.value is None and b.value is None
    target = _links(b.value)[0]
    return target in _links(a.value)


def error_as(left: object, right: object) -> bool:
    """errors.As for a target of the type named by `right`."""
    a = _typed(left)
    return a.value is not None and any(link[0] == right for link in _links(a.value))


def _ordered(operation: Callable[[object, object], bool]) -> Comparator:
    def compare(left: object, right: object) -> bool:
        a, b = (_plain(tree) for tree in _pair(left, right))
        if isinstance(a, str) and isinstance(b, str):
            return operation(a.encode("utf-8", "surrogatepass"), b.encode("utf-8", "surrogatepass"))
        if isinstance(a, bytes) and isinstance(b, bytes) and "#bytes" in (_form(left), _form(right)):
            return operation(a, b)
        if not (_is_real(a) and _is_real(b)):
            raise TypeError("these values have no order")
        return operation(a, b)

    return compare


def _form(value: object) -> str:
    tree = _typed(value).value
    return tree.kind if isinstance(tree, Tagged) else ""


def _plain(tree: object) -> object:
    """A float32 or text without its tag."""
    return tree.value if isinstance(tree, Tagged) and tree.kind in ("#float32", "#bytes") else tree


def _is_real(tree: object) -> bool:
    return _is_number(tree) and not isinstance(tree, complex)


def number(value: object) -> float | int:
    """A real number of any type; raises TypeError for anything else."""
    tree = _plain(_default(_typed(value)).value)
    if not isinstance(tree, int | float) or isinstance(tree, bool):
        raise TypeError("this is no number")
    return tree


def _apart(operation: Callable[[object, object], bool]) -> Comparator:
    """math.Abs(left - right) <operation> tolerance, in float64."""

    def compare(left: object, right: object, tolerance: object) -> bool:
        return operation(abs(float(number(left)) - float(number(right))), number(tolerance))

    return compare


def in_delta(left: object, right: object, tolerance: object) -> bool:
    """assert.InDelta; NaN is near NaN only."""
    a, b, delta = float(number(left)), float(number(right)), float(number(tolerance))
    if math.isnan(a) or math.isnan(b) or math.isnan(delta):
        return math.isnan(a) and math.isnan(b) and not math.isnan(delta)
    return a == b or abs(a - b) <= delta


def in_epsilon(expected: object, actual: object, tolerance: object) -> bool:
    """assert.InEpsilon: relative to the expected value."""
    a, b, epsilon = float(number(expected)), float(number(actual)), float(number(tolerance))
    if a == 0 or math.isnan(a) or math.isnan(b):
        return False
    return abs(a - b) / abs(a) <= epsilon


def equal_values(left: object, right: object) -> bool:
    """assert.EqualValues: as DeepEqual, but a number may be of any type that holds it exactly."""
    a, b = _plain(_default(_typed(left)).value), _plain(_default(_typed(right)).value)
    if _is_real(a) and _is_real(b):
        return a == b
    return deep_equal(left, right)


def sequences(left: object, right: object) -> bool:
    """slices.Equal, maps.Equal, bytes.Equal: nil is an empty one."""
    a, b = _typed(left), _typed(right)
    if a.value is None or b.value is None:
        return not _size(a.value) and not _size(b.value)
    if a.kind != b.kind:
        raise TypeError(f"mismatched types {a.kind} and {b.kind}")
    return _same(a.value, b.value)


def _size(tree: object) -> int:
    if tree is None:
        return 0
    if isinstance(tree, Tagged) and tree.kind == "#pairs" and isinstance(tree.value, list):
        return len(tree.value) // 2
    if isinstance(tree, str):
        return len(tree.encode("utf-8", "surrogatepass"))
    plain = _plain(tree)
    if isinstance(plain, list | dict | bytes):
        return len(plain)
    raise TypeError("a value of this type has no length")


def has_length(left: object, right: object) -> bool:
    """assert.Len."""
    return _size(_default(_typed(left)).value) == number(right)


def is_empty(left: object, right: object) -> bool:  # noqa: ARG001
    """assert.Empty: nil, the zero value, or nothing in it."""
    tree = _plain(_default(_typed(left)).value)
    if isinstance(tree, Tagged) and tree.kind == "&":
        return is_empty(Tagged("", tree.value), None)
    if isinstance(tree, dict) and not _default(_typed(left)).kind.startswith("map["):
        return all(is_empty(Tagged("", item), None) for item in tree.values())
    return not tree


def _raw(value: object) -> bytes:
    tree = _plain(_default(_typed(value)).value)
    if isinstance(tree, bytes):
        return tree
    if not isinstance(tree, str):
        raise TypeError("this is no text")
    return tree.encode("utf-8", "surrogatepass")


def contains(container: object, item: object) -> bool:
    """assert.Contains: text in text, an element of a slice, a key of a map."""
    tree = _default(_typed(container)).value
    if isinstance(tree, str) or (isinstance(tree, Tagged) and tree.kind == "#bytes"):
        return _raw(item) in _raw(container)
    wanted = _default(_typed(item)).value
    if isinstance(tree, Tagged) and tree.kind == "#pairs" and isinstance(tree.value, list):
        return any(_same(member, wanted) for member in tree.value[::2])
    if isinstance(tree, bytes):
        return wanted in list(tree)
    if isinstance(tree, list | dict):
        return any(_same(_inner(member), wanted) for member in tree)
    raise TypeError("a value of this type contains nothing")


def _inner(member: object) -> object:
    return member.value if isinstance(member, Tagged) and _is_boxed(member) and member.kind != "#error" else member


def same_elements(left: object, right: object) -> bool:
    """assert.ElementsMatch: the same elements in any order."""
    a, b = (_default(_typed(value)).value for value in (left, right))
    if not isinstance(a, list | bytes) or not isinstance(b, list | bytes):
        return not _size(a) and not _size(b)
    if len(a) != len(b):
        return False
    if len(a) > _MAX_KEYS:
        raise ValueError("more than 10000 elements in any order")
    left_counts: dict[object, int] = {}
    for tree in a:
        left_counts[_key(tree)] = left_counts.get(_key(tree), 0) + 1
    for tree in b:
        left_counts[_key(tree)] = left_counts.get(_key(tree), 0) - 1
    return not any(left_counts.values())


def message_of(value: object) -> str:
    """What an error says; raises TypeError for nil."""
    message = _links(_typed(value).value)[0][1]
    return message if isinstance(message, str) else ""


COMPARATORS: dict[str, Comparator] = {
    "==": equal,
    "!=": lambda a, b: not equal(a, b),
    "<": _ordered(lambda a, b: a < b),  # type: ignore[operator]
    "<=": _ordered(lambda a, b: a <= b),  # type: ignore[operator]
    ">": _ordered(lambda a, b: a > b),  # type: ignore[operator]
    ">=": _ordered(lambda a, b: a >= b),  # type: ignore[operator]
    "abs<": _apart(lambda a, b: a < b),  # type: ignore[operator]
    "abs<=": _apart(lambda a, b: a <= b),  # type: ignore[operator]
    "abs>": _apart(lambda a, b: a > b),  # type: ignore[operator]
    "abs>=": _apart(lambda a, b: a >= b),  # type: ignore[operator]
    "DeepEqual": deep_equal,
    "EqualValues": equal_values,
    "InDelta": in_delta,
    "InEpsilon": in_epsilon,
    "ElementsMatch": same_elements,
    "Contains": contains,
    "Len": has_length,
    "Empty": is_empty,
    "EqualError": lambda error, text: message_of(error).encode() == _raw(text),
    "ErrorContains": lambda error, text: _raw(text) in message_of(error).encode(),
    "sequences": sequences,
    "errors.Is": error_is,
    "errors.As": error_as,
    "slices.Contains": contains,
    "strings.Contains": lambda a, b: _raw(b) in _raw(a),
    "strings.HasPrefix": lambda a, b: _raw(a).startswith(_raw(b)),
    "strings.HasSuffix": lambda a, b: _raw(a).endswith(_raw(b)),
    "strings.EqualFold": lambda a, b: _raw(a).decode().casefold() == _raw(b).decode().casefold(),
    "math.IsNaN": lambda a, _b: math.isnan(number(a)),
}
