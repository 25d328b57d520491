"""Programs that attack the judge. The numbers are those of the project's red-team list; no attack may ever pass."""

import os
import socket
from pathlib import Path

import pytest

from agentic_diffusion.sandbox import Limits, PythonJudge
from agentic_diffusion.types import CallResult


@pytest.fixture(scope="module")
def judge() -> PythonJudge:
    return PythonJudge(Limits(wall_s=2.0, cpu_s=2, memory_mb=256, restarts=1))


ALWAYS_EQUAL = """
class Anything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __bool__(self): return True
    def __len__(self): return 3
    def __hash__(self): return 1
    def __sub__(self, other): return 0.0
    def __getattr__(self, name): return lambda *a: True
def f(x): return Anything()
"""
# The needle has nine digits, so that no address in a repr contains it by chance; it is spelt so that the code does not.
FRAME_WALK = """
import sys
def f(x):
    frame, needle = sys._getframe().f_back, ''.join(map(chr, (51, 49, 51, 51, 55, 51, 49, 51, 55)))
    while frame:
        if needle in repr(frame.f_locals) + repr(frame.f_globals):
            return int(needle)
        frame = frame.f_back
    return 0
"""
GC_SEARCH = """
import gc
def f(x):
    needle = ''.join(map(chr, (51, 49, 51, 51, 55, 51, 49, 51, 55)))
    for thing in gc.get_objects():
        try:
            if int(needle) in thing or needle in repr(thing)[:10**5]:
                return int(needle)
        except Exception:
            pass
    return 0
"""
WRITE_EVERYWHERE = """
import os
for fd in range(3, 64):
    for text in (b'OK', b'passed\\n', b'\\x00\\x00\\x00\\x02OK'):
        try: os.write(fd, text)
        except OSError: pass
os._exit(0)
"""
REPORT_FORGED = """
import os, sys, stat
main = sys.modules['__main__']
for fd in range(3, 64):
    try:
        if not stat.S_ISFIFO(os.fstat(fd).st_mode): continue
    except OSError: continue
    main.send(fd, -1, ['passed', b'', '', None], 10**6)
    for index in INDICES:
        main.send(fd, index, ['passed', b'l1:T', '', None], 10**6)
os._exit(0)
"""
ATTACKS = {
    "V1 always-equal object": ALWAYS_EQUAL,
    "V2 frame walk": FRAME_WALK,
    "V3 search of the heap": GC_SEARCH,
    "V4 writes to every descriptor": WRITE_EVERYWHERE,
    "V4 forged reports": REPORT_FORGED.replace("INDICES", "range(9)"),
    "V5 leaves with exit code 0": "import os\ndef f(x): os._exit(0)",
    "V5 leaves while loading": "import os\nos._exit(0)",
    "V6 exit from the function": "import sys\ndef f(x): sys.exit(0)",
    "V6 exit while loading": "raise SystemExit(0)",
    "V7 prints at exit": "import atexit\natexit.register(print, 'passed')\ndef f(x): raise SystemExit(0)",
    "V8 patches the built-ins": """
import builtins
class Yes(int):
    def __eq__(self, other): return True
    __hash__ = int.__hash__
for name in ('isinstance', 'len', 'abs', 'sorted', 'list', 'all', 'type', 'bool'):
    setattr(builtins, name, lambda *a, **k: Yes())
def f(x): return Yes()
""",
    "V11 prints results": "print('passed', flush=True)\ndef f(x):\n    print('313373137', flush=True)",
    "V13 subclass of int": "class I(int):\n    __eq__ = lambda s, o: True\ndef f(x): return I(3)",
    "V13 subclass of list": "class L(list):\n    def __eq__(s, o): return True\ndef f(x): return L()",
    "V13 subclass of str": "class S(str):\n    __eq__ = lambda s, o: True\ndef f(x): return S()",
    "V14 lazy output": "def f(x):\n    yield (n for n in range(9))",
    "V15 pickle payload": "class P:\n    def __reduce__(self): return (print, ('x',))\ndef f(x): return P()",
    "V16 hanging repr": "class H:\n    def __repr__(self):\n        while True: pass\ndef f(x): return H()",
    "V16 huge message": "class E(Exception):\n    def __str__(self): return 'x' * 10**8\ndef f(x): raise E()",
    "V17 nan": "def f(x): return float('nan')",
    "V17 inf": "def f(x): return float('inf')",
    "takes the runner apart": "import sys\nvars(sys.modules['__main__']).clear()\ndef f(x): return 313373137",
}
TESTS = [
    "assert f(1) == 313373137",
    "assert f(1) in [313373137]",
    "assert abs(f(1) - 313373137) < 1e-6",
    "assert f(1) is None and f(2) == 313373137",
    "assert sorted(f(1)) == [313373137]",
    "assert list(f(1)) == [1, 313373137]",
    "assert all(f(i) == 313373137 + i for i in range(3))",
    "expected = 313373137\nassert f(1) == expected",
    "import math\nassert math.isclose(f(1), 313373137)",
]


