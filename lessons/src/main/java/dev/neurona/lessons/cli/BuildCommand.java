package dev.neurona.lessons.cli;

import dev.neurona.check.Language;
import dev.neurona.kernel.cli.Commands;
import dev.neurona.kernel.cli.UsageError;
import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Builder;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Execution;
import dev.neurona.lessons.book.Lesson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds the notebooks from the lessons' sources. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Build the notebooks of lessons whose source, or whose library, has changed.",
        footer = {
            "",
            "Each notebook is run in the kernel, the student's and the solved one, and written only if all is well:",
            "checks pass on the solution, are open on the stub and fail on the wrong answers; no cell fails."
        })
final class BuildCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "LESSON", description = "ids such as 05 (default: all)")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = {"-l", "--language"},
            paramLabel = "en|es",
            description = "one language only")
    private @Nullable String language;

    @Option(names = "--force", description = "build what has not changed too")
    private boolean force;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "what a notebook may take (default: 60; more on a busy machine)")
    private long limit = Execution.LESSON.toSeconds();

    @Option(
            names = "--draft",
            description = "build although terms are not in the glossary yet: they are told and stay plain text")
    private boolean draft;

    @Option(names = "--root", paramLabel = "FOLDER", description = "the project (default: found from here upwards)")
    private @Nullable Path root;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "where the folders en and es are written (default: the project's notebooks)")
    private @Nullable Path output;

    @Override
    public Integer call() throws Exception {
        Path project = Project.find(root);
        if (limit < 1) {
            throw new UsageError("--limit is a number of seconds, 1 or more, but got " + limit);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Course course = Course.read(project.resolve("lessons"), draft);
            course.missing().forEach(problem -> err.println("draft: " + problem));
            err.flush();
            Path target = output == null ? project.resolve("notebooks") : output;
            Builder builder = new Builder(
                    course, Builder.libraryOf(project), target, Library.pinned(target, Duration.ofSeconds(limit)));
            boolean good = true;
            for (Lesson lesson : chosen(course)) {
                for (Language each : languages()) {
                    good &= build(builder, lesson, each, out, err);
                }
            }
            builder.writePages();
            return good ? 0 : Commands.FAILED;
        } catch (BookException wrong) {
            err.println(wrong.getMessage());
            err.flush();
            return Commands.FAILED;
        }
    }

    private boolean build(Builder builder, Lesson lesson, Language of, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        String name = of.code() + "/" + lesson.slug();
        if (!force && builder.upToDate(lesson, of)) {
            out.println(name + "  unchanged");
            out.flush();
            return true;
        }
        try {
            if (!force && builder.retext(lesson, of)) {
                out.println(name + "  text changed, outputs kept");
                out.flush();
                return true;
            }
            double seconds = builder.build(lesson, of, progress(name, out));
            out.println(String.format(Locale.ROOT, "%s  built, runs %.1f s", name, seconds));
            out.flush();
            return true;
        } catch (BookException wrong) {
            out.flush();
            err.println(wrong.getMessage());
            err.flush();
            return false;
        }
    }

    private static RunProgress progress(String name, PrintWriter out) {
        return new RunProgress() {
            @Override
            public void ended(CellRun run) {
                if (run.place().number() % 10 == 0
                        || run.place().number() == run.place().of()) {
                    out.println("%s  %d of %d cells"
                            .formatted(name, run.place().number(), run.place().of()));
                    out.flush();
                }
            }
        };
    }

    private List<Lesson> chosen(Course course) throws UsageError {
        if (ids.isEmpty()) {
            return course.lessons();
        }
        List<Lesson> lessons = new ArrayList<>();
        for (String id : ids) {
            lessons.add(course.lessons().stream()
                    .filter(lesson -> lesson.id().equals(id) || lesson.slug().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new UsageError("there is no lesson %s: there are %s"
                            .formatted(
                                    id,
                                    String.join(
                                            ", ",
                                            course.lessons().stream()
                                                    .map(Lesson::id)
                                                    .toList())))));
        }
        return lessons;
    }

    private List<Language> languages() throws UsageError {
        if (language == null) {
            return Arrays.asList(Language.values());
        }
        try {
            return List.of(Language.of(language));
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }
}
