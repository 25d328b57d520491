"""Operators, literals, indices and comprehensions in JavaScript."""

import ast
from collections.abc import Sequence
from typing import ClassVar

from agentic_diffusion.code_generation.languages.literals import literal
from agentic_diffusion.code_generation.languages.value_types import ValueType
from agentic_diffusion.training.programs.observing import Untranslatable
from agentic_diffusion.training.programs.printers.printing import (
    AND,
    ARROW,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    CONDITION,
    EQUALITY,
    NUMBERS,
    OR,
    ORDER,
    POWER,
    PRIMARY,
    PRODUCT,
    SHIFT,
    SUM,
    UNARY,
    Pipeline,
    Printer,
    Text,
    is_constant,
    pipeline,
    step_of,
    whole_number,
)  # fmt: skip

OPERATORS = {
    ast.Add: ("+", SUM), ast.Sub: ("-", SUM), ast.Mult: ("*", PRODUCT), ast.Div: ("/", PRODUCT),
    ast.BitAnd: ("&", BIT_AND), ast.BitOr: ("|", BIT_OR), ast.BitXor: ("^", BIT_XOR), ast.LShift: ("<<", SHIFT),
    ast.RShift: (">>", SHIFT),
}  # fmt: skip
COMPARISONS = {
    ast.Eq: ("===", EQUALITY), ast.NotEq: ("!==", EQUALITY), ast.Lt: ("<", ORDER), ast.LtE: ("<=", ORDER),
    ast.Gt: (">", ORDER), ast.GtE: (">=", ORDER), ast.Is: ("===", EQUALITY), ast.IsNot: ("!==", EQUALITY),
}  # fmt: skip
TEXTS = ("str", "char")


