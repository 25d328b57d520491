"""Families about dynamic programming on small inputs: counting ways, best totals and string comparison."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers


def _letters(rng: Random) -> str:
    return "".join(rng.choices("abcd", k=rng.randint(0, 7)))


FAMILIES = (
    Family(
        name="fibonacci_memo",
        imperative=lines("""
            compute the nth Fibonacci number with memoization
            calculate Fibonacci numbers recursively using a cache
            return the n-th Fibonacci number (0, 1, 1, 2, ...) with a memoized recursion
            implement a memoised recursive fibonacci
            find the Fibonacci number at position n, remembering already computed values
            use lru_cache to compute the nth Fibonacci number
            write fibonacci top-down with memo
            get F(n) by recursion and caching, F(0) = 0 and F(1) = 1
            solve Fibonacci with dynamic programming from the top, storing results
            speed up the recursive Fibonacci function through a cache
            determine the n-th term of the Fibonacci sequence by recursion with memory of old results
            produce the nth Fibonacci number efficiently by memoizing recursive calls
        """),
        free=lines("""
            fibonacci with memo
            how can I compute the nth Fibonacci number recursively but fast, with memoization?
            given n, return the n-th Fibonacci number, recursion plus cache
            memoized fibonacci, fib(0) = 0, fib(1) = 1
            my recursive fibonacci is too slow, i want one that uses memoization
            nth Fibonacci, cached recursion
            Given a non-negative integer n, return the nth Fibonacci number using memoization.
            top-down DP for Fibonacci numbers
        """),
        solution="""
def fibonacci_memo(n: int) -> int:
    from functools import lru_cache

    @lru_cache(maxsize=None)
    def fib(k):
        return k if k < 2 else fib(k - 1) + fib(k - 2)

    return fib(n)
""",
        inputs=lambda rng: (rng.randint(0, 60),),
        examples=(((0,), 0), ((10,), 55), ((7,), 13)),
    ),
    Family(
        name="climb_stairs",
        imperative=lines("""
            count the ways to climb n stairs taking 1 or 2 steps at a time
            compute in how many ways a staircase of n steps can be climbed with steps of one or two
            return the number of distinct ways to reach the top of n stairs by single and double steps
            solve the climbing stairs problem for n steps (1 or 2 at once)
            find how many sequences of 1s and 2s climb n stairs
            calculate the number of ways up a staircase with n steps when you may take one or two steps
            determine how many different ways there are to go up n stairs, one or two at a time
            work out the count of climbing patterns for n steps using 1-steps and 2-steps
            get the number of possibilities to climb n steps if each move is 1 or 2 steps
            take the number of stairs and return the number of ways to climb them with moves of size 1 or 2
            use dynamic programming to count ways of climbing n stairs in moves of 1 or 2
            tell how many ways exist for a child to hop up n stairs with hops of 1 or 2
        """),
        free=lines("""
            climbing stairs, 1 or 2 steps
            in how many ways can I climb n stairs if I take 1 or 2 steps each time?
            given n stairs, return the number of ways to climb them with steps of 1 or 2
            number of ways to climb a staircase (one or two steps)
            i go up n steps, always one or two at once, how many ways are there?
            stair climbing count with 1-steps and 2-steps
            Given an integer n, return how many distinct ways lead to step n when every move is 1 or 2 steps.
            ways to the top of n steps by ones and twos
        """),
        solution="""
def climb_stairs(n: int) -> int:
    ways, next_ways = 1, 1
    for _ in range(n):
        ways, next_ways = next_ways, ways + next_ways
    return ways
