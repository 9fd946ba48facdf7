package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import java.util.ArrayList;
import java.util.List;

/** The names of the series with samples of how they look, in rows above the axes. */
final class Legend {
    private static final double SIZE = 12;
    private static final double SAMPLE = 26;
    private static final double GAP = 16;
    private static final double ROW = 19;
    private static final int MOST_ROWS = 4;

    private record Entry(Series series, String name, double x, int row) {}

    private final List<Entry> entries = new ArrayList<>();
    private final int left;
    private int rows;

    Legend(List<Series> all, boolean wanted, double width) {
        double x = 0;
        int out = 0;
        for (Series series : wanted ? all : List.<Series>of()) {
            if (series.name().isEmpty()
                    || series.trace().is("showlegend", false)
                    || series.isGrid()
                    || series.isHidden()) {
                continue;
            }
            String name = Words.fit(series.name(), SIZE, width - SAMPLE - 8);
            double wide = SAMPLE + Words.width(name, SIZE) + GAP;
            if (rows == 0 || (x > 0 && x + wide - GAP > width)) {
                x = 0;
                rows++;
            }
            if (rows > MOST_ROWS) {
                rows = MOST_ROWS;
                out++;
                x = width;
                continue;
            }
            entries.add(new Entry(series, name, x, rows - 1));
            x += wide;
        }
        left = out;
    }

    double height() {
        return entries.isEmpty() ? 0 : rows * ROW + 4 + (left > 0 ? ROW : 0);
    }

    void draw(Svg out, double x, double y) {
        for (Entry entry : entries) {
            double middle = y + entry.row() * ROW + ROW / 2;
            sample(out, entry.series(), x + entry.x(), middle);
            out.text(x + entry.x() + SAMPLE, middle + 4, entry.name());
        }
        if (left > 0) {
            out.text(x, y + rows * ROW + ROW / 2 + 4, Phrases.of(Legend.class).say("more", left), "fill", Colour.MUTED);
        }
    }

    private static void sample(Svg out, Series series, double x, double y) {
        Style style = series.style();
        if (series.isBarLike()) {
            PathData box = new PathData().rectangle(x + 3, y - 6, x + 19, y + 6);
            Hatching.fill(out, box, style.markColour(series.trace()), style.opacity(), series.number());
            return;
        }
        LineMarks marks = new LineMarks(series, null);
        if (marks.hasLines()) {
            out.line(
                    x,
                    y,
                    x + 21,
                    y,
                    "stroke",
                    style.colour(),
                    "stroke-width",
                    style.width(),
                    "stroke-dasharray",
                    style.dashArray().isEmpty() ? "none" : style.dashArray());
        }
        if (marks.hasMarkers()) {
            Symbols.draw(
                    out, List.of(new Symbols.Point(x + 10.5, y)), style.withColour(style.markColour(series.trace())));
        }
    }
}
