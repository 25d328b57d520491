"""What the model is shown around a hole: the words of comments and docstrings, and a window of code.

The model was trained on single functions; a whole file around a hole would only confuse it, and cost memory with the
square of its length. The window is for the model alone; the answer keeps the source to the byte.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from agentic_diffusion.code_generation.layout import hole_parts
from agentic_diffusion.errors import InputError

MAX_CHARS_BEFORE = 1_500
MAX_CHARS_AFTER = 600
LAYOUT = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT)


@dataclass(frozen=True, slots=True)
class Context:
    """What is shown of the surroundings of one hole, with plain line ends."""

    words: str
    before: str
    after: str


def checked_parts(source: str, mark: str) -> list[str]:
    """The source around its holes. Raises InputError if it is no text, has no holes or too many."""
    try:
        source.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError("file: it is not text (bytes that are no UTF-8); save it in UTF-8") from None
    if "\0" in source:
        raise InputError("file: it is not text (it holds a NUL byte); name a source file")
    return hole_parts(source, mark)


def context(before: str, after: str) -> Context:
    """The window around a hole: from the start of a top-level statement where possible, whole lines otherwise."""
    shown = before.replace("\r\n", "\n")
    if len(shown) > MAX_CHARS_BEFORE:
        lines = shown[-MAX_CHARS_BEFORE:].split("\n")[1:] or [shown[-MAX_CHARS_BEFORE:]]
        top = next((index for index, line in enumerate(lines) if line[:1].strip()), 0)
        shown = "\n".join(lines[top:])
    following = after.replace("\r\n", "\n")
    if len(following) > MAX_CHARS_AFTER:
        cut = following[:MAX_CHARS_AFTER]
        following = cut[: cut.rfind("\n") + 1] or cut
    return Context(comment_words(shown), shown, following)


def comment_words(code: str) -> str:
    """What comments and docstrings say: the only words that an infilling request has. `code` may be incomplete."""
    return " ".join(" ".join(_comments(code)).split())


def _comments(code: str) -> Iterator[str]:
    previous = tokenize.NEWLINE
    with suppress(tokenize.TokenError, SyntaxError, ValueError):
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.COMMENT:
                yield token.string.lstrip("#! ")
            elif token.type == tokenize.STRING and previous in LAYOUT:
                value = ast.literal_eval(token.string)
                yield value if isinstance(value, str) else ""
            previous = token.type
