"""The heads of functions and classes in a prompt or an option: found, checked, and given what they need to run.

Understood: `def`, `async def` and `class` heads over one or several lines, with or without colon, body or comment,
and "function `area(width, height)`" in a sentence. Not covered: decorators.
"""

import ast
import builtins
import keyword
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from agentic_diffusion.code_generation.syntax_parsers.base_parser import CLOSERS
from agentic_diffusion.code_generation.syntax_parsers.python_trees import parse
from agentic_diffusion.errors import InputError

MAX_SIGNATURE_CHARS = 1_000
MAX_STARTS = 20
START = re.compile(r"^[ \t]*((?:async[ \t]+def|def|class)[ \t]+\w)", re.MULTILINE)
IN_PROSE = re.compile(
    r"\b(?:function|method|implement|write|define|create|signature)(?:\s+is)?:?\s+[`'\"]?(?=[A-Za-z_]\w*\()",
    re.IGNORECASE,
)
RESULT_HINT = re.compile(r"[ \t]*->[ \t]*[A-Za-z_][\w.]*(?:\[[^\n`]*?\]+)?")
CODE_LINE = re.compile(r"(?:import|from|def|async|class)\b|@|[A-Za-z_]\w*(?:\s*:[^=\n]+)?\s*=[^=]")
SUPPORT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)


@dataclass(frozen=True, slots=True)
class Head:
    """A function or class head in a text: its checked source, the name it defines, where it stands."""

    source: str
    name: str
    start: int
    end: int
    indent: int


def closing(text: str, start: int, *, limit: int = 500) -> int | None:
    """Index after the bracket that closes the one at `start`; strings are skipped. None within `limit` characters."""
    owed: list[str] = []
    quote = ""
    place, stop = start, min(len(text), start + limit)
    while place < stop:
        char = text[place]
        if quote:
            place += char == "\\"
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in CLOSERS:
            owed.append(CLOSERS[char])
        elif char in ")]}":
            if owed.pop() != char:
                return None
            if not owed:
                return place + 1
        place += 1
    return None


def head_end(text: str, start: int) -> int:
    """Index after the colon that ends the head at `start`; the line's end if it has none."""
    place = start
    while place < len(text) and text[place] not in ":\n#":
        place = (closing(text, place, limit=MAX_SIGNATURE_CHARS) or len(text)) if text[place] in CLOSERS else place + 1
    return place + 1 if text[place : place + 1] == ":" else place


def heads(text: str) -> Iterator[Head]:
    """Every head that Python accepts; a line of prose that starts with "class" is none."""
    for match in START.finditer(text):
        start, end = match.start(1), head_end(text, match.start(1))
        if text.startswith("class", start) and text[end - 1] != ":":
            continue
        try:
            source, name = checked_signature(text[start:end])
        except InputError:
            continue
        yield Head(source, name, match.start(), end, start - match.start())


def head_to_write(text: str, wanted: str | None) -> Head | None:
    """The head whose body is asked for: the one of the tested name, else the first top one without a body."""
    found = list(heads(text))
    named = [head for head in found if head.name == wanted]
    if named or not found:
        return named[0] if named else None
    level = min(head.indent for head in found)
    top = [head for head in found if head.indent == level]
    ends = [*(head.start for head in top[1:]), len(text)]
    open_heads = [head for head, end in zip(top, ends, strict=True) if not _has_body(text[head.start : end])]
    return open_heads[0] if open_heads else top[-1]


def _has_body(source: str) -> bool:
    tree = parse(source)
    if tree is None or not isinstance(tree.body[0], ast.FunctionDef):
        return False
    return not all(isinstance(node, ast.Pass) or _is_constant(node) for node in tree.body[0].body)


def _is_constant(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def signature_in_prose(text: str) -> str | None:
    """`area(width, height)` after a word such as "function", as a signature; None without parameter names."""
    for match in IN_PROSE.finditer(text):
        bracket = text.index("(", match.end())
        end = closing(text, bracket)
        if end is None or not text[bracket + 1 : end - 1].strip():
            continue
        hint = RESULT_HINT.match(text, end)
        for stop in (hint.end() if hint else end, end):
            try:
                return checked_signature(text[match.end() : stop])[0]
            except InputError:
                continue
    return None


def checked_signature(signature: str) -> tuple[str, str]:
    """The signature as the start of a program, and the name it defines. Raises InputError."""
    text = signature.replace("\r\n", "\n").strip()
    if not re.match(r"(async\s+def|def|class)\b", text):
        text = f"def {text}"
    end = head_end(text, 0)
    body = text[end:].strip()
    text = text[:end].rstrip().removesuffix(":").rstrip() + ":"
    tree = parse(text + "\n    pass\n") if len(text) <= MAX_SIGNATURE_CHARS else None
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    node = tree.body[0] if tree and len(tree.body) == 1 else None
    if not isinstance(node, kinds) or body not in ("", "...", "pass"):
        shown = signature if len(signature) < 80 else signature[:77] + "..."
        raise InputError(
            f"signature: {shown!r} is no Python signature; write for example 'def total(numbers: list[int]) -> int'"
        )
    return text, node.name


def is_usable_name(name: str) -> bool:
    """Whether a function or class can have this name."""
    return name.isidentifier() and not keyword.iskeyword(name)


def split_support(before: str) -> tuple[str, str]:
    """What stands before a head as (prose, supporting code): imports, constants and complete helpers."""
    lines = before.rstrip().split("\n")
    starts = (index for index, line in enumerate(lines) if CODE_LINE.match(line))
    for index in islice(starts, MAX_STARTS):
        code = "\n".join(lines[index:])
        tree = parse(code)
        if tree and all(isinstance(node, SUPPORT) or _is_constant(node) for node in tree.body):
            return "\n".join(lines[:index]), code + "\n\n\n"
    imports = [line.strip() for line in lines if is_import(line)]
    prose = "\n".join(line for line in lines if not is_import(line))
    return prose, "\n".join(imports) + "\n\n\n" if imports else ""


def is_import(line: str) -> bool:
    """Whether a line is an import statement, rather than a sentence that starts with "from"."""
    tree = parse(line.strip()) if line.lstrip().startswith(("import ", "from ")) else None
    return tree is not None and all(isinstance(node, ast.Import | ast.ImportFrom) for node in tree.body)


def typing_imports(signature: str, support: str) -> str:
    """The import of names such as `List` that the signature's hints use and nobody has imported; may be empty."""
    tree, known = parse(signature + "\n    pass\n"), parse(support)
    nodes = ast.walk(tree) if tree else ()
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    imported = {alias.asname or alias.name for node in (ast.walk(known) if known else ()) for alias in _aliases(node)}
    missing = sorted(name for name in used - imported if name in typing.__all__ and not hasattr(builtins, name))
    return f"from typing import {', '.join(missing)}\n" if missing and "*" not in imported else ""


def _aliases(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, ast.Import | ast.ImportFrom) else []
