package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One axis: turns values into its coordinate (the value, its logarithm, seconds since 1970, or the number of a category)
 * and coordinates into pixels.
 */
final class Axis {
    private enum Kind {
        LINEAR,
        LOG,
        DATE,
        CATEGORY
    }

    private static final Map<String, Kind> NAMED =
            Map.of("log", Kind.LOG, "category", Kind.CATEGORY, "linear", Kind.LINEAR);

    private final Node settings;
    private final Kind kind;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private double lo = Double.POSITIVE_INFINITY;
    private double hi = Double.NEGATIVE_INFINITY;
    private boolean padLow = true;
    private boolean padHigh = true;
    private boolean wantsZero;
    private boolean whole = true;
    private double margin;
    private double startPixel;
    private double endPixel;

    /**
     * @param settings the layout's {@code xaxis} or {@code yaxis}
     * @param values every value that traces put on it
     */
    Axis(Node settings, List<? extends List<?>> values) {
        this.settings = settings;
        this.kind = kind(settings.text("type", "-"), values);
        if (kind == Kind.CATEGORY) {
            values.forEach(column -> column.forEach(value -> {
                if (value != null) {
                    categories.putIfAbsent(categoryName(value), categories.size());
                }
            }));
        }
    }

    private static Kind kind(String type, List<? extends List<?>> values) {
        Kind named = NAMED.get(type);
        if (named != null) {
            return named;
        }
        boolean dates = false;
        for (List<?> column : values) {
            for (Object value : column) {
                if (value instanceof String s) {
                    if (Double.isNaN(seconds(s))) {
                        return Kind.CATEGORY;
                    }
                    dates = true;
                }
            }
        }
        return dates ? Kind.DATE : Kind.LINEAR;
    }

    private static String categoryName(Object value) {
        return value instanceof Number n ? dev.neurona.plot.json.Json.write(n.doubleValue()) : value.toString();
    }

    private static double seconds(String date) {
        if (date.length() < 10 || date.charAt(4) != '-' || !Character.isDigit(date.charAt(0))) {
            return Double.NaN;
        }
        try {
            String moment = date.length() == 10
                    ? date + "T00:00"
                    : date.replace(' ', 'T').replace("Z", "");
            LocalDateTime parsed = LocalDateTime.parse(moment);
            return parsed.toInstant(ZoneOffset.UTC).toEpochMilli() / 1e3;
        } catch (DateTimeParseException e) {
            return Double.NaN; // a label that begins like a date
        }
    }

    boolean isCategory() {
        return kind == Kind.CATEGORY;
    }

    boolean isLog() {
        return kind == Kind.LOG;
    }

    /** {@return the coordinate of a value, NaN if it has none} */
    double coordinate(@Nullable Object value) {
        if (value == null) {
            return Double.NaN;
        }
        return switch (kind) {
            case CATEGORY ->
                categories.getOrDefault(categoryName(value), -1) < 0
                        ? Double.NaN
                        : categories.getOrDefault(categoryName(value), 0);
            case DATE -> value instanceof String s ? seconds(s) : Double.NaN;
            case LOG -> value instanceof Number n && n.doubleValue() > 0 ? Math.log10(n.doubleValue()) : Double.NaN;
            case LINEAR -> value instanceof Number n && Double.isFinite(n.doubleValue()) ? n.doubleValue() : Double.NaN;
        };
    }

    double[] coordinates(List<?> values) {
        return values.stream().mapToDouble(this::coordinate).toArray();
    }

    /** Makes room for a coordinate. */
    void include(double coordinate) {
        if (Double.isFinite(coordinate)) {
            lo = Math.min(lo, coordinate);
            hi = Math.max(hi, coordinate);
            whole &= coordinate == Math.rint(coordinate);
        }
    }

    /** Bars stand on zero. */
    void includeZero() {
        wantsZero = kind == Kind.LINEAR;
        if (wantsZero) {
            include(0);
        }
    }

    /** Grids and plain lines reach the ends of the axis. */
    void withoutPadding() {
        padLow = false;
        padHigh = false;
    }

    /** Marks of some size want a margin, as a part of the axis' length. */
    void wantMargin(double part) {
        margin = Math.max(margin, part);
    }

