"""Laws of the rewards: they stay in [0, 1], combine as stated, and preferences reveal a hidden score."""

import pytest
import torch
from torch import nn

from agentic_diffusion.core import CompositeReward, GoalReward, PreferenceReward, mlp_scorer, seeded
from agentic_diffusion.errors import ConfigError, InputError


def fixed(*scores):
    return lambda samples: torch.tensor(scores)


@pytest.mark.parametrize(
    "reward",
    [
        GoalReward(torch.tensor([1.0, -1.0]), width=0.5),
        CompositeReward([(1.0, GoalReward(torch.zeros(2))), (3.0, GoalReward(torch.ones(2)))]),
        CompositeReward([(1.0, GoalReward(torch.zeros(2))), (3.0, GoalReward(torch.ones(2)))], all_of=True),
        PreferenceReward(mlp_scorer(2, rng=seeded(0))),
    ],
)
def test_rewards_lie_between_zero_and_one_and_are_differentiable(reward, rng):
    samples = (3 * torch.randn(100, 2, generator=rng)).requires_grad_()
    scores = reward(samples)
    assert scores.shape == (100,)
    assert ((scores >= 0) & (scores <= 1)).all()
    (gradient,) = torch.autograd.grad(scores.sum(), samples)
    assert gradient.abs().sum() > 0


def test_the_goal_itself_scores_one_and_distance_lowers_the_score():
    reward = GoalReward(torch.tensor([1.0, 2.0]), width=2.0)
    scores = reward(torch.tensor([[1.0, 2.0], [3.0, 2.0], [3.0, 4.0]]))
    torch.testing.assert_close(scores, torch.exp(-torch.tensor([0.0, 0.5, 1.0])))


def test_a_goal_can_concern_some_entries_only():
    reward = GoalReward(torch.tensor([[0.0], [5.0]]), where=torch.tensor([[False], [True]]))
    assert reward(torch.tensor([[[99.0], [5.0]]])).item() == 1


def test_a_composite_is_the_weighted_mean_or_the_weighted_geometric_mean():
    parts = [(1.0, fixed(0.25, 1.0)), (3.0, fixed(0.81, 0.0))]
    torch.testing.assert_close(CompositeReward(parts)(torch.zeros(2, 1)), torch.tensor([0.67, 0.25]))
    expected = torch.tensor([0.25**0.25 * 0.81**0.75, 0.0])
    torch.testing.assert_close(CompositeReward(parts, all_of=True)(torch.zeros(2, 1)), expected)


def test_an_outage_inside_a_composite_is_not_scored():
    def broken(samples):
        raise ConnectionError("judge is down")

    with pytest.raises(ConnectionError):
        CompositeReward([(1.0, fixed(1.0)), (1.0, broken)])(torch.zeros(1, 1))


@pytest.mark.parametrize("parts", [[], [(0.0, fixed(1.0))], [(1.0, fixed(1.0)), (-1.0, fixed(1.0))]])
def test_composites_without_positive_weights_are_refused(parts):
    with pytest.raises(ConfigError):
        CompositeReward(parts)


def test_preferences_recover_the_order_of_a_hidden_score(rng):
    hidden = torch.tensor([2.0, -1.0, 0.5])
    a, b = torch.randn(400, 3, generator=rng), torch.randn(400, 3, generator=rng)
    a_wins = (a @ hidden > b @ hidden)[:, None]
    reward = PreferenceReward(mlp_scorer(3, rng=rng))
    losses = reward.fit(torch.where(a_wins, a, b), torch.where(a_wins, b, a))
    assert losses[-1] < 0.5 * losses[0]
    c, d = torch.randn(500, 3, generator=rng), torch.randn(500, 3, generator=rng)
    assert ((reward(c) > reward(d)) == (c @ hidden > d @ hidden)).double().mean() > 0.93


def test_the_preference_loss_is_the_bradley_terry_likelihood():
    reward = PreferenceReward(nn.Flatten(0))
    loss = reward.preference_loss(torch.tensor([[2.0]]), torch.tensor([[0.5]]))
    assert loss.item() == pytest.approx(-torch.sigmoid(torch.tensor(1.5)).log().item())
    with pytest.raises(InputError, match="pairs"):
        reward.preference_loss(torch.zeros(2, 1), torch.zeros(3, 1))


def test_the_scorer_starts_from_the_given_generator_alone():
    x = torch.ones(1, 3)
    torch.manual_seed(1)
    first = mlp_scorer(3, rng=seeded(4))(x)
    torch.manual_seed(2)
    assert torch.equal(mlp_scorer(3, rng=seeded(4))(x), first)
    assert not torch.equal(mlp_scorer(3, rng=seeded(5))(x), first)
