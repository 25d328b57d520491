"""Tests that cannot be lifted: read here, run in a second cell, with the judge between that cell and the code.

`read` says how a single test goes: as a script, as test functions, through pytest (fixtures, parameters, classes) or as
a doctest. It marks every assertion, so that the side of the tests (inside/test_side.py) knows when one began and did
not come to its end, and names what the test wants of the code. `relay` passes messages between the two workers.

Not covered: async tests; tests that patch a module of the standard library for the code, hand it files, read its source
or subclass its classes; what a test changes in a mutable value after the call that was given it; coverage.
"""

import ast
import builtins
import doctest
import re
import symtable
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from agentic_diffusion.sandbox.inside.operations import BEGIN, DONE, FILL, SAY
from agentic_diffusion.sandbox.languages.contract import Unliftable

_ASSERTING = re.compile(r"(?i)^(assert\w*|raises\w*|fail\w*|warns|deprecated_call)$")
_CATCHING = re.compile(r"(?i)^(raises\w*|assertraises\w*|suppress|warns|assertwarns\w*|deprecated_call)$")
_DOTTED = re.compile(r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$")
_COMPARED = {ast.In, ast.NotIn, ast.Is, ast.IsNot, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE}
_BUILTINS = frozenset(dir(builtins))


@dataclass(frozen=True, slots=True)
class TestProgram:
    """One single test, ready for the side of the tests."""

    __test__ = False

    way: str
    """"script", "functions", "pytest" or "doctest"."""
    text: str
    """The test with its assertions marked; a doctest as it is."""
    free: tuple[str, ...]
    """Names it uses and does not bind: those of the code under test."""
    modules: tuple[str, ...]
    """Modules that it imports or names in a string, with the packages that they lie in."""
    functions: tuple[str, ...]
    """Its test functions, in order."""
    functions_take_nothing: bool
    counted: bool
    """It has no assertions but assert statements, so that one of them must run."""
    may_suppress: bool
    """No assertion stands in the block of a `with`, so that a context manager may swallow exceptions."""

    def plan(self) -> dict[str, object]:
        """The entry of the job."""
        return {name: getattr(self, name) for name in self.__slots__}


def read(test: str, names: Set[str]) -> TestProgram:
    """Say how `test` goes; `names` are those of the code under test. Raises Unliftable with what to write instead."""
    try:
        if test.lstrip().startswith(">>>"):
            return _read_doctest(test, names)
        tree = ast.parse(test)
        _check(tree)
        return _read_module(test, tree, names)
    except SyntaxError as error:
        raise Unliftable(f"the test is no Python: {error.msg} (line {error.lineno})") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unliftable(str(error) or "the test is too deeply nested") from None


def _read_doctest(test: str, names: Set[str]) -> TestProgram:
    examples = doctest.DocTestParser().get_examples(test)
    if not any(example.want or example.exc_msg for example in examples):
        raise Unliftable("the doctest states no output")
    source = "".join(example.source for example in examples)
    free = _free_names(source, names)
    return TestProgram("doctest", test, free, _modules(ast.parse(source)), (), True, False, may_suppress=False)


def _check(tree: ast.Module) -> None:
    bearing = False
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef):
            raise Unliftable("async tests are not run; call asyncio.run inside a function of the program")
        if isinstance(node, ast.Name) and node.id in (FILL, BEGIN, DONE, SAY):
            raise Unliftable(f"the name {node.id} is reserved")
        bearing = bearing or isinstance(node, ast.Assert | ast.Raise) or bool(_ASSERTING.match(_called(node)))
    if not bearing:
        raise Unliftable("the test asserts nothing; write an assert statement")


def _read_module(test: str, tree: ast.Module, names: Set[str]) -> TestProgram:
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test")]
    plain = not any(ast.unparse(node.args) for node in found)
    modules = _modules(tree)
    way = "functions" if found else "script"
    if "pytest" in modules or not plain or any(node.decorator_list for node in found) or _has_test_class(tree):
        way = "pytest"
    free = _free_names(test, names)
    may_suppress = not any(map(_asserts_inside, ast.walk(tree)))
    only_statements = not any(map(_asserts_otherwise, ast.walk(tree)))
    marked = _Marker(spoken=way != "pytest").visit(tree)
    marked.body = [statement for statement in marked.body if not _is_main_call(statement)]
    place = sum(1 for statement in marked.body if _is_future(statement) or _is_docstring(statement, marked.body))
    marked.body.insert(place, ast.parse(f"{FILL}(globals())").body[0])
    text = ast.unparse(ast.fix_missing_locations(marked))
    functions = tuple(node.name for node in found)
    return TestProgram(way, text, free, modules, functions, plain, only_statements, may_suppress)


def _asserts_otherwise(node: ast.AST) -> bool:
    """Something besides an assert statement that decides: a call, a `raise`, a `try`."""
    return bool(_ASSERTING.match(_called(node))) or isinstance(node, ast.Raise | ast.Try)


def _called(node: ast.AST) -> str:
    """The last name of the function that a call calls."""
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
    return ""


def _has_test_class(tree: ast.Module) -> bool:
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return any(
        node.name.startswith("Test") or any("TestCase" in ast.unparse(base) for base in node.bases)
        for node in classes
    )  # fmt: skip


