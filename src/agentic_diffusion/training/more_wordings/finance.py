"""More ways to ask for the families of families/finance.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "percentage": lines("""
        Write a function that takes a part and a whole and returns the percentage
        My program should show which percent of the total has been done
        Return how many percent the first value is of the second.
        percentage calculator (part, total)
        Implement part over whole in percent
        e.g. for 30 and 120 it gives 25.0
        I need to know what percent some points are of the maximum points
        12 pupils of 30 are ill, what percentage? for any pair of figures
        make me a function that says how much of b the number a is, in %
        Calculates the share of one number in another one, times 100
        so many votes out of so many votes, in percent, in python please
        fraction of two numbers as percentage
    """),
    "percent_of": lines("""
        Write a function that takes a number and returns $percent percent of it
        My program should take an amount and find out how much $percent% of it would be
        Return the value of $percent% of the input.
        $percent percent calculator
        Implement taking $percent% of an amount
        I need $percent hundredths of some figure
        the fee is $percent percent of the sum, how much is the fee?
        make me a function for $percent% of x
        Calculates $percent percent from a given value
        how much do I get if my share is $percent% of the money?
        x in, $percent% of x out, in python please
        commission of $percent% on an amount (only the commission)
    """),
    "apply_discount": lines("""
        Write a function that takes a price and returns the price with $percent% off
        My program should lower prices by $percent percent for a sale
        Return what remains of an amount once $percent% has been subtracted.
        $percent% off calculator
        Implement a discount of $percent percent
        I need the new price, everything in the store is $percent% reduced
        members save $percent percent, what is their price?
        make me a function that makes a value $percent% smaller
        Calculates the reduced price for a rebate of $percent percent
        how much do I pay with a coupon of $percent%?
        old price in, price lowered by $percent% out, in python please
        x minus $percent% of x
    """),
    "add_tax": lines("""
        Write a function that takes a net price and returns the price with $percent% tax on it
        My program should put $percent percent VAT on prices
        Return the amount together with a tax of $percent% of it.
        $percent% tax included price
        Implement adding sales tax of $percent percent
        I need the gross price, the tax rate is $percent%
        everything gets $percent percent more expensive, what is the new price?
        make me a function that makes a value $percent% larger
        Calculates the sum to pay if $percent percent tax come on top
        how much do I pay at the till when the tag says x and tax is $percent%?
        price before tax in, price after $percent% tax out, in python please
        x plus $percent% of x
    """),
    "percent_change": lines("""
        Write a function that takes an old and a new value and returns the change in percent
        My program should show how many percent a stock went up or down
        Return the relative difference between before and after, in percent.
        percent change calculator (old, new)
        Implement percentage change
        e.g. from 50 to 75 it gives 50.0, from 4 to 3 it gives -25.0
        I need to know by what percentage something grew or shrank
        last month I had so many visitors, this month so many: what's the increase in %?
        make me a function for growth in percent, negative if it became less
        Calculates the percental change relative to the first number
        rent was a and is now b, how many percent more or less is that, in python please
        old value, new value -> plus or minus percent
    """),
    "simple_interest": lines("""
        Write a function that takes principal, rate and years and returns the simple interest
        My program should work out the interest of a loan without compounding, the rate is in percent
        Return principal times rate (in percent) times years over 100.
        simple interest calculator
        Implement simple interest
        e.g. for 1000 at 5 percent over 2 years it gives 100.0
        I need the interest for some money lent for some years at some percent, not compounded
        the same interest every year on the starting amount, how much is it in all?
        make me a function for non-compounding interest in python please, just the interest, not the balance
        Calculates the plain interest from an amount, a percentage per year and a duration in years
        homework: simple interest from P, R and T
        how much extra do I pay back with simple interest?
    """),
    "compound_interest": lines("""
        Write a function that takes principal, rate and years and returns the final amount with compound interest
        My program should show how savings grow when every year's interest is added, the rate is in percent
        Return principal times (1 + rate percent) to the power of years.
        compound interest calculator (end balance)
        Implement compound interest, yearly, giving the total amount
        e.g. for 1000 at 50 percent over 2 years it gives 2250.0
        I need the balance after some years if the interest also earns interest
        money in the bank grows by some percent a year, how much is there in the end?
        make me a function for compounding savings in python please, start amount, percent, years
        Calculates what an investment has become after a number of years at an annual percentage
        homework: compound interest, final amount from P, R and T
        future balance of a deposit with annual interest on interest
    """),
    "split_bill": lines("""
        Write a function that takes a bill and the number of people and returns each one's share with $percent% tip
        My program should tell every guest what to pay when we tip $percent percent and split evenly
        Return the amount per person, $percent% tip included.
        bill splitter with $percent% tip
        Implement splitting of a restaurant bill with a tip of $percent percent
        I need to know what each of us owes, tip is $percent%, everybody pays the same
        we want to leave $percent percent extra and divide the total by heads
        make me a tip calculator: bill, people, $percent% tip, result per person
        Calculates the equal part of a bill for one person after $percent percent has been added
        dinner costs x, we are n people, $percent% goes to the waiter on top, what does one pay?
        bill and number of persons in, share incl. $percent% gratuity out, in python please
        how much money from each friend for the bill plus a $percent percent tip?
    """),
    "is_leap_year": lines("""
        Write a function that takes a year and returns whether it is a leap year
        My program should know if there is a day 29 in February of a given year
        Return True for leap years, False for normal years.
        leap year checker
        Implement the leap year rule
        e.g. for 2000 it gives True, for 1900 it gives False
        I need to see if a calendar year has one day more than usual
        does February have 28 or 29 days in this year? True for 29
        make me a boolean function for leap years in python please
        Checks whether a year number is a leap year: every 4th, not the 100s, but the 400s
        homework: leap year yes or no
        365 or 366 days? True if 366
    """),
    "letter_grade": lines("""
        Write a function that takes a score and returns 'A' from $a, 'B' from $b, 'C' from $c and 'F' under that
        My program should grade exams: $a points and more are 'A', $b 'B', $c 'C', less is 'F'
        Return 'A', 'B', 'C' or 'F', the minimum scores being $a, $b and $c, and 'F' for anything lower.
        letter grades 'A' $a, 'B' $b, 'C' $c, else 'F'
        Implement grading with lower limits $a for 'A', $b for 'B', $c for 'C' and 'F' otherwise
        I need a grade for a result: 'A' if >= $a, 'B' if >= $b, 'C' if >= $c, 'F' if not even that
        you need $a for an 'A', $b for a 'B', $c for a 'C', or else you fail with 'F'. what did I get?
        make me a grader in python please, at least $a: 'A', at least $b: 'B', at least $c: 'C', below: 'F'
        Determines the letter for a mark, where 'A' begins at $a, 'B' at $b, 'C' at $c, and 'F' is the remainder
        points in, letter out ($a or up 'A', $b or up 'B', $c or up 'C', others 'F')
        homework: if score is $a+ then 'A', else if $b+ then 'B', else if $c+ then 'C', else 'F'
        a teacher gives 'A' from $a on, 'B' from $b on, 'C' from $c on, 'F' to the others; grade of one score?
    """),
    "body_mass_index": lines("""
        Write a function that takes weight in kg and height in m and returns the BMI
        My program should work out the body mass index of its user
        Return kilograms over squared meters.
        bmi calculator (kg, m)
        Implement BMI
        e.g. for 80 kg and 2 m it gives 20.0
        I need the bmi of somebody, weight and body height are known
        how heavy is someone in relation to the height? use the BMI formula
        make me a bmi function in python please, kilos first, meters second
        Calculates the body mass index, weight by height squared
        homework: BMI from weight and height
        weight in kilos and height in meters in, BMI number out
    """),
    "average_speed": lines("""
        Write a function that takes a distance and a time and returns the average speed
        My program should say how fast a runner was from the way and the time
        Return the distance per unit of time.
        speed calculator (distance, time)
        Implement average speed
        e.g. for distance 100 and time 2 it gives 50.0
        I need the mean speed of a ride, I have the km and the hours
        how fast does a car go that needs some hours for some miles?
        make me a function for velocity in python please, way first, time second
        Calculates the speed on average for a journey
        homework: speed from distance and time
        kilometers and hours known, how many km per hour?
    """),
}
