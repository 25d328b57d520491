"""Python's built-in functions and methods in Go."""

import ast
from collections.abc import Callable, Mapping, Sequence

from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.go.expressions import PRIMARY, SUM, TEXTS
from agentic_diffusion.training.programs.printers.go.loops import Loops
from agentic_diffusion.training.programs.printers.printing import NUMBERS, Text, is_constant, keywords, pipeline

OF_RUNES = {
    "isdigit": "IsDigit",
    "isalpha": "IsLetter",
    "isupper": "IsUpper",
    "islower": "IsLower",
    "isspace": "IsSpace",
    "upper": "ToUpper",
    "lower": "ToLower",
}
TEXT_METHODS = {
    "upper": "strings.ToUpper({0})",
    "lower": "strings.ToLower({0})",
    "strip": "strings.TrimSpace({0})",
    "startswith": "strings.HasPrefix({0}, {1})",
    "endswith": "strings.HasSuffix({0}, {1})",
    "find": "strings.Index({0}, {1})",
    "index": "strings.Index({0}, {1})",
    "rfind": "strings.LastIndex({0}, {1})",
    "replace": "strings.ReplaceAll({0}, {1}, {2})",
    "count": "strings.Count({0}, {1})",
    "split": "strings.Split({0}, {1})",
}
MATH = {
    "sqrt": "math.Sqrt({0})",
    "floor": "int(math.Floor({0}))",
    "ceil": "int(math.Ceil({0}))",
    "hypot": "math.Hypot({0}, {1})",
    "isqrt": "int(math.Sqrt({0}))",
    "log": "math.Log({0})",
    "log2": "math.Log2({0})",
    "log10": "math.Log10({0})",
    "sin": "math.Sin({0})",
    "cos": "math.Cos({0})",
    "exp": "math.Exp({0})",
    "trunc": "int({0})",
    "fabs": "math.Abs({0})",
}
CONSTANTS = {"pi": "math.Pi", "e": "math.E", "inf": "math.Inf(1)"}
SORTERS = {"int": "sort.Ints", "long": "sort.Ints", "float": "sort.Float64s", "str": "sort.Strings"}
REVERSERS = {"int": "sort.IntSlice", "long": "sort.IntSlice", "float": "sort.Float64Slice", "str": "sort.StringSlice"}


