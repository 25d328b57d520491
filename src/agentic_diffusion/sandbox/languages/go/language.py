"""Go for the judge: what to write, build and run for one candidate.

The code under test and one file for each case make up package main; the harness is a package of its own, compiled into
the archive of toolchain.py beforehand. A case that does not compile is known by the name of its file. Line numbers of
the code under test are kept. `waits` is False: a program exists only after its code was compiled.

Not covered: the memory limit ends the process (the harness lays it on the data segment) without saying so; a panic in
the set-up of the program's own variables or in another goroutine ends the process without a message.
"""

import re
import shlex
from collections.abc import Mapping, Sequence

from agentic_diffusion.sandbox.languages.contract import Blame, Lifted, Program, Step, Toolchain
from agentic_diffusion.sandbox.languages.go import toolchain
from agentic_diffusion.sandbox.languages.go.library import PACKAGES
from agentic_diffusion.sandbox.languages.go.lifting import lift
from agentic_diffusion.sandbox.languages.go.scope import ATTEMPT, SHALLOW, free
from agentic_diffusion.sandbox.languages.go.syntax import Names, get, names_of, package_name, text, tree, walk
from agentic_diffusion.sandbox.languages.go.tables import parse_tests
from agentic_diffusion.sandbox.limits import Limits

_ERROR = re.compile(r"^(?:\./)?(candidate|main|case_(\d+))\.go:(\d+)(?::\d+)?: (.*)$", re.MULTILINE)
_IMPORT = re.compile(r'import (?:(\S+) )?"([^"]+)"')
_OUT, _JUDGE = "judge__out", "judge__"
_THREADS = "2"


class Go:
    """Implements contract.Language."""

    name = "go"
    waits = False

    def toolchain(self) -> Toolchain:
        """Raises MissingToolchain. A user's first call compiles the standard library, which takes 10 s to a minute."""
        return toolchain.find().toolchain()

    def lift(self, test: str, code: str) -> Lifted:
        """Raises Unliftable."""
        return lift(test, code)

    def parse_tests(self, text: str) -> list[str]:
        """Raises InputError."""
        return parse_tests(text)

    def program(self, code: str, cases: Sequence[Sequence[Step]], limits: Limits) -> Program:
        """Raises MissingToolchain."""
        names = names_of(code)
        calls = "".join(f"\t\t{_JUDGE}case{index},\n" for index in range(len(cases)))
        main = (
            f'package main\n\nimport {_JUDGE} "judge"\n\n'
            f"func main() {{\n\t{_JUDGE}.Serve([]func(*{_JUDGE}.Results){{\n{calls}\t}})\n}}\n"
        )
        files = {"candidate.go": normalised(code), "main.go": main}
        files |= {f"case_{index}.go": case_source(index, steps, names) for index, steps in enumerate(cases)}
        is_tested = int(bool(code.strip()))

        def job(first: int) -> bytes:
            numbers = (first, limits.output_bytes, limits.memory_mb, is_tested)
            return b"".join(number.to_bytes(4, "big") for number in numbers)

        return Program(
            run=("./candidate",),
            files={name: content.encode("utf-8", "replace") for name, content in files.items()},
            build=_build(sorted(files)),
            environment=_environment(limits),
            job=job,
        )

    def script(self, code: str, limits: Limits) -> Program:
        """Raises MissingToolchain."""
        content = normalised(code, keep_main=True).encode("utf-8", "replace")
        return Program(
            run=("./candidate",),
            files={"candidate.go": content},
            build=_build(["candidate.go"]),
            environment=_environment(limits),
        )

    def blame(self, output: str) -> Blame:
        """An error in the code under test is charged to the code, even where cases do not compile either."""
        found = _ERROR.findall(output)
        own = [(int(line), said) for file, _, line, said in found if file == "candidate"]
        if own:
            return Blame(_detail(own[0][1]), frozenset(), tuple(line for line, _ in own[:50]))
        cases = [(int(case), said) for _, case, _, said in found if case]
        if cases:
            return Blame(
                _detail("; ".join(dict.fromkeys(said for _, said in cases))), frozenset(case for case, _ in cases)
            )
        lines = [line for line in output.splitlines() if line.strip()] or ["the compiler says nothing"]
        return Blame(_detail(lines[0]))


