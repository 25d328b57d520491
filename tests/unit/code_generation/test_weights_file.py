"""Weights are read only if they are what was written, and rounding stays within its bound."""

from pathlib import Path

import pytest
import torch

from agentic_diffusion.code_generation import weights_file
from agentic_diffusion.errors import WeightsError


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "weights.safetensors"
    weights_file.save(path, {"matrix": torch.eye(3), "vector": torch.arange(4.0)}, int8=True)
    return path


def test_int8_rows_are_within_half_a_step_of_the_row() -> None:
    matrix = torch.randn(16, 40, generator=torch.Generator().manual_seed(0)) * torch.logspace(-4, 3, 16)[:, None]
    matrix[3] = 0
    restored = weights_file.unpack(weights_file.pack({"w": matrix}, int8=True))["w"]
    step_R1 = matrix.abs().amax(dim=1, keepdim=True) / 127
    assert ((restored - matrix).abs() <= 0.5001 * step_R1 + 1e-12).all()
    assert not torch.equal(restored, matrix)


@pytest.mark.parametrize("int8", [True, False])
def test_all_but_matrices_in_int8_is_half_precision(int8: bool) -> None:
    tensors = {"matrix": torch.randn(4, 6), "vector": torch.randn(7)}
    packed = weights_file.pack(tensors, int8=int8)
    assert packed["vector"].dtype == torch.float16
    assert packed["matrix"].dtype == (torch.int8 if int8 else torch.float16)
    restored = weights_file.unpack(packed)
    assert {name: tensor.dtype for name, tensor in restored.items()} == dict.fromkeys(tensors, torch.float32)
    torch.testing.assert_close(restored["vector"], tensors["vector"], rtol=1e-3, atol=1e-6)


def test_saved_and_loaded_is_the_same(stored: Path) -> None:
    weights = weights_file.load(stored, weights_file.sha256(stored))
    torch.testing.assert_close(weights["matrix"], torch.eye(3))
    assert weights["vector"].tolist() == [0, 1, 2, 3]


def test_one_altered_bit_is_noticed(stored: Path) -> None:
    digest = weights_file.sha256(stored)
    data = bytearray(stored.read_bytes())
    data[-1] ^= 1
    stored.write_bytes(data)
    with pytest.raises(WeightsError, match="SHA-256"):
        weights_file.load(stored, digest)


@pytest.mark.parametrize("keep", [0, 5, 40, -1])
def test_a_truncated_file_is_no_weights_even_unverified(stored: Path, keep: int) -> None:
    stored.write_bytes(stored.read_bytes()[:keep])
    with pytest.raises(WeightsError, match="not a safetensors file"):
        weights_file.load(stored, None)


def test_a_file_of_another_format_is_no_weights(tmp_path: Path) -> None:
    torch.save({"w": torch.ones(2)}, tmp_path / "weights.pt")
    with pytest.raises(WeightsError, match=r"weights\.pt is not a safetensors file"):
        weights_file.load(tmp_path / "weights.pt", None)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"cannot read .*gone\.safetensors.*No such file"):
        weights_file.load(tmp_path / "gone.safetensors", None)
