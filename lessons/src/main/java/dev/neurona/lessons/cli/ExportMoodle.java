package dev.neurona.lessons.cli;

import dev.neurona.check.Language;
import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.grade.export.Exported;
import dev.neurona.lessons.grade.export.Feedback;
import dev.neurona.lessons.grade.export.Selection;
import dev.neurona.lessons.grade.export.Worksheet;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills in Moodle's worksheet. */
@Command(
        name = "moodle",
        description = "Fill in the grading worksheet downloaded from Moodle, in whatever language it is.",
        footer = {
            "",
            "In Moodle: the assignment, submissions, download grading worksheet; upload it there again. Only grades and",
            "comments change. Marks are put to the worksheet's highest grade."
        })
final class ExportMoodle extends ExportTask {
    @Parameters(paramLabel = "WORKSHEET", description = "the file Moodle gave; it stays as it is")
    private Path worksheet = Path.of("");

    @Option(
            names = {"-p", "--practice"},
            paramLabel = "PRACTICE",
            description = "the practice the assignment is for, such as P1; final for the final mark",
            required = true)
    private String practice = "";

    @Option(names = "--grade-column", paramLabel = "NAME", description = "where grades go, if it is not recognised")
    private @Nullable String gradeColumn;

    @Option(names = "--feedback-column", paramLabel = "NAME", description = "where comments go, likewise")
    private @Nullable String feedbackColumn;

    @Option(names = "--no-comments", description = "grades only")
    private boolean noComments;

    @Option(names = "--provisional", description = "marks that are not final yet too")
    private boolean provisional;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where it is written (default: beside it, with -graded in its name)")
    private @Nullable Path output;

    @Override
    int with(Gradebook gradebook) throws Exception {
        Rules rules = options().rules();
        if (!practice.equals("final") && !rules.practices().contains(practice)) {
            throw new UsageError("there is no practice %s: there are %s and final"
                    .formatted(practice, String.join(", ", rules.practices())));
        }
        if (!Files.isRegularFile(worksheet)) {
            throw new UsageError("there is no file " + worksheet);
        }
        Selection selection = practice.equals("final") ? Selection.FINAL : Selection.of(practice);
        List<FinalMark> marks = GradebookOptions.marks(gradebook, rules);
        Map<String, String> feedback = feedback(gradebook, marks, selection);
        Worksheet sheet = read();
        Exported filled = sheet.fill(
                marks,
                selection,
                rules.highest(),
                mark -> feedback.getOrDefault(mark.student().id(), ""),
                provisional);
        Path target = output == null ? beside() : output;
        save(target, sheet.bytes(filled));
        report(filled, target);
        return 0;
    }

    private Map<String, String> feedback(Gradebook gradebook, List<FinalMark> marks, Selection selection)
            throws IOException, UsageError {
        Map<String, String> all = new HashMap<>();
        Language language = options().language();
        for (FinalMark mark : noComments ? List.<FinalMark>of() : marks) {
            all.put(mark.student().id(), Feedback.html(gradebook, mark, selection, language));
        }
        return all;
    }

    private Worksheet read() throws IOException {
        try {
            return Worksheet.read(
                    Files.readAllBytes(worksheet),
                    Optional.ofNullable(gradeColumn),
                    Optional.ofNullable(feedbackColumn));
        } catch (IOException wrong) {
            throw new IOException(worksheet + ": " + wrong.getMessage(), wrong);
        }
    }

    private Path beside() {
        String name = String.valueOf(worksheet.getFileName());
        int dot = name.lastIndexOf('.');
        return worksheet.resolveSibling(
                dot < 0 ? name + "-graded" : name.substring(0, dot) + "-graded" + name.substring(dot));
    }
}
