"""The answer as a person would leave it, with a meaning that is proven to be the same.

One line break at the end, a blank line after nested definitions. A change that alters the syntax tree is not made:
what looks like a definition may stand in a string.
"""

import ast
import re

from agentic_diffusion.code_generation.syntax_parsers.python_trees import parse

NESTED_DEFINITION = re.compile(r"(\n( +)def [^\n]*(?:\n\2 +[^\n]*)+)(?=\n\2[^\s)\]}])")


def tidy(code: str) -> str:
    """The tidied code, or the code as it is where tidying would change what it means or it is no program."""
    tree = parse(code)
    if tree is None:
        return code
    meaning = ast.dump(tree)
    stripped = code.strip("\n") + "\n"
    for tidied in (NESTED_DEFINITION.sub(r"\1\n", stripped), stripped):
        found = parse(tidied)
        if found is not None and ast.dump(found) == meaning:
            return tidied
    return code
