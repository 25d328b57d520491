"""More ways to ask for the families of families/words_in_text.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "count_words": lines("""
        Write a function that takes a sentence and returns its number of words
        Counts the words in a phrase
        my essay has a word limit, how many words are in it?
        Implement a word counter.
        word counter
        e.g. 'one more day' gives 3
        I need to know how many words somebody typed
        how many words does this string have?
        Return the word count of the input.
        make me a function that says how many words long a message is
        Given an essay as a string, count the words, which have whitespace between them.
        count words of a string, python please
    """),
    "find_extreme_word": lines("""
        Write a function that takes a sentence and returns its $extreme word
        Finds the word of a phrase that has the $fewest_most letters
        my program should show the $extreme word of what was typed
        Implement a search for the $extreme word of a string.
        $extreme word
        I need the word with the $fewest_most characters out of a text
        which of the words here is the $extreme one?
        Return the $extreme of the whitespace-separated words, '' if there is none.
        make me a function that picks the $extreme word of a message
        Given a line of text, what's the $extreme word in it?
        get the $extreme word of a string, python please
        text in, the word with the $fewest_most letters out
    """),
    "longest_word_length": lines("""
        Write a function that takes a sentence and returns how long its $extreme word is
        Returns the size of the $extreme word of a phrase
        my column must fit the $extreme word of a text, how many characters is that?
        Implement the $min_max word length of a string.
        $extreme word: its letter count
        I need the number of letters of the $extreme word somebody typed
        how many characters has the $extreme of these words?
        Return the $min_max of the word lengths in the input (0 if it has no words).
        make me a function that says how many letters the $extreme word of a message has
        Given a line of text, what is the length of the $extreme word in it?
        length of $extreme word in a string, python please
        text in, letter count of its $extreme word out
    """),
    "reverse_words": lines("""
        Write a function that takes a sentence and returns it with its words from last to first
        Reverses the order of the words of a phrase
        my program should talk backwards: last word first, but every word intact
        Implement word order reversal.
        words in reverse
        e.g. 'I like tea' gives 'tea like I'
        I need the words somebody typed in the opposite order
        how does this sentence go if you say its words from the end?
        Return the words of the input in reversed order as a string.
        make me a function that turns round the order of words in a message
        Given a line of text, start with its last word and end with its first.
        reverse a sentence by words, python please
    """),
    "reverse_each_word": lines("""
        Write a function that takes a sentence and returns it with the letters of each word reversed
        Reverses the words of a phrase one by one, they stay where they are
        my secret language spells every word backwards but keeps their order
        Implement reversal of each single word in a string.
        words spelled backwards, same order
        e.g. 'I like tea' gives 'I ekil aet'
        I need each word somebody typed back to front, without moving any word
        how does this sentence look if you flip every one of its words?
        Return the input with all of its words mirrored, in the same order.
        make me a function that turns round the letters inside the words of a message
        Given a line of text, write each word from its last letter to its first.
        reverse letters per word in a string, python please
    """),
    "capitalize_words": lines("""
        Write a function that takes a sentence and returns it with every word capitalized
        Capitalizes all words of a phrase, other letters become small
        my book titles should have a big letter at the start of each word and small ones after it
        Implement title case.
        Title Case
        e.g. 'i like TEA' gives 'I Like Tea'
        I need a capital at the beginning of each word somebody typed, lowercase for the rest
        how does this sentence look as a headline, each word with a capital initial?
        Return the input with all of its words capitalized.
        make me a function that writes every word of a message with a capital first letter
        Given a full name in any case, give each part of it a capital letter at the start.
        capitalize words of a string, python please
    """),
    "word_frequencies_ignoring_case": lines("""
        Write a function that takes a text and returns a dict of lowercase words and how often they occur
        Counts each word of a phrase case-insensitively
        my program should tell for every word how many times it was used, whether it had capitals or not
        Implement a word frequency counter that ignores case.
        word counts as dict, lowercased
        e.g. 'No no yes' gives {'no': 2, 'yes': 1}
        I need to know how many times every word somebody typed shows up, 'A' being the same as 'a'
        how often is each word in this string, upper and lower case not distinguished?
        Return a dictionary from word (in lower case) to its count.
        make me a tally of the words in a message, case ignored
        Given an essay as a string, count each of its words regardless of capital letters.
        dict of word frequencies of a text, all lower case, python please
    """),
    "make_acronym": lines("""
        Write a function that takes a phrase and returns the capital initials of its words
        Builds the acronym of a name
        my company name is too long, make the short form from its first letters in capitals
        Implement an acronym maker.
        phrase to acronym
        e.g. 'laugh out loud' gives 'LOL'
        I need the first letter of each word, big, all in a row
        what is the acronym for this phrase?
        Return the uppercased first letters of the words as one string.
        make me a function that abbreviates a phrase with the initials of its words in capitals
        Given several words in a string, what do their initials spell in upper case?
        acronym from a string, python please
    """),
    "words_of_length": lines("""
        Write a function that takes a sentence and returns a list of its words with $cmp_words $n letters
        Lists the words of a phrase that have $cmp_words $n characters
        my program should show just the words with $cmp_words $n letters
        Implement a filter for words with $cmp_words $n letters in a string.
        words, $cmp_words $n letters
        out of a text I need the words that have $cmp_words $n letters
        which of the words somebody typed have $cmp_words $n characters?
        Return those words of the input whose number of letters is $cmp_words $n.
        make me a list of words having $cmp_words $n letters from a message
        Given a line of text, leave out any word unless it has $cmp_words $n characters.
        get words with $cmp_words $n characters from a string, python please
        text in, list of its words with $cmp_words $n letters out
    """),
    "sort_words": lines("""
        Write a function that takes a sentence and returns it with its words sorted $order_words, any case
        Sorts the words of a phrase $order_words without looking at case
        my program should show the words of a message in $order_name order
        Implement sorting of the words in a string $order_words, case-insensitive.
        words sorted $order_words
        I need the words somebody typed in $order_name order, capitals or not
        how does this sentence look with its words $order_words?
        Return the words of the input in $order_name order as one string.
        make me a function that puts the words of a phrase in $order_name order
        Given a line of words, arrange them $order_words and ignore case.
        sort words in a string $order_words, python please
        text in, text with the same words $order_words out
    """),
    "unique_words": lines("""
        Write a function that takes a sentence and returns it with no word twice
        Removes words of a phrase that were there before
        my text repeats words, leave each in only the first time it shows up
        Implement removal of duplicate words, the order stays.
        distinct words, original order
        e.g. 'go dog go' gives 'go dog'
        I need a message where no word comes again, so drop the repeats
        if a word was already in the sentence, skip it
        Return the different words of the input, in order, as one string.
        make me a function which eliminates repeated words from any text
        Given a line of words, cross out those that you had already.
        remove repeated words from a string, python please
    """),
}
