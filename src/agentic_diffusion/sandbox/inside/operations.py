"""What one side of a second cell may ask of an object of the other: Python's protocols by name, and a few more.

An object is described by a mask: bit n says that its type defines the n-th protocol, so that the stand-in (remote.py)
answers `len`, `in`, `+` or `with` exactly where the object does.
"""

import builtins
import copy
import operator
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

FILL, BEGIN, DONE, SAY = "judge_fill_", "judge_begin_", "judge_done_", "judge_say_"
"""What languages/python/test_program.py calls in a test: at its start, and before, after and in assertions."""


def _method(name: str) -> "Callable[..., object]":
    """Calls the method of the object's type: for protocols without a function of their own."""
    return lambda target, *operands: getattr(type(target), name)(target, *operands)


def _call(target: "Any", *operands: object, **keywords: object) -> object:
    return target(*operands, **keywords)


def _divmod(left: "Any", right: "Any") -> object:
    return divmod(left, right)


def _reflected(function: "Callable[[Any, Any], object]") -> "Callable[[Any, Any], object]":
    return lambda target, other: function(other, target)


_ARITHMETIC = "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or".split()
_FUNCTIONS = {name: getattr(operator, f"__{name}__") for name in _ARITHMETIC}
ORDERINGS = ("__lt__", "__le__", "__gt__", "__ge__")
EQUALITIES = ("__eq__", "__ne__")
BINARY: "dict[str, Callable[..., object]]" = {
    **{f"__{name}__": function for name, function in _FUNCTIONS.items()},
    **{f"__r{name}__": _reflected(function) for name, function in _FUNCTIONS.items()},
    **{f"__i{name}__": getattr(operator, f"__i{name}__") for name in _ARITHMETIC},
    "__divmod__": _divmod,
    "__rdivmod__": _reflected(_divmod),
    **{name: getattr(operator, name) for name in ORDERINGS},
}
"""Operators that hand a second operand to the object."""

PROTOCOLS: "dict[str, Callable[..., object]]" = {
    "__call__": _call, "__len__": len, "__iter__": iter, "__next__": next, "__reversed__": reversed,
    "__getitem__": operator.getitem, "__setitem__": operator.setitem, "__delitem__": operator.delitem,
    "__contains__": operator.contains, "__enter__": _method("__enter__"), "__exit__": _method("__exit__"),
    "__hash__": hash, "__str__": str, "__repr__": repr, "__format__": format, "__bool__": bool, "__int__": int,
    "__float__": float, "__complex__": complex, "__index__": operator.index, "__abs__": abs, "__neg__": operator.neg,
    "__pos__": operator.pos, "__invert__": operator.invert, "__bytes__": bytes, "__round__": round,
    "__trunc__": _method("__trunc__"), "__floor__": _method("__floor__"), "__ceil__": _method("__ceil__"),
    **{name: getattr(operator, name) for name in EQUALITIES}, **BINARY,
}  # fmt: skip

ALWAYS = frozenset({"__str__", "__repr__", "__format__", "__eq__", "__ne__"})
"""Every object has these, with a meaning from `object` if no other."""


OPERATIONS: "dict[str, Callable[..., object]]" = PROTOCOLS | {
    "get": getattr, "set": setattr, "delete": delattr, "names": dir, "isinstance": isinstance,
    "issubclass": issubclass, "copy": copy.copy, "deepcopy": copy.deepcopy,
}  # fmt: skip


def _input(prompt: str) -> str:
    return builtins.input(prompt)


def _readline() -> str:
    return sys.stdin.readline()


INPUTS: "dict[str, Callable[..., object]]" = {"input": _input, "readline": _readline}
"""What the code under test may ask of the test program without an object: its standard input, patched or not."""

CALLBACKS = frozenset(
    "__call__ __len__ __iter__ __next__ __getitem__ __contains__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ "
    "__str__ __repr__ __bool__ __enter__ __exit__ get set input readline".split()
)
"""What the code under test may ask of the test program at all."""

_BITS = {name: 1 << place for place, name in enumerate(PROTOCOLS)}


def mask_of(kind: type) -> int:
    """Which protocols instances of `kind` have, besides those of every object."""
    mask = 0
    hashable = True
    for base in reversed(kind.__mro__[:-1]):
        for name in vars(base):
            mask |= _BITS.get(name, 0)
        if "__hash__" in vars(base):
            hashable = vars(base)["__hash__"] is not None
    return mask | _BITS["__hash__"] if hashable else mask & ~_BITS["__hash__"]


def protocols_of(mask: int) -> "list[str]":
    """The names behind a mask; bits without a meaning are ignored."""
    return [name for name, bit in _BITS.items() if mask & bit or name in ALWAYS]
