package dev.neurona.plot;

import java.util.List;

/**
 * A value of a computation, to be drawn with {@link Plot#graph}.
 *
 * @param id its name, unlike any other's in the graph
 * @param label what it is called, such as {@code "z"}; empty for values without a name
 * @param operation that made it from its inputs, such as {@code "+"}; empty for one that was given
 * @param value its value
 * @param gradient of the result by this value; NaN if it is not known yet
 * @param inputs ids of the values it was made from, in their order
 */
public record GraphNode(String id, String label, String operation, double value, double gradient, List<String> inputs) {
    public GraphNode {
        inputs = List.copyOf(inputs);
    }

    /** {@return a value that was given} */
    public static GraphNode given(String label, double value, double gradient) {
        return new GraphNode(label, label, "", value, gradient, List.of());
    }

    /** {@return a value made from others} */
    public static GraphNode made(String label, String operation, double value, double gradient, String... inputs) {
        return new GraphNode(label, label, operation, value, gradient, List.of(inputs));
    }
}
