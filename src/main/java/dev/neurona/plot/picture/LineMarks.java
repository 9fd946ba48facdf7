package dev.neurona.plot.picture;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines, points and texts at points. */
final class LineMarks implements Marks {
    private static final int SMOOTH_FROM = 60;
    private static final double TEXT = 12; // the picture's font size

    private final Series series;
    private final String mode;

    private final @Nullable Series before;

    /** @param before the line drawn before this one, to which an area may be filled */
    LineMarks(Series series, @Nullable Series before) {
        this.series = series;
        this.before = before;
        int size = series.column("y").size();
        this.mode = series.trace().text("mode", size < 20 ? "lines+markers" : "lines");
    }

    boolean hasLines() {
        return mode.contains("lines");
    }

    boolean hasMarkers() {
        return mode.contains("markers");
    }

    @Override
    public void measure(Axis x, Axis y) {
        double[] xs = x.coordinates(series.column("x"));
        double[] ys = y.coordinates(series.column("y"));
        for (int i = 0; i < Math.min(xs.length, ys.length); i++) {
            if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                x.include(xs[i]);
                y.include(ys[i]);
                y.include(y.coordinate(ErrorBars.value(series, "y", i) + ErrorBars.size(series, i)));
                y.include(y.coordinate(ErrorBars.value(series, "y", i) - ErrorBars.size(series, i)));
            }
        }
        y.wantMargin(.06);
        x.wantMargin(hasMarkers() || mode.contains("text") ? .04 : 0);
        if (fillsToZero()) {
            y.includeZero();
        }
    }

    @Override
    public void draw(Svg out, Axis x, Axis y, Rect area, List<String> notes) {
        double[] xs = x.coordinates(series.column("x"));
        double[] ys = y.coordinates(series.column("y"));
        List<List<Symbols.Point>> runs = runs(xs, ys, x, y);
        if (fillsToZero()) {
            fillToZero(out, runs, y.pixel(Math.max(y.lo(), Math.min(y.hi(), 0))));
        } else if (before != null && fill().equals("tonexty")) {
            fillBetween(out, runs, runs(x.coordinates(before.column("x")), y.coordinates(before.column("y")), x, y));
        }
        if (hasLines()) {
            line(out, runs, notes);
        }
        if (hasMarkers()) {
            points(out, runs, xs, ys, x, y, notes);
        }
        if (series.trace().has("error_y")) {
            ErrorBars.draw(out, series, xs, ys, x, y);
        }
        if (mode.contains("text")) {
            texts(out, xs, ys, x, y);
        }
    }

    /** Points between which there is no gap. */
    private List<List<Symbols.Point>> runs(double[] xs, double[] ys, Axis x, Axis y) {
        List<List<Symbols.Point>> runs = new ArrayList<>();
        List<Symbols.Point> run = new ArrayList<>();
        boolean bridge = series.trace().is("connectgaps", true);
        for (int i = 0; i < Math.min(xs.length, ys.length); i++) {
            if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                run.add(new Symbols.Point(x.pixel(xs[i]), y.pixel(ys[i])));
            } else if (!run.isEmpty() && !bridge) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        runs.add(run);
        return runs;
    }

    private void line(Svg out, List<List<Symbols.Point>> runs, List<String> notes) {
        PathData path = new PathData();
        int all = runs.stream().mapToInt(List::size).sum();
        int kept = 0;
        for (List<Symbols.Point> run : runs) {
            List<Symbols.Point> thin =
                    Thinning.line(run, Math.max(2, (int) ((long) Thinning.MOST * run.size() / Math.max(1, all))));
            kept += thin.size();
            thin = thin.size() > SMOOTH_FROM ? Smoothing.of(thin) : thin;
            for (int i = 0; i < thin.size(); i++) {
                Symbols.Point p = thin.get(i);
                if (i == 0) {
                    path.moveTo(p.x(), p.y());
                } else {
                    step(path, thin.get(i - 1), p);
                }
            }
            if (thin.size() == 1 && !hasMarkers()) {
                path.dot(thin.get(0).x(), thin.get(0).y()); // a line of one point would not be seen
            }
        }
        if (kept < all) {
            notes.add(Thinning.note(series, kept, all));
        }
        if (!path.isEmpty()) {
            Style style = series.style();
            List<Object> attributes = new ArrayList<>(List.of(
                    "d",
                    path,
                    "fill",
                    "none",
                    "stroke",
                    style.colour(),
                    "stroke-width",
                    style.width(),
                    "stroke-linejoin",
                    "round",
                    "stroke-opacity",
                    Svg.fraction(style.opacity())));
            attributes.addAll(
                    style.dashArray().isEmpty()
                            ? List.of("stroke-linecap", "round")
                            : List.of("stroke-dasharray", style.dashArray()));
            out.leaf("path", attributes.toArray());
        }
    }

    private void step(PathData path, Symbols.Point from, Symbols.Point to) {
        switch (series.trace().child("line").text("shape", "linear")) {
            case "hv" -> path.lineTo(to.x(), from.y());
            case "vh" -> path.lineTo(from.x(), to.y());
            case "hvh" -> path.lineTo((from.x() + to.x()) / 2, from.y()).lineTo((from.x() + to.x()) / 2, to.y());
            case "vhv" -> path.lineTo(from.x(), (from.y() + to.y()) / 2).lineTo(to.x(), (from.y() + to.y()) / 2);
            default -> {}
        }
        path.lineTo(to.x(), to.y());
    }

    private String fill() {
        return series.trace().text("fill", "none");
    }

    private boolean fillsToZero() {
        return fill().equals("tozeroy") || (before == null && fill().equals("tonexty"));
    }

    /** A band such as a mean and its spread: along this line and back along the one before. */
    private void fillBetween(Svg out, List<List<Symbols.Point>> here, List<List<Symbols.Point>> there) {
        List<Symbols.Point> round = new ArrayList<>();
        here.forEach(run -> round.addAll(Thinning.line(run, Thinning.MOST)));
        List<Symbols.Point> back = new ArrayList<>();
        there.forEach(run -> back.addAll(Thinning.line(run, Thinning.MOST)));
        Collections.reverse(back);
        round.addAll(back);
        if (round.isEmpty()) {
            return;
        }
        PathData path = new PathData().moveTo(round.get(0).x(), round.get(0).y());
        round.forEach(p -> path.lineTo(p.x(), p.y()));
        area(out, path.close());
    }

    private void area(Svg out, PathData path) {
        out.leaf("path", "d", path, "fill", series.style().colour(), "fill-opacity", ".22");
    }

    private void fillToZero(Svg out, List<List<Symbols.Point>> runs, double ground) {
        PathData path = new PathData();
        for (List<Symbols.Point> run : runs) {
            if (run.size() > 1) {
                List<Symbols.Point> thin = Thinning.line(run, Thinning.MOST);
                path.moveTo(thin.get(0).x(), ground);
                thin.forEach(p -> path.lineTo(p.x(), p.y()));
                path.lineTo(thin.get(thin.size() - 1).x(), ground).close();
            }
        }
        area(out, path);
    }

    private void points(
            Svg out, List<List<Symbols.Point>> runs, double[] xs, double[] ys, Axis x, Axis y, List<String> notes) {
        List<?> colours = series.trace().child("marker").list("color");
        List<?> sizes = series.trace().child("marker").list("size");
        if (!colours.isEmpty() || !sizes.isEmpty()) {
            Map<Style, List<Symbols.Point>> groups = new LinkedHashMap<>();
            Shades shades = Shades.of(series);
            for (int i = 0; i < Math.min(xs.length, ys.length); i++) {
                if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                    Style style = sized(coloured(colours, i, shades), sizes, i);
                    groups.computeIfAbsent(style, s -> new ArrayList<>())
                            .add(new Symbols.Point(x.pixel(xs[i]), y.pixel(ys[i])));
                }
            }
            int groupMost = Math.max(20, Thinning.MOST / Math.max(1, groups.size()));
            groups.forEach((style, group) -> draw(out, group, style, groupMost, notes));
            return;
        }
        List<Symbols.Point> all = new ArrayList<>();
        runs.forEach(all::addAll);
        outline(out, all);
        draw(out, all, series.style().withColour(series.style().markColour(series.trace())), Thinning.MOST, notes);
    }

    /** A line around markers, where it is more than the hair that keeps neighbours apart. */
    private void outline(Svg out, List<Symbols.Point> points) {
        Node line = series.trace().child("marker").child("line");
        double width = line.number("width", 0);
        Optional<String> colour = line.text("color").filter(Colour::isColour);
        if (width >= 1 && colour.isPresent()) {
            Style style = series.style();
            Style wider = new Style(
                    Colour.hex(Colour.parse(colour.get(), 0)),
                    style.dash(),
                    style.symbol(),
                    style.width(),
                    style.size() + 2 * width,
                    1);
            Symbols.draw(out, Thinning.cloud(points, Thinning.MOST), wider);
        }
    }

    private void draw(Svg out, List<Symbols.Point> points, Style style, int most, List<String> notes) {
        List<Symbols.Point> thin = Thinning.cloud(points, most);
        if (thin.size() < points.size()) {
            notes.add(Thinning.note(series, thin.size(), points.size()));
        }
        Symbols.draw(out, thin, style);
    }

    /** Numbers are coloured in 16 steps, so that points of one colour stay one path. */
    private Style coloured(List<?> colours, int i, Shades shades) {
        Object colour = i < colours.size() ? colours.get(i) : null;
        if (colour instanceof Number n) {
            double part = Math.rint(shades.part(n.doubleValue()) * 15) / 15;
            return series.style().withColour(Colour.hex(shades.scale().rgb(part)));
        }
        return colour instanceof String s && Colour.isColour(s)
                ? series.style().withColour(Colour.hex(Colour.parse(s, 0)))
                : series.style();
    }

    private static Style sized(Style style, List<?> sizes, int i) {
        if (i < sizes.size() && sizes.get(i) instanceof Number n) {
            double size = Math.max(2, Math.min(80, Math.rint(n.doubleValue())));
            return new Style(
                    style.colour(), style.dash(), style.symbol(), style.width(), size, Math.min(.7, style.opacity()));
        }
        return style;
    }

    private void texts(Svg out, double[] xs, double[] ys, Axis x, Axis y) {
        Object text = series.trace().map().get("text");
        String position = series.trace().text("textposition", "middle center");
        String anchor = position.endsWith("right") ? "start" : position.endsWith("left") ? "end" : "middle";
        double dx = position.endsWith("right") ? 7 : position.endsWith("left") ? -7 : 0;
        double dy = position.startsWith("top") ? -7 : position.startsWith("bottom") ? 16 : 4;
        for (int i = 0; i < Math.min(Math.min(xs.length, ys.length), Thinning.MOST / 4); i++) {
            Object label = text instanceof List<?> list ? (i < list.size() ? list.get(i) : null) : text;
            if (label != null && Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                List<String> lines =
                        Words.lines(label instanceof Number n ? Json.write(n.doubleValue()) : label.toString());
                for (int line = 0; line < lines.size(); line++) {
                    double drop = dy + (line - (lines.size() - 1) / 2.0) * TEXT * 1.25;
                    words(out, x.pixel(xs[i]) + dx, y.pixel(ys[i]) + drop, lines.get(line), anchor);
                }
            }
        }
    }

    private void words(Svg out, double x, double y, String words, String anchor) {
        double size = series.trace().child("textfont").number("size", TEXT);
        List<Object> look = new ArrayList<>(List.of(
                "text-anchor",
                anchor,
                "paint-order",
                "stroke",
                "stroke",
                Colour.CARD,
                "stroke-width",
                3,
                "stroke-opacity",
                ".8"));
        if (size != TEXT) {
            look.addAll(List.of("font-size", size));
        }
        out.text(x, y, words, look.toArray());
    }
}
