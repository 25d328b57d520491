"""Split a file of tests into single tests that can be judged one by one.

Understood: Python source with set-up lines and asserts, functions named `test...` without parameters, the form
`def check(candidate): ...` followed by `check(name)`, and examples in doctest style. Set-up that only imports or
binds names to expressions without calls is repeated before each assert. Set-up that does more has an order to keep, so
from there on the file is one test with several asserts.
"""

import ast
import doctest
from collections.abc import Sequence

from agentic_diffusion.errors import InputError


def parse_tests(text: str) -> list[str]:
    """The tests in `text`, in order. Raises InputError where it is no Python (one line: where and what)."""
    if _is_doctest(text):
        return _split_source(as_asserts(text))
    return _split_source(text)


def as_asserts(test: str) -> str:
    """A test in doctest style as set-up lines and asserts; any other text as it is."""
    if not _is_doctest(test):
        return test
    lines = []
    try:
        examples = doctest.DocTestParser().get_examples(test)
    except ValueError as error:
        raise InputError(f"tests: {error}") from None
    for example in examples:
        source, want = example.source.strip(), example.want.strip()
        if not want:
            lines.append(source)
        elif example.exc_msg is None and _is_expression(source) and _is_expression(want):
            lines.append(f"assert ({source}) == ({want})")
        else:
            lines.append(f"if True: assert ({source!r}, {want!r})")  # in a block: no judge will lift it
    return "\n".join(lines)


def _is_doctest(text: str) -> bool:
    return text.lstrip().startswith(">>>")


def _is_expression(source: str) -> bool:
    try:
        ast.parse(source, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _split_source(text: str) -> list[str]:
    try:
        body = ast.parse(text).body
    except SyntaxError as error:
        raise InputError(f"tests, line {error.lineno}: {error.msg}; write Python asserts, one per test") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise InputError(f"tests: cannot be read ({error})") from None
    return _split_body(_call_checks(body))


def _split_body(body: Sequence[ast.stmt]) -> list[str]:
    tests: list[str] = []
    set_up: list[ast.stmt] = []
    for place, statement in enumerate(body):
        if isinstance(statement, ast.Assert):
            tests.append(_source([*set_up, statement]))
        elif _is_test_function(statement):
            tests.append(_source([*set_up, *statement.body]))  # type: ignore[attr-defined]
        elif _is_repeatable(statement):
            set_up.append(statement)
        elif not _is_note(statement):
            rest = [later for later in body[place:] if not _is_test_function(later)]
            if any(isinstance(node, ast.Assert) for later in rest for node in ast.walk(later)):
                tests.append(_source([*set_up, *rest]))
            functions = [later for later in body[place:] if _is_test_function(later)]
            return tests + _split_body([*set_up, *functions]) if functions else tests
    return tests


def _source(statements: Sequence[ast.stmt]) -> str:
    return "\n".join(map(ast.unparse, statements))


def _is_note(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_repeatable(statement: ast.stmt) -> bool:
    """Running it again before another assert changes nothing."""
    if isinstance(statement, ast.Import | ast.ImportFrom | ast.ClassDef):
        return True
    if isinstance(statement, ast.FunctionDef):
        return not any(isinstance(node, ast.Assert) for node in ast.walk(statement))
    return isinstance(statement, ast.Assign) and not any(isinstance(node, ast.Call) for node in ast.walk(statement))


def _is_test_function(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.FunctionDef)
        and statement.name.startswith("test")
        and not ast.unparse(statement.args)
        and any(isinstance(inner, ast.Assert) for inner in ast.walk(statement))
    )


def _call_checks(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Write out `check(name)` where `def check(candidate)` came before."""
    checks: dict[str, ast.FunctionDef] = {}
    result: list[ast.stmt] = []
    called: set[str] = set()
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name, args=ast.arguments(args=[ast.arg()])) if _has_assert(statement):
                checks[name] = statement
            case ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[ast.Name() as target], keywords=[])) if (
                name in checks
            ):
                called.add(name)
                rename = _Rename(checks[name].args.args[0].arg, target.id)
                result += [rename.visit(ast.parse(ast.unparse(inner)).body[0]) for inner in checks[name].body]
            case _:
                result.append(statement)
    return result + [checks[name] for name in checks if name not in called]


def _has_assert(statement: ast.AST) -> bool:
    return any(isinstance(node, ast.Assert) for node in ast.walk(statement))


class _Rename(ast.NodeTransformer):
    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.new, node.ctx) if node.id == self.old else node
