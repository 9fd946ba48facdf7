package dev.neurona.pretrained;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives blocks their weights cut off from gradients: nothing is recorded for a backward pass, whatever the thread's gradient
 * mode is. The values are the parameters' own memory, so that a change of theirs is seen.
 */
final class WithoutGradient extends ParameterStore {
    private final IdentityHashMap<Parameter, NDArray> values = new IdentityHashMap<>();

    /**
     * @param manager what the views live in
     */
    WithoutGradient(NDManager manager) {
        super(manager, false);
    }

    @Override
    public @Nullable NDArray getValue(@Nullable Parameter parameter, Device device, boolean training) {
        if (parameter == null) {
            return null;
        }
        return values.computeIfAbsent(parameter, missing -> {
            NDArray value = missing.getArray().stopGradient();
            value.attach(getManager());
            // It outlives the scope of the pass that first asks for it.
            NDScope.unregister(value);
            return value;
        });
    }
}
