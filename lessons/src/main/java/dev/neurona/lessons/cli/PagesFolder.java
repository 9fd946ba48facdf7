package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.page.Pages;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where pages for students and of the class are written. */
final class PagesFolder {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "where the pages are written; older ones are replaced (default: graded here)")
    private Path folder = Path.of("graded");

    Path path() {
        return folder;
    }

    /** Tells what was written. */
    void tell(Pages.Written written, PrintWriter out) {
        out.printf("%d students' pages in %s; the class: %s%n", written.pages(), folder, written.classPage());
        if (written.unreturned() > 0) {
            out.printf("  %d did not come from Moodle and are not in its zips%n", written.unreturned());
        }
    }
}
