"""Train the code model: autoregression first, then autoregression and block denoising together.

AdamW, a warm-up/stable/decay learning rate, an exponential moving average, gradient clipping; one thread per process
and several processes (gloo) on a CPU, one process on a GPU. Resumable to the bit: parameters, averages, moments and
step are in one safetensors file, and batches depend on (seed, step) alone.
"""

import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from agentic_diffusion.code_generation.code_denoiser import CodeDenoiser, DenoiserConfig
from agentic_diffusion.code_generation.code_tokenizer import CodeTokenizer
from agentic_diffusion.code_generation.prompt_encoder import PromptEncoder
from agentic_diffusion.errors import ConfigError, InputError
from agentic_diffusion.training import packing
from agentic_diffusion.training.batches import Batch, NoiseConfig, batch_indices, collate, prompts
from agentic_diffusion.training.warm_start import warm_start

CHECKPOINT = "checkpoint.safetensors"


@dataclass(frozen=True, kw_only=True)
class RunConfig:
    """Everything a run is; recipes return one."""

    encoder: Path
    """Folder of the prompt encoder."""
    tokenizer: Path
    model: DenoiserConfig
    languages: tuple[str, ...] = ("python",)
    """In which the model learns to write; more than one needs their toolchains to make a corpus."""
    operations: float = 0.0
    """Share of samples that repair, edit or translate a given program."""
    curated: Path | None = None
    """Folder of curated tasks; those for training join the corpus."""
    max_body_tokens: int = 120
    """Longer programs would cost far more than they teach."""
    start: Path | None = None
    """Folder of weights to start from, perhaps with another tokenizer (training/warm_start.py)."""
    corpus: tuple[Path, ...] = ()
    """Folders that `packing.write` made; empty: `preparation.prepare` synthesises `num_samples` under the output."""
    num_samples: int = 10_000
    noise: NoiseConfig = field(default_factory=NoiseConfig)
    seed: int = 0
    num_steps: int = 1000
    batch_size: int = 64
    """Rows per step, over all processes."""
    learning_rate: float = 1.5e-3
    warmup_steps: int = 100
    decay_share: float = 0.3
    """Share of the steps, at the end, over which the learning rate falls to zero."""
    autoregressive_share: float = 0.5
    """Share of the steps, at the start, without blocks."""
    block_weight: float = 0.5
    wrong_visible: float = 0.1
    """From the start of the decay on: share of visible noisy tokens made wrong."""
    weight_decay: float = 0.05
    clip_norm: float = 1.0
    ema_decay: float = 0.995
    checkpoint_every: int = 200
    keep_every: int = 0
    """Every so many steps a numbered copy of the checkpoint stays, for `selection.select`; 0: none."""
    num_processes: int = 1
    device: str = "cpu"


@dataclass(frozen=True)
class StepStats:
    """What one step did."""

    step: int
    num_steps: int
    autoregressive_loss: float
    block_loss: float
    learning_rate: float
    grad_norm: float
    seconds: float


Progress = Callable[[StepStats], None]


def learning_rate(run: RunConfig, step: int) -> float:
    """Linear warm-up, plateau, linear decay to zero at `num_steps`."""
    warm = min(1.0, (step + 1) / run.warmup_steps)
    decay_steps = max(1, int(run.decay_share * run.num_steps))
    return run.learning_rate * min(warm, (run.num_steps - step) / decay_steps)


