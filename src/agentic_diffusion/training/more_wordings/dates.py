"""More ways to ask for the families of families/dates.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "day_of_week": lines("""
        Write a function that takes a date string and returns the weekday name
        Return 'Monday', 'Tuesday', ... for a date in the form YYYY-MM-DD.
        my program should tell on what weekday somebody was born, date comes as text
        Implement weekday lookup by name for ISO dates
        make me a function that gives the day name for 'YYYY-MM-DD'
        Given a calendar date as text, is it a Monday, a Tuesday or what?
        Finds the English weekday name of a date.
        f('2000-01-01') -> 'Saturday'
        weekday name in python please, date is an ISO string
        what day is it on some date? full name wanted
        need the name of the weekday for a date string
        date in ISO notation to weekday as a word
    """),
    "days_between": lines("""
        Write a function that takes two date strings and returns how many days apart they are
        Return the absolute day difference of two ISO dates.
        my program should tell how long a holiday is in days from two dates YYYY-MM-DD, in any order
        Implement the distance of two dates in days
        make me a function that gives the days from one date to another, never below zero
        Given two calendar dates as text, how many days separate them?
        Calculates the number of days between dates.
        f('2024-01-01', '2024-01-31') -> 30
        day difference in python please, dates are ISO strings, result not negative
        how many times do I sleep between one date and another?
        need the gap between a pair of date strings, in days
        number of days that two dates are away from each other
    """),
    "date_in_leap_year": lines("""
        Write a function that takes a date string and returns True if its year is a leap year
        Return whether the ISO date lies in a leap year.
        my program should know if the year of a date has a February 29
        Implement a leap year test for dates written as YYYY-MM-DD
        make me a function that says if a date is from a leap year
        Given a calendar date as text, does its year have 366 days?
        Checks whether the year of a date is a leap year.
        f('2024-07-01') -> True, f('2023-07-01') -> False, it's about leap years
        leap year or not in python please, input is an ISO date string
        has the year of this date an extra day?
        need a bool that tells if a date string is in a leap year
        date to leap year yes/no
    """),
    "add_days": lines("""
        Write a function that takes a date string and a number of days and returns the date that much later
        Return the ISO date n days after the given ISO date.
        my program should know when a loan of n days ends if the start date is given as text
        Implement date plus days, dates as YYYY-MM-DD
        make me a function that moves a date n days ahead
        Given a calendar date as text and n, what's the date n days on?
        Adds days to a date and gives the new date as ISO string.
        f('2023-01-30', 3) -> '2023-02-02'
        date plus some days in python please, ISO strings
        what will the date be after n more days?
        need a later date: a date string and how many days to go forward
        start date + duration in days -> end date, all text in ISO form
    """),
    "deadline": lines("""
        Write a function that takes a date string and returns the date $n days later
        Return the ISO date $n days after the given ISO date.
        my program should know when a loan of $n days ends if the start date is given as text
        Implement date plus $n days, dates as YYYY-MM-DD
        make me a function that moves a date $n days ahead
        Given a calendar date as text, what's the date $n days on?
        Adds $n days to a date and gives the new date as ISO string.
        date plus $n days in python please, ISO strings
        what will the date be after $n more days?
        need the date by which to pay when there are $n days to do it, from a date string
        the trial lasts $n days, on which date is it over? start date is 'YYYY-MM-DD'
        start date in, ISO date $n days afterwards out
    """),
    "age_on": lines("""
        Write a function that takes a birth date and another date and returns the age in years on that date
        Return the full years from birth to the given day, both ISO strings.
        my program should check how old a user is, date of birth and today come as text
        Implement age calculation from two dates YYYY-MM-DD
        make me a function that gives the age of a person on some day
        Given a date of birth and a later date as text, how many years old is the person then?
        Calculates an age in completed years.
        f('1990-06-15', '2020-06-14') -> 29, birthday is one day later
        age of a person in python please, birth date and reference date are ISO strings
        how many birthdays has someone had by a certain date?
        need an age: born on the first date, asked for on the second date
        birthday string and day string to years of age
    """),
    "is_weekend": lines("""
        Write a function that takes a date string and returns True if it is a Saturday or a Sunday
        Return whether the ISO date is a weekend day.
        my program should know if the office is closed because a date is on Saturday or Sunday
        Implement a weekend test for dates written as YYYY-MM-DD
        make me a function that says if a date is on the weekend
        Given a calendar date as text, is it weekend then?
        Checks whether a date falls on Saturday or Sunday.
        f('2000-01-01') -> True since it was a Saturday, True for Sundays too
        weekend or not in python please, input is an ISO date string
        do I have the weekend off on this date?
        need a bool that tells if a date string is Saturday or Sunday
        date to weekend yes/no
    """),
    "minutes_between": lines("""
        Write a function that takes two times HH:MM and returns the minutes from the first to the second
        Return the minutes that pass from start to end, clock times as text on one day.
        my program should tell how long a film takes in minutes from its start time and end time
        Implement time difference in minutes for strings like '08:05'
        make me a function that gives the minutes from one clock time to a later one
        Given two clock times as text, how many minutes lie between them?
        Calculates the minutes between two times of a day.
        f('10:00', '11:30') -> 90
        minutes between times in python please, 24-hour strings HH:MM
        how many minutes do I wait if I come at one time and the train leaves at another?
        need the duration in minutes, begin and end are 'HH:MM'
        from HH:MM to HH:MM in minutes
    """),
    "format_seconds": lines("""
        Write a function that takes seconds and returns a string h:mm:ss
        Return the number of seconds as text in the form h:mm:ss.
        my program should show how long a song plays as h:mm:ss, I have seconds
        Implement seconds to h:mm:ss
        make me a function that writes seconds like a stopwatch, h:mm:ss
        Given a duration in seconds, how does it look as h:mm:ss?
        Formats seconds as hours, minutes and seconds (h:mm:ss).
        f(75) -> '0:01:15'
        h:mm:ss from seconds in python please
        seconds are hard to read, turn them into h:mm:ss
        need a time text h:mm:ss for an int of seconds
        stopwatch display h:mm:ss for so many seconds
    """),
    "reformat_date": lines("""
        Write a function that takes a date YYYY-MM-DD and returns it as DD.MM.YYYY
        Return the ISO date in the notation DD.MM.YYYY.
        my program should show dates the German way, DD.MM.YYYY, and has them as YYYY-MM-DD
        Implement rewriting of YYYY-MM-DD into DD.MM.YYYY
        make me a function that gives day.month.year for a year-month-day text: DD.MM.YYYY
        Given a calendar date as YYYY-MM-DD text, write it as DD.MM.YYYY
        Converts ISO dates to the format DD.MM.YYYY.
        f('2020-06-15') -> '15.06.2020'
        DD.MM.YYYY from an ISO date in python please
        the database says 2020-06-15 but people here read 15.06.2020, convert such strings
        need YYYY-MM-DD changed to DD.MM.YYYY
        dates with dashes and year first to dates with dots and day first (DD.MM.YYYY)
    """),
    "quarter": lines("""
        Write a function that takes a date string and returns its quarter of the year
        Return 1, 2, 3 or 4, the quarter in which the ISO date lies.
        my program should sort bills by quarter and has dates as YYYY-MM-DD
        Implement quarter lookup for ISO dates, int from 1 to 4
        make me a function that gives the quarter number for 'YYYY-MM-DD'
        Given a calendar date as text, which quarter is it in?
        Finds the quarter of the year a date belongs to.
        f('2024-08-09') -> 3, as August is in the third quarter
        quarter number in python please, date is an ISO string
        is this date in Q1, Q2, Q3 or Q4? answer with the number
        need the quarter as int for a date string
        date in ISO notation to quarter
    """),
}
