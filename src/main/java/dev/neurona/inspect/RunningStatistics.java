package dev.neurona.inspect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.IdentityHashMap;
import java.util.Map;

/** Puts batch normalisation's running means and variances aside, and puts them back when closed. */
final class RunningStatistics implements AutoCloseable {
    private final NDManager manager = NDManager.newBaseManager();
    private final Map<Parameter, NDArray> before = new IdentityHashMap<>();

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

    @Override
    public void close() {
        before.forEach((parameter, values) -> {
            try (NDArray now = parameter.getArray().stopGradient()) {
                now.set(new NDIndex("..."), values);
            }
        });
        manager.close();
    }
}
