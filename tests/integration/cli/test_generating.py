"""`adiff generate`, `infill` and `evaluate` as a user meets them, with the shipped model and the real sandbox."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest

from agentic_diffusion.cli import main

if not list(Path(str(resources.files("agentic_diffusion.code_generation"))).glob("weights/code-model*")):
    pytest.skip("the model is not trained yet", allow_module_level=True)

ADIFF = [sys.executable, "-m", "agentic_diffusion.cli"]
PROMPT = "return the sum of a list of numbers"
SIGNATURE = "def total(numbers):"
TEST = "assert total([1, 2, 3]) == 6"
FIELDS = ["id", "prompt", "language", "code", "status", "tests", "review", "isolation", "model", "seed", "profile"]
PROFILE = ["elapsed_time_sec", "memory_current_bytes", "memory_peak_bytes", "forward_passes", "generated_tokens"]


def write_rows(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def read_rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_the_json_of_an_answer_is_as_promised(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["generate", PROMPT, "--signature", SIGNATURE, "--test", TEST, "--seed", "1", "--json"])
    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert printed.err == ""
    assert list(answer) == FIELDS
    assert list(answer["profile"]) == PROFILE
    assert all(list(test) == ["source", "origin", "outcome"] for test in answer["tests"])
    assert (answer["prompt"], answer["language"], answer["seed"]) == (PROMPT, "python", 1)
    assert (code == 0) == (answer["status"] in {"verified", "partly_verified"})
    if answer["status"] == "verified":
        scope: dict[str, object] = {}
        exec(answer["code"] + "\n" + TEST, scope)


def test_code_goes_to_stdout_and_evidence_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    main(["generate", PROMPT, "--signature", SIGNATURE, "--test", TEST])
    printed = capsys.readouterr()
    assert printed.out.endswith("\n") and not printed.out.endswith("\n\n")
    compile(printed.out, "answer", "exec")
    assert TEST in printed.err
    assert "\x1b" not in printed.err


def test_a_test_that_nothing_can_pass_ends_with_three(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["generate", PROMPT, "--signature", SIGNATURE, "--test", "assert total([1]) == 'no sum'", "--json"]
    assert main([*arguments, "--candidates", "2"]) == 3
    assert json.loads(capsys.readouterr().out)["status"] == "failed"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["generate", ""], "prompt"),
        (["generate", " \n"], "prompt"),
        (["generate", PROMPT, "--model", "tinny"], "write 'tiny'"),
        (["generate", PROMPT, "--signature", "def f(:"], "signature"),
        (["generate", PROMPT, "--weights", "missing/folder"], "missing/folder"),
    ],
)
def test_bad_input_is_one_line_and_code_two(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(arguments)
    printed = capsys.readouterr()
    assert (code, printed.out, printed.err.count("\n")) == (2, "", 1)
    assert complaint in printed.err


def test_a_huge_prompt_from_stdin_is_refused() -> None:
    run = subprocess.run([*ADIFF, "generate", "-"], input="a" * 1_100_000, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)


def test_a_hole_is_filled_and_the_rest_is_kept_to_the_byte(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    before, after = b"# caf\xc3\xa9\r\ndef total(numbers):\n    return ", b"(numbers)\r\n\r\n# end, no line end"
    path = tmp_path / "holes.py"
    path.write_bytes(before + b"<fill>" + after)
    main(["infill", str(path), "--test", TEST])
    printed = capfdbinary.readouterr()
    assert printed.out.startswith(before)
    assert printed.out.endswith(after)
    assert b"<fill>" not in printed.out


def test_a_batch_names_bad_rows_and_is_finished_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = {"id": "sum", "prompt": PROMPT, "language": "python", "signature": SIGNATURE, "tests": [TEST]}
    rows = [good, {"id": "empty", "prompt": ""}, {"id": "go", "prompt": PROMPT, "language": "cobol"}, {**good, "id": 4}]
    batch, out = write_rows(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl"
    assert main(["generate", "--batch", str(batch), "--out", str(out), "--candidates", "2"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "row 2 (id 'empty')" in printed.err
    assert "row 3 (id 'go'): unknown language 'cobol'" in printed.err
    written = out.read_bytes()
    answers = read_rows(out)
    assert [answer["id"] for answer in answers] == ["sum", 4]
    assert [list(answer) for answer in answers] == [FIELDS, FIELDS]
    assert {**answers[0], "id": 0, "profile": 0} == {**answers[1], "id": 0, "profile": 0}, "same seed, same answer"
    assert main(["generate", "--batch", str(batch), "--out", str(out)]) == 2
    assert out.read_bytes() == written


def test_ctrl_c_in_a_batch_loses_nothing(tmp_path: Path) -> None:
    batch = write_rows(
        tmp_path / "in.jsonl", [{"id": number, "prompt": PROMPT, "tests": [TEST]} for number in range(6)]
    )
    out = tmp_path / "out.jsonl"
    command = [*ADIFF, "generate", "--batch", str(batch), "--out", str(out), "--candidates", "2"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not out.exists() or not out.read_text().count("\n"):
        assert run.poll() is None
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=120)
    assert (run.returncode, "Traceback" in errors) == (130, False)
    kept = read_rows(out)
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode in {0, 3}
    assert [row["id"] for row in read_rows(out)] == list(range(6))
    assert read_rows(out)[: len(kept)] == kept


def test_a_terminal_shows_the_code_appearing() -> None:
    ours, theirs = pty.openpty()
    command = [*ADIFF, "generate", PROMPT, "--signature", SIGNATURE, "--test", TEST]
    run = subprocess.Popen(command, stderr=theirs, stdout=subprocess.PIPE, text=True)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 65536)
        except OSError:  # Linux: the other side is closed
            break
    os.close(ours)
    answer, _ = run.communicate()
    assert "▒" in shown.decode()
    assert "▒" not in answer


def test_an_evaluation_counts_rows_and_names_bad_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = {"id": "sum", "prompt": PROMPT, "signature": SIGNATURE, "tests": [TEST, "assert total([]) == 0"]}
    path = write_rows(tmp_path / "items.jsonl", [item, {"id": "bad"}])
    assert main(["evaluate", str(path), "--json"]) == 2
    printed = capsys.readouterr()
    assert isinstance(json.loads(printed.out), dict)
    assert "row 2: fields id are of no known format" in printed.err


def test_an_evaluation_of_a_held_out_set_reports_what_was_sampled(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["evaluate", "wordings", "--num-items", "2", "--samples", "3", "--json"])
    report = json.loads(capsys.readouterr().out)
    assert (report["items"], report["samples"]) == (2, 6)
    assert {"pass@1", "empty", "truncated", "valid"} <= report.keys()
    assert code == (3 if report["pass@1"] == 0 else 0)
    passed = [row["num_passed"] for row in report["results"]]
    assert report["pass@1"] == pytest.approx(sum(passed) / 6)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "there are no tasks 'nothing': write wordings, compositions, or the name of a file"),
        (["wordings", "--samples", "2", "--candidates", "3"], "--samples draws answers without tests"),
        (["wordings", "--num-items", "1", "--language", "go"], "'go' is nothing that this model writes"),
    ],
)
def test_an_evaluation_that_cannot_be_says_why(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *arguments]) == 2
    assert said in capsys.readouterr().err
