package dev.neurona.inspect;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import dev.neurona.LentMemory;
import java.util.IdentityHashMap;
import java.util.function.Supplier;

/**
 * Keeps a look at a net from changing its training: gradients that have gathered, and running statistics, are put aside, and put
 * back when this is closed. In between the gradients begin at zero, also where one was NaN, which subtracting would not remove.
 */
final class Undisturbed {
    private final NDManager manager = NDManager.newBaseManager();
    private final IdentityHashMap<Parameter, NDArray> gradients = new IdentityHashMap<>();
    private final RunningStatistics statistics;

    /** {@return what the work returns} Arrays that the work makes are freed. */
    static <T> T run(Supplier<T> work, Block... blocks) {
        Undisturbed before = new Undisturbed(blocks);
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return LentMemory.keep(work);
        } finally {
            before.putBack();
        }
    }

    private Undisturbed(Block... blocks) {
        statistics = new RunningStatistics(blocks);
        for (Block block : blocks) {
            for (Parameter parameter : block.getParameters().values()) {
                boolean learns = parameter.requiresGradient() && !SummaryWalk.isCounted(parameter);
                if (learns && !gradients.containsKey(parameter)) {
                    // Weights that were only read from a file do not ask for gradients yet.
                    parameter.getArray().setRequiresGradient(true);
                    try (NDArray gradient = parameter.getArray().getGradient();
                            NDArray zeros = gradient.zerosLike()) {
                        gradients.put(parameter, copy(gradient));
                        // Not the number 0: DJL leaves the array that it makes of a number in the manager.
                        gradient.set(new NDIndex("..."), zeros);
                    }
                }
            }
        }
    }

    private NDArray copy(NDArray array) {
        NDArray copy = array.duplicate();
        copy.attach(manager);
        return copy;
    }

    /**
     * {@return a collector of gradients, to be closed}
     *
     * @throws IllegalStateException if one is open already: there may be one at a time
     */
    static GradientCollector collector() {
        try {
            return Engine.getInstance().newGradientCollector();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "another gradient collector is open: look at the net outside of its try block, or close the one that a failed cell left open",
                    e);
        }
    }

    private void putBack() {
        gradients.forEach((parameter, before) -> {
            try (NDArray gradient = parameter.getArray().getGradient()) {
                gradient.set(new NDIndex("..."), before);
            }
        });
        statistics.putBack();
        manager.close();
    }
}
