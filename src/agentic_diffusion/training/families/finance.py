"""Families about everyday calculations: percentages, prices, interest, grades, leap years, body mass, speed."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _percent(rng: Random) -> dict[str, object]:
    return {"percent": rng.choice((5, 7, 8, 10, 12, 15, 18, 19, 20, 21, 25, 30, 40))}


def _amount(rng: Random) -> tuple[float]:
    return (rng.choice((rng.randint(0, 500), round(rng.uniform(0, 200), 2))),)


def _grades(rng: Random) -> dict[str, object]:
    a = rng.choice((85, 90, 90, 92))
    return {"a": a, "b": a - 10, "c": a - 20}


FAMILIES = (
    Family(
        name="percentage",
        imperative=lines("""
            compute what percentage one number is of another
            return the percentage that a part makes up of the whole
            calculate part as a percentage of total
            find how many percent a is of b
            turn a part and a total into a percentage
            express one value as a percent of a second value
            get the percentage for a score out of a maximum
            work out the share of a part in the whole, in percent
            divide part by whole and multiply by 100
            determine the percent value of a part relative to the total
            tell which percentage of the total a given part is
            take obtained and possible points and give the percentage reached
        """),
        free=lines("""
            percentage of part in whole
            what percent of b is a?
            Given a part and a whole, return the percentage.
            part / whole * 100
            I got 45 of 60 points, how many percent is that? (for any two numbers)
            how do I calculate a percentage in python
            percent from two numbers: part first, total second
            30 out of 120 -> 25.0
        """),
        solution="""
def percentage(part: float, whole: float) -> float:
    return part / whole * 100
""",
        inputs=lambda rng: (rng.randint(0, 80), rng.randint(1, 120)),
        examples=(((30, 120), 25.0), ((0, 5), 0.0), ((3, 2), 150.0)),
    ),
    Family(
        name="percent_of",
        imperative=lines("""
            compute $percent percent of a number
            return $percent% of a value
            calculate how much $percent% of an amount is
            find $percent percent of the given number
            take a number and give back $percent% of it
            get the $percent% share of an amount
            work out what $percent percent of some number is
            determine $percent/100 of a value
            multiply a number by $percent and divide by 100
            tell the amount that equals $percent percent of n
            produce $percent% of the input
            figure out the part of an amount that corresponds to $percent%
        """),
        free=lines("""
            $percent% of a number
            what is $percent percent of n?
            Given a number, return $percent% of it.
            $percent percent of an amount
            how do I get $percent% of something in python
            n * $percent / 100
            I need a function that gives me $percent percent of whatever I pass
            amount -> $percent% thereof
        """),
        solution="""
def percent_of(number: float) -> float:
    return number * $percent / 100
""",
        parameters=_percent,
        inputs=_amount,
        example_parameters={"percent": 20},
        examples=(((50,), 10.0), ((0,), 0.0)),
    ),
    Family(
        name="apply_discount",
        imperative=lines("""
            reduce a price by $percent percent
            apply a discount of $percent% to a price
            return the price after a $percent% discount
            take $percent percent off a price
            calculate the sale price when everything is $percent% cheaper
            subtract $percent% from an amount
            compute what is left to pay after $percent percent discount
            lower a value by $percent%
            get the discounted price for a discount of $percent percent
            work out how much something costs with $percent% off
            cut a price by $percent percent
            determine the new price if the old one drops by $percent%
        """),
        free=lines("""
            price with $percent% off
            what does it cost after a $percent percent discount?
            Given a price, return it reduced by $percent%.
            $percent% discount on a price
            the shop has $percent% off, I have the normal price, what do I pay
            price minus $percent percent
            how do I apply a $percent percent discount in python
            discounted price, rate is $percent%
        """),
        solution="""
def apply_discount(price: float) -> float:
    return price * (100 - $percent) / 100
