package dev.neurona.plot;

import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;

/**
 * Figures shown one at a time, chosen with a slider. All the steps are in the page, so no server is asked; a frame holds
 * only what changes. The still twin shows some of the steps side by side.
 */
final class FramedFigure extends Figure {
    private static final int MOST_FRAMES = 200;
    private static final int BELOW = 96; // pixels for the slider and its buttons
    private static final int MILLISECONDS = 600;

    private final String slider;
    private final List<String> labels;
    private final List<Figure> steps;

    private FramedFigure(String slider, List<String> labels, List<Figure> steps) {
        super(steps.get(0).getLayout(), steps.get(0).getConfig(), steps.get(0).getTraces());
        this.slider = slider;
        this.labels = labels;
        this.steps = steps;
    }

    static FramedFigure of(String slider, String[] labels, Figure... steps) {
        if (steps.length < 2 || steps.length > MOST_FRAMES) {
            throw new IllegalArgumentException(
                    "a slider chooses between 2 to %d figures, but got %d".formatted(MOST_FRAMES, steps.length));
        }
        Inputs.sameLength("labels", labels.length, "figures", steps.length);
        for (Figure step : steps) {
            if (step instanceof FramedFigure) {
                throw new IllegalArgumentException("a figure with a slider cannot be a step of another");
            }
        }
        FramedFigure figure = new FramedFigure(slider, List.of(labels), List.of(steps));
        figure.tree(); // what does not fit together is said now, and not when it is shown
        return figure;
    }

    /** {@return this figure with every step changed in the same way} */
    FramedFigure map(UnaryOperator<Figure> change) {
        return new FramedFigure(slider, labels, steps.stream().map(change).toList());
    }

    /** {@return plotly's members {@code data}, {@code layout}, {@code config} and {@code frames}, and the {@code still} twin} */
    Node tree() {
        List<Node> trees = steps.stream().map(FigureJson::of).toList();
        sameTraces(trees);
        FrameExtents.fix(trees);
        Node first = trees.get(0);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("data", first.map().get("data"));
        tree.put("layout", layout(first.child("layout")));
        tree.put("config", first.map().get("config"));
        tree.put("frames", frames(trees));
        Node still = StillStrip.of(trees, labels, slider);
        tree.put("still", still.map());
        sameHeight(new Node(tree).child("layout"), still.child("layout"));
        return new Node(tree);
    }

    /** Both fill the same box on the page. */
    private static void sameHeight(Node moving, Node still) {
        double height = Math.max(moving.number("height", 0), still.number("height", 0));
        moving.map().put("height", height);
        still.map().put("height", height);
    }

    private void sameTraces(List<Node> trees) {
        List<String> kinds = kinds(trees.get(0));
        for (int i = 1; i < trees.size(); i++) {
            if (!kinds(trees.get(i)).equals(kinds)) {
                throw new IllegalArgumentException(
                        "step \"%s\" has the traces %s and step \"%s\" has %s: give every step the same ones, if need be without points"
                                .formatted(labels.get(0), kinds, labels.get(i), kinds(trees.get(i))));
            }
        }
    }

    private static List<String> kinds(Node tree) {
        return tree.children("data").stream()
                .map(trace -> trace.text("type", "scatter"))
                .toList();
    }

    private List<Object> frames(List<Node> trees) {
        List<Object> frames = new ArrayList<>();
        List<Integer> changing = new ArrayList<>();
        List<Node> base = trees.get(0).children("data");
        for (int t = 0; t < base.size(); t++) {
            int number = t;
            boolean same = trees.stream()
                    .allMatch(tree -> tree.children("data").get(number).equals(base.get(number)));
            if (!same) {
                changing.add(t);
            }
        }
        Map<String, @Nullable Object> shownLayout = changedLayout(trees);
        for (int f = 0; f < trees.size(); f++) {
            List<Object> data = new ArrayList<>();
            for (int t : changing) {
                data.add(changed(trees, t, f));
            }
            Map<String, @Nullable Object> frame =
                    Json.object("name", Integer.toString(f), "traces", List.copyOf(changing), "data", data);
            Map<String, @Nullable Object> layout = new LinkedHashMap<>();
            for (String member : shownLayout.keySet()) {
                layout.put(member, trees.get(f).child("layout").map().get(member));
            }
            if (!layout.isEmpty()) {
                frame.put("layout", layout);
            }
            frames.add(frame);
        }
        return frames;
    }