    boolean isEmpty() {
        return !(lo <= hi) && range().length == 0;
    }

    private double[] range() {
        List<?> range = settings.list("range");
        if (range.size() != 2) {
            return new double[0];
        }
        double[] ends = new double[2];
        for (int i = 0; i < 2; i++) {
            // plotly gives the ends of a logarithmic axis as exponents, those of a category axis as places
            ends[i] = range.get(i) instanceof Number n ? n.doubleValue() : coordinate(range.get(i));
        }
        return Double.isFinite(ends[0]) && Double.isFinite(ends[1]) && ends[0] != ends[1] ? ends : new double[0];
    }

    /** Fixes the ends, once every trace has been measured. */
    void settle() {
        double[] range = range();
        if (range.length == 2) {
            lo = range[0];
            hi = range[1];
            return;
        }
        if (!(lo <= hi)) {
            lo = 0;
            hi = 1;
        }
        if (kind == Kind.CATEGORY) {
            lo = -0.5;
            hi = Math.max(0, categories.size() - 1) + 0.5;
        } else if (lo == hi) {
            double half = lo == 0 ? 1 : Math.abs(lo) * 0.1;
            lo -= wantsZero && lo == 0 ? 0 : half;
            hi += half;
        } else {
            double room = (hi - lo) * margin;
            lo -= padLow && !(wantsZero && lo == 0) ? room : 0;
            hi += padHigh && !(wantsZero && hi == 0) ? room : 0;
        }
        if (settings.text("autorange", "").equals("reversed")) {
            double swap = lo;
            lo = hi;
            hi = swap;
        }
        if (settings.text("rangemode", "").equals("tozero") && kind == Kind.LINEAR) {
            lo = Math.min(lo, 0);
            hi = Math.max(hi, 0);
        }
    }

    /** Says where the ends lie on the picture. */
    void place(double start, double end) {
        startPixel = start;
        endPixel = end;
    }

    double pixel(double coordinate) {
        return startPixel + (coordinate - lo) / (hi - lo) * (endPixel - startPixel);
    }

    double length() {
        return Math.abs(endPixel - startPixel);
    }

    double lo() {
        return Math.min(lo, hi);
    }

    double hi() {
        return Math.max(lo, hi);
    }

    boolean shows(double coordinate) {
        return coordinate >= lo() && coordinate <= hi();
    }

    /** {@return whether a step on this axis is to be as long as one on the other} */
    boolean isTiedToOther() {
        return settings.has("scaleanchor");
    }

    String title() {
        return settings.child("title").text("text", "");
    }

    boolean isHidden() {
        return settings.is("visible", false);
    }

    /** {@return the marks to draw, at most about that many} */
    List<Tick> ticks(int most) {
        if (settings.is("showticklabels", false)) {
            return List.of();
        }
        List<?> places = settings.list("tickvals");
        if (!places.isEmpty()) {
            return givenTicks(places);
        }
        double step = settings.number("dtick", 0);
        if (step > 0 && kind == Kind.LINEAR && (hi() - lo()) / step <= 2.0 * most) {
            return Ticks.every(step, settings.number("tick0", 0), lo(), hi());
        }
        return switch (kind) {
            case LINEAR ->
                whole && hi() - lo() > 2 && hi() - lo() < most
                        ? Ticks.every(1, 0, lo(), hi())
                        : Ticks.linear(lo(), hi(), most);
            case LOG -> Ticks.logarithmic(lo(), hi(), most);
            case DATE -> Ticks.dates(lo(), hi(), most);
            case CATEGORY -> categoryTicks();
        };
    }

    private List<Tick> givenTicks(List<?> places) {
        List<?> labels = settings.list("ticktext");
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            double at = coordinate(places.get(i));
            if (shows(at)) {
                String label = i < labels.size() ? String.valueOf(labels.get(i)) : Ticks.brief(at);
                ticks.add(new Tick(at, Words.oneLine(label)));
            }
        }
        return ticks;
    }

    private List<Tick> categoryTicks() {
        List<Tick> ticks = new ArrayList<>();
        categories.forEach((name, at) -> {
            if (shows(at)) {
                ticks.add(new Tick(at, Words.oneLine(name)));
            }
        });
        return ticks;
    }
}
