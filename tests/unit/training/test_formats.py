"""Rows of three formats become items; broken rows are told, one line each, and cost the others nothing."""

import json
from pathlib import Path

import pytest

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training.formats import read_benchmark

HUMANEVAL = {
    "task_id": "HumanEval/0",
    "prompt": 'def double(x: int) -> int:\n    """Twice x."""\n',
    "entry_point": "double",
    "canonical_solution": "    return 2 * x\n",
    "test": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(0) == 0\n",
}
MBPP = {
    "task_id": 7,
    "text": "Write a function to double a number.",
    "code": "def double(x):\n    return 2 * x\n",
    "test_list": ["assert double(2) == 4"],
    "test_setup_code": "import math",
    "challenge_test_list": ["assert double(-1) == -2"],
}
OWN = {"id": "a", "prompt": "double a number", "tests": ["f(2) === 4"], "language": "javascript",
       "reference": "function f(x) { return 2 * x; }"}  # fmt: skip


def write(folder: Path, *rows: object) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def test_rows_of_all_formats_become_items_whose_references_pass(tmp_path: Path) -> None:
    found = read_benchmark(write(tmp_path, HUMANEVAL, "", MBPP, OWN))
    assert found.complaints == ()
    assert [item.id for item in found.items] == ["HumanEval/0", "mbpp-7", "a"]
    assert len(found.items[1].tests) == 2 and found.items[1].tests[0].startswith("import math\n")
    with Judge() as judge:
        for item in found.items:
            assert judge.judge(item.reference, item.tests, language=item.language).passed, item
            wrong = item.reference.replace("2 * x", "3 * x")
            assert not judge.judge(wrong, item.tests, language=item.language).passed


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "no JSON"),
        ([1], "no object with fields"),
        ({"prompt": "x"}, "are of no known format"),
        ({**HUMANEVAL, "prompt": ""}, "prompt is no text"),
        ({"entry_point": "f", "test": "x"}, "the field 'prompt' is missing"),
        ({**MBPP, "test_list": []} | {"challenge_test_list": []}, "test_list is empty"),
        ({**MBPP, "test_list": "assert"}, "test_list is no list of texts"),
        ({**OWN, "tests": []}, "tests is empty"),
        ({**OWN, "signature": 3}, "signature is no text"),
        ({**OWN, "language": "cobol"}, "language 'cobol' is unknown; write python or"),
    ],
)  # fmt: skip
def test_a_broken_row_is_one_line_and_the_rest_is_used(tmp_path: Path, row: object, said: str) -> None:
    found = read_benchmark(write(tmp_path, OWN, row, MBPP))
    assert len(found.items) == 2
    (complaint,) = found.complaints
    assert said in complaint and "row 2" in complaint and "\n" not in complaint
    with pytest.raises(InputError, match="no usable row"):
        read_benchmark(write(tmp_path, row))


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        read_benchmark(tmp_path / "nothing.jsonl")
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="cannot read"):
        read_benchmark(tmp_path / "binary")
