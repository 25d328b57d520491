"""Families about number sequences and series: factorial, Fibonacci, Collatz, FizzBuzz, sums up to n, tables."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _parity(rng: Random) -> dict[str, object]:
    return rng.choice(({"parity": "even", "start": 2}, {"parity": "odd", "start": 1}))


def _two_factors(rng: Random) -> dict[str, object]:
    a, b = rng.choice(((3, 5), (2, 7), (4, 6), (5, 7), (3, 4), (6, 10)))
    return {"a": a, "b": b}


def _power(rng: Random) -> dict[str, object]:
    return rng.choice(({"powers": "squares", "exponent": 2}, {"powers": "cubes", "exponent": 3}))


FAMILIES = (
    Family(
        name="factorial",
        imperative=lines("""
            compute the factorial of a number
            return n factorial
            calculate n! for a given n
            multiply all integers from 1 to n
            find the product of the numbers 1 up to n
            get the factorial of a non-negative integer
            take n and give back 1 * 2 * ... * n
            work out the factorial for a given int
            implement the factorial function
            determine how many ways n items can be ordered
            produce the product of all positive integers up to and including n
            evaluate n! for n >= 0
        """),
        free=lines("""
            factorial
            what is the factorial of n?
            Given a non-negative integer n, return n!.
            n! in python
            factorial of a number, 0 gives 1
            how do I write a factorial function
            5 -> 120, 3 -> 6, 0 -> 1
            program for factorial please
            product 1*2*3*...*n
        """),
        solution="""
def factorial(n: int) -> int:
    result = 1
    for factor in range(2, n + 1):
        result *= factor
    return result
""",
        inputs=lambda rng: (rng.randint(0, 12),),
        examples=(((5,), 120), ((0,), 1), ((1,), 1), ((3,), 6)),
    ),
    Family(
        name="fibonacci",
        imperative=lines("""
            return the nth Fibonacci number
            compute the n-th fibonacci number, starting with F(0) = 0 and F(1) = 1
            calculate the fibonacci number with index n, where index 0 is 0
            find the Fibonacci number at position n (F(0) is 0, F(1) is 1)
            get the nth element of the Fibonacci sequence
            implement the fibonacci function
            work out F(n) of the Fibonacci sequence
            determine the n-th term of 0, 1, 1, 2, 3, 5, 8 counting from zero
            give the fibonacci value for n
            take n and return the corresponding Fibonacci number
            evaluate fib(n)
            produce the n-th number in the sequence where each term is the sum of the two before, from 0 and 1
        """),
        free=lines("""
            nth fibonacci number
            what is the n-th number in the Fibonacci sequence?
            Given n, return F(n), where F(0) = 0, F(1) = 1 and F(n) = F(n-1) + F(n-2).
            fib(n)
            fibonacci in python, only the nth number
            how do I calculate a Fibonacci number without recursion?
            fib: 0 -> 0, 1 -> 1, 2 -> 1, 3 -> 2, 10 -> 55
            I need the fibonacci number for a given index
            function fibonacci n
        """),
        solution="""
def fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
""",
        inputs=lambda rng: (rng.randint(0, 30),),
        examples=(((0,), 0), ((1,), 1), ((10,), 55), ((3,), 2)),
    ),
    Family(
        name="fibonacci_sequence",
        imperative=lines("""
            return the first n Fibonacci numbers
            generate the fibonacci sequence with n terms, starting at 0
            list the first n numbers of the Fibonacci series
            build a list of n fibonacci numbers beginning with 0, 1
            produce the start of the Fibonacci sequence, n elements long
            compute a list holding the first n fibonacci numbers
            create the Fibonacci series up to the n-th term as a list
            give back n terms of the sequence 0, 1, 1, 2, 3, 5 and so on
            collect the first n members of the fibonacci sequence
            make a list of length n with the Fibonacci numbers from 0 on
            get the beginning of the Fibonacci series (n values)
            output n fibonacci terms in a list
        """),
        free=lines("""
            first n fibonacci numbers
            what are the first n numbers of the Fibonacci sequence?
            Given n, return a list with the first n Fibonacci numbers, starting 0, 1.
            fibonacci series as a list, n terms
            fib list of length n
            n = 6 should give [0, 1, 1, 2, 3, 5]
            I want the fibonacci sequence, the parameter says how many numbers
            how to make a list of fibonacci numbers in python
        """),
        solution="""
def fibonacci_sequence(n: int) -> list[int]:
    sequence = []
    a, b = 0, 1
    for _ in range(n):
        sequence.append(a)
        a, b = b, a + b
    return sequence
