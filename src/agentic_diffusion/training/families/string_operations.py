"""Families about further everyday string operations: codes, positions, comparing, first and last parts."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence, some_words, word, words

PANGRAM = "The quick brown fox jumps over the lazy dog"


def _related_words(rng: Random) -> list[str]:
    start = rng.choice(["inter", "pre", "a", "un", ""])
    return [start + word(rng).lower() for _ in range(rng.randint(1, 4))]


def _same_length(rng: Random) -> tuple[str, str]:
    length = rng.randint(0, 7)
    return "".join(rng.choices("abc", k=length)), "".join(rng.choices("abc", k=length))


FAMILIES = (
    Family(
        name="ends_with",
        imperative=lines("""
            check if a string ends with '$part'
            test whether the last characters of a text are '$part'
            tell if '$part' is the end of a string
            return True when a word has the ending '$part' and False otherwise
            decide whether '$part' stands at the end of a text
            find out if the given string finishes with '$part'
            verify that a file name or other string ends in '$part'
            see if a word has '$part' as its suffix
            determine whether a text is terminated by '$part'
            look at the end of a string and report if it is '$part'
            say whether or not '$part' comes last in a string
            make sure a text ends with '$part', returning a bool
        """),
        free=lines("""
            does the string end with '$part'?
            Given a string, return whether it ends with '$part'.
            suffix check for '$part'
            how do I check that a word ends in '$part'
            I want True if '$part' is at the very end of the text
            is '$part' the ending of my string?
            bool: text ends on '$part'
            a test for strings that have '$part' at their end
        """),
        solution="""
def ends_with(text: str) -> bool:
    return text.endswith('$part')
""",
        parameters=lambda rng: {"part": rng.choice(("ing", ".py", "s", "!"))},
        inputs=lambda rng: (word(rng) + rng.choice(["ing", ".py", "s", "!"]),),
        example_parameters={"part": "ing"},
        examples=((("running",), True), (("ingot",), False), (("",), False)),
    ),
    Family(
        name="remove_char",
        imperative=lines("""
            remove every '$char' from a string
            delete all '$char' characters in a text
            strip '$char' out of a string wherever it occurs
            return the text without any '$char'
            drop each '$char' of a sentence
            get rid of the character '$char' in a string
            take a text and leave out all '$char'
            filter '$char' out of a string
            erase each occurrence of '$char' from a text
            keep all characters of a string apart from '$char'
            cut every single '$char' from the given text
            clean a string of '$char'
        """),
        free=lines("""
            string without '$char'
            how do I delete all '$char' in a text?
            Given a string, return it with every '$char' removed.
            no '$char' in the result, everything else unchanged
            I don't want '$char' in my string
            text minus the character '$char'
            removal of '$char' from a str
            the same text, only that all '$char' are gone
        """),
        solution="""
def remove_char(text: str) -> str:
    return text.replace('$char', '')
""",
        parameters=lambda rng: {"char": rng.choice("aeiotnrl")},
        inputs=lambda rng: (sentence(rng),),
        example_parameters={"char": "a"},
        examples=((("banana",), "bnn"), (("",), "")),
    ),
    Family(
        name="count_substring",
        imperative=lines("""
            count how often a substring occurs in a text (without overlaps)
            return the number of non-overlapping occurrences of one string in another
            find how many times a word or part of a word appears within a text
            take a text and a search string and count the matches, not overlapping
            compute how frequently a piece of text is contained in a longer text
            tell how many times the second string is found in the first
            determine the number of times a phrase comes up in a text
            search a text for a given pattern string and return how many hits there are
            work out the occurrences of a substring
            get the count of a given sequence of characters in a string
            report how many times some text includes a certain substring
            calculate the amount of appearances of a substring in a string
        """),
        free=lines("""
            substring count
            how many times is a string contained in another one?
            Given a text and a substring, return how often the substring occurs in it, non-overlapping.
            number of occurrences of a substring
            I'd like to know how often a phrase is used in my text
            text and part in, number of non-overlapping matches out
            count 'an' in 'banana' -> 2; any text and substring
            occurrences of b inside a, both strings
        """),
        solution="""
def count_substring(text: str, part: str) -> int:
    return text.count(part)
""",
        inputs=lambda rng: (sentence(rng) + " banana", rng.choice(["an", "a", "er", "oo", "on", "x"])),
        examples=((("banana", "an"), 2), (("aaa", "aa"), 1), (("", "x"), 0)),
    ),
    Family(
        name="center_text",
        imperative=lines("""
            center a text in a line of $n characters filled with '$char'
            put a string in the middle of $n characters, with '$char' on both sides
            pad a string on both sides with '$char' to a width of $n
            make a headline of $n characters: the text in the centre and '$char' around it
            fill up a text left and right with '$char' until it is $n characters long
            place a word centrally in a field of width $n, using '$char' as fill character
            surround a text evenly with '$char' for a total length of $n
            return the title centred in $n characters with '$char' as padding
            align a text to the centre of $n columns, '$char' on either side
            add the same amount of '$char' before and after a string to reach $n characters
            decorate a heading by centring it among '$char' in a line $n wide
            extend a string to $n characters by adding '$char' at both ends
        """),
        free=lines("""
            centred text, width $n, filled with '$char'
            how do I center a string within $n characters using '$char'?
            Given a string, return it centred in a field of $n characters, filled with '$char'.
            text in the middle of $n '$char'
            I'd like a banner: my text in the centre, '$char' left and right, $n characters in total
            both-side padding to $n with '$char'
            string centring, total width $n, fill '$char'
            what puts '$char' around a text so it's in the middle of $n characters?
        """),
        solution="""
