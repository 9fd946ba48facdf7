package dev.neurona.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compares a student's derivatives with central differences, {@code (f(x + h) - f(x - h)) / 2h}, in 64 bits. Places
 * where f has a corner, so that its slope from the left is not that from the right, are passed over: either is right there.
 */
final class Slopes {
    private static final double STEP = 1e-5;
    /** The slopes of both sides differ by h f'' where f is smooth, and by a jump where it is not. */
    private static final double CORNER = 1e-2;

    private Slopes() {}

    static Verdict derivative(
            Cases<Double> cases,
            DoubleUnaryOperator function,
            Trial<Double, ? extends @Nullable Object> student,
            double tolerance) {
        Cases<double[]> points =
                new Cases<>(cases.inputs().stream().map(x -> new double[] {x}).toList());
        return gradient(points, x -> function.applyAsDouble(x[0]), x -> student.of(x[0]), tolerance);
    }

    /**
     * {@return whether a gradient is right}
     *
     * @param tolerance of the relative error, {@code |a - n| / max(1, |a|, |n|)} of each component
     */
    static Verdict gradient(
            Cases<double[]> cases,
            ToDoubleFunction<double[]> function,
            Trial<double[], ? extends @Nullable Object> student,
            double tolerance) {
        for (double[] x : cases.inputs()) {
            Ran ran = Ran.of(() -> student.of(x.clone()));
            Verdict verdict = ran.then(answer -> compare(x, answer, function, tolerance));
            if (!(verdict instanceof Verdict.Passed)) {
                return verdict instanceof Verdict.Failed failed
                        ? Verdict.failed(
                                Message.key("expected.for", Cases.show(x.length == 1 ? x[0] : x), failed.expected()),
                                failed.actual(),
                                failed.look().toArray(Message[]::new))
                        : verdict;
            }
        }
        return Verdict.passed();
    }

    /**
     * {@return whether a layer's backward pass is right: what it makes of {@code dy} is the gradient of
     * {@code sum(dy * forward(x))}}
     */
    static Verdict backward(
            Cases<double[]> cases,
            UnaryOperator<double[]> forward,
            BinaryOperator<double[]> backward,
            double tolerance) {
        for (double[] x : cases.inputs()) {
            double[] y;
            try {
                y = forward.apply(x.clone());
            } catch (RuntimeException | StackOverflowError failure) {
                return Ran.conclusion(failure);
            }
            if (y == null) {
                return Verdict.notAttempted();
            }
            double[] dy = new double[y.length];
            Arrays.setAll(dy, i -> (i % 2 == 0 ? 1 : -.5) * (1 + i % 3));
            Verdict verdict = gradient(
                    Cases.of(new double[][] {x}),
                    at -> dot(dy, forward.apply(at)),
                    at -> {
                        var unused = forward.apply(at.clone()); // layers keep what they saw
                        return backward.apply(at, dy.clone());
                    },
                    tolerance);
            if (!(verdict instanceof Verdict.Passed)) {
                return verdict;
            }
        }
        return Verdict.passed();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Verdict compare(double[] x, Object answer, ToDoubleFunction<double[]> function, double tolerance) {
        double[] slopes = new double[x.length];
        boolean[] corner = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            double h = STEP * Math.max(1, Math.abs(x[i]));
            double before = at(function, x, i, -h);
            double here = at(function, x, i, 0);
            double after = at(function, x, i, h);
            slopes[i] = (after - before) / (2 * h);
            double jump = Math.abs((after - here) - (here - before)) / h;
            corner[i] = jump > CORNER * Math.max(1, Math.abs(slopes[i]));
        }
        Optional<Numbers> given = Numbers.of(answer);
        if (given.isEmpty() || given.get().size() != x.length) {
            return Judge.near(answer, x.length == 1 ? slopes[0] : slopes, Tolerance.absolute(tolerance));
        }
        double[] compared = given.get().values();
        for (int i = 0; i < x.length; i++) {
            compared[i] = corner[i] ? slopes[i] : compared[i];
        }
        Verdict verdict = Judge.near(
                x.length == 1 ? compared[0] : compared,
                x.length == 1 ? slopes[0] : slopes,
                new Tolerance(tolerance, tolerance));
        return verdict instanceof Verdict.Failed failed && failed.look().isEmpty()
                ? Verdict.failed(failed.expected(), failed.actual(), Message.key("look.gradient"))
                : verdict;
    }

    private static double at(ToDoubleFunction<double[]> function, double[] x, int i, double step) {
        double[] moved = x.clone();
        moved[i] += step;
        return function.applyAsDouble(moved);
    }
}
