"""Requests for JavaScript, Java and Go: a signature line, a name, tests in the language; the words go to the encoder.

Understood: the head of one function on one line, in the prompt or given apart, and the name that the tests call. Not
covered: examples in a sentence ("f(2) returns 3"), which count as tests for Python alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.errors import InputError

MAX_SIGNATURE_CHARS = 1_000
HEADS = {
    "javascript": re.compile(
        r"^[ \t]*((?:async[ \t]+)?function\b[ \t]*\*?[ \t]*[\w$]+[ \t]*\([^\n{]*\))", re.MULTILINE
    ),
    "java": re.compile(
        r"^[ \t]*((?:(?:public|private|protected|static|final)[ \t]+)+(?:<[^>\n]*>[ \t]*)?[\w<>\[\], ?.]+[ \t]+\w+"
        r"[ \t]*\([^\n{]*\)(?:[ \t]*throws[^\n{]*)?)",
        re.MULTILINE,
    ),
    "go": re.compile(r"^[ \t]*(func[ \t]+\w+[ \t]*\([^\n{]*)", re.MULTILINE),
}
EXAMPLES = {
    "javascript": "function total(numbers)",
    "java": "static int total(List<Integer> numbers)",
    "go": "func total(numbers []int) int",
}
CALLED = re.compile(r"(?<![\w.$])([A-Za-z_$][\w$]*)[ \t]*\(")
STRINGS = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`]*`")
NOT_OWN = frozenset(
    "if for while switch catch function func return assert expect require test it describe typeof await new throw "
    "parseInt parseFloat isNaN Number String Boolean Array Object Set Map Symbol BigInt "
    "assertEquals assertTrue assertFalse assertNull assertNotNull assertArrayEquals assertThrows assertDoesNotThrow "
    "assertNotEquals assertIterableEquals assertSame "
    "len cap append make string int int64 float64 byte rune copy delete panic print println".split()
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of the answer as the model continues it, and where it stood in the prompt."""

    source: str
    name: str
    start: int = 0
    end: int = 0


def opening_in(prompt: str, language: str) -> Opening | None:
    """The last head of a function in a prompt, alone on its line; None if there is none."""
    found = None
    for match in HEADS[language].finditer(prompt):
        try:
            head = checked_head(match[1], language)
        except InputError:
            continue
        end = match.end() + len(re.match(r"[ \t]*(?:\{\s*\}?)?", prompt[match.end() :])[0])  # type: ignore[index]
        found = Opening(head.source, head.name, match.start(), end)
    return found


def checked_head(signature: str, language: str) -> Opening:
    """A signature as the start of a program. Raises InputError."""
    text = " ".join(signature.split()).removesuffix("}").rstrip().removesuffix("{").rstrip() + " {"
    if language == "javascript" and not re.match(r"(async )?function\b", text):
        text = f"function {text}"
    parser = PARSERS[language]()
    names = parser.defined_names(f"{text}\n}}\n") if len(text) <= MAX_SIGNATURE_CHARS else []
    if len(names) != 1 or text.count("{") != 1 or not HEADS[language].match(text):
        shown = signature if len(signature) < 80 else signature[:77] + "..."
        raise InputError(f"signature: {shown!r} is no {language} signature; write for example {EXAMPLES[language]!r}")
    return Opening(text, names[0])


def name_under_test(tests: Sequence[str]) -> str | None:
    """The name that most tests call and no language brings along; of equals the one met first."""
    counts: dict[str, int] = {}
    for test in tests:
        plain = STRINGS.sub('""', test)
        names = dict.fromkeys(name for name in CALLED.findall(plain) if name not in NOT_OWN)
        for name in names:
            if not name.startswith(("Test", "test")) and not re.search(rf"\bnew\s+{re.escape(name)}\b", plain):
                counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else None


def checked_brace_tests(tests: Sequence[str]) -> tuple[str, ...]:
    """The tests, if none is empty; what else is wrong with one the judge says. Raises InputError."""
    for number, test in enumerate(tests, start=1):
        if not test.strip():
            raise InputError(f"test {number}: it is empty; write a statement or an expression that has to hold")
    return tuple(tests)
