"""Split a file of tests into single tests that can be judged one by one.

Understood: Python source with set-up lines and asserts, the form `def check(candidate): ...` followed by `check(name)`,
functions named `test...`, classes of tests, parametrised tests, and examples in doctest style. Set-up that only imports
or binds names to expressions without calls is repeated before each assert. Set-up that does more has an order to keep,
so from there on the file is one test with several asserts.

A test function or method becomes plain statements where these can be lifted; else its text, with the helpers and
fixtures that it needs, is one test for the second cell. So does a file of doctests that cannot be written as asserts.
"""

import ast
from collections.abc import Sequence

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.doctests import as_asserts, is_doctest
from agentic_diffusion.sandbox.languages.python.forms import (
    Unit,
    call_checks,
    has_assert,
    is_main,
    needed,
    plain,
    source_of,
    units,
)
from agentic_diffusion.sandbox.languages.python.lifting import lift


def parse_tests(text: str) -> list[str]:
    """The tests in `text`, in order. Raises InputError where it is no Python (one line: where and what)."""
    if not is_doctest(text):
        return _split_source(text)
    try:
        return _split_source(as_asserts(text))
    except Unliftable:
        return [text.strip()]


def _split_source(text: str) -> list[str]:
    try:
        body = ast.parse(text).body
    except SyntaxError as error:
        raise InputError(f"tests, line {error.lineno}: {error.msg}; write Python asserts, one per test") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise InputError(f"tests: cannot be read ({error})") from None
    body = [statement for statement in call_checks(body) if not is_main(statement)]
    helpers = [statement for statement in body if not units(statement) and not isinstance(statement, ast.Assert)]
    return _split_body(body, helpers)


def _split_body(body: Sequence[ast.stmt], helpers: Sequence[ast.stmt]) -> list[str]:
    tests: list[str] = []
    set_up: list[ast.stmt] = []
    for place, statement in enumerate(body):
        if isinstance(statement, ast.Assert):
            tests.append(source_of([*set_up, statement]))
        elif found := units(statement):
            tests += [_test_of(unit, helpers) for unit in found]
        elif _is_repeatable(statement):
            set_up.append(statement)
        elif not _is_note(statement):
            rest = [later for later in body[place:] if not units(later)]
            if any(map(has_assert, rest)) or not any(map(units, body)):
                tests += [source_of([*set_up, *rest])] if any(map(_asserts_something, rest)) else []
            return tests + [_test_of(unit, helpers) for later in body[place:] for unit in units(later)]
    return tests


def _test_of(unit: Unit, helpers: Sequence[ast.stmt]) -> str:
    """One test as statements that can be lifted, or as it was written."""
    statements = plain(unit)
    if statements is not None:
        module = ast.Module(list(statements), [])
        text = source_of([*needed(helpers, module), *statements])  # type: ignore[arg-type]
        try:
            lift(text)
        except Unliftable:
            pass
        else:
            return text
    return source_of([*needed(helpers, unit.statement), unit.statement])


def _asserts_something(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Assert | ast.With | ast.Try) for node in ast.walk(statement))


def _is_note(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_repeatable(statement: ast.stmt) -> bool:
    """Running it again before another assert changes nothing."""
    if isinstance(statement, ast.Import | ast.ImportFrom | ast.ClassDef):
        return True
    if isinstance(statement, ast.FunctionDef):
        return not has_assert(statement)
    return isinstance(statement, ast.Assign) and not any(isinstance(node, ast.Call) for node in ast.walk(statement))
