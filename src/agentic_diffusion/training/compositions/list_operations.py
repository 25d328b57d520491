"""Operations over whole lists: orders, duplicates, slices, and the reducers that end a chain.

Empty input: sums and counts give 0, an average or range gives 0, extremes and first matches give None.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

from agentic_diffusion.training.compositions.operation import Element, Kind, Operation, Parameters, variants

INT: tuple[Element, ...] = ("int",)
WORD: tuple[Element, ...] = ("word",)
STRINGS: tuple[Element, ...] = ("word", "char", "label")
ORDERED: tuple[Element, ...] = ("int", "word", "char")
ANY: tuple[Element, ...] = ("int", "word", "char", "label", "float")
COUNT: Parameters = {"n": lambda rng: rng.randint(2, 5)}
SEPARATOR: Parameters = {"sep": lambda rng: repr(rng.choice(("-", ", ", "_", " ", ",", "/", "; ", " and ", "|", "+")))}


def _list_operation(
    kind: Kind,
    takes: tuple[Element, ...],
    name: str,
    code: str,
    reference: Callable[..., Any],
    phrases: tuple[str, str],
    parameters: Parameters | None = None,
    **more: Any,
) -> Operation:
    first = variants(phrases[0])
    return Operation(
        key=f"{kind}.{name}",
        kind=kind,
        code=code,
        reference=reference,
        takes=takes,
        adjectives=first if kind == "unique" else (),
        clauses=first if kind == "order" else (),
        nouns=first if kind in ("slice", "reduce") else (),
        verbs=variants(phrases[1]),
        parameters=parameters or {},
        **more,
    )


def _keep_first_occurrences(values: Sequence[Any]) -> list[Any]:
    return [value for index, value in enumerate(values) if value not in values[:index]]


def _insertion_sort(values: Sequence[Any], key: Callable[[Any], Any], down: bool = False) -> list[Any]:
    """Stable in both directions, as `sorted` is."""
    done: list[Any] = []
    for value in values:
        place = len(done)
        while place and (key(done[place - 1]) < key(value) if down else key(done[place - 1]) > key(value)):
            place -= 1
        done.insert(place, value)
    return done


def _same(value: Any) -> Any:
    return value


def _group(pairs: Sequence[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    """(member, key) pairs -> members by key, keys in order of appearance."""
    return {key: [v for v, k in pairs if k == key] for key in _keep_first_occurrences([k for _, k in pairs])}


def _tally(pairs: Sequence[tuple[Any, Any]]) -> dict[Any, int]:
    return {key: len(members) for key, members in _group(pairs).items()}


ORDERS = (
    _list_operation(
        "order",
        INT,
        "ascending",
        "sorted($gen)",
        lambda v: _insertion_sort(v, _same),
        (
            "sorted in ascending order|sorted from smallest to largest|in increasing order|sorted ascending",
            "sort $them in ascending order|sort $them from smallest to largest|sort $them"
            "|put $them in increasing order",
        ),
    ),
    _list_operation(
        "order",
        INT,
        "descending",
        "sorted($many, reverse=True)",
        lambda v: _insertion_sort(v, _same, down=True),
        (
            "sorted in descending order|sorted from largest to smallest|in decreasing order|sorted descending",
            "sort $them in descending order|sort $them from largest to smallest|put $them in decreasing order",
        ),
    ),
    _list_operation(
        "order",
        INT,
        "absolute",
        "sorted($many, key=abs)",
        lambda v: _insertion_sort(v, abs),
        ("sorted by absolute value|ordered by magnitude", "sort $them by absolute value|order $them by absolute value"),
    ),
    _list_operation(
        "order",
        INT,
        "last_digit",
        "sorted($many, key=lambda value: abs(value) % 10)",
        lambda v: _insertion_sort(v, lambda x: int(str(x)[-1])),
        ("sorted by last digit|ordered by their last digit", "sort $them by last digit|order $them by the last digit"),
    ),
    _list_operation(
        "order",
        ("word", "char", "label"),
        "alphabetical",
        "sorted($gen)",
        lambda v: _insertion_sort(v, _same),
        (
            "sorted alphabetically|in alphabetical order|ordered alphabetically|sorted",
            "sort $them alphabetically|put $them in alphabetical order|sort $them|order $them alphabetically",
        ),
    ),
    _list_operation(
        "order",
        ("word", "char"),
        "reverse_alphabetical",
        "sorted($many, reverse=True)",
        lambda v: _insertion_sort(v, _same, down=True),
        (
            "sorted in reverse alphabetical order|sorted in descending alphabetical order",
            "sort $them in reverse alphabetical order|sort $them in descending alphabetical order",
        ),
    ),
    _list_operation(
        "order",
        WORD,
        "by_length",
        "sorted($many, key=len)",
        lambda v: _insertion_sort(v, len),
        (
            "sorted by length|ordered by length|sorted from shortest to longest|in order of length",
            "sort $them by length|order $them by length|sort $them from shortest to longest|arrange $them by length",
        ),
    ),
    _list_operation(
        "order",
        WORD,
        "by_length_descending",
        "sorted($many, key=len, reverse=True)",
        lambda v: _insertion_sort(v, len, down=True),
        (
            "sorted by length in descending order|sorted from longest to shortest|longest first",
            "sort $them by descending length|sort $them from longest to shortest|order $them by length, longest first",
        ),
    ),
    _list_operation(
        "order",
        WORD,
        "by_last_letter",
        "sorted($many, key=lambda word: word[-1])",
        lambda v: _insertion_sort(v, lambda w: w[-1:]),
        (
            "sorted by last letter|ordered by their last letter",
            "sort $them by the last letter|order $them by last letter",
        ),
    ),
    _list_operation(
        "order",
        WORD,
        "ignoring_case",
        "sorted($many, key=str.lower)",
        lambda v: _insertion_sort(v, lambda w: w.lower()),
        (
            "sorted alphabetically ignoring case|in case-insensitive alphabetical order",
            "sort $them alphabetically ignoring case|sort $them case-insensitively",
        ),
    ),
    _list_operation(
        "order",
        ("int", "word", "char"),
        "reversed",
        "$list[::-1]",
        lambda v: [v[-1 - i] for i in range(len(v))],
        (
            "in reverse order|from last to first",
            "reverse the order of $them|put $them in reverse order|flip the order of $them",
        ),
    ),
)

UNIQUE = _list_operation(
    "unique",
    ORDERED,
    "unique",
    "dict.fromkeys($gen)",
    _keep_first_occurrences,
    (
        "distinct|unique|different",
        "remove duplicates from $them|keep only the first occurrence of each of $them|drop repeated values from $them"
        "|deduplicate $them|get rid of duplicates in $them",
    ),
)

SLICES = (
    _list_operation(
        "slice",
        ANY,
        "first",
        "$list[:$n]",
        lambda v, n: [x for i, x in enumerate(v) if i < n],
        (
            "the first $n of $np",
            "take the first $n of $them|keep only the first $n of $them|limit $them to the first $n",
        ),
        COUNT,
        argument="n",
    ),
    _list_operation(
        "slice",
        ANY,
        "last",
        "$list[-$n:]",
        lambda v, n: [x for i, x in enumerate(v) if i >= len(v) - n],
        ("the last $n of $np", "take the last $n of $them|keep only the last $n of $them"),
        COUNT,
    ),
    _list_operation(
        "slice",
        ANY,
        "skip",
        "$list[$n:]",
        lambda v, n: [x for i, x in enumerate(v) if i >= n],
        (
            "all but the first $n of $np",
            "skip the first $n of $them|drop the first $n of $them|leave out the first $n of $them",
        ),
        COUNT,
        argument="n",
    ),
    _list_operation(
        "slice",
        ANY,
        "every_second",
        "$list[::2]",
        lambda v: [x for i, x in enumerate(v) if i % 2 == 0],
        (
            "every second one of $np, starting with the first",
            "take every second one of $them, starting with the first"
            "|keep every other one of $them, beginning with the first",
        ),
    ),
)

REDUCERS = (
    _list_operation(
        "reduce",
        INT,
        "sum",
        "sum($gen)",
        lambda v: reduce(lambda a, b: a + b, v, 0),
        ("the sum of $np|the total of $np", "sum $them|add up $them|total $them|sum up $them|add $them together"),
        gives="int",
    ),
    _list_operation(
        "reduce",
        INT,
        "product",
        "LOOP product *=",
        lambda v: reduce(lambda a, b: a * b, v, 1),
        (
            "the product of $np",
            "multiply together $them|multiply all of $them with each other|compute the product of $them",
        ),
        gives="int",
    ),
    _list_operation(
        "reduce",
        ORDERED,
        "count",
        "COUNT",
        len,
        (
            "the number of $np|the count of $np",
            "count $them|find out how many of $them there are|count how many of $them there are",
        ),
        gives="int",
    ),
    _list_operation(
        "reduce",
        INT,
        "max",
        "max($many, default=None)",
        lambda v: _insertion_sort(v, _same)[-1] if v else None,
        (
            "the largest of $np|the maximum of $np|the biggest of $np|the largest value among $np",
            "find the largest of $them|get the maximum of $them|take the biggest of $them",
        ),
        gives="$t | None",
    ),
    _list_operation(
        "reduce",
        INT,
        "min",
        "min($many, default=None)",
        lambda v: _insertion_sort(v, _same)[0] if v else None,
        (
            "the smallest of $np|the minimum of $np|the lowest of $np",
            "find the smallest of $them|get the minimum of $them|take the lowest of $them",
        ),
        gives="$t | None",
    ),
    _list_operation(
        "reduce",
        INT,
        "average",
        "sum($values) / len($values) if $values else 0",
        lambda v: reduce(lambda a, b: a + b, v) / len(v) if v else 0,
        ("the average of $np|the mean of $np", "average $them|compute the mean of $them|take the average of $them"),
        gives="float",
    ),
    _list_operation(
        "reduce",
        INT,
        "range",
        "max($values) - min($values) if $values else 0",
        lambda v: _insertion_sort(v, _same)[-1] - _insertion_sort(v, _same)[0] if v else 0,
        (
            "the difference between the largest and the smallest of $np|the range (max minus min) of $np",
            "subtract the smallest from the largest of $them|compute max minus min of $them",
        ),
        gives="int",
    ),
    _list_operation(
        "reduce",
        STRINGS,
        "join",
        "$sep.join($gen)",
        lambda v, sep: "".join(f"{sep[1:-1] if i else ''}{x}" for i, x in enumerate(v)),
        (
            "one string made of $np joined by $sep",
            "join $them with $sep|join $them into one string separated by $sep"
            "|glue $them together with $sep in between",
        ),
        SEPARATOR,
        gives="str",
        argument="separator",
    ),
    _list_operation(
        "reduce",
        STRINGS,
        "concatenate",
        "''.join($gen)",
        lambda v: reduce(lambda a, b: a + b, v, ""),
        (
            "one string made of $np with nothing in between|the concatenation of $np",
            "concatenate $them|concatenate $them into one string|join $them with nothing in between",
        ),
        gives="str",
    ),
    _list_operation(
        "reduce",
        WORD,
        "longest",
        "max($many, key=len, default=None)",
        lambda v: _insertion_sort(v, len, down=True)[0] if v else None,
        ("the longest of $np", "find the longest of $them|pick the longest of $them|get the longest of $them"),
        gives="$t | None",
    ),
    _list_operation(
        "reduce",
        WORD,
        "shortest",
        "min($many, key=len, default=None)",
        lambda v: _insertion_sort(v, len)[0] if v else None,
        ("the shortest of $np", "find the shortest of $them|pick the shortest of $them|get the shortest of $them"),
        gives="$t | None",
    ),
    _list_operation(
        "reduce",
        ORDERED,
        "last_match",
        "$values[-1] if $values else None",
        lambda v: next(reversed(v), None),
        ("the last of $np (None if there is none)", "find the last of $them, or None if there is none"),
        gives="$t | None",
    ),
    _list_operation(
        "reduce",
        ORDERED,
        "first_match",
        "next($iterator, None)",
        lambda v: next(iter(v), None),
        ("the first of $np (None if there is none)", "find the first of $them, or None if there is none"),
        gives="$t | None",
    ),
)

ANY_MATCH = _list_operation("reduce", ORDERED, "any", "any($gen)", any, ("", ""), gives="bool")
ALL_MATCH = _list_operation("reduce", ORDERED, "all", "all($gen)", all, ("", ""), gives="bool")
NONE_MATCH = _list_operation("reduce", ORDERED, "none", "not any($gen)", lambda v: not any(v), ("", ""), gives="bool")
PREDICATES = (ANY_MATCH, ALL_MATCH, NONE_MATCH)

TO_DICT = _list_operation("reduce", ORDERED, "dict", "DICT", dict, ("", ""))
GROUP_BY = _list_operation("reduce", ORDERED, "group_by", "GROUP", _group, ("", ""))
COUNT_BY = _list_operation("reduce", ORDERED, "count_by", "TALLY", _tally, ("", ""))
KEYED = (TO_DICT, GROUP_BY, COUNT_BY)
