"""Go programs lifted, built and run for real, in processes of their own; no cell around them."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agentic_diffusion.sandbox.inside.runner import WIRE_VERSION
from agentic_diffusion.sandbox.languages.contract import Lifted, MissingToolchain, Program, Step, Unliftable
from agentic_diffusion.sandbox.languages.go.language import Go
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Malformed, Tagged, decode

DATA = Path(__file__).parents[2] / "data"
GRAVITY = ("timeout", "memory", "error", "failed", "rejected")
LIMITS = Limits(wall_s=10.0)
GO = Go()


@pytest.fixture(scope="module", autouse=True)
def go() -> None:
    try:
        GO.toolchain()
    except MissingToolchain as error:
        pytest.skip(str(error))


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


@dataclass
class Ran:
    """What came back of one program."""

    frames: list[list[object]] = field(default_factory=list)
    exit_code: int = -1
    is_late: bool = False


def read(channel: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = channel.recv(size - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def frames(channel: socket.socket, indices: Sequence[int], deadline: float) -> Iterator[list[object]]:
    """Those with these numbers, in order; ends at the first one that no harness sends."""
    try:
        for index in indices:
            channel.settimeout(max(0.01, deadline - time.monotonic()))
            size = int.from_bytes(read(channel, 4), "big")
            frame = decode(read(channel, min(size, 8 << 20)))
            if not isinstance(frame, list) or len(frame) != 7 or frame[0] != index:
                return
            yield frame
    except (EOFError, Malformed, TimeoutError, ConnectionError):
        return


def build(program: Program, folder: Path) -> str | None:
    """None if it was built, else what the compiler said."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in program.files.items():
        (folder / name).write_bytes(content)
    assert program.build is not None
    done = subprocess.run(
        program.build, cwd=folder, env=dict(program.environment), capture_output=True, text=True, check=False
    )
    return None if done.returncode == 0 else done.stdout + done.stderr


def start(program: Program, folder: Path, first: int, num_cases: int, timeout_s: float) -> Ran:
    """One process for the cases from `first` on."""
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        program.run, cwd=folder, env=dict(program.environment), stdin=theirs, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    theirs.close()
    job = program.job(first)
    deadline = time.monotonic() + timeout_s
    with ours:
        ours.sendall(len(job).to_bytes(4, "big") + job)
        found = Ran(list(frames(ours, [-2, -1, *range(first, num_cases)], deadline)))
        found.is_late = time.monotonic() > deadline
        if len(found.frames) == 2 + num_cases - first:
            found.exit_code = process.wait(10.0)
        process.kill()
        process.wait()
    return found


def values_of(frame: list[object], wanted: int) -> list[object] | None:
    """The values of a case, None if they are not what was asked for."""
    try:
        found = decode(frame[2]) if isinstance(frame[2], bytes) else None
    except Malformed:
        return None
    return found if isinstance(found, list) and len(found) == wanted else None


def run(code: str, cases: Sequence[Sequence[Step]], folder: Path, timeout_s: float = 10.0) -> list[tuple[str, object]]:
    """(outcome, frame or detail) of each case; a case that does not compile is left out and built without."""
    outcomes: dict[int, tuple[str, object]] = {}
    while missing := [case for case in range(len(cases)) if case not in outcomes]:
        program = GO.program(code, [cases[case] for case in missing], LIMITS)
        said = build(program, folder)
        if said is not None:
            blame = GO.blame(said)
            outcomes |= {
                case: ("error", blame.detail)
                for place, case in enumerate(missing)
                if not blame.cases or place in blame.cases
            }
            continue
        done = 0
        while done < len(missing):
            found = start(program, folder, done, len(missing), timeout_s)
            for frame in found.frames[2:]:
                outcomes[missing[done]] = (str(frame[1]), frame)
                done += 1
            if done < len(missing):
                outcomes[missing[done]] = ("timeout" if found.is_late else "error", "the process ended")
                done += 1
    return [outcomes[case] for case in range(len(cases))]


