"""From a checkpoint to a folder of weights that `adiff generate --weights` accepts.

The moving average of the parameters in half floats, the tokenizer and encoder the run was trained with, and a manifest
with all digests, written last: an interrupted export is refused when it is loaded, never half used.
Not covered: int8, which costs the code model accuracy; optimizer state.
"""

import shutil
from pathlib import Path

from safetensors import SafetensorError

from agentic_diffusion.code_generation import weights_file
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.models import FILES, MANIFEST, write_manifest
from agentic_diffusion.errors import ConfigError, InputError
from agentic_diffusion.training.trainer import RunConfig, averaged_weights

MODEL, TOKENIZER, *ENCODER = FILES


def export(checkpoint: Path, run: RunConfig, out: Path) -> Path:
    """Write the weights folder `out` and return it; files of an earlier export are replaced.

    Raises InputError if the checkpoint cannot be read, ConfigError if it belongs to another tokenizer or `out` is
    a file, WeightsError if the run's tokenizer cannot be read.
    """
    weights, sizes = averaged_weights(checkpoint)
    known = CodeTokenizer.load(run.tokenizer).vocab_size
    if sizes.vocab_size != known:
        raise ConfigError(
            f"tokenizer: {run.tokenizer} has {known} tokens, {checkpoint} was trained with {sizes.vocab_size}"
        )
    if out.exists() and not out.is_dir():
        raise ConfigError(f"export: {out} is a file; name a folder")
    out.mkdir(parents=True, exist_ok=True)
    (out / MANIFEST).unlink(missing_ok=True)
    try:
        weights_file.save(out / MODEL, weights, int8=False)
    except (OSError, SafetensorError) as error:
        raise InputError(f"export: cannot write {out / MODEL} ({error}); free space or name another folder") from error
    _copy(run.tokenizer, out / TOKENIZER)
    for name in ENCODER:
        _copy(run.encoder / name, out / name)
    write_manifest(out, sizes, run.languages)
    return out


def _copy(source: Path, target: Path) -> None:
    if target.exists() and target.samefile(source):
        return
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError as error:
        raise InputError(
            f"export: there is no file {error.filename}; the run's encoder and tokenizer must be there"
        ) from error
