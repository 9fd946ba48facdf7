package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.export.PlainCsv;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the plain table. */
@Command(name = "csv", description = "A plain table: a line a student, with the parts of each practice.")
final class ExportCsv extends ExportTask {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where it is written (default: marks.csv here)")
    private Path output = Path.of("marks.csv");

    @Option(names = "--semicolon", description = "for a spreadsheet set to Spanish: semicolons and decimal commas")
    private boolean semicolon;

    @Override
    int with(Gradebook gradebook) throws Exception {
        Rules rules = options().rules();
        List<FinalMark> marks = GradebookOptions.marks(gradebook, rules);
        String table = PlainCsv.of(marks, rules.practices(), options().language(), semicolon);
        save(output, table.getBytes(StandardCharsets.UTF_8));
        out().printf("%s: %d students%n", output, marks.size());
        return 0;
    }
}
