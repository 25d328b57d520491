"""Take a test apart: its statements are run symbolically, its comparisons become decisions outside the cell.

`if got := f(1); got != 2 { t.Error() }` becomes the cell statement `got := f(1)`, the value `got`, and the decision
that `got != 2` must not hold. An `if` whose condition is known (a field of a table row) is decided here; any other one
guards what stands in it. Loops over literal tables are unrolled, helpers with a *testing.T are inlined.

What cannot be separated is refused with a reason: loops that compare over what the program returned, statements of the
cell inside a condition that only the cell can decide, switches that fail, deferred functions beyond the usual test for
a panic, methods and generic helpers of the test, goroutines that call t.
"""

from collections.abc import Sequence

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Step, Unliftable
from agentic_diffusion.sandbox.languages.decision import Decision, Place, Raised
from agentic_diffusion.sandbox.languages.go.assertions import ENDS, FAILS, FATAL_CALLS, IGNORED, assertion
from agentic_diffusion.sandbox.languages.go.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.go.conditions import Condition, Conditions, joined, negated
from agentic_diffusion.sandbox.languages.go.decided import GoTest
from agentic_diffusion.sandbox.languages.go.scope import Binding, Cell, Fragment, Scope
from agentic_diffusion.sandbox.languages.go.syntax import (
    RESERVED,
    NoGo,
    NoMethods,
    Source,
    bare,
    called,
    children,
    expressions,
    get,
    names_of,
    operator,
    specs,
    split,
    statements,
    testing_name,
    text,
    walk,
)
from agentic_diffusion.sandbox.languages.go.unrolling import unrolled

MAX_STEPS = 20_000
_DECLARATIONS = frozenset({"short_var_declaration", "var_declaration", "const_declaration"})


def lift(test: str, code: str) -> GoTest:
    """Take one test apart; `code` tells which names are the program's. Raises Unliftable."""
    if RESERVED in test or RESERVED in code:
        raise Unliftable(f"names that begin with {RESERVED} are reserved; choose another one")
    try:
        source = split(test)
        return Lifter(source, Cell(source, names_of(code))).lift()
    except (NoGo, NoMethods) as error:
        raise Unliftable(str(error)) from None
    except AssertionError as error:
        raise Unliftable(f"this form of a test is not known ({error})") from None
    except (RecursionError, MemoryError):
        raise Unliftable("the test is too deeply nested") from None