@pytest.mark.parametrize("code", ATTACKS.values(), ids=ATTACKS.keys())
def test_no_attack_on_the_verdict_passes(judge: PythonJudge, code: str) -> None:
    verdict = judge.judge(code, TESTS)
    assert not verdict.passed
    assert [case.source for case in verdict.cases if case.passed] == []
    assert all(case.detail for case in verdict.cases)


@pytest.mark.parametrize(
    "test", ["assert isinstance(f(1), int)", "assert f(1)", "assert f(1) > 0", "assert f(1).startswith('a')"]
)
def test_v1_an_object_that_says_yes_to_everything_is_no_value(judge: PythonJudge, test: str) -> None:
    assert judge.judge(ALWAYS_EQUAL, [test]).verdict == "failed"


@pytest.mark.parametrize("indices", ["[0, 0, 1]", "[1, 0]", "[0]", "[0, 2]"])
def test_v20_missing_doubled_or_disordered_reports_are_no_pass(judge: PythonJudge, indices: str) -> None:
    verdict = judge.judge(
        REPORT_FORGED.replace("INDICES", indices), ["assert f(0) is True", "assert f(1) is 1 is True"]
    )
    assert verdict.verdict != "passed"
    late = "import os, sys\ndef f(x):\n    if x: os._exit(0)\n    return True\n"
    verdict = judge.judge(late, ["assert f(0) is True", "assert f(1) is True", "assert f(0) is True"])
    assert [case.outcome for case in verdict.cases] == ["passed", "error", "passed"]


def test_v19_changing_the_input_does_not_change_the_expectation(judge: PythonJudge) -> None:
    code = "def f(xs):\n    xs.clear()\n    return xs\n"
    tests = ["xs = [3, 1]\nassert f(xs) == sorted(xs)", "xs = [3, 1]\nr = f(xs)\nassert r == xs"]
    assert {case.outcome for case in judge.judge(code, tests).cases} == {"failed"}
    in_place = "def f(xs):\n    xs.sort()\n"
    assert judge.judge(in_place, ["xs = [3, 1]\nf(xs)\nassert xs == [1, 3]"]).passed
    assert judge.judge(code, ["xs = [3, 1]\nf(xs)\nassert xs == [1, 3]"]).verdict == "failed"


def test_colliding_keys_do_not_slow_the_judge(judge: PythonJudge) -> None:
    code = "M = 2 ** 61 - 1\ndef f(n):\n    return {}, [(k * M, k) for k in range(n)]\n"
    code += "def g(n):\n    import sys\n    return {k * M for k in range(n)}\n"
    assert judge.judge(code, ["assert g(2000) == {1}", "assert f(3) == 313373137"]).verdict in ("failed", "timeout")


