"""Laws of program variants, over all families and many compositions: another look, the same meaning."""

import ast
import builtins
import copy
from random import Random

import pytest

from agentic_diffusion.training.compositions import compose
from agentic_diffusion.training.family import Task
from agentic_diffusion.training.synthesis import agrees, all_families, family_task
from agentic_diffusion.training.variants import canonical, double_quoted, renamed, signature_line, without_hints


def all_tasks() -> list[Task]:
    rng = Random(11)
    return [family_task(family, rng) for family in all_families()] + [compose(rng)[1] for _ in range(150)]


TASKS = all_tasks()
FUNCTIONS = [task for task in TASKS if task.solution.startswith("def ")]


class WithoutHints(ast.NodeTransformer):
    """The reference: drop annotations from the tree instead of the text."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        node.returns = None
        return node


def parameters(source: str) -> list[str]:
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    return [argument.arg for argument in function.args.args]


def test_renaming_keeps_the_meaning() -> None:
    rng = Random(3)
    for task in FUNCTIONS:
        for _ in range(2):
            source, name = renamed(task.solution, rng)
            assert agrees(task, source, name, rng), source


def test_renaming_never_captures_a_name() -> None:
    """Undoing the renaming name by name gives the original tree back, which a capture would make impossible."""
    rng = Random(4)
    changed = 0
    for task in FUNCTIONS:
        source, name = renamed(task.solution, rng)
        old, new = ast.parse(task.solution), ast.parse(source)
        function = old.body[0]
        assert isinstance(function, ast.FunctionDef)
        names = dict(zip(parameters(source), parameters(task.solution), strict=True)) | {name: function.name}
        fresh = {key for key, value in names.items() if key != value}
        used = {node.id for node in ast.walk(old) if isinstance(node, ast.Name)}
        assert not fresh & used and not fresh & set(dir(builtins)), fresh
        changed += bool(fresh)
        for node in ast.walk(new):
            if isinstance(node, ast.Name):
                node.id = names.get(node.id, node.id)
            elif isinstance(node, ast.arg):
                node.arg = names.get(node.arg, node.arg)
            elif isinstance(node, ast.FunctionDef):
                node.name = names.get(node.name, node.name)
        assert ast.dump(new) == ast.dump(old), source
    assert changed > len(FUNCTIONS) / 2


def test_names_that_a_comprehension_or_a_nested_function_takes_are_left_alone() -> None:
    source = (
        "def f(values: list[int], key: int) -> list[int]:\n"
        "    def inner(key):\n"
        "        return key + 1\n"
        "    return sorted([inner(n) for n in values], key=lambda num: -num)\n"
    )
    for seed in range(60):
        changed, _ = renamed(source, Random(seed))
        first, second = parameters(changed)
        assert second == "key" and first not in {"n", "num", "key", "inner"}


def test_a_class_keeps_its_names() -> None:
    source = "class Counter:\n    def __init__(self, start):\n        self.n = start\n"
    assert renamed(source, Random(0)) == (source, "")


def test_without_hints_only_the_annotations_are_gone() -> None:
    for task in TASKS:
        expected = WithoutHints().visit(ast.parse(task.solution))
        assert ast.dump(ast.parse(without_hints(task.solution))) == ast.dump(expected), task.solution


def test_quoting_and_layout_keep_the_tree() -> None:
    for task in TASKS:
        tree = ast.dump(ast.parse(task.solution))
        assert ast.dump(ast.parse(double_quoted(task.solution))) == tree, task.solution
        assert ast.dump(ast.parse(canonical(task.solution, hints=True))) == tree, task.solution


def test_the_canonical_form_is_stable() -> None:
    for task in TASKS:
        once = canonical(task.solution, hints=False)
        assert canonical(once, hints=False) == once
        assert "\n\n" not in once and once.endswith("\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 'a'\n", 'x = "a"\n'),
        ("x = 'say \"hi\"'\n", "x = 'say \"hi\"'\n"),
        ("x = 'a\\n'\n", "x = 'a\\n'\n"),
        ('x = "it\'s"\n', 'x = "it\'s"\n'),
        ("x = ''\n", 'x = ""\n'),
    ],
)
def test_quotes_change_only_where_no_escape_is_needed(source: str, expected: str) -> None:
    assert double_quoted(source) == expected


def test_power_signs_between_names_lose_their_blanks() -> None:
    assert canonical("def f(a):\n    return a ** 2\n", hints=True) == "def f(a):\n    return a**2\n"


def test_the_signature_is_the_head_of_the_program() -> None:
    for task in TASKS:
        code = canonical(task.solution, hints=True)
        head = signature_line(code)
        assert code.startswith(head) and head.rstrip().endswith(":")
        tree = ast.parse(copy.copy(head).rstrip() + "\n    pass\n")
        assert len(tree.body) == 1
