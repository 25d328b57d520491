"""Dict configurations: what fits becomes typed, what does not is named."""

import pytest

from agentic_diffusion.core import DiffusionConfig, OptimizerConfig, from_mapping
from agentic_diffusion.errors import ConfigError


def test_a_mapping_becomes_the_typed_configuration():
    config = from_mapping(DiffusionConfig, {"embedding_dim": 2, "model_type": "conditional", "condition_dim": None})
    assert config == DiffusionConfig(embedding_dim=2, model_type="conditional")
    assert from_mapping(DiffusionConfig, config) is config
    assert from_mapping(OptimizerConfig, {"lr": 1}).lr == 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"embeding_dim": 2}, "unknown key 'embeding_dim' in DiffusionConfig; did you mean 'embedding_dim'"),
        ({"embedding_dim": 2, "zzzzzz": 1}, "unknown key 'zzzzzz' in DiffusionConfig; valid keys are embedding_dim, "),
        ({"embedding_dim": "2"}, "embedding_dim is '2'; it must be int"),
        ({"embedding_dim": True}, "embedding_dim is True; it must be int"),
        ({"embedding_dim": 2, "condition_dim": 1.5}, "condition_dim is 1.5; it must be int or None"),
        ({"embedding_dim": 2, "sampler": "euler"}, "sampler is 'euler'; it must be one of 'ddpm', 'ddim', "),
        ({}, "embedding_dim"),
        ({"embedding_dim": 2, "num_sampling_steps": 0}, "num_sampling_steps is 0"),
        ({"embedding_dim": 2, "condition_dropout": 1.5}, "condition_dropout is 1.5"),
    ],
)
def test_what_does_not_fit_is_named(values, message):
    with pytest.raises(ConfigError) as caught:
        from_mapping(DiffusionConfig, values)
    assert message in str(caught.value)


@pytest.mark.parametrize("values", [{"lr": 0.0}, {"warmup_steps": -1}, {"warmup_steps": 5, "num_steps": 5}])
def test_impossible_optimizers_are_refused(values):
    with pytest.raises(ConfigError):
        from_mapping(OptimizerConfig, values)
