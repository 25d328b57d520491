"""Families about comparing, testing, limiting and rounding single numbers."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _number(rng: Random) -> tuple[int]:
    return (rng.randint(-50, 100),)


def _extreme(rng: Random) -> dict[str, object]:
    if rng.random() < 0.6:
        return {"extreme": rng.choice(("largest", "biggest", "greatest", "highest")), "pick": "max"}
    return {"extreme": rng.choice(("smallest", "lowest", "least")), "pick": "min"}


def _bounds(rng: Random) -> dict[str, object]:
    low = rng.randint(0, 20)
    return {"low": low, "high": low + rng.randint(10, 60)}


FAMILIES = (
    Family(
        name="is_even",
        imperative=lines("""
            check if a number is even
            return True if an integer is even and False otherwise
            test whether n is an even number
            tell if a number can be divided by two
            determine whether an integer is divisible by 2
            find out if the given number is even
            decide if a value is even
            verify that a number leaves no remainder when halved
            see if an int is even
            say whether a number is a multiple of 2
            detect even numbers, giving back a boolean
            give True for even input and False for odd input
        """),
        free=lines("""
            is this number even?
            even number check
            how do I check if a number is even in python?
            Given an integer, return True if it is even.
            n even?
            function to know if number is even or not, returns bool
            true when the number is divisible by two
            iseven
            I need an even test for ints
        """),
        solution="""
def is_even(n: int) -> bool:
    return n % 2 == 0
""",
        inputs=_number,
        examples=(((4,), True), ((7,), False), ((0,), True), ((-3,), False)),
    ),
    Family(
        name="is_odd",
        imperative=lines("""
            check if a number is odd
            return True if an integer is odd and False otherwise
            test whether n is an odd number
            tell if a number can not be divided by two
            determine whether an integer is not divisible by 2
            find out if the given number is odd
            decide if a value is odd
            verify that a number leaves a remainder when divided by 2
            see if an int is odd
            say whether a number is uneven
            detect odd numbers, giving back a boolean
            give True for odd input and False for even input
        """),
        free=lines("""
            is this number odd?
            odd number check
            how do I check if a number is odd in python?
            Given an integer, return True if it is odd.
            n odd?
            function to know if number is odd, returns bool
            true when the number is not divisible by two
            isodd
            I need a test for uneven ints
        """),
        solution="""
def is_odd(n: int) -> bool:
    return n % 2 != 0
""",
        inputs=_number,
        examples=(((4,), False), ((7,), True), ((0,), False), ((-3,), True)),
    ),
    Family(
        name="even_or_odd",
        imperative=lines("""
            return 'even' or 'odd' depending on the number
            tell whether a number is even or odd, as the string 'even' or 'odd'
            give the word 'even' for even numbers and 'odd' for odd ones
            determine the parity of an integer and return it as 'even' or 'odd'
            classify an integer as 'even' or 'odd'
            take a number and say 'even' if it is divisible by 2, else 'odd'
            label a number 'even' or 'odd'
            output the text 'even' when n is even, otherwise 'odd'
            name the parity of a given int: 'even' or 'odd'
            check a number and return the string 'odd' if it is odd and 'even' if not
            describe an integer with the word 'even' or 'odd'
            get 'even' for multiples of two and 'odd' for all other integers
        """),
        free=lines("""
            'even' or 'odd'?
            is the number even or odd? answer with the string 'even' or 'odd'
            Given an integer, return 'even' if it is even and 'odd' if it is odd.
            parity of a number as a word ('even' / 'odd')
            even odd program, result is the text 'even' or 'odd'
            how can I get 'odd' or 'even' for some number
            number in, 'even' or 'odd' out
            I want a function that says 'even' for 4 and 'odd' for 5
        """),
        solution="""
def even_or_odd(n: int) -> str:
    return "even" if n % 2 == 0 else "odd"
