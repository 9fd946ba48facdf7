package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import java.util.ArrayList;
import java.util.List;

/** One pair of axes with what is drawn between them. */
final class Panel {
    private static final double SIZE = 11.5;
    private static final double TITLE = 12.5;
    private static final double LEANING = 0.62; // sine of the angle at which long labels lean

    private final Axis x;
    private final Axis y;
    private final List<Series> series;
    private final List<Marks> marks;
    private final boolean onRight;
    private final String title;
    private Rect area = new Rect(0, 0, 1, 1);
    private List<Tick> xTicks = List.of();
    private List<Tick> yTicks = List.of();
    private boolean lean;
    private double below;

    /**
     * @param onRight whether it shares its place with another and has its y axis on the right
     * @param title over the area, empty for none
     */
    Panel(Axis x, Axis y, List<Series> series, List<Marks> marks, boolean onRight, String title) {
        this.x = x;
        this.y = y;
        this.series = series;
        this.marks = marks;
        this.onRight = onRight;
        this.title = title;
    }

    boolean isOnRight() {
        return onRight;
    }

    void measure() {
        marks.forEach(mark -> mark.measure(x, y));
    }

    /** Finds the place of the axes inside a cell, with room for labels, titles, a colour bar and a second y axis. */
    void place(Rect cell, boolean roomOnRight) {
        double bar = series.stream().anyMatch(ColourBar::isWanted) ? ColourBar.WIDTH : 0;
        double right = bar + (roomOnRight ? 66 : bar > 0 ? 4 : 14);
        double top = series.stream().anyMatch(ColourBar::hasTitle) ? 22 : 8;
        top = title.isEmpty() ? top : Math.max(top, TITLE + 12);
        double left = 14;
        double bottom = 22;
        for (int pass = 0; pass < 2; pass++) { // labels need room, and room decides on labels
            put(cell.inset(left, top, right, bottom));
            yTicks = y.isHidden() ? List.of() : y.ticks((int) Math.max(2, area.height() / 42));
            double widest = yTicks.stream()
                    .mapToDouble(t -> Words.width(fit(t), SIZE))
                    .max()
                    .orElse(0);
            left = widest + 12 + (y.title().isEmpty() ? 0 : TITLE + 8);
            xTicks = x.isHidden() ? List.of() : x.ticks((int) Math.max(2, area.width() / 78));
            below = arrangeLabels();
            left = Math.max(left, leanRoom());
            bottom = below + 8 + (x.title().isEmpty() ? 0 : TITLE + 9);
        }
        put(cell.inset(Math.max(left, 14), top, right, bottom));
        thinCrowdedRows();
    }

    private void put(Rect place) {
        area = y.isTiedToOther() ? equalSteps(place) : place;
        x.place(area.left(), area.right());
        y.place(area.bottom(), area.top());
    }

    private Rect equalSteps(Rect place) {
        double across = x.hi() - x.lo();
        double up = y.hi() - y.lo();
        double pixels = Math.min(place.width() / across, place.height() / up);
        double sides = (place.width() - across * pixels) / 2;
        double ends = (place.height() - up * pixels) / 2;
        return place.inset(sides, ends, sides, ends);
    }

    /** Takes the place of another panel, whose x axis this one shares. */
    void placeOver(Panel other) {
        area = other.area;
        y.place(area.bottom(), area.top());
        yTicks = y.ticks((int) Math.max(2, area.height() / 42));
    }

    private static String fit(Tick tick) {
        return Words.fitMiddle(tick.label(), SIZE, 150);
    }

    /** Decides whether the labels of the x axis lean and which of them are left out; returns the height they take. */
    private double arrangeLabels() {
        if (xTicks.isEmpty()) {
            return 0;
        }
        double widest = xTicks.stream()
                .mapToDouble(t -> Words.width(t.label(), SIZE))
                .max()
                .orElse(0);
        double each = x.length() / xTicks.size();
        lean = x.isCategory() && widest + 8 > each;
        if (!lean) {
            return SIZE + 8;
        }
        int stride = (int) Math.ceil(15 / each);
        List<Tick> kept = new ArrayList<>();
        for (int i = 0; i < xTicks.size(); i++) {
            Tick tick = xTicks.get(i);
            kept.add(i % stride == 0 ? tick : new Tick(tick.at(), ""));
        }
        xTicks = kept;
        return Math.min(widest, 110) * LEANING + SIZE + 6;
    }

    /** The first leaning label reaches left of the axis. */
    private double leanRoom() {
        if (!lean) {
            return 0;
        }
        double first = x.pixel(xTicks.get(0).at()) - area.left();
        return Math.min(110, Words.width(xTicks.get(0).label(), SIZE)) * .8 - first;
    }

    private void thinCrowdedRows() {
        int stride = (int) Math.ceil(13.0 * yTicks.size() / Math.max(1, y.length()));
        if (y.isCategory() && stride > 1) {
            List<Tick> kept = new ArrayList<>();
            for (int i = 0; i < yTicks.size(); i += stride) {
                kept.add(yTicks.get(i));
            }
            yTicks = kept;
        }
    }

