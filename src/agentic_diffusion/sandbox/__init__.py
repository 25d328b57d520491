"""Runs untrusted programs and judges them. Expected values and verdicts never enter the sandbox.

    with Judge() as judge:
        judge.judge("def f(x): return x + 1", ["assert f(1) == 2"]).passed

Covered: named levels of isolation (cells/), tests taken apart outside or run in a second cell, strict comparison of
plain values, Python, JavaScript, Java and Go (languages/). Not covered: bugs of the kernel below L4, side channels.
docs/judge.md has the attack list and the known gaps.
"""

from agentic_diffusion.sandbox.judge import Judge, isolation_level
from agentic_diffusion.sandbox.languages import parse_tests
from agentic_diffusion.sandbox.limits import Limits

__all__ = ["Judge", "Limits", "isolation_level", "parse_tests"]
