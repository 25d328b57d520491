"""More ways to ask for the families of families/text_checks.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "are_anagrams": lines("""
        Write a function that takes two words and returns True if they are anagrams (case ignored)
        Checks whether a pair of texts consist of the same letters, case-insensitively
        my word game must know if two words are anagrams, capitals don't count
        Implement an anagram test that ignores case.
        anagrams? any case, true/false
        e.g. 'Dusty' and 'study' give True
        can I shuffle one word to get the other? upper and lower case are the same to me
        two strings are given; are they made of equal letters, equally often, ignoring case?
        Return True when both words, lowercased, have the same characters in some order.
        make me an anagram checker for two words that doesn't care about capital letters
        Given a and b, is b a rearrangement of a if case is ignored?
        anagram yes or no, not case sensitive, python please
    """),
    "contains_text": lines("""
        Write a function that takes a text and a shorter string and returns True if it is in there
        Checks whether the second argument is found within the first
        my program should say if a search term is in a document
        Implement a substring test.
        substring in text? true/false
        e.g. 'notebook' and 'book' give True
        I have a sentence and a keyword, does the sentence have the keyword?
        is one phrase hidden inside another, longer one
        Return True if the text holds the given piece anywhere.
        make me a function that looks for a word in a text and answers yes or no
        Given a haystack and a needle, is the needle in the haystack?
        is b part of a, both strings, python please
    """),
    "is_all_kind": lines("""
        Write a function that takes a text and returns True if it has only $kind
        Checks that a phrase is not empty and has nothing in it except $kind
        my form should accept an entry only if it is just $kind
        Implement a check for strings made entirely of $kind.
        just $kind? true/false
        I need to know if somebody typed $kind only (empty means no)
        is every single character one of the $kind?
        Return True if there are only $kind in the word.
        make me a test that says no when anything besides $kind is in a text
        Given an input, are all its characters $kind?
        only $kind allowed, is this text ok?
        test a string for $kind only, python please
    """),
    "is_all_case": lines("""
        Write a function that takes a text and returns True if all of its letters are $case
        Checks that a phrase is written in $case letters and in no others
        my program should notice messages that are entirely $case
        Implement a check for strings with only $case letters.
        $case? true/false
        I need to know if somebody typed everything in $case
        is each letter of this word $case
        Return True if the sentence is wholly $case.
        make me a test that says yes for text in $case and no otherwise
        Given a word, is it spelled in $case letters only?
        are the letters here $case, every one of them?
        test a string for being $case, python please
    """),
    "is_balanced": lines("""
        Write a function that takes an expression and returns True if (), [] and {} are balanced in it
        Checks that every bracket in a text is closed by its partner in the proper order
        my parser should complain about badly nested brackets of the kinds (), [], {}
        Implement the balanced brackets test for round, square and curly ones.
        brackets balanced? true/false
        e.g. 'f(a[0])' gives True and 'f(a[0)]' gives False
        did I close all my brackets, in the right sequence?
        parentheses, brackets, braces: does everything match up in a string?
        Return True for correct nesting of all three bracket types.
        make me a bracket checker, other characters can be anything
        Given some code as text, are its brackets matched?
        check bracket nesting with a stack in python please
    """),
    "is_valid_email": lines("""
        Write a function that takes a text and returns True if it has the shape name@domain.ending
        Checks roughly that a string is an email address (text, '@', text, '.', text, no blanks)
        my signup form should refuse entries that are clearly not an email address
        Implement a basic email check.
        email ok? true/false, simple pattern x@y.z
        e.g. 'kim@site.net' gives True and 'kim@site' gives False
        could this be an e-mail address? just a rough test with one '@' and a later '.'
        Return True if the input resembles an e-mail such as 'me@home.org'.
        make me an email validator, nothing fancy
        Given what a visitor entered, does it look like an email?
        rough email regex test in python please
        is this an address like user@host.tld, without any whitespace?
    """),
    "is_valid_ipv4": lines("""
        Write a function that takes a text and returns True if it is an IPv4 address
        Checks that there are four parts between dots, each a number up to 255
        my network tool should refuse wrong IPv4 addresses
        Implement IPv4 address validation.
        ipv4 ok? true/false
        e.g. '8.8.8.8' gives True and '8.8.8' gives False
        could this be an IP address (version 4)?
        Return True for dotted quads whose numbers all lie in 0..255.
        make me an IP checker for addresses like '127.0.0.1'
        Given what a user entered, is it a proper IPv4 address?
        dotted decimal address test in python please
        four integers from 0 to 255 with dots between: does my string look like that?
    """),
    "is_strong_password": lines("""
        Write a function that takes a password and returns True if it has $n+ characters, upper, lower and a digit
        Checks that a password has a minimum of $n characters with a capital, a small letter and a number
        my signup form wants passwords of $n or more characters with upper case, lower case and a digit
        Implement a password rule: no fewer than $n characters, both letter cases, one digit.
        strong password? min $n, A-Z, a-z, 0-9
        is this password ok: big letter, small letter, number and a length of $n at least?
        Return True if a password of $n or more characters mixes lowercase, uppercase and digits.
        make me a password checker (length >= $n, one upper, one lower, one digit)
        Given a password, say no if it has under $n characters or lacks a capital, a small letter or a digit.
        I need to reject passwords below $n characters or without upper case, lower case and numbers
        password policy: $n characters minimum plus at least one lowercase, one uppercase, one digit
        test password strength, $n characters, upper + lower + digit, python please
    """),
    "is_hex_colour": lines("""
        Write a function that takes a text and returns True if it is a color like '#00ff7F'
        Checks for a hash sign and then exactly six hex digits
        my design tool should refuse color codes that are not '#' plus six hex digits
        Implement validation of six-digit hex colors with a leading '#'.
        '#rrggbb' ok? true/false
        e.g. '#ABCDEF' gives True and '#ABC' gives False
        could this be a web color, # and six hexadecimal characters?
        Return True for strings such as '#09afAF'.
        make me a CSS color checker, long form '#rrggbb' only
        Given what a user entered, is it a hex color of six digits with the hash?
        test for '#' followed by 6 of 0-9, a-f, A-F in python please
        is a string a color code in the style of '#123abc'?
    """),
    "is_valid_isbn10": lines("""
        Write a function that takes an ISBN-10 and returns True if its checksum is right
        Checks that 10*d1 + 9*d2 + ... + 1*d10 is a multiple of 11, with 'X' as 10
        my library program should notice mistyped ISBN-10 numbers
        Implement the ISBN-10 check.
        isbn10 ok? true/false
        e.g. '0306406152' gives True
        is this a real ten-character book number (ISBN-10) by its check digit?
        Return True if the ISBN with ten characters passes the modulo 11 test.
        make me a validator for ISBN-10 strings without hyphens
        Given the ten characters of an ISBN, does the last one fit as the check digit?
        test a book's ISBN-10 in python please
        mod 11 checksum of an ISBN-10, valid or not
    """),
}
