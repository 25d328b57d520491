"""More ways to ask for the families of families/sets_tuples.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "sorted_union": lines("""
        Write a function that takes two arrays and returns their union in sorted order
        my program should throw two lists together, every value once, from small to large
        Returns the sorted distinct values that are in either of the given lists.
        sorted list union
        everything in a or b, no repeats, ascending
        make me one ordered list without duplicates from two bunches of numbers
        e.g. for [3, 1] and [2, 3] it gives [1, 2, 3]
        Implement set union of two lists, the result being a sorted list.
        Given two sequences of values, list each value found in at least one of them once, in order.
        two guest lists, one combined sorted list, nobody twice
        which different values do these two arrays have altogether? ascending please
        two lists in, all their distinct elements sorted out
    """),
    "sorted_intersection": lines("""
        Write a function that takes two arrays and returns their intersection in sorted order
        my program should show which values two lists share, every value once, from small to large
        Returns the sorted distinct values that are in both of the given lists.
        sorted list intersection
        everything in a and also in b, no repeats, ascending
        make me an ordered list without duplicates of the numbers two bunches have in common
        e.g. for [3, 1, 3] and [2, 3, 1] it gives [1, 3], the shared ones in order
        Implement set intersection of two lists, the result being a sorted list.
        Given two sequences of values, list each value found in both of them once, in order.
        two people list their free days; on which days are both free? sorted, no repeats
        which values show up in the one array and in the other as well? ascending, distinct
        two lists in, their common elements sorted and unique out
    """),
    "sorted_difference": lines("""
        Write a function that takes two arrays and returns what only the first one has, sorted, no repeats
        my program should show which values of one list a second list lacks, each once, from small to large
        Returns the sorted distinct values that are in the first list and not in the second.
        sorted list difference, first minus second
        everything in a except what is also in b, no repeats, ascending
        make me an ordered list without duplicates of the numbers in the first bunch but not the second
        e.g. for [3, 1, 3, 2] and [2] it gives [1, 3], the first minus the second in order
        Implement set difference of two lists, the result being a sorted list.
        Given two sequences of values, list each value of the first that the other doesn't have, once, in order.
        invited people and people who came, as ids: who of the invited is missing? sorted, no repeats
        which values show up in the first array and never in the second? ascending, distinct
        take away all of list two from list one and give me the sorted unique rest
    """),
    "symmetric_difference": lines("""
        Write a function that takes two arrays and returns the values only one of them has, sorted
        my program should show which values are not shared by two lists, each once, from small to large
        Returns the sorted distinct values that are in one of the given lists but not the other.
        sorted symmetric difference of lists
        everything in a or b but not in both, no repeats, ascending
        make me an ordered list of the numbers which appear on just one side, left or right list
        e.g. for [3, 1] and [2, 3] it gives [1, 2], since 3 is in both
        Implement the xor of two lists viewed as sets, the result being a sorted list.
        Given two sequences of values, list each value found in exactly one of them, once, in order.
        two versions of an id list: which ids did get added or removed? one sorted list
        which values have no counterpart in the other array? look in both directions, ascending, distinct
        union minus intersection of two lists, sorted
    """),
    "is_subset": lines("""
        Write a function that takes two arrays and returns whether the second one has all values of the first
        my program should know if everything in one list is also in a second list
        Checks whether the first list is a subset of the second.
        subset checker for lists
        is each value of a in b, yes or no?
        make me a boolean function: no value of the first list is absent from the second
        e.g. for [1, 1] and [2, 1] it gives True, for [3] and [2, 1] it gives False
        Implement a subset test on two lists, repeats don't matter.
        Given two sequences of values, say if the first is fully contained in the second as a set.
        recipe and fridge as lists: do I have all the ingredients of the recipe (first) in the fridge (second)?
        can every entry of the first array be found in the other one?
        True if list two includes all that list one includes
    """),
    "are_disjoint": lines("""
        Write a function that takes two arrays and returns whether they have no value in common
        my program should know if two lists are free of shared values
        Checks whether the given lists are disjoint.
        disjointness checker for lists
        is there no value that is in a as well as in b? True if there's none
        make me a boolean function: the two lists don't intersect
        e.g. for [1, 2] and [3] it gives True, for [1, 2] and [2] it gives False
        Implement a test that two lists have an empty intersection.
        Given two sequences of values, say if not one value shows up in both.
        two teams as lists of player ids: True when nobody plays in both
        do these arrays have totally different values?
        False as soon as some value is in both lists, True otherwise
    """),
    "swap_pairs": lines("""
        Write a function that takes a list of pairs and returns it with each pair turned around
        my program should make (b, a) out of every (a, b)
        Returns a list in which the two entries of each tuple have changed places.
        tuple pair swapper
        I have key and value as tuples but need value and key
        make me a list where all 2-tuples are the other way around
        e.g. for [('a', 1), ('b', 2)] it gives [(1, 'a'), (2, 'b')]
        Implement swapping inside each tuple, the order of the list stays
        Given couples of values, put the second in front of the first in each.
        x, y coordinates became y, x by mistake, repair the list of tuples
        list of tuples in, same tuples backwards out (two entries each)
        [(a, b), ...] -> [(b, a), ...] in python please
    """),
    "sort_pairs": lines("""
        Write a function that takes a list of pairs and returns it in ascending order of the $which $what
        my program should sort tuples so that the one with the smallest $which $what comes first
        Returns the given 2-tuples sorted by their $which $what.
        tuple sorter by $which $what
        the $which $what of each pair decides where it goes, small to large
        make me an ordered list of my tuples, only the $which $what counts
        Given couples of values, arrange them from lowest to highest $which $what.
        Implement sorting of pairs on the $which $what, ascending
        what is the order of these tuples by $which $what?
        list of tuples in, same tuples with rising $which $what out
        sorted() with a key that picks the $which $what of a pair
        I need pairs listed by $which $what in python please, not by the other one
    """),
    "max_pair": lines("""
        Write a function that takes a list of pairs and returns the one with the highest $which $what or None
        my program should find the tuple that beats the others in its $which $what, None if the list is empty
        Returns the 2-tuple having the greatest $which $what, None without tuples.
        max tuple finder by $which $what
        the $which $what of each pair is compared, which pair wins?
        make me a function that picks out of my tuples the one whose $which $what is biggest
        Given couples of values, find the couple with the largest $which $what (no couples: None).
        Implement max of pairs on the $which $what, returning None for an empty list
        which of these tuples has the highest number as $which $what? return the entire tuple
        list of tuples in, the tuple with the top $which $what out
        max() with a key that picks the $which $what of a pair, default None
        I need the whole pair, namely that with the maximum $which $what, in python please
    """),
    "unzip_pairs": lines("""
        Write a function that takes a list of pairs and returns a list of the firsts and a list of the seconds
        my program should take tuples of two apart into two separate lists
        Returns two lists as a tuple: the left entries and the right entries of the given pairs.
        tuple pair unzipper
        I have names with ages as tuples but need the names and the ages in lists of their own
        make me two lists from one list of 2-tuples
        e.g. for [('a', 1), ('b', 2)] it gives (['a', 'b'], [1, 2])
        Implement the reverse of zip() for pairs, with lists in a tuple as the result
        Given couples of values, collect all the first ones and all the second ones separately.
        two columns as rows of tuples, give me the columns as lists
        list of tuples in, tuple of two lists out
        [(a, b), (c, d)] -> ([a, c], [b, d]) in python please
    """),
    "words_with_lengths": lines("""
        Write a function that takes a bunch of words and returns tuples of each word and its size
        my program should list every word next to how many letters it has, as tuples
        Returns a list of (string, number of characters) for the given strings.
        word length pairs generator
        how long is each of these words? I want word and length together in a tuple
        make me a list of 2-tuples, left the word, right its length
        e.g. for ['cat', 'a'] it gives [('cat', 3), ('a', 1)]
        Implement pairing of strings with their len()
        Given an array of strings, give each one together with its character count.
        list of words in, list of (word, letters) tuples out
        every entry becomes a tuple: the entry itself and its length
        ['hi', ...] -> [('hi', 2), ...] in python please
    """),
}
