"""Laws of the denoiser networks: what they listen to, what they ignore, and that rows keep to themselves."""

import pytest
import torch

from agentic_diffusion.core import ConditionalDenoiser, UnconditionalDenoiser
from agentic_diffusion.errors import ConfigError, InputError

BOTH = [ConditionalDenoiser, UnconditionalDenoiser]


def awake(network):
    """The network with random matrices: fresh ones have closed gates, which would hide mistakes."""
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.ndim == 2:
                parameter.copy_(torch.randn(parameter.shape, generator=generator) * 0.3)
    return network.eval()


@pytest.mark.parametrize("network_type", BOTH)
@pytest.mark.parametrize("shape", [(3, 5, 2), (3, 1, 2), (3, 2)])
def test_the_output_has_the_shape_of_x(network_type, shape, rng):
    network = network_type(2, 16, 2, 2, 0.0)
    assert network(torch.randn(shape, generator=rng), torch.rand(3, generator=rng)).shape == shape


@pytest.mark.parametrize("network_type", BOTH)
def test_a_batch_equals_its_rows_one_at_a_time(network_type, rng):
    network = awake(network_type(2, 16, 2, 2))
    x, level = torch.randn(4, 5, 2, generator=rng), torch.rand(4, generator=rng)
    rows = [network(x[i : i + 1], level[i : i + 1]) for i in range(4)]
    torch.testing.assert_close(network(x, level), torch.cat(rows), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("network_type", BOTH)
def test_the_noise_level_and_the_order_of_positions_matter(network_type, rng):
    network = awake(network_type(2, 16, 2, 2))
    x, level = torch.randn(1, 5, 2, generator=rng), torch.tensor([0.3])
    out = network(x, level)
    assert (network(x, level + 0.05) - out).abs().max() > 1e-2
    assert (network(x.flip(1), level).flip(1) - out).abs().max() > 1e-2
    moved = x.clone()
    moved[:, 4] += 1
    assert (network(moved, level)[:, 0] - out[:, 0]).abs().max() > 1e-3, "positions must see each other"


@pytest.mark.parametrize("network_type", BOTH)
def test_every_weight_learns(network_type, rng):
    network = awake(network_type(2, 16, 2, 2))
    condition = torch.randn(3, 4, 2, generator=rng) if network_type is ConditionalDenoiser else None
    network(torch.randn(3, 5, 2, generator=rng), torch.rand(3, generator=rng), condition).square().sum().backward()
    silent = [name for name, weight in network.named_parameters() if weight.grad is None or not weight.grad.any()]
    assert silent == []


def test_the_condition_is_heard_and_each_row_hears_its_own(rng):
    network = awake(ConditionalDenoiser(2, 16, 2, 2, condition_dim=3))
    x, level, condition = torch.zeros(2, 4, 2), torch.full((2,), 0.5), torch.randn(2, 6, 3, generator=rng)
    out = network(x, level, condition)
    assert (out[0] - out[1]).abs().max() > 1e-2
    assert (out - network(x, level)).abs().max() > 1e-2
    changed = condition.clone()
    changed[1] += 1
    torch.testing.assert_close(network(x, level, changed)[0], out[0])


def test_hidden_condition_tokens_do_not_count(rng):
    network = awake(ConditionalDenoiser(2, 16, 2, 2))
    x, level, condition = (
        torch.randn(2, 4, 2, generator=rng),
        torch.full((2,), 0.5),
        torch.randn(2, 3, 2, generator=rng),
    )
    padded = torch.cat([condition, torch.full((2, 2, 2), 9.0)], 1)
    visible = torch.tensor([True, True, True, False, False]).expand(2, -1)
    torch.testing.assert_close(network(x, level, padded, visible), network(x, level, condition))
    torch.testing.assert_close(network(x, level, padded, visible & False), network(x, level))


def test_one_condition_vector_is_one_token(rng):
    network = awake(ConditionalDenoiser(2, 16, 1, 2))
    x, level, condition = (
        torch.randn(2, 4, 2, generator=rng),
        torch.rand(2, generator=rng),
        torch.randn(2, 2, generator=rng),
    )
    torch.testing.assert_close(network(x, level, condition), network(x, level, condition[:, None]))


def test_dropout_acts_in_training_only(rng):
    network = awake(UnconditionalDenoiser(2, 16, 1, 2, dropout=0.5))
    x, level = torch.randn(2, 4, 2, generator=rng), torch.rand(2, generator=rng)
    assert torch.equal(network(x, level), network(x, level))
    with torch.random.fork_rng():
        network.train()
        assert not torch.equal(network(x, level), network(x, level))


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ((0, 16, 1, 2, 0.0), "embedding_dim is 0"),
        ((2, 18, 1, 4, 0.0), "multiple of 2 \\* num_heads = 8"),
        ((2, 16, 0, 2, 0.0), "num_layers is 0"),
        ((2, 16, 1, 2, 1.0), "dropout is 1.0"),
    ],
)
def test_impossible_sizes_are_refused(sizes, message):
    with pytest.raises(ConfigError, match=message):
        UnconditionalDenoiser(*sizes)


def test_wrong_shapes_and_unwanted_conditions_are_refused():
    x, level = torch.zeros(2, 4, 2), torch.zeros(2)
    with pytest.raises(InputError, match="takes no condition"):
        UnconditionalDenoiser(2, 16, 1, 2)(x, level, x)
    network = ConditionalDenoiser(2, 16, 1, 2)
    with pytest.raises(InputError, match=r"x has shape \(2, 4, 3\)"):
        network(torch.zeros(2, 4, 3), level)
    with pytest.raises(InputError, match=r"expected \[2, tokens, 2\]"):
        network(x, level, torch.zeros(3, 1, 2))
