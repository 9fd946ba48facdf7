package dev.neurona.train;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/** Arguments for {@link Script} out of Java's lists. */
final class Values {
    private Values() {}

    static IValue numbers(List<Double> numbers) {
        return IValue.listFrom(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** {@return a list of lists of arrays; the lists put in are closed} Without any it is typed all the same. */
    static IValue lists(List<IValue> lists) {
        if (lists.isEmpty()) {
            return lists(List.of(IValue.listFrom(new PtNDArray[0])));
        }
        IValue all = IValue.listFrom(lists.toArray(IValue[]::new));
        lists.forEach(IValue::close);
        return all;
    }
}
