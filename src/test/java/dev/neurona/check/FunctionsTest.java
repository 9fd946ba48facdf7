package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final Cases<Double> NUMBERS = Cases.numbers(-6, 6);
    private final Board board = new Board();

    private Exercise ex() {
        return new Exercise(board, "08.1", "");
    }

    private String en() {
        return ex().text(Language.EN);
    }

    private String es() {
        return ex().text(Language.ES);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double[] softmax(double[] z) {
        double sum = Arrays.stream(z).map(Math::exp).sum();
        return Arrays.stream(z).map(v -> Math.exp(v) / sum).toArray();
    }

    @Test
    void equivalentFormulasPass() {
        ex().same(NUMBERS, x -> sigmoid(x), x -> 1 / (1 + Math.exp(-x)))
                .same(NUMBERS, x -> Math.exp(x) / (Math.exp(x) + 1), x -> sigmoid(x))
                .same(NUMBERS, x -> .5 + .5 * Math.tanh(x / 2), x -> sigmoid(x))
                .same(NUMBERS, x -> (float) sigmoid(x), x -> sigmoid(x))
                .same(
                        Cases.pairs(-3, 3),
                        p -> (p[0] + p[1]) * (p[0] + p[1]),
                        p -> p[0] * p[0] + 2 * p[0] * p[1] + p[1] * p[1])
                .same(Cases.of("a b", "", "ñ"), s -> s.toUpperCase(Locale.ROOT), s -> s.toUpperCase(Locale.ROOT));
        assertThat(ex().result().status()).as(en()).isEqualTo(Status.PASSED);
    }

    @Test
    void aCounterExampleIsShown() {
        ex().same(NUMBERS, x -> Math.max(0, x), x -> x > 0 ? x : .01 * x);
        assertThat(en())
                .contains("expected (for -2) -0.02 but got 0.")
                .contains("It is wrong for ")
                .endsWith("of 50 inputs.");
        assertThat(es()).contains("se esperaba (para -2) -0,02, pero se obtuvo 0.", "Falla en ");
    }

    @Test
    void theWayAllAnswersMissIsAskedAbout() {
        ex().same(NUMBERS, x -> -sigmoid(x), x -> sigmoid(x));
        assertThat(en()).contains("Is the sign the wrong way round?");
        ex().same(NUMBERS, x -> Math.sin(Math.toRadians(x)), x -> Math.sin(x));
        assertThat(en()).contains("degrees have been taken for radians");
        ex().same(NUMBERS, x -> 1 / (1 + Math.exp(x)), x -> sigmoid(x));
        assertThat(en()).contains("1 minus the expected");
        ex().same(
                        Cases.vectors(3, -2, 2),
                        z -> Arrays.stream(softmax(z)).map(p -> 3 * p).toArray(),
                        z -> softmax(z));
        assertThat(es()).contains("Es 3 veces lo esperado");
    }

    @Test
    void aKnownWrongFunctionIsNamed() {
        ex().same(
                        NUMBERS,
                        x -> sigmoid(x),
                        x -> sigmoid(x) * (1 - sigmoid(x)),
                        Mistake.by((Double x) -> sigmoid(x), "This is σ, not σ'.", "Esto es σ, no σ'."));
        assertThat(en()).contains("This is σ, not σ'.");
        assertThat(es()).contains("Esto es σ, no σ'.");
        ex().same(
                        NUMBERS,
                        x -> 1.0,
                        x -> sigmoid(x),
                        Mistake.by((Double x) -> sigmoid(x), "never", "nunca"),
                        Mistake.of(1.0, "Always one?", "¿Siempre uno?"));
        assertThat(en()).contains("Always one?");
    }

    @Test
    void aFunctionThatFailsOrIsMissingIsToldFromAWrongOne() {
        ex().same(NUMBERS, x -> Check.<Double>todo(), x -> sigmoid(x));
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
        ex().same(NUMBERS, x -> null, x -> sigmoid(x));
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
        ex().same(
                        NUMBERS,
                        x -> {
                            throw new IllegalStateException("no");
                        },
                        x -> sigmoid(x));
        assertThat(en()).contains("expected (for 2) a value but got the error IllegalStateException: no.");
    }

    @Test
    void aFunctionThatChangesItsInputChangesNobodyElses() {
        ex().same(
                        Cases.vectors(3, 1, 9),
                        v -> {
                            Arrays.sort(v);
                            return v[0];
                        },
                        v -> Arrays.stream(v).min().orElseThrow());
        assertThat(ex().result().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aReferenceThatFailsIsTheAuthorsFault() {
        assertThatThrownBy(() -> ex().same(NUMBERS, x -> x, x -> {
                    throw new IllegalStateException();
                }))
                .hasMessageContaining("the exercise is at fault");
    }

    @Test
    void lawsHoldOrACounterExampleIsShown() {
        Cases<double[]> vectors = Cases.vectors(4, -5, 5);
        ex().obeys(vectors, z -> softmax(z), Law.sumsToOne(1e-9), Law.within(0, 1), Law.finite(), Law.sameShape());
        assertThat(ex().result().status()).as(en()).isEqualTo(Status.PASSED);
        ex().obeys(vectors, z -> Arrays.stream(z).map(Math::exp).toArray(), Law.sumsToOne(1e-9));
        assertThat(en()).contains("numbers that sum to 1 but got a sum of 84.791", "All that came out");
        ex().obeys(vectors, z -> z, Law.within(0, 1));
        assertThat(es()).contains("números de 0 a 1, pero se obtuvo");
        ex().obeys(vectors, z -> new double[] {Double.NaN}, Law.finite());
        assertThat(en()).contains("no NaN and no infinity but got NaN");
        ex().obeys(vectors, z -> z[0], Law.sameShape());
        assertThat(en()).contains("the shape of the input but got the shape ()");
        ex().obeys(
                        NUMBERS,
                        x -> -x,
                        Law.of("a number at least as large", "un número no menor", (x, y) -> (Double) y >= x));
        assertThat(en()).contains("expected (for 2) a number at least as large but got -2.");
        ex().obeys(vectors, z -> "text", Law.sumsToOne(1e-9));
        assertThat(en()).contains("expected numbers but the function returned String \"text\"");
        ex().obeys(vectors, z -> Check.todo(), Law.finite());
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
    }

    @Test
    void casesAreAlwaysTheSameAndInsideTheirInterval() {
        assertThat(Cases.numbers(-6, 6)).isEqualTo(Cases.numbers(-6, 6));
        assertThat(NUMBERS.inputs()).hasSize(50).startsWith(2.0, -2.0).allMatch(x -> x >= -6 && x <= 6);
        assertThat(Cases.numbers(.9991, .9996).inputs()).allMatch(x -> x >= .9991 && x <= .9996);
        assertThat(Cases.matrices(2, 3, 0, 1).inputs().get(0)).hasDimensions(2, 3);
        assertThatThrownBy(() -> Cases.numbers(1, 1)).hasMessageContaining("an interval goes up");
        assertThatThrownBy(() -> Cases.vectors(0, 0, 1)).hasMessageContaining("length 0");
        assertThatThrownBy(Cases::of).hasMessageContaining("no inputs");
    }

    @Test
    void derivativesAreComparedWithDifferences() {
        ex().derivative(NUMBERS, Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x), 1e-6)
                .derivative(NUMBERS, x -> Math.max(0, x), x -> x > 0 ? 1 : 0, 1e-6)
                .derivative(NUMBERS, x -> Math.max(0, x), x -> x >= 0 ? 1 : 0, 1e-6);
        assertThat(ex().result().status()).as(en()).isEqualTo(Status.PASSED);
        ex().derivative(NUMBERS, x -> x * x, x -> x, 1e-6);
        assertThat(en()).contains("expected (for 2) 4 but got 2.", "half the expected");
        ex().derivative(NUMBERS, Math::tanh, x -> Math.tanh(x), 1e-6);
        assertThat(es()).contains("se esperaba (para 2) 0,0706508, pero se obtuvo 0,964028.", "regla de la cadena");
        ex().derivative(NUMBERS, Math::tanh, x -> Check.todo(), 1e-6);
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
    }

    @Test
    void gradientsAreComparedComponentByComponent() {
        Cases<double[]> points = Cases.vectors(2, -2, 2);
        ex().gradient(points, w -> w[0] * w[0] + 3 * w[1] * w[1], w -> new double[] {2 * w[0], 6 * w[1]}, 1e-6);
        assertThat(ex().result().status()).as(en()).isEqualTo(Status.PASSED);
        ex().gradient(points, w -> w[0] * w[0] + 3 * w[1] * w[1], w -> new double[] {2 * w[0], 3 * w[1]}, 1e-6);
        assertThat(en()).contains("12 at [1] but got 6.", "1 of 2 numbers differ");
        ex().gradient(points, w -> w[0], w -> new double[] {1}, 1e-6);
        assertThat(en()).contains("expected (for [1, 2]) the shape (2) but got the shape (1)");
    }

    @Test
    void aBackwardPassIsComparedWithItsForwardPass() {
        double[][] w = {{1, -2, .5}, {.3, .7, -1}};
        Cases<double[]> x = Cases.vectors(3, -2, 2);
        ex().backward(x, in -> times(w, in), (in, dy) -> timesTransposed(w, dy), 1e-6);
        assertThat(ex().result().status()).as(en()).isEqualTo(Status.PASSED);
        ex().backward(x, in -> times(w, in), (in, dy) -> new double[3], 1e-6);
        assertThat(ex().result().status()).isEqualTo(Status.FAILED);
        ex().backward(x, in -> Check.todo(), (in, dy) -> dy, 1e-6);
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
        ex().backward(x, in -> times(w, in), (in, dy) -> Check.todo(), 1e-6);
        assertThat(ex().result().status()).isEqualTo(Status.NOT_ATTEMPTED);
    }

    private static double[] times(double[][] w, double[] x) {
        return Arrays.stream(w)
                .mapToDouble(row -> row[0] * x[0] + row[1] * x[1] + row[2] * x[2])
                .toArray();
    }

    private static double[] timesTransposed(double[][] w, double[] dy) {
        double[] dx = new double[3];
        for (int j = 0; j < 3; j++) {
            dx[j] = w[0][j] * dy[0] + w[1][j] * dy[1];
        }
        return dx;
    }
}
