"""What enters the cell, what stays outside, and what is refused."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.javascript.deciding import JavaScriptTest
from agentic_diffusion.sandbox.languages.javascript.lifting import lift
from agentic_diffusion.sandbox.wire import Tagged

CODE = """
function f(x) { return x; }
const g = (x) => x;
class Stack { push(x) {} pop() {} has(x) {} size() {} toString() {} }
class MyError extends Error {}
module.exports = { f, g, Stack };
"""

LIFTED = [
    ("assert(f(1))", ["f(1)"]),
    ("assert.ok(f(1), 'msg')", ["f(1)"]),
    ("assert.equal(f(1), 2)", ["f(1)"]),
    ("assert.notStrictEqual(2, f(1))", ["f(1)"]),
    ("assert.strictEqual(f(g(1)), g(2) + 1)", ["f(g(1))", "g(2)"]),
    ("assert.deepStrictEqual(f([1, 2]), { a: [1] })", ["f([1, 2])"]),
    ("const assert = require('assert').strict;\nassert.equal(f(1), 2)", ["f(1)"]),
    ("import { deepEqual as same } from 'node:assert/strict';\nsame(f(1), [2])", ["f(1)"]),
    ("console.assert(f(1) === 2, 'msg')", ["f(1)"]),
    ("f(1) === 2", ["f(1)"]),
    ("!f(1)", ["f(1)"]),
    ("f(1) > 2 && f(2) == 3 || !f(3)", ["f(1)", "f(2)", "f(3)"]),
    ("JSON.stringify(f(1)) === '[1]'", ["JSON.stringify(f(1))"]),
    ("if (f(1) !== 2) throw new Error('x')", ["f(1)"]),
    ("if (f(1) !== 2) { console.error('x'); process.exit(1); }", ["f(1)"]),
    ("expect(f(1)).not.toBe(2)", ["f(1)"]),
    ("expect(f(1)).toBeCloseTo(3.14, 3)", ["f(1)"]),
    ("await expect(f(1)).resolves.toEqual([2])", ["f(1)"]),
    ("test('name', async () => { expect(await f(1)).toBe(2); })", ["f(1)"]),
    ("describe('a', () => { it('b', () => { assert.equal(f(1), 2); }); it.skip('c', () => { f(2); }); })", ["f(1)"]),
    ("assert(Math.abs(f(2) - 3.14) < 1e-3)", ["f(2)"]),
    ("assert(f(1).includes(3))", ["f(1)"]),
    ("assert.equal(f(1).toFixed(2), '1.00')", ["f(1)"]),
    ("assert.deepEqual(f([2, 1]).sort(), [1, 2])", ["f([2, 1])"]),
    ("assert.deepEqual([1, 2].map(f), [2, 3])", ["[1, 2].map(f)"]),
    ("assert.deepEqual([f(1), f(2)], [2, 3])", ["[f(1), f(2)]"]),
    ("assert.deepEqual([...f(3)], [0, 1, 2])", ["[...f(3)]"]),
    ("assert(f(3).every((x) => x > 0))", ["f(3)"]),
    ("assert.strictEqual(f(1).a[0].b, 7)", ["f(1).a[0].b"]),
    ("assert.strictEqual(typeof f, 'function')", ["typeof f"]),
    ("assert(f(1) instanceof Map)", ["f(1)"]),
    ("assert(new Stack() instanceof Stack)", ["new Stack()"]),
    ("assert(new Stack().has(1))", ["new Stack().has(1)"]),
    ("assert(f(1).has(1))", ["f(1)"]),
    ("const s = new Stack();\ns.push(1);\nassert.equal(s.pop(), 1);\nassert(s.has(2));", ["s.pop()", "s.has(2)"]),
    ("const s = f();\ns.push(1);\nassert(s.has(1));", ["s.has(1)"]),
    ("assert.equal(String(new Stack()), 'x')", ["String(new Stack())"]),
    ("assert.equal(`${new Stack()}!`, 'x!')", ["`${new Stack()}!`"]),
    ("const expected = [1, 2];\nassert.deepEqual(f(3), expected)", ["f(3)"]),
    ("const n = 5;\nassert.equal(f(n), n * 2)", ["f(5)"]),
    ("const cube = (x) => x ** 3;\nassert.equal(f(3), cube(3))", ["f(3)"]),
    ("const xs = [2, 1];\nf(xs);\nassert.deepEqual(xs, [1, 2])", ["xs"]),
    ("const xs = [1];\nf(xs);\nassert.equal(g(xs[0]), 1)", ["g(xs[0])"]),
    ("const logs = [];\nconsole.log = (x) => logs.push(x);\nf(1);\nassert.deepEqual(logs, ['a'])", ["logs"]),
    ("const range = (n) => [...Array(n).keys()];\nassert.deepEqual(f(range(3)), range(3).slice(1))", ["f(range(3))"]),
    ("const { f: h } = require('./solution');\nassert.equal(h(1), 2)", ["h(1)"]),
    ("const lib = require('../lib');\nassert.equal(lib.f(1), 2)", ["lib.f(1)"]),
    ("for (const [a, b] of [[1, 2], [3, 4]]) assert.equal(f(a), b)", ["f(1)", "f(3)"]),
    ("[[1, 2], [3, 4]].forEach(([a, b]) => { const r = f(a); assert.equal(r, b); })", ["r", "r$1"]),
    ("for (let i = 0; i < 3; i++) assert.equal(f(i), i)", ["f(0)", "f(1)", "f(2)"]),
    ("Object.entries({ a: 1 }).forEach(([k, v]) => expect(f(k)).toBe(v))", ['f("a")']),
    ("test.each([[1, 2], [3, 4]])('x', (a, b) => { expect(f(a)).toBe(b); })", ["f(1)", "f(3)"]),
    ("return f(1).then((r) => { assert.equal(r, 2); })", ["r"]),
    ("(async () => { assert.equal(await f(1), 2); })()", ["f(1)"]),
    ("function check(a, b) { assert.equal(f(a), b); }\ncheck(1, 2);\ncheck(3, 4);", ["f(1)", "f(3)"]),
    ("let s;\nbeforeEach(() => { s = new Stack(); });\nit('x', () => { expect(s.size()).toBe(0); })", ["s.size()"]),
    ("const ok = f(1) === 2;\nassert(ok)", ["f(1)"]),
]


@pytest.mark.parametrize(("test", "sources"), LIFTED, ids=[test for test, _ in LIFTED])
def test_only_expressions_that_need_the_program_enter_the_cell(test: str, sources: list[str]) -> None:
    lifted = lift(test, CODE)
    assert list(lifted.sources) == sources
    assert [source for kind, source in lifted.steps if kind == "eval"] == sources
    assert lifted.decisions


@pytest.mark.parametrize(
    "test",
    [
        "const SECRET = 987654;\nassert.equal(f(1), SECRET)",
        "assert(f(1) === 987654)",
        "assert(f(1).includes(987654))",
        "assert(f(1) > 2 ? f(1) === 987654 : false)",
        "const oracle = (x) => 987654;\nassert.equal(f(1), oracle(1))",
        "const same = (a, b) => a === b;\nassert(same(f(1), 987654))",
        "const base = 987654;\nconst expected = [base];\nassert.deepEqual(f(1), expected)",
        "assert(Math.abs(f(1) - 987654) < 1)",
        "assert.deepEqual([f(1), 987654], [987654, f(2)])",
        "const cases = [{ x: 1, want: 987654 }];\nassert.equal(f(cases[0].x), cases[0].want)",
        "const cases = [[[1], 987654]];\nfor (const [x, want] of cases) assert.equal(f(x), want)",
        "const { x, want } = { x: [1], want: 987654 };\nassert.equal(f(x), want)",
        "const ok = f(1) === 987654;\nassert(ok)",
        "let ok = true;\nok = ok && f(1) === 987654;\nassert(ok)",
        "assert.throws(() => f(1), /987654/)",
        "assert.throws(() => f(1), { code: 987654 })",
        "expect(() => f(1)).toThrow('987654')",
        "try { f(1); assert.fail(); } catch (e) { assert.equal(e.message, '987654'); }",
        "expect(f(1)).toHaveProperty('a.b', 987654)",
        "const xs = [];\nfor (let i = 0; i < 3; i++) xs.push(i);\nconst want = 987654;\nassert.equal(f(xs), want)",
        "assert.equal(f(1 /* to 987654 */), [ // 987654\n 2][0])",
        "const xs = [1]; // 987654\nconst call = () => {\n  // 987654\n  return f(xs);\n};\nassert(call() > 987654)",
        "const logs = [];\nconsole.log = (x) => logs.push(x);\nf(1);\nassert.deepEqual(logs, [987654])",
        "const got = f(1);\nconst want = 987654;\nassert.equal(got.replace('987654', ''), want)",
    ],
)
def test_what_is_expected_never_enters_the_cell(test: str) -> None:
    assert "987654" not in repr(lift(test, CODE).steps)


REFUSED = [
    ("f(1)", "asserts nothing"),
    ("assert.equal(1, 1)", "nothing of the code"),
    ("const f = (x) => 2;\nassert.equal(f(1), 2)", "nothing of the code"),
    ("assert([2, 3].every(f))", "one assertion a value"),
    ("let ok = true;\nfor (const x of [1, 2]) if (f(x) !== x * 2) ok = false;\nassert(ok)", "write assertions instead"),
    ("let ok;\nswitch (f(1)) { case 2: ok = true; }\nassert(ok)", "switch"),
    ("const ok = [1, 2].map((x) => f(x) === 2);\nassert(ok[0])", "write assertions instead"),
    ("const eq = (a) => f(a) === 987654;\nassert(eq(1))", "write assertions instead"),
    ("f(1).forEach((x) => assert.equal(x, 2))", "at the top"),
    ("f(() => assert.equal(1, 2))", "at the top"),
    ("const t = [[1, 2]];\nassert.equal(f(t.map((x) => x[0])), t[0][1])", "two constants"),
    ("try { assert.equal(f(1), 2); } catch (e) {}", "assert.throws"),
    ("assert(f(1) instanceof Promise)", "promises are awaited"),
    ("test('x', (done) => { assert.equal(f(1), 2); done(); })", "done callback"),
    ("expect(f(1)).toMatchSnapshot()", "toMatchSnapshot"),
    ("expect(f(1)).toEqual(expect.any(Number))", "asymmetric"),
    ("assert.deepThing(f(1), 2)", "assert.deepThing"),
    ("const __adiff = 1;\nassert.equal(f(1), 2)", "reserved"),
    ("assert.equal(f(1), 2", "no JavaScript"),
    ("const r = f(1) + 1;\nassert.equal(g(r), 2)", "cannot go back"),
    ("for (const x of f(3)) assert(x > 0)", "literal table"),
    ("x = f(1);\nassert.equal(x, 1)", "not declared"),
    ("const data = () => ({ x: 1, want: 987654 });\nassert.equal(f(data().x), data().want)", "two constants"),
    ("const spy = jest.fn();\nf(spy);\nexpect(spy).toHaveBeenCalled()", "mocks"),
    ("assert.throws(() => 1, Error)", "does not call"),
]


@pytest.mark.parametrize(("test", "reason"), REFUSED, ids=[test for test, _ in REFUSED])
def test_what_cannot_be_split_is_refused_with_advice(test: str, reason: str) -> None:
    with pytest.raises(Unliftable, match=reason) as refusal:
        lift(test, CODE)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(("depth", "kind"), [(3000, "("), (3000, "["), (2000, "!")])
def test_a_test_of_any_depth_is_answered(depth: int, kind: str) -> None:
    closing = {"(": ")", "[": "]", "!": ""}[kind]
    with pytest.raises(Unliftable):
        lift(f"assert.equal(f({kind * depth}1{closing * depth}), 2)", CODE)


def decided(test: str, *values: object, answers: list[object] | None = None) -> str | None:
    lifted = lift(test, CODE)
    return lifted.decide(values, answers or [])


def test_decisions_follow_the_condition() -> None:
    assert decided("assert(f(1) > 2 && f(2) === 3)", 3.0, 3.0) is None
    assert decided("assert(f(1) > 2 && f(2) === 3)", 2.0, 3.0) == "f(1) is 2.0, f(2) is 3.0"
    assert decided("assert(f(1) > 2 || f(2) === 3)", 2.0, 3.0) is None
    assert decided("assert(!f(1))", 0.0) is None
    assert decided("assert(!f(1))", 1.0) is not None
    assert decided("if (f(1) !== 2) throw new Error('x')", 2.0) is None
    assert decided("if (f(1) !== 2) throw new Error('x')", 3.0) is not None
    assert decided("assert.notDeepStrictEqual(f(1), [1])", [1.0]) is not None
    assert decided("expect(f(1)).toBeDefined()", Tagged("undefined")) is not None
    assert decided("expect(f(1)).not.toContain(2)", [1.0]) is None


def test_every_assertion_of_a_test_has_to_hold() -> None:
    test = "assert.equal(f(1), 1);\nassert.equal(f(2), 2);"
    assert decided(test, 1.0, 2.0) is None
    assert decided(test, 1.0, 1.0) == "f(2) is 1.0"
    assert decided(test, 2.0, 2.0) == "f(1) is 2.0"


def test_exceptions_are_decided_by_type_and_message() -> None:
    assert decided("assert.throws(() => f(1), MyError)", ["m", "MyError", "Error"]) is None
    assert decided("assert.throws(() => f(1), MyError)", ["m", "Error"]) is not None
    assert decided("assert.throws(() => f(1))", None) is not None
    assert decided("assert.doesNotThrow(() => f(1))", None) is None
    assert decided("assert.doesNotThrow(() => f(1))", ["m", "Error"]) is not None
    assert decided("expect(() => f(1)).toThrow('bad')", ["so bad", "Error"]) is None
    assert decided("expect(() => f(1)).toThrow('bad')", ["good", "Error"]) is not None
    assert decided("expect(() => f(1)).toThrow('bad')", None) is not None
    assert decided("expect(() => f(1)).not.toThrow()", ["m", "Error"]) is not None


def test_a_question_names_its_places_and_nothing_else_of_the_code() -> None:
    lifted = lift("const eps = 1e-3;\nassert(Math.abs(f(2) - 3.14) < eps)", CODE)
    (question,) = lifted.questions([3.0])
    assert question[0] == "eval"
    assert "f(2)" not in question[1]
    assert "const __adiff_place0 = () => 3;" in question[1]
    assert lifted.asks_about_values([3.0])
    assert lifted.decide([3.0], [[0.0001]]) is None
    assert lifted.decide([3.0], [[0.1]]) == "f(2) is 3.0"
    thrown: dict[str, object] = {"__adiff_result": "thrown", "error": "TypeError: x"}
    assert lifted.decide([3.0], [thrown]) == "f(2) is 3.0: TypeError: x"


def test_a_question_that_throws_fails_a_negated_test_too() -> None:
    lifted = lift("assert(!f(1).includes(2))", CODE)
    thrown: dict[str, object] = {"__adiff_result": "thrown", "error": "TypeError: x"}
    assert lifted.decide([1.0], [[False]]) is None
    assert lifted.decide([1.0], [thrown]) is not None
    assert lifted.decide([1.0], [0.0]) is not None


def test_expected_values_that_need_the_library_are_questions_of_their_own() -> None:
    lifted = lift("const xs = [1, 2];\nassert.deepEqual(f(1), xs.map((x) => x * 2))", CODE)
    (question,) = lifted.questions([[2.0, 4.0]])
    assert not lifted.asks_about_values([[2.0, 4.0]])
    assert question[1].startswith("(() => { const xs = [1, 2];")
    assert lifted.decide([[2.0, 4.0]], [[2.0, 4.0]]) is None
    assert lifted.decide([[2.0, 4.0]], [[2.0]]) is not None


def test_a_changed_constant_counts_from_its_change_on() -> None:
    lifted = lift("let want = 1;\nassert.equal(f(1), want);\nwant = 2;\nassert.equal(f(2), want);", CODE)
    assert lifted.decide([1.0, 2.0], []) is None
    assert lifted.decide([1.0, 1.0], []) is not None
    pushed = lift(
        "const want = [1];\nassert.deepEqual(f(1), want);\nwant.push(2);\nassert.deepEqual(f(2), want);", CODE
    )
    assert len(pushed.questions([[1.0], [1.0, 2.0]])) == 1
    assert pushed.decide([[1.0], [1.0, 2.0]], [[1.0, 2.0]]) is None


def test_whether_two_answers_are_one_object_is_seen_by_the_cell() -> None:
    test = "assert.strictEqual(f(1), f(1))"
    assert decided(test, {}, {}, True) is None
    assert decided(test, {}, {}, False) is not None
    assert decided(test, 2.0, 2.0, True) is None
    assert decided(test, 0.0, -0.0, True) is not None
    test = "const xs = [1];\nassert.notStrictEqual(f(xs), xs)"
    assert decided(test, [1.0], [1.0], False) is None
    assert decided(test, [1.0], [1.0], True) is not None


def test_names_of_the_library_are_the_programs_only_where_nothing_else_is_tested() -> None:
    code = "function isNaN(x) {}\nfunction f(x) {}"
    assert lift("assert.equal(isNaN(1), false)", code).sources == ["isNaN(1)"]
    assert lift("assert(isNaN(f(1)))", code).sources == ["f(1)"]
    with pytest.raises(Unliftable, match="not clear"):
        lift("assert(isNaN(parseInt('1')))", "function isNaN(x) {}\nfunction parseInt(x) {}")


def test_lifting_again_gives_the_same() -> None:
    first, again = (lift("assert.equal(f(1), 2)", CODE) for _ in range(2))
    assert isinstance(first, JavaScriptTest)
    assert first.steps == again.steps
