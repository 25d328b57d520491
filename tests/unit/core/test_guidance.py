"""Laws of guidance: its ends are the plain models, and where the answer is known it is that answer."""

import pytest
import torch

from agentic_diffusion.core import (
    GaussianProcess,
    LinearNoiseSchedule,
    clamped,
    classifier_free,
    ddpm,
    dpm_solver_pp_2m,
    reward_gradient,
    seeded,
)

PROCESS = GaussianProcess(LinearNoiseSchedule(1000))
TS = torch.linspace(1, 0, 401, dtype=torch.float64)


def last(steps):
    *_, (_, x) = steps
    return x


@pytest.mark.parametrize("scale", [0, 1, 0.0, 1.0])
def test_scale_zero_and_one_are_the_plain_models_to_the_bit(scale):
    def cond(x, t):
        return torch.sin(x / 3) * 1e8

    def uncond(x, t):
        return torch.cos(x / 7)

    def unused(x, t):
        raise AssertionError("the other model must not be called")

    x, t = torch.randn(50, generator=seeded(0)), torch.ones(50)
    alone = classifier_free(cond, unused, scale=scale) if scale else classifier_free(unused, uncond, scale=scale)
    assert torch.equal(alone(x, t), (cond if scale else uncond)(x, t))
    assert torch.equal(classifier_free(cond, uncond, scale=scale)(x, t), (cond if scale else uncond)(x, t))


def test_guidance_extrapolates_from_the_unconditional_through_the_conditional_model():
    guided = classifier_free(lambda x, t: x + 1, lambda x, t: x, scale=3.0)
    torch.testing.assert_close(guided(torch.tensor([2.0, 5.0]), torch.ones(2)), torch.tensor([5.0, 8.0]))


def test_a_forbidden_token_stays_forbidden():
    a, b = torch.tensor([0.6, 0.4, 0.0, 0.0]).log(), torch.tensor([0.5, 0.0, 0.5, 0.0]).log()
    guided = classifier_free(lambda x, t: a, lambda x, t: b, scale=2.0)(torch.zeros(1), torch.ones(1))
    assert guided.isneginf().tolist() == [False, True, True, True]
    assert guided[0].item() == pytest.approx((2 * a[0] - b[0]).item())


@pytest.mark.parametrize("sampler", [ddpm, dpm_solver_pp_2m])
def test_a_linear_reward_shifts_normal_data_by_scale_times_variance(sampler, normal_data, rng):
    """p(x) exp(scale * a x) for p = N(0, v) is N(scale * a * v, v)."""
    variance, scale = 0.5, 3.0
    guided = reward_gradient(normal_data(PROCESS, 0.0, variance), lambda x: 0.8 * x[:, 0], PROCESS, scale=scale)
    x = last(sampler(guided, torch.randn(10_000, 2, generator=rng), TS, PROCESS, rng=rng))
    torch.testing.assert_close(x.mean(0), torch.tensor([scale * 0.8 * variance, 0.0]), atol=0.03, rtol=0)
    torch.testing.assert_close(x.std(0), torch.full((2,), variance**0.5), atol=0.03, rtol=0)


def test_reward_scale_zero_is_the_plain_model(normal_data):
    denoise = normal_data(PROCESS, 0.0, 1.0)
    assert reward_gradient(denoise, lambda x: x.sum(1), PROCESS, scale=0) is denoise


def test_reward_guidance_leaves_no_gradient_on_the_model():
    layer = torch.nn.Linear(2, 2)
    guided = reward_gradient(lambda x, t: layer(x), lambda x: x.sum(1), PROCESS, scale=1.0)
    with torch.no_grad():
        out = guided(torch.zeros(3, 2), torch.full((3,), 0.5))
    assert not out.requires_grad
    assert layer.weight.grad is None


@pytest.mark.parametrize("sampler", [ddpm, dpm_solver_pp_2m])
def test_known_values_come_out_exactly_and_the_rest_is_still_sampled(sampler, normal_data, rng):
    known = torch.tensor([0.0, 7.0, 0.0])
    denoise = clamped(normal_data(PROCESS, 0.0, 1.0), known, torch.tensor([False, True, False]))
    x = last(sampler(denoise, torch.randn(4000, 3, generator=rng), TS, PROCESS, rng=rng))
    torch.testing.assert_close(x[:, 1], torch.full((4000,), 7.0), atol=1e-4, rtol=0)
    torch.testing.assert_close(x[:, [0, 2]].std(0), torch.ones(2), atol=0.05, rtol=0)
