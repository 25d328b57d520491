"""Methods of Python's texts, lists and dicts, and its regular expressions, in JavaScript."""

import ast
from collections.abc import Sequence

from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.javascript.expressions import TEXTS, Expressions
from agentic_diffusion.training.programs.printers.printing import CONDITION, EQUALITY, ORDER, PRIMARY, SUM, Text

CHARACTER_TESTS = {"isdigit": r"\d", "isalpha": "[a-z]", "isalnum": "[a-z0-9]", "isspace": r"\s"}
TEXT_METHODS = {
    "upper": "{0}.toUpperCase()",
    "lower": "{0}.toLowerCase()",
    "casefold": "{0}.toLowerCase()",
    "startswith": "{0}.startsWith({1})",
    "endswith": "{0}.endsWith({1})",
    "find": "{0}.indexOf({1})",
    "rfind": "{0}.lastIndexOf({1})",
    "replace": "{0}.replaceAll({1}, {2})",
    "count": "{0}.split({1}).length - 1",
    "splitlines": r"{0}.split(/\r?\n/)",
    "lstrip": "{0}.trimStart()",
    "rstrip": "{0}.trimEnd()",
    "ljust": "{0}.padEnd({1}, {2})",
    "rjust": "{0}.padStart({1}, {2})",
    "zfill": "{0}.padStart({1}, '0')",
}


class Methods(Expressions):
    """Calls of methods."""

    def pattern_call(self, name: str, arguments: Sequence[ast.expr]) -> Text:
        match name, arguments:
            case "findall", [ast.Constant(str() as pattern), text] if "(" not in pattern.replace("(?:", "").replace(
                r"\(", ""
            ):
                return Text(f"{self.at(text, PRIMARY)}.match({_regular(pattern)}g) ?? []", CONDITION + 1)
            case "fullmatch", [ast.Constant(str() as pattern), text]:
                return Text(
                    f"{_regular(f'^(?:{pattern})$' if '|' in pattern else f'^{pattern}$')}.test({self.plain(text)})"
                )
            case "sub", [ast.Constant(str() as pattern), ast.Constant(str()) as new, text]:
                return Text(f"{self.at(text, PRIMARY)}.replace({_regular(pattern)}g, {self.plain(new)})")
            case "split", [ast.Constant(str() as pattern), text]:
                return Text(f"{self.at(text, PRIMARY)}.split({_regular(pattern)})")
        raise Untranslatable(f"re.{name}")

    def method(self, holder: ast.expr, name: str, node: ast.Call) -> Text:
        match holder, name, node.args:
            case ast.Call(ast.Name("bin"), [number]), "count", [item]:
                return Text(f"{self.at(number, PRIMARY)}.toString(2).split({self.plain(item)}).length - 1", SUM)
        kind = self.kind(holder).name
        if kind in TEXTS:
            return self._of_text(holder, name, node.args)
        match kind, name, node.args:
            case "dict", "get", [key]:
                return Text(f"{self.element(holder, key)} ?? null", CONDITION + 1)
            case "dict", "get", [key, default]:
                return Text(f"{self.element(holder, key)} ?? {self.at(default, ORDER)}", CONDITION + 1)
            case "dict", "items" | "keys" | "values", []:
                return Text(self.items(node))
            case "list", "count", [item]:
                one = self.fresh("item", "value", "x")
                return Text(
                    f"{self.at(holder, PRIMARY)}.filter(({one}) => {one} === {self.at(item, EQUALITY + 1)}).length"
                )
            case "list", "index", [item]:
                return Text(f"{self.at(holder, PRIMARY)}.indexOf({self.plain(item)})")
            case "list", "pop", []:
                return Text(f"{self.plain(holder)}.pop()")
            case "list", "pop", [ast.Constant(0)]:
                return Text(f"{self.plain(holder)}.shift()")
            case "list", "copy", []:
                return Text(f"[...{self.plain(holder)}]")
            case "list", "reverse", []:
                return Text(f"{self.plain(holder)}.reverse()")
        raise Untranslatable(f"the method {kind}.{name}")

    def _of_text(self, holder: ast.expr, name: str, arguments: Sequence[ast.expr]) -> Text:
        shown = self.at(holder, PRIMARY)
        given = [self.plain(argument) for argument in arguments if not isinstance(argument, ast.GeneratorExp)]
        match name, len(arguments):
            case "split", 0:
                return Text(rf"{shown}.split(/\s+/).filter(Boolean)")
            case "split", 1:
                return Text(f"{shown}.split({given[0]})")
            case "strip", 0:
                return Text(f"{shown}.trim()")
            case "join", 1:
                return Text(f"{self._joinable(arguments[0])}.join({shown})")
            case "isupper" | "islower", 0:
                one, other = ("toUpperCase", "toLowerCase") if name == "isupper" else ("toLowerCase", "toUpperCase")
                return Text(f"{shown} === {shown}.{one}() && {shown} !== {shown}.{other}()", 3)
            case "capitalize", 0:
                return Text(f"{shown}.charAt(0).toUpperCase() + {shown}.slice(1).toLowerCase()", SUM)
            case "swapcase", 0:
                if self.kind(holder).name == "char":
                    test = f"{shown} === {shown}.toUpperCase()"
                    return Text(f"{test} ? {shown}.toLowerCase() : {shown}.toUpperCase()", CONDITION)
                char = self.fresh("c", "ch")
                body = f"{char} === {char}.toUpperCase() ? {char}.toLowerCase() : {char}.toUpperCase()"
                return Text(f"[...{self.plain(holder)}].map(({char}) => ({body})).join('')")
        if name in CHARACTER_TESTS and not arguments:
            pattern = CHARACTER_TESTS[name]
            several = "" if self.kind(holder).name == "char" else "+"
            return Text(f"/^{pattern}{several}$/{'i' if 'a-z' in pattern else ''}.test({self.plain(holder)})")
        if name in ("ljust", "rjust") and len(arguments) == 1:
            given.append("' '")
        if name in TEXT_METHODS and TEXT_METHODS[name].count("{") == 1 + len(given):
            return Text(TEXT_METHODS[name].format(shown, *given), SUM if name == "count" else PRIMARY)
        raise Untranslatable(f"the method str.{name}")

    def _joinable(self, values: ast.expr) -> str:
        return self.items(values)


def _regular(pattern: str) -> str:
    """A regular expression literal. Raises Untranslatable for what JavaScript writes otherwise."""
    if "(?P" in pattern or "(?i" in pattern or r"\Z" in pattern:
        raise Untranslatable("a pattern of a special kind")
    return "/" + pattern.replace("/", r"\/") + "/"
