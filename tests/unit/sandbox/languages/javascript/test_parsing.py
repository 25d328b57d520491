"""A file of tests becomes single tests, ES modules become scripts, and nothing is lost on the way."""

import json

import pytest

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.contract import MissingToolchain
from agentic_diffusion.sandbox.languages.javascript import language as language_module
from agentic_diffusion.sandbox.languages.javascript.language import JavaScript
from agentic_diffusion.sandbox.languages.javascript.parsing import parse_tests
from agentic_diffusion.sandbox.languages.javascript.program import as_script, facts
from agentic_diffusion.sandbox.limits import Limits


def test_each_assertion_is_a_test_with_the_set_up_before_it() -> None:
    text = "const assert = require('assert');\nconst xs = [1];\nassert.equal(f(xs), 1); // note\nf(2) === 2;\n"
    assert parse_tests(text) == [
        "const assert = require('assert');\nconst xs = [1];\nassert.equal(f(xs), 1);",
        "const assert = require('assert');\nconst xs = [1];\nf(2) === 2;",
    ]


def test_set_up_with_an_order_keeps_it_in_one_test() -> None:
    first, second = parse_tests("assert(f(1));\nconst s = new S();\ns.push(1);\nassert(s.pop());\nassert(s.isEmpty());")
    assert first == "assert(f(1));"
    assert second.startswith("const s = new S();")
    assert second.count("assert") == 2


def test_wrapped_tests_keep_what_is_around_them() -> None:
    text = """
    const { f } = require('./f');
    describe('f', () => {
      let x;
      beforeEach(() => { x = 1; });
      it('one', () => { expect(f(x)).toBe(1); });
      describe('inner', () => {
        const y = 2;
        test('two', () => { expect(f(x)).toBe(y); });
      });
      it.skip('three', () => { expect(f(3)).toBe(4); });
      afterEach(() => { clean(); });
    });
    """
    one, two = parse_tests(text)
    assert [line.strip() for line in one.splitlines()] == [
        "const { f } = require('./f');",
        "let x;",
        "beforeEach(() => { x = 1; });",
        "afterEach(() => { clean(); });",
        "it('one', () => { expect(f(x)).toBe(1); });",
    ]
    assert "const y = 2;" in two
    assert "const y = 2;" not in one
    assert "beforeEach" in two


def test_functions_that_assert_count_where_they_are_called() -> None:
    text = "function check(a, b) { assert.equal(f(a), b); }\ncheck(1, 2);\ncheck(3, 4);\n"
    assert [test.splitlines()[-1] for test in parse_tests(text)] == ["check(1, 2);", "check(3, 4);"]


def test_loops_and_refutations_are_tests() -> None:
    text = "for (const [a, b] of [[1, 2]]) assert.equal(f(a), b);\n"
    text += "if (f(1) !== 2) throw new Error('x');\nconsole.log('done');"
    assert len(parse_tests(text)) == 2


@pytest.mark.parametrize("text", ["assert(", "def test():\n  pass", "assert.equal(f(1), 2));"])
def test_a_file_that_is_no_javascript_is_named(text: str) -> None:
    with pytest.raises(InputError, match=r"tests: the text is no JavaScript \(line 1\)"):
        parse_tests(text)


def test_an_empty_file_has_no_tests() -> None:
    assert parse_tests("// nothing\nconst x = 1;\n") == []


@pytest.mark.parametrize(
    ("code", "script"),
    [
        ("const a = 1;\n", "const a = 1;\n"),
        ("export const a = 1;\n", "'use strict';const a = 1;\n\n"),
        ("export function f() {\n}\n", "'use strict';function f() {\n}\n\n"),
        ("export default\nfunction f() {}\n", "'use strict';\nfunction f() {}\n\nexports.default = f;"),
        ("export default (x) => x;", "'use strict';exports.default = (x) => x;\n"),
        ("const a = 1;\nexport { a as b };", "'use strict';const a = 1;\n\nexports['b'] = a;"),
        ("import a, { b as c } from 'x';", "'use strict';const a = require('x'); const { b: c } = require('x');\n"),
        ("import * as p from 'path';\nimport 'y';", "'use strict';const p = require('path');\nrequire('y');\n"),
        ("import {\n  a,\n} from 'x';\na();", "'use strict';const { a } = require('x');\n\n\na();\n"),
        ("export function (", "export function ("),
    ],
)
def test_a_module_becomes_a_script_line_for_line(code: str, script: str) -> None:
    assert as_script(code) == script


def test_the_code_is_read_for_what_tests_rely_on() -> None:
    code = "const a = 1, [b, { c }] = x;\nfunction d() { const inner = 1; }\nclass E { has() {} size = () => 1; }\n"
    code += "exports.g = a;\nE.prototype.pop = function () {};\nconst o = { add(x) {}, clear: () => 1 };\n"
    found = facts(code)
    assert found.names == {"a", "b", "c", "d", "E", "g", "o"}
    assert {"has", "size", "pop", "add", "clear"} <= found.methods
    assert not found.converts
    assert facts("class A { toString() {} }").converts


def test_a_program_is_a_job_for_a_harness_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_module, "_node", lambda: "/bin/node")
    language = JavaScript()
    program = language.program("export const f = 1;", [[("eval", "f")], [("raises", "f()")]], Limits(memory_mb=99))
    assert language.waits
    assert program.build is None
    assert not program.address_space
    assert program.run[-1] in program.files
    assert "--max-old-space-size=99" in program.run
    assert program.run == language.program("", [], Limits(memory_mb=99)).run
    job = json.loads(program.job(1))
    assert (job["first"], job["names"]) == (1, ["f"])
    assert program.question is not None
    assert json.loads(program.question([("eval", "f")])) == [["eval", "f"]]
    assert b"raises" not in program.job(0)
    assert "main.mjs" in language.script("import 'fs';", Limits()).files


def test_a_missing_node_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    language_module._node.cache_clear()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingToolchain, match="apt-get install nodejs"):
        JavaScript().toolchain()
    language_module._node.cache_clear()
