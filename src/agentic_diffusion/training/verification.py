"""Judge many small programs at once: those of one language are joined into one, so that one build serves all.

Every function of a program gets a number behind its name, so that programs do not meet. A joined program that does not
build, or whose process dies, is parted in halves until the guilty ones stand alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agentic_diffusion.types import Judge

PACK_SIZE = 40
_DEFINED = {
    "python": r"^(?:def|class)\s+(\w+)",
    "javascript": r"^(?:async\s+)?(?:function\*?|const|let|class)\s+(\w+)",
    "java": r"^(?:(?:public|private|protected|final)\s+)*static\s+(?:final\s+)?[\w<>\[\], ?]+?\s+(\w+)\s*[(=]",
    "go": r"^(?:func|var|const|type)\s+(\w+)",
}
_IMPORT = {
    "python": r"^(?:import|from)\s.*\n",
    "javascript": r"^(?:import\s.*|const\s.*=\s*require\(.*)\n",
    "java": r"^import\s.*\n",
    "go": r'^import\s+(?:\((?:.|\n)*?\)|"[^"]*")\n',
}


@dataclass(frozen=True, slots=True)
class Checkable:
    """A program and tests that it has to pass, in its language."""

    language: str
    code: str
    tests: tuple[str, ...]


def verified(judge: Judge, programs: Sequence[Checkable], *, pack_size: int = PACK_SIZE) -> list[bool]:
    """Whether each program passes all its tests. Raises SandboxBroken or SandboxUnavailable."""
    passed = [False] * len(programs)
    for language in dict.fromkeys(program.language for program in programs):
        places = [place for place, program in enumerate(programs) if program.language == language]
        for start in range(0, len(places), pack_size):
            pack = places[start : start + pack_size]
            for place, result in zip(pack, _judged(judge, [programs[place] for place in pack]), strict=True):
                passed[place] = result
    return passed


def _judged(judge: Judge, pack: Sequence[Checkable]) -> list[bool]:
    code, tests = join(pack)
    verdict = judge.judge(code, [test for group in tests for test in group], language=pack[0].language)
    results, at = [], 0
    for group in tests:
        results.append(bool(group) and all(case.passed for case in verdict.cases[at : at + len(group)]))
        at += len(group)
    if all(results) or len(pack) == 1:
        return results
    if any(results):  # it built: only those that failed are judged again, each without neighbours
        return [result or _judged(judge, [program])[0] for result, program in zip(results, pack, strict=True)]
    half = len(pack) // 2
    return _judged(judge, pack[:half]) + _judged(judge, pack[half:])


def join(pack: Sequence[Checkable]) -> tuple[str, list[list[str]]]:
    """One program and the tests of each part of it, for programs of one language."""
    if len(pack) == 1:
        return pack[0].code, [list(pack[0].tests)]
    language = pack[0].language
    imports: dict[str, None] = {}
    bodies, tests = [], []
    for number, program in enumerate(pack):
        body = re.sub(r"^package\s+\w+\n", "", program.code, flags=re.MULTILINE)
        for found in re.finditer(_IMPORT[language], body, re.MULTILINE):
            imports |= dict.fromkeys(_paths(found.group(), language))
        body = re.sub(_IMPORT[language], "", body, flags=re.MULTILINE).strip("\n")
        names = re.findall(_DEFINED[language], body, re.MULTILINE)
        bodies.append(_numbered(body, names, number))
        tests.append([_numbered(test, names, number) for test in program.tests])
    return "\n\n".join(["\n".join(imports), *bodies]).lstrip("\n") + "\n", tests


def _paths(statement: str, language: str) -> list[str]:
    """Single imports; those of Go are often in brackets."""
    if language == "go":
        return [f"import {path}" for path in re.findall(r'"[^"]*"', statement)]
    return [statement.strip()]


def _numbered(text: str, names: Sequence[str], number: int) -> str:
    """`text` with the number behind each of the names, outside of string literals and members."""
    if not names:
        return text
    pattern = re.compile(
        r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<![\w.$])(""" + "|".join(map(re.escape, names)) + r")(?![\w$])"
    )
    return pattern.sub(lambda found: found.group(1) or f"{found.group(2)}_{number}", text)
