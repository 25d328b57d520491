"""Names that belong to Java's own library, by how far the code under test may take them over.

A class of the code under test hides one of java.util with the same name, as in Java: an exercise may ask for a `Stack`.
Not so the names that expected values are written with (`CORE`): a program that defines its own `List` would otherwise
be asked what the test expects. A test that imports a name from `java...` means the library's as well.
"""

CORE = frozenset(
    """
    Object String Character Boolean Byte Short Integer Long Float Double Number Math StrictMath CharSequence Iterable
    Comparable List Arrays Set Map Collections Collection Objects ArrayList HashMap HashSet LinkedHashMap LinkedHashSet
    TreeMap TreeSet AbstractMap BigInteger BigDecimal Optional OptionalInt OptionalLong OptionalDouble Stream IntStream
    LongStream DoubleStream Collectors
    """.split()
)

_LANG = """
    StringBuilder StringBuffer Throwable Exception Error RuntimeException IllegalArgumentException IllegalStateException
    NullPointerException ArithmeticException IndexOutOfBoundsException ArrayIndexOutOfBoundsException
    StringIndexOutOfBoundsException NegativeArraySizeException ClassCastException NumberFormatException
    UnsupportedOperationException CloneNotSupportedException InterruptedException StackOverflowError OutOfMemoryError
    AssertionError ArrayStoreException ReflectiveOperationException ClassNotFoundException SecurityException Runnable
    AutoCloseable Cloneable Enum Record Void Override SuppressWarnings SafeVarargs FunctionalInterface Deprecated
    """
_UTIL = """
    LinkedList ArrayDeque PriorityQueue Stack Vector Queue Deque Iterator ListIterator SortedMap SortedSet NavigableMap
    NavigableSet EnumMap EnumSet IdentityHashMap WeakHashMap BitSet StringJoiner StringTokenizer Comparator Random
    NoSuchElementException ConcurrentModificationException EmptyStackException InputMismatchException
    MissingResourceException Hashtable Properties Locale UUID Base64 Formatter AbstractList AbstractSet Spliterator
    PrimitiveIterator IntSummaryStatistics LongSummaryStatistics DoubleSummaryStatistics Hashtable Date Calendar
    Function BiFunction Supplier Consumer BiConsumer Predicate BiPredicate UnaryOperator BinaryOperator IntFunction
    IntPredicate IntUnaryOperator IntBinaryOperator ToIntFunction ToLongFunction ToDoubleFunction IntSupplier
    BooleanSupplier DoubleUnaryOperator DoubleFunction LongUnaryOperator IntConsumer ObjIntConsumer ToIntBiFunction
    RoundingMode MathContext LocalDate LocalTime LocalDateTime Duration Period Instant DayOfWeek Month Year ZoneId
    ZonedDateTime DateTimeException ChronoUnit
    """
OTHERS = frozenset((_LANG + _UTIL).split())
"""Names of the library that a class of the code under test may take over."""
PACKAGES = frozenset({"java", "javax"})
WORLD = frozenset("System Thread Runtime ProcessBuilder Process ThreadLocalRandom Scanner".split())
"""Library names whose results depend on the process: they stay in the cell, but calling them tests nothing."""

DEFAULT_IMPORTS = ("java.util.*", "java.util.function.*", "java.util.stream.*", "java.math.*", "java.time.*")
"""What a test and a bare method can use without saying so."""
_IN_LANG = frozenset(
    "Object String Character Boolean Byte Short Integer Long Float Double Number Math StrictMath CharSequence Iterable "
    "Comparable".split()
)


def full_name(name: str) -> str:
    """A name of CORE with its package."""
    if name in _IN_LANG:
        return f"java.lang.{name}"
    if name.endswith("Stream") or name == "Collectors":
        return f"java.util.stream.{name}"
    return f"java.math.{name}" if name.startswith("Big") else f"java.util.{name}"


JUNIT_PREFIXES = ("Assertions", "Assert", "org.junit.Assert", "org.junit.jupiter.api.Assertions", "TestCase")
FOREIGN_PACKAGES = ("org.junit", "junit.", "org.hamcrest", "org.assertj", "org.testng", "com.google.common.truth")
"""Imports of testing frameworks: never handed to the compiler, nothing of them runs."""
