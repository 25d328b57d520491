"""Families about changing a text: removing, replacing, shifting, padding and shortening."""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence, word


def _spaced(rng: Random) -> str:
    """A sentence with irregular blanks in front, between and behind."""
    text = sentence(rng, 5).replace(" ", " " * rng.randint(1, 3))
    return " " * rng.randint(0, 2) + text + " " * rng.randint(0, 2)


def _punctuated(rng: Random) -> str:
    parts = [word(rng) + rng.choice(["", ",", "!", "...", "'s", "?", ";"]) for _ in range(rng.randint(0, 5))]
    return " ".join(parts)


def _side(rng: Random) -> Mapping[str, object]:
    left = {"side": "left", "place": rng.choice(("front", "beginning", "start")), "method": "rjust"}
    right = {"side": "right", "place": rng.choice(("end", "back")), "method": "ljust"}
    return {**rng.choice([left, right]), "n": rng.randint(4, 15), "char": rng.choice("*-.#_0x")}


FAMILIES = (
    Family(
        name="remove_vowels",
        imperative=lines("""
            remove all vowels from a string
            delete the vowels of a text, both upper and lower case
            return a string without its vowels
            strip the letters a, e, i, o and u out of a text, whatever their case
            drop every vowel in a sentence
            take a text and leave out the vowels
            filter the vowels out of a string
            keep all characters of a text that are not vowels
            disemvowel a piece of text
            get rid of vowels in a word
            erase each a, e, i, o, u and A, E, I, O, U from a string
            cut the vowels from a sentence
        """),
        free=lines("""
            string without vowels
            how can I remove the vowels from a text?
            Given a string, return it with all vowels removed.
            'Hello Anna' -> 'Hll nn'
            I'd like my text to lose its vowels
            text minus vowels (case does not matter)
            no vowels please: everything else of the string stays
            vowel removal
        """),
        solution="""
def remove_vowels(text: str) -> str:
    return ''.join(char for char in text if char.lower() not in 'aeiou')
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("Hello Anna",), "Hll nn"), (("",), "")),
    ),
    Family(
        name="extract_vowels",
        imperative=lines("""
            return only the vowels of a string
            extract the vowels from a text in their order
            keep the vowels of a sentence and delete all other characters
            filter a string so that just a, e, i, o and u (either case) remain
            collect every vowel of a word into a new string
            pull the vowels out of a text and join them
            drop everything that is not a vowel
            get a string made of the vowels in a text
            remove consonants, spaces and everything else except vowels from a string
            pick the vowels from a sentence, upper or lower case, and return them as a string
            strip a text of all characters but its vowels
            reduce a word to its vowels
        """),
        free=lines("""
            vowels of a string, in order, as a string
            which vowels does a text have? give them one after another
            Given a string, return a string with only its vowels.
            'Hello Anna' -> 'eoAa'
            only vowels should remain of the text
            just the vowels please
            I want to see the vowels in a word, all others gone
            text in, its vowels out
        """),
        solution="""
def extract_vowels(text: str) -> str:
    return ''.join(char for char in text if char.lower() in 'aeiou')
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("Hello Anna",), "eoAa"), (("xyz",), "")),
    ),
    Family(
        name="remove_spaces",
        imperative=lines("""
            remove all spaces from a string
            delete every blank in a text
            return a text without any spaces
            strip the spaces out of a sentence
            get rid of the spaces inside and around a string
            squeeze a sentence together so no space is left
            drop each space character from a string
            replace all spaces in a text by nothing
            cut out the blanks between the words
            take a string and leave out its spaces
            erase blanks from a piece of text
            make one long word of a sentence by deleting its spaces
        """),
        free=lines("""
            string without spaces
            how to delete the spaces in a text?
            Given a string, return it with all spaces removed.
            'a b  c' becomes 'abc'
            I have text with lots of blanks and I don't want any of them
            no spaces in the output, all else the same
            space removal for strings
            what removes every space of a string, not only those at the ends?
        """),
        solution="""
def remove_spaces(text: str) -> str:
    return text.replace(' ', '')
""",
        inputs=lambda rng: (_spaced(rng),),
        examples=(((" a b  c",), "abc"), (("",), "")),
    ),
    Family(
        name="collapse_spaces",
        imperative=lines("""
            replace runs of whitespace in a text by one space and trim both ends
            collapse multiple spaces between words into single ones, with none at the ends
            normalize the whitespace of a string
            turn repeated blanks into one blank and strip the text
            clean up extra spaces in a sentence
            remove superfluous whitespace so that words are separated by exactly one space
            squash several consecutive spaces into a single space, no leading or trailing ones
            make sure there is just one space between the words and none around them
            tidy the spacing of a text: single spaces only, nothing at the start or end
            reduce all gaps between words to one space and trim the result
            delete leading, trailing and doubled spaces from a string
            fix a text that has too many spaces
        """),
        free=lines("""
            normalize whitespace
            how can I get rid of the extra spaces in a sentence but keep one between words?
            Given a text, return its words separated by single spaces.
            '  a   b ' -> 'a b'
            single spaces only, trimmed
            users type too many blanks, I want just one between words and none at the ends
            whitespace cleanup for a string
            what collapses multiple spaces to one?
        """),
        solution="""
def collapse_spaces(text: str) -> str:
    return ' '.join(text.split())
""",
        inputs=lambda rng: (_spaced(rng),),
        examples=((("  a   b ",), "a b"), (("",), "")),
    ),
    Family(
        name="remove_punctuation",
        imperative=lines("""
            remove the punctuation from a text
            delete all punctuation marks in a string
            strip commas, full stops and all other ASCII punctuation out of a sentence
            return the sentence without punctuation
            drop every character of a text that is in string.punctuation
            clean a text from punctuation characters
            get rid of punctuation, leaving letters, digits and spaces
            filter out punctuation marks such as '!', '?' and ','
            take a string and leave out dots, commas, quotes and other punctuation
            erase the punctuation of a piece of text
            keep everything in a string but the punctuation
            cut all ASCII punctuation from the input
        """),
        free=lines("""
            text without punctuation
            how do I remove punctuation from a string in python?
            Given a sentence, return it with all punctuation removed.
            no commas, dots, question marks or other punctuation in the result
            'Hi, Bob!' -> 'Hi Bob'
            before counting words I need to delete punctuation from my text
            punctuation stripping
            string in, same string minus punctuation characters out
        """),
        solution="""
def remove_punctuation(text: str) -> str:
    import string

    return ''.join(char for char in text if char not in string.punctuation)
""",
        inputs=lambda rng: (_punctuated(rng),),
        examples=((("Hi, Bob!",), "Hi Bob"), (("",), "")),
    ),
    Family(
        name="remove_duplicate_chars",
        imperative=lines("""
            remove duplicate characters from a string
            keep only the first occurrence of each character in a text
            delete characters that were already seen, keeping the order
            return the distinct characters of a string in order of first appearance
            drop repeated letters from a word
            make the characters of a string unique, order preserved
            strip out every character that occurred earlier in the text
            deduplicate the letters of a word
            turn 'banana' into 'ban' by leaving out repetitions
            eliminate doubled characters anywhere in a string
            let every character stay in a text only once, at its first position
            build a string of the different characters of a text, in the order they come up
        """),
        free=lines("""
            unique characters of a string in order
            how do I remove repeated characters from a string but keep the order?
            Given a string, return it without duplicate characters.
            'banana' -> 'ban'
            each char only once, first occurrence wins
            I need the distinct letters of a word, as a string, not sorted
            dedupe chars
            string in which no character comes twice, made from the input
        """),
        solution="""
def remove_duplicate_chars(text: str) -> str:
    return ''.join(dict.fromkeys(text))
""",
        inputs=lambda rng: (sentence(rng, 3),),
        examples=((("banana",), "ban"), (("",), "")),
    ),
    Family(
        name="replace_char",
        imperative=lines("""
            replace every '$old' in a string with '$new'
            change all '$old' characters of a text to '$new'
            substitute '$new' for each '$old' in a string
            return the text with '$new' instead of '$old'
            turn every '$old' of a sentence into '$new'
            swap each '$old' in a string for '$new'
            exchange '$old' by '$new' wherever it occurs in a text
            put '$new' where '$old' stands in a string
            rewrite a text so all occurrences of '$old' become '$new'
            convert '$old' to '$new' throughout a string
            find each '$old' in the text and replace it by '$new'
            go over a string and write '$new' for any '$old'
        """),
        free=lines("""
            string with '$old' replaced by '$new'
            how to replace '$old' by '$new' in a text?
            Given a string, return it with all '$old' replaced with '$new'.
            '$old' -> '$new' everywhere in a string
            I want '$new' in all places where my text has '$old'
            every '$old' should become '$new', nothing else changes
            replacement of '$old' with '$new'
            text in; text out with '$new' for '$old'
        """),
        solution="""
def replace_char(text: str) -> str:
    return text.replace('$old', '$new')
""",
        parameters=lambda rng: {"old": rng.choice(" aeiotn"), "new": rng.choice("-_*.+#")},
        inputs=lambda rng: (sentence(rng),),
        example_parameters={"old": "a", "new": "*"},
        examples=((("banana",), "b*n*n*"), (("",), "")),
    ),
    Family(
        name="swap_case",
        imperative=lines("""
            swap the case of every letter in a string
            turn uppercase letters into lowercase and lowercase letters into uppercase
            invert upper and lower case in a text
            flip the case of all characters
            make capital letters small and small letters capital
            return a text in which each letter has the opposite case
            toggle the case of the letters in a string
            exchange big and small letters of a sentence
            change each letter to the other case
            reverse the capitalization of a string
            convert 'Hello' to 'hELLO' and the like
            take a text and give it back with cases swapped
        """),
        free=lines("""
            swap case
            how do I turn upper to lower and lower to upper in one string?
            Given a string, return it with upper and lower case exchanged.
            'PyThon' -> 'pYtHON'
            opposite case for every letter
            I typed a text with caps lock on and want to invert the case
            case inversion of text
            capital becomes small, small becomes capital
        """),
        solution="""
def swap_case(text: str) -> str:
    return text.swapcase()
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("PyThon 3",), "pYtHON 3"), (("",), "")),
    ),
    Family(
        name="pad_text",
        imperative=lines("""
            pad a string on the $side with '$char' to a length of $n
            fill a text up with '$char' at the $place until it has $n characters
            add '$char' at the $place of a string so that it is $n characters wide
            make a string $n characters long by putting '$char' on its $side side
            extend a text at the $place with '$char' to width $n
            use '$char' as filler on the $side so a text fills a field of $n characters
            return the text padded with '$char' on the $side to $n characters, longer texts unchanged
            lengthen a string to $n characters using '$char' on the $side
            put as many '$char' at the $place of a word as needed to reach $n characters
            bring a string to length $n, with '$char' as $side padding
            append or prepend '$char' so that there is $side padding up to $n characters
            format a text in a field of $n characters with '$char' as fill on the $side
        """),
        free=lines("""
            $side padding with '$char' to $n characters
            how do I fill up a string with '$char' on the $side to get $n characters?
            Given a string, pad it on the $side with '$char' up to length $n.
            string of width $n, '$char' on the $side
            my texts must have at least $n characters, so put '$char' at the $place if they are too short
            pad $side, width $n, fill char '$char'
            '$char' at the $place until the length is $n; never cut anything
            what pads a text with '$char' at the $place to $n chars?
        """),
        solution="""
def pad_text(text: str) -> str:
    return text.$method($n, '$char')
""",
        parameters=_side,
        inputs=lambda rng: (word(rng),),
        example_parameters={"side": "left", "place": "front", "method": "rjust", "n": 5, "char": "*"},
        examples=((("abc",), "**abc"), (("python",), "python"), (("",), "*****")),
    ),
    Family(
        name="truncate",
        imperative=lines("""
            truncate a text to $n characters and add '...' if something was cut off
            shorten a string to its first $n characters followed by '...' when it is longer than that
            cut a text after $n characters and append '...' only if it was longer
            limit a string to $n characters, marking the cut with '...' after them
            return the text unchanged if it has at most $n characters, else the first $n plus '...'
            abbreviate a text longer than $n characters: keep $n of them and put '...' behind
            trim long titles to $n characters and attach '...'
            make a preview of a text: $n characters, then '...' if there is more
            clip a string at $n characters with '...' added when clipped
            display only $n characters of a text and '...' for the rest
            add '...' after the first $n characters of a text that is longer, and leave shorter texts alone
            crop strings of more than $n characters and end them with '...'
        """),
        free=lines("""
            truncate to $n characters with '...' appended if longer
            how can I show just $n characters of a text and then '...'?
            Given a string, return it if it has up to $n characters, otherwise its first $n characters and '...'.
            ellipsis after $n characters
            text preview, max $n characters plus '...'
            i want long strings cut at $n characters with '...' after, short ones as they are
            shortened text: $n chars, then '...' if anything is missing
            cut at $n, append '...' when cut
        """),
        solution="""
def truncate(text: str) -> str:
    return text if len(text) <= $n else text[:$n] + '...'
""",
        parameters=lambda rng: {"n": rng.choice((5, 8, 10, 12, 15, 20, 25, 30))},
        inputs=lambda rng: (rng.choice(["", word(rng), sentence(rng, 8), sentence(rng, 8) + sentence(rng, 8)]),),
        example_parameters={"n": 5},
        examples=((("hello world",), "hello..."), (("hello",), "hello"), (("",), "")),
    ),
)
