package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.List;

/** Keeps the colour bars of subplots apart: plotly puts all of them at the right edge of the figure. */
final class ColourBars {
    private ColourBars() {}

    static void place(Node layout, List<Node> traces) {
        Node grid = layout.child("grid");
        int columns = (int) grid.number("columns", 1);
        int rows = (int) grid.number("rows", 1);
        if (columns * rows < 2) {
            return;
        }
        boolean independent = grid.text("pattern", "coupled").equals("independent");
        for (Node trace : traces) {
            if (!TraceCleaning.isGrid(trace) || trace.is("showscale", false) || trace.has("colorbar")) {
                continue;
            }
            int x = number(trace, "xaxis");
            int column = x % columns;
            int row = independent ? x / columns : number(trace, "yaxis");
            double[] across = cell(column, columns, grid.number("xgap", independent ? .2 : .1));
            double[] down = cell(row, rows, grid.number("ygap", independent ? .3 : .1));
            Object bar = Json.object(
                    "x",
                    round(across[1] + .005),
                    "y",
                    round(1 - (down[0] + down[1]) / 2),
                    "len",
                    round((down[1] - down[0]) * 1.1),
                    "thickness",
                    12);
            trace.map().put("colorbar", bar);
        }
    }

    /** The ends of a cell by plotly's rule: gaps are parts of a step from cell to cell. */
    private static double[] cell(int number, int of, double gap) {
        double step = 1 / (of - gap);
        return new double[] {step * number, step * number + step * (1 - gap)};
    }

    private static int number(Node trace, String axis) {
        String digits = trace.text(axis, "").replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits) - 1;
    }

    private static double round(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
