"""Families about two lists, or about pairs and parts of one list: common items, merging, zipping, splitting.

Set-like results keep the order of the first list and hold every value once, so they do not depend on hashing.
"""

from random import Random

from agentic_diffusion.training.families.list_aggregates import KINDS
from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers


def two_lists(rng: Random) -> tuple[list[int], list[int]]:
    """Two lists of small numbers that share some values."""
    return integers(rng, 0, 9), integers(rng, 0, 9)


def equally_long_lists(rng: Random) -> tuple[list[int], list[int]]:
    """Two lists with the same number of items."""
    length = rng.randint(0, 6)
    return [rng.randint(-9, 9) for _ in range(length)], [rng.randint(-9, 9) for _ in range(length)]


FAMILIES = (
    Family(
        name="common_elements",
        imperative=lines("""
            find the common elements of two lists
            return the intersection of two lists
            get the values that appear in both lists, without duplicates
            list the items two arrays have in common
            compute the intersection of two sequences in the order of the first one
            keep those distinct elements of the first list that are also in the second
            collect everything that is contained in both of two lists
            intersect two lists
            determine which numbers are shared by two lists
            take two lists and return the elements that occur in each of them, every value once
            pick out the overlap of two collections
            look for the entries which two lists share
        """),
        free=lines("""
            common elements in two lists
            intersection of two arrays
            which values are in both lists?
            how do I find what two lists have in common?
            Given two lists, return a list of the elements they share, no repeats.
            i have two guest lists and want the names on both
            overlap of list a and list b
            function with two lists that returns items present in both
        """),
        solution="""
def common_elements(first: list, second: list) -> list:
    return [item for item in dict.fromkeys(first) if item in second]
""",
        inputs=two_lists,
        examples=((([1, 2, 2, 3], [3, 2]), [2, 3]), (([], [1]), [])),
    ),
    Family(
        name="union",
        imperative=lines("""
            return the union of two lists without duplicates
            combine two lists so that every value appears only once
            merge two arrays and drop the repeated values
            compute the union of two lists in order of first appearance
            collect all distinct elements from two lists
            join two lists and remove duplicates from the result
            get every value that is in at least one of two lists, once each
            take two lists and return their union
            unite two collections, keeping only unique items
            put the items of two lists together and deduplicate them
            build one list with the distinct entries of both inputs
            make a list of everything found in either list, no repeats
        """),
        free=lines("""
            union of two lists
            merge two lists without duplicates
            how do I combine two arrays with unique values only?
            Given two lists, return all distinct elements that appear in either, first seen first.
            i have two mailing lists and want one, each address once
            unique elements from both lists
            list union keeping order
            function that unites list a with list b
        """),
        solution="""
def union(first: list, second: list) -> list:
    return list(dict.fromkeys(first + second))
""",
        inputs=two_lists,
        examples=((([1, 2], [2, 3, 3]), [1, 2, 3]), (([], []), [])),
    ),
    Family(
        name="list_difference",
        imperative=lines("""
            return the elements of the first list that are not in the second
            find the difference of two lists
            remove all items of the second list from the first
            get the values which occur only in the first of two lists, not the second
            subtract one list from another
            filter the first list to the elements missing from the second list
            list what is in list a but not in list b
            take two lists and return the first one without anything contained in the second
            drop every element of one list that another list also has
            exclude the members of a second list from a first list
            determine which items of the first array do not appear in the second array
            keep the entries of a list unless they are in a list of forbidden values
        """),
        free=lines("""
            difference of two lists
            elements in first list but not in second
            which items of a are missing in b?
            how do I subtract a list from another list?
            Given two lists, return the elements of the first that don't occur in the second.
            i want everything from list one except what is also in list two
            a minus b for lists, keep order and repeats of a
            function removing the second list's values from the first list
        """),
        solution="""
def list_difference(first: list, second: list) -> list:
    return [item for item in first if item not in second]
""",
        inputs=two_lists,
        examples=((([1, 2, 3], [2]), [1, 3]), (([4, 4], []), [4, 4])),
    ),
    Family(
        name="unshared_elements",
        imperative=lines("""
            return the values that are in exactly one of two lists, sorted
            compute the symmetric difference of two lists as a sorted list
            find the elements two lists do not share, in ascending order
            get a sorted list of the items that appear in only one of the two arrays
            list everything that is not common to two lists, sorted and without repeats
            take two lists and return in sorted order what is in one but not both
            collect the distinct numbers belonging to either list but not to both, sorted
            apply exclusive or to two lists seen as sets and sort the result
            determine the sorted elements by which two lists differ
            drop what two lists have in common and sort the remaining distinct values
            gather the non-overlapping elements of two lists in increasing order
            sort the values that occur in just one of two collections
        """),
        free=lines("""
            symmetric difference of two lists, sorted
            elements in only one of two arrays (sorted)
            which numbers are in one list but not in both? sorted please
            Given two lists, return a sorted list of the values found in exactly one of them.
            i want to see where two lists differ, as sorted unique values
            sorted xor of two lists
            not shared elements of two lists ascending
            function for items that are in a or b but not in both, sorted
        """),
        solution="""
def unshared_elements(first: list, second: list) -> list:
    return sorted(set(first) ^ set(second))
""",
        inputs=two_lists,
        examples=((([1, 2], [2, 3, 0]), [0, 1, 3]), (([], []), [])),
    ),
    Family(
        name="interleave",
        imperative=lines("""
            interleave two lists of the same length
            merge two equally long lists by alternating their elements
            take one item from each of two lists in turn
            weave two arrays of equal size together
            return a list that alternates between the items of two lists
            combine two lists as first of a, first of b, second of a, second of b, and so on
            zip two lists into one flat list
            mix two same-sized lists alternately
            build a list from two lists by picking from them in turns
            shuffle two lists together like cards, one from each at a time
            alternate the values of two sequences with equal length
            produce the interleaving of two lists
        """),
        free=lines("""
            interleave two lists
            alternate elements of two arrays
            how do I merge lists so the items alternate?
            Given two lists of equal length, return them interleaved.
            [1, 2] and [3, 4] should give [1, 3, 2, 4]
            i want a1 b1 a2 b2 ... from lists a and b
            zip then flatten
            function weaving two lists into a single list
        """),
        solution="""
def interleave(first: list, second: list) -> list:
    return [item for pair in zip(first, second) for item in pair]
""",
        inputs=equally_long_lists,
        examples=((([1, 2], [3, 4]), [1, 3, 2, 4]), (([], []), [])),
    ),
    Family(
        name="combine_elementwise",
        imperative=lines("""
            $verb two lists element by element
            $verb the corresponding elements of two arrays
            $verb two vectors elementwise
            return a list with the $results of the items at the same positions in two lists
            compute the pairwise $results of two lists
            take two lists of equal length and $verb them item by item
            build a list of $results from two lists of numbers
            $verb the numbers of two lists position by position
            calculate the elementwise $results of two sequences
            walk through two lists in parallel and $verb the values
            get the $results of numbers with equal index in two lists
            loop over pairs of corresponding numbers, $verb each pair and collect the outcome
        """),
        free=lines("""
            $verb two lists elementwise
            elementwise $results of two arrays
            how can I $verb two lists item by item?
            Given two lists of the same length, return the list of their elementwise $results.
            i have two columns of numbers and want the $results row by row
            a[i] $op b[i] for every i
            pairwise $results as a list
            function which returns [x $op y] for all pairs of two lists
        """),
        solution="""
def combine_elementwise(first: list[int], second: list[int]) -> list[int]:
    return [x $op y for x, y in zip(first, second)]
""",
        parameters=lambda rng: rng.choice(
            ({"verb": "add", "results": "sums", "op": "+"}, {"verb": "multiply", "results": "products", "op": "*"})
        ),
        inputs=equally_long_lists,
        example_parameters={"verb": "add", "results": "sums", "op": "+"},
        examples=((([1, 2], [3, 4]), [4, 6]), (([], []), [])),
    ),
    Family(
        name="dot_product",
        imperative=lines("""
            compute the dot product of two vectors
            calculate the scalar product of two lists of numbers
            return the inner product of two arrays
            multiply two lists elementwise and add up the results
            sum the products of corresponding elements of two lists
            take two vectors given as lists and return their dot product
            find the dot product of two equally long sequences
            multiply the numbers at equal positions and sum everything
            work out the inner product of vectors a and b
            get the sum of a[i] * b[i] over all positions
            evaluate the scalar product of vectors
            add the pairwise products of two lists together
        """),
        free=lines("""
            dot product of two lists
            inner product of vectors
            how do you calculate the dot product without numpy?
            Given two lists of equal length, return their dot product.
            sum of x * y over pairs from two lists
            i have quantities and prices as two lists, need the sum of quantity times price
            scalar product function
            vector dot vector
        """),
        solution="""
def dot_product(first: list[int], second: list[int]) -> int:
    return sum(x * y for x, y in zip(first, second))
""",
        inputs=equally_long_lists,
        examples=((([1, 2], [3, 4]), 11), (([], []), 0)),
    ),
    Family(
        name="pair_up",
        imperative=lines("""
            pair up the elements of two lists as tuples
            zip two lists into a list of tuples
            combine two lists into a list of pairs
            return tuples of the items that have the same position in two lists
            match each element of the first list with the corresponding one of the second
            build (a, b) pairs from two sequences, stopping at the shorter one
            take two lists and return a list of their paired elements
            join two arrays into pairs, position by position
            create a list of 2-tuples from two lists
            associate the items of two lists by index
            couple the first items, the second items and so on of two lists
            group the entries of two lists into tuples by position
        """),
        free=lines("""
            zip two lists
            list of pairs from two lists
            how do I combine two lists to tuples?
            Given two lists, return a list of tuples with corresponding elements.
            i have names and ages in separate lists and want (name, age) tuples
            [1, 2] and [3, 4] -> [(1, 3), (2, 4)]
            elementwise pairs of two arrays, extra items are ignored
            function returning paired items of two lists
        """),
        solution="""
def pair_up(first: list, second: list) -> list[tuple]:
    return list(zip(first, second))
""",
        inputs=two_lists,
        examples=((([1, 2], [3, 4]), [(1, 3), (2, 4)]), (([], [1]), [])),
    ),
    Family(
        name="merge_sorted",
        imperative=lines("""
            merge two sorted lists into one sorted list
            combine two ascending lists so that the result is sorted as well
            return a sorted list from two already sorted arrays
            join two sorted sequences, keeping the order
            merge sorted lists as in merge sort
            walk through two sorted lists with two indices and build the merged list
            take two lists in increasing order and return all their elements in increasing order
            unite two ordered lists of numbers into a single ordered list
            put two sorted arrays together in ascending order in linear time
            create one sorted list with the elements of two sorted lists
            implement the merge step of merge sort
            blend two sorted collections to one, duplicates stay
        """),
        free=lines("""
            merge two sorted lists
            merge sorted arrays
            how do I combine two sorted lists to a sorted list?
            Given two sorted lists, return one sorted list containing all elements.
            both my lists are in order, i need them merged in order
            two pointer merge of sorted lists
            [1, 4] and [2, 3] -> [1, 2, 3, 4]
            function that merges ascending lists of ints
        """),
        solution="""
def merge_sorted(first: list[int], second: list[int]) -> list[int]:
    result = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] <= second[j]:
            result.append(first[i])
            i += 1
        else:
            result.append(second[j])
            j += 1
    return result + first[i:] + second[j:]
""",
        inputs=lambda rng: (sorted(integers(rng)), sorted(integers(rng))),
        examples=((([1, 4], [2, 3]), [1, 2, 3, 4]), (([], [5]), [5])),
    ),
    Family(
        name="split_by_kind",
        imperative=lines("""
            split a list into $kind numbers and the rest
            separate the $kind numbers of a list from the others
            divide a list into two lists: $kind numbers and all the remaining ones
            partition an array into $kind values and values that are not $kind
            return a pair of lists, the first with the $kind numbers, the second with the rest
            sort the numbers of a list into two lists by whether they are $kind
            put the $kind elements in one list and everything else in another
            take a list and return (numbers that are $kind, numbers that are not)
            break a list of integers up into $kind and other ones
            distribute list items over two lists depending on being $kind
            group numbers into those that are $kind and those that aren't
            make two lists from one, $kind values first, leftovers second
        """),
        free=lines("""
            split list into $kind and other numbers
            separate $kind from non-$kind numbers
            how do I divide a list in $kind numbers and the others?
            Given a list of integers, return a tuple of two lists: the $kind ones and the rest.
            i need two lists, one for $kind numbers and one for what remains
            partition by $kind
            function that returns the $kind values and the not $kind values separately
            one list for $kind numbers, another for the other numbers
        """),
        solution="""
def split_by_kind(numbers: list[int]) -> tuple[list[int], list[int]]:
    matching = [number for number in numbers if $test]
    others = [number for number in numbers if not $test]
    return matching, others
""",
        parameters=lambda rng: dict(zip(("kind", "test"), rng.choice(KINDS), strict=True)),
        inputs=lambda rng: (integers(rng),),
        example_parameters={"kind": "negative", "test": "number < 0"},
        examples=((([1, -2, 0],), ([-2], [1, 0])), (([],), ([], []))),
    ),
    Family(
        name="pairs_with_sum",
        imperative=lines("""
            find all pairs in a list that add up to a target
            return every pair of numbers whose sum equals a given value
            list the pairs of elements that sum to the target
            get all two-element combinations of an array with a given total
            search a list for pairs of numbers adding up to a certain sum
            collect tuples (a, b) of list items with a + b equal to the target
            determine which pairs of values from a list have the required sum
            check every pair of positions and keep the ones whose values sum to target
            take a list and a target and return the pairs that reach it
            pick all combinations of two numbers that together make the target
            enumerate the pairs at different positions whose total is the given number
            compute the pairs of items that sum up to k
        """),
        free=lines("""
            pairs with given sum
            all pairs in array that sum to target
            which two numbers in a list add up to the target? return all such pairs
            Given a list of integers and a target, return all pairs of elements summing to it.
            i want each pair from my list that adds to k, in the order of the list
            two sum, but return all value pairs
            function for pairs whose sum is equal to target
            combinations of two items with a certain total
        """),
        solution="""
def pairs_with_sum(numbers: list[int], target: int) -> list[tuple[int, int]]:
    from itertools import combinations

    return [(a, b) for a, b in combinations(numbers, 2) if a + b == target]
""",
        inputs=lambda rng: (integers(rng, 0, 9), rng.randint(3, 14)),
        examples=((([1, 4, 2, 3], 5), [(1, 4), (2, 3)]), (([5], 5), [])),
    ),
    Family(
        name="two_sum",
        imperative=lines("""
            return the indices of two numbers that add up to the target
            solve the two sum problem
            find the positions of two different list elements whose sum is the target
            look for two entries that add up to a given number and return their indices, or None
            get the index pair of the numbers which sum to a target value
            locate two numbers in an array adding to target and give back both indices
            take a list and a target and return indices i < j with numbers[i] + numbers[j] == target, else None
            use a dictionary to find the indices of two values with the given sum
            determine where the two numbers are that together make the target
            search for a pair with the given sum in one pass and return its indices
            give back the positions of a pair of numbers totalling the target
            find i and j such that the values at these indices sum to the target
        """),
        free=lines("""
            two sum
            indices of two numbers that add to target
            at which positions are the two numbers that add up to the target?
            Given a list of integers and a target, return the indices of the two numbers that sum to it, or None.
            classic leetcode two sum, return a tuple of indices, None if impossible
            i need the index of both numbers whose sum is k
            two indices whose values total target
            how do I find the positions of two numbers with a given sum using a hash map?
        """),
        solution="""
def two_sum(numbers: list[int], target: int) -> tuple[int, int] | None:
    seen = {}
    for i, number in enumerate(numbers):
        if target - number in seen:
            return seen[target - number], i
        seen[number] = i
    return None
""",
        inputs=lambda rng: (rng.sample(range(12), rng.randint(0, 7)), rng.randint(1, 18)),
        examples=((([2, 7, 11], 9), (0, 1)), (([1], 2), None)),
    ),
)
