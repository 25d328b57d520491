"""What users hand over is checked, and every complaint names the place and the remedy."""

import json
from pathlib import Path

import pytest

from agentic_diffusion.cli import inputs
from agentic_diffusion.errors import ConfigError, InputError

SHAPE = {"prompt": inputs.NEEDED_TEXT, "signature": inputs.TEXT, "tests": inputs.TEXTS}


def test_the_nearest_name_is_suggested() -> None:
    with pytest.raises(ConfigError, match="did you mean 'python'"):
        inputs.known_name("language", "Pyhton", ("python", "go"))
    with pytest.raises(ConfigError, match="write python or go"):
        inputs.known_name("language", "cobol", ("python", "go"))
    assert inputs.known_name("language", "go", ("python", "go")) == "go"


@pytest.mark.parametrize("text", ["caf\udce9", "a\0b"])
def test_binary_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="the prompt is not text"):
        inputs.clean_text(text, "the prompt")


def test_a_file_is_read_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_bytes("\ufeffx = 'é'\r\n\r\n".encode())
    assert inputs.read_text(path, "file").encode() == path.read_bytes()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x = '\x00'"])
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "code.py"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"code\.py is not text"):
        inputs.read_text(path, "file")


def test_a_huge_or_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.py"
    path.write_bytes(b" " * (inputs.MAX_FILE_BYTES + 1))
    with pytest.raises(InputError, match="over 16 MB"):
        inputs.read_text(path, "file")
    with pytest.raises(InputError, match="No such file"):
        inputs.read_text(tmp_path / "none.py", "file")
    with pytest.raises(InputError, match="Is a directory"):
        inputs.read_text(tmp_path, "file")


def test_tests_of_the_command_line_come_before_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "tests.py"
    path.write_text("# two\nassert f(1) == [\n    1,\n]\n\nassert f(2)\n")
    assert inputs.gather_tests(["assert f(0)"], path) == ["assert f(0)", "assert f(1) == [1]", "assert f(2)"]


@pytest.mark.parametrize(
    ("text", "complaint"), [("assert f(1) ==\n", "line 1"), ("", "holds no tests"), ("x = 1", "no tests")]
)
def test_a_malformed_tests_file_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "tests.py"
    path.write_text(text)
    with pytest.raises(InputError, match=complaint) as caught:
        inputs.read_tests(path)
    assert str(path) in str(caught.value)


def test_an_empty_test_is_refused() -> None:
    with pytest.raises(InputError, match="--test number 2 is empty"):
        inputs.gather_tests(["assert f(1)", " "], None)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "row 7 is not JSON"),
        ("[" * 100_000, "row 7 is not JSON"),
        ("[1]", "row 7 is not an object"),
        ('{"prompt": "p"}', 'row 7 has no usable "id"'),
        ('{"id": true, "prompt": "p"}', 'row 7 has no usable "id"'),
        ('{"id": 1}', 'row 7 has no "prompt"'),
        ('{"id": 1, "prompt": 2}', '"prompt" of row 7 is no string'),
        ('{"id": 1, "prompt": "\\ud800"}', '"prompt" of row 7 is not text'),
        ('{"id": "\\ud800", "prompt": "p"}', '"id" of row 7 is not text'),
        ('{"id": 1, "prompt": "p", "tests": "assert f()"}', '"tests" of row 7 is no list'),
        ('{"id": 1, "prompt": "p", "tests": [1]}', '"tests" of row 7 is no list'),
        ('{"id": 1, "prompt": "p", "test": ["assert f()"]}', 'did you mean "tests"'),
    ],
)
def test_a_bad_row_is_named_by_its_number(line: str, complaint: str) -> None:
    with pytest.raises(InputError) as caught:
        inputs.parse_row(line, 7, SHAPE)
    assert complaint in str(caught.value)


def test_a_row_keeps_what_it_needs_and_leaves_the_rest() -> None:
    row = inputs.parse_row('{"id": 3, "prompt": "p", "tests": ["t"], "signature": null, "difficulty": 4}', 1, SHAPE)
    assert (row.id, row.text("prompt"), row.texts("tests"), row.text("signature", "none")) == (3, "p", ["t"], "none")
    assert "difficulty" not in row.fields


def test_bad_rows_do_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = [json.dumps({"id": name, "prompt": "é"}, ensure_ascii=False).encode() for name in "ab"]
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join([good[0], b"", b"\xff", b"nonsense", good[0], good[1]]))
    rows, complaints = inputs.read_rows(path, SHAPE)
    assert [(row.number, row.id) for row in rows] == [(1, "a"), (6, "b")]
    assert [next(word for word in line.split() if word.isdigit()) for line in complaints] == ["3", "4", "5"]
    assert 'has the "id" of row 1' in complaints[-1]


def test_a_file_without_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("\n\n")
    with pytest.raises(InputError, match="holds no rows"):
        inputs.read_rows(tmp_path / "rows.jsonl", SHAPE)
    with pytest.raises(InputError, match="cannot read"):
        inputs.read_rows(tmp_path / "none.jsonl", SHAPE)