def losses(model: CodeDenoiser, features: Tensor, lengths: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """(autoregressive, block) cross-entropy, each a weighted mean over its positions."""
    states, _ = model(
        batch.tokens_BN, batch.positions_BN, batch.types_BN, batch.attend_BNN, model.memory(features, lengths)
    )
    used = batch.weights_BN > 0
    entropy = F.cross_entropy(model.logits(states[used]), batch.targets_BN[used], reduction="none")
    noisy = batch.types_BN[used] == 1
    weights = batch.weights_BN[used]
    zero = torch.zeros((), device=states.device)
    block = (entropy * weights)[noisy].sum() / noisy.sum() if bool(noisy.any()) else zero
    return (entropy * weights)[~noisy].mean(), block


class Trainer:
    """One process of a run; `step` is the only thing that changes its state."""

    def __init__(self, run: RunConfig, *, rank: int = 0) -> None:
        if run.batch_size % run.num_processes:
            raise ConfigError(f"batch_size: {run.batch_size} is no multiple of the {run.num_processes} processes")
        self.run, self.rank, self.device = run, rank, torch.device(run.device)
        self.tokenizer = CodeTokenizer.load(run.tokenizer)
        self.encoder = PromptEncoder.load(run.encoder, digest=None)
        self.corpus = packing.read(run.corpus)
        if len(self.corpus) < run.batch_size:
            raise InputError(f"corpus: {len(self.corpus)} samples are fewer than one batch of {run.batch_size}")
        torch.manual_seed(run.seed)
        self.model = CodeDenoiser(run.model)
        if run.start is not None:
            self.model.load_state_dict(warm_start(run.start, run.model, self.tokenizer))
        self.model.to(self.device)
        self.average = {name: value.detach().clone() for name, value in self.model.named_parameters()}
        matrices = [value for value in self.model.parameters() if value.ndim == 2]
        vectors = [value for value in self.model.parameters() if value.ndim < 2]
        self.optimizer = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": run.weight_decay}, {"params": vectors, "weight_decay": 0.0}],
            lr=run.learning_rate,
            betas=(0.9, 0.98),
        )
        self.done = 0

    def batch(self, step: int) -> tuple[Batch, Tensor, Tensor]:
        """This process's rows of a step, with the prompts' features and lengths."""
        run = self.run
        rows = batch_indices(self.corpus, step, run.batch_size, run.seed)[self.rank :: run.num_processes]
        decaying = step >= (1 - run.decay_share) * run.num_steps
        noise = NoiseConfig(**{**asdict(run.noise), "wrong_visible": run.wrong_visible if decaying else 0.0})
        rng = np.random.default_rng((run.seed, step, self.rank))
        size_rng_state = np.random.default_rng((run.seed, step)).choice(noise.block_sizes)
        noise = NoiseConfig(**{**asdict(noise), "block_sizes": (int(size_rng_state),)})
        with_blocks = step >= run.autoregressive_share * run.num_steps
        batch = collate(self.corpus, rows, self.tokenizer, noise, rng, with_blocks=with_blocks)
        states, ids, lengths = prompts(self.corpus, batch.prompt_indices)
        visible = (torch.arange(ids.shape[1]) < lengths[:, None])[:, :, None]
        return batch, torch.cat([states, self.encoder.embed(ids) * visible], dim=2), lengths

    def step(self) -> StepStats:
        """One optimizer step on one batch."""
        run, began = self.run, time.perf_counter()
        batch, features, lengths = self.batch(self.done)
        with torch.autocast("cuda", torch.bfloat16) if self.device.type == "cuda" else nullcontext():
            causal, block = losses(self.model, features.to(self.device), lengths.to(self.device), batch.to(self.device))
        rate = learning_rate(run, self.done)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=False)
        (causal + run.block_weight * block).backward()  # type: ignore[no-untyped-call]
        self._share_gradients()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), run.clip_norm)
        self.optimizer.step()
        decay = min(run.ema_decay, (1 + self.done) / (10 + self.done))
        for name, value in self.model.named_parameters():
            self.average[name].lerp_(value.detach(), 1 - decay)
        self.done += 1
        seconds = time.perf_counter() - began
        return StepStats(self.done, run.num_steps, causal.item(), block.item(), rate, norm.item(), seconds)

    def _share_gradients(self) -> None:
        gradients = [value.grad for value in self.model.parameters() if value.grad is not None]
        if self.run.num_processes > 1:
            flat = torch.cat([gradient.flatten() for gradient in gradients])
            dist.all_reduce(flat)
            flat /= self.run.num_processes
            for gradient, part in zip(gradients, torch.split(flat, [g.numel() for g in gradients]), strict=True):
                gradient.copy_(part.view_as(gradient))

    def save(self, path: Path) -> None:
        """Write parameters, averages, moments and step; the file appears whole or not at all. Raises InputError."""
        tensors = {f"model.{name}": value.detach() for name, value in self.model.named_parameters()}
        tensors |= {f"average.{name}": value for name, value in self.average.items()}
        for name, value in self.model.named_parameters():
            state = self.optimizer.state.get(value, {})
            tensors |= {f"{key}.{name}": state[key] for key in ("exp_avg", "exp_avg_sq") if key in state}
        metadata = {"step": str(self.done), "model": json.dumps(self.run.model.as_dict())}
        part = path.with_suffix(".part")
        try:
            save_file({name: value.contiguous().cpu() for name, value in tensors.items()}, part, metadata=metadata)
            part.replace(path)
        except (OSError, SafetensorError) as error:
            part.unlink(missing_ok=True)
            raise InputError(f"out: cannot write {path} ({error}); free space, then go on with --resume") from error

    def restore(self, path: Path) -> None:
        """Continue where `save` stopped. Raises InputError if the file belongs to another model."""
        with _opened(path) as (file, metadata):
            if json.loads(metadata["model"]) != self.run.model.as_dict():
                raise InputError(f"resume: {path} was made with other model sizes; choose another --out")
            self.done = int(metadata["step"])
            for name, value in self.model.named_parameters():
                value.data.copy_(file.get_tensor(f"model.{name}"))
                self.average[name].copy_(file.get_tensor(f"average.{name}"))
                if self.done:
                    state = {key: file.get_tensor(f"{key}.{name}").to(self.device) for key in ("exp_avg", "exp_avg_sq")}
                    self.optimizer.state[value] = {"step": torch.tensor(float(self.done)), **state}


