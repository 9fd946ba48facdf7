package dev.neurona.kernel.wire;

import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.eval.CellScope;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints to the cell of the calling thread. All of {@link PrintStream} that prints is overridden, because what it
 * inherits holds the stream's lock while it writes: a thread that waits for a slow reader would keep every other thread
 * from printing, and from being interrupted.
 */
final class CellPrintStream extends PrintStream {
    private final CellOutput.Stream stream;
    private final PrintStream otherwise;

    CellPrintStream(CellOutput.Stream stream, PrintStream otherwise) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.stream = stream;
        this.otherwise = otherwise;
    }

    private void text(String text, boolean line) {
        CellScope scope = CellScope.current();
        if (scope == null) {
            if (line) {
                otherwise.println(text);
            } else {
                otherwise.print(text);
            }
            return;
        }
        try {
            if (scope.output() instanceof TextSink sink) {
                sink.write(stream, text, line);
            } else {
                byte[] utf8 = (line ? text + "\n" : text).getBytes(StandardCharsets.UTF_8);
                scope.output().write(stream, utf8, 0, utf8.length);
            }
        } catch (InterruptedIOException e) {
            // As PrintStream does: printing never throws, but the thread still knows.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        CellScope scope = CellScope.current();
        if (scope == null) {
            otherwise.write(bytes, offset, length);
            return;
        }
        try {
            scope.output().write(stream, bytes, offset, length);
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void flush() {
        CellScope scope = CellScope.current();
        if (scope == null) {
            otherwise.flush();
        } else {
            scope.output().flush();
        }
    }

    @Override
    public void close() {
        // A cell that closes System.out must not take it from the cells after it.
        flush();
    }

    @Override
    public boolean checkError() {
        return false;
    }

    @Override
    public void print(boolean value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(char value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(int value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(long value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(float value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(double value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(char[] value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(@Nullable String value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void print(@Nullable Object value) {
        text(String.valueOf(value), false);
    }

    @Override
    public void println() {
        text("", true);
    }

    @Override
    public void println(boolean value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(char value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(int value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(long value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(float value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(double value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(char[] value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(@Nullable String value) {
        text(String.valueOf(value), true);
    }

    @Override
    public void println(@Nullable Object value) {
        text(String.valueOf(value), true);
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // as in PrintStream
    public PrintStream format(String format, @Nullable Object... arguments) {
        text(String.format(format, arguments), false);
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        text(String.format(locale, format, arguments), false);
        return this;
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        return format(locale, format, arguments);
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        text(String.valueOf(text), false);
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int start, int end) {
        text(String.valueOf(text).substring(start, end), false);
        return this;
    }

    @Override
    public PrintStream append(char c) {
        text(String.valueOf(c), false);
        return this;
    }
}
