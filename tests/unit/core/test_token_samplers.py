"""Laws of the token samplers, each over every sampler it holds for, against oracles with known answers."""

import pytest
import torch

from agentic_diffusion.core import (
    MaskedProcess,
    ancestral,
    categorical,
    confidence_threshold,
    cosine,
    entropy_threshold,
    linear,
    seeded,
    token_samplers,
)
from agentic_diffusion.core.token_samplers import invert_cdf, max_probability, negative_entropy

MASK = 3
P = torch.tensor([0.5, 0.3, 0.2])
SAMPLERS = [ancestral, confidence_threshold, entropy_threshold]
PROCESS = MaskedProcess(MASK, cosine)


def oracle(x, t):
    """p = (.5, .3, .2) at every place, and half of the raw mass on the mask itself, which must never be drawn."""
    return torch.tensor([0.25, 0.15, 0.1, 0.5]).log().expand(*x.shape, 4)


def copier(x, t):
    """A context-dependent model: each place likes the token left of it plus one, the surer the further left."""
    left = torch.nn.functional.pad(x, (1, 0))[:, :-1].clamp(max=2)
    strength = torch.linspace(6, 0.5, x.shape[1])[None, :, None]
    return torch.nn.functional.one_hot((left + 1) % 3, 4) * strength


def grid(steps):
    return torch.linspace(1, 0, steps + 1)


def masks(rows, length):
    return torch.full((rows, length), MASK)


def last(steps):
    *_, (_, x) = steps
    return x


@pytest.mark.parametrize("alpha", [linear, cosine])
def test_visible_share_follows_the_schedule(alpha, rng):
    steps = list(ancestral(oracle, masks(256, 64), grid(8), MaskedProcess(MASK, alpha), rng=rng))
    assert len(steps) == 8
    for s, x in steps:
        torch.testing.assert_close((x != MASK).double().mean(), alpha(s), atol=0.02, rtol=0)


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("num_steps", [1, 7, 64])
def test_an_exact_model_is_reproduced(sampler, num_steps, rng):
    x = last(sampler(oracle, masks(4096, 8), grid(num_steps), PROCESS, rng=rng, temperature=1.0))
    share = torch.bincount(x.flatten(), minlength=4) / x.numel()
    torch.testing.assert_close(share, torch.cat([P, torch.zeros(1)]), atol=0.01, rtol=0)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_revealed_and_clamped_tokens_never_change_and_nothing_stays_masked(sampler, rng):
    x = masks(64, 16)
    x[:, 3:7] = torch.randint(0, 3, (64, 4), generator=rng)
    before = x.clone()
    for _, after in sampler(copier, x, grid(6), PROCESS, rng=rng):
        visible = before != MASK
        assert (after == before)[visible].all()
        before = after
    assert (before != MASK).all()
    assert (x[:, :3] == MASK).all(), "the caller's tensor must not be written to"


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("temperature", [0.0, 0.8])
def test_a_batch_equals_its_rows_one_at_a_time(sampler, temperature):
    x = masks(5, 12)
    x[1, :4], x[3, 6:] = 1, 2
    together = last(sampler(copier, x, grid(20), PROCESS, rng=[seeded(i) for i in range(5)], temperature=temperature))
    for i in range(5):
        alone = last(sampler(copier, x[i : i + 1], grid(20), PROCESS, rng=[seeded(i)], temperature=temperature))
        assert together[i].tolist() == alone[0].tolist()


def test_temperature_zero_is_argmax_and_draws_nothing(rng):
    state = rng.get_state()
    log_probs = torch.randn(3, 5, 7, generator=seeded(1))
    assert torch.equal(categorical(log_probs, rng, temperature=0), log_probs.argmax(-1))
    assert last(confidence_threshold(oracle, masks(4, 4), grid(4), PROCESS, rng=rng)).eq(0).all()
    assert torch.equal(rng.get_state(), state)


def test_temperature_sharpens_by_the_power_law(rng):
    draws = categorical(P.log().expand(1, 100_000, 3), rng, temperature=0.5)
    expected = P**2 / (P**2).sum()
    torch.testing.assert_close(torch.bincount(draws[0], minlength=3) / 100_000, expected, atol=0.006, rtol=0)


