package dev.neurona.kernel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.Main;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code run} with this project's kernel in a process of its own. */
class RunProcessTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aJavaNotebookRunsWithoutJupyterAndWithoutAnInstallation() throws Exception {
        Path notebook = write("1 + 1", "System.out.println(\"¡hola! 🎉\");", "Path.of(\"\").toAbsolutePath()");
        Path executed = temp.resolve("carpeta nueva/ejecutado.ipynb");
        String before = Files.readString(notebook);

        assertThat(run(notebook, "--output", executed.toString())).isZero();

        List<Cell> cells = Notebook.read(executed).cells();
        assertThat(cells.get(0).outputs().toString()).contains("\"text/plain\":[\"2\"]", "execute_result");
        assertThat(cells.get(1).outputs().toString()).contains("¡hola! 🎉\\n");
        assertThat(cells.get(2).outputs().toString())
                .contains(notebook.getParent().getFileName().toString());
        assertThat(cells.get(2).executionCount()).hasValue(3);
        assertThat(Notebook.read(executed).kernelName()).contains("java");
        assertThat(Files.readString(notebook)).isEqualTo(before);
        assertThat(out.toString()).contains("[1/3] ok", "3 of 3 cells ok").contains(executed.toString());
    }

    @Test
    void aFailingCellGivesExitCode1AndIsWritten() throws Exception {
        Path notebook = write("int x = 1;", "x / 0", "\"never\"");

        assertThat(run(notebook)).isEqualTo(1);

        List<Cell> cells = Notebook.read(notebook).cells();
        assertThat(cells.get(1).outputs().toString()).contains("ArithmeticException");
        assertThat(cells.get(2).executionCount()).isEmpty();
        assertThat(out.toString()).contains("[2/3] FAILED").contains("ArithmeticException");
    }

    @Test
    void aCellThatTakesTooLongIsStopped() throws Exception {
        Path notebook = write("while (true) {}");

        assertThat(run(notebook, "--timeout", "2")).isEqualTo(1);

        assertThat(out.toString()).contains("TIMED OUT").contains("ran longer than 2 s and was interrupted");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKernelThatDiesIsToldAndWhatItPrintedIsKept() throws Exception {
        Path notebook = write(
                "System.out.println(\"before\");",
                "new ProcessBuilder(\"kill\", \"-9\", \"\" + ProcessHandle.current().pid()).start().waitFor();");

        assertThat(run(notebook)).isEqualTo(1);

        assertThat(out.toString()).contains("KERNEL DIED").contains("137");
        assertThat(Notebook.read(notebook).cells().get(0).outputs().toString()).contains("before");
    }

    /** What Ctrl-C does, sent as the signal a service manager sends: both end in the shutdown hook. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStoppedRunWritesWhatCame() throws Exception {
        Path marker = temp.resolve("marker");
        Path notebook = write(
                "\"first\"",
                "System.out.println(\"so far\"); System.out.flush(); Files.writeString(Path.of(\"marker\"), \"\"); "
                        + "Thread.sleep(600_000);");
        Process process = new ProcessBuilder(mainCommand("run", notebook.toString()))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile())
                .start();
        try {
            awaitFile(marker, process);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isNotZero();
        List<Cell> cells = Notebook.read(notebook).cells();
        assertThat(cells.get(0).outputs().toString()).contains("first");
        assertThat(cells.get(1).outputs().toString()).contains("so far");
        assertThat(Files.readString(temp.resolve("log"), StandardCharsets.UTF_8))
                .contains("[2/2] STOPPED");
    }

    private static void awaitFile(Path file, Process process) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file)) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static List<String> mainCommand(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JavaRuntime.current().program().toString());
        command.add("-Dfile.encoding=UTF-8");
        command.add("-cp");
        command.add(Distribution.ownClassPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private Path write(String... sources) throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (String source : sources) {
            cells.add(Cell.code("cell-" + cells.size(), source));
        }
        Path file = temp.resolve("mi cuaderno.ipynb");
        Notebook.of("java", "Java", "java", cells).write(file);
        return file;
    }

    private int run(Path notebook, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", notebook.toString()));
        arguments.addAll(List.of(options));
        Program program = new Program(
                "neurona",
                new Distribution(Distribution.ownClassPath(), List.of(), Map.of(), folder -> {}, false),
                List.of());
        CommandLine line = Commands.line(new Root(), program);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        return exit;
    }

    @Command
    static final class Root implements Runnable {
        @Override
        public void run() {
            throw new AssertionError("a command was expected");
        }
    }
}
