"""Operators, literals and indices in Go; what needs a loop is put before the statement (loops.py).

A letter from a loop over a text is a rune, a letter taken by its place is a text of length one, as in the source.
"""

import ast
from collections.abc import Sequence
from typing import ClassVar

from agentic_diffusion.code_generation.languages.literals import literal, type_name
from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.code_generation.syntax_parsers.go_helpers import HELPERS
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.printing import NUMBERS, Printer, Text, is_constant, whole_number

OR, AND, ORDER, SUM, PRODUCT, UNARY, PRIMARY = 1, 2, 3, 4, 5, 6, 14
OPERATORS = {
    ast.Add: ("+", SUM),
    ast.Sub: ("-", SUM),
    ast.Mult: ("*", PRODUCT),
    ast.BitAnd: ("&", PRODUCT),
    ast.BitOr: ("|", SUM),
    ast.BitXor: ("^", SUM),
    ast.LShift: ("<<", PRODUCT),
    ast.RShift: (">>", PRODUCT),
}
COMPARISONS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "==",
    ast.IsNot: "!=",
}
OPPOSITES = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
TEXT, CHAR, INT, FLOAT = ValueType("str"), ValueType("char"), ValueType("int"), ValueType("float")
TEXTS, COLLECTIONS = ("str", "char"), ("list", "tuple", "set", "dict")


