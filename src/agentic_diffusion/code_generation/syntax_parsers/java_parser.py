"""Java by its tree-sitter grammar: static methods without a class around them, as the model writes them, or classes."""

from collections.abc import Iterator
from typing import ClassVar

import tree_sitter_java
from tree_sitter import Language, Node

from agentic_diffusion.code_generation.syntax_parsers.tree_parser import TreeSyntaxParser, text, tree, walk

CLASS = "Solution"
"""What the class around an answer is called."""
PACKAGES = {
    "java.util": """
        ArrayDeque ArrayList Arrays BitSet Collection Collections Comparator Currency Date Deque EnumMap
        EnumSet HashMap HashSet Iterator LinkedHashMap LinkedHashSet LinkedList List ListIterator Locale Map
        NavigableMap NavigableSet NoSuchElementException Objects Optional OptionalDouble OptionalInt OptionalLong
        PriorityQueue Queue Random Scanner Set SortedMap SortedSet Stack StringJoiner TreeMap TreeSet UUID Vector
        Base64 Formatter IntSummaryStatistics DoubleSummaryStatistics LongSummaryStatistics StringTokenizer""",
    "java.util.function": """
        BiConsumer BiFunction BinaryOperator BiPredicate BooleanSupplier Consumer DoubleBinaryOperator DoubleFunction
        DoublePredicate DoubleUnaryOperator Function IntBinaryOperator IntConsumer IntFunction IntPredicate IntSupplier
        IntToDoubleFunction IntUnaryOperator LongUnaryOperator ObjIntConsumer Predicate Supplier ToDoubleFunction
        ToIntBiFunction ToIntFunction ToLongFunction UnaryOperator""",
    "java.util.stream": "Collector Collectors DoubleStream IntStream LongStream Stream StreamSupport",
    "java.util.regex": "MatchResult Matcher Pattern PatternSyntaxException",
    "java.util.concurrent": "ConcurrentHashMap ExecutorService Executors Future ThreadLocalRandom TimeUnit",
    "java.util.concurrent.atomic": "AtomicBoolean AtomicInteger AtomicLong AtomicReference",
    "java.math": "BigDecimal BigInteger MathContext RoundingMode",
    "java.text": "DecimalFormat NumberFormat Normalizer ParseException SimpleDateFormat",
    "java.time": """
        DateTimeException DayOfWeek Duration Instant LocalDate LocalDateTime LocalTime Month OffsetDateTime Period Year
        YearMonth ZonedDateTime ZoneId ZoneOffset""",
    "java.time.format": "DateTimeFormatter DateTimeParseException FormatStyle TextStyle",
    "java.time.temporal": "ChronoField ChronoUnit IsoFields TemporalAdjusters WeekFields",
    "java.net": "URI URISyntaxException URL URLDecoder URLEncoder",
    "java.util.zip": "Adler32 CRC32 Checksum Deflater Inflater",
    "java.nio.charset": "Charset StandardCharsets",
    "java.nio.file": "Files Path Paths",
    "java.security": "MessageDigest NoSuchAlgorithmException",
    "java.io": "BufferedReader File IOException InputStreamReader PrintStream StringReader UncheckedIOException",
}
PACKAGE_OF = {name: package for package, names in PACKAGES.items() for name in names.split()}


class JavaSyntaxParser(TreeSyntaxParser):
    """Methods count as definitions, at the top and in the one class that may be around them."""

    grammar: ClassVar = Language(tree_sitter_java.language())
    definitions: ClassVar = {
        "method_declaration": "name",
        "class_declaration": "name",
        "record_declaration": "name",
        "enum_declaration": "name",
        "interface_declaration": "name",
    }
    calls: ClassVar = {"method_invocation": "name", "object_creation_expression": "type"}
    imports: ClassVar = frozenset({"import_declaration", "package_declaration"})

    def complete(self, code: str) -> str:
        """Static methods alone get a class around them."""
        root = tree(self.grammar, code)
        if not root.has_error and any(node.type == "method_declaration" for node in root.children):
            imports = [text(node) for node in root.children if node.type == "import_declaration"]
            body = "".join(f"    {line}\n" if line.strip() else "\n" for line in self.bare(code).splitlines())
            code = "\n".join(imports) + ("\n\n" if imports else "") + f"class {CLASS} {{\n{body}}}\n"
        return self.with_imports(code)

    def with_imports(self, code: str) -> str:
        root = tree(self.grammar, code)
        present = [text(node) for node in root.children if node.type == "import_declaration"]
        packages = {package for name in _types_used(root) if (package := PACKAGE_OF.get(name))}
        missing = [f"import {package}.*;" for package in sorted(packages)]
        new = [line for line in missing if line not in present and not _is_imported(line, present)]
        return "\n".join(new) + ("\n" if present else "\n\n") + code if new else code

    def _names_of(self, node: Node) -> Iterator[Node]:
        yield from super()._names_of(node)
        body = node.child_by_field_name("body") if node.type == "class_declaration" else None
        for member in body.children if body else ():
            modifiers = next((part for part in member.children if part.type == "modifiers"), None)
            if member.type == "method_declaration" and modifiers and "static" in text(modifiers).split():
                yield from super()._names_of(member)


def _types_used(root: Node) -> set[str]:
    """Names of types, and of what stands before a dot and looks like one; none that the program declares itself."""
    used, own = set(), set()
    for node in walk(root):
        parent = node.parent.type if node.parent else ""
        if node.type == "identifier" and parent.endswith("_declaration") and text(node)[:1].isupper():
            own.add(text(node))
        if node.type in ("type_identifier", "identifier") and parent not in ("import_declaration", "scoped_identifier"):
            used.add(text(node))
    return used - own


def _is_imported(line: str, present: list[str]) -> bool:
    """Whether single imports of the same package are there: then the author has chosen his own way."""
    package = line.removeprefix("import ").removesuffix("*;")
    return any(other.startswith(f"import {package}") and other.count(".") == line.count(".") for other in present)
