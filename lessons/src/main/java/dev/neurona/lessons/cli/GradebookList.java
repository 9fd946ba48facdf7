package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.PracticeMark;
import dev.neurona.lessons.grade.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the class. */
@Command(
        name = "list",
        description = "List everyone with the mark of each practice and the final mark.",
        footer = {"", "-: not handed in   late: too late to count   ?: a person still has to mark some of it"})
final class GradebookList extends GradebookTask {
    @Override
    int with(Gradebook gradebook) throws Exception {
        Rules rules = options().rules();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("id", "name"));
        header.addAll(rules.practices());
        header.add("final");
        rows.add(header);
        int open = 0;
        for (FinalMark mark : GradebookOptions.marks(gradebook, rules)) {
            List<String> row =
                    new ArrayList<>(List.of(mark.student().id(), mark.student().name()));
            mark.practices().forEach(practice -> row.add(shown(practice)));
            row.add(mark.mark() + (mark.provisional() ? "?" : ""));
            rows.add(row);
            open += mark.practices().stream()
                    .mapToInt(practice -> practice.unmarked().size())
                    .sum();
        }
        Columns.lines(rows).forEach(out()::println);
        out().printf(
                        "%n%d students, %s%n",
                        rows.size() - 1,
                        open == 0 ? "everything is marked" : open + " answers to mark (gradebook serve)");
        List<String> unknown = new ArrayList<>(gradebook.practices());
        unknown.removeAll(rules.practices());
        if (!unknown.isEmpty()) {
            warn("the gradebook has attempts for %s, which the rules do not know: they do not count"
                    .formatted(String.join(", ", unknown)));
        }
        return 0;
    }

    private static String shown(PracticeMark practice) {
        if (!practice.handedIn()) {
            return "-";
        }
        return practice.counted().isEmpty()
                ? "late"
                : practice.mark() + (practice.unmarked().isEmpty() ? "" : "?");
    }
}
