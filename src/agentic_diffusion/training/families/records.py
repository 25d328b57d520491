"""Families about lists of dictionaries (records): pluck, filter, sort, group, sum, average, look up.

A record looks like {"name": "Ann", "city": "Rome", "age": 31, "price": 5, "quantity": 2}.
"""

from collections.abc import Mapping
from random import Random

from agentic_diffusion.training.family import Family, lines

Record = dict[str, object]
_NAMES = ("Ann", "Bob", "Cem", "Dora", "Eve", "Finn")
_THRESHOLDS = (18, 21, 30, 50, 65)
_ORDERS = (
    ("ascending", ""), ("increasing", ""), ("low to high", ""),
    ("descending", ", reverse=True"), ("decreasing", ", reverse=True"), ("high to low", ", reverse=True"),
)  # fmt: skip
_COMPARISONS = (
    ("greater than", ">"), ("over", ">"), ("above", ">"), ("less than", "<"), ("under", "<"), ("below", "<"),
    ("at least", ">="), ("at most", "<="), ("exactly", "=="),
)  # fmt: skip


def _records(rng: Random, fewest: int = 0) -> list[Record]:
    return [
        {
            "name": rng.choice(_NAMES),
            "city": rng.choice(("Rome", "Oslo", "Lima")),
            "age": rng.choice(_THRESHOLDS),
            "price": rng.randint(1, 30),
            "quantity": rng.randint(0, 6),
            "score": rng.choice(_THRESHOLDS),
        }
        for _ in range(rng.randint(fewest, 6))
    ]


def _number_key(rng: Random) -> Mapping[str, object]:
    return {"key": rng.choice(("age", "price", "quantity", "score"))}


def _any_key(rng: Random) -> Mapping[str, object]:
    return {"key": rng.choice(("name", "city", "age", "price", "score"))}


def _sort_order(rng: Random) -> Mapping[str, object]:
    order, reverse = rng.choice(_ORDERS)
    return {**_any_key(rng), "order": order, "reverse": reverse}


def _comparison(rng: Random) -> Mapping[str, object]:
    cmp_words, cmp = rng.choice(_COMPARISONS)
    return {"key": rng.choice(("age", "score")), "cmp_words": cmp_words, "cmp": cmp, "n": rng.choice(_THRESHOLDS)}


