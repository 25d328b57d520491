"""Families about the first things everybody does with a string: length, joining, reversing, greeting, slicing."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence, word


def _maybe_palindrome(rng: Random) -> str:
    """A random word, or with equal chance a word followed by its mirror image."""
    half = word(rng)
    return rng.choice([half, half + half[::-1], half + half[-2::-1], half.lower() + half.lower()[::-1]])


def _maybe_palindrome_phrase(rng: Random) -> str:
    phrases = ("A man, a plan, a canal: Panama", "Was it a car?", "No lemon, no melon!", "Never odd or even", "ab, BA")
    return rng.choice([rng.choice(phrases), sentence(rng), _maybe_palindrome(rng).title()])


FAMILIES = (
    Family(
        name="reverse_string",
        imperative=lines("""
            reverse a string
            return the given string backwards
            flip a piece of text so it reads from the last character to the first
            turn a word around, so that 'abc' becomes 'cba'
            take a string and give it back in reverse order
            invert the order of the characters in a text
            read a string from right to left and return the result
            spell a word backwards
            mirror a string
            return a copy of the text with its characters in opposite order
            reverse the letters of a word
            write a string back to front
        """),
        free=lines("""
            reverse string
            how do I reverse a string in python?
            Given a string, return it reversed.
            i need the text backwards, like hello -> olleh
            string reversal function
            what is the simplest way to turn a string around?
            Input: a word. Output: the same word with the letters in reverse order.
            function that makes 'python' into 'nohtyp'
            please help me to reversing one string
        """),
        solution="""
