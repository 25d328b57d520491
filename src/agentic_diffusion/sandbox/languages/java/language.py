"""Java for the judge: javac builds the code under test, the cases and the harness in one call; java runs them.

Every case is a class in a file of its own, so that the compiler's output says which case does not fit the code under
test. The heap is capped by the virtual machine itself (it dies of a limit on its address space). Needs JDK 11 or later.
"""

import re
import struct
from collections.abc import Sequence

from agentic_diffusion.errors import SandboxBroken
from agentic_diffusion.sandbox.languages.contract import Blame, Program, Step, Toolchain
from agentic_diffusion.sandbox.languages.decision import DecidedTest
from agentic_diffusion.sandbox.languages.java import lifting, parsing, syntax
from agentic_diffusion.sandbox.languages.java.candidate import Candidate, candidate
from agentic_diffusion.sandbox.languages.java.library import CORE, DEFAULT_IMPORTS, full_name
from agentic_diffusion.sandbox.languages.java.syntax import children, text
from agentic_diffusion.sandbox.languages.java.toolchain import FAST, find
from agentic_diffusion.sandbox.limits import Limits

_ERROR = re.compile(r"^(?:\./)?([^\s:][^:\n]*\.java):(\d+): error: (.*)$", re.MULTILINE)
_CASE = re.compile(r"judge__Case(\d+)\.java")
_SYMBOL = re.compile(r"^ +symbol: +(.*)$", re.MULTILINE)
_BROKEN = re.compile(r"error while loading shared libraries|Error occurred during initialization of (?:VM|boot layer)")
_MAX_ERRORS = "200"


class Java:
    """Implements contract.Language."""

    name = "java"
    waits = False

    def toolchain(self) -> Toolchain:
        """Raises MissingToolchain."""
        return find().toolchain()

    def lift(self, test: str, code: str) -> DecidedTest:
        """Take one test apart. Raises Unliftable."""
        return lifting.lift(test, code)

    def parse_tests(self, text: str) -> list[str]:
        """The single tests in a test file. Raises InputError."""
        return parsing.parse_tests(text)

    def program(self, code: str, cases: Sequence[Sequence[Step]], limits: Limits) -> Program:
        """The code under test beside one class for each case."""
        source = candidate(code)
        sources = {f"judge__Case{index}.java": _case(index, steps, source) for index, steps in enumerate(cases)}
        if code.strip():
            sources[source.file] = source.source
        files = {name: content.encode("utf-8", "replace") for name, content in sources.items()}
        main = ("judge__.Harness", str(len(cases)), source.file, *source.classes)
        return Program(
            run=(*_java(limits), *main),
            files={**files, **find().harness},
            build=(*find().javac, "-Xmaxerrs", _MAX_ERRORS, *sources),
            environment=find().environment,
            job=lambda first: struct.pack(">ii", first, limits.output_bytes),
        )

    def script(self, code: str, limits: Limits) -> Program:
        """The class with a `main`."""
        source = candidate(code)
        return Program(
            run=(*_java(limits), source.runs or source.first),
            files={source.file: source.source.encode("utf-8", "replace")},
            build=(*find().javac, source.file),
            environment=find().environment,
        )

    def blame(self, output: str) -> Blame:
        """The code under test if any error is in its file, else the cases whose files have one.

        Raises SandboxBroken if the compiler could not even start.
        """
        if _BROKEN.search(output[:1000]):
            raise SandboxBroken(_one_line(f"javac cannot start in the cell: {output}"))
        errors = list(_ERROR.finditer(output))
        own = [error for error in errors if not _CASE.fullmatch(error[1])]
        cases = [(error, int(found[1])) for error in errors if (found := _CASE.fullmatch(error[1]))]
        if own:
            lines = tuple(dict.fromkeys(int(error[2]) for error in own))[:50]
            return Blame(_one_line(f"line {own[0][2]}: {_reason(own[0], output)}"), trace=lines)
        if cases:
            reason = f"the test does not compile: {_reason(cases[0][0], output)}"
            return Blame(_one_line(reason), frozenset(case for _, case in cases))
        return Blame(_one_line(f"javac: {output}"))


def _reason(error: re.Match[str], output: str) -> str:
    """What javac says, with the symbol that it misses."""
    end = output.find(".java:", error.end())
    symbol = _SYMBOL.search(output, error.end(), end if end > 0 else len(output))
    return f"{error[3]}: {symbol[1]}" if symbol else error[3]


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]


def _java(limits: Limits) -> tuple[str, ...]:
    """The heap gets three quarters of the memory; the rest is for code, threads and the machine itself."""
    heap = f"-Xmx{max(limits.memory_mb * 3 // 4, 8)}m"
    encodings = ("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8")
    return (find().java, *FAST, heap, "-Xss8m", *encodings, "-cp", ".")


def _case(index: int, steps: Sequence[Step], source: Candidate) -> str:
    """The class of one case."""
    imports = [f"import {name};" for name in DEFAULT_IMPORTS]
    members: list[str] = []
    body: list[str] = []
    for kind, step in steps:
        assert isinstance(step, str), "only Python binds values"
        if kind == "eval":
            body.append(f"judge__values.add({_qualified(step, source, members)}\n);")
        elif kind == "raises":
            body.append(_raising(step))
        elif step.startswith("import "):
            imports.append(step)
        elif (member := _member(step)) is not None:
            members.append(member)
        else:
            body.append(step)
    named = {line.rstrip(";").rsplit(".", 1)[-1] for line in imports}
    imports += [f"import {full_name(name)};" for name in source.classes if name in CORE and name not in named]
    return "\n".join(
        [
            *dict.fromkeys(imports),
            f"public final class judge__Case{index} implements judge__.Harness.Case {{",
            "public void run(judge__.Values judge__values) throws java.lang.Throwable {",
            *body,
            "}",
            *members,
            "}\n",
        ]
    )


def _qualified(expression: str, source: Candidate, members: Sequence[str]) -> str:
    """An expression that was not lifted (Judge.evaluate) may call methods of the code without their class."""
    try:
        node = syntax.parse_expression(expression)
    except syntax.NoJava:
        node = None
    if node is None or members:
        return expression
    return syntax.on_classes(node, lambda name: source.methods.get(name, ""))


def _raising(step: str) -> str:
    """`if (true)`, because what follows a `throw` would not compile."""
    statements = step if step.rstrip().endswith((";", "}")) else f"{step};"
    return (
        f"try {{ if (true) {{ {statements} }} judge__values.add(null); }} "
        "catch (java.lang.Throwable judge__thrown) { judge__values.add(judge__.Harness.names(judge__thrown)); }"
    )


def _member(step: str) -> str | None:
    """A method or type of the test as a static member; None for anything else."""
    found = children(syntax.parse(step))
    if len(found) != 1 or found[0].type not in ("method_declaration", *syntax.TYPES):
        return None
    node = found[0]
    modifiers = next((part for part in node.children if part.type == "modifiers"), None)
    if modifiers is None:
        return f"static {text(node)}"
    kept = [word for word in text(modifiers).split() if word in ("abstract", "final")]
    rest = (node.text or b"")[modifiers.end_byte - node.start_byte :].decode("utf-8", "replace")
    return " ".join(["static", *kept, rest.strip()])
