"""What the names of the standard library mean for a test: packages, predeclared names, constants, predicates."""

import math
import sys
from fractions import Fraction

PACKAGES = {
    path.split("/")[-1]: path
    for path in (
        "bufio bytes cmp container/heap container/list container/ring context crypto/md5 crypto/sha1 crypto/sha256 "
        "crypto/sha512 encoding/base64 encoding/binary encoding/csv encoding/hex encoding/json encoding/xml errors fmt "
        "hash/crc32 hash/fnv html io io/fs iter log maps math math/big math/bits math/cmplx math/rand net/url os path "
        "path/filepath reflect regexp runtime slices sort strconv strings sync sync/atomic syscall text/template time "
        "unicode unicode/utf16 unicode/utf8 unsafe"
    ).split()
}
"""Name to path, for tests that do not write their imports."""
TESTING = frozenset({"testing", "assert", "require", "cmp", "is"})
"""Packages of tests: what is called of them is decided outside and never compiled."""

SCALARS = {
    **dict.fromkeys("int int8 int16 int32 int64".split(), "int"),
    **dict.fromkeys("uint uint8 uint16 uint32 uint64 uintptr".split(), "uint"),
    "float32": "float32",
    "float64": "float",
    "complex64": "complex",
    "complex128": "complex",
    "string": "string",
    "bool": "bool",
}
ALIASES = {"byte": "uint8", "rune": "int32"}
PREDECLARED_TYPES = frozenset({*SCALARS, *ALIASES, "error", "any", "comparable"})
PREDECLARED = frozenset(
    "true false nil iota append cap clear close complex copy delete imag len make max min new panic print println real "
    "recover".split()
)

CONSTANTS: dict[str, Fraction | int] = {
    "math.Pi": Fraction(math.pi),
    "math.E": Fraction(math.e),
    "math.Sqrt2": Fraction(math.sqrt(2)),
    "math.Ln2": Fraction(math.log(2)),
    "math.Phi": Fraction((1 + math.sqrt(5)) / 2),
    "math.MaxFloat64": Fraction(sys.float_info.max),
    "math.SmallestNonzeroFloat64": Fraction(5e-324),
    "math.MaxFloat32": Fraction(3.4028234663852886e38),
    "math.MaxInt": 2**63 - 1,
    "math.MinInt": -(2**63),
    "math.MaxUint": 2**64 - 1,
    **{f"math.MaxInt{bits}": 2 ** (bits - 1) - 1 for bits in (8, 16, 32, 64)},
    **{f"math.MinInt{bits}": -(2 ** (bits - 1)) for bits in (8, 16, 32, 64)},
    **{f"math.MaxUint{bits}": 2**bits - 1 for bits in (8, 16, 32, 64)},
}
"""Untyped, to the precision of float64."""

PREDICATES = {
    "reflect.DeepEqual": "DeepEqual",
    "cmp.Equal": "DeepEqual",
    "bytes.Equal": "sequences",
    "slices.Equal": "sequences",
    "maps.Equal": "sequences",
    "errors.Is": "errors.Is",
    "strings.Contains": "strings.Contains",
    "strings.HasPrefix": "strings.HasPrefix",
    "strings.HasSuffix": "strings.HasSuffix",
    "strings.EqualFold": "strings.EqualFold",
    "bytes.Contains": "strings.Contains",
    "bytes.HasPrefix": "strings.HasPrefix",
    "bytes.HasSuffix": "strings.HasSuffix",
    "slices.Contains": "slices.Contains",
}
"""Functions of two values that decide, and the comparator that does it outside."""

UNARY_PREDICATES = {"math.IsNaN": "math.IsNaN"}
_DECIDING_WORDS = ("Equal", "Contains", "Compare", "Has", "Is", "Match", "Less", "Valid")
_ORDERED = frozenset({"sort.IsSorted", "sort.SliceIsSorted", "sort.IntsAreSorted", "sort.StringsAreSorted"})
JUDGING_METHODS = frozenset({"Equal", "Equals", "EqualTo", "Cmp", "CmpAbs", "Compare", "Is", "As", "Matches"})


def decides(name: str) -> bool:
    """Whether a function `package.Name` answers a question about its arguments rather than computing from them."""
    package, _, member = name.partition(".")
    if name in _ORDERED or package == "unicode" or name in ("slices.IsSorted", "utf8.ValidString", "utf8.Valid"):
        return False  # of one value, so there is no expected value to be found in the call
    return member.startswith(_DECIDING_WORDS)
