package dev.neurona.lessons.book;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What notebooks show in their outputs, to see that worked numbers are there. Outputs count, and neither code nor prose: a
 * number that somebody has typed is no proof that anything computes it.
 */
final class Shown {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)[,\\u00a0\\u202f](?=\\d{3}(?!\\d))");

    private final String text;
    private final List<BigDecimal> numbers = new ArrayList<>();

    private Shown(String text) {
        this.text = squeezed(text);
        Matcher number = NUMBER.matcher(THOUSANDS.matcher(text).replaceAll(""));
        while (number.find()) {
            numbers.add(new BigDecimal(number.group()));
        }
    }

    /** {@return what is shown in the outputs of notebooks} */
    static Shown in(Collection<Notebook> notebooks) {
        StringBuilder text = new StringBuilder();
        for (Notebook notebook : notebooks) {
            for (Cell cell : notebook.cells()) {
                for (JsonElement output : cell.isCode() ? cell.outputs() : new JsonArray()) {
                    text.append(text(output.getAsJsonObject())).append('\n');
                }
            }
        }
        return new Shown(text.toString());
    }

    static Shown of(String text) {
        return new Shown(text);
    }

    private static String text(JsonObject output) {
        if (output.has("text")) {
            return joined(output.get("text"));
        }
        return output.get("data") instanceof JsonObject data && data.has("text/plain")
                ? joined(data.get("text/plain"))
                : "";
    }

    /** {@return a text of a notebook, which may be a list of its lines} */
    static String joined(JsonElement text) {
        if (text instanceof JsonArray lines) {
            StringBuilder all = new StringBuilder();
            lines.forEach(line -> all.append(line.getAsString()));
            return all.toString();
        }
        return text.getAsString();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    /**
     * {@return whether one of {@code a|b|c} is shown} A number is if one of those shown rounds to it, a text if it is there
     * but for its spaces.
     */
    boolean has(String alternatives) {
        for (String one : alternatives.split("\\|", -1)) {
            boolean is = NUMBER.matcher(one).matches() ? number(new BigDecimal(one)) : text.contains(squeezed(one));
            if (is) {
                return true;
            }
        }
        return false;
    }

    private boolean number(BigDecimal wanted) {
        BigDecimal half = wanted.ulp().divide(BigDecimal.valueOf(2));
        return numbers.stream().anyMatch(number -> number.subtract(wanted).abs().compareTo(half) <= 0);
    }

    /** Adds to the problems the worked numbers a lesson claims that are not shown. */
    void check(Lesson lesson, Checklist checklist, List<Problem> problems) {
        Claims claims = Claims.of(lesson);
        for (Checklist.Item item : checklist.items().values()) {
            List<String> missing =
                    item.shows().stream().filter(one -> !has(one)).toList();
            if (lesson.covers().contains(item.id()) && !missing.isEmpty()) {
                problems.add(new Problem(
                        lesson.file(),
                        claims.line(item.id()),
                        "covers %s (%s), but no output shows %s: let a cell compute it"
                                .formatted(item.id(), item.title(), String.join(", ", missing))));
            }
        }
    }
}
