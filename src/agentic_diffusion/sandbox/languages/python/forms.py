"""The forms in which tests come, as plain statements where possible.

Understood: `def check(candidate): ...` with `check(name)`, functions named `test...` without parameters or with one
`pytest.mark.parametrize` over a literal table, methods of classes named `Test...` and of unittest.TestCase
(unittests.py). Not understood, and left as they are: fixtures, other decorators, async tests, anything with state
between tests.
"""

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from agentic_diffusion.sandbox.languages.python import unittests
from agentic_diffusion.sandbox.languages.python.names import bound, free, rebuild

_BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True, slots=True)
class Unit:
    """One test: a function, or one method of a class."""

    function: ast.FunctionDef | ast.AsyncFunctionDef
    owner: ast.ClassDef | None = None

    @property
    def statement(self) -> ast.stmt:
        """The unit as it stands in a module: a class holds this test alone, with all that is no test."""
        if self.owner is None:
            return self.function
        kept = [item for item in self.owner.body if item is self.function or not is_test(item)]
        return ast.ClassDef(self.owner.name, self.owner.bases, self.owner.keywords, kept, self.owner.decorator_list)


def is_test(node: ast.AST) -> bool:
    """Whether a test runner would collect this function."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")


def units(statement: ast.stmt) -> list[Unit]:
    """The tests that `statement` defines, in order."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return [Unit(statement)] if is_test(statement) else []
    if isinstance(statement, ast.ClassDef) and (statement.name.startswith("Test") or unittests.is_test_case(statement)):
        found = [item for item in statement.body if is_test(item)]
        return [Unit(item, statement) for item in found if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)]
    return []


def flattened(text: str) -> tuple[str, list[ast.stmt]]:
    """The source and the statements of one test, without the function or class around it where that can be."""
    body = ast.parse(text).body
    if not any(isinstance(statement, _BLOCKS) for statement in body):
        return text, body
    changed = call_checks(body)
    found = [unit for statement in changed for unit in units(statement)]
    rest = [statement for statement in changed if not units(statement) and not is_main(statement)]
    if len(found) == 1 and not any(isinstance(statement, ast.Assert) for statement in rest):
        inner = plain(found[0])
        if inner is not None:
            changed = [*rest, *inner]
    if changed == body:
        return text, body
    source = source_of(changed)
    return source, ast.parse(source).body


def plain(unit: Unit) -> list[ast.stmt] | None:
    """The statements of a test, to be run at the left margin; None where it needs a test runner."""
    function, owner = unit.function, unit.owner
    if not isinstance(function, ast.FunctionDef) or any(
        isinstance(node, ast.Return | ast.Global | ast.Nonlocal | ast.Yield) for node in ast.walk(function)
    ):
        return None
    if owner is not None:
        if not (unittests.is_test_case(owner) or not owner.bases):
            return None
        return unittests.plain_method(owner, function)
    if not function.decorator_list:
        return None if ast.unparse(function.args) else function.body
    return _parametrized(function)


def _parametrized(function: ast.FunctionDef) -> list[ast.stmt] | None:
    """A test over one literal table as a loop over it."""
    match function.decorator_list:
        case [
            ast.Call(
                func=ast.Attribute(attr="parametrize"),
                args=[ast.Constant() | ast.List() | ast.Tuple() as given, (ast.List() | ast.Tuple()) as table],
                keywords=keywords,
            )
        ] if all(keyword.arg == "ids" for keyword in keywords):
            names = _names(given)
        case _:
            return None
    parameters = function.args
    if [argument.arg for argument in parameters.args] != names or parameters.defaults or parameters.kwonlyargs:
        return None
    stores = [ast.Name(name, ast.Store()) for name in names]
    target: ast.expr = stores[0] if len(stores) == 1 else ast.Tuple(list[ast.expr](stores), ast.Store())
    return [ast.fix_missing_locations(ast.For(target, table, function.body, []))]


def _names(given: ast.expr) -> list[str]:
    try:
        value = ast.literal_eval(given)
    except ValueError:
        return []
    return [name.strip() for name in value.split(",")] if isinstance(value, str) else list(value)


def call_checks(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Write out `check(name)` where `def check(candidate)` came before."""
    checks: dict[str, ast.FunctionDef] = {}
    result: list[ast.stmt] = []
    called: set[str] = set()
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name, args=ast.arguments(args=[ast.arg()])) if has_assert(statement) and (
                not is_test(statement)
            ):
                checks[name] = statement
            case ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[ast.Name() as target], keywords=[])) if (
                name in checks
            ):
                called.add(name)
                result += [_renamed(inner, checks[name].args.args[0].arg, target.id) for inner in checks[name].body]
            case _:
                result.append(statement)
    return result + [checks[name] for name in checks if name not in called]


def _renamed(statement: ast.stmt, old: str, new: str) -> ast.stmt:
    return _Rename(old, new).visit(ast.parse(ast.unparse(statement)).body[0])  # type: ignore[no-any-return]


class _Rename(ast.NodeTransformer):
    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.new, node.ctx) if node.id == self.old else node


def has_assert(statement: ast.AST) -> bool:
    """Whether an assert stands anywhere within."""
    return any(isinstance(node, ast.Assert) for node in ast.walk(statement))


def is_main(statement: ast.stmt) -> bool:
    """`if __name__ == "__main__":`, which no judge runs, or a bare call of the test runner."""
    match statement:
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="unittest" | "pytest"), attr="main"))):
            return True
    return False


def needed(helpers: Sequence[ast.stmt], unit: ast.stmt) -> list[ast.stmt]:
    """Those of the other statements of a file that a test needs, by the names it reads."""
    reads = set(free(unit)) | _parameters(unit)
    kept: set[int] = set()
    for _ in helpers:
        for place, helper in enumerate(helpers):
            binds = bound(helper) if not isinstance(helper, _BLOCKS) else frozenset((helper.name,))
            changes = isinstance(helper, ast.Expr) and free(helper) & _locals(helpers)
            if place not in kept and (binds & reads or (changes and free(helper) & reads) or _is_always(helper)):
                kept.add(place)
                reads |= free(helper) | _parameters(helper)
    return [helper for place, helper in enumerate(helpers) if place in kept]


def _locals(helpers: Sequence[ast.stmt]) -> frozenset[str]:
    return frozenset[str]().union(*map(bound, helpers)) if helpers else frozenset()


def _parameters(statement: ast.AST) -> set[str]:
    """Names of parameters: to pytest these are fixtures."""
    return {node.arg for node in ast.walk(statement) if isinstance(node, ast.arg)}


def _is_always(helper: ast.stmt) -> bool:
    """Star imports, module-wide set-up and fixtures that apply to every test."""
    if isinstance(helper, ast.ImportFrom):
        return any(alias.name == "*" for alias in helper.names)
    if isinstance(helper, ast.FunctionDef):
        fixtures = " ".join(map(ast.unparse, helper.decorator_list))
        return "autouse" in fixtures or helper.name.startswith(("setup_", "teardown_", "setUp", "tearDown"))
    return isinstance(helper, ast.Assign) and "pytestmark" in bound(helper)


def source_of(statements: Sequence[ast.stmt]) -> str:
    """Python source, a statement a line."""
    return "\n".join(ast.unparse(ast.fix_missing_locations(_fresh(statement))) for statement in statements)


def _fresh(statement: ast.stmt) -> ast.stmt:
    return rebuild(statement, lambda part: part)  # type: ignore[return-value]
