"""The installed JDK, with what makes its compiler start faster, made once per user and version.

javac is a Java program that is loaded and compiled anew each time. So the trusted side compiles the harness once, keeps
its class files for every program, and lets javac write an archive of its own loaded classes (JEP 350). Both lie in the
user's cache folder; the archive is shown to the cell read-only. Without the archive (an older JDK, a cache that cannot
be written to, a cell that cannot read it) javac takes twice as long and does the same.
"""

import functools
import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from agentic_diffusion.sandbox.languages.cache import cache_folder, is_own, move_in
from agentic_diffusion.sandbox.languages.contract import MissingToolchain, Toolchain

FAST = ("-Xshare:auto", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:-UseContainerSupport")
COMPILER = (*FAST, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Duser.language=en")
QUIET = ("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none", "-g", "-encoding", "UTF-8", "-d", ".", "-cp", ".")
_INSTALL = "apt-get install default-jdk-headless"
_SOURCES = ("Harness.java", "Values.java")
_ARCHIVE = "javac.jsa"
_TIMEOUT_S = 120
_SAMPLE = """\
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import java.math.*;
import java.time.*;
public class Sample implements judge__.Harness.Case {
    enum Kind { A, B }
    record Pair<T>(T left, int right) {}
    static <T extends Comparable<T>> List<T> sorted(Collection<T> items, Predicate<T> kept) {
        Map<T, Integer> counts = new TreeMap<>();
        for (T item : items) if (kept.test(item)) counts.merge(item, 1, Integer::sum);
        return counts.keySet().stream().sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    public void run(judge__.Values values) throws java.lang.Throwable {
        int[][] table = {{1, 2}, {3}};
        StringBuilder text = new StringBuilder();
        try {
            for (int i = 0; i < table.length; i++) text.append(table[i][0]).append(Kind.values()[i] + "x");
        } catch (IllegalArgumentException error) {
            throw new IllegalStateException(error);
        }
        values.add(sorted(List.of(3, 1), item -> item > 1 && !text.toString().isEmpty()));
        values.add(Math.sqrt(2.0) < 3 ? Optional.of(new Pair<>("a", 1)) : null);
    }
}
"""


@dataclass(frozen=True, slots=True)
class Jdk:
    """An installed JDK."""

    home: Path
    version: str
    linked: tuple[str, ...] = ()
    """Folders outside of it that its links lead to (Debian keeps the settings under /etc)."""
    archive: str = ""
    """The archive of javac's classes, "" without."""
    harness: Mapping[str, bytes] = field(default_factory=dict)
    """The compiled harness: file name to content."""

    @property
    def environment(self) -> dict[str, str]:
        """For names of files and classes beyond ASCII; and where a program cannot look up its own place in /proc."""
        return {"LC_ALL": "C.UTF-8", "LD_LIBRARY_PATH": str(self.home / "lib")}

    @property
    def java(self) -> str:
        return str(self.home / "bin" / "java")

    @property
    def javac(self) -> tuple[str, ...]:
        """The compiler with all its options, for sources and class files in the working folder."""
        shared = (f"-J-XX:SharedArchiveFile={self.archive}",) if self.archive else ()
        return (str(self.home / "bin" / "javac"), *(f"-J{flag}" for flag in COMPILER), *shared, *QUIET)

    def toolchain(self) -> Toolchain:
        """For the cell."""
        return Toolchain(
            f"JDK {self.version}", (str(self.home), *self.linked, *([self.archive] if self.archive else []))
        )


@functools.cache
def find() -> Jdk:
    """The JDK whose javac is found first. Raises MissingToolchain."""
    compiler = shutil.which("javac")
    if compiler is None:
        raise MissingToolchain(f"Java is missing: {_INSTALL}")
    home = Path(compiler).resolve().parents[1]
    release = home / "release"
    found = re.search(r'JAVA_VERSION="([^"]+)"', release.read_text("utf-8") if release.is_file() else "")
    version = found[1] if found else "of unknown version"
    links = {path.resolve() for part in ("conf", "lib") for path in (home / part).rglob("*") if path.is_symlink()}
    outside = {path for path in links if not path.is_relative_to("/usr") and not path.is_relative_to(home)}
    folders = {path.parent for path in outside if path.name != "cacerts"}
    linked = tuple(sorted(str(folder) for folder in folders if not folders & set(folder.parents)))
    plain = Jdk(home, version, linked)
    archive, harness = _prepared(plain)
    return Jdk(home, version, linked, archive, harness)


def _prepared(jdk: Jdk) -> tuple[str, dict[str, bytes]]:
    """The archive and the compiled harness, from the user's cache; made first where they are not there."""
    inside = resources.files("agentic_diffusion.sandbox") / "inside"
    sources = {name: (inside / name).read_text("utf-8") for name in _SOURCES}
    recipe = "\n".join((str(jdk.home), *COMPILER, *QUIET, *sources.values(), _SAMPLE))
    digest = hashlib.sha256(recipe.encode()).hexdigest()[:16]
    try:
        cache = cache_folder()
        finished = cache / f"java-{jdk.version}-{digest}"
        if not is_own(finished):
            with tempfile.TemporaryDirectory(dir=cache) as scratch:
                move_in(_make(jdk, sources, Path(scratch)), finished)
        archive = finished / _ARCHIVE
        return str(archive) if archive.is_file() else "", _classes(finished)
    except OSError:
        with tempfile.TemporaryDirectory() as scratch:
            return "", _classes(_make(jdk, sources, Path(scratch)))


def _classes(folder: Path) -> dict[str, bytes]:
    return {f"judge__/{path.name}": path.read_bytes() for path in sorted((folder / "judge__").glob("*.class"))}


def _make(jdk: Jdk, sources: Mapping[str, str], scratch: Path) -> Path:
    """A folder in `scratch` with the compiled harness and, if this JDK can make one, the archive."""
    made, sample = scratch / "made", scratch / "sample"
    made.mkdir(mode=0o755)
    for name, source in sources.items():
        (scratch / name).write_text(source, "utf-8")
    said = _run(jdk, (*jdk.javac, *(str(scratch / name) for name in sources)), made)
    if said:
        raise MissingToolchain(f"Java is installed but does not work ({said}): {_INSTALL}")
    shutil.copytree(made, sample)
    (sample / "Sample.java").write_text(_SAMPLE, "utf-8")
    archive = made / _ARCHIVE
    _run(jdk, (jdk.javac[0], f"-J-XX:ArchiveClassesAtExit={archive}", *jdk.javac[1:], "Sample.java"), sample)
    for path in (archive, *(made / "judge__").iterdir()):
        if path.is_file():
            path.chmod(0o644)
    return made


def _run(jdk: Jdk, argv: tuple[str, ...], folder: Path) -> str:
    """ "" if it succeeded, else what it said. Raises MissingToolchain if it does not end."""
    try:
        done = subprocess.run(
            argv, cwd=folder, env=jdk.environment, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise MissingToolchain(f"javac does not end within {_TIMEOUT_S} s") from None
    return "" if done.returncode == 0 else " ".join((done.stdout + done.stderr).split())[:200] or "no reason given"
