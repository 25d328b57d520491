"""Pass rate by execution: every answer runs in the sandbox, against tests that the generator did not see.

Items name the function in their signature, or leave the name to the model; then the tests call `candidate`, which is
bound to the last function of the answer (as HumanEval's `check(candidate)` does).
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.code_generation.syntax_parsers.python_trees import defined_names
from agentic_diffusion.errors import InputError
from agentic_diffusion.training.synthesis import EvaluationItem

PLACEHOLDER = "candidate"


@dataclass(frozen=True, slots=True)
class Result:
    """One item's outcome."""

    id: str
    status: str
    passed: bool
    """All tests, the held-back ones included."""
    valid_syntax: float
    """Share of the raw samples that parse."""
    forward_passes: int
    generated_tokens: int
    elapsed_time_sec: float
    code: str


def wilson(successes: int, total: int) -> tuple[float, float]:
    """95% confidence interval of a share (Wilson score)."""
    if total == 0:
        return 0.0, 1.0
    z, share = 1.96, successes / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def bound(code: str, tests: Iterable[str]) -> str:
    """The code with `candidate` bound to its last definition, if the tests call that."""
    names = defined_names(code)
    if names and PLACEHOLDER not in names and any(f"{PLACEHOLDER}(" in test for test in tests):
        return f"{code.rstrip()}\n{PLACEHOLDER} = {names[-1]}\n"
    return code


def run_item(
    generator: CodeGenerator, item: EvaluationItem, *, candidates: int, use_first_test: bool, seed: int
) -> Result:
    """Generate an answer and judge it on all tests; with `use_first_test` the generator is given the first one."""
    given = item.tests[:1] if use_first_test else ()
    answer = generator.generate(item.prompt, signature=item.signature, tests=given, candidates=candidates, seed=seed)
    verdict = generator.judge.judge(bound(answer.code, item.tests), item.tests)
    valid = answer.review.get("valid_syntax", 0)
    return Result(
        item.id,
        answer.status,
        verdict.passed,
        float(valid if isinstance(valid, int) else 0) / candidates,
        answer.profile.forward_passes,
        answer.profile.generated_tokens,
        answer.profile.elapsed_time_sec,
        answer.code,
    )


def summary(results: Sequence[Result]) -> dict[str, object]:
    """Rates with 95% intervals, and means of the costs."""
    total = len(results)
    passed = sum(result.passed for result in results)
    verified = [result for result in results if result.status == "verified"]
    return {
        "items": total,
        "passed": passed,
        "pass_rate": passed / max(1, total),
        "pass_rate_95": wilson(passed, total),
        "valid_syntax": sum(result.valid_syntax for result in results) / max(1, total),
        "verified": len(verified),
        "verified_and_right": sum(result.passed for result in verified),
        "forward_passes_mean": sum(result.forward_passes for result in results) / max(1, total),
        "generated_tokens_mean": sum(result.generated_tokens for result in results) / max(1, total),
        "elapsed_time_sec_mean": sum(result.elapsed_time_sec for result in results) / max(1, total),
    }


def evaluate(
    generator: CodeGenerator,
    items: Sequence[EvaluationItem],
    *,
    candidates: int = 1,
    use_first_test: bool = False,
    seed: int = 0,
    on_progress: Callable[[int], None] = lambda _done: None,
) -> dict[str, object]:
    """Rates over all items, with each item's result under "results"."""
    results = []
    for done, item in enumerate(items, start=1):
        results.append(run_item(generator, item, candidates=candidates, use_first_test=use_first_test, seed=seed))
        on_progress(done)
    return {**summary(results), "results": [asdict(result) for result in results]}


def read_items(path: Path) -> list[EvaluationItem]:
    """Rows `{"id", "prompt", "signature"?, "tests"}`. Raises InputError with the row number."""
    items = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"file: cannot read {path}: {error}; give a JSON-lines file in UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            tests, signature = row["tests"], row.get("signature")
            if not isinstance(tests, list) or not tests or not all(isinstance(test, str) for test in tests):
                raise ValueError("tests is no list of assert statements")
            if not isinstance(signature, str | None):
                raise ValueError("signature is no text")
            identifier, prompt = str(row["id"]), str(row["prompt"])
            items.append(EvaluationItem(identifier, prompt, signature, tuple(tests), str(row.get("reference", ""))))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f'{path}, row {number}: not an item ({error}); write {{"id", "prompt", "signature"?, "tests"}}'
            ) from error
    if not items:
        raise InputError(f"file: {path} holds no items; write one JSON object per line")
    return items


def write_items(path: Path, items: Sequence[EvaluationItem]) -> None:
    """The inverse of `read_items`."""
    path.write_text("".join(json.dumps(asdict(item)) + "\n" for item in items), encoding="utf-8")
