package dev.neurona.lessons.book;

import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.ClientKernel;
import dev.neurona.kernel.client.NotebookRunner;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs notebooks in the real kernel, each in a process of its own.
 *
 * @param kernel how it is started
 * @param folder where it is started
 * @param limit how long a notebook may take, and so each of its cells
 */
public record Execution(KernelSpec kernel, Path folder, Duration limit) {
    /** What a lesson may take on a machine that does nothing else. */
    public static final Duration LESSON = Duration.ofSeconds(60);
    /** How many times as much a practice may take. */
    private static final int PRACTICE = 10;

    /** {@return how long a notebook of a lesson or practice may take} */
    Duration limit(Lesson lesson) {
        return lesson.isPractice() ? limit.multipliedBy(PRACTICE) : limit;
    }

    /**
     * {@return how the cells ended, and how long all took}
     *
     * @param cellLimit how long a cell may take
     * @param allowErrors whether to go on after a cell that failed
     */
    Ran run(Notebook notebook, Duration cellLimit, boolean allowErrors, RunProgress progress)
            throws IOException, InterruptedException {
        NotebookRunner runner = new NotebookRunner(
                new NotebookRunner.Options(cellLimit, allowErrors, Duration.ofSeconds(15)), progress);
        long begin = System.nanoTime();
        try (ClientKernel running = ClientKernel.start(kernel, folder)) {
            List<CellRun> cells = runner.run(notebook, running);
            return new Ran(cells, (System.nanoTime() - begin) / 1e9);
        }
    }

    /** @param seconds with the kernel's start */
    record Ran(List<CellRun> cells, double seconds) {}
}
