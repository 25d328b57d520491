"""Families that turn values into text: times, money, phone numbers, masked digits, ordinals, file sizes."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import word, words


def _amount(rng: Random) -> float:
    return round(rng.uniform(0, rng.choice([10, 1000, 5_000_000])), rng.randint(0, 2))


def _phone_digits(rng: Random) -> str:
    return "".join(rng.choices("0123456789", k=10))


FAMILIES = (
    Family(
        name="seconds_to_hms",
        imperative=lines("""
            format a number of seconds as 'HH:MM:SS'
            convert seconds to hours, minutes and seconds written as 'HH:MM:SS' with leading zeros
            turn 3661 seconds into '01:01:01'
            write a duration in seconds in the form HH:MM:SS
            make a clock style string (HH:MM:SS) from an int of seconds
            display seconds as two-digit hours, minutes and seconds with colons
            change a count of seconds to a zero-padded 'HH:MM:SS' text
            express a length in seconds as hh:mm:ss
            produce a time string like '00:02:05' from seconds
            split seconds into hours, minutes and seconds and return them as 'HH:MM:SS'
            render a stopwatch value given in seconds as 'HH:MM:SS'
            show how long something took, seconds in and 'HH:MM:SS' out
        """),
        free=lines("""
            seconds to 'HH:MM:SS'
            how do I format seconds as hours:minutes:seconds?
            Given a number of seconds, return a string 'HH:MM:SS' with two digits each.
            125 -> '00:02:05'
            i have a duration in seconds and need hh:mm:ss for display
            hh:mm:ss string from an integer number of seconds
            time formatter: total seconds to HH:MM:SS
            what is 3661 seconds as '01:01:01'? make that a function
        """),
        solution="""
