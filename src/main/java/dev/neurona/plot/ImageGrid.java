package dev.neurona.plot;

import dev.neurona.language.Phrases;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Margin;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Pictures in rows, with a line of text under each. All of them are one PNG: twenty digits take 4 kB, and as numbers of a
 * heatmap they would take 60. Places are in its pixels.
 */
final class ImageGrid {
    private static final double INSIDE = 660;
    private static final double MOST_HEIGHT = 900;
    private static final double SIDES = 40;
    private static final double TOP = 60;
    private static final double TEXT = 19;

    private static final Phrases WORDS = Phrases.of(ImageGrid.class);

    private final Images images;
    private final String[] captions;
    private final boolean @Nullable [] right;
    private final int columns;
    private final int rows;
    private final int gap;
    private final int below;
    private final double scale;

    ImageGrid(Images images, String[] captions, boolean @Nullable [] right) {
        this.images = images;
        this.captions = captions.clone();
        this.right = right == null ? null : right.clone();
        if (captions.length > 0) {
            Inputs.sameLength("images", images.count(), "captions", captions.length);
        }
        if (right != null) {
            Inputs.sameLength("images", images.count(), "right", right.length);
        }
        columns = columns(images);
        rows = (images.count() + columns - 1) / columns;
        gap = Math.max(2, images.width() / 7);
        int wide = columns * (images.width() + gap) + gap;
        // few small pictures are not blown up to the whole width
        scale = Math.min(INSIDE / wide, Math.max(1, 150.0 / images.width()));
        below = captions.length == 0 && right == null ? 0 : (int) Math.ceil(TEXT / scale);
    }

    /** As many as make the page about as wide as it is used best: 10 of 20, 4 of 4. */
    private static int columns(Images images) {
        int n = images.count();
        if (n <= 6) {
            return n;
        }
        double shape = (double) images.height() / images.width();
        int best = (int) Math.round(Math.sqrt(n * 2.2 * shape));
        return Math.max(2, Math.min(12, Math.min(n, best)));
    }

    Figure figure(String title) {
        int height = rows * (images.height() + gap + below) + gap;
        int width = columns * (images.width() + gap) + gap;
        List<PlotlyTrace> traces = new ArrayList<>();
        traces.add(pixels(width, height));
        traces.addAll(frames());
        if (captions.length > 0 || right != null) {
            traces.add(texts());
        }
        Layout layout = Layout.builder(title)
                .width((int) Math.max(320, width * scale + SIDES))
                .height((int) Math.min(MOST_HEIGHT, height * scale + TOP + (right == null ? 10 : 34)))
                .margin(Margin.builder()
                        .left(20)
                        .right(20)
                        .top(right == null ? 48 : 72)
                        .bottom(10)
                        .build())
                .build();
        Node axes = new Node(Json.object(
                "xaxis",
                Json.object("visible", false, "range", List.of(-.5, width - .5), "constrain", "domain"),
                "yaxis",
                Json.object("visible", false, "range", List.of(height - .5, -.5), "scaleanchor", "x")));
        return ExtendedFigure.with(new Figure(layout, traces.toArray(Trace[]::new)), axes);
    }

    private int left(int n) {
        return gap + n % columns * (images.width() + gap);
    }

    private int top(int n) {
        return gap + n / columns * (images.height() + gap + below);
    }

    private PlotlyTrace pixels(int width, int height) {
        Png png = new Png(width, height, images.isGrey());
        for (int n = 0; n < images.count(); n++) {
            for (int row = 0; row < images.height(); row++) {
                for (int column = 0; column < images.width(); column++) {
                    png.set(left(n) + column, top(n) + row, images.colour(n, row, column));
                }
            }
        }
        String size = WORDS.say("images.size", images.count(), images.width(), images.height());
        return PlotlyTrace.of(Json.object(
                "type", "image", "source", png.uri(), "meta", size, "hoverinfo", "skip", "showlegend", false));
    }

    /** Right and wrong ones differ by the line around them and by the sign before the text. */
    private List<PlotlyTrace> frames() {
        boolean @Nullable [] known = right;
        if (known == null) {
            return List.of();
        }
        List<PlotlyTrace> traces = new ArrayList<>();
        for (boolean good : new boolean[] {true, false}) {
            List<@Nullable Object> x = new ArrayList<>();
            List<@Nullable Object> y = new ArrayList<>();
            for (int n = 0; n < known.length; n++) {
                if (known[n] == good) {
                    frame(left(n) - 1.0, top(n) - 1.0, x, y);
                }
            }
            Map<String, @Nullable Object> trace = new LinkedHashMap<>();
            trace.put("type", "scatter");
            trace.put("mode", "lines");
            trace.put("name", good ? "\u2713 " + WORDS.say("images.right") : "\u2717 " + WORDS.say("images.wrong"));
            trace.put("x", x);
            trace.put("y", y);
            trace.put("hoverinfo", "skip");
            trace.put(
                    "line",
                    good
                            ? Json.object("color", Colours.series(2), "width", 1.5, "dash", "solid")
                            : Json.object("color", Colours.series(1), "width", 3.5, "dash", "dot"));
            traces.add(PlotlyTrace.of(trace));
        }
        return traces;
    }

    private void frame(double left, double top, List<@Nullable Object> x, List<@Nullable Object> y) {
        double wide = images.width() + 1;
        double high = images.height() + 1;
        double[][] corners = {{0, 0}, {wide, 0}, {wide, high}, {0, high}, {0, 0}};
        for (double[] corner : corners) {
            x.add(left + corner[0]);
            y.add(top + corner[1]);
        }
        x.add(null);
        y.add(null);
    }

    private PlotlyTrace texts() {
        List<Object> x = new ArrayList<>();
        List<Object> y = new ArrayList<>();
        List<Object> text = new ArrayList<>();
        for (int n = 0; n < images.count(); n++) {
            x.add(left(n) + (images.width() - 1) / 2.0);
            y.add(top(n) + images.height() + TEXT / scale * .5);
            String sign = right == null ? "" : right[n] ? "\u2713 " : "\u2717 ";
            text.add((sign + (captions.length == 0 ? "" : captions[n])).strip());
        }
        return Lines.texts(x, y, text);
    }
}
