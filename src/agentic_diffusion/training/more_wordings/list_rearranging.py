"""More ways to ask for the families of families/list_rearranging.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "reverse_list": lines("""
        Write a function that takes a sequence and returns it back to front
        Returns the entries in opposite order.
        my program should go through a queue from the last person to the first, give me that order
        flip a list around
        Given an array, turn it around
        make me a function that puts a list backwards in python please
        Homework: return a mirrored copy of an array
        Implement list reversal
        last one first, first one last, everything turned around
        a list goes in, the same list the other way round comes out
        Mirrors a series of values
        for [1, 2, 3] it's [3, 2, 1]
    """),
    "sort_list": lines("""
        Write a function that takes an array of ints and returns it in $order order
        Returns the values ordered from $first to $last.
        my program should put scores in $order order
        $order sort of integers
        Given a messy bunch of integers, line them up from $first to $last
        make me a function that arranges a sequence of figures, $first in front
        Homework: sort an int array in $order order
        Implement $order sorting
        i want my numbers tidied up, $first one first and $last one last
        unordered integers go in, $order ones come out
        Orders a series from the $first value to the $last
        the $first should be at the start and the rest follow down to the $last, at the end of the list
    """),
    "sort_by_absolute_value": lines("""
        Write a function that takes an array of ints and orders it by magnitude
        Returns the values ordered by how far from zero they are, nearest first.
        my program should sort deviations, the plus or minus sign must not matter
        abs as sort key
        Given some errors, positive and negative, put the smallest in size first
        make me a function that sorts on abs(x)
        Homework: order an array by the absolute values of its entries
        Implement sorting by magnitude
        which values are nearest to 0? list them all in this order
        integers go in, the same ones ordered by absolute size come out
        Sorts a series as if there were no minus signs, but leaves the signs on
        for [-3, 1, -2] it's [1, -2, -3]
    """),
    "sort_strings_by": lines("""
        Write a function that takes some strings and orders them by $what
        Returns the words ordered by $what.
        my program should put a list of titles in order, comparing only their $what
        $what as sort key for strings
        Given a bunch of words, line them up by $what
        make me a function that sorts texts looking at the $what
        Homework: sort an array of strings, key is the $what
        Implement string sorting by $what
        i want my words arranged by the $what of each
        words go in, the same words in order of $what come out
        Orders a series of strings according to $what
        compare two words by $what and sort the whole list that way
    """),
    "rotate_list": lines("""
        Write a function that takes a sequence and k and rotates it $side k times
        Returns the sequence turned by k places to the $side.
        my program should shift players around a table k seats to the $side
        cyclic $side shift of a list, k steps
        Given an array and an amount k, move all entries $side with wraparound
        make me a function that rotates a list $side in python please
        Homework: rotate an array $side k times, where k can be larger than its size
        Implement circular shifting to the $side
        everything moves k spots $side and what drops off comes back on the other side
        a list and k go in, the list rotated to the $side comes out
        Performs k rotations of a series towards the $side
        i need an array cycled to the $side by some number of places
    """),
    "chunk_list": lines("""
        Write a function that takes a sequence and a size and cuts it into sublists this long
        Returns consecutive slices of the requested size; a shorter one at the end if needed.
        my program should deal with records in batches of a fixed size
        batches of a list
        Given pupils and a group size, form groups in order, the last may be incomplete
        make me a function that breaks an array into smaller arrays
        Homework: split an array up into pieces of size n, the leftover goes in a final piece
        Implement chunking
        i have too many items at once, give them to me in portions of a given size
        a list and a size go in, a list of lists comes out, each that size at most
        Partitions a series into blocks of the given length
        for [1, 2, 3] and 2 it's [[1, 2], [3]]
    """),
    "flatten": lines("""
        Write a function that takes a list of arrays and returns all entries in one array
        Returns the contents of the sublists as one sequence, a single level flattened.
        my program should join the rows of a table into one long list
        one list out of many sublists
        Given some lists in a list, string them together
        make me a function that gets rid of the inner brackets of a list of lists
        Homework: concatenate all arrays of an array
        Implement a flatten, depth one
        i've a bunch of lists and they should all end up in one
        nested list goes in (one level), plain list comes out
        Chains the inner lists of an outer list
        for [[1, 2], [3]] it's [1, 2, 3]
    """),
    "flatten_deep": lines("""
        Write a function that takes a list nested to any depth and returns a plain one
        Returns all the non-list values of a nested list, in order.
        my program should dissolve lists within lists within lists
        flatten, unlimited depth
        Given a list with inner lists of unknown depth, produce a single-level one
        make me a recursive flattening function in python please
        Homework: flatten nested lists with recursion
        Implement a deep flatten
        no matter how many brackets are around a value, it should end up in one simple list
        a tangled nested list goes in, a flat list comes out
        Unwraps every inner list, however deep it lies
        for [1, [2, [3]]] it's [1, 2, 3]
    """),
    "move_to_end": lines("""
        Write a function that takes an array of ints and returns it with the $words put last
        Returns the sequence in which each $word has gone to the back.
        my program should push the $words of an array behind the other values
        $words last, others as before
        Given a bunch of integers, let every $word go to the end of the line
        make me a function that collects the $words at the tail of a sequence
        Homework: shift each $word of the array to its right end, don't disturb the rest
        Implement moving of $words to the back
        i want whatever isn't a $word first, in the old order, and all $words after that
        integers go in, the same ones with $words at the end come out
        Rearranges a series so that no $word stands before another value
        any $word in front is annoying, put them all behind the others
    """),
    "swap_ends": lines("""
        Write a function that takes a sequence and returns it with the outer two entries exchanged
        Returns a copy where the start and end items have traded places.
        my program should let the first and last person in a queue change places
        first and last swapped
        Given an array, switch its ends and keep what is between
        make me a function that swaps entry 0 with the final entry
        Homework: interchange the first and the last entry of an array
        Implement an end swap for lists
        the last one goes to the front and the front one to the back, others stay put
        a list goes in, the same with its two outermost values switched comes out
        Exchanges the entries at both ends of a series
        for [1, 2, 3, 4] it's [4, 2, 3, 1]
    """),
}
