"""Families that answer yes or no about a text: validation, comparison, containment."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence, word


def _brackets(rng: Random) -> str:
    nested = rng.choice(["([]{})", "(a[b]c)", "{[()]}()", "", "(x + y) * [z]"])
    return rng.choice([nested, nested + rng.choice(")]"), nested.replace("]", "}"), "".join(rng.choices("()[]", k=4))])


def _anagram_pair(rng: Random) -> tuple[str, str]:
    first = word(rng)
    shuffled = "".join(rng.sample(first, len(first)))
    return first, rng.choice([shuffled, shuffled, shuffled + "s", word(rng)])


def _email(rng: Random) -> str:
    valid = (
        f"{word(rng).lower()}{rng.choice(['', '.x', '99'])}@{word(rng).lower()}.{rng.choice(['com', 'org', 'co.uk'])}"
    )
    return rng.choice([valid, valid, valid.replace("@", ""), valid.replace(".", ""), "@" + valid, "a b@c.de", ""])


def _ip_address(rng: Random) -> str:
    parts = [str(rng.randint(0, rng.choice([255, 255, 260]))) for _ in range(rng.choice([4, 4, 4, 4, 4, 3, 5]))]
    return rng.choice([".".join(parts), ".".join(parts), ".".join(parts), "a.b.c.d", "1..2.3"])


def _password(rng: Random) -> str:
    return "".join(rng.choices("abcXYZ123", k=rng.randint(0, 14)))


def _hex_colour(rng: Random) -> str:
    digits = "".join(rng.choices("0123456789abcdefABCDEF", k=rng.choice([6, 6, 6, 5, 3])))
    return rng.choice(["#" + digits, "#" + digits, "#" + digits, digits, "#12345g"])


def _isbn(rng: Random) -> str:
    digits = [rng.randint(0, 9) for _ in range(9)]
    check = -sum((10 - index) * digit for index, digit in enumerate(digits)) % 11
    last = "X" if check == 10 else str(check)
    return "".join(map(str, digits)) + rng.choice([last, last, rng.choice("0123456789X")])


FAMILIES = (
    Family(
        name="are_anagrams",
        imperative=lines("""
            check if two words are anagrams of each other, ignoring case
            test whether two strings consist of the same letters in a different order, regardless of case
            tell if one word can be formed by rearranging the letters of the other (case-insensitive)
            decide whether two words are anagrams, upper and lower case being the same
            determine if two strings have exactly the same characters with the same counts, ignoring case
            compare the sorted lowercase letters of two words and return whether they are equal
            find out whether two words are made from the same letters, capital letters not mattering
            verify that two strings are anagrams without regard to case
            return True if a second word is a permutation of the first when case is ignored
            see if shuffling the letters of one word gives the other one, case doesn't matter
            say whether a pair of words are anagrams, case-insensitively
            detect anagrams: two strings in, bool out, case ignored
        """),
        free=lines("""
            anagram check for two words, ignoring case
            are two words anagrams if upper and lower case don't matter?
            Given two strings, return whether they are anagrams of one another (case-insensitive).
            'Listen' and 'Silent' -> True: same letters in other order, case ignored
            how can I know whether two words use the same letters equally often, case aside
            I want to compare two words: anagram or not, ignoring capitals
            same letters, different order, any case?
            case-insensitive anagram test
        """),
        solution="""
def are_anagrams(first: str, second: str) -> bool:
    return sorted(first.lower()) == sorted(second.lower())
""",
        inputs=_anagram_pair,
        examples=((("Listen", "Silent"), True), (("aab", "abb"), False), (("", ""), True)),
    ),
    Family(
        name="contains_text",
        imperative=lines("""
            check if a string contains another string
            test whether one text occurs inside another
            tell if a substring is in a string
            return True when the second string appears somewhere in the first
            determine whether a piece of text includes a given part
            search a text for a given substring and say whether it is there
            find out if a string has another string in it
            decide if a text contains the given word or part of a word
            verify that a substring is present in a text
            look whether some text can be found within a longer one
            see if a string is part of a bigger string, given bigger one first
            report whether the text passed first holds the text passed second
        """),
        free=lines("""
            substring check
            is a string contained in another string?
            Given a text and a part, return whether the part occurs in the text.
            does the text contain the substring? bool
            how do I check if a word is inside a sentence
            text first, search string second, True if found
            I need to know if a text includes a certain string
            contains function for strings
        """),
        solution="""
def contains_text(text: str, part: str) -> bool:
    return part in text