""",
        inputs=_number,
        examples=(((4,), "even"), ((5,), "odd"), ((0,), "even")),
    ),
    Family(
        name="is_divisible",
        imperative=lines("""
            check if a number is divisible by $n
            test whether an integer is a multiple of $n
            return True if $n divides the number evenly
            tell if a number can be divided by $n without remainder
            determine whether n modulo $n is zero
            find out if dividing a number by $n leaves nothing over
            decide if a value is a multiple of $n
            verify that a number is evenly divisible by $n
            see if $n goes into a number
            say whether an int is in the $n times table
            give True for multiples of $n, else False
            detect if $n is a divisor of the given number
        """),
        free=lines("""
            divisible by $n?
            is a number a multiple of $n?
            Given an integer, return whether it is divisible by $n.
            does $n divide n?
            multiple of $n check, boolean
            n % $n == 0 as a function
            how do I know if my number can be divided by $n evenly
            I need to test numbers for divisibility by $n
        """),
        solution="""
def is_divisible(number: int) -> bool:
    return number % $n == 0
""",
        parameters=lambda rng: {"n": rng.randint(3, 15)},
        inputs=lambda rng: (rng.choice((0, rng.randint(-50, 200), 2520, 360360, 7, 11)),),
        example_parameters={"n": 5},
        examples=(((10,), True), ((12,), False), ((0,), True)),
    ),
    Family(
        name="max_of_two",
        imperative=lines("""
            return the larger of two numbers
            find the maximum of two numbers
            compare two numbers and give back the bigger one
            get the greater of a and b
            determine which of two values is higher and return it
            pick the bigger number from a pair
            return a if a is greater than b, otherwise b
            take two numbers and output the largest
            compute the max of a and b
            choose the larger one of two integers
            tell the higher of two given numbers
            select the maximum from two inputs
        """),
        free=lines("""
            max of two numbers
            which one is bigger, a or b? return it
            Given two numbers, return the larger one.
            larger of 2 ints
            how do I find the bigger of two numbers in python
            maximum, two arguments
            compare two numbers and return the greatest please
            bigger number out of two
        """),
        solution="""
def max_of_two(a: int, b: int) -> int:
    return max(a, b)
""",
        inputs=lambda rng: (rng.randint(-20, 50), rng.randint(-20, 50)),
        examples=(((2, 3), 3), ((5, -5), 5), ((4, 4), 4)),
    ),
    Family(
        name="min_of_two",
        imperative=lines("""
            return the smaller of two numbers
            find the minimum of two numbers
            compare two numbers and give back the lower one
            get the lesser of a and b
            determine which of two values is smaller and return it
            pick the smaller number from a pair
            return a if a is less than b, otherwise b
            take two numbers and output the smallest
            compute the min of a and b
            choose the lower one of two integers
            tell the lower of two given numbers
            select the minimum from two inputs
        """),
        free=lines("""
            min of two numbers
            which one is smaller, a or b? return it
            Given two numbers, return the smaller one.
            lesser of 2 ints
            how do I find the smaller of two numbers in python
            minimum, two arguments
            compare two numbers and return the lowest please
            smaller number out of two
        """),
        solution="""
def min_of_two(a: int, b: int) -> int:
    return min(a, b)
""",
        inputs=lambda rng: (rng.randint(-20, 50), rng.randint(-20, 50)),
        examples=(((2, 3), 2), ((5, -5), -5), ((4, 4), 4)),
    ),
    Family(
        name="extreme_of_three",
        imperative=lines("""
            return the $extreme of three numbers
            find the $extreme of three given numbers
            compare three numbers and give back the $extreme one
            get the $extreme of a, b and c
            determine the $extreme number among three
            pick the $extreme value out of three
            take three integers and output the $extreme
            tell which of three numbers is the $extreme
            choose the $extreme from three inputs
            select the $extreme of 3 values
            work out the $extreme of three ints passed as separate arguments
            look at three numbers and return the $extreme of them
        """),
        free=lines("""
            $extreme of three numbers
            which of these three numbers is the $extreme?
            Given three numbers a, b, c, return the $extreme.
            $extreme among 3 ints
            how to find the $extreme of 3 numbers in python
            three arguments, I need the $extreme one
            compare three numbers, $extreme wins
            function for the $extreme of a, b, c
        """),
        solution="""
def extreme_of_three(a: int, b: int, c: int) -> int:
    return $pick(a, b, c)
