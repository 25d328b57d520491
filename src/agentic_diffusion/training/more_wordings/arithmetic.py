"""More ways to ask for the families of families/arithmetic.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "add": lines("""
        Write a function that takes two integers and returns their sum
        Return x + y for the two arguments x and y
        my program should add up two values the user typed
        Implement addition: f(3, 4) gives 7
        make me a tiny adder, two ints go in, one int comes out
        Adds one number to another and hands the answer back
        plus operation in python please
        Given x and y, what do they make together?
        Calculates the total of a pair of ints
        two number adder
        homework 1: write a function whose result is its first argument plus its second argument
        need code that puts two figures together into one total
    """),
    "subtract": lines("""
        Write a function that takes two integers and returns the first one minus the second one
        Return x - y
        my program should take the second value off the first value
        Implement subtraction, so that f(10, 4) is 6 and f(4, 10) is -6
        minus operation in python please, first minus second
        Given x and y, how much is left of x once y is gone? negative results are fine
        Subtracts its second argument from its first argument.
        make me a function that reduces a by b
        two ints: start value, amount to remove -> new value
        subtractor, two arguments, left minus right
        Calculates how much you have after taking the second figure from the first, can go below zero
        I started with a dollars and spent b, function for what I have now (a minus b)
    """),
    "multiply": lines("""
        Write a function that takes two integers and returns their product
        Return x * y for two arguments
        my program should multiply two values that the user entered
        Implement multiplication: f(6, 7) gives 42
        make me a function for x times y
        times operation in python please
        Multiplies its two arguments and returns the result.
        Given length and count as ints, multiply them
        two ints multiplier
        Calculates the product of a couple of numbers
        a needs to be multiplied with b, write that as a function
        a function of two values whose result is one times the other
    """),
    "safe_divide": lines("""
        Write a function that takes a and b and returns a / b, or None if b happens to be 0
        Return x / y, or None when y is zero.
        my program crashes with ZeroDivisionError, I want a divide that returns None in this case
        Implement a division that never raises for a zero divisor but gives None
        make me a divide function, and when someone divides by 0 just return None
        Divides the first argument by the second; None for a zero second argument.
        Given a numerator and a denominator, return the fraction as a float, or None for denominator 0
        zero proof division (None)
        dividing in python please, no exception on 0, None instead
        x over y with None whenever y equals 0
        average price = total / amount, but amount might be 0, then the answer should be None
        Calculates a divided by b unless b is zero, which yields None
    """),
    "quotient_and_remainder": lines("""
        Write a function that takes two positive integers and returns both a // b and a % b as a tuple
        Return the tuple (x // y, x % y)
        my program should split a apples between b kids and say how many each gets and how many are left
        Implement divmod by hand for ints
        make me a function giving whole quotient and rest together
        Given a dividend and a divisor, return quotient and remainder as a pair
        Calculates the result of whole-number division plus what remains, as (quotient, remainder)
        long division like in school: result and rest, for 9 and 4 it's (2, 1)
        need both // and % of two ints in one tuple
        whole boxes and leftover items when a items go into boxes of b, as tuple
        quotient remainder tuple in python please
        Divides one int by another and hands back the whole part together with the remainder.
    """),
    "power_of_number": lines("""
        Write a function that takes an integer and returns its $power
        Return the $power of the argument.
        my program should $power whatever integer it gets
        Implement x to the $exponent
        make me a function that gives the $power for a number
        Calculates the $power of an int
        number ^ $exponent in python please
        Given x, work out x raised to the power $exponent
        int in, its $power out
        a function for the $power of a value
        need the $power of an integer as the result
        x multiplied out to exponent $exponent, that's the $power of x
    """),
    "power": lines("""
        Write a function that takes a base and an exponent and returns base to that exponent
        Return x raised to the y-th power.
        my program should compute something like 3 to the 4, both numbers come as arguments
        Implement pow for whole numbers, exponent zero or more
        make me an exponent function with two arguments
        Given x and y, return x ** y
        Calculates base^exp for int arguments
        number to the power of another number in python please
        product of y copies of x, with 1 for y = 0
        Raises its first argument to its second argument.
        to the power of: two ints as input
        need f(b, e) = b to the e
    """),
    "absolute_difference": lines("""
        Write a function that takes two integers and returns how much they differ, without sign
        Return abs(x - y).
        my program should tell the gap between two scores, it must not be negative
        Implement the distance of two ints on the number line
        make me a function for the difference where the order of the arguments does not matter
        Given x and y, return bigger minus smaller
        Calculates the positive gap from one value to the other
        unsigned difference of a pair of ints
        difference of two values, f(2, 9) and f(9, 2) both give 7
        by how many points did the two teams differ? two ints as input
        non-negative difference in python please
        need to know how many steps lie from one integer to the other
    """),
    "absolute_value": lines("""
        Write a function that takes an integer and returns it without the minus
        Return the magnitude of x.
        my program should treat -8 and 8 the same and give 8 for both
        Implement abs without fuss
        make me a function which makes any number positive (zero stays zero)
        Given an integer, how large is it when we forget the sign?
        Calculates the modulus of an int, i.e. |x|
        drop the minus from a value, if it has any
        absolute value in python please
        distance from zero for an int
        need a non-negative version of an integer
        Flips the sign of x if x is negative and returns x otherwise.
    """),
    "average_of_two": lines("""
        Write a function that takes two numbers and returns the value halfway between them
        Return the mean of x and y.
        my program should average the grades of two exams
        Implement the arithmetic mean for exactly two arguments
        make me a function that gives half of x plus y
        Given x and y, return their midpoint as a float
        Calculates the average of a pair of values
        f(1, 4) should be 2.5, the average of both
        average of 2 values in python please
        the middle between one number and another
        need the mean of two measurements
        two figures in, their average out
    """),
    "average_of_three": lines("""
        Write a function that takes three numbers and returns their mean
        Return (x + y + z) / 3.
        my program should average the grades of three exams
        Implement the arithmetic mean for exactly three arguments
        make me a function that averages three values
        Given x, y and z, return the average as a float
        Calculates the mean of 3 separate arguments
        f(1, 2, 6) should be 3.0, so the average of all three
        average of 3 figures in python please
        three measurements and I want their mean
        need a function with three parameters returning their average
        a student has three marks, what is the average mark?
    """),
    "swap": lines("""
        Write a function that takes two arguments and returns them in the opposite order
        Return the tuple (y, x) for arguments x and y.
        my program should make x become y and y become x
        Implement a swap that hands back both values, second one first
        make me a function that switches its two inputs around
        Given two values, return a tuple with the second one in front
        f(1, 9) -> (9, 1)
        exchange two values in python please
        swapped pair of the arguments
        Swaps a and b.
        need x and y to trade places, as a tuple
        second argument first and first argument second, both returned
    """),
    "multiply_by": lines("""
        Write a function that takes an integer and returns $n times it
        Return x * $n.
        my program should multiply whatever it gets by $n
        Implement scaling of a number by $n
        make me a function that gives $n times the value
        Given x, work out x times $n
        Multiplies its argument by the constant $n.
        a box holds $n items, how many items are in x boxes?
        times $n in python please
        the input taken $n times
        need a value increased to $n times its size
        one ticket costs $n, total price for x tickets
    """),
}
