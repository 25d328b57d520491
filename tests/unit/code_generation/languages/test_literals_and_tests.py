"""Values, types and tests as the four languages write them."""

import pytest

from agentic_diffusion.code_generation.languages.case_tests import Example, Signature, write_signature, write_test
from agentic_diffusion.code_generation.languages.literals import LANGUAGES, function_name, literal, type_name
from agentic_diffusion.code_generation.languages.value_types import fits, parse_type
from agentic_diffusion.errors import InputError


@pytest.mark.parametrize(
    ("value", "hint", "javascript", "java", "go"),
    [
        (3, "int", "3", "3", "3"),
        (3, "long", "3", "3L", "3"),
        (True, "bool", "true", "true", "true"),
        (1.5, "float", "1.5", "1.5", "1.5"),
        ("it's \"x\"\n", "str", "'it\\'s \"x\"\\n'", '"it\'s \\"x\\"\\n"', '"it\'s \\"x\\"\\n"'),
        ([], "list[int]", "[]", "List.of()", "[]int{}"),
        ([[1], []], "list[list[int]]", "[[1], []]", "List.of(List.of(1), List.of())", "[][]int{{1}, {}}"),
        ({"a b": 1, "c": 2}, "dict[str, int]", "{'a b': 1, c: 2}", 'Map.of("a b", 1, "c", 2)',
         'map[string]int{"a b": 1, "c": 2}'),
    ],
)  # fmt: skip
def test_one_value_in_every_language(value: object, hint: str, javascript: str, java: str, go: str) -> None:
    kind = parse_type(hint)
    assert fits(value, kind)
    assert [literal(value, kind, language) for language in LANGUAGES[1:]] == [javascript, java, go]
    assert eval(literal(value, kind, "python")) == value


def test_long_maps_of_java_are_made_of_entries() -> None:
    value = {str(number): number for number in range(11)}
    assert literal(value, parse_type("dict[str, int]"), "java").startswith('Map.ofEntries(Map.entry("0", 0), ')


@pytest.mark.parametrize("hint", ["tuple[int, int]", "list", "dict[str]", "set[int]", "Foo", "list[int", ""])
def test_types_that_not_all_languages_have_are_refused(hint: str) -> None:
    with pytest.raises(InputError):
        parse_type(hint)


@pytest.mark.parametrize(
    ("value", "hint"), [(True, "int"), (1, "float"), ("a", "list[str]"), ([1, "a"], "list[int]"), (2**31, "int")]
)
def test_a_value_of_another_type_does_not_fit(value: object, hint: str) -> None:
    assert not fits(value, parse_type(hint))


def test_names_and_types() -> None:
    assert [function_name("count_the_words", language) for language in LANGUAGES] == [
        "count_the_words", *["countTheWords"] * 3
    ]  # fmt: skip
    kind = parse_type("dict[str, list[float]]")
    assert [type_name(kind, language) for language in LANGUAGES] == [
        "dict[str, list[float]]", "", "Map<String, List<Double>>", "map[string][]float64",
    ]  # fmt: skip


SIGNATURE = Signature("mean_of", (("some_numbers", parse_type("list[int]")),), parse_type("float"))


def test_signatures() -> None:
    assert [write_signature(SIGNATURE, language) for language in LANGUAGES] == [
        "def mean_of(some_numbers: list[int]) -> float:",
        "function meanOf(someNumbers) {",
        "static double meanOf(List<Integer> someNumbers) {",
        "func meanOf(someNumbers []int) float64 {",
    ]


@pytest.mark.parametrize(
    ("returns", "result", "expected"),
    [
        ("float", -1.5, ["assert abs(f() - -1.5) < 1e-6", "assert.ok(Math.abs(f() - (-1.5)) < 1e-6)",
                         "Math.abs(f() - (-1.5)) < 1e-6", "math.Abs(f()-(-1.5)) < 1e-6"]),
        ("bool", False, ["assert f() is False", "assert.strictEqual(f(), false)", "!f()", "!f()"]),
        ("str", "a", ["assert f() == 'a'", "assert.strictEqual(f(), 'a')", 'f().equals("a")', 'f() == "a"']),
        ("int", 2, ["assert f() == 2", "assert.strictEqual(f(), 2)", "f() == 2", "f() == 2"]),
    ],
)  # fmt: skip
def test_tests_compare_as_each_language_does(returns: str, result: object, expected: list[str]) -> None:
    signature = Signature("f", (), parse_type(returns))
    assert [write_test(signature, Example((), result), language) for language in LANGUAGES] == expected
