"""Families about lists of strings: extremes by length, filtering, total length, joining, changing every word.

Ties go to the first word; an empty list gives "", 0 or [] as the return type suggests.
"""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import word, words

LENGTH_TESTS = (
    ("longer than $n characters", ">"),
    ("shorter than $n characters", "<"),
    ("exactly $n characters long", "=="),
    ("at least $n characters long", ">="),
    ("at most $n characters long", "<="),
    ("made of more than $n letters", ">"),
    ("made of fewer than $n letters", "<"),
)


def length_parameters(rng: Random) -> Mapping[str, object]:
    """A condition on the length of a word, in words (`condition`) and as an operator (`cmp`) with `n`."""
    condition, cmp = rng.choice(LENGTH_TESTS)
    n = rng.randint(2, 8)
    return {"condition": condition.replace("$n", str(n)), "cmp": cmp, "n": n}


def affix_parameters(rng: Random) -> Mapping[str, object]:
    """A letter or a short string at the start or end of a word."""
    side, method = rng.choice((("start", "startswith"), ("begin", "startswith"), ("end", "endswith")))
    return {
        "side": side,
        "siding": {"begin": "beginning"}.get(side, side + "ing"),
        "method": method,
        "position": "last" if side == "end" else "first",
        "affix": rng.choice("abcelnstrgm"),
    }


