package dev.neurona.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Guesses why wrong numbers are wrong from how they miss the right ones, such as by the sign or by a factor. A guess has to
 * fit every number, is asked and not claimed, and is one only: the first of the list below that fits.
 */
final class Diagnosis {
    private static final double TIGHT = 1e-6;
    private static final double LOOSE = 2e-3;
    private static final int MOST_TIMES = 100_000;

    private final double[] actual;
    private final double[] expected;
    private final double precision;

    private Diagnosis(double[] actual, double[] expected, double precision) {
        this.actual = actual;
        this.expected = expected;
        this.precision = precision;
    }

    /** {@return a question about numbers of the right shape that are not all near the expected ones} */
    static Optional<Message> of(Numbers actual, Numbers expected, Tolerance tolerance) {
        double[] a = actual.values();
        double[] e = expected.values();
        if (Arrays.stream(a).anyMatch(x -> !Double.isFinite(x))) {
            return Optional.of(notFinite(a));
        }
        double scale = Arrays.stream(e).map(Math::abs).max().orElse(0);
        if (e.length == 0 || !Double.isFinite(scale)) {
            return Optional.empty();
        }
        // an expected value given with few digits misses the exact one by up to the tolerance
        double given = scale == 0 ? TIGHT : (tolerance.absolute() + tolerance.relative() * scale) / scale;
        Diagnosis diagnosis = new Diagnosis(a, e, Math.max(TIGHT, Math.min(LOOSE, given)));
        return diagnosis
                .ratio()
                .or(diagnosis::order)
                .or(() -> diagnosis.transposed(expected))
                .or(diagnosis::formula)
                .or(diagnosis::offset)
                .or(() -> diagnosis.close(tolerance));
    }

    private static Message notFinite(double[] values) {
        boolean nan = Arrays.stream(values).anyMatch(Double::isNaN);
        return Message.key(nan ? "look.nan" : "look.infinite");
    }

    private boolean all(DoubleUnaryOperator wrong) {
        for (int i = 0; i < actual.length; i++) {
            if (!same(actual[i], wrong.applyAsDouble(expected[i]))) {
                return false;
            }
        }
        return true;
    }

    private boolean same(double one, double other) {
        return Double.isFinite(other) && Math.abs(one - other) <= precision * Math.max(Math.abs(one), Math.abs(other));
    }

    private Optional<Message> ratio() {
        int largest = 0;
        for (int i = 1; i < expected.length; i++) {
            largest = Math.abs(expected[i]) > Math.abs(expected[largest]) ? i : largest;
        }
        if (expected[largest] == 0 || actual[largest] == 0) {
            return Optional.empty();
        }
        double ratio = actual[largest] / expected[largest];
        return all(e -> e * ratio) ? Optional.ofNullable(named(ratio)) : Optional.empty();
    }

    private @Nullable Message named(double ratio) {
        if (same(ratio, -1)) {
            return Message.key("look.sign");
        }
        if (same(ratio, 2) || same(ratio, .5)) {
            return Message.key(ratio > 1 ? "look.double" : "look.half");
        }
        if (same(ratio, 100) || same(ratio, .01)) {
            return Message.key(ratio > 1 ? "look.percent" : "look.fraction");
        }
        if (same(ratio, 180 / Math.PI) || same(ratio, Math.PI / 180)) {
            return Message.key("look.angle");
        }
        for (double base : new double[] {2, 10}) {
            if (same(ratio, Math.log(base)) || same(ratio, 1 / Math.log(base))) {
                return Message.key("look.logarithm");
            }
        }
        Message whole = times(ratio);
        if (whole == null && expected.length > 2) {
            return Message.key("look.factor", ratio);
        }
        return whole;
    }

    private @Nullable Message times(double ratio) {
        double times = Math.rint(ratio);
        if (times >= 2 && times <= MOST_TIMES && same(ratio, times)) {
            return Message.key("look.times", (long) times);
        }
        double parts = Math.rint(1 / ratio);
        if (parts >= 2 && parts <= MOST_TIMES && same(1 / ratio, parts)) {
            return Message.key("look.parts", (long) parts);
        }
        return null;
    }

