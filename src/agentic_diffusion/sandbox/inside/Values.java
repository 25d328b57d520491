// The plain values that leave a Java worker, in the encoding of wire.py.
//
// By exact class: numbers, strings, arrays, the collections of java.util itself, records and enums by their fields and
// names; any other object is unsupported. Depth, size and number of items are those of inside/runner.py.

package judge__;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Encodes the values of one case; counts items over its whole life, so shared references cannot blow it up. */
public final class Values {
    static final int MAX_DEPTH = 100;
    static final int MAX_ITEMS = 200_000;
    static final long MAX_PROBES = 10_000L * 10_000L;
    static final int MAX_INT_BITS = 1 << 18;
    static final int MAX_NAME = 150;

    byte[] buffer = new byte[256];
    int size;
    private final int maxBytes;
    private int count;
    private int items;
    private long probes;
    /** How many sets and keys the value stands in, and which kinds of numbers were met there. */
    private int hashed;
    private int kinds;

    Values(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Append the next value of the case. Throws Unsupported. */
    public void add(Object value) {
        count++;
        if (value instanceof Present) {
            encodePresent(((Present) value).value);
        } else {
            encode(value, 0);
        }
    }

    /** `value`, or that it is some object, if it has no plain form. */
    private void encodePresent(Object value) {
        int oldSize = size;
        try {
            encode(value, 0);
        } catch (Unsupported error) {
            size = oldSize;
            hashed = 0;
            tag("object");
            encode(cut(Harness.simpleName(value.getClass())), 2);
        }
    }

    byte[] list() {
        Values whole = new Values(Integer.MAX_VALUE);
        whole.header('l', count);
        whole.bytes(buffer, size);
        return Arrays.copyOf(whole.buffer, whole.size);
    }

    void header(char tag, int length) {
        ascii(tag + Integer.toString(length) + ":");
    }

    void bytes(byte[] added, int length) {
        if (length > maxBytes - size) {
            throw new Unsupported("the value is too large");
        }
        if (size + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8, 2L * (size + length)));
        }
        System.arraycopy(added, 0, buffer, size, length);
        size += length;
    }

    private void ascii(String text) {
        byte[] added = new byte[text.length()];
        for (int at = 0; at < added.length; at++) {
            added[at] = (byte) text.charAt(at);
        }
        bytes(added, added.length);
    }

    private void tag(String kind) {
        byte[] name = utf8(kind);
        header('o', name.length);
        bytes(name, name.length);
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), MAX_NAME));
    }

    void encode(Object value, int depth) {
        items++;
        if (depth > MAX_DEPTH || items > MAX_ITEMS) {
            throw new Unsupported("the value is too large or too deep");
        }
        if (value == null) {
            ascii("N");
        } else if (!encodeScalar(value, value.getClass()) && !encodeWrapped(value, value.getClass(), depth)) {
            encodeObject(value, value.getClass(), depth);
        }
    }

    private boolean encodeScalar(Object value, Class<?> kind) {
        if (kind == Integer.class || kind == Long.class || kind == Short.class || kind == Byte.class) {
            met(kind == Integer.class ? 1 : kind == Long.class ? 2 : kind == Short.class ? 4 : 8);
            ascii("i" + Long.toString(((Number) value).longValue(), 16) + ";");
        } else if (kind == Double.class || kind == Float.class) {
            double number = ((Number) value).doubleValue();
            met(number == 0 && 1 / number < 0 ? 64 : kind == Double.class ? 16 : 32);
            String bits = Long.toHexString(Double.doubleToLongBits(number));
            ascii("f" + "0".repeat(16 - bits.length()) + bits);
        } else if (kind == Boolean.class) {
            met(128);
            ascii((Boolean) value ? "T" : "F");
        } else if (kind == String.class) {
            string((String) value);
        } else if (kind == Character.class) {
            tag("char");
            string(String.valueOf((char) (Character) value));
        } else {
            return false;
        }
        return true;
    }

    /** Within sets and keys, numbers of two classes that the judge takes for equal must not meet. */
    private void met(int kind) {
        if (hashed > 0) {
            kinds |= kind;
            if ((kinds & (kinds - 1)) != 0) {
                throw new Unsupported("a set or map whose keys are numbers of several types");
            }
        }
    }

    private void string(String value) {
        byte[] raw = utf8(value);
        header('s', raw.length);
        bytes(raw, raw.length);
    }

    /** UTF-8, with a half of a surrogate pair as it is. */
    private static byte[] utf8(String value) {
        ByteBuffer out = ByteBuffer.allocate(value.length() * 3);
        for (int at = 0; at < value.length(); at++) {
            int code = value.charAt(at);
            if (Character.isHighSurrogate((char) code) && at + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(at + 1))) {
                code = value.codePointAt(at++);
            }
            if (code < 0x80) {
                out.put((byte) code);
            } else if (code < 0x800) {
                out.put((byte) (0xC0 | code >> 6)).put((byte) (0x80 | code & 0x3F));
            } else if (code < 0x10000) {
                out.put((byte) (0xE0 | code >> 12)).put((byte) (0x80 | code >> 6 & 0x3F));
                out.put((byte) (0x80 | code & 0x3F));
            } else {
                out.put((byte) (0xF0 | code >> 18)).put((byte) (0x80 | code >> 12 & 0x3F));
                out.put((byte) (0x80 | code >> 6 & 0x3F)).put((byte) (0x80 | code & 0x3F));
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Final classes of the library, and BigInteger and BigDecimal themselves, under a name. */
    private boolean encodeWrapped(Object value, Class<?> kind, int depth) {
        if (kind == BigInteger.class) {
            tag("BigInteger");
            integer((BigInteger) value);
        } else if (kind == BigDecimal.class) {
            BigDecimal number = (BigDecimal) value;
            tag("BigDecimal");
            header('t', 2);
            integer(number.unscaledValue());
            ascii("i" + Integer.toString(number.scale(), 16) + ";");
        } else if (kind == Optional.class) {
            tagged("Optional", ((Optional<?>) value).orElse(null), depth);
        } else if (kind == OptionalInt.class) {
            OptionalInt number = (OptionalInt) value;
            tagged("OptionalInt", number.isPresent() ? number.getAsInt() : null, depth);
        } else if (kind == OptionalLong.class) {
            OptionalLong number = (OptionalLong) value;
            tagged("OptionalLong", number.isPresent() ? number.getAsLong() : null, depth);
        } else if (kind == OptionalDouble.class) {
            OptionalDouble number = (OptionalDouble) value;
            tagged("OptionalDouble", number.isPresent() ? number.getAsDouble() : null, depth);
        } else if (isTime(kind) || kind == java.util.UUID.class) {
            tagged(Harness.simpleName(kind), value.toString(), depth);
        } else {
            return false;
        }
        return true;
    }

    private static boolean isTime(Class<?> kind) {
        boolean ours = kind.getClassLoader() == null && kind.getName().startsWith("java.time.");
        return ours && Modifier.isFinal(kind.getModifiers()) && !kind.isEnum();
    }

    private void tagged(String kind, Object content, int depth) {
        tag(kind);
        encode(content, depth + 1);
    }

    private void integer(BigInteger value) {
        if (value.bitLength() > MAX_INT_BITS) {
            throw new Unsupported("a BigInteger of " + value.bitLength() + " bits");
        }
        ascii("i" + value.toString(16) + ";");
    }

    private void encodeObject(Object value, Class<?> kind, int depth) {
        if (kind.isArray()) {
            encodeArray(value, kind, depth);
        } else if (value instanceof Map && isLibrary(kind)) {
            encodeMap((Map<?, ?>) value, depth);
        } else if (value instanceof Collection && isLibrary(kind)) {
            encodeCollection((Collection<?>) value, depth);
        } else if (value instanceof Map.Entry && isLibrary(kind)) {
            tag("Entry");
            header(hashed > 0 ? 't' : 'l', 2);
            encode(((Map.Entry<?, ?>) value).getKey(), depth + 2);
            encode(((Map.Entry<?, ?>) value).getValue(), depth + 2);
        } else if (value instanceof Enum) {
            tag("enum " + cut(Harness.simpleName(((Enum<?>) value).getDeclaringClass())));
            string(((Enum<?>) value).name());
        } else if (kind.getSuperclass() != null && kind.getSuperclass().getName().equals("java.lang.Record")) {
            encodeRecord(value, kind, depth);
        } else {
            throw new Unsupported("unsupported type " + cut(Harness.simpleName(kind)));
        }
    }

    /** A class of java.util itself: nobody can define another there. */
    static boolean isLibrary(Class<?> kind) {
        return kind.getClassLoader() == null && kind.getName().startsWith("java.util.");
    }

    private void encodeArray(Object value, Class<?> kind, int depth) {
        int length = java.lang.reflect.Array.getLength(value);
        if (length > MAX_ITEMS) {
            throw new Unsupported("the value is too large or too deep");
        }
        tag("array");
        header(hashed > 0 ? 't' : 'l', length);
        for (int at = 0; at < length; at++) {
            encode(java.lang.reflect.Array.get(value, at), depth + 2);
        }
    }

    static List<Object> gather(Collection<?> value) {
        List<Object> found = new ArrayList<>();
        for (Iterator<?> iterator = value.iterator(); iterator.hasNext(); ) {
            found.add(iterator.next());
            if (found.size() > MAX_ITEMS) {
                throw new Unsupported("the value is too large or too deep");
            }
        }
        return found;
    }

    private void encodeCollection(Collection<?> value, int depth) {
        List<Object> found = gather(value);
        if (value instanceof Set) {
            startHash(found.size());
            header(hashed > 1 ? 'Z' : 'S', found.size());
            encodeAll(found, depth + 1);
            endHash();
        } else if (value instanceof List) {
            header(hashed > 0 ? 't' : 'l', found.size());
            encodeAll(found, depth + 1);
        } else {
            tag("Collection");
            header(hashed > 0 ? 't' : 'l', found.size());
            encodeAll(found, depth + 2);
        }
    }

    private void encodeAll(List<Object> values, int depth) {
        for (Object value : values) {
            encode(value, depth);
        }
    }

    private void startHash(int length) {
        probes += (long) length * length;
        if (probes > MAX_PROBES) {
            throw new Unsupported("sets and maps of more than 10000 elements");
        }
        if (hashed++ == 0) {
            kinds = 0;
        }
    }

    private void endHash() {
        hashed--;
    }

    private void encodeMap(Map<?, ?> value, int depth) {
        if (hashed > 0) {
            throw new Unsupported("a map within a set or a key");
        }
        List<Object> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Object entry : gather(value.entrySet())) {
            keys.add(((Map.Entry<?, ?>) entry).getKey());
            values.add(((Map.Entry<?, ?>) entry).getValue());
        }
        header('d', keys.size());
        int seen = 0;
        for (int at = 0; at < keys.size(); at++) {
            startHash(at == 0 ? keys.size() : 0);
            kinds = seen;
            encode(keys.get(at), depth + 1);
            seen = kinds;
            endHash();
            encode(values.get(at), depth + 1);
        }
    }

    /** A record as its fields, read without its accessors. */
    private void encodeRecord(Object value, Class<?> kind, int depth) {
        List<Object> components = new ArrayList<>();
        try {
            for (Field field : kind.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    components.add(field.get(value));
                }
            }
        } catch (ReflectiveOperationException | RuntimeException error) {
            throw new Unsupported("unsupported type " + cut(Harness.simpleName(kind)));
        }
        tag("record " + cut(Harness.simpleName(kind)));
        header(hashed > 0 ? 't' : 'l', components.size());
        encodeAll(components, depth + 2);
    }

    /** A value without a plain form. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient String reason;

        Unsupported(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    /** What `present` returns. */
    static final class Present {
        final Object value;

        Present(Object value) {
            this.value = value;
        }
    }
}
