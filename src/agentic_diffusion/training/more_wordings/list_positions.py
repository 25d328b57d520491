"""More ways to ask for the families of families/list_positions.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "all_indices": lines("""
        Write a function that takes a sequence and a value and returns every index holding it
        Returns the positions of all entries equal to the value.
        my program should show where in an array something stands, each spot
        every index of x
        Given grades and a grade to look for, at which places do we see it?
        make me a version of index() that finds every match rather than one
        Homework: list the indexes of all matching entries
        Implement find-all-positions for a list
        where does this thing show up in my list? all the places, counted from 0
        a list and an item go in, the list of indices comes out
        Searches a series for a value and collects the indices
        for ['a', 'b', 'a'] and 'a' it's [0, 2]
    """),
    "drop_items": lines("""
        Write a function that takes a sequence and returns it minus the $first $n entries
        Returns what remains after the $first $n values are left away.
        my program should ignore the $first $n readings and use the others
        all except the $first $n
        Given an array, throw out the $first $n entries
        make me a function that chops $n values off the $end of an array
        Homework: skip the $first $n values of a sequence and return what's left
        Implement dropping of the $first $n values
        i want everything in my list but not the $first $n
        a list goes in, the same without its $first $n comes out
        Removes $n values at the $end of a series
        I need to get rid of the $first $n records of an array, as a new list
    """),
    "split_in_half": lines("""
        Write a function that takes a sequence and returns both halves, an odd one out going to the $which half
        Returns a tuple of two parts cut at the middle.
        my program should cut a deck of cards into two halves
        cut list at its midpoint
        Given an array, give me the front part and the back part, each half as long
        make me a function that splits an array down the middle, with any extra entry in the $which part
        Homework: divide a sequence into two equally big lists (if odd, the $which is longer by one)
        Implement halving of a list
        one list in, two halves out
        half of the entries here, the other half there, order kept
        Bisects a series and returns (left, right)
        for [1, 2, 3] it's ([1], [2, 3])
    """),
    "min_and_max": lines("""
        Write a function that takes an array of ints and returns its least and greatest entry
        Returns a pair: lowest value, highest value.
        my program should tell the coldest and the warmest of some temperatures, in this order
        extremes of a sequence as a pair
        Given a bunch of prices, what is the cheapest and what the most expensive price?
        make me a function with two results, minimum and maximum of an array
        Homework: return the smallest and the greatest integer together in a tuple
        Implement minmax
        how low and how high do the values of this list go
        integers go in, (lowest, highest) comes out
        Finds the bottom and the top value of a series
        for [3, 9, 2] it's (2, 9)
    """),
    "count_distinct": lines("""
        Write a function that takes a sequence and returns how many $distinct values it has
        Returns the number of $distinct entries.
        my program should tell how many $distinct visitors are in a log list
        $distinct entries counter
        Given a bunch of values, how many $distinct ones do we have?
        make me a function counting the $distinct values of an array
        Homework: size of the set of $distinct values
        Implement a $distinct count
        not counting repeats, how many values are there in an array
        a list goes in, the amount of $distinct values comes out
        Calculates how many $distinct things a series holds
        if a value shows up again, don't count it again: how many $distinct values?
    """),
    "quantified": lines("""
        Write a function that takes an array of ints and says whether $all of its entries are $kind
        Returns a boolean: are $all of the values $kind?
        my program should know if $all readings are $kind
        $all entries $kind, yes or no
        Given a bunch of integers, is it true that $all of these are $kind?
        make me a function to test if $all figures in a sequence are $kind
        Homework: True when $all of the array's integers are $kind, False otherwise
        Implement a check that $all values are $kind
        would $all numbers here count as $kind
        integers go in, True comes out if $all are $kind
        Checks whether $all values of a series are $kind
        I need a yes/no answer on $all of these integers being $kind
    """),
    "contains_all": lines("""
        Write a function that takes two sequences and says if each entry of the first is found in the second
        Returns True when nothing from the first list is absent in the second.
        my program should verify that all ingredients of a recipe are in my pantry list
        is a contained in b (lists)
        Given required skills and a person's skills, does the person have every one?
        make me a subset check for lists, first inside second
        Homework: True if list one is a subset of list two
        Implement issubset for a pair of lists
        do i find all things of list a somewhere in list b
        two lists go in, a boolean comes out: second covers first
        Checks whether one list holds every value of another one, which is given first
        for [1, 2] and [3, 2, 1] it's True
    """),
    "sum_at_indices": lines("""
        Write a function that takes an array of ints and returns the total of those at $parity indices
        Returns the sum over $parity zero-based positions.
        my program should add every other value beginning with index $start
        total of entries at $parity indices
        Given a row of figures, what do those whose index is $parity come to?
        make me a function adding the $parity-indexed values of a sequence
        Homework: sum the array entries on $parity indexes, the first index being 0
        Implement a sum that only uses $parity index positions
        start at index $start, hop by two, and total what you land on
        integers go in, the total of the ones at $parity indices comes out
        Calculates the sum of the $parity-index members of a series
        I need a[$start] + a[$start + 2] + a[$start + 4] and so on for an array a
    """),
}
