"""Tasks written by hand: one TOML file each, in folders by topic (data/curated in the repository).

    parameters = { text = "str" }                # as in languages/value_types.py
    returns = "int"
    wordings = ["count the vowels in a string"]  # five or more, as different people would type them
    cases = ['count_vowels("hello") == 2']       # five or more; Python literals, printed for every language
    python = '''...'''                           # and javascript, java, go: complete solutions

The name of the file is the name of the function, in snake_case; other languages write it in camelCase. A Java solution
is one or more static methods, with imports above where it needs any; a Go solution is functions, with imports above.
"""

import ast
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from agentic_diffusion.code_generation.languages.case_tests import Example, Signature, write_test
from agentic_diffusion.code_generation.languages.literals import LANGUAGES
from agentic_diffusion.code_generation.languages.value_types import fits, parse_type
from agentic_diffusion.errors import InputError

MIN_WORDINGS = 5
MIN_CASES = 5
_KEYS = {"parameters", "returns", "wordings", "cases", *LANGUAGES}


@dataclass(frozen=True, slots=True)
class CuratedTask:
    """One task. `split` is "train", "dev" or "test", by hash of the name: 80, 5 and 15 of 100."""

    signature: Signature
    topic: str
    wordings: tuple[str, ...]
    examples: tuple[Example, ...]
    solutions: Mapping[str, str]

    @property
    def split(self) -> str:
        place = hashlib.sha256(self.signature.name.encode()).digest()[0]
        return "train" if place < 205 else "dev" if place < 218 else "test"

    def tests(self, language: str) -> list[str]:
        """All cases in the language's own form."""
        return [write_test(self.signature, example, language) for example in self.examples]


def read_curated(folder: Path) -> list[CuratedTask]:
    """All tasks below `folder`, by name. Raises InputError with file and reason at the first that is wrong."""
    tasks = [read_task(path) for path in sorted(folder.rglob("*.toml"))]
    seen: dict[str, str] = {}
    for task in tasks:
        name = task.signature.name
        if name in seen:
            raise InputError(f"{folder}: {name} is in {seen[name]} and in {task.topic}; give one another name")
        seen[name] = task.topic
    return tasks


def training_tasks(folder: Path) -> list[CuratedTask]:
    """The tasks below `folder` that models may learn from. Raises InputError."""
    return [task for task in read_curated(folder) if task.split == "train"]


def read_task(path: Path) -> CuratedTask:
    """One file. Raises InputError with file and reason."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        return _task(path, raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, InputError, SyntaxError, ValueError) as error:
        raise InputError(f"{path}: {error}") from None


def _task(path: Path, raw: Mapping[str, object]) -> CuratedTask:
    if set(raw) != _KEYS:
        wrong = ", ".join(sorted(set(raw) ^ _KEYS))
        raise InputError(f"missing or unknown: {wrong}; the keys are {', '.join(sorted(_KEYS))}")
    parameters, returns = raw["parameters"], raw["returns"]
    if not isinstance(parameters, dict) or not isinstance(returns, str):
        raise InputError("parameters is a table of types, returns a type")
    signature = Signature(
        path.stem, tuple((name, parse_type(hint)) for name, hint in parameters.items()), parse_type(returns)
    )
    wordings = tuple(_texts(raw, "wordings", MIN_WORDINGS))
    examples = tuple(_example(signature, case) for case in _texts(raw, "cases", MIN_CASES))
    solutions = {language: str(raw[language]).strip() + "\n" for language in LANGUAGES}
    return CuratedTask(signature, path.parent.name, wordings, examples, solutions)


def _texts(raw: Mapping[str, object], key: str, least: int) -> Iterator[str]:
    texts = raw[key]
    if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
        raise InputError(f"{key} is a list of texts")
    if len(set(texts)) != len(texts) or len(texts) < least:
        raise InputError(f"{key} needs {least} or more different texts")
    yield from texts


def _example(signature: Signature, case: str) -> Example:
    """Read `name(arguments) == value`."""
    match ast.parse(case, mode="eval").body:
        case ast.Compare(ast.Call(ast.Name(name), arguments, []), [ast.Eq()], [expected]) if name == signature.name:
            values = tuple(ast.literal_eval(argument) for argument in arguments)
            result = ast.literal_eval(expected)
        case _:
            raise InputError(f"case {case!r}: write {signature.name}(arguments) == value")
    kinds = [kind for _, kind in signature.parameters]
    if len(values) != len(kinds):
        raise InputError(f"case {case!r}: {len(values)} arguments where {len(kinds)} are declared")
    for value, kind in zip((*values, result), (*kinds, signature.returns), strict=True):
        if not fits(value, kind):
            raise InputError(f"case {case!r}: {value!r} is no {kind}")
    return Example(values, result)
