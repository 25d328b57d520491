"""What is read from and changed in Python's own syntax trees: definitions, and the name that the tests call.

The model writes best under a name of its own choice, so a wanted name is put in afterwards: in the definition and in
recursive calls, by edits at the places that `ast` names. Where that is not safe, an alias is added instead.
"""

import ast
import builtins
import warnings

REFUSALS = (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError)
"""What the compiler raises for text that is no program: wrong, binary, or nested too deeply."""


def parse(code: str) -> ast.Module | None:
    """The syntax tree, without the compiler's warnings; None for text that is no program."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except REFUSALS:
        return None


MODULES = frozenset(
    "bisect calendar collections copy datetime decimal fractions functools hashlib heapq itertools json math operator "
    "random re statistics string textwrap time unicodedata".split()
)
"""Used by their name and a dot."""
NAMES = {
    "collections": "Counter OrderedDict defaultdict deque namedtuple",
    "datetime": "date timedelta",
    "decimal": "Decimal",
    "fractions": "Fraction",
    "functools": "cache lru_cache reduce",
    "itertools": "accumulate chain combinations cycle groupby islice pairwise permutations product starmap zip_longest",
    "math": "ceil comb factorial floor gcd hypot isqrt lcm log log10 log2 perm pi prod sqrt",
    "operator": "attrgetter itemgetter",
    "statistics": "mean median mode stdev",
    "typing": "Any Callable Iterable Iterator Optional Sequence Union",
}
MODULE_OF = {name: module for module, names in NAMES.items() for name in names.split()}


def without_imports(code: str) -> str:
    """The program without those imports at its top that `with_known_imports` can put back."""
    tree = parse(code)
    if tree is None:
        return code
    lines = code.splitlines(keepends=True)
    for node in tree.body:
        if _is_known(node):
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or node.lineno) - node.lineno + 1)
    return "".join(lines)


def _is_known(node: ast.stmt) -> bool:
    aliases = _aliases(node)
    if not aliases or any(alias.asname for alias in aliases):
        return False
    if isinstance(node, ast.ImportFrom):
        return all(MODULE_OF.get(alias.name) == node.module for alias in aliases)
    return all(alias.name in MODULES for alias in aliases)


def with_known_imports(code: str) -> str:
    """The program with imports of what it uses from the standard library and nobody defines."""
    tree = parse(code)
    if tree is None:
        return code
    nodes = list(ast.walk(tree))
    used = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    free = used - _names(tree, ast.Store) - set(dir(builtins))
    imported = {alias.asname or alias.name.split(".")[0] for node in nodes for alias in _aliases(node)}
    dotted = {node.value.id for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    missing = free - imported
    modules = sorted(f"import {name}" for name in missing & dotted & MODULES)
    by_module: dict[str, list[str]] = {}
    for name in sorted(missing & MODULE_OF.keys()):
        by_module.setdefault(MODULE_OF[name], []).append(name)
    wanted = modules + [f"from {module} import {', '.join(names)}" for module, names in sorted(by_module.items())]
    return "\n".join(wanted) + "\n\n\n" + code if wanted else code


def _aliases(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, ast.Import | ast.ImportFrom) else []


def defined_names(code: str) -> list[str]:
    """Names of the top-level functions and classes, in order; [] for code that does not parse."""
    tree = parse(code)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node.name for node in tree.body if isinstance(node, kinds)] if tree else []


def with_name(code: str, name: str) -> str:
    """`code` with its last top-level function called `name`; as it is if there is none, or the name is taken."""
    tree = parse(code)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)] if tree else []
    if tree is None or not functions or name in _names(tree):
        return code
    old = functions[-1].name
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == old]
    unsafe = not code.isascii() or any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))
    if uses and unsafe:  # columns count bytes, and inside f-strings they are unreliable before Python 3.12
        return f"{code.rstrip()}\n\n\n{name} = {old}\n"
    return _renamed(code, functions[-1], uses, name)


def _names(tree: ast.Module, context: type[ast.expr_context] = ast.expr_context) -> set[str]:
    """Of variables (read, or those that get a value with `context` Store), arguments, functions and classes."""
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    found |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return found | {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


def _renamed(code: str, definition: ast.FunctionDef, uses: list[ast.Name], name: str) -> str:
    lines = code.split("\n")
    places = [(definition.lineno, definition.col_offset + len("def "), len(definition.name))]
    places += [(node.lineno, node.col_offset, len(node.id)) for node in uses]
    for line, column, length in sorted(places, reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[:column] + name + text[column + length :]
    return "\n".join(lines)
