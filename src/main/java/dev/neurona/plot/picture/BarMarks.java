package dev.neurona.plot.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bars and histograms of one pair of axes, side by side, stacked or over each other. */
final class BarMarks implements Marks {
    private static final int MOST_LABELS = 16;

    /** One bar: along the axis it stands on, and across. Coordinates. */
    private record Bar(double from, double to, double base, double top, String label) {}

    private final List<Series> all;
    private final String barmode;
    private final double gap;

    BarMarks(List<Series> all, String barmode, double gap) {
        this.all = all;
        this.barmode = barmode;
        this.gap = gap;
    }

    private boolean isHorizontal() {
        return all.get(0).isHorizontal();
    }

    @Override
    public void measure(Axis x, Axis y) {
        Axis along = isHorizontal() ? y : x;
        Axis across = isHorizontal() ? x : y;
        across.includeZero();
        across.wantMargin(.06);
        boolean histogram = all.stream().anyMatch(series -> series.type().equals("histogram"));
        along.wantMargin(histogram ? .01 : .02);
        List<List<Bar>> groups = bars(along, across);
        for (int s = 0; s < groups.size(); s++) {
            for (int i = 0; i < groups.get(s).size(); i++) {
                Bar bar = groups.get(s).get(i);
                along.include(bar.from());
                along.include(bar.to());
                across.include(bar.base());
                across.include(bar.top());
                across.include(bar.top() + ErrorBars.size(all.get(s), i));
            }
        }
    }

    private List<List<Bar>> bars(Axis along, Axis across) {
        List<List<Bar>> result = new ArrayList<>();
        Map<Double, double[]> stacks = new HashMap<>();
        boolean stacked = barmode.equals("stack") || barmode.equals("relative");
        boolean grouped = barmode.equals("group");
        for (int s = 0; s < all.size(); s++) {
            Series series = all.get(s);
            double[][] whole = series.type().equals("histogram") ? binned(series, along) : plain(series, along, across);
            List<Bar> bars = new ArrayList<>();
            for (double[] bar : whole) {
                double width = bar[1] - bar[0];
                double from = grouped ? bar[0] + width * s / all.size() : bar[0];
                double to = grouped ? bar[0] + width * (s + 1) / all.size() : bar[1];
                double base = across.isLog() ? across.lo() : 0;
                if (stacked) {
                    double[] stack = stacks.computeIfAbsent(bar[0], at -> new double[2]);
                    int side = bar[2] < 0 ? 1 : 0;
                    base = stack[side];
                    stack[side] += bar[2];
                }
                bars.add(new Bar(from, to, base, stacked ? base + bar[2] : bar[2], Ticks.brief(bar[2])));
            }
            result.add(bars);
        }
        return result;
    }

    /** From, to and height of each bar of a bar trace. */
    private double[][] plain(Series series, Axis along, Axis across) {
        double[] at = along.coordinates(series.column(isHorizontal() ? "y" : "x"));
        double[] height = across.coordinates(series.column(isHorizontal() ? "x" : "y"));
        double width = series.trace().number("width", closest(at) * (1 - gap));
        List<double[]> bars = new ArrayList<>();
        for (int i = 0; i < Math.min(at.length, height.length); i++) {
            if (Double.isFinite(at[i]) && Double.isFinite(height[i])) {
                bars.add(new double[] {at[i] - width / 2, at[i] + width / 2, height[i]});
            }
        }
        return bars.toArray(double[][]::new);
    }

    private static double closest(double[] places) {
        double[] sorted = java.util.Arrays.stream(places)
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            closest = Math.min(closest, sorted[i] - sorted[i - 1]);
        }
        return Double.isFinite(closest) ? closest : 1;
    }

    private double[][] binned(Series series, Axis along) {
        String key = isHorizontal() ? "y" : "x";
        double[] values = along.coordinates(series.column(key));
        if (along.isCategory()) {
            Map<Double, Integer> counts = new java.util.TreeMap<>();
            for (double value : values) {
                counts.merge(value, 1, Integer::sum);
            }
            return counts.entrySet().stream()
                    .map(e -> new double[] {e.getKey() - .4, e.getKey() + .4, e.getValue()})
                    .toArray(double[][]::new);
        }
        Histogram histogram = Histogram.of(series.trace(), key, values);
        double[][] bars = new double[histogram.counts().length][];
        String norm = series.trace().text("histnorm", "");
        for (int i = 0; i < bars.length; i++) {
            double from = histogram.start() + i * histogram.size();
            bars[i] = new double[] {from, from + histogram.size(), histogram.height(i, norm)};
        }
        return bars;
    }

    @Override
    public void draw(Svg out, Axis x, Axis y, Rect area, List<String> notes) {
        Axis along = isHorizontal() ? y : x;
        Axis across = isHorizontal() ? x : y;
        List<List<Bar>> bars = bars(along, across);
        int count = bars.stream().mapToInt(List::size).sum();
        for (int s = 0; s < all.size(); s++) {
            Series series = all.get(s);
            Map<String, PathData> paths = new java.util.LinkedHashMap<>();
            List<?> colours = series.trace().child("marker").list("color");
            for (int i = 0; i < bars.get(s).size(); i++) {
                Bar bar = bars.get(s).get(i);
                String own = i < colours.size() && colours.get(i) instanceof String c && Colour.isColour(c)
                        ? Colour.hex(Colour.parse(c, 0))
                        : series.style().markColour(series.trace());
                rectangle(paths.computeIfAbsent(own, c -> new PathData()), bar, along, across);
            }
            boolean seeThrough = barmode.equals("overlay")
                    && all.size() > 1
                    && !series.trace().has("opacity");
            double opacity = seeThrough ? .6 : series.style().opacity();
            paths.forEach(
                    (colour, path) -> Hatching.fill(out, path, colour, opacity, all.size() > 1 ? series.number() : 0));
            if (series.trace().has("error_y") && !isHorizontal()) {
                double[] middles = bars.get(s).stream()
                        .mapToDouble(bar -> (bar.from() + bar.to()) / 2)
                        .toArray();
                double[] tops = bars.get(s).stream().mapToDouble(Bar::top).toArray();
                ErrorBars.draw(out, series, middles, tops, x, y);
            } else if (count <= MOST_LABELS && all.size() == 1 && series.type().equals("bar")) {
                bars.get(s).forEach(bar -> label(out, bar, along, across));
            }
        }
    }

    private void rectangle(PathData path, Bar bar, Axis along, Axis across) {
        double from = along.pixel(bar.from());
        double to = along.pixel(bar.to());
        double inset = Math.min(.5, Math.abs(to - from) * .1) * Math.signum(to - from); // a hair between neighbours
        double base = across.pixel(bar.base());
        double top = across.pixel(bar.top());
        if (isHorizontal()) {
            path.rectangle(base, from + inset, top, to - inset);
        } else {
            path.rectangle(from + inset, base, to - inset, top);
        }
    }

    private void label(Svg out, Bar bar, Axis along, Axis across) {
        double middle = (along.pixel(bar.from()) + along.pixel(bar.to())) / 2;
        double end = across.pixel(bar.top());
        boolean up = bar.top() >= bar.base();
        if (isHorizontal()) {
            out.text(
                    end + (up ? 4 : -4), middle + 4, bar.label(), "font-size", 11, "text-anchor", up ? "start" : "end");
        } else if (Words.width(bar.label(), 11) < along.length() / Math.max(1, along.hi() - along.lo())) {
            out.text(middle, end + (up ? -4 : 12), bar.label(), "font-size", 11, "text-anchor", "middle");
        }
    }
}
