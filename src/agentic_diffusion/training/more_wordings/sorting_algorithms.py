"""More ways to ask for the families of families/sorting_algorithms.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "bubble_sort": lines("""
        Write a function that takes an array of integers and returns it sorted by bubble sort
        my program should sort values the bubble sort way
        Returns the numbers in ascending order using the bubble sort technique.
        bubble sort implementation python
        homework: bubble sort, built-in sorting is not allowed
        make me a bubble sort in python please
        Given an unsorted array, run bubble sort on it and return the result.
        Implement BubbleSort for ints.
        compare each value with the one next to it and swap when needed, pass after pass, until it's ordered
        can you show me bubble sort?
        I want my numbers from small to large, and the algorithm has to be bubble sort
        the simple sort in which neighbours trade places until everything is in order
    """),
    "insertion_sort": lines("""
        Write a function that takes an array of integers and returns it sorted by insertion sort
        my program should sort values the insertion sort way
        Returns the numbers in ascending order using the insertion sort technique.
        insertion sort implementation python
        homework: insertion sort, built-in sorting is not allowed
        make me an insertion sort in python please
        Given an unsorted array, run insertion sort on it and return the result.
        Implement InsertionSort for ints.
        take one value after another and slide it into position in the already sorted part
        can you show me insertion sort?
        I want my numbers from small to large, and the algorithm has to be insertion sort
        the sort you use for a hand of cards: every new card goes where it fits
    """),
    "selection_sort": lines("""
        Write a function that takes an array of integers and returns it sorted by selection sort
        my program should sort values the selection sort way
        Returns the numbers in ascending order using the selection sort technique.
        selection sort implementation python
        homework: selection sort, built-in sorting is not allowed
        make me a selection sort in python please
        Given an unsorted array, run selection sort on it and return the result.
        Implement SelectionSort for ints.
        look for the smallest value that is left, move it to the next free place in front, and repeat
        can you show me selection sort?
        I want my numbers from small to large, and the algorithm has to be selection sort
        the sort that selects the minimum of the remaining values over and over
    """),
    "merge_sort": lines("""
        Write a function that takes an array of integers and returns it sorted by merge sort
        my program should sort values the merge sort way
        Returns the numbers in ascending order using the merge sort technique.
        merge sort implementation python
        homework: mergesort, built-in sorting is not allowed
        make me a merge sort in python please
        Given an unsorted array, run merge sort on it and return the result.
        Implement MergeSort for ints.
        cut the array in two, sort each half the same way, then zip the sorted halves together
        can you show me merge sort?
        I want my numbers from small to large, and the algorithm has to be merge sort
        the recursive sort that halves the input and merges ordered parts back
    """),
    "quicksort": lines("""
        Write a function that takes an array of integers and returns it sorted by quicksort
        my program should sort values the quicksort way
        Returns the numbers in ascending order using the quicksort technique.
        quicksort implementation python
        homework: quick sort, built-in sorting is not allowed
        make me a quicksort in python please
        Given an unsorted array, run quicksort on it and return the result.
        Implement QuickSort for ints.
        pick a pivot, put lower values left of it and the others right, then do the same to both sides
        can you show me quicksort?
        I want my numbers from small to large, and the algorithm has to be quick sort
        Hoare's famous recursive sort with a pivot
    """),
    "partition_around": lines("""
        Write a function that takes an array and a pivot and returns the lower, equal and higher values
        my program should tell apart which values are below a pivot, which match it and which are above
        Returns a tuple of three lists: values under the pivot, values equal to it, values over it.
        pivot partitioner, three lists
        I have a bunch of numbers and a limit x; put those < x, == x and > x into three lists
        make me three lists out of one: smaller than the pivot, same as the pivot, larger than the pivot
        e.g. for [3, 1, 2, 5] and 2 it gives ([1], [2], [3, 5])
        Implement a three-way split of integers by a pivot.
        Given integers and one reference value, group them by less, equal and greater.
        which entries are lower than, equal to, higher than the second argument? return all three groups
        Dutch flag style partition of a list into three lists around a given number
        lesser / same / bigger lists with respect to a pivot in python please
    """),
}
