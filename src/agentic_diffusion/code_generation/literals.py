"""Numbers and quoted strings of a prompt, to be handed to the code model as code tokens.

A sentence encoder blurs "74" into "some number"; given once more in the code's own vocabulary, it can be copied.
"""

import re

MAX_LITERALS = 8
MAX_LITERAL_CHARS = 40
ANY = f"{{0,{MAX_LITERAL_CHARS}}}"
SOME = f"{{1,{MAX_LITERAL_CHARS}}}"
PATTERN = re.compile(
    rf"""(?<![\w'"`])(?:'([^'\n]{ANY})'|"([^"\n]{ANY})"|`([^`\n]{SOME})`)(?!\w)"""  # quoted, not an apostrophe
    rf"""|(?<![\w.])(-?\d{SOME}(?:\.\d{SOME})?)(?!\w|\.\d)"""
)


def quoted(text: str) -> str:
    """Python source of a string in the model's style: double quotes wherever they need no escape."""
    return f'"{text}"' if text.isprintable() and '"' not in text and "\\" not in text else repr(text)


def literals(prompt: str) -> list[str]:
    """Python source of the literals, in order, without repeats: `count 'x' up to 10` gives ['"x"', '10']."""
    found: dict[str, None] = {}
    for match in PATTERN.finditer(prompt):
        *strings, number = match.groups()
        text = next((string for string in strings if string is not None), None)
        found.setdefault(number if text is None else quoted(text))
    return list(found)[:MAX_LITERALS]
