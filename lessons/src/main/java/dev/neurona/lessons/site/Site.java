package dev.neurona.lessons.site;

import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.AtomicFile;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.kernel.notebook.NotebookException;
import dev.neurona.lessons.book.Builder;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Lesson;
import dev.neurona.lessons.book.Variant;
import dev.neurona.plot.PlotlyScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes the course as pages to read: a page a notebook, the contents and the glossary of each language. */
public final class Site {
    private final Course course;
    private final Path notebooks;
    private final Path target;
    private final boolean solutions;
    private final Formulas formulas = new Formulas();

    /**
     * @param notebooks the folder of the built notebooks, with a folder for each language
     * @param target where the pages are written
     * @param solutions whether there are pages of the solved notebooks too
     */
    public Site(Course course, Path notebooks, Path target, boolean solutions) {
        this.course = course;
        this.notebooks = notebooks;
        this.target = target;
        this.solutions = solutions;
    }

    /**
     * Writes all pages.
     *
     * @param progress is told each page that is written, and each notebook that is not there
     * @return how many pages there are
     * @throws IOException if a notebook cannot be read, a formula not be set, or a page not be written
     */
    public int write(Consumer<String> progress) throws IOException {
        int pages = 1;
        for (Language language : Language.values()) {
            List<Lesson> built = new ArrayList<>();
            for (Lesson lesson : course.lessons()) {
                if (Files.exists(file(language, lesson, Variant.STUDENT))) {
                    built.add(lesson);
                } else {
                    progress.accept("%s/%s is not built: left out".formatted(language.code(), lesson.slug()));
                }
            }
            for (Lesson lesson : built) {
                for (Variant variant : solutions ? Variant.built(lesson) : List.of(Variant.STUDENT)) {
                    lesson(language, lesson, built, variant);
                    progress.accept("%s/%s%s.html".formatted(language.code(), variant.folder(), lesson.slug()));
                    pages++;
                }
            }
            pages += pages(language, built);
        }
        Path plotly = target.resolve("kernelspecs/neurona");
        Files.createDirectories(plotly);
        PlotlyScript.writeTo(plotly);
        save("index.html", Resource.text("index.html"));
        return pages;
    }

    private Path file(Language language, Lesson lesson, Variant variant) {
        return notebooks.resolve(language.code()).resolve(variant.folder() + lesson.slug() + ".ipynb");
    }

    private void lesson(Language language, Lesson lesson, List<Lesson> built, Variant variant) throws IOException {
        Path file = file(language, lesson, variant);
        try {
            Page page = new Page(language, formulas).add(Notebook.read(file));
            String title = lesson.id() + " " + lesson.title().in(language);
            String up = variant == Variant.STUDENT ? "../" : "../../";
            String name = variant.folder() + lesson.slug() + ".html";
            Language other = language == Language.ES ? Language.EN : Language.ES;
            save(
                    language.code() + "/" + name,
                    page.html(title, links(language, lesson, built, variant), up, up + other.code() + "/" + name));
        } catch (NotebookException | IllegalArgumentException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
    }

    private String links(Language language, Lesson lesson, List<Lesson> built, Variant variant) {
        boolean spanish = language == Language.ES;
        String up = variant == Variant.STUDENT ? "" : "../";
        int at = built.indexOf(lesson);
        List<String> links = new ArrayList<>();
        if (at > 0) {
            links.add("[← %s](%s.ipynb)"
                    .formatted(
                            title(built.get(at - 1), language),
                            built.get(at - 1).slug()));
        }
        links.add("[%s](%sREADME.md)".formatted(spanish ? "Índice" : "Contents", up));
        links.add("[%s](%sglossary.md)".formatted(spanish ? "Glosario" : "Glossary", up));
        if (at + 1 < built.size()) {
            links.add("[%s →](%s.ipynb)"
                    .formatted(
                            title(built.get(at + 1), language),
                            built.get(at + 1).slug()));
        }
        return String.join(" · ", links);
    }

    private static String title(Lesson lesson, Language language) {
        return lesson.id() + " " + lesson.title().in(language);
    }

    /** The contents and the glossary. */
    private int pages(Language language, List<Lesson> built) throws IOException {
        boolean spanish = language == Language.ES;
        String other = "../" + (spanish ? "en" : "es") + "/";
        String glossary = "[%s](glossary.md)".formatted(spanish ? "Glosario" : "Glossary");
        String contents = "[%s](README.md)".formatted(spanish ? "Índice" : "Contents");
        save(
                language.code() + "/index.html",
                new Page(language, formulas)
                        .add(contents(language, built))
                        .html(spanish ? "Lecciones" : "Lessons", glossary, "../", other + "index.html"));
        save(
                language.code() + "/glossary.html",
                new Page(language, formulas)
                        .add(Builder.glossary(course, language))
                        .html(spanish ? "Glosario" : "Glossary", contents, "../", other + "glossary.html"));
        return 2;
    }

    private String contents(Language language, List<Lesson> built) {
        boolean spanish = language == Language.ES;
        StringBuilder text = new StringBuilder(spanish ? "# Lecciones\n\n" : "# Lessons\n\n");
        text.append(spanish ? "| lección | minutos | antes |" : "| lesson | minutes | do before |");
        text.append(solutions ? " |\n|---|---|---|---|\n" : "\n|---|---|---|\n");
        for (Lesson lesson : built) {
            List<String> needs = lesson.needs().stream()
                    .map(id -> course.title(id, language))
                    .toList();
            text.append("| [%s](%s.ipynb) | %d | %s |"
                    .formatted(title(lesson, language), lesson.slug(), lesson.minutes(), String.join(", ", needs)));
            text.append(
                    solutions
                            ? " [%s](solutions/%s.ipynb) |\n".formatted(spanish ? "resuelta" : "solved", lesson.slug())
                            : "\n");
        }
        return text.toString();
    }

    private void save(String name, String text) throws IOException {
        Path file = target.resolve(name);
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
