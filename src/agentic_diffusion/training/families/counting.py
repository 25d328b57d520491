"""Families about counting and grouping the elements of a list or text with dictionaries."""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_integers, words


def _phrase(rng: Random) -> str:
    return " ".join(rng.choices(["the", "cat", "sat", "on", "mat", "The", "dog", "a"], k=rng.randint(0, 9)))


def _threshold(rng: Random) -> Mapping[str, object]:
    return {"n": rng.randint(2, 4)}


FAMILIES = (
    Family(
        name="word_frequencies",
        imperative=lines("""
            count how often each word occurs in a text
            compute word frequencies of a string
            build a dictionary of words and how many times they appear in a sentence
            count the words of a text and return a dict of counts
            map every word in a string to its number of occurrences
            make a word histogram from a sentence
            tally the words separated by whitespace in a text
            return a dict with the frequency of each word
            split a sentence into words and count each of them
            take a text and produce a word -> count dictionary
            create a frequency table of the words in a string, case-sensitive
            find the number of appearances of every word in a piece of text
        """),
        free=lines("""
            word frequency dict
            how many times does every word appear in a text?
            given a sentence, return a dictionary from word to count
            word counts of a string as a dictionary
            i have some text and want to know how many times each word is in it
            frequencies of words in a sentence
            Given a string, return a dict whose keys are the words and whose values are their counts.
            word counter: text in, dict of counts out
        """),
        solution="""
def word_frequencies(text: str) -> dict[str, int]:
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts
""",
        inputs=lambda rng: (_phrase(rng),),
        examples=((("the cat the dog",), {"the": 2, "cat": 1, "dog": 1}), (("",), {})),
    ),
    Family(
        name="char_frequencies",
        imperative=lines("""
            count how often each character occurs in a string
            compute the character frequencies of a text
            build a dictionary of characters and their counts
            map each letter of a word to the number of times it appears
            return a dict with the count of every character in a string
            make a histogram of the characters in a text
            tally all characters of a string
            produce a character -> occurrences dictionary from a string
            take a string and count each char into a dict
            create a letter frequency table for a word
            find the number of occurrences of every single character
            go through a string and count its characters in a dictionary
        """),
        free=lines("""
            character frequency dict
            how many times does each character appear in a string?
            given a string, return a dictionary from character to count
            letter counts as dict
            i want to know how often every char is used in a word
            frequencies of characters of a text
            Given a string s, return a dict mapping each character of s to how often it occurs.
            char counter for strings
        """),
        solution="""
def char_frequencies(text: str) -> dict[str, int]:
    counts = {}
    for char in text:
        counts[char] = counts.get(char, 0) + 1
    return counts
""",
        inputs=lambda rng: (_phrase(rng),),
        examples=((("abca",), {"a": 2, "b": 1, "c": 1}), (("",), {})),
    ),
    Family(
        name="count_elements",
        imperative=lines("""
            count how many times each element occurs in a list
            build a dict of the elements of a list and their frequencies
            return a dictionary mapping every list item to its count
            tally the values in an array
            compute the frequency of each number in a list
            make a histogram dictionary from a list of values
            count the occurrences of all items in a sequence
            count duplicates: for each distinct value say how often it is there, as a dict
            take a list and give back a dict of value to number of appearances
            create a frequency table for a list
            produce the counts of the distinct elements of a collection
            summarise a list as a dictionary of element counts
        """),
        free=lines("""
            element counts of a list
            how often does each element appear in a list?
            given a list, return a dictionary with the number of occurrences per element
            list frequency dict
            i have a list of votes and need how many votes every number got
            like collections.Counter but returning a normal dict
            Given an array, return a mapping from each distinct element to how many times it occurs.
            occurrences of every item in a list
        """),
        solution="""
def count_elements(items: list) -> dict:
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts
""",
        inputs=lambda rng: (integers(rng, 0, 6),),
        examples=((([1, 2, 1],), {1: 2, 2: 1}), (([],), {})),
    ),
    Family(
        name="most_common_element",
        imperative=lines("""
            find the most common element of a list
            return the item that occurs most often in a list
            get the value with the highest frequency in an array
            determine which element appears the most times
            compute the mode of a list, None if the list is empty
            pick the most frequent item in a sequence; the earlier one wins ties
            return the number that is repeated most in a list
            look for the element that shows up most often
            take a list of votes and return the winner
            work out which value is the most popular in a list
            identify the most frequent value of a collection
            select the list member with the greatest number of occurrences
        """),
        free=lines("""
            most common element
            which element occurs most often in a list?
            given a list, what is its most frequent value?
            statistical mode of a list of ints
            i've a list of answers and want the most popular answer
            most frequent item in an array
            Given a list, return the element with the most occurrences (the first such one), or None if empty.
            the thing that appears most in my list
        """),
        solution="""
def most_common_element(items: list) -> int | None:
    return max(items, key=items.count, default=None)
""",
        inputs=lambda rng: (integers(rng, 0, 5),),
        examples=((([1, 2, 2, 3],), 2), (([],), None)),
    ),
    Family(
        name="least_common_element",
        imperative=lines("""
            find the least common element of a list
            return the item that occurs least often in a list
            get the value with the lowest frequency in an array
            determine which element appears the fewest times
            pick the rarest item in a sequence; the earlier one wins ties
            return the element with the smallest number of occurrences, None for an empty list
            look for the element that shows up least often
            take a list of votes and return the number with the fewest votes
            work out which value of a list is the least popular
            identify the least frequent value of a collection
            select the list member that is repeated the least
            search a list for its rarest value
        """),
        free=lines("""
            least common element
            which element occurs least often in a list?
            given a list, what is its rarest value?
            least frequent item in an array
            i've a list of answers and want the one given by the fewest people
            rarest element of a list
            Given a list, return the element with the fewest occurrences (the first such one), or None if empty.
            the thing that appears the least in my list
        """),
        solution="""
def least_common_element(items: list) -> int | None:
    return min(items, key=items.count, default=None)
""",
        inputs=lambda rng: (integers(rng, 0, 5),),
        examples=((([1, 1, 2, 3, 3],), 2), (([],), None)),
    ),
    Family(
        name="elements_occurring_often",
        imperative=lines("""
            return the distinct elements that occur at least $n times in a list, sorted
            find all numbers that appear $n or more times and sort them
            list the values repeated at least $n times in ascending order
            get the sorted unique items whose count is $n or higher
            collect the elements with a frequency of at least $n, each once, sorted
            pick the values that are in a list $n times or more and return them sorted without duplicates
            filter a list to the values occurring no fewer than $n times, unique and sorted
            determine which numbers show up $n or more times, in increasing order
            take a list and return sorted distinct values that it contains at least $n times
            search an array for elements with $n or more occurrences and give them back in order, each once
            select every value that is present $n times at least, in sorted order with no repeats
            make a sorted list of the frequent elements, frequent meaning at least $n occurrences
        """),
        free=lines("""
            elements occurring at least $n times, sorted and unique
            which values appear $n or more times in a list? sorted please
            given a list of ints, return a sorted list of those that occur at least $n times
            sorted list of numbers with count >= $n
            i want to know the ids which are in my list $n times or more, sorted, each id once
            distinct values with $n or more occurrences in ascending order
            Given an array, return in ascending order the different values whose frequency is $n or more.
            numbers that come up at least $n times, ascending, no duplicates
        """),
        solution="""
def elements_occurring_often(items: list[int]) -> list[int]:
    return sorted(item for item in set(items) if items.count(item) >= $n)
""",
        parameters=_threshold,
        inputs=lambda rng: ([rng.randint(0, 4) for _ in range(rng.randint(0, 14))],),
        example_parameters={"n": 2},
        examples=((([3, 1, 3, 2, 1, 1],), [1, 3]), (([],), [])),
    ),
    Family(
        name="group_by_first_letter",
        imperative=lines("""
            group words by their first letter
            put a list of words into a dict keyed by first letter
            sort words into groups according to the letter they start with
            build a dictionary from initial letter to the list of words beginning with it
            collect words that start with the same character together in a dict
            bucket strings by first character
            organise a word list alphabetically by initial in a dictionary of lists
            make an index of names by their first letter
            classify words by starting letter and return a dict of lists
            split a list of words into lists that share the initial character, keyed by that character
            create a mapping of first letters to words
            arrange words in a dictionary based on the first character of each
        """),
        free=lines("""
            group words by first letter
            how to group a list of strings by the first letter?
            given a list of words, return a dict whose keys are initial letters and whose values are lists of words
            words by initial
            i have a list of names and want them grouped by the starting letter, as a dictionary
            dictionary of lists: first char -> words
            Given non-empty strings, return a dictionary mapping each initial to the words with that initial.
            an address book style index, letter to names
        """),
        solution="""
def group_by_first_letter(words: list[str]) -> dict[str, list[str]]:
    groups = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    return groups
""",
        inputs=lambda rng: (words(rng),),
        examples=(((["apple", "bob", "avocado"],), {"a": ["apple", "avocado"], "b": ["bob"]}), (([],), {})),
    ),
    Family(
        name="group_by_length",
        imperative=lines("""
            group words by their length
            put a list of strings into a dict keyed by length
            build a dictionary from word length to the words of that length
            collect words with the same number of letters together in a dict
            bucket strings by how long they are
            make a dict of lists in which words are grouped by number of characters
            classify words by size and return a dict of lists
            split a list of words into lists of equally long words, keyed by the length
            map each length to the list of words having it
            organise strings according to their length in a dictionary
            take a word list and return a length -> words dictionary
            arrange words in groups of equal length
        """),
        free=lines("""
            group words by length
            how to group a list of strings by length?
            given a list of words, return a dict whose keys are lengths and whose values are lists of words
            words by number of letters
            i want all 3 letter words together, all 4 letter words together and so on, in a dictionary
            dictionary of lists: length -> words
            Given a list of strings, return a dictionary mapping each occurring length to the strings of that length.
            strings of same length grouped
        """),
        solution="""
def group_by_length(words: list[str]) -> dict[int, list[str]]:
    groups = {}
    for word in words:
        groups.setdefault(len(word), []).append(word)
    return groups
""",
        inputs=lambda rng: (words(rng),),
        examples=(((["a", "bob", "b"],), {1: ["a", "b"], 3: ["bob"]}), (([],), {})),
    ),
    Family(
        name="group_by_parity",
        imperative=lines("""
            group numbers into even and odd in a dictionary with the keys 'even' and 'odd'
            split a list of integers into a dict of 'even' and 'odd' numbers
            return a dict with the even numbers under 'even' and the odd ones under 'odd'
            sort numbers into two lists 'even' and 'odd' of a dictionary
            classify integers by parity into the dict keys 'even' and 'odd'
            separate evens from odds, result is a dict with two lists named 'even' and 'odd'
            partition an array by parity in a dictionary having keys 'even' and 'odd'
            build a dictionary of two lists, 'even' for numbers divisible by 2 and 'odd' for the rest
            take a list of ints and group them as 'even' or 'odd' in a dict
            put each number of a list in the bucket 'even' or 'odd' and return the dict of buckets
            make a dict {'even': [...], 'odd': [...]} from a list of numbers
            divide a sequence of numbers into groups 'even' and 'odd'
        """),
        free=lines("""
            group by parity with keys 'even' and 'odd'
            how do I group a list into 'even' and 'odd' lists of a dict?
            given integers, return {'even': evens, 'odd': odds}
            dict of 'even' and 'odd' numbers of a list
            i want a dictionary with two entries, 'even' and 'odd', holding the matching numbers
            numbers by parity, keys 'even' / 'odd'
            Given a list of integers, return a dictionary with its 'even' and its 'odd' members in the original order.
            'even' and 'odd' numbers grouped in a dictionary
        """),
        solution="""
def group_by_parity(numbers: list[int]) -> dict[str, list[int]]:
    return {
        'even': [number for number in numbers if number % 2 == 0],
        'odd': [number for number in numbers if number % 2 != 0],
    }
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([1, 2, 4],), {"even": [2, 4], "odd": [1]}), (([],), {"even": [], "odd": []})),
    ),
    Family(
        name="index_positions",
        imperative=lines("""
            map each element of a list to the list of its indexes
            build a dict of every value and the positions where it occurs
            return a dictionary from element to all its indices in the list
            record at which indexes each item appears, as a dict of lists
            create an inverted index of a list: value -> positions
            find all positions of each distinct element
            collect the indices of equal elements together in a dictionary
            take a list and give back a dict whose values are lists of indexes
            group the positions of a list by the value found there
            make a lookup from value to every index holding that value
            list for each number of an array the indexes at which it stands
            produce a dictionary telling where in the list each element is
        """),
        free=lines("""
            dict of element to its indices
            at which positions does each value of a list occur?
            given a list, return a dictionary from value to list of indexes
            positions of all elements as dict
            i need to know for each value in the list all the places where it is
            value -> indices mapping of a list
            Given an array, return a mapping of each distinct element to the ascending list of its indices.
            inverted index for a list of numbers
        """),
        solution="""
def index_positions(items: list) -> dict[int, list[int]]:
    positions = {}
    for index, item in enumerate(items):
        positions.setdefault(item, []).append(index)
    return positions
""",
        inputs=lambda rng: (some_integers(rng, 0, 5),),
        examples=((([7, 8, 7],), {7: [0, 2], 8: [1]}), (([],), {})),
    ),
    Family(
        name="top_words",
        imperative=lines("""
            return the k most frequent words of a text, ties in alphabetical order
            find the k most common words in a string, breaking ties alphabetically
            get the top k words by count, alphabetically among equals
            list the k words that occur most often, sorting equal counts alphabetically
            take a text and a number k and return the k most used words, a before b on ties
            pick the k most popular words in a sentence, with alphabetical tie-breaking
            rank words by frequency, then alphabetically, and return the first k
            compute the k top words of a text (ties: alphabetical)
            produce a list of the k words with the highest number of occurrences, equal ones a to z
            select the k most repeated words of a string, alphabetical for same frequency
            determine which k words appear most in a text, ties sorted by name
            extract the k commonest words, ordered by descending count and then by the word
        """),
        free=lines("""
            top k words of a text, ties alphabetical
            what are the k most common words in a string? on equal counts alphabetical order
            given a text and k, return a list of the k most frequent words, ties alphabetically
            k most frequent words, sorted by count descending then word ascending
            i want the k words used most in my text, alphabetical when counts are the same
            most common words (k of them, ties by alphabet)
            Given a string and an integer k, return its k most frequent words; ties go alphabetically.
            the k highest-frequency words in alphabetical order among ties
        """),
        solution="""
def top_words(text: str, k: int) -> list[str]:
    words = text.split()
    return sorted(set(words), key=lambda word: (-words.count(word), word))[:k]
""",
        inputs=lambda rng: (_phrase(rng), rng.randint(1, 3)),
        examples=((("b a b c a b", 2), ["b", "a"]), (("b a", 1), ["a"]), (("", 3), [])),
    ),
)
