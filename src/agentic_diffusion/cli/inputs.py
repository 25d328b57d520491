"""What the user hands over, read and checked: names, texts, tests and batch rows.

Every problem becomes a `UserError` that names the place (file, line or row) and says what to write instead. What a
prompt may hold is the generator's to decide; here only that it is text.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from agentic_diffusion.errors import ConfigError, InputError

JUDGED = {
    ".py": "python", ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".java": "java", ".go": "go",
}  # fmt: skip
"""Languages, by the ending of a file."""
LANGUAGES = tuple(dict.fromkeys(JUDGED.values()))
MAX_FILE_BYTES = 16 * 1024 * 1024
RowId = str | int


def suggestion(name: str, known: Iterable[str]) -> str:
    """What to write instead of `name`: the nearest known name, or all of them."""
    known = list(known)
    near = get_close_matches(name.lower(), known, n=1)
    return f"did you mean '{near[0]}'?" if near else f"write {' or '.join(known)}"


def known_name(kind: str, name: str, known: Iterable[str]) -> str:
    """`name` itself if it is one of `known`. Raises ConfigError with the nearest one otherwise."""
    known = list(known)
    if name not in known:
        raise ConfigError(f"unknown {kind} {name!r}: {suggestion(name, known)}")
    return name


def known_language(name: str, known: Iterable[str] = LANGUAGES) -> str:
    return known_name("language", name, known)


def clean_text(text: str, where: str) -> str:
    """`text` itself if it can be written as UTF-8 and holds no NUL. Raises InputError otherwise."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(f"{where} is not text (bytes that are no UTF-8): write it in UTF-8") from None
    if "\0" in text:
        raise InputError(f"{where} is not text (it holds a NUL byte): write plain text")
    return text


def read_text(path: Path, what: str) -> str:
    """The text of a file, or of stdin for `-`, to the byte (line ends are kept). Raises InputError."""
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot read the {what} {path}: {error.strerror}; name a readable file") from None
    if len(data) > MAX_FILE_BYTES:
        raise InputError(f"the {what} {path} is over {MAX_FILE_BYTES >> 20} MB: name a smaller file")
    try:
        return clean_text(data.decode("utf-8"), f"the {what} {path}")
    except UnicodeDecodeError:
        raise InputError(f"the {what} {path} is not text (bytes that are no UTF-8): save it in UTF-8") from None


def read_tests(path: Path, language: str = "python") -> list[str]:
    """The tests of a file, in order: assert statements, test functions or doctest examples. Raises InputError."""
    from agentic_diffusion.sandbox import parse_tests

    text = read_text(path, "tests file")
    try:
        tests = parse_tests(text, language)
    except InputError as error:
        raise InputError(f"the tests file {path}: {error}") from None
    if not tests:
        raise InputError(f"the tests file {path} holds no tests: write one assert statement per test")
    return tests


def gather_tests(inline: Sequence[str], path: Path | None, language: str = "python") -> list[str]:
    """The tests of `--test` and of `--tests FILE`, in this order."""
    for number, test in enumerate(inline, 1):
        if not clean_text(test, f"--test number {number}").strip():
            raise InputError(f"--test number {number} is empty: write an assert statement such as 'assert f(1) == 2'")
    return [*inline, *(read_tests(path, language) if path else ())]


@dataclass(frozen=True)
class Field:
    """What a batch row may hold under one name."""

    kind: type
    needed: bool = False


TEXT, NEEDED_TEXT, TEXTS, NEEDED_TEXTS = Field(str), Field(str, True), Field(list), Field(list, True)


@dataclass(frozen=True)
class Row:
    """One usable row of a batch: its 1-based number in the file, its id and its other fields."""

    number: int
    id: RowId
    fields: Mapping[str, object]

    def text(self, name: str, default: str = "") -> str:
        value = self.fields.get(name)
        return value if isinstance(value, str) else default

    def texts(self, name: str) -> list[str]:
        value = self.fields.get(name)
        return [str(item) for item in value] if isinstance(value, list) else []


def parse_row(line: str, number: int, shape: Mapping[str, Field]) -> Row:
    """One line of JSON as a Row. Fields that are nowhere near a known name are left aside. Raises InputError."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"row {number} is not JSON ({error}): write one object per line") from None
    if not isinstance(fields, dict):
        raise InputError(f'row {number} is not an object: write {{"id": ..., {", ".join(map(repr, shape))}}}')
    identity = fields.pop("id", None)
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise InputError(f'row {number} has no usable "id": write a string or a whole number')
    for name in fields:
        near = [] if name in shape else get_close_matches(name, shape, n=1, cutoff=0.75)
        if near and near[0] not in fields:
            raise InputError(f'row {number} has an unknown field "{name}": did you mean "{near[0]}"?')
    kept = {name: _field(fields.get(name), name, number, field) for name, field in shape.items()}
    clean_text(str(identity), f'"id" of row {number}')
    return Row(number, identity, {name: value for name, value in kept.items() if value is not None})


def _field(value: object, name: str, number: int, field: Field) -> object:
    if value is None:
        if field.needed:
            raise InputError(f'row {number} has no "{name}": add it')
        return None
    if field.kind is list:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputError(f'"{name}" of row {number} is no list of strings: write ["assert f(1) == 2"]')
        return [clean_text(item, f'"{name}" of row {number}') for item in value]
    if not isinstance(value, str):
        raise InputError(f'"{name}" of row {number} is no string: write it in quotes')
    return clean_text(value, f'"{name}" of row {number}')


def read_rows(path: Path, shape: Mapping[str, Field]) -> tuple[list[Row], list[str]]:
    """(usable rows, one line about each row that is not) of a JSONL file. Empty lines count but are skipped.

    Raises InputError where the file cannot be read or holds no row at all.
    """
    rows: list[Row] = []
    complaints: list[str] = []
    seen: dict[RowId, int] = {}
    try:
        with path.open("rb") as file:
            for number, data in enumerate(file, 1):
                if not data.strip():
                    continue
                try:
                    row = parse_row(_decode(data, number), number, shape)
                    if row.id in seen:
                        raise InputError(f'row {number} has the "id" of row {seen[row.id]}: give each row its own')
                except InputError as error:
                    complaints.append(f"{path}: {error}")
                else:
                    seen[row.id] = number
                    rows.append(row)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; name a readable file of JSON rows") from None
    if not rows and not complaints:
        raise InputError(f"{path} holds no rows: write one JSON object per line")
    return rows, complaints


def _decode(data: bytes, number: int) -> str:
    try:
        return data.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise InputError(f"row {number} is not UTF-8: save the file in UTF-8") from None
