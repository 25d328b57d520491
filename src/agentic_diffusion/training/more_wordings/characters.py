"""More ways to ask for the families of families/characters.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "count_vowels": lines("""
        Write a function that takes a string and returns how many vowels are in it
        Return the number of letters from 'aeiou' in the text, case does not matter.
        my program should read a word and say how many vowels it has
        Implement a vowel counter
        make me a function counting a, e, i, o and u, big or small
        Given a phrase, count its vowels
        Calculates the amount of vowels in a text, both cases
        f('Apple') is 2, we count vowels
        vowel counter in python please
        how many times do vowels show up in a piece of writing?
        need the total of vowels for some sentence
        Counts vowels.
    """),
    "count_consonants": lines("""
        Write a function that takes a string and returns how many consonants are in it
        Return the number of letters in the text that are not one of 'aeiou', in any case.
        my program should read a word and say how many consonants it has
        Implement a consonant counter
        make me a function counting every letter besides the vowels
        Given a phrase, count its consonants, no digits or blanks
        Calculates the amount of consonants in a text
        f('Apple 7') is 3, we count consonants
        consonant counter in python please
        how many times do consonants show up in a piece of writing?
        need the total of consonants for some sentence, upper and lower case
        Counts all letters except vowels.
    """),
    "count_digits_in_text": lines("""
        Write a function that takes a string and returns how many digits are in it
        Return the number of characters that are digits.
        my program should check a password and say how many digits it uses
        Implement a digit counter for strings
        make me a function counting the digit characters of some text
        Given a phrase like 'order 66', count the digits
        Calculates the amount of digit characters in a text
        f('x9y10') is 3, we count digits
        digit counter for text in python please
        how many times do digits show up in a piece of writing?
        need to know how many of the chars are 0, 1, ..., 9
        Counts numeric characters in the given text.
    """),
    "count_letters": lines("""
        Write a function that takes a string and returns how many letters are in it
        Return the number of alphabetic characters.
        my program should ignore blanks and symbols and say how many letters were typed
        Implement a letter counter
        make me a function counting just the letters of some text
        Given a phrase, count the letters and skip everything else
        Calculates the amount of letters in a text, no digits, no spaces, no punctuation
        f('a-b 2c') is 3, we count letters
        letter counter in python please, other characters don't count
        how many of the chars are from the alphabet?
        need the number of letters written in a sentence
        Counts alphabetic characters in the given text.
    """),
    "count_char": lines("""
        Write a function that takes a string and returns how many times '$char' is in it
        Return the number of '$char' in the text.
        my program should read a line and say how often '$char' was used
        Implement a counter for the character '$char'
        make me a function counting every '$char' of some text
        Given a phrase, count its '$char' characters
        Calculates how often '$char' occurs in a sentence
        '$char' counter
        counting '$char' in python please
        how many times does '$char' show up in a piece of writing?
        need the total of '$char' for some word
        Counts the '$char' characters in the given text.
    """),
    "count_character": lines("""
        Write a function that takes a string and a character and returns how many times the character is in it
        Return the number of positions of the text that hold the given character.
        my program should ask for a word and a letter and say how often the letter is in the word
        Implement a character counter with two arguments: text and char
        make me a function counting any char I choose in any text I pass
        Given a phrase and a symbol, count the symbol in the phrase
        Calculates how often the second argument, a single character, occurs in the first
        f('hello', 'l') is 2
        letter occurrence counter in python please (text, letter)
        how many times does some character show up in a piece of writing? both are arguments
        need the frequency of a char I specify in a word I specify
        Counts one particular character in the given text; the character is a parameter.
    """),
    "count_cased_letters": lines("""
        Write a function that takes a string and returns how many $case are in it
        Return the number of $case in the text.
        my program should check a password and say how many $case it uses
        Implement a counter for $case
        make me a function counting just the $case of some text
        Given a phrase, count its $case
        Calculates the amount of $case in a sentence
        counting $case in python please
        how many times do $case show up in a piece of writing?
        need the total of $case for some word
        Counts the $case in the given text.
        number of characters being $case, everything else is skipped
    """),
    "most_common_char": lines("""
        Write a function that takes a string and returns the character that is in it most often
        Return the char with the highest number of occurrences, the earliest if tied, None for ''.
        my program should read a word and say which character it uses the most
        Implement the most frequent character of a text
        make me a function finding the top character by count
        Given a phrase, which symbol occurs more than the others? on a draw the first one
        Finds the commonest char in a string.
        f('hello') is 'l', the character with most occurrences
        most used character in python please
        what char shows up the most in a piece of writing? nothing written -> None
        need the character repeated the most in a string
        Determines the modal character of some text, ties go to the one that comes first.
    """),
    "first_unique_char": lines("""
        Write a function that takes a string and returns the first character that isn't repeated, else None
        Return the leftmost char whose count in the text is 1, None if no such char exists.
        my program should find the first letter of a word that is there only one time
        Implement first non-repeating character search
        make me a function that gives the earliest character without duplicates
        Given a phrase, which character with exactly one occurrence comes first?
        Finds the first unique char in a string or returns None.
        f('aab') is 'b', the first char that has no copy
        first char that isn't duplicated in python please, None if all are
        what's the first symbol that shows up just once in a piece of writing?
        need the first character having no twin in the string
        Determines the first character that appears nowhere else in the text.
    """),
    "first_repeated_char": lines("""
        Write a function that takes a string and returns the first character that was already seen, else None
        Return the first char that has occurred before it in the text, None if all chars differ.
        my program should read a word letter by letter and stop at the first letter it has read before
        Implement first recurring character
        make me a function that gives the char whose repetition comes first when reading from the left
        Given a phrase, which character is the first to be met again?
        Finds the first character that shows up a second time while going left to right.
        f('abcb') is 'b', the first letter met again
        first recurring char in python please, None without any repeat
        read the string with a set of seen chars and give back the first one that's already in the set
        need the char that is the earliest to come up twice as you read along
        Determines the character where the first repeat happens.
    """),
    "keep_only": lines("""
        Write a function that takes a string and returns only its $kind
        Return a copy of the text in which only $kind are left.
        my program should clean user input so that nothing but $kind remains
        Implement a filter that lets only $kind through
        make me a function throwing away all chars that are not $kind
        Given a phrase, drop everything besides $kind
        Strips a text down to $kind.
        $kind only, in python please, as a string
        a messy text comes in, the same text with just $kind goes out
        need to get the $kind from a string, in their original order
        Removes the characters which are not $kind.
        string without anything else than $kind
    """),
}
