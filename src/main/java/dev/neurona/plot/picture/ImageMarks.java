package dev.neurona.plot.picture;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/** A picture of pixels between the axes, given as a PNG in a data URI; its pixels stay sharp. */
final class ImageMarks implements Marks {
    private static final String PNG = "data:image/png;base64,";
    private static final int HEADER = 24;

    private final Series series;
    private final String source;
    private final int width;
    private final int height;

    ImageMarks(Series series) {
        this.series = series;
        String text = series.trace().text("source", "");
        byte[] header = text.startsWith(PNG) && text.length() > PNG.length() + 4 * HEADER / 3
                ? Base64.getDecoder().decode(text.substring(PNG.length(), PNG.length() + 4 * HEADER / 3))
                : new byte[HEADER];
        // a PNG begins with its signature and the chunk that holds its size
        this.source = text;
        this.width = ByteBuffer.wrap(header).getInt(16);
        this.height = ByteBuffer.wrap(header).getInt(20);
    }

    @Override
    public void measure(Axis x, Axis y) {
        x.withoutPadding();
        y.withoutPadding();
        x.include(edge("x", 0));
        x.include(edge("x", width));
        y.include(edge("y", 0));
        y.include(edge("y", height));
    }

    /** Pixels are centred on whole places, as plotly has them. */
    private double edge(String letter, int pixel) {
        double step = series.trace().number("d" + letter, 1);
        return series.trace().number(letter + "0", 0) + (pixel - .5) * step;
    }

    @Override
    public void draw(Svg out, Axis x, Axis y, Rect area, List<String> notes) {
        if (width <= 0 || height <= 0) {
            return;
        }
        double left = x.pixel(edge("x", 0));
        double right = x.pixel(edge("x", width));
        double top = y.pixel(edge("y", 0));
        double bottom = y.pixel(edge("y", height));
        out.leaf(
                "image",
                "x",
                Math.min(left, right),
                "y",
                Math.min(top, bottom),
                "width",
                Math.abs(right - left),
                "height",
                Math.abs(bottom - top),
                "preserveAspectRatio",
                "none",
                "style",
                "image-rendering:pixelated",
                "href",
                source);
    }
}
