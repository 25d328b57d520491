"""Take a Java test apart: steps for the cell, decisions outside.

A test is one condition, or statements in the spelling of JUnit, of `assert`, or of `if (...) throw`. Each of them
decides; the rest is set-up. Set-up that touches the program enters the cell in its place; set-up that does not enters
only if something in the cell reads its variables, and is otherwise left to the questions. `try { f(x); fail(); } catch
(X e) { ... }` is read as assertThrows. A variable that is bound to a condition stands for the decision.

Not covered, refused with a reason: assertions within loops, branches and lambdas, comparisons that would have to run
beside the code under test, identity of objects, several tests in one text.
"""

from tree_sitter import Node

from agentic_diffusion.sandbox.languages.contract import Step, Unliftable
from agentic_diffusion.sandbox.languages.decision import DecidedTest, Decision, Not, Raised
from agentic_diffusion.sandbox.languages.java import syntax
from agentic_diffusion.sandbox.languages.java.assertions import Assertions
from agentic_diffusion.sandbox.languages.java.candidate import Candidate, candidate
from agentic_diffusion.sandbox.languages.java.comparators import COMPARATORS
from agentic_diffusion.sandbox.languages.java.conditions import Conditions, is_condition
from agentic_diffusion.sandbox.languages.java.flow import needed, scope_of
from agentic_diffusion.sandbox.languages.java.operands import Operands
from agentic_diffusion.sandbox.languages.java.refusing import refuse_deciding
from agentic_diffusion.sandbox.languages.java.scope import Imports, check_names, is_assertion_name
from agentic_diffusion.sandbox.languages.java.syntax import NoJava, arguments, bare, child, children, short, text

_LOCAL = "local_variable_declaration"
_MEMBERS = ("method_declaration", *syntax.TYPES)
_LISTS = ("Arrays.asList", "List.of")
_OF_THROWABLE = frozenset({"getMessage", "getLocalizedMessage", "getCause", "getClass", "toString", "getSuppressed"})


def lift(test: str, code: str) -> DecidedTest:
    """Take one test apart; `code` tells which names are the program's. Raises Unliftable."""
    try:
        return _lift(test, candidate(code))
    except NoJava as error:
        raise Unliftable(f"{error} (line {error.line})") from None
    except RecursionError:
        raise Unliftable("the test is too deeply nested") from None


def _lift(test: str, code: Candidate) -> DecidedTest:
    expression = syntax.parse_expression(test)
    if expression is not None and not is_assertion_name(expression):
        check_names(expression)
        return _Lifter([expression], Imports(), code).lift()
    imports, statements = split(test)
    return _Lifter(statements, imports, code).lift()


def split(test: str) -> tuple[Imports, list[Node]]:
    """The imports and the other statements of a test. Raises NoJava and Unliftable."""
    try:
        root = syntax.parse(test)
    except NoJava:
        root = syntax.parse(test.rstrip() + "\n;")  # the last semicolon is often left out
    check_names(root)
    imports, statements = Imports(), []
    for node in children(root):
        if node.type == "import_declaration":
            imports.add(node)
        elif node.type == "block" or (node.type in _MEMBERS and _has_tests(node)):
            raise Unliftable("write the statements of one test, without a method or class around them")
        elif node.type != "package_declaration":
            statements.append(node)
    return imports, statements


def _has_tests(node: Node) -> bool:
    return any(is_assertion_name(part) or part.type == "assert_statement" for part in syntax.walk(node))


