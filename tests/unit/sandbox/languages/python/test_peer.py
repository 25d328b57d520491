"""The two sides of a second cell in one process: what crosses, what is asked, what the relay lets through."""

import builtins
import collections
import datetime
import decimal
import fractions
import importlib
import io
import pathlib
import socket
import sys
import threading
import types
import uuid
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any

import pytest

from agentic_diffusion.sandbox.languages.python.test_program import read
from agentic_diffusion.sandbox.wire import decode

NAMES = "runner operations messages guard remote objects peer pytest_side standard_tests test_side".split()
MODULES: dict[str, Any] = {}
for _name in NAMES:  # inside a cell the files of inside/ are modules without a package
    MODULES[_name] = sys.modules[_name] = importlib.import_module(f"agentic_diffusion.sandbox.inside.{_name}")
for _name in NAMES:
    del sys.modules[_name]
guard, messages, operations, peer, remote, test_side = (
    MODULES[name] for name in ("guard", "messages", "operations", "peer", "remote", "test_side")
)
MAX_BYTES = 1 << 20


class Ended(BaseException):
    """The other side has hung up."""


class OneSide(peer.Peer):  # type: ignore[misc, name-defined]
    """A side that ends with its channel, not with its process."""

    def read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = self.channel.recv(size - len(data))
            if not part:
                raise Ended
            data += part
        return data


def side(channel: socket.socket, *, guarded: bool) -> Any:
    made = OneSide(channel.fileno(), MAX_BYTES, guarded=guarded)
    made.channel = channel
    return made


@pytest.fixture
def cell() -> Iterator[Callable[[str], Any]]:
    """Start a side with some code; the side of the tests comes back."""
    ours, theirs = socket.socketpair()
    threads: list[threading.Thread] = []

    def start(code: str) -> Any:
        namespace: dict[str, object] = {"__name__": "candidate"}
        exec(compile(code, "<candidate>", "exec"), namespace)
        code_side = side(theirs, guarded=False)
        code_side.objects.exported[0] = peer.Namespace(namespace)

        def serve() -> None:
            try:
                while True:
                    code_side.serve(code_side.receive([]))
            except Ended:
                theirs.close()

        threads.append(threading.Thread(target=serve))
        threads[-1].start()
        return side(ours, guarded=True)

    yield start
    ours.close()
    for thread in threads:
        thread.join(5)
    theirs.close()


def module(tests: Any) -> Any:
    return remote.RemoteModule(tests, "candidate")


def cross(value: object) -> object:
    """Encode and decode one value."""

    def export(found: object) -> tuple[str, object]:
        name = messages.name_of(found)
        if name is None:
            raise messages.Unsupported("no plain form")
        return "named", name

    def resolve(_: str, content: object) -> object:
        return messages.named(content)

    writer = messages.Writer(MAX_BYTES, export, [], track=False)
    writer.encode(value)
    decode(writer.whole())  # what the relay does
    return messages.Reader(writer.whole(), resolve, [], track=False).message()


@pytest.mark.parametrize(
    "value",
    [
        None, True, -(1 << 200), 1.5, float("-inf"), 2j, "ä\ud800", b"\x00", [1, [2]], (1,), {1: {2: [3]}}, {1},
        frozenset({2}), len, ValueError, datetime.date, bytearray(b"x"), range(1, 9, 2), slice(1, None), ...,
        NotImplemented, collections.deque([1], 2),
        collections.Counter("aab"), collections.OrderedDict(b=1, a=2), collections.defaultdict(list, a=[1]),
        datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 2, 3, 4, 5, 6, datetime.UTC), datetime.time(1, 2),
        datetime.timedelta(1, 2, 3), decimal.Decimal("1.10"), fractions.Fraction(1, 3), uuid.UUID(int=7),
        pathlib.PurePosixPath("a/b"),
    ],
    ids=repr,
)  # fmt: skip
def test_plain_values_cross_unchanged(value: object) -> None:
    found = cross(value)
    assert found == value
    assert type(found) is type(value)
    assert repr(found) == repr(value)


class FakeDate(datetime.date):
    __module__ = "datetime"
    __qualname__ = "date"


@pytest.mark.parametrize("value", [type("Int", (int,), {})(1), FakeDate(1, 1, 1), object(), eval], ids=repr)
def test_what_only_looks_plain_does_not_cross_by_value(value: object) -> None:
    with pytest.raises(messages.Unsupported):
        cross(value)


