"""Families that turn a list of numbers into one number: sum, product, extremes, mean, median, mode, counts.

Extremes and mode expect at least one item, as `max` does; sums, products, means and counts of nothing are 0 or 1.
Spread and weights (variance, normalising) are in `statistics_families`.
"""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_integers

KINDS = (
    ("even", "number % 2 == 0"),
    ("odd", "number % 2 != 0"),
    ("positive", "number > 0"),
    ("negative", "number < 0"),
)
COMPARISONS = (
    ("greater than", ">"),
    ("larger than", ">"),
    ("above", ">"),
    ("bigger than", ">"),
    ("less than", "<"),
    ("smaller than", "<"),
    ("below", "<"),
    ("under", "<"),
    ("at least", ">="),
    ("greater than or equal to", ">="),
    ("at most", "<="),
    ("less than or equal to", "<="),
)
LARGEST_WORDS = ("largest", "biggest", "maximum", "highest", "greatest", "max")
SMALLEST_WORDS = ("smallest", "minimum", "lowest", "least", "min")


def kind_parameters(rng: Random) -> Mapping[str, object]:
    """A class of numbers in words (`kind`) and in code (`test`, about `number`)."""
    kind, test = rng.choice(KINDS)
    return {"kind": kind, "test": test}


def comparison_parameters(rng: Random) -> Mapping[str, object]:
    """A comparison with `n` in words (`cmp_words`) and in code (`cmp`)."""
    cmp_words, cmp = rng.choice(COMPARISONS)
    return {"cmp_words": cmp_words, "cmp": cmp, "n": rng.randint(-10, 40)}


