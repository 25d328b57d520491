"""Families about small simulations: accounts, robots, queues, games and stock, each replayed from a list of events."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _transactions(rng: Random) -> list[tuple[str, int]]:
    return [(rng.choice(("deposit", "withdraw")), rng.randint(1, 99)) for _ in range(rng.randint(0, 6))]


def _stock_changes(rng: Random) -> list[tuple[str, int]]:
    return [(rng.choice(("pen", "cup", "bag")), rng.randint(-4, 9)) for _ in range(rng.randint(0, 6))]


def _board(rng: Random) -> list[list[str]]:
    board = [[rng.choice("XO ") for _ in range(3)] for _ in range(3)]
    if rng.random() < 0.5:
        board[rng.randint(0, 2)] = [rng.choice("XO")] * 3
    return board


FAMILIES = (
    Family(
        name="final_balance",
        imperative=lines("""
            compute the final balance from a list of ('deposit', amount) and ('withdraw', amount) transactions
            apply 'deposit' and 'withdraw' transactions to a starting balance of 0 and return the result
            calculate how much money is left after a list of tuples like ('deposit', 50) or ('withdraw', 20)
            return the account balance after processing pairs of kind ('deposit' or 'withdraw') and amount
            add every 'deposit' and subtract every 'withdraw' in a list of (kind, amount) pairs
            simulate a bank account: start at 0, 'deposit' adds, 'withdraw' subtracts, return the balance
            work out the balance of an account from its (action, amount) history, action 'deposit' or 'withdraw'
            process a list of transactions ('deposit' / 'withdraw', amount) and give the resulting balance
            sum up account movements where 'deposit' counts positive and 'withdraw' negative
            take (type, amount) tuples, the type is 'deposit' or 'withdraw', and return the end balance
            find the balance after all 'deposit' and 'withdraw' operations of a list
            run through bank transactions, 'deposit' or 'withdraw' with an amount, and return the final sum
        """),
        free=lines("""
            bank balance from 'deposit' and 'withdraw' transactions
            what is the balance after a list of ('deposit', x) and ('withdraw', y) tuples?
            given transactions as (kind, amount) with kind 'deposit' or 'withdraw', return the balance, starting from 0
            account balance: 'deposit' +, 'withdraw' -
            i have a list like [('deposit', 100), ('withdraw', 30)] and want the money that remains
            end balance of 'deposit'/'withdraw' events
            Given pairs of 'deposit' or 'withdraw' and an amount, return the resulting balance (negative allowed).
            my account starts empty; what's in it after these 'deposit' and 'withdraw' tuples?
        """),
        solution="""
def final_balance(transactions: list[tuple[str, int]]) -> int:
    balance = 0
    for kind, amount in transactions:
        if kind == 'deposit':
            balance += amount
        else:
            balance -= amount
    return balance
""",
        inputs=lambda rng: (_transactions(rng),),
        examples=((([("deposit", 50), ("withdraw", 20)],), 30), (([],), 0)),
    ),
    Family(
        name="robot_position",
        imperative=lines("""
            find the final position (x, y) of a robot from a string of moves U, D, L, R starting at (0, 0)
            follow the moves U, D, L and R from the origin and return where you end up as (x, y)
            simulate a robot that moves up (U), down (D), left (L) or right (R) and return its coordinates
            compute the end coordinates after a string of U/D/L/R steps, U increases y and R increases x
            return the (x, y) tuple reached by a walk described with the letters U, D, L, R
            track a robot through the commands U D L R and report its last position as a tuple
            take a move string such as 'UURD' and return the resulting point (x, y), starting at the origin
            calculate where a robot stands after moves U (y + 1), D (y - 1), L (x - 1), R (x + 1)
            execute U, D, L, R instructions on a grid and give back the final (x, y)
            determine the location of a walker after the steps in a string of U, D, L, R
            process direction letters U, D, R, L one by one and return the final coordinates
            work out the (x, y) where a path of U, D, L and R letters ends
        """),
        free=lines("""
            robot position after moves UDLR
            where does a robot end up after the moves in a string of U, D, L, R?
            given a string of U, D, L, R moves, return the final (x, y) starting from (0, 0)
            end point of a UDLR path, as tuple
            i have commands like 'RRUL' for a robot at 0, 0 and want its final coordinates
            final coordinates for moves U D L R
            Given a string of the letters U, D, L and R, return the position (x, y) after all moves; up is positive y.
            walk on a grid: U, D, L, R letters in, position out
        """),
        solution="""
