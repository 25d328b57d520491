"""Generated inputs fit the function, and are the same for the same seed."""

import ast

import pytest

from agentic_diffusion.code_generation.probing import KIND_OF_HINT, KINDS_BY_NAME, calls


def arguments(code: str) -> list[tuple[object, ...]]:
    found = []
    for call in calls(code, "f"):
        node = ast.parse(call, mode="eval").body
        assert isinstance(node, ast.Call)
        found.append(tuple(eval(ast.unparse(argument)) for argument in node.args))
    return found


@pytest.mark.parametrize(
    ("hint", "kind"),
    [
        ("int", int),
        ("str", str),
        ("list[int]", list),
        ("List[int]", list),
        ("dict", dict),
        ("set[int]", set),
        ("float", float),
    ],
)
def test_hints_decide(hint: str, kind: type) -> None:
    rows = arguments(f"def f(x: {hint}):\n    return x\n")
    assert len(rows) >= 3
    assert all(type(row[0]) is kind for row in rows)


@pytest.mark.parametrize(
    ("code", "kind"), [("def f(words):\n    return words", list), ("def f(q):\n    return q.upper()", str)]
)
def test_names_and_use_decide_first(code: str, kind: type) -> None:
    assert all(type(row[0]) is kind for row in arguments(code)[:6])


def test_calls_are_distinct_bounded_and_follow_the_seed() -> None:
    code = "def f(numbers, k):\n    return numbers[:k]\n"
    assert len(set(calls(code, "f"))) == 12
    assert calls(code, "f") == calls(code, "f") != calls(code, "f", seed=1)
    assert len(calls(code, "f", num_calls=4)) == 4


def test_positional_only_arguments_count() -> None:
    assert all(len(row) == 2 for row in arguments("def f(x, /, y):\n    return x\n"))


@pytest.mark.parametrize(
    "code",
    ["", "def f(", "def g(x): pass", "def f(): pass", "def f(*xs): pass", "def f(*, x): pass", "class f: pass",
     "def f(a, b, c, d, e): pass", "async def f(x): pass"],
)  # fmt: skip
def test_what_cannot_be_called_plainly_is_not_called(code: str) -> None:
    assert calls(code, "f") == []


def test_every_kind_can_be_made() -> None:
    for hint in KIND_OF_HINT:
        assert calls(f"def f(x: {hint}): pass", "f")
    for names in KINDS_BY_NAME.values():
        assert calls(f"def f({names.split()[0]}): pass", "f")