def seconds_to_hms(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f'{hours:02d}:{minutes:02d}:{seconds:02d}'
""",
        inputs=lambda rng: (rng.randint(0, rng.choice([59, 3599, 90_000])),),
        examples=(((3661,), "01:01:01"), ((0,), "00:00:00"), ((125,), "00:02:05")),
    ),
    Family(
        name="format_minutes",
        imperative=lines("""
            format a number of minutes as 'HH:MM'
            convert minutes to hours and minutes in the form 'HH:MM', zero-padded
            turn 90 minutes into '01:30'
            write a duration given in minutes as hh:mm
            make a time of day string 'HH:MM' out of the minutes since midnight
            display minutes as two-digit hours, a colon and two-digit minutes
            change a total of minutes to an 'HH:MM' text
            express an int of minutes like a clock: '02:05' for 125
            produce an hours:minutes string from minutes, both with leading zero
            split minutes into hours and the remaining minutes, return 'HH:MM'
            show working time in minutes as HH:MM
            render total minutes in HH:MM format
        """),
        free=lines("""
            minutes to 'HH:MM'
            how can I show 125 minutes as '02:05'?
            Given a number of minutes, return a string in the form 'HH:MM' with two digits each.
            hours and minutes string from total minutes (zero padded)
            I log my work in minutes and would like to see it as hh:mm
            int minutes in, 'HH:MM' out
            how do you write 75 minutes? '01:15'. I need that for any number
            hh:mm from minutes
        """),
        solution="""
def format_minutes(minutes: int) -> str:
    hours, minutes = divmod(minutes, 60)
    return f'{hours:02d}:{minutes:02d}'
""",
        inputs=lambda rng: (rng.randint(0, 1500),),
        examples=(((90,), "01:30"), ((5,), "00:05"), ((0,), "00:00")),
    ),
    Family(
        name="format_thousands",
        imperative=lines("""
            format an integer with '$sep' as thousands separator
            write a whole number with '$sep' between each group of three digits
            put '$sep' after every three digits of a number, counted from the right
            turn 1234567 into '1${sep}234${sep}567'
            insert '$sep' into a large number so that it is easier to read
            group the digits of an int by thousands with '$sep'
            convert a big number to a string with '$sep' separating the thousands
            display an integer in the style '12${sep}345'
            separate thousands by '$sep' in a number and return it as text
            make large integers readable, e.g. '1${sep}000' for 1000
            return a number as string using '$sep' for digit grouping
            represent an integer with a '$sep' every three digits
        """),
        free=lines("""
            thousands separator '$sep'
            how do I show 1234567 as '1${sep}234${sep}567'?
            Given an integer, return it as a string with '$sep' between the thousands.
            number formatting: '$sep' every 3 digits
            big numbers are hard to read, I want '$sep' in them after each three digits from the right
            1000000 -> '1${sep}000${sep}000'
            int in, digits grouped in threes by '$sep' out
            readable integer with '$sep'
        """),
        solution="""
def format_thousands(number: int) -> str:
    return f'{number:,}'$fix
""",
        parameters=lambda rng: rng.choice(
            [
                {"sep": ",", "fix": ""},
                {"sep": ".", "fix": ".replace(',', '.')"},
                {"sep": "'", "fix": '.replace(",", "\'")'},
                {"sep": " ", "fix": ".replace(',', ' ')"},
            ]
        ),
        inputs=lambda rng: (rng.randint(0, 10 ** rng.randint(1, 10)) * rng.choice([1, 1, -1]),),
        example_parameters={"sep": ",", "fix": ""},
        examples=(((1234567,), "1,234,567"), ((999,), "999"), ((0,), "0")),
    ),
    Family(
        name="format_currency",
        imperative=lines("""
            format an amount as $money with two decimals and thousands separators, like '${sign}1,234.50'
            write a price as '$sign' followed by the number with commas and two decimal places
            turn 1234.5 into '${sign}1,234.50'
            convert a number to a $money string with 2 decimals and comma grouping
            display an amount of money in $money, e.g. '${sign}0.99'
            put '$sign' before an amount that is rounded to two places and has commas between thousands
            return a price tag such as '${sign}12.00' for a number
            make a $money text out of a float: '$sign', commas for thousands, two digits after the point
            show a value as $money in the form '${sign}1,000.00'
            present a sum of money with '$sign' in front and exactly two decimals, thousands grouped by ','
            format prices in $money style ('${sign}9,999.90')
            render a number as currency with the sign '$sign', two decimals, comma as thousands separator
        """),
        free=lines("""
            amount to $money string, like '${sign}1,234.50'
            how do I print money as '${sign}1,234.50'? I need the string
            Given a number, return it as $money: '$sign', comma-separated thousands and two decimals.
            currency format with '$sign'
            12 -> '${sign}12.00', 1234.5 -> '${sign}1,234.50'
            the invoice must show amounts like '${sign}2,500.00'
            float in, '${sign}x,xxx.xx' out
            price formatter: '$sign', two decimals, commas
        """),
        solution="""
def format_currency(amount: float) -> str:
    return f'$sign{amount:,.2f}'
""",
        parameters=lambda rng: rng.choice(
            [{"sign": "$", "money": "dollars"}, {"sign": "€", "money": "euros"}, {"sign": "£", "money": "pounds"}]
        ),
        inputs=lambda rng: (_amount(rng),),
        example_parameters={"sign": "$", "money": "dollars"},
        examples=(((1234.5,), "$1,234.50"), ((12,), "$12.00")),
    ),
    Family(
        name="format_phone_number",
        imperative=lines("""
            format a ten-digit string as a phone number '(123) 456-7890'
            turn '1234567890' into '(123) 456-7890'
            write ten digits in the form '(xxx) xxx-xxxx'
            make a US style phone number from a string of 10 digits
            put parentheses around the first three digits, a space, three digits, a hyphen and the last four
            convert a plain digit string to the phone format (123) 456-7890
            display a 10 digit phone number with area code in brackets, as in '(555) 123-4567'
            insert brackets, a space and a hyphen into a phone number of ten digits to get '(xxx) xxx-xxxx'
            return an American phone number, nicely formatted like '(800) 555-0199'
            prettify a phone number given as ten digits: '(area) prefix-line'
            change raw phone digits such as '5551234567' to '(555) 123-4567'
            rewrite a ten character phone number string as '(ddd) ddd-dddd'
        """),
        free=lines("""
            phone number format '(123) 456-7890' from ten digits
            how do I format '5551234567' as '(555) 123-4567'?
            Given a string of ten digits, return it as '(xxx) xxx-xxxx'.
            phone formatter, US style with area code in parentheses
            I have phone numbers without any formatting and need '(xxx) xxx-xxxx'
            ten digits in, (ddd) ddd-dddd out
            '8005550199' -> '(800) 555-0199'
            pretty american phone numbers
        """),
        solution="""
def format_phone_number(digits: str) -> str:
    return f'({digits[:3]}) {digits[3:6]}-{digits[6:]}'
""",
        inputs=lambda rng: (_phone_digits(rng),),
        examples=((("1234567890",), "(123) 456-7890"), (("8005550199",), "(800) 555-0199")),
    ),
    Family(
        name="mask_text",
        imperative=lines("""
            mask all but the last $n characters of a string with '$char'
            replace every character except the last $n by '$char'
            hide a card number with '$char' so only its last $n digits can be seen
            show just the final $n characters of a secret, the others as '$char'
            cover a string with '$char', leaving the last $n characters readable
            turn all characters before the last $n into '$char'
            obscure an account number: '$char' everywhere but in the $n last places
            censor a string with '$char' except its ending of $n characters
            return a masked copy of a text in which the last $n characters stay and the rest is '$char'
            keep the last $n characters of a string visible and put '$char' for each earlier one
            anonymize a number given as string by writing '$char' for everything but the last $n digits
            write '$char' over all leading characters so that $n stay visible at the end
        """),
        free=lines("""
            mask with '$char', last $n characters visible
            how do I hide all but the last $n digits of a card number with '$char'?
            Given a string, return it with every character but the last $n replaced by '$char'.
            credit card masking, '$char' for the hidden ones, $n visible at the end
            only the last $n characters may be shown, use '$char' for the others (same length)
            I don't want to show the whole phone number, just the last $n digits, '$char' for the rest
            string masked by '$char' up to the last $n
            masked account number: ${char}${char}${char}... and then the last $n characters
        """),
        solution="""
def mask_text(text: str) -> str:
    return '$char' * (len(text) - $n) + text[-$n:]
""",
        parameters=lambda rng: {"n": rng.randint(2, 6), "char": rng.choice("*#xX.-")},
        inputs=lambda rng: (rng.choice([_phone_digits(rng), word(rng), str(rng.randint(0, 10**9)), ""]),),
        example_parameters={"n": 4, "char": "*"},
        examples=((("12345678",), "****5678"), (("123",), "123"), (("",), "")),
    ),
    Family(
        name="pad_number",
        imperative=lines("""
            write a number with leading zeros so it has $n digits
            pad an integer with zeros on the left to $n digits
            zero-fill a number to width $n
            turn a non-negative int into a string of at least $n digits with zeros in front
            format an integer with $n digits, adding zeros at the start if needed
            make a $n digit string from a number by putting zeros before it
            convert a number to text and fill it up with '0' on the left to length $n
            return an id number as $n-character text with leading zeros
            add leading zeros to a number until there are $n digits
            prefix a number with as many zeros as needed for $n digits
            display a counter with $n places and leading zeros
            bring all invoice numbers to $n digits with zeros at the front
        """),
        free=lines("""
            number with leading zeros, $n digits
            how do I zero pad an int to $n digits?
            Given a non-negative integer, return it as string, padded with zeros on the left to $n characters.
            zfill to $n
            $n digit string of a number, leading zeros
            I number my files and every number needs $n digits, zeros first
            int -> str of width $n filled with 0
            left zero padding to width $n, longer numbers unchanged
        """),
        solution="""
def pad_number(number: int) -> str:
    return str(number).zfill($n)
""",
        parameters=lambda rng: {"n": rng.randint(3, 10)},
        inputs=lambda rng: (rng.randint(0, 10 ** rng.randint(1, 7)),),
        example_parameters={"n": 5},
        examples=(((42,), "00042"), ((123456,), "123456"), ((0,), "00000")),
    ),
    Family(
        name="format_percentage",
        imperative=lines("""
            format a fraction as a percentage with $n decimals and a percent sign
            convert a ratio such as 0.25 to a percent string with $n decimal places
            turn a share between 0 and 1 into a percentage text, $n digits after the point, ending in '%'
            write a fraction in percent with $n decimals
            show a proportion as percentage with $n decimal places, including the '%' sign
            multiply a ratio by 100 and return it with $n decimals and '%' behind
            express a float between 0 and 1 as a string in percent ($n decimals)
            display a success rate, given as fraction, as '...%' with $n places after the decimal point
            render a probability as percent text having $n decimals
            make a percentage string from a fraction, precision $n decimals
            return a rate as percentage, rounded to $n decimals, with '%' at the end
            change a decimal fraction to its percentage notation with $n decimals
        """),
        free=lines("""
            fraction to percent string, $n decimals
            how do I show 0.5 as a percentage with $n decimals?
            Given a fraction, return it as a percentage string with $n decimal places and '%'.
            percent formatting with $n digits after the point
            ratio in, text such as 50% (but with $n decimals) out
            I calculate a share like 0.371 and want to print it in percent, $n decimals
            percentage, '%' sign, $n decimals, from a float
            what is a fraction in percent as text? $n decimal places please
        """),
        solution="""
def format_percentage(fraction: float) -> str:
    return f'{fraction:.${n}%}'
""",
        parameters=lambda rng: {"n": rng.randint(1, 4)},
        inputs=lambda rng: (rng.choice([0.0, 1.0, 0.5, rng.randint(1, 999) / 1000]),),
        example_parameters={"n": 1},
        examples=(((0.25,), "25.0%"), ((1.0,), "100.0%")),
    ),
    Family(
        name="name_initials",
        imperative=lines("""
            return the initials of a full name with dots, like 'A.B.'
            turn 'Ada Lovelace' into 'A.L.'
            get a person's initials in upper case, a dot after each
            take the first letter of each part of a name, uppercase, followed by a dot
            shorten a name to its initials with full stops
            abbreviate every part of a full name to its capital first letter and '.'
            build dotted initials from first, middle and last names
            make initials of a name in the style 'J.R.R.T.'
            convert a full name to capital initials, each one with a period
            extract the initials from a name and put a dot behind every one of them
            write somebody's name as dotted capital initials
            give the initials for a name: every part becomes its capital first letter and a dot
        """),
        free=lines("""
            initials of a name with dots
            how do I get 'A.L.' from 'ada lovelace'?
            Given a full name, return its uppercase initials, each followed by a dot.
            'John Ronald Tolkien' -> 'J.R.T.'
            name in, initials like 'B.K.' out
            dotted initials, capital letters
            I want to sign with the initials of a person: first letters, uppercase, a dot after each
            uppercase initials with periods for some name
        """),
        solution="""
def name_initials(name: str) -> str:
    return ''.join(part[0].upper() + '.' for part in name.split())
""",
        inputs=lambda rng: (" ".join(words(rng, 4)),),
        examples=((("ada Lovelace",), "A.L."), (("",), "")),
    ),
    Family(
        name="join_with_and",
        imperative=lines("""
            join words with commas and put '$word' before the last one
            turn a list of words into a phrase like 'a, b $word c'
            write a list as readable text: commas between the items, '$word' before the final item
            combine names to an enumeration with '$word' at the end, such as 'Ann, Bob $word Cid'
            make a human readable list, the last two items linked by '$word' and the others by commas
            list items in a sentence, separated by ', ' but with ' $word ' between the last two
            concatenate strings like people do in English, e.g. 'x, y $word z' (no comma before '$word')
            build the text 'tea, milk $word sugar' from ['tea', 'milk', 'sugar']
            format a list of strings as an enumeration with '$word' and without Oxford comma
            return the words comma-separated with '$word' in place of the last comma
            connect the last word by ' $word ' and all earlier ones by ', '
            produce natural language text from a list: commas, '$word' before the last item, one item alone as it is
        """),
        free=lines("""
            list to text like 'a, b $word c'
            how do I join names with commas but '$word' before the last?
            Given a list of strings, return 'x, y $word z' style text (empty string for an empty list).
            natural language join with '$word'
            ['a', 'b'] -> 'a $word b', ['a', 'b', 'c'] -> 'a, b $word c'
            I want my list printed as in a sentence, '$word' between the last two
            human-readable enumeration, '$word', no Oxford comma
            words in; commas and a final '$word' out
        """),
        solution="""
def join_with_and(words: list[str]) -> str:
    if len(words) < 2:
        return ''.join(words)
    return ', '.join(words[:-1]) + ' $word ' + words[-1]
""",
        parameters=lambda rng: {"word": rng.choice(("and", "or"))},
        inputs=lambda rng: (words(rng, 4),),
        example_parameters={"word": "and"},
        examples=(((["a", "b", "c"],), "a, b and c"), ((["a"],), "a"), (([],), "")),
    ),
)
