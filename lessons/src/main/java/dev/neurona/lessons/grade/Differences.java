package dev.neurona.lessons.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.neurona.check.Report;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where saved outputs are not what running the notebook gives: text, numbers in it, and the data of figures. Numbers may
 * differ by {@value #PART} of the greater or by {@value #LITTLE}, because other processors round otherwise and training
 * carries that on; times may differ by anything.
 */
final class Differences {
    private static final double PART = 0.05;
    private static final double LITTLE = 0.02;
    private static final int MOST = 30;
    private static final int SHOWN = 120;
    /** More than this of a cell is not compared. */
    private static final int LONGEST = 200_000;

    private static final String PLOTLY = "application/vnd.plotly.v1+json";
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:[.,]\\d+)*(?:[eE][-+]?\\d+)?");
    private static final Pattern TIME =
            Pattern.compile("\\d+(?:[.,]\\d+)? ?(?:ms|s|min|h)\\b|\\d+:\\d\\d(?::\\d\\d)?|\\d+(?:[.,]\\d+)?/s\\b");

    private final List<Difference> found = new ArrayList<>();
    private final Cell saved;
    private final Cell rerun;

    private Differences(Cell saved, Cell rerun) {
        this.saved = saved;
        this.rerun = rerun;
    }

    /** {@return the differences of the cells that stand for each other} */
    static List<Difference> of(List<Cell> saved, List<Cell> rerun) {
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < Math.min(saved.size(), rerun.size()) && all.size() < MOST; i++) {
            Cell one = saved.get(i);
            if (one.isCode()
                    && !one.outputs().isEmpty()
                    && !SavedState.asks(one)
                    && !one.tags().contains("measured")) {
                Differences cell = new Differences(one, rerun.get(i));
                cell.compare();
                all.addAll(cell.found);
            }
        }
        return all;
    }

    private void compare() {
        Map<String, String> was = texts(saved.outputs());
        Map<String, String> is = texts(rerun.outputs());
        for (String kind : was.keySet()) {
            String before = was.getOrDefault(kind, "");
            String after = is.getOrDefault(kind, "");
            if (after.isEmpty() && !before.isBlank()) {
                add(
                        word("an output that running it does not give", "una salida que al ejecutarla no aparece"),
                        before,
                        "");
            } else {
                text(before, after);
            }
        }
        List<JsonObject> figures = figures(saved.outputs());
        List<JsonObject> again = figures(rerun.outputs());
        for (int i = 0; i < Math.min(figures.size(), again.size()); i++) {
            figure(figures.get(i), again.get(i));
        }
    }

    private static Map<String, String> texts(JsonArray outputs) {
        Map<String, String> texts = new TreeMap<>();
        for (JsonElement each : outputs) {
            if (each instanceof JsonObject output) {
                if (output.has("text")) {
                    texts.merge("printed", joined(output.get("text")), String::concat);
                } else if (output.get("data") instanceof JsonObject data
                        && data.has("text/plain")
                        && !data.has(PLOTLY)
                        && !data.has(Report.MIME)) {
                    texts.merge("shown", joined(data.get("text/plain")) + "\n", String::concat);
                }
            }
        }
        texts.replaceAll((kind, text) -> text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return texts;
    }

    private static String joined(JsonElement text) {
        if (text instanceof JsonArray lines) {
            StringBuilder all = new StringBuilder();
            lines.forEach(line -> all.append(line.isJsonPrimitive() ? line.getAsString() : ""));
            return all.toString();
        }
        return text instanceof JsonPrimitive ? text.getAsString() : "";
    }

    private static List<JsonObject> figures(JsonArray outputs) {
        List<JsonObject> figures = new ArrayList<>();
        for (JsonElement each : outputs) {
            if (each instanceof JsonObject output
                    && output.get("data") instanceof JsonObject data
                    && data.get(PLOTLY) instanceof JsonObject figure) {
                figures.add(figure);
            }
        }
        return figures;
    }

    /** Line by line, the first that differs. */
    private void text(String before, String after) {
        List<String> was = before.strip().lines().toList();
        List<String> is = after.strip().lines().toList();
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            String one = i < was.size() ? was.get(i) : "";
            String two = i < is.size() ? is.get(i) : "";
            if (!near(one, two)) {
                add(word("line %d".formatted(i + 1), "línea %d".formatted(i + 1)), one, two);
                return;
            }
        }
    }

    /** {@return whether two lines say the same, with numbers that are near} */
    static boolean near(String one, String two) {
        String before = TIME.matcher(one).replaceAll("\u0000").strip();
        String after = TIME.matcher(two).replaceAll("\u0000").strip();
        if (before.equals(after)) {
            return true;
        }
        Matcher was = NUMBER.matcher(before);
        Matcher is = NUMBER.matcher(after);
        int begin = 0;
        int end = 0;
        while (was.find()) {
            if (!is.find()
                    || !plain(before.substring(begin, was.start())).equals(plain(after.substring(end, is.start())))
                    || !near(number(was.group()), number(is.group()))) {
                return false;
            }
            begin = was.end();
            end = is.end();
        }
        return !is.find() && plain(before.substring(begin)).equals(plain(after.substring(end)));
    }

    /** Columns of tables move with the width of their numbers. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\-=|]+", " ").strip();
    }

    /** A comma is a decimal point where one stands once and not before three digits. */
    private static double number(String text) {
        String plain = text.matches(".*,\\d{3}(?:\\D.*)?") || text.indexOf(',') != text.lastIndexOf(',')
                ? text.replace(",", "")
                : text.replace(',', '.');
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException several) {
            return text.hashCode();
        }
    }

    private static boolean near(double one, double two) {
        double difference = Math.abs(one - two);
        return !(difference > LITTLE && difference > PART * Math.max(Math.abs(one), Math.abs(two)));
    }

    private void figure(JsonObject before, JsonObject after) {
        Optional<String[]> place = tree("data", before.get("data"), after.get("data"));
        place.ifPresent(p -> add(word("the figure's " + p[0], "en los datos de la figura, " + p[0]), p[1], p[2]));
    }

    /** {@return path and values of the first place in which the data differ} */
    private static Optional<String[]> tree(String path, JsonElement before, JsonElement after) {
        if (before == null || before.equals(after)) {
            return Optional.empty();
        }
        if (before instanceof JsonObject was && after instanceof JsonObject is) {
            for (String field : was.keySet()) {
                Optional<String[]> found = tree(path + "." + field, was.get(field), is.get(field));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (before instanceof JsonArray was && after instanceof JsonArray is && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                Optional<String[]> found = tree(path + "[" + i + "]", was.get(i), is.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        if (before instanceof JsonPrimitive one
                && after instanceof JsonPrimitive two
                && near(one.getAsString(), two.getAsString())) {
            return Optional.empty();
        }
        return Optional.of(new String[] {path, cut(before.toString()), cut(String.valueOf(after))});
    }

    private void add(Wording what, String before, String after) {
        found.add(new Difference(rerun.id().orElse(""), title(rerun), what, cut(before.strip()), cut(after.strip())));
    }

    private static Wording word(String english, String spanish) {
        return new Wording(english, spanish);
    }

    static String title(Cell cell) {
        return cut(cell.source().strip().lines().findFirst().orElse(""));
    }

    private static String cut(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "\u2026";
    }
}
