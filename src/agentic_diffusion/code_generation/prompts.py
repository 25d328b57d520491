"""What a prompt says beyond its words: a signature, a function name, examples that are tests.

Understood: a `def ...:` or `class ...:` line with or without a docstring, `>>>` examples, `f(2) == 3`,
`f(2) -> 3`, `f(2) returns 3`, `called f` / `named f`. Everything else is left to the sentence encoder.
Not covered: prompts in other languages than English; they are let through, and the evidence decides.
"""

import ast
import builtins
import re
from collections.abc import Sequence
from dataclasses import dataclass

from agentic_diffusion.errors import InputError

MAX_PROMPT_CHARS = 20_000
HEAD = re.compile(r"^[ \t]*((?:def|class)\s+(\w+)[^\n]*:)[ \t]*$", re.MULTILINE)
NAMED = re.compile(r"\b(?:called|named|function name is)\s+[`'\"]?([A-Za-z_]\w*)[`'\"]?(?=\W|$)")
EXAMPLE = re.compile(
    r"(?<![\w.])([A-Za-z_]\w*\([^\n]*?\))\s*(?:==|=>|->|→|returns|should return|gives)\s*([^\n]+)"
)
DOCTEST = re.compile(r">>>[ \t]*([^\n]+)\n[ \t]*([^\s>][^\n]*)")
NOT_A_NAME = frozenset({"that", "which", "with", "and", "it", "the", "a", "to", "for", "as", "in"})


@dataclass(frozen=True, slots=True)
class Request:
    """A prompt taken apart."""

    description: str
    """The words for the sentence encoder, without signature and examples."""
    prefix: str
    """Code that the answer has to start with; may be empty."""
    tests: tuple[str, ...]
    """Given tests first, then the examples of the prompt."""
    entry_point: str | None
    """Name that the answer has to define, if one is known."""


def understand(prompt: str, *, signature: str | None = None, tests: Sequence[str] = ()) -> Request:
    """Take a prompt apart. Raises InputError for an empty, oversized or binary prompt, a bad signature or test."""
    prompt = checked_prompt(prompt)
    examples = () if tests else tuple(prompt_examples(prompt))
    head = HEAD.search(prompt)
    if signature is None and head is not None:
        signature = head.group(1)
    description = _description(prompt, head)
    given = (*tests, *examples)
    if signature is not None:
        prefix, name = checked_signature(signature)
        return Request(description, prefix, given, name)
    if tested := called_name(given):
        return Request(description, _opening(tested), given, tested)
    named = NAMED.search(prompt)
    if named is not None and named.group(1) not in NOT_A_NAME:
        return Request(description, _opening(named.group(1)), given, named.group(1))
    return Request(description, "", given, None)


def checked_prompt(prompt: str) -> str:
    """The prompt, if it is usable text. Raises InputError."""
    if not prompt.strip():
        raise InputError("prompt: it is empty; describe the function in a sentence")
    if len(prompt) > MAX_PROMPT_CHARS:
        raise InputError(
            f"prompt: {len(prompt):,} characters are too many; write at most {MAX_PROMPT_CHARS:,}, "
            "and pass existing code to `adiff infill`"
        )
    bad = next((char for char in prompt if not char.isprintable() and char not in "\n\r\t"), None)
    if bad is not None and (ord(bad) < 32 or 0xD800 <= ord(bad) <= 0xDFFF or ord(bad) == 0x7F):
        raise InputError(f"prompt: it holds the control character {ord(bad):#04x}; write plain text (UTF-8)")
    return prompt.replace("\r\n", "\n")


def checked_signature(signature: str) -> tuple[str, str]:
    """The signature as the start of a program, and the name it defines. Raises InputError."""
    text = signature.strip().removesuffix("...").rstrip()
    if not re.match(r"(async\s+def|def|class)\b", text):
        text = f"def {text}"
    text = text if text.endswith(":") else text + ":"
    try:
        node = ast.parse(text + "\n    pass\n").body[0]
    except (SyntaxError, ValueError):
        raise InputError(
            f"signature: {signature!r} is no Python signature; write for example 'def total(numbers: list[int]) -> int'"
        ) from None
    assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    return text, node.name


def _opening(name: str) -> str:
    return f"class {name}:" if name[0].isupper() else f"def {name}("


def _description(prompt: str, head: re.Match[str] | None) -> str:
    """The words of a prompt: docstring text if it is a function head, else everything but code lines and examples."""
    text = prompt if head is None else prompt[: head.start()] + "\n" + prompt[head.end() :]
    text = EXAMPLE.sub(" ", DOCTEST.sub(" ", text))
    text = re.sub(r"[,;(]?\s*\b(?:e\.g\.|for example|for instance|example|such as)[:,]?\s*(?=$|[.;)\n])", " ", text).replace('"""', " ").replace("'''", " ")
    lines = (line.strip() for line in text.splitlines())
    kept = [line for line in lines if line and not line.startswith((">>>", "import ", "from ", "assert ", "```"))]
    words = " ".join(" ".join(kept).split())
    if not words and head is not None:
        words = head.group(2).replace("_", " ")
    return words or prompt.strip()


def prompt_examples(prompt: str) -> list[str]:
    """Assert statements for the examples in a prompt; only calls of one own function with literal results count."""
    pairs = [(match.group(1), match.group(2)) for match in DOCTEST.finditer(prompt)]
    rest = DOCTEST.sub(" ", prompt)
    pairs += [(match.group(1), match.group(2)) for match in EXAMPLE.finditer(rest)]
    found: dict[str, None] = {}
    for call, expected in pairs:
        value = _leading_literal(expected)
        if value is not None and called_name([f"assert {call.strip()} == 0"]):
            found.setdefault(f"assert {call.strip()} == {value}")
    return list(found)


def _leading_literal(text: str) -> str | None:
    """The longest start of `text` that is a Python literal: "3, and so on" gives "3"."""
    text = text.strip().rstrip("`")
    ends = [len(text), *(match.start() for match in re.finditer(r"[\s,.;)`]", text))]
    for end in sorted(set(ends), reverse=True):
        piece = text[:end].strip().rstrip(".;,")
        try:
            ast.literal_eval(piece)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
        return piece
    return None


def called_name(tests: Sequence[str]) -> str | None:
    """The name that all tests call and no one else defines, or None."""
    counts: dict[str, int] = {}
    for test in tests:
        try:
            tree = ast.parse(test)
        except (SyntaxError, ValueError):
            continue
        bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        bound |= {alias.asname or alias.name for alias in ast.walk(tree) if isinstance(alias, ast.alias)}
        names = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        for name in names - bound:
            if not hasattr(builtins, name):
                counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else None
