package dev.neurona.plot;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;

/**
 * What a layout holds but its template leaves out: the background colours (the template tests one name and the layout
 * sets another) and the fourth y axis. They have no public reader.
 */
final class LostLayout {
    private static final Map<String, String> NAMES =
            Map.of("plotbgcolor", "plot_bgcolor", "paperbgcolor", "paper_bgcolor", "yAxis4", "yaxis4");

    private LostLayout() {}

    /** {@return plotly's names with their values, a colour or an object in JavaScript} */
    static Map<String, String> of(Layout layout) {
        Map<String, String> found = new LinkedHashMap<>();
        context(layout).forEach((name, value) -> {
            String plotly = NAMES.get(String.valueOf(name));
            if (plotly != null) {
                found.put(plotly, asText(value));
            }
        });
        return found;
    }

    @SuppressWarnings("deprecation") // Tablesaw marks this deprecated and has nothing in its place
    private static String asText(Object value) {
        return value instanceof Axis axis ? axis.asJavascript() : String.valueOf(value);
    }

    private static Map<?, ?> context(Layout layout) {
        try {
            Method context = Layout.class.getDeclaredMethod("getContext");
            context.setAccessible(true);
            return (Map<?, ?>) context.invoke(layout);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            // another Tablesaw, or one loaded as a named module: the figure is right but for its background
            return Map.of();
        }
    }
}
