package dev.neurona.check;

import dev.neurona.plot.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the exercises of a notebook stand, at the moment it was asked for.
 *
 * @param lesson the lesson or practice; empty if the notebook did not open its exercises
 * @param results one for each exercise, in the order of the notebook
 */
public record Report(String lesson, List<Result> results) implements Shown {
    /** The MIME type of the record of results, beside HTML and text in a cell's output. */
    public static final String MIME = "application/vnd.neurona.check+json";

    public Report {
        results = List.copyOf(results);
    }

    /** {@return the points of all exercises} */
    public double points() {
        return results.stream().mapToDouble(r -> r.exercise().points()).sum();
    }

    /** {@return the points earned} */
    public double earned() {
        return results.stream().mapToDouble(Result::earned).sum();
    }

    /** {@return how many exercises stand so} */
    public long count(Status status) {
        return results.stream().filter(r -> r.status() == status).count();
    }

    /** {@return whether there are exercises and all of them passed} */
    public boolean isComplete() {
        return !results.isEmpty() && count(Status.PASSED) == results.size();
    }

    @Override
    public String text(Language language) {
        return ReportText.of(this, language);
    }

    @Override
    public String html(Language language) {
        return ReportHtml.of(this, language);
    }

    @Override
    public String json(Language language) {
        Map<String, @Nullable Object> record = Json.object(
                "schema",
                1,
                "kind",
                "results",
                "lesson",
                lesson,
                "language",
                language.code(),
                "points",
                points(),
                "earned",
                earned());
        List<Object> exercises = new ArrayList<>();
        results.forEach(result -> exercises.add(result.tree(language)));
        record.put("exercises", exercises);
        return Json.write(record);
    }

    static String lessonOf(String exercise) {
        int dot = exercise.indexOf('.');
        return dot < 0 ? "" : exercise.substring(0, dot);
    }

    @Override
    public String toString() {
        return text(Check.language());
    }
}
