"""Names of a test that its own functions change: their value is known where these functions run, not in the text."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.javascript.language import JavaScript
from agentic_diffusion.sandbox.languages.javascript.lifting import lift
from agentic_diffusion.sandbox.limits import Limits
from agentic_diffusion.sandbox.wire import Tagged

CODE = "function f(callback) { callback(1); return 5; }"
COUNTING = [
    "let n = 0; assert.equal(f(() => { n++; }), 5);",
    "let n = 0; const r = f(() => { n += 1; }); assert.equal(r, 5);",
    "let n = 0; const count = () => { n++; }; assert.equal(f(count), 5);",
    "let n = 0; function count() { n = n + 1; } assert.equal(f(count), 5);",
    "let n = 0; const count = () => { n++; }; const twice = () => { count(); }; assert.equal(f(twice), 5);",
    "let n = 0; const o = { count: () => { n++; } }; assert.equal(f(o.count), 5);",
    "let n = 0; expect(() => f(() => { n++; })).not.toThrow();",
    "let n = 0; assert.doesNotThrow(() => { [n] = [f(() => {})]; });",
    "let n = 0; if (f(() => { n++; }) !== 5) throw new Error('not 5');",
]


@pytest.mark.parametrize("set_up", COUNTING)
def test_what_a_function_in_the_cell_changes_is_asked_of_the_cell(set_up: str) -> None:
    lifted = lift(f"{set_up} assert.equal(n, 0)", CODE)
    assert lifted.sources[-1] == "n"
    kinds = [kind for kind, _ in lifted.steps if kind != "exec"]
    values: list[object] = [{"raises": None}.get(kind, 5.0) for kind in kinds[:-1]]
    assert lifted.decide([*values, 0.0], []) is None
    assert lifted.decide([*values, 1.0], []) is not None


def test_the_cell_starts_from_the_value_that_the_test_left() -> None:
    set_up = "let n = 0; const a = () => { n++; }; const b = () => { n += 2; }; b();"
    lifted = lift(f"{set_up} assert.equal(f(a), 5); assert.equal(n, 3)", CODE)
    sources = [source for _, source in lifted.steps]
    assert sources.index("b();") < sources.index("f(a)")


def test_what_a_function_changes_outside_is_not_read_from_the_text() -> None:
    test = "let n = 0; const count = () => { n++; }; count(); assert.equal(n, 0); assert.equal(f(() => {}), 5)"
    (question,) = lift(test, CODE).questions([5.0])
    assert "count();" in question[1]


@pytest.mark.parametrize("expected", ["n++", "(n = 2)", "next()", "[next()]"])
def test_an_expected_value_that_changes_something_is_refused(expected: str) -> None:
    with pytest.raises(Unliftable, match="n is changed within an expression"):
        lift(f"let n = 0; const next = () => n++; assert.equal(f(() => {{}}), {expected})", CODE)


def test_another_name_of_an_input_is_the_same_object() -> None:
    lifted = lift("const a = [1]; const b = a; assert.equal(f((x) => b.push(x)), 5); assert.deepEqual(a, [1])", CODE)
    assert lifted.sources[-1] == "a"
    assert lifted.decide([5.0, [1.0, 1.0]], []) is not None


@pytest.mark.parametrize(
    "forged", [{1 << 20_000: 1.0}, Tagged("bigint", -1 << 20_000), [Tagged("bigint", 1 << 20_000)]]
)
def test_no_forged_value_stops_the_question(forged: object) -> None:
    lifted = lift("assert.equal(f(1).toFixed(2), '1.00')", CODE)
    assert JavaScript().program("", [lifted.questions([forged])], Limits()).job(0)
