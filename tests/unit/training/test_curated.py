"""The curated library: what a file has to hold, how tasks are parted, and what the library as a whole promises."""

from collections import Counter
from pathlib import Path

import pytest

from agentic_diffusion.errors import InputError
from agentic_diffusion.training.curated import read_curated, read_task, training_tasks
from agentic_diffusion.training.synthesis import all_families, curated_task, returned

LIBRARY = Path(__file__).parents[3] / "data" / "curated"
GOOD = """
parameters = { text = "str", n = "int" }
returns = "list[str]"
wordings = ["a", "b", "c", "d", "e"]
cases = ['cut("ab", 1) == ["a", "b"]', 'cut("", 1) == []', 'cut("a", 1) == ["a"]',
    'cut("abc", 2) == ["ab", "c"]', 'cut("ab", 2) == ["ab"]']
python = '''
def cut(text, n):
    return [text[i : i + n] for i in range(0, len(text), n)]
'''
javascript = "function cut(text, n) {}"
java = "static List<String> cut(String text, int n) {}"
go = "func cut(text string, n int) []string {}"
"""


def write(folder: Path, text: str, name: str = "cut") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_task_has_its_types_examples_and_tests_in_every_language(tmp_path: Path) -> None:
    task = read_task(write(tmp_path, GOOD))
    assert [str(kind) for _, kind in task.signature.parameters] == ["str", "int"]
    assert task.tests("python")[0] == "assert cut('ab', 1) == ['a', 'b']"
    assert task.tests("javascript")[0] == "assert.deepStrictEqual(cut('ab', 1), ['a', 'b'])"
    assert task.tests("java")[0] == 'cut("ab", 1).equals(List.of("a", "b"))'
    assert task.tests("go")[:2] == ['reflect.DeepEqual(cut("ab", 1), []string{"a", "b"})', 'len(cut("", 1)) == 0']


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('returns = "list[str]"', 'returns = "tuple"', "type: tuple is not shared"),
        ('n = "int"', 'n = "int["', "is no hint"),
        ('["a", "b", "c", "d", "e"]', '["a", "a", "c", "d", "e"]', "wordings needs 5 or more different texts"),
        ('["a", "b", "c", "d", "e"]', '"a"', "wordings is a list of texts"),
        ("'cut(\"\", 1) == []', ", "", "cases needs 5 or more"),
        ("'cut(\"\", 1) == []'", "'other(\"\", 1) == []'", "write cut(arguments) == value"),
        ("'cut(\"\", 1) == []'", "'cut(\"\") == []'", "1 arguments where 2 are declared"),
        ("'cut(\"\", 1) == []'", "'cut(\"\", 1.5) == []'", "1.5 is no int"),
        ('go = "func', 'rust = "func', "missing or unknown: go, rust"),
        ("returns =", "returns", "Expected '='"),
    ],
)
def test_a_file_that_is_wrong_is_one_line_with_its_name(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(InputError) as raised:
        read_task(path)
    assert said in str(raised.value)
    assert str(raised.value).startswith(str(path))


def test_two_tasks_of_one_name_are_refused(tmp_path: Path) -> None:
    for topic in ("one", "two"):
        (tmp_path / topic).mkdir()
        write(tmp_path / topic, GOOD)
    with pytest.raises(InputError, match="cut is in one and in two"):
        read_curated(tmp_path)


def test_the_library_is_parted_for_good_and_shares_no_name_with_the_families() -> None:
    tasks = read_curated(LIBRARY)
    parts = Counter(task.split for task in tasks)
    assert parts["train"] > 4 * parts["test"] > parts["dev"] > 0
    assert {task.split for task in training_tasks(LIBRARY)} == {"train"}
    assert not {task.signature.name for task in tasks} & {family.name for family in all_families()}


def test_python_solutions_return_what_the_cases_say() -> None:
    for task in read_curated(LIBRARY):
        made = curated_task(task)
        for example in task.examples:
            value = returned(made.solution, made.call, example.arguments)
            is_close = isinstance(value, float) and abs(value - float(str(example.result))) < 1e-6
            assert value == example.result or is_close, task.signature.name


def test_wordings_of_a_task_differ_and_name_no_language() -> None:
    for task in read_curated(LIBRARY):
        assert len({wording.lower() for wording in task.wordings}) == len(task.wordings)
        assert not any("python" in wording.lower() or "javascript" in wording.lower() for wording in task.wordings)
