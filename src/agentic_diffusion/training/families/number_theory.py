"""Families about number theory: primes, divisors, common divisors and multiples, perfect numbers and squares."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _prime_or_not(rng: Random) -> tuple[int]:
    return (rng.choice((rng.randint(-3, 60), rng.choice((2, 3, 7, 11, 13, 29, 37, 53, 97)))),)


def _related_pair(rng: Random) -> tuple[int, int]:
    factor = rng.choice((1, 2, 3, 6, 7))
    return (factor * rng.randint(1, 20), factor * rng.randint(1, 20))


FAMILIES = (
    Family(
        name="is_prime",
        imperative=lines("""
            check if a number is prime
            test whether an integer is a prime number
            tell if n is prime or not
            return True when the given number is prime and False otherwise
            decide whether a value has no divisors other than 1 and itself
            determine the primality of an integer
            find out if a positive integer is prime
            implement a simple primality test by trial division
            see if some number is a prime
            verify that an integer greater than 1 is divisible only by one and itself
            detect prime numbers: give back a boolean for a given n
            say if the number passed in is prime
        """),
        free=lines("""
            is this number prime?
            prime number check
            how do I know if a number is a prime in python?
            Given an integer n, return True if n is prime, else False.
            isprime function please
            I need to know whether an int is prime, true/false is enough
            primality test for a single integer (0, 1 and negatives are not prime)
            function with one number as input, output should be a boolean that says if it's prime
            my homework: program that tells if a number is prime
            boolean: n prime?
        """),
        solution="""
def is_prime(n: int) -> bool:
    if n < 2:
        return False
    return all(n % divisor != 0 for divisor in range(2, int(n**0.5) + 1))
""",
        inputs=_prime_or_not,
        examples=(((7,), True), ((1,), False), ((25,), False), ((2,), True), ((-5,), False)),
    ),
    Family(
        name="primes_up_to",
        imperative=lines("""
            list all primes up to n
            return every prime number that is less than or equal to a limit
            find all prime numbers from 2 to n inclusive
            generate a list of the primes not greater than n
            collect the primes between 1 and n, including n
            get prime numbers up to and including a given number
            compute all primes <= n
            produce the prime numbers in the range 1..n as a list
            implement a sieve that gives all primes up to a limit (inclusive)
            build a list with each prime at most n
            give me the primes up to some maximum value, with the maximum included if it is prime
            make a list of all the prime integers that do not exceed n
        """),
        free=lines("""
            all primes up to n
            which numbers from 1 to n are prime? I want them in a list
            sieve of eratosthenes, limit inclusive, returns list
            Given a limit n, return a list of all prime numbers p with p <= n.
            primes <= n as a sorted list
            what are the prime numbers up to a given number?
            I'd like a function that takes a maximum and hands back every prime until there (inclusive)
            input: n. output: list of primes from 2 to n
            can you list the primes up to n for me
        """),
        solution="""
def primes_up_to(n: int) -> list[int]:
    return [number for number in range(2, n + 1) if all(number % d != 0 for d in range(2, int(number**0.5) + 1))]
""",
        inputs=lambda rng: (rng.randint(0, 60),),
        examples=(((10,), [2, 3, 5, 7]), ((1,), []), ((13,), [2, 3, 5, 7, 11, 13])),
    ),
    Family(
        name="prime_factors",
        imperative=lines("""
            return the prime factors of a number
            factorize an integer into primes
            find the prime factorization of n as a list with repeated factors
            break a number down into its prime factors
            compute all prime factors of an integer, with multiplicity, in increasing order
            decompose n into a list of primes whose product is n
            split a positive integer into prime factors
            get the list of primes that multiply together to give the number
            list the prime factors of n, repeating the ones that occur several times
            write a number as a product of primes and return those primes
            do prime factorisation of the given integer
            factor a whole number into its primes
        """),
        free=lines("""
            prime factorization of n
            what are the prime factors of a number? repeated ones should be listed repeatedly
            Given a positive integer, return its prime factors in ascending order (12 -> [2, 2, 3]).
            prime factors with multiplicity, as list
            which primes multiplied together give this integer?
            I have an int and need the list of primes it is made of, like 60 = 2*2*3*5
            factorise number -> [p1, p2, ...] sorted, duplicates kept
            function that receives n and gives the primes of its factorization
        """),
        solution="""
