"""Families that map a list to a list of related values, look at neighbours and windows, or edit single places.

Covered: mapping, replacing, inserting, running sums, differences, moving averages, best subarray, runs.
"""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_integers, words

MAPPINGS = (
    {"do": "double", "did": "doubled", "code": "number * 2"},
    {"do": "square", "did": "squared", "code": "number**2"},
    {"do": "cube", "did": "cubed", "code": "number**3"},
    {"do": "negate", "did": "negated", "code": "-number"},
    {"do": "halve", "did": "halved", "code": "number / 2"},
    {"do": "increment", "did": "incremented by one", "code": "number + 1"},
)
ARITHMETIC = (
    {"change": "multiplied by", "op": "*"},
    {"change": "increased by", "op": "+"},
    {"change": "reduced by", "op": "-"},
)


def arithmetic(rng: Random) -> dict[str, object]:
    """A change of every number by a constant."""
    return {**rng.choice(ARITHMETIC), "n": rng.randint(2, 20)}


def list_and_window(rng: Random) -> tuple[list[int], int]:
    """A list and a window size that fits into it."""
    values = some_integers(rng)
    return values, rng.randint(1, len(values))


FAMILIES = (
    Family(
        name="map_numbers",
        imperative=lines("""
            $do every number in a list
            $do each element of an array
            return a list with all numbers $did
            $do all values of a list of integers
            take a list of numbers and return a new list with each one $did
            go through a list and $do each item
            produce a list where every element is $did
            build a copy of a list in which all the values are $did
            $do the entries of a sequence one after another
            map a list of numbers to the same numbers $did
            give back all the items $did
            loop over the given numbers, $do them and collect the results
        """),
        free=lines("""
            $do all numbers in list
            list with every element $did
            how do I $do every item of a list?
            Given a list of integers, return a list of them $did.
            i have some numbers and want each of them $did
            array elements $did
            list comprehension to $do the values
            function that gives back the numbers $did
        """),
        solution="""
def map_numbers(numbers: list[int]) -> list:
    return [$code for number in numbers]
""",
        parameters=lambda rng: rng.choice(MAPPINGS),
        inputs=lambda rng: (integers(rng),),
        example_parameters=MAPPINGS[1],
        examples=((([1, -2, 3],), [1, 4, 9]), (([],), [])),
    ),
    Family(
        name="shift_numbers",
        imperative=lines("""
            return a list with every number $change $n
            produce a new list where each element is $change $n
            give back all values of an array $change $n
            take a list of integers and return each one $change $n
            compute a list in which every item has been $change $n
            transform a list so that all its numbers are $change $n
            build a copy of a list with the entries $change $n
            map each number of a list to that number $change $n
            create a list of the given numbers, all $change $n
            update all the elements of a sequence: each is $change $n
            apply the same change to every list item, namely $change $n
            collect the numbers of a list after they were $change $n
        """),
        free=lines("""
            every list element $change $n
            array with all numbers $change $n
            how do I get a list with each value $change $n?
            Given a list of integers, return a list with every integer $change $n.
            i need all prices $change $n
            numbers $change $n, as a new list
            list comprehension: each item $change $n
            function returning [number $op $n for all numbers]
        """),
        solution="""
def shift_numbers(numbers: list[int]) -> list[int]:
    return [number $op $n for number in numbers]
""",
        parameters=arithmetic,
        inputs=lambda rng: (integers(rng),),
        example_parameters={"change": "multiplied by", "op": "*", "n": 3},
        examples=((([1, -2],), [3, -6]), (([],), [])),
    ),
    Family(
        name="replace_value",
        imperative=lines("""
            replace all occurrences of a value in a list with another value
            substitute every old element of a list by a new one
            return a list in which each item equal to old is changed to new
            swap out a given value for a different one throughout a list
            exchange every instance of one number in an array for another number
            take a list, an old value and a new value and do a find and replace
            change all entries that match a value to a replacement
            overwrite each occurrence of old with new in a copy of the list
            turn every x of a list into y and leave the rest as is
            update the list items which are equal to old so that they are new
            rename a value everywhere it appears in a list
            put a new value in all places where the old one stands
        """),
        free=lines("""
            replace value in list
            find and replace for lists
            how do I replace every occurrence of an element in a list?
            Given a list and values old and new, return the list with old replaced by new.
            str.replace but on a list of items
            i want to change all the -1 entries or whatever value to something else
            function (items, old, new) with the substitution done
            all x become y in array
        """),
        solution="""
def replace_value(items: list, old: object, new: object) -> list:
    return [new if item == old else item for item in items]
""",
        inputs=lambda rng: (integers(rng, 0, 4), rng.randint(0, 4), rng.randint(0, 9)),
        examples=((([1, 2, 1], 1, 9), [9, 2, 9]), (([], 1, 2), [])),
    ),
    Family(
        name="insert_at",
        imperative=lines("""
            insert a value into a list at a given index and return the new list
            put an element at a certain position of a list without changing the original
            return a copy of a list with an item inserted at an index
            add an item to a list before the element at the given index
            place a value at position index, moving the later elements one to the right
            squeeze a new element into a list at an index
            take a list, an index and a value and return the list with the value put in there
            build a new list which has an extra element at the specified index
            insert something in the middle of a list by slicing
            give back a list extended by one value at a chosen position
            split a list at an index and put a value in between
            produce a list with item inserted so that it ends up at the index
        """),
        free=lines("""
            insert element in list at index
            list with value inserted at position
            how do I insert an item at a given place and get a new list?
            Given a list, an index and a value, return a new list with the value inserted.
            like list.insert but returns a copy
            i want to add something at a specific index of my list
            insertion at position i, original list stays unchanged
            function (items, index, value) -> longer list
        """),
        solution="""
def insert_at(items: list, index: int, value: object) -> list:
    return items[:index] + [value] + items[index:]
""",
        inputs=lambda rng: ((values := integers(rng)), rng.randint(0, len(values)), rng.randint(60, 99)),
        examples=((([1, 2], 1, 9), [1, 9, 2]), (([], 0, 5), [5])),
    ),
    Family(
        name="cumulative_sums",
        imperative=lines("""
            compute the cumulative sums of a list
            return the running totals of a list of numbers
            calculate the prefix sums of an array
            build a list whose i-th element is the sum of the first i + 1 numbers
            replace each number with the total of everything up to and including it
            accumulate the values of a list step by step
            get the list of partial sums of a sequence
            take a list of numbers and return its running sum
            keep adding up the items and record the total after each
            produce cumulative totals from a list of amounts
            determine the sum so far at every position of a list
            turn daily amounts into a list of totals to date
        """),
        free=lines("""
            cumulative sum of list
            running total
            how do I get prefix sums of an array?
            Given a list of numbers, return the list of running sums.
            [1, 2, 3] should become [1, 3, 6]
            i have the sales per day and want the total after every day
            cumsum without numpy
            function for partial sums of ints
        """),
        solution="""
def cumulative_sums(numbers: list[int]) -> list[int]:
    from itertools import accumulate

    return list(accumulate(numbers))
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([1, 2, 3],), [1, 3, 6]), (([],), [])),
    ),
    Family(
        name="differences",
        imperative=lines("""
            compute the differences between consecutive elements of a list
            return a list with the difference of each element and its predecessor
            subtract every number of an array from the one after it
            calculate how much each value changes from one item to the next
            get the differences of neighbouring numbers
            find the gaps between adjacent numbers of a list, next minus current
            take a list of numbers and return the steps from one to the next
            determine the change from each entry to the following entry
            build the list of b - a for all adjacent pairs (a, b)
            produce the first differences of a sequence
            work out the successive differences of a list
            list the increments between adjoining elements
        """),
        free=lines("""
            differences of neighbours in a list
            consecutive differences of array
            how do I compute the difference between each element and the previous one?
            Given a list of numbers, return the list of differences of adjacent elements.
            [1, 4, 2] -> [3, -2]
            i have meter readings and want the consumption between each reading and the next
            like numpy diff
            function giving next minus current for the whole list
        """),
        solution="""
def differences(numbers: list[int]) -> list[int]:
    return [b - a for a, b in zip(numbers, numbers[1:])]
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([1, 4, 2],), [3, -2]), (([5],), [])),
    ),
    Family(
        name="moving_average",
        imperative=lines("""
            compute the moving average of a list for a given window size
            return the averages of all windows of k consecutive numbers
            smooth a list of numbers with a sliding window mean
            calculate the rolling mean of a list
            average every group of size neighbouring values in a sequence
            slide a window over an array and collect the mean of each position
            get the simple moving average with window length k
            take a list and a window size and return the list of window means
            work out the mean of each run of size adjacent items
            produce rolling averages, one per full window
            determine the average over each contiguous block of k elements
            implement a moving average filter for a list
        """),
        free=lines("""
            moving average
            rolling mean of list with window k
            how do I calculate a moving average in plain python?
            Given a list of numbers and a window size, return the moving averages.
            sliding window average
            i want to smooth my data by averaging k neighbours, only full windows
            function (numbers, size) -> list of window averages
            mean over each window of consecutive values
        """),
        solution="""
def moving_average(numbers: list[float], size: int) -> list[float]:
    return [sum(numbers[i : i + size]) / size for i in range(len(numbers) - size + 1)]
""",
        inputs=list_and_window,
        examples=((([1, 3, 5], 2), [2.0, 4.0]), (([4], 1), [4.0])),
    ),
    Family(
        name="max_window_sum",
        imperative=lines("""
            find the largest sum of k consecutive elements in a list
            return the maximum sum of any window of size k
            compute the highest total over k adjacent numbers of an array
            get the biggest sum among all contiguous blocks of length k
            slide a window of length k over a list and return the best sum
            determine the greatest sum that k neighbouring values have
            calculate the maximum sum subarray of fixed size k
            take a list and a window size and return the largest window total
            look at every run of k items and report the highest sum
            search a list for the k consecutive numbers with the largest sum and return that sum
            work out the top sum of k elements in a row
            pick the best-scoring stretch of k items and give its sum
        """),
        free=lines("""
            maximum sum of k consecutive elements
            max sum sliding window of size k
            what is the largest sum of k neighbouring numbers in a list?
            Given a list of integers and k, return the maximum sum of a subarray of length k.
            i need the best k days in a row by total sales
            biggest window sum
            function for max sum over all windows with k items
            fixed size subarray with the highest sum, return the sum
        """),
        solution="""
def max_window_sum(numbers: list[int], k: int) -> int:
    return max(sum(numbers[i : i + k]) for i in range(len(numbers) - k + 1))
""",
        inputs=list_and_window,
        examples=((([1, 5, 2, 4], 2), 7), (([-3], 1), -3)),
    ),
    Family(
        name="max_subarray_sum",
        imperative=lines("""
            find the maximum subarray sum
            return the largest sum of any contiguous non-empty part of a list
            compute the maximum sum of a contiguous subarray with Kadane's algorithm
            implement Kadane's algorithm
            get the biggest total that a run of consecutive elements can have
            calculate the highest sum over all contiguous slices of a list
            solve the maximum subarray problem and return the sum
            determine the best sum of neighbouring numbers of any length, at least one number
            take a list of positive and negative numbers and return the greatest contiguous sum
            search all consecutive stretches of a list for the largest sum
            work out the maximum sum among the non-empty sublists of adjacent items
            give back the sum of the subarray that has the largest sum
        """),
        free=lines("""
            maximum subarray sum
            kadane
            what is the largest sum of a contiguous subarray?
            Given a non-empty list of integers, return the maximum sum of a contiguous subarray.
            i have daily profits and losses, what is the best total over consecutive days of any number
            largest contiguous sum in array, linear time
            function for kadane's algorithm on ints
            max sum of consecutive numbers, any length
        """),
        solution="""
def max_subarray_sum(numbers: list[int]) -> int:
    best = current = numbers[0]
    for number in numbers[1:]:
        current = max(number, current + number)
        best = max(best, current)
    return best
""",
        inputs=lambda rng: (some_integers(rng, -9, 9),),
        examples=((([1, -3, 4, 2, -1],), 6), (([-2, -1],), -1)),
    ),
    Family(
        name="group_consecutive",
        imperative=lines("""
            group consecutive equal elements of a list into sublists
            split a list into runs of identical neighbouring values
            put adjacent items that are equal together in a list
            return a list of lists where every inner list is a run of the same value
            pack consecutive duplicates into sublists
            break up a list wherever the value changes
            collect repeated neighbours of a sequence in groups
            partition an array into maximal blocks of equal elements
            take a list and bundle equal items standing next to each other
            cut a list in pieces so that each piece has one repeated value
            gather runs of equal elements
            use itertools.groupby to group equal neighbours into lists
        """),
        free=lines("""
            group consecutive equal elements
            runs of identical items in a list
            how do I group adjacent duplicates?
            Given a list, return its runs of equal consecutive elements as sublists.
            [1, 1, 2, 1] should give [[1, 1], [2], [1]]
            i want neighbours with the same value put in one sublist
            split list on value change
            function that packs repeated neighbouring values
        """),
        solution="""
def group_consecutive(items: list) -> list[list]:
    from itertools import groupby

    return [list(group) for _, group in groupby(items)]
""",
        inputs=lambda rng: (integers(rng, 0, 2),),
        examples=((([1, 1, 2, 1],), [[1, 1], [2], [1]]), (([],), [])),
    ),
    Family(
        name="longest_increasing_run",
        imperative=lines("""
            find the length of the longest increasing run in a list
            return how long the longest strictly increasing stretch of consecutive elements is
            compute the length of the longest contiguous increasing subsequence
            determine the size of the longest block in which each number exceeds the one before
            get the maximum number of consecutive items that keep growing
            measure the longest streak of rising values in an array
            count the elements in the longest run of strictly increasing neighbours
            take a list and return the length of its longest increasing contiguous part
            calculate for how many items in a row a list rises at most
            look for the longest upward run and return its length, 0 for an empty list
            work out the longest continuous increasing subarray length
            scan a list for the longest ascending run without equal neighbours and give its length
        """),
        free=lines("""
            longest increasing run length
            length of longest increasing subarray
            how long is the longest strictly increasing streak in the list?
            Given a list of integers, return the length of the longest increasing contiguous run.
            i have stock prices, for how many days in a row did they rise at most (count all days of the run)
            longest consecutive rise in a list
            function for the longest continuous increasing subarray, return length
            max length of strictly ascending neighbours
        """),
        solution="""
def longest_increasing_run(numbers: list[int]) -> int:
    best = current = 0
    for i, number in enumerate(numbers):
        current = current + 1 if i > 0 and number > numbers[i - 1] else 1
        best = max(best, current)
    return best
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([1, 2, 5, 3, 4],), 3), (([],), 0), (([2, 2],), 1)),
    ),
    Family(
        name="number_items",
        imperative=lines("""
            pair each list item with its $position
            return a list of ($position, item) tuples
            number the elements of a list starting at $n
            enumerate a list beginning with $n
            attach a running number that starts at $n to every element
            turn a list into (number, item) pairs counting from $n
            take a list and return its items together with their $position
            list every element along with its $position
            label each entry of an array with its $position, as tuples
            build tuples of counter and element, where the counter begins at $n
            put the $position in front of each item as a tuple
            convert a sequence to numbered pairs, first number $n
        """),
        free=lines("""
            enumerate list from $n
            list of ($position, value) tuples
            how do I number list items starting with $n?
            Given a list, return a list of tuples with the $position and the item.
            i want to know the $position next to every item
            numbered elements beginning at $n
            index and value pairs, start=$n
            function returning enumerated items as list, first one gets $n
        """),
        solution="""
def number_items(items: list) -> list[tuple]:
    return list(enumerate(items$start))
""",
        parameters=lambda rng: rng.choice(
            (
                {"position": "0-based index", "n": 0, "start": ""},
                {"position": "1-based position", "n": 1, "start": ", start=1"},
            )
        ),
        inputs=lambda rng: (words(rng),),
        example_parameters={"position": "1-based position", "n": 1, "start": ", start=1"},
        examples=(((["a", "b"],), [(1, "a"), (2, "b")]), (([],), [])),
    ),
)
