package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A heatmap: cells by colour, with their text where it fits. */
final class HeatMarks implements Marks {
    /** Colours of the picture; neighbours of one colour in a row become one shape. */
    private static final int SHADES = 48;

    private static final int MOST_CELLS_A_SIDE = 120;

    private final Series series;

    HeatMarks(Series series) {
        this.series = series;
    }

    @Override
    public void measure(Axis x, Axis y) {
        Grid grid = Grid.of(series, x, y);
        x.withoutPadding();
        y.withoutPadding();
        if (!grid.isEmpty()) {
            x.include(Grid.edge(grid.x(), 0));
            x.include(Grid.edge(grid.x(), grid.x().length));
            y.include(Grid.edge(grid.y(), 0));
            y.include(Grid.edge(grid.y(), grid.y().length));
        }
    }

    @Override
    public void draw(Svg out, Axis x, Axis y, Rect area, List<String> notes) {
        Grid grid = Grid.of(series, x, y);
        if (grid.isEmpty()) {
            return;
        }
        int rowStride = (grid.z().length + MOST_CELLS_A_SIDE - 1) / MOST_CELLS_A_SIDE;
        int columnStride = (grid.x().length + MOST_CELLS_A_SIDE - 1) / MOST_CELLS_A_SIDE;
        if (rowStride > 1 || columnStride > 1) {
            notes.add(Phrases.of(HeatMarks.class).say("means", rowStride, columnStride));
        }
        Map<Integer, PathData> paths = new TreeMap<>();
        for (int row = 0; row < grid.z().length; row += rowStride) {
            row(grid, row, rowStride, columnStride, x, y, paths);
        }
        paths.forEach((shade, path) ->
                out.leaf("path", "d", path, "fill", Colour.hex(colour(grid, shade)), "shape-rendering", "crispEdges"));
        if (grid.hasText()) {
            texts(out, grid, x, y);
        }
    }

    private static int colour(Grid grid, int shade) {
        return shade < 0 ? 0xe9e9e6 : grid.shades().scale().rgb(shade / (SHADES - 1.0));
    }

    private static void row(
            Grid grid, int row, int rowStride, int columnStride, Axis x, Axis y, Map<Integer, PathData> paths) {
        double top = y.pixel(Grid.edge(grid.y(), row));
        double bottom = y.pixel(Grid.edge(grid.y(), Math.min(grid.y().length, row + rowStride)));
        int columns = grid.x().length;
        int start = 0;
        int shade = shade(grid, row, 0, rowStride, columnStride);
        for (int column = columnStride; ; column += columnStride) {
            int next = column < columns ? shade(grid, row, column, rowStride, columnStride) : Integer.MIN_VALUE;
            if (next != shade) {
                double right = x.pixel(Grid.edge(grid.x(), Math.min(column, columns)));
                paths.computeIfAbsent(shade, s -> new PathData())
                        .rectangle(x.pixel(Grid.edge(grid.x(), start)), top, right, bottom);
                start = column;
                shade = next;
            }
            if (column >= columns) {
                return;
            }
        }
    }

    private static int shade(Grid grid, int row, int column, int rowStride, int columnStride) {
        double sum = 0;
        int count = 0;
        for (int r = row; r < Math.min(grid.z().length, row + rowStride); r++) {
            for (int c = column; c < Math.min(grid.z()[r].length, column + columnStride); c++) {
                if (!Double.isNaN(grid.z()[r][c])) {
                    sum += grid.z()[r][c];
                    count++;
                }
            }
        }
        return count == 0 ? -1 : (int) Math.round(grid.shades().part(sum / count) * (SHADES - 1));
    }

    private static void texts(Svg out, Grid grid, Axis x, Axis y) {
        double cellWidth = x.length() / grid.x().length;
        double cellHeight = y.length() / grid.y().length;
        double size = Math.min(13, Math.min(cellHeight / 2.6, cellWidth / 3));
        if (size < 6) {
            return;
        }
        for (String ink : new String[] {"#111", "#fff"}) {
            out.open("g", "text-anchor", "middle", "font-size", size, "fill", ink);
            for (int row = 0; row < grid.z().length; row++) {
                for (int column = 0; column < grid.z()[row].length; column++) {
                    Object text = grid.textAt(row, column);
                    double z = grid.z()[row][column];
                    int shade = Double.isNaN(z)
                            ? -1
                            : (int) Math.round(grid.shades().part(z) * (SHADES - 1));
                    if (text != null && Colour.textOn(colour(grid, shade)).equals(ink)) {
                        cell(out, text, x.pixel(grid.x()[column]), y.pixel(grid.y()[row]), size, cellWidth);
                    }
                }
            }
            out.close("g");
        }
    }

    private static void cell(Svg out, Object text, double x, double y, double size, double width) {
        List<String> lines = Words.lines(text instanceof Number n ? Ticks.brief(n.doubleValue()) : text.toString());
        for (int i = 0; i < lines.size(); i++) {
            double at = y + size * .36 + (i - (lines.size() - 1) / 2.0) * size * 1.25;
            String line = Words.fit(lines.get(i), size, width);
            if (i == 0) {
                out.text(x, at, line);
            } else {
                out.text(x, at, line, "font-size", size * .85, "fill-opacity", ".8");
            }
        }
    }
}
