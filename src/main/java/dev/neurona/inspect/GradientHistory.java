package dev.neurona.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradient norms of one step after the other, for a heat map of layer by step.
 *
 * <pre>{@code
 * var history = new GradientHistory();
 * for (...) { ...; history.add(GradientNorms.now(net)); trainer.step(); }
 * Plot.heat("log10 of the gradient", "step", "layer", history.steps(), history.layers(), history.log10());
 * }</pre>
 */
public final class GradientHistory {
    private final List<GradientNorms> steps = new ArrayList<>();

    /**
     * Adds a step.
     *
     * @throws IllegalArgumentException if its layers are not those of the steps before
     */
    public void add(GradientNorms norms) {
        if (!steps.isEmpty() && !steps.get(0).layers().equals(norms.layers())) {
            throw new IllegalArgumentException("expected the layers %s but got %s: a history is of one net"
                    .formatted(steps.get(0).layers(), norms.layers()));
        }
        steps.add(norms);
    }

    /** {@return the numbers of the steps, from 1} */
    public String[] steps() {
        String[] numbers = new String[steps.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.toString(i + 1);
        }
        return numbers;
    }

    /** {@return the layers' names, from the input's side; none before the first step} */
    public String[] layers() {
        return steps.isEmpty() ? new String[0] : steps.get(0).names();
    }

    /** {@return the norms, {@code [layer][step]}} */
    public double[][] norms() {
        double[][] norms = new double[layers().length][steps.size()];
        for (int layer = 0; layer < norms.length; layer++) {
            for (int step = 0; step < steps.size(); step++) {
                norms[layer][step] = steps.get(step).gradients().get(layer);
            }
        }
        return norms;
    }

    /** {@return the norms' logarithms to base 10, {@code [layer][step]}; NaN where a gradient is 0 or no number} */
    public double[][] log10() {
        double[][] norms = norms();
        for (double[] row : norms) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] > 0 && Double.isFinite(row[i]) ? Math.log10(row[i]) : Double.NaN;
            }
        }
        return norms;
    }
}
