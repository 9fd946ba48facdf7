package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.Commands;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.site.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the course as pages to read. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = "Make pages to read of the built notebooks: no network, no Jupyter.",
        footer = {
            "",
            "Each page is one file; formulas are set when it is written. With the folder kernelspecs beside the pages",
            "figures move, alone they are pictures. Open index.html in the folder."
        })
final class SiteCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--solutions", description = "pages of the solved notebooks too")
    private boolean solutions;

    @Option(names = "--root", paramLabel = "FOLDER", description = "the project (default: found from here upwards)")
    private @Nullable Path root;

    @Option(
            names = {"-n", "--notebooks"},
            paramLabel = "FOLDER",
            description = "where the notebooks are (default: the project's)")
    private @Nullable Path notebooks;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "where the pages are written (default: site)")
    private Path output = Path.of("site");

    @Override
    public Integer call() throws Exception {
        Path project = Project.find(root);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Course course = Course.read(project.resolve("lessons"), true);
            Path built = notebooks == null ? project.resolve("notebooks") : notebooks;
            int pages = new Site(course, built, output, solutions).write(line -> {
                out.println(line);
                out.flush();
            });
            out.println("%d pages: open %s".formatted(pages, output.resolve("index.html")));
            out.flush();
            return 0;
        } catch (BookException wrong) {
            err.println(wrong.getMessage());
        } catch (IOException wrong) {
            err.println("the pages cannot be made: " + wrong.getMessage());
        }
        err.flush();
        return Commands.FAILED;
    }
}
