"""Families about dates and times: ISO strings ("2024-02-29", "14:05") in and out, plain integers for durations."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from agentic_diffusion.training.family import Family, lines


def _date(rng: Random) -> str:
    return (date(1996, 1, 1) + timedelta(days=rng.randint(0, 15000))).isoformat()


def _nearby_dates(rng: Random) -> tuple[str, str]:
    start = date(1996, 1, 1) + timedelta(days=rng.randint(0, 15000))
    return start.isoformat(), (start + timedelta(days=rng.randint(0, 800))).isoformat()


def _clock(rng: Random) -> str:
    return f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}"


def _ordered_clocks(rng: Random) -> tuple[str, str]:
    first, second = sorted((_clock(rng), _clock(rng)))
    return first, second


def _num_days(rng: Random) -> Mapping[str, object]:
    return {"n": rng.choice((2, 3, 5, 7, 10, 14, 28, 30, 45, 60, 90, 100))}


FAMILIES = (
    Family(
        name="day_of_week",
        imperative=lines("""
            return the day of the week of an ISO date string
            find the weekday name for a date like '2024-03-15'
            get the name of the day for a date given as YYYY-MM-DD
            tell which day of the week a date falls on
            convert a date string to its weekday name
            determine whether a date is a Monday, Tuesday and so on, by name
            compute the English weekday of an ISO formatted date
            look up the day name (such as 'Friday') of a date
            take a date in the form YYYY-MM-DD and return the full name of its weekday
            say on which day of the week a given date was
            work out the day name from a date string
            produce the weekday, written out, for a date in ISO format
        """),
        free=lines("""
            weekday of a date string
            what day of the week is a given date?
            given a date as 'YYYY-MM-DD', return the weekday name
            day name from ISO date
            i have a date of birth like '1999-12-31' and want to know which weekday it was
            date string -> 'Monday' ... 'Sunday'
            Given an ISO 8601 date, return the full English name of its day of the week.
            which weekday is it on this date (YYYY-MM-DD)
        """),
        solution="""
def day_of_week(day: str) -> str:
    from datetime import date
    return date.fromisoformat(day).strftime('%A')
""",
        inputs=lambda rng: (_date(rng),),
        examples=((("2024-02-29",), "Thursday"), (("2000-01-01",), "Saturday")),
    ),
    Family(
        name="days_between",
        imperative=lines("""
            count the days between two ISO dates
            calculate how many days lie between two date strings
            return the number of days from one date to another, never negative
            find the difference in days between two dates given as YYYY-MM-DD
            compute the absolute number of days separating two dates
            get the distance in days of two dates, whichever comes first
            subtract two ISO dates and return the days as a non-negative integer
            take two dates as strings and tell how many days apart they are
            determine the gap in days between two calendar dates
            measure the time between two dates in days
            work out how many days passed between two dates
            tell the day difference of two date strings regardless of order
        """),
        free=lines("""
            days between two dates
            how many days are there between two dates?
            given two dates in ISO format, return the number of days between them
            date difference in days (absolute)
            i have a check-in and a check-out date as 'YYYY-MM-DD' and need the number of nights
            number of days from date a to date b, order doesn't matter
            Given two strings YYYY-MM-DD, return by how many days the dates differ.
            how far apart are two dates in days?
        """),
        solution="""
def days_between(first: str, second: str) -> int:
    from datetime import date
    return abs((date.fromisoformat(second) - date.fromisoformat(first)).days)
""",
        inputs=lambda rng: _nearby_dates(rng) if rng.random() < 0.6 else _nearby_dates(rng)[::-1],
        examples=(
            (("2024-02-28", "2024-03-01"), 2),
            (("2023-01-01", "2023-01-01"), 0),
            (("2023-01-02", "2023-01-01"), 1),
        ),
    ),
    Family(
        name="date_in_leap_year",
        imperative=lines("""
            check if a date string lies in a leap year
            tell whether the year of an ISO date is a leap year
            return True if a date like '2024-05-01' is in a leap year
            determine if a given date belongs to a leap year
            test whether the date's year has 366 days
            find out if a date given as YYYY-MM-DD falls in a leap year
            take an ISO date and say whether its year is leap
            decide whether the year in a date string is a leap year
            see if there is a February 29 in the year of the given date
            look at the year of a date string and check it for being a leap year
            parse a date and report whether it is from a leap year
            verify that the year of a date (YYYY-MM-DD) is leap
        """),
        free=lines("""
            is date in a leap year
            is the year of this date string a leap year?
            given an ISO date string, return whether its year is a leap year
            leap year check for a date like '2023-07-04'
            i get dates as 'YYYY-MM-DD' and must know if the year is a leap year
            date string leap year, True or False
            Given a date in the form YYYY-MM-DD, return True when the year is a leap year, otherwise False.
            does the year of a date have a 29th of February?
        """),
        solution="""
