"""Families about the spread, weighting and scaling of data: variance, deviation, weighted mean, normalising.

Population formulas divide by n, sample formulas by n - 1. Results are rounded only where the wording asks for it.
"""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_integers

VARIANTS = (
    {"kind": "population", "divisor": "len(numbers)", "by": "n"},
    {"kind": "sample", "divisor": "(len(numbers) - 1)", "by": "n - 1"},
)


def two_or_more(rng: Random) -> tuple[list[int]]:
    """A list of at least two numbers."""
    return ([*some_integers(rng), rng.randint(-20, 50)],)


def values_and_weights(rng: Random) -> tuple[list[int], list[int]]:
    """Equally many values and positive weights."""
    values = some_integers(rng)
    return values, [rng.randint(1, 5) for _ in values]


FAMILIES = (
    Family(
        name="variance",
        imperative=lines("""
            compute the $kind variance of a list of numbers
            calculate the variance of a list, dividing by $by
            return the $kind variance of an array
            find the $kind variance of some data
            work out the variance of a list of numbers with $by as the divisor
            get the $kind variance of the values in a sequence
            take a list of numbers and return its $kind variance
            sum the squared deviations from the mean and divide by $by
            measure the spread of a data set by its $kind variance
            determine the variance ($kind) of the given numbers
            implement the $kind variance without the statistics module
            average the squared distances to the mean, with $by in the denominator
        """),
        free=lines("""
            $kind variance
            variance of a list ($kind)
            how do I calculate the $kind variance in plain python?
            Given a list of at least two numbers, return the $kind variance.
            variance with divisor $by
            i have measurements and need their $kind variance
            $kind variance function for a data list
            sum of (x - mean) ** 2 over $by
        """),
        solution="""
def variance(numbers: list[float]) -> float:
    mean = sum(numbers) / len(numbers)
    return sum((number - mean) ** 2 for number in numbers) / $divisor
""",
        parameters=lambda rng: rng.choice(VARIANTS),
        inputs=two_or_more,
        example_parameters=VARIANTS[0],
        examples=((([1, 3],), 1.0), (([2, 2, 2],), 0.0)),
    ),
    Family(
        name="standard_deviation",
        imperative=lines("""
            compute the $kind standard deviation of a list of numbers
            calculate the standard deviation of a list, dividing by $by under the root
            return the $kind standard deviation of an array
            find the $kind standard deviation of some data
            take the square root of the $kind variance of a list
            get the $kind standard deviation of the values in a sequence
            take a list of numbers and return its $kind standard deviation
            measure how much the values scatter around the mean with the $kind standard deviation
            determine the standard deviation ($kind) of the given numbers
            implement the $kind standard deviation by hand
            work out sigma for a list of numbers, $kind version
            evaluate the $kind standard deviation formula for a data set
        """),
        free=lines("""
            $kind standard deviation
            standard deviation of a list ($kind)
            how do I calculate the $kind standard deviation without numpy?
            Given a list of at least two numbers, return the $kind standard deviation.
            stdev with divisor $by
            i have measurements and need their $kind standard deviation
            $kind std function for a data list
            square root of the variance, $kind
        """),
        solution="""
def standard_deviation(numbers: list[float]) -> float:
    mean = sum(numbers) / len(numbers)
    variance = sum((number - mean) ** 2 for number in numbers) / $divisor
    return variance**0.5
""",
        parameters=lambda rng: rng.choice(VARIANTS),
        inputs=two_or_more,
        example_parameters=VARIANTS[0],
        examples=((([1, 5],), 2.0), (([2, 2, 2],), 0.0)),
    ),
    Family(
        name="weighted_mean",
        imperative=lines("""
            compute the weighted $mean of a list of values and a list of weights
            calculate the $mean of values where each one has a weight
            return the weighted $mean of two lists, values and weights
            find the weighted $mean of numbers
            multiply each value by its weight, sum up and divide by the total weight
            take values and their weights and return the weighted $mean
            get the $mean of some grades weighted by credits
            work out a weighted $mean
            determine the $mean of a data set with given weights
            weigh each number by the corresponding weight and return the $mean
            implement the weighted $mean of values
            evaluate sum of value times weight over sum of weights
        """),
        free=lines("""
            weighted $mean
            weighted $mean of a list
            how do I calculate a weighted $mean?
            Given a list of values and a list of weights, return the weighted $mean.
            i have marks and how much each of them counts, need the overall $mean
            $mean with weights
            function (values, weights) -> weighted $mean
            sum(v * w) / sum(w)
        """),
        solution="""
def weighted_mean(values: list[float], weights: list[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights)) / sum(weights)
""",
        parameters=lambda rng: {"mean": rng.choice(("mean", "average"))},
        inputs=values_and_weights,
        example_parameters={"mean": "mean"},
        examples=((([1, 4], [1, 2]), 3.0), (([5], [2]), 5.0)),
    ),
    Family(
        name="normalize",
        imperative=lines("""
            normalize a list of numbers to the range 0 to 1
            scale the values of a list so that the minimum becomes 0 and the maximum becomes 1
            apply min-max scaling to a list
            rescale an array linearly to the interval [0, 1], all zeros if every value is equal
            map each number of a list to a value between 0 and 1 by its place between min and max
            do min-max normalization of data
            subtract the minimum from each number and divide by the range, or return zeros for a range of 0
            take a list of numbers and return them normalised between zero and one
            transform values to fractions of the way from the lowest to the highest
            bring a list of measurements to a 0-1 scale
            convert numbers to relative positions in their range, 0.0 for the smallest and 1.0 for the largest
            squeeze the values of a list linearly into the unit interval
        """),
        free=lines("""
            min-max normalization
            normalize list to 0..1
            how do I scale numbers to be between 0 and 1?
            Given a non-empty list of numbers, return them min-max scaled to [0, 1] (zeros if all are equal).
            feature scaling of a list, (x - min) / (max - min)
            i want my data in the range from 0 to 1
            function rescaling values to the unit interval
            [10, 20, 30] -> [0.0, 0.5, 1.0]
        """),
        solution="""
def normalize(numbers: list[float]) -> list[float]:
    low, high = min(numbers), max(numbers)
    if low == high:
        return [0.0] * len(numbers)
    return [(number - low) / (high - low) for number in numbers]
""",
        inputs=lambda rng: (some_integers(rng),),
        examples=((([10, 30, 20],), [0.0, 1.0, 0.5]), (([4, 4],), [0.0, 0.0])),
    ),
    Family(
        name="center",
        imperative=lines("""
            subtract the mean from every number in a list
            center a list of numbers around zero
            return the deviations of the values from their average
            shift data so that its mean becomes 0
            compute how far each number is from the mean, with sign
            take a list and return each item minus the average of all
            calculate the difference between each element and the arithmetic mean
            remove the mean from a data set
            get the signed distance of every value to the average
            mean-center an array
            reduce all numbers by the average of the list
            work out each value's deviation from the mean
        """),
        free=lines("""
            mean centering of a list
            deviations from the mean
            how much does each number differ from the average (signed)?
            Given a list of numbers, return a list of each number minus the mean.
            i want my data centered at zero
            x - mean for all x
            function that subtracts the average from the values
            [1, 2, 3] -> [-1.0, 0.0, 1.0]
        """),
        solution="""
def center(numbers: list[float]) -> list[float]:
    if not numbers:
        return []
    mean = sum(numbers) / len(numbers)
    return [number - mean for number in numbers]
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([1, 2, 3],), [-1.0, 0.0, 1.0]), (([],), [])),
    ),
    Family(
        name="above_average",
        imperative=lines("""
            return the numbers of a list that are $side the average
            keep all values that are $cmp_words the mean of the list
            find the elements of an array which lie $side average
            select from a list every item $cmp_words its arithmetic mean
            filter a list down to the $side-average numbers
            compute the mean and return the numbers $cmp_words it
            take a list and give back the values that are $side the mean
            pick the scores that are $side average
            collect all entries strictly $cmp_words the average of all entries
            determine which numbers in a list are $side its average
            remove the numbers that are not $cmp_words the average
            list the values $side the mean in their original order
        """),
        free=lines("""
            numbers $side average in a list
            values $side the mean
            which elements are $cmp_words the average of the list?
            how do I get all list items that are $side average
            Given a list of numbers, return those strictly $cmp_words their mean.
            i have test scores and want the ones $side average
            function returning $side-average values
            items $cmp_words the mean of the list
        """),
        solution="""
def above_average(numbers: list[float]) -> list[float]:
    if not numbers:
        return []
    mean = sum(numbers) / len(numbers)
    return [number for number in numbers if number $cmp mean]
""",
        parameters=lambda rng: rng.choice(
            (
                {"side": "above", "cmp_words": rng.choice(("greater than", "larger than")), "cmp": ">"},
                {"side": "below", "cmp_words": rng.choice(("less than", "smaller than")), "cmp": "<"},
            )
        ),
        inputs=lambda rng: (integers(rng),),
        example_parameters={"side": "above", "cmp_words": "greater than", "cmp": ">"},
        examples=((([1, 2, 6],), [6]), (([],), [])),
    ),
    Family(
        name="frequencies",
        imperative=lines("""
            count how often each item occurs in a list
            return a dictionary with the number of occurrences of every element
            build a frequency table of a list
            make a dict that maps each value of an array to its count
            tally the elements of a list
            compute the frequency of all the values in a sequence
            take a list and return how many times every distinct item appears
            create a histogram of a list as a dictionary
            get the counts of all unique items
            determine for each element of a list how often it is there
            go through a list and count every different value
            summarise a list as value to count pairs in a dict
        """),
        free=lines("""
            frequency of elements in a list
            count of each item as dict
            how many times does each value occur in the list?
            Given a list, return a dict with elements as keys and counts as values.
            i have a list of votes, give me the votes per candidate
            like collections.Counter but a normal dict
            occurrences of all list items
            function returning the element counts of a list
        """),
        solution="""
def frequencies(items: list) -> dict:
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts
""",
        inputs=lambda rng: (integers(rng, 0, 5),),
        examples=((([1, 2, 1],), {1: 2, 2: 1}), (([],), {})),
    ),
)