def prime_factors(n: int) -> list[int]:
    factors = []
    divisor = 2
    while n > 1:
        while n % divisor == 0:
            factors.append(divisor)
            n //= divisor
        divisor += 1
    return factors
""",
        inputs=lambda rng: (rng.randint(1, 200),),
        examples=(((12,), [2, 2, 3]), ((1,), []), ((7,), [7]), ((60,), [2, 2, 3, 5])),
    ),
    Family(
        name="count_primes",
        imperative=lines("""
            count the prime numbers in a list
            count how many elements of a list are prime
            return the number of primes in a collection of integers
            find how many primes an array contains
            tell how many of the given numbers are prime
            go through a list of integers and count the prime ones
            work out the amount of prime numbers among some integers
            calculate how many items in the array are prime numbers
            determine the quantity of primes in the input list
            get the count of primes in a sequence of ints
            report how many prime values appear in a list
            tally the primes found in a list of numbers
        """),
        free=lines("""
            how many primes are in this list?
            number of prime elements in an array
            given a list of integers, how many of them are prime numbers?
            count primes in list
            I have a list of ints and I want the number of primes inside, not the primes themselves
            prime counter for a list, duplicates count each time
            Given an array nums, return how many entries are prime.
            what's the easiest way to count the prime numbers of a list
        """),
        solution="""
def count_primes(numbers: list[int]) -> int:
    def is_prime(n: int) -> bool:
        return n > 1 and all(n % d != 0 for d in range(2, int(n**0.5) + 1))

    return sum(1 for number in numbers if is_prime(number))
""",
        inputs=lambda rng: ([rng.randint(-5, 40) for _ in range(rng.randint(0, 9))],),
        examples=((([1, 2, 3, 4, 5],), 3), (([],), 0), (([-7, 7, 7, 9],), 2)),
    ),
    Family(
        name="next_prime",
        imperative=lines("""
            find the next prime after a number
            return the smallest prime greater than n
            get the first prime number that comes after the given integer
            compute the closest prime strictly above n
            look for the next bigger prime
            determine which prime follows a given number
            start at n + 1 and search upwards until a prime is found
            give the least prime that is larger than n
            calculate the prime that comes right after n, n itself excluded
            search for the first prime bigger than the input
            produce the next prime number following n
            locate the nearest prime number higher than a given value
        """),
        free=lines("""
            next prime number after n
            what is the smallest prime larger than n?
            Given an integer n, return the first prime strictly greater than n.
            next prime, please (if n is prime itself, still go to the following one)
            which prime comes after this number?
            I need a function, I give a number and it gives me the next prime
            first prime > n
            nextprime(n): least prime p such that p > n
        """),
        solution="""
def next_prime(n: int) -> int:
    candidate = max(n + 1, 2)
    while any(candidate % divisor == 0 for divisor in range(2, int(candidate**0.5) + 1)):
        candidate += 1
    return candidate
""",
        inputs=lambda rng: (rng.randint(-3, 120),),
        examples=(((7,), 11), ((0,), 2), ((14,), 17), ((2,), 3)),
    ),
    Family(
        name="divisors",
        imperative=lines("""
            list all divisors of a number
            return every positive divisor of n in ascending order
            find all factors of an integer
            get the numbers that divide n evenly, including 1 and n
            collect all the integers from 1 to n that n is divisible by
            compute the sorted list of divisors of a positive integer
            produce the factors of a given number
            determine which numbers divide a number without remainder
            give back all divisors of an integer as a list, smallest first
            find each whole number that goes evenly into n
            make a list of the factors of n, 1 and the number itself too
            enumerate the positive divisors of a value
        """),
        free=lines("""
            divisors of n as a list
            what are all the factors of a number?
            which numbers divide n without leaving a remainder?
            Given a positive integer, return a list of all its divisors in increasing order.
            all factors of an int, sorted
            I need every divisor of a number, 1 and itself included
            factors of 12 are 1, 2, 3, 4, 6, 12 - write this for any n
            function: input positive int, output list of its divisors
            how to get the divisors of a number in python
        """),
        solution="""
def divisors(n: int) -> list[int]:
    return [divisor for divisor in range(1, n + 1) if n % divisor == 0]
