package dev.neurona.kernel.wire;

import dev.neurona.kernel.eval.CellOutput;
import java.io.InterruptedIOException;

/** A cell's output that takes text without a detour over bytes. */
interface TextSink extends CellOutput {
    /** Sends text, and an end of line after it if {@code line}, with nothing of another thread between. */
    void write(Stream stream, String text, boolean line) throws InterruptedIOException;
}
