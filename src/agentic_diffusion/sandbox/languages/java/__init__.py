"""Java: tests in the spellings of JUnit, of `assert` and of plain conditions; programs for javac and java.

syntax.py       the tree of a test, and the names that an expression reads
library.py      which names belong to the language's own library
candidate.py    the classes of the code under test, a bare method put into one
literals.py     values that are written in a test, read without a virtual machine
comparators.py  what JUnit, `==`, `equals` and their kin mean on decoded values
scope.py        which names of a test are pure, which come from the code under test
flow.py         which of its variables hold values of the program, which statements need which
conditions.py   one condition as decisions and places
operands.py     values that are compared, from the cell, the test or the library
refusing.py     what must not run beside the code under test
assertions.py   one call of JUnit as decisions and places
lifting.py      the statements of one test, in order
parsing.py      a test file as single tests
toolchain.py    the installed JDK, with a compiled harness and an archive for javac
language.py     implements contract.Language; the harness is inside/Harness.java and Values.java
"""