class Calls(Loops):
    """Calls of functions and methods."""

    def expression(self, node: ast.expr) -> Text:
        match node:
            case ast.Attribute(ast.Name("math"), name) if name in CONSTANTS:
                return Text(CONSTANTS[name])
            case ast.Name(name) if name in CONSTANTS and not self.is_local(name):
                return Text(CONSTANTS[name])
        return super().expression(node)

    def call(self, node: ast.Call) -> Text:
        match node.func:
            case ast.Name(name) if name in self.program.returns:
                return Text(f"{self.name(name)}({', '.join(self.value(argument) for argument in node.args)})")
            case ast.Name(name) if name in MATH:
                return self._math(name, node)
            case ast.Name(name) if name in BUILT_INS:
                return BUILT_INS[name](self, node)
            case ast.Attribute(ast.Name("math"), name):
                return self._math(name, node)
            case ast.Attribute(ast.Name("dict"), "fromkeys"):
                return Text(f"{self.helper('unique')}({self._list_of(node.args[0])})")
            case ast.Attribute(holder, name):
                return self._method(holder, name, node)
        raise Untranslatable(f"a call: {ast.unparse(node)}")

    def sequence(self, node: ast.expr) -> str:
        match node:
            case ast.Call(ast.Attribute(ast.Name("dict"), "fromkeys")):
                return self.plain(node)
            case ast.Call(ast.Name("set"), [values]):
                return f"{self.helper('unique')}({self._list_of(values)})"
            case ast.Call(ast.Name("reversed"), [values]):
                return f"{self.helper('reversed')}({self._list_of(values)})"
            case ast.Name(name) if self.is_ordered(name):
                return self.plain(node)
        return super().sequence(node)

    def _list_of(self, values: ast.expr) -> str:
        kind = self.kind_or(values).name
        if kind == "str":
            return f'strings.Split({self.text(values)}, "")'
        return self.plain(values)

    # -- functions

    def _len(self, node: ast.Call) -> Text:
        match node.args[0]:
            case ast.Call(ast.Name("set"), [values]):
                return Text(f"len({self.helper('unique')}({self._list_of(values)}))")
        return Text(f"len({self.text(node.args[0])})")

    def _sum(self, node: ast.Call) -> Text:
        if len(node.args) != 1:
            raise Untranslatable("sum with a start")
        return Text(self.summed(node.args[0], self.kind(node)))

    def _any(self, node: ast.Call) -> Text:
        return Text(self.quantified(node.args[0], is_all=node.func.id == "all"))  # type: ignore[attr-defined]

    def _extreme(self, node: ast.Call) -> Text:
        name, words = node.func.id, keywords(node)  # type: ignore[attr-defined]
        if "default" in words:
            raise Untranslatable("max with a default")
        if len(node.args) == 1:
            key = self._key_form(words["key"]) if "key" in words else "{0}"
            kind = self.kind(node)
            return Text(self.extreme(node.args[0], kind, is_max=name == "max", key=key))
        if (
            "key" in words
            or self.kind(node).name not in NUMBERS
            or any(isinstance(part, ast.Starred) for part in node.args)
        ):
            raise Untranslatable(f"{name} of a special kind")
        is_float = self.kind(node).name == "float"
        function = f"math.{name.title()}" if is_float else self.helper(name)
        shown = [self.number(part, 0) if is_float else self.plain(part) for part in node.args]
        text = shown[-1]
        for part in reversed(shown[:-1]):
            text = f"{function}({part}, {text})"
        return Text(text)

    def _key_form(self, key: ast.expr) -> str:
        """The key of `{0}`."""
        match key:
            case ast.Name("len"):
                return "len({0})"
            case ast.Name("abs"):
                return f"{self.helper('abs')}({{0}})"
            case ast.Attribute(ast.Name("str"), "lower"):
                return "strings.ToLower({0})"
            case ast.Attribute(ast.Name(mapping), "get"):
                return f"{self.name(mapping)}[{{0}}]"
            case ast.Name(function) if function in self.program.returns:
                return f"{self.name(function)}({{0}})"
            case ast.Lambda(ast.arguments(args=[argument]), body):
                before = len(self.lines)
                shown = self.plain(_replaced(body, argument.arg))
                if len(self.lines) != before or "{" in shown:
                    raise Untranslatable("a key that needs statements")
                return shown.replace(PLACE, "{0}")
        raise Untranslatable(f"a key: {ast.unparse(key)}")

    def _sorted(self, node: ast.Call) -> Text:
        words, values = keywords(node), node.args[0]
        is_reverse = is_constant(words.get("reverse"), value=True)
        kind = self.kind(node).arguments[0]
        wanted, self.wanted_name = self.wanted_name, None
        self.wanted_name = wanted if pipeline(values) is not None else None
        source = self._copied(values)
        self.wanted_name = None
        name = (
            source
            if pipeline(values) is not None and source.isidentifier()
            else wanted or self.fresh("sorted", "ordered", "result")
        )
        if source != name:
            self.put(f"{name} := {source}")
        if "key" in words:
            self._sort_by(name, words["key"], kind, is_reverse=is_reverse)
        elif kind.name not in SORTERS and kind.name != "char":
            raise Untranslatable(f"sorting {kind}")
        elif is_reverse:
            self.put(f"sort.Sort(sort.Reverse({REVERSERS.get(kind.name, 'sort.StringSlice')}({name})))")
        else:
            self.put(f"{SORTERS.get(kind.name, 'sort.Strings')}({name})")
        return Text(name)

    def _copied(self, values: ast.expr) -> str:
        match values:
            case ast.Call(ast.Attribute(ast.Name("dict"), "fromkeys")) | ast.Call(ast.Attribute(_, "split")):
                return self.plain(values)
            case ast.Call(ast.Name("set"), [inner]):
                return f"{self.helper('unique')}({self._list_of(inner)})"
            case ast.SetComp():
                listed = ast.copy_location(ast.ListComp(values.elt, values.generators), values)
                return f"{self.helper('unique')}({self.collected(listed)})"
        if pipeline(values) is not None:
            return self.collected(values)
        if self.kind(values).name == "str":
            return f'strings.Split({self.text(values)}, "")'
        match values:
            case ast.BinOp(left, ast.BitOr(), right):
                return f"{self.helper('unique')}(append({self._fresh_list(left)}, {self.sequence(right)}...))"
        if self.kind(values).name not in ("list", "tuple"):
            raise Untranslatable("sorting a special kind")
        return self.copy(values)

    def _fresh_list(self, values: ast.expr) -> str:
        """Of a set that is joined with another: its values in a slice of its own."""
        match values:
            case ast.Call(ast.Name("set"), [ast.Name() as inner]) if self.kind(inner).name == "list":
                return self.copy(inner)
        raise Untranslatable("joining sets of a special kind")

    def _sort_by(self, name: str, key: ast.expr, kind: ValueType, *, is_reverse: bool) -> None:
        if kind.name not in (*NUMBERS, "str", "char", "list", "tuple"):
            raise Untranslatable(f"sorting {kind}")
        form = self._key_form(key)
        one, other = form.format(f"{name}[i]"), form.format(f"{name}[j]")
        with self._less(name):
            self.put(f"return {one} {'>' if is_reverse else '<'} {other}")

    def _less(self, name: str):  # type: ignore[no-untyped-def]
        return _LessBlock(self, name)

    def _str(self, node: ast.Call) -> Text:
        kind = self.kind(node.args[0]).name
        if kind in TEXTS:
            return Text(self.text(node.args[0]))
        if kind not in ("int", "long"):
            raise Untranslatable("a text of what is written otherwise")
        return Text(f"strconv.Itoa({self.plain(node.args[0])})")

    def _int(self, node: ast.Call) -> Text:
        kind = self.kind(node.args[0]).name
        if kind == "float":
            return Text(f"int({self.plain(node.args[0])})")
        if kind == "bool":
            raise Untranslatable("a truth as a number")
        if self.is_rune(node.args[0]) and len(node.args) == 1:
            return Text(f"int({self.plain(node.args[0])} - '0')")
        name = self.take_name("number", "n", "value")
        if len(node.args) == 2:
            wide = self.fresh("parsed", "wide")
            self.put(f"{wide}, _ := strconv.ParseInt({self.text(node.args[0])}, {self.plain(node.args[1])}, 64)")
            return Text(f"int({wide})")
        self.put(f"{name}, _ := strconv.Atoi({self.text(node.args[0])})")
        return Text(name)

    def _float(self, node: ast.Call) -> Text:
        if is_constant(node.args[0], "inf"):
            return Text("math.Inf(1)")
        if self.kind(node.args[0]).name in NUMBERS:
            return Text(f"float64({self.plain(node.args[0])})")
        name = self.take_name("number", "value", "parsed")
        self.put(f"{name}, _ := strconv.ParseFloat({self.text(node.args[0])}, 64)")
        return Text(name)

    def _abs(self, node: ast.Call) -> Text:
        if self.kind(node.args[0]).name == "float":
            return Text(f"math.Abs({self.plain(node.args[0])})")
        return Text(f"{self.helper('abs')}({self.plain(node.args[0])})")

    def _round(self, node: ast.Call) -> Text:
        match node.args:
            case [value]:
                return Text(f"int(math.RoundToEven({self.number(value, 0)}))")
            case [value, ast.Constant(int() as digits)]:
                scale = 10**digits
                return Text(f"math.Round({self.number(value, 5)}*{scale}) / {scale}", 5)
        raise Untranslatable("round to a computed number of digits")

    def _list(self, node: ast.Call) -> Text:
        if not node.args:
            raise Untranslatable("an empty list")
        values = node.args[0]
        match values:
            case ast.Call(ast.Attribute(ast.Name("dict"), "fromkeys")):
                return self.expression(values)
            case ast.Call(ast.Name("reversed"), [inner]):
                return Text(f"{self.helper('reversed')}({self._list_of(inner)})")
            case ast.Call(ast.Name("range")):
                name, item = self.take_name("result", "values"), self.fresh("i", "number")
                self.put(f"{name} := []int{{}}")
                self.put_loop(ast.Name(item, ast.Store()), values, [])
                self.put(f"\t{name} = append({name}, {item})")
                self.put("}")
                return Text(name)
        kind = self.kind_or(values).name
        if kind == "str":
            return Text(f'strings.Split({self.text(values)}, "")')
        if kind == "list":
            return Text(self.copy(values))
        raise Untranslatable(f"list of {kind}")

    def _set(self, node: ast.Call) -> Text:
        kind = self.kind(node)
        name = self.take_name("seen", "known", "members")
        self.put(f"{name} := {self.go_type(self.made(node))}{{}}")
        if node.args:
            item = self.fresh("value", "item")
            rune = self.kind_or(node.args[0]).name == "str"
            with self.block(f"for _, {item} := range {self.sequence(node.args[0])}"):
                self.put(f"{name}[{f'string({item})' if rune else item}] = true")
        assert kind.name == "set"
        return Text(name)

    def _ord(self, node: ast.Call) -> Text:
        if self.is_rune(node.args[0]):
            return Text(f"int({self.plain(node.args[0])})")
        return Text(f"int({self.at(node.args[0], PRIMARY)}[0])")

    def _chr(self, node: ast.Call) -> Text:
        return Text(f"string(rune({self.plain(node.args[0])}))")

    def _math(self, name: str, node: ast.Call) -> Text:
        if name not in MATH:
            raise Untranslatable(f"math.{name}")
        return Text(MATH[name].format(*(self.number(argument, 0) for argument in node.args)))

    # -- methods

    def slice(self, value: ast.expr, part: ast.Slice) -> Text:
        match value, part:
            case ast.Call(ast.Name("bin" | "hex" | "oct" as base), [number]), ast.Slice(ast.Constant(2), None, None):
                return Text(
                    f"strconv.FormatInt(int64({self.plain(number)}), { ({'bin': 2, 'oct': 8, 'hex': 16}[base]) })"
                )
        return super().slice(value, part)

    def _method(self, holder: ast.expr, name: str, node: ast.Call) -> Text:
        match holder, name, node.args:
            case ast.Call(ast.Name("bin"), [number]), "count", [ast.Constant("1")]:
                return Text(f"bits.OnesCount(uint({self.plain(number)}))")
        kind = self.kind(holder).name
        if self.is_rune(holder):
            return self._of_rune(holder, name, node)
        if kind in TEXTS:
            return self._of_text(holder, name, node.args)
        match kind, name, node.args:
            case "dict", "get", [key, default] if is_constant(default, 0) or is_constant(default, ""):
                return Text(self.element(holder, key))
            case "list", "count", [item]:
                total, one = self.take_name("count", "total"), self.fresh("value", "item")
                self.put(f"{total} := 0")
                loop = self.block(f"for _, {one} := range {self.plain(holder)}")
                with loop, self.block(f"if {one} == {self.value(item)}"):
                    self.put(f"{total}++")
                return Text(total)
            case "list", "copy", []:
                return Text(self.copy(holder))
        raise Untranslatable(f"the method {kind}.{name}")

    def _of_rune(self, holder: ast.expr, name: str, node: ast.Call) -> Text:
        shown = self.plain(holder)
        if name == "isalnum":
            return Text(f"unicode.IsLetter({shown}) || unicode.IsDigit({shown})", 1)
        if name in OF_RUNES and not node.args:
            return Text(f"unicode.{OF_RUNES[name]}({shown})")
        if name == "swapcase":
            return Text(f"{self.helper('swapCase')}(string({shown}))")
        raise Untranslatable(f"the method str.{name} of a letter")

    def _of_text(self, holder: ast.expr, name: str, arguments: Sequence[ast.expr]) -> Text:
        shown = self.plain(holder)
        match name, len(arguments):
            case "split", 0:
                return Text(f"strings.Fields({shown})")
            case "join", 1:
                return self._join(shown, arguments[0], holder)
            case "isupper" | "islower", 0:
                one, other = ("ToUpper", "ToLower") if name == "isupper" else ("ToLower", "ToUpper")
                return Text(f"{shown} == strings.{one}({shown}) && {shown} != strings.{other}({shown})", 2)
            case "capitalize", 0:
                short = self.named(holder)
                return Text(f"strings.ToUpper({short}[:1]) + strings.ToLower({short}[1:])", SUM)
            case "swapcase", 0:
                return Text(f"{self.helper('swapCase')}({shown})")
            case "isdigit" | "isalpha", 0 if self.kind(holder).name == "char":
                return Text(f"unicode.{OF_RUNES[name]}(rune({self.at(holder, PRIMARY)}[0]))")
            case "ljust" | "rjust" | "zfill", 1 | 2:
                return self._padded(holder, name, arguments)
            case "strip", 1:
                return Text(f"strings.Trim({shown}, {self.plain(arguments[0])})")
        if name in TEXT_METHODS and TEXT_METHODS[name].count("{") == 1 + len(arguments):
            return Text(TEXT_METHODS[name].format(shown, *(self.text(argument) for argument in arguments)))
        raise Untranslatable(f"the method str.{name}")

    def _padded(self, holder: ast.expr, name: str, arguments: Sequence[ast.expr]) -> Text:
        fill = '"0"' if name == "zfill" else self.text(arguments[1]) if len(arguments) == 2 else '" "'
        short = self.named(holder)
        padding = f"strings.Repeat({fill}, {self.helper('max')}({self.at(arguments[0], SUM)}-len({short}), 0))"
        return Text(f"{short} + {padding}" if name == "ljust" else f"{padding} + {short}", SUM)

    def _join(self, separator: str, values: ast.expr, holder: ast.expr) -> Text:
        pipe = pipeline(values)
        match values:
            case ast.Call(ast.Name("reversed"), [inner]):
                return Text(f"strings.Join({self.helper('reversed')}({self._list_of(inner)}), {separator})")
            case ast.Call(ast.Name("sorted"), [inner], []) if self.kind_or(inner).name == "str":
                return Text(f"strings.Join({self.helper('sortedLetters')}({self.text(inner)}), {separator})")
        if pipe is None or not is_constant(holder, ""):
            if self.kind_or(values).name == "str":
                return Text(f'strings.Join(strings.Split({self.text(values)}, ""), {separator})')
            return Text(f"strings.Join({self.plain(values)}, {separator})")
        wanted, self.wanted_name = self.wanted_name, None
        name = self.fresh("builder", "text", "out")
        self.put(f"var {name} strings.Builder")
        with self.looping(pipe):
            if self.is_rune(pipe.element):
                self.put(f"{name}.WriteRune({self.plain(pipe.element)})")
            else:
                self.put(f"{name}.WriteString({self.text(pipe.element)})")
        self.wanted_name = wanted
        return Text(f"{name}.String()")


