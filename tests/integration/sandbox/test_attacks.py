"""Programs that attack the judge and the host (data/attacks.jsonl). No attack may pass, ever, and nothing may change.

The numbers of the rows are those of the project's red-team list. A row's program returns True exactly when the attack
worked, and its test asserts that; rows of the group "verdict" are programs that do not know the answer and want a pass
nevertheless. Each row runs at every level of isolation that this machine offers and the row names, all of them before
one judge, so what is tested as well is that the next honest program is judged right.

A refusal proves nothing if the attack had a mistake. So rows that say "works_unconfined" are also let loose as ordinary
processes in a scratch folder, where they must succeed (true), succeed for root ("root"), or succeed unless this kernel
refuses them to everybody (other words); of the verdict, before a grader that runs program and test in one interpreter.
Even these see all but their scratch folders read-only: a program that works may not work on whoever runs the tests.
"""

import contextlib
import functools
import importlib.util
import json
import os
import platform
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import psutil
import pytest

from agentic_diffusion.errors import SandboxUnavailable
from agentic_diffusion.sandbox import Judge, Limits
from agentic_diffusion.types import CallResult

ROOT = Path(__file__).parents[3]
DATA = Path(__file__).parent / "data"
LIMITS = Limits(wall_s=2.0, cpu_s=2, memory_mb=256, restarts=1)
LEVELS = ("L2", "L3")
UNPRIVILEGED = 65534
VARIABLE = "ADIFF_TEST_SECRET"
WORKED, FAILED = 42, 43
"""Exit codes of a program let loose."""
MISTAKES = re.compile(r"(Name|Syntax|Indentation|Import|ModuleNotFound|Attribute|Type|Key|Index|UnboundLocal)Error\b")
TOOLCHAINS = {"python": sys.executable, "javascript": "node", "java": "javac", "go": "go"}
FILES = {
    "attacks_javascript": "javascript",
    "attacks_java": "java",
    "attacks_go": "go",
    "attacks_second_cell": "python",
}


def rows_of(name: str) -> list[dict[str, object]]:
    path = DATA / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line] if path.exists() else []


ROWS = rows_of("attacks")
FOREIGN = [{"language": language, **row} for name, language in FILES.items() for row in rows_of(name)]
AT_LEVELS = [(level, row) for level in LEVELS for row in ROWS if level in row["levels"]]  # type: ignore[operator]
FOREIGN_AT_LEVELS = [(level, row) for level in LEVELS for row in FOREIGN]


