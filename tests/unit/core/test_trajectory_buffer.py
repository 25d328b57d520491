"""Laws of the trajectory buffer: what it lets in, what it drops, how often it shows what, and what survives on disk."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import save_file

from agentic_diffusion.core import BufferConfig, TrajectoryBuffer, seeded
from agentic_diffusion.core.trajectory_buffer import MIN_PRIORITY, trajectory_distance
from agentic_diffusion.errors import ConfigError, InputError, WeightsError


def buffer(capacity=10, **options):
    return TrajectoryBuffer(capacity, config=BufferConfig(capacity=capacity, **options))


def filled(rewards, **options):
    held = buffer(max(10, len(rewards)), **options)
    for i, reward in enumerate(rewards):
        held.add(torch.full((2, 3), float(i)), reward)
    return held


@given(st.lists(st.floats(0, 1), max_size=40), st.integers(1, 8))
@settings(deadline=None, max_examples=60)
def test_a_full_buffer_holds_the_best_of_all_it_was_offered(rewards, capacity):
    held = TrajectoryBuffer(capacity)
    for i, reward in enumerate(rewards):
        held.add(torch.tensor([float(i)]), reward)
    assert sorted(held.rewards) == sorted(rewards)[-capacity:]
    assert held.size() == len(held) == min(len(rewards), capacity)
    assert all(rewards[int(x.item())] == reward for x, reward in zip(held.trajectories, held.rewards, strict=True))


def test_add_says_whether_the_trajectory_was_kept():
    held = buffer(1)
    assert held.add(torch.zeros(1), 0.5)
    assert not held.add(torch.ones(1), 0.4)
    assert held.add(torch.ones(1), 0.6)
    assert held.capacity == 1
    assert held.rewards == [0.6]


def test_what_lies_below_the_floor_is_refused():
    held = buffer(min_reward=0.5)
    assert [held.add(torch.tensor([r]), r) for r in (0.49, 0.5, 0.9)] == [False, True, True]


def test_the_quantile_filter_acts_once_the_buffer_is_half_full():
    held = buffer(10, quality_quantile=0.5)
    assert all(held.add(torch.tensor([r]), r) for r in (0.5, 0.1, 0.2, 0.3, 0.4))
    assert not held.add(torch.tensor([0.29]), 0.29)
    assert held.add(torch.tensor([0.31]), 0.31)


def test_of_near_duplicates_the_better_one_stays():
    held = buffer(min_distance=0.5)
    assert held.add(torch.zeros(4), 0.5)
    assert not held.add(torch.full((4,), 0.1), 0.5)
    assert held.add(torch.full((4,), 0.2), 0.7)
    assert held.rewards == [0.7]
    assert held.add(torch.full((4,), 0.8), 0.1), "far enough away"
    assert held.add(torch.full((4,), 0.5), 0.9), "better than both of its neighbours"
    assert held.rewards == [0.9]


def test_a_near_duplicate_is_refused_without_dropping_its_worse_neighbour():
    held = buffer(min_distance=0.5)
    held.add(torch.tensor([0.0]), 0.2)
    held.add(torch.tensor([0.8]), 0.9)
    assert not held.add(torch.tensor([0.4]), 0.5)
    assert sorted(held.rewards) == [0.2, 0.9]


def test_diversity_is_the_mean_distance_to_the_nearest_neighbour():
    held = buffer()
    assert held.diversity() == 0
    for value in (0.0, 1.0, 4.0):
        held.add(torch.full((2,), value), 1.0)
    held.add(torch.zeros(3), 1.0)
    assert held.diversity() == pytest.approx((1 + 1 + 3) / 3)


def test_distances():
    assert trajectory_distance(torch.tensor([0.0, 0.0]), torch.tensor([3.0, 4.0])) == pytest.approx(12.5**0.5)
    assert trajectory_distance(torch.tensor([1, 2, 3, 4]), torch.tensor([1, 2, 3, 9])) == 0.25
    assert trajectory_distance(torch.zeros(2), torch.zeros(3)) == float("inf")
    assert trajectory_distance(torch.zeros(2), torch.zeros(2, dtype=torch.long)) == float("inf")
    assert trajectory_distance(torch.zeros(0), torch.zeros(0)) == 0


@pytest.mark.parametrize("exponent", [0.0, 1.0, 2.0])
def test_sampling_follows_the_priorities(exponent, rng):
    held = filled([0.1, 0.2, 0.3, 0.4], priority_exponent=exponent)
    drawn = held.sample(40_000, rng=rng)
    expected = torch.tensor([1.0, 2, 3, 4], dtype=torch.float64) ** exponent
    expected /= expected.sum()
    share = torch.bincount(drawn.indices, minlength=4) / 40_000
    torch.testing.assert_close(share.double(), expected, atol=0.01, rtol=0)
    assert (drawn.weights * drawn.rewards).mean().item() == pytest.approx(0.25, rel=0.02)


def test_rows_of_a_sample_belong_together(rng):
    drawn = filled([0.1, 0.9, 0.5]).sample(20, rng=rng)
    for x, reward, index in zip(drawn.trajectories, drawn.rewards.tolist(), drawn.indices.tolist(), strict=True):
        assert reward == [0.1, 0.9, 0.5][index]
        assert x.eq(index).all()


def test_priorities_default_to_the_reward_and_can_be_set():
    held = buffer()
    held.add(torch.zeros(1), -1.0)
    held.add(torch.ones(1), 0.7)
    held.add(torch.ones(1), 0.7, priority=3.0)
    assert held.priorities == [MIN_PRIORITY, 0.7, 3.0]
    held.update_priorities(torch.tensor([0, 2]), torch.tensor([5.0, 0.0], dtype=torch.float64))
    assert held.priorities == [5.0, 0.7, 0.0]
    held.update_priorities(torch.tensor([0, 1]), torch.zeros(2))
    torch.testing.assert_close(held.probabilities(), torch.full((3,), 1 / 3, dtype=torch.float64))
    with pytest.raises(InputError, match="priorities"):
        held.update_priorities(torch.tensor([0]), torch.tensor([-1.0]))


def test_a_seed_decides_the_sample():
    held = filled([0.2, 0.4, 0.6])
    a, b, c = (held.sample(30, rng=seeded(seed)).indices.tolist() for seed in (1, 1, 2))
    assert a == b != c


def test_the_buffer_keeps_its_own_copy():
    x, held = torch.zeros(2, requires_grad=True), buffer()
    held.add(x, 0.5)
    with torch.no_grad():
        x += 1
    assert held.trajectories[0].tolist() == [0, 0]
    assert not held.trajectories[0].requires_grad


@pytest.mark.parametrize(("reward", "priority"), [(float("nan"), None), (0.5, -1.0), (0.5, float("nan"))])
def test_impossible_rewards_and_priorities_are_refused(reward, priority):
    with pytest.raises(InputError):
        buffer().add(torch.zeros(1), reward, priority=priority)


def test_an_empty_buffer_cannot_be_sampled():
    with pytest.raises(InputError, match="empty"):
        buffer().sample(1)


@pytest.mark.parametrize(
    "options", [{"capacity": 0}, {"quality_quantile": 1.1}, {"min_distance": -1.0}, {"priority_exponent": -0.1}]
)
def test_impossible_settings_are_refused(options):
    with pytest.raises(ConfigError):
        BufferConfig(**{"capacity": 3, **options})


def test_a_capacity_given_twice_must_agree():
    with pytest.raises(ConfigError, match="given twice"):
        TrajectoryBuffer(3, config=BufferConfig(capacity=4))


def test_save_and_load_give_the_same_buffer(tmp_path):
    held = buffer(12, min_distance=0.1, priority_exponent=0.5)
    held.add(torch.randn(5, 2, generator=seeded(0)), 0.25, provenance={"task": "reach", "seed": 7})
    held.add(torch.tensor([3, 1, 2]), 1 / 3, priority=9.0)
    held.add(torch.randn(4, 2, dtype=torch.float64, generator=seeded(1)).T, 0.75)
    held.save(tmp_path / "held.safetensors")
    again = TrajectoryBuffer.load(tmp_path / "held.safetensors")
    assert again.config == held.config
    assert (again.rewards, again.priorities, again.provenance) == (held.rewards, held.priorities, held.provenance)
    assert again.provenance[0] == {"task": "reach", "seed": 7}
    for a, b in zip(again.trajectories, held.trajectories, strict=True):
        assert a.dtype == b.dtype
        assert torch.equal(a, b)
    assert torch.equal(again.sample(9, rng=seeded(3)).indices, held.sample(9, rng=seeded(3)).indices)


def test_an_empty_buffer_survives_the_disk(tmp_path):
    buffer(4).save(tmp_path / "empty")
    assert TrajectoryBuffer.load(tmp_path / "empty").size() == 0


def test_a_failed_save_leaves_the_old_file_and_no_litter(tmp_path):
    path = tmp_path / "held"
    filled([0.5]).save(path)
    before = path.read_bytes()
    broken = filled([0.6])
    broken.add(torch.zeros(1), 0.5, provenance={"not": {"JSON"}})
    with pytest.raises(TypeError):
        broken.save(path)
    assert path.read_bytes() == before
    filled([0.1, 0.2]).save(path)
    assert TrajectoryBuffer.load(path).rewards == [0.1, 0.2]
    assert [file.name for file in tmp_path.iterdir()] == ["held"]


def test_a_missing_or_foreign_file_is_named(tmp_path):
    (tmp_path / "text").write_text("no tensors here")
    save_file({"x": torch.zeros(1)}, tmp_path / "foreign")
    for name in ("missing", "text", "foreign"):
        with pytest.raises(WeightsError, match=name):
            TrajectoryBuffer.load(tmp_path / name)
