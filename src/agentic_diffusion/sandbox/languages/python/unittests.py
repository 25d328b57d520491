"""Methods of unittest.TestCase as plain asserts, where that means the same.

Understood: the common assert methods, attributes that `setUp` or the method itself binds, `with self.assertRaises`.
Everything else (subTest, mocks, tearDown, helper methods, class attributes) gives None: the class stays as it is.
"""

import ast
from collections.abc import Callable, Sequence

from agentic_diffusion.sandbox.languages.python.names import rebuild

_OPERATORS: dict[str, type[ast.cmpop]] = {
    "assertEqual": ast.Eq, "assertEquals": ast.Eq, "assertListEqual": ast.Eq, "assertTupleEqual": ast.Eq,
    "assertDictEqual": ast.Eq, "assertSetEqual": ast.Eq, "assertMultiLineEqual": ast.Eq, "assertNotEqual": ast.NotEq,
    "assertIn": ast.In, "assertNotIn": ast.NotIn, "assertIs": ast.Is, "assertIsNot": ast.IsNot,
    "assertGreater": ast.Gt, "assertGreaterEqual": ast.GtE, "assertLess": ast.Lt, "assertLessEqual": ast.LtE,
}  # fmt: skip
_ALLOWED_WITHS = frozenset({"assertRaises", "assertRaisesRegex", "fail"})


def is_test_case(node: ast.ClassDef) -> bool:
    """Whether the class derives from unittest.TestCase, by the name of its base."""
    return any(
        (isinstance(base, ast.Name) and base.id == "TestCase")
        or (isinstance(base, ast.Attribute) and base.attr == "TestCase")
        for base in node.bases
    )


def plain_method(owner: ast.ClassDef, method: ast.FunctionDef) -> list[ast.stmt] | None:
    """The statements of `setUp` and of `method` without `self`, or None."""
    set_up = [item for item in owner.body if isinstance(item, ast.FunctionDef) and item.name in _BEFORE]
    others = [item for item in owner.body if item not in set_up and not _is_test(item) and not _is_note(item)]
    if others or method.decorator_list or owner.decorator_list or len(method.args.args) != 1 or len(set_up) > 1:
        return None
    own = method.args.args[0].arg
    statements = [*(set_up[0].body if set_up else []), *method.body]
    if set_up and set_up[0].args.args and set_up[0].args.args[0].arg != own:
        return None
    attributes = {name for statement in statements for name in _bound_attributes(statement, own)}
    try:
        return [inner for statement in statements for inner in _plain(statement, own, attributes)]
    except LookupError:
        return None


_BEFORE = ("setUp", "setup_method")


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test")


def _is_note(node: ast.stmt) -> bool:
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _bound_attributes(statement: ast.stmt, own: str) -> set[str]:
    return {
        node.attr
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_own(node, own)
    }


def _is_own(node: ast.Attribute, own: str) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == own