class Host:
    """What attacks would like to reach, open to everybody, so that walls and not rights have to stop a program."""

    def __init__(self, *, bystander: bool = False) -> None:
        self.stack = contextlib.ExitStack()
        self.secret = f"canary-{secrets.token_hex(16)}"
        self.root = Path(tempfile.mkdtemp(prefix="adiff-host-"))
        self.stack.callback(subprocess.run, ["rm", "-rf", str(self.root)], check=False)
        self.root.chmod(0o755)
        self.folder, self.working = self.root / "canary", self.root / "working"
        (self.folder / "empty").mkdir(parents=True)
        self.working.mkdir()
        (self.folder / "secret.txt").write_text(self.secret)
        (self.folder / "writable.txt").write_text("unchanged")
        with contextlib.suppress(OSError):
            os.setxattr(self.folder / "writable.txt", "user.canary", b"unchanged")
        self.servers = self._serve()
        for path in (self.folder, *self.folder.iterdir()):
            if os.getuid() == 0:
                os.chown(path, UNPRIVILEGED, UNPRIVILEGED)
            path.chmod(0o777 if path.is_dir() else 0o666)
        opened = [os.open(self.folder / "secret.txt", os.O_RDONLY), os.open(self.folder, os.O_RDONLY)]
        self.inherited = [*opened, self.servers[0].fileno()]
        for descriptor in self.inherited:
            os.set_inheritable(descriptor, True)
        for descriptor in opened:
            self.stack.callback(os.close, descriptor)
        self.bystander = self._start_bystander() if bystander else None
        self.complaint = ""

    def _serve(self) -> list[socket.socket]:
        tcp = socket.create_server(("127.0.0.1", 0))
        servers = [tcp]
        for name, kind in (("server", socket.SOCK_STREAM), ("datagrams", socket.SOCK_DGRAM)):
            for address in (str(self.folder / name), f"\0{self.root.name}-{name}"):
                servers.append(server := socket.socket(socket.AF_UNIX, kind))
                server.bind(address)
                if kind == socket.SOCK_STREAM:
                    server.listen()
        for server in servers:
            server.setblocking(False)
            self.stack.callback(server.close)
        return servers

    def _start_bystander(self) -> subprocess.Popen[bytes]:
        user = UNPRIVILEGED if os.getuid() == 0 else None
        process = subprocess.Popen(["sleep", "3600"], user=user, start_new_session=True)
        self.stack.callback(process.wait)
        self.stack.callback(process.kill)
        return process

    def fill(self, code: str) -> str:
        """`code` with the names of this host in place of {SECRET_FILE} and the like."""
        names = {
            "CANARY_DIR": self.folder,
            "SECRET_FILE": self.folder / "secret.txt",
            "WRITABLE_FILE": self.folder / "writable.txt",
            "TCP_PORT": self.servers[0].getsockname()[1],
            "UNIX_PATH": self.folder / "server",
            "DATAGRAM_PATH": self.folder / "datagrams",
            "ABSTRACT": f"{self.root.name}-server",
            "DATAGRAM_ABSTRACT": f"{self.root.name}-datagrams",
            "PARENT_PID": os.getpid(),
            "PARENT_GROUP": os.getpgid(0),
            "HOST_HOME": Path.home(),
            "VICTIM_PID": self.bystander.pid if self.bystander else os.getpid(),
        }
        for name, value in names.items():
            code = code.replace("{" + name + "}", str(value))
        return code

    def state(self) -> dict[str, object]:
        """Everything that must be the same after an attack. Times of change show what contents do not."""
        seen: dict[str, object] = {}
        for path in (self.folder, *sorted(self.folder.rglob("*")), Path(os.__file__)):
            status = path.lstat()
            who = (status.st_mode, status.st_uid, status.st_gid, status.st_size, status.st_nlink)
            seen[str(path)] = (
                *who,
                status.st_mtime_ns,
                status.st_ctime_ns,
                path.read_bytes() if path.is_file() else b"",
            )
        for folder, pattern in ((self.root, "*"), (self.working, "*"), (Path("/dev/shm"), "adiff*")):
            seen[f"names in {folder}"] = sorted(path.name for path in folder.glob(pattern))
        seen["messages"] = [server.fileno() for server in self.servers if self._reached(server)]
        seen["bystander"] = self.bystander and self.bystander.poll()
        return seen

    def _reached(self, server: socket.socket) -> bool:
        try:
            if server.type == socket.SOCK_DGRAM:
                server.recv(100)
            else:
                server.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def run_loose(self, program: str, *, as_root: bool = False) -> int:
        """The exit code of `program` with the rights and descriptors of this process, but for one wall: see `fence`."""
        file = self.working / "program.py"
        file.write_text(program, "utf-8")
        process = subprocess.run(
            [*self.fence(as_root), sys._base_executable, "-B", str(file)],  # type: ignore[attr-defined]
            cwd=self.working,
            env={VARIABLE: self.secret, "PATH": os.environ["PATH"], "TMPDIR": str(self.working)},
            pass_fds=self.inherited,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
        file.unlink(missing_ok=True)
        self.complaint = process.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        return process.returncode

    def fence(self, as_root: bool) -> list[str]:
        """All of the machine is read-only but the folders of this host: attacks that work must not work on us.

        Devices are a harmless few. Everything else that an attack could need is there: processes, network, system
        calls, and the capabilities of root for those that ask for them.
        """
        folders = ["--dev", "/dev", "--tmpfs", "/var/tmp", "--bind", str(self.root), str(self.root)]
        return ["bwrap", "--ro-bind", "/", "/", *folders, *(["--cap-add", "ALL"] if as_root else []), "--"]


@contextlib.contextmanager
def within(seconds: int) -> Iterator[None]:
    """Bounded time, generously: a judge that hangs is a failure and not a test run without end."""

    def late(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"no verdict within {seconds} s")

    old = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    host = Host(bystander=True)
    with host.stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, host.secret)
        patch.chdir(host.working)
        yield host