""",
        inputs=lambda rng: (rng.randint(1, 100),),
        examples=(((12,), [1, 2, 3, 4, 6, 12]), ((1,), [1]), ((7,), [1, 7])),
    ),
    Family(
        name="count_divisors",
        imperative=lines("""
            count the divisors of a number
            return how many positive divisors n has
            find the number of factors of an integer
            count how many integers divide n evenly
            calculate the amount of divisors of a positive integer
            tell how many numbers from 1 to n divide n
            work out how many factors a given number has, counting 1 and itself
            compute the divisor count of n
            get the total number of positive factors for a value
            determine in how many ways a number can be divided without remainder
            figure out the quantity of divisors an int has
            give the number of divisors (tau function)
        """),
        free=lines("""
            how many divisors does a number have?
            number of factors of n
            Given a positive integer n, return the count of its divisors, 1 and n included.
            divisor count
            how many integers go evenly into n?
            I want to know how many factors some number has (not the list, only how many)
            tau(n), number of positive divisors
            input 12 -> output 6 because 1,2,3,4,6,12 divide it. do it for any positive int
        """),
        solution="""
def count_divisors(n: int) -> int:
    return sum(1 for divisor in range(1, n + 1) if n % divisor == 0)
""",
        inputs=lambda rng: (rng.randint(1, 120),),
        examples=(((12,), 6), ((1,), 1), ((13,), 2)),
    ),
    Family(
        name="sum_proper_divisors",
        imperative=lines("""
            sum the proper divisors of a number
            add up all divisors of n except n itself
            return the sum of all the factors of an integer that are smaller than it
            compute the aliquot sum of n
            calculate the total of the divisors of n, not counting n
            find the sum of every number below n that divides n
            total the proper factors of a positive integer
            get the sum of divisors of a number excluding the number itself
            take all numbers less than n that divide it evenly and add them together
            work out what the proper divisors of n add up to
            determine the sum of a number's proper divisors
            add together each factor of the given int but leave out the number
        """),
        free=lines("""
            sum of proper divisors
            what do the divisors of n (without n) add up to?
            Given a positive integer, return the sum of its divisors that are strictly less than it.
            aliquot sum of an integer
            I need the sum of the factors of a number, the number itself doesn't count
            12 gives 1+2+3+4+6 = 16, same for any positive n
            how can I add all proper factors of a number
            proper divisor sum for n
        """),
        solution="""
def sum_proper_divisors(n: int) -> int:
    return sum(divisor for divisor in range(1, n) if n % divisor == 0)
""",
        inputs=lambda rng: (rng.randint(1, 120),),
        examples=(((12,), 16), ((6,), 6), ((1,), 0), ((7,), 1)),
    ),
    Family(
        name="gcd",
        imperative=lines("""
            compute the greatest common divisor of two numbers
            find the gcd of two integers
            return the largest number that divides both a and b
            calculate the highest common factor of two numbers
            implement Euclid's algorithm
            get the biggest integer that goes evenly into two given integers
            determine the greatest common factor of a and b
            work out the HCF of two positive integers
            use the Euclidean algorithm to get the gcd of a and b
            find the largest shared divisor of two values
            take two integers and give back their greatest common divisor
            look for the largest common divisor of a pair of ints
        """),
        free=lines("""
            gcd of two numbers
            what is the greatest common divisor of a and b?
            euclidean algorithm for two ints
            Given two positive integers, return their greatest common divisor.
            HCF of a and b
            biggest number that divides both inputs without remainder
            how to find gcd in python
            I need the highest common factor of 2 numbers
            greatest common factor, two arguments
        """),
        solution="""
def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a
""",
        inputs=_related_pair,
        examples=(((12, 18), 6), ((7, 5), 1), ((10, 5), 5)),
    ),
    Family(
        name="lcm",
        imperative=lines("""
            compute the least common multiple of two numbers
            find the lcm of two integers
            return the smallest number that both a and b divide
            calculate the lowest common multiple of a and b
            get the smallest positive integer divisible by both numbers
            determine the LCM of two positive integers
            work out the first number that is a multiple of both inputs
            find the smallest shared multiple of two values
            take two positive ints and give back their least common multiple
            produce the least number that is divisible by a and by b
            use the gcd to calculate the least common multiple of two ints
            tell the lowest number two integers both go into
        """),
        free=lines("""
            lcm of two numbers
            what is the least common multiple of a and b?
            Given two positive integers, return their lowest common multiple.
            smallest number divisible by both a and b
            LCM in python
            I need the smallest common multiple of 2 numbers
            least common multiple, two int arguments
            two buses leave every a and every b minutes, after how many minutes do they meet again? (so the lcm)
        """),
        solution="""
