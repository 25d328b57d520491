"""More ways to ask for the families of families/recursion.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "factorial_recursive": lines("""
        Write a function that takes an integer and returns its factorial by calling itself
        my program should work out n! and it has to be recursive
        Returns n! computed with recursion.
        factorial recursion python
        homework: factorial, but loops are forbidden, use a self-calling function
        make me a recursive function for 5! and the like
        Given a whole number n >= 0, find n! by reducing it to (n - 1)!.
        Implement a recursive factorial with 0! = 1.
        product of 1 to n where the function invokes itself
        Calculates the factorial of a value through recursive calls
        I want to see how factorial is done when a function calls itself
        show a self-referencing definition of n!
    """),
    "power_recursive": lines("""
        Write a function that takes a base and an exponent and returns the power by calling itself
        my program should raise a number to a power and it has to be recursive
        Returns base to the exponent computed with recursion, the exponent is never negative.
        exponentiation recursion python
        homework: powers of a number, but neither loops nor ** allowed, use recursion
        make me a recursive pow for whole exponents
        Given two integers b and e >= 0, find b^e by reducing it to b^(e - 1).
        Implement a recursive power function; anything to the zero is 1.
        multiply base by itself exponent times where the function invokes itself
        Calculates a power through recursive calls, e.g. 2 and 10 give 1024
        what does x^n look like when a function calls itself?
        self-calling version of pow(base, exponent)
    """),
    "digit_sum_recursive": lines("""
        Write a function that takes an integer and returns the sum of its digits by calling itself
        my program should add the digits of a figure and it has to be recursive
        Returns the digit total of a non-negative number, computed with recursion.
        digit sum recursion python
        homework: digit sum, but loops are forbidden, use a self-calling function
        make me a recursive function that gives 10 for 1234, the sum of its digits
        Given a whole number, split off the last digit and recurse on the rest to get the digit total.
        Implement a recursive cross sum of a non-negative int.
        add up each digit of a value where the function invokes itself
        Calculates what the digits of an integer sum to through recursive calls
        how does adding a number's digits work without for or while, with recursion?
        self-calling digit adder
    """),
    "flatten_nested": lines("""
        Write a function that takes an arbitrarily nested list and returns a flat one
        my program should dissolve all inner lists, however deep they are
        Returns the leaf values of a nested list from left to right as a single flat list.
        deep list flattener
        arrays within arrays within arrays, I just want the values in a row
        make me a flat list out of [1, [2, [3]], []], i.e. [1, 2, 3]
        Given a list that can have lists in it at any level, flatten it fully.
        Implement flatten for unlimited nesting.
        no brackets inside brackets any more please, for lists nested as deep as you like
        squash a nested array down to one dimension
        the depth of my list is unknown, get all its numbers into one simple list
        python flat list from irregularly nested input
    """),
    "nesting_depth": lines("""
        Write a function that takes a nested list and returns how many levels deep it goes, flat being 1
        my program should measure the depth of lists in lists (a list with no lists in it has depth 1)
        Returns the largest nesting level of the given list; a flat or empty list is level 1.
        list depth calculator, flat list = 1
        how many opening brackets deep does my nested list get? [] would be one
        make me a function that says 3 for [1, [2, [3]]], 2 for [[1], 2] and 1 for [1, 2]
        Given lists in lists in lists, find the maximum depth, counting the outermost as 1.
        Implement recursive depth of a nested array, where an unnested one has depth 1.
        deepest level in an array of arrays; the outer array is level one
        Calculates the number of nested list levels, at least 1
        a list in a list has depth 2, a plain list depth 1, what's the depth in general?
        depth of nesting as an int, starting with 1 for a list without inner lists
    """),
    "all_subsets": lines("""
        Write a function that takes a list and returns all its subsets as lists, the smallest ones first
        my program should produce each possible selection of the entries, ordered by how many are chosen
        Returns the power set of the given values as a list of lists in order of increasing length.
        power set generator, short subsets first
        which groups can I form from these items, from none at all to all of them? list them by size
        make me a list with [] first, then the one-element subsets, then the pairs, up to the full list
        e.g. for [1, 2] it gives [[], [1], [2], [1, 2]]
        Implement the powerset, subsets as lists and sorted by their number of elements.
        Given some distinct values, list every combination of 0, 1, 2, ... of them in this order.
        pizza toppings: every choice of toppings from a list, fewest toppings first
        every sublist you get by leaving out some entries, ordered from empty to complete by length
        all combinations of any length, in python please, shorter ones before longer ones
    """),
    "hanoi_moves": lines("""
        Write a function that takes the number of discs and returns how many moves Hanoi takes
        my program should say how many moves the Tower of Hanoi puzzle has for n discs
        Returns the minimum move count for a Hanoi tower with n disks.
        hanoi move counter
        there's a tower of n disks on a peg, fewest moves to get it to another peg by the Hanoi rules?
        make me a function giving 7 for 3 Hanoi disks and 1 for a single one
        Given a tower height n, calculate the moves of an optimal Towers of Hanoi solution.
        Implement the Hanoi recurrence: twice the moves for n - 1 disks plus one.
        Calculates the length of the shortest Towers of Hanoi solution for n discs
        how long will the monks need for n discs, counted in moves? (Tower of Hanoi)
        not the moves themselves, just how many there are in Hanoi with n disks
        disc count in, Hanoi move count out
    """),
    "is_palindrome_recursive": lines("""
        Write a function that takes a word and returns whether it is a palindrome by calling itself
        my program should recognise palindromes and it has to be recursive
        Checks whether a string is a palindrome with recursion.
        palindrome recursion python
        homework: palindrome test, but loops are forbidden, use a self-calling function
        make me a recursive function that says True for 'level' and False for 'ab' (palindromes)
        Given a phrase, see recursively if it is the same from both ends.
        Implement a recursive palindrome predicate; strings shorter than 2 are palindromes.
        outer letters equal and the rest again a palindrome: write that as recursion
        does this word mirror itself? find out by having the function invoke itself
        boolean, palindrome or not, through recursive calls on ever shorter strings
        self-calling palindrome checker
    """),
    "sum_recursive": lines("""
        Write a function that takes a list of numbers and returns their sum by calling itself
        my program should add up a bunch of values and it has to be recursive
        Returns the total of the given integers computed with recursion.
        list sum recursion python
        homework: sum of an array, but loops and sum() are forbidden, use a self-calling function
        make me a recursive function that gives 6 for [1, 2, 3] by adding the values
        Given an array of ints, take the first and recurse on the others to get the total.
        Implement a recursive sum, where the empty list sums to 0.
        add all the entries where the function invokes itself on the tail
        Calculates the total of an array through recursive calls
        how does adding up a list work without for or while, with recursion?
        self-calling list adder
    """),
}