@pytest.fixture(scope="module")
def judges(host: Host) -> Iterator[Callable[[str], Judge | str]]:
    """One judge per level for all tests, so that what an attack has broken shows in the next one."""
    with contextlib.ExitStack() as stack:

        @functools.cache
        def at(level: str) -> Judge | str:
            try:
                judge = stack.enter_context(Judge(LIMITS, isolation=level, slots=2))
            except SandboxUnavailable as reason:
                return str(reason)
            assert judge.isolation.startswith(level)
            assert honest(judge)
            assert not judge.judge("def f():\n    return object()\n", ["assert f() == sum([1])"]).passed
            QUIET["most"] = quiet()
            return judge

        yield at


@pytest.fixture(params=LEVELS)
def judge(request: pytest.FixtureRequest, judges: Callable[[str], Judge | str]) -> Judge:
    judge = judges(request.param)
    if isinstance(judge, str):
        pytest.skip(f"{request.param}: {judge}")
    return judge


TWO_CELLS = "total = 0\nfor i in range(3):\n    total += add(total, 1)\nassert total == 7"


def honest(judge: Judge) -> bool:
    """Whether a right program passes and a wrong one fails, which is what must hold after every attack.

    The last test needs a second cell.
    """
    right, wrong = "def add(a, b):\n    return a + b\n", "def add(a, b):\n    return a - b\n"
    tests = [
        "assert add(2, 3) == 5",
        "assert add('a', 'b') == 'ab'",
        TWO_CELLS,
    ]
    return judge.judge(right, tests).passed and judge.judge(wrong, tests).verdict in ("failed", "error")


QUIET = {"most": 0}
"""How many processes there may be between two attacks: as many as when the judges were new, and two in the making."""


def processes() -> int:
    """How many processes this one has below it."""
    return len(psutil.Process().children(recursive=True))


def quiet() -> int:
    """The number of processes once it no longer changes, and two."""
    seen = [processes()]
    while len(seen) < 5 or len(set(seen[-5:])) > 1:
        time.sleep(0.1)
        seen.append(processes())
    return seen[-1] + 2


def settled() -> bool:
    """Whether no more than the judges' own processes remain, once those that are ending have ended."""
    for _ in range(100):
        if processes() <= QUIET["most"]:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("judge", "row"), AT_LEVELS, ids=[f"{level}-{row['id']}" for level, row in AT_LEVELS], indirect=["judge"]
)
def test_no_attack_passes_and_nothing_changes(judge: Judge, host: Host, row: dict[str, object]) -> None:
    if row.get("machine", platform.machine()) != platform.machine():
        pytest.skip(f"machine code and call numbers of {row['machine']}")
    before = host.state()
    for _ in range(int(str(row.get("times", 1)))):
        with within(60):
            verdict = judge.judge(host.fill(str(row["code"])), [host.fill(test) for test in row["tests"]])  # type: ignore[attr-defined]
        assert [case.source for case in verdict.cases if case.passed] == []
        assert not verdict.passed
        assert all(case.detail for case in verdict.cases)
        if row["group"] != "verdict" and not row.get("clumsy"):
            assert [case.detail for case in verdict.cases if MISTAKES.match(case.detail)] == []
    assert host.state() == before
    assert honest(judge)
    assert settled(), "the attack has left processes behind"


@pytest.mark.parametrize(
    ("judge", "row"),
    FOREIGN_AT_LEVELS,
    ids=[f"{level}-{row['id']}" for level, row in FOREIGN_AT_LEVELS],
    indirect=["judge"],
)
def test_no_attack_in_another_language_or_cell_passes(judge: Judge, host: Host, row: dict[str, object]) -> None:
    language = str(row["language"])
    if shutil.which(TOOLCHAINS[language]) is None:
        pytest.skip(f"{TOOLCHAINS[language]} is not installed")
    before = host.state()
    with within(180):
        verdict = judge.judge(host.fill(str(row["code"])), list(row["tests"]), language=language)  # type: ignore[call-overload]
    assert [case.source for case in verdict.cases if case.passed] == []
    assert not verdict.passed
    assert host.state() == before
    assert honest(judge)


LOOSE = [row for row in ROWS if row["works_unconfined"]]
REPORT = f"\nimport os as _os\n_os._exit({WORKED} if attack() is True else {FAILED})\n"


