package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Rectangles around cells of a matrix, with a pale rim, so that they are seen on any colour. One with a name is a series and
 * stands in the legend; one without is a shape, and the figure in words passes over it.
 */
final class Boxes {
    private static final List<String> DASHES = List.of("solid", "dot", "dash", "dashdot");
    private static final double INSIDE = .04; // of a cell, or the border of the figure would cut half of the line off

    private Boxes() {}

    static Figure around(Figure figure, String name, double left, double top, double width, double height) {
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException(
                    "a box of %s x %s cells: give a positive width and height".formatted(width, height));
        }
        if (figure instanceof FramedFigure framed) {
            return framed.map(step -> around(step, name, left, top, width, height));
        }
        double x0 = left - .5 + INSIDE; // a cell's number is that of its middle
        double y0 = top - .5 + INSIDE;
        double x1 = left + width - .5 - INSIDE;
        double y1 = top + height - .5 - INSIDE;
        if (name.isEmpty()) {
            List<Object> shapes =
                    List.of(shape(x0, y0, x1, y1, line("#fff", 6, 0)), shape(x0, y0, x1, y1, line("#b5179e", 3, 0)));
            return ExtendedFigure.with(figure, new Node(Json.object("shapes", shapes)));
        }
        List<Trace> traces = new ArrayList<>(Arrays.asList(figure.getTraces()));
        int before = (int) traces.stream()
                .filter(trace -> trace instanceof PlotlyTrace own && own.tree().has("meta"))
                .count();
        List<Double> xs = List.of(x0, x1, x1, x0, x0);
        List<Double> ys = List.of(y0, y0, y1, y1, y0);
        traces.add(PlotlyTrace.of(trace("", xs, ys, line("#fff", 6, 0))));
        Map<String, @Nullable Object> named = trace(name, xs, ys, line("#b5179e", 3, before));
        named.put("meta", "box");
        traces.add(PlotlyTrace.of(named));
        Figure plain = new Figure(figure.getLayout(), figure.getConfig(), traces.toArray(Trace[]::new));
        Figure boxed = figure instanceof ExtendedFigure extended ? ExtendedFigure.with(plain, extended.more()) : plain;
        return ExtendedFigure.with(boxed, new Node(Json.object("margin", Json.object("t", 72)))); // room for the legend
    }

    private static Map<String, @Nullable Object> line(String colour, double width, int dash) {
        return Json.object("color", colour, "width", width, "dash", DASHES.get(dash % DASHES.size()));
    }

    private static Map<String, @Nullable Object> shape(
            double x0, double y0, double x1, double y1, Map<String, @Nullable Object> line) {
        return Json.object(
                "type", "rect", "xref", "x", "yref", "y", "x0", x0, "x1", x1, "y0", y0, "y1", y1, "line", line);
    }

    private static Map<String, @Nullable Object> trace(
            String name, List<Double> x, List<Double> y, Map<String, @Nullable Object> line) {
        Map<String, @Nullable Object> trace = new LinkedHashMap<>();
        trace.put("type", "scatter");
        trace.put("mode", "lines");
        trace.put("name", name);
        trace.put("x", x);
        trace.put("y", y);
        trace.put("line", line);
        trace.put("showlegend", !name.isEmpty());
        trace.put("hoverinfo", "skip");
        return trace;
    }
}
