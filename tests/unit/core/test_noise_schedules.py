"""Laws of the schedules: they fall from data to noise, agree with their tables, and have the slopes they ought to."""

import pytest
import torch

from agentic_diffusion.core import CosineNoiseSchedule, LinearNoiseSchedule, cosine, elbo_weight, linear
from agentic_diffusion.errors import ConfigError

FUNCTIONS = [linear, cosine]
CLASSES = [LinearNoiseSchedule, CosineNoiseSchedule]
ALL = [*FUNCTIONS, *(cls(50) for cls in CLASSES), *(cls(1000) for cls in CLASSES)]


@pytest.mark.parametrize("alpha", ALL)
def test_a_schedule_falls_strictly_from_all_data_to_noise(alpha):
    values = alpha(torch.linspace(0, 1, 301, dtype=torch.float64))
    assert values[0] == 1
    assert 0 <= values[-1] < 1e-3
    assert (values.diff() < 0).all()


def test_the_masked_cosine_hides_more_than_the_linear_schedule():
    t = torch.tensor([0.25, 0.5, 0.75])
    torch.testing.assert_close(linear(t), torch.tensor([0.75, 0.5, 0.25]))
    torch.testing.assert_close(cosine(t), torch.tensor([1 - 0.3826834, 1 - 0.5**0.5, 1 - 0.9238795]))


def test_elbo_weight_of_the_linear_schedule_is_one_over_t():
    t = torch.tensor([0.01, 0.5, 1.0], dtype=torch.float64)
    torch.testing.assert_close(elbo_weight(linear, t), 1 / t)


def test_elbo_weight_is_capped_only_above_the_cap():
    t = torch.tensor([0.01, 0.5], dtype=torch.float64)
    torch.testing.assert_close(elbo_weight(linear, t, cap=10), torch.tensor([10.0, 2.0], dtype=torch.float64))


@pytest.mark.parametrize("alpha", ALL)
def test_elbo_weight_agrees_with_a_finite_difference(alpha):
    t, h = torch.tensor([0.1234, 0.4567, 0.8765], dtype=torch.float64), 1e-7
    slope = (alpha(t + h) - alpha(t - h)) / (2 * h)
    torch.testing.assert_close(elbo_weight(alpha, t), -slope / (1 - alpha(t)), rtol=1e-5, atol=0)


@pytest.mark.parametrize("schedule_type", CLASSES)
def test_the_tables_belong_together(schedule_type):
    schedule = schedule_type(20)
    product = 1.0
    for k in range(20):
        product *= 1 - schedule.betas[k].item()
        assert schedule.alphas_cumprod[k].item() == pytest.approx(product, rel=1e-12)
        assert schedule(schedule.time_of(k)).item() == pytest.approx(product, rel=1e-9)
        assert schedule.get_noise_level(k).item() == pytest.approx((1 - product) ** 0.5, rel=1e-12)
    torch.testing.assert_close(schedule.sqrt_alphas_cumprod**2, schedule.alphas_cumprod)
    torch.testing.assert_close(schedule.sqrt_one_minus_alphas_cumprod**2, 1 - schedule.alphas_cumprod)


def test_the_linear_class_has_the_betas_of_the_paper():
    schedule = LinearNoiseSchedule(1000)
    assert schedule.betas[0].item() == pytest.approx(1e-4)
    assert schedule.betas[-1].item() == pytest.approx(0.02)
    assert LinearNoiseSchedule(10, 0.1, 0.3).betas.sum().item() == pytest.approx(2.0)


def test_the_cosine_class_follows_the_paper_until_the_clip():
    schedule = CosineNoiseSchedule(100, s=0.008)
    f = torch.cos((torch.tensor([0.0, 0.25, 0.5], dtype=torch.float64) + 0.008) / 1.008 * torch.pi / 2) ** 2
    torch.testing.assert_close(schedule.alphas_cumprod[[24, 49]], f[1:] / f[0])
    assert schedule.betas.max() == 0.999


@pytest.mark.parametrize("schedule_type", CLASSES)
def test_noise_levels_keep_the_shape_of_the_timesteps(schedule_type):
    levels = schedule_type(10).get_noise_level(torch.tensor([[0, 3], [9, 5]]))
    assert levels.shape == (2, 2)
    assert levels[0, 0] < levels[0, 1] < levels[1, 1] < levels[1, 0]


@pytest.mark.parametrize("timestep", [-1, 10, torch.tensor([3, 10])])
def test_a_timestep_outside_the_table_is_refused(timestep):
    with pytest.raises(ConfigError, match=r"outside 0 \.\.\. 9"):
        LinearNoiseSchedule(10).get_noise_level(timestep)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: LinearNoiseSchedule(0), "num_steps is 0"),
        (lambda: LinearNoiseSchedule(10, 0.5, 0.1), "beta_start <= beta_end"),
        (lambda: LinearNoiseSchedule(10, 0.5, 1.0), "beta_end < 1"),
        (lambda: CosineNoiseSchedule(10, s=-0.1), "s is -0.1"),
    ],
)
def test_impossible_schedules_are_refused(build, message):
    with pytest.raises(ConfigError, match=message):
        build()
