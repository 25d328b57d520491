"""More ways to ask for the families of families/digits.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "sum_digits": lines("""
        Write a function that takes an integer and returns the sum of its digits
        My program should add the single figures of a number
        Return the total of all digits in n.
        digit adder
        Implement the digit sum
        e.g. for 123 it gives 6
        I need to know what I get when I add 4 and 0 and 7 for 407, and the same for any other value
        make me a function for the checksum of a number, just all its digits added
        Calculates the quersum of an integer, that is its digits added up
        every digit of this number plus every other digit, what's the result?
        integer in, sum of its figures out, in python please
        summing a number digit by digit
    """),
    "count_digits": lines("""
        Write a function that takes an integer and returns how many digits it has
        My program should say if a number has one, two, three or more digits, so count them
        Return the quantity of digits in n, without the sign.
        digit counter
        Implement a digit count for integers, also negative ones
        e.g. for 4052 it gives 4, for -12 it gives 2
        I need the length of a number (its digits, not the minus)
        how long is this integer in decimal notation?
        make me a function that counts the figures of a value in python please
        Calculates the number of digits an int is written with
        how many characters without minus does it take to write a given whole number
        is it a 3-digit number or a 5-digit one? give back how many digits
    """),
    "reverse_number": lines("""
        Write a function that takes an integer and returns it with the digits the other way round
        My program should read a number from the back and give it as an int, minus stays minus
        Return n reversed.
        integer reverser
        Implement reversing of an int, sign is kept
        e.g. for 123 it gives 321, for -45 it gives -54
        I need the last digit first and the first digit last, as a number again
        make me a function that turns 907 into 709 and does so for every int
        Reverses the order in which the figures of a value appear
        what number do you get if you write this one back to front?
        number to backwards number in python please, negative ones too
        digits reversed, leading zeros vanish, result int
    """),
    "product_of_digits": lines("""
        Write a function that takes an integer and returns all its digits multiplied
        My program should multiply the single figures of a number
        Return the product of n's digits.
        digit multiplier
        Implement the product over the digits of an int
        e.g. for 234 it gives 24
        I need to know what I get from 3 times 1 times 5 for 315, and the same for any other value
        make me a function that takes a number apart and multiplies the digits in python please
        Calculates the result of multiplying each digit of a whole number by the others
        first digit times second digit times third digit and so on, for a given number
        integer in, product of its figures out
        what do the digits of some value multiply to?
    """),
    "digital_root": lines("""
        Write a function that takes an integer and returns its digital root
        My program should add digits, then add the digits of that, and stop once there is just one digit
        Return the one-digit number left after summing digits repeatedly.
        repeated digit sum
        Implement the digital root
        e.g. for 987 it gives 6
        I need the digit sum of the digit sum of the digit sum... until it is smaller than ten
        while the number has more than one digit, replace it with the sum of its digits; what remains?
        make me a function for the numerology number: add digits till only one is left
        Calculates the final single digit of iterated digit sums
        boil a number down to one figure by adding its figures over and over, in python please
        iterated cross sum until it's one digit
    """),
    "is_armstrong": lines("""
        Write a function that takes an integer and returns whether it is an Armstrong number
        My program should recognize armstrong numbers such as 153 and 9474
        Return True for narcissistic numbers and False for all the rest.
        narcissistic number checker
        Implement an Armstrong test
        e.g. for 153 it gives True, for 154 it gives False
        I need to see if each digit to the power of the number of digits, summed, gives the number again
        a number with k digits: is the sum of the k-th powers of its digits equal to it?
        make me a boolean function for armstrong numbers in python please
        Checks whether an int equals the sum of its digits, each raised to how many digits there are
        homework: armstrong number yes or no
        does this value have the Armstrong property?
    """),
    "is_palindrome_number": lines("""
        Write a function that takes an integer and returns whether it is a palindrome
        My program should recognize numbers like 12321 which are the same backwards
        Return True if the int is equal to itself reversed, negative values are never.
        numeric palindrome checker
        Implement a palindrome test for integers
        e.g. for 121 it gives True, for 123 it gives False
        I need to see if a number stays what it is when I read it from the right
        does a value have mirror symmetric digits?
        make me a boolean function for palindrome ints in python please
        Checks whether the first digit matches the last, the second the second last and so on
        homework: is a number the same from both ends, yes or no
        forwards and backwards the same number?
    """),
    "extreme_digit": lines("""
        Write a function that takes an integer and returns the $extreme digit in it
        My program should pick the $extreme figure out of a number
        Return the $extreme of n's digits.
        $extreme digit finder
        Implement finding the $extreme digit of an int
        I need to know which one of the digits of a value is the $extreme
        of all the digits this number is made of, give me the $extreme
        make me a function for the $extreme digit in python please
        Finds among the decimal figures of a whole number the $extreme
        number in, its $extreme single digit out
        compare the digits of an integer with one another, the $extreme is the answer
        homework: the $extreme digit in a given non-negative number
    """),
    "number_to_digits": lines("""
        Write a function that takes an integer and returns an array of its digits
        My program should have each figure of a number separately, as ints in a list
        Return the list of n's digits from left to right.
        digit splitter
        Implement splitting of an int to single digits
        e.g. for 472 it gives [4, 7, 2]
        I need to go through a number digit by digit, so give me them as a list
        make me a list of ints, one for every digit of the value, in python please
        Lists the figures that make up a whole number, in their order
        chop an integer into its digits
        number in, list of digits out
        which digits is a given number written with, one after the other? as list
    """),
    "digits_to_number": lines("""
        Write a function that takes a list of digits and returns the number they make
        My program has single figures in an array and should know the whole number
        Return the int formed by writing the given digits one after another (0 if there are none).
        digits joiner, list to int
        Implement turning a digit list to an integer
        e.g. for [4, 7, 2] it gives 472
        I need one number, I have its digits from left to right in a list
        make me an int from a bunch of digits, in the order of the list
        Calculates the value of a sequence of decimal digits
        read this list of figures as one decimal number in python please
        list of digits in, number out, empty list means 0
        stick the digits of an array together so that they are a number
    """),
    "count_digit": lines("""
        Write a function that takes an integer and returns how often $digit is one of its digits
        My program should know the number of ${digit}s in some number
        Return the count of digits in n which are $digit.
        counter for the digit $digit in an int
        Implement counting of the digit $digit
        I need to know how many times $digit shows up in a number
        a shop sells house number signs: how many figures $digit does a given number need?
        make me a function that checks each digit of a value against $digit and counts the hits
        Calculates the occurrences of the figure $digit within a whole number
        if I write this integer down, how often do I write $digit?
        number in, amount of ${digit}s in its digits out, in python please
        does $digit appear in a number, and how many times? return the count
    """),
    "sum_parity_digits": lines("""
        Write a function that takes an integer and returns what its $parity digits sum to
        My program should add the $parity figures of a number and skip the others
        Return the total of those digits of n that are $parity.
        adder for $parity digits
        Implement a digit sum restricted to $parity digits
        I need to know what I get when I add just the $parity digits in a value
        if a digit is $parity it counts, if not it doesn't; sum for a given number?
        make me a function for the sum of all $parity digits in python please
        Calculates the $parity digits' sum of a whole number (0 without any)
        number in, sum over its $parity figures out
        which digits are $parity, and what's their sum? return only the sum
        homework: add together every $parity digit in an int
    """),
    "is_harshad": lines("""
        Write a function that takes a positive integer and returns whether its digit sum divides it
        My program should recognize Harshad numbers
        Return True for Niven numbers and False for all the rest.
        harshad checker
        Implement a Harshad test
        e.g. for 18 it gives True, for 19 it gives False
        I need to see if a number can be divided by its digits added up, with nothing left
        add the digits, divide the number by that: does it come out even? True or False
        make me a boolean function for harshad numbers in python please
        Checks whether an int is a multiple of what its digits add up to
        homework: Harshad number yes or no
        is the remainder 0 when some value is divided by its own digit sum?
    """),
}
