"""What of a Go test enters the cell, what is decided outside, and what is refused."""

import pytest

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.go.decided import GoTest
from agentic_diffusion.sandbox.languages.go.lifting import lift
from agentic_diffusion.sandbox.wire import Tagged

CODE = """package main

import "errors"

type Point struct{ X, Y int }

type Color int

const Red Color = 1

var ErrBad = errors.New("bad")

type Stack struct{ items []int }

type Pair[T any] struct{ A, B T }

func (p Point) Equal(o Point) bool { return p == o }

func Make() Point { return Point{} }

func F(n int) int { return n }

func G(n int) (int, error) { return n, nil }

func Half(x float64) float64 { return x / 2 }

func Sorted(xs []int) []int { return xs }

func Sort(xs []int) {}

func IsPrime(n int) bool { return true }

func Do(n int) error { return nil }

func New() *Stack { return &Stack{} }

func (s *Stack) Push(n int) {}

func (s *Stack) Pop() int { return 0 }
"""
SECRET = "918273645"
NIL_ERROR, ERROR = Tagged("error"), Tagged("error", Tagged("#error", [["*errors.errorString", "bad", "c0"]]))


def number(value: object, kind: str = "int") -> Tagged:
    return Tagged(kind, value)


def shown(lifted: GoTest) -> str:
    """All that the cell is told."""
    return "\n".join(str(content) for _, content in lifted.steps)


