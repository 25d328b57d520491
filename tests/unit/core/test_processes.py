"""Laws of the two corruption processes."""

import pytest
import torch

from agentic_diffusion.core import GaussianProcess, MaskedProcess, cosine, linear
from agentic_diffusion.core.processes import MIN_SIGNAL
from agentic_diffusion.core.randomness import normal_like, seeded, stratified_times, uniform

MASK = 3
ALPHAS = [linear, cosine]


@pytest.mark.parametrize("alpha", ALPHAS)
def test_the_visible_share_of_corrupted_tokens_follows_the_schedule(alpha, rng):
    t = torch.tensor([0.0, 0.2, 0.5, 0.9, 1.0])
    x = MaskedProcess(MASK, alpha).corrupt(torch.zeros(5, 20_000, dtype=torch.long), t, rng=rng)
    torch.testing.assert_close((x != MASK).double().mean(1), alpha(t.double()), atol=0.015, rtol=0)


def test_visible_tokens_are_the_original_ones_and_kept_positions_stay(rng):
    x0 = torch.randint(0, 3, (50, 40), generator=rng)
    keep = torch.rand(50, 40, generator=rng) < 0.3
    x = MaskedProcess(MASK).corrupt(x0, torch.full((50,), 0.8), rng=rng, keep_BL=keep)
    assert ((x == x0) | (x == MASK)).all()
    assert (x == x0)[keep].all()
    assert (x == MASK)[~keep].float().mean() > 0.9


@pytest.mark.parametrize("alpha", ALPHAS)
def test_the_bound_of_an_exact_model_is_the_entropy_of_the_data(alpha, rng):
    p = torch.tensor([0.5, 0.3, 0.2], dtype=torch.float64)
    process = MaskedProcess(MASK, alpha)
    x0 = torch.multinomial(p, 4000 * 16, replacement=True, generator=rng).reshape(4000, 16)
    t = 1 - stratified_times(4000, rng)
    x = process.corrupt(x0, t, rng=rng)
    nelbo = process.nelbo(p.log().expand(4000, 16, 3), x0, x, t)
    assert nelbo.mean().item() == pytest.approx(-(p * p.log()).sum().item(), rel=0.04)


def test_the_bound_counts_masked_positions_only_and_respects_the_cap():
    process, x0 = MaskedProcess(MASK, linear), torch.tensor([[0, 1]])
    log_probs = torch.tensor([[[0.5, 0.25, 0.25], [0.9, 0.1, 0.0]]]).log()
    t = torch.tensor([0.1])
    bound = process.nelbo(log_probs, x0, torch.tensor([[MASK, 1]]), t)
    assert bound.item() == pytest.approx(10 * 0.693147 / 2, rel=1e-5)
    assert process.nelbo(log_probs, x0, torch.tensor([[MASK, 1]]), t, cap=4).item() == pytest.approx(2 * 0.693147)


def test_gaussian_corruption_has_the_stated_mean_and_spread(process, rng):
    t = torch.tensor([0.1, 0.5, 0.95])
    x, eps = process.corrupt(torch.full((3, 40_000), 2.0), t, rng=rng)
    torch.testing.assert_close(x.double().mean(1), 2 * process.signal(t), atol=0.02, rtol=0)
    torch.testing.assert_close(x.double().std(1), process.noise(t), atol=0.02, rtol=0)
    torch.testing.assert_close(process.signal(t) ** 2 + process.noise(t) ** 2, torch.ones(3, dtype=torch.float64))
    assert eps.std().item() == pytest.approx(1, abs=0.02)


def test_noise_and_data_are_two_names_for_one_prediction(process, rng):
    x0, t = torch.randn(4, 5, 2, generator=rng, dtype=torch.float64), torch.tensor([0.05, 0.3, 0.5, 0.7])
    x, eps = process.corrupt(x0, t, rng=rng)
    torch.testing.assert_close(process.eps_from_x0(x0, x, t), eps)
    torch.testing.assert_close(process.x0_from_eps(eps, x, t), x0)
    torch.testing.assert_close(process.denoiser_from_eps(lambda x, t: eps)(x, t), x0)


def test_an_error_in_the_noise_is_not_blown_up_without_bound_at_time_one(process):
    x, t = torch.zeros(1, 1), torch.ones(1)
    assert process.x0_from_eps(torch.full((1, 1), 0.1), x, t).abs().item() == pytest.approx(0.1 / MIN_SIGNAL, rel=1e-2)


def test_the_posterior_and_the_forward_step_give_back_the_marginal(process):
    t, s = torch.tensor(0.7, dtype=torch.float64), torch.tensor(0.4, dtype=torch.float64)
    zero, one = torch.zeros(1, dtype=torch.float64), torch.ones(1, dtype=torch.float64)
    from_x0, std = process.posterior(one, zero, t, s)
    from_x, _ = process.posterior(zero, one, t, s)
    torch.testing.assert_close(from_x0 + from_x * process.signal(t), process.signal(s)[None])
    torch.testing.assert_close((from_x * process.noise(t)) ** 2 + std**2, process.noise(s)[None] ** 2)


def test_a_generator_per_row_makes_rows_independent_of_the_batch():
    rows = [seeded(seed) for seed in (5, 6, 7)]
    batch = uniform((3, 4), rows)
    torch.testing.assert_close(batch[1], uniform((1, 4), [seeded(6)])[0], rtol=0, atol=0)
    noise = normal_like(torch.zeros(3, 4), rows)
    assert len({tuple(row) for row in noise.tolist()}) == 3
    with pytest.raises(AssertionError, match="2 generators for 3 rows"):
        uniform((3, 4), rows[:2])


def test_uniform_draws_use_all_53_bits(rng):
    draws = uniform((10_000,), rng)
    assert draws.dtype == torch.float64
    assert (draws * 2**24 % 1 != 0).double().mean() > 0.99


def test_stratified_times_put_one_in_each_stratum(rng):
    assert (stratified_times(64, rng) * 64).long().tolist() == list(range(64))


def test_process_coefficients_do_not_change_the_dtype(rng):
    x0 = torch.zeros(2, 3)
    process = GaussianProcess(cosine)
    x, eps = process.corrupt(x0, torch.tensor([0.2, 0.9], dtype=torch.float64), rng=rng)
    assert x.dtype == eps.dtype == process.eps_from_x0(x0, x, torch.tensor(0.5)).dtype == torch.float32