def reverse_string(text: str) -> str:
    return text[::-1]
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("hello",), "olleh"), (("",), ""), (("a b",), "b a")),
    ),
    Family(
        name="is_palindrome",
        imperative=lines("""
            check if a string is a palindrome
            test whether a word reads the same forwards and backwards
            tell if a text equals its own reverse
            decide whether the given string is a palindrome
            return True if a word is spelled the same in both directions, otherwise False
            find out if reversing a string leaves it unchanged
            determine if a piece of text is palindromic
            verify that a string is identical to its mirror image
            detect palindromes
            see if a word such as 'level' is the same read from the back
            compare a string with its reversed version and report whether they match
            say whether the characters of a text form a palindrome
        """),
        free=lines("""
            palindrome check
            is this string a palindrome?
            Given a word, return whether it is a palindrome.
            how can I know if a string is the same backwards
            palindrome test that returns a bool
            I want to find out whether a word like radar reads the same from both ends
            does the text stay the same when it is reversed?
            Input: a string. Output: True when it's a palindrome, False when it isn't.
        """),
        solution="""
def is_palindrome(text: str) -> bool:
    return text == text[::-1]
""",
        inputs=lambda rng: (_maybe_palindrome(rng),),
        examples=((("level",), True), (("hello",), False), (("",), True), (("Anna",), False)),
    ),
    Family(
        name="is_palindrome_phrase",
        imperative=lines("""
            check if a sentence is a palindrome, ignoring case, spaces and punctuation
            test whether a phrase is a palindrome when only letters and digits count and case does not matter
            tell if a phrase reads the same backwards, regardless of capitals, blanks and punctuation marks
            decide if a text is a palindrome, case-insensitively and looking at alphanumeric characters only
            determine whether a sentence such as 'A man, a plan, a canal: Panama' is a palindrome
            strip everything but letters and digits, lower-case the rest and check whether it is a palindrome
            return True if the alphanumeric characters of a text form a palindrome, ignoring upper and lower case
            verify that a phrase is palindromic while skipping spaces, punctuation and case differences
            check a phrase for being a palindrome without caring about spaces, commas or capital letters
            see whether a sentence is the same read from the end, not considering case or non-alphanumeric characters
            detect palindrome sentences, ignoring case and all characters that are not letters or numbers
            find out if a text is a palindrome after lowercasing it and removing everything non-alphanumeric
        """),
        free=lines("""
            palindrome check that ignores spaces, punctuation and case
            is this sentence a palindrome if I ignore case and anything that isn't a letter or digit?
            Given a phrase, return whether it is a palindrome, considering only alphanumeric chars and ignoring case.
            palindrome for whole sentences (case insensitive, punctuation and blanks do not count)
            how to test if 'No lemon, no melon!' is a palindrome, so without spaces, punctuation and case?
            i want a palindrome checker where 'Never odd or even' counts as one
            valid palindrome: only letters and digits matter, upper/lower case is the same
            phrase palindrome, bool, skip non-alphanumerics, case does not matter
        """),
        solution="""
def is_palindrome_phrase(text: str) -> bool:
    chars = [char.lower() for char in text if char.isalnum()]
    return chars == chars[::-1]
""",
        inputs=lambda rng: (_maybe_palindrome_phrase(rng),),
        examples=((("No lemon, no melon!",), True), (("hello there",), False), (("",), True)),
    ),
    Family(
        name="string_length",
        imperative=lines("""
            return the length of a string
            count the characters in a string
            tell how long a text is
            find out how many characters a piece of text has
            compute the number of characters of a word, spaces included
            get the size of a string
            measure the length of a text in characters
            calculate how many symbols a string consists of
            give back the number of chars in the text
            determine the length of the given string
            report how many characters long a string is
            work out the total number of characters in a text
        """),
        free=lines("""
            length of string
            how long is a string?
            how many characters are in a text?
            Given a string, return its length.
            string length function please
            I type some text and want to know the number of characters in it
            number of chars of a str
            Takes text, gives its character count as an int.
        """),
        solution="""
def string_length(text: str) -> int:
    return len(text)
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("hello",), 5), (("",), 0), (("a b",), 3)),
    ),
    Family(
        name="concatenate",
        imperative=lines("""
            concatenate two strings
            join two strings together
            put two words directly one after the other
            append the second string to the first
            return the first text followed by the second text
            glue two pieces of text into one
            combine two strings into a single string
            stick one string on the end of another
            add two strings together
            merge two texts into one without a separator
            take two strings and return them as one
            attach a string to the end of another string
        """),
        free=lines("""
            string concatenation of two arguments
            how do you join 2 strings in python?
            Given two strings, return the string made of the first and then the second.
            function that takes a and b, both text, and gives ab
            i want to add one string after another string
            concat two strings
            "foo" and "bar" in, "foobar" out
            what's the function to combine two words into one, with nothing between?
        """),
        solution="""
def concatenate(first: str, second: str) -> str:
    return first + second
""",
        inputs=lambda rng: (word(rng), rng.choice([word(rng), ""])),
        examples=((("foo", "bar"), "foobar"), (("", "a"), "a")),
    ),
    Family(
        name="greet",
        imperative=lines("""
            greet a person by name with '$hello, <name>!'
            return the greeting '$hello, NAME!' for a given name
            say '$hello, ' to somebody: the name followed by an exclamation mark comes after it
            build a greeting that consists of '$hello, ', the name and '!'
            take a name and return '$hello, ' plus the name plus '!'
            make a message like '$hello, Anna!' out of the name Anna
            produce a greeting for a user in the form '$hello, Bob!'
            welcome someone by returning '$hello, {name}!'
            create the string '$hello, <name>!' from a name
            greet the user whose name is passed in, as in '$hello, Tom!'
            format a greeting '$hello, ...!' where the dots are the name
            put a name into the greeting '$hello, {name}!'
        """),
        free=lines("""
            greeting function: name in, '$hello, name!' out
            Given a name, return '$hello, ' followed by the name and an exclamation mark.
            how to write a function which says '$hello, Maria!' when I give it Maria
            I want it to greet me: with Sam it should return '$hello, Sam!'
            simple '$hello, <name>!' function
            a greeter that answers '$hello, Kim!' for Kim
            what function turns a name into '$hello, name!'?
            For the name Ada the result must be '$hello, Ada!', and likewise for every other name.
        """),
        solution="""
def greet(name: str) -> str:
    return f'$hello, {name}!'
""",
        parameters=lambda rng: {"hello": rng.choice(("Hello", "Hi", "Welcome", "Good morning", "Hey", "Goodbye"))},
        inputs=lambda rng: (rng.choice(["Anna", "Bob", "Zoe", "Li", "Carol", "Mr. Smith", "Omar", ""]),),
        example_parameters={"hello": "Hello"},
        examples=((("Anna",), "Hello, Anna!"), (("Bob",), "Hello, Bob!")),
    ),
    Family(
        name="repeat_string",
        imperative=lines("""
            repeat a string $n times
            return the given text $n times in a row
            write a word $n times one after another
            glue $n copies of a string together
            produce a string that contains the input $n times
            duplicate a text so that it appears $n times back to back
            multiply a string by $n
            make a new string out of $n repetitions of the old one
            concatenate a string with itself until it is there $n times
            say the same word $n times without spaces between
            build the $n-fold repetition of a text
            copy a piece of text $n times into a single string
        """),
        free=lines("""
            string repeated $n times
            how do I get the same string $n times in a row?
            Given a string, return a string with $n copies of it, no separator.
            $n times the text, directly after each other
            i need a function which repeats my word $n times
            text in, text * $n out
            take a word and print... no, return it $n times in one string
            what gives me $n copies of a text as one string?
        """),
        solution="""
def repeat_string(text: str) -> str:
    return text * $n
""",
        parameters=lambda rng: {"n": rng.randint(2, 12)},
        inputs=lambda rng: (word(rng),),
        example_parameters={"n": 3},
        examples=((("ab",), "ababab"), (("",), "")),
    ),
    Family(
        name="first_characters",
        imperative=lines("""
            return the first $n characters of a string
            take the first $n letters of a word
            get the leading $n characters of a text
            cut a string down to its first $n characters
            keep only the first $n characters of a string and throw the rest away
            extract the prefix of length $n from a text
            give the beginning of a string, $n characters long
            slice off the first $n chars of a string and return them
            select the initial $n symbols of a text
            shorten a text to $n characters by dropping everything after them
            read the $n characters a string starts with
            fetch $n characters from the start of the text
        """),
        free=lines("""
            first $n characters of a string
            how can I get just the first $n letters of a text?
            Given a string, return its first $n characters (the whole string if it is shorter).
            prefix with $n chars
            I only need the $n characters at the front of a string
            what is at the start of the text? give me $n characters
            text[0] up to the character number $n, as string
            the $n leading characters of some word
        """),
        solution="""
def first_characters(text: str) -> str:
    return text[:$n]
""",
        parameters=lambda rng: {"n": rng.randint(2, 12)},
        inputs=lambda rng: (sentence(rng, 4),),
        example_parameters={"n": 3},
        examples=((("python",), "pyt"), (("ab",), "ab"), (("",), "")),
    ),
    Family(
        name="last_characters",
        imperative=lines("""
            return the last $n characters of a string
            take the final $n letters of a word
            get the trailing $n characters of a text
            keep just the last $n characters of a string and drop what comes before
            extract the suffix of length $n from a text
            give the end of a string, $n characters long
            cut out the $n characters at the end of the text
            fetch $n chars from the back of a string
            select the $n rightmost characters
            find the $n characters a string ends with
            slice a text so only its last $n symbols remain
            return the tail of a string, that is its last $n characters
        """),
        free=lines("""
            last $n characters of a string
            how do I get only the last $n letters of a text?
            Given a string, return its final $n characters, or all of it when it is shorter.
            suffix with $n chars
            i need the end of the word, the last $n characters
            what are the $n characters at the end of a string?
            right part of a text: $n characters
            the $n closing characters of some string
        """),
        solution="""
def last_characters(text: str) -> str:
    return text[-$n:]
""",
        parameters=lambda rng: {"n": rng.randint(2, 12)},
        inputs=lambda rng: (sentence(rng, 4),),
        example_parameters={"n": 3},
        examples=((("python",), "hon"), (("ab",), "ab"), (("",), "")),
    ),
    Family(
        name="change_case",
        imperative=lines("""
            convert a string to $case
            make a text all $case
            turn every letter of a string into $case
            return the text in $case letters
            change a word to $case
            transform the characters of a string to $case
            write the given text in $case only
            put a string into $case
            rewrite a sentence with $case letters throughout
            give back a $case copy of a string
            switch all letters of the input to $case
            take a text and return its $case version
        """),
        free=lines("""
            string to $case
            how to make a string $case?
            Given a text, return the same text with all letters in $case.
            $case version of a word
            I have a string in mixed case and want it completely in $case
            all letters should become $case
            text in, $case text out
            what do I call to get everything in $case?
        """),
        solution="""
def change_case(text: str) -> str:
    return text.$method()
""",
        parameters=lambda rng: dict(
            rng.choice(
                [
                    {"case": rng.choice(("uppercase", "upper case", "capital")), "method": "upper"},
                    {"case": rng.choice(("lowercase", "lower case", "small")), "method": "lower"},
                ]
            )
        ),
        inputs=lambda rng: (sentence(rng, 5),),
        example_parameters={"case": "uppercase", "method": "upper"},
        examples=((("Hello you",), "HELLO YOU"), (("",), "")),
    ),
    Family(
        name="starts_with",
        imperative=lines("""
            check if a string $verb_s with '$part'
            test whether a text $verb_s with '$part'
            tell if the $place of a string is '$part'
            return True when a word $verb_s with '$part' and False otherwise
            decide whether '$part' stands at the $place of a text
            find out if the given string $verb_s with the characters '$part'
            verify that a string $verb_s with '$part'
            see if a word has '$part' at its $place
            determine whether '$part' is the $place of a string
            look at the $place of a text and report if it is '$part'
            say whether or not '$part' is the prefix of a string
            make sure a text has '$part' at the $place, returning a bool
        """),
        free=lines("""
            does the string $verb with '$part'?
            Given a string, return whether it $verb_s with '$part'.
            bool: text $verb_s with '$part'
            how do I check that a word $verb_s with '$part'
            I want True if '$part' is at the $place of the text
            is '$part' the $place of my string?
            prefix check for '$part', yes or no
            a test for strings that $verb with '$part'
        """),
        solution="""
def starts_with(text: str) -> bool:
    return text.startswith('$part')
""",
        parameters=lambda rng: {
            **rng.choice(
                [
                    {"verb": "start", "verb_s": "starts", "place": "beginning"},
                    {"verb": "begin", "verb_s": "begins", "place": "start"},
                ]
            ),
            "part": rng.choice(("un", "re", "a")),
        },
        inputs=lambda rng: (rng.choice(["un", "re", "a", "pre"]) + word(rng),),
        example_parameters={"verb": "start", "verb_s": "starts", "place": "beginning", "part": "un"},
        examples=((("undo",), True), (("do",), False), (("",), False)),
    ),
)
