"""Cells under want and violence on the host's side: no descriptors, no processes, no folder, no time to clean up."""

import contextlib
import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
from agentic_diffusion.sandbox import Judge, Limits
from agentic_diffusion.sandbox.cells import cell, control_groups, pool, walls
from agentic_diffusion.sandbox.cells.cell import Cell
from agentic_diffusion.sandbox.cells.pool import Pool
from agentic_diffusion.sandbox.cells.walls import Plan

ADD = "def add(a, b):\n    return a + b\n"
WRITES = "def add(a, b):\n    open('notes', 'w').write('x')\n    return a + b\n"
DIGS = "import os\ndef add(a, b):\n" + "    os.mkdir('d')\n    os.chdir('d')\n" * 800 + "    return a + b\n"
RIGHT = ["assert add(1, 2) == 3"]


@pytest.fixture(params=["L3", "L2"])
def level(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """What cells of this process have left since: folders, control groups, descriptors, threads, processes."""
    home = Path(tempfile.mkdtemp(prefix="adiff-test-"))
    home.chmod(0o755)
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    control_groups.support()

    def found() -> set[str]:
        gc.collect()
        parents = set(control_groups._survey().parents.values())
        groups = [path for parent in parents for path in parent.glob(f"adiff-{os.getpid()}-*")]
        processes = [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]
        return {
            *map(str, [*home.iterdir(), *groups, *threading.enumerate()]),
            *(f"process {child.pid}" for child in processes),
            f"{psutil.Process().num_fds()} descriptors",
        }

    before = found()
    yield lambda: sorted(found() - before)
    shutil.rmtree(home, ignore_errors=True)


def first_process(script: str) -> Callable[[Plan, int], list[str]]:
    """A command line in place of the real one: `script` finds the control socket as `control`."""
    head = "import array, marshal, os, socket, sys\ncontrol = socket.socket(fileno=int(sys.argv[1]))\n"
    head += "control.send(marshal.dumps(['hello']))\ncontrol.recv(1 << 16)\n"
    return lambda plan, control: [sys.executable, "-c", head + textwrap.dedent(script), str(control)]


def forks_after(failures: int) -> Callable[[Plan, int], list[str]]:
    """A first process that cannot fork so many times, then can."""
    return first_process(f"""
        failures = {failures}
        control.send(marshal.dumps(["ready", {{}}]))
        while message := control.recv(1 << 16):
            _, _, new = marshal.loads(message)
            if new and failures:
                failures -= 1
                control.send(marshal.dumps(["unborn", new]))
            elif new:
                pair = socket.socketpair()
                rights = array.array("i", [pair[0].fileno()])
                message = marshal.dumps(["worker", new, os.getpid()])
                control.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
    """)


@pytest.mark.parametrize("failures", [1, 4])
def test_a_fork_that_fails_for_a_moment_costs_nothing_but_the_moment(
    failures: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walls, "plain", forks_after(failures))
    workers = Pool(Plan("L1"), idle=1)
    try:
        with workers.worker() as worker:
            assert worker.cell.alive
            first = worker.cell
        with workers.worker() as worker:
            assert worker.cell is first
    finally:
        workers.close()


def test_a_cell_that_cannot_fork_is_broken_says_so_and_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walls, "plain", forks_after(pool._MAX_FAILURES + 1))
    monkeypatch.setattr(pool, "_FIRST_PAUSE_S", 0.001)
    workers = Pool(Plan("L1"), idle=1)
    try:
        with pytest.raises(SandboxBroken, match="no process can be started in the sandbox: too many"):
            workers._take()
        with workers.worker() as worker:
            assert worker.number > pool._MAX_FAILURES
    finally:
        workers.close()


