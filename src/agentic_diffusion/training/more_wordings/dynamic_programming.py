"""More ways to ask for the families of families/dynamic_programming.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "fibonacci_memo": lines("""
        Write a recursive function with a cache that takes n and returns the nth Fibonacci number
        My program should get Fibonacci numbers recursively without computing the same one twice
        Return fib(n), memoized.
        memoised fibonacci, nth term
        Implement Fibonacci with recursion and memoization
        e.g. for 10 it gives 55, with a cached recursion
        I need a fast recursive fib that remembers its results
        fibonacci using lru_cache please
        make me a fib function in python, recursion with caching so it isn't slow
        Calculates a Fibonacci number top-down, each subproblem is solved only once and kept
        homework: nth fibonacci number, the recursive way but memoize it
        fib(0) is 0, fib(1) is 1, everything after is the sum of the two before, use recursion and a memo
    """),
    "climb_stairs": lines("""
        Write a function that takes the number of stairs and returns in how many ways you can climb by 1s and 2s
        My program should count how a kid can go up n stairs when it does one or two stairs per step
        Return the count of ways to the top of a staircase with n stairs, each move 1 or 2 stairs.
        staircase problem with 1 or 2 steps
        Implement climbing stairs (one or two at a time)
        e.g. for 4 stairs, with moves of 1 or 2, it gives 5
        I need the number of ordered ways to write n as a sum of 1s and 2s
        n steps, you go one or skip one, how many different ways up?
        make me a stair climbing counter in python please, 1 or 2 stairs per move
        Calculates how many different climbs of n stairs consist of single and double strides
        homework: ladder with n rungs, 1 or 2 rungs per move, number of ways to the top
        how many possibilities do I have to get up n stairs with strides of one or two?
    """),
    "min_coins": lines("""
        Write a function that takes coin values and an amount and returns the fewest coins that make it, else -1
        My program should pay an amount with as few coins as it can, -1 if it doesn't work out exactly
        Return the smallest number of coins whose values total the amount, -1 if there is no such set.
        minimum coin change (-1 if impossible)
        Implement coin change with the least coins, -1 for amounts that can't be paid
        e.g. with coins [1, 3, 4] and amount 6 it gives 2, and it gives -1 if nothing fits
        I need to know how many coins I must hand over at least, any coin as often as I like, -1 if it can't be done
        make me a function for the least coins in a vending machine's change, -1 when change isn't possible
        coins and a sum of money given, what is the smallest count of coins that gives this sum? -1 for none
        Calculates the lowest coin count for exact payment or gives -1
        least number of coins in python please, coin types can repeat, no solution means -1
        homework: coin problem, minimal number of coins for a sum, -1 if unsolvable
    """),
    "count_change_ways": lines("""
        Write a function that takes coin values and an amount and returns how many coin combinations make it
        My program should say in how many ways a sum of money can be paid with some kinds of coins
        Return the number of unordered ways to reach the amount with the coins, each usable many times.
        coin change ways counter
        Implement counting of coin combinations for an amount
        e.g. with coins [1, 2, 5] and amount 5 it gives 4
        I need the count of possibilities to change a sum to coins, where 1+2 and 2+1 are the same
        how many different handfuls of coins are worth exactly this amount? the coin types are a list
        make me a function for the number of ways to give change in python please
        coins and an amount given, number of combos that add up to the amount
        Calculates how many selections of coins, with repetition, total a sum
        homework: coin problem, number of ways (not the fewest coins), order doesn't count
    """),
    "lcs_length": lines("""
        Write a function that takes two strings and returns the length of their longest common subsequence
        My program should say how many letters two words share in the same order, gaps allowed, at most
        Return the size of the LCS of two texts.
        longest common subsequence length finder
        Implement LCS, I only want its length
        e.g. for 'abcbd' and 'acd' it gives 3
        I need the longest subsequence that both strings contain, well, how long it is
        delete letters from two words until they are equal; how long can what remains be?
        make me an lcs function in python please that gives the length as int
        Calculates the number of characters in the longest common subsequence of a pair of strings
        homework: LCS of two sequences of characters, length
        how much do two strings have in common as a subsequence, in letters?
    """),
    "edit_distance": lines("""
        Write a function that takes two strings and returns the Levenshtein distance
        My program should say how many typos are between two words: letters added, removed or replaced
        Return the smallest number of edits that transform one text into the other.
        levenshtein calculator
        Implement edit distance
        e.g. for 'kitten' and 'sitting' it gives 3
        I need the cheapest way from word one to word two, each inserted, deleted or changed letter costs 1
        how far apart are two words in single letter changes (insert, remove, replace)?
        make me a function for spell checking that gives the edit distance in python please
        Calculates how many inserts, deletes and replacements at least are needed between two strings
        homework: Levenshtein distance with dynamic programming
        from this string to that string, minimum letter operations
    """),
    "knapsack": lines("""
        Write a function that takes weights, values and a capacity and returns the best value that fits
        My program should pack a backpack as valuable as possible without it getting too heavy, each thing once
        Return the highest value of a selection of items that weighs no more than the capacity.
        0-1 knapsack solver (value only)
        Implement the 0/1 knapsack
        e.g. with weights [1, 3, 4], values [10, 40, 45] and capacity 5 it gives 55
        I need to know how much worth of stuff goes in a bag of limited weight, no item twice
        a thief's sack holds so many kilos, things have weights and prices, what's the most he can take in value?
        make me a knapsack function in python please: list of weights, list of values, limit
        weights and values of items and a weight limit are given, the optimal total value is wanted
        Calculates the maximum total value under a weight restriction, every item available once
        homework: knapsack problem with dynamic programming, best value
    """),
    "longest_increasing_subsequence": lines("""
        Write a function that takes a list of numbers and returns the length of the longest increasing subsequence
        My program should say how many values can be kept at most so that the rest goes strictly up
        Return the LIS length of the sequence.
        LIS length finder
        Implement longest increasing subsequence, I only want the length
        e.g. for [3, 1, 2, 5, 4] it gives 3
        I need the longest strictly growing subsequence, well, how long it is (0 for no numbers)
        delete numbers from an array until it is strictly increasing; how many can stay at most?
        make me a lis function in python please that gives the length as int
        Calculates the number of entries in the longest strictly rising subsequence
        homework: longest increasing subsequence with dynamic programming, length
        bunch of numbers in, length of the best strictly increasing pick (same order, gaps ok) out
    """),
    "grid_paths": lines("""
        Write a function that takes rows and columns and returns how many right/down paths cross the grid of cells
        My program should count a robot's routes from the upper left to the lower right cell, right and down only
        Return the number of unique paths in an m x n grid of cells, moving only down or right.
        unique paths counter for a grid of cells, moves right or down
        Implement unique paths (m rows, n columns, right and down moves)
        e.g. for a 3 by 3 grid of cells, only right or down, it gives 6
        I need the number of ways from one corner cell to the opposite one when I never go left or up
        start in the first cell, end in the last one, each move goes right or down: how many ways?
        make me a function for counting paths in a grid in python please, allowed: one right or one down
        rows and columns of cells given, number of corner to corner walks with right and down steps wanted
        Calculates how many routes made of right and down moves there are through a rectangular grid of cells
        homework: lattice paths between corner cells of a board, right/down only
    """),
    "house_robber": lines("""
        Write a function that takes a list of amounts and returns the most you can take without two adjacent ones
        My program should pick numbers for the largest sum, but neighbours can't both be picked
        Return the maximum total of entries that aren't next to each other.
        max sum without neighbours
        Implement house robber
        e.g. for [2, 7, 9, 3, 1] it gives 12
        I need the best sum from an array if taking one number forbids the ones right beside it
        a burglar can't rob two houses side by side, how much money can he get from the row?
        make me a function for the largest non-adjacent sum in python please
        values in a row are given, choose some with no two touching, biggest total wanted
        Calculates the best achievable sum of a sequence with no consecutive picks
        homework: robber problem, maximum loot, adjacent houses have an alarm
    """),
}
