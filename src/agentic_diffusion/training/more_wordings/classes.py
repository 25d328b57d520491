"""More ways to ask for the families of families/classes.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "stack": lines("""
        Write a class Stack with methods push, pop, peek and is_empty
        my program should use a Stack: push things on it, pop and peek the top one, ask is_empty
        Implement a LIFO stack as class Stack (push, pop, peek, is_empty)
        make me a Stack class please, python, methods push pop peek is_empty
        Stack where the last pushed item is popped first; also peek and is_empty
        homework: class Stack, push(item), pop(), peek(), is_empty()
        Given the usual stack operations push, pop, peek and is_empty, write the class Stack
        A stack of items, class name Stack, supporting push, pop, peek, is_empty.
        need an undo history object called Stack: push, pop, peek and is_empty
        class Stack, list inside; push adds, pop removes the newest, peek shows it, is_empty is a bool
        python stack implementation: Stack with push, pop, peek, is_empty
        want to have s = Stack() and then s.push(1), s.peek(), s.pop(), s.is_empty()
    """),
    "queue": lines("""
        Write a class Queue with methods enqueue, dequeue, is_empty and size
        my program should use a Queue: enqueue people, dequeue the one who waited longest, ask is_empty and size
        Implement a FIFO queue as class Queue (enqueue, dequeue, is_empty, size)
        make me a Queue class please, python, methods enqueue dequeue is_empty size
        Queue where the first enqueued item is dequeued first; also is_empty and size
        homework: class Queue, enqueue(item), dequeue(), is_empty(), size()
        Given the usual queue operations enqueue, dequeue, is_empty and size, write the class Queue
        A queue of items, class name Queue, supporting enqueue, dequeue, is_empty, size.
        need a print job line object called Queue: enqueue, dequeue, is_empty and size
        class Queue, list inside; enqueue adds, dequeue removes the oldest, size is the length, is_empty a bool
        python queue implementation: Queue with enqueue, dequeue, is_empty, size
        want to have q = Queue() and then q.enqueue(1), q.size(), q.dequeue(), q.is_empty()
    """),
    "counter": lines("""
        Write a class Counter with methods increment, decrement and reset and an attribute value
        my program should count clicks: class Counter with value from 0, increment, decrement and reset
        Implement a Counter object, value begins at zero, methods increment, decrement, reset
        make me a Counter class please, python, value plus increment decrement reset
        Counter that can increment by one, decrement by one and reset to 0, number is kept in value
        homework: class Counter, value = 0, increment(), decrement(), reset()
        Given the methods increment, decrement and reset and the attribute value, write the class Counter
        A counter, class name Counter, with value, increment, decrement and reset.
        need an object called Counter for visitors in and out: increment, decrement, reset, current value
        class Counter; increment is value + 1, decrement is value - 1, reset makes value zero again
        python counter implementation, own class Counter: value, increment, decrement, reset
        want to have c = Counter() and then c.increment(), c.decrement(), c.value, c.reset()
    """),
    "bank_account": lines("""
        Write a class BankAccount with deposit, withdraw and balance, raise ValueError if there is too little money
        my program should manage money: BankAccount with balance, deposit, withdraw (ValueError when overdrawn)
        Implement a BankAccount starting with balance 0, deposit adds, withdraw subtracts or raises ValueError
        make me a BankAccount class please, with deposit, withdraw, balance, and ValueError on overdraft
        BankAccount whose withdraw raises ValueError if amount is over the balance; deposit pays in
        homework: class BankAccount, balance = 0, deposit(amount), withdraw(amount) or ValueError
        Given deposit, withdraw and balance, write the class BankAccount; not enough funds means ValueError
        An account, class name BankAccount, with balance, deposit and withdraw, ValueError for overdrawing.
        need an object called BankAccount: deposit money, withdraw money (ValueError if not covered), see balance
        class BankAccount; deposit is balance plus amount, withdraw is balance minus amount, ValueError below zero
        python bank account, class BankAccount: deposit, withdraw with ValueError when broke, balance
        want to have a = BankAccount(), a.deposit(10), a.withdraw(99) -> ValueError, a.balance
    """),
    "rectangle": lines("""
        Write a class Rectangle with the methods area and perimeter, made from width and height
        my program should draw boxes: Rectangle with width, height, area() and perimeter()
        Implement a Rectangle object that has area and perimeter
        make me a Rectangle class please, python, area and perimeter methods
        Rectangle given by width and height; area multiplies, perimeter adds up all four sides
        homework: class Rectangle, __init__(width, height), area(), perimeter()
        Given the sides width and height, the class Rectangle should offer area and perimeter
        A rectangle, class name Rectangle, with width, height, area and perimeter.
        need an object called Rectangle to get area and perimeter of rooms
        class Rectangle; area is width * height, perimeter is 2 * (width + height)
        python rectangle class: Rectangle with methods area and perimeter
        want to have r = Rectangle(2, 5) and then r.area() and r.perimeter()
    """),
    "circle": lines("""
        Write a class Circle with the methods area and circumference, made from a radius
        my program should measure round things: Circle with radius, area() and circumference()
        Implement a Circle object that has area and circumference
        make me a Circle class please, python, area and circumference methods
        Circle given by its radius; area is pi r squared, circumference is 2 pi r
        homework: class Circle, __init__(radius), area(), circumference()
        Given the radius, the class Circle should offer area and circumference
        A circle, class name Circle, with radius, area and circumference.
        need an object called Circle to get area and circumference of pizzas
        class Circle; attribute radius, methods area and circumference, with pi from math
        python circle class: Circle with methods area and circumference
        want to have c = Circle(3) and then c.area() and c.circumference()
    """),
    "point": lines("""
        Write a class Point with x, y and the methods move and distance_to
        my program should place things on a map: Point with x, y, move(dx, dy), distance_to(other)
        Implement a Point in two dimensions that has move and distance_to
        make me a Point class please, python, x and y, methods move and distance_to
        Point given by x and y; move adds dx and dy, distance_to is the Euclidean distance to another Point
        homework: class Point, __init__(x, y), move(dx, dy), distance_to(other)
        Given coordinates x and y, the class Point should offer move and distance_to
        A 2D point, class name Point, with x, y, move and distance_to.
        need an object called Point I can move around, with distance_to another Point
        class Point; move shifts x by dx and y by dy, distance_to uses Pythagoras
        python point class: Point with x, y and methods move and distance_to
        want to have p = Point(1, 2) and then p.move(3, 0) and p.distance_to(Point(0, 0))
    """),
    "temperature": lines("""
        Write a class Temperature with celsius and the methods to_fahrenheit and to_kelvin
        my program should show weather: Temperature with celsius, to_fahrenheit(), to_kelvin()
        Implement a Temperature object, made from celsius, that has to_fahrenheit and to_kelvin
        make me a Temperature class please, python, celsius inside, methods to_fahrenheit and to_kelvin
        Temperature given in celsius; to_fahrenheit and to_kelvin convert it to the other scales
        homework: class Temperature, __init__(celsius), to_fahrenheit(), to_kelvin()
        Given a celsius value, the class Temperature should offer to_fahrenheit and to_kelvin
        A temperature, class name Temperature, with celsius, to_fahrenheit and to_kelvin.
        need an object called Temperature holding celsius, with to_fahrenheit and to_kelvin for the others
        class Temperature; to_fahrenheit is celsius * 9 / 5 + 32, to_kelvin is celsius + 273.15
        python temperature class: Temperature(celsius) with methods to_fahrenheit and to_kelvin
        want to have t = Temperature(20), 20 being celsius, and then t.to_fahrenheit() and t.to_kelvin()
    """),
    "shopping_cart": lines("""
        Write a class ShoppingCart with the methods add, remove and total, items have a name and a price
        my program should be a web shop: ShoppingCart with add(name, price), remove(name), total()
        Implement a ShoppingCart object that has add, remove and total
        make me a ShoppingCart class please, python, methods add remove total
        ShoppingCart where add stores a price under a name, remove deletes the name and total sums the prices
        homework: class ShoppingCart, add(name, price), remove(name), total()
        Given products with name and price, the class ShoppingCart should offer add, remove and total
        A cart, class name ShoppingCart, with add, remove and total.
        need an object called ShoppingCart: add a product and its price, remove it again, get the total
        class ShoppingCart; dict from name to price inside, with add, remove, total
        python shopping cart class: ShoppingCart with methods add, remove and total
        want to have c = ShoppingCart(), c.add('tea', 3), c.remove('tea'), c.total()
    """),
}
