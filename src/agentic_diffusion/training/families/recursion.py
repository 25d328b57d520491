"""Families whose wordings ask for recursion, or whose natural solution is recursive."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, word


def _nested(rng: Random, depth: int = 3) -> list[object]:
    return [
        _nested(rng, depth - 1) if depth and rng.random() < 0.5 else rng.randint(0, 9) for _ in range(rng.randint(0, 3))
    ]


def _palindromic(rng: Random) -> str:
    half = word(rng).lower()
    return half + half[::-1] if rng.random() < 0.5 else half


FAMILIES = (
    Family(
        name="factorial_recursive",
        imperative=lines("""
            compute the factorial of n recursively
            calculate n! by recursion
            return the factorial of a number with a recursive function
            implement factorial so that it calls itself
            find n factorial using recursion, 0! is 1
            define the factorial through factorial(n) = n * factorial(n - 1)
            work out the product 1 * 2 * ... * n in a recursive way
            solve factorial recursively with base case 0 -> 1
            get n! from the factorial of n - 1
            use recursion to multiply all integers from n down to 1
            take a non-negative integer and return its factorial, recursive solution
            determine the factorial of an integer with a function calling itself
        """),
        free=lines("""
            recursive factorial
            how do I write factorial with recursion?
            given n, return n! computed recursively
            factorial, recursive version
            my teacher wants the factorial of n done with recursion, no loop
            n! via recursion
            Given a non-negative integer n, return n factorial using a recursive definition.
            recursion example: factorial of a number
        """),
        solution="""
def factorial_recursive(n: int) -> int:
    return 1 if n == 0 else n * factorial_recursive(n - 1)
""",
        inputs=lambda rng: (rng.randint(0, 20),),
        examples=(((0,), 1), ((5,), 120)),
    ),
    Family(
        name="power_recursive",
        imperative=lines("""
            compute base to the power of exponent recursively
            raise a number to a non-negative integer power by recursion
            calculate x ** n with a recursive function
            return a base raised to an exponent without ** and using recursion
            implement exponentiation recursively
            find the nth power of a number through repeated recursive multiplication
            multiply a number by itself n times in a recursive manner
            define power(base, exponent) via power(base, exponent - 1)
            work out b^e recursively, b^0 is 1
            use recursion to get a number to the power of a whole number
            take base and exponent and return the power, the function should call itself
            solve integer powers by recursion
        """),
        free=lines("""
            recursive power
            how can I calculate a power with recursion?
            given a base and an exponent >= 0, return base ** exponent recursively
            power function, recursive version
            i must do exponentiation by recursion instead of the ** operator
            x to the n via recursion
            Given base and a non-negative exponent, return the power using a recursive definition.
            recursion instead of pow()
        """),
        solution="""
def power_recursive(base: int, exponent: int) -> int:
    if exponent == 0:
        return 1
    return base * power_recursive(base, exponent - 1)
""",
        inputs=lambda rng: (rng.randint(-6, 10), rng.randint(0, 8)),
        examples=(((2, 10), 1024), ((7, 0), 1), ((-2, 3), -8)),
    ),
    Family(
        name="digit_sum_recursive",
        imperative=lines("""
            sum the digits of a non-negative integer recursively
            add up the digits of a number by recursion
            calculate the digit sum with a recursive function
            return the sum of the digits of n, using recursion
            implement digit sum so that the function calls itself
            find the sum of all digits of an integer in a recursive way
            use recursion on n // 10 to add the digits of n
            work out the cross sum of a number recursively
            take a number and return its digit sum with recursion instead of a loop
            get the total of the digits of a non-negative number through recursive calls
            solve sum of digits by recursion
            peel off the last digit recursively and add all the digits
        """),
        free=lines("""
            recursive sum of digits
            how do I sum the digits of a number with recursion?
            given n >= 0, return the sum of its digits recursively
            digit sum, recursive version
            i should add the digits of an integer without a loop, only recursion
            sum of digits via recursion
            Given a non-negative integer, return its digit sum using a recursive definition.
            recursion exercise: sum of digits
        """),
        solution="""
