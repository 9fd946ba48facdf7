package dev.neurona.train;

import dev.neurona.language.Phrases;
import dev.neurona.train.History.Stop;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What becomes a {@link History}, as it grows. */
final class Log {
    final Map<String, Numbers> curves = new LinkedHashMap<>();
    final Numbers steps = new Numbers();
    double seconds;
    Stop stop = Stop.FAILED;
    String remark = Phrases.of(Log.class).say("notRun");

    void add(Map<String, Double> values) {
        values.forEach((name, value) ->
                curves.computeIfAbsent(name, n -> new Numbers()).add(value));
    }

    void stop(Stop stop, String remark) {
        this.stop = stop;
        this.remark = remark;
    }

    History history(int bestEpoch) {
        Map<String, double[]> values = new LinkedHashMap<>();
        curves.forEach((name, numbers) -> values.put(name, numbers.values()));
        return new History(values, steps.values(), seconds, bestEpoch, stop, remark);
    }

    /** A growing row of numbers. */
    static final class Numbers {
        private double[] values = new double[64];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        void addAll(double[] more) {
            for (double value : more) {
                add(value);
            }
        }

        double[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
