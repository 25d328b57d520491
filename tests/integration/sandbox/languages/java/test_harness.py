"""The Java harness against real toolchains: lift, build, run on a socket pair, decide. No cell, no judge.

The driver below does what the judge does with the frames, without the walls: it runs programs of this repository only.
Attacks that reach for the machine belong to the tests of the cell.
"""

import contextlib
import json
import shutil
import socket
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from agentic_diffusion.sandbox.inside.runner import WIRE_VERSION
from agentic_diffusion.sandbox.languages.contract import Program, Report, Step, Unliftable
from agentic_diffusion.sandbox.languages.java.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.java.language import Java
from agentic_diffusion.sandbox.languages.java.literals import Reader
from agentic_diffusion.sandbox.languages.java.syntax import parse_expression
from agentic_diffusion.sandbox.languages.java.toolchain import find
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Malformed, decode

JAVA = Java()
LIMITS = Limits(wall_s=10.0)
DATA = Path(__file__).parents[2] / "data"
GRAVEST = ("timeout", "memory", "error", "failed", "rejected", "passed")


pytestmark = pytest.mark.skipif(
    shutil.which("javac") is None, reason="Java is missing: apt-get install default-jdk-headless"
)


def rows(name: str) -> list[dict[str, object]]:
    path = DATA / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def write(program: Program, folder: Path) -> None:
    for name, content in program.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def build(program: Program, folder: Path) -> str | None:
    """None if it was built, else what the compiler said."""
    write(program, folder)
    assert program.build is not None
    done = subprocess.run(
        program.build, cwd=folder, env=dict(program.environment), capture_output=True, text=True, check=False,
    )  # fmt: skip
    return None if done.returncode == 0 else done.stdout + done.stderr


