"""A batch loses nothing: not to Ctrl-C, not to a crash, not to a full disk, not to a bad row."""

import json
import resource
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from agentic_diffusion.cli import batch
from agentic_diffusion.cli.inputs import Row
from agentic_diffusion.errors import ConfigError, InputError, SandboxBroken

ROWS = [Row(number, f"row {number}", {}) for number in range(1, 6)]


def result(row: Row, *, good: bool = True) -> batch.Result:
    return {"id": row.id, "good": good}


def run(out: Path, work: batch.Work = result, *, complaints: tuple[str, ...] = (), num_workers: int = 1) -> int:
    return batch.run_batch(ROWS, complaints, out, work, passed=lambda row: row["good"] is True, num_workers=num_workers)


def ids(out: Path) -> list[str]:
    return [json.loads(line)["id"] for line in out.read_text().splitlines()]


@pytest.mark.parametrize("num_workers", [1, 3])
def test_results_are_written_in_the_order_of_the_rows(tmp_path: Path, num_workers: int) -> None:
    out = tmp_path / "out.jsonl"
    assert run(out, num_workers=num_workers) == 0
    assert ids(out) == [row.id for row in ROWS]


@pytest.mark.parametrize("num_workers", [1, 3])
def test_an_interrupted_batch_goes_on_where_it_stopped(tmp_path: Path, num_workers: int) -> None:
    out, calls, lock = tmp_path / "out.jsonl", [], threading.Lock()

    def work(row: Row) -> batch.Result:
        with lock:
            calls.append(row.id)
        if row.number == 3 and calls.count(row.id) == 1:
            raise KeyboardInterrupt
        return result(row)

    with pytest.raises(batch.Interrupted, match=r"2 rows were finished now.*for the other 3"):
        run(out, work, num_workers=num_workers)
    assert ids(out) == ["row 1", "row 2"]
    assert run(out, work, num_workers=num_workers) == 0
    assert ids(out) == [row.id for row in ROWS]
    assert (calls.count("row 1"), calls.count("row 2"), calls.count("row 3")) == (1, 1, 2)


def test_every_place_where_a_crash_can_tear_the_last_row_is_mended(tmp_path: Path) -> None:
    whole = tmp_path / "whole.jsonl"
    run(whole)
    data = whole.read_bytes()
    start = data.rindex(b"\n", 0, -1) + 1
    for cut in range(start, len(data)):
        out = tmp_path / "torn.jsonl"
        out.write_bytes(data[:cut])
        assert run(out) == 0
        assert out.read_bytes() == data


@pytest.mark.parametrize("text", ["my precious notes", "notes\nmore\n", '{"id": "row 1"}\n[1]\n', "[1]"])
def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path, text: str) -> None:
    out = tmp_path / "notes.txt"
    out.write_text(text)
    with pytest.raises(InputError, match="no result of a batch"):
        run(out)
    assert out.read_text() == text


def test_a_row_that_cannot_be_used_is_named_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(row: Row) -> batch.Result:
        if row.number == 2:
            raise InputError("the prompt is empty: write one")
        return result(row)

    assert run(tmp_path / "out.jsonl", work) == 2
    assert ids(tmp_path / "out.jsonl") == ["row 1", "row 3", "row 4", "row 5"]
    assert "adiff: row 2 (id 'row 2'): the prompt is empty: write one\n" in capsys.readouterr().err


def test_a_broken_sandbox_is_no_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def work(row: Row) -> batch.Result:
        if row.number == 4:
            raise SandboxBroken("no answer")
        return result(row)

    assert run(tmp_path / "out.jsonl", work) == 1
    assert "row 4" not in ids(tmp_path / "out.jsonl")
    assert "row 4 (id 'row 4') could not be run: no answer" in capsys.readouterr().err


def nothing_passes(row: Row) -> batch.Result:
    return result(row, good=False)


@pytest.mark.parametrize(
    ("work", "complaints", "code"), [(result, (), 0), (result, ("row 9 is bad",), 2), (nothing_passes, (), 3)]
)
def test_the_exit_code_says_how_it_went(
    tmp_path: Path, work: Callable[[Row], batch.Result], complaints: tuple[str, ...], code: int
) -> None:
    assert run(tmp_path / "out.jsonl", work, complaints=complaints) == code
    assert run(tmp_path / "out.jsonl", work, complaints=complaints) == code, "a second run finds it all finished"


def test_a_full_disk_is_said_plainly() -> None:
    with pytest.raises(batch.OutputError, match="No space left on device; make room"):
        run(Path("/dev/full"))


def test_a_disk_that_fills_up_costs_no_finished_row(tmp_path: Path) -> None:
    out, (soft, hard), numbers = tmp_path / "out.jsonl", resource.getrlimit(resource.RLIMIT_FSIZE), list[int]()

    def work(row: Row) -> batch.Result:
        numbers.append(row.number)
        return result(row)

    resource.setrlimit(resource.RLIMIT_FSIZE, (80, hard))  # two rows and a half; Python ignores the signal
    try:
        with pytest.raises(batch.OutputError, match="run the same command again"):
            run(out, work)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert out.stat().st_size == 80
    assert numbers == [1, 2, 3], "the row that did not fit is the last one tried"
    assert run(out) == 0
    assert ids(out) == [row.id for row in ROWS]


def test_two_runs_do_not_write_to_one_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with batch.ResultFile(out), pytest.raises(ConfigError, match="another adiff"):
        run(out)
    assert run(out) == 0


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write to .*No such file or directory"):
        run(tmp_path / "none" / "out.jsonl")