def robot_position(moves: str) -> tuple[int, int]:
    x = moves.count('R') - moves.count('L')
    y = moves.count('U') - moves.count('D')
    return x, y
""",
        inputs=lambda rng: ("".join(rng.choices("UDLR", k=rng.randint(0, 12))),),
        examples=((("UURD",), (1, 1)), (("",), (0, 0)), (("LL",), (-2, 0))),
    ),
    Family(
        name="next_light",
        imperative=lines("""
            return the next colour of a traffic light that goes 'green', 'yellow', 'red' and again 'green'
            find which light follows: after 'green' comes 'yellow', after 'yellow' 'red', after 'red' 'green'
            switch a traffic light: 'red' to 'green', 'green' to 'yellow', 'yellow' to 'red'
            get the colour that comes after the current one in the cycle 'green', 'yellow', 'red'
            map each traffic light state ('red', 'green', 'yellow') to its successor (red->green->yellow->red)
            simulate one step of a traffic light with the order 'green' -> 'yellow' -> 'red' -> 'green'
            advance a traffic light from 'green' to 'yellow', 'yellow' to 'red' or 'red' to 'green'
            tell what a traffic light shows next, cycle is 'green', 'yellow', 'red'
            take the present traffic light colour and return the next: 'red' -> 'green' -> 'yellow' -> 'red'
            determine the following state of the lights 'green', 'yellow', 'red' (in that order, repeating)
            change the traffic light colour in the sequence 'green', 'yellow', 'red'
            model traffic light transitions 'green' -> 'yellow', 'yellow' -> 'red', 'red' -> 'green'
        """),
        free=lines("""
            next traffic light colour, 'green' -> 'yellow' -> 'red' -> 'green'
            which colour comes next on a traffic light cycling through 'green', 'yellow', 'red'?
            given a traffic light colour, return its successor in the cycle 'green', 'yellow', 'red'
            traffic light step: 'red' to 'green' to 'yellow' to 'red'
            my traffic light is 'green', 'yellow' or 'red', in this order and around; what is the next state?
            'green' becomes 'yellow', 'yellow' becomes 'red', 'red' becomes 'green'
            Given the current state 'green', 'yellow' or 'red', return the state after it in that repeating order.
            traffic light state machine with 'green', 'yellow', 'red'
        """),
        solution="""
def next_light(light: str) -> str:
    return {'green': 'yellow', 'yellow': 'red', 'red': 'green'}[light]
""",
        inputs=lambda rng: (rng.choice(("green", "yellow", "red")),),
        examples=((("green",), "yellow"), (("red",), "green")),
    ),
    Family(
        name="elevator_distance",
        imperative=lines("""
            compute how many floors an elevator travels in total when it visits a list of floors in order
            sum the distances between consecutive floors an elevator stops at
            calculate the total number of floors passed by a lift going through the given stops
            return the overall distance of an elevator ride given the list of visited floors
            find how far an elevator moves, in floors, along a sequence of stops
            add up the absolute differences between neighbouring floors of an elevator trip
            simulate an elevator and count the floors it moves over all its stops
            take the floors a lift goes to one after another and return the travelled floors
            determine the total movement of an elevator from its stop list
            work out the number of floors an elevator covers, up and down, on its way through a list of floors
            measure an elevator's path length in floors
            track a lift over several stops and report how many floors it moved altogether
        """),
        free=lines("""
            elevator total distance
            how many floors does an elevator travel when it goes to these floors in order?
            given the list of floors a lift visits, return the total number of floors moved
            sum of floor differences of an elevator
            i have the stops of an elevator like [0, 5, 2] and want the travelled distance, here 8
            lift ride length in floors (up and down both count)
            Given floors visited in order, return the sum of the distances between consecutive floors.
            total floors moved by the elevator, 0 for fewer than two stops
        """),
        solution="""
def elevator_distance(floors: list[int]) -> int:
    return sum(abs(after - before) for before, after in zip(floors, floors[1:]))
