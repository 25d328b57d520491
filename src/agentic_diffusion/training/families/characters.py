"""Families about counting, finding and selecting single characters of a text."""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence


def _mixed_text(rng: Random) -> str:
    """A sentence with some digits, capitals and punctuation thrown in."""
    noise = "".join(rng.choices("aE7 3?x!Z0,", k=rng.randint(0, 6)))
    return rng.choice(["", sentence(rng, 5) + noise, noise + sentence(rng, 3), noise])


def _case(rng: Random) -> Mapping[str, object]:
    upper = {"case": rng.choice(("uppercase letters", "capital letters", "upper-case letters")), "method": "isupper"}
    lower = {"case": rng.choice(("lowercase letters", "small letters", "lower-case letters")), "method": "islower"}
    return rng.choice([upper, lower])


def _kept_kind(rng: Random) -> Mapping[str, object]:
    kinds = (("letters", "isalpha"), ("digits", "isdigit"), ("alphanumeric characters", "isalnum"))
    kind, method = rng.choice(kinds)
    return {"kind": kind, "method": method}


FAMILIES = (
    Family(
        name="count_vowels",
        imperative=lines("""
            count the vowels in a string
            return the number of vowels in a text
            find how many vowels a word has
            determine how often the letters a, e, i, o, u (in either case) occur in a text
            tell how many characters of a sentence are vowels
            compute the vowel count of a string
            go through a text and count every vowel, upper or lower case
            calculate the total of a, e, i, o and u letters in a phrase, ignoring case
            work out how many vowels there are in the given word
            add up the vowels of a sentence
            give back the amount of vowels in a piece of text
            scan a string for vowels and report their number
        """),
        free=lines("""
            vowel count
            how many vowels are in a string?
            Given a string, return how many of its characters are vowels.
            number of vowels in a sentence
            i want to count a e i o u in my text, both capital and small
            for a word, how many vowels does it contain
            Input: some text. Output: the number of vowels.
            function to know how much vowels a string have
        """),
        solution="""
def count_vowels(text: str) -> int:
    return sum(1 for char in text if char.lower() in 'aeiou')
""",
        inputs=lambda rng: (_mixed_text(rng),),
        examples=((("Hello Anna",), 4), (("rhythm",), 0), (("",), 0)),
    ),
    Family(
        name="count_consonants",
        imperative=lines("""
            count the consonants in a string
            return how many consonants a text contains
            find the number of letters that are not vowels in a sentence
            count the letters of a word other than a, e, i, o and u
            tell how many consonants there are in a phrase, whatever their case
            compute the consonant count of a text
            work out how many of the letters in a string are consonants
            determine the number of consonants, skipping spaces, digits and punctuation
            go over a string and count every letter which is no vowel
            give the amount of consonants in the text
            calculate how many alphabetic characters are not vowels
            add up the consonants in a word
        """),
        free=lines("""
            consonant count
            how many consonants does a string have?
            Given a text, return the number of its consonants.
            number of non-vowel letters in a sentence
            I need to count all consonants, capital ones as well
            letters minus vowels: how many are there in a string?
            Input: text. Output: how many consonants it has.
            count of consonant letters, only letters count
        """),
        solution="""
def count_consonants(text: str) -> int:
    return sum(1 for char in text.lower() if char.isalpha() and char not in 'aeiou')
""",
        inputs=lambda rng: (_mixed_text(rng),),
        examples=((("Hello 42!",), 3), (("aei",), 0), (("",), 0)),
    ),
    Family(
        name="count_digits_in_text",
        imperative=lines("""
            count the digits in a string
            return how many digits a text contains
            find out how many characters of a string are digits
            count the numeric characters of a text
            tell how many of the characters 0 to 9 are in a sentence
            compute the number of digit characters in a password
            go through a text and count everything that is a digit
            determine the amount of digits inside a string
            work out how often a digit appears in the text
            add up how many number characters there are in a string, for example 3 for 'a1b22'
            check each character of a string and count the digits
            give the digit count of a text
        """),
        free=lines("""
            number of digits in a string
            how many digits are in this text?
            Given a string, return how many of its characters are digits.
            digit count of a text, e.g. 'a1b22' -> 3
            I have strings like 'room 101' and want to know how many digits they have
            how many numeric chars in a str
            Takes a text and gives the count of the characters 0-9 in it.
            in a string with letters and digits, what is the number of digits?
        """),
        solution="""
def count_digits_in_text(text: str) -> int:
    return sum(1 for char in text if char.isdigit())
""",
        inputs=lambda rng: (_mixed_text(rng),),
        examples=((("a1b22",), 3), (("none",), 0), (("",), 0)),
    ),
    Family(
        name="count_letters",
        imperative=lines("""
            count the letters in a string
            return how many letters a text has, not counting digits, spaces or punctuation
            find the number of alphabetic characters in a sentence
            tell how many characters of a text are letters
            compute how many letters of the alphabet are in a string
            count only those characters that are alphabetic
            work out the number of letters in a phrase, ignoring everything else
            determine how many characters in a text belong to the alphabet
            go through a string and count each letter
            give the letter count of a sentence
            calculate the amount of letters, leaving out numbers and symbols
            skip blanks, digits and punctuation and count what remains of a text, namely the letters
        """),
        free=lines("""
            letter count of a string
            how many letters are in a text, without spaces and digits?
            Given a sentence, return the number of letters in it.
            number of alphabetic chars
            I want to count letters but not blanks, numbers or punctuation
            how many characters of the string are letters?
            "ab 1!" has 2 letters: write that count as a function
            only letters count, how many does the text have
        """),
        solution="""
def count_letters(text: str) -> int:
    return sum(1 for char in text if char.isalpha())
""",
        inputs=lambda rng: (_mixed_text(rng),),
        examples=((("ab 1!",), 2), (("42",), 0), (("",), 0)),
    ),
    Family(
        name="count_char",
        imperative=lines("""
            count how often '$char' occurs in a string
            return the number of '$char' characters in a text
            find how many times the character '$char' appears in a string
            tell how many '$char' there are in a sentence
            count the occurrences of '$char' in a word
            compute the frequency of the character '$char' in a text
            determine how many characters of a string equal '$char'
            look for '$char' in a text and count the hits
            work out how many times '$char' is used in a text
            give the count of the char '$char'
            go through a string and count each '$char'
            report the total number of '$char' in the input string
        """),
        free=lines("""
            how many '$char' are in a string?
            number of '$char' in a text
            Given a string, return how often it contains '$char'.
            count of the character '$char'
            I need to know how many times '$char' shows up in my text
            occurrences of '$char' in a str
            for any text, the amount of '$char' in it
            what's the number of times a string has '$char'?
        """),
        solution="""
def count_char(text: str) -> int:
    return text.count('$char')
""",
        parameters=lambda rng: {"char": rng.choice("aeiorntls")},
        inputs=lambda rng: (sentence(rng),),
        example_parameters={"char": "e"},
        examples=((("eerie tree",), 5), (("Echo",), 0), (("",), 0)),
    ),
    Family(
        name="count_character",
        imperative=lines("""
            count how often a given character occurs in a string
            return the number of times a character appears in a text
            take a text and a character and count the occurrences of the character
            find how many times one letter is contained in a word
            tell how frequent a certain character is in a string
            count the appearances of a specific letter in a sentence
            compute how many characters of a text equal a given one
            determine the number of occurrences of some char in a string
            search a string for a character passed as second argument and count the matches
            work out how often the letter given by the caller is in the text
            report the count of a chosen character
            get the amount of a particular letter in a string
        """),
        free=lines("""
            how many times does a character occur in a string?
            Given a string and a character, return how often the character is in the string.
            occurrences of a char in a str
            text and letter in, number of times the letter appears out
            I want to pass a text and a letter and get the count of that letter
            number of occurrences of a given character
            how do i count one letter in a word
            count_character('banana', 'a') should give 3
        """),
        solution="""
def count_character(text: str, char: str) -> int:
    return text.count(char)
""",
        inputs=lambda rng: (sentence(rng), rng.choice("aeiontlr ")),
        examples=((("banana", "a"), 3), (("", "x"), 0)),
    ),
    Family(
        name="count_cased_letters",
        imperative=lines("""
            count the $case in a string
            return how many $case a text contains
            find the number of $case in a sentence
            tell how many characters of a string are $case
            compute how many $case there are in a text
            determine how many of the characters are $case
            go through the text and count only $case
            work out the amount of $case in a word
            give back the count of $case
            scan a string and report how many $case it has
            add up all $case of a text
            check every character and count those that are $case
        """),
        free=lines("""
            how many $case are in a string?
            number of $case in a text
            Given a string, return how many $case it has.
            count of $case
            I want to know how many $case are used in a sentence
            for a text, the number of characters which are $case
            $case: how many of them does the input contain?
            text in, number of $case out
        """),
        solution="""
def count_cased_letters(text: str) -> int:
    return sum(1 for char in text if char.$method())
""",
        parameters=_case,
        inputs=lambda rng: (_mixed_text(rng),),
        example_parameters={"case": "uppercase letters", "method": "isupper"},
        examples=((("Hello World",), 2), (("abc",), 0), (("",), 0)),
    ),
    Family(
        name="most_common_char",
        imperative=lines("""
            find the most common character in a string
            return the character that occurs most often in a text, the earliest one on ties
            determine which character is used most frequently in a word
            get the most frequent letter of a string, or None for an empty string
            tell which char appears more often than any other (first one wins a tie)
            pick the character with the highest count
            look for the character that shows up the most in a string
            compute the mode of the characters of a text
            identify the commonest character of a piece of text
            work out what character has the most occurrences in a string
            search a string for its most repeated character
            give back the symbol a text contains most often
        """),
        free=lines("""
            most frequent character
            which character appears most often in a string?
            Given a string, return its most common character, None if the string is empty.
            char with max count in a text
            I need the letter that is used the most in a word
            what's the most repeated char of a string
            the most frequently used character of some text (ties: whichever comes first)
            'banana' -> 'a', so the character that is there most often
        """),
        solution="""
def most_common_char(text: str) -> str | None:
    return max(text, key=text.count, default=None)
""",
        inputs=lambda rng: (sentence(rng, 3).replace(" ", ""),),
        examples=((("banana",), "a"), (("abab",), "a"), (("",), None)),
    ),
    Family(
        name="first_unique_char",
        imperative=lines("""
            find the first character that occurs only once in a string
            return the first non-repeating character of a text, or None if there is none
            get the earliest character of a string that is not repeated anywhere in it
            determine the first unique letter in a word
            look through a string from the left for a character with exactly one occurrence
            pick the first char whose count is one; give None when every char repeats
            find the first character which appears exactly one time
            locate the first letter without a duplicate in the text and return it
            tell which character is the first to occur just a single time
            search for the first non-repeated character
            return the leftmost character that the string has only once
            identify the first symbol in a text that never comes back
        """),
        free=lines("""
            first non-repeating character
            which is the first unique character of a string?
            Given a string, return the first character that appears only once, else None.
            first char with count 1 in a str
            I want the first letter that has no double in the word
            'aabcb' -> 'c': the first one that isn't repeated
            what is the first character of the text that occurs a single time?
            first unique letter or None
        """),
        solution="""
def first_unique_char(text: str) -> str | None:
    for char in text:
        if text.count(char) == 1:
            return char
    return None
""",
        inputs=lambda rng: ("".join(rng.choices("abcde", k=rng.randint(0, 8))),),
        examples=((("aabcb",), "c"), (("abab",), None), (("",), None)),
    ),
    Family(
        name="first_repeated_char",
        imperative=lines("""
            find the first repeated character in a string, that is the first one already seen before
            return the first character that was seen earlier in the text, or None
            read a string from left to right and return the first character that comes a second time
            detect the first duplicate character while scanning a text from the left
            give the first char that repeats one before it; None if all are different
            get the character whose second occurrence comes first
            go through a word and stop at the first letter you have met already
            determine the first character to appear for the second time
            tell which character is the first to recur when reading a string
            look for the earliest repetition of a character and return that character
            scan a string, remember what was seen, and return the first character seen twice
            search for the first duplicated letter in reading order (its second appearance counts)
        """),
        free=lines("""
            first recurring character of a string
            which character is the first to occur a second time?
            Given a string, return the first character that has already appeared before, or None.
            first duplicate char when reading from the left, None if no duplicates
            I need the first letter that comes again, e.g. 'abcb' -> 'b'
            what is the first char seen twice in a text?
            for 'abba' it's 'b', because b is the first to come again
            string in, first repeating character (by second occurrence) out
        """),
        solution="""
def first_repeated_char(text: str) -> str | None:
    seen = set()
    for char in text:
        if char in seen:
            return char
        seen.add(char)
    return None
""",
        inputs=lambda rng: ("".join(rng.choices("abcdefgh", k=rng.randint(0, 7))),),
        examples=((("abba",), "b"), (("abc",), None), (("",), None)),
    ),
    Family(
        name="keep_only",
        imperative=lines("""
            keep only the $kind of a string
            remove everything but the $kind from a text
            filter a string so that just its $kind are left
            strip out all characters that are not $kind
            return the $kind of a text as one string
            extract the $kind of a string, joined in their order
            delete every character of a text except for the $kind
            drop whatever is not among the $kind in a string
            pull the $kind out of a text and glue them together
            reduce a string to its $kind
            clean a text by discarding all but the $kind
            select the $kind from the characters of a string and return them as a new string
        """),
        free=lines("""
            only the $kind of a string
            how do I get rid of everything in a text that isn't $kind?
            Given a string, return a string with nothing but its $kind.
            text without any characters other than $kind
            I just want the $kind out of a messy string
            string filter: $kind stay, the rest goes
            what remains of a text if only $kind may stay?
            take a string, leave the $kind, remove others
        """),
        solution="""
def keep_only(text: str) -> str:
    return ''.join(char for char in text if char.$method())
""",
        parameters=_kept_kind,
        inputs=lambda rng: (_mixed_text(rng),),
        example_parameters={"kind": "letters", "method": "isalpha"},
        examples=((("a1 b2!",), "ab"), (("",), "")),
    ),
)
