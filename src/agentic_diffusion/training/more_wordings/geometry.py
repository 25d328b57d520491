"""More ways to ask for the families of families/geometry.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "rectangle_area": lines("""
        Write a function that takes width and height and returns the area of the rectangle
        My program should say how many square meters a room has from its length and width
        Return side one times side two of a rectangle.
        rectangle area calculator
        Implement the area of a rectangle
        e.g. for 3 and 4 it gives 12
        I need the size in square units of a rectangle with known sides
        how much carpet does a rectangular floor need?
        make me a function for rectangle areas in python please
        Calculates the area of a rectangular shape from both side lengths
        homework: rectangle, sides a and b, area?
        length and width in, area out
    """),
    "rectangle_perimeter": lines("""
        Write a function that takes width and height and returns the perimeter of the rectangle
        My program should say how long a frame around a rectangular picture is
        Return twice the sum of both sides of a rectangle.
        rectangle perimeter calculator
        Implement the perimeter of a rectangle
        e.g. for a 3 by 4 rectangle, once around, it gives 14
        I need the total length of all sides of a rectangle
        how far do I walk once around a rectangular field?
        make me a function for rectangle perimeters in python please
        Calculates the distance round a rectangular shape from both side lengths
        homework: rectangle, sides a and b, perimeter?
        length and width in, perimeter out
    """),
    "circle_area": lines("""
        Write a function that takes the radius and returns the area of the circle
        My program should say how big a round pond is in square meters, from its radius
        Return pi times radius squared.
        circle area calculator
        Implement the area of a circle
        e.g. for radius 1 it gives 3.141592653589793 as the area
        I need the size in square units of a circle, I know r
        how much dough is in a round pizza base, i.e. what area for a given radius?
        make me a function for circle areas in python please
        Calculates the area within a circle of the given radius
        homework: circle, radius r, area?
        r in, area of the disc out
    """),
    "circumference": lines("""
        Write a function that takes the radius and returns the circumference of the circle
        My program should say how long a fence around a round pond is, from its radius
        Return two times pi times radius.
        circle circumference calculator
        Implement the circumference of a circle
        e.g. for radius 0.5 it gives 3.141592653589793 as the circumference
        I need the distance round a circle, I know r
        how far do I walk once around a circular lake of a given radius?
        make me a function for the perimeter of circles in python please
        Calculates the length of the outline of a circle of the given radius
        homework: circle, radius r, circumference?
        r in, circle's perimeter out
    """),
    "triangle_area": lines("""
        Write a function that takes base and height and returns the area of the triangle
        My program should say how big a triangular sail is, from its base and its height
        Return base times height over two.
        triangle area calculator (base and height)
        Implement the area of a triangle from base and height
        e.g. for base 3 and height 4 it gives 6.0
        I need the size in square units of a triangle, I know the base and the height
        how much paint for a triangular wall, i.e. what area, if base and height are known?
        make me a function for triangle areas in python please, arguments base and height
        Calculates the area of a triangle as half its base multiplied by its height
        homework: triangle, base b, height h, area?
        base and height in, area of the triangle out
    """),
    "hypotenuse": lines("""
        Write a function that takes the two legs and returns the hypotenuse
        My program should know the third, longest side of a right triangle
        Return the square root of the sum of both squared legs.
        hypotenuse calculator
        Implement Pythagoras for the hypotenuse
        e.g. for 3 and 4 it gives 5.0
        I need the long side of a triangle with a right angle, I know the other two
        a screen is so wide and so high, how long is its diagonal?
        make me a function for the hypotenuse in python please
        Calculates the side across from the right angle using the two others
        homework: right triangle with legs a and b, c?
        legs in, hypotenuse out
    """),
    "distance": lines("""
        Write a function that takes two points and returns the Euclidean distance
        My program should say how far one (x, y) position is from another in a straight line
        Return the straight distance of p and q.
        point distance calculator
        Implement the Euclidean distance in 2D
        e.g. for (0, 0) and (3, 4) it gives 5.0
        I need the length of a line that connects 2 points
        how far would a bird fly from one point on the map to another?
        make me a function for distances of points in python please, points are (x, y) tuples
        Calculates how long the line segment between two coordinate tuples is
        homework: points P and Q in the plane, distance?
        two coordinate tuples in, euclidean distance out
    """),
    "manhattan_distance": lines("""
        Write a function that takes two points and returns the Manhattan distance
        My program should say how many blocks one street corner is from another, corners are (x, y)
        Return the difference in x plus the difference in y, both without sign.
        taxicab distance calculator
        Implement the Manhattan distance in 2D
        e.g. for (0, 0) and (3, 4) it gives 7
        I need how far it is between two points if I can only go horizontally and vertically
        how many moves does a piece need that moves one square up, down, left or right?
        make me a function for city block distances in python please, points are (x, y) tuples
        Calculates the sum of the horizontal and vertical gaps of two coordinate tuples
        homework: cells P and Q in a grid, manhattan distance?
        two coordinate tuples in, L1 distance out
    """),
    "midpoint": lines("""
        Write a function that takes two points and returns the point in the middle
        My program should find where two friends meet halfway, their positions are (x, y)
        Return the center of the segment from p to q as a tuple.
        midpoint calculator
        Implement the midpoint of two points
        e.g. for (0, 0) and (2, 4) it gives (1.0, 2.0)
        I need the point which is equally far from both ends of a line, on that line
        where is the middle of two places on a map?
        make me a function for the midpoint in python please, points are (x, y) tuples
        Calculates the mean of two coordinate tuples as a tuple
        homework: points P and Q in the plane, midpoint?
        two coordinate tuples in, tuple of the middle out
    """),
    "is_valid_triangle": lines("""
        Write a function that takes three lengths and returns whether they make a triangle
        My program should reject side lengths that no triangle can have
        Return True if each side is shorter than the two others together.
        triangle validity checker
        Implement the triangle inequality
        e.g. for 3, 4, 5 it gives True, for 1, 2, 3 it gives False
        I need to see if three pieces of wood can be laid as a triangle
        is there a triangle with these side lengths?
        make me a boolean function for possible triangles in python please, three sides
        Checks whether three sides are able to form a triangle (flat ones don't count)
        homework: sides a, b, c, does the triangle exist, yes or no
        three numbers in, True if they work as sides of a triangle
    """),
    "triangle_type": lines("""
        Write a function that takes three sides and returns 'equilateral', 'isosceles' or 'scalene'
        My program should name a triangle 'equilateral', 'isosceles' or 'scalene', it knows the sides
        Return 'equilateral' if all sides match, 'isosceles' if two match, 'scalene' if none do.
        triangle classification ('equilateral', 'isosceles', 'scalene')
        Implement triangle kinds by sides: 'scalene', 'isosceles', 'equilateral'
        e.g. for 2, 3, 2 it gives 'isosceles', others are 'equilateral' or 'scalene'
        I need to know if all three sides are the same ('equilateral'), two ('isosceles') or none ('scalene')
        what do you call a triangle with these sides, 'equilateral', 'isosceles' or 'scalene'?
        make me a function for the triangle kind in python please: 'equilateral', 'isosceles', 'scalene'
        Determines how many sides are equal and answers 'equilateral' (3), 'isosceles' (2) or 'scalene' (0)
        homework: sides a, b, c, is it 'equilateral', 'isosceles' or 'scalene'
        three lengths in, one of 'equilateral', 'isosceles', 'scalene' out
    """),
    "is_right_triangle": lines("""
        Write a function that takes three sides and returns whether the triangle has a right angle
        My program should recognize right triangles, the sides come in no particular order
        Return True if the longest side squared is what the others squared sum to.
        right triangle checker
        Implement a Pythagoras test for three sides, any order
        e.g. for 5, 3, 4 it gives True, for 4, 5, 6 it gives False
        I need to see if a triangle is right-angled, I know how long its sides are
        is one of the angles 90 degrees? the three sides are whole numbers
        make me a boolean function for right triangles in python please, sides in any order
        Checks whether three integers are the sides of a right-angled triangle
        homework: sides a, b, c, right triangle yes or no
        three integers in, True if they are a pythagorean triple however they are ordered
    """),
}
