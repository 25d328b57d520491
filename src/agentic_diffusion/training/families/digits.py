"""Families about the decimal digits of a whole number: sums, counts, reversal, special numbers."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _number(rng: Random) -> tuple[int]:
    return (rng.choice((rng.randint(0, 9), rng.randint(10, 999), rng.randint(1000, 999999))),)


def _digit(rng: Random) -> dict[str, object]:
    return {"digit": rng.randint(0, 9)}


def _extreme(rng: Random) -> dict[str, object]:
    if rng.random() < 0.5:
        return {"extreme": rng.choice(("largest", "biggest", "highest", "maximum")), "pick": "max"}
    return {"extreme": rng.choice(("smallest", "lowest", "minimum")), "pick": "min"}


def _parity(rng: Random) -> dict[str, object]:
    return rng.choice(({"parity": "even", "rest": 0}, {"parity": "odd", "rest": 1}))


FAMILIES = (
    Family(
        name="sum_digits",
        imperative=lines("""
            sum the digits of a number
            add up all digits of an integer
            return the sum of the digits of a non-negative integer
            calculate the digit sum of n
            compute the cross sum of a number
            find the total of the decimal digits in a number
            take a number like 123 and add its digits together (1 + 2 + 3)
            get the sum of every digit in an int
            work out what the digits of a given number add up to
            split a number into digits and return their sum
            total up the individual digits of a whole number
            determine the digital sum of a value
        """),
        free=lines("""
            sum of digits
            what is the sum of the digits of n?
            Given a non-negative integer, return the sum of its digits.
            digit sum of an int
            I want 493 -> 4+9+3 = 16, for any number
            how do you add the digits of a number together?
            function gets an integer and gives back the total of its digits
            digits sum in python please
            cross sum of a number
        """),
        solution="""
def sum_digits(n: int) -> int:
    return sum(int(digit) for digit in str(n))
""",
        inputs=_number,
        examples=(((123,), 6), ((0,), 0), ((999,), 27)),
    ),
    Family(
        name="count_digits",
        imperative=lines("""
            count the digits of a number
            return how many digits an integer has
            find the number of digits in n
            tell how many decimal digits a whole number is made of
            compute the length of a number in digits
            determine how long an integer is when written out
            calculate the digit count of a value, ignoring a minus sign
            get the amount of digits of a given int
            work out the number of figures in an integer
            give the count of digits for an integer, negative ones included
            measure how many digits a number has
            report the digit length of an integer
        """),
        free=lines("""
            number of digits in n
            how many digits does a number have?
            Given an integer, return the number of its decimal digits (the sign does not count).
            digit count
            length of an integer, e.g. 4052 has 4 digits
            how can I know how many digits my number has
            count digits of int, -12 counts as 2
            i need the number of digits, input can be negative
        """),
        solution="""
def count_digits(n: int) -> int:
    return len(str(abs(n)))
""",
        inputs=lambda rng: (rng.choice((0, 1, -1)) * rng.randint(0, 10 ** rng.randint(1, 6)),),
        examples=(((4052,), 4), ((0,), 1), ((-12,), 2)),
    ),
    Family(
        name="reverse_number",
        imperative=lines("""
            reverse the digits of a number
            return an integer with its digits in reverse order
            reverse a number, keeping the sign
            flip the digits of an integer, so that 123 becomes 321
            turn a number around digit by digit and return it as an int
            write the digits of n backwards as a number
            mirror the digits of an integer, a minus sign stays in front
            take an integer and give back the number read from right to left
            invert the order of the digits in an int
            compute the reversed version of a number
            read a number backwards and return the resulting integer
            swap the digits of a number end to end
        """),
        free=lines("""
            reverse an integer
            how do I reverse the digits of a number?
            Given an integer, return the integer formed by its digits in reverse order; negative stays negative.
            number backwards, 1200 -> 21
            reversed number for an int (-45 gives -54)
            I have a number like 1234, want 4321
            int reverse function
            what is n with its digits turned around?
        """),
        solution="""
def reverse_number(n: int) -> int:
    sign = -1 if n < 0 else 1
    return sign * int(str(abs(n))[::-1])
