"""`adiff judge` and `adiff doctor` as a user meets them, with the real sandbox."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agentic_diffusion.cli import main

ADIFF = [sys.executable, "-m", "agentic_diffusion.cli"]
CODE = "def f(x):\n    return x + 1\n"


@pytest.fixture
def code_file(tmp_path: Path) -> Path:
    path = tmp_path / "code.py"
    path.write_text(CODE)
    return path


def write_rows(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def row(name: str | int, test: str, code: str = CODE) -> dict[str, object]:
    return {"id": name, "code": code, "language": "python", "tests": [test]}


def read_rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_the_verdict_of_one_file_is_one_object(code_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["judge", str(code_file), "--test", "assert f(1) == 2", "--test", "assert f(1) == 3", "--json"])
    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert (code, printed.err) == (3, "")
    assert list(answer) == ["id", "verdict", "cases", "isolation", "elapsed_ms"]
    assert answer["verdict"] == "failed"
    assert [(case["source"], case["outcome"]) for case in answer["cases"]] == [
        ("assert f(1) == 2", "passed"),
        ("assert f(1) == 3", "failed"),
    ]


def test_a_passed_verdict_ends_with_zero(code_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tests = code_file.with_name("tests.py")
    tests.write_text("assert f(1) == 2\nassert f(-1) == 0\n")
    assert main(["judge", str(code_file), "--tests", str(tests)]) == 0
    assert capsys.readouterr().out.startswith("passed: 2 of 2 tests passed (isolation L")


def test_code_comes_from_stdin_too() -> None:
    run = subprocess.run(
        [*ADIFF, "judge", "-", "--test", "assert f(1) == 2", "--json"],
        input=CODE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, json.loads(run.stdout)["id"], run.stderr) == (0, "-", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["judge"], "no code given"),
        (["judge", "CODE"], "no tests given"),
        (["judge", "missing.py", "--test", "assert f()"], "cannot read the code file missing.py"),
        (["judge", "CODE", "--language", "pyton", "--test", "assert f()"], "did you mean 'python'?"),
        (["judge", "CODE", "--tests", "missing.py"], "cannot read the tests file missing.py"),
        (["judge", "CODE", "--tset", "assert f()"], "Possible options: --test, --tests"),
        (["judge", "--batch", "rows.jsonl"], "--batch and --out belong together"),
        (["judge", "--batch", "CODE", "--out", "CODE"], "name another file as --out"),
        (["judge", "CODE", "--batch", "a", "--out", "b"], "CODE_FILE does not go with --batch"),
        (["judge", "--batch", "missing.jsonl", "--out", "out.jsonl"], "cannot read missing.jsonl"),
        (["jugde"], "Did you mean 'judge'?"),
        (["generate", "double it", "--candidates", "0"], "--candidates"),
        (["generate", "double it", "--seed", "x"], "--seed"),
        (
            ["generate", "double it", "--language", "cobol"],
            "unknown language 'cobol': write python or javascript or java or go",
        ),
        (["generate"], "no prompt given"),
        (["generate", "caf\udce9"], "the prompt is not text"),
        (["generate", "double it", "--test", ""], "--test number 1 is empty"),
        (["infill", "CODE"], "has no hole: write <fill>"),
        (["infill", "missing.py"], "cannot read the file missing.py"),
        (["evaluate", "missing.jsonl"], "cannot read missing.jsonl"),
        (["synthesize", "--out", "CODE"], "exists already"),
        (["synthesize", "--out", "none/rows.jsonl"], "there is no folder none"),
        (["train"], "--out"),
    ],
)
def test_bad_input_is_one_line_and_code_two(
    arguments: list[str],
    complaint: str,
    code_file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(code_file.parent)
    code = main([str(code_file) if argument == "CODE" else argument for argument in arguments])
    printed = capsys.readouterr()
    assert (code, printed.out, printed.err.count("\n")) == (2, "", 1)
    assert printed.err.startswith("adiff: ")
    assert complaint in printed.err
    assert sorted(path.name for path in code_file.parent.iterdir()) == ["code.py"]


def test_a_batch_is_judged_row_by_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "in.jsonl"
    rows = [row(1, "assert f(1) == 2"), row("two", "assert f(1) == 9"), row("three", "assert f(1)", "def f(x)\n")]
    lines = [json.dumps(item) for item in rows]
    lines[1:1] = [
        "not json",
        json.dumps({"id": "no tests", "code": CODE, "tests": []}),
        json.dumps(row(1, "assert f()")),
    ]
    batch.write_text("\n".join(lines))
    out = tmp_path / "out.jsonl"
    assert main(["judge", "--batch", str(batch), "--out", str(out)]) == 2
    assert [(item["id"], item["verdict"]) for item in read_rows(out)] == [
        (1, "passed"),
        ("two", "failed"),
        ("three", "error"),
    ]
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "row 2 is not JSON" in printed.err
    assert "row 3 (id 'no tests'): \"tests\" is empty" in printed.err
    assert 'row 4 has the "id" of row 1' in printed.err


def test_ctrl_c_in_a_batch_loses_nothing(tmp_path: Path) -> None:
    slow = "import time\ndef f(x):\n    time.sleep(0.3)\n    return x\n"
    batch = write_rows(
        tmp_path / "in.jsonl", [row(number, f"assert f({number}) == {number}", slow) for number in range(20)]
    )
    out = tmp_path / "out.jsonl"
    command = [*ADIFF, "judge", "--batch", str(batch), "--out", str(out)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not out.exists() or out.read_text().count("\n") < 3:
        assert run.poll() is None
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the whole group gets it
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "run the same command again for the other" in errors
    assert "Traceback" not in errors
    first = read_rows(out)
    assert 3 <= len(first) < 20
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert f"{len(first)} of 20 rows are already in" in again.stderr
    assert [(item["id"], item["verdict"]) for item in read_rows(out)] == [(number, "passed") for number in range(20)]
    assert read_rows(out)[: len(first)] == first


def test_a_killed_batch_goes_on_too(tmp_path: Path) -> None:
    batch = write_rows(
        tmp_path / "in.jsonl", [row(number, f"assert f({number}) == {number + 1}") for number in range(8)]
    )
    out = tmp_path / "out.jsonl"
    command = [*ADIFF, "judge", "--batch", str(batch), "--out", str(out)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while not out.exists() or not out.read_text():
        assert run.poll() is None
        time.sleep(0.01)
    run.kill()
    run.wait()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert [(item["id"], item["verdict"]) for item in read_rows(out)] == [(number, "passed") for number in range(8)]


def test_a_full_disk_is_said_plainly(tmp_path: Path, code_file: Path) -> None:
    batch = write_rows(tmp_path / "in.jsonl", [row(1, "assert f(1) == 2")])
    run = subprocess.run(
        [*ADIFF, "judge", "--batch", str(batch), "--out", "/dev/full"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith(
        "adiff: cannot write to /dev/full: No space left on device; make room"
    )
    with Path("/dev/full").open("w") as full:
        command = [*ADIFF, "judge", str(code_file), "--test", "assert f(1) == 2"]
        printed = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (printed.returncode, printed.stderr) == (1, "adiff: No space left on device\n")


def test_the_progress_bar_is_for_terminals_only(tmp_path: Path) -> None:
    batch = write_rows(tmp_path / "in.jsonl", [row(number, f"assert f({number})") for number in range(4)])
    plain = subprocess.run(
        [*ADIFF, "judge", "--batch", str(batch), "--out", str(tmp_path / "a.jsonl")], capture_output=True, check=False
    )
    assert plain.stderr.count(b"\n") == 1
    assert b"\x1b" not in plain.stderr
    ours, theirs = pty.openpty()
    command = [*ADIFF, "judge", "--batch", str(batch), "--out", str(tmp_path / "b.jsonl")]
    run = subprocess.Popen(command, stderr=theirs, stdout=subprocess.PIPE)
    os.close(theirs)
    shown = read_terminal(ours)
    assert run.wait() == 0
    assert "4/4" in shown
    assert run.stdout is not None
    assert run.stdout.read() == b""
    run.stdout.close()


def read_terminal(descriptor: int) -> str:
    chunks = []
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # Linux: the other side is closed
            chunk = b""
        if not chunk:
            os.close(descriptor)
            return b"".join(chunks).decode()
        chunks.append(chunk)


def test_below_the_isolation_asked_for_nothing_is_run(code_file: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    environment = {**os.environ, "PATH": str(tmp_path / "bin")}
    command = [*ADIFF, "judge", str(code_file), "--test", "assert f(1) == 2", "--isolation", "L3"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)
    assert "apt-get install bubblewrap" in run.stderr
    environment["ADIFF_ISOLATION"] = "L3"
    report = subprocess.run([*ADIFF, "doctor", "--json"], env=environment, capture_output=True, text=True, check=False)
    checks = {check["name"]: check for check in json.loads(report.stdout)["checks"]}
    assert (report.returncode, checks["isolation"]["ok"]) == (3, False)
    assert "apt-get install bubblewrap" in checks["isolation"]["advice"]
    assert not any(name.startswith("self-test") for name in checks)


def test_the_language_is_what_the_ending_of_the_file_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "double.js"
    script.write_text("function double(x) { return 2 * x }\n")
    tests = tmp_path / "tests.js"
    tests.write_text("assert.strictEqual(double(2), 4);\nassert.strictEqual(double(3), 7);\n")
    assert main(["judge", str(script), "--tests", str(tests)]) == 3
    assert "1 of 2 tests passed" in capsys.readouterr().out
    assert main(["judge", str(script), "--test", "double(1) === 2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "passed"
    assert main(["judge", str(script), "--language", "python", "--test", "assert double(1) == 2"]) == 3


def test_covered_lines_are_told_on_request(code_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["judge", str(code_file), "--test", "assert f(1) == 2", "--trace", "--json"])
    assert json.loads(capsys.readouterr().out)["cases"][0]["covered"]


def test_a_package_must_be_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = tmp_path / "sums.py"
    code.write_text("import numpy\ndef f(n):\n    return int(numpy.arange(n).sum())\n")
    assert main(["judge", str(code), "--test", "assert f(4) == 6"]) == 3
    assert "No module named 'numpy'" in capsys.readouterr().out
    assert main(["judge", str(code), "--test", "assert f(4) == 6", "--package", "numpy"]) == 0


def test_the_doctor_says_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    checks = {check["name"]: check for check in report["checks"]}
    assert {"python", "torch", "isolation", "cpus", "memory", "disk"} <= set(checks)
    assert checks["isolation"]["ok"]
    assert checks["self-test, attack"]["value"] == "10 of 10 attacks held"
    assert checks["self-test, honest"]["value"] == "10 of 10 honest programs passed"
    assert report["ok"] == all(check["ok"] for check in checks.values()) == (code == 0)
    main(["doctor"])
    assert len(capsys.readouterr().out.splitlines()) == len(checks)


def test_help_names_every_command_and_loads_no_torch() -> None:
    program = "import sys; from agentic_diffusion.cli import main; main(['--help']); sys.exit('torch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    for command in ("generate", "judge", "infill", "doctor", "train", "synthesize", "evaluate"):
        assert command in run.stdout


def test_an_interrupted_command_ends_with_130(tmp_path: Path) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ndef f():\n    time.sleep(4)\n")
    run = subprocess.Popen([*ADIFF, "judge", str(slow), "--test", "assert f()"], stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert (run.returncode, errors) == (130, "adiff: interrupted\n")
