"""Families about simple geometry: areas, perimeters, volumes, distances, triangles."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _sides(rng: Random) -> tuple[int, int]:
    return (rng.randint(0, 30), rng.randint(0, 30))


def _point(rng: Random) -> tuple[int, int]:
    return (rng.randint(-10, 10), rng.randint(-10, 10))


def _points(rng: Random) -> tuple[tuple[int, int], tuple[int, int]]:
    return (_point(rng), _point(rng))


def _triangle(rng: Random) -> tuple[int, int, int]:
    a, b = rng.randint(1, 9), rng.randint(1, 9)
    return rng.choice(((a, a, a), (a, b, a), (b, a, a), (a, b, max(a, b)), (a, b, a + b - 1), (3, 4, 5), (a, b, 12)))


def _right_or_not(rng: Random) -> tuple[int, int, int]:
    factor = rng.randint(1, 4)
    a, b, c = rng.choice(((3, 4, 5), (5, 12, 13), (8, 15, 17), (4, 5, 6), (5, 5, 5), (2, 3, 4)))
    sides = [a * factor, b * factor, c * factor]
    rng.shuffle(sides)
    return (sides[0], sides[1], sides[2])


FAMILIES = (
    Family(
        name="rectangle_area",
        imperative=lines("""
            compute the area of a rectangle
            return the area of a rectangle from its width and height
            calculate how much space a rectangle covers
            multiply the width and the height of a rectangle
            find the area of a rectangle given its two sides
            get the surface of a rectangle with sides a and b
            work out the area of a rectangular room from length and width
            determine the area of a rectangle by its length and breadth
            take width and height and give back the rectangle's area
            tell the area enclosed by a rectangle
            measure the area of a rectangular field
            evaluate the area formula for rectangles
        """),
        free=lines("""
            area of a rectangle
            what is the area of a rectangle with a given width and height?
            Given width and height, return the rectangle's area.
            rectangle area, two sides
            width times height
            I want to know how big my rectangular garden is, I know length and width
            how do I calculate the area of a rectangle in python
            rect area function
        """),
        solution="""
def rectangle_area(width: float, height: float) -> float:
    return width * height
""",
        inputs=_sides,
        examples=(((3, 4), 12), ((0, 5), 0)),
    ),
    Family(
        name="rectangle_perimeter",
        imperative=lines("""
            compute the perimeter of a rectangle
            return the perimeter of a rectangle from its width and height
            calculate the distance around a rectangle
            add up all four sides of a rectangle given by two sides
            find the circumference of a rectangle with sides a and b
            get the length of the border of a rectangle
            work out how much fence a rectangular field needs
            determine the perimeter for a given length and width
            take width and height and give back twice their sum
            tell how long the outline of a rectangle is
            measure the way once around a rectangular area
            evaluate the perimeter formula for rectangles
        """),
        free=lines("""
            perimeter of a rectangle
            what is the perimeter of a rectangle with a given width and height?
            Given width and height, return the rectangle's perimeter.
            rectangle perimeter, two sides
            2 * (width + height)
            I need a fence around a rectangular garden, how long (length and width known)?
            how do I calculate the perimeter of a rectangle in python
            total length of the four edges of a rectangle
        """),
        solution="""
def rectangle_perimeter(width: float, height: float) -> float:
    return 2 * (width + height)
""",
        inputs=_sides,
        examples=(((3, 4), 14), ((0, 5), 10)),
    ),
    Family(
        name="circle_area",
        imperative=lines("""
            compute the area of a circle
            return the area of a circle from its radius
            calculate the area of a disk with radius r
            find the area of a circle given the radius
            multiply pi by the square of the radius
            get the surface of a circle for a certain radius
            work out how much area a circle of radius r covers
            determine the area of a round table from its radius
            take a radius and give back the circle's area
            tell how big the area inside a circle is, radius given
            use math.pi to get the area of a circle
            evaluate pi r squared
        """),
        free=lines("""
            area of a circle
            what is the area of a circle with radius r?
            Given the radius, return the area of the circle.
            circle area
            pi * r ** 2
            how do I calculate the area of a circle in python
            I know the radius of my pizza, what's its area?
            radius in, area of circle out
        """),
        solution="""
