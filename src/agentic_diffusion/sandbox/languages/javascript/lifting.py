"""Take a test apart: what must run beside the code under test, and what is decided outside.

The statements are followed in order. Assertions become decisions (spellings.py, splitting.py); set-up enters the cell
only where something of the cell needs it (scope.py); loops over literal tables and counters are written out; wrappers
(`test`, `it`, `describe`) are opened. `if (...) throw` and a comparison as a statement are assertions as well.

Refused with Unliftable, with what to write instead: verdicts found inside the cell (flags set by comparisons in loops,
callbacks that assert), and what spellings.py does not know.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Unliftable
from agentic_diffusion.sandbox.languages.decision import Decision, Not
from agentic_diffusion.sandbox.languages.javascript.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.javascript.deciding import JavaScriptTest
from agentic_diffusion.sandbox.languages.javascript.declarations import Declarations
from agentic_diffusion.sandbox.languages.javascript.literals import fold
from agentic_diffusion.sandbox.languages.javascript.program import Facts, facts
from agentic_diffusion.sandbox.languages.javascript.scope import BUILT_IN, RESERVED, Name, Scope
from agentic_diffusion.sandbox.languages.javascript.spellings import Spellings
from agentic_diffusion.sandbox.languages.javascript.splitting import Splitter
from agentic_diffusion.sandbox.languages.javascript.syntax import (
    DECLARED_FUNCTIONS,
    FUNCTIONS,
    NoJavaScript,
    bare,
    bound,
    called,
    children,
    dotted,
    field,
    free,
    parse,
    pattern_names,
    renamed,
    root_name,
    text,
    walk,
)
from agentic_diffusion.sandbox.languages.javascript.unrolling import Unroller, is_condition, refuted

_MAX_STATEMENTS = 2_000
_MOCKS = frozenset({"jest", "vi", "sinon", "jasmine"})


def lift(test: str, code: str = "") -> JavaScriptTest:
    """Take one test apart; `code` tells which names are the program's. Raises Unliftable."""
    found = _lifted(test, facts(code))
    if isinstance(found, str):
        raise Unliftable(found)
    return found


@lru_cache(maxsize=4096)
def _lifted(test: str, about: Facts) -> JavaScriptTest | str:
    if RESERVED in test:
        return f"names with {RESERVED} are reserved; write another one"
    try:
        root = parse(test)
        if mocks := free(root) & _MOCKS - about.names:
            return (
                f"mocks ({', '.join(sorted(mocks))}) are not known here; pass the code a function of the test instead"
            )
        return Lifter(Scope(about, _programs_own(root, about))).lift(root)
    except (Unliftable, NoJavaScript) as error:
        return str(error)
    except (RecursionError, MemoryError, AssertionError):
        return "the test is too deeply nested or too unusual; write plain assertions"


def _programs_own(root: Node, about: Facts) -> frozenset[str]:
    """Built-in names that mean the program's: only where the test is about no other name of the program."""
    read = free(root)
    own = about.names & BUILT_IN & read
    if not own or (read & about.names) - BUILT_IN:
        return frozenset()
    if len(own) > 1:
        raise Unliftable(f"which of {', '.join(sorted(own))} is tested, and which is to be JavaScript's, is not clear")
    return own


