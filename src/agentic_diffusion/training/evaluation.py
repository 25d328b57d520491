"""Pass rate by execution: every answer runs in the sandbox, against tests that the generator did not see.

Items name the function in their signature, or leave the name to the model; then its main function gets the name that
the tests call (as HumanEval's `check(candidate)` does).
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from agentic_diffusion.code_generation.brace_prompts import name_under_test
from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.code_generation.examples import called_name
from agentic_diffusion.code_generation.syntax_parsers import PARSERS
from agentic_diffusion.code_generation.syntax_parsers.python_trees import defined_names
from agentic_diffusion.errors import InputError
from agentic_diffusion.training.formats import read_benchmark
from agentic_diffusion.training.held_out import EvaluationItem

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


def bound(code: str, tests: Iterable[str], language: str = "python") -> str:
    """The code with its main function under the name that the tests call, if it has none of that name."""
    tests = list(tests)
    if language == "python":
        names = defined_names(code)
        wanted = PLACEHOLDER if any(f"{PLACEHOLDER}(" in test for test in tests) else called_name(tests)
        if names and wanted and wanted not in names and wanted[0].islower():
            return f"{code.rstrip()}\n{wanted} = {names[-1]}\n"
        return code
    parser, name = PARSERS[language](), name_under_test(tests)
    return parser.with_name(code, name) if name and name not in parser.defined_names(code) else code


def run_item(
    generator: CodeGenerator, item: EvaluationItem, *, candidates: int, use_first_test: bool, seed: int
) -> Result:
    """Generate an answer and judge it on all tests; with `use_first_test` the generator is given the first one."""
    given = item.tests[:1] if use_first_test else ()
    answer = generator.generate(
        item.prompt,
        language=item.language,
        signature=item.signature,
        tests=given,
        candidates=candidates,
        seed=seed,
    )
    code = bound(answer.code, item.tests, item.language)
    verdict = generator.judge.judge(code, item.tests, language=item.language)
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


@dataclass(frozen=True, slots=True)
class Sampled:
    """Many answers to one item, each judged on all tests."""

    id: str
    num_samples: int
    num_passed: int
    num_empty: int
    """Without any code."""
    num_truncated: int
    """Cut off at the model's limit of tokens."""
    num_valid: int
    """Programs, whether right or not."""
    codes: tuple[str, ...]


def pass_at(k: int, num_samples: int, num_passed: int) -> float:
    """Probability that one of k answers passes, estimated without bias from more of them (arXiv:2107.03374)."""
    if num_samples - num_passed < k:
        return 1.0
    return 1.0 - math.prod(1 - k / count for count in range(num_samples - num_passed + 1, num_samples + 1))


def sample_item(generator: CodeGenerator, item: EvaluationItem, *, num_samples: int, seed: int) -> Sampled:
    """Draw `num_samples` answers at temperature 0.8, without tests or repair, and judge each different one."""
    candidates = generator.sample(
        item.prompt, language=item.language, signature=item.signature, count=num_samples, seed=seed
    )
    parser = PARSERS[item.language]()
    codes = [bound(candidate.code, item.tests, item.language) for candidate in candidates]
    passed = {
        code: generator.judge.judge(code, item.tests, language=item.language).passed
        for code in dict.fromkeys(codes)
        if code.strip()
    }
    return Sampled(
        item.id,
        num_samples,
        sum(passed.get(code, False) for code in codes),
        sum(not code.strip() for code in codes),
        sum(not candidate.complete for candidate in candidates),
        sum(bool(parser.defined_names(code)) and parser.check_syntax(code) for code in codes),
        tuple(codes),
    )


def sample_all(
    generator: CodeGenerator,
    items: Sequence[EvaluationItem],
    *,
    num_samples: int,
    seed: int = 0,
    on_progress: Callable[[int], None] = lambda _done: None,
) -> dict[str, object]:
    """pass@k for k = 1, 10, 100 as far as there are samples, shares of what went wrong, and all answers."""
    rows = []
    for done, item in enumerate(items, start=1):
        rows.append(sample_item(generator, item, num_samples=num_samples, seed=seed))
        on_progress(done)
    total = num_samples * len(rows)
    rates = {
        f"pass@{k}": sum(pass_at(k, row.num_samples, row.num_passed) for row in rows) / len(rows)
        for k in (1, 10, 100)
        if k <= num_samples
    }
    shares = {
        name: sum(getattr(row, f"num_{name}") for row in rows) / total for name in ("empty", "truncated", "valid")
    }
    return {"items": len(rows), "samples": total, **rates, **shares, "results": [asdict(row) for row in rows]}


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
    """Items of any format that formats.py knows. Raises InputError at the first row that is none."""
    found = read_benchmark(path)
    if found.complaints:
        raise InputError(found.complaints[0].removesuffix("; the row is left out"))
    return list(found.items)


def write_items(path: Path, items: Sequence[EvaluationItem]) -> None:
    """The inverse of `read_items`."""
    path.write_text("".join(json.dumps(asdict(item)) + "\n" for item in items), encoding="utf-8")