def center_text(text: str) -> str:
    return text.center($n, '$char')
""",
        parameters=lambda rng: {"n": rng.choice((10, 12, 15, 20, 30, 40)), "char": rng.choice("*-=.#_~")},
        inputs=lambda rng: (rng.choice([word(rng), sentence(rng, 2), ""]),),
        example_parameters={"n": 10, "char": "*"},
        examples=((("ab",), "****ab****"), (("",), "**********"), (("hello world",), "hello world")),
    ),
    Family(
        name="character_codes",
        imperative=lines("""
            return the character codes of all characters in a string
            convert a string to a list of ASCII codes
            get the ASCII value of every character in a text
            turn each character of a string into its code number
            list the unicode code points of a text
            map the letters of a word to their ASCII numbers
            compute ord for each character of a string
            translate a text to a list of integers, one code per character
            give the numeric code of each char in the input
            encode a string as a list of character codes
            find the ascii numbers for the characters in a word
            replace every character by its ordinal and return the list
        """),
        free=lines("""
            ascii codes of a string
            what are the ASCII values of the characters in a text?
            Given a string, return the list of its character codes.
            'AB' -> [65, 66]
            I want to see the number behind every character of a word
            string to code points
            ord of each char
            text in, list of character codes as ints out
        """),
        solution="""
def character_codes(text: str) -> list[int]:
    return [ord(char) for char in text]
""",
        inputs=lambda rng: (sentence(rng, 2),),
        examples=((("AB",), [65, 66]), (("",), [])),
    ),
    Family(
        name="text_from_codes",
        imperative=lines("""
            build a string from a list of ASCII codes
            convert character codes to text
            turn a list of code points into the string they stand for
            decode a list of ascii numbers to a string
            join the characters that belong to the given codes
            make text out of integers by taking each as a character code
            translate numbers such as [72, 105] to 'Hi'
            get the string for a sequence of character codes
            apply chr to all numbers of a list and concatenate the result
            reconstruct a text from the ASCII values of its characters
            interpret integers as character codes and return the text
            map each code to its character and glue the characters together
        """),
        free=lines("""
            ascii codes to string
            which text do these character codes make? [72, 105] -> 'Hi'
            Given a list of character codes, return the string.
            list of ints to text via chr
            how do I go from code numbers back to a string?
            I got a message as ASCII numbers and would like to read it
            numbers in, the string with those code points out
            chr of every item, joined
        """),
        solution="""
def text_from_codes(codes: list[int]) -> str:
    return ''.join(chr(code) for code in codes)
""",
        inputs=lambda rng: ([rng.randint(32, 126) for _ in range(rng.randint(0, 7))],),
        examples=((([72, 105],), "Hi"), (([],), "")),
    ),
    Family(
        name="is_pangram",
        imperative=lines("""
            check if a sentence is a pangram
            test whether a text contains every letter of the alphabet at least once, ignoring case
            tell if all 26 letters occur in a sentence, upper or lower case
            determine whether a string uses each letter from a to z
            verify that no letter of the English alphabet is missing in a text
            decide if a phrase includes the whole alphabet
            return True if every letter of the alphabet appears in the text, case-insensitively
            find out whether a sentence such as 'The quick brown fox...' has all letters
            see whether the letters a to z are all present in a string, whatever their case
            detect pangrams
            make sure each of the 26 letters is used somewhere in a sentence
            look for all letters of the alphabet in a text and say if none is absent
        """),
        free=lines("""
            pangram check
            is this sentence a pangram?
            Given a sentence, return whether it contains all letters of the alphabet (case ignored).
            does a text have every letter from a to z?
            pangram: True or False
            I write sentences with all the letters of the alphabet and want them checked
            all 26 letters used at least once?
            how to know if a string has every English letter, upper/lower case being the same
        """),
        solution="""
def is_pangram(text: str) -> bool:
    import string

    return set(string.ascii_lowercase) <= set(text.lower())
