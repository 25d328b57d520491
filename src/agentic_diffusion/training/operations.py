"""Training pairs beside plain generation, made from the same tasks: repair, edit and translate.

Each has a program that is given (`Sample.source`) and the one to write. Repair: a single change (sandbox/mutation.py)
that makes the program return something else on the task's inputs, in another language its twin. Edit: type hints,
a docstring, other names. Translate: the same program in another language.
"""

import ast
import copy
import sys
from collections.abc import Callable, Sequence
from random import Random
from types import FrameType
from typing import Any

from agentic_diffusion.sandbox.mutation import mutants
from agentic_diffusion.training.family import Task, lines
from agentic_diffusion.training.variants import canonical, compact, renamed, signature_line
from agentic_diffusion.training.wording import LANGUAGE_NAMES

REPAIR_REQUESTS = lines("""
    fix the bug
    Fix this function.
    this does not work, please repair it
    there is a mistake in here
    Find and fix the error.
    why is this wrong?
    my tests fail, what is wrong with this code?
    correct this function
    repair
    debug this
    it returns the wrong result
    Something is off by one here, please fix it.
    this gives wrong answers for some inputs
""")
HINT_REQUESTS = lines("""
    add type hints
    Add type annotations to this function.
    annotate the arguments and the return value
    please give this type hints
    with types
    make it typed
""")
DOCSTRING_REQUESTS = lines("""
    add a docstring
    Document this function.
    write a docstring for it
    please describe what it does in a docstring
    docstring
""")
TRANSLATE_REQUESTS = lines("""
    translate this to {x}
    Convert this function to {x}.
    rewrite it in {x}
    the same in {x}
    port to {x}
    how does this look in {x}?
    {x} version please
    i need this in {x}
""")
RENAME_REQUESTS = lines("""
    rename {old} to {new}
    Call it {new} instead of {old}.
    {old} should be called {new}
    use the name {new} for {old}
    change the name {old} to {new}
""")
WITH_TASK_SHARE = 0.5
"""Of repair requests: how many also say what the function should do."""
_MAX_MUTANTS = 60
_MAX_LINES = 20_000
"""That a mutant may run: some run for ever, and a limit in time would make samples depend on the machine."""
Call = Callable[[str, tuple[object, ...]], object]


class _TooLong(BaseException):
    """A program has run more lines than it may."""


def broken(task: Task, source: str, rng: Random, call: Call) -> str | None:
    """A mutant of the Python program that behaves differently; None if none is found soon.

    `call` runs a program on one tuple of arguments.
    """
    found = [mutant for mutant, _ in mutants(source)][:_MAX_MUTANTS]
    rng.shuffle(found)
    found.sort(key=lambda mutant: "return None" in mutant)  # nobody writes that by mistake
    inputs = [task.inputs(rng) for _ in range(4)]
    for mutant in found[:6]:
        if any(_differs(source, mutant, arguments, call) for arguments in inputs):
            return mutant
    return None


def _differs(source: str, mutant: str, arguments: tuple[object, ...], call: Call) -> bool:
    right = call(source, copy.deepcopy(arguments))
    try:
        wrong = _bounded(lambda: call(mutant, copy.deepcopy(arguments)))
    except _TooLong:
        return False  # nobody has a test that shows it
    except Exception:  # a mutant may do anything
        return True
    return wrong != right or type(wrong) is not type(right)


def _bounded(work: Callable[[], object]) -> object:
    """What `work` returns. Raises _TooLong after too many lines."""
    num_lines = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal num_lines
        num_lines += 1
        if num_lines > _MAX_LINES:
            raise _TooLong
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        return work()
    finally:
        sys.settrace(before)


def repair_request(prompt: str, rng: Random) -> str:
    """What somebody says who has a broken program."""
    request = rng.choice(REPAIR_REQUESTS)
    return f"{request.rstrip('.')}: {prompt}" if rng.random() < WITH_TASK_SHARE else request


def translate_request(language: str, rng: Random) -> str:
    """What somebody says who wants a program in `language`."""
    name = "Python" if language == "python" else LANGUAGE_NAMES[language][0]
    return rng.choice(TRANSLATE_REQUESTS).replace("{x}", rng.choice([name, name.lower()]))


def edited(task: Task, rng: Random) -> tuple[str, str, str] | None:
    """(request, program before, program after) for a Python function; None if the edit drawn has no place in it."""
    source = task.solution
    kind = rng.choice(("hints", "docstring", "rename"))
    plain = canonical(source, hints=False)
    if kind == "hints":
        after = canonical(source, hints=True)
        return (rng.choice(HINT_REQUESTS), plain, after) if after != plain else None
    if kind == "docstring":
        return rng.choice(DOCSTRING_REQUESTS), plain, with_docstring(plain, rng.choice(task.imperative or task.free))
    other, _ = renamed(source, rng)
    before, after = plain, canonical(other, hints=False)
    names = _changed_names(before, after)
    if len(names) != 1:
        return None
    old, new = names[0]
    return rng.choice(RENAME_REQUESTS).format(old=old, new=new), before, after


def with_docstring(source: str, text: str) -> str:
    """The function with `text` as its docstring, one line."""
    line = signature_line(source)
    end = source.index(line) + len(line)
    sentence = " ".join(text.split()).strip(" .?!\"\\'")
    return compact(f'{source[:end].rstrip()}\n    """{sentence[:1].upper()}{sentence[1:]}."""\n{source[end:]}')


def _changed_names(before: str, after: str) -> Sequence[tuple[str, str]]:
    pairs = zip(_names(before), _names(after), strict=True)
    return list(dict.fromkeys((old, new) for old, new in pairs if old != new))


def _names(source: str) -> list[str]:
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    return [function.name, *(argument.arg for argument in function.args.args)]
