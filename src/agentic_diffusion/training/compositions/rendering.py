"""The one canonical program of a chain: comprehensions and built-ins, names where an expression would nest.

The same chain always gives the same source. Nothing here is random.
"""

from string import Template

from agentic_diffusion.training.compositions.chain import Chain, Domain
from agentic_diffusion.training.compositions.operation import Step

RESULTS = {  # map -> plural name of what it gives
    "square": "squares", "cube": "cubes", "double": "doubles", "triple": "triples", "negate": "negatives",
    "absolute": "magnitudes", "add": "sums", "subtract": "differences", "multiply": "products",
    "floor_divide": "quotients", "remainder": "remainders", "last_digit": "digits", "digit_sum": "digit_sums",
    "num_digits": "digit_counts", "to_string": "strings", "successor": "successors", "factorial": "factorials",
    "halve": "halves", "length": "lengths", "first_letter": "initials", "last_letter": "letters",
    "num_vowels": "vowel_counts", "prefix": "prefixes", "suffix": "endings", "code_point": "codes",
    "count_letter": "letter_counts", "num_distinct": "distinct_counts", "reversed": "reversals",
    "hexadecimal": "hex_strings",
    "binary": "binary_strings",
}  # fmt: skip
SINGULARS = {"halves": "half", "prefixes": "prefix"}
VERBS = {
    "upper": "uppercase", "lower": "lowercase", "without_vowels": "strip_vowels_from", "without_first": "trim",
    "padded": "pad", "doubled": "double", "repeated": "repeat", "add_prefix": "prefix", "add_suffix": "extend",
    "sorted_letters": "sort_letters_of", "clamp_low": "clip", "clamp_high": "cap", "collatz": "collatz_step",
}  # fmt: skip
ADJECTIVES = {
    "greater": "large", "less": "small", "at_least": "large", "at_most": "small", "longer": "long",
    "shorter": "short", "min_length": "long", "multiple": "divisible", "ends_with": "matching",
    "starts_with": "matching", "contains": "matching", "square": "square",
}  # fmt: skip
PREFIXES = {
    "product": "product_of", "max": "max", "min": "min", "range": "range_of", "join": "join",
    "last_match": "last", "first_match": "first", "none": "no", "ascending": "sort", "descending": "sort",
    "absolute": "sort", "alphabetical": "sort", "unique": "unique", "every_second": "every_second",
}  # fmt: skip
ONE_OF_THEM = ("max", "min", "longest", "shortest", "first_match", "last_match", "any", "none")
MAX_LINE = 104


class Untidy(Exception):
    """The chain has no program that reads well; draw another."""


class Draft:
    """A program under construction: finished lines and one open comprehension."""

    def __init__(self, chain: Chain) -> None:
        self.domain: Domain = chain.domain
        self.lines: list[str] = []
        self.helpers: list[str] = []
        self.type: str = chain.domain.element
        self.source = chain.domain.source
        self.variable = chain.domain.variable
        self.element = self.variable
        self.loose = False
        self.conditions: list[str] = []
        self.result = ""
        self.distinct = False
        step = chain.argument_step
        self.argument = step.operation.argument if step else ""

    @property
    def bare(self) -> bool:
        return self.element == self.variable and not self.conditions

    def test(self) -> str:
        """All conditions as one expression."""
        if len(self.conditions) == 1 and " or " in self.conditions[0]:
            return self.conditions[0].removeprefix("(").removesuffix(")")
        return " and ".join(self.conditions)

    def comprehension(self) -> str:
        test = f" if {self.test()}" if self.conditions else ""
        return f"{self.element} for {self.variable} in {self.source}{test}"

    def generator(self) -> str:
        return self.source if self.bare else self.comprehension()

    def closed(self) -> str:
        return self.source if self.bare else f"({self.comprehension()})"

    def listed(self) -> str:
        if not self.bare:
            return f"[{self.comprehension()}]"
        if self.source.startswith("dict.fromkeys") or self.source == "text":
            return f"list({self.source})"
        return self.source

    def restart(self, source: str) -> None:
        """Go on from the expression `source`, a closed iterable."""
        self.source = source
        self.variable = SINGULARS.get(self.result, self.result.removesuffix("s")) or self.domain.variable
        if self.variable == self.argument:
            raise Untidy
        self.element, self.loose, self.conditions = self.variable, False, []

    def bind(self) -> str:
        """Give the values so far a name."""
        if self.distinct:
            self.settle()
        name = "selected" if self.conditions or not self.result else self.result
        while any(line.startswith(f"{name} = ") for line in self.lines) or name == self.domain.argument:
            name += "_left" if not name.endswith("_left") else "_over"
        self.lines.append(f"{name} = {self.listed()}")
        self.restart(name)
        return name

    def settle(self) -> None:
        """Turn pending removal of duplicates into an expression that keeps the order."""
        self.distinct = False
        self.restart(f"dict.fromkeys({self.generator()})")

    def as_set(self) -> str:
        self.distinct = False
        return f"set({self.source})" if self.bare else f"{{{self.comprehension()}}}"

    def open(self) -> None:
        """Make sure that a filter or map can be added without nesting comprehensions."""
        if self.distinct:
            self.settle()
        if " for " in self.source:
            source, self.conditions = self.source, []
            name = self.result or "selected"
            self.lines.append(f"{name} = {source}")
            self.restart(name)


