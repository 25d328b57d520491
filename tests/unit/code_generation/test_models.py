"""A model is loaded only if every file is the one that the manifest names."""

import json
import shutil
from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation import models, weights_file
from agentic_diffusion.code_generation.code_denoiser import CodeDenoiser, DenoiserConfig
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.models import FILES, MANIFEST, WEIGHTS, check, load_parts, write_manifest
from agentic_diffusion.errors import ConfigError, WeightsError


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory, tiny_model: CodeDenoiser, tokenizer: CodeTokenizer) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    for name in ("minilm.safetensors", "minilm-tokenizer.json", "anchors.safetensors"):
        (folder / name).symlink_to(WEIGHTS / name)
    tokenizer.save(folder / "code-tokenizer.json")
    weights_file.save(folder / "code-model.safetensors", tiny_model.state_dict(), int8=False)
    write_manifest(folder, tiny_model.config)
    return folder


@pytest.fixture
def copied(stored: Path, tmp_path: Path) -> Path:
    shutil.copytree(stored, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def test_what_was_written_is_loaded(stored: Path, tiny_model: CodeDenoiser, tokenizer: CodeTokenizer) -> None:
    parts = load_parts("tiny", stored)
    assert parts.denoiser.config == tiny_model.config
    assert not parts.denoiser.training
    for name, tensor in tiny_model.state_dict().items():
        torch.testing.assert_close(parts.denoiser.state_dict()[name], tensor, rtol=2e-3, atol=1e-3)
    assert parts.tokenizer.encode("for x in y") == tokenizer.encode("for x in y")
    assert check("tiny", stored).endswith("checksums match")


@pytest.mark.parametrize("name", ["tinny", "TINY", "", "gpt"])
def test_an_unknown_name_is_answered_with_the_nearest(name: str, stored: Path) -> None:
    for use in (models.checked_name, lambda name: load_parts(name, stored), lambda name: check(name, stored)):
        with pytest.raises(ConfigError, match=r"^model: .* is unknown; write 'tiny'"):
            use(name)


@pytest.mark.parametrize("file", FILES)
def test_every_file_is_checked(copied: Path, file: str) -> None:
    (copied / file).unlink()
    for use in (load_parts, check):
        with pytest.raises(WeightsError, match=f"cannot read .*{file}"):
            use("tiny", copied)
    (copied / file).write_bytes(b"altered")
    for use in (load_parts, check):
        with pytest.raises(WeightsError, match=f"{file} does not have the expected SHA-256"):
            use("tiny", copied)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"1", b"\xff", b"{}", b'{"network": {}}', b'{"network": 1, "sha256": {}}', b"[" * 100_000],
)
def test_a_manifest_that_says_nothing_is_refused(copied: Path, content: bytes) -> None:
    (copied / MANIFEST).write_bytes(content)
    with pytest.raises(WeightsError, match=r"cannot read .*manifest\.json"):
        load_parts("tiny", copied)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="nowhere"):
        load_parts("tiny", tmp_path / "nowhere")


@pytest.mark.parametrize(
    "sizes", [{"width": 64}, {"layers": 3}, {"width": "wide"}, {"num_layers": 1}, {"cross_every": 0}, {"width": -1}]
)
def test_sizes_that_do_not_fit_the_weights_are_refused(copied: Path, sizes: dict[str, object]) -> None:
    manifest = json.loads((copied / MANIFEST).read_text())
    manifest["network"] |= sizes
    (copied / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(WeightsError, match="does not fit its manifest"):
        load_parts("tiny", copied)


def test_a_tokenizer_of_another_model_is_refused(copied: Path, tiny_model: CodeDenoiser) -> None:
    shutil.copy(WEIGHTS / "code-tokenizer.json", copied)
    write_manifest(copied, tiny_model.config)
    with pytest.raises(WeightsError, match="tokenizer of another model"):
        load_parts("tiny", copied)


def test_the_manifest_holds_the_sizes(stored: Path, tiny_model: CodeDenoiser) -> None:
    network = models.read_manifest(stored)["network"]
    assert isinstance(network, dict)
    assert DenoiserConfig(**network) == tiny_model.config
