"""More ways to ask for the families of families/bits_powers.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "count_bits": lines("""
        Write a function that takes a non-negative integer and returns how many of its bits are set
        Return the number of 1 bits in n.
        my program should write a number in binary and say how many ones it got
        Implement population count for ints
        make me a function counting the ones in bin(n)
        Given x, how many 1s are in its base two notation?
        Calculates how many bits are switched on in a value
        set bit counter
        number of ones in binary in python please, input is an int
        f(7) is 3 because 7 is 111 in binary
        need to know how many flags are turned on in a bit mask
        Counts binary digits equal to 1 in the given integer.
    """),
    "is_power_of_two": lines("""
        Write a function that takes an integer and returns True if it is a power of two
        Return whether x is 1, 2, 4, 8, 16, ...
        my program should accept only sizes like 1, 2, 4, 8, 16 and so on
        Implement a test for powers of 2, zero and negative values are not
        make me a check for exact powers of two
        Given x, can it be written as 2 ** k with k at least 0?
        Checks whether an integer is a power of 2.
        f(64) True, f(48) False, so powers of two only
        power of two test in python please
        do I reach this value by doubling 1 over and over?
        need a yes/no for whether an int is two to the something
        True when n has precisely one 1 in binary and is positive
    """),
    "is_power_of": lines("""
        Write a function that takes an integer and returns True if it is a power of $base
        Return whether x is 1, $base, $base squared and so forth
        my program should accept only exact powers of $base
        Implement a test for powers of $base, where 1 counts and zero or negatives do not
        make me a check for powers of $base
        Given x, is there a k >= 0 with $base ** k equal to x?
        Checks whether an integer is a power of $base.
        power of $base test in python please
        starting from 1, can I reach this value by multiplying with $base over and over?
        need a yes/no for whether an int is $base to the something
        divide x by $base while it works, true if we arrive at 1
        $base to which power is it? just tell True if there is such a whole exponent, False if none
    """),
    "hamming_distance": lines("""
        Write a function that takes two non-negative integers and returns in how many bits they differ
        Return the number of set bits of x ^ y.
        my program should compare the binary forms of two values and count the mismatches
        Implement the Hamming distance for a pair of ints
        make me a function counting differing bits
        Given x and y, how many bits do I have to toggle in x to get y?
        Calculates the bitwise distance between two integers
        f(2, 1) is 2, both low bits are different
        count of different bits in python please, two ints
        number of places where two numbers written in base 2 don't match
        need how many bits are unequal in two values
        Counts the positions where the bits of both arguments are not the same.
    """),
    "single_number": lines("""
        Write a function that takes a list of ints and returns all of them xored together
        Return the value left over when all equal pairs in the array cancel out
        my program should find the sock without a partner, socks are ints and all others come in twos
        Implement the xor of a whole sequence, with 0 for no values
        make me a function finding the one value that isn't doubled while the rest is there twice
        Given an array where all values but one come exactly twice, return that one
        Calculates the bitwise xor over a sequence of integers
        [3, 5, 3] -> 5, every other number is there twice
        lonely integer in python please, everything else appears in pairs
        bitwise xor of a bunch of ints
        need the entry without a twin, the others all have exactly one twin
        XORs the numbers one after the other, beginning with 0.
    """),
    "bit_length": lines("""
        Write a function that takes a non-negative integer and returns how many bits it occupies
        Return the number of binary digits of n, where 0 has none.
        my program should tell how wide in bits a value is (0 for zero)
        Implement int.bit_length for n >= 0
        make me a function that says how long a number is in binary, zero giving 0
        Given x, what's the smallest k such that x < 2 ** k?
        Calculates the bits needed for a value, 0 bits for zero
        f(9) is 4 since 9 is 1001
        bit size of an integer in python please
        how many times can I floor-halve n until it hits 0?
        need the position of the highest set bit counted from 1, or 0 for zero
        length of the base two notation of an int, with 0 having length 0
    """),
    "integer_square_root": lines("""
        Write a function that takes a non-negative integer and returns the floor of its square root
        Return the largest k with k squared at most x.
        my program should take a square root and ignore everything after the point
        Implement isqrt
        make me a square root that gives a whole number, always rounding down
        Given x >= 0, return the root without its decimals
        Calculates the square root of an int as an int, rounded downwards
        f(10) is 3 because 4 * 4 is already too much
        whole number square root in python please
        side length of the biggest full square I can lay with n tiles
        need sqrt(x) truncated to an integer
        Rounds the square root of n down.
    """),
    "combinations_count": lines("""
        Write a function that takes n and k and returns the binomial coefficient
        Return n choose k.
        my program should tell how many hands of k cards one can draw from n cards
        Implement nCk for non-negative ints
        make me a function counting selections of k things from n, order doesn't count
        Given n people, how many committees of k members can be formed?
        Calculates the number of subsets of size k in a set of size n
        f(4, 2) is 6: six ways to pick 2 from 4
        binomial coefficient in python please
        in how many ways do I choose k of my n books?
        need the number of k-combinations of n elements
        Counts the unordered picks of k out of n.
    """),
    "pascal_row": lines("""
        Write a function that takes n and returns row n of Pascal's triangle, the top row being row 0
        Return the list of binomial coefficients C(n, 0) to C(n, n).
        my program should print line n of pascals triangle, counted from zero, I need this line as a list
        Implement Pascal's triangle, only the row with index n
        make me the list of coefficients you get from (x + y)**n
        Given n (0 means the tip), return that line of the Pascal triangle
        Calculates one row of Pascal's triangle, index starts at 0
        f(2) is [1, 2, 1] and f(3) is [1, 3, 3, 1]
        pascals triangle line n in python please, zero-based
        need all n over k values for k = 0..n in a list
        each entry is the sum of the two above it: give me row n, first row is number 0
        binomial row for n as list
    """),
    "countdown": lines("""
        Write a function that takes n and returns a list counting down from n to 1
        Return [n, n-1, ..., 1].
        my program should count backwards like before a launch, ending at 1, numbers in a list
        Implement a countdown list
        make me a descending list of ints, first n, last 1
        Given n, return all positive ints up to n in reverse
        Generates the numbers n to 1 going down
        f(4) gives [4, 3, 2, 1]
        counting down in python please, as a list from n to 1
        integers between 1 and n with the largest in front and 1 at the back
        need a list which starts at n and loses one each step until 1
        backwards counting list, stop value 1 included
    """),
}