""",
        inputs=lambda rng: ([rng.randint(-2, 20) for _ in range(rng.randint(0, 7))],),
        examples=((([0, 5, 2],), 8), (([],), 0)),
    ),
    Family(
        name="give_change",
        imperative=lines("""
            return the change for an amount as a list of coins 50, 20, 10, 5, 2, 1, largest first
            make change greedily with the coins 50, 20, 10, 5, 2 and 1 and return the coins used
            split an amount of cents into coins of 50, 20, 10, 5, 2, 1 always taking the biggest that fits
            simulate a vending machine giving change in coins of 50, 20, 10, 5, 2 and 1
            list the coins (50, 20, 10, 5, 2, 1) a machine pays out for an amount, biggest coins first
            compute the coins to hand back for a given amount from 50, 20, 10, 5, 2, 1
            pay out an amount in coins 50/20/10/5/2/1 with as few coins as possible and list them in falling order
            break an amount down into the coins 50, 20, 10, 5, 2, 1 by the greedy method
            take an amount and return a list of coins, from 50 down to 1 (50, 20, 10, 5, 2, 1), adding up to it
            work out which coins out of 50, 20, 10, 5, 2, 1 to return to a customer, large ones first
            produce the greedy coin list of an amount for the denominations 50, 20, 10, 5, 2, 1
            convert an amount to coins of 50, 20, 10, 5, 2 and 1, starting with the largest coin
        """),
        free=lines("""
            greedy change with coins 50, 20, 10, 5, 2, 1
            which coins (50, 20, 10, 5, 2, 1) does a vending machine give back for an amount?
            given an amount, return the list of coins from 50, 20, 10, 5, 2, 1 in descending order
            coins for an amount, denominations 50 20 10 5 2 1, biggest first
            i write a vending machine and need the change as a list of coins 50, 20, 10, 5, 2, 1
            change as list of 50s, 20s, 10s, 5s, 2s and 1s
            Given a non-negative amount, return its greedy decomposition into the coins 50, 20, 10, 5, 2, 1.
            87 -> [50, 20, 10, 5, 2], coins available are 50, 20, 10, 5, 2, 1
        """),
        solution="""
def give_change(amount: int) -> list[int]:
    change = []
    for coin in [50, 20, 10, 5, 2, 1]:
        while amount >= coin:
            change.append(coin)
            amount -= coin
    return change
""",
        inputs=lambda rng: (rng.randint(0, 199),),
        examples=(((87,), [50, 20, 10, 5, 2]), ((0,), []), ((4,), [2, 2])),
    ),
    Family(
        name="rock_paper_scissors",
        imperative=lines("""
            decide a round of 'rock', 'paper', 'scissors': return 1 or 2 for the winning player and 0 for a draw
            return who wins at 'rock', 'paper', 'scissors' (1 first player, 2 second player, 0 tie)
            determine the winner of rock paper scissors from two moves ('rock', 'paper', 'scissors') as 0, 1 or 2
            play one game of 'rock' / 'paper' / 'scissors' and give 0 for tie, 1 or 2 for the winner
            compare two hands out of 'rock', 'paper', 'scissors' and return the winner's number, 0 if equal
            judge rock paper scissors: inputs 'rock', 'paper' or 'scissors', output 1, 2 or 0 when nobody wins
            find which of two players wins with 'rock', 'paper' or 'scissors' (answer 1 or 2, 0 means draw)
            take the choices of two players ('rock', 'paper', 'scissors') and return 1, 2 or 0 (draw)
            evaluate a rock-paper-scissors duel with words 'rock', 'paper', 'scissors', returning 0, 1 or 2
            tell if player 1 or player 2 wins 'rock' 'paper' 'scissors', 0 in case of the same choice
            simulate a round of 'rock', 'paper', 'scissors' between two choices; number of the winner or 0
            referee a match of 'rock', 'paper' and 'scissors': 0 draw, 1 first wins, 2 second wins
        """),
        free=lines("""
            rock paper scissors winner ('rock', 'paper', 'scissors' -> 0 draw, 1, 2)
            who wins, given two choices of 'rock', 'paper', 'scissors'? return 1, 2, or 0 for a tie
            given two moves 'rock', 'paper' or 'scissors', return 0 for a draw, 1 if the first wins, else 2
            'rock' beats 'scissors', 'scissors' beats 'paper', 'paper' beats 'rock'; give 1 or 2, or 0 when equal
            i code a game of 'rock', 'paper', 'scissors' and need the winner as 1 or 2, 0 for draw
            rps result as number: tie 0, first 1, second 2 (words 'rock', 'paper', 'scissors')
            Given each player's hand ('rock', 'paper' or 'scissors'), return the number of the winner or 0.
            result of 'rock', 'paper', 'scissors' for two players, 0/1/2
        """),
        solution="""
def rock_paper_scissors(first: str, second: str) -> int:
    beats = {'rock': 'scissors', 'scissors': 'paper', 'paper': 'rock'}
    if first == second:
        return 0
    return 1 if beats[first] == second else 2
