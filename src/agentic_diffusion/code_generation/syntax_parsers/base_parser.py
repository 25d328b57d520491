"""What a language's parser can do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyntaxIssue:
    """Where a program stops being one; the line is 1-based."""

    line: int
    message: str


CLOSERS = {"(": ")", "[": "]", "{": "}"}


def open_brackets(code: str) -> list[str]:
    """Closers that the code still owes, outermost first; brackets inside plain strings are not told apart."""
    owed: list[str] = []
    for char in code:
        if char in CLOSERS:
            owed.append(CLOSERS[char])
        elif owed and char == owed[-1]:
            owed.pop()
    return owed


def without_blank_lines(code: str) -> str:
    """Every line with something in it, without blanks at its end."""
    return "".join(line.rstrip() + "\n" for line in code.splitlines() if line.strip())


class SyntaxParser(ABC):
    """Checks, reads and mends source code of one language.

    The model writes programs in a *bare* form, without blank lines and, where the language names what it imports by
    its use, without imports; `complete` puts them back.
    """

    @abstractmethod
    def issue(self, code: str) -> SyntaxIssue | None:
        """The first syntax error, or None."""

    @abstractmethod
    def fix_syntax(self, code: str) -> str:
        """A repaired version if a simple, sure repair exists; otherwise the code as it is."""

    @abstractmethod
    def defined_names(self, code: str) -> list[str]:
        """Names of the functions and types at the top, in order; [] for code that does not parse."""

    @abstractmethod
    def main_name(self, code: str) -> str | None:
        """The function or type that the others serve; None for code that does not parse or defines nothing."""

    @abstractmethod
    def with_name(self, code: str, name: str) -> str:
        """The code with its main function called `name`; as it is if there is none, or the name is taken."""

    @abstractmethod
    def bare(self, code: str) -> str:
        """The code as the model writes it."""

    def with_imports(self, code: str) -> str:
        """The code with the imports that it uses and lacks."""
        return code

    def complete(self, code: str) -> str:
        """The code as it is handed over: everything that `bare` code lacks stands before it or at its very end."""
        return self.with_imports(code)

    def check_syntax(self, code: str) -> bool:
        """Whether the code parses."""
        return self.issue(code) is None
