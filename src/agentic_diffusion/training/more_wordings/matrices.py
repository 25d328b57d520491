"""More ways to ask for the families of families/matrices.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "transpose": lines("""
        Write a function that takes a 2D array and returns it with rows and columns exchanged
        Returns the transposed matrix.
        my program should turn a table on its side so that rows are columns
        transposition of a grid
        Given a table as rows, give me the same table as columns
        make me a matrix transpose in python please, no numpy
        Homework: reflect a matrix in its main diagonal
        Implement the transpose operation for nested lists
        what was row 1 should be column 1 and so on
        an n by m grid goes in, an m by n grid with swapped indices comes out
        Exchanges the two axes of a two-dimensional list
        for [[1, 2], [3, 4]] it's [[1, 3], [2, 4]]
    """),
    "line_sums": lines("""
        Write a function that takes a 2D array and returns the sum for each $line
        Returns one total per $line of the grid.
        my program should put a total at the end of every $line of a spreadsheet, give me those totals
        totals by $line
        Given a table of figures, what does each $line come to?
        make me a function adding up a grid $line by $line
        Homework: list of the sums of all ${line}s
        Implement ${line}-wise summation
        i want the numbers in each $line of my table added
        a matrix goes in, its $line totals come out
        Calculates the sum along every $line of a nested list
        how much is in every $line of a 2d array
    """),
    "diagonal_sum": lines("""
        Write a function that takes a square 2D array and returns the total of its $diagonal
        Returns the sum of the $diagonal entries.
        my program should add the cells on a chessboard going from $corners
        total along the $diagonal
        Given an n by n table, what do the cells of the $diagonal come to?
        make me a function adding up the $diagonal of a square grid
        Homework: sum of the $diagonal, matrix is square
        Implement summation over the $diagonal
        i want the numbers on the $diagonal added, so those from $corners
        a square matrix goes in, the total of its $diagonal comes out
        Calculates what lies on the $diagonal of nested lists, added together
        how much is on the $diagonal of a square table in all
    """),
    "main_diagonal": lines("""
        Write a function that takes a square 2D array and lists its diagonal
        Returns the entries whose row and column number agree.
        my program should read the cells from the upper left corner down to the lower right one
        diagonal as list
        Given an n by n table, which values are on its main diagonal?
        make me numpy.diag for a list of lists
        Homework: extract a square matrix's main diagonal
        Implement a function for the diagonal entries of a grid
        first of the first row, second of the second row, third of the third row ...
        a square matrix goes in, its diagonal from top left to bottom right comes out
        Fetches the diagonal of nested lists
        for [[1, 2], [3, 4]] it's [1, 4]
    """),
    "combine_matrices": lines("""
        Write a function that takes two 2D arrays of one shape and returns their $result
        Returns the $result of matrices as nested lists.
        my program should $verb two tables of the same size $how
        entrywise $result of grids
        Given two equally large grids, $verb what is in the same cell $how
        make me a function to $verb two matrices in python please, no numpy
        Homework: the $result of matrix a and matrix b
        Implement matrix $result
        i want to $verb a pair of spreadsheets cell for cell, $how
        two matrices go in, their $result comes out
        Calculates x $op y for matching cells x of the first and y of the second matrix
        the $result of two nested lists with equal dimensions
    """),
    "multiply_matrices": lines("""
        Write a function that takes two 2D arrays and returns their matrix product
        Returns a times b in the linear algebra sense.
        my program should chain two linear maps given as matrices, so multiply these
        matrix product of nested lists
        Given matrices a and b with fitting sizes, what is ab?
        make me a matmul in python please, no numpy
        Homework: multiply matrices, entry i j is row i of a dotted with column j of b
        Implement the product of two matrices
        i want proper matrix multiplication, not cell by cell
        two matrices go in, their product comes out
        Calculates the dot product of every row of a with every column of b
        for [[1, 2]] and [[3], [4]] it's [[11]]
    """),
    "scale_matrix": lines("""
        Write a function that takes a 2D array and a number and multiplies each cell by the number
        Returns the matrix times a scalar.
        my program should convert a table of prices with an exchange rate, so all cells times the rate
        scalar times grid
        Given a table and a factor, what is the table with all values multiplied by it?
        make me scalar multiplication of a matrix in python please
        Homework: multiply matrix m by the number c
        Implement scaling for nested lists
        i want everything in my grid times the same number
        a matrix and a factor go in, the scaled matrix comes out
        Calculates c times every entry of a two-dimensional list
        for [[1, 2], [3, 4]] and 2 it's [[2, 4], [6, 8]]
    """),
    "identity_matrix": lines("""
        Write a function that takes n and returns the identity matrix with n rows
        Returns an n by n grid, diagonal 1, everything else 0.
        my program should start from a unit matrix of some size
        eye(n) as nested lists
        Given a size, set up the matrix that changes nothing when multiplied with
        make me numpy.identity without numpy
        Homework: construct the n-dimensional identity
        Implement the unit matrix
        i want a square of zeros having ones from top left to bottom right
        a size goes in, an identity matrix comes out
        Builds nested lists where cell i j is 1 if i equals j and otherwise 0
        for 2 it's [[1, 0], [0, 1]]
    """),
    "rotate_matrix": lines("""
        Write a function that takes a 2D array and turns it $direction a quarter turn
        Returns the grid rotated $direction through 90 degrees.
        my program should turn a picture given as rows of pixels $direction by a right angle
        quarter turn $direction
        Given a board, what does it look like after turning it 90 degrees $direction?
        make me a function that rotates nested lists $direction, 90 degrees
        Homework: $direction rotation of a matrix by a right angle
        Implement a 90-degree $direction turn of a grid
        i want my table turned on its side $direction
        a matrix goes in, the matrix turned by 90 degrees $direction comes out
        Performs a quarter rotation $direction on a two-dimensional list
        lay a 2d array on its side by rotating it once $direction
    """),
    "matrix_extreme": lines("""
        Write a function that takes a 2D array and returns the $largest value in it
        Returns the $extreme over all cells.
        my program should find the $largest cell of a spreadsheet
        $extreme over a grid
        Given a table of heights, which height is the $largest in all of it?
        make me a function for the $extreme of nested lists
        Homework: the $extreme entry of a matrix
        Implement a search for the $largest entry in rows of integers
        i want the $largest number anywhere in my table
        a matrix goes in, its $extreme comes out
        Determines the $largest of all entries in a two-dimensional list
        looking at each row and each column, what is the $largest figure
    """),
    "is_symmetric": lines("""
        Write a function that takes a square 2D array and says whether it is symmetric
        Returns True when cell i j always equals cell j i.
        my program should know if a distance table reads the same with rows and columns swapped
        symmetry test for a grid
        Given an n by n table, is it mirrored at its main diagonal?
        make me a symmetric matrix test in python please
        Homework: does A equal A transposed?
        Implement a symmetry check for nested lists
        would it make a difference if i swapped rows with columns? True if not
        a square matrix goes in, True or False for symmetric comes out
        Checks whether the part above the diagonal mirrors the part below
        for [[1, 2], [2, 1]] it's True
    """),
    "filled_matrix": lines("""
        Write a function that takes a row count and a column count and returns a grid with $value in each cell
        Returns rows lists of columns entries, all of them $value.
        my program should start with an empty board, where empty means $value in every cell
        grid of $value, rows by columns
        Given a height and a width, set up a table in which all values are $value
        make me numpy.full with $value but as nested lists
        Homework: construct a matrix whose entries are all $value
        Implement 2D list initialisation with $value
        i want a table of so many rows and so many columns with nothing but $value
        two sizes go in, a matrix made up of $value comes out
        Builds independent rows, each with $value repeated once per column
        rows x columns nested list, default $value
    """),
}
