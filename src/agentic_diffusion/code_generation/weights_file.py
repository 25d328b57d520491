"""Verified reading and compact writing of weights: safetensors, int8 per row or fp16, checked by SHA-256.

A matrix `w` [R, C] stored as int8 has a companion `w.scale` [R] (fp32): w = int8 * scale. All else is fp16.
Not covered: any format that can run code when it is read (pickle).
"""

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load as load_safetensors
from safetensors.torch import save_file
from torch import Tensor

from agentic_diffusion.errors import WeightsError

SCALE_SUFFIX = ".scale"


def pack(tensors: dict[str, Tensor], *, int8: bool) -> dict[str, Tensor]:
    """fp32 tensors to their stored form; `int8` quantises matrices per row (symmetric), the rest becomes fp16."""
    packed: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        if int8 and tensor.ndim == 2:
            scale_R = tensor.abs().amax(dim=1).clamp_min(1e-12) / 127
            packed[name] = (tensor / scale_R[:, None]).round().to(torch.int8)
            packed[name + SCALE_SUFFIX] = scale_R.float()
        else:
            packed[name] = tensor.half()
    return packed


def unpack(packed: dict[str, Tensor]) -> dict[str, Tensor]:
    """Inverse of `pack`, to fp32."""
    tensors: dict[str, Tensor] = {}
    for name, tensor in packed.items():
        if name.endswith(SCALE_SUFFIX):
            continue
        scale_R = packed.get(name + SCALE_SUFFIX)
        tensors[name] = tensor.float() if scale_R is None else tensor.float() * scale_R[:, None]
    return tensors


def save(path: Path, tensors: dict[str, Tensor], *, int8: bool) -> None:
    """Write `tensors` in packed form."""
    save_file({name: tensor.contiguous() for name, tensor in pack(tensors, int8=int8).items()}, path)
    path.chmod(0o644)


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_verified(path: Path, digest: str | None) -> bytes:
    """The bytes of `path`, if their SHA-256 is `digest` (None: the caller trusts the file). Raises WeightsError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WeightsError(f"weights: cannot read {path}: {error.strerror}; reinstall the package") from error
    if digest is not None and hashlib.sha256(data).hexdigest() != digest:
        raise WeightsError(f"weights: {path} does not have the expected SHA-256; reinstall the package or train anew")
    return data


def load(path: Path, digest: str | None) -> dict[str, Tensor]:
    """Read, verify and unpack weights written by `save`. Raises WeightsError."""
    data = read_verified(path, digest)
    try:
        return unpack(load_safetensors(data))
    except Exception as error:
        raise WeightsError(f"weights: {path} is not a safetensors file: {error}") from error
