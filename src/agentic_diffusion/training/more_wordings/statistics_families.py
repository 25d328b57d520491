"""More ways to ask for the families of families/statistics_families.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "variance": lines("""
        Write a function that takes a list of floats and returns their $kind variance
        Calculates the $kind variance of the entries, i.e. squared deviations over $by
        my program should report the $kind variance of a bunch of figures
        Implement the $kind variance for an array.
        Return the mean squared deviation of the samples using $by as the denominator.
        var() helper, $kind flavour
        I need to know how spread out my data is: $kind variance please
        For a sequence of values, what is the $kind variance?
        python function: $kind variance, so divide the squares by $by
        make me something that gives the $kind variance of some readings
        stats homework: $kind variance of a list, no libraries
        we have n numbers; subtract the average, square, add up, divide by $by
    """),
    "standard_deviation": lines("""
        Write a function that takes a list of floats and returns their $kind standard deviation
        Calculates the $kind standard deviation of the entries (root of squared deviations over $by)
        my program should report the $kind standard deviation of a bunch of figures
        Implement the $kind standard deviation for an array.
        Return the $kind stdev of the given values.
        sd of a data set, $kind formula
        I need to know how far my readings typically stray from the average: $kind standard deviation
        For a sequence of values, what is the $kind standard deviation?
        python std with $by in the denominator, please
        make me something that gives the $kind standard deviation of some measurements
        stats homework: $kind standard deviation of a list, no libraries
        we have n numbers; average the squared deviations with $by and take the root
    """),
    "weighted_mean": lines("""
        Write a function that takes values and weights and returns the weighted $mean
        Calculates the weighted $mean from two parallel arrays
        my exams count differently, what is my weighted $mean?
        Implement a weighted $mean.
        Return the $mean of the values where each counts as much as its weight says.
        two sequences, data and importance: I want the $mean with importance taken into account
        $mean of numbers that are not all equally important, weights come in a second list
        python: $mean(values, weights)
        make me a weighted $mean calculator for two lists
        given prices and quantities, what is the quantity-weighted $mean price
        the function should scale every entry by its weight and give back the $mean accordingly
        Need a $mean in which each figure has its own weight
    """),
    "normalize": lines("""
        Write a function that takes a list of values and returns them rescaled to lie between 0 and 1
        Scales the entries so the smallest is 0.0 and the biggest is 1.0
        my features have wild ranges, please min-max scale one column (constant column gives zeros)
        Implement min-max normalisation for an array.
        Return each figure's position between the minimum and the maximum as a fraction.
        minmax scaler without sklearn
        everything in the array should end up in [0, 1], lowest to 0, highest to 1
        e.g. [5, 15, 10] gives [0.0, 1.0, 0.5]; all the same gives only 0.0
        normalise numbers to 0-1 in python please
        make me a function which stretches a bunch of numbers onto the 0..1 interval
        for plotting I need values squeezed into zero to one, in proportion
        (v - smallest) / (largest - smallest) for every v in the sequence, zeros when they coincide
    """),
    "center": lines("""
        Write a function that takes a list of values and returns them with their mean subtracted
        Centers the entries so that they average to zero
        how far above or below average is every entry?
        Implement mean-centering for an array.
        Return the deviations of the readings from their arithmetic mean.
        de-mean a sequence of numbers
        my samples should be shifted to mean 0
        e.g. [4, 6, 8] gives [-2.0, 0.0, 2.0]
        take the average away from every single value, in python please
        make me a list with the difference from the mean for every figure
        the result holds, for each input number, that number less the average
        I need zero-mean data
    """),
    "above_average": lines("""
        Write a function that takes a list of values and returns the ones $side their average
        Returns every entry $cmp_words the arithmetic mean of the array
        who scored $side average? give me those scores
        Implement a filter for the values $side the mean.
        my program should only show figures which are $side average
        $side average entries of a sequence
        out of a bunch of numbers I need the ones $cmp_words the mean
        Given an array, work out its mean and hand back the entries $side it.
        get $side-mean numbers in python please
        make me a list of all readings $cmp_words the average reading
        only the values $side the mean should survive
        salaries in, salaries $cmp_words the average salary out
    """),
    "frequencies": lines("""
        Write a function that takes a list and returns a dict with how often each value is in it
        Counts the occurrences of every distinct entry of the array
        how many times does everything show up in my list?
        Implement a frequency counter.
        Return a mapping from item to number of appearances.
        element frequency dict
        my program should tell me for all the values how often they come up
        e.g. ['x', 'y', 'x'] gives {'x': 2, 'y': 1}
        value counts of a sequence in python please
        make me a tally of the things in a list
        histogram without any library: keys are the entries, values their counts
        poll answers in, dictionary of answer and number of votes out
    """),
}
