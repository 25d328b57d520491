"""The Go compiler and an archive of the compiled standard library and harness, made once per user and version.

`go build` needs a writable cache, which a cell does not have. So the trusted side lists the standard library with
`go list -export` once (10 s with Go 1.19, about a minute with current Go) and keeps the archives under the user's cache
folder; a cell calls the compiler and the linker directly, with the archive read-only. Where that folder cannot be
written to, the archive is made anew for every process, in a temporary folder. Packages other than the standard library
are not covered, nor is cgo. Archives of earlier versions are not removed.
"""

import atexit
import functools
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from agentic_diffusion.sandbox.languages.cache import cache_folder, is_own, move_in
from agentic_diffusion.sandbox.languages.contract import MissingToolchain, Toolchain

_RECIPE = "1"
_INSTALL = "apt-get install golang-go"
_BUILD_TIMEOUT_S = 600
MIN_MINOR = 18


@dataclass(frozen=True, slots=True)
class Go:
    """What a cell needs to compile a program."""

    version: str
    """As `go version` prints it: go1.19.8."""
    compiler: str
    linker: str
    shell: str
    archive: str
    """The folder with compile.cfg and link.cfg."""
    library: str
    """Where the distribution keeps compiled packages, "" without."""

    @property
    def language(self) -> str:
        """What the compiler takes for -lang: go1.19."""
        return ".".join(self.version.split()[0].split(".")[:2]).split("rc")[0]

    def toolchain(self) -> Toolchain:
        """For the cell."""
        seen = [self.compiler, self.linker, self.shell, self.archive, *([self.library] if self.library else [])]
        return Toolchain(self.version, tuple(seen))


@functools.cache
def find() -> Go:
    """The installed Go, with its archive. Raises MissingToolchain."""
    command, shell = shutil.which("go"), shutil.which("sh")
    if command is None or shell is None:
        raise MissingToolchain(f"Go is missing: {_INSTALL}")
    go = Path(command).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        found = json.loads(_call(go, scratch, "env", "-json", "GOVERSION", "GOROOT", "GOTOOLDIR", "GOARCH", "GOOS"))
    minor = found["GOVERSION"].split(".")[1].split("rc")[0].split("beta")[0]
    if not minor.isdigit() or int(minor) < MIN_MINOR:
        raise MissingToolchain(f"{found['GOVERSION']} is too old, 1.{MIN_MINOR} is needed: {_INSTALL}")
    tools = Path(found["GOTOOLDIR"]).resolve()
    library = (Path(found["GOROOT"]).resolve() / "pkg" / f"{found['GOOS']}_{found['GOARCH']}").resolve()
    return Go(
        version=found["GOVERSION"],
        compiler=str(tools / "compile"),
        linker=str(tools / "link"),
        shell=str(Path(shell).resolve()),
        archive=str(_archive(go, found["GOVERSION"], found["GOARCH"], tools, library)),
        library=str(library) if library.is_dir() else "",
    )


def harness() -> dict[str, str]:
    """The files of the package `judge`."""
    inside = resources.files("agentic_diffusion.sandbox") / "inside"
    return {name: (inside / f"{name}.txt").read_text("utf-8") for name in ("harness.go", "values.go")}


def _archive(go: Path, version: str, processor: str, tools: Path, library: Path) -> Path:
    """The finished archive; made first where there is none. Raises MissingToolchain."""
    digest = hashlib.sha256(f"{_RECIPE} {tools} {library} {sorted(harness().items())}".encode()).hexdigest()[:16]
    name = f"{version.split(maxsplit=1)[0]}-{processor}-{digest}"
    try:
        cache = cache_folder()
        finished = cache / name
        if is_own(finished):
            return finished
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            made = _make(go, tools, library, Path(scratch), finished)
            move_in(made, finished)
        return finished
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="agentic-diffusion-go-"))
        folder.chmod(0o755)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        finished = folder / name
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            move_in(_make(go, tools, library, Path(scratch), finished), finished)
        return finished


def _make(go: Path, tools: Path, library: Path, scratch: Path, finished: Path) -> Path:
    """An archive in `scratch` that is to be moved to `finished`."""
    listing = _call(go, str(scratch), "list", "-export", "-f", "{{.ImportPath}}\t{{.Export}}", "std")
    made = scratch / "archive"
    made.mkdir(mode=0o755)
    lines, public = [], []
    for row in listing.splitlines():
        path, _, file = row.partition("\t")
        if not file:
            continue
        place = file
        if not Path(file).resolve().is_relative_to(library):
            name = path.replace("/", "_") + ".a"
            shutil.copyfile(file, made / name)
            place = str(finished / name)
        lines.append(f"packagefile {path}={place}")
        if not {"internal", "vendor"} & set(path.split("/")):
            public.append(lines[-1])
    sources = harness()
    for name, content in sources.items():
        (scratch / name).write_text(content, "utf-8")
    config = scratch / "harness.cfg"
    config.write_text("\n".join(lines).replace(str(finished), str(made)) + "\n", "utf-8")
    compiler = [str(tools / "compile"), "-p", "judge", "-complete", "-pack", "-importcfg", str(config)]
    _run([*compiler, "-o", str(made / "judge.a"), *(str(scratch / name) for name in sources)], scratch)
    own = f"packagefile judge={finished / 'judge.a'}"
    (made / "compile.cfg").write_text("\n".join([*public, own]) + "\n", "utf-8")
    (made / "link.cfg").write_text("\n".join([*lines, own]) + "\n", "utf-8")
    for file_path in made.iterdir():
        file_path.chmod(0o644)
    return made


def _call(go: Path, scratch: str, *arguments: str) -> str:
    return _run([str(go), *arguments], Path(scratch))


def _run(argv: list[str], scratch: Path) -> str:
    """Run a part of the toolchain apart from the user's settings. Raises MissingToolchain."""
    environment = {
        "HOME": str(scratch),
        "GOENV": "off",
        "GOCACHE": str(scratch / "cache"),
        "GOPATH": str(scratch / "path"),
        "GOPROXY": "off",
        "GOTOOLCHAIN": "local",
        "GO111MODULE": "off",
        "CGO_ENABLED": "0",
        "PATH": os.defpath,
        "GOTELEMETRY": "off",
        "TMPDIR": str(scratch),
    }
    try:
        done = subprocess.run(
            argv, cwd=scratch, env=environment, capture_output=True, text=True, timeout=_BUILD_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise MissingToolchain("Go does not compile its standard library in 10 minutes") from None
    if done.returncode != 0:
        said = " ".join(done.stderr.split())[:200]
        raise MissingToolchain(f"Go is installed but does not work ({said}): {_INSTALL}")
    return done.stdout
