"""Operators, literals and places in Java.

A letter of a text is a char (or an int in a stream of letters), a text of one letter where a value is wanted. Numbers
from lists and maps are boxed, which matters to `==` alone.
"""

import ast
from collections.abc import Sequence
from typing import ClassVar

from agentic_diffusion.code_generation.languages.literals import literal
from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.printing import (
    AND,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    CONDITION,
    EQUALITY,
    NUMBERS,
    OR,
    ORDER,
    PRIMARY,
    PRODUCT,
    SHIFT,
    SUM,
    UNARY,
    Printer,
    Text,
    is_constant,
    whole_number,
)  # fmt: skip

OPERATORS = {
    ast.Add: ("+", SUM),
    ast.Sub: ("-", SUM),
    ast.Mult: ("*", PRODUCT),
    ast.BitAnd: ("&", BIT_AND),
    ast.BitOr: ("|", BIT_OR),
    ast.BitXor: ("^", BIT_XOR),
    ast.LShift: ("<<", SHIFT),
    ast.RShift: (">>", SHIFT),
}
COMPARISONS = {
    ast.Eq: ("==", EQUALITY), ast.NotEq: ("!=", EQUALITY), ast.Lt: ("<", ORDER), ast.LtE: ("<=", ORDER),
    ast.Gt: (">", ORDER), ast.GtE: (">=", ORDER), ast.Is: ("==", EQUALITY), ast.IsNot: ("!=", EQUALITY),
}  # fmt: skip
TEXT, CHAR = ValueType("str"), ValueType("char")
TEXTS, LISTS, COLLECTIONS = ("str", "char"), ("list", "tuple"), ("list", "tuple", "set", "dict")
BOXES = {"int": "Integer", "long": "Long", "float": "Double", "bool": "Boolean", "str": "String", "char": "String"}
PRIMITIVES = {"int": "int", "long": "long", "float": "double", "bool": "boolean", "str": "String", "char": "String"}


