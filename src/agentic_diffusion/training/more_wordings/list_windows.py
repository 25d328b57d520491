"""More ways to ask for the families of families/list_windows.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "map_numbers": lines("""
        Write a function that takes an array of ints and returns an array with each of them $did
        Returns the values $did, in the same order.
        my program should $do whatever numbers it gets in a list
        each entry $did
        Given a bunch of integers, $do them one by one
        make me a function to $do the values of an array in python please
        Homework: $do every entry and return the new array
        Implement a mapping that will $do each integer
        i want all of my figures $did
        integers go in, the same integers $did come out
        Builds a new series where every value has been $did
        I need to $do a whole list at once
    """),
    "shift_numbers": lines("""
        Write a function that takes an array of ints and returns an array with each of them $change $n
        Returns the values $change $n, in the same order.
        my program should give all prices of a list $change $n
        each entry $change $n
        Given a bunch of integers, I need every one of them $change $n
        make me a function whose result is the array with its values $change $n
        Homework: new array, entries $change $n
        Implement x $op $n for all x of a sequence
        i want all of my figures $change $n
        integers go in, the same integers $change $n come out
        Builds a series where every value has been $change $n
        map each entry to itself $change $n
    """),
    "replace_value": lines("""
        Write a function that takes a sequence, an old value and a new one and swaps the old for the new everywhere
        Returns the entries with each old one changed to new.
        my program should correct a wrong entry throughout an array
        old -> new in a list
        Given a list, exchange whatever equals one value for another value
        make me a str.replace() but for arrays
        Homework: copy an array and put new wherever old stood
        Implement search and replace on list entries
        every time this value shows up in my list it should become that value
        a list and two values go in, the list with the first one turned into the second comes out
        Substitutes one value of a series by a different one
        for [1, 2, 1], 1 and 9 it's [9, 2, 9]
    """),
    "insert_at": lines("""
        Write a function that takes a sequence, an index and a value and returns a copy with the value put in there
        Returns a new list that has the value at the index; later entries move up.
        my program should squeeze somebody into a queue at a certain spot
        insert into a copied list
        Given an array, an index and something new, add the new thing at this index
        make me a non-mutating insert for arrays
        Homework: put a value at a position of an array without overwriting anything
        Implement insertion that leaves its argument untouched
        i want a thing added in the middle of my list, at the place i say
        a list, a place and a value go in, the list longer by one comes out
        Adds a value to a series before the entry at the given index
        for [1, 2], index 1 and value 9 it's [1, 9, 2]
    """),
    "cumulative_sums": lines("""
        Write a function that takes an array of ints and returns the totals so far
        Returns the prefix sums.
        my program should show the total saved so far after every single deposit
        running sum of entries
        Given steps walked each day, how many were it in all by day 1, day 2, day 3 and so on?
        make me a cumsum in python please
        Homework: entry k of the result is the sum of the array up to entry k
        Implement cumulative addition
        keep a subtotal while going over the list and give me all subtotals
        integers go in, just as many running totals come out
        Calculates the growing sums of a series
        for [1, 2, 3] it's [1, 3, 6]
    """),
    "differences": lines("""
        Write a function that takes an array of ints and returns how much each differs from the previous one
        Returns next minus current for all neighbours.
        my program should show the rise or fall from one reading to the following reading
        deltas of a sequence
        Given daily weights, what was the change from day to day?
        make me a diff for arrays in python please
        Homework: subtract each entry from its successor
        Implement first-order differencing
        how big are the jumps between one number and the next in my list
        n integers go in, n - 1 changes come out
        Calculates the steps between adjoining values in a series
        for [1, 4, 2] it's [3, -2]
    """),
    "moving_average": lines("""
        Write a function that takes an array and a window length and returns the mean of every window
        Returns the rolling averages; only complete windows count.
        my program should smooth out sensor readings with a sliding mean
        sliding mean, window k
        Given daily cases and a number of days, average over that many days in a row, for all such stretches
        make me a rolling average in python please, no pandas
        Homework: simple moving average of an array
        Implement a sliding-window mean
        my data is too jumpy, average neighbouring values with a given window
        numbers and a size go in, the list of window averages comes out
        Calculates the arithmetic mean of each k values in a row
        for [1, 3, 5] and 2 it's [2.0, 4.0]
    """),
    "max_window_sum": lines("""
        Write a function that takes an int array and k and returns the best sum of k neighbours
        Returns the highest total among all windows of k entries.
        my program should find how much the best k days in a row brought in
        top window total, window length k
        Given sales per hour and a shift length k, what's the most one could sell in a shift?
        make me a fixed-window maximum sum in python please
        Homework: the greatest sum over k adjoining array entries
        Implement a maximum over all k-long window sums
        how much can k numbers standing side by side add up to at the most
        integers and k go in, the largest k-in-a-row sum comes out
        Calculates the biggest sum of a block with exactly k values
        for [1, 5, 2, 4] and 2 it's 7
    """),
    "max_subarray_sum": lines("""
        Write a function that takes an int array and returns the best sum of a contiguous piece (not empty)
        Returns the greatest total of any run of adjoining entries.
        my program should find the best possible profit over some unbroken period of days
        kadane's algorithm
        Given gains and losses, what's the most one could gain in one continuous stretch?
        make me a solution to the maximum subarray problem in python please
        Homework: largest sum of a non-empty slice of an array
        Implement Kadane
        which unbroken part of my list adds up to the most? i only need how much
        integers go in, the top sum of a consecutive section comes out
        Calculates the biggest total that any non-empty contiguous block has
        for [1, -3, 4, 2, -1] it's 6
    """),
    "group_consecutive": lines("""
        Write a function that takes a sequence and bundles equal neighbours in sublists
        Returns the runs of identical entries as a list of lists.
        my program should put same values standing in a row into one group
        runs as sublists
        Given coin flips, split them in streaks of the same result
        make me a groupby for equal neighbours that returns real lists
        Homework: pack adjoining duplicates of an array together
        Implement run grouping
        whenever the next value is different a new sublist should start
        a list goes in, a list of its equal-value stretches comes out
        Partitions a series at each change of value
        for [1, 1, 2] it's [[1, 1], [2]]
    """),
    "longest_increasing_run": lines("""
        Write a function that takes an array of ints and returns how long its longest rising stretch is
        Returns the number of entries in the longest strictly ascending run of neighbours.
        my program should tell the best streak of readings, each higher than the one before it
        length of the longest rising streak
        Given scores in time order, what is the longest series in which each beats the last one? return the length
        make me a function for the longest contiguous ascending piece of an array, just how many entries
        Homework: length of the longest continuous increasing subsequence
        Implement a scan for the longest upward streak (0 when empty)
        how many numbers in a row keep getting bigger in my list, at the most
        integers go in, the size of the longest climbing section comes out
        Calculates the greatest length of an unbroken strict rise
        for [1, 2, 5, 3, 4] it's 3
    """),
    "number_items": lines("""
        Write a function that takes a sequence and returns (number, entry) tuples, numbers from $n on
        Returns each entry in a tuple after its $position.
        my program should number menu entries, the first number being $n
        numbering from $n as tuples
        Given some runners, put a number in front of each as a tuple, the first gets $n
        make me an enumerate that starts at $n and gives a list
        Homework: pair up every value with its $position, position first
        Implement numbering of entries, $n is the first number
        i want to see my things along with their $position, in tuples
        a list goes in, tuples made of $position and entry come out
        Attaches to every value of a series its $position, giving 2-tuples
        I need a list of tuples ($position, value) for an array
    """),
}
