"""Families about bits, powers, counting down, choosing and Pascal's triangle."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _pair(rng: Random) -> tuple[int, int]:
    a = rng.randint(0, 200)
    return (a, a if rng.random() < 0.1 else rng.randint(0, 200))


def _power_or_not(rng: Random, base: int) -> tuple[int]:
    return (rng.choice((base ** rng.randint(0, 6), rng.randint(-2, 70))),)


FAMILIES = (
    Family(
        name="count_bits",
        imperative=lines("""
            count the set bits of an integer
            return the number of ones in the binary representation of n
            find how many bits of a non-negative integer are 1
            compute the popcount of a number
            count the 1s in a number written in binary
            get the Hamming weight of an int
            determine how many ones the binary form of a number has
            calculate the amount of bits that are set in n
            convert a number to binary and count its ones
            work out how many 1 bits there are in an integer
            tell the number of turned-on bits for a value
            give the population count of an unsigned integer
        """),
        free=lines("""
            number of set bits
            how many 1 bits does n have?
            Given a non-negative integer, return the number of 1s in its binary representation.
            popcount
            hamming weight of an int
            how can I count the ones of a binary number (input is an int)
            5 is 101 in binary so answer 2; write this for any n
            ones in base 2 form of a number
        """),
        solution="""
def count_bits(n: int) -> int:
    return bin(n).count("1")
""",
        inputs=lambda rng: (rng.randint(0, 2 ** rng.randint(1, 12)),),
        examples=(((5,), 2), ((0,), 0), ((255,), 8)),
    ),
    Family(
        name="is_power_of_two",
        imperative=lines("""
            check if a number is a power of two
            test whether an integer is a power of 2
            return True if n equals 2 raised to some non-negative integer
            determine if only a single bit of a positive number is set
            tell whether n is one of 1, 2, 4, 8, 16 and so on
            decide if a number can be written as 2 to the k
            find out whether an int is an exact power of two
            verify that halving n again and again ends at exactly 1
            see if the given value is a power of two
            say if a number is in the sequence of doublings that starts from 1
            give a boolean telling whether n is a power of 2
            detect powers of two
        """),
        free=lines("""
            is n a power of two?
            power of 2 check
            Given an integer n, return True if it is a power of two, otherwise False (0 and negatives are False).
            n == 2**k for some k >= 0 ?
            how do I test if a number is a power of 2
            1, 2, 4, 8, ... -> True, everything else -> False
            exactly one bit set? bool
            I need to validate that a size is a power of two
        """),
        solution="""
def is_power_of_two(n: int) -> bool:
    return n > 0 and n & (n - 1) == 0
""",
        inputs=lambda rng: _power_or_not(rng, 2),
        examples=(((8,), True), ((6,), False), ((1,), True), ((0,), False)),
    ),
    Family(
        name="is_power_of",
        imperative=lines("""
            check if a number is a power of $base
            test whether an integer is a power of $base
            return True if n equals $base raised to some non-negative integer
            tell whether n is 1, $base, $base * $base and so on
            decide if a number can be written as $base to the k
            find out whether an int is an exact power of $base
            divide by $base as long as possible and check that 1 is left
            verify that n is $base to the power of a whole number
            see if the given value is a power of $base
            determine if repeated multiplication of 1 by $base gives n
            give a boolean telling whether n is a power of $base
            detect powers of $base, 1 being one of them
        """),
        free=lines("""
            is n a power of $base?
            power of $base check
            Given an integer n, return True if it is a power of $base, otherwise False.
            n == $base**k for some k >= 0 ?
            how do I test if a number is a power of $base
            can I get n by multiplying only ${base}s (1 counts too)?
            true for 1, $base and all higher powers of $base, false for other ints
            bool: number is power of $base
        """),
        solution="""
def is_power_of(n: int) -> bool:
    if n < 1:
        return False
    while n % $base == 0:
        n //= $base
    return n == 1
