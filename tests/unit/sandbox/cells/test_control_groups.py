"""Control groups: what is read from the kernel's tables, and the groups themselves wherever this machine has any.

Under version 2 only what needs no delegation is tried for real; the rest is checked on files of the same names.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agentic_diffusion.sandbox.cells import control_groups
from agentic_diffusion.sandbox.cells.control_groups import ControlGroup, Hierarchies

MIB = 1 << 20
needs_groups = pytest.mark.skipif(control_groups.support() == "none", reason=control_groups.reason() or "-")


@pytest.fixture
def processes() -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Start Python programs that begin with a byte on their standard input; ended after the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(program: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-I", "-S", "-c", f"import os; os.read(0, 1); {program}"]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def go(process: subprocess.Popen[bytes]) -> int:
    process.communicate(b"x", timeout=20)
    return process.returncode


def group_of(memory_bytes: int = 256 * MIB, max_pids: int = 32) -> ControlGroup:
    group = ControlGroup.create(memory_bytes=memory_bytes, max_pids=max_pids)
    assert group
    return group


def exists(group: ControlGroup) -> list[Path]:
    return [folder for folder in group.folders.values() if folder.exists()]


@needs_groups
def test_a_process_beyond_its_memory_is_killed_and_counted(processes: Callable) -> None:  # type: ignore[type-arg]
    with group_of(memory_bytes=48 * MIB) as group:
        inside, outside = (processes("kept = b'x' * (96 << 20)") for _ in range(2))
        assert group.add(inside.pid)
        assert (go(inside), go(outside)) == (-9, 0)
        assert group.oom_kills() == 1
        assert group.was_full()
        peak = group.memory_peak()
    assert peak is None or 40 * MIB < peak <= 48 * MIB


@needs_groups
def test_a_group_that_was_never_full_says_so(processes: Callable) -> None:  # type: ignore[type-arg]
    with group_of() as group:
        modest = processes("pass")
        group.add(modest.pid)
        assert go(modest) == 0
        assert (group.oom_kills(), group.was_full()) == (0, False)


@needs_groups
def test_processes_and_threads_are_counted(processes: Callable) -> None:  # type: ignore[type-arg]
    with group_of(max_pids=3) as group:
        forks = processes("[os.fork() or os._exit(0) for _ in range(3)]")
        group.add(forks.pid)
        assert go(forks) == 1


@needs_groups
def test_kill_ends_all_descendants_and_nobody_else(processes: Callable) -> None:  # type: ignore[type-arg]
    with group_of() as group:
        bomb = processes("os.setsid(); import time, signal; [os.fork() for _ in range(3)]; time.sleep(1000)")
        bystander = processes("import time; time.sleep(1000)")
        group.add(bomb.pid)
        bomb.stdin.write(b"x")
        bomb.stdin.flush()
        deadline = time.monotonic() + 20
        while len(set(control_groups._processes(group.folders["pids"]))) < 8:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert group.kill()
        assert not set(control_groups._processes(group.folders["pids"]))
        assert bomb.wait(20) == -9
        assert bystander.poll() is None


@needs_groups
def test_a_removed_group_is_gone_with_all_below_it(processes: Callable) -> None:  # type: ignore[type-arg]
    group = group_of()
    for folder in group.folders.values():
        (folder / "below").mkdir(exist_ok=True)
    sleeper = processes("import time; time.sleep(1000)")
    (group.folders["memory"] / "below/cgroup.procs").write_text(str(sleeper.pid))
    assert group.remove()
    assert exists(group) == []
    assert sleeper.wait(20) == -9
    assert group.remove()  # again is no error


@needs_groups
def test_a_process_enters_by_itself_and_so_do_its_children(processes: Callable) -> None:  # type: ignore[type-arg]
    with group_of(max_pids=7) as group:
        script = 'for door; do echo 0 > "$door"; done; exec grep -h "" /proc/self/cgroup'
        said = subprocess.run(
            ["/bin/sh", "-c", script, "sh", *map(str, group.entrances)], capture_output=True, text=True, check=True
        ).stdout
        assert said.count(group.folders["pids"].name) == len(group.entrances)


@needs_groups
def test_a_dead_process_cannot_be_added(processes: Callable) -> None:  # type: ignore[type-arg]
    gone = processes("pass")
    go(gone)
    with group_of() as group:
        assert not group.add(gone.pid)


@needs_groups
def test_what_dead_judges_leave_is_swept_and_what_living_ones_hold_is_kept() -> None:
    program = (
        "from agentic_diffusion.sandbox.cells.control_groups import ControlGroup; import os, sys, time, subprocess;"
        "group = ControlGroup.create(memory_bytes=1 << 28, max_pids=9);"
        "child = subprocess.Popen(['sleep', '1000']); group.add(child.pid);"
        "print(child.pid, *group.folders.values(), flush=True); time.sleep(1000)"
    )
    with (
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as judge,
        group_of() as own,
    ):
        assert judge.stdout
        child, *folders = judge.stdout.readline().split()
        control_groups.sweep()
        assert all(Path(folder).exists() for folder in folders)
        judge.kill()
        judge.wait()
        assert control_groups.sweep() >= 1
        assert not any(Path(folder).exists() for folder in folders)
        assert len(exists(own)) == len(own.folders)
        stat = Path(f"/proc/{child}/stat")
        assert not stat.exists() or ") Z " in stat.read_text()


def test_names_tell_whose_they_are() -> None:
    assert control_groups.new_name() != control_groups.new_name()
    assert not control_groups.is_abandoned(control_groups.new_name())
    _, _, number, namespace = control_groups.new_name().split("-")
    assert control_groups.is_abandoned(f"adiff-999999999-{number}-{namespace}")
    assert not control_groups.is_abandoned(f"adiff-999999999-{number}-abc")  # of another container, perhaps alive
    assert not control_groups.is_abandoned(f"adiff-999999999-{number}-{namespace}-more")
    assert not control_groups.is_abandoned("adiff-working-x")


MOUNTS = """\
29 25 0:26 / /sys/fs/cgroup ro,nosuid - tmpfs tmpfs ro,mode=755
30 29 0:27 {root} /sys/fs/cgroup/unified rw,nosuid shared:9 - cgroup2 cgroup2 rw
31 29 0:28 {root} /sys/fs/cgroup/memory rw,nosuid - cgroup cgroup rw,memory
32 29 0:29 {root} /sys/fs/cgroup/cpu,cpuacct rw,nosuid - cgroup cgroup rw,cpu,cpuacct
33 29 0:30 {root} /sys/fs/cgroup/systemd rw,nosuid - cgroup cgroup rw,xattr,name=systemd
"""
GROUPS = "4:memory:{path}\n3:cpu,cpuacct:/\n1:name=systemd:{path}\n0::{path}\n"


@pytest.mark.parametrize(
    ("root", "path", "expected"),
    [
        ("/", "/", ""),
        ("/", "/user.slice/app", "/user.slice/app"),
        ("/docker/abc", "/docker/abc", ""),
        ("/docker/abc", "/docker/abc/own", "/own"),
        ("/docker/abc", "/somewhere/else", ""),
        ("/", "/../outside", ""),
    ],
)
def test_the_own_group_is_found_in_every_mount(root: str, path: str, expected: str) -> None:
    found = control_groups.own_folders(GROUPS.format(path=path), MOUNTS.format(root=root))
    assert found["memory"] == Path(f"/sys/fs/cgroup/memory{expected}")
    assert found[""] == Path(f"/sys/fs/cgroup/unified{expected}")
    assert "pids" not in found


@pytest.fixture
def fresh_survey() -> Iterator[None]:
    control_groups._survey.cache_clear()
    yield
    control_groups._survey.cache_clear()


@pytest.mark.usefixtures("fresh_survey")
@pytest.mark.parametrize("own", [{}, {"memory": Path("/missing")}, {"": Path("/missing/x"), "pids": Path("/missing")}])
def test_without_support_nothing_is_raised_and_the_reason_is_one_line(
    own: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control_groups, "_own_folders", lambda: own)
    assert control_groups.support() == "none"
    assert "v1: " in control_groups.reason()
    assert "v2: " in control_groups.reason()
    assert "\n" not in control_groups.reason()
    assert ControlGroup.create(memory_bytes=MIB, max_pids=1) is None
    assert control_groups.sweep() == 0


@pytest.mark.usefixtures("fresh_survey")
def test_a_tree_that_may_not_be_written_is_no_support(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: int = 0o777) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(control_groups, "_own_folders", lambda: {"memory": tmp_path, "pids": tmp_path})
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert control_groups.support() == "none"
    assert f"v1: Permission denied: {tmp_path}" in control_groups.reason()


def delegated(folder: Path, controllers: str, handed_down: str) -> Path:
    own = folder / "own"
    own.mkdir()
    (folder / "cgroup.controllers").write_text(controllers)
    (folder / "cgroup.subtree_control").write_text(handed_down)
    return own


def test_version_2_makes_groups_beside_its_own_and_asks_for_both_controllers(tmp_path: Path) -> None:
    own = delegated(tmp_path, "cpu memory pids", "cpu")
    assert control_groups._v2_parents({"": own}) == {"memory": tmp_path, "pids": tmp_path}
    assert (tmp_path / "cgroup.subtree_control").read_text() == "+memory +pids"


def test_version_2_without_both_controllers_is_not_used(tmp_path: Path) -> None:
    own = delegated(tmp_path, "hugetlb memory", "")
    with pytest.raises(OSError, match="memory and pids"):
        control_groups._v2_parents({"": own})


def test_version_2_limits_and_counts_by_its_own_files(tmp_path: Path) -> None:
    for name, text in (("memory.swap.max", "max"), ("memory.peak", "123\n"), ("cgroup.kill", ""), ("cgroup.procs", "")):
        (tmp_path / name).write_text(text)
    (tmp_path / "memory.events").write_text("low 0\noom 3\noom_kill 2\noom_group_kill 1\n")
    group = ControlGroup("v2", {"memory": tmp_path, "pids": tmp_path})
    group.limit(memory_bytes=100, max_pids=7)
    found = {name: (tmp_path / name).read_text() for name in ("memory.max", "memory.swap.max", "pids.max")}
    assert found == {"memory.max": "100", "memory.swap.max": "0", "pids.max": "7"}
    assert (group.memory_peak(), group.oom_kills()) == (123, 2)
    assert group.entrances == (tmp_path / "cgroup.procs",)
    assert group.kill()
    assert (tmp_path / "cgroup.kill").read_text() == "1"
    assert (tmp_path / "pids.max").read_text() == "0"


def test_a_process_of_another_namespace_is_never_signalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cgroup.procs").write_text(f"0\n{os.getpid()}\n")
    sent: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, number: sent.append(pid))
    ControlGroup("v1", {"memory": tmp_path, "pids": tmp_path})._kill_once()
    assert sent == []  # 0 would mean this whole process group


def version_2_folder() -> Path | None:
    own = control_groups.own_folders(Path("/proc/self/cgroup").read_text(), Path("/proc/self/mountinfo").read_text())
    return own.get("")


def test_version_2_kills_with_one_word(processes: Callable, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[type-arg]
    parent = version_2_folder()
    if parent is None or not os.access(parent, os.W_OK):
        pytest.skip("version 2 is not mounted, or not writable")
    group = ControlGroup("v2", {})
    try:
        group._mkdir(Hierarchies("v2", {"memory": parent, "pids": parent}).parents)
    except OSError as error:
        pytest.skip(f"no group can be made in version 2: {error}")
    try:
        sleeper = processes("import time; time.sleep(1000)")
        if not group.add(sleeper.pid):
            pytest.skip("no process can be moved in version 2")
        monkeypatch.setattr(os, "kill", lambda *_: None)
        assert group.kill()
        monkeypatch.undo()
        assert sleeper.wait(20) == -9
    finally:
        monkeypatch.undo()
        assert group.remove()
