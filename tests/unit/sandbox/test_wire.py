"""Runner and judge agree on the encoding; anything hostile is refused by one of them."""

import collections
import math
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentic_diffusion.sandbox.comparison import same
from agentic_diffusion.sandbox.inside.runner import MAX_DEPTH, MAX_INT_BITS, MAX_ITEMS, Encoder, Unsupported
from agentic_diffusion.sandbox.wire import Malformed, Tagged, brief, decode

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters())
    | st.binary()
    | st.complex_numbers(allow_nan=False)
)
KEYS = st.recursive(SCALARS, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.sets(KEYS, max_size=3)
    ),
    max_leaves=20,
)


def encode(value: object, max_bytes: int = 1 << 24) -> bytes:
    encoder = Encoder(max_bytes)
    encoder.encode(value)
    return b"".join(encoder.parts)


@given(VALUES)
def test_what_goes_in_comes_out_with_its_type(value: object) -> None:
    back = decode(encode(value))
    assert same(back, value)
    assert type(back) is type(value)


def test_special_values_survive() -> None:
    assert math.isnan(decode(encode(math.nan)))  # type: ignore[arg-type]
    assert decode(encode(-math.inf)) == -math.inf
    assert math.copysign(1, decode(encode(-0.0))) == -1  # type: ignore[arg-type]
    assert decode(encode("\ud800")) == "\ud800"
    assert decode(encode(5e-324)) == 5e-324
    assert decode(encode(-(10**5000))) == -(10**5000)


class LyingInt(int):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


class LyingList(list):  # type: ignore[type-arg]
    pass


@pytest.mark.parametrize(
    "value",
    [
        LyingInt(3),
        LyingList([1]),
        [LyingInt(3)],
        {"k": LyingInt(3)},
        object(),
        range(3),
        (x for x in "ab"),
        int,
        len,
        bytearray(b"a"),
        collections.deque([1]),
        collections.namedtuple("P", "x")(1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_other_types_and_subclasses_have_no_plain_form(value: object) -> None:
    with pytest.raises(Unsupported, match="unsupported type"):
        encode(value)


def test_dict_types_of_the_standard_library_travel_as_dicts() -> None:
    assert decode(encode(collections.Counter("aab"))) == {"a": 2, "b": 1}
    assert decode(encode(collections.defaultdict(list, {1: [2]}))) == {1: [2]}


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def test_depth_count_and_size_are_bounded() -> None:
    assert decode(encode(nested(MAX_DEPTH))) == nested(MAX_DEPTH)
    shared: object = 1
    for _ in range(40):
        shared = [shared, shared]
    too_much: list[object] = [
        nested(MAX_DEPTH + 1),
        shared,
        [0] * (MAX_ITEMS + 1),
        1 << (MAX_INT_BITS + 1),
    ]
    for value in too_much:
        with pytest.raises(Unsupported):
            encode(value)
    with pytest.raises(Unsupported, match="large"):
        encode("x" * 100, max_bytes=50)


def test_keys_that_collide_cost_no_time_and_honest_large_ones_pass() -> None:
    honest = {number: str(number) for number in range(60_000)}
    assert decode(encode(honest)) == honest
    began = time.monotonic()
    with pytest.raises(Malformed, match="collide"):
        decode(encode([n * sys.hash_info.modulus for n in range(60_000)]).replace(b"l60000:", b"S60000:", 1))
    assert time.monotonic() - began < 5.0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"X",
        b"NN",
        b"i;",
        b"i1",
        b"i0x1;",
        b"i" + b"f" * (MAX_INT_BITS // 4 + 5) + b";",
        b"f1.5;",
        b"f0x1.8p+9999;",
        b"finfinity;",
        b"s5:abc",
        b"s2:\xff\xff",
        b"s-1:",
        b"l2:N",
        b"l999999999:N",
        b"S1:l0:",
        b"S2:i1;i1;",
        b"d1:l0:N",
        b"d2:i1;Ni1;N",
        b"c3ff0000000000000;",
        b"f3ff000000000000",
        b"f3FF0000000000000",
        b"o2:\xff\xffN",
        b"o3:abN",
        b"o300:" + b"x" * 300 + b"N",
        b"l1:" * (MAX_DEPTH + 5) + b"N",
        b"d1000:" + b"".join(b"i%x;N" % (n * sys.hash_info.modulus) for n in range(1000)),
        b"l%d:" % (MAX_ITEMS + 20) + b"N" * (MAX_ITEMS + 20),
    ],
    ids=range(28),
)
def test_malformed_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode(data)


@given(st.binary(max_size=60))
def test_arbitrary_bytes_never_do_anything_else(data: bytes) -> None:
    try:
        decode(data)
    except Malformed as error:
        assert str(error)


def test_a_value_of_another_language_keeps_its_kind() -> None:
    assert decode(b"l2:o9:undefinedNo4:charS1:s1:a") == [Tagged("undefined"), Tagged("char", {"a"})]
    assert decode(b"o4:charN") != decode(b"o3:IntN")
    assert repr(Tagged("undefined")) == "undefined"
    assert repr(Tagged("char", "a")) == "char('a')"


def test_evidence_is_short_and_never_raises() -> None:
    assert brief([1, "a"]) == "[1, 'a']"
    assert len(brief("x" * 1000)) == 200
    assert "very long number" in brief(10**10000)