class Expressions(Printer):
    """Everything but calls."""

    language: ClassVar = "javascript"
    reserved: ClassVar = frozenset(
        "arguments await break case catch class const continue debugger default delete do else enum eval export "
        "extends false finally for function if implements import in instanceof interface let new null package "
        "private protected public return static super switch this throw true try typeof undefined var void while "
        "with yield".split()
    )

    def expression(self, node: ast.expr) -> Text:
        match node:
            case ast.Constant(value):
                return Text(literal(value, self.kind(node), "javascript"))
            case ast.Name(name):
                return Text(self.name(name))
            case ast.BinOp(left, operator, right):
                return self.binary(node, left, operator, right)
            case ast.UnaryOp(ast.USub(), operand):
                return Text(f"-{self.at(operand, UNARY)}", UNARY)
            case ast.UnaryOp(ast.Not(), operand):
                return self.negated(operand)
            case ast.UnaryOp(ast.Invert(), operand):
                return Text(f"~{self.at(operand, UNARY)}", UNARY)
            case ast.BoolOp(operator, values):
                return self.joined(operator, [self.condition(value) for value in values])
            case ast.Compare(left, operators, others):
                return self.comparison(left, operators, others)
            case ast.IfExp(test, body, other):
                parts = (self.condition(test), self.expression(body), self.expression(other))
                shown = [f"({part})" if part.level <= level else part.source
                         for part, level in zip(parts, (CONDITION, ARROW, ARROW), strict=True)]  # fmt: skip
                return Text(f"{shown[0]} ? {shown[1]} : {shown[2]}", CONDITION)
            case ast.Call():
                return self.call(node)
            case ast.Subscript(value, ast.Slice() as part):
                return self.slice(value, part)
            case ast.Subscript(value, place):
                return Text(self.element(value, place))
            case ast.List(items) | ast.Tuple(items):
                return Text(f"[{', '.join(self.spread(item) for item in items)}]")
            case ast.Set(items):
                return Text(f"new Set([{', '.join(self.spread(item) for item in items)}])")
            case ast.Dict(keys, values):
                return self.mapping(keys, values)
            case ast.JoinedStr(parts):
                return self.template(parts)
            case ast.ListComp() | ast.GeneratorExp():
                return Text(self.array(node))
            case ast.SetComp():
                return Text(f"new Set({self.array(node)})")
            case ast.DictComp(key, value, [loop]):
                pipe = Pipeline(loop.target, loop.iter, tuple(loop.ifs), ast.Tuple([key, value], ast.Load()))
                return Text(f"Object.fromEntries({self.mapped(pipe)})")
            case ast.Lambda():
                return Text(self.function_value(node), ARROW)
        raise Untranslatable(f"an expression: {ast.unparse(node)}")

    def call(self, node: ast.Call) -> Text:
        raise NotImplementedError

    def spread(self, item: ast.expr) -> str:
        return f"...{self.iterable(item.value)}" if isinstance(item, ast.Starred) else self.plain(item)

    # -- operators

    def binary(self, node: ast.BinOp, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        one, other = self.kind(left), self.kind(right)
        if one.name in ("list", "tuple"):
            return self._of_lists(left, operator, right)
        if one.name in TEXTS and isinstance(operator, ast.Mult):
            return Text(f"{self.at(left, PRIMARY)}.repeat({self.plain(right)})")
        if other.name in TEXTS and isinstance(operator, ast.Mult):
            return Text(f"{self.at(right, PRIMARY)}.repeat({self.plain(left)})")
        if one.name == "set":
            return self._of_sets(left, operator, right)
        match operator:
            case ast.FloorDiv():
                return Text(f"Math.floor({self.at(left, PRODUCT)} / {self.at(right, PRODUCT + 1)})")
            case ast.Pow():
                return Text(f"{self.at(left, POWER + 1)} ** {self.at(right, POWER)}", POWER)
            case ast.Mod():
                return self.remainder(left, right)
        if type(operator) not in OPERATORS or not {one.name, other.name} <= {*NUMBERS, *TEXTS, "bool"}:
            raise Untranslatable(f"an operator: {ast.unparse(node)}")
        sign, level = OPERATORS[type(operator)]
        return Text(f"{self.at(left, level)} {sign} {self.at(right, level + 1)}", level)

    def remainder(self, left: ast.expr, right: ast.expr, *, of_any_sign: bool = False) -> Text:
        """Python's remainder has the sign of the divisor; `of_any_sign` where only zero or not counts."""
        plain = f"{self.at(left, PRODUCT)} % {self.at(right, PRODUCT + 1)}"
        if of_any_sign or self.is_non_negative(left):
            return Text(plain, PRODUCT)
        divisor = self.at(right, PRODUCT + 1)
        return Text(f"(({plain}) + {divisor}) % {divisor}", PRODUCT)

    def _of_lists(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        match operator, left:
            case ast.Add(), _:
                return Text(f"[{', '.join(self._parts(left) + self._parts(right))}]")
            case ast.Mult(), ast.List([item]):
                return Text(f"Array({self.plain(right)}).fill({self.plain(item)})")
        raise Untranslatable("an operator of lists")

    def _parts(self, node: ast.expr) -> list[str]:
        match node:
            case ast.List(items):
                return [self.spread(item) for item in items]
            case ast.BinOp(left, ast.Add(), right):
                return self._parts(left) + self._parts(right)
        return [f"...{self.iterable(node)}"]

    def _of_sets(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> Text:
        item = self.fresh("item", "value", "x")
        match operator:
            case ast.BitOr():
                return Text(f"new Set([{', '.join(self._set_parts(left) + self._set_parts(right))}])")
            case ast.BitAnd():
                return Text(f"new Set({self.items(left)}.filter(({item}) => {self.at(right, PRIMARY)}.has({item})))")
            case ast.Sub():
                return Text(f"new Set({self.items(left)}.filter(({item}) => !{self.at(right, PRIMARY)}.has({item})))")
        raise Untranslatable("an operator of sets")

    def _set_parts(self, node: ast.expr) -> list[str]:
        match node:
            case ast.Call(ast.Name("set"), [values]):
                return [f"...{self.iterable(values)}"]
        return [f"...{self.plain(node)}"]

    def joined(self, operator: ast.boolop, parts: Sequence[Text]) -> Text:
        sign, level = ("&&", AND) if isinstance(operator, ast.And) else ("||", OR)
        return Text(f" {sign} ".join(f"({part})" if part.level < level else part.source for part in parts), level)

    def negated(self, node: ast.expr) -> Text:
        match node:
            case ast.Compare(left, [ast.In()], [right]):
                return self.comparison(left, [ast.NotIn()], [right])
            case ast.Compare(left, [operator], [right]) if isinstance(operator, ast.Eq | ast.NotEq):
                return self.comparison(left, [ast.NotEq() if isinstance(operator, ast.Eq) else ast.Eq()], [right])
        kind = self._kind_or(node)
        if kind.name in ("list", "tuple", "dict", "set"):
            return Text(f"{self.length(node)} === 0", EQUALITY)
        text = self.condition(node)
        return Text(f"!({text})" if text.level < UNARY else f"!{text}", UNARY)

    def condition(self, node: ast.expr) -> Text:
        match node:
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(ast.Not()):
                return self.expression(node)
            case ast.BinOp(left, ast.Mod(), right) if self._kind_or(node).name in NUMBERS:
                return Text(f"{self.remainder(left, right, of_any_sign=True)} !== 0", EQUALITY)
        kind = self._kind_or(node)
        if kind.name in ("list", "tuple", "dict", "set"):
            return Text(f"{self.length(node)} > 0", ORDER)
        if kind.name in NUMBERS:
            return Text(f"{self.at(node, EQUALITY + 1)} !== 0", EQUALITY)
        return self.expression(node)

    def _kind_or(self, node: ast.expr) -> ValueType:
        return self.program.kinds.get(node, ValueType("unknown"))

    def comparison(self, left: ast.expr, operators: Sequence[ast.cmpop], others: Sequence[ast.expr]) -> Text:
        operands = [left, *others]
        parts = [
            self.compared(operands[place], operator, operands[place + 1]) for place, operator in enumerate(operators)
        ]
        return parts[0] if len(parts) == 1 else self.joined(ast.And(), parts)

    def compared(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Text:
        match left, operator:
            case ast.Call(ast.Attribute(ast.Name("re"))), ast.IsNot() if is_constant(right, None):
                return self.expression(left)
        if isinstance(operator, ast.In | ast.NotIn):
            return self.membership(left, right, is_in=isinstance(operator, ast.In))
        kinds = {self._kind_or(left).name, self._kind_or(right).name}
        sign, level = COMPARISONS[type(operator)]
        if kinds & {"list", "tuple", "dict", "set"}:
            if level == EQUALITY and kinds <= {"list", "tuple"}:
                one, other = (f"JSON.stringify({self.plain(side)})" for side in (left, right))
                return Text(f"{one} {sign} {other}", EQUALITY)
            raise Untranslatable("collections compared")
        match left:
            case ast.BinOp(inner, ast.Mod(), divisor) if is_constant(right, 0) and level == EQUALITY:
                return Text(f"{self.remainder(inner, divisor, of_any_sign=True)} {sign} 0", EQUALITY)
        return Text(f"{self.at(left, level + 1)} {sign} {self.at(right, level + 1)}", level)

    def membership(self, item: ast.expr, holder: ast.expr, *, is_in: bool) -> Text:
        kind = self.kind(holder)
        if kind.name == "dict":
            text = Text(f"{self.at(item, ORDER + 1)} in {self.at(holder, ORDER + 1)}", ORDER)
            return text if is_in else Text(f"!({text})", UNARY)
        method = "has" if kind.name == "set" else "includes"
        return Text(
            f"{'' if is_in else '!'}{self.at(holder, PRIMARY)}.{method}({self.plain(item)})",
            PRIMARY if is_in else UNARY,
        )

    # -- collections

    def mapping(self, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]) -> Text:
        pairs = []
        for key, value in zip(keys, values, strict=True):
            if key is None:
                pairs.append(f"...{self.plain(value)}")
            elif isinstance(key, ast.Constant):
                pairs.append(f"{literal({key.value: 0}, self.kind(key), 'javascript')[1:-4]}: {self.plain(value)}")
            else:
                pairs.append(f"[{self.plain(key)}]: {self.plain(value)}")
        return Text(f"{{ {', '.join(pairs)} }}" if pairs else "{}")

    def require_text_keys(self, mapping: ast.expr) -> None:
        """Keys of objects are texts; what iterates over other keys would see something else."""
        if self.kind(mapping).arguments[0].name not in ("str", "char", "unknown"):
            raise Untranslatable("iterating over keys that are no texts")

    def element(self, value: ast.expr, place: ast.expr) -> str:
        kind = self.kind(value)
        holder = self.at(value, PRIMARY)
        match place:
            case ast.UnaryOp(ast.USub(), ast.Constant(int())) if kind.name != "dict":
                return f"{holder}.at({self.plain(place)})"
            case ast.Constant(str() as key) if key.isidentifier() and kind.name == "dict":
                return f"{holder}.{key}"
        return f"{holder}[{self.plain(place)}]"

    def slice(self, value: ast.expr, part: ast.Slice) -> Text:
        kind = self.kind(value)
        is_text = kind.name in TEXTS
        step = 1 if part.step is None else whole_number(part.step)
        if step is None:
            raise Untranslatable("a slice with a computed step")
        if step == -1 and part.lower is None and part.upper is None:
            if is_text:
                return Text(f"[...{self.plain(value)}].reverse().join('')")
            return Text(f"{self.copied(value)}.reverse()")
        if step < 0:
            raise Untranslatable("a slice backwards")
        bounds = [self.plain(bound) for bound in (part.lower, part.upper) if bound is not None]
        if part.lower is None and part.upper is not None:
            bounds = ["0", *bounds]
        base = f"{self.at(value, PRIMARY)}.slice({', '.join(bounds)})" if bounds else self.at(value, PRIMARY)
        if step == 1:
            return Text(base if bounds else f"{base}.slice()" if not is_text else base)
        index = self.fresh("index", "i")
        letters, ending = (f"[...{base}]", ".join('')") if is_text else (base, "")
        return Text(f"{letters}.filter((_, {index}) => {index} % {step} === 0){ending}")

    def copied(self, node: ast.expr) -> str:
        """An array that may be changed."""
        if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.BinOp | ast.List) or (
            isinstance(node, ast.Call) and not isinstance(node.func, ast.Attribute)
        ):
            found = pipeline(node)
            if found is None or found.conditions or not found.is_plain:
                return self.items(node)
        return f"[...{self.iterable(node)}]"

    def length(self, node: ast.expr) -> str:
        kind = self.kind(node)
        match kind.name:
            case "dict":
                return f"Object.keys({self.plain(node)}).length"
            case "set":
                return f"{self.at(node, PRIMARY)}.size"
        return f"{self.at(node, PRIMARY)}.length"

    def sequence(self, node: ast.expr) -> str:
        """Something that destructuring takes."""
        return self.plain(node)

    def iterable(self, node: ast.expr) -> str:
        """Something that `of` and `...` take."""
        match node:
            case ast.Call(ast.Name("range" | "zip" | "enumerate" | "map" | "reversed")) | ast.GeneratorExp():
                return self.items(node)
            case ast.Call(ast.Attribute(_, "items" | "keys" | "values" | "fromkeys")):
                return self.items(node)
        if self.kind(node).name == "dict":
            self.require_text_keys(node)
            return f"Object.keys({self.plain(node)})"
        return self.at(node, PRIMARY)

    def items(self, node: ast.expr) -> str:
        """The values of anything that can be iterated over, as an array."""
        match node:
            case ast.GeneratorExp() | ast.ListComp():
                return self.array(node)
            case ast.SetComp():
                return f"[...new Set({self.array(node)})]"
        kind = self._kind_or(node)
        if kind.name in ("str", "char", "set"):
            return f"[...{self.plain(node)}]"
        if kind.name == "dict":
            return self.iterable(node)
        if kind.name in ("list", "tuple"):
            return self.at(node, PRIMARY)
        raise Untranslatable(f"iterating: {ast.unparse(node)}")

    def range_parts(self, arguments: Sequence[ast.expr]) -> tuple[str, str, int]:
        """Start, stop and step of a range."""
        start, stop = ("0", arguments[0]) if len(arguments) == 1 else (self.plain(arguments[0]), arguments[1])
        return start, self.at(stop, ORDER + 1), step_of(arguments)

    # -- comprehensions

    def pattern(self, target: ast.expr) -> str:
        """A loop variable, or several to be unpacked."""
        match target:
            case ast.Name(name):
                return self.name(name)
            case ast.Tuple(parts):
                return f"[{', '.join(self.pattern(part) for part in parts)}]"
        raise Untranslatable(f"a target: {ast.unparse(target)}")

    def arrow(self, target: ast.expr, body: Text) -> str:
        shown = body.source
        if shown.startswith("{"):
            shown = f"({shown})"
        return f"({self.pattern(target)}) => {shown}"

    def array(self, node: ast.expr) -> str:
        """A comprehension as an array."""
        assert isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp)
        if len(node.generators) == 2:
            return self._nested(node)
        found = pipeline(node)
        assert found is not None
        return self.mapped(found)

    def _nested(self, node: ast.ListComp | ast.GeneratorExp | ast.SetComp) -> str:
        """Two loops: the inner one gives arrays that flatMap joins."""
        outer, inner = node.generators
        kept = self.filtered(Pipeline(outer.target, outer.iter, tuple(outer.ifs), outer.target))
        body = self.mapped(Pipeline(inner.target, inner.iter, tuple(inner.ifs), node.elt))
        return f"{kept}.flatMap({self.arrow(outer.target, Text(body))})"

    def mapped(self, pipe: Pipeline) -> str:
        match pipe.source:
            case ast.Call(ast.Name("range"), arguments, []) if not pipe.conditions and isinstance(
                pipe.target, ast.Name
            ):
                return self._made(pipe, arguments)
        kept = self.filtered(pipe)
        if pipe.is_plain:
            return kept
        return f"{kept}.map({self.arrow(pipe.target, self.expression(pipe.element))})"

    def _made(self, pipe: Pipeline, arguments: Sequence[ast.expr]) -> str:
        start, stop, step = self.range_parts(arguments)
        if start != "0" or step != 1:
            kept = self.items(pipe.source)
            return kept if pipe.is_plain else f"{kept}.map({self.arrow(pipe.target, self.expression(pipe.element))})"
        name = self.pattern(pipe.target)
        body = self.expression(pipe.element).source
        uses = any(isinstance(part, ast.Name) and part.id == pipe.variable for part in ast.walk(pipe.element))
        head = f"(_, {name})" if uses else "()"
        return f"Array.from({{ length: {stop} }}, {head} => {f'({body})' if body.startswith('{') else body})"

    def filtered(self, pipe: Pipeline) -> str:
        kept = self.items(pipe.source)
        if not pipe.conditions:
            return kept
        return f"{kept}.filter({self.arrow(pipe.target, self.test(pipe))})"

    def test(self, pipe: Pipeline) -> Text:
        parts = [self.condition(condition) for condition in pipe.conditions]
        return parts[0] if len(parts) == 1 else self.joined(ast.And(), parts)

    def function_value(self, node: ast.expr) -> str:
        """A function as a value."""
        match node:
            case ast.Lambda(ast.arguments(args=[argument]), body):
                return self.arrow(ast.Name(argument.arg, ast.Store()), self.expression(body))
            case ast.Name(name) if name in self.program.returns:
                return self.name(name)
        raise Untranslatable(f"a function as a value: {ast.unparse(node)}")

    # -- texts

    def template(self, parts: Sequence[ast.expr]) -> Text:
        shown = ""
        for part in parts:
            match part:
                case ast.Constant(str() as text):
                    shown += (
                        literal(text, ValueType("str"), "javascript")[1:-1]
                        .replace("`", "\\`")
                        .replace("${", "\\${")
                        .replace("\\'", "'")
                    )
                case ast.FormattedValue(value, -1, None):
                    if self.kind(value).name not in (*TEXTS, "int", "long"):
                        raise Untranslatable("a value in a text that is written otherwise")
                    shown += f"${{{self.plain(value)}}}"
                case ast.FormattedValue(value, -1, ast.JoinedStr([ast.Constant(str() as form)])):
                    shown += f"${{{self.formatted(value, form)}}}"
                case _:
                    raise Untranslatable("a special kind of formatting")
        return Text(f"`{shown}`")

    def formatted(self, value: ast.expr, form: str) -> str:
        """One value by a format such as `.2f` or `02d`."""
        if form.startswith(".") and form.endswith("f") and form[1:-1].isdigit():
            return f"{self.at(value, PRIMARY)}.toFixed({form[1:-1]})"
        if form.startswith("0") and form.rstrip("d")[1:].isdigit():
            return f"String({self.plain(value)}).padStart({int(form.rstrip('d'))}, '0')"
        raise Untranslatable(f"the format {form}")
