package dev.neurona.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import java.util.Map;

/** What happens to a batch after the forward pass: loss, gradients, clipping, change of the weights. */
interface Step extends AutoCloseable {
    /**
     * What a step found.
     *
     * @param loss of the batch before the change
     * @param gradientNorm length of all gradients as one vector before clipping; NaN if nothing clips
     */
    record Outcome(double loss, double gradientNorm) {
        /** {@return whether the weights could be changed} They stay as they are where a loss or gradient is not finite. */
        boolean finite() {
            return Double.isFinite(loss) && !Double.isInfinite(gradientNorm);
        }
    }

    /** Finds the loss and the gradients of one batch, within the step's scope; {@link FusedStep} changes the weights too. */
    Outcome take(NDArray outputs, NDArray y, long update);

    /** Changes the weights, outside of the scope, where {@link #take} did not. */
    default void change() {}

    /** {@return what the optimiser remembers, by name, to be saved and overwritten; empty if it cannot be had} */
    Map<String, NDArray> memory();

    @Override
    void close();

    /**
     * {@return the loss as an array with its gradient's graph}
     *
     * @throws IllegalArgumentException if the loss is not one for such outputs and labels
     */
    static NDArray loss(Loss loss, NDArray outputs, NDArray y) {
        try {
            return loss.evaluate(new NDList(y), new NDList(outputs));
        } catch (EngineException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the loss %s does not go with outputs %s and labels %s %s (%s): choose another, or none for the usual one"
                            .formatted(
                                    loss.getName(),
                                    outputs.getShape(),
                                    y.getDataType(),
                                    y.getShape(),
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    e);
        }
    }
}
