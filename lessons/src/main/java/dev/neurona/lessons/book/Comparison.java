package dev.neurona.lessons.book;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a reader would see differ between two builds of a notebook: cells, what they print, figures and their data. */
final class Comparison {
    private static final int MOST_SHOWN = 90;

    private final List<String> differences = new ArrayList<>();
    private String cell = "";

    private Comparison() {}

    /** {@return the differences, none where both look the same} What measured cells put out is not compared. */
    static List<String> of(Notebook before, Notebook after) {
        Comparison comparison = new Comparison();
        comparison.cells(before.cells(), after.cells());
        return comparison.differences;
    }

    private void cells(List<Cell> before, List<Cell> after) {
        List<String> was = before.stream().map(each -> each.id().orElse("")).toList();
        List<String> is = after.stream().map(each -> each.id().orElse("")).toList();
        is.stream().filter(id -> !was.contains(id)).forEach(id -> differences.add("cell " + id + ": is new"));
        was.stream().filter(id -> !is.contains(id)).forEach(id -> differences.add("cell " + id + ": is gone"));
        for (Cell now : after) {
            int at = was.indexOf(now.id().orElse(""));
            if (at >= 0) {
                cell = "cell " + now.id().orElse("") + title(now);
                Cell then = before.get(at);
                text("source", then.source(), now.source());
                if (now.isCode() && !now.tags().contains(Part.Code.MEASURED)) {
                    outputs(then.outputs(), now.outputs());
                }
            }
        }
        if (differences.isEmpty() && !was.equals(is)) {
            differences.add("the cells are in another order");
        }
    }

    private static String title(Cell cell) {
        String first = cell.source().lines().findFirst().orElse("");
        return " (" + shortened(first, 40) + ")";
    }

    private void outputs(JsonArray before, JsonArray after) {
        if (before.size() != after.size()) {
            differences.add("%s: %d outputs became %d".formatted(cell, before.size(), after.size()));
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            output(before.get(i).getAsJsonObject(), after.get(i).getAsJsonObject());
        }
    }

    private void output(JsonObject before, JsonObject after) {
        if (before.has("text") && after.has("text")) {
            text("output", Shown.joined(before.get("text")), Shown.joined(after.get("text")));
            return;
        }
        JsonObject was = before.get("data") instanceof JsonObject data ? data : before;
        JsonObject is = after.get("data") instanceof JsonObject data ? data : after;
        Set<String> kinds = new LinkedHashSet<>(was.keySet());
        kinds.addAll(is.keySet());
        for (String kind : kinds) {
            JsonElement one = was.has(kind) ? was.get(kind) : JsonNull.INSTANCE;
            JsonElement two = is.has(kind) ? is.get(kind) : JsonNull.INSTANCE;
            if (kind.startsWith("text/") && !one.isJsonNull() && !two.isJsonNull()) {
                text(kind, Shown.joined(one), Shown.joined(two));
            } else {
                tree(kind, one, two);
            }
        }
    }

    private void text(String what, String before, String after) {
        if (before.equals(after)) {
            return;
        }
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        int line = 0;
        while (line < Math.min(was.size(), is.size()) && was.get(line).equals(is.get(line))) {
            line++;
        }
        String one = line < was.size() ? was.get(line) : "(nothing)";
        String two = line < is.size() ? is.get(line) : "(nothing)";
        int same = 0;
        while (same < Math.min(one.length(), two.length()) && one.charAt(same) == two.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - 30);
        differences.add("%s: %s, line %d: \"%s\" became \"%s\""
                .formatted(
                        cell,
                        what,
                        line + 1,
                        shortened(one.substring(Math.min(from, one.length())), MOST_SHOWN),
                        shortened(two.substring(Math.min(from, two.length())), MOST_SHOWN)));
    }

    /** Names the first place two trees differ at: those after it seldom say more. */
    private boolean tree(String path, JsonElement before, JsonElement after) {
        if (before.equals(after)) {
            return false;
        }
        if (before instanceof JsonObject was
                && after instanceof JsonObject is
                && was.keySet().equals(is.keySet())) {
            return was.keySet().stream().anyMatch(field -> tree(path + "." + field, was.get(field), is.get(field)));
        }
        if (before instanceof JsonArray was && after instanceof JsonArray is && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                if (tree(path + "[" + i + "]", was.get(i), is.get(i))) {
                    return true;
                }
            }
        }
        differences.add("%s: %s: %s became %s"
                .formatted(
                        cell, path, shortened(before.toString(), MOST_SHOWN), shortened(after.toString(), MOST_SHOWN)));
        return true;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most) - 1)) + "\u2026";
    }
}
