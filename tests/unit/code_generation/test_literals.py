"""What of a prompt is handed on as code."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentic_diffusion.code_generation.literals import MAX_LITERAL_CHARS, MAX_LITERALS, literals, quoted


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("count 'x' up to 10", ['"x"', "10"]),
        ('join with ", " and " "', ['", "', '" "']),
        ("multiples of -3 or 2.5.", ["-3", "2.5"]),
        ("don't use the user's list", []),
        ("the 2nd of utf8 in v1.2.3", []),
        ("10, 10 and 'a' and 'a'", ["10", '"a"']),
        ("split at `\\n`", [repr("\\n")]),
        ("the empty string ''", ['""']),
        ("'日本' 🙂", ['"日本"']),
        ("", []),
    ],
)
def test_numbers_and_quoted_strings_in_order_without_repeats(prompt: str, expected: list[str]) -> None:
    assert literals(prompt) == expected


def test_their_number_and_length_are_bounded() -> None:
    assert len(literals(" ".join(map(str, range(100))))) == MAX_LITERALS
    assert literals("9" * 20_000) == literals("'" + "x" * 20_000 + "'") == []
    assert literals("9" * MAX_LITERAL_CHARS) == ["9" * MAX_LITERAL_CHARS]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_quoted_text_reads_back(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text