""",
        inputs=lambda rng: (rng.randint(0, 15),),
        examples=(((6,), [0, 1, 1, 2, 3, 5]), ((0,), []), ((1,), [0])),
    ),
    Family(
        name="collatz_steps",
        imperative=lines("""
            count the Collatz steps until a number reaches 1
            return how many steps the Collatz process needs to get from n to 1
            compute the number of steps in the collatz sequence of n
            halve even numbers and turn odd n into 3n + 1, and count the steps until 1
            find the length of the way from n down to 1 under the Collatz rule, in steps
            calculate how long the 3n+1 procedure takes to reach 1
            apply n / 2 for even and 3n + 1 for odd until 1 appears and return the step count
            determine the collatz stopping count of a positive integer
            work out after how many iterations the hailstone sequence hits 1
            get the amount of Collatz iterations required for n to become 1
            simulate the Collatz conjecture from n and return the number of steps
            tell how many times the 3n + 1 rule must be applied until the number is 1
        """),
        free=lines("""
            collatz steps
            how many steps does it take for n to reach 1 in the Collatz sequence?
            Given a positive integer n, return the number of Collatz steps needed to reach 1.
            3n+1 problem: number of steps
            even -> n / 2, odd -> 3 * n + 1, how many steps until 1?
            collatz step counter, 1 needs 0 steps
            hailstone steps of a number
            I want to know how long Collatz runs for a given start value
        """),
        solution="""
def collatz_steps(n: int) -> int:
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
""",
        inputs=lambda rng: (rng.randint(1, 40),),
        examples=(((1,), 0), ((6,), 8), ((2,), 1), ((3,), 7)),
    ),
    Family(
        name="collatz_sequence",
        imperative=lines("""
            return the Collatz sequence of a number as a list
            list all numbers of the collatz sequence from n to 1
            generate the Collatz sequence that starts at n and ends with 1
            collect every value on the 3n + 1 path from n until 1
            build the hailstone sequence of a positive integer, both ends included
            halve even numbers, map odd ones to 3n + 1, and return all values until 1
            compute the list of Collatz numbers starting from n
            produce the sequence for the Collatz conjecture, beginning with n
            give back the whole chain of numbers that Collatz goes through from n down to 1
            record each number while applying the collatz rule until reaching 1
            make the list n, ..., 1 by the rule of Collatz
            output the collatz chain for a start value
        """),
        free=lines("""
            collatz sequence
            what is the Collatz sequence of n?
            Given a positive integer n, return the list of its Collatz sequence including n and the final 1.
            3n+1 sequence as a list
            hailstone numbers of n in order
            6 -> [6, 3, 10, 5, 16, 8, 4, 2, 1]
            I would like all numbers visited by the Collatz procedure
            list of collatz numbers for a given start
        """),
        solution="""
def collatz_sequence(n: int) -> list[int]:
    sequence = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        sequence.append(n)
    return sequence
""",
        inputs=lambda rng: (rng.randint(1, 26),),
        examples=(((1,), [1]), ((6,), [6, 3, 10, 5, 16, 8, 4, 2, 1]), ((4,), [4, 2, 1])),
    ),
    Family(
        name="sum_to_n",
        imperative=lines("""
            sum the numbers from 1 to n
            add up all integers from 1 up to n
            return the sum of the first n natural numbers
            compute the n-th triangular number
            calculate 1 + 2 + ... + n
            find the total of all whole numbers from one to n
            get the sum of all positive integers up to and including n
            work out what the numbers 1 through n add up to
            determine the nth triangle number
            use the Gauss formula to sum 1..n
            take n and give the sum of every integer between 1 and n inclusive
            total the integers 1 to n
        """),
        free=lines("""
            sum from 1 to n
            what is 1 + 2 + 3 + ... + n?
            Given n, return the sum of the integers from 1 to n.
            triangular number n
            sum of first n natural numbers
            how do I add all numbers up to n
            gauss sum
            I need the total of 1..n (100 gives 5050)
            how many dots are in a triangle with n rows (1, 3, 6, 10 ...)?
        """),
        solution="""
def sum_to_n(n: int) -> int:
    return n * (n + 1) // 2
