"""Families about basic arithmetic: the first functions that a beginner asks for."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _pair(rng: Random) -> tuple[int, int]:
    return (rng.randint(-20, 50), rng.randint(-20, 50))


def _power(rng: Random) -> dict[str, object]:
    return rng.choice(({"power": "square", "exponent": 2}, {"power": "cube", "exponent": 3}))


def _factor(rng: Random) -> dict[str, object]:
    return {"n": rng.randint(2, 20)}


FAMILIES = (
    Family(
        name="add",
        imperative=lines("""
            add two numbers
            return the sum of two numbers
            add a and b together
            calculate the sum of two given integers
            take two numbers and give back their total
            sum two values
            compute a plus b
            find the total of two inputs
            get the result of adding two numbers
            perform addition of two numbers
            work out what two numbers add up to
            combine two numbers by addition and return the result
        """),
        free=lines("""
            sum of two numbers
            how do I add two numbers in python?
            Given two numbers a and b, return a + b.
            a + b
            hi, I just started with python and need a function which adds two numbers
            simple addition function, 2 arguments
            what is the sum of a and b?
            add function for two integers please
            addition of 2 numbers
            function that receives two numbers and returns the sum of them
        """),
        solution="""
def add(a: int, b: int) -> int:
    return a + b
""",
        inputs=_pair,
        examples=(((2, 3), 5), ((-4, 4), 0)),
    ),
    Family(
        name="subtract",
        imperative=lines("""
            subtract the second number from the first
            return the difference a - b of two numbers
            compute a minus b
            take b away from a
            subtract two numbers, first minus second
            deduct the second argument from the first one
            calculate the result of a minus b
            give back what is left when b is removed from a
            perform subtraction of two numbers (first minus second)
            work out the first number minus the second number
            find the difference when b is subtracted from a
            get the signed difference of a and b
        """),
        free=lines("""
            a - b
            subtraction of two numbers, first minus second
            how do you subtract one number from another in python?
            Given two numbers a and b, return a minus b.
            what remains of a after taking away b?
            subtract function with 2 parameters
            I need first number minus second number, may be negative
            difference function: returns a-b
        """),
        solution="""
def subtract(a: int, b: int) -> int:
    return a - b
""",
        inputs=_pair,
        examples=(((5, 3), 2), ((3, 5), -2)),
    ),
    Family(
        name="multiply",
        imperative=lines("""
            multiply two numbers
            return the product of two numbers
            compute a times b
            calculate the product of two integers
            take two numbers and multiply them with each other
            give back the result of multiplying a by b
            find the product of a pair of values
            get what you obtain when two inputs are multiplied
            perform multiplication of two numbers
            work out the first number times the second
            determine a * b
            produce the product of both arguments
        """),
        free=lines("""
            product of two numbers
            a * b
            how can I multiply two numbers in python?
            Given two numbers, return their product.
            multiplication function with two parameters
            what is a times b?
            simple function to multiply 2 ints please
            two numbers in, their product out
        """),
        solution="""
def multiply(a: int, b: int) -> int:
    return a * b
""",
        inputs=_pair,
        examples=(((2, 3), 6), ((-4, 5), -20), ((0, 9), 0)),
    ),
    Family(
        name="safe_divide",
        imperative=lines("""
            divide two numbers and return None if the divisor is zero
            divide a by b safely, giving None for division by zero
            return a / b or None when b is 0
            compute the quotient of two numbers without crashing on zero: None in that case
            perform a division that yields None instead of a ZeroDivisionError
            calculate a divided by b, with None as the answer if b equals zero
            implement safe division (None if the denominator is 0)
            take two numbers and give their quotient, None if dividing by zero
            find the result of a / b but return None for a zero denominator
            work out a over b and handle b == 0 by returning None
            get the ratio of two numbers, None when the second is zero
            do true division of the first by the second number, None on zero
        """),
        free=lines("""
            safe division, None on zero
            how do I divide two numbers and get None if the second is 0?
            Given a and b, return a / b; if b is 0 return None.
            division function that does not fail for zero but returns None
            a / b, None when impossible
            division with zero check (None)
            I divide numbers and sometimes the divisor is 0, then I want None back
            quotient of two numbers or None if b is zero
        """),
        solution="""
def safe_divide(a: float, b: float) -> float | None:
    if b == 0:
        return None
    return a / b
