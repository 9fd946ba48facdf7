package dev.neurona.kernel.cli;

import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.ClientKernel;
import dev.neurona.kernel.client.ConsoleProgress;
import dev.neurona.kernel.client.NotebookRunner;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.kernel.install.JupyterPaths;
import dev.neurona.kernel.install.KernelInstaller;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.notebook.Notebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a notebook without a front end and writes it with its outputs. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a notebook, with a line for each cell, and write it with its outputs.",
        footer = {
            "",
            "A Java notebook runs on this project's own kernel: neither Python nor Jupyter is needed.",
            "The notebook is written however the run ends. Exit code: 0, 1 if a cell failed, 2 for wrong use."
        })
final class RunCommand implements Callable<Integer> {
    private final Program program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NOTEBOOK", description = "the .ipynb file")
    @SuppressWarnings("NullAway.Init")
    private Path notebookFile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to write the executed notebook (default: over NOTEBOOK)")
    private @Nullable Path output;

    @Option(
            names = {"-k", "--kernel"},
            paramLabel = "NAME",
            description = "an installed kernel to use instead of the notebook's")
    private @Nullable String kernelName;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            converter = Seconds.class,
            description = "seconds a cell may run before it is interrupted and fails (default: no limit)")
    private Duration timeout = Duration.ZERO;

    @Option(names = "--allow-errors", description = "go on after a cell that failed")
    private boolean allowErrors;

    /** Seconds, whole or not. */
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                double seconds = Double.parseDouble(text);
                if (seconds >= 0 && seconds <= 1e9) {
                    return Duration.ofMillis(Math.round(seconds * 1000));
                }
            } catch (NumberFormatException notOne) {
                throw wrong(text);
            }
            throw wrong(text);
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException("'" + text + "' is no time: give seconds, 0 for no limit");
        }
    }

    RunCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        Path target = output != null ? output : notebookFile;
        Notebook notebook = Notebook.read(notebookFile);
        checkWritable(target);
        KernelSpec kernel = chosen(notebook);
        if (kernelName != null || notebook.kernelName().isEmpty()) {
            notebook.setKernel(kernel.name(), kernel.displayName(), kernel.language());
        }
        Terminal terminal = Terminal.ofStandardOutput();
        PrintWriter out = spec.commandLine().getOut();
        NotebookRunner runner = new NotebookRunner(
                new NotebookRunner.Options(timeout, allowErrors, NotebookRunner.Options.DEFAULT.grace()),
                new ConsoleProgress(out, terminal.interactive(), terminal.columns()));
        long begin = System.nanoTime();
        List<CellRun> runs = run(notebook, kernel, runner, target);
        out.println(summary(runs, (System.nanoTime() - begin) / 1e9, target));
        out.flush();
        return runs.stream().allMatch(run -> run.status().good()) ? 0 : Commands.FAILED;
    }

    private KernelSpec chosen(Notebook notebook) throws UsageError {
        KernelChoice choice = new KernelChoice(program.distribution(), JupyterPaths.ofThisMachine());
        KernelSpec kernel = kernelName != null ? choice.named(kernelName) : choice.of(notebook);
        if (kernel.name().equals(KernelInstaller.DEFAULT_NAME)
                && !JavaRuntime.current().compiler()) {
            throw new UsageError(JavaRuntime.current().home() + " is a JRE without a compiler: set JAVA_HOME to a JDK");
        }
        return kernel;
    }

    private static void checkWritable(Path target) throws UsageError {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw new UsageError("--output " + target + " is a folder: name a file in it");
        }
        if (folder != null && Files.isDirectory(folder) && !Files.isWritable(folder)) {
            throw new UsageError("folder " + folder + " cannot be written: choose another file with --output");
        }
    }

    private List<CellRun> run(Notebook notebook, KernelSpec kernel, NotebookRunner runner, Path target)
            throws IOException, InterruptedException {
        Path folder = notebookFile.toAbsolutePath().getParent();
        CountDownLatch written = new CountDownLatch(1);
        Thread whenKilled = new Thread(() -> stopAndWait(runner, written), "stop-run");
        Runtime.getRuntime().addShutdownHook(whenKilled);
        try {
            try (ClientKernel running = ClientKernel.start(kernel, folder == null ? Path.of("") : folder)) {
                return runner.run(notebook, running);
            } finally {
                notebook.write(target);
            }
        } finally {
            written.countDown();
            unhook(whenKilled);
        }
    }

    /** Ctrl-C ends the run, not the file: the process stays until what came so far is written. */
    private static void stopAndWait(NotebookRunner runner, CountDownLatch written) {
        runner.stop();
        try {
            written.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook runs, and has just been told that its wait is over.
            return;
        }
    }

    private static String summary(List<CellRun> runs, double seconds, Path target) {
        long good = runs.stream().filter(run -> run.status().good()).count();
        int of = runs.isEmpty() ? 0 : runs.get(0).place().of();
        return String.format(Locale.ROOT, "%d of %d cells ok in %.1f s, written to %s", good, of, seconds, target);
    }
}
