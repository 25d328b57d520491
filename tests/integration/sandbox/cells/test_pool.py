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
from collections.abc import Callable, Iterator
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


def in_child(work: Callable[[], bool]) -> int:
    """Fork and do `work` there: 0 if it is true, 2 if not, -14 if it hangs."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(20)
            code = 0 if work() else 2
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.parametrize("kind", ["judge", "ajudge"])
def test_a_child_that_is_forked_while_all_slots_are_busy_has_slots_and_threads_of_its_own(
    judge: Judge, kind: str
) -> None:
    def work() -> bool:
        try:
            if kind == "judge":
                return judge.judge(ADD, RIGHT).passed and not judge.judge(ADD, WRONG).passed
            return asyncio.run(judge.ajudge(ADD, RIGHT)).passed and not asyncio.run(judge.ajudge(ADD, WRONG)).passed
        finally:
            judge.close()

    asyncio.run(judge.ajudge(ADD, RIGHT))
    with ThreadPoolExecutor(6) as pool:
        running = [pool.submit(judge.judge, SLOW, RIGHT) for _ in range(6)]
        time.sleep(0.2)
        assert in_child(work) == 0
        assert all(future.result().passed for future in running)
    assert judge.judge(ADD, RIGHT).passed


def test_a_child_may_be_forked_while_any_lock_is_held(judge: Judge) -> None:
    workers = judge._cells._pools["python"]  # type: ignore[union-attr]
    assert workers._cell
    for lock in (judge._lock, judge._cells._lock, workers._changed, workers._cell._lock):  # type: ignore[union-attr]
        is_held, may_go_on = threading.Event(), threading.Event()

        def hold(lock: contextlib.AbstractContextManager[object] = lock) -> None:
            with lock:
                is_held.set()  # noqa: B023
                may_go_on.wait(30)  # noqa: B023

        holder = threading.Thread(target=hold)
        holder.start()
        is_held.wait()
        try:
            assert in_child(lambda: judge.judge(ADD, RIGHT).passed and judge.close() is None) == 0
        finally:
            may_go_on.set()
            holder.join()
    assert judge.judge(ADD, RIGHT).passed


def test_tasks_that_wait_are_counted_and_more_are_turned_away_at_once() -> None:
    async def run(judge: Judge) -> list[object]:
        return list(
            await asyncio.gather(
                *(judge.ajudge(SLOW, RIGHT) for _ in range(4)), judge.ajudge(ADD, RIGHT), return_exceptions=True
            )
        )

    with Judge(slots=1, max_waiting=1) as judge:
        found = asyncio.run(run(judge))
        assert [getattr(result, "passed", type(result)) for result in found] == [True, True, *[SandboxBusy] * 3]
        assert asyncio.run(judge.ajudge(ADD, RIGHT)).passed


def test_a_task_that_is_cancelled_while_it_waits_frees_its_place() -> None:
    async def run(judge: Judge) -> bool:
        running = asyncio.create_task(judge.ajudge(SLOW, RIGHT))
        for _ in range(5):
            waiting = asyncio.create_task(judge.ajudge(ADD, RIGHT))
            await asyncio.sleep(0.01)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        return (await running).passed

    with Judge(slots=1, max_waiting=1) as judge:
        assert asyncio.run(run(judge))
        assert judge._num_running == 0


def test_closing_ends_the_threads_of_tasks_and_a_later_task_starts_anew(judge: Judge) -> None:
    before = set(threading.enumerate())
    for _ in range(2):
        assert asyncio.run(judge.ajudge(ADD, RIGHT)).passed
        judge.close()
        assert set(threading.enumerate()) <= before


def test_who_comes_when_too_many_wait_is_turned_away() -> None:
    with Judge(slots=1, max_waiting=1) as judge, ThreadPoolExecutor(2) as pool:
        running = [pool.submit(judge.judge, SLOW, RIGHT) for _ in range(2)]
        time.sleep(0.15)
        with pytest.raises(SandboxBusy, match="try again later"):
            judge.judge(ADD, RIGHT)
        assert all(future.result().passed for future in running)
        assert judge.judge(ADD, RIGHT).passed


@pytest.mark.parametrize("level", ["L3", "L2"])
def test_neighbours_keep_their_threads_while_bombs_are_judged(level: str) -> None:
    bomb = """
        import threading
        def add(a, b):
            threading.stack_size(32768)
            held = threading.Event()
            while True:
                try: threading.Thread(target=held.wait, daemon=True).start()
                except RuntimeError: pass
    """
    honest = """
        from concurrent.futures import ThreadPoolExecutor
        def add(a, b):
            with ThreadPoolExecutor(8) as pool:
                return sum(pool.map(int, [a, b, *[0] * 30]))
    """
    with Judge(Limits(wall_s=1.0), isolation=level, slots=3) as judge, ThreadPoolExecutor(2) as pool:
        bombs = [pool.submit(judge.judge, textwrap.dedent(bomb), RIGHT) for _ in range(4)]
        verdicts = []
        while not all(future.done() for future in bombs):
            verdicts += [judge.judge(textwrap.dedent(honest), [test]).verdict for test in (*RIGHT, *WRONG)]
        assert verdicts == ["passed", "failed"] * (len(verdicts) // 2)
        assert len(verdicts) > 2
        assert {future.result().verdict for future in bombs} <= {"timeout", "memory"}


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
    assert set(environment) <= {"PWD", "LC_CTYPE", "TMPDIR", "HOME", "USER"}
    assert argv == ["<candidate>"]
