"""The code under test as javac is to see it, and the names of its classes and methods.

Found with one pass over the tokens, so that hostile code costs nothing. A package declaration is blanked out; methods
and fields that stand outside of any class are put into `public class Solution`, with the usual imports. Nothing changes
its line. Not understood: unicode escapes (`\\u007b`); whoever writes them so harms his own program.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from agentic_diffusion.sandbox.languages.java.library import DEFAULT_IMPORTS

WRAPPER = "Solution"
_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|\"\"\".*?(?:\"\"\"|\Z)|\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?"
    r"|[^\W\d][\w$]*|\$[\w$]*|[{}();=@<>.,\[\]]|\d[\w.]*|\S",
    re.DOTALL,
)
_KINDS = ("class", "interface", "enum", "record")
_MAX_NAME = 200
_MAX_HEAD = 500


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Item:
    """A declaration: its tokens up to the body or the semicolon, and where the body's tokens are."""

    head: list[_Token] = field(default_factory=list)
    body: tuple[int, int] = (0, 0)
    end: int = 0
    assigned: bool = False
    """Whether a `=` stands outside of all brackets."""

    @property
    def type_name(self) -> str:
        """The name if it declares a class, interface, enum or record, else ""."""
        for place, token in enumerate(self.head[:-1]):
            if token.text in _KINDS and (place == 0 or self.head[place - 1].text not in (".", "<", ",")):
                after = self.head[place + 2].text if place + 2 < len(self.head) else "{"
                if token.text != "record" or after in ("(", "<"):
                    name = self.head[place + 1].text
                    return name if name.isidentifier() and len(name) <= _MAX_NAME else ""
            if token.text in ("=", "(") and (place == 0 or self.head[0].text != "@"):
                return ""
        return ""

    @property
    def method_name(self) -> str:
        """The name if it declares a method or constructor, else ""."""
        if self.assigned:
            return ""
        for place, (token, after) in enumerate(pairwise(self.head)):
            annotation = place > 0 and self.head[place - 1].text == "@"
            if after.text == "(" and token.text.isidentifier() and not annotation:
                return token.text
        return ""

    def has(self, *words: str) -> bool:
        return any(token.text in words for token in self.head)


@dataclass(frozen=True, slots=True)
class Candidate:
    """`source` is what javac reads, from the file `file`; `methods` maps the name of a static method to its class."""

    source: str
    file: str
    classes: tuple[str, ...]
    methods: dict[str, str]
    runs: str
    """The class with a `main`, or ""."""

    @property
    def first(self) -> str:
        """The class that a method without a class is looked for in."""
        return self.file.removesuffix(".java")


@lru_cache(maxsize=64)
def candidate(code: str) -> Candidate:
    """`code` in the form for javac."""
    tokens = [token for token in _tokens(code) if not token.text.startswith(("//", "/*"))]
    items = list(_items(tokens, 0, len(tokens)))
    source = _wrapped(code, items)
    if source != code:
        tokens = [token for token in _tokens(source) if not token.text.startswith(("//", "/*"))]
        items = list(_items(tokens, 0, len(tokens)))
    types = [item for item in items if item.type_name]
    public = [item.type_name for item in types if item.has("public")]
    names = tuple(dict.fromkeys(item.type_name for item in types))
    own = [name for name in (*public, *names, WRAPPER) if not name.startswith("judge__")]
    methods: dict[str, str] = {}
    runs = ""
    for item in types:
        for member in _items(tokens, *item.body):
            name = member.method_name
            if name and not member.type_name and (member.has("static") or item.has("interface")):
                methods.setdefault(name, item.type_name)
                runs = runs or (item.type_name if name == "main" else "")
    return Candidate(source, f"{own[0]}.java", names, methods, runs)


def _tokens(code: str) -> Iterator[_Token]:
    return (_Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(code))


def _items(tokens: Sequence[_Token], start: int, stop: int) -> Iterator[_Item]:
    """The declarations between two tokens, however broken."""
    item, depth, round_depth = _Item(), 0, 0
    for place in range(start, stop):
        token = tokens[place]
        if depth == 0 and token.text == ";" and round_depth <= 0:
            if item.head:
                yield _ended(item, token)
            item, round_depth = _Item(), 0
        elif depth == 0 and token.text != "{":
            round_depth += {"(": 1, ")": -1}.get(token.text, 0)
            item.assigned |= token.text == "=" and round_depth <= 0
            if len(item.head) < _MAX_HEAD:
                item.head.append(token)
        elif token.text == "{":
            depth += 1
            if depth == 1:
                item.body = (place + 1, place + 1)
        elif token.text == "}":
            depth -= 1
            if depth == 0:
                item.body = (item.body[0], place)
                if not (item.assigned or round_depth > 0):
                    yield _ended(item, token)
                    item, round_depth = _Item(), 0
    if item.head:
        yield _ended(item, tokens[stop - 1])


def _ended(item: _Item, token: _Token) -> _Item:
    item.end = token.end
    return item


def _wrapped(code: str, items: Sequence[_Item]) -> str:
    """`code` without its package, and with loose members in a class of their own."""
    changes: list[tuple[int, int, str]] = []
    loose = [item for item in items if not item.type_name and not item.has("import", "package")]
    for item in items:
        if item.head and item.head[0].text == "package":
            blank = re.sub(r"[^\n]", " ", code[item.head[0].start : item.end])
            changes.append((item.head[0].start, item.end, blank))
    loose = [item for item in loose if item.method_name or item.assigned or item.has("static", "final", "int", "void")]
    if loose:
        first, last = loose[0].head[0].start, loose[-1].end
        imports = "".join(f"import {name}; " for name in DEFAULT_IMPORTS)
        changes += [(first, first, f"{imports}public class {WRAPPER} {{ "), (last, last, " }")]
        for item in items:
            if item.type_name and first < item.head[0].start < last and not item.has("static"):
                changes.append((item.head[0].start, item.head[0].start, "static "))
    for start, end, new in sorted(changes, reverse=True):
        code = code[:start] + new + code[end:]
    return code
