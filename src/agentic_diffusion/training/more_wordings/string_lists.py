"""More ways to ask for the families of families/string_lists.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "longest_string": lines("""
        Write a function that takes a list of words and returns the $longest
        Returns the entry with the $extreme length
        my program should show the $longest of many names
        Implement a search for the $longest string of an array.
        $longest entry of a sequence of texts
        out of a bunch of words I need the $longest
        which phrase in the list has the $extreme number of letters?
        make me a function that hands back the $longest word I give it
        Given several strings, which is $longest? ('' if there are none)
        who has the $longest name?
        the $longest item in a list of strings, python please
        texts in, the one of $extreme length out
    """),
    "words_with_affix": lines("""
        Write a function that takes a list of words and returns those that $side with '$affix'
        Returns only the entries $siding with '$affix'
        my program should show just the names $siding with '$affix'
        Implement a filter for strings that $side with '$affix'.
        '$affix' as $position letter: which words?
        out of a bunch of words I need the ones that $side with '$affix'
        all entries of a sequence with '$affix' as their $position character
        make me a list of the words $siding with '$affix'
        Given an array of texts, leave out whatever doesn't $side with '$affix'.
        who has a name $siding with '$affix'?
        words in, words $siding with '$affix' out
        filter names by $position letter '$affix' in python please
    """),
    "filter_by_length": lines("""
        Write a function that takes a list of words and returns those $condition
        Returns only the entries $condition
        my program should show just the names $condition
        Implement a length filter: strings $condition stay.
        entries $condition
        out of a bunch of words I need the ones $condition
        all phrases of a sequence that are $condition
        make me a list of the words $condition
        Given an array of texts, leave out whatever isn't $condition.
        who has a name $condition?
        words in, words $condition out
        get the list items $condition, python please
    """),
    "words_containing": lines("""
        Write a function that takes a list of words and returns those that $contain '$char'
        Returns only the entries which $contain the character '$char'
        my program should show just the names that $contain '$char'
        Implement a filter for strings that $contain '$char'.
        '$char' in word: which words?
        out of a bunch of words I need the ones that $contain '$char'
        all phrases of a sequence that $contain '$char' anywhere
        make me a list of words that $contain the letter '$char'
        Given an array of texts, leave out any without '$char'.
        whose names $contain '$char'?
        words in, just the ones with a '$char' in them out
        filter strings by the letter '$char' in python please
    """),
    "total_length": lines("""
        Write a function that takes a list of words and returns how many characters they have in total
        Adds up the sizes of all the entries
        my program should say how many letters I need to print for a bunch of words
        Implement the sum of the lengths of an array of strings.
        total char count over a list
        how many characters do all these texts have together?
        one number: the length of the first phrase plus the length of the second and so on
        make me a function that sums up how long the words are
        Given several strings, what is their combined size in characters?
        e.g. ['to', 'be', 'or'] gives 6
        words in, overall number of characters out
        sum of all string lengths in python please
    """),
    "lengths": lines("""
        Write a function that takes a list of words and returns how long each of them is
        Returns the character counts of the entries, in the same order
        my program should show the number of letters for every name in an array
        Implement a mapping from texts to their sizes, as a list.
        len of each entry
        how many characters does each of these texts have?
        one number per phrase: its length
        make me a list with the size of every word
        Given several strings, how long is each one?
        e.g. ['cat', 'horse'] gives [3, 5]
        words in, their lengths out (list of ints)
        len for all strings of a sequence, python please
    """),
    "join_list": lines("""
        Write a function that takes a list of words and returns one text with $separator_words between them
        Joins the entries into a single phrase using $separator_words
        my program should print many names in one line, with $separator_words between two names
        Implement joining of an array of strings with $separator_words.
        list to text, joined by $separator_words
        I need one string out of many, with $separator_words between each pair of neighbours
        all the words of a sequence in a row, separator is $separator_words
        make me one long text from a bunch of words, with $separator_words in the middle
        Given several texts, chain them up with $separator_words between.
        how can I show a list as one string with $separator_words between the entries
        texts in, one text out, $separator_words as the glue
        join words by $separator_words in python please
    """),
    "change_words": lines("""
        Write a function that takes a list of words and returns all of them $did
        Returns the same entries, but each one $did
        my program should $do all the names I give it
        I need every text of an array $did
        $do a whole bunch of words at once
        Given several strings, $do each and return the new list.
        make me a list with all the phrases $did
        what is the way to $do every entry of a sequence of strings?
        words in, words $did out
        please $do each name in my list, in python
        every string of the result is a string of the input $did
        a function to $do each item in an array of texts
    """),
    "add_affix": lines("""
        Write a function that takes a list of words and returns each with '$affix' at its $side
        Returns the same entries, but with '$affix' at the $side of every one
        my program should $add '$affix' to all the names I give it
        I need every text of an array to have '$affix' at the $side
        '$affix' at the $side of a whole bunch of words
        Given several strings, $add '$affix' to each and return the new list.
        make me a list in which all the phrases carry '$affix' at the $side
        what is the way to $add '$affix' to every entry of a sequence?
        words in, words with '$affix' at the $side out
        please $add '$affix' to each name in my list, in python
        every string of the result is one of the input with '$affix' at the $side
        a function to $add '$affix' to each text
    """),
    "strings_to_numbers": lines("""
        Write a function that takes a list of numeric texts and returns the integers
        Parses every entry of an array of strings as an int
        my numbers are read from a file as text, I need them as real integers
        Implement the conversion of a sequence of strings to ints.
        str list -> int list
        e.g. ['7', '42'] gives [7, 42]
        the values are quoted like '15', make them proper numbers
        Return the integer that each string stands for.
        make me ints from a bunch of strings
        user input was split into words like '3' and '10', turn them all into ints
        apply int to all the entries of a list, python please
        texts with digits in, whole numbers out
    """),
}
