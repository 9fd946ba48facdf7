package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.UsageError;
import dev.neurona.kernel.notebook.AtomicFile;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.export.Exported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the exports share: they write a file and tell what did not fit. */
abstract class ExportTask extends GradebookTask {
    @Option(names = "--force", description = "write over the file")
    private boolean force;

    /** A file a teacher has made is never written over. */
    void save(Path file, byte[] content) throws IOException, UsageError {
        if (Files.exists(file) && !force) {
            throw new UsageError("%s is there already: --force writes over it, -o names another".formatted(file));
        }
        AtomicFile.write(file, content);
    }

    void report(Exported exported, Path file) {
        out().printf("%s: %d students%n", file, exported.filled());
        exported.notes().forEach(note -> out().println("  " + note));
        told("rows without a mark", exported.rowsWithoutMark());
        told("marks without a row", names(exported.marksWithoutRow()));
        told("left out, a person still has to mark (--provisional hands them on)", names(exported.provisional()));
    }

    private static List<String> names(List<Student> students) {
        return students.stream()
                .map(each -> each.name() + " (" + each.id() + ")")
                .toList();
    }

    private void told(String what, List<String> who) {
        if (!who.isEmpty()) {
            out().printf("  %d %s: %s%n", who.size(), what, who.stream().collect(Collectors.joining("; ")));
        }
    }
}
