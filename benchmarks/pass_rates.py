"""How often an answer is right: held-out wordings, held-out compositions, free wording, MBPP, unknown prompts."""

from collections import Counter
from functools import partial

from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.training.evaluation import Result, bound, run_item, summary, wilson
from agentic_diffusion.training.held_out import EvaluationItem
from benchmarks.data_sets import item_sets, mbpp, unknown_prompts
from benchmarks.workers import spread


def _item(generator: CodeGenerator, item: EvaluationItem, *, candidates: int, use_first_test: bool) -> Result:
    return run_item(generator, item, candidates=candidates, use_first_test=use_first_test, seed=0)


def held_out(num_items: int) -> dict[str, object]:
    """One answer without tests, and eight candidates with the first test given, on each set."""
    table: dict[str, object] = {}
    for name, items in item_sets(num_items).items():
        for label, candidates, first in (("single answer", 1, False), ("8 candidates, first test given", 8, True)):
            work = partial(_item, candidates=candidates, use_first_test=first)
            results = spread(work, items, f"{name}: {label}")
            failures = [result.id for result in results if not result.passed]
            table[f"{name} | {label}"] = {**summary(results), "failures": failures[:40]}
    return table


def _mbpp_row(
    generator: CodeGenerator, row: tuple[EvaluationItem, tuple[str, ...]], *, candidates: int
) -> tuple[str, bool, bool]:
    item, given = row
    answer = generator.generate(item.prompt, tests=given, candidates=candidates, seed=0)
    held_back = [test for test in item.tests if test not in given]
    right = answer.status == "verified"
    if right and held_back:
        right = generator.judge.judge(bound(answer.code, held_back), held_back).passed
    return answer.status, bool(held_back), right


def mbpp_rows(max_rows: int, candidates: int = 16) -> dict[str, object]:
    """Evenly spaced MBPP development rows: three asserts given, then one given and the others held back."""
    table: dict[str, object] = {}
    for label, num_given in (("three asserts given", None), ("one assert given, the rest held back", 1)):
        rows = mbpp(num_given)
        rows = rows[:: max(1, round(len(rows) / max_rows))]
        outcomes = spread(partial(_mbpp_row, candidates=candidates), rows, f"MBPP: {label}")
        verified = [outcome for outcome in outcomes if outcome[0] == "verified"]
        checked = [outcome for outcome in verified if outcome[1]]
        table[label] = {
            "rows": len(outcomes),
            "verified": len(verified),
            "verified_rate": len(verified) / len(outcomes),
            "verified_rate_95": wilson(len(verified), len(outcomes)),
            "verified_with_held_back_asserts": len(checked),
            "of_these_right": sum(outcome[2] for outcome in checked),
        }
    return table


def _status(generator: CodeGenerator, prompt: str) -> str:
    return generator.generate(prompt, candidates=8, seed=0).status


def unknown() -> dict[str, object]:
    """What becomes of prompts that the model cannot understand; `verified` is impossible without tests."""
    pairs = unknown_prompts()
    statuses = spread(_status, [prompt for _, prompt in pairs], "unknown prompts")
    by_kind: dict[str, Counter[str]] = {}
    for (kind, _), status in zip(pairs, statuses, strict=True):
        by_kind.setdefault(kind, Counter())[status] += 1
    trusted = sum(status == "partly_verified" for status in statuses)
    return {"prompts": len(pairs), "trusted": trusted, "by_kind": {kind: dict(row) for kind, row in by_kind.items()}}


def known_trusted(num_items: int) -> dict[str, object]:
    """The other side: held-out prompts without tests that end as `partly_verified`, and how many of those are right."""
    table: dict[str, object] = {}
    for name, items in item_sets(num_items).items():
        results = spread(partial(_item, candidates=8, use_first_test=False), items, f"{name}: trust")
        trusted = [result for result in results if result.status == "partly_verified"]
        table[name] = {
            "items": len(results),
            "partly_verified": len(trusted),
            "of_these_right": sum(result.passed for result in trusted),
            "right_in_all": sum(result.passed for result in results),
        }
    return table
