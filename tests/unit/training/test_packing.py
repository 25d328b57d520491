"""A corpus on disk: what was written is what is read, and a damaged file is the user's error."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.layout import request_tokens
from agentic_diffusion.code_generation.literals import literals
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.errors import InputError
from agentic_diffusion.training import packing
from agentic_diffusion.training.packing import PackedCorpus
from agentic_diffusion.training.synthesis import Sample


def test_programs_and_headers_survive(corpus: PackedCorpus, pairs: list[Sample], tokenizer: CodeTokenizer) -> None:
    assert len(corpus) == len(pairs)
    for index, sample in enumerate(pairs):
        assert corpus.body[index][-1] == tokenizer.eos_id
        assert tokenizer.decode(corpus.body[index]) == sample.code
        assert tokenizer.decode(corpus.body[index][: corpus.prefix_lengths[index]]) == sample.prefix
        expected = request_tokens(tokenizer, language="python", literals=literals(sample.prompt))
        assert corpus.header[index].tolist() == expected and expected[-1] == tokenizer.code_id


def test_prompt_states_are_the_encoders(corpus: PackedCorpus, pairs: list[Sample], encoder: PromptEncoder) -> None:
    for index in (0, 7, len(pairs) - 1):
        ids = encoder.tokenize([pairs[index].prompt])[0]
        assert corpus.word_pieces[index].tolist() == ids
        alone = encoder.states(torch.tensor([ids]), torch.tensor([len(ids)]))[0]
        stored = torch.from_numpy(corpus.prompt_states(index).astype(np.float32))
        torch.testing.assert_close(stored, alone, atol=4e-3, rtol=2e-3)


def test_the_last_prompt_is_empty(corpus: PackedCorpus, encoder: PromptEncoder) -> None:
    assert corpus.word_pieces[corpus.empty_prompt].tolist() == encoder.tokenize([""])[0]
    assert len(corpus.prompt_states(corpus.empty_prompt)) == 2


def test_several_folders_read_like_one(folder: Path, corpus: PackedCorpus) -> None:
    both = packing.read([folder, folder])
    size = len(corpus)
    assert len(both) == 2 * size and both.empty_prompt == 2 * size
    for index in range(size):
        for place in (index, size + index):
            assert np.array_equal(both.body[place], corpus.body[index])
            assert np.array_equal(both.header[place], corpus.header[index])
            assert np.array_equal(both.prompt_states(place), corpus.prompt_states(index))
    assert np.array_equal(both.prompt_states(2 * size), corpus.prompt_states(size))


def test_progress_ends_at_the_number_of_prompts(
    tmp_path: Path, pairs: list[Sample], tokenizer: CodeTokenizer, encoder: PromptEncoder
) -> None:
    seen: list[int] = []
    packing.write(tmp_path / "new", pairs[:3], tokenizer, encoder, on_progress=seen.append)
    assert seen == [4]


@pytest.mark.parametrize("damage", ["missing", "cut", "garbage"])
def test_a_damaged_corpus_is_an_input_error(tmp_path: Path, folder: Path, damage: str) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "corpus.safetensors"
    content = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(content[: len(content) // 2] if damage == "cut" else b"\xff" * 64)
    with pytest.raises(InputError, match="corpus: cannot read"):
        packing.read([tmp_path])


@pytest.mark.parametrize("damage", ["missing", "cut", "empty"])
def test_damaged_encoder_states_are_an_input_error(tmp_path: Path, folder: Path, damage: str) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "states.f16"
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2 // 768 * 768 - 768] if damage == "cut" else b"")
    with pytest.raises(InputError, match="corpus: cannot read"):
        packing.read([tmp_path])


def test_no_folder_at_all_is_an_input_error() -> None:
    with pytest.raises(InputError, match="corpus"):
        packing.read([])