def circle_area(radius: float) -> float:
    from math import pi

    return pi * radius**2
""",
        inputs=lambda rng: (rng.randint(0, 30),),
        examples=(((0,), 0.0), ((1,), 3.141592653589793)),
    ),
    Family(
        name="circumference",
        imperative=lines("""
            compute the circumference of a circle
            return the circumference of a circle from its radius
            calculate the perimeter of a circle with radius r
            find the distance around a circle given the radius
            multiply the radius by two pi
            get the length of the edge of a circle for a certain radius
            work out how long the border of a circle with radius r is
            determine the circumference for a radius
            take a radius and give back the length of the circle line
            tell how far it is once around a circle, radius given
            use math.pi to get the circumference of a circle
            evaluate 2 pi r
        """),
        free=lines("""
            circumference of a circle
            what is the circumference of a circle with radius r?
            Given the radius, return the circumference of the circle.
            circle perimeter
            2 * pi * r
            how do I calculate the circumference in python, radius known
            how far does a wheel of radius r roll in one turn?
            radius in, circumference out
        """),
        solution="""
def circumference(radius: float) -> float:
    from math import pi

    return 2 * pi * radius
""",
        inputs=lambda rng: (rng.randint(0, 30),),
        examples=(((0,), 0.0), ((0.5,), 3.141592653589793)),
    ),
    Family(
        name="triangle_area",
        imperative=lines("""
            compute the area of a triangle from base and height
            return the area of a triangle with a given base and height
            calculate half of base times height
            find the area of a triangle, base and height are known
            get the surface of a triangle by its base length and height
            work out how much area a triangle covers using base and height
            determine the triangle area by multiplying base and height and halving it
            take the base and the height of a triangle and give back its area
            tell the area of a triangle for some base and height
            measure a triangle's area from base and altitude
            evaluate the formula b * h / 2 for a triangle
            produce a triangle's area given how long its base is and how high it is
        """),
        free=lines("""
            area of a triangle (base, height)
            what is the area of a triangle with a given base and height?
            Given base and height, return the triangle's area.
            triangle area, base * height / 2
            how do I calculate the area of a triangle in python from base and height
            half base times height
            I know base and height of a triangle and need the area
            triangle: base and height in, area out
        """),
        solution="""
def triangle_area(base: float, height: float) -> float:
    return base * height / 2
""",
        inputs=_sides,
        examples=(((3, 4), 6.0), ((0, 5), 0.0), ((1, 3), 1.5)),
    ),
    Family(
        name="hypotenuse",
        imperative=lines("""
            compute the hypotenuse of a right triangle
            return the length of the hypotenuse given the two legs
            calculate the longest side of a right-angled triangle from the other two sides
            apply the Pythagorean theorem to two legs
            find the hypotenuse from sides a and b
            get the square root of a squared plus b squared
            use Pythagoras to get the third side c from the legs a and b
            work out the diagonal of a rectangle with sides a and b
            determine the side opposite the right angle, both legs being known
            take the two short sides of a right triangle and give back the long one
            tell how long the hypotenuse is for the given legs
            evaluate sqrt(a^2 + b^2)
        """),
        free=lines("""
            hypotenuse
            what is the hypotenuse of a right triangle with legs a and b?
            Given the two legs of a right triangle, return the length of the hypotenuse.
            pythagoras: c from a and b
            sqrt(a*a + b*b)
            3, 4 -> 5.0 (right triangle)
            how do I find the longest side of a right triangle in python
            diagonal of a rectangle from width and height
        """),
        solution="""
def hypotenuse(a: float, b: float) -> float:
    return (a**2 + b**2) ** 0.5
""",
        inputs=_sides,
        examples=(((3, 4), 5.0), ((0, 2), 2.0), ((5, 12), 13.0)),
    ),
    Family(
        name="distance",
        imperative=lines("""
            compute the distance between two points
            return the Euclidean distance of two points in the plane
            calculate how far two points (x, y) are from each other
            find the straight-line distance between two coordinates
            get the length of the segment from one point to another
            take two points as tuples and give their distance
            determine the euclidean distance between p and q
            work out the distance from (x1, y1) to (x2, y2)
            measure the direct distance of two 2D points
            tell how long the straight line between two points is
            use the Pythagorean theorem to get the distance of two points
            evaluate the distance formula for a pair of (x, y) tuples
        """),
        free=lines("""
            distance between two points
            how far apart are two points in the plane?
            Given two points as (x, y) tuples, return their Euclidean distance.
            euclidean distance 2d
            sqrt((x1 - x2)^2 + (y1 - y2)^2)
            I have two coordinate pairs and need the distance between them as the crow flies
            how to compute point distance in python
            length of the line from p to q
        """),
        solution="""