MALFORMED = [
    b"", b"x", b"l5:N", b"s9:a", b"s-1:", b"i", b"iz;", b"fxx", b"NN", b"l1:" * 300 + b"N", b"d1:l0:N", b"S1:l0:",
    b"o5:valuet2:t2:s8:datetimes4:datet1:s1:x", b"o5:valuet2:t2:s2:oss6:systemt1:s1:x", b"o5:againi0;", b"o5:againi-1;",
    b"o5:againN", b"o5:valueN", b"o4:nopeN", b"o5:valuet2:t2:s8:builtinss4:evalt1:s1:1",
]  # fmt: skip


@pytest.mark.parametrize("data", MALFORMED)
def test_malformed_bytes_are_a_violation(data: bytes) -> None:
    def resolve(tag: str, content: object) -> object:
        raise messages.Violation(tag)

    with pytest.raises(messages.Violation):
        messages.Reader(data, resolve, [], track=True).message()


@pytest.mark.parametrize(
    "name", ["eval", "exec", "open", "__import__", "setattr", "getattr", "globals", "type", "vars"]
)
def test_no_built_in_that_reaches_code_or_namespaces_crosses_by_name(name: str) -> None:
    with pytest.raises(messages.Violation):
        messages.named(("builtins", name))
    assert messages.name_of(getattr(builtins, name)) is None


@pytest.mark.parametrize(
    "place", [("os", "system"), ("unittest.case", "SkipTest"), ("queue", "Queue"), ("json.decoder", "x")]
)
def test_only_listed_classes_cross_by_name(place: tuple[str, str]) -> None:
    with pytest.raises((messages.Violation, AttributeError)):
        messages.named(place)


LIAR = """
class Liar:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __sub__(self, other): return 0
    def __contains__(self, item): return True
    def __iter__(self): return iter((1, 2))
    def __bool__(self): return True
class Mute:
    def __contains__(self, item): return True
    def __eq__(self, other): return "yes"
def liar(): return Liar()
def mute(): return Mute()
"""


def test_equality_with_a_plain_value_is_false_and_not_asked(cell: Callable[[str], Any]) -> None:
    tests = cell(LIAR)
    thing = module(tests).liar()
    asked = tests.asked
    five, found = 5, []
    for left, right in ((thing, five), (five, thing), ([thing], [five]), ({1: thing}, {1: five})):
        found += [left == right, not left != right]  # noqa: SIM202
    assert found == [False] * 8
    assert thing not in [5, "x"]
    assert tests.asked == asked
    assert thing == module(tests).liar()
    assert tests.asked > asked


@pytest.mark.parametrize(
    "operate", [lambda x: x - 1, lambda x: min(1, x), lambda x: x < 1, lambda x: sum([x])], ids=range(4)
)
def test_an_operand_that_tells_the_expected_value_is_refused(
    cell: Callable[[str], Any], operate: Callable[[Any], object]
) -> None:
    tests = cell(LIAR + "Liar.__radd__ = Liar.__sub__\n")
    thing = module(tests).liar()
    with pytest.raises(remote.Refusal):
        operate(thing)
    assert "is not asked" in tests.refused
    operate(module(tests).Liar())  # the test made this one


def test_membership_is_decided_on_what_the_object_yields(cell: Callable[[str], Any]) -> None:
    tests = cell(LIAR)
    thing = module(tests).liar()
    assert 1 in thing
    assert 7 not in thing
    assert 7 in module(tests).Liar()
    with pytest.raises(remote.Refusal):
        7 in module(tests).mute()  # noqa: B015


def test_equality_has_to_be_a_bool(cell: Callable[[str], Any]) -> None:
    tests = cell(LIAR)
    with pytest.raises(remote.Refusal):
        module(tests).mute() == module(tests).mute()  # noqa: B015


def test_a_class_that_was_fetched_like_a_function_makes_no_operands(cell: Callable[[str], Any]) -> None:
    names = module(cell(LIAR + "f = Liar\n"))
    assert names.Liar() - 1 == 0
    names.f()
    with pytest.raises(remote.Refusal):
        names.Liar() - 1


SIZED = "class Sized:\n    def __len__(self): return 1\nclass More(Sized): pass\n"


def test_stand_ins_have_the_protocols_of_their_objects_and_no_more(cell: Callable[[str], Any]) -> None:
    names = module(
        cell("class Bare: pass\nclass Eq:\n    def __eq__(self, o): return True\ndef f(): return 1\n" + SIZED)
    )
    bare = names.Bare()
    assert callable(names.f) and not callable(bare)
    assert not isinstance(bare, Sized) and not isinstance(bare, Iterable) and bool(bare)
    assert isinstance(names.More(), Sized) and not isinstance(names.More(), Iterable)
    assert hash(bare) == hash(bare)
    with pytest.raises(TypeError, match="unhashable"):
        hash(names.Eq())
    with pytest.raises(TypeError, match="not iterable"):
        list(bare)