def _plain(statement: ast.stmt, own: str, attributes: set[str]) -> Sequence[ast.stmt]:
    """Raises LookupError where `self` is used for something else."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=attr) as called) as call) if _is_own(called, own):
            if attr == "fail":
                return [statement]
            args = [_renamed(part, own, attributes) for part in call.args]
            keywords = [ast.keyword(given.arg, _renamed(given.value, own, attributes)) for given in call.keywords]
            return [_asserted(attr, args, keywords)]
        case ast.With(items=items, body=body):
            inner = [part for line in body for part in _plain(line, own, attributes)]
            kept = [_with_item(item, own, attributes) for item in items]
            return [ast.With(kept, inner)]
        case ast.For(target=target, iter=table, body=body, orelse=[]):
            inner = [part for line in body for part in _plain(line, own, attributes)]
            return [ast.For(target, _renamed(table, own, attributes), inner, [])]
        case ast.Try() | ast.If() | ast.While() | ast.FunctionDef():
            if any(isinstance(node, ast.Name) and node.id == own for node in ast.walk(statement)):
                raise LookupError(own)
            return [statement]
    return [rebuild(statement, lambda part: _renamed(part, own, attributes))]  # type: ignore[list-item]


def _with_item(item: ast.withitem, own: str, attributes: set[str]) -> ast.withitem:
    match item.context_expr:
        case ast.Call(func=ast.Attribute(attr=attr) as called) as call if _is_own(called, own):
            if attr not in _ALLOWED_WITHS:
                raise LookupError(attr)
            args = [_renamed(part, own, attributes) for part in call.args]
            return ast.withitem(ast.Call(called, args, call.keywords), item.optional_vars)
    return ast.withitem(_renamed(item.context_expr, own, attributes), item.optional_vars)


def _renamed(node: ast.expr, own: str, attributes: set[str]) -> ast.expr:
    """`self.stack` as the plain name `self_stack`."""
    if isinstance(node, ast.Attribute) and _is_own(node, own):
        if node.attr not in attributes:
            raise LookupError(node.attr)
        return ast.Name(f"{own}_{node.attr}", node.ctx)
    if isinstance(node, ast.Name) and node.id == own:
        raise LookupError(own)
    return rebuild(node, lambda part: _renamed(part, own, attributes))  # type: ignore[return-value]


def _asserted(method: str, args: list[ast.expr], keywords: list[ast.keyword]) -> ast.stmt:
    """`assertX(...)` as an assert; a message is dropped."""
    keywords = [given for given in keywords if given.arg != "msg"]
    operation = _OPERATORS.get(method)
    if operation is not None and 2 <= len(args) <= 3 and not keywords:
        return ast.Assert(ast.Compare(args[0], [operation()], [args[1]]))
    one = _ONE.get(method)
    if one is not None and 1 <= len(args) <= 2 and not keywords:
        return ast.Assert(one(args[0]))
    if method in ("assertIsInstance", "assertNotIsInstance") and 2 <= len(args) <= 3 and not keywords:
        checked: ast.expr = ast.Call(ast.Name("isinstance", ast.Load()), args[:2], [])
        return ast.Assert(checked if method == "assertIsInstance" else ast.UnaryOp(ast.Not(), checked))
    if method in ("assertAlmostEqual", "assertNotAlmostEqual") and len(args) >= 2:
        near = _near(args, keywords)
        return ast.Assert(near if method == "assertAlmostEqual" else ast.UnaryOp(ast.Not(), near))
    if method in ("assertCountEqual", "assertItemsEqual") and len(args) == 2 and not keywords:
        first, second = (ast.Call(ast.Name("sorted", ast.Load()), [part], []) for part in args)
        return ast.Assert(ast.Compare(first, [ast.Eq()], [second]))
    if method == "assertRaises" and len(args) >= 2:
        context = ast.Call(ast.Attribute(ast.Name("self", ast.Load()), method, ast.Load()), args[:1], [])
        return ast.With([ast.withitem(context)], [ast.Expr(ast.Call(args[1], args[2:], keywords))])
    raise LookupError(method)


_ONE: dict[str, Callable[[ast.expr], ast.expr]] = {
    "assertTrue": lambda part: part,
    "assertFalse": lambda part: ast.UnaryOp(ast.Not(), part),
    "assertIsNone": lambda part: ast.Compare(part, [ast.Is()], [ast.Constant(None)]),
    "assertIsNotNone": lambda part: ast.Compare(part, [ast.IsNot()], [ast.Constant(None)]),
}


def _near(args: list[ast.expr], keywords: list[ast.keyword]) -> ast.expr:
    """`round(abs(a - b), places) == 0`, or `abs(a - b) <= delta`."""
    given = {keyword.arg: keyword.value for keyword in keywords}
    places = given.pop("places", args[2] if len(args) > 2 else ast.Constant(7))
    distance = ast.Call(ast.Name("abs", ast.Load()), [ast.BinOp(args[0], ast.Sub(), args[1])], [])
    delta = given.pop("delta", None)
    if given:
        raise LookupError("keywords")
    if delta is not None:
        return ast.Compare(distance, [ast.LtE()], [delta])
    rounded = ast.Call(ast.Name("round", ast.Load()), [distance, places], [])
    return ast.Compare(rounded, [ast.Eq()], [ast.Constant(0)])
