"""Prompts for JavaScript, Java and Go: heads, names and tests are found, the words stay."""

import pytest

from agentic_diffusion.code_generation.brace_prompts import EXAMPLES, checked_head, name_under_test
from agentic_diffusion.code_generation.prompts import understand
from agentic_diffusion.errors import InputError


@pytest.mark.parametrize(
    ("language", "signature", "source", "name"),
    [
        ("javascript", "function add(a, b)", "function add(a, b) {", "add"),
        ("javascript", "add(a, b)", "function add(a, b) {", "add"),
        ("javascript", "async function load(url) {", "async function load(url) {", "load"),
        ("java", "public static int add(int a, int b) {}", "public static int add(int a, int b) {", "add"),
        ("java", "static List<Integer> f(Map<String, List<Integer>> m)",
         "static List<Integer> f(Map<String, List<Integer>> m) {", "f"),
        ("go", "func Add(a, b int) (int, error)", "func Add(a, b int) (int, error) {", "Add"),
    ],
)  # fmt: skip
def test_a_signature_becomes_the_start_of_a_program(language: str, signature: str, source: str, name: str) -> None:
    head = checked_head(signature, language)
    assert (head.source, head.name) == (source, name)


@pytest.mark.parametrize("language", EXAMPLES)
@pytest.mark.parametrize("signature", ["", "def f(x):", "add", "{}", "f(", "x" * 2000])
def test_what_is_no_signature_is_one_line_that_shows_how_one_is_written(language: str, signature: str) -> None:
    with pytest.raises(InputError) as raised:
        checked_head(signature, language)
    assert EXAMPLES[language] in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("language", "prompt"),
    [
        ("javascript", "Sum the numbers.\n\nfunction total(numbers) {\n}\n"),
        ("java", "Sum the numbers.\n    public static int total(List<Integer> numbers) {"),
        ("go", "Sum the numbers.\nfunc total(numbers []int) int {}"),
    ],
)
def test_a_head_in_the_prompt_is_taken_out_of_its_words(language: str, prompt: str) -> None:
    request = understand(prompt, language=language)
    assert (request.description, request.entry_point, request.language) == ("Sum the numbers.", "total", language)
    assert request.prefix.endswith(") {") or request.prefix.endswith("int {")


@pytest.mark.parametrize(
    ("tests", "name"),
    [
        (["assert.strictEqual(total([1, 2]), 3)"], "total"),
        (["total(List.of(1, 2)) == 3", "assertEquals(3, total(List.of(3)))"], "total"),
        (["if got := Total([]int{1}); got != 1 { t.Errorf(\"Total(%v)\", got) }"], "Total"),
        (["reflect.DeepEqual(pairs(map[string]int{\"f(\": 1}), []string{})"], "pairs"),
        (["new Stack().size() === 0"], None),
        (["1 + 1 === 2"], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_name_that_the_tests_call_is_the_one_that_nobody_brings_along(tests: list[str], name: str | None) -> None:
    assert name_under_test(tests) == name


def test_a_name_may_be_spoken_and_a_signature_counts_more() -> None:
    assert understand("a function called total that sums", language="go").entry_point == "total"
    request = understand("a function called sum", signature="function total(a)", language="javascript")
    assert request.entry_point == "total"


def test_an_empty_test_is_refused() -> None:
    with pytest.raises(InputError, match="test 2: it is empty"):
        understand("sum", tests=["f() == 1", "  "], language="java")
