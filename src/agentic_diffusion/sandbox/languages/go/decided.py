"""A lifted test of Go: the decisions of decision.py on values that only a harness of Go sends."""

from collections.abc import Sequence

from agentic_diffusion.sandbox.languages.decision import DecidedTest
from agentic_diffusion.sandbox.wire import Tagged


class GoTest(DecidedTest):
    """Refuses what no harness of Go sends, so that a forged value is not even unequal to something."""

    def decide(self, values: Sequence[object], answers: Sequence[object]) -> str | None:
        """None if every decision holds, else the first that does not, with its values."""
        kinds = [kind for kind, _ in self.steps if kind in ("eval", "raises")]
        if len(kinds) != len(values) or not all(map(_is_sent, kinds, values)):
            return "a value that is none"
        return super().decide(values, answers)


def _is_sent(kind: str, value: object) -> bool:
    if kind == "eval":
        return isinstance(value, Tagged) and not value.kind.startswith("untyped")
    return value is None or (
        isinstance(value, list) and len(value) > 1 and all(isinstance(part, str) for part in value)
    )
