"""Byte-level BPE for source code, trained by this project; any UTF-8 text survives the round trip.

A line break with the indent after it is one unit, digits stand alone (so that any number can be copied), and a word
keeps the blank before it. Control symbols have ids beyond the BPE's own, so no text can ever spell one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from agentic_diffusion.errors import ConfigError, WeightsError

LANGUAGES = ("python", "javascript", "java", "go")
CONTROL_SYMBOLS = ("<pad>", "<mask>", "<eos>", "<code>", "<suffix>", "<literal>", *(f"<{name}>" for name in LANGUAGES))
UNITS = r"\n[ \t]*| ?[A-Za-z]+|_[A-Za-z]+|\d| ?[^\sA-Za-z0-9]+|\s+"


class CodeTokenizer:
    """Text to token ids and back. Ids below `num_text_tokens` are text, the rest control symbols."""

    def __init__(self, bpe: Tokenizer, supported_languages: Sequence[str] = LANGUAGES) -> None:
        self.bpe = bpe
        self.supported_languages = list(supported_languages)
        self.num_text_tokens = bpe.get_vocab_size()
        self.vocab_size = self.num_text_tokens + len(CONTROL_SYMBOLS)
        ids = {symbol: self.num_text_tokens + index for index, symbol in enumerate(CONTROL_SYMBOLS)}
        self.pad_id, self.mask_id, self.eos_id = ids["<pad>"], ids["<mask>"], ids["<eos>"]
        self.code_id, self.suffix_id, self.literal_id = ids["<code>"], ids["<suffix>"], ids["<literal>"]
        self.language_tokens = {name: ids[f"<{name}>"] for name in LANGUAGES}

    @classmethod
    def train(cls, texts: Iterable[str], *, vocab_size: int) -> "CodeTokenizer":
        """Learn the merges from `texts`; `vocab_size` counts the control symbols too (at least 300)."""
        bpe = Tokenizer(models.BPE())
        split = pre_tokenizers.Split(Regex(UNITS), "isolated")
        bpe.pre_tokenizer = pre_tokenizers.Sequence(
            [split, pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
        )
        bpe.decoder = decoders.ByteLevel()
        trainer = trainers.BpeTrainer(
            vocab_size=vocab_size - len(CONTROL_SYMBOLS),
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            min_frequency=3,
            show_progress=False,
        )
        bpe.train_from_iterator(texts, trainer)
        return cls(bpe)

    @classmethod
    def load(cls, path: Path) -> "CodeTokenizer":
        """Read a file written by `save`. Raises WeightsError."""
        try:
            return cls(Tokenizer.from_file(str(path)))
        except Exception as error:
            raise WeightsError(f"weights: cannot read the tokenizer {path}: {error}") from error

    def save(self, path: Path) -> None:
        """Write the merges as JSON in the format of `tokenizers`."""
        self.bpe.save(str(path), pretty=False)

    def encode(self, text: str) -> list[int]:
        """Token ids of `text`; never a control symbol."""
        ids: list[int] = self.bpe.encode(text, add_special_tokens=False).ids
        return ids

    def decode(self, tokens: Iterable[int]) -> str:
        """Text of `tokens`; control symbols are left out, broken UTF-8 becomes the replacement character."""
        text: str = self.bpe.decode([token for token in tokens if token < self.num_text_tokens])
        return text

    def encode_language(self, language: str) -> int:
        """The control symbol of a language. Raises ConfigError."""
        if language not in self.language_tokens:
            raise ConfigError(f"language: {language!r} is unknown; write one of {', '.join(LANGUAGES)}")
        return self.language_tokens[language]