def _modules(tree: ast.AST) -> tuple[str, ...]:
    """What is imported, with all packages above it, and what dotted names in strings lie in (targets of patches)."""
    names: list[str] = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                names += [alias.name for alias in aliases]
            case ast.ImportFrom(module=str(name)):
                names.append(name)
            case ast.ImportFrom(module=None, names=aliases):
                names += [alias.name for alias in aliases]
            case ast.Call(args=[ast.Constant(value=str(name)), *_]) if _called(node) in ("import_module", "__import__"):
                names.append(name)
            case ast.Constant(value=str(name)) if _DOTTED.match(name):
                names.append(name.rpartition(".")[0])
    parts = [name.split(".") for name in names]
    return tuple(sorted({".".join(part[:size]) for part in parts for size in range(1, len(part) + 1)}))


def _free_names(source: str, names: Set[str]) -> tuple[str, ...]:
    """Names that are looked up and never bound at the top.

    A built-in stays Python's, whatever the code under test defines: its `all` and `sorted` must not decide. Raises
    Unliftable where the test would then use nothing of the code.
    """
    top = symtable.symtable(source, "<tests>", "exec")
    used: set[str] = set()
    bound: set[str] = set()
    for scope in _scopes(top):
        for symbol in scope.get_symbols():
            is_global = scope is top or symbol.is_global()
            if is_global and (symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()):
                bound.add(symbol.get_name())
            elif is_global and symbol.is_referenced():
                used.add(symbol.get_name())
    free = {name for name in used - bound if not name.startswith("__")}
    hidden = sorted(free & names & _BUILTINS)
    if hidden and not (free - _BUILTINS) & names and not _modules(ast.parse(source)):
        raise Unliftable(f"{hidden[0]} is a built-in of Python; write `from solution import {hidden[0]}` in the test")
    return tuple(sorted(free - _BUILTINS))


def _scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _scopes(child)


def _asserts_inside(node: ast.AST) -> bool:
    """A `with` block in which something is asserted, or a function is called that may assert."""
    if not isinstance(node, ast.With):
        return False
    if all(_CATCHING.match(_called(item.context_expr)) for item in node.items):
        return False
    inner = [found for statement in node.body for found in ast.walk(statement)]
    return any(isinstance(found, ast.Assert) or _ASSERTING.match(_called(found)) for found in inner) or any(
        isinstance(found, ast.Call) and isinstance(found.func, ast.Name) and found.func.id not in _BUILTINS
        for found in inner
    )


def _is_main_call(statement: ast.stmt) -> bool:
    """`unittest.main()` or `pytest.main(...)` at the left margin."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="main", value=ast.Name(id="unittest" | "pytest")))):
            return True
    return False


def _is_future(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _is_docstring(statement: ast.stmt, body: Sequence[ast.stmt]) -> bool:
    return statement is body[0] and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


class _Marker(ast.NodeTransformer):
    """Puts a call before and after each assertion that the test itself does not protect by `try` or `raises`.

    `spoken`: an assertion without a message gets one that shows what it compared (pytest writes its own).
    """

    def __init__(self, *, spoken: bool) -> None:
        self.spoken = spoken
        self.protected = False

    def visit_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        spoken = _spoken(node) if self.spoken and node.msg is None else node
        if self.protected:
            return [spoken]
        begin, done = (ast.parse(f"{name}()").body[0] for name in (BEGIN, DONE))
        return [begin, spoken, done]

    def visit_Try(self, node: ast.Try) -> ast.Try:
        before = self.protected
        self.protected = before or bool(node.handlers)
        node.body = self.block(node.body)
        self.protected = before
        for handler in node.handlers:
            handler.body = self.block(handler.body)
        node.orelse, node.finalbody = self.block(node.orelse), self.block(node.finalbody)
        return node

    def visit_With(self, node: ast.With) -> ast.With:
        before = self.protected
        self.protected = before or any(_CATCHING.match(_called(item.context_expr)) for item in node.items)
        node.body = self.block(node.body)
        self.protected = before
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        before, self.protected = self.protected, False
        node.body = self.block(node.body)
        self.protected = before
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt:
        """Nothing of the test program lies in a package: a relative import means the code under test."""
        if node.level and node.module is None:
            return ast.Import(node.names)
        return ast.ImportFrom(node.module, node.names, 0)

    def block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        result: list[ast.stmt] = []
        for statement in body:
            visited = self.visit(statement)
            result += visited if isinstance(visited, list) else [visited]
        return result


def _spoken(node: ast.Assert) -> ast.Assert:
    source = ast.Constant(ast.unparse(node.test)[:200])
    match node.test:
        case ast.Compare(left=left, ops=[operation], comparators=[right]) if type(operation) in _COMPARED:
            names = [ast.Name(f"{SAY}{side}", ast.Load()) for side in ("left", "right")]
            pair = [
                ast.NamedExpr(ast.Name(name.id, ast.Store()), value)
                for name, value in zip(names, (left, right), strict=True)
            ]
            said = ast.Call(ast.Name(SAY, ast.Load()), [source, *names], [])
            return ast.Assert(ast.Compare(pair[0], [operation], [pair[1]]), said)
    return ast.Assert(node.test, ast.Call(ast.Name(SAY, ast.Load()), [source], []))
