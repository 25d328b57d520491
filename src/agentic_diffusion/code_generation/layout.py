"""How a request becomes one token sequence: header, known code, code to write, end.

    <language> [<language> source] (<literal> tokens)* [<suffix> tokens] <code> known-prefix generated ... <eos>

A second language and a program follow where one is given, to be repaired, edited or translated. For a hole, what
follows it stands in the header (suffix before prefix, as in fill-in-the-middle training), so that completion, infilling
and repair are all "continue after the known prefix".
"""

from collections.abc import Sequence

from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.errors import InputError

MAX_HOLES = 8


def request_tokens(
    tokenizer: CodeTokenizer,
    *,
    language: str,
    source: tuple[str, str] | None = None,
    literals: Sequence[str] = (),
    prefix: str = "",
    suffix: str | None = None,
) -> list[int]:
    """Everything that stands before the first token to generate. `source`: (its language, a program)."""
    tokens = [tokenizer.encode_language(language)]
    if source is not None:
        tokens += [tokenizer.encode_language(source[0]), *tokenizer.encode(source[1])]
    for literal in literals:
        tokens += [tokenizer.literal_id, *tokenizer.encode(literal)]
    if suffix is not None:
        tokens += [tokenizer.suffix_id, *tokenizer.encode(suffix)]
    return [*tokens, tokenizer.code_id, *tokenizer.encode(prefix)]


def hole_parts(source: str, mark: str) -> list[str]:
    """The source around its holes. Raises InputError if it has none, or far too many."""
    parts = source.split(mark)
    if not 2 <= len(parts) <= MAX_HOLES + 1:
        raise InputError(f"file: it holds {len(parts) - 1} holes; mark 1 to {MAX_HOLES} places with {mark}")
    return parts
