"""More ways to ask for the families of families/string_basics.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "reverse_string": lines("""
        Write a function that takes a text and returns it back to front
        Returns the characters of the phrase from last to first
        my program should print a word backwards, so I need it reversed
        Implement string reversal.
        text backwards
        e.g. for 'stop' it gives 'pots'
        I want to read a sentence from the end, letter by letter
        function for the mirror image of a word
        what does a text look like in reverse?
        flip a string around in python please
        make me a function that turns any phrase back to front
        the output is the input with its characters in reverse order
    """),
    "is_palindrome": lines("""
        Write a function that takes a word and returns True if it is a palindrome
        Checks whether a text is identical to its mirror image
        my program should say if a word is the same backwards
        Implement a palindrome test.
        palindrome? true/false
        e.g. 'racecar' gives True and 'racecars' gives False
        can you read this word from both sides?
        Return True when reversing the sequence of characters changes nothing.
        make me a palindrome checker in python please
        I need a yes or no: does the phrase stay the same when it is flipped
        function for detecting words like 'noon' or 'kayak'
        is a text equal to itself read from right to left
    """),
    "is_palindrome_phrase": lines("""
        Write a function that takes a phrase and tells if it is a palindrome, ignoring case and punctuation
        Checks palindromes loosely: only alphanumeric characters are compared, case-insensitively
        my program should accept 'A man, a plan, a canal: Panama' as a palindrome
        Implement a sentence palindrome test that skips everything but letters and digits, any case.
        sentence palindrome (no spaces, no punctuation, no case)
        e.g. 'Was it a car?' gives False but 'Never odd or even' gives True
        does a sentence read the same both ways if I leave out blanks, commas and capitals?
        Return True if the letters and digits, all lowercased, are the same in reverse.
        make me a palindrome checker for full sentences, forgiving about case, spaces and marks
        I need to know if a phrase is a palindrome when you forget about spacing, punctuation and capitalisation
        palindrome test on the cleaned text: keep alphanumerics, lowercase them
        loose palindrome check in python please, 'Madam, I'm Adam' should pass
    """),
    "string_length": lines("""
        Write a function that takes a text and returns how many characters are in it
        Counts all the characters of a phrase, blanks too
        my program should show how long the typed message is
        Implement a character count.
        char count
        e.g. 'a cat' gives 5
        I need the size of a text as an integer
        number of symbols in a word
        Return the total character count of the sentence.
        make me a function that measures a word
        how many letters, spaces and signs does a message have in all
        the length of a piece of text in python please
    """),
    "concatenate": lines("""
        Write a function that takes two texts and returns them joined
        Returns both strings as one, the second straight after the first
        my program should glue a first word and a second word
        Implement concatenation of a pair of strings.
        str + str
        e.g. 'sun' and 'flower' give 'sunflower'
        I have two pieces of text and I want one
        two phrases in, a single phrase out, no gap
        what do you get when you write one word directly behind another?
        make me a function that sticks two words together
        put b behind a, where both are text, python please
        one text made from two texts, in the order given
    """),
    "greet": lines("""
        Write a function that takes a name and returns '$hello, <name>!'
        Returns the text '$hello, ' + name + '!'
        my program should say '$hello, Lena!' when the user is called Lena
        Implement a greeter with the format '$hello, <name>!'.
        '$hello, <name>!' for any name
        e.g. 'Paul' gives '$hello, Paul!'
        I need a greeting string that starts with '$hello, ' then has the name and a '!'
        user name in, '$hello, <user name>!' out
        how can my app answer '$hello, Eva!' to Eva and the same for other people
        make me a friendly message: '$hello, ', who it is for, exclamation mark
        Given somebody's name produce '$hello, <somebody>!'
        python please: name to '$hello, name!'
    """),
    "repeat_string": lines("""
        Write a function that takes a text and returns it repeated $n times
        Returns $n copies of the phrase stuck together
        my program should write the same word $n times without gaps
        Implement string repetition, factor $n.
        word x $n
        I need one long text that is my text $n times over
        same phrase again and again, $n times in total, as a single string
        what is a word repeated $n times?
        make me a function that multiplies a text by $n
        Given a word, chain $n of it together
        the output has the input in it $n times back to back
        repeat text $n times in python please
    """),
    "first_characters": lines("""
        Write a function that takes a text and returns its first $n characters
        Returns at most $n characters from the front of the phrase
        my program should only show how a word begins: $n letters
        Implement a function for the prefix of $n characters.
        first $n chars
        I need just the opening $n characters of a message
        the $n characters on the left of a text
        cut everything after character number $n
        what are the first $n letters of a word?
        make me a function that takes $n characters off the front and gives them to me
        Given a sentence, hand back its first $n symbols, or everything if there are fewer
        leftmost $n characters of a string in python please
    """),
    "last_characters": lines("""
        Write a function that takes a text and returns its last $n characters
        Returns at most $n characters from the end of the phrase
        my program should only show how a word ends: $n letters
        Implement a function for the suffix of $n characters.
        last $n chars
        I need just the closing $n characters of a message
        the $n characters on the right of a text
        drop everything in front of the last $n symbols
        what are the last $n letters of a word?
        make me a function that gives the final $n characters
        Given a sentence, hand back its last $n symbols, or everything if there are fewer
        rightmost $n characters of a string in python please
    """),
    "change_case": lines("""
        Write a function that takes a text and returns it in $case letters
        Returns the phrase with every letter turned $case
        my program should show all messages in $case letters
        Implement conversion of a sentence to $case letters.
        all $case letters
        I need a word in $case letters only
        make the text $case in python please
        whatever the user typed, give it back with $case letters
        what is the $case form of a word?
        make me a function that changes any phrase to $case
        Given a word in any mix of cases, spell it with $case letters
        name in, name in $case letters out
    """),
    "starts_with": lines("""
        Write a function that takes a word and returns True if it $verb_s with '$part'
        Checks whether a text $verb_s with '$part'
        my program should recognise words that $verb with '$part'
        Implement a check for the prefix '$part'.
        prefix '$part'? true/false
        I need to know if '$part' is what a word $verb_s with
        does my phrase $verb with '$part' or not
        True for words with '$part' at the $place, False for all others
        Return a bool: is '$part' at the $place of the sentence?
        make me a test that says yes when a word $verb_s with '$part'
        Given a text, see if its $place is '$part'.
        words that $verb with '$part' should give True, in python please
    """),
}
