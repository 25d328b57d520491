"""What the user sees, and where: results on stdout, the rest on stderr, moving things in a terminal only."""

import io
import json
import os
import pty
from dataclasses import dataclass
from pathlib import Path

import pytest

from agentic_diffusion.cli import explain, main, output
from agentic_diffusion.cli.batch import Interrupted, OutputError
from agentic_diffusion.errors import ConfigError, SandboxBroken
from agentic_diffusion.types import Case, Generation, Profile, TestReport, Verdict

ANSWER = Generation(
    id="g1",
    prompt="double é",
    language="python",
    code="def double(x):\n    return x + x",
    status="failed",
    tests=(
        TestReport("assert double(2) == 4", "given", "passed", "4"),
        TestReport("assert double('a') == 'b'", "derived", "failed", "double('a') is 'aa'"),
    ),
    isolation="L3",
    model="tiny",
    seed=5,
    profile=Profile(1.25, 2**20, 3 * 2**20, 40, 12),
)


@dataclass(frozen=True)
class Draft:
    """The two fields that the view reads."""

    text: str
    phase: str


class Terminal:
    """A pseudo terminal in the place of stderr; `shown` ends it and gives what was written to it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ours, theirs = pty.openpty()
        self.stream = io.TextIOWrapper(os.fdopen(theirs, "wb", buffering=0), "utf-8", write_through=True)
        monkeypatch.setattr("sys.stderr", self.stream)
        monkeypatch.setenv("TERM", "xterm")

    def shown(self) -> str:
        self.stream.close()
        chunks = []
        while True:
            try:
                chunks.append(os.read(self._ours, 65536))
            except OSError:  # Linux: the other side is closed
                os.close(self._ours)
                return b"".join(chunks).decode()


def test_the_object_of_generate_has_the_promised_fields() -> None:
    assert json.loads(json.dumps(output.generation_json(ANSWER))) == {
        "id": "g1",
        "prompt": "double é",
        "language": "python",
        "code": "def double(x):\n    return x + x",
        "status": "failed",
        "tests": [
            {"source": "assert double(2) == 4", "origin": "given", "outcome": "passed"},
            {"source": "assert double('a') == 'b'", "origin": "derived", "outcome": "failed"},
        ],
        "review": {},
        "isolation": "L3",
        "model": "tiny",
        "seed": 5,
        "profile": {
            "elapsed_time_sec": 1.25,
            "memory_current_bytes": 2**20,
            "memory_peak_bytes": 3 * 2**20,
            "forward_passes": 40,
            "generated_tokens": 12,
        },
    }
    assert output.generation_json(ANSWER, row_id=0)["id"] == 0


def test_the_evidence_names_each_test_and_why_it_failed() -> None:
    lines = output.describe_generation(ANSWER)
    assert lines[0].startswith("failed: 1 of 2 tests passed (isolation L3; 1.2 s, 40 forward passes, 3 MB)")
    assert lines[1:] == [
        "  passed: assert double(2) == 4",
        "  failed: assert double('a') == 'b' (double('a') is 'aa')",
    ]


def test_a_verdict_names_the_line_of_an_error() -> None:
    cases = (Case("assert f(1)", "passed"), Case("assert f(0)", "error", "ZeroDivisionError: division by zero", 2))
    text = output.describe_verdict(Verdict("error", cases, "L3", 3.14159))
    assert text.splitlines() == [
        "error: 1 of 2 tests passed (isolation L3)",
        "  passed: assert f(1)",
        "  error: assert f(0) (ZeroDivisionError: division by zero, line 2)",
    ]
    assert output.verdict_json(Verdict("error", cases, "L3", 3.14159), "x")["elapsed_ms"] == 3.1


def test_a_message_is_one_line_whatever_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("two\nlines and caf\udce9")
    output.note("  failed: '\x1b[2J'")
    assert capsys.readouterr().err == "adiff: two lines and caf?\n  failed: '\N{REPLACEMENT CHARACTER}[2J'\n"


def test_code_is_emitted_to_the_byte(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "# é\r\nx = 1\n\n" * 50_000
    output.emit(text)
    assert capfdbinary.readouterr().out == text.encode()


def test_outside_a_terminal_nothing_moves(capsys: pytest.CaptureFixture[str]) -> None:
    with output.progress("rows", 3) as advance, output.draft_view() as show:
        advance(1)
        assert show is None
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")


def test_a_terminal_shows_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)
    with output.progress_to("steps", 40) as reach:
        reach(10)
        reach(40)
    assert "40/40" in terminal.shown()


def test_a_terminal_shows_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)
    with output.draft_view() as show:
        assert show is not None
        show(Draft("def f(▒):\n    ▒▒\x1b[2J", "drafting"))  # type: ignore[arg-type]
    shown = terminal.shown()
    assert "drafting" in shown
    assert "▒" in shown
    assert "\x1b[2J" not in shown, "what a model writes does not control the terminal"


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (ConfigError("unknown model"), 2, "unknown model"),
        (SandboxBroken("no answer"), 1, "no answer"),
        (OutputError("disk full"), 1, "disk full"),
        (Interrupted("run it again"), 130, "run it again"),
        (OSError(28, "No space left on device", "x.jsonl"), 1, "No space left on device: x.jsonl"),
    ],
)
def test_each_kind_of_error_has_its_exit_code(error: Exception, code: int, words: str) -> None:
    assert explain(error) == (code, words)


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("adiff 0.")


def test_synthesised_pairs_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "pairs.jsonl"
    assert main(["synthesize", "--out", str(out), "--num-samples", "5", "--seed", "3"]) == 0
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert 1 <= len(rows) <= 5
    assert all(row["prompt"] and row["code"] for row in rows)
    assert str(out) in capsys.readouterr().err
    assert main(["synthesize", "--out", str(out)]) == 2