def date_in_leap_year(day: str) -> bool:
    from calendar import isleap
    return isleap(int(day[:4]))
""",
        inputs=lambda rng: (
            _date(rng) if rng.random() < 0.8 else rng.choice(("1900-03-01", "2000-03-01", "2100-12-31")),
        ),
        examples=((("2024-05-01",), True), (("1900-01-01",), False), (("2000-12-31",), True)),
    ),
    Family(
        name="add_days",
        imperative=lines("""
            add a number of days to an ISO date
            return the date that is n days after a given date
            compute the date n days later, as YYYY-MM-DD
            shift a date string by n days
            move a date forward by some days and return it in ISO format
            take a date string and a number of days and return the resulting date string
            find which date it is n days from a start date
            calculate a due date from a start date and a number of days
            increase a date by n days
            get the ISO date you reach after n days
            work out the calendar date after adding days to a date like '2024-01-30'
            produce the new date when n days are added to a date
        """),
        free=lines("""
            date plus n days
            what date is n days after a given date?
            given a date 'YYYY-MM-DD' and an integer n, return the date n days later in the same format
            add days to date string
            i have a start date and a duration in days and need the end date as a string
            ISO date + days -> ISO date
            Given an ISO date and a number of days, return the ISO date that many days later.
            which day is it in n days, starting from this date
        """),
        solution="""
def add_days(day: str, n: int) -> str:
    from datetime import date, timedelta
    return (date.fromisoformat(day) + timedelta(days=n)).isoformat()
""",
        inputs=lambda rng: (_date(rng), rng.randint(0, 400)),
        examples=((("2024-02-28", 2), "2024-03-01"), (("2023-12-31", 1), "2024-01-01")),
    ),
    Family(
        name="deadline",
        imperative=lines("""
            return the date $n days after an ISO date
            add $n days to a date string
            find out which date is $n days later than the given one
            compute the deadline $n days after a start date, as YYYY-MM-DD
            move a date $n days into the future
            get the ISO date you have $n days after a given date
            shift a date forward by $n days
            take a date like '2024-01-30' and return the date $n days later
            calculate the due date when something is due in $n days from a date
            work out what date it will be $n days from a given date
            determine the end date of a period of $n days starting at a date
            produce the date string lying $n days after the input date
        """),
        free=lines("""
            date $n days later
            what is the date $n days after a given date?
            given a date 'YYYY-MM-DD', return the date after $n more days in the same format
            ISO date plus $n days
            i need the date on which an invoice is due, that's $n days after the invoice date (ISO string)
            a date string, $n days ahead
            Given an ISO date, return the ISO date $n days later.
            deadline = date + $n days
        """),
        solution="""
def deadline(day: str) -> str:
    from datetime import date, timedelta
    return (date.fromisoformat(day) + timedelta(days=$n)).isoformat()
""",
        parameters=_num_days,
        inputs=lambda rng: (_date(rng),),
        example_parameters={"n": 30},
        examples=((("2023-01-01",), "2023-01-31"), (("2024-02-01",), "2024-03-02")),
    ),
    Family(
        name="age_on",
        imperative=lines("""
            calculate a person's age on a date from the birth date
            return how old someone is in full years on a given day, both dates as ISO strings
            compute the age in years from a birthday and a reference date
            find the age of a person born on one date at another date
            work out how many birthdays somebody has had between birth date and a second date
            determine the number of complete years between a birth date and a day
            take birth date and current date (YYYY-MM-DD) and return the age
            get the age, taking into account whether the birthday has passed already that year
            tell how old a person born on the first date is on the second date
            subtract a birth date from a date to get whole years of age
            compute somebody's age given date of birth and today's date as strings
            produce the age in whole years on a particular date
        """),
        free=lines("""
            age from birth date and date
            how old is a person born on one date on another date?
            given a birth date and a day as ISO strings, return the age in years
            age in completed years
            i have the birthday and the date of the exam, both 'YYYY-MM-DD', how old is the student then?
            years of age on a certain date
            Given two ISO dates, birth and day, return the age on that day as an integer.
            birth date + today as strings -> age
        """),
        solution="""