class Lifter:
    """Walks the statements of one test in order."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.splitter = Splitter(scope)
        self.spellings = Spellings(self.splitter)
        self.declarations = Declarations(self.splitter)
        self.decisions: list[Decision] = []
        self.unroller = Unroller(scope, self.asserts)
        self.copies = Counter[str]()
        self.left = _MAX_STATEMENTS

    def lift(self, root: Node) -> JavaScriptTest:
        """The whole test."""
        self.block(children(root))
        scope = self.scope
        if not self.decisions:
            raise Unliftable("the test asserts nothing; write assert.strictEqual(f(1), 2)")
        if not scope.calls or not scope.sources:
            raise Unliftable("nothing of the code under test is called")
        scope.check()
        return JavaScriptTest(COMPARATORS, scope.steps, scope.sources, self.decisions)

    def block(self, statements: Sequence[Node]) -> None:
        """Statements in order."""
        for statement in statements:
            self.left -= 1
            if self.left < 0:
                raise Unliftable(f"more than {_MAX_STATEMENTS} statements; write several tests")
            self.statement(statement)

    def inner(self, source: str) -> None:
        """Statements with a scope of their own: names that are taken already get other names."""
        statements = children(parse(source))
        names = set[str]().union(*map(bound, statements)) & (self.scope.names.keys() | self.unroller.functions.keys())
        if names:
            mapping = {name: self._fresh(name) for name in names}
            statements = children(parse(renamed(source, mapping)))
        self.block(statements)

    def blocks(self, sources: Sequence[str]) -> None:
        """Several of these, one after the other."""
        for source in sources:
            self.inner(source)

    def _fresh(self, name: str) -> str:
        while True:
            self.copies[name] += 1
            fresh = f"{name}${self.copies[name]}"
            if fresh not in self.scope.names:
                return fresh

    def statement(self, node: Node) -> None:
        """One statement."""
        match node.type:
            case "expression_statement":
                self.expression(node, children(node)[0])
            case "lexical_declaration" | "variable_declaration":
                self.declarations.statement(node)
            case "import_statement":
                self.declarations.imported(node)
            case "statement_block":
                self.inner(text(node)[1:-1])
            case "if_statement" if (condition := refuted(node)) is not None and self.scope.touches(condition):
                self.decisions.append(Not(self.splitter.decision(condition)))
            case "try_statement" if self.asserts(node):
                self._try(node)
            case "for_in_statement" | "for_statement" if self.asserts(node):
                self.blocks(self.unroller.loop(node))
            case "return_statement":
                if children(node):
                    self.expression(node, children(node)[0])
            case "empty_statement" | "comment":
                pass
            case _:
                self._other(node)

    def asserts(self, node: Node) -> bool:
        """Whether there is an assertion in a statement."""
        return any(
            (part.type == "call_expression" and self._is_api(dotted(field(part, "function"))))
            or (part.type == "throw_statement")
            for part in walk(node)
        )

    def _is_api(self, name: str) -> bool:
        root = name.split(".", maxsplit=1)[0]
        return root in self.scope.apis or name == "console.assert" or root in self.unroller.functions

    def _other(self, node: Node) -> None:
        """Set-up: for the cell if it needs the code, else to be remembered."""
        if node.type in DECLARED_FUNCTIONS and self.asserts(node):
            self.unroller.functions[text(field(node, "name"))] = node
        elif self.scope.touches(node):
            if node.type in ("export_statement", "labeled_statement", "with_statement"):
                raise Unliftable(f"a {node.type.replace('_', ' ')} is not understood; write plain assertions")
            self.splitter.belonging.check(node)
            names = bound(node)
            for name in names:
                self.scope.declare(name, Name("cell"))
            self.splitter.execute(node)
        else:
            self.scope.add_pure(node)

    # expressions as statements

    def expression(self, statement: Node, node: Node) -> None:
        """An assertion, a wrapper, a condition, an assignment, or a call for its effect."""
        node = bare(node)
        while node.type == "await_expression":
            node = bare(children(node)[0])
        if (found := self.spellings.assertion(node)) is not None:
            self.decisions.append(found)
        elif (hook := self.unroller.hook(node)) is not None:
            self.block(children(hook) if hook.type == "statement_block" else children(parse(text(hook))))
        elif (opened := self.unroller.opened(node)) is not None:
            self.blocks(opened)
        elif node.type in ("string", "undefined"):
            return
        elif is_condition(node) and self.scope.touches(node):
            self.decisions.append(self.splitter.decision(node))
        elif node.type == "assignment_expression" and field(node, "left").type == "identifier":
            self._assignment(statement, node)
        elif self.scope.touches(node) or _replaces_library(node):
            self._effect(statement, node)
        elif not (call := called(node)) or not call[0].startswith("console."):
            self.scope.add_pure(statement)

    def _assignment(self, statement: Node, node: Node) -> None:
        name, value = text(field(node, "left")), bare(field(node, "right"))
        scope = self.scope
        if name not in scope.names:
            raise Unliftable(f"{name} is assigned but not declared in the test; write let {name}")
        if scope.touches(value) and not self.splitter.belonging.is_cell(value) and value.type not in FUNCTIONS:
            operand = self.splitter.operand(value)
            scope.names[name] = Name("derived", operand=operand)
        elif scope.touches(value) or scope.names[name].kind == "cell":
            is_object = self.splitter.belonging.is_object(value)
            self.splitter.execute(statement)
            scope.names[name] = Name("cell", is_object=is_object)
        elif scope.names[name].kind == "derived":
            raise Unliftable(f"{name} holds a result and then something else; write two names")
        else:
            known = scope.is_known(value)
            new = fold(value, scope.known()) if known else None
            scope.add_pure(statement)
            if known:
                scope.set_value(name, new)

    def _effect(self, statement: Node, node: Node) -> None:
        """A call for what it does; a variable whose own method is called so is an object of the code."""
        if node.type == "call_expression" and (callee := field(node, "function")).type == "member_expression":
            receiver, method = text(field(callee, "object")), text(field(callee, "property"))
            if self.scope.is_result(receiver) and method in self.scope.facts.methods:
                self.scope.names[receiver].is_object = True
        self.splitter.execute(statement)

    def _try(self, node: Node) -> None:
        """try { call; assert.fail() } catch (error) { assertions about it }."""
        statements = children(field(node, "body"))
        handler = node.child_by_field_name("handler")
        if (
            not statements
            or handler is None
            or not self._fails(statements[-1])
            or node.child_by_field_name("finalizer")
        ):
            raise Unliftable("a try around assertions; write assert.throws, or assert.fail() as its last statement")
        parts = []
        for statement in statements[:-1]:
            self.splitter.belonging.check(statement)
            parts.append(self.scope.cell_text(statement))
        caught = self.spellings.caught(" ".join(parts))
        self.decisions.append(self.spellings.was_caught(caught))
        parameter = handler.child_by_field_name("parameter")
        source = text(field(handler, "body"))[1:-1]
        if parameter is not None:
            names = pattern_names(parameter)
            if len(names) != 1 or parameter.type != "identifier":
                raise Unliftable("the pattern of a catch clause; write catch (error)")
            name = names[0]
            if name in self.scope.names:
                fresh = self._fresh(name)
                source, name = renamed(source, {name: fresh}), fresh
            self.spellings.bind_error(name, caught)
        self.inner(source)

    def _fails(self, statement: Node) -> bool:
        if statement.type == "throw_statement":
            return True
        if statement.type != "expression_statement":
            return False
        call = called(children(statement)[0])
        return call is not None and (self.spellings.path(call[0]) == "fail" or call[0] == "fail")


def _replaces_library(node: Node) -> bool:
    """`console.log = ...`, `Math.random = ...`: meant for the code to notice."""
    if node.type != "assignment_expression":
        return False
    left = field(node, "left")
    return left.type == "member_expression" and root_name(left) in BUILT_IN