@pytest.mark.parametrize("row", LOOSE, ids=[str(row["id"]) for row in LOOSE])
def test_the_attack_would_work(row: dict[str, object]) -> None:
    """Nothing stops it here, so it must succeed; otherwise its failure in the cell says nothing."""
    need = row["works_unconfined"]
    if shutil.which("bwrap") is None:
        pytest.skip("bubblewrap is not installed, and without its fence no attack is let loose")
    if row.get("machine", platform.machine()) != platform.machine():
        pytest.skip(f"machine code and call numbers of {row['machine']}")
    if need == "root" and os.getuid():
        pytest.skip("only root can do this anywhere")
    host = Host()
    with host.stack:
        if row["group"] == "verdict":
            tests = row["tests"]
            assert any(host.run_loose(f"{row['code']}\n{test}\n") == 0 for test in tests)  # type: ignore[attr-defined]
            return
        for _ in range(int(str(row.get("times", 1)))):
            code = host.run_loose(host.fill(str(row["code"])) + REPORT, as_root=need == "root")
        if code != WORKED and (need not in (True, "root") or os.getuid()):
            assert code == FAILED or re.match(r"(OS|Permission|FileNotFound|BlockingIO)Error", host.complaint), (
                host.complaint
            )
            pytest.skip(f"refused to everybody on this machine ({need}): {host.complaint}")
        assert code == WORKED, host.complaint


def test_the_list_is_complete() -> None:
    """All of the red-team list, by number; several ideas for most."""
    numbers = {str(row["number"]) for row in ROWS}
    assert numbers >= {str(n) for n in range(1, 61)} | {f"V{n}" for n in range(1, 21)}
    assert len({row["id"] for row in ROWS}) == len(ROWS) >= 130
    assert all(row["levels"] and set(row["levels"]) <= set(LEVELS) and row["stopped_by"] for row in ROWS)  # type: ignore[call-overload]


HARMLESS = ("1-passwd", "8-write-canary", "12-truncate", "13-chmod", "14-utime", "26-tcp", "28-pair-sendto")


@pytest.mark.parametrize("row", [row for row in ROWS if row["id"] in HARMLESS], ids=HARMLESS)
def test_without_walls_the_same_judge_and_checks_see_the_attack(row: dict[str, object]) -> None:
    """Level L1 has limits alone. What gets through there is seen: by the verdict, and by a look at the host."""
    host = Host()
    with host.stack, Judge(LIMITS, isolation="L1", slots=1) as judge:
        before = host.state()
        assert judge.judge(host.fill(str(row["code"])), ["assert attack() is True"]).passed
        assert (host.state() != before) is (row["id"] != "1-passwd")


def value(judge: Judge, body: str) -> CallResult:
    return judge.evaluate("import os, sys, socket\ndef f():\n" + body, ["f()"])[0]


def test_attacks_have_their_tools(judge: Judge) -> None:
    """What the programs use is there, so that a missing module stops none of them."""
    body = "    import array, ctypes, dis, fcntl, gc, mmap, resource, signal, threading, zipfile, zlib\n"
    body += "    return ctypes.CDLL(None).getpid() == os.getpid(), socket.socketpair() is not None\n"
    assert value(judge, body) == CallResult("passed", (True, True))


@pytest.mark.parametrize("forged", [0, 1000])
def test_v4_a_forged_frame_is_worth_what_its_value_is_worth(judge: Judge, forged: int) -> None:
    """The forgers of the list speak the protocol: their value arrives, and is as wrong as a returned one."""
    row = next(row for row in ROWS if row["id"] == "V4-forged-in-function")
    code = str(row["code"]).replace("frame(i)", f"frame(i, b'l1:i{forged:x};')")
    verdict = judge.judge(code, ["assert f(0) == 313373137"])
    assert verdict.verdict == "failed"
    assert f"is {forged}" in verdict.detail


ALWAYS_EQUAL = next(str(row["code"]) for row in ROWS if row["id"] == "V1-always-equal")
FORGER = next(str(row["code"]) for row in ROWS if row["id"] == "V20-doubled")


@pytest.mark.parametrize(
    "test", ["assert isinstance(f(1), int)", "assert f(1)", "assert f(1) > 0", "assert f(1).startswith('a')"]
)
def test_v1_an_object_that_says_yes_to_everything_is_no_value(judge: Judge, test: str) -> None:
    assert not judge.judge(ALWAYS_EQUAL, [test]).passed


