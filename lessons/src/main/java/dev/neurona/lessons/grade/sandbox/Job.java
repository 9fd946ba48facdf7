package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Notebook;
import java.util.List;

/**
 * What is to be run.
 *
 * @param notebook its code cells are run in order; one that fails does not keep the others from running
 * @param asks then evaluated in the same session
 */
public record Job(Notebook notebook, List<Ask> asks, Limits limits) {
    public Job {
        asks = List.copyOf(asks);
    }

    /**
     * Something asked of the session a notebook has left.
     *
     * @param id as in the answer
     * @param code a cell whose value is the answer, shown as {@value #WHOLE} where it may be longer than what the kernel shows
     *     of a text; {@value #GIVEN} in it stands for the path of a file with {@code given}, as a Java string without quotes
     * @param given written to that file just before
     */
    public record Ask(String id, String code, String given) {
        /** Stands for the path of the given file. */
        public static final String GIVEN = "{given}";

        /** A media type of our own: nothing of such a text is left out. */
        public static final String WHOLE = "text/x-neurona-answer";

        /**
         * {@return the end of a cell, which shows the text an expression stands for whole} It imports what it needs: a notebook
         * that splits data has a variable {@code dev}, and then {@code dev.neurona} is no package in an expression.
         */
        public static String whole(String text) {
            return "import dev.neurona.kernel.display.Display;\nDisplay.render(%s, \"%s\")".formatted(text, WHOLE);
        }

        /** {@return the answer among the outputs of the cell that asked, nothing if there is none} */
        public static String answer(JsonArray outputs) {
            for (JsonElement output : outputs) {
                JsonObject json = output.getAsJsonObject();
                if (json.get("output_type").getAsString().equals("execute_result")
                        && json.get("data") instanceof JsonObject data
                        && data.has("text/plain")) {
                    return text(data.has(WHOLE) ? data.get(WHOLE) : data.get("text/plain"));
                }
            }
            return "";
        }

        private static String text(JsonElement lines) {
            if (lines instanceof JsonArray array) {
                StringBuilder text = new StringBuilder();
                array.forEach(line -> text.append(line.getAsString()));
                return text.toString();
            }
            return lines.getAsString();
        }
    }
}