def test_the_far_tail_is_drawn_with_its_probability():
    tail = 1e-11
    probs = torch.tensor([1 - 2 * tail, tail, tail, 0.0], dtype=torch.float64).expand(4, 4)
    u = torch.tensor([0.0, 1 - 2.5 * tail, 1 - 1.5 * tail, 1 - 0.5 * tail], dtype=torch.float64)
    assert invert_cdf(probs, u).tolist() == [0, 0, 1, 2]


def test_draws_are_made_in_float64(monkeypatch, rng):
    monkeypatch.setattr(token_samplers, "uniform", lambda *_, **__: torch.tensor([[1 - 5e-12]], dtype=torch.float64))
    log_probs = torch.tensor([[[0.0, -25.3, -25.3]]])
    assert categorical(log_probs, rng).item() == 2


def test_a_token_without_probability_is_never_drawn():
    probs = torch.tensor([0.0, 0.7, 0.0, 0.3, 0.0], dtype=torch.float64).expand(4, 5)
    u = torch.tensor([0.0, 0.7, 1 - 2.0**-53, 0.5], dtype=torch.float64)
    assert invert_cdf(probs, u).tolist() == [1, 3, 3, 1]


def by_place(*sure):
    """A model whose likeliest token (0) has the given probability at each place, the rest spread evenly."""
    p = torch.tensor(sure)[:, None]
    probs = torch.cat([p, (1 - p) / 2, (1 - p) / 2, torch.zeros_like(p)], 1)
    return lambda x, t: probs.log().expand(len(x), -1, -1)


def test_every_place_at_or_above_the_threshold_is_revealed_and_at_least_one(rng):
    model = by_place(0.95, 0.5, 0.75, 0.6)
    shown = [
        (x[0] != MASK).tolist()
        for _, x in confidence_threshold(model, masks(1, 4), grid(10), PROCESS, rng=rng, threshold=0.749)
    ]
    assert shown == [[True, False, True, False], [True, False, True, True], [True, True, True, True]]


def test_the_entropy_rule_reveals_the_places_with_little_entropy(rng):
    model = by_place(0.99, 0.98, 0.5)
    steps = list(entropy_threshold(model, masks(2, 3), grid(10), PROCESS, rng=rng, max_entropy=0.12))
    assert [(x != MASK).sum(1).tolist() for _, x in steps] == [[2, 2], [3, 3]]
    one_by_one = entropy_threshold(model, masks(2, 3), grid(10), PROCESS, rng=rng, max_entropy=0.0)
    assert [(x != MASK).sum(1).tolist() for _, x in one_by_one] == [[1, 1], [2, 2], [3, 3]]


def test_a_step_to_time_zero_leaves_no_mask_and_other_grids_do(rng):
    model = by_place(0.5, 0.5, 0.5, 0.5)
    assert (last(confidence_threshold(model, masks(2, 4), grid(2), PROCESS, rng=rng)) != MASK).all()
    unfinished = last(confidence_threshold(model, masks(2, 4), torch.tensor([1, 0.6, 0.3]), PROCESS, rng=rng))
    assert (unfinished != MASK).sum(1).tolist() == [2, 2]


def test_nothing_is_computed_once_nothing_is_masked(rng):
    assert list(confidence_threshold(oracle, torch.zeros(2, 3, dtype=torch.long), grid(5), PROCESS, rng=rng)) == []


def test_confidence_measures():
    log_probs = torch.tensor([[[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]]]).log()
    torch.testing.assert_close(max_probability(log_probs), torch.tensor([[0.5, 1.0]]))
    torch.testing.assert_close(negative_entropy(log_probs), torch.tensor([[-0.693147, 0.0]]))


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_the_model_is_told_the_time_and_gradients_are_off_in_it_but_on_between_steps(sampler, rng):
    seen = []

    def spy(x, t):
        seen.append((t.tolist(), torch.is_grad_enabled()))
        return by_place(0.5, 0.5)(x, t)

    between = [
        torch.is_grad_enabled() for _ in sampler(spy, masks(2, 2), torch.tensor([1.0, 0.5, 0.25]), PROCESS, rng=rng)
    ]
    assert seen == [([1.0, 1.0], False), ([0.5, 0.5], False)]
    assert between == [True, True]
