package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.IdentityHashMap;

/** Puts batch normalisation's running means and variances aside, and puts them back. */
final class RunningStatistics {
    private final NDManager manager = NDManager.newBaseManager();
    private final IdentityHashMap<Parameter, NDArray> before = new IdentityHashMap<>();

    RunningStatistics(Block... blocks) {
        for (Block block : blocks) {
            for (Parameter parameter : block.getParameters().values()) {
                if (SummaryWalk.isCounted(parameter)) {
                    NDArray copy = parameter.getArray().duplicate();
                    copy.attach(manager);
                    before.put(parameter, copy);
                }
            }
        }
    }

    void putBack() {
        before.forEach((parameter, values) -> {
            try (NDArray now = parameter.getArray().stopGradient()) {
                now.set(new NDIndex("..."), values);
            }
        });
        manager.close();
    }
}