""",
        inputs=lambda rng: (rng.choice((1, 1, -1)) * rng.randint(0, 10 ** rng.randint(1, 6)),),
        examples=(((123,), 321), ((-45,), -54), ((1200,), 21), ((0,), 0)),
    ),
    Family(
        name="product_of_digits",
        imperative=lines("""
            multiply the digits of a number
            return the product of all digits of an integer
            calculate the product of the digits in a non-negative number
            multiply together every digit of n
            find what you get when all digits of a number are multiplied
            compute the digit product of a whole number
            take an int and multiply its decimal digits with each other
            get the product of the individual digits of a value
            work out the digits of n multiplied together
            split the number into digits and give back their product
            determine the multiplication result of all digits in an integer
            produce the product of a number's digits
        """),
        free=lines("""
            product of digits
            what is the product of the digits of a number?
            Given a non-negative integer, return the product of its digits.
            digits multiplied: 234 -> 24
            multiply all digits of an int, how?
            I want each digit of the number times each other
            digit product
            function that takes number and returns multiplication of its digits
        """),
        solution="""
def product_of_digits(n: int) -> int:
    product = 1
    for digit in str(n):
        product *= int(digit)
    return product
""",
        inputs=_number,
        examples=(((234,), 24), ((105,), 0), ((7,), 7)),
    ),
    Family(
        name="digital_root",
        imperative=lines("""
            compute the digital root of a number
            sum the digits of a number again and again until one digit is left
            add the digits repeatedly until the result has a single digit
            find the digital root of a non-negative integer
            keep replacing a number by its digit sum until it is below 10
            reduce an integer to one digit by repeatedly adding its digits
            return the repeated digit sum of n
            calculate the single digit you end up with when summing digits over and over
            take the digit sum of the digit sum and so on, down to one digit
            get the digital root of n
            collapse a number to a single digit through digit sums
            repeat the cross sum of a number until only one digit remains
        """),
        free=lines("""
            digital root
            what is the digital root of n?
            Given a non-negative integer, repeatedly add all its digits until the result has only one digit.
            e.g. 987 -> 24 -> 6, return 6
            repeated sum of digits until single digit
            how do I add digits until there's only one digit
            number in, its digital root out
            I want to add the digits of a number, then the digits of the result, until it is less than 10
        """),
        solution="""
def digital_root(n: int) -> int:
    while n > 9:
        n = sum(int(digit) for digit in str(n))
    return n
""",
        inputs=_number,
        examples=(((987,), 6), ((0,), 0), ((18,), 9)),
    ),
    Family(
        name="is_armstrong",
        imperative=lines("""
            check if a number is an Armstrong number
            test whether an integer is narcissistic
            return True if the digits, each raised to the number of digits, add up to the number
            determine whether n is an Armstrong number
            tell if the sum of the digits to the power of the digit count equals the number
            decide if a value is a narcissistic number
            find out whether a given integer is an armstrong number
            verify that a number equals the sum of its own digits each to the power of how many digits there are
            see if a non-negative int is an Armstrong number
            detect armstrong numbers like 153
            say whether a number is a pluperfect digital invariant (Armstrong)
            give a boolean for the Armstrong property of n
        """),
        free=lines("""
            is this an Armstrong number?
            armstrong number check
            Given n, return True if n is an Armstrong number (153 = 1^3 + 5^3 + 3^3).
            narcissistic number test
            program to check armstrong number, any number of digits
            is the sum of the digits, each to the power of the length, the number itself?
            how do I check for armstrong numbers in python
            true when n is equal to the sum of digit ** number_of_digits
        """),
        solution="""
def is_armstrong(n: int) -> bool:
    digits = str(n)
    return sum(int(digit) ** len(digits) for digit in digits) == n
""",
        inputs=lambda rng: (rng.choice((153, 370, 371, 407, 1634, 9474, rng.randint(0, 9), rng.randint(10, 9999))),),
        examples=(((153,), True), ((154,), False), ((10,), False), ((5,), True)),
    ),
    Family(
        name="is_palindrome_number",
        imperative=lines("""
            check if a number is a palindrome
            test whether an integer reads the same forwards and backwards
            return True if the digits of n are the same in reverse
            determine whether a number equals its reverse
            tell if an int is a palindromic number
            decide if reversing the digits leaves the number unchanged
            find out whether a given integer is a palindrome like 12321
            verify that a number is symmetric in its digits
            see if an integer looks identical from left to right and right to left
            say whether the number is palindromic, negative numbers never are
            detect numbers that do not change when their digits are turned around
            give a bool that says if an integer is a palindrome
        """),
        free=lines("""
            is the number a palindrome?
            palindrome number check
            Given an integer x, return True if x is a palindrome, and False otherwise (so -121 is False).
            121 -> True, 123 -> False
            does this int read the same backwards?
            palindromic integer test
            I need to check if a number is the same when reversed
            number == reversed number ?
        """),
        solution="""
