"""Python by the interpreter's own compiler: what it accepts is what will run."""

import warnings

from agentic_diffusion.code_generation.syntax_parsers.base_parser import (
    SyntaxIssue,
    SyntaxParser,
    open_brackets,
    without_blank_lines,
)
from agentic_diffusion.code_generation.syntax_parsers.python_trees import (
    REFUSALS,
    defined_names,
    with_known_imports,
    with_name,
    without_imports,
)


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
        closed = code.rstrip() + "".join(reversed(open_brackets(code))) + "\n"
        if self.check_syntax(closed):
            return closed
        lines = code.rstrip().split("\n")
        for count in range(len(lines) - 1, max(0, len(lines) - 4), -1):
            shorter = "\n".join(lines[:count]) + "\n"
            if self.check_syntax(shorter) and defined_names(shorter):
                return shorter
        return code

    def defined_names(self, code: str) -> list[str]:
        return defined_names(code)

    def main_name(self, code: str) -> str | None:
        return next(reversed(defined_names(code)), None)

    def with_name(self, code: str, name: str) -> str:
        return with_name(code, name)

    def bare(self, code: str) -> str:
        return without_blank_lines(without_imports(code))

    def with_imports(self, code: str) -> str:
        return with_known_imports(code)
