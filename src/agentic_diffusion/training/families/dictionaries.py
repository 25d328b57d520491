"""Families about plain dictionaries: invert, merge, sum, extremes, filter, sort, look up and build.

Dictionaries map words to integers unless a family says otherwise. Ties go to the first key, as `max` and `min` do.
"""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, word, words

_COMPARISONS = (
    ("greater than", ">"), ("above", ">"), ("larger than", ">"), ("more than", ">"),
    ("less than", "<"), ("below", "<"), ("smaller than", "<"), ("under", "<"),
    ("at least", ">="), ("at most", "<="),
)  # fmt: skip
_ORDERS = (
    ("in ascending order", ""), ("from smallest to largest", ""), ("from lowest to highest", ""),
    ("in descending order", ", reverse=True"), ("from largest to smallest", ", reverse=True"),
    ("from highest to lowest", ", reverse=True"),
)  # fmt: skip


def _counts(rng: Random) -> dict[str, int]:
    return {word(rng): rng.randint(-5, 30) for _ in range(rng.randint(0, 6))}


def _comparison(rng: Random) -> Mapping[str, object]:
    cmp_words, cmp = rng.choice(_COMPARISONS)
    return {"cmp_words": cmp_words, "cmp": cmp, "n": rng.randint(1, 25)}


def _order(rng: Random) -> Mapping[str, object]:
    order_words, reverse = rng.choice(_ORDERS)
    return {"order_words": order_words, "reverse": reverse}


