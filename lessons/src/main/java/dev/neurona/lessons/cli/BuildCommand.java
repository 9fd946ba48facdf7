package dev.neurona.lessons.cli;

import dev.neurona.check.Language;
import dev.neurona.kernel.cli.Commands;
import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Builder;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Execution;
import dev.neurona.lessons.book.Lesson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "The sources are read first, all of them: a mistake in one is told with file and line, and nothing is built.",
            "Then each notebook that has changed is run in the kernel, the solved one with the wrong answers and the",
            "student's, and written only if all is well: checks pass on the solution, are open on the stub and fail on",
            "the wrong answers; no cell fails; figures say what they show; worked numbers are in an output.",
            "Where only text has changed, the outputs are kept and nothing is run.",
            "",
            "  ./neurona build 07 -l en -o /tmp/try    one lesson in one language, elsewhere",
            "  ./neurona build --check 07              does it still come to the same numbers and figures?",
            "  ./neurona build                         all that has changed, the tables of contents and the glossary"
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
            names = "--check",
            description = "build into a temporary folder and tell what differs from the notebooks that are there")
    private boolean check;

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
        PrintWriter err = spec.commandLine().getErr();
        try {
            Course course = Course.read(project.resolve("lessons"), draft);
            course.missing().forEach(problem -> err.println("draft: " + problem));
            err.flush();
            Path target = output == null ? project.resolve("notebooks") : output;
            return (check ? check(course, project, target) : build(course, project, target)) ? 0 : Commands.FAILED;
        } catch (BookException wrong) {
            err.println(wrong.getMessage());
            err.flush();
            return Commands.FAILED;
        }
    }

    private boolean build(Course course, Path project, Path target)
            throws IOException, InterruptedException, UsageError {
        Files.createDirectories(target);
        Builder builder = builder(course, project, target);
        Building building = building(builder);
        boolean good = true;
        for (Lesson lesson : chosen(course)) {
            for (Language each : Languages.of(language)) {
                good &= building.build(lesson, each, force);
            }
        }
        builder.writePages();
        return good;
    }

    private boolean check(Course course, Path project, Path target)
            throws IOException, InterruptedException, UsageError {
        Path elsewhere = Files.createTempDirectory("neurona-check");
        try {
            Builder other = builder(course, project, elsewhere);
            Building building = building(builder(course, project, target));
            boolean good = true;
            for (Lesson lesson : chosen(course)) {
                for (Language each : Languages.of(language)) {
                    good &= building.check(lesson, each, other);
                }
            }
            good &= building.checkPages();
            return good;
        } finally {
            delete(elsewhere);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private Builder builder(Course course, Path project, Path target) throws IOException {
        return new Builder(
                course, Builder.libraryOf(project), target, Library.execution(target, Duration.ofSeconds(limit)));
    }

    private Building building(Builder builder) {
        return new Building(
                builder, spec.commandLine().getOut(), spec.commandLine().getErr());
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
}
