"""Families that read values out of text: numbers, addresses, tags, key=value pairs, times, dates."""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import sentence, word


def _text_with_numbers(rng: Random) -> str:
    parts = [rng.choice([word(rng), str(rng.randint(0, 300)), f"{word(rng)}{rng.randint(0, 9)}"]) for _ in range(6)]
    return " ".join(parts[: rng.randint(0, 6)])


def _text_with_emails(rng: Random) -> str:
    address = f"{word(rng).lower()}@{word(rng).lower()}.{rng.choice(['com', 'org', 'net'])}"
    return rng.choice(
        [sentence(rng), f"mail {address} now", f"{address} or bob.k@site.org", f"{word(rng)} <{address}>"]
    )


def _text_with_tags(rng: Random) -> str:
    return " ".join(
        rng.choice(["#", "", "@"]) + word(rng) + rng.choice(["", "", "!"]) for _ in range(rng.randint(0, 5))
    )


def _pairs(rng: Random, equals: str, separator: str) -> str:
    return separator.join(f"{word(rng).lower()}{equals}{rng.randint(0, 99)}" for _ in range(rng.randint(1, 4)))


FAMILIES = (
    Family(
        name="extract_numbers",
        imperative=lines("""
            extract all whole numbers from a text
            find the numbers in a string and return them as a list of ints
            pull every run of digits out of a text and convert it to an integer
            get the list of non-negative integers that appear in a sentence
            collect all the numbers written in a string
            search a text for groups of digits and return them as integers
            list the integers contained in a piece of text (no minus signs)
            read all numbers out of a messy string
            parse the digit sequences of a text into a list of numbers
            scan a sentence and return each number found, in order
            pick out the numbers from 'a12b3' as [12, 3]
            turn the digits groups inside a string into a list of int
        """),
        free=lines("""
            numbers in a string as list of ints
            which whole numbers does a text contain?
            Given a text, return a list of all the integers in it (consecutive digits form one number).
            'room 12, floor 3' -> [12, 3]
            how to get all numbers out of a sentence
            I have text mixed with numbers and only need the numbers as ints
            extract ints with a regex
            text in, list of its numbers out, signs ignored
        """),
        solution=r"""
def extract_numbers(text: str) -> list[int]:
    import re

    return [int(number) for number in re.findall(r'\d+', text)]
""",
        inputs=lambda rng: (_text_with_numbers(rng),),
        examples=((("room 12, floor 3",), [12, 3]), (("",), []), (("a12b3",), [12, 3])),
    ),
    Family(
        name="sum_numbers_in_text",
        imperative=lines("""
            add up all whole numbers that occur in a text
            sum the numbers in a string
            find every integer in a sentence and return their total
            compute the sum of the numbers hidden in a text like 'a12b3'
            extract the numbers of a string and add them together
            total the integers appearing in a piece of text, consecutive digits being one number
            calculate the sum of all digit groups of a string
            search a text for numbers and return what they sum to
            work out the total of the amounts mentioned in a sentence (whole numbers without sign)
            pull the numbers out of a string and sum them
            return 15 for 'a12b3', i.e. the sum of the numbers in the string
            get the sum over all runs of digits in a text, 0 if there are none
        """),
        free=lines("""
            sum of the numbers in a string
            what do the numbers in a text add up to?
            Given a string, return the sum of all integers found in it (digits in a row form a number).
            '3 apples and 12 pears' -> 15
            I write shopping notes with prices in whole euros and want the total
            total of all ints in some text
            numbers in text, summed
            text with numbers in, their sum out
        """),
        solution=r"""
def sum_numbers_in_text(text: str) -> int:
    import re

    return sum(int(number) for number in re.findall(r'\d+', text))
""",
        inputs=lambda rng: (_text_with_numbers(rng),),
        examples=((("3 apples and 12 pears",), 15), (("none",), 0)),
    ),
    Family(
        name="extract_emails",
        imperative=lines("""
            extract all email addresses from a text
            find the email addresses in a string and return them as a list
            pull every e-mail address out of a document
            search a text for things like 'name@site.org' and list them
            collect the mail addresses that appear in a text
            get the list of emails mentioned in a piece of text
            scan a string for email addresses
            pick out all email addresses of a sentence in their order
            use a regular expression to find emails in a text
            gather email addresses from free text
            harvest the addresses with an @ and a domain from a text
            parse a message and return each email address in it
        """),
        free=lines("""
            email addresses in a text, as a list
            which email addresses are in this text?
            Given a text, return the list of email addresses it contains.
            regex for finding emails in a string
            how do I get all emails out of a long text
            I copied a web page and want just the email addresses
            text in, list of e-mails out
            every address such as bob.k@site.org that occurs in a string
        """),
        solution=r"""
def extract_emails(text: str) -> list[str]:
    import re

    return re.findall(r'[\w.+-]+@[\w-]+\.[\w.-]*\w', text)
""",
        inputs=lambda rng: (_text_with_emails(rng),),
        examples=((("write to bob.k@site.org, or x@y.co.uk.",), ["bob.k@site.org", "x@y.co.uk"]), (("",), [])),
    ),
    Family(
        name="extract_tags",
        imperative=lines("""
            extract the $thing from a post, without the '$mark'
            find all $thing in a text and return them as a list without the leading '$mark'
            list the words of a text that are marked with '$mark', dropping the mark itself
            get every $one in a message (only the part after '$mark')
            collect the $thing of a tweet in order, '$mark' removed
            search a string for '$mark' followed by letters, digits or underscores and return what follows each '$mark'
            pull out $thing such as '${mark}python' as 'python'
            parse a social media post and return its $thing minus the '$mark' sign
            return the names after each '$mark' in a text
            scan a text for $thing and give them back as list of strings without '$mark'
            pick the $thing out of a caption, not including '$mark'
            read the $thing in a comment; leave off the '$mark'
        """),
        free=lines("""
            $thing of a post as a list (no '$mark')
            which $thing are used in a text? give the words without '$mark'
            Given a text, return the list of its $thing without the '$mark' character.
            '${mark}one and ${mark}two' -> ['one', 'two']
            how do I find $thing in a string? I want them without '$mark'
            I need all $thing of a tweet, '$mark' cut off
            every word that follows a '$mark' in the text
            $thing extractor, mark stripped
        """),
        solution=r"""
def extract_tags(text: str) -> list[str]:
    import re

    return re.findall(r'$mark(\w+)', text)
""",
        parameters=lambda rng: rng.choice(
            [
                {"thing": "hashtags", "one": "hashtag", "mark": "#"},
                {"thing": "mentions", "one": "mention", "mark": "@"},
                {"thing": "user mentions", "one": "user mention", "mark": "@"},
            ]
        ),
        inputs=lambda rng: (_text_with_tags(rng),),
        example_parameters={"thing": "hashtags", "one": "hashtag", "mark": "#"},
        examples=((("#one and #two!",), ["one", "two"]), (("",), [])),
    ),
    Family(
        name="parse_key_values",
        imperative=lines("""
            parse a string like 'a=1${sep}b=2' into a dictionary of strings
            turn key=value pairs separated by '$sep' into a dict
            read settings of the form key=value, divided by '$sep', and return them as a dictionary
            convert a text with '$sep' between its key=value parts to a dictionary with string values
            split a string at '$sep' and each part at '=' to build a dict
            make a dictionary out of a '$sep'-separated list of key=value items
            load options written as key=value and joined by '$sep' into a mapping
            interpret a configuration string (key=value, delimiter '$sep') as a dict, values stay strings
            extract the keys and values from a string of '$sep'-separated assignments
            build a dict from text where every '$sep'-delimited piece is key=value
            return a dictionary for a string of pairs: '=' between key and value, '$sep' between pairs
            transform key=value pairs in a string, one after another with '$sep', to a python dictionary
        """),
        free=lines("""
            key=value string to dict, pairs separated by '$sep'
            how do I parse key=value pairs with '$sep' between them?
            Given a string of key=value pairs separated by '$sep', return a dictionary of them (values as strings).
            'name=Bob${sep}age=7' -> {'name': 'Bob', 'age': '7'}
            I have options in one string, key=value and '$sep' in between, I want a dict
            parser for '$sep'-separated assignments like x=1
            dict from 'k=v${sep}k2=v2'
            pairs such as color=red, with '$sep' as separator, should become a dictionary
        """),
        solution="""
def parse_key_values(text: str) -> dict[str, str]:
    return dict(pair.split('=', 1) for pair in text.split('$sep'))
""",
        parameters=lambda rng: {"sep": rng.choice(";,&|")},
        inputs=lambda rng: (_pairs(rng, "=", rng.choice(";,&|")) + rng.choice(["", ";x=1,y=2&z=3|q=4"]),),
        example_parameters={"sep": ";"},
        examples=((("name=Bob;age=7",), {"name": "Bob", "age": "7"}), (("x=a=b",), {"x": "a=b"})),
    ),
    Family(
        name="parse_query_string",
        imperative=lines("""
            parse a URL query string such as 'a=1&b=2' into a dictionary
            turn the query part of a URL into a dict of strings
            convert 'name=bob&age=7' to a dictionary of parameters
            read the parameters of a query string and return them as dict
            split a query string into names and values, given as a dictionary
            get a mapping of the parameters in an URL query (without the '?')
            make a dict from parameters joined with '&' and '='
            decode a simple query string: '&' between the pairs, '=' between name and value
            extract url parameters from a query string to a dict
            break up a web query like 'q=tea&page=2' into a dictionary
            build a dictionary out of the key=value&key=value part of a web address
            interpret a query string as parameters and values
        """),
        free=lines("""
            query string to dict
            how do I get the parameters from 'q=tea&page=2' as a dictionary?
            Given a URL query string, return a dictionary from parameter to value (strings).
            'x=1&y=2' -> {'x': '1', 'y': '2'}
            parser for url query strings, no library
            my web handler gets 'user=ann&id=5' and I need it as dict
            url params in, dict out
            dictionary of query parameters
        """),
        solution="""
def parse_query_string(query: str) -> dict[str, str]:
    return dict(pair.split('=', 1) for pair in query.split('&') if pair)
""",
        inputs=lambda rng: (rng.choice([_pairs(rng, "=", "&"), _pairs(rng, "=", "&"), ""]),),
        examples=((("x=1&y=2",), {"x": "1", "y": "2"}), (("",), {})),
    ),
    Family(
        name="parse_csv_numbers",
        imperative=lines("""
            convert a string of numbers separated by commas to a list of integers
            parse comma-separated integers
            turn a text such as '1,2,3' into the list [1, 2, 3]
            split a string at ',' and make an int of every part
            read the whole numbers from a string in which a comma stands between them
            get a list of ints out of a string with the comma as delimiter
            transform a comma-delimited line of integers into numbers
            make a list of numbers from text like '10,20'
            cut a string of numbers at each comma and return the numbers as ints
            interpret a line with integers divided by commas
            take a string of comma-separated numbers and return them as list of int
            change '4,5,6' and the like to a list of integers
        """),
        free=lines("""
            comma-separated integers to list
            how to get [1, 2] from '1,2'?
            Given a string of integers with commas between them, return them as a list.
            string of ints, delimiter comma, to python list
            I read '7,8,9' from a file and need the numbers
            list of int from a str where commas separate the values
            numbers come as text, a comma between; I want ints
            parse ints, separator ','
        """),
        solution="""
def parse_csv_numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(',')]
""",
        inputs=lambda rng: (", ".join(str(rng.randint(-5, 500)) for _ in range(rng.randint(1, 5))),),
        examples=((("1,2, 3",), [1, 2, 3]), (("7",), [7])),
    ),
    Family(
        name="minutes_since_midnight",
        imperative=lines("""
            convert a time 'HH:MM' to minutes since midnight
            parse a clock time like '07:45' and return the number of minutes after midnight
            turn an 'HH:MM' string into a total of minutes
            compute how many minutes have passed since midnight at a time given as 'HH:MM'
            read hours and minutes from 'HH:MM' and return hours times 60 plus minutes
            translate a time of day in the format HH:MM into minutes
            find the minute of the day for a time string such as '13:05'
            calculate minutes from a time written with a colon between hours and minutes
            split 'HH:MM' at the colon and give the time in minutes
            change a 24-hour clock time string to an int counting minutes from midnight
            get the total minutes of a duration 'HH:MM'
            express 'HH:MM' in minutes
        """),
        free=lines("""
            'HH:MM' to minutes
            how many minutes after midnight is '13:05'?
            Given a time as 'HH:MM', return the minutes since midnight.
            '01:30' -> 90
            I have times like '08:15' and want them as number of minutes
            time string (hours:minutes) in, minutes as int out
            minutes since 00:00 for a clock time in text form
            parse hh:mm into total minutes
        """),
        solution="""
def minutes_since_midnight(time: str) -> int:
    hours, minutes = time.split(':')
    return int(hours) * 60 + int(minutes)
""",
        inputs=lambda rng: (f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}",),
        examples=((("01:30",), 90), (("00:00",), 0), (("23:59",), 1439)),
    ),
    Family(
        name="parse_duration",
        imperative=lines("""
            convert a duration 'HH:MM:SS' to seconds
            parse 'HH:MM:SS' and return the total number of seconds
            turn a time string with hours, minutes and seconds into seconds
            compute the seconds of a duration written like '01:02:03'
            read a stopwatch value 'HH:MM:SS' as an integer of seconds
            calculate how many seconds a 'HH:MM:SS' time is
            split a string at its two colons and return the time in seconds
            translate hours:minutes:seconds to just seconds
            express a duration such as '00:10:00' in seconds
            find the length in seconds of a video whose length is given as HH:MM:SS
            get total seconds from a HH:MM:SS text
            change an h:m:s string to a number of seconds
        """),
        free=lines("""
            'HH:MM:SS' to seconds
            how many seconds is '01:00:05'?
            Given a time as 'HH:MM:SS', return it in seconds.
            '00:01:30' -> 90
            video length '02:15:00' should become a number of seconds
            hours:minutes:seconds string in, seconds as int out
            total seconds of h:m:s
            I want to compare running times like '00:42:17', so I need them as seconds
        """),
        solution="""
def parse_duration(duration: str) -> int:
    hours, minutes, seconds = map(int, duration.split(':'))
    return hours * 3600 + minutes * 60 + seconds
""",
        inputs=lambda rng: (f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}",),
        examples=((("00:01:30",), 90), (("01:00:05",), 3605)),
    ),
    Family(
        name="email_domain",
        imperative=lines("""
            return the domain of an email address
            get the part after the '@' of an email address
            extract the domain from an email
            find out at which domain an email address is
            split an email address at '@' and return what comes after it
            take 'bob@site.org' and give 'site.org'
            cut the user name and the '@' off an email address
            determine the mail server part of an e-mail address (behind the @)
            read the domain name from a mail address
            drop everything up to and including the '@' in an email address
            tell which domain somebody's email belongs to
            keep only the domain of an address like 'ann@mail.com'
        """),
        free=lines("""
            domain of an email address
            what comes after the @ in an email?
            Given an email address, return its domain.
            'bob@site.org' -> 'site.org'
            how do I get the domain from an e-mail
            I want to group users by mail provider, so I need the part behind '@'
            email in, domain out
            part of a mail address following the at sign
        """),
        solution="""
def email_domain(email: str) -> str:
    return email.split('@')[1]
""",
        inputs=lambda rng: (f"{word(rng).lower()}@{word(rng).lower()}.{rng.choice(['com', 'org', 'co.uk'])}",),
        examples=((("bob@site.org",), "site.org"), (("a.b@mail.co.uk",), "mail.co.uk")),
    ),
)
