package dev.neurona.plot;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives every step of a figure with a slider the same axes and the same colours, so that what moves is the data alone. */
final class FrameExtents {
    private static final double ROOM = .05;

    private final List<Node> steps;

    private FrameExtents(List<Node> steps) {
        this.steps = steps;
    }

    static void fix(List<Node> steps) {
        FrameExtents extents = new FrameExtents(steps);
        Set<String> axes = new LinkedHashSet<>();
        for (Node trace : steps.get(0).children("data")) {
            axes.add(LayoutCleaning.axisKey(trace, "xaxis"));
            axes.add(LayoutCleaning.axisKey(trace, "yaxis"));
        }
        axes.forEach(extents::axis);
        for (int t = 0; t < steps.get(0).children("data").size(); t++) {
            extents.colours(t);
        }
    }

    private void axis(String key) {
        Node first = steps.get(0).child("layout").child(key);
        String type = first.text("type", "-");
        boolean reversed = first.text("autorange", "").equals("reversed");
        if (first.has("range") || type.equals("category") || type.equals("date")) {
            return;
        }
        Extent extent = new Extent(type.equals("log"));
        for (Node step : steps) {
            for (Node trace : step.children("data")) {
                if (!extent.take(trace, key)) {
                    return;
                }
            }
        }
        List<@Nullable Object> range = extent.range(reversed);
        if (!range.isEmpty()) {
            for (Node step : steps) {
                Node axis = step.child("layout").ensure(key);
                axis.map().put("range", range);
                axis.map().remove("autorange");
            }
        }
    }

    /** How far the values on one axis go. */
    private static final class Extent {
        private final boolean log;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private boolean bars;
        private boolean grids;

        Extent(boolean log) {
            this.log = log;
        }

        /** {@return false if the axis is not one of numbers} */
        boolean take(Node trace, String key) {
            String letter = key.substring(0, 1);
            if (!LayoutCleaning.axisKey(trace, letter + "axis").equals(key)) {
                return true;
            }
            bars |= letter.equals("y") && trace.text("type", "").equals("bar");
            grids |= TraceCleaning.isGrid(trace);
            List<?> values = trace.list(letter);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof String) {
                    return false;
                }
                if (values.get(i) instanceof Number n) {
                    double half = trace.number("width", 0) / 2;
                    double error = letter.equals("y") ? error(trace, i) : 0;
                    include(n.doubleValue() - error - (letter.equals("x") ? half : 0));
                    include(n.doubleValue() + error + (letter.equals("x") ? half : 0));
                }
            }
            return !(grids && values.isEmpty()); // rows and columns without places count from 0 by themselves
        }

        private static double error(Node trace, int i) {
            List<?> errors = trace.child("error_y").list("array");
            return i < errors.size() && errors.get(i) instanceof Number n ? n.doubleValue() : 0;
        }

        private void include(double value) {
            double at = log ? Math.log10(value) : value;
            if (Double.isFinite(at)) {
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
        }

        List<@Nullable Object> range(boolean reversed) {
            if (!(low <= high)) {
                return List.of();
            }
            double room = grids ? 0 : (high == low ? 1 : (high - low) * ROOM);
            double from = bars ? Math.min(0, low - (low < 0 ? room : 0)) : low - room;
            double to = bars ? Math.max(0, high + room) : high + room;
            List<@Nullable Object> range = new ArrayList<>(Rounding.column(new double[] {from, to}, 5));
            return reversed ? List.of(range.get(1), range.get(0)) : range;
        }
    }

    private void colours(int trace) {
        Node first = steps.get(0).children("data").get(trace);
        if (!TraceCleaning.isGrid(first) || first.has("zmin") || first.has("contours")) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Node step : steps) {
            for (Object row : step.children("data").get(trace).list("z")) {
                for (Object value : row instanceof List<?> list ? list : List.of()) {
                    if (value instanceof Number n && Double.isFinite(n.doubleValue())) {
                        low = Math.min(low, n.doubleValue());
                        high = Math.max(high, n.doubleValue());
                    }
                }
            }
        }
        if (low < high) {
            for (Node step : steps) {
                step.children("data").get(trace).map().put("zmin", low);
                step.children("data").get(trace).map().put("zmax", high);
            }
        }
    }
}
