"""Families about looking things up in dictionaries, comparing two of them and working with nested values."""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import word


def _small(rng: Random) -> dict[str, int]:
    return {key: rng.randint(0, 9) for key in rng.sample("abcde", k=rng.randint(0, 5))}


def _lists(rng: Random) -> dict[str, list[int]]:
    return {word(rng): [rng.randint(1, 9) for _ in range(rng.randint(1, 4))] for _ in range(rng.randint(0, 4))}


def _nested(rng: Random, depth: int = 2) -> dict[str, object]:
    return {
        key: _nested(rng, depth - 1) if depth and rng.random() < 0.5 else rng.randint(0, 9)
        for key in rng.sample("abc", k=rng.randint(1, 3))
    }


def _default(rng: Random) -> Mapping[str, object]:
    return {"n": rng.choice((0, -1, 1, 10, 100))}


FAMILIES = (
    Family(
        name="get_or_default",
        imperative=lines("""
            look up a key in a dictionary and return $n if it is missing
            get the value for a key from a dict, or $n when the key does not exist
            return the dict entry of a key with $n as the default
            read a key from a mapping and fall back to $n
            fetch the value stored under a key; answer $n for unknown keys
            find the value of a key, $n if the dictionary doesn't have it
            retrieve a dictionary value by key with default $n
            take a dict and a key and return the value, but $n if there is none
            access a dict safely: value of the key, else $n
            query a dictionary for a key without raising KeyError, giving $n instead
            return what a key maps to in a dict, or else $n
            do a dictionary lookup that yields $n for absent keys
        """),
        free=lines("""
            dict lookup with default $n
            how do I get a dictionary value or $n when the key isn't there?
            given a dict and a key, return the value of the key or $n
            value for key, otherwise $n
            i want d[key] but with $n instead of an error for missing keys
            dictionary get, default is $n
            Given a mapping and a key, return the associated value, or $n if the key is not present.
            safe lookup in a dictionary ($n if not found)
        """),
        solution="""
def get_or_default(data: dict, key: str) -> int:
    return data.get(key, $n)
""",
        parameters=_default,
        inputs=lambda rng: (_small(rng), rng.choice("abcde")),
        example_parameters={"n": 0},
        examples=((({"a": 4}, "a"), 4), (({}, "a"), 0)),
    ),
    Family(
        name="nested_get",
        imperative=lines("""
            get a value from a nested dictionary by a list of keys, None if the path does not exist
            follow a path of keys into nested dicts and return the value or None
            look up a nested value given the keys one after another, None when something is missing
            return the value at a key path of a dict of dicts, otherwise None
            walk down nested dictionaries along a list of keys; give None for a missing key
            fetch a deep value such as data['a']['b'] from the keys ['a', 'b'], or None
            read a nested dict safely with a list of keys, None if not found
            take a nested dict and a list of keys and return what is there or None
            access nested configuration by a path of keys, returning None when absent
            find the entry of nested dicts reached by a sequence of keys, else None
            resolve a list of keys in a nested dictionary (None if any step fails)
            descend into a dictionary key by key and return the final value or None
        """),
        free=lines("""
            nested dict get with key path, None if missing
            how do I get a value deep in a nested dict from a list of keys, None if it is not there?
            given a nested dict and a list of keys, return the value at this path or None
            safe nested lookup, None by default
            i have nested json as dicts and a list of keys, i want the value or None
            value at path of keys, else None
            Given nested dictionaries and a sequence of keys, return the value they lead to, or None.
            data[k1][k2]... without errors, None when a key is missing
        """),
        solution="""
def nested_get(data: dict, keys: list[str]) -> object:
    for key in keys:
        if not isinstance(data, dict) or key not in data:
            return None
        data = data[key]
    return data
""",
        inputs=lambda rng: (_nested(rng), rng.choices("abc", k=rng.randint(1, 3))),
        examples=((({"a": {"b": 5}}, ["a", "b"]), 5), (({"a": 1}, ["a", "b"]), None), (({}, ["x"]), None)),
    ),
    Family(
        name="common_keys",
        imperative=lines("""
            return the keys that two dictionaries have in common, sorted
            find the common keys of two dicts as a sorted list
            list in sorted order the keys present in both dictionaries
            get the sorted keys shared by two mappings
            determine which keys occur in both of two dicts, in alphabetical order
            intersect the keys of two dictionaries and sort them
            take two dicts and return a sorted list of the keys that are in each of them
            collect keys contained in the first as well as in the second dict, sorted
            compare two dictionaries and give back their mutual keys in order
            work out the overlap of the keys of two dicts as a sorted list
            pick the keys found in both dictionaries, sorted ascending
            compute the sorted key intersection of two dicts
        """),
        free=lines("""
            common keys of two dicts, sorted
            which keys do two dictionaries share? sorted list please
            given two dictionaries, return the sorted list of keys that appear in both
            shared dict keys in order
            i have two dicts and want the keys which are in the two of them, sorted
            keys in dict a and dict b, sorted
            Given two mappings, return in ascending order the keys they have in common.
            sorted intersection of dictionary keys
        """),
        solution="""
def common_keys(first: dict, second: dict) -> list[str]:
    return sorted(first.keys() & second.keys())
""",
        inputs=lambda rng: (_small(rng), _small(rng)),
        examples=((({"b": 1, "a": 2}, {"a": 3, "b": 0, "c": 1}), ["a", "b"]), (({"a": 1}, {}), [])),
    ),
    Family(
        name="changed_keys",
        imperative=lines("""
            return the sorted keys whose values differ between two dictionaries, looking only at shared keys
            find which common keys of two dicts have different values, sorted
            list the keys that are in both dictionaries but with another value, in sorted order
            compare two dicts and return the sorted keys that changed their value (keys in both only)
            get the keys present in old and new dict whose value is not equal, sorted
            detect changed entries: sorted keys in both dicts with unequal values
            determine the shared keys for which two mappings disagree, in alphabetical order
            take an old and a new dictionary and return sorted the keys with modified values, not added or removed ones
            collect keys with conflicting values in two dictionaries, sorted
            work out where two dicts contradict each other and return these keys sorted
            check two configurations for keys with two different values and list them sorted
            pick the mutual keys having different values in two dicts, sorted ascending
        """),
        free=lines("""
            keys with changed values between two dicts, sorted
            which keys that both dictionaries have hold different values? sorted
            given two dicts, return the sorted list of common keys whose values differ
            changed keys of two dictionaries (only keys in both)
            i have settings before and after as dicts and want the sorted keys whose value was changed, in both dicts
            sorted shared keys where values are not the same
            Given two mappings, return in ascending order the keys present in both with unequal values.
            dict conflict keys, sorted
        """),
        solution="""
def changed_keys(first: dict, second: dict) -> list[str]:
    return sorted(key for key in first if key in second and first[key] != second[key])
""",
        inputs=lambda rng: (_small(rng), _small(rng)),
        examples=((({"b": 1, "a": 2, "d": 1}, {"a": 3, "b": 1, "c": 1}), ["a"]), (({"a": 1}, {}), [])),
    ),
    Family(
        name="average_per_key",
        imperative=lines("""
            compute the average of the list stored under each key of a dict
            return a dict with the mean of every list of numbers
            average the grades of each student in a dictionary of name to list of grades
            map each key to the average of its list of values
            replace every list in a dictionary by its mean
            calculate per-key averages from a dict of lists
            take a dictionary of non-empty lists and return a dictionary of their averages
            find the mean value for each key of a dict of number lists
            get every student's average mark from a dict of mark lists
            turn a dict of lists into a dict of averages
            determine the arithmetic mean of each entry, entries being lists, of a dictionary
            work out the average per key
        """),
        free=lines("""
            average per key of dict of lists
            what is the average of each list in a dictionary?
            given a dict from name to list of scores, return a dict from name to average score
            mean for every key
            i have {'Ann': [1, 2], 'Bob': [3]} and want the average for each person
            dict of lists -> dict of means
            Given a mapping of keys to non-empty number lists, return the mapping of keys to their averages.
            averages by key as a dictionary
        """),
        solution="""
def average_per_key(data: dict[str, list[int]]) -> dict[str, float]:
    return {key: sum(values) / len(values) for key, values in data.items()}
""",
        inputs=lambda rng: (_lists(rng),),
        examples=((({"a": [1, 2], "b": [4]},), {"a": 1.5, "b": 4.0}), (({},), {})),
    ),
    Family(
        name="flatten_dict",
        imperative=lines("""
            flatten a nested dictionary, joining the keys with '.'
            turn nested dicts into one flat dict with dotted keys like 'a.b'
            convert a nested dict to a single-level dict whose keys are paths separated by '.'
            collapse nested dictionaries into keys joined by '.'
            return a flat version of a nested dictionary, key parts connected with '.'
            take a dict of dicts and return a dict with '.' separated keys
            unnest a dictionary: {'a': {'b': 1}} becomes {'a.b': 1}, joined with '.'
            make a one-level dictionary from a nested one using '.' between the keys
            write every leaf of a nested dict under its dotted path ('.' as separator)
            flatten json-like dictionaries into 'x.y.z' style keys with '.'
            remove the nesting of a dict by concatenating keys with '.'
            produce a flat mapping from '.'-joined key paths to the leaf values
        """),
        free=lines("""
            flatten nested dict with '.' keys
            how do I flatten a nested dictionary so keys are joined with '.'?
            given a nested dict, return a flat dict with keys joined by '.'
            nested dict -> flat dict with dotted ('.') keys
            i have a nested config dict and want keys like 'db.host' ('.' between)
            dictionary flattening, separator '.'
            Given nested dictionaries with string keys, return one dictionary whose keys are the paths joined with '.'.
            {'a': {'b': 1}, 'c': 2} to {'a.b': 1, 'c': 2} using '.'
        """),
        solution="""
def flatten_dict(data: dict, prefix: str = '') -> dict:
    result = {}
    for key, value in data.items():
        if isinstance(value, dict):
            result.update(flatten_dict(value, prefix + key + '.'))
        else:
            result[prefix + key] = value
    return result
""",
        inputs=lambda rng: (_nested(rng),),
        examples=((({"a": {"b": 1, "d": {"e": 3}}, "c": 2},), {"a.b": 1, "a.d.e": 3, "c": 2}), (({},), {})),
    ),
)