    /**
     * Draws the panel.
     *
     * @param several whether there are others in the picture
     */
    void draw(Svg out, List<String> notes, int number, boolean several) {
        boolean grid = series.stream().anyMatch(Series::isGrid);
        if (!grid && !onRight) {
            gridLines(out);
        }
        String clip = "c" + number;
        out.open("clipPath", "id", clip);
        out.leaf("rect", "x", area.left(), "y", area.top(), "width", area.width(), "height", area.height());
        out.close("clipPath");
        out.open("g", "clip-path", "url(#" + clip + ")");
        for (Marks mark : marks) {
            if (several && mark instanceof ContourMarks surface) {
                out.once(surface.look(x, y), area, () -> mark.draw(out, x, y, area, notes));
            } else {
                mark.draw(out, x, y, area, notes);
            }
        }
        out.close("g");
        zeroLine(out);
        labels(out);
        if (!title.isEmpty()) {
            String fitting = Words.fit(Words.oneLine(title), TITLE * 1.1, area.width() + 40);
            out.text(area.left(), area.top() - 7, fitting, "font-size", TITLE, "font-weight", 600);
        }
        for (Series each : series) {
            if (ColourBar.isWanted(each)) {
                ColourBar.draw(out, each, area);
                break;
            }
        }
        if (series.stream()
                .allMatch(s -> s.column("x").isEmpty()
                        && s.column("y").isEmpty()
                        && s.trace().list("z").isEmpty()
                        && !s.trace().has("source"))) {
            nothing(out, area);
        }
    }

    /** Says in the middle of an area that there is nothing to draw in it. */
    static void nothing(Svg out, Rect area) {
        out.text(
                area.left() + area.width() / 2,
                area.top() + area.height() / 2,
                Phrases.of(Panel.class).say("nothing"),
                "text-anchor",
                "middle",
                "fill",
                Colour.MUTED,
                "font-size",
                14);
    }

    private void gridLines(Svg out) {
        PathData lines = new PathData();
        for (Tick tick : yTicks) {
            if (!y.isCategory()) {
                lines.moveTo(area.left(), y.pixel(tick.at())).lineTo(area.right(), y.pixel(tick.at()));
            }
        }
        for (Tick tick : xTicks) {
            if (!x.isCategory()) {
                lines.moveTo(x.pixel(tick.at()), area.top()).lineTo(x.pixel(tick.at()), area.bottom());
            }
        }
        if (!lines.isEmpty()) {
            out.leaf("path", "d", lines, "stroke", Colour.GRID);
        }
    }

    private void zeroLine(Svg out) {
        boolean bars = series.stream().anyMatch(Series::isBarLike);
        if (bars && y.shows(0) && y.lo() < 0 && !y.isCategory()) {
            out.line(area.left(), y.pixel(0), area.right(), y.pixel(0), "stroke", Colour.AXIS);
        }
    }

    private void labels(Svg out) {
        double side = onRight ? area.right() : area.left();
        if (!onRight && !x.isHidden()) {
            out.line(area.left(), area.bottom(), area.right(), area.bottom(), "stroke", Colour.AXIS);
        }
        if (!y.isHidden()) {
            out.line(side, area.top(), side, area.bottom(), "stroke", Colour.AXIS);
        }
        out.open("g", "font-size", SIZE, "text-anchor", onRight ? "start" : "end");
        for (Tick tick : yTicks) {
            out.text(side + (onRight ? 6 : -6), y.pixel(tick.at()) + 4, fit(tick));
        }
        out.close("g");
        double widest = yTicks.stream()
                .mapToDouble(t -> Words.width(fit(t), SIZE))
                .max()
                .orElse(0);
        double at = onRight ? side + widest + 24 : side - widest - 14;
        upright(out, y.title(), at, area.top() + area.height() / 2);
        if (!onRight) {
            below(out);
        }
    }

    private void below(Svg out) {
        out.open("g", "font-size", SIZE, "text-anchor", lean ? "end" : "middle");
        for (Tick tick : xTicks) {
            double at = x.pixel(tick.at());
            if (tick.label().isEmpty()) {
                continue;
            }
            if (lean) {
                String turn = "rotate(-38 " + Svg.number(at + 4) + " " + Svg.number(area.bottom() + 14) + ")";
                out.text(at + 4, area.bottom() + 14, Words.fitMiddle(tick.label(), SIZE, 110), "transform", turn);
            } else {
                out.text(at, area.bottom() + SIZE + 5, tick.label());
            }
        }
        out.close("g");
        if (!x.title().isEmpty()) {
            out.text(
                    area.left() + area.width() / 2,
                    area.bottom() + below + TITLE + 5,
                    Words.fit(Words.oneLine(x.title()), TITLE, area.width()),
                    "text-anchor",
                    "middle",
                    "font-size",
                    TITLE);
        }
    }

    private void upright(Svg out, String title, double atX, double atY) {
        if (!title.isEmpty()) {
            String turn = "rotate(-90 " + Svg.number(atX) + " " + Svg.number(atY) + ")";
            out.text(
                    atX,
                    atY,
                    Words.fit(Words.oneLine(title), TITLE, area.height() + 20),
                    "text-anchor",
                    "middle",
                    "font-size",
                    TITLE,
                    "transform",
                    turn);
        }
    }

    Axis x() {
        return x;
    }

    Axis y() {
        return y;
    }

    Rect area() {
        return area;
    }
}