ERRORS = """
class Base(Exception): pass
class Both(Base, KeyError):
    def __init__(self, code):
        super().__init__("text", code)
        self.code = code
        self._secret = 1
    def __str__(self): return "its own text"
    def twice(self): return 2 * self.code
def f(kind): raise {"own": Both(7), "value": ValueError(1, 2), "os": FileNotFoundError(2, "no", "x"),
                    "exit": SystemExit(3), "unicode": UnicodeDecodeError("utf-8", b"x", 0, 1, "bad")}[kind]
def g(fn):
    try: fn()
    except ValueError as error: return error
def h(fn): fn()
"""


def test_exceptions_are_raised_here_as_there(cell: Callable[[str], Any]) -> None:
    names = module(cell(ERRORS))
    with pytest.raises(names.Base, match="its own text") as caught:
        names.f("own")
    error: Any = caught.value
    assert type(error) is names.Both and isinstance(error, KeyError)
    assert (error.args, error.code, error.twice()) == (("text", 7), 7, 14)
    assert not hasattr(error, "_secret")
    for kind, expected in (
        ("value", ValueError),
        ("exit", SystemExit),
        ("unicode", UnicodeDecodeError),
    ):
        with pytest.raises(expected) as found:
            names.f(kind)
        assert type(found.value) is expected
    with pytest.raises(FileNotFoundError) as missing:
        names.f("os")
    assert (missing.value.errno, missing.value.filename) == (2, "x")


def test_an_exception_class_is_known_by_identity_and_not_by_name(cell: Callable[[str], Any]) -> None:
    code = "class ValueError(Exception): __module__ = 'builtins'\ndef f(): raise ValueError('x')\n"
    with pytest.raises(Exception, match="x") as caught:
        module(cell(code)).f()
    assert not isinstance(caught.value, ValueError)


def test_an_exception_of_the_test_comes_back_as_the_same_object(cell: Callable[[str], Any]) -> None:
    names = module(cell(ERRORS))
    error = ValueError("mine")

    def fail() -> None:
        raise error

    assert names.g(fail) is error
    with pytest.raises(ValueError) as caught:
        names.h(fail)
    assert caught.value is error


def test_a_failed_assertion_tells_the_code_nothing_and_is_remembered(cell: Callable[[str], Any]) -> None:
    tests = cell(
        "def f(fn):\n    try: fn()\n    except BaseException as e: return [type(e).__name__, str(e), len(e.args)]\n"
    )

    def check() -> None:
        raise AssertionError("expected 31337")

    assert module(tests).f(check) == ["AssertionError", "", 0]
    assert str(tests.swallowed) == "expected 31337"


def test_changed_arguments_show_on_this_side(cell: Callable[[str], Any]) -> None:
    names = module(cell(
        "def f(a, *, b, c, d):\n    a[0].append(a)\n    b['k'] = a\n    c |= {1}\n    d[0] = 9\n    return a\n"
        "def g(a):\n    a.append(1)\n    raise ValueError\n"
    ))  # fmt: skip
    inner: list[Any] = []
    a, b, c, d = [inner], {"x": 1}, {0}, bytearray(b"z")
    assert names.f(a, b=b, c=c, d=d) is a
    assert inner[0] is a and b["k"] is a and c == {0, 1} and d == b"\t"
    with pytest.raises(ValueError):
        names.g(inner)
    assert inner[1] == 1


def test_arguments_that_did_not_change_are_not_sent_back() -> None:
    held: list[Any] = [[1, 2], {1: 2}, {3}, bytearray(b"x")]
    before = messages.snapshot(held)
    assert messages.changes(held, before) == ()
    held[1][1] = 3
    assert messages.changes(held, before) == ((1, ((1, 3),)),)


@pytest.mark.parametrize(
    "changed", [None, (1,), ((0, []),), ((5, ()),), ((-1, ()),), ((True, ()),), ((0, b""),), ((0, (1,)),)]
)
def test_malformed_changes_are_a_violation(changed: object) -> None:
    with pytest.raises(messages.Violation):
        messages.apply([{}], changed)


class Thing:
    __module__ = "test_case"
    kind = "thing"

    def __init__(self) -> None:
        self.price, self._want = 1, 2

    def method(self) -> int:
        return self._want


def _generator() -> Iterator[int]:
    yield 1