def lcm(a: int, b: int) -> int:
    from math import gcd

    return a * b // gcd(a, b)
""",
        inputs=_related_pair,
        examples=(((4, 6), 12), ((3, 5), 15), ((7, 7), 7)),
    ),
    Family(
        name="are_coprime",
        imperative=lines("""
            check if two numbers are coprime
            test whether two integers are relatively prime
            return True if the greatest common divisor of a and b is 1
            determine if two numbers share no common factor other than 1
            tell whether a and b have no common divisor bigger than one
            decide if a pair of integers is coprime
            verify that gcd of two numbers equals 1
            find out whether two positive integers are mutually prime
            see if two values have only 1 as common factor
            say if the fraction a/b can not be reduced any further
            check that nothing but 1 divides both numbers
            give True for relatively prime inputs, False if they share a factor
        """),
        free=lines("""
            are these two numbers coprime?
            coprime check for a and b
            Given two positive integers, return True if they are relatively prime.
            gcd(a, b) == 1 ?
            do two numbers share a common factor? true if they do not
            I want to know if 2 ints are co-prime
            boolean that says whether a and b have no common divisor except 1
            relatively prime test
        """),
        solution="""
def are_coprime(a: int, b: int) -> bool:
    from math import gcd

    return gcd(a, b) == 1
""",
        inputs=lambda rng: (rng.randint(1, 30), rng.randint(1, 30)),
        examples=(((8, 9), True), ((6, 9), False), ((1, 5), True)),
    ),
    Family(
        name="is_perfect",
        imperative=lines("""
            check if a number is perfect
            test whether an integer is a perfect number
            return True if a number equals the sum of its proper divisors
            determine if the divisors of n, without n, add up to n
            decide whether a positive integer is perfect
            tell if the sum of the factors of a number below it is the number itself
            verify that n is equal to the sum of all its divisors excluding itself
            find out whether a given int is a perfect number like 6 or 28
            see if a number is the total of its own proper factors
            say whether the aliquot sum of n is n
            detect perfect numbers, returning a bool for a given n
            report if a value is a perfect number
        """),
        free=lines("""
            is n a perfect number?
            perfect number check
            Given a positive integer, return whether it equals the sum of its proper divisors.
            6 = 1 + 2 + 3 so 6 is perfect. I need a function that tests this for any number
            is a number equal to the sum of its divisors (except itself)?
            perfect number test, returns boolean
            how can I check for perfect numbers in python
            true if sum of proper divisors == n
        """),
        solution="""
def is_perfect(n: int) -> bool:
    return n > 0 and sum(divisor for divisor in range(1, n) if n % divisor == 0) == n
""",
        inputs=lambda rng: (rng.choice((6, 28, 496, 0, 1, rng.randint(2, 40), rng.randint(2, 100))),),
        examples=(((6,), True), ((28,), True), ((12,), False), ((1,), False)),
    ),
    Family(
        name="is_perfect_square",
        imperative=lines("""
            check if a number is a perfect square
            test whether an integer is the square of another integer
            return True if the square root of n is a whole number
            determine whether n is a square number
            tell if some integer multiplied by itself gives n
            decide if a number is a perfect square or not
            find out if an int has an integer square root
            verify that a value is a square like 1, 4, 9, 16
            see whether the root of a number is an integer
            say if n can be written as k * k for a whole number k
            give True for square numbers and False for everything else
            detect whether the given integer is a perfect square
        """),
        free=lines("""
            is n a perfect square?
            perfect square check
            Given an integer n, return True if it is a perfect square, otherwise False. Negatives are not.
            does this number have a whole square root?
            is there an integer whose square is n?
            square number test, boolean result
            I want to test if a number is a square of some int
            true for 0, 1, 4, 9, 16, 25 ... false for the rest
        """),
        solution="""
def is_perfect_square(n: int) -> bool:
    from math import isqrt

    return n >= 0 and isqrt(n) ** 2 == n
""",
        inputs=lambda rng: (rng.choice((rng.randint(0, 15) ** 2, rng.randint(-5, 150))),),
        examples=(((16,), True), ((15,), False), ((0,), True), ((-4,), False)),
    ),
)
