"""What is understood of a prompt, and what is left alone because it is doubtful."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentic_diffusion.code_generation.examples import called_name, split_examples
from agentic_diffusion.code_generation.prompts import MAX_PROMPT_CHARS, is_in_latin_letters, understand
from agentic_diffusion.code_generation.signatures import checked_signature
from agentic_diffusion.errors import InputError

HUMANEVAL = '''from typing import List


def has_close(numbers: List[float], threshold: float) -> bool:
    """ Check if any two numbers are closer
    to each other than threshold.
    >>> has_close([1.0, 2.0, 3.0], 0.5)
    False
    >>> has_close([1.0, 2.8], 0.3)
    True
    """
'''
WITH_HELPER = '''import math


def poly(xs: list, x: float):
    """
    Evaluates a polynomial.
    """
    return sum(c * math.pow(x, i) for i, c in enumerate(xs))


def find_zero(xs: list):
    """ Find x such that poly(x) = 0.
    >>> round(find_zero([1, 2]), 2) # f(x) = 1 + 2x
    -0.5
    """
'''


def test_a_head_with_docstring_sessions_and_imports() -> None:
    request = understand(HUMANEVAL)
    assert request.support == "from typing import List\n\n\n"
    assert request.prefix == "def has_close(numbers: List[float], threshold: float) -> bool:"
    assert request.entry_point == "has_close"
    assert request.description == "Check if any two numbers are closer to each other than threshold."
    assert request.tests == (
        "assert has_close([1.0, 2.0, 3.0], 0.5) == False",
        "assert has_close([1.0, 2.8], 0.3) == True",
    )
    assert understand(HUMANEVAL.replace("\n", "\r\n")) == request


def test_of_several_heads_the_one_without_a_body_is_asked_for_and_the_helpers_support_it() -> None:
    request = understand(WITH_HELPER)
    assert (request.entry_point, request.prefix) == ("find_zero", "def find_zero(xs: list):")
    assert request.support == WITH_HELPER[: WITH_HELPER.index("def find_zero")]
    assert request.tests == ("assert round(find_zero([1, 2]), 2) == -0.5",)
    assert request.description == "Find x such that poly(x) = 0."


def test_the_tested_head_wins_over_the_first() -> None:
    prompt = "def one(x):\n\ndef two(x):\n"
    assert understand(prompt).entry_point == "one"
    assert understand(prompt, tests=["assert two(1) == 1"]).entry_point == "two"


def test_given_tests_name_the_function_and_replace_the_examples() -> None:
    given_tests = ["assert set(min_cost([[1]], (2, 2))) == {8}", "assert min_cost([], ()) == []"]
    request = understand("Write a function to find the minimum cost path. min_cost(1) == 2", tests=given_tests)
    assert request.tests == tuple(given_tests)
    assert (request.prefix, request.entry_point) == ("", "min_cost")
    assert request.description == "Write a function to find the minimum cost path."
    assert understand("a stack", tests=["s = Stack()\ns.push(1)\nassert s.pop() == 1"]).prefix == "class Stack:"


def test_a_markdown_fence_is_no_word() -> None:
    request = understand("Square it.\n```python\ndef f(x):\n    ...\n```\n`f(2)` returns `4`; f(3) = 9.\n")
    assert (request.prefix, request.description) == ("def f(x):", "Square it.")
    assert request.tests == ("assert f(2) == 4", "assert f(3) == 9")


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        ("f(2) returns 3", ["f(2) == 3"]),
        ("f(2) == 3 and f(3) -> 4, while f(4) => 5.", ["f(2) == 3", "f(3) == 4", "f(4) == 5"]),
        ("f('a)b', [1, (2, 3)]) should return {'x': [1]}!", ["f('a)b', [1, (2, 3)]) == {'x': [1]}"]),
        ("is_even(2) gives true; is_even(3) must return False", ["is_even(2) == True", "is_even(3) == False"]),
        ("**f(-1)** → **None**", ["f(-1) == None"]),
        ("f(1.5) is 2.25 because", ["f(1.5) == 2.25"]),
        ("assert f(n=2) == 3 # yes", ["f(n=2) == 3"]),
        ("f(2) == 3\nf(2) == 3", ["f(2) == 3"]),
        (">>> f('a')\n'b'\n>>> f('c')\n'd'\"\"\"", ["f('a') == 'b'", "f('c') == 'd'"]),
        ("sorted(f([2])) == [2]", ["sorted(f([2])) == [2]"]),
        # doubtful ones
        ("f(2) returns 3 times its input", []),
        ("f(2) returns 1,000", []),
        ("f(2) returns 2 or 3", []),
        ("f(2) == 2 ** 3", []),
        ("f(2) is 3.5.1", []),
        ("f(2) is not 3", []),
        ("f(2) != 3", []),
        ("f(x) returns 0", []),
        ("total(numbers) -> 3", []),
        ("def f(x=2) -> None:", []),
        ("len([1]) == 1", []),
        ("obj.f(2) == 3", []),
        (">>> print(f(2))\n3", []),
        (">>> f(2)\nTraceback (most recent call last):", []),
        ("f(2 == 3", []),
    ],
)
def test_examples_in_prose(text: str, tests: list[str]) -> None:
    assert split_examples(text)[1] == [f"assert {test}" for test in tests]


def test_examples_of_another_function_are_not_tests() -> None:
    assert understand("def f(x):\n    '''use double(2) == 4; f(1) == 3'''").tests == ("assert f(1) == 3",)


@pytest.mark.parametrize(
    ("prompt", "prefix", "name"),
    [
        ("Write a function called total that sums a list", "", "total"),
        ("a class named `Queue` with push", "class Queue:", "Queue"),
        ("Reverse it. Name the function rev.", "", "rev"),
        ("The function name should be add_all", "", "add_all"),
        (
            "write a function area(width: int, height: int) -> int that multiplies",
            "def area(width: int, height: int) -> int:",
            "area",
        ),
        ("implement `is_prime(n)`", "def is_prime(n):", "is_prime"),
        ("Given a list called numbers, return the sum", "", None),
        ("a function called with a list", "", None),
        ("a function called when something happens", "", None),
        ("a function called class", "", None),
        ("Write a\nclass of numbers such as:\n1, 2", "", None),
        ("return the sum\nfrom a list", "", None),
        ("def of a term:", "", None),
    ],
)
def test_names_in_a_sentence(prompt: str, prefix: str, name: str | None) -> None:
    request = understand(prompt)
    assert (request.prefix, request.entry_point) == (prefix, name)
    assert request.description


def test_a_line_of_prose_that_starts_like_an_import_is_kept() -> None:
    assert understand("take the largest\nfrom a list").description == "take the largest from a list"
    assert understand("import math\nthe area of a circle\ndef area(r):").support == "import math\n\n\n"


def test_without_words_the_name_speaks() -> None:
    assert understand("def countVowels_in(text):").description == "count Vowels in"
    assert understand("assert add(1, 2) == 3\nassert add(2, 2) == 4").description == "add"


@pytest.mark.parametrize(
    ("signature", "prefix", "name"),
    [
        ("def f(x: int) -> int:", "def f(x: int) -> int:", "f"),
        ("f(a, b={1: 2})", "def f(a, b={1: 2}):", "f"),
        ("def f(x):\r\n    ...", "def f(x):", "f"),
        ("def f(\n    x,\n    y,\n)", "def f(\n    x,\n    y,\n):", "f"),
        ("class Stack(list)", "class Stack(list):", "Stack"),
        ("async def g(x): pass", "async def g(x):", "g"),
        ("größe(x)", "def größe(x):", "größe"),
    ],
)
def test_signatures(signature: str, prefix: str, name: str) -> None:
    assert checked_signature(signature) == (prefix, name)
    request = understand("anything", signature=signature)
    assert (request.prefix, request.entry_point) == (prefix, name)


@pytest.mark.parametrize(
    "signature",
    ["", "def", "def f(", "def f(x) return", "x = 1", "f(x): return 1", "\0", "f(" + "x" * 2_000 + ")", "🙂()"],
)
def test_a_bad_signature_is_refused_with_an_example(signature: str) -> None:
    with pytest.raises(InputError, match=r"^signature: .* write for example 'def total") as caught:
        understand("anything", signature=signature)
    assert len(str(caught.value)) < 250


def test_hints_from_typing_are_imported_only_where_nobody_did() -> None:
    request = understand("anything", signature="def f(xs: List[int]) -> Optional[str]")
    assert request.support == "from typing import List, Optional\n"
    assert understand("anything", signature="def f(xs: list[int])").support == ""


@pytest.mark.parametrize("prompt", ["", " \n\t", "\ufeff\r\n"])
def test_an_empty_prompt_is_refused(prompt: str) -> None:
    with pytest.raises(InputError, match=r"^prompt: it is empty; describe"):
        understand(prompt)


def test_a_huge_prompt_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match=r"^prompt: 1,048,576 characters .* at most 20,000"):
        understand("x" * 2**20)


@pytest.mark.parametrize("bad", ["\0", "\x1b[31m", "\x7f", "\ud800", "\x85", "\u200d and \x01"])
def test_a_binary_prompt_is_refused_with_the_character(bad: str) -> None:
    with pytest.raises(InputError, match=r"^prompt: it holds the control character 0x"):
        understand("sum " + bad)


@pytest.mark.parametrize("bad", ["", "assert f(1) = 2", "the total is right", "\0", "assert '\ud800'"])
def test_a_test_that_is_no_python_is_refused_with_its_number(bad: str) -> None:
    with pytest.raises(InputError, match=r"^test 2: .* write for example"):
        understand("sum", tests=["assert f(1) == 2", bad])


@pytest.mark.parametrize("prompt", ["Zähle die Vokale", "数える", "👩‍👩‍👧 → 🙂", "посчитай гласные"])
def test_any_language_is_let_through(prompt: str) -> None:
    assert understand(prompt).description == prompt


def test_other_alphabets_are_told_apart() -> None:
    assert is_in_latin_letters("count the vowels in 'größe'")
    assert not is_in_latin_letters("посчитай гласные")
    assert not is_in_latin_letters("12345 + 🙂")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["def f(x):", "class A", "\n", " ", "f(1)", " == ", "2", "'", '"""', ">>> ", "(", ":", "é"])
    )
)
def test_no_text_raises_anything_but_input_errors(pieces: list[str]) -> None:
    try:
        request = understand("".join(pieces))
    except InputError:
        return
    assert request.description.strip()
    assert understand("".join(pieces)) == request
    if request.prefix.endswith(":"):
        compile(request.support + request.prefix + "\n    pass", "", "exec")


@pytest.mark.parametrize(
    "unit", ["f(", "f(1)=", "def f(\n", "x = 1\n", ">>> f(1)\n1\n", '"', "function f(a(", "a, and f(1) == 2 "]
)
def test_hostile_prompts_end(unit: str) -> None:
    began = time.process_time()
    understand("?" + unit * (MAX_PROMPT_CHARS // len(unit) - 1))
    assert time.process_time() - began < 20  # quadratic would be minutes


def test_the_called_name_is_the_one_most_tests_share_and_no_helper() -> None:
    helper = "def double(x):\n    return 2 * x\nassert total([double(1)]) == 2"
    assert called_name([helper, "from math import isclose\nassert isclose(total([1]), 1)"]) == "total"
    assert called_name(["assert decode(encode('a')) == 'a'"]) == "decode"
    assert called_name(["assert len([]) == 0", "no python"]) is None
