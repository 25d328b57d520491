"""Families about codes, naming conventions, lines and separators."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence, word, words


def _lower_words(rng: Random) -> list[str]:
    return [word(rng).lower() for _ in range(rng.randint(1, 4))]


def _camel(rng: Random) -> str:
    first, *rest = _lower_words(rng)
    return first + "".join(part.capitalize() for part in rest)


def _several_lines(rng: Random) -> str:
    return "\n".join(rng.choice(["", sentence(rng, 3), " ", word(rng)]) for _ in range(rng.randint(0, 5)))


def _runs(rng: Random) -> str:
    return "".join(rng.choice("abcX") * rng.randint(1, 4) for _ in range(rng.randint(0, 5)))


FAMILIES = (
    Family(
        name="caesar_shift",
        imperative=lines("""
            encrypt a lowercase text with a Caesar cipher of shift $n, leaving other characters alone
            shift every lowercase letter of a string by $n places in the alphabet, wrapping around after z
            apply a Caesar shift of $n to the small letters of a text
            replace each letter a to z by the one $n positions later, starting again at a after z
            encode a message with the Caesar cipher: move lowercase letters forward by $n, keep the rest
            rotate the lowercase letters of a string by $n
            move each lowercase letter $n steps along the alphabet (cyclically) and don't touch anything else
            cipher a text by shifting its lowercase letters $n forward
            implement the Caesar cipher for lowercase letters with key $n
            advance all letters from a to z by $n, with wrap-around, and leave spaces and others unchanged
            code a secret message by replacing every lowercase letter with the letter $n after it
            turn a text into Caesar code with an offset of $n, lowercase letters only
        """),
        free=lines("""
            caesar cipher, shift $n, lowercase letters only
            how do I shift all lowercase letters in a string by $n?
            Given a string, return it with every lowercase letter moved $n places forward in the alphabet, cyclically.
            rot-$n for a-z, other chars stay
            I want to write secret messages: each small letter becomes the one $n further, wrapping at z
            Caesar encryption with key $n for lowercase text
            alphabet shift by $n, cyclic, only a to z
            what's the code for a Caesar cipher with a shift of $n on lowercase letters?
        """),
        solution="""
def caesar_shift(text: str) -> str:
    return ''.join(
        chr((ord(char) - ord('a') + $n) % 26 + ord('a')) if 'a' <= char <= 'z' else char for char in text
    )
""",
        parameters=lambda rng: {"n": rng.randint(2, 25)},
        inputs=lambda rng: (rng.choice([sentence(rng, 4), sentence(rng, 4).lower(), "xyz"]),),
        example_parameters={"n": 3},
        examples=((("xyz!",), "abc!"), (("Hi there",), "Hl wkhuh"), (("",), "")),
    ),
    Family(
        name="run_length_encode",
        imperative=lines("""
            run-length encode a string as character followed by count
            compress a text by writing each run of equal characters as the character and its length
            turn 'aaabcc' into 'a3b1c2'
            encode consecutive repeated characters as char plus number, also when the number is 1
            apply run-length encoding to a string, giving 'a2b3' for 'aabbb'
            shorten a string using RLE, every character followed by how often it repeats in a row
            group adjacent identical characters and write letter and run length for each group
            represent a string by its runs: first the character, then the count
            do simple compression where 'xxyz' becomes 'x2y1z1'
            replace each sequence of the same character with the character and the sequence length
            build the run-length code of a text (character, then count)
            return the RLE form of a string such as 'w4b1'
        """),
        free=lines("""
            run length encoding: 'aaabcc' -> 'a3b1c2'
            how do I compress 'aaab' to 'a3b1'?
            Given a string, return its run-length encoding, each character followed by its run length.
            RLE of a string (char then count, ones included)
            I'd like basic string compression: letter plus number of repeats in a row
            string compression with counts of consecutive chars
            consecutive equal characters -> character + how many, e.g. 'zz' gives 'z2'
            rle encoder for text
        """),
        solution="""
