"""More ways to ask for the families of families/sequences.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "factorial": lines("""
        Write a function that takes an integer and returns its factorial
        my program should calculate n!
        Returns the factorial of the given value.
        factorial calculator
        what do you get when you multiply all the numbers from 1 to n?
        make me a function that gives 120 for 5 and 24 for 4, the factorial
        Given a whole number, multiply together every integer from 1 up to it.
        Implement n! in python please.
        how many different ways can n people stand in a line?
        integer in, its factorial out
        Calculates 1 * 2 * 3 and so on until n
        I need n factorial for a maths exercise
    """),
    "fibonacci": lines("""
        Write a function that takes n and returns the n-th Fibonacci number, F(0) being 0
        my program should calculate a single Fibonacci number
        Returns F(n) where F(0) = 0 and F(1) = 1.
        fibonacci number calculator
        which number is at index n of 0, 1, 1, 2, 3, 5, 8, 13?
        make me a function that gives 55 for 10, Fibonacci
        Given an index n counted from 0, find the Fibonacci number there.
        Implement Fibonacci in python please, one value for one n.
        every number is the sum of the previous two, starting 0, 1; what is number n (from zero)?
        integer n in, Fibonacci number F(n) out
        Calculates the Fibonacci value belonging to the given index
        I need one Fibonacci number for a maths exercise, index given
    """),
    "fibonacci_sequence": lines("""
        Write a function that takes n and returns the first n numbers of Fibonacci
        my program should list as many Fibonacci numbers as I ask for, 0 first
        Returns a list of the n leading Fibonacci terms, starting from 0.
        fibonacci list generator
        what are the opening n terms of 0, 1, 1, 2, 3, 5, 8? as a list
        make me a list that gives [0, 1, 1, 2, 3, 5] for 6
        Given a count n, produce that many Fibonacci numbers in an array.
        Implement the Fibonacci series as a list in python please, n numbers of it.
        start with 0 and 1, keep adding the last two, and stop once there are n numbers
        how many terms in, list of Fibonacci terms out
        Generates an array with n Fibonacci values beginning at zero
        I need a row of n Fibonacci numbers for a maths exercise
    """),
    "collatz_steps": lines("""
        Write a function that takes a positive integer and returns how many Collatz steps lead to 1
        my program should find out how long Collatz takes from a start number
        Returns the number of times the Collatz rule is applied before the value is 1.
        collatz length calculator, in steps
        half it when even, triple it and add one when odd: after how many rounds is it 1?
        make me a function that gives 8 for 6 and 0 for 1, the Collatz step count
        Given a start value, count the rounds of 3n + 1 until you arrive at 1.
        Implement a Collatz counter in python please.
        how far from 1 is a number in the Collatz process?
        integer in, Collatz step count out
        Calculates the total stopping time of n in the 3n+1 problem
        I only want how many steps the hailstone process has, not the numbers
    """),
    "collatz_sequence": lines("""
        Write a function that takes a positive integer and returns the list of its Collatz values until 1
        my program should show each number Collatz visits from a start value to 1
        Returns the hailstone sequence from n through 1 as a list.
        collatz path generator
        half it when even, triple it and add one when odd, until 1: which numbers do I see, start included?
        make me a list that gives [6, 3, 10, 5, 16, 8, 4, 2, 1] for 6
        Given a start value, write down all the values of the 3n + 1 process up to the final 1.
        Implement the Collatz chain as a list in python please.
        what route does a number take down to 1 in the Collatz process?
        integer in, its Collatz trajectory as list out
        Generates the array n, next value, next value, ..., 1 by the Collatz rule
        not how many steps, but all the Collatz numbers themselves, first n and last 1
    """),
    "sum_to_n": lines("""
        Write a function that takes n and returns the total of all integers from 1 through n
        my program should add 1, 2, 3 and so on until n
        Returns the sum of the integers 1 to n.
        triangular number calculator
        what do you get when you add all the numbers from 1 to n?
        make me a function that gives 5050 for 100
        Given a whole number, add together every integer from 1 up to it.
        Implement 1 + 2 + ... + n in python please.
        cans stacked with 1 in the top row, 2 in the next, n in the last: how many cans?
        integer n in, sum 1..n out
        Calculates the sum little Gauss had to do in school, for any n
        I need the sum of the natural numbers until n for a maths exercise
    """),
    "sum_of_powers_to_n": lines("""
        Write a function that takes n and returns the total of the $powers of 1 through n
        my program should add 1^$exponent, 2^$exponent, 3^$exponent and so on until n^$exponent
        Returns the sum of the $powers of the integers 1 to n.
        sum of $powers calculator for 1 to n
        what do you get when you add the $powers of all the numbers from 1 to n?
        make me a function that totals the $powers 1**$exponent to n**$exponent
        Given a whole number n, add together the $powers of every integer from 1 up to n.
        Implement the sum of $powers from 1 to n in python please.
        integer n in, sum of the first n $powers out
        Calculates the sum of k^$exponent over all k from 1 to n
        I need the $powers of 1 to n summed for a maths exercise
        each integer till n is raised to the power $exponent; what's the total?
    """),
    "sum_of_multiples": lines("""
        Write a function that takes n and returns the total of all multiples of $a or $b below n
        my program should add every number smaller than n that $a or $b divides evenly
        Returns the sum of the positive integers under n which are multiples of $a, $b or both.
        multiples of $a or $b adder, below n
        what do you get when you add all numbers less than n that are in the $a or the $b times table?
        make me a function that totals numbers below n divisible by $a or $b
        Given a limit, add together each smaller positive integer that can be divided by $a or by $b.
        Implement Euler's first puzzle with $a and $b and an exclusive limit n
        limit in, sum of all multiples of $a or $b beneath it out
        Calculates the sum of every i from 1 to n - 1 with no remainder modulo $a or modulo $b
        count in steps of $a and in steps of $b, stay below n, add each number reached (once)
        I need numbers under n, divisible by $a or $b, summed in python please
    """),
    "numbers_up_to": lines("""
        Write a function that takes n and returns the $parity numbers from 1 through n
        my program should show each $parity number until n, n itself may be one of them
        Returns a list of the $parity integers between 1 and n, both ends allowed.
        $parity numbers generator, 1 to n
        which $parity numbers do I meet when counting from 1 to n?
        make me a list of $parity values, from 1 up to n and no further
        Given a whole number n, list every positive $parity number that isn't above n.
        Implement a list of the $parity integers until n (inclusive) in python please.
        count to n but only keep the $parity ones
        integer n in, array of $parity numbers from 1 to n out
        Generates all $parity ints in 1..n in increasing order
        I live on the $parity side of the street, houses go from 1 to n, list the numbers on my side
    """),
    "multiplication_table": lines("""
        Write a function that takes a number and returns its first $k multiples
        my program should help kids learn a times table: number in, its products with 1 to $k out
        Returns a list of the given value multiplied by 1, 2, and so on through $k.
        times table generator up to $k
        what are 1, 2, 3, ..., $k times this number?
        make me a list with the $k products of a times table for any int
        Given a value, list its multiples from once to $k times the value.
        Implement the multiplication table of one number, 1 to $k, in python please.
        count in steps of n, starting with n, $k numbers long
        integer n in, array of the $k products n * 1, n * 2, ... out
        Calculates the row of a multiplication table for n with $k entries
        if one ticket costs n, what do 1, 2, ... up to $k tickets cost? as list
    """),
    "fizzbuzz": lines("""
        Write a function that takes n and returns the FizzBuzz strings for 1 through n
        my program should play fizz buzz until n and keep what is said in a list
        Returns a list of the FizzBuzz words and numbers (as strings) from 1 to n.
        fizzbuzz generator
        'Fizz' if 3 divides it, 'Buzz' if 5 does, 'FizzBuzz' if both do, otherwise the number as str; 1 to n, list
        make me a fizzbuzz in python please, a list of strings
        e.g. for 5 it gives ['1', '2', 'Fizz', '4', 'Buzz']
        Implement Fizz Buzz, collect the outputs for 1..n in an array of strings.
        Given a whole number n, do FizzBuzz from one until n.
        coding interview classic: fizz buzz with n as the argument, no printing, list as result
        kids count to n and say 'Fizz' at 3s, 'Buzz' at 5s, 'FizzBuzz' at both; what is said? list of str
        integer n in, FizzBuzz list out
    """),
    "powers_of": lines("""
        Write a function that takes n and returns the n first powers of $base, beginning at 1
        my program should show 1, $base, and then always $base times more, n numbers altogether
        Returns a list of $base to the 0, $base to the 1 and so on, with n entries.
        powers of $base generator, n terms from 1
        what are the opening n terms of 1, $base, $base**2, $base**3?
        make me a list of n numbers, each is $base raised to its own index (from 0)
        Given a count n, produce that many powers of $base in an array, 1 being the first.
        Implement a list of $base**i for i from 0 to n - 1 in python please.
        something grows by the factor $base each step from 1: list its first n sizes
        how many in, list of that many powers of $base out (exponent starts at 0)
        Generates an array with n consecutive powers of $base from $base^0
        I need the n lowest powers of $base, 1 counted too, for a maths exercise
    """),
}