""",
        inputs=lambda rng: (sentence(rng), rng.choice(["a", "er", "py", "o", word(rng), ""])),
        examples=((("banana", "nan"), True), (("banana", "x"), False)),
    ),
    Family(
        name="is_all_kind",
        imperative=lines("""
            check if a string consists only of $kind
            test whether all characters of a text are $kind
            tell if a string is made up of $kind and nothing else
            return True if every character of a non-empty string is among the $kind
            verify that a text contains only $kind
            determine whether a string has no characters other than $kind
            decide if the input is composed entirely of $kind
            make sure a string is all $kind, returning a bool that is False for the empty string
            find out if each of the characters belongs to the $kind
            validate that a user typed only $kind
            see whether there are just $kind in a string
            reject strings with anything but $kind by returning False
        """),
        free=lines("""
            only $kind? True or False
            does a string contain nothing but $kind?
            Given a string, return whether it consists of $kind only (False if it is empty).
            is the text all $kind
            how to check that some input is just $kind
            I want False as soon as there is a character that doesn't belong to the $kind
            validation: the string may have $kind only and must not be empty
            string of $kind only, yes or no
        """),
        solution="""
def is_all_kind(text: str) -> bool:
    return text.$method()
""",
        parameters=lambda rng: rng.choice(
            [
                {"kind": "digits", "method": "isdigit"},
                {"kind": "letters", "method": "isalpha"},
                {"kind": "letters and digits", "method": "isalnum"},
                {"kind": "alphanumeric characters", "method": "isalnum"},
            ]
        ),
        inputs=lambda rng: (rng.choice(["", "123", str(rng.randint(0, 999)), word(rng), word(rng) + "1", "12 3"]),),
        example_parameters={"kind": "digits", "method": "isdigit"},
        examples=((("123",), True), (("12a",), False), (("",), False)),
    ),
    Family(
        name="is_all_case",
        imperative=lines("""
            check if all letters of a string are $case
            test whether a text is written completely in $case
            tell if a string is all $case
            return True when every letter of the text is $case
            determine whether the letters in a string are all $case
            verify that a text has only $case letters, other characters not counting
            find out if somebody wrote everything in $case
            decide if the cased characters of a string are all $case (and there is at least one)
            see whether a word is entirely in $case
            say if the given text is in $case throughout
            detect text written in $case only
            make certain each letter in a sentence is $case, as a bool
        """),
        free=lines("""
            is the string all $case?
            are all the letters in a text $case
            Given a string, return whether all its letters are $case and it has at least one letter.
            all $case check
            how do I test that a word is in $case
            I need to know if a message is written fully in $case
            only $case letters: True, otherwise False
            bool, every letter $case
        """),
        solution="""
def is_all_case(text: str) -> bool:
    return text.$method()
""",
        parameters=lambda rng: rng.choice(
            [
                {"case": rng.choice(("uppercase", "upper case")), "method": "isupper"},
                {"case": rng.choice(("lowercase", "lower case")), "method": "islower"},
            ]
        ),
        inputs=lambda rng: (rng.choice([sentence(rng, 3), sentence(rng, 3).upper(), sentence(rng, 3).lower(), "12"]),),
        example_parameters={"case": "uppercase", "method": "isupper"},
        examples=((("STOP!",), True), (("Stop",), False), (("",), False)),
    ),
    Family(
        name="is_balanced",
        imperative=lines("""
            check if the brackets in a string are balanced
            test whether all parentheses, square brackets and curly braces of a text are properly closed and nested
            verify that every opening bracket has a matching closing bracket in the right order
            tell if an expression has correctly matched (), [] and {}
            determine whether brackets of the three kinds are well nested in a string
            validate the brackets of an expression, ignoring all other characters
            return True if each bracket in a text is closed by the same type in the correct order
            use a stack to see whether the brackets of a string match
            decide if a string of brackets is valid
            find out whether round, square and curly brackets are balanced
            make sure no bracket in the text is left open or closed wrongly
            inspect a formula and report if its brackets match up
        """),
        free=lines("""
            balanced brackets
            are the brackets (), [] and {} in a string balanced?
            Given a string, return whether its brackets are balanced and correctly nested.
            valid parentheses problem with three kinds of brackets
            '([])' is ok, '([)]' and '((' are not: write the check
            how do I check for matching brackets in an expression like '{[x] + (y)}'
            bracket matching with a stack, other chars are skipped
            I want to know if all the brackets in my code snippet are closed properly
        """),
        solution="""
