"""Families that select from a list: filters by condition or position, duplicates, the k largest, occurrences.

All keep the original order unless the wording asks for sorted output, and leave their argument unchanged.
"""

from random import Random

from agentic_diffusion.training.families.list_aggregates import comparison_parameters, kind_parameters
from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_words, words


def two_distinct_values(rng: Random) -> tuple[list[int]]:
    """A list with at least two different numbers."""
    values = [*integers(rng), -30, rng.randint(51, 60)]
    rng.shuffle(values)
    return (values,)


def items_and_probe(rng: Random) -> tuple[list[int], int]:
    """A list with repeats and a value that often occurs in it."""
    return integers(rng, 0, 6), rng.randint(0, 6)


FAMILIES = (
    Family(
        name="keep_kind",
        imperative=lines("""
            keep only the $kind numbers of a list
            filter a list so that just its $kind numbers are left
            return a list with just the $kind elements of an array
            select all $kind values from a list of integers
            extract the $kind numbers from a list
            remove every number that is not $kind from a list
            get the $kind items of a sequence in their original order
            collect the $kind integers of a collection
            pick all list elements that are $kind
            take a list of numbers and return the ones that are $kind
            build a new list which contains only $kind entries
            drop the numbers that aren't $kind
            find all $kind numbers in an array
        """),
        free=lines("""
            filter $kind numbers from a list
            $kind elements of an array
            which numbers in the list are $kind?
            how do I get only the $kind values of a list?
            Given a list of integers, return a list of the $kind ones.
            i only want the $kind numbers in my list, throw the rest away
            list of ints in, list of its $kind numbers out
            all $kind numbers from a list using list comprehension
            function that returns $kind members of a list
        """),
        solution="""
def keep_kind(numbers: list[int]) -> list[int]:
    return [number for number in numbers if $test]
""",
        parameters=kind_parameters,
        inputs=lambda rng: (integers(rng),),
        example_parameters={"kind": "odd", "test": "number % 2 != 0"},
        examples=((([1, 2, 3],), [1, 3]), (([],), [])),
    ),
    Family(
        name="keep_compared",
        imperative=lines("""
            keep the numbers of a list that are $cmp_words $n
            filter a list so that only values $cmp_words $n remain
            return all elements of an array that are $cmp_words $n
            select the list items which are $cmp_words $n
            extract every number $cmp_words $n from a list
            get the values $cmp_words $n in their original order
            find all integers in a list that are $cmp_words $n
            collect the entries of a sequence that are $cmp_words $n
            pick out the numbers that are $cmp_words $n
            take a list of numbers and give back those $cmp_words $n
            build a list from the elements that are $cmp_words $n
            discard all numbers that are not $cmp_words $n
        """),
        free=lines("""
            numbers in a list $cmp_words $n
            filter list: only values $cmp_words $n
            which elements of the array are $cmp_words $n?
            Given a list of integers, return the ones that are $cmp_words $n.
            i want a list with just the numbers $cmp_words $n
            how can I filter a list for items $cmp_words $n
            function returning the elements that are $cmp_words $n
            list comprehension that keeps what is $cmp_words $n
        """),
        solution="""
def keep_compared(numbers: list[int]) -> list[int]:
    return [number for number in numbers if number $cmp $n]
""",
        parameters=comparison_parameters,
        inputs=lambda rng: (integers(rng),),
        example_parameters={"cmp_words": "at most", "cmp": "<=", "n": 4},
        examples=((([4, 9, -1],), [4, -1]), (([],), [])),
    ),
    Family(
        name="keep_between",
        imperative=lines("""
            keep only the numbers between $low and $high inclusive
            filter a list to the values from $low to $high, both ends included
            return the elements of an array that lie in the interval [$low, $high]
            select numbers that are at least $low and at most $high
            remove all list items below $low or above $high
            drop every value that is outside the range $low to $high inclusive
            get all integers x of a list with $low <= x <= $high
            extract the values within $low and $high (including both)
            take a list and return only the numbers in the range $low..$high inclusive
            discard numbers smaller than $low and numbers larger than $high
            pick the entries of a sequence not less than $low and not more than $high
            find the list elements that fall between $low and $high, endpoints count
        """),
        free=lines("""
            numbers between $low and $high (inclusive) from a list
            filter list by range $low to $high inclusive
            which values of the list lie between $low and $high inclusive?
            Given a list of integers, return those that are >= $low and <= $high.
            i want to throw away everything under $low and over $high
            how do I keep list values in the closed interval from $low to $high?
            function with a list, returns items in [$low, $high]
            only readings from $low up to and including $high
        """),
        solution="""
def keep_between(numbers: list[int]) -> list[int]:
    return [number for number in numbers if $low <= number <= $high]
""",
        parameters=lambda rng: {"low": rng.randint(-10, 10), "high": rng.randint(15, 40)},
        inputs=lambda rng: (integers(rng),),
        example_parameters={"low": 0, "high": 10},
        examples=((([-1, 0, 5, 10, 11],), [0, 5, 10]), (([],), [])),
    ),
    Family(
        name="remove_duplicates",
        imperative=lines("""
            remove duplicates from a list
            remove the duplicates of a list while keeping the order
            drop repeated elements from an array, keeping the first occurrence of each
            delete duplicate values in a list but preserve the original order
            return the distinct items of a list in order of first appearance
            get the unique elements of a list
            deduplicate a list
            eliminate all repeats from a sequence without changing the order
            strip out the duplicates in a collection
            keep each value of a list only once
            take a list and return it without duplicates
            filter out list items that have already been seen
            make every element of a list unique by discarding later copies
        """),
        free=lines("""
            remove duplicates list keep order
            unique values of a list
            how do I get rid of duplicates in a list?
            list without repeated elements
            Given a list, return a new list with the duplicates removed, order preserved.
            my list has the same values several times, i want each just once in the order they came
            distinct elements of an array, first seen first
            function to dedupe a list
            [1, 1, 2, 3, 2] should become [1, 2, 3]
        """),
        solution="""
def remove_duplicates(items: list) -> list:
    return list(dict.fromkeys(items))
""",
        inputs=lambda rng: (integers(rng, 0, 6),) if rng.random() < 0.6 else (words(rng),),
        examples=((([3, 1, 3, 2, 1],), [3, 1, 2]), (([],), []), ((["a", "a"],), ["a"])),
    ),
    Family(
        name="remove_value",
        imperative=lines("""
            remove all occurrences of a value from a list
            delete every occurrence of a given element in an array
            drop all items equal to a given value from a list
            return a copy of a list without any element equal to the value
            strip a certain value out of a list completely
            filter out a particular item wherever it appears in a list
            take a list and a value and return the list with that value removed everywhere
            erase each instance of an element from a sequence
            exclude a specific number from a list
            keep the list elements that differ from a given value
            throw away all entries that match a target
            get rid of an item in a list, not only the first one but all of them
        """),
        free=lines("""
            remove all instances of a value from list
            delete an element from a list, all occurrences
            how do I remove every x from a list?
            Given a list and a value, return the list without that value.
            list.remove only deletes the first match, i need all of them gone
            all elements except the ones equal to value
            function (items, value) giving items with no value in it
            array without target element
        """),
        solution="""
def remove_value(items: list, value: object) -> list:
    return [item for item in items if item != value]
""",
        inputs=items_and_probe,
        examples=((([1, 2, 1], 1), [2]), (([], 4), []), (([3], 4), [3])),
    ),
    Family(
        name="count_occurrences",
        imperative=lines("""
            count how many times a value appears in a list
            count the occurrences of an element in an array
            return the number of times an item occurs in a list
            find out how often a given value is contained in a sequence
            determine the frequency of one element in a list
            tell how many list items are equal to a target
            take a list and a value and count that value
            get the occurrence count of an item
            compute how frequently a number shows up in a list
            tally the entries of a list that match a given value
            calculate the number of copies of an element in a collection
            check a list for a value and return how many matches there are
        """),
        free=lines("""
            occurrences of element in list
            how many times does x occur in a list?
            number of times a value is in array
            Given a list and a value, return how often the value occurs.
            i want to know how many times something appears in my list
            count of a specific item
            function count(list, x)
            frequency of a given number in an int array
        """),
        solution="""
def count_occurrences(items: list, value: object) -> int:
    return items.count(value)
""",
        inputs=items_and_probe,
        examples=((([1, 2, 1], 1), 2), (([], 4), 0)),
    ),
    Family(
        name="first_n",
        imperative=lines("""
            return the $first $n elements of a list
            get the $first $n items of an array
            take the $first $n values from a list
            slice off the $first $n entries of a list and return them
            select only the $first $n elements of a sequence
            keep just the $first $n items of a list
            give back the $first $n members of a collection, or all if there are fewer
            extract the $first $n numbers of a list
            cut a list down to its $first $n elements
            drop everything but the $first $n items
            pick the $first $n entries from an array
            limit a list to the $first $n items
        """),
        free=lines("""
            $first $n elements of a list
            $first $n items of array
            how do I get the $first $n elements of a list?
            Given a list, return its $first $n elements.
            what are the $first $n values in the list
            i only need the $first $n entries of a list
            function that returns a list's $first $n items
            list slice with the $first $n things
        """),
        solution="""
def first_n(items: list) -> list:
    return items[$slice]
""",
        parameters=lambda rng: {
            "n": (n := rng.randint(2, 6)),
            **rng.choice(({"first": "first", "slice": f":{n}"}, {"first": "last", "slice": f"-{n}:"})),
        },
        inputs=lambda rng: (integers(rng),),
        example_parameters={"n": 2, "first": "last", "slice": "-2:"},
        examples=((([1, 2, 3],), [2, 3]), (([7],), [7])),
    ),
    Family(
        name="end_element",
        imperative=lines("""
            return the $first element of a list, or None if the list is empty
            get the $first item of an array or None when there is none
            give back the $first value in a list, None for an empty one
            fetch the $first entry of a list safely, using None if it is empty
            look up the $first member of a sequence, falling back to None
            take a list and return its $first item; an empty list gives None
            pick the $first element of a list without raising on empty input (return None)
            find the $first object in a list and return None if there are no objects
            read the $first element from a list, None if nothing is in it
            access the $first item of a list, handling emptiness with None
            select the $first number of a list or None
            obtain the $first element of the given collection (None if empty)
        """),
        free=lines("""
            $first element of a list or None
            $first item in array, None if empty
            what is the $first item of the list? None when empty
            how to get the $first element without an IndexError, None instead
            Given a list, return its $first element or None.
            i need the $first thing in a list but it might be empty, then None
            $first value of list, else None
            function returning the $first entry, None for []
        """),
        solution="""
def end_element(items: list) -> object:
    return items[$index] if items else None
""",
        parameters=lambda rng: dict(zip(("first", "index"), rng.choice((("first", 0), ("last", -1))), strict=True)),
        inputs=lambda rng: (integers(rng, max_length=4),),
        example_parameters={"first": "first", "index": 0},
        examples=((([4, 5],), 4), (([],), None)),
    ),
    Family(
        name="every_nth",
        imperative=lines("""
            return every $nth element of a list, starting with the first
            take every $nth item of an array beginning at index 0
            select each $nth value from a list, the first one included
            get the elements at indices 0, $n, and so on in steps of $n
            pick items of a list with a step of $n
            slice a list with step size $n
            keep the elements whose index is a multiple of $n
            extract every $nth entry of a sequence, first entry included
            thin out a list by keeping the first of every $n items
            collect the list items at positions divisible by $n, counting from 0
            skip through a list $n positions at a time and return the visited elements
            sample a list at a stride of $n from the start
        """),
        free=lines("""
            every $nth element of a list from index 0
            every $nth item of array, starting at the first
            how do I take each $nth element of a list beginning with the first?
            Given a list, return the elements at indices divisible by $n.
            i want to keep the first of my data points and then every $nth after it
            list with step $n
            items whose index % $n == 0
            function that returns elements 0, $n, 2*$n ... of a list
        """),
        solution="""
def every_nth(items: list) -> list:
    return items[::$n]
""",
        parameters=lambda rng: dict(
            zip(("n", "nth"), rng.choice(((2, "second"), (3, "third"), (4, "fourth"), (5, "5th"))), strict=True)
        ),
        inputs=lambda rng: (integers(rng, max_length=14),),
        example_parameters={"n": 3, "nth": "third"},
        examples=((([1, 2, 3, 4, 5],), [1, 4]), (([],), [])),
    ),
    Family(
        name="second_largest",
        imperative=lines("""
            find the second $largest number in a list
            return the second $largest distinct value of an array
            get the second $largest element of a list, ignoring duplicates
            determine the runner-up: the second $largest different number
            compute the second $largest value of a list of integers
            pick out the 2nd $largest number from a list
            search an array for its second $largest element
            take a list and return the second $largest unique number
            identify the second $largest item in a collection, repeated values counted once
            sort the distinct numbers and return the second $largest
            give back the number that comes right after the $largest one in rank
            work out which distinct value is second $largest
        """),
        free=lines("""
            second $largest number in a list
            2nd $largest element of array
            what is the second $largest value in a list?
            how to find the second $largest number, duplicates count once
            Given a list with at least two distinct numbers, return the second $largest.
            not the $largest but the one after it
            i have race times and need the second $largest distinct one
            function for second $largest distinct integer
        """),
        solution="""
def second_largest(numbers: list[int]) -> int:
    return sorted(set(numbers))[$index]
""",
        parameters=lambda rng: dict(
            zip(
                ("largest", "index"),
                rng.choice((("largest", -2), ("biggest", -2), ("highest", -2), ("smallest", 1), ("lowest", 1))),
                strict=True,
            )
        ),
        inputs=two_distinct_values,
        example_parameters={"largest": "largest", "index": -2},
        examples=((([1, 9, 9, 5],), 5), (([2, 1],), 1)),
    ),
    Family(
        name="k_largest",
        imperative=lines("""
            return the $n $largest numbers of a list
            find the $n $largest elements of an array, $largest first
            rank a list by $largest number first and return the leading $n
            select the $n $largest values from a list of integers
            pick the $n $largest items of a list and return them $largest first
            sort a list with the $largest first and keep $n items
            extract the $n $largest entries from a sequence
            take a list and return a list of its $n $largest numbers
            give back the $n $largest of the given numbers in rank order
            determine which $n values are the $largest
            compute the $n $largest elements, beginning with the $largest one
            collect the $n $largest numbers, all of them if there are fewer than $n
        """),
        free=lines("""
            $n $largest numbers in a list
            $n $largest elements of array
            what are the $n $largest values of a list?
            how do I get the $n $largest items of a list
            Given a list of integers, return the $n $largest, starting with the $largest.
            i have many scores and want only the $n $largest ones
            function that returns the $n $largest ints in order, $largest first
            like heapq, the $n $largest
        """),
        solution="""
def k_largest(numbers: list[int]) -> list[int]:
    return sorted(numbers$order)[:$n]
""",
        parameters=lambda rng: {
            "n": rng.choice((2, 3, 4, 5)),
            **rng.choice(
                (
                    {"largest": rng.choice(("largest", "biggest", "highest")), "order": ", reverse=True"},
                    {"largest": rng.choice(("smallest", "lowest")), "order": ""},
                )
            ),
        },
        inputs=lambda rng: (integers(rng),),
        example_parameters={"n": 2, "largest": "largest", "order": ", reverse=True"},
        examples=((([1, 9, 4],), [9, 4]), (([3],), [3])),
    ),
    Family(
        name="repeated_items",
        imperative=lines("""
            find the duplicates in a list
            return the values that occur more than once in a list
            list all elements of an array that are repeated, each one once
            get the items which appear at least twice, in order of first appearance
            detect duplicated values in a list
            collect the distinct elements whose count is greater than one
            show which entries of a list are duplicates
            extract the repeating values of a sequence
            pick out the items of a list that are not unique
            take a list and return a list of its duplicate elements
            identify all values that occur two or more times
            search an array for repeated numbers and return them without repeats
        """),
        free=lines("""
            duplicates in a list
            repeated elements of an array
            which values occur more than once in the list?
            how do I find the duplicate items of a list?
            Given a list, return the elements that appear at least twice, each listed once.
            i think there are doubled entries in my list, tell me which
            all non-unique values in order of first appearance
            function returning a list of duplicated items
        """),
        solution="""
def repeated_items(items: list) -> list:
    return [item for item in dict.fromkeys(items) if items.count(item) > 1]
""",
        inputs=lambda rng: (integers(rng, 0, 8),) if rng.random() < 0.7 else (some_words(rng) * 2,),
        examples=((([1, 2, 1, 3, 2],), [1, 2]), (([4, 5],), [])),
    ),
)