PLACE = "PLACEHOLDER"
BUILT_INS: Mapping[str, Callable[[Calls, ast.Call], Text]] = {
    "len": Calls._len, "sum": Calls._sum, "any": Calls._any, "all": Calls._any, "max": Calls._extreme,
    "min": Calls._extreme, "sorted": Calls._sorted, "str": Calls._str, "int": Calls._int, "float": Calls._float,
    "abs": Calls._abs, "round": Calls._round, "list": Calls._list, "tuple": Calls._list, "set": Calls._set,
    "ord": Calls._ord, "chr": Calls._chr,
}  # fmt: skip


class _LessBlock:
    """The comparison function of sort.SliceStable."""

    def __init__(self, printer: Calls, name: str) -> None:
        self.printer, self.name = printer, name

    def __enter__(self) -> None:
        self.printer.put(f"sort.SliceStable({self.name}, func(i, j int) bool {{")
        self.printer.depth += 1

    def __exit__(self, *_: object) -> None:
        self.printer.depth -= 1
        self.printer.put("})")


def _replaced(body: ast.expr, name: str) -> ast.expr:
    """The body itself, with the variable renamed in place: printers look nodes up by identity."""
    for node in ast.walk(body):
        if isinstance(node, ast.Name) and node.id == name:
            node.id = PLACE
    return body