def is_palindrome_number(n: int) -> bool:
    return str(n) == str(n)[::-1]
""",
        inputs=lambda rng: (rng.choice((rng.randint(-9, 150), rng.choice((121, 12321, 4554, 77, 1001, -121)))),),
        examples=(((121,), True), ((123,), False), ((-121,), False), ((7,), True)),
    ),
    Family(
        name="extreme_digit",
        imperative=lines("""
            find the $extreme digit of a number
            return the $extreme digit in an integer
            get the $extreme of the digits of n
            look through the digits of a number and pick the $extreme one
            determine which digit of an integer is the $extreme
            extract the $extreme digit from a non-negative number
            compute the $extreme single digit that occurs in n
            give back the $extreme digit contained in an int
            tell the $extreme digit that a number is written with
            split a number into its digits and return the $extreme
            take a whole number and output its $extreme digit
            search an integer for its $extreme decimal digit
        """),
        free=lines("""
            $extreme digit of a number
            what is the $extreme digit in n?
            Given a non-negative integer, return its $extreme digit as an int.
            which digit in this number is the $extreme?
            the $extreme digit of an int please
            i have an integer and I only want the $extreme of its digits
            function: integer -> $extreme digit
            how to get the $extreme digit out of a number
        """),
        solution="""
def extreme_digit(n: int) -> int:
    return $pick(int(digit) for digit in str(n))
""",
        parameters=_extreme,
        inputs=_number,
        example_parameters={"extreme": "largest", "pick": "max"},
        examples=(((2938,), 9), ((0,), 0), ((41,), 4)),
    ),
    Family(
        name="number_to_digits",
        imperative=lines("""
            split a number into a list of its digits
            convert an integer to a list of digits
            return the digits of n as a list of ints
            get all the digits of a number in order
            break an integer up into its individual digits
            turn a number like 472 into [4, 7, 2]
            separate the digits of a non-negative integer into a list
            extract each digit of a number, from left to right, as an int
            list the decimal digits of a whole number
            make an array with the digits of an integer
            take a number apart into single digits
            produce a list containing every digit of the given number
        """),
        free=lines("""
            digits of a number as list
            how do I get the digits of an integer in a list?
            Given a non-negative integer, return a list of its digits, most significant first.
            int to list of digits
            1234 -> [1, 2, 3, 4]
            I'd like to have the separate digits of my number, as integers in a list
            what are the single digits of n? (list, same order)
            number splitter: gives each digit
        """),
        solution="""
def number_to_digits(n: int) -> list[int]:
    return [int(digit) for digit in str(n)]
""",
        inputs=_number,
        examples=(((472,), [4, 7, 2]), ((0,), [0]), ((1002,), [1, 0, 0, 2])),
    ),
    Family(
        name="digits_to_number",
        imperative=lines("""
            join a list of digits into one number
            convert a list of digits to an integer
            build a number from its digits
            return the integer whose digits are the elements of the list
            combine digits like [4, 7, 2] into the number 472
            concatenate the digits in an array to get an int
            turn a sequence of digits into the number they spell
            form an integer out of a list of single digits, most significant first
            glue digits together to a number, 0 for an empty list
            assemble a whole number from an array of digits
            compute the number represented by a list of decimal digits
            make one integer out of the digits in a list
        """),
        free=lines("""
            list of digits to integer
            how do I get from [1, 2, 3] to 123?
            Given a list of digits (0-9), return the number they form; an empty list gives 0.
            digits -> number
            I have an array of digits and want the int that they make up
            which number is written with these digits?
            inverse of splitting a number into digits: list in, int out
            merge digits to one number
        """),
        solution="""
def digits_to_number(digits: list[int]) -> int:
    number = 0
    for digit in digits:
        number = number * 10 + digit
    return number
