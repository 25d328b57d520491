"""Python by the interpreter's own compiler: what it accepts is what will run."""

import ast
import warnings

from agentic_diffusion.code_generation.syntax_parsers.base_parser import SyntaxIssue, SyntaxParser

CLOSERS = {"(": ")", "[": "]", "{": "}"}
REFUSALS = (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError)
"""What the compiler raises for text that is no program: wrong, binary, or nested too deeply."""


class PythonSyntaxParser(SyntaxParser):
    """Syntax, definitions and simple repairs of Python source."""

    def issue(self, code: str) -> SyntaxIssue | None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(code, "<candidate>", "exec", dont_inherit=True)
        except SyntaxError as error:
            return SyntaxIssue(error.lineno or 1, error.msg or "invalid syntax")
        except REFUSALS as error:
            return SyntaxIssue(1, str(error) or type(error).__name__)
        return None

    def fix_syntax(self, code: str) -> str:
        """Try, in this order: closing open brackets at the end, then leaving the unfinished last lines out."""
        if self.check_syntax(code):
            return code
        closed = code.rstrip() + "".join(reversed(_open_brackets(code))) + "\n"
        if self.check_syntax(closed):
            return closed
        lines = code.rstrip().split("\n")
        for count in range(len(lines) - 1, max(0, len(lines) - 4), -1):
            shorter = "\n".join(lines[:count]) + "\n"
            if self.check_syntax(shorter) and defined_names(shorter):
                return shorter
        return code


def _open_brackets(code: str) -> list[str]:
    """Closers that the code still owes, outermost first; brackets inside plain strings are not told apart."""
    owed: list[str] = []
    for char in code:
        if char in CLOSERS:
            owed.append(CLOSERS[char])
        elif owed and char == owed[-1]:
            owed.pop()
    return owed


def parse(code: str) -> ast.Module | None:
    """The syntax tree, without the compiler's warnings; None for text that is no program."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except REFUSALS:
        return None


def defined_names(code: str) -> list[str]:
    """Names of the top-level functions and classes, in order; [] for code that does not parse."""
    tree = parse(code)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node.name for node in tree.body if isinstance(node, kinds)] if tree else []