SPELLINGS = [
    "F(1) == {}",
    "{} == F(1)",
    "!(F(1) != {})",
    "F(1) == {} && F(2) > 0",
    "F(1) < {} || F(1) == {}",
    "got := F(1)\ngot == {}",
    "got := F(1); want := {}; got == want",
    "var want int = {}\nF(1) == want",
    "const want = {}\nF(1) == want",
    "want := []int{{{}}}\ngot := Sorted([]int{{1}})\nreflect.DeepEqual(got, want)",
    "want := make([]int, 0)\nfor i := 0; i < 3; i++ {{\n\twant = append(want, {})\n}}\nslices.Equal(Sorted(nil), want)",
    "reflect.DeepEqual(Sorted(nil), []int{{{}}})",
    "reflect.DeepEqual([]int{{F(1)}}, []int{{{}}})",
    "Make() == Point{{{}, 1}}",
    "want := Point{{X: {}}}\ngot := Make()\nif got != want {{\n\tt.Error(got)\n}}",
    "want := &Point{{{}, 2}}\nreflect.DeepEqual(New(), want)",
    "math.Abs(Half(1)-{}) < 1e-9",
    "diff := math.Abs(Half(1) - {})\nif diff > 1e-9 {{\n\tt.Error(diff)\n}}",
    "diff := Half(1) - {}\nmath.Abs(diff) < 1e-9",
    "if got := F(1); got != {} {{\n\tt.Errorf(\"got %d, want %d\", got, {})\n}}",
    "got, err := G(1)\nif err != nil || got != {} {{\n\tt.Fatal({})\n}}",
    "Do(1).Error() == \"{}\"",
    "strings.Contains(Do(1).Error(), \"{}\")",
    "assert.Equal(t, {}, F(1), \"want {}\")",
    "require.InDelta(t, {}, Half(1), 0.1)",
    "assert.EqualError(t, Do(1), \"{}\")",
    "assert.ElementsMatch(t, []int{{{}}}, Sorted(nil))",
    "ok := F(1) == {}\nif !ok {{\n\tt.Fail()\n}}",
    "func near(a, b float64) bool {{ return math.Abs(a-b) < 1 }}\n\nnear(Half(1), {})",
    "func check(t *testing.T, got, want int) {{\n\tif got != want {{\n\t\tt.Error()\n\t}}\n}}\n\n"
    "func TestF(t *testing.T) {{ check(t, F(1), {}) }}",
    "func TestF(t *testing.T) {{\n\ttests := []struct{{ in, want int }}{{{{1, {}}}}}\n\tfor _, tt := range tests {{\n"
    "\t\tt.Run(\"x\", func(t *testing.T) {{\n\t\t\tif got := F(tt.in); got != tt.want {{\n"
    "\t\t\t\tt.Error(tt.want)\n\t\t\t}}\n"
    "\t\t}})\n\t}}\n}}",
    "for n, want := range map[int]int{{1: {}}} {{\n\tassert.Equal(t, want, F(n))\n}}",
    "strings.Repeat(\"{}\", 2) == Do(1).Error()",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_expected_value_enters_the_cell(spelling: str) -> None:
    lifted = lift(spelling.format(*[SECRET] * spelling.count("{}")), CODE)
    assert SECRET not in shown(lifted)
    assert lifted.sources


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(
    "forged", [None, True, 918273645, "918273645", Tagged("untyped int", 918273645), Tagged("#panicked"), [], {}]
)
def test_what_no_harness_sends_never_passes(spelling: str, forged: object) -> None:
    lifted = lift(spelling.format(*[SECRET] * spelling.count("{}")), CODE)
    answers = [Tagged("string", SECRET * 2) for kind, _ in lifted.questions([]) if kind == "eval"]
    assert lifted.decide([forged] * len(lifted.sources), answers) is not None


@pytest.mark.parametrize(
    ("test", "right", "wrong"),
    [
        ("F(1) == 2", [number(2)], [number(3)]),
        ("F(1) != 2", [number(3)], [number(2)]),
        ("IsPrime(3)", [Tagged("bool", True)], [Tagged("bool", False)]),
        ("!IsPrime(4)", [Tagged("bool", False)], [Tagged("bool", True)]),
        ("F(1) == 1 && F(2) == 2", [number(1), number(2)], [number(1), number(1)]),
        ("F(1) == 1 || F(2) == 2", [number(0), number(2)], [number(0), number(1)]),
        ("F(1) == F(2)", [number(5), number(5)], [number(5), number(6)]),
        ("_, err := G(1); err != nil", [ERROR], [NIL_ERROR]),
        ("got, err := G(1); err == nil && got == 3", [NIL_ERROR, number(3)], [ERROR, number(3)]),
        ("got, err := G(1)\nif err != nil {\n\tt.Fatal(err)\n}\nif got != 3 {\n\tt.Error()\n}",
         [NIL_ERROR, number(3)], [NIL_ERROR, number(4)]),
        ("panics(func() { F(1) })", [["boom", "string", "any"]], [None]),
        ("assert.NotPanics(t, func() { F(1) })", [None], [["boom", "string", "any"]]),
        ("defer func() {\n\tif r := recover(); r == nil {\n\t\tt.Error()\n\t}\n}()\nF(1)",
         [["x", "string", "any"]], [None]),
        ("s := New()\ns.Push(1)\ns.Pop() == 1", [number(1)], [number(2)]),
        ("s := New()\ns.Push(1)\nif s.Pop() != 1 { t.Fatal() }\nif s.Pop() != 0 { t.Fatal() }",
         [number(1), number(0)], [number(1), number(1)]),
        ("math.Abs(Half(1)-0.5) < 1e-9", [number(0.5, "float64")], [number(0.6, "float64")]),
        ("if d := math.Abs(Half(1) - 0.5); d > 0.01 { t.Error(d) }",
         [number(0.5, "float64")], [number(0.6, "float64")]),
        ("reflect.DeepEqual(Sorted(nil), []int{1})", [Tagged("[]int", [1])], [Tagged("[]int64", [1])]),
        ("Make() == Point{1, 2}", [Tagged("main.Point", {"X": 1, "Y": 2})], [Tagged("main.Point", {"X": 1, "Y": 3})]),
        ("assert.Nil(t, New())", [Tagged("*main.Stack")], [Tagged("*main.Stack", Tagged("&"))]),
        ("(Do(1) != nil) == true", [ERROR], [NIL_ERROR]),
        ("F(2) == len(\"ab\")", [number(2)], [number(3)]),
        ("for i := 0; i < 2; i++ { if F(i) != 2*i { t.Error() } }", [number(0), number(2)], [number(0), number(1)]),
        ("for i, want := range []int{5, 6} { if F(i) != want { t.Error() } }",
         [number(5), number(6)], [number(6), number(5)]),
        ("if F(1) != 2 { panic(\"wrong\") }", [number(2)], [number(1)]),
    ],
)  # fmt: skip
def test_a_test_holds_for_the_right_values_alone(test: str, right: list[object], wrong: list[object]) -> None:
    lifted = lift(test, CODE)
    assert len(lifted.sources) == len(right)
    assert lifted.decide(right, []) is None
    assert lifted.decide(wrong, []) is not None


def test_rows_that_want_an_error_decide_at_once_what_the_others_must_return() -> None:
    test = """func TestG(t *testing.T) {
	tests := []struct {
		in, want int
		wantErr  bool
	}{{1, 2, false}, {in: -1, wantErr: true}}
	for _, tt := range tests {
		got, err := G(tt.in)
		if (err != nil) != tt.wantErr {
			t.Fatalf("%v", err)
		}
		if tt.wantErr {
			continue
		}
		if got != tt.want {
			t.Error(got)
		}
	}
}"""
    lifted = lift(test, CODE)
    assert lifted.decide([NIL_ERROR, number(2), ERROR], []) is None
    assert lifted.decide([NIL_ERROR, number(3), ERROR], []) is not None
    assert lifted.decide([NIL_ERROR, number(2), NIL_ERROR], []) is not None
    assert lifted.decide([ERROR, number(2), ERROR], []) is not None


def test_a_value_behind_a_condition_may_panic_as_long_as_the_condition_protects_it() -> None:
    lifted = lift('err := Do(1)\nerr == nil || err.Error() == "x"', CODE)
    panicked = Tagged("#panicked")
    assert lifted.decide([NIL_ERROR, panicked], []) is None
    assert lifted.decide([ERROR, panicked], []) is not None


@pytest.mark.parametrize("test", ['!(Do(1) != nil && Do(1).Error() == "x")', 'Do(1) == nil || Do(1).Error() != "x"'])
def test_a_panic_that_nothing_protects_is_no_inequality(test: str) -> None:
    assert lift(test, CODE).decide([ERROR, Tagged("#panicked")], []) is not None


def test_set_up_enters_the_cell_only_where_a_call_needs_it() -> None:
    lifted = lift("in := []int{3, 1}\nunused := []int{7}\nwant := []int{1, 3}\ngot := Sorted(in)\n"
                  "reflect.DeepEqual(got, want) && len(unused) == 1", CODE)  # fmt: skip
    assert "[]int{3, 1}" in shown(lifted)
    assert "[]int{7}" not in shown(lifted)
    assert "[]int{1, 3}" not in shown(lifted)


def test_an_argument_that_the_code_may_change_is_read_back_from_the_cell() -> None:
    lifted = lift("xs := []int{2, 1}\nSort(xs)\nreflect.DeepEqual(xs, []int{1, 2})", CODE)
    assert lifted.sources == ["xs"]
    assert lifted.decide([Tagged("[]int", [1, 2])], []) is None
    assert lifted.decide([Tagged("[]int", [2, 1])], []) is not None


def test_a_scalar_argument_keeps_its_meaning_outside() -> None:
    lifted = lift("n := 4\nF(n) == n", CODE)
    assert lifted.sources == ["F(n)"]
    assert lifted.decide([number(4)], []) is None
    assert lifted.decide([number(5)], []) is not None


def test_names_of_several_scopes_are_kept_apart() -> None:
    lifted = lift("got := F(1)\nif got := F(2); got != 2 { t.Error() }\nif got != 1 { t.Error() }", CODE)
    assert lifted.decide([number(2), number(1)], []) is None
    assert lifted.decide([number(2), number(2)], []) is not None
    assert lifted.sources == ["got", "got"]
    assert [content for kind, content in lifted.steps if kind == "eval"] == ["got_2", "got"]


def test_an_expected_value_that_the_test_computes_is_no_longer_its_first_literal() -> None:
    lifted = lift("want := []int{2, 1}\nsort.Ints(want)\nreflect.DeepEqual(Sorted(nil), want)", CODE)
    asked = [content for _, content in lifted.questions([])]
    assert "sort.Ints(want)" in asked
    assert lifted.decide([Tagged("[]int", [1, 2])], [Tagged("[]int", [1, 2])]) is None


def test_what_a_condition_protects_is_an_attempt_in_the_cell() -> None:
    lifted = lift('err := Do(1)\nerr == nil || err.Error() == "x"', CODE)
    assert [content for kind, content in lifted.steps if kind == "eval"] == ["/*shallow*/err", "/*attempt*/err.Error()"]


def test_an_expected_value_of_the_library_is_a_question() -> None:
    lifted = lift('want := strings.Repeat("ab", 2)\nDo(1).Error() == want', CODE)
    asked = [content for kind, content in lifted.questions([]) if kind == "eval"]
    assert asked == ["want"]
    assert lifted.decide([Tagged("string", "abab")], [Tagged("string", "abab")]) is None
    assert lifted.decide([Tagged("string", "abab")], [Tagged("string", "ab")]) is not None


def test_the_program_cannot_redefine_what_decides() -> None:
    code = """type yes struct{}

var assert yes

func (yes) Equal(a ...any) bool { return true }

func panics(f func()) bool { return true }

func F(n int) int { return 0 }
"""
    assert lift("assert.Equal(t, 2, F(1))", code).decide([number(0)], []) is not None
    assert lift("panics(func() { F(1) })", code).decide([None], []) is not None


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ("1 == 1", "compares nothing"),
        ("Point{1, 2} == Point{1, 2}", "compares nothing"),
        ("strings.ToUpper(\"a\") == \"A\"", "calls nothing"),
        ("F(1) ==", "no Go"),
        ("judge__out == F(1)", "reserved"),
        ("F(1)-918273645 == 0", "arithmetic"),
        ("Make().Equal(Point{1, 2})", "own method"),
        ("reflect.DeepEqual([]any{F(1), 3}, []any{1, 3})", "compare its parts"),
        ("ok := IsPrime(3)\nfoo := func() bool { return F(1) == 2 }()\nfoo", "comparison"),
        ("got := Pair[int]{1, 2}\ngot == Pair[int]{F(1), 2}", "types can hold"),
        ("xs := Sorted(nil)\nfor _, x := range xs { if x != 1 { t.Error() } }", "loop"),
        ("for { if F(1) != 1 { t.Error() } }", "loop"),
        ("switch F(1) {\ncase 2:\n\tt.Error()\n}", "decided outside"),
        ("if F(1) > 0 {\n\tSort(nil)\n}\nF(1) == 1", "under a condition"),
        ("t.Error(F(1))", "fails whatever"),
        ("regexp.MatchString(\"a+\", Do(1).Error())", "MatchString"),
        ("assert.JSONEq(t, \"{}\", Do(1).Error())", "not known"),
        ("t.Skip()\nF(1) == 1", "not known"),
        ("func (p Point) Norm() int { return 1 }\n\nfunc TestF(t *testing.T) { if F(1) != 1 { t.Error() } }", "method"),
        ("defer func() { fmt.Println(recover()) }()\nF(1)", "panic"),
        ("want := strings.Repeat(\"x\", 2)\nDo(1).Error() == want\nwant = \"y\"\nF(1) == 1", "changes"),
    ],
)  # fmt: skip
def test_what_cannot_be_split_is_refused_with_a_reason(test: str, reason: str) -> None:
    with pytest.raises(Unliftable, match=reason):
        lift(test, CODE)


def test_a_package_that_the_program_redefines_is_refused() -> None:
    with pytest.raises(Unliftable, match="calls something reflect"):
        lift("reflect.DeepEqual(F(1), 2)", "var reflect = 1\nfunc F(n int) int { return n }")


def test_a_package_that_a_call_needs_must_be_the_library_s() -> None:
    with pytest.raises(Unliftable, match="calls something strings"):
        lift('strings.ToUpper(F(1)) == "A"', 'var strings = 1\nfunc F(n int) string { return "a" }')


def test_reserved_names_in_the_code_are_refused() -> None:
    with pytest.raises(Unliftable, match="reserved"):
        lift("F(1) == 2", "func judge__case0() {}\nfunc F(n int) int { return n }")


def test_hostile_nesting_is_refused() -> None:
    with pytest.raises(Unliftable):
        lift(f"{'!' * 5000}IsPrime(1)", CODE)


def test_types_of_the_program_that_go_round_in_circles_are_refused() -> None:
    with pytest.raises(Unliftable):
        lift("F() == A{1}", "type A B\ntype B A\nfunc F() A { panic(1) }")
