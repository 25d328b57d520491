"""Filters over integers."""

from functools import partial
from math import isqrt
from random import Random

from agentic_diffusion.training.compositions import nested
from agentic_diffusion.training.compositions.operation import Parameters
from agentic_diffusion.training.compositions.tables import filter_over

_filter = partial(filter_over, ("int",))


def _between(low: int, high: int) -> Parameters:
    return {"n": lambda rng: rng.randint(low, high)}


def _threshold(rng: Random) -> int:
    return rng.choice((rng.randint(-10, 30), rng.choice((0, 1, 5, 10, 20, 25, 50, 100))))


THRESHOLD: Parameters = {"n": _threshold}
DIVISOR = _between(2, 12)
MAX_TRIAL_DIVISION = 100_000
INTERVAL: Parameters = {"a": lambda rng: rng.randint(-10, 10), "b": lambda rng: rng.randint(12, 60)}
DIGIT: Parameters = {"n": lambda rng: rng.randint(0, 9)}


def _is_prime(x: int) -> bool:
    if x > MAX_TRIAL_DIVISION:
        raise ValueError(f"{x} is too large for trial division, so a chain that asks for it is not sensible")
    divisors = [d for d in range(1, x + 1) if x % d == 0]
    return len(divisors) == 2


FILTERS = (
    _filter(
        "even",
        "$x % 2 == 0",
        lambda x: str(x)[-1] in "02468",
        ("even", "are even|are divisible by 2|can be divided by two|are multiples of 2"),
        group="parity",
    ),
    _filter(
        "odd",
        "$x % 2 != 0",
        lambda x: str(x)[-1] in "13579",
        ("odd", "are odd|are not divisible by 2|are uneven|do not divide evenly by 2"),
        group="parity",
    ),
    _filter(
        "positive",
        "$x > 0",
        lambda x: x >= 1,
        ("positive", "are positive|are greater than zero|are above 0|are bigger than 0"),
        group="size",
    ),
    _filter(
        "negative",
        "$x < 0",
        lambda x: x <= -1,
        ("negative", "are negative|are less than zero|are below 0|are smaller than 0"),
        group="size",
    ),
    _filter(
        "non_negative",
        "$x >= 0",
        lambda x: x > -1,
        ("non-negative", "are not negative|are zero or more|are at least 0|are >= 0"),
        group="size",
    ),
    _filter(
        "nonzero",
        "$x != 0",
        bool,
        ("nonzero|non-zero", "are not zero|are different from 0|are != 0|do not equal 0"),
        group="equal",
    ),
    _filter(
        "multiple",
        "$x % $n == 0",
        lambda x, n: (x // n) * n == x,
        ("", "are divisible by $n|are multiples of $n|can be divided by $n without remainder|divide evenly by $n"),
        DIVISOR,
        argument="divisor",
        group="parity",
    ),
    _filter(
        "not_multiple",
        "$x % $n != 0",
        lambda x, n: (x // n) * n != x,
        ("", "are not divisible by $n|are not multiples of $n|leave a remainder when divided by $n"),
        DIVISOR,
        argument="divisor",
        group="parity",
    ),
    _filter(
        "greater",
        "$x > $n",
        lambda x, n: x - n > 0,
        ("", "are greater than $n|are bigger than $n|are larger than $n|exceed $n|are above $n|are over $n"),
        THRESHOLD,
        argument="limit",
        group="size",
    ),
    _filter(
        "less",
        "$x < $n",
        lambda x, n: n - x > 0,
        ("", "are less than $n|are smaller than $n|are below $n|are under $n|are lower than $n"),
        THRESHOLD,
        argument="limit",
        group="size",
    ),
    _filter(
        "at_least",
        "$x >= $n",
        lambda x, n: not x < n,
        ("", "are at least $n|are $n or more|are greater than or equal to $n|are no smaller than $n|are >= $n"),
        THRESHOLD,
        argument="minimum",
        group="size",
    ),
    _filter(
        "at_most",
        "$x <= $n",
        lambda x, n: not x > n,
        ("", "are at most $n|are less than or equal to $n|do not exceed $n|are no larger than $n|are <= $n"),
        THRESHOLD,
        argument="maximum",
        group="size",
    ),
    _filter(
        "between",
        "$a <= $x <= $b",
        lambda x, a, b: x in range(a, b + 1),
        ("", "are between $a and $b inclusive|lie in the range from $a to $b (both included)|are >= $a and <= $b"),
        INTERVAL,
        group="size",
    ),
    _filter(
        "outside",
        "not $a <= $x <= $b",
        lambda x, a, b: x not in range(a, b + 1),
        ("", "lie outside the range $a to $b|are either below $a or above $b|fall outside of $a to $b"),
        INTERVAL,
        group="size",
    ),
    _filter(
        "ends_with",
        "abs($y) % 10 == $n",
        lambda x, n: str(x).endswith(str(n)),
        ("", "end with the digit $n|end in the digit $n|have $n as their last digit|have the last digit $n"),
        DIGIT,
        argument="digit",
        group="digit",
    ),
    _filter(
        "contains_digit",
        "'$n' in str($y)",
        lambda x, n: n in [int(digit) for digit in str(abs(x))],
        ("", "contain the digit $n|have the digit $n somewhere|have the digit $n in them|include the digit $n"),
        DIGIT,
        group="digit",
    ),
    _filter(
        "prime",
        "is_prime($y)",
        _is_prime,
        ("prime", "are prime|are prime numbers|are primes|have no divisors except 1 and themselves"),
        helper=nested.IS_PRIME,
        group="shape",
    ),
    _filter(
        "square",
        "is_square($y)",
        lambda x: x >= 0 and isqrt(x) ** 2 == x,
        ("perfect square|square", "are perfect squares|are square numbers|have an integer square root"),
        helper=nested.IS_SQUARE,
        group="shape",
    ),
    _filter(
        "single_digit",
        "-10 < $x < 10",
        lambda x: len(str(abs(x))) == 1,
        ("single-digit|one-digit", "have only one digit|consist of a single digit|have exactly one digit"),
        group="size",
    ),
    _filter(
        "two_digit",
        "10 <= abs($y) <= 99",
        lambda x: len(str(abs(x))) == 2,
        ("two-digit", "have two digits|have exactly two digits|consist of two digits|are two digits long"),
        group="size",
    ),
    _filter(
        "not_equal",
        "$x != $n",
        lambda x, n: bool(x - n),
        ("", "are not equal to $n|are different from $n|are not $n|do not equal $n|are anything but $n"),
        {"n": lambda rng: rng.randint(-3, 12)},
        argument="target",
        group="equal",
    ),
    _filter(
        "divisible_by_both",
        "$x % $a == 0 and $x % $b == 0",
        lambda x, a, b: (abs(x) % a, abs(x) % b) == (0, 0),
        (
            "",
            "are divisible by both $a and $b|can be divided by $a and also by $b|are multiples of $a as well as of $b",
        ),
        {"a": lambda rng: rng.choice((2, 3)), "b": lambda rng: rng.choice((5, 7, 4))},
        group="parity",
    ),
    _filter(
        "divisible_by_either",
        "($x % $a == 0 or $x % $b == 0)",
        lambda x, a, b: 0 in (abs(x) % a, abs(x) % b),
        (
            "",
            "are divisible by $a or $b|are multiples of $a or of $b (or both)"
            "|can be divided by at least one of $a and $b",
        ),
        {"a": lambda rng: rng.choice((2, 3)), "b": lambda rng: rng.choice((5, 7))},
        group="parity",
    ),
    _filter(
        "remainder",
        "$x % $n == $r",
        lambda x, n, r: (x - r) % n == 0,
        (
            "",
            "leave a remainder of $r when divided by $n|are equal to $r modulo $n"
            "|give $r as remainder after dividing by $n",
        ),
        {"n": lambda rng: rng.randint(3, 9), "r": lambda rng: rng.choice((1, 2))},
        group="parity",
    ),
)
