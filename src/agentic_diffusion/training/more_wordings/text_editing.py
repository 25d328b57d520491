"""More ways to ask for the families of families/text_editing.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "remove_vowels": lines("""
        Write a function that takes a text and returns it without a, e, i, o, u in either case
        Removes each vowel from the phrase
        my program should make short codes by leaving the vowels out of a word
        Implement vowel removal.
        no vowels
        e.g. 'Apple pie' gives 'ppl p'
        I need a sentence with its vowels taken out, big and small ones
        what is left of a word when the vowels go?
        Return the input minus all vowels.
        make me a function which eliminates vowels from any phrase
        Given a word, keep whatever is not a vowel.
        kill all the vowels in a string, python please
    """),
    "extract_vowels": lines("""
        Write a function that takes a text and returns a string with nothing but its vowels
        Collects the vowels of the phrase, in order, in one string
        my program should show which vowels a word is sung with, one after another
        Implement vowel extraction.
        vowels only
        e.g. 'Apple pie' gives 'Aeie'
        I need all vowels from a sentence, big and small ones, as text
        what is left of a word when everything except a, e, i, o, u goes?
        Return the input with all non-vowels thrown away.
        make me a function which picks out the vowels from any phrase
        Given a word, keep a character only if it is a vowel.
        get a string of the vowels in a text, python please
    """),
    "remove_spaces": lines("""
        Write a function that takes a text and returns it with no spaces in it
        Removes each space from the phrase
        my program should ignore the blanks a user typed, take them all out
        Implement space removal.
        no spaces
        e.g. 'to be or not' gives 'tobeornot'
        I need a sentence with the gaps between words closed
        what does a text look like if you erase every space?
        Return the input minus all ' ' characters.
        make me a function which eliminates blanks from any phrase
        Given a line of words, write them together without spaces.
        kill all the spaces in a string, python please
    """),
    "collapse_spaces": lines("""
        Write a function that takes a text and returns it with one space between words and none at the ends
        Cleans up whitespace: runs become one blank, ends are trimmed
        my users leave big gaps between words, make each gap a single space and trim the text
        Implement whitespace normalisation.
        squeeze whitespace
        e.g. ' so   far ' gives 'so far'
        I need a sentence without double spaces or spaces around it
        too many blanks in my text: keep just one between two words
        Return the words of the input with exactly one space between neighbours.
        make me a function that tidies the spaces of any phrase
        Given a badly spaced line, fix its spacing.
        get rid of extra spaces in a string, python please
    """),
    "remove_punctuation": lines("""
        Write a function that takes a text and returns it without punctuation marks
        Removes each punctuation character from the phrase
        my program should ignore dots, commas and the like, take them all out of a sentence
        Implement punctuation removal.
        no punctuation
        e.g. 'Wait... what?' gives 'Wait what'
        I need a sentence with all its punctuation gone
        what does a text look like without commas, periods, colons, dashes and other marks?
        Return the input minus everything in string.punctuation.
        make me a function which eliminates punctuation from any phrase
        Given a line of text, leave out the punctuation marks.
        kill the punctuation in a string, python please
    """),
    "remove_duplicate_chars": lines("""
        Write a function that takes a text and returns it with every repeated character dropped
        Keeps a character of the phrase only the first time it shows up
        my cipher key may not have a letter twice, so leave out repeats but keep the order
        Implement removal of duplicate characters.
        distinct chars, original order
        e.g. 'letter' gives 'letr'
        I need each letter of a word once, in the order they first show up
        if a character came before in the text, skip it
        Return the unique characters of the input as a string.
        make me a function which eliminates repeated letters anywhere in a phrase
        Given a word, cross out the letters that were there already.
        no character twice in a string, first ones stay, python please
    """),
    "replace_char": lines("""
        Write a function that takes a text and returns it with '$new' in place of '$old'
        Replaces each occurrence of '$old' in the phrase by '$new'
        my program should write '$new' wherever the user typed '$old'
        Implement the replacement of '$old' by '$new'.
        '$old' to '$new'
        I need a sentence in which '$new' takes the place of every '$old'
        no more '$old' in the text, '$new' instead
        what does a word look like if you put '$new' for each '$old'?
        Return the input after swapping out all '$old' characters for '$new'.
        make me a function which changes '$old' into '$new' in any phrase
        Given a line of text, '$old' has to become '$new' all over it.
        substitute '$old' with '$new' in a string, python please
    """),
    "swap_case": lines("""
        Write a function that takes a text and returns it with upper and lower case swapped
        Inverts the case of each letter in the phrase
        my caps lock was on, undo it: small letters big and big letters small
        Implement case inversion.
        toggle case
        e.g. 'aBc' gives 'AbC'
        I need big letters small and small letters big in one sentence
        every capital should be lowercase and the other way round
        Return the input with the case of all letters flipped.
        make me a function which toggles upper and lower case in any phrase
        Given a word, write each letter in the case that it doesn't have.
        uppercase to lowercase and vice versa in a string, python please
    """),
    "pad_text": lines("""
        Write a function that takes a text and returns it filled up with '$char' on the $side to $n characters
        Pads the phrase at the $place with '$char' until its width is $n
        my columns are $n wide, so put '$char' on the $side of each short word
        Implement $side padding to $n characters, filler '$char'.
        pad: $side, $n, '$char'
        I need each word to have at least $n characters, with '$char' at the $place as filler
        '$char' goes to the $place of a text as often as it takes to get $n characters
        how do you get a word to $n characters with '$char' on its $side?
        Return the input with enough '$char' at its $place to be $n long.
        make me a function that fills the $side of a phrase with '$char' up to $n characters
        Given a label shorter than $n characters, complete it with '$char' at the $place.
        fill string to $n with '$char' on the $side, python please
    """),
    "truncate": lines("""
        Write a function that takes a text and returns it cut to $n characters plus '...' if it was longer
        Shortens the phrase to $n characters and marks the cut with '...'; short ones stay
        my page has room for $n characters of a title, then put '...' if there is more
        Implement truncation after $n characters with an added '...'.
        max $n chars, then '...'
        I need long messages to stop after $n characters with '...' behind, short ones unchanged
        too long for $n characters? then the first $n and three dots '...'
        how do you show only the first $n characters of a text with '...' after them when it goes on?
        Return the input, or its first $n characters followed by '...' if it has more than $n.
        make me a teaser: $n characters of the article and '...' unless that is all of it
        Given a sentence of more than $n characters, replace what comes after them by '...'.
        cut string at $n and add '...' if needed, python please
    """),
}