def test_a_cell_that_is_full_starts_workers_again_when_others_have_ended(level: str) -> None:
    """The kernel itself refuses: a control group lets the cell have six processes."""
    if control_groups.support() == "none":
        pytest.skip(control_groups.reason())
    plan = Plan("L3" if level == "L3" else "L2", max_processes=6)
    workers = Pool(plan, idle=1)
    try:
        with contextlib.ExitStack() as held, pytest.raises(SandboxBroken, match="no process can be started"):
            for _ in range(plan.max_processes):
                held.enter_context(workers.worker())
        with workers.worker() as worker:
            assert worker.cell.alive
    finally:
        workers.close()


@pytest.mark.parametrize("content", ["rmtree", "replaced", "closed"])
def test_a_cell_whose_folder_is_taken_away_is_replaced(content: str) -> None:
    with Judge(isolation="L2") as judge:
        assert judge.judge(WRITES, RIGHT).passed
        scratch = judge._cells._pools["python"]._cell._first.scratch  # type: ignore[union-attr]
        assert scratch
        if content == "closed":
            os.chown(scratch, 0, 0)
            scratch.chmod(0o700)
        else:
            while scratch.exists():  # workers make folders meanwhile
                shutil.rmtree(scratch, ignore_errors=True)
        if content == "replaced":
            scratch.mkdir(mode=0o777)
        assert [judge.judge(WRITES, RIGHT).verdict for _ in range(12)] == ["passed"] * 12
    assert not scratch.exists()


def test_verdicts_go_on_while_something_is_cleaned_up(
    monkeypatch: pytest.MonkeyPatch, left: Callable[[], list[str]]
) -> None:
    remove, may_go_on = cell.remove_tree, threading.Event()
    monkeypatch.setattr(cell, "remove_tree", lambda folder: may_go_on.wait(60) and remove(folder))
    judge = Judge(isolation="L2")
    try:
        assert [judge.judge(DIGS, RIGHT).verdict for _ in range(10)] == ["passed"] * 10
        assert not may_go_on.is_set()
    finally:
        may_go_on.set()
        judge.close()
    assert left() == []


def test_nothing_is_left_after_close(level: str, left: Callable[[], list[str]]) -> None:
    with Judge(isolation=level) as judge:
        assert judge.judge(DIGS, RIGHT).passed
        assert judge.judge("function add(a, b) { return a + b }", ["add(1, 2) === 3"], language="javascript").passed
    assert left() == []


def test_nothing_is_left_of_a_cell_that_is_killed_with_all_its_workers(
    level: str, left: Callable[[], list[str]]
) -> None:
    judge = Judge(isolation=level)
    code = "function add(a, b) { return a + b }"
    assert judge.judge(code, ["add(1, 2) === 3"], language="javascript").passed
    for process in psutil.Process().children():
        process.send_signal(signal.SIGKILL)
    judge.close()
    assert left() == []


@pytest.mark.parametrize("script", ["", "control.send(marshal.dumps(['broken', 'no']))", "control.send(b'?')"])
def test_nothing_is_left_of_a_start_that_failed(
    script: str, monkeypatch: pytest.MonkeyPatch, left: Callable[[], list[str]]
) -> None:
    monkeypatch.setattr(walls, "plain", first_process(script))
    with pytest.raises(SandboxUnavailable):
        Pool(Plan("L1"), idle=1).start()
    assert left() == []