FAMILIES = (
    Family(
        name="longest_string",
        imperative=lines("""
            find the $longest string in a list
            return the $longest word of a list of words
            get the $longest element of an array of strings
            determine which string of a list is the $longest, the first one on a tie
            pick the $longest word from a list, or an empty string if the list is empty
            search a list of strings for the $longest
            compare the lengths of all strings and return the $longest string
            take a list of words and give back the $longest one
            look for the word with the $extreme number of characters in a list
            select the string of $extreme length from a list
            identify the $longest name in a list of names
            work out which of the given words is $longest
        """),
        free=lines("""
            $longest string in list
            $longest word in a list of words
            which word of the list is the $longest?
            how do I get the $longest string of an array
            Given a list of strings, return the $longest one, or '' for an empty list.
            i have names and want to know the $longest
            string with $extreme length in list
            function that gets a list of words and returns the $longest
        """),
        solution="""
def longest_string(strings: list[str]) -> str:
    return $func(strings, key=len, default="")
""",
        parameters=lambda rng: rng.choice(
            (
                {"longest": "longest", "extreme": "maximum", "func": "max"},
                {"longest": "shortest", "extreme": "minimum", "func": "min"},
            )
        ),
        inputs=lambda rng: (words(rng),),
        example_parameters={"longest": "longest", "extreme": "maximum", "func": "max"},
        examples=(((["a", "abc", "xyz"],), "abc"), (([],), "")),
    ),
    Family(
        name="words_with_affix",
        imperative=lines("""
            keep the words of a list that $side with '$affix'
            filter a list of strings for those $siding with '$affix'
            return all strings in a list which $side with the letter '$affix'
            get every word from a list whose $position letter is '$affix'
            select the names of a list that $side with '$affix'
            find the list items that $side with '$affix'
            remove all words that do not $side with '$affix'
            collect the strings $siding with '$affix'
            take a list of words and give back only the ones $siding in '$affix'
            pick out of an array the strings which $side with the character '$affix'
            extract words $siding with '$affix' from a word list
            build a list of just those strings that $side with '$affix'
        """),
        free=lines("""
            words $siding with '$affix'
            strings in list that $side with '$affix'
            which words of the list $side with '$affix'?
            how to filter a list of strings by those that $side with '$affix'
            Given a list of words, return the words that $side with '$affix'.
            i only want names that $side with '$affix'
            list comprehension for strings $siding with '$affix'
            function returning all the words which $side with the letter '$affix'
        """),
        solution="""
def words_with_affix(words: list[str]) -> list[str]:
    return [word for word in words if word.$method('$affix')]
""",
        parameters=affix_parameters,
        inputs=lambda rng: ([word(rng) for _ in range(rng.randint(0, 12))],),
        example_parameters={
            "side": "start",
            "siding": "starting",
            "method": "startswith",
            "affix": "b",
            "position": "first",
        },
        examples=(((["bob", "cab", "Bob"],), ["bob"]), (([],), [])),
    ),
    Family(
        name="filter_by_length",
        imperative=lines("""
            keep the words of a list that are $condition
            filter a list of strings to the ones $condition
            return all words in a list that are $condition
            get every string from a list that is $condition
            select from an array the strings $condition
            find the words $condition in a list of words
            remove the strings that are not $condition from a list
            collect the list items $condition
            take a list of words and give back those $condition
            pick only words $condition
            extract the names $condition from a list of names
            build a new list from the strings that are $condition
        """),
        free=lines("""
            words $condition
            strings in list $condition
            which words of the list are $condition?
            how to filter strings $condition
            Given a list of words, return the ones $condition.
            i want only words $condition from my list
            list comprehension that keeps strings $condition
            function with a list of strings, returns those $condition
        """),
        solution="""
def filter_by_length(words: list[str]) -> list[str]:
    return [word for word in words if len(word) $cmp $n]
""",
        parameters=length_parameters,
        inputs=lambda rng: (words(rng),),
        example_parameters={"condition": "longer than 3 characters", "cmp": ">", "n": 3},
        examples=(((["abc", "abcd"],), ["abcd"]), (([],), [])),
    ),
    Family(
        name="words_containing",
        imperative=lines("""
            keep the words of a list that $contain '$char'
            filter a list of strings for those that $contain '$char'
            return all strings in a list that $contain the letter '$char'
            get the words which $contain '$char'
            select the names that $contain '$char' from a list
            return those list items that $contain '$char'
            collect all strings that $contain the character '$char'
            take a list of words and give back those that $contain '$char'
            pick only the words that $contain '$char' somewhere
            extract from an array the strings that $contain at least one '$char'
            build a list of the words that $contain any '$char'
            go through a list of strings and keep the ones that $contain '$char'
        """),
        free=lines("""
            words that $contain '$char'
            strings in list that $contain '$char'
            which words of the list $contain the letter '$char'?
            how can I filter strings that $contain '$char'
            Given a list of words, return the words that $contain '$char'.
            i only need the words that $contain '$char'
            list comprehension for strings that $contain '$char'
            function returning those words of a list that $contain '$char'
        """),
        solution="""
def words_containing(words: list[str]) -> list[str]:
    return [word for word in words if '$char' in word]
""",
        parameters=lambda rng: {"contain": rng.choice(("contain", "include", "have")), "char": rng.choice("aeioulnrt")},
        inputs=lambda rng: (words(rng),),
        example_parameters={"contain": "contain", "char": "a"},
        examples=(((["cat", "dog", "Ann"],), ["cat"]), (([],), [])),
    ),
    Family(
        name="total_length",
        imperative=lines("""
            compute the total length of all strings in a list
            add up the lengths of the words in a list
            count all characters in a list of strings
            return the sum of the string lengths
            calculate how many characters the strings of a list have altogether
            get the combined length of every word in a list
            take a list of words and return their total number of letters
            find the overall number of characters in an array of strings
            sum len(word) over a list of words
            determine how long the strings would be if they were joined together
            measure the total size of a list of strings in characters
            work out the joint length of the given words
        """),
        free=lines("""
            total length of strings in list
            sum of word lengths
            how many characters are in all the strings of a list together?
            Given a list of strings, return the total number of characters.
            i need the combined length of my words
            number of letters in all words of the list
            lengths of all strings, summed
            function returning total char count for a list of strings
        """),
        solution="""
def total_length(strings: list[str]) -> int:
    return sum(len(string) for string in strings)
""",
        inputs=lambda rng: (words(rng),),
        examples=(((["ab", "", "cde"],), 5), (([],), 0)),
    ),
    Family(
        name="lengths",
        imperative=lines("""
            return the lengths of the strings in a list
            get a list with the length of every word
            map each string of a list to its length
            compute how long each word in a list is
            replace every string of a list by its number of characters
            calculate the lengths of all words in an array
            take a list of words and return a list of their lengths
            build a list of string lengths from a list of strings
            determine the number of letters of each word in a list
            measure each string of a list and return the sizes in order
            turn a list of words into a list of word lengths
            collect len(word) for all the words
        """),
        free=lines("""
            lengths of strings in list
            list of word lengths
            how long is every word of the list?
            Given a list of strings, return a list of their lengths.
            ['hi', 'you'] -> [2, 3]
            i want the number of characters for each of my strings
            length of each element in an array of strings
            function that maps words to lengths as list of ints
        """),
        solution="""
def lengths(strings: list[str]) -> list[int]:
    return [len(string) for string in strings]
""",
        inputs=lambda rng: (words(rng),),
        examples=(((["hi", "you"],), [2, 3]), (([],), [])),
    ),
    Family(
        name="join_list",
        imperative=lines("""
            join the strings of a list with $separator_words between them
            concatenate a list of words using $separator_words as separator
            combine all strings in a list into one, separated by $separator_words
            turn a list of strings into a single string with $separator_words in between
            glue the words of an array together with $separator_words
            build one string from a list, putting $separator_words between the items
            take a list of words and return them joined by $separator_words
            merge list items to a string delimited by $separator_words
            write the strings of a list one after another, divided by $separator_words
            make a $separator_words separated string out of a list of words
            return the words as a string with $separator_words between neighbours
            string together the elements of a list using $separator_words
        """),
        free=lines("""
            join list with $separator_words
            list of words to string, $separator_words between
            how do I join strings with $separator_words?
            Given a list of strings, return one string with the items separated by $separator_words.
            i have a list of names and want one string with $separator_words in between
            concatenate strings, separator: $separator_words
            function joining the words of a list using $separator_words
            one string from many, $separator_words as the delimiter
        """),
        solution="""
def join_list(strings: list[str]) -> str:
    return '$separator'.join(strings)
""",
        parameters=lambda rng: rng.choice(
            (
                {"separator_words": "a comma", "separator": ","},
                {"separator_words": "', '", "separator": ", "},
                {"separator_words": "a space", "separator": " "},
                {"separator_words": "spaces", "separator": " "},
                {"separator_words": "a hyphen", "separator": "-"},
                {"separator_words": "'-'", "separator": "-"},
                {"separator_words": "an underscore", "separator": "_"},
                {"separator_words": "' | '", "separator": " | "},
                {"separator_words": "'; '", "separator": "; "},
            )
        ),
        inputs=lambda rng: (words(rng),),
        example_parameters={"separator_words": "a hyphen", "separator": "-"},
        examples=(((["a", "b"],), "a-b"), (([],), "")),
    ),
    Family(
        name="change_words",
        imperative=lines("""
            $do every string in a list
            $do all words of a list
            return a list with each string $did
            take a list of words and return them all $did
            $do each element of an array of strings
            go through a list of strings and $do every one
            give back a copy of a list of words in which all are $did
            $do the strings of a list one by one
            produce a new list that has every word $did
            build a list of the given strings, $did
            map a list of strings to the same strings $did
            loop over names, $do each and collect them in a list
        """),
        free=lines("""
            list of strings, each $did
            $do all strings in list
            how do I $do each word of a list?
            Given a list of strings, return a list with every string $did.
            i want all the words in my list $did
            every word $did
            function to $do the words of a list
            list comprehension to $do strings
        """),
        solution="""
def change_words(words: list[str]) -> list[str]:
    return [$code for word in words]
""",
        parameters=lambda rng: rng.choice(
            (
                {"do": "uppercase", "did": "converted to upper case", "code": "word.upper()"},
                {"do": "upper-case", "did": "in capital letters", "code": "word.upper()"},
                {"do": "lowercase", "did": "converted to lower case", "code": "word.lower()"},
                {"do": "capitalize", "did": "capitalized", "code": "word.capitalize()"},
                {"do": "reverse", "did": "reversed", "code": "word[::-1]"},
                {"do": "swap the case of", "did": "case-swapped", "code": "word.swapcase()"},
            )
        ),
        inputs=lambda rng: (words(rng),),
        example_parameters={"do": "uppercase", "did": "converted to upper case", "code": "word.upper()"},
        examples=(((["ab", "C"],), ["AB", "C"]), (([],), [])),
    ),
    Family(
        name="add_affix",
        imperative=lines("""
            $add '$affix' to every string in a list
            $add the string '$affix' to each word of a list
            return a list of strings with '$affix' at the $side of each
            put '$affix' at the $side of all words in a list
            take a list of names and $add '$affix' to each of them
            attach '$affix' to the $side of every element in an array of strings
            give all strings of a list '$affix' at their $side
            build a new list where each word has '$affix' at the $side
            $add '$affix' to the items of a list of strings
            extend each string of a list by '$affix' at the $side
            produce the same words, each one with '$affix' at its $side
            go over a list of words and $add '$affix' to every one
        """),
        free=lines("""
            list of strings with '$affix' at the $side of each
            $add '$affix' to all words
            how do I $add '$affix' to every string in a list?
            Given a list of strings, return them with '$affix' at the $side of each.
            all my words should have '$affix' at the $side
            every list item plus '$affix' at its $side
            function to $add '$affix' to the names of a list
            '$affix' at the $side of each string
        """),
        solution="""
def add_affix(strings: list[str]) -> list[str]:
    return [$code for string in strings]
""",
        parameters=lambda rng: {
            "affix": (affix := rng.choice(("!", "-", "un", "ing", "item_", ".txt", "#", "pre", "s"))),
            **rng.choice(
                (
                    {"add": "append", "side": "end", "code": f"string + '{affix}'"},
                    {"add": "prepend", "side": "start", "code": f"'{affix}' + string"},
                    {"add": "prepend", "side": "beginning", "code": f"'{affix}' + string"},
                )
            ),
        },
        inputs=lambda rng: (words(rng),),
        example_parameters={"affix": "!", "add": "append", "side": "end", "code": "string + '!'"},
        examples=(((["a", "b"],), ["a!", "b!"]), (([],), [])),
    ),
    Family(
        name="strings_to_numbers",
        imperative=lines("""
            convert a list of strings to integers
            turn every numeric string in a list into an int
            parse a list of number strings
            return a list of ints from a list of digit strings
            cast all strings in a list to integers
            change the type of each list element from str to int
            take a list of strings such as '12' and return the numbers
            read the integers out of a list of strings
            transform an array of strings into an array of integers
            map a list of strings to int
            make numbers of all the strings in a list
            get the integer value of each string in a list
        """),
        free=lines("""
            list of strings to list of ints
            convert string list to integer list
            how do I convert all strings of a list to numbers?
            Given a list of strings holding integers, return them as ints.
            ['1', '20'] -> [1, 20]
            my numbers are strings, i need them as real integers
            int() on every element of the list
            function that parses a list of numeric strings
        """),
        solution="""
def strings_to_numbers(strings: list[str]) -> list[int]:
    return [int(string) for string in strings]
""",
        inputs=lambda rng: ([str(rng.randint(-50, 200)) for _ in range(rng.randint(0, 6))],),
        examples=(((["1", "-20"],), [1, -20]), (([],), [])),
    ),
)
