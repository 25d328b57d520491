"""Embedded models by name, with the digests of their files."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from torch import Tensor

from agentic_diffusion.code_generation import weights_file
from agentic_diffusion.code_generation.code_denoiser import CodeDenoiser, DenoiserConfig
from agentic_diffusion.code_generation.code_tokenizer import LANGUAGES, CodeTokenizer
from agentic_diffusion.code_generation.familiarity import ANCHORS, load_anchors
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.errors import ConfigError, WeightsError

MODELS = {"tiny": "embedded block-diffusion model for small Python functions (6 M parameters)"}
"""The one place where a string names an embedded model."""

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("code-model.safetensors", "code-tokenizer.json", "minilm.safetensors", "minilm-tokenizer.json", ANCHORS)
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class CodeModelParts:
    """A loaded model: the network, its tokenizer and the prompt encoder."""

    denoiser: CodeDenoiser
    tokenizer: CodeTokenizer
    encoder: PromptEncoder
    anchors_AD: Tensor
    """What familiar prompts look like (see familiarity.py)."""
    languages: tuple[str, ...] = ("python",)
    """In which it was trained to write."""


def checked_name(name: str) -> str:
    """The model name, if there is such a model. Raises ConfigError with the nearest one."""
    if name not in MODELS:
        near = get_close_matches(name, MODELS, n=1) or list(MODELS)[:1]
        raise ConfigError(f"model: {name!r} is unknown; write {near[0]!r} (available: {', '.join(MODELS)})")
    return name


def read_manifest(folder: Path) -> dict[str, object]:
    """Sizes of the network and SHA-256 digests of all files. Raises WeightsError."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(manifest["sha256"], dict) or not isinstance(manifest["network"], dict):
            raise ValueError("fields have other types than expected")
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise WeightsError(f"weights: cannot read {path} ({error}); reinstall the package") from error
    return dict(manifest)


def write_manifest(folder: Path, config: DenoiserConfig, languages: Sequence[str] = ("python",)) -> None:
    """Record the network's sizes, its languages, and the digests of the files as they are now."""
    digests = {name: weights_file.sha256(folder / name) for name in FILES}
    content = {"network": config.as_dict(), "languages": list(languages), "sha256": digests}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def check(name: str = "tiny", folder: Path = WEIGHTS) -> str:
    """Verify every file of a model and say so in one line. Raises WeightsError or ConfigError."""
    checked_name(name)
    digests = read_manifest(folder)["sha256"]
    assert isinstance(digests, dict)
    total = sum(len(weights_file.read_verified(folder / file, str(digests.get(file)))) for file in FILES)
    return f"{name}: {len(FILES)} files, {total / 1e6:.1f} MB, checksums match"


def load_parts(name: str = "tiny", folder: Path | None = None) -> CodeModelParts:
    """Load a model, every file verified. Raises ConfigError for its name, WeightsError for its files."""
    checked_name(name)
    folder = folder or WEIGHTS
    manifest = read_manifest(folder)
    digests, sizes = manifest["sha256"], manifest["network"]
    assert isinstance(digests, dict)
    assert isinstance(sizes, dict)
    for file in ("code-tokenizer.json", "minilm-tokenizer.json"):
        weights_file.read_verified(folder / file, str(digests.get(file)))
    weights = weights_file.load(folder / "code-model.safetensors", str(digests.get("code-model.safetensors")))
    try:
        denoiser = CodeDenoiser(DenoiserConfig(**sizes))  # on the meta device torch would import its compiler: a second
        denoiser.load_state_dict(weights, assign=True)
    except (TypeError, ValueError, ArithmeticError, RuntimeError) as error:
        raise WeightsError(f"weights: {folder} does not fit its manifest ({error}); reinstall the package") from error
    denoiser.eval().requires_grad_(False)
    encoder = PromptEncoder.load(folder, digest=str(digests.get("minilm.safetensors")))
    tokenizer = CodeTokenizer.load(folder / "code-tokenizer.json")
    if tokenizer.vocab_size != denoiser.config.vocab_size:
        raise WeightsError(f"weights: {folder} holds a tokenizer of another model; reinstall the package")
    anchors_AD = load_anchors(folder / ANCHORS, str(digests.get(ANCHORS)))
    languages = manifest.get("languages", ["python"])
    if not isinstance(languages, list) or not set(languages) <= set(LANGUAGES):
        raise WeightsError(f"weights: {folder / MANIFEST} names languages that are unknown; reinstall the package")
    return CodeModelParts(denoiser, tokenizer, encoder, anchors_AD, tuple(languages))
