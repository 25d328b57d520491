"""Laws of the Gaussian samplers: exact marginals for known data, stated orders, one limit for all."""

from functools import partial

import pytest
import torch

from agentic_diffusion.core import GaussianProcess, cosine, ddim, ddpm, dpm_solver_pp_2m, seeded

ODE_SOLVERS = {"ddim": (ddim, 1), "dpm_solver_pp_2m": (dpm_solver_pp_2m, 2)}
EVERY = {
    "ddpm": ddpm,
    "ddim": ddim,
    "ddim_half": partial(ddim, eta=0.5),
    "ddim_full": partial(ddim, eta=1.0),
    "dpm_solver_pp_2m": dpm_solver_pp_2m,
}
every = pytest.mark.parametrize("sampler", EVERY.values(), ids=EVERY.keys())


def grid(steps, start=1.0, end=0.0):
    return torch.linspace(start, end, steps + 1, dtype=torch.float64)


def last(steps):
    *_, (_, x) = steps
    return x


@every
@pytest.mark.parametrize("num_steps", [1, 5])
def test_marginals_are_exact_at_every_step_when_the_data_is_one_point(sampler, num_steps, process, rng):
    start = torch.tensor(0.9)
    x = process.corrupt(torch.full((40_000, 1), 2.0), start.expand(40_000), rng=rng)[0]
    for s, now in sampler(lambda x, t: torch.full_like(x, 2.0), x, grid(num_steps, 0.9), process, rng=rng):
        torch.testing.assert_close(now.mean().double(), 2 * process.signal(s), atol=0.02, rtol=0)
        torch.testing.assert_close(now.std().double(), process.noise(s), atol=0.015, rtol=0)


@every
def test_normal_data_is_reproduced(sampler, process, normal_data, rng):
    denoise = normal_data(process, -1.0, 0.25)
    x = last(sampler(denoise, torch.randn(20_000, 1, generator=rng), grid(200), process, rng=rng))
    assert x.mean().item() == pytest.approx(-1, abs=0.02)
    assert x.std().item() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("solver", "order"), ODE_SOLVERS.values(), ids=ODE_SOLVERS.keys())
def test_the_error_falls_with_the_stated_order(solver, order, normal_data, rng):
    process, variance = GaussianProcess(lambda t: torch.exp(-5 * t)), 4.0
    start, end = torch.tensor(0.9, dtype=torch.float64), torch.tensor(0.1, dtype=torch.float64)
    x = torch.randn(16, 3, generator=rng, dtype=torch.float64)

    def spread(t):
        return (process.alpha_bar(t) * variance + 1 - process.alpha_bar(t)).sqrt()

    exact = x * spread(end) / spread(start)
    num_steps = torch.tensor([32.0, 64.0, 128.0, 256.0])
    errors = [
        (last(solver(normal_data(process, 0.0, variance), x, grid(int(n), 0.9, 0.1), process, rng=rng)) - exact)
        .abs()
        .max()
        for n in num_steps
    ]
    slopes = -torch.stack(errors).log2().diff()
    torch.testing.assert_close(slopes, torch.full_like(slopes, order), atol=0.2, rtol=0)


def test_ddim_with_eta_one_is_ddpm(process, normal_data):
    denoise, x = normal_data(process, 0.5, 2.0), torch.randn(8, 3, generator=seeded(1), dtype=torch.float64)
    a = last(ddpm(denoise, x, grid(20), process, rng=seeded(2)))
    b = last(ddim(denoise, x, grid(20), process, rng=seeded(2), eta=1.0))
    torch.testing.assert_close(a, b)


@pytest.mark.parametrize("solver", [ddim, dpm_solver_pp_2m])
def test_ode_solvers_draw_nothing(solver, process, normal_data, rng):
    state = rng.get_state()
    last(solver(normal_data(process, 0.0, 1.0), torch.ones(2, 2), grid(5), process, rng=rng))
    assert torch.equal(rng.get_state(), state)


@every
def test_a_batch_equals_its_rows_one_at_a_time(sampler, process, normal_data):
    denoise, x = normal_data(process, 0.5, 2.0), torch.randn(4, 3, 2, generator=seeded(1))
    together = last(sampler(denoise, x, grid(9), process, rng=[seeded(i) for i in range(4)]))
    for i in range(4):
        alone = last(sampler(denoise, x[i : i + 1], grid(9), process, rng=[seeded(i)]))
        assert torch.equal(together[i], alone[0])


@every
def test_a_sampler_keeps_dtype_and_shape_and_reports_the_time_of_x(sampler, process, normal_data, rng):
    steps = list(sampler(normal_data(process, 0.0, 1.0), torch.zeros(2, 3, 4), grid(4), process, rng=rng))
    assert [s.item() for s, _ in steps] == [0.75, 0.5, 0.25, 0.0]
    assert all(x.dtype == torch.float32 and x.shape == (2, 3, 4) for _, x in steps)


@every
def test_a_schedule_without_any_signal_at_the_start_gives_no_nan(sampler, rng):
    process = GaussianProcess(lambda t: cosine(t) * (t < 1))
    x = last(sampler(lambda x, t: x.clamp(-1, 1), torch.randn(8, 2, generator=rng), grid(6), process, rng=rng))
    assert x.isfinite().all()


@every
def test_gradients_are_off_inside_and_on_between_steps(sampler, process, rng):
    inside = []

    def spy(x, t):
        inside.append(torch.is_grad_enabled())
        return x

    between = [torch.is_grad_enabled() for _ in sampler(spy, torch.zeros(1, 1), grid(2), process, rng=rng)]
    assert (inside, between) == ([False, False], [True, True])
