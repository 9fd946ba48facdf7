package dev.neurona.kernel.client;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.kernel.notebook.Outputs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs a notebook without a front end: its code cells in order, their outputs put into the notebook as a front end puts
 * them. The notebook holds what came so far however the run ends, so that the caller can write it.
 */
public final class NotebookRunner {
    /** How often a waiting runner looks whether the kernel lives and whether it was told to stop. */
    private static final Duration LOOK = Duration.ofMillis(200);

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
        Transcript transcript = new Transcript();
        List<CellRun> runs = new ArrayList<>();
        try {
            for (Cell cell : toRun) {
                CellRun.Place place = new CellRun.Place(runs.size() + 1, toRun.size(), cell.source());
                CellRun run = runCell(cell, place, kernel, transcript);
                runs.add(run);
                progress.ended(run);
                if (!run.status().good() && !(options.allowErrors && run.status() == CellRun.Status.FAILED)) {
                    break;
                }
            }
            takeWhatIsThere(kernel, transcript);
        } finally {
            transcript.store();
        }
        return runs;
    }

    private CellRun runCell(Cell cell, CellRun.Place place, RunnableKernel kernel, Transcript transcript)
            throws IOException, InterruptedException {
        boolean mayFail = options.allowErrors || cell.tags().contains("raises-exception");
        progress.started(place);
        RunningCell running = new RunningCell(place, mayFail, options, kernel.execute(cell.source(), !mayFail));
        transcript.begin(running.request(), cell);
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
            if (running.overtime() || stopped.get()) {
                running.interrupt(kernel, stopped.get());
            }
            if (event == null) {
                progress.running(place, running.seconds());
            }
        }
    }

    /** What threads of earlier cells printed just now. */
    private static void takeWhatIsThere(RunnableKernel kernel, Transcript transcript)
            throws IOException, InterruptedException {
        for (RunnableKernel.Event event = kernel.next(Duration.ZERO);
                event != null;
                event = kernel.next(Duration.ZERO)) {
            transcript.accept(event);
        }
    }
}
