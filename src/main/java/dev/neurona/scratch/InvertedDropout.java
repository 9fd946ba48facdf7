package dev.neurona.scratch;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dropout (N. Srivastava et al., 2014): in training each number is dropped, set to 0, with probability {@code rate}, and
 * the survivors are divided by 1 - rate, so that the expected value stays the same. In evaluation nothing happens.
 *
 * <p>The rate is the part <em>dropped</em>: at 0.7, of ten units three survive on average, each 3.333 times as large; how
 * many really do is Binomial(10, 0.3) (checklist X-12, E-03, E-29). DJL's twin is {@code Dropout}.
 */
public final class InvertedDropout implements Layer {
    private final double rate;
    private SplittableRandom random;
    private boolean training;
    private final List<NDArray> saved = new ArrayList<>(); // the mask

    /** Drops with this probability, 0 or more and below 1. */
    public InvertedDropout(double rate) {
        this(rate, Seeds.next());
    }

    /** Drops with this probability, with masks that follow from the seed. */
    public InvertedDropout(double rate, long seed) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "a dropout rate of %s: give the probability of dropping, 0 or more and below 1".formatted(rate));
        }
        this.rate = rate;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public NDArray forward(NDArray x) {
        return forward(x, false);
    }

    @Override
    public NDArray forward(NDArray x, boolean training) {
        this.training = training;
        if (!training) {
            return x;
        }
        try (Tidy tidy = new Tidy(saved)) {
            NDArray mask = tidy.save(mask(x)); // 0 or 1 / (1 - rate), in x's shape
            return tidy.keep(x.mul(mask));
        }
    }

    @Override
    public NDArray backward(NDArray dy) {
        if (!training) {
            throw new IllegalStateException(this + ": backward after an evaluation: call forward(x, true) to train");
        }
        NDArray mask = Inputs.saved(this, saved.isEmpty() ? null : saved.get(0));
        Inputs.gradient(this, dy, mask.getShape());
        return dy.mul(mask); // the same mask: what was dropped has no gradient
    }

    private NDArray mask(NDArray x) {
        float[] mask = new float[Math.toIntExact(x.size())];
        float scale = (float) (1 / (1 - rate));
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < rate ? 0 : scale;
        }
        return x.getManager().create(mask, x.getShape()).toType(x.getDataType(), false);
    }

    @Override
    public void seed(long seed) {
        random = new SplittableRandom(seed);
    }

    /** {@return {@code InvertedDropout(0.7)}} */
    @Override
    public String toString() {
        return "InvertedDropout(%s)".formatted(rate);
    }
}
