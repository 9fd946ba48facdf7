package dev.neurona.lessons.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.check.Report;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.CellIds;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Status;
import dev.neurona.lessons.grade.Grading.Test;
import java.util.ArrayList;
import java.util.List;

/**
 * What the checks in the notebook said of an exercise as it was run again. A student's code can make them say anything, so
 * they earn no points; they are what the student knows already.
 */
final class VisibleChecks {
    private static final int MOST = 50;
    private static final int LONGEST = 500;

    private VisibleChecks() {}

    /** {@return the checks of an exercise, none if its cell said nothing that can be read} */
    static List<Test> of(Notebook rerun, String exercise) {
        String id = CellIds.check(exercise);
        List<Test> tests = new ArrayList<>();
        for (Cell cell : rerun.cells()) {
            if (cell.isCode() && cell.id().orElse("").equals(id)) {
                for (JsonElement output : cell.outputs()) {
                    output(output, exercise, tests);
                }
            }
        }
        return tests;
    }

    private static void output(JsonElement output, String exercise, List<Test> tests) {
        if (output instanceof JsonObject one
                && one.get("data") instanceof JsonObject data
                && data.get(Report.MIME) instanceof JsonObject report
                && report.get("exercises") instanceof JsonArray exercises) {
            for (JsonElement each : exercises) {
                if (each instanceof JsonObject found
                        && text(found, "id").equals(exercise)
                        && found.get("checks") instanceof JsonArray checks) {
                    for (JsonElement check : checks) {
                        if (check instanceof JsonObject said && tests.size() < MOST) {
                            tests.add(test(said));
                        }
                    }
                }
            }
        }
    }

    private static Test test(JsonObject said) {
        List<Wording> look = new ArrayList<>();
        if (said.get("look") instanceof JsonArray list) {
            list.forEach(line -> {
                if (line.isJsonPrimitive() && look.size() < MOST) {
                    look.add(same(line.getAsString()));
                }
            });
        }
        return new Test(
                same(text(said, "task")),
                false,
                status(text(said, "status")),
                0,
                same(text(said, "expected")),
                same(text(said, "actual")),
                look);
    }

    private static Status status(String word) {
        return switch (word) {
            case "passed" -> Status.PASSED;
            case "not-attempted" -> Status.NOT_ATTEMPTED;
            default -> Status.FAILED;
        };
    }

    private static String text(JsonObject object, String field) {
        return object.get(field) != null && object.get(field).isJsonPrimitive()
                ? object.get(field).getAsString()
                : "";
    }

    /** The notebook speaks one language. */
    private static Wording same(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "\u2026";
        return new Wording(cut, cut);
    }
}
