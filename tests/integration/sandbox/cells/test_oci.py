"""Containers for real, in every OCI runtime that is installed: gVisor's runsc (L4), and crun and runc (L3).

Where ADIFF_DOCKER is set, Docker or podman too, with the image that ADIFF_DOCKER_IMAGE names. A runtime that is not
installed, or cannot work on this machine, is skipped with its own words.
"""

import contextlib
import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from agentic_diffusion.errors import SandboxUnavailable
from agentic_diffusion.sandbox.cells import control_groups, oci
from agentic_diffusion.sandbox.cells.oci import ContainerRun, ContainerSettings
from agentic_diffusion.sandbox.limits import Limits

LIMITS = Limits(memory_mb=96, cpu_s=1, wall_s=5.0)
PATIENCE_S = 20.0
UNIFIED = Path("/sys/fs/cgroup/unified")
WITHOUT_UNIFIED = '#!/bin/sh\nexec unshare -m sh -c \'umount "$0"; exec "$@"\' {unified} {crun} "$@"\n'
"""crun refuses machines where both versions of control groups have controllers; so hide the second one from it."""


def installed(name: str, folder: Path) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (apt-get install {name})")
    controllers = UNIFIED / "cgroup.controllers"
    if name == "crun" and os.geteuid() == 0 and controllers.exists() and controllers.read_text().strip():
        wrapper = folder / "crun"
        wrapper.write_text(WITHOUT_UNIFIED.format(unified=UNIFIED, crun=found))
        wrapper.chmod(0o755)
        return str(wrapper)
    return found


