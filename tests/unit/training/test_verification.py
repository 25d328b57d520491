"""Programs are joined without meeting each other."""

import pytest

from agentic_diffusion.training.verification import Checkable, join

ONE = {
    "python": ("import math\ndef f(x):\n    return math.sqrt(x)\n", "assert f(4) == 2.0"),
    "javascript": ("function f(x) {\n  return g(x);\n}\nconst g = (x) => x.f + 'f(';\n", "f({ f: 1 }) === '1f('"),
    "java": ("import java.util.*;\n\nstatic List<Integer> f(int x) {\n    return List.of(x);\n}\n",
             "f(1).equals(List.of(1))"),
    "go": ('import (\n\t"fmt"\n\t"strings"\n)\n\n'
           "func f(s string) string {\n\treturn fmt.Sprint(strings.ToUpper(s))\n}\n",
           'f("f(") == "F("'),
}  # fmt: skip


@pytest.mark.parametrize("language", ONE)
def test_names_get_numbers_imports_are_shared_and_texts_stay(language: str) -> None:
    code, test = ONE[language]
    pack = [Checkable(language, code, (test,))] * 2
    joined, tests = join(pack)
    assert "f_0(" in joined and "f_1(" in joined
    assert tests[1][0].startswith(("f_1(", "assert f_1("))
    for line in ("import math", "import java.util.*;", 'import "fmt"', 'import "strings"'):
        assert joined.count(line) <= 1
    assert ("'f('" in joined) == (language == "javascript")
    assert '"f("' in tests[0][0] or language != "go"
    assert ".f_0" not in joined


def test_a_single_program_stays_as_it_is() -> None:
    program = Checkable("python", "def f():\n    return 1\n", ("assert f() == 1",))
    assert join([program]) == (program.code, [list(program.tests)])
