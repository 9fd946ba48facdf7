package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.Released;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.page.Pages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the students' pages, the class's and Moodle's zips. */
@Command(
        name = "pages",
        description = "A page for each student, one of the class, and a zip of pages that Moodle takes back.")
final class ExportPages extends GradebookTask {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "where they are written; older ones are replaced (default: graded here)")
    private Path output = Path.of("graded");

    @Option(
            names = {"-r", "--release"},
            paramLabel = "FOLDER",
            description =
                    "what ./neurona release wrote; may be given several times (default: every folder in release/)")
    private List<Path> releases = new ArrayList<>();

    @Override
    int with(Gradebook gradebook) throws Exception {
        List<Released> practices = Releases.read(releases);
        write(
                new Pages(gradebook, options().rules(), practices, List.of(), List.of())
                        .write(output, options().language()),
                output,
                out());
        return 0;
    }

    static void write(Pages.Written written, Path folder, PrintWriter out) {
        out.printf("%d students' pages in %s; the class: %s%n", written.pages(), folder, written.classPage());
        if (written.unreturned() > 0) {
            out.printf("  %d did not come from Moodle and are not in its zips%n", written.unreturned());
        }
    }
}