""",
        inputs=lambda rng: (rng.randint(0, 40),),
        examples=(((1,), 1), ((2,), 2), ((4,), 5)),
    ),
    Family(
        name="min_coins",
        imperative=lines("""
            find the minimum number of coins needed to make an amount, -1 if impossible
            compute the fewest coins that sum to a given amount, or -1
            solve the coin change problem: least number of coins for an amount, -1 when it can't be made
            return how few coins from the given denominations add up to the amount (-1 if none do)
            calculate the smallest count of coins for an amount with unlimited coins of each kind, -1 if not possible
            determine the minimal number of coins to pay an amount exactly, otherwise -1
            take a list of coin values and an amount and return the least coins needed, -1 if there is no way
            work out the fewest coins for exact change or -1
            get the optimal (minimum) coin count for an amount by dynamic programming, -1 for unreachable amounts
            use DP to make change with as few coins as possible and return that number or -1
            give change for an amount with a minimum of coins and say how many, -1 if impossible
            minimise the number of coins that total the amount; return -1 when no combination works
        """),
        free=lines("""
            coin change, minimum coins, -1 if impossible
            what is the least number of coins to make an amount? -1 if it can't be done
            given coins and an amount, return the fewest coins summing to it, or -1
            min coins for amount (coins reusable), else -1
            i have coins of some values, as many as i like, and pay an amount with the fewest; -1 if not possible
            fewest coins for exact amount or -1
            Given denominations and a target amount, return the minimum number of coins, or -1 if no combination exists.
            how few coins do I need to reach this amount exactly (-1 for impossible)
        """),
        solution="""
def min_coins(coins: list[int], amount: int) -> int:
    best = [0] + [float('inf')] * amount
    for total in range(1, amount + 1):
        for coin in coins:
            if coin <= total:
                best[total] = min(best[total], best[total - coin] + 1)
    return best[amount] if best[amount] != float('inf') else -1
""",
        inputs=lambda rng: (rng.sample([1, 2, 3, 4, 5, 7, 10, 20], k=rng.randint(1, 4)), rng.randint(0, 40)),
        examples=((([1, 3, 4], 6), 2), (([5], 3), -1), (([2], 0), 0)),
    ),
    Family(
        name="count_change_ways",
        imperative=lines("""
            count the ways to make change for an amount with given coins
            compute how many combinations of coins sum to an amount
            return the number of ways to pay an amount using unlimited coins of the given values, order ignored
            solve coin change II: number of coin combinations for an amount
            find in how many different ways coins can add up to a target amount, where order doesn't matter
            calculate the number of coin combinations that total an amount
            determine how many distinct combinations of coins make the amount
            take a list of coin values and an amount and return the number of possible combinations
            work out the count of ways to change an amount into coins
            get the number of multisets of coins with the given sum
            use dynamic programming to count coin combinations for an amount
            tell how many ways there are to break an amount into the given denominations
        """),
        free=lines("""
            coin change, number of ways
            in how many ways can coins make an amount (order irrelevant)?
            given coins and an amount, return the number of combinations that sum to it
            count of ways to make change
            i have coins of some values, any number of each; how many ways to pay an amount?
            number of coin combinations for a sum
            Given denominations and an amount, return how many combinations of coins make up that amount.
            ways to give change, combinations not permutations
        """),
        solution="""
def count_change_ways(coins: list[int], amount: int) -> int:
    ways = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return ways[amount]
""",
        inputs=lambda rng: (rng.sample([1, 2, 3, 4, 5, 7, 10, 20], k=rng.randint(1, 4)), rng.randint(0, 30)),
        examples=((([1, 2, 5], 5), 4), (([2], 3), 0), (([3], 0), 1)),
    ),
    Family(
        name="lcs_length",
        imperative=lines("""
            compute the length of the longest common subsequence of two strings
            find how long the longest common subsequence of two texts is
            return the LCS length of two strings
            calculate the longest common subsequence length by dynamic programming
            determine the size of the longest subsequence shared by two strings
            get the number of characters in the longest sequence that appears in both strings in the same order
            solve the longest common subsequence problem and return the length
            take two words and return the length of their LCS
            work out the length of the longest (not necessarily contiguous) common subsequence
            measure the similarity of two strings by the length of their longest common subsequence
            use DP to obtain the length of the LCS of two sequences
            tell how many letters the longest common subsequence of two words has
        """),
        free=lines("""
            LCS length
            how long is the longest common subsequence of two strings?
            given two strings, return the length of their longest common subsequence
            longest common subsequence, only the length
            i need the lcs of two strings, just its length
            length of longest common subsequence (not substring)
            Given strings a and b, return the length of the longest string that is a subsequence of both.
            size of the longest subsequence common to two texts
        """),
        solution="""
