"""One parser per language behind `SyntaxParser`; a language is one file and one line of `PARSERS`."""

from agentic_diffusion.code_generation.syntax_parsers.base_parser import SyntaxIssue, SyntaxParser
from agentic_diffusion.code_generation.syntax_parsers.go_parser import GoSyntaxParser
from agentic_diffusion.code_generation.syntax_parsers.java_parser import JavaSyntaxParser
from agentic_diffusion.code_generation.syntax_parsers.javascript_parser import JavaScriptSyntaxParser
from agentic_diffusion.code_generation.syntax_parsers.python_parser import PythonSyntaxParser

PARSERS: dict[str, type[SyntaxParser]] = {
    "python": PythonSyntaxParser,
    "javascript": JavaScriptSyntaxParser,
    "java": JavaSyntaxParser,
    "go": GoSyntaxParser,
}

__all__ = [
    "PARSERS",
    "GoSyntaxParser",
    "JavaScriptSyntaxParser",
    "JavaSyntaxParser",
    "PythonSyntaxParser",
    "SyntaxIssue",
    "SyntaxParser",
]
