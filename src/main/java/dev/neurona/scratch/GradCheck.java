package dev.neurona.scratch;

import ai.djl.ndarray.types.DataType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@link Grad#check} found out about a layer.
 *
 * @param parts one for the input, if it has a gradient, and one for each parameter
 * @param type what it was worked out in: {@code float64}, or {@code float32} if the layer can only that
 */
public record GradCheck(List<Part> parts, DataType type) {
    /**
     * One array's gradient.
     *
     * @param name {@code x}, or the parameter's name
     * @param error the relative error ‖a - n‖ / (‖a‖ + ‖n‖)
     * @param worst where the two are farthest apart, as an index into the flat array
     * @param analytic the number there that {@code backward} gave
     * @param numeric the number there by central differences
     */
    public record Part(String name, double error, int worst, double analytic, double numeric) {
        @Override
        public String toString() {
            return "%-6s error %.1e, worst at %d: backward says %.6g, differences say %.6g"
                    .formatted(name, error, worst, analytic, numeric);
        }
    }

    public GradCheck {
        parts = List.copyOf(parts);
    }

    /** {@return the largest error; NaN if one is} In {@code float64} below 1e-6 is right; in {@code float32} below 1e-2. */
    public double error() {
        return parts.stream().mapToDouble(Part::error).reduce(0, Math::max);
    }

    /** {@return whether the layer's backward fits its forward} */
    public boolean passed() {
        return error() < (type == DataType.FLOAT64 ? 1e-6 : 1e-2);
    }

    /** {@return the part with the largest error, where a mistake is to be looked for first} */
    public Part worst() {
        return parts.stream().max(Comparator.comparingDouble(Part::error)).orElseThrow();
    }

    /** {@return one line a part} */
    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining("\n"));
    }
}
