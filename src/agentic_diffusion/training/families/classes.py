"""Families about small classes: a wording names the methods, the call runs them and returns plain values."""

from agentic_diffusion.training.family import Family, lines
from agentic_diffusion.training.inputs import some_integers, some_words

FAMILIES = (
    Family(
        name="stack",
        imperative=lines("""
            implement a class Stack with push, pop, peek and is_empty
            write a Stack class that has the methods push, pop, peek and is_empty
            create a last-in first-out data structure Stack offering push, pop, peek, is_empty
            build a stack class (Stack) on top of a list, methods: push(item), pop(), peek(), is_empty()
            define Stack with push to add, pop to take off, peek to look at the top and is_empty
            make a LIFO container class called Stack with push/pop/peek/is_empty
            code a Stack where push puts an item on top, pop removes and returns it, peek only returns it, plus is_empty
            provide a Stack class; it must support push, pop, peek and an is_empty check
            model a pile of plates as class Stack with push, pop, peek, is_empty
            design a simple Stack type with the operations push, pop, peek and is_empty
            program a stack as a class Stack, including push, pop, peek and is_empty
            develop the class Stack (push, pop, peek, is_empty)
        """),
        free=lines("""
            Stack class with push, pop, peek, is_empty
            how do I implement a stack class Stack with push, pop, peek and is_empty?
            a class Stack: push(item), pop(), peek(), is_empty()
            i need a stack in Python, class Stack, with push, pop, peek and is_empty methods
            LIFO class Stack having push, pop, peek and is_empty
            stack data structure as a class (Stack; push, pop, peek, is_empty)
            Given no built-in stack, provide a class Stack with push, pop, peek and is_empty.
            simple Stack with push and pop, also peek and is_empty please
        """),
        solution="""
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self) -> bool:
        return not self.items
""",
        call="(lambda s: ([s.push(x) for x in [$args]], s.peek(), s.pop(), s.is_empty())[1:])(Stack())",
        inputs=lambda rng: tuple(some_integers(rng)),
        examples=(((1, 2), (2, 2, False)), ((7,), (7, 7, True))),
    ),
    Family(
        name="queue",
        imperative=lines("""
            implement a class Queue with enqueue, dequeue, is_empty and size
            write a Queue class that has the methods enqueue, dequeue, is_empty and size
            create a first-in first-out data structure Queue offering enqueue, dequeue, is_empty, size
            build a queue class (Queue), methods: enqueue(item), dequeue(), is_empty(), size()
            define Queue with enqueue to add at the end, dequeue to take from the front, is_empty and size
            make a FIFO container class called Queue with enqueue/dequeue/is_empty/size
            code a Queue where enqueue appends and dequeue removes and returns the oldest item, plus is_empty and size
            provide a Queue class; it must support enqueue, dequeue, is_empty and size
            model a waiting line as class Queue with enqueue, dequeue, is_empty, size
            design a simple Queue type with the operations enqueue, dequeue, is_empty and size
            program a queue as a class Queue, including enqueue, dequeue, is_empty and size
            develop the class Queue (enqueue, dequeue, is_empty, size)
        """),
        free=lines("""
            Queue class with enqueue, dequeue, is_empty, size
            how do I implement a queue class Queue with enqueue, dequeue, is_empty and size?
            a class Queue: enqueue(item), dequeue(), is_empty(), size()
            i need a queue in Python, class Queue, with enqueue, dequeue, is_empty and size methods
            FIFO class Queue having enqueue, dequeue, is_empty and size
            queue data structure as a class (Queue; enqueue, dequeue, is_empty, size)
            Given no built-in queue, provide a class Queue with enqueue, dequeue, is_empty and size.
            simple Queue with enqueue and dequeue, also is_empty and size please
        """),
        solution="""
class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def is_empty(self) -> bool:
        return not self.items

    def size(self) -> int:
        return len(self.items)
""",
        call="(lambda q: ([q.enqueue(x) for x in [$args]], q.size(), q.dequeue(), q.is_empty())[1:])(Queue())",
        inputs=lambda rng: tuple(some_integers(rng)),
        examples=(((1, 2), (2, 1, False)), ((7,), (1, 7, True))),
    ),
    Family(
        name="counter",
        imperative=lines("""
            implement a class Counter with increment, decrement, reset and a value attribute starting at 0
            write a Counter class: value begins at 0, increment adds 1, decrement subtracts 1, reset sets it to 0
            create a class Counter that counts up with increment, down with decrement and back to zero with reset
            build a simple click counter class Counter having value, increment, decrement, reset
            define Counter whose value changes by one through increment and decrement and is cleared by reset
            make a class called Counter with an integer value (initially 0) and methods increment, decrement, reset
            code a Counter object with increment(), decrement(), reset() and the attribute value
            provide a Counter class with the attribute value and the methods increment, decrement and reset
            model a tally counter as class Counter: value, increment, decrement, reset
            design a Counter with attribute value that can be incremented, decremented and reset by methods
            program the class Counter (value = 0; increment; decrement; reset)
            develop a small counting class Counter offering increment, decrement, reset and value
        """),
        free=lines("""
            Counter class with value, increment, decrement, reset
            how do I write a class Counter with increment, decrement, reset and value?
            a class Counter: value starts at 0, increment(), decrement(), reset()
            i need a Counter that goes up with increment, down with decrement, reset to 0, and shows value
            counter as a class (Counter; value, increment, decrement, reset)
            class Counter holding an int value, with increment / decrement / reset
            Given a turnstile to count people, write a class Counter with value, increment, decrement and reset.
            simple Counter object: increment, decrement, reset, value
        """),
        solution="""
class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1

    def reset(self):
        self.value = 0
""",
        call="(lambda c, up, down: ([c.increment() for _ in range(up)], [c.decrement() for _ in range(down)], "
        "c.value, c.reset(), c.value)[2::2])(Counter(), $args)",
        inputs=lambda rng: (rng.randint(0, 9), rng.randint(0, 9)),
        examples=(((5, 2), (3, 0)), ((0, 1), (-1, 0))),
    ),
    Family(
        name="bank_account",
        imperative=lines("""
            implement a class BankAccount with deposit, withdraw and balance; overdrawing raises ValueError
            write a BankAccount class with a balance of 0, deposit(amount) and withdraw(amount), ValueError on overdraft
            create a class BankAccount to deposit and withdraw money, with a ValueError when the balance is insufficient
            build a class BankAccount: balance attribute, deposit, withdraw (ValueError if too little money)
            define BankAccount having balance, deposit and withdraw, where overdrawing raises ValueError
            make a BankAccount class whose balance starts at 0, able to deposit and withdraw (overdraft: ValueError)
            code a BankAccount with deposit and withdraw that keeps a balance; too large withdrawals raise ValueError
            provide a class BankAccount with balance, deposit and withdraw, and ValueError on insufficient funds
            model an account as class BankAccount: deposit adds to balance, withdraw subtracts or raises ValueError
            design a BankAccount that refuses (ValueError) to withdraw more than its balance and can deposit
            program the class BankAccount (balance, deposit, withdraw; ValueError when the amount exceeds the balance)
            develop a BankAccount class supporting deposit, withdraw with ValueError for missing funds, and balance
        """),
        free=lines("""
            BankAccount class with balance, deposit, withdraw (ValueError if insufficient)
            how do I write a class BankAccount with deposit, withdraw and balance, raising ValueError on overdraft?
            a class BankAccount: balance = 0, deposit(amount), withdraw(amount) with ValueError when not enough
            i need a BankAccount where one can deposit and withdraw, balance never negative (ValueError)
            bank account as a class (BankAccount; balance, deposit, withdraw, overdraft is a ValueError)
            class BankAccount keeping a balance, with deposit / withdraw and ValueError for insufficient funds
            To keep track of money, write BankAccount with deposit, withdraw (ValueError on overdraft) and balance.
            simple BankAccount object: deposit, withdraw, balance; overdrawing gives ValueError
        """),
        solution="""
class BankAccount:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError('insufficient funds')
        self.balance -= amount
""",
        call="(lambda a, into, out: (a.deposit(into), a.withdraw(min(out, a.balance)), a.balance)[2])"
        "(BankAccount(), $args)",
        inputs=lambda rng: (rng.randint(0, 100), rng.randint(0, 80)),
        examples=(((100, 30), 70), ((20, 50), 0)),
    ),
    Family(
        name="rectangle",
        imperative=lines("""
            implement a class Rectangle with width and height and the methods area and perimeter
            write a Rectangle class that computes its area and perimeter
            create a class Rectangle taking width and height, with area() and perimeter()
            build a geometric class Rectangle (width, height) that offers area and perimeter
            define Rectangle with methods area and perimeter from width and height
            make a class called Rectangle, constructed from width and height, able to tell its area and perimeter
            code a Rectangle object with area() and perimeter() methods
            provide a class Rectangle storing two sides, with methods for area and perimeter
            model a rectangle as class Rectangle: width, height, area, perimeter
            design a Rectangle that knows its area and its perimeter
            program the class Rectangle (width, height; area, perimeter)
            develop a small Rectangle class having the methods area and perimeter
        """),
        free=lines("""
            Rectangle class with area and perimeter
            how do I write a class Rectangle with area and perimeter methods?
            a class Rectangle(width, height): area(), perimeter()
            i need a Rectangle made from width and height which gives me area and perimeter
            rectangle as a class (Rectangle; area, perimeter)
            class Rectangle with two sides and methods area / perimeter
            Given width and height, write a class Rectangle whose methods area and perimeter return these values.
            simple Rectangle object: area, perimeter
        """),
        solution="""
class Rectangle:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def perimeter(self):
        return 2 * (self.width + self.height)
""",
        call="(lambda r: (r.area(), r.perimeter()))(Rectangle($args))",
        inputs=lambda rng: (rng.randint(1, 9), rng.randint(1, 9)),
        examples=(((2, 3), (6, 10)), ((4, 4), (16, 16))),
    ),
    Family(
        name="circle",
        imperative=lines("""
            implement a class Circle with a radius and the methods area and circumference
            write a Circle class that computes its area and circumference from the radius
            create a class Circle taking a radius, with area() and circumference()
            build a geometric class Circle (radius) that offers area and circumference
            define Circle with methods area and circumference using pi
            make a class called Circle, constructed from its radius, able to tell area and circumference
            code a Circle object with area() and circumference() methods
            provide a class Circle storing a radius, with methods for area and circumference
            model a circle as class Circle: radius, area, circumference
            design a Circle that knows its area and its circumference
            program the class Circle (radius; area, circumference)
            develop a small Circle class having the methods area and circumference
        """),
        free=lines("""
            Circle class with area and circumference
            how do I write a class Circle with area and circumference methods?
            a class Circle(radius): area(), circumference()
            i need a Circle made from a radius which gives me area and circumference
            circle as a class (Circle; area, circumference)
            class Circle with a radius and methods area / circumference
            Given a radius, write a class Circle whose methods area and circumference return these values.
            simple Circle object: area, circumference
        """),
        solution="""
class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self) -> float:
        from math import pi
        return pi * self.radius ** 2

    def circumference(self) -> float:
        from math import pi
        return 2 * pi * self.radius
""",
        call="(lambda c: (round(c.area(), 4), round(c.circumference(), 4)))(Circle($args))",
        inputs=lambda rng: (rng.randint(0, 20),),
        examples=(((1,), (3.1416, 6.2832)), ((0,), (0.0, 0.0))),
    ),
    Family(
        name="point",
        imperative=lines("""
            implement a class Point with x and y, a method distance_to another point and a method move
            write a Point class with distance_to(other) and move(dx, dy)
            create a class Point for the plane having x, y, move and distance_to
            build a 2D Point class; move shifts it by dx and dy, distance_to is the distance to another Point
            define Point with coordinates x and y, plus move(dx, dy) and distance_to(other)
            make a class called Point that can move by an offset and measure its distance_to another Point
            code a Point object with attributes x, y and the methods move and distance_to
            provide a class Point storing two coordinates, with move and distance_to
            model a point in the plane as class Point: x, y, move, distance_to
            design a Point that you can move and whose distance_to other points is computable
            program the class Point (x, y; move, distance_to)
            develop a small Point class having the methods move and distance_to
        """),
        free=lines("""
            Point class with move and distance_to
            how do I write a class Point with x, y, move and distance_to?
            a class Point(x, y): move(dx, dy), distance_to(other)
            i need a Point with x and y that I can move, and the distance_to an other point
            point as a class (Point; x, y, move, distance_to)
            class Point with two coordinates and methods move / distance_to
            Given coordinates x and y, write a class Point with the methods move(dx, dy) and distance_to(other).
            simple Point object in 2D: move, distance_to
        """),
        solution="""
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy

    def distance_to(self, other) -> float:
        return ((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5
""",
        call="(lambda x, y, dx, dy: (lambda p: (round(p.distance_to(Point(0, 0)), 4), p.move(dx, dy), p.x, p.y))"
        "(Point(x, y)))($args)",
        inputs=lambda rng: (rng.randint(-9, 9), rng.randint(-9, 9), rng.randint(-5, 5), rng.randint(-5, 5)),
        examples=(((3, 4, 1, -1), (5.0, None, 4, 3)), ((0, 0, 2, 2), (0.0, None, 2, 2))),
    ),
    Family(
        name="temperature",
        imperative=lines("""
            implement a class Temperature that stores degrees celsius and has to_fahrenheit and to_kelvin
            write a Temperature class with celsius and the methods to_fahrenheit and to_kelvin
            create a class Temperature taking celsius, with to_fahrenheit() and to_kelvin()
            build a Temperature class which converts its celsius value by to_fahrenheit or to_kelvin
            define Temperature with conversions to_fahrenheit and to_kelvin from celsius
            make a class called Temperature, constructed from celsius, able to convert to_fahrenheit and to_kelvin
            code a Temperature object with to_fahrenheit() and to_kelvin() methods, given celsius
            provide a class Temperature storing celsius, with the methods to_fahrenheit and to_kelvin
            model a temperature as class Temperature: celsius, to_fahrenheit, to_kelvin
            design a Temperature that holds celsius and can be read to_fahrenheit and to_kelvin
            program the class Temperature (celsius; to_fahrenheit, to_kelvin)
            develop a small Temperature class having the methods to_fahrenheit and to_kelvin
        """),
        free=lines("""
            Temperature class with to_fahrenheit and to_kelvin
            how do I write a class Temperature with to_fahrenheit and to_kelvin for a celsius value?
            a class Temperature(celsius): to_fahrenheit(), to_kelvin()
            i need a Temperature made from celsius which gives me fahrenheit (to_fahrenheit) and kelvin (to_kelvin)
            temperature as a class (Temperature; to_fahrenheit, to_kelvin)
            class Temperature in celsius with methods to_fahrenheit / to_kelvin
            Given degrees celsius, write a class Temperature whose methods to_fahrenheit and to_kelvin convert it.
            simple Temperature object: celsius in, to_fahrenheit and to_kelvin out
        """),
        solution="""
class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    def to_fahrenheit(self) -> float:
        return self.celsius * 9 / 5 + 32

    def to_kelvin(self) -> float:
        return self.celsius + 273.15
""",
        call="(lambda t: (round(t.to_fahrenheit(), 4), round(t.to_kelvin(), 4)))(Temperature($args))",
        inputs=lambda rng: (rng.randint(-40, 120),),
        examples=(((100,), (212.0, 373.15)), ((0,), (32.0, 273.15))),
    ),
    Family(
        name="shopping_cart",
        imperative=lines("""
            implement a class ShoppingCart with add(name, price), remove(name) and total
            write a ShoppingCart class that has the methods add, remove and total
            create a class ShoppingCart to add items with name and price, remove them by name and get the total
            build a ShoppingCart class, methods: add(name, price), remove(name), total()
            define ShoppingCart with add to put in a product, remove to take it out and total for the sum of prices
            make a class called ShoppingCart offering add/remove/total
            code a ShoppingCart keeping names and prices, with add, remove and total
            provide a ShoppingCart class; it must support add(name, price), remove(name) and total()
            model a basket in a shop as class ShoppingCart with add, remove, total
            design a simple ShoppingCart type with the operations add, remove and total
            program the class ShoppingCart (add, remove, total)
            develop a ShoppingCart whose total is the sum of the prices of its items (add, remove, total)
        """),
        free=lines("""
            ShoppingCart class with add, remove, total
            how do I implement a class ShoppingCart with add, remove and total?
            a class ShoppingCart: add(name, price), remove(name), total()
            i need a cart class, ShoppingCart, with add, remove and total methods
            class ShoppingCart storing item prices by name; add, remove, total
            shopping cart as a class (ShoppingCart; add, remove, total)
            Given items with names and prices, provide a class ShoppingCart with add, remove and total.
            simple ShoppingCart with add and remove, also total please
        """),
        solution="""
class ShoppingCart:
    def __init__(self):
        self.items = {}

    def add(self, name, price):
        self.items[name] = price

    def remove(self, name):
        self.items.pop(name, None)

    def total(self):
        return sum(self.items.values())
""",
        call="(lambda c, names: ([c.add(n, len(n)) for n in names], c.total(), c.remove(names[0]), c.total())[1::2])"
        "(ShoppingCart(), [$args])",
        inputs=lambda rng: tuple(dict.fromkeys(some_words(rng))),
        examples=((("tea", "milk"), (7, 4)), (("jam",), (3, 0))),
    ),
)