""",
        parameters=_percent,
        inputs=_amount,
        example_parameters={"percent": 20},
        examples=(((50,), 40.0), ((0,), 0.0)),
    ),
    Family(
        name="add_tax",
        imperative=lines("""
            add $percent% tax to a price
            return the price including $percent percent sales tax
            compute the gross price from a net price with $percent% VAT
            calculate what a product costs with $percent percent tax on top
            increase an amount by $percent%
            raise a value by $percent percent
            put $percent% on top of a price
            get the total with a tax of $percent percent included
            work out the final price after adding $percent% tax
            determine the amount to pay when $percent percent tax are added to the net amount
            turn a net amount into a gross amount at a rate of $percent%
            make a number $percent percent bigger
        """),
        free=lines("""
            price plus $percent% tax
            what is the price with $percent percent VAT?
            Given a net price, return the gross price with $percent% tax.
            amount increased by $percent%
            tax is $percent percent, I know the price before tax and need the one after
            net to gross ($percent%)
            how do I add $percent percent to a number in python
            total = price + $percent% of price
        """),
        solution="""
def add_tax(price: float) -> float:
    return price * (100 + $percent) / 100
""",
        parameters=_percent,
        inputs=_amount,
        example_parameters={"percent": 20},
        examples=(((50,), 60.0), ((0,), 0.0)),
    ),
    Family(
        name="percent_change",
        imperative=lines("""
            compute the percentage change between two values
            return by how many percent a value changed from old to new
            calculate the percent increase or decrease from the first to the second number
            find the relative change in percent
            get the growth in percent from an old value to a new value
            work out how many percent something went up or down
            determine the percentage by which the new price differs from the old price
            express the difference of new and old in percent of old
            tell the change from before to after as a percentage, negative for a drop
            take an old and a new value and give the percentage change
            measure the growth rate in percent between two figures
            evaluate (new - old) / old * 100
        """),
        free=lines("""
            percentage change from old to new
            by how many percent did the value change?
            Given an old and a new value, return the change in percent relative to the old one.
            percent increase/decrease
            a price goes from 50 to 60, that's 20.0 percent; do this in general
            growth rate in percent of two numbers (before, after)
            how do you calculate percent change in python
            (new - old) / old in percent
        """),
        solution="""
def percent_change(old: float, new: float) -> float:
    return (new - old) / old * 100
""",
        inputs=lambda rng: (rng.randint(1, 80), rng.randint(0, 120)),
        examples=(((50, 75), 50.0), ((4, 3), -25.0), ((5, 5), 0.0)),
    ),
    Family(
        name="simple_interest",
        imperative=lines("""
            compute simple interest
            return the simple interest for a principal, a yearly rate in percent and a number of years
            calculate the interest earned without compounding from principal, rate (percent) and time
            find the simple interest on an amount
            multiply principal, rate and time and divide by 100
            get the interest for a loan with simple interest: principal, rate in percent, years
            work out how much simple interest you pay given principal, percent rate and years
            determine the simple interest from the three values principal, rate and years
            tell how much interest a deposit brings without interest on interest
            use the simple interest formula P * R * T / 100
            take principal, interest rate in percent and duration in years and give the interest
            evaluate simple interest for p, r, t
        """),
        free=lines("""
            simple interest
            how much is the simple interest for a principal at some percent over some years?
            Given principal, rate (in percent) and years, return the simple interest.
            P*R*T/100
            simple interest calculator with principal, rate, time
            I lend money at r percent a year without compounding, how much interest after t years
            interest = principal * rate * years / 100
            program to calculate simple interest please
        """),
        solution="""
def simple_interest(principal: float, rate: float, years: float) -> float:
    return principal * rate * years / 100
""",
        inputs=lambda rng: (rng.randint(0, 50) * 100, rng.randint(1, 12), rng.randint(0, 10)),
        examples=(((1000, 5, 2), 100.0), ((0, 5, 2), 0.0), ((200, 3, 1), 6.0)),
    ),
    Family(
        name="compound_interest",
        imperative=lines("""
            compute the final balance with compound interest
            return what a deposit grows to with yearly compounding
            calculate the amount after some years of compound interest, rate in percent
            find the balance when interest is added to the principal every year
            get the future value of a principal with an annual percent rate and a number of years
            work out how much money you have after n years with interest on interest
            determine the final amount from principal, yearly rate in percent and years, compounded annually
            let an amount grow by a percentage each year and return the result
            multiply the principal by (1 + rate / 100) to the power of the years
            tell the value of an investment after the given years at a fixed percent rate
            take principal, percent rate and years and give the total amount with annual compounding
            evaluate the compound interest formula for the final amount
        """),
        free=lines("""
            compound interest, final amount
            how much is my money after some years with compound interest?
            Given principal, annual rate in percent and years, return the balance with yearly compounding.
            P * (1 + r/100) ** t
            savings account: start amount, percent per year, years -> end balance
            future value with annual compounding
            I invest money at a percent rate, interest stays in the account, what do I have at the end
            total after compounding (principal, rate %, years)
        """),
        solution="""
