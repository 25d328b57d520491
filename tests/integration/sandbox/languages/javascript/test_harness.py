"""JavaScript with a real node: honest programs get their verdicts, hostile ones gain nothing."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from agentic_diffusion.sandbox.inside.runner import MAX_DEPTH, MAX_ITEMS
from agentic_diffusion.sandbox.languages.contract import Report
from agentic_diffusion.sandbox.languages.javascript.language import JavaScript
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Tagged

DATA = Path(__file__).parents[2] / "data"
Judge = Callable[..., list[tuple[str, str]]]
Runner = Callable[..., list[Report]]


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


HONEST, ATTACKS = rows("honest_javascript.jsonl"), rows("attacks_javascript.jsonl")


@pytest.mark.parametrize("row", HONEST, ids=lambda row: str(row["id"]))
def test_an_honest_program_gets_its_verdict(row: dict[str, object], judge: Judge) -> None:
    found = judge(row["code"], row["tests"])
    named = list(zip(row["tests"], found, strict=True))  # type: ignore[call-overload]
    assert [outcome for outcome, _ in found] == row["cases"], named


@pytest.mark.parametrize("row", ATTACKS, ids=lambda row: str(row["id"]))
def test_an_attack_passes_no_test(row: dict[str, object], judge: Judge) -> None:
    limits = Limits(wall_s=1.0, memory_mb=256)
    found = judge(row["code"], row["tests"], limits)
    passed = [test for test, (outcome, _) in zip(row["tests"], found, strict=True) if outcome == "passed"]  # type: ignore[call-overload]
    assert not passed


@pytest.mark.parametrize("row", ATTACKS, ids=lambda row: str(row["id"]))
def test_no_expected_value_enters_the_cell(row: dict[str, object]) -> None:
    for test in row["tests"]:  # type: ignore[attr-defined]
        try:
            lifted = JavaScript().lift(test, str(row["code"]))
        except ValueError:
            continue
        assert "987654" not in repr(lifted.steps), test
        assert "secret" not in repr(lifted.steps), test


def only(run: Runner, *sources: str, code: str = "") -> Report:
    (report,) = run(code, [[("eval", source) for source in sources]])
    return report


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("[1, -0.5, null, true, 'é']", [1.0, -0.5, None, True, "é"]),
        ("'\\ud83d'", "\ud83d"),
        ("'\\ud83d\\ude00'", "😀"),
        ("({ b: 1, a: undefined })", {"b": 1.0, "a": Tagged("undefined")}),
        ("-(2n ** 70n)", Tagged("bigint", -(2**70))),
        ("[1, , 2]", [1.0, Tagged("hole"), 2.0]),
        ("new Map([['a', new Set([1])]])", Tagged("Map", ["a", Tagged("Set", [1.0])])),
        ("new Date(5)", Tagged("Date", 5.0)),
        ("/a\\/b/gi", Tagged("RegExp", ["a\\/b", "gi"])),
        ("new TypeError('x')", Tagged("TypeError", ["TypeError", "x"])),
        (
            "Object.assign(new Error('x'), { code: 1 })",
            Tagged("extra", [{"code": 1.0}, Tagged("Error", ["Error", "x"])]),
        ),
        ("Buffer.from('ab')", Tagged("Buffer", b"ab")),
        ("new Uint8Array([1])", Tagged("Uint8Array", [1.0])),
        ("Object.create(null)", Tagged("null", {})),
        ("new (class P { constructor() { this.x = 1; } })()", Tagged("class P", {"x": 1.0})),
        ("new (class P extends Array {})(1, 2)", Tagged("class P Array", [{}, [1.0, 2.0]])),
        ("Object('a')", Tagged("String", "a")),
    ],
)
def test_a_value_comes_out_by_its_exact_type(run: Runner, source: str, value: object) -> None:
    report = only(run, source)
    assert report.values == (value,), report
    assert str(report.values[0]) == str(value)


@pytest.mark.parametrize(
    "source",
    [
        "() => 1",
        "Symbol('a')",
        "new Proxy([], {})",
        "Object.setPrototypeOf({}, new Proxy({}, {}))",
        "({ get a() { return 1; } })",
        "({ [Symbol('a')]: 1 })",
        "new WeakMap()",
        "[][Symbol.iterator]()",
        "(function* () {})()",
        "(() => { const a = []; a.push(a); return a; })()",
        f"Array.from({{ length: {MAX_ITEMS + 1} }})",
        f"Array.from({{ length: {MAX_DEPTH + 1} }}).reduce((inner) => [inner], 0)",
        "Object.fromEntries(Array.from({ length: 10001 }, (_, i) => ['k' + i, i]))",
        "'a'.repeat(2 ** 21)",
        "1n << (2n ** 19n)",
    ],
)
def test_what_has_no_plain_form_is_unsupported(run: Runner, source: str) -> None:
    (bad, good) = run("", [[("eval", source)], [("eval", "1")]])
    assert bad.outcome == "unsupported"
    assert bad.detail
    assert good.values == (1.0,)


def test_limits_are_reached_before_they_are_passed(run: Runner) -> None:
    deep = f"Array.from({{ length: {MAX_DEPTH} }}).reduce((inner) => [inner], 0)"
    many = f"Array.from({{ length: {MAX_ITEMS - 1} }}, () => null)"
    reports = run("", [[("eval", deep)], [("eval", many)]])
    assert [report.outcome for report in reports] == ["passed", "passed"]


CODE = """function inner(x) {
  return x.missing.field;
}

