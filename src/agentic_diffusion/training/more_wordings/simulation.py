"""More ways to ask for the families of families/simulation.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "final_balance": lines("""
        Write a function that takes ('deposit' or 'withdraw', amount) tuples and returns the final balance
        my program should go through a bank statement of 'deposit' and 'withdraw' tuples and tell what is left
        Returns the balance of an account after the given 'deposit' / 'withdraw' operations, beginning with 0.
        account balance calculator, operations 'deposit' and 'withdraw'
        money goes in with 'deposit' and out with 'withdraw', pairs with amounts; how much is there at the end?
        make me a tiny bank: list of ('deposit', x) or ('withdraw', x) in, balance out
        e.g. for [('deposit', 50), ('withdraw', 20)] it gives 30
        Implement an account which starts with nothing and replays 'deposit' and 'withdraw' tuples
        Given what happened as (action, money) tuples, 'deposit' or 'withdraw', calculate the balance.
        Calculates all amounts marked 'deposit' minus all marked 'withdraw', input is a list of tuples
        piggy bank: 'deposit' puts coins in, 'withdraw' takes them out; given such (word, n) pairs, how many are in?
        sum with sign, plus for 'deposit', minus for 'withdraw', from (kind, amount) entries
    """),
    "robot_position": lines("""
        Write a function that takes a string of U, D, L, R and returns the (x, y) you reach from (0, 0)
        my program should steer a robot by the letters U, D, L, R from the origin and tell its final (x, y)
        Returns the coordinates after walking the given U/D/L/R moves from the origin, up is plus y.
        UDLR robot simulator, final (x, y)
        I start at 0, 0 and go one step for each letter, U up, D down, R right, L left; where am I?
        make me a robot that obeys U, D, L and R and then reports its x, y tuple
        e.g. for 'UURD' it gives (1, 1) and for 'LL' it gives (-2, 0)
        Implement grid walking with the commands U, D, L, R and return the place as tuple
        Given arrow keys as the characters U, D, L, R, calculate the final x and y from (0, 0).
        Calculates (rights - lefts, ups - downs) of a move string with R, L, U, D
        moves text (letters U D L R) in, coordinates out, first x then y
        a turtle takes unit steps: U, D, L or R. final point as (x, y) in python please
    """),
    "next_light": lines("""
        Write a function that takes a light's colour and returns the following: 'green', 'yellow', 'red', 'green'
        my program should switch a traffic light, from 'green' to 'yellow', then 'red', then 'green' again
        Returns the colour that follows in the repeating order 'green', 'yellow', 'red'.
        traffic light switcher 'green' 'yellow' 'red'
        the light shows one of 'green', 'yellow', 'red' and changes in that order, round and round; what's next?
        make me a traffic light: 'red' gives 'green', 'green' gives 'yellow', 'yellow' gives 'red'
        e.g. for 'green' it gives 'yellow', for 'yellow' it gives 'red' and for 'red' it gives 'green'
        Implement the traffic light transition 'green' > 'yellow' > 'red' > 'green'
        Given a signal 'red', 'yellow' or 'green', give the next one, where 'yellow' comes between 'green' and 'red'.
        colour in, next colour out, the loop is 'green' -> 'yellow' -> 'red' -> back to 'green'
        I stop at 'red', then get 'green', then 'yellow', then 'red'; tell me what follows a given colour
        lookup of the successor: 'yellow' after 'green', 'red' after 'yellow', 'green' after 'red'
    """),
    "elevator_distance": lines("""
        Write a function that takes the floors a lift visits and returns how many floors it moved in all
        my program should know how far an elevator went, given the floors it was at one after the other
        Returns the total number of floors travelled between successive elevator stops.
        elevator travel calculator
        a lift goes from floor to floor in the given order, how many floors is that in sum, up or down?
        make me an elevator statistic: list of stops in, floors travelled out
        e.g. for elevator stops [0, 5, 2] it gives 8
        Implement the distance of an elevator trip, a list of floor numbers is the input
        Given the order in which an elevator visits floors, calculate its whole way.
        Calculates the sum of the jumps between one elevator floor and the next
        the janitor wants to know how many floors the lift passed today, all its stops are in a list
        floors visited by a lift -> length of its journey as int
    """),
    "give_change": lines("""
        Write a function that takes an amount and returns coins of 50, 20, 10, 5, 2, 1 for it, biggest first
        my program should pay out money using 50, 20, 10, 5, 2 and 1 coins, as big as possible first
        Returns the list of coins, out of 50, 20, 10, 5, 2 and 1, that greedily make up the amount.
        change maker with 50 20 10 5 2 1
        a cashier owes someone an amount and has coins of 50, 20, 10, 5, 2, 1; which coins, large ones first?
        make me a coin dispenser for 50, 20, 10, 5, 2, 1 that always takes the largest coin still possible
        e.g. for 87 it gives [50, 20, 10, 5, 2], the available coins being 50, 20, 10, 5, 2, 1
        Implement greedy coin change, coins are 50, 20, 10, 5, 2, 1, result is the list of used coins
        Given some cents, say which of the coins 50, 20, 10, 5, 2, 1 add up to it, high to low, greedy.
        sum of money in, list of 50, 20, 10, 5, 2 and 1 coins out, in descending order
        ticket machine: how do I return this many cents in 50, 20, 10, 5, 2, 1 pieces, starting big?
        as few coins as possible for an amount, from 50, 20, 10, 5, 2, 1, listed from large to small
    """),
    "rock_paper_scissors": lines("""
        Write a function that takes two hands ('rock', 'paper', 'scissors') and returns 0 for tie, else 1 or 2
        my program should say who won 'rock', 'paper', 'scissors': 1 for player one, 2 for player two, 0 for nobody
        Returns the number of the winning player of 'rock' 'paper' 'scissors', or 0 when both chose the same.
        'rock' 'paper' 'scissors' judge, result 0, 1 or 2
        two friends show 'rock', 'paper' or 'scissors'; did the first win (1), the second (2) or neither (0)?
        make me a rock paper scissors game: words 'rock', 'paper', 'scissors' in, 0 (draw), 1 or 2 out
        e.g. for 'rock' and 'scissors' it gives 1, for 'rock' and 'paper' 2, for 'rock' and 'rock' 0
        Implement 'rock', 'paper', 'scissors' for two players, 0 means equal, otherwise the winner's number
        Given both players' picks among 'rock', 'paper' and 'scissors', calculate 1, 2, or 0 in case of a draw.
        same choice 0, first player better 1, second player better 2, choices are 'rock', 'paper', 'scissors'
        schoolyard game with 'rock', 'paper' and 'scissors', who gets the point? 1 or 2, 0 if it's a draw
        compare 'rock' / 'paper' / 'scissors' of player 1 and player 2 and return 1, 2 or 0 (tie) in python please
    """),
    "tic_tac_toe_winner": lines("""
        Write a function that takes a 3x3 tic-tac-toe grid and returns 'X' or 'O' if one has won, else None
        my program should notice when 'X' or 'O' has three in a row in tic tac toe, None while nobody has
        Returns the winning mark ('X' or 'O') of a 3 by 3 tic-tac-toe board, None without a winner; ' ' is empty.
        tic tac toe win checker, 'X' or 'O' or None
        the board is three lists of three, 'X', 'O' or ' '; did someone get a line, and who? otherwise None
        make me the part of a tic-tac-toe game that finds out if 'X' or 'O' won, with None for no one
        Implement the win test of noughts and crosses, 'X' / 'O' / None, blanks are ' '
        Given rows of 'X', 'O' and ' ', look for three of the same mark in a line and return it, or None.
        has anyone won this tic tac toe game? the answer is 'X', 'O' or None
        board in, winner out: 'X', 'O', None; lines are the rows, the columns and both diagonals
        same mark three times, across, down or diagonally, on a 3x3 board: return that 'X' or 'O', else None
        who is the tic tac toe champion here, 'X' or 'O'? give None if there's no full line, python please
    """),
    "update_inventory": lines("""
        Write a function that takes (item, change) tuples and returns a dict with the quantity of each item
        my program should keep track of a shop's stock from a list of (product, plus or minus) tuples
        Returns a dictionary of item to the sum of all its changes.
        stock calculator from (item, change) pairs
        goods come in and go out, written as (name, amount) with minus for out; how many of each are there?
        make me an inventory dict out of tuples like ('pen', 5) and ('pen', -2)
        e.g. for [('pen', 5), ('cup', 1), ('pen', -2)] it gives {'pen': 3, 'cup': 1}
        Implement a stock ledger: every tuple has a product and a quantity to add, the result is a dict
        Given warehouse movements as (article, number) pairs, calculate the stock of every article.
        list of (item, change) in, dictionary of totals per item out
        what do I have of each thing after all these (thing, change) events? as dictionary
        add the number to its item's count for each pair, then give me all the counts as a dict
    """),
}
