"""The objects that the two sides of a second cell know of each other, and how they are described.

Going out: an object without a plain form gets a number, and its class, name and mask of protocols with it; an exception
its class, arguments, message, public attributes and the report that runner.py would give. Coming in: stand-ins
(remote.py), one for each number, and exceptions that are raised here as they were raised there.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from agentic_diffusion.sandbox.inside import guard, messages, operations, remote, runner
    from agentic_diffusion.sandbox.inside.peer import Peer
else:
    import guard
    import messages
    import operations
    import remote
    import runner

MAX_OBJECTS = 200_000
MODULE = 0
"""The number of the module of the code under test."""
_UNSENDABLE = (type(sys), type(sys._getframe()), type((lambda: 0).__code__))


class Objects:
    """`exported` are the objects that the other side knows, by number; `foreign` the exceptions that came from it."""

    def __init__(self, peer: "Peer") -> None:
        self.peer = peer
        self.guarded = peer.guarded
        self.exported: list[object] = [None]
        self.numbers: dict[int, int] = {}
        self.stand_ins: dict[tuple[int, bool], object] = {}
        self.types: dict[int, remote.RemoteType] = {}
        self.errors: dict[int, BaseException] = {}
        self.foreign: dict[int, tuple[BaseException, int, str, list[Any]]] = {}

    def export(self, value: "Any") -> "tuple[str, object]":
        """Tag and content of an object without a plain form. Raises Unsupported."""
        kind = type(value)
        number = self.number_there(value)
        if number is not None:
            return "back", number
        name = messages.name_of(value)
        if name is not None:
            return "named", name
        if issubclass(kind, BaseException):
            return "exception", self.describe_error(value)
        if issubclass(kind, type):
            return "class", self.describe_class(value)
        if self.guarded and (kind in _UNSENDABLE or guard.is_private(kind)):
            raise messages.Unsupported(f"a {kind.__name__[:100]}")
        return "object", (self.number(value), self.number(kind), kind.__name__[:100], operations.mask_of(kind))

    def number_there(self, value: object) -> "int | None":
        """The number under which the other side knows this stand-in, class or exception of its own."""
        known = self.foreign.get(id(value))
        if known is not None and known[0] is value:
            return known[1]
        number: int | None = None
        if isinstance(value, remote.RemoteType):
            number = type.__getattribute__(value, "_remote_class")
        elif isinstance(type(value), remote.RemoteType) and not isinstance(value, BaseException):
            number = object.__getattribute__(value, "_remote_number")
        elif type(value) is remote.RemoteModule:
            number = MODULE
        return number

    def number(self, value: object) -> int:
        """The number of an exported object; it is kept alive for good."""
        known = self.numbers.get(id(value))
        if known is not None:
            return known
        if len(self.exported) > MAX_OBJECTS:
            raise messages.Unsupported("too many objects")
        self.exported.append(value)
        self.numbers[id(value)] = len(self.exported) - 1
        return len(self.exported) - 1

    def describe_class(self, kind: type) -> "tuple[object, ...]":
        bases = tuple(kind.__bases__) if issubclass(kind, BaseException) else ()
        return self.number(kind), kind.__name__[:100], operations.mask_of(kind), bases

    def describe_error(self, error: BaseException) -> "tuple[object, ...]":
        """Number, class, arguments, message, public attributes and report; a failed assertion tells nothing."""
        number = self.number(error)
        if self.guarded and guard.is_verdict(error):
            return number, AssertionError, (), "", (), ()
        report = runner.describe(error)
        attributes = tuple((name, value) for name, value in vars(error).items() if name[:1] != "_")
        try:
            text = str(error)[: messages.MAX_TEXT]
        except BaseException:
            text = ""
        args = error.args
        if isinstance(error, OSError) and error.filename is not None:
            args = (*args[:2], error.filename)
        return number, type(error), args, text, attributes, (*report[:1], *report[2:4], report[5])

    def resolve(self, tag: str, content: "Any") -> object:
        """The object behind a tag of the other side."""
        if tag == "back":
            if type(content) is not int or not 0 <= content < len(self.exported):
                raise messages.Violation("an unknown number")
            return self.exported[content]
        if tag == "named":
            return messages.named(content)
        if tag == "class":
            return self.make_type(*content)
        if tag == "exception":
            return self.make_error(*content)
        if tag == "object":
            number, kind, name, mask = content
            return self.stand_in(number, self.make_type(kind, name, mask, ()), made=False)
        raise messages.Violation("an unknown tag")

    def make_type(self, number: int, name: str, mask: int, bases: "tuple[type, ...]") -> remote.RemoteType:
        known = self.types.get(number)
        if known is not None:
            return known
        if len(self.types) > MAX_OBJECTS or not all(type(part) is int for part in (number, mask)):
            raise messages.Violation("a malformed class")
        if not all(isinstance(base, type) and issubclass(base, BaseException) for base in bases):
            raise messages.Violation("a class with malformed bases")
        name = name if name.isidentifier() else "object"
        made = self.types[number] = remote.make_type(self.peer, number, name, mask, tuple(bases))
        return made

    def stand_in(self, number: int, kind: remote.RemoteType, *, made: bool) -> object:
        known = self.stand_ins.get((number, made))
        if known is not None:
            return known
        if type(number) is not int or not issubclass(kind, remote.Remote) or len(self.stand_ins) > 2 * MAX_OBJECTS:
            raise messages.Violation("a malformed object")
        thing = self.stand_ins[number, made] = object.__new__(kind)
        object.__setattr__(thing, "_remote_number", number)
        object.__setattr__(thing, "_remote_made", made)
        return thing

    def make_error(
        self, number: int, kind: type, args: "tuple[object, ...]", text: str, attributes: "Any", report: "Any"
    ) -> BaseException:
        """An exception of the other side as one of this side: the same object every time."""
        if number in self.errors:
            return self.errors[number]
        if not issubclass(kind, BaseException) or type(args) is not tuple or type(text) is not str:
            raise messages.Violation("a malformed exception")
        error = self.build_error(kind, args)
        vars(error).update({name: value for name, value in attributes if name.isidentifier() and name[:1] != "_"})
        self.errors[number] = error
        self.foreign[id(error)] = (error, number, text, list(report))
        return error

    @staticmethod
    def build_error(kind: type, args: "tuple[object, ...]") -> BaseException:
        base: Any = next(base for base in kind.__mro__ if not isinstance(base, remote.RemoteType))
        error: Any = None
        try:
            error = base.__new__(kind, *args)
            base.__init__(error, *args)
        except Exception:
            error = None
        if type(error) is not kind:
            error = base.__new__(kind)
            error.args = args
        return error  # type: ignore[no-any-return]

    def text_of(self, error: BaseException) -> "str | None":
        """The message of an exception class of the other side, made there."""
        known = self.foreign.get(id(error))
        return known[2] if known and known[0] is error else None
