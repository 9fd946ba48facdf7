package dev.neurona.lessons.grade;

import com.google.gson.JsonObject;
import dev.neurona.check.Language;
import dev.neurona.check.Numbers;
import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.ClientKernel;
import dev.neurona.kernel.client.NotebookRunner;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Probe.Kind;
import dev.neurona.lessons.grade.Released.Hidden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The session of the reference solution: it draws what hidden checks are given and says what is right. No student's code
 * runs in it; of students it sees numbers only. One at a time asks it.
 */
final class Oracle implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final Language language;
    private final ClientKernel kernel;
    private final Path folder;
    private final boolean real;

    private Oracle(Language language, ClientKernel kernel, Path folder) throws IOException, InterruptedException {
        this.language = language;
        this.kernel = kernel;
        this.folder = folder;
        this.real = value("real").equals("true");
    }

    /**
     * Runs the reference solution, which takes as long as it takes.
     *
     * @param folder for its files, which it keeps to itself
     * @throws IOException if the kernel does not start or the reference fails
     */
    static Oracle start(Released release, Language language, KernelSpec spec, Path folder, RunProgress progress)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ClientKernel kernel = ClientKernel.start(spec, folder);
        try {
            Notebook reference = release.reference().get(language);
            if (reference == null) {
                throw new IOException("the release has no reference solution in " + language.code());
            }
            Notebook copy = Notebook.parse(reference.toText(), release.notebook());
            run(copy, kernel, Duration.ZERO, progress);
            for (Released.Task task : release.exercises()) {
                for (Hidden probe : task.probes()) {
                    Released.Methods methods = probe.in(language);
                    for (String method : List.of(methods.given(), methods.ask(), methods.truth(), methods.measure())) {
                        run(cell(method), kernel, ANSWER, new RunProgress() {});
                    }
                }
            }
            return new Oracle(language, kernel, folder);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            kernel.close();
            throw failed;
        }
    }

    Language language() {
        return language;
    }

    /** {@return whether the practice works with real data here} */
    boolean real() {
        return real;
    }

    /**
     * What a hidden check of one submission is.
     *
     * @param given the file's text that {@link dev.neurona.check.Given} reads
     * @param right what is right, unless the limit alone decides
     */
    record Drawn(String given, Optional<Numbers> right) {}

    /** Draws what a check is given, and asks the reference. */
    synchronized Drawn draw(Hidden probe, long seed) throws IOException, InterruptedException {
        Path given = folder.resolve("given.json");
        Path right = folder.resolve("right.json");
        Files.deleteIfExists(right);
        boolean compared = probe.kind() == Kind.NEAR || probe.kind() == Kind.SHARE;
        String drawn = "given_%s(%dL)".formatted(probe.name(), seed);
        String code = "Given.write(java.nio.file.Path.of(\"%s\"), %s);".formatted(escaped(given), drawn);
        if (compared) {
            code += "\njava.nio.file.Files.writeString(java.nio.file.Path.of(\"%s\"), %s.json());"
                    .formatted(escaped(right), right(probe, seed, drawn));
        }
        run(cell(code), kernel, ANSWER, new RunProgress() {});
        return new Drawn(
                Files.readString(given),
                compared ? Optional.of(Numbers.parse(Files.readString(right))) : Optional.empty());
    }

    private String right(Hidden probe, long seed, String drawn) {
        Released.Methods methods = probe.in(language);
        String right;
        if (!methods.truth().isEmpty()) {
            right = "truth_%s(%dL, %s)".formatted(probe.name(), seed, drawn);
        } else {
            right = "ask_%s(%s)".formatted(probe.name(), drawn);
            if (!methods.measure().isEmpty()) {
                right = "measure_%s(%dL, %s, Numbers.of(%s).orElseThrow())".formatted(probe.name(), seed, drawn, right);
            }
        }
        return "Numbers.of(%s).orElseThrow()".formatted(right);
    }

    /**
     * {@return what is judged of an answer}
     *
     * @throws IOException if it cannot be measured, such as an answer with too few numbers; the message says why
     */
    synchronized Numbers measured(Hidden probe, long seed, Numbers answer) throws IOException, InterruptedException {
        if (probe.in(language).measure().isEmpty()) {
            return answer;
        }
        Path asked = folder.resolve("answer.json");
        Path measured = folder.resolve("measured.json");
        Files.deleteIfExists(measured);
        Files.writeString(asked, answer.json());
        String code = """
                java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), Numbers.of(measure_%s(%dL, given_%2$s(%3$dL),
                        Numbers.parse(java.nio.file.Files.readString(java.nio.file.Path.of("%s"))))).orElseThrow().json());
                """.formatted(escaped(measured), probe.name(), seed, escaped(asked));
        run(cell(code), kernel, ANSWER, new RunProgress() {});
        return Numbers.parse(Files.readString(measured));
    }

    private String value(String expression) throws IOException, InterruptedException {
        Notebook asked = cell(expression);
        run(asked, kernel, ANSWER, new RunProgress() {});
        for (var output : asked.cells().get(0).outputs()) {
            if (output.getAsJsonObject().get("data") instanceof JsonObject data && data.has("text/plain")) {
                return data.get("text/plain").getAsString();
            }
        }
        return "";
    }

    private static String escaped(Path file) {
        return file.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Notebook cell(String code) {
        return Notebook.of("java", "Java", "java", List.of(Cell.code("asked", code)));
    }

    private static void run(Notebook notebook, ClientKernel kernel, Duration limit, RunProgress progress)
            throws IOException, InterruptedException {
        NotebookRunner runner =
                new NotebookRunner(new NotebookRunner.Options(limit, false, Duration.ofSeconds(15)), progress);
        for (CellRun ended : runner.run(notebook, kernel)) {
            if (!ended.status().good()) {
                throw new IOException(
                        "\"%s\" ended with %s: %s".formatted(ended.place().title(), ended.ename(), ended.evalue()));
            }
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