def distance(p: tuple[float, float], q: tuple[float, float]) -> float:
    return ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5
""",
        inputs=_points,
        examples=((((0, 0), (3, 4)), 5.0), (((1, 1), (1, 1)), 0.0)),
    ),
    Family(
        name="manhattan_distance",
        imperative=lines("""
            compute the Manhattan distance between two points
            return the taxicab distance of two points
            add the horizontal and the vertical distance of two points
            calculate the city block distance between (x1, y1) and (x2, y2)
            find how many steps it takes to go between two grid cells without diagonal moves
            get the sum of the absolute differences of the coordinates of two points
            take two points as tuples and give their Manhattan distance
            determine the L1 distance between p and q
            work out the distance on a grid of streets between two points
            measure the distance of two 2D points along the axes
            tell how far a taxi drives between two crossings in a street grid
            sum |x1 - x2| and |y1 - y2| for two points
        """),
        free=lines("""
            manhattan distance
            what is the Manhattan distance between p and q?
            Given two points as (x, y) tuples, return |x1 - x2| + |y1 - y2|.
            taxicab distance of two points
            L1 distance in 2d
            steps from one cell to another on a grid, only up, down, left, right
            city-block distance for two coordinate pairs
            how to get the manhattan distance of two points in python
        """),
        solution="""
def manhattan_distance(p: tuple[int, int], q: tuple[int, int]) -> int:
    return abs(p[0] - q[0]) + abs(p[1] - q[1])
""",
        inputs=_points,
        examples=((((0, 0), (3, 4)), 7), (((1, -1), (1, 1)), 2)),
    ),
    Family(
        name="midpoint",
        imperative=lines("""
            compute the midpoint of two points
            return the point halfway between two points
            find the middle of the line from p to q
            calculate the center between two (x, y) coordinates
            get the middle point of a segment given its end points
            average the x and the y coordinates of two points
            take two points and give back the point in the middle
            determine the midpoint between (x1, y1) and (x2, y2)
            work out which point lies exactly between two others
            locate the center of a line segment
            tell the coordinates of the point midway from p to q
            produce the tuple in the middle of two coordinate tuples
        """),
        free=lines("""
            midpoint of a segment
            which point is in the middle between p and q?
            Given two points as (x, y) tuples, return their midpoint as a tuple.
            ((x1 + x2) / 2, (y1 + y2) / 2)
            halfway point of two coordinates
            I have 2 points and want the one in the middle
            center between two points in the plane
            how do I find the midpoint in python
        """),
        solution="""
def midpoint(p: tuple[float, float], q: tuple[float, float]) -> tuple[float, float]:
    return (p[0] + q[0]) / 2, (p[1] + q[1]) / 2
""",
        inputs=_points,
        examples=((((0, 0), (2, 4)), (1.0, 2.0)), (((1, 1), (2, 1)), (1.5, 1.0))),
    ),
    Family(
        name="is_valid_triangle",
        imperative=lines("""
            check if three sides can form a triangle
            test whether three lengths make a valid triangle
            return True if a triangle with sides a, b and c exists
            verify the triangle inequality for three lengths
            determine whether any two sides together are longer than the third
            tell if one can build a triangle out of three sticks of given lengths
            decide if a triangle is possible from three side lengths
            find out whether three numbers may be the sides of a triangle
            see if the longest side is shorter than the sum of the other two
            say whether three given sides fit together as a triangle
            validate the sides of a triangle
            confirm that each pair of sides adds up to more than the remaining side
        """),
        free=lines("""
            valid triangle?
            can these three lengths be the sides of a triangle?
            Given three side lengths, return whether they form a (non-degenerate) triangle.
            triangle inequality check
            1, 2, 3 -> False, 3, 4, 5 -> True
            I have three sticks, is it possible to make a triangle?
            do sides a, b, c make a triangle
            test if triangle with three given sides exists
        """),
        solution="""
