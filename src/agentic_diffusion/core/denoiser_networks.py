"""Denoiser networks: small transformers over positions of continuous features.

Covered: x float [B, L, D] (or [B, D], taken as one position), a noise level per row, and optional condition tokens
through cross-attention. Blocks are pre-norm with RMSNorm, rotary positions, normalised queries and keys and SwiGLU; the
noise level scales, shifts and gates each of them (adaLN-zero, arXiv:2212.09748). What the output means (data or noise)
is the caller's choice. Not covered: token vocabularies and key/value caches, which live with the code model.
"""

import math
from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from agentic_diffusion.errors import ConfigError, InputError


class NoiseEmbedding(nn.Module):
    """Sines and cosines of the noise level, then a two-layer network. float [B] -> [B, hidden_dim]."""

    def __init__(self, hidden_dim: int, num_frequencies: int = 64) -> None:
        super().__init__()
        frequencies = torch.exp(torch.linspace(0, math.log(1000.0), num_frequencies))
        self.register_buffer("frequencies", frequencies, persistent=False)
        self.layers = nn.Sequential(
            nn.Linear(2 * num_frequencies, hidden_dim), nn.SiLU(), nn.Linear(hidden_dim, hidden_dim)
        )

    def forward(self, noise_level: Tensor) -> Tensor:
        angles = noise_level[:, None].float() * self.get_buffer("frequencies")
        embedded: Tensor = self.layers(torch.cat([angles.sin(), angles.cos()], -1))
        return embedded