class Expressions(Printer):
    """Everything but calls and comprehensions."""

    language: ClassVar = "java"
    unused: ClassVar = "i"
    reserved: ClassVar = frozenset(
        "abstract assert boolean break byte case catch char class const continue default do double else enum "
        "extends final finally float for goto if implements import instanceof int interface long native new "
        "package private protected public return short static strictfp super switch synchronized this throw "
        "throws transient try void volatile while true false null var record yield".split()
    )

    def __init__(self, program: object) -> None:
        super().__init__(program)  # type: ignore[arg-type]
        self.boxed: set[str] = set()
        """Variables of lambdas over streams of objects."""

    def java_type(self, kind: ValueType, *, boxed: bool = False) -> str:
        match kind.name:
            case "optional":
                return self.java_type(kind.arguments[0], boxed=True)
            case "list" | "set":
                holder = "List" if kind.name == "list" else "Set"
                return f"{holder}<{self.java_type(kind.arguments[0], boxed=True)}>"
            case "tuple" if len(set(kind.arguments)) == 1:
                return f"List<{self.java_type(kind.arguments[0], boxed=True)}>"
            case "dict":
                return f"Map<{', '.join(self.java_type(part, boxed=True) for part in kind.arguments)}>"
        if kind.name not in PRIMITIVES:
            raise Untranslatable(f"Java has no {kind}")
        return (BOXES if boxed else PRIMITIVES)[kind.name]

    def kind_or(self, node: ast.AST) -> ValueType:
        return self.program.kinds.get(node, ValueType("unknown"))

    # -- letters

    def is_letter(self, node: ast.expr) -> bool:
        """Whether the expression has type char or int and stands for a letter."""
        match node:
            case ast.Name(name):
                return self.program.variables.get(self.function.name, {}).get(name) == CHAR
            case ast.Call(ast.Attribute(inner, "upper" | "lower"), []):
                return self.is_letter(inner)
            case ast.Subscript(holder, place):
                return not isinstance(place, ast.Slice) and self.kind_or(holder).name == "str"
        return False

    def text(self, node: ast.expr) -> str:
        """An expression of type String."""
        return f"Character.toString({self.plain(node)})" if self.is_letter(node) else self.plain(node)

    def text_at(self, node: ast.expr, level: int) -> str:
        return self.text(node) if self.is_letter(node) else self.at(node, level)

    def value(self, node: ast.expr, wanted: ValueType | None = None) -> str:
        """An expression as an element, argument or result."""
        if self.is_letter(node):
            return self.text(node)
        if wanted is not None and wanted.name == "float" and self.kind_or(node).name in ("int", "long"):
            return f"{self.plain(node)}.0" if isinstance(node, ast.Constant) else f"(double) {self.at(node, UNARY)}"
        return self.plain(node)

    def is_boxed(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(name):
                return name in self.boxed
            case ast.Subscript(holder):
                return self.kind_or(holder).name in COLLECTIONS
            case ast.Call(ast.Attribute(attr="get" | "pop")):
                return True
        return False

    # -- expressions

    def expression(self, node: ast.expr) -> Text:
        match node:
            case ast.Constant(None):
                return Text("null")
            case ast.Constant(value):
                return Text(literal(value, self.kind(node), "java"))
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
                kind = self.kind_or(node)
                first = self.condition(test)
                head = f"({first})" if first.level <= CONDITION else first.source
                return Text(f"{head} ? {self.value(body, kind)} : {self.value(other, kind)}", CONDITION)
            case ast.Call():
                return self.call(node)
            case ast.Subscript(value, ast.Slice() as part):
                return self.slice(value, part)
            case ast.Subscript(value, place):
                return Text(self.element(value, place))
            case ast.List(items) | ast.Tuple(items):
                return self.listed(node, items)
            case ast.Dict(keys, values):
                return self.mapping(keys, values)
            case ast.JoinedStr(parts):
                return self.template(parts)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() | ast.DictComp():
                return Text(self.collected(node))
        raise Untranslatable(f"an expression: {ast.unparse(node)}")

    def call(self, node: ast.Call) -> Text:
        raise NotImplementedError

    def collected(self, node: ast.expr) -> str:
        raise NotImplementedError

    def listed(self, node: ast.expr, items: Sequence[ast.expr]) -> Text:
        """A list literal: one that may grow where a variable takes it, a fixed one elsewhere."""
        if any(isinstance(item, ast.Starred) for item in items):
            raise Untranslatable("unpacking in a list")
        kind = self.kind(node)
        element = kind.arguments[0] if kind.arguments else None
        shown = ", ".join(self.value(item, element) for item in items)
        if self.is_variable:
            return Text(f"new ArrayList<>(List.of({shown}))" if items else "new ArrayList<>()")
        return Text(f"List.of({shown})")

    is_variable: bool = False
    """Whether the expression becomes the value of a variable, which may be changed later."""

    def binary(self, node: ast.BinOp, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        one, other = self.kind(left), self.kind(right)
        if "bool" in (one.name, other.name):
            raise Untranslatable("a truth as a number")
        if one.name in TEXTS or other.name in TEXTS:
            return self._of_texts(left, operator, right)
        if one.name in LISTS:
            return self._of_lists(left, operator, right)
        match operator:
            case ast.Div():
                return Text(f"{self.number(left, PRODUCT)} / {self.at(right, PRODUCT + 1)}", PRODUCT)
            case ast.FloorDiv() if "float" not in (one.name, other.name):
                if self.is_non_negative(left) and self.is_non_negative(right):
                    return Text(f"{self.at(left, PRODUCT)} / {self.at(right, PRODUCT + 1)}", PRODUCT)
                return Text(f"Math.floorDiv({self.plain(left)}, {self.plain(right)})")
            case ast.FloorDiv():
                return Text(f"Math.floor({self.number(left, PRODUCT)} / {self.at(right, PRODUCT + 1)})")
            case ast.Pow():
                return self._power(node, left, right)
            case ast.Mod():
                return self.remainder(left, right)
        if type(operator) not in OPERATORS or not {one.name, other.name} <= set(NUMBERS):
            raise Untranslatable(f"an operator: {ast.unparse(node)}")
        sign, level = OPERATORS[type(operator)]
        return Text(f"{self.at(left, level)} {sign} {self.at(right, level + 1)}", level)

    def number(self, node: ast.expr, level: int) -> str:
        """An operand of type double."""
        if self.kind(node).name == "float":
            return self.at(node, level)
        if isinstance(node, ast.Constant):
            return f"{self.plain(node)}.0"
        return f"(double) {self.at(node, UNARY)}"

    def _power(self, node: ast.BinOp, left: ast.expr, right: ast.expr) -> Text:
        if is_constant(right, 0.5):
            return Text(f"Math.sqrt({self.plain(left)})")
        if isinstance(left, ast.Name) and isinstance(right, ast.Constant) and right.value in (2, 3):
            return Text(" * ".join([self.plain(left)] * ast.literal_eval(right)), PRODUCT)
        power = f"Math.pow({self.plain(left)}, {self.plain(right)})"
        kind = self.kind(node).name
        return Text(power) if kind == "float" else Text(f"({PRIMITIVES[kind]}) {power}", UNARY)

    def remainder(self, left: ast.expr, right: ast.expr, *, of_any_sign: bool = False) -> Text:
        is_float = "float" in (self.kind(left).name, self.kind(right).name)
        if of_any_sign or is_float or self.is_non_negative(left):
            return Text(f"{self.at(left, PRODUCT)} % {self.at(right, PRODUCT + 1)}", PRODUCT)
        return Text(f"Math.floorMod({self.plain(left)}, {self.plain(right)})")

    def _of_texts(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        match operator:
            case ast.Add():
                return Text(f"{self.text_at(left, SUM)} + {self.text_at(right, SUM + 1)}", SUM)
            case ast.Mult() if self.kind(left).name in TEXTS:
                return Text(f"{self.text_at(left, PRIMARY)}.repeat({self.plain(right)})")
            case ast.Mult():
                return Text(f"{self.text_at(right, PRIMARY)}.repeat({self.plain(left)})")
        raise Untranslatable("an operator of texts")

    def _of_lists(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        match operator, left:
            case ast.Mult(), ast.List([item]):
                return Text(f"new ArrayList<>(Collections.nCopies({self.plain(right)}, {self.value(item)}))")
            case ast.Add(), _:
                name = self.fresh("joined", "all", "together")
                self.end(f"{self.java_type(self.kind(left))} {name} = new ArrayList<>({self.plain(left)})")
                self.end(f"{name}.addAll({self.plain(right)})")
                return Text(name)
        raise Untranslatable("an operator of lists")

    # -- conditions

    def joined(self, operator: ast.boolop, parts: Sequence[Text]) -> Text:
        sign, level = ("&&", AND) if isinstance(operator, ast.And) else ("||", OR)
        return Text(f" {sign} ".join(f"({part})" if part.level < level else part.source for part in parts), level)

    def negated(self, node: ast.expr) -> Text:
        match node:
            case ast.Compare(left, [ast.In()], [right]):
                return self.compared(left, ast.NotIn(), right)
            case ast.Compare(left, [ast.Eq() | ast.NotEq() as operator], [right]):
                return self.compared(left, ast.NotEq() if isinstance(operator, ast.Eq) else ast.Eq(), right)
        kind = self.kind_or(node).name
        if kind in (*COLLECTIONS, "str"):
            return Text(f"{self.at(node, PRIMARY)}.isEmpty()")
        if kind in NUMBERS:
            return Text(f"{self.at(node, EQUALITY + 1)} == 0", EQUALITY)
        text = self.condition(node)
        return Text(f"!({text})" if text.level < UNARY else f"!{text}", UNARY)

    def condition(self, node: ast.expr) -> Text:
        kind = self.kind_or(node).name
        if isinstance(node, ast.BoolOp):
            return self.joined(node.op, [self.condition(value) for value in node.values])
        if isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            return self.expression(node)
        match node:
            case ast.BinOp(left, ast.Mod(), right) if kind in NUMBERS:
                return Text(f"{self.remainder(left, right, of_any_sign=True)} != 0", EQUALITY)
        if kind in (*COLLECTIONS, "str"):
            return Text(f"!{self.at(node, PRIMARY)}.isEmpty()", UNARY)
        if kind in NUMBERS:
            return Text(f"{self.at(node, EQUALITY + 1)} != 0", EQUALITY)
        return self.expression(node)

    def compared(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Text:
        if isinstance(operator, ast.In | ast.NotIn):
            return self.membership(left, right, is_in=isinstance(operator, ast.In))
        sign, level = COMPARISONS[type(operator)]
        if is_constant(right, None):
            return Text(f"{self.at(left, level + 1)} {sign} null", level)
        one, other = self.kind_or(left).name, self.kind_or(right).name
        if self.is_letter(left) or self.is_letter(right):
            found = self._letters(left, sign, level, right)
            if found is not None:
                return found
        match left:
            case ast.BinOp(inner, ast.Mod(), divisor) if is_constant(right, 0) and level == EQUALITY:
                return Text(f"{self.remainder(inner, divisor, of_any_sign=True)} {sign} 0", EQUALITY)
        is_object = {one, other} & {*TEXTS, *COLLECTIONS} or (self.is_boxed(left) and self.is_boxed(right))
        if is_object and level == EQUALITY:
            text = f"{self.text_at(left, PRIMARY)}.equals({self.text(right)})"
            return Text(text if sign == "==" else f"!{text}", PRIMARY if sign == "==" else UNARY)
        if {one, other} & set(TEXTS):
            return Text(f"{self.text_at(left, PRIMARY)}.compareTo({self.text(right)}) {sign} 0", ORDER)
        if {one, other} & set(COLLECTIONS):
            raise Untranslatable("collections compared")
        return Text(f"{self.at(left, level + 1)} {sign} {self.at(right, level + 1)}", level)

    def _letters(self, left: ast.expr, sign: str, level: int, right: ast.expr) -> Text | None:
        sides = []
        for side in (left, right):
            match side:
                case ast.Constant(str() as letter) if len(letter) == 1:
                    sides.append(
                        "'" + literal(letter, TEXT, "java")[1:-1].replace("'", "\\'").replace('\\"', '"') + "'"
                    )
                case _ if self.is_letter(side):
                    sides.append(self.at(side, level + 1))
        return Text(f"{sides[0]} {sign} {sides[1]}", level) if len(sides) == 2 else None

    def membership(self, item: ast.expr, holder: ast.expr, *, is_in: bool) -> Text:
        kind = self.kind(holder)
        if kind.name in TEXTS and self.is_letter(item):
            return Text(
                f"{self.text_at(holder, PRIMARY)}.indexOf({self.plain(item)}) {'>=' if is_in else '<'} 0", ORDER
            )
        method = "containsKey" if kind.name == "dict" else "contains"
        text = f"{self.text_at(holder, PRIMARY)}.{method}({self.value(item)})"
        return Text(text if is_in else f"!{text}", PRIMARY if is_in else UNARY)

    # -- places

    def mapping(self, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]) -> Text:
        if not keys:
            return Text("new LinkedHashMap<>()")
        if any(key is None for key in keys) or len(keys) > 10:
            raise Untranslatable("a dict of a special kind")
        pairs = [f"{self.value(key)}, {self.value(value)}" for key, value in zip(keys, values, strict=True) if key]
        shown = f"Map.of({', '.join(pairs)})"
        return Text(f"new LinkedHashMap<>({shown})" if self.is_variable else shown)

    def length(self, node: ast.expr) -> str:
        return f"{self.text_at(node, PRIMARY)}.{'length' if self.kind(node).name in TEXTS else 'size'}()"

    def element(self, value: ast.expr, place: ast.expr) -> str:
        kind = self.kind(value)
        if kind.name == "dict":
            return f"{self.at(value, PRIMARY)}.get({self.value(place)})"
        method = "charAt" if kind.name in TEXTS else "get"
        match place:
            case ast.UnaryOp(ast.USub(), operand):
                name = self.named(value)
                size = "length" if kind.name in TEXTS else "size"
                return f"{name}.{method}({name}.{size}() - {self.at(operand, SUM + 1)})"
        if not self.is_non_negative(place):
            raise Untranslatable("an index that may be negative")
        return f"{self.at(value, PRIMARY)}.{method}({self.plain(place)})"

    def named(self, node: ast.expr) -> str:
        """A name for the value, which is needed twice."""
        shown = self.plain(node)
        if shown.isidentifier():
            return shown
        name = self.fresh("values", "items", "parts")
        self.end(f"{self.java_type(self.kind(node))} {name} = {shown}")
        return name

    def slice(self, value: ast.expr, part: ast.Slice) -> Text:
        kind = self.kind(value)
        is_text = kind.name in TEXTS
        step = 1 if part.step is None else whole_number(part.step)
        if step == -1 and part.lower is None and part.upper is None:
            return Text(self.reversed(value))
        if step is None or step < 1:
            raise Untranslatable("a slice with a special step")
        has_bounds = part.lower is not None or part.upper is not None
        if step > 1:
            return self._every(value, part, step)
        if not has_bounds:
            return Text(self.plain(value) if is_text else f"new ArrayList<>({self.plain(value)})")
        name = self.named(value)
        size = f"{name}.{'length' if is_text else 'size'}()"
        low, high = self._bound(part.lower, size, "0"), self._bound(part.upper, size, size)
        if is_text:
            return Text(f"{name}.substring({low})" if high == size else f"{name}.substring({low}, {high})")
        return Text(f"{name}.subList({low}, {high})")

    def _every(self, value: ast.expr, part: ast.Slice, step: int) -> Text:
        if self.kind(value).name in TEXTS or part.upper is not None:
            raise Untranslatable("every so many letters")
        name, index = self.named(value), self.fresh("i", "index")
        start = "0" if part.lower is None else self.plain(part.lower)
        test = f"{index} % {step} == 0" if start == "0" else f"({index} - {start}) % {step} == 0"
        return Text(f"IntStream.range({start}, {name}.size()).filter({index} -> {test}).mapToObj({name}::get).toList()")

    def _bound(self, bound: ast.expr | None, size: str, default: str) -> str:
        match bound:
            case None:
                return default
            case ast.UnaryOp(ast.USub(), operand):
                return f"Math.max(0, {size} - {self.at(operand, SUM + 1)})"
            case ast.BinOp(ast.Call(ast.Name("len")), ast.FloorDiv(), _):
                return self.plain(bound)
        if not self.is_non_negative(bound):
            raise Untranslatable("a bound that may be negative")
        return f"Math.min({self.plain(bound)}, {size})"

    def reversed(self, value: ast.expr) -> str:
        kind = self.kind(value)
        if kind.name in TEXTS:
            return f"new StringBuilder({self.text(value)}).reverse().toString()"
        name = self.fresh("reversed", "backwards")
        self.end(f"{self.java_type(kind)} {name} = new ArrayList<>({self.plain(value)})")
        self.end(f"Collections.reverse({name})")
        return name

    # -- texts

    def template(self, parts: Sequence[ast.expr]) -> Text:
        """A concatenation, or String.format where a number has a form."""
        if any(isinstance(part, ast.FormattedValue) and part.format_spec for part in parts):
            return self._formatted(parts)
        shown = []
        for part in parts:
            match part:
                case ast.Constant(str() as text):
                    shown.append(literal(text, TEXT, "java"))
                case ast.FormattedValue(value, -1, None) if self.kind(value).name in ("int", "long", *TEXTS):
                    shown.append(self.text_at(value, SUM + 1))
                case _:
                    raise Untranslatable("a value in a text that is written otherwise")
        if not any(part.startswith('"') for part in shown[:2]) and self.kind_or(parts[0]).name not in TEXTS:
            shown.insert(0, '""')
        return Text(" + ".join(shown), SUM)

    def _formatted(self, parts: Sequence[ast.expr]) -> Text:
        form, values = "", []
        for part in parts:
            match part:
                case ast.Constant(str() as text):
                    form += text.replace("%", "%%")
                case ast.FormattedValue(value, -1, None) if self.kind(value).name in ("int", "long", *TEXTS):
                    form += "%s" if self.kind(value).name in TEXTS else "%d"
                    values.append(self.text(value))
                case ast.FormattedValue(value, -1, ast.JoinedStr([ast.Constant(str() as style)])):
                    form += self._style(style)
                    values.append(self.number(value, 0) if style.endswith("f") else self.text(value))
                case _:
                    raise Untranslatable("a special kind of formatting")
        return Text(f"String.format({literal(form, TEXT, 'java')}, {', '.join(values)})")

    @staticmethod
    def _style(style: str) -> str:
        if style.startswith(".") and style.endswith("f") and style[1:-1].isdigit():
            return f"%{style}"
        if style.startswith("0") and style.rstrip("d").isdigit():
            return f"%{style.rstrip('d')}d"
        raise Untranslatable(f"the format {style}")