def judge(code: str, tests: Sequence[str], folder: Path, timeout_s: float = 10.0) -> list[tuple[str, str]]:
    """(outcome, evidence) of each test, the way of the judge in small."""
    results: dict[int, tuple[str, str]] = {}
    lifted: dict[int, Lifted] = {}
    for place, test in enumerate(tests):
        try:
            lifted[place] = GO.lift(test, code)
        except Unliftable as error:
            results[place] = ("rejected", str(error))
    found = run(code, [parts.steps for parts in lifted.values()], folder / "code", timeout_s)
    for (place, parts), (outcome, frame) in zip(lifted.items(), found, strict=True):
        values = values_of(frame, len(parts.sources)) if isinstance(frame, list) else None
        if outcome != "passed" or values is None:
            detail = frame[3] if isinstance(frame, list) else frame
            results[place] = ({"passed": "error", "unsupported": "failed"}.get(outcome, outcome), str(detail))
            continue
        asked = parts.questions(values)
        answers: list[object] = []
        if asked:
            [(known, answer)] = run("", [asked], folder / f"question{place}")
            assert known == "passed", answer
            assert isinstance(answer, list)
            answers = values_of(answer, sum(kind == "eval" for kind, _ in asked)) or []
        evidence = parts.decide(values, answers)
        results[place] = ("passed", "") if evidence is None else ("failed", evidence)
    return [results[place] for place in range(len(tests))]


@pytest.mark.parametrize("row", rows("honest_go.jsonl"), ids=lambda row: str(row["id"]))
def test_honest_programs_get_what_they_deserve(row: dict[str, object], tmp_path: Path) -> None:
    found = judge(row["code"], row["tests"], tmp_path)  # type: ignore[arg-type]
    outcomes = [outcome for outcome, _ in found]
    assert outcomes == row["cases"], found
    verdict = next((grave for grave in GRAVITY if grave in outcomes), "passed")
    assert verdict == row["verdict"]


@pytest.mark.parametrize("row", rows("attacks_go.jsonl"), ids=lambda row: str(row["id"]))
def test_no_attack_passes_a_test(row: dict[str, object], tmp_path: Path) -> None:
    found = judge(row["code"], row["tests"], tmp_path, timeout_s=2.0)  # type: ignore[arg-type]
    assert "passed" not in [outcome for outcome, _ in found], found


VALUES = """package main

type Point struct {
	X int
	y string
	_ int
}

type Small float32

type Ring struct{ Next *Ring }

func Loop() *Ring { r := &Ring{}; r.Next = r; return r }

func At(xs []int, i int) int {
	return xs[i]
}

func Outer() int {
	n := 1
	return n + At(nil, 3)
}
"""


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1", Tagged("int", 1)),
        ("int8(-128)", Tagged("int8", -128)),
        ("uint64(18446744073709551615)", Tagged("uint64", 2**64 - 1)),
        ("2.5", Tagged("float64", 2.5)),
        ("Small(0.5)", Tagged("main.Small", Tagged("#float32", 0.5))),
        ("complex(1, -2)", Tagged("complex128", 1 - 2j)),
        ("true", Tagged("bool", True)),
        ('"é"', Tagged("string", "é")),
        ('"\\xff"', Tagged("string", Tagged("#bytes", b"\xff"))),
        ("'a'", Tagged("int32", 97)),
        ("[]int(nil)", Tagged("[]int")),
        ("[]int{}", Tagged("[]int", [])),
        ("[2]string{}", Tagged("[2]string", ["", ""])),
        ('[]byte("ab")', Tagged("[]uint8", b"ab")),
        ("map[string]int(nil)", Tagged("map[string]int")),
        ('map[string]bool{"a": true}', Tagged("map[string]bool", {"a": True})),
        ("map[[1]int]int{{1}: 2}", Tagged("map[[1]int]int", Tagged("#pairs", [[1], 2]))),
        ('map[string]int{"\\xff": 1}', Tagged("map[string]int", Tagged("#pairs", [Tagged("#bytes", b"\xff"), 1]))),
        ('Point{1, "a", 2}', Tagged("main.Point", {"X": 1, "y": "a"})),
        ("&Point{X: 1}", Tagged("*main.Point", Tagged("&", {"X": 1, "y": ""}))),
        ("(*Point)(nil)", Tagged("*main.Point")),
        ("[]any{nil, 1, []any{2}}",
         Tagged("[]interface {}", [None, Tagged("int", 1), Tagged("[]interface {}", [Tagged("int", 2)])])),
        ("error(nil)", Tagged("error")),
    ],
)  # fmt: skip
def test_values_travel_by_kind_with_their_type(expression: str, expected: Tagged, tmp_path: Path) -> None:
    [(outcome, frame)] = run(VALUES, [[("eval", expression)]], tmp_path)
    assert outcome == "passed", frame
    assert isinstance(frame, list)
    assert values_of(frame, 1) == [expected]


