package dev.neurona.plot;

import dev.neurona.language.Spoken;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A Tablesaw figure as plotly's JSON. Tablesaw has no JSON: its templates write JavaScript statements, one a trace, each
 * of which is read by itself here. The variable names they give are not used, as heatmaps and contours are all called
 * {@code trace0}.
 */
final class FigureJson {
    private FigureJson() {}

    /** {@return the figure's members {@code data}, {@code layout} and {@code config}, cleaned, text still as the author wrote it} */
    static Node of(Figure figure) {
        if (figure instanceof FramedFigure framed) {
            return framed.tree();
        }
        Node tree = Node.empty();
        List<@Nullable Object> data = new ArrayList<>();
        tree.map().put("data", data);
        Node layout = layout(figure.getLayout());
        Trace[] traces = figure.getTraces();
        for (int i = 0; i < traces.length; i++) {
            Node trace = Json.readJavaScript(traces[i].asJavascript(i));
            TraceCleaning.clean(trace, layout);
            data.add(trace.map());
        }
        if (figure instanceof ExtendedFigure extended) {
            ExtendedFigure.merge(layout, extended.more());
        }
        LayoutCleaning.clean(layout, tree.children("data"));
        if (Spoken.code().equals("es")) {
            layout.map().putIfAbsent("separators", ",\u202f"); // how plotly writes numbers; the data stay as they are
        }
        tree.map().put("layout", layout.map());
        tree.map().put("config", config(figure).map());
        return tree;
    }

    private static Node layout(@Nullable Layout layout) {
        if (layout == null) {
            return Node.empty();
        }
        Node node = Json.readJavaScript(layout.asJavascript());
        for (Map.Entry<String, String> lost : LostLayout.of(layout).entrySet()) {
            String value = lost.getValue();
            node.map()
                    .put(
                            lost.getKey(),
                            value.startsWith("{") ? Json.readJavaScript(value).map() : value);
        }
        return node;
    }

    private static Node config(Figure figure) {
        Node config = figure.getConfig() == null
                ? Node.empty()
                : Json.readJavaScript(figure.getConfig().asJavascript());
        config.map().putIfAbsent("responsive", true);
        config.map().putIfAbsent("displaylogo", false);
        return config;
    }
}
