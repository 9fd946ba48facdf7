package dev.neurona.plot;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Renderer;
import dev.neurona.plot.json.Node;
import dev.neurona.plot.picture.Picture;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;

/**
 * Shows a Tablesaw figure: as plotly's JSON where the front end knows it, as a box that is interactive where scripts run
 * and a still picture where they do not, and as plain text.
 */
public final class FigureRenderer implements Renderer<Figure> {
    /** The MIME type under which front ends take plotly's JSON. */
    public static final String PLOTLY = "application/vnd.plotly.v1+json";

    /** Found by {@link java.util.ServiceLoader}. */
    public FigureRenderer() {}

    @Override
    public Class<Figure> type() {
        return Figure.class;
    }

    @Override
    public Bundle render(Figure figure) {
        Node tree = FigureJson.of(figure);
        String text = FigureText.of(tree);
        Picture picture = Picture.of(tree);
        String still = FigureHtml.picture(picture, text);
        String json = DisplayText.forPlotly(tree);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(PLOTLY, new Bundle.Json(json));
        data.put(Bundle.HTML, FigureHtml.interactive(picture, still, json));
        data.put(Bundle.TEXT, text);
        return new Bundle(data, Map.of());
    }

    /** {@return the figure as a still picture alone, for one that is about to be replaced} */
    static Bundle renderStill(Figure figure) {
        Node tree = FigureJson.of(figure);
        String text = FigureText.of(tree);
        return Bundle.of(text).with(Bundle.HTML, FigureHtml.picture(Picture.of(tree), text));
    }
}