def run_length_encode(text: str) -> str:
    from itertools import groupby

    return ''.join(f'{char}{len(list(group))}' for char, group in groupby(text))
""",
        inputs=lambda rng: (_runs(rng),),
        examples=((("aaabcc",), "a3b1c2"), (("",), "")),
    ),
    Family(
        name="run_length_decode",
        imperative=lines("""
            decode a run-length encoded string like 'a3b1' to 'aaab'
            expand a string in which each letter is followed by its number of repetitions
            undo run-length encoding where every character is followed by a count
            turn 'x2y4' back into 'xxyyyy'
            decompress a text made of letter-count pairs
            rebuild the original string from its RLE form of characters followed by counts
            unpack 'a12b2' so that every letter is written as many times as the number behind it says
            reverse a run-length compression: letter, then how often
            write out each letter of an encoded string as often as the number after it tells
            convert pairs of letter and number in a string into repeated letters
            read a run-length code and return the full text
            restore a string from letters with repeat counts after them
        """),
        free=lines("""
            run length decoding, 'a3b1' -> 'aaab'
            how do I decode a string such as 'a2b10'?
            Given letters each followed by a count, return the expanded string.
            RLE decoder (letter then number)
            I have compressed strings like 'w3b2' and need 'wwwbb'
            letter + count pairs to plain text
            expand 'c4' to 'cccc', and so on for all pairs in the string
            inverse of run-length encoding with counts after the letters
        """),
        solution=r"""
def run_length_decode(text: str) -> str:
    import re

    return ''.join(char * int(count) for char, count in re.findall(r'(\D)(\d+)', text))
""",
        inputs=lambda rng: ("".join(f"{rng.choice('abcxyz')}{rng.randint(1, 12)}" for _ in range(rng.randint(0, 4))),),
        examples=((("a3b1",), "aaab"), (("x10",), "xxxxxxxxxx"), (("",), "")),
    ),
    Family(
        name="snake_to_camel",
        imperative=lines("""
            convert a snake_case name to camelCase
            turn a name with underscores into camel case, the first word staying lowercase
            rename 'user_first_name' style identifiers to 'userFirstName' style
            remove the underscores of an identifier and capitalize each word after the first
            transform snake case into camel case
            rewrite 'my_var' as 'myVar'
            change a snake_case string to lowerCamelCase
            split a name at underscores and join the parts in camelCase
            make a camelCase identifier from a snake_case one
            translate python style names (snake_case) to javascript style (camelCase)
            camelize a snake_case variable name
            take 'some_long_name' and return 'someLongName'
        """),
        free=lines("""
            snake_case to camelCase
            how do I convert 'get_user_id' into 'getUserId'?
            Given an identifier in snake_case, return it in camelCase.
            snake to camel converter
            names with underscores in, camelCase names out
            I have keys like 'first_name' but my frontend wants 'firstName'
            underscore_name -> camelCaseName
            camel case version of a snake case string
        """),
        solution="""
def snake_to_camel(name: str) -> str:
    first, *rest = name.split('_')
    return first + ''.join(part.capitalize() for part in rest)
""",
        inputs=lambda rng: ("_".join(_lower_words(rng)),),
        examples=((("user_first_name",), "userFirstName"), (("name",), "name"), (("",), "")),
    ),
    Family(
        name="camel_to_snake",
        imperative=lines("""
            convert a camelCase name to snake_case
            turn camel case into snake case
            rename 'userFirstName' style identifiers to 'user_first_name' style
            put an underscore before each capital letter of an identifier and lowercase it
            rewrite 'myVar' as 'my_var'
            change a lowerCamelCase string to lowercase words joined by underscores
            make a snake_case identifier from a camelCase one
            translate javascript style names (camelCase) to python style (snake_case)
            transform camelCase strings so that words are separated by underscores, all lowercase
            take 'someLongName' and return 'some_long_name'
            snakify a camelCase variable name
            replace every uppercase letter of a camelCase name by underscore plus its lowercase form
        """),
        free=lines("""
            camelCase to snake_case
            how do I convert 'getUserId' into 'get_user_id'?
            Given an identifier in camelCase, return it in snake_case.
            camel to snake converter
            names in camelCase in, snake_case out
            the API sends 'firstName' but I want 'first_name'
            camelCaseName -> underscore_name
            snake case version of a camel case string
        """),
        solution="""