    /** The members of a trace that are not the same in every step. */
    private static Map<String, @Nullable Object> changed(List<Node> trees, int trace, int frame) {
        Map<String, @Nullable Object> own =
                trees.get(frame).children("data").get(trace).map();
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        own.forEach((member, value) -> {
            boolean same = trees.stream()
                    .allMatch(tree -> Objects.equals(
                            tree.children("data").get(trace).map().get(member), value));
            if (!same) {
                changed.put(member, value);
            }
        });
        return changed;
    }

    /** Titles, remarks and shapes may change from step to step; axes stay as they are. */
    private static Map<String, @Nullable Object> changedLayout(List<Node> trees) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        for (String member : List.of("title", "annotations", "shapes")) {
            Object first = trees.get(0).child("layout").map().get(member);
            boolean same = trees.stream()
                    .allMatch(tree -> Objects.equals(tree.child("layout").map().get(member), first));
            if (!same) {
                changed.put(member, first);
            }
        }
        return changed;
    }

    private Map<String, @Nullable Object> layout(Node first) {
        Map<String, @Nullable Object> layout = new LinkedHashMap<>(first.map());
        Map<String, @Nullable Object> margin =
                new LinkedHashMap<>(first.child("margin").map());
        margin.put("b", first.child("margin").number("b", 56) + BELOW);
        layout.put("margin", margin);
        layout.put("height", first.number("height", 420) + BELOW);
        List<Object> choices = new ArrayList<>();
        for (int f = 0; f < labels.size(); f++) {
            choices.add(Json.object(
                    "label", labels.get(f),
                    "method", "animate",
                    "args", List.of(List.of(Integer.toString(f)), animation(0, true))));
        }
        layout.put(
                "sliders",
                List.of(Json.object(
                        "active",
                        0,
                        "x",
                        .17,
                        "len",
                        .83,
                        "pad",
                        Json.object("t", first.child("margin").number("b", 56)),
                        "currentvalue",
                        Json.object("prefix", slider.isEmpty() ? "" : slider + ": "),
                        "steps",
                        choices)));
        layout.put("updatemenus", List.of(buttons(first.child("margin").number("b", 56))));
        return layout;
    }

    private static Map<String, @Nullable Object> buttons(double below) {
        List<Object> stop = new ArrayList<>();
        stop.add(null);
        List<@Nullable Object> play = new ArrayList<>();
        play.add(null);
        play.add(animation(MILLISECONDS, true));
        return Json.object(
                "type", "buttons",
                "direction", "left",
                "showactive", false,
                "x", 0,
                "xanchor", "left",
                "y", 0,
                "yanchor", "top",
                "pad", Json.object("t", below + 28),
                "bgcolor", "rgba(128,128,128,.15)",
                "bordercolor", "rgba(128,128,128,.6)",
                "buttons",
                        List.of(
                                Json.object("label", "\u25b6", "method", "animate", "args", play),
                                Json.object(
                                        "label", "\u275a\u275a",
                                        "method", "animate",
                                        "args", List.of(stop, animation(0, false)))));
    }

    private static Map<String, @Nullable Object> animation(int milliseconds, boolean redraw) {
        return Json.object(
                "mode",
                "immediate",
                "fromcurrent",
                true,
                "frame",
                Json.object("duration", milliseconds, "redraw", redraw),
                "transition",
                Json.object("duration", 0));
    }
}
