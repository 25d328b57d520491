"""Recipes by name, file and module; and the path from a recipe to weights that generate."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from agentic_diffusion.cli import main
from agentic_diffusion.code_generation import models
from agentic_diffusion.errors import ConfigError, InputError
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.training import preparation, recipes
from agentic_diffusion.training.export import export
from agentic_diffusion.training.preparation import COMPLETE, prepare, shard_sizes
from agentic_diffusion.training.recipes import RECIPES, load_recipe
from agentic_diffusion.training.selection import development_items, select
from agentic_diffusion.training.trainer import CHECKPOINT, RunConfig, Trainer, averaged_weights

RECIPE = """
from agentic_diffusion.code_generation.code_denoiser import DenoiserConfig
from agentic_diffusion.code_generation.models import WEIGHTS
from agentic_diffusion.training.trainer import RunConfig

def mine():
    return RunConfig(
        encoder=WEIGHTS, tokenizer=WEIGHTS / "code-tokenizer.json", num_samples=20, num_steps=2, batch_size=4,
        keep_every=1, model=DenoiserConfig(vocab_size=1536, width=16, num_layers=2, num_heads=2, hidden=16),
    )

def three():
    return 3

def broken():
    raise RuntimeError("no luck")
"""


@pytest.fixture
def recipe_file(tmp_path: Path) -> Path:
    path = tmp_path / "my_own_recipes.py"
    path.write_text(RECIPE, "utf-8")
    return path


@pytest.mark.parametrize("name", RECIPES)
def test_shipped_recipes_fit_the_shipped_tokenizer(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    run = load_recipe(name)
    assert run.tokenizer.is_file() and run.batch_size % run.num_processes == 0
    assert run.model.vocab_size == models.CodeTokenizer.load(run.tokenizer).vocab_size
    assert run.model.width % run.model.num_heads == 0 and run.num_samples >= run.batch_size


def test_a_wheel_carries_the_recipes_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "code_tiny.py").write_text(RECIPE.replace("mine", "smoke"), "utf-8")
    monkeypatch.setattr(recipes, "FOLDERS", (tmp_path, tmp_path / "nowhere"))
    assert load_recipe("smoke").num_samples == 20
    monkeypatch.setattr(recipes, "FOLDERS", (tmp_path / "nowhere",) * 2)
    with pytest.raises(ConfigError, match="reinstall"):
        load_recipe("smoke")


def test_a_function_of_a_file_or_module(recipe_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = load_recipe(f"{recipe_file}:mine")
    assert run.num_steps == 2
    monkeypatch.syspath_prepend(str(recipe_file.parent))
    assert load_recipe("my_own_recipes:mine") == run
    del sys.modules["my_own_recipes"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("code_tny", "'code_tiny'"),
        ("gpu", "'code_gpu'"),
        ("", "code_tiny"),
        (":", "code_tiny"),
        ("nowhere.py:mine", "no file nowhere.py"),
        ("no_such_module:mine", "no_such_module"),
        ("FILE:mien", "write 'mine'"),
        ("FILE:qqqq", "returns a RunConfig"),
        ("FILE:three", "returned int"),
        ("FILE:broken", "no luck"),
    ],
)
def test_an_unknown_recipe_is_a_config_error_with_the_way_out(recipe_file: Path, name: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=hint):
        load_recipe(name.replace("FILE", str(recipe_file)))


def test_a_recipe_file_that_does_not_parse_is_a_config_error(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("def (", "utf-8")
    with pytest.raises(ConfigError, match="SyntaxError"):
        load_recipe(f"{tmp_path / 'bad.py'}:f")


def test_preparation_makes_each_shard_once(run: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "SHARD_SIZE", 8)
    wanted = replace(run, corpus=(), num_samples=20)
    assert shard_sizes(wanted) == [8, 8, 4] and shard_sizes(run) == [] and prepare(run, tmp_path) == run
    seen: list[int] = []
    ready = prepare(wanted, tmp_path, on_progress=seen.append)
    assert seen == [0, 1, 2, 3] and len(ready.corpus) == 3
    times = [(folder / "corpus.safetensors").stat().st_mtime_ns for folder in ready.corpus]
    (ready.corpus[1] / COMPLETE).unlink()  # as if it had been interrupted
    assert prepare(wanted, tmp_path, on_progress=seen.append) == ready and seen[4:] == [2, 3]
    again = [(folder / "corpus.safetensors").stat().st_mtime_ns for folder in ready.corpus]
    assert [a == b for a, b in zip(times, again, strict=True)] == [True, False, True]
    prepare(replace(wanted, seed=1, num_samples=16), tmp_path, on_progress=seen.append)
    assert seen[6:] == [0, 1, 2], "another seed's shards were taken for this one's"
    assert len(Trainer(replace(ready, batch_size=4)).corpus) > 15


def test_several_processes_prepare_the_same_corpus(
    run: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparation, "SHARD_SIZE", 3)
    wanted = replace(run, corpus=(), num_samples=6)
    seen: list[int] = []
    one = prepare(wanted, tmp_path / "one")
    two = prepare(replace(wanted, num_processes=2), tmp_path / "two", on_progress=seen.append)
    assert seen[0] == 0 and seen[-1] == 2
    for left, right in zip(one.corpus, two.corpus, strict=True):
        for file in ("corpus.safetensors", "states.f16"):
            assert (left / file).read_bytes() == (right / file).read_bytes()


def test_an_export_is_what_generate_loads(run: RunConfig, tmp_path: Path) -> None:
    Trainer(run).save(tmp_path / CHECKPOINT)
    folder = export(tmp_path / CHECKPOINT, run, tmp_path / "deep" / "weights")
    assert sorted(path.name for path in folder.iterdir()) == sorted([*models.FILES, models.MANIFEST])
    assert "checksums match" in models.check(folder=folder)
    loaded = models.load_parts(folder=folder).denoiser.state_dict()
    for name, value in averaged_weights(tmp_path / CHECKPOINT)[0].items():
        assert (loaded[name] - value.half().float()).abs().max() == 0, name
    again = replace(run, encoder=folder, tokenizer=folder / "code-tokenizer.json")
    assert export(tmp_path / CHECKPOINT, again, folder) == folder and models.check(folder=folder)


def test_an_export_that_cannot_be_is_refused(run: RunConfig, tmp_path: Path) -> None:
    checkpoint = tmp_path / CHECKPOINT
    with pytest.raises(InputError, match="cannot read the checkpoint"):
        export(checkpoint, run, tmp_path / "out")
    Trainer(run).save(checkpoint)
    with pytest.raises(ConfigError, match="is a file"):
        export(checkpoint, run, checkpoint)
    with pytest.raises(InputError, match=r"no file .*minilm"):
        export(checkpoint, replace(run, encoder=tmp_path), tmp_path / "out")
    assert not (tmp_path / "out" / models.MANIFEST).exists()
    models.CodeTokenizer.train(["def f(): pass\n"] * 9, vocab_size=300).save(tmp_path / "other.json")
    with pytest.raises(ConfigError, match="was trained with 1536"):
        export(checkpoint, replace(run, tokenizer=tmp_path / "other.json"), tmp_path / "out")


def test_of_equal_checkpoints_the_later_is_chosen(run: RunConfig, tmp_path: Path) -> None:
    work, paths = Trainer(run), []
    for step in (2, 1):
        work.done = step
        work.optimizer.state.clear()
        paths.append(tmp_path / f"checkpoint-{step:06d}.safetensors")
        work.save(paths[-1])
    seen: list[int] = []
    best, table = select(paths, run, Judge(), development_items(2), on_progress=seen.append)
    assert best == paths[0] and [row["step"] for row in table] == [2, 1] and seen == [1, 2, 3, 4]
    assert all(row["items"] == 2 and row["pass_rate"] == 0 for row in table)
    for nothing in (([], development_items(1)), (paths, [])):
        with pytest.raises(InputError, match="nothing to compare"):
            select(nothing[0], run, Judge(), nothing[1])


def test_development_items_are_half_wordings_half_compositions() -> None:
    kinds = [item.id.split("-")[0] for item in development_items(5)]
    assert kinds == ["wording"] * 3 + ["composition"] * 2


def test_train_ends_with_weights_and_can_be_asked_again(
    recipe_file: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "run"
    command = ["train", "--out", str(out), "--recipe", f"{recipe_file}:mine", "--select", "2"]
    assert main(command) == 0
    assert capfdbinary.readouterr().out.decode() == f"{out / 'weights'}\n"
    assert json.loads((out / "selection.json").read_text())["chosen"] == "checkpoint-000002.safetensors"
    assert main(command) == 2 and b"--resume" in capfdbinary.readouterr().err
    assert main([*command[:-1], "0", "--resume", "--steps", "3", "--export", str(tmp_path / "mine")]) == 0
    assert len(list((out / "corpus").iterdir())) == 1 and "match" in models.check(folder=tmp_path / "mine")
    assert main(["train", "--out", str(out), "--recipe", "code_tin"]) == 2
    assert b"code_tiny" in capfdbinary.readouterr().err
