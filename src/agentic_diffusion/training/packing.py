"""A corpus on disk in the form that training reads: token ids, prompt word pieces and their encoder states.

`corpus.safetensors` holds flat arrays with offsets; `states.f16` holds the frozen encoder's last hidden states (one
row of 384 half floats per word piece), computed once, because the encoder costs more than a training step.
The last prompt is the empty one, for infilling without a prompt.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.layout import request_tokens
from agentic_diffusion.code_generation.literals import literals
from agentic_diffusion.code_generation.prompt_encoder import WIDTH, PromptEncoder
from agentic_diffusion.errors import InputError
from agentic_diffusion.training.synthesis import Sample

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class PackedCorpus:
    """N samples. `header[i]` ends with <code>; `body[i]` is the whole program with <eos>."""

    header: list[Integers]
    body: list[Integers]
    prefix_lengths: Integers
    """How many tokens of each body the user gives."""
    word_pieces: list[Integers]
    states: npt.NDArray[np.float16]
    state_offsets: Integers

    def __len__(self) -> int:
        return len(self.body)

    @cached_property
    def lengths(self) -> Integers:
        """Tokens of header and body per sample [N]."""
        return np.array([len(head) + len(body) for head, body in zip(self.header, self.body, strict=True)])

    @property
    def empty_prompt(self) -> int:
        """Index into the prompts of the one without text."""
        return len(self.body)

    def prompt_states(self, index: int) -> npt.NDArray[np.float16]:
        """Encoder states [S, 384] of prompt `index`."""
        return self.states[self.state_offsets[index] : self.state_offsets[index + 1]]


def write(
    folder: Path,
    samples: Sequence[Sample],
    tokenizer: CodeTokenizer,
    encoder: PromptEncoder,
    on_progress: Callable[[int], None] = lambda _done: None,
) -> None:
    """Tokenize, encode and store `samples` under `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    headers, bodies, prefixes = [], [], []
    for sample in samples:
        source = (sample.source_language, sample.source) if sample.source else None
        header = request_tokens(tokenizer, language=sample.language, source=source, literals=literals(sample.prompt))
        prefix, rest = tokenizer.encode(sample.prefix), tokenizer.encode(sample.code[len(sample.prefix) :])
        headers.append(header)
        bodies.append([*prefix, *rest, tokenizer.eos_id])
        prefixes.append(len(prefix))
    word_pieces = encoder.tokenize([*(sample.prompt for sample in samples), ""])
    arrays = {"prefix_lengths": np.array(prefixes, dtype=np.int32)}
    for name, rows in (("header", headers), ("body", bodies), ("word_pieces", word_pieces)):
        arrays[name] = np.concatenate([np.array(row, dtype=np.int32) for row in rows])
        arrays[name + ".offsets"] = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    save_file(arrays, folder / "corpus.safetensors")
    _write_states(folder / "states.f16", word_pieces, encoder, on_progress)


def _write_states(
    path: Path, word_pieces: list[list[int]], encoder: PromptEncoder, on_progress: Callable[[int], None]
) -> None:
    offsets = np.cumsum([0, *map(len, word_pieces)])
    states = np.memmap(path, dtype=np.float16, mode="w+", shape=(int(offsets[-1]), WIDTH))
    order = sorted(range(len(word_pieces)), key=lambda index: len(word_pieces[index]))
    for start in range(0, len(order), 64):
        rows = order[start : start + 64]
        lengths = [len(word_pieces[row]) for row in rows]
        ids = torch.zeros(len(rows), max(lengths), dtype=torch.long)
        for place, row in enumerate(rows):
            ids[place, : lengths[place]] = torch.tensor(word_pieces[row])
        encoded = encoder.states(ids, torch.tensor(lengths)).half().numpy()
        for place, row in enumerate(rows):
            states[offsets[row] : offsets[row + 1]] = encoded[place, : lengths[place]]
        on_progress(min(start + 64, len(order)))
    states.flush()


def read(folders: Sequence[Path]) -> PackedCorpus:
    """Open one corpus that may lie in several folders (as when several processes wrote it). Raises InputError."""
    if not folders:
        raise InputError("corpus: no folder is named; name one that `packing.write` made")
    headers: list[Integers] = []
    bodies: list[Integers] = []
    pieces: list[Integers] = []
    prefixes, states, lengths = [], [], []
    for number, folder in enumerate(folders):
        try:
            arrays = load_file(folder / "corpus.safetensors")
            rows = {name: _split(arrays, name) for name in ("header", "body", "word_pieces")}
            flat = np.memmap(folder / "states.f16", dtype=np.float16, mode="r").reshape(-1, WIDTH)
            if len(flat) != sum(map(len, rows["word_pieces"])):
                raise ValueError(f"states.f16 holds {len(flat)} rows, not one per word piece")
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise InputError(f"corpus: cannot read {folder} ({error}); remove it, training makes it anew") from error
        last = number == len(folders) - 1
        kept = rows["word_pieces"] if last else rows["word_pieces"][:-1]
        headers += rows["header"]
        bodies += rows["body"]
        pieces += kept
        prefixes.append(arrays["prefix_lengths"].astype(np.int64))
        lengths += [len(row) for row in kept]
        states.append(flat[: sum(map(len, kept))])
    whole = states[0] if len(states) == 1 else np.concatenate(states)
    return PackedCorpus(headers, bodies, np.concatenate(prefixes), pieces, whole, np.cumsum([0, *lengths]))


def _split(arrays: dict[str, npt.NDArray[np.int32]], name: str) -> list[Integers]:
    return np.split(arrays[name].astype(np.int64), arrays[name + ".offsets"][1:-1])


def read_samples(path: Path) -> list[Sample]:
    """Samples that `synthesis.write_corpus` wrote. Raises InputError with the line number."""
    found = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                found.append(Sample(**json.loads(line)))
            except (ValueError, TypeError) as error:
                raise InputError(
                    f"{path}, line {number}: not a sample ({error}); write it with `adiff synthesize`"
                ) from error
    return found
