"""Families that put the items of one list into another order or shape: sorting, reversing, rotating, chunking.

Results are new lists; nothing is changed in place. Sorting algorithms written out by hand are in `searching_sorting`.
"""

from random import Random

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import integers, some_integers, words

ORDERS = (
    {"order": "ascending", "first": "smallest", "last": "largest", "option": ""},
    {"order": "increasing", "first": "lowest", "last": "highest", "option": ""},
    {"order": "descending", "first": "largest", "last": "smallest", "option": ", reverse=True"},
    {"order": "decreasing", "first": "highest", "last": "lowest", "option": ", reverse=True"},
)


def nested(rng: Random, depth: int) -> list[object]:
    """A list of integers and, down to `depth`, further lists."""
    return [
        nested(rng, depth - 1) if depth and rng.random() < 0.4 else rng.randint(0, 9) for _ in range(rng.randint(0, 4))
    ]


FAMILIES = (
    Family(
        name="reverse_list",
        imperative=lines("""
            reverse a list
            return the elements of a list in reverse order
            turn an array around so that the last item comes first
            flip the order of the items in a list
            give back a list backwards
            put the values of a sequence in the opposite order
            take a list and return it reversed
            list the entries of a collection from last to first
            read a list from the end to the start into a new list
            make a reversed copy of a list without modifying the original
            invert the order of an array
            produce the mirror image of a list
        """),
        free=lines("""
            reverse list
            array backwards
            how do I reverse the order of a list?
            Given a list, return a new list with its elements reversed.
            i want my list the other way round
            list elements from last to first
            [1, 2, 3] should become [3, 2, 1]
            function that receives a list and returns the items in reversed order
        """),
        solution="""
def reverse_list(items: list) -> list:
    return items[::-1]
""",
        inputs=lambda rng: (integers(rng),),
        examples=((([1, 2, 3],), [3, 2, 1]), (([],), [])),
    ),
    Family(
        name="sort_list",
        imperative=lines("""
            sort a list in $order order
            sort numbers from $first to $last
            return the elements of an array in $order order
            put a list of numbers in $order order
            order the values of a list from the $first to the $last
            arrange the integers of a list so that the $first comes first
            take a list and return it sorted, $first number first
            give back a sorted copy of a list, $order
            rearrange a sequence into $order order without changing the original
            rank the numbers of a collection from $first to $last
            produce a list with the same items in $order order
            sort an array with the $first element at the start and the $last at the end
        """),
        free=lines("""
            sort list $order
            $order order of list of numbers
            how do I sort a list from $first to $last?
            Given a list of integers, return a new list sorted in $order order.
            i have unsorted numbers and want them from $first to $last
            list sorted with the $first at the front
            function for sorting ints in $order order
            numbers in $order order please
        """),
        solution="""
def sort_list(numbers: list[int]) -> list[int]:
    return sorted(numbers$option)
""",
        parameters=lambda rng: rng.choice(ORDERS),
        inputs=lambda rng: (integers(rng),),
        example_parameters=ORDERS[2],
        examples=((([1, 3, 2],), [3, 2, 1]), (([],), [])),
    ),
    Family(
        name="sort_by_absolute_value",
        imperative=lines("""
            sort a list of numbers by absolute value
            order integers by how far they are from zero
            return the numbers of an array sorted by their magnitude
            arrange a list by absolute value, smallest magnitude first
            sort numbers while ignoring their sign
            put the elements of a list in order of their distance to 0
            take a list and sort it using abs as the key
            rank the values of a list from closest to zero to farthest from zero
            sort positive and negative numbers by size, disregarding minus signs
            rearrange a sequence so that absolute values are ascending
            give back the list items in increasing order of absolute value
            compare numbers by their absolute value to sort them
        """),
        free=lines("""
            sort list by absolute value
            numbers sorted by magnitude
            how can I sort a list by abs()?
            Given a list of integers, return it sorted by absolute value.
            i have positive and negative numbers, closest to zero should come first
            order by distance from zero
            ascending sort where the sign does not matter
            function that sorts ints on their absolute values, ties stay in the original order
        """),
        solution="""
def sort_by_absolute_value(numbers: list[int]) -> list[int]:
    return sorted(numbers, key=abs)
""",
        inputs=lambda rng: (integers(rng, -20, 20),),
        examples=((([-3, 1, -2],), [1, -2, -3]), (([],), [])),
    ),
    Family(
        name="sort_strings_by",
        imperative=lines("""
            sort a list of words by their $what
            order strings by $what
            return the words of a list sorted by $what
            arrange an array of strings according to their $what
            take a list of strings and sort it on the $what of each one
            put words in order of their $what
            rank the strings of a list by their $what, ascending
            rearrange a collection of words so that the $what is increasing
            give back a list of strings ordered by the $what of every string
            use the $what as the sort key for a list of words
            produce a copy of a word list, sorted by $what
            sort names by their $what
        """),
        free=lines("""
            sort words by $what
            list of strings sorted by $what
            how do I sort strings by their $what?
            Given a list of words, return them sorted by $what.
            i have some names and want them in order of $what
            sorting with the $what as key
            function which orders strings after their $what
            words ordered by $what, ties keep the original order
        """),
        solution="""
def sort_strings_by(words: list[str]) -> list[str]:
    return sorted(words, key=$key)
""",
        parameters=lambda rng: rng.choice(
            (
                {"what": "length", "key": "len"},
                {"what": "number of characters", "key": "len"},
                {"what": "last character", "key": "lambda word: word[-1]"},
                {"what": "last letter", "key": "lambda word: word[-1]"},
                {"what": "lowercase form", "key": "str.lower"},
                {"what": "number of vowels", "key": 'lambda word: sum(char in "aeiouAEIOU" for char in word)'},
            )
        ),
        inputs=lambda rng: (words(rng),),
        example_parameters={"what": "length", "key": "len"},
        examples=(((["pear", "fig", "apple"],), ["fig", "pear", "apple"]), (([],), [])),
    ),
    Family(
        name="rotate_list",
        imperative=lines("""
            rotate a list to the $side by k positions
            rotate an array $side by k steps
            shift the elements of a list k places to the $side, wrapping around
            move every item k positions $side in a circular way
            perform a cyclic $side rotation of a list by k
            take a list and an integer k and return the list rotated $side k times
            circularly shift a sequence $side by k elements
            return a list turned k places to the $side, where k may exceed the length
            cycle the values of an array k steps to the $side
            spin a list to the $side k times
            implement $side rotation of a list by k with wrap-around
            push all elements $side by k, those that fall off re-enter at the other end
        """),
        free=lines("""
            rotate list $side by k
            $side rotation of an array
            how do I rotate a list k places to the $side?
            Given a list and a number k, return the list rotated k positions to the $side.
            circular shift $side by k
            i want to rotate my array $side, k can be bigger than the array
            function rotating items to the $side k steps
            list shifted cyclically to the $side by k places
        """),
        solution="""
def rotate_list(items: list, k: int) -> list:
    if not items:
        return []
    k %= len(items)
    return items[$split:] + items[:$split]
""",
        parameters=lambda rng: rng.choice(({"side": "left", "split": "k"}, {"side": "right", "split": "-k"})),
        inputs=lambda rng: (integers(rng), rng.randint(0, 12)),
        example_parameters={"side": "right", "split": "-k"},
        examples=((([1, 2, 3, 4], 1), [4, 1, 2, 3]), (([], 3), []), (([1, 2, 3], 3), [1, 2, 3])),
    ),
    Family(
        name="chunk_list",
        imperative=lines("""
            split a list into chunks of a given size
            divide an array into pieces of length size, the last one may be shorter
            break a list up into sublists of n items each
            partition a sequence into consecutive blocks of a fixed size
            cut a list into groups of a certain size
            take a list and a size and return a list of chunks
            batch the items of a list into lists of at most size elements
            chop a collection into equally long slices plus a remainder
            group every n consecutive elements of a list together
            turn a flat list into rows of a given width
            separate a long list into smaller ones with size elements
            return successive parts of a list, each holding size items
        """),
        free=lines("""
            split list into chunks
            chunk array by size
            how do I break a list into batches of a given size?
            Given a list and a chunk size, return a list of chunks.
            i want to process my list in batches, so cut it into sublists of size n
            list -> list of lists with size elements each
            consecutive slices of fixed length, last may be smaller
            function to chunk a list
        """),
        solution="""
def chunk_list(items: list, size: int) -> list[list]:
    return [items[i : i + size] for i in range(0, len(items), size)]
""",
        inputs=lambda rng: (integers(rng), rng.randint(1, 5)),
        examples=((([1, 2, 3], 2), [[1, 2], [3]]), (([], 4), [])),
    ),
    Family(
        name="flatten",
        imperative=lines("""
            flatten a list of lists
            turn a list of lists into a single flat list
            join several sublists into one list
            concatenate all the inner lists of a list
            merge nested lists one level deep
            unpack every sublist into one long list
            collapse a two-dimensional list into one dimension
            combine the lists inside a list into one
            take a list whose elements are lists and return all their items in order
            remove one level of nesting from a list
            collect the elements of all sublists
            put the contents of many lists in a single list
        """),
        free=lines("""
            flatten list of lists
            2d list to 1d list
            how do I make one list from a list of lists?
            Given a list of lists, return a flat list with all elements.
            [[1, 2], [3]] should become [1, 2, 3]
            i have sublists and want everything in just one list
            one-level flatten
            function concatenating a list of arrays
        """),
        solution="""
def flatten(lists: list[list]) -> list:
    return [item for sublist in lists for item in sublist]
""",
        inputs=lambda rng: ([integers(rng, max_length=3) for _ in range(rng.randint(0, 4))],),
        examples=((([[1, 2], [], [3]],), [1, 2, 3]), (([],), [])),
    ),
    Family(
        name="flatten_deep",
        imperative=lines("""
            flatten an arbitrarily nested list
            flatten a list of lists of any depth
            recursively unpack nested lists into one flat list
            collect all numbers of a deeply nested list in order
            turn a list that contains lists inside lists into a flat one
            remove every level of nesting from a list
            completely flatten a nested list structure
            take a nested list, however deep, and return its leaves as one list
            walk a nested list recursively and gather the non-list elements
            reduce a multi-level list to a single level
            unnest a list until no sublists remain
            convert a tree of lists to a plain list of its values
        """),
        free=lines("""
            deep flatten list
            flatten nested list recursively
            how can I flatten a list with unknown nesting depth?
            Given a list that may contain lists at any depth, return a flat list.
            [1, [2, [3, []]]] should become [1, 2, 3]
            my list has lists in lists in lists, i want just one
            recursive flattening of nested lists
            function that flattens all the levels
        """),
        solution="""
def flatten_deep(items: list) -> list:
    result = []
    for item in items:
        if isinstance(item, list):
            result.extend(flatten_deep(item))
        else:
            result.append(item)
    return result
""",
        inputs=lambda rng: (nested(rng, 3),),
        examples=((([1, [2, [3, []]], 4],), [1, 2, 3, 4]), (([],), [])),
    ),
    Family(
        name="move_to_end",
        imperative=lines("""
            move all $words to the end of a list
            push every $word to the back, keeping the order of the other numbers
            shift the $words of an array to its end
            put the $words last while the rest stays in order
            bring all elements that are not $word to the front of a list
            rearrange a list so that the $words come after everything else
            return a list with its $words collected at the end
            take a list of numbers and place each $word at the tail
            send the $words to the right side of an array
            reorder a sequence: other values first, then the $words
            relocate all $words to the end and preserve the relative order of the others
            separate the $words from the rest and append them at the end
        """),
        free=lines("""
            move $words to end of list
            $words at the end of array
            how do I move all $words to the back of a list?
            Given a list of integers, return it with all $words moved to the end.
            every $word should go last, other numbers keep their order
            i want the $words of my list at the end
            function that pushes $words to the right
            stable move of $words to the end
        """),
        solution="""
def move_to_end(numbers: list[int]) -> list[int]:
    others = [number for number in numbers if number != $value]
    return others + [$value] * (len(numbers) - len(others))
""",
        parameters=lambda rng: dict(
            zip(
                ("word", "words", "value"),
                rng.choice((("zero", "zeros", 0), ("0", "0s", 0), ("1", "1s", 1))),
                strict=True,
            )
        ),
        inputs=lambda rng: (integers(rng, 0, 4),),
        example_parameters={"word": "zero", "words": "zeros", "value": 0},
        examples=((([0, 1, 0, 3],), [1, 3, 0, 0]), (([],), [])),
    ),
    Family(
        name="swap_ends",
        imperative=lines("""
            swap the first and last elements of a list
            exchange the first item of an array with its last
            return a copy of a list whose first and last elements are interchanged
            switch the two end elements of a list
            trade places between the first and the last value
            put the last element first and the first element last, leaving the middle alone
            take a list and swap its ends
            interchange the outermost entries of a list
            make the first and final items of a list change positions
            flip only the first and last members of a sequence
            produce a list where the item at index 0 and the item at index -1 are swapped
            replace the first element by the last and vice versa
        """),
        free=lines("""
            swap first and last element of list
            exchange ends of array
            how do you swap the first and last items in a list?
            Given a list, return a new list with the first and last elements swapped.
            [1, 2, 3] should become [3, 2, 1] but [1, 2, 3, 4] becomes [4, 2, 3, 1]
            i want to switch the first with the last entry, short lists stay as they are
            first <-> last in a list
            function for interchanging the first and last value
        """),
        solution="""
def swap_ends(items: list) -> list:
    if len(items) < 2:
        return items[:]
    return [items[-1], *items[1:-1], items[0]]
""",
        inputs=lambda rng: (some_integers(rng),) if rng.random() < 0.9 else ([],),
        examples=((([1, 2, 3, 4],), [4, 2, 3, 1]), (([],), []), (([1],), [1])),
    ),
)
