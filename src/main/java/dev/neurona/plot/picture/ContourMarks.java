package dev.neurona.plot.picture;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contour plot: bands of colour between levels, and the lines of the levels. */
final class ContourMarks implements Marks {
    private static final int LEVELS = 15;
    private static final int MOST_LEVELS = 60;

    private final Series series;

    ContourMarks(Series series) {
        this.series = series;
    }

    /** {@return what decides how the surface looks: two of the same may be drawn as one} */
    Object look(Axis x, Axis y) {
        Map<String, @Nullable Object> members =
                new LinkedHashMap<>(series.trace().map());
        members.keySet().removeAll(List.of("xaxis", "yaxis", "legendgroup", "showlegend", "showscale", "colorbar"));
        return List.of(members, x.lo(), x.hi(), y.lo(), y.hi());
    }

    @Override
    public void measure(Axis x, Axis y) {
        Grid grid = Grid.of(series, x, y);
        x.withoutPadding();
        y.withoutPadding();
        for (double at : grid.x()) {
            x.include(at);
        }
        for (double at : grid.y()) {
            y.include(at);
        }
    }

    @Override
    public void draw(Svg out, Axis x, Axis y, Rect area, List<String> notes) {
        Grid grid = Grid.of(series, x, y);
        if (grid.isEmpty()) {
            return;
        }
        Node contours = series.trace().child("contours");
        double[] levels = levels(grid);
        String colouring = contours.text("coloring", "fill");
        if (colouring.equals("fill") || colouring.equals("heatmap")) {
            bands(out, grid, levels, x, y);
        }
        if (!contours.is("showlines", false)) {
            lines(out, grid, levels, colouring.equals("lines") || colouring.equals("none"), x, y);
        }
    }

    private double[] levels(Grid grid) {
        Node contours = series.trace().child("contours");
        double size = contours.number(
                "size", Ticks.step(grid.shades().hi() - grid.shades().lo(), (int)
                        series.trace().number("ncontours", LEVELS)));
        double start = contours.number("start", Math.ceil(grid.shades().lo() / size) * size);
        double end = contours.number("end", grid.shades().hi());
        List<Double> levels = new ArrayList<>();
        for (int k = 0; k < MOST_LEVELS && start + k * size <= end + size * 1e-6; k++) {
            levels.add(start + k * size);
        }
        return levels.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void bands(Svg out, Grid grid, double[] levels, Axis x, Axis y) {
        for (int k = -1; k < levels.length; k++) {
            double from = k < 0 ? Double.NEGATIVE_INFINITY : levels[k];
            double low = k < 0 ? grid.shades().lo() : levels[k];
            double high = k + 1 < levels.length ? levels[k + 1] : grid.shades().hi();
            PathData path = new PathData();
            for (List<Isolines.Corner> loop : Isolines.loops(grid.z(), from)) {
                draw(path, pixels(grid, loop, x, y));
                path.close();
            }
            if (!path.isEmpty()) {
                String fill = Colour.hex(grid.shades().rgb((low + high) / 2));
                out.leaf("path", "d", path, "fill", fill, "fill-rule", "evenodd");
            }
        }
    }

    private void lines(Svg out, Grid grid, double[] levels, boolean coloured, Axis x, Axis y) {
        Node line = series.trace().child("line");
        for (double level : levels) {
            PathData path = new PathData();
            for (List<Isolines.Corner> part : Isolines.lines(grid.z(), level)) {
                draw(path, pixels(grid, part, x, y));
            }
            if (!path.isEmpty()) {
                String own = coloured ? Colour.hex(grid.shades().rgb(level)) : "#fff";
                String colour = line.text("color").filter(Colour::isColour).orElse(own);
                boolean plain = !coloured && !line.has("color");
                out.leaf(
                        "path",
                        "d",
                        path,
                        "fill",
                        "none",
                        "stroke",
                        colour,
                        "stroke-width",
                        line.number("width", coloured ? 1.5 : .7),
                        "stroke-opacity",
                        plain ? ".5" : "1");
            }
        }
    }

    private static List<Symbols.Point> pixels(Grid grid, List<Isolines.Corner> corners, Axis x, Axis y) {
        return Smoothing.of(corners.stream()
                .map(c ->
                        new Symbols.Point(x.pixel(between(grid.x(), c.column())), y.pixel(between(grid.y(), c.row()))))
                .toList());
    }

    private static void draw(PathData path, List<Symbols.Point> line) {
        path.moveTo(line.get(0).x(), line.get(0).y());
        line.forEach(p -> path.lineTo(p.x(), p.y()));
    }

    private static double between(double[] places, double at) {
        int i = Math.max(0, Math.min(places.length - 2, (int) at));
        return places.length == 1 ? places[0] : places[i] + (places[i + 1] - places[i]) * (at - i);
    }
}
