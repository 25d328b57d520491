"""Families that search lists, test their order or uniqueness, or sort them by a named algorithm.

Sorting algorithms copy their argument and return the sorted copy. A search without a hit gives -1 or None as worded.
"""

from random import Random

from agentic_diffusion.training.families.list_aggregates import KINDS
from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_integers


def items_and_target(rng: Random) -> tuple[list[int], int]:
    """A list and a value that often occurs in it."""
    return integers(rng, 0, 6), rng.randint(0, 6)


def sorted_and_target(rng: Random) -> tuple[list[int], int]:
    """A sorted list without repeats and a value that is often in it."""
    values = sorted(rng.sample(range(20), rng.randint(0, 9)))
    return values, rng.choice(values) if values and rng.random() < 0.6 else rng.randint(0, 20)


def maybe_sorted(rng: Random) -> tuple[list[int]]:
    """A list that is ascending, descending or neither."""
    values = integers(rng, max_length=5)
    return (rng.choice((values, sorted(values), sorted(values, reverse=True))),)


def maybe_repeated(rng: Random) -> tuple[list[int]]:
    """A list of one repeated value, of different values, or a mixture."""
    return (rng.choice(([rng.randint(0, 9)] * rng.randint(0, 4), rng.sample(range(20), 4), integers(rng, 0, 9))),)


def one_missing(rng: Random) -> tuple[list[int]]:
    """The numbers 0..n in random order without one of them."""
    values = list(range(rng.randint(2, 9)))
    values.remove(rng.choice(values))
    rng.shuffle(values)
    return (values,)