""",
        parameters=lambda rng: {"base": rng.choice((3, 4, 5, 10))},
        inputs=lambda rng: (rng.choice((3, 4, 5, 10)) ** rng.choice((0, 1, 2, 3, 4)) * rng.choice((1, 1, 1, 2)),),
        example_parameters={"base": 3},
        examples=(((27,), True), ((1,), True), ((12,), False), ((0,), False)),
    ),
    Family(
        name="hamming_distance",
        imperative=lines("""
            compute the Hamming distance between two integers
            count the bits in which two numbers differ
            return how many bit positions are different in a and b
            find the number of differing bits of two non-negative ints
            calculate the bitwise Hamming distance of a pair of integers
            compare two integers bit by bit and count the mismatches
            xor two numbers and count the ones
            determine how many bits must be flipped to turn a into b
            get the amount of positions where the binary forms of two numbers disagree
            work out the number of bit flips needed to convert one integer to another
            tell in how many bits x and y are not the same
            give the count of unequal bits between two numbers
        """),
        free=lines("""
            hamming distance of two integers
            how many bits differ between a and b?
            Given two integers x and y, return the number of positions at which the corresponding bits differ.
            number of different bits
            popcount(a xor b)
            bits to flip to go from a to b
            I have two ints, how many of their bits are different?
            bit difference count for two numbers
        """),
        solution="""
def hamming_distance(a: int, b: int) -> int:
    return bin(a ^ b).count("1")
""",
        inputs=_pair,
        examples=(((1, 4), 2), ((7, 7), 0), ((0, 255), 8)),
    ),
    Family(
        name="single_number",
        imperative=lines("""
            find the number that appears only once while all others appear twice
            return the element without a partner in a list where every other value occurs two times
            xor all numbers of a list together
            get the one integer in an array that has no duplicate (the rest come in pairs)
            identify the single number in a list of pairs
            combine all the integers of a list with exclusive or
            locate the lonely value, given that each other value is there exactly twice
            compute the XOR of all elements
            pick out the unpaired number from an array of pairs
            use xor to find the value that occurs once among values occurring twice
            determine which integer is left over when equal numbers are paired up
            reduce a list of ints with the ^ operator, starting from 0
        """),
        free=lines("""
            xor of all elements in a list
            every number appears twice except one, which one? use xor
            Given a list of integers, return the XOR of all of them (0 for an empty list).
            single number problem: all values twice but one
            bitwise exclusive or over a list
            how do I find the element that is not duplicated when all others are there two times
            a ^ b ^ c ^ ... for a list
            array of pairs plus one extra number, return the extra
        """),
        solution="""
def single_number(numbers: list[int]) -> int:
    result = 0
    for number in numbers:
        result ^= number
    return result
""",
        inputs=lambda rng: (rng.sample([*range(1, 9), *range(1, 9), rng.randint(10, 60)], k=17),),
        examples=((([4, 1, 2, 1, 2],), 4), (([7],), 7), (([],), 0)),
    ),
    Family(
        name="bit_length",
        imperative=lines("""
            return how many bits are needed to write a number in binary
            compute the bit length of an integer
            find the number of binary digits of a non-negative integer, 0 having none
            count the digits of n in base 2 (zero counts as 0 bits)
            get the number of bits required to represent an int
            determine how long the binary form of a number is, without leading zeros
            calculate the bit length of n
            tell the minimal number of bits which can hold a number
            work out how many bits an integer occupies in binary notation
            measure the length of a number in bits
            give the count of binary digits for a positive integer, 0 for zero
            report how many times a number can be halved (integer division) until it becomes 0
        """),
        free=lines("""
            bit length of an int
            how many bits do I need to store n?
            Given a non-negative integer, return its bit length (0 for 0).
            number of binary digits, with 0 for zero
            5 = 0b101 -> 3 bits
            length in bits of a number, no leading zeros, so zero has length 0
            how do I find the amount of bits a number takes
            bits required for n
        """),
        solution="""
def bit_length(n: int) -> int:
    return n.bit_length()
""",
        inputs=lambda rng: (rng.randint(0, 2 ** rng.randint(1, 14)),),
        examples=(((5,), 3), ((0,), 0), ((8,), 4)),
    ),
    Family(
        name="integer_square_root",
        imperative=lines("""
            return the integer square root of a number
            compute the square root of n rounded down to an integer
            find the largest integer whose square is not greater than n
            calculate the floor of the square root
            get the whole part of the square root of a non-negative integer
            determine the biggest k such that k * k <= n
            take the square root and cut off the decimals
            work out the square root of an int, rounded downwards
            give back isqrt of a number
            produce the truncated square root of an integer
            look for the greatest whole number that squared does not exceed n
            evaluate the square root without its fractional part
        """),
        free=lines("""
            integer square root
            what is the square root of n, rounded down?
            Given a non-negative integer x, return the square root of x rounded down to the nearest integer.
            floor(sqrt(n))
            isqrt
            17 -> 4, 16 -> 4, 15 -> 3
            square root as int, decimals thrown away
            how can I get the whole number part of a square root in python
        """),
        solution="""