@pytest.fixture(scope="module", params=["runsc", "crun", "runc", "docker"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ContainerSettings:
    if request.param == "docker":
        chosen = oci.from_environment({k: v for k, v in os.environ.items() if k.startswith("ADIFF_DOCKER")})
        if chosen is None:
            pytest.skip("ADIFF_DOCKER is not set")
    else:
        chosen = ContainerSettings(installed(request.param, tmp_path_factory.mktemp("runtime")), "oci")
    try:
        oci.probe(chosen)
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    return chosen


Start = Callable[..., ContainerRun]


@pytest.fixture
def start(settings: ContainerSettings) -> Iterator[Start]:
    """Start a Python program, with LIMITS unless others are named; closed after the test."""
    with contextlib.ExitStack() as stack:

        def begin(program: str, **options: object) -> ContainerRun:
            argv = (settings.python, "-I", "-S", "-c", textwrap.dedent(program))
            run = oci.start(settings, argv=argv, **{"limits": LIMITS, **options})  # type: ignore[arg-type]
            run.channel.settimeout(PATIENCE_S)
            return stack.enter_context(run)

        yield begin


def heard(run: ContainerRun) -> str:
    """All that the program says until it closes its end."""
    parts = []
    with contextlib.suppress(ConnectionError):
        while part := run.channel.recv(1 << 16):
            parts.append(part)
    return b"".join(parts).decode()


def traces(run: ContainerRun) -> list[str]:
    """What is left of a container on this machine: processes with its name, folders, groups, mounts."""
    name = run._folder.name
    left = [
        f"process {process.pid}: {process.cmdline()}" for process in psutil.process_iter() if mentions(process, name)
    ]
    left += [str(path) for path in Path(tempfile.gettempdir()).glob(f"{name}*")]
    own = [parent / name for parent in control_groups._survey().parents.values()]
    left += [str(path) for group in (run.group,) if group for path in (*own, *group.folders.values()) if path.exists()]
    return left + [line for line in Path("/proc/self/mountinfo").read_text().splitlines() if name in line]


def mentions(process: psutil.Process, name: str) -> bool:
    with contextlib.suppress(psutil.Error):
        return any(name in word for word in process.cmdline())
    return False


def members(name: str, of: int) -> list[psutil.Process]:
    """The processes of a container: in it they do not bear its name, but what has started them does, or is `of`."""
    found: set[psutil.Process] = set()
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.pid == of or mentions(process, name):
                found.update(process.children(recursive=True))
    return list(found)


def is_alive(process: psutil.Process) -> bool:
    """Not dead, nor dead and waiting for the init of this machine to bury it."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [process for process in processes if is_alive(process)]


def eventually(condition: Callable[[], object]) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_the_program_answers_on_descriptor_0_which_is_a_socket(start: Start) -> None:
    run = start("""
        import os, socket, stat
        assert stat.S_ISSOCK(os.fstat(0).st_mode)
        channel = socket.socket(fileno=0)
        channel.sendall(b"answer to " + channel.recv(5))
    """)
    run.channel.sendall(b"hello")
    assert heard(run) == "answer to hello"
    assert run.wait(PATIENCE_S) == 0


def test_frames_larger_than_any_buffer_cross_whole_in_both_directions(start: Start) -> None:
    run = start("""
        import os
        left = 3_000_000
        while left:
            left -= len(os.read(0, 65536))
        data = b"x" * 3_000_000
        while data:
            data = data[os.write(0, data):]
    """)
    run.channel.sendall(b"y" * 3_000_000)
    assert len(heard(run)) == 3_000_000


def test_the_program_is_nobody_with_no_rights_and_no_environment(start: Start) -> None:
    run = start("""
        import os
        status = dict(line.split(":", 1) for line in open("/proc/self/status"))
        environment = {name for name in os.environ if name != "LC_CTYPE"}  # Python sets this one itself
        os.write(0, repr((os.getuid(), os.getgid(), status["CapEff"].strip("\\t\\n0"), environment)).encode())
    """)
    assert heard(run) == repr((65534, 65534, "", set()))


def test_the_program_finds_its_files_and_its_environment(start: Start) -> None:
    run = start(
        """
        import os
        open("own", "w").close()
        open("a/b.txt", "a").close()
        os.write(0, (open("a/b.txt").read() + os.environ["NAME"]).encode())
        """,
        files={"a/b.txt": b"content "},
        environment={"NAME": "value"},
    )
    assert heard(run) == "content value"


def test_the_host_can_be_neither_read_nor_written(start: Start, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for path in (secret, *tmp_path.parents[:2], tmp_path):
        with contextlib.suppress(OSError):
            path.chmod(path.stat().st_mode | 0o555)
    run = start(f"""
        import os
        def can(path, flags):
            try:
                os.close(os.open(path, flags))
            except OSError:
                return False
            return True
        reached = [path for path in ({str(secret)!r}, "/etc/shadow", "/proc/1/mem", "/dev/kmsg")
                   if can(path, os.O_RDONLY)]
        reached += [path for path in ("/new", "/usr/lib/new", "/start/new", "/cell/new", "/etc/new", "/dev/new")
                    if can(path, os.O_WRONLY | os.O_CREAT)]
        reached += [path for path in ("/cell/bridge.py", "/start/start.json") if can(path, os.O_WRONLY)]
        os.write(0, repr(reached).encode())
    """)
    assert heard(run) == "[]"


def test_what_is_named_is_shown_and_cannot_be_written(
    start: Start, settings: ContainerSettings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if settings.kind == "docker":
        pytest.skip("the folder's mount point would have to exist in the image")
    folder = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="adiff-shown-"))
    try:
        (folder / "file").write_text("shown")
        folder.chmod(0o777)
        (folder / "file").chmod(0o666)
        run = start(
            f"""
            import os
            text = open("{folder}/file").read()
            try:
                open("{folder}/file", "a")
            except OSError as error:
                text += f" {{error.errno}}"
            os.write(0, text.encode())
            """,
            visible=[str(folder)],
        )
        assert heard(run) == "shown 30"
    finally:
        shutil.rmtree(folder)


def test_there_is_no_network(start: Start) -> None:
    run = start("""
        import os, socket
        interfaces = [line.split(":")[0].strip() for line in open("/proc/net/dev") if ":" in line]
        try:
            socket.socket()
        except OSError as error:
            interfaces.append(error.errno)
        os.write(0, repr([name for name in interfaces if name != "lo"]).encode())
    """)
    assert heard(run) == "[1]"


def test_a_memory_bomb_dies_and_is_called_that(start: Start, settings: ContainerSettings) -> None:
    if settings.kind == "oci" and control_groups.support() == "none":
        pytest.skip(control_groups.reason())
    run = start("""
        import os
        kept = []
        for _ in range(100):
            kept.append(bytearray(os.urandom(1)) * (16 << 20))
        os.write(0, b"survived")
    """)
    assert heard(run) == ""
    assert run.wait(PATIENCE_S) != 0
    assert run.out_of_memory


def test_a_program_that_ends_otherwise_is_not_called_out_of_memory(start: Start) -> None:
    run = start("import os; os.kill(os.getpid(), 11)")
    assert run.wait(PATIENCE_S) == 128 + signal.SIGSEGV
    assert not run.out_of_memory


@pytest.mark.parametrize(
    ("program", "code"),
    [("pass", 0), ("raise SystemExit(7)", 7), ("while True: pass", 128 + signal.SIGXCPU)],
    ids=["end", "exit", "loop"],
)
def test_the_exit_code_says_how_the_program_ended(start: Start, program: str, code: int) -> None:
    assert start(program).wait(PATIENCE_S) == code


def test_a_program_may_start_threads_but_no_processes(start: Start) -> None:
    run = start("""
        import os, threading
        thread = threading.Thread(target=os.write, args=(0, b"thread "))
        thread.start()
        thread.join()
        try:
            os.fork()
        except OSError as error:
            os.write(0, str(error.errno).encode())
    """)
    assert heard(run) == "thread 11"


def test_a_supervisor_may_start_processes_and_all_of_them_end_with_it(start: Start) -> None:
    run = start(
        """
        import os, time
        if os.fork() == 0:
            os.setsid()
            os.write(0, b"child ")
            time.sleep(1000)
        time.sleep(0.2)
        os.write(0, b"parent")
        """,
        supervised=True,
    )
    assert sorted(heard(run).split()) == ["child", "parent"]
    assert run.wait(PATIENCE_S) == 0


def test_what_is_written_is_bounded(start: Start) -> None:
    run = start("""
        import os
        try:
            for number in range(1000):
                with open(str(number), "wb") as file:
                    file.write(bytes(4 << 20))
        except OSError as error:
            os.write(0, f"{number} {error.errno}".encode())
    """)
    number, error = heard(run).split()
    assert int(number) < 2 * LIMITS.file_bytes / (4 << 20) + 1
    assert int(error) == errno.ENOSPC


def test_the_program_cannot_fill_the_disk_through_the_first_process(start: Start) -> None:
    run = start("""
        import os
        for number in range(3, 20):
            for name in (f"/proc/1/fd/{number}", "/proc/1/fd/2"):
                try:
                    os.write(os.open(name, os.O_WRONLY), b"forged")
                except OSError:
                    pass
    """)
    heard(run)
    run.wait(PATIENCE_S)
    assert "forged" not in run.said()


STUBBORN = """
    import os, signal, threading, time
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    for _ in range(3):
        threading.Thread(target=time.sleep, args=(1000,)).start()
    if os.environ.get("FORK"):
        for _ in range(3):
            if os.fork() == 0:
                os.setsid()
                time.sleep(1000)
    os.write(0, b"running")
    time.sleep(1000)
"""


@pytest.mark.parametrize("supervised", [False, True], ids=["program", "supervisor"])
def test_kill_and_close_leave_nothing_behind(start: Start, *, supervised: bool) -> None:
    run = start(STUBBORN, supervised=supervised, environment={"FORK": "1"} if supervised else {})
    assert run.channel.recv(100) == b"running"
    inside = members(run._folder.name, run.process.pid)
    assert inside
    assert traces(run) != []
    with pytest.raises(TimeoutError):
        run.wait(0.01)
    run.kill()
    assert eventually(lambda: not alive(inside)), alive(inside)
    assert run.wait(0) != 0
    assert not run.out_of_memory
    run.close()
    run.close()
    assert traces(run) == []


def test_without_control_groups_the_runtime_itself_ends_everything(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oci.ControlGroup, "create", lambda **_: None)
    run = start(STUBBORN, supervised=True, environment={"FORK": "1"})
    assert run.channel.recv(100) == b"running"
    inside = members(run._folder.name, run.process.pid)
    run.kill()
    assert eventually(lambda: not alive(inside)), alive(inside)
    assert traces(run) == [str(run._folder)]
    run.close()
    assert traces(run) == []


def test_a_container_closed_before_it_runs_leaves_nothing_behind(start: Start) -> None:
    run = start("import time; time.sleep(1000)")
    run.close()
    assert eventually(lambda: not traces(run)), traces(run)


def test_the_program_ends_when_the_judge_hangs_up(start: Start) -> None:
    run = start(STUBBORN)
    assert run.channel.recv(100) == b"running"
    run.channel.sendall(b"x" * 3_000_000)  # which it will never read
    run.channel.close()
    run.wait(PATIENCE_S)


JUDGE = """
import sys, time
from agentic_diffusion.sandbox.cells import oci
from agentic_diffusion.sandbox.limits import Limits
settings = oci.ContainerSettings(*{fields!r})
run = oci.start(settings, argv=(settings.python, "-I", "-S", "-c", {program!r}), limits=Limits())
assert run.channel.recv(100) == b"running"
print(run._folder, flush=True)
time.sleep(1000)
"""


def test_the_containers_of_a_dead_judge_end_and_are_swept(settings: ContainerSettings) -> None:
    fields = (settings.runtime, settings.kind, settings.image, settings.docker_runtime)
    program = JUDGE.format(fields=fields, program=textwrap.dedent(STUBBORN))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as judge:
        assert judge.stdout
        folder = Path(judge.stdout.readline().strip())
        inside = members(folder.name, judge.pid)
        assert inside
        judge.kill()
    assert folder.is_dir()
    assert eventually(lambda: not alive(inside))
    assert eventually(lambda: not any(mentions(process, folder.name) for process in psutil.process_iter()))
    oci.sweep()
    control_groups.sweep()
    assert not folder.exists()
    names = {path.name for parent in control_groups._survey().parents.values() for path in parent.iterdir()}
    assert not any(name.startswith(f"adiff-{judge.pid}-") for name in names)


def test_a_program_that_does_not_exist_is_reported_by_name(settings: ContainerSettings) -> None:
    with oci.start(settings, argv=("/missing/program",), limits=LIMITS) as run:
        assert run.wait(PATIENCE_S) == 126
        assert "/missing/program was not started" in run.said()


def test_the_isolation_line_names_level_and_runtime(settings: ContainerSettings) -> None:
    line = oci.probe(settings)
    assert line.startswith(
        "L4 gVisor (" if "runsc" in f"{settings.runtime} {settings.docker_runtime}" else "L3 container ("
    )
    assert Path(settings.runtime).name in line
