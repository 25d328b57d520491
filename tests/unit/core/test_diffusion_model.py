"""`DiffusionModel` at a tiny size with real parts: it learns, samples what it learned, obeys guidance and resumes."""

import copy
from dataclasses import replace

import pytest
import torch

from agentic_diffusion.core import DiffusionConfig, DiffusionModel, GoalReward, UnconditionalDenoiser, seeded
from agentic_diffusion.core.diffusion_model import SAMPLERS
from agentic_diffusion.errors import ConfigError, InputError, WeightsError

TINY = {"embedding_dim": 2, "hidden_dim": 16, "num_layers": 1, "num_heads": 2, "num_diffusion_steps": 20}
MODES = torch.tensor([[1.5, 0.0], [-1.5, 0.5]])


def mixture(num, rng):
    """Two narrow modes in the plane, and which one each point came from as a one-hot condition."""
    which = torch.randint(0, 2, (num,), generator=rng)
    return MODES[which] + 0.1 * torch.randn(num, 2, generator=rng), torch.nn.functional.one_hot(which, 2).float()


def batches(num, rng):
    return [mixture(128, rng) for _ in range(num)]


@pytest.fixture(scope="module")
def trained():
    """A conditional model of the mixture and its history."""
    config = DiffusionConfig(embedding_dim=2, model_type="conditional", hidden_dim=32, num_layers=1, num_heads=2)
    torch.set_num_threads(1)
    model = DiffusionModel(config)
    model.setup_training({"lr": 1e-2, "num_steps": 300, "warmup_steps": 10})
    return model, model.training_loop(batches(100, seeded(1)), 3)


def nearest_mode(x):
    distance, which = torch.cdist(x, MODES).min(1)
    return distance, which


def test_training_lowers_the_loss(trained):
    _, history = trained
    assert history[-1].mean_loss < 0.7 * history[0].mean_loss
    assert [(row.epoch, row.num_steps) for row in history] == [(0, 100), (1, 100), (2, 100)]


@pytest.mark.parametrize("sampler", sorted(SAMPLERS))
def test_the_unconditional_model_reaches_both_modes_and_little_else(trained, sampler):
    model, _ = trained
    model.config = replace(model.config, sampler=sampler, num_sampling_steps=50)
    distance, which = nearest_mode(model.generate((400, 2), rng=seeded(2)))
    assert (distance < 0.5).double().mean() > 0.9
    assert 0.3 < which.double().mean() < 0.7


def test_a_model_that_predicts_noise_reaches_both_modes_too():
    model = DiffusionModel({**TINY, "hidden_dim": 32, "num_diffusion_steps": 1000, "predicts": "eps"})
    model.setup_training({"lr": 1e-2, "num_steps": 300, "warmup_steps": 10})
    model.training_loop([x for x, _ in batches(100, seeded(1))], 3)
    distance, which = nearest_mode(model.generate((400, 2), rng=seeded(2)))
    assert (distance < 0.75).double().mean() > 0.85
    assert 0.2 < which.double().mean() < 0.8


def test_a_condition_chooses_the_mode_and_scale_zero_ignores_it(trained):
    model, _ = trained
    wanted = torch.tensor([0, 1]).repeat_interleave(100)
    condition = torch.nn.functional.one_hot(wanted, 2).float()

    def obeyed(**options):
        return (
            (nearest_mode(model.generate((200, 2), condition, rng=seeded(3), **options))[1] == wanted).double().mean()
        )

    assert obeyed() > 0.95
    assert obeyed(use_guidance=True, guidance_scale=2.0) > 0.95
    assert 0.3 < obeyed(use_guidance=True, guidance_scale=0.0) < 0.7


def test_guidance_scale_one_is_the_plain_conditional_model_to_the_bit(trained):
    model, _ = trained
    condition = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    plain = model.generate((2, 2), condition, rng=seeded(4))
    assert torch.equal(model.generate((2, 2), condition, True, 1.0, rng=seeded(4)), plain)
    assert not torch.equal(model.generate((2, 2), condition, True, 1.5, rng=seeded(4)), plain)
    assert torch.equal(
        model.generate((2, 2), condition, True, 0.0, rng=seeded(4)), model.generate((2, 2), rng=seeded(4))
    )


def test_a_reward_pulls_samples_towards_its_goal(trained):
    model, _ = trained
    reward = GoalReward(MODES[1], width=2.0)
    plain = model.generate((200, 2), rng=seeded(5))
    guided = model.generate((200, 2), use_guidance=True, reward_fn=reward, reward_scale=8.0, rng=seeded(5))
    assert (nearest_mode(guided)[1] == 1).double().mean() > 0.9 > (nearest_mode(plain)[1] == 1).double().mean()
    with pytest.raises(ConfigError, match="use_guidance=True"):
        model.generate((2, 2), reward_fn=reward)


