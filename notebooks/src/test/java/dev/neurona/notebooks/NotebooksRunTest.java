package dev.neurona.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.ClientKernel;
import dev.neurona.kernel.client.NotebookRunner;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.cli.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every notebook as a student runs it: in a kernel of its own process, from the first cell to the last. */
class NotebooksRunTest {
    private static final Duration LONGEST_CELL = Duration.ofMinutes(5);

    @TestFactory
    Stream<DynamicTest> everyNotebookRunsWithoutAnError() throws IOException {
        return notebooks().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> runsWithoutAnError(file)));
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookIsSavedAsItRan() throws IOException {
        return notebooks().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> isSavedAsItRan(Notebook.read(file))));
    }

    @Test
    void everyNotebookIsThereInBothLanguagesAndSolved() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        List<String> all = notebooks().stream()
                .map(file -> here.relativize(file).toString())
                .toList();
        List<String> english = all.stream()
                .filter(file -> file.startsWith("en") && !file.contains("solutions"))
                .map(file -> Path.of(file).getFileName().toString())
                .toList();
        assertThat(english).isNotEmpty();
        assertThat(all).hasSize(4 * english.size());
        for (Path file : notebooks()) {
            assertThat(english).contains(file.getFileName().toString());
        }
    }

    private static void runsWithoutAnError(Path file) throws Exception {
        Notebook notebook = Notebook.read(file);
        NotebookRunner runner = new NotebookRunner(
                new NotebookRunner.Options(LONGEST_CELL, false, Duration.ofSeconds(30)), new RunProgress() {});
        List<CellRun> runs;
        try (ClientKernel kernel = ClientKernel.start(
                KernelCommand.of(offline(Library.distribution())).asKernelSpec(Path.of("")), file.getParent())) {
            runs = runner.run(notebook, kernel);
        }

        assertThat(runs)
                .allSatisfy(run -> assertThat(run.status().good())
                        .as("cell %s: %s: %s", run.place().title(), run.ename(), run.evalue())
                        .isTrue());
        assertThat(runs).hasSize((int) notebook.cells().stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .count());
    }

    /** A reader on a code-hosting site sees what is saved: every cell, once, in order, without errors. */
    private static void isSavedAsItRan(Notebook notebook) {
        List<Cell> code = notebook.cells().stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .toList();
        assertThat(code.stream().map(cell -> cell.executionCount().orElse(-1)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, code.size()).boxed().toList());
        for (Cell cell : code) {
            if (!cell.tags().contains("raises-exception")) {
                assertThat(cell.outputs().toString()).doesNotContain("\"output_type\":\"error\"");
            }
        }
        assertThat(notebook.cells().stream().map(cell -> cell.id().orElse("")))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    /** A notebook needs no network: everything the engine wants is on the class path. */
    private static Distribution offline(Distribution library) {
        Map<String, String> environment = new HashMap<>(library.environment());
        environment.put("DJL_OFFLINE", "true");
        return new Distribution(library.classPath(), library.jvmOptions(), environment, library.addition(), false);
    }

    private static List<Path> notebooks() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("en", "en/solutions", "es", "es/solutions")) {
            try (var files = Files.newDirectoryStream(Path.of(folder).toAbsolutePath(), "*.ipynb")) {
                files.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }
}