""",
        parameters=_extreme,
        inputs=lambda rng: (rng.randint(-20, 50), rng.randint(-20, 50), rng.randint(-20, 50)),
        example_parameters={"extreme": "largest", "pick": "max"},
        examples=(((1, 2, 3), 3), ((3, -1, 2), 3), ((0, 0, 0), 0)),
    ),
    Family(
        name="median_of_three",
        imperative=lines("""
            return the middle of three numbers
            find the median of three numbers
            get the value that is neither the largest nor the smallest of three
            compute the median of a, b and c
            pick the second largest of three numbers
            determine the middle value among three integers
            sort three numbers and return the one in the middle
            take three values and give back the median
            work out which of three numbers lies between the other two
            choose the central value of 3 inputs
            select the middle number by size from three arguments
            tell the median for a triple of numbers
        """),
        free=lines("""
            median of three
            which of the three numbers is in the middle?
            Given three numbers, return the one that is in the middle when sorted.
            middle value of a, b, c
            not the max, not the min, the other one (three ints)
            how do I get the median of 3 numbers
            second biggest out of three numbers
            I pass three numbers and want the middle one back
        """),
        solution="""
def median_of_three(a: int, b: int, c: int) -> int:
    return sorted((a, b, c))[1]
""",
        inputs=lambda rng: (rng.randint(-9, 20), rng.randint(-9, 20), rng.randint(-9, 20)),
        examples=(((1, 3, 2), 2), ((5, 5, 1), 5), ((9, -1, 0), 0)),
    ),
    Family(
        name="clamp",
        imperative=lines("""
            clamp a number between a minimum and a maximum
            limit a value to a range
            restrict a number to the interval from low to high
            keep a value within bounds: low if it is too small, high if too large
            force a number into the range [low, high]
            return low if the value is below low, high if it is above high, otherwise the value
            cap a number at both ends
            constrain a value to lie between a lower and an upper bound
            bound a number from below and above
            clip a number to given limits
            take a value, a lower limit and an upper limit and return the value moved into the limits
            pull a number back into a range when it is outside
        """),
        free=lines("""
            clamp(value, low, high)
            how do I limit a number to a range in python?
            Given a value, a low and a high bound, return the value clamped to these bounds.
            clip number to [low, high]
            number should never be under low or over high, return the nearest allowed one
            value restricted between min and max
            clamp function with three arguments: value, minimum, maximum
            I need my value to stay between two limits
        """),
        solution="""
def clamp(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))
""",
        inputs=lambda rng: (rng.randint(-30, 60), rng.randint(-10, 10), rng.randint(11, 40)),
        examples=(((5, 0, 10), 5), ((-5, 0, 10), 0), ((15, 0, 10), 10)),
    ),
    Family(
        name="sign",
        imperative=lines("""
            return the sign of a number as -1, 0 or 1
            give 1 for positive numbers, -1 for negative ones and 0 for zero
            compute the sign function
            determine the sign of an integer: -1, 0 or 1
            tell whether a number is negative (-1), zero (0) or positive (1)
            map a number to 1, 0 or -1 according to its sign
            get the signum of a number
            find out the sign of n and return it as an int from -1 to 1
            output -1 if n < 0, 1 if n > 0, else 0
            implement signum
            work out if a value is above, below or equal to zero, as 1, -1 or 0
            calculate sgn(x)
        """),
        free=lines("""
            sign of a number
            signum function
            Given a number, return -1 if it is negative, 1 if it is positive and 0 if it is zero.
            sgn(n) -> -1, 0, 1
            what is the sign of n? (1 plus, -1 minus, 0 zero)
            positive -> 1, negative -> -1, zero -> 0
            how do I get the sign of an int in python
            I want only the sign of a number as a number
        """),
        solution="""
def sign(number: int) -> int:
    if number > 0:
        return 1
    if number < 0:
        return -1
    return 0
