"""Node itself says what a comparison means, and whether an honest test holds; the judge has to agree."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from agentic_diffusion.sandbox.languages.contract import Report
from agentic_diffusion.sandbox.languages.javascript.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.javascript.language import JavaScript
from agentic_diffusion.sandbox.languages.javascript.rendering import render
from agentic_diffusion.sandbox.limits import Limits

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "honest_javascript.jsonl").read_text().splitlines()
]
Runner = Callable[..., list[Report]]

VALUES = """
0; -0; 1; 1.5; NaN; Infinity; 1e21; 5e-324; true; false; null; undefined; ''; '0'; '1'; ' 1 '; 'a'; '1e2';
'0x10'; '\\ud83d'; '😀'; 'NaN'; 0n; 1n; 10n ** 30n; []; [0]; ['1']; [1, 2]; [1, , 3]; [1, undefined, 3]; [[]];
[null]; [NaN]; [-0]; {}; ({ a: 1 }); ({ a: '1' }); ({ a: undefined }); ({ b: 2, a: 1 }); ({ a: 1, b: 2 }); ({
a: { b: [1, { c: null }] } }); ({ length: 0 }); Object.create(null); Object.assign(Object.create(null), { a: 1
}); new Set(); new Set([1]); new Set(['1']); new Set([1, 2]); new Set([2, 1]); new Set([[1], [2]]); new
Set([[2], [1]]); new Set([{ a: 1 }]); new Map(); new Map([[1, 2]]); new Map([['1', 2]]); new Map([[1, '2']]);
new Map([[{ a: 1 }, 2], [{ a: 2 }, 3]]); new Map([[{ a: 2 }, 3], [{ a: 1 }, 2]]); new Map([[NaN, 1]]); new
Date(0); new Date(5); new Date(NaN); /a/; /a/g; /b/; new Error('a'); new Error('b'); new TypeError('a');
Object.assign(new Error('a'), { code: 1 }); new Uint8Array([1, 2]); new Uint8Array([1, 3]); new
Float64Array([1, 2]); Buffer.from([1, 2]); new Number(1); new String('1'); new Boolean(false); new A(); new
B(); Object.assign(new A(), { a: 1 }); new U(1, 2); new L(1, 2); new C([[1, 2]]); new E('a'); 'ab'.match(/b/);
new ArrayBuffer(2); Object.create(P);
"""
CLASSES = "class A {} class B {} class C extends Map {} class E extends Error {} class L extends Array {} "
CLASSES += "const P = { a: 1 }; const U = (() => class extends Array {})();"
SOURCES = [source.strip().rstrip(";") for source in VALUES.replace("\n", " ").split("; ") if source.strip()]
MEANINGS = {
    "===": "a === b",
    "==": "a == b",
    "Object.is": "Object.is(a, b)",
    "equal": "holds(() => assert.equal(a, b, 'no'))",
    "deepEqual": "holds(() => assert.deepEqual(a, b, 'no'))",
    "deepStrictEqual": "holds(() => assert.deepStrictEqual(a, b, 'no'))",
    "<": "a < b",
    "<=": "a <= b",
    ">": "a > b",
    "truthy": "!!a",
    "isArray": "Array.isArray(a)",
    "Number.isInteger": "Number.isInteger(a)",
}


def _matrix(run: Runner) -> dict[str, list[object]]:
    """What node says of every pair, by meaning."""
    holds = "const holds = (check) => { try { check(); return true; } catch { return false; } };"
    made = f"const made = () => [{', '.join(f'({source})' for source in SOURCES)}];"
    steps = [("exec", f"const assert = require('assert'); {CLASSES} {holds} {made}"), ("eval", "made()")]
    for meaning in MEANINGS.values():
        loop = f"made().map((a) => made().map((b) => {{ try {{ return {meaning}; }} catch {{ return null; }} }}))"
        steps.append(("eval", loop))
    (report,) = run("", [steps])
    assert report.outcome == "passed", report.detail
    return dict(zip(["values", *MEANINGS], report.values, strict=True))  # type: ignore[arg-type]


def test_comparisons_mean_what_node_means(run: Runner) -> None:
    matrix = _matrix(run)
    values = matrix["values"]
    assert isinstance(values, list)
    assert len(values) == len(SOURCES)
    wrong, undecided = [], set()
    for name in MEANINGS:
        for left, row in zip(range(len(values)), matrix[name], strict=True):
            for right, expected in zip(range(len(values)), row, strict=True):  # type: ignore[arg-type]
                try:
                    found = COMPARATORS[name](values[left], values[right])
                except TypeError:  # two objects by identity, or an object as a primitive
                    undecided.add(name)
                    continue
                if found != expected and expected is not None:
                    wrong.append((name, SOURCES[left], SOURCES[right], found))
    assert not wrong, wrong
    assert undecided == {"===", "==", "Object.is", "equal", "<", "<=", ">"}


def test_values_are_rebuilt_as_they_were(run: Runner) -> None:
    (report,) = run(CLASSES, [[("eval", source) for source in SOURCES]])
    (again,) = run("", [[("eval", render(value)) for value in report.values]])
    assert again.outcome == "passed", again.detail
    for source, first, second in zip(SOURCES, report.values, again.values, strict=True):
        assert repr(first) == repr(second), source


def _asserted(row: dict[str, object]) -> list[tuple[str, str]]:
    """The tests of a row that node can run as they are. Promises that a test does not await are left out."""
    others = ("expect(", "require('.", "import ", "test(", "it(", "console.assert", "sleep(20)")
    if row["id"] in ("async", "exports", "syntax-error", "error-while-loading") or "export " in str(row["code"]):
        return []
    return [
        (test, case)
        for test, case in zip(row["tests"], row["cases"], strict=True)  # type: ignore[call-overload]
        if "assert" in test and case != "rejected" and not any(word in test for word in others)
    ]


@pytest.mark.parametrize("row", [row for row in ROWS if _asserted(row)], ids=lambda row: str(row["id"]))
def test_honest_verdicts_are_those_of_node(row: dict[str, object], tmp_path: Path) -> None:
    pairs = _asserted(row)
    checks = ",\n".join(
        f"async () => {{ {row['code']}\n; {{ const assert = require('assert');\n{test}\n}} }}" for test, _ in pairs
    )
    ends = "(async () => { const found = []; for (const check of checks) { try { await check(); found.push(true); } "
    ends += "catch { found.push(false); } } process.stdout.write('\\n' + JSON.stringify(found)); })();"
    (tmp_path / "all.js").write_text(f"const checks = [{checks}];\n{ends}")
    command = [JavaScript().script("", Limits()).run[0], "all.js"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=20, check=True)
    held = json.loads(done.stdout.splitlines()[-1])
    assert [(test, "passed" if found else "not") for (test, _), found in zip(pairs, held, strict=True)] == [
        (test, "passed" if case == "passed" else "not") for test, case in pairs
    ]