def _detail(said: str) -> str:
    return f"CompileError: {' '.join(said.split())}"[:300]


def _environment(limits: Limits) -> Mapping[str, str]:
    return {"GOMEMLIMIT": f"{limits.memory_mb * 3 // 4}MiB", "GOMAXPROCS": _THREADS, "GOTRACEBACK": "none"}


def _build(files: Sequence[str]) -> tuple[str, ...]:
    """Compile and link; all errors are printed (-e), symbols for debuggers are left out (-s -w)."""
    go = toolchain.find()
    compiler = [go.compiler, "-o", "main.a", "-p", "main", "-complete", "-pack", "-e", f"-lang={go.language}"]
    linker = [go.linker, "-o", "candidate", "-s", "-w", "-buildmode=exe", "-importcfg", f"{go.archive}/link.cfg"]
    script = (
        f"{shlex.join([*compiler, '-importcfg', f'{go.archive}/compile.cfg', *files])} && "
        f"exec {shlex.join([*linker, 'main.a'])}"
    )
    return (go.shell, "-c", script)


def normalised(code: str, *, keep_main: bool = False) -> str:
    """`code` as a file of package main, line by line the same: without a main of its own and without //line."""
    root = tree(code)
    source = code.encode("utf-8", "replace")
    edits: list[tuple[int, int, bytes]] = []
    clause = next((child for child in root.children if child.type == "package_clause"), None)
    if clause is None:
        edits.append((0, 0, b"package main;"))
    else:
        name = clause.named_children[0]
        edits.append((name.start_byte, name.end_byte, b"main"))
    for child in root.children:
        if child.type == "function_declaration" and text(get(child, "name")) == "main" and not keep_main:
            name = get(child, "name")
            edits.append((name.start_byte, name.end_byte, b"_"))
    edits += [
        (node.start_byte + 2, node.start_byte + 6, b"Line")
        for node in walk(root)
        if node.type == "comment" and (node.text or b"").startswith((b"//line", b"/*line"))
    ]
    for start, end, new in sorted(edits, reverse=True):
        source = source[:start] + new + source[end:]
    return source.decode("utf-8", "replace") + "\n"


def case_source(index: int, steps: Sequence[Step], names: Names) -> str:
    """The file of one case: its imports and one function."""
    imports = {}
    body = []
    for kind, content in steps:
        if not isinstance(content, str):
            raise ValueError(f"a step {kind} is not known in Go")
        found = _IMPORT.fullmatch(content) if kind == "exec" else None
        if found:
            imports[found[1] or package_name(found[2])] = found[2]
        else:
            body.append(_statement(kind, content))
    function = f"func {_JUDGE}case{index}({_OUT} *{_JUDGE}.Results) {{\n" + "\n".join(body) + "\n}\n"
    chosen = "".join(
        f'import {"" if package_name(path) == name else name + " "}"{path}"\n'
        for name, path in sorted(_packages(function, imports).items())
        if name not in names.values and name not in names.types
    )
    return f'package main\n\nimport {_JUDGE} "judge"\n{chosen}\n{function}'


def _packages(function: str, imports: Mapping[str, str]) -> dict[str, str]:
    """The packages that a function names: those the test imports, and the standard library."""
    known = {**PACKAGES, **imports}
    fronts = set()
    for node in free(tree(function)):
        if node.type in ("selector_expression", "package_identifier"):
            fronts.add(text(get(node, "operand") if node.type == "selector_expression" else node))
    return {name: known[name] for name in fronts if name in known}


def _statement(kind: str, content: str) -> str:
    if kind == "exec":
        return content
    if kind == "raises":
        return f"{_OUT}.Raises(func() {{\n{content}\n}})"
    is_attempt, content = content.startswith(ATTEMPT), content.removeprefix(ATTEMPT)
    is_shallow, content = content.startswith(SHALLOW), content.removeprefix(SHALLOW)
    value = f"{_JUDGE}.Of({content})"
    if is_attempt:
        return f"{_OUT}.Attempt({str(is_shallow).lower()}, func() {_JUDGE}.Value {{ return {value} }})"
    return f"{_OUT}.{'Shallow' if is_shallow else 'Put'}({value})"
