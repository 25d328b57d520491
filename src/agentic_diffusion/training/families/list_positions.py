"""Families about positions and parts of lists: all indices, dropping, removing and halving, and small yes/no questions.

Complements `list_selection` (filters) and `searching_sorting` (finding one item).
"""

from random import Random

from agentic_diffusion.training.families.list_aggregates import kind_parameters
from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_integers


def items_and_value(rng: Random) -> tuple[list[int], int]:
    """A list with repeats and a value that often occurs in it."""
    return integers(rng, 0, 5), rng.randint(0, 5)


def list_and_sublist(rng: Random) -> tuple[list[int], list[int]]:
    """A short list, often drawn from a second, longer one."""
    values = integers(rng, 0, 9)
    return (rng.sample(values, min(2, len(values))) if rng.random() < 0.5 else integers(rng, 0, 9, 2)), values


FAMILIES = (
    Family(
        name="all_indices",
        imperative=lines("""
            find all indices at which a value occurs in a list
            return every position of an element in a list
            get a list of the indexes where a given value appears
            locate all occurrences of an item in an array and return their indices
            collect the positions of a target within a list
            list the places where a certain number stands in a list
            take a list and a value and return all indices holding that value
            determine each index i with items[i] equal to the value
            search a list for a value and report all the positions, not only the first
            look up where in a sequence an element is, returning every index
            scan a list and record the index of each match with a target
            compute the list of indices of all items that equal a given one
        """),
        free=lines("""
            all indices of a value in list
            positions of every occurrence of an element
            at which indices does a value appear in the list?
            Given a list and a value, return a list of all indices where the value occurs.
            list.index only gives the first one, i need all of them
            how do I find every index of an item?
            indexes of all matches in an array
            function returning all positions of x in a list
        """),
        solution="""
def all_indices(items: list, value: object) -> list[int]:
    return [i for i, item in enumerate(items) if item == value]
""",
        inputs=items_and_value,
        examples=((([1, 2, 1], 1), [0, 2]), (([], 3), [])),
    ),
    Family(
        name="drop_items",
        imperative=lines("""
            drop the $first $n elements of a list and return the rest
            remove the $first $n items from a list
            return a list without its $first $n elements
            skip the $first $n values of an array and give back the remaining ones
            cut off the $first $n entries of a list
            get everything except the $first $n elements of a list
            leave out the $first $n items of a sequence
            take a list and return all but the $first $n of its elements
            strip the $first $n entries from a list
            discard $n elements at the $end of a list
            delete $n items from the $end of a list without changing the original
            omit the $first $n numbers of a list
        """),
        free=lines("""
            list without the $first $n elements
            all but the $first $n items
            how do I drop the $first $n elements of a list?
            Given a list, return it without the $first $n items.
            i don't need the $first $n entries, only the others
            array minus its $first $n values
            function to remove $n items at the $end of a list
            slice that leaves the $first $n elements out
        """),
        solution="""
def drop_items(items: list) -> list:
    return items[$slice]
""",
        parameters=lambda rng: {
            "n": (n := rng.randint(2, 5)),
            **rng.choice(
                (
                    {"first": "first", "end": "beginning", "slice": f"{n}:"},
                    {"first": "last", "end": "end", "slice": f":-{n}"},
                )
            ),
        },
        inputs=lambda rng: (integers(rng),),
        example_parameters={"n": 2, "first": "first", "end": "beginning", "slice": "2:"},
        examples=((([1, 2, 3],), [3]), (([7],), [])),
    ),
    Family(
        name="split_in_half",
        imperative=lines("""
            split a list in half
            divide a list into two halves, the $which one longer if the length is odd
            cut an array in the middle and return both parts
            return the first and the second half of a list as a tuple
            break a list into two parts of equal size, an extra element goes to the $which part
            halve a list
            take a list and return a pair of its left half and its right half
            separate the front half of a sequence from its back half
            partition a list at its middle index
            get two lists of about the same length out of one list by cutting it at the midpoint
            slice a list into a first half and a second half
            produce both halves of a list, giving a middle element to the $which half
        """),
        free=lines("""
            split list in half
            two halves of an array
            how do I cut a list in the middle?
            Given a list, return a tuple with its two halves; the $which half gets the extra item.
            i want to divide my list of players into a first and a second half
            left and right half of list
            function that halves a list, odd element belongs to the $which half
            [1, 2, 3, 4] -> ([1, 2], [3, 4])
        """),
        solution="""
def split_in_half(items: list) -> tuple[list, list]:
    middle = len(items) // 2
    return items[:middle], items[middle:]
""",
        parameters=lambda rng: {"which": rng.choice(("second", "right"))},
        inputs=lambda rng: (integers(rng),),
        example_parameters={"which": "second"},
        examples=((([1, 2, 3],), ([1], [2, 3])), (([],), ([], []))),
    ),
    Family(
        name="min_and_max",
        imperative=lines("""
            find both the smallest and the largest number in a list
            return the minimum and maximum of a list as a tuple
            get the lowest and the highest value of an array
            determine the min and the max of a list of numbers
            compute the two extremes of a list: smallest first, largest second
            take a list of numbers and return (min, max)
            pick out the least and the greatest element of a sequence
            work out the lower and upper bound of the values in a list
            look for the smallest and biggest items and return both
            give back a pair with the minimum and the maximum
            report the lowest and highest score in a list
            identify the extreme values of a list of integers
        """),
        free=lines("""
            min and max of a list
            smallest and largest element of array
            what are the lowest and the highest number in the list?
            Given a non-empty list of numbers, return a tuple (minimum, maximum).
            i need two results: the min and the max
            how do I return both minimum and maximum from a function
            lowest and highest temperature of a list, as tuple
            function for the extremes of a list of ints
        """),
        solution="""
def min_and_max(numbers: list[int]) -> tuple[int, int]:
    return min(numbers), max(numbers)
""",
        inputs=lambda rng: (some_integers(rng),),
        examples=((([3, 9, 2],), (2, 9)), (([5],), (5, 5))),
    ),
    Family(
        name="count_distinct",
        imperative=lines("""
            count the $distinct elements in a list
            return the number of $distinct values of an array
            find out how many $distinct items a list has
            determine how many different values occur in a list
            compute the size of a list after duplicates are removed
            take a list and return the count of its $distinct entries
            count the values of a list, each repeated one only once
            tell how many $distinct numbers there are in a sequence
            get the number of different elements
            calculate how many separate values a collection contains
            work out how many kinds of items are in a list
            tally $distinct list members
        """),
        free=lines("""
            number of $distinct elements in list
            count $distinct values of array
            how many different numbers are in the list?
            Given a list, return how many $distinct values it contains.
            i want to count items but duplicates only once
            how do I get the number of $distinct list items
            function counting different elements of a list
            [1, 1, 2] has 2 different values
        """),
        solution="""
def count_distinct(items: list) -> int:
    return len(set(items))
""",
        parameters=lambda rng: {"distinct": rng.choice(("distinct", "unique", "different"))},
        inputs=lambda rng: (integers(rng, 0, 8),),
        example_parameters={"distinct": "distinct"},
        examples=((([1, 1, 2],), 2), (([],), 0)),
    ),
    Family(
        name="quantified",
        imperative=lines("""
            check if $all numbers in a list are $kind
            test whether $all elements of an array are $kind
            return True if $all values in a list are $kind, else False
            determine if $all items in a list are $kind
            find out whether $all integers of a list are $kind
            tell if $all of the given numbers are $kind
            take a list of numbers and return whether $all of them are $kind
            see if $all entries of a sequence are $kind
            report whether $all numbers of the list are $kind
            decide whether $all list items are $kind, as a boolean
            look through a list and say if $all numbers are $kind
            inspect a collection to see whether $all of its values are $kind
        """),
        free=lines("""
            are $all numbers in the list $kind?
            $all elements $kind
            how do I check whether $all values of a list are $kind?
            Given a list of integers, return True if $all of them are $kind.
            i need to know if $all of my numbers are $kind
            boolean: $all list items are $kind
            function that tells if $all ints in a list are $kind
            True when $all numbers are $kind
        """),
        solution="""
def quantified(numbers: list[int]) -> bool:
    return $func($test for number in numbers)
""",
        parameters=lambda rng: {
            **kind_parameters(rng),
            **rng.choice(({"all": "all", "func": "all"}, {"all": "any", "func": "any"})),
        },
        inputs=lambda rng: (integers(rng, -5, 9, 3),),
        example_parameters={"kind": "even", "test": "number % 2 == 0", "all": "all", "func": "all"},
        examples=((([2, 4],), True), (([2, 3],), False), (([],), True)),
    ),
    Family(
        name="contains_all",
        imperative=lines("""
            check if all elements of one list are in another list
            test whether the first list is a subset of the second
            return True if every item of the first list occurs in the second list
            determine if a list contains all the values of another one
            verify that no element of the first list is missing from the second
            see whether each required item is available in a second list
            take two lists and return whether the second has everything from the first
            find out if a list of values is fully included in another list
            tell if all members of the first array also belong to the second array
            decide whether list a is a subset of list b
            look up each value of a list in another list and return if all are found
            make sure that a second list covers a first one, returning a boolean
        """),
        free=lines("""
            is first list a subset of second list
            all elements of a in b?
            how do I check that every item of one list is in another?
            Given two lists, return whether all elements of the first appear in the second.
            i have needed items and items in stock, are all the needed ones there?
            list subset test
            function (first, second): True if second contains everything in first
            does another list include all of my values
        """),
        solution="""
def contains_all(first: list, second: list) -> bool:
    return all(item in second for item in first)
""",
        inputs=list_and_sublist,
        examples=((([1, 2], [2, 3, 1]), True), (([4], [2]), False), (([], []), True)),
    ),
    Family(
        name="sum_at_indices",
        imperative=lines("""
            sum the numbers at $parity indices of a list
            add up the elements whose index is $parity
            return the sum of the list items at $parity positions, counting from 0
            calculate the total of the values at $parity indexes
            compute the sum of numbers[i] for all $parity i
            take a list and sum the entries with an $parity index
            get the sum over the $parity index positions of an array
            total the numbers that stand at $parity indices
            find the sum of all items located at $parity zero-based positions
            work out what the elements at the $parity indices add up to
            skip every other element of a list starting at index $start and sum up what you visit
            add list elements together, but just those with $parity index
        """),
        free=lines("""
            sum of elements at $parity indices
            sum of numbers with $parity index in list
            what do the values at $parity indexes (from 0) add up to?
            Given a list of integers, return the sum of the elements at $parity indices.
            how do I add only the items at $parity positions, first index is 0
            i need the total of list[$start], then every second one after it
            function for the sum over $parity indexes of an array
            $parity-index sum
        """),
        solution="""
def sum_at_indices(numbers: list[int]) -> int:
    return sum(numbers[$start::2])
""",
        parameters=lambda rng: rng.choice(({"parity": "even", "start": 0}, {"parity": "odd", "start": 1})),
        inputs=lambda rng: (integers(rng),),
        example_parameters={"parity": "odd", "start": 1},
        examples=((([1, 2, 3, 4],), 6), (([5],), 0)),
    ),
)
