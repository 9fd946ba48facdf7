package dev.neurona.plot;

import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The still twin of a figure with a slider: some of its steps side by side, the first and the last among them. */
final class StillStrip {
    private static final int MOST = 6;
    private static final int MOST_IN_ROWS = 3;

    private StillStrip() {}

    static Node of(List<Node> steps, List<String> labels, String slider) {
        int panels = SmallMultiples.panels(steps.get(0));
        int most = panels == 1 ? MOST : MOST_IN_ROWS;
        List<Node> shown = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int step : spread(steps.size(), most)) {
            shown.add(steps.get(step));
            names.add((slider.isEmpty() ? "" : slider + " ") + labels.get(step));
        }
        int columns = panels == 1
                ? Math.min(3, shown.size() == 4 ? 2 : shown.size())
                : (int) steps.get(0).child("layout").child("grid").number("columns", 1);
        Node strip = SmallMultiples.combine(shown, names, columns);
        SmallMultiples.innerTitlesOff(strip, columns);
        Node from = steps.get(0).child("layout");
        Map<String, @Nullable Object> layout = strip.child("layout").map();
        for (String member : List.of("title", "width", "colorway", "showlegend")) {
            if (from.has(member)) {
                layout.put(member, from.map().get(member));
            }
        }
        int rows = (int) strip.child("layout").child("grid").number("rows", 1);
        layout.put("height", Math.min(1400.0, 90 + 215.0 * rows));
        return new Node(new LinkedHashMap<>(strip.map()));
    }

    /** {@return the numbers of the steps shown, evenly spread, the first and the last among them} */
    static int[] spread(int steps, int most) {
        int count = Math.min(steps, most);
        int[] shown = new int[count];
        for (int i = 0; i < count; i++) {
            shown[i] = (int) Math.round((double) i * (steps - 1) / (count - 1));
        }
        return shown;
    }
}
