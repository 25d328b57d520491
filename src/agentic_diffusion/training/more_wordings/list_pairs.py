"""More ways to ask for the families of families/list_pairs.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "common_elements": lines("""
        Write a function that takes two arrays and returns the values they share
        Returns the distinct items of the first sequence that also appear in the second, in the first one's order.
        my program should tell which entries two lists have in common
        shared values of two lists
        Given two guest lists, who is on both?
        make me a function for the overlap of two arrays
        Homework: intersect two lists and don't repeat a value
        Implement the intersection of a pair of lists, ordered like the first
        what shows up in list a as well as in list b, each thing once
        two lists go in, the list of what is in both comes out
        Finds the entries of one list which the other list has too, without repeats
        for [1, 2, 3] and [3, 2] it's [2, 3]
    """),
    "union": lines("""
        Write a function that takes two arrays and returns every value of either, each one once
        Returns all distinct entries of both sequences in order of first appearance.
        my program should join two lists but not repeat anything
        set union of a pair of lists, order kept
        Given two guest lists, make a single one where nobody is listed twice
        make me a function that puts two arrays together and dedupes
        Homework: the union of two lists as a list
        Implement union for lists, keeping the order in which values are first seen
        whatever is in a or in b, but only one time each
        two lists go in, one list with all the different values comes out
        Concatenates two lists and drops the repeats
        for [1, 2] and [2, 3] it's [1, 2, 3]
    """),
    "list_difference": lines("""
        Write a function that takes two arrays and returns the entries of the first which the second lacks
        Returns the items of the first sequence that are absent from the second.
        my program should cross off everything of one list that is on another list
        first list minus second list
        Given a shopping list and the things I already have, what is still to buy?
        make me a function that filters out of a list whatever another list contains
        Homework: remove from list a all values present in list b
        Implement list subtraction
        what does list a have that b does not
        two lists go in, what's only in the first comes out
        Excludes from one list the members of another one
        for [1, 2, 3] and [2] it's [1, 3]
    """),
    "unshared_elements": lines("""
        Write a function that takes two arrays and returns the values only one of them has, in sorted order
        Returns the sorted symmetric difference of two sequences.
        my program should show, in ascending order, what two lists do not have in common
        values exclusive to one of two lists, sorted
        Given two lists, sort the entries that they don't share
        make me a function for everything that's in a or b, except what's in both; ascending, no repeats
        Homework: symmetric difference of lists, result sorted
        Implement set xor for two lists and sort the outcome
        what is on one list but missing from the other, either way round, from small to large
        two lists go in, the sorted values without a match on the other side come out
        Finds the sorted distinct values belonging to just one of the lists
        for [1, 2] and [2, 3] it's [1, 3]
    """),
    "interleave": lines("""
        Write a function that takes two arrays of the same length and alternates their entries
        Returns one sequence with the items of both taken by turns.
        my program should weave two lists like a zipper
        alternating merge of a and b
        Given boys and girls in two equally long lists, line them up alternately, the first list starting
        make me a function that goes a[0], b[0], a[1], b[1], ...
        Homework: mix two lists of equal size so that neighbours come from different lists
        Implement interleaving of a pair of lists
        one from the left list, one from the right list, and repeat
        two lists go in, one list switching between them comes out
        Zips a pair of sequences and flattens the result
        for ['a', 'b'] and ['x', 'y'] it's ['a', 'x', 'b', 'y']
    """),
    "combine_elementwise": lines("""
        Write a function that takes two arrays of ints and returns their elementwise $results
        Returns the $results of entries standing at the same index.
        my program should $verb the values of two lists index by index
        vector $results, entry by entry
        Given two rows of figures, $verb what stands at the same place
        make me a function to $verb a pair of int arrays one position at a time
        Homework: use zip to $verb two lists and return the $results
        Implement x $op y for every pair of aligned entries
        first $op first, second $op second, and so on for two lists
        two lists go in, the list of their $results comes out
        Computes the $results for matching positions of two sequences
        I need two same-length lists and their $results in a third list
    """),
    "dot_product": lines("""
        Write a function that takes two int arrays and returns their scalar product
        Returns the inner product of a pair of sequences.
        my program should multiply matching entries of two lists and total it all
        sum of products of aligned entries
        Given amounts and unit prices, what is the full cost?
        make me a dot product in plain python please
        Homework: the scalar product of vectors u and v
        Implement u . v for lists of numbers
        first times first plus second times second and so on
        two vectors go in, a single number comes out: their dot product
        Calculates the weighted total of one list with the other list as weights
        for [1, 2] and [3, 4] it's 1*3 + 2*4 = 11
    """),
    "pair_up": lines("""
        Write a function that takes two arrays and returns tuples of the aligned entries
        Returns a list of 2-tuples; whatever is left over in the longer sequence is dropped.
        my program should put the first with the first, the second with the second, as tuples
        tuples of aligned entries from two lists
        Given questions and answers in separate lists, bundle each question with its answer in a tuple
        make me a function that does zip and gives a real list
        Homework: match up two lists by position until one of them runs out
        Implement zip for two lists
        couple every entry of a with the entry of b at the same spot
        two lists go in, one list of pairs comes out
        Pairs entries of two sequences by position
        for ['a', 'b'] and [1, 2] it's [('a', 1), ('b', 2)]
    """),
    "merge_sorted": lines("""
        Write a function that takes two ordered int arrays and returns one ordered array with everything
        Returns the merged sequence of two ascending ones.
        my program should join two lists that are in order, staying in order
        ordered merge of two ordered lists
        Given two queues sorted by age, make one queue sorted by age
        make me the merging part of mergesort in python please
        Homework: merge two ascending lists without calling sort
        Implement a linear-time merge of sorted sequences
        compare the heads of both lists, move the smaller one over, repeat until all are used
        two ascending lists go in, a single ascending list comes out
        Combines two sorted series of integers, keeping repeats
        for [1, 3] and [2, 4] it's [1, 2, 3, 4]
    """),
    "split_by_kind": lines("""
        Write a function that takes an array of ints and returns two lists, the $kind entries and the others
        Returns a tuple: the $kind values, then everything else.
        my program should sort incoming values into two buckets, $kind or not, bucket one for $kind
        two buckets: $kind and not $kind
        Given a bunch of integers, part those being $kind from those not being so
        make me a function which divides a sequence into the $kind members and the remainder
        Homework: partition an array by the property of being $kind
        Implement a two-way split, left side gets what is $kind
        which values are $kind and which are not? return both lists
        integers go in, a pair comes out: $kind list, leftover list
        Separates the $kind entries of a series from what is left
        I need a tuple with the $kind figures first and the non-matching figures second
    """),
    "pairs_with_sum": lines("""
        Write a function that takes an int array and a target and returns all the pairs making that total
        Returns every two-entry combination whose sum is the target, as tuples.
        my program should show which two values at a time come to a wanted amount
        value pairs totalling k
        Given prices and a budget, which two items together cost exactly the budget? list every such pair
        make me a function that finds all couples of entries with a certain sum
        Homework: try all combinations of two entries and keep those with the right sum
        Implement a search for all pairs adding up to k
        which numbers of a list can be put together two by two to get the target
        a list and a total go in, tuples come out
        Finds all combinations of two entries with the requested sum
        for [1, 2, 3] and 4 it's [(1, 3)]
    """),
    "two_sum": lines("""
        Write a function that takes an int array and a target and returns the two indices that make it, or None
        Returns the positions of two entries summing to the target; None if no such two exist.
        my program should say where the two values are that together give a wanted amount
        index pair with given sum, None otherwise
        Given prices and a gift card amount, at which indices are two items that use it up exactly?
        make me a two-sum solution in python please
        Homework: leetcode number one, two sum (None when there's no answer)
        Implement two sum in linear time with a dict
        which two spots in the list hold values that add to k
        a list and a total go in, a tuple of two indices or None comes out
        Locates two entries whose sum is the requested one and reports their indices
        for [2, 7, 11] and 9 it's (0, 1)
    """),
}
