"""More ways to ask for the families of families/dictionaries.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "invert_dict": lines("""
        My program should be able to go from value back to key, so please reverse this dict for me
        Write a function that takes a dict and returns the inverted dict
        reverse mapping of a dictionary
        Returns a dict in which each old value is a key and each old key is a value.
        Implement dictionary inversion
        need: {v: k} out of {k: v}
        e.g. for {'a': 1, 'b': 2} it gives {1: 'a', 2: 'b'}
        i want the values to become the keys, and the other way around
        a dict maps countries to capitals, make me the dict from capitals to countries
        turn every key: value pair into value: key in python please
        function that swaps both sides of a dictionary
        key/value swapper
    """),
    "merge_dicts": lines("""
        Write a function that takes two dictionaries and returns one dictionary with everything in it
        Return the combination of two dicts; where both have a key, use the second dict's value.
        There are two dicts and I would like to end up with one (the second overwrites the first)
        dictionary merger
        Implement a merge of two dicts, right side wins
        my program has base options and user options in dicts, the user's ones should win, give me the result
        a and b are dicts, make me a new dict with all of a and then all of b on top
        function to combine dict one and dict two in python please
        Combines two mappings into a fresh one, the latter taking priority on equal keys
        e.g. {'a': 1, 'b': 2} and {'b': 3} become {'a': 1, 'b': 3}
        like a.update(b) but without modifying a, return the new dict
        two maps into one map, newer values replace older ones
    """),
    "add_dicts": lines("""
        Write a function that takes two dicts of numbers and returns a dict with the numbers summed per key
        e.g. {'a': 1, 'b': 2} and {'b': 3, 'c': 4} give {'a': 1, 'b': 5, 'c': 4}
        Returns the sum of two dictionaries, where values under the same key are added together.
        Implement addition of two count dicts
        dict adder for numeric values
        monday's and tuesday's orders are in two dicts, make me one dict with the amounts of both days added
        I need to combine two score tables; if a player is in both, his points should be added
        when a key exists in both dicts the result has the two values added, otherwise it just gets copied
        function that puts two frequency tables together by adding
        merge of 2 dicts but plus instead of overwrite
        my program should total up two shopping lists given as dicts of product to quantity
        Calculates the per-key totals of a pair of dictionaries
    """),
    "sum_dict_values": lines("""
        Write a function that takes a dict of numbers and returns the sum of the values
        Return what all values of the mapping add up to.
        dict values total
        e.g. {'a': 3, 'b': 4} gives 7
        My program should tell how much money I spent, the spendings are the values of a dict
        keys don't matter, I want all the values of a dictionary added
        Implement a sum over the values of a dictionary
        Adds up the integers held in a dict (an empty dict makes 0)
        points per player are in a dict, how many points altogether?
        function for the overall sum of the numbers in a dict in python please
        a warehouse dict has item -> quantity, how many pieces are there in total?
        values of dictionary summed up into a single figure
    """),
    "key_with_max_value": lines("""
        Write a function that takes a dict and returns the key with the biggest value (None if it is empty)
        Return the key that maps to the maximum.
        My dict has names and points, who is the winner?
        highest value in dict, give the key
        Implement argmax for dictionaries, None for an empty one
        e.g. {'a': 3, 'b': 9, 'c': 4} -> 'b'
        make me a function that tells the most common word when given a dict of word counts
        I have city -> population as a dict and I'm looking for the city with most people
        key of top entry in python please
        Finds which name in the mapping has the largest figure next to it
        not the max value itself but its key, from a dictionary
        dictionary: whose number is the greatest? return that key
    """),
    "key_with_min_value": lines("""
        Write a function that takes a dict and returns the key with the smallest value (None if it is empty)
        Return the key that maps to the minimum.
        My dict has products and prices, which product is the cheapest?
        lowest value in dict, give the key
        Implement argmin for dictionaries, None for an empty one
        e.g. {'a': 3, 'b': 9, 'c': 1} -> 'c'
        make me a function that tells the rarest word when given a dict of word counts
        I have player -> golf score as a dict and I'm looking for the player with the lowest score
        key of the bottom entry by value in python please
        Finds which name in the mapping has the least figure next to it
        not the min value itself but its key, from a dictionary
        dictionary: whose number is the smallest? return that key
    """),
    "filter_by_value": lines("""
        Write a function that takes a dict and returns a dict of those entries with values $cmp_words $n
        My program should throw out all dict entries except the ones whose number is $cmp_words $n
        Return a copy of the mapping that has only the pairs with a value $cmp_words $n.
        dict filter: value $cmp_words $n
        Implement filtering of a dict, condition: value $cmp_words $n
        I need all the pairs where the figure is $cmp_words $n, still as a dictionary
        only leave key-value pairs in the dict if the value is $cmp_words $n
        stock per item is given as a dict, make me the dict of items with a stock $cmp_words $n
        new dict, same keys and values, but just where the value is $cmp_words $n, in python please
        Keeps the pairs of a dictionary that have an integer $cmp_words $n as value
        function to get the part of a dict with numbers $cmp_words $n
        the dict has temperatures by city, I want a dict with the cities where it is $cmp_words $n
    """),
    "keys_by_value": lines("""
        Write a function that takes a dict and returns a list of the keys with values $cmp_words $n
        My program should print the names of everyone whose points in the dict are $cmp_words $n, as a list
        Return a list of those keys that map to something $cmp_words $n.
        dict keys where value $cmp_words $n
        Implement a search for all dictionary keys with numbers $cmp_words $n
        I need just the keys, as a list, for which the figure is $cmp_words $n
        prices per product are in a dict; which products cost $cmp_words $n? make me a list
        list the keys, but only if the integer behind the key is $cmp_words $n
        which entries of the mapping are $cmp_words $n? the names suffice, put them in a list
        Lists every key of a dictionary that has a value $cmp_words $n, in the order of the dict
        function that finds keys in a dict by their value being $cmp_words $n, in python please
        the dict says how old people are, tell me who is $cmp_words $n (list of names)
    """),
    "sort_dict_by_value": lines("""
        Write a function that takes a dict and returns it with the entries ordered $order_words of value
        My program should show the high score table sorted $order_words, it's a dict and should stay one
        Return the same pairs as a new dict, with the values $order_words.
        dict, sort on values, $order_words
        Implement sorting of a dictionary by its numbers $order_words
        I need the dict so that when I loop over it the values come $order_words
        the population of cities is in a dict, make me a dict with the populations $order_words
        values $order_words, keys just go along, result is a dict
        sort key-value pairs on the second part, $order_words, and turn them into a dict again
        Sorts a mapping according to its values ($order_words) in python please
        function for putting dictionary entries $order_words by what the keys map to
        not by key but by value please: sort my dict $order_words
    """),
    "sort_dict_by_key": lines("""
        Write a function that takes a dict and returns a dict with the keys in order
        Return the same pairs as a new dict, keys from a to z.
        My program should show a glossary dict alphabetically, so sort it by the term (the key)
        dict key sort
        Implement sorting of a dictionary by its keys
        e.g. {'b': 1, 'a': 2} becomes {'a': 2, 'b': 1}
        I need the dict so that when I loop over it the keys come in alphabetical order
        make me a dict that is sorted on its keys, values just go along
        Sorts a mapping by key, ascending, in python please
        not by value but by key please: sort my dictionary
        names map to phone numbers, how can i get this dict ordered by name?
        function for ordering dictionary entries by their key
    """),
    "pick_keys": lines("""
        Write a function that takes a dict plus a list of keys and returns a dict that has only these keys
        Return the part of the mapping that belongs to the given keys; unknown keys are skipped.
        My program should keep some fields of a record (a dict), the field names come as a list
        dict subset by keys
        Implement key selection on a dictionary, keys that aren't there are ignored
        e.g. {'a': 1, 'b': 2} with ['b', 'z'] gives {'b': 2}
        I only care about a few keys of a dict and have them in a list, make me the small dict
        inputs: dictionary, list of keys. output: dictionary with just those keys, if they exist
        throw away everything in a dict that isn't on my list of keys
        function to select columns of a row, row is a dict, columns a list, missing ones left out
        Picks the named entries out of a dict in python please
        which of these keys does the dict have, and with which values? answer as a dict
    """),
    "zip_to_dict": lines("""
        Write a function that takes a list of keys and a list of values and returns a dict
        Return a dictionary where the i-th key has the i-th value.
        My program has column names in one list and cell values in another, I want them as a dict
        two arrays into a map
        Implement building a dict from parallel sequences
        e.g. ['a', 'b'] and [1, 2] give {'a': 1, 'b': 2}
        I need to link each entry of one list with the entry at the same place of the other list, in a dict
        make me a dict, first list = keys, second list = values
        products in one list, prices in another, how do i get product -> price?
        Pairs up keys and values from two separate lists as a mapping
        function that zips two sequences to a dictionary in python please
        keys list + values list = dict
    """),
}
