package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.List;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Margin;
import tech.tablesaw.plotly.traces.Trace;

/** Puts traces into figures of one look. */
final class Figures {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 420;

    private Figures() {}

    static Figure of(String title, String x, String y, List<PlotlyTrace> traces) {
        boolean legend =
                traces.stream().filter(trace -> !trace.name().isEmpty()).count() > 1;
        Layout layout = Layout.builder(title, x, y)
                .width(WIDTH)
                .height(HEIGHT)
                .margin(Margin.builder()
                        .left(64)
                        .right(20)
                        .top(legend ? 72 : 52)
                        .bottom(56)
                        .build())
                .build();
        return new Figure(layout, traces.toArray(Trace[]::new));
    }

    /** The first row of a matrix on top, as it is written. */
    static Figure onTop(Figure figure) {
        return axis(figure, "yaxis", "autorange", "reversed");
    }

    static Figure squareCells(Figure figure) {
        Figure tied = axis(axis(figure, "yaxis", "scaleanchor", "x"), "yaxis", "constrain", "domain");
        return axis(tied, "xaxis", "constrain", "domain");
    }

    /** Names that look like numbers stay names. */
    static Figure categories(Figure figure) {
        Figure named = axis(figure, "xaxis", "type", "category");
        return figure.getTraces()[0].asJavascript(0).contains("\"heatmap\"")
                ? axis(named, "yaxis", "type", "category")
                : named;
    }

    static Figure axis(Figure figure, String axis, String member, Object value) {
        return ExtendedFigure.with(figure, new Node(Json.object(axis, Json.object(member, value))));
    }
}
