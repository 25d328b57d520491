"""More ways to ask for the families of families/number_theory.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "is_prime": lines("""
        Write a function that takes an int and says whether it's a prime
        Returns True for primes, False for any other integer.
        my program should know if a figure has no divisors but 1 and itself
        primality test
        Given an integer, is it a prime?
        make me a prime checker in python please
        Homework: decide the primality of an integer, anything under 2 is no prime
        Implement is_prime by trial division
        can this number only be divided by one and by itself?
        an int goes in, True comes out if it is prime
        Checks whether a value is prime
        for 7 it's True, for 9 it's False, so prime or not
    """),
    "primes_up_to": lines("""
        Write a function that takes a limit and returns the primes not above it
        Returns an ascending list of the primes from 2 to n.
        my program should print a table of prime numbers up to some limit, give me these primes
        primes <= limit
        Given an upper bound, which primes are there up to and including it?
        make me a list of prime numbers up to n in python please
        Homework: find each prime that doesn't exceed n
        Implement a prime generator with an inclusive upper limit, result as a list
        i want all the prime numbers until n, n too if it is one
        a limit goes in, all primes up to it come out
        Collects the primes in the range from 1 to n
        for 10 it's [2, 3, 5, 7]
    """),
    "prime_factors": lines("""
        Write a function that takes a positive int and returns the primes it is made of
        Returns the prime factorization as an ascending list with repeats.
        my program should break an integer down into primes
        factorization into primes, list
        Given an integer, which primes multiply to it? repeat them as often as needed
        make me a prime factorizer in python please
        Homework: decompose n into its prime factors
        Implement integer factorization by trial division
        keep dividing by the lowest possible prime until 1 is left and list what you divided by
        an int goes in, its prime factors (with multiplicity) come out
        Finds the list of primes whose product is n
        for 12 it's [2, 2, 3]
    """),
    "count_primes": lines("""
        Write a function that takes an array of ints and returns how many are prime
        Returns the number of prime entries.
        my program should tell how many primes were entered
        prime counter for a sequence
        Given a bunch of integers, how many of those are primes?
        make me a function that counts prime values in an array
        Homework: count the primes among the entries of a list
        Implement a count of prime integers in a sequence
        how often do prime numbers show up in my list
        integers go in, the amount of primes among them comes out
        Calculates how many values of a series are prime, repeats counted too
        for [1, 2, 3, 4, 5] it's 3, as three of them are prime
    """),
    "next_prime": lines("""
        Write a function that takes an int and returns the first prime above it
        Returns the least prime strictly bigger than n.
        my program should jump from a number up to the prime following it
        prime after n
        Given an integer, what's the next prime? it must be bigger than the integer
        make me a next-prime function in python please
        Homework: the smallest prime exceeding n
        Implement a search for the next larger prime
        count up from n and stop at the first prime number, not counting n
        an int goes in, the prime that follows it comes out
        Finds the nearest prime above a value
        for 7 it's 11
    """),
    "divisors": lines("""
        Write a function that takes a positive int and returns all of its divisors
        Returns the ascending list of factors of n.
        my program should show by which numbers an integer can be divided without remainder
        list of factors
        Given an integer, what can it be divided by evenly? list everything from 1 up to itself
        make me a function listing the factors of an int in python please
        Homework: every positive d with n % d == 0, in order
        Implement finding all divisors
        in which group sizes could n pupils be split with nobody left over?
        an int goes in, the sorted list of what divides it comes out
        Collects all the factors of a value
        for 6 it's [1, 2, 3, 6]
    """),
    "count_divisors": lines("""
        Write a function that takes a positive int and returns how many divisors it has
        Returns the number of factors of n.
        my program should tell how many numbers divide an integer without remainder
        divisor counter
        Given an integer, how many factors has it got, 1 and itself included?
        make me a function counting the factors of an int in python please
        Homework: the amount of positive d with n % d == 0
        Implement the divisor counting function
        how many group sizes are possible for n pupils if nobody may be left over
        an int goes in, the quantity of its divisors comes out
        Calculates by how many different positive integers a value is divisible
        for 12 it's 6
    """),
    "sum_proper_divisors": lines("""
        Write a function that takes a positive int and returns the total of its proper divisors
        Returns the sum of all factors of n below n.
        my program should add everything that divides an integer except for the integer
        aliquot sum
        Given an integer, what do its factors come to if it isn't counted itself?
        make me a function adding the proper factors of an int in python please
        Homework: the sum of every d < n with n % d == 0
        Implement the restricted divisor sum (n left out)
        all numbers smaller than n that n is divisible by, summed
        an int goes in, its divisors other than itself added up come out
        Calculates the total of the proper factors of a value
        for 12 it's 1 + 2 + 3 + 4 + 6 = 16
    """),
    "gcd": lines("""
        Write a function that takes two positive ints and returns their greatest common divisor
        Returns the highest integer dividing both arguments.
        my program should find the number by which a fraction can be reduced the most
        GCD of a pair
        Given two ribbons, what is the longest length that both can be cut into without rest?
        make me a gcd in python please
        Homework: the highest common factor of two integers by Euclid's method
        Implement gcd with the modulo operator in a loop
        what's the biggest figure that goes into both of these integers
        two ints go in, their highest common factor comes out
        Calculates the largest divisor shared by two values
        for 12 and 18 it's 6
    """),
    "lcm": lines("""
        Write a function that takes two positive ints and returns their least common multiple
        Returns the lowest positive integer that both arguments divide.
        my program should find a common denominator for two fractions, the lowest possible
        LCM of a pair
        Given two lamps blinking every a and every b seconds, after how long do they blink together again?
        make me an lcm in python please
        Homework: the lowest common multiple of two integers
        Implement lcm for two values
        what's the first figure that is in both times tables, the one of a and the one of b
        two ints go in, their lowest common multiple comes out
        Calculates the smallest multiple shared by two values
        for 4 and 6 it's 12
    """),
    "are_coprime": lines("""
        Write a function that takes two positive ints and says whether they are coprime
        Returns True when 1 is the sole common divisor.
        my program should know if a fraction is already in lowest terms, given its two numbers
        coprimality test
        Given two integers, are they relatively prime?
        make me a coprime checker in python please
        Homework: is the highest common factor of a and b equal to one?
        Implement a test of two integers for being relatively prime
        is there nothing except 1 that both of these can be divided by?
        two ints go in, True comes out if they are coprime
        Checks whether two values have no factor in common besides 1
        for 8 and 9 it's True, for 6 and 9 it's False (common factor 3)
    """),
    "is_perfect": lines("""
        Write a function that takes an int and says whether it's a perfect number
        Returns True when the proper divisors of n total n.
        my program should recognise perfect numbers like 6, 28 and 496
        perfect number test
        Given an integer, is it perfect, i.e. the same as its proper factors summed?
        make me a perfect number checker in python please
        Homework: is n equal to the sum of all d < n dividing n?
        Implement is_perfect
        do the divisors of this number, itself left out, come to exactly the number?
        an int goes in, True comes out if it's perfect
        Checks whether a value is the sum of its own proper factors
        for 6 it's True because of 1 + 2 + 3, for 12 it's False
    """),
    "is_perfect_square": lines("""
        Write a function that takes an int and says whether it's a square number
        Returns True when n is some integer times itself.
        my program should know if n tiles can be laid out as a full square
        square number checker
        Given an integer, is its square root an integer too?
        make me a perfect square check in python please
        Homework: is there a whole k with k * k equal to n?
        Implement a test for square numbers using integer square root
        does this number come from squaring another whole number?
        an int goes in, True comes out if it is a perfect square
        Checks whether a value is a perfect square, negative ones never are
        for 16 it's True, for 15 it's False
    """),
}
