"""More ways to ask for the families of families/conversions.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "to_binary": lines("""
        Write a function that takes a non-negative integer and returns its bits as a string
        Return n written in base two, without '0b'.
        my program should print a value as zeros and ones
        Implement decimal to binary conversion, result is a string
        make me a function that writes an int in binary
        Given x, give its binary digits as text
        Converts an int into binary notation.
        f(6) -> '110'
        binary notation of a number in python please, no prefix
        how do computers write this integer? with 0 and 1, as a string
        need the base two text for a value
        bin() without the first two characters
    """),
    "from_binary": lines("""
        Write a function that takes a string of bits and returns the integer
        Return the number that the base two text stands for.
        my program should read zeros and ones and tell the decimal value
        Implement binary to decimal conversion, input is a string
        make me a function that reads binary text
        Given text such as '101', return the int it means
        Converts binary notation into an int.
        f('110') -> 6
        value of a bit string in python please
        what number do these zeros and ones mean? they come as a string
        need an int from base two text
        int of text in base 2
    """),
    "to_hex": lines("""
        Write a function that takes a non-negative integer and returns lowercase hex digits
        Return n written in base sixteen, small letters, without '0x'.
        my program should print a value as hexadecimal
        Implement decimal to hex conversion, result is a string with no prefix
        make me a function that writes an int in hexadecimal
        Given x, give its hex digits as text, letters in lower case
        Converts an int into hexadecimal notation, no prefix.
        f(26) -> '1a'
        hex notation of a number in python please, no prefix
        colour codes: one int to its hex text, not padded
        need the base 16 text for a value
        hex() without the first two characters
    """),
    "from_hex": lines("""
        Write a function that takes a string of hex digits and returns the integer
        Return the number that the base sixteen text stands for.
        my program should read hexadecimal and tell the decimal value
        Implement hex to decimal conversion, input is a string
        make me a function that reads hex text
        Given text such as '1f', return the int it means
        Converts hexadecimal notation into an int.
        f('1a') -> 26
        value of a hex string in python please
        what number do these hex digits mean? they come as a string
        need an int from base 16 text
        int of text in base 16
    """),
    "to_base": lines("""
        Write a function that takes a non-negative integer and returns it as a base $base string
        Return n written in base $base as text.
        my program should print a value in the base $base system
        Implement conversion from decimal to base $base, result is a string
        make me a function that writes an int in base $base
        Given x, give its base $base digits as text
        Converts an int into base $base notation.
        base $base notation of a number in python please
        how would people count who only use $base digits? give the text for an int
        need the base $base text for a value
        repeatedly divide by $base and collect the remainders to a string, zero is '0'
        string of an integer in the positional system with base $base
    """),
    "int_to_roman": lines("""
        Write a function that takes an integer and returns it in Roman numerals
        Return n as a Roman numeral string.
        my program should print chapter numbers the Roman way
        Implement arabic to Roman conversion, 1 to 3999
        make me a function that writes an int with I, V, X, L, C, D and M
        Given x, give the Roman numeral as text
        Converts an int into Roman notation.
        f(9) -> 'IX'
        roman notation of a number in python please
        how would the old Romans have written this integer?
        need the Roman text for a value
        year to Roman digits as on old buildings
    """),
    "roman_to_int": lines("""
        Write a function that takes a Roman numeral and returns the integer
        Return the number that the Roman text stands for.
        my program should read Roman chapter numbers and tell the ordinary value
        Implement Roman to arabic conversion
        make me a function that reads I, V, X, L, C, D and M
        Given text such as 'XLII', return the int it means
        Converts Roman notation into an int.
        f('IX') -> 9
        value of a Roman numeral in python please
        what number did the Romans mean by this string?
        need an int from Roman text
        read the year on an old building: Roman digits to int
    """),
    "celsius_to_fahrenheit": lines("""
        Write a function that takes degrees Celsius and returns degrees Fahrenheit
        Return the Celsius temperature in Fahrenheit.
        my program should show a European weather report to Americans, so from celsius to fahrenheit
        Implement the formula c * 9 / 5 + 32
        make me a function that makes Fahrenheit out of Celsius
        Given °C, give °F
        Converts Celsius into Fahrenheit.
        f(10) -> 50.0, celsius is the input, fahrenheit the result
        Celsius into Fahrenheit in python please
        how warm is this many °C in °F?
        need Fahrenheit, have Celsius
        thermometer shows C, I want F
    """),
    "fahrenheit_to_celsius": lines("""
        Write a function that takes degrees Fahrenheit and returns degrees Celsius
        Return the Fahrenheit temperature in Celsius.
        my program should show an American weather report to Europeans, so from fahrenheit to celsius
        Implement the formula (f - 32) * 5 / 9
        make me a function that makes Celsius out of Fahrenheit
        Given °F, give °C
        Converts Fahrenheit into Celsius.
        f(50) -> 10.0, fahrenheit is the input, celsius the result
        Fahrenheit into Celsius in python please
        how warm is this many °F in °C?
        need Celsius, have Fahrenheit
        thermometer shows F, I want C
    """),
    "convert_units": lines("""
        Write a function that takes $source and returns $target
        Return the value, given in $source, in $target.
        my program should show $target but the user types $source
        Implement the conversion from $source to $target
        make me a function that makes $target out of $source
        Given $source, give $target
        Converts $source into $target.
        $source into $target in python please
        how much is that many $source when counted in $target?
        need $target, have $source
        calculator from $source to $target (times $factor)
        the amount in $source as an int goes in, the amount in $target comes out
    """),
}
