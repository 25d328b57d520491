"""Pairs with a given program: what is broken differs, what is edited means the same."""

import ast
from random import Random

import pytest

from agentic_diffusion.training.family import Task
from agentic_diffusion.training.operations import broken, edited, repair_request, translate_request, with_docstring
from agentic_diffusion.training.synthesis import Sample, all_families, family_task, make_sample, returned

FUNCTIONS = [
    task for family in all_families() if (task := family_task(family, Random(family.name))).solution.startswith("def ")
]


def call_of(task: Task):
    return lambda code, arguments: returned(code, task.call, arguments)


def test_a_broken_program_returns_something_else_on_some_input() -> None:
    rng = Random(1)
    found = 0
    for task in rng.sample(FUNCTIONS, 40):
        mutant = broken(task, task.solution, Random(2), call_of(task))
        if mutant is None:
            continue
        found += 1
        assert mutant != task.solution
        results = []
        for seed in range(60):
            arguments = task.inputs(Random(seed))
            values = []
            for code in (task.solution, mutant):
                try:
                    values.append(repr(call_of(task)(code, task.inputs(Random(seed)))))
                except Exception as error:
                    values.append(type(error).__name__)
            results.append(values[0] != values[1])
            assert arguments is not None
            if results[-1]:
                break
        assert any(results), task.family
    assert found >= 35


def test_a_mutant_that_never_ends_is_passed_over() -> None:
    task = Task(
        "loop", (), ("x",), "def f(n):\n    while n > 0:\n        n -= 1\n    return n\n", "f($args)", lambda rng: (3,)
    )
    mutant = broken(task, task.solution, Random(1), call_of(task))
    assert mutant is None or returned(mutant, task.call, (3,)) != 0


@pytest.mark.parametrize("seed", range(30))
def test_an_edit_changes_the_text_and_not_what_the_program_does(seed: int) -> None:
    rng = Random(seed)
    task = rng.choice(FUNCTIONS)
    edit = edited(task, rng)
    if edit is None:
        return
    request, before, after = edit
    assert request
    assert before != after
    call = f"{ast.parse(after).body[0].name}($args)" if "(" in task.call else task.call  # type: ignore[attr-defined]
    arguments = task.inputs(Random(0))
    if task.call.count("(") == 1:
        again = task.inputs(Random(0))
        assert returned(before, task.call, arguments) == returned(after, call, again)


def test_a_docstring_is_one_sentence_that_is_a_literal() -> None:
    code = with_docstring("def f(x):\n    return x\n", 'add "two"  numbers?')
    assert ast.get_docstring(ast.parse(code).body[0]) == 'Add "two" numbers.'  # type: ignore[arg-type]
    assert ast.get_docstring(ast.parse(with_docstring("def f(x):\n    return x\n", 'say "hi"')).body[0]) == 'Say "hi.'  # type: ignore[arg-type]


def test_requests_name_the_language_and_sometimes_the_task() -> None:
    requests = {translate_request("go", Random(seed)) for seed in range(60)}
    assert all("go" in request.lower() for request in requests) and len(requests) > 5
    repairs = [repair_request("add two numbers", Random(seed)) for seed in range(60)]
    assert 10 < sum("add two numbers" in request for request in repairs) < 50


def test_the_share_of_operations_is_kept_and_each_has_a_source() -> None:
    drawn = [make_sample("operations", index, operations=0.5) for index in range(200)]
    samples = [sample for sample in drawn if isinstance(sample, Sample)]
    assert 60 < sum(bool(sample.source) for sample in samples) < 140
    assert all(sample.source != sample.code for sample in samples if sample.source)
