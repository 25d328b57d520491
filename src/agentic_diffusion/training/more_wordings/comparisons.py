"""More ways to ask for the families of families/comparisons.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "is_even": lines("""
        Write a function that takes an integer and returns True when it's even
        Return whether x is even.
        my program should know if a value can be split into two equal whole halves
        Implement an even check
        make me a function that says True for 2, 4, 6 and False for 1, 3, 5
        Given x, does 2 go into it?
        Checks whether an int is even.
        even number test in python please
        True if x mod 2 is 0
        can this many players form two teams of the same size? int in, bool out
        need a bool for evenness of a value
        is the last binary digit of an integer a zero? that is, even
    """),
    "is_odd": lines("""
        Write a function that takes an integer and returns True when it's odd
        Return whether x is odd.
        my program should know if a value can't be split into two equal whole halves
        Implement an odd check
        make me a function that says True for 1, 3, 5 and False for 2, 4, 6
        Given x, is there a rest when dividing it by 2?
        Checks whether an int is odd.
        odd number test in python please
        True if x mod 2 is 1
        is somebody left over if this many people pair up? int in, bool out
        need a bool for oddness of a value
        is the last binary digit of an integer a one? that is, odd
    """),
    "even_or_odd": lines("""
        Write a function that takes an integer and returns the string 'even' or the string 'odd'
        Return 'odd' for odd x, else 'even'.
        my program should answer with the word 'even' or 'odd' for a value
        Implement parity as text: 'even' or 'odd'
        make me a function that names a number 'even' or 'odd'
        Given x, say 'even' or 'odd'
        Classifies an int as 'even' or 'odd'.
        'even' / 'odd' in python please, input is an int
        f(2) -> 'even', f(3) -> 'odd'
        which of the two words fits the value, 'even' or 'odd'?
        need the text 'odd' or 'even' according to a number
        homework: even or odd. The function gives back 'even' or 'odd'
    """),
    "is_divisible": lines("""
        Write a function that takes an integer and returns True when $n divides it
        Return whether x is a multiple of $n.
        my program should know if a value can be split into groups of $n with nothing left
        Implement a divisibility test for $n
        make me a function that says True for the multiples of $n
        Given x, does $n go into it evenly?
        Checks whether an int can be divided by $n without rest.
        divisible by $n in python please, True or False
        True if x mod $n is 0
        do x sweets fit exactly into bags of $n?
        need a bool that tells if a value is a multiple of $n
        no remainder when divided by $n -> True, any remainder -> False
    """),
    "max_of_two": lines("""
        Write a function that takes two integers and returns whichever is larger
        Return the bigger of x and y.
        my program should compare two scores and give the better (higher) one
        Implement max for two arguments
        make me a function that picks the larger out of two ints
        Given x and y, return the one that's higher
        Finds the maximum of two values.
        bigger of two in python please
        f(3, 8) is 8, always the greater one
        which of my two numbers is the largest?
        need the top value of a pair of ints
        x if x > y else y
    """),
    "min_of_two": lines("""
        Write a function that takes two integers and returns whichever is smaller
        Return the lesser of x and y.
        my program should compare two prices and give the cheaper one
        Implement min for two arguments
        make me a function that picks the smaller out of two ints
        Given x and y, return the one that's lower
        Finds the minimum of two values.
        smaller of two in python please
        f(3, 8) is 3, always the lesser one
        which of my two numbers is the smallest?
        need the bottom value of a pair of ints
        x if x < y else y
    """),
    "extreme_of_three": lines("""
        Write a function that takes three integers and returns the $extreme one
        Return the $extreme of x, y and z.
        my program should compare three scores and give the $extreme
        Implement the $extreme of three arguments
        make me a function that picks the $extreme out of three ints
        Given x, y and z, return the $extreme
        Finds the $extreme of three values.
        $extreme of three in python please
        three ints in, the $extreme of them out
        which of my three numbers is the $extreme?
        need the $extreme value among three
        homework: a function of three parameters returning the $extreme number
    """),
    "median_of_three": lines("""
        Write a function that takes three integers and returns the one in the middle by size
        Return the median of x, y and z.
        my program should drop the best and the worst of three scores and give the remaining one
        Implement median for exactly three arguments
        make me a function that picks the middle one out of three ints
        Given x, y and z, return the value that would be second when sorted
        Finds the median of three values.
        middle of three in python please
        f(7, 1, 4) is 4, the value between the others
        which of my three numbers is the middle one?
        need the second smallest among three
        neither minimum nor maximum of three arguments
    """),
    "clamp": lines("""
        Write a function that takes a value, a lower and an upper limit and returns the value kept inside them
        Return lo if x < lo, hi if x > hi, and x otherwise.
        my program should never let the volume go under a minimum or over a maximum
        Implement clamping of an int, arguments value, low, high
        make me a function that squeezes a number into given limits
        Given x, lo and hi, return the point of [lo, hi] nearest to x
        Limits a value to the range between two bounds.
        clamp in python please: value, low, high
        f(12, 0, 9) is 9 and f(-3, 0, 9) is 0
        the player must stay on the board between two coordinates, so fix the position if it is outside
        need a value bounded by a floor and a ceiling
        if too small use the lower bound, if too large use the upper bound, else leave it
    """),
    "sign": lines("""
        Write a function that takes an integer and returns 1, 0 or -1 according to its sign
        Return -1 for x below zero, 0 for x equal zero, 1 for x above zero.
        my program should know if a value is negative, zero or positive, coded as -1, 0 and 1
        Implement sgn
        make me a signum function
        Given x, which sign does it have? answer 1, -1 or 0
        Gives the sign of an int as -1, 0 or +1.
        sign of an int in python please (1, 0, -1)
        f(-20) is -1, f(0) is 0 and f(3) is 1
        is my balance in the plus (1), in the minus (-1) or at zero (0)?
        need just the direction of a number: -1, 0, 1
        negative numbers map to minus one, zero maps to itself, positive numbers map to one
    """),
    "is_between": lines("""
        Write a function that takes an integer and returns True when it lies from $low to $high inclusive
        Return whether x is in [$low, $high].
        my program should accept a value only if it is at least $low and at most $high
        Implement a range test with limits $low and $high, both of them allowed
        make me a function that says True for values $low to $high and False for everything outside
        Given x, is it no less than $low and no more than $high?
        Checks whether an int is between $low and $high, borders included.
        between $low and $high (inclusive) in python please
        True if $low <= x and x <= $high
        allowed ages go from $low up to and including $high, is this age ok?
        need a bool telling if a value is within $low and $high, the ends belong to it
        not under $low and not over $high -> True
    """),
    "round_to_decimals": lines("""
        Write a function that takes a float and returns it rounded to $k decimals
        Return x with $k digits after the decimal point, rounded.
        my program should show fewer digits: round a value to $k decimal places, still a float
        Implement rounding to $k places
        make me a function that rounds a float, $k decimals remain
        Given x, round it so that $k decimals are left
        Rounds a number to $k places after the point.
        rounding to $k decimals in python please
        x rounded, precision $k decimals
        my measurements are too exact, $k decimal places are enough
        need a float with not more than $k decimals, properly rounded
        nearest number having $k decimal digits
    """),
    "round_up_to_multiple": lines("""
        Write a function that takes an integer and returns the next multiple of $n, or itself if it is one
        Return the smallest multiple of $n not below x.
        my program should order eggs only in packs of $n, how many eggs do I get if I need at least x?
        Implement rounding up in steps of $n
        make me a function that lifts a number to a multiple of $n
        Given x, find the lowest number >= x that $n divides
        Rounds an int upwards to a multiple of $n.
        ceil to multiples of $n in python please
        the nearest multiple of $n which isn't smaller than the value
        pad a length so that $n divides it, never shrink it
        need a value rounded up so there is no remainder by $n
        go up from x (x included) until you hit a multiple of $n
    """),
}