def age_on(birth: str, day: str) -> int:
    from datetime import date
    born, today = date.fromisoformat(birth), date.fromisoformat(day)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
""",
        inputs=lambda rng: (_date(rng), f"{rng.randint(2038, 2050)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"),
        examples=((("2000-05-10", "2020-05-09"), 19), (("2000-05-10", "2020-05-10"), 20)),
    ),
    Family(
        name="is_weekend",
        imperative=lines("""
            check if an ISO date is on a weekend
            tell whether a date falls on a Saturday or Sunday
            return True if a date string is a weekend day
            determine if a date given as YYYY-MM-DD is at the weekend
            test whether the weekday of a date is Saturday or Sunday
            find out if a certain date is a non-working day (Saturday, Sunday)
            take a date like '2024-03-16' and say whether it is a weekend
            decide if a date is part of the weekend
            see whether a date string belongs to a weekend
            parse an ISO date and report whether it is Saturday/Sunday
            look whether a day given as date string is a weekend day or not
            verify that a date is in the weekend
        """),
        free=lines("""
            is date a weekend
            does a given date fall on the weekend?
            given an ISO date string, return True for Saturday and Sunday and False otherwise
            weekend check for date strings
            i have dates as 'YYYY-MM-DD' and need to know if it's weekend
            Saturday or Sunday? True / False for a date
            Given a date in ISO format, return whether it is a weekend day.
            is this day (string YYYY-MM-DD) a Saturday or a Sunday
        """),
        solution="""
def is_weekend(day: str) -> bool:
    from datetime import date
    return date.fromisoformat(day).weekday() >= 5
""",
        inputs=lambda rng: (_date(rng),),
        examples=((("2000-01-01",), True), (("2024-02-29",), False), (("2000-01-02",), True)),
    ),
    Family(
        name="minutes_between",
        imperative=lines("""
            count the minutes between two times given as HH:MM on the same day
            calculate how many minutes pass from a start time to an end time like '09:30'
            return the difference of two clock times in minutes
            find the duration in minutes from one HH:MM time to a later one
            compute the number of minutes from start to end, both as HH:MM strings
            subtract two times of the day and return minutes
            get the length of a meeting in minutes from its start and end time strings
            take two times in 24-hour format and tell how many minutes lie between them
            determine how long something took in minutes, given start and end as HH:MM
            work out the minutes elapsed between two clock readings
            measure a time span from HH:MM to HH:MM in minutes
            tell how many minutes the second time is after the first
        """),
        free=lines("""
            minutes between two times
            how many minutes are between '09:15' and '10:00' style times?
            given two times HH:MM, return the minutes from the first to the second
            time difference in minutes
            i have the departure and arrival time as 'HH:MM' and want the travel time in minutes
            end minus start in minutes, times as strings
            Given a start and a later end time in the form HH:MM, return the number of minutes between.
            duration of a shift in minutes (HH:MM to HH:MM)
        """),
        solution="""
def minutes_between(start: str, end: str) -> int:
    start_hours, start_minutes = map(int, start.split(':'))
    end_hours, end_minutes = map(int, end.split(':'))
    return (end_hours - start_hours) * 60 + end_minutes - start_minutes
