package dev.neurona.lessons.book;

import com.google.gson.JsonElement;
import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.notebook.AtomicFile;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.kernel.notebook.NotebookException;
import dev.neurona.lessons.book.NotebookWriter.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Builds the notebooks of lessons that have changed. A notebook that is not built stays as it was; nothing is left half
 * written.
 */
public final class Builder {
    private final Course course;
    private final String library;
    private final Path target;
    private final Execution execution;

    /**
     * @param library what tells one state of the library from another, see {@link #libraryOf}
     * @param target the folder with a folder for each language
     */
    public Builder(Course course, String library, Path target, Execution execution) {
        this.course = course;
        this.library = library;
        this.target = target;
        this.execution = execution;
    }

    /** {@return the digest of the sources the notebooks' outputs depend on} */
    public static String libraryOf(Path root) throws IOException {
        Digest digest = new Digest();
        for (String folder : List.of("kernel/src/main", "src/main")) {
            digest.addFolder(root.resolve(folder));
        }
        return digest.text();
    }

    /** {@return the file of a lesson's notebook} */
    public Path file(Lesson lesson, Language language, Variant variant) {
        return target.resolve(language.code()).resolve(variant.folder() + lesson.slug() + ".ipynb");
    }

    /** {@return whether the notebooks of a lesson in a language are those of its source and of the library} */
    public boolean upToDate(Lesson lesson, Language language) {
        for (Variant variant : Variant.built(lesson)) {
            JsonElement wanted =
                    written(lesson, language, variant).notebook().metadata().get(NotebookWriter.METADATA);
            Optional<Notebook> old = old(file(lesson, language, variant));
            if (old.isEmpty() || !wanted.equals(old.get().metadata().get(NotebookWriter.METADATA))) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether the notebooks of a lesson in a language are those of its source, whatever the library they were run
     * with}
     */
    public boolean inStep(Lesson lesson, Language language) {
        for (Variant variant : Variant.built(lesson)) {
            Notebook wanted = written(lesson, language, variant).notebook();
            Optional<Notebook> old = old(file(lesson, language, variant));
            if (old.isEmpty() || !Outputs.sameSource(old.get(), wanted)) {
                return false;
            }
        }
        return true;
    }

    private Written written(Lesson lesson, Language language, Variant variant) {
        return NotebookWriter.write(lesson, language, variant, course, library);
    }

    private static Optional<Notebook> old(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Notebook.read(file)) : Optional.empty();
        } catch (NotebookException broken) {
            return Optional.empty();
        }
    }

    /**
     * Writes the notebooks of a lesson anew with the outputs they have, if only their text has changed: nothing needs to
     * be run then.
     *
     * @return whether that was so
     * @throws BookException if the lesson now claims a worked number that no output has
     */
    public boolean retext(Lesson lesson, Language language) throws IOException {
        Map<Variant, Notebook> all = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.built(lesson)) {
            Notebook notebook = written(lesson, language, variant).notebook();
            Optional<Notebook> old = old(file(lesson, language, variant));
            if (old.isEmpty() || !Outputs.carried(old.get(), notebook)) {
                return false;
            }
            all.put(variant, notebook);
        }
        List<Problem> problems = new ArrayList<>();
        Shown.in(all.values()).check(lesson, course.checklist(), problems);
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
        for (Map.Entry<Variant, Notebook> each : all.entrySet()) {
            each.getValue().write(file(lesson, language, each.getKey()));
        }
        return true;
    }

    /**
     * Runs both notebooks of a lesson in a language and writes them; of a practice the student's alone, without outputs,
     * because it is handed in executed. The solved one runs first: it shows how many checks
     * each exercise has, and with that number a cell that broke off in between does not look like a pass.
     *
     * @return seconds the student's notebook took
     * @throws BookException if something is wrong with one of them; then neither is written
     */
    public double build(Lesson lesson, Language language, Function<Variant, RunProgress> progress)
            throws IOException, InterruptedException {
        List<Problem> problems = new ArrayList<>();
        Map<Variant, Written> all = new EnumMap<>(Variant.class);
        Map<String, Integer> checks = Map.of();
        double seconds = 0;
        for (Variant variant : List.of(Variant.SOLVED, Variant.STUDENT)) {
            Written written = written(lesson, language, variant);
            NotebookWriter.count(written.notebook(), lesson, language, checks);
            try {
                Trial.Outcome outcome =
                        Trial.run(lesson, language, variant, written, execution, progress.apply(variant));
                checks = variant == Variant.SOLVED ? outcome.checks() : checks;
                seconds = outcome.seconds();
            } catch (BookException wrong) {
                problems.addAll(wrong.problems());
            }
            all.put(variant, written);
        }
        if (problems.isEmpty()) {
            Shown.in(all.values().stream().map(Written::notebook).toList()).check(lesson, course.checklist(), problems);
        }
        if (!problems.isEmpty()) {
            throw new BookException(problems);
        }
        for (Variant variant : Variant.built(lesson)) {
            Path file = file(lesson, language, variant);
            Notebook notebook = Objects.requireNonNull(all.get(variant)).notebook();
            NotebookWriter.count(notebook, lesson, language, checks);
            if (lesson.isPractice()) {
                notebook.cells().stream().filter(Cell::isCode).forEach(Cell::clearOutputs);
            }
            old(file).ifPresent(old -> Outputs.keepMeasured(old, notebook));
            // The same notebook on whichever JDK it was built.
            notebook.metadata().getAsJsonObject("language_info").remove("version");
            Files.createDirectories(file.getParent());
            notebook.write(file);
        }
        return seconds;
    }

    /**
     * {@return what a reader would see differ between the notebooks of a lesson here and those another builder has made}
     *
     * @throws IOException if one of them cannot be read
     */
    public List<String> differences(Lesson lesson, Language language, Builder other) throws IOException {
        List<String> all = new ArrayList<>();
        for (Variant variant : Variant.built(lesson)) {
            Path file = file(lesson, language, variant);
            Optional<Notebook> before = old(file);
            if (before.isEmpty()) {
                all.add(file + ": is not there, or is no notebook");
            } else {
                Comparison.of(before.get(), Notebook.read(other.file(lesson, language, variant)))
                        .forEach(difference -> all.add(file + ": " + difference));
            }
        }
        return all;
    }

    /** {@return the glossary of a language as Markdown, with links to files beside it} */
    public static String glossary(Course course, Language language) {
        return GlossaryPage.of(course.glossary(), course.links(), language);
    }

    /** {@return the pages that are not those of the sources} */
    public List<Path> stalePages() throws IOException {
        List<Path> stale = new ArrayList<>();
        for (Map.Entry<Path, String> page : pages().entrySet()) {
            if (!Files.exists(page.getKey()) || !Files.readString(page.getKey()).equals(page.getValue())) {
                stale.add(page.getKey());
            }
        }
        return stale;
    }

    /** {@return the pages beside the notebooks, tables of contents and glossaries, by file} */
    private Map<Path, String> pages() {
        Map<Path, String> pages = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            Path folder = target.resolve(language.code());
            pages.put(folder.resolve(Contents.FILE), course.contents().table(language));
            pages.put(folder.resolve(Glossary.FILE), glossary(course, language));
        }
        return pages;
    }

    /** Writes those pages that have changed. */
    public void writePages() throws IOException {
        Map<Path, String> pages = pages();
        for (Path file : stalePages()) {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, pages.getOrDefault(file, "").getBytes(StandardCharsets.UTF_8));
        }
    }
}
