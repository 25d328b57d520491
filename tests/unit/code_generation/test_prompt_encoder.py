"""The sentence encoder with its real weights: it understands, and a row does not depend on its batch."""

import shutil
from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.code_generation.prompt_encoder import FEATURES, MAX_WORD_PIECES, WIDTH, PromptEncoder, repack
from agentic_diffusion.errors import WeightsError

PROMPTS = ["sum", "count the vowels in a string, ignoring case", "", "Zähle die Vokale 🙂 数える"]


def test_padding_does_not_change_a_row(encoder: PromptEncoder) -> None:
    together, lengths = encoder(PROMPTS)
    assert together.shape == (4, max(lengths), FEATURES)
    for row, prompt in enumerate(PROMPTS):
        alone, length = encoder([prompt])
        assert length[0] == lengths[row]
        torch.testing.assert_close(together[row, : lengths[row]], alone[0], rtol=1e-4, atol=1e-4)
        assert not together[row, lengths[row] :].any()


def sentence(encoder: PromptEncoder, prompt: str) -> torch.Tensor:
    features, _ = encoder([prompt])
    return features[0, :, :WIDTH].mean(0)


@pytest.mark.parametrize(
    ("prompt", "paraphrase", "unrelated"),
    [
        ("add all the numbers in a list", "compute the total of a list of values", "check if a word is a palindrome"),
        ("reverse a string", "write the characters of a text backwards", "find the largest prime factor"),
        ("sort the dictionary by value", "order the mapping's entries by what they hold", "area of a circle"),
    ],
)
def test_paraphrases_are_closer_than_other_wishes(
    encoder: PromptEncoder, prompt: str, paraphrase: str, unrelated: str
) -> None:
    wish, same, other = (sentence(encoder, text) for text in (prompt, paraphrase, unrelated))
    assert torch.cosine_similarity(wish, same, dim=0) > torch.cosine_similarity(wish, other, dim=0) + 0.1


def test_word_order_matters(encoder: PromptEncoder) -> None:
    first, second = (encoder([text])[0] for text in ("a before b", "b before a"))
    assert not torch.allclose(first, second, atol=1e-2)


def test_beyond_256_word_pieces_the_rest_is_cut_off(encoder: PromptEncoder) -> None:
    long = "word " * 400
    features, lengths = encoder([long])
    assert features.shape[1] == lengths[0] == MAX_WORD_PIECES
    torch.testing.assert_close(features, encoder([long + "and more"])[0])


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="SHA-256"):
        PromptEncoder.load(WEIGHTS, digest="0" * 64)
    shutil.copy(WEIGHTS / "minilm.safetensors", tmp_path)
    (tmp_path / "minilm-tokenizer.json").write_text("[]")
    with pytest.raises(WeightsError, match=r"minilm-tokenizer\.json"):
        PromptEncoder.load(tmp_path, digest=None)


def test_only_the_published_encoder_is_repacked(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    with pytest.raises(WeightsError, match="SHA-256"):
        repack(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
