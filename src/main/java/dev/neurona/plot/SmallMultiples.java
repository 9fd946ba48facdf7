package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the trees of several figures into one, each between axes of its own: the axes of the second panel are called x2
 * and y2, and what refers to them is renamed.
 */
final class SmallMultiples {
    private static final List<String> AXES = List.of("xaxis", "yaxis");

    private final List<Object> data = new ArrayList<>();
    private final Node layout = Node.empty();
    private final List<Object> notes = new ArrayList<>();
    private final List<Object> shapes = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final boolean manyColumns;

    private SmallMultiples(boolean manyColumns) {
        this.manyColumns = manyColumns;
    }

    /**
     * {@return one tree, {@code data} and {@code layout}, of several}
     *
     * @param figures trees as {@link FigureJson} makes them; all with as many panels
     * @param names over each figure's first panel
     */
    static Node combine(List<Node> figures, List<String> names, int columns) {
        int panels = panels(figures.get(0));
        int across = panels == 1
                ? columns
                : (int) figures.get(0).child("layout").child("grid").number("columns", 1);
        SmallMultiples all = new SmallMultiples(across > 2);
        for (int i = 0; i < figures.size(); i++) {
            all.add(figures.get(i), i * panels, names.get(i));
        }
        int rows = (figures.size() * panels + across - 1) / across;
        all.layout.map().put("grid", grid(rows, across));
        all.layout.map().put("annotations", all.notes);
        all.layout.map().put("shapes", all.shapes);
        return new Node(Json.object("data", all.data, "layout", all.layout.map()));
    }

    static int panels(Node figure) {
        Node grid = figure.child("layout").child("grid");
        return (int) (Math.max(1, grid.number("rows", 1)) * Math.max(1, grid.number("columns", 1)));
    }

    private static Map<String, @Nullable Object> grid(int rows, int columns) {
        return Json.object(
                "rows", rows, "columns", columns, "pattern", "independent", "xgap", .22, "ygap", rows > 2 ? .5 : .36);
    }

    private void add(Node figure, int offset, String name) {
        for (Node trace : figure.children("data")) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(trace.map());
            copy.put("xaxis", moved(trace.text("xaxis", "x"), offset));
            copy.put("yaxis", moved(trace.text("yaxis", "y"), offset));
            data.add(copy);
            legend(new Node(copy));
            colourBar(new Node(copy));
        }
        Node from = figure.child("layout");
        for (String key : List.copyOf(from.map().keySet())) {
            if (key.matches("[xy]axis\\d*")) {
                axis(from.child(key), axisKey(key, offset), offset);
            }
        }
        boolean titled = false;
        for (Node note : from.children("annotations")) {
            Map<String, @Nullable Object> copy = referring(note, from, offset);
            if (!name.isEmpty() && isTitle(note)) { // panels of a step say which step
                copy.put("text", "<b>" + name + ",</b> " + note.text("text", ""));
                titled = true;
            }
            notes.add(copy);
        }
        for (Node shape : from.children("shapes")) {
            shapes.add(referring(shape, from, offset));
        }
        if (!name.isEmpty() && !titled) {
            notes.add(title(name, offset));
        }
        for (String member : List.of("barmode", "bargap")) {
            if (from.has(member)) {
                layout.map().put(member, from.map().get(member));
            }
        }
    }

    /** A series that several panels have is named once; one without a name would be called "trace 0". */
    private void legend(Node trace) {
        String name = trace.text("name", "");
        if (!name.isEmpty()) {
            trace.map().put("legendgroup", name);
            if (!named.add(name)) {
                trace.map().put("showlegend", false);
            }
        } else if (trace.text("type", "scatter").equals("scatter")) {
            trace.map().put("showlegend", false);
        }
    }

    /** The bars of many panels would take their room; each panel's own place is found by {@link ColourBars}. */
    private void colourBar(Node trace) {
        if (TraceCleaning.isGrid(trace)) {
            trace.map().remove("colorbar");
            if (manyColumns) {
                trace.map().put("showscale", false);
            }
        }
    }

    private void axis(Node from, String key, int offset) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(from.map());
        if (from.has("scaleanchor")) {
            copy.put("scaleanchor", moved(from.text("scaleanchor", "x"), offset));
        }
        copy.remove("domain");
        layout.map().put(key, copy);
    }

    private static Map<String, @Nullable Object> referring(Node note, Node from, int offset) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(note.map());
        for (String letter : List.of("x", "y")) {
            String reference = note.text(letter + "ref", letter);
            boolean whole = reference.equals("paper");
            copy.put(letter + "ref", moved(whole ? letter + " domain" : reference, offset));
            // cleaning turned the place of a remark on a logarithmic axis into an exponent, and will do so again
            boolean log = from.child(letter + "axis").text("type", "").equals("log");
            if (log && reference.equals(letter) && note.number(letter).isPresent()) {
                copy.put(letter, Math.pow(10, note.number(letter, 0)));
            }
        }
        return copy;
    }

    private static boolean isTitle(Node note) {
        return note.text("xref", "").endsWith(" domain") && note.is("showarrow", false);
    }

    private static Map<String, @Nullable Object> title(String name, int offset) {
        return Json.object(
                "text",
                "<b>" + name + "</b>",
                "xref",
                moved("x domain", offset),
                "yref",
                moved("y domain", offset),
                "x",
                0,
                "y",
                1,
                "xanchor",
                "left",
                "yanchor",
                "bottom",
                "showarrow",
                false);
    }

    /** {@code x} moved by 1 is {@code x2}, {@code y2 domain} moved by 1 is {@code y3 domain}. */
    private static String moved(String reference, int offset) {
        String letter = reference.substring(0, 1);
        String rest = reference.endsWith(" domain") ? " domain" : "";
        String digits = reference.substring(1, reference.length() - rest.length());
        int number = (digits.isEmpty() ? 1 : Integer.parseInt(digits)) + offset;
        return letter + (number == 1 ? "" : Integer.toString(number)) + rest;
    }

    private static String axisKey(String key, int offset) {
        String reference = moved(key.charAt(0) + key.substring("xaxis".length()), offset);
        return reference.charAt(0) + "axis" + reference.substring(1);
    }

    /** In a strip of steps only the outer axes have titles. */
    static void innerTitlesOff(Node figure, int columns) {
        Node layout = figure.child("layout");
        int panels = panels(figure);
        for (String axis : AXES) {
            for (int i = 0; i < panels; i++) {
                Node own = layout.child(axis + (i == 0 ? "" : Integer.toString(i + 1)));
                boolean outer = axis.equals("xaxis") ? i + columns >= panels : i % columns == 0;
                if (!outer) {
                    own.map().remove("title");
                }
            }
        }
    }
}
