"""Files of benchmarks as evaluation items: HumanEval, MBPP, and the project's own rows, told apart by their fields.

HumanEval (`task_id`, `prompt`, `entry_point`, `test` and perhaps `canonical_solution`): the prompt is the start of the
program, the test a function `check(candidate)`. MBPP (`text` or `prompt`, `test_list`, perhaps `test_setup_code`,
`test_imports`, `challenge_test_list`, `code`): the asserts are not shown to the model. A row that cannot be used is
told and left out; the others are used.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.errors import InputError
from agentic_diffusion.training.held_out import EvaluationItem

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Items:
    """What a file holds: usable items, and one line for each row that is none."""

    items: tuple[EvaluationItem, ...]
    complaints: tuple[str, ...]


def read_benchmark(path: Path) -> Items:
    """All rows of a JSON-lines file. Raises InputError if the file cannot be read or has no usable row."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"file: cannot read {path}: {error}; give a JSON-lines file in UTF-8") from error
    items: list[EvaluationItem] = []
    complaints: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            items.append(_item(json.loads(line), number))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            complaints.append(f"{path}, row {number}: {_reason(error)}; the row is left out")
    if not items:
        first = f" ({complaints[0]})" if complaints else ""
        raise InputError(f"file: {path} has no usable row{first}")
    return Items(tuple(items), tuple(complaints))


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"the field {error.args[0]!r} is missing"
    return str(error) if not isinstance(error, json.JSONDecodeError) else f"no JSON ({error.msg})"


def _item(row: object, number: int) -> EvaluationItem:
    if not isinstance(row, dict):
        raise TypeError("no object with fields")
    for is_this, reader in READERS:
        if is_this(row):
            return reader(row, number)
    known = "prompt and tests; HumanEval's prompt, entry_point and test; MBPP's text and test_list"
    raise ValueError(f"fields {', '.join(map(str, row)) or 'none'} are of no known format (write {known})")


def _humaneval(row: Row, number: int) -> EvaluationItem:
    prompt, entry_point, test = (_text(row, name) for name in ("prompt", "entry_point", "test"))
    solution = str(row.get("canonical_solution", ""))
    reference = prompt + solution if solution else ""
    tests = (f"{test.rstrip()}\n\ncheck({entry_point})",)
    return EvaluationItem(str(row.get("task_id", number)), prompt, None, tests, reference)


def _mbpp(row: Row, number: int) -> EvaluationItem:
    prompt = _text(row, "text" if "text" in row else "prompt")
    setup = "\n".join([*_texts(row, "test_imports"), str(row.get("test_setup_code", "")).strip()]).strip()
    asserts = [*_texts(row, "test_list"), *_texts(row, "challenge_test_list")]
    if not asserts:
        raise ValueError("test_list is empty")
    tests = tuple(f"{setup}\n{test}" if setup else test for test in asserts)
    return EvaluationItem(f"mbpp-{row.get('task_id', number)}", prompt, None, tests, str(row.get("code", "")))


def _own(row: Row, number: int) -> EvaluationItem:
    tests = tuple(_texts(row, "tests"))
    if not tests:
        raise ValueError("tests is empty")
    signature, language = row.get("signature"), str(row.get("language", "python"))
    if not isinstance(signature, str | None):
        raise TypeError("signature is no text")
    if language not in PARSERS:
        raise ValueError(f"language {language!r} is unknown; write {' or '.join(PARSERS)}")
    identifier, reference = str(row.get("id", number)), str(row.get("reference", ""))
    return EvaluationItem(identifier, _text(row, "prompt"), signature or None, tests, reference, language)


def _text(row: Row, name: str) -> str:
    value = row[name]
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} is no text")
    return value


def _texts(row: Row, name: str) -> Iterator[str]:
    values = row.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} is no list of texts")
    yield from values


READERS: tuple[tuple[Callable[[Row], bool], Callable[[Row, int], EvaluationItem]], ...] = (
    (lambda row: "entry_point" in row and "test" in row, _humaneval),
    (lambda row: "test_list" in row, _mbpp),
    (lambda row: "tests" in row, _own),
)
"""The first that knows the fields reads the row."""
