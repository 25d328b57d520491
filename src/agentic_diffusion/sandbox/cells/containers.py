"""Run candidates at L4: one container per process, in the runtime that is configured (oci.py).

The same reports as from the workers of a zygote, some hundred milliseconds each: a container cannot be forked.
"""

import contextlib
import threading
import time
from collections.abc import Iterator, Mapping, Sequence, Set

from agentic_diffusion.errors import SandboxBroken
from agentic_diffusion.sandbox.cells import oci
from agentic_diffusion.sandbox.cells.frames import Reader, Run, collect, interrupted, put, require_start
from agentic_diffusion.sandbox.cells.interview import Cases, Interview, interview, python_interview
from agentic_diffusion.sandbox.cells.oci import ContainerRun, ContainerSettings
from agentic_diffusion.sandbox.cells.packages import TEST_PACKAGES, is_installed, package_files
from agentic_diffusion.sandbox.cells.running import fill, job_of, send
from agentic_diffusion.sandbox.cells.walls import COMMAND_OVERHEAD
from agentic_diffusion.sandbox.languages import language
from agentic_diffusion.sandbox.languages.contract import Program, Report
from agentic_diffusion.sandbox.languages.python.relay import relay
from agentic_diffusion.sandbox.languages.python.test_program import TestProgram
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Malformed, decode

START_S = 30.0
"""How long a runtime may take before the program's own time begins."""
_GRACE_S = 5.0