def camel_to_snake(name: str) -> str:
    return ''.join('_' + char.lower() if char.isupper() else char for char in name)
""",
        inputs=lambda rng: (_camel(rng),),
        examples=((("userFirstName",), "user_first_name"), (("name",), "name"), (("",), "")),
    ),
    Family(
        name="slugify",
        imperative=lines("""
            make a slug from a title: lowercase, with every run of other characters than a-z and 0-9 turned into one '-'
            slugify a text (lowercase letters and digits joined by single hyphens, none at the ends)
            convert a headline to a URL slug like 'hello-big-world'
            turn 'Hello, Big World!' into 'hello-big-world'
            create a URL-friendly version of a title: lower case, hyphens between the alphanumeric parts
            build a slug out of a page title
            lowercase a title and put single hyphens for all that is no letter or digit, none at the ends
            generate the slug for a blog post title
            rewrite a title for use in a URL, as lowercase words separated by '-'
            produce a hyphenated lowercase slug of some text without punctuation
            transform an article name to a slug with '-' between the words
            derive a web address part such as 'my-first-post' from a title
        """),
        free=lines("""
            slugify
            how do I make a slug like 'my-first-post' from 'My First Post!'?
            Given a title, return its slug: lowercase alphanumeric parts joined with hyphens.
            title -> url slug
            I need blog titles as slugs: lowercase, only letters and digits, hyphen in between
            url slug from text, ascii letters and digits only
            slug generator for headlines
            "Hello, Big World!" in, "hello-big-world" out
        """),
        solution="""
def slugify(title: str) -> str:
    import re

    return re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')
""",
        inputs=lambda rng: (sentence(rng, 5) + rng.choice(["", " & more", " - 2"]),),
        examples=((("Hello, Big  World!",), "hello-big-world"), (("",), "")),
    ),
    Family(
        name="join_words",
        imperative=lines("""
            join a list of strings with '$sep'
            combine the words of a list into one string, separated by '$sep'
            concatenate strings with '$sep' between them
            put '$sep' between the items of a list of strings and return the whole as a string
            glue the elements of a list together using '$sep'
            make a single string out of several, with '$sep' as separator
            turn a list of words into a text in which '$sep' separates the words
            connect all strings of a sequence by '$sep'
            write the items of an array of strings one after another with '$sep' in between
            build a '$sep'-separated string from a list
            merge the texts in a list, delimited by '$sep'
            take some strings and link them with '$sep'
        """),
        free=lines("""
            list of strings joined with '$sep'
            how to join words with '$sep'?
            Given a list of strings, return them as one string with '$sep' between them.
            '$sep'-separated string of the list items
            I have words in a list and want one text, '$sep' between each two
            words in, a single string with '$sep' as delimiter out
            string join, separator '$sep'
            what puts '$sep' between all the elements of a list of str?
        """),
        solution="""
def join_words(words: list[str]) -> str:
    return '$sep'.join(words)
