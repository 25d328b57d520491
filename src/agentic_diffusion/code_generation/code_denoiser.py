"""The network of the code model: one set of weights that predicts the next token and denoises blocks.

Two streams run through the same layers. The *clean* stream holds known tokens under a causal mask; its state at a
token predicts the next one: autoregression, which is block diffusion at block size 1. The *noisy* stream holds blocks
in which some tokens are masked; a block sees the clean tokens before it and all of itself, and predicts its own
positions. Since clean states never depend on a block size, one exact key/value cache serves drafting and verifying.
After TiDAR (arXiv:2511.08923) and BD3-LM (arXiv:2503.09573).

Shapes: B rows, N new positions, P cached positions, D width, H heads, S prompt word pieces, V vocabulary.
"""

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CLEAN, NOISY = 0, 1

KeyValue = tuple[Tensor, Tensor]
"""Keys and values [B, H, positions, D / H] of one layer."""


@dataclass(frozen=True, kw_only=True)
class DenoiserConfig:
    """Sizes of the network; stored beside its weights."""

    vocab_size: int
    width: int = 256
    num_layers: int = 6
    num_heads: int = 4
    hidden: int = 704
    prompt_features: int = 768
    cross_every: int = 2
    """Layers 1, 1 + cross_every, ... attend to the prompt."""

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True)
class PromptMemory:
    """What the layers need of the prompt: keys and values per cross-attending layer, and which are real."""

    layers: tuple[KeyValue, ...]
    visible_B11S: Tensor

    def rows(self, index: Tensor) -> "PromptMemory":
        """The memory of the chosen rows, as for several candidates of one prompt."""
        return PromptMemory(tuple((k[index], v[index]) for k, v in self.layers), self.visible_B11S[index])


def rotary(positions_BN: Tensor, head_width: int) -> tuple[Tensor, Tensor]:
    """Cosine and sine [B, 1, N, head_width / 2] of RoPE (arXiv:2104.09864)."""
    frequencies = 10_000.0 ** (-torch.arange(0, head_width, 2, device=positions_BN.device) / head_width)
    angles = positions_BN[:, None, :, None] * frequencies
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turn the two halves of each head by the angles of `rotary`."""
    first, second = x.chunk(2, dim=-1)
    return torch.cat([first * cos - second * sin, first * sin + second * cos], dim=-1)


class Layer(nn.Module):
    """Pre-norm self-attention, optional cross-attention to the prompt, SwiGLU."""

    def __init__(self, config: DenoiserConfig, *, cross: bool) -> None:
        super().__init__()
        width = config.width
        self.num_heads = config.num_heads
        self.norm = nn.RMSNorm(width)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.norm_hidden = nn.RMSNorm(width)
        self.up = nn.Linear(width, 2 * config.hidden, bias=False)
        self.down = nn.Linear(config.hidden, width, bias=False)
        self.cross = cross
        if cross:
            self.norm_cross = nn.RMSNorm(width)
            self.cross_q = nn.Linear(width, width, bias=False)
            self.cross_kv = nn.Linear(width, 2 * width, bias=False)
            self.cross_out = nn.Linear(width, width, bias=False)

    def heads(self, x: Tensor) -> Tensor:
        """[B, N, D] to [B, H, N, D / H]."""
        return x.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)  # type: ignore[no-any-return, no-untyped-call]

    def memory(self, prompt_BSD: Tensor) -> KeyValue:
        """Keys and values of the prompt for this layer."""
        keys, values = self.cross_kv(prompt_BSD).chunk(2, dim=-1)
        return self.heads(keys), self.heads(values)

    def forward(
        self,
        x: Tensor,
        angles: tuple[Tensor, Tensor],
        attend: Tensor,
        past: KeyValue | None,
        memory: tuple[KeyValue, Tensor] | None,
    ) -> tuple[Tensor, KeyValue]:
        """x [B, N, D], attend additive [B, 1, N, P + N]; returns x and the new positions' keys and values."""
        q, k, v = (self.heads(part) for part in self.qkv(self.norm(x)).chunk(3, dim=-1))
        q, k = rotate(q, *angles), rotate(k, *angles)
        keys, values = (k, v) if past is None else (torch.cat([past[0], k], 2), torch.cat([past[1], v], 2))
        attended = F.scaled_dot_product_attention(q, keys, values, attn_mask=attend)
        x = x + self.out(attended.transpose(1, 2).flatten(2))
        if memory is not None:
            (prompt_k, prompt_v), visible = memory
            query = self.heads(self.cross_q(self.norm_cross(x)))
            read = F.scaled_dot_product_attention(query, prompt_k, prompt_v, attn_mask=visible)
            x = x + self.cross_out(read.transpose(1, 2).flatten(2))
        gate, value = self.up(self.norm_hidden(x)).chunk(2, dim=-1)
        return x + self.down(F.silu(gate) * value), (k, v)