FAMILIES = (
    Family(
        name="linear_search",
        imperative=lines("""
            search a list for a value and return its index, or -1 if it is missing
            find the position of an element in a list, -1 when not found
            return the index of the first occurrence of a value in an array or -1
            implement linear search
            scan a list from left to right for a target and give back its index, -1 if absent
            look for an item in a list and return where it is, else -1
            get the index of a given element, with -1 meaning it isn't there
            do a sequential search for a target value and return its index or -1
            locate the first position of a number in a list, returning -1 if it does not occur
            check each element in turn and return the index of the match or -1
            determine at which index a value first appears in a list (-1 if never)
            take a list and a target and return the target's index, using -1 for no match
        """),
        free=lines("""
            linear search
            index of element in list, -1 if not found
            at which index is a value in the list? -1 if it is not in there
            how do I find the position of an item without an exception, -1 instead
            Given a list and a target, return the index of its first occurrence or -1.
            like str.find but for lists
            sequential search function returning index or -1
            i need where in my list a certain number is, -1 for not found
        """),
        solution="""
def linear_search(items: list, target: object) -> int:
    for i, item in enumerate(items):
        if item == target:
            return i
    return -1
""",
        inputs=items_and_target,
        examples=((([4, 2, 2], 2), 1), (([], 1), -1), (([3], 1), -1)),
    ),
    Family(
        name="binary_search",
        imperative=lines("""
            implement binary search
            perform a binary search on a sorted list and return the index, or -1 if not found
            find a target in a sorted array in logarithmic time, -1 if absent
            search an ordered list by repeatedly halving the search interval
            return the index of a value in a sorted list using binary search, else -1
            locate an item in an ascending list with the divide in half method
            look up a number in a sorted list with low and high pointers
            use binary search to get the position of a target, -1 when it is missing
            take a sorted list and a target and return its index in O(log n), -1 otherwise
            do a bisection search for an element in a sorted list and return its index or -1
            narrow down a sorted array until the target is found, return -1 if it is not there
            write out the iterative binary search algorithm
        """),
        free=lines("""
            binary search
            binary search in sorted array
            how does binary search look for a list in ascending order?
            Given a sorted list of distinct integers and a target, return the index of the target or -1.
            find index in sorted list, O(log n), -1 if missing
            i have a big sorted list and want to find a value fast, give -1 if not in it
            iterative binary search returning an index
            function for searching sorted ints by halving
        """),
        solution="""
def binary_search(numbers: list[int], target: int) -> int:
    low, high = 0, len(numbers) - 1
    while low <= high:
        middle = (low + high) // 2
        if numbers[middle] == target:
            return middle
        if numbers[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return -1
""",
        inputs=sorted_and_target,
        examples=((([1, 3, 5], 5), 2), (([1, 3, 5], 4), -1), (([], 1), -1)),
    ),
    Family(
        name="contains",
        imperative=lines("""
            check if a list contains a value
            test whether an element is in a list
            determine if an item occurs in an array
            return True if a value is present in a list, otherwise False
            find out whether a given number is part of a list
            see if a list has a certain element
            tell whether a target is among the items of a list
            verify that a value exists in a sequence
            look for an item in a list and return a boolean
            take a list and a value and say whether the value is a member
            decide if something is included in a collection
            check membership of an element in a list
        """),
        free=lines("""
            is element in list
            list contains value
            how do I check if a list includes an item?
            Given a list and a value, return whether the list contains the value.
            True when x is in the list, False if not
            does the array have this number?
            i want to know if something is in my list
            membership test for lists
        """),
        solution="""
def contains(items: list, value: object) -> bool:
    return value in items
""",
        inputs=items_and_target,
        examples=((([1, 2], 2), True), (([], 1), False)),
    ),
    Family(
        name="index_of_extreme",
        imperative=lines("""
            return the index of the $largest number in a list
            find the position of the $largest element of an array
            get the index at which the $largest value of a list stands
            determine where in a list the $largest item is
            locate the $largest number and return its index, the first one if it occurs repeatedly
            compute the arg$extreme of a list
            take a list of numbers and return the position of the $largest
            look for the place of the $largest value in a sequence
            search a list for its $largest element and give back the index
            work out the index of the first occurrence of the $largest entry
            tell at which index the $extreme of a list is found
            pick the index whose element is the $largest one
        """),
        free=lines("""
            index of $largest element
            arg$extreme of a list
            where is the $largest number in the list? return its index
            how to get the index of the $extreme value
            Given a non-empty list of numbers, return the index of the $largest one.
            i don't want the $largest number itself but its position
            position of $extreme in array
            function which returns the index of the $largest item
        """),
        solution="""
def index_of_extreme(numbers: list[int]) -> int:
    return numbers.index($extreme(numbers))
""",
        parameters=lambda rng: rng.choice(
            (
                {"largest": rng.choice(("largest", "biggest", "highest")), "extreme": "max"},
                {"largest": rng.choice(("smallest", "lowest")), "extreme": "min"},
            )
        ),
        inputs=lambda rng: (some_integers(rng),),
        example_parameters={"largest": "largest", "extreme": "max"},
        examples=((([3, 9, 2, 9],), 1), (([5],), 0)),
    ),
    Family(
        name="first_match",
        imperative=lines("""
            find the first $kind number in a list, or None
            return the first element that is $kind, None if there is none
            get the first $kind value of an array or None when no value is $kind
            scan a list and return the first number that is $kind, otherwise None
            look for the first $kind integer, giving None if the search fails
            pick the earliest $kind item of a sequence or None
            search from the front of a list for a $kind number; return it or None
            take a list and give back its first $kind entry, else None
            locate the leftmost $kind number and return its value (None if missing)
            stop at the first $kind element of a list and return it, None without one
            determine which $kind number comes first in a list, None if no number qualifies
            go through numbers until a $kind one shows up and return that one or None
        """),
        free=lines("""
            first $kind number in list or None
            first $kind element of array, None if absent
            what is the first $kind number of the list? None if it has none
            how do I get the first list item that is $kind, with None as default
            Given a list of integers, return the first $kind one or None.
            next() with generator: first $kind number, default None
            i need just the first $kind value, or None if all others
            function returning the leftmost $kind int, else None
        """),
        solution="""
def first_match(numbers: list[int]) -> int | None:
    return next((number for number in numbers if $test), None)
""",
        parameters=lambda rng: dict(zip(("kind", "test"), rng.choice(KINDS), strict=True)),
        inputs=lambda rng: (integers(rng),),
        example_parameters={"kind": "even", "test": "number % 2 == 0"},
        examples=((([3, 4, 6],), 4), (([1],), None)),
    ),
    Family(
        name="is_sorted",
        imperative=lines("""
            check if a list is sorted in $order order
            test whether the numbers of a list are in $order order
            return True if an array is sorted $order
            determine if a sequence is already in $order order
            verify that a list is ordered in an $order way, equal neighbours allowed
            tell whether the elements of a list appear in $order order
            find out if no element of a list is $wrong than the one before it
            see if each item is followed by one that is not $wrong
            take a list and return whether it is sorted in $order order
            decide if a list of integers is sorted, $order
            compare neighbouring elements to check for $order order
            make sure a list is in $order order, returning a boolean
        """),
        free=lines("""
            is list sorted $order
            is the array in $order order?
            how do I check whether a list is sorted in $order order
            Given a list of numbers, return whether it is in $order order.
            True if sorted ($order), else False
            does my list go in $order order? duplicates are fine
            $order order test for a list
            function to find out if ints are sorted in $order order
        """),
        solution="""
def is_sorted(numbers: list[int]) -> bool:
    return all(a $op b for a, b in zip(numbers, numbers[1:]))
""",
        parameters=lambda rng: rng.choice(
            (
                {"order": "ascending", "wrong": "smaller", "op": "<="},
                {"order": "ascending", "wrong": "less", "op": "<="},
                {"order": "non-decreasing", "wrong": "smaller", "op": "<="},
                {"order": "descending", "wrong": "larger", "op": ">="},
                {"order": "non-increasing", "wrong": "greater", "op": ">="},
            )
        ),
        inputs=maybe_sorted,
        example_parameters={"order": "ascending", "wrong": "smaller", "op": "<="},
        examples=((([1, 2, 2],), True), (([2, 1],), False), (([],), True)),
    ),
    Family(
        name="all_equal",
        imperative=lines("""
            check if all elements of a list are equal
            test whether every item in a list is the same
            return True if an array contains just one distinct value
            determine if all values of a list are identical
            verify that the items of a sequence do not differ from each other
            see if a list consists of one repeated element
            tell whether all numbers in a list are equal, an empty list counts as True
            take a list and return whether its elements are all the same
            find out if there is no variation among the items of a list
            compare every element with the first and return whether they all match
            decide if each entry of a list has the same value
            make sure that all list items agree, as a boolean
        """),
        free=lines("""
            all elements equal
            are all items of the list the same?
            how do I check that all values in an array are identical?
            Given a list, return whether all of its elements are equal.
            [7, 7, 7] is True, [7, 8] is False, [] is True
            i want to know if my list has only one value repeated
            same value everywhere in the list?
            function testing list items for equality
        """),
        solution="""
def all_equal(items: list) -> bool:
    return len(set(items)) <= 1
""",
        inputs=maybe_repeated,
        examples=((([7, 7],), True), (([7, 8],), False), (([],), True)),
    ),
    Family(
        name="all_unique",
        imperative=lines("""
            check if all elements of a list are unique
            test whether a list has no duplicates
            return True if every value in an array occurs only once
            determine if the items of a list are all different
            verify that no element of a list is repeated
            see if a list is free of duplicates
            tell whether the values of a sequence are distinct
            take a list and return whether its elements are pairwise different
            find out if nothing appears twice in a list
            decide if each entry in a collection is unique
            compare the length of a list with the number of distinct items
            return False as soon as a list has a repeated value, otherwise True
        """),
        free=lines("""
            all elements unique
            are all values in the list different?
            how do I check that a list has no repeated items?
            Given a list, return whether all of its elements are distinct.
            True when there are no duplicates
            i want to know if every number in my list is unique
            distinct values check for an array
            function: no duplicates -> True, duplicates -> False
        """),
        solution="""
def all_unique(items: list) -> bool:
    return len(set(items)) == len(items)
""",
        inputs=maybe_repeated,
        examples=((([1, 2],), True), (([1, 2, 1],), False), (([],), True)),
    ),
    Family(
        name="missing_number",
        imperative=lines("""
            find the missing number in a list that holds 0 to n except one
            return the one number from 0 to n that is not in the list
            determine which integer of the range 0..n is absent from an array of n distinct numbers
            get the missing value of a list with n different numbers between 0 and n
            compare the expected sum of 0 to n with the actual sum to find the missing number
            identify the gap in an unordered list of the numbers 0 to n, where n is the list length
            compute which number was left out of 0, 1, ..., n
            take an array of length n with distinct values from 0 to n and return the missing one
            work out the single absent integer in a shuffled sequence starting at 0
            spot the number that is missing from a list of consecutive integers from 0
            solve the missing number problem for the range [0, n]
            look for the only integer from 0 up to len(list) which the list lacks
        """),
        free=lines("""
            missing number in array 0 to n
            which number from 0 to n is missing in the list?
            how can I find the missing number using the sum formula, numbers are 0..n
            Given n distinct numbers taken from 0 to n, return the one that is missing.
            [0, 1, 3] -> 2
            my list should have every number from 0 to its length but one is gone, which?
            function for the missing integer of 0..n
            one number of the range 0 to n isn't in my shuffled list
        """),
        solution="""
def missing_number(numbers: list[int]) -> int:
    n = len(numbers)
    return n * (n + 1) // 2 - sum(numbers)
""",
        inputs=one_missing,
        examples=((([0, 1, 3],), 2), (([0],), 1)),
    ),
    Family(
        name="majority_element",
        imperative=lines("""
            find the majority element of a list, or None if there is none
            return the element that makes up more than half of a list, else None
            determine which value occurs in over 50 percent of the positions, None if no value does
            get the item appearing more than len / 2 times, or None
            look for a value with an absolute majority in a list of votes, None without one
            take a list and return its majority element or None
            identify the number that occurs more than n // 2 times in an array of n numbers (None if absent)
            decide which candidate has more than half of the votes and return it or None
            search a list for an element that outnumbers all the others combined, otherwise None
            check if some item fills more than half the list and return that item or None
            work out the majority value of a sequence, giving None if nobody has one
            pick the element whose count exceeds half the length, None when there isn't any
        """),
        free=lines("""
            majority element or None
            element occurring more than n/2 times, None if not existing
            which item makes up more than half of the list? None if no such item
            Given a list, return the value that appears in more than half of the places or None.
            i have votes and need the winner by absolute majority, else None
            how do I find the majority element of an array (None if there is none)
            function majority(list) with None for no majority
            value with count > len(items) / 2 or None
        """),
        solution="""
def majority_element(items: list) -> object:
    for item in set(items):
        if items.count(item) > len(items) / 2:
            return item
    return None
""",
        inputs=lambda rng: (integers(rng, 0, 2, 6),),
        examples=((([1, 2, 2],), 2), (([1, 2],), None), (([],), None)),
    ),
)
