package dev.neurona.lessons.grade.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Something to be run: a code cell or an ask. Both are numbered through, cells first.
 *
 * @param given text for the file that {@link Job.Ask#GIVEN} in the code stands for; null for a cell
 */
record Step(
        int number,
        String code,
        @org.jspecify.annotations.Nullable String given) {
    boolean isAsk() {
        return given != null;
    }

    /** {@return the first line that says something, for messages} */
    String title() {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > 60 ? line.substring(0, 59) + "…" : line)
                .orElse("");
    }

    /** {@return all of a job that has anything to run} */
    static List<Step> of(Job job) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (var cell : job.notebook().cells()) {
            if (cell.isCode()) {
                if (!cell.source().isBlank()) {
                    steps.add(new Step(number, cell.source(), null));
                }
                number++;
            }
        }
        for (Job.Ask ask : job.asks()) {
            steps.add(new Step(number++, ask.code(), ask.given()));
        }
        return steps;
    }
}
