"""The ways to assert in JavaScript, as decisions: node's assert, console.assert, Jest's expect.

Not covered, and refused by name: snapshots, mocks and spies, asymmetric matchers (expect.any), chai's chains, plans.
What an error must look like (assert.throws with a pattern, an object or a function) is asked of node's own assert, in a
program without the code under test, about a copy of the error.
"""

from collections.abc import Callable, Sequence

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import (
    Compare,
    Constant,
    Decision,
    Every,
    Not,
    Operand,
    Place,
    Question,
    Raised,
)
from agentic_diffusion.sandbox.languages.javascript.deciding import place_source
from agentic_diffusion.sandbox.languages.javascript.literals import UNDEFINED
from agentic_diffusion.sandbox.languages.javascript.splitting import Splitter
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    FUNCTIONS,
    bare,
    called,
    children,
    field,
    free,
    text,
)

_COMPARED = {
    "equal": "equal",
    "strictEqual": "Object.is",
    "deepEqual": "deepEqual",
    "deepStrictEqual": "deepStrictEqual",
}
_NEGATED = {f"not{name[0].upper()}{name[1:]}": name for name in _COMPARED}
_STRICT = {"equal": "strictEqual", "deepEqual": "deepStrictEqual"}
_TRUTH = {
    "isTrue": ("===", True),
    "isFalse": ("===", False),
    "isNull": ("===", None),
    "isUndefined": ("===", UNDEFINED),
}
_MATCHERS = {
    "toBe": "Object.is",
    "toEqual": "toEqual",
    "toStrictEqual": "toStrictEqual",
    "toBeGreaterThan": ">",
    "toBeGreaterThanOrEqual": ">=",
    "toBeLessThan": "<",
    "toBeLessThanOrEqual": "<=",
    "toContain": "contains",
    "toContainEqual": "containsEqual",
    "toHaveLength": "hasLength",
    "toMatchObject": "matchesObject",
}
_NO_ARGUMENT: dict[str, tuple[str, object]] = {
    "toBeNull": ("===", None),
    "toBeUndefined": ("===", UNDEFINED),
    "toBeTruthy": ("truthy", True),
    "toBeNaN": ("Number.isNaN", True),
}
_OPPOSITE = {"toBeDefined": "toBeUndefined", "toBeFalsy": "toBeTruthy"}
_THROWS = frozenset({"toThrow", "toThrowError"})