def value(judge: PythonJudge, body: str) -> CallResult:
    return judge.evaluate("import os, sys, socket\ndef f():\n" + body, ["f()"])[0]


def test_the_environment_of_the_host_is_not_visible(judge: PythonJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADIFF_TEST_SECRET", "hunter2")
    assert "ADIFF_TEST_SECRET" in os.environ
    seen = value(judge, "    return dict(os.environ), sys.argv, os.getuid(), os.uname().nodename")
    assert "hunter2" not in repr(seen.value)
    environment, arguments, user, host = seen.value  # type: ignore[misc]
    assert (arguments, user, host) == (["<candidate>"], 65534, "cell")
    assert set(environment) <= {"PWD", "LC_CTYPE"}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/shadow",
        "/etc/passwd",
        "/proc/self/environ",
        "/proc/1/root/etc/passwd",
        "/sys/kernel",
        "/dev/kmsg",
        "/home",
    ],
)
def test_files_of_the_host_are_not_there(judge: PythonJudge, path: str) -> None:
    result = value(judge, f"    return os.path.exists({path!r})")
    assert result == CallResult("passed", False)


def test_the_project_is_neither_readable_nor_writable(judge: PythonJudge, tmp_path: Path) -> None:
    target = tmp_path / "secret.txt"
    target.write_text("hunter2")
    for path in (target, Path(__file__), Path.home() / ".ssh"):
        assert value(judge, f"    return os.path.exists({str(path)!r})").value is False
    assert value(judge, f"    open({str(tmp_path / 'new')!r}, 'w')").outcome == "error"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("folder", ["/", "/usr/lib", "/cell", "/dev", str(Path(os.__file__).parent)])
def test_only_the_temporary_folder_is_writable(judge: PythonJudge, folder: str) -> None:
    refused = value(judge, f"    open({folder!r} + '/new', 'w')")
    assert refused.outcome == "error"
    assert any(word in refused.detail for word in ("Read-only", "Permission"))
    assert value(judge, "    open('/tmp/new', 'w').write('x')\n    return os.listdir('/tmp')").value == ["new"]


def test_13_permissions_of_host_files_cannot_be_changed(judge: PythonJudge) -> None:
    before = Path(os.__file__).stat().st_mode
    for call in (f"os.chmod({os.__file__!r}, 0o777)", f"os.utime({os.__file__!r})", f"os.unlink({os.__file__!r})"):
        assert value(judge, f"    {call}").outcome == "error"
    assert Path(os.__file__).stat().st_mode == before


def test_no_installed_package_is_visible(judge: PythonJudge) -> None:
    assert value(judge, "    import pytest").detail.startswith("ModuleNotFoundError")
    found = value(judge, "    return [p for p in sys.path if 'packages' in p and os.listdir(p)]")
    assert found.value == []


def test_the_network_is_refused(judge: PythonJudge) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert value(judge, f"    socket.create_connection(('127.0.0.1', {port}), 1)").outcome == "error"
    for family in ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK"):
        assert value(judge, f"    socket.socket(socket.{family}, socket.SOCK_RAW)").outcome == "error"