""",
        inputs=lambda rng: ([rng.randint(0, 9) for _ in range(rng.randint(0, 6))],),
        examples=((([4, 7, 2],), 472), (([],), 0), (([0, 5],), 5)),
    ),
    Family(
        name="count_digit",
        imperative=lines("""
            count how often the digit $digit occurs in a number
            count the occurrences of $digit among the digits of an integer
            return how many digits of n are $digit
            find the number of times $digit appears as a digit of a number
            tell how many ${digit}s an integer contains
            compute how frequently the digit $digit shows up in a non-negative integer
            determine the amount of digits equal to $digit in a given int
            go through the digits of a number and count those that are $digit
            get the count of the digit $digit in a whole number
            work out how many of a number's digits equal $digit
            calculate how many times digit $digit is in the decimal form of n
            report the frequency of the digit $digit in an integer
        """),
        free=lines("""
            how many times does the digit $digit appear in a number?
            number of ${digit}s in an integer
            Given a non-negative integer, return the number of its digits that are equal to $digit.
            occurrences of digit $digit in n
            how many digits of n are a $digit?
            count of $digit in the digits of an int
            I want to know how often I have to write a $digit when writing down a number
            digit $digit counter for one integer
        """),
        solution="""
def count_digit(n: int) -> int:
    return str(n).count("$digit")
""",
        parameters=_digit,
        inputs=lambda rng: (rng.randint(0, 10 ** rng.randint(2, 12)),),
        example_parameters={"digit": 7},
        examples=(((7273,), 2), ((0,), 0), ((10,), 0)),
    ),
    Family(
        name="sum_parity_digits",
        imperative=lines("""
            sum the $parity digits of a number
            add up only the digits of an integer that are $parity
            return the sum of all $parity digits in n
            calculate the total of the $parity digits of a non-negative integer
            take the digits of a number, keep the $parity ones and sum them
            find what the $parity digits of a number add up to
            compute the sum over the $parity decimal digits of an int
            get the $parity digits of a number and give back their sum
            work out the digit sum using just the $parity digits
            total all digits that are $parity in a whole number
            determine the sum of those digits of n that are $parity
            ignore all digits that are not $parity and add the rest
        """),
        free=lines("""
            sum of $parity digits
            what is the sum of the $parity digits of a number?
            Given a non-negative integer, return the sum of its $parity digits, 0 if there are none.
            digit sum, but only $parity digits count
            I have an integer and want its $parity digits added together
            $parity digits total of n
            how to add the $parity digits in a number
            function taking an int, returns sum of digits that are $parity
        """),
        solution="""
def sum_parity_digits(n: int) -> int:
    return sum(int(digit) for digit in str(n) if int(digit) % 2 == $rest)
""",
        parameters=_parity,
        inputs=_number,
        example_parameters={"parity": "even", "rest": 0},
        examples=(((1234,), 6), ((135,), 0), ((88,), 16)),
    ),
    Family(
        name="is_harshad",
        imperative=lines("""
            check if a number is divisible by the sum of its digits
            test whether an integer is a Harshad number
            return True if the digit sum of n divides n
            determine whether a positive number is a harshad number
            tell if an integer can be divided evenly by its own digit sum
            decide if a number is a multiple of the sum of its digits
            find out whether n is a Niven number
            verify that dividing a number by the sum of its digits leaves no remainder
            see if the digits of a positive int add up to one of its divisors
            say if a given number is Harshad or not
            detect harshad numbers
            give True when n modulo its digit sum is zero
        """),
        free=lines("""
            is n a Harshad number?
            harshad number check
            Given a positive integer, return True if it is divisible by the sum of its digits.
            does the sum of the digits divide the number?
            18 -> 1 + 8 = 9 and 18 / 9 works, so True; do this for any positive int
            niven / harshad test
            number % digit sum == 0 ?
            I want to check that my number is divisible by its digit sum
        """),
        solution="""
def is_harshad(n: int) -> bool:
    return n % sum(int(digit) for digit in str(n)) == 0
""",
        inputs=lambda rng: (rng.choice((rng.randint(1, 30), rng.randint(10, 400), rng.randint(10, 400))),),
        examples=(((18,), True), ((19,), False), ((7,), True)),
    ),
)