class Expressions(Printer):
    """Everything but calls and comprehensions."""

    language: ClassVar = "go"
    indent: ClassVar = "\t"
    semicolon: ClassVar = ""
    reserved: ClassVar = frozenset(
        "break case chan const continue default defer else fallthrough for func go goto if import interface map "
        "package range return select struct switch type var len cap append string int float64 bool rune byte "
        "error true false nil strings strconv sort math unicode fmt regexp max min abs".split()
    )

    def helper(self, name: str) -> str:
        """A function that Go's library lacks; the parser of Go adds it."""
        if name in self.program.returns or name in map(self.name, self.program.returns):
            raise Untranslatable(f"the program has a function {name} of its own")
        assert name in HELPERS
        return name

    def go_type(self, kind: ValueType) -> str:
        match kind.name:
            case "set":
                return f"map[{self.go_type(kind.arguments[0])}]bool"
            case "list":
                return f"[]{self.go_type(kind.arguments[0])}"
            case "tuple" if len(set(kind.arguments)) == 1:
                return f"[]{self.go_type(kind.arguments[0])}"
            case "dict":
                return f"map[{self.go_type(kind.arguments[0])}]{self.go_type(kind.arguments[1])}"
            case "char" | "str":
                return "string"
        if kind.name not in ("int", "long", "float", "bool"):
            raise Untranslatable(f"Go has no {kind}")
        return type_name(kind, "go")

    # -- letters

    def is_rune(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(name):
                return self.program.variables.get(self.function.name, {}).get(name) == CHAR
            case ast.Call(ast.Attribute(inner, "upper" | "lower"), []):
                return self.is_rune(inner)
        return False

    def text(self, node: ast.expr) -> str:
        """An expression of type string."""
        return f"string({self.plain(node)})" if self.is_rune(node) else self.plain(node)

    def text_at(self, node: ast.expr, level: int) -> str:
        return self.text(node) if self.is_rune(node) else self.at(node, level)

    def value(self, node: ast.expr, wanted: ValueType | None = None) -> str:
        """An expression as an element, argument or result: letters as texts, ints as floats where these are wanted."""
        if self.is_rune(node):
            return self.text(node)
        if wanted is not None and wanted.name == "float" and self.kind_or(node).name in ("int", "long"):
            return self.plain(node) if isinstance(node, ast.Constant) else f"float64({self.plain(node)})"
        return self.plain(node)

    def kind_or(self, node: ast.AST) -> ValueType:
        return self.program.kinds.get(node, ValueType("unknown"))

    # -- expressions

    def expression(self, node: ast.expr) -> Text:
        match node:
            case ast.Constant(None):
                raise Untranslatable("Go has no missing values")
            case ast.Constant(value):
                return Text(literal(value, self.kind(node), "go"))
            case ast.Name(name):
                return Text(self.name(name))
            case ast.BinOp(left, operator, right):
                return self.binary(node, left, operator, right)
            case ast.UnaryOp(ast.USub(), operand):
                return Text(f"-{self.at(operand, UNARY)}", UNARY)
            case ast.UnaryOp(ast.Not(), operand):
                return self.negated(operand)
            case ast.BoolOp() if self.kind_or(node).name not in ("bool", "unknown"):
                raise Untranslatable("a choice by and or or")
            case ast.BoolOp(operator, values):
                return self.joined(operator, [self.condition(value) for value in values])
            case ast.Compare(left, operators, others):
                operands = [left, *others]
                parts = [self.compared(operands[i], operators[i], operands[i + 1]) for i in range(len(operators))]
                return parts[0] if len(parts) == 1 else self.joined(ast.And(), parts)
            case ast.IfExp(test, body, other):
                return Text(self.chosen(node, test, body, other))
            case ast.Call():
                return self.call(node)
            case ast.Subscript(value, ast.Slice() as part):
                return self.slice(value, part)
            case ast.Subscript(value, place):
                return Text(self.element(value, place))
            case ast.List(items) | ast.Tuple(items):
                kind = self.kind(node)
                if any(isinstance(item, ast.Starred) for item in items):
                    raise Untranslatable("unpacking in a list")
                element = kind.arguments[0] if kind.arguments else INT
                shown = ", ".join(self.value(item, element) for item in items)
                return Text(f"{self.go_type(self.made(node))}{{{shown}}}")
            case ast.Dict(keys, values):
                return self.mapping(node, keys, values)
            case ast.JoinedStr(parts):
                return self.template(parts)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() | ast.DictComp():
                return Text(self.collected(node))
        raise Untranslatable(f"an expression: {ast.unparse(node)}")

    def made(self, node: ast.expr) -> ValueType:
        """The type of a collection that is made here; where it is empty, that of the variable that takes it."""
        return self.wanted_kind if self.wanted_kind is not None and _is_open(self.kind(node)) else self.kind(node)

    wanted_kind: ValueType | None = None
    wanted_name: str | None = None

    def call(self, node: ast.Call) -> Text:
        raise NotImplementedError

    def collected(self, node: ast.expr) -> str:
        raise NotImplementedError

    def chosen(self, node: ast.IfExp, test: ast.expr, body: ast.expr, other: ast.expr) -> str:
        """A conditional expression: a variable and an if before the statement."""
        kind = self.kind(node)
        name = self.wanted_name or self.fresh("chosen", "value", "picked")
        self.wanted_name = None
        self.put(f"{name} := {self.value(other, kind)}")
        with self.block(f"if {self.condition(test).source}"):
            self.put(f"{name} = {self.value(body, kind)}")
        return name

    def binary(self, node: ast.BinOp, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        one, other = self.kind(left), self.kind(right)
        if "bool" in (one.name, other.name):
            raise Untranslatable("a truth as a number")
        if one.name in TEXTS or other.name in TEXTS:
            return self._of_texts(left, operator, right)
        if one.name in ("list", "tuple"):
            return self._of_lists(node, left, operator, right)
        match operator:
            case ast.Div():
                return Text(f"{self.number(left, PRODUCT)} / {self.number(right, PRODUCT + 1)}", PRODUCT)
            case ast.FloorDiv():
                return self._quotient(left, right)
            case ast.Pow():
                return self._power(node, left, right)
            case ast.Mod():
                return self.remainder(left, right)
        if type(operator) not in OPERATORS or not {one.name, other.name} <= set(NUMBERS):
            raise Untranslatable(f"an operator: {ast.unparse(node)}")
        sign, level = OPERATORS[type(operator)]
        if "float" in (one.name, other.name):
            return Text(f"{self.number(left, level)} {sign} {self.number(right, level + 1)}", level)
        return Text(f"{self.at(left, level)} {sign} {self.at(right, level + 1)}", level)

    def number(self, node: ast.expr, level: int) -> str:
        """An operand of type float64."""
        if self.kind(node).name == "float":
            return self.at(node, level)
        if isinstance(node, ast.Constant):
            return self.plain(node)
        return f"float64({self.plain(node)})"

    def _quotient(self, left: ast.expr, right: ast.expr) -> Text:
        if "float" in (self.kind(left).name, self.kind(right).name):
            return Text(f"math.Floor({self.number(left, PRODUCT)} / {self.number(right, PRODUCT + 1)})")
        if self.is_non_negative(left) and self.is_non_negative(right):
            return Text(f"{self.at(left, PRODUCT)} / {self.at(right, PRODUCT + 1)}", PRODUCT)
        quotient = f"math.Floor({self.number(left, PRODUCT)} / {self.number(right, PRODUCT + 1)})"
        return Text(f"int({quotient})")

    def _power(self, node: ast.BinOp, left: ast.expr, right: ast.expr) -> Text:
        if is_constant(right, 0.5):
            return Text(f"math.Sqrt({self.number(left, 0)})")
        is_simple = isinstance(left, ast.Name)
        if is_constant(right, 2) and is_simple:
            return Text(f"{self.plain(left)} * {self.plain(left)}", PRODUCT)
        if is_constant(right, 3) and is_simple:
            return Text(f"{self.plain(left)} * {self.plain(left)} * {self.plain(left)}", PRODUCT)
        power = f"math.Pow({self.number(left, 0)}, {self.number(right, 0)})"
        return Text(power if self.kind(node).name == "float" else f"int({power})")

    def remainder(self, left: ast.expr, right: ast.expr, *, of_any_sign: bool = False) -> Text:
        if "float" in (self.kind(left).name, self.kind(right).name):
            raise Untranslatable("remainder of floats")
        plain = f"{self.at(left, PRODUCT)} % {self.at(right, PRODUCT + 1)}"
        if of_any_sign or self.is_non_negative(left):
            return Text(plain, PRODUCT)
        divisor = self.at(right, PRODUCT + 1)
        return Text(f"({plain} + {divisor}) % {divisor}", PRODUCT)

    def _of_texts(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        match operator:
            case ast.Add():
                return Text(f"{self.text_at(left, SUM)} + {self.text_at(right, SUM + 1)}", SUM)
            case ast.Mult() if self.kind(left).name in TEXTS:
                return Text(f"strings.Repeat({self.text(left)}, {self.plain(right)})")
            case ast.Mult():
                return Text(f"strings.Repeat({self.text(right)}, {self.plain(left)})")
        raise Untranslatable("an operator of texts")

    def _of_lists(self, node: ast.BinOp, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        match operator, left, right:
            case ast.Add(), _, ast.List([item]):
                return Text(f"append({self.copy(left)}, {self.value(item)})")
            case ast.Add(), _, _:
                return Text(f"append({self.copy(left)}, {self.plain(right)}...)")
            case ast.Mult(), ast.List([ast.Constant(0 | False)]), _:
                return Text(f"make({self.go_type(self.kind(node))}, {self.plain(right)})")
        raise Untranslatable("an operator of lists")

    def copy(self, node: ast.expr) -> str:
        """A slice that may be changed without changing the caller's."""
        if isinstance(node, ast.Name | ast.Subscript | ast.Attribute):
            return f"append({self.go_type(self.kind(node))}{{}}, {self.plain(node)}...)"
        return self.plain(node)

    # -- conditions

    def joined(self, operator: ast.boolop, parts: Sequence[Text]) -> Text:
        sign, level = ("&&", AND) if isinstance(operator, ast.And) else ("||", OR)
        return Text(f" {sign} ".join(f"({part})" if part.level < level else part.source for part in parts), level)

    def negated(self, node: ast.expr) -> Text:
        match node:
            case ast.Compare(left, [ast.In()], [right]):
                return self.compared(left, ast.NotIn(), right)
            case ast.Compare(left, [operator], [right]) if type(operator) in COMPARISONS:
                text = self.compared(left, operator, right).source
                sign = COMPARISONS[type(operator)]
                return Text(text.replace(f" {sign} ", f" {OPPOSITES[sign]} ", 1), ORDER)
        kind = self.kind_or(node).name
        if kind in COLLECTIONS:
            return Text(f"len({self.plain(node)}) == 0", ORDER)
        if kind == "str":
            return Text(f'{self.at(node, ORDER + 1)} == ""', ORDER)
        if kind in NUMBERS:
            return Text(f"{self.at(node, ORDER + 1)} == 0", ORDER)
        return Text(f"!{self.condition_at(node, UNARY)}", UNARY)

    def condition_at(self, node: ast.expr, level: int) -> str:
        text = self.condition(node)
        return f"({text})" if text.level < level else text.source

    def condition(self, node: ast.expr) -> Text:
        kind = self.kind_or(node).name
        if isinstance(node, ast.BoolOp | ast.Compare) or (
            isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
        ):
            return self.expression(node)
        match node:
            case ast.BinOp(left, ast.Mod(), right) if kind in NUMBERS:
                return Text(f"{self.remainder(left, right, of_any_sign=True)} != 0", ORDER)
        if kind in COLLECTIONS:
            return Text(f"len({self.plain(node)}) > 0", ORDER)
        if kind == "str":
            return Text(f'{self.at(node, ORDER + 1)} != ""', ORDER)
        if kind in NUMBERS:
            return Text(f"{self.at(node, ORDER + 1)} != 0", ORDER)
        return self.expression(node)

    def compared(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Text:
        if isinstance(operator, ast.In | ast.NotIn):
            return self.membership(left, right, is_in=isinstance(operator, ast.In))
        sign = COMPARISONS[type(operator)]
        one, other = self.kind_or(left).name, self.kind_or(right).name
        if is_constant(right, None):
            raise Untranslatable("comparing with None")
        if {one, other} & set(COLLECTIONS):
            if {one, other} <= {"list", "tuple", "dict"} and sign in ("==", "!="):
                text = f"reflect.DeepEqual({self.plain(left)}, {self.plain(right)})"
                return Text(text if sign == "==" else f"!{text}", PRIMARY if sign == "==" else UNARY)
            raise Untranslatable("collections compared")
        match left:
            case ast.BinOp(inner, ast.Mod(), divisor) if is_constant(right, 0) and sign in ("==", "!="):
                return Text(f"{self.remainder(inner, divisor, of_any_sign=True)} {sign} 0", ORDER)
        if self.is_rune(left) or self.is_rune(right):
            return self._runes(left, sign, right)
        if {one, other} <= set(NUMBERS) and "float" in (one, other):
            return Text(f"{self.number(left, ORDER + 1)} {sign} {self.number(right, ORDER + 1)}", ORDER)
        return Text(f"{self.at(left, ORDER + 1)} {sign} {self.at(right, ORDER + 1)}", ORDER)

    def _runes(self, left: ast.expr, sign: str, right: ast.expr) -> Text:
        sides = []
        for side, against in ((left, right), (right, left)):
            match side:
                case ast.Constant(str() as letter) if len(letter) == 1:
                    sides.append("'" + literal(letter, TEXT, "go")[1:-1].replace("'", "\\'").replace('\\"', '"') + "'")
                case _ if self.is_rune(side) and (self.is_rune(against) or isinstance(against, ast.Constant)):
                    sides.append(self.plain(side))
                case _:
                    sides.append(self.text(side))
        return Text(f"{sides[0]} {sign} {sides[1]}", ORDER)

    def membership(self, item: ast.expr, holder: ast.expr, *, is_in: bool) -> Text:
        kind = self.kind(holder)
        prefix, level = ("", PRIMARY) if is_in else ("!", UNARY)
        if kind.name in TEXTS:
            if self.is_rune(item):
                return Text(f"{prefix}strings.ContainsRune({self.text(holder)}, {self.plain(item)})", level)
            return Text(f"{prefix}strings.Contains({self.text(holder)}, {self.plain(item)})", level)
        if kind.name == "set":
            return Text(f"{prefix}{self.at(holder, PRIMARY)}[{self.value(item)}]", level)
        if kind.name == "dict":
            name = self.fresh("ok", "found", "exists")
            self.put(f"_, {name} := {self.at(holder, PRIMARY)}[{self.value(item)}]")
            return Text(f"{prefix}{name}", level)
        return Text(f"{prefix}{self.helper('contains')}({self.plain(holder)}, {self.value(item)})", level)

    # -- places

    def mapping(self, node: ast.Dict, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]) -> Text:
        kind = self.made(node)
        pairs = []
        for key, value in zip(keys, values, strict=True):
            if key is None:
                raise Untranslatable("unpacking in a dict")
            pairs.append(f"{self.value(key)}: {self.value(value, kind.arguments[1])}")
        return Text(f"{self.go_type(kind)}{{{', '.join(pairs)}}}")

    def element(self, value: ast.expr, place: ast.expr) -> str:
        kind, holder = self.kind(value), self.at(value, PRIMARY)
        if kind.name == "dict":
            return f"{holder}[{self.value(place)}]"
        is_last = isinstance(place, ast.UnaryOp) and isinstance(place.op, ast.USub)
        if not is_last and not self.is_non_negative(place):
            raise Untranslatable("an index that may be negative")
        if kind.name in TEXTS:
            if is_constant(place, 0):
                return f"{holder}[:1]"
            if is_last and is_constant(place.operand, 1):  # type: ignore[attr-defined]
                return f"{self.named(value)}[len({self.named(value)})-1:]"
            at = self.plain(place) if not is_last else f"len({holder})-{self.plain(place.operand)}"  # type: ignore[attr-defined]
            return f"string({holder}[{at}])"
        if is_last:
            name = self.named(value)
            return f"{name}[len({name})-{self.plain(place.operand)}]"  # type: ignore[attr-defined]
        return f"{holder}[{self.plain(place)}]"

    def named(self, node: ast.expr) -> str:
        """A name for the value, which is needed twice."""
        if isinstance(node, ast.Name):
            return self.plain(node)
        shown = self.plain(node)
        if shown.isidentifier():
            return shown
        name = self.fresh("values", "items", "parts")
        self.put(f"{name} := {shown}")
        return name

    def slice(self, value: ast.expr, part: ast.Slice) -> Text:
        kind = self.kind(value)
        is_text = kind.name in TEXTS
        step = 1 if part.step is None else whole_number(part.step)
        if step == -1 and part.lower is None and part.upper is None:
            return Text(f"{self.helper('reversedText' if is_text else 'reversed')}({self.text(value)})")
        if step is None or step < 1:
            raise Untranslatable("a slice with a special step")
        name = self.named(value) if part.lower is not None or part.upper is not None else self.at(value, PRIMARY)
        low, high = self._bound(part.lower, name), self._bound(part.upper, name)
        shown = f"{name}[{low}:{high}]" if low or high else name
        if step == 1:
            return Text(shown if low or high or is_text else f"append({self.go_type(kind)}{{}}, {shown}...)")
        result = self.fresh("every", "taken", "kept")
        source = shown if shown == name else self.fresh("part", "rest")
        if source != shown:
            self.put(f"{source} := {shown}")
        self.put(f"{result} := {chr(34) * 2 if is_text else self.go_type(kind) + '{}'}")
        with self.block(f"for i := 0; i < len({source}); i += {step}"):
            self.put(f"{result} += string({source}[i])" if is_text else f"{result} = append({result}, {source}[i])")
        return Text(result)

    def _bound(self, bound: ast.expr | None, name: str) -> str:
        """Python's slices stop at the ends by themselves."""
        match bound:
            case None:
                return ""
            case ast.UnaryOp(ast.USub(), operand):
                return f"{self.helper('max')}(len({name})-{self.at(operand, SUM + 1)}, 0)"
            case _ if not self.is_non_negative(bound):
                raise Untranslatable("a bound that may be negative")
        shown = self.plain(bound)
        if self._is_within(bound, name):
            return shown
        return f"{self.helper('min')}({shown}, len({name}))"

    @staticmethod
    def _is_within(bound: ast.expr, name: str) -> bool:
        match bound:
            case ast.BinOp(ast.Call(ast.Name("len"), [ast.Name(found)]), ast.FloorDiv(), _):
                return found == name
        return False

    # -- texts

    def template(self, parts: Sequence[ast.expr]) -> Text:
        form, values = "", []
        for part in parts:
            match part:
                case ast.Constant(str() as text):
                    form += text.replace("%", "%%")
                case ast.FormattedValue(value, -1, None):
                    name = self.kind(value).name
                    if name not in ("int", "long", *TEXTS):
                        raise Untranslatable("a value in a text that is written otherwise")
                    form += "%s" if name in TEXTS else "%d"
                    values.append(self.text(value))
                case ast.FormattedValue(value, -1, ast.JoinedStr([ast.Constant(str() as style)])):
                    form += self._style(style)
                    values.append(self.number(value, 0) if style.endswith("f") else self.text(value))
                case _:
                    raise Untranslatable("a special kind of formatting")
        return Text(f"fmt.Sprintf({literal(form, TEXT, 'go')}, {', '.join(values)})")

    @staticmethod
    def _style(style: str) -> str:
        if style.startswith(".") and style.endswith("f") and style[1:-1].isdigit():
            return f"%{style}"
        if style.startswith("0") and style.rstrip("d").isdigit():
            return f"%{style.rstrip('d')}d"
        raise Untranslatable(f"the format {style}")


def _is_open(kind: ValueType) -> bool:
    return any(part.name == "unknown" or _is_open(part) for part in kind.arguments) or kind.name == "unknown"