def is_balanced(text: str) -> bool:
    pairs = {')': '(', ']': '[', '}': '{'}
    stack = []
    for char in text:
        if char in pairs.values():
            stack.append(char)
        elif char in pairs and (not stack or stack.pop() != pairs[char]):
            return False
    return not stack
""",
        inputs=lambda rng: (_brackets(rng),),
        examples=((("{[x] + (y)}",), True), (("([)]",), False), (("((",), False), (("",), True)),
    ),
    Family(
        name="is_valid_email",
        imperative=lines("""
            check if a string looks like an email address: something, '@', a domain, a dot and an ending
            validate an email address with a simple pattern (no spaces, one '@', a dot in the part after it)
            test whether a text has the form name@domain.tld
            decide if an email address is plausible, like 'a.b@site.org'
            verify the basic format of an email: text without spaces, '@', text, '.', text
            tell if what the user typed has the shape of an email address
            return True for strings such as 'bob@mail.com' and False for 'bob@mail' or 'bobmail.com'
            determine whether an email is valid in a simple sense: exactly one '@' and a dot after it, no whitespace
            do a basic email validation with a regular expression
            see if a string is an e-mail address (x@y.z, where no part is empty or has spaces)
            make a simple check of an email: non-empty parts around '@' and around a dot after the '@'
            recognize valid looking email addresses
        """),
        free=lines("""
            simple email validation
            is this string a valid email address? (simple check: something@something.something, no spaces)
            Given a string, return whether it looks like an email address of the form name@domain.tld.
            regex email check, x@y.z
            I want to reject obviously wrong emails like 'foo', 'foo@bar' and 'a b@c.de'
            email format test: one '@', then a dot later, no whitespace
            how to check an e-mail address in a basic way
            bool: looks like an email
        """),
        solution=r"""
def is_valid_email(email: str) -> bool:
    import re

    return re.fullmatch(r'[^@\s]+@[^@\s]+\.[^@\s]+', email) is not None
""",
        inputs=lambda rng: (_email(rng),),
        examples=((("bob@mail.com",), True), (("bob@mail",), False), (("a b@c.de",), False), (("",), False)),
    ),
    Family(
        name="is_valid_ipv4",
        imperative=lines("""
            check if a string is a valid IPv4 address
            test whether a text is four numbers from 0 to 255 separated by dots
            validate an IP address of the form 'a.b.c.d' where each part is between 0 and 255
            verify that an IPv4 address is well formed
            decide if something like '192.168.0.1' is a valid IP address (v4)
            tell whether a string has four dot-separated parts, all of them digits and at most 255
            return True for a correct dotted IPv4 address and False for anything else
            determine if the given IP is valid: 4 parts, digits only, none over 255
            split an address at the dots and check that there are four integers in the range 0-255
            find out whether a string can be an IPv4 address
            make sure an ip string consists of 4 numbers no bigger than 255
            recognize valid IPv4 addresses
        """),
        free=lines("""
            valid IPv4 address?
            is a string such as '10.0.0.256' a valid ip address (v4)?
            Given a string, return whether it is a valid IPv4 address in dotted notation.
            ip address validation: four numbers 0-255 with dots
            I need to check IP addresses that users enter, version 4 only
            IPv4 check, bool
            how to know if '1.2.3' or '1.2.3.4' is a proper IPv4 address
            ip v4 validator without libraries
        """),
        solution="""
def is_valid_ipv4(address: str) -> bool:
    parts = address.split('.')
    return len(parts) == 4 and all(part.isdigit() and int(part) <= 255 for part in parts)
""",
        inputs=lambda rng: (_ip_address(rng),),
        examples=((("192.168.0.1",), True), (("10.0.0.256",), False), (("1.2.3",), False), (("",), False)),
    ),
    Family(
        name="is_strong_password",
        imperative=lines("""
            check if a password has at least $n characters, an uppercase letter, a lowercase letter and a digit
            test whether a password is strong: $n or more characters with upper case, lower case and digits
            validate a password (minimum length $n, at least one capital, one small letter and one digit)
            tell if a password is strong enough, i.e. $n characters or more including upper, lower and number
            verify that a password contains a lowercase letter, an uppercase letter, a digit and at least $n characters
            return True if a password is no shorter than $n and mixes capital letters, small letters and digits
            decide whether a password is safe: length at least $n, some upper case, some lower case, some digit
            make sure a new password has a minimum of $n chars plus an upper-case and a lower-case letter and a number
            rate a password as strong when it has $n+ characters and includes big letters, small letters and digits
            determine if a password fulfils these rules: at least $n long, one digit, one uppercase, one lowercase
            reject passwords that are shorter than $n or that lack a digit, an uppercase or a lowercase letter
            see whether a password of at least $n characters has all of: digit, capital letter, small letter
        """),
        free=lines("""
            password strength: at least $n characters, upper, lower and digit
            is a password strong, meaning $n or more characters with capital letter, small letter and digit?
            Given a password, return whether it has at least $n characters, a digit, an upper and a lower case letter.
            strong password check (min $n, A-Z, a-z, 0-9)
            our rule is $n characters minimum and one uppercase, one lowercase, one digit; check it
            how to test that a password has length >= $n, a number, a capital and a small letter
            password ok? needs $n chars, 1 digit, 1 upper, 1 lower
            I want True only for passwords having upper case, lower case, a number and not less than $n characters
        """),
        solution="""
