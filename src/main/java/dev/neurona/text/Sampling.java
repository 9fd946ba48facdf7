package dev.neurona.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How the next token is drawn from a model's logits: divide by the temperature, keep the {@code topK} most likely tokens,
 * of these the fewest that together have probability {@code topP}, and draw one by what is left.
 *
 * <pre>{@code
 * var random = new Random(42);
 * int next = Sampling.temperature(0.8).topK(40).next(logits, random);
 * }</pre>
 *
 * @param temperature 0 always takes the most likely token, 1 draws by the model's own probabilities, 2 is bold
 * @param topK how many tokens may be drawn at most (A. Fan, M. Lewis and Y. Dauphin, "Hierarchical neural story
 *     generation", ACL 2018)
 * @param topP probability that the tokens which may be drawn have to reach, of those left by {@code topK} (A. Holtzman et
 *     al., "The curious case of neural text degeneration", ICLR 2020)
 */
public record Sampling(double temperature, int topK, double topP) {
    public Sampling {
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "a temperature of %s: give 0 for the most likely token, 1 for the model's own probabilities"
                            .formatted(temperature));
        }
        if (topK < 1) {
            throw new IllegalArgumentException(
                    "top-k of %d: give how many tokens may be drawn, 1 or more".formatted(topK));
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p of %s: give a probability above 0 and up to 1".formatted(topP));
        }
    }

    /** {@return draws at a temperature from all tokens} */
    public static Sampling temperature(double temperature) {
        return new Sampling(temperature, Integer.MAX_VALUE, 1);
    }

    /** {@return always the most likely token} */
    public static Sampling greedy() {
        return temperature(0);
    }

    /** {@return this, from the k most likely tokens only} */
    public Sampling topK(int k) {
        return new Sampling(temperature, k, topP);
    }

    /** {@return this, from the fewest tokens that together have probability p} */
    public Sampling topP(double p) {
        return new Sampling(temperature, topK, p);
    }

    /**
     * {@return the probability with which each token is drawn} Of equally likely tokens those of lower ids are kept first.
     *
     * @param logits one for each of V tokens; negative infinity rules a token out
     * @throws IllegalArgumentException if there are none, one is NaN or positive infinity, or all are ruled out
     */
    public double[] probabilities(float... logits) {
        check(logits);
        int[] order = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparing((Integer id) -> 0 - logits[id]))
                .mapToInt(Integer::intValue)
                .toArray();
        double largest = logits[order[0]];
        int kept = temperature == 0 ? 1 : Math.min(topK, order.length);
        double[] weights = new double[logits.length];
        double all = 0;
        for (int i = 0; i < kept; i++) {
            weights[order[i]] = i == 0 ? 1 : Math.exp((logits[order[i]] - largest) / temperature);
            all += weights[order[i]];
        }
        double mass = 0;
        for (int i = 0; i < kept; i++) {
            // once topP is reached the rest is out; rounding must not add a token, nor drop the first
            boolean out = i > 0 && topP < 1 && mass >= topP * all * (1 - 1e-12);
            weights[order[i]] = out ? 0 : weights[order[i]];
            mass += weights[order[i]];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= mass;
        }
        return weights;
    }

    /** {@return the id of a token drawn from logits {@code (V)}} The same generator state gives the same token. */
    public int next(float[] logits, RandomGenerator random) {
        double[] probabilities = probabilities(logits);
        double left = random.nextDouble();
        int last = 0;
        for (int id = 0; id < probabilities.length; id++) {
            if (probabilities[id] > 0) {
                last = id;
                left -= probabilities[id];
                if (left < 0) {
                    return id;
                }
            }
        }
        return last;
    }

    /** {@return the id of a token drawn from logits {@code (V)} or {@code (1, V)}, which are not closed} */
    public int next(NDArray logits, RandomGenerator random) {
        if (logits.getShape().dimension() == 0
                || logits.size() != logits.getShape().get(logits.getShape().dimension() - 1)) {
            throw new IllegalArgumentException(
                    "expected the logits (V) of one token but got %s: take the last of the sequence"
                            .formatted(logits.getShape()));
        }
        try (NDArray single = logits.toType(DataType.FLOAT32, true)) {
            return next(single.toFloatArray(), random);
        }
    }

    private static void check(float[] logits) {
        boolean possible = false;
        for (int i = 0; i < logits.length; i++) {
            if (Float.isNaN(logits[i]) || logits[i] == Float.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "logit %d is %s: the model has diverged, train it with a lower learning rate"
                                .formatted(i, logits[i]));
            }
            possible |= logits[i] > Float.NEGATIVE_INFINITY;
        }
        if (!possible) {
            throw new IllegalArgumentException(
                    "no token can be drawn from %d logits: at least one has to be finite".formatted(logits.length));
        }
    }
}
