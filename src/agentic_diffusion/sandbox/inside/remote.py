"""Stand-ins for objects of the other side: they have the protocols of the object and pass everything on to it.

A class of the other side is a class here, so that `isinstance`, `except` and `type(x) is C` mean what they say; classes
of exceptions derive from the same built-in exceptions there and here, all others from nothing.

What a stand-in never does on the side of the tests, because the code under test would be told the expected value:
`==` with a plain value is False without a question. Orderings and arithmetic with a plain value are refused, unless the
test made the object itself, by calling a class with a capitalised name, or an operator on such an object gave it;
`in` then looks at the elements that the object yields.
"""

import builtins
import sys
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from agentic_diffusion.sandbox.inside import operations
    from agentic_diffusion.sandbox.inside.peer import Peer
else:
    import operations

LOCAL = frozenset(
    "__class__ __deepcopy__ __copy__ __reduce__ __reduce_ex__ _remote_number _remote_made".split()
)  # fmt: skip
OPERATORS = frozenset(operations.BINARY)
KEEPS_MADE = OPERATORS | {"__enter__", "__neg__", "__pos__", "__abs__", "__invert__"}


class Refusal(BaseException):
    """The test asks for something that would let the code under test decide its own verdict, or that cannot be sent."""


class Names(Mapping):  # type: ignore[type-arg]
    """What a module or a class of the other side has itself: its `__dict__`, looked up name by name."""

    def __init__(self, peer: "Peer", owner: object) -> None:
        self.peer = peer
        self.owner = owner

    def __getitem__(self, name: str) -> object:
        if isinstance(self.owner, RemoteType):
            if name in self.owner._remote_protocols:
                return type.__getattribute__(self.owner, name)
            return note_name(self.peer.ask("get", self.owner, "__dict__")[name], name)
        try:
            return note_name(self.peer.ask("get", self.owner, name), name)
        except AttributeError:
            raise KeyError(name) from None

    def __iter__(self) -> "Iterator[str]":
        return iter(self.peer.ask("names", self.owner))

    def __len__(self) -> int:
        return len(self.peer.ask("names", self.owner))


