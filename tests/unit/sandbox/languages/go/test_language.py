"""The program that is built for a candidate, and who is to blame when it cannot be."""

from pathlib import Path

import pytest

from agentic_diffusion.sandbox.languages.contract import MissingToolchain
from agentic_diffusion.sandbox.languages.go import toolchain
from agentic_diffusion.sandbox.languages.go.language import Go, case_source, normalised
from agentic_diffusion.sandbox.languages.go.syntax import Names
from agentic_diffusion.sandbox.limits import Limits

FOUND = toolchain.Go("go1.19.8", "/t/compile", "/t/link", "/t/sh", "/cache/go", "")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("func F() {}", "package main;func F() {}\n"),
        ("// note\npackage solution\n\nfunc F() {}", "// note\npackage main\n\nfunc F() {}\n"),
        ("package main\nfunc main() { F() }", "package main\nfunc _() { F() }\n"),
        ("//line case_0.go:1\nfunc F() {}", "package main;//Line case_0.go:1\nfunc F() {}\n"),
        ("func F() string { return \"//line x\" }", "package main;func F() string { return \"//line x\" }\n"),
        ("", "package main;\n"),
    ],
)  # fmt: skip
def test_code_becomes_package_main_line_by_line(code: str, expected: str) -> None:
    assert normalised(code) == expected
    assert normalised(code).count("\n") == code.count("\n") + 1


def test_a_script_keeps_its_main_function() -> None:
    assert "func main()" in normalised("func main() {}", keep_main=True)


def test_a_case_imports_what_it_names_and_nothing_else() -> None:
    steps = [("exec", 'import str "strings"'), ("exec", 'import "os"'), ("eval", "str.ToUpper(F(math.Pi))")]
    source = case_source(0, steps, Names())  # type: ignore[arg-type]
    assert 'import str "strings"' in source
    assert 'import "math"' in source
    assert '"os"' not in source
    shadowed = case_source(0, [("exec", "math := 1"), ("eval", "math.X")], Names())
    assert 'import "math"' not in shadowed


def test_a_job_names_the_first_case_and_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "find", lambda: FOUND)
    program = Go().program("func F() {}", [[("eval", "F()")]], Limits(memory_mb=100, output_bytes=1000))
    assert program.job(3) == b"".join(number.to_bytes(4, "big") for number in (3, 1000, 100, 1))
    assert not program.address_space
    assert set(program.files) == {"candidate.go", "main.go", "case_0.go"}


@pytest.mark.parametrize(
    ("output", "cases", "trace", "detail"),
    [
        ("case_1.go:7:3: undefined: G\ncase_4.go:7:3: undefined: G\n", {1, 4}, (), "undefined: G"),
        ("case_1.go:7:3: undefined: G\ncandidate.go:9:3: undefined: x\n", set(), (9,), "undefined: x"),
        ("./candidate.go:2: syntax error\n", set(), (2,), "syntax error"),
        ("link: missing function body\n", set(), (), "missing function body"),
        ("", set(), (), "says nothing"),
    ],
)
def test_an_error_is_charged_to_the_case_or_to_the_code(
    output: str, cases: set[int], trace: tuple[int, ...], detail: str
) -> None:
    blame = Go().blame(output)
    assert (blame.cases, blame.trace) == (cases, trace)
    assert detail in blame.detail


def test_a_machine_without_go_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    toolchain.find.cache_clear()
    with pytest.raises(MissingToolchain, match="apt-get install golang-go"):
        Go().toolchain()


def made(scratch: Path) -> Path:
    folder = scratch / "archive"
    folder.mkdir()
    (folder / "link.cfg").write_text("x")
    return folder


def archive(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Replaces the compiler; the folders that were made."""
    calls: list[Path] = []
    monkeypatch.setattr(
        toolchain, "_make", lambda go, tools, library, scratch, finished: calls.append(finished) or made(scratch)
    )
    return calls


def test_the_archive_is_made_once_for_a_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls = archive(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    arguments = Path("go"), "go1.19", "amd64", Path("tools"), Path("library")
    first, second = toolchain._archive(*arguments), toolchain._archive(*arguments)
    assert first == second == calls[0]
    assert len(calls) == 1
    assert [path.name for path in first.parent.iterdir()] == [first.name]


def test_an_archive_that_others_can_write_to_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    archive(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    arguments = Path("go"), "go1.19", "amd64", Path("tools"), Path("library")
    first = toolchain._archive(*arguments)
    first.chmod(0o777)
    assert toolchain._archive(*arguments) != first


def test_without_a_cache_folder_the_archive_is_made_for_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    archive(monkeypatch)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    found = toolchain._archive(Path("go"), "go1.19", "amd64", Path("tools"), Path("library"))
    assert (found / "link.cfg").is_file()