""",
        inputs=lambda rng: (rng.randint(0, 120),),
        examples=(((100,), 5050), ((0,), 0), ((3,), 6)),
    ),
    Family(
        name="sum_of_powers_to_n",
        imperative=lines("""
            sum the $powers of the numbers from 1 to n
            add up the $powers of the first n positive integers
            return the sum of the $powers of 1 up to n
            compute 1^$exponent + 2^$exponent + ... + n^$exponent
            calculate the total of all $powers from 1^$exponent to n^$exponent
            find the sum of the first n $powers
            get what the $powers of 1, 2, ..., n add up to
            raise each integer from 1 to n to the power $exponent and sum the results
            work out the sum of i ** $exponent for i from 1 to n
            take n and give the sum of all $powers up to n to the power $exponent
            total the $powers of the integers 1 through n
            determine the sum of the first n $powers of natural numbers
        """),
        free=lines("""
            sum of the first n $powers
            what is the sum of the $powers from 1 to n?
            Given n, return 1^$exponent + 2^$exponent + ... + n^$exponent.
            sum of $powers 1..n
            how can I add the $powers of all numbers up to n
            total of i**$exponent where i runs from 1 to n
            I need the $powers of 1, 2, 3 ... n added together
            function: n -> sum of the $powers of 1 to n
        """),
        solution="""
def sum_of_powers_to_n(n: int) -> int:
    return sum(number**$exponent for number in range(1, n + 1))
""",
        parameters=_power,
        inputs=lambda rng: (rng.randint(0, 25),),
        example_parameters={"powers": "squares", "exponent": 2},
        examples=(((3,), 14), ((0,), 0), ((1,), 1)),
    ),
    Family(
        name="sum_of_multiples",
        imperative=lines("""
            sum all numbers below n that are divisible by $a or $b
            add up the multiples of $a or $b that are less than n
            return the sum of all natural numbers under n which are multiples of $a or $b
            compute the total of the integers smaller than n divisible by $a or by $b
            calculate the sum of every number below a limit that $a or $b divides
            find the sum of the multiples of $a and $b below n, counting common ones once
            get the sum of those positive ints below n that $a or $b goes into
            go through all numbers less than n and sum the ones divisible by $a or $b
            work out what all multiples of $a or $b below n add up to
            take a limit and total the multiples of $a or $b under it
            determine the sum over all i < n with i divisible by $a or $b
            sum up every positive integer below n that is a multiple of $a or of $b
        """),
        free=lines("""
            sum of multiples of $a or $b below n
            what is the sum of all the multiples of $a or $b below n?
            Given n, return the sum of all positive integers less than n that are divisible by $a or $b.
            project euler style: multiples of $a or $b under n, summed
            sum(i < n, i % $a == 0 or i % $b == 0)
            how do I add all numbers below n that can be divided by $a or $b
            total of multiples of $a or $b, limit exclusive
            I want to sum numbers under a limit, but only those divisible by $a or by $b
        """),
        solution="""
def sum_of_multiples(n: int) -> int:
    return sum(number for number in range(1, n) if number % $a == 0 or number % $b == 0)
""",
        parameters=_two_factors,
        inputs=lambda rng: (rng.randint(0, 80),),
        example_parameters={"a": 3, "b": 5},
        examples=(((10,), 23), ((3,), 0), ((16,), 60)),
    ),
    Family(
        name="numbers_up_to",
        imperative=lines("""
            list all $parity numbers from 1 to n
            return the $parity numbers up to and including n
            collect every $parity integer between 1 and n inclusive
            generate a list of the positive $parity numbers not greater than n
            get all $parity numbers in the range 1..n
            make a list with the $parity numbers from 1 up to n
            produce the $parity integers from 1 through n
            find each number between 1 and n that is $parity
            build a list of $parity numbers, n being the last allowed value
            give the $parity positive integers that are at most n
            create the sequence of $parity numbers up to n
            enumerate $parity numbers starting from 1 and stopping at n (inclusive)
        """),
        free=lines("""
            $parity numbers from 1 to n
            which numbers from 1 to n are $parity?
            Given n, return a list of all $parity numbers between 1 and n inclusive.
            list of $parity numbers <= n
            $parity positive ints up to n
            how to list $parity numbers until n in python
            I give n and want the $parity numbers from 1 to n in a list
            all the $parity numbers that do not exceed n, ascending
        """),
        solution="""
def numbers_up_to(n: int) -> list[int]:
    return list(range($start, n + 1, 2))