@pytest.mark.parametrize("moment", ["settings", "plain"])
def test_nothing_is_left_of_a_start_that_was_interrupted(
    moment: str, monkeypatch: pytest.MonkeyPatch, left: Callable[[], list[str]]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(walls, moment, interrupt)
    workers = Pool(Plan("L2"), idle=1)
    with pytest.raises(KeyboardInterrupt):
        workers.start()
    assert left() == []
    monkeypatch.undo()
    try:
        with workers.worker() as worker:
            assert worker.cell.alive
    finally:
        workers.close()


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ((threading.Thread, "start"), RuntimeError("can't start new thread")),
        ((subprocess, "Popen"), BlockingIOError(11, "Resource temporarily unavailable")),
    ],
)
def test_where_no_process_or_thread_can_be_had_one_line_says_so(
    where: tuple[object, str],
    error: Exception,
    level: str,
    monkeypatch: pytest.MonkeyPatch,
    left: Callable[[], list[str]],
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(*where, refuse)
    with pytest.raises(SandboxUnavailable, match=r"ulimit -u") as raised:
        Judge(isolation=level)
    assert "\n" not in str(raised.value)
    monkeypatch.undo()
    assert [name for name in left() if "adiff-test" not in name] == []
    with Judge(isolation=level) as judge:
        assert judge.judge(ADD, RIGHT).passed


def test_a_host_that_may_start_no_more_processes_judges_or_says_why() -> None:
    script = """
        import resource
        resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
        from agentic_diffusion.sandbox import Judge
        from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
        try:
            with Judge() as judge:
                print(*(judge.judge("def f(): return 1", [f"assert f() == {n}"]).verdict for n in (1, 2)))
        except (SandboxUnavailable, SandboxBroken) as error:
            print("ulimit -u is 1" in str(error))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False)
    assert done.stdout in ("passed failed\n", "True\n"), done.stdout
    assert done.stderr == ""


DESCRIPTORS = """
    import os, resource, sys
    from agentic_diffusion.errors import SandboxBroken, SandboxUnavailable
    from agentic_diffusion.sandbox import Judge
    from agentic_diffusion.sandbox.cells import pool
    pool._FIRST_PAUSE_S = 0.001
    ADD, RIGHT = "def add(a, b):\\n    return a + b\\n", ["assert add(1, 2) == 3"]
    JS, EQUAL = "function add(a, b) { return a + b }", ["add(1, 2) === 3"]

    def verdict(judge, language):
        code, tests = (ADD, RIGHT) if language == "python" else (JS, EQUAL)
        try:
            return judge.judge(code, tests, language=language).verdict
        except (SandboxBroken, SandboxUnavailable) as error:
            assert "\\n" not in str(error)
            return "descriptor" if "descriptor" in str(error) or "open files" in str(error) else str(error)

    level, language, is_alive = sys.argv[1:]
    judge = Judge(isolation=level)
    print(verdict(judge, language))
    for margin in range(0, 18, 1 if language == "python" else 3):
        if is_alive == "no":
            judge.close()
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        held = []
        resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) + 20, hard))
        try:
            while True:
                held.append(os.open("/dev/null", os.O_RDONLY))
        except OSError:
            pass
        for descriptor in held[:margin]:
            os.close(descriptor)
        found = {verdict(judge, language) for _ in range(8)}
        for descriptor in held[margin:]:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        print(*sorted(found | {verdict(judge, language)}), sep="|", flush=True)
    judge.close()
"""


@pytest.mark.parametrize("is_alive", ["yes", "no"])
@pytest.mark.parametrize("language", ["python", "javascript"])
def test_without_descriptors_nothing_is_misjudged_and_with_them_all_is_well_again(
    level: str, language: str, is_alive: str
) -> None:
    command = [sys.executable, "-c", textwrap.dedent(DESCRIPTORS), level, language, is_alive]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stderr == ""
    verdicts = done.stdout.split()
    assert len(verdicts) == (19 if language == "python" else 7)
    assert set("|".join(verdicts).split("|")) <= {"passed", "descriptor"}, verdicts
    assert all("passed" in line for line in verdicts)


def test_descriptors_of_workers_are_not_inherited(level: str) -> None:
    with Judge(isolation=level) as judge, judge._cells._pools["python"].worker() as worker:  # type: ignore[union-attr]
        assert [channel.get_inheritable() for channel in worker.channels] == [False]


def test_a_worker_that_ends_of_itself_before_its_job_is_not_handed_out() -> None:
    with Judge(Limits(), isolation="L2") as judge:
        workers: Pool = judge._cells._pools["python"]  # type: ignore[union-attr]
        assert judge.judge(ADD, RIGHT).passed
        with workers.worker() as worker:
            assert isinstance(worker.cell, Cell)
            for process in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    if process.children() == []:
                        process.kill()
        assert judge.judge(ADD, RIGHT).passed
