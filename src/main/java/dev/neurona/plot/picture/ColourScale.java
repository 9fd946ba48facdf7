package dev.neurona.plot.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Colours for numbers between 0 and 1. */
final class ColourScale {
    private static final String VIRIDIS = "440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1fa088 28ae80"
            + " 3fbc73 5ec962 84d44b addc30 d8e219 fde725";

    /** The named scales of plotly.js that are met, from low to high. */
    private static final Map<String, String> NAMED = Map.of(
            "viridis", VIRIDIS,
            "cividis", "00204d 00336f 39486b 575d6d 707173 8a8779 a69d75 c4b56c e4cf5b ffea46",
            "blues", "050aac 283cbe 466af7 5a78f5 6a89f7 dcdcdc",
            "greys", "000000 ffffff",
            "rdbu", "050aac 6a89f7 bebebe dcaa84 e6915a b20a1c",
            "hot", "000000 e60000 ffd200 ffffff",
            "jet", "000083 003caa 05ffff ffff00 fa0000 800000",
            "ylgnbu", "081d58 253494 225ea8 1d91c0 41b6c4 7fcdbb c7e9b4 edf8d9 ffffd9",
            "ylorrd", "800026 bd0026 e31a1c fc4e2a fd8d3c feb24c fed976 ffeda0 ffffcc",
            "greens", "00441b 006d2c 238b45 41ab5d 74c476 a1d99b c7e9c0 e5f5e0 f7fcf5");

    private record Stop(double at, int rgb) {}

    private final List<Stop> stops;

    private ColourScale(List<Stop> stops) {
        this.stops = stops;
    }

    /**
     * {@return the scale of a trace}
     *
     * @param colorscale a name, or a list of pairs of a place and a colour; anything else gives viridis
     */
    static ColourScale of(@Nullable Object colorscale, boolean reversed) {
        List<Stop> stops = new ArrayList<>();
        if (colorscale instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (pair instanceof List<?> p && p.size() == 2 && p.get(0) instanceof Number at) {
                    stops.add(new Stop(at.doubleValue(), Colour.parse(String.valueOf(p.get(1)), 0x888888)));
                }
            }
        }
        if (stops.size() < 2) {
            stops.clear();
            String name = String.valueOf(colorscale).toLowerCase(Locale.ROOT);
            String[] colours = NAMED.getOrDefault(name, VIRIDIS).split(" ", -1);
            for (int i = 0; i < colours.length; i++) {
                stops.add(new Stop(i / (colours.length - 1.0), Integer.parseInt(colours[i], 16)));
            }
        }
        if (reversed) {
            List<Stop> backwards = new ArrayList<>();
            for (int i = stops.size() - 1; i >= 0; i--) {
                backwards.add(new Stop(1 - stops.get(i).at(), stops.get(i).rgb()));
            }
            stops = backwards;
        }
        return new ColourScale(stops);
    }

    int rgb(double at) {
        Stop before = stops.get(0);
        for (Stop stop : stops) {
            if (at <= stop.at()) {
                double span = stop.at() - before.at();
                return span <= 0 ? stop.rgb() : Colour.mix(before.rgb(), stop.rgb(), (at - before.at()) / span);
            }
            before = stop;
        }
        return before.rgb();
    }
}
