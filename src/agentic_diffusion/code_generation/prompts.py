"""What a prompt says beyond its words: a signature, a function name, supporting code, examples that are tests.

Understood: heads of functions and classes with or without docstring (signatures.py), imports and complete helpers
before them, `>>>` sessions, `f(2) == 3`, "f(2) returns 3" (examples.py), "a function called f". Everything else is
left to the sentence encoder. Not covered: prompts in other languages than English; they are let through, and the
evidence decides (see `is_in_latin_letters`).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from agentic_diffusion.code_generation.brace_prompts import (
    checked_brace_tests,
    checked_head,
    name_under_test,
    opening_in,
)
from agentic_diffusion.code_generation.examples import called_name, called_names, split_examples
from agentic_diffusion.code_generation.signatures import (
    Head,
    checked_signature,
    head_to_write,
    is_import,
    is_usable_name,
    signature_in_prose,
    split_support,
    typing_imports,
)
from agentic_diffusion.code_generation.syntax_parsers.python_trees import parse
from agentic_diffusion.errors import InputError

MAX_PROMPT_CHARS = 20_000
NAMED = re.compile(
    r"\b(?:(?:function|method|class|solution|it)(?:\s+in\s+python)?(?:\s+(?:should|must|is|to|be))*\s+(?:called|named)"
    r"|(?:call|name)\s+(?:it|(?:the|your|this)\s+(?:function|method|class|solution))"
    r"|(?:function|method|class)(?:'s)?\s+name(?:\s+(?:is|should\s+be|must\s+be))?:?)"
    r"\s+[`'\"]?([A-Za-z_]\w*)[`'\"]?(?=\W|$)",
    re.IGNORECASE,
)
NOT_A_NAME = frozenset(
    "that which with and it the a an to for as in on by from at if when where while once twice again before after each "
    "every only several so or of is are".split()
)
EMPTY_INTRODUCTION = re.compile(r"[,;(]?\s*\b(?:e\.g\.|(?:for )?example|for instance|such as)[:,]?\s*(?=$|[.;)\n])")
LONE_STOP = re.compile(r"(?<=[.:;!?])(?: [`'\",;.!]+)+(?= |$)")
EMPTY_BODIES = frozenset({"pass", "...", ">>>"})


@dataclass(frozen=True, slots=True)
class Request:
    """A prompt taken apart."""

    description: str
    """The words for the sentence encoder, without signature and examples."""
    prefix: str
    """Code that the answer has to start with; may be empty."""
    tests: tuple[str, ...]
    """The given tests; where there are none, the examples of the prompt."""
    entry_point: str | None
    """Name that the answer has to define, if one is known."""
    support: str = ""
    """Imports and helpers that stand before `prefix` in the answer; the model does not see them."""
    language: str = "python"


def understand(
    prompt: str, *, signature: str | None = None, tests: Sequence[str] = (), language: str = "python"
) -> Request:
    """Take a prompt apart. Raises InputError for an empty, oversized or binary prompt, a bad signature or test."""
    prompt = checked_prompt(prompt)
    if language != "python":
        return _in_braces(prompt, signature, tests, language)
    tests = checked_tests(tests)
    head = head_to_write(prompt, called_name(tests))
    before, after = (prompt, "") if head is None else (prompt[: head.start], prompt[head.end :])
    prose, support = ("", "") if head is None else split_support(before)
    words, examples = split_examples(prompt if head is None else f"{prose}\n{after}")
    source, name = _opening(prompt, head, signature, tests or tuple(examples))
    description = _description(words) or _words_of(name) or prompt.strip()
    if source and source.endswith(":"):
        support = typing_imports(source, support) + support
    wanted = tests or tuple(test for test in examples if name in called_names(test))
    return Request(description, source, wanted, name, support)


def _in_braces(prompt: str, signature: str | None, tests: Sequence[str], language: str) -> Request:
    """A request for a language with braces."""
    tests = checked_brace_tests(tests)
    head = opening_in(prompt, language)
    words = prompt if head is None else f"{prompt[: head.start]}\n{prompt[head.end :]}"
    if signature is not None:
        head = checked_head(signature, language)
    named = NAMED.search(prompt)
    spoken = named[1] if named and named[1].lower() not in NOT_A_NAME else None
    name = head.name if head else name_under_test(tests) or spoken
    description = _description(words) or _words_of(name) or prompt.strip()
    return Request(description, head.source if head else "", tests, name, language=language)


def _opening(prompt: str, head: Head | None, signature: str | None, tests: tuple[str, ...]) -> tuple[str, str | None]:
    """How the answer has to start, and the name it has to define: the surest source that there is."""
    if signature is not None:
        return checked_signature(signature)
    if head is not None:
        return head.source, head.name
    spoken, tested = signature_in_prose(prompt), called_name(tests)
    if spoken is not None:
        source, name = checked_signature(spoken)
        if tested in (None, name):
            return source, name
    if tested is None:
        named = NAMED.search(prompt)
        tested = named[1] if named and named[1].lower() not in NOT_A_NAME and is_usable_name(named[1]) else None
    if tested is None:
        return "", None
    return (f"class {tested}:" if tested[0].isupper() else ""), tested


def checked_prompt(prompt: str) -> str:
    """The prompt with plain line ends, if it is usable text. Raises InputError."""
    if not prompt.strip("\ufeff \t\r\n\f\v"):
        raise InputError("prompt: it is empty; describe the function in a sentence")
    if len(prompt) > MAX_PROMPT_CHARS:
        raise InputError(
            f"prompt: {len(prompt):,} characters are too many; write at most {MAX_PROMPT_CHARS:,}, "
            "and pass existing code to `adiff infill`"
        )
    prompt = prompt.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    bad = next((char for char in prompt if char not in "\n\t\f\v" and unicodedata.category(char) in ("Cc", "Cs")), None)
    if bad is not None:
        raise InputError(f"prompt: it holds the control character {ord(bad):#04x}; write plain text (UTF-8)")
    return prompt


def checked_tests(tests: Sequence[str]) -> tuple[str, ...]:
    """The tests, if each is Python or a `>>>` session. Raises InputError with the number of the first that is not."""
    for number, test in enumerate(tests, start=1):
        if not test.strip() or (not test.lstrip().startswith(">>>") and parse(test) is None):
            shown = test if len(test) < 60 else test[:57] + "..."
            raise InputError(f"test {number}: {shown!r} is no Python; write for example 'assert total([1, 2]) == 3'")
    return tuple(tests)


def is_in_latin_letters(text: str) -> bool:
    """Whether most letters are of the alphabet that the sentence encoder was trained on."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char.isascii() for char in letters) > len(letters)


def _words_of(name: str | None) -> str:
    """What a name says: `countVowels` and `count_vowels` give "count vowels"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name or "").replace("_", " ").strip()


def _description(text: str) -> str:
    """The words of a prompt: everything but lines of code, quotes of docstrings and introductions of nothing."""
    text = EMPTY_INTRODUCTION.sub(" ", text).replace('"""', " ").replace("'''", " ")
    lines = (line.strip() for line in text.splitlines())
    words = " ".join(" ".join(line for line in lines if not _is_code(line)).split())
    words = LONE_STOP.sub("", words)
    return words if any(map(str.isalnum, words)) else ""


def _is_code(line: str) -> bool:
    if line in EMPTY_BODIES or line.startswith((">>>", "```")) or is_import(line):
        return True
    return line.startswith("assert ") and parse(line) is not None
