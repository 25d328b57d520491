"""More ways to ask for the families of families/searching_sorting.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "linear_search": lines("""
        Write a function that takes an array and a value and returns the first index of it, -1 if it's not there
        my program should say at what index an entry sits in a sequence, and -1 when it doesn't occur
        Returns the position of the target's first appearance, or -1.
        linear search python
        index lookup with -1 for missing entries
        whereabouts in my array is this value? first place only, -1 if nowhere
        make me a search that walks through an array and reports the index of the hit or -1
        e.g. for [4, 2, 2] and 2 it gives 1, for a value that is absent it gives -1
        Implement a sequential search, unsuccessful searches yield -1.
        Given some entries and a wanted one, go from front to back and return the index where you meet it, else -1.
        list.index() but returning -1 rather than raising an error
        I need the index of the first element equal to x; no such element -> -1
    """),
    "binary_search": lines("""
        Write a function that takes a sorted array and a value and returns its index by binary search, else -1
        my program should quickly locate a value in ordered data, -1 when it isn't in there
        Returns the index of the target in an ascending list in O(log n) time, or -1.
        binary search python
        homework: binary search, no bisect module, return -1 for no hit
        always look at the middle of the sorted values and throw away the half that can't have the target
        make me a binary search in python please
        e.g. for [1, 3, 5] and 5 it gives 2, for [1, 3, 5] and 4 it gives -1; halve the range each step
        Implement BinarySearch on sorted ints, -1 if the key is missing.
        Given ordered numbers and a wanted one, halve the range until you hit it and return the index (or -1).
        can you show me binary search?
        like finding a word in a dictionary: open in the middle, go left or right; return index or -1
    """),
    "contains": lines("""
        Write a function that takes an array and a value and returns whether the value is in there
        my program should know if some entry is in a sequence
        Checks whether the given items include a particular value.
        list membership check
        is x somewhere in this array, yes or no?
        make me a boolean function: does the list have the element
        e.g. for [1, 2] and 2 it gives True, for an empty list always False
        Implement contains for a list.
        Given a bunch of values and one more value, say if that one is among them.
        guest list: is this guest on it? True / False
        need to know whether an array holds a specific entry
        does a value show up in a list, at any place?
    """),
    "index_of_extreme": lines("""
        Write a function that takes an array of numbers and returns the index of the $largest
        my program should point at the place of the $largest value in a sequence
        Returns the index where the $largest number sits.
        $largest value index finder
        not the $extreme itself, only at what index it is in the array
        make me a function telling where in a bunch of numbers the $largest one is
        Given some values, find out at which index the $largest of them is stored, first one on ties.
        Implement arg$extreme for python lists.
        position, counted from 0, of the $largest entry
        at what index do I find the $largest figure of my data?
        measurements in, index of the $largest measurement out
        which day (list index) had the $largest value?
    """),
    "first_match": lines("""
        Write a function that takes an array of ints and returns the first $kind one, None if there isn't any
        my program should stop at the first $kind value in a sequence and give me that; nothing found -> None
        Returns the earliest $kind integer of the given list or None.
        first $kind int finder (None when missing)
        which $kind number shows up first in my data? None in case there's no such number
        make me a function that hands back the first $kind entry, or None without such an entry
        Given some integers, find the leftmost $kind one; answer None when they contain none.
        Implement a search for the first value that is $kind, with None for failure.
        walking from the left, what is the first $kind value I meet? return None if I never meet one
        first element satisfying: is $kind. No element -> None
        I only want one $kind integer from the array, the one nearest the start, otherwise None
        numbers in, first $kind number or None out
    """),
    "is_sorted": lines("""
        Write a function that takes an array of numbers and returns whether it is already in $order order
        my program should notice if a sequence of values is not in $order order
        Checks whether the given numbers are sorted, $order.
        $order order checker
        are these values in $order order, yes or no? equal neighbours are ok
        make me a boolean function: is the array $order
        Given a bunch of numbers, say if they are arranged in $order order.
        Implement a sortedness test ($order) without sorting the data.
        True if no value is $wrong than its predecessor
        did somebody already put this data in $order order?
        verify $order order of ints in python please, return a bool
        I need to know if going through my list the numbers are $order all the way
    """),
    "all_equal": lines("""
        Write a function that takes an array and returns whether its entries are all the same
        my program should notice when every value of a sequence is identical
        Checks whether all the given values coincide.
        uniform list checker
        do these entries differ anywhere, or is it one and the same value throughout? True if it is
        make me a boolean function: all values equal
        e.g. for [7, 7] it gives True, for [7, 8] False, for [] True
        Implement an equality test over every element of a list.
        Given a bunch of values, say if there is no difference between them.
        did everyone answer the same? answers are in a list
        is each number in the array equal to each other number?
        True for a constant list, False if two entries are different
    """),
    "all_unique": lines("""
        Write a function that takes an array and returns whether no entry in it is repeated
        my program should notice when a value is in a sequence more than once, True means no repeats
        Checks whether all the given values are distinct.
        uniqueness checker
        is every entry different from every other entry, yes or no?
        make me a boolean function: no two values the same
        e.g. for [1, 2] it gives True, for [1, 2, 1] False
        Implement a test that a list has no duplicate elements.
        Given a bunch of values, say if they are all different.
        nobody may have the same ticket number; is that so for a list of them?
        does each value show up just one time?
        False if anything repeats, True if all the entries are distinct
    """),
    "missing_number": lines("""
        Write a function that takes n distinct integers from 0..n and returns the one that is absent
        my program should notice which number of 0 to n somebody took away from a list
        Returns the only integer between 0 and n which the n given numbers don't include.
        missing number 0..n python
        all numbers from 0 to n were in the bag, in any order, now one is missing; which?
        make me a function that gives 2 for [0, 1, 3], the number left out when counting from 0
        Given an array with every integer from 0 to n but one, find that one.
        Implement the missing number puzzle, values 0 to n, array length n.
        numbered cards 0 to n, one card is lost, the rest is in a shuffled list: tell which is lost
        what's the hole in this set of consecutive integers that should run from 0 to its length?
        n + 1 numbers are expected (0, 1, ..., n), n of them are in the list, I want the other one
        Calculates the absent value of an unordered 0-to-n array via the difference of sums
    """),
    "majority_element": lines("""
        Write a function that takes an array and returns the value filling more than half of it, or None
        my program should name the value that has an absolute majority in a sequence, None when none has
        Returns the entry with more than n / 2 occurrences among n entries, else None.
        majority value finder (None when there is no majority)
        did any candidate get over half of these votes? return that candidate, otherwise None
        make me a function for the majority element of a bunch of values, None in case of no majority
        e.g. for [1, 2, 2] it gives 2, for [1, 2] it gives None: over half of the entries is needed
        Implement majority vote with a strict majority; no majority means None.
        Given some values, find the one that is there more often than all the rest together, or return None.
        which answer was given by more than 50 percent? the answers are a list, None if no answer was
        does one value dominate, that is more than half of the array? return it, or None
        ballots in, absolute majority winner out, None if nobody wins
    """),
}
