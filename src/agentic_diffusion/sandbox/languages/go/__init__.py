"""Go: tests taken apart with tree-sitter, programs compiled against an archive of the standard library.

syntax.py       syntax trees, test files in their parts, the names of a program
library.py      what names of the standard library mean for a test
types.py        types as reflect prints them
literals.py     constant expressions and composite literals, read outside the cell
comparators.py  what ==, reflect.DeepEqual, errors.Is, ... mean for plain values
scope.py        names of a test, and the text that enters the cell
operands.py     one side of a comparison: a place, a constant or a question
conditions.py   Go conditions as decisions
assertions.py   the calls of testify and of testing.T
decided.py      a lifted test
lifting.py      the statements of a test, run symbolically
unrolling.py    loops over literal tables, turn by turn
tables.py       test files as single tests, a table row for each
toolchain.py    the compiled standard library, made once per user
language.py     implements contract.Language
"""