class CodeDenoiser(nn.Module):
    """Token states of clean and noisy positions, given the prompt and cached clean positions."""

    def __init__(self, config: DenoiserConfig) -> None:
        super().__init__()
        self.config = config
        self.token_embedding = nn.Embedding(config.vocab_size, config.width)
        self.token_type_embedding = nn.Embedding(2, config.width)
        self.prompt_projection = nn.Linear(config.prompt_features, config.width, bias=False)
        self.prompt_norm = nn.RMSNorm(config.width)
        self.layers = nn.ModuleList(
            Layer(config, cross=index % config.cross_every == config.cross_every - 1)
            for index in range(config.num_layers)
        )
        self.norm_out = nn.RMSNorm(config.width)
        self._initialise()

    def _initialise(self) -> None:
        for name, parameter in self.named_parameters():
            if parameter.ndim == 2:
                residual = name.endswith(("out.weight", "down.weight", "cross_out.weight"))
                std = 0.02 / (2 * self.config.num_layers) ** 0.5 if residual else 0.02
                if name.startswith("prompt_projection"):
                    std = self.config.prompt_features**-0.5
                nn.init.normal_(parameter, std=std)

    def memory(self, features_BSF: Tensor, lengths_B: Tensor) -> PromptMemory:
        """Prepare the encoder's features [B, S, 768] once per prompt."""
        prompt_BSD = self.prompt_norm(self.prompt_projection(features_BSF))
        visible_BS = torch.arange(features_BSF.shape[1], device=features_BSF.device) < lengths_B[:, None]
        layers = tuple(layer.memory(prompt_BSD) for layer in self.layers if layer.cross)  # type: ignore[operator]
        return PromptMemory(layers, visible_BS[:, None, None, :])

    def forward(
        self,
        tokens_BN: Tensor,
        positions_BN: Tensor,
        types_BN: Tensor,
        attend_BNK: Tensor,
        memory: PromptMemory,
        past: list[KeyValue] | None = None,
    ) -> tuple[Tensor, list[KeyValue]]:
        """States [B, N, D] (normalised, ready for `logits`) and the new positions' keys and values per layer.

        attend_BNK: bool, which of the K = P + N positions each new one may see (itself always among them).
        """
        x_BND = self.token_embedding(tokens_BN) + self.token_type_embedding(types_BN)
        angles = rotary(positions_BN, self.config.width // self.config.num_heads)
        bias = torch.zeros(attend_BNK.shape, device=x_BND.device).masked_fill_(~attend_BNK, float("-inf"))[:, None]
        fresh: list[KeyValue] = []
        reads = iter(memory.layers)
        for index, layer in enumerate(self.layers):
            prompt = (next(reads), memory.visible_B11S) if layer.cross else None
            x_BND, key_value = layer(x_BND, angles, bias, past[index] if past else None, prompt)
            fresh.append(key_value)
        return self.norm_out(x_BND), fresh

    def logits(self, states: Tensor) -> Tensor:
        """Scores over the vocabulary [..., V]; input and output embeddings are tied."""
        return F.linear(states, self.token_embedding.weight)
