package dev.neurona.bench.kernel;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.CellOutput;
import dev.neurona.kernel.eval.CellScope;
import dev.neurona.kernel.eval.JavaInterpreter;
import dev.neurona.kernel.eval.Outcome;
import dev.neurona.kernel.magic.Magics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session of the kernel's interpreter in this process, without the wire: what bare JShell is compared with. */
final class OwnSession implements AutoCloseable {
    private final JavaInterpreter interpreter = new JavaInterpreter(Map.of(), new Magics());
    private int cells;

    /**
     * Runs a cell that must succeed.
     *
     * @return its value as text, empty for none
     */
    String run(String cell) {
        Outcome outcome = interpreter.execute(cell, new CellScope(++cells, new Discarded()));
        if (outcome instanceof Outcome.Failed failed) {
            throw new IllegalStateException(cell + "\n" + failed.name() + ": " + failed.message());
        }
        Bundle shown = ((Outcome.Done) outcome).result();
        return shown == null ? "" : shown.text();
    }

    /** {@return the nanoseconds a cell took} */
    double time(String cell) {
        long begin = System.nanoTime();
        run(cell);
        return System.nanoTime() - begin;
    }

    @Override
    public void close() {
        interpreter.close();
    }

    /** Cells of benchmarks print nothing worth keeping. */
    private static final class Discarded implements CellOutput {
        @Override
        public void write(Stream stream, byte[] utf8, int offset, int length) {}

        @Override
        public void flush() {}

        @Override
        public void display(Bundle bundle, @Nullable String displayId, boolean update) {}

        @Override
        public void clear(boolean wait) {}

        @Override
        public void page(Bundle bundle) {}

        @Override
        public String readLine(String prompt, boolean password) throws InputRefused {
            throw new InputRefused();
        }
    }
}