def integer_square_root(n: int) -> int:
    from math import isqrt

    return isqrt(n)
""",
        inputs=lambda rng: (rng.choice((rng.randint(0, 20) ** 2, rng.randint(0, 1000))),),
        examples=(((17,), 4), ((16,), 4), ((0,), 0)),
    ),
    Family(
        name="combinations_count",
        imperative=lines("""
            compute the binomial coefficient n over k
            return the number of ways to choose k items out of n
            calculate n choose k
            count the k-element subsets of a set with n elements
            find in how many ways k things can be picked from n when order does not matter
            get the binomial coefficient of n and k
            evaluate C(n, k)
            work out how many combinations of size k exist for n objects
            determine n! / (k! * (n - k)!)
            give the number of different teams of k people from a group of n
            tell how many possibilities there are to select k of n without order
            produce the entry at row n, position k of Pascal's triangle (both from 0)
        """),
        free=lines("""
            n choose k
            how many ways are there to choose k out of n?
            Given n and k, return the binomial coefficient.
            binomial(n, k)
            number of combinations, order irrelevant
            lottery: how many ways to draw k numbers from n
            nCr in python
            n over k as function of two ints
        """),
        solution="""
def combinations_count(n: int, k: int) -> int:
    from math import comb

    return comb(n, k)
""",
        inputs=lambda rng: (rng.randint(0, 14), rng.randint(0, 6)),
        examples=(((5, 2), 10), ((4, 0), 1), ((6, 6), 1), ((2, 3), 0)),
    ),
    Family(
        name="pascal_row",
        imperative=lines("""
            return the n-th row of Pascal's triangle, counting from 0
            compute row n of the Pascal triangle (row 0 is [1])
            list the binomial coefficients for n
            get all values in row n of Pascal's triangle, where the top row is row zero
            build the Pascal triangle row with index n
            generate the coefficients of (a + b) to the power n
            make a list of n choose 0, n choose 1, ..., n choose n
            produce one row of Pascal's triangle given its zero-based number
            calculate the nth line of the triangle of Pascal, the first line being number 0
            give the list C(n, k) for k from 0 to n
            find the numbers standing in the row n of pascal's triangle (start counting at 0)
            expand (1 + x)^n and return its coefficients
        """),
        free=lines("""
            pascal's triangle row n (0-based)
            what is in row n of Pascal's triangle? row 0 is just 1
            Given a row index, return that row of Pascal's triangle; index 0 gives [1].
            [1, 4, 6, 4, 1] for n = 4
            binomial coefficients of n as a list
            I need a single row of the pascal triangle, rows start from zero
            nth pascal row
            coefficients of (x + 1)**n
        """),
        solution="""
def pascal_row(n: int) -> list[int]:
    row = [1]
    for _ in range(n):
        row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]
    return row
""",
        inputs=lambda rng: (rng.randint(0, 9),),
        examples=(((4,), [1, 4, 6, 4, 1]), ((0,), [1]), ((1,), [1, 1])),
    ),
    Family(
        name="countdown",
        imperative=lines("""
            count down from n to 1 in a list
            return the numbers from n down to 1
            list the integers n, n - 1, ..., 1
            make a countdown list starting at n and ending with 1
            generate all whole numbers from n to 1 in descending order
            produce the numbers 1 to n backwards
            build a list that goes from n to 1 in steps of -1
            get the integers 1..n, largest first
            create a list counting backwards from n until 1
            give back the numbers between n and 1 in decreasing order, both included
            collect the countdown values for a start n, stop at one
            output a descending list from n to 1
        """),
        free=lines("""
            countdown from n to 1
            how do I get a list of numbers going down from n to 1?
            Given a positive integer n, return [n, n - 1, ..., 2, 1].
            numbers n..1 descending
            reverse range, n to 1
            5 -> [5, 4, 3, 2, 1]
            like a rocket start: n, n-1 and so on to 1, in a list
            I want to count backwards from n, last number is 1
        """),
        solution="""
def countdown(n: int) -> list[int]:
    return list(range(n, 0, -1))
""",
        inputs=lambda rng: (rng.randint(0, 15),),
        examples=(((3,), [3, 2, 1]), ((0,), []), ((1,), [1])),
    ),
)
