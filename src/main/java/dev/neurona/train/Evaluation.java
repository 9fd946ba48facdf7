package dev.neurona.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import dev.neurona.data.Batches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A net used, not trained: outputs, loss and metrics without gradients. */
final class Evaluation {
    /** For nets without parameters of their own, such as frozen TorchScript; nothing is ever attached to it. */
    private static final NDManager NOWHERE = NDManager.newBaseManager();

    private final Forward forward;
    private final Device device;
    private final Loss loss;
    private final Map<String, Metric> metrics;
    private final boolean carryState;

    Evaluation(Block net, Loss loss, Map<String, Metric> metrics, boolean carryState) {
        this.device = device(net);
        this.forward = new Forward(net, store(net));
        this.loss = loss;
        this.metrics = metrics;
        this.carryState = carryState;
    }

    /** {@return where the net's weights are} */
    static Device device(Block net) {
        return net.getParameters().values().stream()
                .filter(Parameter::isInitialized)
                .map(parameter -> parameter.getArray().getDevice())
                .findFirst()
                .orElse(Device.cpu());
    }

    /** {@return what hands the net its own arrays, not copies} */
    static ParameterStore store(Block net) {
        return net.getParameters().values().stream()
                .filter(Parameter::isInitialized)
                .findFirst()
                .map(parameter -> new ParameterStore(parameter.getArray().getManager(), false))
                .orElseGet(() -> new ParameterStore(NOWHERE, false));
    }

    /** {@return {@code "loss"} and the metrics, over all examples} */
    Map<String, Double> of(Batches batches) {
        Map<String, Double> result = new LinkedHashMap<>();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDManager own = batches.x().getManager().newSubManager();
                Batches.Epoch epoch = batches.on(device).epoch(0)) {
            NDList all = new NDList();
            NDList labels = new NDList();
            result.put("loss", go(epoch, own, all, labels));
            if (!metrics.isEmpty()) {
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    NDArray outputs = NDArrays.concat(all);
                    NDArray y = NDArrays.concat(labels);
                    metrics.forEach((name, metric) -> result.put(name, metric.of(y, outputs)));
                }
            }
        } finally {
            JniUtils.setGradMode(before);
        }
        return result;
    }

    /** {@return the mean loss} Outputs and labels are kept where metrics will ask for them. */
    private double go(Batches.Epoch epoch, NDManager own, NDList all, NDList labels) {
        double sum = 0;
        long examples = 0;
        State state = new State(own);
        while (epoch.hasNext()) {
            Batches.Batch batch = epoch.next();
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                NDList outputs = forward.of(carryState ? state.with(batch.x()) : new NDList(batch.x()), false);
                NDArray value = Step.loss(loss, outputs.head(), batch.y());
                sum += value.toType(DataType.FLOAT64, false).getDouble() * batch.size();
                examples += batch.size();
                if (carryState) {
                    state.keep(outputs);
                }
                if (!metrics.isEmpty()) {
                    keep(outputs.head(), all, own);
                    keep(batch.y().reshape(batch.y().getShape()), labels, own);
                }
            }
        }
        return sum / examples;
    }

    private static void keep(NDArray array, NDList list, NDManager manager) {
        // What shares memory with a batch's view would go with the batch's block otherwise.
        NDArray kept = array.duplicate();
        kept.attach(manager);
        NDScope.unregister(kept);
        list.add(kept);
    }

    /** See {@link Fit#predict(Block, NDArray, int)}. */
    static NDArray predict(Block net, NDArray x, int batch) {
        // Not the block's own isInitialized, which is false for TorchScript that was loaded.
        if (!net.getParameters().values().stream().allMatch(Parameter::isInitialized)) {
            throw new IllegalStateException("the net has no weights yet: train it, load it or call initialize first");
        }
        Forward forward = new Forward(net, store(net));
        NDList outputs = new NDList();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (NDManager own = x.getManager().newSubManager();
                Batches.Epoch epoch = Batches.of(x, x, batch).on(device(net)).epoch(0)) {
            while (epoch.hasNext()) {
                Batches.Batch rows = epoch.next();
                try (NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    keep(forward.of(new NDList(rows.x()), false).head(), outputs, own);
                }
            }
            NDArray all = outputs.size() == 1 ? outputs.head() : NDArrays.concat(outputs);
            all.attach(x.getManager());
            return all;
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * {@return the loss to take, by the labels and one pass through the net}
     *
     * @throws IllegalArgumentException if the outputs do not fit the labels
     */
    static Loss loss(@Nullable Loss asked, Block net, Batches batches, int classes, boolean carryState) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try (Batches.Epoch epoch = batches.on(device(net)).epoch(0);
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Batches.Batch batch = epoch.next();
            NDList outputs = new Forward(net, store(net)).of(new NDList(batch.x()), false);
            if (carryState && outputs.size() < 2) {
                throw new IllegalArgumentException(
                        "to carry a state the net must return (outputs, state...), but it returned one array %s"
                                .formatted(outputs.head().getShape()));
            }
            return Fitting.loss(asked, outputs.head(), batch.y(), batches.y(), classes);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** What a recurrent net hands from batch to batch. */
    static final class State {
        private final NDManager manager;
        private List<NDArray> arrays = List.of();

        State(NDManager manager) {
            this.manager = manager;
        }

        NDList with(NDArray x) {
            NDList list = new NDList(x);
            list.addAll(arrays);
            return list;
        }

        /** Keeps the values of a step's states, cut off from the step's gradients. */
        void keep(NDList outputs) {
            List<NDArray> next = outputs.subList(1, outputs.size()).stream()
                    .map(array -> {
                        NDArray kept = array.stopGradient().duplicate();
                        kept.attach(manager);
                        NDScope.unregister(kept);
                        return kept;
                    })
                    .toList();
            forget();
            arrays = next;
        }

        void forget() {
            arrays.forEach(NDArray::close);
            arrays = List.of();
        }
    }
}
