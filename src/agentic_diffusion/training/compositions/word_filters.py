"""Filters over words and over single characters."""

from agentic_diffusion.training.compositions import nested
from agentic_diffusion.training.compositions.operation import Element, Parameters
from agentic_diffusion.training.compositions.tables import filter_over as _filter
from agentic_diffusion.training.compositions.tables import unquoted as _unquoted

WORD: tuple[Element, ...] = ("word",)
CHAR: tuple[Element, ...] = ("char",)
BOTH: tuple[Element, ...] = ("word", "char")
LENGTH: Parameters = {"n": lambda rng: rng.randint(2, 7)}
LETTER: Parameters = {"char": lambda rng: repr(rng.choice("aeiorstnlmbcgwh"))}
ENDING: Parameters = {"char": lambda rng: repr(rng.choice(("e", "n", "t", "r", "y", "d", "er", "ing", "a")))}
ALPHABET_HALF = "abcdefghijklm"


def _mirrored(word: str) -> bool:
    return all(word[i].lower() == word[-1 - i].lower() for i in range(len(word)))


FILTERS = (
    _filter(
        WORD,
        "longer",
        "len($y) > $n",
        lambda x, n: bool(x[n:]),
        (
            "",
            "are longer than $n characters|have more than $n letters|have a length greater than $n"
            "|are over $n characters long",
        ),
        LENGTH,
        argument="length",
        group="length",
    ),
    _filter(
        WORD,
        "shorter",
        "len($y) < $n",
        lambda x, n: not x[n - 1 :],
        (
            "",
            "are shorter than $n characters|have fewer than $n letters|have a length below $n"
            "|are less than $n characters long",
        ),
        {"n": lambda rng: rng.randint(4, 8)},
        argument="length",
        group="length",
    ),
    _filter(
        WORD,
        "min_length",
        "len($y) >= $n",
        lambda x, n: len(x) not in range(n),
        (
            "",
            "have at least $n characters|are at least $n letters long|have $n or more characters"
            "|have a minimum length of $n",
        ),
        LENGTH,
        argument="length",
        group="length",
    ),
    _filter(
        WORD,
        "exact_length",
        "len($y) == $n",
        lambda x, n: [*enumerate(x, 1)][-1:] == [(n, x[-1:])],
        (
            "$n-letter|$n-character",
            "have exactly $n letters|have a length of exactly $n|are exactly $n characters long",
        ),
        {"n": lambda rng: rng.randint(3, 6)},
        argument="length",
        group="length",
    ),
    _filter(
        WORD,
        "even_length",
        "len($y) % 2 == 0",
        lambda x: len(x[::2]) == len(x[1::2]),
        ("even-length", "have an even length|have an even number of letters|are made of an even number of characters"),
        group="length",
    ),
    _filter(
        WORD,
        "odd_length",
        "len($y) % 2 != 0",
        lambda x: len(x[::2]) != len(x[1::2]),
        ("odd-length", "have an odd length|have an odd number of letters|are made of an odd number of characters"),
        group="length",
    ),
    _filter(
        WORD,
        "starts_with",
        "$x.startswith($char)",
        lambda x, char: x[:1] == _unquoted(char),
        ("", "start with $char|begin with $char|have $char as their first letter|begin with the letter $char"),
        LETTER,
        argument="prefix",
        group="start",
    ),
    _filter(
        WORD,
        "ends_with",
        "$x.endswith($char)",
        lambda x, char: x[-len(_unquoted(char)) :] == _unquoted(char),
        ("", "end with $char|end in $char|have $char at the end|have the ending $char"),
        ENDING,
        argument="suffix",
        group="end",
    ),
    _filter(
        WORD,
        "contains",
        "$char in $x",
        lambda x, char: x.find(_unquoted(char)) >= 0,
        ("", "contain $char|have $char in them|include $char|contain the letter $char"),
        LETTER,
        argument="char",
        group="contains",
    ),
    _filter(
        WORD,
        "lacks",
        "$char not in $x",
        lambda x, char: x.find(_unquoted(char)) < 0,
        ("", "do not contain $char|have no $char in them|are free of $char|do not include the letter $char"),
        LETTER,
        argument="char",
        group="contains",
    ),
    _filter(
        WORD,
        "vowel_start",
        "$x[0].lower() in 'aeiou'",
        lambda x: x.upper().startswith(("A", "E", "I", "O", "U")),
        ("", "start with a vowel|begin with a vowel|have a vowel as their first letter"),
        group="start",
    ),
    _filter(
        WORD,
        "consonant_end",
        "$x[-1].lower() not in 'aeiou'",
        lambda x: not x.upper().endswith(("A", "E", "I", "O", "U")),
        ("", "do not end with a vowel|do not end in a vowel|do not have a vowel at the end"),
        group="end",
    ),
    _filter(
        WORD,
        "palindrome",
        "is_palindrome($y)",
        _mirrored,
        (
            "palindromic",
            "are palindromes (ignoring case)|read the same backwards, ignoring case|are case-insensitive palindromes",
        ),
        helper=nested.IS_PALINDROME,
        group="shape",
    ),
    _filter(
        WORD,
        "capitalised",
        "$x[0].isupper()",
        lambda x: x[:1] != x[:1].lower(),
        (
            "capitalised|capitalized",
            "start with a capital letter|begin with an uppercase letter|have an uppercase first letter",
        ),
        group="case",
    ),
    _filter(
        BOTH,
        "lowercase",
        "$x.islower()",
        lambda x: any(c.islower() for c in x) and not any(c.isupper() for c in x),
        ("lowercase|lower-case", "are lowercase|are in lower case|are written in lowercase"),
        group="case",
    ),
    _filter(
        BOTH,
        "uppercase",
        "$x.isupper()",
        lambda x: any(c.isupper() for c in x) and not any(c.islower() for c in x),
        ("uppercase|upper-case", "are uppercase|are in upper case|are written in capitals"),
        group="case",
    ),
    _filter(
        BOTH,
        "alphabetic",
        "$x.isalpha()",
        lambda x: bool(x) and all(c.isalpha() for c in x),
        ("alphabetic|purely alphabetic", "are alphabetic|are purely alphabetic|are made of letters only"),
        group="kind",
    ),
    _filter(
        BOTH,
        "digits",
        "$x.isdigit()",
        lambda x: bool(x) and all(c in "0123456789" for c in x),
        ("numeric", "are numeric|are made of digits only|are all digits"),
        group="kind",
    ),
    _filter(
        WORD,
        "has_digit",
        "any(char.isdigit() for char in $y)",
        lambda x: not set("0123456789").isdisjoint(x),
        ("", "contain a digit|have at least one digit in them|include at least one digit"),
        group="kind",
    ),
    _filter(
        BOTH,
        "not_equal",
        "$x != $char",
        lambda x, char: x != _unquoted(char),
        ("", "are not equal to $char|are different from $char|are anything but $char|do not equal $char"),
        {"char": lambda rng: repr(rng.choice("aeiost"))},
        argument="value",
        group="contains",
    ),
    _filter(
        WORD,
        "vowel_count",
        "count_vowels($y) >= $n",
        lambda x, n: len([c for c in x if c in "aeiouAEIOU"]) > n - 1,
        ("", "have at least $n vowels|contain $n or more vowels|have no fewer than $n vowels"),
        {"n": lambda rng: rng.randint(2, 3)},
        helper=nested.COUNT_VOWELS,
        group="vowels",
    ),
    _filter(
        WORD,
        "same_ends",
        "$x[0] == $x[-1]",
        lambda x: x[:1] == x[len(x) - 1 :],
        (
            "",
            "start and end with the same character|begin and end with the same letter"
            "|have the same first and last letter",
        ),
        group="shape",
    ),
    _filter(
        WORD,
        "first_half",
        "$x[0].lower() <= 'm'",
        lambda x: x[0].lower() in ALPHABET_HALF or (x[0] < "a" and not x[0].isalpha()),
        (
            "",
            "have a first character that is at most 'm', ignoring case"
            "|start with a character up to 'm' (case does not matter)",
        ),
        group="start",
    ),
    _filter(
        CHAR,
        "vowel",
        "$x.lower() in 'aeiou'",
        lambda x: x in set("aeiouAEIOU"),
        ("", "are vowels|are a vowel of either case|belong to the vowels"),
        group="kind",
    ),
    _filter(
        CHAR,
        "not_vowel",
        "$x.lower() not in 'aeiou'",
        lambda x: x not in set("aeiouAEIOU"),
        ("", "are not vowels|do not belong to the vowels|are anything but vowels"),
        group="kind",
    ),
    _filter(
        CHAR,
        "alphanumeric",
        "$x.isalnum()",
        lambda x: x.isalpha() or x.isdigit(),
        ("alphanumeric", "are letters or digits|are alphanumeric|are either a letter or a digit"),
        group="kind",
    ),
    _filter(
        CHAR,
        "not_space",
        "not $x.isspace()",
        lambda x: x not in " \t\n",
        ("non-space|non-blank", "are not spaces|are not whitespace|are anything but whitespace"),
        group="kind",
    ),
    _filter(
        CHAR,
        "one_of",
        "$x in $chars",
        lambda x, chars: _unquoted(chars).count(x) > 0,
        ("", "occur in $chars|are in the string $chars|belong to $chars|are among $chars"),
        {"chars": lambda rng: repr("".join(sorted(rng.sample("abcdefghilmnorstuwy", rng.randint(3, 6)))))},
        argument="allowed",
        group="contains",
    ),
)