GUARDED = [
    ("get", Thing(), "price", True), ("get", Thing(), "method", True), ("get", Thing(), "_want", False),
    ("get", Thing(), "__dict__", False), ("get", Thing(), "__class__", False), ("set", Thing(), "price", True),
    ("set", Thing(), "method", False), ("set", Thing(), "new", False), ("set", Thing(), "_want", False),
    ("get", Thing, "kind", False), ("get", _generator, "__globals__", False), ("get", _generator, "__name__", True),
    ("get", Thing().method, "__self__", False), ("get", Thing().method, "__func__", False),
    ("get", _generator(), "gi_frame", False), ("get", sys, "modules", False), ("delete", Thing(), "price", False),
    ("get", types.SimpleNamespace(a=1), "a", True), ("get", io.StringIO("x"), "read", True),
    ("get", pytest.MonkeyPatch(), "setattr", False), ("names", Thing(), "", False),
    ("isinstance", Thing(), Thing, False),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "target", "name", "allowed"), GUARDED, ids=range(len(GUARDED)))
def test_what_the_code_may_reach_of_the_tests(operation: str, target: object, name: object, allowed: bool) -> None:
    known = {id(target): 1}
    if allowed:
        guard.permit(operation, (target, name), known)
        with pytest.raises(TypeError, match="not an object"):
            guard.permit(operation, (target, name), {})
    else:
        with pytest.raises((TypeError, AttributeError)):
            guard.permit(operation, (target, name), known)


def test_a_patched_name_can_be_restored(cell: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    code = "class A:\n    @staticmethod\n    def s(): return 2\ndef helper(): return 1\ndef f(): return helper()\n"
    names = module(cell(code))
    with monkeypatch.context() as patch:
        patch.setattr(names, "helper", lambda: 41)
        patch.setattr(names.A, "s", lambda: 3)
        assert (names.f(), names.A.s()) == (41, 3)
    assert (names.f(), names.A.s()) == (1, 2)


@pytest.fixture
def tested(cell: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Any, ...]]:
    """Run one test text against some code: the verdict."""

    def verdict(code: str, test: str) -> tuple[Any, ...]:
        tests = test_side.Side(cell(code))
        marks = {"FILL": tests.fill, "BEGIN": tests.begin, "DONE": tests.finish, "SAY": test_side.say}
        for mark, function in marks.items():
            monkeypatch.setattr(builtins, getattr(operations, mark), function, raising=False)
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, tests.finder])
        monkeypatch.setitem(sys.modules, guard.TEST_MODULE, None)
        return tests.run(read(test, frozenset({"f", "C"})).plan())  # type: ignore[no-any-return]

    return verdict


SUPPRESSING = (
    "class C:\n    def __enter__(self): return self\n    def __exit__(self, *a): return True\ndef f(x): return 0\n"
)


@pytest.mark.parametrize(
    ("code", "test", "outcome"),
    [
        ("def f(x): return x", "for x in (1, 2):\n    assert f(x) == x", "passed"),
        ("def f(x): return 0", "for x in (1, 2):\n    assert f(x) == x", "failed"),
        ("def f(x): return x", "def test_f():\n    assert f(1) == 1", "passed"),
        ("def f(x): return x", "from solution import f\ndef test_f():\n    assert f(1) == 2", "failed"),
        ("def f(x): raise AssertionError", "def test_f():\n    assert f(1) == 2", "error"),
        ("def f(x): raise MemoryError", "def test_f():\n    assert f(1) == 2", "memory"),
        ("def f(x): return x", ">>> f(1)\n1", "passed"),
        ("def f(x): return x", ">>> f(1)\n2", "failed"),
        ("def f(x): raise ValueError", ">>> f(1)\n2", "error"),
        ("def f(x): return []", "for x in f(1):\n    assert x == 1", "rejected"),
        ("def f(x): return 1", "for x in (1,):\n    assert x == 1", "rejected"),
        ("def f(x): return 1", "import numpy_\nfor x in (1,):\n    assert numpy_.f(x) == 1", "passed"),
        (SUPPRESSING, "for x in (1,):\n    with C() as c:\n        assert f(x) == 1", "failed"),
        (SUPPRESSING, "for x in (1,):\n    with C() as c:\n        y = 1 // f(x)\n        assert y == 1", "error"),
        (SUPPRESSING, "for x in (1,):\n    with C() as c:\n        raise ValueError\n    assert f(x) == 0", "passed"),
        (
            "def f(g):\n    try: g(0)\n    except Exception: pass",
            "def test_f():\n    def g(x):\n        y = 1 // x\n        assert y\n    f(g)\n    assert 1 == 1",
            "error",
        ),
        (
            "def f(x): return 0",
            "def g():\n    assert f(1) == 1\ndef test_f():\n    try:\n        g()\n    except Exception:\n        pass",
            "failed",
        ),
    ],
    ids=range(17),
)
def test_verdicts(tested: Callable[..., tuple[Any, ...]], code: str, test: str, outcome: str) -> None:
    assert tested(code, test)[0] == outcome
