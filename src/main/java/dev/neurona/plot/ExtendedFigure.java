package dev.neurona.plot;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;

/** A figure with members of plotly's layout that Tablesaw's builders do not offer, such as annotations. */
final class ExtendedFigure extends Figure {
    private final Node more;

    private ExtendedFigure(Figure figure, Node more) {
        super(figure.getLayout(), figure.getConfig(), figure.getTraces());
        this.more = more;
    }

    static Figure with(Figure figure, Node more) {
        if (figure instanceof FramedFigure framed) {
            return framed.map(step -> with(step, more));
        }
        Node all = Node.empty();
        if (figure instanceof ExtendedFigure extended) {
            merge(all, extended.more);
        }
        merge(all, more);
        return new ExtendedFigure(figure, all);
    }

    /** Objects are merged, lists joined, anything else replaced. */
    static void merge(Node into, Node more) {
        for (Map.Entry<String, @Nullable Object> member : more.map().entrySet()) {
            String key = member.getKey();
            if (member.getValue() instanceof Map<?, ?>) {
                merge(into.ensure(key), more.child(key));
            } else if (member.getValue() instanceof List<?> list) {
                List<@Nullable Object> joined = new ArrayList<>(into.list(key));
                list.forEach(element -> joined.add(copy(element)));
                into.map().put(key, joined);
            } else {
                into.map().put(key, member.getValue());
            }
        }
    }

    /** Trees are cleaned in place, each time a figure is shown. */
    private static @Nullable Object copy(@Nullable Object element) {
        return element instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : element;
    }

    Node more() {
        return more;
    }
}
