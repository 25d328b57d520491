"""More ways to ask for the families of families/text_transforms.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "caesar_shift": lines("""
        Write a function that takes a text and returns its Caesar cipher with shift $n, only a-z are changed
        Shifts each small letter by $n in the alphabet (z is followed by a), the rest stays as it is
        my secret messages use a Caesar code with key $n on lowercase letters, please encode
        Implement Caesar encryption of lowercase letters, shift $n.
        caesar +$n on a-z
        I need small letters moved on by $n, going round at z, and all other characters kept
        every letter from a to z is replaced by the letter $n further on, cyclically
        how would Caesar write a lowercase message with a key of $n?
        Return the phrase with its lowercase letters rotated by $n.
        make me a cipher: lowercase letters go $n places up, after z comes a, nothing else is touched
        Given a plain text, encode it: a-z shifted by $n modulo 26.
        Caesar with offset $n for small letters in python please
    """),
    "run_length_encode": lines("""
        Write a function that takes a text and returns its run-length code with each count after the character
        Encodes runs as character plus number, e.g. 'hhhi' gives 'h3i1'
        my data has long runs of the same letter, store each run as the letter and then its size
        Implement run-length encoding, letter first, then the count (1 included).
        RLE, like 'bbb' -> 'b3'
        I need a short form that says each character and how many times in a row it is there
        'ooops' should become 'o3p1s1'
        how many of the same come one after another? write it as char, count, char, count
        Return the runs of the phrase as character and length, all in one string.
        make me a simple compressor, 'aab' becomes 'a2b1'
        Given a word, write down its runs: character followed by length.
        run-length compress a string to the form 'x4y2', python please
    """),
    "run_length_decode": lines("""
        Write a function that takes a code like 'h3i1' and returns the text 'hhhi'
        Decodes character-plus-count pairs
        my data is stored as letter and number of repeats, give me the full text
        Implement run-length decoding where a count comes after its letter.
        un-RLE, like 'b3' -> 'bbb'
        I need the long form of a string that says each letter and how often it comes
        'o3p1s1' should become 'ooops'
        each letter has a number behind it: write the letter that many times
        Return the text that a run-length code (letter, count, letter, count) stands for.
        make me a decompressor, 'a2b1' becomes 'aab'
        Given letters with counts after them, spell out the whole thing.
        expand the run-length form 'x4y2' to a plain string, python please
    """),
    "snake_to_camel": lines("""
        Write a function that takes a name like 'max_value' and returns 'maxValue'
        Converts an identifier from snake case to camel case
        my variables have underscores but the style guide demands camelCase
        Implement snake_case to camelCase conversion.
        snake2camel
        e.g. 'is_user_active' gives 'isUserActive'
        I need names without underscores, with a capital at the start of the second and later words
        how would 'page_count' be written in camelCase?
        Return the camelCase spelling of an underscore name.
        make me a function that renames 'net_price' to 'netPrice' and so on
        Given a column name with underscores, give its camelCase form.
        python names to JSON style names: snake case to camel case please
    """),
    "camel_to_snake": lines("""
        Write a function that takes a name like 'maxValue' and returns 'max_value'
        Converts an identifier from camel case to snake case
        my variables are camelCase but the style guide demands underscores
        Implement camelCase to snake_case conversion.
        camel2snake
        e.g. 'isUserActive' gives 'is_user_active'
        I need names in small letters, with an underscore in front of what was a capital
        how would 'pageCount' be written in snake_case?
        Return the snake_case spelling of a camelCase name.
        make me a function that renames 'netPrice' to 'net_price' and so on
        Given a JSON key in camelCase, give its form with underscores.
        javascript names to python names: camel case to snake case please
    """),
    "slugify": lines("""
        Write a function that takes a title and returns a slug like 'ten-good-ideas'
        Makes a lowercase slug: only a-z, 0-9 and single hyphens between
        my blog needs nice URLs from headlines, such as 'a-day-in-rome' from 'A Day in Rome!'
        Implement slug generation.
        slug from title
        e.g. 'What is New in 2024?' gives 'what-is-new-in-2024'
        I need a headline in small letters with hyphens for spaces and signs, no hyphen at the ends
        how does a title look as the last part of a web address?
        Return the URL slug of a heading.
        make me a slug maker for page names
        Given a heading, lowercase it and put one '-' where there are other characters than letters and digits.
        title to slug in python please
    """),
    "join_words": lines("""
        Write a function that takes a list of words and returns one text with '$sep' between them
        Joins the entries into a single phrase using '$sep'
        my program should print many names in one line, with '$sep' between two names
        Implement joining of an array of strings by '$sep'.
        list to text, joined by '$sep'
        I need one string out of many, with '$sep' between each pair of neighbours
        all the words of a sequence in a row, separator '$sep'
        make me one long text from a bunch of words, with '$sep' in the middle
        Given several texts, chain them up with '$sep' between.
        how can I show a list as one string with '$sep' between the entries
        texts in, one text out, '$sep' as the glue
        join words by '$sep' in python please
    """),
    "split_text": lines("""
        Write a function that takes a text and returns its parts between '$sep', without blanks around them
        Splits the phrase on '$sep' and trims each part
        my input line has values divided by '$sep' and stray spaces, I need a clean list
        Implement splitting at '$sep' with trimming of the pieces.
        split '$sep' + strip
        I need the fields of a line as a list; '$sep' is the delimiter and spaces at their ends must go
        cut at each '$sep', clean the parts, return them as an array
        which values stand between the '$sep' characters? trim them
        Return the stripped pieces that you get by splitting the input on '$sep'.
        make me a list from a text with '$sep' between entries, no whitespace left around an entry
        Given a line, its parts are separated by '$sep'; give a list of the trimmed parts.
        split a string by '$sep' and strip every part, python please
    """),
    "count_lines": lines("""
        Write a function that takes a text and returns how many lines it has
        Counts the lines of a document
        my editor should show the number of lines
        Implement a line counter.
        number of rows in a text
        I need to know how many lines somebody wrote, empty ones included
        how many lines are there in this string?
        Return the line count of the input.
        make me a function that says how many lines a poem has
        Given the content of a file as a string, count its lines.
        count the rows of a multi-line string, python please
        text in, how many lines as an int out
    """),
    "non_empty_lines": lines("""
        Write a function that takes a text and returns its lines, trimmed, without the empty ones
        Splits a document into stripped lines and skips blank ones
        my config file has empty rows and odd indentation, give me the real lines, trimmed, in a list
        Implement reading of all non-blank lines of a string, each stripped.
        stripped lines minus blanks
        I need the lines somebody wrote, but no empty ones and no whitespace around them
        which lines of this string have something on them? trim them
        Return a list of the trimmed lines of the input that aren't empty.
        make me a function that cleans up a text: list of lines, stripped, blank lines gone
        Given the content of a file as a string, list the non-empty lines without surrounding spaces.
        lines of a text, strip each, throw out the empty, python please
        e.g. two lines ' a ' and 'b' with an empty one between give ['a', 'b']
    """),
}
