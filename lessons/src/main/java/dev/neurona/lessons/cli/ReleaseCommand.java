package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.Commands;
import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Execution;
import dev.neurona.lessons.book.Lesson;
import dev.neurona.lessons.book.Release;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes what is handed out of a practice, and what stays with the teacher. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Make the notebook to hand out of a practice, and the package to mark it with.",
        footer = {
            "",
            "The reference solution runs twice: once to ask it what is right, once as nbgrader will, where it must earn all points.",
            "",
            "student/   the notebooks to hand out",
            "grader/    hidden checks, points, rubric and reference solution: for ./neurona grade, not for students",
            "nbgrader/  the same as a course of nbgrader"
        })
final class ReleaseCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "PRACTICE", description = "mnist, imagenet or text; or its id, P1")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "where it is written (default: release/PRACTICE here)")
    private @Nullable Path output;

    @Option(
            names = {"-l", "--language"},
            paramLabel = "en|es",
            description = "one language only")
    private @Nullable String language;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "of what nbgrader's hidden checks are given (default: another each time)")
    private @Nullable Long seed;

    @Option(names = "--root", paramLabel = "FOLDER", description = "the project (default: found from here upwards)")
    private @Nullable Path root;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Course course = Course.read(Project.find(root).resolve("lessons"), true);
            Lesson practice = practice(course);
            Path folder = output == null ? Path.of("release", name(practice)) : output;
            Files.createDirectories(folder);
            Execution execution = Library.execution(folder, LONGEST);
            long drawn = seed == null ? new SecureRandom().nextLong() : seed;
            new Release(course, practice, execution, folder, drawn)
                    .write(
                            Languages.of(language),
                            what -> new TenthCells(what, line -> {
                                out.println(line);
                                out.flush();
                            }));
            out.printf("%s released to %s: hand out student/, keep the rest%n", practice.slug(), folder);
            out.flush();
            return 0;
        } catch (BookException wrong) {
            err.println(wrong.getMessage());
            err.flush();
            return Commands.FAILED;
        }
    }

    private Lesson practice(Course course) throws UsageError {
        List<Lesson> all = course.lessons().stream().filter(Lesson::isPractice).toList();
        return all.stream()
                .filter(practice ->
                        name.equals(practice.id()) || name.equals(name(practice)) || name.equals(practice.slug()))
                .findFirst()
                .orElseThrow(() -> new UsageError("there is no practice %s: there are %s"
                        .formatted(name, all.stream().map(ReleaseCommand::name).collect(Collectors.joining(", ")))));
    }

    private static String name(Lesson practice) {
        return practice.slug().substring(practice.slug().lastIndexOf('-') + 1);
    }
}