""",
        inputs=lambda rng: (rng.choice((0, rng.randint(-50, 50))),),
        examples=(((5,), 1), ((-3,), -1), ((0,), 0)),
    ),
    Family(
        name="is_between",
        imperative=lines("""
            check if a number is between $low and $high, both included
            test whether a value lies in the range from $low to $high inclusive
            return True if a number is at least $low and at most $high
            tell if n is not less than $low and not greater than $high
            determine whether an integer is within [$low, $high]
            find out if a number falls between $low and $high (inclusive)
            decide if a value is inside the closed interval $low to $high
            verify that a number is no smaller than $low and no bigger than $high
            see if a given number is in the range $low..$high, ends count
            say whether $low <= n <= $high
            validate that the input is from $low up to $high, limits allowed
            give True for numbers from $low through $high
        """),
        free=lines("""
            between $low and $high inclusive?
            is the number in the range $low to $high (inclusive)?
            Given a number, return whether it is between $low and $high, endpoints included.
            $low <= x <= $high as a function
            range check: min $low, max $high, bool
            how do I check that a number is from $low to $high including both
            I have a number that must be at least $low but not over $high, return if it is ok
            inclusive range test [$low, $high]
        """),
        solution="""
def is_between(number: int) -> bool:
    return $low <= number <= $high
""",
        parameters=_bounds,
        inputs=lambda rng: (rng.choice((rng.randint(-20, 100), rng.randint(18, 32), rng.randint(-20, 0))),),
        example_parameters={"low": 10, "high": 20},
        examples=(((10,), True), ((20,), True), ((9,), False), ((21,), False)),
    ),
    Family(
        name="round_to_decimals",
        imperative=lines("""
            round a number to $k decimal places
            return a float rounded to $k decimals
            round a value so that it has at most $k digits after the point
            limit a float to $k decimal digits by rounding
            take a number and round it to $k places
            give back the number with $k digits after the decimal point
            reduce the precision of a float to $k decimals
            cut a float to $k decimal places with rounding
            get a number rounded, $k decimal places
            compute the rounded value of x ($k decimals)
            shorten a float to $k decimals
            round to the nearest value with $k decimal digits
        """),
        free=lines("""
            round to $k decimals
            how do I round a float to $k decimal places?
            Given a float, return it rounded to $k decimal places.
            rounding, $k digits after the decimal point
            I get too many digits, I want just $k decimals as a float
            float with $k decimals
            round(x, $k) as function
            number rounded to $k places after the comma
        """),
        solution="""
def round_to_decimals(number: float) -> float:
    return round(number, $k)
""",
        parameters=lambda rng: {"k": rng.randint(2, 4)},
        inputs=lambda rng: (round(rng.uniform(-50, 100), rng.randint(1, 6)),),
        example_parameters={"k": 2},
        examples=(((3.14159,), 3.14), ((2.0,), 2.0), ((-1.239,), -1.24)),
    ),
    Family(
        name="round_up_to_multiple",
        imperative=lines("""
            round a number up to the next multiple of $n
            return the smallest multiple of $n that is not less than the number
            find the first multiple of $n at or above n
            raise an integer to the nearest multiple of $n that is at least as big
            compute the least multiple of $n greater than or equal to the given int
            get the number rounded upwards to a multiple of $n
            round up to a multiple of $n, leaving multiples of $n as they are
            take a number and increase it until it is divisible by $n
            calculate the ceiling of a number in steps of $n
            move a number up to the closest multiple of $n
            pad a size up to a multiple of $n
            determine the first number from the given one upwards that $n divides
        """),
        free=lines("""
            round up to multiple of $n
            what is the smallest multiple of $n >= the number?
            Given an integer, return the smallest multiple of $n that is greater than or equal to it.
            next multiple of $n (the number itself if it already is one)
            ceil to $n
            how to round an int up to steps of $n
            I need to round numbers up so they are divisible by $n
            number rounded up to the nearest $n
        """),
        solution="""
def round_up_to_multiple(number: int) -> int:
    return -(-number // $n) * $n
""",
        parameters=lambda rng: {"n": rng.choice((3, 4, 5, 8, 10, 12, 16, 25, 50, 100))},
        inputs=lambda rng: (rng.choice((rng.randint(0, 300), 50 * rng.randint(0, 9))),),
        example_parameters={"n": 5},
        examples=(((12,), 15), ((15,), 15), ((0,), 0)),
    ),
)