class _Lifter:
    """Walks the statements of one test in order."""

    def __init__(self, statements: list[Node], imports: Imports, code: Candidate) -> None:
        self.statements = statements
        self.alone = len(statements) == 1 and not statements[0].type.endswith("_statement")
        deciding = [place for place in range(len(statements)) if self._decides(place)]
        self.scope = scope_of(code, imports, statements, deciding)
        self.test = DecidedTest(COMPARATORS)
        self.operands = Operands(self.scope, self.test)
        self.conditions = Conditions(self.operands)
        self.assertions = Assertions(self.conditions)
        self.starts: list[int] = []
        """For each statement, the number of steps before it."""

    def _decides(self, place: int) -> bool:
        """Whether a statement is an assertion of some kind, or contains one."""
        node = self.statements[place]
        if self.alone and node.type not in (_LOCAL, *_MEMBERS):
            return True
        if node.type in _MEMBERS:
            return False
        if node.type == "expression_statement" and is_condition(children(node)[0]):
            return place == len(self.statements) - 1 or not syntax.is_call(bare(children(node)[0]))
        return _has_tests(node) or _throws(node) is not None

    def lift(self) -> DecidedTest:
        for place, statement in enumerate(self.statements):
            self.starts.append(len(self.test.steps))
            if place in self.scope.deciding:
                self.test.decisions += self._assertion(statement)
            elif statement.type in _MEMBERS:
                refuse_deciding(statement, self.scope)
            elif _throws_itself(statement):
                raise Unliftable(
                    f"{short(statement)} decides by itself; write if (condition) throw ... and nothing else"
                )
            elif not self._binds_decision(statement) and self.scope.touches(statement):
                self._enter(statement)
        if not self.test.decisions:
            raise Unliftable("the test decides nothing; write assertEquals(expected, actual) or a comparison")
        if not any(map(self.scope.calls_code, self.operands.sent)):
            raise Unliftable("the test calls nothing of the code under test")
        self._complete()
        return self.test

    def _assertion(self, node: Node) -> list[Decision]:
        """The decisions of one statement that decides."""
        match node.type:
            case "expression_statement":
                return [self._expression(children(node)[0])]
            case "assert_statement":
                return [self.conditions.condition(children(node)[0])]
            case "if_statement" if (refused := _throws(node)) is not None:
                return [Not(self.conditions.condition(refused))]
            case "try_statement":
                return self._try(node)
            case "local_variable_declaration":
                return self._bound_exception(node)
        if self.alone:
            return [self._expression(node)]
        raise Unliftable(f"an assertion inside a block cannot be lifted: {short(node, 40)}; write one per value")

    def _expression(self, node: Node) -> Decision:
        node = bare(node)
        return self.assertions.lower(node) if is_assertion_name(node) else self.conditions.condition(node)

    def _bound_exception(self, node: Node) -> list[Decision]:
        """`X e = assertThrows(X.class, () -> ...);`"""
        declared = syntax.declared(node)
        match declared:
            case [(name, _, value)] if value is not None and is_assertion_name(value):
                if text(child(value, "name")) in ("assertThrows", "assertThrowsExactly"):
                    self._bind_thrown(name, node)
                    return [self.assertions.bound(name, arguments(value), value)]
        raise Unliftable(f"{short(node)}: write the assertion as a statement of its own")

    def _bind_thrown(self, name: str, node: Node) -> None:
        """From here on `name` is a Throwable from the cell. Only what every Throwable has can be asked of it."""
        self.scope.tainted[name] = node.start_byte
        for statement in self.statements:
            for part in syntax.walk(statement):
                owner = part.child_by_field_name("object") if syntax.is_call(part) else None
                if owner is not None and text(owner) == name and text(child(part, "name")) not in _OF_THROWABLE:
                    raise Unliftable(f"{short(part)}: only getMessage() and getCause() of an exception can be compared")

    def _try(self, node: Node) -> list[Decision]:
        """`try { ...; fail(); } catch (X e) { assertions about e }`."""
        body, clauses = children(child(node, "body")), [part for part in children(node) if part.type == "catch_clause"]
        last = children(body[-1])[0] if body and body[-1].type == "expression_statement" else None
        if last is None or not is_assertion_name(last) or text(child(last, "name")) != "fail" or len(clauses) != 1:
            raise Unliftable("an assertion inside a try cannot be lifted; write assertThrows(X.class, () -> ...)")
        if any(_has_tests(part) for part in body[:-1]):
            raise Unliftable("an assertion inside a try cannot be lifted; write assertThrows(X.class, () -> ...)")
        parameter = next(part for part in children(clauses[0]) if part.type == "catch_formal_parameter")
        kinds = [syntax.base_type(part) for part in children(children(parameter)[0])]
        source = " ".join(map(self.scope.qualified, body[:-1]))
        name = text(child(parameter, "name"))
        inner = [part for part in children(child(clauses[0], "body")) if not _is_moot(part)]
        if len(kinds) != 1:
            raise Unliftable("a catch of several types cannot be lifted; write assertThrows for one")
        expected = kinds[0].rsplit(".", 1)[-1]
        if not inner:
            return [Raised(self.assertions.raised_by(source, child(node, "body")), expected)]
        refuse_deciding(child(node, "body"), self.scope)
        self._bind_thrown(name, node)
        decision = Raised(self.assertions.thrown_into(name, source, child(node, "body")), expected)
        if not all(_has_tests(part) for part in inner):
            raise Unliftable("a catch may hold assertions only")
        return [decision, *(found for part in inner for found in self._assertion(part))]

    def _binds_decision(self, node: Node) -> bool:
        """`boolean ok = f(1) == 2;` and `List<Boolean> all = Arrays.asList(f(1) == 2, ...);`"""
        declared = syntax.declared(node) if node.type == _LOCAL else []
        if len(declared) != 1:
            return False
        name, _, given = declared[0]
        if given is None:
            return False
        value = bare(given)
        parts = [value]
        if syntax.is_call(value) and f"{_owner(value)}.{text(child(value, 'name'))}" in _LISTS:
            parts = arguments(value)
        if not self.scope.touches(value) or not any(map(self.conditions.decides, parts)):
            return False
        if any(name in syntax.assigns(statement) for statement in self.statements):
            raise Unliftable(f"{name} gets its value by a comparison; assert the comparison itself")
        self.operands.named[name] = tuple(self.conditions.condition(part) for part in parts)
        return True

    def _enter(self, node: Node) -> None:
        """Let set-up that touches the program into the cell."""
        if syntax.reads(node) & set(self.operands.named):
            raise Unliftable(f"{short(node)} uses a decision as a value; assert it directly")
        refuse_deciding(node, self.scope)
        self.operands.sent.append(node)
        self.test.steps.append(("exec", self.scope.qualified(node)))

    def _complete(self) -> None:
        """Put in the pure set-up that the cell and the questions need, in its place."""
        sent = [name for node in self.operands.sent for name in syntax.reads(node)]
        for done, place in enumerate(needed(self.scope, sent)):
            self.test.steps.insert(self.starts[place] + done, self._as_step(place))
        asked = [name for node in self.operands.asked for name in syntax.reads(node)]
        imports: list[Step] = [("exec", line) for line in self.scope.imports.lines]
        self.test.steps[:0] = imports
        self.test.set_up += [*imports, *map(self._as_step, needed(self.scope, asked))]

    def _as_step(self, place: int) -> Step:
        return ("exec", self.scope.qualified(self.statements[place]))


def _owner(call: Node) -> str:
    found = call.child_by_field_name("object")
    return text(found) if found else ""


def _is_moot(node: Node) -> bool:
    """`assertTrue(true);`, as some write it where nothing is left to say."""
    return text(node).replace(" ", "") in ("assertTrue(true);", "return;")


def _prints(node: Node) -> bool:
    return text(node).startswith(("System.out.print", "System.err.print")) and ";" not in text(node)[:-1]


def _throws_itself(node: Node) -> bool:
    """Whether a statement may throw by itself, outside of lambdas and classes."""
    if node.type in ("lambda_expression", "class_body"):
        return False
    return node.type == "throw_statement" or any(map(_throws_itself, children(node)))


def _throws(node: Node) -> Node | None:
    """The condition of `if (...) throw new X(...);`, if `node` is one."""
    if node.type != "if_statement" or node.child_by_field_name("alternative") is not None:
        return None
    branch = child(node, "consequence")
    inner = [part for part in (children(branch) if branch.type == "block" else [branch]) if not _prints(part)]
    return child(node, "condition") if len(inner) == 1 and inner[0].type == "throw_statement" else None
