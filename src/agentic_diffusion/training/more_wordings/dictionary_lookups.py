"""More ways to ask for the families of families/dictionary_lookups.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "get_or_default": lines("""
        Write a function that takes a dict and a key and returns the value, or $n if the key is unknown
        My program crashes with KeyError when a key is not in the dict, it should get $n then
        Return the value for the key, with $n as fallback.
        dict get with fallback $n
        Implement a forgiving dictionary lookup, result $n on a miss
        I need what is stored at a key and if nothing is stored there I need $n
        how many points does a player have? dict and name are given, players not in the dict have $n
        is the key in the dict? then its value, if not then $n
        if a key is absent answer $n, otherwise answer whatever the mapping holds for it
        make me a lookup for dictionaries where missing means $n, in python please
        Looks a key up in a mapping, giving back $n for anything not contained
        function: (dict, key) -> value or $n
    """),
    "nested_get": lines("""
        Write a function that takes a nested dict and a list of keys and returns the value there or None
        My program should read a setting deep inside nested dicts via a list of keys, without crashing (None then)
        Return the value at the end of a path of keys, None if the path breaks off.
        deep get for dicts, None as fallback
        Implement safe access to dicts within dicts, path given as list, None on failure
        e.g. {'a': {'b': 5}} and ['a', 'b'] gives 5
        I need to dig into a dict of dicts of dicts with several keys in a row, None if one of them isn't there
        go step by step down a nested mapping using the listed keys; if a step can't be done answer None
        a parsed json file is a dict with dicts in it, how do i get the thing at ['user', 'name'] or None?
        make me a function for nested lookups by key list that gives None instead of KeyError
        path of keys + nested dictionary in, value (or None) out
        Looks up a chain of keys in nested dictionaries and gives None if it isn't complete
    """),
    "common_keys": lines("""
        Write a function that takes two dicts and returns a sorted list of the keys they share
        My program should find which products two shops both have, dicts by product name, list sorted
        Return a sorted list of keys contained in both mappings.
        shared keys, two dicts, sorted list
        Implement the intersection of dict keys, as a sorted list
        e.g. {'b': 1, 'a': 2} and {'a': 3, 'b': 0, 'c': 1} give ['a', 'b']
        I need every key that is in dict one and also in dict two, in sorted order
        which keys show up in both of my dictionaries? sort them
        make me the overlapping keys of 2 dicts in alphabetical order in python please
        values don't matter: which keys are the same in both dicts, as a sorted list
        Lists in ascending order what two dictionaries have in common regarding keys
        two phone books as dicts, who is in both of them? sorted names
    """),
    "changed_keys": lines("""
        Write a function that takes two dicts and returns sorted the shared keys that have unequal values
        My program should tell which settings were edited: dict before, dict after, keys in both, sorted list
        Return a sorted list of keys found in both mappings but with a different value in each.
        dict diff, changed values only, sorted keys
        Implement finding modified entries between two dicts (no added, no removed ones), keys sorted
        e.g. {'b': 1, 'a': 2, 'd': 1} and {'a': 3, 'b': 1, 'c': 1} give ['a']
        I need the keys that both dicts know but whose values are not the same, in sorted order
        yesterday's prices and today's prices are dicts; for which products in both is the price new? sorted
        ignore keys that only one dict has, list the others if their values don't match, sorted
        make me a sorted list of the keys where two dicts disagree in python please
        Compares two versions of a dict and lists in order the common keys with another value now
        which keys got a different value from the first to the second dict? only common keys, sorted please
    """),
    "average_per_key": lines("""
        Write a function that takes a dict of lists and returns a dict of the averages
        My program should work out the mean grade of every pupil, the dict goes from pupil to grades
        Return a mapping with the same keys and the mean of each list as value.
        mean of each list in dict
        Implement averaging of the lists in a dictionary, key by key
        e.g. {'a': [1, 2], 'b': [4]} gives {'a': 1.5, 'b': 4.0}
        I need one average for each key, the values of my dict are lists of numbers
        measurements by sensor are in a dict of lists, make me a dict with the average per sensor
        every list in the dict should be turned into its average, keys stay
        Calculates for each key the sum of its numbers divided by how many there are
        function that gives the mean score for each player, dict of player to scores, in python please
        dict in (name: numbers), dict out (name: average number)
    """),
    "flatten_dict": lines("""
        Write a function that takes a nested dict and returns a flat one with keys connected by '.'
        My program should store nested settings in one level, with keys like 'a.b.c' ('.' between)
        Return a one-level dict whose keys are the full paths, parts separated by '.'.
        nested dict flattener with '.'
        Implement flattening of dicts within dicts, '.' as key separator
        e.g. {'a': {'b': 1, 'd': {'e': 3}}, 'c': 2} gives {'a.b': 1, 'a.d.e': 3, 'c': 2}
        I need all the inner values of a nested dict in a single dict, their keys glued together with '.'
        make me dot notation keys ('.') from a dict of dicts in python please
        my json has objects in objects, how do I get just one object with keys such as 'user.name'?
        no more dicts inside the dict please, use keys with '.' instead
        Unnests a dictionary recursively, combining outer and inner keys with a '.'
        function: deep dictionary to shallow dictionary, '.' between the key names
    """),
}
