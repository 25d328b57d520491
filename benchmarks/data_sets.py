"""The items that figures are measured on, and where they come from (data/SOURCES.md)."""

import json
from pathlib import Path

from agentic_diffusion.training.evaluation import read_items
from agentic_diffusion.training.held_out import EvaluationItem, held_out_compositions, held_out_wordings

DATA = Path(__file__).parent / "data"
SEED = 2026
"""Of the held-out tasks; checkpoints were chosen on another seed."""


def item_sets(num_items: int) -> dict[str, list[EvaluationItem]]:
    """The three sets of the pass-rate table."""
    return {
        "held-out wordings": held_out_wordings(num_items, SEED),
        "held-out compositions": held_out_compositions(num_items, SEED),
        "free wording": read_items(DATA / "free_prompts.jsonl"),
    }


def mbpp(num_given: int | None = None) -> list[tuple[EvaluationItem, tuple[str, ...]]]:
    """MBPP development rows as (item, given asserts); the rest of the item's asserts is held back."""
    rows = []
    for line in (DATA / "mbpp_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        setup = row["test_setup_code"].strip()
        asserts = [f"{setup}\n{test}" if setup else test for test in row["test_list"]]
        held_back = [f"{setup}\n{test}" if setup else test for test in row["challenge_test_list"]]
        given = tuple(asserts[: len(asserts) if num_given is None else num_given])
        item = EvaluationItem(f"mbpp-{row['task_id']}", row["text"], None, (*asserts, *held_back), "")
        rows.append((item, given))
    return rows


def unknown_prompts() -> list[tuple[str, str]]:
    """(kind, prompt) pairs that no answer can be right for."""
    rows = (DATA / "unknown_prompts.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["kind"], row["prompt"]) for row in map(json.loads, rows)]
