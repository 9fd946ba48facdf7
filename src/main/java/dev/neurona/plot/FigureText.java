package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import dev.neurona.plot.json.HtmlText;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure in words: title, kind, axes and the numbers that matter. It is what a terminal shows, and the picture's
 * description for those who do not see it.
 */
final class FigureText {
    private static final int MOST_LINES = 12;
    private static final int TABLE_SIDE = 12;
    private static final int MOST_WORDS = 24;
    private static final Set<String> KINDS = Set.of(
            "bar",
            "image",
            "scatter3d",
            "histogram2d",
            "histogram",
            "heatmap",
            "contour",
            "pie",
            "box",
            "violin",
            "candlestick");

    private static final Phrases WORDS = Phrases.of(FigureText.class);

    private final Node layout;
    private final List<String> lines = new ArrayList<>();

    private FigureText(Node layout) {
        this.layout = layout;
    }

    static String of(Node figure) {
        FigureText text = new FigureText(figure.child("layout"));
        List<Node> traces = figure.children("data");
        String title = plain(text.layout.child("title").text("text", ""));
        String kinds = traces.stream()
                .map(FigureText::kind)
                .distinct()
                .reduce((one, other) -> WORDS.say("text.and", one, other))
                .orElse(WORDS.say("text.nothing"));
        text.lines.add((title.isEmpty() ? WORDS.say("text.figure") : title) + " (" + kinds + ")");
        text.axis("x", traces);
        text.axis("y", traces);
        text.panels();
        text.steps();
        for (Node trace : traces) {
            text.trace(trace);
        }
        List<String> lines = text.lines;
        if (lines.size() > MOST_LINES + TABLE_SIDE) {
            int more = lines.size() - MOST_LINES;
            lines = new ArrayList<>(lines.subList(0, MOST_LINES));
            lines.add(WORDS.say("text.more", more));
        }
        return String.join("\n", lines);
    }

    private static String kind(Node trace) {
        String type = trace.text("type", "scatter");
        if (type.equals("scatter") || type.equals("scattergl")) {
            return isLine(trace)
                    ? WORDS.say("kind.lines")
                    : WORDS.say(trace.text("mode", "").equals("text") ? "kind.words" : "kind.points");
        }
        return KINDS.contains(type) ? WORDS.say("kind." + type) : type;
    }

    private static boolean isLine(Node trace) {
        return trace.text("mode", "lines").contains("lines");
    }

    private void axis(String letter, List<Node> traces) {
        String title = plain(layout.child(letter + "axis").child("title").text("text", ""));
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        List<String> labels = new ArrayList<>();
        for (Node trace : traces) {
            if (!trace.text(letter + "axis", letter).equals(letter)) {
                continue;
            }
            for (Object value : trace.list(letter)) {
                if (value instanceof Number n && Double.isFinite(n.doubleValue())) {
                    lo = Math.min(lo, n.doubleValue());
                    hi = Math.max(hi, n.doubleValue());
                } else if (value instanceof String label && !labels.contains(label) && labels.size() < 9) {
                    labels.add(label);
                }
            }
        }
        String extent = lo <= hi ? WORDS.say("text.extent", number(lo), number(hi)) : labels(labels);
        if (!title.isEmpty() || !extent.isEmpty()) {
            lines.add(letter + ": " + title + (title.isEmpty() || extent.isEmpty() ? "" : ", ") + extent);
        }
    }

    /** The titles of small multiples. */
    private void panels() {
        List<String> titles = layout.children("annotations").stream()
                .filter(note -> note.text("xref", "").endsWith(" domain"))
                .map(note -> plain(note.text("text", "")))
                .toList();
        if (!titles.isEmpty()) {
            lines.add(WORDS.say("text.panels", titles.size(), labels(titles)));
        }
    }

    /** What a slider chooses between; the numbers are those of the first step. */
    private void steps() {
        for (Node slider : layout.children("sliders")) {
            List<String> labels = slider.children("steps").stream()
                    .map(step -> plain(step.text("label", "")))
                    .toList();
            String chosen = slider.child("currentvalue").text("prefix", "") + labels(labels);
            lines.add(WORDS.say("text.slider", chosen, labels.size()));
        }
    }

    private static String labels(List<String> labels) {
        List<String> first = labels.stream().limit(8).map(FigureText::plain).toList();
        return String.join(Spoken.between(), first) + (labels.size() > 8 ? "\u2026" : "");
    }

    private void trace(Node trace) {
        String type = trace.text("type", "scatter");
        String name = plain(trace.text("name", ""));
        String prefix = name.isEmpty() ? "" : name + ": ";
        switch (type) {
            case "image" -> lines.add(trace.text("meta", WORDS.say("text.pixels")));
            case "heatmap", "contour" -> grid(trace, prefix);
            case "bar" -> bars(trace, prefix);
            case "histogram" -> lines.add(prefix + summary(trace.list(trace.has("x") ? "x" : "y")));
            case "pie" -> slices(trace, prefix);
            default -> series(trace, prefix);
        }
    }

