package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import dev.neurona.kernel.notebook.Outputs;
import java.nio.charset.StandardCharsets;

/**
 * How much of a notebook's output goes on. One cell may take half of what is left, so that a flood in one leaves room
 * for the others.
 */
final class OutputBudget {
    /** Stands in a cell where something is missing. */
    static final String NOTE =
            "[… the rest of this output is over the limit / el resto de esta salida supera el límite]";

    private static final int AN_OUTPUT = 100;

    private long bytes;
    private int values = Frame.VALUES * 3 / 4;

    OutputBudget(long bytes) {
        this.bytes = bytes;
    }

    /** {@return the bytes the next cell may take} */
    long share() {
        return bytes / 2;
    }

    /** @param cut whether something was left out */
    record Fitted(JsonArray outputs, boolean cut) {}

    /**
     * {@return as many of a cell's outputs as may go on, in order; they are paid for}
     *
     * @param cutBefore whether some were left out already
     */
    Fitted fit(JsonArray outputs, boolean cutBefore) {
        JsonArray fitted = new JsonArray();
        long bytesLeft = bytes / 2;
        int valuesLeft = values / 2;
        boolean cut = cutBefore;
        for (JsonElement output : outputs) {
            int cost = 0;
            int count = 0;
            boolean whole = false;
            try {
                String text = output.toString();
                cost = text.getBytes(StandardCharsets.UTF_8).length + AN_OUTPUT;
                count = BoundedJson.read(text, Math.max(1, valuesLeft)).values();
                whole = cost <= bytesLeft;
            } catch (JsonParseException | StackOverflowError hostile) {
                // Too deep, too much, or numbers that JSON does not have: it is left out like what is too long.
            }
            if (whole) {
                fitted.add(output);
                bytesLeft -= cost;
                valuesLeft -= count;
                bytes -= cost;
                values -= count;
            } else {
                cut = true;
            }
        }
        if (cut) {
            fitted.add(Outputs.stream("stderr", NOTE + "\n"));
        }
        return new Fitted(fitted, cut);
    }

    /** {@return bytes that text has in JSON, at most} */
    static long cost(String text) {
        long cost = AN_OUTPUT;
        for (int i = 0; i < text.length(); i++) {
            cost += cost(text.charAt(i));
        }
        return cost;
    }

    private static int cost(char c) {
        // A line of a text is a string of its own in a notebook.
        return c == '\n' ? 5 : c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x7f ? 1 : c < 0x800 ? 2 : 3;
    }

    /** {@return the beginning of a text that costs no more than that} */
    static String beginning(String text, long most) {
        long cost = AN_OUTPUT;
        for (int i = 0; i < text.length(); i++) {
            cost += cost(text.charAt(i));
            if (cost > most) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