def is_valid_triangle(a: float, b: float, c: float) -> bool:
    return a + b > c and a + c > b and b + c > a
""",
        inputs=lambda rng: (rng.randint(1, 9), rng.randint(1, 9), rng.randint(1, 12)),
        examples=(((3, 4, 5), True), ((1, 2, 3), False), ((1, 1, 5), False)),
    ),
    Family(
        name="triangle_type",
        imperative=lines("""
            classify a triangle as 'equilateral', 'isosceles' or 'scalene'
            return the type of a triangle from its sides: 'equilateral', 'isosceles' or 'scalene'
            tell whether a triangle is 'equilateral', 'isosceles' or 'scalene'
            give 'equilateral' for three equal sides, 'isosceles' for two and 'scalene' for none
            determine the kind of triangle ('equilateral', 'isosceles', 'scalene') by three side lengths
            name the triangle by the number of equal sides: 'equilateral', 'isosceles' or 'scalene'
            say 'equilateral' if a, b, c are all equal, 'isosceles' if just two are, otherwise 'scalene'
            compare the sides of a triangle and return 'equilateral', 'isosceles' or 'scalene'
            label a triangle with 'scalene', 'isosceles' or 'equilateral'
            find out if three sides make an 'equilateral', an 'isosceles' or a 'scalene' triangle
            take three sides and answer with 'equilateral', 'isosceles' or 'scalene'
            get the triangle's type by its sides as one of the words 'equilateral', 'isosceles', 'scalene'
        """),
        free=lines("""
            triangle type: 'equilateral', 'isosceles' or 'scalene'
            which type of triangle is it ('equilateral', 'isosceles', 'scalene')?
            Given three sides, return 'equilateral', 'isosceles' or 'scalene'.
            all sides same -> 'equilateral', two same -> 'isosceles', else 'scalene'
            triangle classifier by sides with results 'equilateral', 'isosceles', 'scalene'
            is my triangle 'scalene', 'isosceles' or 'equilateral'? sides are a, b, c
            kind of triangle from side lengths, 'equilateral' / 'isosceles' / 'scalene'
            homework: triangle, 3 sides, print the type 'equilateral', 'isosceles' or 'scalene' (return it)
        """),
        solution="""
def triangle_type(a: float, b: float, c: float) -> str:
    if a == b == c:
        return "equilateral"
    if a == b or b == c or a == c:
        return "isosceles"
    return "scalene"
""",
        inputs=_triangle,
        examples=(((2, 2, 2), "equilateral"), ((2, 3, 2), "isosceles"), ((3, 4, 5), "scalene")),
    ),
    Family(
        name="is_right_triangle",
        imperative=lines("""
            check if three sides form a right triangle
            test whether a triangle is right-angled from its side lengths
            return True if the three numbers are a Pythagorean triple in any order
            determine whether the squares of the two short sides add up to the square of the longest
            tell if a triangle with the given sides has a right angle
            decide if three integers satisfy Pythagoras, whatever their order
            find out whether three lengths fulfil a^2 + b^2 = c^2 after sorting
            verify the Pythagorean theorem for three side lengths in any order
            see if three sides belong to a right-angled triangle
            say whether a triangle is rectangular judging by its three sides
            detect right triangles from integer side lengths
            give a boolean that says if some sides make a 90 degree triangle
        """),
        free=lines("""
            right triangle check
            is the triangle with these three sides right-angled?
            Given three integer sides in any order, return True if they form a right triangle.
            pythagorean triple? order does not matter
            3, 5, 4 -> True; 4, 5, 6 -> False
            does this triangle have a 90 degree angle (three sides given)
            how do I know if a triangle is a right triangle in python
            a**2 + b**2 == c**2 where c is the biggest
        """),
        solution="""
def is_right_triangle(a: int, b: int, c: int) -> bool:
    a, b, c = sorted((a, b, c))
    return a**2 + b**2 == c**2
""",
        inputs=_right_or_not,
        examples=(((3, 4, 5), True), ((5, 3, 4), True), ((4, 5, 6), False)),
    ),
)
