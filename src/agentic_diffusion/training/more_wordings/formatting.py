"""More ways to ask for the families of families/formatting.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "seconds_to_hms": lines("""
        Write a function that takes seconds and returns a string 'HH:MM:SS'
        My program should show a timer as 'HH:MM:SS', it only knows the seconds
        Return the duration as hours, minutes and seconds with two digits each, ':' between.
        seconds to clock format HH:MM:SS
        Implement hh:mm:ss formatting of an integer number of seconds
        e.g. for 3661 it gives '01:01:01'
        I need a song's length, given in seconds, as text like '00:03:25'
        how would a digital clock show so many seconds? format 'HH:MM:SS'
        make me 'HH:MM:SS' from seconds in python please
        Formats a number of seconds as a time, all three parts zero padded
        total seconds in, '00:00:00' style string out
        from an amount of seconds work out hours, minutes, seconds and write it like '10:05:09'
    """),
    "format_minutes": lines("""
        Write a function that takes minutes and returns a string 'HH:MM'
        My program should show a film's length as 'HH:MM', it only knows the minutes
        Return the duration as hours and minutes with two digits each, ':' between.
        minutes to clock format HH:MM
        Implement hh:mm formatting of an integer number of minutes
        e.g. for 90 it gives '01:30'
        I need a flight time, given in minutes, as text like '02:45'
        how would a digital clock show so many minutes after midnight? format 'HH:MM'
        make me 'HH:MM' from minutes in python please
        Formats a number of minutes as hours and minutes, both zero padded
        total minutes in, '00:00' style string out
        from an amount of minutes work out hours and minutes and write it like '10:05'
    """),
    "format_thousands": lines("""
        Write a function that takes an integer and returns it as a string with '$sep' between thousands
        My program should print big numbers with a '$sep' after each group of three digits from the right
        Return the number as text, grouped by '$sep' in threes.
        digit grouping with '$sep'
        Implement a thousands separator, it should be '$sep'
        e.g. for 1234567 it gives '1${sep}234${sep}567'
        I need to write populations such as 83000000 as '83${sep}000${sep}000'
        nobody can read long numbers, so put '$sep' between the thousands
        make me a string like '9${sep}999' from 9999 in python please
        Formats an int using '$sep' for separating millions, thousands and so on
        whole number in, text with '$sep' at every third digit out
        how can a number get a '$sep' for each thousand?
    """),
    "format_currency": lines("""
        Write a function that takes an amount and returns it in $money like '${sign}1,234.50'
        My program should print prices in $money with '$sign' first, commas in large ones and two decimals
        Return the amount as a string: '$sign', thousands with commas, 2 decimals.
        $money formatter, '${sign}1,234.50' style
        Implement formatting of $money, for instance '${sign}12.00'
        e.g. for 1234.5 it gives '${sign}1,234.50'
        I need a number on a receipt as $money: '$sign' in front, comma for thousands, always two decimals
        how is an amount written properly in $money, e.g. '${sign}1,000,000.00'?
        make me text such as '${sign}99.90' out of a number in python please, commas between thousands
        Formats a float as $money with '$sign', grouping commas and cents
        amount in, '${sign}0.00' style string out (comma every three digits)
        bank balance as text: '$sign' then the number, commas and two places after the point
    """),
    "format_phone_number": lines("""
        Write a function that takes ten digits as a string and returns '(123) 456-7890' style text
        My program should show phone numbers nicely as '(xxx) xxx-xxxx', they are stored as 10 digits
        Return the phone number with the area code in parentheses and a hyphen before the last four digits.
        US phone formatter, ten digits to '(xxx) xxx-xxxx'
        Implement phone number formatting like '(555) 123-4567'
        e.g. for '1234567890' it gives '(123) 456-7890'
        I need brackets around the first 3 digits, then a space, 3 digits, '-' and 4 digits
        how do Americans write a phone number? '(800) 555-0199', do that for ten digits
        make me '(ddd) ddd-dddd' from a digit string in python please
        Formats a ten character digit text as an American telephone number
        raw digits in, '(area) xxx-xxxx' out
        customers type 5551234567, we want to store '(555) 123-4567'
    """),
    "mask_text": lines("""
        Write a function that takes a string and returns it with '$char' for all but the last $n characters
        My program should not reveal more of a secret than its last $n characters, '$char' for each other one
        Return the text with everything hidden by '$char' except the $n characters at the end.
        text masker, '$char', $n visible at the end
        Implement masking with '$char', the final $n characters stay
        I need to print a card number where you see only the $n last digits and '$char' instead of each other one
        the first characters must become '$char', the last $n must not change
        make me a string of equal length with '$char' everywhere before the last $n places, in python please
        Hides a string behind '$char' but leaves its $n final characters
        password in, the same with '$char' instead of letters out, apart from the last $n
        how can I black out a text with '$char' so that $n characters at the end are left?
        each character becomes '$char' unless it is among the last $n
    """),
    "pad_number": lines("""
        Write a function that takes an integer and returns it as text with zeros in front, $n digits long
        My program should name files by number, always $n digits, so put zeros before short ones
        Return the number as a string of at least $n characters, filled with zeros on the left.
        zero padding to $n digits
        Implement leading zeros up to $n places
        I need ticket numbers with $n digits, the missing digits should be zeros at the start
        short numbers must get zeros before them until they have $n digits
        make me a string with width $n from an int, zeros on the left, in python please
        Formats a non-negative number with $n digits, zero filled
        int in, $n digits with leading zeros out
        how can 7 be written with zeros so it takes $n digits? the same for other numbers
        customer id as text, $n digits, leading zeros
    """),
    "format_percentage": lines("""
        Write a function that takes a fraction and returns it as a percent string with $n decimals
        My program should print a ratio like 0.5 as percent with '%' and $n decimal places
        Return the fraction times 100 with $n digits after the point and a '%'.
        percent string from a fraction, $n decimal places
        Implement formatting of a share as percentage, $n decimals, '%' at the end
        I need my hit rate (between 0 and 1) as text in percent, exactly $n decimals
        progress goes from 0.0 to 1.0, show it in percent with $n digits after the point and '%'
        make me a percentage text from a float in python please, $n decimals
        Formats a proportion as percent, rounded to $n places, with the percent sign
        fraction in, text with '%' and $n decimals out
        how can a probability be shown in percent with $n decimal digits?
        0.25 means 25 percent, write such fractions with '%' and $n decimals
    """),
    "name_initials": lines("""
        Write a function that takes a full name and returns the initials in capitals, a dot after each
        My program should show 'A.L.' instead of 'ada Lovelace'
        Return the first letters of all name parts, upper case, each with a '.' behind it.
        initials maker with dots
        Implement dotted initials in capital letters for a person's name
        e.g. for 'ada Lovelace' it gives 'A.L.'
        I need the short form of a name: big first letters and dots
        how do you abbreviate a name to something like 'J.F.K.'?
        make me initials such as 'M.C.' from a name in python please
        Abbreviates a name to its uppercase initials followed by periods
        full name in, 'X.Y.' style initials out
        first letter of every word in the name, capital, plus '.'
    """),
    "join_with_and": lines("""
        Write a function that takes a list of words and returns a text like 'a, b $word c'
        My program should list things in a sentence: commas, and '$word' before the last thing
        Return the items joined by ', ' with ' $word ' before the final one.
        english list formatter with '$word'
        Implement joining of strings like 'a, b $word c'
        e.g. for ['a', 'b', 'c'] it gives 'a, b $word c'
        I need guests' names in one text, commas between them but '$word' between the last two
        how can a list be written as a person would say it, with '$word' at the end, like 'x, y $word z'?
        make me 'red, green $word blue' out of three words and the like for any list, in python please
        Joins strings for humans: comma and space between, ' $word ' for the last join, no comma there
        bunch of words in, 'this, that $word those' out
        all words separated by commas except the last, which comes after '$word' without comma
    """),
}