def lcs_length(first: str, second: str) -> int:
    row = [0] * (len(second) + 1)
    for a in first:
        previous = row
        row = [0]
        for j, b in enumerate(second):
            row.append(previous[j] + 1 if a == b else max(row[j], previous[j + 1]))
    return row[-1]
""",
        inputs=lambda rng: (_letters(rng), _letters(rng)),
        examples=((("abcbd", "acd"), 3), (("abc", ""), 0), (("ab", "ba"), 1)),
    ),
    Family(
        name="edit_distance",
        imperative=lines("""
            compute the edit distance between two strings
            calculate the Levenshtein distance of two words
            return the minimum number of insertions, deletions and substitutions to turn one string into another
            find how many single character edits are needed to change one word to the other
            determine the Levenshtein distance by dynamic programming
            get the least number of edits (insert, delete, replace) between two texts
            solve the edit distance problem for two strings
            take two strings and return their Levenshtein distance
            measure how different two words are in terms of edit distance
            work out the smallest number of character changes, insertions or removals from one string to the other
            use DP to obtain the edit distance of two strings
            tell how many edits separate two words
        """),
        free=lines("""
            edit distance
            how many edits turn one string into another?
            given two strings, return the Levenshtein distance
            levenshtein distance of two words
            i want to know how similar two words are, number of insert/delete/replace operations needed
            minimum edits from string a to string b
            Given strings a and b, return the minimum number of single-character edits converting a to b.
            string distance in the sense of Levenshtein
        """),
        solution="""
def edit_distance(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        previous, row = row, [i]
        for j, b in enumerate(second, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (a != b)))
    return row[-1]
""",
        inputs=lambda rng: (_letters(rng), _letters(rng)),
        examples=((("kitten", "sitting"), 3), (("", "abc"), 3), (("a", "a"), 0)),
    ),
    Family(
        name="knapsack",
        imperative=lines("""
            solve the 0/1 knapsack problem and return the best total value
            find the maximum value of items that fit into a knapsack of a given capacity
            compute the best value for a weight limit when each item can be taken at most once
            return the largest total value with total weight at most capacity, from lists of weights and values
            maximise the value of a bag without exceeding its capacity, each item once
            calculate the optimal knapsack value from weights, values and capacity
            determine which value can be packed at most under a weight limit
            take weights, values and a capacity and return the maximum achievable value
            work out the most valuable load within the capacity using dynamic programming
            pack items (weight, value) for the maximum value within a weight capacity and return the value
            get the highest value of a subset of items whose weights sum to no more than the capacity
            use DP for the 0-1 knapsack: weights, values, capacity in, best value out
        """),
        free=lines("""
            0/1 knapsack, maximum value
            what is the maximum value I can carry in a knapsack with limited capacity?
            given weights, values and a capacity, return the best total value of the 0/1 knapsack
            knapsack value by DP (each item at most once)
            i have items with weights and values and a bag of some capacity, how much value can i take?
            best value under weight limit
            Given lists of weights and values and a capacity, return the greatest value of items that fit.
            the classical knapsack problem, only the optimal value
        """),
        solution="""
def knapsack(weights: list[int], values: list[int], capacity: int) -> int:
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]
""",
        inputs=lambda rng: (
            [rng.randint(1, 8) for _ in range(4)],
            [rng.randint(1, 20) for _ in range(4)],
            rng.randint(0, 16),
        ),
        examples=((([1, 3, 4], [10, 40, 45], 5), 55), (([2], [9], 1), 0)),
    ),
    Family(
        name="longest_increasing_subsequence",
        imperative=lines("""
            find the length of the longest increasing subsequence of a list
            compute the length of the longest strictly increasing subsequence
            return how long the longest increasing subsequence in an array is
            calculate the LIS length of a list of numbers
            determine the maximum number of elements that can be kept, in order, so that they strictly increase
            get the size of the longest subsequence with strictly growing values
            solve the longest increasing subsequence problem and return the length
            take a list of integers and return the length of its LIS
            work out how many numbers the longest increasing (not necessarily contiguous) subsequence has
            use dynamic programming to get the LIS length
            measure the longest strictly ascending subsequence of a sequence
            tell the length of the longest rising subsequence in a list, gaps allowed
        """),
        free=lines("""
            LIS length
            how long is the longest increasing subsequence of a list?
            given a list of integers, return the length of the longest strictly increasing subsequence
            longest increasing subsequence, only the length
            i need the length of the longest increasing subsequence, elements may be skipped
            length of longest strictly increasing subsequence, 0 if empty
            Given an array, return the length of its longest strictly increasing subsequence.
            size of the longest ascending subsequence (non-contiguous)
        """),
        solution="""
