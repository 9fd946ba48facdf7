package dev.neurona.kernel.wire;

import dev.neurona.kernel.eval.CellOutput;
import java.io.PrintStream;

/**
 * Makes {@code System.out} and {@code System.err} write to the cell the calling thread works for, and to where they wrote
 * before for threads no cell has to do with.
 */
public final class StreamRouter implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private StreamRouter() {}

    /** Replaces the two streams; closing puts them back. */
    public static StreamRouter install() {
        StreamRouter router = new StreamRouter();
        System.setOut(new CellPrintStream(CellOutput.Stream.STDOUT, router.out));
        System.setErr(new CellPrintStream(CellOutput.Stream.STDERR, router.err));
        return router;
    }

    /** {@return a stream that writes to the cell of the calling thread, or to {@code otherwise}} */
    public static PrintStream stream(CellOutput.Stream stream, PrintStream otherwise) {
        return new CellPrintStream(stream, otherwise);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
