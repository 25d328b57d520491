"""Go test files as single tests."""

import pytest

from agentic_diffusion.errors import InputError
from agentic_diffusion.sandbox.languages.go.lifting import lift
from agentic_diffusion.sandbox.languages.go.tables import parse_tests
from agentic_diffusion.sandbox.wire import Tagged

CODE = "package main\n\nfunc F(n int) int { return n }\n\nfunc New() *int { return nil }\n"
TABLE = """package main

import "testing"

func TestF(t *testing.T) {
	tests := []struct {
		name     string
		in, want int
	}{
		{"one", 1, 2},
		{"two", 2, 4}, // a comment
		{name: "three", in: 3, want: 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := F(tt.in); got != tt.want {
				t.Errorf("got %d", got)
			}
		})
	}
}

func TestOther(t *testing.T) {
	if F(0) != 0 {
		t.Fatal("zero")
	}
}
"""


def test_a_table_is_one_test_for_each_row() -> None:
    tests = parse_tests(TABLE)
    assert len(tests) == 4
    for test, wanted in zip(tests, [2, 4, 6, 0], strict=True):
        lifted = lift(test, CODE)
        assert lifted.decide([Tagged("int", wanted)], []) is None
        assert lifted.decide([Tagged("int", wanted + 1)], []) is not None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("F(1) == 1\nF(2) == 2\n", 2),
        ("x := 1\nF(x) == 1\nF(x) != 2", 2),
        ("p := New()\nF(*p) == 1\nF(*p) == 2", 1),
        ("if F(1) != 1 {\n\tt.Error()\n}\n\nif F(2) != 2 {\n\tt.Error()\n}", 2),
        ("import \"testing\"\n\nfunc TestA(t *testing.T) { if F(1) != 1 { t.Error() } }\n"
         "func helper() int { return 1 }\nfunc TestB(t *testing.T) { if F(2) != helper() { t.Error() } }", 2),
        ("func TestA(t *testing.T) {\n\tfor k, v := range map[int]int{1: 1, 2: 2} {\n"
         "\t\tif F(k) != v {\n\t\t\tt.Error()\n\t\t}\n\t}\n}", 2),
        ("func TestA(t *testing.T) {\n\tfor i, v := range []int{0, 1} {\n"
         "\t\tif F(i) != v {\n\t\t\tt.Error()\n\t\t}\n\t}\n}", 1),
        ("", 0),
    ],
)  # fmt: skip
def test_a_file_is_split_into_what_can_be_judged_alone(text: str, number: int) -> None:
    tests = parse_tests(text)
    assert len(tests) == number
    for test in tests:
        assert lift(test, CODE).sources


@pytest.mark.parametrize(("text", "where"), [("F(1) ==\n", "line 1"), ("F(1) == 1\nF(2) = = 2\n", "line 2")])
def test_text_that_is_no_go_is_refused_with_its_line(text: str, where: str) -> None:
    with pytest.raises(InputError, match=where):
        parse_tests(text)