@pytest.mark.parametrize("indices", ["[0, 0, 1]", "[1, 0]", "[0]", "[0, 2]"])
def test_v20_missing_doubled_or_disordered_reports_are_no_pass(judge: Judge, indices: str) -> None:
    forger = FORGER.replace("[0, 0, 1]", indices)
    assert forger != FORGER or indices == "[0, 0, 1]"
    verdict = judge.judge(forger, ["assert f(0) is True", "assert f(1) is 1 is True"])
    assert not verdict.passed


def test_v20_a_program_that_ends_between_two_cases_loses_that_one(judge: Judge) -> None:
    late = "import os, sys\ndef f(x):\n    if x: os._exit(0)\n    return True\n"
    verdict = judge.judge(late, ["assert f(0) is True", "assert f(1) is True", "assert f(0) is True"])
    assert [case.outcome for case in verdict.cases] == ["passed", "error", "passed"]


def test_v19_a_change_in_place_is_seen(judge: Judge) -> None:
    test = "xs = [3, 1]\nf(xs)\nassert xs == [1, 3]"
    assert judge.judge("def f(xs):\n    xs.sort()\n", [test]).passed
    assert judge.judge("def f(xs):\n    xs.clear()\n    return xs\n", [test]).verdict == "failed"


def test_the_environment_of_the_host_is_not_visible(judge: Judge, host: Host) -> None:
    seen = value(judge, "    return dict(os.environ), sys.argv, os.getuid(), os.uname().nodename")
    assert host.secret not in repr(seen.value)
    environment, arguments, user, name = seen.value  # type: ignore[misc]
    assert arguments == ["<candidate>"]
    assert set(environment) <= {"PWD", "LC_CTYPE", "TMPDIR", "HOME", "USER"}
    assert user == (UNPRIVILEGED if os.getuid() == 0 or judge.isolation.startswith("L3") else os.getuid())
    assert name == "cell" or not judge.isolation.startswith("L3")


@pytest.mark.parametrize("folder", ["/", "/usr/lib", "/cell", "/dev", str(Path(os.__file__).parent)])
def test_only_the_temporary_folder_is_writable(judge: Judge, folder: str) -> None:
    assert value(judge, f"    open({folder!r} + '/new', 'w')").outcome == "error"
    body = "    open('new', 'w').write('x')\n    return os.listdir()"
    assert value(judge, body).value == ["new"]


def test_no_installed_package_is_visible(judge: Judge) -> None:
    assert value(judge, "    import pytest").detail.startswith("ModuleNotFoundError")


def test_threads_that_behave_are_welcome(judge: Judge) -> None:
    code = "from concurrent.futures import ThreadPoolExecutor\ndef f(n):\n"
    code += "    with ThreadPoolExecutor(4) as pool:\n        return sum(pool.map(int, range(n)))\n"
    assert judge.judge(code, ["assert f(5) == 10"]).passed


def test_53_a_file_has_a_largest_size(judge: Judge) -> None:
    result = value(judge, "    return open('big', 'wb', 0).write(bytes(9 << 20))")
    assert result.value == LIMITS.file_bytes
    assert value(judge, "    open('big', 'ab').truncate(9 << 20)").outcome == "error"


ENDINGS = {
    "more than": next(str(row["code"]) for row in ROWS if row["id"] == "54-channel").replace("attack()", "f(x)"),
    "closed its result channel": "import os, time\ndef f(x):\n    os.closerange(0, 64)\n    time.sleep(60)\n",
    "SIGSEGV": "import ctypes\ndef f(x): ctypes.string_at(0)",
}


@pytest.mark.parametrize("reason", ENDINGS)
def test_the_verdict_says_how_a_program_has_ended(judge: Judge, reason: str) -> None:
    verdict = judge.judge(ENDINGS[reason], ["assert f(1) == 1"])
    assert verdict.verdict == "error"
    assert reason in verdict.detail


def test_25_nothing_is_left_for_the_next_program(judge: Judge) -> None:
    assert value(judge, "    open('left', 'w').close()\n    return os.listdir()").value == ["left"]
    assert value(judge, "    return os.listdir()").value == []


def test_the_table_in_the_document_is_that_of_the_attacks() -> None:
    spec = importlib.util.spec_from_file_location("attack_table", ROOT / "scripts" / "attack_table.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    document = (ROOT / "docs" / "judge.md").read_text("utf-8")
    assert script.with_table(document, script.table(ROWS)) == document, "run python scripts/attack_table.py --write"
    assert set(script.TITLES) == {str(row["number"]) for row in ROWS}
