package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.Released;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.page.Pages;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the students' pages, the class's and Moodle's zips. */
@Command(
        name = "pages",
        description = "A page for each student, one of the class, and a zip of pages that Moodle takes back.")
final class ExportPages extends GradebookTask {
    @Mixin
    private PagesFolder pages = new PagesFolder();

    @Mixin
    private Releases releases = new Releases();

    @Override
    int with(Gradebook gradebook) throws Exception {
        List<Released> practices = releases.read();
        Pages.Written written = new Pages(gradebook, options().rules(), practices, List.of(), List.of())
                .write(pages.path(), options().language());
        pages.tell(written, out());
        return 0;
    }
}
