"""Runs untrusted programs and judges them. Expected values and verdicts never enter the sandbox.

Covered: one bubblewrap cell per candidate (namespaces, read-only root, unprivileged user, system call filter, limits),
tests lifted apart outside, strict comparison of plain values, Python. Not covered: other languages, which are
rejected; bugs of the kernel.
"""

from agentic_diffusion.sandbox.judge import PythonJudge, isolation_level
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.parsing import parse_tests

__all__ = ["Limits", "PythonJudge", "isolation_level", "parse_tests"]
