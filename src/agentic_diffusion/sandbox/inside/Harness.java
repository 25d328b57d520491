// The program inside a Java worker: run the cases beside the code under test and hand out plain values.
//
// It knows no expected value and decides nothing. The code under test shares its virtual machine and may do to it what
// it likes, which gains it nothing but a result that is missing, malformed or wrong, and such a result is never a pass.
// Each case is a class `judge__Case<n>` that language.py writes; its values are encoded (Values.java) the moment they
// are there. No method that the code under test may have overridden is asked for a value, except what a collection of
// java.util calls while it is read (a list around another, a comparator), and getMessage of what was thrown: they can
// yield nothing that the code could not have returned itself.
//
// Arguments: the number of cases, the name of the file of the code under test, the names of its classes. The job: a
// 4-byte length, then the first case to run and the bytes that the values of a case may take, 4 bytes each, big-endian.

package judge__;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Starts, runs one case after the other, reports each. */
public final class Harness {
    static final int WIRE_VERSION = 2;
    static final int DETAIL_CHARS = 300;
    static final int MAX_TRACE = 50;
    static final int MAX_NAMES = 50;
    static final int MAX_MESSAGE = 10_000;
    static final long STACK_BYTES = 16L << 20;

    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.in);
    private static String candidateFile = "";

    /** Serves one job, then ends the process whatever threads the code under test has left behind. */
    public static void main(String[] arguments) throws Throwable {
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        in.readInt();
        int first = in.readInt();
        int maxBytes = in.readInt();
        int count = Integer.parseInt(arguments[0]);
        candidateFile = arguments[1];
        System.setIn(new ByteArrayInputStream(new byte[0]));
        Values version = new Values(100);
        version.add(WIRE_VERSION);
        send(-2, new Report(version));
        Report loaded = inThread(maxBytes, values -> load(Arrays.copyOfRange(arguments, 2, arguments.length)));
        loaded.values = null;
        send(-1, loaded);
        for (int index = first; index < count && loaded.outcome.equals("passed"); index++) {
            String name = "judge__Case" + index;
            send(index, inThread(maxBytes, values -> newCase(name).run(values)));
        }
        Runtime.getRuntime().halt(0);
    }

    private static void load(String[] names) throws Throwable {
        for (String name : names) {
            Class.forName(name);
        }
    }

    private static Case newCase(String name) throws Throwable {
        return (Case) Class.forName(name).getDeclaredConstructor().newInstance();
    }

    /** The report of `body`, run in a thread with a deep stack. */
    private static Report inThread(int maxBytes, Case body) throws InterruptedException {
        Values values = new Values(maxBytes);
        Report[] report = new Report[1];
        Thread thread = new Thread(null, () -> {
            Report result;
            try {
                body.run(values);
                result = new Report(values);
            } catch (Values.Unsupported error) {
                result = new Report("unsupported", error.reason);
            } catch (Throwable error) {
                result = describe(error);
            }
            report[0] = result;
        }, "case", STACK_BYTES);
        try {
            thread.start();
        } catch (OutOfMemoryError error) {
            return describe(error);
        }
        thread.join();
        return report[0] == null ? new Report("error", "the thread of the case ended without a result") : report[0];
    }

    private static Report describe(Throwable thrown) {
        Throwable error = thrown;
        if (error instanceof ExceptionInInitializerError) {
            Throwable cause = ((ExceptionInInitializerError) error).getException();
            error = cause == null ? error : cause;
        }
        String message = message(error);
        String name = simpleName(error.getClass());
        String detail = message.isEmpty() ? name : name + ": " + message;
        String limit = limitOf(error, message);
        Report report = new Report(limit.equals("memory") ? "memory" : "error", oneLine(detail));
        report.limit = limit;
        report.trace = trace(error);
        return report;
    }

    static String message(Throwable error) {
        try {
            String message = error.getMessage();
            return message == null ? "" : message.substring(0, Math.min(message.length(), MAX_MESSAGE));
        } catch (Throwable inner) {
            return "(its message threw " + simpleName(inner.getClass()) + ")";
        }
    }

    private static String oneLine(String text) {
        String cut = text.substring(0, Math.min(text.length(), 4 * DETAIL_CHARS)).trim().replaceAll("\\s+", " ");
        return cut.substring(0, Math.min(cut.length(), DETAIL_CHARS));
    }

    private static String limitOf(Throwable error, String message) {
        if (error instanceof OutOfMemoryError) {
            return message.contains("native thread") ? "processes" : "memory";
        }
        if (error instanceof IOException) {
            boolean full = message.contains("No space left") || message.contains("File too large");
            return full ? "disk" : message.contains("Too many open files") ? "files" : "";
        }
        return "";
    }

    /** Lines of the code under test on the way to the error, innermost last. */
    private static List<Integer> trace(Throwable error) {
        List<Integer> lines = new ArrayList<>();
        try {
            for (StackTraceElement element : error.getStackTrace()) {
                boolean own = candidateFile.equals(element.getFileName()) && element.getLineNumber() > 0;
                if (own && lines.size() < MAX_TRACE) {
                    lines.add(element.getLineNumber());
                }
            }
        } catch (Throwable inner) {
            lines.clear();
        }
        Collections.reverse(lines);
        return lines;
    }

    /** A class's name without package and outer classes, also for a class without a name. */
    static String simpleName(Class<?> kind) {
        String name = kind.getName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** What `body` throws; a Nothing if it does not. Called by the cases. */
    public static Throwable thrown(Body body) {
        try {
            body.run();
        } catch (Throwable error) {
            return error;
        }
        return new Nothing();
    }

    /** `value` for a test that asks only whether it is null: any object will do. Called by the cases. */
    public static Object present(Object value) {
        return new Values.Present(value);
    }

    /** The elements of a collection in the order of its iteration; anything else as it is. Called by the cases. */
    public static Object ordered(Object value) {
        boolean known = value instanceof Collection && Values.isLibrary(value.getClass());
        return known ? Values.gather((Collection<?>) value) : value;
    }

    /** null for a Nothing, else the message and the names of the types of what was thrown. Called by the cases. */
    public static Object names(Throwable error) {
        if (error instanceof Nothing) {
            return null;
        }
        List<Object> names = new ArrayList<>();
        names.add(message(error));
        Class<?> kind = error.getClass();
        while (kind != Object.class && names.size() < MAX_NAMES) {
            names.add(simpleName(kind));
            kind = kind.getSuperclass();
        }
        return names;
    }

    private static void send(int index, Report report) throws IOException {
        Values frame = new Values(Integer.MAX_VALUE);
        frame.header('l', 7);
        frame.encode(index, 1);
        frame.encode(report.outcome, 1);
        byte[] values = report.values == null ? new byte[0] : report.values.list();
        frame.header('b', values.length);
        frame.bytes(values, values.length);
        frame.encode(report.detail, 1);
        frame.encode(report.trace, 1);
        frame.encode(List.of(), 1);
        frame.encode(report.limit, 1);
        OUT.write(ByteBuffer.allocate(4 + frame.size).putInt(frame.size).put(frame.buffer, 0, frame.size).array());
    }

    private Harness() {}

    /** Steps of one case; written by language.py. */
    public interface Case {
        void run(Values values) throws Throwable;
    }

    /** Something that should throw. */
    public interface Body {
        void run() throws Throwable;
    }

    /** What `thrown` returns when nothing was. */
    public static final class Nothing extends Throwable {
        private static final long serialVersionUID = 1L;

        Nothing() {
            super("nothing was thrown", null, false, false);
        }
    }

    private static final class Report {
        final String outcome;
        final String detail;
        Values values;
        List<Integer> trace = new ArrayList<>();
        String limit = "";

        Report(Values values) {
            this("passed", "");
            this.values = values;
        }

        Report(String outcome, String detail) {
            this.outcome = outcome;
            this.detail = oneLine(detail);
        }
    }
}
