"""Families about the words of a sentence: counting, measuring, choosing, reordering."""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence, some_words


def _word_extreme(rng: Random) -> Mapping[str, object]:
    longest = {"extreme": "longest", "fewest_most": "most", "function": "max"}
    shortest = {"extreme": "shortest", "fewest_most": "fewest", "function": "min"}
    return rng.choice([longest, shortest])


def _length_test(rng: Random) -> Mapping[str, object]:
    words_and_sign = rng.choice(
        [
            (("more than", "over"), ">"),
            (("at least", "no fewer than"), ">="),
            (("fewer than", "less than"), "<"),
            (("at most", "no more than"), "<="),
            (("exactly", "precisely"), "=="),
        ]
    )
    return {"cmp_words": rng.choice(words_and_sign[0]), "cmp": words_and_sign[1], "n": rng.randint(3, 6)}


def _repetitive(rng: Random) -> str:
    """A sentence in which words come back, in lower case."""
    return " ".join(rng.choices(["red", "blue", "a", "tree", "sky", "is"], k=rng.randint(0, 8)))


FAMILIES = (
    Family(
        name="count_words",
        imperative=lines("""
            count the words in a sentence
            return the number of words in a text
            find out how many words a string consists of
            tell how many whitespace-separated words there are in a text
            compute the word count of a paragraph
            split a sentence at whitespace and return how many parts there are
            determine the number of words in a given string
            calculate how many words somebody wrote
            work out how long a sentence is, measured in words
            give the amount of words separated by spaces in a string
            do a word count on a piece of text
            report how many words are in the input
        """),
        free=lines("""
            word count
            how many words are in a sentence?
            Given a string of words separated by spaces, return how many words it has.
            number of words in a text
            I paste a sentence and want the word count back
            what is the easiest way to count words?
            Input: sentence. Output: its number of words (0 if empty).
            count of words, separated by whitespace
        """),
        solution="""
def count_words(text: str) -> int:
    return len(text.split())
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("the quick  fox",), 3), (("",), 0)),
    ),
    Family(
        name="find_extreme_word",
        imperative=lines("""
            find the $extreme word in a sentence
            return the $extreme word of a text
            get the word with the $fewest_most letters from a sentence
            split a text into words and return the $extreme one
            pick the $extreme of the words in a string, the first one if there are several
            determine which word of a sentence is the $extreme
            look for the word that has the $fewest_most characters
            compare the words of a text by length and give the $extreme
            tell which word in a phrase is $extreme, or '' if there are no words
            search a sentence for its $extreme word
            extract the $extreme word out of a string
            select the word of $extreme length from a text
        """),
        free=lines("""
            $extreme word in a sentence
            which word in a text is the $extreme?
            Given a sentence, return its $extreme word (first one on ties, empty string for no words).
            word with $fewest_most letters in a text
            I have a sentence and need the $extreme word in it
            what's the $extreme word of a string?
            sentence in, $extreme word out
            the word having the $fewest_most characters of all words in some text
        """),
        solution="""
def find_extreme_word(text: str) -> str:
    return $function(text.split(), key=len, default='')
""",
        parameters=_word_extreme,
        inputs=lambda rng: (sentence(rng),),
        example_parameters={"extreme": "longest", "fewest_most": "most", "function": "max"},
        examples=((("a quick brown fox",), "quick"), (("",), "")),
    ),
    Family(
        name="longest_word_length",
        imperative=lines("""
            return the length of the $extreme word in a sentence
            find how many letters the $extreme word of a text has
            compute the number of characters in the $extreme word
            tell how long the $extreme word in a sentence is
            determine the size of the $extreme word of a string
            get the $min_max word length in a text
            work out the length of the word with the $fewest_most letters
            measure all words of a sentence and return the $min_max length
            calculate the $min_max number of characters per word
            split a sentence and give the length of its $extreme word, 0 if it has none
            look at the lengths of the words and return the $min_max one
            report how many characters are in the $extreme word of the text
        """),
        free=lines("""
            length of the $extreme word
            how long is the $extreme word in this sentence?
            Given a text, return the $min_max length of its words (0 without words).
            $min_max word length
            I don't need the $extreme word itself, just its length
            size of the word with the $fewest_most letters, as an int
            what's the $min_max length of a word in a string?
            number of characters in a sentence's $extreme word
        """),
        solution="""
def longest_word_length(text: str) -> int:
    return $function((len(word) for word in text.split()), default=0)
""",
        parameters=lambda rng: {
            "extreme": "longest",
            "fewest_most": "most",
            "function": "max",
            "min_max": rng.choice(("maximum", "largest", "greatest")),
        },
        inputs=lambda rng: (sentence(rng),),
        example_parameters={"extreme": "longest", "fewest_most": "most", "function": "max", "min_max": "maximum"},
        examples=((("a quick brown fox",), 5), (("",), 0)),
    ),
    Family(
        name="reverse_words",
        imperative=lines("""
            reverse the words of a sentence
            put the words of a sentence in opposite order
            return the sentence with its last word first and its first word last
            reverse the word order of a string, keeping each word as it is
            read a sentence backwards word by word
            turn 'one two three' into 'three two one'
            split a text into words and join them in reverse order with single spaces
            flip the order of words in a text, not the letters
            rearrange a sentence so the words run from last to first
            mirror the sequence of words in a string
            give back the words in reversed sequence as a string
            swap round the words of a phrase: the final one comes first and so on
        """),
        free=lines("""
            reverse word order
            how do I reverse the words in a sentence without reversing the letters?
            Given a string, return its words in reverse order, separated by one space.
            sentence backwards, word-wise
            'hello big world' -> 'world big hello'
            i want the words in the other order but each word stays readable
            word reversal of a sentence
            what function gives me a text with the words from last to first?
        """),
        solution="""
def reverse_words(text: str) -> str:
    return ' '.join(reversed(text.split()))
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("one two three",), "three two one"), (("",), "")),
    ),
    Family(
        name="reverse_each_word",
        imperative=lines("""
            reverse every word of a sentence but keep the words in place
            reverse each word in a string individually
            spell all the words of a text backwards without changing their order
            flip the letters inside each word and leave the word order alone
            turn 'hello world' into 'olleh dlrow'
            return the sentence with each of its words reversed
            mirror every single word in a phrase, order of words unchanged
            go through the words of a text, reverse each, and join them again with spaces
            write each word back to front while the sentence order stays
            invert the characters in every word of a sentence
            take a sentence and reverse its words one at a time in their positions
            make each word in a text read from right to left, keeping the positions
        """),
        free=lines("""
            reverse each word in place
            how can I reverse the letters of every word but not the sentence?
            Given a sentence, return it with each word reversed and the word order kept.
            'abc de' -> 'cba ed'
            letters of each word backwards, words in the same order
            i need every word mirrored, the order of words must not change
            string with its words individually reversed (joined by single spaces)
            per-word reversal of a text
        """),
        solution="""
def reverse_each_word(text: str) -> str:
    return ' '.join(word[::-1] for word in text.split())
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("hello world",), "olleh dlrow"), (("",), "")),
    ),
    Family(
        name="capitalize_words",
        imperative=lines("""
            capitalize the first letter of every word
            make each word of a sentence start with a capital letter and the other letters small
            convert a sentence to title case
            write every word in a text with an uppercase initial and lowercase rest
            turn 'hello big world' into 'Hello Big World'
            change a string so that all its words are capitalized
            put a text into title case, words joined by single spaces
            give every word a capital first letter
            capitalise each word in a phrase
            return the headline form of a text: every word capitalized
            uppercase the first character of all words and lowercase the others
            apply capitalization to each single word of a string
        """),
        free=lines("""
            title case
            how do I capitalize every word of a sentence?
            Given a text, return it with each word capitalized.
            first letter of each word uppercase, remaining letters lowercase
            I'd like 'war and peace' to become 'War And Peace'
            sentence to title case
            all words should begin with a capital
            word-by-word capitalization of a string
        """),
        solution="""
def capitalize_words(text: str) -> str:
    return ' '.join(word.capitalize() for word in text.split())
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("war and PEACE",), "War And Peace"), (("",), "")),
    ),
    Family(
        name="word_frequencies_ignoring_case",
        imperative=lines("""
            count how often each word occurs in a text when upper and lower case are the same
            return a dictionary of words and their counts for a sentence, ignoring case
            build a word frequency table from a string (lowercased)
            map every lowercased word of a text to its number of occurrences
            compute word frequencies, treating upper and lower case the same
            tally the words of a sentence case-insensitively
            make a dict whose keys are the words in lower case and whose values say how often they appear
            find out how many times every word is used in a text, case does not matter
            lowercase a text, split it and count each word
            create a histogram of the words in a piece of text, without regard to case
            determine the count of each word in lower case
            collect the number of uses of each word of a sentence in a dictionary, lowercase keys
        """),
        free=lines("""
            word frequencies of a text (case-insensitive) as a dict
            how many times does each word appear in a text if case is ignored?
            Given a sentence, return a dictionary with the count of each lowercased word.
            word -> count, all words lowercased
            I want to know which words I use and how often; 'The' and 'the' are the same word
            frequency dictionary for the words in a string, ignore upper case
            bag of words: lower-case, split, count
            text in, dict of lowercase word to occurrences out
        """),
        solution="""
def word_frequencies_ignoring_case(text: str) -> dict[str, int]:
    from collections import Counter

    return dict(Counter(text.lower().split()))
""",
        inputs=lambda rng: (rng.choice([_repetitive(rng), _repetitive(rng).title(), sentence(rng)]),),
        examples=((("The cat the dog",), {"the": 2, "cat": 1, "dog": 1}), (("",), {})),
    ),
    Family(
        name="make_acronym",
        imperative=lines("""
            make an acronym from a phrase
            build the acronym of a phrase from the uppercase first letters of its words
            return the initials of all words in a string, in capitals and without dots
            take the first letter of every word and join them in upper case
            turn 'as soon as possible' into 'ASAP'
            abbreviate a phrase to its initial letters, uppercase
            create an abbreviation out of the first characters of the words, capitalized
            form the acronym for a name consisting of several words
            get the uppercase initials of a phrase
            shorten a phrase to an acronym
            derive an acronym such as 'NASA' from the full name
            collect the leading letter of each word and uppercase the result
        """),
        free=lines("""
            acronym of a phrase
            how do I get from 'random access memory' to 'RAM'?
            Given a phrase, return its acronym in capital letters.
            first letters of the words, uppercase, joined
            acronym generator
            I want to abbreviate long names by their initials: 'World Health organization' -> 'WHO'
            initials of a phrase in upper case with nothing between them
            what function makes an acronym of several words?
        """),
        solution="""
def make_acronym(phrase: str) -> str:
    return ''.join(word[0].upper() for word in phrase.split())
""",
        inputs=lambda rng: (sentence(rng),),
        examples=((("as soon as possible",), "ASAP"), (("",), "")),
    ),
    Family(
        name="words_of_length",
        imperative=lines("""
            return the words of a sentence that have $cmp_words $n letters
            find all words with $cmp_words $n characters in a text
            list the words in a string whose length is $cmp_words $n
            select from a sentence those words that are $cmp_words $n characters long
            split a text and keep the words with $cmp_words $n letters
            filter the words of a sentence: only those having $cmp_words $n characters
            collect every word of a text that consists of $cmp_words $n characters
            pick out the words with $cmp_words $n letters
            drop all words from a sentence except the ones with $cmp_words $n letters, as a list
            get a list of words which contain $cmp_words $n characters
            extract words of $cmp_words $n letters from a piece of text
            search a text for words that have $cmp_words $n letters
        """),
        free=lines("""
            words with $cmp_words $n letters in a sentence
            which words of a text have $cmp_words $n characters?
            Given a sentence, return the list of its words that have $cmp_words $n characters.
            all words of $cmp_words $n letters
            I only want those words of my text that are $cmp_words $n letters long
            list of words, length $cmp_words $n, in the order of the text
            sentence in, words having $cmp_words $n letters out
            word filter by length: $cmp_words $n characters
        """),
        solution="""
def words_of_length(text: str) -> list[str]:
    return [word for word in text.split() if len(word) $cmp $n]
""",
        parameters=_length_test,
        inputs=lambda rng: (" ".join(some_words(rng)),),
        example_parameters={"cmp_words": "more than", "cmp": ">", "n": 3},
        examples=((("a quick brown fox",), ["quick", "brown"]), (("",), [])),
    ),
    Family(
        name="sort_words",
        imperative=lines("""
            sort the words of a sentence $order_words
            return the sentence with its words in $order_name order, ignoring case
            put the words of a text into $order_name order without regard to case
            arrange the words in a string $order_words, upper and lower case being equal
            split a sentence, order the words $order_words and join them with spaces
            rearrange a text so that its words come $order_words
            order the words of a phrase $order_words, case-insensitively
            give back the words of a text as a string, sorted $order_words
            take a sentence and sort its words in $order_name order
            rewrite a sentence with the words in $order_name order
            bring words into $order_name order
            make a string of the same words, but $order_words sorted
        """),
        free=lines("""
            words of a sentence in $order_name order
            how do I sort words in a sentence $order_words?
            Given a sentence, return its words sorted $order_words (case ignored), joined by spaces.
            $order_name order for the words of a string
            I need a sentence's words sorted $order_words, capital letters should not matter
            word sort, $order_words, case-insensitive
            sentence in, same words in $order_name order out
            what can I use to get the words of a string $order_words?
        """),
        solution="""
def sort_words(text: str) -> str:
    return ' '.join(sorted(text.split(), key=str.lower$reverse))
""",
        parameters=lambda rng: rng.choice(
            [
                {"order_words": "alphabetically", "order_name": "alphabetical", "reverse": ""},
                {"order_words": "from A to Z", "order_name": "ascending alphabetical", "reverse": ""},
                {"order_words": "from Z to A", "order_name": "reverse alphabetical", "reverse": ", reverse=True"},
            ]
        ),
        inputs=lambda rng: (sentence(rng),),
        example_parameters={"order_words": "alphabetically", "order_name": "alphabetical", "reverse": ""},
        examples=((("pear Apple fig",), "Apple fig pear"), (("",), "")),
    ),
    Family(
        name="unique_words",
        imperative=lines("""
            remove duplicate words from a sentence
            delete repeated words of a text and keep the first occurrence of each
            return the sentence with each word appearing just once
            drop words that were already used earlier in the sentence
            strip out the repeated words in a string, preserving order
            keep only the first occurrence of every word
            deduplicate the words of a text
            clean a sentence of words that come again
            make the words in a text unique while the order stays the same
            rewrite a string without word repetitions
            eliminate doubled words from a text
            leave each word of a sentence in only once, order kept
        """),
        free=lines("""
            sentence without duplicate words
            how do I get rid of words that occur twice in a text?
            Given a sentence, return it with duplicate words removed, first occurrences kept in order.
            dedupe words of a string
            'a b a c b' -> 'a b c'
            every word may be there only once, later copies go away
            unique words of a text in order, joined with a space
            I want to throw out words which are repeated in a sentence
        """),
        solution="""
def unique_words(text: str) -> str:
    return ' '.join(dict.fromkeys(text.split()))
""",
        inputs=lambda rng: (_repetitive(rng),),
        examples=((("a b a c b",), "a b c"), (("",), "")),
    ),
)