def longest_increasing_subsequence(numbers: list[int]) -> int:
    lengths = []
    for i, number in enumerate(numbers):
        lengths.append(1 + max((lengths[j] for j in range(i) if numbers[j] < number), default=0))
    return max(lengths, default=0)
""",
        inputs=lambda rng: (integers(rng, 0, 15),),
        examples=((([3, 1, 2, 5, 4],), 3), (([],), 0), (([5, 5],), 1)),
    ),
    Family(
        name="grid_paths",
        imperative=lines("""
            count the paths from the top left to the bottom right of a grid moving only right or down
            compute the number of ways through an m by n grid when only right and down moves are allowed
            return how many unique paths a robot has from the upper left to the lower right corner, going right or down
            solve the unique paths problem for a grid with the given rows and columns
            calculate the number of shortest routes across a grid of rows x columns cells
            find in how many ways one can walk from one corner of a grid to the opposite one by right and down steps
            determine the count of right/down paths in a grid of cells
            take rows and columns and return the number of paths between opposite corner cells, moves right or down
            work out the number of monotone lattice paths through a grid of rows times columns cells
            get the number of different right-and-down walks from the first to the last cell of a grid
            use dynamic programming to count grid paths from start to end (only right or down)
            tell how many routes there are in a rows by columns grid if you can go only right and down
        """),
        free=lines("""
            unique paths in grid
            how many paths lead from the top left to the bottom right cell of a grid, only right or down?
            given rows and columns, return the number of right/down paths through the grid
            grid paths count, moves right and down
            a robot starts at the top-left cell and may go right or down, how many ways to the bottom-right cell?
            number of lattice paths for a grid with m rows and n columns of cells
            Given the size of a grid, return how many distinct paths of right and down moves cross it corner to corner.
            count ways through a grid (right/down)
        """),
        solution="""
def grid_paths(rows: int, columns: int) -> int:
    paths = [1] * columns
    for _ in range(rows - 1):
        for column in range(1, columns):
            paths[column] += paths[column - 1]
    return paths[-1]
""",
        inputs=lambda rng: (rng.randint(1, 9), rng.randint(1, 9)),
        examples=(((2, 2), 2), ((3, 3), 6), ((1, 5), 1)),
    ),
    Family(
        name="house_robber",
        imperative=lines("""
            find the maximum sum of list elements with no two adjacent
            compute the largest total you can take from a row of houses without robbing two neighbours
            return the biggest sum of non-adjacent numbers
            solve the house robber problem
            calculate the maximum money from houses in a line when adjacent houses can't both be robbed
            determine the best total of values such that no two chosen ones are next to each other
            pick non-neighbouring elements with maximal sum and return the sum
            take a list of non-negative numbers and return the maximum sum without adjacent elements
            work out how much a thief can get at most if he never robs two houses side by side
            maximise the sum of selected items where neighbours must not both be selected
            use dynamic programming to get the max sum of non-consecutive elements
            get the highest total from a list while skipping at least one element between picks
        """),
        free=lines("""
            house robber
            what is the maximum sum of non-adjacent elements in a list?
            given amounts of money in houses, return the most that can be robbed without two adjacent houses
            max sum, no two neighbours
            i may choose numbers from a list but never two next to each other; what is the best sum?
            largest sum of non-consecutive items
            Given a list of non-negative integers, return the maximum sum of elements no two of which are adjacent.
            best haul from a row of houses, no adjacent ones
        """),
        solution="""
def house_robber(amounts: list[int]) -> int:
    previous, best = 0, 0
    for amount in amounts:
        previous, best = best, max(best, previous + amount)
    return best
""",
        inputs=lambda rng: (integers(rng, 0, 20),),
        examples=((([2, 7, 9, 3, 1],), 12), (([],), 0), (([5, 1],), 5)),
    ),
)