""",
        inputs=_ordered_clocks,
        examples=((("09:30", "10:15"), 45), (("00:00", "23:59"), 1439)),
    ),
    Family(
        name="format_seconds",
        imperative=lines("""
            convert seconds to the format h:mm:ss
            format a number of seconds as h:mm:ss
            turn a duration in seconds into hours, minutes and seconds like '1:05:09'
            return seconds as a string h:mm:ss
            write a time span given in seconds as h:mm:ss
            break seconds down into hours:minutes:seconds with two digits for minutes and seconds
            take an integer number of seconds and produce a string such as '0:01:30'
            express seconds in the form h:mm:ss
            display a video length in seconds as h:mm:ss
            change a count of seconds to a readable h:mm:ss text
            render seconds as hours, minutes, seconds separated by ':' (h:mm:ss)
            represent a duration of so many seconds as h:mm:ss
        """),
        free=lines("""
            seconds to h:mm:ss
            how do I show seconds as h:mm:ss?
            given a number of seconds, return it formatted as h:mm:ss
            3661 -> '1:01:01'
            i have a duration in seconds and want something like '2:03:07'
            seconds formatted as h:mm:ss, hours not padded
            Given a non-negative integer of seconds, return the string h:mm:ss.
            time formatting from total seconds to h:mm:ss
        """),
        solution="""
def format_seconds(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f'{hours}:{minutes:02d}:{seconds:02d}'
""",
        inputs=lambda rng: (rng.choice((rng.randint(0, 59), rng.randint(60, 3599), rng.randint(3600, 90000))),),
        examples=(((3661,), "1:01:01"), ((0,), "0:00:00"), ((36125,), "10:02:05")),
    ),
    Family(
        name="reformat_date",
        imperative=lines("""
            convert a date from YYYY-MM-DD to DD.MM.YYYY
            reformat an ISO date as DD.MM.YYYY
            turn a date like '2024-03-15' into '15.03.2024'
            rewrite a YYYY-MM-DD date string in the form DD.MM.YYYY
            change the format of a date from year-month-day with dashes to day.month.year with dots
            return a date string in DD.MM.YYYY format, the input is YYYY-MM-DD
            take an ISO date and write it the European way, DD.MM.YYYY
            transform '1999-12-31' style dates to '31.12.1999' style dates
            flip an ISO date string around to DD.MM.YYYY
            format a date given as YYYY-MM-DD with dots, day first
            produce the DD.MM.YYYY version of an ISO date string
            translate dates from ISO notation to DD.MM.YYYY
        """),
        free=lines("""
            YYYY-MM-DD to DD.MM.YYYY
            how can I change a date from YYYY-MM-DD to DD.MM.YYYY?
            given a date string YYYY-MM-DD, return it as DD.MM.YYYY
            date reformatting, ISO -> DD.MM.YYYY
            my dates look like '2024-03-15' but must look like '15.03.2024'
            ISO date with dots and the day first, e.g. '01.02.2023'
            Given an ISO 8601 date, return it in the form DD.MM.YYYY.
            convert date format (YYYY-MM-DD in, DD.MM.YYYY out)
        """),
        solution="""
def reformat_date(day: str) -> str:
    year, month, day = day.split('-')
    return f'{day}.{month}.{year}'
""",
        inputs=lambda rng: (_date(rng),),
        examples=((("2024-03-15",), "15.03.2024"), (("1999-01-02",), "02.01.1999")),
    ),
    Family(
        name="quarter",
        imperative=lines("""
            return the quarter (1 to 4) of an ISO date
            find which quarter of the year a date belongs to
            get the quarter number for a date string YYYY-MM-DD
            compute the calendar quarter of a date
            determine the quarter in which a date lies, as a number from 1 to 4
            map a date to its quarter: January to March is 1, and so on
            tell if a date is in quarter 1, 2, 3 or 4
            take a date like '2024-05-20' and return its quarter as an integer
            work out the quarter from the month of a date string
            convert an ISO date to a quarter number
            extract the fiscal quarter (calendar year) from a date string
            calculate the quarter of the year for a date
        """),
        free=lines("""
            quarter of a date
            in which quarter is a given date?
            given a date 'YYYY-MM-DD', return the quarter 1, 2, 3 or 4
            date -> quarter number
            i have sales dates as ISO strings and need the quarter for each date
            quarter from ISO date string
            Given an ISO date, return the number of the quarter it falls in.
            which quarter of the year is this date (int 1-4)
        """),
        solution="""
def quarter(day: str) -> int:
    from datetime import date
    return (date.fromisoformat(day).month - 1) // 3 + 1
""",
        inputs=lambda rng: (_date(rng),),
        examples=((("2024-03-31",), 1), (("2024-04-01",), 2), (("2024-12-25",), 4)),
    ),
)