def test_an_error_travels_as_its_chain(tmp_path: Path) -> None:
    cases: list[list[Step]] = [[("eval", 'fmt.Errorf("a: %w", errors.New("b"))')], [("eval", "io.EOF")]]
    (_, wrapped), (_, known) = run(VALUES, cases, tmp_path)
    assert isinstance(wrapped, list)
    assert isinstance(known, list)
    [value] = values_of(wrapped, 1) or [None]
    assert isinstance(value, Tagged)
    assert isinstance(value.value, Tagged)
    assert [link[:2] for link in value.value.value] == [["*fmt.wrapError", "a: b"], ["*errors.errorString", "b"]]  # type: ignore[attr-defined]
    assert values_of(known, 1) == [Tagged("error", Tagged("#error", [["*errors.errorString", "EOF", "io.EOF"]]))]


@pytest.mark.parametrize("expression", ["func() {}", "make(chan int)", "Loop()", "make([]int, 300000)", "map"])
def test_what_has_no_plain_form_is_reported_as_such(expression: str, tmp_path: Path) -> None:
    steps: list[Step] = [("eval", expression)]
    if "map" in expression:
        steps = [("exec", "m := map[int]int{}\nfor i := 0; i < 20000; i++ {\nm[i] = i\n}"), ("eval", "m")]
    [(outcome, frame)] = run(VALUES, [steps], tmp_path)
    assert outcome == "unsupported", frame


def test_a_panic_names_the_lines_of_the_code_under_test(tmp_path: Path) -> None:
    [(outcome, frame)] = run(VALUES, [[("eval", "Outer()")]], tmp_path)
    lines = VALUES.splitlines()
    assert isinstance(frame, list), frame
    assert outcome == "error"
    assert frame[3] == "panic: runtime error: index out of range [3] with length 0"
    assert [lines[number - 1].strip() for number in frame[4]] == ["return n + At(nil, 3)", "return xs[i]"]


def test_what_was_raised_is_told_by_message_and_types(tmp_path: Path) -> None:
    cases: list[list[Step]] = [[("raises", "At(nil, 1)")], [("raises", "_ = 1")], [("raises", 'panic("no")')]]
    found = [values_of(frame, 1) for _, frame in run(VALUES, cases, tmp_path) if isinstance(frame, list)]
    assert found[0] is not None
    assert found[0][0][0] == "runtime error: index out of range [1] with length 0"  # type: ignore[index]
    assert "runtime.Error" in found[0][0]  # type: ignore[operator]
    assert found[1:] == [[None], [["no", "string", "any"]]]


def test_a_process_begins_with_the_version_and_at_the_case_asked_for(tmp_path: Path) -> None:
    cases: list[list[Step]] = [[("eval", "1")], [("eval", "2")], [("eval", "3")]]
    program = GO.program("func F() {}", cases, LIMITS)
    assert build(program, tmp_path) is None
    found = start(program, tmp_path, 1, 3, 10.0)
    assert [frame[:2] for frame in found.frames] == [[-2, "passed"], [-1, "passed"], [1, "passed"], [2, "passed"]]
    assert decode(found.frames[0][2]) == [WIRE_VERSION]  # type: ignore[arg-type]
    assert found.exit_code == 0


def test_a_script_reads_and_writes_as_usual(tmp_path: Path) -> None:
    code = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tvar n int\n\tfmt.Scan(&n)\n\tfmt.Println(n * 2)\n}\n'
    program = GO.script(code, LIMITS)
    assert build(program, tmp_path) is None
    done = subprocess.run(
        program.run,
        cwd=tmp_path,
        env=dict(program.environment),
        input="21\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "42\n"


def test_nothing_that_a_test_expects_is_in_the_files_or_the_program(tmp_path: Path) -> None:
    code = 'func F(n int) string { return "" }'
    lifted = GO.lift('want := "SENTINEL"\nF(1) == want && F(2) == "SENTINEL"', code)
    program = GO.program(code, [lifted.steps], LIMITS)
    assert build(program, tmp_path) is None
    assert not [path.name for path in tmp_path.iterdir() if b"SENTINEL" in path.read_bytes()]