def _parameters(step: Step) -> dict[str, str]:
    values = {name: str(value) for name, value in step.values.items()}
    if step.argument:
        values[next(iter(values))] = step.operation.argument
    return values


def _element(draft: Draft, step: Step, template: str) -> str:
    if step.operation.helper and step.operation.helper not in draft.helpers:
        draft.helpers.append(step.operation.helper)
    operand = f"({draft.element})" if draft.loose else draft.element
    if template == "'$n' in str($y)" and step.argument:
        template = "str($n) in str($y)"
    if template.count("$x") > 1 and draft.loose:
        raise Untidy
    return Template(template).substitute({"x": operand, "y": draft.element, **_parameters(step)})


def _filter(draft: Draft, step: Step) -> None:
    draft.open()
    if draft.element != draft.variable:
        draft.bind()
    draft.conditions.append(_element(draft, step, step.operation.code))


def _map(draft: Draft, step: Step) -> None:
    draft.open()
    operation = step.operation
    template = operation.code
    if operation.name == "square" and not draft.loose and draft.element == draft.variable:
        template = "$x * $x"
    if draft.element == draft.variable:
        template = template.replace(" ** ", "**")
    draft.element, draft.loose = _element(draft, step, template), operation.loose
    draft.type = operation.gives or draft.type
    draft.result = RESULTS.get(operation.name, "results")


def _order(draft: Draft, step: Step) -> None:
    code = step.operation.code
    if draft.distinct and "key=" not in code and step.operation.name != "reversed":
        inner = draft.as_set()
        draft.restart(Template(code).substitute(gen=inner, many=inner))
        return
    if draft.distinct:
        draft.settle()
    draft.restart(Template(code).substitute(gen=draft.generator(), many=draft.closed(), list=draft.listed()))


def _slice(draft: Draft, step: Step) -> None:
    if draft.distinct:
        draft.settle()
    draft.restart(Template(step.operation.code).substitute(list=draft.listed(), **_parameters(step)))


def _annotation(element: str) -> str:
    return element if element in ("int", "float") else "str"


def _keyed(draft: Draft, step: Step) -> tuple[list[str], str]:
    """Dictionary programs: a comprehension, or a loop that groups or counts."""
    assert step.inner is not None
    draft.open()
    if draft.element != draft.variable:
        draft.bind()
    inner, element = step.inner, _annotation(draft.type)
    key = _element(
        draft, inner, "$x * $x" if inner.operation.name == "square" else inner.operation.code.replace(" ** ", "**")
    )
    value = _annotation(inner.operation.gives or draft.type)
    variable = draft.variable
    if step.operation.name == "dict":
        suffix = f" if {draft.test()}" if draft.conditions else ""
        return [f"return {{{variable}: {key} for {variable} in {draft.source}{suffix}}}"], f"dict[{element}, {value}]"
    name, held = ("groups", f"list[{element}]") if step.operation.name == "group_by" else ("counts", "int")
    pad = "    " + ("    " if draft.conditions else "")
    test = [f"    if {draft.test()}:"] if draft.conditions else []
    if name == "groups":
        body = [f"{pad}groups.setdefault({key}, []).append({variable})"]
    else:
        body = [f"{pad}key = {key}", f"{pad}counts[key] = counts.get(key, 0) + 1"]
    kind = f"dict[{value}, {held}]"
    return [f"{name}: {kind} = {{}}", f"for {variable} in {draft.source}:", *test, *body, f"return {name}"], kind


def _product(draft: Draft) -> list[str]:
    if draft.distinct:
        draft.settle()
    draft.open()
    test = [f"    if {draft.test()}:"] if draft.conditions else []
    pad = "        " if test else "    "
    return ["product = 1", f"for {draft.variable} in {draft.source}:", *test,
            f"{pad}product *= {draft.element}", "return product"]  # fmt: skip


