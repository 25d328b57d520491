"""Families that ask for a sorting algorithm by its name or by a description of how it works.

Each solution leaves its argument alone and returns a sorted copy.
"""

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers

FAMILIES = (
    Family(
        name="bubble_sort",
        imperative=lines("""
            implement bubble sort
            sort a list with the bubble sort algorithm
            sort numbers by repeatedly swapping neighbours that are in the wrong order
            order an array using bubble sort and return the sorted copy
            perform a bubble sort on a list of integers
            bubble the largest values to the end of a list, pass after pass
            code up bubble sort by hand without calling sorted
            use nested loops that compare adjacent elements to sort a list
            return a new sorted list, made by bubble sort
            apply bubble sort to a list of numbers
            swap adjacent items until a list is sorted
            put a list in ascending order by the bubble sort method
        """),
        free=lines("""
            bubble sort
            bubble sort a list of numbers
            how does bubble sort look in python?
            Given a list of integers, return it sorted using bubble sort.
            i have to hand in bubble sort for homework
            sorting by swapping adjacent elements
            bubblesort function for int array
            the sort with two loops where big numbers bubble up
        """),
        solution="""
def bubble_sort(numbers: list[int]) -> list[int]:
    result = numbers[:]
    for end in range(len(result) - 1, 0, -1):
        for i in range(end):
            if result[i] > result[i + 1]:
                result[i], result[i + 1] = result[i + 1], result[i]
    return result
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([3, 1, 2],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        name="insertion_sort",
        imperative=lines("""
            implement insertion sort
            sort a list with the insertion sort algorithm
            sort numbers by inserting each one into its place among those already sorted
            order an array using insertion sort and return the sorted copy
            perform an insertion sort on a list of integers
            grow a sorted list by inserting one element at a time at the right position
            code up insertion sort by hand without calling sorted
            sort a list the way people sort playing cards in their hand
            return a new sorted list, made by insertion sort
            apply insertion sort to a list of numbers
            take elements one by one and insert them into the sorted front part of a list
            put a list in ascending order by the insertion method
        """),
        free=lines("""
            insertion sort
            insertion sort a list of numbers
            how does insertion sort look in python?
            Given a list of integers, return it sorted using insertion sort.
            i have to hand in insertion sort for homework
            sorting by inserting every element where it belongs
            insertionsort function for int array
            card player's sorting method
        """),
        solution="""
def insertion_sort(numbers: list[int]) -> list[int]:
    result = []
    for number in numbers:
        i = len(result)
        while i > 0 and result[i - 1] > number:
            i -= 1
        result.insert(i, number)
    return result
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([3, 1, 2],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        name="selection_sort",
        imperative=lines("""
            implement selection sort
            sort a list with the selection sort algorithm
            sort numbers by repeatedly selecting the smallest remaining one
            order an array using selection sort and return the sorted copy
            perform a selection sort on a list of integers
            find the minimum of the unsorted part again and again and swap it to the front
            code up selection sort by hand without calling sorted
            sort a list by choosing the next smallest element for each position
            return a new sorted list, made by selection sort
            apply selection sort to a list of numbers
            swap the minimum of the rest into place for every index of a list
            put a list in ascending order by the selection method
        """),
        free=lines("""
            selection sort
            selection sort a list of numbers
            how does selection sort look in python?
            Given a list of integers, return it sorted using selection sort.
            i have to hand in selection sort for homework
            sorting by always picking the smallest element left
            selectionsort function for int array
            sort where you look for the min and swap it forward
        """),
        solution="""
def selection_sort(numbers: list[int]) -> list[int]:
    result = numbers[:]
    for i in range(len(result)):
        smallest = min(range(i, len(result)), key=result.__getitem__)
        result[i], result[smallest] = result[smallest], result[i]
    return result
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([3, 1, 2],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        name="merge_sort",
        imperative=lines("""
            implement merge sort
            sort a list with the merge sort algorithm
            sort numbers by splitting the list in halves, sorting each and merging them
            order an array using merge sort and return the sorted copy
            perform a merge sort on a list of integers
            sort recursively: divide the list, sort both halves, merge the results
            code up merge sort by hand without calling sorted
            apply divide and conquer with a merge step to sort a list
            return a new sorted list, made by merge sort
            apply merge sort to a list of numbers
            do merge sort recursively
            put a list in ascending order by merging sorted halves
        """),
        free=lines("""
            merge sort
            merge sort a list of numbers
            how does merge sort look in python?
            Given a list of integers, return it sorted using merge sort.
            i have to hand in mergesort for my algorithms class
            sorting by recursive halving and merging
            mergesort function for int array
            the divide and conquer sort that merges two sorted halves
        """),
        solution="""
def merge_sort(numbers: list[int]) -> list[int]:
    if len(numbers) < 2:
        return numbers[:]
    middle = len(numbers) // 2
    left, right = merge_sort(numbers[:middle]), merge_sort(numbers[middle:])
    result = []
    while left and right:
        result.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return result + left + right
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([3, 1, 2],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        name="quicksort",
        imperative=lines("""
            implement quicksort
            sort a list with the quicksort algorithm
            sort numbers by partitioning around a pivot and sorting both sides recursively
            order an array using quick sort and return the sorted copy
            perform a quicksort on a list of integers
            choose a pivot, split a list in smaller and larger items and sort them recursively
            code up quicksort by hand without calling sorted
            apply divide and conquer with a pivot to sort a list
            return a new sorted list, made by quicksort
            apply quick sort to a list of numbers
            do quicksort recursively
            put a list in ascending order by recursive partitioning
        """),
        free=lines("""
            quicksort
            quick sort a list of numbers
            how does quicksort look in python?
            Given a list of integers, return it sorted using quicksort.
            i have to hand in quick sort for my algorithms class
            sorting with a pivot element and recursion
            quicksort function for int array
            the divide and conquer sort that uses a pivot
        """),
        solution="""
def quicksort(numbers: list[int]) -> list[int]:
    if len(numbers) < 2:
        return numbers[:]
    pivot, *rest = numbers
    smaller = [number for number in rest if number < pivot]
    larger = [number for number in rest if number >= pivot]
    return quicksort(smaller) + [pivot] + quicksort(larger)
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([3, 1, 2],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        name="partition_around",
        imperative=lines("""
            partition a list around a pivot into smaller, equal and larger numbers
            split a list into numbers less than, equal to and greater than a pivot
            return three lists: items below the pivot, items equal to it, items above it
            divide an array in three parts by comparing with a pivot value
            separate the values of a list that are smaller than, the same as, or bigger than a given number
            take a list and a pivot and group the numbers into less, equal, greater
            do the three-way partition step of quicksort and return the three lists
            sort the elements into three buckets according to a pivot: under, equal, over
            break up a list of integers by a pivot, giving a tuple of lists (less, equal, greater)
            distribute numbers over three lists depending on how they compare with a threshold
            classify the items of a list as lower than, equal to or higher than a value
            cut a list into what is below, at and above a pivot
        """),
        free=lines("""
            three-way partition of a list
            partition list by pivot into less, equal, greater
            how do I split a list around a pivot value into three lists?
            Given a list of integers and a pivot, return (smaller, equal, larger) lists.
            i need numbers under x, equal to x, and over x as three lists
            pivot partition for quicksort, three lists
            function returning a tuple of below, same and above lists
            elements < pivot, == pivot and > pivot separately
        """),
        solution="""
def partition_around(numbers: list[int], pivot: int) -> tuple[list[int], list[int], list[int]]:
    smaller = [number for number in numbers if number < pivot]
    equal = [number for number in numbers if number == pivot]
    larger = [number for number in numbers if number > pivot]
    return smaller, equal, larger
""",
        inputs=lambda rng: (integers(rng, 0, 9), rng.randint(0, 9)),
        examples=((([3, 1, 2, 5], 2), ([1], [2], [3, 5])), (([], 0), ([], [], []))),
    ),
)