    private void series(Node trace, String prefix) {
        List<String> words = words(trace);
        if (!words.isEmpty()) {
            lines.add(prefix
                    + String.join(Spoken.between(), words.subList(0, Math.min(MOST_WORDS, words.size())))
                    + (words.size() > MOST_WORDS ? Spoken.between() + "\u2026 (" + words.size() + ")" : ""));
            return;
        }
        List<@Nullable Object> y = trace.list(trace.has("close") ? "close" : "y");
        double[] numbers = numbers(y);
        if (numbers.length == 0) {
            lines.add(prefix + (y.isEmpty() ? WORDS.say("text.noPoints") : WORDS.count("text.points", y.size())));
            return;
        }
        boolean line = trace.text("type", "scatter").startsWith("scatter") && isLine(trace);
        lines.add(prefix
                + (line
                        ? WORDS.say("text.between", summary(y), number(numbers[0]), number(numbers[numbers.length - 1]))
                        : summary(y)));
    }

    private static List<String> words(Node trace) {
        return trace.text("mode", "").contains("text")
                ? trace.list("text").stream()
                        .map(FigureText::text)
                        .filter(word -> !word.isEmpty())
                        .toList()
                : List.of();
    }

    private static String summary(List<?> values) {
        double[] numbers = numbers(values);
        if (numbers.length == 0) {
            return values.isEmpty() ? WORDS.say("text.noValues") : WORDS.say("text.noNumbers", values.size());
        }
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            lo = Math.min(lo, number);
            hi = Math.max(hi, number);
        }
        int missing = values.size() - numbers.length;
        String points = WORDS.count("text.points", numbers.length)
                + (missing > 0 ? " (" + WORDS.count("text.missing", missing) + ")" : "");
        return WORDS.say("text.summary", points, number(lo), number(hi));
    }

    private void bars(Node trace, String prefix) {
        boolean across = trace.text("orientation", "v").equals("h");
        List<?> names = trace.list(across ? "y" : "x");
        List<?> heights = trace.list(across ? "x" : "y");
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(10, Math.min(names.size(), heights.size())); i++) {
            parts.add(text(names.get(i)) + " " + text(heights.get(i)));
        }
        lines.add(prefix
                + String.join(Spoken.between(), parts)
                + (heights.size() > 10
                        ? Spoken.between() + "\u2026 (" + WORDS.say("text.bars", heights.size()) + ")"
                        : ""));
    }

    private void slices(Node trace, String prefix) {
        List<String> parts = new ArrayList<>();
        List<?> values = trace.list("values");
        for (int i = 0; i < Math.min(10, values.size()); i++) {
            parts.add(
                    (i < trace.list("labels").size() ? text(trace.list("labels").get(i)) + " " : "")
                            + text(values.get(i)));
        }
        lines.add(prefix + String.join(Spoken.between(), parts));
    }

    private void grid(Node trace, String prefix) {
        List<?> rows = trace.list("z");
        List<Object> all = new ArrayList<>();
        int columns = 0;
        for (Object row : rows) {
            if (row instanceof List<?> list) {
                all.addAll(list.stream()
                        .map(v -> v == null ? Double.valueOf(Double.NaN) : (Object) v)
                        .toList());
                columns = Math.max(columns, list.size());
            }
        }
        lines.add(prefix + WORDS.say("text.grid", rows.size(), columns) + (all.isEmpty() ? "" : ", " + summary(all)));
        if (trace.text("type", "").equals("heatmap") && rows.size() <= TABLE_SIDE && columns <= TABLE_SIDE) {
            table(trace, rows);
        }
    }

    private void table(Node trace, List<?> rows) {
        List<List<String>> cells = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(""));
        trace.list("x").forEach(label -> header.add(text(label)));
        cells.add(header);
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = new ArrayList<>(
                    List.of(r < trace.list("y").size() ? text(trace.list("y").get(r)) : ""));
            ((List<?>) rows.get(r)).forEach(value -> row.add(text(value)));
            cells.add(row);
        }
        int width = cells.stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder();
            row.forEach(
                    cell -> line.append(" ".repeat(width - cell.length() + 2)).append(cell));
            lines.add(line.toString().stripTrailing());
        }
    }

    private static double[] numbers(List<?> values) {
        return values.stream()
                .filter(v -> v instanceof Number n && Double.isFinite(n.doubleValue()))
                .mapToDouble(v -> ((Number) v).doubleValue())
                .toArray();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return WORDS.say("text.gap");
        }
        return value instanceof Number n ? number(n.doubleValue()) : plain(value.toString());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7
                ? Long.toString((long) value)
                : Spoken.number("%.4g", value);
    }

    private static String plain(String text) {
        String bare = text.replaceAll("(?i)</?(?:b|i|em|strong|sub|sup|span|a)(?:\\s[^<>]*)?>", "")
                .replaceAll("(?i)<br\\s*/?>|\\R", " ");
        return HtmlText.unescape(bare).strip();
    }
}
