"""Tests in doctest style: `>>> f(1)` and what it shows, as asserts where that means the same.

Only examples whose result is written as Python writes a literal are turned into asserts. Output of `print`, tracebacks,
options such as ELLIPSIS and results that are no literals stay doctest text: the second cell runs them with `doctest`.
"""

import ast
import doctest

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.contract import Unliftable


def is_doctest(text: str) -> bool:
    """Whether `text` starts with an example."""
    return text.lstrip().startswith(">>>")


def as_asserts(test: str) -> str:
    """A test in doctest style as set-up lines and asserts; any other text as it is. Raises Unliftable, InputError."""
    if not is_doctest(test):
        return test
    try:
        examples = doctest.DocTestParser().get_examples(test)
    except ValueError as error:
        raise InputError(f"tests: {error}") from None
    return "\n".join(_line(example) for example in examples)


def _line(example: doctest.Example) -> str:
    source, want = example.source.strip(), example.want.strip()
    if example.exc_msg is not None or example.options or not _is_silent(source, want):
        raise Unliftable(f"a doctest that shows more than a literal cannot be lifted: {source[:80]}")
    return f"assert ({source}) == ({want})" if want else source


def _is_silent(source: str, want: str) -> bool:
    """Whether the example prints nothing, and `want` is the text of a literal."""
    try:
        tree = ast.parse(source)
        if any(isinstance(node, ast.Name) and node.id == "print" for node in ast.walk(tree)):
            return False
        if not want:
            return not isinstance(tree.body[-1], ast.Expr) or isinstance(tree.body[-1].value, ast.Call)
        return isinstance(tree.body[-1], ast.Expr) and len(tree.body) == 1 and repr(ast.literal_eval(want)) == want
    except (SyntaxError, ValueError, IndexError, RecursionError, MemoryError):
        return False