""",
        inputs=lambda rng: (rng.choice(("rock", "paper", "scissors")), rng.choice(("rock", "paper", "scissors"))),
        examples=((("rock", "scissors"), 1), (("rock", "paper"), 2), (("rock", "rock"), 0)),
    ),
    Family(
        name="tic_tac_toe_winner",
        imperative=lines("""
            find the winner of a 3x3 tic-tac-toe board, 'X' or 'O', or None
            check a tic tac toe board (lists of 'X', 'O' or ' ') and return who has three in a row, else None
            return the player with three in a row, column or diagonal on a 3 by 3 board of 'X', 'O' and ' ', or None
            determine if 'X' or 'O' has won a game of noughts and crosses, None if nobody
            look for a full line of 'X' or 'O' in rows, columns, diagonals and return the mark or None
            evaluate a tic-tac-toe position: 'X', 'O' or None for no winner, rows before columns before diagonals
            take a 3x3 grid of 'X', 'O', ' ' and return the winning symbol, None when there is no line
            decide who won tic tac toe on a board given as nested list ('X', 'O', ' '), otherwise None
            tell which of 'X' and 'O' owns a full row, column or diagonal of a 3x3 grid, None if neither does
            get the winner of a noughts-and-crosses board as 'X' or 'O' or None
            scan all eight lines of a tic-tac-toe board for three equal 'X' or 'O' marks and return the mark or None
            report the tic-tac-toe champion 'X' or 'O' of a 3x3 list of lists or None
        """),
        free=lines("""
            tic tac toe winner ('X', 'O' or None)
            who has won on this 3x3 tic-tac-toe board, 'X', 'O' or None?
            given a 3x3 board of 'X', 'O' and ' ', return the mark with three in a line, or None
            winner of noughts and crosses, 'X' / 'O' / None
            i have a board as list of rows with 'X', 'O' and ' ' for empty and want the winner or None
            three in a row check for tic-tac-toe: 'X', 'O', None
            Given a tic-tac-toe grid with 'X', 'O' and ' ', return the winner's symbol or None if there is none.
            which player ('X' or 'O') has a full line on the board, None if no one
        """),
        solution="""
def tic_tac_toe_winner(board: list[list[str]]) -> str | None:
    diagonals = [[board[i][i] for i in range(3)], [board[i][2 - i] for i in range(3)]]
    for line in board + [list(column) for column in zip(*board)] + diagonals:
        if line[0] != ' ' and line.count(line[0]) == 3:
            return line[0]
    return None
""",
        inputs=lambda rng: (_board(rng),),
        examples=(
            (([["X", "O", " "], ["O", "X", " "], [" ", " ", "X"]],), "X"),
            (([[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]],), None),
            (([["O", "X", "X"], ["O", "X", " "], ["O", " ", " "]],), "O"),
        ),
    ),
    Family(
        name="update_inventory",
        imperative=lines("""
            build the stock levels from a list of (item, change) pairs
            compute an inventory dictionary from stock movements given as (name, quantity) tuples
            add up the quantity changes of each item and return a dict of the stock
            process deliveries (+) and sales (-) as (item, amount) pairs and return how many of each item there are
            return a dict with the final stock of every product after a list of (product, change) events
            keep an inventory: start empty, apply all (item, change) pairs, return the dict
            calculate the net quantity per item out of a list of (item, quantity) tuples
            sum the changes for each product in a movement log and return a dictionary
            take stock movements as pairs and return the resulting amount of every item
            replay (item, change) events to get the inventory as a dict from item to count
            total the amounts per name in a list of (name, amount) tuples
            determine the stock of each article from its ins and outs, listed as (article, number) tuples
        """),
        free=lines("""
            inventory from (item, change) pairs
            what is in stock after these (item, change) movements?
            given a list of (item, change) tuples, return a dict of item to total quantity
            stock per product from a movement list
            i have [('pen', 5), ('pen', -2)] style events and want the inventory dictionary, here {'pen': 3}
            sum of second elements per first element, as a dict
            Given pairs of an item and a quantity change, return the dictionary of resulting quantities.
            net stock of every item as dict
        """),
        solution="""
def update_inventory(changes: list[tuple[str, int]]) -> dict[str, int]:
    stock = {}
    for item, change in changes:
        stock[item] = stock.get(item, 0) + change
    return stock
""",
        inputs=lambda rng: (_stock_changes(rng),),
        examples=((([("pen", 5), ("cup", 1), ("pen", -2)],), {"pen": 3, "cup": 1}), (([],), {})),
    ),
)
