package dev.neurona.lessons.cli;

import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.RunProgress;
import java.util.function.Consumer;

/**
 * Tells how far a run is at every tenth cell and at the last.
 *
 * @param what is run
 * @param say takes a line
 */
record TenthCells(String what, Consumer<String> say) implements RunProgress {
    @Override
    public void ended(CellRun run) {
        int number = run.place().number();
        if (number % 10 == 0 || number == run.place().of()) {
            say.accept("%s: %d of %d cells".formatted(what, number, run.place().of()));
        }
    }
}