def averaged_weights(path: Path) -> tuple[dict[str, Tensor], DenoiserConfig]:
    """The moving average of a checkpoint, ready to ship, and the sizes it belongs to."""
    with _opened(path) as (file, metadata):
        names = [name for name in file.keys() if name.startswith("average.")]  # noqa: SIM118
        weights = {name.removeprefix("average."): file.get_tensor(name) for name in names}
        return weights, DenoiserConfig(**json.loads(metadata["model"]))


def step_of(path: Path) -> int:
    """After how many steps a checkpoint was written. Raises InputError."""
    with _opened(path) as (_, metadata):
        return int(metadata["step"])


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, dict[str, str]]]:
    """An open checkpoint and its metadata. Raises InputError for any other file."""
    try:
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            if not {"step", "model"} <= metadata.keys():
                raise InputError(f"{path} is no checkpoint of a code model; name one that `adiff train` wrote")
            yield file, metadata
    except (OSError, SafetensorError) as error:
        raise InputError(f"cannot read the checkpoint {path} ({error}); name one that `adiff train` wrote") from error


def require_new(out: Path, *, resume: bool) -> None:
    """Raises ConfigError if `out` holds a run that is not to be continued."""
    if (out / CHECKPOINT).exists() and not resume:
        raise ConfigError(f"out: {out} already holds a run; write --resume to continue it or choose another folder")


def kept_checkpoints(out: Path) -> list[Path]:
    """The numbered copies that `RunConfig.keep_every` left, and the last checkpoint if no copy is as far; by step."""
    kept = sorted(out.glob("checkpoint-[0-9]*.safetensors"))
    last = out / CHECKPOINT
    return kept if kept and step_of(kept[-1]) == step_of(last) else [*kept, last]


def train(run: RunConfig, *, out: Path, resume: bool = False, on_progress: Progress = lambda _stats: None) -> Path:
    """Run to `num_steps`; returns the last checkpoint. Raises ConfigError or InputError before any work is done."""
    checkpoint = out / CHECKPOINT
    require_new(out, resume=resume)
    out.mkdir(parents=True, exist_ok=True)
    if run.num_processes == 1:
        _work(0, run, out, 0, on_progress)
        return checkpoint
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    context = torch.multiprocessing.get_context("spawn")
    helpers = [context.Process(target=_work, args=(rank, run, out, port)) for rank in range(1, run.num_processes)]
    for helper in helpers:
        helper.start()
    try:
        _work(0, run, out, port, on_progress)
    finally:
        for helper in helpers:
            helper.join(timeout=30)
            helper.terminate()
    return checkpoint


def _work(rank: int, run: RunConfig, out: Path, port: int, on_progress: Progress = lambda _stats: None) -> None:
    with _single_thread(run.device), _group(rank, run.num_processes, port):
        trainer = Trainer(run, rank=rank)
        if (out / CHECKPOINT).exists():
            trainer.restore(out / CHECKPOINT)
        if run.num_processes > 1:
            dist.barrier()
        with _metrics(out if rank == 0 else None, trainer.done) as record:
            while trainer.done < run.num_steps:
                stats = trainer.step()
                if rank == 0:
                    record(stats)
                    on_progress(stats)
                    if trainer.done % run.checkpoint_every == 0 or trainer.done == run.num_steps:
                        trainer.save(out / CHECKPOINT)
                    if run.keep_every and trainer.done % run.keep_every == 0:
                        trainer.save(out / f"checkpoint-{trainer.done:06d}.safetensors")


@contextmanager
def _single_thread(device: str) -> Iterator[None]:
    threads = torch.get_num_threads()
    if device == "cpu":
        torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@contextmanager
def _group(rank: int, num_processes: int, port: int) -> Iterator[None]:
    if num_processes == 1:
        yield
        return
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    dist.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{port}", rank=rank, world_size=num_processes)
    try:
        yield
    finally:
        dist.destroy_process_group()


@contextmanager
def _metrics(out: Path | None, step: int) -> Iterator[Callable[[StepStats], None]]:
    """Append every step to metrics.jsonl and, where tensorboard is installed, to event files."""
    if out is None:
        yield lambda _stats: None
        return
    try:
        from torch.utils.tensorboard import SummaryWriter  # noqa: PLC0415

        writer = SummaryWriter(str(out / "tensorboard"), purge_step=step)
    except ImportError:
        writer = None
    with (out / "metrics.jsonl").open("a", encoding="utf-8") as file:

        def record(stats: StepStats) -> None:
            file.write(json.dumps(asdict(stats)) + "\n")
            file.flush()
            if writer is not None:
                for name in ("autoregressive_loss", "block_loss", "learning_rate", "grad_norm", "seconds"):
                    writer.add_scalar(name, getattr(stats, name), stats.step)

        yield record
    if writer is not None:
        writer.close()