def compound_interest(principal: float, rate: float, years: int) -> float:
    return principal * (1 + rate / 100) ** years
""",
        inputs=lambda rng: (rng.randint(0, 50) * 100, rng.randint(1, 12), rng.randint(0, 10)),
        examples=(((1000, 50, 2), 2250.0), ((100, 5, 0), 100.0), ((0, 3, 3), 0.0)),
    ),
    Family(
        name="split_bill",
        imperative=lines("""
            split a bill among people with a $percent% tip
            return what each person pays when a bill plus $percent percent tip is shared equally
            add a tip of $percent% to a bill and divide it by the number of people
            calculate the share per person of a restaurant bill including $percent percent tip
            divide a bill with $percent% tip evenly between guests
            compute how much everyone owes if the tip is $percent percent
            find each person's part of a bill after adding $percent percent for the waiter
            get the amount per head for a bill with a $percent% gratuity
            work out the equal share of a total that includes $percent% tip
            determine the cost per guest of a bill plus $percent% tip
            take a bill and a number of people and give the price per person, tip of $percent% included
            share a bill and a $percent percent tip fairly between some friends
        """),
        free=lines("""
            bill per person with $percent% tip
            how much does each person pay with a $percent percent tip?
            Given a bill and a number of people, add a $percent% tip and return the equal share.
            tip calculator: $percent%, split by people
            we are n friends in a restaurant and tip $percent percent, what does everybody pay
            (bill + $percent%) / people
            split the check, gratuity is $percent%
            per head cost incl. $percent% tip, arguments bill and people
        """),
        solution="""
def split_bill(bill: float, people: int) -> float:
    return bill * (100 + $percent) / 100 / people
""",
        parameters=_percent,
        inputs=lambda rng: (rng.randint(0, 300), rng.randint(1, 8)),
        example_parameters={"percent": 10},
        examples=(((100, 2), 55.0), ((0, 3), 0.0)),
    ),
    Family(
        name="is_leap_year",
        imperative=lines("""
            check if a year is a leap year
            return True if the given year has 366 days
            test whether a year is a leap year in the Gregorian calendar
            tell if February has 29 days in some year
            determine whether a year is divisible by 4 but not by 100, unless it is divisible by 400
            decide if a year has an extra day
            find out whether a given year is leap
            see if there is a February 29 in a year
            apply the Gregorian leap year rule to a year
            say whether a year counts as leap year
            verify that a year is a leap year
            give True for leap years and False for common years
        """),
        free=lines("""
            leap year?
            is this year a leap year?
            Given a year, return True if it is a leap year, otherwise False.
            leap year check (4, 100, 400 rule)
            2000 -> True, 1900 -> False, 2024 -> True
            how can I find if a year is leap in python
            does the year have 366 days
            I need to know if a year has a 29th of February
        """),
        solution="""
