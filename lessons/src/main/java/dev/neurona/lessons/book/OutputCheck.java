package dev.neurona.lessons.book;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import java.util.ArrayList;
import java.util.List;

/** What must not be in a cell's outputs: lines of System.err, folders of this machine, figures that do not say what they show. */
final class OutputCheck {
    private OutputCheck() {}

    /** {@return what is wrong with the outputs of a cell} */
    static List<String> mistakes(Cell cell) {
        List<String> mistakes = new ArrayList<>();
        for (JsonElement output : cell.outputs()) {
            if (output instanceof JsonObject object) {
                mistakes(object, mistakes);
            }
        }
        return mistakes;
    }

    private static void mistakes(JsonObject output, List<String> mistakes) {
        String text = output.toString();
        if (output.has("name") && output.get("name").getAsString().equals("stderr")) {
            mistakes.add("writes to System.err: " + output.get("text"));
        }
        for (String place : List.of("user.home", "java.io.tmpdir", "user.dir")) {
            String folder = System.getProperty(place, "");
            if (folder.length() > 4 && text.contains(folder)) {
                mistakes.add("the output has a folder of this machine in it (" + place + ")");
            }
        }
        mistakes.addAll(FigureCheck.missing(output));
    }
}