FAMILIES = (
    Family(
        name="pluck",
        imperative=lines("""
            get the '$key' of every dictionary in a list of dicts
            extract the '$key' values from a list of records
            return a list with the '$key' field of each dict
            pluck '$key' out of a list of dictionaries
            collect all the '$key' entries of a list of dicts
            turn a list of dicts into a list of their '$key' values
            read the '$key' column from a table given as list of dictionaries
            map each record to its '$key'
            take a list of objects (dicts) and return what is under '$key' in each
            pull the '$key' attribute from each dictionary of a list
            list the '$key' of all people in a list of dicts
            gather the values stored under the key '$key' in several dictionaries
        """),
        free=lines("""
            list of '$key' values from list of dicts
            how do I get only the '$key' out of a list of dictionaries?
            given a list of dicts, return all their '$key' values in order
            '$key' column of records
            i have rows as dictionaries and just want the '$key' of each row
            all '$key' values in a list of dictionaries
            Given records that all have a '$key', return the list of those.
            only the '$key' fields please, input is a list of dicts
        """),
        solution="""
def pluck(records: list[dict]) -> list:
    return [record['$key'] for record in records]
""",
        parameters=_any_key,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "name"},
        examples=((([{"name": "Ann"}, {"name": "Bob"}],), ["Ann", "Bob"]), (([],), [])),
    ),
    Family(
        name="filter_records",
        imperative=lines("""
            filter a list of dicts to those whose '$key' is $cmp_words $n
            keep the dictionaries of a list with '$key' $cmp_words $n
            return all records where '$key' is $cmp_words $n
            select from a list of dictionaries the ones having a '$key' of $cmp_words $n
            find the dicts whose '$key' value is $cmp_words $n
            drop each dictionary from a list unless its '$key' is $cmp_words $n
            query a list of records for '$key' $cmp_words $n
            take a list of dicts and give back only the dicts in which '$key' is $cmp_words $n
            pick out the rows with '$key' $cmp_words $n
            get every person from a list of dicts with '$key' $cmp_words $n
            restrict a list of dictionaries to entries for which '$key' is $cmp_words $n
            search a list of dicts and return those with a '$key' $cmp_words $n
        """),
        free=lines("""
            list of dicts where '$key' is $cmp_words $n
            how to filter a list of dictionaries by '$key' $cmp_words $n?
            given a list of dicts, return the ones with '$key' $cmp_words $n
            records with '$key' $cmp_words $n
            i have a list of user dictionaries and need the users whose '$key' is $cmp_words $n
            rows having '$key' $cmp_words $n
            Given records with a numeric '$key', return the records for which it is $cmp_words $n.
            which dicts in my list have a '$key' $cmp_words $n?
        """),
        solution="""
def filter_records(records: list[dict]) -> list[dict]:
    return [record for record in records if record['$key'] $cmp $n]
""",
        parameters=_comparison,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "age", "cmp_words": "over", "cmp": ">", "n": 30},
        examples=((([{"age": 30}, {"age": 31}],), [{"age": 31}]), (([],), [])),
    ),
    Family(
        name="sort_records",
        imperative=lines("""
            sort a list of dictionaries by '$key' in $order order
            order records by their '$key', $order
            return a list of dicts sorted by the key '$key' ($order)
            arrange a list of dictionaries in $order order of '$key'
            sort rows on the '$key' column, $order
            take a list of dicts and sort it on '$key' with $order values
            put dictionaries of a list in order of '$key', $order
            rank a list of people (dicts) by '$key', $order
            make a sorted copy of a list of dicts, key '$key', $order
            reorder records so that '$key' is $order
            sort dict objects in a list using their '$key' value, direction $order
            give back the list of dicts ordered on field '$key', $order
        """),
        free=lines("""
            sort list of dicts by '$key' $order
            how do I sort a list of dictionaries by the value of '$key', $order?
            given a list of dicts, return it in $order order of '$key'
            list of dictionaries sorted on '$key', $order
            i have a list of dicts and they should be ordered by '$key', $order
            records by '$key' $order
            Given records, return a new list of them sorted by '$key' in $order order.
            sorted by '$key' ($order), input is a list of dictionaries
        """),
        solution="""
def sort_records(records: list[dict]) -> list[dict]:
    return sorted(records, key=lambda record: record['$key']$reverse)
""",
        parameters=_sort_order,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "age", "order": "ascending", "reverse": ""},
        examples=((([{"age": 3}, {"age": 1}],), [{"age": 1}, {"age": 3}]), (([],), [])),
    ),
    Family(
        name="group_records",
        imperative=lines("""
            group a list of dictionaries by '$key'
            put records into a dict of lists keyed by their '$key'
            split a list of dicts into groups with the same '$key'
            build a dictionary from each '$key' to the records that have it
            bucket dicts by the value of '$key'
            collect dictionaries sharing the same '$key' under that value
            partition rows by '$key' and return a dict of lists of rows
            take a list of dicts and group the dicts on the field '$key'
            organise records by '$key' in a dictionary
            classify a list of dictionaries by what is stored under '$key'
            create an index of records on '$key', several records per value allowed
            arrange people (dicts) in groups by '$key'
        """),
        free=lines("""
            group list of dicts by '$key'
            how to group dictionaries by the value of '$key'?
            given a list of dicts, return a dict from '$key' to the list of dicts with it
            records grouped on '$key'
            i have rows as dicts and want them grouped by '$key'
            dict of lists, one list for every '$key'
            Given records, return a dictionary mapping each '$key' to the list of matching records.
            like SQL group by '$key', but keep whole rows
        """),
        solution="""
def group_records(records: list[dict]) -> dict[object, list[dict]]:
    groups = {}
    for record in records:
        groups.setdefault(record['$key'], []).append(record)
    return groups
""",
        parameters=_any_key,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "city"},
        examples=(
            (
                ([{"city": "Rome", "age": 1}, {"city": "Rome", "age": 2}],),
                {"Rome": [{"city": "Rome", "age": 1}, {"city": "Rome", "age": 2}]},
            ),
            (([],), {}),
        ),
    ),
    Family(
        name="sum_field",
        imperative=lines("""
            sum the '$key' of all dictionaries in a list
            add up the '$key' values of a list of dicts
            calculate the total '$key' over a list of records
            return the sum of the '$key' fields
            total the '$key' column of a list of dictionaries
            compute the overall '$key' of several dicts
            find out what the '$key' entries of a list of dicts add up to
            accumulate '$key' over all the records
            take a list of dicts and return the sum of what is under '$key'
            get the grand total of '$key' from a list of dictionaries
            sum up one field, '$key', of each dict in a list
            work out the combined '$key' of a list of dict objects
        """),
        free=lines("""
            sum of '$key' in list of dicts
            how do I sum the '$key' field over a list of dictionaries?
            given a list of dicts, return the total of their '$key' values
            total '$key' of records
            i've got rows as dicts with a '$key' number and want these numbers added
            '$key' total, from a list of dictionaries
            Given records with a numeric '$key', return its sum over all records (0 for none).
            what's the sum of all the '$key' values in my list of dicts?
        """),
        solution="""
def sum_field(records: list[dict]) -> int:
    return sum(record['$key'] for record in records)
""",
        parameters=_number_key,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "price"},
        examples=((([{"price": 3}, {"price": 4}],), 7), (([],), 0)),
    ),
    Family(
        name="average_field",
        imperative=lines("""
            compute the average '$key' of a list of dictionaries
            average the '$key' values in a list of dicts, 0 for an empty list
            return the mean of the '$key' field over all records
            find the mean '$key' in a list of dicts
            calculate the average of '$key' over rows given as dictionaries
            get the arithmetic mean of what is stored under '$key' in each dict
            take a list of dicts and return their average '$key'
            work out the average '$key' for a list of people (dicts)
            determine how big '$key' is on average among the records, 0 when there are none
            average one column, '$key', of a list of dictionaries
            sum the '$key' values of a list of dicts and divide by how many dicts there are
            tell the mean value of '$key' in a collection of dicts
        """),
        free=lines("""
            average '$key' of list of dicts
            what is the average '$key' in a list of dictionaries?
            given a list of dicts, return the mean of '$key' (0 if the list is empty)
            mean '$key' of records
            i have people as dictionaries and want their average '$key'
            '$key' average for a list of dicts
            Given records with a numeric '$key', return its arithmetic mean, or 0 for no records.
            the mean over the '$key' field, zero if no data
        """),
        solution="""
def average_field(records: list[dict]) -> float:
    if not records:
        return 0
    return sum(record['$key'] for record in records) / len(records)
""",
        parameters=_number_key,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "age"},
        examples=((([{"age": 3}, {"age": 4}],), 3.5), (([],), 0)),
    ),
    Family(
        name="total_price",
        imperative=lines("""
            calculate the total price of items given as dicts with 'price' and 'quantity'
            sum 'price' times 'quantity' over a list of dictionaries
            compute the cost of a shopping cart of dicts with 'price' and 'quantity'
            return the order total from a list of dicts having 'price' and 'quantity'
            add up 'price' * 'quantity' for every item in a list of dicts
            find the amount to pay for a list of items, each a dict with a 'price' and a 'quantity'
            total an invoice whose lines are dicts with keys 'price' and 'quantity'
            work out what all items cost together, multiplying each 'price' by its 'quantity'
            get the value of an inventory given as list of dicts with 'price' and 'quantity'
            take a list of products (dict with 'price', 'quantity') and return the overall cost
            multiply 'price' and 'quantity' of each record and sum the results
            determine the bill for a basket of dicts with 'price' and 'quantity'
        """),
        free=lines("""
            total price of items with 'price' and 'quantity'
            how much does a cart cost when every item is a dict with 'price' and 'quantity'?
            given a list of dicts with 'price' and 'quantity', return the total cost
            sum of 'price' x 'quantity'
            i have order lines like {'price': 5, 'quantity': 2} and want the order total
            cart total, items are dictionaries with 'price' and 'quantity'
            Given items as dictionaries with the keys 'price' and 'quantity', return the total amount.
            invoice sum from 'price' and 'quantity' of each line
        """),
        solution="""
def total_price(items: list[dict]) -> int:
    return sum(item['price'] * item['quantity'] for item in items)
""",
        inputs=lambda rng: (_records(rng),),
        examples=((([{"price": 5, "quantity": 2}, {"price": 3, "quantity": 1}],), 13), (([],), 0)),
    ),
    Family(
        name="index_records",
        imperative=lines("""
            index a list of dicts by '$key'
            turn a list of dictionaries into a dict keyed by '$key'
            build a lookup table from '$key' to record
            convert a list of dicts to a dict of dicts, with '$key' as the key
            make records accessible by their '$key'; a later record replaces an earlier one
            map every '$key' to the dictionary it comes from
            create a dictionary of records whose keys are the '$key' values
            take a list of dicts and return a dict which finds a dict by its '$key'
            key a list of rows on '$key', last row wins
            transform a list of records into a mapping by '$key'
            produce a dict from '$key' to the whole dictionary
            restructure a list of dicts so each can be looked up by '$key'
        """),
        free=lines("""
            list of dicts to dict by '$key'
            how can I turn a list of dictionaries into a dictionary using '$key' as key?
            given a list of dicts, return a dict from '$key' to dict
            lookup by '$key' for records
            i want to find a record fast by its '$key', so make a dict out of the list
            dict of records, key is '$key'
            Given records, return a mapping from each record's '$key' to the record (the last one on duplicates).
            records indexed on '$key'
        """),
        solution="""
def index_records(records: list[dict]) -> dict[object, dict]:
    return {record['$key']: record for record in records}
""",
        parameters=_any_key,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "name"},
        examples=((([{"name": "Ann", "age": 3}],), {"Ann": {"name": "Ann", "age": 3}}), (([],), {})),
    ),
    Family(
        name="name_of_top_record",
        imperative=lines("""
            return the 'name' of the dict with the highest '$key'
            find who has the largest '$key' in a list of dicts and return the 'name'
            get the 'name' of the record whose '$key' is biggest
            pick the dictionary with the maximum '$key' and give its 'name'
            look for the greatest '$key' in a list of dictionaries and return the matching 'name'
            determine the 'name' belonging to the top '$key'
            return the 'name' from the row with the max '$key'
            take a list of dicts with 'name' and '$key' and return the 'name' of the one with most '$key'
            select the 'name' of the person having the highest '$key' in a list of dicts
            report the 'name' of the record where '$key' is largest
            search a non-empty list of dicts for the one with the highest '$key' and return its 'name'
            tell the 'name' of the leader by '$key'
        """),
        free=lines("""
            'name' with the highest '$key' in list of dicts
            which 'name' has the largest '$key' in a list of dictionaries?
            given dicts with 'name' and '$key', return the 'name' with the maximum '$key'
            'name' of the max '$key' record
            i have dictionaries with 'name' and '$key' and want the 'name' of the one with the biggest '$key'
            argmax by '$key', give back 'name'
            Given a non-empty list of records, return the 'name' of the record with the greatest '$key'.
            who is first when comparing '$key'? return the 'name'
        """),
        solution="""
def name_of_top_record(records: list[dict]) -> str:
    return max(records, key=lambda record: record['$key'])['name']
""",
        parameters=_number_key,
        inputs=lambda rng: (_records(rng, fewest=1),),
        example_parameters={"key": "score"},
        examples=(
            (([{"name": "Ann", "score": 3}, {"name": "Bob", "score": 9}],), "Bob"),
            (([{"name": "Eve", "score": 0}],), "Eve"),
        ),
    ),
    Family(
        name="sum_by_group",
        imperative=lines("""
            sum the '$key' per 'city' in a list of dicts
            total '$key' by 'city' and return a dict
            add up the '$key' of records with the same 'city'
            return a dictionary from 'city' to the sum of '$key' of its records
            aggregate a list of dicts: for each 'city' the total '$key'
            group records by 'city' and sum their '$key'
            compute for every 'city' how much '$key' it has in total
            accumulate '$key' for each 'city' over a list of dictionaries
            build a dict of 'city' totals of '$key'
            take rows with 'city' and '$key' and return the '$key' sum for each 'city'
            calculate subtotals of '$key' by 'city'
            collect the total '$key' of each 'city' in a dictionary
        """),
        free=lines("""
            sum of '$key' per 'city'
            what is the total '$key' for each 'city' in a list of dicts?
            given a list of dicts with 'city' and '$key', return a dict of the '$key' totals by 'city'
            '$key' totals by 'city'
            i have records with a 'city' and a '$key' and need one sum for each 'city'
            select 'city', sum('$key') group by 'city', in plain Python
            Given records, return a mapping of each 'city' to the sum of '$key' over its records.
            per 'city' sums of '$key' as a dictionary
        """),
        solution="""
def sum_by_group(records: list[dict]) -> dict[str, int]:
    totals = {}
    for record in records:
        totals[record['city']] = totals.get(record['city'], 0) + record['$key']
    return totals
""",
        parameters=_number_key,
        inputs=lambda rng: (_records(rng),),
        example_parameters={"key": "price"},
        examples=(
            (
                ([{"city": "Rome", "price": 2}, {"city": "Oslo", "price": 1}, {"city": "Rome", "price": 3}],),
                {"Rome": 5, "Oslo": 1},
            ),
            (([],), {}),
        ),
    ),
)
