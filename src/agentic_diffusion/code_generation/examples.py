"""Examples in a prompt that can be tests: `>>>` sessions, `f(2) == 3`, "f(2) returns 3".

Only a call of one own function on literals with a literal result counts, and only where the literal is all that is
said: "f(2) returns 3 times its input" is no example. What is doubtful is left out: a wrong test condemns right code.
"""

import ast
import builtins
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agentic_diffusion.code_generation.signatures import closing
from agentic_diffusion.code_generation.syntax_parsers.python_trees import parse

CALL = re.compile(r"(?:\bassert[ \t]+)?(?<![\w.])([A-Za-z_]\w*\()")
RELATION = re.compile(
    r"[`*\"']{0,2}[ \t]*(?:==|=>|->|→|➞|="
    r"|(?:(?:should|must|will|would)[ \t]+(?:return|be|give|equal|yield)|returns|return|gives"
    r"|equals|yields|outputs|evaluates[ \t]+to|is)\b:?)[ \t]*[`*]{0,2}"
)
ATOM = re.compile(
    r"-?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?|(?:True|False|None|true|false)\b"
    r"|[rbRB]?(?:'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
)
NOTHING_MORE = re.compile(
    r"[`*\"']{0,3}[ \t]*(?:$|\n|[.;:!?)](?!\d)|,(?![ \t]*[-\d'\"\[({])|#|\("
    r"|(?:and|but|while|whereas|because|since|as|so|when)\b)"
)
DOCTEST = re.compile(r">>>[ \t]*([^\n]+)\n[ \t]*([^\s>][^\n]*)")
GAP = "\0"
"""Stands where an example stood; no prompt can hold it."""
LEFT_OVER = re.compile(rf"{GAP}(?:(?:[\s,;.!`]|\b(?:and|but|so|while|also)\b)*{GAP})*[`]*")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: an assert statement and where in the text it stands."""

    test: str
    start: int
    end: int


def find_examples(text: str) -> Iterator[Example]:
    """The examples of a text outside `>>>` sessions, from left to right."""
    place = 0
    while match := CALL.search(text, place):
        place = match.end()
        end = closing(text, match.end() - 1)
        relation = RELATION.match(text, end) if end else None
        expected = _literal_at(text, relation.end()) if relation else None
        if relation is None or expected is None or (relation[0].strip() == "->" and expected[0] == "None"):
            continue
        call = own_call(text[match.start(1) : end])
        if call:
            place = expected[1]
            yield Example(f"assert {call} == {expected[0]}", match.start(), place)


def find_sessions(text: str) -> Iterator[Example]:
    """Each `>>>` line with the line after it; `test` is empty where it cannot be one."""
    for match in DOCTEST.finditer(text):
        call, expected = own_call(match.group(1).strip()), _literal_at(text, match.start(2))
        if call and expected:
            yield Example(f"assert {call} == {expected[0]}", match.start(), expected[1])
        else:
            yield Example("", match.start(), match.end())


def without(text: str, spans: Sequence[Example]) -> str:
    """The text with every example, and what only joined examples, replaced by a blank."""
    for span in sorted(spans, key=lambda span: -span.start):
        text = text[: span.start] + GAP + text[span.end :]
    return LEFT_OVER.sub(" ", text)


def split_examples(text: str) -> tuple[str, list[str]]:
    """The words of a text, and its examples as assert statements without repeats."""
    sessions = list(find_sessions(text))
    text = without(text, sessions)
    loose = list(find_examples(text))
    tests = dict.fromkeys(example.test for example in [*sessions, *loose] if example.test)
    return without(text, loose), list(tests)


def _literal_at(text: str, place: int) -> tuple[str, int] | None:
    """The literal that starts at `place`, and its end, if nothing follows that would change what it says."""
    if text[place : place + 1] in ("(", "[", "{"):
        end = closing(text, place)
    else:
        match = ATOM.match(text, place)
        end = match.end() if match else None
    if end is None or not NOTHING_MORE.match(text, end):
        return None
    source = {"true": "True", "false": "False"}.get(text[place:end], text[place:end])
    try:
        ast.literal_eval(source)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None
    return source, end


def own_call(source: str) -> str | None:
    """The call without a comment after it, if it calls one name that is not built in and needs no other.

    Printing is no value, so a call that prints is none.
    """
    tree = parse(source)
    if tree is None or len(tree.body) != 1 or not isinstance(tree.body[0], ast.Expr):
        return None
    if not isinstance(tree.body[0].value, ast.Call):
        return None
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    own = [node for node in names if not hasattr(builtins, node.id)]
    only_called = all(id(node) in called for node in own) and all(node.id != "print" for node in names)
    return ast.get_source_segment(source, tree.body[0]) if only_called and len({node.id for node in own}) == 1 else None


def called_names(test: str) -> list[str]:
    """Names that a test calls and neither defines nor finds built in, the outermost first."""
    tree = parse(test.replace(">>>", "").strip())
    if tree is None:
        return []
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    bound |= {alias.asname or alias.name for alias in ast.walk(tree) if isinstance(alias, ast.alias)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    bound |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = dict.fromkeys(function.id for function in functions if isinstance(function, ast.Name))
    return [name for name in names if name not in bound and not hasattr(builtins, name)]


def called_name(tests: Sequence[str]) -> str | None:
    """The name that most tests call and no one else defines, or None; of equals the one met first."""
    counts: dict[str, int] = {}
    for test in tests:
        for name in called_names(test):
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else None