""",
        parameters=lambda rng: {"sep": rng.choice((", ", "-", " ", ";", ",", "/", "_", " and ", "|", "+"))},
        inputs=lambda rng: (words(rng, 5),),
        example_parameters={"sep": "-"},
        examples=(((["a", "b", "c"],), "a-b-c"), (([],), "")),
    ),
    Family(
        name="split_text",
        imperative=lines("""
            split a string at '$sep' and strip the whitespace around the parts
            cut a text into pieces at each '$sep' and trim every piece
            break a '$sep'-separated string into a list of trimmed parts
            turn a text like 'a $sep b' into a list of its parts without surrounding blanks
            get the list of items from a string where '$sep' separates them, whitespace trimmed
            divide a string wherever '$sep' occurs and remove blanks around the results
            separate a text by '$sep' into a list, with each element stripped
            read the values of a '$sep'-delimited string and strip each one
            parse a string with '$sep' as delimiter into a list of stripped strings
            split on '$sep', then trim
            chop up a string at every '$sep', dropping spaces at the ends of the chunks
            convert a string in which '$sep' stands between the fields to a list of fields, spaces trimmed
        """),
        free=lines("""
            '$sep'-separated string to list, parts trimmed
            how do I split a string by '$sep' and strip the pieces?
            Given a string with '$sep' between the values, return the list of values without surrounding whitespace.
            split by '$sep' plus strip
            I get text with '$sep' in it and need the pieces as list, no blanks around them
            list of the trimmed parts of a string, delimiter '$sep'
            string in, list of stripped pieces between the '$sep' out
            fields separated by '$sep': give me them as a list, clean of outer spaces
        """),
        solution="""
def split_text(text: str) -> list[str]:
    return [part.strip() for part in text.split('$sep')]
""",
        parameters=lambda rng: {"sep": rng.choice(",;|:/")},
        inputs=lambda rng: (rng.choice([", ", " ; ", "|", " :", "/ ", ","]).join(words(rng, 4)),),
        example_parameters={"sep": ","},
        examples=((("a, b ,c",), ["a", "b", "c"]), (("",), [""])),
    ),
    Family(
        name="count_lines",
        imperative=lines("""
            count the lines of a text
            return how many lines a string has
            find the number of lines in a multi-line string
            tell how many rows of text there are in a string with line breaks
            compute the line count of a document given as a string
            split a text into lines and return their number
            determine how many lines somebody wrote, blank lines included
            work out the number of lines of a file's content passed in as a string
            give the amount of lines in a text, 0 for the empty string
            measure the length of a text in lines
            report how many lines the input text consists of
            do a line count like 'wc -l' on a string, the last line counting even without a newline
        """),
        free=lines("""
            line count
            how many lines does a text have?
            Given a multi-line string, return its number of lines.
            number of lines in a str
            I have the content of a file as one string; how many lines is that?
            text in, line count out
            count of lines (empty ones count too)
            what gives the number of lines in a string?
        """),
        solution="""
def count_lines(text: str) -> int:
    return len(text.splitlines())
""",
        inputs=lambda rng: (_several_lines(rng),),
        examples=((("a\n\nb",), 3), (("",), 0), (("a\n",), 1)),
    ),
    Family(
        name="non_empty_lines",
        imperative=lines("""
            return the non-empty lines of a text, stripped
            split a text into lines, strip them and drop the empty ones
            remove blank lines from a multi-line string and give the rest as a list of trimmed lines
            list all lines of a text that are not blank, without surrounding whitespace
            get the lines of a string that contain something, each trimmed
            filter out empty lines of a text and strip whitespace from the others
            read a text line by line and keep those lines which are not just whitespace, stripped
            collect the trimmed lines of a document, skipping blank ones
            turn a multi-line text into a list of its lines with blank lines left out and edges trimmed
            extract every line with content from a text and strip it
            ignore blank lines and return the remaining ones as a list, stripped
            break a text into stripped lines without the empty ones
        """),
        free=lines("""
            non-blank lines of a text as a list, trimmed
            how do I get rid of empty lines and strip the rest?
            Given a multi-line string, return the list of its stripped lines that are not empty.
            lines without blanks, whitespace at both ends removed
            I need the lines of my notes but no empty ones, and no spaces around them
            text -> list of stripped, non-empty lines
            skip blank lines, strip the others
            which lines of a text have content? trimmed please
        """),
        solution="""
def non_empty_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
""",
        inputs=lambda rng: (_several_lines(rng),),
        examples=((("a\n\n  b \n \n",), ["a", "b"]), (("",), [])),
    ),
)