FAMILIES = (
    Family(
        name="invert_dict",
        imperative=lines("""
            invert a dictionary
            swap the keys and values of a dict
            exchange keys with values in a dictionary
            flip a mapping so that every value points back to its key
            turn a dict inside out: values become keys and keys become values
            reverse the direction of a mapping
            build the inverse of a dictionary with unique values
            take a dict and give back a new one with key and value switched
            make a reverse lookup table from a dictionary
            create a dictionary that maps each value to the key it belongs to
            produce the value-to-key version of a key-to-value dict
            interchange keys and values of the given dictionary
        """),
        free=lines("""
            invert dict
            swap dict keys and values
            how do I turn the keys of a dictionary into values and the values into keys?
            given a dictionary, return a new one where the roles of key and value are swapped
            i have name -> id in a dict and need id -> name
            dictionary inversion, values can be assumed hashable
            Given a mapping {k: v}, return {v: k}.
            I want a dict the other way round, so I can look up a key by its value
        """),
        solution="""
def invert_dict(data: dict) -> dict:
    return {value: key for key, value in data.items()}
""",
        inputs=lambda rng: (_counts(rng),),
        examples=((({"a": 1, "b": 2},), {1: "a", 2: "b"}), (({},), {})),
    ),
    Family(
        name="merge_dicts",
        imperative=lines("""
            merge two dictionaries
            combine two dicts into one, the second one wins on conflicts
            join two dictionaries; for duplicate keys keep the value of the second
            return a new dictionary with the entries of both dictionaries, later values overriding earlier ones
            put the contents of two dicts together without changing either of them
            unite two mappings, letting the second override the first
            build one dict out of two dicts
            create the union of two dictionaries where the right one takes precedence
            overlay one dictionary on top of another and return the result
            update a copy of the first dict with the second dict
            merge user settings into default settings given as two dicts
            concatenate two dictionaries
        """),
        free=lines("""
            merge dicts
            how to merge two dictionaries in one?
            given two dicts, return their merge; if a key is in both, the second value counts
            i've got defaults and overrides as dictionaries and want the final config
            combining two dictionaries into a new one
            one dict from two, second has priority
            Given dictionaries a and b, return a dictionary having all the items of both, b overriding a.
            I need all key-value pairs of two dicts in a single dict
        """),
        solution="""
def merge_dicts(first: dict, second: dict) -> dict:
    return {**first, **second}
""",
        inputs=lambda rng: (_counts(rng), _counts(rng)),
        examples=((({"a": 1, "b": 2}, {"b": 3}), {"a": 1, "b": 3}), (({}, {"x": 0}), {"x": 0})),
    ),
    Family(
        name="add_dicts",
        imperative=lines("""
            merge two dictionaries and add the values of common keys
            combine two dicts by summing values that share a key
            add two dictionaries key by key
            sum up two count dictionaries
            merge two dicts of numbers, adding values together when a key appears in both
            join two tallies into one total tally
            total two dictionaries of amounts by key
            produce a dictionary whose values are the sums of the values from two dictionaries
            unite two mappings so that the numbers of shared keys get added up
            add up the counts from two dictionaries, treating a missing key as 0
            compute the key-wise sum of two dicts
            put two inventories (item to quantity) together, adding the quantities
        """),
        free=lines("""
            merge dicts with sum of values
            how can I merge two dicts so that values of the same key are added instead of overwritten?
            given two dicts with int values, return a dict with the sum per key
            two dictionaries of counts in, one dictionary with added counts out
            i have the sales of two shops as dicts and want the totals for each product
            key-wise addition of two dictionaries
            Given two dictionaries of numbers, keys in both get the sum, other keys keep their value.
            adding dictionaries: same key means add
        """),
        solution="""
def add_dicts(first: dict, second: dict) -> dict:
    result = dict(first)
    for key, value in second.items():
        result[key] = result.get(key, 0) + value
    return result
""",
        inputs=lambda rng: (
            {key: rng.randint(1, 9) for key in rng.sample("abcdef", k=rng.randint(0, 4))},
            {key: rng.randint(1, 9) for key in rng.sample("abcdef", k=rng.randint(0, 4))},
        ),
        examples=((({"a": 1, "b": 2}, {"b": 3, "c": 4}), {"a": 1, "b": 5, "c": 4}), (({}, {}), {})),
    ),
    Family(
        name="sum_dict_values",
        imperative=lines("""
            sum the values of a dictionary
            add up all values in a dict
            calculate the total of the values stored in a dictionary
            return the sum of a dict's values
            total all numbers in a dictionary, ignoring the keys
            find the sum of every value of a mapping
            get the grand total from a dict of amounts
            compute how much all entries of a dictionary are worth together
            take a dict of name to number and return all the numbers added together
            work out the total of a dictionary of expenses
            sum up a dictionary's numeric values
            accumulate the values of a dict into one number
        """),
        free=lines("""
            sum of dict values
            how do I add together all the values of a dictionary?
            given a dictionary with numbers as values, what do they sum to?
            total of all the values in a dict
            i have expenses by category in a dictionary and want the overall amount
            dictionary values -> their sum
            Given a dict mapping items to integers, return the sum of the integers.
            just need the values of my dict summed, 0 if it's empty
        """),
        solution="""
def sum_dict_values(data: dict) -> int:
    return sum(data.values())
""",
        inputs=lambda rng: (_counts(rng),),
        examples=((({"a": 3, "b": 4},), 7), (({},), 0)),
    ),
    Family(
        name="key_with_max_value",
        imperative=lines("""
            find the key with the maximum value in a dictionary
            return the key whose value is largest
            get the key that has the highest value in a dict
            determine which key of a dictionary holds the biggest number
            pick the dictionary key with the greatest value
            return the name of the student with the highest score from a dict of scores
            look up which entry of a mapping has the top value and return its key
            find the winner in a dict of players and points
            take a dictionary of votes and return the candidate with the most votes
            select the key belonging to the max value, or None for an empty dict
            locate the argmax of a dictionary
            report the key for which the value is the largest one
        """),
        free=lines("""
            key with max value
            which key in a dict has the biggest value?
            given a dictionary of scores, who has the highest one?
            dict argmax
            how to get the key of the largest value in a dictionary
            i have a dict of product: sales and I want the best selling product
            Given a dict with numeric values, return the key of the maximum value; None when empty.
            the key of the highest number in a dictionary please
        """),
        solution="""
def key_with_max_value(data: dict) -> str | None:
    return max(data, key=data.get, default=None)
""",
        inputs=lambda rng: (_counts(rng),),
        examples=((({"a": 3, "b": 9, "c": 4},), "b"), (({},), None)),
    ),
    Family(
        name="key_with_min_value",
        imperative=lines("""
            find the key with the minimum value in a dictionary
            return the key whose value is smallest
            get the key that has the lowest value in a dict
            determine which key of a dictionary holds the least number
            return the cheapest item from a dictionary of prices
            pick the key of a dict that has the smallest number attached
            find out who has the fewest points in a dict of player to points
            look for the minimal value in a mapping and return the key it belongs to
            select the key belonging to the min value, or None for an empty dict
            locate the argmin of a dictionary
            take a dict of city to temperature and return the coldest city
            report the key for which the value is the smallest
        """),
        free=lines("""
            key with min value
            which key in a dict has the smallest value?
            given a dictionary of prices, which item costs the least?
            dict argmin
            how to get the key of the lowest value in a dictionary
            i have a dict of runner: time and I need the fastest runner (lowest time)
            Given a dict with numeric values, return the key of the minimum value; None when empty.
            the key of the smallest number in a dictionary please
        """),
        solution="""
def key_with_min_value(data: dict) -> str | None:
    return min(data, key=data.get, default=None)
""",
        inputs=lambda rng: (_counts(rng),),
        examples=((({"a": 3, "b": 9, "c": 1},), "c"), (({},), None)),
    ),
    Family(
        name="filter_by_value",
        imperative=lines("""
            filter a dictionary to the entries whose value is $cmp_words $n
            keep only the items of a dict with values $cmp_words $n
            return a dictionary with just those pairs where the value is $cmp_words $n
            select from a dict all key-value pairs with a value $cmp_words $n
            drop every entry of a dictionary unless its value is $cmp_words $n
            make a smaller dict that only has values $cmp_words $n
            extract the part of a mapping where the number is $cmp_words $n
            take a dict of scores and keep the ones that are $cmp_words $n
            build a new dictionary out of the entries with a value $cmp_words $n
            get a sub-dictionary holding only values that are $cmp_words $n
            reduce a product-price dict to the products that cost $cmp_words $n
            pick out the dictionary items having a value $cmp_words $n
        """),
        free=lines("""
            filter dict by value $cmp_words $n
            how do I keep only dictionary items with a value $cmp_words $n?
            given a dict of ints, return a dict with only the values $cmp_words $n
            dictionary entries where value is $cmp_words $n
            i have student grades in a dict and only want those $cmp_words $n, as a dict
            subset of a dictionary: values $cmp_words $n
            Given a mapping from names to numbers, return the mapping restricted to numbers $cmp_words $n.
            which items of my dict have a value $cmp_words $n? give them back as dict
        """),
        solution="""
def filter_by_value(data: dict) -> dict:
    return {key: value for key, value in data.items() if value $cmp $n}
""",
        parameters=_comparison,
        inputs=lambda rng: (_counts(rng),),
        example_parameters={"cmp_words": "above", "cmp": ">", "n": 10},
        examples=((({"a": 10, "b": 11, "c": 3},), {"b": 11}), (({},), {})),
    ),
    Family(
        name="keys_by_value",
        imperative=lines("""
            return the keys of a dictionary whose value is $cmp_words $n
            list all keys in a dict with a value $cmp_words $n
            get the names of the entries with values $cmp_words $n from a dictionary
            collect the keys that have a value $cmp_words $n
            find which keys of a dict map to a number $cmp_words $n
            return a list of the students whose score in the dictionary is $cmp_words $n
            pick the dict keys where the value is $cmp_words $n, as a list
            take a dict of item to price and list the items priced $cmp_words $n
            gather every key for which the value is $cmp_words $n
            look through a mapping and return a list with each key that has a value $cmp_words $n
            extract only the keys, not the values, where the value is $cmp_words $n
            make a list of dictionary keys with values $cmp_words $n
        """),
        free=lines("""
            keys with value $cmp_words $n
            which keys in a dict have a value $cmp_words $n?
            given a dictionary, list the keys whose values are $cmp_words $n
            list of keys where the value is $cmp_words $n
            i have a dict name -> age, who is $cmp_words $n? return a list of names
            how to get all the keys of a dictionary with a value $cmp_words $n
            Given a dict of stock counts, return the products with a count $cmp_words $n as a list.
            dict in, list of keys out, only keys with a value $cmp_words $n
        """),
        solution="""
def keys_by_value(data: dict) -> list[str]:
    return [key for key, value in data.items() if value $cmp $n]
""",
        parameters=_comparison,
        inputs=lambda rng: (_counts(rng),),
        example_parameters={"cmp_words": "less than", "cmp": "<", "n": 5},
        examples=((({"a": 5, "b": 2, "c": 3},), ["b", "c"]), (({},), [])),
    ),
    Family(
        name="sort_dict_by_value",
        imperative=lines("""
            sort a dictionary by value $order_words
            order the entries of a dict by their values $order_words
            arrange a dictionary's items $order_words of their values
            return a dictionary sorted $order_words by value
            reorder a dict so the values go $order_words
            rank the entries of a score dict $order_words and return a dict
            make a new dict with the same items, ordered by value $order_words
            take a dict and sort it by its values, $order_words
            put the pairs of a mapping into a new dict $order_words by value
            create a value-sorted copy of a dictionary, $order_words
            sort the items of a word-count dict by count $order_words and give back a dict
            rearrange dictionary items by value, $order_words
        """),
        free=lines("""
            sort dict by value $order_words
            how do I sort a dictionary by its values $order_words?
            given a dictionary, return it sorted by value $order_words
            dictionary sorted by values, $order_words
            i want my dict of scores ordered $order_words by the score
            dict ordering by value ($order_words)
            Given a dict of ints, return a dict whose items are ordered by value $order_words.
            need the items of a dictionary $order_words by value, result is again a dictionary
        """),
        solution="""
def sort_dict_by_value(data: dict) -> dict:
    return dict(sorted(data.items(), key=lambda item: item[1]$reverse))
""",
        parameters=_order,
        inputs=lambda rng: (_counts(rng),),
        example_parameters={"order_words": "in ascending order", "reverse": ""},
        examples=((({"a": 3, "b": 1},), {"b": 1, "a": 3}), (({},), {})),
    ),
    Family(
        name="sort_dict_by_key",
        imperative=lines("""
            sort a dictionary by its keys
            order the items of a dict alphabetically by key
            return a dictionary with the keys in sorted order
            arrange the entries of a mapping by key
            make a copy of a dict in which the keys are in ascending order
            rearrange a dictionary so its keys come alphabetically
            take a dict and return a dict with the same pairs sorted by key
            put dictionary entries into key order
            rebuild a dict with its keys sorted
            create a key-sorted version of a dictionary
            sort the phone book dict by name
            reorder a dict by key from a to z
        """),
        free=lines("""
            sort dict by key
            how to sort a dictionary by key?
            given a dict, return it with sorted keys
            dictionary in alphabetical order of its keys
            i need my dictionary's items ordered by key
            key-ordered dict
            Given a mapping of strings to ints, return a dict whose keys appear in ascending order.
            dictionary, same content but keys sorted please
        """),
        solution="""
def sort_dict_by_key(data: dict) -> dict:
    return dict(sorted(data.items()))
""",
        inputs=lambda rng: (_counts(rng),),
        examples=((({"b": 1, "a": 2},), {"a": 2, "b": 1}), (({},), {})),
    ),
    Family(
        name="pick_keys",
        imperative=lines("""
            pick certain keys from a dictionary
            keep only the given keys of a dict
            return a sub-dictionary with the requested keys, skipping keys that do not exist
            select the entries of a dictionary whose keys are in a list
            extract a subset of a dict given a list of keys
            restrict a dictionary to a list of allowed keys
            reduce a dict to the wanted keys
            copy only specified keys from a mapping, ignoring missing ones
            take a dict and a list of keys and return a dict with those keys only
            filter a dictionary by a whitelist of keys
            project a dict onto some keys; keys not in the dict are left out
            build a smaller dictionary from the keys I name, if present
        """),
        free=lines("""
            pick keys from dict
            how do I get a new dict with only some keys of another one?
            given a dictionary and a list of keys, return the dictionary limited to these keys
            sub-dict by list of keys
            dict with only the listed keys, missing keys are ignored
            i have a big dict and a list of field names and want only these fields as a dict
            Given data and keys, return the items of data whose key is in keys.
            subset of dictionary by keys (no error when a key is absent)
        """),
        solution="""
def pick_keys(data: dict, keys: list[str]) -> dict:
    return {key: data[key] for key in keys if key in data}
""",
        inputs=lambda rng: (
            {key: rng.randint(0, 9) for key in rng.sample("abcdef", k=rng.randint(0, 6))},
            rng.sample("abcdef", k=rng.randint(0, 4)),
        ),
        examples=((({"a": 1, "b": 2}, ["b", "z"]), {"b": 2}), (({}, ["a"]), {})),
    ),
    Family(
        name="zip_to_dict",
        imperative=lines("""
            create a dictionary from a list of keys and a list of values
            zip two lists into a dict
            combine a list of keys with a list of values into a dictionary
            build a mapping from two parallel lists
            turn two lists, one of keys and one of values, into a dict
            pair each key with the value at the same position and return a dictionary
            make a dict where the first list gives the keys and the second the values
            map names to ages given as two separate lists
            convert two arrays to a dictionary
            join a header list and a row list into one dict
            match up keys and values from two sequences in a dictionary
            construct a dict out of two lists of the same length
        """),
        free=lines("""
            zip keys and values to dict
            how do I make a dictionary from two lists?
            given keys and values as lists, return the dict
            two lists -> one dictionary
            i have a list of names and a list of scores and would like a dict name: score
            dict out of parallel lists
            Given two sequences of equal length, return a dictionary that maps the first to the second.
            lists of keys and values to a dictionary please
        """),
        solution="""
def zip_to_dict(keys: list, values: list) -> dict:
    return dict(zip(keys, values))
""",
        inputs=lambda rng: (words(rng), integers(rng)),
        examples=(((["a", "b"], [1, 2]), {"a": 1, "b": 2}), (([], []), {})),
    ),
)
