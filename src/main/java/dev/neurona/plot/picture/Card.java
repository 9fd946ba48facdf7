package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small table for kinds of figures of which no still picture is drawn. */
final class Card {
    private static final int MOST_ROWS = 10;
    private static final double ROW = 21;
    private static final double SIZE = 12;

    private static final Phrases WORDS = Phrases.of(Card.class);

    private final List<Series> all;

    Card(List<Series> all) {
        this.all = all;
    }

    void draw(Svg out, Rect inside) {
        String kinds = all.stream()
                .map(Series::type)
                .distinct()
                .reduce((one, other) -> WORDS.say("and", one, other))
                .orElse("");
        out.text(
                inside.left() + 2,
                inside.top() + 10,
                WORDS.say("card", kinds),
                "fill",
                Colour.MUTED,
                "font-style",
                "italic");
        List<List<String>> rows = new ArrayList<>();
        for (Series series : all) {
            rows.addAll(table(series, rows.isEmpty()));
        }
        int room = (int) Math.max(2, Math.min(MOST_ROWS + 1.0, (inside.height() - 40) / ROW));
        int kept = Math.min(rows.size(), room);
        table(out, rows.subList(0, kept), inside.left() + 2, inside.top() + 40);
        if (kept < rows.size()) {
            out.text(
                    inside.left() + 2,
                    inside.top() + 40 + kept * ROW,
                    WORDS.say("moreRows", rows.size() - kept),
                    "fill",
                    Colour.MUTED);
        }
    }

    private static void table(Svg out, List<List<String>> rows, double left, double top) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        double x = left;
        for (int c = 0; c < columns; c++) {
            double wide = 0;
            for (List<String> row : rows) {
                wide = Math.max(wide, c < row.size() ? Math.min(170, Words.width(row.get(c), SIZE)) : 0);
            }
            boolean first = c == 0;
            double at = first ? x : x + wide;
            out.open("g", "text-anchor", first ? "start" : "end");
            for (int r = 0; r < rows.size(); r++) {
                if (c < rows.get(r).size()) {
                    out.text(
                            at,
                            top + r * ROW,
                            Words.fit(rows.get(r).get(c), SIZE, 170),
                            "font-weight",
                            r == 0 ? 600 : 400);
                }
            }
            out.close("g");
            x += wide + 26;
        }
        out.line(left, top + 6, x - 26, top + 6, "stroke", Colour.AXIS);
    }

    private static List<List<String>> table(Series series, boolean withHeader) {
        return switch (series.type()) {
            case "pie" -> slices(series.trace(), withHeader);
            case "box", "violin" -> groups(series, withHeader);
            default -> rows(series.trace(), withHeader);
        };
    }

    private static List<List<String>> slices(Node trace, boolean withHeader) {
        List<List<String>> rows = new ArrayList<>();
        if (withHeader) {
            rows.add(header("card.slices"));
        }
        double[] values = numbers(trace.list("values"));
        double sum = Arrays.stream(values).filter(Double::isFinite).sum();
        for (int i = 0; i < values.length; i++) {
            String label =
                    i < trace.list("labels").size() ? text(trace.list("labels").get(i)) : Integer.toString(i);
            rows.add(List.of(
                    label, Ticks.brief(values[i]), Ticks.brief(Math.rint(1000 * values[i] / sum) / 10) + " %"));
        }
        return rows;
    }

    private static List<List<String>> groups(Series series, boolean withHeader) {
        Map<String, List<Double>> groups = new LinkedHashMap<>();
        List<?> names = series.trace().list("x");
        double[] values = numbers(series.trace().list("y"));
        for (int i = 0; i < values.length; i++) {
            String name = i < names.size() ? text(names.get(i)) : series.name();
            if (Double.isFinite(values[i])) {
                groups.computeIfAbsent(name, n -> new ArrayList<>()).add(values[i]);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        if (withHeader) {
            rows.add(header("card.groups"));
        }
        groups.forEach((name, group) -> {
            double[] sorted =
                    group.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            List<String> row = new ArrayList<>(List.of(name, Integer.toString(sorted.length)));
            for (double part : new double[] {0, .25, .5, .75, 1}) {
                row.add(Ticks.brief(quantile(sorted, part)));
            }
            rows.add(row);
        });
        return rows;
    }

    private static List<String> header(String key) {
        return List.of(WORDS.say(key).split("\\|", -1));
    }

    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int i = (int) at;
        return i + 1 < sorted.length ? sorted[i] + (sorted[i + 1] - sorted[i]) * (at - i) : sorted[i];
    }

    private static List<List<String>> rows(Node trace, boolean withHeader) {
        List<String> keys = List.of("x", "y", "z", "open", "high", "low", "close", "values").stream()
                .filter(key -> !trace.list(key).isEmpty())
                .toList();
        List<List<String>> rows = new ArrayList<>();
        if (withHeader) {
            rows.add(keys);
        }
        int size = keys.stream().mapToInt(key -> trace.list(key).size()).max().orElse(0);
        for (int i = 0; i < size; i++) {
            List<String> row = new ArrayList<>();
            for (String key : keys) {
                row.add(i < trace.list(key).size() ? text(trace.list(key).get(i)) : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return WORDS.say("missing");
        }
        return value instanceof Number n ? Ticks.brief(n.doubleValue()) : Words.oneLine(value.toString());
    }

    private static double[] numbers(List<?> list) {
        return list.stream()
                .mapToDouble(v -> v instanceof Number n ? n.doubleValue() : Double.NaN)
                .toArray();
    }
}