class Containers:
    """The face of `Cells`, in containers. Raises SandboxUnavailable where the runtime does not work."""

    def __init__(
        self, settings: ContainerSettings, limits: Limits, *, packages: Sequence[str] = (), slots: int
    ) -> None:
        self.settings = settings
        self.limits = limits
        self.isolation = oci.probe(settings)
        self._slots = threading.BoundedSemaphore(slots)
        self._visible, self._path = package_files(tuple(packages))
        tests = tuple(package for package in TEST_PACKAGES if is_installed(package))
        self._test_visible, self._test_path = package_files(tests)

    def python(self, code: str, cases: Cases, *, trace: bool = False) -> list[Report]:
        """One report per case."""
        reports: list[Report] = []
        with self._slots:
            for _ in range(self.limits.restarts + 1):
                if len(reports) >= len(cases):
                    break
                left = python_interview(cases[len(reports) :])
                job = job_of(code, cases, self.limits, trace=trace)
                with self._container(job, self._visible, left.question()) as container:
                    run = self._collect(container, left, tagged=False)
                reports += run.cases
                if len(reports) < len(cases):
                    reports.append(interrupted(run))
                if run.code is None or run.code.outcome != "passed":
                    break
        return fill(reports, len(cases))

    def commands(self, name: str, code: str, cases: Cases) -> list[Report]:
        """One report per case. Raises MissingToolchain. A process that dies costs the later cases a new build."""
        reports: dict[int, Report] = {}
        with self._slots:
            for _ in range(self.limits.restarts + 1):
                missing = [case for case in range(len(cases)) if case not in reports]
                if not missing:
                    break
                self._build_and_run(name, code, cases, missing, reports)
        last = Report("error", (), "its process was ended too often by the cases before it")
        return [reports.get(case, last) for case in range(len(cases))]

    def scripts(self, name: str, code: str, texts: Sequence[str]) -> list[Report]:
        """What the whole program prints for each input. Raises MissingToolchain."""
        if name == "python":
            return [self.python(code, [[("stdin", text)]])[0] for text in texts]  # type: ignore[list-item]
        program = language(name).script(code, self.limits)
        with self._slots:
            return [self._script(name, program, text) for text in texts]

    def test_programs(self, code: str, programs: Sequence[TestProgram], names: Set[str]) -> list[Report]:
        """What became of Python tests that run in a second container, one report each."""
        reports: list[Report] = []
        with self._slots:
            for _ in range(self.limits.restarts + 1):
                left = programs[len(reports) :]
                if not left:
                    break
                plans = [program.plan() for program in left]
                tests = {"kind": "tests", "tests": plans, "names": sorted(names), "path": [*self._test_path]}
                visible = (*self._visible, *self._test_visible)
                with (
                    self._container({"kind": "code", "code": code}, self._visible) as code_side,
                    self._container(tests, visible) as test_side,
                ):
                    deadline = time.monotonic() + START_S + self.limits.wall_s
                    found = relay(code_side.channel, test_side.channel, deadline, self.limits, num_cases=len(left))
                if found.loaded is None or found.loaded.outcome != "passed":
                    report = found.loaded or Report("timeout", (), "the code under test does not load in time")
                    return [report] * len(programs)
                reports += found.cases
        return fill(reports, len(programs))

    def close(self) -> None:
        """Nothing lives between two candidates."""

    @contextlib.contextmanager
    def _container(
        self, job: Mapping[str, object], visible: Sequence[str], *more: bytes | None, supervised: bool = False
    ) -> Iterator[ContainerRun]:
        argv = (self.settings.python, "-I", "-S", "-E", "-B", "/cell/alone.py")
        memory_bytes = (self.limits.memory_mb << 20) + (COMMAND_OVERHEAD if supervised else 0)
        with oci.start(
            self.settings,
            argv=argv,
            visible=visible,
            limits=self.limits,
            memory_bytes=memory_bytes,
            supervised=supervised,
        ) as container:
            send(container.channel, {"path": [*self._path], **job, "limits": self.limits.kernel()}, *more)
            yield container

    def _collect(self, container: ContainerRun, questions: Interview, *, tagged: bool = True) -> Run:
        run = collect(container.channel, questions, self.limits, start_s=START_S, tagged=tagged)
        if run.ending == "died":
            self._explain(run, container)
        require_start(run)
        return run

    def _explain(self, run: Run, container: ContainerRun) -> None:
        """Why the program ended before its last report."""
        with contextlib.suppress(TimeoutError):
            code = container.wait(_GRACE_S)
            run.detail = f"the process ended early with exit code {code}"
            if code > 128:
                run.detail = f"the process died of signal {code - 128}"
            if code - 128 == 24:  # SIGXCPU on every architecture that there is a filter for
                run.ending, run.limit = "timeout", "cpu"
                run.detail = f"more than {self.limits.cpu_s} s of processor time"
        if container.out_of_memory:
            run.limit, run.detail = "memory", f"more than {self.limits.memory_mb} MiB of memory"
        if not run.started:
            run.detail = f"{run.detail} {container.said()}".strip()

    def _job(self, name: str, program: Program) -> dict[str, object]:
        return {
            "kind": "commands",
            "files": dict(program.files),
            "build": list(program.build or ()),
            "run": list(program.run),
            "environment": dict(program.environment),
            "address_space": program.address_space,
            "filtered": True,
            "language": name,
        }

    def _build_and_run(self, name: str, code: str, cases: Cases, chosen: list[int], reports: dict[int, Report]) -> None:
        tool = language(name)
        program = tool.program(code, [cases[case] for case in chosen], self.limits)
        with self._container(self._job(name, program), tool.toolchain().visible, supervised=True) as container:
            if program.build:
                exit_code, output = self._built(container)
                if exit_code != 0:
                    blame = tool.blame(output)
                    guilty = [chosen[case] for case in blame.cases if case < len(chosen)] or chosen
                    reports |= dict.fromkeys(guilty, Report("error", (), blame.detail, blame.trace))
                    return
            questions = interview([cases[case] for case in chosen], program.question)
            with contextlib.suppress(TimeoutError):
                put(container.channel, program.job(0), questions.question(), deadline=time.monotonic() + START_S)
            run = self._collect(container, questions)
        found = run.cases if len(run.cases) == len(chosen) else [*run.cases, interrupted(run)]
        if run.code is None or run.code.outcome != "passed":
            found = fill(found, len(chosen))
        reports |= dict(zip(chosen, found, strict=False))

    def _built(self, container: ContainerRun) -> tuple[int, str]:
        match self._answer(container, self.limits.build_s + START_S):
            case ["built", int(code), str(output), float()]:
                return code, output
        raise SandboxBroken(f"the build in a container ended without a word: {container.said()}")

    def _answer(self, container: ContainerRun, timeout_s: float) -> object:
        reader = Reader(container.channel, self.limits.output_bytes + (1 << 20))
        try:
            return decode(reader.frame(time.monotonic() + timeout_s))
        except (TimeoutError, EOFError, Malformed):
            return None

    def _script(self, name: str, program: Program, text: str) -> Report:
        tool = language(name)
        job = {**self._job(name, program), "stdin": text}
        with self._container(job, tool.toolchain().visible, supervised=True) as container:
            if program.build:
                exit_code, output = self._built(container)
                if exit_code != 0:
                    blame = tool.blame(output)
                    return Report("error", (), blame.detail, blame.trace)
            match self._answer(container, START_S + self.limits.wall_s):
                case ["ended", 0, float(), int(), str(printed)]:
                    return Report("passed", (printed,))
                case ["ended", int(status), float(), int(), str()]:
                    return Report("error", (), f"the process ended with status {status}")
        return Report("timeout", (), f"no result within {self.limits.wall_s:g} s", limit="wall")
