"""More ways to ask for the families of families/list_selection.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "keep_kind": lines("""
        Write a function that takes an array of ints and returns only what is $kind
        Returns the $kind entries, order unchanged.
        my program should let $kind values pass and block all others
        $kind entries only
        Given a bunch of integers, which are the $kind ones? list them
        make me a filter for $kind figures in python please
        Homework: return a new array consisting of the $kind values of an array
        Implement a $kind filter
        i have integers and want rid of each that isn't $kind
        integers go in, only the $kind ones come out
        Selects whatever is $kind from a series
        I need a sublist holding just the $kind members of a list
    """),
    "keep_compared": lines("""
        Write a function that takes an array of ints and returns only what is $cmp_words $n
        Returns the entries $cmp_words $n, order unchanged.
        my program should let values $cmp_words $n pass and block all others
        entries $cmp_words $n only
        Given a bunch of integers, which of them are $cmp_words $n? list them
        make me a filter for figures $cmp_words $n in python please
        Homework: return a new array consisting of the values that are $cmp_words $n
        Implement a filter that lets through integers $cmp_words $n
        i have scores and want rid of each that isn't $cmp_words $n
        integers go in, just those that are $cmp_words $n come out
        Selects whatever is $cmp_words $n from a series
        I need a sublist holding just the members $cmp_words $n
    """),
    "keep_between": lines("""
        Write a function that takes an array of ints and returns those from $low to $high inclusive
        Returns the entries no lower than $low and no higher than $high, order unchanged.
        my program should accept values in [$low, $high] and reject all others
        entries in $low..$high, bounds included
        Given temperatures, which ones are in the comfortable zone of $low to $high degrees, limits included?
        make me a range filter in python: $low <= x <= $high
        Homework: return the array values that are neither under $low nor over $high
        Implement a band filter with inclusive limits $low and $high
        get rid of outliers, so of everything lower than $low or higher than $high
        integers go in, only those in the closed interval $low to $high come out
        Selects the values of a series that are in range, where the range is $low to $high inclusive
        I need a sublist with the members from $low up to $high, both of these allowed
    """),
    "remove_duplicates": lines("""
        Write a function that takes a sequence and returns it with repeats taken out
        Returns every value once, ordered by first appearance.
        my program should forget things that it has seen before in the list
        dedupe, order kept
        Given a bunch of names, some of them typed in twice, list each name once in the original order
        make me a function to clean an array of double entries in python please
        Homework: the unique values of an array in first-seen order
        Implement order-preserving deduplication
        i don't want anything to be in my list twice
        list with repeats goes in, list without repeats comes out
        Drops all later copies of values in a series
        for [3, 1, 3] it's [3, 1]
    """),
    "remove_value": lines("""
        Write a function that takes a sequence and a value and returns the sequence minus that value
        Returns the entries that aren't equal to the value.
        my program should delete an unwanted thing from an array, everywhere it is
        filter out x
        Given a list and something I hate, leave out each entry equal to it
        make me a remove() that removes all the matches, as a new list
        Homework: delete every copy of an element from an array
        Implement removal of all entries equal to x
        i want one particular value gone from my list, however often it is there
        a list and a value go in, the list without any such value comes out
        Excludes a value from a series
        for [1, 2, 1] and 1 it's [2]
    """),
    "count_occurrences": lines("""
        Write a function that takes a sequence and a value and counts the value
        Returns how many entries are equal to the value.
        my program should tell how often something was entered
        count of x in an array
        Given votes and a candidate, how many votes did the candidate get?
        make me a function that counts the matches of an item in a list
        Homework: frequency of an element in an array
        Implement counting of one particular value
        how many times does this thing show up in my list
        a list and a value go in, the number of matches comes out
        Calculates the number of entries in a series that match a value
        for [1, 2, 1] and 1 it's 2
    """),
    "first_n": lines("""
        Write a function that takes a sequence and returns its $first $n entries
        Returns the $first $n values, or everything when the sequence is shorter.
        my program should only use the $first $n readings of a list
        $first $n entries
        Given an array, hand me the $first $n of it
        make me a function that slices the $first $n values out of a sequence
        Homework: return a list of the $first $n array values
        Implement taking the $first $n entries
        i want the $first $n things in my list and none of the others
        a list goes in, its $first $n come out
        Selects the $first $n of a series
        the $first $n records of a list are enough for me
    """),
    "end_element": lines("""
        Write a function that takes a sequence and returns its $first entry, or None for an empty one
        Returns the $first value; None when there is nothing.
        my program should not crash on an empty list when asking for the $first entry, None is fine
        $first entry, default None
        Given an array, hand me the $first of its values, or None if it has none
        make me a safe way to get the $first entry in a list (None without entries)
        Homework: return the $first array value but None in case of zero length
        Implement access to the $first entry with None as fallback
        who is $first in line? None if nobody is there
        a list goes in, the $first entry comes out, or None when the list was empty
        Fetches the $first of a series or else None
        I need the $first record of a list; no records means None
    """),
    "every_nth": lines("""
        Write a function that takes a sequence and returns the entries at indices 0, $n, 2 * $n and so on
        Returns each $nth value beginning with the one at index 0.
        my program should downsample data by a factor of $n, keeping the very first point
        stride $n slice
        Given an array, hand me its start and then each $nth entry after that
        make me a function that walks an array with step $n and returns what it visits
        Homework: collect the values whose index can be divided by $n
        Implement slicing with a step of $n from the start
        i want one in $n of my records, the first record to begin with
        a list goes in, what sits at multiples of $n (index 0 too) comes out
        Samples a series at every $nth position starting from zero
        take one, skip to the $nth after it, take that one, and so forth through a list
    """),
    "second_largest": lines("""
        Write a function that takes an array of ints and returns the second $largest distinct one
        Returns the entry that's second $largest, equal values counting as one.
        my program should name the score next to the $largest score
        second $largest entry
        Given a bunch of prices, what is the second $largest price? ties count once
        make me a function that finds the 2nd $largest integer of a sequence
        Homework: the second $largest value of an array without regard to repeats
        Implement a search for the second $largest distinct figure
        if the $largest value were gone completely, which would be $largest then?
        integers go in, the second $largest of them (distinct) comes out
        Determines the second $largest different value in a series
        not the $largest number, but the one right after it, from a list with possible repeats
    """),
    "k_largest": lines("""
        Write a function that takes an array of ints and returns the $n $largest, beginning with the $largest
        Returns the $n $largest entries, ordered with the $largest in front.
        my program should show a ranking of the $n $largest scores
        top $n: the $largest entries
        Given a bunch of prices, which $n are the $largest?
        make me a function that finds the $n $largest integers of a sequence
        Homework: return $n array values, the $largest ones, $largest at the front
        Implement picking of the $n $largest figures
        i only care about the $n $largest numbers of my list
        integers go in, the $n $largest come out, the $largest one leading
        Determines which $n values in a series are $largest
        the $largest, the next $largest and so on until there are $n of them
    """),
    "repeated_items": lines("""
        Write a function that takes a sequence and returns the values found in it at least twice
        Returns each value that has a duplicate, once, in first-seen order.
        my program should report what was entered more than one time
        values with count > 1
        Given a bunch of names, which names did somebody type in again?
        make me a function that finds the duplicated things of an array, every such thing listed once
        Homework: list the distinct array values that are repeated
        Implement duplicate detection returning the repeated values
        what do i have two or more of in my list
        a list goes in, whatever is in it repeatedly comes out
        Finds the non-unique values in a series
        for [1, 2, 1] it's [1]
    """),
}
