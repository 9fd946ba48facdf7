package dev.neurona.kernel.client;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.kernel.notebook.Outputs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a notebook without a front end: its code cells in order, their outputs put into the notebook as a front end puts
 * them. The notebook holds what came so far however the run ends, so that the caller can write it.
 */
public final class NotebookRunner {
    private final Options options;
    private final RunProgress progress;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public NotebookRunner(Options options, RunProgress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * How to run.
     *
     * @param timeout how long a cell may run, zero for as long as it takes
     * @param allowErrors whether to go on after a cell that failed
     * @param grace how long an interrupted cell may take to end, and the outputs of an ended one to arrive
     */
    public record Options(Duration timeout, boolean allowErrors, Duration grace) {
        /** No time limit; stop at the first error. */
        public static final Options DEFAULT = new Options(Duration.ZERO, false, Duration.ofSeconds(15));
    }

    /** Asks a run on another thread to end: its cell is interrupted, and what came so far stays in the notebook. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Runs the notebook in a kernel.
     *
     * @param kernel a kernel just started; it is not closed
     * @return how the cells ended; those after the first that ended badly are not in the list
     * @throws IOException if the kernel cannot be reached
     */
    public List<CellRun> run(Notebook notebook, RunnableKernel kernel) throws IOException, InterruptedException {
        notebook.metadata().add("language_info", Outputs.sorted(kernel.languageInfo()));
        List<Cell> cells = notebook.cells().stream().filter(Cell::isCode).toList();
        List<Cell> toRun =
                cells.stream().filter(cell -> !cell.source().isBlank()).toList();
        cells.forEach(Cell::clearOutputs);
        NotebookSession session = new NotebookSession(kernel, options, progress, stopped::get);
        List<CellRun> runs = new ArrayList<>();
        try {
            for (Cell cell : toRun) {
                CellRun.Place place = new CellRun.Place(runs.size() + 1, toRun.size(), cell.source());
                CellRun run = session.run(cell, place);
                runs.add(run);
                if (!run.status().good() && !(options.allowErrors && run.status() == CellRun.Status.FAILED)) {
                    break;
                }
            }
        } finally {
            session.settle();
        }
        return runs;
    }
}
