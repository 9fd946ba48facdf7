package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.Commands;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Coverage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what of the checklist the lessons cover. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = "Tell which lesson and section covers each id of the checklist, and what is missing.",
        footer = {
            "",
            "Exit code 1 if a lesson that is written does not cover an id it is answerable for (the first of the item's",
            "lessons in lessons/checklist.yml is)."
        })
final class CoverageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--root", paramLabel = "FOLDER", description = "the project (default: found from here upwards)")
    private @Nullable Path root;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Coverage coverage = Coverage.of(Course.read(Project.find(root).resolve("lessons"), true));
            coverage.lines().forEach(out::println);
            out.flush();
            return coverage.missing().isEmpty() ? 0 : Commands.FAILED;
        } catch (BookException wrong) {
            err.println(wrong.getMessage());
            err.flush();
            return Commands.FAILED;
        }
    }
}