const outer = (x) => inner(x);
async function later() {
  await null;
  inner({});
}
function unheard() {
  setTimeout(() => inner({}), 1);
  return new Promise((resolve) => setTimeout(resolve, 50));
}
"""


@pytest.mark.parametrize(
    ("source", "lines"),
    [("outer({})", (5, 2)), ("inner({})", (2,)), ("later()", (8, 2)), ("unheard()", (11, 2)), ("missing()", ())],
)
def test_an_error_names_the_lines_of_the_code(run: Runner, source: str, lines: tuple[int, ...]) -> None:
    report = only(run, source, code=CODE)
    assert report.outcome == "error"
    assert report.detail.startswith(("TypeError: Cannot read", "ReferenceError: missing"))
    assert report.trace == lines


def test_lines_are_those_of_an_es_module_too(run: Runner) -> None:
    code = "import {\n  sep,\n  join as glue,\n} from 'node:path';\nexport default\nfunction f() {\n"
    code += "  throw new Error(sep + glue('a'));\n}\n"
    report = only(run, "f()", code=code)
    assert (report.detail, report.trace) == ("Error: /a", (7,))


def test_code_that_does_not_load_is_the_error_of_all_cases(run: Runner) -> None:
    syntax = run("const a = 1;\nfunction (\n", [[("eval", "1")], [("eval", "2")]])
    assert [(report.outcome, report.trace) for report in syntax] == [("error", (2,))] * 2
    assert syntax[0].detail.startswith("SyntaxError")
    thrown = only(run, "1", code="let x;\nx.y = 1;\n")
    assert (thrown.outcome, thrown.trace) == ("error", (2,))


def test_a_case_that_does_not_parse_costs_no_other(run: Runner) -> None:
    reports = run("const f = () => 1;", [[("eval", "f(")], [("eval", "f()")], [("exec", "const ;"), ("eval", "f()")]])
    assert [report.outcome for report in reports] == ["error", "passed", "error"]


def test_a_case_that_ends_its_process_costs_no_other(run: Runner) -> None:
    code = "const f = (x) => (x === 2 ? process.exit(0) : x);"
    reports = run(code, [[("eval", f"f({x})")] for x in (1, 2, 3)])
    assert [report.outcome for report in reports] == ["passed", "error", "passed"]


def test_names_of_one_case_are_not_those_of_another(run: Runner) -> None:
    steps = [("exec", "const x = f();"), ("exec", "let y = x + 1;"), ("eval", "y")]
    assert [report.values for report in run("const f = () => 1;", [steps, steps])] == [(2.0,), (2.0,)]


def test_raised_errors_come_with_their_types(run: Runner) -> None:
    code = "class A extends RangeError {}\nclass B extends A {}\nconst f = (x) => { throw x; };"
    steps = [
        ("raises", "f(new B('m'))"),
        ("raises", "1"),
        ("raises", "f('text')"),
        ("raises", "f(null)"),
        ("raises", "await Promise.reject(new A('late'))"),
    ]
    (report,) = run(code, [steps])
    assert report.values == (
        ["m", "B", "A", "RangeError", "Error"],
        None,
        ["text", "string"],
        ["null", "object"],
        ["late", "A", "RangeError", "Error"],
    )


def test_the_code_finds_the_world_of_a_module(run: Runner) -> None:
    code = "const ran = require.main === module;\nexports.name = __filename;\nlet m = 1;\n"
    code += "var loaded = module.exports === exports;\n"
    report = only(run, "ran", "loaded", "m", "name", "typeof require('fs').readFileSync", code=code)
    assert report.values == (False, True, 1.0, "candidate.js", "function")
    missing = only(run, "require('./harness.js')")
    assert missing.detail == "Error: Cannot find module './harness.js'"


def test_memory_has_an_end(run: Runner) -> None:
    code = "function grow() {\n  const all = [];\n  for (;;) all.push(new Array(1000).fill(all.length));\n}\n"
    report, after = run(code, [[("eval", "grow()")], [("eval", "1")]], Limits(wall_s=20.0, memory_mb=64))
    assert report.outcome == "error"
    assert after.values == (1.0,)
    buffer = only(run, "new ArrayBuffer(2 ** 45)")
    assert (buffer.outcome, buffer.limit) == ("memory", "memory")


def test_a_script_runs_as_it_is(tmp_path: Path) -> None:
    language = JavaScript()
    for code in (
        "process.stdout.write(require('fs').readFileSync(0, 'utf8').toUpperCase());",
        "import { readFileSync } from 'node:fs';\nconsole.log((await readFileSync(0, 'utf8')).toUpperCase());",
    ):
        program = language.script(code, Limits())
        for name, content in program.files.items():
            (tmp_path / name).write_bytes(content)
        done = subprocess.run(
            program.run, cwd=tmp_path, env={}, input="ab", capture_output=True, text=True, timeout=20, check=True
        )
        assert done.stdout.strip() == "AB"


def test_the_toolchain_says_what_it_is() -> None:
    found = JavaScript().toolchain()
    assert found.version.startswith("node ")
    assert all(Path(path).exists() for path in found.visible)