FAMILIES = (
    Family(
        name="sum_list",
        imperative=lines("""
            sum a list
            add up all the numbers in a list
            return the sum of the elements of an array
            calculate the total of a list of integers
            compute the sum of all values in a sequence
            find the sum of a list of numbers
            total up a collection of numbers
            get the sum of every item in the given list
            take a list of numbers and return their sum
            add all elements of an array together
            sum all the numbers in a list and return the result, 0 if it is empty
            work out what the numbers in a list add up to
            accept an integer array and give back its total
        """),
        free=lines("""
            sum of a list
            sum of all elements in an array
            what do the numbers in this list add up to?
            how do I add all numbers of a list together?
            Given a list of integers, return their sum.
            i have a list of prices and need the total
            total of list of numbers
            function that receives numbers and returns the sum of them
            array sum in python
            please sum everything inside my list
        """),
        solution="""
def sum_list(numbers: list[int]) -> int:
    return sum(numbers)
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([1, 2, 3],), 6), (([],), 0), (([-4, 10],), 6)),
    ),
    Family(
        name="find_max",
        imperative=lines("""
            find the $largest number in a list
            return the $largest element of an array
            get the $largest value from a list of integers
            pick out the $largest item of a list of numbers
            determine which number in a list is the $largest
            look through a list and return its $largest number
            compute the $largest of all values in a sequence
            take a list of numbers and give back the $largest one
            search an array for its $largest value
            identify the $largest integer in the given collection
            return the number that no other list item exceeds
            calculate the $largest element in a non-empty list
        """),
        free=lines("""
            $largest number in a list
            $largest element of array
            what is the $largest number in the list?
            which value in my list is the $largest?
            how can I get the $largest value of a list of numbers
            Given a list of integers, return the $largest one.
            i have some scores in a list, give me the $largest
            function which takes numbers and returns the $largest
            list of ints in, $largest of them out
            need the $largest item from an int array
        """),
        solution="""
def find_max(numbers: list[int]) -> int:
    return max(numbers)
""",
        parameters=lambda rng: {"largest": rng.choice(LARGEST_WORDS)},
        inputs=lambda rng: (some_integers(rng),),
        example_parameters={"largest": "largest"},
        examples=((([3, 9, 2],), 9), (([-5, -1],), -1)),
    ),
    Family(
        name="find_min",
        imperative=lines("""
            find the $smallest number in a list
            return the $smallest element of an array
            get the $smallest value from a list of integers
            pick out the $smallest item of a list of numbers
            determine which number in a list is the $smallest
            go over a list and return its $smallest number
            compute the $smallest of all values in a sequence
            take a list of numbers and give back the $smallest one
            search an array for its $smallest value
            identify the $smallest integer in the given collection
            return the number that no other list item is below
            extract the $smallest element of a non-empty list
        """),
        free=lines("""
            $smallest number in a list
            $smallest element of array
            what is the $smallest number in the list?
            which value in my list is the $smallest?
            how to get the $smallest value of a list of numbers
            Given a list of integers, return the $smallest one.
            i have temperatures in a list and want the $smallest
            function which takes numbers and returns the $smallest
            list of ints in, $smallest of them out
        """),
        solution="""
def find_min(numbers: list[int]) -> int:
    return min(numbers)
""",
        parameters=lambda rng: {"smallest": rng.choice(SMALLEST_WORDS)},
        inputs=lambda rng: (some_integers(rng),),
        example_parameters={"smallest": "smallest"},
        examples=((([3, 9, 2],), 2), (([-5, -1],), -5)),
    ),
    Family(
        name="average",
        imperative=lines("""
            calculate the $average of a list of numbers
            compute the $average of an array
            return the $average of all values in a list
            find the $average of the elements of a sequence
            take a list of numbers and return its $average, or 0 if it is empty
            work out the $average of a bunch of numbers
            divide the sum of a list by its length
            get the $average value of an integer list
            add up the items of a list and divide by how many there are
            determine the $average of the given numbers
            give back the $average of a collection, treating an empty one as 0
            figure out the $average score in a list of scores
        """),
        free=lines("""
            $average of a list
            $average of numbers in array
            what is the $average of these numbers?
            how do you calculate the $average of a list?
            Given a list of numbers, return the $average.
            i have a list of grades and i need the $average
            sum divided by count for a list of numbers
            function that receives a list and returns the $average of its elements
            $average value, 0 for an empty list
        """),
        solution="""
def average(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0
""",
        parameters=lambda rng: {"average": rng.choice(("average", "mean", "arithmetic mean", "average"))},
        inputs=lambda rng: (integers(rng),),
        example_parameters={"average": "average"},
        examples=((([1, 2, 3, 4],), 2.5), (([],), 0), (([6],), 6.0)),
    ),
    Family(
        name="product",
        imperative=lines("""
            multiply all the numbers in a list
            return the product of the elements of an array
            compute the product of a list of integers
            calculate what you get when all list items are multiplied together
            find the product of all values in a sequence
            multiply together every number of the given list
            take a list of numbers and return their product
            get the product of a collection of numbers, 1 if there are none
            work out the result of multiplying all elements
            reduce a list of ints to its product
            accumulate the items of an array by multiplication
            give back the product of every item in a list
        """),
        free=lines("""
            product of a list
            product of all elements in array
            what is the product of the numbers in a list?
            how do I multiply all items of a list with each other?
            Given a list of integers, return their product.
            like sum() but for multiplication
            i want every number in my list multiplied together
            function that takes numbers and multiplies them all
            total product of list elements, empty list gives 1
        """),
        solution="""
def product(numbers: list[int]) -> int:
    result = 1
    for number in numbers:
        result *= number
    return result
""",
        inputs=lambda rng: (integers(rng, -6, 9, 6),),
        examples=((([2, 3, 4],), 24), (([],), 1), (([5, 0],), 0)),
    ),
    Family(
        name="median",
        imperative=lines("""
            find the median of a list of numbers
            compute the median of an array
            return the middle value of a list once it is sorted
            calculate the median, averaging the two middle values when the count is even
            get the median value of a sequence of numbers
            sort the numbers and return the one in the middle, or the mean of the middle two
            determine the median of an unsorted list
            work out the median of the given integers
            take a list of numbers and give back its median
            implement the median without the statistics module
            figure out which value splits a list of numbers in half
            return the 50th percentile of a list, that is its median
        """),
        free=lines("""
            median of a list
            median of numbers in array
            what is the median of these values?
            how do you find the median of an unsorted list?
            Given a non-empty list of numbers, return its median.
            i need the middle value of my numbers, average of the two middle ones if even length
            function for the median of some integers
            middle element after sorting (mean of both middle ones for even sizes)
        """),
        solution="""
def median(numbers: list[float]) -> float:
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
""",
        inputs=lambda rng: (some_integers(rng),),
        examples=((([3, 1, 2],), 2), (([4, 1, 3, 2],), 2.5)),
    ),
    Family(
        name="mode",
        imperative=lines("""
            find the $frequent element in a list
            return the $frequent value of an array
            determine the $frequent item of a list
            get the $frequent number in a collection, the first one on a tie
            return the mode of a list
            compute the mode of a list of numbers
            find out which value of a list occurs more often than any other
            pick the list item that appears the largest number of times
            look up the element with the highest count in a sequence
            take a list and give back its $frequent entry
            identify the value that is repeated the most
            search a list for the item that shows up most
        """),
        free=lines("""
            mode of a list
            $frequent element in list
            which number appears most often in the list?
            what is the $frequent value of an array?
            Given a non-empty list, return the item that occurs the most.
            i have a list of votes, tell me the $frequent one
            how do I find the element that repeats the most times
            value with the maximum number of occurrences
            function returning the $frequent item, earliest wins if tied
        """),
        solution="""
def mode(items: list) -> object:
    return max(items, key=items.count)
""",
        parameters=lambda rng: {"frequent": rng.choice(("most frequent", "most common", "most often occurring"))},
        inputs=lambda rng: (some_integers(rng, 0, 5),),
        example_parameters={"frequent": "most common"},
        examples=((([1, 2, 2, 3],), 2), (([7, 4, 4, 7],), 7)),
    ),
    Family(
        name="range_of_values",
        imperative=lines("""
            find the difference between the largest and the smallest number in a list
            compute the range of a list of numbers, that is max minus min
            return how far apart the biggest and smallest elements are
            subtract the minimum of an array from its maximum
            calculate the spread between the highest and lowest value
            get the gap between the max and the min of a list
            work out the statistical range of a data set
            determine the distance from the smallest to the largest item
            take a list of numbers and return maximum minus minimum
            measure the span of values in a sequence
            tell by how much the largest value exceeds the smallest
            return the difference of the two extreme values in a list
        """),
        free=lines("""
            difference between max and min of a list
            range of numbers in a list (max - min)
            how large is the gap between the highest and the lowest number?
            what's the difference of biggest and smallest element in array
            Given a non-empty list of numbers, return largest minus smallest.
            i've got daily temperatures and want hottest minus coldest
            function for the range of a data set
            spread of values: maximum minus minimum
        """),
        solution="""
def range_of_values(numbers: list[int]) -> int:
    return max(numbers) - min(numbers)
""",
        inputs=lambda rng: (some_integers(rng),),
        examples=((([4, 10, 1],), 9), (([-3, -3],), 0)),
    ),
    Family(
        name="sum_of_kind",
        imperative=lines("""
            sum the $kind numbers in a list
            add up all $kind numbers of an array
            return the sum of only the $kind elements
            calculate the total of the $kind values in a list of integers
            compute the sum of every number in the list that is $kind
            take a list and sum just its $kind items
            find the sum of $kind integers, ignoring the others
            total the elements that are $kind
            get the sum of a list, skipping everything that is not $kind
            work out what the $kind entries of a sequence add up to
            loop over the numbers and add those which are $kind
            give back the sum of all $kind members of a collection
        """),
        free=lines("""
            sum of $kind numbers in a list
            sum all $kind elements of array
            what do the $kind numbers in a list add up to?
            how to add only $kind values of a list?
            Given a list of integers, return the sum of the $kind ones.
            i want the total of my list but counting $kind numbers only
            function that receives ints and returns the sum of those that are $kind
            total of the $kind entries, 0 when there are none
        """),
        solution="""
def sum_of_kind(numbers: list[int]) -> int:
    return sum(number for number in numbers if $test)
""",
        parameters=kind_parameters,
        inputs=lambda rng: (integers(rng),),
        example_parameters={"kind": "even", "test": "number % 2 == 0"},
        examples=((([1, 2, 3, 4],), 6), (([1, 5],), 0)),
    ),
    Family(
        name="count_of_kind",
        imperative=lines("""
            count the $kind numbers in a list
            count how many elements of an array are $kind
            return the number of $kind values in a list of integers
            find out how many $kind numbers a list contains
            tally the $kind items of a sequence
            determine the amount of $kind integers in a collection
            calculate how many entries of a list are $kind
            take a list of numbers and count those that are $kind
            get the count of $kind elements
            go through the list and count every $kind number
            work out how often a $kind number occurs in an array
            tell how many of the given numbers are $kind
        """),
        free=lines("""
            count $kind numbers in a list
            number of $kind elements in array
            how many numbers in the list are $kind?
            how many $kind integers does a list have
            Given a list of integers, return how many are $kind.
            i need to know how many of my numbers are $kind
            function that counts the $kind ones among some ints
            $kind number count for a list
        """),
        solution="""
def count_of_kind(numbers: list[int]) -> int:
    return sum(1 for number in numbers if $test)
""",
        parameters=kind_parameters,
        inputs=lambda rng: (integers(rng),),
        example_parameters={"kind": "negative", "test": "number < 0"},
        examples=((([1, -2, -3],), 2), (([],), 0)),
    ),
    Family(
        name="count_compared",
        imperative=lines("""
            count the numbers in a list that are $cmp_words $n
            count how many elements of an array are $cmp_words $n
            return the number of values $cmp_words $n
            find out how many list items are $cmp_words $n
            tally the entries of a sequence that are $cmp_words $n
            determine how many integers of a collection are $cmp_words $n
            compute the count of numbers that are $cmp_words $n
            take a list of numbers and count those $cmp_words $n
            tell how many of the given values are $cmp_words $n
            go over a list and count each number $cmp_words $n
            get the amount of elements that are $cmp_words $n
            work out how often a value $cmp_words $n occurs in a list
        """),
        free=lines("""
            how many numbers in a list are $cmp_words $n?
            number of elements $cmp_words $n
            count of list values $cmp_words $n
            Given a list of integers, return how many are $cmp_words $n.
            i have a list of measurements, how many of them are $cmp_words $n
            how do I count the items of a list that are $cmp_words $n?
            function which counts the ints $cmp_words $n
            list of numbers -> how many are $cmp_words $n
        """),
        solution="""
def count_compared(numbers: list[int]) -> int:
    return sum(1 for number in numbers if number $cmp $n)
""",
        parameters=comparison_parameters,
        inputs=lambda rng: (integers(rng),),
        example_parameters={"cmp_words": "greater than", "cmp": ">", "n": 5},
        examples=((([5, 6, 7],), 2), (([],), 0)),
    ),
    Family(
        name="total_of_powers",
        imperative=lines("""
            compute the sum of the $powers of a list of numbers
            add up the $powers of all elements in an array
            return the sum of $powers of the given integers
            calculate the total of all $powers of the list items
            raise each number in a list to the power $n and sum the results
            sum the $powers of every value in a sequence
            find the sum of the numbers after raising each one to the power of $n
            take a list and return the sum of its $powers
            total the $powers of the numbers
            work out what the $powers of the items add up to
            get the sum over all numbers of number ** $n
            accumulate the $powers of the elements of a list
        """),
        free=lines("""
            sum of $powers of a list
            sum of all $powers in array
            what is the sum of the $powers of these numbers?
            how to sum the $powers of list elements
            Given a list of integers, return the sum of their $powers.
            i need every number to the power $n, all added together
            function for the sum of x ** $n over a list
            add the $powers of my numbers
        """),
        solution="""
def total_of_powers(numbers: list[int]) -> int:
    return sum(number ** $n for number in numbers)
""",
        parameters=lambda rng: dict(zip(("n", "powers"), rng.choice(((2, "squares"), (3, "cubes"))), strict=True)),
        inputs=lambda rng: (integers(rng),),
        example_parameters={"n": 2, "powers": "squares"},
        examples=((([1, 2, 3],), 14), (([],), 0)),
    ),
)
