package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.IValue;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A net's arrays by name: all of them, and those that learn. */
final class Weights {
    private final Map<String, NDArray> all = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();

    /**
     * Weights that learn at one rate.
     *
     * @param factor what the learning rate is multiplied by
     * @param ids DJL's names of the parameters
     */
    record Group(double factor, List<NDArray> arrays, List<String> ids) {}

    /**
     * @param net initialised
     * @param factors learning rates by the beginning of a parameter's name; the longest that fits counts, 1 where none does
     */
    Weights(Block net, Map<String, Double> factors) {
        Map<Double, Group> byFactor = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : net.getParameters()) {
            Parameter parameter = pair.getValue();
            NDArray array = parameter.getArray();
            if (all.put(pair.getKey(), array) != null) {
                throw new IllegalArgumentException("two parameters are called " + pair.getKey());
            }
            double factor = factor(pair.getKey(), factors);
            if (parameter.requiresGradient() && factor != 0) {
                // Arrays read from a file do not ask for gradients yet.
                if (!array.hasGradient()) {
                    array.setRequiresGradient(true);
                }
                Group group = byFactor.computeIfAbsent(factor, f -> new Group(f, new ArrayList<>(), new ArrayList<>()));
                group.arrays().add(array);
                group.ids().add(parameter.getId());
            }
        }
        groups.addAll(byFactor.values());
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(
                    "the net has no weights that learn: %d of its parameters are frozen".formatted(all.size()));
        }
    }

    private static double factor(String name, Map<String, Double> factors) {
        return factors.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(1.0);
    }

    /** {@return every array by its name, with running means and frozen weights, in the net's order} */
    Map<String, NDArray> all() {
        return all;
    }

    List<Group> groups() {
        return groups;
    }

    /** {@return the arrays that learn, group by group} */
    List<NDArray> learning() {
        return groups.stream().flatMap(group -> group.arrays().stream()).toList();
    }

    /** {@return copies of all arrays; the manager's owner frees them} */
    Map<String, NDArray> copies(NDManager manager) {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        all.forEach((name, array) -> {
            NDArray copy = manager.create(array.getShape(), array.getDataType());
            copies.put(name, copy);
        });
        overwrite(copies.values(), all.values());
        return copies;
    }

    /** Puts the values of copies in the weights' place. */
    void restore(Map<String, NDArray> copies) {
        overwrite(all.values(), copies.values());
    }

    /** Refreshes copies. */
    void save(Map<String, NDArray> copies) {
        overwrite(copies.values(), all.values());
    }

    static void overwrite(Iterable<NDArray> to, Iterable<NDArray> values) {
        List<NDArray> toList = new ArrayList<>();
        List<NDArray> valueList = new ArrayList<>();
        to.forEach(toList::add);
        values.forEach(valueList::add);
        if (toList.isEmpty()) {
            return;
        }
        try (IValue first = Script.list(toList);
                IValue second = Script.list(valueList)) {
            Script.run("copy", first, second).close();
        }
    }
}
