package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.grade.export.CanvasCsv;
import dev.neurona.lessons.grade.export.Exported;
import dev.neurona.lessons.grade.export.Selection;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes Canvas' table. */
@Command(
        name = "canvas",
        description = "The table Canvas' gradebook imports.",
        footer = {
            "",
            "Canvas knows students by ids of its own: --roster takes them from the table that Canvas exports (Grades,",
            "Export). Without it our ids stand in SIS Login ID.",
            "",
            "  ./neurona gradebook export canvas --roster Grades.csv --column P1=\"Practice 1\" --column final=Final"
        })
final class ExportCanvas extends ExportTask {
    @Option(names = "--roster", paramLabel = "FILE", description = "the table Canvas has exported")
    private @Nullable Path roster;

    @Option(
            names = "--column",
            paramLabel = "P1=NAME",
            description =
                    "the assignment a mark goes to; final is the final mark (default: each under its id, and Final)")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--provisional", description = "marks that are not final yet too")
    private boolean provisional;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where it is written (default: canvas.csv here)")
    private Path output = Path.of("canvas.csv");

    @Override
    int with(Gradebook gradebook) throws Exception {
        Rules rules = options().rules();
        List<FinalMark> marks = GradebookOptions.marks(gradebook, rules);
        CanvasCsv canvas = new CanvasCsv(selections(rules), rules.highest(), provisional);
        Exported exported = roster == null ? canvas.of(marks) : filled(canvas, marks, roster);
        save(output, exported.table().getBytes(StandardCharsets.UTF_8));
        report(exported, output);
        return 0;
    }

    private static Exported filled(CanvasCsv canvas, List<FinalMark> marks, Path roster)
            throws IOException, UsageError {
        if (!Files.exists(roster)) {
            throw new UsageError("there is no file " + roster);
        }
        try {
            return canvas.of(marks, new String(Files.readAllBytes(roster), StandardCharsets.UTF_8));
        } catch (IOException wrong) {
            throw new IOException(roster + ": " + wrong.getMessage(), wrong);
        }
    }

    private Map<String, Selection> selections(Rules rules) throws UsageError {
        Map<String, Selection> all = new LinkedHashMap<>();
        if (columns.isEmpty()) {
            rules.practices().forEach(practice -> all.put(practice, Selection.of(practice)));
            all.put("Final", Selection.FINAL);
        }
        for (Map.Entry<String, String> column : columns.entrySet()) {
            if (!column.getKey().equals("final") && !rules.practices().contains(column.getKey())) {
                throw new UsageError("there is no practice %s: there are %s and final"
                        .formatted(column.getKey(), String.join(", ", rules.practices())));
            }
            all.put(
                    column.getValue(),
                    column.getKey().equals("final") ? Selection.FINAL : Selection.of(column.getKey()));
        }
        return all;
    }
}
