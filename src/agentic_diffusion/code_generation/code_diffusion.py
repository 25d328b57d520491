"""The code model as its users see it: a request in, candidates with confidences out.

Binds network, tokenizer and prompt encoder; knows nothing of tests or judging.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch

from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.decoding import DECODERS, Decoder, Decoding, Step
from agentic_diffusion.code_generation.familiarity import familiarity
from agentic_diffusion.code_generation.layout import request_tokens
from agentic_diffusion.code_generation.literals import literals
from agentic_diffusion.code_generation.models import CodeModelParts, load_parts

MAX_NEW_TOKENS = 192
MASK_SIGN = "▒"


@dataclass(frozen=True, slots=True)
class Draft:
    """The first candidate while it is being denoised; masked places shown as `▒`."""

    text: str
    phase: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sampled answer: known prefix, generated text, and how sure the model was of each generated token."""

    code: str
    generated: str
    tokens: tuple[int, ...]
    log_probs: tuple[float, ...]
    complete: bool
    """Whether the model ended the answer itself, rather than being cut off at the limit."""
    start: int = 0
    """Where `generated` begins in `code`."""

    @property
    def confidence(self) -> float:
        """Mean log-probability per token at temperature 1; 0 is certainty."""
        return sum(self.log_probs) / len(self.log_probs) if self.log_probs else float("-inf")


@dataclass(frozen=True, slots=True)
class Sampled:
    """Candidates of one decoding run and what they cost."""

    candidates: tuple[Candidate, ...]
    forward_passes: int
    generated_tokens: int
    familiarity: float = 1.0
    """Of the description to the training tasks, in [-1, 1]."""


class CodeDiffusionModel:
    """Samples programs for a description, a known prefix and a known suffix."""

    def __init__(self, parts: CodeModelParts, *, decoder: Decoder = DECODERS["draft_and_verify"]) -> None:
        self.parts = parts
        self.decoder = decoder

    @classmethod
    def load(cls, name: str = "tiny") -> "CodeDiffusionModel":
        """An embedded model by name. Raises ConfigError or WeightsError."""
        return cls(load_parts(name))

    @property
    def tokenizer(self) -> CodeTokenizer:
        """The tokenizer that the network was trained with."""
        return self.parts.tokenizer

    @property
    def languages(self) -> tuple[str, ...]:
        """In which it was trained to write."""
        return self.parts.languages

    def sample(
        self,
        description: str,
        *,
        prefix: str = "",
        suffix: str | None = None,
        language: str = "python",
        temperatures: Sequence[float] = (0.0,),
        seed: int = 0,
        limit: int = MAX_NEW_TOKENS,
        on_draft: Callable[[Draft], None] | None = None,
    ) -> Sampled:
        """One candidate per temperature (0 is greedy), all in one batch. Raises ConfigError for the language."""
        request = request_tokens(
            self.tokenizer, language=language, literals=literals(description), prefix=prefix, suffix=suffix
        )
        features, lengths = self.parts.encoder([description])
        num_rows = len(temperatures)
        with torch.no_grad():
            memory = self.parts.denoiser.memory(features, lengths).rows(torch.zeros(num_rows, dtype=torch.long))
        given = Decoding(
            model=self.parts.denoiser,
            tokenizer=self.tokenizer,
            memory=memory,
            limit=limit,
            temperatures=temperatures,
            rng=torch.Generator().manual_seed(seed),
        )
        steps = self._watched(self.decoder([request] * num_rows, given), prefix, on_draft)
        last = deque(steps, maxlen=1)[0]
        rows = zip(last.rows, last.log_probs, last.finished, strict=True)
        candidates = tuple(self._candidate(prefix, suffix, *row) for row in rows)
        known = float(familiarity(features, lengths, self.parts.anchors_AD)[0])
        return Sampled(candidates, last.num_passes, sum(map(len, last.rows)), known)

    def _watched(self, steps: Iterator[Step], prefix: str, on_draft: Callable[[Draft], None] | None) -> Iterator[Step]:
        for step in steps:
            if on_draft is not None:
                known = prefix + self.tokenizer.decode(step.rows[0])
                on_draft(Draft(known + self._shown(step.open[0]), "denoising"))
            yield step

    def _shown(self, block: Sequence[int]) -> str:
        """An open block up to its end, masked places as `▒`."""
        tokens = list(block)
        tokens = tokens[: tokens.index(self.tokenizer.eos_id)] if self.tokenizer.eos_id in tokens else tokens
        return "".join(
            MASK_SIGN if token == self.tokenizer.mask_id else self.tokenizer.decode([token]) for token in tokens
        )

    def _candidate(
        self, prefix: str, suffix: str | None, row: list[int], log_probs: list[float], finished: bool
    ) -> Candidate:
        generated = self.tokenizer.decode(row)
        code = prefix + generated + (suffix or "")
        return Candidate(code, generated, tuple(row), tuple(log_probs), finished, len(prefix))
