"""The same program as different people would hold it: other names, with or without type hints, one quoting style.

All changes are edits of the source text at places that `ast` and `tokenize` name, so the author's layout survives.
Renaming touches the function's own name and its arguments, and never captures a name that the program already uses.
"""

import ast
import io
import re
import tokenize
from random import Random

FUNCTION_NAMES = (
    "solve solution f func my_function process compute calculate run task get_result answer helper do_it check_it "
    "transform find_it handle convert evaluate work test_me main_function fn g"
).split()
LIST_NAMES = "numbers nums values items arr lst data elements xs array list1 sequence a".split()
TEXT_NAMES = "text s string txt word sentence str1 line input_string value phrase t".split()
NUMBER_NAMES = "n num number x value k a b m count limit y i p".split()
MAP_NAMES = "data d mapping dictionary dct table counts items d1".split()
OTHER_NAMES = "value x a b data arg item obj first second".split()

Edit = tuple[int, int, int, int, str]
"""Start line and column, end line and column (lines from 1, columns from 0, in characters), new text."""


def apply(source: str, edits: list[Edit]) -> str:
    """The source with all edits made; they must not overlap."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for first_line, first, last_line, last, text in sorted(edits, reverse=True):
        source = source[: starts[first_line - 1] + first] + text + source[starts[last_line - 1] + last :]
    return source


def without_hints(source: str) -> str:
    """Take the annotations of all signatures off."""
    edits: list[Edit] = []
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.arg) and node.annotation is not None:
            end = node.annotation
            edits.append(
                (node.lineno, node.col_offset + len(node.arg), end.end_lineno or 0, end.end_col_offset or 0, "")
            )
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            hint = node.returns
            arrow = lines[hint.lineno - 1].rindex(")", 0, hint.col_offset) + 1
            edits.append((hint.lineno, arrow, hint.end_lineno or 0, hint.end_col_offset or 0, ""))
    return apply(source, edits)


def double_quoted(source: str) -> str:
    """Plain string literals in double quotes wherever that needs no escape, as formatters write them."""
    edits: list[Edit] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.STRING and token.string[0] in "'f" and token.string[-1] == "'":
            kind = token.string[: token.string.index("'")]
            inner = token.string[len(kind) + 1 : -1]
            if '"' not in inner and "\\" not in inner and "'" not in inner:
                edits.append((*token.start, *token.end, f'{kind}"{inner}"'))
    return apply(source, edits)


def compact(source: str) -> str:
    """Without blank lines, as the model sees every program."""
    return "".join(line.rstrip() + "\n" for line in source.splitlines() if line.strip())


def canonical(source: str, *, hints: bool) -> str:
    """The form in which the model sees every program: one quoting style, no blank lines, `**` without blanks."""
    source = double_quoted(compact(source.strip()))
    source = re.sub(r"(?<=[\w)\]]) \*\* (?=[\w(])", "**", source)
    return source if hints else without_hints(source)


def argument_pool(argument: ast.arg) -> list[str]:
    """Plausible names for an argument, by its annotation."""
    kind = ast.unparse(argument.annotation) if argument.annotation else ""
    if kind.startswith(("list", "tuple", "set")):
        return LIST_NAMES
    if kind.startswith("dict"):
        return MAP_NAMES
    return {"str": TEXT_NAMES, "int": NUMBER_NAMES, "float": NUMBER_NAMES}.get(kind, OTHER_NAMES)


def renamed(source: str, rng: Random) -> tuple[str, str]:
    """The program with other function and argument names, and its function's name ("" for a class, left as it is)."""
    tree = ast.parse(source)
    function = tree.body[0]
    if not isinstance(function, ast.FunctionDef):
        return source, ""
    nodes = list(ast.walk(tree))
    keywords = {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    inner = {node.arg for node in nodes if isinstance(node, ast.arg)} - {node.arg for node in function.args.args}
    formatted = {  # positions inside f-strings are unreliable before Python 3.12
        name.id
        for node in nodes
        if isinstance(node, ast.JoinedStr)
        for name in ast.walk(node)
        if isinstance(name, ast.Name)
    }
    shadowed = formatted | {arg.arg for node in nodes if node is not function for arg in _arguments(node)}
    used = {node.id for node in nodes if isinstance(node, ast.Name)} | keywords | inner
    used |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    used |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    names: dict[str, str] = {}
    if function.name not in formatted and rng.random() < 0.5:
        names[function.name] = rng.choice([name for name in FUNCTION_NAMES if name not in used])
    for argument in function.args.args:
        free = [name for name in argument_pool(argument) if name not in used and name not in names.values()]
        if free and argument.arg not in keywords | shadowed and rng.random() < 0.7:
            names[argument.arg] = rng.choice(free)
    return apply(source, _renamings(nodes, names)), names.get(function.name, function.name)


def _arguments(node: ast.AST) -> list[ast.arg]:
    arguments = getattr(node, "args", None)
    return arguments.args if isinstance(arguments, ast.arguments) else []


def _renamings(nodes: list[ast.AST], names: dict[str, str]) -> list[Edit]:
    edits: list[Edit] = []
    for node in nodes:
        if isinstance(node, ast.Name) and node.id in names:
            edits.append((node.lineno, node.col_offset, node.lineno, node.col_offset + len(node.id), names[node.id]))
        elif isinstance(node, ast.arg) and node.arg in names:
            edits.append((node.lineno, node.col_offset, node.lineno, node.col_offset + len(node.arg), names[node.arg]))
        elif isinstance(node, ast.FunctionDef) and node.name in names:
            start = node.col_offset + len("def ")
            edits.append((node.lineno, start, node.lineno, start + len(node.name), names[node.name]))
    return edits


def signature_line(source: str) -> str:
    """The head of the function or class up to its body, with the line break, as a user would give it."""
    node = ast.parse(source).body[0]
    assert isinstance(node, (ast.FunctionDef, ast.ClassDef))
    return "".join(source.splitlines(keepends=True)[: node.body[0].lineno - 1])