def is_leap_year(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
""",
        inputs=lambda rng: (rng.choice((1900, 2000, 2100, rng.randint(400, 510) * 4, rng.randint(1890, 2030))),),
        examples=(((2000,), True), ((1900,), False), ((2024,), True), ((2023,), False)),
    ),
    Family(
        name="letter_grade",
        imperative=lines("""
            turn a score into a letter grade: 'A' from $a, 'B' from $b, 'C' from $c, otherwise 'F'
            return 'A' for at least $a points, 'B' for at least $b, 'C' for at least $c and 'F' for less
            convert points to a grade ('A' >= $a, 'B' >= $b, 'C' >= $c, else 'F')
            grade a test score: $a or more is 'A', $b or more 'B', $c or more 'C', the rest is 'F'
            map a mark to 'A', 'B', 'C' or 'F' with the limits $a, $b and $c (inclusive)
            assign a letter to a score; 'A' starts at $a, 'B' at $b, 'C' at $c and everything below is 'F'
            give the letter grade of a result with the cutoffs $a ('A'), $b ('B') and $c ('C'), 'F' if lower
            find the grade of a student from the points, 'A' being $a+, 'B' $b+, 'C' $c+ and 'F' anything else
            decide between the grades 'A' ($a and up), 'B' ($b and up), 'C' ($c and up) and 'F'
            get the school grade for a number of points, where $a gives 'A', $b gives 'B', $c gives 'C', under that 'F'
            translate a score to a letter using thresholds: $a -> 'A', $b -> 'B', $c -> 'C', lower -> 'F'
            classify a score as 'A' (min $a), 'B' (min $b), 'C' (min $c) or 'F'
        """),
        free=lines("""
            score to grade: >= $a 'A', >= $b 'B', >= $c 'C', else 'F'
            which grade is this score, if 'A' needs $a, 'B' needs $b, 'C' needs $c and all others get 'F'?
            Given a score, return 'A' if it is at least $a, 'B' if at least $b, 'C' if at least $c, otherwise 'F'.
            grading: 'A' $a+, 'B' $b+, 'C' $c+, rest 'F'
            my students get an 'A' with $a points, 'B' with $b, 'C' with $c, below that 'F'. grade for one score?
            letter grade function, limits $a/$b/$c for 'A'/'B'/'C' and 'F' for the rest
            grade calculator with 'A' from $a, 'B' from $b, 'C' from $c, 'F' below
            points -> 'A' | 'B' | 'C' | 'F' with bounds $a, $b, $c
        """),
        solution="""
def letter_grade(score: int) -> str:
    if score >= $a:
        return "A"
    if score >= $b:
        return "B"
    if score >= $c:
        return "C"
    return "F"
""",
        parameters=_grades,
        inputs=lambda rng: (rng.randint(50, 100),),
        example_parameters={"a": 90, "b": 80, "c": 70},
        examples=(((90,), "A"), ((85,), "B"), ((70,), "C"), ((12,), "F")),
    ),
    Family(
        name="body_mass_index",
        imperative=lines("""
            compute the body mass index from weight and height
            return the BMI for a weight in kilograms and a height in meters
            calculate a person's bmi
            divide the weight by the square of the height
            find the body mass index of someone given kg and m
            get the BMI value for a weight and a height
            work out the bmi using kilograms and meters
            determine the body mass index of a person
            take weight (kg) and height (m) and give back the BMI
            tell the body-mass index for a given weight and size
            evaluate weight / height ** 2
            implement a simple BMI calculator
        """),
        free=lines("""
            bmi
            what is the BMI for a weight in kg and a height in m?
            Given weight in kilograms and height in meters, return the body mass index.
            body mass index calculator
            kg / m^2
            how do I calculate my bmi in python
            BMI function with weight first, then height
            I know how heavy and how tall I am and want my body mass index
        """),
        solution="""
def body_mass_index(weight: float, height: float) -> float:
    return weight / height**2
""",
        inputs=lambda rng: (rng.randint(40, 120), round(rng.uniform(1.4, 2.1), 2)),
        examples=(((80, 2), 20.0), ((50, 2), 12.5)),
    ),
    Family(
        name="average_speed",
        imperative=lines("""
            compute the average speed from distance and time
            return the speed for a distance and a duration
            divide the distance by the time
            calculate how fast something moves given distance and time
            find the mean velocity of a trip
            get the average speed of a journey from its length and the hours it took
            work out the speed in km/h from kilometers and hours
            determine how many kilometers per hour a car drove
            take a distance and a time and give back the speed
            tell the average speed for a way and the time needed
            evaluate distance over time
            figure out someone's pace as distance per unit of time
        """),
        free=lines("""
            average speed
            how fast was I if I know the distance and the time?
            Given distance and time, return the average speed.
            speed = distance / time
            km and hours in, km/h out
            velocity calculator: distance first, time second
            how to calculate speed in python
            a train takes some hours for some kilometers, what is its speed?
        """),
        solution="""
def average_speed(distance: float, time: float) -> float:
    return distance / time
""",
        inputs=lambda rng: (rng.randint(0, 500), rng.randint(1, 12)),
        examples=(((100, 2), 50.0), ((0, 3), 0.0), ((5, 4), 1.25)),
    ),
)
