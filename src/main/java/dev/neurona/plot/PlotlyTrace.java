package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A trace given by plotly's own members, for what Tablesaw's builders lack: the text of heatmap cells, colour scales and
 * their limits, other kinds of traces. It goes into an ordinary {@code Figure} beside Tablesaw's traces.
 *
 * <pre>{@code
 * new Figure(layout, PlotlyTrace.of(Map.of("type", "heatmap", "z", rows, "texttemplate", "%{z}", "zmin", 0)))
 * }</pre>
 */
public final class PlotlyTrace implements Trace {
    private final Map<String, @Nullable Object> members;

    private PlotlyTrace(Map<String, ? extends @Nullable Object> members) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * {@return a trace}
     *
     * @param members plotly's members: numbers, strings, booleans, and lists and maps of them; needs {@code type}
     * @throws IllegalArgumentException if there is no type
     */
    public static PlotlyTrace of(Map<String, ? extends @Nullable Object> members) {
        if (!(members.get("type") instanceof String)) {
            throw new IllegalArgumentException(
                    "a plotly trace needs its type, such as \"type\", \"scatter\", but has only " + members.keySet());
        }
        return new PlotlyTrace(members);
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    Node tree() {
        return new Node(members);
    }

    @Override
    public String asJavascript(int i) {
        return "var trace" + i + " = " + Json.write(members) + ";";
    }

    @Override
    public String name() {
        return new Node(members).text("name", "");
    }

    /** {@return null: none but plotly's own} */
    @Override
    public @Nullable HoverLabel hoverLabel() {
        return null;
    }

    @Override
    public boolean showLegend() {
        return !new Node(members).is("showlegend", false);
    }
}
