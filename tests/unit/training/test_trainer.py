"""Laws of training: the loss falls, a resumed run is the same run to the bit, a broken write costs nothing."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from agentic_diffusion.code_generation.code_denoiser import DenoiserConfig
from agentic_diffusion.errors import ConfigError, InputError
from agentic_diffusion.training import trainer
from agentic_diffusion.training.trainer import (
    CHECKPOINT,
    RunConfig,
    StepStats,
    Trainer,
    averaged_weights,
    kept_checkpoints,
    learning_rate,
    losses,
    step_of,
    train,
)

NUM_STATES = 4  # parameters, averages, two moments


def test_the_loss_falls(run: RunConfig, tmp_path: Path) -> None:
    seen: list[StepStats] = []
    run = replace(run, num_steps=40, learning_rate=5e-3, checkpoint_every=40)
    assert train(run, out=tmp_path / "run", on_progress=seen.append) == tmp_path / "run" / CHECKPOINT
    assert [stats.step for stats in seen] == list(range(1, 41))
    first = sum(stats.autoregressive_loss for stats in seen[:5]) / 5
    last = sum(stats.autoregressive_loss for stats in seen[-5:]) / 5
    assert last < 0.75 * first
    assert all(stats.block_loss == 0 for stats in seen[:20]) and all(stats.block_loss > 0 for stats in seen[20:])
    rows = [json.loads(line) for line in (tmp_path / "run" / "metrics.jsonl").read_text().splitlines()]
    assert [row["autoregressive_loss"] for row in rows] == [stats.autoregressive_loss for stats in seen]


def test_a_resumed_run_is_the_same_run_to_the_bit(run: RunConfig, tmp_path: Path) -> None:
    whole = load_file(train(run, out=tmp_path / "whole"))

    class Stopped(Exception):
        pass

    def stop(stats: StepStats) -> None:
        if stats.step == 5:  # two steps after the last checkpoint, which are done again
            raise Stopped

    with pytest.raises(Stopped):
        train(run, out=tmp_path / "parts", on_progress=stop)
    assert step_of(tmp_path / "parts" / CHECKPOINT) == 3
    resumed = load_file(train(run, out=tmp_path / "parts", resume=True))
    assert whole.keys() == resumed.keys() and len(whole) % NUM_STATES == 0
    for name, value in whole.items():
        assert torch.equal(value, resumed[name]), name


def test_two_processes_step_along_the_mean_of_their_gradients(run: RunConfig, tmp_path: Path) -> None:
    run = replace(run, num_steps=1, num_processes=2, autoregressive_share=0.0)
    whole = Trainer(replace(run, num_processes=1)).batch(0)[0].prompt_indices
    ranks = [Trainer(run, rank=rank) for rank in (0, 1)]
    for work in ranks:
        batch, features, lengths = work.batch(0)
        causal, block = losses(work.model, features, lengths, batch)
        (causal + run.block_weight * block).backward()
    first, second = ranks
    assert len(first.batch(0)[0].prompt_indices) + len(second.batch(0)[0].prompt_indices) == len(whole)
    for left, right in zip(first.model.parameters(), second.model.parameters(), strict=True):
        assert left.grad is not None and right.grad is not None
        left.grad.add_(right.grad).div_(2)
    torch.nn.utils.clip_grad_norm_(first.model.parameters(), run.clip_norm)
    first.optimizer.param_groups[0]["lr"] = first.optimizer.param_groups[1]["lr"] = learning_rate(run, 0)
    first.optimizer.step()
    together = load_file(train(run, out=tmp_path))
    for name, value in first.model.named_parameters():
        torch.testing.assert_close(together[f"model.{name}"], value.detach(), atol=1e-5, rtol=1e-4)


KILLED = """
import os, signal, sys
from pathlib import Path
from agentic_diffusion.training import trainer
from safetensors.torch import save_file as real

def cut_short(tensors, path, metadata):
    real(tensors, path, metadata=metadata)
    with open(path, "r+b") as file:
        file.truncate(1000)
    os.kill(os.getpid(), signal.SIGKILL)

