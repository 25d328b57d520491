"""More ways to ask for the families of families/string_operations.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "ends_with": lines("""
        Write a function that takes a word and returns True if it ends with '$part'
        Checks whether a text has '$part' as its ending
        my program should recognise names that end in '$part'
        Implement a check for the suffix '$part'.
        suffix '$part'? true/false
        I need to know if '$part' is what a word ends with
        does my phrase finish with '$part' or not
        True for words with '$part' at the end, False for all others
        Return a bool: are the final characters of the sentence '$part'?
        make me a test that says yes when a word ends in '$part'
        Given a text, see if it closes with '$part'.
        words ending in '$part' should give True, in python please
    """),
    "remove_char": lines("""
        Write a function that takes a text and returns it without the letter '$char'
        Removes each occurrence of '$char' from the phrase
        my keyboard adds too many '$char', throw all of them out of a sentence
        Implement the removal of '$char' from a string.
        no more '$char'
        I need a sentence with every '$char' taken out
        everything but '$char' should stay in the text
        what is left of a word if you erase each '$char'?
        Return the input minus all its '$char' characters.
        make me a function which eliminates '$char' from any phrase
        Given a word, cross out '$char' as often as it shows up.
        kill the '$char' characters in a string, python please
    """),
    "count_substring": lines("""
        Write a function that takes a text and a shorter string and returns how many times it shows up
        Counts non-overlapping occurrences of a pattern in a phrase
        my program should say how often a search term is found in a document
        Implement a substring counter without overlaps.
        substring occurrences
        how many times does a certain piece of text show up in a longer one?
        e.g. 'hahaha' and 'ha' give 3
        two arguments: where to look and what to look for; result: the number of hits
        Return how many separate times the second string is inside the first.
        make me a function counting how often one phrase sits within another
        Given a sentence and a part, count the part.
        number of times a keyword is in a text, python please
    """),
    "center_text": lines("""
        Write a function that takes a text and returns it in the middle of $n characters, padded with '$char'
        Centers the phrase in a width of $n, filler is '$char'
        my program should print titles in the middle of a $n character line full of '$char'
        Implement centring to width $n with the fill character '$char'.
        center, $n wide, '$char' fill
        I need '$char' left and right of a word so the whole thing has $n characters
        the word stands in the middle, '$char' everywhere else, $n characters altogether
        how do you put a title in the centre of $n columns of '$char'?
        Return the string with '$char' around it so that it is centred in $n places.
        make me a header line: $n characters, my text in the middle, rest '$char'
        Given a label, fill both its sides with '$char' up to $n characters.
        centre a word with '$char' in $n characters, python please
    """),
    "character_codes": lines("""
        Write a function that takes a text and returns the code number of each character
        Returns the ordinals of the characters as a list
        my program should show which number the computer uses for every letter of a word
        Implement text to ASCII numbers.
        ord list
        e.g. 'abc' gives [97, 98, 99]
        I need the unicode number for all the characters of a phrase
        which codes do the letters of a word have?
        one integer per character: its code point
        make me a list of ASCII values from a sentence
        Given a word, hand back its characters as numbers.
        letters to their ASCII codes, python please
    """),
    "text_from_codes": lines("""
        Write a function that takes a list of code points and returns the text
        Decodes an array of integers into the phrase they spell
        my message came as ASCII numbers, turn them into readable text
        Implement ASCII numbers to text.
        chr join
        e.g. [97, 98, 99] gives 'abc'
        I need the word that a bunch of unicode numbers stands for
        what do these character numbers spell?
        each integer is a character; put the characters in a row
        make me a word from a list of ASCII values
        Given a sequence of ordinals, hand back the string.
        ASCII codes to letters to one string, python please
    """),
    "is_pangram": lines("""
        Write a function that takes a sentence and returns True if every letter of the alphabet is in it
        Checks whether all of a-z can be found in a phrase, in any case
        my font demo needs sentences with all 26 letters, test one
        Implement a pangram test.
        pangram true/false
        e.g. 'The quick brown fox jumps over the lazy dog' gives True
        I need to know if a text leaves out any letter of the alphabet; True means none is missing
        are all letters from a to z somewhere in this text?
        Return True for pangrams, upper or lower case doesn't matter.
        make me a pangram detector
        Given a phrase, does it use the entire alphabet?
        does a sentence have the complete English alphabet, python please
    """),
    "count_mismatches": lines("""
        Write a function that takes two words of the same length and returns at how many places they differ
        Computes the Hamming distance between a pair of equally long texts
        my program should say how many letters are different in two codes of the same size
        Implement the Hamming distance.
        hamming
        e.g. 'abcd' and 'abxy' give 2
        I need to count the wrong characters of a typed text against the right one, same size
        in how many spots are these two strings unlike each other?
        Return the count of indices where the characters of a and b are not equal.
        make me a function that compares two words letter by letter and counts the differences
        Given two DNA strings of equal size, how many letters don't match?
        number of unequal positions for two strings of one length, python please
    """),
    "common_prefix": lines("""
        Write a function that takes a list of words and returns the longest beginning they all have
        Finds the longest prefix shared by every entry
        my paths all start the same way, give me that shared start
        Implement longest common prefix for an array of strings.
        LCP of strings
        e.g. ['test', 'team'] gives 'te'
        I need the letters with which all of my words begin
        how far are these texts the same from the front? return that part
        Return the biggest prefix that no string in the list disagrees with.
        make me a function for the shared start of a bunch of phrases, maybe empty
        Given several names, what do all of them begin with, at most?
        common start of strings in python please
    """),
    "edge_word": lines("""
        Write a function that takes a sentence and returns the $edge word
        Returns the $edge of the whitespace-separated words
        my program should only look at the $edge word of a message
        Implement a function that gets the $edge word.
        $edge word
        I need the $edge word somebody said in a phrase
        from a line of words, the $edge one please
        which is the $edge word here?
        Return the $edge token of a text.
        make me a function that takes a phrase apart and gives me its $edge word
        Given a line of text, what is the $edge word of it?
        get the $edge word of a string in python please
    """),
    "capitalize_first": lines("""
        Write a function that takes a text and returns it with a capital first letter, rest unchanged
        Uppercases the initial character only and doesn't lowercase the others
        my program should begin each message with a capital but leave its other letters alone
        Implement capitalisation of the first character without altering the remainder.
        ucfirst
        e.g. 'hello NASA' gives 'Hello NASA'
        I need a sentence to start with a big letter, all else exactly as typed
        only the first letter goes to upper case
        Return the phrase with its first character in upper case and the tail as is.
        make me a function like capitalize, except that the later letters keep their case
        Given a word, raise its first letter and nothing more.
        upper-case just the first character of a string, python please
    """),
}
