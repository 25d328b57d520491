"""More ways to ask for the families of families/parsing.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "extract_numbers": lines("""
        Write a function that takes a phrase and returns every unsigned integer in it as a list
        my program should spot all the digit groups in some text and hand them to me as ints
        Return the integers hidden in the given string, left to right.
        number extractor for strings
        From a log line I'd like only the figures, as a python list of integers
        make me something that reads a paragraph and spits out the whole numbers in it
        e.g. for 'a12b3' it gives [12, 3], for '' it gives []
        Implement a scanner that collects consecutive digits of the input into integers.
        there are digits scattered through my string, get the resulting numbers out
        Extracts all non-negative integers from free text and returns them in order of appearance.
        grab ints from str
        A list of ints is what I need; a string with words and numbers mixed is what I have.
    """),
    "sum_numbers_in_text": lines("""
        Write a function that takes a string and returns the sum of every integer written in it
        my program should read a sentence and total whatever numbers show up there
        Calculates the total of all the digit groups in the input text.
        embedded number adder
        a phrase has some numbers between the words, what is their total?
        make me a function which finds the ints in a piece of text and adds them, please
        for '3 apples and 12 pears' the answer is 15, for text without numbers it's 0
        Implement a sum over all unsigned integers occurring in a string.
        need: add together the numbers found in a line of text
        Return the sum of the whole numbers mentioned in the text, or zero when it mentions none.
        text contains amounts, I only care about the grand total of them
        find ints in str and sum them in python please
    """),
    "extract_emails": lines("""
        Write a function that takes some text and returns a list with each e-mail address in it
        my program should go over a message and spot the email addresses
        Finds every email address in the given string and returns them in order.
        email finder
        e-mail extractor in python please
        someone pasted a long letter, get me the mail addresses that are in there
        Return all substrings that look like an email.
        make me a scraper that keeps just the e-mail addresses of a page's text
        Given a paragraph, collect the email addresses mentioned.
        Implement email extraction from raw text, result is a list of strings
        what mail addresses appear in the input? I need them as a list
        contacts are buried in this string, I want the list of their emails
    """),
    "extract_tags": lines("""
        Write a function that takes a string and returns its $thing as a list, the '$mark' left off
        my program should read a caption and tell me the $thing, but without any '$mark'
        Returns every $one of the text, stripped of its leading '$mark'.
        $one finder that omits the '$mark'
        what did people write directly after '$mark'? collect these words
        make me a function for getting $thing (minus '$mark') out of a status update
        e.g. for '${mark}one and ${mark}two!' it gives ['one', 'two']
        Implement extraction of $thing from a string; the symbol '$mark' itself must not be in the results.
        words prefixed by '$mark' in the input, prefix dropped, as a list
        Given a chat message, collect the $thing it has and leave out the '$mark' characters.
        parse $thing out of str, no '$mark' please
        text comes in, names that had a '$mark' in front go out as a list
    """),
    "parse_key_values": lines("""
        Write a function that takes a string of key=value items split by '$sep' and returns a dict
        my program should understand options like 'a=1${sep}b=2' and keep them in a dictionary
        Returns a dict built from the key=value parts of the text, which '$sep' separates.
        '$sep' delimited key=value parser
        a config line has entries key=value with '$sep' between them, make it a mapping of strings
        make me a dict out of 'x=1${sep}y=2' style text
        e.g. for 'name=Bob${sep}age=7' it gives {'name': 'Bob', 'age': '7'}
        Implement a parser: entries are separated by '$sep', name and value by '='.
        Given text holding key=value settings and '$sep' as the delimiter, produce the matching dictionary.
        dictionary wanted, input is key=value chunks glued with '$sep'
        cut at every '$sep', then at the first '=', and store the halves as key and value
        str with assignments (key=value) and '$sep' in between -> dict of str to str
    """),
    "parse_query_string": lines("""
        Write a function that takes the query of a URL and returns its parameters as a dict
        my program should turn 'a=1&b=2' into {'a': '1', 'b': '2'}
        Parses an URL query string and returns a mapping from names to string values.
        query string parser
        the browser sends me stuff like 'q=tea&page=2', put it in a dictionary
        make me a dict from the text behind the question mark of a link
        Implement query string decoding without percent escapes, the result being a dict
        Given name=value pairs glued together by '&', return them as a dictionary, {} for an empty string.
        GET parameters as a python dict
        what are the parameter names and values in this query string? answer as dictionary
        dictionary is what I want, 'user=ann&id=5' is what I have
        split on '&', then '=', and collect into a dict
    """),
    "parse_csv_numbers": lines("""
        Write a function that takes a line of integers with commas in between and returns them as a list
        my program should read '3,14,15' and know these are three numbers
        Returns the list of ints encoded in a comma separated string.
        csv ints parser
        user types values like 1,2,3 in a text field, give me the actual integers
        make me a list of numbers from one comma-separated row
        e.g. for '1,2, 3' it gives [1, 2, 3]
        Implement conversion of comma-delimited text to integers.
        Given a row such as '10,-4,7', produce the integer values.
        string -> list[int], the comma is the separator
        text with commas, want the figures between them as ints
        break the string apart wherever there is a comma and cast each piece to int
    """),
    "minutes_since_midnight": lines("""
        Write a function that takes a clock time like '09:30' and returns its minute of the day
        my program should know how many minutes of the day are gone at 'HH:MM'
        Returns the number of minutes between 00:00 and the given 'HH:MM' time.
        hh:mm minutes converter
        it is some time 'HH:MM' now, how many minutes is that since the day began?
        make me a converter from clock text to an integer of minutes
        e.g. for '01:30' it gives 90 and for '23:59' it gives 1439
        Implement time of day (text with a colon) to minutes.
        Given 'HH:MM', compute 60 times the hours plus the minutes.
        clock string -> minutes past midnight as int
        I want to compare bus times like '07:12', so turn one into its minutes from midnight
        Calculates the minute count for a time string with hours and minutes.
    """),
    "parse_duration": lines("""
        Write a function that takes 'HH:MM:SS' and returns the number of seconds
        my program should know that '00:01:30' lasts 90 seconds
        Returns the length in seconds of a duration in the form hours:minutes:seconds.
        hh:mm:ss seconds converter
        a runner finished in 'HH:MM:SS', what is that in seconds only?
        make me a converter from h:m:s text to a plain integer of seconds
        e.g. for '01:00:05' it gives 3605
        Implement parsing of an hours:minutes:seconds string into total seconds.
        Given a timer reading such as '00:10:00', calculate its seconds.
        duration string -> int seconds
        seconds is what I need, 'HH:MM:SS' is what the player shows
        Calculates 3600 * hours + 60 * minutes + seconds for a string holding the three with colons
    """),
    "email_domain": lines("""
        Write a function that takes an e-mail address and returns the domain it belongs to
        my program should forget the user part of an email and keep what is right of the '@'
        Returns the portion of the address behind its '@' sign.
        email domain extractor
        somebody signs up with an email, which domain is it from?
        make me a function that strips the name and '@' off a mail address
        e.g. for 'bob@site.org' it gives 'site.org'
        Implement domain lookup from an email string, no network, just the text after the @
        Given 'user@host', return the host.
        right side of an e-mail address as string
        I want to see the provider of an address like 'ann@mail.com', that's 'mail.com'
        mail address str -> domain str in python please
    """),
}
