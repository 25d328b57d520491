"""Families about matrices as lists of equally long rows: transposing, sums, products, rotation, tests, building.

Matrices have at least one row and one column, except where a wording speaks of a size.
"""

from random import Random

from agentic_diffusion.training.family import Family, lines


def grid(rng: Random, rows: int, columns: int) -> list[list[int]]:
    """A matrix of small integers."""
    return [[rng.randint(-5, 9) for _ in range(columns)] for _ in range(rows)]


def any_matrix(rng: Random) -> tuple[list[list[int]]]:
    """A matrix with one to four rows and columns."""
    return (grid(rng, rng.randint(1, 4), rng.randint(1, 4)),)


def square_matrix(rng: Random) -> tuple[list[list[int]]]:
    """A square matrix of size one to four, now and then symmetric."""
    size = rng.randint(1, 4)
    matrix = grid(rng, size, size)
    if rng.random() < 0.5:
        matrix = [[matrix[min(i, j)][max(i, j)] for j in range(size)] for i in range(size)]
    return (matrix,)


def two_of_one_shape(rng: Random) -> tuple[list[list[int]], list[list[int]]]:
    """Two matrices of the same shape."""
    rows, columns = rng.randint(1, 3), rng.randint(1, 3)
    return grid(rng, rows, columns), grid(rng, rows, columns)


def two_factors(rng: Random) -> tuple[list[list[int]], list[list[int]]]:
    """Two matrices that can be multiplied."""
    inner = rng.randint(1, 3)
    return grid(rng, rng.randint(1, 3), inner), grid(rng, inner, rng.randint(1, 3))


