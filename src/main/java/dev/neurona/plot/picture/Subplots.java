package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups a figure's traces by their axes and gives each group its place. */
final class Subplots {
    private final Node layout;
    private final Map<String, Panel> panels = new LinkedHashMap<>();
    private final Map<String, Axis> axes = new HashMap<>();

    Subplots(Node layout, List<Series> all) {
        this.layout = layout;
        Map<String, List<List<?>>> values = new HashMap<>();
        Map<String, List<Series>> groups = new LinkedHashMap<>();
        for (Series series : all) {
            if (series.isDrawable() && !series.isHidden()) {
                collect(series, "x", values);
                collect(series, "y", values);
                groups.computeIfAbsent(key(series, "x") + " " + key(series, "y"), k -> new ArrayList<>())
                        .add(series);
            }
        }
        values.forEach((key, columns) -> axes.put(key, new Axis(layout.child(key), columns)));
        groups.forEach((keys, group) -> panels.put(keys, panel(keys.split(" ", -1), group)));
        panels.values().forEach(Panel::measure);
        axes.values().forEach(Axis::settle);
    }

    private static String key(Series series, String letter) {
        return series.trace().text(letter + "axis", letter).replace(letter, letter + "axis");
    }

    /** Values tell what kind of axis it is; the heights of histograms are counts, whatever the layout is drawn of. */
    private static void collect(Series series, String letter, Map<String, List<List<?>>> values) {
        values.computeIfAbsent(key(series, letter), k -> new ArrayList<>())
                .add(series.isGrid() ? series.trace().list(letter) : series.column(letter));
    }

    private Panel panel(String[] keys, List<Series> group) {
        List<Marks> marks = new ArrayList<>();
        List<Series> bars = group.stream().filter(Series::isBarLike).toList();
        for (Series series : group) {
            if (series.type().equals("heatmap")) {
                marks.add(new HeatMarks(series));
            } else if (series.type().equals("contour")) {
                marks.add(new ContourMarks(series));
            } else if (series.type().equals("image")) {
                marks.add(new ImageMarks(series));
            }
        }
        if (!bars.isEmpty()) {
            boolean histogram = bars.stream().allMatch(series -> series.type().equals("histogram"));
            double gap = layout.number("bargap", histogram ? 0 : .2);
            marks.add(new BarMarks(bars, layout.text("barmode", "group"), gap));
        }
        Series before = null;
        for (Series series : group) {
            if (!series.isBarLike() && !series.isGrid() && !series.type().equals("image")) {
                marks.add(new LineMarks(series, before));
                before = series;
            }
        }
        boolean onRight = layout.child(keys[1]).has("overlaying");
        return new Panel(axis(keys[0]), axis(keys[1]), group, marks, onRight, title(keys));
    }

    /** A panel's title is a remark over its area, at the left end. */
    private String title(String[] keys) {
        for (Node note : layout.children("annotations")) {
            if (isTitle(note) && panel(note).equals(keys[0] + " " + keys[1])) {
                return note.text("text", "");
            }
        }
        return "";
    }

    private static boolean isTitle(Node note) {
        return note.text("xref", "").endsWith(" domain")
                && note.text("yref", "").endsWith(" domain");
    }

    /** {@return the keys of the axes that a remark or a shape refers to} */
    private static String panel(Node note) {
        return axisKey(note, "x") + " " + axisKey(note, "y");
    }

    private static String axisKey(Node note, String letter) {
        String reference = note.text(letter + "ref", letter).replace(" domain", "");
        return (reference.equals("paper") ? letter : reference).replace(letter, letter + "axis");
    }

    private Axis axis(String key) {
        return axes.computeIfAbsent(key, k -> new Axis(layout.child(k), List.of()));
    }

    void place(Rect region) {
        boolean roomOnRight = panels.values().stream().anyMatch(Panel::isOnRight);
        Map<String, Panel> firsts = new HashMap<>();
        panels.forEach((keys, panel) -> {
            if (!panel.isOnRight()) {
                String[] axis = keys.split(" ", -1);
                panel.place(cell(region, axis[0], axis[1]), roomOnRight);
                firsts.putIfAbsent("y", panel);
            }
        });
        panels.values().forEach(panel -> {
            Panel first = firsts.get("y");
            if (panel.isOnRight() && first != null) {
                panel.placeOver(first);
            } else if (panel.isOnRight()) {
                panel.place(region, true);
            }
        });
    }

    private Rect cell(Rect region, String xKey, String yKey) {
        int columns = (int) layout.child("grid").number("columns", 0);
        int rows = (int) layout.child("grid").number("rows", 0);
        if (columns > 0 && rows > 0) {
            boolean independent =
                    layout.child("grid").text("pattern", "coupled").equals("independent");
            int column = independent ? (number(xKey) - 1) % columns : number(xKey) - 1;
            int row = independent ? (number(xKey) - 1) / columns : number(yKey) - 1;
            if (layout.child("grid").text("roworder", "").equals("bottom to top")) {
                row = rows - 1 - row;
            }
            double width = region.width() / columns;
            double height = region.height() / rows;
            return new Rect(region.left() + column * width, region.top() + row * height, width - 6, height - 4);
        }
        double[] across = domain(xKey);
        double[] up = domain(yKey);
        return new Rect(
                region.left() + across[0] * region.width(),
                region.top() + (1 - up[1]) * region.height(),
                (across[1] - across[0]) * region.width(),
                (up[1] - up[0]) * region.height());
    }

    private double[] domain(String key) {
        List<?> domain = layout.child(key).list("domain");
        if (domain.size() == 2 && domain.get(0) instanceof Number from && domain.get(1) instanceof Number to) {
            return new double[] {from.doubleValue(), to.doubleValue()};
        }
        return new double[] {0, 1};
    }

    private static int number(String key) {
        String digits = key.substring("xaxis".length());
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }

    void draw(Svg out, List<String> notes) {
        int number = 0;
        for (Panel panel : panels.values()) {
            panel.draw(out, notes, number++, panels.size() > 1);
        }
        for (Node shape : layout.children("shapes")) {
            Panel panel = panels.get(panel(shape));
            if (panel != null) {
                Shapes.draw(out, shape, panel);
            }
        }
        for (Node note : layout.children("annotations")) {
            Panel panel = panels.get(panel(note));
            if (panel != null && !isTitle(note)) {
                Annotations.draw(out, note, panel);
            }
        }
    }
}