def digit_sum_recursive(n: int) -> int:
    return n if n < 10 else n % 10 + digit_sum_recursive(n // 10)
""",
        inputs=lambda rng: (rng.choice((rng.randint(0, 12), rng.randint(10, 99999))),),
        examples=(((0,), 0), ((1234,), 10)),
    ),
    Family(
        name="flatten_nested",
        imperative=lines("""
            flatten a list that is nested to any depth
            turn a list of lists of any depth into one flat list
            return all values of a deeply nested list in order, without the nesting
            remove all inner brackets of a nested list
            flatten a list recursively, whatever the depth
            collect the elements of a nested list into a single-level list
            unpack lists inside lists inside lists into one list
            take a list that may contain lists at any level and return the flat list
            make a one-dimensional list out of a nested one of unknown depth
            get rid of every level of nesting in a list
            expand all sublists, also sublists of sublists, into one list
            convert an irregular nested list to a flat list
        """),
        free=lines("""
            flatten nested list of any depth
            how do I flatten a list with several levels of nesting?
            given a nested list, return a flat list of its elements in order
            deep flatten
            i have lists within lists within lists and want just the numbers in one list
            recursive flattening of lists
            Given a list whose items are integers or such lists again, return all integers in order.
            [1, [2, [3]]] -> [1, 2, 3]
        """),
        solution="""
def flatten_nested(items: list) -> list:
    result = []
    for item in items:
        if isinstance(item, list):
            result.extend(flatten_nested(item))
        else:
            result.append(item)
    return result
""",
        inputs=lambda rng: (_nested(rng),),
        examples=((([1, [2, [3]], []],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        name="nesting_depth",
        imperative=lines("""
            find the maximum nesting depth of a list, a flat list has depth 1
            compute how deeply a list is nested (a plain list counts as 1)
            return the depth of nested lists, 1 for a list without sublists
            measure the number of levels in a nested list
            determine how many lists are inside each other at most
            get the deepest level of nesting of a list, starting from 1
            calculate the depth of a list of lists recursively, flat means 1
            take a nested list and return how many levels it has
            work out the nesting level of a list, where [] has depth 1
            count the levels of brackets of a nested list
            use recursion to find the depth of a nested list (1 when flat)
            tell how deep the lists in a list go, the outer one being level 1
        """),
        free=lines("""
            nesting depth of a list (flat = 1)
            how deep is a nested list? flat lists have depth 1
            given a nested list, return its depth, 1 if it has no inner lists
            maximum depth of nested lists
            i need to know how many levels of lists there are, [1, [2]] has 2
            list nesting level, [] is 1
            Given a list that may contain lists, return the maximum depth; a list without inner lists has depth 1.
            depth of [1, [2, [3]]] is 3, compute it for any list
        """),
        solution="""
def nesting_depth(items: list) -> int:
    return 1 + max((nesting_depth(item) for item in items if isinstance(item, list)), default=0)
""",
        inputs=lambda rng: (_nested(rng),),
        examples=((([1, [2, [3]]],), 3), (([],), 1), (([1, 2],), 1)),
    ),
    Family(
        name="all_subsets",
        imperative=lines("""
            return all subsets of a list, ordered by size
            generate the power set of a list as lists, small subsets first
            list every subset of the given elements, beginning with the empty one, by increasing length
            compute all combinations of all sizes of a list, shortest first
            produce the power set sorted by subset size, each subset as a list
            take a list and return all of its subsets from the empty list up to the full list
            enumerate the subsets of a collection in order of size
            build a list of all possible selections of the elements, smaller selections first
            find each subset of a list of numbers, grouped by length in ascending order
            get all the ways to choose any number of elements, as lists, from none to all
            construct the power set of a list (list of lists, ordered by length)
            collect all subsets, as lists in original element order, from smallest to largest
        """),
        free=lines("""
            all subsets of a list by size
            what are all the subsets of a list? shortest first
            given a list, return the list of all its subsets, ordered by their size
            power set as list of lists, small to large
            i need every possible subset of my items, first the empty one, then those with 1 element and so on
            subsets of a list, increasing length
            Given distinct elements, return all subsets as lists, ordered by length and then by position.
            powerset [1, 2] -> [[], [1], [2], [1, 2]]
        """),
        solution="""
def all_subsets(items: list) -> list[list]:
    from itertools import combinations
    return [list(subset) for size in range(len(items) + 1) for subset in combinations(items, size)]
""",
        inputs=lambda rng: (rng.sample(range(10), k=rng.randint(0, 4)),),
        examples=((([1, 2],), [[], [1], [2], [1, 2]]), (([],), [[]])),
    ),
    Family(
        name="hanoi_moves",
        imperative=lines("""
            compute the number of moves for the Towers of Hanoi with n disks
            count how many moves the tower of Hanoi needs for n disks
            return the minimum number of moves to solve Hanoi with n discs
            calculate the steps needed to move n disks in the Towers of Hanoi puzzle
            find how many moves it takes to transfer a tower of n disks (Hanoi)
            determine the least number of moves in the Hanoi puzzle
            get the move count of the Towers of Hanoi recursively
            take the number of disks and return the number of moves of the optimal Hanoi solution
            work out how long the Hanoi game with n discs is, in moves
            solve Towers of Hanoi and return only the number of moves
            use recursion to count the moves of the Tower of Hanoi
            tell how many single disk moves Hanoi with n disks requires
        """),
        free=lines("""
            towers of hanoi move count
            how many moves does the Tower of Hanoi need for n disks?
            given n disks, return the minimal number of Hanoi moves
            hanoi: number of moves
            i play towers of hanoi with n discs, what is the fewest moves?
            minimum moves for Hanoi with n disks
            Given the number of disks, return how many moves the Towers of Hanoi puzzle takes.
            move count of the Hanoi puzzle, 0 disks need 0 moves
        """),
        solution="""
def hanoi_moves(n: int) -> int:
    return 0 if n == 0 else 2 * hanoi_moves(n - 1) + 1
""",
        inputs=lambda rng: (rng.randint(0, 20),),
        examples=(((0,), 0), ((3,), 7), ((1,), 1)),
    ),
    Family(
        name="is_palindrome_recursive",
        imperative=lines("""
            check recursively if a string is a palindrome
            test by recursion whether a word reads the same backwards
            determine if a text is a palindrome with a recursive function
            return True if a string is a palindrome, using recursion
            implement the palindrome check so that the function calls itself
            compare first and last characters and recurse on the middle to detect palindromes
            decide whether a word is palindromic in a recursive way
            use recursion to find out if a string equals its reverse
            take a string and tell recursively if it is a palindrome
            verify a palindrome by recursion on the inner part of the string
            solve the palindrome test recursively
            see if a string is the same forwards and backwards, with recursion instead of slicing it in reverse
        """),
        free=lines("""
            recursive palindrome check
            how do I check for a palindrome with recursion?
            given a string, return whether it is a palindrome, recursively
            palindrome test, recursive version
            i have to find palindromes without loops, by recursion
            is palindrome via recursion
            Given a string, return True if it is a palindrome; use recursion.
            recursion exercise: is this word a palindrome?
        """),
        solution="""
def is_palindrome_recursive(text: str) -> bool:
    if len(text) < 2:
        return True
    return text[0] == text[-1] and is_palindrome_recursive(text[1:-1])
""",
        inputs=lambda rng: (_palindromic(rng),),
        examples=((("level",), True), (("ab",), False), (("",), True)),
    ),
    Family(
        name="sum_recursive",
        imperative=lines("""
            sum a list of numbers recursively
            add all elements of a list by recursion
            calculate the sum of a list with a recursive function instead of sum()
            return the total of a list, using recursion
            implement list summation so that the function calls itself
            find the sum of an array in a recursive way
            use recursion: the sum is the first element plus the sum of the rest
            work out the total of a sequence of integers recursively
            take a list and return the sum of its numbers without a loop, by recursion
            get the sum of a list through recursive calls, an empty list gives 0
            solve the sum of a list by recursion
            accumulate the numbers of a list recursively
        """),
        free=lines("""
            recursive sum of a list
            how do I sum a list with recursion?
            given a list of numbers, return their sum recursively
            list sum, recursive version
            i should add the numbers of a list with no loop and no sum(), only recursion
            total of a list via recursion
            Given a list of integers, return the sum using a recursive definition.
            recursion exercise: sum of a list
        """),
        solution="""
def sum_recursive(numbers: list[int]) -> int:
    return numbers[0] + sum_recursive(numbers[1:]) if numbers else 0
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([],), 0), (([1, 2, 3],), 6)),
    ),
)
