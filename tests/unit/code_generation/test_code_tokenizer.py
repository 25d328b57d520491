"""Laws of the tokenizer: nothing is lost, nothing can be forged, what has to be copied stays apart."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentic_diffusion.code_generation.code_tokenizer import CONTROL_SYMBOLS, CodeTokenizer
from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.errors import ConfigError, WeightsError

SHIPPED = CodeTokenizer.load(WEIGHTS / "code-tokenizer.json")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_any_text_survives_the_round_trip(text: str) -> None:
    assert SHIPPED.decode(SHIPPED.encode(text)) == text


@pytest.mark.parametrize("text", ["", "\n\n    x\n", "\tx\r\n", "naïve 日本 👩‍👩‍👧 \u2028 \0", "a" * 5_000, "  \n \n"])
def test_awkward_text_survives_the_round_trip(text: str, tokenizer: CodeTokenizer) -> None:
    assert SHIPPED.decode(SHIPPED.encode(text)) == text
    assert tokenizer.decode(tokenizer.encode(text)) == text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*CONTROL_SYMBOLS, "x", " ", "\n"]), max_size=6).map("".join))
def test_no_text_can_spell_a_control_symbol(text: str) -> None:
    tokens = SHIPPED.encode(text)
    assert max(tokens, default=0) < SHIPPED.num_text_tokens
    assert SHIPPED.decode(tokens) == text


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, SHIPPED.vocab_size - 1), max_size=30))
def test_any_ids_can_be_decoded_and_control_symbols_show_nothing(tokens: list[int]) -> None:
    assert SHIPPED.decode(tokens) == SHIPPED.decode([token for token in tokens if token < SHIPPED.num_text_tokens])


def test_digits_stand_alone() -> None:
    tokens = SHIPPED.encode("x = 1234567890")
    assert [SHIPPED.decode([token]) for token in tokens[-10:]] == list("1234567890")


@pytest.mark.parametrize("indent", [4, 8])
def test_a_line_break_with_its_indent_is_one_unit(indent: int) -> None:
    pieces = [SHIPPED.decode([token]) for token in SHIPPED.encode(f"def f():\n{' ' * indent}return")]
    assert "\n" + " " * indent in pieces


def test_ids_of_control_symbols_are_distinct_and_beyond_the_text() -> None:
    ids = [SHIPPED.pad_id, SHIPPED.mask_id, SHIPPED.eos_id, SHIPPED.code_id, SHIPPED.suffix_id, SHIPPED.literal_id]
    ids += SHIPPED.language_tokens.values()
    assert sorted(ids) == list(range(SHIPPED.num_text_tokens, SHIPPED.vocab_size))


def test_an_unknown_language_is_named_with_the_known_ones() -> None:
    assert SHIPPED.encode_language("python") == SHIPPED.language_tokens["python"]
    with pytest.raises(ConfigError, match=r"'cobol'.*python"):
        SHIPPED.encode_language("cobol")


def test_saved_and_loaded_it_is_the_same(tokenizer: CodeTokenizer, tmp_path: Path) -> None:
    tokenizer.save(tmp_path / "tokenizer.json")
    again = CodeTokenizer.load(tmp_path / "tokenizer.json")
    text = "for item in items:\n    print(item)\n"
    assert again.encode(text) == tokenizer.encode(text)
    assert again.vocab_size == tokenizer.vocab_size


def test_a_file_that_is_no_tokenizer_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(WeightsError, match=r"tokenizer\.json"):
        CodeTokenizer.load(tmp_path / "tokenizer.json")
