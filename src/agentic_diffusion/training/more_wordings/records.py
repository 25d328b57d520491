"""More ways to ask for the families of families/records.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "pluck": lines("""
        Write a function that takes a bunch of dicts and returns the '$key' of each one
        my program should list what every entry has as '$key', the entries are dictionaries
        Returns the '$key' entries of the given dictionaries, in the same order.
        '$key' extractor for dict lists
        rows come as dicts, I only care about the '$key' column
        make me a plain list of every '$key' found in an array of dictionaries
        Given an array of dicts, collect the value behind '$key' from each.
        Implement a projection of records onto the single field '$key'
        json objects in, their '$key' values out
        from each dictionary in the sequence take '$key' and put it in a list
        what's the '$key' of each of these dicts? as list in python please
        just the '$key' of each item, every item is a dict
    """),
    "filter_records": lines("""
        Write a function that takes a list of dicts and returns those with a '$key' $cmp_words $n
        my program should throw out all dictionaries except the ones where '$key' is $cmp_words $n
        Returns the dictionaries whose '$key' is $cmp_words $n.
        '$key' $cmp_words $n filter for dicts
        which of these entries have '$key' $cmp_words $n? the entries are dictionaries
        make me a sublist of the dicts, condition: '$key' $cmp_words $n
        Given an array of dictionaries, leave only the ones with '$key' $cmp_words $n.
        Implement a where clause: '$key' has to be $cmp_words $n, the table is a list of dicts
        json objects in, only those with '$key' $cmp_words $n out
        I want every dict for which the number under '$key' is $cmp_words $n
        from my rows (dicts), which ones have a '$key' that is $cmp_words $n? keep their order
        need the subset of records that have '$key' $cmp_words $n in python please
    """),
    "sort_records": lines("""
        Write a function that takes a bunch of dicts and returns them ordered by '$key', $order
        my program should show the dictionaries sorted on '$key' ($order)
        Returns a new list with the dictionaries sorted by their '$key' in $order order.
        dict sorter, field '$key', $order
        rows are dicts, '$key' decides the order, and it should be $order
        make me a list of the same dicts, '$key' going $order
        Given an array of dictionaries, order it $order by what each has under '$key'.
        Implement ORDER BY '$key', $order, for a list of dicts
        json objects in, the same objects sorted by '$key' out ($order)
        my table of dicts is in random order; I want it $order with respect to '$key'
        sorted() with a key on '$key', $order, input are dictionaries
        what do the entries look like when you sort these dicts $order on '$key'?
    """),
    "group_records": lines("""
        Write a function that takes a bunch of dicts and returns them bundled by their '$key'
        my program should put dictionaries that agree on '$key' together, as a dict of lists
        Returns a dict which holds, for each '$key', the list of dictionaries having it.
        groupby '$key' for dicts
        rows are dicts; those with equal '$key' belong in one list, keyed by that value
        make me a dictionary that has a list of records for every different '$key'
        Given an array of dictionaries, divide it into lists by '$key' and return a dict of these.
        Implement grouping of dict entries on '$key'
        json objects in, {value of '$key': [objects with it]} out
        I'd like to look up all entries that share a '$key', so bucket the dicts
        sort my dictionaries into piles, one pile for each '$key'
        which entries have the same '$key'? answer with a dict of lists in python please
    """),
    "sum_field": lines("""
        Write a function that takes a bunch of dicts and returns the sum of their '$key' numbers
        my program should tell the '$key' of all entries together, the entries are dictionaries
        Returns the total of '$key' over the given dictionaries.
        '$key' adder for dicts
        rows are dicts, each with a '$key'; what is the overall sum?
        make me one number: all '$key' values of these dictionaries added
        Given an array of dictionaries, add up what they hold under '$key'.
        Implement SELECT SUM of '$key' for a list of dicts
        json objects in, the sum over their '$key' out
        Calculates how much '$key' the dicts in the sequence have in total
        go through the dictionaries, read '$key' from each and accumulate
        need the '$key' column summed, table = list of dicts
    """),
    "average_field": lines("""
        Write a function that takes a bunch of dicts and returns the mean '$key', or 0 without dicts
        my program should tell the average '$key' of the entries (dictionaries), zero when there are none
        Returns the arithmetic mean of '$key' over the given dictionaries, 0 if empty.
        mean '$key' calculator for dicts
        rows are dicts, each with a '$key'; what's the typical (mean) figure? empty table -> 0
        make me the average of all '$key' values in an array of dictionaries
        Given an array of dictionaries, average what they hold under '$key', no entries count as 0.
        Implement SELECT AVG of '$key' for a list of dicts, with 0 for the empty list
        json objects in, their mean '$key' out
        Calculates the average '$key' of the dicts in a sequence and 0 in case it's empty
        what '$key' do my entries have on average? they are stored as dictionaries
        need the '$key' column averaged, table = list of dicts, avoid dividing by zero (give 0)
    """),
    "total_price": lines("""
        Write a function that takes cart entries (dicts with 'price' and 'quantity') and returns what to pay
        my program should know the value of a basket, entries are dicts having 'price' and 'quantity'
        Returns the sum of 'price' multiplied by 'quantity' across the given dictionaries.
        cart total calculator, fields 'price' and 'quantity'
        somebody buys 'quantity' pieces of each thing at its 'price', what does it all cost? (list of dicts)
        make me a checkout function: each entry is a dict with 'price' and 'quantity', I want the sum
        e.g. [{'price': 5, 'quantity': 2}, {'price': 3, 'quantity': 1}] gives 13
        Implement the grand total of an order whose rows are dicts with 'price' and 'quantity'.
        Given purchases as dictionaries, each with 'price' and 'quantity', calculate the bill.
        json order lines in, the amount due out ('price' times 'quantity', all added)
        Calculates how expensive the whole list is, every dict has a unit 'price' and a 'quantity'
        stock worth: for each dict 'price' * 'quantity', then the total in python please
    """),
    "index_records": lines("""
        Write a function that takes a bunch of dicts and returns a dict from '$key' to the dict having it
        my program should find an entry by its '$key', so make a lookup dict of the dictionaries
        Returns a dictionary in which each record is stored under its own '$key'.
        lookup builder on '$key' for dicts
        rows are dicts; I want to reach each row directly through its '$key'
        make me a mapping whose keys are the '$key' values and whose values are the dicts themselves
        Given an array of dictionaries, store each under its '$key' and let later ones overwrite earlier ones.
        Implement an index on the field '$key' for a list of dicts
        json objects in, {value of '$key': object} out
        instead of a list of dictionaries, a dictionary of dictionaries with '$key' as the key
        rather than looping for the right '$key' each time, I want a dict that gives me the record
        dict comprehension that keys each entry (a dict) by its '$key'
    """),
    "name_of_top_record": lines("""
        Write a function that takes a bunch of dicts and returns the 'name' in the one with most '$key'
        my program should tell the 'name' of the entry (a dict) that has the highest '$key'
        Returns the 'name' of the dictionary whose '$key' is the maximum.
        'name' of best '$key' finder for dicts
        rows are dicts with 'name' and '$key'; who has the top '$key'? I want the 'name'
        make me a function that says which 'name' goes with the biggest '$key' among dictionaries
        Given an array of dictionaries, find the one with the largest '$key' and return its 'name'.
        Implement: sort of a winner lookup, highest '$key' wins, the result is that dict's 'name'
        json objects in, the 'name' of that with the greatest '$key' out
        nobody beats this entry in '$key', what's its 'name'? entries are dictionaries
        max over dicts by '$key', then ['name']
        the 'name' I need is from the dict where the '$key' number is largest
    """),
    "sum_by_group": lines("""
        Write a function that takes a bunch of dicts and returns for every 'city' the summed '$key'
        my program should show how much '$key' each 'city' has overall, entries are dictionaries
        Returns a dict that maps every 'city' to the total of '$key' in its records.
        '$key' per 'city' totals for dicts
        rows are dicts with 'city' and '$key'; what does each 'city' have in total?
        make me a dictionary of sums, key is the 'city', value the added up '$key'
        Given an array of dictionaries, sum '$key' separately for each 'city'.
        Implement group by 'city' with a sum of '$key' over a list of dicts
        json objects in, {city: total '$key'} out, grouped by their 'city'
        pivot my dicts: one row for each 'city' with its '$key' total
        Calculates '$key' subtotals, one for every different 'city' in the records
        add '$key' to the running total of the 'city' it belongs to, and return all the totals
    """),
}