""",
        inputs=lambda rng: (rng.choice([sentence(rng), PANGRAM, PANGRAM.upper(), PANGRAM.replace(word(rng)[0], "")]),),
        examples=(((PANGRAM,), True), (("hello",), False), (("",), False)),
    ),
    Family(
        name="count_mismatches",
        imperative=lines("""
            count the positions at which two strings of equal length differ
            compute the Hamming distance of two strings of the same length
            find how many characters differ between two equally long words, position by position
            compare two strings of the same length and return the number of mismatches
            tell in how many places two equal-length strings are not the same
            return the number of differing characters for a pair of strings with the same length
            determine how many letters have to be changed to get from one word to another of the same length
            calculate the hamming distance between two texts
            go through two strings in parallel and count unequal characters
            work out the count of positions with different characters in two strings as long as each other
            measure how different two DNA strands of equal length are by counting mismatched positions
            sum up the differences per position of two equally long strings
        """),
        free=lines("""
            hamming distance of two strings
            at how many positions do two strings of the same length differ?
            Given two strings of equal length, return the number of positions with different characters.
            mismatches between two equally long strings
            'karolin' and 'kathrin' -> 3
            I compare two codes character by character and need the number of differences
            number of differing chars, same length strings
            hamming(a, b) for text
        """),
        solution="""
def count_mismatches(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second))
""",
        inputs=_same_length,
        examples=((("karolin", "kathrin"), 3), (("", ""), 0)),
    ),
    Family(
        name="common_prefix",
        imperative=lines("""
            find the longest common prefix of a list of strings
            return the beginning that all words in a list share
            get the longest string with which all the given strings start
            determine the common start of several words
            compute the longest prefix shared by all strings of a list
            tell what the words in a list have in common at their beginning
            look for the longest text every string in a list begins with
            compare words from the left and return the part that is equal in all of them
            extract the shared prefix of some file names
            work out the longest initial part common to all items of a list of strings
            search a list of words for their longest common beginning, '' if there is none
            give the leading characters which are the same in every word of a list
        """),
        free=lines("""
            longest common prefix
            what prefix do all strings in a list share?
            Given a list of strings, return their longest common prefix (empty string if none).
            ['flower', 'flow', 'flight'] -> 'fl'
            how do I find the common beginning of some words
            I have many file names and want to know the start they all have in common
            common prefix of words, as long as possible
            list of strings in, longest shared prefix out
        """),
        solution="""
def common_prefix(words: list[str]) -> str:
    import os

    return os.path.commonprefix(words)
""",
        inputs=lambda rng: (rng.choice([_related_words(rng), _related_words(rng), words(rng, 3)]),),
        examples=(((["flower", "flow", "flight"],), "fl"), (([],), ""), ((["a", "b"],), "")),
    ),
    Family(
        name="edge_word",
        imperative=lines("""
            return the $edge word of a sentence
            get the $edge word from a text
            split a sentence into words and give the $edge of them
            find the $edge word in a string
            take the $edge word of a phrase
            extract the $edge word out of a sentence
            pick the $edge of the words in a text
            tell which word comes $edge in a sentence
            fetch the word that stands $edge in a text
            select from the words of a string the $edge one
            read a sentence and return its $edge word
            keep nothing of a sentence but its $edge word
        """),
        free=lines("""
            $edge word of a sentence
            what is the $edge word in a text?
            Given a sentence with at least one word, return its $edge word.
            the word at the $edge place of a string
            how do I get the $edge word of a text
            I only need the $edge word of what the user typed
            sentence in, $edge word out
            $edge whitespace-separated word
        """),
        solution="""
def edge_word(text: str) -> str:
    return text.split()[$index]
""",
        parameters=lambda rng: rng.choice([{"edge": "first", "index": "0"}, {"edge": "last", "index": "-1"}]),
        inputs=lambda rng: (" ".join(some_words(rng)),),
        example_parameters={"edge": "first", "index": "0"},
        examples=((("hello big world",), "hello"), (("  one",), "one")),
    ),
    Family(
        name="capitalize_first",
        imperative=lines("""
            make the first letter of a string uppercase and leave the rest unchanged
            turn the first character of a text into a capital without touching the others
            capitalize just the first letter of a sentence, keeping the other letters as they are
            change the initial character of a string to upper case only
            start a text with a capital letter, the remaining characters unmodified
            write the first character big and everything after it as before
            uppercase the very first letter of a text and nothing else
            give a sentence a capital letter at the start, other capitals being kept
            return the string with its first char in upper case and the other chars as they were
            convert 'hello World' to 'Hello World' by raising only the first letter
            take a string and uppercase character number one, all others stay
            fix sentences that start with a small letter, changing no other letter
        """),
        free=lines("""
            first letter uppercase, rest untouched
            how do I make only the first character of a string upper case?
            Given a string, return it with its first letter in upper case and the rest as it is.
            'iPhone' -> 'IPhone'
            I want the first letter big but the other letters must not become lowercase
            uppercase first char, keep the remainder
            capital at the beginning of a text, nothing else changes
            string in, same string with a capital first letter out
        """),
        solution="""
def capitalize_first(text: str) -> str:
    return text[:1].upper() + text[1:]
""",
        inputs=lambda rng: (rng.choice([sentence(rng, 3), word(rng) + "X", ""]),),
        examples=((("iPhone",), "IPhone"), (("",), "")),
    ),
)
