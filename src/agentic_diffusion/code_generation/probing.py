"""Inputs for a function whose meaning nobody stated in tests: guessed from hints, argument names and use.

Candidates are compared by what they return on these inputs; nothing here runs code.
"""

import ast
from random import Random

from agentic_diffusion.code_generation.syntax_parsers.python_trees import parse

WORDS = ("level", "Hello World", "a1b2 c3", "", "banana", "the quick brown fox", "abcABC", "12")
MAX_ARGUMENTS = 4
NUMBERS = (0, 1, 2, 7, 10, 28, -3, 153)
KINDS_BY_NAME = {
    "numbers": "numbers nums values arr array lst data elements xs sequence list1 list2 integers a_list ints",
    "words": "words strings names lines",
    "items": "items things collection elems",
    "text": "text s string txt word sentence str1 str2 line phrase name char letter prefix suffix input_string t",
    "number": "n num number x y k a b c m i j count limit value year size length width height radius amount price",
    "table": "d dct dictionary mapping table counts dict1 dict2 record",
    "matrix": "matrix grid rows board table2d",
    "records": "records people users products rows_of_dicts",
}
KIND_OF_NAME = {name: kind for kind, names in KINDS_BY_NAME.items() for name in names.split()}
KIND_OF_HINT = {
    "int": "number",
    "float": "decimal",
    "str": "text",
    "bool": "flag",
    "list": "numbers",
    "dict": "table",
    "list[int]": "numbers",
    "list[float]": "decimals",
    "list[str]": "words",
    "list[list[int]]": "matrix",
    "dict[str, int]": "table",
    "list[dict]": "records",
    "set": "set",
    "set[int]": "set",
    "tuple": "pair",
    "tuple[int, int]": "pair",
    "list[tuple[int, int]]": "pairs",
}
TEXT_METHODS = frozenset(
    ("upper", "lower", "split", "strip", "replace", "startswith", "endswith", "isalpha", "isdigit", "title", "swapcase")
)


def value(kind: str, rng: Random) -> object:
    """One random value of a kind."""
    integers = [rng.randint(-9, 30) for _ in range(rng.randint(0, 7))]
    makers: dict[str, object] = {
        "number": rng.choice(NUMBERS) if rng.random() < 0.6 else rng.randint(1, 40),
        "decimal": rng.choice((0.0, 1.5, 2.0, 10.25, -3.5)),
        "text": rng.choice(WORDS),
        "flag": rng.random() < 0.5,
        "numbers": integers + integers[:2],
        "decimals": [round(rng.uniform(-5, 20), 1) for _ in range(rng.randint(1, 6))],
        "words": rng.sample(WORDS, rng.randint(0, 5)),
        "items": integers if rng.random() < 0.5 else rng.sample(WORDS, rng.randint(0, 5)),
        "table": {key: rng.randint(0, 9) for key in rng.sample("abcdefg", rng.randint(0, 4))},
        "matrix": [[rng.randint(0, 9) for _ in range(3)] for _ in range(3)],
        "records": [{"name": name, "age": rng.randint(5, 70)} for name in rng.sample(["Ann", "Bob", "Cy"], 2)],
        "set": set(integers),
        "pair": (rng.randint(-5, 9), rng.randint(-5, 9)),
        "pairs": [(rng.randint(0, 5), rng.randint(0, 5)) for _ in range(rng.randint(1, 4))],
    }
    return makers[kind]


def argument_kinds(function: ast.FunctionDef, argument: ast.arg) -> list[str]:
    """Kinds to try for an argument, the likeliest first."""
    hint = ast.unparse(argument.annotation).lower() if argument.annotation else ""  # List[int] counts as list[int]
    if kind := KIND_OF_HINT.get(hint):
        return [kind]
    likely: list[str] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == argument.arg:
            if node.attr in TEXT_METHODS:
                likely.append("text")
            elif node.attr in ("items", "keys", "values", "get"):
                likely.append("table")
    if argument.arg in KIND_OF_NAME:
        likely.append(KIND_OF_NAME[argument.arg])
    return list(dict.fromkeys([*likely, "numbers", "text", "number", "words"]))


def calls(code: str, entry_point: str, *, num_calls: int = 12, seed: int = 0) -> list[str]:
    """Call expressions of `entry_point` on generated inputs; [] unless it is a function of 1 to 4 plain arguments."""
    tree = parse(code)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)] if tree else []
    function = next((node for node in reversed(functions) if node.name == entry_point), None)
    if function is None or function.args.vararg or function.args.kwonlyargs:
        return []
    plain = [*function.args.posonlyargs, *function.args.args]
    if not 1 <= len(plain) <= MAX_ARGUMENTS:
        return []
    rng = Random(seed)
    kinds = [argument_kinds(function, argument) for argument in plain]
    found: dict[str, None] = {}
    for attempt in range(4 * num_calls):
        likelihood = min(attempt // num_calls, 1)  # first the likeliest kinds only, then the next ones too
        arguments = [value(rng.choice(row[: 1 + likelihood]), rng) for row in kinds]
        found.setdefault(f"{entry_point}({', '.join(map(repr, arguments))})")
        if len(found) == num_calls:
            break
    return list(found)
