"""Expected exceptions: recognise the forms in which a test asks for one.

Understood: `with pytest.raises(E)` (also `match=`, `as e`), `with self.assertRaises(E)` and `assertRaisesRegex`, and
`try: ...; assert False` with `except E: pass`, where "assert False" may be `raise AssertionError`, `pytest.fail()` or
`self.fail()`, and may stand behind `else`. In the cell only the body runs, as a step "raises"; which exception came is
decided outside, by the names of its types. Not understood, and refused: several handlers, `finally`, handlers that do
more than look at the message.
"""

import ast
import builtins
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.python.names import RAISED, SEARCH, rebuild

_FAILING = frozenset({"fail"})


@dataclass(frozen=True, slots=True)
class Expectation:
    """`body` has to raise one of the types in `kinds`; `match` is a pattern for the message."""

    body: tuple[ast.stmt, ...]
    kinds: ast.expr
    match: ast.expr | None = None
    name: str = ""
    """The name that the test gives the exception, or what has caught it."""
    after: tuple[ast.stmt, ...] = ()
    """Asserts of the handler, about the message."""


def expectation(statement: ast.stmt) -> Expectation | None:
    """What `statement` expects, or None where it is nothing of the kind."""
    match statement:
        case ast.With(items=[ast.withitem(context_expr=ast.Call() as call, optional_vars=None | ast.Name() as given)]):
            return _of_with(statement, call, given.id if isinstance(given, ast.Name) else "")
        case ast.Try(handlers=[ast.ExceptHandler() as handler], finalbody=[]):
            return _of_try(statement, handler)
    return None


def _of_with(statement: ast.With, call: ast.Call, name: str) -> Expectation | None:
    called = _last_name(call.func)
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    match called, call.args:
        case "raises" | "assertRaises", [kinds] if named.keys() <= {"match", "msg"}:
            return Expectation(tuple(statement.body), kinds, named.get("match"), name)
        case "raises", [] if named.keys() <= {"match", "expected_exception"} and "expected_exception" in named:
            return Expectation(tuple(statement.body), named["expected_exception"], named.get("match"), name)
        case "assertRaisesRegex", [kinds, pattern] if not named:
            return Expectation(tuple(statement.body), kinds, pattern, name)
    return None


def _of_try(statement: ast.Try, handler: ast.ExceptHandler) -> Expectation | None:
    body, otherwise = statement.body, statement.orelse
    if otherwise:
        if not (len(otherwise) == 1 and _fails(otherwise[0])):
            return None
    elif len(body) > 1 and _fails(body[-1]):
        body = body[:-1]
        if _catches_assertions(handler.type):
            return None
    else:
        return None
    after = [inner for inner in handler.body if not isinstance(inner, ast.Pass) and not _is_note(inner)]
    if not all(isinstance(inner, ast.Assert) for inner in after):
        return None
    kinds = handler.type or ast.Name("BaseException", ast.Load())
    return Expectation(tuple(body), kinds, None, handler.name or "", tuple(after))


def _fails(statement: ast.stmt) -> bool:
    match statement:
        case ast.Assert(test=ast.Constant(value=value)):
            return not value
        case ast.Raise(exc=ast.Name(id="AssertionError") | ast.Call(func=ast.Name(id="AssertionError"))):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="pytest" | "self"), attr=attr))):
            return attr in _FAILING
    return False


def _catches_assertions(kinds: ast.expr | None) -> bool:
    """`try: f(); assert False` with `except Exception: pass` holds whatever happens; that is no test to lift."""
    parts = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
    return any(part is None or _last_name(part) in ("Exception", "BaseException", "AssertionError") for part in parts)


def _is_note(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _last_name(node: ast.AST | None) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def type_names(kinds: ast.expr) -> tuple[str, ...]:
    """The names by which the expected types are known; raises Unliftable for anything but names of types."""
    parts: Sequence[ast.expr] = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
    names = []
    for part in parts:
        if not (name := _last_name(part)):
            raise Unliftable(f"the expected exception is no name: {ast.unparse(kinds)[:80]}")
        known = getattr(builtins, name, None) if isinstance(part, ast.Name) else None
        names.append(known.__name__ if isinstance(known, type) else name)  # IOError is OSError
    return tuple(names)


def decided(place: ast.Name, names: tuple[str, ...], pattern: ast.expr | None) -> ast.expr:
    """The decision: the step raised one of `names`, with a message that matches."""
    raised = ast.Call(ast.Name(RAISED, ast.Load()), [place, ast.Constant(names)], [])  # type: ignore[arg-type]
    if pattern is None:
        return raised
    search = ast.Call(ast.Name(SEARCH, ast.Load()), [pattern, message(place)], [])
    matches = ast.Call(ast.Name("bool", ast.Load()), [search], [])
    return ast.BoolOp(ast.And(), [raised, matches])


def message(place: ast.Name) -> ast.expr:
    """The text of the exception that a "raises" step caught: the first item of its value."""
    return ast.Subscript(place, ast.Constant(0), ast.Load())


def with_messages(node: ast.expr, places: Mapping[str, ast.Name]) -> ast.expr:
    """`node` with messages in the place of `str(e.value)`, `str(cm.exception)` and, in a handler, `str(e)`."""
    match node:
        case ast.Call(func=ast.Name(id="str"), args=[inner], keywords=[]):
            match inner:
                case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name), attr="value" | "exception"):
                    if name in places:
                        return message(places[name])
    return rebuild(node, lambda part: with_messages(part, places))  # type: ignore[return-value]