class RMSNorm(nn.RMSNorm):
    """Root-mean-square norm (arXiv:1910.07467), computed in float32 whatever the precision around it."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.float()).to(x.dtype)


class Attention(nn.Module):
    """Multi-head attention of x [B, L, H] over source [B, M, H]; without a source, over x with rotary positions."""

    def __init__(self, hidden_dim: int, num_heads: int, dropout: float) -> None:
        super().__init__()
        self.num_heads, self.dropout = num_heads, dropout
        self.query = nn.Linear(hidden_dim, hidden_dim, bias=False)
        self.key_value = nn.Linear(hidden_dim, 2 * hidden_dim, bias=False)
        self.out = nn.Linear(hidden_dim, hidden_dim, bias=False)
        self.query_norm = RMSNorm(hidden_dim // num_heads)
        self.key_norm = RMSNorm(hidden_dim // num_heads)

    def forward(self, x: Tensor, source: Tensor | None = None, visible_BM: Tensor | None = None) -> Tensor:
        key, value = self.key_value(x if source is None else source).chunk(2, -1)
        query, key = self.query_norm(self._heads(self.query(x))), self.key_norm(self._heads(key))
        if source is None:
            query, key = _rotate(query), _rotate(key)
        mask = None if visible_BM is None else visible_BM[:, None, None, :]
        dropout = self.dropout if self.training else 0.0
        mixed = F.scaled_dot_product_attention(query, key, self._heads(value), attn_mask=mask, dropout_p=dropout)
        attended: Tensor = self.out(mixed.transpose(1, 2).flatten(2))
        return attended

    def _heads(self, x: Tensor) -> Tensor:
        return x.reshape(*x.shape[:2], self.num_heads, -1).transpose(1, 2)


class SwiGLU(nn.Module):
    """Gated feed-forward layer (arXiv:2002.05202)."""

    def __init__(self, hidden_dim: int, dropout: float) -> None:
        super().__init__()
        inner = 8 * math.ceil(hidden_dim / 3)
        self.gate_and_up = nn.Linear(hidden_dim, 2 * inner, bias=False)
        self.down = nn.Linear(inner, hidden_dim, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        gate, up = self.gate_and_up(x).chunk(2, -1)
        out: Tensor = self.dropout(self.down(F.silu(gate) * up))
        return out


class Block(nn.Module):
    """Self-attention and feed-forward, each scaled, shifted and gated by the noise. [B, L, H] -> [B, L, H]."""

    def __init__(self, hidden_dim: int, num_heads: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(hidden_dim, num_heads, dropout)
        self.feed_forward = SwiGLU(hidden_dim, dropout)
        self.attention_norm = RMSNorm(hidden_dim)
        self.feed_forward_norm = RMSNorm(hidden_dim)
        self.modulation = nn.Linear(hidden_dim, 6 * hidden_dim)
        nn.init.zeros_(self.modulation.weight)
        nn.init.zeros_(self.modulation.bias)

    def forward(self, x: Tensor, noise_BH: Tensor) -> Tensor:
        shift_a, scale_a, gate_a, shift_f, scale_f, gate_f = self.modulation(F.silu(noise_BH))[:, None].chunk(6, -1)
        x = x + gate_a * self.attention(self.attention_norm(x) * (1 + scale_a) + shift_a)
        out: Tensor = x + gate_f * self.feed_forward(self.feed_forward_norm(x) * (1 + scale_f) + shift_f)
        return out


class CrossAttention(nn.Module):
    """Residual attention of positions over condition tokens. [B, L, H] -> [B, L, H]."""

    def __init__(self, hidden_dim: int, num_heads: int, dropout: float) -> None:
        super().__init__()
        self.norm = RMSNorm(hidden_dim)
        self.attention = Attention(hidden_dim, num_heads, dropout)

    def forward(self, x: Tensor, condition_BMH: Tensor, visible_BM: Tensor) -> Tensor:
        out: Tensor = x + self.attention(self.norm(x), condition_BMH, visible_BM)
        return out


class DenoiserNetwork(nn.Module, ABC):
    """Base of the denoisers: x [B, L, D] or [B, D], noise_level [B] in [0, 1] -> the shape of x.

    `embedding_dim` is D; `hidden_dim` must be a multiple of 2 * num_heads.
    """

    def __init__(
        self, embedding_dim: int, hidden_dim: int, num_layers: int, num_heads: int, dropout: float = 0.0
    ) -> None:
        super().__init__()
        for name, value in (("embedding_dim", embedding_dim), ("num_layers", num_layers), ("num_heads", num_heads)):
            if value < 1:
                raise ConfigError(f"{name} is {value}; it must be at least 1")
        if hidden_dim < 1 or hidden_dim % (2 * num_heads):
            raise ConfigError(f"hidden_dim is {hidden_dim}; it must be a multiple of 2 * num_heads = {2 * num_heads}")
        if not 0 <= dropout < 1:
            raise ConfigError(f"dropout is {dropout}; it must lie in [0, 1)")
        self.embedding_dim, self.hidden_dim = embedding_dim, hidden_dim
        self.num_layers, self.num_heads, self.dropout = num_layers, num_heads, dropout
        self.noise_embedding = NoiseEmbedding(hidden_dim)
        self.input_proj = nn.Linear(embedding_dim, hidden_dim)
        self.output_norm = RMSNorm(hidden_dim)
        self.output_proj = nn.Linear(hidden_dim, embedding_dim)

    @abstractmethod
    def forward(self, x: Tensor, noise_level: Tensor, condition: Tensor | None = None) -> Tensor:
        """Estimate the data or the noise in x."""

    def _enter(self, x: Tensor) -> Tensor:
        if x.ndim not in (2, 3) or x.shape[-1] != self.embedding_dim:
            raise InputError(f"x has shape {tuple(x.shape)}; expected [batch, length, {self.embedding_dim}]")
        hidden: Tensor = self.input_proj(x if x.ndim == 3 else x[:, None])
        return hidden

    def _leave(self, hidden: Tensor, x: Tensor) -> Tensor:
        out: Tensor = self.output_proj(self.output_norm(hidden))
        return out.reshape(x.shape)


class ConditionalDenoiser(DenoiserNetwork):
    """Transformer whose blocks alternate with cross-attention over condition tokens.

    condition: float [B, M, condition_dim], or [B, condition_dim] for a single token; None means "no condition", which
    is what classifier-free guidance needs. A learned null token stands before the condition tokens and is always
    visible; `visible_BM` (bool) hides padding, and a row that hides all its tokens equals a row without condition.
    """

    def __init__(
        self,
        embedding_dim: int,
        hidden_dim: int,
        num_layers: int,
        num_heads: int,
        dropout: float = 0.0,
        *,
        condition_dim: int | None = None,
    ) -> None:
        super().__init__(embedding_dim, hidden_dim, num_layers, num_heads, dropout)
        self.condition_dim = embedding_dim if condition_dim is None else condition_dim
        self.condition_embedding = nn.Sequential(nn.Linear(self.condition_dim, hidden_dim), RMSNorm(hidden_dim))
        self.null_token = nn.Parameter(torch.randn(hidden_dim) * 0.02)
        blocks = (Block(hidden_dim, num_heads, dropout) for _ in range(num_layers))
        cross = (CrossAttention(hidden_dim, num_heads, dropout) for _ in range(num_layers))
        self.self_attention, self.cross_attention = nn.ModuleList(blocks), nn.ModuleList(cross)

    def forward(
        self, x: Tensor, noise_level: Tensor, condition: Tensor | None = None, visible_BM: Tensor | None = None
    ) -> Tensor:
        hidden, noise_BH = self._enter(x), self.noise_embedding(noise_level)
        condition_BMH, visible = self._condition_tokens(len(x), condition, visible_BM)
        for block, cross in zip(self.self_attention, self.cross_attention, strict=True):
            hidden = cross(block(hidden, noise_BH), condition_BMH, visible)
        return self._leave(hidden, x)

    def _condition_tokens(
        self, num_rows: int, condition: Tensor | None, visible_BM: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        null = self.null_token.expand(num_rows, 1, -1)
        always = torch.ones(num_rows, 1, dtype=torch.bool, device=null.device)
        if condition is None:
            return null, always
        if condition.ndim not in (2, 3) or len(condition) != num_rows or condition.shape[-1] != self.condition_dim:
            wanted = f"[{num_rows}, tokens, {self.condition_dim}]"
            raise InputError(f"condition has shape {tuple(condition.shape)}; expected {wanted}")
        tokens = self.condition_embedding(condition if condition.ndim == 3 else condition[:, None])
        shown = always.expand(-1, tokens.shape[1]) if visible_BM is None else visible_BM
        return torch.cat([null, tokens], 1), torch.cat([always, shown], 1)


class UnconditionalDenoiser(DenoiserNetwork):
    """Transformer without condition; being handed one is an error rather than ignored."""

    def __init__(
        self, embedding_dim: int, hidden_dim: int, num_layers: int, num_heads: int, dropout: float = 0.0
    ) -> None:
        super().__init__(embedding_dim, hidden_dim, num_layers, num_heads, dropout)
        self.encoder = nn.ModuleList(Block(hidden_dim, num_heads, dropout) for _ in range(num_layers))

    def forward(self, x: Tensor, noise_level: Tensor, condition: Tensor | None = None) -> Tensor:
        if condition is not None:
            raise InputError("this model takes no condition; create it with model_type 'conditional'")
        hidden, noise_BH = self._enter(x), self.noise_embedding(noise_level)
        for block in self.encoder:
            hidden = block(hidden, noise_BH)
        return self._leave(hidden, x)


def _rotate(x: Tensor) -> Tensor:
    """Rotary positions (arXiv:2104.09864) for heads [B, heads, L, head_dim]; head_dim is even."""
    length, half = x.shape[-2], x.shape[-1] // 2
    frequencies = 10_000.0 ** (-torch.arange(half, device=x.device, dtype=torch.float32) / half)
    angles = torch.arange(length, device=x.device, dtype=torch.float32)[:, None] * frequencies
    cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
    left, right = x.chunk(2, -1)
    return torch.cat([left * cos - right * sin, left * sin + right * cos], -1)
