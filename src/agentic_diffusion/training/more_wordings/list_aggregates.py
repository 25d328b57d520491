"""More ways to ask for the families of families/list_aggregates.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "sum_list": lines("""
        Write a function that takes an array of ints and returns everything added together
        my program should tell me the grand total of a bunch of numbers
        Returns the sum over the given values; zero when there are none.
        grand total of values
        Given some amounts in a list, how much is it altogether?
        make me something that adds a sequence of integers up
        I need to know what I get when I put all these figures together with plus signs
        for [1, 2, 3] the answer is 6: add everything
        Implement summation of a list of integers
        numbers go in, one total comes out
        Calculates the overall total of a series of ints
        Homework: add the entries of an array and return the outcome
    """),
    "find_max": lines("""
        Write a function that takes a sequence of ints and returns the $largest entry
        Returns the $largest of the given values.
        my program should tell which figure in an array is $largest
        $largest entry of a sequence
        Given a bunch of values, give me back the $largest
        which one of these integers is $largest? return it
        make me a function that picks the $largest value out of an int array in python please
        Homework: write code that reports the $largest integer stored in a list
        Implement a search for the $largest entry of an array
        out of all the values in a list i only want the $largest
        scores come in as a list, the $largest score goes out
        Determines the $largest value in a non-empty series of integers.
    """),
    "find_min": lines("""
        Write a function that takes a sequence of ints and returns the $smallest entry
        Returns the $smallest of the given values.
        my program should tell which figure in an array is $smallest
        $smallest entry of a sequence
        Given a bunch of prices, give me back the $smallest price
        which one of these integers is $smallest? return it
        make me a function that picks the $smallest value out of an int array in python please
        Homework: write code that reports the $smallest integer stored in a list
        Implement a search for the $smallest entry of an array
        out of all the values in a list i only want the $smallest
        a non-empty array goes in, its $smallest number comes out
        Determines the $smallest value in a series of integers.
    """),
    "average": lines("""
        Write a function that takes a sequence of numbers and returns the $average (0 when empty)
        Returns the $average of the entries, or zero if there aren't any.
        my program should print the $average of some measurements, write the function for it
        $average of an array of floats
        Given a bunch of marks, what is their $average?
        make me a function for the $average of several values, nothing given means 0
        Homework: the $average of an array, with empty input handled as zero
        Implement the $average without the statistics module, empty list gives 0
        total of the entries over the number of entries, i.e. the $average
        data points in, $average out
        i want to know the $average of my monthly expenses stored in a list
        Calculates the $average of a series of numbers, empty series -> 0
    """),
    "product": lines("""
        Write a function that takes an array of ints and multiplies them all
        Returns the product of the entries; 1 for an empty sequence.
        my program should multiply a whole bunch of values into one
        multiply everything in array
        Given several factors in a list, what do they multiply to?
        make me a function that computes a * b * c * ... for the numbers in a list
        Homework: like sum() but with times instead of plus
        Implement the product of a sequence of integers, starting from 1
        factors go in, their product comes out
        for [2, 3, 4] i expect 24, so all entries times each other
        Calculates the result of multiplying a series of ints
        I have a list of integers, and want all of them multiplied with one another
    """),
    "median": lines("""
        Write a function that takes an unordered array of numbers and returns the median
        Returns the median; with an even count it is the average of the two central values.
        my program should figure out the middle value once the numbers are in order
        median value of a sequence
        Given some measurements, return their median
        make me a median function in python please, no statistics import
        Homework: sort the values and return the one in the centre, or the mean of both central ones
        Implement the median
        what number sits in the centre of these values when they're sorted? if two do, average them
        incomes in a list, I want the median income
        Calculates the median of a series of floats
        half the values are below and half above - find that number, the median of an array
    """),
    "mode": lines("""
        Write a function that takes a sequence and returns its $frequent entry
        Returns the $frequent item of the given values.
        my program should tell which value turns up the most in an array, that is the $frequent one
        $frequent entry of a sequence
        Given a bunch of votes, return the $frequent vote
        make me a function that finds the $frequent value among a list's entries
        Homework: the mode of an array (its $frequent value)
        Implement the statistical mode: the $frequent element
        out of all my survey answers, which answer is the $frequent?
        values go in, the $frequent of them comes out
        Determines the $frequent value in a series
        for [1, 2, 2] it is 2, because 2 is the $frequent entry
    """),
    "range_of_values": lines("""
        Write a function that takes an array of ints and returns its spread, max minus min
        Returns the distance from the lowest to the highest of the values.
        my program should tell how far apart the extremes of an array are
        spread of values (highest - lowest)
        Given daily temperatures, by how much do the warmest and the coldest differ?
        make me a function that subtracts the least entry from the greatest one
        Homework: the statistical range of an integer array
        Implement max - min for a sequence
        for [3, 9, 4] it is 6, the highest take away the lowest
        how wide is the span covered by the numbers of a list
        Calculates the biggest value minus the smallest value of a series
        the top score minus the bottom score of a list of scores
    """),
    "sum_of_kind": lines("""
        Write a function that takes an array of ints and returns the total of the $kind ones
        Returns the sum over the $kind entries only.
        my program should ignore values that aren't $kind and total the rest
        total of $kind entries
        Given a bunch of integers, what do just the $kind ones come to?
        make me a function adding up whatever is $kind in a sequence
        Homework: sum an array but skip each value that is not $kind
        Implement a sum restricted to $kind integers
        how much do i get if only $kind figures of a list are added
        integers go in, the total of those being $kind comes out
        Calculates the sum of every $kind value in a series
        I need the $kind entries of an array added together
    """),
    "count_of_kind": lines("""
        Write a function that takes an array of ints and returns how many of them are $kind
        Returns the number of $kind entries.
        my program should tell me how many values are $kind
        $kind entries counter
        Given a bunch of integers, how many $kind ones do we have?
        make me a function counting whatever is $kind in a sequence
        Homework: count the array values being $kind
        Implement a counter for $kind integers
        how often do $kind figures show up in a list
        integers go in, the amount of $kind ones comes out
        Calculates how many values of a series are $kind
        I need the quantity of $kind entries in an array
    """),
    "count_compared": lines("""
        Write a function that takes an array of ints and returns how many of them are $cmp_words $n
        Returns the number of entries $cmp_words $n.
        my program should tell me how many readings are $cmp_words $n
        counter for values $cmp_words $n
        Given a bunch of integers, how many of them are $cmp_words $n?
        make me a function which counts whatever is $cmp_words $n in a sequence
        Homework: count the array values that are $cmp_words $n
        Implement a count of the integers $cmp_words $n
        how often does a list have a figure $cmp_words $n
        integers go in, the amount of those $cmp_words $n comes out
        Calculates how many values of a series are $cmp_words $n
        I need the quantity of scores in an array that are $cmp_words $n
    """),
    "total_of_powers": lines("""
        Write a function that takes an array of ints and returns the sum of their $powers
        Returns the total of the $powers of all entries.
        my program should raise each value to the power of $n and total the results
        sum of value ** $n over a sequence
        Given a bunch of integers, what do their $powers come to together?
        make me a function adding up the $powers of some figures
        Homework: raise every array entry to exponent $n, then sum
        Implement the sum of $powers of a sequence
        how much is it if i add the $powers of the numbers in my list
        integers go in, the total of their $powers comes out
        Calculates the sum of the $powers for a series of ints
        I need x to the power $n for all x in the array, summed
    """),
}
