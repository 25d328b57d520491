"""What a language's parser can do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyntaxIssue:
    """Where a program stops being one; the line is 1-based."""

    line: int
    message: str


class SyntaxParser(ABC):
    """Checks and mends source code of one language."""

    @abstractmethod
    def issue(self, code: str) -> SyntaxIssue | None:
        """The first syntax error, or None."""

    @abstractmethod
    def fix_syntax(self, code: str) -> str:
        """A repaired version if a simple, sure repair exists; otherwise the code as it is."""

    def check_syntax(self, code: str) -> bool:
        """Whether the code parses."""
        return self.issue(code) is None
