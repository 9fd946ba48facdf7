package dev.neurona.kernel.eval;

import dev.neurona.kernel.display.Bundle;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell's output goes. Methods may be called from any thread, in any number, also after the cell has ended; what
 * one thread sends arrives in the order it was sent, text and displays alike.
 */
public interface CellOutput {
    /** The two text streams of a cell. */
    enum Stream {
        STDOUT,
        STDERR
    }

    /**
     * Sends text, gathered into messages of about 50 ms or 64 KiB. Waits while the reader is behind.
     *
     * @param utf8 bytes of UTF-8 text; a character may be split between two calls
     * @throws InterruptedIOException if the thread is interrupted while it waits
     */
    void write(Stream stream, byte[] utf8, int offset, int length) throws InterruptedIOException;

    /** Sends gathered text now. */
    void flush();

    /**
     * Shows something.
     *
     * @param displayId names the display for later updates, or null
     * @param update whether an earlier display of that id is changed instead of a new one added
     */
    void display(Bundle bundle, @Nullable String displayId, boolean update);

    /** Clears the cell's output, at once or {@code wait}ing for the next one to replace it. */
    void clear(boolean wait);

    /** Sends a page of help, shown in a pager where the front end has one ({@code payload} of the reply). */
    void page(Bundle bundle);

    /**
     * Asks the user for a line, without its end of line.
     *
     * @throws InputRefused if the front end does not take input
     * @throws InterruptedIOException if the cell is interrupted while it waits
     */
    String readLine(String prompt, boolean password) throws InputRefused, InterruptedIOException;

    /** The front end said {@code allow_stdin=false}. */
    final class InputRefused extends java.io.IOException {
        private static final long serialVersionUID = 1;

        public InputRefused() {
            super("this front end takes no input: run the cell where it can ask for a line (allow_stdin)");
        }
    }
}