class Spellings:
    """Reads assertions; what they need from the cell goes through the splitter."""

    def __init__(self, splitter: Splitter) -> None:
        self.splitter = splitter
        self.scope = splitter.scope

    def assertion(self, node: Node) -> Decision | None:
        """The decision of an assertion, None for any other expression. Raises Unliftable for a spelling unknown."""
        call = called(node)
        if call is not None and (path := self.path(call[0])):
            return self._assert(path, call[1])
        if call is not None and call[0] == "console.assert" and call[1]:
            return self.splitter.decision(call[1][0])
        if (found := self._expectation(node)) is not None:
            return self._expect(*found)
        return None

    def path(self, name: str) -> str:
        """What a dotted name of the test is called in node's assert, such as "strictEqual"; "" if it is none of it."""
        root, *rest = name.split(".")
        if root in self.scope.names or root not in self.scope.apis or self.scope.apis[root] == "expect":
            return ""
        parts = [*self.scope.apis[root].split("."), *rest]
        is_strict = "strict" in parts
        last = ([part for part in parts[1:] if part != "strict"] or ["ok"])[-1]
        if is_strict and last.startswith("not"):
            last = _NEGATED.get(last, last)
            return f"not {_STRICT.get(last, last)}"
        return f"not {_NEGATED[last]}" if last in _NEGATED else _STRICT.get(last, last) if is_strict else last

    # assert

    def _assert(self, name: str, arguments: Sequence[Node]) -> Decision:
        splitter, negated = self.splitter, name.startswith("not ")
        name = name.removeprefix("not ")
        if name in _COMPARED and len(arguments) >= 2:
            compared = splitter.compare(_COMPARED[name], arguments[0], arguments[1])
            return Not(compared) if negated else compared
        if name in _TRUTH and arguments:
            operation, value = _TRUTH[name]
            return Compare(operation, splitter.operand(arguments[0]), Constant(value))
        handler = self._handlers().get(name)
        if handler is None or not arguments:
            raise Unliftable(f"assert.{name} is not known here; write assert.strictEqual or assert.deepStrictEqual")
        return handler(arguments)

    def _handlers(self) -> dict[str, Callable[[Sequence[Node]], Decision]]:
        return {
            "ok": lambda given: self.splitter.decision(given[0]),
            "ifError": lambda given: Compare("==", self.splitter.operand(given[0]), Constant(None)),
            "match": lambda given: self._matches(given[0], given[1]),
            "doesNotMatch": lambda given: Not(self._matches(given[0], given[1])),
            "throws": lambda given: self._throws(given, awaits=False),
            "rejects": lambda given: self._throws(given, awaits=True),
            "doesNotThrow": lambda given: Not(Raised(self._raising(given[0], awaits=False))),
            "doesNotReject": lambda given: Not(Raised(self._raising(given[0], awaits=True))),
        }

    def _matches(self, value: Node, pattern: Node) -> Decision:
        """A text matches a regular expression, by node's own engine."""
        operand = self.splitter.operand(value)
        return self._truth(self._test(self.splitter.source_of(operand), pattern), pattern)

    def _test(self, source: str, pattern: Node) -> str:
        check = "if (typeof text !== 'string') throw new TypeError('no text');"
        return f"((text) => {{ {check} return ({text(pattern)}).test(text); }})({source})"

    def _truth(self, source: str, *given: Node) -> Compare:
        """A question that is to be answered with yes; `given` are pure expressions within it."""
        for node in given:
            if self.scope.touches(node):
                raise Unliftable(f"{text(node)[:60]} needs the code under test; write what is expected without it")
        names = frozenset[str]().union(*map(free, given))
        return Compare("truthy", Question(self.scope.with_statements(source, names)), Constant(True))

    # errors

    def _throws(self, arguments: Sequence[Node], *, awaits: bool) -> Decision:
        expected = bare(arguments[1]) if len(arguments) > 1 else None
        if expected is None or expected.type in ("string", "template_string"):
            return Raised(self._raising(arguments[0], awaits=awaits))
        if expected.type == "identifier" and self._is_class(expected):
            return Raised(self._raising(arguments[0], awaits=awaits), text(expected))
        caught = self.caught(self._body(arguments[0], awaits=awaits))
        check = f"require('assert').throws(() => {{ throw caught[0]; }}, {text(expected)})"
        source = (
            f"((caught) => {{ if (caught === undefined) return false; {check}; return true; }})({place_source(caught)})"
        )
        if expected.type == "arrow_function" and self.scope.touches(expected):
            return Every((self.was_caught(caught), self._validated(expected, caught)))
        return self._truth(source, expected)

    def _is_class(self, node: Node) -> bool:
        name = text(node)
        return self.scope.of_program(name) or (name not in self.scope.names and name.endswith("Error"))

    def _validated(self, function: Node, caught: int) -> Decision:
        """A function that checks an error and mentions classes of the code."""
        parameter = function.child_by_field_name("parameter") or function.child_by_field_name("parameters")
        names = [text(parameter)] if parameter is not None and parameter.type == "identifier" else []
        if parameter is not None and parameter.type == "formal_parameters":
            names = [text(child) for child in children(parameter) if child.type == "identifier"]
        body = bare(field(function, "body"))
        if len(names) != 1 or names[0] in self.scope.names or body.type == "statement_block":
            raise Unliftable("what the error must look like is not understood; write (error) => with one condition")
        self.bind_error(names[0], caught)
        return self.splitter.decision(body)

    def bind_error(self, name: str, caught: int) -> None:
        """Let a name of the test stand for the error that was caught at a place."""
        self.scope.derive(name, Question(f"({place_source(caught)}[0])"))

    def was_caught(self, caught: int) -> Decision:
        """Something was thrown."""
        return Not(Compare("===", Place(caught), Constant(UNDEFINED)))

    def caught(self, body: str) -> int:
        """The place of [error] if statements throw, else of undefined."""
        return self.scope.value_step(
            "eval", f"(async () => {{ try {{ {body} }} catch (error) {{ return [error]; }} }})()"
        )

    def _raising(self, node: Node, *, awaits: bool) -> Place:
        body = self._body(node, awaits=awaits)
        return Place(self.scope.value_step("raises", body, f"what {_shown(body)} throws"))

    def _body(self, node: Node, *, awaits: bool) -> str:
        """What a function that should throw does, as statements for the cell."""
        node = bare(node)
        if not self.scope.touches(node):
            raise Unliftable(f"{text(node)[:60]} does not call the code under test")
        if node.type in FUNCTIONS:
            body = field(node, "body")
            self.splitter.belonging.check(body)
            if body.type == "statement_block":
                return self.scope.cell_text(body)
            return f"{'await ' if awaits else ''}({self.scope.cell_text(body)});"
        self.splitter.belonging.check(node)
        shown = self.scope.cell_text(node)
        if awaits:
            return f"const given = {shown}; await (typeof given === 'function' ? given() : given);"
        return f"({shown})();"

    # expect

    def _expectation(self, node: Node) -> tuple[Node, list[str], list[Node]] | None:
        """expect(value).not.toBe(...) as (value, ["not", "toBe"], arguments)."""
        if node.type != "call_expression":
            return None
        chain, at = list[str](), field(node, "function")
        while at.type == "member_expression":
            chain.insert(0, text(field(at, "property")))
            at = bare(field(at, "object"))
        call = called(at)
        if call is None or not chain or self.scope.apis.get(call[0]) != "expect" or len(call[1]) != 1:
            return None
        return call[1][0], chain, children(field(node, "arguments"))

    def _expect(self, value: Node, chain: list[str], arguments: list[Node]) -> Decision:
        *modifiers, matcher = chain
        if not set(modifiers) <= {"not", "resolves", "rejects"}:
            raise Unliftable(f"expect(...).{'.'.join(chain)} is not known here; write toBe, toEqual or toThrow")
        if any(text(argument).startswith("expect.") for argument in arguments):
            raise Unliftable("asymmetric matchers are not known here; write the value that is expected")
        if matcher in _THROWS or "rejects" in modifiers:
            found = self._expect_throw(value, matcher, arguments, awaits="rejects" in modifiers)
        else:
            found = self._expect_value(value, matcher, arguments)
        return Not(found) if "not" in modifiers else found

    def _expect_value(self, value: Node, matcher: str, arguments: list[Node]) -> Decision:
        if matcher in _OPPOSITE:
            return Not(self._expect_value(value, _OPPOSITE[matcher], arguments))
        if matcher in _NO_ARGUMENT:
            return self._expect_constant(value, matcher)
        if arguments and matcher in _MATCHERS:
            return self.splitter.compare(_MATCHERS[matcher], value, arguments[0])
        handlers: dict[str, Callable[[Node, list[Node]], Decision]] = {
            "toBeCloseTo": self._close,
            "toMatch": self._match,
            "toBeInstanceOf": lambda value, given: self._instance(value, given[0]),
            "toHaveProperty": self._property,
        }
        if not arguments or matcher not in handlers:
            raise Unliftable(f"expect(...).{matcher} is not known here; write toBe, toEqual or toThrow")
        return handlers[matcher](value, arguments)

    def _expect_constant(self, value: Node, matcher: str) -> Decision:
        splitter = self.splitter
        if splitter.belonging.is_program(value) and matcher in ("toBeUndefined", "toBeTruthy"):
            found = splitter.undefined(value)
            return found if matcher == "toBeUndefined" else Not(found)
        if not self.scope.touches(value):
            splitter.adopt(value)
        operation, constant = _NO_ARGUMENT[matcher]
        return Compare(operation, splitter.operand(value), Constant(constant))

    def _close(self, value: Node, arguments: list[Node]) -> Decision:
        compared = self.splitter.compare("closeTo", value, arguments[0])
        digits = self.splitter.operand(arguments[1]) if len(arguments) > 1 else Constant(2.0)
        return Compare("closeTo", compared.left, compared.right, digits)

    def _match(self, value: Node, arguments: list[Node]) -> Decision:
        if arguments[0].type == "regex":
            return self._matches(value, arguments[0])
        return self.splitter.compare("contains", value, arguments[0])

    def _instance(self, value: Node, kind: Node) -> Decision:
        if (found := self.splitter.instance(value, kind)) is not None:
            return found
        operand = self.splitter.operand(value)
        return self._truth(f"({self.splitter.source_of(operand)} instanceof {text(kind)})", kind)

    def _property(self, value: Node, arguments: list[Node]) -> Decision:
        """A path like "a.b" or ["a", "b"] leads to something, and to this if a value is given."""
        operand = self.splitter.source_of(self.splitter.operand(value))
        path = f"[{text(arguments[0])}].flatMap((part) => typeof part === 'string' ? part.split('.') : part)"
        walk = f"{path}.reduce((at, key) => (at === undefined || at === null ? undefined : Object(at)[key]), {operand})"
        if len(arguments) == 1:
            return self._truth(f"({walk} !== undefined)", arguments[0])
        if self.scope.touches(arguments[0]):
            raise Unliftable("toHaveProperty with a computed path; write expect(value.path).toEqual(...)")
        found = Question(self.scope.with_statements(f"({walk})", free(arguments[0])))
        return Compare("toEqual", found, self.splitter.operand(arguments[1]))

    def _expect_throw(self, value: Node, matcher: str, arguments: list[Node], *, awaits: bool) -> Decision:
        if matcher not in (*_THROWS, "toBeInstanceOf"):
            raise Unliftable(f"expect(...).rejects.{matcher} is not known here; write rejects.toThrow")
        place = self._raising(value, awaits=awaits)
        expected = bare(arguments[0]) if arguments else None
        if expected is None:
            return Raised(place)
        if expected.type == "identifier" and self._is_class(expected):
            return Raised(place, text(expected))
        if expected.type == "regex":
            shown = place_source(place.index)
            return self._truth(f"({shown} !== null && ({text(expected)}).test({shown}[0]))", expected)
        if expected.type == "new_expression" and not self.scope.touches(expected):
            return Compare("messageIs", place, self._message(expected))
        if self.scope.touches(expected):
            raise Unliftable("toThrow with an object of the code; write toThrow(TheClass) or the message")
        return Compare("messageHas", place, self.splitter.operand(expected))

    def _message(self, error: Node) -> Operand:
        return Question(self.scope.with_statements(f"({text(error)}).message", free(error)))


def _shown(body: str) -> str:
    """Statements for the cell as the test has them, nearly."""
    return body.removeprefix("await ").removeprefix("(").removesuffix(";").removesuffix(")")
