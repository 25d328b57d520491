"""How often a hole in a known program is filled so that all its tests pass again.

Programs: the reference solutions of the held-out sets (wordings and compositions that no training sample has). Holes:
one statement, or one expression of at least three tokens. The filler is given the first test and eight candidates.
"""

import ast
from functools import partial
from random import Random

from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.training.evaluation import bound, wilson
from agentic_diffusion.training.held_out import EvaluationItem
from benchmarks.data_sets import item_sets
from benchmarks.workers import spread

HOLE = "<fill>"
Kind = type[ast.stmt] | type[ast.expr]


def with_hole(code: str, kind: Kind, rng: Random) -> str | None:
    """`code` with one node of `kind` below the signature replaced by a hole; None if there is none."""
    nodes = [
        node
        for definition in ast.parse(code).body
        for statement in getattr(definition, "body", [])
        for node in ast.walk(statement)
        if isinstance(node, kind) and _fits(node, code)
    ]
    if not nodes:
        return None
    node = rng.choice(nodes)
    lines = code.splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    segment = ast.get_source_segment(code, node) or ""
    return code[:start] + HOLE + code[start + len(segment) :]


def _fits(node: ast.stmt | ast.expr, code: str) -> bool:
    """On one line (in ASCII, where columns are characters), and more than a name."""
    segment = ast.get_source_segment(code, node) or ""
    return "\n" not in segment and code.isascii() and len(segment) > 4 and not isinstance(node, ast.Constant)


def _filled(generator: CodeGenerator, item: EvaluationItem, *, kind: Kind, comment: bool) -> tuple[bool, bool]:
    """(verified on the first test, right on all)."""
    source = with_hole(item.reference, kind, Random(item.id))
    if source is None:
        return False, False
    if comment:
        source = f"# {' '.join(item.prompt.split())}\n{source}"
    given = [bound_test(test, item.reference) for test in item.tests]
    answer = generator.infill(source, tests=given[:1], candidates=8, seed=0)
    return answer.status == "verified", generator.judge.judge(bound(answer.code, given), given).passed


def bound_test(test: str, code: str) -> str:
    """The test with `candidate` spelled as the program's own name."""
    name = ast.parse(code).body[0]
    return test.replace("candidate(", f"{name.name}(") if isinstance(name, ast.FunctionDef) else test


def infill(num_items: int) -> dict[str, object]:
    """Rows: set, kind of hole, with or without the task as a comment above."""
    table: dict[str, object] = {}
    for name, items in item_sets(num_items).items():
        for label, kind in (("one statement", ast.stmt), ("one expression", ast.expr)):
            fitting = [item for item in items if item.reference and with_hole(item.reference, kind, Random(item.id))]
            if not fitting:
                continue
            for comment in (True, False):
                title = f"{name} | {label}, {'task as a comment' if comment else 'no words'}"
                outcomes = spread(partial(_filled, kind=kind, comment=comment), fitting, title)
                right = sum(right for _, right in outcomes)
                table[title] = {
                    "programs": len(fitting),
                    "verified_on_the_first_test": sum(verified for verified, _ in outcomes),
                    "right_on_all": right,
                    "right_rate": right / len(fitting),
                    "right_rate_95": wilson(right, len(fitting)),
                }
    return table