@pytest.mark.parametrize(
    "call",
    [
        "os.fork()",
        "os.posix_spawn(sys.executable, ['python'], {})",
        "ctypes.CDLL(None, use_errno=True).unshare(0x10000000) and exit(1)",
        "ctypes.CDLL(None, use_errno=True).ptrace(0, 0, 0, 0) and exit(1)",
        "os.memfd_create('x')",
        "os.setuid(0)",
        "os.chroot('/tmp')",
        "os.mknod('/tmp/x', 0o60600, 1)",
        "os.sched_setaffinity(0, {0})",
        "resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    ],
)
def test_system_calls_beyond_computing_are_refused(judge: PythonJudge, call: str) -> None:
    result = value(judge, f"    import ctypes, resource\n    exit = sys.exit\n    return {call}")
    assert result.outcome == "error"
    assert any(
        reason in result.detail for reason in ("Errno 1]", "Errno 11]", "Errno 22]", "SystemExit: 1", "not allowed")
    )


def test_50_a_fork_bomb_starts_nothing(judge: PythonJudge) -> None:
    verdict = judge.judge("import os\ndef f(x):\n    while True: os.fork()\n", ["assert f(1) == 1"])
    assert verdict.verdict == "error"
    assert verdict.elapsed_ms < 2000


def test_51_a_thread_bomb_ends(judge: PythonJudge) -> None:
    code = "import threading, time\ndef f(x):\n    while True:\n"
    code += "        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
    assert judge.judge(code, ["assert f(1) == 1"]).verdict in ("error", "timeout", "memory")


def test_threads_that_behave_are_welcome(judge: PythonJudge) -> None:
    code = "from concurrent.futures import ThreadPoolExecutor\ndef f(n):\n"
    code += "    with ThreadPoolExecutor(4) as pool:\n        return sum(pool.map(int, range(n)))\n"
    assert judge.judge(code, ["assert f(5) == 10"]).passed


def test_53_a_file_has_a_largest_size(judge: PythonJudge) -> None:
    result = value(judge, "    return open('/tmp/big', 'wb', 0).write(bytes(9 << 20))")
    assert result.value == Limits().file_bytes
    assert value(judge, "    open('/tmp/big', 'ab').truncate(9 << 20)").outcome == "error"


def test_53_the_disk_is_small(judge: PythonJudge) -> None:
    code = "def f(n):\n    for i in range(n):\n        with open(f'/tmp/{i}', 'wb') as s: s.write(bytes(4 << 20))\n"
    code += "    return n\n"
    verdict = judge.judge(code, ["assert f(100) == 100", "assert f(1) == 1"])
    assert verdict.verdict == "error"
    assert "OSError" in verdict.detail


def test_54_a_flood_of_output_is_dropped(judge: PythonJudge) -> None:
    code = "import sys\ndef f(x):\n    while True: sys.stdout.write('x' * 65536); sys.stderr.write('y' * 65536)\n"
    assert judge.judge(code, ["assert f(1) == 1"]).verdict == "timeout"
    flood = REPORT_FORGED.split("    main.send", maxsplit=1)[0] + "    while True: os.write(fd, b'\\x7f' * 65536)\n"
    assert judge.judge(flood, ["assert f(1) == 1"]).verdict == "error"


def test_56_a_program_that_closes_its_channel_and_stays_is_ended(judge: PythonJudge) -> None:
    code = "import os, time\ndef f(x):\n    os.closerange(0, 64)\n    time.sleep(60)\n"
    verdict = judge.judge(code, ["assert f(1) == 1"])
    assert verdict.verdict == "error"
    assert "closed its result channel" in verdict.detail


@pytest.mark.parametrize(
    "code", ["f = lambda x: f(x)", "def f(x): return 10 ** 10 ** 8", "def f(x): return str(10 ** 5000)"]
)
def test_57_deep_recursion_and_huge_numbers_are_no_pass(judge: PythonJudge, code: str) -> None:
    assert judge.judge(code, ["assert f(1) == 1"]).verdict in ("error", "timeout", "memory", "failed")


def test_a_crash_of_the_interpreter_names_the_signal(judge: PythonJudge) -> None:
    verdict = judge.judge("import os, signal\ndef f(x): os.kill(os.getpid(), signal.SIGSEGV)", ["assert f(1) == 1"])
    assert verdict.verdict == "error"
    assert "SIGSEGV" in verdict.detail


def test_25_nothing_is_left_for_the_next_program(judge: PythonJudge) -> None:
    assert value(judge, "    open('/tmp/left', 'w').close()\n    return os.listdir('/tmp')").value == ["left"]
    assert value(judge, "    return os.listdir('/tmp')").value == []
