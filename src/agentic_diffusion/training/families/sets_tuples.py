"""Families about sets (answers as sorted lists) and tuples (pairs: swap, sort, pick, unzip, convert)."""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_words, word, words

_POSITIONS = (("first", 0), ("second", 1))


def _two_lists(rng: Random) -> tuple[list[int], list[int]]:
    return integers(rng, 0, 9, 6), integers(rng, 0, 9, 6)


def _maybe_subset(rng: Random) -> tuple[list[int], list[int]]:
    second = integers(rng, 0, 9, 6)
    first = [value for value in second if rng.random() < 0.5]
    return (first, second) if rng.random() < 0.5 else (integers(rng, 0, 9, 3), second)


def _pairs(rng: Random, fewest: int = 0) -> list[tuple[str, int]]:
    return [(word(rng), rng.randint(0, 20)) for _ in range(rng.randint(fewest, 6))]


def _number_pairs(rng: Random) -> list[tuple[int, int]]:
    return [(rng.randint(0, 9), rng.randint(0, 9)) for _ in range(rng.randint(0, 6))]


def _position(rng: Random) -> Mapping[str, object]:
    which, index = rng.choice(_POSITIONS)
    return {"which": which, "index": index, "what": rng.choice(("element", "item", "component", "value"))}


FAMILIES = (
    Family(
        name="sorted_union",
        imperative=lines("""
            return the union of two lists as a sorted list without duplicates
            combine two lists into a sorted list of distinct elements
            merge two collections, remove duplicates and sort the result
            get all distinct values that are in at least one of two lists, in ascending order
            list in sorted order everything that occurs in either list
            compute the set union of two arrays and give it back sorted
            unite two lists of numbers, each number only once, sorted
            take two lists and return every different element of both in ascending order
            join two lists, dedupe and sort them
            collect the elements of both sequences in one sorted duplicate-free list
            build the sorted union of two sets of numbers
            put two lists together with no repeated values, smallest first
        """),
        free=lines("""
            union of two lists, sorted
            how do I get the sorted union of two lists?
            given two lists, return a sorted list of the elements contained in one or the other or both
            a union b as sorted list
            i have two lists of ids and want every id once, sorted
            all unique values of two lists in order
            Given two arrays of integers, return the ascending list of values present in any of them.
            sorted distinct elements from both lists
        """),
        solution="""
def sorted_union(first: list, second: list) -> list:
    return sorted(set(first) | set(second))
""",
        inputs=_two_lists,
        examples=((([3, 1], [2, 3]), [1, 2, 3]), (([], []), [])),
    ),
    Family(
        name="sorted_intersection",
        imperative=lines("""
            return the intersection of two lists as a sorted list without duplicates
            find the common elements of two lists and sort them
            get the distinct values that occur in both lists, sorted
            list in ascending order what two collections have in common
            compute the set intersection of two arrays and give it back sorted
            take two lists and return the shared elements in sorted order, each once
            determine which numbers are in the first and also in the second list, sorted and unique
            keep only elements present in both lists, without repeats, smallest first
            collect the overlap of two lists in a sorted list
            intersect two sets of numbers and return a sorted list
            pick the values two sequences share, ascending and unique
            work out the sorted list of members common to two groups
        """),
        free=lines("""
            common elements of two lists, sorted
            what do two lists have in common? return it sorted
            given two lists, return the sorted list of the elements contained in both
            intersection as sorted list
            i have two lists of friends (ids) and want the mutual ones, sorted
            shared values of two lists in ascending order, no duplicates
            Given two arrays of integers, return the ascending list of distinct values present in both of them.
            which elements are in both lists? sort the answer
        """),
        solution="""
def sorted_intersection(first: list, second: list) -> list:
    return sorted(set(first) & set(second))
""",
        inputs=_two_lists,
        examples=((([3, 1, 3], [2, 3, 1]), [1, 3]), (([1], []), [])),
    ),
    Family(
        name="sorted_difference",
        imperative=lines("""
            return the elements of the first list that are not in the second, sorted and without duplicates
            compute the set difference of two lists as a sorted list
            find what is in list a but not in list b, sorted and unique
            subtract the second list from the first as sets and sort the result
            get the sorted distinct values that only the first list contains
            list in ascending order the members of the first collection missing from the second
            remove from a set of numbers everything in another set and return a sorted list
            take two lists and return, sorted and once each, the values of the first that the second lacks
            determine which numbers of the first array do not occur in the second, in sorted order, no repeats
            collect the unique elements in the first but absent from the second list, smallest first
            work out the sorted difference first minus second, treating both lists as sets
            drop the values of the second list from the first, dedupe and sort
        """),
        free=lines("""
            set difference of two lists, sorted
            which elements are in the first list but not in the second? sorted, no duplicates
            given two lists, return the sorted set difference first - second
            a minus b as sorted list
            i have expected ids and received ids and want the sorted list of expected ones that are missing
            elements only in the first list, ascending and distinct
            Given two arrays, return the ascending distinct values of the first not present in the second.
            sorted unique values of list one that list two does not have
        """),
        solution="""
def sorted_difference(first: list, second: list) -> list:
    return sorted(set(first) - set(second))
""",
        inputs=_two_lists,
        examples=((([3, 1, 3, 2], [2]), [1, 3]), (([], [1]), [])),
    ),
    Family(
        name="symmetric_difference",
        imperative=lines("""
            return the symmetric difference of two lists as a sorted list
            find the elements that are in exactly one of two lists, sorted
            get the sorted values which occur in one list or the other but not in both
            list in ascending order what two lists do not share
            compute the xor of two sets of numbers as a sorted list
            take two lists and return, sorted, everything not common to both
            collect values unique to either list and sort them
            determine the sorted elements that only one of two collections contains
            combine two lists without the elements they have in common, distinct and sorted
            work out the symmetric set difference of two arrays in sorted order
            pick the numbers present in just one of both sequences, smallest first
            show in sorted order where two sets differ
        """),
        free=lines("""
            symmetric difference, sorted
            which elements are in only one of two lists? sorted please
            given two lists, return the sorted list of elements contained in exactly one of them
            a xor b as sorted list
            i have two lists of ids and want the ids that are not in both, sorted
            not shared values of two lists in ascending order
            Given two arrays of integers, return the ascending distinct values that appear in one but not both.
            sorted difference in both directions
        """),
        solution="""
def symmetric_difference(first: list, second: list) -> list:
    return sorted(set(first) ^ set(second))
""",
        inputs=_two_lists,
        examples=((([3, 1], [2, 3]), [1, 2]), (([1], [1]), [])),
    ),
    Family(
        name="is_subset",
        imperative=lines("""
            check if all elements of the first list are in the second
            test for a subset relation: first list inside the second
            return True if every element of a list occurs in another list
            determine whether one list is contained in another, as sets
            find out if a list has only values that a second list has too
            decide if the second collection contains all members of the first
            verify that each item of the first list can be found in the second list
            tell whether the first set of numbers is included in the second
            take two lists and say if the first is a subset of the second
            see if nothing in the first list is missing from the second
            check the subset relation between two lists, ignoring duplicates
            confirm that all required values (first list) are among the available ones (second list)
        """),
        free=lines("""
            is first list subset of second
            are all the elements of list a in list b?
            given two lists, return True when each element of the first is also in the second
            subset check
            i have needed items and owned items, do I own everything needed?
            a is subset of b, True or False
            Given two arrays, return whether the values of the first all appear in the second.
            does the second list cover the first one completely?
        """),
        solution="""
def is_subset(first: list, second: list) -> bool:
    return set(first) <= set(second)
""",
        inputs=_maybe_subset,
        examples=((([1, 1], [2, 1]), True), (([3], [2, 1]), False), (([], []), True)),
    ),
    Family(
        name="are_disjoint",
        imperative=lines("""
            check if two lists have no element in common
            test whether two lists are disjoint
            return True if two lists share nothing
            determine whether no value occurs in both lists
            find out if two collections do not overlap
            decide if the intersection of two lists is empty
            verify that none of the elements of one list is in the other
            tell whether two sets of numbers are completely different
            take two lists and say if they have no common member
            see if two arrays don't share a single value
            make sure that two lists contain no common elements, answer as a boolean
            check for disjointness of two sequences
        """),
        free=lines("""
            are two lists disjoint
            do two lists have nothing in common?
            given two lists, return True when no element is in both
            disjoint check
            i have two schedules as lists of slots, True if there is no conflict (no slot in both)
            no shared elements, True or False
            Given two arrays, return whether their intersection is empty.
            is it true that the lists don't overlap?
        """),
        solution="""
def are_disjoint(first: list, second: list) -> bool:
    return set(first).isdisjoint(second)
""",
        inputs=lambda rng: (integers(rng, 0, 8, 3), integers(rng, 0, 8, 3)),
        examples=((([1, 2], [3]), True), (([1, 2], [2]), False), (([], []), True)),
    ),
    Family(
        name="swap_pairs",
        imperative=lines("""
            swap the two elements of every tuple in a list
            exchange first and second item in each pair of a list of pairs
            flip all tuples (a, b) in a list to (b, a)
            reverse each pair in a list of 2-tuples
            turn a list of (x, y) into a list of (y, x)
            return the list of pairs with the positions inside each pair switched
            interchange the components of each tuple in a list
            take a list of two-element tuples and give back the swapped tuples
            mirror every pair in a list of pairs
            convert (name, number) tuples to (number, name) tuples
            make a new list in which each tuple has its two items the other way round
            switch left and right in all pairs of a list
        """),
        free=lines("""
            swap tuples in list
            how do I switch the elements in a list of pairs?
            given a list of pairs (a, b), return the list of pairs (b, a)
            list of tuples, each swapped
            i have (lat, lon) tuples and need (lon, lat)
            pairs with first and second exchanged
            Given a list of 2-tuples, return a list of the tuples with their elements in reverse order.
            (key, value) tuples to (value, key) tuples
        """),
        solution="""
def swap_pairs(pairs: list[tuple]) -> list[tuple]:
    return [(second, first) for first, second in pairs]
""",
        inputs=lambda rng: (_pairs(rng),),
        examples=((([("a", 1), ("b", 2)],), [(1, "a"), (2, "b")]), (([],), [])),
    ),
    Family(
        name="sort_pairs",
        imperative=lines("""
            sort a list of tuples by the $which $what
            order pairs by their $which $what
            return a list of tuples sorted by $which $what in ascending order
            arrange a list of pairs so that the $which ${what}s increase
            sort 2-tuples on the $which $what only
            take a list of tuples and sort it using the $which $what of each as the key
            reorder pairs by what is the $which $what
            put tuples in ascending order of the $which $what
            rank a list of pairs by $which $what, lowest first
            make a sorted copy of a list of tuples, comparing just the $which $what
            give back the pairs ordered by the $which $what
            sort tuples, looking at the $which $what of every tuple
        """),
        free=lines("""
            sort tuples by $which $what
            how to sort a list of tuples by the $which $what?
            given a list of pairs, return it sorted on the $which $what
            list of tuples ordered by $which $what
            i have tuples of two and want them sorted, the $which $what decides
            pairs sorted, key = $which $what
            Given a list of 2-tuples, return it in ascending order of the $which $what, keeping ties in place.
            ascending order by the $which $what of each pair
        """),
        solution="""
def sort_pairs(pairs: list[tuple]) -> list[tuple]:
    return sorted(pairs, key=lambda pair: pair[$index])
""",
        parameters=_position,
        inputs=lambda rng: (_number_pairs(rng),),
        example_parameters={"which": "second", "index": 1, "what": "element"},
        examples=((([(1, 9), (2, 3)],), [(2, 3), (1, 9)]), (([],), [])),
    ),
    Family(
        name="max_pair",
        imperative=lines("""
            find the tuple with the largest $which $what in a list of tuples
            return the pair whose $which $what is the greatest
            get the maximum of a list of pairs by the $which $what
            pick the tuple that has the highest $which $what, None for an empty list
            select the pair with the biggest $which $what
            look through a list of 2-tuples for the one with max $which $what
            take a list of tuples and return the one where the $which $what is largest
            determine which pair has the highest value as its $which $what
            compare pairs by the $which $what and return the largest pair
            fetch the tuple having the maximal $which $what
            search pairs for the greatest $which $what and give back the whole pair
            return the top pair when ranking by $which $what
        """),
        free=lines("""
            max tuple by $which $what
            which tuple in a list has the largest $which $what?
            given a list of pairs, return the one with the maximum $which $what
            pair with highest $which $what
            i have a list of pairs and want the pair with the biggest $which $what
            largest pair according to the $which $what
            Given a list of 2-tuples, return the tuple whose $which $what is greatest, or None if there is none.
            the tuple where the $which $what is the max
        """),
        solution="""
def max_pair(pairs: list[tuple]) -> tuple | None:
    return max(pairs, key=lambda pair: pair[$index], default=None)
""",
        parameters=_position,
        inputs=lambda rng: (_number_pairs(rng),),
        example_parameters={"which": "second", "index": 1, "what": "item"},
        examples=((([(9, 1), (2, 3)],), (2, 3)), (([],), None)),
    ),
    Family(
        name="unzip_pairs",
        imperative=lines("""
            unzip a list of pairs into two lists
            split a list of tuples into a list of the first items and a list of the second items
            separate pairs into two lists and return both
            turn a list of (a, b) tuples into a tuple of two lists
            take pairs apart: all the firsts in one list, all the seconds in another
            undo zip on a list of pairs, result is a tuple of lists
            return two lists from a list of 2-tuples
            divide a list of pairs into its two columns, returned as a tuple of lists
            extract names and ages as two lists from a list of (name, age) tuples
            transpose a list of pairs to a pair of lists
            break up a list of two-element tuples into two separate lists
            convert a list of coordinate pairs to a list of xs and a list of ys
        """),
        free=lines("""
            unzip pairs
            how do I unzip a list of tuples into two lists?
            given a list of pairs, return the list of first elements and the list of second elements
            list of pairs -> pair of lists
            i have (x, y) points and need xs and ys as two lists
            inverse of zip for pairs, as lists
            Given a list of 2-tuples, return a tuple with the list of firsts and the list of seconds.
            two lists out of a list of tuples; both empty when there are no pairs
        """),
        solution="""
def unzip_pairs(pairs: list[tuple]) -> tuple[list, list]:
    return [first for first, _ in pairs], [second for _, second in pairs]
""",
        inputs=lambda rng: (_pairs(rng),),
        examples=((([("a", 1), ("b", 2)],), (["a", "b"], [1, 2])), (([],), ([], []))),
    ),
    Family(
        name="words_with_lengths",
        imperative=lines("""
            pair each word of a list with its length
            return a list of (word, length) tuples
            turn a list of strings into tuples of the string and its number of characters
            make a list of tuples, each holding a word and how long it is
            attach the length to each string as a tuple
            convert words to (word, len(word)) pairs
            annotate every word with its length, as a list of tuples
            take a list of words and return pairs of word and word length
            build tuples from strings and their lengths
            list each string together with its length
            produce a list of two-element tuples: the string, then its length
            map words to pairs consisting of the word and its letter count
        """),
        free=lines("""
            list of (word, length) tuples
            how do I get every word with its length as a tuple?
            given a list of strings, return the list of tuples (string, length)
            words and their lengths as pairs
            i want tuples like ('cat', 3) for each word in my list
            word plus length, as tuples in a list
            Given words, return a list of pairs of each word and the number of characters in it.
            strings with lengths, tuple for each
        """),
        solution="""
def words_with_lengths(words: list[str]) -> list[tuple[str, int]]:
    return [(word, len(word)) for word in words]
""",
        inputs=lambda rng: (some_words(rng),) if rng.random() < 0.9 else (words(rng, 0),),
        examples=(((["cat", "a"],), [("cat", 3), ("a", 1)]), (([],), [])),
    ),
)
