"""The languages of the judge. A language is one folder here and one line in this table."""

import functools
import pkgutil

from agentic_diffusion.errors import ConfigError
from agentic_diffusion.sandbox.languages.contract import Language, Lifted
from agentic_diffusion.sandbox.languages.python.lifting import lift as lift_python
from agentic_diffusion.sandbox.languages.python.parsing import parse_tests as python_tests

LANGUAGES = {
    "javascript": "agentic_diffusion.sandbox.languages.javascript.language:JavaScript",
    "java": "agentic_diffusion.sandbox.languages.java.language:Java",
    "go": "agentic_diffusion.sandbox.languages.go.language:Go",
}
"""Those that need a toolchain; Python runs in the cell's own interpreter."""
NAMES = ("python", *LANGUAGES)


@functools.cache
def language(name: str) -> Language:
    """The language of that name. Raises ConfigError for one that is not known."""
    if name not in LANGUAGES:
        raise ConfigError(f"language {name!r} is not known; write one of {', '.join(NAMES)}")
    found: Language = pkgutil.resolve_name(LANGUAGES[name])()
    return found


def lift(test: str, code: str, language_name: str) -> Lifted:
    """Take one test apart. Raises Unliftable, and ConfigError for a language that is not known."""
    if language_name == "python":
        return lift_python(test, code)
    return language(language_name).lift(test, code)


def parse_tests(text: str, language_name: str = "python") -> list[str]:
    """The single tests in the text of a test file, in order. Raises InputError (one line: where and what)."""
    if language_name == "python":
        return python_tests(text)
    return language(language_name).parse_tests(text)