    /** The right numbers in other places. */
    private Optional<Message> order() {
        int n = expected.length;
        if (n < 2 || Arrays.stream(expected).distinct().count() < 2) {
            return Optional.empty();
        }
        if (matches(i -> n - 1 - i, 0, n)) {
            return Optional.of(Message.key("look.reversed"));
        }
        if (n >= 3 && (matches(i -> i + 1, 0, n - 1) || matches(i -> i - 1, 1, n))) {
            return Optional.of(Message.key("look.shifted"));
        }
        return Optional.empty();
    }

    private boolean matches(IntUnaryOperator place, int from, int to) {
        boolean informative = false;
        for (int i = from; i < to; i++) {
            double wanted = expected[place.applyAsInt(i)];
            informative |= wanted != expected[i];
            if (!same(actual[i], wanted)) {
                return false;
            }
        }
        return informative;
    }

    private Optional<Message> transposed(Numbers array) {
        long[] shape = array.shape();
        if (shape.length == 2 && shape[0] == shape[1]) {
            int n = (int) shape[0];
            if (matches(i -> i % n * n + i / n, 0, n * n)) {
                return Optional.of(Message.key("look.transposedValues"));
            }
        }
        return permuted() ? Optional.of(Message.key("look.order")) : Optional.empty();
    }

    private boolean permuted() {
        double[] a = actual.clone();
        double[] e = expected.clone();
        Arrays.sort(a);
        Arrays.sort(e);
        return e.length > 2 && e[0] < e[e.length - 1] && new Diagnosis(a, e, precision).all(x -> x);
    }

    private Optional<Message> formula() {
        if (all(e -> 1 / e)) {
            return Optional.of(Message.key("look.reciprocal"));
        }
        boolean fractions = Arrays.stream(expected).allMatch(e -> e >= 0 && e <= 1);
        if (fractions && all(e -> 1 - e)) {
            return Optional.of(Message.key("look.complement"));
        }
        if (all(e -> e < 0 ? Math.ceil(e) : Math.floor(e))) {
            return Optional.of(Message.key("look.integer"));
        }
        if (all(e -> e * e) || all(Math::sqrt)) {
            return Optional.of(Message.key("look.square"));
        }
        if (all(Math::log) || all(Math::exp)) {
            return Optional.of(Message.key("look.log"));
        }
        return Optional.empty();
    }

    private Optional<Message> offset() {
        double offset = actual[0] - expected[0];
        if (!all(e -> e + offset)) {
            return Optional.empty();
        }
        boolean counts = Arrays.stream(expected).allMatch(e -> e == Math.rint(e));
        if (Math.abs(offset) == 1 && counts) {
            return Optional.of(Message.key("look.offByOne"));
        }
        return expected.length > 2 ? Optional.of(Message.key("look.offset", offset)) : Optional.empty();
    }

    private Optional<Message> close(Tolerance tolerance) {
        Tolerance wider = new Tolerance(20 * tolerance.absolute(), 20 * tolerance.relative());
        for (int i = 0; i < actual.length; i++) {
            if (!wider.accepts(actual[i], expected[i], false)) {
                return Optional.empty();
            }
        }
        return Optional.of(Message.key("look.close"));
    }

    /** {@return what to look at where the shape is wrong} */
    static Message ofShape(long[] actual, long... expected) {
        long[] reversed = new long[actual.length];
        for (int i = 0; i < actual.length; i++) {
            reversed[i] = actual[actual.length - 1 - i];
        }
        if (actual.length > 1 && Arrays.equals(reversed, expected)) {
            return Message.key("look.transposed");
        }
        if (actual.length != expected.length) {
            long size = Arrays.stream(actual).reduce(1, (a, b) -> a * b);
            boolean sameSize = Arrays.stream(expected).allMatch(n -> n >= 0)
                    && size == Arrays.stream(expected).reduce(1, (a, b) -> a * b);
            return Message.key(
                    sameSize ? "look.reshape" : actual.length < expected.length ? "look.fewerAxes" : "look.moreAxes");
        }
        for (int axis = 0; axis < actual.length; axis++) {
            if (expected[axis] >= 0 && actual[axis] != expected[axis]) {
                boolean one = Math.abs(actual[axis] - expected[axis]) == 1;
                return Message.key(one ? "look.axisByOne" : "look.axis", axis);
            }
        }
        return Message.key("look.axis", 0);
    }
}