def is_strong_password(password: str) -> bool:
    return (
        len(password) >= $n
        and any(char.isupper() for char in password)
        and any(char.islower() for char in password)
        and any(char.isdigit() for char in password)
    )
""",
        parameters=lambda rng: {"n": rng.choice((6, 7, 8, 9))},
        inputs=lambda rng: (_password(rng),),
        example_parameters={"n": 8},
        examples=((("abcDEF12",), True), (("abcdef12",), False), (("aB1",), False), (("",), False)),
    ),
    Family(
        name="is_hex_colour",
        imperative=lines("""
            check if a string is a hex colour like '#1a2B3c'
            test whether a text is '#' followed by exactly six hexadecimal digits
            validate a colour code of the form '#rrggbb'
            tell if a string is a valid six-digit hex color
            decide whether a color value such as '#FF8800' is well formed
            verify that a string starts with '#' and then has six hex digits, nothing more
            determine if the input is an HTML color code with six hex digits
            return True for valid '#RRGGBB' colours and False otherwise
            find out whether a string is a hexadecimal colour with 6 digits
            recognize web colors written as # plus six hex characters
            make sure a color is given in the format '#rrggbb', upper or lower case
            see if a colour string is valid hex notation (hash and 6 digits 0-9, a-f, A-F)
        """),
        free=lines("""
            hex colour check ('#rrggbb')
            is a string a valid hex color with six digits?
            Given a string, return whether it is a colour in the form '#RRGGBB'.
            valid css color, # and six hex digits
            how to validate '#00ff7f' but reject '#00ff' or '00ff7f'
            regex test for six digit hex colours with leading #
            I need to check that the user gave a color like '#A0b1C2'
            hex color: True/False
        """),
        solution="""
def is_hex_colour(text: str) -> bool:
    import re

    return re.fullmatch(r'#[0-9a-fA-F]{6}', text) is not None
""",
        inputs=lambda rng: (_hex_colour(rng),),
        examples=((("#1a2B3c",), True), (("#12345",), False), (("1a2b3c",), False), (("",), False)),
    ),
    Family(
        name="is_valid_isbn10",
        imperative=lines("""
            check if a string of ten characters is a valid ISBN-10
            validate an ISBN-10: weights 10 down to 1, 'X' counts ten, sum divisible by 11
            test whether the check digit of a ten-character ISBN is right
            verify an ISBN-10 number given as a string without hyphens
            tell if an ISBN with 10 characters is correct
            compute the ISBN-10 checksum and return whether it is valid
            determine if a book number in ISBN-10 format is valid (last character may be 'X' for ten)
            return True if a 10-character ISBN fulfils the checksum rule
            decide whether an ISBN-10 has been typed correctly
            find out if an old style ISBN with ten places passes its check
            make sure an isbn10 is valid by its weighted sum modulo 11
            confirm the validity of an ISBN of length ten
        """),
        free=lines("""
            ISBN-10 validation
            is this ISBN-10 valid?
            Given ten characters (digits, the last one possibly 'X'), return whether they form a valid ISBN-10.
            isbn10 check: weighted sum mod 11 must be 0
            I sell old books and have to check their ten-digit ISBNs
            how to check the checksum of an ISBN with 10 digits, X being 10
            valid isbn 10, bool
            checksum test of a ten-character ISBN
        """),
        solution="""
def is_valid_isbn10(isbn: str) -> bool:
    digits = [10 if char == 'X' else int(char) for char in isbn]
    return sum((10 - index) * digit for index, digit in enumerate(digits)) % 11 == 0
""",
        inputs=lambda rng: (_isbn(rng),),
        examples=((("0306406152",), True), (("0306406153",), False), (("080442957X",), True)),
    ),
)