class RemoteType(type):
    """The class of stand-ins for one class of the other side. Attributes `_remote_...` are its own."""

    _remote_peer: "Peer"
    _remote_class: int
    _remote_aliases: "set[str]"
    _remote_protocols: "list[str]"

    def __new__(mcs, _name: str, bases: "tuple[Any, ...]", _body: object, **_: object) -> "RemoteType":
        raise bases[0]._remote_peer.refuse("a class of the code under test cannot be subclassed in a test")

    def __call__(cls, *args: object, **kwargs: object) -> object:
        made = note_name(cls._remote_peer.ask("__call__", cls, *args, **kwargs), "__call__")
        return as_made(cls._remote_peer, made) if type(made) is cls else made

    @property  # type: ignore[misc]
    def __dict__(cls) -> "Names":  # type: ignore[override]
        return Names(cls._remote_peer, cls)

    def __getattr__(cls, name: str) -> object:
        return note_name(cls._remote_peer.ask("get", cls, name), name)

    def __setattr__(cls, name: str, value: object) -> None:
        cls._remote_peer.ask("set", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        cls._remote_peer.ask("delete", cls, name)

    def __instancecheck__(cls, instance: object) -> bool:
        if type.__instancecheck__(cls, instance):
            return True
        return isinstance(type(instance), RemoteType) and cls._remote_peer.ask("isinstance", instance, cls) is True

    def __subclasscheck__(cls, subclass: type) -> bool:
        if type.__subclasscheck__(cls, subclass):
            return True
        return isinstance(subclass, RemoteType) and cls._remote_peer.ask("issubclass", subclass, cls) is True

    def __iter__(cls) -> "Iterator[Any]":
        elements: Iterator[Any] = cls._remote_peer.ask("__iter__", cls)
        return elements

    def __len__(cls) -> int:
        size: int = cls._remote_peer.ask("__len__", cls)
        return size

    def __getitem__(cls, key: object) -> object:
        return cls._remote_peer.ask("__getitem__", cls, key)

    def __contains__(cls, item: object) -> bool:
        if is_remote(item):
            return cls._remote_peer.ask("__contains__", cls, item) is True
        return any(item is member or item == member for member in cls)

    def __bool__(cls) -> bool:
        return True

    def __dir__(cls) -> "Any":
        return cls._remote_peer.ask("names", cls)


class Remote:
    """A stand-in. Everything but its class is looked up on the other side."""

    __slots__ = ("_remote_made", "_remote_number")

    def __getattribute__(self, name: str) -> object:
        if name in LOCAL:
            return object.__getattribute__(self, name)
        return note_name(peer_of(self).ask("get", self, name), name)

    def __setattr__(self, name: str, value: object) -> None:
        peer_of(self).ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        peer_of(self).ask("delete", self, name)

    def __dir__(self) -> "Any":
        return peer_of(self).ask("names", self)

    def __copy__(self) -> object:
        return peer_of(self).ask("copy", self)

    def __deepcopy__(self, memo: object) -> object:
        return peer_of(self).ask("deepcopy", self)

    def __reduce_ex__(self, protocol: object) -> "Any":
        raise TypeError("an object of the other side cannot be pickled")

    __hash__: "Any" = None


class RemoteModule(type(sys)):  # type: ignore[misc]
    """The module of the code under test, under any name that the tests give it."""

    _remote_peer: "Peer"

    def __init__(self, peer: "Peer", name: str) -> None:
        super().__init__(name)
        super().__getattribute__("__dict__").update(_remote_peer=peer, __path__=[])

    def __getattribute__(self, name: str) -> object:
        if name == "__dict__":
            return Names(super().__getattribute__("_remote_peer"), self)
        return super().__getattribute__(name)

    def __getattr__(self, name: str) -> object:
        whole = sys.modules.get(f"{self.__name__}.{name}")
        if type(whole) is RemoteModule:
            return whole
        peer = self._remote_peer
        if name == "__all__":
            return [public for public in peer.ask("names", self) if is_for_star(public)]
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return note_name(peer.ask("get", self, name), name)

    def __setattr__(self, name: str, value: object) -> None:
        if name.startswith("__"):  # the import system's
            super().__setattr__(name, value)
        else:
            self._remote_peer.ask("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._remote_peer.ask("delete", self, name)


BUILTINS = frozenset(dir(builtins))
FRAMEWORK_NAMES = ("test", "Test", "pytest", "setup", "teardown", "setUp", "tearDown", "load_tests")


def is_for_star(name: object) -> bool:
    """Whether `from solution import *` binds it: public, no built-in, nothing that a test framework knows."""
    if type(name) is not str or not name.isidentifier() or name in BUILTINS:
        return False
    return not name.startswith(("_", *FRAMEWORK_NAMES))


def note_name(value: object, name: str) -> object:
    """Remember under which names, or out of what, a class came: only a class with capitalised names makes operands."""
    if isinstance(value, RemoteType):
        value._remote_aliases.add(name)
    return value


def is_remote(value: object) -> bool:
    return isinstance(type(value), RemoteType) or isinstance(value, RemoteType)


def peer_of(stand_in: object) -> "Peer":
    return type(stand_in)._remote_peer  # type: ignore[attr-defined, no-any-return]


def as_made(peer: "Peer", value: object) -> object:
    """The stand-in that answers operators with plain operands, if `value` is one."""
    if isinstance(value, Remote):
        return peer.objects.stand_in(object.__getattribute__(value, "_remote_number"), type(value), made=True)  # type: ignore[arg-type]
    return value


def is_made(value: object) -> bool:
    """Whether the test made this object by calling a class under a capitalised name, and never under another."""
    if not isinstance(value, Remote) or not object.__getattribute__(value, "_remote_made"):
        return False
    names = type(value)._remote_aliases  # type: ignore[attr-defined]
    return bool(names) and all(name.lstrip("_")[:1].isupper() for name in names)


def make_type(peer: "Peer", number: int, name: str, mask: int, bases: "tuple[type, ...]") -> RemoteType:
    """The class of stand-ins with the protocols of `mask`; with `bases`, a class of exceptions."""
    body: dict[str, object] = {"_remote_peer": peer, "_remote_class": number, "_remote_aliases": set()}
    body["_remote_protocols"] = []
    body["__module__"] = "__main__"  # shown without a module in tracebacks, as doctests have them
    if bases:
        body["__getattr__"] = _error_attribute
        body["__str__"] = _error_text
        return type.__new__(RemoteType, name, bases, body)
    body["__slots__"] = ()
    body["_remote_protocols"] = operations.protocols_of(mask)
    for protocol in operations.protocols_of(mask):
        body[protocol] = _passed_on(peer, protocol)
    return type.__new__(RemoteType, name, (Remote,), body)


def _error_attribute(error: BaseException, name: str) -> object:
    if name.startswith("_"):
        raise AttributeError(name)
    return peer_of(error).ask("get", error, name)


def _error_text(error: BaseException) -> str:
    known = peer_of(error).objects.text_of(error)
    return BaseException.__str__(error) if known is None else known


def _passed_on(peer: "Peer", protocol: str) -> "Callable[..., object]":
    """One method of a stand-in."""
    if protocol in operations.EQUALITIES:

        def compare(self: object, other: object) -> object:
            if not is_remote(other):
                return NotImplemented
            answer = peer.ask(protocol, self, other)
            if type(answer) is not bool:
                raise peer.refuse(f"{protocol} of {type(self).__name__} gave no bool")
            return answer

        return compare

    def pass_on(self: object, *operands: object, **keywords: object) -> object:
        value = note_name(peer.ask(protocol, self, *operands, **keywords), protocol)
        return as_made(peer, value) if protocol in KEEPS_MADE and is_made(self) else value

    def operate(self: object, *operands: object) -> object:
        if peer.guarded and not is_made(self) and not all(map(is_remote, operands)):
            kind = type(self).__name__
            raise peer.refuse(
                f"an object of type {kind} was returned; {protocol} with a plain value is not asked of it"
            )
        return pass_on(self, *operands)

    def contains(self: "Any", item: object) -> bool:
        if not peer.guarded or is_made(self) or is_remote(item):
            return bool(pass_on(self, item))
        if "__iter__" not in type(self)._remote_protocols:
            raise peer.refuse(f"an object of type {type(self).__name__} was returned; `in` is not asked of it")
        return any(item is element or item == element for element in self)

    def leave(self: object, *raised: "Any") -> object:
        return peer.leave(self, raised[1])

    special: dict[str, Callable[..., object]] = {"__contains__": contains, "__exit__": leave}
    return special.get(protocol, operate if protocol in OPERATORS else pass_on)