def test_generation_of_a_batch_equals_its_rows_one_at_a_time(trained):
    model, _ = trained
    condition = torch.eye(2)[[0, 1, 1]]
    together = model.generate((3, 2), condition, rng=[seeded(i) for i in range(3)])
    for i in range(3):
        alone = model.generate((1, 2), condition[i : i + 1], rng=[seeded(i)])
        torch.testing.assert_close(together[i], alone[0], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("predicts", ["x0", "eps"])
def test_single_steps_from_noise_to_data_are_the_ddpm_sampler(predicts):
    model = DiffusionModel({**TINY, "sampler": "ddpm", "num_sampling_steps": 20, "predicts": predicts})
    expected = model.generate((4, 3, 2), rng=seeded(6))
    rng = seeded(6)
    x = torch.randn(4, 3, 2, generator=rng)
    for t in reversed(range(20)):
        x = model.single_denoising_step(x, t, rng=rng)
    torch.testing.assert_close(x, expected)


def test_forward_diffusion_mixes_data_and_noise_by_the_noise_level(rng):
    model, x_0 = DiffusionModel(TINY), torch.randn(3, 5, 2, generator=rng)
    level = model.noise_schedule.get_noise_level(torch.tensor([0, 10, 19]))
    x_t, eps = model.forward_diffusion(x_0, level)
    for i, k in enumerate((0, 10, 19)):
        schedule = model.noise_schedule
        expected = schedule.sqrt_alphas_cumprod[k] * x_0[i] + schedule.sqrt_one_minus_alphas_cumprod[k] * eps[i]
        torch.testing.assert_close(x_t[i], expected.float())
    assert torch.equal(model.forward_diffusion(x_0, 0.0)[0], x_0)


@pytest.mark.parametrize("predicts", ["x0", "eps"])
def test_the_loss_of_a_model_without_knowledge_is_the_variance_of_its_target(predicts, rng):
    """A network that answers 0 errs by the second moment: 4 for data that is always 2, 1 for noise."""
    denoiser = UnconditionalDenoiser(2, 16, 1, 2)
    torch.nn.init.zeros_(denoiser.output_proj.weight)
    torch.nn.init.zeros_(denoiser.output_proj.bias)
    model = DiffusionModel({**TINY, "predicts": predicts}, denoiser=denoiser)
    loss = model.loss(torch.full((2000, 2), 2.0), rng=rng).item()
    assert loss == pytest.approx(4.0 if predicts == "x0" else 1.0, abs=0.08)


def test_a_seed_decides_everything_and_global_state_is_left_alone():
    torch.manual_seed(123)
    state = torch.get_rng_state()
    results = []
    for seed in (1, 1, 2):
        model = DiffusionModel({**TINY, "seed": seed})
        model.train_step(torch.ones(8, 2))
        results.append(model.generate((4, 2)))
    assert torch.equal(results[0], results[1])
    assert not torch.equal(results[0], results[2])
    assert torch.equal(torch.get_rng_state(), state)


def test_training_continues_from_a_checkpoint_as_if_it_had_never_stopped(rng):
    data = [batch[0] for batch in batches(6, rng)]
    settings = {"lr": 1e-2, "warmup_steps": 4, "num_steps": 20}
    model = DiffusionModel(TINY)
    model.setup_training(settings)
    model.training_loop(data[:3], 1)
    state = model.get_state_dict()
    frozen = copy.deepcopy(state)
    resumed = DiffusionModel({**TINY, "seed": 9})
    expected = [model.train_step(x) for x in data[3:]]
    resumed.load_state_dict(state)
    assert [resumed.train_step(x) for x in data[3:]] == expected
    assert torch.equal(resumed.generate((2, 2)), model.generate((2, 2)))
    assert all(torch.equal(state["denoiser"][name], value) for name, value in frozen["denoiser"].items())
    assert state["training_step"] == 3
    moments, moments_before = state["optimizer"]["state"][0], frozen["optimizer"]["state"][0]
    assert torch.equal(moments["exp_avg"], moments_before["exp_avg"])


def test_an_untrained_state_can_be_loaded_and_a_foreign_one_is_refused():
    state = DiffusionModel(TINY).get_state_dict()
    other = DiffusionModel({**TINY, "seed": 5})
    other.load_state_dict(state)
    assert torch.equal(other.generate((2, 2)), DiffusionModel(TINY).generate((2, 2)))
    with pytest.raises(WeightsError):
        DiffusionModel({**TINY, "hidden_dim": 32}).load_state_dict(state)
    with pytest.raises(WeightsError):
        other.load_state_dict({"denoiser": state["denoiser"]})


def test_the_learning_rate_warms_up_and_falls_to_zero():
    model = DiffusionModel(TINY)
    model.setup_training({"lr": 1.0, "warmup_steps": 2, "num_steps": 6})
    rates = [model.train_step(torch.zeros(4, 2)).lr for _ in range(8)]
    torch.testing.assert_close(torch.tensor(rates), torch.tensor([0.5, 1, 1, 0.853553, 0.5, 0.146447, 0, 0]))


def test_conditions_come_with_the_batch_or_from_a_function_and_evaluation_sees_the_model():
    model = DiffusionModel({**TINY, "model_type": "conditional", "condition_dropout": 0.0})
    seen = []
    original = model.denoiser._condition_tokens
    model.denoiser._condition_tokens = lambda rows, condition, visible: (
        seen.append(None if condition is None else condition.mean().item()) or original(rows, condition, visible)
    )
    x = torch.zeros(4, 2)
    with_condition, without = (x, torch.full((4, 2), 3.0)), x
    history = model.training_loop([with_condition, without], 1, eval_fn=lambda m: (m is model, m.denoiser.training))
    model.training_loop([with_condition, (x,)], 1, condition_fn=lambda batch: batch[0] + 7)
    assert seen == [3.0, None, 7.0, 7.0]
    assert history[0].evaluation == (True, False)
    assert model.denoiser.training


def test_dropping_every_condition_trains_the_unconditional_model():
    config = {**TINY, "model_type": "conditional"}
    x, condition = mixture(64, seeded(0))
    dropped = DiffusionModel({**config, "condition_dropout": 1.0}).train_step(x, condition).loss
    kept = DiffusionModel({**config, "condition_dropout": 0.0}).train_step(x, condition).loss
    changed = DiffusionModel({**config, "condition_dropout": 1.0}).train_step(x, condition.flip(0) + 1).loss
    assert dropped == pytest.approx(changed, rel=1e-6)
    assert dropped != pytest.approx(kept, rel=1e-6)


def test_an_empty_dataloader_is_an_error():
    model = DiffusionModel(TINY)
    with pytest.raises(InputError, match="no batches in epoch 1"):
        model.training_loop(iter([torch.zeros(2, 2)]), 2)


def test_half_precision_runs_and_stays_close():
    full, half = DiffusionModel(TINY), DiffusionModel({**TINY, "precision": "bfloat16"})
    a, b = full.generate((4, 2), rng=seeded(1)), half.generate((4, 2), rng=seeded(1))
    assert b.dtype == torch.float32
    assert not torch.equal(a, b)
    torch.testing.assert_close(a, b, atol=0.1, rtol=0.1)
    assert half.train_step(torch.ones(8, 2)).loss == pytest.approx(full.train_step(torch.ones(8, 2)).loss, rel=0.1)


class Halving:
    """A real, minimal mechanism: it shrinks the output layer until it has taken its steps."""

    def __init__(self, model, config):
        self.model, self.config = model, config

    def adapt(self, task, reward_fn, initial_samples=None):
        for step in range(self.config["num_steps"]):
            with torch.no_grad():
                self.model.denoiser.output_proj.weight.mul_(0.5)
            self.model.finish_adaptation_step({"step": step, "task": task})
        return {"task": task, "reward_fn": reward_fn, "rate": self.config["rate"], "samples": initial_samples}


def test_adapt_runs_the_mechanism_it_is_handed_and_tells_the_hooks():
    model, told = DiffusionModel(TINY), []
    before = model.denoiser.output_proj.weight.clone()
    remove = model.register_adaptation_hook(lambda m, metrics: told.append((m is model, metrics["step"])))
    result = model.adapt("reach", 3, reward_fn=None, adaptation_config={"rate": 0.1}, mechanism=Halving)
    assert result == {"task": "reach", "reward_fn": None, "rate": 0.1, "samples": None}
    assert told == [(True, 0), (True, 1), (True, 2)]
    assert model.adaptation_step == 3
    torch.testing.assert_close(model.denoiser.output_proj.weight, before / 8)
    remove()
    model.adapt("reach", 1, adaptation_config={"rate": 0.1}, mechanism=Halving)
    assert len(told) == 3
    assert model.adaptation_step == 4