trainer.save_file = cut_short
run = trainer.RunConfig(**eval(sys.stdin.read(), vars(trainer)))
trainer.train(run, out=Path(sys.argv[1]), resume=True)
"""


def test_a_kill_in_the_middle_of_a_save_leaves_the_old_checkpoint(run: RunConfig, tmp_path: Path) -> None:
    checkpoint = train(replace(run, num_steps=3), out=tmp_path)
    before = checkpoint.read_bytes()
    fields = {name: getattr(run, name) for name in ("encoder", "tokenizer", "model", "corpus", "num_steps")}
    text = repr({**fields, "batch_size": run.batch_size, "checkpoint_every": 1}).replace("PosixPath", "Path")
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    ended = subprocess.run(command, input=text, text=True, capture_output=True, timeout=120, check=False)
    assert ended.returncode == -9, ended.stderr
    assert checkpoint.read_bytes() == before
    assert step_of(train(run, out=tmp_path, resume=True)) == run.num_steps


def test_a_full_disk_is_told_and_leaves_the_old_checkpoint(
    run: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Trainer(run)
    work.save(tmp_path / CHECKPOINT)

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    before = (tmp_path / CHECKPOINT).read_bytes()
    monkeypatch.setattr(trainer, "save_file", full)
    with pytest.raises(InputError, match=r"No space left.*--resume"):
        work.save(tmp_path / CHECKPOINT)
    assert (tmp_path / CHECKPOINT).read_bytes() == before and len(list(tmp_path.iterdir())) == 1


def test_other_sizes_cannot_be_resumed(run: RunConfig, tmp_path: Path) -> None:
    Trainer(run).save(tmp_path / CHECKPOINT)
    other = replace(run, model=DenoiserConfig(**{**run.model.as_dict(), "hidden": 64}))
    with pytest.raises(InputError, match="other model sizes"):
        train(other, out=tmp_path, resume=True)


@pytest.mark.parametrize("content", [b"", b"garbage" * 99, None])
def test_a_file_that_is_no_checkpoint_is_an_input_error(run: RunConfig, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / CHECKPOINT
    if content is None:
        save_file({"x": torch.zeros(1)}, path)
    else:
        path.write_bytes(content)
    with pytest.raises(InputError, match="checkpoint"):
        Trainer(run).restore(path)
    with pytest.raises(InputError, match="checkpoint"):
        averaged_weights(path)


def test_a_folder_with_a_run_is_not_overwritten(run: RunConfig, tmp_path: Path) -> None:
    (tmp_path / CHECKPOINT).touch()
    with pytest.raises(ConfigError, match="--resume"):
        train(run, out=tmp_path)


def test_numbered_copies_are_kept_and_change_nothing(run: RunConfig, tmp_path: Path) -> None:
    plain = load_file(train(run, out=tmp_path / "plain"))
    keeping = load_file(train(replace(run, keep_every=2), out=tmp_path / "keeping"))
    assert all(torch.equal(value, keeping[name]) for name, value in plain.items())
    names = [f"checkpoint-{step:06d}.safetensors" for step in (2, 4, 6)]
    kept = kept_checkpoints(tmp_path / "keeping")
    assert [path.name for path in kept] == names and [step_of(path) for path in kept] == [2, 4, 6]
    last = load_file(kept[-1])
    assert all(torch.equal(value, last[name]) for name, value in keeping.items())
    assert kept_checkpoints(tmp_path / "plain") == [tmp_path / "plain" / CHECKPOINT]
    kept[-1].unlink()
    assert [path.name for path in kept_checkpoints(tmp_path / "keeping")] == [*names[:2], CHECKPOINT]


def test_the_average_lags_behind_the_parameters(run: RunConfig, tmp_path: Path) -> None:
    tensors = load_file(train(run, out=tmp_path))
    weights, sizes = averaged_weights(tmp_path / CHECKPOINT)
    assert sizes == run.model and weights.keys() == {n[6:] for n in tensors if n.startswith("model.")}
    name = "token_embedding.weight"
    start = Trainer(run).average[name]
    assert 0 < (weights[name] - start).norm() < (tensors[f"model.{name}"] - start).norm()


def test_the_learning_rate_warms_up_stays_and_falls_to_zero(run: RunConfig) -> None:
    run = replace(run, num_steps=100, warmup_steps=10, decay_share=0.3, learning_rate=1.0)
    rates = [learning_rate(run, step) for step in range(101)]
    assert rates[0] == pytest.approx(0.1) and rates[9:71] == [1.0] * 62
    assert rates[85] == pytest.approx(0.5) and rates[100] == 0.0


def test_impossible_runs_are_refused(run: RunConfig) -> None:
    with pytest.raises(ConfigError, match="batch_size"):
        Trainer(replace(run, num_processes=3))
    with pytest.raises(InputError, match="fewer than one batch"):
        Trainer(replace(run, batch_size=1000))