def _count(draft: Draft) -> str:
    if draft.distinct:
        return f"len({draft.as_set()})"
    if draft.bare:
        return f"len({draft.source})"
    if draft.element == draft.variable:
        draft.element = "1"
        return f"sum({draft.comprehension()})"
    return f"len({draft.listed()})"


def _reduce(draft: Draft, step: Step) -> tuple[list[str], str]:
    operation = step.operation
    kind = operation.gives.replace("$t", _annotation(draft.type))
    if operation.code in ("DICT", "GROUP", "TALLY"):
        return _keyed(draft, step)
    if operation.code.startswith("LOOP"):
        return _product(draft), kind
    if operation.code == "COUNT":
        return [f"return {_count(draft)}"], kind
    if draft.distinct and operation.name == "sum":
        draft.restart(draft.as_set())
        return [f"return sum({draft.source})"], kind
    if draft.distinct:
        draft.settle()
    if step.inner is not None:
        draft.open()
        draft.element = _element(draft, step.inner, step.inner.operation.code)
    if "$values" in operation.code:
        bare_name = draft.bare and draft.source.isidentifier()
        values = draft.source if bare_name else draft.bind()
        return [f"return {Template(operation.code).substitute(values=values)}"], kind
    iterator = f"iter({draft.source})" if draft.bare else f"({draft.comprehension()})"
    code = Template(operation.code).substitute(
        gen=draft.generator(), many=draft.closed(), iterator=iterator, **_parameters(step)
    )
    return [f"return {code}"], kind


def _name(chain: Chain) -> str:
    filters = [step for step in chain.steps if step.operation.kind == "filter"]
    maps = [step for step in chain.steps if step.operation.kind == "map"]
    last = chain.steps[-1]
    if last.inner and last.operation.kind == "reduce" and last.operation.name in ("any", "all", "none"):
        filters.append(last.inner)
    nouns = RESULTS.get(maps[-1].operation.name, "") if maps else ""
    adjective = ""
    if filters:
        first = filters[0].operation
        adjective = ADJECTIVES.get(first.name, first.name if first.adjectives else "matching")
    plural = chain.domain.plural
    described = "_".join(part for part in (adjective, plural) if part)
    if last.inner and last.operation.name in ("dict", "group_by", "count_by"):
        verb = {"dict": "map", "group_by": "group", "count_by": "count"}[last.operation.name]
        link = "to" if verb == "map" else "by"
        return f"{verb}_{plural}_{link}_{last.inner.operation.name}"
    if last.operation.kind == "map":
        verb = VERBS.get(last.operation.name, last.operation.name)
        return f"{nouns}_of_{described}" if nouns and nouns != "results" else f"{verb}_{described}"
    if last.operation.kind == "filter":
        return f"filter_{nouns or plural}" if maps else f"filter_{described}"
    prefix = PREFIXES.get(last.operation.name, last.operation.name)
    if last.operation.name in ONE_OF_THEM:
        nouns = SINGULARS.get(nouns, nouns.removesuffix("s"))
        plural = chain.domain.variable
    if last.operation.kind == "order":
        prefix = "reverse" if last.operation.name == "reversed" else "sort"
    return "_".join(part for part in (prefix, adjective, nouns or plural) if part)


def render(chain: Chain) -> tuple[str, str]:
    """(function name, source). Raises `Untidy` where a line would be long or an operand repeated."""
    draft = Draft(chain)
    ending: tuple[list[str], str] | None = None
    for step in chain.steps:
        kind = step.operation.kind
        if kind == "reduce":
            ending = _reduce(draft, step)
        elif kind == "unique":
            draft.open()
            draft.distinct = True
        else:
            {"filter": _filter, "map": _map, "order": _order, "slice": _slice}[kind](draft, step)
    if ending is None:
        if draft.distinct:
            draft.settle()
        ending = [f"return {draft.listed()}"], f"list[{_annotation(draft.type)}]"
    helpers = [line for helper in draft.helpers for line in [*helper.strip("\n").split("\n"), ""]]
    body = [*helpers, *draft.lines, *ending[0]]
    name, extra = _name(chain), ""
    step_with_argument = chain.argument_step
    if step_with_argument is not None:
        first = next(iter(step_with_argument.values.values()))
        extra = f", {step_with_argument.operation.argument}: {'int' if isinstance(first, int) else 'str'}"
    head = f"def {name}({chain.domain.argument}: {chain.domain.annotation}{extra}) -> {ending[1]}:"
    source = "\n".join([head, *(f"    {line}" if line else "" for line in body)]) + "\n"
    if max(map(len, source.splitlines())) > MAX_LINE:
        raise Untidy
    return name, source
