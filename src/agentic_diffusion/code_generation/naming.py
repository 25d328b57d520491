"""Give a program's function the name that the tests call.

The model writes best under a name of its own choice, so a wanted name is put in afterwards: in the definition and in
recursive calls, by edits at the places that `ast` names. Where that is not safe, an alias is added instead.
"""

import ast

from agentic_diffusion.code_generation.syntax_parsers.python_parser import parse


def with_name(code: str, name: str) -> str:
    """`code` with its last top-level function called `name`; as it is if there is none, or the name is taken."""
    tree = parse(code)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)] if tree else []
    if tree is None or not functions or name in _names(tree):
        return code
    old = functions[-1].name
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == old]
    unsafe = not code.isascii() or any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))
    if uses and unsafe:  # columns count bytes, and inside f-strings they are unreliable before Python 3.12
        return f"{code.rstrip()}\n\n\n{name} = {old}\n"
    return _renamed(code, functions[-1], uses, name)


def _names(tree: ast.Module) -> set[str]:
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return found | {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


def _renamed(code: str, definition: ast.FunctionDef, uses: list[ast.Name], name: str) -> str:
    lines = code.split("\n")
    places = [(definition.lineno, definition.col_offset + len("def "), len(definition.name))]
    places += [(node.lineno, node.col_offset, len(node.id)) for node in uses]
    for line, column, length in sorted(places, reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[:column] + name + text[column + length :]
    return "\n".join(lines)
