package dev.neurona.kernel.client;

import dev.neurona.kernel.notebook.Cell;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Cells on their way through one kernel, one after the other, for callers that go on after a cell that {@link
 * NotebookRunner} would stop at. Output that comes late, or changes what an earlier cell showed, reaches that cell.
 */
public final class NotebookSession {
    /** How often a waiting session looks whether the kernel lives and whether it was told to stop. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final RunnableKernel kernel;
    private final NotebookRunner.Options options;
    private final RunProgress progress;
    private final BooleanSupplier stopped;
    private final Transcript transcript = new Transcript();
    private boolean answered = true;

    /**
     * @param kernel just started; it is not closed here
     * @param stopped whether the cell that runs is to be interrupted
     */
    public NotebookSession(
            RunnableKernel kernel, NotebookRunner.Options options, RunProgress progress, BooleanSupplier stopped) {
        this.kernel = kernel;
        this.options = options;
        this.progress = progress;
        this.stopped = stopped;
    }

    /**
     * Runs a cell; its outputs are in it then, however it ends.
     *
     * @throws IOException if the kernel cannot be reached
     */
    public CellRun run(Cell cell, CellRun.Place place) throws IOException, InterruptedException {
        boolean mayFail = options.allowErrors() || cell.tags().contains("raises-exception");
        progress.started(place);
        RunningCell running = new RunningCell(place, mayFail, options, kernel.execute(cell.source(), !mayFail));
        transcript.begin(running.request(), cell);
        try {
            CellRun run = awaitEnd(running, place);
            answered = running.answered();
            progress.ended(run);
            return run;
        } finally {
            transcript.store(running.request());
        }
    }

    /** {@return whether the kernel told that the last cell ended, so that the next one finds it idle} */
    public boolean answered() {
        return answered;
    }

    private CellRun awaitEnd(RunningCell running, CellRun.Place place) throws IOException, InterruptedException {
        while (true) {
            RunnableKernel.Event event = kernel.next(LOOK);
            if (event != null) {
                transcript.accept(event);
                running.accept(event);
            }
            @Nullable CellRun run = running.ended(event == null ? kernel.death() : null);
            if (run != null) {
                return run;
            }
            if (running.overtime() || stopped.getAsBoolean()) {
                running.interrupt(kernel, stopped.getAsBoolean());
            }
            if (event == null) {
                progress.running(place, running.seconds());
            }
        }
    }

    /** Takes what threads of earlier cells have printed until now, and writes it into their cells. */
    public void settle() throws IOException, InterruptedException {
        try {
            for (RunnableKernel.Event event = kernel.next(Duration.ZERO);
                    event != null;
                    event = kernel.next(Duration.ZERO)) {
                transcript.accept(event);
            }
        } finally {
            transcript.store();
        }
    }
}
