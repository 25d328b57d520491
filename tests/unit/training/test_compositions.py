"""Laws of composed tasks: the program means what its chain means, and every draw is reproducible."""

import ast
from random import Random

import pytest

from agentic_diffusion.training.compositions import compose, compose_with_reference, held_out
from agentic_diffusion.training.compositions.chain import DOMAINS, Chain
from agentic_diffusion.training.compositions.integer_filters import FILTERS as INTEGER_FILTERS
from agentic_diffusion.training.compositions.integer_maps import MAPS as INTEGER_MAPS
from agentic_diffusion.training.compositions.list_operations import REDUCERS
from agentic_diffusion.training.compositions.operation import Operation, Step
from agentic_diffusion.training.compositions.rendering import render
from agentic_diffusion.training.compositions.sampling import TABLES, _draw
from agentic_diffusion.training.family import Task

NUM_COMPOSITIONS = 400


def call(task: Task, arguments: tuple[object, ...]) -> object:
    namespace: dict[str, object] = {}
    exec(task.solution, namespace)
    function = namespace[task.call.split("(")[0]]
    assert callable(function)
    return function(*arguments)


def is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(is_plain(part) for item in value.items() for part in item)
    if isinstance(value, list):
        return all(map(is_plain, value))
    return type(value) in (int, float, str, bool, type(None))


def operation(kind: str, name: str, element: str) -> Operation:
    letter = {"filter": "F", "map": "M", "order": "S", "unique": "U", "slice": "L", "reduce": "R"}[kind]
    return next(o for o in TABLES[letter] if o.key == f"{kind}.{name}" and element in o.takes)


def test_programs_return_what_the_reference_returns() -> None:
    for seed in range(NUM_COMPOSITIONS):
        rng = Random(seed)
        key, task, reference = compose_with_reference(rng)
        for _ in range(10):
            arguments = task.inputs(rng)
            wanted = reference.run(*arguments)  # type: ignore[arg-type]
            returned = call(task, arguments)
            assert returned == wanted and type(returned) is type(wanted), (key, arguments, task.solution)
            assert is_plain(returned), key


@pytest.mark.parametrize("letter", ["F", "M", "S", "U", "L", "R"])
def test_every_operation_alone_means_what_its_code_says(letter: str) -> None:
    rng = Random(5)
    domain_of = {"int": "int", "word": "words", "char": "chars"}
    for entry in TABLES[letter]:
        for element in set(entry.takes) & set(domain_of):
            chain = Chain(DOMAINS[domain_of[element]], (_draw(entry, rng),))  # type: ignore[index]
            name, source = render(chain)
            task = Task(chain.key, (), (), source, f"{name}($args)", chain.inputs)
            for _ in range(15):
                arguments = chain.inputs(rng)
                assert call(task, arguments) == chain.run(*arguments), (source, arguments)  # type: ignore[arg-type]


def test_outputs_vary_with_the_input() -> None:
    constant = 0
    for seed in range(200):
        rng = Random(seed)
        _, task = compose(rng)
        constant += len({repr(call(task, task.inputs(rng))) for _ in range(20)}) < 2
    assert constant == 0


def test_a_known_chain_has_the_program_a_developer_writes() -> None:
    steps = (
        Step(operation("filter", "even", "int"), {}),
        Step(operation("map", "square", "int"), {}),
        Step(operation("reduce", "sum", "int"), {}),
    )
    chain = Chain(DOMAINS["int"], steps)
    assert chain.key == "int:filter.even>map.square>reduce.sum"
    assert render(chain)[1] == (
        "def sum_even_squares(numbers: list[int]) -> int:\n"
        "    return sum(number * number for number in numbers if number % 2 == 0)\n"
    )
    assert chain.run([1, 2, 3, 4]) == 20


def test_one_seed_gives_one_task() -> None:
    for seed in range(20):
        first, second = compose(Random(seed)), compose(Random(seed))
        assert first[0] == second[0]
        assert (first[1].solution, first[1].imperative, first[1].free) == (
            second[1].solution,
            second[1].imperative,
            second[1].free,
        )


def test_equal_structure_and_parameters_give_equal_programs() -> None:
    rng = Random(3)
    for _ in range(60):
        _, task, chain = compose_with_reference(rng)
        if isinstance(chain, Chain):
            assert render(chain)[1] == task.solution


def test_about_a_tenth_of_the_structures_is_held_out() -> None:
    keys = {compose(Random(seed))[0] for seed in range(900)}
    assert len(keys) > 600
    assert 0.06 < sum(map(held_out, keys)) / len(keys) < 0.14


def test_structure_keys_do_not_name_parameters() -> None:
    for n in (2, 7):
        chain = Chain(DOMAINS["int"], (Step(operation("filter", "multiple", "int"), {"n": n}),))
        assert chain.key == "int:filter.multiple"


def test_about_a_fifth_of_the_programs_take_a_second_argument() -> None:
    draws = [compose_with_reference(Random(seed))[2] for seed in range(500)]
    share = sum(isinstance(chain, Chain) and chain.argument_step is not None for chain in draws) / len(draws)
    assert 0.12 < share < 0.3


def test_wordings_are_many_distinct_and_complete() -> None:
    for seed in range(150):
        _, task = compose(Random(seed))
        wordings = task.imperative + task.free
        assert len(task.imperative) >= 8 and len(task.free) >= 6
        assert len(set(wordings)) == len(wordings)
        for wording in wordings:
            assert "$" not in wording and "  " not in wording and "{" not in wording, wording
        for wording in task.imperative:
            assert wording[0].islower() and wording[-1] not in ".?!", wording


def test_every_wording_names_the_parameters() -> None:
    for seed in range(200):
        _, task, chain = compose_with_reference(Random(seed))
        if not isinstance(chain, Chain):
            continue
        steps = [s for step in chain.steps for s in (step, step.inner) if s is not None and not s.argument]
        for wording in task.imperative + task.free:
            for value in (value for step in steps for value in step.values.values()):
                assert str(value) in wording, (wording, value)


def test_programs_are_one_short_definition() -> None:
    for seed in range(150):
        _, task = compose(Random(seed))
        (definition,) = ast.parse(task.solution).body
        assert isinstance(definition, ast.FunctionDef) and definition.returns is not None
        assert task.call == f"{definition.name}($args)"
        assert max(map(len, task.solution.splitlines())) <= 104


def test_tables_are_as_wide_as_promised() -> None:
    assert len(INTEGER_FILTERS) >= 22 and len(INTEGER_MAPS) >= 20 and len(REDUCERS) >= 12
    assert sum("word" in entry.takes for entry in TABLES["F"]) >= 20
    assert sum("word" in entry.takes for entry in TABLES["M"]) >= 20