def frames(program: Program, folder: Path, first: int) -> list[list[object]]:
    """What one process writes on descriptor 0, in whole frames, until it ends or is out of time."""
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            process = subprocess.Popen(
                program.run, cwd=folder, env=dict(program.environment), stdin=theirs,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        job = program.job(first)
        ours.settimeout(LIMITS.wall_s)
        data = b""
        with contextlib.suppress(OSError):
            ours.sendall(len(job).to_bytes(4, "big") + job)
            while chunk := ours.recv(1 << 16):
                data += chunk
        process.kill()
        process.wait()
    found: list[list[object]] = []
    while len(data) >= 4 and len(data) >= 4 + int.from_bytes(data[:4], "big"):
        size = 4 + int.from_bytes(data[:4], "big")
        with contextlib.suppress(Malformed):
            frame = decode(data[4:size])
            found.append(frame if isinstance(frame, list) else [])
        data = data[size:]
    return found


def reports(frames: Sequence[list[object]], first: int) -> list[Report] | Report:
    """The cases in good order; alone the report of the code under test if it did not load."""
    expected, cases = -2, []
    for frame in frames:
        match frame:
            case [int(index), str(outcome), bytes(values), str(detail), list(trace), list(), str(limit)]:
                pass
            case _:
                break
        if index != expected:
            break
        decoded = decode(values) if values else []
        assert isinstance(decoded, list)
        report = Report(outcome, tuple(decoded), detail, tuple(trace), (), limit)
        if index == -2:
            assert report.values == (WIRE_VERSION,)
        elif index == -1 and outcome != "passed":
            return report
        elif index >= 0:
            cases.append(report)
        expected = first if index == -1 else index + 1
    return cases


def run(code: str, cases: Sequence[Sequence[Step]], folder: Path) -> list[Report]:
    """One report for each case, as the judge would have it."""
    found: dict[int, Report] = {}
    for attempt in range(len(cases) + 1):
        chosen = [case for case in range(len(cases)) if case not in found]
        if not chosen:
            break
        place = folder / str(attempt)
        place.mkdir()
        program = JAVA.program(code, [cases[case] for case in chosen], LIMITS)
        said = build(program, place)
        if said is not None:
            blame = JAVA.blame(said)
            guilty = [chosen[case] for case in blame.cases] or chosen
            found |= dict.fromkeys(guilty, Report("error", (), blame.detail, blame.trace))
            continue
        found |= dict(zip(chosen, _run_all(program, place, len(chosen)), strict=True))
    return [found[case] for case in range(len(cases))]


def _run_all(program: Program, folder: Path, count: int) -> list[Report]:
    done: list[Report] = []
    while len(done) < count:
        some = reports(frames(program, folder, len(done)), len(done))
        if isinstance(some, Report):
            return [some] * count
        done += some
        if len(done) < count:
            done.append(Report("error", (), "the process ended without a result"))
    return done[:count]


@cache
def answers(questions: tuple[Step, ...], folder: Path) -> tuple[object, ...]:
    folder.mkdir()
    (report,) = run("", [questions], folder)
    assert report.outcome == "passed", report
    return report.values


def judge(code: str, tests: Sequence[str], folder: Path) -> tuple[list[str], list[str]]:
    """(outcome of each test, evidence of each)."""
    lifted: list[object] = []
    for test in tests:
        try:
            lifted.append(JAVA.lift(test, code))
        except Unliftable as error:
            lifted.append(str(error))
    known = [one for one in lifted if not isinstance(one, str)]
    done = iter(run(code, [one.steps for one in known], folder) if known else [])
    outcomes, evidence = [], []
    for number, one in enumerate(lifted):
        if isinstance(one, str):
            outcome, reason = "rejected", one
        else:
            outcome, reason = decide(one, next(done), folder / f"questions{number}")
        outcomes.append(outcome)
        evidence.append(reason)
    return outcomes, evidence


def decide(lifted: object, report: Report, folder: Path) -> tuple[str, str]:
    if report.outcome != "passed" or len(report.values) != len(lifted.sources):
        return ("error" if report.outcome == "passed" else report.outcome), report.detail
    questions = tuple(lifted.questions(report.values))
    computed = answers(questions, folder) if questions else ()
    reason = lifted.decide(report.values, computed)
    return ("passed", "") if reason is None else ("failed", reason)


LITERALS = r"""
1_000  0x1F  0b101  017  0xFFFFFFFF  0xFFFFFFFFL  7L  -2147483648  1.5  1e3  2d  0.1f  .5  'a'  '\n'  '\u0041'
'\0'  "a\tb\"c\\"  "\u00e9\101\7x"  "\ud83d\ude00"  "\ud83d"  ""  "€"  true  null  !false  ~5  (1+2)*3  -7/2
-7%2  7/-2  7%-2  7.0/2  "a"+"b"+1  (long)3  (double)3  (int)3.9  (int)-3.9  (char)97  (byte)200
(short)-32769  (int)'a'  (float)0.1  Integer.MIN_VALUE  Long.MAX_VALUE  Double.NaN  -0.0  new/**/int[]{1,-2}
new/**/int[][]{{1},{}}  new/**/double[]{1,'a'}  new/**/char[]{'a',98}  new/**/int[3]  new/**/String[2]
new/**/boolean[1]  new/**/char[2]  new/**/float[]{0.1f,1}  new/**/Integer[]{1,null}  new/**/long[]{1}
new/**/Object[]{1,"a"}  List.of(1,2)  Arrays.asList("a",null)  new/**/ArrayList<>(List.of(1))
List.of(List.of(1),List.of())  Set.of(1,2)  Set.of(List.of(1))  Set.of(Set.of(1))
new/**/HashSet<>(List.of(1,1))  Map.of("a",1)  Map.of(List.of(1),Set.of(2))  Map.ofEntries(Map.entry(1,2))
Map.entry("a",1)  Set.of(Map.entry(1,2))  new/**/TreeMap<>(Map.of(1,2))  Collections.emptyList()
new/**/AbstractMap.SimpleEntry<>(1,2)  Collections.nCopies(2,0)  Optional.of(1)  Optional.empty()
OptionalInt.of(1)  OptionalDouble.empty()  new/**/BigInteger("-12")  new/**/BigDecimal("-1.50")
BigDecimal.valueOf(3)  Long.valueOf(3)  "ab".repeat(2)  String.valueOf(true)  String.valueOf('c')
Collections.singletonList(1)  Boolean.TRUE  new/**/LinkedList<>()
""".split()
"""Written without spaces."""


def test_literals_read_outside_are_what_java_sends(tmp_path):
    (report,) = run("", [[("eval", source) for source in LITERALS]], tmp_path)
    assert report.outcome == "passed", report
    for source, sent in zip(LITERALS, report.values, strict=True):
        node = parse_expression(source)
        assert node is not None
        assert repr(Reader().read(node)) == repr(sent), source


VALUES = """
1  1L  1.0  1.0f  0.0  -0.0  Double.NaN  'a'  97  "a"  true  null  List.of(1)  List.of(1.0)  Set.of(1)
Map.of(1,2)  Map.of(1,2.0)  Optional.of(1)  Optional.empty()  new/**/BigDecimal("1.0")
new/**/BigDecimal("1.00")  BigInteger.ONE  Map.entry(1,2)  new/**/ArrayList<>(List.of(1))
new/**/TreeSet<>(Set.of(1))  new/**/LinkedHashMap<>(Map.of(1,2))  List.of('a')  List.of("a")
""".split()
WIDTHS = ({"1", "1L"}, {"1.0", "1.0f"})
"""Widths of numbers are lost on the way out: pairs that Java tells apart and the judge does not."""


def test_equality_outside_is_java_s(tmp_path):
    pairs = [(left, right) for left in VALUES for right in VALUES]
    steps: list[Step] = [("eval", value) for value in VALUES]
    steps += [("eval", f"Objects.equals({left}, {right})") for left, right in pairs]
    (report,) = run("", [steps], tmp_path)
    values = dict(zip(VALUES, report.values, strict=False))
    for (left, right), equal in zip(pairs, report.values[len(VALUES) :], strict=True):
        if {left, right} not in WIDTHS:
            assert COMPARATORS["Objects.equals"](values[left], values[right]) is equal, (left, right)


ODD = """
import java.util.*;
public class Odd {
    static class Mine extends ArrayList<Integer> { }
    static Object mine() { return new Mine(); }
    static Object self() { return new Odd(); }
    static Object anonymous() { return new HashMap<Integer, Integer>() { }; }
    static Object mixed() { return new HashSet<Object>(List.of(1, 1L, true)); }
    static Object stream() { return List.of(1).stream(); }
    static Object builder() { return new StringBuilder("a"); }
    static Object keyed() { return Map.of(Map.of(1, 2), 3); }
    static Object huge() { return java.math.BigInteger.ONE.shiftLeft(300000); }
    static Object endless() {
        return Collections.unmodifiableCollection(new AbstractCollection<Integer>() {
            public int size() { return 1; }
            public Iterator<Integer> iterator() { return java.util.stream.Stream.generate(() -> 1).iterator(); }
        });
    }
    static Object loop() { List<Object> l = new ArrayList<>(); l.add(l); return l; }
    static int deep(int n) {
        return n == 0 ? new int[0][0].length / 0 : deep(n - 1);
    }
    static void memory() { throw new OutOfMemoryError("Java heap space"); }
    static void disk() throws Exception { throw new java.io.IOException("No space left on device"); }
}
"""


def test_what_has_no_plain_form_is_unsupported(tmp_path):
    names = "mine self anonymous mixed stream builder keyed huge endless loop".split()
    found = run(ODD, [[("eval", f"Odd.{name}()")] for name in names], tmp_path)
    assert {report.outcome for report in found} == {"unsupported"}
    assert "Mine" in found[0].detail


def test_errors_come_with_their_lines_and_limits(tmp_path):
    deep, memory, disk = run(
        ODD, [[("eval", "Odd.deep(2)")], [("exec", "Odd.memory();")], [("exec", "Odd.disk();")]], tmp_path
    )
    assert (deep.outcome, deep.detail) == ("error", "ArithmeticException: / by zero")
    assert deep.trace == (21, 21, 21)
    assert (memory.outcome, memory.limit) == ("memory", "memory")
    assert (disk.outcome, disk.limit) == ("error", "disk")


def test_a_process_starts_at_the_case_that_it_is_told(tmp_path):
    program = JAVA.program("", [[("eval", str(number))] for number in range(4)], LIMITS)
    assert build(program, tmp_path) is None
    assert [frame[0] for frame in frames(program, tmp_path, 2)] == [-2, -1, 2, 3]


def test_values_are_those_of_their_moment(tmp_path):
    steps: list[Step] = [
        ("exec", "List<Integer> l = new ArrayList<>();"),
        ("eval", "l"),
        ("exec", "l.add(1);"),
        ("eval", "l"),
    ]
    (report,) = run("", [steps], tmp_path)
    assert report.values == ([], [1])


def test_the_size_of_the_values_is_limited(tmp_path):
    limits = Limits(output_bytes=1000, wall_s=10.0)
    program = JAVA.program("", [[("eval", '"x".repeat(2000)')], [("eval", '"x".repeat(900)')]], limits)
    assert build(program, tmp_path) is None
    found = reports(frames(program, tmp_path, 0), 0)
    assert isinstance(found, list)
    assert [report.outcome for report in found] == ["unsupported", "passed"]


def test_a_script_reads_and_prints(tmp_path):
    code = """import java.util.*;
public class Main {
    public static void main(String[] args) {
        System.out.println("é" + new Scanner(System.in).nextInt() * 2);
    }
}"""
    program = JAVA.script(code, LIMITS)
    assert build(program, tmp_path) is None
    done = subprocess.run(
        program.run, cwd=tmp_path, env=dict(program.environment), input=b"21\n", capture_output=True, check=True
    )
    assert done.stdout.decode() == "é42\n"


def test_without_its_cache_java_works_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    find.cache_clear()
    try:
        assert find().archive == ""
        (report,) = run("static int f() { return 3; }", [[("eval", "Solution.f()")]], tmp_path)
        assert report.values == (3,)
    finally:
        find.cache_clear()


@pytest.mark.parametrize("row", rows("honest_java.jsonl"), ids=lambda row: row["id"])
def test_honest_programs_get_the_verdict_that_they_deserve(row, tmp_path):
    outcomes, evidence = judge(row["code"], row["tests"], tmp_path)
    assert outcomes == row["cases"], evidence
    assert min(outcomes, key=GRAVEST.index) == row["verdict"]


@pytest.mark.parametrize("row", rows("attacks_java.jsonl"), ids=lambda row: row["id"])
def test_no_attack_passes_a_test(row, tmp_path):
    outcomes, evidence = judge(row["code"], row["tests"], tmp_path)
    assert "passed" not in outcomes, evidence
    assert len(outcomes) == len(row["tests"]) > 0
