"""Which tests must not meet in one process: where the answer to one stands among the inputs of another.

A program may keep what it is given. If a test of a decoder shares its process with one of the encoder, recalling the
encoder's input passes for decoding. Literals are compared as text, which serves all languages; what is derived from an
input (reversed, sorted) is not found, and short literals (0, 'a') would be found everywhere and prove nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence

from agentic_diffusion.sandbox.languages.contract import Step

_LITERAL = re.compile(r"""'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|(?<![\w.])(\d[\w.]*)""")
_MIN_TEXT = 2
_MIN_DIGITS = 3
_MIN_RUN = 3
"""So many short literals in a row, as in a list, are as telling as a long one."""


def separate(tests: Sequence[tuple[str, Sequence[Step]]]) -> list[list[int]]:
    """Places of the tests, each (source, its steps), in groups that may share a process; nearly always one group."""
    inputs = [_literals(" ".join(_text(step) for step in steps)) for _, steps in tests]
    if len(tests) < 2:
        return [list(range(len(tests)))]
    answers = [_telling(_without(_literals(source), given)) for (source, _), given in zip(tests, inputs, strict=True)]
    given = [_telling(literals) for literals in inputs]
    groups: list[list[int]] = []
    for place in range(len(tests)):
        for group in groups:
            if all(answers[place].isdisjoint(given[one]) and answers[one].isdisjoint(given[place]) for one in group):
                group.append(place)
                break
        else:
            groups.append([place])
    return groups


def _text(step: Step) -> str:
    return repr(step[1]) if step[0] == "bind" else str(step[1])


def _literals(source: str) -> list[str]:
    """Texts behind a quotation mark, numbers as they are."""
    return [number or f"'{single or double or back}" for single, double, back, number in _LITERAL.findall(source)]


def _without(literals: Sequence[str], own: Sequence[str]) -> list[str]:
    left = Counter(own)
    found = []
    for literal in literals:
        if left[literal]:
            left[literal] -= 1
        else:
            found.append(literal)
    return found


def _telling(literals: Sequence[str]) -> set[str]:
    long = {
        literal for literal in literals if len(literal) > (_MIN_TEXT if literal.startswith("'") else _MIN_DIGITS - 1)
    }
    runs = zip(*(literals[start:] for start in range(_MIN_RUN)), strict=False)
    return long | {" ".join(run) for run in runs if len(set(run)) > 1}