FAMILIES = (
    Family(
        name="transpose",
        imperative=lines("""
            transpose a matrix
            return the transpose of a matrix given as a list of lists
            swap the rows and columns of a matrix
            turn the rows of a 2D list into columns
            flip a matrix over its main diagonal
            compute the transposed version of a two-dimensional array
            exchange rows with columns in a nested list
            take a list of rows and return the list of columns
            convert an m x n matrix to an n x m matrix by transposition
            mirror a grid so that element (i, j) moves to (j, i)
            make columns out of rows
            get the columns of a matrix as a list of lists
        """),
        free=lines("""
            matrix transpose
            transpose list of lists
            how do I swap rows and columns of a 2d list?
            Given a matrix, return its transpose.
            [[1, 2], [3, 4]] should become [[1, 3], [2, 4]]
            i have a table as list of rows and need a list of columns
            rows to columns
            function which transposes a 2D array
        """),
        solution="""
def transpose(matrix: list[list[int]]) -> list[list[int]]:
    return [list(column) for column in zip(*matrix)]
""",
        inputs=any_matrix,
        examples=((([[1, 2], [3, 4]],), [[1, 3], [2, 4]]), (([[5, 6]],), [[5], [6]])),
    ),
    Family(
        name="line_sums",
        imperative=lines("""
            compute the sum of each $line of a matrix
            return a list with the $line sums of a matrix
            add up the numbers in every $line of a 2D list
            calculate the totals of the ${line}s of a table
            sum a matrix along its ${line}s
            get the sum for each $line of a two-dimensional array
            take a matrix and return one total per $line
            total every $line in a grid of numbers
            find the sums of all ${line}s in a list of lists
            work out what each $line of a matrix adds up to
            determine the $line totals of a nested list of numbers
            build a list that has the sum of every $line
        """),
        free=lines("""
            $line sums of a matrix
            sum of every $line in 2d list
            how do I sum the ${line}s of a matrix?
            Given a matrix as a list of rows, return the list of $line sums.
            i have a table of numbers and need the total for each $line
            what does each $line of the grid add up to?
            $line totals
            function to add up a matrix $line by $line
        """),
        solution="""
def line_sums(matrix: list[list[int]]) -> list[int]:
    return [sum($line) for $line in $source]
""",
        parameters=lambda rng: rng.choice(
            ({"line": "row", "source": "matrix"}, {"line": "column", "source": "zip(*matrix)"})
        ),
        inputs=any_matrix,
        example_parameters={"line": "column", "source": "zip(*matrix)"},
        examples=((([[1, 2], [3, 4]],), [4, 6]), (([[5]],), [5])),
    ),
    Family(
        name="diagonal_sum",
        imperative=lines("""
            compute the sum of the $diagonal of a square matrix
            add up the numbers on the $diagonal of a matrix
            return the total of the elements on the $diagonal
            calculate the $diagonal sum of a square 2D list
            sum the entries from $corners
            get the sum of all values on the $diagonal of an n x n matrix
            take a square matrix and return the sum of its $diagonal
            walk along the $diagonal of a matrix and add the numbers
            find what the elements on the $diagonal of a grid add up to
            total the numbers on the line from $corners of a square matrix
            determine the sum of the $diagonal in a list of lists
            work out the $diagonal total of a square array
        """),
        free=lines("""
            $diagonal sum
            sum of the $diagonal of a matrix
            how do I add the values on the $diagonal?
            Given a square matrix, return the sum of the $diagonal.
            i want the sum of the numbers from $corners in my square grid
            matrix $diagonal total
            function to sum the $diagonal of a 2d list
            what is the sum over the $diagonal of an n by n matrix
        """),
        solution="""
def diagonal_sum(matrix: list[list[int]]) -> int:
    return sum($element for i, row in enumerate(matrix))
""",
        parameters=lambda rng: rng.choice(
            (
                {"diagonal": "main diagonal", "corners": "top left to bottom right", "element": "row[i]"},
                {"diagonal": "primary diagonal", "corners": "upper left to lower right", "element": "row[i]"},
                {"diagonal": "anti-diagonal", "corners": "top right to bottom left", "element": "row[-i - 1]"},
                {"diagonal": "secondary diagonal", "corners": "upper right to lower left", "element": "row[-i - 1]"},
            )
        ),
        inputs=square_matrix,
        example_parameters={"diagonal": "main diagonal", "corners": "top left to bottom right", "element": "row[i]"},
        examples=((([[1, 2], [3, 4]],), 5), (([[7]],), 7)),
    ),
    Family(
        name="main_diagonal",
        imperative=lines("""
            return the main diagonal of a square matrix
            get the diagonal elements of a matrix as a list
            extract the diagonal of a 2D list
            list the entries at (0, 0), (1, 1), (2, 2) and so on in a matrix
            take a square matrix and return its diagonal
            collect the elements whose row index equals the column index
            read off the numbers from the top left to the bottom right corner of a square matrix
            pick the i-th element of the i-th row for all rows
            select the diagonal entries of an n x n array
            pull the main diagonal out of a grid
            find the values on the diagonal of a list of lists
            build a list from matrix[i][i]
        """),
        free=lines("""
            diagonal of a matrix
            diagonal elements of 2d list
            how do I get the diagonal of a square matrix?
            Given a square matrix, return a list of the elements on its main diagonal.
            matrix[i][i] for all i as a list
            i need the values on the diagonal of my table
            [[1, 2], [3, 4]] -> [1, 4]
            function that returns the main diagonal
        """),
        solution="""
def main_diagonal(matrix: list[list[int]]) -> list[int]:
    return [row[i] for i, row in enumerate(matrix)]
""",
        inputs=square_matrix,
        examples=((([[1, 2], [3, 4]],), [1, 4]), (([[7]],), [7])),
    ),
    Family(
        name="combine_matrices",
        imperative=lines("""
            $verb two matrices $how
            compute the $result of two matrices of the same size
            return the $result of matrices a and b
            $verb two 2D lists $how
            calculate the elementwise $result of two equally sized matrices
            take two matrices with the same shape and $verb them
            $verb the corresponding entries of two matrices
            build a matrix whose entries are the ${result}s of the entries at the same place
            work out the $result of two tables of numbers cell by cell
            $verb two grids, entry by entry
            get a new matrix by going through two matrices to $verb them $how
            find the $result of a pair of matrices
        """),
        free=lines("""
            $result of two matrices
            $verb matrices
            how do I $verb two 2d lists $how?
            Given two matrices of equal shape, return their $result.
            i have two tables and want to $verb them cell by cell
            matrix $result without numpy
            a[i][j] $op b[i][j] for all cells
            function to $verb two matrices
        """),
        solution="""
def combine_matrices(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    return [[x $op y for x, y in zip(row_a, row_b)] for row_a, row_b in zip(a, b)]
""",
        parameters=lambda rng: rng.choice(
            (
                {"verb": "add", "result": "sum", "how": "element by element", "op": "+"},
                {"verb": "subtract", "result": "difference", "how": "(the first minus the second)", "op": "-"},
            )
        ),
        inputs=two_of_one_shape,
        example_parameters={"verb": "add", "result": "sum", "how": "element by element", "op": "+"},
        examples=((([[1, 2]], [[3, 4]]), [[4, 6]]), (([[1], [2]], [[1], [1]]), [[2], [3]])),
    ),
    Family(
        name="multiply_matrices",
        imperative=lines("""
            multiply two matrices
            compute the matrix product of two matrices
            return the product of matrices a and b
            implement matrix multiplication
            calculate a times b for matrices given as lists of lists
            perform matrix multiplication without numpy
            take two matrices and return their matrix product
            multiply an m x k matrix by a k x n matrix
            combine the rows of the first matrix with the columns of the second by dot products
            find the product of two 2D lists in the sense of linear algebra
            work out the matrix that results from multiplying two matrices
            do the row times column multiplication of matrices
        """),
        free=lines("""
            matrix multiplication
            product of two matrices
            how do you multiply matrices in pure python?
            Given two compatible matrices, return their matrix product.
            matmul for lists of lists
            i need a @ b but without numpy
            rows times columns product
            function that multiplies 2d lists as matrices
        """),
        solution="""
def multiply_matrices(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
""",
        inputs=two_factors,
        examples=((([[1, 2], [3, 4]], [[1, 0], [0, 1]]), [[1, 2], [3, 4]]), (([[1, 2]], [[3], [4]]), [[11]])),
    ),
    Family(
        name="scale_matrix",
        imperative=lines("""
            multiply a matrix by a scalar
            multiply every element of a matrix by a number
            scale a matrix by a factor
            return the scalar multiple of a matrix
            compute the product of a number and a matrix
            take a matrix and a factor and multiply each entry by the factor
            apply scalar multiplication to a 2D list
            enlarge all numbers in a table by the same factor
            multiply all cells of a grid with a given number
            calculate k times a matrix
            produce a matrix whose entries are factor times the original ones
            stretch the values of a list of lists by a constant factor
        """),
        free=lines("""
            scalar multiplication of a matrix
            matrix times number
            how do I multiply all entries of a 2d list by a number?
            Given a matrix and a scalar, return the scaled matrix.
            k * matrix
            i want each cell of my table multiplied by the same value
            scale a list of lists by a factor
            function (matrix, factor) -> matrix with entries multiplied
        """),
        solution="""
def scale_matrix(matrix: list[list[int]], factor: int) -> list[list[int]]:
    return [[value * factor for value in row] for row in matrix]
""",
        inputs=lambda rng: (*any_matrix(rng), rng.randint(-3, 5)),
        examples=((([[1, 2], [3, 4]], 2), [[2, 4], [6, 8]]), (([[5]], 0), [[0]])),
    ),
    Family(
        name="identity_matrix",
        imperative=lines("""
            create an identity matrix of size n
            return the n x n identity matrix
            build a square matrix with ones on the diagonal and zeros elsewhere
            generate the identity matrix of a given size
            make an n by n list of lists that is the identity matrix
            construct a unit matrix of dimension n
            produce a 2D list with 1 where row and column index agree and 0 otherwise
            take n and return the identity matrix with n rows
            set up a matrix of zeros whose main diagonal is all ones
            write out the identity matrix for a dimension n
            form the neutral matrix of multiplication with n rows and columns
            give back the identity matrix as nested lists
        """),
        free=lines("""
            identity matrix
            n x n identity matrix
            how do I make an identity matrix as a list of lists?
            Given n, return the n by n identity matrix.
            like numpy.eye but with lists
            i need a square matrix, 1 on the diagonal, 0 everywhere else
            unit matrix of size n
            function for the identity matrix of order n
        """),
        solution="""
def identity_matrix(n: int) -> list[list[int]]:
    return [[1 if i == j else 0 for j in range(n)] for i in range(n)]
""",
        inputs=lambda rng: (rng.randint(0, 6),),
        examples=(((2,), [[1, 0], [0, 1]]), ((1,), [[1]])),
    ),
    Family(
        name="rotate_matrix",
        imperative=lines("""
            rotate a matrix 90 degrees $direction
            turn a 2D list by 90 degrees $direction
            return a matrix rotated $direction by a quarter turn
            rotate a grid $direction by 90 degrees
            give an image, stored as a matrix, a quarter turn $direction
            take a list of rows and rotate it 90 degrees $direction
            spin a matrix $direction once by a right angle
            compute the $direction rotation of a matrix by 90°
            produce a new matrix that is the old one turned 90 degrees $direction
            rotate the rows and columns of a table $direction (90 degrees)
            perform a 90 degree $direction rotation on a list of lists
            tip a board of numbers over $direction by a right angle
        """),
        free=lines("""
            rotate matrix 90 degrees $direction
            $direction matrix rotation
            how do I rotate a 2d list $direction by 90 degrees?
            Given a matrix, return it rotated by 90 degrees $direction.
            quarter turn $direction of a grid
            i have an image as list of lists and want it turned $direction 90 degrees
            function rotating a 2D array $direction once
            matrix turned $direction
        """),
        solution="""
def rotate_matrix(matrix: list[list[int]]) -> list[list[int]]:
    return [list(row) for row in $source]
""",
        parameters=lambda rng: rng.choice(
            (
                {"direction": "clockwise", "source": "zip(*matrix[::-1])"},
                {"direction": "counterclockwise", "source": "list(zip(*matrix))[::-1]"},
                {"direction": "anti-clockwise", "source": "list(zip(*matrix))[::-1]"},
            )
        ),
        inputs=any_matrix,
        example_parameters={"direction": "clockwise", "source": "zip(*matrix[::-1])"},
        examples=((([[1, 2], [3, 4]],), [[3, 1], [4, 2]]), (([[5, 6]],), [[5], [6]])),
    ),
    Family(
        name="matrix_extreme",
        imperative=lines("""
            find the $largest element of a matrix
            return the $largest number in a 2D list
            get the $largest value of all rows of a matrix
            determine the $largest entry in a list of lists
            look through a grid and return the $largest number
            search every row of a matrix for the $largest value
            take a matrix and give back its $largest element
            compute the $extreme over all cells of a table
            pick the $largest number out of a two-dimensional array
            identify the $largest of all the numbers in nested lists
            calculate the $extreme of a matrix
            work out which number in a matrix is the $largest
        """),
        free=lines("""
            $largest element in matrix
            $extreme of 2d list
            what is the $largest value in the whole matrix?
            how do I find the $largest number in a list of lists
            Given a matrix, return its $largest element.
            i have a table of numbers and want the $largest one
            $extreme over rows and columns
            function for the $largest cell of a grid
        """),
        solution="""
def matrix_extreme(matrix: list[list[int]]) -> int:
    return $func(value for row in matrix for value in row)
""",
        parameters=lambda rng: rng.choice(
            (
                {"largest": rng.choice(("largest", "biggest", "highest")), "extreme": "maximum", "func": "max"},
                {"largest": rng.choice(("smallest", "lowest")), "extreme": "minimum", "func": "min"},
            )
        ),
        inputs=any_matrix,
        example_parameters={"largest": "largest", "extreme": "maximum", "func": "max"},
        examples=((([[1, 9], [3, 4]],), 9), (([[-5]],), -5)),
    ),
    Family(
        name="is_symmetric",
        imperative=lines("""
            check if a square matrix is symmetric
            test whether a matrix equals its transpose
            return True if a square matrix is symmetric about its main diagonal
            determine whether matrix[i][j] equals matrix[j][i] for all i and j
            verify that a 2D list is a symmetric matrix
            tell if the rows of a matrix are the same as its columns
            find out if a square grid is mirrored along the diagonal
            take a square matrix and return whether it is symmetric
            compare a matrix with its transposed version for equality
            decide if a list of lists is symmetric as a matrix
            see whether swapping rows and columns leaves a matrix unchanged
            make sure a matrix is symmetric, as a boolean result
        """),
        free=lines("""
            is matrix symmetric
            symmetric matrix check
            is a square matrix the same as its transpose?
            how do I check the symmetry of a 2d list?
            Given a square matrix, return whether it is symmetric.
            True if m[i][j] == m[j][i] everywhere
            i want to know if my distance table is symmetric
            function testing matrices for symmetry
        """),
        solution="""
def is_symmetric(matrix: list[list[int]]) -> bool:
    return matrix == [list(column) for column in zip(*matrix)]
""",
        inputs=square_matrix,
        examples=((([[1, 2], [2, 1]],), True), (([[1, 2], [3, 4]],), False)),
    ),
    Family(
        name="filled_matrix",
        imperative=lines("""
            create a matrix with the given number of rows and columns filled with $value
            build a 2D list of ${value}s with given rows and columns
            make a list of lists where every entry is $value
            generate a rows x columns grid full of ${value}s
            return a matrix of the given size that contains only ${value}s
            initialise a two-dimensional array of ${value}s
            construct a table with rows rows and columns columns, each cell $value
            set up an empty board: a nested list of ${value}s with independent rows
            produce an m x n matrix with all elements equal to $value
            take a number of rows and of columns and return a matrix of ${value}s
            fill a new grid of the requested height and width with $value
            prepare a list of rows, every row having columns times the number $value
        """),
        free=lines("""
            matrix of ${value}s
            2d list filled with $value
            how do I create a list of lists with all ${value}s?
            Given rows and columns, return a matrix filled with $value.
            rows x columns grid of ${value}s
            i need a 2d array where each cell starts at $value
            like numpy full with $value but plain lists
            function (rows, columns) -> matrix with only ${value}s
        """),
        solution="""
def filled_matrix(rows: int, columns: int) -> list[list[int]]:
    return [[$value] * columns for _ in range(rows)]
""",
        parameters=lambda rng: {"value": rng.choice((0, 0, 1, -1, 7))},
        inputs=lambda rng: (rng.randint(0, 4), rng.randint(1, 4)),
        example_parameters={"value": 0},
        examples=(((2, 3), [[0, 0, 0], [0, 0, 0]]), ((0, 2), [])),
    ),
)
