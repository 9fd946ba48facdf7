package dev.neurona.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;

/** Text of several lines, which nbformat keeps as one string or as a list of lines with their ends. */
final class Lines {
    private Lines() {}

    /** {@return the text, whichever way it was kept} */
    static String join(JsonElement kept) {
        if (!kept.isJsonArray()) {
            return kept.getAsString();
        }
        StringBuilder text = new StringBuilder();
        for (JsonElement line : kept.getAsJsonArray()) {
            text.append(line.getAsString());
        }
        return text.toString();
    }

    /** {@return the list of lines Jupyter would write; empty for an empty text} */
    static JsonArray split(String text) {
        JsonArray lines = new JsonArray();
        for (String line : linesOf(text)) {
            lines.add(line);
        }
        return lines;
    }

    /** Splits where Python's {@code splitlines} does, so that files saved by Jupyter do not change. */
    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean beforeLineFeed = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (endsLine(c) && !beforeLineFeed) {
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean endsLine(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