""",
        parameters=_parity,
        inputs=lambda rng: (rng.randint(0, 25),),
        example_parameters={"parity": "even", "start": 2},
        examples=(((7,), [2, 4, 6]), ((0,), []), ((8,), [2, 4, 6, 8])),
    ),
    Family(
        name="multiplication_table",
        imperative=lines("""
            return the first $k multiples of a number
            list the multiplication table of n from 1 to $k
            build the times table of a number up to $k
            compute n * 1, n * 2, ..., n * $k as a list
            generate the multiples of n from n to $k times n
            produce a list with $k multiples of the given number, starting with the number itself
            get the multiplication table for n ($k entries)
            multiply a number by each of 1 to $k and return the results
            create a list of the products of n with 1 through $k
            make the times table for an integer with $k rows, only the results
            give back $k multiples of n in order
            collect n times i for i from 1 to $k
        """),
        free=lines("""
            times table of n up to $k
            what are the first $k multiples of a number?
            Given n, return [n, 2n, 3n, ...] with $k elements.
            multiplication table of a number, results 1 to $k in a list
            first $k multiples of n
            how do I create a multiplication table (up to $k) for one number
            I need the $k-entry times table of some int as a list of products
            n*1 until n*$k
        """),
        solution="""
def multiplication_table(n: int) -> list[int]:
    return [n * factor for factor in range(1, $k + 1)]
""",
        parameters=lambda rng: {"k": rng.choice((5, 8, 10, 10, 12, 15, 20))},
        inputs=lambda rng: (rng.randint(-3, 25),),
        example_parameters={"k": 5},
        examples=(((3,), [3, 6, 9, 12, 15]), ((0,), [0, 0, 0, 0, 0])),
    ),
    Family(
        name="fizzbuzz",
        imperative=lines("""
            return the FizzBuzz list from 1 to n
            play FizzBuzz up to n and return the result as a list of strings
            make a list from 1 to n, with 'Fizz' for multiples of 3, 'Buzz' for multiples of 5, 'FizzBuzz' for both
            replace multiples of 3 by 'Fizz', of 5 by 'Buzz' and of 15 by 'FizzBuzz' in the numbers 1..n, as strings
            solve the classic fizz buzz problem for the numbers 1 to n
            generate the first n FizzBuzz entries
            build the fizzbuzz sequence of length n as strings
            implement fizzbuzz that returns a list instead of printing
            list 'Fizz', 'Buzz', 'FizzBuzz' or the number as text for each integer from 1 through n
            produce FizzBuzz output for 1 to n in a list
            give back fizzbuzz strings up to and including n
            create the well known FizzBuzz list for a given n
        """),
        free=lines("""
            fizzbuzz
            fizz buzz up to n as list of strings
            Given n, return a string list: 'FizzBuzz' for multiples of 15, 'Fizz' of 3, 'Buzz' of 5, else the number.
            interview question FizzBuzz, numbers 1..n, return the list
            how do I write FizzBuzz in python?
            1 -> '1', 3 -> 'Fizz', 5 -> 'Buzz', 15 -> 'FizzBuzz', for all numbers until n in a list
            the fizzbuzz game from 1 to n please
            FizzBuzz list for n
        """),
        solution="""
def fizzbuzz(n: int) -> list[str]:
    result = []
    for number in range(1, n + 1):
        word = "Fizz" * (number % 3 == 0) + "Buzz" * (number % 5 == 0)
        result.append(word or str(number))
    return result
""",
        inputs=lambda rng: (rng.randint(0, 20),),
        examples=(((5,), ["1", "2", "Fizz", "4", "Buzz"]), ((0,), [])),
    ),
    Family(
        name="powers_of",
        imperative=lines("""
            return the first n powers of $base
            list the powers of $base from exponent 0 to n - 1
            generate n powers of $base, starting with 1
            build a list with $base**0, $base**1 and so on, n elements
            compute the first n numbers of the sequence 1, $base, $base squared and so on
            make a list of length n with the powers of $base
            collect $base to the power of 0 up to n - 1
            produce a geometric sequence of n terms with first term 1 and ratio $base
            start at 1, multiply by $base each time and return the first n values
            create the list of the n smallest powers of $base including 1
            get n successive powers of $base beginning at exponent zero
            give back the powers of $base for all exponents less than n
        """),
        free=lines("""
            first n powers of $base
            powers of $base as a list: exponents 0 to n - 1
            Given n, return a list of the first n powers of $base, beginning with 1.
            [$base ** i for every i below n]
            what are the first n powers of $base? (1 is the first)
            I need a list which starts with 1 and where every number is $base times the one before, n numbers
            n powers of $base, 1 included
            geometric series terms with ratio $base from 1, n of them
        """),
        solution="""
def powers_of(n: int) -> list[int]:
    return [$base**exponent for exponent in range(n)]
""",
        parameters=lambda rng: {"base": rng.choice((2, 2, 3, 4, 5, 10))},
        inputs=lambda rng: (rng.randint(0, 12),),
        example_parameters={"base": 2},
        examples=(((4,), [1, 2, 4, 8]), ((0,), [])),
    ),
)
