"""One parser per language behind `SyntaxParser`; a language is one file and one line of `PARSERS`."""

from agentic_diffusion.code_generation.syntax_parsers.base_parser import SyntaxIssue, SyntaxParser
from agentic_diffusion.code_generation.syntax_parsers.python_parser import PythonSyntaxParser

PARSERS: dict[str, type[SyntaxParser]] = {"python": PythonSyntaxParser}

__all__ = ["PARSERS", "PythonSyntaxParser", "SyntaxIssue", "SyntaxParser"]
