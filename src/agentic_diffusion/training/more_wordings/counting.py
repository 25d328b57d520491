"""More ways to ask for the families of families/counting.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "word_frequencies": lines("""
        Write a function that takes a string and returns a dict of how many times each word is in it
        Return a mapping from the words of the text to their counts.
        my program should read a sentence and tell for each word how often it was used
        Implement a word counter with a dictionary as result
        make me a dict with words as keys and occurrences as values
        Given a phrase, count each of its whitespace separated words
        Counts all the words of a text, word by word, in a dict.
        'to be or not to be' gives {'to': 2, 'be': 2, 'or': 1, 'not': 1}
        word occurrences as dictionary in python please
        how many times does each word show up in a piece of writing?
        need statistics about which words are in a string and how often
        histogram of the words in a phrase
    """),
    "char_frequencies": lines("""
        Write a function that takes a string and returns a dict of how many times each character is in it
        Return a mapping from the characters of the text to their counts.
        my program should read a word and tell for each character how often it was used
        Implement a character counter with a dictionary as result
        make me a dict with characters as keys and occurrences as values
        Given a phrase, count each of its characters
        Counts all the characters of a text, one by one, in a dict.
        'noon' gives {'n': 2, 'o': 2}
        character occurrences as dictionary in python please
        how many times does each symbol show up in a piece of writing?
        need statistics about which chars are in a string and how often
        histogram of the characters in a phrase
    """),
    "count_elements": lines("""
        Write a function that takes a list and returns a dict of how many times each element is in it
        Return a mapping from the distinct values of the array to their counts.
        my program should tell for each value in a list how often it is there
        Implement an element counter with a dictionary as result
        make me a dict with the list's values as keys and occurrences as values
        Given a sequence, count each of its values
        Counts every distinct entry of a list.
        [4, 4, 9] gives {4: 2, 9: 1}
        occurrences of list values as dictionary in python please
        how many times does each number show up in a bunch of numbers?
        need statistics about which entries an array has and how often
        histogram of the values in a list
    """),
    "most_common_element": lines("""
        Write a function that takes a list and returns the value that is in it most often
        Return the mode of the array, None if it has no elements.
        my program should count votes and name the winner, the earliest one on a tie
        Implement mode for a list, first one if several tie
        make me a function that picks the value with most repetitions
        Given a sequence, which entry is there more often than the others?
        Finds the most frequent entry of a list.
        [4, 9, 9] gives 9
        most frequent value of a list in python please
        which number shows up the most in a bunch of numbers?
        need the entry that an array repeats the most, nothing in it means None
        winner by number of occurrences
    """),
    "least_common_element": lines("""
        Write a function that takes a list and returns the value that is in it least often
        Return the entry of the array with the fewest occurrences, None if it has no elements.
        my program should count votes and name the loser, the earliest one on a tie
        Implement the opposite of mode for a list, first one if several tie
        make me a function that picks the value with fewest repetitions
        Given a sequence, which entry is there less often than the others?
        Finds the least frequent entry of a list.
        [4, 9, 9] gives 4
        least frequent value of a list in python please
        which number shows up the least in a bunch of numbers?
        need the rarest entry of an array, nothing in it means None
        the value with the smallest count in a list
    """),
    "elements_occurring_often": lines("""
        Write a function that takes a list and returns, sorted, the different values it has at least $n times
        Return the sorted distinct entries whose count is not below $n.
        my program should list the numbers that came up $n or more times, ascending, each of them once
        Implement a filter for values with $n occurrences or more; result sorted, no repeats
        make me a sorted list without duplicates of everything that is in an array at least $n times
        Given a sequence, which values does it hold $n times or more? sort them and list each once
        Finds the values that are repeated at least $n times and returns them in ascending order, each once.
        values present >= $n times in python please, unique and sorted
        which numbers show up $n or more times in a bunch of numbers? each one once, smallest first
        need the entries with count $n or higher, in increasing order, no duplicates
        only values occurring $n times or more may stay, listed once each and sorted
        customers who ordered at least $n times: ids in a list, give the sorted different ids
    """),
    "group_by_first_letter": lines("""
        Write a function that takes words and returns a dict from first letter to the words starting with it
        Return a mapping of initials to lists of words.
        my program should build a register: under each letter the words that begin with it
        Implement grouping of strings by their first character
        make me a dict with initial letters as keys and lists of words as values
        Given a bunch of words, put those with the same first letter in one list, as a dict
        Groups words by initial.
        ['tea', 'top', 'cat'] gives {'t': ['tea', 'top'], 'c': ['cat']}
        words grouped by starting letter in python please
        which words start with which letter? answer as dictionary of lists
        need strings sorted into boxes named after their first character
        dictionary index by first letter
    """),
    "group_by_length": lines("""
        Write a function that takes words and returns a dict from length to the words of that length
        Return a mapping of lengths to lists of words.
        my program should put words with equally many letters together, in a dictionary by length
        Implement grouping of strings by len
        make me a dict with lengths as keys and lists of words as values
        Given a bunch of words, put those of the same length in one list, as a dict
        Groups words by number of characters.
        ['tea', 'of', 'cat'] gives {3: ['tea', 'cat'], 2: ['of']}
        words grouped by length in python please
        which words have how many letters? answer as dictionary of lists
        need strings sorted into boxes labelled with their length
        dictionary index by word length
    """),
    "group_by_parity": lines("""
        Write a function that takes integers and returns a dict with the lists 'even' and 'odd'
        Return {'even': ..., 'odd': ...} with the values of the array on the side they belong to.
        my program should separate evens and odds, stored in a dictionary as 'even' and 'odd'
        Implement grouping by parity, the keys are 'even' and 'odd'
        make me a dict with key 'even' for the even values and key 'odd' for the odd values
        Given a bunch of numbers, put them into the lists 'even' and 'odd' of a dictionary
        Groups ints under 'even' or 'odd'.
        [5, 6, 7] gives {'even': [6], 'odd': [5, 7]}
        numbers grouped as 'even' and 'odd' in python please, a dict of lists
        which entries are 'even' and which are 'odd'? answer as dictionary of two lists
        need ints sorted into two boxes, 'even' and 'odd', inside a dict
        a dictionary with exactly the keys 'even' and 'odd' for an int list
    """),
    "index_positions": lines("""
        Write a function that takes a list and returns a dict from each value to the indexes where it is
        Return a mapping of the array's values to the lists of their positions.
        my program should remember for each value all the places where it stands in the list
        Implement an index: value -> every position of it
        make me a dict with values as keys and lists of indices as values
        Given a sequence, where is each of its values? all indices, as a dict
        Collects the positions of each value of a list.
        [5, 6, 5] gives {5: [0, 2], 6: [1]}
        all indices per value in python please, as dictionary
        at which places does each number show up in a bunch of numbers? dict of index lists
        need a lookup table that knows the indexes of every entry
        positions grouped by value
    """),
    "top_words": lines("""
        Write a function that takes a text and k and returns the k words used most, ties from a to z
        Return the k words with the highest count, alphabetical if counts are equal.
        my program should show the k words people use the most in a text; same count means alphabetical order
        Implement top k words, sorted by falling count and then alphabetically
        make me a list of the k most used words, with equal ones in alphabetical order
        Given a phrase and a number k, which k words are there most often? ties by alphabet
        Finds the k most frequent words of a text, ties broken alphabetically.
        'x y y z', k = 2 gives ['y', 'x']: by count, then by the alphabet
        k most frequent words in python please, alphabetical when tied
        which k words show up the most in a piece of writing? equally frequent ones a to z
        need the k leading words of a string by number of uses, draws resolved by alphabet
        trending words: top k of a text, equal counts alphabetically
    """),
}
