"""JavaScript for the judge: tests are taken apart with tree-sitter, node runs the code, Python compares plain values.

    syntax.py      trees, and which names a piece of text reads, binds and may change
    program.py     what the code under test declares; ES modules as scripts
    literals.py    values written in a test, read without running anything; values written back as JavaScript
    comparators.py what ===, ==, deepStrictEqual, toEqual ... mean, on decoded values
    deciding.py    a lifted test: decisions, and expressions over results that a second program computes
    scope.py       the statements of a test: which of them the cell needs
    splitting.py   expressions: calls of the code for the cell, what is done with their results for the outside
    spellings.py   assert.*, expect(...).*
    lifting.py     statements, blocks, loops over tables, test wrappers
    parsing.py     test files
    language.py    the language as the judge sees it

The other half of it is inside/harness.js and inside/values.js.
"""