""",
        inputs=lambda rng: (rng.randint(-20, 60), rng.choice((0, rng.randint(-8, 8), rng.randint(1, 10)))),
        examples=(((6, 3), 2.0), ((1, 0), None), ((-1, 2), -0.5)),
    ),
    Family(
        name="quotient_and_remainder",
        imperative=lines("""
            return the quotient and the remainder of two numbers
            divide a by b and give back both quotient and remainder
            compute the integer quotient and the remainder of a division
            do integer division of a by b and return a tuple (quotient, remainder)
            find how many times b fits into a and what is left over
            calculate the whole-number result of a / b together with the rest
            get quotient and rest when the first integer is divided by the second
            perform division with remainder
            work out a // b and a % b at once
            take two integers and return the pair of quotient and remainder
            determine both the integer quotient and the modulus of a by b
            give the result of dividing two ints as quotient plus remainder
        """),
        free=lines("""
            quotient and remainder
            what are the quotient and remainder when a is divided by b?
            Given integers a and b (b is not 0), return (a // b, a % b).
            division with rest, both values as a tuple
            divmod of two ints
            17 by 5 -> (3, 2), need that for any numbers
            how many times does b go into a, and what's left? return both
            integer division result and modulo in one function
        """),
        solution="""
def quotient_and_remainder(a: int, b: int) -> tuple[int, int]:
    return a // b, a % b
""",
        inputs=lambda rng: (rng.randint(0, 100), rng.randint(1, 12)),
        examples=(((17, 5), (3, 2)), ((4, 2), (2, 0)), ((1, 3), (0, 1))),
    ),
    Family(
        name="power_of_number",
        imperative=lines("""
            compute the $power of a number
            return the $power of n
            calculate what the $power of an integer is
            $power a number
            take a number and give back its $power
            raise a number to the power of $exponent
            find n to the power $exponent
            get the $power of the given value
            work out x^$exponent for a number x
            determine the $power of the input
            produce a number raised to the ${exponent}. power
            implement a function for the $power of some integer
        """),
        free=lines("""
            $power of a number
            how do I $power a number in python?
            Given a number n, return its $power.
            n to the power of $exponent
            what is the $power of n?
            n ** $exponent
            simple function that returns the $power of the number I pass in
            I want a number raised to $exponent
            one int as input, the $power of it as output
        """),
        solution="""
def power_of_number(n: int) -> int:
    return n**$exponent
""",
        parameters=_power,
        inputs=lambda rng: (rng.randint(-20, 30),),
        example_parameters={"power": "cube", "exponent": 3},
        examples=(((2,), 8), ((-3,), -27), ((0,), 0)),
    ),
    Family(
        name="power",
        imperative=lines("""
            raise a base to an exponent
            compute a number to the power of another
            return base to the power of exponent
            calculate the power of a number, base and exponent given
            take two integers and raise the first to the second
            find the value of base ^ exponent
            implement exponentiation for integers
            get the result of raising a number to a given power
            work out a to the b-th power
            multiply the base by itself as many times as the exponent says
            determine what base raised to exponent equals
            perform exponentiation with a non-negative exponent
        """),
        free=lines("""
            power function
            what is base to the power of exponent?
            Given a base and a non-negative exponent, return base raised to exponent.
            base ** exponent
            how do I calculate powers in python, like 2 to the 10?
            pow(base, exp) for ints
            I need to raise one number to the power of a second number
            exponentiation: two args, base first
        """),
        solution="""
def power(base: int, exponent: int) -> int:
    return base**exponent
""",
        inputs=lambda rng: (rng.randint(-6, 12), rng.randint(0, 6)),
        examples=(((2, 10), 1024), ((5, 0), 1), ((-2, 3), -8)),
    ),
    Family(
        name="absolute_difference",
        imperative=lines("""
            return the absolute difference of two numbers
            compute the absolute difference between a and b
            calculate how far apart two numbers are
            find the distance between two numbers on the number line
            give the positive difference of two values
            subtract the smaller number from the larger one
            get the difference between two numbers, ignoring the sign
            work out by how much two integers differ
            take two numbers and return the absolute value of their difference
            determine the gap between two values, never negative
            tell how much one number differs from another regardless of order
            measure the non-negative difference between a and b
        """),
        free=lines("""
            absolute difference of two numbers
            how far apart are a and b?
            Given two numbers, return the absolute value of a - b.
            |a - b|
            difference between 2 numbers but always positive
            what is the distance between two ints?
            i want the difference of two numbers no matter which is bigger
            abs difference function
        """),
        solution="""
def absolute_difference(a: int, b: int) -> int:
    return abs(a - b)
""",
        inputs=_pair,
        examples=(((3, 8), 5), ((8, 3), 5), ((-2, 2), 4)),
    ),
    Family(
        name="absolute_value",
        imperative=lines("""
            return the absolute value of a number
            compute the magnitude of a number
            make a number non-negative by dropping its minus sign
            remove the sign of an integer
            get the absolute value of an int
            turn negative numbers into positive ones and leave the others alone
            calculate |x|
            give back the number without its sign
            find how far a number is from zero
            strip the minus off a number if there is one
            negate the number when it is below zero, otherwise return it as it is
            determine the distance of a value to zero
        """),
        free=lines("""
            absolute value of a number
            |n|
            how do I get the absolute value in python?
            Given a number, return it without its sign.
            number without minus: -5 -> 5, 5 -> 5
            how far is n away from 0?
            abs of an integer
            I need the positive version of any number
        """),
        solution="""
def absolute_value(number: int) -> int:
    return abs(number)
""",
        inputs=lambda rng: (rng.randint(-60, 60),),
        examples=(((-5,), 5), ((5,), 5), ((0,), 0)),
    ),
    Family(
        name="average_of_two",
        imperative=lines("""
            return the average of two numbers
            compute the mean of two numbers
            find the number in the middle between a and b
            calculate the arithmetic mean of a and b
            add two numbers and divide the result by two
            average two values
            get the midpoint of two numbers
            take two numbers and give their average
            work out the mean value of two inputs
            determine the average for a pair of numbers
            find the halfway point between two numbers
            give back half of the sum of two numbers
        """),
        free=lines("""
            average of two numbers
            what is the mean of a and b?
            Given two numbers, return their average as a float.
            (a + b) / 2
            how to compute the average of 2 numbers
            mean of two values
            which number lies exactly between a and b?
            average function with two arguments please
        """),
        solution="""
def average_of_two(a: float, b: float) -> float:
    return (a + b) / 2
""",
        inputs=_pair,
        examples=(((2, 4), 3.0), ((1, 2), 1.5)),
    ),
    Family(
        name="average_of_three",
        imperative=lines("""
            return the average of three numbers
            compute the mean of three numbers
            calculate the arithmetic mean of a, b and c
            add three numbers and divide by three
            average three values
            take three numbers and give back their average
            find the mean value of 3 inputs
            work out the average of three given scores
            get the average for three numbers
            determine the mean of a triple of numbers passed as separate arguments
            sum three numbers up and divide the total by 3
            give a third of the sum of three numbers
        """),
        free=lines("""
            average of three numbers
            what is the mean of a, b and c?
            Given three numbers, return their average.
            (a + b + c) / 3
            how do I find the average of 3 numbers
            I have three test scores and want the average
            mean of 3 values, three parameters
            average function, takes three arguments
        """),
        solution="""
def average_of_three(a: float, b: float, c: float) -> float:
    return (a + b + c) / 3
""",
        inputs=lambda rng: (rng.randint(-10, 50), rng.randint(-10, 50), rng.randint(-10, 50)),
        examples=(((1, 2, 3), 2.0), ((0, 0, 0), 0.0), ((1, 1, 2.5), 1.5)),
    ),
    Family(
        name="swap",
        imperative=lines("""
            swap two values
            return two values in exchanged order
            exchange a and b and return them as a tuple
            switch two variables
            take two arguments and give them back the other way round
            swap the two inputs without a temporary variable
            interchange two numbers
            flip the order of two values
            return (b, a) for the inputs a and b
            change the places of two given values
            trade the values of two variables and return both
            reverse the order of a pair given as two arguments
        """),
        free=lines("""
            swap two variables
            how do I swap two numbers in python?
            Given a and b, return the tuple (b, a).
            swapping of two values
            a, b -> b, a
            I have two variables and want to exchange their values, return both
            function which gets two things and returns them swapped
            switch a with b
        """),
        solution="""
def swap(a: int, b: int) -> tuple[int, int]:
    return b, a
""",
        inputs=_pair,
        examples=(((1, 2), (2, 1)), ((5, 5), (5, 5))),
    ),
    Family(
        name="multiply_by",
        imperative=lines("""
            multiply a number by $n
            return $n times a number
            compute the product of $n and a given number
            take a number and give back $n times that number
            scale a value by the factor $n
            calculate a number times $n
            make a number $n times as big
            find the result of a number multiplied with $n
            get the $n-fold of a value
            work out what $n times the input is
            apply a factor of $n to a number
            blow a number up to $n times its value
        """),
        free=lines("""
            number times $n
            what is $n times a number?
            Given a number, return it multiplied by $n.
            n * $n
            how do I multiply something by $n
            $n times the input
            I want a number made $n times larger
            multiplication by $n
        """),
        solution="""
def multiply_by(number: int) -> int:
    return number * $n
""",
        parameters=_factor,
        inputs=lambda rng: (rng.randint(-20, 50),),
        example_parameters={"n": 3},
        examples=(((4,), 12), ((-1,), -3), ((0,), 0)),
    ),
)