class Lifter:
    """Walks the statements of one test in order."""

    def __init__(self, source: Source, cell: Cell) -> None:
        self.source = source
        self.cell = cell
        self.conditions = Conditions(cell, self.declare)
        self.operands = self.conditions.operands
        self.decisions: list[Decision] = []
        self.path: list[Condition] = []
        self.nesting = 0
        """How many conditions that only the cell can decide stand around the current statement."""
        self.loose: set[int] = set()
        """Expressions that are assertions as they stand."""

    def lift(self) -> GoTest:
        """Steps and decisions of the test. Raises Unliftable."""
        for declaration in self.source.globals:
            self._declaration(declaration, self.cell.root)
        for function in self.source.tests:
            scope, self.path = Scope(self.cell.root), []
            name = testing_name(function) or "t"
            scope.own[name] = Binding("testing", name)
            body = statements(get(function, "body"))
            if not self.source.is_file:
                self.loose = self._assertions(body, scope)
            self._body(body, scope)
        if not self.decisions:
            raise Unliftable("the test compares nothing that the code returns; write a comparison")
        if not self.cell.calls_program:
            raise Unliftable("the test calls nothing of the code under test")
        imports: list[Step] = [
            ("exec", f'import {name} "{path}"')
            for name, path in self.source.imports.items()
            if path != "testing" and "." not in path.partition("/")[0]
        ]
        set_up: list[Step] = [("exec", found.source) for found in self.cell.closure(frozenset(self.cell.asked))]
        steps = [*imports, *self.cell.steps]
        return GoTest(COMPARATORS, steps, self.cell.sources, self.decisions, [*imports, *set_up])

    def _assertions(self, body: list[Node], scope: Scope) -> set[int]:
        """Of loose statements every comparison is an assertion, and a call at the end where nothing else is one."""
        loose = [children(statement)[0] for statement in body if statement.type == "expression_statement"]
        found = {node.id for node in loose if self.conditions.is_condition(node, scope)}
        others = any(
            statement.type in ("if_statement", "for_statement") or is_assertion(statement, scope) for statement in body
        )
        if not found and not others and body and body[-1].type == "expression_statement":
            found.add(loose[-1].id)
        return found

    def require(self, condition: Condition) -> None:
        """The condition must hold wherever the path to it is taken."""
        guard = joined(self.path, all_of=True)
        found = joined([negated(guard), condition], all_of=False)
        if found is False:
            raise Unliftable("the test fails whatever the code returns")
        if not isinstance(found, bool):
            self.decisions.append(found)

    def _body(self, body: Sequence[Node], scope: Scope) -> bool:
        """Run statements; True if nothing behind them is reached."""
        for place, statement in enumerate(body):
            if len(self.cell.steps) > MAX_STEPS:
                raise Unliftable(f"the test has more than {MAX_STEPS} steps")
            if statement.type == "defer_statement" and (wanted := _wants_panic(statement)) is not None:
                if not wanted:
                    continue  # a panic is an error in any case
                self._panicking(body[place + 1 :], scope)
                return False
            if self._statement(statement, scope):
                return True
        return False

    def _statement(self, node: Node, scope: Scope) -> bool:
        if node.type in _DECLARATIONS:
            self._declaration(node, scope)
        elif node.type == "expression_statement":
            return self._expression(children(node)[0], scope)
        elif node.type == "if_statement":
            return self._if(node, scope)
        elif node.type == "for_statement":
            self._for(node, scope)
        elif node.type == "block":
            return self._body(statements(node), Scope(scope))
        elif node.type in ("return_statement", "continue_statement"):
            return True
        elif node.type == "type_declaration":
            found = {text(get(spec, "name")): spec for spec in specs(node)}
            self.source.types |= found
            self.operands.types.declared |= found
        else:
            self._run(node, scope)
        return False

    def _if(self, node: Node, scope: Scope) -> bool:
        inner = Scope(scope)
        if (first := node.child_by_field_name("initializer")) is not None:
            self._statement(first, inner)
        condition = self.conditions.of(get(node, "condition"), inner, guarded=bool(self.path))
        yes, no = get(node, "consequence"), node.child_by_field_name("alternative")
        if isinstance(condition, bool):
            branch = yes if condition else no
            return branch is not None and self._statement(branch, inner)
        before = self.path
        self.nesting += 1
        rests = []
        for branch, guard in ((yes, condition), (no, negated(condition))):
            self.path = [*before, guard]
            ended = branch is not None and self._statement(branch, inner)
            rests.append(False if ended else joined(self.path[len(before) :], all_of=True))
        self.nesting -= 1
        self.path = before if rests == [condition, negated(condition)] else [*before, joined(rests, all_of=False)]
        if self.path and self.path[-1] is False:
            self.path = before
            return True
        return False

    def _for(self, node: Node, scope: Scope) -> None:
        body = get(node, "body")
        if not any(is_assertion(part, scope) for part in walk(body)):
            self._run(node, scope)
            return
        for inner in unrolled(node, scope, self.operands, self.declare):
            self._apart(body, inner)

    def _apart(self, block: Node, scope: Scope) -> None:
        """A block from which `return` or `continue` leads no further than to its end."""
        before = self.path
        self._body(statements(block), Scope(scope))
        self.path = before

    def _expression(self, node: Node, scope: Scope) -> bool:
        if node.id in self.loose:
            self.require(self.conditions.of(node, scope))
            return False
        called_literal = node.type == "call_expression" and get(node, "function").type == "func_literal"
        if called_literal and not children(get(node, "arguments")):
            self._apart(get(get(node, "function"), "body"), scope)
            return False
        call = called(node)
        return self._call(node, *call, scope) if call is not None else self._run(node, scope)

    def _call(self, node: Node, name: str, arguments: list[Node], scope: Scope) -> bool:
        binding = scope.find(name.partition(".")[0])
        if binding is not None and binding.kind == "testing":
            return self._testing(name.partition(".")[2], arguments, scope)
        if is_assertion(node, scope):
            return self._assertion(node, name, arguments, scope)
        helper = self.source.functions.get(name) if binding is None else None
        if helper is None or testing_name(helper) is None:
            return self._run(node, scope)
        inner = Scope(self.cell.root)
        self.conditions.bind_arguments(helper, arguments, inner, scope)
        self._apart(get(helper, "body"), inner)
        return False

    def _assertion(self, node: Node, name: str, arguments: list[Node], scope: Scope) -> bool:
        """assert.X, require.X, panics(...), panic(...) and other ends of the program."""
        if name == "panics":
            self.require(self.conditions.of(node, scope))
            return False
        if name in FATAL_CALLS:
            self.require(False)
            return True
        if arguments and (first := scope.find(text(arguments[0]))) is not None and first.kind == "testing":
            arguments = arguments[1:]
        self.require(assertion(name.partition(".")[2], node)(self.conditions, arguments, scope))
        return False

    def _testing(self, method: str, arguments: list[Node], scope: Scope) -> bool:
        if method in FAILS or method in ENDS:
            self.require(False)
            return method in ENDS
        if method in IGNORED:
            return False
        if method != "Run" or len(arguments) != 2 or arguments[1].type != "func_literal":
            raise Unliftable(f"the method {method or '?'} of testing.T is not known; write a comparison")
        inner = Scope(scope)
        name = testing_name(arguments[1]) or "t"
        inner.own[name] = Binding("testing", name)
        self._apart(get(arguments[1], "body"), inner)
        return False

    def _run(self, node: Node, scope: Scope) -> bool:
        """A statement that decides nothing: outside as long as it needs nothing of the program, else in the cell."""
        fragment = self.cell.fragment(node, scope)
        if fragment.is_own:
            changed = self.cell.variables(fragment.needs)
            if changed:
                self.cell.define(fragment.source, changed, fragment.needs)
                self.cell.forget(changed)
            return False
        self.operands.check_statement(node, scope)
        self.run(fragment)
        return False

    def run(self, fragment: Fragment) -> None:
        """A statement of the cell."""
        if self.nesting:
            raise Unliftable(f"a statement that runs under a condition: {fragment.source[:80]}; test it on its own")
        self.cell.enter(fragment.needs)
        self.cell.calls_program = self.cell.calls_program or fragment.calls
        self.cell.run(fragment.source)

    def _panicking(self, rest: Sequence[Node], scope: Scope) -> None:
        """What follows the deferred test for a panic must panic."""
        body = [statement for statement in rest if not is_assertion(statement, scope)]
        fragments = []
        for statement in body:
            self.operands.check_statement(statement, scope)
            fragments.append(self.cell.fragment(statement, scope))
        if not body:
            raise Unliftable("nothing follows the deferred test for a panic")
        whole = Fragment(
            "\n".join(part.source for part in fragments),
            frozenset().union(*(part.needs for part in fragments)),
            all(part.is_pure for part in fragments),
            all(part.is_own for part in fragments),
        )
        shown = "; ".join(" ".join(text(statement).split()) for statement in body)
        self.require(Raised(Place(self.cell.place("raises", whole, shown))))

    # Declarations

    def _declaration(self, node: Node, scope: Scope) -> None:
        if node.type == "short_var_declaration":
            names, values = expressions(get(node, "left")), expressions(get(node, "right"))
            self._define(names, None, values, scope, node)
            return
        for spec in specs(node):
            names = spec.children_by_field_name("name")
            values = expressions(spec.child_by_field_name("value"))
            kind = spec.child_by_field_name("type")
            if node.type == "const_declaration":
                self._constants(names, kind, values, scope)
            else:
                self._define(names, kind, values, scope, spec)

    def _constants(self, names: list[Node], kind: Node | None, values: list[Node], scope: Scope) -> None:
        if len(names) != len(values):
            raise Unliftable("constants without a value of their own; write each with its value")
        for name, value in zip(names, values, strict=True):
            self.declare(scope, text(name), kind, value, scope, is_constant=True)

    def _define(self, names: list[Node], kind: Node | None, values: list[Node], scope: Scope, node: Node) -> None:
        again = node.type == "short_var_declaration" and any(text(name) in scope.own for name in names)
        if not again and (len(names) == len(values) or not values):
            for place, name in enumerate(names):
                self.declare(scope, text(name), kind, values[place] if values else None, scope)
            return
        if len(values) != 1 and not again:
            raise Unliftable(f"cannot be followed: {text(node)[:80]}")
        fragment = self._joined([self.cell.fragment(value, scope) for value in values])
        for value in values:
            self.operands.check_statement(value, scope)
        self._several(names, kind, fragment, scope)

    def _several(self, names: list[Node], kind: Node | None, right: Fragment, scope: Scope) -> None:
        """`a, b := f()`, where some of the names may be known already."""
        known = [scope.own[text(name)] for name in names if text(name) in scope.own]
        is_pure = right.is_own and all(binding.kind == "pure" for binding in known)
        needs = right.needs
        if not is_pure:
            self.cell.enter(frozenset(binding.name for binding in known if binding.kind == "pure"))
        targets, new = [], []
        for name in map(text, names):
            if name == "_":
                targets.append("_")
                continue
            binding = scope.own.get(name)
            if binding is None:
                binding = self.cell.bind(scope, name, Binding("pure" if is_pure else "cell"))
                binding.needs_program = not right.is_pure
                new.append(binding.name)
            targets.append(binding.name)
        left = ", ".join(targets)
        front = (
            f"var {left} {self.cell.fragment(kind, scope).source} =" if kind else f"{left} :=" if new else f"{left} ="
        )
        source = "\n".join([f"{front} {right.source}", *(f"_ = {name}" for name in new)])
        if is_pure:
            defined = frozenset(targets) - {"_"}
            self.cell.define(source, defined, needs)
            self.cell.forget(defined)
        else:
            self.run(Fragment(source, needs, False, right.is_own and not known))

    def declare(
        self, scope: Scope, name: str, kind: Node | None, value: Node | None, seen: Scope, *, is_constant: bool = False
    ) -> None:
        """One name and what it is bound to; `value` is read in the scope `seen`."""
        typed = self.cell.fragment(kind, seen) if kind is not None else None
        if value is not None and self._special(scope, name, kind, value, seen):
            return
        right = self.cell.fragment(value, seen) if value is not None else None
        parts = [part for part in (typed, right) if part is not None]
        whole = self._joined(parts)
        if name == "_":
            if right is not None and not right.is_own:
                self.run(Fragment(f"_ = {right.source}", right.needs, False, right.is_own))
            return
        if not whole.is_own and value is not None:
            self.operands.check_statement(value, seen)
        binding = Binding("pure" if whole.is_own else "cell", "", "", value, seen, kind, is_constant, not whole.is_pure)
        self.cell.bind(scope, name, binding)
        word = "const" if is_constant else "var"
        source = f"{word} {binding.name}"
        if typed is not None:
            source += f" {typed.source}"
        if right is not None:
            source += f" = {_braced(value, typed)}{right.source}"
        source += f"\n_ = {binding.name}"
        if whole.is_own:
            self.cell.define(source, frozenset({binding.name}), whole.needs)
        else:
            self.run(Fragment(source, whole.needs, False, False))

    def _special(self, scope: Scope, name: str, kind: Node | None, value: Node, seen: Scope) -> bool:
        """Names for what is decided outside: comparisons, differences, assertion objects; `tt := tt`."""
        value = bare(value)
        call = called(value)
        if call is not None and call[0] in ("assert.New", "require.New"):
            scope.own[name] = Binding("assertions", name, name)
        elif value.type == "identifier" and (binding := seen.find(text(value))) and binding.kind in ("row", "testing"):
            scope.own[name] = binding
        elif kind is None and self.conditions.is_condition(value, seen):
            found = self.conditions.of(value, seen, guarded=bool(self.path))
            scope.own[name] = Binding("decision", name, name, decision=found)
        elif kind is None and self._is_difference(value, seen):
            self.cell.bind(scope, name, Binding("alias", node=value, scope=seen))
        else:
            return False
        return True

    def _is_difference(self, node: Node, scope: Scope) -> bool:
        """`a - b` or math.Abs of it, which may hold an expected value."""
        call = called(node)
        if call is not None and call[0] == "math.Abs" and len(call[1]) == 1:
            node = bare(call[1][0])
        is_minus = node.type == "binary_expression" and operator(node) == "-"
        return is_minus and not self.cell.fragment(node, scope).is_own

    @staticmethod
    def _joined(parts: Sequence[Fragment]) -> Fragment:
        return Fragment(
            ", ".join(part.source for part in parts),
            frozenset().union(*(part.needs for part in parts)),
            all(part.is_pure for part in parts),
            all(part.is_own for part in parts),
        )


def _braced(value: Node | None, kind: Fragment | None) -> str:
    """The type that braces without one need in front."""
    if value is None or value.type != "literal_value" or kind is None:
        return ""
    return f"&{kind.source[1:]}" if kind.source.startswith("*") else kind.source


def is_assertion(node: Node, scope: Scope) -> bool:
    """Whether a statement or call says that the test fails, or may."""
    if node.type == "expression_statement":
        node = children(node)[0]
    call = called(node)
    if call is None:
        return False
    name = call[0]
    binding = scope.find(name.partition(".")[0])
    if binding is not None:
        return binding.kind in ("testing", "assertions")
    return name in FATAL_CALLS or name == "panics" or name.startswith(("assert.", "require.", "t."))


def _wants_panic(statement: Node) -> bool | None:
    """Of a deferred function that calls recover: whether it fails without a panic; None for other functions."""
    if not any((call := called(part)) and call[0] == "recover" for part in walk(statement)):
        return None
    for part in walk(statement):
        if part.type == "if_statement":
            condition = " ".join(text(get(part, "condition")).split())
            if condition.endswith("== nil"):
                return True
            if condition.endswith("!= nil"):
                return False
    raise Unliftable("a deferred function that looks into a panic; write panics(func() { ... })")
