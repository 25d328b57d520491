"""Maps over integers."""

from functools import partial
from math import prod

from agentic_diffusion.training.compositions import nested
from agentic_diffusion.training.compositions.operation import Parameters
from agentic_diffusion.training.compositions.tables import map_over

_map = partial(map_over, ("int",))


def _between(low: int, high: int) -> Parameters:
    return {"n": lambda rng: rng.randint(low, high)}


MAPS = (
    _map(
        "square",
        "$x ** 2",
        lambda x: x * x,
        (
            "squares|squared values|second powers",
            "square $them|raise $them to the power of 2|raise $them to the second power",
        ),
        attribute="square",
        loose=True,
    ),
    _map(
        "cube",
        "$x ** 3",
        lambda x: x * x * x,
        ("cubes|third powers|cubed values", "cube $them|raise $them to the third power|raise $them to the power of 3"),
        attribute="cube",
        loose=True,
    ),
    _map(
        "double",
        "$x * 2",
        lambda x: x + x,
        ("doubles|doubled values", "double $them|multiply $them by two|multiply $them by 2"),
        attribute="double",
        loose=True,
        group="scale",
    ),
    _map(
        "triple",
        "$x * 3",
        lambda x: x + x + x,
        ("triples|tripled values", "triple $them|multiply $them by three"),
        attribute="triple",
        loose=True,
        group="scale",
    ),
    _map(
        "negate",
        "-$x",
        lambda x: 0 - x,
        (
            "negatives|negated values|opposites",
            "negate $them|flip the sign of $them|change the sign of $them|multiply $them by -1",
        ),
        attribute="negative",
        loose=True,
    ),
    _map(
        "absolute",
        "abs($y)",
        lambda x: max(x, -x),
        (
            "absolute values|magnitudes",
            "take the absolute value of $them|drop the sign of $them|make $them non-negative with abs",
        ),
        attribute="absolute value",
    ),
    _map(
        "add",
        "$x + $n",
        lambda x, n: sum((x, n)),
        ("values plus $n", "add $n to $them|increase $them by $n|increment $them by $n"),
        _between(1, 20),
        argument="amount",
        loose=True,
        group="shift",
    ),
    _map(
        "subtract",
        "$x - $n",
        lambda x, n: x + (-n),
        ("values minus $n", "subtract $n from $them|decrease $them by $n|take $n away from $them|reduce $them by $n"),
        _between(1, 20),
        argument="amount",
        loose=True,
        group="shift",
    ),
    _map(
        "multiply",
        "$x * $n",
        lambda x, n: n * x,
        ("values times $n|$n-fold values", "multiply $them by $n|scale $them by $n|scale $them up by a factor of $n"),
        _between(4, 15),
        argument="factor",
        loose=True,
        group="scale",
    ),
    _map(
        "floor_divide",
        "$x // $n",
        lambda x, n: divmod(x, n)[0],
        (
            "integer quotients by $n|floor quotients by $n",
            "integer-divide $them by $n|floor-divide $them by $n|divide $them by $n rounding down",
        ),
        _between(2, 10),
        argument="divisor",
        loose=True,
        group="divide",
    ),
    _map(
        "remainder",
        "$x % $n",
        lambda x, n: divmod(x, n)[1],
        (
            "remainders modulo $n|remainders after division by $n",
            "reduce $them modulo $n|take $them mod $n|take the remainder of $them modulo $n",
        ),
        _between(2, 12),
        argument="divisor",
        attribute="remainder modulo $n",
        loose=True,
        group="divide",
    ),
    _map(
        "last_digit",
        "abs($y) % 10",
        lambda x: int(str(x)[-1]),
        (
            "last digits|final digits|ones digits",
            "take the last digit of $them|replace $them by its last digit|reduce $them to its final digit",
        ),
        attribute="last digit",
        loose=True,
    ),
    _map(
        "digit_sum",
        "digit_sum($y)",
        lambda x: sum(map(int, str(x).lstrip("-"))),
        (
            "digit sums|sums of digits|cross sums",
            "take the digit sum of $them|replace $them by the sum of its digits|compute the digit sum of $them",
        ),
        helper=nested.DIGIT_SUM,
        attribute="digit sum",
    ),
    _map(
        "num_digits",
        "len(str(abs($y)))",
        lambda x: len(str(x).replace("-", "")),
        ("digit counts|numbers of digits", "count the digits of $them|replace $them by its number of digits"),
        attribute="number of digits",
    ),
    _map(
        "to_string",
        "str($y)",
        lambda x: f"{x}",
        (
            "string forms|string versions|text representations",
            "convert $them to a string|turn $them into a string|make a string out of $them",
        ),
        gives="label",
        attribute="string form",
    ),
    _map(
        "hexadecimal",
        "hex($y)",
        lambda x: f"{x:#x}",
        (
            "hex strings|hexadecimal representations",
            "convert $them to hex|turn $them into a hexadecimal string|write $them in hexadecimal with hex",
        ),
        gives="label",
        attribute="hex string",
    ),
    _map(
        "binary",
        "bin($y)",
        lambda x: f"{x:#b}",
        (
            "binary strings from bin()|binary representations as given by bin",
            "convert $them to binary with bin|turn $them into a bin string",
        ),
        gives="label",
        attribute="bin string",
    ),
    _map(
        "successor",
        "$x + 1",
        lambda x: -~x,
        ("successors", "add one to $them|increment $them|increase $them by one|bump $them up by 1"),
        attribute="successor",
        loose=True,
        group="shift",
    ),
    _map(
        "clamp_low",
        "max($y, $n)",
        lambda x, n: n if x < n else x,
        (
            "values raised to at least $n",
            "raise $them to at least $n|set a lower bound of $n on $them|clip $them from below at $n",
        ),
        _between(0, 10),
        argument="minimum",
        group="clamp",
    ),
    _map(
        "clamp_high",
        "min($y, $n)",
        lambda x, n: n if x > n else x,
        ("values capped at $n", "cap $them at $n|limit $them to at most $n|clip $them from above at $n"),
        _between(5, 40),
        argument="maximum",
        group="clamp",
    ),
    _map(
        "collatz",
        "collatz_step($y)",
        lambda x: x * 3 + 1 if x % 2 else x >> 1,
        ("next Collatz values|Collatz successors", "apply one Collatz step to $them|do a single Collatz step on $them"),
        helper=nested.COLLATZ_STEP,
    ),
    _map(
        "halve",
        "$x / 2",
        lambda x: x * 0.5,
        ("halves|halved values", "halve $them|divide $them by two|cut $them in half"),
        gives="float",
        attribute="half",
        loose=True,
    ),
    _map(
        "factorial",
        "factorial(abs($y) % 10)",
        lambda x: prod(range(1, int(str(x)[-1]) + 1)),
        (
            "factorials of the last digits",
            "take the factorial of the last digit of $them|compute the last digit's factorial for $them",
        ),
        helper=nested.FACTORIAL,
    ),
)
