"""The warm pool under use and abuse: threads, tasks, forks of the host, and processes that are killed at any moment."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from agentic_diffusion.errors import SandboxBroken, SandboxBusy, SandboxUnavailable
from agentic_diffusion.sandbox import Judge, Limits

ADD = "def add(a, b):\n    return a + b\n"
SLOW = "import time\ndef add(a, b):\n    time.sleep(0.4)\n    return a + b\n"
RIGHT, WRONG = ["assert add(1, 2) == 3"], ["assert add(1, 2) == 4"]


@pytest.fixture(params=["L3", "L2"])
def judge(request: pytest.FixtureRequest) -> Iterator[Judge]:
    with Judge(Limits(wall_s=3.0, cpu_s=2), isolation=request.param, slots=3) as made:
        yield made


def processes() -> list[psutil.Process]:
    """The living processes that this one started, all generations."""
    found = []
    with contextlib.suppress(psutil.Error, FileNotFoundError):
        for child in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error, FileNotFoundError):
                if child.status() != psutil.STATUS_ZOMBIE:
                    found.append(child)
    return found


def gone(pids: list[int], within_s: float = 5.0) -> bool:
    """Whether none of these processes is left after some time."""
    deadline = time.monotonic() + within_s
    while any(map(psutil.pid_exists, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(map(psutil.pid_exists, pids))


def test_threads_get_their_own_verdicts(judge: Judge) -> None:
    with ThreadPoolExecutor(8) as pool:
        verdicts = list(pool.map(lambda n: judge.judge(ADD, RIGHT if n % 2 else WRONG).passed, range(60)))
    assert verdicts == [bool(n % 2) for n in range(60)]


def test_tasks_get_their_own_verdicts_and_the_loop_goes_on(judge: Judge) -> None:
    async def run() -> tuple[list[bool], int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0.01)

        ticking = asyncio.create_task(tick())
        verdicts = await asyncio.gather(*(judge.ajudge(SLOW, RIGHT if n % 2 else WRONG) for n in range(4)))
        ticking.cancel()
        return [verdict.passed for verdict in verdicts], ticks

    passed, ticks = asyncio.run(run())
    assert passed == [False, True, False, True]
    assert ticks > 5


def test_closing_leaves_no_process_and_a_later_call_starts_anew(judge: Judge) -> None:
    assert judge.judge(ADD, RIGHT).passed
    pids = [process.pid for process in processes()]
    assert pids
    judge.close()
    assert gone(pids)
    assert judge.judge(ADD, RIGHT).passed


def test_a_judge_that_is_forgotten_leaves_no_process() -> None:
    judge = Judge()
    assert judge.judge(ADD, RIGHT).passed
    pids = [process.pid for process in processes()]
    del judge
    assert gone(pids)


def test_killing_everything_in_the_sandbox_loses_no_verdict(judge: Judge) -> None:
    """Whatever dies, each call ends with a right verdict or says that the sandbox broke."""
    stop = threading.Event()

    def kill() -> None:
        while not stop.wait(0.3):
            for process in processes()[:3]:
                try:
                    process.kill()
                except psutil.Error:
                    continue

    killer = threading.Thread(target=kill)
    killer.start()
    outcomes = []
    try:
        for place in range(40):
            try:
                outcomes.append((place, judge.judge(ADD, RIGHT if place % 2 else WRONG).verdict))
            except (SandboxBroken, SandboxUnavailable):
                continue
    finally:
        stop.set()
        killer.join()
    assert {outcome for place, outcome in outcomes if place % 2} <= {"passed", "error"}
    assert {outcome for place, outcome in outcomes if not place % 2} <= {"failed", "error"}
    assert len(outcomes) > 10
    assert judge.judge(ADD, RIGHT).passed


def test_a_worker_that_is_killed_from_outside_is_replaced_and_its_candidate_judged_again(judge: Judge) -> None:
    judge.judge(ADD, RIGHT)
    before = {process.pid for process in processes()}
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(judge.judge, SLOW, RIGHT)
        time.sleep(0.2)
        workers = [process.pid for process in processes() if process.pid in before and not process.children()]
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        assert future.result().passed
    assert judge.judge(ADD, RIGHT).passed


@pytest.mark.parametrize("level", ["L3", "L2"])
def test_killing_the_parent_leaves_no_process(level: str) -> None:
    script = f"""
        import sys, psutil
        from agentic_diffusion.sandbox import Judge
        judge = Judge(isolation={level!r})
        judge.judge({ADD!r}, {RIGHT!r})
        print(*[child.pid for child in psutil.Process().children(recursive=True)], flush=True)
        judge.judge("import time\\ntime.sleep(60)", ["assert add(1, 2) == 3"])
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = [int(word) for word in parent.stdout.readline().split()]
        assert len(pids) > 2
        time.sleep(0.2)
        parent.send_signal(signal.SIGKILL)
    assert gone(pids)


def test_a_fork_of_the_host_has_its_own_sandbox_and_does_not_disturb_its_parent(judge: Judge) -> None:
    assert judge.judge(ADD, RIGHT).passed
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = 0 if judge.judge(ADD, RIGHT).passed and not judge.judge(ADD, WRONG).passed else 2
            judge.close()
        finally:
            os._exit(code)
    assert judge.judge(ADD, RIGHT).passed
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert judge.judge(ADD, RIGHT).passed


def test_who_comes_when_too_many_wait_is_turned_away() -> None:
    with Judge(slots=1, max_waiting=1) as judge, ThreadPoolExecutor(2) as pool:
        running = [pool.submit(judge.judge, SLOW, RIGHT) for _ in range(2)]
        time.sleep(0.15)
        with pytest.raises(SandboxBusy, match="try again later"):
            judge.judge(ADD, RIGHT)
        assert all(future.result().passed for future in running)
        assert judge.judge(ADD, RIGHT).passed


def test_many_verdicts_leave_nothing_behind(judge: Judge) -> None:
    for _ in range(20):
        judge.judge(ADD, RIGHT)
    time.sleep(0.5)
    own = psutil.Process()
    before = own.num_fds(), threading.active_count()
    verdicts = list(judge.judge_many(((ADD, RIGHT) for _ in range(300)), workers=3))
    assert all(verdict.passed for verdict in verdicts)
    time.sleep(0.5)
    assert abs(own.num_fds() - before[0]) <= 2
    assert threading.active_count() == before[1]
    assert len(processes()) < 20


def test_no_descriptor_secret_or_terminal_reaches_the_program(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADIFF_TEST_SECRET", "hunter2")
    secret = os.memfd_create("secret", 0)
    os.set_inheritable(secret, True)
    judge.close()
    code = """
        import os, sys
        def look():
            open_ones = []
            for number in range(64):
                try: open_ones.append((number, os.fstat(number).st_mode & 0o170000))
                except OSError: continue
            return open_ones, dict(os.environ), sys.argv
    """
    open_ones, environment, argv = judge.evaluate(textwrap.dedent(code), ["look()"])[0].value  # type: ignore[misc]
    os.close(secret)
    assert [mode for _, mode in open_ones] == [0o020000] * 3 + [0o140000]  # three times /dev/null, and the channel
    assert "ADIFF_TEST_SECRET" not in environment
    assert set(environment) <= {"PWD", "LC_CTYPE", "TMPDIR"}
    assert argv == ["<candidate>"]
