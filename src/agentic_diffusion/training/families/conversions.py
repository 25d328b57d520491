"""Families about converting numbers: bases, Roman numerals, temperature, time, units, characters and bits."""

from random import Random

from agentic_diffusion.training.family import Family, lines

UNITS = (
    ("kilometers", "meters", 1000),
    ("meters", "centimeters", 100),
    ("kilograms", "grams", 1000),
    ("hours", "minutes", 60),
    ("minutes", "seconds", 60),
    ("hours", "seconds", 3600),
    ("days", "hours", 24),
    ("weeks", "days", 7),
    ("feet", "inches", 12),
    ("liters", "milliliters", 1000),
    ("years", "months", 12),
    ("dollars", "cents", 100),
    ("dozens", "pieces", 12),
)


def _units(rng: Random) -> dict[str, object]:
    source, target, factor = rng.choice(UNITS)
    return {"source": source, "target": target, "factor": factor}


def _base(rng: Random) -> dict[str, object]:
    return {"base": rng.randint(3, 9)}


def _roman(n: int) -> str:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[n // 10 % 10]
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[n % 10]
    hundreds = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")[n // 100 % 10]
    return "M" * (n // 1000) + hundreds + tens + ones


FAMILIES = (
    Family(
        name="to_binary",
        imperative=lines("""
            convert a number to binary
            return the binary representation of an integer as a string
            turn a decimal number into a binary string without the 0b prefix
            write a non-negative integer in base 2
            get the bits of an integer as a string of 0s and 1s
            translate a decimal int to its binary form
            give the base-2 string of a number
            compute the binary digits of n as text
            transform an int to a string of zeros and ones
            express a whole number in the binary system
            represent n as a binary string
            change a number from decimal to binary
        """),
        free=lines("""
            decimal to binary
            how do I convert an int to a binary string in python?
            Given a non-negative integer, return its binary representation as a string, e.g. 10 -> '1010'.
            what does n look like in base 2?
            int -> binary string, no prefix
            binary of a number
            I have an integer and need its bits as string
            number in the binary system (string)
        """),
        solution="""
def to_binary(n: int) -> str:
    return bin(n)[2:]
""",
        inputs=lambda rng: (rng.randint(0, 2 ** rng.randint(1, 10)),),
        examples=(((10,), "1010"), ((0,), "0"), ((1,), "1")),
    ),
    Family(
        name="from_binary",
        imperative=lines("""
            convert a binary string to an integer
            return the decimal value of a binary number given as a string
            parse a string of 0s and 1s as a base-2 number
            turn binary text like '1010' into an int
            read a binary string and give back the number it stands for
            translate a binary number to decimal
            compute the integer that a string of bits represents
            change a number from binary to decimal
            interpret a string of zeros and ones as a number in base two
            get the int value of a binary string
            decode a bit string to an integer
            work out which decimal number some binary digits mean
        """),
        free=lines("""
            binary to decimal
            how do I convert a binary string to int in python?
            Given a string of binary digits, return the integer it represents.
            '1010' -> 10
            binary string -> int
            which number is this binary string?
            I've got bits as text and want the normal number
            base 2 string parser
        """),
        solution="""
def from_binary(text: str) -> int:
    return int(text, 2)
""",
        inputs=lambda rng: ("".join(rng.choices("01", k=rng.randint(1, 9))),),
        examples=((("1010",), 10), (("0",), 0), (("0011",), 3)),
    ),
    Family(
        name="to_hex",
        imperative=lines("""
            convert an integer to a hexadecimal string
            return the hex representation of a number in lower case without prefix
            write a non-negative integer in base 16
            turn a decimal number into hex digits (lowercase, no 0x)
            get the hexadecimal form of an int as a string
            translate a number from decimal to hexadecimal
            express n in the hexadecimal system
            format an integer as lowercase hex without the leading 0x
            compute the base-16 string of a number
            represent a whole number as hex text
            change a decimal number to hex
            give the hexadecimal digits of n
        """),
        free=lines("""
            decimal to hex
            how do I convert an int to hexadecimal in python, no 0x in front?
            Given a non-negative integer, return its hexadecimal representation, e.g. 255 -> 'ff'.
            int -> hex string without prefix
            what is n in hex?
            hexadecimal of a number, lowercase
            i need my number in base sixteen as a string
            hex digits of an integer
        """),
        solution="""
def to_hex(n: int) -> str:
    return hex(n)[2:]
""",
        inputs=lambda rng: (rng.randint(0, 16 ** rng.randint(1, 5)),),
        examples=(((255,), "ff"), ((0,), "0"), ((16,), "10")),
    ),
    Family(
        name="from_hex",
        imperative=lines("""
            convert a hexadecimal string to an integer
            parse a hex string and return the number
            return the decimal value of a base-16 string
            turn hex digits like 'ff' into an int
            translate a hexadecimal number to decimal
            read a string as a hexadecimal number
            get the int that a hex string stands for
            compute the integer value of hexadecimal text
            change a number from hex to decimal
            decode hex digits into a plain integer
            interpret text as a number in base sixteen
            work out the decimal equivalent of a hexadecimal string
        """),
        free=lines("""
            hex to decimal
            how do I convert a hex string to int in python?
            Given a hexadecimal string, return the integer it represents.
            'ff' -> 255
            hex string -> int
            what decimal number is this hex value?
            I've a hexadecimal number as text and need a normal integer
            base 16 to base 10
        """),
        solution="""
def from_hex(text: str) -> int:
    return int(text, 16)
""",
        inputs=lambda rng: ("".join(rng.choices("0123456789abcdefABCDEF", k=rng.randint(1, 6))),),
        examples=((("ff",), 255), (("0",), 0), (("1A",), 26)),
    ),
    Family(
        name="to_base",
        imperative=lines("""
            convert a number to base $base
            return the base $base representation of an integer as a string
            write a non-negative integer in base $base
            turn a decimal number into a string of base-$base digits
            express n in the number system with base $base
            get the digits of an int in base $base, as text
            translate a decimal integer to base $base
            compute the base $base form of a number
            represent a whole number with base $base digits
            change a number from base 10 to base $base
            produce the string for n when written in base $base
            give back an integer in base $base notation
        """),
        free=lines("""
            decimal to base $base
            how do I convert an int to base $base?
            Given a non-negative integer, return its representation in base $base as a string ('0' for zero).
            number in base $base
            what does n look like in base $base?
            base 10 -> base $base converter, returns string
            I'd like to write numbers in base $base
            digits of n for base $base joined to a string
        """),
        solution="""
def to_base(n: int) -> str:
    digits = ""
    while n > 0:
        digits = str(n % $base) + digits
        n //= $base
    return digits or "0"
""",
        parameters=_base,
        inputs=lambda rng: (rng.randint(0, 10 ** rng.randint(1, 4)),),
        example_parameters={"base": 3},
        examples=(((5,), "12"), ((0,), "0"), ((9,), "100")),
    ),
    Family(
        name="int_to_roman",
        imperative=lines("""
            convert an integer to a Roman numeral
            return the roman numeral of a number
            write a number with Roman numerals
            turn an int between 1 and 3999 into roman notation
            translate arabic numbers to Roman numerals
            express a positive integer as a Roman number
            get the roman representation of n, like 'XIV' for 14
            format an integer as an upper-case roman numeral
            encode a number in Roman numerals
            produce the Roman form of a decimal number
            change a normal number to a roman one
            compute the Roman numeral string for a given integer
        """),
        free=lines("""
            integer to roman
            how is n written in Roman numerals?
            Given an integer from 1 to 3999, return its Roman numeral.
            number -> roman numeral string
            1994 -> 'MCMXCIV'
            roman numerals for an int, with IV, IX, XL and so on
            I want to show a year in roman digits
            arabic to roman converter
        """),
        solution="""
def int_to_roman(n: int) -> str:
    values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
    symbols = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"]
    result = ""
    for value, symbol in zip(values, symbols):
        result += symbol * (n // value)
        n %= value
    return result
""",
        inputs=lambda rng: (rng.choice((rng.randint(1, 50), rng.randint(1, 3999))),),
        examples=(((1994,), "MCMXCIV"), ((4,), "IV"), ((14,), "XIV")),
    ),
    Family(
        name="roman_to_int",
        imperative=lines("""
            convert a Roman numeral to an integer
            return the value of a roman numeral
            parse a string of Roman numerals into a number
            turn roman numbers like 'XIV' into ints
            translate Roman numerals to arabic numbers
            decode a roman numeral
            read a Roman number and give back its decimal value
            compute the integer that a roman numeral stands for
            get the int for a valid upper-case Roman numeral
            work out what number some roman digits mean
            evaluate a Roman numeral, taking care of IV, IX and the like
            change a roman number to a normal one
        """),
        free=lines("""
            roman to integer
            what number is this Roman numeral?
            Given a roman numeral, convert it to an integer.
            roman numeral string -> int
            'MCMXCIV' -> 1994
            I have a text with a roman number and need its value
            how do you convert roman numerals in python
            value of roman number with subtraction rule
        """),
        solution="""
def roman_to_int(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    previous = 0
    for char in reversed(text):
        value = values[char]
        total += value if value >= previous else -value
        previous = value
    return total
""",
        inputs=lambda rng: (_roman(rng.choice((rng.randint(1, 50), rng.randint(1, 3999)))),),
        examples=((("MCMXCIV",), 1994), (("IV",), 4), (("XIV",), 14), (("III",), 3)),
    ),
    Family(
        name="celsius_to_fahrenheit",
        imperative=lines("""
            convert Celsius to Fahrenheit
            convert a temperature from degrees Celsius to degrees Fahrenheit
            return the Fahrenheit value of a temperature in Celsius
            turn a temperature in C into F
            translate degrees celsius to fahrenheit
            compute how many degrees Fahrenheit a Celsius temperature is
            change a celsius temperature to fahrenheit
            take a temperature in °C and give it in °F
            calculate fahrenheit from celsius
            multiply a Celsius temperature by 9/5 and add 32
            get the temperature in fahrenheit for a given celsius value
            work out the Fahrenheit reading for some Celsius degrees
        """),
        free=lines("""
            celsius to fahrenheit
            how do I convert Celsius to Fahrenheit?
            Given a temperature in Celsius, return it in Fahrenheit.
            C to F converter
            what is this celsius temperature in fahrenheit?
            temperature conversion °C -> °F
            100 -> 212.0, 0 -> 32.0, degrees C into F
            I'm American, tell me the fahrenheit for a number of degrees celsius
        """),
        solution="""
def celsius_to_fahrenheit(celsius: float) -> float:
    return celsius * 9 / 5 + 32
""",
        inputs=lambda rng: (rng.randint(-40, 110),),
        examples=(((100,), 212.0), ((0,), 32.0), ((-40,), -40.0)),
    ),
    Family(
        name="fahrenheit_to_celsius",
        imperative=lines("""
            convert Fahrenheit to Celsius
            convert a temperature from degrees Fahrenheit to degrees Celsius
            return the Celsius value of a temperature in Fahrenheit
            turn a temperature in F into C
            translate degrees fahrenheit to celsius
            compute how many degrees Celsius a Fahrenheit temperature is
            change a fahrenheit temperature to celsius
            take a temperature in °F and give it in °C
            calculate celsius from fahrenheit
            subtract 32 from a Fahrenheit temperature and multiply by 5/9
            get the temperature in celsius for a given fahrenheit value
            work out the Celsius reading for some Fahrenheit degrees
        """),
        free=lines("""
            fahrenheit to celsius
            how do I convert Fahrenheit to Celsius?
            Given a temperature in Fahrenheit, return it in Celsius.
            F to C converter
            what is this fahrenheit temperature in celsius?
            temperature conversion °F -> °C
            212 -> 100.0, 32 -> 0.0, degrees F into C
            a recipe says fahrenheit but my oven has celsius, convert it
        """),
        solution="""
def fahrenheit_to_celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32) * 5 / 9
""",
        inputs=lambda rng: (rng.randint(-40, 220),),
        examples=(((212,), 100.0), ((32,), 0.0), ((-40,), -40.0)),
    ),
    Family(
        name="convert_units",
        imperative=lines("""
            convert $source to $target
            turn a number of $source into $target
            return how many $target a number of $source is
            compute the $target for a given amount of $source
            calculate $target from $source
            change a value in $source to $target
            translate $source into $target
            take a number of $source and give the same in $target
            express $source as $target
            work out the number of $target in so many $source
            get the amount of $target that equals the given $source
            multiply a number of $source by $factor to get $target
        """),
        free=lines("""
            $source to $target
            how do I convert $source to $target?
            Given a number of $source, return the number of $target.
            $source -> $target
            how many $target are in n $source?
            $source to $target converter ($factor $target each)
            I have a value in $source but need it in $target
            conversion function from $source to $target
        """),
        solution="""
def convert_units($source: int) -> int:
    return $source * $factor
""",
        parameters=_units,
        inputs=lambda rng: (rng.randint(0, 60),),
        example_parameters={"source": "hours", "target": "minutes", "factor": 60},
        examples=(((2,), 120), ((0,), 0), ((3,), 180)),
    ),
)
